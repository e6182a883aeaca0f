//! Texts that nobody writes by hand: they are read in time and in bounds, too.

use std::time::{Duration, Instant as Clock};

use paradero_record::notation::{Parsed, References, parse, render};

/// Far more than any of these takes, and far less than time in the square of their length would be.
const LIMIT: Duration = Duration::from_secs(10);

#[expect(clippy::disallowed_methods, reason = "the test is about how long it takes")]
fn read(text: &str) -> (Parsed, String) {
    let started = Clock::now();
    let parsed = parse(text, None, References::Checked);
    let shown = render("hostile", text, &parsed.diagnostics);
    assert!(started.elapsed() < LIMIT, "{:?} for {} characters", started.elapsed(), text.len());
    (parsed, shown)
}

fn many(line: impl Fn(usize) -> String, count: usize) -> String {
    (0..count).map(line).collect()
}

#[test]
fn ten_thousand_faults_are_all_told_in_bounds() {
    for line in [
        |n| format!("persn p{n} \"P\"\n"),
        |n| format!("2025-13 arrested as e{n}\n"),
        |n| format!("about nobody{n}\n"),
        |n| format!("source s{n} \"S\"\n"),
    ] {
        let (parsed, shown) = read(&many(line, 10_000));
        assert!(parsed.diagnostics.len() >= 10_000);
        assert!(shown.len() < 10_000 * 900, "{}", shown.len());
    }
}

#[test]
fn ten_thousand_names_that_nothing_bears_take_no_square_time() {
    let declared = many(|n| format!("source s{n} \"S\"\n  kind note\n"), 10_000);
    let statements = many(|n| format!("  t{n} line 1 asserts before e{n}\n"), 10_000);
    let (parsed, _) = read(&format!("{declared}person ana \"Ana\"\n2025 arrested as a\n{statements}"));
    assert_eq!(parsed.diagnostics.len(), 20_000);
}

#[test]
fn a_large_record_without_faults_is_read() {
    let events = many(
        |n| format!("2025 arrested as e{n}\n  call line {} asserts before e{}\n", n + 1, (n + 1) % 10_000),
        10_000,
    );
    let (parsed, _) = read(&format!("source call \"Call\"\n  kind note\nperson ana \"Ana\"\n{events}"));
    assert!(parsed.diagnostics.is_empty());
    assert_eq!(parsed.record.statements.len(), 10_000);
}

#[test]
fn one_endless_line_gives_a_short_message() {
    for line in [
        "x".repeat(1_000_000),
        "\"".to_owned() + &"y".repeat(1_000_000),
        "{today} ".repeat(100_000),
        "\0".repeat(100_000),
        "[".repeat(100_000),
        "(,|".repeat(100_000),
        "\u{301}".repeat(100_000),
        format!("person ana \"{}\" more", "z".repeat(1_000_000)),
        format!("2025 arrested note \"{}", "\\".repeat(500_001)),
        format!("{}/2025 arrested", "9".repeat(500_000)),
    ] {
        let (parsed, shown) = read(&line);
        assert!(!parsed.diagnostics.is_empty() && parsed.diagnostics.len() <= 40);
        assert!(shown.len() < 40_000, "{}: {}", line.len(), shown.get(..2000).unwrap_or(""));
    }
}

#[test]
fn deep_indents_go_on_with_the_line_above() {
    let deep = many(|n| format!("{}quote\n", " ".repeat(2 + n)), 2_000);
    let (parsed, _) = read(&format!("person ana \"Ana\"\n2025 arrested\n{deep}"));
    assert!(!parsed.diagnostics.is_empty() && parsed.diagnostics.len() < 10);
}

#[test]
fn a_fault_in_the_middle_of_a_long_line_is_shown_with_its_surroundings() {
    let line = format!("person ana \"{}\" oops \"{}\"", "a".repeat(300), "b".repeat(300));
    let (_, shown) = read(&line);
    let [_, excerpt, marks, ..] = shown.lines().collect::<Vec<_>>()[..] else { panic!("{shown}") };
    let under = marks.chars().position(|c| c == '^').unwrap();
    let marked: String = excerpt.chars().skip(under).take(4).collect();
    assert_eq!(marked, "oops", "{shown}");
    assert!(excerpt.chars().count() < 130);
}

#[test]
fn ends_of_time_and_of_numbers_are_no_trouble() {
    let text = "source call \"Call\"\n  kind note\nperson ana \"Ana\"
Y-99999999999 arrested as a
  call line 1 asserts 1000000 years before b
Y99999999999 arrested as b
  call line 2 asserts 1000000 years after a
unknown arrested as c
  call line 4294967295 asserts at least 1000000 years after b
  call line 3 asserts 1000000 hours after Y99999999999
  call line 4 asserts 1000000 months before -9999
";
    let (parsed, shown) = read(text);
    assert!(parsed.diagnostics.is_empty(), "{shown}");
    let timeline = paradero_record::Timeline::of(&parsed.record, &paradero_record::PersonId::new("ana"));
    assert_eq!(timeline.events.len(), 3);
    assert!(timeline.events.iter().all(|event| !event.allowed.is_empty() && !event.moment().to_string().is_empty()));
}
