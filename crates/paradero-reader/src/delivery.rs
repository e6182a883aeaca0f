//! Two deliveries of one list: who appeared, who vanished, what changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::mapping::{Dated, Entry, Field};
use crate::plain::plain;

/// How two rows were found to be the same person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// They share an identifier.
    Identifier,
    /// They have the same name and birth.
    NameAndBirth,
    /// The caller said so.
    Caller,
}

/// One field that reads otherwise in the new delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which field.
    pub field: Field,
    /// What the old delivery has; empty for nothing.
    pub before: String,
    /// What the new delivery has; empty for nothing.
    pub after: String,
}

/// A person of both deliveries; rows are places in the slices that were compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The place in the old delivery.
    pub old: usize,
    /// The place in the new delivery.
    pub new: usize,
    /// How they were found.
    pub by: By,
    /// What differs; empty when nothing does.
    pub differences: Vec<Difference>,
}

/// What is different between two deliveries. Every row is in exactly one of the four, in the order of its delivery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Places in the new delivery of those who were not in the old one.
    pub appeared: Vec<usize>,
    /// Places in the old delivery of those who are not in the new one.
    pub vanished: Vec<usize>,
    /// Who is in both, with something different.
    pub changed: Vec<Pair>,
    /// Who is in both, with nothing different.
    pub same: Vec<Pair>,
}

/// How many pairs the caller is asked about at most.
const ASKED: usize = 1_000_000;

/// Compares two deliveries: by identifier, else by exact name and birth, else by what `same` says of those left over
/// who share a word of their name. At most a million pairs are asked about, in the order of the rows.
///
/// Namesakes with the same birth are paired in the order of their rows, those without differences first. Identifiers
/// that contradict each other (two A-numbers) keep rows apart whatever else agrees.
pub fn compare(old: &[Entry], new: &[Entry], same: impl Fn(&Entry, &Entry) -> bool) -> Changes {
    let mut pairing = Pairing { old, new, old_of: vec![None; old.len()], new_of: vec![None; new.len()] };
    pairing.by_keys(By::Identifier, identifier_keys);
    pairing.by_keys(By::NameAndBirth, |entry| name_key(entry).into_iter().collect());
    pairing.by_asking(same);
    pairing.finish()
}

struct Pairing<'e> {
    old: &'e [Entry],
    new: &'e [Entry],
    old_of: Vec<Option<(usize, By)>>,
    new_of: Vec<Option<(usize, By)>>,
}

impl Pairing<'_> {
    fn join(&mut self, old: usize, new: usize, by: By) {
        if let (Some(a), Some(b)) = (self.old_of.get_mut(old), self.new_of.get_mut(new)) {
            *a = Some((new, by));
            *b = Some((old, by));
        }
    }

    fn free_old(&self, old: usize) -> bool {
        self.old_of.get(old).is_some_and(Option::is_none)
    }

    fn free_new(&self, new: usize) -> bool {
        self.new_of.get(new).is_some_and(Option::is_none)
    }

    fn entries(&self, old: usize, new: usize) -> Option<(&Entry, &Entry)> {
        Some((self.old.get(old)?, self.new.get(new)?))
    }

    /// Pairs rows with a key in common: first those without a difference, then in order.
    fn by_keys(&mut self, by: By, keys: impl Fn(&Entry) -> Vec<String>) {
        let mut old_by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, entry) in self.old.iter().enumerate().filter(|(index, _)| self.free_old(*index)) {
            for key in keys(entry) {
                old_by_key.entry(key).or_default().push(index);
            }
        }
        let new_keys: Vec<(usize, Vec<String>)> =
            self.new.iter().enumerate().filter(|(i, _)| self.free_new(*i)).map(|(i, entry)| (i, keys(entry))).collect();
        for strict in [true, false] {
            for (index, keys) in &new_keys {
                if !self.free_new(*index) {
                    continue;
                }
                let found = keys.iter().filter_map(|key| old_by_key.get(key)).find_map(|olds| {
                    // A key that a whole list shares ("000000000") tells nobody apart; a few dozen namesakes do.
                    olds.iter().copied().filter(|old| self.free_old(*old)).take(64).find(|old| {
                        self.entries(*old, *index)
                            .is_some_and(|(a, b)| !contradict(a, b) && (!strict || differences(a, b).is_empty()))
                    })
                });
                if let Some(old) = found {
                    self.join(old, *index, by);
                }
            }
            if strict {
                // What was joined need not be passed over again and again.
                for olds in old_by_key.values_mut() {
                    olds.retain(|old| self.old_of.get(*old).is_some_and(Option::is_none));
                }
            }
        }
    }

    fn by_asking(&mut self, same: impl Fn(&Entry, &Entry) -> bool) {
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, entry) in self.old.iter().enumerate().filter(|(index, _)| self.free_old(*index)) {
            for word in words(entry) {
                by_word.entry(word).or_default().push(index);
            }
        }
        let mut asked = 0_usize;
        for index in 0..self.new.len() {
            if !self.free_new(index) {
                continue;
            }
            let Some(entry) = self.new.get(index) else { continue };
            let candidates: BTreeSet<usize> =
                words(entry).iter().filter_map(|word| by_word.get(word)).flatten().copied().take(ASKED).collect();
            for old in candidates {
                if asked >= ASKED {
                    return;
                }
                if !self.free_old(old) {
                    continue;
                }
                asked += 1;
                if self.entries(old, index).is_some_and(|(a, b)| !contradict(a, b) && same(a, b)) {
                    self.join(old, index, By::Caller);
                    break;
                }
            }
        }
    }

    fn finish(self) -> Changes {
        let mut changes = Changes::default();
        for (index, pair) in self.new_of.iter().enumerate() {
            let Some((old, by)) = *pair else {
                changes.appeared.push(index);
                continue;
            };
            let differences = self.entries(old, index).map(|(a, b)| differences(a, b)).unwrap_or_default();
            let list = if differences.is_empty() { &mut changes.same } else { &mut changes.changed };
            list.push(Pair { old, new: index, by, differences });
        }
        let gone = self.old_of.iter().enumerate().filter(|(_, pair)| pair.is_none());
        changes.vanished = gone.map(|(index, _)| index).collect();
        changes
    }
}

