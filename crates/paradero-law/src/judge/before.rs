//! Before each event one of the expected, so long before.

use std::ops::Not as _;

use paradero_record::{EventId, Instant, Instants, Tri};

use super::{Excusing, Findings};
use crate::clock::Clock;
use crate::due::{Edge, Miss, Warning, Window, by};
use crate::pack::{Limit, Pattern, Safeguard};
use crate::verdict::{DuePair, Outcome, Reason, Verdict};
use crate::view::{Fact, Moment, View};

impl<'a> View<'a> {
    /// A verdict on each event that must be preceded, and on each that is announced.
    pub(super) fn preceding(
        &self,
        safeguard: &'a Safeguard,
        before: &'a [Pattern],
        expect: &'a [Pattern],
        at_least: &'a [Limit],
    ) -> Vec<Verdict> {
        let happened = |view: &Self, event| view.preceded(safeguard, event, before, expect, at_least);
        let coming = |view: &Self, warning: &Warning<'a>| view.to_be_preceded(safeguard, warning, expect, at_least);
        self.each_and_announced(safeguard, before, happened, coming)
    }

    /// A verdict on each event of some kinds, and one on each event that announces them.
    pub(super) fn each_and_announced(
        &self,
        safeguard: &'a Safeguard,
        patterns: &'a [Pattern],
        happened: impl Fn(&Self, Fact<'a>) -> Option<(EventId, Findings)>,
        coming: impl Fn(&Self, &Warning<'a>) -> Option<(EventId, Findings)>,
    ) -> Vec<Verdict> {
        let mut verdicts = self.on_each(safeguard, patterns, happened);
        if !self.has(&safeguard.warn) {
            return verdicts;
        }
        let (warnings, turn) = self.timed(|| self.warnings(safeguard, patterns));
        for warning in warnings {
            let found = self.verdict(safeguard, |view: &Self| {
                let warning = view.warning(safeguard, warning.event, patterns);
                if warning.ahead.is_possible() { coming(view, &warning) } else { None }
            });
            verdicts.extend(
                found.map(|verdict| Verdict {
                    next_change: verdict.next_change.into_iter().chain(turn).min(),
                    ..verdict
                }),
            );
        }
        verdicts
    }

    fn preceded(
        &self,
        safeguard: &'a Safeguard,
        event: Fact<'a>,
        before: &[Pattern],
        expect: &[Pattern],
        at_least: &[Limit],
    ) -> Option<(EventId, Findings)> {
        let (applies, excused, mut reasons) = self.opened(safeguard, event, before)?;
        let (shown, too_short) = self.shown_before(event, expect, at_least, &mut reasons);
        let mut miss = Miss::NOT_SHOWN.or_crossed(too_short);
        if excused.or(shown) != Tri::Yes {
            let window = Window::before(self.bounds(event));
            let denied = self.missed(expect, window, &Edge::At(event), &mut reasons);
            miss = Miss { worst: miss.worst.max(denied.worst), best: miss.best.max(denied.best) };
        }
        if shown.or(too_short) == Tri::No {
            let (_, last) = self.bounds(event);
            reasons.push(Reason::Nothing(expect.to_vec(), Instants::range(Instant::MIN, last)));
        }
        // What has happened is due by now: time is up.
        let kept = excused.or(shown);
        let (worst, best) = match kept {
            Tri::Yes => (Outcome::Kept, Outcome::Kept),
            Tri::Maybe => (miss.worst, Outcome::Kept),
            Tri::No => (miss.worst, miss.best),
        };
        let best = (applies == Tri::Yes).then_some(best);
        Some((event.id.clone(), Findings { worst, best, due: None, reasons }))
    }

    /// Whether one of the expected came early enough, and whether one came, but too shortly before.
    fn shown_before(
        &self,
        at: Fact<'a>,
        expect: &[Pattern],
        at_least: &[Limit],
        reasons: &mut Vec<Reason>,
    ) -> (Tri, Tri) {
        let (mut shown, mut too_short) = (Tri::No, Tri::No);
        for witness in self.occurrences(expect).iter().filter(|w| w.event.at != at.at) {
            let earlier = witness.sure.and(self.not_after(witness.event, at));
            if !earlier.is_possible() {
                continue;
            }
            let enough =
                at_least.iter().map(|limit| self.long_before(witness.event, at, limit)).fold(Tri::Yes, Tri::and);
            let good = earlier.and(enough);
            let id = witness.event.id.clone();
            reasons.push(if good.is_possible() { Reason::Shown(id, good) } else { Reason::TooShort(id) });
            shown = shown.or(good);
            too_short = too_short.or(earlier.and(enough.not()));
        }
        (shown, too_short)
    }

    /// Whether an event came at least so long before another: the other not before the clock that begins with it ends.
    fn long_before(&self, early: Fact<'a>, late: Fact<'a>, limit: &Limit) -> Tri {
        let due = self.reading(limit, early).due;
        let (first, last) = self.bounds(late);
        if first >= due.latest {
            return Tri::Yes;
        }
        if last < due.earliest {
            return Tri::No;
        }
        match limit.clock {
            // Within a second less than the hours is too short.
            Clock::Hours(hours) => self.apart(late, early, i64::from(hours) * 3600),
            _ if due.earliest == due.latest => {
                self.doubt_date(late, due.earliest.plus_seconds(-1));
                Tri::Maybe
            }
            _ => {
                self.doubt_day(early);
                Tri::Maybe
            }
        }
    }

    /// The event is announced: what must precede it is due by then.
    fn to_be_preceded(
        &self,
        safeguard: &'a Safeguard,
        warning: &Warning<'a>,
        expect: &[Pattern],
        at_least: &[Limit],
    ) -> Option<(EventId, Findings)> {
        let (applies, conditions) = self.applies(safeguard, Moment::Now(Some(warning.event)), warning.ahead)?;
        let lead = at_least.iter().map(|limit| limit.clock.lead_seconds()).max().unwrap_or(0);
        let due = warning.named.map(|named| DuePair {
            earliest: named.due.earliest.plus_seconds(-lead),
            latest: named.due.latest.plus_seconds(-lead),
        });
        let mut reasons = vec![Reason::Announced(warning.event.id.clone())];
        reasons.extend(conditions);
        let (excused, excuses) = self.excused(safeguard, Excusing::Now);
        reasons.extend(excuses);
        let mut shown = Tri::No;
        for witness in self.occurrences(expect).iter().filter(|w| w.event.at != warning.event.at) {
            let good = witness.sure.and(due.map_or(Tri::Yes, |due| self.is_led(warning, witness.event, due, lead)));
            let id = witness.event.id.clone();
            reasons.push(if good.is_possible() { Reason::Shown(id, good) } else { Reason::TooShort(id) });
            shown = shown.or(good);
        }
        if shown == Tri::No {
            reasons.push(self.nothing(expect, Instant::MIN, due));
        }
        self.doubt_lead(warning, due, lead);
        let mut findings = self.outcome(applies, excused, shown, Miss::NOT_SHOWN, due);
        findings.reasons = reasons;
        Some((warning.event.id.clone(), findings))
    }

    /// Whether something came so long before the moment that is announced.
    fn is_led(&self, warning: &Warning<'a>, witness: Fact<'a>, due: DuePair, lead: i64) -> Tri {
        let (first, last) = self.bounds(witness);
        let good = by(first, last, due);
        if let (Tri::Maybe, Some(named)) = (good, warning.named) {
            for edge in [first, last] {
                self.doubt_named(warning.event, named, edge.plus_seconds(lead - 1));
            }
            if due.earliest == due.latest {
                self.doubt_date(witness, due.earliest);
            }
        }
        good
    }

    /// Notes what the announced moment leaves open of whether time is up.
    pub(super) fn doubt_lead(&self, warning: &Warning<'a>, due: Option<DuePair>, lead: i64) {
        if let (Some(named), Some(_)) = (warning.named, due) {
            self.about_now(|view| view.doubt_named(warning.event, named, self.as_of.plus_seconds(lead - 1)));
        }
    }
}
