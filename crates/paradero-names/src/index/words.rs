//! All words of the names with how often they come, by spelling and by sound.

use super::near::Near;
use super::texts::Texts;
use crate::{script, sound};

/// The end of a chain.
const NONE: u32 = u32::MAX;

/// The dictionary of an index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    texts: Texts,
    /// In how many names of people who are in the index each word comes, counted with repetition.
    counts: Vec<u32>,
    /// The fold of each word.
    fold_of: Vec<u32>,
    folds: Texts,
    /// The words of one fold as a chain: the last one that came, and before each the one before.
    last_of_fold: Vec<u32>,
    before: Vec<u32>,
    near: Near,
    /// The first four letters of the words, and the words of each head as a chain like that of the folds.
    heads: Texts,
    last_of_head: Vec<u32>,
    before_in_head: Vec<u32>,
    /// All counts together.
    total: u64,
    /// Counts by first letter (Latin a to z, then all else).
    by_letter: [u64; 27],
}

impl Words {
    /// How many distinct words there are.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    #[inline]
    pub(crate) fn text(&self, word: u32) -> &str {
        self.texts.get(word)
    }

    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.texts.find(text)
    }

    #[inline]
    pub(crate) fn count(&self, word: u32) -> u32 {
        self.counts.get(word as usize).copied().unwrap_or(0)
    }

    /// The count of all words together.
    pub(crate) const fn total(&self) -> u64 {
        self.total
    }

    /// What part of all words begins with the letter of this one.
    pub(crate) fn letter_share(&self, word: &str) -> f64 {
        let count = self.by_letter.get(letter_of(word)).copied().unwrap_or(0);
        ratio(count + 1, self.total + 27)
    }

    /// The number of a word, new if needed; nothing if the index is full.
    pub(crate) fn intern(&mut self, text: &str) -> Option<u32> {
        if let Some(word) = self.texts.find(text) {
            return Some(word);
        }
        let fold_text = sound::fold(text);
        let known_folds = self.folds.len();
        let fold = self.folds.intern(&fold_text)?;
        let word = self.texts.intern(text)?;
        self.counts.push(0);
        self.fold_of.push(fold);
        self.before.push(NONE);
        if self.folds.len() > known_folds {
            self.last_of_fold.push(NONE);
            self.near.add(fold, &fold_text);
            if self.near.is_stale() {
                self.settle();
            }
        }
        self.chain(word, fold);
        self.head(word, text);
        Some(word)
    }

    /// A word without filing its sound: [`Words::settle`] must follow.
    pub(crate) fn intern_unfiled(&mut self, text: &str) -> Option<u32> {
        if let Some(word) = self.texts.find(text) {
            return Some(word);
        }
        let fold = self.folds.intern(&sound::fold(text))?;
        let word = self.texts.intern(text)?;
        self.counts.push(0);
        self.fold_of.push(fold);
        self.before.push(NONE);
        if self.last_of_fold.len() < self.folds.len() {
            self.last_of_fold.push(NONE);
        }
        self.chain(word, fold);
        self.head(word, text);
        Some(word)
    }

    /// Files all sounds anew.
    pub(crate) fn settle(&mut self) {
        self.near = Near::build(&self.folds);
    }

    /// Whether all sounds are filed in their final place.
    pub(crate) fn is_settled(&self) -> bool {
        self.near.is_settled()
    }

    /// One more of a word.
    pub(crate) fn tally(&mut self, word: u32) {
        if let Some(count) = self.counts.get_mut(word as usize) {
            *count = count.saturating_add(1);
            self.total += 1;
            if let Some(letter) = self.by_letter.get_mut(letter_of(self.texts.get(word))) {
                *letter += 1;
            }
        }
    }

    /// Takes counts over for all words.
    pub(crate) fn set_counts(&mut self, counts: Vec<u32>) {
        self.total = counts.iter().map(|count| u64::from(*count)).sum();
        self.by_letter = [0; 27];
        for (word, count) in counts.iter().enumerate() {
            let text = u32::try_from(word).map_or("", |word| self.texts.get(word));
            if let Some(letter) = self.by_letter.get_mut(letter_of(text)) {
                *letter += u64::from(*count);
            }
        }
        self.counts = counts;
    }

    /// One less of a word.
    pub(crate) fn untally(&mut self, word: u32) {
        if let Some(count) = self.counts.get_mut(word as usize).filter(|count| **count > 0) {
            *count -= 1;
            self.total = self.total.saturating_sub(1);
            if let Some(letter) = self.by_letter.get_mut(letter_of(self.texts.get(word))) {
                *letter = letter.saturating_sub(1);
            }
        }
    }

    /// All words of a sound.
    pub(crate) fn of_fold(&self, fold: u32) -> impl Iterator<Item = u32> + '_ {
        let mut next = self.last_of_fold.get(fold as usize).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let word = (next != NONE).then_some(next)?;
            next = self.before.get(word as usize).copied().unwrap_or(NONE);
            Some(word)
        })
    }

    /// All words that begin with these letters.
    pub(crate) fn beginning<'a>(&'a self, start: &'a str) -> Box<dyn Iterator<Item = u32> + 'a> {
        let Some(head) = head_of(start) else {
            let all = (0..self.texts.len()).filter_map(|word| u32::try_from(word).ok());
            return Box::new(all.filter(move |word| self.texts.get(*word).starts_with(start)));
        };
        let head = self.heads.find(head);
        let mut next = head.and_then(|head| self.last_of_head.get(head as usize)).copied().unwrap_or(NONE);
        let chain = std::iter::from_fn(move || {
            let word = (next != NONE).then_some(next)?;
            next = self.before_in_head.get(word as usize).copied().unwrap_or(NONE);
            Some(word)
        });
        Box::new(chain.filter(move |word| self.texts.get(*word).starts_with(start)))
    }

    pub(crate) fn find_fold(&self, fold: &str) -> Option<u32> {
        self.folds.find(fold)
    }

    pub(crate) fn fold_text(&self, fold: u32) -> &str {
        self.folds.get(fold)
    }

    /// Folds that may lie within two edits.
    pub(crate) fn folds_around(&self, fold: &str, out: &mut Vec<u32>) {
        self.near.around(fold, out);
    }

    /// What is saved: the words, the folds, the fold of each word, and the near folds.
    pub(crate) const fn raw(&self) -> (&Texts, &Texts, &Vec<u32>, &Near) {
        (&self.texts, &self.folds, &self.fold_of, &self.near)
    }

    /// Back from what was saved, with all counts at zero; nothing if the parts do not fit together.
    pub(crate) fn from_raw(texts: Texts, folds: Texts, fold_of: Vec<u32>, near: Near) -> Option<Words> {
        if fold_of.len() != texts.len() || fold_of.iter().any(|fold| *fold as usize >= folds.len()) {
            return None;
        }
        let mut words = Words {
            counts: vec![0; texts.len()],
            before: vec![NONE; texts.len()],
            last_of_fold: vec![NONE; folds.len()],
            texts,
            fold_of: Vec::new(),
            folds,
            near,
            heads: Texts::default(),
            last_of_head: Vec::new(),
            before_in_head: Vec::new(),
            total: 0,
            by_letter: [0; 27],
        };
        for (word, fold) in fold_of.iter().enumerate() {
            words.chain(u32::try_from(word).ok()?, *fold);
        }
        words.fold_of = fold_of;
        let texts = std::mem::take(&mut words.texts);
        for word in 0..texts.len() {
            let word = u32::try_from(word).ok()?;
            words.head(word, texts.get(word));
        }
        words.texts = texts;
        Some(words)
    }

    /// Hangs a word onto the chain of its head.
    fn head(&mut self, word: u32, text: &str) {
        self.before_in_head.push(NONE);
        let Some(head) = head_of(text).and_then(|head| self.heads.intern(head)) else { return };
        if self.last_of_head.len() <= head as usize {
            self.last_of_head.push(NONE);
        }
        if let (Some(last), Some(before)) =
            (self.last_of_head.get_mut(head as usize), self.before_in_head.get_mut(word as usize))
        {
            *before = std::mem::replace(last, word);
        }
    }

    /// Hangs a word onto the chain of its fold.
    fn chain(&mut self, word: u32, fold: u32) {
        if let (Some(last), Some(before)) =
            (self.last_of_fold.get_mut(fold as usize), self.before.get_mut(word as usize))
        {
            *before = std::mem::replace(last, word);
        }
    }
}

/// The first four letters of a word that has as many.
fn head_of(word: &str) -> Option<&str> {
    let (end, last) = word.char_indices().nth(3)?;
    word.get(..end + last.len_utf8())
}

/// Which of the 27 counts a word's first letter belongs to.
pub(crate) fn letter_of(word: &str) -> usize {
    let first = match word.as_bytes().first() {
        Some(byte) if byte.is_ascii() => Some(*byte),
        _ => script::latin(word).bytes().next(),
    };
    match first {
        Some(byte @ b'a'..=b'z') => usize::from(byte - b'a'),
        _ => 26,
    }
}

/// One count as a part of another.
#[expect(clippy::cast_precision_loss, reason = "a share of names needs no more than 52 bits")]
pub(crate) fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole.max(1) as f64
}
