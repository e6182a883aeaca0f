//! Made-up entries and ledgers that the tests share.

use std::path::{Path, PathBuf};

use paradero_ledger::{EntryId, EntryKind, Ledger, NewEntry, Recorded};
use rusqlite::Connection;
use tempfile::TempDir;

/// A statement about a made-up person.
pub(crate) fn statement(id: &str, person: &str) -> NewEntry {
    NewEntry {
        id: EntryId::new(id),
        kind: EntryKind::Statement,
        person: Some(person.to_owned()),
        tier: Some("team".to_owned()),
        body: format!("2025-03  locator_checked  as {id} has it"),
    }
}

/// Recorded so many seconds after 1970, by a made-up volunteer.
pub(crate) fn at(seconds: i64) -> Recorded {
    Recorded { at: seconds, by: "volunteer".to_owned() }
}

/// A folder that is removed afterwards, and the path of a ledger in it that does not exist yet.
pub(crate) fn new_path() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("made-up.ledger");
    (folder, path)
}

/// A closed ledger with three entries and one kept file.
pub(crate) fn small_ledger() -> (TempDir, PathBuf) {
    let (folder, path) = new_path();
    let mut ledger = Ledger::open(&path).unwrap();
    ledger.append(&[statement("a", "ana"), statement("b", "ben"), statement("c", "ana")], &at(1)).unwrap();
    ledger.keep_file(b"made up", "text/plain", "made-up.txt", &at(1)).unwrap();
    (folder, path)
}

/// A connection that knows nothing of this crate.
pub(crate) fn raw(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}
