//! The people, queries and lists as CSV files, for whoever wants to try something else on them.

use std::io::{BufWriter, Result, Write};
use std::path::Path;

use super::lists::{RowOf, printed};
use super::people::Person;
use super::places::COUNTRIES;
use super::queries::Query;
use super::tables::Tables;

/// What everything is made from.
pub(super) struct World<'a> {
    pub(super) people: &'a [Person],
    pub(super) seed: u64,
    pub(super) tables: &'a Tables,
}

fn created(folder: &Path, name: &str) -> Result<BufWriter<std::fs::File>> {
    Ok(BufWriter::with_capacity(1 << 20, std::fs::File::create(folder.join(name))?))
}

/// A field of a CSV file, in quotes where it must be.
fn field(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// `people.csv`: one row a person, as an official list prints it.
pub(super) fn people(folder: &Path, world: &World<'_>) -> Result<()> {
    let mut out = created(folder, "people.csv")?;
    out.write_all(b"rec_id,name,surname,given,dob,country,sex,place,household,namesakes\n")?;
    for (number, person) in (0u32..).zip(world.people) {
        let (surname, given) = printed(person, number, world.seed, world.tables);
        let (born, country, place) = (person.born(), person.country().code, person.place());
        let sex = if person.is_woman { "F" } else { "M" };
        let (a, b, c, d) = person.names();
        let (name, surname, given) = (field(&format!("{surname}, {given}")), field(&surname), field(&given));
        // Whoever bears exactly the same names has the same last field.
        let names = format!("{a}.{b}.{c}.{d}");
        writeln!(out, "{number},{name},{surname},{given},{born},{country},{sex},{place},{},{names}", person.household)?;
    }
    out.flush()
}

/// `queries.csv`: what is said beside the name, then what could have been.
pub(super) fn queries(folder: &Path, queries: &[Query]) -> Result<()> {
    let mut out = created(folder, "queries.csv")?;
    out.write_all(b"qid,rec_id,query,birth_year,age,country,tier,ops,full_year,full_country\n")?;
    for (number, query) in queries.iter().enumerate() {
        let (year, age) = (query.year.to_string(), query.age.to_string());
        let said_year = if query.says_year && !query.says_age { year.as_str() } else { "" };
        let said_age = if query.says_year && query.says_age { age.as_str() } else { "" };
        let country = if query.says_country { query.country } else { "" };
        let (text, tier, done) = (field(&query.text), query.degree.word(), query.done.join("|"));
        let (person, full) = (query.person, query.country);
        writeln!(out, "{number},{person},{text},{said_year},{said_age},{country},{tier},{done},{year},{full}")?;
    }
    out.flush()
}

/// `lists.csv`: the rows of all sources, and whom each is about.
pub(super) fn lists(folder: &Path, rows: &[RowOf], world: &World<'_>) -> Result<()> {
    let mut out = created(folder, "lists.csv")?;
    out.write_all(b"rec_id,person_id,surname,given,dob,country,sex,place,source\n")?;
    for (number, of) in rows.iter().enumerate() {
        let Some(row) = of.row(world.people, world.seed, world.tables) else { continue };
        let fields = [&row.surname, &row.given, &row.born, &row.country].map(|text| field(text));
        let source = of.source.word();
        writeln!(out, "{number},{},{},{},{},{source}", of.person, fields.join(","), row.sex, field(&row.place))?;
    }
    out.flush()
}

/// `countries.csv`: what sources call a country, and its two letters.
pub(super) fn countries(folder: &Path) -> Result<()> {
    let mut out = created(folder, "countries.csv")?;
    out.write_all(b"said,code\n")?;
    for country in COUNTRIES {
        for said in [country.code, country.english, country.spanish, country.from_there] {
            writeln!(out, "{said},{}", country.code)?;
        }
    }
    out.flush()
}
