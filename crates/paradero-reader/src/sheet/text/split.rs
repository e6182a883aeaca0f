//! Rows and cells of separated text (RFC 4180, and what programs write instead).

use std::sync::Arc;

use memchr::{memchr, memchr3};

use super::detect::stated;
use crate::grid::{Builder, Full, Grid, Mark, TEXT};
use crate::limits::Limits;
use crate::said::said;

/// The longest cell in quotation marks; beyond it the opening mark is taken for an ordinary character.
const LONGEST: usize = 1 << 20;
/// How many bytes may be looked at in vain for closing marks, over the whole file.
const PATIENCE: usize = 64 << 20;

/// Where a cell lies in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slice {
    start: usize,
    end: usize,
    /// Doubled marks are inside, which have to become single ones.
    doubled: bool,
    /// A quotation mark opened here and never closed.
    unclosed: bool,
}

impl Slice {
    pub(super) fn is_blank(self, text: &str) -> bool {
        text.get(self.start..self.end).is_none_or(|cell| cell.trim().is_empty())
    }
}

/// Goes through a text row by row. Every byte of it lies in some cell or between two.
pub(super) struct Records<'t> {
    text: &'t [u8],
    at: usize,
    separator: u8,
    patience: usize,
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str, separator: u8) -> Self {
        Self { text: text.as_bytes(), at: 0, separator, patience: PATIENCE }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.get(at).copied()
    }

    /// Puts the cells of the next row into `cells`; false at the end of the text.
    pub(super) fn next_into(&mut self, cells: &mut Vec<Slice>) -> bool {
        cells.clear();
        if self.at >= self.text.len() {
            return false;
        }
        loop {
            cells.push(self.cell());
            match self.byte(self.at) {
                Some(byte) if byte == self.separator => self.at += 1,
                Some(b'\r') => {
                    self.at += 1 + usize::from(self.byte(self.at + 1) == Some(b'\n'));
                    return true;
                }
                Some(_) => {
                    self.at += 1;
                    return true;
                }
                None => return true,
            }
        }
    }

    /// One cell; afterwards `at` is on a separator, an end of line, or the end.
    fn cell(&mut self) -> Slice {
        let start = self.at;
        let mut unclosed = false;
        if self.byte(start) == Some(b'"') && self.patience > 0 {
            match self.quoted(start + 1) {
                Some(slice) => return slice,
                None => unclosed = true,
            }
        }
        let rest = self.text.get(start..).unwrap_or_default();
        let length = memchr3(self.separator, b'\n', b'\r', rest).unwrap_or(rest.len());
        self.at = start + length;
        Slice { start, end: self.at, doubled: false, unclosed: unclosed && self.patience > 0 }
    }

    /// A cell in quotation marks whose text starts here; `None` when the mark is an ordinary character.
    fn quoted(&mut self, start: usize) -> Option<Slice> {
        let mut at = start;
        let mut doubled = false;
        loop {
            let window = self.text.get(at..self.text.len().min(start + LONGEST))?;
            let Some(found) = memchr(b'"', window) else {
                self.patience = self.patience.saturating_sub(at - start + window.len());
                return None;
            };
            let mark = at + found;
            match self.byte(mark + 1) {
                Some(b'"') => {
                    doubled = true;
                    at = mark + 2;
                }
                Some(byte) if byte != self.separator && byte != b'\n' && byte != b'\r' => {
                    // `\"`, as databases write it, is inside; `"El Chato" Pérez` is an ordinary cell.
                    if mark > start && self.byte(mark - 1) == Some(b'\\') {
                        at = mark + 1;
                        continue;
                    }
                    let slice = self.nickname(start, mark);
                    if slice.is_none() {
                        self.patience = self.patience.saturating_sub(mark - start);
                    }
                    return slice;
                }
                _ => {
                    self.at = mark + 1;
                    return Some(Slice { start, end: mark, doubled, unclosed: false });
                }
            }
        }
    }

    /// Text goes on after a closing mark: the whole cell is as written, unless an end of line lies between the marks;
    /// then it is likelier that the first was never closed.
    fn nickname(&mut self, start: usize, mark: usize) -> Option<Slice> {
        let inside = self.text.get(start..mark)?;
        if memchr(b'\n', inside).is_some() {
            return None;
        }
        let rest = self.text.get(mark..)?;
        self.at = mark + memchr3(self.separator, b'\n', b'\r', rest).unwrap_or(rest.len());
        Some(Slice { start: start - 1, end: self.at, doubled: false, unclosed: false })
    }
}

/// Reads all rows into a grid that refers to the text.
pub(super) fn read(text: &Arc<str>, separator: super::Separator, limits: &Limits) -> Result<Grid, Full> {
    let mut builder = Builder::new(text.clone(), *limits);
    let mut records = Records::new(text, separator.byte());
    let mut cells = Vec::new();
    let mark = Mark::new(TEXT.0, TEXT.1);
    let has_foreign = text.contains('\u{FFFD}');
    let mut number = 0_u32;
    while records.next_into(&mut cells) {
        number += 1;
        if number > limits.rows {
            let most = limits.rows;
            return Err(Full(said!("it has more than {most} rows", "tiene más de {most} filas")));
        }
        builder.begin(number);
        if number == 1 && stated(text).is_some() {
            builder.set_aside();
            continue;
        }
        for (column, cell) in cells.iter().enumerate() {
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            let written = text.get(cell.start..cell.end).unwrap_or_default();
            if cell.unclosed {
                builder.note(Some(number), Some(column), unclosed());
            }
            if has_foreign && written.contains('\u{FFFD}') {
                builder.note(Some(number), Some(column), foreign());
            }
            if cell.doubled {
                builder.own(column, &written.replace("\"\"", "\""), mark)?;
            } else {
                builder.shared(column, cell.start, cell.end - cell.start, mark)?;
            }
        }
        builder.end();
    }
    if records.patience == 0 {
        builder.note(None, None, out_of_patience());
    }
    builder.finish()
}

fn out_of_patience() -> crate::said::Said {
    said!(
        "so many quotation marks are never closed that the rest were read as ordinary characters",
        "hay tantas comillas sin cerrar que las demás se leyeron como caracteres comunes"
    )
}

fn unclosed() -> crate::said::Said {
    said!(
        "a quotation mark opens here and is never closed; it was read as an ordinary character",
        "aquí se abre una comilla que nunca se cierra; se leyó como un carácter común"
    )
}

fn foreign() -> crate::said::Said {
    said!(
        "some bytes are no letter in this encoding; try another encoding if names look broken",
        "algunos bytes no son letras en esta codificación; pruebe otra si los nombres se ven mal"
    )
}
