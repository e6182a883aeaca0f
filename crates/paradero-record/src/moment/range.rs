//! Finds the shortest moment that says a stretch of time.

use super::{Day, Edge, Moment, Offset, Qualifier, Shape, Stated, Time, What};
use crate::instant::Instant;
use crate::zone::calendar::{DAY, date_of, days_in_month};
use crate::zone::{Clock, Zone};

/// The largest year that can be written, in either direction: eleven digits.
pub(super) const LAST_YEAR: i64 = 99_999_999_999;

/// The offsets that EDTF can write reach 14 hours to either side.
pub(super) const LAST_OFFSET: i16 = 14 * 60;

/// See [`Moment::from_range`]; here `first` comes first.
pub(super) fn from_range(first: Instant, last: Instant, zone: &Zone) -> Moment {
    let start = Face::of(first, zone).filter(|_| first != Instant::MIN);
    let end = Face::of(last, zone).filter(|_| last != Instant::MAX);
    let stated = |what| Stated { what, qualifier: Qualifier::Plain };
    Moment(match (start, end) {
        (None, None) => Shape::Unknown,
        (None, Some(end)) => Shape::Interval(Edge::Open, Edge::At(stated(end.said_in(end.unit_of_end(zone))))),
        (Some(start), None) => Shape::Interval(Edge::At(stated(start.said_in(start.unit_of_start(zone)))), Edge::Open),
        (Some(start), Some(end)) => {
            let (from, to) = units(&start, &end, zone);
            let (start, end) = (stated(start.said_in(from)), stated(end.said_in(to)));
            if start == end { Shape::One(start) } else { Shape::Interval(Edge::At(start), Edge::At(end)) }
        }
    })
}

/// What to say an end of a range in. Coarser comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Year,
    Month,
    Day,
    Minute,
    Second,
}

/// The units for both ends: the same where that reads better, exact in any case.
fn units(start: &Face, end: &Face, zone: &Zone) -> (Unit, Unit) {
    let (from, to) = (start.unit_of_start(zone), end.unit_of_end(zone));
    if start.is_far() || end.is_far() {
        return (from, to);
    }
    let same_day = start.day == end.day;
    // `2025-03-15/2025-03-15T12:00` would read as if it began at noon; a time needs a time beside it on its day.
    if from.max(to) <= Unit::Day || same_day || from.min(to) > Unit::Day {
        let both = from.max(to);
        return (both, both);
    }
    (from.max(Unit::Day), to.max(Unit::Day))
}

/// An instant with the date and the time that a clock in the zone shows.
struct Face {
    instant: Instant,
    day: Day,
    /// The same clock, or that of UTC where the offset of the zone cannot be written.
    clock: Clock,
}

impl Face {
    /// `None` for instants too far away to be written at all.
    fn of(instant: Instant, zone: &Zone) -> Option<Self> {
        let local = zone.clock_at(instant);
        let (year, month, day) = date_of(local.day);
        let writable = local.offset % 60 == 0 && (local.offset / 60).abs() <= i32::from(LAST_OFFSET);
        let clock = if writable { local } else { Clock::new(instant.second(), 0) };
        let day = Day { year, month, day };
        (-LAST_YEAR..=LAST_YEAR).contains(&year).then_some(Self { instant, day, clock })
    }

    /// Outside the years of four digits only the year can be said.
    fn is_far(&self) -> bool {
        let (year_by_clock, ..) = date_of(self.clock.day);
        !(-9999..=9999).contains(&self.day.year) || !(-9999..=9999).contains(&year_by_clock)
    }

    /// The coarsest unit that begins at this instant.
    fn unit_of_start(&self, zone: &Zone) -> Unit {
        if self.is_far() {
            Unit::Year
        } else if zone.day_span(self.day.number()).0 == self.instant {
            match self.day {
                Day { month: 1, day: 1, .. } => Unit::Year,
                Day { day: 1, .. } => Unit::Month,
                Day { .. } => Unit::Day,
            }
        } else if self.clock.second % 60 == 0 {
            Unit::Minute
        } else {
            Unit::Second
        }
    }

    /// The coarsest unit that ends with this instant.
    fn unit_of_end(&self, zone: &Zone) -> Unit {
        if self.is_far() {
            Unit::Year
        } else if zone.day_span(self.day.number()).1 == self.instant {
            match self.day {
                Day { month: 12, day: 31, .. } => Unit::Year,
                Day { year, month, day } if day == days_in_month(year, month) => Unit::Month,
                Day { .. } => Unit::Day,
            }
        } else if self.clock.second % 60 == 59 {
            Unit::Minute
        } else {
            Unit::Second
        }
    }

    fn said_in(&self, unit: Unit) -> What {
        let Day { year, month, .. } = self.day;
        match unit {
            Unit::Year => What::Year(year),
            Unit::Month => What::Month(year, month),
            Unit::Day => What::Day(self.day),
            Unit::Minute => What::Time(self.time(None)),
            Unit::Second => What::Time(self.time(Some(small(self.clock.second % 60)))),
        }
    }

    fn time(&self, second: Option<u8>) -> Time {
        let (year, month, day) = date_of(self.clock.day);
        let of_day = self.clock.second.min(DAY - 1);
        let offset = match i16::try_from(self.clock.offset / 60).unwrap_or(0) {
            0 => Offset::Utc,
            minutes => Offset::Ahead(minutes),
        };
        let (hour, minute) = (small(of_day / 3600), small(of_day / 60 % 60));
        Time { day: Day { year, month, day }, hour, minute, second, offset }
    }
}

/// Hours, minutes and seconds are all below 60.
fn small(value: i64) -> u8 {
    u8::try_from(value).unwrap_or(0)
}
