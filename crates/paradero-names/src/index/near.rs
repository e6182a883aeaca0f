//! Sounds near a sound: every fold is filed under all words that it becomes when up to two letters are left out, so that
//! two folds within two edits of each other share at least one.

use std::collections::BTreeMap;

use super::texts::{Texts, hash};

/// Folds longer than this lose one letter only: they are told apart without more.
const LONG: usize = 12;

/// Folds by the hash of what is left of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Near {
    /// Where the folds of each bucket begin; one more than there are buckets, which are a power of two.
    starts: Vec<u32>,
    folds: Vec<u32>,
    /// Folds that came later, by the same hash.
    later: BTreeMap<u32, Vec<u32>>,
}

impl Near {
    /// Files all folds.
    pub(crate) fn build(texts: &Texts) -> Near {
        let mut keys: Vec<u32> = Vec::new();
        let mut count = 0usize;
        let all = || (0..texts.len()).filter_map(|at| u32::try_from(at).ok());
        for fold in all() {
            remains(texts.get(fold), &mut keys);
            count += keys.len();
        }
        let buckets = count.next_power_of_two().max(16);
        let mask = u32::try_from(buckets - 1).unwrap_or(u32::MAX);
        let mut starts = vec![0u32; buckets + 1];
        for fold in all() {
            remains(texts.get(fold), &mut keys);
            for key in &keys {
                if let Some(slot) = starts.get_mut((key & mask) as usize + 1) {
                    *slot += 1;
                }
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut folds = vec![0u32; count];
        for fold in all() {
            remains(texts.get(fold), &mut keys);
            for key in &keys {
                if let Some(place) = next.get_mut((key & mask) as usize) {
                    if let Some(slot) = folds.get_mut(*place as usize) {
                        *slot = fold;
                    }
                    *place += 1;
                }
            }
        }
        Near { starts, folds, later: BTreeMap::new() }
    }

    /// Files one more fold.
    pub(crate) fn add(&mut self, fold: u32, text: &str) {
        let mut keys = Vec::new();
        remains(text, &mut keys);
        for key in keys {
            self.later.entry(key).or_default().push(fold);
        }
    }

    /// Whether so many came late that filing all anew pays.
    pub(crate) fn is_stale(&self) -> bool {
        self.later.len() > 4096 && self.later.len() > self.folds.len() / 8
    }

    /// Whether nothing came late.
    pub(crate) fn is_settled(&self) -> bool {
        self.later.is_empty()
    }

    /// All folds that may be within two edits of a sound, each once, and some that are not.
    pub(crate) fn around(&self, fold: &str, out: &mut Vec<u32>) {
        out.clear();
        let mut keys = Vec::new();
        remains(fold, &mut keys);
        let mask = u32::try_from(self.starts.len().saturating_sub(2)).unwrap_or(u32::MAX);
        for key in &keys {
            let bucket = (key & mask) as usize;
            if let (Some(start), Some(end)) = (self.starts.get(bucket), self.starts.get(bucket + 1)) {
                out.extend_from_slice(self.folds.get(*start as usize..*end as usize).unwrap_or(&[]));
            }
            if let Some(late) = self.later.get(key) {
                out.extend_from_slice(late);
            }
        }
        out.sort_unstable();
        out.dedup();
    }

    /// The buckets, to be saved.
    pub(crate) fn raw(&self) -> (&[u32], &[u32]) {
        (&self.starts, &self.folds)
    }

    /// Back from what was saved; nothing unless every bucket lies inside and every fold exists.
    pub(crate) fn from_raw(starts: Vec<u32>, folds: Vec<u32>, count: usize) -> Option<Near> {
        let buckets = starts.len().checked_sub(1).filter(|buckets| buckets.is_power_of_two())?;
        let ordered = starts.is_sorted() && starts.first() == Some(&0);
        let covers = starts.get(buckets).is_some_and(|end| *end as usize == folds.len());
        let known = folds.iter().all(|fold| (*fold as usize) < count);
        (ordered && covers && known).then_some(Near { starts, folds, later: BTreeMap::new() })
    }
}

/// How many edits between a typed fold and a kept one the files surely hold, of `most` that are wanted.
///
/// Buckets are shared by chance too; without this bound an answer would depend on who else is in the index.
pub(crate) fn surely(typed: usize, kept: usize, most: u8) -> u8 {
    match (typed, kept) {
        (0 | 1, 0 | 1) => 0,
        (0 | 1, _) => most.min(1),
        _ if !(5..=LONG).contains(&typed) || kept > LONG => most.min(1),
        _ => most,
    }
}

/// The hashes of a word and of all that is left of it without one or two letters, each once.
fn remains(word: &str, keys: &mut Vec<u32>) {
    keys.clear();
    let letters: Vec<char> = word.chars().collect();
    let mut buffer = Vec::with_capacity(word.len());
    let mut push = |skip: [usize; 2]| {
        buffer.clear();
        for (_, letter) in letters.iter().enumerate().filter(|(at, _)| !skip.contains(at)) {
            buffer.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
        let hash = hash(&buffer);
        keys.push(u32::try_from((hash ^ (hash >> 32)) & 0xFFFF_FFFF).unwrap_or(0));
    };
    let none = usize::MAX;
    push([none, none]);
    let deep = if letters.len() < 5 {
        0
    } else if letters.len() <= LONG {
        letters.len()
    } else {
        0
    };
    if letters.len() >= 2 {
        for a in 0..letters.len() {
            push([a, none]);
            for b in a + 1..deep {
                push([a, b]);
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
}
