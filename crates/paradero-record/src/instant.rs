//! Instants in whole seconds, sets of them, and the three-valued answers that comparing such sets gives.

use std::fmt;
use std::ops::Not;

use jiff::Timestamp;

/// One second of time, counted from 1970-01-01T00:00:00Z without leap seconds.
///
/// Whole seconds are the finest grain of the record. [`Instant::MIN`] and [`Instant::MAX`] are not dates: they stand
/// for the open ends of a stretch of time ("and anything before", "and anything after"), and arithmetic leaves them as
/// they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The open beginning of time.
    pub const MIN: Self = Self(i64::MIN);
    /// The open end of time.
    pub const MAX: Self = Self(i64::MAX);

    /// Makes the instant that lies this many seconds after 1970-01-01T00:00:00Z.
    pub const fn from_second(second: i64) -> Self {
        Self(second)
    }

    /// Returns the seconds since 1970-01-01T00:00:00Z.
    pub const fn second(self) -> i64 {
        self.0
    }

    /// Moves the instant by some seconds. An open end stays open, and a sum that does not fit becomes one.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        match self.0 {
            i64::MIN | i64::MAX => self,
            second => Self(second.saturating_add(seconds)),
        }
    }

    /// Tells whether this is one of the two open ends rather than a second of time.
    pub const fn is_open(self) -> bool {
        matches!(self.0, i64::MIN | i64::MAX)
    }
}

impl From<Timestamp> for Instant {
    /// Takes the second that the timestamp falls in.
    fn from(timestamp: Timestamp) -> Self {
        let second = timestamp.as_second();
        // jiff counts the part of a second towards zero; before 1970 that would round up.
        let earlier = i64::from(timestamp.subsec_nanosecond() < 0);
        Self(second - earlier)
    }
}

impl From<Instant> for Timestamp {
    /// Clamps to the years that jiff knows, -9999 to 9999.
    fn from(instant: Instant) -> Self {
        let whole = |timestamp: Self| timestamp.as_second();
        let second = instant.0.clamp(whole(Self::MIN), whole(Self::MAX));
        Self::from_second(second).unwrap_or(Self::UNIX_EPOCH)
    }
}

impl fmt::Display for Instant {
    /// Writes the instant in UTC, or `..` for an open end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_open() { f.write_str("..") } else { write!(f, "{}", Timestamp::from(*self)) }
    }
}

/// An answer where the dates may leave room: for certain, possibly, certainly not.
///
/// The connectives are Kleene's strong three-valued logic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tri {
    /// On no reading.
    No,
    /// On some readings, or nobody can tell.
    Maybe,
    /// On every reading.
    Yes,
}

impl Tri {
    /// Both: the weaker of the two answers.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Either: the stronger of the two answers.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Tells whether the answer is yes on every reading.
    pub fn is_certain(self) -> bool {
        self == Self::Yes
    }

    /// Tells whether the answer is yes on at least one reading.
    pub fn is_possible(self) -> bool {
        self != Self::No
    }
}

impl Not for Tri {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::Maybe => Self::Maybe,
            Self::No => Self::Yes,
        }
    }
}

impl From<bool> for Tri {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// A set of instants: what a date allows.
///
/// Kept as inclusive ranges of whole seconds, sorted, disjoint and never touching, so that two equal sets are equal
/// values. A range from [`Instant::MIN`] or to [`Instant::MAX`] is open on that side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Instants {
    ranges: Vec<(Instant, Instant)>,
}

impl Instants {
    /// Every instant there is: nothing is known.
    pub fn all() -> Self {
        Self::range(Instant::MIN, Instant::MAX)
    }

    /// No instant: nothing fits.
    pub const fn none() -> Self {
        Self { ranges: Vec::new() }
    }

    /// Every second from `first` to `last`, both included; none when `last` comes before `first`.
    pub fn range(first: Instant, last: Instant) -> Self {
        let ranges = if first <= last { vec![(first, last)] } else { Vec::new() };
        Self { ranges }
    }

