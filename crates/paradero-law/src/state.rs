//! Whether a state holds, at an event or now.

use std::ops::Not as _;

use paradero_record::{EventId, Instant, Tri};

use crate::clock::Clock;
use crate::due::Warning;
use crate::pack::State;
use crate::suppose::Doubt;
use crate::verdict::DuePair;
use crate::view::{Fact, Occurrence, View};

/// At what a state is looked at.
#[derive(Clone, Copy)]
enum At<'a, 'w> {
    Event(Fact<'a>),
    /// Now, and not before a moment that is announced.
    Now(Option<&'w Warning<'a>>),
}

impl<'a> View<'a> {
    /// Whether a state holds at an event, and the events that may have opened it.
    ///
    /// The event's own closing does not count: what is removed was held until then. What closes it at the very instant at
    /// which it is opened does. Takes time in openers times closers.
    pub(crate) fn holds_at(&self, name: &str, at: Fact<'a>) -> (Tri, Vec<EventId>) {
        self.holds(name, At::Event(at))
    }

    /// Whether a state holds now, and the events that may have opened it.
    pub(crate) fn holds_now(&self, name: &str) -> (Tri, Vec<EventId>) {
        self.holds(name, At::Now(None))
    }

    /// Whether a state holds now and does not end by itself before a moment that is announced.
    pub(crate) fn holds_until(&self, name: &str, warning: Option<&Warning<'a>>) -> (Tri, Vec<EventId>) {
        self.holds(name, At::Now(warning))
    }

    fn holds(&self, name: &str, at: At<'a, '_>) -> (Tri, Vec<EventId>) {
        let open = self.open(name, at);
        let sure = open.iter().map(|o| o.sure).fold(Tri::No, Tri::or);
        (sure, open.into_iter().map(|o| o.event.id.clone()).collect())
    }

    /// The events that opened a state which holds now, and how surely each of them still keeps it open.
    pub(crate) fn open_now(&self, name: &str) -> Vec<Occurrence<'a>> {
        self.open(name, At::Now(None))
    }

    fn open(&self, name: &str, at: At<'a, '_>) -> Vec<Occurrence<'a>> {
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
    fn still_open(&self, opener: &Occurrence<'a>, closers: &[Occurrence<'a>], at: At<'a, '_>) -> Tri {
        let mut open = Tri::Yes;
        for closer in closers.iter().filter(|c| c.event.at != opener.event.at) {
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

    /// Whether a state that ends by itself has ended: possibly where readings of its length differ.
    fn lapsed(&self, state: &State, opener: Fact<'a>, at: At<'a, '_>) -> Tri {
        let mut ends: Vec<(DuePair, Clock)> =
            state.lasts.iter().map(|limit| (self.reading(limit, opener).due, limit.clock)).collect();
        ends.sort_by_key(|(due, _)| (due.earliest, due.latest));
        let (Some(shortest), Some(longest)) = (ends.first(), ends.last()) else { return Tri::No };
        let shortest = self.is_lapsed(opener, *shortest, at);
        if ends.len() == 1 {
            return shortest;
        }
        let longest = self.is_lapsed(opener, *longest, at);
        if shortest == longest {
            return shortest;
        }
        let key = std::ptr::from_ref(state).addr();
        match self.supposed.other(None, key) {
            Some(true) => shortest,
            Some(false) => longest,
            None => {
                self.doubt(Doubt::Other(None, key));
                Tri::Maybe
            }
        }
    }

    /// Whether the time that began with an event was over.
    fn is_lapsed(&self, opener: Fact<'a>, (due, clock): (DuePair, Clock), at: At<'a, '_>) -> Tri {
        match at {
            At::Event(event) => match over(due, self.bounds(event)) {
                Tri::Maybe if due.earliest == due.latest => {
                    self.doubt_date(event, due.earliest);
                    Tri::Maybe
                }
                Tri::Maybe => self.is_within(opener, event, clock).not(),
                certain => certain,
            },
            At::Now(warning) => {
                let named = warning.and_then(|warning| Some((warning.event, warning.named?)));
                let by_then = named.map_or(Tri::No, |(_, named)| over(due, (named.first, named.due.latest)));
                if let (Tri::Maybe, Some((event, named))) = (by_then, named) {
                    self.doubt_named(event, named, due.earliest);
                    self.doubt_day(opener);
                }
                if by_then == Tri::Yes || self.is_over(due.latest) {
                    return Tri::Yes;
                }
                if self.is_over(due.earliest) {
                    self.about_now(|view| view.doubt_due(opener, Some(clock), due, self.as_of.plus_seconds(-1)));
                    return Tri::Maybe;
                }
                by_then
            }
        }
    }
}

/// Whether something due was over before a moment.
fn over(due: DuePair, (first, last): (Instant, Instant)) -> Tri {
    if due.latest < first {
        Tri::Yes
    } else if due.earliest < last {
        Tri::Maybe
    } else {
        Tri::No
    }
}
