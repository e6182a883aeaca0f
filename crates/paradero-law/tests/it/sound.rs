//! The evaluator is never wrong: its pair holds what each completion of a timeline comes to by the oracle.
//!
//! A completion settles everything that a timeline leaves open: the instant of each event, and whether it happened. All
//! instants of a day are stood for by its first, its noon and its last.

use paradero_law::holiday::Holidays;
use paradero_law::{Docket, Outcome, Pack, Reason, judge};
use paradero_record::notation::{References, parse, render};
use paradero_record::{Instant, PersonId, Timeline, Zone};

use crate::duties::{PACK, judge_exactly};
use crate::generate::{Dice, case, second, start};
use crate::oracle::{Finding, Oracle};

fn docket(pack: &Pack, holidays: &Holidays, text: &str, now: i64) -> Docket {
    let parsed = parse(text, None, References::Checked);
    assert!(parsed.diagnostics.is_empty(), "{}", render("case", text, &parsed.diagnostics));
    let timeline = Timeline::of(&parsed.record, &PersonId::new("p"));
    judge(pack, &parsed.record, &timeline, holidays, Instant::from_second(now))
}

/// A verdict as the oracle names it. Where a state is judged as a whole the event does not count.
fn key(safeguard: &str, trigger: &str) -> (String, String) {
    let is_whole = matches!(safeguard, "A-2" | "L-1");
    (safeguard.to_owned(), if is_whole { String::new() } else { trigger.to_owned() })
}

/// The verdicts but those that only say that nothing forbidden is on record.
fn pairs(docket: &Docket) -> Vec<((String, String), Outcome, Option<Outcome>)> {
    let said = docket.verdicts.iter().filter(|v| !v.reasons.contains(&Reason::StillKept));
    said.map(|v| (key(&v.safeguard, &v.trigger.clone().unwrap().to_string()), v.worst, v.best)).collect()
}

/// What is wrong with a docket as against one completion.
fn fault(pairs: &[((String, String), Outcome, Option<Outcome>)], found: &[Finding]) -> Option<String> {
    for (safeguard, trigger, outcome) in found {
        let own = key(safeguard, trigger);
        match pairs.iter().find(|(name, ..)| *name == own) {
            None => return Some(format!("{own:?} is missing: {outcome:?}")),
            Some((_, worst, best)) if outcome > worst || best.is_some_and(|best| *outcome < best) => {
                return Some(format!("{own:?} is {worst:?} to {best:?}, and in one completion {outcome:?}"));
            }
            Some(_) => {}
        }
    }
    let applies = |name: &(String, String)| found.iter().any(|(s, t, _)| key(s, t) == *name);
    let lost = pairs.iter().find(|(name, _, best)| best.is_some() && !applies(name));
    lost.map(|(name, worst, best)| format!("{name:?} is {worst:?} to {best:?}, and in one completion does not apply"))
}

const CASES: u64 = 20_000;

/// How many completions of a timeline are looked at, spread over all of them: many more where the code is optimised.
const WORLDS: usize = if cfg!(debug_assertions) { 8 } else { 400 };

/// What was counted.
#[derive(Default)]
struct Count {
    timelines: u64,
    worlds: u64,
    verdicts: u64,
    /// Verdicts on timelines of which every completion was looked at, and those of them that are wider than need be.
    compared: u64,
    looser: u64,
}

/// One timeline in four is in a zone whose clocks change on the way, the others in universal time, which is quicker.
fn zone(seed: u64) -> Zone {
    Zone::parse(if seed.is_multiple_of(4) { "America/New_York" } else { "UTC" }).unwrap()
}

/// Judges as many timelines as were asked for, of every second seed.
fn judge_many(odd: u64, cases: u64) -> Count {
    let holidays = Holidays::federal();
    let pack = Pack::parse(PACK).unwrap();
    let mut count = Count::default();
    for seed in (odd..).step_by(2).map(|seed| seed + seed / 4) {
        if count.timelines == cases {
            break;
        }
        let zone = zone(seed);
        let mut dice = Dice(seed);
        let case = case(&mut dice, &zone);
        let completions = case.completions(&zone);
        // No choice of instants fits the ties: what is said contradicts itself, and nothing can be completed.
        if completions.is_empty() {
            continue;
        }
        let text = case.text(&zone);
        let pairs = pairs(&docket(&pack, &holidays, &text, case.now));
        let judge = Oracle { zone: &zone, holidays: &holidays, now: case.now };
        let step = (completions.len() / WORLDS).max(1);
        let offset = dice.index(step);
        let mut seen: Vec<Vec<Finding>> = Vec::new();
        for world in completions.iter().skip(offset).step_by(step) {
            let found = judge_exactly(&judge, world);
            if let Some(fault) = fault(&pairs, &found) {
                let (now, exact) = (second(case.now), case.exact(&zone, world));
                panic!("seed {seed}: {fault}\nas of {now}\n{text}\ncompletion\n{exact}\n{pairs:?}");
            }
            seen.push(found);
        }
        count.timelines += 1;
        count.worlds += seen.len() as u64;
        count.verdicts += pairs.len() as u64;
        if step == 1 {
            count.compared += pairs.len() as u64;
            count.looser += pairs.iter().filter(|pair| is_looser(pair, &seen)).count() as u64;
        }
    }
    count
}

