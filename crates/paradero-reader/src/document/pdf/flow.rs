//! From lines on pages to paragraphs: what goes on, what is set apart, what stands at the edge of every page.

use std::collections::BTreeMap;

use paradero_prose::Markup;

use super::layout::Line;
use crate::document::lines::Lines;

/// How many lines at the top and at the bottom of a page may be running titles.
const EDGE: usize = 2;
/// Beginnings of words that keep their hyphen at the end of a line.
const KEPT: &[&str] =
    &["non", "self", "co", "anti", "ex", "pro", "vice", "mid", "all", "well", "cross", "post", "pre", "re"];

/// Takes out lines that stand at the edge of most pages, and counts them.
pub(super) fn drop_running_heads(pages: &mut [Vec<Line>]) -> usize {
    if pages.len() < 3 {
        return 0;
    }
    let key = |line: &Line| -> String {
        let text = line.text.trim();
        let mut key = String::new();
        for c in text.chars().take(120) {
            let c = if c.is_ascii_digit() { '#' } else { c };
            if !(c == '#' && key.ends_with('#')) {
                key.push(c);
            }
        }
        key
    };
    // Only what stands apart from the text, at the top or at the bottom.
    let edge = |page: &[Line], at: usize| {
        let Some(line) = page.get(at) else { return false };
        let apart = |other: Option<&Line>| {
            other.is_some_and(|other| (line.y - other.y).abs() > 1.8 * line.size.max(other.size))
        };
        (at < EDGE && apart(page.get(at + 1)))
            || (at + EDGE >= page.len() && at.checked_sub(1).is_some_and(|above| apart(page.get(above))))
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        let mut own: Vec<String> =
            page.iter().enumerate().filter(|(at, _)| edge(page, *at)).map(|(_, line)| key(line)).collect();
        own.sort();
        own.dedup();
        for key in own {
            *seen.entry(key).or_default() += 1;
        }
    }
    let least = (pages.len() / 2).max(3);
    let mut dropped = 0;
    for page in pages.iter_mut() {
        // A page that would be empty without them keeps them.
        if page.len() <= EDGE {
            continue;
        }
        let often = |line: &Line| seen.get(&key(line)).is_some_and(|pages| *pages >= least);
        let out: Vec<bool> = page.iter().enumerate().map(|(at, line)| edge(page, at) && often(line)).collect();
        dropped += out.iter().filter(|out| **out).count();
        let mut out = out.into_iter();
        page.retain(|_| !out.next().unwrap_or(false));
    }
    dropped
}

/// Writes paragraphs, with the pages they stand on.
pub(super) fn write(pages: &[Vec<Line>], out: &mut Lines) {
    let body = usual_size(pages);
    let mut open: Option<(&Line, Markup)> = None;
    for (number, page) in (1_u32..).zip(pages) {
        let measure = Measure::of(page);
        let start = out.len();
        let mut own: Option<&Line> = None;
        for line in page {
            let mut what = what(line, body);
            let goes_on = open.is_some_and(|(last, before)| match (before, what) {
                // The second line of an item has no mark of its own.
                (Markup::Item, Markup::Paragraph) => own.is_some() && line.x0 >= last.x0 && measure.goes_on(last, line),
                (Markup::Paragraph, Markup::Paragraph) if own.is_none() => goes_over(last, line),
                (Markup::Paragraph, Markup::Paragraph) => measure.goes_on(last, line),
                (Markup::Heading(one), Markup::Heading(other)) => {
                    one == other && own.is_some() && measure.goes_on(last, line)
                }
                _ => false,
            });
            if goes_on && let Some((_, before)) = open {
                what = before;
            }
            if !goes_on && let Some((_, before)) = open {
                end(out, before);
            }
            put(line, goes_on, out);
            (open, own) = (Some((line, what)), Some(line));
        }
        let last_page = number as usize == pages.len();
        let next = pages.get(number as usize).and_then(|page| page.first());
        // Only words that go on over the page leave their line open.
        if let Some((last, before)) = open
            && (last_page
                || !next.is_some_and(|next| {
                    before == Markup::Paragraph && what(next, body) == before && goes_over(last, next)
                }))
        {
            end(out, before);
            open = None;
        }
        out.page(number, start);
    }
}

