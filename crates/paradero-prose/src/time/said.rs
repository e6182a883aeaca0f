//! What words about time say, before the day of publication has made a moment of it.

use paradero_record::{Length, Measure, Side, Unit};

use super::Means;
use super::calendar::{Point, Rule};

/// Which of many is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Turn {
    /// Nothing says; the verb decides.
    #[default]
    Bare,
    Last,
    This,
    Next,
    /// The one at the time told of: `that Friday`.
    That,
    /// The one after the time told of: `the following Monday`.
    Following,
    /// The one before the time told of.
    Previous,
}

/// Which part of a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
    /// From its start to now, or to the time told of: `earlier this month`.
    Earlier,
    /// From now, or from the time told of, to its end.
    Later,
}

/// The parts of a date that are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Partial {
    pub(super) year: Option<i16>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) weekday: Option<u8>,
    pub(super) part: Option<Part>,
    pub(super) about: bool,
    pub(super) clock: Option<(i8, i8)>,
    pub(super) turn: Turn,
}

/// A moment as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Date(Partial),
    Range(Partial, Partial),
    /// A weekday without a date.
    Weekday(u8, Turn, Option<(i8, i8)>),
    Weekend(Turn),
    Season(i8, Option<i16>, Turn, bool),
    Holiday(Rule, Option<i16>, Turn),
    /// The weekday next before or after a holiday.
    Beside(u8, Side, Rule, Option<i16>),
    /// Days from today, with a time of day.
    Day(i32, Option<(i8, i8)>),
    /// `last week`, `this month`, `next year`.
    Unit(Unit, Turn, Option<Part>),
    Ago(Measure, Length),
    Ahead(Measure, Length),
    Fixed(Point, Point, bool),
    /// `last night into this morning`.
    Overnight,
}

/// What stands before a moment and changes how it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    At,
    /// A deadline: `by Monday`.
    By,
    Since,
    Until,
    AsOf,
    Before,
    After,
    OnOrAfter,
    OnOrBefore,
    /// A length before or after it: `two days after March 14`.
    Moved(Measure, Length, Side),
}

/// What some words say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A moment, still to be worked out.
    Moment(Frame, Said),
    /// From the first to the second, both still to be worked out.
    Between(Said, Said),
    /// As of the day of publication.
    Now,
    /// What needs no day of publication.
    Plain(Means),
}

/// Words about time, as they are said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) form: Form,
    pub(super) rule: &'static str,
}

impl Said {
    /// The weekday that it names.
    pub(super) const fn weekday(&self) -> Option<u8> {
        match self {
            Self::Date(partial) | Self::Range(partial, _) => partial.weekday,
            Self::Weekday(day, ..) | Self::Beside(day, ..) => Some(*day),
            _ => None,
        }
    }

    /// The same, at a time of day, where it is a day.
    pub(super) const fn at_clock(self, clock: Option<(i8, i8)>) -> Self {
        if clock.is_none() {
            return self;
        }
        match self {
            Self::Date(partial) if partial.day.is_some() => Self::Date(Partial { clock, ..partial }),
            Self::Weekday(day, turn, _) => Self::Weekday(day, turn, clock),
            Self::Day(by, _) => Self::Day(by, clock),
            other => other,
        }
    }

    /// The same, about.
    pub(super) const fn about(self) -> Self {
        match self {
            Self::Date(partial) => Self::Date(Partial { about: true, ..partial }),
            Self::Fixed(from, to, _) => Self::Fixed(from, to, true),
            Self::Season(code, year, turn, _) => Self::Season(code, year, turn, true),
            other => other,
        }
    }

    /// The same, with this of several meant.
    pub(super) const fn turned(self, turn: Turn) -> Self {
        match self {
            Self::Date(partial) if partial.year.is_none() => Self::Date(Partial { turn, ..partial }),
            Self::Weekday(day, _, clock) => Self::Weekday(day, turn, clock),
            Self::Weekend(_) => Self::Weekend(turn),
            Self::Season(code, year, _, about) => Self::Season(code, year, turn, about),
            Self::Holiday(rule, year, _) => Self::Holiday(rule, year, turn),
            Self::Unit(unit, _, part) => Self::Unit(unit, turn, part),
            other => other,
        }
    }

    /// The same, a part of it.
    pub(super) const fn part(self, part: Part) -> Option<Self> {
        Some(match self {
            Self::Date(partial) if partial.day.is_none() => Self::Date(Partial { part: Some(part), ..partial }),
            Self::Unit(unit, turn, _) => Self::Unit(unit, turn, Some(part)),
            Self::Season(code, year, turn, _) => Self::Season(code, year, turn, true),
            Self::Fixed(from, to, _) => Self::Fixed(from, to, true),
            _ => return None,
        })
    }
}
