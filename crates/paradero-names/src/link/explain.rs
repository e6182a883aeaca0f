//! Why two rows are thought to be one person or two: what each field says, in bits and in words.

use std::fmt::Write as _;

use super::compare::compare;
use super::fields::{
    BORN, COUNTRY, FIXED, GIVEN, GIVEN_2, Kind, ORDER, ORDER_2, PLACE, SEX, SURNAME, SURNAME_2, UNKNOWN,
};
use super::model::{Model, Weights};
use super::names;
use super::scale::{Scale, kind_at};
use super::table::{Table, table_of};
use super::words::Word;
use super::{DayLevel, Near, Row};
use crate::say::Tongue;

/// What a field says about two rows.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldReason {
    /// The place of the field in [`Model::fields`].
    pub field: usize,
    /// The name of the level.
    pub level: &'static str,
    /// The bits that it adds to the evidence: above zero for one person, below for two.
    pub bits: f64,
    /// The two words that were held against each other, where the field is one of words.
    pub words: Option<(String, String)>,
}

/// Compares two rows by a model and says what each field that both know adds.
///
/// Words that the model does not know count as rare. The sum of the bits and [`Model::prior`] are the evidence.
pub fn explain(a: &Row, b: &Row, model: &Model) -> Vec<FieldReason> {
    let table = table_of(&[a, b], &model.others());
    let scale = model.scale(&table);
    reasons(&table, &scale, &Weights::of(model), 0, 1)
}

/// What each field that both rows know adds.
pub(crate) fn reasons(table: &Table, scale: &Scale, weights: &Weights, a: usize, b: usize) -> Vec<FieldReason> {
    let compared = compare(table, scale, a, b);
    let (Some(x), Some(y)) = (table.people.get(a), table.people.get(b)) else { return Vec::new() };
    let side = names::side(&table.words, x, y);
    let text = |one: Word, other: Word| Some((table.words.text(one).to_owned(), table.words.text(other).to_owned()));
    let mut out = Vec::new();
    for field in 0..scale.levels.len() {
        let Some(bits) = weights.field(&compared, field) else { continue };
        let level = compared.levels.get(field).copied().unwrap_or(UNKNOWN);
        let Some(&level) = kind_at(table, field).levels().get(usize::from(level)) else { continue };
        let words = match field {
            SURNAME | SURNAME_2 | GIVEN | GIVEN_2 => {
                side.places.get(field).copied().flatten().and_then(|found| text(found.a, found.b))
            }
            PLACE => text(x.place, y.place),
            _ if field > PLACE && kind_at(table, field) == Kind::Word => {
                let value = |row: usize| table.others(row).get(field - PLACE - 1).copied();
                value(a).zip(value(b)).and_then(|(one, other)| text(one, other))
            }
            _ => None,
        };
        out.push(FieldReason { field, level, bits: f64::from(bits), words });
    }
    out
}

/// A reason as a short phrase: `surname hernandez ~ hernandes: sounds alike (+7.3)`.
pub fn sentence(reason: &FieldReason, model: &Model, tongue: Tongue) -> String {
    let mut out = field_name(reason.field, model, tongue);
    if let Some((a, b)) = &reason.words {
        if a == b {
            out.push_str(&format!(" {a}"));
        } else {
            out.push_str(&format!(" {a} ~ {b}"));
        }
    }
    out.push_str(": ");
    out.push_str(level_name(reason.level, tongue));
    // Writing into a string cannot fail.
    write!(out, " ({:+.1})", reason.bits).unwrap_or_default();
    out
}

/// The name of a field in a language; other fields bear the name that they were given.
fn field_name(field: usize, model: &Model, tongue: Tongue) -> String {
    let known = match (field, tongue) {
        (SURNAME, Tongue::En) => "surname",
        (SURNAME, Tongue::Es) => "apellido",
        (SURNAME_2, Tongue::En) => "second surname",
        (SURNAME_2, Tongue::Es) => "segundo apellido",
        (GIVEN, Tongue::En) => "given name",
        (GIVEN, Tongue::Es) => "nombre",
        (GIVEN_2, Tongue::En) => "second given name",
        (GIVEN_2, Tongue::Es) => "segundo nombre",
        (ORDER, Tongue::En) => "order of the surnames",
        (ORDER, Tongue::Es) => "orden de los apellidos",
        (ORDER_2, Tongue::En) => "order of the given names",
        (ORDER_2, Tongue::Es) => "orden de los nombres",
        (BORN, Tongue::En) => "birth date",
        (BORN, Tongue::Es) => "fecha de nacimiento",
        (COUNTRY, Tongue::En) => "country",
        (COUNTRY, Tongue::Es) => "país",
        (SEX, Tongue::En) => "sex",
        (SEX, Tongue::Es) => "sexo",
        (PLACE, Tongue::En) => "place",
        (PLACE, Tongue::Es) => "lugar",
        _ => return model.fields.get(field).map_or_else(String::new, |field| field.name.clone()),
    };
    known.to_owned()
}

/// The name of a level in a language.
fn level_name(level: &'static str, tongue: Tongue) -> &'static str {
    match (level, tongue) {
        ("exact", Tongue::En) => "the same",
        ("exact", Tongue::Es) => "igual",
        ("sound", Tongue::En) => "sounds alike",
        ("sound", Tongue::Es) => "suena igual",
        ("short-form", Tongue::En) => "short form or other spelling",
        ("short-form", Tongue::Es) => "forma corta u otra grafía",
        ("slip", Tongue::En) => "one slip",
        ("slip", Tongue::Es) => "un desliz",
        ("slips", Tongue::En) => "a few slips",
        ("slips", Tongue::Es) => "varios deslices",
        ("part", Tongue::En) => "initial or cut off",
        ("part", Tongue::Es) => "inicial o cortado",
        ("different", Tongue::En) => "different",
        ("different", Tongue::Es) => "diferente",
        ("straight", Tongue::En) => "the same order",
        ("straight", Tongue::Es) => "el mismo orden",
        ("crossed", Tongue::En) => "names change places",
        ("crossed", Tongue::Es) => "los nombres cambian de lugar",
        ("exchanged", Tongue::En) => "given name and surname change places",
        ("exchanged", Tongue::Es) => "nombre y apellido cambian de lugar",
        ("swapped", Tongue::En) => "day and month change places",
        ("swapped", Tongue::Es) => "día y mes cambian de lugar",
        ("two-of-three", Tongue::En) => "two of year, month and day agree",
        ("two-of-three", Tongue::Es) => "coinciden dos de año, mes y día",
        ("month", Tongue::En) => "the same month as far as known",
        ("month", Tongue::Es) => "el mismo mes hasta donde se sabe",
        ("year", Tongue::En) => "the same year as far as known",
        ("year", Tongue::Es) => "el mismo año hasta donde se sabe",
        ("close", Tongue::En) => "close but not the same",
        ("close", Tongue::Es) => "cerca pero no igual",
        _ => level,
    }
}

// Days and words list their levels in the order of the names printed here.
const _: () = assert!(DayLevel::ALL.len() == 8 && Near::ALL.len() == 7 && FIXED.len() == PLACE + 1);
