//! Killed at any byte: whatever was acknowledged is there, and nothing is half there.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use paradero_ledger::{EntryId, EntryKind, FileHash, Ledger, NewEntry};
use tempfile::TempDir;

use crate::samples::{at, new_path, statement};

/// The length of the header of a write-ahead log, and of the header of each of its frames, and of a page
/// (<https://www.sqlite.org/fileformat2.html>, section 4.1).
const LOG_HEADER: usize = 32;
const FRAME: usize = 24 + 4096;

/// A ledger as it lay on the disk while it was being written.
struct Cut {
    /// Where the copies are opened.
    folder: TempDir,
    database: Vec<u8>,
    log: Vec<u8>,
    /// After each acknowledged append: how long the log was, and how many entries and files there were.
    acknowledged: Vec<(usize, u64, usize)>,
}

fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

impl Cut {
    /// Appends batches of these sizes (0 keeps a file instead), copying what is on the disk before anything is closed.
    fn record(batches: &[usize]) -> Self {
        let (_original, path) = new_path();
        let mut ledger = Ledger::open(&path).unwrap();
        let mut acknowledged = vec![(0, 0, 0)];
        for (number, size) in batches.iter().enumerate() {
            if *size == 0 {
                ledger.keep_file(format!("file {number}").as_bytes(), "text/plain", "made-up.txt", &at(1)).unwrap();
            } else {
                let batch: Vec<NewEntry> = (0..*size).map(|place| entry(number, place)).collect();
                ledger.append(&batch, &at(1)).unwrap();
            }
            let length = fs::read(log_of(&path)).unwrap().len();
            acknowledged.push((length, ledger.last_seq().unwrap(), ledger.files().unwrap().len()));
        }
        let (database, log) = (fs::read(&path).unwrap(), fs::read(log_of(&path)).unwrap());
        let whole = acknowledged.last().unwrap().0;
        assert_eq!(log.len(), whole, "the log was folded in on the way; these tests need it whole");
        Self { folder: folder_for_copies(), database, log, acknowledged }
    }

    /// Opens a copy that has this log, and expects exactly the last append that lies within `kept` bytes.
    fn check(&self, log: &[u8], kept: usize) {
        let copy = TempDir::new_in(self.folder.path()).unwrap();
        let path = copy.path().join("made-up.ledger");
        fs::write(&path, &self.database).unwrap();
        fs::write(log_of(&path), log).unwrap();
        let ledger = Ledger::open(&path).unwrap();
        let verified = ledger.verify().unwrap_or_else(|error| panic!("cut at {kept}: {error}"));
        let (_, entries, files) = self.acknowledged.iter().rfind(|(length, ..)| *length <= kept).unwrap();
        assert_eq!((verified.entries, verified.files), (*entries, *files as u64), "cut at {kept}");
    }
}

/// A folder in memory where the system has one: what is asked of the copies is what can be read from them, and twenty
/// thousand of them need not reach a disk.
fn folder_for_copies() -> TempDir {
    TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap()
}

fn entry(batch: usize, place: usize) -> NewEntry {
    let body = format!("{batch} {place} {}", "made up ".repeat(if place == 3 { 1200 } else { 20 }));
    NewEntry { body, kind: EntryKind::ALL[place % 6], ..statement(&format!("{batch}-{place}"), "ana") }
}

/// Runs the checks on both cores.
fn check_each(cuts: &[usize], check: impl Fn(usize) + Sync) {
    let (one, other) = cuts.split_at(cuts.len() / 2);
    std::thread::scope(|scope| {
        for half in [one, other] {
            let check = &check;
            scope.spawn(move || half.iter().for_each(|cut| check(*cut)));
        }
    });
}

#[test]
fn every_acknowledged_append_within_the_kept_bytes_is_there() {
    let cut = Cut::record(&[1, 4, 0, 2, 1, 7, 0, 3]);
    // Every byte around every boundary, where a cut could make a difference, and strides through the pages between.
    let cuts: Vec<usize> = (0..=cut.log.len())
        .filter(|at| {
            let within = (at + FRAME - LOG_HEADER % FRAME) % FRAME;
            *at <= LOG_HEADER || within <= 2 || within >= FRAME - 1 || within == 24 || at % 1031 == 0
        })
        .collect();
    check_each(&cuts, |kept| cut.check(&cut.log[..kept], kept));
}

#[test]
fn a_small_log_may_be_cut_at_every_byte() {
    let cut = Cut::record(&[1, 1]);
    // The first append must stay through every cut of the second.
    let cuts: Vec<usize> = (cut.acknowledged[1].0..=cut.log.len()).collect();
    check_each(&cuts, |kept| cut.check(&cut.log[..kept], kept));
}

