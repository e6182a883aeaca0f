//! What is on record and left open, and would decide: whether something happened, an attribute, a place, which of two came first.

use std::collections::BTreeSet;

use paradero_record::{
    About, Anchor, Event, EventKind, Firmness, Length, Measure, Moment, Place, PlaceKind, Side, Stance, Statement,
    StatementId, Tri, Unit, Value, ValueType, When,
};

use super::bench::{Bench, value};
use super::{Asked, Change, ComesTo, MOST, NewFact, Trial, Way, is_in_doubt};
use crate::clock::Clock;
use crate::jurisdiction::circuit;
use crate::pack::{Condition, Duty, Excuse, Jurisdiction, Limit, Operand, Pack, Pattern, PlacePart, Safeguard, Within};
use crate::verdict::Reason;

/// How many events are looked at for a doubt of one sort, and how many pairs of them.
const MOST_EVENTS: usize = 6;
const MOST_PAIRS: usize = 8;

impl<'a> Asked<'a> {
    /// Puts the doubts that decide among the changes.
    pub(super) fn doubts(&self, bench: &mut Bench<'_>, found: &mut Vec<Change>) {
        // What is certain comes to the same however what is open is settled; where too much is open no single fact is found.
        if self.verdict.is_certain() || self.verdict.reasons.contains(&Reason::TooMany) {
            return;
        }
        let patterns = &self.patterns;
        let events = self.concerned(patterns);
        for event in events.iter().filter(|event| is_in_doubt(event)).take(MOST_EVENTS) {
            found.extend(self.happened(bench, event));
        }
        self.words(bench, patterns, &events, found);
        self.parts(bench, found);
        // Dates are tried most often; they are left where enough is found without.
        let is_enough =
            |found: &[Change]| found.iter().filter(|one| one.decides() && !self.is_worse(one)).count() >= MOST;
        for event in events.iter().filter(|event| is_loose(event)).take(MOST_EVENTS) {
            if !is_enough(found) {
                found.extend(self.date(bench, event, &events));
            }
        }
        if !is_enough(found) {
            self.orders(bench, &events, found);
        }
    }

