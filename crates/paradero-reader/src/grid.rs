//! The cells of one sheet, kept small: only what is not empty, all text in two strings.

mod build;

use std::sync::Arc;

use crate::table::{Cell, CellKind, Origin, Problem};

pub(crate) use build::{Builder, Full, TEXT};

/// What a cell is, in one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(u8);

impl Mark {
    const FORMULA: u8 = 0x80;

    pub(crate) fn new(kind: CellKind, origin: Origin) -> Self {
        let formula = if origin == Origin::Formula { Self::FORMULA } else { 0 };
        Self(kind as u8 | formula)
    }

    pub(crate) fn kind(self) -> CellKind {
        match self.0 & !Self::FORMULA {
            1 => CellKind::Number,
            2 => CellKind::Date,
            3 => CellKind::Truth,
            4 => CellKind::Error,
            _ => CellKind::Text,
        }
    }

    pub(crate) fn origin(self) -> Origin {
        if self.0 & Self::FORMULA == 0 { Origin::Typed } else { Origin::Formula }
    }
}

/// A row that holds something: its number, and where its cells begin.
#[derive(Clone, Copy, Debug)]
struct Span {
    number: u32,
    first: u32,
}

/// Cells that the sheet shows as one; rows as numbered, columns from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merge {
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (u16, u16),
}

/// The cells of one sheet. A cell's text lies in `shared` (the text of the file, or the strings that all sheets of a
/// workbook share) or, beyond its length, in `own`.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    shared: Arc<str>,
    own: String,
    starts: Vec<u32>,
    lengths: Vec<u32>,
    columns: Vec<u16>,
    marks: Vec<Mark>,
    rows: Vec<Span>,
    /// The number of the last row, blank or not.
    pub(crate) last_row: u32,
    /// The numbers of the rows that could not be read.
    pub(crate) failed: Vec<u32>,
    /// How many of those have a number that no row can have there.
    pub(crate) misplaced: u32,
    /// Rows that only say how to read the file, such as `sep=;`.
    pub(crate) set_aside: u32,
    pub(crate) problems: Vec<Problem>,
    /// Problems beyond those kept.
    pub(crate) more_problems: usize,
    pub(crate) merges: Vec<Merge>,
    /// One more than the last column that holds something.
    pub(crate) width: u16,
}

impl Grid {
    /// How many rows hold something.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The row at this place among those that hold something.
    pub(crate) fn row(&self, index: usize) -> Option<RawRow<'_>> {
        let span = self.rows.get(index)?;
        let end = self.rows.get(index + 1).map_or(self.starts.len(), |next| next.first as usize);
        Some(RawRow { grid: self, number: span.number, first: span.first as usize, end })
    }

    /// All rows that hold something.
    pub(crate) fn rows(&self) -> impl DoubleEndedIterator<Item = RawRow<'_>> {
        (0..self.len()).filter_map(|index| self.row(index))
    }

    fn text(&self, index: usize) -> &str {
        let (Some(start), Some(length)) = (self.starts.get(index), self.lengths.get(index)) else { return "" };
        let (start, length) = (*start as usize, *length as usize);
        let found = if start < self.shared.len() {
            self.shared.get(start..start + length)
        } else {
            let start = start - self.shared.len();
            self.own.get(start..start + length)
        };
        found.unwrap_or("")
    }

    fn cell(&self, index: usize) -> Option<Cell<'_>> {
        let mark = self.marks.get(index)?;
        Some(Cell { text: self.text(index), kind: mark.kind(), origin: mark.origin() })
    }
}

/// One row of a grid.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawRow<'a> {
    grid: &'a Grid,
    pub(crate) number: u32,
    first: usize,
    end: usize,
}

impl<'a> RawRow<'a> {
    /// How many cells hold something.
    pub(crate) fn len(&self) -> usize {
        self.end - self.first
    }

    /// The cell of this column, when it holds something.
    pub(crate) fn cell(&self, column: u16) -> Option<Cell<'a>> {
        let columns = self.grid.columns.get(self.first..self.end)?;
        // Most rows have no gaps: the cell is where its number says.
        let offset = match columns.get(usize::from(column)) {
            Some(found) if *found == column => usize::from(column),
            _ => columns.binary_search(&column).ok()?,
        };
        self.grid.cell(self.first + offset)
    }

    /// The cells that hold something, with their columns.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (u16, Cell<'a>)> + use<'a> {
        let grid = self.grid;
        (self.first..self.end).filter_map(move |index| Some((*grid.columns.get(index)?, grid.cell(index)?)))
    }
}
