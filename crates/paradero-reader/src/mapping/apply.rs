//! From rows to people as a list names them.

use paradero_record::{EventKind, Moment};

use super::{Field, Mapping};
use crate::said::{Said, said};
use crate::table::{Cell, CellKind, Problem, Row, Table};
use crate::written_date::{Century, DateOrder, exchanged, parse};

/// A date as the list writes it, and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// As the list writes it.
    pub written: String,
    /// What it means; a set when day and month may be exchanged; `None` when it is no date.
    pub moment: Option<Moment>,
}

/// Something that tells people apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identifier {
    /// What it is: `a_number`, `passport`.
    pub kind: String,
    /// As the list writes it.
    pub written: String,
    /// For comparing: letters and digits alone, in upper case; an A-number as nine digits.
    pub plain: String,
}

/// One row of a list: what it says about one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The row, as the sheet numbers it.
    pub row: u32,
    /// Given names.
    pub given: Option<String>,
    /// The surname, or both when one column has them.
    pub surname: Option<String>,
    /// The second surname, when it has its own column.
    pub second_surname: Option<String>,
    /// The whole name: as the list has it, or the parts in the order given, surname, second surname.
    pub full: String,
    /// The date or year of birth.
    pub born: Option<Dated>,
    /// The age in years on the day of the list.
    pub age: Option<u16>,
    /// The country as written.
    pub country: Option<String>,
    /// The sex as written.
    pub sex: Option<String>,
    /// The place as written.
    pub place: Option<String>,
    /// What tells people apart.
    pub identifiers: Vec<Identifier>,
    /// Days of events.
    pub dates: Vec<(EventKind, Dated)>,
    /// Notes of all columns, one a line.
    pub note: Option<String>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// All rows of a table as people.
pub fn apply(table: &Table, mapping: &Mapping) -> Vec<Entry> {
    entries(table, mapping).collect()
}

/// The rows of a table as people, one after the other: for lists of millions.
///
/// Columns that moved are followed by their heading; ask [`Mapping::fits`] first what is missing.
pub fn entries<'t>(table: &'t Table, mapping: &Mapping) -> impl Iterator<Item = Entry> + use<'t> {
    let fitted: Vec<(Field, u16, DateOrder)> = mapping
        .fits(table)
        .mapping
        .assignments()
        .iter()
        .filter_map(|a| Some((a.field.clone(), a.column?, a.order)))
        .collect();
    table.rows().map(move |row| read(&row, &fitted))
}

fn read(row: &Row<'_>, fields: &[(Field, u16, DateOrder)]) -> Entry {
    let mut entry = Entry { row: row.number(), ..Entry::default() };
    let mut whole = None;
    let mut year = None;
    for (field, column, order) in fields {
        let Some(cell) = row.cell(*column) else { continue };
        let text = bounded(&mut entry, *column, cell.text.trim(), field);
        if cell.kind == CellKind::Error || is_nothing(text) {
            continue;
        }
        match field {
            Field::Name => join(&mut whole, text, " "),
            Field::Given => join(&mut entry.given, text, " "),
            Field::Surname => join(&mut entry.surname, text, " "),
            Field::SecondSurname => join(&mut entry.second_surname, text, " "),
            Field::Country => join(&mut entry.country, text, "; "),
            Field::Sex => join(&mut entry.sex, text, "; "),
            Field::Place => join(&mut entry.place, text, "; "),
            Field::Note => join(&mut entry.note, text, "\n"),
            Field::Born => entry.born = Some(dated(&mut entry, *column, &cell, *order, Century::Birth)),
            Field::BirthYear => year = Some(birth_year(&mut entry, *column, &cell)),
            Field::Age => entry.age = age(&mut entry, *column, text),
            Field::Date(kind) => {
                let date = dated(&mut entry, *column, &cell, *order, Century::Event);
                entry.dates.push((*kind, date));
            }
            Field::Identifier(kind) => entry.identifiers.push(identifier(kind, text)),
            Field::Ignore => {}
        }
    }
    entry.born = entry.born.or(year);
    let parts = [&entry.given, &entry.surname, &entry.second_surname];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    entry.full = whole.unwrap_or_else(|| parts.join(" "));
    if entry.full.is_empty() {
        entry.problems.push(Problem {
            row: Some(entry.row),
            column: None,
            reason: said!("the row has no name", "la fila no tiene nombre"),
        });
    }
    entry
}

