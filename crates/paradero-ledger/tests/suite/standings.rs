//! Standings: what is put comes back in order, and a file that cannot be trusted is made anew.

use std::fs;
use std::path::{Path, PathBuf};

use paradero_ledger::{Error, Ledger, Standing, Standings};

use crate::samples::{at, raw, small_ledger, statement};

fn standing(person: &str, urgency: i64) -> Standing {
    Standing {
        person: person.to_owned(),
        last_seq: 3,
        pack_digest: "pack-1".to_owned(),
        valid_from: 10,
        valid_until: Some(20),
        urgency,
        body: "made up".to_owned(),
    }
}

fn beside(ledger: &Path) -> PathBuf {
    ledger.with_file_name("made-up.ledger.standings")
}

/// A small ledger with standings for its two people, both closed.
fn with_standings() -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = small_ledger();
    let ledger = Ledger::open(&path).unwrap();
    let mut standings = Standings::open_beside(&ledger).unwrap();
    standings.put_many(&ledger, &[standing("ana", 1), standing("ben", 2)]).unwrap();
    (folder, path)
}

/// How many standings there are when the ledger is opened again.
fn count_again(path: &Path) -> usize {
    let ledger = Ledger::open(path).unwrap();
    let mut standings = Standings::open_beside(&ledger).unwrap();
    standings.all("pack-1").unwrap().len()
}

#[test]
fn the_most_urgent_come_first() {
    let ledger = Ledger::open_in_memory().unwrap();
    let mut standings = Standings::open_beside(&ledger).unwrap();
    let other_pack = Standing { pack_digest: "pack-2".to_owned(), ..standing("eve", 9) };
    let open_end = Standing { valid_until: None, ..standing("dan", 5) };
    standings
        .put_many(&ledger, &[standing("cat", 5), standing("ana", -3), open_end.clone(), standing("ben", 7), other_pack])
        .unwrap();
    let people = |standings: &mut Standings| -> Vec<String> {
        standings.all("pack-1").unwrap().into_iter().map(|row| row.person).collect()
    };
    assert_eq!(people(&mut standings), ["ben", "cat", "dan", "ana"]);
    assert_eq!(standings.find("dan").unwrap(), Some(open_end));
    assert_eq!(standings.all("pack-1").unwrap()[2].valid_until, None);

    standings.put_many(&ledger, &[standing("ana", 8)]).unwrap();
    assert_eq!(people(&mut standings), ["ana", "ben", "cat", "dan"]);
    standings.delete(&["ben", "nobody"]).unwrap();
    assert_eq!(people(&mut standings), ["ana", "cat", "dan"]);
    standings.clear().unwrap();
    assert_eq!(people(&mut standings), [""; 0]);
    assert_eq!(standings.find("eve").unwrap(), None);
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
    assert_eq!(tables, 2);
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
        standings.all("pack-1").unwrap();
        standings.put_many(&ledger, &[standing("ana", 1)]).unwrap();
        assert_eq!(standings.find("ana").unwrap(), Some(standing("ana", 1)));
    }
    Ledger::open(&path).unwrap().verify().unwrap();
}

#[test]
fn a_file_that_breaks_while_it_is_open_is_made_anew() {
    let (_folder, path) = with_standings();
    let ledger = Ledger::open(&path).unwrap();
    let mut standings = Standings::open_beside(&ledger).unwrap();
    raw(&beside(&path)).execute_batch("DROP TABLE standings").unwrap();
    assert_eq!(standings.all("pack-1").unwrap(), []);
    standings.put_many(&ledger, &[standing("ana", 1)]).unwrap();
    assert_eq!(standings.all("pack-1").unwrap().len(), 1);
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
