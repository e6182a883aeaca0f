//! Fills a grid row by row, within its limits.

use std::sync::Arc;

use super::{Grid, Mark, Merge, Span};
use crate::limits::Limits;
use crate::said::{Said, said};
use crate::table::{CellKind, Origin, Problem};

/// Cells that merged cells may fill; a list has hundreds, a hostile file has merges over merges.
const MOST_FILLED: usize = 4_000_000;

/// A sheet that is larger than its limits; says which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Full(pub(crate) Said);

/// Fills a grid row by row.
#[derive(Debug)]
pub(crate) struct Builder {
    grid: Grid,
    limits: Limits,
    row: u32,
    row_first: usize,
    /// The columns of this row came out of order.
    unsorted: bool,
    /// The shared text has NUL characters somewhere.
    shared_nuls: bool,
    /// Why this row cannot be read.
    broken: Option<(Option<u16>, Said)>,
}

impl Builder {
    pub(crate) fn new(shared: Arc<str>, limits: Limits) -> Self {
        let shared_nuls = memchr::memchr(0, shared.as_bytes()).is_some();
        let grid = Grid { shared, ..Grid::default() };
        Self { grid, limits, row: 0, row_first: 0, unsorted: false, shared_nuls, broken: None }
    }

    /// Begins a row; its number must be greater than that of every row before.
    pub(crate) fn begin(&mut self, number: u32) {
        self.row = number;
        self.row_first = self.grid.starts.len();
        self.unsorted = false;
        self.broken = None;
    }

    /// Marks the row as unreadable; the first reason counts.
    pub(crate) fn fail(&mut self, column: Option<u16>, reason: Said) {
        self.broken.get_or_insert((column, reason));
    }

    /// Tells of something odd that does not make a row unreadable.
    pub(crate) fn note(&mut self, row: Option<u32>, column: Option<u16>, reason: Said) {
        if self.grid.problems.len() < self.limits.problems {
            self.grid.problems.push(Problem { row, column, reason });
        } else {
            self.grid.more_problems += 1;
        }
    }

    /// A cell whose text is a part of the shared text.
    pub(crate) fn shared(&mut self, column: u16, start: usize, length: usize, mark: Mark) -> Result<(), Full> {
        let Some(text) = self.grid.shared.get(start..start + length) else { return Ok(()) };
        // Asked once of the whole: many cells may share one long string.
        if self.shared_nuls && memchr::memchr(0, text.as_bytes()).is_some() {
            let text = text.to_owned();
            return self.own(column, &text, mark);
        }
        if text.trim().is_empty() || !self.fits(column, length) {
            return Ok(());
        }
        self.push(column, start, length, mark)
    }

    /// A cell with text of its own.
    pub(crate) fn own(&mut self, column: u16, text: &str, mark: Mark) -> Result<(), Full> {
        if text.trim().is_empty() || !self.fits(column, text.len()) {
            return Ok(());
        }
        let start = self.grid.shared.len() + self.grid.own.len();
        let before = self.grid.own.len();
        if memchr::memchr(0, text.as_bytes()).is_some() {
            self.grid.own.extend(text.chars().filter(|c| *c != '\0'));
            self.note(Some(self.row), Some(column), left_out_nuls());
        } else {
            self.grid.own.push_str(text);
        }
        let length = self.grid.own.len() - before;
        if length == 0 {
            return Ok(());
        }
        if self.grid.own.len() > self.limits.text {
            return Err(Full(too_much_text(self.limits.text)));
        }
        self.push(column, start, length, mark)
    }

    fn fits(&mut self, column: u16, length: usize) -> bool {
        if column >= self.limits.columns {
            let most = self.limits.columns;
            self.fail(None, said!("it has more than {most} cells", "tiene más de {most} celdas"));
            return false;
        }
        if length > self.limits.cell {
            let most = self.limits.cell;
            self.fail(
                Some(column),
                said!(
                    "the cell has {length} bytes and at most {most} are read: is a quotation mark missing?",
                    "la celda tiene {length} bytes y se leen como máximo {most}: ¿falta una comilla?"
                ),
            );
            return false;
        }
        true
    }

    fn push(&mut self, column: u16, start: usize, length: usize, mark: Mark) -> Result<(), Full> {
        if self.grid.starts.len() >= self.limits.cells {
            let most = self.limits.cells;
            return Err(Full(said!(
                "the sheet has more than {most} cells that hold something",
                "la hoja tiene más de {most} celdas con contenido"
            )));
        }
        let (Ok(start), Ok(length)) = (u32::try_from(start), u32::try_from(length)) else {
            return Err(Full(too_much_text(self.limits.text)));
        };
        if self.grid.columns.get(self.row_first..).and_then(<[u16]>::last).is_some_and(|last| *last >= column) {
            self.unsorted = true;
        }
        self.grid.starts.push(start);
        self.grid.lengths.push(length);
        self.grid.columns.push(column);
        self.grid.marks.push(mark);
        Ok(())
    }

