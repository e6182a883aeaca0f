//! Holds the rules against the dates that the Office of Personnel Management publishes, and against the law's changes.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

use super::{Closure, FederalHoliday, Holidays, Observance};
use paradero_record::Language;

/// The observed federal holidays of 2024 to 2027, as the Office of Personnel Management lists them.
pub(crate) const OBSERVED: [(Date, &str); 45] = [
    (date(2024, 1, 1), "New Year's Day"),
    (date(2024, 1, 15), "Birthday of Martin Luther King, Jr."),
    (date(2024, 2, 19), "Washington's Birthday"),
    (date(2024, 5, 27), "Memorial Day"),
    (date(2024, 6, 19), "Juneteenth National Independence Day"),
    (date(2024, 7, 4), "Independence Day"),
    (date(2024, 9, 2), "Labor Day"),
    (date(2024, 10, 14), "Columbus Day"),
    (date(2024, 11, 11), "Veterans Day"),
    (date(2024, 11, 28), "Thanksgiving Day"),
    (date(2024, 12, 25), "Christmas Day"),
    (date(2025, 1, 1), "New Year's Day"),
    (date(2025, 1, 20), "Birthday of Martin Luther King, Jr."),
    (date(2025, 2, 17), "Washington's Birthday"),
    (date(2025, 5, 26), "Memorial Day"),
    (date(2025, 6, 19), "Juneteenth National Independence Day"),
    (date(2025, 7, 4), "Independence Day"),
    (date(2025, 9, 1), "Labor Day"),
    (date(2025, 10, 13), "Columbus Day"),
    (date(2025, 11, 11), "Veterans Day"),
    (date(2025, 11, 27), "Thanksgiving Day"),
    (date(2025, 12, 25), "Christmas Day"),
    (date(2026, 1, 1), "New Year's Day"),
    (date(2026, 1, 19), "Birthday of Martin Luther King, Jr."),
    (date(2026, 2, 16), "Washington's Birthday"),
    (date(2026, 5, 25), "Memorial Day"),
    (date(2026, 6, 19), "Juneteenth National Independence Day"),
    (date(2026, 7, 3), "Independence Day (observed)"),
    (date(2026, 9, 7), "Labor Day"),
    (date(2026, 10, 12), "Columbus Day"),
    (date(2026, 11, 11), "Veterans Day"),
    (date(2026, 11, 26), "Thanksgiving Day"),
    (date(2026, 12, 25), "Christmas Day"),
    (date(2027, 1, 1), "New Year's Day"),
    (date(2027, 1, 18), "Birthday of Martin Luther King, Jr."),
    (date(2027, 2, 15), "Washington's Birthday"),
    (date(2027, 5, 31), "Memorial Day"),
    (date(2027, 6, 18), "Juneteenth National Independence Day (observed)"),
    (date(2027, 7, 5), "Independence Day (observed)"),
    (date(2027, 9, 6), "Labor Day"),
    (date(2027, 10, 11), "Columbus Day"),
    (date(2027, 11, 11), "Veterans Day"),
    (date(2027, 11, 25), "Thanksgiving Day"),
    (date(2027, 12, 24), "Christmas Day (observed)"),
    (date(2027, 12, 31), "New Year's Day (observed)"),
];

/// The holidays of 2024 to 2027 that fall on a weekend, where nothing but the name is at stake.
const ON_WEEKENDS: [(Date, &str); 4] = [
    (date(2026, 7, 4), "Independence Day"),
    (date(2027, 6, 19), "Juneteenth National Independence Day"),
    (date(2027, 7, 4), "Independence Day"),
    (date(2027, 12, 25), "Christmas Day"),
];

#[test]
fn agrees_with_the_published_dates_on_every_day_of_four_years() {
    let holidays = Holidays::federal();
    for day in date(2024, 1, 1).series(1.day()).take_while(|&day| day < date(2028, 1, 1)) {
        let published = OBSERVED.iter().find(|(observed, _)| *observed == day).map(|(_, name)| *name);
        let on_weekend = ON_WEEKENDS.iter().find(|(own, _)| *own == day).map(|(_, name)| *name);
        assert_eq!(holidays.name_on(day), published.or(on_weekend), "{day}");
        let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        assert_eq!(holidays.is_business_day(day), published.is_none() && !is_weekend, "{day}");
    }
}

#[track_caller]
fn check(day: Date, expected: Option<&str>) {
    assert_eq!(Holidays::federal().name_on(day), expected, "{day}");
}

