//! Checking a pack: what cannot be read, and what can be read and is probably not meant.

use paradero_law::lint;
use paradero_record::Language;
use serde::Serialize;

use super::{LawText, MOST_FAULTS};

/// What a pack's text has wrong.
#[derive(Clone, Debug, Serialize)]
pub struct LawCheckView {
    /// The pack's name; none when it cannot be read.
    pub name: Option<String>,
    /// The SHA-256 of its text; none when it cannot be read.
    pub digest: Option<String>,
    /// How many faults there are in all.
    pub faults_total: usize,
    /// The first of them, each with its place.
    pub faults: Vec<FaultLine>,
    /// The same for a terminal.
    #[serde(skip)]
    pub rendered: String,
    /// What can be read and is probably not meant.
    pub findings: Vec<FindingLine>,
}

/// One thing that cannot be read.
#[derive(Clone, Debug, Serialize)]
pub struct FaultLine {
    /// The file.
    pub file: String,
    /// The line in it.
    pub line: usize,
    /// The first column.
    pub column: usize,
    /// What is wrong.
    pub says: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// One thing that is probably not meant.
#[derive(Clone, Debug, Serialize)]
pub struct FindingLine {
    /// `note`, `warning` or `fault`.
    pub severity: String,
    /// The same in words.
    pub severity_words: String,
    /// What was searched for, as a word.
    pub check: String,
    /// The file.
    pub file: String,
    /// The line in it on which the block begins that is meant.
    pub line: usize,
    /// The safeguard, state, track, clock or kind that is meant.
    pub name: String,
    /// What was found.
    pub says: String,
    /// What to do about it.
    pub then: String,
}

/// Reads a pack and searches it for what is probably not meant.
pub fn law_check(text: &LawText, language: Language) -> LawCheckView {
    let mut view = LawCheckView {
        name: None,
        digest: None,
        faults_total: 0,
        faults: Vec::new(),
        rendered: String::new(),
        findings: Vec::new(),
    };
    match text.parse() {
        Ok(pack) => {
            let findings = lint(&pack).into_iter().map(|one| {
                let (file, line) = text.place(one.line);
                FindingLine {
                    severity: one.severity.word().to_owned(),
                    severity_words: one.severity.say(language).to_owned(),
                    check: one.check.word().to_owned(),
                    file: file.to_owned(),
                    line,
                    name: one.name,
                    says: one.words.say(language).to_owned(),
                    then: one.then.say(language).to_owned(),
                }
            });
            view.findings = findings.collect();
            (view.name, view.digest) = (Some(pack.id), Some(pack.digest));
        }
        Err(faults) => {
            view.faults_total = faults.len();
            view.rendered = text.render(&faults);
            let line = |fault: paradero_record::notation::Diagnostic| {
                let (file, line) = text.place(fault.line);
                let (file, column) = (file.to_owned(), fault.columns.0);
                FaultLine { file, line, column, says: fault.message, help: fault.help }
            };
            view.faults = faults.into_iter().take(MOST_FAULTS).map(line).collect();
        }
    }
    view
}
