//! One person's timeline as of an instant: which events match a pattern, and which conditions hold.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Not as _;

use paradero_record::{
    About, Anchor, Difference, Event, EventId, EventKind, Instant, Person, Place, Record, Timeline, Tri, Value, When,
};

use crate::holiday::Holidays;
use crate::pack::{Condition, Operand, Pack, Pattern, PlacePart, Safeguard};

/// What a safeguard is judged on.
pub(crate) struct View<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) record: &'a Record,
    pub(crate) timeline: &'a Timeline,
    pub(crate) person: Option<&'a Person>,
    pub(crate) holidays: &'a Holidays,
    pub(crate) as_of: Instant,
    by_kind: BTreeMap<EventKind, Vec<usize>>,
    /// The events that statements tie to others.
    pub(crate) tied: BTreeSet<EventId>,
    pub(crate) differences: RefCell<BTreeMap<(EventId, EventId), Difference>>,
    /// The next instant at which a comparison with now comes out otherwise; the end of time when none does.
    turn: Cell<Instant>,
}

/// An event that matches, and how surely it is one that has happened by now.
#[derive(Clone, Copy)]
pub(crate) struct Occurrence<'a> {
    pub(crate) event: &'a Event,
    pub(crate) sure: Tri,
}

/// To what a condition is put.
#[derive(Clone, Copy)]
pub(crate) enum Moment<'a> {
    /// To an event that happened.
    At(&'a Event),
    /// To now, with an event that announces what may come.
    Now(Option<&'a Event>),
}

impl<'a> View<'a> {
    pub(crate) fn new(
        pack: &'a Pack,
        record: &'a Record,
        timeline: &'a Timeline,
        holidays: &'a Holidays,
        as_of: Instant,
    ) -> Self {
        let mut by_kind: BTreeMap<EventKind, Vec<usize>> = BTreeMap::new();
        for (at, event) in timeline.events.iter().enumerate() {
            by_kind.entry(event.kind).or_default().push(at);
        }
        Self {
            pack,
            record,
            timeline,
            person: record.people.get(&timeline.person),
            holidays,
            as_of,
            by_kind,
            tied: tied(record, timeline),
            differences: RefCell::default(),
            turn: Cell::new(Instant::MAX),
        }
    }

    /// The events that match one of the patterns and have or may have happened by now, in the order of the timeline.
    pub(crate) fn occurrences(&self, patterns: &[Pattern]) -> Vec<Occurrence<'a>> {
        let mut at: Vec<usize> = patterns.iter().filter_map(|p| self.by_kind.get(&p.kind)).flatten().copied().collect();
        at.sort_unstable();
        at.dedup();
        let events = at.into_iter().filter_map(|at| self.timeline.events.get(at));
        let found =
            events.map(|event| Occurrence { event, sure: matches(patterns, event).and(event.is_past(self.as_of)) });
        found.filter(|o| o.sure.is_possible()).collect()
    }

    /// Tells whether now is after an instant, and notes when that changes.
    pub(crate) fn is_over(&self, instant: Instant) -> bool {
        let is_over = self.as_of > instant;
        if !is_over {
            self.turn.set(self.turn.get().min(instant.plus_seconds(1)));
        }
        is_over
    }

    /// The next instant at which what was asked so far comes out otherwise, by the clock alone.
    pub(crate) fn turn(&self) -> Option<Instant> {
        Some(self.turn.get()).filter(|at| !at.is_open())
    }

    /// Runs a judgement and returns with it the next instant at which it can come out otherwise by the clock alone.
    pub(crate) fn timed<T>(&self, judge: impl FnOnce() -> T) -> (T, Option<Instant>) {
        let before = self.turn.replace(Instant::MAX);
        let judged = judge();
        let turn = self.turn();
        self.turn.set(before.min(self.turn.get()));
        (judged, turn)
    }

    /// Whether a condition holds.
    pub(crate) fn condition(&self, condition: &Condition, moment: Moment<'_>) -> Tri {
        match (condition, moment) {
            (Condition::Holds(state), _) => self.state_holds(state, moment),
            (Condition::HoldsNot(state), _) => self.state_holds(state, moment).not(),
            (Condition::Equal(left, right), Moment::At(event)) => self.equal(left, right, Some(event)),
            (Condition::Equal(left, right), Moment::Now(event)) => self.equal(left, right, event),
            (Condition::Differs(left, right), Moment::At(event)) => self.equal(left, right, Some(event)).not(),
            (Condition::Differs(left, right), Moment::Now(event)) => self.equal(left, right, event).not(),
        }
    }

    fn state_holds(&self, state: &str, moment: Moment<'_>) -> Tri {
        match moment {
            Moment::At(event) => self.holds_at(state, event).0,
            Moment::Now(_) => self.holds_now(state).0,
        }
    }

    /// Whether the two sides are equal; unknown when a side has no value, or several that do not agree.
    fn equal(&self, left: &Operand, right: &Operand, at: Option<&Event>) -> Tri {
        let (left_values, right_values) = (self.values(left, at), self.values(right, at));
        match (left, right) {
            (Operand::PersonCountry, _) => is_national(&left_values, &right_values),
            (_, Operand::PersonCountry) => is_national(&right_values, &left_values),
            _ => {
                let each =
                    left_values.iter().flat_map(|l| right_values.iter().map(move |r| same(l.as_ref(), r.as_ref())));
                agreed(each)
            }
        }
    }

    /// The values of one side; nothing in the place of a value whose area or country is not known.
    fn values(&self, operand: &Operand, at: Option<&Event>) -> Vec<Option<String>> {
        let given = |name: &str| at.and_then(|event| event.attributes.get(name)).into_iter().flatten();
        let of_place = |name: &str, part: fn(&Place) -> Option<&String>| {
            let places = given(name).map(|g| match &g.value {
                Value::Place(id) => self.record.places.get(id).and_then(part).cloned(),
                _ => None,
            });
            places.collect()
        };
        match operand {
            Operand::Word(word) => vec![Some(word.clone())],
            Operand::PersonCountry => {
                self.person.map(|p| p.countries.iter().cloned().map(Some).collect()).unwrap_or_default()
            }
            Operand::Attribute(name) => given(name).map(|g| Some(value_word(&g.value))).collect(),
            Operand::OfPlace(name, PlacePart::Aor) => of_place(name, |p| p.aor.as_ref()),
            Operand::OfPlace(name, _) => of_place(name, |p| p.country.as_ref()),
            Operand::Given(..) => Vec::new(),
        }
    }

    /// Whether a safeguard stood, or stands.
    pub(crate) fn stands(&self, safeguard: &Safeguard, moment: Moment<'_>) -> Tri {
        let stands = safeguard.stands();
        match moment {
            Moment::At(event) => event.allowed.within(&stands),
            Moment::Now(_) => {
                for (first, last) in stands.ranges() {
                    // The instant before the first, so that the first itself counts.
                    let _begun = self.is_over(first.plus_seconds(-1));
                    let _ended = self.is_over(*last);
                }
                stands.contains(self.as_of).into()
            }
        }
    }
}

