//! Judging one timeline: every safeguard of a pack, as of an instant.
//!
//! The reference evaluator. Each trigger is judged by itself: whether it happened, whether the conditions held, whether
//! what is expected is shown in time, each certainly, possibly or certainly not, from the dates, the known orders and the
//! coverage. The verdict is the worst and the best of what remains. Taken each by itself doubts are never wrong, but may
//! leave open what all of them together would decide.

mod expect;
mod never;
mod other;

use paradero_record::{Event, Instant, Record, Subject, Timeline, Tri};

use crate::holiday::Holidays;
use crate::pack::{Duty, Excuse, Pack, Safeguard};
use crate::verdict::{Outcome, Reason, Verdict};
use crate::view::View;

/// All verdicts on one person, and when the next of them can change.
#[derive(Clone, Debug)]
pub struct Docket {
    /// The verdicts, in the order of the pack and of the timeline.
    pub verdicts: Vec<Verdict>,
    /// The first instant after the one judged at which any verdict can change by itself.
    pub next_change: Option<Instant>,
}

/// Judges a timeline by every safeguard of a pack, as of an instant.
///
/// A topic is judged by none. Takes time in safeguards times events, and for states in the square of the events that open
/// and close them.
pub fn judge(pack: &Pack, record: &Record, timeline: &Timeline, holidays: &Holidays, as_of: Instant) -> Docket {
    let person = record.people.get(&timeline.person);
    if person.is_some_and(|p| p.subject == Subject::Topic) {
        return Docket { verdicts: Vec::new(), next_change: None };
    }
    let view = View { pack, record, timeline, person, holidays, as_of };
    let mut verdicts = Vec::new();
    for safeguard in &pack.safeguards {
        verdicts.extend(view.judge(safeguard));
    }
    let of_events = timeline.events.iter().filter_map(|event| next_bound(event, as_of));
    let of_verdicts = verdicts.iter().filter_map(|v| v.next_change);
    let next_change = of_events.chain(of_verdicts).filter(|at| *at > as_of).min();
    Docket { verdicts, next_change }
}

/// The next instant at which an event begins to be possible, or certain.
fn next_bound(event: &Event, as_of: Instant) -> Option<Instant> {
    let (first, last) = event.bounds();
    [first, last].into_iter().filter(|at| *at > as_of && !at.is_open()).min()
}

impl View<'_> {
    fn judge(&self, safeguard: &Safeguard) -> Vec<Verdict> {
        match &safeguard.duty {
            Duty::Expect { when, expect, within } => self.expect(safeguard, when, expect, within),
            Duty::Before { before, expect, at_least } => self.before(safeguard, before, expect, at_least),
            Duty::Never { never, during } => self.never(safeguard, never, during),
            Duty::AtMost { limits, state } => self.at_most(safeguard, limits, state),
            Duty::AtLeastEvery { clock, state, expect } => self.at_least_every(safeguard, *clock, state, expect),
            Duty::Elements { elements, answered_by } => self.elements(safeguard, elements, answered_by),
        }
    }

    /// Whether the safeguard applies at an event, with the reasons; nothing when it certainly does not.
    fn applies(&self, safeguard: &Safeguard, at: &Event, sure: Tri) -> Option<(Tri, Vec<Reason>)> {
        let mut applies = sure.and(self.stood(safeguard, at));
        let mut reasons = Vec::new();
        for condition in &safeguard.conditions {
            let holds = self.condition(condition, at);
            reasons.push(Reason::Condition(condition.clone(), holds));
            applies = applies.and(holds);
        }
        applies.is_possible().then_some((applies, reasons))
    }

    /// Whether something excuses at an event, and what.
    fn excused(&self, safeguard: &Safeguard, at: &Event, must_precede: MustPrecede) -> (Tri, Vec<Reason>) {
        let mut excused = Tri::No;
        let mut reasons = Vec::new();
        for excuse in &safeguard.unless {
            let (sure, event, state) = match excuse {
                Excuse::State(name) => {
                    let (sure, since) = self.holds_at(name, at);
                    (sure, since.first().cloned(), Some(name.clone()))
                }
                Excuse::Event(pattern) => {
                    let found = self.occurrences(std::slice::from_ref(pattern));
                    let timely = found.iter().map(|o| match must_precede {
                        MustPrecede::Yes => (o.sure.and(crate::compare::not_after(self.timeline, o.event, at)), o),
                        MustPrecede::No => (o.sure, o),
                    });
                    match timely.max_by_key(|(sure, _)| rank(*sure)) {
                        Some((sure, o)) => (sure, Some(o.event.id.clone()), None),
                        None => (Tri::No, None, None),
                    }
                }
            };
            if sure.is_possible() {
                reasons.push(Reason::Excused(event, state, sure));
            }
            excused = excused.or(sure);
        }
        (excused, reasons)
    }

    /// Puts a verdict together: the events it rests on, who denies them, whether it applies at all.
    fn verdict(&self, safeguard: &Safeguard, trigger: Option<&Event>, findings: Findings) -> Verdict {
        let mut reasons = findings.reasons;
        let mut events = Vec::new();
        for reason in &reasons {
            events.extend(reason.events());
        }
        events.sort();
        events.dedup();
        let contested: Vec<_> =
            events.iter().filter(|id| self.timeline.event(id).is_some_and(Event::is_contested)).cloned().collect();
        reasons.extend(contested.iter().cloned().map(Reason::Contested));
        if findings.best != Some(findings.worst) {
            reasons.extend(self.deciding(&events));
        }
        Verdict {
            safeguard: safeguard.id.clone(),
            trigger: trigger.map(|event| event.id.clone()),
            worst: findings.worst,
            best: findings.best,
            due: findings.due,
            reasons,
            events,
            contested,
            next_change: findings.next_change.filter(|at| *at > self.as_of && !at.is_open()),
        }
    }

    /// The events among these whose date leaves room.
    fn deciding(&self, events: &[paradero_record::EventId]) -> Vec<Reason> {
        let loose = |event: &&Event| {
            let (first, last) = event.bounds();
            last.second().saturating_sub(first.second()) > 86_400
        };
        let found = events.iter().filter_map(|id| self.timeline.event(id)).filter(loose);
        found.map(|event| Reason::DateDecides(event.id.clone())).collect()
    }
}

/// Whether an excuse counts only before the event that it excuses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MustPrecede {
    Yes,
    No,
}

/// What was found about one trigger.
struct Findings {
    worst: Outcome,
    best: Option<Outcome>,
    due: Option<crate::DuePair>,
    reasons: Vec<Reason>,
    next_change: Option<Instant>,
}

pub(crate) fn rank(sure: Tri) -> u8 {
    match sure {
        Tri::No => 0,
        Tri::Maybe => 1,
        Tri::Yes => 2,
    }
}

impl Reason {
    /// The events that a step of the proof names.
    pub fn events(&self) -> Vec<paradero_record::EventId> {
        match self {
            Self::Trigger(event)
            | Self::Forbidden(event)
            | Self::Announced(event)
            | Self::Shown(event, _)
            | Self::Late(event)
            | Self::TooShort(event)
            | Self::Denied(event)
            | Self::DateDecides(event)
            | Self::Contested(event) => vec![event.clone()],
            Self::State(_, _, events) | Self::Element(_, _, events) => events.clone(),
            Self::Excused(event, _, _) => event.iter().cloned().collect(),
            _ => Vec::new(),
        }
    }
}
