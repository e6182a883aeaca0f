//! The examples of the repository are read without a fault and written back the same.

use paradero_record::notation::{Day, References, parse, render, write};
use paradero_record::{EventId, PersonId, Timeline};

fn example(name: &str) -> String {
    let path = format!("{}/../../examples/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_example_is_read_and_written_back_the_same() {
    let day = Day { now: jiff::civil::date(2026, 11, 23).at(9, 30, 0, 0), holiday: jiff::civil::date(2026, 11, 11) };
    for name in ["andry.paradero", "made-up.paradero"] {
        let text = example(name);
        let parsed = parse(&text, Some(&day), References::Checked);
        assert!(parsed.diagnostics.is_empty(), "{}", render(name, &text, &parsed.diagnostics));
        let written = write(&parsed.record);
        let again = parse(&written, None, References::Checked);
        assert!(again.diagnostics.is_empty(), "{}", render(name, &written, &again.diagnostics));
        assert_eq!(again.record, parsed.record, "{name}");
        for person in parsed.record.people.keys() {
            let timeline = Timeline::of(&parsed.record, person);
            assert!(timeline.events.iter().all(|event| !event.allowed.is_empty()));
        }
    }
}

/// What the requirements say of the worked case: the day of the removal, the move that nobody recorded, what differs.
#[test]
fn the_worked_case_comes_to_what_is_known_of_it() {
    let record = parse(&example("andry.paradero"), None, References::Checked).record;
    let timeline = Timeline::of(&record, &PersonId::new("andry"));
    let removal = timeline.event(&EventId::new("removal")).unwrap();
    assert_eq!(removal.moment().to_string(), "2025-03-15");
    let [reason] = removal.inferred_from.as_slice() else { panic!("{removal:?}") };
    assert_eq!(record.statements[reason].locus.quote.as_deref(), Some("for 55 days"));
    let gaps: Vec<_> = timeline.gaps.iter().map(|g| (g.after.as_str(), g.before.as_str())).collect();
    assert_eq!(gaps, [("left_san_diego", "in_texas")]);
    assert_eq!(timeline.events.iter().filter(|event| event.derived).count(), 1);
    assert!(timeline.event(&EventId::new("arrested_again")).unwrap().is_contested());
    let appointment = timeline.event(&EventId::new("appointment")).unwrap();
    assert_eq!(appointment.moment().to_string(), "[2024-08-29,2024-12]");
}