/// Whether an event matches one of the patterns.
pub(crate) fn matches(patterns: &[Pattern], event: &Event) -> Tri {
    let each = patterns
        .iter()
        .filter(|p| p.kind == event.kind)
        .map(|p| p.with.iter().map(|(name, word)| has_word(event, name, word)).fold(Tri::Yes, Tri::and));
    each.fold(Tri::No, Tri::or)
}

/// What is said of one thing by several: certain when all agree, unknown when nobody says it.
fn agreed(each: impl Iterator<Item = Tri>) -> Tri {
    each.reduce(|all, one| if all == one { all } else { Tri::Maybe }).unwrap_or(Tri::Maybe)
}

fn same(left: Option<&String>, right: Option<&String>) -> Tri {
    left.zip(right).map_or(Tri::Maybe, |(left, right)| (left == right).into())
}

/// Whether a country is one of the person's: who is a national of two countries is a national of each.
fn is_national(own: &[Option<String>], others: &[Option<String>]) -> Tri {
    if own.is_empty() {
        return Tri::Maybe;
    }
    agreed(others.iter().map(|other| own.iter().map(|one| same(one.as_ref(), other.as_ref())).fold(Tri::No, Tri::or)))
}

fn has_word(event: &Event, name: &str, word: &str) -> Tri {
    let Some(given) = event.attributes.get(name) else { return Tri::Maybe };
    let same = given.iter().filter(|g| value_word(&g.value) == word).count();
    match same {
        0 => Tri::No,
        n if n == given.len() => Tri::Yes,
        _ => Tri::Maybe,
    }
}

pub(crate) fn value_word(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Place(place) => place.to_string(),
        Value::Moment(moment) => moment.to_string(),
        Value::Flag(true) => "yes".to_owned(),
        Value::Flag(false) => "no".to_owned(),
        Value::Word(word) => word.clone(),
        Value::Number(number) => number.to_string(),
    }
}

/// The events that a statement dates by another event, and those others.
fn tied(record: &Record, timeline: &Timeline) -> BTreeSet<EventId> {
    let mut tied = BTreeSet::new();
    let statements = timeline.events.iter().flat_map(|event| &event.statements);
    for statement in statements.filter_map(|id| record.statements.get(id)) {
        let About::Event { event, when, .. } = &statement.about else { continue };
        if let When::Offset { anchor: Anchor::Event(other), .. }
        | When::Order { anchor: Anchor::Event(other), .. }
        | When::SameDay(Anchor::Event(other)) = when
        {
            tied.insert(event.clone());
            tied.insert(other.clone());
        }
    }
    tied
}
