//! The desk at the size of a large organisation: opening, one append, the watch.
//!
//! `cargo bench -p paradero-desk` makes a ledger of 10,000 people with 50 statements each; with `--test`, or run by
//! `cargo test`, of 20 people with 5.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark measures and prints"
)]

use std::fmt::Write as _;
use std::time::Instant as Stopwatch;

use paradero_desk::{Belief, CheckFile, Ctx, Days, Desk, Instant, Language, LocatorCheck, Pack, US_PACK, Viewer};

const NOW: i64 = 1_795_444_200;

fn main() {
    if let Some(path) = std::env::args().skip_while(|a| a != "--open").nth(1) {
        return fresh_start(&path);
    }
    let small = !std::env::args().any(|a| a == "--bench") || std::env::args().any(|a| a == "--test" || a == "--small");
    let (people, statements) = if small { (20_usize, 5) } else { (10_000, 50) };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.ledger");
    let pack = || Pack::parse(US_PACK).unwrap();
    let open = || Desk::open(&path, US_PACK, pack()).unwrap();
    println!("{people} people with {statements} statements each");
    let desk = open();
    timed("import", || {
        for chunk in 0..people.div_ceil(500) {
            let range = chunk * 500..((chunk + 1) * 500).min(people);
            desk.import(&[made_up(range, statements)], Instant::from_second(NOW), "bench", Belief::Now).unwrap();
        }
    });
    timed("watch, all judged anew", || drop(watch(&desk, NOW)));
    drop(desk);
    let desk = timed("open", open);
    timed("watch, first after opening", || drop(watch(&desk, NOW)));
    let mut each: Vec<f64> = (0..20).map(|_| measured(|| drop(watch(&desk, NOW)))).collect();
    each.sort_by(f64::total_cmp);
    println!("{:<32} {:>10.2} ms", "watch, median of 20", each[10]);
    timed("append one locator check", || {
        let input = LocatorCheck { result: "not_found".to_owned(), ..LocatorCheck::default() };
        drop(paradero_desk::record_check(&ctx(&desk, NOW), "p7", &input).unwrap());
    });
    timed("watch, after the append", || drop(watch(&desk, NOW)));
    timed("person page", || drop(paradero_desk::person(&ctx(&desk, NOW), "p7", &Days::default()).unwrap()));
    drop(desk);
    let itself = std::env::current_exe().unwrap();
    let status = std::process::Command::new(itself).arg("--open").arg(&path).status().unwrap();
    assert!(status.success());
}

/// What somebody waits for who starts the desk: measured in a process of its own, for its memory.
fn fresh_start(path: &str) {
    let start = Stopwatch::now();
    let desk = Desk::open(path.as_ref(), US_PACK, Pack::parse(US_PACK).unwrap()).unwrap();
    drop(watch(&desk, NOW));
    println!("{:<32} {:>10.2} ms", "fresh start to first watch", start.elapsed().as_secs_f64() * 1000.0);
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
        println!("{:<32} {:>13}", "its peak memory", peak.trim_start_matches("VmHWM:").trim());
    }
}

fn ctx(desk: &Desk, now: i64) -> Ctx<'_> {
    Ctx { desk, now: Instant::from_second(now), language: Language::English, viewer: Viewer::counsel("bench") }
}

fn watch(desk: &Desk, now: i64) -> paradero_desk::view::WatchView {
    paradero_desk::watch(&ctx(desk, now), &Days::default()).unwrap()
}

fn measured(run: impl FnOnce()) -> f64 {
    let start = Stopwatch::now();
    run();
    start.elapsed().as_secs_f64() * 1000.0
}

fn timed<T>(name: &str, run: impl FnOnce() -> T) -> T {
    let start = Stopwatch::now();
    let result = run();
    println!("{name:<32} {:>10.2} ms", start.elapsed().as_secs_f64() * 1000.0);
    result
}

/// Made-up people with events that set safeguards off; the same range gives the same text.
fn made_up(people: std::ops::Range<usize>, statements: usize) -> CheckFile {
    let mut text = String::from(
        "zone America/New_York\nsource log \"Made-up log\"\n  kind note\nplace a \"A\"\n  aor \"One\"\nplace b \"B\"\n  aor \"Two\"\n",
    );
    let kinds = [
        "located at a",
        "contact_event channel phone answer allowed at a",
        "transferred from a to b",
        "counsel_appearance_filed attorney \"Ana Ruiz\"",
        "counsel_notified",
        "transferred from b to a",
        "locator_checked result found at a",
        "foia_filed of \"ICE\"",
    ];
    for n in people {
        let _infallible = writeln!(text, "person p{n} \"Person {n} (made up)\"\n  made up");
        for s in 0..statements {
            let (year, month, day) = (2025 + s / 25, s % 10 + 1, (n * 7 + s * 3) % 28 + 1);
            let kind = kinds[(n + s) % kinds.len()];
            let _infallible = writeln!(text, "{year}-{month:02}-{day:02} {kind}\n  log line {} asserts", s + 1);
        }
    }
    CheckFile { name: "made-up".to_owned(), text }
}
