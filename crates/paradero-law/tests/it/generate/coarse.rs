//! Timelines dated by days, at random: far more instants than can be tried, so three of each day stand for all.

use super::{Case, Dice, Item, Named, Stance, Tie, Word, second};
use crate::oracle::Where;
use crate::oracle::days::Days;

/// Which kinds go together, so that most timelines touch a safeguard.
const THEMES: &[&[&str]] = &[
    &["inquiry", "reply", "inquiry", "located", "released"],
    &["inquiry", "reply", "inquiry", "refusal", "released"],
    &["inquiry", "reply", "stay_granted", "stay_ended"],
    &["hearing_scheduled", "reply", "located", "hearing_scheduled"],
    &["removal_executed", "reply", "removal_scheduled", "stay_granted"],
    &["removal_executed", "located", "released", "stay_granted", "reply"],
    &["removal_executed", "stay_granted", "stay_ended", "removal_scheduled", "released"],
    &["stay_granted", "stay_ended", "died", "stay_granted"],
    &["stay_granted", "reply", "reply", "stay_ended"],
    &["inquiry", "refusal", "reply", "released", "stay_granted"],
    &["ij_decision", "bia_appeal_filed", "appeal_waived", "removal_executed", "released"],
    &["ij_decision", "bia_appeal_filed", "removal_scheduled", "motion_granted", "ij_decision"],
    &["ij_decision", "appeal_waived", "stay_ended", "custody_review_after_order", "stay_ended"],
    &["cf_referred", "nta_filed_with_court", "removal_executed", "proceedings_terminated", "fear_expressed"],
    &["fear_expressed", "cf_referred", "nta_filed_with_court", "cf_interview_held", "cf_referred"],
    &["habeas_filed", "removal_executed", "removal_scheduled", "habeas_order", "habeas_filed"],
    &["arrested", "examined", "arrested", "foia_filed", "foia_determination"],
];

/// A small timeline, dated by days of March 2025.
pub(crate) fn case(dice: &mut Dice, days: &Days) -> Case {
    let theme = THEMES[dice.index(THEMES.len())];
    let march = days.day(1_740_830_400);
    let count = 2 + dice.index(3);
    let mut items: Vec<Item> = Vec::new();
    for number in 0..count {
        let first = march + dice.between(2, 13);
        let last = first + dice.pick(&[0, 0, 0, 1, 2]);
        let tie = (number > 0 && dice.roll(4) == 0).then(|| {
            let tie = [Tie::Before, Tie::After, Tie::SameDay, Tie::Hours(20), Tie::Hours(24), Tie::Hours(31)];
            (dice.pick(&tie), dice.index(number))
        });
        // What nobody says happened is no anchor.
        let ties = tie.into_iter().filter(|(_, other)| items[*other].stance != Stance::Denied).collect();
        let stance = match dice.roll(12) {
            0 => Stance::Hedged,
            1 => Stance::Contested,
            2 => Stance::Denied,
            _ => Stance::Plain,
        };
        let kind = dice.pick(theme);
        let is_named = kind == "hearing_scheduled" || kind == "removal_scheduled" && dice.roll(4) != 0;
        let names = is_named.then(|| {
            let at = days.span(first).0 + 3600 * dice.between(0, 99);
            Named { written: second(at), choices: vec![at] }
        });
        let times = (first..=last).flat_map(|day| {
            let (begin, end) = days.span(day);
            [begin, begin + 43_200, end]
        });
        items.push(Item {
            kind,
            written: written(first - march, last - march),
            allowed: vec![(days.span(first).0, days.span(last).1)],
            times: times.collect(),
            ties,
            stance,
            names,
            words: words(dice, kind),
            place: None,
        });
    }
    let covered = ["reply", "located", "stay_ended", "died"];
    let coverage = (0..dice.roll(3)).map(|n| {
        let first = march + dice.between(2, 13);
        let kind = covered[usize::try_from(n + dice.roll(2) * 2).unwrap()];
        (kind, written(first - march, first + 3 - march), (days.span(first).0, days.span(first + 3).1))
    });
    let coverage = coverage.collect();
    let now = days.span(march + dice.between(2, 13)).0 + dice.between(0, 86_399);
    let is_anywhere = theme.contains(&"arrested");
    let elsewhere = ["CA", "TX", ""].map(|state| Where { state, country: "US" });
    let elsewhere = if is_anywhere { elsewhere.to_vec() } else { Vec::new() };
    let readings = if theme.contains(&"habeas_filed") { 2 } else { 1 };
    Case { items, coverage, now, elsewhere, readings, ..Case::default() }
}

/// The words that the safeguards ask for.
fn words(dice: &mut Dice, kind: &str) -> Vec<Word> {
    let (name, words): (_, &[&'static str]) = match kind {
        "ij_decision" => ("order", &["removal", "removal", "relief"]),
        "bia_decision" => ("ruling", &["dismissed", "sustained"]),
        _ => return Vec::new(),
    };
    let word = dice.pick(words);
    vec![Word { name, said: vec![word], choices: vec![word] }]
}

/// Days of March, counted from none.
fn written(first: i64, last: i64) -> String {
    let day = |day: i64| format!("2025-03-{:02}", day + 1);
    if first == last { day(first) } else { format!("{}/{}", day(first), day(last)) }
}
