//! A font as far as reading needs it: what its codes mean and how wide they are.

use std::collections::BTreeMap;

use encoding_rs::UTF_16BE;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::glyphs::{self, Order};
use super::guard::Budget;

/// The most entries of a table of codes or widths.
const ENTRIES: usize = 70_000;

/// A font.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Whether a code has two bytes.
    wide: bool,
    /// What codes mean by the font's own table.
    table: BTreeMap<u32, String>,
    /// What bytes mean by the order of letters.
    order: Vec<String>,
    /// Widths in thousandths of the size.
    widths: BTreeMap<u32, f32>,
    /// The width of codes without one; `None` where it is guessed by the letter.
    width: Option<f32>,
}

/// One letter, or several that stand as one.
#[derive(Debug)]
pub(super) struct Letter<'f> {
    /// What it means; `None` where the font does not say.
    pub(super) text: Option<&'f str>,
    /// How wide it is, in parts of the size.
    pub(super) width: f32,
    /// Whether it is the one byte that the spacing of words counts.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font from its dictionary.
    pub(super) fn read(dict: &Dict<'_>, budget: &mut Budget) -> Self {
        let mut font = Self { wide: name(dict, b"Subtype").as_deref() == Some("Type0"), ..Self::default() };
        if let Some(bytes) = dict.get::<Stream<'_>>(b"ToUnicode".as_slice()).and_then(|stream| budget.unpack(&stream)) {
            read_cmap(&bytes, &mut font);
        }
        if font.wide {
            font.read_wide(dict);
        } else {
            font.read_simple(dict);
        }
        font
    }

    fn read_wide(&mut self, dict: &Dict<'_>) {
        self.width = Some(1000.0);
        let inner = dict.get::<Array<'_>>(b"DescendantFonts".as_slice()).and_then(|all| all.iter::<Dict<'_>>().next());
        let Some(inner) = inner else { return };
        self.width = Some(inner.get::<f32>(b"DW".as_slice()).unwrap_or(1000.0));
        let Some(widths) = inner.get::<Array<'_>>(b"W".as_slice()) else { return };
        // Either `first [w w w]` or `first last w`.
        let mut numbers: Vec<f32> = Vec::new();
        for item in widths.iter::<Object<'_>>().take(ENTRIES) {
            match item {
                Object::Array(list) => {
                    let first = code(numbers.pop());
                    let entries = (first..).zip(list.iter::<f32>().take(ENTRIES));
                    self.widths.extend(entries);
                    numbers.clear();
                }
                Object::Number(number) => {
                    numbers.push(number.as_f32());
                    if let [first, last, width] = numbers.as_slice() {
                        let (first, last) = (code(Some(*first)), code(Some(*last)));
                        self.widths.extend((first..=last.min(first.saturating_add(65_535))).map(|c| (c, *width)));
                        numbers.clear();
                    }
                }
                _ => {}
            }
            if self.widths.len() > ENTRIES {
                return;
            }
        }
    }

    fn read_simple(&mut self, dict: &Dict<'_>) {
        let encoding = dict.get::<Dict<'_>>(b"Encoding".as_slice());
        let named = match &encoding {
            Some(own) => name(own, b"BaseEncoding"),
            None => name(dict, b"Encoding"),
        };
        let is_truetype = name(dict, b"Subtype").as_deref() == Some("TrueType");
        let order = match named.as_deref() {
            Some("WinAnsiEncoding") => Order::Windows,
            Some("MacRomanEncoding") => Order::Mac,
            _ if is_truetype => Order::Windows,
            _ => Order::Standard,
        };
        self.order = (0..=255).map(|byte| glyphs::of_byte(order, byte)).collect();
        if let Some(changes) = encoding.and_then(|own| own.get::<Array<'_>>(b"Differences".as_slice())) {
            let mut at = 0_usize;
            for item in changes.iter::<Object<'_>>().take(1024) {
                match item {
                    Object::Number(number) => at = usize::try_from(number.as_i64()).unwrap_or(0),
                    Object::Name(name) => {
                        if let Some(place) = self.order.get_mut(at) {
                            *place = glyphs::of_name(name.as_str()).unwrap_or_default();
                        }
                        at = at.saturating_add(1);
                    }
                    _ => {}
                }
            }
        }
        let first = code(dict.get::<f32>(b"FirstChar".as_slice()));
        if let Some(widths) = dict.get::<Array<'_>>(b"Widths".as_slice()) {
            self.widths = (first..).zip(widths.iter::<f32>().take(256)).collect();
            let missing = dict
                .get::<Dict<'_>>(b"FontDescriptor".as_slice())
                .and_then(|d| d.get::<f32>(b"MissingWidth".as_slice()));
            self.width = Some(missing.unwrap_or(500.0));
        }
        if name(dict, b"BaseFont").is_some_and(|name| name.contains("Courier")) {
            self.width = Some(600.0);
        }
        // The letters of such fonts are drawn on a square of their own size.
        if name(dict, b"Subtype").as_deref() == Some("Type3") {
            let scale =
                dict.get::<Array<'_>>(b"FontMatrix".as_slice()).and_then(|m| m.iter::<f32>().next()).unwrap_or(0.001)
                    * 1000.0;
            self.widths.values_mut().for_each(|width| *width *= scale);
        }
    }

    /// The letters that the bytes mean.
    pub(super) fn letters<'f>(&'f self, bytes: &'f [u8]) -> impl Iterator<Item = Letter<'f>> {
        bytes.chunks(if self.wide { 2 } else { 1 }).map(|chunk| {
            let code = chunk.iter().fold(0_u32, |code, byte| code << 8 | u32::from(*byte));
            let own = self.table.get(&code).map(String::as_str);
            let text = own.or_else(|| self.order.get(code as usize).map(String::as_str).filter(|t| !t.is_empty()));
            let width = self.widths.get(&code).copied().or(self.width).unwrap_or_else(|| guess(text));
            let width = if width.is_finite() { width.clamp(-10_000.0, 10_000.0) } else { 500.0 };
            Letter { text, width: width / 1000.0, is_space: chunk == b" " && !self.wide }
        })
    }
}

