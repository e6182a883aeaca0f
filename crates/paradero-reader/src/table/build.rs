//! Makes a table of a sheet: headings, body, footers, and a count for every row.

use std::sync::Arc;

use super::header::{self, Found};
use super::{Aside, AsideKind, Column, Counts, Problem, Table, Taken};
use crate::grid::{Grid, RawRow};
use crate::mapping;
use crate::plain::{letter, plain};
use crate::said::{Said, said};
use crate::sheet::{Choice, Encoding, Separator};
use crate::table::Origin;

/// Rows set aside that are kept with their text.
const ASIDE: usize = 200;
/// Footers at the end of a sheet.
const FOOTERS: usize = 25;
const SAMPLES: usize = 5;

/// How the sheet was picked, and for text the encoding and separator.
type How = (Said, Option<((Encoding, Said), (Separator, Said))>);

/// Makes a table of a sheet.
pub(crate) fn build(grid: Arc<Grid>, sheet: &str, choice: &Choice, (why_sheet, text): How) -> Table {
    let found = header::find(&grid, choice.header);
    let (encoding, separator) = text.unzip();
    let mut builder = Building::new(&grid, &found, separator.as_ref().map(|taken| taken.0));
    builder.set_titles_aside();
    builder.set_footers_aside();
    builder.sort_body();
    let Building { body, columns, mut problems, more_problems, mut aside, counts, .. } = builder;
    aside.sort_by_key(|a| a.row);
    let stated_total = aside.iter().find_map(|a| Some((a.row, stated_total(a)?)));
    if let Some((row, stated)) = stated_total.filter(|(_, stated)| *stated != counts.read as u64) {
        let read = counts.read;
        let reason = said!(
            "the sheet states a total of {stated}, and {read} rows were read",
            "la hoja indica un total de {stated}, y se leyeron {read} filas"
        );
        problems.push(Problem { row: Some(row), column: None, reason });
    }
    let Found { header, why, .. } = found;
    let taken = Taken { sheet: (sheet.to_owned(), why_sheet), header: (header, why), separator, encoding };
    let mut table = Table { grid, body, columns, problems, more_problems, aside, counts, taken, stated_total };
    let guesses = mapping::guess_columns(&table);
    for (column, guess) in table.columns.iter_mut().zip(guesses) {
        column.guess = guess;
    }
    table
}

struct Building<'g> {
    grid: &'g Grid,
    header: Option<(usize, usize)>,
    separator: Option<Separator>,
    /// The last column with a heading.
    headed: Option<u16>,
    body: Vec<u32>,
    /// Where the body ends among the rows that hold something.
    end: usize,
    columns: Vec<Column>,
    problems: Vec<Problem>,
    more_problems: usize,
    aside: Vec<Aside>,
    counts: Counts,
}

impl<'g> Building<'g> {
    fn new(grid: &'g Grid, found: &Found, separator: Option<Separator>) -> Self {
        let headings = header::headings(grid, found.rows, grid.width);
        let headed = headings.iter().rposition(|h| !h.is_empty()).and_then(|c| u16::try_from(c).ok());
        let columns = (0_u16..).zip(headings).map(|(index, heading)| Column {
            index,
            letter: letter(index),
            heading,
            samples: Vec::new(),
            filled: 0,
            formulas: 0,
            guess: None,
        });
        let in_order = grid.failed.len() - grid.misplaced as usize;
        let counts = Counts {
            rows: (grid.last_row + grid.misplaced) as usize,
            read: 0,
            blank: grid.last_row as usize - grid.len() - in_order - grid.set_aside as usize,
            aside: grid.set_aside as usize,
            failed: grid.failed.len(),
        };
        Self {
            grid,
            header: found.rows,
            separator,
            headed,
            body: Vec::new(),
            end: grid.len(),
            columns: columns.collect(),
            problems: grid.problems.clone(),
            more_problems: grid.more_problems,
            aside: Vec::new(),
            counts,
        }
    }

    fn set_aside(&mut self, row: &RawRow<'_>, kind: AsideKind) {
        self.counts.aside += 1;
        if self.aside.len() < ASIDE || kind == AsideKind::Footer {
            let words: Vec<&str> = row.cells().take(20).map(|(_, cell)| cell.text.trim()).collect();
            let text = words.join(" ").chars().take(200).collect();
            self.aside.push(Aside { row: row.number, kind, text });
        }
    }

    fn problem(&mut self, row: u32, column: Option<u16>, reason: impl FnOnce() -> Said) {
        if self.problems.len() < 1_000 {
            self.problems.push(Problem { row: Some(row), column, reason: reason() });
        } else {
            self.more_problems += 1;
        }
    }

    fn set_titles_aside(&mut self) {
        let Some((first, last)) = self.header else { return };
        for (index, row) in self.grid.rows().enumerate().take(last + 1) {
            self.set_aside(&row, if index < first { AsideKind::Title } else { AsideKind::Heading });
        }
    }

