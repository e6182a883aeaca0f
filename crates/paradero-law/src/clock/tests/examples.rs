//! Tests the clocks against examples worked out by hand.

use jiff::civil::date;

use super::{CHICAGO, check, check_rolled, due, due_by, instant};
use crate::clock::{Clock, Due};
use crate::holiday::Holidays;
use paradero_record::{Language, Zone};

const DETAINER: &str = "48 hours excluding weekends and holidays";

fn said(due: &Due, language: Language) -> Vec<String> {
    due.sum.iter().map(|step| step.say(language)).collect()
}

#[test]
fn counts_plain_hours_through_nights_when_clocks_change() {
    check("24 hours", CHICAGO, "2025-05-15T17:00:01-05:00", "2025-05-16T17:00:01-05:00");
    check("72 hours", CHICAGO, "2025-05-23T17:00:00-05:00", "2025-05-26T17:00:00-05:00");
    check("24 hours", CHICAGO, "2025-03-08T12:00:00-06:00", "2025-03-09T13:00:00-05:00");
    check("24 hours", CHICAGO, "2025-11-01T12:00:00-05:00", "2025-11-02T11:00:00-06:00");
    // Both readings of 01:30 on the night with two of them.
    check("1 hour", CHICAGO, "2025-11-02T01:30:00-05:00", "2025-11-02T01:30:00-06:00");
    check("1 hour", CHICAGO, "2025-11-02T01:30:00-06:00", "2025-11-02T02:30:00-06:00");
}

#[test]
fn stops_the_detainer_clock_on_weekends_and_holidays() {
    check(DETAINER, CHICAGO, "2025-05-15T17:00:00-05:00", "2025-05-19T17:00:00-05:00");
    check(DETAINER, CHICAGO, "2025-05-12T17:00:00-05:00", "2025-05-14T17:00:00-05:00");
    // A Friday before Memorial Day.
    check(DETAINER, CHICAGO, "2025-05-23T17:00:00-05:00", "2025-05-28T17:00:00-05:00");
    // A start on Saturday waits for Monday 00:00.
    check(DETAINER, CHICAGO, "2025-05-17T12:00:00-05:00", "2025-05-21T00:00:00-05:00");
    // 48 hours are full as Friday ends, so the weekend adds nothing.
    check(DETAINER, CHICAGO, "2025-05-15T00:00:00-05:00", "2025-05-17T00:00:00-05:00");
    check(DETAINER, CHICAGO, "2025-05-15T00:00:01-05:00", "2025-05-19T00:00:01-05:00");
    // The night when clocks go back is a Sunday, which does not count anyway.
    check(DETAINER, CHICAGO, "2025-10-31T17:00:00-05:00", "2025-11-04T17:00:00-06:00");
    // Independence Day 2026 is a Saturday, observed on Friday 3 July.
    check(DETAINER, CHICAGO, "2026-07-02T17:00:00-05:00", "2026-07-07T17:00:00-05:00");
}

#[test]
fn counts_elapsed_time_on_working_days_of_23_and_25_hours() {
    // Cairo changes its clocks at midnight between Thursday and Friday. Friday 26 April 2024 begins at 01:00:
    // 12 + 23 + 13 = 48.
    check(DETAINER, "Africa/Cairo", "2024-04-25T12:00:00+02:00", "2024-04-29T13:00:00+03:00");
    // Thursday 31 October 2024 has 23:00 to 24:00 twice: 13 + 24 + 11 = 48.
    check(DETAINER, "Africa/Cairo", "2024-10-31T12:00:00+03:00", "2024-11-04T11:00:00+02:00");
}

#[test]
fn takes_the_day_of_the_jail_and_not_of_utc() {
    // Friday 20:00 in Chicago is Saturday in UTC: four hours of Friday still count.
    let friday_evening = "2025-05-16T20:00:00-05:00";
    check("4 hours excluding weekends and holidays", CHICAGO, friday_evening, "2025-05-17T00:00:00-05:00");
    check("4 hours excluding weekends and holidays", "UTC", friday_evening, "2025-05-19T04:00:00Z");
}

