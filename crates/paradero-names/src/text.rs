//! A name as plain words: any Unicode in, lower-case words without marks out, with broken encodings mended.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text: encodings mended, lower case, marks off; apostrophes join, all other punctuation splits.
///
/// Latin letters come out as `a` to `z`; other scripts stay as they are (see [`crate::script::latin`]).
///
/// ```
/// use paradero_names::text::tokens;
/// assert_eq!(tokens("Muñoz-O'Brien, José"), ["munoz", "obrien", "jose"]);
/// assert_eq!(tokens("PeÃ±a"), ["pena"]);
/// ```
pub fn tokens(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mended = mended(text);
    let mut chars = mended.nfkd().flat_map(char::to_lowercase).peekable();
    while let Some(c) = chars.next() {
        if is_combining_mark(c) || joins(c) {
            continue;
        }
        // A question mark or a replacement inside a word stands for a letter that an encoding lost.
        if matches!(c, '?' | '\u{FFFD}') && !word.is_empty() && chars.peek().is_some_and(|next| next.is_alphabetic()) {
            continue;
        }
        if c.is_alphanumeric() {
            push_plain(&mut word, c);
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The words of a text joined by single spaces.
///
/// ```
/// assert_eq!(paradero_names::text::plain("  de la CRUZ "), "de la cruz");
/// ```
pub fn plain(text: &str) -> String {
    tokens(text).join(" ")
}

/// The text in lower case with its marks kept, for telling a lost accent from the same spelling.
pub(crate) fn marked(text: &str) -> String {
    mended(text).nfc().flat_map(char::to_lowercase).filter(|c| !joins(*c)).collect()
}

/// Signs that stand inside a word: apostrophes in their many shapes, and characters without width.
const fn joins(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '`' | '´' | '′' | '＇' | '\u{AD}' | '\u{200B}'
            ..='\u{200F}' | '\u{FEFF}' | 'ـ'
    )
}

/// Adds a letter, with the Latin letters that carry no separable mark written in plain ones.
fn push_plain(word: &mut String, c: char) {
    match c {
        'ß' => word.push_str("ss"),
        'æ' => word.push_str("ae"),
        'œ' => word.push_str("oe"),
        'þ' => word.push_str("th"),
        'ø' => word.push('o'),
        'đ' | 'ð' | 'ɖ' => word.push('d'),
        'ł' | 'ƚ' => word.push('l'),
        'ħ' => word.push('h'),
        'ı' => word.push('i'),
        'ŋ' => word.push('n'),
        'ə' => word.push('e'),
        'ª' => word.push('a'),
        'º' => word.push('o'),
        _ => word.push(c),
    }
}

/// Mends UTF-8 that was read as Windows-1252 (`Ã±` for `ñ`, also twice over) and HTML entities of Latin letters.
fn mended(text: &str) -> String {
    let mut text = if text.contains('&') { without_entities(text) } else { text.to_owned() };
    for _ in 0..2 {
        match unread(&text) {
            Some(better) => text = better,
            None => break,
        }
    }
    text
}

/// One turn of reading back pairs of characters as the two bytes that they were; nothing if there is no such pair.
fn unread(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let pair = chars.peek().and_then(|next| pair(c, *next));
        match pair {
            Some(letter) => {
                changed = true;
                chars.next();
                out.push(letter);
            }
            None => out.push(c),
        }
    }
    changed.then_some(out)
}

/// The character that the bytes of two misread characters spell, if they do and if no name would have them side by side.
fn pair(first: char, second: char) -> Option<char> {
    let lead = match first {
        // The lead bytes of two-byte UTF-8, also where the misread text was put into lower case since.
        'Â' | 'Ã' | 'Ä' | 'Å' | 'Ð' | 'Ñ' => u32::from(first),
        'ã' | 'â' | 'ð' | 'ñ' | 'ä' | 'å' => u32::from(first) - 0x20,
        _ => return None,
    };
    let trail = trail_byte(second)?;
    let code = ((lead & 0x1F) << 6) | (trail & 0x3F);
    char::from_u32(code).filter(|c| c.is_alphabetic() || is_combining_mark(*c) || matches!(*c, '\u{80}'..='\u{BF}'))
}

/// The byte that Windows-1252 (or Latin-1) writes as this character, if it can follow a lead byte.
fn trail_byte(c: char) -> Option<u32> {
    const HIGH: &[(char, u32)] = &[
        ('€', 0x80),
        ('‚', 0x82),
        ('ƒ', 0x83),
        ('„', 0x84),
        ('…', 0x85),
        ('†', 0x86),
        ('‡', 0x87),
        ('ˆ', 0x88),
        ('‰', 0x89),
        ('Š', 0x8A),
        ('š', 0x8A),
        ('‹', 0x8B),
        ('Œ', 0x8C),
        ('œ', 0x8C),
        ('Ž', 0x8E),
        ('ž', 0x8E),
        ('‘', 0x91),
        ('’', 0x92),
        ('“', 0x93),
        ('”', 0x94),
        ('•', 0x95),
        ('–', 0x96),
        ('—', 0x97),
        ('˜', 0x98),
        ('™', 0x99),
        ('›', 0x9B),
        ('Ÿ', 0x9F),
        ('ÿ', 0x9F),
    ];
    match c {
        '\u{80}'..='\u{BF}' => Some(u32::from(c)),
        _ => HIGH.iter().find(|(high, _)| *high == c).map(|(_, byte)| *byte),
    }
}

/// Reads `&ntilde;`, `&#241;` and `&#xF1;` back; an entity that is none stays as it is.
fn without_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after.split_once(';').filter(|(body, _)| body.len() <= 8);
        if let Some((letter, tail)) = entity.and_then(|(body, tail)| Some((entity_char(body)?, tail))) {
            out.push(letter);
            rest = tail;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The character of an entity's body.
fn entity_char(body: &str) -> Option<char> {
    if let Some(number) = body.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    match body {
        "amp" => Some('&'),
        "apos" | "rsquo" | "lsquo" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let mut chars = body.chars();
            let letter = chars.next().filter(char::is_ascii_alphabetic)?;
            matches!(chars.as_str(), "acute" | "grave" | "tilde" | "uml" | "circ" | "cedil" | "caron").then_some(letter)
        }
    }
}
