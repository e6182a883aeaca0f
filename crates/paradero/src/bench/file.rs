//! Reading and writing the three columns of events as CSV.

use std::io::{BufWriter, Write as _};
use std::path::Path;

use super::made::Events;
use crate::Failure;

/// Reads `person,ts,ev`, a line each, with a head or without.
pub(super) fn read(path: &Path) -> Result<Events, Failure> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("csv") => read_csv(path),
        #[cfg(feature = "arrow")]
        Some("parquet" | "arrow") => read_columns(path),
        _ => {
            let help =
                "give a .csv file with the columns person,ts,ev; .parquet and .arrow files need the feature `arrow`";
            Err(Failure(format!("{} cannot be read as events\n{help}", path.display())))
        }
    }
}

fn read_csv(path: &Path) -> Result<Events, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure(format!("{} cannot be read: {error}", path.display())))?;
    let mut events = Events::default();
    for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let is_head = number == 0 && line.first().is_some_and(u8::is_ascii_alphabetic);
        if line.is_empty() || is_head {
            continue;
        }
        let mut fields = line.strip_suffix(b"\r").unwrap_or(line).split(|byte| *byte == b',').map(whole);
        let row = (fields.next().flatten(), fields.next().flatten(), fields.next().flatten(), fields.next());
        let narrow =
            |person, at, kind| Some((u32::try_from(person).ok()?, i32::try_from(at).ok()?, u8::try_from(kind).ok()?));
        let row = match row {
            (Some(person), Some(at), Some(kind), None) => narrow(person, at, kind),
            _ => None,
        };
        let Some((person, at, kind)) = row else {
            let message = "is not a person, a second and a kind, three whole numbers with commas between them";
            return Err(Failure(format!("{}:{}: the line {message}", path.display(), number + 1)));
        };
        events.person.push(person);
        events.at.push(at);
        events.kind.push(kind);
    }
    Ok(events)
}

/// A whole number; nothing for what is none.
fn whole(field: &[u8]) -> Option<i64> {
    std::str::from_utf8(field).ok()?.parse().ok()
}

#[cfg(feature = "arrow")]
fn read_columns(path: &Path) -> Result<Events, Failure> {
    let mut events = Events::default();
    for chunk in paradero_arrow::read_events(path, &super::made::KINDS).map_err(|fault| Failure(fault.to_string()))? {
        let chunk = chunk.map_err(|fault| Failure(fault.to_string()))?;
        let narrow = |at: &i64| i32::try_from(*at).unwrap_or(i32::MAX);
        events.person.extend_from_slice(&chunk.person);
        events.at.extend(chunk.at.iter().map(narrow));
        events.kind.extend(chunk.kind.iter().map(|kind| u8::try_from(*kind).unwrap_or(u8::MAX)));
    }
    Ok(events)
}

/// Writes the columns as CSV.
pub(super) fn write_csv(path: &Path, events: &Events) -> std::io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, std::fs::File::create(path)?);
    out.write_all(b"person,ts,ev\n")?;
    for ((person, at), kind) in events.person.iter().zip(&events.at).zip(&events.kind) {
        writeln!(out, "{person},{at},{kind}")?;
    }
    out.flush()
}
