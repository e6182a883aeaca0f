//! From runs of letters on a page to lines in the order of reading: rows, gaps, columns.

use super::content::Run;

/// A line, or the part of one that stands in a column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The words; cells of a table with tabs between.
    pub(super) text: String,
    /// The left end, in points.
    pub(super) x0: f32,
    /// The right end.
    pub(super) x1: f32,
    /// How high it stands.
    pub(super) y: f32,
    /// How large its letters are.
    pub(super) size: f32,
}

/// A gap of so many sizes of a letter is no gap between words.
const COLUMN: f32 = 1.5;
/// A gap of so many sizes of a letter is one between words.
const WORD: f32 = 0.16;

/// The lines of a page in the order of reading; what does not run from left to right comes last.
pub(super) fn lines(runs: Vec<Run>) -> Vec<Line> {
    let (turned, mut upright): (Vec<Run>, Vec<Run>) = runs.into_iter().partition(|run| run.is_turned);
    upright.retain(|run| !run.text.is_empty());
    upright.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut pieces: Vec<Line> = Vec::new();
    let mut row: Vec<Run> = Vec::new();
    for run in upright {
        let apart = row.first().is_some_and(|first| first.y - run.y > 0.4 * first.size.min(run.size).max(2.0));
        if apart {
            pieces.extend(split(std::mem::take(&mut row)));
        }
        row.push(run);
    }
    pieces.extend(split(row));
    let mut ordered = Vec::with_capacity(pieces.len());
    order(pieces, 2, &mut ordered);
    let sides = split_turned(turned);
    ordered.extend(sides);
    ordered
}

fn split_turned(runs: Vec<Run>) -> Vec<Line> {
    let (mut text, mut size, mut y) = (String::new(), 0.0_f32, 0.0_f32);
    for run in runs.into_iter().take(2000) {
        text.push_str(&run.text);
        (size, y) = (size.max(run.size), run.y);
    }
    if text.trim().is_empty() { Vec::new() } else { vec![Line { text, x0: 0.0, x1: 0.0, y, size }] }
}

/// Cuts a row where its gaps are wider than those between words.
fn split(mut row: Vec<Run>) -> Vec<Line> {
    row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut pieces: Vec<Line> = Vec::new();
    let mut before: Option<Run> = None;
    for run in row {
        if let (Some(last), Some(line)) = (&before, pieces.last_mut()) {
            // Some programs print a letter twice to make it bold.
            if last.text == run.text && (last.x0 - run.x0).abs() < 0.2 * run.size {
                continue;
            }
            let gap = run.x0 - last.x1;
            let size = last.size.min(run.size);
            if gap < COLUMN * size {
                if gap > WORD * size && !line.text.ends_with(' ') && !run.text.starts_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(&run.text);
                line.x1 = line.x1.max(run.x1);
                line.size = line.size.max(run.size);
                before = Some(run);
                continue;
            }
        }
        pieces.push(Line { text: run.text.clone(), x0: run.x0, x1: run.x1, y: run.y, size: run.size });
        before = Some(run);
    }
    pieces.retain(|piece| !piece.text.trim().is_empty());
    pieces
}

/// Puts pieces in the order of reading: column by column between what stands across them.
fn order(pieces: Vec<Line>, depth: usize, out: &mut Vec<Line>) {
    let gutter = if depth == 0 { None } else { gutter(&pieces) };
    let Some(x) = gutter else { return rows(pieces, out) };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let flush = |left: &mut Vec<Line>, right: &mut Vec<Line>, out: &mut Vec<Line>| {
        order(std::mem::take(left), depth - 1, out);
        order(std::mem::take(right), depth - 1, out);
    };
    for piece in pieces {
        if piece.x1 <= x {
            left.push(piece);
        } else if piece.x0 >= x - 2.0 {
            right.push(piece);
        } else {
            flush(&mut left, &mut right, out);
            out.push(piece);
        }
    }
    flush(&mut left, &mut right, out);
}

/// Where a second column begins: many pieces start there, few stand across, and both sides are filled with text.
fn gutter(pieces: &[Line]) -> Option<f32> {
    if pieces.len() < 8 {
        return None;
    }
    let (min, max) = pieces.iter().fold((f32::MAX, f32::MIN), |(min, max), p| (min.min(p.x0), max.max(p.x1)));
    let mut starts: Vec<f32> = pieces.iter().map(|p| p.x0).filter(|x| *x > min + (max - min) * 0.2).collect();
    starts.sort_by(f32::total_cmp);
    // Starts within two points of each other are one; the most frequent first.
    let mut groups: Vec<(usize, f32)> = Vec::new();
    for x in starts {
        match groups.last_mut() {
            Some((count, first)) if x - *first < 2.0 => *count += 1,
            _ => groups.push((1, x)),
        }
    }
    groups.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    groups.iter().take(4).filter(|(count, _)| *count >= 4).map(|(_, x)| *x).find(|x| is_gutter(pieces, *x, (min, max)))
}

fn is_gutter(pieces: &[Line], x: f32, (min, max): (f32, f32)) -> bool {
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), 0_usize);
    for piece in pieces {
        if piece.x1 <= x {
            left.push(piece.x1 - piece.x0);
        } else if piece.x0 >= x - 2.0 {
            right.push(piece.x1 - piece.x0);
        } else {
            across += 1;
        }
    }
    if left.len() < 4 || right.len() < 4 || across * 10 > pieces.len() * 4 {
        return false;
    }
    // Cells of a table are narrower than their column; lines of running text fill it.
    let fills = |widths: &mut Vec<f32>, column: f32| {
        widths.sort_by(f32::total_cmp);
        widths.get(widths.len() / 2).is_some_and(|middle| *middle >= 0.55 * column)
    };
    fills(&mut left, x - min) && fills(&mut right, max - x)
}

/// Pieces of one row become one line, with tabs between.
fn rows(pieces: Vec<Line>, out: &mut Vec<Line>) {
    let mut made: Vec<Line> = Vec::new();
    for piece in pieces {
        match made.last_mut() {
            Some(line)
                if (line.y - piece.y).abs() < 0.4 * line.size.min(piece.size).max(2.0) && piece.x0 >= line.x1 =>
            {
                line.text.push('\t');
                line.text.push_str(&piece.text);
                line.x1 = piece.x1;
            }
            _ => made.push(piece),
        }
    }
    out.append(&mut made);
}
