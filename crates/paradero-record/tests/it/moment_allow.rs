//! Which instants each kind of moment allows, in Chicago.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::subject::instant::{Instants, Tri};
use crate::subject::moment::{Moment, Reach, Widening};
use crate::subject::zone::Zone;
use crate::{allowed, chicago, instant, moment};

const KINDS: &[(&str, &str)] = &[
    ("2025", "2025-01-01T00:00:00-06:00 .. 2025-12-31T23:59:59-06:00"),
    ("2025-03", "2025-03-01T00:00:00-06:00 .. 2025-03-31T23:59:59-05:00"),
    ("2025-03-15", "2025-03-15T00:00:00-05:00 .. 2025-03-15T23:59:59-05:00"),
    ("2025-03-15T17:26", "2025-03-15T17:26:00-05:00 .. 2025-03-15T17:26:59-05:00"),
    ("2025-03-15T17:26:05", "2025-03-15T17:26:05-05:00 .. 2025-03-15T17:26:05-05:00"),
    ("2025-03-15T17:26Z", "2025-03-15T12:26:00-05:00 .. 2025-03-15T12:26:59-05:00"),
    ("2025-03-15T17:26-04", "2025-03-15T16:26:00-05:00 .. 2025-03-15T16:26:59-05:00"),
    ("2016-12-31T23:59:60Z", "2016-12-31T17:59:59-06:00 .. 2016-12-31T17:59:59-06:00"),
    // Both readings of a repeated minute, and a skipped one by the clock before the skip.
    (
        "2025-11-02T01:30",
        "2025-11-02T01:30:00-05:00 .. 2025-11-02T01:30:59-05:00 + 2025-11-02T01:30:00-06:00 .. 2025-11-02T01:30:59-06:00",
    ),
    ("2025-03-09T02:30", "2025-03-09T03:30:00-05:00 .. 2025-03-09T03:30:59-05:00"),
    ("201X", "2010-01-01T00:00:00-06:00 .. 2019-12-31T23:59:59-06:00"),
    ("20XX", "2000-01-01T00:00:00-06:00 .. 2099-12-31T23:59:59-06:00"),
    ("2004-XX", "2004-01-01T00:00:00-06:00 .. 2004-12-31T23:59:59-06:00"),
    ("1985-XX-XX", "1985-01-01T00:00:00-06:00 .. 1985-12-31T23:59:59-06:00"),
    ("1985-04-XX", "1985-04-01T00:00:00-06:00 .. 1985-04-30T23:59:59-05:00"),
    ("2025-21", "2025-03-01T00:00:00-06:00 .. 2025-06-21T23:59:59-05:00"),
    (
        "2025-24",
        "2024-12-01T00:00:00-06:00 .. 2025-03-20T23:59:59-05:00 + 2025-12-01T00:00:00-06:00 .. 2026-03-20T23:59:59-05:00",
    ),
    ("2025-05-12/2025-05-20", "2025-05-12T00:00:00-05:00 .. 2025-05-20T23:59:59-05:00"),
    ("2025-05/2025-05-20T12:00", "2025-05-01T00:00:00-05:00 .. 2025-05-20T12:00:59-05:00"),
    ("../2025-05-20", "open .. 2025-05-20T23:59:59-05:00"),
    ("/2025-05-20", "open .. 2025-05-20T23:59:59-05:00"),
    ("2025-05-02/..", "2025-05-02T00:00:00-05:00 .. open"),
    ("2025-05-02/", "2025-05-02T00:00:00-05:00 .. open"),
    ("[2025-03-06,2025-03-07]", "2025-03-06T00:00:00-06:00 .. 2025-03-07T23:59:59-06:00"),
    (
        "[2025-03-06,2025-03-08]",
        "2025-03-06T00:00:00-06:00 .. 2025-03-06T23:59:59-06:00 + 2025-03-08T00:00:00-06:00 .. 2025-03-08T23:59:59-06:00",
    ),
    ("[..1984]", "open .. 1984-12-31T23:59:59-06:00"),
    ("[1760-12..]", "1760-12-01T00:00:00-05:50:36 .. open"),
    ("unknown", "open .. open"),
    ("/", "open .. open"),
];

#[test]
fn each_kind_of_moment() {
    for (text, expected) in KINDS {
        // Chicago's local mean time was 5:50:36 behind: it is shown in UTC.
        let expected = expected.replace("1760-12-01T00:00:00-05:50:36", "1760-12-01T05:50:36Z");
        assert_eq!(allowed(text), expected, "{text}");
    }
}

