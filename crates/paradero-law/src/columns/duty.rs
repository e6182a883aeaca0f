//! Compiling what is asked at events and at the end of a person's rows: before, never, at least every, elements.

use paradero_record::Tri;

use super::bits::Bits;
use super::clocks::Pick;
use super::compile::Compiler;
use super::tables::{Ask, Check, Elements, Every, NONE, ShownBy, Standing, Warn, WarnAsk};
use crate::clock::Clock;
use crate::pack::{Basis, Element, Excuse, Limit, Pattern, Safeguard};

impl<const N: usize> Compiler<'_, N> {
    pub(super) fn before(
        &mut self,
        number: u16,
        safeguard: &Safeguard,
        before: &[Pattern],
        expect: &[Pattern],
        at_least: &[Limit],
    ) {
        let guard = self.guard(number, safeguard, true);
        let set = self.set(number, expect);
        let seen = self.seen(set);
        let lead = if at_least.is_empty() { NONE } else { self.table(at_least, Pick::Last) };
        let enough = if lead == NONE { seen } else { self.enough(set, lead) };
        for symbol in self.triggers(number, before) {
            let itself = self.alphabet.matches(expect, symbol) == Tri::Yes;
            let ask = Ask::Before { seen, enough, set, lead, itself };
            self.check(symbol, Check { safeguard: number, guard, ask });
        }
        let seconds = at_least.iter().map(|limit| limit.clock.lead_seconds()).max().unwrap_or(0);
        self.warnings(number, safeguard, guard, before, WarnAsk::Before { set, lead: seconds });
    }

    pub(super) fn based(&mut self, number: u16, safeguard: &Safeguard, before: &[Pattern], bases: &[Basis]) {
        let guard = self.guard(number, safeguard, true);
        let bases = self.bases(number, bases);
        for symbol in self.triggers(number, before) {
            self.check(symbol, Check { safeguard: number, guard, ask: Ask::Based(bases) });
        }
        self.warnings(number, safeguard, guard, before, WarnAsk::Based(bases));
    }

    pub(super) fn never(&mut self, number: u16, safeguard: &Safeguard, never: &[Pattern], during: &[String]) {
        let guard = self.guard(number, safeguard, true);
        let (sure, possible) = self.any_of(number, during);
        for symbol in self.triggers(number, never) {
            self.check(symbol, Check { safeguard: number, guard, ask: Ask::Never { sure, possible } });
        }
        self.warnings(number, safeguard, guard, never, WarnAsk::Never { sure, possible });
        let states = during.iter().map(|name| self.state(number, name)).collect();
        self.tables.standing.push(Standing { safeguard: number, guard, possible, sure, states });
    }

    fn warnings(&mut self, number: u16, safeguard: &Safeguard, guard: u32, coming: &[Pattern], ask: WarnAsk<N>) {
        if safeguard.warn.is_empty() {
            return;
        }
        let set = self.set(number, coming);
        for symbol in self.triggers(number, &safeguard.warn) {
            let itself = self.alphabet.matches(coming, symbol) == Tri::Yes;
            self.warn(symbol, Warn { safeguard: number, guard, coming: set, itself, ask });
        }
    }

    pub(super) fn every(&mut self, number: u16, safeguard: &Safeguard, clock: Clock, state: &str, expect: &[Pattern]) {
        // Nothing excuses from what is owed again and again.
        let bare = Safeguard { unless: Vec::new(), ..safeguard.clone() };
        let guard = self.guard(number, &bare, false);
        let (state, set) = (self.state(number, state), self.set(number, expect));
        let table = self.clocks.add(&[clock], Pick::First);
        self.tables.everys.push(Every { safeguard: number, guard, state, table, set });
    }

    pub(super) fn elements(
        &mut self,
        number: u16,
        safeguard: &Safeguard,
        elements: &[Element],
        answered_by: &[Pattern],
    ) {
        let bare = Safeguard { unless: Vec::new(), ..safeguard.clone() };
        let guard = self.guard(number, &bare, false);
        let (mut each, mut gates) = (Vec::new(), Vec::new());
        for element in elements {
            let (mut all, mut gate) = (Vec::new(), Bits::NONE);
            for shown_by in &element.shown_by {
                match shown_by {
                    Excuse::Event(pattern) => {
                        let set = self.set(number, std::slice::from_ref(pattern));
                        gate = gate.or(self.seen(set));
                        all.push(ShownBy::Set(set));
                    }
                    Excuse::State(name) => {
                        gate = gate.or(self.state_bits(number, name).1);
                        all.push(ShownBy::State(self.state(number, name)));
                    }
                }
            }
            gates.push(gate);
            each.push(all);
        }
        let answers = self.set(number, answered_by);
        self.tables.elements.push(Elements { safeguard: number, guard, each, gates, answers });
    }
}
