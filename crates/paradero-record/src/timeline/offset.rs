//! Lengths and orders as bounds on how far one moment lies from another.

use crate::{Instant, Instants, Length, Measure, Side, Unit, Zone};

const DAY: i64 = 86_400;

/// Further than any length reaches, and small enough to be added up.
const FAR: i64 = i64::MAX / 1_000_000;

/// The last day whose seconds can be counted, in either direction.
const LAST_DAY: i64 = i64::MAX / DAY - 2;

/// How far an event may lie from its anchor: later counts up. `None` is no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offset {
    /// In elapsed seconds.
    Seconds(Option<i64>, Option<i64>),
    /// In steps of the calendar, each counted in the zone of its own event.
    Days(Option<i64>, Option<i64>),
}

impl Offset {
    /// What a length before or after an anchor allows.
    ///
    /// Months are 28 to 31 days each, years 365 or 366: a tie between two events in months is no finer than that.
    pub(super) fn of(measure: Measure, length: Length, side: Side) -> Self {
        let count = i64::from(length.count);
        let (shortest, longest, unit) = match length.unit {
            Unit::Minute => (count * 60, count * 60, 60),
            Unit::Hour => (count * 3600, count * 3600, 3600),
            Unit::Day => (count, count, 1),
            Unit::Week => (count * 7, count * 7, 7),
            Unit::Month => (months_at_least(count), months_at_most(count), 31),
            Unit::Year => (months_at_least(count * 12), months_at_most(count * 12), 366),
        };
        let slack = (longest / 10).max(unit);
        let (low, high) = match measure {
            Measure::Exactly => (Some(shortest), Some(longest)),
            Measure::AtLeast => (Some(shortest), None),
            Measure::AtMost => (Some(0), Some(longest)),
            Measure::About => (Some((shortest - slack).max(0)), Some(longest + slack)),
        };
        let (low, high) = if side == Side::After { (low, high) } else { (high.map(|h| -h), low.map(|l| -l)) };
        if matches!(length.unit, Unit::Minute | Unit::Hour) { Self::Seconds(low, high) } else { Self::Days(low, high) }
    }

    /// What "before" or "after" alone allows: at least a second.
    pub(super) fn order(side: Side) -> Self {
        match side {
            Side::Before => Self::Seconds(None, Some(-1)),
            Side::After => Self::Seconds(Some(1), None),
        }
    }

    /// The same tie seen from the event to its anchor.
    pub(super) fn reversed(self) -> Self {
        let turn = |low: Option<i64>, high: Option<i64>| (high.map(|h| -h), low.map(|l| -l));
        match self {
            Self::Seconds(low, high) => {
                let (low, high) = turn(low, high);
                Self::Seconds(low, high)
            }
            Self::Days(low, high) => {
                let (low, high) = turn(low, high);
                Self::Days(low, high)
            }
        }
    }

    /// Whether an event may be its own anchor.
    pub(super) fn allows_zero(self) -> bool {
        let (Self::Seconds(low, high) | Self::Days(low, high)) = self;
        low.is_none_or(|low| low <= 0) && high.is_none_or(|high| high >= 0)
    }

    /// The least step, in seconds or days; far back when there is none.
    pub(super) fn low(self) -> i64 {
        let (Self::Seconds(low, _) | Self::Days(low, _)) = self;
        low.unwrap_or(-FAR)
    }

    /// The first instant that an event may have when its anchor is at `anchor` or later.
    pub(super) fn earliest(self, anchor: Instant, anchor_zone: &Zone, zone: &Zone) -> Instant {
        match self {
            Self::Seconds(Some(low), _) if !anchor.is_open() => anchor.plus_seconds(low),
            Self::Days(Some(low), _) if !anchor.is_open() => zone.day_span(day_after(anchor, anchor_zone, low)).0,
            _ => Instant::MIN,
        }
    }

    /// As [`Offset::earliest`], in universal time, where every day has as many seconds.
    pub(super) fn earliest_of_equal_days(self, anchor: Instant) -> Instant {
        match self {
            Self::Seconds(Some(low), _) => anchor.plus_seconds(low),
            Self::Days(Some(low), _) if !anchor.is_open() => {
                let day = anchor.second().div_euclid(DAY).saturating_add(low).clamp(-LAST_DAY, LAST_DAY);
                Instant::from_second(day * DAY)
            }
            _ => Instant::MIN,
        }
    }

    /// The last instant that an event may have when its anchor is at `anchor` or earlier.
    pub(super) fn latest(self, anchor: Instant, anchor_zone: &Zone, zone: &Zone) -> Instant {
        match self {
            Self::Seconds(_, Some(high)) if !anchor.is_open() => anchor.plus_seconds(high),
            Self::Days(_, Some(high)) if !anchor.is_open() => zone.day_span(day_after(anchor, anchor_zone, high)).1,
            _ => Instant::MAX,
        }
    }

    /// The instants allowed by an anchor that is a moment.
    pub(super) fn around(self, anchor: &Instants, zone: &Zone) -> Instants {
        let ranges = anchor.ranges().iter();
        Instants::from_ranges(
            ranges.map(|(first, last)| (self.earliest(*first, zone, zone), self.latest(*last, zone, zone))),
        )
    }

    /// By how many seconds the event is at most later than its anchor.
    ///
    /// In one zone a step to an earlier day is at least a second, and each further one a day, but for an hour of the clock.
    pub(super) fn most_seconds(self, same_zone: bool) -> Option<i64> {
        match self {
            Self::Seconds(_, most) => most,
            Self::Days(_, most) => most.map(|days| {
                let clock = if same_zone { 2 * 3600 } else { 26 * 3600 };
                let widest = (days.saturating_add(1)).saturating_mul(DAY).saturating_add(clock);
                if same_zone && days < 0 { widest.min(-1) } else { widest }
            }),
        }
    }
}

/// The day so many steps of the calendar away, as far as days can be counted.
fn day_after(from: Instant, zone: &Zone, steps: i64) -> i64 {
    zone.clock_at(from).day.saturating_add(steps).clamp(-LAST_DAY, LAST_DAY)
}

/// The fewest days that so many months can have: 400 years are 146,097 days and 4,800 months; no stretch lacks more than 3.
fn months_at_least(count: i64) -> i64 {
    (count * 146_097 / 4_800 - 3).max(count * 28)
}

fn months_at_most(count: i64) -> i64 {
    (count * 146_097 / 4_800 + 3).min(count * 31)
}