    /// The recorded events of all kinds that count, those in the proof first.
    fn concerned(&self, patterns: &[Pattern]) -> Vec<&'a Event> {
        let kinds: BTreeSet<EventKind> = patterns.iter().map(|pattern| pattern.kind).collect();
        let recorded = self.timeline.events.iter().filter(|event| !event.derived);
        let mut all: Vec<&Event> = recorded.filter(|event| kinds.contains(&event.kind)).collect();
        all.sort_by_key(|event| !self.verdict.events.contains(&event.id));
        all
    }

    /// The fact both ways; nothing where neither changes the verdict.
    pub(super) fn both(&self, bench: &mut Bench<'_>, fact: NewFact, so: Trial, not: Option<Trial>) -> Option<Change> {
        let now = bench.now;
        let if_so = bench.way(so, self.as_of)?;
        let if_not = not.and_then(|trial| bench.way(trial, self.as_of));
        let changes = |way: &Way| way.comes_to != now;
        let other = if_not.as_ref().is_some_and(changes);
        if !changes(&if_so) && !other {
            return None;
        }
        Some(changing_half(Change { fact, as_of: self.as_of, if_so, if_not }, now))
    }

    fn happened(&self, bench: &mut Bench<'_>, event: &Event) -> Option<Change> {
        let affirms = |id: &&StatementId| self.record.statements.get(*id).is_some_and(Statement::supports);
        let says = bench.says(&event.id, event.kind, When::At(Moment::unknown()), &event.zone);
        let so = Trial { says: Some(says), withdrawn: event.denied_by.clone(), place: None };
        let withdrawn = event.statements.iter().filter(affirms).cloned().collect();
        let mut says = None;
        if event.denied_by.is_empty() {
            let mut denies = bench.says(&event.id, event.kind, When::At(event.moment()), &event.zone);
            denies.stance = Stance::Denies;
            says = Some(denies);
        }
        self.both(bench, NewFact::Happened(event.id.clone()), so, Some(Trial { says, withdrawn, place: None }))
    }

    /// Attributes that nobody gives, and that a pattern or a condition asks for.
    fn words(&self, bench: &mut Bench<'_>, patterns: &[Pattern], events: &[&Event], found: &mut Vec<Change>) {
        let mut asked: Vec<(&Event, &'static str, &str)> = Vec::new();
        for event in events {
            for pattern in patterns.iter().filter(|pattern| pattern.kind == event.kind) {
                asked.extend(pattern.with.iter().map(|(name, word)| (*event, *name, word.as_str())));
            }
        }
        for condition in self.open_conditions() {
            let (Condition::Equal(left, right) | Condition::Differs(left, right)) = condition else { continue };
            if let (Operand::Attribute(name), Operand::Word(word), Some(event)) = (left, right, self.trigger()) {
                asked.push((event, *name, word));
            }
        }
        asked.retain(|(event, name, _)| !event.attributes.contains_key(name) && !event.derived);
        asked.dedup_by_key(|(event, name, word)| (&event.id, *name, *word));
        for (event, name, word) in asked.into_iter().take(MOST_EVENTS) {
            let says = |word: &str| {
                let mut says = bench.says(&event.id, event.kind, When::At(Moment::unknown()), &event.zone);
                says.firmness = firmness(self, event);
                with(&mut says, name, value(event.kind, name, word)?);
                Some(Trial { says: Some(says), ..Trial::default() })
            };
            let other = other_word(event.kind, name, word);
            let (Some(so), not) = (says(word), other.and_then(|other| says(&other))) else { continue };
            let fact = NewFact::Word(event.id.clone(), name, word.to_owned());
            found.extend(self.both(bench, fact, so, not));
        }
    }

    /// The conditions of which the record leaves open whether they hold.
    fn open_conditions(&self) -> impl Iterator<Item = &'a Condition> {
        let bases = match &self.safeguard.duty {
            Duty::Basis { bases, .. } => bases.as_slice(),
            _ => &[],
        };
        self.safeguard.conditions.iter().chain(bases.iter().flat_map(|basis| &basis.conditions))
    }

    /// Parts of places that are not on record: the circuit in which the safeguard stands, the area that was left.
    fn parts(&self, bench: &mut Bench<'_>, found: &mut Vec<Change>) {
        let Some(event) = self.trigger() else { return };
        let mut asked: Vec<(&'static str, PlacePart, String)> = Vec::new();
        for place in &self.safeguard.places {
            let name = ["at", "from", "to"].into_iter().find(|name| event.place(name).is_some()).unwrap_or("at");
            asked.push(match place {
                Jurisdiction::Circuit(circuit) => (name, PlacePart::Circuit, circuit.clone()),
                Jurisdiction::District(district) => (name, PlacePart::District, district.clone()),
            });
        }
        for condition in self.open_conditions() {
            let (Condition::Equal(left, right) | Condition::Differs(left, right)) = condition else { continue };
            for (own, other) in [(left, right), (right, left)] {
                if let Operand::OfPlace(name, part) = own {
                    asked.extend(self.value_of(other, event).map(|value| (*name, *part, value)));
                }
            }
        }
        for (name, part, value) in asked.into_iter().take(MOST_EVENTS) {
            let named = event.place(name).and_then(|id| self.record.places.get(id));
            let Some(place) = named.filter(|place| !has_part(place, part)) else { continue };
            let other = other_part(part, &value);
            let trial = |value: &str| {
                let place = with_part(place, part, value)?;
                Some(Trial { place: Some((place.id.clone(), place)), ..Trial::default() })
            };
            let (Some(so), not) = (trial(&value), trial(&other)) else { continue };
            found.extend(self.both(bench, NewFact::Part(event.id.clone(), name, part, value), so, not));
        }
    }

    /// What the other side of a comparison is, where it is known.
    fn value_of(&self, operand: &Operand, event: &Event) -> Option<String> {
        match operand {
            Operand::Word(word) => Some(word.clone()),
            Operand::OfPlace(name, part) => {
                let place = self.record.places.get(event.place(name)?)?;
                match part {
                    PlacePart::Aor => place.aor.clone(),
                    PlacePart::Country => place.country.clone(),
                    PlacePart::State => place.state.clone(),
                    PlacePart::District => place.district.clone(),
                    PlacePart::Kind => place.kind.map(|kind| kind.word().to_owned()),
                    PlacePart::Circuit => circuit(place).map(ToOwned::to_owned),
                }
            }
            Operand::PersonCountry => self.record.people.get(&self.timeline.person)?.countries.first().cloned(),
            Operand::Attribute(_) | Operand::Given(..) => None,
        }
    }

    /// Which of two events came first, and whether so many hours lie between the two that a clock counts.
    fn orders(&self, bench: &mut Bench<'_>, events: &[&Event], found: &mut Vec<Change>) {
        let mut pairs = Vec::new();
        for (n, one) in events.iter().enumerate() {
            for other in events.iter().skip(n + 1).filter(|other| overlap(one, other)) {
                pairs.push((*one, *other));
            }
        }
        for (one, other) in pairs.into_iter().take(MOST_PAIRS) {
            let order = |side| When::Order { side, anchor: Anchor::Event(other.id.clone()) };
            let so = self.tied(bench, one, order(Side::Before));
            let not = self.tied(bench, one, order(Side::After));
            let fact = NewFact::Before { earlier: one.id.clone(), later: other.id.clone() };
            found.extend(self.both(bench, fact, so, Some(not)));
            let (Some(trigger), Some(hours)) = (self.trigger(), self.hours()) else { continue };
            let witness = if one.id == trigger.id { other } else { one };
            if other.id == trigger.id || one.id == trigger.id {
                found.extend(self.apart(bench, trigger, witness, hours));
            }
        }
    }

    /// Whether a witness came within the hours of the clock, or so many hours before.
    fn apart(&self, bench: &mut Bench<'_>, trigger: &Event, witness: &Event, hours: u32) -> Option<Change> {
        let is_before = matches!(self.safeguard.duty, Duty::Before { .. });
        let (earlier, later) = if is_before { (witness, trigger) } else { (trigger, witness) };
        let offset = |measure, count, unit| When::Offset {
            measure,
            length: Length { count, unit },
            side: Side::After,
            anchor: Anchor::Event(earlier.id.clone()),
        };
        let minutes = hours.checked_mul(60)?;
        let (so, not) = if is_before {
            (
                offset(Measure::AtLeast, hours, Unit::Hour),
                offset(Measure::AtMost, minutes.checked_sub(1)?, Unit::Minute),
            )
        } else {
            (offset(Measure::AtMost, hours, Unit::Hour), offset(Measure::AtLeast, minutes + 1, Unit::Minute))
        };
        let (earlier_id, later_id) = (earlier.id.clone(), later.id.clone());
        let fact = if is_before {
            NewFact::Ahead { earlier: earlier_id, later: later_id, hours }
        } else {
            NewFact::Within { earlier: earlier_id, later: later_id, hours }
        };
        let (so, not) = (self.tied(bench, later, so), self.tied(bench, later, not));
        self.both(bench, fact, so, Some(not))
    }

    /// The shortest plain hours that the duty counts between two events.
    fn hours(&self) -> Option<u32> {
        let limits: &[Limit] = match &self.safeguard.duty {
            Duty::Expect { within: Within::Limits(limits), .. } | Duty::AtMost { limits, .. } => limits,
            Duty::Before { at_least, .. } => at_least,
            _ => return None,
        };
        let hours = limits.iter().filter_map(|limit| match limit.clock {
            Clock::Hours(hours) => Some(hours),
            _ => None,
        });
        hours.min()
    }

    /// A statement about when an event came that says no more of whether it did.
    pub(super) fn tied(&self, bench: &Bench<'_>, event: &Event, when: When) -> Trial {
        let mut says = bench.says(&event.id, event.kind, when, &event.zone);
        says.firmness = firmness(self, event);
        Trial { says: Some(says), ..Trial::default() }
    }
}

