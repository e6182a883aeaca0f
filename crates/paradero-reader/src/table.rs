//! A sheet as a table: headings, columns, rows, and what was set aside or could not be read.

mod build;
mod header;

use std::fmt;
use std::sync::Arc;

use crate::grid::{Grid, RawRow};
use crate::mapping::Guess;
use crate::said::Said;
use crate::sheet::{Choice, Encoding, Header, Separator};

pub(crate) use build::build;
pub(crate) use header::known_headings;

/// What sort of value a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum CellKind {
    /// Text. Every cell of a text file is text.
    Text = 0,
    /// A number, written without an exponent or a needless `.0`.
    Number = 1,
    /// A date or time, written as ISO 8601 as far as the sheet shows it: `1993-05` for a cell that shows May-93.
    Date = 2,
    /// `TRUE` or `FALSE`.
    Truth = 3,
    /// An error such as `#REF!`.
    Error = 4,
}

/// How a value came into its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Somebody typed it, or a program wrote it.
    Typed,
    /// A formula; the value is that of the last time the file was saved.
    Formula,
}

/// A cell that holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The value as written; not trimmed.
    pub text: &'a str,
    /// What sort of value it is.
    pub kind: CellKind,
    /// How it came there.
    pub origin: Origin,
}

/// A row or cell that could not be read, or was read with a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The row, as the sheet numbers it; `None` when it is about the whole sheet.
    pub row: Option<u32>,
    /// The column, 0 for A; `None` when it is about the whole row.
    pub column: Option<u16>,
    /// What happened.
    pub reason: Said,
}

impl Problem {
    /// Where it is, as a spreadsheet names it: `C17`, `17`, `C`, or nothing.
    pub fn place(&self) -> String {
        let column = self.column.map(crate::plain::letter).unwrap_or_default();
        let row = self.row.map(|row| row.to_string()).unwrap_or_default();
        column + &row
    }
}

/// Why a row is not among the people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AsideKind {
    /// Above the headings.
    Title,
    /// The headings.
    Heading,
    /// The headings again, as on a printed page.
    Repeated,
    /// Below the last person.
    Footer,
}

/// A row that holds something and is nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The row, as the sheet numbers it.
    pub row: u32,
    /// What it is.
    pub kind: AsideKind,
    /// Its cells, joined by spaces; cut after 200 letters.
    pub text: String,
}

/// Where every row of a sheet went: `rows` is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All rows to the last that holds something.
    pub rows: usize,
    /// Rows of the table.
    pub read: usize,
    /// Rows without anything in them.
    pub blank: usize,
    /// Titles, headings and footers.
    pub aside: usize,
    /// Rows that could not be read.
    pub failed: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rows, read, blank, aside, failed } = self;
        write!(f, "{rows} rows: {read} read, {blank} blank, {aside} title, heading or footer, {failed} not read")
    }
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its place, 0 for A.
    pub index: u16,
    /// The letters by which a spreadsheet names it.
    pub letter: String,
    /// What stands at its top; empty without headings.
    pub heading: String,
    /// The first different values, at most five.
    pub samples: Vec<String>,
    /// In how many rows it holds something.
    pub filled: usize,
    /// How many of its values are formulas.
    pub formulas: usize,
    /// What it seems to be, with the reason.
    pub guess: Option<Guess>,
}

/// What was taken, whether chosen or detected, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The sheet.
    pub sheet: (String, Said),
    /// The headings.
    pub header: (Header, Said),
    /// What stands between cells; `None` for a workbook.
    pub separator: Option<(Separator, Said)>,
    /// How letters are written; `None` for a workbook.
    pub encoding: Option<(Encoding, Said)>,
}

impl Taken {
    /// The same as a choice, so that the next delivery is read alike.
    pub fn choice(&self) -> Choice {
        Choice {
            sheet: Some(self.sheet.0.clone()),
            header: Some(self.header.0),
            separator: self.separator.as_ref().map(|taken| taken.0),
            encoding: self.encoding.as_ref().map(|taken| taken.0),
        }
    }
}

/// A sheet with its headings known: columns and rows.
#[derive(Clone, Debug)]
pub struct Table {
    grid: Arc<Grid>,
    /// Which rows of the grid are people, in order.
    body: Vec<u32>,
    columns: Vec<Column>,
    problems: Vec<Problem>,
    more_problems: usize,
    aside: Vec<Aside>,
    counts: Counts,
    taken: Taken,
    stated_total: Option<(u32, u64)>,
}

impl Table {
    /// The columns, from A to the last that holds something.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.body.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// The rows, in the order of the sheet.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.body.iter().filter_map(|index| self.grid.row(*index as usize)).map(Row)
    }

    /// What could not be read or is doubtful; at most as many as [`Limits::problems`](crate::Limits::problems).
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// How many problems there are beyond those listed.
    pub fn more_problems(&self) -> usize {
        self.more_problems
    }

    /// Titles, headings and footers; at most 200.
    pub fn aside(&self) -> &[Aside] {
        &self.aside
    }

    /// Where every row went.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Which sheet, headings, separator and encoding were taken, and why.
    pub fn taken(&self) -> &Taken {
        &self.taken
    }

    /// The row and number of a title or footer such as "Total: 238": the list's own denominator.
    pub fn stated_total(&self) -> Option<(u32, u64)> {
        self.stated_total
    }
}

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a>(RawRow<'a>);

impl<'a> Row<'a> {
    /// Its number, as the sheet shows it. In a text file a cell may span lines; a row is what a spreadsheet makes of it.
    pub fn number(&self) -> u32 {
        self.0.number
    }

    /// The cell of this column (0 for A), when it holds something.
    pub fn cell(&self, column: u16) -> Option<Cell<'a>> {
        self.0.cell(column)
    }

    /// The text of this column without spaces around it; empty when the cell is.
    pub fn text(&self, column: u16) -> &'a str {
        self.0.cell(column).map_or("", |cell| cell.text.trim())
    }

    /// The cells that hold something, with their columns.
    pub fn cells(&self) -> impl Iterator<Item = (u16, Cell<'a>)> + use<'a> {
        self.0.cells()
    }
}