fn identifier_keys(entry: &Entry) -> Vec<String> {
    // "0", "1": what stands in a column of identifiers for want of one.
    let telling = entry.identifiers.iter().filter(|id| id.plain.chars().any(|c| c != '0') && id.plain.len() >= 2);
    telling.map(|id| format!("{}={}", id.kind, id.plain)).collect()
}

fn name_key(entry: &Entry) -> Option<String> {
    let name = plain(&entry.full);
    (!name.is_empty()).then(|| format!("{name}|{}", said_date(entry.born.as_ref())))
}

fn words(entry: &Entry) -> BTreeSet<String> {
    plain(&entry.full).split(' ').filter(|word| word.len() > 2).map(str::to_owned).collect()
}

/// Whether an identifier that each person has once differs.
fn contradict(a: &Entry, b: &Entry) -> bool {
    let of = |entry: &Entry| entry.identifiers.iter().find(|id| id.kind == "a_number").map(|id| id.plain.clone());
    matches!((of(a), of(b)), (Some(one), Some(other)) if one != other)
}

fn said_date(date: Option<&Dated>) -> String {
    date.map(|d| d.moment.as_ref().map_or_else(|| d.written.clone(), ToString::to_string)).unwrap_or_default()
}

/// What differs, field by field; how a date or an identifier is written does not count, what it means does.
fn differences(a: &Entry, b: &Entry) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut compare = |field: Field, before: String, after: String| {
        if before != after {
            found.push(Difference { field, before, after });
        }
    };
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    compare(Field::Name, a.full.clone(), b.full.clone());
    compare(Field::Given, text(&a.given), text(&b.given));
    compare(Field::Surname, text(&a.surname), text(&b.surname));
    compare(Field::SecondSurname, text(&a.second_surname), text(&b.second_surname));
    compare(Field::Born, said_date(a.born.as_ref()), said_date(b.born.as_ref()));
    let age = |entry: &Entry| entry.age.map(|age| age.to_string()).unwrap_or_default();
    compare(Field::Age, age(a), age(b));
    compare(Field::Country, text(&a.country), text(&b.country));
    compare(Field::Sex, text(&a.sex), text(&b.sex));
    compare(Field::Place, text(&a.place), text(&b.place));
    let kinds: BTreeSet<&String> = a.identifiers.iter().chain(&b.identifiers).map(|id| &id.kind).collect();
    for kind in kinds {
        let of = |entry: &Entry| {
            let mut all: Vec<&str> =
                entry.identifiers.iter().filter(|id| id.kind == *kind).map(|id| id.plain.as_str()).collect();
            all.sort_unstable();
            all.join(", ")
        };
        compare(Field::Identifier(kind.clone()), of(a), of(b));
    }
    let events: BTreeSet<_> = a.dates.iter().chain(&b.dates).map(|(kind, _)| *kind).collect();
    for kind in events {
        let of = |entry: &Entry| said_date(entry.dates.iter().find(|(k, _)| *k == kind).map(|(_, date)| date));
        compare(Field::Date(kind), of(a), of(b));
    }
    compare(Field::Note, text(&a.note), text(&b.note));
    found
}
