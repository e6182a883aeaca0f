//! While a state holds, one of the expected at least so often: the stretch that runs now is judged.

use paradero_record::{EventId, Instant, Tri};

use super::Findings;
use crate::clock::Clock;
use crate::due::{Edge, Window};
use crate::pack::{Limit, Pattern, Safeguard};
use crate::verdict::{DuePair, Reason};
use crate::view::{Moment, Occurrence, View};

impl<'a> View<'a> {
    /// Due so long after the last of the expected, or after what opened the state where none has come.
    pub(super) fn at_least_every(
        &self,
        safeguard: &'a Safeguard,
        clock: Clock,
        state: &str,
        expect: &[Pattern],
    ) -> Option<(EventId, Findings)> {
        let open = self.open_now(state);
        let holds = open.iter().map(|o| o.sure).fold(Tri::No, Tri::or);
        let opener = open.iter().min_by_key(|o| (self.bounds(o.event).0, self.bounds(o.event).1))?;
        let (applies, conditions) = self.applies(safeguard, Moment::At(opener.event), holds)?;
        let limit = Limit { clock, reading: None };
        let since = open.iter().map(|o| o.event.id.clone()).collect();
        let mut reasons = vec![Reason::State(state.to_owned(), holds, since)];
        reasons.extend(conditions);
        let came: Vec<Occurrence<'_>> = self.occurrences(expect);
        let (mut due, mut from) = self.start(&limit, &open, holds);
        let came: Vec<Occurrence<'_>> = came.into_iter().filter(|o| self.bounds(o.event).1 >= from.0).collect();
        for witness in &came {
            let (own, (first, last)) = (self.reading(&limit, witness.event).due, self.bounds(witness.event));
            due.latest = due.latest.max(own.latest);
            from.1 = from.1.max(last);
            if witness.sure == Tri::Yes {
                due.earliest = due.earliest.max(own.earliest);
                from.0 = from.0.max(first);
            }
        }
        let last = came.iter().max_by_key(|o| (o.sure, self.bounds(o.event).1, self.bounds(o.event).0));
        let trigger = last.map_or(opener.event, |o| o.event);
        reasons.push(match last {
            Some(last) => Reason::Shown(last.event.id.clone(), last.sure),
            None => self.nothing(expect, self.bounds(opener.event).0, Some(due)),
        });
        reasons.push(Reason::Clock(vec![self.reading(&limit, trigger)]));
        let window = Window { from, until: (due.earliest, due.latest) };
        if due.earliest != due.latest || from.0 != from.1 {
            self.about_now(|view| open.iter().chain(&came).for_each(|o| view.doubt_day(o.event)));
        }
        let miss = self.missed(expect, window, &Edge::Between, &mut reasons);
        let mut findings = self.outcome(applies, Tri::No, Tri::No, miss, Some(due));
        findings.reasons = reasons;
        Some((trigger.id.clone(), findings))
    }

    /// When the first of the expected is due, and since when: the earliest event that keeps the state open.
    fn start(&self, limit: &Limit, open: &[Occurrence<'_>], holds: Tri) -> (DuePair, (Instant, Instant)) {
        let ends = |o: &Occurrence<'_>| (self.reading(limit, o.event).due, self.bounds(o.event));
        let all: Vec<(DuePair, (Instant, Instant))> = open.iter().map(ends).collect();
        let certain: Vec<_> = open.iter().filter(|o| o.sure == Tri::Yes).map(ends).collect();
        let first =
            |of: fn(&(DuePair, (Instant, Instant))) -> Instant| all.iter().map(of).min().unwrap_or(Instant::MIN);
        let last = |of: fn(&(DuePair, (Instant, Instant))) -> Instant| {
            let latest = if holds == Tri::Yes { certain.iter().map(of).min() } else { all.iter().map(of).max() };
            latest.unwrap_or(Instant::MAX)
        };
        let due = DuePair { earliest: first(|(due, _)| due.earliest), latest: last(|(due, _)| due.latest) };
        (due, (first(|(_, from)| from.0), last(|(_, from)| from.1)))
    }
}
