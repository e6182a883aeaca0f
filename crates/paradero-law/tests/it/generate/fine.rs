//! Timelines dated by a few seconds around the instants that decide, at random: every completion of them can be tried.

use super::{Case, Dice, Item, Named, Somewhere, Stance, Tie, Word, second, stretch};
use crate::oracle::Where;
use crate::oracle::days::Days;

/// Kinds that go together, and the safeguards that ask for them.
pub(crate) struct Theme {
    pub(crate) safeguards: &'static [&'static str],
    kinds: &'static [&'static str],
    /// Kinds of which the record may be complete.
    covered: &'static [&'static str],
    /// How many hours lie between what decides, besides none and the ends of days.
    hours: &'static [i64],
    /// Under it states have so many readings.
    readings: usize,
    /// Where events take place is asked.
    is_placed: bool,
}

const fn theme(
    safeguards: &'static [&'static str],
    kinds: &'static [&'static str],
    covered: &'static [&'static str],
    hours: &'static [i64],
) -> Theme {
    Theme { safeguards, kinds, covered, hours, readings: 1, is_placed: false }
}

/// What is tried together.
pub(crate) const THEMES: &[Theme] = &[
    theme(
        &["E-1", "M-1"],
        &["inquiry", "reply", "inquiry", "located", "released", "refusal"],
        &["reply", "located", "refusal"],
        &[24, 36, 12],
    ),
    theme(&["E-1", "E-3"], &["inquiry", "reply", "located", "released", "died"], &["reply", "located"], &[24, 48]),
    theme(
        &["E-2", "M-2", "E-5"],
        &["inquiry", "reply", "stay_granted", "stay_ended", "refusal"],
        &["reply", "refusal"],
        &[30, 48],
    ),
    theme(&["E-4"], &["hearing_scheduled", "reply", "located"], &["reply", "located"], &[0, 24]),
    theme(
        &["B-1", "B-2"],
        &["removal_executed", "reply", "located", "removal_scheduled", "stay_granted", "released"],
        &["reply", "located"],
        &[24, 24, 30],
    ),
    theme(
        &["B-2", "N-1"],
        &["removal_executed", "reply", "stay_granted", "stay_ended", "released", "died"],
        &["reply"],
        &[24],
    ),
    theme(
        &["N-1", "N-2"],
        &["removal_executed", "stay_granted", "stay_ended", "removal_scheduled", "released", "stay_granted"],
        &[],
        &[30],
    ),
    theme(
        &["A-1", "A-2"],
        &["stay_granted", "stay_ended", "died", "stay_granted", "reply", "reply"],
        &["reply", "stay_ended", "died"],
        &[36, 48],
    ),
    theme(&["L-1", "L-2"], &["inquiry", "refusal", "reply", "released", "stay_granted", "stay_ended"], &[], &[24]),
    theme(&["R-1"], &["ij_decision", "bia_appeal_filed", "released", "ij_decision"], &[], &[30, 36]),
    theme(
        &["F-1", "F-3"],
        &[
            "ij_decision",
            "bia_appeal_filed",
            "appeal_waived",
            "removal_executed",
            "removal_scheduled",
            "motion_granted",
        ],
        &[],
        &[30, 36, 36],
    ),
    theme(
        &["F-2"],
        &["ij_decision", "appeal_waived", "stay_ended", "custody_review_after_order", "bia_decision", "stay_ended"],
        &["custody_review_after_order"],
        &[36, 24, 60],
    ),
    theme(
        &["T-1", "T-2"],
        &[
            "cf_referred",
            "nta_filed_with_court",
            "removal_executed",
            "proceedings_terminated",
            "fear_expressed",
            "cf_interview_held",
            "er_order_issued",
        ],
        &["cf_interview_held"],
        &[24],
    ),
    Theme {
        readings: 2,
        ..theme(
            &["O-1", "O-2", "F-1"],
            &["habeas_filed", "removal_executed", "removal_scheduled", "habeas_order", "stay_granted"],
            &["habeas_order"],
            &[30, 36],
        )
    },
    Theme {
        is_placed: true,
        ..theme(&["W-1", "W-2"], &["arrested", "examined", "located", "located"], &["examined"], &[24, 30])
    },
    theme(&["V-1", "V-2"], &["foia_filed", "foia_determination", "foia_filed"], &["foia_determination"], &[24, 36]),
    Theme {
        is_placed: true,
        ..theme(
            &["K-1", "K-2"],
            &["withholding_granted", "removal_executed", "stay_granted", "withholding_granted"],
            &[],
            &[24],
        )
    },
    theme(
        &["D-1", "D-2"],
        &[
            "cf_decision_issued",
            "ij_review_requested",
            "removal_executed",
            "ij_cf_review_decided",
            "cf_decision_issued",
        ],
        &["ij_review_requested"],
        &[24],
    ),
    theme(&["D-3", "D-4"], &["cf_decision_issued", "ij_review_requested", "cf_decision_issued"], &[], &[24]),
];

