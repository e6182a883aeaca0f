//! The suite that lawyers can read: timelines in the notation, each with what it should come to, as comments on top.
//!
//! [`paradero_law::suite`] tells how such a file is written.
//! `UPDATE=1` writes what is found into these lines: read the difference before you keep it.

use std::fs;
use std::path::{Path, PathBuf};

use paradero_law::holiday::Holidays;
use paradero_law::{Docket, Pack, US_PACK, suite};
use paradero_record::notation::render;
use paradero_record::{Instant, Moment, Widening};

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

/// Reads a file; the worked case stands in a file of its own.
pub(crate) fn read_case(name: &str, text: &str) -> suite::Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let case = suite::Case::parse(text, |path| fs::read_to_string(folder.join(path)).ok());
    case.unwrap_or_else(|diagnostics| panic!("{}", render(name, text, &diagnostics)))
}

pub(crate) fn judge(case: &suite::Case, pack: &Pack, as_of: Instant) -> Docket {
    case.judge(pack, &Holidays::federal(), as_of)
}

/// A minute, or the end of a day.
pub(crate) fn instant(case: &suite::Case, moment: &str) -> Instant {
    let moment = Moment::parse(moment).unwrap();
    let allowed = moment.allows(&case.record.zone, &Widening::default());
    match moment.precision() {
        paradero_record::Precision::Minute => allowed.first().unwrap(),
        _ => allowed.last().unwrap(),
    }
}

/// The file with what is found in the place of what is expected.
fn updated(text: &str, ran: &suite::Ran) -> String {
    let mut out = String::new();
    for (number, line) in (1..).zip(text.lines()) {
        match ran.compared.iter().find(|one| one.line == number && !one.is_as_expected()) {
            Some(one) => out.push_str(&format!("#! expect {} {}", one.safeguard, one.found)),
            None => out.push_str(line),
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
        let ran = read_case(&name, &text).run(&pack, &Holidays::federal());
        assert!(ran.diagnostics.is_empty(), "{}", render(&name, &text, &ran.diagnostics));
        if is_update() {
            fs::write(&path, updated(&text, &ran)).unwrap();
        }
        for one in ran.compared {
            expectations += 1;
            if !one.is_as_expected() {
                let at = format!("{name}:{}: {}", one.line, one.safeguard);
                wrong.push(format!("{at}\n  expected {}\n  found    {}", one.expected, one.found));
            }
            safeguards.insert(one.safeguard);
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
        let case = read_case(&name, &text);
        let mut now = instant(&case, "2024-06-01");
        let whole = case.whole(&pack, &Holidays::federal());
        let judge = |as_of| paradero_law::judge(&pack, &case.record, &whole, &Holidays::federal(), as_of);
        for _ in 0..if cfg!(debug_assertions) { 8 } else { 40 } {
            let docket = judge(now);
            let Some(next) = docket.next_change else { break };
            let just_before = judge(next.plus_seconds(-1));
            let outcomes = |d: &Docket| d.verdicts.iter().map(|v| (v.key(), v.worst, v.best)).collect::<Vec<_>>();
            assert_eq!(outcomes(&docket), outcomes(&just_before), "{name}: from {now} to {next}");
            now = next;
        }
    }
}
