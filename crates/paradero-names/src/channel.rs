//! The noisy channel: how likely a word is to be written this way when that one was meant.
//!
//! The measure is log2 of the probability that a kept word arrives as the typed one: 0 would be certain, each bit less
//! halves it. Sound, keyboard, optical reading and cut-off fields each have their price; see [`rules`].

mod edits;
pub mod rules;

pub(crate) use edits::{Letters, edits, noise};

use crate::{script, sound, tables, text};

/// In which way a typed word stands for a kept one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// Letter by letter the same.
    Exact,
    /// The same but for accents and apostrophes.
    Accents,
    /// Spelled otherwise, sounds alike.
    Sound,
    /// A short form of the name, or another spelling of it.
    ShortForm,
    /// Written in another script.
    OtherScript,
    /// Only the first letter.
    Initial,
    /// Cut off after some letters.
    CutOff,
    /// So many letters exchanged, left out, added or swapped.
    Letters(u8),
    /// Sounds nearly alike: letters that sound alike and so many others.
    SoundAndLetters(u8),
    /// Two words written as one, or one as two.
    Joined,
    /// Nothing in common.
    Different,
}

/// How like a typed word is to a kept one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// In which way.
    pub how: How,
    /// log2 of the probability that the kept word is typed this way, at most 0.
    pub bits: f32,
}

/// How two words stand to each other, the same in both directions; best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// The same letters.
    Exact,
    /// Sounds alike.
    Sound,
    /// A short form or another spelling of the same name.
    Related,
    /// One or two letters apart.
    Edited,
    /// One begins with the other (four letters or more).
    CutOff,
    /// One is the first letter of the other.
    Initial,
    /// Nothing in common.
    Different,
}

/// The bits of a word that arrived as it was sent.
pub(crate) const AS_IT_IS: f32 = -0.35;
/// What is not told apart from chance any more.
pub(crate) const NOTHING: f32 = -40.0;
/// A short form of a name that has one.
pub(crate) const SHORT_FORM: f32 = -5.5;
/// A formal name for somebody who is listed under the short form.
pub(crate) const FULL_FORM: f32 = -4.5;
/// Another spelling of the same name.
pub(crate) const SPELLING: f32 = -6.0;
/// An initial instead of a name.
pub(crate) const INITIAL: f32 = -4.5;
/// A word cut off, before the price of where it was cut.
pub(crate) const CUT_OFF: f32 = -9.0;
/// Another script, transliterated.
pub(crate) const OTHER_SCRIPT: f32 = -3.0;

/// How likely a kept word is to be typed this way. Both may be any text of one word; marks and case are taken off.
///
/// ```
/// use paradero_names::channel::{How, likeness};
/// assert_eq!(likeness("hernandes", "hernandez").how, How::Sound);
/// assert_eq!(likeness("pancho", "francisco").how, How::ShortForm);
/// assert!(likeness("hernandes", "hernandez").bits > likeness("hernamdex", "hernandez").bits);
/// ```
pub fn likeness(typed: &str, kept: &str) -> Likeness {
    let (a, b) = (text::tokens(typed).concat(), text::tokens(kept).concat());
    if a.is_empty() || b.is_empty() {
        return Likeness { how: How::Different, bits: NOTHING };
    }
    if a == b {
        let how = if text::marked(typed) == text::marked(kept) { How::Exact } else { How::Accents };
        return Likeness { how, bits: AS_IT_IS };
    }
    of_plain(&a, &b)
}

/// The same for two plain words that differ or not.
pub(crate) fn of_plain(typed: &str, kept: &str) -> Likeness {
    if typed == kept {
        return Likeness { how: How::Exact, bits: AS_IT_IS };
    }
    if script::is_other(typed) || script::is_other(kept) {
        let (typed, kept) = (script::latin(typed), script::latin(kept));
        if typed.is_empty() || kept.is_empty() {
            return Likeness { how: How::Different, bits: NOTHING };
        }
        let latin = of_latin(&typed, &kept);
        let how = if latin.how == How::Different { How::Different } else { How::OtherScript };
        return Likeness { how, bits: (latin.bits + OTHER_SCRIPT).max(NOTHING) };
    }
    of_latin(typed, kept)
}

