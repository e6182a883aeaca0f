//! Judging one timeline: every safeguard of a pack, as of an instant.
//!
//! The reference evaluator. Each trigger is judged by itself: whether it happened, whether the conditions held, whether
//! what is expected is shown in time, each certainly, possibly or certainly not, from the dates, the known orders and the
//! coverage. What remains open is then looked at with all doubts taken together (`decide.rs`). The verdict is the worst and
//! the best of what the readings of the record come to.

mod basis;
mod before;
mod element;
mod every;
mod expect;
mod missed;
mod never;

use paradero_record::{Event, EventId, Instant, Record, Subject, Timeline, Tri};

use crate::decide::Found;
use crate::due::{Due, Miss, Time, Warning};
use crate::holiday::Holidays;
use crate::pack::{Duty, Excuse, Pack, Pattern, Safeguard};
use crate::verdict::{DuePair, Outcome, Reason, Verdict};
use crate::view::{Base, Fact, Moment, View};

/// All verdicts on one person, and when the next of them can change.
#[derive(Clone, Debug)]
pub struct Docket {
    /// The verdicts, in the order of the pack and of the timeline.
    pub verdicts: Vec<Verdict>,
    /// The first instant after the one judged at which any verdict can change by itself. Never later than the first that
    /// does; at that instant perhaps none does.
    pub next_change: Option<Instant>,
}

/// Judges a timeline by every safeguard of a pack, as of an instant.
///
/// A topic is judged by none. Takes time in safeguards times events, and for states in the square of the events that open
/// and close them.
///
/// ```
/// use paradero_law::{Outcome, Pack, US_PACK, holiday::Holidays, judge};
/// use paradero_record::notation::{References, parse};
/// use paradero_record::{Instant, PersonId, Timeline};
///
/// let text = r#"
/// source letter "A letter (made up)"
///   kind note
/// person ana "Ana (made up)"
/// 2025-05-01 foia_filed as request
///   letter asserts
/// "#;
/// let record = parse(text, None, References::Checked).record;
/// let timeline = Timeline::of(&record, &PersonId::new("ana"));
/// let pack = Pack::parse(US_PACK).unwrap();
/// let may_20 = Instant::from_second(1_747_699_200);
/// let docket = judge(&pack, &record, &timeline, &Holidays::federal(), may_20);
/// let verdict = docket.verdicts.iter().find(|v| v.safeguard == "RE-01").unwrap();
/// assert_eq!(verdict.worst, Outcome::Running);
/// ```
pub fn judge(pack: &Pack, record: &Record, timeline: &Timeline, holidays: &Holidays, as_of: Instant) -> Docket {
    let base = Base::new(pack, record, timeline, holidays, as_of);
    let view = base.view();
    if view.person.is_some_and(|p| p.subject == Subject::Topic) {
        return Docket { verdicts: Vec::new(), next_change: None };
    }
    let verdicts = pack.safeguards.iter().flat_map(|safeguard| view.judge(safeguard)).collect();
    let of_events = timeline.events.iter().filter_map(|event| next_bound(event, as_of));
    let next_change = of_events.chain(view.turn()).filter(|at| *at > as_of).min();
    Docket { verdicts, next_change }
}

/// The next instant at which an event begins to be possible, or certain.
fn next_bound(event: &Event, as_of: Instant) -> Option<Instant> {
    let (first, last) = event.bounds();
    [first, last].into_iter().filter(|at| *at > as_of && !at.is_open()).min()
}

/// What was found about one trigger.
pub(crate) struct Findings {
    pub(crate) worst: Outcome,
    pub(crate) best: Option<Outcome>,
    pub(crate) due: Option<DuePair>,
    pub(crate) reasons: Vec<Reason>,
}