fn end(out: &mut Lines, what: Markup) {
    out.end(Some(what));
}

fn put(line: &Line, goes_on: bool, out: &mut Lines) {
    if goes_on && !out.take_hyphen(KEPT, &line.text) {
        out.push(" ");
    }
    let mut cells = line.text.split('\t');
    let first = cells.next().unwrap_or_default();
    out.push(first);
    if line.text.contains('\t') {
        out.end_cell();
    }
    for cell in cells {
        out.push(cell);
        out.end_cell();
    }
}

/// The size of most letters.
fn usual_size(pages: &[Vec<Line>]) -> f32 {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for line in pages.iter().flatten() {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are finite and clamped")]
        let half_points = (line.size.clamp(0.5, 1000.0) * 2.0).round() as u32;
        *sizes.entry(half_points).or_default() += line.text.len();
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 2,000")]
    sizes.iter().max_by_key(|(size, letters)| (**letters, **size)).map_or(10.0, |(size, _)| *size as f32 / 2.0)
}

fn what(line: &Line, body: f32) -> Markup {
    let text = line.text.trim_start();
    if line.text.contains('\t') {
        return Markup::Cell;
    }
    if text.starts_with(['•', '◦', '▪', '‣', '●', '■', '○', '\u{F0B7}']) {
        return Markup::Item;
    }
    let ratio = line.size / body.max(1.0);
    match text.len() {
        0..=200 if ratio >= 1.6 => Markup::Heading(1),
        0..=200 if ratio >= 1.3 => Markup::Heading(2),
        0..=200 if ratio >= 1.13 => Markup::Heading(3),
        _ => Markup::Paragraph,
    }
}

/// Whether words that end in the middle of a sentence go on in small letters in the next column or on the next page.
fn goes_over(last: &Line, line: &Line) -> bool {
    let open = !last.text.trim_end().ends_with(['.', '!', '?', ':', ';', '”', '"', '»', ')', '…']);
    open && line.text.trim_start().starts_with(|c: char| c.is_lowercase())
}

/// What is usual on a page.
struct Measure {
    leading: f32,
    right: f32,
}

impl Measure {
    fn of(page: &[Line]) -> Self {
        let mut gaps: Vec<f32> = Vec::new();
        for pair in page.windows(2) {
            let [above, below] = pair else { continue };
            let gap = (above.y - below.y) / above.size.max(1.0);
            if gap > 0.5 && gap < 3.0 {
                gaps.push(gap);
            }
        }
        gaps.sort_by(f32::total_cmp);
        let leading = gaps.get(gaps.len() / 2).copied().unwrap_or(1.2);
        let right = page.iter().map(|line| line.x1).fold(0.0, f32::max);
        Self { leading, right }
    }

    /// Whether a line is of the same paragraph as the one before.
    fn goes_on(&self, last: &Line, line: &Line) -> bool {
        if line.y > last.y {
            return goes_over(last, line);
        }
        let size = last.size.max(1.0);
        let gap = (last.y - line.y) / size;
        if gap > (self.leading * 1.3).max(1.0) || (line.size - last.size).abs() > 0.1 * size {
            return false;
        }
        let text = line.text.trim_start();
        let is_new = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "¿¡“\"«—".contains(c));
        // A line that begins further right is the first of a paragraph.
        if is_new && line.x0 > last.x0 + 0.9 * size && line.x0 < last.x0 + 6.0 * size {
            return false;
        }
        let ended = last.text.trim_end().ends_with(['.', '!', '?', ':', '”', '"', '»', ')']);
        let column = self.right.min(line.x1.max(last.x1).max(last.x0 + 12.0 * size));
        let short = last.x1 < column - 0.2 * (column - last.x0);
        // A short line ends a paragraph, and one whose next word would have fitted on it was ended on purpose.
        !(short && is_new && (ended || last.x1 < column - 0.45 * (column - last.x0)))
    }
}
