//! Holding a pack against cases: timelines with what each should come to.

use std::collections::BTreeMap;

use paradero_law::Pack;
use paradero_law::holiday::Holidays;
use paradero_law::suite::{Case, shipped};
use paradero_record::notation::render;
use serde::Serialize;

use crate::check::CheckFile;
use crate::demo::Example;
use crate::time;

/// A case, and the texts of the files that it names.
pub struct CaseFile<'a> {
    /// The case itself.
    pub file: CheckFile,
    /// Gives the text of a file that the case names, when there is one.
    pub other: &'a dyn Fn(&str) -> Option<String>,
}

/// The cases that the shipped pack is held to; the examples that they name come with them.
pub fn shipped_cases() -> Vec<CaseFile<'static>> {
    let case = |(name, text): (&str, &str)| CaseFile {
        file: CheckFile { name: format!("shipped/{name}.case"), text: text.to_owned() },
        other: &Example::text_of,
    };
    shipped().map(case).collect()
}

/// What the cases came to.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LawTestView {
    /// The digest of the pack.
    pub digest: String,
    /// How many cases there were.
    pub cases: usize,
    /// How many lines came to what was expected.
    pub as_expected: usize,
    /// The lines that did not.
    pub failed: Vec<FailedLine>,
    /// Cases that cannot be read, ready to be shown.
    pub faults: Vec<String>,
    /// What each safeguard came to, by name.
    pub safeguards: BTreeMap<String, SafeguardCount>,
    /// Safeguards of the pack that no case is about.
    pub untested: Vec<String>,
}

/// A line that came to something else.
#[derive(Clone, Debug, Serialize)]
pub struct FailedLine {
    /// The case's file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// As of when.
    pub as_of: String,
    /// The safeguard.
    pub safeguard: String,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
}

/// How many lines about a safeguard came to what was expected.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct SafeguardCount {
    /// So many did.
    pub as_expected: usize,
    /// So many did not.
    pub failed: usize,
}

/// Runs cases by a pack.
pub fn law_test(pack: &Pack, cases: &[CaseFile<'_>]) -> LawTestView {
    let mut view = LawTestView { digest: pack.digest.clone(), cases: cases.len(), ..LawTestView::default() };
    for case in cases {
        view.run(pack, case);
    }
    let about = |id: &&paradero_law::Safeguard| !view.safeguards.contains_key(&id.id);
    view.untested = pack.safeguards.iter().filter(about).map(|safeguard| safeguard.id.clone()).collect();
    view
}

impl LawTestView {
    fn run(&mut self, pack: &Pack, case: &CaseFile<'_>) {
        let CheckFile { name, text } = &case.file;
        let read = match Case::parse(text, case.other) {
            Ok(read) => read,
            Err(faults) => {
                let shown = faults.get(..super::MOST_FAULTS).unwrap_or(&faults);
                self.faults.push(render(name, text, shown));
                return;
            }
        };
        let ran = read.run(pack, &Holidays::federal());
        if !ran.diagnostics.is_empty() {
            self.faults.push(render(name, text, &ran.diagnostics));
        }
        for line in ran.compared {
            let count = self.safeguards.entry(line.safeguard.clone()).or_default();
            if line.is_as_expected() {
                count.as_expected += 1;
                self.as_expected += 1;
                continue;
            }
            count.failed += 1;
            self.failed.push(FailedLine {
                file: name.clone(),
                line: line.line,
                as_of: time::rfc3339(line.as_of, &read.record.zone),
                safeguard: line.safeguard,
                expected: line.expected,
                found: line.found,
            });
        }
    }
}
