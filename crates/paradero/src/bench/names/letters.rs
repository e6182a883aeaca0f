//! What happens to the letters of one word: heard wrong, hit wrong, scanned wrong, saved wrong.

use super::dice::Dice;
use super::tables::acute;

/// Where in a word something is heard otherwise.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Anywhere,
    Start,
    End,
    /// Before e or i.
    Front,
    /// Before a, o, u or a consonant.
    Back,
    /// Before any vowel.
    Vowel,
    /// Before a consonant.
    Consonant,
    /// Not at the start.
    Within,
}

/// What somebody who writes as they speak Spanish puts for what they hear.
const SPANISH: &[(&str, &str, At)] = &[
    ("b", "v", At::Anywhere),
    ("v", "b", At::Anywhere),
    ("z", "s", At::Anywhere),
    ("z", "s", At::End),
    ("s", "z", At::Anywhere),
    ("c", "s", At::Front),
    ("s", "c", At::Front),
    ("c", "k", At::Back),
    ("k", "c", At::Back),
    ("qu", "k", At::Front),
    ("k", "qu", At::Front),
    ("ll", "y", At::Vowel),
    ("y", "ll", At::Vowel),
    ("y", "j", At::Start),
    ("j", "y", At::Start),
    ("y", "i", At::End),
    ("i", "y", At::End),
    ("y", "i", At::Consonant),
    ("i", "y", At::Start),
    ("g", "j", At::Front),
    ("j", "g", At::Front),
    ("x", "j", At::Anywhere),
    ("j", "x", At::Anywhere),
    ("j", "h", At::Anywhere),
    ("x", "s", At::Anywhere),
    ("gue", "ge", At::Anywhere),
    ("gui", "gi", At::Anywhere),
    ("hue", "gue", At::Anywhere),
    ("hue", "we", At::Anywhere),
    ("hua", "gua", At::Anywhere),
    ("gua", "hua", At::Anywhere),
    ("gua", "wa", At::Anywhere),
    ("w", "gu", At::Vowel),
    ("h", "", At::Start),
    ("h", "", At::Start),
    ("a", "ha", At::Start),
    ("e", "he", At::Start),
    ("i", "hi", At::Start),
    ("o", "ho", At::Start),
    ("mb", "nb", At::Anywhere),
    ("mp", "np", At::Anywhere),
    ("nv", "mb", At::Anywhere),
    ("rr", "r", At::Within),
    ("r", "rr", At::Vowel),
    ("ñ", "n", At::Anywhere),
    ("ñ", "ni", At::Anywhere),
    ("ez", "es", At::End),
    ("ez", "is", At::End),
    ("ez", "e", At::End),
    ("s", "", At::End),
    ("d", "", At::End),
    ("ado", "ao", At::End),
    ("sc", "s", At::Front),
    ("cc", "x", At::Front),
    ("x", "cs", At::Within),
    ("m", "n", At::End),
    ("n", "m", At::End),
    ("l", "r", At::Consonant),
    ("r", "l", At::Consonant),
    ("ph", "f", At::Anywhere),
    ("th", "t", At::Anywhere),
    ("nn", "n", At::Anywhere),
    ("e", "i", At::Consonant),
    ("o", "u", At::Consonant),
    ("tz", "s", At::Anywhere),
    ("tz", "ts", At::Anywhere),
    ("w", "v", At::Start),
    ("ch", "sh", At::Anywhere),
    ("sh", "ch", At::Anywhere),
];

/// What somebody who writes as they speak English puts for what they hear.
const ENGLISH: &[(&str, &str, At)] = &[
    ("j", "h", At::Anywhere),
    ("j", "h", At::Start),
    ("x", "h", At::Within),
    ("g", "h", At::Front),
    ("qui", "kee", At::Anywhere),
    ("que", "ke", At::Anywhere),
    ("qu", "k", At::Front),
    ("i", "ee", At::Consonant),
    ("u", "oo", At::Consonant),
    ("ll", "y", At::Vowel),
    ("ll", "l", At::Anywhere),
    ("ñ", "ny", At::Anywhere),
    ("ñ", "n", At::Anywhere),
    ("hu", "w", At::Vowel),
    ("gu", "w", At::Vowel),
    ("z", "s", At::Anywhere),
    ("rr", "r", At::Anywhere),
    ("c", "k", At::Back),
    ("v", "b", At::Anywhere),
    ("h", "", At::Start),
    ("y", "j", At::Start),
    ("e", "a", At::End),
    ("o", "a", At::End),
    ("a", "ah", At::End),
    ("t", "d", At::Within),
    ("x", "sh", At::Start),
    ("f", "ph", At::Start),
    ("l", "ll", At::Within),
    ("n", "nn", At::Within),
    ("i", "y", At::End),
    ("k", "ck", At::Within),
];

