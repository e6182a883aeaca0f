//! The rough cut: all names that hold a word of the query, added up block by block, of which the best are looked at in full.

use super::facts::{Facts, fixed};
use super::slots::{Slot, Slots, Stand};
use crate::index::Index;
use crate::index::rows::Brief;

/// Names are added up in blocks of so many, small enough for a processor's near memory.
const BLOCK: u32 = 1 << 15;
/// What each word of a kept name costs, in 64ths of a bit: long names hold more words by chance.
const PER_PART: i32 = 64;
/// Scores further below the worst of the best than this are of no weight, in 64ths.
const DEPTH: i32 = 64 * 3;
/// Buckets of the histogram, one bit wide.
const BUCKETS: usize = 256;
/// The score of the lowest bucket in bits.
const LOWEST: i32 = -96;

/// The names that come nearest, and how many others there are at which distance.
pub(crate) struct Rough {
    /// The best rows.
    pub(crate) rows: Vec<u32>,
    scores: Vec<i32>,
    histogram: Vec<u32>,
}

/// What the names that were not looked at in full weigh together.
pub(crate) struct Tail {
    /// The sum of the likelihoods.
    pub(crate) weight: f64,
    /// How many there are within two bits of the best.
    pub(crate) next_best: u64,
}

/// The rows of a kept word that a typed one may stand for.
struct List<'a> {
    slot: i32,
    gain: i32,
    /// The most that this slot and those after it can give together.
    rest: i32,
    rows: &'a [u32],
}

/// The cell of a name that no word has touched: no slot, no score.
const EMPTY: i32 = 0xFF;

impl List<'_> {
    /// Adds the gain to the cells of all names of a block that hold the word, once for each slot. A cell is the sum with
    /// the last slot in its lowest eight bits. Names that nothing touched before are left out unless they can still reach.
    fn add_up(&mut self, start: u32, end: u32, reaches: bool, cells: &mut [i32], touched: &mut Vec<u32>) {
        let mut taken = 0;
        for row in self.rows {
            if *row >= end {
                break;
            }
            taken += 1;
            let Some(cell) = cells.get_mut((row - start) as usize) else { continue };
            let last = *cell & 0xFF;
            if last == 0xFF {
                if !reaches {
                    continue;
                }
                touched.push(*row);
            }
            if last != self.slot {
                *cell = (((*cell >> 8) + self.gain) << 8) | self.slot;
            }
        }
        self.rows = self.rows.get(taken..).unwrap_or(&[]);
    }
}

/// A name with its rough score.
#[derive(Clone, Copy)]
struct Candidate {
    score: i32,
    row: u32,
}

impl Rough {
    /// The best `most` names.
    pub(crate) fn of(index: &Index, slots: &Slots, facts: &Facts, most: usize) -> Rough {
        let mut lists = lists(index, slots);
        let mut best = Best {
            index,
            facts,
            most,
            top: facts.most(),
            floor: i32::MIN,
            all: Vec::new(),
            histogram: vec![0; BUCKETS],
        };
        let rows = u32::try_from(index.rows.person.len()).unwrap_or(u32::MAX);
        let mut cells = vec![EMPTY; BLOCK as usize];
        let mut touched: Vec<u32> = Vec::with_capacity(BLOCK as usize);
        let mut start = 0;
        while start < rows && !lists.is_empty() {
            let end = start.saturating_add(BLOCK);
            for list in &mut lists {
                // A name that holds only this word and those after it may be out of reach already.
                let reaches = list.rest.saturating_add(best.top) >= best.floor.saturating_sub(DEPTH);
                list.add_up(start, end, reaches, &mut cells, &mut touched);
            }
            best.offer_all(start, &mut cells, &mut touched);
            best.raise();
            lists.retain(|list| !list.rows.is_empty());
            start = end;
        }
        best.cut();
        let (rows, scores) = best.all.iter().map(|one| (one.row, one.score)).unzip();
        Rough { rows, scores, histogram: best.histogram }
    }

    /// What the others weigh, judged by how far the rough scores of the worst that were looked at lay from the full ones.
    pub(crate) fn tail(&self, full: &[(u32, f64)]) -> Tail {
        let mut left = self.histogram.clone();
        for score in &self.scores {
            if let Some(count) = left.get_mut(bucket(*score)) {
                *count = count.saturating_sub(1);
            }
        }
        let mut rough: Vec<(u32, i32)> = self.rows.iter().copied().zip(self.scores.iter().copied()).collect();
        rough.sort_unstable();
        let score_of = |row: u32| {
            let at = rough.binary_search_by_key(&row, |(row, _)| *row).ok()?;
            rough.get(at).map(|(_, score)| f64::from(*score) / 64.0)
        };
        // Likelihoods are added, not logarithms: the difference is that of the sums.
        let (mut in_full, mut in_rough) = (0.0, 0.0);
        let best_rough = self.scores.iter().copied().max().map_or(0.0, |score| f64::from(score) / 64.0);
        for (row, bits) in full.iter().rev().take(500) {
            if let Some(score) = score_of(*row) {
                in_full += bits.exp2();
                in_rough += (score - best_rough).exp2();
            }
        }
        if in_rough <= 0.0 {
            return Tail { weight: 0.0, next_best: 0 };
        }
        let factor = in_full / in_rough;
        let mut weight = 0.0;
        let mut next_best = 0;
        for (at, count) in left.iter().enumerate().filter(|(_, count)| **count > 0) {
            let score = f64::from(i32::try_from(at).unwrap_or(0) + LOWEST) + 0.5;
            weight += f64::from(*count) * (score - best_rough).exp2() * factor;
            if score > best_rough - 2.0 {
                next_best += u64::from(*count);
            }
        }
        Tail { weight, next_best }
    }
}

