//! What letters the bytes and names of glyphs mean where a font has no table of its own (ISO 32000-2, annex D; Adobe glyph list).

use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a font without its own table orders letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// As Windows for Western Europe.
    Windows,
    /// As old Macs.
    Mac,
    /// As Adobe's fonts.
    Standard,
}

/// Adobe's order beyond ASCII: the byte and its letters.
const STANDARD: &[(u8, &str)] = &[
    (0x27, "’"),
    (0x60, "‘"),
    (0xA1, "¡"),
    (0xA2, "¢"),
    (0xA3, "£"),
    (0xA4, "/"),
    (0xA5, "¥"),
    (0xA6, "ƒ"),
    (0xA7, "§"),
    (0xA8, "¤"),
    (0xA9, "'"),
    (0xAA, "“"),
    (0xAB, "«"),
    (0xAC, "‹"),
    (0xAD, "›"),
    (0xAE, "fi"),
    (0xAF, "fl"),
    (0xB1, "–"),
    (0xB2, "†"),
    (0xB3, "‡"),
    (0xB4, "·"),
    (0xB6, "¶"),
    (0xB7, "•"),
    (0xB8, "‚"),
    (0xB9, "„"),
    (0xBA, "”"),
    (0xBB, "»"),
    (0xBC, "…"),
    (0xBF, "¿"),
    (0xD0, "—"),
    (0xE1, "Æ"),
    (0xE3, "ª"),
    (0xE9, "Ø"),
    (0xEA, "Œ"),
    (0xEB, "º"),
    (0xF1, "æ"),
    (0xF5, "ı"),
    (0xF9, "ø"),
    (0xFA, "œ"),
    (0xFB, "ß"),
];

