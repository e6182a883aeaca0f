//! The typed words and what each may stand for, also two written as one and one written as two.

use std::collections::BTreeMap;

use crate::channel::{self, CUT_OFF, FULL_FORM, How, Letters, OTHER_SCRIPT, SHORT_FORM, SPELLING};
use crate::index::Index;
use crate::index::near::surely;
use crate::index::words::Words;
use crate::query::Query;
use crate::{Role, script, sound, tables};

/// More words are not asked for.
const MOST_TYPED: usize = 10;
/// A typed word stands for so many kept ones at most.
const MOST_WORDS: usize = 500;
/// Two words written as one, or one as two.
const JOINED: f32 = -5.5;
/// A particle lost or glued to its word.
const PARTICLE: f32 = -4.5;
/// What is less likely than this, in bits, is not taken for noise.
const LEAST: f32 = -30.0;
/// How much of all that is typed no index knows.
const STRANGE: f64 = 0.04;
/// Particles as they are glued to the word that follows.
const GLUED: [&str; 16] =
    ["dela", "delos", "delas", "del", "de", "da", "dos", "das", "do", "di", "san", "santa", "la", "el", "al", "st"];

/// A kept word that a typed one may stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stand {
    pub(crate) word: u32,
    /// log2 P(typed | kept).
    pub(crate) bits: f32,
    pub(crate) how: How,
}

/// A typed word, or a piece or a union of typed words.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) text: String,
    /// What the query said it is.
    pub(crate) role: Role,
    /// What it may stand for, by ascending number of the word once settled.
    pub(crate) words: Vec<Stand>,
    /// log2 of how often it is typed, whoever is meant.
    pub(crate) chance: f64,
    /// The letters, for a closer look.
    pub(crate) letters: Letters,
    pub(crate) is_particle: bool,
}

/// A way to read the query: the slots in their order, and what it costs to read it so.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) slots: Vec<usize>,
    pub(crate) bits: f64,
    /// The slots that only this reading has.
    pub(crate) own: Vec<usize>,
}

/// The whole query.
#[derive(Clone, Debug)]
pub(crate) struct Slots {
    pub(crate) all: Vec<Slot>,
    /// The first is the query as typed.
    pub(crate) readings: Vec<Reading>,
}

impl Slots {
    /// Finds what every typed word may stand for.
    pub(crate) fn of(index: &Index, query: &Query) -> Slots {
        let words = &index.words;
        let parts: Vec<_> = query.name.parts().iter().take(MOST_TYPED).collect();
        let last = parts.len().saturating_sub(1);
        let mut all: Vec<Slot> = parts
            .iter()
            .enumerate()
            .map(|(at, part)| {
                let unfinished = query.unfinished.is_some() && at == last;
                slot(words, &part.text, part.role, if unfinished { Reach::Unfinished } else { Reach::Far })
            })
            .collect();
        let typed: Vec<usize> = (0..all.len()).collect();
        let mut readings = vec![Reading { slots: typed.clone(), bits: 0.0, own: Vec::new() }];
        unions(words, &mut all, &typed, &mut readings);
        for at in &typed {
            halves(words, &mut all, *at, &typed, &mut readings);
        }
        for slot in &mut all {
            // The likeliest first for the rough cut; the closer look sorts by word.
            slot.words
                .sort_by(|a, b| b.bits.total_cmp(&a.bits).then_with(|| words.text(a.word).cmp(words.text(b.word))));
            slot.words.truncate(MOST_WORDS);
        }
        Slots { all, readings }
    }
}

/// How many edits lie between a kept fold and a typed one, if no more than `most` and than are surely on file.
fn near_by(kept: &str, typed: &str, most: u8) -> Option<u8> {
    channel::edits(kept, typed, surely(typed.chars().count(), kept.chars().count(), most))
}

/// How far a word is looked for.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    /// All errors.
    Far,
    /// Sounds alike, or one letter.
    Near,
    /// All errors, and it may go on.
    Unfinished,
}

