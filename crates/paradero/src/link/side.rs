//! One list: opened, its columns understood, its rows handed out one after the other.

use std::cell::{Cell, RefCell};
use std::path::Path;

use paradero_desk::Language;
use paradero_names::link::{Called, Field as Compared, Row, Sex, Sort};
use paradero_names::{Born, Country};
use paradero_reader::mapping::{Dated, Entry, Field, Mapping, entries};
use paradero_reader::sheet::{self, Choice};
use paradero_reader::table::{Problem, Table};
use serde_json::{Value, json};

use crate::Failure;

/// So many problems are told one by one; the rest are counted.
const TOLD: usize = 200;

/// A list that is linked.
pub(super) struct Side {
    file: String,
    table: Table,
    mapping: Mapping,
    guessed: bool,
    /// Where `H` stands for *hombre*, `M` stands for *mujer*.
    m_is_female: bool,
    /// Row numbers and names, in order, as far as read.
    names: RefCell<Vec<(u32, Box<str>)>>,
    nameless: Cell<usize>,
    problems: RefCell<Vec<Problem>>,
    more_problems: Cell<usize>,
}

/// Another column than those that every list of people has, compared where both lists have it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Other {
    pub(super) name: String,
    field: Field,
    sort: Sort,
}

impl Other {
    /// The same for the linking.
    pub(super) fn field(&self) -> Compared {
        Compared::new(&self.name, self.sort)
    }

    fn of(field: &Field, has_born: bool) -> Option<Self> {
        let (name, sort) = match field {
            Field::Identifier(kind) => (kind.clone(), Sort::Identifier),
            Field::Date(kind) => (kind.name().to_owned(), Sort::Date),
            Field::Note => ("note".to_owned(), Sort::Text),
            // An age counts from the day of the list, which is not known here: two lists of one time say the same.
            Field::Age if !has_born => ("age".to_owned(), Sort::Number),
            _ => return None,
        };
        Some(Self { name, field: field.clone(), sort })
    }

    fn value(&self, entry: &Entry) -> Option<String> {
        match &self.field {
            Field::Identifier(kind) => {
                let mut plain = entry.identifiers.iter().filter(|one| one.kind == *kind).map(|one| one.plain.clone());
                plain.find(|plain| !plain.is_empty())
            }
            Field::Date(kind) => {
                let date = entry.dates.iter().find(|(one, _)| one == kind).map(|(_, date)| date)?;
                Some(date.moment.as_ref().map_or_else(|| date.written.clone(), ToString::to_string))
            }
            Field::Note => entry.note.clone(),
            Field::Age => entry.age.map(|age| age.to_string()),
            _ => None,
        }
    }
}

/// The other columns that all lists have, in the order of the first.
pub(super) fn others(sides: &[Side]) -> Vec<Other> {
    let has = |side: &Side, field: &Field| side.mapping.assignments().iter().any(|a| a.field == *field);
    let has_born = sides.iter().any(|side| has(side, &Field::Born) || has(side, &Field::BirthYear));
    let Some((first, rest)) = sides.split_first() else { return Vec::new() };
    let mut others: Vec<Other> = Vec::new();
    for assignment in first.mapping.assignments() {
        let Some(other) = Other::of(&assignment.field, has_born) else { continue };
        if rest.iter().all(|side| has(side, &other.field)) && !others.contains(&other) {
            others.push(other);
        }
    }
    // The linking compares no more than this besides the name and the usual facts.
    others.truncate(19);
    others
}

