//! A list written out with what was judged of each row.

use std::collections::{BTreeMap, BTreeSet};

use paradero_reader::export::{Mark, write_csv};
use paradero_record::{Identity, Row, RowId, Sameness, SourceId, Who, say};

use super::candidates::{Candidate, likeliest};
use super::known::{Known, is_taken_back};
use super::{candidates_of, known, percent};
use crate::desk::{Ctx, Refusal};

/// A file to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// The name under which to keep it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A list as CSV, row by row as it was delivered, with who each row was judged to be, by whom, when and why, and the likeliest
/// person where nobody judged so. No cell can be taken for a formula.
///
/// # Errors
///
/// When there is no such list, or none that the viewer may see.
pub fn export_list(ctx: &Ctx<'_>, id: &str) -> Result<Download, Refusal> {
    let list = SourceId::new(id);
    let candidates = candidates_of(ctx, &list, None)?;
    let state = ctx.desk.state();
    let known = known(ctx, &state.base);
    known.list(&list).ok_or(Refusal::NotFound)?;
    let rows: Vec<&Row> = known.base.rows_on(&list).collect();
    let columns = Columns::of(&rows);
    let likeliest = likeliest(&candidates);
    let on_rows = on_rows(&known);
    let line = |row: &&Row| {
        let mut cells = columns.cells(row);
        let fitting = likeliest.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let on = on_rows.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        cells.extend(judged(ctx, &known, on, fitting));
        cells
    };
    let table = std::iter::once(columns.headings(ctx)).chain(rows.iter().map(line));
    let mut bytes = Vec::new();
    let broken = |error: std::io::Error| Refusal::Broken { message: error.to_string(), hint: String::new() };
    write_csv(&mut bytes, Mark::With, table).map_err(broken)?;
    Ok(Download { name: format!("{list}.csv"), bytes })
}

/// The kinds of identifiers and the headings of the other cells, in the order in which they come.
struct Columns {
    identifiers: Vec<String>,
    cells: Vec<String>,
}

impl Columns {
    fn of(rows: &[&Row]) -> Self {
        let each = |of: fn(&Row) -> &[(String, String)]| {
            let mut seen = BTreeSet::new();
            let all = rows.iter().flat_map(|row| of(row)).map(|(kind, _)| kind);
            all.filter(|kind| seen.insert(kind.as_str())).cloned().collect()
        };
        Self { identifiers: each(|row| &row.identifiers), cells: each(|row| &row.cells) }
    }

    fn headings(&self, ctx: &Ctx<'_>) -> Vec<String> {
        let pick = |(english, spanish): (&'static str, &'static str)| ctx.language.choose(english, spanish).to_owned();
        let fixed = FIXED.into_iter().map(pick);
        fixed.chain(self.identifiers.clone()).chain(self.cells.clone()).chain(JUDGED.into_iter().map(pick)).collect()
    }

    fn cells(&self, row: &Row) -> Vec<String> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let day =
            |moment: &Option<paradero_record::Moment>| moment.as_ref().map_or_else(String::new, ToString::to_string);
        let mut cells = vec![
            row.id.number.to_string(),
            row.name.clone(),
            text(&row.given),
            text(&row.surname),
            day(&row.born),
            text(&row.country),
            text(&row.place),
            day(&row.on),
        ];
        let of = |all: &[(String, String)], kind: &str| {
            let values = all.iter().filter(|(one, _)| one == kind).map(|(_, value)| value.as_str());
            values.collect::<Vec<_>>().join("; ")
        };
        cells.extend(self.identifiers.iter().map(|kind| of(&row.identifiers, kind)));
        cells.extend(self.cells.iter().map(|heading| of(&row.cells, heading)));
        cells
    }
}

const FIXED: [(&str, &str); 8] = [
    ("Row", "Fila"),
    ("Name", "Nombre"),
    ("Given names", "Nombres"),
    ("Surnames", "Apellidos"),
    ("Born", "Fecha de nacimiento"),
    ("Country", "País"),
    ("Place", "Lugar"),
    ("On", "Fecha"),
];

const JUDGED: [(&str, &str); 9] = [
    ("Judged: person", "Juicio: persona"),
    ("Judged: name", "Juicio: nombre"),
    ("Judgement", "Juicio"),
    ("Judged by", "Quién juzgó"),
    ("Judged when", "Cuándo se juzgó"),
    ("Judged because", "Por qué se juzgó así"),
    ("Likeliest: person", "Más probable: persona"),
    ("Likeliest: name", "Más probable: nombre"),
    ("Likeliest: percent", "Más probable: por ciento"),
];

/// The judgements that stand between a row and a person, row by row.
fn on_rows<'a>(known: &Known<'a>) -> BTreeMap<&'a RowId, Vec<(&'a Who, &'a Identity)>> {
    let mut on: BTreeMap<&RowId, Vec<(&Who, &Identity)>> = BTreeMap::new();
    for one in known.standing().into_values().filter(|one| !is_taken_back(one)) {
        if let (person @ Who::Person(_), Who::Row(row)) | (Who::Row(row), person @ Who::Person(_)) = one.pair() {
            on.entry(row).or_default().push((person, one));
        }
    }
    on
}

/// The judgement on a row that says most, and the likeliest person where none says who it is.
fn judged(ctx: &Ctx<'_>, known: &Known<'_>, on: &[(&Who, &Identity)], fitting: &[&Candidate]) -> Vec<String> {
    let rank = |sameness: Sameness| match sameness {
        Sameness::Same => 0,
        Sameness::Unsure => 1,
        Sameness::Different => 2,
    };
    let best = on.iter().min_by_key(|(_, one)| rank(one.sameness));
    let mut cells = best.map_or_else(
        || vec![String::new(); 6],
        |(other, one)| {
            let words = known.identity(one, super::Stands::Yes).words;
            let (by, when) = (one.recorded.by.clone(), say(&one.recorded.at, ctx.language));
            vec![id_of(other), known.label(other), words, by, when, one.because.clone()]
        },
    );
    let is_known = best.is_some_and(|(_, one)| one.sameness == Sameness::Same);
    let denied = |other: &Who| on.iter().any(|(who, one)| *who == other && one.sameness == Sameness::Different);
    let likely = fitting.iter().find(|one| !is_known && !denied(&one.other));
    cells.extend(likely.map_or_else(
        || vec![String::new(); 3],
        |one| vec![id_of(&one.other), known.label(&one.other), percent(one.probability).to_string()],
    ));
    cells
}

fn id_of(who: &Who) -> String {
    match who {
        Who::Person(person) => person.to_string(),
        Who::Row(row) => row.to_string(),
    }
}
