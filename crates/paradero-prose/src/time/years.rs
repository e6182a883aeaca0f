//! Years alone, decades and centuries.

use super::calendar::Point;
use super::dates::Moment;
use super::lexicon::{self, Word};
use super::reader::{Read, Reader};
use super::said::{Partial, Said};
use crate::Shape;

impl Reader<'_> {
    /// The year behind a day or a month: `, 2025`, `de 2025`, `del año 2025`, `of 2025`, ` 2025`.
    pub(super) fn year_behind(&self, at: usize) -> Read<i16> {
        let mut next = self.past(at, &[",", "de", "del", "of"]);
        next = self.past(next, &["ano"]);
        let year = lexicon::year(self.low(next))?;
        let counts =
            year % 100 == 0 && self.shape(next + 1) == Shape::Lower && self.low(next + 1).ends_with('s') && next > at;
        (!counts).then_some((year, next + 1))
    }

    /// A year alone, where a word before or behind it says that it is one.
    pub(super) fn lone_year(&self, at: usize) -> Option<Moment> {
        let (year, end) = match self.low(at) {
            "year" | "ano" => (lexicon::year(self.low(at + 1))?, at + 2),
            low => (lexicon::year(low)?, at + 1),
        };
        let found = (Said::Date(Partial { year: Some(year), ..Partial::default() }), end, "year");
        if end == at + 2 {
            return Some(found);
        }
        if self.low(end) == "-" && lexicon::year(self.low(end + 1)).is_some_and(|to| to > year) {
            let to = lexicon::year(self.low(end + 1));
            return Some((
                Said::Range(
                    Partial { year: Some(year), ..Partial::default() },
                    Partial { year: to, ..Partial::default() },
                ),
                end + 2,
                "years",
            ));
        }
        self.is_year(at, year).then_some(found)
    }

    /// Years without a preposition of their own, between two: `between 2019 and 2021`.
    pub(super) fn years_between(&self, at: usize) -> Option<Moment> {
        let year = lexicon::year(self.low(at))?;
        Some((Said::Date(Partial { year: Some(year), ..Partial::default() }), at + 1, "year"))
    }

    fn is_year(&self, at: usize, year: i16) -> bool {
        if self.is(at + 1, &["%", "percent", "million", "dollars", "dolares", "miles", "people", "personas"])
            || self.was(at, &["$", "€", "#", "no."])
        {
            return false;
        }
        let plural = self.shape(at + 1) == Shape::Lower
            && self.low(at + 1).ends_with('s')
            && !self.is(at + 1, &["was", "has", "is", "as", "tras", "los", "las", "sus", "his"]);
        if year % 100 == 0 && plural {
            return false;
        }
        if self.was(
            at,
            &[
                "in", "en", "since", "desde", "during", "durante", "ano", "year", "until", "hasta", "circa", "mid",
                "early", "late", "(",
            ],
        ) {
            return self.low(at.saturating_sub(1)) != "(" || self.is(at + 1, &[")", "-"]);
        }
        let thing = self.shape(at + 1) == Shape::Lower || self.shape(at + 1).is_capital();
        if self.was(at, &["the", "a", "an", "this", "that", "its", "his", "her", "under", "el", "la"]) {
            return thing || self.was(at, &["under"]);
        }
        if self.was(
            at,
            &["of", "from", "de", "del", "by", "before", "after", "to", "through", "about", "around", "and", "y", "a"],
        ) {
            let prior = self.before(at, 2);
            return !(plural
                && matches!(self.before(at, 1), "of" | "about" | "around" | "and" | "y" | "to" | "a" | "by"))
                && (self.before(at, 1) != "a" || lexicon::year(prior).is_some())
                && !matches!(prior, "room" | "section" | "title" | "line" | "articulo" | "seccion");
        }
        (at == self.start || self.was(at, &[","])) && self.is(at + 1, &["law", "act", "statute", "treaty", "ruling"])
    }

    /// `the 1990s`, `años 90`, `la década de 1990`, `18th century`, `siglo XVIII`.
    pub(super) fn age_of_years(&self, at: usize) -> Option<Moment> {
        let low = self.low(at);
        let decade = |of: &str| lexicon::year(of).filter(|year| year % 10 == 0).map(|year| year / 10);
        if let Some(decade) = low.strip_suffix('s').or_else(|| low.strip_suffix("'s")).and_then(decade) {
            return Some((fixed(Point::Decade(decade)), at + 1, "decade"));
        }
        if let Some(century) = low.strip_suffix("-century").and_then(century_of) {
            return Some((fixed(Point::Century(century)), at + 1, "century"));
        }
        if low == "decada" {
            let next = self.phrase(at + 1, &[&["de"], &["de", "los"], &["de", "los", "anos"], &["del"]])?;
            return Some((fixed(Point::Decade(short_decade(self.low(next))?)), next + 1, "decade"));
        }
        if low == "anos" && self.was(at, &["los"]) {
            return Some((fixed(Point::Decade(short_decade(self.low(at + 1))?)), at + 2, "decade"));
        }
        if low == "siglo" {
            return Some((fixed(Point::Century(roman(self.low(at + 1))? - 1)), at + 2, "century"));
        }
        let next = self.past(at + 1, &["-"]);
        let century = century_of(low).filter(|_| self.is(next, &["century"]))?;
        Some((fixed(Point::Century(century)), next + 1, "century"))
    }

    /// Years from one to another in one word: `2019-2021`.
    pub(super) fn stretch(&self, at: usize) -> Option<Moment> {
        let (from, to) = self.low(at).split_once('-')?;
        let (from, to) = (lexicon::year(from)?, lexicon::year(to)?);
        let year = |year| Partial { year: Some(year), ..Partial::default() };
        (from < to).then_some((Said::Range(year(from), year(to)), at + 1, "years"))
    }
}

fn fixed(point: Point) -> Said {
    Said::Fixed(point, point, false)
}

/// `90`, `noventa`, `1990` as a decade.
fn short_decade(low: &str) -> Option<i16> {
    if let Some(year) = lexicon::year(low).filter(|year| year % 10 == 0) {
        return Some(year / 10);
    }
    let tens = i16::try_from(lexicon::number(low)?).ok()?;
    ((20..=90).contains(&tens) && tens % 10 == 0).then_some(190 + tens / 10)
}

/// `18th`, `eighteenth` as the hundreds of its years.
fn century_of(low: &str) -> Option<i16> {
    let number = match lexicon::word(low) {
        Word::Ordinal(number) => number,
        _ => u32::try_from(lexicon::day(low).filter(|_| !lexicon::is_digits(low))?).ok()?,
    };
    i16::try_from(number).ok().filter(|number| (5..=21).contains(number)).map(|number| number - 1)
}

fn roman(low: &str) -> Option<i16> {
    const NUMBERS: [&str; 21] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx", "xxi",
    ];
    (1..).zip(NUMBERS).find(|(_, roman)| *roman == low).map(|(number, _)| number)
}