impl Side {
    /// Opens a list; its columns are what the mapping says, or what they seem to be.
    pub(super) fn open(path: &Path, mapping: Option<&str>, language: Language) -> Result<Self, Failure> {
        let file = path.display().to_string();
        let l = |english: &'static str, spanish: &'static str| language.choose(english, spanish);
        let bytes = std::fs::read(path)
            .map_err(|error| Failure(format!("{file}: {}: {error}", l("cannot be read", "no se puede leer"))))?;
        let hint = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let book = sheet::open(&bytes, &hint);
        let table = book.and_then(|book| book.table(&Choice::default()));
        let table = table.map_err(|error| Failure(format!("{file}: {}", error.say(language))))?;
        let (mapping, guessed) = match mapping {
            Some(text) => (fitting(&file, text, &table, language)?, false),
            None => (Mapping::guess(&table), true),
        };
        if !mapping.has_name() {
            let columns: Vec<String> =
                table.columns().iter().take(40).map(|c| format!("{} \"{}\"", c.letter, c.heading)).collect();
            let (says, hint) = (
                l("no column seems to hold names", "ninguna columna parece tener nombres"),
                l(
                    "say which one with --map, as in --map 'name=A'; the columns are",
                    "indique cuál con --map, como --map 'name=A'; las columnas son",
                ),
            );
            return Err(Failure(format!("{file}: {says}\n{hint}: {}", columns.join(", "))));
        }
        let sex = mapping.assignments().iter().find(|a| a.field == Field::Sex).and_then(|a| a.column);
        let m_is_female = sex.is_some_and(|column| table.rows().any(|row| row.text(column).eq_ignore_ascii_case("h")));
        let (problems, more) = (table.problems().to_vec(), table.more_problems());
        Ok(Self {
            file,
            table,
            mapping,
            guessed,
            m_is_female,
            names: RefCell::default(),
            nameless: Cell::new(0),
            problems: RefCell::new(problems),
            more_problems: Cell::new(more),
        })
    }

    /// The file as it was named.
    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// The rows that have a name, for the linking; what cannot be read is noted on the way.
    pub(super) fn rows<'s>(&'s self, list: u8, others: &'s [Other]) -> impl Iterator<Item = Row> + 's {
        entries(&self.table, &self.mapping).filter_map(move |mut entry| {
            self.note(std::mem::take(&mut entry.problems));
            if entry.full.is_empty() {
                self.nameless.set(self.nameless.get() + 1);
                return None;
            }
            let row = self.row(list, &entry, others);
            self.names.borrow_mut().push((entry.row, entry.full.into_boxed_str()));
            Some(row)
        })
    }

    fn note(&self, found: Vec<Problem>) {
        let mut problems = self.problems.borrow_mut();
        for problem in found {
            if problems.len() < TOLD {
                problems.push(problem);
            } else {
                self.more_problems.set(self.more_problems.get() + 1);
            }
        }
    }

    fn row(&self, list: u8, entry: &Entry, others: &[Other]) -> Row {
        let surnames = [entry.surname.as_deref(), entry.second_surname.as_deref()];
        let surname = surnames.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let called = match &entry.given {
            Some(given) if !surname.is_empty() => Called::Parts { given: given.clone(), surname },
            _ => Called::Full(entry.full.clone()),
        };
        Row {
            born: entry.born.as_ref().and_then(born),
            country: entry.country.as_deref().and_then(country),
            sex: entry.sex.as_deref().and_then(|text| sex(text, self.m_is_female)),
            place: entry.place.clone(),
            others: others.iter().map(|other| other.value(entry)).collect(),
            ..Row::new(u64::from(entry.row), list, called)
        }
    }

    /// The name in this row.
    pub(super) fn name(&self, row: u64) -> String {
        let names = self.names.borrow();
        let found = names.binary_search_by_key(&row, |(number, _)| u64::from(*number)).ok();
        found.and_then(|at| names.get(at)).map_or_else(String::new, |(_, name)| name.to_string())
    }

    /// What was taken for what, before the work begins.
    pub(super) fn told(&self, others: &[Other], language: Language) -> String {
        let l = |english: &'static str, spanish: &'static str| language.choose(english, spanish);
        let how = if self.guessed {
            l("columns guessed (change them with --map)", "columnas deducidas (cámbielas con --map)")
        } else {
            l("columns", "columnas")
        };
        let mut told = format!("{}: {how}: {}", self.file, self.mapping);
        let has_age = self.mapping.assignments().iter().any(|a| a.field == Field::Age);
        if has_age && others.iter().all(|other| other.field != Field::Age) {
            told.push_str(l("\n    the age is not compared", "\n    la edad no se compara"));
        }
        told
    }

