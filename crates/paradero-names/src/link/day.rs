//! Days of birth in six bytes, compared as what they allow.

/// A day that may be known in part: years from and to, month and day or zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord, Hash)]
#[expect(clippy::struct_field_names, reason = "a day has a day of the month")]
pub(crate) struct Day {
    /// The first year allowed; zero when nothing is known.
    pub(crate) from: u16,
    /// The last year allowed.
    pub(crate) to: u16,
    /// The month, or zero.
    pub(crate) month: u8,
    /// The day of the month, or zero.
    pub(crate) day: u8,
}

/// How two days agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayLevel {
    /// The same day, known to the day on both sides.
    Exact,
    /// Day and month changed places.
    Swapped,
    /// One digit differs, two neighbours changed places, or the year is one or ten off.
    Slip,
    /// Two of year, month and day agree.
    TwoOfThree,
    /// The same month of the same year as far as known.
    Month,
    /// The same year as far as known, or one allows the other.
    Year,
    /// The years agree, the rest does not; or partly known days are a year apart.
    Close,
    /// Nothing of the above: they contradict each other.
    Different,
}

impl DayLevel {
    /// The levels in order.
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::Swapped,
        Self::Slip,
        Self::TwoOfThree,
        Self::Month,
        Self::Year,
        Self::Close,
        Self::Different,
    ];
}

impl Day {
    /// Whether anything is known.
    pub(crate) const fn known(self) -> bool {
        self.from != 0
    }

    /// Whether it is known to the day.
    pub(crate) const fn full(self) -> bool {
        self.from != 0 && self.from == self.to && self.month != 0 && self.day != 0
    }

    /// The year, when there is only one.
    pub(crate) const fn year(self) -> Option<u16> {
        if self.from != 0 && self.from == self.to { Some(self.from) } else { None }
    }

    /// How two days agree; nothing when one of them is not known. Symmetric.
    pub(crate) fn level(self, other: Self) -> Option<DayLevel> {
        if !self.known() || !other.known() {
            return None;
        }
        Some(if self.full() && other.full() { full_level(self, other) } else { part_level(self, other) })
    }
}

/// Both known to the day.
fn full_level(a: Day, b: Day) -> DayLevel {
    if a == b {
        return DayLevel::Exact;
    }
    let apart = a.from.abs_diff(b.from);
    if apart == 0 && a.month == b.day && a.day == b.month {
        return DayLevel::Swapped;
    }
    let same = [apart == 0, a.month == b.month, a.day == b.day];
    if one_slip(digits(a), digits(b)) || (same[1] && same[2] && (apart == 1 || apart == 10)) {
        DayLevel::Slip
    } else if same.iter().filter(|&&agrees| agrees).count() == 2 {
        DayLevel::TwoOfThree
    } else if apart == 0 || (apart <= 1 && same[1]) {
        DayLevel::Close
    } else {
        DayLevel::Different
    }
}

/// At least one known in part only.
fn part_level(a: Day, b: Day) -> DayLevel {
    let meet = a.from <= b.to && b.from <= a.to;
    let agree = |x: u8, y: u8| x == 0 || y == 0 || x == y;
    if meet && agree(a.month, b.month) && agree(a.day, b.day) {
        let month = a.month != 0 && b.month != 0 && a.year().is_some() && b.year().is_some();
        return if month { DayLevel::Month } else { DayLevel::Year };
    }
    let near = a.from <= b.to.saturating_add(1) && b.from <= a.to.saturating_add(1);
    if near { DayLevel::Close } else { DayLevel::Different }
}

/// The eight digits of a full day.
fn digits(day: Day) -> [u8; 8] {
    let year = day.from;
    let digit = |value: u16| u8::try_from(value % 10).unwrap_or(0);
    let low = |value: u8| value % 10;
    [
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        low(day.month / 10),
        low(day.month),
        low(day.day / 10),
        low(day.day),
    ]
}

/// One digit differs, or two neighbours changed places.
fn one_slip(a: [u8; 8], b: [u8; 8]) -> bool {
    let mut differ = a.iter().zip(&b).enumerate().filter(|(_, (x, y))| x != y).map(|(at, _)| at);
    match (differ.next(), differ.next(), differ.next()) {
        (Some(_), None, _) => true,
        (Some(i), Some(j), None) => j == i + 1 && a.get(i) == b.get(j) && a.get(j) == b.get(i),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: u16, month: u8, day: u8) -> Day {
        Day { from: year, to: year, month, day }
    }

    #[test]
    fn days_agree_as_what_they_allow() {
        let known = day(1993, 5, 12);
        for (other, want) in [
            (day(1993, 5, 12), DayLevel::Exact),
            (day(1993, 12, 5), DayLevel::Swapped),
            (day(1993, 5, 21), DayLevel::Slip),
            (day(1994, 5, 12), DayLevel::Slip),
            (day(1983, 5, 12), DayLevel::Slip),
            (day(1979, 5, 12), DayLevel::TwoOfThree),
            (day(1993, 5, 0), DayLevel::Month),
            (day(1993, 0, 0), DayLevel::Year),
            (Day { from: 1990, to: 1999, month: 0, day: 0 }, DayLevel::Year),
            (day(1994, 0, 0), DayLevel::Close),
            (day(1993, 8, 30), DayLevel::Close),
            (day(1971, 8, 30), DayLevel::Different),
            (day(1971, 0, 0), DayLevel::Different),
        ] {
            assert_eq!(known.level(other), Some(want), "{other:?}");
            assert_eq!(other.level(known), Some(want), "{other:?}");
        }
        assert_eq!(known.level(Day::default()), None);
    }
}