#[test]
fn begins_each_holiday_in_its_year() {
    check(date(1970, 12, 25), None);
    check(date(1971, 1, 1), Some("New Year's Day"));
    check(date(1971, 12, 31), Some("New Year's Day (observed)"));
    check(date(1985, 1, 21), None);
    check(date(1986, 1, 20), Some("Birthday of Martin Luther King, Jr."));
    check(date(2020, 6, 19), None);
    check(date(2021, 6, 18), Some("Juneteenth National Independence Day (observed)"));
    check(date(2021, 6, 19), Some("Juneteenth National Independence Day"));
}

#[test]
fn moves_veterans_day_to_october_from_1971_to_1977() {
    check(date(1971, 10, 25), Some("Veterans Day"));
    check(date(1971, 11, 11), None);
    check(date(1977, 10, 24), Some("Veterans Day"));
    check(date(1977, 11, 11), None);
    check(date(1978, 10, 23), None);
    check(date(1978, 11, 10), Some("Veterans Day (observed)"));
    check(date(1978, 11, 11), Some("Veterans Day"));
}

#[test]
fn observes_a_sunday_on_monday_and_a_saturday_on_friday() {
    check(date(2021, 7, 5), Some("Independence Day (observed)"));
    check(date(2021, 12, 24), Some("Christmas Day (observed)"));
    check(date(2021, 12, 31), Some("New Year's Day (observed)"));
    check(date(2023, 1, 2), Some("New Year's Day (observed)"));
    check(date(2022, 6, 20), Some("Juneteenth National Independence Day (observed)"));
    check(date(2023, 11, 10), Some("Veterans Day (observed)"));
}

#[test]
fn names_every_holiday_in_both_languages() {
    for (day, english) in OBSERVED {
        let (holiday, observance) = FederalHoliday::on(day).unwrap();
        let closure = Closure::Federal(holiday, observance);
        assert_eq!(closure.name(Language::English).as_deref(), Some(english));
        let spanish = closure.name(Language::Spanish).unwrap();
        assert!(spanish.starts_with(holiday.name(Language::Spanish)));
        assert_eq!(spanish.ends_with("observado"), observance == Observance::InLieu);
        assert_eq!(english.ends_with("(observed)"), observance == Observance::InLieu);
    }
    assert_eq!(Closure::Weekend.name(Language::Spanish), None);
}

#[test]
fn keeps_added_days_apart_from_the_federal_list() {
    let holidays = Holidays::federal()
        .with_closed(date(2025, 3, 31), "Made-up County Day")
        .with_closed(date(2025, 7, 4), "Made-up Parade");
    assert_eq!(holidays.name_on(date(2025, 3, 31)), Some("Made-up County Day"));
    assert!(!holidays.is_business_day(date(2025, 3, 31)));
    assert_eq!(holidays.name_on(date(2025, 7, 4)), Some("Independence Day"));
    assert!(Holidays::federal().is_business_day(date(2025, 3, 31)));
    assert_eq!(holidays.closure_on(date(2025, 3, 31)), Some(Closure::Added("Made-up County Day".to_owned())));
    assert_eq!(holidays.closure_on(date(2025, 3, 29)), Some(Closure::Weekend));
    assert_eq!(holidays.closure_on(date(2025, 4, 1)), None);
}

proptest! {
    #[test]
    fn gives_every_year_the_same_number_of_closed_weekdays_as_holidays(year in 2022_i16..9998) {
        // A New Year's Day on a Saturday is observed in the year before: count from 2 January to 1 January.
        let holidays = Holidays::federal();
        let next = date(year + 1, 1, 1);
        let last = if next.weekday() == Weekday::Sunday { date(year + 1, 1, 2) } else { next };
        let first = if date(year, 1, 1).weekday() == Weekday::Sunday { 3 } else { 2 };
        let closed = date(year, 1, first)
            .series(1.day())
            .take_while(|&day| day <= last)
            .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
            .filter(|&day| !holidays.is_business_day(day))
            .count();
        prop_assert_eq!(closed, 11);
    }

    #[test]
    fn says_why_exactly_on_days_that_are_not_business_days(days in -3_650_000_i32..2_900_000) {
        let day = date(1970, 1, 1).saturating_add(days.days());
        let holidays = Holidays::federal();
        prop_assert_eq!(holidays.closure_on(day).is_none(), holidays.is_business_day(day));
        let named = holidays.closure_on(day).and_then(|why| why.name(Language::English));
        prop_assert_eq!(named.as_deref(), holidays.name_on(day));
    }
}
