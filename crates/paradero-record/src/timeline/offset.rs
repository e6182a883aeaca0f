//! Lengths and orders as bounds on how far one moment lies from another.

use crate::{Instant, Instants, Length, Measure, Side, Unit, Zone};

const DAY: i64 = 86_400;

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
        let (shortest, longest) = match length.unit {
            Unit::Minute => (count * 60, count * 60),
            Unit::Hour => (count * 3600, count * 3600),
            Unit::Day => (count, count),
            Unit::Week => (count * 7, count * 7),
            Unit::Month => (months_at_least(count), months_at_most(count)),
            Unit::Year => (months_at_least(count * 12), months_at_most(count * 12)),
        };
        let slack = if matches!(length.unit, Unit::Minute | Unit::Hour) { longest / 10 } else { (longest / 10).max(1) };
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

    /// The first instant that an event may have when its anchor is at `anchor` or later.
    pub(super) fn earliest(self, anchor: Instant, anchor_zone: &Zone, zone: &Zone) -> Instant {
        match self {
            Self::Seconds(Some(low), _) if !anchor.is_open() => anchor.plus_seconds(low),
            Self::Days(Some(low), _) if !anchor.is_open() => {
                zone.day_span(anchor_zone.clock_at(anchor).day.saturating_add(low)).0
            }
            _ => Instant::MIN,
        }
    }

    /// The last instant that an event may have when its anchor is at `anchor` or earlier.
    pub(super) fn latest(self, anchor: Instant, anchor_zone: &Zone, zone: &Zone) -> Instant {
        match self {
            Self::Seconds(_, Some(high)) if !anchor.is_open() => anchor.plus_seconds(high),
            Self::Days(_, Some(high)) if !anchor.is_open() => {
                zone.day_span(anchor_zone.clock_at(anchor).day.saturating_add(high)).1
            }
            _ => Instant::MAX,
        }
    }

    /// The instants allowed by an anchor that is a moment.
    pub(super) fn from_moment(self, anchor: &Instants, zone: &Zone) -> Instants {
        let ranges = anchor.ranges().iter();
        Instants::from_ranges(ranges.map(|(first, last)| (self.earliest(*first, zone, zone), self.latest(*last, zone, zone))))
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

/// The fewest days that so many months can have: 400 years are 146,097 days and 4,800 months; no stretch lacks more than 3.
fn months_at_least(count: i64) -> i64 {
    (count * 146_097 / 4_800 - 3).max(count * 28)
}

fn months_at_most(count: i64) -> i64 {
    (count * 146_097 / 4_800 + 3).min(count * 31)
}
