//! The same work by others, where they are at hand: rapidfuzz and Splink through Python, PostgreSQL through `psql`.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use super::score::Found;
use crate::Failure;

const RAPIDFUZZ: &str = include_str!("peers/rapidfuzz.py");
const TRIGRAMS: &str = include_str!("peers/trigrams.sql");
const SPLINK: &str = include_str!("peers/splink.py");

/// What a peer found, and its name with its version.
pub(super) struct Peer {
    pub(super) name: String,
    pub(super) found: Vec<Found>,
}

/// What Splink came to; the pairs and groups are in the files.
pub(super) struct Splink {
    pub(super) version: String,
    /// Training, comparing and grouping, in seconds; reading the file is left out.
    pub(super) seconds: f64,
    pub(super) peak_mb: f64,
}

/// Whether this Python has packages.
pub(super) fn has(python: &Path, packages: &str) -> bool {
    Command::new(python).args(["-c", &format!("import {packages}")]).output().is_ok_and(|out| out.status.success())
}

/// A scan of every name, by rapidfuzz and numpy.
pub(super) fn rapidfuzz(python: &Path, folder: &Path, seconds: u32) -> Result<Peer, Failure> {
    let mut command = Command::new(python);
    command.current_dir(folder).args(["-c", RAPIDFUZZ, "people.csv", "queries.csv", &seconds.to_string()]);
    Ok(answers(&text(&mut command, "rapidfuzz")?))
}

/// The nearest by trigrams in a database that may be written to.
pub(super) fn postgres(connection: &str, folder: &Path, seconds: u32) -> Result<Peer, Failure> {
    let script = folder.join("trigrams.sql");
    std::fs::write(&script, TRIGRAMS.replace("SECONDS", &seconds.to_string()))
        .map_err(|error| cannot(&script, &error))?;
    let mut command = Command::new("psql");
    command.current_dir(folder).args(["-X", "-q", "-d", connection, "-f", "trigrams.sql"]);
    Ok(answers(&text(&mut command, "psql")?))
}

/// Links the list with itself, by Splink 4, duckdb and pandas.
pub(super) fn splink(python: &Path, folder: &Path, threads: usize) -> Result<Splink, Failure> {
    let mut command = Command::new(python);
    let files = ["lists.csv", "countries.csv", "splink_pairs.csv", "splink_groups.csv"];
    command.current_dir(folder).args(["-c", SPLINK]).args(files).arg(threads.to_string());
    let printed = text(&mut command, "Splink")?;
    let value: Value = printed.lines().last().and_then(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    let number = |key: &str| value.get(key).and_then(Value::as_f64).unwrap_or_default();
    Ok(Splink {
        version: value.get("version").and_then(Value::as_str).unwrap_or_default().to_owned(),
        seconds: number("seconds"),
        peak_mb: number("peak_mb"),
    })
}

/// Pairs and what they were given, from Splink's file.
pub(super) fn pairs(folder: &Path) -> Result<Vec<(u32, u32, f64)>, Failure> {
    let line = |line: &str| {
        let mut fields = line.split(',');
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    read(&folder.join("splink_pairs.csv"), line)
}

/// Rows and their groups, from Splink's file.
pub(super) fn groups(folder: &Path) -> Result<Vec<(u32, u32)>, Failure> {
    let line = |line: &str| {
        let (row, group) = line.split_once(',')?;
        Some((row.parse().ok()?, group.parse().ok()?))
    };
    read(&folder.join("splink_groups.csv"), line)
}

fn read<T>(path: &Path, line: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| cannot(path, &error))?;
    Ok(text.lines().filter_map(line).collect())
}

fn cannot(path: &Path, error: &std::io::Error) -> Failure {
    Failure(format!("{} cannot be read or written: {error}", path.display()))
}

fn text(command: &mut Command, what: &str) -> Result<String, Failure> {
    let Output { status, stdout, stderr } =
        command.output().map_err(|error| Failure(format!("{what} cannot be run: {error}")))?;
    if !status.success() {
        return Err(Failure(format!("{what} failed:\n{}", String::from_utf8_lossy(&stderr))));
    }
    Ok(String::from_utf8_lossy(&stdout).into_owned())
}

/// Reads `query;milliseconds;person person …`, a line each, after a line with the name.
fn answers(printed: &str) -> Peer {
    let name = printed.lines().find_map(|line| line.strip_prefix("# ")?.split_once(';'));
    let found = printed.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split(';');
        Some(Found {
            query: fields.next()?.parse().ok()?,
            milliseconds: fields.next()?.parse().ok()?,
            people: fields.next()?.split(' ').filter_map(|person| person.parse().ok()).collect(),
        })
    });
    Peer { name: name.map_or_else(String::new, |(name, _)| name.to_owned()), found: found.collect() }
}
