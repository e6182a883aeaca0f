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
    println!("{:<40} {:>10.2} ms", "watch, median of 20", each[10]);
    timed("append one locator check", || {
        let input = LocatorCheck { result: "not_found".to_owned(), ..LocatorCheck::default() };
        drop(paradero_desk::record_check(&ctx(&desk, NOW), "p7", &input).unwrap());
    });
    timed("watch, after the append", || drop(watch(&desk, NOW)));
    timed("person page", || drop(paradero_desk::person(&ctx(&desk, NOW), "p7", &Days::default()).unwrap()));
    drop(desk);
    for (name, pack_text) in changed_packs() {
        let desk = timed(&format!("open, {name}"), || {
            Desk::open(&path, &pack_text, Pack::parse(&pack_text).unwrap()).unwrap()
        });
        timed(&format!("watch, {name}"), || drop(watch(&desk, NOW)));
    }
    drop(watch(&open(), NOW));
    let itself = std::env::current_exe().unwrap();
    let status = std::process::Command::new(itself).arg("--open").arg(&path).status().unwrap();
    assert!(status.success());
}

/// Packs that differ from the shipped one, each from the one before: in words alone, in a safeguard that nobody's record
/// sets off, in one that everybody's does, in all of them.
fn changed_packs() -> Vec<(&'static str, String)> {
    let mut text = US_PACK.to_owned();
    let mut all = Vec::new();
    let mut change = |name: &'static str, added: &str| {
        text.push_str(added);
        all.push((name, text.clone()));
    };
    change("pack changed in words", "\n# made up\n");
    change("one changed, sets off for nobody", &safeguard("ZZ-01", "died", "counsel_notified"));
    change("one changed, sets off for all", &safeguard("ZZ-02", "transferred", "counsel_notified"));
    let cited = "\n  cite practice \"Made up\" verified primary";
    let line = |line: &str| if line.starts_with("  stage ") { format!("{line}{cited}\n") } else { format!("{line}\n") };
    let of_all = text.lines().map(line).collect();
    all.push(("all changed", of_all));
    all
}

/// A made-up safeguard.
fn safeguard(id: &str, when: &str, expect: &str) -> String {
    format!(
        r#"
safeguard {id} "Made up"
  spanish "Inventada"
  stage custody
  when {when}
  expect {expect}
  within 24 hours
  owed by ICE
  cite practice "Made up" verified primary
  plain en "Made up."
  plain es "Inventada."
  then en "Made up."
  then es "Inventado."
"#
    )
}

/// What somebody waits for who starts the desk: measured in a process of its own, for its memory.
fn fresh_start(path: &str) {
    let start = Stopwatch::now();
    let desk = Desk::open(path.as_ref(), US_PACK, Pack::parse(US_PACK).unwrap()).unwrap();
    drop(watch(&desk, NOW));
    println!("{:<40} {:>10.2} ms", "fresh start to first watch", start.elapsed().as_secs_f64() * 1000.0);
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
        println!("{:<40} {:>13}", "its peak memory", peak.trim_start_matches("VmHWM:").trim());
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
    let (start, worked) = (Stopwatch::now(), worked());
    let result = run();
    let took = start.elapsed().as_secs_f64() * 1000.0;
    println!("{name:<40} {took:>10.2} ms {:>8} ms on all cores", worked_since(worked));
    result
}

/// How long this process has kept cores busy, in hundredths of a second: on a machine that others use too, the honest
/// measure.
fn worked() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
}

fn worked_since(before: u64) -> u64 {
    (worked() - before) * 10
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