    fn set_footers_aside(&mut self) {
        let usual = header::usual_width(self.grid);
        let start = self.header.map_or(0, |(_, last)| last + 1);
        let mut end = self.grid.len();
        // A lone cell is a footer only below a blank row; the row under the blank may be followed by others.
        let mut lone = end;
        for index in (start..end).rev().take(FOOTERS) {
            let Some(row) = self.grid.row(index) else { break };
            let gap =
                index.checked_sub(1).and_then(|i| self.grid.row(i)).is_some_and(|above| above.number + 1 < row.number);
            if is_total(&row, usual) {
                end = index;
                lone = index;
            } else if row.len() == 1 && usual >= 3 && lone == index + 1 {
                lone = index;
                if gap {
                    end = index;
                }
            } else {
                break;
            }
        }
        self.end = end;
        for index in end..self.grid.len() {
            if let Some(row) = self.grid.row(index) {
                self.set_aside(&row, AsideKind::Footer);
            }
        }
    }

    fn sort_body(&mut self) {
        let grid = self.grid;
        let start = self.header.map_or(0, |(_, last)| last + 1);
        let head = self.header.and_then(|(_, last)| grid.row(last));
        for index in start..self.end {
            let Some(row) = grid.row(index) else { continue };
            if head.is_some_and(|head| repeats(&head, &row)) {
                self.set_aside(&row, AsideKind::Repeated);
            } else if let Some(other) = self.other_separator(&row) {
                self.counts.failed += 1;
                self.problem(row.number, None, || said!(
                    "the row is separated by {other}, unlike the others; its cells could not be told apart",
                    "la fila está separada por {other}, a diferencia de las demás; no se pudieron distinguir sus celdas"
                ));
            } else {
                self.count_cells(&row);
                self.counts.read += 1;
                self.body.extend(u32::try_from(index));
            }
        }
    }

    fn count_cells(&mut self, row: &RawRow<'_>) {
        let mut beyond = None;
        for (at, cell) in row.cells() {
            let Some(column) = self.columns.get_mut(usize::from(at)) else { continue };
            column.filled += 1;
            column.formulas += usize::from(cell.origin == Origin::Formula);
            if self.separator.is_some() && self.headed.is_some_and(|headed| at > headed) {
                beyond.get_or_insert(at);
            }
            if column.samples.len() < SAMPLES {
                let text = cell.text.trim();
                // Most columns repeat themselves: nothing is copied for a value that is there already.
                if column.samples.iter().any(|sample| sample == text) {
                    continue;
                }
                let sample: String = text.chars().take(80).collect();
                if !column.samples.contains(&sample) {
                    column.samples.push(sample);
                }
            }
        }
        if let Some(at) = beyond {
            self.problem(row.number, Some(at), || said!(
                "the row has more cells than there are headings: an unquoted separator inside a cell moves the rest to the right",
                "la fila tiene más celdas que encabezados: un separador sin comillas dentro de una celda corre las demás a la derecha"
            ));
        }
    }

    /// The separator by which a row of one cell would have all its cells.
    fn other_separator(&self, row: &RawRow<'_>) -> Option<Separator> {
        let (own, headed) = (self.separator?, self.headed.filter(|headed| *headed > 0)?);
        if row.len() != 1 {
            return None;
        }
        let cell = row.cell(0)?;
        let count = |s: &Separator| memchr::memchr_iter(s.byte(), cell.text.as_bytes()).count();
        Separator::ALL.into_iter().find(|s| *s != own && count(s) == usize::from(headed))
    }
}

/// Whether a row is the headings once more.
fn repeats(head: &RawRow<'_>, row: &RawRow<'_>) -> bool {
    head.len() > 1
        && head.len() == row.len()
        && head.cells().zip(row.cells()).all(|(a, b)| a.0 == b.0 && a.1.text.trim() == b.1.text.trim())
}

/// What footers begin with, in both languages.
const FOOTER_WORDS: &[&str] = &[
    "total",
    "totals",
    "totales",
    "grand total",
    "gran total",
    "subtotal",
    "suma",
    "sum",
    "count",
    "record count",
    "conteo",
    "source",
    "fuente",
    "note",
    "notes",
    "nota",
    "notas",
    "page",
    "pagina",
    "generated",
    "generado",
    "prepared by",
    "elaborado por",
    "end of list",
    "end of report",
    "fin de la lista",
    "fin del reporte",
    "confidential",
    "confidencial",
    "as of",
    "al corte",
];

/// Whether a row closes a list: few cells, and the first begins as footers do.
fn is_total(row: &RawRow<'_>, usual: usize) -> bool {
    let Some((_, first)) = row.cells().next() else { return false };
    if row.len() > 2.max(usual / 2) || first.text.len() > 400 {
        return false;
    }
    let text = plain(first.text);
    let begins = FOOTER_WORDS
        .iter()
        .any(|word| text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
    // "Total Recall, Ana": a name may begin so too, but not in a row with more than a number beside it.
    begins
        && (row.len() == 1
            || row.cells().skip(1).all(|(_, cell)| cell.text.bytes().any(|b| b.is_ascii_digit()))
            || usual > 3)
}

/// The number of "Total: 238", "Total 238 personas", "Count 238".
fn stated_total(aside: &Aside) -> Option<u64> {
    if aside.kind == AsideKind::Heading || aside.kind == AsideKind::Repeated {
        return None;
    }
    let text = plain(&aside.text.replace(',', ""));
    let mut words = text.split(' ');
    words.find(|word| ["total", "totales", "count", "conteo"].contains(word))?;
    words.take(5).find_map(|word| word.parse().ok())
}
