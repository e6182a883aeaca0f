//! Opening: what is refused, with which sentence, and that a refused file keeps every byte.

use std::fs;
use std::path::Path;

use paradero_ledger::{Error, Ledger};
use rusqlite::Connection;

use crate::samples::{at, new_path, raw, small_ledger, statement};

/// Expects that opening fails with this message (`PATH` stands for the path) and a hint, and leaves the folder alone.
fn check_refused(path: &Path, message: &str) {
    let before = bytes_in(path.parent().unwrap());
    let error = Ledger::open(path).unwrap_err();
    assert_eq!(error.to_string().replace(path.to_str().unwrap(), "PATH"), message);
    assert!(error.hint().ends_with('.'));
    assert_eq!(bytes_in(path.parent().unwrap()), before, "the folder was touched");
}

/// Every file in a folder with its bytes.
fn bytes_in(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let Ok(files) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_new_ledger_is_empty_marked_and_durable() {
    let (_folder, path) = new_path();
    let ledger = Ledger::open(&path).unwrap();
    assert_eq!((ledger.last_seq().unwrap(), ledger.path()), (0, Some(path.as_path())));
    assert_eq!(ledger.verify().unwrap().entries, 0);
    // The mark is in the file itself while the write-ahead log still holds whatever it holds.
    let header = fs::read(&path).unwrap();
    assert_eq!(header.get(68..72), Some(b"PrdL".as_slice()));
    let journal: String = raw(&path).query_row("PRAGMA journal_mode", (), |row| row.get(0)).unwrap();
    assert_eq!(journal, "wal");
}

#[test]
fn an_empty_file_becomes_a_ledger() {
    let (_folder, path) = new_path();
    fs::write(&path, b"").unwrap();
    assert_eq!(Ledger::open(&path).unwrap().last_seq().unwrap(), 0);
}

#[test]
fn a_missing_folder_and_a_folder_are_refused() {
    let (folder, _) = new_path();
    let path = folder.path().join("not-there/made-up.ledger");
    let message = format!("cannot open PATH: the folder {} does not exist", folder.path().join("not-there").display());
    check_refused(&path, &message);
    assert!(!path.parent().unwrap().exists());
    fs::create_dir(folder.path().join("inside")).unwrap();
    check_refused(&folder.path().join("inside"), "cannot open PATH: it is a folder, not a file");
    assert!(matches!(Ledger::open(""), Err(Error::IsFolder { .. })));
    assert!(matches!(Ledger::open("."), Err(Error::IsFolder { .. })));
}

#[test]
fn a_file_that_may_only_be_read_is_refused() {
    let (_folder, path) = small_ledger();
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    check_refused(&path, "cannot open PATH: it may only be read");
}

#[test]
fn something_else_is_refused_and_left_alone() {
    let refused = "cannot open PATH: it is not a ledger; it was left as it is";
    let (_folder, path) = new_path();
    for bytes in [b"x".as_slice(), b"SQLite format 3\0", &[b'%'; 5000], &[0; 4096]] {
        fs::write(&path, bytes).unwrap();
        check_refused(&path, refused);
    }
    fs::remove_file(&path).unwrap();
    raw(&path).execute_batch("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)").unwrap();
    check_refused(&path, refused);
}

/// Another program's database, left after a crash with a write-ahead log: even that is not tidied up.
#[test]
fn a_foreign_database_with_a_log_is_left_alone() {
    let (folder, path) = new_path();
    let theirs = folder.path().join("theirs");
    let connection = raw(&theirs);
    connection.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE theirs (x)").unwrap();
    fs::copy(&theirs, &path).unwrap();
    fs::copy(folder.path().join("theirs-wal"), folder.path().join("made-up.ledger-wal")).unwrap();
    check_refused(&path, "cannot open PATH: it is not a ledger; it was left as it is");
}

#[test]
fn a_later_version_is_refused_and_left_alone() {
    let (_folder, path) = small_ledger();
    raw(&path).execute_batch("PRAGMA user_version = 2; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let later =
        "cannot open PATH: it has ledger version 2, and this program knows versions up to 1; it was left as it is";
    check_refused(&path, later);
    raw(&path).execute_batch("PRAGMA user_version = 0").unwrap();
    check_refused(&path, "cannot open PATH: it is not a ledger; it was left as it is");
}

/// The later version may still be in the write-ahead log only. Then the log must survive our look at it.
#[test]
fn a_later_version_in_the_log_is_refused_and_the_log_kept() {
    let (folder, path) = small_ledger();
    let connection = raw(&path);
    connection.execute_batch("PRAGMA user_version = 7").unwrap();
    let copy = folder.path().join("copy.ledger");
    fs::copy(&path, &copy).unwrap();
    fs::copy(folder.path().join("made-up.ledger-wal"), folder.path().join("copy.ledger-wal")).unwrap();
    let before = (fs::read(&copy).unwrap(), fs::read(folder.path().join("copy.ledger-wal")).unwrap());
    assert!(matches!(Ledger::open(&copy), Err(Error::NewerVersion { found: 7, known: 1, .. })));
    let after = (fs::read(&copy).unwrap(), fs::read(folder.path().join("copy.ledger-wal")).unwrap());
    assert!(before == after, "the refused ledger was touched");
}

#[test]
fn a_damaged_ledger_says_so() {
    let (_folder, path) = small_ledger();
    let mut bytes = fs::read(&path).unwrap();
    // All but the first page, which holds the mark and the schema.
    bytes.iter_mut().skip(4096).for_each(|byte| *byte = 0xA5);
    fs::write(&path, &bytes).unwrap();
    let error = Ledger::open(&path).unwrap().verify().unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
    assert!(error.to_string().ends_with("the file is damaged"), "{error}");
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn names_that_sqlite_would_read_in_its_own_way_are_files() {
    let (folder, _) = new_path();
    for name in ["file:x?mode=memory", ":memory:", "a b#c%20.ledger", "Andrés.ledger"] {
        let path = folder.path().join(name);
        Ledger::open(&path).unwrap().append(&[statement("a", "ana")], &at(1)).unwrap();
        assert!(path.is_file(), "{name}");
        assert_eq!(Ledger::open(&path).unwrap().last_seq().unwrap(), 1);
    }
}

#[test]
fn a_connection_of_ours_keeps_its_guard_up() {
    let (_folder, path) = small_ledger();
    // Another connection may hold the file open for long: a reader does not keep us from opening.
    let reader: Connection = raw(&path);
    reader.execute_batch("BEGIN; SELECT count(*) FROM entries;").unwrap();
    let mut ledger = Ledger::open(&path).unwrap();
    ledger.append(&[statement("d", "ana")], &at(2)).unwrap();
    assert_eq!(ledger.last_seq().unwrap(), 4);
}
