//! Dates as people write them in lists, and what they may mean.

mod parse;

use paradero_record::{Language, Moment};

pub use parse::{Century, parse};
pub(crate) use parse::{civil, numbers};

/// How the days and months of a column of dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOrder {
    /// Nothing tells: `05/12/1993` stays both, `[1993-05-12,1993-12-05]`.
    #[default]
    Either,
    /// 25/12/1993, as in Latin America.
    DayFirst,
    /// 12/25/1993, as in the United States.
    MonthFirst,
    /// Written with the day first, and opened by a program that expected the month first: it turned what it could into
    /// dates with day and month exchanged, and left the others as text. Its dates stay both.
    Misread,
}

impl DateOrder {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Either, Self::DayFirst, Self::MonthFirst, Self::Misread];

    /// The word in a mapping's text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Either => "either",
            Self::DayFirst => "dmy",
            Self::MonthFirst => "mdy",
            Self::Misread => "misread",
        }
    }

    /// The order of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }

    /// What a screen calls it.
    pub fn say(self, language: Language) -> &'static str {
        let (english, spanish) = match self {
            Self::Either => ("not known", "no se sabe"),
            Self::DayFirst => ("day, month, year", "día, mes, año"),
            Self::MonthFirst => ("month, day, year", "mes, día, año"),
            Self::Misread => ("exchanged by a program", "intercambiados por un programa"),
        };
        language.choose(english, spanish)
    }
}

/// What a column of dates shows about its order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// The first number is above 12.
    pub(crate) day_first: usize,
    /// The second number is above 12.
    pub(crate) month_first: usize,
    /// Both are at most 12 and differ.
    pub(crate) unclear: usize,
    /// Cells that the sheet itself holds as dates, with a day of at most 12, and above.
    pub(crate) small_days: usize,
    pub(crate) large_days: usize,
}

impl Evidence {
    /// Adds a date as text.
    pub(crate) fn add_text(&mut self, text: &str) {
        let found = numbers(text);
        let [first, second, third] = found.as_slice() else { return };
        let in_day = |n: &(u32, usize)| (1..=31).contains(&n.0) && n.1 <= 2;
        if !in_day(first) || !in_day(second) || third.1 == 3 || third.1 == 1 {
            return;
        }
        match (first.0 > 12, second.0 > 12) {
            (true, false) => self.day_first += 1,
            (false, true) => self.month_first += 1,
            (false, false) if first.0 != second.0 => self.unclear += 1,
            _ => {}
        }
    }

    /// Adds a date that the sheet holds as one, as ISO 8601.
    pub(crate) fn add_date(&mut self, iso: &str) {
        match numbers(iso).get(2) {
            Some((day, _)) if *day > 12 => self.large_days += 1,
            Some(_) => self.small_days += 1,
            None => {}
        }
    }

    /// The order that the evidence shows.
    pub(crate) fn order(&self) -> DateOrder {
        match (self.day_first > 0, self.month_first > 0) {
            // Text only where the day is above 12, dates only where it is not: a program tried the wrong order.
            (true, false) if self.small_days > 0 && self.large_days == 0 => DateOrder::Misread,
            (true, false) => DateOrder::DayFirst,
            (false, true) => DateOrder::MonthFirst,
            _ => DateOrder::Either,
        }
    }
}

/// Both readings of a date in which day and month may be exchanged, when they differ.
pub(crate) fn exchanged(iso: &str) -> Option<Moment> {
    let found = numbers(iso);
    let [(year, 4), (month, 2), (day, 2), ..] = found.as_slice() else { return None };
    if *day > 12 || day == month {
        return None;
    }
    format!("[{year:04}-{month:02}-{day:02},{year:04}-{day:02}-{month:02}]").parse().ok()
}
