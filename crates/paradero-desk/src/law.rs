//! The law as text: a pack in one file or many, what is wrong with it, and what another pack would change.

mod cases;
mod check;
mod diff;
mod part;
mod show;

use std::ops::Range;

use paradero_law::{Pack, US_PACK};
use paradero_record::notation::{Diagnostic, render};

use crate::check::{CheckFault, CheckFile};

pub use cases::{CaseFile, FailedLine, LawTestView, SafeguardCount, law_test, shipped_cases};
pub use check::{FaultLine, FindingLine, LawCheckView, law_check};
pub use diff::{Change, LawDiff, LawDiffView, On, PartChange, VerdictChange, VerdictSide, law_diff};
pub use show::{LawShowView, ReadLine, Reading, VersionLine, law_show};

/// The most that a pack's text may hold, in bytes. The shipped one has a fifth of it.
pub const MOST_LAW_BYTES: usize = 1024 * 1024;

/// How many faults are shown of a text; whoever wrote it mends the first ones first.
const MOST_FAULTS: usize = 100;

/// The order in which the files of the shipped pack are joined.
const SHIPPED_ORDER: [&str; 11] = [
    "pack",
    "states",
    "tracks",
    "screening",
    "proceedings",
    "protection",
    "custody",
    "records",
    "alien_enemies",
    "international",
    "left_out",
];

/// The text of a pack, and of which files it was joined.
#[derive(Clone, Debug)]
pub struct LawText {
    text: String,
    /// The name of each file, and its lines in the whole, counted from 1.
    files: Vec<(String, Range<usize>)>,
}

impl LawText {
    /// The pack that comes with the program.
    pub fn shipped() -> Self {
        Self::of(vec![CheckFile { name: "shipped".to_owned(), text: US_PACK.to_owned() }])
    }

    /// Joins files, in the order in which they are given.
    pub fn of(files: Vec<CheckFile>) -> Self {
        let mut all = Self { text: String::new(), files: Vec::new() };
        let mut line = 1;
        for file in files {
            all.text.push_str(&file.text);
            if !file.text.is_empty() && !file.text.ends_with('\n') {
                all.text.push('\n');
            }
            let after = line + file.text.lines().count();
            all.files.push((file.name, line..after));
            line = after;
        }
        all
    }

    /// Whether a file's name, without what follows its last point, stands before another's: in the order of the shipped
    /// pack, and after those by name.
    pub fn order(name: &str) -> (usize, String) {
        let shipped = SHIPPED_ORDER.iter().position(|known| *known == name);
        (shipped.unwrap_or(SHIPPED_ORDER.len()), name.to_owned())
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Reads the pack.
    ///
    /// # Errors
    ///
    /// When anything is wrong with it; the faults are told by file and line.
    pub fn pack(&self) -> Result<Pack, CheckFault> {
        self.parse().map_err(|faults| CheckFault(self.render(&faults)))
    }

    fn parse(&self) -> Result<Pack, Vec<Diagnostic>> {
        if self.text.len() > MOST_LAW_BYTES {
            let most = MOST_LAW_BYTES / 1024 / 1024;
            let fault = Diagnostic::new(1, 1..2, format!("a pack has at most {most} MiB of text, and this has more"));
            return Err(vec![fault]);
        }
        Pack::parse(&self.text).map_err(|fault| fault.diagnostics)
    }

    /// The file on which a line of the whole stands, and its line there.
    fn place(&self, line: usize) -> (&str, usize) {
        let found = self.files.iter().find(|(_, lines)| lines.contains(&line)).or(self.files.last());
        found.map_or(("", line), |(name, lines)| (name, (line + 1).saturating_sub(lines.start)))
    }

    /// The first faults as the record's are shown: the place, the line, a mark, the help.
    fn render(&self, faults: &[Diagnostic]) -> String {
        let mut out = String::new();
        for fault in faults.iter().take(MOST_FAULTS) {
            let (name, line) = self.place(fault.line);
            let own = self.text.lines().nth(fault.line.saturating_sub(1)).unwrap_or_default();
            let shown = render(name, own, &[Diagnostic { line: 1, ..fault.clone() }]);
            let shown = shown.replacen(&format!("{name}:1:"), &format!("{name}:{line}:"), 1);
            out.push_str(&shown);
        }
        if faults.len() > MOST_FAULTS {
            out.push_str(&format!("… and {} more\n", faults.len() - MOST_FAULTS));
        }
        out
    }
}