    /// Every second of any of the ranges, which may overlap and come in any order. A range that ends before it begins
    /// counts for nothing.
    pub fn from_ranges(ranges: impl IntoIterator<Item = (Instant, Instant)>) -> Self {
        let mut sorted: Vec<_> = ranges.into_iter().filter(|(first, last)| first <= last).collect();
        sorted.sort_unstable();
        let mut merged: Vec<(Instant, Instant)> = Vec::with_capacity(sorted.len());
        for (first, last) in sorted {
            match merged.last_mut() {
                // `2025-03-15` and `2025-03-16` touch: together they are one range.
                Some(open) if first.0 <= open.1.0.saturating_add(1) => open.1 = open.1.max(last),
                _ => merged.push((first, last)),
            }
        }
        Self { ranges: merged }
    }

    /// The ranges, earliest first: sorted, disjoint, both ends included.
    pub fn ranges(&self) -> &[(Instant, Instant)] {
        &self.ranges
    }

    /// The earliest instant; [`Instant::MIN`] when the set is open at the beginning.
    pub fn first(&self) -> Option<Instant> {
        self.ranges.first().map(|range| range.0)
    }

    /// The latest instant; [`Instant::MAX`] when the set is open at the end.
    pub fn last(&self) -> Option<Instant> {
        self.ranges.last().map(|range| range.1)
    }

    /// The one range from the first to the last instant, its gaps filled.
    #[must_use]
    pub fn hull(&self) -> Self {
        match (self.first(), self.last()) {
            (Some(first), Some(last)) => Self::range(first, last),
            _ => Self::none(),
        }
    }

    /// Tells whether no instant is in the set.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Tells whether the instant is in the set.
    pub fn contains(&self, instant: Instant) -> bool {
        let after = self.ranges.partition_point(|range| range.0 <= instant);
        let candidate = after.checked_sub(1).and_then(|index| self.ranges.get(index));
        candidate.is_some_and(|range| instant <= range.1)
    }

    /// The instants that are in both sets.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Self {
        let (mut mine, mut theirs) = (self.ranges.iter().peekable(), other.ranges.iter().peekable());
        let mut ranges = Vec::new();
        while let (Some(&&(a_first, a_last)), Some(&&(b_first, b_last))) = (mine.peek(), theirs.peek()) {
            let (first, last) = (a_first.max(b_first), a_last.min(b_last));
            if first <= last {
                ranges.push((first, last));
            }
            // Whichever range ends first cannot meet anything that follows in the other set.
            if a_last < b_last {
                mine.next();
            } else {
                theirs.next();
            }
        }
        Self { ranges }
    }

    /// The instants that are in either set.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self::from_ranges(self.ranges.iter().chain(&other.ranges).copied())
    }

    /// The instants of the set from `first` to `last`, both included.
    #[must_use]
    pub fn clip(&self, first: Instant, last: Instant) -> Self {
        self.intersect(&Self::range(first, last))
    }

    /// The set moved by some seconds. Open ends stay open.
    #[must_use]
    pub fn shifted(&self, seconds: i64) -> Self {
        let moved = self.ranges.iter().map(|&(first, last)| (first.plus_seconds(seconds), last.plus_seconds(seconds)));
        Self::from_ranges(moved)
    }

    /// Tells whether an instant of this set comes strictly before an instant of the other.
    ///
    /// `Yes` when it does for every pair of instants, `No` when it does for none, `Maybe` otherwise. With an empty set
    /// there is no pair to judge by, and the answer is `Maybe`.
    pub fn before(&self, other: &Self) -> Tri {
        let (Some(my_first), Some(my_last)) = (self.first(), self.last()) else {
            return Tri::Maybe;
        };
        let (Some(their_first), Some(their_last)) = (other.first(), other.last()) else {
            return Tri::Maybe;
        };
        if my_last < their_first {
            Tri::Yes
        } else if my_first >= their_last {
            Tri::No
        } else {
            Tri::Maybe
        }
    }

    /// Tells whether an instant of this set falls inside the other, which is taken as one known stretch of time.
    ///
    /// `Yes` when every instant does, `No` when none does, `Maybe` otherwise and for an empty set.
    pub fn within(&self, other: &Self) -> Tri {
        let shared = self.intersect(other);
        if self.is_empty() {
            Tri::Maybe
        } else if shared.is_empty() {
            Tri::No
        } else if shared == *self {
            Tri::Yes
        } else {
            Tri::Maybe
        }
    }
}
