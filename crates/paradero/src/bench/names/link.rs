//! A list of four sorts of sources, linked with itself.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::path::Path;

use paradero_names::link::{Called, Plan, Row, Sex};
use paradero_names::{Born, Country};
use serde_json::{Value, json};

use super::lists::RowOf;
use super::machine::{forget_peak, making, memory, peak, timed};
use super::tables::Tables;
use super::truth::{Linked, Truth};
use super::write::{self, World};
use super::{draw, listed_people, peers, python, rows_of, unwritten};
use crate::Failure;
use crate::args::BenchNames;

/// Links, and lets Splink link the same file where it is at hand.
pub(super) fn link(input: &BenchNames, folder: &Path) -> Result<(String, Value), Failure> {
    let tables = Tables::load();
    let people = listed_people(input, &tables);
    let rows = rows_of(input, &people);
    let world = World { people: &people, seed: input.seed, tables: &tables };
    let truth = Truth { rows: &rows, people: &people };
    let own = own(input, &rows, &world, &truth)?;
    draw(input, "calibration-link.svg", "Linking: said and right", &own.calibration)?;
    let mut all = vec![own];
    let notes = match splink(input, folder, &world, &truth)? {
        Some(other) => {
            all.push(other);
            ratio(&all)
        }
        None => {
            "Splink was not run: no Python with the packages splink 4, duckdb and pandas (--python PATH)\n".to_owned()
        }
    };
    let mut said = format!("\n{} rows about made-up people, {} threads\n{}", rows.len(), input.threads, Linked::head());
    for one in &all {
        said.push_str(&one.line());
    }
    said.push_str(&notes);
    if let Some(own) = all.first() {
        said.push_str(&format!(
            "namesakes: {} of {} two-by-two were put together; relatives: {} of {}\n\n{}",
            own.namesakes.1,
            own.namesakes.0,
            own.relatives.1,
            own.relatives.0,
            own.calibration.table("probability of a pair"),
        ));
    }
    let linkings: Vec<Value> = all.iter().map(Linked::json).collect();
    Ok((said, json!({ "rows": rows.len(), "threads": input.threads, "linkings": linkings })))
}

fn own(input: &BenchNames, rows: &[RowOf], world: &World<'_>, truth: &Truth<'_>) -> Result<Linked, Failure> {
    let plan = Plan { threads: input.threads.max(1), ..Plan::new() };
    let spent = Cell::default();
    let before = memory();
    forget_peak();
    let mut pairs: Vec<(u32, u32, f64)> = Vec::new();
    let number = |id: u64| u32::try_from(id).unwrap_or(u32::MAX);
    let (linked, both) = timed(|| {
        paradero_names::link::link(
            making(made(rows, world), &spent),
            &plan,
            &mut |_| ControlFlow::Continue(()),
            &mut |pair| {
                pairs.push((number(pair.left), number(pair.right), pair.probability));
            },
        )
    });
    let most = peak().zip(before).map(|(most, before)| most - before);
    let linked = linked.map_err(|fault| Failure(fault.to_string()))?;
    let groups: Vec<(u32, u32)> = (0u32..)
        .zip(&linked.groups)
        .flat_map(|(group, members)| members.iter().map(move |member| (number(member.id), group)))
        .collect();
    let mut own = truth.judge("Paradero", pairs.into_iter(), &groups);
    own.seconds = both - spent.get().as_secs_f64();
    own.peak_mb = most;
    Ok(own)
}

fn made<'a>(rows: &'a [RowOf], world: &'a World<'a>) -> impl Iterator<Item = Row> + 'a {
    (0u64..).zip(rows).filter_map(|(id, of)| {
        let made = of.row(world.people, world.seed, world.tables)?;
        let mut row = Row::new(id, 0, Called::Parts { given: made.given, surname: made.surname });
        row.born = Born::parse(&made.born);
        row.country = Country::named(&made.country);
        row.sex = match made.sex {
            "F" => Some(Sex::Female),
            "M" => Some(Sex::Male),
            _ => None,
        };
        // Splink is not given the place either.
        Some(row)
    })
}

fn splink(input: &BenchNames, folder: &Path, world: &World<'_>, truth: &Truth<'_>) -> Result<Option<Linked>, Failure> {
    let python = python(input);
    if !peers::has(&python, "splink, duckdb, pandas") {
        return Ok(None);
    }
    let files = write::lists(folder, truth.rows, world).and_then(|()| write::countries(folder));
    files.map_err(|error| unwritten(folder, &error))?;
    let done = peers::splink(&python, folder, input.threads)?;
    let (pairs, groups) = (peers::pairs(folder)?, peers::groups(folder)?);
    let what = format!("Splink {}, fourteen rules", done.version);
    let mut linked = truth.judge(&what, pairs.into_iter(), &groups);
    // Reading the file is left out, as it is for us.
    linked.seconds = done.seconds;
    linked.peak_mb = Some(done.peak_mb);
    Ok(Some(linked))
}

fn ratio(all: &[Linked]) -> String {
    let [own, other, ..] = all else { return String::new() };
    let memory = other.peak_mb.zip(own.peak_mb).map_or(0.0, |(other, own)| other / own.max(1.0));
    format!(
        "{}: {:.1} times as long, {memory:.1} times the memory\n",
        other.what,
        other.seconds / own.seconds.max(1e-6)
    )
}
