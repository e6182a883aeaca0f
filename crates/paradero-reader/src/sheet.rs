//! Files of cells: workbooks and separated text, opened within bounds.

mod encoding;
mod error;
mod text;
mod xlsx;
pub(crate) mod xml;
pub(crate) mod zip;

use std::sync::Arc;

pub use encoding::Encoding;
pub(crate) use encoding::{decode, detect};
pub use error::{SheetError, SheetErrorKind};
pub use text::Separator;

use crate::grid::Grid;
use crate::limits::Limits;
use crate::said::{Said, said};
use crate::table::{self, Table};

/// Which rows of a sheet are its headings, as the sheet numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Header {
    /// None: the first row is a person already.
    None,
    /// One row.
    Row(u32),
    /// From the first to the second row, both included; at most four. The headings of a column are put together.
    Rows(u32, u32),
}

/// What somebody chose instead of what was detected. The default leaves everything to detection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The name of the sheet; only workbooks have several.
    pub sheet: Option<String>,
    /// Which rows are headings.
    pub header: Option<Header>,
    /// What stands between cells; only for text files.
    pub separator: Option<Separator>,
    /// How letters are written; only for text files.
    pub encoding: Option<Encoding>,
}

/// One sheet of a book.
#[derive(Clone, Debug)]
pub struct Sheet {
    name: String,
    hidden: bool,
    grid: Result<Arc<Grid>, SheetError>,
}

impl Sheet {
    fn new(name: String, hidden: bool, grid: Result<Arc<Grid>, SheetError>) -> Self {
        Self { name, hidden, grid }
    }

    /// The name on its tab; the name of the file for separated text.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the workbook hides it.
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// The number of its last row, blank rows counted; 0 when it could not be read.
    pub fn rows(&self) -> u32 {
        self.grid.as_ref().map_or(0, |grid| grid.last_row)
    }

    /// Why it could not be read. Other sheets of the book may be whole.
    pub fn error(&self) -> Option<&SheetError> {
        self.grid.as_ref().err()
    }
}

/// A file of cells that has been read.
#[derive(Clone, Debug)]
pub struct Book {
    sheets: Vec<Sheet>,
    notices: Vec<Said>,
    limits: Limits,
    /// Separated text can be read again in another way.
    text: Option<(Arc<[u8]>, text::Read)>,
}

/// Opens a workbook (.xlsx, .xlsm) or separated text, within the default [`Limits`].
///
/// What the file is shows in its bytes; `name_hint` only names the sheet of a text file.
///
/// ```
/// use paradero_reader::sheet::{self, SheetErrorKind};
/// let book = sheet::open(b"name;born\nAna Soto;1993\n", "roster.csv").unwrap();
/// assert_eq!((book.sheets()[0].name(), book.sheets()[0].rows()), ("roster.csv", 2));
/// assert_eq!(sheet::open(b"", "roster.csv").unwrap_err().kind(), SheetErrorKind::Empty);
/// ```
pub fn open(bytes: &[u8], name_hint: &str) -> Result<Book, SheetError> {
    open_within(bytes, name_hint, &Limits::default())
}

/// Opens a file within these limits.
pub fn open_within(bytes: &[u8], name_hint: &str, limits: &Limits) -> Result<Book, SheetError> {
    if bytes.is_empty() {
        return Err(SheetError::empty());
    }
    if bytes.len() > limits.file {
        return Err(SheetError::file_too_large(limits.file));
    }
    refuse_others(bytes)?;
    if bytes.starts_with(b"PK") {
        let (sheets, notices) = xlsx::read(bytes, limits)?;
        return Ok(Book { sheets, notices, limits: *limits, text: None });
    }
    let read = text::read(bytes, &Choice::default(), limits)?;
    let sheet = Sheet::new(name_hint.to_owned(), false, Ok(read.grid.clone()));
    Ok(Book { sheets: vec![sheet], notices: Vec::new(), limits: *limits, text: Some((Arc::from(bytes), read)) })
}

