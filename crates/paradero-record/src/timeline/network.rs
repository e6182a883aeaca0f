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

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::domain::Domain;
use super::merge::Group;
use super::offset::Offset;
use super::{Contradiction, Event, affirms};
use crate::{About, Anchor, EventId, Firmness, Instant, StatementId, When, Zone};

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

/// A tie from one event to another, as what it makes of the bounds of the one for those of the other.
#[derive(Clone, Debug)]
pub struct Link {
    offset: Offset,
    from: Zone,
    to: Zone,
}

impl Link {
    /// The first instant that the other event may have when this one is at an instant or later.
    pub fn earliest(&self, first: Instant) -> Instant {
        self.offset.earliest(first, &self.from, &self.to)
    }

    /// The last instant that the other event may have when this one is at an instant or earlier.
    pub fn latest(&self, last: Instant) -> Instant {
        self.offset.latest(last, &self.from, &self.to)
    }
}

/// The events of one person, by position, and the ties between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    index: BTreeMap<EventId, usize>,
    ids: Vec<EventId>,
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
                let About::Event { when, .. } = &statement.about else {
                    continue;
                };
                let Some((offset, anchor)) = tie(when) else {
                    continue;
                };
                if let Some(anchor) = index.get(anchor)
                    && (*anchor != at || !offset.allows_zero())
                {
                    let (statement, firmness) = ((*id).clone(), statement.firmness);
                    ties.push(Tie { anchor: *anchor, event: at, offset, statement, firmness });
                }
            }
        }
        let zones = events.iter().map(|e| e.zone.clone()).collect();
        let ids = events.iter().map(|e| e.id.clone()).collect();
        let mut network = Self { index, ids, zones, domains, ties, touching: Vec::new() };
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
        let bounds = loop {
            match self.problem().solve(&active) {
                Ok(bounds) => break bounds,
                Err(suspects) => {
                    let core = self.smallest(suspects, &active);
                    let weakest = core.ties.iter().map(|t| self.ties[*t].firmness).min();
                    for t in &core.ties {
                        active[*t] &= Some(self.ties[*t].firmness) != weakest;
                    }
                    contradictions.push(self.contradiction(&core));
                }
            }
        };
        for (at, event) in events.iter_mut().enumerate() {
            contradictions.extend(self.ruled_out(at, &bounds, &active));
            self.narrow_one(at, event, &bounds);
        }
        let mut kept = active.into_iter();
        self.ties.retain(|_| kept.next().unwrap_or(false));
        self.touching = self.touched();
        contradictions
    }

    fn narrow_one(&self, at: usize, event: &mut Event, bounds: &Bounds) {
        let [first, last] = &bounds.of[at];
        let narrowed = self.domains[at].narrowed(first.at, last.at);
        if narrowed == event.allowed {
            return;
        }
        let mut core = Core::default();
        for end in [End::First, End::Last] {
            if bounds.of[at][end as usize].step.is_some() {
                core.extend(self.chain(at, end, bounds));
            }
        }
        event.allowed = narrowed;
        event.inferred_from.extend(self.statements(&core));
        event.inferred_from.sort();
        event.inferred_from.dedup();
    }

    /// What the ties rule out among dates of one event that exclude each other anyway.
    fn ruled_out(&self, at: usize, bounds: &Bounds, active: &[bool]) -> Vec<Contradiction> {
        let [first, last] = &bounds.of[at];
        let pieces = self.domains[at].pieces().iter().filter(|piece| piece.set.clip(first.at, last.at).is_empty());
        let cores = pieces.map(|piece| {
            let mut suspects = self.chain(at, End::First, bounds);
            suspects.extend(self.chain(at, End::Last, bounds));
            suspects.readings.retain(|(event, _)| *event != at);
            suspects.readings.extend(piece.readings.iter().map(|reading| (at, *reading)));
            if !self.contradicts(&suspects) {
                suspects = self.everything(active);
                suspects.readings.retain(|(event, reading)| *event != at || piece.readings.contains(reading));
            }
            self.smallest(suspects, active)
        });
        cores.map(|core| self.contradiction(&core)).collect()
    }

    fn problem(&self) -> Problem<'_> {
        let allowed = self.domains.iter().map(|domain| Cow::Borrowed(domain.span())).collect();
        Problem { network: self, allowed }
    }

    fn statements(&self, core: &Core) -> BTreeSet<StatementId> {
        let ties = core.ties.iter().map(|t| self.ties[*t].statement.clone());
        let dates = core.readings.iter().filter_map(|(at, reading)| self.domains[*at].statement(*reading).cloned());
        ties.chain(dates).collect()
    }

    fn contradiction(&self, core: &Core) -> Contradiction {
        let tied = core.ties.iter().flat_map(|t| [self.ties[*t].anchor, self.ties[*t].event]);
        let at: BTreeSet<usize> = tied.chain(core.readings.iter().map(|(at, _)| *at)).collect();
        let mut events: Vec<EventId> = at.into_iter().map(|at| self.ids[at].clone()).collect();
        events.sort();
        Contradiction { statements: self.statements(core).into_iter().collect(), events }
    }

    /// How much later `right` is than `left`, by their bounds and by every tie.
    pub(super) fn difference(&self, left: &Event, right: &Event) -> Difference {
        let ((left_first, left_last), (right_first, right_last)) = (left.bounds(), right.bounds());
        let gap = |later: Instant, earlier: Instant| {
            (!later.is_open() && !earlier.is_open()).then(|| later.second().saturating_sub(earlier.second()))
        };
        let dated = Difference { least: gap(right_first, left_last), most: gap(right_last, left_first) };
        let (Some(from), Some(to)) = (self.index.get(&left.id), self.index.get(&right.id)) else {
            return dated;
        };
        if from == to {
            return Difference { least: Some(0), most: Some(0) };
        }
        let most = self.most_later(*from).get(*to).copied().flatten();
        let least = self.most_later(*to).get(*from).copied().flatten().map(|most| -most);
        Difference { least: dated.least.max(least), most: tightest(dated.most, most) }
    }

    /// By how much each event is at most later than one, along ties alone (Bellman and Ford, with a queue).
    pub(super) fn most_later(&self, from: usize) -> Vec<Option<i64>> {
        let mut most: Vec<Option<i64>> = vec![None; self.domains.len()];
        most[from] = Some(0);
        let (mut queue, mut queued) = (VecDeque::from([from]), vec![false; most.len()]);
        // Ties that contradict are left out before; the limit is for those whose days are of unequal length.
        let mut left = 4 * (most.len() + 1) * (self.ties.len() + 1);
        while let Some(a) = queue.pop_front() {
            queued[a] = false;
            for (b, offset) in self.touching[a].iter().flat_map(|t| self.ties[*t].seen_from(a)) {
                left = left.saturating_sub(1);
                let step = most[a].zip(offset.most_seconds(self.zones[a] == self.zones[b]));
                let Some(step) = step.map(|(sum, step)| sum.saturating_add(step)) else {
                    continue;
                };
                if left > 0 && b != from && most[b].is_none_or(|known| step < known) {
                    most[b] = Some(step);
                    if !std::mem::replace(&mut queued[b], true) {
                        queue.push_back(b);
                    }
                }
            }
        }
        most
    }

    /// Every tie, in both directions, with the names of its ends.
    pub(super) fn links(&self) -> impl Iterator<Item = (&EventId, &EventId, Link)> {
        self.ties.iter().flat_map(move |tie| {
            let link = |from: usize, to: usize, offset: Offset| {
                let link = Link { offset, from: self.zones[from].clone(), to: self.zones[to].clone() };
                (&self.ids[from], &self.ids[to], link)
            };
            let forward = link(tie.anchor, tie.event, tie.offset);
            [forward, link(tie.event, tie.anchor, tie.offset.reversed())]
        })
    }

    /// The position of an event that a statement ties to another.
    pub(super) fn tied(&self, event: &EventId) -> Option<usize> {
        self.index.get(event).copied().filter(|at| !self.touching[*at].is_empty())
    }
}

impl Tie {
    /// The other event and the offset towards it, as seen from one end; both directions when it is tied to itself.
    fn seen_from(&self, at: usize) -> impl Iterator<Item = (usize, Offset)> {
        let forward = (self.anchor == at).then_some((self.event, self.offset));
        let backward = (self.event == at).then(|| (self.anchor, self.offset.reversed()));
        forward.into_iter().chain(backward)
    }
}

fn tightest(left: Option<i64>, right: Option<i64>) -> Option<i64> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (one, other) => one.or(other),
    }
}

/// The tie that a statement makes to another event, if it makes one.
fn tie(when: &When) -> Option<(Offset, &EventId)> {
    match when {
        When::Offset { measure, length, side, anchor: Anchor::Event(event) } => {
            Some((Offset::of(*measure, *length, *side), event))
        }
        When::Order { side, anchor: Anchor::Event(event) } => Some((Offset::order(*side), event)),
        When::SameDay(Anchor::Event(event)) => Some((Offset::Days(Some(0), Some(0)), event)),
        _ => None,
    }
}