/// A slot with all that it may stand for.
fn slot(words: &Words, text: &str, role: Role, reach: Reach) -> Slot {
    let latin = script::latin(text).into_owned();
    let letters = Letters::of(&latin);
    let mut found = Found { words, typed: text, least: LEAST, best: BTreeMap::new() };
    found.spelled(&latin, &letters, if script::is_other(text) { OTHER_SCRIPT } else { 0.0 }, reach);
    if reach != Reach::Near {
        found.by_table(&latin);
        found.cut_off(&latin, reach);
        found.with_particle(&latin);
    }
    let stands: Vec<Stand> = found.best.into_values().collect();
    let chance = chance(words, text, &stands);
    Slot { text: text.to_owned(), role, words: stands, chance, letters, is_particle: role == Role::Particle }
}

/// log2 of how often a word is typed: all the kept words that it may stand for, and a little for names that nobody here has.
fn chance(words: &Words, text: &str, stands: &[Stand]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a share of names needs no more than 52 bits")]
    let total = words.total().max(1) as f64;
    let mut terms: Vec<f64> =
        stands.iter().map(|stand| f64::from(words.count(stand.word)) / total * f64::from(stand.bits).exp2()).collect();
    // Sorted, so that the sum is the same whatever numbers the words have.
    terms.sort_by(f64::total_cmp);
    let letters = u32::try_from(text.chars().count().min(24)).unwrap_or(24);
    let strange = STRANGE * (-(3.0 + 3.0 * f64::from(letters))).exp2();
    if letters == 1 {
        let initial = f64::from(channel::INITIAL).exp2() * words.letter_share(text);
        return (terms.iter().sum::<f64>() + initial).log2();
    }
    (terms.iter().sum::<f64>() + strange).log2()
}

/// What a word may stand for, the best way to each kept word.
struct Found<'a> {
    words: &'a Words,
    typed: &'a str,
    /// What is less likely than this is no answer.
    least: f32,
    best: BTreeMap<u32, Stand>,
}

