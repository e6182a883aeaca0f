//! The instants that a moment allows, and by how much `~` and `?` widen them.

use super::{Edge, Member, Moment, Qualifier, Season, Shape, Stated, Time, What};
use crate::instant::{Instant, Instants};
use crate::zone::Zone;
use crate::zone::calendar::{day_number, days_in_month};

/// How far a qualifier reaches to either side, by the unit that the date is stated in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reach {
    /// For years, decades and centuries, in years.
    pub years: u32,
    /// For months and seasons, in calendar months.
    pub months: u32,
    /// For days, in days.
    pub days: u32,
    /// For times, in minutes.
    pub minutes: u32,
}

impl Reach {
    /// No widening at all.
    pub const NONE: Self = Self { years: 0, months: 0, days: 0, minutes: 0 };

    fn plus(self, other: Self) -> Self {
        Self {
            years: self.years.saturating_add(other.years),
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
            minutes: self.minutes.saturating_add(other.minutes),
        }
    }
}

/// The declared meaning of `~` (about) and `?` (uncertain), which EDTF leaves open. `%` reaches as far as both together.
///
/// Digits that are not stated (`2004-XX`) are not widened, unless they are qualified too; then the finest unit that is
/// stated counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Widening {
    /// How far `~` reaches.
    pub approximate: Reach,
    /// How far `?` reaches.
    pub uncertain: Reach,
}

impl Default for Widening {
    /// `~`: 5 years, 1 month, 3 days, 2 hours. `?`: 1 year, 1 month, 1 day, 1 hour.
    fn default() -> Self {
        Self {
            approximate: Reach { years: 5, months: 1, days: 3, minutes: 120 },
            uncertain: Reach { years: 1, months: 1, days: 1, minutes: 60 },
        }
    }
}

impl Widening {
    /// Takes every qualified date at its word.
    pub const NONE: Self = Self { approximate: Reach::NONE, uncertain: Reach::NONE };

    fn of(&self, qualifier: Qualifier) -> Reach {
        match qualifier {
            Qualifier::Plain => Reach::NONE,
            Qualifier::Uncertain => self.uncertain,
            Qualifier::Approximate => self.approximate,
            Qualifier::Both => self.approximate.plus(self.uncertain),
        }
    }
}

impl Moment {
    /// Returns every instant at which the event can have happened, in the zone of its place. Never empty.
    ///
    /// A season covers the whole of both its meanings, that of the calendar (spring is March to May) and that of the sun
    /// (spring ends on 21 June); a winter is the one that begins in the year or the one that ends in it. An interval
    /// whose ends cross once the zone is known allows the stretch between them.
    pub fn allows(&self, zone: &Zone, widening: &Widening) -> Instants {
        let of = |stated: Stated| stated.allows(zone, widening);
        match &self.0 {
            Shape::Unknown => Instants::all(),
            Shape::One(stated) => of(*stated),
            Shape::Interval(start, end) => between(start.first(of), end.last(of)),
            Shape::Set(members) => Instants::from_ranges(members.iter().flat_map(|member| {
                let allowed = member.allows(of);
                allowed.ranges().to_vec()
            })),
        }
    }
}

impl Edge {
    fn first(self, of: impl Fn(Stated) -> Instants) -> Instant {
        self.stated().and_then(|stated| of(stated).first()).unwrap_or(Instant::MIN)
    }

    fn last(self, of: impl Fn(Stated) -> Instants) -> Instant {
        self.stated().and_then(|stated| of(stated).last()).unwrap_or(Instant::MAX)
    }
}

impl Member {
    pub(super) fn allows(self, of: impl Fn(Stated) -> Instants) -> Instants {
        match self {
            Self::One(stated) => of(stated),
            Self::Until(end) => between(Instant::MIN, Edge::At(end).last(of)),
            Self::From(start) => between(Edge::At(start).first(of), Instant::MAX),
            Self::Between(start, end) => between(Edge::At(start).first(&of), Edge::At(end).last(&of)),
        }
    }
}

impl Stated {
    pub(super) fn allows(self, zone: &Zone, widening: &Widening) -> Instants {
        let reach = widening.of(self.qualifier);
        match self.what {
            What::Century(century) => years(century * 100, century * 100 + 99, reach, zone),
            What::Decade(decade) => years(decade * 10, decade * 10 + 9, reach, zone),
            What::Year(year) | What::SomeMonth(year) | What::SomeDayOfYear(year) => years(year, year, reach, zone),
            What::Season(year, season) => season_days(year, season, reach, zone),
            What::Month(year, month) | What::SomeDay(year, month) => {
                let index = month_index(year, month);
                let reach = i64::from(reach.months);
                days(first_of(index - reach), first_of(index + reach + 1) - 1, zone)
            }
            What::Day(day) => {
                let reach = i64::from(reach.days);
                days(day.number() - reach, day.number() + reach, zone)
            }
            What::Time(time) => time.allows(reach, zone),
        }
    }
}

impl Time {
    fn allows(self, reach: Reach, zone: &Zone) -> Instants {
        let stated = match self.begins() {
            Some(first) => Instants::range(first, first.plus_seconds(self.length() - 1)),
            None => zone.local_span(self.day.number(), self.second_of_day(), self.length()),
        };
        let reach = i64::from(reach.minutes) * 60;
        let widened =
            stated.ranges().iter().map(|(first, last)| (first.plus_seconds(-reach), last.plus_seconds(reach)));
        Instants::from_ranges(widened)
    }
}

/// The stretch between two instants, in whichever order.
fn between(start: Instant, end: Instant) -> Instants {
    Instants::range(start.min(end), start.max(end))
}

/// Whole days, from the first to the last.
fn days(first: i64, last: i64, zone: &Zone) -> Instants {
    Instants::range(zone.day_span(first).0, zone.day_span(last).1)
}

/// Whole years, widened.
fn years(first: i64, last: i64, reach: Reach, zone: &Zone) -> Instants {
    let reach = i64::from(reach.years);
    days(day_number(first - reach, 1, 1), day_number(last + reach, 12, 31), zone)
}

/// Both meanings of a season: from the first of its first month to the latest day on which the sun can end it.
fn season_days(year: i64, season: Season, reach: Reach, zone: &Zone) -> Instants {
    let of = |year: i64, first_month: u8, last_month: u8, last_day: u8| {
        let reach = i64::from(reach.months);
        let start = month_index(year, first_month) - reach;
        let end_year = year + i64::from(last_month < first_month);
        let end = month_index(end_year, last_month) + reach;
        days(first_of(start), first_of(end) + i64::from(last_day) - 1, zone)
    };
    match season {
        Season::Spring => of(year, 3, 6, 21),
        Season::Summer => of(year, 6, 9, 23),
        Season::Autumn => of(year, 9, 12, 22),
        Season::Winter => of(year - 1, 12, 3, 20).union(&of(year, 12, 3, 20)),
    }
}

/// Months since January of the year 0.
fn month_index(year: i64, month: u8) -> i64 {
    year * 12 + i64::from(month) - 1
}

/// The day number of the first of a month.
fn first_of(index: i64) -> i64 {
    let month = u8::try_from(index.rem_euclid(12)).unwrap_or(0) + 1;
    day_number(index.div_euclid(12), month, 1)
}

/// Tells whether a day exists.
pub(super) fn is_day(year: i64, month: u8, day: u8) -> bool {
    (1..=days_in_month(year, month)).contains(&day)
}
