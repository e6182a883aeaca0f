//! Whose word it is: quotations, `X said`, `according to`, relayed speech; hedges, denials, questions and what is only supposed.

mod acts;
mod attach;
mod clauses;
mod cues;
mod hedges;
mod labels;
mod lexicon;
mod meaning;
mod moods;
mod phrases;
mod quotes;
mod resolve;
mod said;
mod subjects;
#[cfg(test)]
mod tests;
mod times;
mod turns;

use std::ops::Range;

use paradero_record::{Firmness, Stance};

use crate::who::{Cast, EntityId};
use crate::{Prose, Span, Tense};
use clauses::Ground;
use meaning::Meaning;

/// How somebody's word is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// In quotation marks.
    Quoted,
    /// `X said that …`.
    Reported,
    /// `According to X, …`.
    According,
}

/// A stretch that is somebody's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// What is said, without marks and without `X said`. A denial, a demand or a refusal holds its verb.
    pub tokens: Range<usize>,
    /// The words that say whose it is.
    pub cue: Range<usize>,
    /// Whose it is; empty where the words do not say (`it was said`).
    pub speakers: Vec<EntityId>,
    /// How it is given.
    pub manner: Manner,
    /// What the speaker does with it.
    pub stance: Stance,
    /// The rule that found it.
    pub rule: &'static str,
}

/// How a stretch is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// That it is, was or will be so.
    Said,
    /// That it is not so.
    Negated,
    /// Only supposed, wished, feared, asked: `if`, `could`, `should`, `whether`, `fears that`.
    Supposed,
    /// As a rule, not of a case: `usually`, `when an asylum seeker passes`.
    General,
}

/// Whose word a place in the text is, and how it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Whose; empty where it is the text's own.
    pub speakers: Vec<EntityId>,
    /// Through whom the speakers' word came, the nearest to the text last.
    pub via: Vec<EntityId>,
    /// How many mouths it went through.
    pub depth: u8,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// What the speaker does with it.
    pub stance: Stance,
    /// How firmly.
    pub firmness: Firmness,
    /// The words that hedge it.
    pub hedge: Option<Span>,
    /// How it is meant.
    pub mood: Mood,
    /// Which time it speaks of.
    pub tense: Tense,
}

/// All that is said by somebody, hedged, negated or supposed in a text.
#[derive(Clone, Debug, Default)]
pub struct Speeches {
    /// The stretches that are somebody's word, by their beginning; they may lie within each other.
    pub speeches: Vec<Speech>,
    /// Of each stretch, the next one around it.
    around: Vec<Option<usize>>,
    /// Of each word, the innermost stretch that holds it, as a place in `speeches` and one; 0 where none does.
    within: Vec<u32>,
    meaning: Meaning,
}

impl Speeches {
    /// Whose word the token is and how it is meant. For an event ask at its verb.
    pub fn voice_at(&self, prose: &Prose<'_>, cast: &Cast, token: usize) -> Voice {
        let _ = cast;
        let mut voice = Voice {
            speakers: Vec::new(),
            via: Vec::new(),
            depth: 0,
            quoted: false,
            stance: Stance::Asserts,
            firmness: Firmness::Plain,
            hedge: self.hedge_at(prose, token),
            mood: self.meaning.moods.get(token).copied().unwrap_or(Mood::Said),
            tense: self.meaning.tenses.get(token).copied().unwrap_or(Tense::Past),
        };
        if voice.hedge.is_none() {
            voice.hedge = self.hedged_saying(prose, token);
        }
        if voice.hedge.is_some() {
            voice.firmness = Firmness::Hedged;
        }
        self.add_mouths(token, &mut voice);
        settle(&mut voice);
        voice
    }

    /// The words that hedge a token, where any do.
    pub(crate) fn hedge_at(&self, prose: &Prose<'_>, token: usize) -> Option<Span> {
        let at = self.meaning.hedge_of.get(token).copied().unwrap_or_default() as usize;
        let words = at.checked_sub(1).and_then(|at| self.meaning.hedges.get(at))?;
        Some(prose.span_of(words.clone()))
    }

