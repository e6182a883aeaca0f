//! What the notation means, part by part.

use paradero_record::notation::{Day, References, about_line, nearest, parse, write_statement};
use paradero_record::{About, Anchor, Firmness, Measure, Role, Side, Stance, Statement, Unit, Value, When};

use crate::{about_ana, moment, record};

/// The only statement of a text.
fn statement(text: &str) -> Statement {
    let record = about_ana(text);
    assert_eq!(record.statements.len(), 1, "{text}");
    record.statements.into_values().next().unwrap()
}

/// The statement that says this of an arrest in March 2025 at a place, with a note.
fn said(tail: &str) -> Statement {
    statement(&format!("2025-03 arrested as a at texas note \"n\"\n  article {tail}\n"))
}

fn when(tail: &str) -> When {
    match said(tail).about {
        About::Event { when, .. } => when,
        other => panic!("{other:?}"),
    }
}

fn attributes(tail: &str) -> Vec<(&'static str, Value)> {
    match said(tail).about {
        About::Event { attributes, .. } => attributes.into_iter().collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_statement_says_what_its_head_says_unless_it_says_otherwise() {
    assert_eq!(when("asserts"), When::At(moment("2025-03")));
    assert_eq!(when("asserts on 2025-03-15"), When::At(moment("2025-03-15")));
    assert_eq!(when("asserts on unknown"), When::At(moment("unknown")));
    let names = |tail: &str| attributes(tail).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names("asserts"), ["at", "note"]);
    assert_eq!(names("asserts without at, note"), [""; 0]);
    assert_eq!(names("asserts without note by \"ICE\""), ["at", "by"]);
    assert_eq!(attributes("asserts without note at \"a jail\""), [("at", Value::Text("a jail".to_owned()))]);
}

#[test]
fn lengths_and_orders_are_read() {
    let april = Anchor::Moment(moment("2025-04"));
    let length = |count, unit| paradero_record::Length { count, unit };
    let offset =
        |measure, count, unit, side| When::Offset { measure, length: length(count, unit), side, anchor: april.clone() };
    for (text, expected) in [
        ("55 days before 2025-04", offset(Measure::Exactly, 55, Unit::Day, Side::Before)),
        ("1 day after 2025-04", offset(Measure::Exactly, 1, Unit::Day, Side::After)),
        ("at least 100 years before 2025-04", offset(Measure::AtLeast, 100, Unit::Year, Side::Before)),
        ("at most 20 hours after 2025-04", offset(Measure::AtMost, 20, Unit::Hour, Side::After)),
        ("about 2 weeks after 2025-04", offset(Measure::About, 2, Unit::Week, Side::After)),
        ("30 minutes after 2025-04", offset(Measure::Exactly, 30, Unit::Minute, Side::After)),
        ("6 months after 2025-04", offset(Measure::Exactly, 6, Unit::Month, Side::After)),
        ("before 2025-04", When::Order { side: Side::Before, anchor: april.clone() }),
        ("after a", When::Order { side: Side::After, anchor: Anchor::Event(paradero_record::EventId::new("a")) }),
        ("same day as 2025-04", When::SameDay(april.clone())),
    ] {
        assert_eq!(when(&format!("asserts {text}")), expected, "{text}");
    }
}

#[test]
fn about_is_a_measure_before_a_length_and_an_attribute_before_a_text() {
    let read = statement("2025-03 contact_event as a\n  call asserts about 3 days after 2025-03 about \"her move\"\n");
    let About::Event { when: When::Offset { measure: Measure::About, .. }, attributes, .. } = read.about else {
        panic!("{read:?}")
    };
    assert_eq!(attributes["about"], Value::Text("her move".to_owned()));
}

#[test]
fn a_place_may_be_called_least() {
    let text = "place least \"A place\"\nsource call \"Call\"\n  kind note\nperson ana \"Ana\"\n2025 arrested as a\n  call asserts at least\n";
    let read = record(text).statements.into_values().next().unwrap();
    let About::Event { attributes, .. } = read.about else { panic!() };
    assert!(matches!(&attributes["at"], Value::Place(place) if place.as_str() == "least"));
}

#[test]
fn speakers_have_roles_and_ways() {
    let read = said(
        "page 2 line 26-28 \"his lawyers\", counsel, \"his family\", family via \"CNN\", publisher reports hedged",
    );
    assert_eq!((read.locus.page, read.locus.lines), (Some(2), Some((26, 28))));
    let roles: Vec<Role> = read.speakers.iter().map(|s| s.role).collect();
    assert_eq!(roles, [Role::Counsel, Role::Family]);
    assert_eq!(read.via[0].name, "CNN");
    assert_eq!((read.stance, read.firmness), (Stance::Reports, Firmness::Hedged));
    assert_eq!(said("\"somebody\" asserts").speakers[0].role, Role::Unknown);
    assert_eq!(said("\"one\", \"two\" asserts").speakers.len(), 2);
}

#[test]
fn a_statement_may_go_on_over_several_lines() {
    let read = said("line 1 asserts\n    quote \"a # b\"   # a comment\n      tier team");
    assert_eq!(read.locus.quote.as_deref(), Some("a # b"));
    assert_eq!(read.tier, paradero_record::Tier::Team);
}

#[test]
fn escapes_stand_for_what_they_say() {
    let read = said(r#"asserts quote "a \"b\" \\ \n \u{e9}\u{1f600}""#);
    assert_eq!(read.locus.quote.as_deref(), Some("a \"b\" \\ \n é😀"));
}

#[test]
fn events_without_a_name_get_one_from_kind_and_moment() {
    let record = about_ana("2025-03~ arrested\n  call line 1 asserts\n2025-03~ arrested\n  call line 2 asserts\n");
    let ids: Vec<String> =
        record.event_ids(&paradero_record::PersonId::new("ana")).iter().map(ToString::to_string).collect();
    assert_eq!(ids, ["arrested-2025-03.", "arrested-2025-03..2"]);
}

#[test]
fn recorded_counts_for_what_follows() {
    let record = about_ana(
        "2025-03 arrested as a
  call line 1 asserts
recorded 2025-05-20 by \"Ana\"
2025-04 arrested as b
  call line 2 asserts
  call line 3 asserts recorded 2025-05-21 by \"Luz\"
",
    );
    let mut by: Vec<String> =
        record.statements.values().map(|s| s.recorded.as_ref().map_or(String::new(), |r| r.by.clone())).collect();
    by.sort();
    assert_eq!(by, ["", "Ana", "Luz"]);
}

#[test]
fn about_goes_back_to_somebody() {
    let record = about_ana("person luz \"Luz (made up)\"\nabout ana\n2025-03 arrested as a\n  call asserts\n");
    assert_eq!(record.statements.values().next().unwrap().person.as_str(), "ana");
    assert_eq!(about_line(&paradero_record::PersonId::new("ana")), "about ana\n");
}

#[test]
fn carriage_returns_and_a_byte_order_mark_change_nothing() {
    let text =
        "source call \"Call\"\n  kind note\nperson ana \"Ana\"\n2025 arrested as a\n  call asserts\n    quote \"q\"\n";
    let other = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(record(&other), record(text));
}

#[test]
fn relative_moments_are_read_where_a_day_is_given() {
    let day = Day { now: jiff::civil::date(2026, 11, 23).at(9, 30, 0, 0), holiday: jiff::civil::date(2026, 11, 11) };
    let text = "person ana \"Ana\"\n{holiday-1}T17:00 arrested\n  call asserts on {today-3}/{today}\n";
    let parsed = parse(text, Some(&day), References::Trusted);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    let read = parsed.record.statements.values().next().unwrap();
    let About::Event { when, .. } = &read.about else { panic!() };
    assert_eq!(*when, When::At(moment("2026-11-20/2026-11-23")));
    assert_eq!(parse("{today-99999999} arrested\n", Some(&day), References::Trusted).diagnostics.len(), 2);
}

#[test]
fn one_statement_can_be_written_and_read_alone() {
    let read =
        said("line 3 \"A\", counsel denies inferred 3 days before 2025-04 without note quote \"q\" tier coalition");
    let text = write_statement(&read);
    let parsed = parse(&text, None, References::Trusted);
    assert!(parsed.diagnostics.is_empty(), "{text}{:?}", parsed.diagnostics);
    let [again] = parsed.record.statements.values().collect::<Vec<_>>()[..] else { panic!("{text}") };
    assert_eq!(*again, read);
}

#[test]
fn the_lines_of_statements_are_known() {
    let text = "source call \"Call\"\n  kind note\nperson ana \"Ana\"\n\n2025 arrested\n  call line 1 asserts\n  call line 2 asserts\n";
    let parsed = parse(text, None, References::Checked);
    let mut lines: Vec<usize> = parsed.lines.values().copied().collect();
    lines.sort_unstable();
    assert_eq!(lines, [6, 7]);
}

#[test]
fn the_nearest_word_is_found_among_many() {
    let kinds = || paradero_record::EventKind::all().map(paradero_record::EventKind::name);
    assert_eq!(nearest("removal_excuted", kinds()), Some("removal_executed"));
    assert_eq!(nearest("hearing_hold", kinds()), Some("hearing_held"));
    assert_eq!(nearest("", kinds()), None);
    assert_eq!(nearest(&"x".repeat(100_000), kinds()), None);
}

#[test]
fn every_stance_is_among_what_may_stand_there() {
    let text = "person ana \"Ana\"\n2025 arrested\n  call says\n";
    let message = &parse(text, None, References::Trusted).diagnostics[0].message;
    for stance in Stance::ALL {
        assert!(message.contains(stance.word()), "{message}");
    }
}
