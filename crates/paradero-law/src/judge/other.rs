//! What must precede, how long a state may last, how often somebody must come, and elements that are shown or not.

use paradero_record::{Event, Instants, Tri};

use super::expect::{excuse, outcome};
use super::{Findings, MustPrecede, rank};
use crate::clock::Clock;
use crate::compare;
use crate::pack::{Element, Excuse, Limit, Pattern, Safeguard, Within};
use crate::verdict::{DuePair, Outcome, Reason, Verdict};
use crate::view::{Occurrence, View};

impl View<'_> {
    /// Before each event one of the expected, so long before.
    pub(super) fn before(
        &self,
        safeguard: &Safeguard,
        before: &[Pattern],
        expect: &[Pattern],
        at_least: &[Limit],
    ) -> Vec<Verdict> {
        let events = self.occurrences(before);
        let mut verdicts: Vec<Verdict> =
            events.iter().filter_map(|o| self.preceded(safeguard, o, expect, at_least)).collect();
        if verdicts.is_empty()
            && let Some(warning) = self.announced(safeguard)
        {
            verdicts.extend(self.to_be_preceded(safeguard, &warning, expect, at_least));
        }
        verdicts
    }

    fn preceded(
        &self,
        safeguard: &Safeguard,
        occurrence: &Occurrence<'_>,
        expect: &[Pattern],
        at_least: &[Limit],
    ) -> Option<Verdict> {
        let (applies, conditions) = self.applies(safeguard, occurrence.event, occurrence.sure)?;
        let mut reasons = vec![Reason::Trigger(occurrence.event.id.clone())];
        reasons.extend(conditions);
        let (excused, excuses) = self.excused(safeguard, occurrence.event, MustPrecede::Yes);
        reasons.extend(excuses);
        let (shown, too_short, evidence) = self.shown_before(occurrence.event, expect, at_least);
        reasons.extend(evidence);
        let mut miss = Outcome::NotShown;
        if shown != Tri::Yes {
            miss = self.absent_before(occurrence.event, expect, shown, &mut reasons);
        }
        if too_short {
            miss = Outcome::Crossed;
        }
        let (worst, best) = match shown {
            Tri::Yes => (Outcome::Kept, Outcome::Kept),
            Tri::Maybe => (miss, Outcome::Kept),
            Tri::No => (miss, miss),
        };
        let mut findings = Findings { worst, best: Some(best), due: None, reasons, next_change: None };
        excuse(&mut findings, excused);
        if applies == Tri::Maybe {
            findings.best = None;
        }
        Some(self.verdict(safeguard, Some(occurrence.event), findings))
    }

    /// Whether one of the expected came early enough; whether one certainly came and certainly too late.
    fn shown_before(&self, at: &Event, expect: &[Pattern], at_least: &[Limit]) -> (Tri, bool, Vec<Reason>) {
        let mut shown = Tri::No;
        let mut too_short = false;
        let mut reasons = Vec::new();
        for witness in self.occurrences(expect).iter().filter(|w| w.event.id != at.id) {
            let earlier = witness.sure.and(compare::not_after(self.timeline, witness.event, at));
            if !earlier.is_possible() {
                continue;
            }
            let enough = at_least.iter().map(|l| self.long_before(witness.event, at, l.clock)).fold(Tri::Yes, Tri::and);
            let good = earlier.and(enough);
            let id = witness.event.id.clone();
            too_short |= earlier == Tri::Yes && enough == Tri::No;
            reasons.push(if good.is_possible() { Reason::Shown(id, good) } else { Reason::TooShort(id) });
            shown = shown.or(good);
        }
        (shown, too_short && shown == Tri::No, reasons)
    }

    /// Whether an event came at least so long before another.
    fn long_before(&self, early: &Event, late: &Event, clock: Clock) -> Tri {
        let limit = Limit { clock, reading: None };
        let Some(reading) = self.dues(&[limit], early).into_iter().next() else { return Tri::Maybe };
        let (first, last) = late.bounds();
        if first >= reading.due.latest {
            Tri::Yes
        } else if last < reading.due.earliest {
            Tri::No
        } else {
            Tri::Maybe
        }
    }

    fn absent_before(&self, at: &Event, expect: &[Pattern], shown: Tri, reasons: &mut Vec<Reason>) -> Outcome {
        let last = at.bounds().1;
        for event in self.denied(expect) {
            reasons.push(Reason::Denied(event.id.clone()));
            return Outcome::Crossed;
        }
        if shown == Tri::No {
            reasons.push(Reason::Nothing(expect.to_vec(), Instants::range(paradero_record::Instant::MIN, last)));
        }
        Outcome::NotShown
    }

    /// The event is announced: what must precede it is due by then.
    fn to_be_preceded(
        &self,
        safeguard: &Safeguard,
        warning: &Occurrence<'_>,
        expect: &[Pattern],
        at_least: &[Limit],
    ) -> Option<Verdict> {
        let (applies, conditions) = self.applies(safeguard, warning.event, warning.sure)?;
        let scheduled = self.moment_of(warning.event, "for");
        let lead = at_least.iter().filter_map(|limit| hours(limit.clock)).max().unwrap_or(0);
        let due = scheduled.map(|at| DuePair {
            earliest: at.earliest.plus_seconds(-lead),
            latest: at.latest.plus_seconds(-lead),
        });
        let mut reasons = vec![Reason::Announced(warning.event.id.clone())];
        reasons.extend(conditions);
        let (excused, excuses) = self.excused(safeguard, warning.event, MustPrecede::No);
        reasons.extend(excuses);
        let mut shown = Tri::No;
        for witness in self.occurrences(expect) {
            let in_time = due.map_or(Tri::Yes, |due| {
                let (first, last) = witness.event.bounds();
                let late = if first > due.latest { Tri::No } else { Tri::Maybe };
                if last <= due.earliest { Tri::Yes } else { late }
            });
            let good = witness.sure.and(in_time);
            let id = witness.event.id.clone();
            reasons.push(if good.is_possible() { Reason::Shown(id, good) } else { Reason::TooShort(id) });
            shown = shown.or(good);
        }
        if shown == Tri::No {
            reasons.push(Reason::Nothing(expect.to_vec(), Instants::range(paradero_record::Instant::MIN, self.as_of)));
        }
        let mut findings = outcome(shown, self.time(due), Outcome::NotShown, due);
        findings.reasons = reasons;
        findings.next_change = due.map(|due| due.earliest.plus_seconds(1));
        excuse(&mut findings, excused);
        if applies == Tri::Maybe {
            findings.best = None;
        }
        Some(self.verdict(safeguard, Some(warning.event), findings))
    }

    /// A state may not last longer: what closes it is expected within the limit of what opened it.
    pub(super) fn at_most(&self, safeguard: &Safeguard, limits: &[Limit], state: &str) -> Vec<Verdict> {
        let Some(state) = self.pack.states.get(state) else { return Vec::new() };
        self.expect(safeguard, &state.from, &state.until, &Within::Limits(limits.to_vec()))
    }

    /// While a state holds, one of the expected at least so often: the stretch that runs now is judged.
    pub(super) fn at_least_every(
        &self,
        safeguard: &Safeguard,
        clock: Clock,
        state: &str,
        expect: &[Pattern],
    ) -> Vec<Verdict> {
        let (holds, since) = self.holds_now(state);
        let Some(opener) = since.first().and_then(|id| self.timeline.event(id)) else { return Vec::new() };
        let Some((applies, conditions)) = self.applies(safeguard, opener, holds) else { return Vec::new() };
        let came = self.occurrences(expect);
        let last = came.iter().filter(|o| o.sure == Tri::Yes).max_by_key(|o| (o.event.bounds().1, o.event.bounds().0));
        let since_event = last.map_or(opener, |o| if o.event.bounds().1 > opener.bounds().0 { o.event } else { opener });
        let readings = self.dues(&[Limit { clock, reading: None }], since_event);
        let due = readings.first().map(|r| r.due);
        let mut reasons = vec![Reason::State(state.to_owned(), holds, since.clone())];
        reasons.extend(conditions);
        reasons.push(if last.is_some() {
            Reason::Shown(since_event.id.clone(), Tri::Yes)
        } else {
            Reason::Nothing(expect.to_vec(), Instants::range(opener.bounds().0, self.as_of))
        });
        reasons.push(Reason::Clock(readings));
        let mut findings = outcome(Tri::No, self.time(due), Outcome::NotShown, due);
        findings.next_change =
            due.and_then(|d| [d.earliest, d.latest].into_iter().find(|at| *at >= self.as_of)).map(|at| at.plus_seconds(1));
        findings.reasons = reasons;
        if applies == Tri::Maybe {
            findings.best = None;
        }
        vec![self.verdict(safeguard, Some(since_event), findings)]
    }

    /// Elements that are each shown or not: all shown and no answer is *not shown*, an answer is *kept*.
    pub(super) fn elements(&self, safeguard: &Safeguard, elements: &[Element], answered_by: &[Pattern]) -> Vec<Verdict> {
        let found: Vec<(Tri, Vec<paradero_record::EventId>)> = elements.iter().map(|e| self.element(e)).collect();
        let Some((first, since)) = found.first() else { return Vec::new() };
        let Some(trigger) = since.first().and_then(|id| self.timeline.event(id)) else { return Vec::new() };
        let Some((applies, conditions)) = self.applies(safeguard, trigger, *first) else { return Vec::new() };
        let all = found.iter().map(|(sure, _)| *sure).fold(applies, Tri::and);
        let latest = found.iter().flat_map(|(_, ids)| ids).filter_map(|id| self.timeline.event(id));
        let asked = latest.max_by_key(|e| (e.bounds().0, &e.id)).unwrap_or(trigger);
        let answers = self.occurrences(answered_by);
        let timely = answers.iter().map(|a| (a.sure.and(compare::not_after(self.timeline, trigger, a.event)), a));
        let answer = timely.max_by_key(|(sure, _)| rank(*sure));
        let answered = answer.as_ref().map_or(Tri::No, |(sure, _)| *sure);
        let mut reasons: Vec<Reason> = conditions;
        reasons.extend(found.iter().enumerate().map(|(n, (sure, ids))| Reason::Element(n, *sure, ids.clone())));
        match answer {
            Some((sure, a)) if sure.is_possible() => reasons.push(Reason::Shown(a.event.id.clone(), sure)),
            _ => reasons.push(Reason::Nothing(answered_by.to_vec(), Instants::range(trigger.bounds().0, self.as_of))),
        }
        let (worst, best) = match (answered, all) {
            (Tri::Yes, _) => (Outcome::Kept, Some(Outcome::Kept)),
            (_, Tri::No) => return Vec::new(),
            (Tri::Maybe, Tri::Yes) => (Outcome::NotShown, Some(Outcome::Kept)),
            (Tri::No, Tri::Yes) => (Outcome::NotShown, Some(Outcome::NotShown)),
            (_, Tri::Maybe) => (Outcome::NotShown, None),
        };
        let findings = Findings { worst, best, due: None, reasons, next_change: None };
        let trigger = if asked.id == trigger.id { trigger } else { asked };
        vec![self.verdict(safeguard, Some(trigger), findings)]
    }

    fn element(&self, element: &Element) -> (Tri, Vec<paradero_record::EventId>) {
        let mut shown = Tri::No;
        let mut events = Vec::new();
        for by in &element.shown_by {
            match by {
                Excuse::Event(pattern) => {
                    for o in self.occurrences(std::slice::from_ref(pattern)) {
                        shown = shown.or(o.sure);
                        events.push(o.event.id.clone());
                    }
                }
                Excuse::State(name) => {
                    let (sure, since) = self.holds_now(name);
                    shown = shown.or(sure);
                    events.extend(since);
                }
            }
        }
        (shown, events)
    }
}

/// The length of a clock that counts elapsed hours, in seconds.
fn hours(clock: Clock) -> Option<i64> {
    match clock {
        Clock::Hours(hours) => Some(i64::from(hours) * 3600),
        _ => None,
    }
}
