//! Whether a state holds, at an event or now.

use std::ops::Not as _;

use paradero_record::{Event, EventId, Tri};

use crate::compare;
use crate::pack::State;
use crate::view::{Occurrence, View};

impl View<'_> {
    /// Whether a state holds at an event, and the events that may have opened it.
    ///
    /// The event's own closing does not count: what is removed was held until then. Takes time in openers times closers.
    pub(crate) fn holds_at(&self, name: &str, at: &Event) -> (Tri, Vec<EventId>) {
        let opened = |opener: &Event| compare::not_after(self.timeline, opener, at);
        let closed = |closer: &Event| compare::before(self.timeline, closer, at);
        let first = at.bounds().0;
        let last = at.bounds().1;
        self.holds(name, opened, closed, |end| (end.latest < first, end.earliest < last))
    }

    /// Whether a state holds now, and the events that may have opened it.
    pub(crate) fn holds_now(&self, name: &str) -> (Tri, Vec<EventId>) {
        let opened = |opener: &Event| compare::by(opener, self.as_of);
        let closed = |closer: &Event| compare::by(closer, self.as_of);
        self.holds(name, opened, closed, |end| (end.latest < self.as_of, end.earliest < self.as_of))
    }

    /// `lapsed` says of the due pair of the state's own length whether it is over for certain, and whether it may be.
    fn holds(
        &self,
        name: &str,
        opened: impl Fn(&Event) -> Tri,
        closed: impl Fn(&Event) -> Tri,
        lapsed: impl Fn(crate::DuePair) -> (bool, bool),
    ) -> (Tri, Vec<EventId>) {
        let Some(state) = self.pack.states.get(name) else { return (Tri::No, Vec::new()) };
        let closers = self.occurrences(&state.until);
        let mut holds = Tri::No;
        let mut since = Vec::new();
        for opener in self.occurrences(&state.from) {
            let open = opener.sure.and(opened(opener.event));
            let still = open.and(self.still_open(&opener, &closers, &closed)).and(self.not_lapsed(state, &opener, &lapsed));
            if still.is_possible() {
                since.push(opener.event.id.clone());
            }
            holds = holds.or(still);
        }
        (holds, since)
    }

    fn still_open(&self, opener: &Occurrence<'_>, closers: &[Occurrence<'_>], closed: &impl Fn(&Event) -> Tri) -> Tri {
        let mut open = Tri::Yes;
        for closer in closers.iter().filter(|c| c.event.id != opener.event.id) {
            let after = compare::not_after(self.timeline, opener.event, closer.event);
            open = open.and(closer.sure.and(after).and(closed(closer.event)).not());
        }
        open
    }

    fn not_lapsed(&self, state: &State, opener: &Occurrence<'_>, lapsed: &impl Fn(crate::DuePair) -> (bool, bool)) -> Tri {
        let Some(clock) = state.lasts else { return Tri::Yes };
        let limit = crate::pack::Limit { clock, reading: None };
        let Some(reading) = self.dues(&[limit], opener.event).into_iter().next() else { return Tri::Yes };
        match lapsed(reading.due) {
            (true, _) => Tri::No,
            (false, true) => Tri::Maybe,
            (false, false) => Tri::Yes,
        }
    }
}
