//! How long the ledger takes with 10,000 people and 50 entries of about 200 bytes each, all of them made up.
//!
//! `cargo bench` measures at that size; run as a test it does the same on a small ledger.
#![expect(clippy::unwrap_used, reason = "in a benchmark a surprise is a failure")]

use std::path::PathBuf;
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use paradero_ledger::{EntryId, EntryKind, Ledger, NewEntry, Recorded, Standing, Standings};
use tempfile::TempDir;

/// People, and entries for each.
type Size = (usize, usize);

const PACK: &str = "a made-up law pack";

/// Where the files of this run lie; removed at its end.
static FOLDER: OnceLock<PathBuf> = OnceLock::new();

fn main() {
    let folder = TempDir::new().unwrap();
    FOLDER.set(folder.path().to_owned()).unwrap();
    divan::main();
}

fn size() -> Size {
    let measuring = std::env::args().any(|argument| argument == "--bench");
    if measuring { (10_000, 50) } else { (20, 5) }
}

/// One call per round: the entries of a thousand people at once, as an import would come in.
fn fill(ledger: &mut Ledger, (people, entries): Size) {
    for round in 0..entries {
        for from in (0..people).step_by(1_000) {
            let batch: Vec<NewEntry> = (from..people.min(from + 1_000)).map(|person| entry(person, round)).collect();
            ledger.append(&batch, &recorded(round)).unwrap();
        }
    }
}

fn entry(person: usize, round: usize) -> NewEntry {
    NewEntry {
        // As long as a hash in hexadecimal, and as scattered, so that the index costs what it will cost.
        id: EntryId::new(format!(
            "{:016x}{person:024}{round:024}",
            (person * 50 + round).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        )),
        kind: EntryKind::Statement,
        person: Some(format!("person-{person:08}")),
        tier: Some("team".to_owned()),
        body: format!("2025-03-{:02} locator_checked person {person} {:<160}", round % 28 + 1, "made up"),
    }
}

fn recorded(round: usize) -> Recorded {
    Recorded { at: 1_741_996_800 + i64::try_from(round).unwrap(), by: "bench".to_owned() }
}

/// The filled ledger that every question is put to, made once.
fn filled() -> PathBuf {
    static FILLED: OnceLock<PathBuf> = OnceLock::new();
    let path = FILLED.get_or_init(|| {
        let path = FOLDER.get().unwrap().join("bench.ledger");
        let mut ledger = Ledger::open(&path).unwrap();
        fill(&mut ledger, size());
        let mut standings = Standings::open_beside(&ledger).unwrap();
        standings.put_many(&ledger, &all_standings()).unwrap();
        path
    });
    path.clone()
}

fn all_standings() -> Vec<Standing> {
    (0..size().0)
        .map(|person| Standing {
            person: format!("person-{person:08}"),
            pack_digest: PACK.to_owned(),
            body: format!("{:<1000}", "made up"),
        })
        .collect()
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn build(bencher: Bencher) {
    let path = FOLDER.get().unwrap().join("build.ledger");
    bencher.bench_local(|| fill(&mut Ledger::open(&path).unwrap(), size()));
}

#[divan::bench(sample_count = 20)]
fn open(bencher: Bencher) {
    let path = filled();
    bencher.bench_local(|| Ledger::open(&path).unwrap());
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn append_one(bencher: Bencher) {
    let mut ledger = Ledger::open(filled()).unwrap();
    let mut round = 1_000;
    bencher.bench_local(|| {
        round += 1;
        ledger.append(&[entry(7, round)], &recorded(round)).unwrap()
    });
}

#[divan::bench(sample_count = 100)]
fn entries_of_one(bencher: Bencher) {
    let ledger = Ledger::open(filled()).unwrap();
    let mut person = 0;
    bencher.bench_local(|| {
        person = (person + 7919) % size().0;
        ledger.entries_of(black_box(&format!("person-{person:08}")), None).unwrap()
    });
}

#[divan::bench(sample_count = 100)]
fn read_of_one(bencher: Bencher) {
    let ledger = Ledger::open(filled()).unwrap();
    let mut person = 0;
    bencher.bench_local(|| {
        person = (person + 7919) % size().0;
        let mut bytes = 0;
        ledger.read_of(black_box(&format!("person-{person:08}")), |said| bytes += said.body.len()).unwrap();
        bytes
    });
}

#[divan::bench(sample_count = 20)]
fn people(bencher: Bencher) {
    let ledger = Ledger::open(filled()).unwrap();
    bencher.bench_local(|| ledger.people().unwrap());
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn verify(bencher: Bencher) {
    let ledger = Ledger::open(filled()).unwrap();
    bencher.bench_local(|| ledger.verify().unwrap());
}

#[divan::bench(sample_count = 20)]
fn standings_load(bencher: Bencher) {
    let ledger = Ledger::open(filled()).unwrap();
    let mut standings = Standings::open_beside(&ledger).unwrap();
    bencher.bench_local(|| standings.load().unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn standings_put_all(bencher: Bencher) {
    let ledger = Ledger::open(filled()).unwrap();
    let mut standings = Standings::open_beside(&ledger).unwrap();
    let everything = all_standings();
    bencher.bench_local(|| standings.put_many(&ledger, &everything).unwrap());
}