/// Names of glyphs that are not one letter: name, letters.
const NAMES: &[(&str, &str)] = &[
    ("space", " "),
    ("nbspace", " "),
    ("exclam", "!"),
    ("quotedbl", "\""),
    ("numbersign", "#"),
    ("dollar", "$"),
    ("percent", "%"),
    ("ampersand", "&"),
    ("quotesingle", "'"),
    ("quoteright", "’"),
    ("quoteleft", "‘"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("asterisk", "*"),
    ("plus", "+"),
    ("comma", ","),
    ("hyphen", "-"),
    ("minus", "−"),
    ("period", "."),
    ("slash", "/"),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("colon", ":"),
    ("semicolon", ";"),
    ("less", "<"),
    ("equal", "="),
    ("greater", ">"),
    ("question", "?"),
    ("at", "@"),
    ("bracketleft", "["),
    ("backslash", "\\"),
    ("bracketright", "]"),
    ("asciicircum", "^"),
    ("underscore", "_"),
    ("grave", "`"),
    ("braceleft", "{"),
    ("bar", "|"),
    ("braceright", "}"),
    ("asciitilde", "~"),
    ("exclamdown", "¡"),
    ("questiondown", "¿"),
    ("cent", "¢"),
    ("sterling", "£"),
    ("yen", "¥"),
    ("Euro", "€"),
    ("section", "§"),
    ("copyright", "©"),
    ("registered", "®"),
    ("trademark", "™"),
    ("ordfeminine", "ª"),
    ("ordmasculine", "º"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("quotedblbase", "„"),
    ("quotesinglbase", "‚"),
    ("endash", "–"),
    ("emdash", "—"),
    ("bullet", "•"),
    ("ellipsis", "…"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("paragraph", "¶"),
    ("periodcentered", "·"),
    ("middot", "·"),
    ("degree", "°"),
    ("plusminus", "±"),
    ("multiply", "×"),
    ("divide", "÷"),
    ("fraction", "/"),
    ("onehalf", "½"),
    ("onequarter", "¼"),
    ("threequarters", "¾"),
    ("onesuperior", "¹"),
    ("twosuperior", "²"),
    ("threesuperior", "³"),
    ("mu", "µ"),
    ("logicalnot", "¬"),
    ("dotlessi", "ı"),
    ("germandbls", "ß"),
    ("AE", "Æ"),
    ("ae", "æ"),
    ("OE", "Œ"),
    ("oe", "œ"),
    ("Oslash", "Ø"),
    ("oslash", "ø"),
    ("Eth", "Ð"),
    ("eth", "ð"),
    ("Thorn", "Þ"),
    ("thorn", "þ"),
    ("Lslash", "Ł"),
    ("lslash", "ł"),
    ("ff", "ff"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("Aacute", "Á"),
    ("aacute", "á"),
    ("Agrave", "À"),
    ("agrave", "à"),
    ("Acircumflex", "Â"),
    ("acircumflex", "â"),
    ("Adieresis", "Ä"),
    ("adieresis", "ä"),
    ("Atilde", "Ã"),
    ("atilde", "ã"),
    ("Aring", "Å"),
    ("aring", "å"),
    ("Ccedilla", "Ç"),
    ("ccedilla", "ç"),
    ("Eacute", "É"),
    ("eacute", "é"),
    ("Egrave", "È"),
    ("egrave", "è"),
    ("Ecircumflex", "Ê"),
    ("ecircumflex", "ê"),
    ("Edieresis", "Ë"),
    ("edieresis", "ë"),
    ("Iacute", "Í"),
    ("iacute", "í"),
    ("Igrave", "Ì"),
    ("igrave", "ì"),
    ("Icircumflex", "Î"),
    ("icircumflex", "î"),
    ("Idieresis", "Ï"),
    ("idieresis", "ï"),
    ("Ntilde", "Ñ"),
    ("ntilde", "ñ"),
    ("Oacute", "Ó"),
    ("oacute", "ó"),
    ("Ograve", "Ò"),
    ("ograve", "ò"),
    ("Ocircumflex", "Ô"),
    ("ocircumflex", "ô"),
    ("Odieresis", "Ö"),
    ("odieresis", "ö"),
    ("Otilde", "Õ"),
    ("otilde", "õ"),
    ("Uacute", "Ú"),
    ("uacute", "ú"),
    ("Ugrave", "Ù"),
    ("ugrave", "ù"),
    ("Ucircumflex", "Û"),
    ("ucircumflex", "û"),
    ("Udieresis", "Ü"),
    ("udieresis", "ü"),
    ("Yacute", "Ý"),
    ("yacute", "ý"),
    ("ydieresis", "ÿ"),
    ("Scaron", "Š"),
    ("scaron", "š"),
    ("Zcaron", "Ž"),
    ("zcaron", "ž"),
];

/// What a byte means in an order; empty where it means nothing.
pub(super) fn of_byte(order: Order, byte: u8) -> String {
    if order == Order::Standard
        && let Some((_, letters)) = STANDARD.iter().find(|(b, _)| *b == byte)
    {
        return (*letters).to_owned();
    }
    if byte < 0x20 {
        return String::new();
    }
    let encoding = if order == Order::Mac { MACINTOSH } else { WINDOWS_1252 };
    match order {
        Order::Standard if byte >= 0x7F => String::new(),
        _ => plain(&encoding.decode_without_bom_handling(&[byte]).0),
    }
}

/// What the name of a glyph means.
pub(super) fn of_name(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|base| !base.is_empty())?;
    if let Some((_, letters)) = NAMES.iter().find(|(n, _)| *n == name) {
        return Some((*letters).to_owned());
    }
    if let Some((first, rest)) = name.split_once('_') {
        return Some(of_name(first)? + &of_name(rest)?);
    }
    let mut letters = name.chars();
    if let (Some(one), None) = (letters.next(), letters.next()) {
        return Some(one.to_string());
    }
    let hex = name
        .strip_prefix("uni")
        .filter(|h| h.len() % 4 == 0)
        .or_else(|| name.strip_prefix('u').filter(|h| (4..=6).contains(&h.len())))?;
    let code = u32::from_str_radix(
        hex.get(..hex.len().min(6)).filter(|_| !name.starts_with("uni")).or_else(|| hex.get(..4))?,
        16,
    )
    .ok()?;
    char::from_u32(code).map(|c| plain(&c.to_string()))
}

/// Letters that stand for several, as those several; what is no letter is nothing.
pub(super) fn plain(letters: &str) -> String {
    let mut made = String::with_capacity(letters.len());
    for c in letters.chars() {
        match c {
            '\u{FB00}' => made.push_str("ff"),
            '\u{FB01}' => made.push_str("fi"),
            '\u{FB02}' => made.push_str("fl"),
            '\u{FB03}' => made.push_str("ffi"),
            '\u{FB04}' => made.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => made.push_str("st"),
            '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' => made.push(' '),
            '\u{2010}' | '\u{2011}' => made.push('-'),
            c if c.is_control() || c == '\u{FFFD}' => {}
            c => made.push(c),
        }
    }
    made
}

/// A text string of a PDF: UTF-16 or UTF-8 by its mark, else letters as Windows has them, which differ little.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
