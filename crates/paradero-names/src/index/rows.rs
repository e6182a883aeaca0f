//! The people as columns: their names as numbers of words, their dates of birth, countries and places.

use std::collections::BTreeMap;

use super::texts::Texts;
use crate::name::Role;
use crate::{Born, Country};

/// A name has this many words at most; more are left out.
pub(crate) const MOST_PARTS: usize = 16;

/// The columns of an index. A row is one name; a person has one or more of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    /// Where each row's parts end.
    pub(crate) ends: Vec<u32>,
    /// Word and role in the lowest two bits.
    pub(crate) parts: Vec<u32>,
    /// The person of each row.
    pub(crate) person: Vec<u32>,
    /// By row what the rough cut asks for, in one place of memory: see [`Brief`].
    pub(crate) brief: Vec<Brief>,
    /// By person: the caller's number.
    pub(crate) ids: Vec<u64>,
    /// By person: see `Born::to_bits`; zero if unknown.
    pub(crate) born: Vec<u64>,
    /// By person: see `Country::to_number`; zero if unknown, [`GONE`] if the person was taken out.
    pub(crate) country: Vec<u16>,
    /// By person: number of the place plus one; zero if unknown.
    pub(crate) place: Vec<u32>,
    /// Distinct places, plain.
    pub(crate) places: Texts,
    /// How many people there are by country and by year of birth (of the first allowed day), and with either known.
    pub(crate) by_country: BTreeMap<u16, u64>,
    pub(crate) by_year: BTreeMap<i32, u64>,
    pub(crate) by_place: BTreeMap<u32, u64>,
    /// How many people are in.
    pub(crate) people: u64,
}

/// A row in brief: country in the upper half, then nine bits for the year of birth from 1800 (zero if unknown), one for
/// those who were taken out, five for the count of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Brief(u32);

impl Brief {
    const GONE: u32 = 1 << 5;

    fn of(parts: usize, born: Option<Born>, country: u16) -> Brief {
        let parts = u32::try_from(parts.min(MOST_PARTS)).unwrap_or(0);
        let year = born.and_then(|born| u32::try_from(born.first_year() - 1799).ok()).unwrap_or(0) & 0x1FF;
        Brief((u32::from(country) << 16) | (year << 6) | parts)
    }

    #[inline]
    pub(crate) fn parts(self) -> i32 {
        i32::try_from(self.0 & 31).unwrap_or(0)
    }

    #[inline]
    pub(crate) const fn is_gone(self) -> bool {
        self.0 & Brief::GONE != 0
    }

    /// Years from 1799; zero if unknown.
    #[inline]
    pub(crate) const fn year(self) -> usize {
        ((self.0 >> 6) & 0x1FF) as usize
    }

    /// As in the column of countries.
    #[inline]
    pub(crate) const fn country(self) -> u16 {
        (self.0 >> 16) as u16
    }
}

/// Stands in the column of countries for a person who was taken out; no country has this number.
pub(crate) const GONE: u16 = 0xFFFF;

/// A word with its role as one number; nothing if there are too many words for it.
pub(crate) fn pack(word: u32, role: Role) -> Option<u32> {
    let role = match role {
        Role::Given => 0,
        Role::Surname => 1,
        Role::Particle => 2,
        Role::Unknown => 3,
    };
    (word < 1 << 30).then_some((word << 2) | role)
}

/// The way back of [`pack`].
#[inline]
pub(crate) const fn unpack(part: u32) -> (u32, Role) {
    let role = match part & 3 {
        0 => Role::Given,
        1 => Role::Surname,
        2 => Role::Particle,
        _ => Role::Unknown,
    };
    (part >> 2, role)
}

impl Rows {
    /// The parts of a row.
    #[inline]
    pub(crate) fn parts(&self, row: u32) -> &[u32] {
        let at = row as usize;
        let end = self.ends.get(at).copied().unwrap_or(0) as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        self.parts.get(start..end).unwrap_or(&[])
    }

    /// The person of a row, if they are still in.
    #[inline]
    pub(crate) fn person_of(&self, row: u32) -> Option<u32> {
        let person = self.person.get(row as usize).copied()?;
        (self.country.get(person as usize) != Some(&GONE)).then_some(person)
    }