impl Found<'_> {
    /// Notes a kept word unless a better way to it is known.
    fn note(&mut self, word: u32, bits: f32, how: How) {
        if bits < self.least || self.words.count(word) == 0 {
            return;
        }
        let stand = Stand { word, bits, how };
        let best = self.best.entry(word).or_insert(stand);
        if bits > best.bits {
            *best = stand;
        }
    }

    /// Words that sound alike or nearly so.
    fn spelled(&mut self, latin: &str, letters: &Letters, off: f32, reach: Reach) {
        if let Some(word) = self.words.find(self.typed) {
            self.note(word, channel::AS_IT_IS, How::Exact);
        }
        let fold = sound::fold(latin);
        let most = if reach == Reach::Near { 1 } else { 2 };
        // What sounds the same first: where that is common, no unlikely error needs a look.
        let same = self.words.find_fold(&fold);
        let of_fold: Vec<u32> = same.into_iter().flat_map(|fold| self.words.of_fold(fold)).collect();
        for word in of_fold {
            self.heard(word, latin, letters, off, 0);
        }
        let mut folds = Vec::new();
        self.words.folds_around(&fold, &mut folds);
        let mut near: Vec<(u8, u32)> = folds
            .into_iter()
            .filter(|near| Some(*near) != same)
            .filter_map(|near| Some((near_by(self.words.fold_text(near), &fold, most)?, near)))
            .collect();
        near.sort_unstable();
        let mut before = 0;
        for (heard, near) in near {
            if heard > before {
                self.narrow();
                before = heard;
            }
            let of_fold: Vec<u32> = self.words.of_fold(near).collect();
            for word in of_fold {
                self.heard(word, latin, letters, off, heard);
            }
        }
    }

    /// Sets the bound to what the likeliest word so far leaves in doubt.
    fn narrow(&mut self) {
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a bound need not be exact")]
        let weight = |stand: &Stand| {
            let share = f64::from(self.words.count(stand.word)) / self.words.total().max(1) as f64;
            stand.bits + share.log2() as f32
        };
        let best = self.best.values().map(weight).fold(LEAST, f32::max);
        self.least = self.least.max(best - 7.0);
    }

    /// A word whose sound is so many letters away.
    fn heard(&mut self, word: u32, latin: &str, letters: &Letters, off: f32, heard: u8) {
        if self.words.count(word) == 0 {
            return;
        }
        let text = self.words.text(word);
        if text == self.typed {
            return;
        }
        let kept = script::latin(text);
        let (off, other) = if script::is_other(text) == script::is_other(self.typed) {
            (0.0, false)
        } else {
            (OTHER_SCRIPT.min(off), true)
        };
        let bits = if kept == latin {
            channel::AS_IT_IS
        } else {
            -channel::noise(&Letters::of(&kept), letters, 0.5 - self.least)
        };
        let how = match heard {
            _ if other => How::OtherScript,
            0 => How::Sound,
            heard => How::SoundAndLetters(heard),
        };
        self.note(word, bits + off, how);
    }

    /// Short forms, the names they stand for, other spellings; each also in spellings that sound alike.
    fn by_table(&mut self, latin: &str) {
        for (bits, list) in [
            (FULL_FORM, tables::short_forms(latin)),
            (SHORT_FORM, tables::full_forms(latin)),
            (SPELLING, tables::spellings(latin)),
        ] {
            for other in list {
                self.alike(other, bits);
            }
        }
        for full in tables::full_forms(latin) {
            for short in tables::short_forms(full).iter().filter(|short| **short != latin) {
                self.alike(short, SHORT_FORM + FULL_FORM);
            }
        }
        // A short form or spelling that is itself written otherwise.
        for known in tables::sounding(&sound::fold(latin)).iter().filter(|known| **known != latin) {
            for (bits, list) in [(SHORT_FORM, tables::full_forms(known)), (SPELLING, tables::spellings(known))] {
                for other in list {
                    self.alike(other, bits - 4.0);
                }
            }
        }
    }

    /// A word as spelled and all that sound the same.
    fn alike(&mut self, text: &str, bits: f32) {
        if let Some(word) = self.words.find(text) {
            self.note(word, bits, How::ShortForm);
        }
        if let Some(fold) = self.words.find_fold(&sound::fold(text)) {
            let all: Vec<u32> = self.words.of_fold(fold).collect();
            for word in all.into_iter().filter(|word| self.words.text(*word) != text) {
                self.note(word, bits - 4.0, How::ShortForm);
            }
        }
    }

    /// Words cut off on either side.
    fn cut_off(&mut self, latin: &str, reach: Reach) {
        let starts: Vec<usize> = latin.char_indices().map(|(at, _)| at).collect();
        for end in starts.iter().skip(5) {
            if let Some(word) = latin.get(..*end).and_then(|start| self.words.find(start)) {
                self.note(word, CUT_OFF - channel::cut(latin, latin.get(..*end).unwrap_or(latin)), How::CutOff);
            }
        }
        let unfinished = reach == Reach::Unfinished;
        if starts.len() < if unfinished { 1 } else { 5 } {
            return;
        }
        let words = self.words;
        for word in words.beginning(latin) {
            if words.text(word) != self.typed {
                let bits =
                    if unfinished { channel::AS_IT_IS - 1.5 } else { CUT_OFF - channel::cut(words.text(word), latin) };
                self.note(word, bits, How::CutOff);
            }
        }
    }

    /// Particles that are glued to the word on one side and not there on the other.
    fn with_particle(&mut self, latin: &str) {
        for particle in GLUED {
            let glued = format!("{particle}{latin}");
            if let Some(word) = self.words.find(&glued).filter(|_| latin.len() >= 3) {
                self.note(word, PARTICLE - 1.0, How::Joined);
            }
            let rest = latin.strip_prefix(particle).filter(|rest| rest.len() >= 3);
            if let Some(rest) = rest {
                self.glued(rest);
            }
        }
    }

    /// What is left of a word without the particle before it, with its own errors.
    fn glued(&mut self, rest: &str) {
        let letters = Letters::of(rest);
        let fold = sound::fold(rest);
        let mut folds = Vec::new();
        self.words.folds_around(&fold, &mut folds);
        for near in folds.into_iter().filter(|near| near_by(self.words.fold_text(*near), &fold, 1).is_some()) {
            let all: Vec<u32> = self.words.of_fold(near).collect();
            for word in all {
                let kept = self.words.text(word);
                let bits = if kept == rest { 0.0 } else { -channel::noise(&Letters::of(kept), &letters, 14.0) };
                if bits > -14.0 {
                    self.note(word, PARTICLE + bits, How::Joined);
                }
            }
        }
    }
}