/// Which excuses count.
#[derive(Clone, Copy)]
enum Excusing<'a, 'd> {
    /// What came before an event, or holds at it.
    Before(Fact<'a>),
    /// What came after an event and in time, or holds at it.
    After(Fact<'a>, Option<&'d Due>),
    /// What came before now, or holds now.
    Now,
}

impl<'a> View<'a> {
    pub(crate) fn judge(&self, safeguard: &'a Safeguard) -> Vec<Verdict> {
        match &safeguard.duty {
            Duty::Expect { when, expect, within } => self.expect(safeguard, when, expect, within),
            Duty::Before { before, expect, at_least } => self.preceding(safeguard, before, expect, at_least),
            Duty::Basis { before, bases } => self.based(safeguard, before, bases),
            Duty::May { when, may, within } => self.may(safeguard, when, may, within),
            Duty::Missed { of, expect, limits } => self.after_missed(safeguard, of, expect, limits),
            Duty::Never { never, during } => self.never(safeguard, never, during),
            Duty::AtMost { limits, state } => self.at_most(safeguard, limits, state),
            Duty::AtLeastEvery { clock, state, expect } => {
                let find = |view: &Self| view.at_least_every(safeguard, *clock, state, expect);
                self.verdict(safeguard, find).into_iter().collect()
            }
            Duty::Elements { elements, answered_by } => {
                let find = |view: &Self| view.elements(safeguard, elements, answered_by);
                self.verdict(safeguard, find).into_iter().collect()
            }
            Duty::Tells { .. } => Vec::new(),
        }
    }

    /// Whether the safeguard stands and its conditions hold, with the reasons; nothing when it certainly does not apply.
    fn applies(&self, safeguard: &Safeguard, moment: Moment<'a>, sure: Tri) -> Option<(Tri, Vec<Reason>)> {
        let mut applies = sure.and(self.stands(safeguard, moment));
        let mut reasons = Vec::new();
        for condition in &safeguard.conditions {
            let holds = self.condition(condition, moment);
            reasons.push(Reason::Condition(condition.clone(), holds));
            applies = applies.and(holds);
        }
        applies.is_possible().then_some((applies, reasons))
    }

    /// Whether something excuses, and what.
    fn excused(&self, safeguard: &Safeguard, excusing: Excusing<'a, '_>) -> (Tri, Vec<Reason>) {
        let mut excused = Tri::No;
        let mut reasons = Vec::new();
        for excuse in &safeguard.unless {
            let (sure, event, state) = match excuse {
                Excuse::State(name) => {
                    let (sure, since) = match excusing {
                        Excusing::Before(at) | Excusing::After(at, _) => self.holds_at(name, at),
                        Excusing::Now => self.holds_now(name),
                    };
                    (sure, since.first().cloned(), Some(name.clone()))
                }
                Excuse::Event(pattern) => {
                    let found = self.occurrences(std::slice::from_ref(pattern));
                    let timely = found.iter().map(|o| (o.sure.and(self.is_timely(o.event, excusing)), o.event));
                    let best = timely.max_by_key(|(sure, _)| *sure);
                    best.map_or((Tri::No, None, None), |(sure, event)| (sure, Some(event.id.clone()), None))
                }
            };
            if sure.is_possible() {
                reasons.push(Reason::Excused(event, state, sure));
            }
            excused = excused.or(sure);
        }
        (excused, reasons)
    }

    fn is_timely(&self, event: Fact<'a>, excusing: Excusing<'a, '_>) -> Tri {
        match excusing {
            Excusing::Before(at) => self.not_after(event, at),
            Excusing::After(at, due) => self.not_after(at, event).and(self.in_time(at, event, due)),
            Excusing::Now => Tri::Yes,
        }
    }

    /// Puts a verdict together: when it can change, the events it rests on, who denies them, whose date decides.
    fn verdict(&self, safeguard: &'a Safeguard, find: impl Fn(&Self) -> Found) -> Option<Verdict> {
        let (found, next_change) = self.timed(|| self.decide(&find));
        let (trigger, findings) = found?;
        let mut reasons = findings.reasons;
        let named = reasons.iter().flat_map(Reason::events).filter_map(|id| self.find(&id));
        let mut found: Vec<Fact<'a>> = named.chain(self.doubted()).collect();
        found.sort_by(|one, other| one.id.cmp(&other.id));
        found.dedup_by_key(|event| event.at);
        let contested = self.contested(&find, &found);
        reasons.extend(contested.iter().cloned().map(Reason::Contested));
        let mut events: Vec<EventId> = reasons.iter().flat_map(Reason::events).collect();
        events.sort();
        events.dedup();
        found.retain(|event| events.binary_search(&event.id).is_ok());
        if findings.best != Some(findings.worst) {
            reasons.extend(found.iter().filter(|e| is_loose(e)).map(|e| Reason::DateDecides(e.id.clone())));
        }
        Some(Verdict {
            safeguard: safeguard.id.clone(),
            trigger: Some(trigger),
            worst: findings.worst,
            best: findings.best,
            due: findings.due,
            reasons,
            events,
            contested,
            next_change: next_change.filter(|at| *at > self.as_of),
        })
    }

