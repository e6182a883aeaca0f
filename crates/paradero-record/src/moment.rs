//! Partial dates: EDTF values, the instants that they allow, and how people say them.

mod allow;
mod error;
mod help;
mod parse;
mod range;
mod say;
mod write;

use std::str::FromStr;

use jiff::civil::Date;

pub use allow::{Reach, Widening};
pub use error::MomentError;
pub use say::{Language, say};

use crate::instant::Instant;
use crate::zone::Zone;
use crate::zone::calendar::{DAY, day_number};

/// When something happened, as precisely as a source says it: an EDTF value (ISO 8601-2:2019).
///
/// A moment *stands for the instants that it allows*; the event happened at one of them. Accepted are levels 0 and 1 of
/// EDTF, sets of level 2 and the word `unknown`:
///
/// | written | meaning |
/// |---|---|
/// | `2025`, `2025-03`, `2025-03-15` | some instant of that year, month, day |
/// | `2025-03-15T17:26`, `…T17:26:05`, `…Z`, `…-05:00`, `…-05` | that minute or second; without an offset, on a clock at the place |
/// | `-0044`, `Y17000` | years before 0000 (which is 1 BCE) and after 9999 |
/// | `2025-21` to `2025-24` | spring, summer, autumn, winter of the northern half of the earth |
/// | `2025-04~`, `2025-12-12?`, `2025-12%` | about, uncertain, both; only at the end, and at each end of an interval |
/// | `201X`, `20XX`, `2004-XX`, `1985-04-XX`, `1985-XX-XX` | digits that nobody stated |
/// | `2025-05-12/2025-05-20` | some instant from the start of the first to the end of the second |
/// | `../2025-05-20`, `2025-05-02/..` | any time before the end of it, or after the start |
/// | `/2025-05-20`, `2025-05-02/` | the same, where the other end exists and nobody stated it |
/// | `[2025-03-06,2025-03-07]`, `[..1984]`, `[1760-12..]`, `[1670..1672]` | one of these |
/// | `unknown` | nobody stated anything |
///
/// Beyond the standard: minutes without seconds; date-times with a qualifier, as ends of intervals and in sets; years of
/// at most eleven digits.
///
/// Equality is that of the canonical text. The order is for keys and stable output; it is not the order in time, which
/// [`Instants::before`](crate::instant::Instants::before) answers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Shape);

/// What a moment is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Shape {
    Unknown,
    One(Stated),
    Interval(Edge, Edge),
    /// One of these; never empty, sorted by time, without repetition.
    Set(Vec<Member>),
}

/// One end of an interval. At least one end of every interval is a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Edge {
    /// `..`: there is no end.
    Open,
    /// Nothing written: there is an end, and nobody stated it.
    Unstated,
    At(Stated),
}

/// One element of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Member {
    One(Stated),
    Until(Stated),
    From(Stated),
    Between(Stated, Stated),
}

/// A date or time as stated, with how firmly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Stated {
    what: What,
    qualifier: Qualifier,
}

