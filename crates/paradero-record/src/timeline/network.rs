//! Ties between events: orders and lengths as a simple temporal network, its narrowing, and what contradicts.
//!
//! After Dechter, Meiri and Pearl, "Temporal constraint networks" (1991): bounds are carried along ties to a fixed point.
//! Every tie only ever moves a first instant later or a last one earlier, by a function that grows with its argument; for
//! such ties the fixed point is the tightest there is, even where an event's own instants have holes (the firsts of all
//! events taken together satisfy every tie, and so do the lasts). Each bound keeps the tie and the event it came from, so
//! that every narrowed date can say why.

mod core;
mod cycle;
mod propagate;

use std::collections::{BTreeMap, BTreeSet};

use super::domain::Domain;
use super::merge::Group;
use super::offset::Offset;
use super::{Contradiction, Event, affirms};
use crate::{About, Anchor, EventId, Firmness, Instant, Instants, StatementId, When, Zone};

use self::core::Core;
use propagate::{Bounds, End, Problem};

/// By how many seconds one event is later than another: at least and at most; `None` is no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// At least so many seconds later.
    pub least: Option<i64>,
    /// At most so many seconds later.
    pub most: Option<i64>,
}

/// The events of one person, by position, and the ties between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    index: BTreeMap<EventId, usize>,
    zones: Vec<Zone>,
    domains: Vec<Domain>,
    ties: Vec<Tie>,
    /// The ties that touch each event.
    touching: Vec<Vec<usize>>,
}

/// A statement that dates one event by another.
#[derive(Clone, Debug)]
struct Tie {
    anchor: usize,
    event: usize,
    offset: Offset,
    statement: StatementId,
    firmness: Firmness,
}

impl Network {
    /// Collects the ties among events. `groups`, `events` and `domains` go together by position.
    pub(super) fn of(groups: &[Group<'_>], events: &[Event], domains: Vec<Domain>) -> Self {
        let mut index = BTreeMap::new();
        for (at, event) in events.iter().enumerate() {
            index.insert(event.id.clone(), at);
            index.extend(event.also.iter().map(|id| (id.clone(), at)));
        }
        let mut ties = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            for (id, statement) in group.statements.iter().filter(|(_, s)| affirms(s)) {
                let About::Event { when, .. } = &statement.about else { continue };
                let Some((offset, anchor)) = tie(when) else { continue };
                if let Some(anchor) = index.get(anchor)
                    && (*anchor != at || !offset.allows_none())
                {
                    let (statement, firmness) = ((*id).clone(), statement.firmness);
                    ties.push(Tie { anchor: *anchor, event: at, offset, statement, firmness });
                }
            }
        }
        let zones = events.iter().map(|e| e.zone.clone()).collect();
        let mut network = Self { index, zones, domains, ties, touching: Vec::new() };
        network.touching = network.touched();
        network
    }

    fn touched(&self) -> Vec<Vec<usize>> {
        let mut touching = vec![Vec::new(); self.domains.len()];
        for (t, tie) in self.ties.iter().enumerate() {
            touching[tie.anchor].push(t);
            if tie.event != tie.anchor {
                touching[tie.event].push(t);
            }
        }
        touching
    }

    /// Narrows the events by their ties, and returns what contradicts.
    ///
    /// Where ties contradict, what sources say of an event's own date stays; the least firm ties of the contradiction are
    /// left out of the narrowing, all of them, and reported. Where the sources of one event exclude each other, a date
    /// that the ties rule out stays beside the others, and the contradiction is reported. Takes time in the number of
    /// ties for each bound that moves, and for each contradiction.
    pub(super) fn narrow(&mut self, events: &mut [Event]) -> Vec<Contradiction> {
        if self.ties.is_empty() {
            return Vec::new();
        }
        let mut contradictions = Vec::new();
        let mut active = vec![true; self.ties.len()];
        for domain in [Scope::TiesAlone, Scope::Dated] {
            while let Err(suspects) = self.problem(domain).propagate(&active) {
                let core = self.smallest(suspects, &active);
                let weakest = core.ties.iter().map(|t| self.ties[*t].firmness).min();
                for t in &core.ties {
                    active[*t] &= Some(self.ties[*t].firmness) != weakest;
                }
                contradictions.push(self.contradiction(&core, events));
                if weakest.is_none() {
                    break;
                }
            }
        }
        // The loop has left nothing that contradicts; with no bounds there would be nothing to narrow by.
        if let Ok(bounds) = self.problem(Scope::Dated).propagate(&active) {
            for (at, event) in events.iter_mut().enumerate() {
                contradictions.extend(self.ruled_out(at, &bounds, &active).iter().map(|c| self.contradiction(c, events_of(c, self))));
                self.narrow_one(at, event, &bounds);
            }
        }
        let mut kept = active.into_iter();
        self.ties.retain(|_| kept.next().unwrap_or(false));
        self.touching = self.touched();
        contradictions
    }
}
