//! The evaluator is exact: on timelines of which every completion can be tried its pair is what the best and the worst of them
//! come to by the oracle, no more and no less.

use paradero_law::{Outcome, Pack, Reason, judge};
use paradero_record::Instant;

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
    looser: Vec<String>,
    wrong: Vec<String>,
}

const CASES: u64 = if cfg!(debug_assertions) { 20_000 } else { 1_000_000 };

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
    let oracle = Oracle { pack, zone, days, now: case.now };
    let (mut tally, mut found) = (Tally::default(), Vec::new());
    case.each_completion(days, |world| {
        found.clear();
        oracle.judge(world, &mut found);
        tally.add(&found);
    });
    if tally.worlds == 0 {
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
    let shortest = |of: fn(&Count) -> &Vec<String>| {
        let mut all: Vec<&String> = counts.iter().flat_map(of).collect();
        all.sort_by_key(|text| text.len());
        (all.len(), all.first().map_or_else(String::new, |text| (*text).clone()))
    };
    let (wrong, looser) = (shortest(|c| &c.wrong), shortest(|c| &c.looser));
    println!("{} given up, {} less decided, {} wrong", sum(|c| c.too_many), looser.0, wrong.0);
    if let Ok(path) = std::env::var("EXACT_DUMP") {
        let mut all: Vec<&String> = counts.iter().flat_map(|c| &c.wrong).collect();
        all.sort_by_key(|t| t.len());
        let mut loose: Vec<&String> = counts.iter().flat_map(|c| &c.looser).collect();
        loose.sort_by_key(|t| t.len());
        let text: String = all
            .iter()
            .map(|t| format!("WRONG {t}\n\n"))
            .chain(loose.iter().map(|t| format!("LOOSE {t}\n\n")))
            .collect();
        std::fs::write(path, text).unwrap();
    }
    assert_eq!(wrong.0, 0, "{}", wrong.1);
    assert_eq!(looser.0, 0, "{}", looser.1);
}