#[test]
fn a_flipped_byte_in_the_tail_costs_that_append_and_nothing_before_it() {
    let cut = Cut::record(&[2, 1, 3]);
    let tail = cut.acknowledged[2].0;
    let places: Vec<usize> = (tail..cut.log.len()).filter(|at| (at - tail) % FRAME < 24 || at % 211 == 0).collect();
    check_each(&places, |place| {
        let mut log = cut.log.clone();
        log[place] ^= 0x40;
        // From the flipped byte on nothing counts.
        cut.check(&log, place);
    });
}

#[test]
fn a_tail_of_something_else_is_not_taken_for_an_append() {
    let cut = Cut::record(&[2, 1]);
    let (_, before) = cut.log.split_at(cut.acknowledged[1].0);
    let zeros = vec![0; 3 * FRAME];
    let repeated = before.to_vec();
    for tail in [zeros, repeated, vec![0xFF; FRAME + 5]] {
        let log: Vec<u8> = cut.log.iter().copied().chain(tail).collect();
        cut.check(&log, cut.log.len());
    }
}

/// How a process that appends is told apart from a test that is run: this file in its working folder.
const SIGNAL: &str = "append-until-killed";

/// The process that is killed. Run as a test it appends a few batches and ends.
#[test]
fn appends_and_acknowledges() {
    let killed = Path::new(SIGNAL).exists();
    let (_folder, path) = if killed { (TempDir::new().unwrap(), "made-up.ledger".into()) } else { new_path() };
    let mut ledger = Ledger::open(path).unwrap();
    let from = ledger.since(0).unwrap().len();
    let batches = if killed { 100_000 } else { 3 };
    for number in from..from + batches {
        let batch: Vec<NewEntry> = (0..3).map(|place| entry(number, place)).collect();
        ledger.append(&batch, &at(1)).unwrap();
        let file = ledger.keep_file(format!("file {number}").as_bytes(), "text/plain", "n", &at(1)).unwrap();
        println!("\nacknowledged {number} {file}");
        std::io::stdout().flush().unwrap();
    }
    assert_eq!(ledger.files().unwrap().len(), batches);
    assert_eq!(ledger.since(0).unwrap().len(), from + 3 * batches);
}

/// Starts the process above in `folder`, kills it after so many acknowledgements, and returns all that it gave.
fn acknowledged_before_the_kill(folder: &Path, after: usize) -> Vec<(usize, FileHash)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::appends_and_acknowledges", "--nocapture", "--test-threads=1"])
        .current_dir(folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged = Vec::new();
    // Lines that it wrote before it died still arrive after the kill.
    for line in lines.map_while(Result::ok) {
        let mut words = line.split(' ').skip_while(|word| *word != "acknowledged").skip(1);
        if let (Some(number), Some(file)) = (words.next(), words.next().and_then(FileHash::from_hex)) {
            acknowledged.push((number.parse().unwrap(), file));
            if acknowledged.len() == after {
                child.kill().unwrap();
            }
        }
    }
    assert!(!child.wait().unwrap().success(), "it was not killed");
    acknowledged
}

#[test]
fn a_killed_process_leaves_all_that_it_acknowledged() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(SIGNAL), "").unwrap();
    let path = folder.path().join("made-up.ledger");
    // A second connection stays open throughout, so that the log is not folded in between two rounds.
    let mut witness = Ledger::open(&path).unwrap();
    for (round, after) in [1, 2, 5, 11, 3, 29].into_iter().enumerate() {
        let acknowledged = acknowledged_before_the_kill(folder.path(), after);
        assert!(acknowledged.len() >= after);
        let ledger = Ledger::open(&path).unwrap();
        ledger.verify().unwrap();
        for (number, file) in acknowledged {
            for place in 0..3 {
                let id = EntryId::new(format!("{number}-{place}"));
                assert!(ledger.entry(&id).unwrap().is_some(), "{id} was acknowledged and is not there");
            }
            assert!(ledger.file(file).unwrap().is_some(), "a file was acknowledged and is not there");
        }
        // The last batch may be there unacknowledged, but whole: beside our own entries there are only threes.
        assert_eq!((ledger.since(0).unwrap().len() - round) % 3, 0);
        witness.append(&[statement(&format!("witness {round}"), "ben")], &at(2)).unwrap();
    }
    assert_eq!(witness.entries_of("ben", None).unwrap().len(), 6);
}
