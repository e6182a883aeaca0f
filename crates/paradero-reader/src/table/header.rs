//! Which rows are headings: below titles, above people, sometimes two of them.

use std::collections::BTreeSet;

use crate::grid::{Grid, RawRow};
use crate::mapping;
use crate::said::{Said, said};
use crate::sheet::Header;
use crate::table::CellKind;

/// How many rows that hold something are looked at.
const LOOKED_AT: usize = 40;

/// The headings: places in the grid from the first to the last, and why these.
pub(super) struct Found {
    pub(super) rows: Option<(usize, usize)>,
    pub(super) header: Header,
    pub(super) why: Said,
}

/// What one row looks like.
struct Look {
    /// Cells with a heading that is known.
    known: usize,
    /// Cells with short text and no digits.
    labels: usize,
    /// Cells with numbers, dates, or long text.
    data: usize,
    distinct: usize,
    cells: usize,
}

fn look(row: &RawRow<'_>) -> Look {
    let mut look = Look { known: 0, labels: 0, data: 0, distinct: 0, cells: row.len() };
    let mut seen = BTreeSet::new();
    for (_, cell) in row.cells().take(200) {
        let text = cell.text.trim();
        look.distinct += usize::from(seen.insert(text));
        if cell.kind == CellKind::Text && mapping::knows_heading(text) {
            look.known += 1;
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let only_digits = digits > 0 && !text.chars().any(char::is_alphabetic);
        if cell.kind != CellKind::Text || text.len() > 80 || digits > 2 || only_digits {
            look.data += 1;
        } else {
            look.labels += 1;
        }
    }
    look
}

/// How many headings of a list of people the best row has.
pub(crate) fn known_headings(grid: &Grid) -> usize {
    grid.rows().take(LOOKED_AT).map(|row| look(&row).known).max().unwrap_or(0)
}

/// How many cells a usual row has.
pub(super) fn usual_width(grid: &Grid) -> usize {
    let mut widths: Vec<usize> = grid.rows().take(500).map(|row| row.len()).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or(0)
}

/// Finds the headings, or takes those that were chosen.
pub(super) fn find(grid: &Grid, chosen: Option<Header>) -> Found {
    if let Some(header) = chosen {
        return take(grid, header);
    }
    let usual = usual_width(grid);
    let mut best: Option<(usize, Look, i64)> = None;
    for (index, row) in grid.rows().take(LOOKED_AT).enumerate() {
        let look = look(&row);
        let points = points(&look, usual);
        // Of equals the upper one: below it the same words are people or the headings again.
        if points > 0 && best.as_ref().is_none_or(|(.., most)| points > *most) {
            best = Some((index, look, points));
        }
    }
    let Some((index, look, _)) = best.filter(|(index, look, _)| look.known > 0 || differs_below(grid, *index)) else {
        let why = said!(
            "no row looks like headings; the first row was read as a person",
            "ninguna fila parece de encabezados; la primera fila se leyó como persona"
        );
        return Found { rows: None, header: Header::None, why };
    };
    let last = if has_second(grid, index) { index + 1 } else { index };
    let first = if last == index && is_group_row(grid, index) { index - 1 } else { index };
    let (Some(top), Some(bottom)) = (grid.row(first), grid.row(last)) else { return take(grid, Header::None) };
    let (known, labels) = (look.known, look.labels);
    let header = if first == last { Header::Row(top.number) } else { Header::Rows(top.number, bottom.number) };
    let why = if known > 0 {
        said!(
            "{known} of its {labels} texts are known headings",
            "{known} de sus {labels} textos son encabezados conocidos"
        )
    } else {
        said!(
            "it has short texts where the rows below have numbers or dates",
            "tiene textos cortos donde las filas de abajo tienen números o fechas"
        )
    };
    Found { rows: Some((first, last)), header, why }
}

/// How much a row looks like headings.
#[expect(clippy::cast_possible_wrap, reason = "a row has at most 65,536 cells")]
fn points(look: &Look, usual: usize) -> i64 {
    let wide_enough = look.cells * 2 >= usual && (look.cells >= 2 || usual <= 1);
    let groups = look.known > 0 && look.data == 0;
    if !(wide_enough || groups) || look.labels == 0 {
        return 0;
    }
    let repeated = look.cells.min(200) - look.distinct;
    look.known as i64 * 6 + look.labels as i64 - look.data as i64 * 8 - repeated as i64 * 2
}

/// Whether a column has digits or dates below a text without any.
fn differs_below(grid: &Grid, index: usize) -> bool {
    let Some(head) = grid.row(index) else { return false };
    if look(&head).data > 0 {
        return false;
    }
    let below: Vec<RawRow<'_>> = (index + 1..grid.len().min(index + 30)).filter_map(|i| grid.row(i)).collect();
    head.cells().take(200).any(|(column, _)| {
        let filled = below.iter().filter_map(|row| row.cell(column)).count();
        let digits = below
            .iter()
            .filter_map(|row| row.cell(column))
            .filter(|cell| cell.kind != CellKind::Text || cell.text.bytes().any(|b| b.is_ascii_digit()))
            .count();
        filled > 0 && digits * 10 >= filled * 8
    })
}

/// Whether the row below is a second row of headings: it comes at once, has known ones, and no data.
fn has_second(grid: &Grid, index: usize) -> bool {
    let (Some(head), Some(next)) = (grid.row(index), grid.row(index + 1)) else { return false };
    let look = look(&next);
    next.number == head.number + 1
        && look.data == 0
        && look.known > 0
        && look.known * 2 >= look.cells
        && !same(&head, &next)
}

/// Whether the row above groups these headings, as merged cells do: "Name" over "First" and "Last".
fn is_group_row(grid: &Grid, index: usize) -> bool {
    let Some((above, head)) = index.checked_sub(1).and_then(|i| Some((grid.row(i)?, grid.row(index)?))) else {
        return false;
    };
    if above.number + 1 != head.number || look(&above).data > 0 {
        return false;
    }
    let merged = grid.merges.iter().filter(|m| m.rows.0 == above.number).count();
    let whole_width = grid.merges.iter().any(|m| {
        m.rows.0 == above.number && usize::from(m.columns.1 - m.columns.0) + 1 >= head.len() && above.len() == 1
    });
    // One merged cell over everything is a title.
    (merged > 0 && !whole_width) || (above.len() > 1 && look(&above).known > 0 && above.len() < head.len())
}

fn same(one: &RawRow<'_>, other: &RawRow<'_>) -> bool {
    one.len() == other.len() && one.cells().zip(other.cells()).all(|(a, b)| a.0 == b.0 && a.1.text == b.1.text)
}

fn take(grid: &Grid, header: Header) -> Found {
    let why = Said::new("it was chosen", "se eligió");
    let (top, bottom) = match header {
        Header::None => return Found { rows: None, header, why },
        Header::Row(row) => (row, row),
        Header::Rows(first, last) => (first.min(last), last.max(first).min(first.min(last).saturating_add(3))),
    };
    let mut found: Option<(usize, usize)> = None;
    for (index, row) in grid.rows().enumerate().take_while(|(_, row)| row.number <= bottom) {
        if row.number >= top {
            found = Some((found.map_or(index, |(first, _)| first), index));
        }
    }
    Found { rows: found, header, why }
}

/// The headings of all columns. A cell that is merged over several columns is said for each of them.
pub(super) fn headings(grid: &Grid, rows: Option<(usize, usize)>, width: u16) -> Vec<String> {
    let mut headings = vec![String::new(); usize::from(width)];
    let Some((first, last)) = rows else { return headings };
    for index in first..=last {
        let Some(row) = grid.row(index) else { continue };
        let below = (index + 1..=last).filter_map(|i| grid.row(i)).collect::<Vec<_>>();
        let merges: Vec<_> = grid.merges.iter().filter(|m| m.rows.0 == row.number).collect();
        let mut spans: Vec<(u16, u16, &str)> = Vec::new();
        for (column, cell) in row.cells() {
            let merged = merges.iter().find(|m| m.columns.0 == column).map(|m| m.columns.1);
            let end = merged.unwrap_or_else(|| group_end(&row, &below, column, width));
            spans.push((column, end, cell.text.trim()));
        }
        for (from, to, text) in spans {
            for heading in headings.iter_mut().take(usize::from(to) + 1).skip(usize::from(from)) {
                join(heading, text);
            }
        }
    }
    headings
}

/// Without merged cells, as in text: a group reaches over the empty cells beside it that have a heading below.
fn group_end(row: &RawRow<'_>, below: &[RawRow<'_>], column: u16, width: u16) -> u16 {
    let has_below = |c: u16| below.iter().any(|next| next.cell(c).is_some());
    if !has_below(column) {
        return column;
    }
    let mut end = column;
    while end + 1 < width && row.cell(end + 1).is_none() && has_below(end + 1) {
        end += 1;
    }
    end
}

fn join(heading: &mut String, text: &str) {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
    if heading.is_empty() {
        *heading = text;
    } else if *heading != text {
        heading.push_str(" / ");
        heading.push_str(&text);
    }
}
