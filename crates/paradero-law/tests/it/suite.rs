//! The suite that lawyers can read: timelines in the notation, each with what it should come to, as comments on top.
//!
//! `#! as of 2025-03-16` begins what is expected at the end of that day (or at that minute), by the clock of the file's zone.
//! `#! expect CU-12 move not_shown certain` names the safeguard, the event that sets it off, and the verdict; after it may come
//! `best kept` or `best none`, `contested`, and `due 2025-03-17T09:30`. `#! expect CU-12 none` says that it applies to nothing,
//! `#! expect CU-12 move none` that it does not apply to that event.
//! `UPDATE=1` writes what is found into these lines: read the difference before you keep it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use paradero_law::holiday::Holidays;
use paradero_law::{Docket, Pack, US_PACK, Verdict, judge};
use paradero_record::notation::{References, parse, render};
use paradero_record::{Instant, Moment, Record, Subject, Timeline, Widening, Zone};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|e| e == "case")).collect();
    files.sort();
    files
}

#[expect(clippy::disallowed_methods, reason = "whoever runs the tests asks for new expectations so")]
pub(crate) fn is_update() -> bool {
    std::env::var("UPDATE").is_ok_and(|value| value == "1")
}

/// A file read: the record, the one person in it.
pub(crate) struct Case {
    pub(crate) record: Record,
    pub(crate) timeline: Timeline,
}

impl Case {
    /// Reads a file; the worked case is read for the person with whom it begins.
    pub(crate) fn of(name: &str, text: &str) -> Self {
        let own = text.lines().find_map(|line| line.strip_prefix("#! read "));
        let text = own.map_or_else(
            || text.to_owned(),
            |path| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path.trim())).unwrap(),
        );
        let parsed = parse(&text, None, References::Checked);
        assert!(parsed.diagnostics.is_empty(), "{}", render(name, &text, &parsed.diagnostics));
        let record = parsed.record;
        let person = record.people.values().find(|p| p.subject == Subject::Person).map(|p| p.id.clone());
        let timeline = Timeline::of(&record, &person.expect("a person"));
        Self { record, timeline }
    }

    pub(crate) fn judge(&self, pack: &Pack, as_of: Instant) -> Docket {
        judge(pack, &self.record, &self.timeline, &Holidays::federal(), as_of)
    }

    pub(crate) fn instant(&self, moment: &str) -> Instant {
        last(moment, &self.record.zone)
    }
}

fn last(moment: &str, zone: &Zone) -> Instant {
    let moment = Moment::parse(moment).unwrap();
    let allowed = moment.allows(zone, &Widening::default());
    match moment.precision() {
        paradero_record::Precision::Minute => allowed.first().unwrap(),
        _ => allowed.last().unwrap(),
    }
}

/// One line `#! expect`, with what is found in the place of what was expected.
fn found(line: &str, docket: &Docket, zone: &Zone) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [_, _, safeguard, event, ..] = words.as_slice() else { return format!("{line} ?") };
    let of_safeguard: Vec<&Verdict> = docket.verdicts.iter().filter(|v| v.safeguard == *safeguard).collect();
    if *event == "none" {
        let all = of_safeguard.iter().map(|v| said(v, &words, zone)).collect::<Vec<_>>();
        return if all.is_empty() { line.to_owned() } else { format!("#! expect {safeguard} {}", all.join(" and ")) };
    }
    let trigger = |v: &&&Verdict| v.trigger.as_ref().is_some_and(|t| t.as_str() == *event);
    match of_safeguard.iter().find(trigger) {
        None if words.get(4) == Some(&"none") => line.to_owned(),
        Some(verdict) => format!("#! expect {safeguard} {}", said(verdict, &words, zone)),
        None => format!("#! expect {safeguard} none"),
    }
}

/// A verdict in as many words as the line has; a best one always where it is not certain.
fn said(verdict: &Verdict, words: &[&str], zone: &Zone) -> String {
    let mut out = verdict.trigger.as_ref().map(ToString::to_string).unwrap_or_default();
    let _ = write!(out, " {}", verdict.worst.word());
    if verdict.is_certain() {
        out.push_str(" certain");
    } else {
        let _ = write!(out, " possible best {}", verdict.best.map_or("none", |best| best.word()));
    }
    if verdict.is_contested() {
        out.push_str(" contested");
    }
    if let (true, Some(due)) = (words.contains(&"due"), verdict.due) {
        let minute = |at: Instant| {
            let shown = Moment::minute_at(at.plus_seconds(-at.second().rem_euclid(60)), zone).to_string();
            shown.get(..16).unwrap_or("open").to_owned()
        };
        let (earliest, latest) = (minute(due.earliest), minute(due.latest));
        let _ = if earliest == latest {
            write!(out, " due {earliest}")
        } else {
            write!(out, " due {earliest} to {latest}")
        };
    }
    out
}

/// The file with what is found in the place of what is expected.
fn check(name: &str, text: &str, pack: &Pack) -> String {
    let case = Case::of(name, text);
    let mut docket = None;
    let mut out = String::new();
    for line in text.lines() {
        if let Some(moment) = line.strip_prefix("#! as of ") {
            docket = Some(case.judge(pack, case.instant(moment.trim())));
        }
        match (&docket, line.starts_with("#! expect ")) {
            (Some(docket), true) => out.push_str(&found(line, docket, &case.record.zone)),
            (None, true) => panic!("{name} expects something before it says as of when"),
            (_, false) => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

#[test]
fn every_case_comes_to_what_is_expected() {
    let pack = Pack::parse(US_PACK).unwrap();
    let (mut wrong, mut expectations, mut safeguards) = (Vec::new(), 0, std::collections::BTreeSet::new());
    for path in files() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| line.starts_with("#! expect ")) {
            let id = line.split_whitespace().nth(2).unwrap().to_owned();
            assert!(pack.safeguard(&id).is_some(), "{name}: no safeguard {id}");
            expectations += 1;
            safeguards.insert(id);
        }
        let found = check(&name, &text, &pack);
        if is_update() {
            fs::write(&path, &found).unwrap();
        }
        for (expected, found) in text.lines().zip(found.lines()).filter(|(expected, found)| expected != found) {
            wrong.push(format!("{name}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} differ; see who is right\n{}", wrong.len(), wrong.join("\n"));
    assert!(
        expectations >= 60 && safeguards.len() >= 20,
        "{expectations} expectations of {} safeguards",
        safeguards.len()
    );
}

#[test]
fn every_next_change_of_the_suite_is_the_first() {
    let pack = Pack::parse(US_PACK).unwrap();
    for path in files() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let case = Case::of(&name, &text);
        let mut now = case.instant("2024-06-01");
        for _ in 0..40 {
            let docket = case.judge(&pack, now);
            let Some(next) = docket.next_change else { break };
            let just_before = case.judge(&pack, next.plus_seconds(-1));
            let outcomes = |d: &Docket| d.verdicts.iter().map(|v| (v.key(), v.worst, v.best)).collect::<Vec<_>>();
            assert_eq!(outcomes(&docket), outcomes(&just_before), "{name}: from {now} to {next}");
            now = next;
        }
    }
}