    #[inline]
    pub(crate) fn id(&self, person: u32) -> u64 {
        self.ids.get(person as usize).copied().unwrap_or(0)
    }

    #[inline]
    pub(crate) fn born(&self, person: u32) -> Option<Born> {
        self.born.get(person as usize).copied().filter(|bits| *bits != 0).and_then(Born::from_bits)
    }

    #[inline]
    pub(crate) fn country(&self, person: u32) -> Option<Country> {
        self.country.get(person as usize).copied().and_then(Country::from_number)
    }

    /// The place of a person, plain.
    pub(crate) fn place(&self, person: u32) -> Option<&str> {
        let place = self.place.get(person as usize).copied()?.checked_sub(1)?;
        Some(self.places.get(place))
    }

    /// Writes the next row in brief.
    pub(crate) fn push_brief(&mut self, person: u32, parts: usize) {
        let country = self.country.get(person as usize).copied().unwrap_or(0);
        self.brief.push(Brief::of(parts, self.born(person), country));
    }

    /// Marks a row as taken out.
    pub(crate) fn strike(&mut self, row: u32) {
        if let Some(brief) = self.brief.get_mut(row as usize) {
            brief.0 |= Brief::GONE;
        }
    }

    /// Counts everybody's facts at once, and writes all rows in brief; nobody was counted before.
    pub(crate) fn tally_all(&mut self) {
        let mut countries = vec![0u64; 1 << 16];
        let mut years = vec![0u64; 512];
        let first_years: Vec<u16> = (0..self.ids.len())
            .map(|person| u32::try_from(person).ok().and_then(|person| self.born(person)))
            .map(|born| born.and_then(|born| u16::try_from(born.first_year() - 1799).ok()).unwrap_or(0))
            .collect();
        for (year, country) in first_years.iter().zip(&self.country) {
            if let (Some(years), Some(countries)) =
                (years.get_mut(usize::from(*year)), countries.get_mut(usize::from(*country)))
            {
                *years += 1;
                *countries += 1;
            }
        }
        self.people = self.ids.len() as u64;
        let counted = |(at, count): (usize, &u64)| (*count > 0).then_some((at, *count));
        self.by_country = countries
            .iter()
            .enumerate()
            .skip(1)
            .filter_map(counted)
            .filter_map(|(at, count)| Some((u16::try_from(at).ok()?, count)))
            .collect();
        self.by_year = years
            .iter()
            .enumerate()
            .skip(1)
            .filter_map(counted)
            .filter_map(|(at, count)| Some((i32::try_from(at).ok()? + 1799, count)))
            .collect();
        for place in self.place.iter().filter(|place| **place != 0) {
            *self.by_place.entry(*place).or_default() += 1;
        }
        let mut start = 0;
        self.brief = Vec::with_capacity(self.person.len());
        for (person, end) in self.person.iter().zip(&self.ends) {
            let year = u32::from(first_years.get(*person as usize).copied().unwrap_or(0)) & 0x1FF;
            let country = u32::from(self.country.get(*person as usize).copied().unwrap_or(0));
            self.brief.push(Brief((country << 16) | (year << 6) | ((*end - start) & 31)));
            start = *end;
        }
    }

    /// Counts a person's facts, once they are in.
    pub(crate) fn tally(&mut self, person: u32) {
        self.people += 1;
        if let Some(country) = self.country(person) {
            *self.by_country.entry(country.to_number()).or_default() += 1;
        }
        if let Some(born) = self.born(person) {
            *self.by_year.entry(born.first_year()).or_default() += 1;
        }
        if let Some(place) = self.place.get(person as usize).filter(|place| **place != 0) {
            *self.by_place.entry(*place).or_default() += 1;
        }
    }

    /// Takes a person's facts out of the counts, before they go.
    pub(crate) fn untally(&mut self, person: u32) {
        self.people = self.people.saturating_sub(1);
        if let Some(country) = self.country(person) {
            less(&mut self.by_country, &country.to_number());
        }
        if let Some(born) = self.born(person) {
            less(&mut self.by_year, &born.first_year());
        }
        if let Some(place) = self.place.get(person as usize).copied().filter(|place| *place != 0) {
            less(&mut self.by_place, &place);
        }
    }
}

/// One less under a key; a key without any goes.
fn less<K: Ord>(counts: &mut BTreeMap<K, u64>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(key);
        }
    }
}
