//! Tests how clocks are read, written and refused.

use proptest::prelude::*;

use crate::clock::Clock;
use paradero_record::Language;

#[track_caller]
fn check(text: &str, expected: Clock, canonical: &str) {
    assert_eq!(Clock::parse(text), Ok(expected), "{text}");
    assert_eq!(expected.to_string(), canonical);
}

#[test]
fn reads_every_unit() {
    let detainer = Clock::HoursOutsideWeekendsAndHolidays(48);
    check("24 hours", Clock::Hours(24), "24 hours");
    check("1 hour", Clock::Hours(1), "1 hour");
    let canonical = "48 hours excluding weekends and holidays";
    check(canonical, detainer, canonical);
    check("48 hours outside weekends and holidays", detainer, canonical);
    check("48 hours, excluding Saturdays, Sundays, and holidays", detainer, canonical);
    check("48 hours excluding Saturdays, Sundays and holidays", detainer, canonical);
    check("7 days", Clock::CalendarDays(7), "7 days");
    check("7 calendar days", Clock::CalendarDays(7), "7 days");
    check("20 business days", Clock::BusinessDays(20), "20 business days");
    check("20 working days", Clock::BusinessDays(20), "20 business days");
    check("6 months", Clock::Months(6), "6 months");
    check("1 year", Clock::Years(1), "1 year");
    check("  14   Days ", Clock::CalendarDays(14), "14 days");
    check("0 days", Clock::CalendarDays(0), "0 days");
}

#[track_caller]
fn check_error(text: &str, message: &str, help: &str) {
    let error = Clock::parse(text).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.help, help);
}

#[test]
fn says_what_is_wrong_and_what_to_write() {
    let begin = "begin with a number, as in `24 hours` or `20 business days`";
    let units = "`hours`, `hours excluding weekends and holidays`, `days`, `business days`, \
                 `months` or `years`";
    let most = "write at most 100000, or a larger unit";
    check_error("", "there is no clock here", begin);
    check_error("soon", "`soon` is not a whole number", begin);
    check_error("+5 days", "`+5` is not a whole number", begin);
    check_error("1.5 hours", "`1.5` is not a whole number", begin);
    check_error("٣ days", "`٣` is not a whole number", begin);
    check_error("24", "`24` has no unit", &format!("write what is counted after it: {units}"));
    check_error("2 weeks", "clocks do not count weeks", "write `14 days`");
    check_error("3 fortnights", "`fortnights` is not something that a clock counts", &format!("write {units}"));
    check_error("100001 hours", "`100001` is more than a clock counts", most);
    check_error("99999999999999999999 hours", "`99999999999999999999` is more than a clock counts", most);
}

#[test]
fn says_clocks_in_spanish() {
    let said = |text: &str| Clock::parse(text).unwrap().say(Language::Spanish);
    assert_eq!(said("1 hour"), "1 hora");
    assert_eq!(said("48 hours excluding weekends and holidays"), "48 horas sin contar fines de semana ni feriados");
    assert_eq!(said("7 days"), "7 días");
    assert_eq!(said("20 business days"), "20 días hábiles");
    assert_eq!(said("6 months"), "6 meses");
    assert_eq!(said("1 year"), "1 año");
}

proptest! {
    #[test]
    fn reads_back_what_it_writes(
        clock in super::properties::clocks(0..=Clock::MAX_COUNT),
    ) {
        prop_assert_eq!(Clock::parse(&clock.to_string()), Ok(clock));
    }

    #[test]
    fn writes_what_it_reads_in_one_way(text in "[0-9]{1,6} (business |working |calendar )?(hour|day|month|year)s?") {
        if let Ok(clock) = Clock::parse(&text) {
            let canonical = clock.to_string();
            prop_assert_eq!(Clock::parse(&canonical).map(|clock| clock.to_string()), Ok(canonical));
        }
    }

    #[test]
    fn never_panics_on_text(text in "\\PC*", unit in "[0-9]{0,12} ?\\PC*") {
        let refused = |text: &str| Clock::parse(text).err();
        for error in [refused(&text), refused(&unit)].into_iter().flatten() {
            prop_assert!(!error.message.is_empty() && !error.help.is_empty());
        }
    }
}
