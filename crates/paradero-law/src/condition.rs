//! Whether conditions hold, and whether a safeguard stands at a time and a place.

use std::ops::Not as _;

use paradero_record::{Event, EventKind, Place, Tri, Value};

use crate::jurisdiction;
use crate::pack::{Condition, Jurisdiction, Operand, Pattern, PlacePart, Safeguard};
use crate::suppose::Doubt;
use crate::view::{Fact, Moment, View, value_word};

impl<'a> View<'a> {
    /// Whether a condition holds.
    pub(crate) fn condition(&self, condition: &Condition, moment: Moment<'a>) -> Tri {
        match condition {
            Condition::Holds(state) => self.state_holds(state, moment),
            Condition::HoldsNot(state) => self.state_holds(state, moment).not(),
            Condition::Equal(left, right) => self.compared(condition, moment, (left, right)),
            Condition::Differs(left, right) => self.compared(condition, moment, (left, right)).not(),
        }
    }

    fn state_holds(&self, state: &str, moment: Moment<'a>) -> Tri {
        match moment {
            Moment::At(event) => self.holds_at(state, event).0,
            Moment::Now(_) => self.holds_now(state).0,
        }
    }

    /// Whether two sides are equal, or what is supposed of it where it is open.
    fn compared(&self, condition: &Condition, moment: Moment<'a>, (left, right): (&Operand, &Operand)) -> Tri {
        let event = subject(moment);
        if let (Operand::Attribute(name), Operand::Word(word), Some(event)) = (left, right, event) {
            return self.has_word(event, name, word);
        }
        let found = match (left, right) {
            (Operand::Given(kind, name), other) | (other, Operand::Given(kind, name)) => {
                return self.is_given(*kind, name, other, moment);
            }
            (Operand::PersonCountry, other) | (other, Operand::PersonCountry) => {
                is_national(&self.values(&Operand::PersonCountry, event), &self.values(other, event))
            }
            _ => are_equal(&self.values(left, event), &self.values(right, event)),
        };
        if found == Tri::Maybe { self.as_supposed(event, std::ptr::from_ref(condition).addr()) } else { found }
    }

    /// Something of an event that can only be supposed as a whole.
    fn as_supposed(&self, event: Option<Fact<'a>>, key: usize) -> Tri {
        let at = event.map(|event| event.at);
        if let Some(holds) = self.supposed.other(at, key) {
            return holds.into();
        }
        self.doubt(Doubt::Other(at, key));
        Tri::Maybe
    }

    /// Whether any event of a kind that came no later gives the value of the other side; for what is announced, any that came
    /// by now.
    fn is_given(&self, kind: EventKind, name: &'static str, other: &Operand, moment: Moment<'a>) -> Tri {
        let patterns = [Pattern { kind, with: Vec::new() }];
        let mut any = Tri::No;
        for one in self.occurrences(&patterns) {
            let earlier = match moment {
                Moment::At(event) => self.not_after(one.event, event),
                Moment::Now(_) => Tri::Yes,
            };
            let sure = one.sure.and(earlier);
            if sure.is_possible() {
                any = any.or(sure.and(self.gives(one.event, name, other, moment)));
            }
        }
        any
    }

    /// Whether an event gives the value of the other side: its sources' values are alternatives.
    fn gives(&self, event: Fact<'a>, name: &'static str, other: &Operand, moment: Moment<'a>) -> Tri {
        match self.values(other, subject(moment)).as_slice() {
            [Some(word)] => self.has_word(event, name, word),
            others => {
                let found = are_equal(&stated(&event, name), others);
                if found == Tri::Maybe {
                    self.as_supposed(Some(event), std::ptr::from_ref(other).addr())
                } else {
                    found
                }
            }
        }
    }

    /// The values of one side; nothing in the place of a value that is not known.
    fn values(&self, operand: &Operand, at: Option<Fact<'a>>) -> Vec<Option<String>> {
        match operand {
            Operand::Word(word) => vec![Some(word.clone())],
            Operand::PersonCountry => {
                self.person.map(|p| p.countries.iter().cloned().map(Some).collect()).unwrap_or_default()
            }
            Operand::Attribute(name) => at.map(|event| stated(&event, name)).unwrap_or_default(),
            Operand::OfPlace(name, part) => at.map(|event| self.of_place(&event, name, *part)).unwrap_or_default(),
            Operand::Given(..) => Vec::new(),
        }
    }

    /// A part of the places that an attribute names. Where none of them is declared with a country, the event may still name
    /// the country itself.
    fn of_place(&self, event: &Event, name: &str, part: PlacePart) -> Vec<Option<String>> {
        let given = event.attributes.get(name).into_iter().flatten();
        let places = given.map(|g| match &g.value {
            Value::Place(id) => self.record.places.get(id).and_then(|place| part_of(place, part)),
            _ => None,
        });
        let of_place: Vec<Option<String>> = places.collect();
        let own = if part == PlacePart::Country { stated(event, "country") } else { Vec::new() };
        if own.is_empty() || of_place.iter().any(Option::is_some) { of_place } else { own }
    }

    /// Whether a safeguard stood, or stands, at the time and the place.
    pub(crate) fn stands(&self, safeguard: &Safeguard, moment: Moment<'a>) -> Tri {
        let in_time = self.stands_then(safeguard, moment);
        if in_time == Tri::No || safeguard.places.is_empty() {
            return in_time;
        }
        in_time.and(self.stands_there(&safeguard.places, moment))
    }