const US: Where = Where { state: "", country: "US" };
const CA: Where = Where { state: "CA", country: "US" };
const TX: Where = Where { state: "TX", country: "US" };
const VE: Where = Where { state: "", country: "VE" };
const MX: Where = Where { state: "", country: "MX" };
const NOWHERE: Where = Where { state: "", country: "" };

/// Places of which the state, the country or nothing is known.
const PLACES: &[Somewhere] = &[
    Somewhere { written: "  country US\n  state CA\n", choices: &[CA] },
    Somewhere { written: "  country US\n  state TX\n", choices: &[TX] },
    Somewhere { written: "  country US\n", choices: &[CA, TX, US] },
    Somewhere { written: "  country VE\n", choices: &[VE] },
    Somewhere { written: "  country MX\n", choices: &[MX] },
    Somewhere { written: "", choices: &[CA, TX, VE, MX, NOWHERE] },
];

/// What is made of a theme on the way.
struct Maker<'a> {
    dice: &'a mut Dice,
    days: &'a Days,
    theme: &'a Theme,
    /// Around which instants the events so far lie.
    centers: Vec<i64>,
    places: Vec<Somewhere>,
}

/// A small timeline of a theme.
pub(crate) fn case(dice: &mut Dice, days: &Days, theme: &Theme) -> Case {
    // The clocks of New York go forward on 9 March at 07:00 universal time.
    let center = dice.pick(&[1_741_435_200, 1_741_478_400, 1_741_492_799, 1_741_503_600]);
    let mut maker = Maker { dice, days, theme, centers: vec![center], places: Vec::new() };
    let count = 2 + maker.dice.index(3);
    let mut items: Vec<Item> = Vec::new();
    for number in 0..count {
        let item = maker.item(number, &items);
        items.push(item);
    }
    let coverage = maker.coverage();
    let now = match maker.dice.roll(5) {
        0 | 1 => maker.centers.iter().max().unwrap() + 500_000,
        _ => maker.near(),
    };
    let countries: &[(bool, Vec<Vec<&'static str>>)] = &[
        (true, vec![vec!["VE"]]),
        (true, vec![vec!["VE", "MX"]]),
        (false, vec![vec!["VE"], vec!["MX"], vec!["MX", "VE"], vec![""]]),
    ];
    let told = if theme.safeguards.contains(&"K-2") { maker.dice.pick(&[0, 0, 1, 2]) } else { 0 };
    let (tells_countries, countries) = countries[told].clone();
    let elsewhere = if theme.safeguards.contains(&"W-1") { vec![CA, TX] } else { Vec::new() };
    let (readings, places) = (theme.readings, maker.places);
    Case { items, coverage, now, places, elsewhere, countries, tells_countries, readings }
}

impl Maker<'_> {
    /// An instant close to where something is decided.
    fn near(&mut self) -> i64 {
        let center = self.dice.pick(&self.centers);
        let at = match self.dice.roll(10) {
            0..4 => center,
            4..8 => center + 3600 * self.dice.pick(self.theme.hours),
            _ => {
                let day = self.days.day(center) + self.dice.between(0, 2);
                self.days.span(day).1
            }
        };
        at + self.dice.between(-2, 2)
    }

    fn item(&mut self, number: usize, items: &[Item]) -> Item {
        let kind = self.dice.pick(self.theme.kinds);
        let stance = match self.dice.roll(12) {
            0 | 1 => Stance::Hedged,
            2 => Stance::Contested,
            3 => Stance::Denied,
            _ => Stance::Plain,
        };
        let first = self.near();
        self.centers.push(first);
        let mut times: Vec<i64> = (first..first + self.dice.between(1, 4)).collect();
        let mut written = stretch(first, *times.last().unwrap());
        if stance == Stance::Denied {
            // Said of all the time that there was, or nearly.
            let last = first + 3600 * self.dice.pick(self.theme.hours) + self.dice.between(0, 3);
            (times, written) = (vec![first, last], stretch(first, last));
        } else if times.len() > 2 && self.dice.roll(3) == 0 {
            let hole = 1 + self.dice.index(times.len() - 2);
            times.remove(hole);
            let each: Vec<String> = times.iter().map(|at| second(*at)).collect();
            written = format!("[{}]", each.join(","));
        }
        let allowed = match stance {
            Stance::Denied => vec![(times[0], times[1])],
            _ => times.iter().map(|at| (*at, *at)).collect(),
        };
        let ties = self.ties(number, items, stance);
        let (names, words, place) = (self.names(kind), self.words(kind), self.place(kind));
        Item { kind, written, allowed, times, ties, stance, names, words, place }
    }

    fn ties(&mut self, number: usize, items: &[Item], stance: Stance) -> Vec<(Tie, usize)> {
        let mut ties = Vec::new();
        if number == 0 || stance == Stance::Denied {
            return ties;
        }
        for _ in 0..self.dice.pick(&[0, 0, 1, 1, 2]) {
            let hours = self.dice.pick(self.theme.hours);
            let all = [
                Tie::Before,
                Tie::Before,
                Tie::After,
                Tie::After,
                Tie::SameDay,
                Tie::Hours(hours),
                Tie::AtLeast(hours),
                Tie::AtMost(hours),
            ];
            let tie = (self.dice.pick(&all), self.dice.index(number));
            // What nobody says happened is no anchor.
            if items[tie.1].stance != Stance::Denied {
                ties.push(tie);
            }
        }
        ties
    }

    fn names(&mut self, kind: &str) -> Option<Named> {
        let is_named = kind == "hearing_scheduled" || kind == "removal_scheduled" && self.dice.roll(4) != 0;
        is_named.then(|| {
            let first = self.near();
            // What begins with a day would be read as the day.
            let last = if self.days.span(self.days.day(first)).0 == first {
                first
            } else {
                first + self.dice.pick(&[0, 0, 1, 2])
            };
            Named { written: stretch(first, last), choices: (first..=last).collect() }
        })
    }

    fn words(&mut self, kind: &str) -> Vec<Word> {
        let (name, words): (_, &[&'static str]) = match kind {
            "cf_decision_issued" => ("outcome", &["negative", "positive"]),
            "ij_decision" => ("order", &["removal", "relief"]),
            "bia_decision" => ("ruling", &["dismissed", "sustained"]),
            "ij_cf_review_decided" => ("ruling", &["vacated", "affirmed"]),
            "withholding_granted" => ("country", &["VE", "MX"]),
            _ => return Vec::new(),
        };
        let (said, choices) = match self.dice.roll(6) {
            0 => (Vec::new(), vec![words[0], words[1], "another"]),
            1 | 2 => (words.to_vec(), words.to_vec()),
            3 => (vec![words[1]], vec![words[1]]),
            _ => (vec![words[0]], vec![words[0]]),
        };
        vec![Word { name, said, choices }]
    }

    fn place(&mut self, kind: &str) -> Option<(&'static str, usize)> {
        let of: &[usize] = match kind {
            "arrested" if self.dice.roll(3) == 0 => return None,
            "arrested" | "located" => &[0, 1, 2, 5],
            "removal_executed" if self.theme.is_placed => &[3, 4, 5],
            _ => return None,
        };
        self.places.push(PLACES[self.dice.pick(of)].clone());
        Some((if kind == "removal_executed" { "to" } else { "at" }, self.places.len() - 1))
    }

    fn coverage(&mut self) -> Vec<(&'static str, String, (i64, i64))> {
        let mut all = Vec::new();
        for kind in self.theme.covered {
            if self.dice.roll(3) != 0 {
                let (one, other) = (self.near(), self.near());
                let over = (one.min(other), one.max(other));
                all.push((*kind, stretch(over.0, over.1), over));
            }
        }
        all
    }
}
