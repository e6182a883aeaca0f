//! Points of the calendar, and how they are counted from one another.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use paradero_record::{Length, Measure, Moment, Side, Unit};

/// Something that the calendar has a name for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Century(i16),
    Decade(i16),
    Year(i16),
    /// The year in which it begins and its EDTF code, 21 for spring to 24 for winter.
    Season(i16, i8),
    Month(i16, i8),
    Day(Date),
    Minute(Date, i8, i8),
}

impl Point {
    /// The first and the last day of it.
    pub(super) fn days(self) -> Option<(Date, Date)> {
        let years = |first: i16, last: i16| Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?));
        match self {
            Self::Century(of) => years(of.checked_mul(100)?, of.checked_mul(100)?.checked_add(99)?),
            Self::Decade(of) => years(of.checked_mul(10)?, of.checked_mul(10)?.checked_add(9)?),
            Self::Year(year) => years(year, year),
            Self::Season(year, code) => {
                let month = match code {
                    21 => 3,
                    22 => 6,
                    23 => 9,
                    _ => 12,
                };
                let first = Date::new(year, month, 1).ok()?;
                Some((first, first.checked_add(2.months()).ok()?.last_of_month()))
            }
            Self::Month(year, month) => {
                let first = Date::new(year, month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            Self::Day(day) | Self::Minute(day, ..) => Some((day, day)),
        }
    }

    fn edtf(self) -> String {
        match self {
            Self::Century(of) => format!("{of:02}XX"),
            Self::Decade(of) => format!("{of:03}X"),
            Self::Year(year) => format!("{year:04}"),
            Self::Season(year, code) => format!("{year:04}-{code}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Day(day) => day.to_string(),
            Self::Minute(day, hour, minute) => format!("{day}T{hour:02}:{minute:02}"),
        }
    }
}

/// What words about a moment come to: one point, or from one to another; an end may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) from: Option<Point>,
    pub(super) to: Option<Point>,
    pub(super) about: bool,
}

impl Answer {
    pub(super) const fn one(point: Point) -> Self {
        Self { from: Some(point), to: Some(point), about: false }
    }

    pub(super) const fn between(from: Point, to: Point) -> Self {
        Self { from: Some(from), to: Some(to), about: false }
    }

    pub(super) fn days_between(from: Date, to: Date) -> Self {
        Self::between(Point::Day(from.min(to)), Point::Day(from.max(to)))
    }

    pub(super) const fn until(to: Point) -> Self {
        Self { from: None, to: Some(to), about: false }
    }

    pub(super) const fn since(from: Point) -> Self {
        Self { from: Some(from), to: None, about: false }
    }

    pub(super) const fn about(self, about: bool) -> Self {
        Self { about: self.about || about, ..self }
    }

    /// The one point that it is.
    pub(super) fn point(self) -> Option<Point> {
        self.from.filter(|from| self.to == Some(*from))
    }

    pub(super) fn first(self) -> Option<Date> {
        self.from.and_then(Point::days).map(|days| days.0)
    }

    pub(super) fn last(self) -> Option<Date> {
        self.to.and_then(Point::days).map(|days| days.1)
    }

    /// What both together allow.
    pub(super) fn or(self, other: Self) -> Option<Self> {
        if self == other {
            return Some(self);
        }
        let from = match (self.from, other.from) {
            (Some(_), Some(_)) => Some(Point::Day(self.first()?.min(other.first()?))),
            _ => None,
        };
        let to = match (self.to, other.to) {
            (Some(_), Some(_)) => Some(Point::Day(self.last()?.max(other.last()?))),
            _ => None,
        };
        (from.is_some() || to.is_some()).then_some(Self { from, to, about: self.about || other.about })
    }

    /// As EDTF.
    pub(super) fn moment(self) -> Option<Moment> {
        let mark = if self.about { "~" } else { "" };
        let end = |end: Option<Point>| end.map_or_else(|| "..".to_owned(), |point| point.edtf() + mark);
        let text = match self.point() {
            Some(point) => point.edtf() + mark,
            None => format!("{}/{}", end(self.from), end(self.to)),
        };
        Moment::parse(&text).ok()
    }
}

/// The first and the last day that a moment can be; `None` where it is open, a season or a decade.
pub(super) fn days_of(moment: &Moment) -> Option<(Date, Date)> {
    let text = moment.to_string();
    let inner = text.trim_matches(['[', ']']);
    let ends = |of: &str| point_of(of).and_then(Point::days);
    let (first, last) = inner.split_once(['/', ',']).unwrap_or((inner, inner));
    let last = last.rsplit(',').next().unwrap_or(last);
    let ((from, _), (_, to)) = (ends(first)?, ends(last)?);
    (from <= to).then_some((from, to))
}