    fn stands_then(&self, safeguard: &Safeguard, moment: Moment<'a>) -> Tri {
        if safeguard.effective.is_none() {
            return Tri::Yes;
        }
        match moment {
            Moment::At(event) => {
                let stands = safeguard.stands_in(&event.zone);
                let (first, last) = self.bounds(event);
                let within = event.allowed.clip(first, last).within(&stands);
                if within == Tri::Maybe {
                    self.doubt_edges(event, &stands);
                }
                within
            }
            Moment::Now(_) => {
                let stands = safeguard.stands_in(&self.record.zone);
                for (first, last) in stands.ranges() {
                    // The instant before the first, so that the first itself counts.
                    let _begun = self.is_over(first.plus_seconds(-1));
                    let _ended = self.is_over(*last);
                }
                stands.contains(self.as_of).into()
            }
        }
    }

    /// Whether an event took place in one of several jurisdictions: by the place that it names, else by where the person was
    /// before it.
    fn stands_there(&self, places: &[Jurisdiction], moment: Moment<'a>) -> Tri {
        let event = subject(moment);
        let own = event.map(|event| self.places_of(event, &["at", "from", "to"])).unwrap_or_default();
        let found = if own.is_empty() { self.stood_there(places, moment) } else { lie_in(&own, places) };
        if found == Tri::Maybe { self.as_supposed(event, std::ptr::from_ref(places).addr()) } else { found }
    }

    /// Whether the person was last in one of several jurisdictions: every event counts that may be the last to tell where.
    fn stood_there(&self, places: &[Jurisdiction], moment: Moment<'a>) -> Tri {
        let mut told: Vec<(Fact<'a>, Tri)> = Vec::new();
        for event in (0..self.timeline.events.len()).map(|at| self.fact(at)) {
            if !LOCATING.contains(&event.kind.name()) || self.places_of(event, &["to", "at"]).is_empty() {
                continue;
            }
            let patterns = [Pattern { kind: event.kind, with: Vec::new() }];
            let mut sure = self.occurrence(event, &patterns).sure;
            if let (true, Moment::At(at)) = (sure.is_possible(), moment) {
                sure = sure.and(self.before(event, at));
            }
            if sure.is_possible() {
                told.push((event, sure));
            }
        }
        let is_last = |event: Fact<'a>| {
            let later = told.iter().filter(|(other, sure)| other.at != event.at && *sure == Tri::Yes);
            !later.into_iter().any(|(other, _)| self.before(event, *other) == Tri::Yes)
        };
        // Where nothing tells for certain it may be anywhere.
        let mut found: Option<Tri> =
            if told.iter().any(|(_, sure)| *sure == Tri::Yes) { None } else { Some(Tri::Maybe) };
        for (event, _) in told.iter().filter(|(event, _)| is_last(*event)) {
            let there = lie_in(&self.places_of(*event, &["to", "at"]), places);
            found = Some(found.map_or(there, |known| if known == there { known } else { Tri::Maybe }));
        }
        found.unwrap_or(Tri::Maybe)
    }

    /// The declared places that an event gives, by the first of some attributes that it has.
    fn places_of(&self, event: Fact<'a>, names: &[&str]) -> Vec<&'a Place> {
        let given = names.iter().find_map(|name| event.attributes.get(name));
        let declared = given.into_iter().flatten().filter_map(|given| match &given.value {
            Value::Place(id) => self.record.places.get(id),
            _ => None,
        });
        declared.collect()
    }
}

/// The kinds of events that tell where the person is from then on.
pub(crate) const LOCATING: &[&str] = &[
    "arrested",
    "border_encounter",
    "custody_booked_in",
    "hold_room_in",
    "ice_custody_started",
    "located",
    "transferred",
];

/// The event to which something is put.
fn subject(moment: Moment<'_>) -> Option<Fact<'_>> {
    match moment {
        Moment::At(event) => Some(event),
        Moment::Now(event) => event,
    }
}

/// Whether places lie in one of several jurisdictions: sources that name different ones leave it open.
fn lie_in(all: &[&Place], places: &[Jurisdiction]) -> Tri {
    agreed(all.iter().map(|place| jurisdiction::lies_in(place, places)))
}

/// A part of a place.
fn part_of(place: &Place, part: PlacePart) -> Option<String> {
    match part {
        PlacePart::Aor => place.aor.clone(),
        PlacePart::Country => place.country.clone(),
        PlacePart::Kind => place.kind.map(|kind| kind.word().to_owned()),
        PlacePart::State => place.state.clone(),
        PlacePart::Circuit => jurisdiction::circuit(place).map(ToOwned::to_owned),
        PlacePart::District => place.district.clone(),
    }
}

fn stated(event: &Event, name: &str) -> Vec<Option<String>> {
    event.attributes.get(name).into_iter().flatten().map(|g| Some(value_word(&g.value))).collect()
}

/// What is said of one thing by several: certain when all agree, unknown when nobody says it.
fn agreed(each: impl Iterator<Item = Tri>) -> Tri {
    each.reduce(|all, one| if all == one { all } else { Tri::Maybe }).unwrap_or(Tri::Maybe)
}

fn same(left: Option<&String>, right: Option<&String>) -> Tri {
    left.zip(right).map_or(Tri::Maybe, |(left, right)| (left == right).into())
}

/// Whether two sides are equal; unknown when a side has no value, or several that do not agree.
fn are_equal(left: &[Option<String>], right: &[Option<String>]) -> Tri {
    agreed(left.iter().flat_map(|l| right.iter().map(move |r| same(l.as_ref(), r.as_ref()))))
}

/// Whether a country is one of the person's: who is a national of two countries is a national of each.
fn is_national(own: &[Option<String>], others: &[Option<String>]) -> Tri {
    if own.is_empty() {
        return Tri::Maybe;
    }
    agreed(others.iter().map(|other| own.iter().map(|one| same(one.as_ref(), other.as_ref())).fold(Tri::No, Tri::or)))
}
