//! Where facts are tried: the record of one person and the pack with one safeguard.

use std::collections::{BTreeMap, BTreeSet};

use paradero_record::{
    About, EventId, EventKind, Firmness, Instant, Locus, Moment, Record, SourceId, Stance, Statement, Tier, Timeline,
    Value, ValueType, When, Zone,
};

use super::{ComesTo, Trial, Way};
use crate::derive::complete;
use crate::holiday::Holidays;
use crate::pack::{Duty, Pack, Pattern, Safeguard};
use crate::verdict::{Reason, Verdict};
use crate::view::Base;

/// How many trials one verdict may take, and how many suppositions all of them together and each of them.
const MOST_TRIALS: u32 = 48;
const MOST_SUPPOSITIONS: u32 = 1_000;
const MOST_OF_ONE: u32 = 300;

/// A person's record, and what is judged on it.
pub(super) struct Bench<'a> {
    pack: &'a Pack,
    record: Record,
    holidays: &'a Holidays,
    safeguard: &'a Safeguard,
    verdict: &'a Verdict,
    person: paradero_record::PersonId,
    left: u32,
    suppositions: u32,
    pub(super) now: ComesTo,
}

impl<'a> Bench<'a> {
    pub(super) fn new(
        pack: &'a Pack,
        safeguard: &'a Safeguard,
        record: &Record,
        holidays: &'a Holidays,
        verdict: &'a Verdict,
        person: &paradero_record::PersonId,
    ) -> Self {
        let own = record.statements_about(person).map(|(id, statement)| (id.clone(), statement.clone()));
        let record = Record {
            zone: record.zone.clone(),
            places: record.places.clone(),
            sources: BTreeMap::new(),
            people: record.people.iter().filter(|(id, _)| *id == person).map(|(a, b)| (a.clone(), b.clone())).collect(),
            statements: own.collect(),
            judgements: record.judgements.iter().filter(|one| one.person == *person).cloned().collect(),
            ..Record::default()
        };
        let (person, now) = (person.clone(), ComesTo::of(verdict));
        Self {
            pack,
            record,
            holidays,
            safeguard,
            verdict,
            person,
            left: MOST_TRIALS,
            suppositions: MOST_SUPPOSITIONS,
            now,
        }
    }

    /// Tries something; nothing when there were too many trials, or when too much is open to tell what it comes to.
    pub(super) fn comes_to(&mut self, trial: &Trial, as_of: Instant) -> Option<ComesTo> {
        self.left = self.left.checked_sub(1)?;
        let mut taken = Vec::new();
        for id in &trial.withdrawn {
            taken.extend(self.record.statements.remove(id).map(|statement| (id.clone(), statement)));
        }
        let added = trial.says.as_ref().map(Statement::id).filter(|id| !self.record.statements.contains_key(id));
        if let (Some(id), Some(statement)) = (&added, &trial.says) {
            self.record.statements.insert(id.clone(), statement.clone());
        }
        let place = trial.place.as_ref().map(|(id, place)| (id, self.record.places.insert(id.clone(), place.clone())));
        let comes_to = self.judged(as_of);
        if let Some(id) = &added {
            self.record.statements.remove(id);
        }
        self.record.statements.extend(taken);
        match place {
            Some((id, Some(known))) => {
                self.record.places.insert(id.clone(), known);
            }
            Some((id, None)) => {
                self.record.places.remove(id);
            }
            None => {}
        }
        comes_to
    }

    /// Tries something as one way to settle it.
    pub(super) fn way(&mut self, trial: Trial, as_of: Instant) -> Option<Way> {
        let comes_to = self.comes_to(&trial, as_of)?;
        Some(Way { trials: vec![trial], comes_to })
    }

