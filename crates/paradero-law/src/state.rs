//! Whether a state holds, at an event or now.

use std::ops::Not as _;

use paradero_record::{Event, EventId, Instant, Tri};

use crate::due::Named;
use crate::pack::State;
use crate::verdict::DuePair;
use crate::view::{Occurrence, View};

/// At what a state is looked at.
#[derive(Clone, Copy)]
enum At<'a> {
    Event(&'a Event),
    /// Now, and not before a moment that is announced.
    Now(Option<Named>),
}

impl<'a> View<'a> {
    /// Whether a state holds at an event, and the events that may have opened it.
    ///
    /// The event's own closing does not count: what is removed was held until then. What closes it at the very instant at
    /// which it is opened does. Takes time in openers times closers.
    pub(crate) fn holds_at(&self, name: &str, at: &Event) -> (Tri, Vec<EventId>) {
        self.holds(name, At::Event(at))
    }

    /// Whether a state holds now, and the events that may have opened it.
    pub(crate) fn holds_now(&self, name: &str) -> (Tri, Vec<EventId>) {
        self.holds(name, At::Now(None))
    }

    /// Whether a state holds now and does not end by itself before a moment that is announced.
    pub(crate) fn holds_until(&self, name: &str, named: Option<Named>) -> (Tri, Vec<EventId>) {
        self.holds(name, At::Now(named))
    }

    fn holds(&self, name: &str, at: At<'_>) -> (Tri, Vec<EventId>) {
        let open = self.open(name, at);
        let sure = open.iter().map(|o| o.sure).fold(Tri::No, Tri::or);
        (sure, open.into_iter().map(|o| o.event.id.clone()).collect())
    }

    /// The events that opened a state which holds now, and how surely each of them still keeps it open.
    pub(crate) fn open_now(&self, name: &str) -> Vec<Occurrence<'a>> {
        self.open(name, At::Now(None))
    }

    fn open(&self, name: &str, at: At<'_>) -> Vec<Occurrence<'a>> {
        let Some(state) = self.pack.states.get(name) else { return Vec::new() };
        let closers = self.occurrences(&state.until);
        let openers = self.occurrences(&state.from).into_iter().map(|opener| {
            let opened = match at {
                At::Event(event) => self.not_after(opener.event, event),
                At::Now(_) => Tri::Yes,
            };
            let mut sure = opener.sure.and(opened);
            if sure.is_possible() {
                sure = sure.and(self.still_open(&opener, &closers, at));
            }
            if sure.is_possible() {
                sure = sure.and(self.lapsed(state, opener.event, at).not());
            }
            Occurrence { event: opener.event, sure }
        });
        openers.filter(|o| o.sure.is_possible()).collect()
    }

    /// What has happened by now is among the closers, as surely as it has.
    fn still_open(&self, opener: &Occurrence<'_>, closers: &[Occurrence<'_>], at: At<'_>) -> Tri {
        let mut open = Tri::Yes;
        for closer in closers.iter().filter(|c| c.event.id != opener.event.id) {
            let mut closes = closer.sure;
            if let At::Event(event) = at {
                closes = closes.and(self.before(closer.event, event));
            }
            if closes.is_possible() {
                closes = closes.and(self.not_after(opener.event, closer.event));
            }
            open = open.and(closes.not());
            if open == Tri::No {
                return open;
            }
        }
        open
    }

    /// Whether a state that ends by itself has ended.
    fn lapsed(&self, state: &State, opener: &Event, at: At<'_>) -> Tri {
        let ends = state.lasts.iter().map(|limit| self.reading(limit, opener).due);
        let Some(end) = ends.reduce(|one, other| DuePair {
            earliest: one.earliest.min(other.earliest),
            latest: one.latest.max(other.latest),
        }) else {
            return Tri::No;
        };
        let after = |first: Instant, last: Instant| {
            if end.latest < first {
                Tri::Yes
            } else if end.earliest < last {
                Tri::Maybe
            } else {
                Tri::No
            }
        };
        match at {
            At::Event(event) => match after(event.bounds().0, event.bounds().1) {
                Tri::Maybe => {
                    let within = state.lasts.iter().map(|limit| self.is_within(opener, event, limit.clock));
                    within.reduce(|one, other| if one == other { one } else { Tri::Maybe }).unwrap_or(Tri::Maybe).not()
                }
                certain => certain,
            },
            At::Now(named) => {
                let by_then = named.map_or(Tri::No, |n| after(n.first, n.due.latest));
                if by_then == Tri::Yes || self.is_over(end.latest) {
                    Tri::Yes
                } else {
                    by_then.or(Tri::from(self.is_over(end.earliest)).and(Tri::Maybe))
                }
            }
        }
    }
}