/// What a scan takes letters for.
const SCANNED: &[(&str, &str)] = &[
    ("o", "0"),
    ("i", "1"),
    ("l", "1"),
    ("i", "l"),
    ("l", "i"),
    ("s", "5"),
    ("rn", "m"),
    ("m", "rn"),
    ("cl", "d"),
    ("d", "cl"),
    ("h", "b"),
    ("h", "li"),
    ("e", "c"),
    ("c", "e"),
    ("u", "v"),
    ("v", "u"),
    ("n", "ri"),
    ("a", "o"),
    ("z", "2"),
    ("b", "8"),
    ("g", "9"),
    ("b", "6"),
    ("nn", "m"),
    ("vv", "w"),
    ("w", "vv"),
    ("f", "t"),
    ("ñ", "fi"),
    ("j", "i"),
];

/// The keys beside each key.
const KEYS: &[&str] = &["qwertyuiop", "asdfghjklñ", "zxcvbnm"];

const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";

/// A word as heard; nothing when nothing in it can be heard otherwise.
pub(super) fn heard(word: &str, dice: &mut Dice) -> Option<String> {
    // One in four of those who write it down goes by English.
    let rules = if dice.happens(250) { ENGLISH } else { SPANISH };
    let fits: Vec<_> = rules.iter().filter(|(from, _, at)| places(word, from, *at).next().is_some()).collect();
    let (from, to, at) = dice.pick(&fits)?;
    let places: Vec<usize> = places(word, from, *at).collect();
    replaced(word, *dice.pick(&places)?, from, to)
}

fn places<'a>(word: &'a str, from: &'a str, at: At) -> impl Iterator<Item = usize> + 'a {
    word.match_indices(from).map(|(place, _)| place).filter(move |place| {
        let next = word.get(place + from.len()..).and_then(|rest| rest.chars().next());
        let is = |letters: &str| next.is_some_and(|letter| letters.contains(letter));
        match at {
            At::Anywhere => true,
            At::Start => *place == 0,
            At::End => next.is_none(),
            At::Front => is("eiéí"),
            At::Back => next.is_some() && !is("eiéíh"),
            At::Vowel => is("aeiouáéíóú") && *place > 0,
            At::Consonant => next.is_some() && !is("aeiouáéíóúy'-"),
            At::Within => *place > 0,
        }
    })
}

fn replaced(word: &str, place: usize, from: &str, to: &str) -> Option<String> {
    Some(format!("{}{to}{}", word.get(..place)?, word.get(place + from.len()..)?))
}

/// A word as scanned; nothing when no letter in it is like another.
pub(super) fn scanned(word: &str, dice: &mut Dice) -> Option<String> {
    let fits: Vec<_> = SCANNED.iter().filter(|(from, _)| word.contains(from)).collect();
    let (from, to) = dice.pick(&fits)?;
    let places: Vec<usize> = word.match_indices(from).map(|(place, _)| place).collect();
    replaced(word, *dice.pick(&places)?, from, to)
}

/// A word with one slip of a finger: a neighbouring key, or a letter dropped, doubled, put in or swapped with the next.
pub(super) fn slipped(word: &str, dice: &mut Dice) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let many = letters.len();
    if many < 3 {
        return None;
    }
    let at = dice.place(many);
    match dice.roll(100) {
        0..30 => *letters.get_mut(at)? = neighbour(*letters.get(at)?, dice)?,
        30..55 => drop(letters.remove(at.max(1))),
        55..67 => letters.insert(at, *letters.get(at)?),
        67..75 => letters.insert(at, any(dice)?),
        _ => letters.swap(at.min(many - 2), at.min(many - 2) + 1),
    }
    Some(letters.into_iter().collect::<String>()).filter(|slipped| slipped != word)
}

fn any(dice: &mut Dice) -> Option<char> {
    ALPHABET.chars().nth(dice.place(ALPHABET.len()))
}

fn neighbour(letter: char, dice: &mut Dice) -> Option<char> {
    for (row, keys) in KEYS.iter().enumerate() {
        let keys: Vec<char> = keys.chars().collect();
        let Some(at) = keys.iter().position(|key| *key == letter) else { continue };
        let mut near: Vec<char> =
            [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| keys.get(at).copied()).collect();
        let other = if row == 1 { KEYS.get(dice.place(2) * 2) } else { KEYS.get(1) };
        near.extend(other.and_then(|keys| keys.chars().nth(at)));
        return dice.pick(&near).copied();
    }
    any(dice)
}

/// Accents where none belong, or on another vowel.
pub(super) fn accented_anyhow(text: &str, dice: &mut Dice) -> String {
    text.chars().map(|letter| acute(letter).filter(|_| dice.happens(200)).unwrap_or(letter)).collect()
}

/// The ways in which one program misreads what another has saved.
pub(super) fn mangled(text: &str, dice: &mut Dice) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    Some(match dice.roll(100) {
        // UTF-8 read as Latin-1.
        0..60 => text.bytes().map(char::from).map(|letter| if letter == '\u{a0}' { ' ' } else { letter }).collect(),
        60..78 => text.chars().map(|letter| if letter.is_ascii() { letter } else { '?' }).collect(),
        78..90 => text.chars().map(|letter| if letter.is_ascii() { letter } else { '\u{fffd}' }).collect(),
        _ => text.chars().filter(char::is_ascii).collect(),
    })
}
