//! How a word sounds to a speaker of Spanish or English, written so that spellings of one sound come out alike.

use crate::script;

/// Folds a plain word to its sound: b/v, s/z/soft c, h, ll/y, j/g/x, k/qu/c, gu/hu/w, ph, th, sh/ch and the digits that
/// optical reading puts for letters. Vowels stay; letters that sound alike in a row become one.
///
/// ```
/// use paradero_names::sound::fold;
/// assert_eq!(fold("hernandes"), fold("ernandez"));
/// assert_eq!(fold("vasquez"), fold("basques"));
/// assert_ne!(fold("maria"), fold("mario"));
/// ```
pub fn fold(word: &str) -> String {
    let latin = if word.is_ascii() { None } else { Some(script::latin(word)) };
    let letters: Vec<char> = latin.as_deref().unwrap_or(word).chars().map(letter).collect();
    let mut out = String::with_capacity(letters.len());
    let mut at = 0;
    let mut last = None;
    while let Some(&here) = letters.get(at) {
        let (sound, step) = sound_at(&letters, at, here);
        if let Some(sound) = sound.filter(|sound| last != Some(*sound)) {
            out.push(sound);
            last = Some(sound);
        }
        at += step;
    }
    out
}

/// The letter that a digit was read for.
const fn letter(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'l',
        '2' => 'z',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '6' | '8' => 'b',
        '9' => 'g',
        _ => c,
    }
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

const fn is_front(c: char) -> bool {
    matches!(c, 'e' | 'i' | 'y')
}

/// The sound of the letter at a place and how many letters it takes up.
fn sound_at(letters: &[char], at: usize, here: char) -> (Option<char>, usize) {
    let next = letters.get(at + 1).copied().unwrap_or(' ');
    let after = letters.get(at + 2).copied().unwrap_or(' ');
    match (here, next) {
        ('h', 'u') if is_vowel(after) => (Some('w'), 2),
        ('h', _) => (None, 1),
        ('v' | 'b', _) => (Some('b'), 1),
        ('z', _) => (Some('s'), 1),
        ('s', 'c') if after == 'h' => (Some('c'), 3),
        ('s', 'c') if is_front(after) => (Some('s'), 2),
        ('s', 'h') => (Some('c'), 2),
        ('c', 'h') => (Some('c'), 2),
        ('t', 'c') if after == 'h' => (Some('c'), 3),
        ('c', _) if is_front(next) => (Some('s'), 1),
        ('ç', _) => (Some('s'), 1),
        ('c', _) => (Some('k'), 1),
        ('k', 'h') => (Some('k'), 2),
        ('q', 'u') if is_front(after) => (Some('k'), 2),
        ('q', _) => (Some('k'), 1),
        ('p', 'h') => (Some('f'), 2),
        ('t', 'h') => (Some('t'), 2),
        ('o', 'u') => (Some('u'), 2),
        ('g', 'h') => (Some('g'), 2),
        ('g', _) if is_front(next) && next != 'y' => (Some('j'), 1),
        ('g', 'u') if matches!(after, 'e' | 'i') => (Some('g'), 2),
        ('g', 'u') if is_vowel(after) => (Some('w'), 2),
        ('w', 'u') if is_vowel(after) => (Some('w'), 2),
        ('x' | 'j', _) => (Some('j'), 1),
        ('d', 'j') => (Some('j'), 2),
        ('y', _) if at == 0 && is_vowel(next) => (Some('j'), 1),
        ('y', _) if is_vowel(next) => (Some('y'), 1),
        ('y', _) => (Some('i'), 1),
        ('l', 'l') if is_vowel(after) => (Some(if at == 0 { 'j' } else { 'y' }), 2),
        ('m', 'b' | 'p' | 'v') => (Some('n'), 1),
        ('m', ' ') => (Some('n'), 1),
        _ => (Some(here), 1),
    }
}
