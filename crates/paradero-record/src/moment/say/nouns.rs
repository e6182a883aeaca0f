//! The names of days, months, seasons and years in both languages.

use super::{Language, Voice};
use crate::moment::{Day, Qualifier, Season, Stated, Time, What};

/// The months in English and in Spanish.
pub(in crate::moment) const MONTHS: [[&str; 2]; 12] = [
    ["January", "enero"],
    ["February", "febrero"],
    ["March", "marzo"],
    ["April", "abril"],
    ["May", "mayo"],
    ["June", "junio"],
    ["July", "julio"],
    ["August", "agosto"],
    ["September", "septiembre"],
    ["October", "octubre"],
    ["November", "noviembre"],
    ["December", "diciembre"],
];

/// The English name of a month, 1 to 12.
pub(in crate::moment) fn month_name(month: u8) -> &'static str {
    name_in(month, Language::English)
}

fn name_in(month: u8, language: Language) -> &'static str {
    let names = MONTHS.get(usize::from(month).saturating_sub(1)).unwrap_or(&["", ""]);
    match language {
        Language::English => names[0],
        Language::Spanish => names[1],
    }
}

/// How much of a date is said.
#[derive(Clone, Copy)]
pub(super) struct Detail {
    /// The Spanish article of a season.
    pub(super) article: bool,
    pub(super) month: bool,
    pub(super) year: bool,
}

impl Detail {
    pub(super) const FULL: Self = Self { article: true, month: true, year: true };
    pub(super) const BARE: Self = Self { article: false, month: true, year: true };
}

impl Qualifier {
    pub(super) fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::Both)
    }

    pub(super) fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::Both)
    }
}

impl Stated {
    pub(super) fn plain(what: What) -> Self {
        Self { what, qualifier: Qualifier::Plain }
    }

    pub(super) fn plain_time(self) -> Option<Time> {
        match self {
            Self { what: What::Time(time), qualifier: Qualifier::Plain } => Some(time),
            _ => None,
        }
    }

    /// Kind, year and month of a plain date that can leave out what it shares with another of its kind.
    pub(super) fn shareable(self) -> Option<(u8, i64, u8)> {
        match self {
            Self { qualifier: Qualifier::Plain, what } => match what {
                What::Day(Day { year, month, .. }) => Some((0, year, month)),
                What::Month(year, month) => Some((1, year, month)),
                What::Season(year, season) => Some((2, year, season.code())),
                // A year shares nothing; what stands in for it is never the same twice.
                What::Year(year) => Some((3, year, 0)),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Voice {
    /// The name of a date. Where a day or month of it is not stated, and for times, "about" is part of the name.
    pub(super) fn noun(self, stated: Stated, detail: Detail) -> String {
        let about = stated.qualifier.is_approximate();
        match stated.what {
            What::Century(century) => self.years(century * 100, century * 100 + 99),
            What::Decade(decade) => self.years(decade * 10, decade * 10 + 9),
            What::Year(year) => self.year(year),
            What::Season(year, season) => {
                let article = if detail.article { self.pick("", season.article()) } else { "" };
                let name = self.pick(season.english(), season.spanish());
                format!("{article}{name}{}", self.of_year(year, detail))
            }
            What::Month(year, month) => name_in(month, self.language).to_owned() + &self.of_year(year, detail),
            What::SomeMonth(year) => {
                self.some(self.pick("month of ", "mes de "), "month ", "mes ", about) + &self.year(year)
            }
            What::SomeDayOfYear(year) => {
                self.some(self.pick("day in ", "día de "), "day ", "día ", about) + &self.year(year)
            }
            What::SomeDay(year, month) => {
                let of_month = name_in(month, self.language).to_owned() + &self.of_year(year, Detail::FULL);
                self.some(self.pick("day in ", "día de "), "day ", "día ", about) + &of_month
            }
            What::Day(day) => self.day(day, detail),
            What::Time(time) => {
                let (day, clock) = (self.day(time.day, Detail::FULL), self.clock(time));
                let at = if about { self.pick(" at about ", " hacia ") } else { self.pick(" at ", " a ") };
                format!("{day}{at}{clock}")
            }
        }
    }

    /// "some day in", "some day about": a part of a date that nobody stated.
    fn some(self, plain: &str, english: &str, spanish: &str, about: bool) -> String {
        let some = self.pick("some ", "algún ");
        if about {
            format!("{some}{}{}", self.pick(english, spanish), self.pick("about ", "hacia "))
        } else {
            format!("{some}{plain}")
        }
    }

    fn day(self, Day { year, month, day }: Day, detail: Detail) -> String {
        let month = match (detail.month, self.language) {
            (false, _) => String::new(),
            (true, Language::English) => format!(" {}", name_in(month, self.language)),
            (true, Language::Spanish) => format!(" de {}", name_in(month, self.language)),
        };
        // A day without its month has no year behind it either.
        let year = if detail.month { self.of_year(year, detail) } else { String::new() };
        format!("{}{day}{month}{year}", self.pick("", "el "))
    }

    fn of_year(self, year: i64, detail: Detail) -> String {
        if detail.year { self.pick(" ", " de ").to_owned() + &self.year(year) } else { String::new() }
    }

    /// A year, with its era where the number alone would puzzle.
    fn year(self, year: i64) -> String {
        match year {
            ..=0 => format!("{} {}", 1 - year, self.pick("BCE", "a. C.")),
            1..=999 => format!("{year} {}", self.pick("CE", "d. C.")),
            _ => year.to_string(),
        }
    }

    /// Ten or a hundred years. "The 1900s" are a hundred; ten that begin a century are named by their ends.
    fn years(self, first: i64, last: i64) -> String {
        let is_century = last - first > 10;
        let has_name = first >= 1000 && (is_century || first % 100 != 0);
        match self.language {
            Language::English if has_name => format!("the {first}s"),
            Language::Spanish if has_name && !is_century => format!("la década de {first}"),
            Language::English => format!("the years {} to {}", self.year(first), self.year(last)),
            Language::Spanish => format!("los años {} a {}", self.year(first), self.year(last)),
        }
    }
}

impl Season {
    fn english(self) -> &'static str {
        match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Autumn => "autumn",
            Self::Winter => "winter",
        }
    }

    fn spanish(self) -> &'static str {
        match self {
            Self::Spring => "primavera",
            Self::Summer => "verano",
            Self::Autumn => "otoño",
            Self::Winter => "invierno",
        }
    }

    fn article(self) -> &'static str {
        match self {
            Self::Spring => "la ",
            Self::Summer | Self::Autumn | Self::Winter => "el ",
        }
    }
}
