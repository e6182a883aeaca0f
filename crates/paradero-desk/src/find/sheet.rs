//! The same in a list that nobody recorded: a sheet as somebody sent it.

use paradero_names::{Country, Index, Name, say as words};
use paradero_reader::mapping::{Entry, Mapping, entries};
use paradero_reader::sheet::{self, Choice};
use paradero_reader::table::{Problem, Table};
use paradero_record::{Instant, Language, Zone};

use crate::desk::Refusal;
use crate::find::read::{Asked, born_of, civil};
use crate::find::{Find, plausible, say};
use crate::time;
use crate::view::{FindListView, RowCounts, RowHitLine, RowProblem};

/// How many problems of cells are named at most, beside those of the sheet.
const MOST_PROBLEMS: usize = 1_000;

/// A sheet as it was sent.
#[derive(Clone, Copy, Debug)]
pub struct ListFile<'a> {
    /// What the file is called.
    pub name: &'a str,
    /// What it holds: a workbook or separated text.
    pub bytes: &'a [u8],
    /// Which column means what, such as `name=B, born:dmy=F`; guessed when it is empty.
    pub mapping: &'a str,
}

/// Finds who on a list may be meant. Rows and cells that cannot be read are named, and the rest goes on. Ages are counted as
/// of now.
///
/// # Errors
///
/// When the file is no sheet, the mapping cannot be read, no column holds names, or part of the question cannot be read.
pub fn find_in_list(
    list: ListFile<'_>,
    input: &Find,
    now: Instant,
    language: Language,
) -> Result<FindListView, Refusal> {
    let zone = time::desk_zone();
    let asked = Asked::read(input, now, &zone, language);
    if !asked.faults.is_empty() {
        return Err(Refusal::Invalid(asked.faults));
    }
    let (table, mapping) = open(list, language)?;
    let today = civil(zone.day_of(now));
    let mut problems = Problems::of(&table, language);
    let mut index = Vec::new();
    let mut people = Vec::new();
    for entry in entries(&table, &mapping) {
        problems.add(&entry.problems, language);
        if entry.full.is_empty() {
            continue;
        }
        index.push(indexed(&entry, people.len(), &zone, today));
        people.push(entry);
    }
    let counts = table.counts();
    let counts = RowCounts {
        rows: counts.rows,
        people: people.len(),
        nameless: counts.read.saturating_sub(people.len()),
        blank: counts.blank,
        aside: counts.aside,
        failed: counts.failed,
    };
    let mut view = FindListView {
        file: list.name.to_owned(),
        mapping: mapping.to_string(),
        asked: asked.name.clone(),
        read: asked.taken.clone(),
        hits: Vec::new(),
        nobody: 100,
        outcome: language.choose("Nobody on the list fits.", "Nadie en la lista concuerda.").to_owned(),
        telling: None,
        counts,
        problems: problems.named,
        more_problems: problems.more,
    };
    if let Some(query) = asked.query(input) {
        let answer = Index::build(index).find(&query);
        let hits = plausible(&answer);
        view.hits = hits.filter_map(|hit| row_hit(hit, &people, &asked, language)).collect();
        view.nobody = say::percent(answer.nobody);
        view.telling = Some(words::telling(&answer.telling, say::tongue(language))).filter(|said| !said.is_empty());
        if !view.hits.is_empty() {
            view.outcome = say::outcome(&answer, &query, language);
        }
    }
    Ok(view)
}

fn open(list: ListFile<'_>, language: Language) -> Result<(Table, Mapping), Refusal> {
    let broken = |message: String, hint: &str| Refusal::Broken { message, hint: hint.to_owned() };
    let table = sheet::open(list.bytes, list.name).and_then(|book| book.table(&Choice::default()));
    let table = table.map_err(|error| broken(format!("{}: {}", list.name, error.say(language)), ""))?;
    let mapping = if list.mapping.trim().is_empty() {
        Mapping::guess(&table)
    } else {
        list.mapping.parse().map_err(|error: paradero_reader::mapping::MappingError| {
            broken(error.say(language), "--map 'given=C, surname=B, born:dmy=F, country=G'")
        })?
    };
    if !mapping.has_name() {
        let message = language.choose("no column holds names", "ninguna columna tiene nombres");
        return Err(broken(format!("{}: {message}", list.name), "--map name=B"));
    }
    Ok((table, mapping))
}

fn indexed(entry: &Entry, number: usize, zone: &Zone, today: (i32, u8, u8)) -> paradero_names::Entry {
    let surname = [&entry.surname, &entry.second_surname].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let name = match &entry.given {
        Some(given) if !surname.is_empty() => Name::of(given, &surname),
        _ => Name::parse(&entry.full),
    };
    let written = entry.born.as_ref().and_then(|born| born.moment.as_ref()).and_then(|moment| born_of(moment, zone));
    let age = || paradero_names::Born::aged(entry.age.and_then(|age| u8::try_from(age).ok())?, today);
    paradero_names::Entry {
        id: u64::try_from(number).unwrap_or(u64::MAX),
        names: vec![name],
        born: written.or_else(age),
        country: entry.country.as_deref().and_then(Country::named),
        place: entry.place.clone(),
    }
}

fn row_hit(hit: &paradero_names::Hit, people: &[Entry], asked: &Asked, language: Language) -> Option<RowHitLine> {
    let entry = people.get(usize::try_from(hit.id).ok()?)?;
    let age = entry.age.map(|age| language.choose(format!("age {age}"), format!("{age} años")));
    Some(RowHitLine {
        row: entry.row,
        name: entry.full.clone(),
        born: entry.born.as_ref().map(|born| born.written.clone()).or(age),
        country: entry.country.clone(),
        place: entry.place.clone(),
        percent: say::percent(hit.probability),
        reasons: say::said(hit.reasons.iter().cloned(), &asked.name, &[&entry.full], language),
    })
}

/// What could not be read, as far as it is named.
struct Problems {
    named: Vec<RowProblem>,
    more: usize,
}

impl Problems {
    fn of(table: &Table, language: Language) -> Self {
        let mut all = Self { named: Vec::new(), more: table.more_problems() };
        all.add(table.problems(), language);
        all
    }

    fn add(&mut self, problems: &[Problem], language: Language) {
        for problem in problems {
            if self.named.len() < MOST_PROBLEMS {
                let reason = problem.reason.say(language).to_owned();
                self.named.push(RowProblem { row: problem.row, place: problem.place(), reason });
            } else {
                self.more += 1;
            }
        }
    }
}
