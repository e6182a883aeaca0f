//! Knows which days are holidays: the U.S. federal legal public holidays, and days that a place adds.
//!
//! The list is 5 U.S.C. 6103(a), worked out from its rules for every year from
//! [`Holidays::FEDERAL_FROM_YEAR`] on, with the year in which each holiday began:
//!
//! | holiday | day | observed |
//! |---|---|---|
//! | New Year's Day | 1 January | 1971 on |
//! | Birthday of Martin Luther King, Jr. | third Monday in January | 1986 on (Pub. L. 98-144) |
//! | Washington's Birthday | third Monday in February | 1971 on (Pub. L. 90-363) |
//! | Memorial Day | last Monday in May | 1971 on (Pub. L. 90-363) |
//! | Juneteenth National Independence Day | 19 June | 2021 on (Pub. L. 117-17) |
//! | Independence Day | 4 July | 1971 on |
//! | Labor Day | first Monday in September | 1971 on |
//! | Columbus Day | second Monday in October | 1971 on (Pub. L. 90-363) |
//! | Veterans Day | fourth Monday in October | 1971 to 1977 (Pub. L. 90-363) |
//! | Veterans Day | 11 November | 1978 on (Pub. L. 94-97) |
//! | Thanksgiving Day | fourth Thursday in November | 1971 on |
//! | Christmas Day | 25 December | 1971 on |
//!
//! A holiday on a Saturday is observed on the Friday before (5 U.S.C. 6103(b)), one on a Sunday on the
//! Monday after (Executive Order 11582). Both the day itself and the observed day are closed. Whether a rule
//! that speaks of a "legal holiday" means the observed Friday too is a question for a person who reads that rule.
//!
//! Left out, to be added with [`Holidays::with_closed`] where they matter: Inauguration Day, a holiday only
//! around the District of Columbia (5 U.S.C. 6103(c)); days closed by executive order; state and local holidays.
//! Before 1971 only weekends and added days are closed.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use paradero_record::Language;

/// The days on which a clock for business days stands still, for one place.
///
/// ```
/// # use paradero_law::holiday::Holidays;
/// # use jiff::civil::date;
/// let holidays = Holidays::federal().with_closed(date(2025, 1, 9), "Closed by executive order");
/// assert_eq!(holidays.name_on(date(2025, 1, 9)), Some("Closed by executive order"));
/// assert_eq!(holidays.name_on(date(2026, 7, 3)), Some("Independence Day (observed)"));
/// assert!(!holidays.is_business_day(date(2026, 7, 4)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holidays {
    added: BTreeMap<Date, String>,
}

impl Holidays {
    /// The first year for which the federal holidays are worked out: the Uniform Monday Holiday Act
    /// (Pub. L. 90-363) took effect on 1 January 1971.
    pub const FEDERAL_FROM_YEAR: i16 = 1971;

    /// Gives the federal legal public holidays and no others.
    pub fn federal() -> Self {
        Self { added: BTreeMap::new() }
    }

    /// Adds one closed day, for example by executive order or a jail's local holiday.
    ///
    /// A second name for the same day replaces the first. On a federal holiday the federal name stays.
    #[must_use]
    pub fn with_closed(mut self, day: Date, name: impl Into<String>) -> Self {
        self.added.insert(day, name.into());
        self
    }

    /// Gives the English name of the holiday on a day, or `None` on any other day, weekends included.
    pub fn name_on(&self, day: Date) -> Option<&str> {
        match FederalHoliday::on(day) {
            Some((holiday, observance)) => Some(holiday.english(observance)),
            None => self.added.get(&day).map(String::as_str),
        }
    }

    /// Tells whether a day is neither a Saturday, a Sunday nor a holiday. Takes constant time but for a search
    /// among the added days.
    pub fn is_business_day(&self, day: Date) -> bool {
        !is_weekend(day) && FederalHoliday::on(day).is_none() && !self.added.contains_key(&day)
    }

    /// Says why a day is not a business day: a holiday by name before a weekend; `None` on a business day.
    pub fn closure_on(&self, day: Date) -> Option<Closure> {
        if let Some((holiday, observance)) = FederalHoliday::on(day) {
            return Some(Closure::Federal(holiday, observance));
        }
        if let Some(name) = self.added.get(&day) {
            return Some(Closure::Added(name.clone()));
        }
        is_weekend(day).then_some(Closure::Weekend)
    }
}

/// Why a day is not a business day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closure {
    /// A Saturday or a Sunday.
    Weekend,
    /// A federal legal public holiday, 5 U.S.C. 6103.
    Federal(FederalHoliday, Observance),
    /// A day added for this place, by its name.
    Added(String),
}

/// How a holiday comes to fall on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observance {
    /// It is the holiday's own day.
    Itself,
    /// It is the Friday before a Saturday or the Monday after a Sunday.
    InLieu,
}

/// One of the legal public holidays of 5 U.S.C. 6103(a).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FederalHoliday {
    /// 1 January.
    NewYear,
    /// The third Monday in January, from 1986.
    MartinLutherKing,
    /// The third Monday in February.
    Washington,
    /// The last Monday in May.
    Memorial,
    /// 19 June, from 2021.
    Juneteenth,
    /// 4 July.
    Independence,
    /// The first Monday in September.
    Labor,
    /// The second Monday in October.
    Columbus,
    /// 11 November; from 1971 to 1977 the fourth Monday in October.
    Veterans,
    /// The fourth Thursday in November.
    Thanksgiving,
    /// 25 December.
    Christmas,
}

