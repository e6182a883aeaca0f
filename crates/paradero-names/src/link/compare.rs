//! Two rows compared: a level for each field, and how rare their agreement is.

use super::day::DayLevel;
use super::fields::{
    BORN, COUNTRY, GIVEN, GIVEN_2, MOST, ORDER, ORDER_2, OTHERS, PLACE, SEX, SURNAME, SURNAME_2, Sort, UNKNOWN,
};
use super::names;
use super::near::Near;
use super::scale::{Rarity, Scale, value_bits};
use super::table::{Table, unpack};
use super::words::{NONE, Word};

/// Levels and bits of rarity by field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Compared {
    /// The level, or [`UNKNOWN`].
    pub(crate) levels: [u8; MOST],
    /// Minus log2 of how often two different people agree at this level on such a value.
    pub(crate) bits: [f32; MOST],
}

impl Compared {
    /// Nothing known.
    const EMPTY: Self = Self { levels: [UNKNOWN; MOST], bits: [0.0; MOST] };

    /// Notes a field.
    fn set(&mut self, scale: &Scale, field: usize, level: u8, bits: f32) {
        let share = scale.levels.get(field).and_then(|levels| levels.get(usize::from(level))).copied().unwrap_or(0.0);
        if let (Some(slot), Some(worth)) = (self.levels.get_mut(field), self.bits.get_mut(field)) {
            *slot = level;
            *worth = bits + share;
        }
    }

    /// The levels of the first `fields` fields in four bits each.
    pub(crate) fn pattern(&self, fields: usize) -> u128 {
        self.levels.iter().take(fields).rev().fold(0, |pattern, &level| (pattern << 4) | u128::from(level))
    }

    /// All bits of rarity together.
    pub(crate) fn rarity(&self) -> f32 {
        self.bits.iter().sum()
    }
}

/// Compares two rows; symmetric.
pub(crate) fn compare(table: &Table, scale: &Scale, a: usize, b: usize) -> Compared {
    let mut out = Compared::EMPTY;
    let (Some(x), Some(y)) = (table.people.get(a), table.people.get(b)) else { return out };
    let words = &table.words;
    let side = names::side(words, x, y);
    let shared = if x.country == y.country { x.country } else { 0 };
    // Where a country is not known, a shared surname tells it as far as the other words go.
    let is_open = x.country == 0 || y.country == 0;
    let surname = side.places.iter().take(2).flatten().find(|found| found.near <= Near::Sound);
    let likely = surname.filter(|_| is_open).map_or(shared, |found| scale.surname.home(found.a.min(found.b)));
    for (place, found) in side.places.iter().enumerate() {
        let Some(found) = found else { continue };
        let (field, rarity) = match place {
            0 => (SURNAME, &scale.surname),
            1 => (SURNAME_2, &scale.surname),
            2 => (GIVEN, &scale.given),
            _ => (GIVEN_2, &scale.given),
        };
        let other = if side.order == Some(names::Order::Exchanged) {
            Some(if place < 2 { &scale.given } else { &scale.surname })
        } else {
            None
        };
        let country = if place < 2 { shared } else { likely };
        word(&mut out, table, scale, (field, rarity, other, country), (found.near, found.a, found.b));
    }
    for (field, order) in [(ORDER, side.order), (ORDER_2, side.order_2)] {
        if let Some(order) = order {
            out.set(scale, field, order as u8, 0.0);
        }
    }
    if let Some(level) = x.born.level(y.born) {
        let bits = if level == DayLevel::Exact {
            scale.born_exact.get(a).copied().unwrap_or(0.0)
        } else {
            scale.born.bits(level, x.born, y.born)
        };
        out.set(scale, BORN, level as u8, bits);
    }
    let given_agrees = out.levels.get(GIVEN).is_some_and(|level| *level <= Near::Slip.place());
    for (field, one, other) in [(COUNTRY, x.country, y.country), (SEX, u16::from(x.sex), u16::from(y.sex))] {
        match (one, other) {
            (0, _) | (_, 0) => {}
            // Who has the same given name has the same sex.
            _ if one == other && field == SEX && given_agrees => out.set(scale, field, 0, 0.0),
            _ if one == other => out.set(scale, field, 0, value_bits(scale, field, one)),
            _ => out.set(scale, field, 1, 0.0),
        }
    }
    if x.place != NONE && y.place != NONE {
        let near = words.near(x.place, y.place);
        word(&mut out, table, scale, (PLACE, &scale.place, None, likely), (near, x.place, y.place));
    }
    if !table.sorts.is_empty() {
        others(&mut out, table, scale, a, b);
    }
    out
}

/// Notes a field of words; a word that stands in another field on one side is as rare as in the commoner of them.
fn word(
    out: &mut Compared,
    table: &Table,
    scale: &Scale,
    (field, rarity, other, country): (usize, &Rarity, Option<&Rarity>, u16),
    (near, a, b): (Near, Word, Word),
) {
    let worth = |rarity: &Rarity| {
        let bits = rarity.bits(near, a, b, &table.words);
        (bits - rarity.relief(near, a, b, country)).max(bits.min(0.5))
    };
    let bits = other.map_or(f32::INFINITY, worth).min(worth(rarity));
    out.set(scale, field, near.place(), bits);
    if matches!(near, Near::Slip | Near::Slips)
        && let Some(worth) = out.bits.get_mut(field)
        && scale.levels.get(field).is_some_and(|levels| levels.iter().any(|&bits| bits != 0.0))
    {
        *worth = worth.min(rarity.most(a, b));
    }
}

/// The other fields by their sorts.
fn others(out: &mut Compared, table: &Table, scale: &Scale, a: usize, b: usize) {
    let values = table.others(a).iter().zip(table.others(b)).zip(&table.sorts);
    for (at, ((&x, &y), &sort)) in values.enumerate() {
        if x == NONE || y == NONE {
            continue;
        }
        if sort == Sort::Date {
            let (one, other) = (unpack(x), unpack(y));
            if let (Some(level), Some(years)) = (one.level(other), scale.other_years.get(at)) {
                out.set(scale, OTHERS + at, level as u8, years.bits(level, one, other));
            }
            continue;
        }
        let near = table.words.near(x, y);
        // Digits have no sound: what folds alike there is a slip.
        let near = if sort != Sort::Text && matches!(near, Near::Sound | Near::Short) { Near::Slip } else { near };
        if let Some(rarity) = scale.others.get(at) {
            word(out, table, scale, (OTHERS + at, rarity, None, 0), (near, x, y));
        }
    }
}