    /// Where every row went, in words.
    pub(super) fn counts(&self, language: Language) -> String {
        let (counts, nameless) = (self.table.counts(), self.nameless.get());
        let linked = counts.read - nameless.min(counts.read);
        let (rows, blank, aside, failed) = (counts.rows, counts.blank, counts.aside, counts.failed);
        language.choose(
            format!("{}: {rows} rows: {linked} linked, {nameless} without a name, {blank} blank, {aside} title, heading or footer, {failed} not read", self.file),
            format!("{}: {rows} filas: {linked} comparadas, {nameless} sin nombre, {blank} en blanco, {aside} de título, encabezado o pie, {failed} no leídas", self.file),
        )
    }

    /// What could not be read, or is doubtful: file, place and reason.
    pub(super) fn problems(&self, language: Language) -> Vec<String> {
        let problems = self.problems.borrow();
        let told = problems.iter().map(|problem| {
            let place = problem.row.map_or_else(String::new, |row| format!("{row}:"));
            let column = problem.column.and_then(|column| self.table.columns().get(usize::from(column)));
            let column = column.map_or_else(String::new, |column| format!("{}: ", column.letter));
            format!("{}:{place} {column}{}", self.file, problem.reason.say(language))
        });
        let mut lines: Vec<String> = told.take(TOLD).collect();
        let more = self.more_problems.get() + problems.len().saturating_sub(TOLD);
        if more > 0 {
            lines.push(language.choose(
                format!("{}: {more} more of these", self.file),
                format!("{}: {more} más como estos", self.file),
            ));
        }
        lines
    }

    /// The same for a program.
    pub(super) fn json(&self, language: Language) -> Value {
        let (counts, nameless) = (self.table.counts(), self.nameless.get());
        json!({
            "file": self.file,
            "sheet": self.table.taken().sheet.0,
            "mapping": self.mapping.to_string(),
            "rows": counts.rows,
            "linked": counts.read - nameless.min(counts.read),
            "without_a_name": nameless,
            "blank": counts.blank,
            "aside": counts.aside,
            "not_read": counts.failed,
            "problems": self.problems(language),
        })
    }
}

/// Reads a mapping and holds it against the table: what it names must be there.
fn fitting(file: &str, text: &str, table: &Table, language: Language) -> Result<Mapping, Failure> {
    let mapping: Mapping =
        text.parse().map_err(|error: paradero_reader::mapping::MappingError| Failure(error.say(language)))?;
    let fit = mapping.fits(table);
    if fit.is_whole() {
        return Ok(fit.mapping);
    }
    let missing = fit.missing.iter().map(|(assignment, why)| format!("{file}: {assignment}: {}", why.say(language)));
    Err(Failure(missing.collect::<Vec<_>>().join("\n")))
}

/// A birth date as far as the list tells it. Where day and month may be exchanged, both are left open.
fn born(date: &Dated) -> Option<Born> {
    let moment = date.moment.as_ref()?.to_string();
    Born::parse(&moment).or_else(|| Born::parse(&date.written))
}

fn country(text: &str) -> Option<Country> {
    text.split([';', '/']).find_map(Country::named)
}

fn sex(text: &str, m_is_female: bool) -> Option<Sex> {
    match text.trim().to_lowercase().as_str() {
        "" => None,
        "m" if m_is_female => Some(Sex::Female),
        "f" | "w" | "female" | "woman" | "girl" | "femenino" | "femenina" | "mujer" => Some(Sex::Female),
        "m" | "h" | "male" | "man" | "boy" | "masculino" | "hombre" | "varon" | "varón" => Some(Sex::Male),
        _ => Some(Sex::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m_is_read_by_what_stands_beside_it() {
        assert_eq!(
            (sex("M", false), sex("M", true), sex("H", true)),
            (Some(Sex::Male), Some(Sex::Female), Some(Sex::Male))
        );
        assert_eq!(
            (sex(" Mujer ", false), sex("", false), sex("X", false)),
            (Some(Sex::Female), None, Some(Sex::Other))
        );
    }
}
