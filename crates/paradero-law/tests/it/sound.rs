//! The evaluator is never wrong: its pair holds what each completion of a timeline comes to by the oracle.
//!
//! A completion settles everything that a timeline leaves open: the instant of each event, and whether it happened. All
//! instants of a day are stood for by its first, its noon and its last. Where every instant is tried the pair must be exact
//! besides: see `exact.rs`.

use std::cell::Cell;

use paradero_law::holiday::Holidays;
use paradero_law::{Condition, Docket, Duty, Outcome, Pack, Reason, complete, judge};
use paradero_record::notation::{References, parse, render};
use paradero_record::{Instant, PersonId, Record, Timeline, Zone};

use crate::duties::PACK;
use crate::generate::coarse::case;
use crate::generate::{Case, Dice, second};
use crate::oracle::days::Days;
use crate::oracle::{Finding, Oracle, STANDING, WHOLE};

/// What a text tells, with what follows from it by law.
pub(crate) fn told(pack: &Pack, holidays: &Holidays, text: &str) -> (Record, Timeline) {
    let parsed = parse(text, None, References::Checked);
    assert!(parsed.diagnostics.is_empty(), "{}", render("case", text, &parsed.diagnostics));
    let timeline = Timeline::of(&parsed.record, &PersonId::new("p"));
    let timeline = complete(pack, &parsed.record, timeline, holidays);
    (parsed.record, timeline)
}

fn docket(pack: &Pack, holidays: &Holidays, (record, timeline): &(Record, Timeline), now: i64) -> Docket {
    judge(pack, record, timeline, holidays, Instant::from_second(now))
}

/// A verdict as the oracle names it: the safeguard's number and what set it off.
pub(crate) type Key = (usize, u16);

/// The verdict, with its worst and its best.
pub(crate) type Pair = (Key, Outcome, Option<Outcome>);

/// The number of an event by its name: that of what it follows from by law, and a hundred for each rule.
fn number(pack: &Pack, name: &str) -> u16 {
    match name.split_once('@') {
        Some((kind, from)) => {
            let rule = pack.derived.iter().position(|rule| rule.kind.name() == kind).unwrap();
            100 * (u16::try_from(rule).unwrap() + 1) + number(pack, from) % 100
        }
        None => name.trim_start_matches('e').parse().unwrap(),
    }
}

/// The verdicts as the oracle names them. Where a state is judged as a whole the event does not count.
pub(crate) fn pairs(pack: &Pack, docket: &Docket) -> Vec<Pair> {
    let pair = |verdict: &paradero_law::Verdict| {
        let at = pack.safeguards.iter().position(|s| s.id == verdict.safeguard).unwrap();
        let id = match &pack.safeguards[at].duty {
            Duty::AtLeastEvery { .. } | Duty::Elements { .. } => WHOLE,
            _ if verdict.reasons.contains(&Reason::StillKept) => STANDING,
            _ => number(pack, verdict.trigger.as_ref().unwrap().as_str()),
        };
        ((at, id), verdict.worst, verdict.best)
    };
    // What is to come of an event that nobody has announced can be compared with nothing: only possible, by design.
    let is_of_nothing = |pair: &Pair| {
        let compares = |c: &Condition| matches!(c, Condition::Equal(..) | Condition::Differs(..));
        pair.0.1 == STANDING && pack.safeguards[pair.0.0].conditions.iter().any(compares)
    };
    docket.verdicts.iter().map(pair).filter(|pair| !is_of_nothing(pair)).collect()
}

/// What is wrong with verdicts as against one completion.
fn fault(pairs: &[Pair], found: &[Finding]) -> Option<String> {
    for (safeguard, trigger, outcome) in found {
        let own = (*safeguard, *trigger);
        match pairs.iter().find(|(key, ..)| *key == own) {
            // That nothing forbidden is on record is only told where there is nothing else to tell.
            None if *trigger == STANDING && pairs.iter().any(|(key, ..)| key.0 == *safeguard) => {}
            None => return Some(format!("{own:?} is missing: {outcome:?}")),
            Some((_, worst, best)) if outcome > worst || best.is_some_and(|best| *outcome < best) => {
                return Some(format!("{own:?} is {worst:?} to {best:?}, and in one completion {outcome:?}"));
            }
            Some(_) => {}
        }
    }
    let applies = |key: &Key| found.iter().any(|(s, t, _)| (*s, *t) == *key);
    let lost = pairs.iter().find(|(key, _, best)| best.is_some() && !applies(key));
    lost.map(|(key, worst, best)| format!("{key:?} is {worst:?} to {best:?}, and in one completion does not apply"))
}

const CASES: u64 = 20_000;

/// How many completions of a timeline are looked at, spread over all of them: many more where the code is optimised.
const WORLDS: usize = if cfg!(debug_assertions) { 40 } else { 400 };

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

/// What all timelines have in common.
pub(crate) struct Setting {
    pub(crate) pack: Pack,
    pub(crate) holidays: Holidays,
    /// A zone whose clocks change on the way, and universal time, which is quicker.
    zones: [(Zone, Days); 2],
}

impl Setting {
    pub(crate) fn new() -> Self {
        let holidays = Holidays::federal();
        let zone = |name| Zone::parse(name).unwrap();
        let zones = [zone("America/New_York"), zone("UTC")].map(|zone| {
            let days = Days::of(&zone, &holidays);
            (zone, days)
        });
        Self { pack: Pack::parse(PACK).unwrap(), holidays, zones }
    }

    /// One timeline in four is in New York, the others in universal time.
    pub(crate) fn zone(&self, seed: u64) -> &(Zone, Days) {
        &self.zones[usize::from(!seed.is_multiple_of(4))]
    }

