//! The index over the people: built, saved, opened and asked.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use paradero_names::{Born, Country, Entry, Index, Name, Query as Asked};
use serde_json::{Value, json};

use super::lists::printed;
use super::machine::{clock, forget_peak, making, megabytes, memory, peak, timed};
use super::peers::{self, Peer};
use super::people::{TODAY, population};
use super::queries::{Query, queries};
use super::score::{Calibration, Found, Score};
use super::tables::Tables;
use super::write::{self, World};
use super::{draw, found_people, python, unwritten};
use crate::Failure;
use crate::args::BenchNames;

const FILE: &str = "people.index";

/// Builds the index and saves it.
pub(super) fn build(input: &BenchNames, folder: &Path) -> Result<(String, Value), Failure> {
    let tables = Tables::load();
    let people = found_people(input, &tables);
    let world = World { people: &people, seed: input.seed, tables: &tables };
    let path = folder.join(FILE);
    let before = memory();
    forget_peak();
    let spent = Cell::default();
    let (index, both) = timed(|| Index::build(making(entries(&world), &spent)));
    let (most, after) = (peak(), memory());
    let (saved, save) = timed(|| {
        let mut out = BufWriter::with_capacity(1 << 20, File::create(&path)?);
        index.save(&mut out)?;
        out.flush()
    });
    saved.map_err(|error| unwritten(&path, &error))?;
    let size = std::fs::metadata(&path).map_or(0, |file| file.len() / 1_000_000);
    let (built, grown) = (both - spent.get().as_secs_f64(), after.zip(before).map(|(after, before)| after - before));
    let most = most.zip(before).map(|(most, before)| most - before);
    let said = format!(
        "{} people (made up), seed {}\nbuilt in {built:.1} s with {} at most, {} after; saved in {save:.2} s, {size} MB\n",
        index.len(),
        input.seed,
        megabytes(most),
        megabytes(grown),
    );
    let value = json!({
        "people": index.len(), "build_s": built, "build_peak_mb": most, "built_mb": grown, "save_s": save, "file_mb": size,
    });
    Ok((said, value))
}

fn entries<'a>(world: &'a World<'a>) -> impl Iterator<Item = Entry> + 'a {
    (0u32..).zip(world.people).map(|(number, person)| {
        let (surname, given) = printed(person, number, world.seed, world.tables);
        let born = person.born();
        let part = |part: i8| u8::try_from(part).ok();
        let mut entry = Entry::new(u64::from(number), Name::of(&given, &surname));
        entry.born = Born::new(i32::from(born.year()), part(born.month()), part(born.day()));
        entry.country = Country::named(person.country().code);
        entry
    })
}

/// What is told beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Nothing,
    Year,
    YearAndCountry,
    /// As it is told: the year or the age in 60 of 100, the country in 85.
    AsSaid,
}

const TOLD: [(Told, &str); 4] = [
    (Told::Nothing, "name alone"),
    (Told::Year, "with year of birth"),
    (Told::YearAndCountry, "with year of birth and country"),
    (Told::AsSaid, "as said (year in 60, country in 85 of 100)"),
];

/// Opens the saved index and asks it.
pub(super) fn search(input: &BenchNames, folder: &Path) -> Result<(String, Value), Failure> {
    let tables = Tables::load();
    let people = found_people(input, &tables);
    let world = World { people: &people, seed: input.seed, tables: &tables };
    let asked = queries(&people, input.queries, input.seed, &tables);
    let path = folder.join(FILE);
    let before = memory();
    let (index, load) = timed(|| File::open(&path).map(Index::open));
    let index = index.map_err(|error| unwritten(&path, &error))?.map_err(|fault| Failure(fault.to_string()))?;
    let held = memory().zip(before).map(|(after, before)| after - before);
    let found = TOLD.map(|(told, _)| ask(&index, &asked, told));
    let mut scores: Vec<Score> =
        found.iter().zip(TOLD).map(|(found, (_, what))| Score::of(what, found, &asked, &world)).collect();
    let held_after = memory().zip(before).map(|(after, before)| after - before);
    let (calibration, nobody) = strangers(input, &index, &tables);
    drop(index);
    let (peers, notes) = others(input, folder, (&world, &asked))?;
    let [alone, ..] = &found;
    let ratios: String = peers.iter().map(|peer| against(peer, alone, (&world, &asked))).collect();
    scores.extend(peers.iter().map(|peer| Score::of(&peer.name, &peer.found, &asked, &world)));
    draw(input, "calibration-search.svg", "Search: said and right", &calibration)?;
    let mut said = format!(
        "opened in {load:.3} s, holds {}, {} after the queries\n\n{}",
        megabytes(held),
        megabytes(held_after),
        Score::head()
    );
    for score in &scores {
        said.push_str(&score.line());
    }
    said.push_str(&ratios);
    said.push_str(&notes);
    said.push_str("\nas said, half of those who are asked for are not in the index\n");
    said.push_str(&format!("{}\n{}", calibration.table("a hit is the person"), nobody.table("nobody is the person")));
    let searches: Vec<Value> = scores.iter().map(Score::json).collect();
    let value = json!({
        "load_s": load, "opened_mb": held, "after_queries_mb": held_after, "searches": searches,
        "calibration": calibration.json(), "nobody": nobody.json(),
    });
    Ok((said, value))
}