    /// Ends the row: kept, blank, or unreadable with its reason.
    pub(crate) fn end(&mut self) {
        self.grid.last_row = self.grid.last_row.max(self.row);
        if self.unsorted {
            let reason = said!("its cells are not in order", "sus celdas no están en orden");
            self.fail(None, reason);
        }
        if let Some((column, reason)) = self.broken.take() {
            self.drop_row();
            self.grid.failed.push(self.row);
            self.note(Some(self.row), column, reason);
            return;
        }
        let Some(last) = self.grid.columns.get(self.row_first..).and_then(<[u16]>::last) else { return };
        self.grid.width = self.grid.width.max(last + 1);
        // `push` holds the number of cells far below what 32 bits can count.
        let first = u32::try_from(self.row_first).unwrap_or(u32::MAX);
        self.grid.rows.push(Span { number: self.row, first });
    }

    fn drop_row(&mut self) {
        self.grid.starts.truncate(self.row_first);
        self.grid.lengths.truncate(self.row_first);
        self.grid.columns.truncate(self.row_first);
        self.grid.marks.truncate(self.row_first);
    }

    /// The row says how to read the file and holds no cells.
    pub(crate) fn set_aside(&mut self) {
        self.grid.last_row = self.row;
        self.grid.set_aside += 1;
    }

    /// A row whose number cannot be; it counts as one more that was not read.
    pub(crate) fn misplaced(&mut self, number: u32, reason: Said) {
        self.grid.misplaced += 1;
        self.grid.failed.push(number);
        self.note(Some(number), None, reason);
    }

    pub(crate) fn merge(&mut self, merge: Merge) {
        if self.grid.merges.len() < 100_000 {
            self.grid.merges.push(merge);
        }
    }

    /// The grid, with the values of merged cells in every row that they cover.
    pub(crate) fn finish(mut self) -> Result<Grid, Full> {
        self.fill_down()?;
        Ok(self.grid)
    }

    /// A cell merged over several rows means its value for each of them: "Venezuela" beside five names.
    fn fill_down(&mut self) -> Result<(), Full> {
        let tall: Vec<Merge> = self.grid.merges.iter().copied().filter(|m| m.rows.1 > m.rows.0).collect();
        if tall.is_empty() {
            return Ok(());
        }
        let mut wanted: Vec<(u32, u16, usize)> = Vec::new();
        for merge in tall {
            let Some(top) = self.index_of(merge.rows.0, merge.columns.0) else { continue };
            let from = self.grid.rows.partition_point(|row| row.number <= merge.rows.0);
            for row in self.grid.rows.iter().skip(from).take_while(|row| row.number <= merge.rows.1) {
                wanted.push((row.number, merge.columns.0, top));
                if wanted.len() > MOST_FILLED {
                    return Err(Full(said!(
                        "its merged cells cover too much",
                        "sus celdas combinadas cubren demasiado"
                    )));
                }
            }
        }
        wanted.sort_unstable();
        wanted.dedup_by_key(|(row, column, _)| (*row, *column));
        self.insert(&wanted);
        Ok(())
    }

    fn index_of(&self, row: u32, column: u16) -> Option<usize> {
        let at = self.grid.rows.binary_search_by_key(&row, |span| span.number).ok()?;
        let row = self.grid.row(at)?;
        let columns = self.grid.columns.get(row.first..row.end)?;
        columns.binary_search(&column).ok().map(|offset| row.first + offset)
    }

    fn insert(&mut self, wanted: &[(u32, u16, usize)]) {
        let old = std::mem::take(&mut self.grid);
        let mut wanted = wanted.iter().peekable();
        let mut new = Grid { shared: old.shared.clone(), ..Grid::default() };
        for index in 0..old.len() {
            let Some(row) = old.row(index) else { continue };
            let first = new.starts.len();
            let mut cells: Vec<(u16, usize)> =
                (row.first..row.end).filter_map(|i| Some((*old.columns.get(i)?, i))).collect();
            while let Some((_, column, top)) = wanted.next_if(|(number, ..)| *number <= row.number) {
                if let Err(at) = cells.binary_search_by_key(column, |(c, _)| *c) {
                    cells.insert(at, (*column, *top));
                }
            }
            for (column, from) in cells {
                let (Some(start), Some(length), Some(mark)) =
                    (old.starts.get(from), old.lengths.get(from), old.marks.get(from))
                else {
                    continue;
                };
                new.starts.push(*start);
                new.lengths.push(*length);
                new.columns.push(column);
                new.marks.push(*mark);
            }
            new.rows.push(Span { number: row.number, first: u32::try_from(first).unwrap_or(u32::MAX) });
        }
        let Grid { starts, lengths, columns, marks, rows, .. } = new;
        self.grid = Grid { starts, lengths, columns, marks, rows, ..old };
    }
}

/// The mark of a cell that somebody typed as text.
pub(crate) const TEXT: (CellKind, Origin) = (CellKind::Text, Origin::Typed);

fn left_out_nuls() -> Said {
    said!("the cell held NUL characters; they were left out", "la celda tenía caracteres NUL; se omitieron")
}

fn too_much_text(most: usize) -> Said {
    let mib = most >> 20;
    said!("the sheet holds more than {mib} MiB of text", "la hoja contiene más de {mib} MiB de texto")
}
