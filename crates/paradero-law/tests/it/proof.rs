//! Every proof is checked by a checker that is not the evaluator, and what is not proven is refused.

mod checker;
mod look;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use paradero_law::holiday::Holidays;
use paradero_law::{Outcome, Pack, Reason, US_PACK, Verdict, complete, judge};
use paradero_record::notation::{References, parse};
use paradero_record::{Instant, PersonId, Record, StatementId, Timeline, Tri, Zone};

use crate::duties::PACK;
use crate::generate::{Dice, case};
use crate::suite::read_case;

/// A record whose verdicts are checked.
struct Subject<'a> {
    pack: &'a Pack,
    holidays: &'a Holidays,
    record: &'a Record,
    timeline: Timeline,
}

/// What was counted.
#[derive(Default)]
struct Count {
    proofs: u32,
    open: u32,
    mutants: u32,
    believed: u32,
    /// Which sorts of mutants were believed.
    sorts: BTreeMap<String, u32>,
    wrong: Vec<String>,
}

impl<'a> Subject<'a> {
    fn new(pack: &'a Pack, holidays: &'a Holidays, record: &'a Record, person: &PersonId) -> Self {
        let timeline = complete(pack, record, Timeline::of(record, person), holidays);
        Self { pack, holidays, record, timeline }
    }

    fn check(&self, as_of: Instant, verdict: &Verdict) -> Result<(), String> {
        checker::check((self.pack, self.holidays), (self.record, &self.timeline), as_of, verdict)
    }

    /// Checks the proof of every verdict, and that none of its mutants has one.
    fn look(&self, as_of: Instant, name: &str, count: &mut Count) {
        for verdict in judge(self.pack, self.record, &self.timeline, self.holidays, as_of).verdicts {
            count.proofs += 1;
            count.open += u32::from(!verdict.is_certain());
            if let Err(fault) = self.check(as_of, &verdict) {
                count.wrong.push(format!("{name}, {}, {as_of}: {fault}", verdict.key()));
                continue;
            }
            for (sort, mutant) in mutants(&verdict) {
                count.mutants += 1;
                if self.check(as_of, &mutant).is_ok() {
                    count.believed += 1;
                    *count.sorts.entry(sort).or_default() += 1;
                }
            }
        }
    }
}

impl Count {
    fn assert(&self) {
        let first = self.wrong.iter().take(4).cloned().collect::<Vec<_>>().join("\n");
        assert!(self.wrong.is_empty(), "{} of {} are not proven\n{first}", self.wrong.len(), self.proofs);
        let (mutants, believed) = (self.mutants, self.believed);
        assert!(believed * 100 < mutants, "of {mutants} mutants {believed} are believed: {:?}", self.sorts);
    }
}

/// A verdict changed in one thing each: what it comes to, when it is due, one step of its proof.
fn mutants(verdict: &Verdict) -> Vec<(String, Verdict)> {
    let mut all: Vec<(String, Verdict)> = Vec::new();
    let mut add = |sort: &str, change: &dyn Fn(&mut Verdict)| {
        let mut mutant = verdict.clone();
        change(&mut mutant);
        if mutant != *verdict {
            all.push((sort.to_owned(), mutant));
        }
    };
    for outcome in Outcome::ALL {
        add("worst", &|v| v.worst = outcome);
        add("best", &|v| v.best = Some(outcome));
    }
    add("no best", &|v| v.best = None);
    add("due", &|v| v.due.iter_mut().for_each(|due| due.earliest = due.earliest.plus_seconds(1)));
    add("due", &|v| v.due.iter_mut().for_each(|due| due.latest = due.latest.plus_seconds(3_600)));
    add("no due", &|v| v.due = None);
    add("no contest", &|v| v.contested.clear());
    for at in 0..verdict.reasons.len() {
        let sort = format!("{:?}", verdict.reasons[at]);
        let sort: String = sort.chars().take_while(char::is_ascii_alphabetic).collect();
        add(&format!("without {sort}"), &|v| {
            v.reasons.remove(at);
        });
        add(&format!("another {sort}"), &|v| alter(&mut v.reasons[at]));
    }
    all
}