/// Tells only the half that changes something, where the other one does not.
fn changing_half(change: Change, now: ComesTo) -> Change {
    let Change { fact, as_of, if_so, if_not: Some(if_not) } = change else { return change };
    if if_not.comes_to == now {
        return Change { fact, as_of, if_so, if_not: None };
    }
    let contrary = match &fact {
        _ if if_so.comes_to != now => None,
        NewFact::Happened(event) => Some(NewFact::DidNot(event.clone())),
        NewFact::By(event, at) => Some(NewFact::Since(event.clone(), at.plus_seconds(1))),
        NewFact::Before { earlier, later } => Some(NewFact::Before { earlier: later.clone(), later: earlier.clone() }),
        _ => None,
    };
    match contrary {
        Some(fact) => Change { fact, as_of, if_so: if_not, if_not: None },
        None => Change { fact, as_of, if_so, if_not: Some(if_not) },
    }
}

/// As firmly as others say it, so that what is said of a date does not settle whether it happened.
fn firmness(asked: &Asked<'_>, event: &Event) -> Firmness {
    let own = event.statements.iter().filter_map(|id| asked.record.statements.get(id));
    own.filter(|statement| statement.supports()).map(|s| s.firmness).max().unwrap_or(Firmness::Plain)
}

fn with(says: &mut Statement, name: &'static str, value: Value) {
    if let About::Event { attributes, .. } = &mut says.about {
        attributes.insert(name, value);
    }
}

