//! What is asked: a name as it was said, and what else is known of the person.

use crate::{Born, Country, Name};

/// A question for somebody.
///
/// ```
/// use paradero_names::{Country, Query};
/// let query = Query::text("hernandes, andres").aged(33, (2026, 11, 23)).country(Country::named("VE").unwrap()).limit(5);
/// assert!(query.born.is_some());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The name.
    pub name: Name,
    /// Date of birth, as far as known.
    pub born: Option<Born>,
    /// Country.
    pub country: Option<Country>,
    /// A place.
    pub place: Option<String>,
    /// How many answers are wanted at most.
    pub limit: usize,
    /// How likely it is, before the name is known, that the person is in the index at all; between 0 and 1.
    pub prior: f64,
    /// Whether the last word is still being typed.
    pub unfinished: Option<Unfinished>,
}

/// That the last word of a query may be the beginning of a longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfinished;

impl Query {
    /// Asks for a name as free text.
    pub fn text(name: &str) -> Query {
        Query::of(Name::parse(name))
    }

    /// Asks for a name that was read already. Without more said, ten answers, and as likely as not nobody.
    pub fn of(name: Name) -> Query {
        Query { name, born: None, country: None, place: None, limit: 10, prior: 0.5, unfinished: None }
    }

    /// With a date of birth, as far as known.
    #[must_use]
    pub fn born(mut self, born: Born) -> Query {
        self.born = Some(born);
        self
    }

    /// With an age in years on a day (`(year, month, day)`); an impossible one is left out.
    #[must_use]
    pub fn aged(mut self, years: u8, on: (i32, u8, u8)) -> Query {
        self.born = Born::aged(years, on).or(self.born);
        self
    }

    /// With a country.
    #[must_use]
    pub fn country(mut self, country: Country) -> Query {
        self.country = Some(country);
        self
    }

    /// With a place.
    #[must_use]
    pub fn place(mut self, place: &str) -> Query {
        self.place = Some(place.to_owned());
        self
    }

    /// With another count of answers wanted; at most a thousand are given.
    #[must_use]
    pub fn limit(mut self, limit: usize) -> Query {
        self.limit = limit;
        self
    }

    /// With another probability that the person is in the index at all.
    #[must_use]
    pub fn prior(mut self, prior: f64) -> Query {
        self.prior = prior;
        self
    }

    /// Says that the last word is still being typed: it may go on.
    #[must_use]
    pub fn unfinished(mut self) -> Query {
        self.unfinished = Some(Unfinished);
        self
    }
}
