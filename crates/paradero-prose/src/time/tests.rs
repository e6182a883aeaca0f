//! Words about time, line by line: the text, and what is found in it.

use paradero_record::{Moment, Side};
use proptest::prelude::*;

use super::{Means, Time, find};
use crate::{Ask, Prose, Text};

/// What is found, in short: `at 2025-05-09 5` is a moment and the weekday said beside it.
fn say(time: &Time) -> String {
    let side = |side: Side| if side == Side::Before { "before" } else { "after" };
    let length = |measure: &paradero_record::Measure, length: &paradero_record::Length| {
        let measure = match measure {
            paradero_record::Measure::Exactly => "",
            paradero_record::Measure::AtLeast => ">=",
            paradero_record::Measure::AtMost => "<=",
            paradero_record::Measure::About => "~",
        };
        format!("{measure}{} {}", length.count, length.unit)
    };
    let means = match &time.means {
        Means::At(moment) => format!("at {moment}"),
        Means::Since(moment) => format!("since {moment}"),
        Means::Until(moment) => format!("until {moment}"),
        Means::AsOf(moment) => format!("as of {moment}"),
        Means::Lasting(measure, of) => format!("for {}", length(measure, of)),
        Means::Offset(measure, of, on) => format!("{} {}", length(measure, of), side(*on)),
        Means::Order(on) => side(*on).to_owned(),
        Means::SameDay => "same day".to_owned(),
        Means::Age(age) => format!("age {age}"),
        Means::Never => "never".to_owned(),
    };
    means + &time.weekday.map(|day| format!(" ({day})")).unwrap_or_default()
}

fn found(published: &str, text: &str) -> Vec<String> {
    let text = Text::plain(text);
    let prose = Prose::of(&text);
    let ask = Ask { published: Moment::parse(published).ok().filter(|moment| !moment.is_unknown()), about: None };
    find(&prose, &ask).iter().map(say).collect()
}

/// Checks a table: lines `text | what | what …`; `@` begins a line with the day of publication of those below, `#` a comment.
fn check(table: &str) {
    let mut published = "unknown";
    let mut wrong = Vec::new();
    let mut lines = 0;
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(day) = line.strip_prefix('@') {
            published = day.trim();
            continue;
        }
        let mut parts = line.split('|').map(str::trim);
        let text = parts.next().unwrap_or_default().replace("//", "\n");
        let expected: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let got = found(published, &text);
        if got != expected {
            wrong.push(format!("{text}\n    expected {expected:?}\n    found    {got:?}"));
        }
        lines += 1;
    }
    assert!(wrong.is_empty(), "{} of {lines}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn english() {
    check(include_str!("tests/english.txt"));
}

#[test]
fn spanish() {
    check(include_str!("tests/spanish.txt"));
}

#[test]
fn rules_and_what_was_worked_out_are_named() {
    let text = Text::plain("On May 9, 2025, he called. He left on May 12.");
    let prose = Prose::of(&text);
    let ask = Ask { published: Moment::parse("2025-05-14").ok(), about: None };
    let times = find(&prose, &ask);
    let rules: Vec<(&str, bool, &str)> =
        times.iter().map(|time| (prose.words(time.span), time.worked_out, time.rule)).collect();
    assert_eq!(rules, [("May 9, 2025", false, "month-day-year"), ("May 12", true, "month-day")]);
}

/// Pieces of which lines about time are made, so that arbitrary text comes near the rules.
const PIECES: &[&str] = &[
    "May",
    "march",
    "Friday",
    "el viernes",
    "9",
    "31",
    "2025",
    "9-11",
    "-",
    ",",
    "/",
    "de",
    "of",
    "the",
    "last",
    "pasado",
    "hace",
    "dos",
    "weeks",
    "ago",
    "a",
    "year",
    "and a half",
    "siglo",
    "XVIII",
    "1990s",
    "'s",
    "5/9/2025",
    "2025-99-99",
    "99:99",
    "p.m.",
    "at",
    "a las",
    "since",
    "desde",
    "entre",
    "between",
    "y",
    "early",
    "finales",
    "noon",
    "Christmas",
    "Easter",
    "years old",
    ".",
    "\n",
    "never",
    "9999999999",
    "after",
    "before",
    "treinta",
    "that",
    "following",
    "siguiente",
    "ñ",
    "“",
    "🇺🇸",
    "in",
    "months",
    "4294967295",
];

fn hold(published: &str, content: String) {
    let text = Text::plain(content);
    let prose = Prose::of(&text);
    let times = find(&prose, &Ask { published: Moment::parse(published).ok(), about: None });
    let mut end = (0, 0);
    for time in &times {
        assert!(time.tokens.start < time.tokens.end && time.tokens.end <= prose.tokens.len());
        assert!(time.tokens.start >= end.0 && time.span.start >= end.1, "{time:?} begins before {end:?}");
        assert!(text.content.get(time.span.start..time.span.end).is_some_and(|words| !words.is_empty()));
        assert_eq!(prose.span_of(time.tokens.clone()), time.span);
        end = (time.tokens.end, time.span.end);
    }
    assert_eq!(times, find(&prose, &Ask { published: Moment::parse(published).ok(), about: None }));
}

proptest! {
    #[test]
    fn arbitrary_text_is_read_in_order(content in any::<String>()) {
        hold("2025-05-14", content);
    }

    #[test]
    fn what_looks_like_time_is_read_in_order(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30),
        published in prop::sample::select(&["2025-05-14", "2025-05", "2024-02-29", "2025-12-30/2026-01-02", "0001", "9999-12-31"][..]),
    ) {
        hold(published, pieces.join(" "));
    }
}
