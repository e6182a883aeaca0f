//! Writes a moment in its canonical EDTF text.

use std::fmt;

use super::{Day, Edge, Member, Moment, Offset, Qualifier, Season, Shape, Stated, Time, What};

impl fmt::Display for Moment {
    /// Writes the canonical text, which [`Moment::parse`] reads back as an equal moment.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Shape::Unknown => f.write_str("unknown"),
            Shape::One(stated) => stated.fmt(f),
            Shape::Interval(start, end) => write!(f, "{start}/{end}"),
            Shape::Set(members) => {
                f.write_str("[")?;
                for (index, member) in members.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(f, "{comma}{member}")?;
                }
                f.write_str("]")
            }
        }
    }
}

impl fmt::Display for Edge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Unstated => Ok(()),
            Self::At(stated) => stated.fmt(f),
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(stated) => stated.fmt(f),
            Self::Until(stated) => write!(f, "..{stated}"),
            Self::From(stated) => write!(f, "{stated}.."),
            Self::Between(start, end) => write!(f, "{start}..{end}"),
        }
    }
}

impl fmt::Display for Stated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.what.fmt(f)?;
        f.write_str(match self.qualifier {
            Qualifier::Plain => "",
            Qualifier::Uncertain => "?",
            Qualifier::Approximate => "~",
            Qualifier::Both => "%",
        })
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(century) => write!(f, "{century:02}XX"),
            Self::Decade(decade) => write!(f, "{decade:03}X"),
            Self::Year(year) => write!(f, "{}", Year(year)),
            Self::SomeMonth(year) => write!(f, "{}-XX", Year(year)),
            Self::SomeDayOfYear(year) => write!(f, "{}-XX-XX", Year(year)),
            Self::Season(year, season) => write!(f, "{}-{}", Year(year), season.code()),
            Self::Month(year, month) => write!(f, "{}-{month:02}", Year(year)),
            Self::SomeDay(year, month) => write!(f, "{}-{month:02}-XX", Year(year)),
            Self::Day(day) => day.fmt(f),
            Self::Time(time) => time.fmt(f),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", Year(self.year), self.month, self.day)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.day, self.hour, self.minute)?;
        if let Some(second) = self.second {
            write!(f, ":{second:02}")?;
        }
        match self.offset {
            Offset::Local => Ok(()),
            Offset::Utc => f.write_str("Z"),
            Offset::Ahead(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60)
            }
        }
    }
}

/// A year as EDTF writes it: four digits, a sign before 0000, a `Y` before more digits.
struct Year(i64);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            year @ 0..=9999 => write!(f, "{year:04}"),
            year @ -9999..0 => write!(f, "-{:04}", year.unsigned_abs()),
            year => write!(f, "Y{year}"),
        }
    }
}

impl Season {
    /// All four, in the order of their codes.
    pub(super) const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// The number that EDTF writes in the place of a month.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }
}
