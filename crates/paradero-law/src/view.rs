//! One person's timeline as of an instant: which events match a pattern, and which conditions hold.
//!
//! A view looks at the timeline under a supposition: nothing more than what is said, or one way to settle some of what is left
//! open. Whatever a question leaves open is noted as a doubt, so that it can be settled either way.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Deref;

use paradero_record::{
    Difference, Event, EventId, EventKind, Instant, Instants, Link, Person, Record, Timeline, Tri, Value,
};

use crate::clock::Clock;
use crate::derive::Derivation;
use crate::holiday::Holidays;
use crate::pack::{Pack, Pattern};
use crate::suppose::{Doubt, Supposition};

/// What a person is judged on, whatever is supposed.
pub(crate) struct Base<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) record: &'a Record,
    pub(crate) timeline: &'a Timeline,
    pub(crate) person: Option<&'a Person>,
    pub(crate) holidays: &'a Holidays,
    pub(crate) as_of: Instant,
    by_kind: BTreeMap<EventKind, Vec<usize>>,
    /// The ties of each event, towards others.
    pub(crate) links: Vec<Vec<(usize, Link)>>,
    /// What follows by law from other events.
    pub(crate) derivations: BTreeMap<usize, Derivation<'a>>,
    /// When clocks that begin with an event at an instant end, as far as it was asked.
    pub(crate) ends: RefCell<BTreeMap<(Clock, usize, Instant), Instant>>,
    pub(crate) differences: RefCell<BTreeMap<(usize, usize), Difference>>,
    /// The next instant at which a comparison with now comes out otherwise; the end of time when none does.
    turn: Cell<Instant>,
    /// How many suppositions may still be looked at.
    pub(crate) left: Cell<u32>,
}

/// What a person is judged on, under a supposition.
pub(crate) struct View<'a> {
    base: &'a Base<'a>,
    pub(crate) supposed: Supposition,
    doubts: RefCell<Doubts>,
    /// What is noted at present is left open only by where now lies.
    about_now: Cell<bool>,
}

/// What is left open.
#[derive(Clone, Default)]
pub(crate) struct Doubts {
    /// Whatever the time is now.
    pub(crate) always: Vec<Doubt>,
    /// By where now lies among the dates. They are settled last: what they are settled to says nothing of when a verdict
    /// changes.
    pub(crate) now: Vec<Doubt>,
}

impl Doubts {
    /// All of them, in the order in which they are settled.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&Doubt, bool)> {
        self.always.iter().map(|doubt| (doubt, false)).chain(self.now.iter().map(|doubt| (doubt, true)))
    }
}

impl<'a> Deref for View<'a> {
    type Target = Base<'a>;

    fn deref(&self) -> &Base<'a> {
        self.base
    }
}

/// An event of the timeline, and its position there.
#[derive(Clone, Copy)]
pub(crate) struct Fact<'a> {
    pub(crate) at: usize,
    event: &'a Event,
}

impl Deref for Fact<'_> {
    type Target = Event;

    fn deref(&self) -> &Event {
        self.event
    }
}

/// An event that matches, and how surely it is one that has happened by now.
#[derive(Clone, Copy)]
pub(crate) struct Occurrence<'a> {
    pub(crate) event: Fact<'a>,
    pub(crate) sure: Tri,
}

