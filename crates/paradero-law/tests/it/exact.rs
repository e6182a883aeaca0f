//! The evaluator is exact: on timelines of which every completion can be tried its pair is what the best and the worst of them
//! come to by the oracle, no more and no less.

use std::cell::Cell;
use std::collections::BTreeMap;

use paradero_law::Outcome::{self, Crossed, Kept, NotShown};
use paradero_law::{Pack, Reason, judge};
use paradero_record::Instant;

use crate::duties::TOGETHER;
use crate::generate::fine::{THEMES, case};
use crate::generate::{Case, Dice, second};
use crate::oracle::{Finding, Oracle, STANDING};
use crate::sound::{Key, Pair, Setting, pairs, told};

/// What the completions of one timeline come to.
#[derive(Default)]
struct Tally {
    worlds: u32,
    /// By safeguard and trigger: the best, the worst, and on how many completions it applies.
    all: Vec<(Key, Outcome, Outcome, u32)>,
}

impl Tally {
    fn add(&mut self, found: &[Finding]) {
        self.worlds += 1;
        for (safeguard, trigger, outcome) in found {
            let key = (*safeguard, *trigger);
            match self.all.iter_mut().find(|(known, ..)| *known == key) {
                Some((_, best, worst, times)) => {
                    (*best, *worst) = ((*best).min(*outcome), (*worst).max(*outcome));
                    *times += 1;
                }
                None => self.all.push((key, *outcome, *outcome, 1)),
            }
        }
    }

    /// The worst and the best of a verdict; no best where it does not apply on some completion.
    fn pair(&self, key: Key) -> Option<(Outcome, Option<Outcome>)> {
        let (_, best, worst, times) = self.all.iter().find(|(known, ..)| *known == key)?;
        Some((*worst, (*times == self.worlds).then_some(*best)))
    }

    /// All that should be said, beside what is: the key, what is expected, what is said.
    fn compared<'t>(&'t self, said: &'t [Pair]) -> impl Iterator<Item = (Key, Expected, Expected)> + 't {
        // That nothing forbidden is on record is only told where there is nothing else to tell.
        let is_told =
            |key: &Key| key.1 != STANDING || !said.iter().any(|(other, ..)| other.0 == key.0 && other.1 != STANDING);
        let unsaid = self
            .all
            .iter()
            .map(|(key, ..)| *key)
            .filter(move |key| !said.iter().any(|(k, ..)| k == key) && is_told(key));
        let unsaid = unsaid.map(|key| (key, self.pair(key), None));
        said.iter().map(|(key, worst, best)| (*key, self.pair(*key), Some((*worst, *best)))).chain(unsaid)
    }
}

type Expected = Option<(Outcome, Option<Outcome>)>;

/// Whether what is said holds all that is expected.
fn holds(said: Expected, expected: Expected) -> bool {
    match (said, expected) {
        (None, expected) => expected.is_none(),
        (Some((_, best)), None) => best.is_none(),
        (Some((worst, best)), Some((needed_worst, needed_best))) => worst >= needed_worst && best <= needed_best,
    }
}

/// What was counted.
#[derive(Default)]
struct Count {
    timelines: u64,
    worlds: u64,
    verdicts: u64,
    open: u64,
    /// Verdicts at which the evaluator gave up, and others that leave more open than the completions do.
    too_many: u64,
    /// By design: two conditions on a part of a place that nobody tells.
    apart: u64,
    looser: Vec<String>,
    wrong: Vec<String>,
}

const CASES: u64 = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };

/// More completions than this are left to the coarse timelines.
const MOST_WORLDS: usize = 200;

/// The pack with the safeguards of one theme alone.
fn packs(setting: &Setting) -> Vec<Pack> {
    let of = |safeguards: &[&str]| {
        let mut pack = setting.pack.clone();
        pack.safeguards.retain(|safeguard| safeguards.contains(&safeguard.id.as_str()));
        pack
    };
    THEMES.iter().map(|theme| of(theme.safeguards)).collect()
}

fn size(case: &Case) -> usize {
    let of_items = case.items.iter().map(|item| {
        let words: usize = item.words.iter().map(|word| word.choices.len()).product();
        item.times.len() * words * item.names.as_ref().map_or(1, |named| named.choices.len())
    });
    let places: usize = case.places.iter().map(|place| place.choices.len()).product();
    of_items.product::<usize>() * places * case.countries.len().max(1) * case.elsewhere.len().max(1) * case.readings
}

