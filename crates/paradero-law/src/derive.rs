//! Events that follow by law from others and that nobody records, such as an order that becomes final.

use std::collections::BTreeMap;
use std::ops::Not as _;

use paradero_record::{Event, EventId, Instant, Instants, Record, Timeline, Tri};

use crate::due::by;
use crate::holiday::Holidays;
use crate::pack::{Derived, Lapse, Pack, Pattern};
use crate::verdict::DuePair;
use crate::view::{Base, Fact, Moment, View};

/// From what an event follows.
#[derive(Clone, Copy)]
pub(crate) struct Derivation<'a> {
    pub(crate) rule: &'a Derived,
    /// The position of the event from which it follows.
    pub(crate) source: usize,
    /// The time that ran out; none where it follows at once.
    pub(crate) lapse: Option<&'a Lapse>,
}

/// Puts into a timeline what follows by law from its events, each under the name `KIND@EVENT`.
///
/// Nothing is derived of a kind that the record has an event of: what somebody records counts. Judge the timeline that comes
/// out; the events in it that follow from others are marked as derived and carry the statements of those.
///
/// ```
/// use paradero_law::{Pack, complete, holiday::Holidays};
/// use paradero_record::notation::{References, parse};
/// use paradero_record::{EventId, PersonId, Timeline};
///
/// let pack = Pack::parse(r#"
/// pack made "Made up" version "1"
/// derive final_order_became_final
///   on     appeal_waived
///   after  ij_decision(order: removal)  30 days  unless bia_appeal_filed | appeal_waived
/// "#).unwrap();
/// let text = r#"
/// source letter "A letter (made up)"
///   kind note
/// person ana "Ana (made up)"
/// 2025-05-01 ij_decision as decision  order removal
///   letter asserts
/// "#;
/// let record = parse(text, None, References::Checked).record;
/// let timeline = Timeline::of(&record, &PersonId::new("ana"));
/// let timeline = complete(&pack, &record, timeline, &Holidays::federal());
/// let final_order = timeline.event(&EventId::new("final_order_became_final@decision")).unwrap();
/// assert_eq!(final_order.bounds().0.to_string(), "2025-06-01T00:00:00Z");
/// ```
pub fn complete(pack: &Pack, record: &Record, timeline: Timeline, holidays: &Holidays) -> Timeline {
    let mut timeline = timeline;
    for rule in &pack.derived {
        if !timeline.events.iter().any(|event| event.kind == rule.kind && !event.derived) {
            let derived = follow(pack, rule, record, &timeline, holidays);
            timeline = timeline.with(derived);
        }
    }
    timeline
}

/// What follows by one rule.
fn follow(pack: &Pack, rule: &Derived, record: &Record, timeline: &Timeline, holidays: &Holidays) -> Vec<Event> {
    // What has not happened by now may still follow later.
    let base = Base::new(pack, record, timeline, holidays, Instant::MAX);
    let view = base.view();
    let mut all = Vec::new();
    for source in view.of_kinds(&rule.on) {
        let happened = view.matches(&rule.on, source).and(view.happened(source)).and(view.allow(rule, source));
        all.push((source, happened, source.allowed.clone()));
    }
    for lapse in &rule.lapses {
        for source in view.of_kinds(&lapse.from) {
            let (first, last) = view.lapsed_bounds(source.at, lapse);
            let happened = view.runs_out(source, lapse).and(view.allow(rule, source));
            all.push((source, happened, Instants::range(first, last)));
        }
    }
    let possible = all.into_iter().filter(|(_, happened, allowed)| happened.is_possible() && !allowed.is_empty());
    possible.map(|(source, happened, allowed)| event(rule, &source, happened, allowed)).collect()
}

fn event(rule: &Derived, source: &Event, happened: Tri, allowed: Instants) -> Event {
    Event {
        id: EventId::new(format!("{}@{}", rule.kind, source.id)),
        kind: rule.kind,
        statements: source.statements.clone(),
        denied_by: source.denied_by.clone(),
        happened,
        stated: Vec::new(),
        zone: source.zone.clone(),
        allowed,
        inferred_from: source.statements.clone(),
        attributes: BTreeMap::new(),
        derived: true,
        also: Vec::new(),
    }
}