/// Asks every query, after a few to warm up.
fn ask(index: &Index, asked: &[Query], told: Told) -> Vec<Found> {
    for query in asked.iter().take(20) {
        let _warmed = index.find(&question(query, told));
    }
    let mut all = Vec::with_capacity(asked.len());
    for (number, query) in asked.iter().enumerate() {
        let question = question(query, told);
        let begin = clock();
        let answer = index.find(&question);
        let milliseconds = begin.elapsed().as_secs_f64() * 1e3;
        let people = answer.hits.iter().map(|hit| u32::try_from(hit.id).unwrap_or(u32::MAX)).collect();
        all.push(Found { query: number, milliseconds, people });
    }
    all
}

fn question(query: &Query, told: Told) -> Asked {
    let year = Born::new(i32::from(query.year), None, None);
    let today = (i32::from(TODAY.year()), 1, 1);
    let age = u8::try_from(query.age).ok().and_then(|age| Born::aged(age, today));
    let (born, tells_country) = match told {
        Told::Nothing => (None, false),
        Told::Year => (year, false),
        Told::YearAndCountry => (year, true),
        Told::AsSaid => {
            let born = if query.says_age { age } else { year };
            (born.filter(|_| query.says_year), query.says_country)
        }
    };
    let mut question = Asked::text(&query.text).limit(10);
    if let Some(born) = born {
        question = question.born(born);
    }
    if let Some(country) = Country::named(query.country).filter(|_| tells_country) {
        question = question.country(country);
    }
    question
}

/// Whether probabilities are right, of hits and of "nobody": as many queries for people who are not in the index as for
/// people who are, which is what the index takes for given where nothing else is said.
fn strangers(input: &BenchNames, index: &Index, tables: &Tables) -> (Calibration, Calibration) {
    let (mut hits, mut nobody) = (Calibration::default(), Calibration::default());
    for (seed, is_here) in [(input.seed, true), (input.seed ^ 0x5eed, false)] {
        let people = population(input.people, seed, tables);
        for query in queries(&people, input.queries, seed, tables) {
            let answer = index.find(&question(&query, Told::AsSaid));
            nobody.add(answer.nobody, !is_here);
            for hit in &answer.hits {
                hits.add(hit.probability, is_here && hit.id == u64::from(query.person));
            }
        }
    }
    (hits, nobody)
}

/// The others, where they are at hand; what is said of those that are not.
fn others(
    input: &BenchNames,
    folder: &Path,
    (world, asked): (&World<'_>, &[Query]),
) -> Result<(Vec<Peer>, String), Failure> {
    let python = python(input);
    let has_rapidfuzz = peers::has(&python, "rapidfuzz, numpy");
    let (mut found, mut notes) = (Vec::new(), String::new());
    if has_rapidfuzz || input.postgres.is_some() {
        let written = write::people(folder, world).and_then(|()| write::queries(folder, asked));
        written.map_err(|error| unwritten(folder, &error))?;
    }
    if has_rapidfuzz {
        found.push(peers::rapidfuzz(&python, folder, input.peer_seconds)?);
    } else {
        notes.push_str("rapidfuzz was not run: no Python with the packages rapidfuzz and numpy (--python PATH)\n");
    }
    match &input.postgres {
        Some(connection) => found.push(peers::postgres(connection, folder, input.peer_seconds)?),
        None => notes.push_str("PostgreSQL was not run: no connection (--postgres CONNECTION)\n"),
    }
    Ok((found, notes))
}

/// What another takes and finds, against the search by name alone on those queries that the other had time for.
fn against(peer: &Peer, alone: &[Found], (world, asked): (&World<'_>, &[Query])) -> String {
    let answered: BTreeSet<usize> = peer.found.iter().map(|found| found.query).collect();
    let same: Vec<Found> = alone.iter().filter(|found| answered.contains(&found.query)).cloned().collect();
    let [own, other] = [&same, &peer.found].map(|found| Score::of("", found, asked, world));
    format!(
        "{}: {:.0} times as long; on its {} queries hit@10 {:.3}, here {:.3}\n",
        peer.name,
        other.percentile(50) / own.percentile(50).max(1e-6),
        other.all.queries,
        other.all.share(other.all.among_ten),
        own.all.share(own.all.among_ten),
    )
}
