//! The smallest set of ties and dates that contradict each other.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Network;
use super::propagate::{Bounds, End, Problem};
use crate::Instants;

/// Ties, and what statements say of the dates of single events (the event and the reading of it).
#[derive(Clone, Debug, Default)]
pub(super) struct Core {
    pub(super) ties: BTreeSet<usize>,
    pub(super) readings: BTreeSet<(usize, usize)>,
}

impl Core {
    pub(super) fn extend(&mut self, other: Self) {
        self.ties.extend(other.ties);
        self.readings.extend(other.readings);
    }
}

impl Network {
    /// The ties by which a bound came about, and the readings that say where it began.
    pub(super) fn chain(&self, at: usize, end: End, bounds: &Bounds) -> Core {
        let (mut core, mut at, mut bound) = (Core::default(), at, bounds.of[at][end as usize]);
        while let Some(step) = bound.step.and_then(|step| bounds.steps.get(step)) {
            if step.snapped {
                core.readings.extend(self.domains[at].readings().map(|reading| (at, reading)));
            }
            core.ties.insert(step.tie);
            (at, bound) = (step.from, step.bound);
        }
        let needed = self.domains[at].readings_of_end(end == End::First, bound.at);
        core.readings.extend(needed.into_iter().map(|reading| (at, reading)));
        core
    }

    /// What may contradict when the first instant of an event has come to lie after its last.
    pub(super) fn suspects(&self, at: usize, bounds: &Bounds) -> Core {
        let mut core = self.chain(at, End::First, bounds);
        core.extend(self.chain(at, End::Last, bounds));
        core
    }

    /// All ties that are in use, and all dates.
    pub(super) fn everything(&self, active: &[bool]) -> Core {
        let ties = (0..self.ties.len()).filter(|t| active[*t]).collect();
        let readings =
            (0..self.domains.len()).flat_map(|at| self.domains[at].readings().map(move |reading| (at, reading)));
        Core { ties, readings: readings.collect() }
    }

    /// Leaves out of the suspects, one after the other, what the contradiction does not need.
    ///
    /// Again until nothing more can be left out: a reading that goes can make a tie superfluous that was needed before,
    /// where the readings of one event exclude each other.
    pub(super) fn smallest(&self, suspects: Core, active: &[bool]) -> Core {
        let mut core = if self.contradicts(&suspects) { suspects } else { self.everything(active) };
        while self.shrink(&mut core) {}
        core
    }

    /// Leaves out what can be left out in one pass; says whether anything was.
    fn shrink(&self, core: &mut Core) -> bool {
        let before = core.ties.len() + core.readings.len();
        for t in core.ties.clone() {
            core.ties.remove(&t);
            if !self.contradicts(core) {
                core.ties.insert(t);
            }
        }
        for reading in core.readings.clone() {
            core.readings.remove(&reading);
            if !self.contradicts(core) {
                core.readings.insert(reading);
            }
        }
        core.ties.len() + core.readings.len() < before
    }

    /// Whether these ties contradict when nothing is known of the dates but these readings.
    pub(super) fn contradicts(&self, core: &Core) -> bool {
        let mut active = vec![false; self.ties.len()];
        for t in &core.ties {
            active[*t] = true;
        }
        let mut chosen: Vec<Vec<usize>> = vec![Vec::new(); self.domains.len()];
        for (at, reading) in &core.readings {
            chosen[*at].push(*reading);
        }
        let allowed = self.domains.iter().zip(&chosen).map(|(domain, chosen)| {
            if chosen.is_empty() { Cow::Owned(Instants::all()) } else { Cow::Owned(domain.chosen(chosen)) }
        });
        Problem { network: self, allowed: allowed.collect() }.solve(&active).is_err()
    }
}
