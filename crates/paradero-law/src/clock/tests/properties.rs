//! Tests the clocks against brute force, and what must hold for every input.

use std::ops::RangeInclusive;

use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

use crate::clock::Clock;
use crate::holiday::Holidays;
use crate::holiday::tests::OBSERVED;
use paradero_record::{Instant, Language, Zone};

/// Zones with every habit: none, hours at night, at midnight forward and back, across midnight, half an hour, a lost day.
const ZONES: [&str; 8] = [
    "UTC",
    "America/Chicago",
    "America/Havana",
    "Africa/Cairo",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/Toronto",
];

/// 1 January 2024 and 1 October 2027: brute force knows the holidays in between.
const KNOWN: std::ops::Range<i64> = 1_704_067_200..1_822_348_800;

pub(super) fn clocks(counts: RangeInclusive<u32>) -> impl Strategy<Value = Clock> {
    (0..6, counts).prop_map(|(kind, count)| match kind {
        0 => Clock::Hours(count),
        1 => Clock::HoursOutsideWeekendsAndHolidays(count),
        2 => Clock::CalendarDays(count),
        3 => Clock::BusinessDays(count),
        4 => Clock::Months(count),
        _ => Clock::Years(count),
    })
}

fn zones() -> impl Strategy<Value = Zone> {
    prop::sample::select(&ZONES[..]).prop_map(|name| Zone::parse(name).unwrap())
}

/// Says whether a day is open by the published table alone.
fn is_open(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
        && OBSERVED.iter().all(|(observed, _)| *observed != day)
}

/// Passes time in small steps, and counts those that begin on an open day.
fn step_through(mut left: i64, from: Instant, step: i64, zone: &Zone) -> Instant {
    let mut at = from;
    while left > 0 {
        if is_open(zone.day_of(at)) {
            left -= step;
        }
        at = at.plus_seconds(step);
    }
    at
}

fn check_monotone(clock: Clock, zone: &Zone, earlier: Instant, later: Instant) {
    let holidays = Holidays::federal();
    let [first, second] = [earlier, later].map(|from| clock.due(from, zone, &holidays));
    assert!(first.strict <= second.strict, "{first:?} {second:?}");
    let rolled = [&first, &second].map(|due| due.rolled.unwrap_or(due.strict));
    assert!(rolled[0] <= rolled[1], "{first:?} {second:?}");
    assert!(earlier <= first.strict && first.rolled.is_none_or(|rolled| rolled > first.strict));
    assert_eq!(clock.strict(earlier, zone, &holidays), first.strict);
    for step in first.sum {
        assert!(!step.say(Language::English).is_empty() && !step.say(Language::Spanish).is_empty());
    }
}

