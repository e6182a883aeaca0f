//! Mutates valid notation for a few seconds: reading never panics, and what is read without a fault round-trips.

use std::time::{Duration, Instant as Clock};

use paradero_record::notation::{Day, References, parse, render, write};
use paradero_record::{PersonId, Timeline};

use crate::generate::{self, Dice};

/// How many seconds the test looks: `PARADERO_FUZZ_SECONDS`, or 3.
#[expect(clippy::disallowed_methods, reason = "a longer look is asked for from outside")]
fn seconds() -> u64 {
    std::env::var("PARADERO_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3)
}

const LETTERS: [&str; 24] = [
    "\n",
    "\n  ",
    "\"",
    "\\",
    "#",
    "{",
    "}",
    "{today-3}",
    "\t",
    "\0",
    ",",
    "[",
    "é",
    "0",
    "-",
    "unknown ",
    "before ",
    " as ",
    "at least ",
    " 2025-02-29 ",
    "\r\n",
    "same ",
    "99999999999",
    "\u{feff}",
];

const EXAMPLE: &str = r#"zone America/New_York
recorded 2025-05-20 by "the example"
place otay "Otay Mesa"
  country US
  zone America/Los_Angeles
source paper "A title"
  kind press
  published 2025-05-12/2025-05-20 inferred
  copy of "CNN"
person ana "Ana"
  countries VE, CO
  made up
2025-03 removal_executed as removal from otay basis alien_enemies_act
  paper line 26 asserts without basis
  paper line 32 "Her lawyer", counsel via "CNN", publisher asserts
    55 days before 2025-05-09 quote "for 55 days"
  paper page 2 asserts hedged same day as flights tier team
{today-3} flights_departed as flights
  paper line 7 asserts at least 2 days before {today}
unknown cf_interview_held
  paper line 8 asserts inferred before removal recorded 2025-05-21 by "Ana"
claim gang "is a member"
  paper line 30 "officials" asserts rests on "tattoos", "a list"
  paper line 31 "his lawyers", counsel, "his family", family denies
coverage counsel_notified, contact_event 2025-03-01/2025-03-12
  paper asserts
unknown removal_executed as other
  paper asserts
same removal other by "Ana" on 2025-05-21 because "one list"
act "CU-12 transfer" doing by "Ana" on 2025-05-21T15:00-05:00 because "called"
"#;

fn mutate(text: &mut Vec<char>, corpus: &[Vec<char>], dice: &mut Dice) {
    let at = dice.below(text.len() + 1);
    match dice.below(6) {
        0 => drop(text.splice(at..at, dice.word(&LETTERS).chars())),
        1 if at < text.len() => drop(text.remove(at)),
        2 if at < text.len() => text[at] = dice.word(&LETTERS).chars().next().unwrap_or(' '),
        3 => drop(text.drain(at..(at + dice.below(60)).min(text.len()))),
        _ => {
            let other = dice.one(corpus);
            let from = dice.below(other.len());
            let until = (from + dice.below(80)).min(other.len());
            drop(text.splice(at..at, other[from..until].iter().copied()));
        }
    }
}

/// What must hold for any text. Returns whether it had no faults.
fn holds(text: &str, day: Option<&Day>) -> bool {
    let strict = parse(text, day, References::Checked);
    let parsed = parse(text, day, References::Trusted);
    let _shown = render("text", text, &strict.diagnostics);
    let shown = render("text", text, &parsed.diagnostics);
    for one in &parsed.diagnostics {
        let length = text.lines().nth(one.line - 1).map_or(0, |line| line.chars().count());
        assert!(one.columns.0 >= 1 && one.columns.0 <= length + 2, "{one:?} in\n{text}");
        assert!(one.columns.0 < one.columns.1, "{one:?}");
    }
    for person in parsed.record.people.keys().cloned().chain([PersonId::new("nobody")]) {
        let timeline = Timeline::of(&parsed.record, &person);
        assert!(timeline.events.iter().all(|event| !event.allowed.is_empty()), "{text}");
    }
    if !parsed.diagnostics.is_empty() {
        assert!(!shown.is_empty());
        return false;
    }
    let written = write(&parsed.record);
    let again = parse(&written, None, References::Trusted);
    assert!(again.diagnostics.is_empty(), "{}", render("written", &written, &again.diagnostics));
    assert_eq!(again.record, parsed.record, "{text}");
    assert_eq!(write(&again.record), written);
    true
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a bounded search needs to know when to stop")]
fn reading_holds_for_mutated_texts() {
    let date = jiff::civil::date(2026, 11, 23);
    let day = Day { now: date.at(9, 30, 0, 0), holiday: jiff::civil::date(2026, 11, 11) };
    let mut texts = vec![EXAMPLE.to_owned()];
    texts.extend((0..24).map(|seed| write(&generate::record(seed, 2))));
    let corpus: Vec<Vec<char>> = texts.iter().map(|text| text.chars().collect()).collect();
    assert!(holds(EXAMPLE, Some(&day)));
    let started = Clock::now();
    let mut dice = Dice::new(0x2025_0315);
    let (mut tried, mut read) = (0_u64, 0_u64);
    while !tried.is_multiple_of(64) || started.elapsed() < Duration::from_secs(seconds()) {
        let mut text = dice.one(&corpus).clone();
        for _ in 0..dice.below(4) {
            mutate(&mut text, &corpus, &mut dice);
        }
        let text: String = text.into_iter().collect();
        read += u64::from(holds(&text, Some(&day)));
        tried += 1;
    }
    // A search that hardly ever reads a record would prove little.
    assert!(read * 50 > tried, "only {read} of {tried} texts had no faults");
}
