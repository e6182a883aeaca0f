//! Several connections to one ledger: all may read, and writers take turns.

use std::sync::Barrier;
use std::time::Duration;

use paradero_ledger::{Error, Ledger};

use crate::samples::{at, new_path, raw, small_ledger, statement};

#[test]
fn writers_take_turns_and_nothing_is_lost() {
    let (_folder, path) = new_path();
    let start = Barrier::new(3);
    std::thread::scope(|scope| {
        for writer in 0..3 {
            let (path, start) = (&path, &start);
            scope.spawn(move || {
                start.wait();
                // All three also race to make the file.
                let mut ledger = Ledger::open(path).unwrap();
                for number in 0..30 {
                    let own = statement(&format!("{writer}-{number}"), "ana");
                    let shared = statement(&format!("shared-{number}"), "ben");
                    ledger.append(&[own, shared], &at(number)).unwrap();
                }
            });
        }
    });
    let ledger = Ledger::open(&path).unwrap();
    assert_eq!(ledger.verify().unwrap().entries, 3 * 30 + 30);
    assert_eq!(ledger.entries_of("ben", None).unwrap().len(), 30);
}

#[test]
fn a_reader_sees_what_another_connection_appends() {
    let (_folder, path) = small_ledger();
    let reader = Ledger::open(&path).unwrap();
    let mut writer = Ledger::open(&path).unwrap();
    writer.append(&[statement("d", "ana")], &at(2)).unwrap();
    assert_eq!(reader.since(3).unwrap().len(), 1);
    assert_eq!(reader.head().unwrap(), writer.head().unwrap());
}

#[test]
fn a_write_that_waits_in_vain_says_so_and_reads_go_on() {
    let (_folder, path) = small_ledger();
    let other = raw(&path);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut ledger = Ledger::open_waiting(&path, Duration::from_millis(5)).unwrap();
    let expected =
        format!("cannot append to {}: another process is using it and did not finish in time", path.display());
    let error = ledger.append(&[statement("d", "ana")], &at(2)).unwrap_err();
    assert_eq!(error.to_string(), expected);
    assert!(matches!(ledger.keep_file(b"x", "t", "n", &at(2)), Err(Error::Locked { operation: "keep a file in", .. })));
    assert_eq!(ledger.last_seq().unwrap(), 3);
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(ledger.append(&[statement("d", "ana")], &at(2)).unwrap().last_seq, 4);
}

#[test]
fn a_ledger_that_another_process_keeps_to_itself_is_locked() {
    let (_folder, path) = small_ledger();
    let other = raw(&path);
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let error = Ledger::open_waiting(&path, Duration::from_millis(5)).unwrap_err();
    assert!(matches!(error, Error::Locked { operation: "open", .. }), "{error:?}");
}