/// Files that are often sent as sheets and are none.
fn refuse_others(bytes: &[u8]) -> Result<(), SheetError> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        // A locked workbook is an old container with the new one inside, under this name (MS-OFFCRYPTO 2.3.4).
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        if memchr::memmem::find(bytes, &name).is_some() {
            return Err(SheetError::password());
        }
        return Err(SheetError::other_format("an old Excel workbook (.xls)", "un libro antiguo de Excel (.xls)"));
    }
    let start = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let head = String::from_utf8_lossy(start).trim_start_matches('\u{FEFF}').trim_start().to_lowercase();
    for (mark, english, spanish) in [
        ("%pdf", "a PDF document", "un documento PDF"),
        ("<!doctype html", "a web page", "una página web"),
        ("<html", "a web page", "una página web"),
        ("<table", "a web page", "una página web"),
        ("<?xml", "an XML file", "un archivo XML"),
        ("{\\rtf", "a text document (.rtf)", "un documento de texto (.rtf)"),
    ] {
        if head.starts_with(mark) {
            return Err(SheetError::other_format(english, spanish));
        }
    }
    for (magic, english, spanish) in [
        (&b"\x89PNG"[..], "a picture", "una imagen"),
        (b"\xFF\xD8\xFF", "a picture", "una imagen"),
        (b"\x1F\x8B", "a compressed file (.gz)", "un archivo comprimido (.gz)"),
        (b"Rar!", "a compressed file (.rar)", "un archivo comprimido (.rar)"),
        (b"7z\xBC\xAF", "a compressed file (.7z)", "un archivo comprimido (.7z)"),
    ] {
        if bytes.starts_with(magic) {
            return Err(SheetError::other_format(english, spanish));
        }
    }
    Ok(())
}

impl Book {
    /// All sheets, in the order of their tabs.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// What the file brings along that was not read, such as macros.
    pub fn notices(&self) -> &[Said] {
        &self.notices
    }

    /// The place of the sheet that looks most like a list of people, and why.
    pub fn likeliest(&self) -> (usize, Said) {
        if self.sheets.len() == 1 {
            return (0, said!("it is the only sheet", "es la única hoja"));
        }
        let mut best = (0, 0_u64, 0_usize);
        for (index, sheet) in self.sheets.iter().enumerate() {
            let Ok(grid) = &sheet.grid else { continue };
            let known = table::known_headings(grid);
            // Known headings count for more than rows; a hidden sheet has to be much better than a visible one.
            let rows = u64::from(grid.len().min(1_000_000).checked_ilog2().unwrap_or(0)) + 1;
            let points = (known as u64 * 10 + rows) * if grid.len() == 0 { 0 } else { 2 - u64::from(sheet.hidden) };
            if points > best.1 {
                best = (index, points, known);
            }
        }
        let (index, _, known) = best;
        let rows = self.sheets.get(index).map_or(0, Sheet::rows);
        (
            index,
            said!(
                "it has {known} headings of a list of people, and {rows} rows",
                "tiene {known} encabezados de una lista de personas y {rows} filas"
            ),
        )
    }

    /// Reads one sheet as a table: the one chosen, or the likeliest.
    pub fn table(&self, choice: &Choice) -> Result<Table, SheetError> {
        let (index, why_sheet) = match &choice.sheet {
            None => self.likeliest(),
            Some(wanted) => (self.find(wanted)?, Said::new("it was chosen", "se eligió")),
        };
        let Some(sheet) = self.sheets.get(index) else { return Err(SheetError::no_sheets()) };
        let Some((bytes, first)) = &self.text else {
            let grid = sheet.grid.clone()?;
            return Ok(table::build(grid, &sheet.name, choice, (why_sheet, None)));
        };
        let other = choice.encoding.is_some_and(|e| e != first.encoding.0)
            || choice.separator.is_some_and(|s| s != first.separator.0);
        let read = if other { text::read(bytes, choice, &self.limits)? } else { first.clone() };
        Ok(table::build(read.grid, &sheet.name, choice, (why_sheet, Some((read.encoding, read.separator)))))
    }

    fn find(&self, wanted: &str) -> Result<usize, SheetError> {
        let exact = self.sheets.iter().position(|sheet| sheet.name == wanted);
        let loose = || self.sheets.iter().position(|sheet| sheet.name.to_lowercase() == wanted.to_lowercase());
        exact.or_else(loose).ok_or_else(|| {
            let names: Vec<String> = self.sheets.iter().take(20).map(|sheet| format!("\"{}\"", sheet.name)).collect();
            SheetError::no_such_sheet(wanted, &names.join(", "))
        })
    }
}
