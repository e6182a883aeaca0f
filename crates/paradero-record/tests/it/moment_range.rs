//! The shortest moment for a stretch of time, and moments made from instants.

use jiff::civil::date;
use proptest::prelude::*;

use crate::subject::instant::{Instant, Instants, Tri};
use crate::subject::moment::{Moment, Widening};
use crate::subject::zone::Zone;
use crate::{chicago, instant, moment};

/// The moment for what another one allows in Chicago.
fn said_again(text: &str) -> String {
    let allowed = moment(text).allows(&chicago(), &Widening::NONE);
    Moment::from_range(allowed.first().unwrap(), allowed.last().unwrap(), &chicago()).to_string()
}

#[test]
fn the_shortest_moment_of_a_range() {
    let cases = [
        ("2025", "2025"),
        ("2025-03", "2025-03"),
        ("2025-03-01/2025-03-31", "2025-03"),
        ("2024-01/2025-12-31", "2024/2025"),
        ("2025-03-15", "2025-03-15"),
        ("2025-03-15T00:00/2025-03-15T23:59", "2025-03-15"),
        ("2025-03-15T17:26", "2025-03-15T17:26-05:00"),
        ("2025-03-15T17:26:00/2025-03-15T17:26:59", "2025-03-15T17:26-05:00"),
        ("2025-03-15T17:26:05", "2025-03-15T17:26:05-05:00"),
        ("2025-03-15T17:26Z", "2025-03-15T12:26-05:00"),
        ("2025-03-15T17:26/2025-03-15T18:00", "2025-03-15T17:26-05:00/2025-03-15T18:00-05:00"),
        ("2025-03-15T17:26/2025-03-15T18:00:05", "2025-03-15T17:26:00-05:00/2025-03-15T18:00:05-05:00"),
        ("2025-03-15/2025-03-15T12:00", "2025-03-15T00:00-05:00/2025-03-15T12:00-05:00"),
        ("2025-03/2025-04-15T12:00", "2025-03-01/2025-04-15T12:00-05:00"),
        ("2025-03-01/2025-04-15", "2025-03-01/2025-04-15"),
        ("2025-03-01/2025-05-31", "2025-03/2025-05"),
        ("../2025-05-20", "../2025-05-20"),
        ("../2025-05-31", "../2025-05"),
        ("2025-01-01/..", "2025/.."),
        ("2025-05-02T12:30/", "2025-05-02T12:30-05:00/.."),
        ("unknown", "unknown"),
        ("201X", "2010/2019"),
        ("Y12000/Y12004", "Y12000/Y12004"),
        ("2025-03-15/Y12000", "2025-03-15/Y12000"),
        ("-0044-03-15", "-0044-03-15"),
        // Local mean time, 5:50:36 behind UTC, has no offset that EDTF can write.
        ("1850-06-01T12:00", "1850-06-01T17:50:36Z/1850-06-01T17:51:35Z"),
        ("1850-06-01", "1850-06-01"),
    ];
    for (text, expected) in cases {
        assert_eq!(said_again(text), expected, "{text}");
    }
}

#[test]
fn moments_from_days_and_instants() {
    let at = instant("2025-03-15T22:26:00Z");
    assert_eq!(Moment::at(at, &chicago()).to_string(), "2025-03-15T17:26:00-05:00");
    assert_eq!(Moment::at(at, &Zone::utc()).to_string(), "2025-03-15T22:26:00Z");
    assert_eq!(Moment::minute_at(at.plus_seconds(31), &chicago()).to_string(), "2025-03-15T17:26-05:00");
    assert_eq!(Moment::at(instant("2025-03-15T05:00:00Z"), &chicago()).to_string(), "2025-03-15T00:00:00-05:00");
    assert_eq!(Moment::day(date(2025, 3, 15)), moment("2025-03-15"));
    assert_eq!(Moment::day(date(-44, 3, 15)).to_string(), "-0044-03-15");
    assert_eq!(Moment::at(Instant::MAX, &chicago()), moment("unknown").clone());
    assert_eq!(Moment::minute_at(Instant::MIN, &chicago()), Moment::unknown());
    assert_eq!(Moment::from_range(at, Instant::MIN, &Zone::utc()).to_string(), "../2025-03-15T22:26:00Z");
}

#[test]
fn only_a_plain_second_with_an_offset_is_exact() {
    assert_eq!(moment("2025-03-15T17:26:05-05:00").exact_instant(), Some(instant("2025-03-15T22:26:05Z")));
    assert!(moment("2025-03-15T17:26:05Z").is_exact_instant());
    for text in ["2025-03-15T17:26-05:00", "2025-03-15T17:26:05", "2025-03-15T17:26:05Z?", "2025-03-15", "unknown"] {
        assert!(!moment(text).is_exact_instant(), "{text}");
    }
}

/// Seconds around the years of the record, the ends of what can be written, and clock changes.
fn seconds() -> impl Strategy<Value = i64> {
    let day = 86_400_i64;
    prop_oneof![
        1_700_000_000..1_800_000_000_i64,
        (19_000..21_000_i64, prop_oneof![Just(0_i64), Just(-1)]).prop_map(move |(n, edge)| n * day + edge + 5 * 3600),
        (19_000..21_000_i64, prop_oneof![Just(0_i64), Just(-1)]).prop_map(move |(n, edge)| n * day + edge + 6 * 3600),
        // Around 2025-11-02T01:00 in Chicago, which comes twice.
        1_762_060_000..1_762_070_000_i64,
        -4_000_000_000..-2_700_000_000_i64,
        253_300_000_000..253_600_000_000_i64,
        any::<i64>(),
    ]
}

const ZONES: [&str; 8] = [
    "America/Chicago",
    "UTC",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "America/St_Johns",
    "America/Sao_Paulo",
    "Asia/Manila",
    "America/Juneau",
];

proptest! {
    #[test]
    fn the_moment_of_a_range_allows_the_range(a in seconds(), b in seconds(), zone in 0..ZONES.len()) {
        let zone = Zone::parse(ZONES[zone]).unwrap();
        let (first, last) = (Instant::from_second(a.min(b)), Instant::from_second(a.max(b)));
        let said = Moment::from_range(first, last, &zone);
        let allowed = said.allows(&zone, &Widening::default());
        prop_assert_eq!(Instants::range(first, last).within(&allowed), Tri::Yes, "{}", said);
        let near = |at: Instant| at.is_open() || at.second().abs() < 250_000_000_000;
        if near(first) && near(last) {
            prop_assert_eq!(&allowed, &Instants::range(first, last), "{}", said);
        }
        prop_assert_eq!(Moment::parse(&said.to_string()), Ok(said));
    }

    #[test]
    fn an_instant_comes_back_exactly(at in seconds(), zone in 0..ZONES.len()) {
        let zone = Zone::parse(ZONES[zone]).unwrap();
        let at = Instant::from_second(at);
        let said = Moment::at(at, &zone);
        if at.second().abs() < 250_000_000_000 {
            prop_assert_eq!(said.exact_instant(), Some(at));
            prop_assert!(Moment::minute_at(at, &zone).allows(&zone, &Widening::NONE).contains(at));
        }
        prop_assert!(said.allows(&zone, &Widening::NONE).contains(at));
    }
}