fn point_of(text: &str) -> Option<Point> {
    let plain = text.trim_end_matches(['~', '?', '%']);
    if let Some(day) = plain.get(..10) {
        return day.parse().ok().map(Point::Day);
    }
    let mut parts = plain.splitn(2, '-');
    let year: i16 = parts.next()?.parse().ok()?;
    match parts.next() {
        None => Some(Point::Year(year)),
        Some(month) => month.parse().ok().filter(|month| (1..=12).contains(month)).map(|m| Point::Month(year, m)),
    }
}

/// A day so many days later, or earlier where negative.
pub(super) fn shift_days(day: Date, by: i32) -> Option<Date> {
    day.checked_add(by.days()).ok()
}

/// 1 for Monday to 7 for Sunday.
pub(super) fn weekday_of(day: Date) -> i32 {
    i32::from(day.weekday().to_monday_one_offset())
}

/// A length before or after a point, as precisely as the length and the point are.
pub(super) fn moved(of: Answer, measure: Measure, length: Length, side: Side) -> Option<Answer> {
    let count = i32::try_from(length.count).ok().filter(|count| *count < 100_000)?;
    let count = if side == Side::Before { -count } else { count };
    let step = |day: Date| match length.unit {
        Unit::Minute => Some(day),
        Unit::Hour => shift_days(day, count / 24),
        Unit::Day => shift_days(day, count),
        Unit::Week => shift_days(day, count.checked_mul(7)?),
        Unit::Month => day.checked_add(count.months()).ok(),
        Unit::Year => day.checked_add(count.years()).ok(),
    };
    let point = |point: Point| {
        Some(match point {
            Point::Day(day) | Point::Minute(day, ..) => Point::Day(step(day)?),
            Point::Month(..) if matches!(length.unit, Unit::Month | Unit::Year) => {
                let day = step(point.days()?.0)?;
                Point::Month(day.year(), day.month())
            }
            Point::Year(_) if length.unit == Unit::Year => Point::Year(step(point.days()?.0)?.year()),
            _ => return None,
        })
    };
    let (from, to) = (point(of.from?)?, point(of.to?)?);
    Some(match (measure, side) {
        (Measure::AtLeast, Side::Before) => Answer::until(to),
        (Measure::AtLeast, Side::After) => Answer::since(from),
        (Measure::AtMost, Side::Before) => Answer::days_between(from.days()?.0, of.last()?),
        (Measure::AtMost, Side::After) => Answer::days_between(of.first()?, to.days()?.1),
        (Measure::About, _) => Answer::between(from, to).about(true),
        (Measure::Exactly, _) => Answer::between(from, to).about(of.about),
    })
}

/// How a holiday is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// The same day of the same month.
    Fixed(i8, i8),
    /// The so-manieth such weekday of a month; -1 is the last.
    Nth(i8, i8, i8),
    /// So many days from the so-manieth such weekday of a month.
    NthAnd(i8, i8, i8, i32),
    /// From so many to so many days from Easter Sunday.
    Easter(i32, i32),
}

impl Rule {
    /// From which to which day it is in a year.
    pub(super) fn days(self, year: i16) -> Option<(Date, Date)> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok().map(|day| (day, day)),
            Self::Nth(nth, weekday, month) => nth_weekday(year, month, nth, weekday).map(|day| (day, day)),
            Self::NthAnd(nth, weekday, month, more) => {
                nth_weekday(year, month, nth, weekday).and_then(|day| shift_days(day, more)).map(|day| (day, day))
            }
            Self::Easter(from, to) => {
                let easter = easter(year)?;
                Some((shift_days(easter, from)?, shift_days(easter, to)?))
            }
        }
    }
}

fn nth_weekday(year: i16, month: i8, nth: i8, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let (skipped, leaps) = (century / 4, century % 4);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - skipped - correction + 15) % 30;
    let sunday = (32 + 2 * leaps + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let both = epact + sunday - 7 * late + 114;
    let (month, day) = (i8::try_from(both / 31).ok()?, i8::try_from(both % 31 + 1).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

/// The Monday of the week of a day.
pub(super) fn monday_of(day: Date) -> Option<Date> {
    shift_days(day, 1 - weekday_of(day))
}

/// The first month in which a length counted by hand makes sense.
pub(super) const EARLIEST: Date = date(1, 1, 1);