/// The bucket of a score in 64ths.
fn bucket(score: i32) -> usize {
    usize::try_from(score.div_euclid(64) - LOWEST).unwrap_or(0).min(BUCKETS - 1)
}

/// The lists of all words of all slots: the slots that can give most first, in each the likeliest word first.
fn lists<'a>(index: &'a Index, slots: &Slots) -> Vec<List<'a>> {
    let gain = |slot: &Slot, stand: &Stand| fixed(f64::from(stand.bits) - slot.chance);
    let mut order: Vec<(i32, usize)> = slots
        .all
        .iter()
        .enumerate()
        .map(|(at, slot)| (slot.words.iter().map(|stand| gain(slot, stand)).max().unwrap_or(0), at))
        .collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut lists = Vec::new();
    let mut rest: i32 = order.iter().map(|(most, _)| *most).sum();
    for (number, (most, at)) in order.into_iter().enumerate() {
        for (slot, stand) in slots.all.get(at).iter().flat_map(|slot| slot.words.iter().map(move |stand| (slot, stand)))
        {
            let gain = gain(slot, stand);
            let rows = index.postings.get(stand.word as usize).map_or(&[][..], Vec::as_slice);
            // In a small index even the very word may tell little.
            if (gain >= 64 || gain >= most - 128) && !rows.is_empty() {
                lists.push(List { slot: i32::try_from(number).unwrap_or(0) & 0x7F, gain, rest, rows });
            }
        }
        rest -= most;
    }
    lists
}

/// The best candidates so far.
struct Best<'a> {
    index: &'a Index,
    facts: &'a Facts,
    most: usize,
    /// The most that the facts can give.
    top: i32,
    /// No score below this can be among the best.
    floor: i32,
    all: Vec<Candidate>,
    histogram: Vec<u32>,
}

impl Best<'_> {
    /// Takes the names of a block that were touched.
    fn offer_all(&mut self, start: u32, cells: &mut [i32], touched: &mut Vec<u32>) {
        let within = self.floor.saturating_sub(DEPTH).saturating_sub(self.top).saturating_add(PER_PART);
        let mut near: Vec<(u32, i32)> = Vec::with_capacity(touched.len());
        for row in touched.drain(..) {
            let Some(cell) = cells.get_mut((row - start) as usize) else { continue };
            let sum = std::mem::replace(cell, EMPTY) >> 8;
            if sum >= within {
                near.push((row, sum));
            }
        }
        // Reading far memory in a loop of its own lets the processor fetch many places at once.
        let brief = &self.index.rows.brief;
        let briefs: Vec<Brief> =
            near.iter().map(|(row, _)| brief.get(*row as usize).copied().unwrap_or_default()).collect();
        for ((row, sum), brief) in near.into_iter().zip(briefs) {
            if !brief.is_gone() {
                self.offer(row, sum, brief);
            }
        }
    }

    fn offer(&mut self, row: u32, sum: i32, brief: Brief) {
        let score = sum + self.facts.rough(self.index, row, brief) - PER_PART * brief.parts();
        if let Some(count) = self.histogram.get_mut(bucket(score)) {
            *count += 1;
        }
        if score < self.floor {
            return;
        }
        self.all.push(Candidate { score, row });
        if self.all.len() >= 4 * self.most {
            self.cut();
        }
    }

    /// Raises the floor to where enough names lie above it already.
    fn raise(&mut self) {
        let mut above = 0;
        for (at, count) in self.histogram.iter().enumerate().rev() {
            above += *count as usize;
            if above >= self.most {
                let floor = (i32::try_from(at).unwrap_or(0) + LOWEST) * 64;
                self.floor = self.floor.max(if at == 0 { i32::MIN } else { floor });
                return;
            }
        }
    }

    /// Keeps the best; of equals those with the lower number of the caller's.
    fn cut(&mut self) {
        if self.all.len() <= self.most {
            return;
        }
        let rows = &self.index.rows;
        let id = |one: &Candidate| rows.person.get(one.row as usize).map_or(0, |person| rows.id(*person));
        self.all.select_nth_unstable_by(self.most, |a, b| {
            b.score.cmp(&a.score).then_with(|| id(a).cmp(&id(b))).then(a.row.cmp(&b.row))
        });
        self.all.truncate(self.most);
        let least = self.all.iter().map(|one| one.score).min().unwrap_or(i32::MIN);
        self.floor = self.floor.max(least);
    }
}
