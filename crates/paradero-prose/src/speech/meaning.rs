//! How each clause is meant: hedged, not so, only supposed, as a rule; and of which time it speaks.

use std::ops::Range;

use super::clauses::Ground;
use super::{Mood, moods, times};
use crate::{Section, Tense};

/// How every word of a text is meant.
#[derive(Clone, Debug, Default)]
pub(super) struct Meaning {
    /// The clauses, in order; they cover the text.
    pub(super) clauses: Vec<Range<usize>>,
    /// The mood of each word.
    pub(super) moods: Vec<Mood>,
    /// The tense of each word.
    pub(super) tenses: Vec<Tense>,
    /// The words that hedge each word, as a place in `hedges` and one; 0 where none does.
    pub(super) hedge_of: Vec<u32>,
    /// The words that hedge.
    pub(super) hedges: Vec<Range<usize>>,
}

impl Meaning {
    /// Says that these words are meant so, unless they are meant as something weaker already.
    pub(super) fn paint(&mut self, words: Range<usize>, mood: Mood) {
        for old in self.moods.get_mut(words).unwrap_or_default() {
            if rank(mood) > rank(*old) {
                *old = mood;
            }
        }
    }

    /// Says that these words are hedged, unless others hedge them already.
    pub(super) fn hedge(&mut self, words: Range<usize>, by: Range<usize>) {
        self.hedges.push(by);
        let id = u32::try_from(self.hedges.len()).unwrap_or_default();
        for old in self.hedge_of.get_mut(words).unwrap_or_default().iter_mut().filter(|old| **old == 0) {
            *old = id;
        }
    }
}

/// Which mood holds where two meet: what is only supposed or general is neither so nor not so.
const fn rank(mood: Mood) -> u8 {
    match mood {
        Mood::Said => 0,
        Mood::Negated => 1,
        Mood::General => 2,
        Mood::Supposed => 3,
    }
}

/// Works out how every clause is meant.
pub(super) fn of(ground: &Ground<'_, '_>, clauses: Vec<Range<usize>>) -> Meaning {
    let count = ground.prose.tokens.len();
    let mut meaning = Meaning {
        moods: vec![Mood::Said; count],
        tenses: vec![Tense::Past; count],
        hedge_of: vec![0; count],
        hedges: Vec::new(),
        clauses,
    };
    let mut from = 0;
    for sentence in &ground.prose.sentences {
        let until = from
            + meaning
                .clauses
                .get(from..)
                .unwrap_or_default()
                .iter()
                .take_while(|clause| clause.start < sentence.tokens.end)
                .count();
        times::of_sentence(ground, &mut meaning, from..until);
        moods::of_sentence(ground, &mut meaning, &sentence.tokens, from..until);
        if ground.prose.block_of(sentence).section == Section::Glossary {
            meaning.paint(sentence.tokens.clone(), Mood::General);
        }
        from = until;
    }
    meaning
}
