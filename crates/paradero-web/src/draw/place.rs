//! Where marks and their labels go, so that none covers another.

use super::mark::Mark;
use super::{ROW, escape, put, tenths};

/// A mark in its row, with what is written beside it.
#[derive(Debug)]
pub(super) struct Placed {
    mark: Mark,
    row: i64,
    text: Option<Text>,
}

#[derive(Debug)]
struct Text {
    words: String,
    /// The end at the mark, in tenths.
    x: i64,
    side: Side,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    After,
    Before,
}

/// Width of one character of a label, in tenths: the widest of the fonts that the style sheet names.
const CHARACTER: i64 = 80;
/// Between a mark and its label, and between two neighbours.
const AIR: i64 = 50;
/// Labels are written out in so many rows of a lane; what finds no room there is a number.
const WRITTEN_ROWS: i64 = 10;

/// Which stretches of each row are taken.
#[derive(Default)]
struct Rows(Vec<Vec<(i64, i64)>>);

impl Rows {
    fn is_free(&self, row: i64, deep: i64, reach: (i64, i64)) -> bool {
        (row..row + deep).all(|row| {
            let taken = usize::try_from(row).ok().and_then(|row| self.0.get(row));
            taken.is_none_or(|taken| taken.iter().all(|(low, high)| reach.1 < *low || reach.0 > *high))
        })
    }

    fn take(&mut self, row: i64, deep: i64, reach: (i64, i64)) {
        for row in row..row + deep {
            let Ok(row) = usize::try_from(row) else { continue };
            if self.0.len() <= row {
                self.0.resize_with(row + 1, Vec::new);
            }
            if let Some(taken) = self.0.get_mut(row) {
                taken.push(reach);
            }
        }
    }
}

/// Places the marks of one lane, in the order given; returns how many rows they need.
pub(super) fn place(marks: Vec<Mark>, left: i64, right: i64) -> (Vec<Placed>, i64) {
    let mut rows = Rows::default();
    let placed: Vec<Placed> = marks.into_iter().map(|mark| place_one(mark, &mut rows, left, right)).collect();
    let deep = i64::try_from(rows.0.len()).unwrap_or(1).max(1);
    (placed, deep)
}

fn place_one(mark: Mark, rows: &mut Rows, left: i64, right: i64) -> Placed {
    let deep = mark.glyph.rows();
    for (words, most) in [(mark.label.clone(), WRITTEN_ROWS), (mark.short.clone(), WRITTEN_ROWS * 4)] {
        for row in 0..most {
            for side in [Side::After, Side::Before] {
                let (text, reach) = beside(&mark, &words, side);
                // The axis ends where the drawing does; a label may stand left of it only over nobody's name.
                let inside = reach.0 >= left - AIR && reach.1 <= right + 2 * AIR;
                if inside && rows.is_free(row, deep, reach) {
                    rows.take(row, deep, reach);
                    return Placed { mark, row, text };
                }
            }
        }
    }
    // Nothing fits, not even a number: a row of its own below the others, without words. The list has them.
    let row = i64::try_from(rows.0.len()).unwrap_or(0);
    let reach = mark.glyph.reach();
    rows.take(row, deep, reach);
    Placed { mark, row, text: None }
}

/// The label on one side of the mark, and how far both reach together.
fn beside(mark: &Mark, words: &str, side: Side) -> (Option<Text>, (i64, i64)) {
    let (low, high) = mark.glyph.reach();
    if words.is_empty() {
        return (None, (low - AIR, high + AIR));
    }
    let width = i64::try_from(words.chars().count()).unwrap_or(0) * CHARACTER;
    let words = words.to_owned();
    match side {
        Side::After => {
            let x = high + AIR;
            (Some(Text { words, x, side }), (low - AIR, x + width))
        }
        Side::Before => {
            let x = low - AIR;
            (Some(Text { words, x, side }), (x - width, high + AIR))
        }
    }
}

impl Placed {
    /// Draws the mark and its label into a lane that begins at this height, in units.
    pub(super) fn write(&self, svg: &mut String, lane: i64) {
        let at = lane + self.row * ROW;
        self.mark.open(svg);
        self.mark.glyph.write(svg, at, self.mark.denied());
        if let Some(text) = &self.text {
            let anchor = if text.side == Side::After { "start" } else { "end" };
            let baseline = at + 16 + (self.mark.glyph.rows() - 1) * ROW / 2;
            put(
                svg,
                format_args!(
                    "<text x=\"{}\" y=\"{baseline}\" text-anchor=\"{anchor}\">{}</text>",
                    tenths(text.x),
                    escape(&text.words),
                ),
            );
        }
        svg.push_str("</a>\n");
    }
}
