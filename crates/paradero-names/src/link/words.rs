//! The words of all rows, each kept once with its sound and its letters, numbered in the order of the alphabet.

use std::collections::HashMap;

use super::near::{self, Near};
use crate::tables;

/// The number of a word; [`NONE`] stands for no word.
pub(crate) type Word = u32;

/// No word.
pub(crate) const NONE: Word = u32::MAX;

/// Gathers words while rows are read, in the order in which they come.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    numbers: HashMap<Box<str>, Word>,
}

impl Gathered {
    /// The number of a word, a new one if it was never seen.
    pub(crate) fn number(&mut self, word: &str) -> Word {
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        let next = Word::try_from(self.numbers.len()).unwrap_or(NONE - 1);
        self.numbers.insert(word.into(), next);
        next
    }

    /// Puts the words in the order of the alphabet; the second value translates the old numbers.
    pub(crate) fn settle(self) -> (Words, Vec<Word>) {
        let mut all: Vec<(Box<str>, Word)> = self.numbers.into_iter().collect();
        all.sort_unstable();
        let mut translation = vec![NONE; all.len()];
        for (new, (_, old)) in all.iter().enumerate() {
            if let Some(slot) = translation.get_mut(*old as usize) {
                *slot = Word::try_from(new).unwrap_or(NONE - 1);
            }
        }
        let texts: Vec<Box<str>> = all.into_iter().map(|(text, _)| text).collect();
        (Words::of(&texts), translation)
    }
}

/// One word and what is derived from it.
#[derive(Debug, Clone)]
struct Entry {
    text: Box<str>,
    fold: Box<str>,
    /// The words of which this is a short form, or another spelling, and itself; sorted.
    kin: Box<[Word]>,
}

/// What refuses most words without looking at their letters one by one.
#[derive(Debug, Clone, Copy)]
struct Glance {
    /// The letters of the sound.
    fold: u32,
    /// The letters of the word.
    text: u32,
    /// The number of the sound: the first word in the alphabet that sounds so.
    sound: Word,
    /// Bytes in the word, at most 255.
    length: u8,
    /// Whether it has kin.
    kin: bool,
}

/// All words, in the order of the alphabet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    glances: Vec<Glance>,
    entries: Vec<Entry>,
}

impl Words {
    /// Derives sound, letters and kin of words that are sorted and distinct.
    fn of(texts: &[Box<str>]) -> Self {
        let mut first: HashMap<Box<str>, Word> = HashMap::new();
        let mut entries = Vec::with_capacity(texts.len());
        let mut glances = Vec::with_capacity(texts.len());
        for (number, text) in texts.iter().enumerate() {
            let number = Word::try_from(number).unwrap_or(NONE - 1);
            let fold: Box<str> = crate::sound::fold(text).into();
            let sound = *first.entry(fold.clone()).or_insert(number);
            glances.push(Glance {
                fold: near::letters(&fold),
                text: near::letters(text),
                sound,
                length: u8::try_from(text.len()).unwrap_or(u8::MAX),
                kin: false,
            });
            entries.push(Entry { text: text.clone(), fold, kin: Box::default() });
        }
        let find = |word: &str| texts.binary_search_by(|text| text.as_ref().cmp(word)).ok();
        for (number, (entry, glance)) in entries.iter_mut().zip(&mut glances).enumerate() {
            let mut kin: Vec<Word> = kin_of(&entry.text)
                .into_iter()
                .filter_map(find)
                .filter(|&other| other != number)
                .filter_map(|other| Word::try_from(other).ok())
                .collect();
            kin.sort_unstable();
            kin.dedup();
            glance.kin = !kin.is_empty();
            entry.kin = kin.into();
        }
        Self { glances, entries }
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The word itself, empty for no word.
    pub(crate) fn text(&self, word: Word) -> &str {
        self.entries.get(word as usize).map_or("", |entry| &entry.text)
    }

    /// How the word sounds, empty for no word.
    pub(crate) fn fold(&self, word: Word) -> &str {
        self.entries.get(word as usize).map_or("", |entry| &entry.fold)
    }

    /// The number of the sound.
    pub(crate) fn sound(&self, word: Word) -> Word {
        self.glances.get(word as usize).map_or(NONE, |glance| glance.sound)
    }

    /// The number of a word, if it is known.
    pub(crate) fn find(&self, text: &str) -> Option<Word> {
        let at = self.entries.binary_search_by(|entry| entry.text.as_ref().cmp(text)).ok()?;
        Word::try_from(at).ok()
    }

    /// How near two words are; symmetric.
    pub(crate) fn near(&self, a: Word, b: Word) -> Near {
        if a == b {
            return Near::Exact;
        }
        let (Some(x), Some(y)) = (self.glances.get(a as usize), self.glances.get(b as usize)) else {
            return Near::Different;
        };
        if x.sound == y.sound {
            return Near::Sound;
        }
        // A slip changes two kinds of letters at most; a part has no letters that the whole has not.
        let (short, long) = (x.length.min(y.length), x.length.max(y.length));
        let most = 2 * near::most_slips(usize::from(short), usize::from(long));
        let close = ((x.fold ^ y.fold).count_ones().min((x.text ^ y.text).count_ones()) as usize) <= most;
        let within = x.text & !y.text == 0 || y.text & !x.text == 0;
        let kin = x.kin && y.kin;
        if !(close || within || kin) {
            return Near::Different;
        }
        self.near_in_full(a, b, close, within)
    }

    /// The same letter by letter.
    fn near_in_full(&self, a: Word, b: Word, close: bool, within: bool) -> Near {
        let (Some(x), Some(y)) = (self.entries.get(a as usize), self.entries.get(b as usize)) else {
            return Near::Different;
        };
        if x.kin.binary_search(&b).is_ok() || y.kin.binary_search(&a).is_ok() {
            Near::Short
        } else if within && glued_particle(&x.text, &y.text) {
            Near::Sound
        } else if close {
            near::by_slips(&x.fold, &y.fold, &x.text, &y.text)
        } else {
            near::part(&x.text, &y.text)
        }
    }
}

/// Short and full forms of a name, its other spellings, and what shares a full form with it.
fn kin_of(word: &str) -> Vec<&'static str> {
    let full = tables::full_forms(word);
    let shared = full.iter().flat_map(|one| tables::short_forms(one));
    tables::short_forms(word).iter().chain(full).chain(tables::spellings(word)).chain(shared).copied().collect()
}

/// Particles that are often written together with the surname that follows.
const PARTICLES: [&str; 14] =
    ["dela", "delos", "delas", "del", "de", "la", "los", "las", "san", "santa", "da", "do", "dos", "van"];

/// Whether the longer word is the shorter one with a particle before it.
fn glued_particle(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= 4 && long.strip_suffix(short).is_some_and(|before| PARTICLES.contains(&before))
}

/// What remains of a word without the particle that may be glued to it.
pub(crate) fn without_particle(word: &str) -> Option<&str> {
    PARTICLES.iter().filter_map(|particle| word.strip_prefix(particle)).find(|rest| rest.len() >= 4)
}
