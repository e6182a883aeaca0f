//! Which separator a text file has.

use std::collections::BTreeMap;

use super::Separator;
use super::split::Records;
use crate::said::{Said, said};

/// How much of the file is looked at.
const SAMPLE: usize = 1 << 18;
const ROWS: usize = 500;

/// The separator under which most rows have the same number of cells, and why.
pub(super) fn separator(text: &str) -> (Separator, Said) {
    if let Some(stated) = stated(text) {
        let why = said!(
            "the first line says sep={stated}",
            "la primera línea dice sep={stated}",
            stated = char::from(stated.byte())
        );
        return (stated, why);
    }
    let end = text.floor_char_boundary(text.len().min(SAMPLE));
    let sample = text.get(..end).unwrap_or(text);
    let scores = Separator::ALL.map(|separator| (separator, score(sample, separator)));
    let best = scores.iter().copied().reduce(|best, other| if other.1.points > best.1.points { other } else { best });
    match best {
        Some((separator, score)) if score.width > 1 => {
            let (rows, of, width) = (score.rows, score.of, score.width);
            (
                separator,
                said!(
                    "with it {rows} of the first {of} rows have {width} cells",
                    "con él {rows} de las primeras {of} filas tienen {width} celdas"
                ),
            )
        }
        _ => (Separator::Comma, said!("there is only one column", "hay una sola columna")),
    }
}

/// Excel heeds, and some programs write, a first line `sep=;`.
pub(super) fn stated(text: &str) -> Option<Separator> {
    let line = text.get(..6.min(text.len())).and_then(|start| start.lines().next())?;
    let rest = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    Separator::ALL.into_iter().find(|separator| rest.as_bytes() == [separator.byte()])
}

#[derive(Clone, Copy)]
struct Score {
    points: u64,
    rows: usize,
    of: usize,
    width: usize,
}

/// Rows that agree on their width count for that width; a sentence with commas is one row among many.
fn score(sample: &str, separator: Separator) -> Score {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    let mut of = 0;
    let mut records = Records::new(sample, separator.byte());
    let mut cells = Vec::new();
    while of < ROWS && records.next_into(&mut cells) {
        if cells.iter().any(|cell| !cell.is_blank(sample)) {
            *widths.entry(cells.len()).or_default() += 1;
            of += 1;
        }
    }
    let points = |width: usize, rows: usize| {
        let share = rows as u64 * 1000 / (of as u64).max(1);
        // Agreement weighs most; among equals, the more cells the better.
        if width > 1 { share * share * (10 + width.min(30) as u64) } else { 0 }
    };
    let best = widths.iter().map(|(width, rows)| (points(*width, *rows), *rows, *width)).max();
    let (points, rows, width) = best.unwrap_or_default();
    Score { points, rows, of, width }
}