/// What a cell of this field may have at most: a cell of a spreadsheet for a note, far less for a name.
fn bounded<'t>(entry: &mut Entry, column: u16, text: &'t str, field: &Field) -> &'t str {
    let most = if *field == Field::Note { 32_767 } else { 1_000 };
    if text.len() <= most || *field == Field::Ignore {
        return text;
    }
    let length = text.len();
    let reason = said!(
        "the cell has {length} bytes; only the first {most} were read",
        "la celda tiene {length} bytes; solo se leyeron los primeros {most}"
    );
    problem(entry, column, reason);
    text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}

/// What people write into a cell that says nothing.
fn is_nothing(text: &str) -> bool {
    const NOTHING: &[&str] = &[
        "",
        "-",
        "--",
        "---",
        "?",
        "n/a",
        "na",
        "n.a.",
        "s/d",
        "s/n",
        "nd",
        "n/d",
        "null",
        "none",
        "nan",
        "unknown",
        "unk",
        "desconocido",
        "desconocida",
        "sin dato",
        "sin datos",
        "no consta",
        "x",
        "xx",
        "xxx",
    ];
    text.len() <= 12 && NOTHING.iter().any(|nothing| text.eq_ignore_ascii_case(nothing))
}

fn join(slot: &mut Option<String>, text: &str, between: &str) {
    let text = if between == " " { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.to_owned() };
    match slot {
        Some(have) => {
            have.push_str(between);
            have.push_str(&text);
        }
        None => *slot = Some(text),
    }
}

fn problem(entry: &mut Entry, column: u16, reason: Said) {
    entry.problems.push(Problem { row: Some(entry.row), column: Some(column), reason });
}

fn dated(entry: &mut Entry, column: u16, cell: &Cell<'_>, order: DateOrder, century: Century) -> Dated {
    let text = cell.text.trim();
    let moment = match cell.kind {
        CellKind::Date if order == DateOrder::Misread => exchanged(text).or_else(|| parse(text, order, century)),
        _ => parse(text, order, century),
    };
    if moment.is_none() {
        problem(
            entry,
            column,
            said!(
                "\"{short}\" is no date that exists; it was kept as written",
                "«{short}» no es una fecha que exista; se guardó como está escrita",
                short = short(text)
            ),
        );
    }
    Dated { written: text.to_owned(), moment }
}

fn birth_year(entry: &mut Entry, column: u16, cell: &Cell<'_>) -> Dated {
    let date = dated(entry, column, cell, DateOrder::Either, Century::Birth);
    if date.moment.is_some() {
        return date;
    }
    // "93" is a year in a column of years, and nothing elsewhere.
    let two = date.written.trim_start_matches(['\'', '’']);
    let year = two.parse::<u16>().ok().filter(|_| two.len() == 2).map(|y| if y >= 30 { 1900 + y } else { 2000 + y });
    let Some(year) = year else { return date };
    entry.problems.pop();
    Dated { moment: format!("{year}").parse().ok(), ..date }
}

fn age(entry: &mut Entry, column: u16, text: &str) -> Option<u16> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let age = digits.parse().ok().filter(|age| *age <= 120);
    if age.is_none() {
        let short = short(text);
        problem(
            entry,
            column,
            said!("\"{short}\" is no age between 0 and 120", "«{short}» no es una edad entre 0 y 120"),
        );
    }
    age
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

fn identifier(kind: &str, text: &str) -> Identifier {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let plain = if kind == "a_number" { a_number(&plain) } else { plain };
    Identifier { kind: kind.to_owned(), written: text.to_owned(), plain }
}

/// Nine digits; older numbers have fewer, and some lists leave the zeros out.
fn a_number(plain: &str) -> String {
    let digits = plain.trim_start_matches('A');
    if (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
        format!("{digits:0>9}")
    } else {
        plain.to_owned()
    }
}