fn compare(setting: &Setting, pack: &Pack, case: &Case, seed: u64, count: &mut Count) {
    let (zone, days) = setting.zone(seed);
    let oracle = Oracle { pack, zone, days, now: case.now, is_torn: Cell::default() };
    let (mut tally, mut found) = (Tally::default(), Vec::new());
    case.each_completion(days, |world| {
        found.clear();
        oracle.judge(world, &mut found);
        tally.add(&found);
    });
    if tally.worlds == 0 || oracle.is_torn.get() {
        return;
    }
    let text = case.text(zone);
    let (record, timeline) = told(pack, &setting.holidays, &text);
    let docket = judge(pack, &record, &timeline, &setting.holidays, Instant::from_second(case.now));
    let said = pairs(pack, &docket);
    for (key, expected, said) in tally.compared(&said) {
        count.verdicts += 1;
        count.open += u64::from(expected.is_none_or(|(worst, best)| best != Some(worst)));
        if said == expected {
            continue;
        }
        // A part of a place that nobody tells is supposed for each condition by itself.
        let is_apart = pack.safeguards[key.0].id == "K-2" && case.places.iter().any(|place| place.choices.len() > 1);
        let is_given_up = docket
            .verdicts
            .iter()
            .any(|v| v.safeguard == pack.safeguards[key.0].id && v.reasons.contains(&Reason::TooMany));
        let what = format!(
            "{} on {}: {said:?}, and all completions come to {expected:?}\nseed {seed} as of {}\n{text}",
            pack.safeguards[key.0].id,
            key.1,
            second(case.now)
        );
        match (holds(said, expected), is_given_up) {
            (true, true) => count.too_many += 1,
            (true, false) if is_apart => count.apart += 1,
            (true, false) => count.looser.push(what),
            (false, _) => count.wrong.push(what),
        }
    }
    count.timelines += 1;
    count.worlds += u64::from(tally.worlds);
}

/// Tries as many timelines as were asked for, of every second seed.
fn compare_many(odd: u64, cases: u64) -> Count {
    let setting = Setting::new();
    let packs = packs(&setting);
    let mut count = Count::default();
    for seed in (odd..).step_by(2).map(|seed| seed + seed / 4) {
        if count.timelines == cases {
            break;
        }
        let mut dice = Dice(seed ^ 0xe8ac);
        let theme = dice.index(THEMES.len());
        let case = case(&mut dice, &setting.zone(seed).1, &THEMES[theme]);
        if size(&case) <= MOST_WORLDS {
            compare(&setting, &packs[theme], &case, seed, &mut count);
        }
    }
    count
}

#[test]
fn the_pair_is_what_all_completions_come_to() {
    let counts: Vec<Count> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|odd| scope.spawn(move || compare_many(odd, CASES / 2))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let sum = |of: fn(&Count) -> u64| counts.iter().map(of).sum::<u64>();
    let (timelines, worlds, verdicts) = (sum(|c| c.timelines), sum(|c| c.worlds), sum(|c| c.verdicts));
    println!("{timelines} timelines, {worlds} completions, {verdicts} verdicts, {} of them open", sum(|c| c.open));
    let (wrong, looser) = (shortest(&counts, |count| &count.wrong), shortest(&counts, |count| &count.looser));
    assert!(timelines == CASES && sum(|c| c.open) * 3 > verdicts, "the timelines leave too little open");
    println!("{} on parts of a place that nobody tells", sum(|c| c.apart));
    assert!(sum(|c| c.apart) * 500 < verdicts, "parts of places leave more open than they should");
    assert_eq!(sum(|c| c.too_many), 0, "the evaluator gave up where few seconds are open");
    assert!(wrong.is_empty(), "wrong: {wrong:#?}");
    assert!(looser.is_empty(), "less decided than they could be: {looser:#?}");
}

/// How many verdicts on each safeguard, and the shortest timeline of them, line by line.
fn shortest(counts: &[Count], of: fn(&Count) -> &Vec<String>) -> BTreeMap<&str, (usize, Vec<&str>)> {
    let mut by: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for text in counts.iter().flat_map(of) {
        let (times, known) = by.entry(text.split(' ').next().unwrap()).or_insert((0, text));
        *times += 1;
        if text.len() < known.len() {
            *known = text;
        }
    }
    by.into_iter().map(|(id, (times, text))| (id, (times, text.lines().collect()))).collect()
}

/// Judges a timeline by the duties of transfers, and gives the worst and the best of one of them.
fn judged(setting: &Setting, pack: &Pack, id: &str, text: &str) -> Option<(Outcome, Option<Outcome>)> {
    let head = "zone America/Chicago\nsource s \"S (made up)\"\n  kind note\nperson p \"P (made up)\"\n";
    let (record, timeline) = told(pack, &setting.holidays, &format!("{head}{text}"));
    // Noon of 1 July 2025.
    let docket = judge(pack, &record, &timeline, &setting.holidays, Instant::from_second(1_751_371_200));
    let verdict = docket.verdicts.iter().find(|v| v.safeguard == id && !v.reasons.contains(&Reason::StillKept));
    verdict.map(|v| (v.worst, v.best))
}

