//! What is owed once another safeguard was not kept in time, and rights that end.

use std::ops::Not as _;

use paradero_record::{EventId, Tri};

use super::{Excusing, Findings};
use crate::due::{Due, Edge, Time, Window};
use crate::pack::{Duty, Limit, Pattern, Safeguard, Within};
use crate::verdict::{DuePair, Outcome, ReadingDue, Reason, Verdict};
use crate::view::{Fact, Moment, View};

/// The other safeguard, taken apart.
struct First<'a> {
    safeguard: &'a Safeguard,
    when: &'a [Pattern],
    expect: &'a [Pattern],
    within: &'a Within,
}

impl<'a> View<'a> {
    /// A verdict on each event that set the other safeguard off and after which its time ended without it.
    pub(super) fn after_missed(
        &self,
        safeguard: &'a Safeguard,
        of: &str,
        expect: &'a [Pattern],
        limits: &'a [Limit],
    ) -> Vec<Verdict> {
        let Some(other) = self.law().safeguard(of) else { return Vec::new() };
        let Duty::Expect { when, expect: first, within } = &other.duty else { return Vec::new() };
        let first = First { safeguard: other, when, expect: first, within };
        let find = |view: &Self, event| view.missed_then(safeguard, &first, event, expect, limits);
        let each = self.occurrences(first.when).into_iter();
        each.filter_map(|o| self.verdict(safeguard, |view: &Self| find(view, o.event))).collect()
    }

    fn missed_then(
        &self,
        safeguard: &'a Safeguard,
        first: &First<'a>,
        event: Fact<'a>,
        expect: &[Pattern],
        limits: &[Limit],
    ) -> Option<(EventId, Findings)> {
        let sure = self.occurrence(event, first.when).sure;
        let (of_first, _) = self.applies(first.safeguard, Moment::At(event), sure)?;
        let due = self.due(first.within, event)?;
        let up = match self.time_after(event, Some(&due)) {
            Time::Runs => return None,
            Time::MayBeUp => Tri::Maybe,
            Time::IsUp => Tri::Yes,
        };
        let (excused, _) = self.excused(first.safeguard, Excusing::After(event, Some(&due)));
        let shown = self.shown_after(event, first.expect, Some(&due)).in_time;
        let missed = of_first.and(up).and(excused.or(shown).not());
        if !missed.is_possible() {
            return None;
        }
        let (applies, conditions) = self.applies(safeguard, Moment::At(event), missed)?;
        let mut reasons =
            vec![Reason::Trigger(event.id.clone()), Reason::Missed(first.safeguard.id.clone(), missed, due.pair)];
        reasons.extend(conditions);
        let then = self.after_due(&due, limits, event);
        reasons.push(Reason::Clock(then.readings.clone()));
        let (excused, excuses) = self.excused(safeguard, Excusing::After(event, Some(&then)));
        reasons.extend(excuses);
        let shown = self.shown_after(event, expect, Some(&then));
        reasons.extend(shown.reasons);
        let mut miss = crate::due::Miss::NOT_SHOWN;
        if shown.in_time != Tri::Yes && excused != Tri::Yes {
            let window = Window::after(self.bounds(event), Some(then.pair), self.as_of);
            miss = self.missed(expect, window, &Edge::After(event, Some(&then)), &mut reasons);
        }
        if shown.in_time == Tri::No {
            reasons.push(self.nothing(expect, self.bounds(event).0, Some(then.pair)));
        }
        let mut findings = self.outcome_after(event, applies, excused, shown.in_time, miss, Some(&then));
        findings.reasons = reasons;
        Some((event.id.clone(), findings))
    }

    /// When what is owed then falls due: so long after the end of the other's time.
    fn after_due(&self, first: &Due, limits: &[Limit], event: Fact<'a>) -> Due {
        let mut readings: Vec<ReadingDue> = limits
            .iter()
            .map(|limit| {
                let DuePair { earliest, latest } = first.pair;
                let end = |at| self.end(limit.clock, event, at);
                let due = DuePair { earliest: end(earliest), latest: end(latest) };
                if earliest.is_open() || !self.supposed.is_nothing() {
                    return ReadingDue { limit: limit.clone(), due, rolled: None, sum: Vec::new() };
                }
                let early = limit.clock.due(earliest, &event.zone, self.holidays);
                ReadingDue { limit: limit.clone(), due, rolled: early.rolled, sum: early.sum }
            })
            .collect();
        readings.sort_by_key(|reading| (reading.due.earliest, reading.due.latest));
        let earliest = readings.iter().map(|r| r.due.earliest).min().unwrap_or(first.pair.earliest);
        let latest = readings.iter().map(|r| r.due.latest).min().unwrap_or(first.pair.latest);
        // The clocks begin with the end of another: they are asked by their ends alone.
        Due { pair: DuePair { earliest, latest }, readings, begins_later: true }
    }

    /// A verdict on each event that gives the right: *running* until its time is over, and never *not shown*.
    pub(super) fn may(
        &self,
        safeguard: &'a Safeguard,
        when: &'a [Pattern],
        may: &'a [Pattern],
        within: &'a Within,
    ) -> Vec<Verdict> {
        let find = |view: &Self, event| view.may_after(safeguard, event, when, may, within);
        let each = self.occurrences(when).into_iter();
        each.filter_map(|o| self.verdict(safeguard, |view: &Self| find(view, o.event))).collect()
    }

    fn may_after(
        &self,
        safeguard: &'a Safeguard,
        event: Fact<'a>,
        when: &[Pattern],
        may: &[Pattern],
        within: &'a Within,
    ) -> Option<(EventId, Findings)> {
        let sure = self.occurrence(event, when).sure;
        let (applies, conditions) = self.applies(safeguard, Moment::At(event), sure)?;
        let due = self.due(within, event);
        let pair = due.as_ref().map(|due| due.pair);
        let mut reasons = vec![Reason::Trigger(event.id.clone())];
        reasons.extend(conditions);
        reasons.push(due.as_ref().map_or(Reason::NoTime, |due| Reason::Clock(due.readings.clone())));
        let (excused, excuses) = self.excused(safeguard, Excusing::After(event, due.as_ref()));
        reasons.extend(excuses);
        let shown = self.shown_after(event, may, due.as_ref());
        reasons.extend(shown.reasons);
        let time = self.time_after(event, due.as_ref());
        if time == Time::IsUp && shown.in_time == Tri::No {
            reasons.push(Reason::RightEnded);
        }
        let done = excused.or(shown.in_time);
        let (worst, best) = match (done, time) {
            (Tri::Yes, _) | (_, Time::IsUp) => (Outcome::Kept, Outcome::Kept),
            (Tri::Maybe, _) | (_, Time::MayBeUp) => (Outcome::Running, Outcome::Kept),
            (Tri::No, Time::Runs) => (Outcome::Running, Outcome::Running),
        };
        let best = (applies == Tri::Yes).then_some(best);
        Some((event.id.clone(), Findings { worst, best, due: pair, reasons }))
    }
}
