//! Cases that lawyers can read: timelines in the notation, each with what it should come to, as comments on top.
//!
//! `#! as of 2025-03-16` begins what is expected at the end of that day (or at that minute), by the clock of the file's zone.
//! `#! expect CU-12 move not_shown certain` names the safeguard, the event that sets it off, and the verdict; after it may come
//! `best kept` or `best none` after `possible`, `contested`, and `due 2025-03-17T09:30`. `#! expect CU-12 none` says that it
//! applies to nothing, `#! expect CU-12 move none` that it does not apply to that event. `#! read PATH` says that the timeline
//! stands in another file. The comment with which a file begins says what it is about.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use include_dir::{Dir, include_dir};
use paradero_record::notation::{Diagnostic, References, nearest, parse};
use paradero_record::{Instant, Moment, Precision, Record, Subject, Timeline, Widening, Zone};

use crate::derive::complete;
use crate::holiday::Holidays;
use crate::judge::{Docket, judge};
use crate::pack::Pack;
use crate::verdict::Verdict;

static SUITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/suite");

/// The cases that come with the program's own pack: the name of each, and its text, by name.
///
/// ```
/// assert!(paradero_law::suite::shipped().any(|(name, _)| name == "cu-12-transfer"));
/// ```
pub fn shipped() -> impl Iterator<Item = (&'static str, &'static str)> {
    let cases = SUITE.files().filter(|file| file.path().extension().is_some_and(|end| end == "case"));
    cases.filter_map(|file| Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?)))
}

/// A case: a timeline, and what it should come to.
#[derive(Clone, Debug)]
pub struct Case {
    /// What it is about: the comment with which it begins.
    pub about: String,
    /// The record that its statements make.
    pub record: Record,
    /// The timeline of its person.
    pub timeline: Timeline,
    /// What it should come to, in the order of its lines.
    pub expectations: Vec<Expectation>,
}

/// What a case should come to by one safeguard, as of an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The line on which it stands.
    pub line: usize,
    /// As of when.
    pub as_of: Instant,
    /// The safeguard.
    pub safeguard: String,
    /// The event that sets it off and the verdict, as they are written.
    pub words: String,
    columns: (usize, usize),
}

/// An expectation beside what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The line on which the expectation stands.
    pub line: usize,
    /// As of when.
    pub as_of: Instant,
    /// The safeguard.
    pub safeguard: String,
    /// What was expected: the event and the verdict.
    pub expected: String,
    /// What was found, in as many words.
    pub found: String,
}

impl Compared {
    /// Whether what was found is what was expected.
    pub fn is_as_expected(&self) -> bool {
        self.expected == self.found
    }
}

/// What running a case came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// Each expectation, in the order of the lines.
    pub compared: Vec<Compared>,
    /// Expectations that cannot be looked for: of safeguards that the pack does not have, of events that the record does not
    /// have.
    pub diagnostics: Vec<Diagnostic>,
}

impl Ran {
    /// Whether everything came to what was expected.
    pub fn is_as_expected(&self) -> bool {
        self.diagnostics.is_empty() && self.compared.iter().all(Compared::is_as_expected)
    }
}

