//! The examples of the repository are read without a fault and written back the same.

use paradero_record::notation::{Day, References, parse, render, write};
use paradero_record::Timeline;

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
