//! Whatever is thrown at it: no text makes the reader of packs panic or hang, no timeline makes the judge panic.

use std::fs;
use std::path::Path;

use paradero_law::holiday::Holidays;
use paradero_law::suite::Case;
use paradero_law::{
    Pack, US_PACK, judge, lint, say_clock, say_derived, say_duty, say_reason, say_state, say_status, say_track,
    say_verdict,
};
use paradero_record::notation::{References, parse};
use paradero_record::{Instant, Language, Timeline};

use crate::generate::Dice;

const SNIPPETS: &[&str] = &[
    "\"",
    "\n",
    "  ",
    "    ",
    "(",
    ")",
    "|",
    ":",
    ",",
    "\\",
    "#",
    "..",
    "/",
    "{today}",
    "{",
    "}",
    "é",
    "\u{0}",
    "\u{feff}",
    "\t",
    "-1",
    "99999999999999999999",
    "0",
    "unknown",
    "../2025",
    "2025-02-30",
    "[2025,",
    "within",
    "or within",
    "at least",
    "by its for",
    "lasts 0 hours",
    "while",
    "not",
    "!=",
    "=",
    "person.country",
    "safeguard",
    "state",
    "before",
    "same day as",
    "denies",
    "track",
    "clock",
    "derive",
    "latest",
    "after",
    "basis",
    "may",
    "missed",
    "tells",
    "where circuit 9",
    "district \"\"",
    "status stayed on ../2025",
    "effective 2026/2025",
    "read unknown in",
    "bia_appeal",
    "to.kind",
    "reading \"\"",
    "#! expect",
];

/// Takes out, doubles, swaps or puts in something, a few times.
fn mutated(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..=dice.roll(4) {
        if lines.is_empty() {
            break;
        }
        let at = dice.index(lines.len());
        match dice.roll(6) {
            0 => {
                lines.remove(at);
            }
            1 => {
                let other = dice.index(lines.len());
                lines.swap(at, other);
            }
            2 => {
                let line = lines[at].clone();
                lines.insert(at, line);
            }
            3 => lines[at] = lines[at].replace("  ", ""),
            _ => {
                let chars: Vec<char> = lines[at].chars().collect();
                let (begin, end) = (dice.index(chars.len() + 1), dice.index(chars.len() + 1));
                let snippet = SNIPPETS[dice.index(SNIPPETS.len())];
                let kept = |part: &[char]| part.iter().collect::<String>();
                lines[at] = kept(&chars[..begin.min(end)]) + snippet + &kept(&chars[begin.max(end)..]);
            }
        }
    }
    lines.join("\n")
}

/// The seeds of one target: so many, always the same ones, or as many as fit into `PARADERO_FUZZ_SECONDS`.
#[expect(clippy::disallowed_methods, reason = "a longer look is asked for from outside")]
fn seeds(count: u64) -> impl Iterator<Item = u64> {
    let seconds: Option<u64> = std::env::var("PARADERO_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let start = std::time::Instant::now();
    (0..).take_while(move |seed| match seconds {
        Some(seconds) => start.elapsed().as_secs() < seconds,
        None => *seed < count,
    })
}

/// About three seconds of mutations where nothing else runs, always the same ones.
const PACKS: u64 = if cfg!(debug_assertions) { 60 } else { 1_500 };

/// Searches a pack that can be read, and says all of it.
fn search_and_say(pack: &Pack) {
    for finding in lint(pack) {
        assert!(!finding.words.english.is_empty() && !finding.then.spanish.is_empty(), "{finding:?}");
    }
    for language in [Language::English, Language::Spanish] {
        for safeguard in &pack.safeguards {
            let said = [say_duty(safeguard, pack, language), say_status(safeguard, language)].concat();
            assert!(said.iter().all(|sentence| sentence.len() > 1), "{said:?}");
            assert!(said.len() > safeguard.litigation.len(), "{said:?}");
        }
        assert!(pack.states.values().all(|state| !say_state(state, language).is_empty()));
        assert!(pack.clocks.values().all(|clock| !say_clock(clock, language).is_empty()));
        assert!(pack.tracks.iter().all(|track| !say_track(track, pack, language).is_empty()));
        assert!(pack.derived.iter().all(|derived| !say_derived(derived, language).is_empty()));
    }
}

#[test]
fn a_mutated_case_is_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut read, mut refused) = (0, 0);
    for (number, path) in paths.iter().enumerate() {
        let text = fs::read_to_string(path).unwrap();
        for seed in 0..10 {
            let mut dice = Dice(seed * 1000 + number as u64);
            // Mostly the lines on top, that say what is expected.
            let text =
                mutated(&text, &mut dice).replacen("#! as of", SNIPPETS[dice.index(SNIPPETS.len())], dice.index(2));
            match Case::parse(&text, |_| None) {
                Ok(case) => read += case.expectations.len(),
                Err(diagnostics) => {
                    refused += 1;
                    assert!(!diagnostics.is_empty());
                }
            }
        }
    }
    assert!(read > 0 && refused > 0, "{read} read, {refused} refused");
}

