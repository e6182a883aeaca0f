//! The timeline: one person's events in order, derived from statements and from nothing else.
//!
//! A timeline is a projection: it is made anew from the statements and depends on them alone, not on the order in which
//! they arrived. Dates are narrowed by what statements say of lengths and orders, and keep the statements that did it.

mod domain;
mod gap;
mod merge;
mod network;
mod offset;
mod tell;

use std::collections::BTreeMap;

use crate::{
    EventId, EventKind, Instant, Instants, Moment, PersonId, PlaceId, Record, Statement, StatementId, Tri, Value,
    Widening, Zone,
};

pub use gap::Gap;
pub use network::{Difference, Link};
use tell::affirms;

/// One person's timeline.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The person or topic.
    pub person: PersonId,
    /// The events, by the first instant that each allows, then the last, then the name.
    pub events: Vec<Event>,
    /// The claims, by name.
    pub claims: Vec<Claim>,
    /// Over which stretches the record of which kinds is complete.
    pub coverage: Vec<Coverage>,
    /// What cannot all be true.
    pub contradictions: Vec<Contradiction>,
    /// Where something is missing between two events.
    pub gaps: Vec<Gap>,
    /// The last instant at which anything in it was published or recorded: the record reaches to here.
    pub reach: Option<Instant>,
    network: network::Network,
}

/// What is said to have happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its name among the events of the person.
    pub id: EventId,
    /// Its kind.
    pub kind: EventKind,
    /// The statements about it, supporting and denying.
    pub statements: Vec<StatementId>,
    /// Those that say that it did not happen.
    pub denied_by: Vec<StatementId>,
    /// Whether it happened, by what is said: contested, hedged and inferred events are `Maybe`.
    pub happened: Tri,
    /// The moments that are stated, each with who states it; the most often stated first.
    pub stated: Vec<Stated>,
    /// The zone in which its dates are meant.
    pub zone: Zone,
    /// The instants that remain when all that is said is taken together. Never empty.
    pub allowed: Instants,
    /// The statements that narrowed it further than any stated moment; empty when none did.
    pub inferred_from: Vec<StatementId>,
    /// The attributes, each with the values given for it, the most often given first.
    pub attributes: BTreeMap<&'static str, Vec<Given>>,
    /// The engine found it between two other events; nobody stated it.
    pub derived: bool,
    /// Other names under which it was reported before a judgement joined them.
    pub also: Vec<EventId>,
}

/// A stated moment and who states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The moment.
    pub moment: Moment,
    /// By which statements.
    pub by: Vec<StatementId>,
}

/// A value given for an attribute, and who gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The value.
    pub value: Value,
    /// By which statements.
    pub by: Vec<StatementId>,
}

/// Something said about the person, with what is said for and against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its name.
    pub id: EventId,
    /// What is claimed.
    pub text: String,
    /// Who asserts or passes it on.
    pub asserted_by: Vec<StatementId>,
    /// Who denies it.
    pub denied_by: Vec<StatementId>,
    /// Who demands it, or was asked and did not answer.
    pub other: Vec<StatementId>,
}

/// That the record of some kinds is complete over a stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The kinds.
    pub kinds: Vec<EventKind>,
    /// The first and last instant that are covered for certain.
    pub over: (Instant, Instant),
    /// Who says so.
    pub by: StatementId,
}

/// A smallest set of statements that cannot all be true: without any one of them the others can.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contradiction {
    /// The statements.
    pub statements: Vec<StatementId>,
    /// The events that they date.
    pub events: Vec<EventId>,
}

impl Timeline {
    /// Makes the timeline of one person from what is recorded.
    ///
    /// Takes time in the square of the different dates given for one event, and for narrowing in the number of statements
    /// that tie events for each bound that moves.
    ///
    /// ```
    /// use paradero_record::notation::{References, parse};
    /// use paradero_record::{EventId, PersonId, Timeline};
    ///
    /// let text = r#"
    /// source article "An article (made up)"
    ///   kind press
    /// person ana "Ana (made up)"
    /// 2025-03 removal_executed as removal
    ///   article line 26 asserts
    ///   article line 32 "her lawyer", counsel asserts 55 days before 2025-05-09
    /// "#;
    /// let record = parse(text, None, References::Checked).record;
    /// let timeline = Timeline::of(&record, &PersonId::new("ana"));
    /// let removal = timeline.event(&EventId::new("removal")).unwrap();
    /// assert_eq!(removal.moment().to_string(), "2025-03-15");
    /// assert_eq!(removal.inferred_from.len(), 1);
    /// ```
    pub fn of(record: &Record, person: &PersonId) -> Self {
        Self::with_widening(record, person, &Widening::default())
    }

    /// Makes the timeline with another widening of `~` and `?`.
    pub fn with_widening(record: &Record, person: &PersonId, widening: &Widening) -> Self {
        let groups = merge::groups(record, person);
        let mut contradictions = Vec::new();
        let mut events: Vec<Event> = Vec::new();
        let mut domains = Vec::new();
        for group in &groups {
            let (event, domain) = Event::of(record, group, widening);
            contradictions.extend(domain.contradictions(&event.id));
            events.push(event);
            domains.push(domain);
        }
        let mut network = network::Network::of(&groups, &events, domains);
        contradictions.extend(network.narrow(&mut events));
        contradictions.sort();
        contradictions.dedup();
        let mut timeline = Self {
            person: person.clone(),
            events,
            claims: tell::claims(record, person),
            coverage: tell::coverage(record, person, widening),
            contradictions,
            gaps: Vec::new(),
            reach: tell::reach(record, person, widening),
            network,
        };
        timeline.sort();
        gap::add_gaps(&mut timeline, record);
        timeline
    }

