//! The evaluator is never wrong: its pair holds what each completion of a timeline comes to by the oracle.
//!
//! A completion settles everything that a timeline leaves open: the instant of each event, and whether it happened. All
//! instants of a day are stood for by its first, its noon and its last.

use paradero_law::holiday::Holidays;
use paradero_law::{Docket, Outcome, Pack, Reason, judge};
use paradero_record::notation::{References, parse, render};
use paradero_record::{Instant, PersonId, Timeline, Zone};

use crate::oracle::{Before, Denied, Exact, Expect, Finding, Never, Oracle, State, World};

const PACK: &str = r#"
pack test "Made up"  version "1"

state stayed
  from    stay_granted
  until   stay_ended | died

state brief
  from    stay_granted
  until   stay_ended
  lasts   30 hours

safeguard E-1 "hours"
  stage   custody
  when    inquiry
  expect  reply | located
  within  24 hours
  unless  released
  cite    practice "none"

safeguard E-2 "days, in a state"
  stage   custody
  when    inquiry
  if      stayed
  expect  reply
  within  2 days
  cite    practice "none"

safeguard E-3 "two readings"
  stage   custody
  when    inquiry
  expect  reply
  within  1 business day reading "one"
  or within 48 hours reading "another"
  unless  released | died
  cite    practice "none"

safeguard E-4 "by its time"
  stage   custody
  when    hearing_scheduled
  expect  reply | located
  by its  for
  cite    practice "none"

safeguard E-5 "no time, in a brief state"
  stage   custody
  when    inquiry
  if      brief
  expect  reply
  cite    practice "none"

safeguard B-1 "before"
  stage   custody
  before  removal_executed
  expect  reply
  unless  released
  warn    removal_scheduled
  cite    practice "none"

safeguard B-2 "long before, in a state"
  stage   custody
  before  removal_executed
  if      stayed
  expect  reply | located
  at least 24 hours
  warn    removal_scheduled
  cite    practice "none"

safeguard N-1 "never"
  stage   custody
  never   removal_executed
  while   stayed
  unless  released
  warn    removal_scheduled
  cite    practice "none"

safeguard N-2 "never in a brief state"
  stage   custody
  never   removal_executed
  while   brief
  warn    removal_scheduled
  cite    practice "none"

safeguard A-1 "at most"
  stage   custody
  at most 36 hours
  in      stayed
  cite    practice "none"

safeguard A-2 "at least every"
  stage   custody
  at least every 2 days
  in      stayed
  expect  reply
  cite    practice "none"

safeguard L-1 "elements"
  stage   custody
  element en "one" shown by inquiry
  element en "two" shown by refusal | stay_granted
  answered by reply | released
  cite    practice "none"
"#;

const STAYED: State = State { from: &["stay_granted"], until: &["stay_ended", "died"], lasts: None };
const BRIEF: State = State { from: &["stay_granted"], until: &["stay_ended"], lasts: Some("30 hours") };

fn oracle(oracle: &Oracle<'_>, world: &World) -> Vec<Finding> {
    let removal: &[&str] = &["removal_executed"];
    let scheduled: &[&str] = &["removal_scheduled"];
    let mut all = Vec::new();
    let expect = Expect {
        when: &["inquiry"],
        expected: &["reply", "located"],
        clocks: &["24 hours"],
        unless: &["released"],
        ..Expect::default()
    };
    all.extend(oracle.expect("E-1", world, &expect));
    let expect = Expect {
        when: &["inquiry"],
        expected: &["reply"],
        clocks: &["2 days"],
        condition: Some(STAYED),
        ..Expect::default()
    };
    all.extend(oracle.expect("E-2", world, &expect));
    let (clocks, unless): (&[&str], &[&str]) = (&["1 business day", "48 hours"], &["released", "died"]);
    all.extend(oracle.expect(
        "E-3",
        world,
        &Expect { when: &["inquiry"], expected: &["reply"], clocks, unless, ..Expect::default() },
    ));
    let expect =
        Expect { when: &["hearing_scheduled"], expected: &["reply", "located"], by_its: true, ..Expect::default() };
    all.extend(oracle.expect("E-4", world, &expect));
    let expect = Expect { when: &["inquiry"], expected: &["reply"], condition: Some(BRIEF), ..Expect::default() };
    all.extend(oracle.expect("E-5", world, &expect));
    let before = Before {
        trigger: removal,
        expected: &["reply"],
        hours: 0,
        unless: &["released"],
        warn: scheduled,
        condition: None,
    };
    all.extend(oracle.before("B-1", world, &before));
    let before = Before {
        trigger: removal,
        expected: &["reply", "located"],
        hours: 24,
        unless: &[],
        warn: scheduled,
        condition: Some(STAYED),
    };
    all.extend(oracle.before("B-2", world, &before));
    all.extend(oracle.never(
        "N-1",
        world,
        &Never { forbidden: removal, state: STAYED, unless: &["released"], warn: scheduled },
    ));
    all.extend(oracle.never("N-2", world, &Never { forbidden: removal, state: BRIEF, unless: &[], warn: scheduled }));
    let expect = Expect {
        when: STAYED.from,
        expected: STAYED.until,
        clocks: &["36 hours"],
        is_state: true,
        ..Expect::default()
    };
    all.extend(oracle.expect("A-1", world, &expect));
    all.extend(oracle.every("A-2", world, "2 days", &STAYED, &["reply"]));
    all.extend(oracle.elements("L-1", world, &[&["inquiry"], &["refusal", "stay_granted"]], &["reply", "released"]));
    all
}

