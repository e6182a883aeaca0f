//! Text with separators: which one, and its rows.

mod detect;
mod split;

use std::fmt;
use std::sync::Arc;

use super::encoding::{self, Encoding};
use super::{Choice, SheetError};
use crate::grid::Grid;
use crate::limits::Limits;
use crate::said::Said;

/// What stands between the cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`: Excel where the comma is the decimal point, as in most of Latin America.
    Semicolon,
    /// The tab character.
    Tab,
    /// `|`
    Pipe,
}

impl Separator {
    /// All separators, the likeliest first.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The name in a mapping or an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Pipe => "pipe",
        }
    }

    /// The separator of this name, or that is this character.
    pub fn find(name: &str) -> Option<Self> {
        let is = |s: &Self| s.name().eq_ignore_ascii_case(name) || name.as_bytes() == [s.byte()];
        Self::ALL.into_iter().find(is)
    }

    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

impl fmt::Display for Separator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A text file as it was read: its cells, and what was taken for what reason.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub(super) grid: Arc<Grid>,
    pub(super) encoding: (Encoding, Said),
    pub(super) separator: (Separator, Said),
}

/// Reads a text file, with what the choice leaves open detected.
pub(super) fn read(bytes: &[u8], choice: &Choice, limits: &Limits) -> Result<Read, SheetError> {
    let encoding = match choice.encoding {
        Some(encoding) => (encoding, chosen()),
        None => encoding::detect(bytes),
    };
    let text = encoding::decode(bytes, encoding.0);
    if text.trim().is_empty() {
        return Err(SheetError::empty());
    }
    let separator = match choice.separator {
        Some(separator) => (separator, chosen()),
        None => detect::separator(&text),
    };
    let grid = split::read(&Arc::from(text), separator.0, limits)
        .map_err(|full| SheetError::sheet_too_large("text", &full.0))?;
    Ok(Read { grid: Arc::new(grid), encoding, separator })
}

fn chosen() -> Said {
    Said::new("it was chosen", "se eligió")
}
