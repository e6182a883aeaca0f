//! How good links are: pairs and groups against who is who, and how many namesakes and relatives were taken for one.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::lists::RowOf;
use super::people::Person;
use super::score::Calibration;

/// What came of linking a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Linked {
    pub(super) what: String,
    pub(super) seconds: f64,
    /// The most memory at a time, where it is known.
    pub(super) peak_mb: Option<f64>,
    /// Pairs given nine tenths or more.
    pub(super) pairs: Right,
    pub(super) groups: Right,
    /// People with exactly the same names, two by two, and how many share a group.
    pub(super) namesakes: (u64, u64),
    /// People of one household, two by two, and how many share a group.
    pub(super) relatives: (u64, u64),
    pub(super) calibration: Calibration,
}

/// Pairs that were said to be one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Right {
    pub(super) said: u64,
    pub(super) true_ones: u64,
    pub(super) there_are: u64,
}

impl Right {
    pub(super) fn precision(&self) -> f64 {
        ratio(self.true_ones, self.said)
    }

    pub(super) fn recall(&self) -> f64 {
        ratio(self.true_ones, self.there_are)
    }

    pub(super) fn f1(&self) -> f64 {
        ratio(2 * self.true_ones, self.said + self.there_are)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share is shown to four figures")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Who is who in a list.
pub(super) struct Truth<'a> {
    pub(super) rows: &'a [RowOf],
    pub(super) people: &'a [Person],
}

impl Truth<'_> {
    fn person(&self, row: u32) -> Option<u32> {
        self.rows.get(usize::try_from(row).ok()?).map(|row| row.person)
    }

    fn one(&self, person: u32) -> Option<&Person> {
        self.people.get(usize::try_from(person).ok()?)
    }

    /// Holds pairs with probabilities, and rows with the number of their group, against the truth. A row without a group
    /// stands alone.
    pub(super) fn judge(
        &self,
        what: &str,
        pairs: impl Iterator<Item = (u32, u32, f64)>,
        groups: &[(u32, u32)],
    ) -> Linked {
        let mut linked = Linked { what: what.to_owned(), ..Linked::default() };
        let there_are = pairs_of(self.rows.iter().map(|row| row.person));
        linked.pairs.there_are = there_are;
        linked.groups.there_are = there_are;
        for (a, b, probability) in pairs {
            let is_same = self.person(a).is_some() && self.person(a) == self.person(b);
            linked.calibration.add(probability, is_same);
            if probability >= 0.9 {
                linked.pairs.said += 1;
                linked.pairs.true_ones += u64::from(is_same);
            }
        }
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (row, group) in groups {
            members.entry(*group).or_default().extend(self.person(*row));
        }
        for group in members.values_mut() {
            group.sort_unstable();
            linked.groups.said += choose_two(group.len());
            linked.groups.true_ones += pairs_of(group.iter().copied());
            group.dedup();
            self.mistaken(group, &mut linked);
        }
        let mut present: Vec<u32> = self.rows.iter().map(|row| row.person).collect();
        present.sort_unstable();
        present.dedup();
        let present = || present.iter().filter_map(|person| self.one(*person));
        linked.namesakes.0 = pairs_of(present().map(Person::names));
        linked.relatives.0 = pairs_of(present().map(|person| person.household));
        linked
    }

    /// Counts the namesakes and the relatives among the people of one group.
    fn mistaken(&self, group: &[u32], linked: &mut Linked) {
        for (at, a) in group.iter().enumerate() {
            for b in group.iter().skip(at + 1) {
                let (Some(a), Some(b)) = (self.one(*a), self.one(*b)) else { continue };
                linked.namesakes.1 += u64::from(a.names() == b.names());
                linked.relatives.1 += u64::from(a.household == b.household);
            }
        }
    }
}

fn choose_two(many: usize) -> u64 {
    let many = many as u64;
    many * many.saturating_sub(1) / 2
}

/// How many pairs of equal things there are.
fn pairs_of<T: Ord>(things: impl Iterator<Item = T>) -> u64 {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for thing in things {
        *counts.entry(thing).or_default() += 1;
    }
    counts.into_values().map(choose_two).sum()
}

impl Linked {
    pub(super) fn head() -> String {
        format!(
            "{:<34} {:>8} {:>8} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>10} {:>10}\n",
            "linking",
            "seconds",
            "peak MB",
            "pair P",
            "pair R",
            "pair F1",
            "grp P",
            "grp R",
            "grp F1",
            "namesakes",
            "relatives"
        )
    }

    pub(super) fn line(&self) -> String {
        let peak = self.peak_mb.map_or_else(|| "-".to_owned(), |peak| format!("{peak:.0}"));
        let three = |of: &Right| format!("{:>7.4} {:>7.4} {:>7.4}", of.precision(), of.recall(), of.f1());
        let rate = |(all, merged): (u64, u64)| format!("{:.5}", ratio(merged, all));
        format!(
            "{:<34} {:>8.1} {peak:>8} {} {} {:>10} {:>10}\n",
            self.what,
            self.seconds,
            three(&self.pairs),
            three(&self.groups),
            rate(self.namesakes),
            rate(self.relatives),
        )
    }

    pub(super) fn json(&self) -> Value {
        let right =
            |of: &Right| json!({ "precision": of.precision(), "recall": of.recall(), "f1": of.f1(), "said": of.said });
        let rate = |(all, merged): (u64, u64)| json!({ "pairs": all, "merged": merged, "rate": ratio(merged, all) });
        json!({
            "linking": self.what,
            "seconds": self.seconds,
            "peak_mb": self.peak_mb,
            "true_pairs": self.pairs.there_are,
            "pairs": right(&self.pairs),
            "groups": right(&self.groups),
            "namesakes": rate(self.namesakes),
            "relatives": rate(self.relatives),
            "calibration": self.calibration.json(),
        })
    }
}