    /// A verdict on each event of some kinds.
    fn on_each(
        &self,
        safeguard: &'a Safeguard,
        patterns: &'a [Pattern],
        find: impl Fn(&Self, Fact<'a>) -> Found,
    ) -> Vec<Verdict> {
        let each = self.occurrences(patterns).into_iter();
        each.filter_map(|o| self.verdict(safeguard, |view: &Self| find(view, o.event))).collect()
    }

    /// Whether the safeguard applies at an event that is asked for by itself, and whether something that came before excuses.
    fn opened(&self, safeguard: &Safeguard, event: Fact<'a>, patterns: &[Pattern]) -> Option<(Tri, Tri, Vec<Reason>)> {
        let sure = self.occurrence(event, patterns).sure;
        let (applies, conditions) = self.applies(safeguard, Moment::At(event), sure)?;
        let mut reasons = vec![Reason::Trigger(event.id.clone())];
        reasons.extend(conditions);
        let (excused, excuses) = self.excused(safeguard, Excusing::Before(event));
        reasons.extend(excuses);
        Some((applies, excused, reasons))
    }

    /// What was shown, excused and missed, taken together: the worst and the best.
    fn outcome(&self, applies: Tri, excused: Tri, shown: Tri, miss: Miss, due: Option<DuePair>) -> Findings {
        let kept = excused.or(shown);
        let (worst, best) = if kept == Tri::Yes {
            (Outcome::Kept, Outcome::Kept)
        } else {
            let (worst, best) = match self.time(due) {
                Time::Runs => (Outcome::Running, Outcome::Running),
                Time::MayBeUp => (miss.worst, Outcome::Running),
                Time::IsUp => (miss.worst, miss.best),
            };
            (worst, if kept == Tri::Maybe { Outcome::Kept } else { best })
        };
        Findings { worst, best: (applies == Tri::Yes).then_some(best), due, reasons: Vec::new() }
    }

    /// As [`View::outcome`], for what an event makes due.
    fn outcome_after(
        &self,
        event: Fact<'a>,
        applies: Tri,
        excused: Tri,
        shown: Tri,
        miss: Miss,
        due: Option<&Due>,
    ) -> Findings {
        let _noted = self.time_after(event, due);
        self.outcome(applies, excused, shown, miss, due.map(|due| due.pair))
    }

    /// Whether one of these states holds now and until what is announced, with the reasons and what opened them.
    fn one_holds_now(&self, states: &[String], warning: Option<&Warning<'a>>) -> (Tri, Vec<Reason>, Option<EventId>) {
        let (mut holds, mut reasons, mut opener) = (Tri::No, Vec::new(), None);
        for name in states {
            let (sure, since) = self.holds_until(name, warning);
            if sure.is_possible() {
                opener = opener.or_else(|| since.first().cloned());
                reasons.push(Reason::State(name.clone(), sure, since));
            }
            holds = holds.or(sure);
        }
        (holds, reasons, opener)
    }
}

/// Whether the date of an event leaves more room than a day.
fn is_loose(event: &Event) -> bool {
    let (first, last) = event.bounds();
    last.second().saturating_sub(first.second()) > 86_400
}

impl Reason {
    /// The events that a step of the proof names.
    pub fn events(&self) -> Vec<EventId> {
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
            Self::State(_, _, events)
            | Self::Element(_, _, events)
            | Self::Basis(_, _, events)
            | Self::Together(events) => events.clone(),
            Self::Excused(event, _, _) => event.iter().cloned().collect(),
            _ => Vec::new(),
        }
    }
}
