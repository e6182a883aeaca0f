//! The same three rules in DuckDB, where a Python with it is at hand.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::file::write_csv;
use super::made::Events;
use crate::Failure;

/// Loads the file, then times a sum and the three rules; prints the seconds and what the rules count.
const SCRIPT: &str = r#"
import duckdb, json, sys, time
path, threads, sql, runs = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
c = duckdb.connect()
c.execute(f"SET threads={threads}; SET preserve_insertion_order=false; SET enable_progress_bar=false")
types = "{'person': 'UINTEGER', 'ts': 'INTEGER', 'ev': 'UTINYINT'}"
source = f"read_csv('{path}', columns={types}, header=true)" if path.endswith(".csv") else f"'{path}'"
c.execute(f"CREATE TABLE events AS SELECT * FROM {source}")
def best(query):
    times = []
    for _ in range(runs):
        begin = time.perf_counter(); rows = c.execute(query).fetchall(); times.append(time.perf_counter() - begin)
    return min(times), rows
plain, _ = best("select sum(person), sum(ts), sum(ev) from events")
three, rows = best(sql)
print(json.dumps({"version": duckdb.__version__, "sum": plain, "three": three, "rows": rows}))
"#;

/// What DuckDB took and counted.
pub(super) struct Duck {
    pub(super) version: String,
    pub(super) sum: f64,
    pub(super) three: f64,
    /// Rule, `sat`, `pending` or `viol`, and how many.
    pub(super) counts: Vec<(String, String, u64)>,
}

/// Runs DuckDB; nothing where no Python has it.
pub(super) fn run(
    python: Option<&Path>,
    file: Option<&Path>,
    events: &Events,
    threads: usize,
) -> Result<Option<Duck>, Failure> {
    let program = python.map_or_else(|| PathBuf::from("python3"), Path::to_path_buf);
    let has_duck = Command::new(&program).args(["-c", "import duckdb"]).output().is_ok_and(|out| out.status.success());
    if !has_duck {
        return match python {
            Some(path) => Err(Failure(format!("{} has no package duckdb", path.display()))),
            None => Ok(None),
        };
    }
    let folder = std::env::temp_dir().join(format!("paradero-bench-{}", std::process::id()));
    let made = folder.join("events.csv");
    let given = file.filter(|file| file.extension().is_some_and(|ending| ending != "arrow"));
    let path = if let Some(file) = given {
        file
    } else {
        let written = std::fs::create_dir_all(&folder).and_then(|()| write_csv(&made, events));
        written.map_err(|error| Failure(format!("{} cannot be written: {error}", made.display())))?;
        made.as_path()
    };
    let mut command = Command::new(&program);
    command.arg("-c").arg(SCRIPT).arg(path).arg(threads.to_string()).arg(include_str!("rules.sql")).arg("3");
    let done = command.output();
    // What cannot be removed lies among the machine's temporary files.
    let _removed = std::fs::remove_dir_all(&folder);
    let done = done.map_err(|error| Failure(format!("{} cannot be run: {error}", program.display())))?;
    if !done.status.success() {
        return Err(Failure(format!("DuckDB failed:\n{}", String::from_utf8_lossy(&done.stderr))));
    }
    let value: serde_json::Value = serde_json::from_slice(&done.stdout)
        .map_err(|error| Failure(format!("what DuckDB printed cannot be read: {error}")))?;
    let row =
        |row: &serde_json::Value| Some((row[0].as_str()?.to_owned(), row[1].as_str()?.to_owned(), row[2].as_u64()?));
    Ok(Some(Duck {
        version: value["version"].as_str().unwrap_or_default().to_owned(),
        sum: value["sum"].as_f64().unwrap_or_default(),
        three: value["three"].as_f64().unwrap_or_default(),
        counts: value["rows"].as_array().into_iter().flatten().filter_map(row).collect(),
    }))
}
