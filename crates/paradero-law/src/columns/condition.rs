//! Compiling what must hold for a safeguard to apply, and what excuses.

use paradero_record::EventKind;

use super::bits::Bits;
use super::compile::Compiler;
use super::tables::{Guard, NONE, Side, Test, Where};
use crate::condition::LOCATING;
use crate::pack::{Condition, Excuse, Operand, Pattern, PlacePart, Safeguard};

impl<const N: usize> Compiler<'_, N> {
    /// What must hold, and what excuses: states, and events that came before where `events_before` asks for them.
    pub(super) fn guard(&mut self, number: u16, safeguard: &Safeguard, events_before: bool) -> u32 {
        let mut guard = self.conditions(number, &safeguard.conditions);
        for excuse in &safeguard.unless {
            let (sure, possible) = match excuse {
                Excuse::State(name) => self.state_bits(number, name),
                Excuse::Event(pattern) if events_before => {
                    let set = self.set(number, std::slice::from_ref(pattern));
                    let seen = self.seen(set);
                    (seen, seen)
                }
                Excuse::Event(_) => continue,
            };
            guard.excuse_sure = guard.excuse_sure.or(sure);
            guard.excuse_possible = guard.excuse_possible.or(possible);
        }
        if safeguard.effective.is_some() {
            let stands = safeguard.stands_in(self.clocks.zone());
            let ranges = stands.ranges().iter().map(|(first, last)| (first.second(), last.second()));
            guard.stands = Some(ranges.collect());
        }
        if !safeguard.places.is_empty() {
            let places = |names: &[&str]| {
                let columns = names.iter().filter_map(|name| self.schema.column(name));
                columns.map(|column| (column, self.schema.lie_in(column, &safeguard.places))).collect()
            };
            let (own, left_at) = (places(&["at", "from", "to"]), places(&["to", "at"]));
            guard.place = Some(Where { own, locating: self.locating(number), left_at });
        }
        self.push_guard(guard)
    }

    fn locating(&mut self, number: u16) -> u32 {
        let kinds = LOCATING.iter().filter_map(|name| EventKind::find(name));
        let patterns: Vec<Pattern> = kinds.map(|kind| Pattern { kind, with: Vec::new() }).collect();
        self.set(number, &patterns)
    }

    pub(super) fn push_guard(&mut self, guard: Guard<N>) -> u32 {
        if guard.is_empty() {
            return NONE;
        }
        self.tables.guards.push(guard);
        u32::try_from(self.tables.guards.len() - 1).unwrap_or(NONE)
    }

    pub(super) fn conditions(&mut self, number: u16, conditions: &[Condition]) -> Guard<N> {
        let mut guard = Guard::default();
        for condition in conditions {
            match condition {
                Condition::Holds(name) => {
                    let (sure, possible) = self.state_bits(number, name);
                    guard.need_sure = guard.need_sure.or(sure);
                    guard.need_possible = guard.need_possible.or(possible);
                }
                Condition::HoldsNot(name) => {
                    let (sure, possible) = self.state_bits(number, name);
                    guard.not_sure = guard.not_sure.or(sure);
                    guard.not_possible = guard.not_possible.or(possible);
                }
                Condition::Equal(left, right) | Condition::Differs(left, right) => {
                    let equal = matches!(condition, Condition::Equal(..));
                    let (left, right) = self.sides(number, left, right);
                    guard.tests.push(Test { left, right, equal });
                }
            }
        }
        guard
    }

    fn sides(&mut self, number: u16, left: &Operand, right: &Operand) -> (Side, Side) {
        let sides = (self.side(number, left), self.side(number, right));
        match (left, right, sides) {
            // What follows by law has the words of what it follows from.
            (Operand::Attribute(_), Operand::Word(_), (Side::Columns(columns), right)) => {
                let mut columns = columns.into_iter();
                (columns.next().map_or(Side::Word(0), |(at, words)| Side::Inherited(at, words)), right)
            }
            (_, _, sides) => sides,
        }
    }

    fn side(&mut self, number: u16, operand: &Operand) -> Side {
        let schema = self.schema;
        let column = |name: &str| schema.column(name).map(|at| (at, &schema.attributes[at].words));
        match operand {
            Operand::Word(word) => Side::Word(self.dictionary.number(word)),
            Operand::PersonCountry => Side::Country(self.dictionary.of_words(&schema.countries)),
            Operand::Attribute(name) => {
                let own = column(name).map(|(at, words)| (at, self.dictionary.of_words(words)));
                Side::Columns(own.into_iter().collect())
            }
            Operand::OfPlace(name, part) => {
                let places = column(name).map(|(at, ids)| (at, self.dictionary.of_places(ids, &schema.places, *part)));
                // Where the place does not tell it, the event may still name the country itself.
                let own = column("country").filter(|_| *part == PlacePart::Country);
                let own = own.map(|(at, words)| (at, self.dictionary.of_words(words)));
                Side::Columns(places.into_iter().chain(own).collect())
            }
            Operand::Given(kind, name) => {
                let set = self.set(number, &[Pattern { kind: *kind, with: Vec::new() }]);
                let words = column(name).map(|(_, words)| self.dictionary.of_words(words)).unwrap_or_default();
                Side::Given(set, column(name).map(|(at, _)| at), words)
            }
        }
    }
}

impl<const N: usize> Default for Guard<N> {
    fn default() -> Self {
        Self {
            need_sure: Bits::NONE,
            need_possible: Bits::NONE,
            not_sure: Bits::NONE,
            not_possible: Bits::NONE,
            excuse_sure: Bits::NONE,
            excuse_possible: Bits::NONE,
            stands: None,
            tests: Vec::new(),
            place: None,
        }
    }
}

impl<const N: usize> Guard<N> {
    fn is_empty(&self) -> bool {
        let bits = [self.need_possible, self.not_possible, self.excuse_possible];
        bits.iter().all(|b| b.is_empty()) && self.stands.is_none() && self.place.is_none() && self.tests.is_empty()
    }
}