/// How firmly a date is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Qualifier {
    #[default]
    Plain,
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`
    Both,
}

/// A date or time without its qualifier. Years are astronomical: 0 is 1 BCE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum What {
    /// `20XX` is 20.
    Century(i64),
    /// `201X` is 201.
    Decade(i64),
    Year(i64),
    /// `2004-XX`
    SomeMonth(i64),
    /// `1985-XX-XX`
    SomeDayOfYear(i64),
    Season(i64, Season),
    Month(i64, u8),
    /// `1985-04-XX`
    SomeDay(i64, u8),
    Day(Day),
    Time(Time),
}

/// The four seasons of EDTF level 1, codes 21 to 24.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::struct_field_names, reason = "a day of a month is called a day")]
struct Day {
    year: i64,
    month: u8,
    day: u8,
}

impl Day {
    fn number(self) -> i64 {
        day_number(self.year, self.month, self.day)
    }
}

/// A minute or a second of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Time {
    day: Day,
    hour: u8,
    minute: u8,
    /// Without it the whole minute is meant. 60 in a leap second.
    second: Option<u8>,
    offset: Offset,
}

/// What the clock of a time was set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Offset {
    /// Not written: local time of the place.
    Local,
    /// `Z` or `+00:00`.
    Utc,
    /// Minutes ahead of UTC, never 0.
    Ahead(i16),
}

/// The finest unit that a moment states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Nothing is stated.
    Unknown,
    /// A hundred years: `20XX`.
    Century,
    /// Ten years: `201X`.
    Decade,
    /// A year, also where an unknown month or day of it is meant: `2004`, `2004-XX`, `1985-XX-XX`.
    Year,
    /// A season of a year.
    Season,
    /// A month, also where an unknown day of it is meant: `1985-04`, `1985-04-XX`.
    Month,
    /// A day.
    Day,
    /// A minute.
    Minute,
    /// A second.
    Second,
    /// Two ends, one of which may be open.
    Interval,
    /// One of several.
    Set,
}

impl Moment {
    /// Reads an EDTF value. The error says where and what was expected, and often what to write instead.
    pub fn parse(text: &str) -> Result<Self, MomentError> {
        parse::parse(text)
    }

    /// Nobody stated when.
    pub const fn unknown() -> Self {
        Self(Shape::Unknown)
    }

    /// Some instant of a day.
    pub fn day(date: Date) -> Self {
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        Self::one(What::Day(Day { year: i64::from(date.year()), month, day }))
    }

    /// One exact second, written as the clock in the zone shows it, with its offset.
    ///
    /// An open end gives `unknown`; an instant outside the years -9999 to 9999 gives its year, because EDTF has no times
    /// for those.
    pub fn at(instant: Instant, zone: &Zone) -> Self {
        Self::from_range(instant, instant, zone)
    }

    /// The whole minute that an instant falls in, written as the clock in the zone shows it; else as [`Moment::at`].
    pub fn minute_at(instant: Instant, zone: &Zone) -> Self {
        match Self::at(instant, zone).0 {
            Shape::One(Stated { what: What::Time(time), .. }) => Self::one(What::Time(Time { second: None, ..time })),
            other => Self(other),
        }
    }

    /// Returns the shortest moment that allows the seconds from `first` to `last` in a zone, and no others.
    ///
    /// A whole year, month, day, minute or second where it is one; otherwise an interval, of days where both ends fall
    /// on the edge of a day. Open ends are written `..`; times carry the offset of the zone, or `Z` where that is not
    /// one EDTF can say (local mean time). The order of the two does not matter. Outside the years -9999 to 9999 the
    /// range grows to whole years.
    pub fn from_range(first: Instant, last: Instant, zone: &Zone) -> Self {
        range::from_range(first.min(last), first.max(last), zone)
    }

    /// The finest unit that is stated.
    pub fn precision(&self) -> Precision {
        match &self.0 {
            Shape::Unknown => Precision::Unknown,
            Shape::One(stated) => stated.what.precision(),
            Shape::Interval(..) => Precision::Interval,
            Shape::Set(_) => Precision::Set,
        }
    }

    /// Tells whether nothing at all is stated.
    pub fn is_unknown(&self) -> bool {
        self.0 == Shape::Unknown
    }

    /// Tells whether any part is qualified with `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.stated().any(|each| matches!(each.qualifier, Qualifier::Uncertain | Qualifier::Both))
    }

    /// Tells whether any part is qualified with `~` or `%`.
    pub fn is_approximate(&self) -> bool {
        self.stated().any(|each| matches!(each.qualifier, Qualifier::Approximate | Qualifier::Both))
    }

    /// The one second that is meant, when the moment is a time with seconds and an offset, and not qualified.
    pub fn exact_instant(&self) -> Option<Instant> {
        match &self.0 {
            Shape::One(Stated { what: What::Time(time), qualifier: Qualifier::Plain }) => time.exact_instant(),
            _ => None,
        }
    }

    /// Tells whether the moment is one second of time, the same in every zone.
    pub fn is_exact_instant(&self) -> bool {
        self.exact_instant().is_some()
    }

    fn one(what: What) -> Self {
        Self(Shape::One(Stated { what, qualifier: Qualifier::Plain }))
    }

    /// Every date in the moment, in the order of the text.
    fn stated(&self) -> impl Iterator<Item = Stated> {
        let pairs: Vec<[Option<Stated>; 2]> = match &self.0 {
            Shape::Unknown => Vec::new(),
            Shape::One(stated) => vec![[Some(*stated), None]],
            Shape::Interval(start, end) => vec![[start.stated(), end.stated()]],
            Shape::Set(members) => members.iter().map(|member| member.stated()).collect(),
        };
        pairs.into_iter().flatten().flatten()
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        Self::parse(text)
    }
}

impl Edge {
    fn stated(self) -> Option<Stated> {
        match self {
            Self::At(stated) => Some(stated),
            Self::Open | Self::Unstated => None,
        }
    }
}

impl Member {
    fn stated(self) -> [Option<Stated>; 2] {
        match self {
            Self::One(stated) | Self::From(stated) => [Some(stated), None],
            Self::Until(stated) => [None, Some(stated)],
            Self::Between(start, end) => [Some(start), Some(end)],
        }
    }
}

impl What {
    fn precision(self) -> Precision {
        match self {
            Self::Century(_) => Precision::Century,
            Self::Decade(_) => Precision::Decade,
            Self::Year(_) | Self::SomeMonth(_) | Self::SomeDayOfYear(_) => Precision::Year,
            Self::Season(..) => Precision::Season,
            Self::Month(..) | Self::SomeDay(..) => Precision::Month,
            Self::Day(_) => Precision::Day,
            Self::Time(Time { second: None, .. }) => Precision::Minute,
            Self::Time(Time { second: Some(_), .. }) => Precision::Second,
        }
    }

    /// Tells whether the same text means other instants in another zone.
    fn depends_on_zone(self) -> bool {
        !matches!(self, Self::Time(Time { offset: Offset::Utc | Offset::Ahead(_), .. }))
    }
}

impl Time {
    /// Seconds since midnight at which the time begins. A leap second counts as the second before it.
    fn second_of_day(self) -> i64 {
        i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second.unwrap_or(0).min(59))
    }

    /// How many seconds the time lasts.
    fn length(self) -> i64 {
        if self.second.is_some() { 1 } else { 60 }
    }

    /// The first second of the time, where its offset is written.
    fn begins(self) -> Option<Instant> {
        let ahead = match self.offset {
            Offset::Local => return None,
            Offset::Utc => 0,
            Offset::Ahead(minutes) => i64::from(minutes) * 60,
        };
        Some(Instant::from_second(self.day.number() * DAY + self.second_of_day() - ahead))
    }

    fn exact_instant(self) -> Option<Instant> {
        self.second.and_then(|_| self.begins())
    }
}