#[test]
fn qualifiers_widen_by_the_declared_amounts() {
    let cases = [
        ("2025~", "2020-01-01T00:00:00-06:00 .. 2030-12-31T23:59:59-06:00"),
        ("2025?", "2024-01-01T00:00:00-06:00 .. 2026-12-31T23:59:59-06:00"),
        ("2025%", "2019-01-01T00:00:00-06:00 .. 2031-12-31T23:59:59-06:00"),
        ("201X~", "2005-01-01T00:00:00-06:00 .. 2024-12-31T23:59:59-06:00"),
        ("2025-01~", "2024-12-01T00:00:00-06:00 .. 2025-02-28T23:59:59-06:00"),
        ("2025-01%", "2024-11-01T00:00:00-05:00 .. 2025-03-31T23:59:59-05:00"),
        ("2025-01-XX~", "2024-12-01T00:00:00-06:00 .. 2025-02-28T23:59:59-06:00"),
        ("2025-22?", "2025-05-01T00:00:00-05:00 .. 2025-10-23T23:59:59-05:00"),
        ("2025-12-12~", "2025-12-09T00:00:00-06:00 .. 2025-12-15T23:59:59-06:00"),
        ("2025-12-12?", "2025-12-11T00:00:00-06:00 .. 2025-12-13T23:59:59-06:00"),
        ("2025-03-15T17:26~", "2025-03-15T15:26:00-05:00 .. 2025-03-15T19:26:59-05:00"),
        ("2025-03-15T17:26%", "2025-03-15T14:26:00-05:00 .. 2025-03-15T20:26:59-05:00"),
        ("2025-05-12~/2025-05-20?", "2025-05-09T00:00:00-05:00 .. 2025-05-21T23:59:59-05:00"),
    ];
    for (text, expected) in cases {
        assert_eq!(allowed(text), expected, "{text}");
    }
    let plain = moment("2025-12-12%").allows(&chicago(), &Widening::NONE);
    assert_eq!(plain, moment("2025-12-12").allows(&chicago(), &Widening::NONE));
}

#[test]
fn far_years_keep_their_order() {
    let utc = Zone::utc();
    let texts = ["Y-99999999999", "Y-10000", "-9999", "-0001", "0000", "0001", "9999", "Y10000", "Y99999999999"];
    let sets: Vec<Instants> = texts.iter().map(|text| moment(text).allows(&utc, &Widening::NONE)).collect();
    for pair in sets.windows(2) {
        assert_eq!(pair[0].before(&pair[1]), Tri::Yes);
    }
    assert_eq!(sets[1].last().unwrap().plus_seconds(1), sets[2].first().unwrap(), "year -10000 meets year -9999");
    assert_eq!(sets[6].last().unwrap().plus_seconds(1), sets[7].first().unwrap(), "year 9999 meets year 10000");
    assert_eq!(sets[3].last().unwrap().plus_seconds(1), sets[4].first().unwrap(), "year -1 meets year 0");
}

#[test]
fn order_across_zones_is_that_of_instants() {
    let of = |text: &str, zone: &str| moment(text).allows(&Zone::parse(zone).unwrap(), &Widening::default());
    // The same day in Apia ends before it begins in Pago Pago.
    assert_eq!(of("2025-03-15", "Pacific/Apia").before(&of("2025-03-15", "Pacific/Pago_Pago")), Tri::Yes);
    assert_eq!(of("2025-03-15", "America/Chicago").before(&of("2025-03-15", "America/El_Salvador")), Tri::Maybe);
    assert_eq!(of("2025-03-15T17:26-05:00", "UTC").before(&of("2025-03-15T22:27Z", "UTC")), Tri::Yes);
    assert_eq!(of("2025-03-15", "UTC").within(&of("2025-03", "UTC")), Tri::Yes);
    assert_eq!(of("2025-03", "UTC").within(&of("2025-03-15", "UTC")), Tri::Maybe);
    assert_eq!(of("2025-04", "UTC").within(&of("2025-03", "UTC")), Tri::No);
}

/// A day of a small window, as an offset from 2025-02-20; the window has a short month and a clock change.
fn window_day(offset: i64) -> Date {
    date(2025, 2, 20).checked_add(jiff::Span::new().days(offset)).unwrap()
}

/// A moment of day precision or coarser with the days of the window that it should allow, by definition.
fn windowed() -> impl Strategy<Value = (String, Vec<i64>)> {
    let day = 0..40_i64;
    prop_oneof![
        day.clone().prop_map(|a| (window_day(a).to_string(), vec![a])),
        day.clone().prop_map(|a| (format!("{}?", window_day(a)), (a - 1..=a + 1).collect())),
        day.clone().prop_map(|a| (format!("{}~", window_day(a)), (a - 3..=a + 3).collect())),
        day.clone().prop_map(|a| (format!("{}%", window_day(a)), (a - 4..=a + 4).collect())),
        (day.clone(), 0..9_i64)
            .prop_map(|(a, n)| (format!("{}/{}", window_day(a), window_day(a + n)), (a..=a + n).collect())),
        (day.clone(), 0..9_i64)
            .prop_map(|(a, n)| (format!("[{}..{}]", window_day(a), window_day(a + n)), (a..=a + n).collect())),
        proptest::collection::vec(day, 1..4).prop_map(|days| {
            let members: Vec<String> = days.iter().map(|day| window_day(*day).to_string()).collect();
            (format!("[{}]", members.join(",")), days)
        }),
        Just(("2025-03".to_owned(), (9..40).collect())),
        Just(("2025-03-XX".to_owned(), (9..40).collect())),
    ]
}

