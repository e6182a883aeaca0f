//! Tests the clocks against worked examples, brute force and extreme input.

mod examples;
mod notation;
mod properties;

use jiff::Timestamp;

use super::{Clock, Due};
use crate::holiday::Holidays;
use paradero_record::{Instant, Zone};

const CHICAGO: &str = "America/Chicago";

/// Reads an instant such as `2025-05-15T17:00:00-05:00`.
fn instant(text: &str) -> Instant {
    Instant::from_second(text.parse::<Timestamp>().unwrap().as_second())
}

fn due(clock: &str, zone: &str, from: &str) -> Due {
    due_by(&Holidays::federal(), clock, zone, from)
}

fn due_by(holidays: &Holidays, clock: &str, zone: &str, from: &str) -> Due {
    let zone = Zone::parse(zone).unwrap();
    Clock::parse(clock).unwrap().due(instant(from), &zone, holidays)
}

/// Checks an end that is not moved to another day.
#[track_caller]
fn check(clock: &str, zone: &str, from: &str, expected: &str) {
    let due = due(clock, zone, from);
    assert_eq!((due.strict, due.rolled), (instant(expected), None), "{:?}", due.sum);
}

/// Checks an end on a closed day, and where it would move to.
#[track_caller]
fn check_rolled(clock: &str, zone: &str, from: &str, strict: &str, rolled: &str) {
    let due = due(clock, zone, from);
    assert_eq!((due.strict, due.rolled), (instant(strict), Some(instant(rolled))), "{:?}", due.sum);
}