impl FederalHoliday {
    /// Finds the holiday that is observed on a day, and how it comes to be on that day. Constant time.
    pub fn on(day: Date) -> Option<(Self, Observance)> {
        if let Some(holiday) = Self::dated(day) {
            return Some((holiday, Observance::Itself));
        }
        // Only a holiday with a fixed number can be on a weekend, and none of them is beside another holiday.
        let weekend = match day.weekday() {
            Weekday::Friday => day.tomorrow().ok()?,
            Weekday::Monday => day.yesterday().ok()?,
            _ => return None,
        };
        Self::dated(weekend).map(|holiday| (holiday, Observance::InLieu))
    }

    /// Gives the holiday's name, as the statute has it in English, and as people say it in Spanish.
    pub fn name(self, language: Language) -> &'static str {
        match language {
            Language::English => self.english(Observance::Itself),
            Language::Spanish => self.spanish(),
        }
    }

    /// Finds the holiday whose own day this is.
    fn dated(date: Date) -> Option<Self> {
        let (year, day) = (date.year(), date.day());
        let is_nth = |nth: i8, weekday| date.weekday() == weekday && (day - 1) / 7 + 1 == nth;
        let (holiday, is_its_day) = match date.month() {
            _ if year < Holidays::FEDERAL_FROM_YEAR => return None,
            1 if day == 1 => (Self::NewYear, true),
            1 => (Self::MartinLutherKing, year >= 1986 && is_nth(3, Weekday::Monday)),
            2 => (Self::Washington, is_nth(3, Weekday::Monday)),
            // The last Monday of a month of 31 days is the one in its last seven, 25 to 31.
            5 => (Self::Memorial, date.weekday() == Weekday::Monday && day >= 25),
            6 => (Self::Juneteenth, year >= 2021 && day == 19),
            7 => (Self::Independence, day == 4),
            9 => (Self::Labor, is_nth(1, Weekday::Monday)),
            10 if year < 1978 && day >= 22 => (Self::Veterans, is_nth(4, Weekday::Monday)),
            10 => (Self::Columbus, is_nth(2, Weekday::Monday)),
            11 if day == 11 => (Self::Veterans, year >= 1978),
            11 => (Self::Thanksgiving, is_nth(4, Weekday::Thursday)),
            12 => (Self::Christmas, day == 25),
            _ => return None,
        };
        is_its_day.then_some(holiday)
    }

    fn english(self, observance: Observance) -> &'static str {
        match (self, observance) {
            (Self::NewYear, Observance::Itself) => "New Year's Day",
            (Self::NewYear, Observance::InLieu) => "New Year's Day (observed)",
            (Self::MartinLutherKing, _) => "Birthday of Martin Luther King, Jr.",
            (Self::Washington, _) => "Washington's Birthday",
            (Self::Memorial, _) => "Memorial Day",
            (Self::Juneteenth, Observance::Itself) => "Juneteenth National Independence Day",
            (Self::Juneteenth, Observance::InLieu) => "Juneteenth National Independence Day (observed)",
            (Self::Independence, Observance::Itself) => "Independence Day",
            (Self::Independence, Observance::InLieu) => "Independence Day (observed)",
            (Self::Labor, _) => "Labor Day",
            (Self::Columbus, _) => "Columbus Day",
            (Self::Veterans, Observance::Itself) => "Veterans Day",
            (Self::Veterans, Observance::InLieu) => "Veterans Day (observed)",
            (Self::Thanksgiving, _) => "Thanksgiving Day",
            (Self::Christmas, Observance::Itself) => "Christmas Day",
            (Self::Christmas, Observance::InLieu) => "Christmas Day (observed)",
        }
    }

    fn spanish(self) -> &'static str {
        match self {
            Self::NewYear => "Año Nuevo",
            Self::MartinLutherKing => "Natalicio de Martin Luther King, Jr.",
            Self::Washington => "Natalicio de Washington",
            Self::Memorial => "Día de los Caídos, Memorial Day",
            Self::Juneteenth => "Día Nacional de la Independencia, Juneteenth",
            Self::Independence => "Día de la Independencia",
            Self::Labor => "Día del Trabajo, Labor Day",
            Self::Columbus => "Día de Colón, Columbus Day",
            Self::Veterans => "Día de los Veteranos",
            Self::Thanksgiving => "Día de Acción de Gracias",
            Self::Christmas => "Navidad",
        }
    }
}

impl Closure {
    /// Names the holiday, or gives `None` for a weekend.
    pub fn name(&self, language: Language) -> Option<String> {
        match (self, language) {
            (Self::Weekend, _) => None,
            (Self::Added(name), _) => Some(name.clone()),
            (Self::Federal(holiday, observance), Language::English) => Some(holiday.english(*observance).to_owned()),
            (Self::Federal(holiday, Observance::Itself), Language::Spanish) => Some(holiday.spanish().to_owned()),
            (Self::Federal(holiday, Observance::InLieu), Language::Spanish) => {
                Some(format!("{}, día observado", holiday.spanish()))
            }
        }
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
pub(crate) mod tests;