impl Case {
    /// Reads a case. `other` gives the text of the file that a line `#! read` names, if there is one; the worked case is read
    /// for the first person in it, by name.
    ///
    /// # Errors
    ///
    /// When the text is not in the notation, has no person, or a line that begins with `#!` cannot be read.
    ///
    /// ```
    /// use paradero_law::{Pack, US_PACK, holiday::Holidays, suite::Case};
    /// let text = "# A request for records.
    /// #! as of 2025-05-20
    /// #! expect RE-01 request running certain
    /// source letter \"A letter (made up)\"
    ///   kind note
    /// person ana \"Ana (made up)\"
    /// 2025-05-01 foia_filed as request
    ///   letter asserts
    /// ";
    /// let case = Case::parse(text, |_| None).unwrap();
    /// assert_eq!(case.about, "A request for records.");
    /// let ran = case.run(&Pack::parse(US_PACK).unwrap(), &Holidays::federal());
    /// assert!(ran.is_as_expected());
    /// ```
    pub fn parse(text: &str, other: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<Diagnostic>> {
        let mut diagnostics = Vec::new();
        let elsewhere = text.lines().enumerate().find_map(|(n, line)| Some((n + 1, line.strip_prefix("#! read ")?)));
        let record = if let Some((line, path)) = elsewhere {
            let Some(own) = other(path.trim()) else {
                let message = format!("there is no file `{}`", path.trim());
                return Err(vec![Diagnostic::new(line, 9..9 + path.chars().count(), message)]);
            };
            record_elsewhere(&own, (line, path), &mut diagnostics)
        } else {
            record_of(text, &mut diagnostics)
        };
        let person = record.people.values().find(|person| person.subject == Subject::Person).map(|one| one.id.clone());
        let Some(person) = person else {
            if diagnostics.is_empty() {
                let help = Some("add a line: person p \"A made-up person\"".to_owned());
                diagnostics.push(Diagnostic::new(1, 1..2, "the case is about nobody").help(help));
            }
            return Err(diagnostics);
        };
        let expectations = expectations(text, &record.zone, &mut diagnostics);
        if !diagnostics.is_empty() {
            return Err(diagnostics);
        }
        let timeline = Timeline::of(&record, &person);
        Ok(Self { about: about(text), record, timeline, expectations })
    }

    /// Judges its timeline, with what follows by law, as of an instant.
    pub fn judge(&self, pack: &Pack, holidays: &Holidays, as_of: Instant) -> Docket {
        judge(pack, &self.record, &self.whole(pack, holidays), holidays, as_of)
    }

    /// The timeline with what follows by law from its events.
    pub fn whole(&self, pack: &Pack, holidays: &Holidays) -> Timeline {
        complete(pack, &self.record, self.timeline.clone(), holidays)
    }

    /// Holds every expectation against what the pack says.
    pub fn run(&self, pack: &Pack, holidays: &Holidays) -> Ran {
        let mut ran = Ran::default();
        let timeline = self.whole(pack, holidays);
        let mut last: Option<(Instant, Docket)> = None;
        for expectation in &self.expectations {
            let (_, docket) = match last.take() {
                Some((as_of, docket)) if as_of == expectation.as_of => last.insert((as_of, docket)),
                _ => {
                    let docket = judge(pack, &self.record, &timeline, holidays, expectation.as_of);
                    last.insert((expectation.as_of, docket))
                }
            };
            match missing(expectation, pack, &timeline) {
                Some(fault) => ran.diagnostics.push(fault),
                None => ran.compared.push(expectation.compare(docket, &self.record.zone)),
            }
        }
        ran
    }
}

/// What an expectation names that there is not.
fn missing(expectation: &Expectation, pack: &Pack, timeline: &Timeline) -> Option<Diagnostic> {
    let (first, last) = expectation.columns;
    let fault = |message: String, help: Option<&str>| {
        let help = help.map(|meant| format!("did you mean `{meant}`?"));
        Some(Diagnostic::new(expectation.line, first..last, message).help(help))
    };
    if pack.safeguard(&expectation.safeguard).is_none() {
        let help = nearest(&expectation.safeguard, pack.safeguards.iter().map(|one| one.id.as_str()));
        return fault(format!("`{}` is not a safeguard of the pack", expectation.safeguard), help);
    }
    let known: BTreeSet<&str> = timeline.events.iter().map(|event| event.id.as_str()).collect();
    // What does not follow may be named to say so.
    let is_derived = |event: &str| event.contains('@') && expectation.words.ends_with(" none");
    let event = expectation.event().filter(|event| !known.contains(event) && !is_derived(event))?;
    fault(format!("`{event}` is not an event of this case"), nearest(event, known.iter().copied()))
}

impl Expectation {
    /// The event that it names.
    fn event(&self) -> Option<&str> {
        self.words.split(' ').next().filter(|event| *event != "none" && self.words.contains(' '))
    }

