//! Cutting a line into words, numbers and marks.

use super::{Shape, Token};
use crate::Span;

/// Abbreviations whose dot is theirs, in small letters without the dot.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "dra", "sr", "sra", "srta", "lic", "ing", "rep", "sen", "gov", "gob", "dip", "jr", "st",
    "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ene", "abr", "ago",
    "dic", "prof", "hon", "sgt", "lt", "col", "gen", "capt", "atty", "esq", "dept", "inc", "corp", "co", "calif",
    "tex", "ariz", "fla", "conn", "colo", "mich", "minn", "okla", "wis", "tenn", "nev", "approx", "aprox", "ud", "uds",
    "av", "rev", "mt", "ft",
];

/// Cuts a stretch into tokens, behind those that are there.
pub(super) fn cut(content: &str, line: Span, tokens: &mut Vec<Token>) {
    let text = line.of(content);
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    let mut spaced = true;
    while let Some(&(offset, first)) = chars.get(at) {
        if first.is_whitespace() || is_joiner(first) {
            (at, spaced) = (at + 1, spaced || first.is_whitespace());
            continue;
        }
        let end = end_of(&chars, at);
        let stop = chars.get(end).map_or(text.len(), |(offset, _)| *offset);
        let word = text.get(offset..stop).unwrap_or_default();
        let shape = shape_of(&chars, at, end);
        let span = Span::new(line.start + offset, line.start + stop);
        tokens.push(Token { span, low: folded(word).into(), shape, spaced });
        (at, spaced) = (end, false);
    }
}

/// Small letters without accents; `ñ` becomes `n`. Typographic apostrophes and dashes become plain ones.
pub(crate) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().flat_map(char::to_lowercase).filter_map(plain).collect()
}

fn plain(letter: char) -> Option<char> {
    Some(match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        'ñ' | 'ń' => 'n',
        'ç' | 'ć' | 'č' => 'c',
        'ý' | 'ÿ' => 'y',
        'š' | 'ś' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        '’' | '‘' | 'ʼ' | '´' | '`' => '\'',
        '–' | '—' | '‐' | '‑' | '−' | '―' => '-',
        // What combines with the letter before.
        '\u{300}'..='\u{36f}' | '\u{ad}' => return None,
        other => other,
    })
}

/// What stands within words without being seen.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{fe0e}' | '\u{fe0f}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑')
}

fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}' | 'º' | 'ª')
}

/// Where the token that begins here ends.
fn end_of(chars: &[(usize, char)], start: usize) -> usize {
    let letter = |at: usize| chars.get(at).map(|(_, letter)| *letter);
    let Some(first) = letter(start) else { return start };
    if is_apostrophe(first)
        && letter(start + 1).is_some_and(|next| matches!(next, 's' | 'S'))
        && !letter(start + 2).is_some_and(char::is_alphanumeric)
        && start > 0
    {
        return start + 2;
    }
    if first.is_ascii_digit() {
        return number_end(chars, start);
    }
    if !is_letter(first) {
        return start + 1;
    }
    word_end(chars, start)
}

