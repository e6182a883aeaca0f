//! Works out when a duty falls due: hours, calendar days, business days, months and years, with the sum shown.
//!
//! A clock has one strict reading. Where the last day of a count of days is a weekend or a holiday, the next
//! business day is shown beside it and never granted: 8 CFR 1.2 and 1001.1(h) let a *filing* move to the next
//! business day, and whether a duty fixed by statute moves with it is for a person to say.
//!
//! The local day is a stretch of instants: from the first instant of one local date to the first instant of the next. On a
//! night when clocks change it lasts 23 or 25 hours, and hours are always elapsed seconds. Because the days follow one
//! another without overlap, a later start is never due earlier, so an uncertain start gives an uncertain due
//! instant by working out its two ends.
//!
//! The calendar reaches from the year -9999 to the year 9999. Nothing panics beyond it: counts of days, months
//! and years stop at its last day (or at the start, if that is later still), and hours go on as plain elapsed
//! seconds up to [`Instant::MAX`].

mod day;
mod notation;
mod step;

use jiff::SignedDuration;
use jiff::civil::Date;

use crate::holiday::Holidays;
use paradero_record::{Instant, Zone};

use day::Line;
pub use notation::ClockError;
pub use step::Step;

/// How long an authority has, and by which rule it is counted.
///
/// Written as a law pack has it:
///
/// ```
/// # use paradero_law::clock::Clock;
/// let clock = Clock::parse("20 working days").unwrap();
/// assert_eq!(clock, Clock::BusinessDays(20));
/// assert_eq!(clock.to_string(), "20 business days");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clock {
    /// Elapsed hours: exactly 3,600 seconds each, never rounded to days.
    Hours(u32),
    /// Elapsed hours, while the clock stands still for the whole of each Saturday, Sunday and holiday at local time
    /// (the detainer, 8 CFR 287.7(d)).
    HoursOutsideWeekendsAndHolidays(u32),
    /// Calendar days: the event's day is day 0, and the clock ends with the last second of the last day.
    CalendarDays(u32),
    /// Business days: the day after the event is the first that can count, Saturdays, Sundays and holidays do not.
    BusinessDays(u32),
    /// Months: the same day number in the target month, or that month's last day if it has no such number.
    Months(u32),
    /// Years: the same date in the target year; 29 February becomes 28 February where there is none.
    Years(u32),
}

/// When a duty falls due, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last instant at which the duty is kept, with nothing granted. Alarms use this one.
    pub strict: Instant,
    /// The end of the next business day, if a count of days, months or years ends on a weekend or a holiday.
    pub rolled: Option<Instant>,
    /// The sum, line by line.
    pub sum: Vec<Step>,
}

/// Where a clock stops: at an instant, or with the end of a day.
enum Landing {
    At(Instant),
    On(Date),
}

impl Clock {
    /// The largest count that the notation accepts: about eleven years of hours, or 380 years of business days.
    pub const MAX_COUNT: u32 = 100_000;

    /// The most days that a sum lists one by one; a last line tells how many more there are.
    pub const MAX_LISTED_DAYS: usize = 31;

    /// How many seconds before an announced event a length of time before it begins: days as 24 hours each, months as 31 days,
    /// so that the alarm is not late.
    pub(crate) fn lead_seconds(self) -> i64 {
        let (count, hours) = match self {
            Self::Hours(count) | Self::HoursOutsideWeekendsAndHolidays(count) => (count, 1),
            Self::CalendarDays(count) | Self::BusinessDays(count) => (count, 24),
            Self::Months(count) => (count, 31 * 24),
            Self::Years(count) => (count, 366 * 24),
        };
        i64::from(count) * hours * 3600
    }

    /// Reads a clock as a law pack has it, such as `48 hours excluding weekends and holidays`.
    ///
    /// Takes `hours`, `hours excluding weekends and holidays`, `days` or `calendar days`, `business days` or
    /// `working days`, `months` and `years`, in the singular or the plural and in any case.
    ///
    /// # Errors
    ///
    /// When the text is not a count followed by one of these units, or the count is above [`Clock::MAX_COUNT`].
    pub fn parse(text: &str) -> Result<Self, ClockError> {
        notation::parse(text)
    }

    /// Works out when a duty falls due that began at `from`, in the zone of the place where it is owed.
    ///
    /// Takes constant time for hours, calendar days, months and years. The two clocks that stand still walk
    /// from day to day: at most about 1.5 steps per business day (or per 24 hours) counted, and one for each added
    /// closed day on the way. With a count above [`Clock::MAX_COUNT`] those two stop at the end of the calendar at once.
    pub fn due(self, from: Instant, zone: &Zone, holidays: &Holidays) -> Due {
        let mut sum = vec![Step::From { at: zone.civil(from) }];
        let mut days = DayLines::default();
        let landing = self.land(from, zone, holidays, &mut |line| days.push(line, holidays));
        days.append_to(&mut sum);
        let strict = landing.instant(from, zone);
        match landing {
            Landing::At(_) => {
                sum.extend(self.clocks_change(from, strict, zone));
                sum.push(Step::Ends { at: zone.civil(strict) });
                Due { strict, rolled: None, sum }
            }
            Landing::On(last) => {
                sum.push(Step::Reaches { clock: self, day: last });
                sum.extend(self.short_month(day::holding(from, zone), last));
                sum.push(Step::Ends { at: zone.civil(strict) });
                let rolled = roll(last, zone, holidays, &mut sum);
                Due { strict, rolled, sum }
            }
        }
    }