    fn judged(&mut self, as_of: Instant) -> Option<ComesTo> {
        let timeline = Timeline::of(&self.record, &self.person);
        let timeline = complete(self.pack, &self.record, timeline, self.holidays);
        let base = Base::new(self.pack, &self.record, &timeline, self.holidays, as_of);
        let most = self.suppositions.min(MOST_OF_ONE);
        base.left.set(most);
        let verdicts = base.view().judge(self.pack.safeguard(&self.safeguard.id)?);
        self.suppositions -= most - base.left.get().min(most);
        // Where a state is judged as a whole the event that it is named by may be another.
        let is_whole = matches!(self.safeguard.duty, Duty::AtLeastEvery { .. } | Duty::Elements { .. });
        let Some(found) = verdicts.iter().find(|one| is_whole || one.trigger == self.verdict.trigger) else {
            return Some(ComesTo { worst: None, best: None });
        };
        (!found.reasons.contains(&Reason::TooMany)).then(|| ComesTo::of(found))
    }

    /// A statement that somebody might make about an event.
    pub(super) fn says(&self, event: &EventId, kind: EventKind, when: When, zone: &Zone) -> Statement {
        let attributes = BTreeMap::new();
        self.statement(About::Event { event: event.clone(), kind, when, attributes }, zone)
    }

    /// A statement that somebody might make.
    pub(super) fn statement(&self, about: About, zone: &Zone) -> Statement {
        Statement {
            person: self.person.clone(),
            zone: zone.clone(),
            source: SourceId::new("supposed"),
            locus: Locus::default(),
            speakers: Vec::new(),
            via: Vec::new(),
            stance: Stance::Asserts,
            firmness: Firmness::Plain,
            about,
            tier: Tier::Team,
            recorded: None,
        }
    }

    /// An event that is not on record, as a pattern describes it; nothing where an attribute of it cannot be said.
    pub(super) fn new_event(&self, pattern: &Pattern, when: When, zone: &Zone) -> Option<Trial> {
        let mut attributes = BTreeMap::new();
        for (name, word) in &pattern.with {
            attributes.insert(*name, value(pattern.kind, name, word)?);
        }
        let event = EventId::new("supposed_event");
        let about = About::Event { event, kind: pattern.kind, when, attributes };
        Some(Trial { says: Some(self.statement(about, zone)), ..Trial::default() })
    }
}

/// The pack with one safeguard, and with what it asks for.
pub(super) fn small(pack: &Pack, safeguard: &Safeguard, patterns: &[Pattern], states: &BTreeSet<&str>) -> Pack {
    let asked = |one: &&Safeguard| one.id == safeguard.id || is_missed(safeguard, one);
    let named = pack.states.iter().filter(|(name, _)| states.contains(name.as_str()));
    let derived = pack.derived.iter().filter(|rule| patterns.iter().any(|pattern| pattern.kind == rule.kind));
    Pack {
        id: String::new(),
        title: String::new(),
        version: String::new(),
        digest: String::new(),
        states: named.map(|(name, state)| (name.clone(), state.clone())).collect(),
        tracks: Vec::new(),
        derived: derived.cloned().collect(),
        clocks: BTreeMap::new(),
        safeguards: pack.safeguards.iter().filter(asked).cloned().collect(),
    }
}

/// Whether a safeguard is owed only where another was missed.
fn is_missed(safeguard: &Safeguard, other: &Safeguard) -> bool {
    matches!(&safeguard.duty, Duty::Missed { of, .. } if *of == other.id)
}

/// A word of a pack as the value of an attribute.
pub(super) fn value(kind: EventKind, name: &str, word: &str) -> Option<Value> {
    match kind.attribute(name)?.value {
        ValueType::Word(_) => Some(Value::Word(word.to_owned())),
        ValueType::Flag => Some(Value::Flag(word == "yes")),
        ValueType::Text => Some(Value::Text(word.to_owned())),
        ValueType::Number => word.parse().ok().map(Value::Number),
        ValueType::Place | ValueType::Moment => None,
    }
}

/// At any time of a stretch.
pub(super) fn at(first: Instant, last: Instant, zone: &Zone) -> When {
    When::At(Moment::from_range(first, last, zone))
}
