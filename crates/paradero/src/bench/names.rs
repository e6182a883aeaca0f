//! Measuring who is who: made-up people, distorted names and lists that never agree, beside others that do the same work.
//!
//! The people and the distortions are written without sight of the code that undoes them.

mod dice;
mod find;
mod letters;
mod link;
mod lists;
mod machine;
mod peers;
mod people;
mod places;
mod plot;
mod queries;
mod score;
mod shape;
mod tables;
#[cfg(test)]
mod tests;
mod truth;
mod words;
mod write;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use serde_json::Value;

use crate::args::{BenchNames, BenchPart};
use crate::{Failure, print};
use people::Person;
use tables::Tables;
use write::World;

/// Measures, or writes the files alone.
pub(super) fn names(input: &BenchNames) -> Result<ExitCode, Failure> {
    if let Some(folder) = &input.write {
        return write_files(input, folder);
    }
    if let Some(part) = input.part {
        let folder = input.keep.clone().ok_or_else(|| Failure("a part needs --keep FOLDER".to_owned()))?;
        let (said, value) = match part {
            BenchPart::Build => find::build(input, &folder)?,
            BenchPart::Search => find::search(input, &folder)?,
            BenchPart::Link => link::link(input, &folder)?,
        };
        if input.json {
            print::json(&value);
        } else {
            print::text(&said);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let made = std::env::temp_dir().join(format!("paradero-bench-names-{}", std::process::id()));
    let folder = input.keep.as_ref().unwrap_or(&made);
    std::fs::create_dir_all(folder).map_err(|error| unwritten(folder, &error))?;
    let done = parts(input, folder);
    if input.keep.is_none() {
        // What cannot be removed lies among the machine's temporary files.
        let _removed = std::fs::remove_dir_all(folder);
    }
    done
}

/// Each part in a process of its own: the memory of one is not that of another.
fn parts(input: &BenchNames, folder: &Path) -> Result<ExitCode, Failure> {
    let mut all = serde_json::Map::new();
    for part in ["build", "search", "link"] {
        if part == "link" && input.link_rows == 0 {
            continue;
        }
        let printed = run_part(input, folder, part)?;
        if input.json {
            let value: Value = serde_json::from_slice(&printed).unwrap_or_default();
            all.insert(part.to_owned(), value);
        }
    }
    if input.json {
        print::json(&Value::Object(all));
    }
    Ok(ExitCode::SUCCESS)
}

fn run_part(input: &BenchNames, folder: &Path, part: &str) -> Result<Vec<u8>, Failure> {
    let fault = |error: std::io::Error| Failure(format!("the part {part} cannot be run: {error}"));
    let mut command = Command::new(std::env::current_exe().map_err(fault)?);
    command.args(std::env::args_os().skip(1)).args(["--part", part]);
    if input.keep.is_none() {
        command.arg("--keep").arg(folder);
    }
    let stdout = if input.json { Stdio::piped() } else { Stdio::inherit() };
    let out = command.stdout(stdout).stderr(Stdio::inherit()).spawn().and_then(std::process::Child::wait_with_output);
    let out = out.map_err(fault)?;
    if out.status.success() {
        Ok(out.stdout)
    } else {
        Err(Failure(format!("the part {part} ended with {}", out.status)))
    }
}

/// The people who can be found.
fn found_people(input: &BenchNames, tables: &Tables) -> Vec<Person> {
    people::population(input.people, input.seed, tables)
}

/// The people whom the rows of the lists are about.
fn listed_people(input: &BenchNames, tables: &Tables) -> Vec<Person> {
    people::population(lists::people_for(input.link_rows), input.seed, tables)
}

fn rows_of(input: &BenchNames, people: &[Person]) -> Vec<lists::RowOf> {
    lists::rows(people, usize::try_from(input.link_rows).unwrap_or(0), input.seed)
}

fn write_files(input: &BenchNames, folder: &Path) -> Result<ExitCode, Failure> {
    std::fs::create_dir_all(folder).map_err(|error| unwritten(folder, &error))?;
    let tables = Tables::load();
    let people = found_people(input, &tables);
    let asked = queries::queries(&people, input.queries, input.seed, &tables);
    let world = World { people: &people, seed: input.seed, tables: &tables };
    let people_written = write::people(folder, &world).and_then(|()| write::queries(folder, &asked));
    people_written.map_err(|error| unwritten(folder, &error))?;
    let people = listed_people(input, &tables);
    let rows = rows_of(input, &people);
    let world = World { people: &people, seed: input.seed, tables: &tables };
    let lists_written = write::lists(folder, &rows, &world).and_then(|()| write::countries(folder));
    lists_written.map_err(|error| unwritten(folder, &error))?;
    print::line(&format!(
        "{} people, {} queries and {} rows, all made up, are in {}",
        input.people,
        input.queries,
        rows.len(),
        folder.display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Writes a plot, where one is wanted.
fn draw(input: &BenchNames, name: &str, title: &str, calibration: &score::Calibration) -> Result<(), Failure> {
    let Some(folder) = &input.plot else { return Ok(()) };
    let path: PathBuf = folder.join(name);
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, plot::svg(title, calibration)));
    written.map_err(|error| unwritten(&path, &error))
}

/// The Python that others run in; a path counts from here, though it is run elsewhere.
fn python(input: &BenchNames) -> PathBuf {
    match &input.python {
        Some(path) if path.components().count() > 1 => std::path::absolute(path).unwrap_or_else(|_| path.clone()),
        Some(name) => name.clone(),
        None => PathBuf::from("python3"),
    }
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    Failure(format!("{} cannot be read or written: {error}", path.display()))
}