#[test]
fn the_pair_holds_every_completion() {
    let counts: Vec<Count> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|odd| scope.spawn(move || judge_many(odd, CASES / 2))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let sum = |of: fn(&Count) -> u64| counts.iter().map(of).sum::<u64>();
    let (timelines, worlds, verdicts) = (sum(|c| c.timelines), sum(|c| c.worlds), sum(|c| c.verdicts));
    let (compared, looser) = (sum(|c| c.compared), sum(|c| c.looser));
    println!("{timelines} timelines, {worlds} completions, {verdicts} verdicts");
    println!("{looser} of {compared} verdicts less decided than brute force");
    // When the share rises the evaluator has become vaguer.
    assert!(looser * 100 < compared * 4, "{looser} of {compared} verdicts are less decided than they could be");
}

/// Whether the pair is wider than what the completions come to.
fn is_looser(pair: &((String, String), Outcome, Option<Outcome>), seen: &[Vec<Finding>]) -> bool {
    let (name, worst, best) = pair;
    let of_each =
        |found: &Vec<Finding>| found.iter().find(|(s, t, _)| key(s, t) == *name).map(|(.., outcome)| *outcome);
    let all: Vec<Option<Outcome>> = seen.iter().map(of_each).collect();
    let (needed_worst, needed_best) = (all.iter().flatten().max(), all.iter().min().copied().flatten());
    needed_worst != Some(worst) || needed_best != *best
}

#[test]
fn an_exact_timeline_is_decided_as_the_oracle_has_it() {
    let holidays = Holidays::federal();
    let pack = Pack::parse(PACK).unwrap();
    for seed in 1_000_000..1_002_000 {
        let zone = zone(seed);
        let mut dice = Dice(seed);
        let case = case(&mut dice, &zone);
        let completions = case.completions(&zone);
        if completions.is_empty() {
            continue;
        }
        let world = &completions[dice.index(completions.len())];
        let text = case.exact(&zone, world);
        let docket = docket(&pack, &holidays, &text, case.now);
        let found = judge_exactly(&Oracle { zone: &zone, holidays: &holidays, now: case.now }, world);
        let pairs = pairs(&docket);
        let wrong = fault(&pairs, &found).or_else(|| {
            let open = pairs.iter().find(|(_, worst, best)| Some(*worst) != *best);
            open.map(|pair| format!("{pair:?} is left open"))
        });
        assert!(
            wrong.is_none(),
            "seed {seed}: {}\nas of {}\n{text}\n{found:?}\n{pairs:?}",
            wrong.unwrap(),
            second(case.now)
        );
    }
}

#[test]
fn nothing_changes_before_the_next_change() {
    let holidays = Holidays::federal();
    let pack = Pack::parse(PACK).unwrap();
    let mut steps = 0;
    for seed in 2_000_000..2_000_200 {
        let zone = zone(seed);
        let case = case(&mut Dice(seed), &zone);
        let text = case.text(&zone);
        let mut now = start(&zone, 1);
        let mut before = docket(&pack, &holidays, &text, now);
        let last = loop {
            let Some(next) = before.next_change else { break now };
            assert!(next.second() > now, "seed {seed}: the next change is not ahead");
            for at in [next.second() - 1, now + (next.second() - now) / 2] {
                let same = docket(&pack, &holidays, &text, at);
                assert_eq!(
                    outcomes(&before),
                    outcomes(&same),
                    "seed {seed}: {} to {}\n{text}",
                    second(now),
                    second(at)
                );
            }
            now = next.second();
            before = docket(&pack, &holidays, &text, now);
            steps += 1;
        };
        let later = docket(&pack, &holidays, &text, last + 400 * 86_400);
        assert_eq!(outcomes(&before), outcomes(&later), "seed {seed}: after the last change\n{text}");
    }
    assert!(steps > 700);
}

fn outcomes(docket: &Docket) -> Vec<(String, Outcome, Option<Outcome>)> {
    docket.verdicts.iter().map(|v| (v.key(), v.worst, v.best)).collect()
}
