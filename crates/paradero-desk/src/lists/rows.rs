//! From a row of a sheet to a row on record, and from that to a line on a screen.

use std::collections::BTreeMap;

use paradero_names::Country;
use paradero_reader::mapping::{Entry, Field};
use paradero_reader::table::{Row as SheetRow, Table};
use paradero_record::{EventKind, Record, Row, RowId, SourceId, say};

use super::Standings;
use super::columns::Taken;
use crate::desk::Ctx;
use crate::recording::field::{clean, some};
use crate::view::ListRowLine;

/// The most letters of one cell on record; the kept file has the rest.
const MOST_LETTERS: usize = 2_000;

/// What is known of the columns before the rows are read.
pub(super) struct Plan {
    fields: BTreeMap<u16, Field>,
    headings: Vec<String>,
    says: Option<EventKind>,
}

impl Plan {
    pub(super) fn new(table: &Table, taken: &[Taken], says: Option<EventKind>) -> Self {
        let heading = |heading: &str, letter: &str| some(heading).unwrap_or_else(|| letter.to_owned());
        Self {
            fields: taken.iter().map(|one| (one.column, one.field.clone())).collect(),
            headings: table.columns().iter().map(|column| heading(&column.heading, &column.letter)).collect(),
            says,
        }
    }

    /// The row as it is kept; nothing when it has no name.
    pub(super) fn row(&self, source: &SourceId, sheet: &SheetRow<'_>, entry: &Entry) -> Option<Row> {
        let name = some(&cut(&entry.full))?;
        let surnames: Vec<&str> =
            [&entry.surname, &entry.second_surname].into_iter().flatten().map(String::as_str).collect();
        let country = entry.country.as_deref().and_then(Country::named);
        // The date of what the list is about, else the first.
        let dated = entry.dates.iter().filter(|(_, date)| date.moment.is_some());
        let on = dated.clone().find(|(kind, _)| Some(*kind) == self.says).or_else(|| dated.clone().next());
        let kept = Kept { entry, has_country: country.is_some(), on: on.map(|(kind, _)| *kind) };
        Some(Row {
            id: RowId { source: source.clone(), number: entry.row },
            name,
            given: entry.given.as_deref().and_then(some),
            surname: some(&surnames.join(" ")),
            born: entry.born.as_ref().and_then(|born| born.moment.clone()),
            country: country.map(|country| country.code().to_owned()),
            place: entry.place.as_deref().and_then(|place| some(&cut(place))),
            on: on.and_then(|(_, date)| date.moment.clone()),
            identifiers: self.identifiers(entry),
            cells: self.cells(sheet, &kept),
        })
    }

    fn identifiers(&self, entry: &Entry) -> Vec<(String, String)> {
        let _ = self;
        let each = entry.identifiers.iter();
        each.filter_map(|one| Some((one.kind.clone(), some(&cut(&one.written))?))).collect()
    }

    /// Everything that has no place of its own, as printed, under its heading.
    fn cells(&self, sheet: &SheetRow<'_>, kept: &Kept<'_>) -> Vec<(String, String)> {
        let mut cells = Vec::new();
        for (column, cell) in sheet.cells() {
            let field = self.fields.get(&column).unwrap_or(&Field::Note);
            if kept.has(field, cell.text.trim()) {
                continue;
            }
            let Some(text) = some(&cut(cell.text)) else { continue };
            let heading = self.headings.get(usize::from(column)).cloned().unwrap_or_default();
            cells.push((heading, text));
        }
        cells
    }
}

/// What of a row has its own place.
struct Kept<'a> {
    entry: &'a Entry,
    has_country: bool,
    on: Option<EventKind>,
}

impl Kept<'_> {
    fn has(&self, field: &Field, text: &str) -> bool {
        match field {
            Field::Name
            | Field::Given
            | Field::Surname
            | Field::SecondSurname
            | Field::Place
            | Field::Identifier(_)
            | Field::Ignore => true,
            Field::Born | Field::BirthYear => {
                self.entry.born.as_ref().is_some_and(|born| born.moment.is_some() && born.written == text)
            }
            Field::Country => self.has_country,
            Field::Date(kind) => Some(*kind) == self.on,
            Field::Age | Field::Sex | Field::Note => false,
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(MOST_LETTERS).collect()
}

/// How much a row holds, in bytes.
pub(super) fn size(row: &Row) -> usize {
    let pairs = row.identifiers.iter().chain(&row.cells).map(|(what, value)| what.len() + value.len());
    row.name.len() + row.place.as_ref().map_or(0, String::len) + pairs.sum::<usize>()
}

/// A row as a screen shows it.
pub(super) fn line(ctx: &Ctx<'_>, base: &Record, row: &Row, standings: &Standings<'_>) -> ListRowLine {
    let label = |id: &paradero_record::PersonId| {
        let label = base.people.get(id).map_or_else(|| id.to_string(), |person| person.label.clone());
        (id.to_string(), label)
    };
    ListRowLine {
        standing: standings.level(&row.id).to_owned(),
        people: standings.people(&row.id).iter().map(|id| label(id)).collect(),
        ..bare_line(ctx, row)
    }
}

/// A row of which nothing was judged.
pub(super) fn bare_line(ctx: &Ctx<'_>, row: &Row) -> ListRowLine {
    let identifier =
        |(kind, value): &(String, String)| (Field::Identifier(kind.clone()).say(ctx.language), value.clone());
    ListRowLine {
        number: row.id.number,
        name: clean(&row.name),
        born: row.born.as_ref().map(|at| say(at, ctx.language)),
        country: row.country.clone(),
        place: row.place.clone(),
        on: row.on.as_ref().map(|at| say(at, ctx.language)),
        identifiers: row.identifiers.iter().map(identifier).collect(),
        cells: row.cells.clone(),
        standing: "unseen".to_owned(),
        people: Vec::new(),
    }
}
