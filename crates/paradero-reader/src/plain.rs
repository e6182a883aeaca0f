//! Headings and cells as one compares them: lower case, without marks, with single spaces.

/// Lower case, without accents, every run of other characters one space.
///
/// Only what headings need; people's names are compared elsewhere, and with far more care.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase).filter(|c| !is_mark(*c)) {
        let bare = without_mark(letter);
        if bare.is_alphanumeric() {
            out.push(bare);
        } else if bare == '#' {
            // A heading that is "#" or "A#" would otherwise be empty or a letter.
            push_space(&mut out);
            out.push('#');
            out.push(' ');
        } else if bare != '\'' && bare != '’' {
            push_space(&mut out);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn push_space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// Accents that stand apart from their letter, as files from a Mac have them.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&letter)
}

fn without_mark(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ª' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'º' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

/// The letters by which a spreadsheet names a column: 0 is A, 27 is AB.
pub(crate) fn letter(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The column that letters name, in upper or lower case; at most three letters.
pub(crate) fn column(letters: &str) -> Option<u16> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0_u32;
    for byte in letters.bytes() {
        let digit = byte.to_ascii_uppercase().checked_sub(b'A').filter(|d| *d < 26)?;
        column = column * 26 + u32::from(digit) + 1;
    }
    u16::try_from(column - 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lose_their_dress() {
        assert_eq!(plain("  F. Nac.: "), "f nac");
        assert_eq!(plain("PAI\u{301}S  de—Origen"), "pais de origen");
        assert_eq!(plain("A#"), "a #");
        assert_eq!(plain("Mother's Last Name"), "mothers last name");
        assert_eq!(plain("___"), "");
    }

    #[test]
    fn letters_and_columns_are_each_others_inverse() {
        for number in 0..=18_277 {
            assert_eq!(column(&letter(number)), Some(number));
        }
        assert_eq!(
            (letter(0), letter(25), letter(26), letter(16_383)),
            ("A".into(), "Z".into(), "AA".into(), "XFD".into())
        );
        assert_eq!((column(""), column("A1"), column("AAAA"), column("zzz")), (None, None, None, Some(18_277)));
    }
}
