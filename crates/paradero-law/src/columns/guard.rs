//! Conditions: whether a safeguard applies at an event or now, and whether something excuses.

use std::ops::Not as _;

use paradero_record::Tri;

use super::bits::Bits;
use super::engine::Run;
use super::sink::Sink;
use super::tables::{Guard, Part, Side, Test, Where};

/// At what a guard is asked.
#[derive(Clone, Copy)]
pub(super) struct Moment<const N: usize> {
    pub(super) held: Bits<N>,
    pub(super) at: i64,
    /// Whose attributes count, by its place among the person's rows.
    pub(super) index: Option<usize>,
    /// Put to now, whatever the row.
    pub(super) is_now: bool,
}

/// What a guard comes to.
#[derive(Clone, Copy)]
pub(super) struct Applies {
    pub(super) applies: Tri,
    pub(super) excused: Tri,
}

impl<const N: usize, S: Sink> Run<'_, N, S> {
    /// Whether one of the bases holds.
    pub(super) fn based(&self, bases: Part, moment: Moment<N>) -> Tri {
        let each = bases.of(&self.tables.bases).iter().map(|guard| self.applies(*guard, moment).applies);
        each.fold(Tri::No, Tri::or)
    }

    /// Whether a safeguard applies, and whether something excuses.
    pub(super) fn applies(&self, guard: u32, moment: Moment<N>) -> Applies {
        let Some(guard) = self.tables.guards.get(guard as usize) else {
            return Applies { applies: Tri::Yes, excused: Tri::No };
        };
        Applies {
            applies: self.holds(guard, moment),
            excused: in_bits(moment.held, guard.excuse_sure, guard.excuse_possible),
        }
    }

    fn holds(&self, guard: &Guard<N>, moment: Moment<N>) -> Tri {
        let held = moment.held;
        if !held.has_all(guard.need_possible) || held.meets(guard.not_sure) {
            return Tri::No;
        }
        let stands =
            |ranges: &Vec<(i64, i64)>| ranges.iter().any(|(first, last)| (*first..=*last).contains(&moment.at));
        if guard.stands.as_ref().is_some_and(|ranges| !stands(ranges)) {
            return Tri::No;
        }
        let sure = Tri::from(held.has_all(guard.need_sure) && !held.meets(guard.not_possible));
        let states = sure.or(Tri::Maybe);
        let there = guard.place.as_ref().map_or(Tri::Yes, |place| self.stands_there(place, moment));
        let states = states.and(there);
        guard.tests.iter().fold(states, |holds, test| holds.and(self.test(test, moment)))
    }

    /// Whether an event took place where a safeguard stands: by the place that it names, else by where the person was before it.
    fn stands_there(&self, place: &Where, moment: Moment<N>) -> Tri {
        if let Some(lies) = moment.index.and_then(|at| self.lies(&place.own, at)) {
            return lies;
        }
        let before = |at: usize| moment.is_now || self.rows.at[at] < moment.at;
        let told = |at: &usize| before(*at) && self.is_in(place.locating, *at);
        let mut all = (0..self.rows.at.len()).rev().filter(told);
        let mut told = all.by_ref().filter_map(|at| Some((self.rows.at[at], self.lies(&place.left_at, at)?)));
        let Some((last, lies)) = told.next() else { return Tri::Maybe };
        // What happened at one instant may name different places.
        let same = told.take_while(|(at, _)| *at == last).all(|(_, other)| other == lies);
        if same { lies } else { Tri::Maybe }
    }

    /// By the first of some columns of places that states anything: whether that place lies where a safeguard stands.
    fn lies(&self, columns: &[(usize, Vec<Option<Tri>>)], at: usize) -> Option<Tri> {
        let row = self.rows.own_row(at)?;
        let code = |column: usize| usize::from(self.rows.attributes.code(column, row));
        let (column, lies) = columns.iter().find(|(column, _)| code(*column) != 0)?;
        lies.get(code(*column)).copied().flatten()
    }

    fn test(&self, test: &Test, moment: Moment<N>) -> Tri {
        let index = moment.index;
        let same = match (&test.left, &test.right) {
            (Side::Given(set, column, words), other) | (other, Side::Given(set, column, words)) => {
                let other = self.side(other, index);
                self.given(*set, *column, words, moment.at, other)
            }
            (left, right) => same(self.side(left, index), self.side(right, index)),
        };
        if test.equal { same } else { same.not() }
    }

    fn side(&self, side: &Side, index: Option<usize>) -> u32 {
        let attributes = self.rows.attributes;
        match side {
            Side::Word(word) => *word,
            Side::Columns(columns) => {
                let row = index.and_then(|at| self.rows.own_row(at));
                let words = row.into_iter().flat_map(|row| {
                    columns.iter().map(move |(column, words)| word(words, attributes.code(*column, row)))
                });
                words.into_iter().find(|word| *word != 0).unwrap_or(0)
            }
            Side::Inherited(column, words) => {
                index.map_or(0, |at| word(words, attributes.code(*column, self.rows.row(at))))
            }
            Side::Country(words) => word(words, attributes.country.map_or(0, |codes| codes.at(self.rows.first))),
            Side::Given(..) => 0,
        }
    }

    /// Whether any row of a set that came no later gives a word.
    fn given(&self, set: u32, column: Option<usize>, words: &[u32], until: i64, other: u32) -> Tri {
        let code = |at: usize| column.map_or(0, |column| self.rows.attributes.code(column, self.rows.row(at)));
        let came = (0..self.rows.at.len()).filter(|at| self.rows.at[*at] <= until && self.is_in(set, *at));
        came.map(|at| same(word(words, code(at)), other)).reduce(Tri::or).unwrap_or(if other == 0 {
            Tri::Maybe
        } else {
            Tri::No
        })
    }
}

/// Whether a state holds, by the bits that say so for certain and those that say so possibly.
pub(super) fn in_bits<const N: usize>(held: Bits<N>, sure: Bits<N>, possible: Bits<N>) -> Tri {
    match (held.meets(sure), held.meets(possible)) {
        (true, _) => Tri::Yes,
        (false, true) => Tri::Maybe,
        (false, false) => Tri::No,
    }
}

fn word(words: &[u32], code: u16) -> u32 {
    words.get(usize::from(code)).copied().unwrap_or(0)
}

/// Whether two words are the same; unknown where one is not stated.
fn same(left: u32, right: u32) -> Tri {
    if left == 0 || right == 0 { Tri::Maybe } else { (left == right).into() }
}