/// From what each derived event of a timeline follows, by its position.
pub(crate) fn derivations<'a>(pack: &'a Pack, timeline: &Timeline) -> BTreeMap<usize, Derivation<'a>> {
    if pack.derived.is_empty() {
        return BTreeMap::new();
    }
    let derived = timeline.events.iter().enumerate().filter(|(_, event)| event.derived);
    derived.filter_map(|(at, event)| Some((at, derivation(pack, timeline, event)?))).collect()
}

fn derivation<'a>(pack: &'a Pack, timeline: &Timeline, event: &Event) -> Option<Derivation<'a>> {
    let rule = pack.derived.iter().find(|rule| rule.kind == event.kind)?;
    let (_, id) = event.id.as_str().split_once('@')?;
    let source = timeline.events.iter().position(|other| other.id.as_str() == id)?;
    let is_of = |patterns: &[Pattern]| patterns.iter().any(|p| p.kind == timeline.events[source].kind);
    if is_of(&rule.on) {
        return Some(Derivation { rule, source, lapse: None });
    }
    let lapse = rule.lapses.iter().find(|lapse| is_of(&lapse.from))?;
    Some(Derivation { rule, source, lapse: Some(lapse) })
}

impl<'a> View<'a> {
    /// Whether a derived event follows.
    pub(crate) fn follows(&self, event: Fact<'a>, derivation: &Derivation<'a>) -> Tri {
        let follows = self.follows_alone(derivation);
        if !derivation.rule.only_latest || !follows.is_possible() {
            return follows;
        }
        let others = self.derivations.iter().filter(|(at, d)| **at != event.at && d.rule.kind == derivation.rule.kind);
        let mut superseded = Tri::No;
        for (at, other) in others {
            let later = self.fact(*at);
            let (first, last) = self.bounds(later);
            let past = if last <= self.as_of {
                Tri::Yes
            } else if first <= self.as_of {
                Tri::Maybe
            } else {
                Tri::No
            };
            superseded = superseded.or(past.and(self.before(event, later)).and(self.follows_alone(other)));
        }
        follows.and(superseded.not())
    }

    fn follows_alone(&self, derivation: &Derivation<'a>) -> Tri {
        let source = self.fact(derivation.source);
        let follows = match derivation.lapse {
            None => self.matches(&derivation.rule.on, source).and(self.happened(source)),
            Some(lapse) => self.runs_out(source, lapse),
        };
        if follows.is_possible() { follows.and(self.allow(derivation.rule, source)) } else { follows }
    }

    /// Whether the conditions of a rule hold at the event from which something follows.
    fn allow(&self, rule: &'a Derived, source: Fact<'a>) -> Tri {
        rule.conditions.iter().map(|condition| self.condition(condition, Moment::At(source))).fold(Tri::Yes, Tri::and)
    }

    /// Whether a time that an event starts runs out.
    fn runs_out(&self, source: Fact<'a>, lapse: &Lapse) -> Tri {
        let started = self.matches(&lapse.from, source).and(self.happened(source));
        if !started.is_possible() {
            return Tri::No;
        }
        let (first, last) = self.lapsed_bounds(source.at, lapse);
        let due = DuePair { earliest: first.plus_seconds(-1), latest: last.plus_seconds(-1) };
        let mut prevented = Tri::No;
        for other in self.of_kinds(&lapse.unless) {
            let (first, last) = self.bounds(other);
            let timely = by(first, last, due);
            if timely == Tri::Maybe {
                self.doubt_day(source);
                self.doubt_date(other, due.earliest);
            }
            let after = self.not_after(source, other);
            prevented =
                prevented.or(self.matches(&lapse.unless, other).and(self.happened(other)).and(after).and(timely));
        }
        started.and(prevented.not())
    }

    /// Between which instants a time runs out: the second after it is over, on the reading that lasts longest.
    pub(crate) fn lapsed_bounds(&self, source: usize, lapse: &Lapse) -> (Instant, Instant) {
        let source = self.fact(source);
        let ends = lapse.limits.iter().map(|limit| self.reading(limit, source).due);
        let longest = ends.reduce(|one, other| DuePair {
            earliest: one.earliest.max(other.earliest),
            latest: one.latest.max(other.latest),
        });
        longest.map_or((Instant::MAX, Instant::MAX), |due| (after(due.earliest), after(due.latest)))
    }
}

fn after(instant: Instant) -> Instant {
    if instant.is_open() { instant } else { instant.plus_seconds(1) }
}
