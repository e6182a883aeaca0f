//! How long reading and narrowing take. As a test (`cargo test --benches`) everything runs once.

use std::fmt::Write as _;

use divan::{Bencher, black_box};
use paradero_record::notation::{References, parse, write};
use paradero_record::{PersonId, Record, Timeline};

fn main() {
    divan::main();
}

const HEAD: &str = "zone America/New_York
place otay \"Otay Mesa\"
  zone America/Los_Angeles
source paper \"A paper (made up)\"
  kind press
  published 2025-05-12/2025-05-20 inferred
person ana \"Ana (made up)\"
";

/// Statements as people write them: four to an event, with speakers, quotes, and a length now and then.
fn story(statements: usize) -> String {
    let mut text = HEAD.to_owned();
    let per_event = 4;
    for n in 0..statements {
        let (event, month, day) = (n / per_event, 1 + n / per_event % 12, 1 + n % 28);
        // Writing to a string cannot fail.
        let _ = match n % per_event {
            0 => writeln!(
                text,
                "\n2025-{month:02} custody_booked_in as e{event} at otay by \"ICE\"\n  paper line {} asserts without by",
                n + 1
            ),
            1 => writeln!(
                text,
                "  paper line {} \"her lawyer\", counsel via \"CNN\", publisher reports hedged on 2025-{month:02}-{day:02} quote \"a few words\"",
                n + 1
            ),
            2 => writeln!(text, "  paper line {} \"his family\", family denies tier team", n + 1),
            _ => writeln!(text, "  paper line {} asserts at least {day} days before 2025-12-31", n + 1),
        };
    }
    text
}

/// Events in a row, each tied to the one before and to an earlier one; only the first and the last are dated.
fn chain(events: usize, ties: usize) -> Record {
    let mut text = HEAD.to_owned();
    let mut lines = vec![String::new(); events];
    for tie in 0..ties {
        let event = 1 + tie % (events - 1);
        let said = if tie < events - 1 {
            format!("1 day after e{}", event - 1)
        } else {
            format!("at least {} hours after e{}", 1 + tie % 5, event.saturating_sub(3))
        };
        let _ = writeln!(lines[event], "  paper line {} asserts {said}", tie + 2);
    }
    for (event, said) in lines.iter().enumerate() {
        let when = if event == 0 { "2025-01-01".to_owned() } else { "unknown".to_owned() };
        let _ = writeln!(text, "{when} contact_event as e{event}\n  paper line 1 asserts\n{said}");
    }
    let parsed = parse(&text, None, References::Checked);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    parsed.record
}

fn ana() -> PersonId {
    PersonId::new("ana")
}

#[divan::bench(args = [(20, 40), (200, 400)])]
fn narrow(bencher: Bencher, (events, ties): (usize, usize)) {
    let record = chain(events, ties);
    assert!(Timeline::of(&record, &ana()).contradictions.is_empty());
    bencher.bench_local(|| Timeline::of(black_box(&record), &ana()));
}

#[divan::bench(args = [20, 200])]
fn narrow_what_contradicts(bencher: Bencher, events: usize) {
    let mut record = chain(events, 2 * events);
    let last = format!("about ana\nunknown contact_event as e{}\n  paper line 9999 asserts before e0\n", events - 1);
    record.add(parse(&last, None, References::Trusted).record);
    assert_eq!(Timeline::of(&record, &ana()).contradictions.len(), 1);
    bencher.bench_local(|| Timeline::of(black_box(&record), &ana()));
}

#[divan::bench(args = [20, 200, 2000])]
fn read(bencher: Bencher, statements: usize) {
    let text = story(statements);
    assert!(parse(&text, None, References::Checked).diagnostics.is_empty());
    bencher.bench_local(|| parse(black_box(&text), None, References::Checked));
}

#[divan::bench(args = [200])]
fn write_back(bencher: Bencher, statements: usize) {
    let record = parse(&story(statements), None, References::Checked).record;
    bencher.bench_local(|| write(black_box(&record)));
}

#[divan::bench(args = [50, 500])]
fn timeline(bencher: Bencher, statements: usize) {
    let record = parse(&story(statements), None, References::Checked).record;
    bencher.bench_local(|| Timeline::of(black_box(&record), &ana()));
}

#[divan::bench(args = [200])]
fn differences(bencher: Bencher, events: usize) {
    let timeline = Timeline::of(&chain(events, 2 * events), &ana());
    let (first, last) = (&timeline.events[0], &timeline.events[events - 1]);
    bencher.bench_local(|| timeline.difference(black_box(first), black_box(last)));
}
