//! Before each event one of the expected, so long before.

use std::ops::Not as _;

use paradero_record::{Event, EventId, Instant, Instants, Tri};

use super::{Excusing, Findings};
use crate::clock::Clock;
use crate::due::{Miss, Warning, Window, by};
use crate::pack::{Limit, Pattern, Safeguard};
use crate::verdict::{DuePair, Outcome, Reason, Verdict};
use crate::view::{Moment, Occurrence, View};

impl View<'_> {
    /// A verdict on each event that must be preceded, and on each that is announced.
    pub(super) fn preceding(
        &self,
        safeguard: &Safeguard,
        before: &[Pattern],
        expect: &[Pattern],
        at_least: &[Limit],
    ) -> Vec<Verdict> {
        let judged = |o: &Occurrence<'_>| self.verdict(safeguard, || self.preceded(safeguard, o, expect, at_least));
        let mut verdicts: Vec<Verdict> = self.occurrences(before).iter().filter_map(judged).collect();
        let (warnings, turn) = self.timed(|| self.warnings(safeguard, before));
        for warning in &warnings {
            let coming = self.verdict(safeguard, || self.to_be_preceded(safeguard, warning, expect, at_least));
            verdicts.extend(
                coming.map(|verdict| Verdict {
                    next_change: verdict.next_change.into_iter().chain(turn).min(),
                    ..verdict
                }),
            );
        }
        verdicts
    }

    fn preceded(
        &self,
        safeguard: &Safeguard,
        occurrence: &Occurrence<'_>,
        expect: &[Pattern],
        at_least: &[Limit],
    ) -> Option<(EventId, Findings)> {
        let event = occurrence.event;
        let (applies, conditions) = self.applies(safeguard, Moment::At(event), occurrence.sure)?;
        let mut reasons = vec![Reason::Trigger(event.id.clone())];
        reasons.extend(conditions);
        let (excused, excuses) = self.excused(safeguard, Excusing::Before(event));
        reasons.extend(excuses);
        let (shown, too_short) = self.shown_before(event, expect, at_least, &mut reasons);
        let mut miss = Miss::NOT_SHOWN.or_crossed(too_short);
        if excused.or(shown) != Tri::Yes {
            let denied = self.missed(expect, Window::before(event), &mut reasons);
            miss = Miss { worst: miss.worst.max(denied.worst), best: miss.best.max(denied.best) };
        }
        if shown.or(too_short) == Tri::No {
            let (_, last) = event.bounds();
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
        at: &Event,
        expect: &[Pattern],
        at_least: &[Limit],
        reasons: &mut Vec<Reason>,
    ) -> (Tri, Tri) {
        let (mut shown, mut too_short) = (Tri::No, Tri::No);
        for witness in self.occurrences(expect).iter().filter(|w| w.event.id != at.id) {
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
    fn long_before(&self, early: &Event, late: &Event, limit: &Limit) -> Tri {
        let due = self.reading(limit, early).due;
        let (first, last) = late.bounds();
        if first >= due.latest {
            return Tri::Yes;
        }
        if last < due.earliest {
            return Tri::No;
        }
        let Clock::Hours(hours) = limit.clock else { return Tri::Maybe };
        // Within a second less than the hours is too short.
        match self.is_nearer(early, late, i64::from(hours) * 3600) {
            Tri::Maybe => Tri::Maybe,
            certain => certain.not(),
        }
    }

    /// The event is announced: what must precede it is due by then.
    fn to_be_preceded(
        &self,
        safeguard: &Safeguard,
        warning: &Warning<'_>,
        expect: &[Pattern],
        at_least: &[Limit],
    ) -> Option<(EventId, Findings)> {
        let (applies, conditions) = self.applies(safeguard, Moment::Now(Some(warning.event)), warning.ahead)?;
        let lead = at_least.iter().map(|limit| lead(limit.clock)).max().unwrap_or(0);
        let due = warning.named.map(|named| DuePair {
            earliest: named.due.earliest.plus_seconds(-lead),
            latest: named.due.latest.plus_seconds(-lead),
        });
        let mut reasons = vec![Reason::Announced(warning.event.id.clone())];
        reasons.extend(conditions);
        let (excused, excuses) = self.excused(safeguard, Excusing::Now);
        reasons.extend(excuses);
        let mut shown = Tri::No;
        for witness in self.occurrences(expect).iter().filter(|w| w.event.id != warning.event.id) {
            let (first, last) = witness.event.bounds();
            let good = witness.sure.and(due.map_or(Tri::Yes, |due| by(first, last, due)));
            let id = witness.event.id.clone();
            reasons.push(if good.is_possible() { Reason::Shown(id, good) } else { Reason::TooShort(id) });
            shown = shown.or(good);
        }
        if shown == Tri::No {
            reasons.push(self.nothing(expect, Instant::MIN, due));
        }
        let mut findings = self.outcome(applies, excused, shown, Miss::NOT_SHOWN, due);
        findings.reasons = reasons;
        Some((warning.event.id.clone(), findings))
    }
}

/// How many seconds before an announced event a length of time before it begins: days as 24 hours each, months as 31 days,
/// so that the alarm is not late.
fn lead(clock: Clock) -> i64 {
    let (count, hours) = match clock {
        Clock::Hours(count) | Clock::HoursOutsideWeekendsAndHolidays(count) => (count, 1),
        Clock::CalendarDays(count) | Clock::BusinessDays(count) => (count, 24),
        Clock::Months(count) => (count, 31 * 24),
        Clock::Years(count) => (count, 366 * 24),
    };
    i64::from(count) * hours * 3600
}
