//! Walks from local day to local day.

use jiff::Span;
use jiff::civil::Date;

use crate::holiday::Holidays;
use paradero_record::{Instant, Zone};

/// What one day on the way did to a clock.
#[derive(Clone, Copy)]
pub(super) enum Line {
    /// It counted, for so many seconds.
    Counts { day: Date, seconds: i64 },
    /// The clock stood still all day.
    StandsStill { day: Date },
}

/// Finds the local day that holds an instant: the last one that has begun by then.
///
/// Nearly always that is the date that a wall clock shows. It is not where clocks go back across midnight (St. John's
/// until 2011: 00:01 became 23:01 of the day before): there the wall clock returns to a day that has ended, and a later
/// start could be due earlier. Days that follow one another without overlap rule that out,
/// and every instant from one [`Zone::start_of_day`] to the next belongs to the same day wherever the count began.
pub(super) fn holding(instant: Instant, zone: &Zone) -> Date {
    let mut day = zone.day_of(instant);
    while let Some(before) = day.yesterday().ok().filter(|_| zone.start_of_day(day) > instant) {
        day = before;
    }
    while let Some(next) = day.tomorrow().ok().filter(|&next| zone.start_of_day(next) <= instant) {
        day = next;
    }
    day
}

/// Finds the first instant by which so many seconds outside weekends and holidays have passed.
pub(super) fn open_seconds(
    count: i64,
    from: Instant,
    zone: &Zone,
    holidays: &Holidays,
    note: &mut dyn FnMut(Line),
) -> Instant {
    let (mut left, mut at, mut day) = (count, from, holding(from, zone));
    while left > 0 {
        // Past the last day of the calendar no weekend is known, and time simply passes.
        let Ok(next) = day.tomorrow() else { break };
        let end = zone.start_of_day(next);
        if holidays.is_business_day(day) {
            let seconds = end.second().saturating_sub(at.second()).min(left);
            note(Line::Counts { day, seconds });
            left -= seconds;
            at = at.plus_seconds(seconds);
        } else {
            note(Line::StandsStill { day });
            at = end;
        }
        day = next;
    }
    at.plus_seconds(left)
}

/// Finds the day that is so many business days after another, stopping at the end of the calendar.
pub(super) fn business_days(count: u32, first: Date, holidays: &Holidays, note: &mut dyn FnMut(Line)) -> Date {
    let (mut left, mut day) = (count, first);
    while left > 0 {
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        if holidays.is_business_day(day) {
            left -= 1;
        } else {
            note(Line::StandsStill { day });
        }
    }
    day
}

/// Finds the same day number so many months later, or the month's last day, stopping at the end of the calendar.
pub(super) fn months(count: u32, first: Date) -> Date {
    Span::new().try_months(count).map_or(Date::MAX, |months| first.saturating_add(months))
}