/// Timelines in which two doubts hang together, each with a safeguard and what all readings come to.
#[rustfmt::skip]
const HANGING: &[(&str, &str, &str, Expected)] = &[
    ("both in May, told after the transfer: in time or not", "X-1",
     "2025-05 transferred as t\n  s asserts\n2025-05 counsel_notified as n\n  s asserts\n  s asserts after t\n",
     Some((NotShown, Some(Kept)))),
    ("both in May, told before the transfer: never in time", "X-1",
     "2025-05 transferred as t\n  s asserts\n2025-05 counsel_notified as n\n  s asserts\n  s asserts before t\n",
     Some((NotShown, Some(NotShown)))),
    ("both in May, told at most a day after the transfer", "X-1",
     "2025-05 transferred as t\n  s asserts\n2025-05 counsel_notified as n\n  s asserts\n  s asserts at most 24 hours after t\n",
     Some((Kept, Some(Kept)))),
    ("both in May, told a day and an hour after the transfer", "X-1",
     "2025-05 transferred as t\n  s asserts\n2025-05 counsel_notified as n\n  s asserts\n  s asserts 25 hours after t\n",
     Some((NotShown, Some(NotShown)))),
    ("a chain of three orders keeps the last within the first day", "X-1",
     "2025-05 transferred as t\n  s asserts\n2025-05 arrived as a\n  s asserts\n  s asserts after t\n\
      2025-05 counsel_notified as n\n  s asserts\n  s asserts after a\n\
      2025-05 located as l\n  s asserts\n  s asserts after n\n  s asserts at most 24 hours after t\n",
     Some((Kept, Some(Kept)))),
    ("told after an arrival that came two days later", "X-1",
     "2025-05 transferred as t\n  s asserts\n2025-05 arrived as a\n  s asserts\n  s asserts at least 48 hours after t\n\
      2025-05 counsel_notified as n\n  s asserts\n  s asserts after a\n",
     Some((NotShown, Some(NotShown)))),
    ("one of two contested replies is not enough for certain", "X-1",
     "2025-05-01T10:00 transferred as t\n  s asserts\n2025-05-01T11:00 counsel_notified as n\n  s asserts\n  s denies\n\
      2025-05-01T12:00 counsel_notified as m\n  s asserts\n  s denies\n",
     Some((NotShown, Some(Kept)))),
    ("either the stay was granted, or it was not and nothing was forbidden", "X-2",
     "2025-05-01T10:00 stay_granted as g\n  s asserts\n  s denies\n2025-05-02T10:00 removal_executed as r\n  s asserts\n",
     Some((Crossed, None))),
    ("removed in May, the stay ended in May, before", "X-2",
     "2025-04-01 stay_granted as g\n  s asserts\n2025-05 removal_executed as r\n  s asserts\n\
      2025-05 stay_ended as e\n  s asserts\n  s asserts before r\n",
     None),
    ("removed in May, the stay ended in May, after", "X-2",
     "2025-04-01 stay_granted as g\n  s asserts\n2025-05 removal_executed as r\n  s asserts\n\
      2025-05 stay_ended as e\n  s asserts\n  s asserts after r\n",
     Some((Crossed, Some(Crossed)))),
    ("granted after the removal by way of a third event", "X-2",
     "2025-05 removal_executed as r\n  s asserts\n2025-05 arrived as a\n  s asserts\n  s asserts after r\n\
      2025-05 stay_granted as g\n  s asserts\n  s asserts after a\n",
     None),
    ("each transfer ends the stay in one place and begins that in the next", "X-3",
     "2025-05 transferred as t\n  s asserts\n2025-05 transferred as u\n  s asserts\n  s asserts 30 hours after t\n",
     Some((Kept, Some(Kept)))),
    ("the next transfer came too late", "X-3",
     "2025-05 transferred as t\n  s asserts\n2025-05 transferred as u\n  s asserts\n  s asserts 37 hours after t\n",
     Some((Crossed, Some(Crossed)))),
    ("the same word makes it owed and settles it", "X-4",
     "2025-05-01T10:00 cf_decision_issued as d\n  s asserts outcome negative\n  s asserts outcome positive\n",
     Some((NotShown, None))),
    ("whichever of the two decisions is meant, the judge was asked", "X-4",
     "2025-05-01T10:00 cf_decision_issued as d\n  s asserts\n2025-05-01T11:00 ij_review_requested as r\n  s asserts\n",
     Some((Kept, None))),
];

#[test]
fn doubts_that_hang_together_are_taken_together() {
    let setting = Setting::new();
    let pack = Pack::parse(TOGETHER).unwrap();
    for (name, id, text, expected) in HANGING {
        assert_eq!(judged(&setting, &pack, id, text), *expected, "{name}");
    }
}