/// Which kinds go together, so that most timelines touch a safeguard.
const THEMES: &[&[&str]] = &[
    &["inquiry", "reply", "inquiry", "located", "released"],
    &["inquiry", "reply", "stay_granted", "stay_ended"],
    &["hearing_scheduled", "reply", "located", "hearing_scheduled"],
    &["removal_executed", "reply", "removal_scheduled", "stay_granted"],
    &["removal_executed", "located", "released", "stay_granted", "reply"],
    &["removal_executed", "stay_granted", "stay_ended", "removal_scheduled", "released"],
    &["stay_granted", "stay_ended", "died", "stay_granted"],
    &["stay_granted", "reply", "reply", "stay_ended"],
    &["inquiry", "refusal", "reply", "released", "stay_granted"],
];

/// A generator of numbers, the same in every run (splitmix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.roll(length as u64)).unwrap()
    }

    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn day(&mut self) -> i8 {
        i8::try_from(3 + self.roll(12)).unwrap()
    }
}

/// What is open about one event of a generated timeline.
#[derive(Clone, Debug)]
struct Open {
    id: String,
    kind: &'static str,
    days: (i8, i8),
    /// Ordered before or after, on the same day as, or so many hours after an event with a lower number.
    tie: Option<(Tie, usize)>,
    stance: Stance,
    /// The hour of March that it names, from midnight of the first.
    names: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Tie {
    Before,
    After,
    SameDay,
    Hours(i64),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stance {
    Plain,
    Hedged,
    Contested,
    Denied,
}

#[derive(Clone, Debug)]
struct Case {
    events: Vec<Open>,
    coverage: Vec<(&'static str, (i8, i8))>,
    now: i64,
}

fn case(dice: &mut Dice, zone: &Zone) -> Case {
    let theme = THEMES[dice.index(THEMES.len())];
    let count = 2 + dice.index(3);
    let mut events = Vec::new();
    for number in 0..count {
        let kind = theme[dice.index(theme.len())];
        let first = dice.day();
        let length = [0, 0, 0, 1, 2][dice.index(5)];
        let tie = (number > 0 && dice.roll(4) == 0).then(|| {
            let tie = [Tie::Before, Tie::After, Tie::SameDay, Tie::Hours(20), Tie::Hours(24), Tie::Hours(31)];
            (tie[dice.index(6)], dice.index(number))
        });
        // What nobody says happened is no anchor.
        let tie = tie
            .filter(|(_, other): &(Tie, usize)| events.get(*other).is_some_and(|e: &Open| e.stance != Stance::Denied));
        let stance = match dice.roll(12) {
            0 => Stance::Hedged,
            1 => Stance::Contested,
            2 => Stance::Denied,
            _ => Stance::Plain,
        };
        let names = matches!(kind, "hearing_scheduled" | "removal_scheduled")
            .then(|| i64::from(first) * 24 + i64::try_from(dice.roll(100)).unwrap());
        let names = names.filter(|_| kind == "hearing_scheduled" || dice.roll(4) != 0);
        events.push(Open { id: format!("e{number}"), kind, days: (first, first + length), tie, stance, names });
    }
    let covered = ["reply", "located", "stay_ended", "died"];
    let coverage = (0..dice.roll(3)).map(|n| {
        let first = dice.day();
        (covered[usize::try_from(n + dice.roll(2) * 2).unwrap()], (first, first + 3))
    });
    let coverage = coverage.collect();
    let now = start(zone, dice.day()) + i64::try_from(dice.roll(86_400)).unwrap();
    Case { events, coverage, now }
}

fn start(zone: &Zone, day: i8) -> i64 {
    zone.start_of_day(jiff::civil::date(2025, 3, 1) + jiff::Span::new().days(i64::from(day) - 1)).second()
}

fn end(zone: &Zone, day: i8) -> i64 {
    start(zone, day + 1) - 1
}

fn named(zone: &Zone, hours: i64) -> i64 {
    start(zone, 1) + hours * 3600
}

fn second(at: i64) -> String {
    Instant::from_second(at).to_string()
}

impl Case {
    fn head(&self, zone: &Zone) -> String {
        let mut out =
            format!("zone {}\nsource s \"S (made up)\"\n  kind note\nperson p \"P (made up)\"\n", zone.name());
        for (kind, (first, last)) in &self.coverage {
            out.push_str(&format!("coverage {kind} 2025-03-{first:02}/2025-03-{last:02}\n  s asserts\n"));
        }
        out
    }

    /// The timeline as it is told, with all that it leaves open.
    fn text(&self, zone: &Zone) -> String {
        let mut out = self.head(zone);
        for event in &self.events {
            let days = match event.days {
                (first, last) if first == last => format!("2025-03-{first:02}"),
                (first, last) => format!("2025-03-{first:02}/2025-03-{last:02}"),
            };
            out.push_str(&format!("{days} {} as {}{}\n", event.kind, event.id, event.names(zone)));
            let other = event.tie.map(|(_, other)| &self.events[other].id);
            let tie = event.tie.zip(other).map(|((tie, _), id)| match tie {
                Tie::Before => format!("before {id}"),
                Tie::After => format!("after {id}"),
                Tie::SameDay => format!("same day as {id}"),
                Tie::Hours(hours) => format!("{hours} hours after {id}"),
            });
            let stance = if event.stance == Stance::Hedged { " hedged" } else { "" };
            if event.stance != Stance::Denied {
                out.push_str(&format!("  s line 1 asserts{stance}\n"));
                if let Some(tie) = tie {
                    out.push_str(&format!("  s line 2 asserts{stance} {tie}\n"));
                }
            }
            if matches!(event.stance, Stance::Denied | Stance::Contested) {
                out.push_str("  s line 3 denies\n");
            }
        }
        out
    }

    /// One completion as a text without any doubt.
    fn exact(&self, zone: &Zone, world: &World) -> String {
        let mut out = self.head(zone);
        for event in &self.events {
            match world.events.iter().find(|e| e.id == event.id) {
                Some(exact) => out.push_str(&format!(
                    "{} {} as {}{}\n  s asserts\n",
                    second(exact.at),
                    event.kind,
                    event.id,
                    event.names(zone)
                )),
                None if event.is_denied() => {
                    let (first, last) = event.days;
                    let days = format!("2025-03-{first:02}/2025-03-{last:02}");
                    out.push_str(&format!("{days} {} as {}{}\n  s denies\n", event.kind, event.id, event.names(zone)));
                }
                None => {}
            }
        }
        out
    }

    /// Every completion, with three instants of each day; nothing when no choice of instants fits the ties.
    fn completions(&self, zone: &Zone) -> Vec<World> {
        let complete =
            |(kind, (first, last)): &(&'static str, (i8, i8))| (*kind, (start(zone, *first), end(zone, *last)));
        let complete: Vec<_> = self.coverage.iter().map(complete).collect();
        let mut all: Vec<(Vec<Option<i64>>, World)> = vec![(Vec::new(), World { complete, ..World::default() })];
        for event in &self.events {
            let mut next = Vec::new();
            for (times, world) in &all {
                for at in event.instants(zone, times) {
                    let mut times = times.clone();
                    times.push(at);
                    for happened in event.choices() {
                        let mut world = world.clone();
                        if *happened {
                            let names = event.names.map(|hours| named(zone, hours));
                            world.events.push(Exact { id: event.id.clone(), kind: event.kind, at: at.unwrap(), names });
                        } else if event.is_denied() {
                            let over = (start(zone, event.days.0), end(zone, event.days.1));
                            world.denied.push(Denied { kind: event.kind, over });
                        }
                        next.push((times.clone(), world));
                    }
                }
            }
            all = next;
        }
        all.into_iter().map(|(_, world)| world).collect()
    }
}

impl Open {
    fn is_denied(&self) -> bool {
        matches!(self.stance, Stance::Denied | Stance::Contested)
    }

    fn names(&self, zone: &Zone) -> String {
        self.names.map_or_else(String::new, |hours| format!(" for {}", second(named(zone, hours))))
    }

    fn choices(&self) -> &'static [bool] {
        match self.stance {
            Stance::Plain => &[true],
            Stance::Denied => &[false],
            Stance::Hedged | Stance::Contested => &[true, false],
        }
    }

    /// The instants that it may have, when those before it have theirs.
    fn instants(&self, zone: &Zone, earlier: &[Option<i64>]) -> Vec<Option<i64>> {
        if self.stance == Stance::Denied {
            return vec![None];
        }
        let mut all = Vec::new();
        for day in self.days.0..=self.days.1 {
            all.extend([start(zone, day), start(zone, day) + 43_200, end(zone, day)]);
        }
        let anchor = self.tie.map(|(tie, other)| (tie, earlier[other]));
        let Some((tie, Some(anchor))) = anchor else { return all.into_iter().map(Some).collect() };
        if let Tie::Hours(hours) = tie {
            all = vec![anchor + hours * 3600];
        }
        let day_of = |at: i64| zone.day_of(Instant::from_second(at));
        let fits = |at: &i64| {
            let in_days = start(zone, self.days.0) <= *at && *at <= end(zone, self.days.1);
            in_days
                && match tie {
                    Tie::Before => *at < anchor,
                    Tie::After => *at > anchor,
                    Tie::SameDay => day_of(*at) == day_of(anchor),
                    Tie::Hours(_) => true,
                }
        };
        all.into_iter().filter(fits).map(Some).collect()
    }
}

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
            let found = oracle(&judge, world);
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
        let found = oracle(&Oracle { zone: &zone, holidays: &holidays, now: case.now }, world);
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
