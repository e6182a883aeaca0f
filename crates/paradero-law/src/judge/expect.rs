//! After each trigger one of the expected, in time.

use paradero_record::{Event, Instants, Tri};

use super::{Findings, MustPrecede};
use crate::compare;
use crate::pack::{Limit, Pattern, Safeguard, Within};
use crate::verdict::{DuePair, Outcome, ReadingDue, Reason, Verdict};
use crate::view::{Occurrence, View};

/// Where now lies to a due pair.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    Runs,
    MayBeUp,
    IsUp,
}

impl View<'_> {
    pub(super) fn expect(
        &self,
        safeguard: &Safeguard,
        when: &[Pattern],
        expect: &[Pattern],
        within: &Within,
    ) -> Vec<Verdict> {
        let triggers = self.occurrences(when);
        triggers.iter().filter_map(|trigger| self.expect_after(safeguard, trigger, expect, within)).collect()
    }

    fn expect_after(
        &self,
        safeguard: &Safeguard,
        trigger: &Occurrence<'_>,
        expect: &[Pattern],
        within: &Within,
    ) -> Option<Verdict> {
        let (applies, conditions) = self.applies(safeguard, trigger.event, trigger.sure)?;
        let mut reasons = vec![Reason::Trigger(trigger.event.id.clone())];
        reasons.extend(conditions);
        let readings = match within {
            Within::Limits(limits) => self.dues(limits, trigger.event),
            Within::By(_) | Within::NoTime => Vec::new(),
        };
        let due = match within {
            Within::By(attribute) => self.moment_of(trigger.event, attribute),
            _ => readings.first().map(|reading| reading.due),
        };
        let limit = readings.first().map(|reading| reading.limit.clone());
        reasons.push(if due.is_none() { Reason::NoTime } else { Reason::Clock(readings.clone()) });
        let (excused, excuses) = self.excused(safeguard, trigger.event, MustPrecede::No);
        reasons.extend(excuses);
        let (shown, evidence) = self.shown_after(trigger.event, expect, due, limit.as_ref());
        reasons.extend(evidence);
        let miss = self.missing(trigger.event, expect, due, shown, &mut reasons);
        let mut findings = outcome(shown, self.time(due), miss, due);
        findings.reasons = reasons;
        excuse(&mut findings, excused);
        if applies == Tri::Maybe {
            findings.best = None;
        }
        findings.next_change = self.next_due(&readings, due, &findings);
        Some(self.verdict(safeguard, Some(trigger.event), findings))
    }

    /// Whether one of the expected came after the trigger and in time.
    fn shown_after(
        &self,
        trigger: &Event,
        expect: &[Pattern],
        due: Option<DuePair>,
        limit: Option<&Limit>,
    ) -> (Tri, Vec<Reason>) {
        let mut shown = Tri::No;
        let mut reasons = Vec::new();
        for witness in self.occurrences(expect).iter().filter(|w| w.event.id != trigger.id) {
            let after = witness.sure.and(compare::not_after(self.timeline, trigger, witness.event));
            if !after.is_possible() {
                continue;
            }
            let in_time = after.and(self.in_time(trigger, witness.event, due, limit));
            let id = witness.event.id.clone();
            reasons.push(if in_time.is_possible() { Reason::Shown(id, in_time) } else { Reason::Late(id) });
            shown = shown.or(in_time);
        }
        (shown, reasons)
    }

    /// Whether a witness came by the due instant; hours are counted between the two events themselves.
    fn in_time(&self, trigger: &Event, witness: &Event, due: Option<DuePair>, limit: Option<&Limit>) -> Tri {
        let Some(due) = due else { return Tri::Yes };
        let (first, last) = witness.bounds();
        if last <= due.earliest {
            return Tri::Yes;
        }
        if first > due.latest {
            return Tri::No;
        }
        if let Some(crate::clock::Clock::Hours(hours)) = limit.map(|l| l.clock) {
            let seconds = i64::from(hours) * 3600;
            let difference = self.timeline.difference(trigger, witness);
            if difference.most.is_some_and(|most| most <= seconds) {
                return Tri::Yes;
            }
            if difference.least.is_some_and(|least| least > seconds) {
                return Tri::No;
            }
        }
        Tri::Maybe
    }

    /// What a miss comes to: *not shown*, or *crossed* where the record is complete or somebody says it was not done.
    pub(super) fn missing(
        &self,
        trigger: &Event,
        expect: &[Pattern],
        due: Option<DuePair>,
        shown: Tri,
        reasons: &mut Vec<Reason>,
    ) -> Outcome {
        if shown == Tri::Yes {
            return Outcome::NotShown;
        }
        let from = trigger.bounds().0;
        let until = due.map_or(self.as_of, |due| due.latest.min(self.as_of));
        for event in self.denied(expect) {
            let (first, last) = event.bounds();
            if last >= from && (first <= until || first.is_open()) {
                reasons.push(Reason::Denied(event.id.clone()));
                return Outcome::Crossed;
            }
        }
        if shown == Tri::No {
            reasons.push(Reason::Nothing(expect.to_vec(), Instants::range(from, until.max(from))));
        }
        let whole = due.map(|due| (from, due.latest));
        let complete = self.timeline.coverage.iter().find(|coverage| {
            let covers_kinds = expect.iter().all(|pattern| coverage.kinds.contains(&pattern.kind));
            covers_kinds && whole.is_some_and(|(from, to)| coverage.over.0 <= from && to <= coverage.over.1)
        });
        match complete {
            Some(coverage) => {
                reasons.push(Reason::Covered(coverage.by.clone(), coverage.over));
                Outcome::Crossed
            }
            None => Outcome::NotShown,
        }
    }

    pub(super) fn time(&self, due: Option<DuePair>) -> Time {
        match due {
            Some(due) if self.as_of > due.latest => Time::IsUp,
            Some(due) if self.as_of > due.earliest => Time::MayBeUp,
            _ => Time::Runs,
        }
    }

    /// The next due instant of any reading, while the clock runs.
    fn next_due(
        &self,
        readings: &[ReadingDue],
        due: Option<DuePair>,
        findings: &Findings,
    ) -> Option<paradero_record::Instant> {
        if findings.worst == Outcome::Kept {
            return None;
        }
        let all = readings.iter().map(|r| r.due).chain(due).flat_map(|due| [due.earliest, due.latest]);
        all.filter(|at| *at >= self.as_of && !at.is_open()).min().map(|at| at.plus_seconds(1))
    }
}

/// The worst and best of what was shown and of the time.
pub(super) fn outcome(shown: Tri, time: Time, miss: Outcome, due: Option<DuePair>) -> Findings {
    let unshown = match time {
        Time::Runs => (Outcome::Running, Outcome::Running),
        Time::MayBeUp => (miss, Outcome::Running),
        Time::IsUp => (miss, miss),
    };
    let (worst, best) = match shown {
        Tri::Yes => (Outcome::Kept, Outcome::Kept),
        Tri::Maybe => (unshown.0, Outcome::Kept),
        Tri::No => unshown,
    };
    Findings { worst, best: Some(best), due, reasons: Vec::new(), next_change: None }
}

/// An excuse makes the best *kept*, and if it is certain the worst too.
pub(super) fn excuse(findings: &mut Findings, excused: Tri) {
    if excused == Tri::Yes {
        findings.worst = Outcome::Kept;
    }
    if excused.is_possible() {
        findings.best = Some(Outcome::Kept);
    }
}
