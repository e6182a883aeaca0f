//! Diagnostics: what is wrong in a text, where, and what to write instead.

use std::fmt::Write as _;
use std::ops::Range;

/// One thing that is wrong in a text.
///
/// Lines and columns count from 1; columns count characters, not bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The line.
    pub line: usize,
    /// The first and, exclusively, the last column.
    pub columns: (usize, usize),
    /// What is wrong, as one sentence.
    pub message: String,
    /// What to write instead, when that can be told.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Makes a diagnostic for a stretch of a line.
    pub fn new(line: usize, columns: Range<usize>, message: impl Into<String>) -> Self {
        Self { line, columns: (columns.start, columns.end), message: message.into(), help: None }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }
}

/// Renders diagnostics for a person at a terminal: the place, the line, a mark under what is meant, the help.
///
/// ```
/// use paradero_record::notation::{parse, render, References};
/// let text = "persn ana \"Ana\"\n";
/// let shown = render("a.paradero", text, &parse(text, None, References::Checked).diagnostics);
/// assert!(shown.starts_with("a.paradero:1:1: "));
/// ```
pub fn render(name: &str, text: &str, diagnostics: &[Diagnostic]) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    for one in diagnostics {
        let (first, last) = one.columns;
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name}:{}:{first}: {}", one.line, one.message);
        if let Some(line) = lines.get(one.line.saturating_sub(1)) {
            let (line, first) = excerpt(line, first);
            let room = line.chars().count() + 1 - first.min(line.chars().count());
            let marks = "^".repeat(last.saturating_sub(one.columns.0).clamp(1, room.max(1)));
            let _ = writeln!(out, "    {line}\n    {}{marks}", " ".repeat(first.saturating_sub(1)));
        }
        if let Some(help) = &one.help {
            let _ = writeln!(out, "    help: {help}");
        }
    }
    out
}

/// As much of a line as fits a terminal, with the column around which it was cut out. Control characters are replaced.
fn excerpt(line: &str, column: usize) -> (String, usize) {
    let (before, width) = (60, 120);
    let start = column.saturating_sub(before).saturating_sub(1);
    let shown = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    let mut chars = line.chars().skip(start).map(shown);
    let mut out = String::from(if start > 0 { "…" } else { "" });
    out.extend(chars.by_ref().take(width));
    if chars.next().is_some() {
        out.push('…');
    }
    (out, column - start + usize::from(start > 0))
}

/// Finds what was probably meant: the candidate that differs least, if it differs by no more than a third of its letters.
///
/// Takes time in the product of the lengths for each candidate of about the same length.
///
/// ```
/// use paradero_record::notation::nearest;
/// assert_eq!(nearest("asserst", ["asserts", "denies"]), Some("asserts"));
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let near = |candidate: &&str| candidate.chars().count().abs_diff(length) <= (candidate.chars().count() / 3).max(1);
    let best = candidates.into_iter().filter(near).map(|candidate| (distance(word, candidate), candidate)).min()?;
    (best.0 <= (best.1.chars().count() / 3).max(1) && best.0 < length).then_some(best.1)
}

/// How many letters must be added, dropped, changed or swapped with a neighbour (optimal string alignment).
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().take(64).collect(), right.chars().take(64).collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for i in 1..=left.len() {
        let mut row = vec![i];
        for j in 1..=right.len() {
            let change = last[j - 1] + usize::from(left[i - 1] != right[j - 1]);
            let mut best = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_close_or_none() {
        assert_eq!(nearest("asserst", ["asserts", "denies"]), Some("asserts"));
        assert_eq!(nearest("xyz", ["asserts", "denies"]), None);
        assert_eq!(nearest("", ["a"]), None);
    }
}