/// Changes a step of a proof into another that it could be taken for.
fn alter(reason: &mut Reason) {
    let turn = |sure: &mut Tri| *sure = if *sure == Tri::Yes { Tri::Maybe } else { Tri::Yes };
    match reason {
        Reason::Condition(_, sure)
        | Reason::State(_, sure, _)
        | Reason::Shown(_, sure)
        | Reason::Excused(_, _, sure)
        | Reason::Element(_, sure, _)
        | Reason::Basis(_, sure, _)
        | Reason::Missed(_, sure, _) => turn(sure),
        Reason::Late(event) | Reason::TooShort(event) => *reason = Reason::Shown(event.clone(), Tri::Yes),
        Reason::Denied(event) => *reason = Reason::Shown(event.clone(), Tri::Yes),
        Reason::Trigger(event) => *reason = Reason::Announced(event.clone()),
        Reason::Announced(event) | Reason::Forbidden(event) => *reason = Reason::Trigger(event.clone()),
        Reason::Clock(readings) => {
            for reading in readings {
                reading.due.earliest = reading.due.earliest.plus_seconds(-1);
            }
        }
        Reason::Nothing(_, over) => *over = over.shifted(86_400),
        Reason::Covered(by, _) => *by = StatementId::from_text("another"),
        Reason::NoState(state) => *reason = Reason::State(state.clone(), Tri::Yes, Vec::new()),
        Reason::NoTime | Reason::StillKept => *reason = Reason::RightEnded,
        Reason::RightEnded => *reason = Reason::StillKept,
        _ => {}
    }
}

fn cases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "case"));
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn every_proof_of_the_suite_holds() {
    let (pack, holidays) = (Pack::parse(US_PACK).unwrap(), Holidays::federal());
    let mut count = Count::default();
    for (name, text) in cases() {
        let case = read_case(&name, &text);
        let subject = Subject::new(&pack, &holidays, &case.record, &case.timeline.person);
        let mut days: Vec<Instant> = case.expectations.iter().map(|one| one.as_of).collect();
        days.dedup();
        for as_of in days {
            subject.look(as_of, &name, &mut count);
        }
    }
    count.assert();
    assert!(count.proofs > 1_000 && count.open > 100, "{} proofs, {} of them open", count.proofs, count.open);
}

#[test]
fn every_proof_of_the_worked_case_holds() {
    let (pack, holidays) = (Pack::parse(US_PACK).unwrap(), Holidays::federal());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/andry.paradero");
    let record = parse(&fs::read_to_string(path).unwrap(), None, References::Checked).record;
    let zone = record.zone.clone();
    let subject = Subject::new(&pack, &holidays, &record, &PersonId::new("andry"));
    let mut count = Count::default();
    let mut day = zone.start_of_day(jiff::civil::date(2024, 8, 1));
    // Every ninth day to the middle of 2026.
    for _ in 0..80 {
        subject.look(day, "andry", &mut count);
        day = day.plus_seconds(9 * 86_400 + 3_601);
    }
    count.assert();
    assert!(count.proofs > 500, "{} proofs", count.proofs);
}

#[test]
fn every_proof_of_timelines_at_random_holds() {
    let (pack, holidays) = (Pack::parse(PACK).unwrap(), Holidays::federal());
    let mut count = Count::default();
    for seed in 0..2_000 {
        let zone = Zone::parse(if seed % 4 == 0 { "America/New_York" } else { "UTC" }).unwrap();
        let case = case(&mut Dice(seed), &zone);
        let record = parse(&case.text(&zone), None, References::Checked).record;
        let subject = Subject::new(&pack, &holidays, &record, &PersonId::new("p"));
        subject.look(Instant::from_second(case.now), &format!("seed {seed}"), &mut count);
    }
    count.assert();
    assert!(count.proofs > 2_000 && count.open > 500, "{} proofs, {} of them open", count.proofs, count.open);
}