    /// What is found in the place of what is expected.
    fn compare(&self, docket: &Docket, zone: &Zone) -> Compared {
        let of_safeguard: Vec<&Verdict> =
            docket.verdicts.iter().filter(|verdict| verdict.safeguard == self.safeguard).collect();
        let says_due = self.words.split(' ').any(|word| word == "due");
        let found = if let Some(event) = self.event() {
            let trigger = |verdict: &&&Verdict| verdict.trigger.as_ref().is_some_and(|id| id.as_str() == event);
            match of_safeguard.iter().find(trigger) {
                Some(verdict) => said(verdict, says_due, zone),
                None if self.words == format!("{event} none") => self.words.clone(),
                None => "none".to_owned(),
            }
        } else {
            let all: Vec<String> = of_safeguard.iter().map(|verdict| said(verdict, says_due, zone)).collect();
            if all.is_empty() { "none".to_owned() } else { all.join(" and ") }
        };
        let (line, as_of) = (self.line, self.as_of);
        Compared { line, as_of, safeguard: self.safeguard.clone(), expected: self.words.clone(), found }
    }
}

/// A verdict in the words of an expectation: a best one always where it is not certain, when it is due where that is asked.
fn said(verdict: &Verdict, says_due: bool, zone: &Zone) -> String {
    let mut out = verdict.trigger.as_ref().map(|id| format!("{id} ")).unwrap_or_default();
    out.push_str(verdict.worst.word());
    if verdict.is_certain() {
        out.push_str(" certain");
    } else {
        // Writing to a string cannot fail.
        let _ = write!(out, " possible best {}", verdict.best.map_or("none", |best| best.word()));
    }
    if verdict.is_contested() {
        out.push_str(" contested");
    }
    if let (true, Some(due)) = (says_due, verdict.due) {
        let (earliest, latest) = (minute(due.earliest, zone), minute(due.latest, zone));
        let _ = write!(out, " due {earliest}");
        if earliest != latest {
            let _ = write!(out, " to {latest}");
        }
    }
    out
}

fn minute(at: Instant, zone: &Zone) -> String {
    let shown = Moment::minute_at(at.plus_seconds(-at.second().rem_euclid(60)), zone).to_string();
    shown.get(..16).unwrap_or("open").to_owned()
}

fn record_of(text: &str, diagnostics: &mut Vec<Diagnostic>) -> Record {
    let parsed = parse(text, None, References::Checked);
    diagnostics.extend(parsed.diagnostics);
    parsed.record
}

/// Reads the record of another file; its faults are told at the line that names it.
fn record_elsewhere(text: &str, (line, path): (usize, &str), diagnostics: &mut Vec<Diagnostic>) -> Record {
    let mut own = Vec::new();
    let record = record_of(text, &mut own);
    if let Some(first) = own.first() {
        let message = format!("`{}` has a fault on line {}: {}", path.trim(), first.line, first.message);
        diagnostics.push(Diagnostic::new(line, 9..9 + path.chars().count(), message));
    }
    record
}

/// The comment with which a case begins.
fn about(text: &str) -> String {
    let lines = text.lines().map_while(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with('!')));
    let lines: Vec<&str> = lines.map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// Reads the lines that begin with `#!`.
fn expectations(text: &str, zone: &Zone, diagnostics: &mut Vec<Diagnostic>) -> Vec<Expectation> {
    let (mut all, mut as_of) = (Vec::new(), None);
    for (number, line) in (1..).zip(text.lines()) {
        let Some(rest) = line.strip_prefix("#!") else { continue };
        let words: Vec<&str> = rest.split_whitespace().collect();
        let columns = 1..line.chars().count() + 1;
        let mut fault = |message: &str, help: &str| {
            diagnostics.push(Diagnostic::new(number, columns.clone(), message).help(Some(help.to_owned())));
        };
        match words.as_slice() {
            ["read", _] => {}
            ["as", "of", moment] => match last(moment, zone) {
                Some(instant) => as_of = Some(instant),
                None => fault("this is not a day or a minute", "write: #! as of 2025-03-16, or 2025-03-16T12:00"),
            },
            ["expect", safeguard, words @ ..] if !words.is_empty() => match as_of {
                None => fault("this is expected before it is said as of when", "write above it: #! as of 2025-03-16"),
                Some(as_of) => {
                    let (safeguard, words) = ((*safeguard).to_owned(), words.join(" "));
                    let columns = (1, line.chars().count() + 1);
                    all.push(Expectation { line: number, as_of, safeguard, words, columns });
                }
            },
            ["expect", ..] => {
                fault(
                    "it does not say what is expected",
                    "write: #! expect CU-12 move not_shown certain, or CU-12 none",
                );
            }
            _ => fault("this is not something that a case says", "write: #! as of …, #! expect … or #! read …"),
        }
    }
    all
}

/// The last instant of a day, or a minute; nothing for any other moment.
pub(crate) fn last(moment: &str, zone: &Zone) -> Option<Instant> {
    let moment = Moment::parse(moment).ok().filter(|moment| !moment.is_unknown())?;
    let allowed = moment.allows(zone, &Widening::default());
    match moment.precision() {
        Precision::Minute => allowed.first(),
        _ => allowed.last().filter(|at| !at.is_open()),
    }
}

#[cfg(test)]
mod tests;