    /// Finds an event by its name, or by a name that it had before a judgement joined it to another.
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.events.iter().find(|event| event.id == *id || event.also.contains(id))
    }

    /// How much later `right` is than `left`, in seconds, by their dates and by every order and length that is known.
    ///
    /// Sound for every reading that the record allows, and as tight as the ties that it can follow. Takes time in the ties of
    /// the events that the two are tied to, and constant time when they are tied to none.
    pub fn difference(&self, left: &Event, right: &Event) -> Difference {
        self.network.difference(left, right)
    }

    /// Every tie between two different events that the narrowing counted on, in both directions: from which event to which,
    /// by their positions, and what it makes of the bounds of the one for those of the other.
    ///
    /// Each link grows with its argument, so that bounds which have been carried along all links until none moves are
    /// themselves readings that fit: all firsts together, and all lasts.
    pub fn links(&self) -> Vec<(usize, usize, Link)> {
        let at = |id: &EventId| self.events.iter().position(|event| event.id == *id);
        let all = self.network.links().filter_map(|(from, to, link)| Some((at(from)?, at(to)?, link)));
        all.filter(|(from, to, _)| from != to).collect()
    }

    /// The same timeline with events that follow from it, each in its place.
    #[must_use]
    pub fn with(mut self, derived: Vec<Event>) -> Self {
        if !derived.is_empty() {
            self.events.extend(derived);
            self.sort();
        }
        self
    }

    fn sort(&mut self) {
        self.events.sort_by(|a, b| {
            (a.allowed.first(), a.allowed.last(), &a.id).cmp(&(b.allowed.first(), b.allowed.last(), &b.id))
        });
    }
}

impl Event {
    /// The first and last instant that it allows.
    pub fn bounds(&self) -> (Instant, Instant) {
        (self.allowed.first().unwrap_or(Instant::MIN), self.allowed.last().unwrap_or(Instant::MAX))
    }

    /// What it allows, as the shortest moment that says it: a stretch, or one of several where sources exclude each other.
    ///
    /// What was inferred over more than a day is said in whole days, rounded outwards: the hours at its ends come from the
    /// clocks of other places and would pretend to more than anybody said. So is an end within a minute of a day's edge.
    pub fn moment(&self) -> Moment {
        let whole = |(first, last): &(Instant, Instant)| {
            let (first, last) =
                if self.inferred_from.is_empty() { (*first, *last) } else { self.said_by_days(*first, *last) };
            Moment::from_range(first, last, &self.zone)
        };
        let (first, last) = self.bounds();
        if let ranges @ [_, _, ..] = self.allowed.ranges() {
            let each: Vec<String> = ranges.iter().map(|range| whole(range).to_string().replace('/', "..")).collect();
            if let Ok(set) = Moment::parse(&format!("[{}]", each.join(","))) {
                return set;
            }
        }
        whole(&(first, last))
    }

    /// Moves the ends of a stretch of more than a day outwards to whole days, and of a shorter one those that lie within a
    /// minute of the edge of a day.
    fn said_by_days(&self, first: Instant, last: Instant) -> (Instant, Instant) {
        let is_open = first.is_open() || last.is_open();
        let is_long = is_open || last.second().saturating_sub(first.second()) >= 86_400;
        let moves = |inner: Instant, edge: Instant| {
            !inner.is_open() && (is_long || inner.second().abs_diff(edge.second()) < 60)
        };
        let begin = self.zone.start_of_day(self.zone.day_of(first));
        let end = self.zone.end_of_day(self.zone.day_of(last));
        (if moves(first, begin) { begin } else { first }, if moves(last, end) { end } else { last })
    }

    /// The most often given value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&Value> {
        self.attributes.get(name).and_then(|given| given.first()).map(|given| &given.value)
    }

    /// The place that an attribute names most often, when it is a declared one.
    pub fn place(&self, name: &str) -> Option<&PlaceId> {
        match self.attribute(name) {
            Some(Value::Place(place)) => Some(place),
            _ => None,
        }
    }

    /// Somebody asserts it and somebody denies it.
    pub fn is_contested(&self) -> bool {
        // Where nobody asserts it, it did not happen by what is said.
        !self.denied_by.is_empty() && self.happened != Tri::No
    }

    /// Whether it lies at or before an instant: happened, and by its date.
    pub fn is_past(&self, as_of: Instant) -> Tri {
        let (first, last) = self.bounds();
        let dated = if last <= as_of {
            Tri::Yes
        } else if first <= as_of {
            Tri::Maybe
        } else {
            Tri::No
        };
        dated.and(self.happened)
    }

    fn of(record: &Record, group: &merge::Group<'_>, widening: &Widening) -> (Self, domain::Domain) {
        let zone = merge::zone(record, group);
        let domain = domain::Domain::of(&group.statements, &zone, widening);
        let (stated, attributes) = (tell::stated(&group.statements), tell::attributes(&group.statements));
        let denied_by = tell::ids(&group.statements, Statement::denies);
        let event = Self {
            id: group.id.clone(),
            kind: group.kind,
            statements: tell::ids(&group.statements, |_| true),
            denied_by,
            happened: tell::happened(&group.statements),
            stated,
            allowed: domain.allowed().clone(),
            inferred_from: domain.inferred_from(),
            zone,
            attributes,
            derived: false,
            also: group.also.clone(),
        };
        (event, domain)
    }
}
