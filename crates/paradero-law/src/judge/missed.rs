//! What is owed once another safeguard was not kept in time, and rights that end.

use std::ops::Not as _;

use paradero_record::{EventId, Tri};

use super::expect::{Lateness, Owed};
use super::{Excusing, Findings};
use crate::due::{Due, Time, Window};
use crate::pack::{Duty, Limit, Pattern, Safeguard, Within};
use crate::verdict::{DuePair, Outcome, Reason, Verdict};
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
        let Some(other) = self.pack.safeguard(of) else { return Vec::new() };
        let Duty::Expect { when, expect: first, within } = &other.duty else { return Vec::new() };
        let first = First { safeguard: other, when, expect: first, within };
        let find = |view: &Self, event| view.missed_then(safeguard, &first, event, expect, limits);
        self.on_each(safeguard, first.when, find)
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
        // So long after the end of the other's time: these clocks begin with the end of another.
        let DuePair { earliest, latest } = due.pair;
        let readings = self.readings(limits, event, (earliest, latest));
        let then = Due { begins: due.then(), ..Due::soonest(readings).unwrap_or_else(|| due.clone()) };
        let excused = self.excused_after(safeguard, event, Some(&then), &mut reasons);
        let window = Window::after(self.bounds(event), Some(then.pair), self.as_of);
        let owed = Owed { expect, due: Some(&then), window, lateness: Lateness::LeavesOpen };
        Some((event.id.clone(), self.answered(event, &owed, applies, excused, reasons)))
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
        self.on_each(safeguard, when, find)
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
        let excused = self.excused_after(safeguard, event, due.as_ref(), &mut reasons);
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