/// The end of a number: digits, with separators between digits, and letters that hang on (`1st`, `1990s`).
fn number_end(chars: &[(usize, char)], start: usize) -> usize {
    let letter = |at: usize| chars.get(at).map(|(_, letter)| *letter);
    let mut at = start;
    while let Some(one) = letter(at) {
        let between =
            matches!(one, ',' | '.' | ':' | '/' | '-') && letter(at + 1).is_some_and(|next| next.is_ascii_digit());
        if one.is_ascii_digit() || between || is_letter(one) {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// The end of a word: letters and digits, a hyphen or an apostrophe between letters, the dots of an abbreviation.
fn word_end(chars: &[(usize, char)], start: usize) -> usize {
    let letter = |at: usize| chars.get(at).map(|(_, letter)| *letter);
    let joins = |at: usize| letter(at + 1).is_some_and(char::is_alphanumeric);
    let mut at = start + 1;
    while let Some(one) = letter(at) {
        let within = is_letter(one) || one.is_ascii_digit();
        let dotted = one == '.' && is_initials(chars, start, at) && letter(at + 1).is_some_and(is_letter);
        let owned =
            is_apostrophe(one) && letter(at + 1).is_some_and(|next| matches!(next, 's' | 'S')) && !joins(at + 1);
        let short = is_apostrophe(one) && joins(at) && !owned;
        if within || dotted || short || (is_hyphen(one) && joins(at)) {
            at += 1;
        } else {
            break;
        }
    }
    if letter(at) == Some('.') && (is_initials(chars, start, at) || is_abbreviation(chars, start, at)) {
        at + 1
    } else {
        at
    }
}

/// Whether what stands here is a letter, or letters with a dot behind each: `J`, `U.S`, `EE.UU`.
fn is_initials(chars: &[(usize, char)], start: usize, end: usize) -> bool {
    let word: String = chars.get(start..end).unwrap_or_default().iter().map(|(_, letter)| *letter).collect();
    word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
        && (word.contains('.')
            || word.chars().all(char::is_uppercase)
            || chars.get(end + 2).is_some_and(|(_, next)| *next == '.'))
        || matches!(word.as_str(), "EE" | "EE.UU" | "DD.HH" | "DD" | "UU")
}

fn is_abbreviation(chars: &[(usize, char)], start: usize, end: usize) -> bool {
    let word: String = chars.get(start..end).unwrap_or_default().iter().map(|(_, letter)| *letter).collect();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    capital && ABBREVIATIONS.contains(&folded(&word).as_str())
}

fn shape_of(chars: &[(usize, char)], start: usize, end: usize) -> Shape {
    let letters = || chars.get(start..end).unwrap_or_default().iter().map(|(_, letter)| *letter);
    let Some(first) = letters().next() else { return Shape::Mark };
    match first {
        '“' | '«' | '„' | '‹' => return Shape::Open,
        '”' | '»' | '›' => return Shape::Close,
        '"' | '‘' | '’' | '\'' if end == start + 1 => return straight(chars, start, first),
        _ => {}
    }
    if !letters().any(char::is_alphanumeric) {
        return Shape::Mark;
    }
    let (digit, alphabetic) = (letters().any(|one| one.is_ascii_digit()), letters().any(is_letter));
    match (digit, alphabetic) {
        (true, false) => Shape::Number,
        (true, true) => Shape::Mixed,
        _ if !first.is_uppercase() => Shape::Lower,
        _ if letters().filter(|one| one.is_alphabetic()).all(char::is_uppercase) => Shape::Upper,
        _ => Shape::Title,
    }
}

/// Whether a straight mark opens or closes: it opens behind white space or a bracket, and before a letter.
fn straight(chars: &[(usize, char)], at: usize, mark: char) -> Shape {
    let before = at.checked_sub(1).and_then(|before| chars.get(before)).map(|(_, letter)| *letter);
    let after = chars.get(at + 1).map(|(_, letter)| *letter);
    let opens = before.is_none_or(|one| one.is_whitespace() || "([{—–-¿¡“\"".contains(one))
        && after.is_some_and(|one| !one.is_whitespace());
    match mark {
        '‘' => Shape::Open,
        '’' => Shape::Close,
        _ if opens => Shape::Open,
        _ => Shape::Close,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let mut tokens = Vec::new();
        cut(line, Span::new(0, line.len()), &mut tokens);
        let said: Vec<&str> = tokens.iter().map(|token| token.span.of(line)).collect();
        assert_eq!(said.join(" | "), expected);
    }

    #[test]
    fn words_numbers_and_marks() {
        check(
            "He’s 31-year-old, in the U.S. (D-Calif.)",
            "He | ’s | 31 | - | year-old | , | in | the | U.S. | ( | D-Calif | . | )",
        );
        check(
            "El 3 de marzo, EE.UU. expulsó a 1,250 (12.5%).",
            "El | 3 | de | marzo | , | EE.UU. | expulsó | a | 1,250 | ( | 12.5 | % | ) | .",
        );
        check("Rep. Robert Garcia said: \"No.\"", "Rep. | Robert | Garcia | said | : | \" | No | . | \"");
        check("men’s and detainees’ don’t", "men | ’s | and | detainees | ’ | don’t");
        check("on 2025-05-14 at 6:30 p.m. the 1st", "on | 2025-05-14 | at | 6:30 | p.m. | the | 1st");
    }

    #[test]
    fn marks_open_and_close() {
        let mut tokens = Vec::new();
        let line = "“for 55 days,” she said, \"no\" «sí»";
        cut(line, Span::new(0, line.len()), &mut tokens);
        let shapes: Vec<Shape> =
            tokens.iter().filter(|t| matches!(t.shape, Shape::Open | Shape::Close)).map(|t| t.shape).collect();
        assert_eq!(shapes, [Shape::Open, Shape::Close, Shape::Open, Shape::Close, Shape::Open, Shape::Close]);
    }
}