/// Another word that an attribute may have.
fn other_word(kind: EventKind, name: &str, word: &str) -> Option<String> {
    match kind.attribute(name)?.value {
        ValueType::Word(words) => words.iter().find(|other| **other != word).map(|other| (*other).to_owned()),
        ValueType::Flag => Some(if word == "yes" { "no" } else { "yes" }.to_owned()),
        _ => None,
    }
}

/// A date that leaves room.
fn is_loose(event: &Event) -> bool {
    let (first, last) = event.bounds();
    first < last && event.happened != Tri::No
}

fn overlap(one: &Event, other: &Event) -> bool {
    let ((first, last), (other_first, other_last)) = (one.bounds(), other.bounds());
    first < last.max(other_last) && first <= other_last && other_first <= last && one.id != other.id
}

/// Whether a part of a place is on record.
fn has_part(place: &Place, part: PlacePart) -> bool {
    match part {
        PlacePart::Aor => place.aor.is_some(),
        PlacePart::Country => place.country.is_some(),
        PlacePart::Kind => place.kind.is_some(),
        PlacePart::State | PlacePart::Circuit => place.state.is_some(),
        PlacePart::District => place.district.is_some(),
    }
}

/// The states from which a circuit is made up, one of each.
const STATES: [&str; 12] = ["ME", "NY", "NJ", "VA", "TX", "OH", "IL", "MN", "CA", "CO", "GA", "DC"];

fn with_part(place: &Place, part: PlacePart, value: &str) -> Option<Place> {
    let mut place = place.clone();
    let own = Some(value.to_owned());
    match part {
        PlacePart::Aor => place.aor = own,
        PlacePart::Country => place.country = own,
        PlacePart::Kind => place.kind = Some(PlaceKind::find(value)?),
        PlacePart::State => place.state = own,
        PlacePart::District => place.district = own,
        PlacePart::Circuit => {
            let lies_in = |state: &&&str| {
                let moved = Place { state: Some((**state).to_string()), ..place.clone() };
                circuit(&moved) == Some(value)
            };
            let state = STATES.iter().find(lies_in);
            place.state = Some((*state?).to_owned());
        }
    }
    Some(place)
}