proptest! {
    #[test]
    fn is_monotone_in_years_that_matter(
        clock in clocks(0..=60),
        zone in zones(),
        from in 0_i64..2_200_000_000,
        apart in 0_i64..300_000,
    ) {
        check_monotone(clock, &zone, Instant::from_second(from), Instant::from_second(from + apart));
    }

    #[test]
    fn is_monotone_on_the_nights_when_clocks_change(
        clock in clocks(0..=8),
        // 7 November 2010 in St. John's, 30 December 2011 in Apia, 26 April 2024 in Cairo, 2 November 2025 in
        // Havana, and 30 March 1919 in Toronto, where 23:30 on Sunday became 00:30 on Monday.
        (zone, night) in prop::sample::select(&[
            ("America/St_Johns", 1_289_098_800_i64),
            ("Pacific/Apia", 1_325_239_200),
            ("Africa/Cairo", 1_714_082_400),
            ("America/Havana", 1_762_059_600),
            ("America/Toronto", -1_601_753_400),
        ][..]),
        [before, after] in [-100_000_i64..100_000, -100_000_i64..100_000],
    ) {
        let zone = Zone::parse(zone).unwrap();
        let (earlier, later) = (before.min(after), before.max(after));
        check_monotone(
            clock,
            &zone,
            Instant::from_second(night + earlier),
            Instant::from_second(night + later),
        );
    }

    #[test]
    fn is_monotone_and_never_panics_anywhere(
        clock in clocks(0..=2_000),
        zone in zones(),
        from in any::<i64>(),
        other in any::<i64>(),
    ) {
        let (earlier, later) = (from.min(other), from.max(other));
        check_monotone(clock, &zone, Instant::from_second(earlier), Instant::from_second(later));
    }

    #[test]
    fn is_monotone_and_never_panics_at_the_ends_of_the_calendar(
        clock in clocks(0..=u32::MAX),
        zone in zones(),
        edge in prop::sample::select(&[-377_705_023_201_i64, 253_402_207_200][..]),
        [before, after] in [-400_000_i64..400_000, -400_000_i64..400_000],
    ) {
        let (earlier, later) = (before.min(after), before.max(after));
        check_monotone(
            clock,
            &zone,
            Instant::from_second(edge + earlier),
            Instant::from_second(edge + later),
        );
    }

    #[test]
    fn grows_with_its_count(clock in clocks(0..=400), zone in zones(), from in KNOWN) {
        let longer = match clock {
            Clock::Hours(count) => Clock::Hours(count + 1),
            Clock::HoursOutsideWeekendsAndHolidays(count) => {
                Clock::HoursOutsideWeekendsAndHolidays(count + 1)
            }
            Clock::CalendarDays(count) => Clock::CalendarDays(count + 1),
            Clock::BusinessDays(count) => Clock::BusinessDays(count + 1),
            Clock::Months(count) => Clock::Months(count + 1),
            Clock::Years(count) => Clock::Years(count + 1),
        };
        let [due, later] = [clock, longer]
            .map(|clock| clock.strict(Instant::from_second(from), &zone, &Holidays::federal()));
        prop_assert!(due < later);
    }

    #[test]
    fn agrees_with_day_stepping_on_business_days(
        count in 0_u32..=60,
        zone in zones(),
        from in KNOWN.start..KNOWN.end - 100 * 86_400,
    ) {
        let from = Instant::from_second(from);
        let mut day = zone.day_of(from);
        let mut numbered = 0;
        while numbered < count {
            day = day.tomorrow().unwrap();
            numbered += u32::from(is_open(day));
        }
        let due = Clock::BusinessDays(count).due(from, &zone, &Holidays::federal());
        prop_assert_eq!(due.strict, zone.end_of_day(day));
        prop_assert_eq!(due.rolled.is_some(), !is_open(day));
    }

    #[test]
    fn agrees_with_day_stepping_on_calendar_days_and_months(
        count in 0_u32..=60,
        zone in zones(),
        from in KNOWN.start..KNOWN.end - 100 * 86_400,
    ) {
        let from = Instant::from_second(from);
        let mut day = zone.day_of(from);
        for _ in 0..count {
            day = day.tomorrow().unwrap();
        }
        let mut open = day;
        while !is_open(open) {
            open = open.tomorrow().unwrap();
        }
        let due = Clock::CalendarDays(count).due(from, &zone, &Holidays::federal());
        prop_assert_eq!(due.strict, zone.end_of_day(day));
        prop_assert_eq!(due.rolled.unwrap_or(due.strict), zone.end_of_day(open));

        // Months by hand: the year and the month go on, and the day number is the largest that exists.
        let start = zone.day_of(from);
        let month = i32::from(start.month()) - 1 + i32::try_from(count).unwrap();
        let year = start.year() + i16::try_from(month / 12).unwrap();
        let month = i8::try_from(month % 12 + 1).unwrap();
        let expected = (1..=start.day())
            .rev()
            .find_map(|number| Date::new(year, month, number).ok())
            .unwrap();
        let due = Clock::Months(count).due(from, &zone, &Holidays::federal());
        prop_assert_eq!(due.strict, zone.end_of_day(expected));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_quarter_hour_stepping_outside_weekends_and_holidays(
        hours in 0_u32..=120,
        zone in zones(),
        quarter in KNOWN.start / 900..KNOWN.end / 900 - 100 * 96,
    ) {
        let from = Instant::from_second(quarter * 900);
        let expected = step_through(i64::from(hours) * 3600, from, 900, &zone);
        let clock = Clock::HoursOutsideWeekendsAndHolidays(hours);
        let due = clock.due(from, &zone, &Holidays::federal());
        prop_assert_eq!(due.strict, expected);
        prop_assert_eq!(due.rolled, None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_second_stepping_outside_weekends_and_holidays(
        hours in 0_u32..=6,
        zone in zones(),
        // Around the midnights (UTC) that begin the Saturdays before three Monday holidays.
        saturday in prop::sample::select(&[1_748_044_800_i64, 1_756_512_000, 1_760_140_800][..]),
        offset in -50_000_i64..20_000,
    ) {
        let from = Instant::from_second(saturday + offset);
        let expected = step_through(i64::from(hours) * 3600, from, 1, &zone);
        let clock = Clock::HoursOutsideWeekendsAndHolidays(hours);
        prop_assert_eq!(clock.strict(from, &zone, &Holidays::federal()), expected);
    }
}

#[test]
fn saturates_at_extreme_instants_and_counts() {
    let holidays = Holidays::federal();
    for name in ZONES {
        let zone = Zone::parse(name).unwrap();
        for count in [0, 1, Clock::MAX_COUNT, Clock::MAX_COUNT + 1, u32::MAX] {
            let clocks = [
                Clock::Hours(count),
                Clock::HoursOutsideWeekendsAndHolidays(count),
                Clock::CalendarDays(count),
                Clock::BusinessDays(count),
                Clock::Months(count),
                Clock::Years(count),
            ];
            for clock in clocks {
                check_monotone(clock, &zone, Instant::MIN, Instant::from_second(0));
                check_monotone(clock, &zone, Instant::from_second(0), Instant::MAX);
                assert_eq!(clock.strict(Instant::MAX, &zone, &holidays), Instant::MAX);
            }
        }
        let end = zone.end_of_day(date(9999, 12, 31));
        let start = Instant::from_second(0);
        let too_many = Clock::MAX_COUNT + 1;
        assert_eq!(Clock::BusinessDays(too_many).strict(start, &zone, &holidays), end);
        let too_many = Clock::HoursOutsideWeekendsAndHolidays(too_many);
        assert_eq!(too_many.strict(start, &zone, &holidays), end);
        assert_eq!(Clock::Years(u32::MAX).strict(start, &zone, &holidays), end);
        assert_eq!(Clock::BusinessDays(u32::MAX).strict(start, &zone, &holidays), end);
    }
}

#[test]
fn ends_with_the_calendar_where_every_day_is_closed() {
    let mut holidays = Holidays::federal();
    let mut day = date(9999, 12, 1);
    while let Ok(next) = day.tomorrow() {
        holidays = holidays.with_closed(next, "Made up");
        day = next;
    }
    let zone = Zone::utc();
    let from = zone.start_of_day(date(9999, 12, 2));
    let due = Clock::CalendarDays(3).due(from, &zone, &holidays);
    assert_eq!((due.strict, due.rolled), (zone.end_of_day(date(9999, 12, 5)), None));
    let due = Clock::BusinessDays(3).due(from, &zone, &holidays);
    assert_eq!((due.strict, due.rolled), (zone.end_of_day(Date::MAX), None));
}

#[test]
fn lets_time_pass_plainly_beyond_the_calendar() {
    let (zone, holidays) = (Zone::parse("America/Chicago").unwrap(), Holidays::federal());
    let from = zone.end_of_day(Date::MAX).plus_seconds(1_000_000);
    let clock = Clock::HoursOutsideWeekendsAndHolidays(100);
    assert_eq!(clock.strict(from, &zone, &holidays), from.plus_seconds(360_000));
    assert_eq!(Clock::CalendarDays(7).strict(from, &zone, &holidays), from);
    // There are no local clocks out there that could change.
    for from in [Instant::MIN, from, Instant::MAX] {
        assert_eq!(Clock::Hours(100).due(from, &zone, &holidays).sum.len(), 2);
    }
}
