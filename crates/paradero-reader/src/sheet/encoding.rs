//! How the bytes of a text file mean letters, and why that was taken.

use std::borrow::Cow;
use std::fmt;

use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::said::{Said, said};

/// How a text file writes its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// Unicode, one to four bytes a letter: what most programs write today.
    Utf8,
    /// Unicode, two bytes a letter, the lower one first: "Unicode text" of Excel.
    Utf16Le,
    /// Unicode, two bytes a letter, the higher one first.
    Utf16Be,
    /// One byte a letter, Western Europe and the Americas: "CSV" of Excel on Windows. Latin-1 is part of it.
    Windows1252,
    /// One byte a letter: "CSV" of Excel on a Mac.
    Macintosh,
}

impl Encoding {
    /// All encodings, the likeliest first.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Windows1252, Self::Utf16Le, Self::Utf16Be, Self::Macintosh];

    /// The name in a mapping or an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Macintosh => "macintosh",
        }
    }

    /// The encoding of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name().eq_ignore_ascii_case(name))
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The encoding that the bytes themselves suggest, and why.
pub(crate) fn detect(bytes: &[u8]) -> (Encoding, Said) {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return (Encoding::Utf8, said!("it starts with the mark of UTF-8", "empieza con la marca de UTF-8"));
    }
    if bytes.starts_with(b"\xFF\xFE") {
        return (Encoding::Utf16Le, said!("it starts with the mark of UTF-16", "empieza con la marca de UTF-16"));
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return (Encoding::Utf16Be, said!("it starts with the mark of UTF-16", "empieza con la marca de UTF-16"));
    }
    if let Some(found) = two_bytes(bytes) {
        let why = said!("every second byte is empty, as in UTF-16", "uno de cada dos bytes está vacío, como en UTF-16");
        return (found, why);
    }
    if bytes.is_ascii() {
        return (
            Encoding::Utf8,
            said!("it has no letters beyond plain English ones", "no tiene letras fuera de las del inglés"),
        );
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => (Encoding::Utf8, said!("every letter is valid UTF-8", "todas las letras son UTF-8 válido")),
        Err(_) if mostly_utf8(bytes) => (
            Encoding::Utf8,
            said!(
                "nearly every letter is valid UTF-8; the others are marked",
                "casi todas las letras son UTF-8 válido; las demás están marcadas"
            ),
        ),
        Err(_) => one_byte(bytes),
    }
}

/// UTF-16 without a mark: plain letters leave one of two bytes empty.
fn two_bytes(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..bytes.len().min(1 << 16))?;
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let empty = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (high, low) = (empty(0), empty(1));
    if low * 10 > pairs * 6 && high * 10 < pairs {
        return Some(Encoding::Utf16Le);
    }
    (high * 10 > pairs * 6 && low * 10 < pairs).then_some(Encoding::Utf16Be)
}

/// Whether stray bytes are rare beside whole letters: two files glued together, or one cut in a letter.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 10
}

/// Windows or Mac: the one in which the letters between letters are those of Spanish and its neighbours.
fn one_byte(bytes: &[u8]) -> (Encoding, Said) {
    let (mut windows, mut mac) = (0_usize, 0_usize);
    for around in bytes.windows(3).take(1 << 20) {
        let [before, byte, after] = around else { continue };
        if byte.is_ascii() || !(before.is_ascii_alphabetic() || after.is_ascii_alphabetic()) {
            continue;
        }
        // á é í ó ú ü ñ Á É Í Ó Ú Ñ ç ã õ ê ô à è in each of the two.
        windows += usize::from(
            b"\xE1\xE9\xED\xF3\xFA\xFC\xF1\xC1\xC9\xCD\xD3\xDA\xD1\xE7\xE3\xF5\xEA\xF4\xE0\xE8".contains(byte),
        );
        mac += usize::from(
            b"\x87\x8E\x92\x97\x9C\x9F\x96\xE7\x83\xEA\xEE\xF2\x84\x8D\x8B\x9B\x90\x99\x88\x8F".contains(byte),
        );
    }
    if mac > windows {
        let why = said!(
            "its accented letters make sense only as a Mac wrote them",
            "sus letras con acento solo tienen sentido como las escribe una Mac"
        );
        return (Encoding::Macintosh, why);
    }
    (
        Encoding::Windows1252,
        said!(
            "it is not valid UTF-8, and its accented letters are those of Windows",
            "no es UTF-8 válido, y sus letras con acento son las de Windows"
        ),
    )
}

/// The text that the bytes mean; what means nothing becomes U+FFFD.
pub(crate) fn decode(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)),
        Encoding::Utf16Le => UTF_16LE.decode_with_bom_removal(bytes).0,
        Encoding::Utf16Be => UTF_16BE.decode_with_bom_removal(bytes).0,
        Encoding::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        Encoding::Macintosh => MACINTOSH.decode_without_bom_handling(bytes).0,
    }
}
