//! Names in other scripts written in Latin letters: Cyrillic and Greek by letter, Arabic and Hebrew by consonant and by
//! table, Chinese by the characters that names are made of.

use std::borrow::Cow;

use crate::tables;

/// A word in Latin letters: a Latin word comes back as it is, another script is transliterated as far as tables go.
///
/// A whole word that the table of names knows is written as the table says (`محمد` is `muhammad`), else letter by
/// letter. What no table knows is left out.
///
/// ```
/// use paradero_names::script::latin;
/// assert_eq!(latin("сергей"), "sergei");
/// assert_eq!(latin("محمد"), "muhammad");
/// assert_eq!(latin("王"), "wang");
/// ```
pub fn latin(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || word.chars().all(|c| u32::from(c) < 0x250) {
        return Cow::Borrowed(word);
    }
    if let Some(known) = tables::other_script(word) {
        return Cow::Borrowed(known);
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            c if u32::from(c) < 0x250 => out.push(c),
            '\u{370}'..='\u{3FF}' => out.push_str(greek(c)),
            '\u{400}'..='\u{4FF}' => out.push_str(cyrillic(c)),
            '\u{5D0}'..='\u{5EA}' => out.push_str(hebrew(c)),
            '\u{600}'..='\u{6FF}' => out.push_str(arabic(c)),
            _ => {
                if let Some(sound) = tables::other_script(c.encode_utf8(&mut [0; 4])) {
                    out.push_str(sound);
                }
            }
        }
    }
    Cow::Owned(out)
}

/// Whether a word holds letters that are not Latin.
pub fn is_other(word: &str) -> bool {
    !word.is_ascii() && word.chars().any(|c| c.is_alphabetic() && u32::from(c) >= 0x250)
}

/// A Russian, Ukrainian or Serbian letter (marks are off already, so й arrives as и).
const fn cyrillic(c: char) -> &'static str {
    match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'й' | 'ї' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' | 'ћ' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        'ј' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'ђ' => "dj",
        'џ' => "dz",
        'ё' => "yo",
        _ => "",
    }
}

/// A Greek letter.
const fn greek(c: char) -> &'static str {
    match c {
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' | 'υ' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        _ => "",
    }
}

/// A Hebrew letter; vowels are seldom written.
const fn hebrew(c: char) -> &'static str {
    match c {
        'א' | 'ע' => "a",
        'ב' => "b",
        'ג' => "g",
        'ד' => "d",
        'ה' => "h",
        'ו' => "o",
        'ז' => "z",
        'ח' => "h",
        'ט' | 'ת' => "t",
        'י' => "i",
        'כ' | 'ך' | 'ק' => "k",
        'ל' => "l",
        'מ' | 'ם' => "m",
        'נ' | 'ן' => "n",
        'ס' => "s",
        'פ' | 'ף' => "f",
        'צ' | 'ץ' => "ts",
        'ר' => "r",
        'ש' => "sh",
        _ => "",
    }
}

/// An Arabic or Persian letter; short vowels are not written.
const fn arabic(c: char) -> &'static str {
    match c {
        'ا' | 'آ' | 'أ' | 'إ' | 'ى' | 'ع' | 'ة' => "a",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'چ' => "ch",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'ژ' => "zh",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'گ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' | 'ؤ' => "u",
        'ي' | 'ی' | 'ئ' => "i",
        _ => "",
    }
}
