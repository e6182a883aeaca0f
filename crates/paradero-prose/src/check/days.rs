//! Days: what a moment allows in whole days, and how reasons say them.

use jiff::civil::Date;
use paradero_record::{Instant, Language, Length, Measure, Moment, Unit, Widening, Zone, say};

/// The first and last day that a moment allows, counted from 1970-01-01; open ends lie beyond all days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: i64,
    pub(super) last: i64,
}

const OPEN: i64 = 4_000_000;

impl Days {
    /// What a moment allows; `~` and `?` widen it as the record says.
    pub(super) fn of(moment: &Moment) -> Self {
        let allows = moment.allows(&Zone::utc(), &Widening::default());
        let day = |instant: Option<Instant>, open: i64| {
            instant.filter(|one| !one.is_open()).map_or(open, |one| one.second().div_euclid(86_400))
        };
        Self { first: day(allows.first(), -OPEN), last: day(allows.last(), OPEN) }
    }

    /// The day, where it is one.
    pub(super) fn one(self) -> Option<i64> {
        (self.first == self.last).then_some(self.first)
    }

    /// Whether no end is open.
    pub(super) const fn is_bounded(self) -> bool {
        self.first > -OPEN && self.last < OPEN
    }

    /// Whether both allow a common day.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many days apart both are at least; 0 where they meet.
    pub(super) fn apart(self, other: Self) -> i64 {
        (self.first - other.last).max(other.first - self.last).max(0)
    }
}

/// The weekday of a day: 1 for Monday to 7 for Sunday.
pub(super) fn weekday(day: i64) -> u8 {
    // 1970-01-01 was a Thursday.
    u8::try_from((day + 3).rem_euclid(7)).unwrap_or(0) + 1
}

const WEEKDAYS: [(&str, &str); 7] = [
    ("Monday", "lunes"),
    ("Tuesday", "martes"),
    ("Wednesday", "miércoles"),
    ("Thursday", "jueves"),
    ("Friday", "viernes"),
    ("Saturday", "sábado"),
    ("Sunday", "domingo"),
];

/// The name of a weekday, in both languages.
pub(super) fn weekday_name(weekday: u8) -> (&'static str, &'static str) {
    WEEKDAYS.get(usize::from(weekday).saturating_sub(1)).copied().unwrap_or(("?", "?"))
}

fn date_of(day: i64) -> Option<Date> {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().try_days(day).ok()?).ok()
}

/// A day as people write it, in both languages: `5 March 2025`, `5 de marzo de 2025`.
pub(super) fn day_said(day: i64) -> (String, String) {
    date_of(day).map_or_else(|| ("?".to_owned(), "?".to_owned()), |date| moment_said(&Moment::day(date)))
}

/// A moment as people write it, without the preposition before a day.
pub(super) fn moment_said(moment: &Moment) -> (String, String) {
    let strip = |text: String, lead: &str| text.strip_prefix(lead).map(str::to_owned).unwrap_or(text);
    let english = say(moment, Language::English);
    let spanish = say(moment, Language::Spanish);
    (strip(strip(english, "on "), "in "), strip(strip(spanish, "el "), "en "))
}

/// The year of a day.
pub(super) fn year_of(day: i64) -> i64 {
    date_of(day).map_or(0, |date| i64::from(date.year()))
}

/// The whole years from one day to another, as ages are counted.
pub(super) fn years_between(from: i64, to: i64) -> i64 {
    let (Some(from), Some(to)) = (date_of(from), date_of(to)) else { return 0 };
    let before = (to.month(), to.day()) < (from.month(), from.day());
    i64::from(to.year()) - i64::from(from.year()) - i64::from(before)
}

/// How many days a length has at least and at most, as loosely as people count: inclusive or exclusive, and by its measure.
pub(super) fn span_of(measure: Measure, length: Length) -> (i64, i64) {
    let count = i64::from(length.count);
    let (low, high) = match length.unit {
        Unit::Minute | Unit::Hour => (0, count / 24 + 1),
        Unit::Day => (count - 1, count + 1),
        Unit::Week => (count * 7 - 4, count * 7 + 4),
        Unit::Month => (count * 30 - 16, count * 31 + 16),
        Unit::Year => (count * 365 - 190, count * 366 + 190),
    };
    let slack = (count.max(10) * if length.unit == Unit::Day { 1 } else { 7 }) / 10 + 2;
    match measure {
        Measure::Exactly => (low, high),
        Measure::About => (low - slack, high + slack),
        Measure::AtLeast => (low, high + slack * 3),
        Measure::AtMost => (low - slack * 3, high),
    }
}

/// A length as people say it, in both languages.
pub(super) fn length_said(measure: Measure, length: Length) -> (String, String) {
    let say = |language: Language| {
        let lead = measure.say(language);
        let unit = length.unit.say(language);
        let space = if lead.is_empty() { "" } else { " " };
        format!("{lead}{space}{} {unit}", length.count)
    };
    (say(Language::English), say(Language::Spanish))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(moment: &str) -> Days {
        Days::of(&Moment::parse(moment).unwrap())
    }

    #[test]
    fn moments_become_days() {
        let day = of("2025-03-05").one().unwrap();
        assert_eq!(weekday(day), 3);
        assert_eq!(day_said(day), ("5 March 2025".to_owned(), "5 de marzo de 2025".to_owned()));
        assert!(of("2025-03").meets(of("2025-03-15")));
        assert!(!of("2025-03/..").is_bounded());
        assert_eq!(of("2025-03-05").apart(of("2025-03-09")), 4);
    }

    #[test]
    fn ages_are_counted_in_whole_years() {
        let day = |text: &str| of(text).one().unwrap();
        assert_eq!(years_between(day("1992-06-14"), day("2025-12-02")), 33);
        assert_eq!(years_between(day("1998-02-09"), day("2025-02-08")), 26);
    }

    #[test]
    fn lengths_are_counted_loosely() {
        let length = |count, unit| Length { count, unit };
        assert_eq!(span_of(Measure::Exactly, length(55, Unit::Day)), (54, 56));
        assert_eq!(span_of(Measure::Exactly, length(2, Unit::Week)), (10, 18));
        assert_eq!(length_said(Measure::About, length(3, Unit::Week)).0, "about 3 weeks");
    }
}