#[test]
fn counts_calendar_days_to_the_last_second_of_the_last_day() {
    check("7 days", CHICAGO, "2025-05-15T17:00:00-05:00", "2025-05-22T23:59:59-05:00");
    check("7 days", CHICAGO, "2025-05-15T00:00:00-05:00", "2025-05-22T23:59:59-05:00");
    check("0 days", CHICAGO, "2025-05-15T17:00:00-05:00", "2025-05-15T23:59:59-05:00");
    check("7 days", CHICAGO, "2025-10-30T09:00:00-05:00", "2025-11-06T23:59:59-06:00");
    check("1 day", CHICAGO, "2025-11-02T01:30:00-05:00", "2025-11-03T23:59:59-06:00");
    check("1 day", CHICAGO, "2025-11-02T01:30:00-06:00", "2025-11-03T23:59:59-06:00");
    // Havana's 9 March 2025 begins at 01:00, and 8 March ends with 23:59:59 all the same.
    check_rolled(
        "1 day",
        "America/Havana",
        "2025-03-07T12:00:00-05:00",
        "2025-03-08T23:59:59-05:00",
        "2025-03-10T23:59:59-04:00",
    );
}

#[test]
fn shows_the_next_business_day_beside_the_strict_end() {
    check_rolled(
        "14 days",
        CHICAGO,
        "2025-05-10T08:00:00-05:00",
        "2025-05-24T23:59:59-05:00",
        "2025-05-27T23:59:59-05:00",
    );
    check_rolled(
        "2 days",
        CHICAGO,
        "2025-10-31T08:00:00-05:00",
        "2025-11-02T23:59:59-06:00",
        "2025-11-03T23:59:59-06:00",
    );
    check_rolled(
        "1 month",
        CHICAGO,
        "2025-06-04T08:00:00-05:00",
        "2025-07-04T23:59:59-05:00",
        "2025-07-07T23:59:59-05:00",
    );
    // Hours are never moved, wherever they end.
    check("48 hours", CHICAGO, "2025-05-23T17:00:00-05:00", "2025-05-25T17:00:00-05:00");
}

#[test]
fn skips_weekends_and_holidays_in_business_days() {
    // Received Monday 17 November 2025: 18-21 (4), 24-26 (7), 28 (8), 1-5 (13), 8-12 (18), 15 and 16 December.
    check("20 working days", CHICAGO, "2025-11-17T09:00:00-06:00", "2025-12-16T23:59:59-06:00");
    // Received Wednesday 10 December: 11, 12 (2), 15-19 (7), 22-24 (10), 26 (11), 29-31 (14), 2 (15), 5-9 January.
    check("20 business days", CHICAGO, "2025-12-10T23:59:59-06:00", "2026-01-09T23:59:59-06:00");
    check("1 business day", CHICAGO, "2025-05-23T09:00:00-05:00", "2025-05-27T23:59:59-05:00");
    check("1 business day", CHICAGO, "2025-05-24T09:00:00-05:00", "2025-05-27T23:59:59-05:00");
    let closed = Holidays::federal()
        .with_closed(date(2025, 12, 24), "Closed by order")
        .with_closed(date(2025, 12, 26), "Closed by order");
    let due = due_by(&closed, "20 business days", CHICAGO, "2025-12-10T12:00:00-06:00");
    assert_eq!(due.strict, instant("2026-01-13T23:59:59-06:00"));
}

#[test]
fn takes_the_same_day_number_or_the_last_day_of_the_month() {
    check("1 month", CHICAGO, "2025-01-31T12:00:00-06:00", "2025-02-28T23:59:59-06:00");
    check("1 month", CHICAGO, "2024-01-31T12:00:00-06:00", "2024-02-29T23:59:59-06:00");
    check("1 month", CHICAGO, "2025-02-28T12:00:00-06:00", "2025-03-28T23:59:59-05:00");
    check("1 year", CHICAGO, "2024-02-29T12:00:00-06:00", "2025-02-28T23:59:59-06:00");
    check("4 years", CHICAGO, "2024-02-29T12:00:00-06:00", "2028-02-29T23:59:59-06:00");
    check("1 year", CHICAGO, "2025-05-15T12:00:00-05:00", "2026-05-15T23:59:59-05:00");
    check("12 months", CHICAGO, "2025-05-15T12:00:00-05:00", "2026-05-15T23:59:59-05:00");
    check_rolled(
        "6 months",
        CHICAGO,
        "2025-08-31T12:00:00-05:00",
        "2026-02-28T23:59:59-06:00",
        "2026-03-02T23:59:59-06:00",
    );
}