/// The best of all ways in which one Latin word may stand for another.
fn of_latin(typed: &str, kept: &str) -> Likeness {
    if typed == kept {
        return Likeness { how: How::Exact, bits: AS_IT_IS };
    }
    let spelled = spelled(typed, kept);
    by_table(typed, kept).or_else(|| by_start(typed, kept)).filter(|found| found.bits > spelled.bits).unwrap_or(spelled)
}

/// The way of letters and sounds alone.
pub(crate) fn spelled(typed: &str, kept: &str) -> Likeness {
    let (sent, came) = (Letters::of(kept), Letters::of(typed));
    let bits = -noise(&sent, &came, -NOTHING);
    if bits <= NOTHING {
        return Likeness { how: How::Different, bits: NOTHING };
    }
    Likeness { how: letters_or_sound(typed, kept), bits }
}

/// Names the way for two words that are near.
fn letters_or_sound(typed: &str, kept: &str) -> How {
    let (typed_fold, kept_fold) = (sound::fold(typed), sound::fold(kept));
    if typed_fold == kept_fold {
        return How::Sound;
    }
    let written = edits(typed, kept, 5);
    let heard = edits(&typed_fold, &kept_fold, 5);
    match (written, heard) {
        (Some(written), Some(heard)) if heard < written => How::SoundAndLetters(heard),
        (Some(written), _) => How::Letters(written),
        (None, Some(heard)) => How::SoundAndLetters(heard),
        (None, None) => How::Different,
    }
}

/// What the tables of names know.
fn by_table(typed: &str, kept: &str) -> Option<Likeness> {
    let bits = if tables::short_forms(kept).contains(&typed) {
        SHORT_FORM
    } else if tables::full_forms(kept).contains(&typed) {
        FULL_FORM
    } else if tables::spellings(kept).contains(&typed) {
        SPELLING
    } else if tables::full_forms(kept).iter().any(|full| tables::short_forms(full).contains(&typed)) {
        SHORT_FORM + FULL_FORM
    } else {
        return None;
    };
    Some(Likeness { how: How::ShortForm, bits })
}

/// An initial, or a word cut off, on either side.
fn by_start(typed: &str, kept: &str) -> Option<Likeness> {
    let (short, long) = if typed.len() < kept.len() { (typed, kept) } else { (kept, typed) };
    if !long.starts_with(short) {
        return None;
    }
    let letters = short.chars().count();
    match letters {
        1 => Some(Likeness { how: How::Initial, bits: INITIAL }),
        4.. => Some(Likeness { how: How::CutOff, bits: CUT_OFF - cut(long, short) }),
        _ => None,
    }
}

/// What it costs that so many letters are cut off.
pub(crate) fn cut(long: &str, short: &str) -> f32 {
    let letters = u16::try_from(long.len().saturating_sub(short.len())).unwrap_or(u16::MAX);
    1.5 * (f32::from(letters) - 2.0).max(0.0)
}

/// How two plain words stand to each other. Symmetric.
///
/// ```
/// use paradero_names::channel::{Level, level};
/// assert_eq!(level("baca", "vaca"), Level::Sound);
/// assert!(Level::Exact < Level::Sound && Level::Sound < Level::Edited);
/// ```
pub fn level(a: &str, b: &str) -> Level {
    if a == b {
        return Level::Exact;
    }
    level_of_folds(a, &sound::fold(a), b, &sound::fold(b))
}

/// The same where the folds are at hand (see [`sound::fold`]): for those who compare one word with many.
pub fn level_of_folds(a: &str, a_fold: &str, b: &str, b_fold: &str) -> Level {
    if a == b {
        return Level::Exact;
    }
    if a_fold == b_fold && !a_fold.is_empty() {
        return Level::Sound;
    }
    if tables::related(a, b) || tables::related(b, a) {
        return Level::Related;
    }
    let length = a_fold.chars().count().max(b_fold.chars().count());
    let allowed = if length <= 3 {
        0
    } else if length <= 5 {
        1
    } else {
        2
    };
    let near = |x: &str, y: &str| allowed > 0 && edits(x, y, allowed).is_some();
    if near(a_fold, b_fold) || near(a, b) {
        return Level::Edited;
    }
    match by_start(a, b).map(|found| found.how) {
        Some(How::Initial) => Level::Initial,
        Some(How::CutOff) => Level::CutOff,
        _ => Level::Different,
    }
}
