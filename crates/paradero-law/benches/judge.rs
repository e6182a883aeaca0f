//! How long it takes to judge: one file of 50 and of 200 statements by the whole pack, and a thousand people.

use divan::Bencher;
use paradero_law::holiday::Holidays;
use paradero_law::{Outcome, Pack, US_PACK, complete, judge, would_change};
use paradero_record::notation::{References, parse};
use paradero_record::{Instant, Record, Timeline};

fn main() {
    divan::main();
}

/// 23 November 2026.
const AS_OF: Instant = Instant::from_second(1_795_392_000);

/// Kinds as they come in a real file, with what they need to set safeguards off.
const EVENTS: &[&str] = &[
    "border_encounter",
    "expedited_removal_started",
    "fear_expressed",
    "cf_interview_held",
    "cf_decision_issued outcome positive",
    "counsel_appearance_filed",
    "nta_issued",
    "nta_filed_with_court",
    "hearing_scheduled for 2025-06-01 detained yes",
    "transferred from west to south",
    "contact_event answer refused",
    "locator_checked result not_found",
    "inquiry",
    "habeas_filed",
    "ij_decision order removal",
    "bia_appeal_filed",
    "refusal",
    "legal_visit_requested",
    "removal_scheduled for 2025-12-01",
    "removal_executed basis not_stated",
    "foia_filed of \"ICE\"",
];

/// People with so many statements each: two on each event, every third dated by a month, every fifth tied to the one before.
fn text(people: usize, statements: usize) -> String {
    let mut out = String::from("zone America/Chicago\nsource s \"S (made up)\"\n  kind note\n");
    out.push_str("place west \"W (made up)\"\n  country US\n  aor \"West\"\nplace south \"S (made up)\"\n  country US\n  aor \"South\"\n");
    for person in 0..people {
        out.push_str(&format!("person p{person} \"P {person} (made up)\"\n  countries VE\n"));
        for event in 0..statements / 2 {
            let (words, month, day) = (EVENTS[event % EVENTS.len()], 1 + event % 12, 1 + (event * 7) % 28);
            let date = if event % 3 == 0 { format!("2025-{month:02}") } else { format!("2025-{month:02}-{day:02}") };
            let (kind, attributes) = words.split_once(' ').unwrap_or((words, ""));
            out.push_str(&format!("{date} {kind} as e{event} {attributes}\n  s line 1 asserts\n"));
            match event % 5 {
                4 => out.push_str(&format!("  s line 2 asserts after e{}\n", event - 1)),
                _ => out.push_str("  s line 2 asserts\n"),
            }
        }
    }
    out
}

fn record(people: usize, statements: usize) -> Record {
    let parsed = parse(&text(people, statements), None, References::Checked);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics.first());
    parsed.record
}

#[divan::bench(args = [50, 200])]
fn judge_one(bencher: Bencher<'_, '_>, statements: usize) {
    let record = record(1, statements);
    let (pack, holidays) = (Pack::parse(US_PACK).expect("the pack"), Holidays::federal());
    let person = record.people.keys().next().expect("a person");
    let timeline = Timeline::of(&record, person);
    bencher.bench(|| judge(&pack, &record, &timeline, &holidays, AS_OF));
}

/// What would change each verdict that is not kept, one after the other: the time of all of them, and how many there are.
#[divan::bench(args = [20, 50], sample_count = 5, sample_size = 1)]
fn would_change_each(bencher: Bencher<'_, '_>, statements: usize) {
    let record = record(1, statements);
    let (pack, holidays) = (Pack::parse(US_PACK).expect("the pack"), Holidays::federal());
    let person = record.people.keys().next().expect("a person");
    let timeline = complete(&pack, &record, Timeline::of(&record, person), &holidays);
    let verdicts = judge(&pack, &record, &timeline, &holidays, AS_OF).verdicts;
    let open: Vec<_> = verdicts.iter().filter(|verdict| verdict.worst != Outcome::Kept).collect();
    let bencher = bencher.counter(divan::counter::ItemsCount::new(open.len()));
    bencher.bench(|| {
        let changes = open.iter().map(|one| would_change(&pack, &record, &timeline, &holidays, AS_OF, one).len());
        changes.sum::<usize>()
    });
}

#[divan::bench(args = [50, 200])]
fn timeline_of_one(bencher: Bencher<'_, '_>, statements: usize) {
    let record = record(1, statements);
    let person = record.people.keys().next().expect("a person");
    bencher.bench(|| Timeline::of(&record, person));
}

/// A thousand people of one record.
#[divan::bench(args = [20], sample_count = 10, sample_size = 1)]
fn timelines_of_a_thousand(bencher: Bencher<'_, '_>, statements: usize) {
    let record = record(1_000, statements);
    bencher.bench(|| record.people.keys().map(|person| Timeline::of(&record, person).events.len()).sum::<usize>());
}

#[divan::bench(args = [20], sample_count = 10, sample_size = 1)]
fn judge_a_thousand(bencher: Bencher<'_, '_>, statements: usize) {
    let record = record(1_000, statements);
    let (pack, holidays) = (Pack::parse(US_PACK).expect("the pack"), Holidays::federal());
    let timelines: Vec<Timeline> = record.people.keys().map(|person| Timeline::of(&record, person)).collect();
    bencher.bench(|| {
        let verdicts =
            timelines.iter().map(|timeline| judge(&pack, &record, timeline, &holidays, AS_OF).verdicts.len());
        verdicts.sum::<usize>()
    });
}

#[divan::bench]
fn read_the_pack() -> usize {
    Pack::parse(US_PACK).expect("the pack").safeguards.len()
}