#[test]
fn never_goes_back_to_a_day_that_has_ended() {
    // In St. John's, 00:01 on Sunday 7 November 2010 became 23:01 on Saturday.
    let zone = Zone::parse("America/St_Johns").unwrap();
    let [sunday, saturday_again] = ["2010-11-07T00:00:30-02:30", "2010-11-06T23:30:00-03:30"].map(instant);
    assert!(sunday < saturday_again);
    assert!(zone.day_of(sunday) > zone.day_of(saturday_again));
    let due = |from| Clock::CalendarDays(1).due(from, &zone, &Holidays::federal()).strict;
    assert_eq!(due(sunday), instant("2010-11-08T23:59:59-03:30"));
    assert_eq!(due(saturday_again), due(sunday));
}

#[test]
fn says_the_sum_of_a_detainer() {
    let due = due(DETAINER, CHICAGO, "2025-05-23T17:30:00-05:00");
    assert_eq!(
        said(&due, Language::English),
        [
            "from Friday 23 May 2025 17:30",
            "Friday 23 May counts 6 hours 30 minutes",
            "Saturday 24 May does not count",
            "Sunday 25 May does not count",
            "Monday 26 May is Memorial Day and does not count",
            "Tuesday 27 May counts 24 hours",
            "Wednesday 28 May counts 17 hours 30 minutes",
            "ends Wednesday 28 May 2025 17:30",
        ]
    );
    assert_eq!(
        said(&due, Language::Spanish),
        [
            "desde el viernes 23 de mayo de 2025, 17:30",
            "el viernes 23 de mayo cuenta 6 horas 30 minutos",
            "el sábado 24 de mayo no cuenta",
            "el domingo 25 de mayo no cuenta",
            "el lunes 26 de mayo es feriado (Día de los Caídos, Memorial Day) y no cuenta",
            "el martes 27 de mayo cuenta 24 horas",
            "el miércoles 28 de mayo cuenta 17 horas 30 minutos",
            "vence el miércoles 28 de mayo de 2025, 17:30",
        ]
    );
}

#[test]
fn says_the_sum_of_a_count_that_ends_on_a_closed_day() {
    let due = due("6 months", CHICAGO, "2025-08-31T12:00:00-05:00");
    assert_eq!(
        said(&due, Language::English),
        [
            "from Sunday 31 August 2025 12:00",
            "6 months later is Saturday 28 February 2026",
            "that month has no day 31, so its last day is taken",
            "ends Saturday 28 February 2026 23:59:59",
            "Saturday 28 February is not a business day",
            "Sunday 1 March is not a business day",
            "moved to the next business day it would end Monday 2 March 2026 23:59:59; \
             this is shown, not granted",
        ]
    );
    assert_eq!(
        said(&due, Language::Spanish),
        [
            "desde el domingo 31 de agosto de 2025, 12:00",
            "6 meses después es el sábado 28 de febrero de 2026",
            "ese mes no tiene día 31, así que se toma su último día",
            "vence el sábado 28 de febrero de 2026, 23:59:59",
            "el sábado 28 de febrero no es día hábil",
            "el domingo 1 de marzo no es día hábil",
            "pasado al siguiente día hábil vencería el lunes 2 de marzo de 2026, 23:59:59; \
             se muestra, no se concede",
        ]
    );
}

#[test]
fn says_that_clocks_change_on_the_way() {
    let back = due("24 hours", CHICAGO, "2025-11-01T12:00:00-05:00");
    assert_eq!(
        said(&back, Language::English),
        [
            "from Saturday 1 November 2025 12:00",
            "clocks go back 1 hour on the way; the time that passes is what counts",
            "ends Sunday 2 November 2025 11:00",
        ]
    );
    let forward = due("24 hours", CHICAGO, "2025-03-08T12:00:00-06:00");
    assert_eq!(
        said(&forward, Language::Spanish),
        [
            "desde el sábado 8 de marzo de 2025, 12:00",
            "los relojes se adelantan 1 hora en el camino; lo que cuenta es el tiempo que pasa",
            "vence el domingo 9 de marzo de 2025, 13:00",
        ]
    );
}

#[test]
fn says_how_many_days_a_long_sum_leaves_out() {
    let due = due("250 business days", CHICAGO, "2025-01-02T12:00:00-06:00");
    let lines = said(&due, Language::English);
    assert_eq!(lines.len(), 1 + Clock::MAX_LISTED_DAYS + 3);
    // 365 days less 104 on weekends and 11 holidays are 250; of those 115, 31 are listed.
    assert_eq!(lines.last().unwrap(), "ends Friday 2 January 2026 23:59:59");
    assert_eq!(lines.get(1 + Clock::MAX_LISTED_DAYS).unwrap(), "and 84 more days in the same way");
}
