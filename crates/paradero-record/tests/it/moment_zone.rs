//! Days and clock readings in zones, on the days when clocks change.

use jiff::civil::{Date, date};

use crate::subject::instant::Instant;
use crate::subject::zone::Zone;
use crate::{chicago, instant};

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

/// How long a day lasts, in seconds.
fn length(zone: &Zone, day: Date) -> i64 {
    zone.end_of_day(day).second() - zone.start_of_day(day).second() + 1
}

#[test]
fn days_have_the_length_that_the_clock_gives_them() {
    let cases = [
        ("America/Chicago", date(2025, 3, 8), 24 * 3600),
        ("America/Chicago", date(2025, 3, 9), 23 * 3600),
        ("America/Chicago", date(2025, 11, 2), 25 * 3600),
        ("America/El_Salvador", date(2025, 3, 9), 24 * 3600),
        ("America/Caracas", date(2025, 3, 9), 24 * 3600),
        ("UTC", date(2025, 3, 9), 24 * 3600),
        // The clock went from 00:00 to 01:00, and from 00:00 back to 23:00.
        ("America/Sao_Paulo", date(2018, 11, 4), 23 * 3600),
        ("America/Sao_Paulo", date(2018, 2, 17), 25 * 3600),
        // The clock went from 23:30 to 00:30: both days lose half an hour.
        ("America/Toronto", date(1919, 3, 30), 23 * 3600 + 1800),
        ("America/Toronto", date(1919, 3, 31), 23 * 3600 + 1800),
        // Local mean time ended: 12:03:58 became 12:00.
        ("America/Chicago", date(1883, 11, 18), 24 * 3600 + 9 * 60 + 24),
    ];
    for (name, day, expected) in cases {
        assert_eq!(length(&zone(name), day), expected, "{name} {day}");
    }
}

#[test]
fn the_last_second_of_a_day_is_followed_by_the_next_day() {
    for name in ["America/Chicago", "America/Los_Angeles", "America/Toronto", "America/Havana", "Pacific/Kiritimati"] {
        let zone = zone(name);
        let mut day = date(2024, 1, 1);
        while day < date(2026, 1, 1) {
            let tomorrow = day.tomorrow().unwrap();
            assert_eq!(zone.end_of_day(day).plus_seconds(1), zone.start_of_day(tomorrow), "{name} {day}");
            assert_eq!([zone.day_of(zone.start_of_day(day)), zone.day_of(zone.end_of_day(day))], [day, day]);
            day = tomorrow;
        }
    }
}

#[test]
fn a_day_keeps_both_readings_where_the_clock_goes_back_across_midnight() {
    // St. John's put its clock back at 00:01 on Sunday, to 23:01 on Saturday.
    let st_johns = zone("America/St_Johns");
    let (saturday, sunday) = (date(2010, 11, 6), date(2010, 11, 7));
    assert_eq!(length(&st_johns, saturday), 25 * 3600);
    assert_eq!(st_johns.start_of_day(sunday), instant("2010-11-07T02:30:00Z"));
    assert_eq!(st_johns.end_of_day(saturday), instant("2010-11-07T03:29:59Z"));
}

#[test]
fn a_day_that_was_left_out_is_read_with_the_offset_before_it() {
    let apia = zone("Pacific/Apia");
    assert_eq!(apia.start_of_day(date(2011, 12, 30)), instant("2011-12-30T10:00:00Z"));
    assert_eq!(length(&apia, date(2011, 12, 30)), 24 * 3600);
    assert_eq!(apia.day_of(instant("2011-12-30T10:00:00Z")), date(2011, 12, 31));
}

#[test]
fn a_repeated_time_has_two_readings_and_a_skipped_one_is_shifted() {
    let read = |time: jiff::civil::DateTime| -> Vec<String> {
        chicago().local(time).ranges().iter().map(|(first, _)| first.to_string()).collect()
    };
    assert_eq!(read(date(2025, 3, 15).at(17, 26, 0, 0)), ["2025-03-15T22:26:00Z"]);
    assert_eq!(read(date(2025, 11, 2).at(1, 30, 0, 0)), ["2025-11-02T06:30:00Z", "2025-11-02T07:30:00Z"]);
    // 02:30 was skipped: 03:30 by the new clock.
    assert_eq!(read(date(2025, 3, 9).at(2, 30, 0, 0)), ["2025-03-09T08:30:00Z"]);
}

#[test]
fn far_years_have_the_clock_of_a_like_year() {
    let chicago = chicago();
    assert_eq!(length(&chicago, date(9999, 6, 1)), 24 * 3600);
    assert_eq!(length(&chicago, Date::MAX), 24 * 3600);
    assert_eq!(length(&chicago, Date::MIN), 24 * 3600);
    assert_eq!(chicago.end_of_day(date(9998, 12, 31)).plus_seconds(1), chicago.start_of_day(date(9999, 1, 1)));
    assert_eq!(chicago.end_of_day(date(-9999, 12, 31)).plus_seconds(1), chicago.start_of_day(date(-9998, 1, 1)));
    assert_eq!([chicago.day_of(Instant::MIN), chicago.day_of(Instant::MAX)], [Date::MIN, Date::MAX]);
    assert_eq!(chicago.day_of(Instant::from_second(i64::MIN / 2)), Date::MIN);
    assert_eq!(chicago.day_of(chicago.start_of_day(date(9999, 7, 1))), date(9999, 7, 1));
}

#[test]
fn names_are_those_of_the_database() {
    assert_eq!(zone("america/el_salvador").name(), "America/El_Salvador");
    assert_eq!(zone("utc"), Zone::utc());
    assert_ne!(zone("US/Central"), chicago());
    assert!(zone("America/Bogota") < chicago());
    assert_eq!(format!("{} {:?}", chicago(), chicago()), "America/Chicago Zone(America/Chicago)");
}

#[test]
fn an_unknown_name_suggests_the_nearest() {
    let cases = [
        ("Chicago", Some("America/Chicago")),
        ("America/Chicgo", Some("America/Chicago")),
        ("El Salvador", Some("America/El_Salvador")),
        ("America/San Salvador", None),
        ("Central Time", Some("America/Chicago")),
        ("eastern standard time", Some("America/New_York")),
        ("PDT", Some("America/Los_Angeles")),
        ("caracas", Some("America/Caracas")),
        ("", None),
        ("Etc/Unknown", None),
        ("nowhere at all", None),
        ("América/Bogotá", Some("America/Bogota")),
    ];
    for (name, expected) in cases {
        let error = Zone::parse(name).unwrap_err();
        if expected.is_some() {
            assert_eq!(error.suggestion.as_deref(), expected, "{name}");
        }
        assert_eq!(error.to_string(), format!("there is no time zone named `{name}`"));
        assert!(error.suggestion.is_none_or(|suggestion| Zone::parse(&suggestion).is_ok()), "{name}");
    }
    assert_eq!(Zone::parse("nowhere at all").unwrap_err().suggestion, None);
}