/// Something else that a part of a place may be.
fn other_part(part: PlacePart, value: &str) -> String {
    let (one, other) = match part {
        PlacePart::Aor | PlacePart::District => ("another", "one more"),
        PlacePart::Country => ("US", "MX"),
        PlacePart::Kind => ("other", "jail"),
        PlacePart::State => ("NY", "TX"),
        PlacePart::Circuit => ("2", "5"),
    };
    if one == value { other } else { one }.to_owned()
}

/// Everything that a safeguard asks the record for, through states and what follows by law.
pub(super) fn patterns<'a>(safeguard: &'a Safeguard, pack: &'a Pack) -> (Vec<Pattern>, BTreeSet<&'a str>) {
    let mut all = Vec::new();
    let mut states: Vec<&str> = Vec::new();
    of_safeguard(safeguard, pack, &mut all, &mut states);
    // What is asked for may follow from something else, and that again: a few rounds are enough, for there are few rules.
    for _ in 0..3 {
        for state in states.iter().filter_map(|name| pack.states.get(*name)) {
            all.extend(state.from.iter().chain(&state.until).cloned());
        }
        let mut distinct: Vec<Pattern> = Vec::new();
        for pattern in all {
            if !distinct.contains(&pattern) {
                distinct.push(pattern);
            }
        }
        all = distinct;
        for rule in &pack.derived {
            if all.iter().any(|pattern| pattern.kind == rule.kind) {
                all.extend(rule.on.iter().cloned());
                all.extend(rule.lapses.iter().flat_map(|lapse| lapse.from.iter().chain(&lapse.unless).cloned()));
                rule.conditions.iter().for_each(|condition| of_condition(condition, &mut all, &mut states));
            }
        }
    }
    (all, states.into_iter().collect())
}

fn of_safeguard<'a>(safeguard: &'a Safeguard, pack: &'a Pack, all: &mut Vec<Pattern>, states: &mut Vec<&'a str>) {
    all.extend(safeguard.duty.asks().iter().chain(&safeguard.warn).cloned());
    let mut conditions: Vec<&Condition> = safeguard.conditions.iter().collect();
    let mut excuses: Vec<&Excuse> = safeguard.unless.iter().collect();
    match &safeguard.duty {
        Duty::Expect { when, .. } | Duty::May { when, .. } => all.extend(when.iter().cloned()),
        Duty::Before { before, .. } => all.extend(before.iter().cloned()),
        Duty::Basis { before, bases } => {
            all.extend(before.iter().cloned());
            conditions.extend(bases.iter().flat_map(|basis| &basis.conditions));
        }
        Duty::Never { never, during } => {
            all.extend(never.iter().cloned());
            states.extend(during.iter().map(String::as_str));
        }
        Duty::AtMost { state, .. } | Duty::AtLeastEvery { state, .. } => states.push(state),
        Duty::Elements { elements, .. } => excuses.extend(elements.iter().flat_map(|element| &element.shown_by)),
        Duty::Missed { of, .. } => {
            if let Some(other) = pack.safeguard(of).filter(|other| other.id != safeguard.id) {
                of_safeguard(other, pack, all, states);
            }
        }
        Duty::Tells { .. } => {}
    }
    for excuse in excuses {
        match excuse {
            Excuse::Event(pattern) => all.push(pattern.clone()),
            Excuse::State(name) => states.push(name),
        }
    }
    for condition in conditions {
        of_condition(condition, all, states);
    }
}

fn of_condition<'a>(condition: &'a Condition, all: &mut Vec<Pattern>, states: &mut Vec<&'a str>) {
    match condition {
        Condition::Holds(name) | Condition::HoldsNot(name) => states.push(name),
        Condition::Equal(left, right) | Condition::Differs(left, right) => {
            for operand in [left, right] {
                if let Operand::Given(kind, _) = operand {
                    all.push(Pattern { kind: *kind, with: Vec::new() });
                }
            }
        }
    }
}
