//! One person's timeline as of an instant: which events match a pattern, and which conditions hold.

use std::ops::Not as _;

use paradero_record::{Event, Instant, Person, Record, Timeline, Tri, Value, Zone};

use crate::clock::Step;
use crate::holiday::Holidays;
use crate::pack::{Condition, Limit, Operand, Pack, Pattern, Safeguard};
use crate::verdict::{DuePair, ReadingDue};

/// What a safeguard is judged on.
pub(crate) struct View<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) record: &'a Record,
    pub(crate) timeline: &'a Timeline,
    pub(crate) person: Option<&'a Person>,
    pub(crate) holidays: &'a Holidays,
    pub(crate) as_of: Instant,
}

/// An event that matches, and how surely it is one that has happened by now.
#[derive(Clone, Copy)]
pub(crate) struct Occurrence<'a> {
    pub(crate) event: &'a Event,
    pub(crate) sure: Tri,
}

impl<'a> View<'a> {
    /// The events that match one of the patterns and have or may have happened by now.
    pub(crate) fn occurrences(&self, patterns: &[Pattern]) -> Vec<Occurrence<'a>> {
        let found = self.timeline.events.iter().map(|event| Occurrence {
            event,
            sure: self.matches(patterns, event).and(event.is_past(self.as_of)),
        });
        found.filter(|o| o.sure.is_possible()).collect()
    }

    /// The events that match, that somebody denies and nobody asserts.
    pub(crate) fn denied(&self, patterns: &[Pattern]) -> Vec<&'a Event> {
        let denied = |event: &&Event| event.happened == Tri::No && !event.denied_by.is_empty();
        self.timeline.events.iter().filter(denied).filter(|e| self.matches(patterns, e).is_possible()).collect()
    }

    fn matches(&self, patterns: &[Pattern], event: &Event) -> Tri {
        let each = patterns.iter().filter(|p| p.kind == event.kind).map(|p| {
            p.with.iter().map(|(name, word)| has_word(event, name, word)).fold(Tri::Yes, Tri::and)
        });
        each.fold(Tri::No, Tri::or)
    }

    /// Whether a condition holds at an event.
    pub(crate) fn condition(&self, condition: &Condition, at: &Event) -> Tri {
        match condition {
            Condition::Holds(state) => self.holds_at(state, at).0,
            Condition::HoldsNot(state) => self.holds_at(state, at).0.not(),
            Condition::Equal(left, right) => self.equal(left, right, at),
            Condition::Differs(left, right) => self.equal(left, right, at).not(),
        }
    }

    /// Whether every pair of values of the two sides is equal; unknown when a side has none.
    fn equal(&self, left: &Operand, right: &Operand, at: &Event) -> Tri {
        let (left_values, right_values) = (self.values(left, at), self.values(right, at));
        if left_values.is_empty() || right_values.is_empty() {
            return Tri::Maybe;
        }
        let pairs = left_values.iter().flat_map(|l| right_values.iter().map(move |r| l == r));
        // A person is of a country when any of several is meant; a disputed attribute must agree throughout.
        if *left == Operand::PersonCountry || *right == Operand::PersonCountry {
            return if pairs.fold(false, |any, same| any || same) { Tri::Yes } else { Tri::No };
        }
        let (same, all) = pairs.fold((0, 0), |(same, all), equal| (same + usize::from(equal), all + 1));
        match same {
            0 => Tri::No,
            n if n == all => Tri::Yes,
            _ => Tri::Maybe,
        }
    }

    fn values(&self, operand: &Operand, at: &Event) -> Vec<String> {
        let place = |name: &str, part: fn(&paradero_record::Place) -> Option<&String>| {
            let given = at.attributes.get(name).into_iter().flatten();
            let places = given.filter_map(|g| if let Value::Place(id) = &g.value { self.record.places.get(id) } else { None });
            places.filter_map(part).cloned().collect()
        };
        match operand {
            Operand::Word(word) => vec![word.clone()],
            Operand::PersonCountry => self.person.map(|p| p.countries.clone()).unwrap_or_default(),
            Operand::Attribute(name) => {
                at.attributes.get(name).into_iter().flatten().map(|given| value_word(&given.value)).collect()
            }
            Operand::Aor(name) => place(name, |p| p.aor.as_ref()),
            Operand::CountryOf(name) => place(name, |p| p.country.as_ref()),
        }
    }

    /// Whether a safeguard stood when an event happened.
    pub(crate) fn stood(&self, safeguard: &Safeguard, at: &Event) -> Tri {
        at.allowed.within(&safeguard.stands())
    }

    /// The due pair of each reading of a length that begins with an event; the one that ends first is first.
    pub(crate) fn dues(&self, limits: &[Limit], from: &Event) -> Vec<ReadingDue> {
        let mut all: Vec<ReadingDue> = limits.iter().map(|limit| self.reading(limit, from)).collect();
        all.sort_by_key(|reading| (reading.due.earliest, reading.due.latest));
        all
    }

    fn reading(&self, limit: &Limit, from: &Event) -> ReadingDue {
        let (first, last) = from.bounds();
        if first == Instant::MIN || last == Instant::MAX {
            return self.open_reading(limit, from, first, last);
        }
        let early = limit.clock.due(first, &from.zone, self.holidays);
        let latest = if first == last { early.strict } else { limit.clock.strict(last, &from.zone, self.holidays) };
        let due = DuePair { earliest: early.strict, latest };
        ReadingDue { limit: limit.clone(), due, rolled: early.rolled, sum: early.sum }
    }

    /// An event without a first or last date: late from the beginning of time, or never for certain.
    fn open_reading(&self, limit: &Limit, from: &Event, first: Instant, last: Instant) -> ReadingDue {
        let end = |at: Instant| if at.is_open() { at } else { limit.clock.strict(at, &from.zone, self.holidays) };
        let sum: Vec<Step> = Vec::new();
        ReadingDue { limit: limit.clone(), due: DuePair { earliest: end(first), latest: end(last) }, rolled: None, sum }
    }

    /// The zone of an event's place.
    pub(crate) fn moment_of(&self, event: &Event, attribute: &str) -> Option<DuePair> {
        let mut pair: Option<DuePair> = None;
        for given in event.attributes.get(attribute).into_iter().flatten() {
            let Value::Moment(moment) = &given.value else { continue };
            let allowed = moment.allows(&event.zone, &paradero_record::Widening::default());
            let (Some(first), Some(last)) = (allowed.first(), allowed.last()) else { continue };
            pair = Some(match pair {
                None => DuePair { earliest: day_end(moment, first, &event.zone), latest: last },
                Some(known) => DuePair {
                    earliest: known.earliest.min(day_end(moment, first, &event.zone)),
                    latest: known.latest.max(last),
                },
            });
        }
        pair
    }
}

/// Something due on a day is in time until the day ends; one due at a time, until that time.
fn day_end(moment: &paradero_record::Moment, first: Instant, zone: &Zone) -> Instant {
    if moment.precision() == paradero_record::Precision::Day { zone.end_of_day(zone.day_of(first)) } else { first }
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

fn value_word(value: &Value) -> String {
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