    fn case(&self, seed: u64, dice: &mut Dice) -> Case {
        case(dice, &self.zone(seed).1)
    }
}

/// Judges as many timelines as were asked for, of every second seed.
fn judge_many(odd: u64, cases: u64) -> Count {
    let setting = Setting::new();
    let mut count = Count::default();
    for seed in (odd..).step_by(2).map(|seed| seed + seed / 4) {
        if count.timelines == cases {
            break;
        }
        let (zone, days) = setting.zone(seed);
        let mut dice = Dice(seed);
        let case = setting.case(seed, &mut dice);
        let mut completions = case.every(days);
        // No choice of instants fits the ties: what is said contradicts itself, and nothing can be completed.
        if completions.is_empty() {
            continue;
        }
        let text = case.text(zone);
        let told = told(&setting.pack, &setting.holidays, &text);
        let pairs = pairs(&setting.pack, &docket(&setting.pack, &setting.holidays, &told, case.now));
        let oracle = Oracle { pack: &setting.pack, zone, days, now: case.now, is_torn: Cell::default() };
        let step = (completions.len() / WORLDS).max(1);
        let offset = dice.index(step);
        let mut seen: Vec<Vec<Finding>> = Vec::new();
        for world in completions.iter_mut().skip(offset).step_by(step) {
            let mut found = Vec::new();
            oracle.judge(world, &mut found);
            if let Some(fault) = fault(&pairs, &found) {
                let (now, exact) = (second(case.now), case.exact(zone, world));
                panic!("seed {seed}: {fault}\nas of {now}\n{text}\ncompletion\n{exact}\n{world:?}\n{pairs:?}");
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
    println!("{looser} of {compared} verdicts less decided than three instants of each day");
    // Where this share rises the evaluator has become vaguer. What remains lies between the instants that are tried: 107 of
    // 15,279 with forty completions of each timeline.
    assert!(looser * 1000 <= compared * 8, "{looser} of {compared} verdicts are less decided than they could be");
}

/// Whether the pair is wider than what the completions come to.
fn is_looser((key, worst, best): &Pair, seen: &[Vec<Finding>]) -> bool {
    let of_each = |found: &Vec<Finding>| found.iter().find(|(s, t, _)| (*s, *t) == *key).map(|(.., outcome)| *outcome);
    let all: Vec<Option<Outcome>> = seen.iter().map(of_each).collect();
    let (needed_worst, needed_best) = (all.iter().flatten().max(), all.iter().min().copied().flatten());
    needed_worst != Some(worst) || needed_best != *best
}

#[test]
fn an_exact_timeline_is_decided_as_the_oracle_has_it() {
    let setting = Setting::new();
    for seed in 1_000_000..1_002_000 {
        let (zone, days) = setting.zone(seed);
        let mut dice = Dice(seed);
        let case = setting.case(seed, &mut dice);
        // Where something happened, and which reading of a length counts, no record settles.
        let mut completions = case.every(days);
        if completions.is_empty() || case.readings > 1 || !case.elsewhere.is_empty() {
            continue;
        }
        let at = dice.index(completions.len());
        let world = &mut completions[at];
        let text = case.exact(zone, world);
        let told = told(&setting.pack, &setting.holidays, &text);
        let pairs = pairs(&setting.pack, &docket(&setting.pack, &setting.holidays, &told, case.now));
        let mut found = Vec::new();
        // What nobody tells is not on record.
        let is_told = |e: &crate::oracle::Exact| e.happened || case.items[usize::from(e.id)].is_denied();
        world.recorded = world.events.iter().filter(|e| is_told(e)).map(|e| e.kind).collect();
        Oracle { pack: &setting.pack, zone, days, now: case.now, is_torn: Cell::default() }.judge(world, &mut found);
        let wrong = fault(&pairs, &found).or_else(|| {
            let open = pairs.iter().find(|(_, worst, best)| Some(*worst) != *best);
            open.map(|pair| format!("{pair:?} is left open"))
        });
        let now = second(case.now);
        assert!(wrong.is_none(), "seed {seed}: {}\nas of {now}\n{text}\n{found:?}\n{pairs:?}", wrong.unwrap());
    }
}

#[test]
fn nothing_changes_before_the_next_change() {
    let setting = Setting::new();
    let docket = |told: &(Record, Timeline), now| docket(&setting.pack, &setting.holidays, told, now);
    let mut steps = 0;
    for seed in 2_000_000..2_000_400 {
        let (zone, days) = setting.zone(seed);
        let text = setting.case(seed, &mut Dice(seed)).text(zone);
        let told = told(&setting.pack, &setting.holidays, &text);
        let mut now = days.span(days.day(1_740_830_400)).0;
        let mut before = docket(&told, now);
        let begun = steps;
        let last = loop {
            // A watch that wakes at every second or every day sleeps badly.
            assert!(steps < begun + 100, "seed {seed}: still changing at {}\n{text}", second(now));
            let Some(next) = before.next_change else { break now };
            assert!(next.second() > now, "seed {seed}: the next change is not ahead");
            for at in [next.second() - 1, now + (next.second() - now) / 2] {
                let same = docket(&told, at);
                let (from, to) = (second(now), second(at));
                assert_eq!(outcomes(&before), outcomes(&same), "seed {seed}: {from} to {to}\n{text}");
            }
            now = next.second();
            before = docket(&told, now);
            steps += 1;
        };
        let later = docket(&told, last + 400 * 86_400);
        assert_eq!(outcomes(&before), outcomes(&later), "seed {seed}: after the last change\n{text}");
    }
    assert!(steps > 3_000);
}

fn outcomes(docket: &Docket) -> Vec<(String, Outcome, Option<Outcome>)> {
    docket.verdicts.iter().map(|v| (v.key(), v.worst, v.best)).collect()
}
