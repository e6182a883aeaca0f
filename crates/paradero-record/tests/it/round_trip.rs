//! What is written is read back the same, whatever the record; and what is made of it does not depend on the order.

use std::collections::BTreeMap;

use paradero_record::notation::{Parsed, References, parse, render, write};
use paradero_record::{PersonId, Record, Timeline};
use proptest::prelude::*;

use crate::generate::{self, Dice};

fn read(text: &str) -> Parsed {
    parse(text, None, References::Trusted)
}

/// Everything of a timeline that a reader can see.
fn seen(timeline: &Timeline) -> String {
    format!(
        "{:#?}\n{:#?}\n{:#?}\n{:#?}\n{:#?}\n{:?}",
        timeline.events, timeline.claims, timeline.coverage, timeline.contradictions, timeline.gaps, timeline.reach
    )
}

fn people(record: &Record) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = record.statements.values().map(|s| s.person.clone()).collect();
    people.sort();
    people.dedup();
    people
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_record_is_read_as_it_was_written(seed in any::<u64>(), size in 0_usize..8) {
        let record = generate::record(seed, size);
        let text = write(&record);
        let parsed = read(&text);
        prop_assert!(parsed.diagnostics.is_empty(), "{}", render("text", &text, &parsed.diagnostics));
        prop_assert_eq!(&parsed.record, &record);
        prop_assert_eq!(write(&parsed.record), text);
        prop_assert_eq!(parsed.lines.len(), record.statements.len());
    }

    #[test]
    fn the_order_of_statements_does_not_matter(seed in any::<u64>(), size in 1_usize..6) {
        let record = generate::record(seed, size);
        let mut pieces: Vec<Record> = record
            .statements
            .iter()
            .map(|(id, statement)| Record {
                statements: [(id.clone(), statement.clone())].into(),
                ..Record::default()
            })
            .collect();
        let mut dice = Dice::new(seed ^ 1);
        for at in (1..pieces.len()).rev() {
            pieces.swap(at, dice.below(at + 1));
        }
        let mut shuffled = Record { statements: BTreeMap::new(), ..record.clone() };
        for piece in pieces {
            shuffled.add(piece);
        }
        prop_assert_eq!(&shuffled, &record);
        for person in people(&record) {
            let (one, other) = (Timeline::of(&record, &person), Timeline::of(&shuffled, &person));
            prop_assert_eq!(seen(&one), seen(&other));
            for event in &one.events {
                prop_assert!(!event.allowed.is_empty());
                prop_assert!(!event.moment().to_string().is_empty());
            }
        }
    }

    #[test]
    fn the_order_of_lines_does_not_matter(seed in any::<u64>()) {
        let record = generate::record(seed, 4);
        let text = write(&record);
        // Blocks about the same person may come in any order, and statements under one head too.
        let mut turned = Record { statements: BTreeMap::new(), ..record.clone() };
        for (_, statement) in record.statements.iter().rev() {
            let alone = read(&paradero_record::notation::write_statement(statement));
            for (id, mut one) in alone.record.statements {
                one.recorded.clone_from(&statement.recorded);
                turned.add(Record { statements: [(id, one)].into(), ..Record::default() });
            }
        }
        prop_assert_eq!(write(&turned), text);
    }

    #[test]
    fn any_text_can_be_read(text in "\\PC*") {
        let parsed = read(&text);
        let _shown = render("text", &text, &parsed.diagnostics);
    }

    #[test]
    fn any_bytes_that_are_text_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        let parsed = parse(&text, None, References::Checked);
        let _shown = render("text", &text, &parsed.diagnostics);
    }

    #[test]
    fn words_of_the_notation_in_any_order_can_be_read(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "person", "ana", "\"text\"", "2025-03", "unknown", "arrested", "as", "at", "least", "about", "\n", "\n  ",
                "asserts", "before", "same", "day", "of", "claim", "coverage", ",", "by", "on", "because", "55", "days",
                "without", "says", "rests", "quote", "tier", "recorded", "source", "kind", "press", "line", "1-2", "(", ":",
                "{today}", "[2025", "\"open",
            ]),
            0..60,
        ),
    ) {
        let text = words.join(" ");
        let parsed = parse(&text, None, References::Checked);
        if parsed.diagnostics.is_empty() {
            let again = write(&parsed.record);
            prop_assert_eq!(read(&again).record, parsed.record);
        }
    }
}