fn judged(cases: &[bool]) -> Tri {
    match (cases.iter().any(|case| *case), cases.iter().all(|case| *case)) {
        (_, true) => Tri::Yes,
        (false, _) => Tri::No,
        _ => Tri::Maybe,
    }
}

proptest! {
    #[test]
    fn allows_agrees_with_all_days_of_a_window((text, days) in windowed()) {
        let zone = chicago();
        let set = moment(&text).allows(&zone, &Widening::default());
        for offset in -10..60 {
            let day = window_day(offset);
            let expected = days.contains(&offset);
            for instant in [zone.start_of_day(day), zone.start_of_day(day).plus_seconds(43_200), zone.end_of_day(day)] {
                prop_assert_eq!(set.contains(instant), expected, "{} {}", &text, day);
            }
        }
    }

    #[test]
    fn comparison_agrees_with_all_pairs_of_days((a, days_a) in windowed(), (b, days_b) in windowed()) {
        let allowed = |text: &str| moment(text).allows(&chicago(), &Widening::default());
        let (set_a, set_b) = (allowed(&a), allowed(&b));
        // Three instants of each day are enough: an order between two days does not change inside them, and on one day
        // some instants come before others.
        let instants = |days: &[i64]| days.iter().flat_map(|day| [day * 3, day * 3 + 1, day * 3 + 2]).collect::<Vec<_>>();
        let (all_a, all_b) = (instants(&days_a), instants(&days_b));
        let pairs: Vec<bool> = all_a.iter().flat_map(|x| all_b.iter().map(move |y| x < y)).collect();
        prop_assert_eq!(set_a.before(&set_b), judged(&pairs), "{} before {}", a, b);
        let inside: Vec<bool> = days_a.iter().map(|day| days_b.contains(day)).collect();
        prop_assert_eq!(set_a.within(&set_b), judged(&inside), "{} within {}", a, b);
    }

    #[test]
    fn widening_is_monotone(
        moment in crate::moment_properties::moments(),
        small in reach(),
        more in reach(),
        zone in prop_oneof![Just("America/Chicago"), Just("Asia/Kathmandu"), Just("UTC")],
    ) {
        let zone = Zone::parse(zone).unwrap();
        let moment = Moment::parse(&moment).unwrap();
        let wide = Reach {
            years: small.years + more.years,
            months: small.months + more.months,
            days: small.days + more.days,
            minutes: small.minutes + more.minutes,
        };
        let none = moment.allows(&zone, &Widening::NONE);
        let narrow = moment.allows(&zone, &Widening { approximate: small, uncertain: small });
        let wide = moment.allows(&zone, &Widening { approximate: wide, uncertain: wide });
        prop_assert_eq!(none.within(&narrow), Tri::Yes);
        prop_assert_eq!(narrow.within(&wide), Tri::Yes);
    }
}

fn reach() -> impl Strategy<Value = Reach> {
    (0..9_u32, 0..30_u32, 0..90_u32, 0..3000_u32).prop_map(|(years, months, days, minutes)| Reach {
        years,
        months,
        days,
        minutes,
    })
}

#[test]
fn far_years_meet_in_any_zone() {
    for zone in ["America/Chicago", "Pacific/Kiritimati", "Asia/Kathmandu"] {
        let zone = Zone::parse(zone).unwrap();
        let of = |text: &str| moment(text).allows(&zone, &Widening::NONE);
        for (year, next) in [("Y-10400", "Y-10399"), ("Y-10000", "-9999"), ("-9999", "-9998"), ("9999", "Y10000")] {
            let end = of(year).last().map(|last| last.plus_seconds(1));
            assert_eq!(end, of(next).first(), "{year} meets {next} in {zone}");
        }
    }
}

#[test]
fn a_clock_change_inside_a_minute_is_followed_to_the_second() {
    // On 1883-11-18 at 12:09:24 of local mean time it was noon of the new railway time in Chicago.
    let allowed = moment("1883-11-18T12:09").allows(&chicago(), &Widening::NONE);
    let expected = [("1883-11-18T17:59:36Z", "1883-11-18T17:59:59Z"), ("1883-11-18T18:09:00Z", "1883-11-18T18:09:59Z")];
    assert_eq!(allowed.ranges(), expected.map(|(first, last)| (instant(first), instant(last))));
}