#[test]
fn a_mutated_pack_is_read_or_refused() {
    let (mut read, mut refused) = (0, 0);
    for seed in seeds(PACKS) {
        let text = mutated(US_PACK, &mut Dice(seed));
        match Pack::parse(&text) {
            Ok(pack) => {
                read += 1;
                assert!(!pack.safeguards.is_empty());
                search_and_say(&pack);
            }
            Err(fault) => {
                refused += 1;
                assert!(!fault.diagnostics.is_empty(), "seed {seed}");
            }
        }
    }
    assert!(read > 0 && refused > 0, "{read} read, {refused} refused");
}

#[test]
fn a_small_mutated_pack_is_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/malformed");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for (number, path) in paths.iter().filter(|path| path.extension().is_some_and(|e| e == "law")).enumerate() {
        let text = fs::read_to_string(path).unwrap();
        for seed in 0..60 {
            let mut dice = Dice(seed * 1000 + number as u64);
            let text = mutated(&mutated(&text, &mut dice), &mut dice);
            if let Ok(pack) = Pack::parse(&text) {
                search_and_say(&pack);
            }
        }
    }
}

#[test]
fn a_mutated_timeline_is_judged_at_any_hour() {
    let pack = Pack::parse(US_PACK).unwrap();
    let holidays = Holidays::federal();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut judged = 0;
    for (number, path) in paths.iter().filter(|path| path.file_stem().is_some_and(|name| name != "andry")).enumerate() {
        let text = fs::read_to_string(path).unwrap();
        for seed in 0..if cfg!(debug_assertions) { 12 } else { 200 } {
            let mut dice = Dice(seed * 1000 + number as u64);
            let record = parse(&mutated(&text, &mut dice), None, References::Checked).record;
            let near = 1_740_000_000 + i64::try_from(dice.roll(20_000_000)).unwrap();
            let hours = [near, i64::MIN, i64::MAX, i64::MIN + 1, i64::MAX - 1, 0, -400_000_000_000, 400_000_000_000];
            let any = if dice.roll(4) == 0 { dice.index(hours.len()) } else { 0 };
            let as_of = Instant::from_second(hours[any]);
            for person in record.people.keys() {
                let timeline = Timeline::of(&record, person);
                let docket = judge(&pack, &record, &timeline, &holidays, as_of);
                assert!(docket.next_change.is_none_or(|at| at > as_of));
                for verdict in &docket.verdicts {
                    assert!(verdict.best.is_none_or(|best| best <= verdict.worst), "seed {seed}: {verdict:?}");
                    assert!(verdict.due.is_none_or(|due| due.earliest <= due.latest), "seed {seed}: {verdict:?}");
                    let safeguard = pack.safeguard(&verdict.safeguard).unwrap();
                    for language in [Language::English, Language::Spanish] {
                        assert!(!say_verdict(verdict, &record.zone, language).is_empty());
                        for reason in &verdict.reasons {
                            assert!(
                                !say_reason(reason, safeguard, &pack, &timeline, &record.zone, language).is_empty()
                            );
                        }
                    }
                    judged += 1;
                }
            }
        }
    }
    assert!(judged > 500, "{judged}");
}