/// To what a condition is put.
#[derive(Clone, Copy)]
pub(crate) enum Moment<'a> {
    /// To an event that happened.
    At(Fact<'a>),
    /// To now, with an event that announces what may come.
    Now(Option<Fact<'a>>),
}

/// How many suppositions are looked at for one person.
const MOST_SUPPOSITIONS: u32 = 6_000;

impl<'a> Base<'a> {
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
        let mut links: Vec<Vec<(usize, Link)>> = vec![Vec::new(); timeline.events.len()];
        for (from, to, link) in timeline.links() {
            if is_at_rest(&timeline.events[from], &timeline.events[to], &link) {
                links[from].push((to, link));
            }
        }
        Self {
            pack,
            record,
            timeline,
            person: record.people.get(&timeline.person),
            holidays,
            as_of,
            by_kind,
            links,
            derivations: crate::derive::derivations(pack, timeline),
            ends: RefCell::default(),
            differences: RefCell::default(),
            turn: Cell::new(Instant::MAX),
            left: Cell::new(MOST_SUPPOSITIONS),
        }
    }

    /// What is said, and nothing supposed.
    pub(crate) fn view(&'a self) -> View<'a> {
        self.supposing(Supposition::default())
    }

    pub(crate) fn supposing(&'a self, supposed: Supposition) -> View<'a> {
        View { base: self, supposed, doubts: RefCell::default(), about_now: Cell::new(false) }
    }

    pub(crate) fn fact(&self, at: usize) -> Fact<'a> {
        Fact { at, event: &self.timeline.events[at] }
    }

    /// Whether any event is of a kind.
    pub(crate) fn has(&self, patterns: &[Pattern]) -> bool {
        patterns.iter().any(|p| self.by_kind.contains_key(&p.kind))
    }

    /// The events of the kinds of some patterns, in the order of the timeline.
    pub(crate) fn of_kinds(&self, patterns: &[Pattern]) -> Vec<Fact<'a>> {
        let mut at: Vec<usize> = patterns.iter().filter_map(|p| self.by_kind.get(&p.kind)).flatten().copied().collect();
        at.sort_unstable();
        at.dedup();
        at.into_iter().map(|at| self.fact(at)).collect()
    }

    /// Tells whether now is after an instant, and notes when that changes.
    fn is_over(&self, instant: Instant) -> bool {
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
}

/// Whether a tie is kept by the dates as they are narrowed; where sources contradict it, it is not counted on.
fn is_at_rest(from: &Event, to: &Event, link: &Link) -> bool {
    let ((first, last), (other_first, other_last)) = (from.bounds(), to.bounds());
    link.earliest(first) <= other_first && other_last <= link.latest(last)
}

impl<'a> View<'a> {
    /// The same under another supposition.
    pub(crate) fn under(&self, supposed: Supposition) -> Self {
        self.base.supposing(supposed)
    }

    /// Tells whether now is after an instant, and notes when that changes. What is supposed because of where now lies says
    /// nothing of when it changes.
    pub(crate) fn is_over(&self, instant: Instant) -> bool {
        if self.supposed.is_about_now { self.as_of > instant } else { self.base.is_over(instant) }
    }

    /// Notes that something is left open.
    pub(crate) fn doubt(&self, doubt: Doubt) {
        let mut doubts = self.doubts.borrow_mut();
        let list = if self.about_now.get() { &mut doubts.now } else { &mut doubts.always };
        if list.len() < MOST_DOUBTS && !list.contains(&doubt) && !self.supposed.has_settled(&doubt) {
            list.push(doubt);
        }
    }

    /// Notes what is left open only by where now lies.
    pub(crate) fn about_now(&self, note: impl FnOnce(&Self)) {
        let before = self.about_now.replace(true);
        note(self);
        self.about_now.set(before);
    }

    pub(crate) fn into_doubts(self) -> (Supposition, Doubts) {
        (self.supposed, self.doubts.into_inner())
    }

    /// What has been left open so far.
    pub(crate) fn doubts(&self) -> Doubts {
        self.doubts.borrow().clone()
    }

    /// The events of which it was left open whether they happened.
    pub(crate) fn doubted(&self) -> Vec<Fact<'a>> {
        let doubts = self.doubts.borrow();
        let happened = doubts.always.iter().filter_map(|doubt| match doubt {
            Doubt::Happened(at) => Some(self.fact(*at)),
            _ => None,
        });
        happened.collect()
    }

    /// Finds an event by its name.
    pub(crate) fn find(&self, id: &EventId) -> Option<Fact<'a>> {
        self.timeline.events.iter().position(|event| event.id == *id).map(|at| self.fact(at))
    }

    pub(crate) fn forget_doubts(&self) {
        self.doubts.take();
    }

    /// The events that match one of the patterns and have or may have happened by now, in the order of the timeline.
    pub(crate) fn occurrences(&self, patterns: &[Pattern]) -> Vec<Occurrence<'a>> {
        let found = self.of_kinds(patterns).into_iter().map(|event| self.occurrence(event, patterns));
        found.filter(|o| o.sure.is_possible()).collect()
    }

    /// How surely an event matches one of the patterns and has happened by now.
    pub(crate) fn occurrence(&self, event: Fact<'a>, patterns: &[Pattern]) -> Occurrence<'a> {
        let mut sure = self.matches(patterns, event);
        if sure.is_possible() {
            sure = sure.and(self.is_past(event));
        }
        Occurrence { event, sure }
    }

    /// Whether an event has happened by now.
    fn is_past(&self, event: Fact<'a>) -> Tri {
        let (first, last) = self.bounds(event);
        let dated = if last <= self.as_of {
            Tri::Yes
        } else if first <= self.as_of {
            self.about_now(|view| view.doubt_date(event, self.as_of));
            let _turns = self.is_over(last.plus_seconds(-1));
            Tri::Maybe
        } else {
            let _turns = self.is_over(first.plus_seconds(-1));
            return Tri::No;
        };
        dated.and(self.happened(event))
    }

    /// Whether an event happened at all, by what is said and supposed.
    pub(crate) fn happened(&self, event: Fact<'a>) -> Tri {
        if let Some(derivation) = self.derivations.get(&event.at) {
            return self.follows(event, derivation);
        }
        match (event.happened, self.supposed.happened(event.at)) {
            (Tri::Maybe, Some(happened)) => happened.into(),
            (Tri::Maybe, None) => {
                self.doubt(Doubt::Happened(event.at));
                Tri::Maybe
            }
            (certain, _) => certain,
        }
    }

    /// Whether an event matches one of the patterns.
    pub(crate) fn matches(&self, patterns: &[Pattern], event: Fact<'a>) -> Tri {
        let of_kind = patterns.iter().filter(|p| p.kind == event.kind);
        let mut any = Tri::No;
        for pattern in of_kind {
            let with = pattern.with.iter().map(|(name, word)| self.has_word(event, name, word));
            any = any.or(with.fold(Tri::Yes, Tri::and));
            if any == Tri::Yes {
                break;
            }
        }
        any
    }

    /// Whether an attribute has a word: unknown where nobody says it, or where sources differ.
    pub(crate) fn has_word(&self, event: Fact<'a>, name: &'static str, word: &str) -> Tri {
        let source = self.source(event);
        if let Some(supposed) = self.supposed.word(source.at, name, word) {
            return supposed.into();
        }
        let mut given: Vec<String> =
            source.attributes.get(name).into_iter().flatten().map(|g| value_word(&g.value)).collect();
        let stated = !given.is_empty();
        given.retain(|g| self.supposed.word(source.at, name, g) != Some(false));
        let same = given.iter().filter(|g| *g == word).count();
        if stated && same == 0 {
            return Tri::No;
        }
        if stated && same == given.len() {
            return Tri::Yes;
        }
        self.doubt(Doubt::Word(source.at, name, word.to_owned()));
        Tri::Maybe
    }

    /// Notes every edge of a set that lies within what an event's date leaves open.
    pub(crate) fn doubt_edges(&self, event: Fact<'a>, set: &Instants) {
        let (first, last) = self.bounds(event);
        for (begin, end) in set.ranges() {
            for edge in [begin.plus_seconds(-1), *end] {
                if first <= edge && edge < last {
                    self.doubt_date(event, edge);
                }
            }
        }
    }
}

/// How many doubts are noted of one judgement.
const MOST_DOUBTS: usize = 256;

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