fn name(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range of codes before")]
fn code(number: Option<f32>) -> u32 {
    number.unwrap_or(0.0).clamp(0.0, 65_535.0) as u32
}

/// How wide a letter is in most fonts, for the fourteen that need not say so.
fn guess(text: Option<&str>) -> f32 {
    match text.and_then(|text| text.chars().next()) {
        Some(' ' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | '’' | '‘') => 278.0,
        Some('i' | 'j' | 'l' | 'I' | 'í') => 240.0,
        Some('f' | 't' | 'r' | '(' | ')' | '-' | '[' | ']' | '/') => 320.0,
        Some('m' | 'M' | 'W' | 'w' | '—') => 810.0,
        Some(c) if c.is_uppercase() => 680.0,
        _ => 530.0,
    }
}

/// A table from codes to letters (ISO 32000-2, 9.10.3): `beginbfchar <0041> <0041>`, `beginbfrange <20> <7e> <0020>`.
fn read_cmap(bytes: &[u8], font: &mut Font) {
    let words = Words { rest: bytes };
    let mut hex: Vec<Vec<u8>> = Vec::new();
    let (mut in_chars, mut in_range, mut in_list) = (false, false, false);
    for word in words {
        if font.table.len() > ENTRIES {
            return;
        }
        match word {
            Word::Name(name) => {
                (in_chars, in_range) = (name == b"beginbfchar", name == b"beginbfrange");
                hex.clear();
            }
            Word::Hex(value) => hex.push(value),
            Word::Open => in_list = true,
            Word::Close => in_list = false,
        }
        match (in_chars, in_range, in_list, hex.as_slice()) {
            (true, _, _, [from, to]) => {
                font.table.insert(number(from), letters(to));
                hex.clear();
            }
            (_, true, false, [first, last, to]) => {
                let (first, last) = (number(first), number(last).min(number(first).saturating_add(65_535)));
                for (offset, code) in (0_u32..).zip(first..=last) {
                    if font.table.len() > ENTRIES {
                        return;
                    }
                    font.table.insert(code, letters(&plus(to, offset)));
                }
                hex.clear();
            }
            (_, true, false, [first, _, list @ ..]) if list.len() > 1 => {
                let first = number(first);
                font.table.extend((first..).zip(list.iter().map(|to| letters(to))));
                hex.clear();
            }
            _ => {}
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn letters(bytes: &[u8]) -> String {
    let one = [0, bytes.first().copied().unwrap_or(0)];
    glyphs::plain(&UTF_16BE.decode_without_bom_handling(if bytes.len() == 1 { &one } else { bytes }).0)
}

/// The letter so many places behind the first of a range.
fn plus(to: &[u8], offset: u32) -> Vec<u8> {
    let mut made = to.to_vec();
    let mut carry = offset;
    for byte in made.iter_mut().rev() {
        let sum = u32::from(*byte) + carry;
        *byte = u8::try_from(sum & 0xFF).unwrap_or(0);
        carry = sum >> 8;
    }
    made
}

enum Word<'a> {
    Hex(Vec<u8>),
    Name(&'a [u8]),
    Open,
    Close,
}

struct Words<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            let (first, rest) = self.rest.split_first()?;
            match first {
                b'<' if rest.first() == Some(&b'<') => self.rest = rest.get(1..)?,
                b'<' => {
                    let end = memchr::memchr(b'>', rest)?;
                    let digits: Vec<u8> = rest
                        .get(..end)?
                        .iter()
                        .filter_map(|b| char::from(*b).to_digit(16))
                        .filter_map(|d| u8::try_from(d).ok())
                        .collect();
                    self.rest = rest.get(end + 1..)?;
                    return Some(Word::Hex(
                        digits.chunks(2).take(64).map(|pair| pair.iter().fold(0, |sum, d| sum << 4 | d)).collect(),
                    ));
                }
                b'[' | b']' => {
                    self.rest = rest;
                    return Some(if *first == b'[' { Word::Open } else { Word::Close });
                }
                b'%' => self.rest = rest.get(memchr::memchr2(b'\n', b'\r', rest)?..)?,
                b if b.is_ascii_alphabetic() => {
                    let end = rest.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
                    let word = self.rest.get(..=end)?;
                    self.rest = rest.get(end..)?;
                    return Some(Word::Name(word));
                }
                _ => self.rest = rest,
            }
        }
    }
}