    /// Works out the strict instant of [`Clock::due`] alone, without the sum and without allocating.
    pub fn strict(self, from: Instant, zone: &Zone, holidays: &Holidays) -> Instant {
        self.land(from, zone, holidays, &mut |_| {}).instant(from, zone)
    }

    fn land(self, from: Instant, zone: &Zone, holidays: &Holidays, note: &mut dyn FnMut(Line)) -> Landing {
        match self {
            Self::Hours(count) => Landing::At(from.plus_seconds(seconds(count))),
            Self::HoursOutsideWeekendsAndHolidays(count) if count > Self::MAX_COUNT => {
                Landing::At(zone.end_of_day(Date::MAX).max(from))
            }
            Self::HoursOutsideWeekendsAndHolidays(count) => {
                Landing::At(day::open_seconds(seconds(count), from, zone, holidays, note))
            }
            Self::BusinessDays(count) if count > Self::MAX_COUNT => Landing::On(Date::MAX),
            Self::BusinessDays(count) => {
                Landing::On(day::business_days(count, day::holding(from, zone), holidays, note))
            }
            Self::CalendarDays(count) => {
                Landing::On(day::holding(from, zone).saturating_add(SignedDuration::from_hours(i64::from(count) * 24)))
            }
            Self::Months(count) => Landing::On(day::months(count, day::holding(from, zone))),
            Self::Years(count) => {
                let months = count.saturating_mul(12);
                Landing::On(day::months(months, day::holding(from, zone)))
            }
        }
    }

    /// Tells how far local clocks moved between the two ends of a count of plain hours, if they did.
    fn clocks_change(self, from: Instant, due: Instant, zone: &Zone) -> Option<Step> {
        let elapsed = due.second().saturating_sub(from.second());
        let shown = zone.civil(due).duration_since(zone.civil(from)).as_secs();
        let is_in_calendar = zone.start_of_day(Date::MIN) < from && due < zone.end_of_day(Date::MAX);
        let seconds = shown.saturating_sub(elapsed);
        let is_told = matches!(self, Self::Hours(_)) && is_in_calendar && seconds != 0;
        is_told.then_some(Step::ClocksChange { seconds })
    }

    /// Tells that a target month had no such day number, if it had none.
    fn short_month(self, first: Date, last: Date) -> Option<Step> {
        let is_clipped = matches!(self, Self::Months(_) | Self::Years(_)) && last.day() < first.day();
        is_clipped.then_some(Step::ShortMonth { wanted: first.day() })
    }
}

impl Landing {
    /// Gives the last instant in time. It is never before the start, even where the calendar ends.
    fn instant(&self, from: Instant, zone: &Zone) -> Instant {
        match *self {
            Self::At(instant) => instant,
            Self::On(day) => zone.end_of_day(day).max(from),
        }
    }
}

/// Finds the end of the next business day if the last day is not one, and adds the lines that say so.
fn roll(last: Date, zone: &Zone, holidays: &Holidays, sum: &mut Vec<Step>) -> Option<Instant> {
    let mut listed = 0;
    let mut day = last;
    while let Some(why) = holidays.closure_on(day) {
        if listed < Clock::MAX_LISTED_DAYS {
            sum.push(Step::NotBusinessDay { day, why });
            listed += 1;
        }
        day = day.tomorrow().ok()?;
    }
    if day == last {
        return None;
    }
    let rolled = zone.end_of_day(day);
    sum.push(Step::WouldRollTo { at: zone.civil(rolled) });
    Some(rolled)
}

/// Gathers the days of a walk, up to [`Clock::MAX_LISTED_DAYS`].
#[derive(Default)]
struct DayLines {
    steps: Vec<Step>,
    more: u32,
}

impl DayLines {
    fn push(&mut self, line: Line, holidays: &Holidays) {
        if self.steps.len() >= Clock::MAX_LISTED_DAYS {
            self.more = self.more.saturating_add(1);
            return;
        }
        match line {
            Line::Counts { day, seconds } => self.steps.push(Step::Counts { day, seconds }),
            Line::StandsStill { day } => {
                self.steps.extend(holidays.closure_on(day).map(|why| Step::DoesNotCount { day, why }));
            }
        }
    }

    fn append_to(self, sum: &mut Vec<Step>) {
        sum.extend(self.steps);
        if self.more > 0 {
            sum.push(Step::MoreDays { days: self.more });
        }
    }
}

fn seconds(hours: u32) -> i64 {
    i64::from(hours) * 3600
}

#[cfg(test)]
mod tests;
