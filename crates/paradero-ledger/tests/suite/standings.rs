//! Standings: what is put comes back in order, and a file that cannot be trusted is made anew.

use std::fs;
use std::path::{Path, PathBuf};

use paradero_ledger::{Error, Ledger, PackNote, Standing, Standings};

use crate::samples::{at, raw, small_ledger, statement};

fn standing(person: &str, body: &str) -> Standing {
    Standing { person: person.to_owned(), pack_digest: "pack-1".to_owned(), body: body.to_owned() }
}

fn beside(ledger: &Path) -> PathBuf {
    ledger.with_file_name("made-up.ledger.standings")
}

/// A small ledger with standings for its two people, both closed.
fn with_standings() -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = small_ledger();
    let ledger = Ledger::open(&path).unwrap();
    let mut standings = Standings::open_beside(&ledger).unwrap();
    standings.put_many(&ledger, &[standing("ana", "made up 1"), standing("ben", "made up 2")]).unwrap();
    (folder, path)
}

/// How many standings there are when the ledger is opened again.
fn count_again(path: &Path) -> usize {
    let ledger = Ledger::open(path).unwrap();
    let mut standings = Standings::open_beside(&ledger).unwrap();
    standings.load().unwrap().len()
}

#[test]
fn they_come_back_by_person_and_the_last_one_counts() {
    let ledger = Ledger::open_in_memory().unwrap();
    let mut standings = Standings::open_beside(&ledger).unwrap();
    let other_pack = Standing { pack_digest: "pack-2".to_owned(), ..standing("eve", "made up") };
    standings.put_many(&ledger, &[standing("cat", "made up"), other_pack.clone(), standing("ana", "early")]).unwrap();
    standings.put_many(&ledger, &[standing("ana", "late")]).unwrap();
    assert_eq!(standings.load().unwrap(), [standing("ana", "late"), standing("cat", "made up"), other_pack]);
}

#[test]
fn notes_on_packs_stay_while_a_standing_needs_them() {
    let ledger = Ledger::open_in_memory().unwrap();
    let mut standings = Standings::open_beside(&ledger).unwrap();
    let note = |digest: &str, body: &str| PackNote { digest: digest.to_owned(), body: body.to_owned() };
    standings.put_pack(&note("pack-0", "made up")).unwrap();
    standings.put_pack(&note("pack-1", "made up")).unwrap();
    assert_eq!(standings.packs().unwrap(), [note("pack-1", "made up")], "nothing was worked out by pack-0");
    standings.put_many(&ledger, &[standing("ana", "made up")]).unwrap();
    standings.put_pack(&note("pack-2", "made up")).unwrap();
    standings.put_pack(&note("pack-2", "again")).unwrap();
    assert_eq!(standings.packs().unwrap(), [note("pack-1", "made up"), note("pack-2", "again")]);
}

#[test]
fn they_stay_while_the_ledger_grows() {
    let (_folder, path) = with_standings();
    assert!(beside(&path).is_file());
    Ledger::open(&path).unwrap().append(&[statement("d", "ana")], &at(2)).unwrap();
    assert_eq!(count_again(&path), 2);
}

#[test]
fn they_do_not_outlive_their_ledger() {
    let (_folder, path) = with_standings();
    // An earlier state of the ledger is put back, and grows to the same length with another entry.
    fs::remove_file(&path).unwrap();
    let mut ledger = Ledger::open(&path).unwrap();
    ledger.append(&[statement("a", "ana"), statement("b", "ben"), statement("other", "ana")], &at(1)).unwrap();
    drop(ledger);
    assert_eq!(count_again(&path), 0);
}

#[test]
fn another_version_is_made_anew() {
    let (_folder, path) = with_standings();
    let old = raw(&beside(&path));
    old.execute_batch("PRAGMA user_version = 0; ALTER TABLE standings RENAME TO \"an \"\"old\"\" one\"").unwrap();
    drop(old);
    assert_eq!(count_again(&path), 0);
    let tables: i64 = raw(&beside(&path))
        .query_row("SELECT count(*) FROM sqlite_schema WHERE type = 'table'", (), |row| row.get(0))
        .unwrap();
    assert_eq!(tables, 3);
}

#[test]
fn a_broken_file_is_made_anew_and_works() {
    let (_folder, path) = with_standings();
    let whole = fs::read(beside(&path)).unwrap();
    let mut flipped = whole.clone();
    flipped.iter_mut().skip(4096).for_each(|byte| *byte ^= 0xFF);
    let mut broken: Vec<Vec<u8>> = vec![b"garbage".to_vec(), vec![0; 10_000], flipped];
    broken.extend((0..whole.len()).step_by(509).map(|length| whole[..length].to_vec()));
    for bytes in broken {
        fs::write(beside(&path), &bytes).unwrap();
        let ledger = Ledger::open(&path).unwrap();
        let mut standings = Standings::open_beside(&ledger).unwrap();
        standings.load().unwrap();
        standings.put_many(&ledger, &[standing("ana", "made up 1")]).unwrap();
        assert_eq!(standings.load().unwrap(), [standing("ana", "made up 1")]);
    }
    Ledger::open(&path).unwrap().verify().unwrap();
}

#[test]
fn a_file_that_breaks_while_it_is_open_is_made_anew() {
    let (_folder, path) = with_standings();
    let ledger = Ledger::open(&path).unwrap();
    let mut standings = Standings::open_beside(&ledger).unwrap();
    raw(&beside(&path)).execute_batch("DROP TABLE standings").unwrap();
    assert_eq!(standings.load().unwrap(), []);
    standings.put_many(&ledger, &[standing("ana", "made up 1")]).unwrap();
    assert_eq!(standings.load().unwrap().len(), 1);
}

#[test]
fn a_ledger_in_the_way_is_never_made_anew() {
    let (_folder, path) = small_ledger();
    let mut other = Ledger::open(beside(&path)).unwrap();
    other.append(&[statement("precious", "ana")], &at(1)).unwrap();
    drop(other);
    let ledger = Ledger::open(&path).unwrap();
    assert!(matches!(Standings::open_beside(&ledger), Err(Error::LedgerInTheWay { .. })));
    assert_eq!(Ledger::open(beside(&path)).unwrap().verify().unwrap().entries, 1);
}

#[test]
fn a_folder_in_the_way_is_an_error() {
    let (_folder, path) = small_ledger();
    fs::create_dir(beside(&path)).unwrap();
    let ledger = Ledger::open(&path).unwrap();
    assert!(matches!(Standings::open_beside(&ledger), Err(Error::IsFolder { .. })));
}
