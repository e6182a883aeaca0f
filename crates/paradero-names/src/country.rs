//! Countries by code, by name and by what their people are called, in English and Spanish.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use crate::text;

/// A country as its two letters of ISO 3166-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country([u8; 2]);

/// Plain name, code or demonym to country.
static NAMES: LazyLock<BTreeMap<&'static str, Country>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    for line in include_str!("tables/countries.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split('|');
        let Some(country) = words.next().and_then(Country::of_letters) else { continue };
        for word in words {
            names.entry(word).or_insert(country);
        }
    }
    names
});

impl Country {
    /// The country that a text names: a code of two or three letters, a name or a demonym in English or Spanish.
    ///
    /// ```
    /// use paradero_names::Country;
    /// let venezuela = Country::named("VE");
    /// assert!(venezuela.is_some());
    /// assert_eq!(Country::named("venezolano"), venezuela);
    /// assert_eq!(Country::named("VEN"), venezuela);
    /// ```
    pub fn named(name: &str) -> Option<Country> {
        let plain = text::plain(name);
        let plain =
            plain.strip_prefix("republica de ").or_else(|| plain.strip_prefix("republic of ")).unwrap_or(&plain);
        let plain = plain.strip_prefix("the ").unwrap_or(plain);
        if let Some(country) = NAMES.get(plain) {
            return Some(*country);
        }
        let code = Country::of_letters(plain)?;
        NAMES.values().any(|known| *known == code).then_some(code)
    }

    /// The two letters, upper case.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("ZZ")
    }

    /// As a number, for a column; never zero.
    pub(crate) const fn to_number(self) -> u16 {
        u16::from_be_bytes(self.0)
    }

    /// Back from a column.
    pub(crate) fn from_number(number: u16) -> Option<Country> {
        let letters = number.to_be_bytes();
        letters.iter().all(u8::is_ascii_uppercase).then_some(Country(letters))
    }

    /// Two letters in either case, whether or not there is such a country.
    fn of_letters(code: &str) -> Option<Country> {
        match code.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Country([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
