//! Two deliveries of one list: who appeared, who vanished, what changed field by field.

use std::collections::{BTreeMap, BTreeSet};

use paradero_reader::delivery::{Changes, compare};
use paradero_reader::mapping::{Dated, Entry, Field, Identifier};
use paradero_record::{List, Moment, Record, Row, say};

use super::{Standings, rows, title};
use crate::desk::Ctx;
use crate::view::{ChangedRow, DeliveryChanges, DifferenceLine, ListRowLine};

/// How many of each are shown.
const SHOWN: usize = 200;

/// What is different between two deliveries. Two rows that were judged to be one person on record are one, however they read.
pub(super) fn between(
    ctx: &Ctx<'_>,
    base: &Record,
    before: &List,
    now: &List,
    standings: &Standings<'_>,
) -> DeliveryChanges {
    let old: Vec<&Row> = base.rows_on(&before.source).collect();
    let new: Vec<&Row> = base.rows_on(&now.source).collect();
    let found = pairs(&old, &new, standings);
    let line = |row: &&Row| rows::line(ctx, base, row, standings);
    let at = |rows: &[&Row], places: &[usize]| -> Vec<ListRowLine> {
        places.iter().filter_map(|place| rows.get(*place)).map(line).take(SHOWN).collect()
    };
    let mut vanished = found.vanished.clone();
    vanished.sort_by_key(|place| old.get(*place).is_none_or(|row| standings.somebody(row).is_empty()));
    let mut changed = Vec::new();
    let mut same = 0;
    for pair in both(&found) {
        let (Some(was), Some(row)) = (old.get(pair.0), new.get(pair.1)) else { continue };
        let differences = differences(ctx, was, row);
        if differences.is_empty() {
            same += 1;
        } else {
            changed.push((was.id.number, row, differences));
        }
    }
    let changed_total = changed.len();
    let shown = changed.into_iter().take(SHOWN);
    DeliveryChanges {
        before: (before.source.to_string(), title(base, before)),
        complete: now.complete_for.is_some(),
        appeared: at(&new, &found.appeared),
        appeared_total: found.appeared.len(),
        vanished: at(&old, &vanished),
        vanished_total: vanished.len(),
        changed: shown.map(|(was, row, differences)| ChangedRow { row: line(row), was, differences }).collect(),
        changed_total,
        same,
    }
}

/// Who is on both: places in the old and the new delivery, in the order of the new one.
fn both(found: &Changes) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> =
        found.changed.iter().chain(&found.same).map(|pair| (pair.old, pair.new)).collect();
    pairs.sort_by_key(|pair| pair.1);
    pairs
}

fn pairs(old: &[&Row], new: &[&Row], standings: &Standings<'_>) -> Changes {
    let people = |rows: &[&Row]| -> BTreeMap<u32, BTreeSet<String>> {
        let somebody = |row: &Row| standings.somebody(row).iter().map(ToString::to_string).collect::<BTreeSet<_>>();
        let each = rows.iter().map(|row| (row.id.number, somebody(row)));
        each.filter(|(_, people)| !people.is_empty()).collect()
    };
    let (before, after) = (people(old), people(new));
    let same = |one: &Entry, other: &Entry| match (before.get(&one.row), after.get(&other.row)) {
        (Some(left), Some(right)) => !left.is_disjoint(right),
        _ => false,
    };
    let (old, new): (Vec<Entry>, Vec<Entry>) =
        (old.iter().map(|row| entry(row)).collect(), new.iter().map(|row| entry(row)).collect());
    compare(&old, &new, same)
}

/// A row on record as the reader compares it.
fn entry(row: &Row) -> Entry {
    let dated = |moment: &Moment| Dated { written: moment.to_string(), moment: Some(moment.clone()) };
    let identifier = |(kind, value): &(String, String)| Identifier {
        kind: kind.clone(),
        written: value.clone(),
        plain: plain(kind, value),
    };
    Entry {
        row: row.id.number,
        full: row.name.clone(),
        born: row.born.as_ref().map(dated),
        identifiers: row.identifiers.iter().map(identifier).collect(),
        ..Entry::default()
    }
}

/// An identifier for comparing: letters and digits in upper case; an A-number as nine digits, since some lists leave out the
/// zeros before it.
fn plain(kind: &str, value: &str) -> String {
    let plain: String = value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let digits = plain.trim_start_matches('A');
    let is_number = (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if kind == "a_number" && is_number { format!("{digits:0>9}") } else { plain }
}

/// What differs, field by field, as the two deliveries have it.
fn differences(ctx: &Ctx<'_>, was: &Row, row: &Row) -> Vec<DifferenceLine> {
    let language = ctx.language;
    let mut found = Vec::new();
    let mut hold = |what: String, before: String, after: String| {
        if before != after {
            found.push(DifferenceLine { what, before, after });
        }
    };
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let date = |value: &Option<Moment>| value.as_ref().map(|at| say(at, language)).unwrap_or_default();
    hold(Field::Name.say(language), was.name.clone(), row.name.clone());
    hold(Field::Given.say(language), text(&was.given), text(&row.given));
    hold(Field::Surname.say(language), text(&was.surname), text(&row.surname));
    hold(Field::Born.say(language), date(&was.born), date(&row.born));
    hold(Field::Country.say(language), text(&was.country), text(&row.country));
    hold(Field::Place.say(language), text(&was.place), text(&row.place));
    hold(language.choose("date", "fecha").to_owned(), date(&was.on), date(&row.on));
    for (kind, before, after) in gathered(&was.identifiers, &row.identifiers) {
        if plain(&kind, &before) != plain(&kind, &after) {
            hold(Field::Identifier(kind).say(language), before, after);
        }
    }
    for (heading, before, after) in gathered(&was.cells, &row.cells) {
        hold(heading, before, after);
    }
    found
}

/// The values of both under each name, in the order of the names.
fn gathered(was: &[(String, String)], now: &[(String, String)]) -> Vec<(String, String, String)> {
    let names: BTreeSet<&String> = was.iter().chain(now).map(|(name, _)| name).collect();
    let of = |pairs: &[(String, String)], name: &String| {
        let all: Vec<&str> = pairs.iter().filter(|(one, _)| one == name).map(|(_, value)| value.as_str()).collect();
        all.join("; ")
    };
    names.into_iter().map(|name| (name.clone(), of(was, name), of(now, name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbers_are_nine_digits_however_written() {
        for written in ["A012345678", "12345678", "A-012-345-678"] {
            assert_eq!(plain("a_number", written), "012345678", "{written}");
        }
        assert_eq!(plain("passport", "v-12 a"), "V12A");
    }
}