/// Readings in which neighbours are one word: `de la cruz` for `delacruz`, `maria jose` for `mariajose`.
fn unions(words: &Words, all: &mut Vec<Slot>, typed: &[usize], readings: &mut Vec<Reading>) {
    for first in typed {
        let mut text = String::new();
        let mut chance = 0.0;
        for (taken, at) in typed.iter().skip(*first).enumerate().take(4) {
            let Some(slot) = all.get(*at) else { break };
            text.push_str(&slot.text);
            chance += slot.chance;
            let only_particles =
                typed.iter().skip(*first).take(taken).all(|at| all.get(*at).is_some_and(|slot| slot.is_particle));
            if taken == 0 || (taken > 1 && !only_particles) || text.len() > 24 {
                continue;
            }
            let mut union = self::slot(words, &text, slot.role, Reach::Near);
            for stand in &mut union.words {
                stand.bits += JOINED;
                stand.how = How::Joined;
            }
            if union.words.is_empty() {
                continue;
            }
            union.chance = chance;
            union.is_particle = false;
            let number = all.len();
            all.push(union);
            let mut slots: Vec<usize> = typed.iter().copied().take(*first).collect();
            slots.push(number);
            slots.extend(typed.iter().skip(first + taken + 1));
            readings.push(Reading { slots, bits: 0.0, own: vec![number] });
        }
    }
}

/// Readings in which a word is two: `mariajose`, `garcialopez`.
fn halves(words: &Words, all: &mut Vec<Slot>, at: usize, typed: &[usize], readings: &mut Vec<Reading>) {
    let Some(whole) = all.get(at).cloned() else { return };
    // A word that sounds like a name many people have is that name.
    let common = |stand: &Stand| stand.bits > -9.0 && u64::from(words.count(stand.word)) * 20_000 > words.total();
    let frequent = whole.words.iter().any(common);
    if whole.text.len() < 6 || whole.text.len() > 30 || frequent {
        return;
    }
    let mut cuts: Vec<(f64, &str, &str)> = Vec::new();
    for (cut, _) in whole.text.char_indices().skip(2) {
        let (left, right) = whole.text.split_at_checked(cut).unwrap_or(("", ""));
        if left.len() < 3 || right.len() < 3 {
            continue;
        }
        let share = |half: &str| {
            let exact = words.find(half).map_or(0, |word| words.count(word));
            let fold = words.find_fold(&sound::fold(half));
            let alike: u32 = fold.map_or(0, |fold| words.of_fold(fold).map(|word| words.count(word)).sum());
            #[expect(clippy::cast_precision_loss, reason = "a share of names needs no more than 52 bits")]
            let total = words.total().max(1) as f64;
            ((f64::from(exact) + f64::from(alike) / 20.0) / total).max(1e-9)
        };
        let (a, b) = (share(left), share(right));
        // One half at least must be a name that people have; the other may hold an error.
        if a.max(b) > 1e-6 {
            cuts.push((a.log2() + b.log2(), left, right));
        }
    }
    cuts.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.len().cmp(&b.1.len())));
    for (_, left, right) in cuts.into_iter().take(2) {
        let (first, second) = (slot(words, left, whole.role, Reach::Far), slot(words, right, whole.role, Reach::Far));
        if first.words.is_empty() || second.words.is_empty() {
            continue;
        }
        let joint = f64::from(JOINED) + first.chance + second.chance;
        if let Some(slot) = all.get_mut(at) {
            // What is typed as one word is also typed by those who mean two.
            slot.chance = (slot.chance.exp2() + joint.exp2()).log2();
        }
        let own = vec![all.len(), all.len() + 1];
        all.push(first);
        all.push(second);
        let mut slots: Vec<usize> = typed.iter().copied().filter(|other| *other < at).collect();
        slots.extend(&own);
        slots.extend(typed.iter().filter(|other| **other > at));
        let whole_chance = all.get(at).map_or(joint, |slot| slot.chance);
        readings.push(Reading { slots, bits: joint - whole_chance, own });
    }
}
