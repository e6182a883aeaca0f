//! What the columns of a sheet are taken for: as chosen, as at the delivery before, or as they seem.

use std::collections::BTreeMap;

use paradero_reader::mapping::{Assignment, Field, Fit, Mapping};
use paradero_reader::table::{Column, Table};
use paradero_reader::written_date::DateOrder;
use paradero_record::{Language, List};

use super::form::ListForm;

/// How many columns can be chosen about; the rest is kept as printed.
pub(super) const SHOWN: usize = 100;

/// What one column is taken for.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub(super) column: u16,
    pub(super) field: Field,
    pub(super) order: DateOrder,
}

/// The columns as somebody chose them.
pub(super) fn chosen(table: &Table, form: &ListForm) -> Vec<Taken> {
    let take = |column: &Column| {
        let seems = seems(column);
        let field = form.field(&column.letter).and_then(Field::find).unwrap_or(seems.field);
        let order = form.order(&column.letter).and_then(DateOrder::find).unwrap_or(seems.order);
        Taken { column: column.index, field, order }
    };
    table.columns().iter().take(SHOWN).map(take).collect()
}

/// The columns as they seem to be.
pub(super) fn guessed(table: &Table) -> Vec<Taken> {
    table.columns().iter().take(SHOWN).map(seems).collect()
}

/// A column of which nothing is known is kept as printed.
fn seems(column: &Column) -> Taken {
    let guess = column.guess.as_ref();
    let field = guess.map_or(Field::Note, |guess| guess.field.clone());
    Taken { column: column.index, field, order: guess.map_or(DateOrder::Either, |guess| guess.order) }
}

/// The columns as the delivery before had them. Where that no longer fits, what is not found is taken as it seems.
pub(super) fn as_before(table: &Table, fit: &Fit) -> Vec<Taken> {
    let known: BTreeMap<u16, &Assignment> =
        fit.mapping.assignments().iter().filter_map(|one| Some((one.column?, one))).collect();
    let take = |column: &Column| match known.get(&column.index) {
        Some(one) => Taken { column: column.index, field: one.field.clone(), order: one.order },
        None if fit.is_whole() => Taken { column: column.index, field: Field::Note, order: DateOrder::Either },
        None => seems(column),
    };
    table.columns().iter().take(SHOWN).map(take).collect()
}

/// What moved, is missing or is new against the delivery before: about a column of this one, or about none.
pub(super) fn told(fit: &Fit, table: &Table, language: Language) -> Vec<(Option<u16>, String)> {
    let letter =
        |index: u16| table.columns().get(usize::from(index)).map_or_else(String::new, |column| column.letter.clone());
    let mut told = Vec::new();
    for moved in &fit.moved {
        let (field, from, to) = (moved.field.say(language), column_letter(moved.from), letter(moved.to));
        let words = language.choose(
            format!("{field}: was column {from}, is column {to} now, by its heading"),
            format!("{field}: era la columna {from}, ahora es la {to}, según su encabezado"),
        );
        told.push((Some(moved.to), words));
    }
    for (assignment, reason) in &fit.missing {
        let (field, reason) = (assignment.field.say(language), reason.say(language));
        told.push((None, language.choose(format!("{field}: missing; {reason}"), format!("{field}: falta; {reason}"))));
    }
    for index in &fit.new {
        let heading = table.columns().get(usize::from(*index)).map_or("", |column| column.heading.as_str());
        let at = letter(*index);
        let words = language
            .choose(format!("column {at} \"{heading}\" is new"), format!("la columna {at} «{heading}» es nueva"));
        told.push((Some(*index), words));
    }
    told
}

/// The letters by which a spreadsheet names a column, 0 for A.
fn column_letter(index: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(index) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The columns as a mapping, by which the rows are read.
pub(super) fn mapping(table: &Table, taken: &[Taken]) -> Mapping {
    let assign = |taken: &Taken| {
        let column = table.columns().get(usize::from(taken.column))?;
        let heading = Some(column.heading.clone()).filter(|heading| !heading.is_empty());
        let is_date = matches!(taken.field, Field::Born | Field::Date(_));
        let order = if is_date { taken.order } else { DateOrder::Either };
        Some(Assignment { field: taken.field.clone(), column: Some(taken.column), heading, order })
    };
    Mapping::of(taken.iter().filter_map(assign).collect())
}

/// The mapping as it is kept for the next delivery; with the sheet, when the book has several.
///
/// What nobody could take for anything else than kept as printed need not be said again.
pub(super) fn text(table: &Table, taken: &[Taken], sheet: Option<&str>) -> String {
    let tells = |one: &&Taken| {
        let guess = table.columns().get(usize::from(one.column)).and_then(|column| column.guess.as_ref());
        one.field != Field::Note || guess.is_some()
    };
    let said: Vec<Taken> = taken.iter().filter(tells).cloned().collect();
    let mapping = mapping(table, &said).to_string();
    match sheet {
        Some(sheet) => format!("{SHEET}{}\", {mapping}", sheet.replace('"', "\"\"")),
        None => mapping,
    }
}

/// How the sheet is noted: a mapping leaves out what begins so.
const SHEET: &str = "//sheet=\"";

/// The sheet that was read, when the book had several.
pub(super) fn sheet_of(columns: &str) -> Option<String> {
    let rest = columns.strip_prefix(SHEET)?.replace("\"\"", "\0");
    rest.split('"').next().map(|name| name.replace('\0', "\""))
}

/// The mapping that a list was read with, when it can be read still.
pub(super) fn mapping_of(list: &List) -> Option<Mapping> {
    list.columns.as_deref()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_is_noted_and_no_part_of_the_mapping() {
        let noted = format!("{SHEET}May \"\"24\"\", all\", name=A \"Name, full\"");
        assert_eq!(sheet_of(&noted).unwrap_or_default(), "May \"24\", all");
        assert_eq!(noted.parse::<Mapping>().map(|m| m.to_string()), Ok("name=A \"Name, full\"".to_owned()));
        assert_eq!(sheet_of("name=A"), None);
        assert_eq!((column_letter(0), column_letter(27)), ("A".to_owned(), "AB".to_owned()));
    }
}