    /// The stretches around a token, the innermost first.
    pub(crate) fn around(&self, token: usize) -> impl Iterator<Item = &Speech> {
        let first = (self.within.get(token).copied().unwrap_or_default() as usize).checked_sub(1);
        std::iter::successors(first, |at| self.around.get(*at).copied().flatten())
            .filter_map(|at| self.speeches.get(at))
            .filter(move |speech| speech.tokens.contains(&token))
    }

    fn add_mouths(&self, token: usize, voice: &mut Voice) {
        let mut last: Option<&Speech> = None;
        let mut around = self.around(token).peekable();
        while let Some(speech) = around.next() {
            voice.quoted |= speech.manner == Manner::Quoted;
            // `ICE has not answered, her brother said`: that nobody answers is the word of whoever tells it.
            let silent = speech.stance == Stance::Declines && last.is_none();
            if silent
                && around.peek().is_some_and(|outer| !outer.speakers.is_empty() && outer.stance != Stance::Declines)
            {
                continue;
            }
            // A quotation within what the same speaker is said to say is the same mouth.
            let same = last.is_some_and(|last| {
                last.speakers == speech.speakers
                    && (!last.speakers.is_empty() || last.rule == "fragment" || last.cue == speech.cue)
            });
            if same {
                if voice.stance == Stance::Asserts {
                    voice.stance = speech.stance;
                }
                continue;
            }
            if last.is_none() {
                voice.speakers.clone_from(&speech.speakers);
                voice.stance = speech.stance;
            } else if voice.speakers.is_empty() {
                // Nobody knows who told it; whoever passes it on is known.
                voice.speakers.clone_from(&speech.speakers);
            } else {
                voice.via.extend(speech.speakers.iter().filter(|one| !voice.speakers.contains(one)));
            }
            voice.depth = voice.depth.saturating_add(1);
            last = Some(speech);
        }
    }

    /// The words that hedge the saying: `reportedly said`, `habría dicho`.
    fn hedged_saying(&self, prose: &Prose<'_>, token: usize) -> Option<Span> {
        self.around(token).find_map(|speech| {
            let near = |hedge: Span| {
                let cue = prose.span_of(speech.cue.clone());
                let token = prose.token_at(hedge.start);
                cue.holds(hedge) && prose.tokens.get(token).is_some_and(|one| lexicon::hedges_saying(&one.low))
            };
            let outside = speech.cue.clone().filter(|at| !speech.tokens.contains(at)).take(12);
            outside.into_iter().find_map(|at| self.hedge_at(prose, at).filter(|hedge| near(*hedge)))
        })
    }
}

/// What follows for the stance from how a stretch is meant and through how many mouths it came.
fn settle(voice: &mut Voice) {
    match voice.stance {
        Stance::Declines => voice.mood = Mood::Said,
        Stance::Asserts | Stance::Reports if voice.depth > 0 && voice.mood == Mood::Negated => {
            voice.stance = Stance::Denies;
        }
        Stance::Asserts if voice.depth > 1 => voice.stance = Stance::Reports,
        _ => {}
    }
}

/// Finds whose word is what. Linear in the text.
pub fn find(prose: &Prose<'_>, cast: &Cast) -> Speeches {
    let classes = lexicon::classes(prose);
    let ground = Ground { prose, classes: &classes };
    let mut marks = quotes::find(prose, &classes);
    let meaning = meaning::of(&ground, clauses::cut(&ground, &marks));
    labels::add(prose, cast, &classes, &mut marks);
    let speeches = attach::all(&ground, cast, &marks);
    let (around, within) = nested(&speeches, prose.tokens.len());
    Speeches { speeches, around, within, meaning }
}

/// Of each stretch the next around it, and of each word the innermost stretch. The stretches come by their beginning, the longer first.
fn nested(speeches: &[Speech], count: usize) -> (Vec<Option<usize>>, Vec<u32>) {
    let mut within = vec![0; count];
    let mut around = Vec::with_capacity(speeches.len());
    let mut open: Vec<usize> = Vec::new();
    for (at, speech) in speeches.iter().enumerate() {
        while open
            .last()
            .and_then(|last| speeches.get(*last))
            .is_some_and(|last| last.tokens.end <= speech.tokens.start)
        {
            open.pop();
        }
        around.push(open.last().copied());
        open.push(at);
        let number = u32::try_from(at + 1).unwrap_or_default();
        within.get_mut(speech.tokens.clone()).unwrap_or_default().fill(number);
    }
    (around, within)
}
