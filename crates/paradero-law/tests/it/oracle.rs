//! What a pack comes to where every instant is known: written a second time, as plainly as it can be said.
//!
//! The evaluator reasons in three values over sets of dates. This one asks only "is this before that" of numbers, so that the
//! two do not share their mistakes. It reads the pack as it was parsed and nothing else of the evaluator; its calendar is its own.

pub(crate) mod days;
mod duty;
mod follow;

use std::cell::Cell;

use paradero_law::{Condition, Excuse, Operand, Outcome, Pack, Pattern, PlacePart, Safeguard, State};
use paradero_record::{EventKind, Moment, Widening, Zone};

use days::Days;

/// Something at a known instant.
#[derive(Clone, Debug)]
pub(crate) struct Exact {
    /// Its number; what follows from it by law has a hundred more for each rule of the pack.
    pub(crate) id: u16,
    pub(crate) kind: EventKind,
    pub(crate) at: i64,
    pub(crate) happened: bool,
    /// The moment that it names.
    pub(crate) names: Option<i64>,
    /// Every attribute that a pattern or a condition asks for, with its word.
    pub(crate) words: Vec<(&'static str, &'static str)>,
    /// The place that it names and in which attribute, by its number among the places.
    pub(crate) place: Option<(&'static str, usize)>,
}

impl Exact {
    fn word(&self, name: &str) -> &'static str {
        self.words.iter().find(|(n, _)| *n == name).map_or("", |(_, word)| word)
    }
}

/// That something did not happen over a stretch.
#[derive(Clone, Debug)]
pub(crate) struct Denied {
    pub(crate) kind: EventKind,
    /// The event that is denied: where it did happen, it was denied wrongly.
    pub(crate) event: u16,
    pub(crate) over: (i64, i64),
}

/// Where something is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Where {
    pub(crate) state: &'static str,
    pub(crate) country: &'static str,
}

/// A timeline without any doubt.
#[derive(Clone, Debug, Default)]
pub(crate) struct World {
    pub(crate) events: Vec<Exact>,
    pub(crate) denied: Vec<Denied>,
    /// The stretches over which the record of a kind is complete.
    pub(crate) complete: Vec<(EventKind, (i64, i64))>,
    /// Kinds of which the record has an event, whether it happened or not.
    pub(crate) recorded: Vec<EventKind>,
    pub(crate) places: Vec<Where>,
    /// Where what happened before any place was named took place.
    pub(crate) elsewhere: Where,
    /// The person's nationalities.
    pub(crate) countries: Vec<&'static str>,
    /// Which reading of a length counts where a state has several, from the first in the pack.
    pub(crate) reading: usize,
}

/// When a condition is asked.
#[derive(Clone, Copy)]
pub(crate) enum When<'w> {
    /// At an event.
    At(&'w Exact),
    /// Now, of what announces something, if anything.
    Now(Option<&'w Exact>),
}

/// What judged as a whole has for a trigger.
pub(crate) const WHOLE: u16 = u16::MAX;
/// What is kept so far, and has no forbidden event for a trigger.
pub(crate) const STANDING: u16 = u16::MAX - 1;

/// The safeguard by its number, the event that set it off, and what it comes to.
pub(crate) type Finding = (usize, u16, Outcome);

/// Who judges.
pub(crate) struct Oracle<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) zone: &'a Zone,
    pub(crate) days: &'a Days,
    pub(crate) now: i64,
    /// Somebody was in two places at once, and it mattered where.
    pub(crate) is_torn: Cell<bool>,
}

impl Oracle<'_> {
    /// What every safeguard comes to. What follows by law is put beside the events, and taken away again.
    pub(crate) fn judge(&self, world: &mut World, found: &mut Vec<Finding>) {
        let recorded = world.events.len();
        self.follow(world);
        for (n, safeguard) in self.pack.safeguards.iter().enumerate() {
            self.judge_one(n, safeguard, world, found);
        }
        world.events.truncate(recorded);
    }

    fn matches(patterns: &[Pattern], event: &Exact) -> bool {
        patterns.iter().any(|p| p.kind == event.kind && p.with.iter().all(|(name, word)| event.word(name) == word))
    }

    /// What has happened by now and matches.
    fn past<'w>(&self, world: &'w World, patterns: &[Pattern]) -> impl Iterator<Item = &'w Exact> {
        world.events.iter().filter(|e| e.happened && e.at <= self.now && Self::matches(patterns, e))
    }

    /// Whether something closes a state that an event opened, by an instant: at it too, or only before.
    fn is_closed(&self, world: &World, state: &State, opener: &Exact, is_by: impl Fn(i64) -> bool) -> bool {
        let closes = |c: &Exact| c.id != opener.id && opener.at <= c.at && is_by(c.at);
        let others = self.pack.tracks.iter().filter(|track| track.states.contains(&state.name));
        let mut others = others.flat_map(|track| &track.states).filter(|name| **name != state.name);
        self.past(world, &state.until).any(closes)
            || others.any(|name| {
                // What opens both leaves both open.
                let enters = |e: &Exact| closes(e) && !Self::matches(&state.from, e);
                self.past(world, &self.pack.states[name].from).any(enters)
            })
    }

    fn is_lapsed(&self, world: &World, state: &State, opener: &Exact, at: i64) -> bool {
        let length = state.lasts.get(world.reading.min(state.lasts.len().saturating_sub(1)));
        length.is_some_and(|length| self.days.end(length.clock, opener.at) < at)
    }

    fn state(&self, name: &str) -> &State {
        &self.pack.states[name]
    }

    /// Whether a state holds at an event; closings at the instant itself come after it.
    fn holds_at(&self, world: &World, name: &str, at: i64) -> bool {
        let state = self.state(name);
        let open = |o: &Exact| {
            o.at <= at && !self.is_closed(world, state, o, |closed| closed < at) && !self.is_lapsed(world, state, o, at)
        };
        self.past(world, &state.from).any(open)
    }

    /// When what keeps a state open now, and until a moment that is announced, came.
    fn open_now(&self, world: &World, name: &str, then: Option<i64>) -> Vec<i64> {
        let state = self.state(name);
        let until = then.map_or(self.now, |then| then.max(self.now));
        let open = |o: &&Exact| !self.is_closed(world, state, o, |_| true) && !self.is_lapsed(world, state, o, until);
        self.past(world, &state.from).filter(open).map(|o| o.at).collect()
    }

    fn holds(&self, world: &World, name: &str, when: When<'_>) -> bool {
        match when {
            When::At(event) => self.holds_at(world, name, event.at),
            When::Now(_) => !self.open_now(world, name, None).is_empty(),
        }
    }

    /// Whether a safeguard stands and all its conditions hold.
    fn applies(&self, world: &World, safeguard: &Safeguard, when: When<'_>) -> bool {
        self.stands(world, safeguard, when) && self.all_hold(world, &safeguard.conditions, when)
    }

    fn all_hold(&self, world: &World, conditions: &[Condition], when: When<'_>) -> bool {
        conditions.iter().all(|condition| match condition {
            Condition::Holds(state) => self.holds(world, state, when),
            Condition::HoldsNot(state) => !self.holds(world, state, when),
            Condition::Equal(left, right) => self.equal(world, left, right, when),
            Condition::Differs(left, right) => !self.equal(world, left, right, when),
        })
    }

    fn equal(&self, world: &World, left: &Operand, right: &Operand, when: When<'_>) -> bool {
        let (left, right) = (self.values(world, left, when), self.values(world, right, when));
        left.iter().any(|one| right.contains(one))
    }

    fn values<'v>(&self, world: &'v World, operand: &'v Operand, when: When<'v>) -> Vec<&'v str> {
        let (When::At(event) | When::Now(Some(event))) = when else { return Vec::new() };
        match operand {
            Operand::Word(word) => vec![word],
            Operand::PersonCountry => world.countries.clone(),
            Operand::Attribute(name) => vec![event.word(name)],
            Operand::OfPlace(name, part) => {
                let at = event.place.filter(|(n, _)| n == name).map(|(_, at)| world.places[at]);
                // Where it is not told it may be anywhere.
                let place = at.unwrap_or(world.elsewhere);
                vec![match part {
                    PlacePart::State => place.state,
                    PlacePart::Country => place.country,
                    _ => follow::circuit(place.state),
                }]
            }
            Operand::Given(kind, name) => {
                let given = world.events.iter().filter(|e| e.happened && e.kind == *kind && e.at <= self.now);
                given.filter(|e| e.at <= event.at).map(|e| e.word(name)).collect()
            }
        }
    }

    /// Whether a safeguard stands when and where something happened.
    fn stands(&self, world: &World, safeguard: &Safeguard, when: When<'_>) -> bool {
        let at = match when {
            When::At(event) => event.at,
            When::Now(_) => self.now,
        };
        let in_time = |moment: &Moment| {
            let allowed = moment.allows(self.zone, &Widening::default());
            allowed.ranges().iter().any(|(first, last)| first.second() <= at && at <= last.second())
        };
        let in_time = safeguard.effective.as_ref().is_none_or(in_time);
        in_time && (safeguard.places.is_empty() || self.lies_in(world, &safeguard.places, when))
    }

    /// Whether something excuses what happened at an event, before it.
    fn excused_before(&self, world: &World, safeguard: &Safeguard, at: &Exact) -> bool {
        safeguard.unless.iter().any(|excuse| match excuse {
            Excuse::Event(pattern) => self.past(world, std::slice::from_ref(pattern)).any(|e| e.at <= at.at),
            Excuse::State(state) => self.holds_at(world, state, at.at),
        })
    }

    /// Whether something excuses what should have come after an event, in time.
    fn excused_after(&self, world: &World, safeguard: &Safeguard, at: &Exact, due: Option<i64>) -> bool {
        let timely = |e: &Exact| at.at <= e.at && due.is_none_or(|due| e.at <= due);
        safeguard.unless.iter().any(|excuse| match excuse {
            Excuse::Event(pattern) => self.past(world, std::slice::from_ref(pattern)).any(timely),
            Excuse::State(state) => self.holds_at(world, state, at.at),
        })
    }

    fn excused_now(&self, world: &World, safeguard: &Safeguard) -> bool {
        safeguard.unless.iter().any(|excuse| match excuse {
            Excuse::Event(pattern) => self.past(world, std::slice::from_ref(pattern)).next().is_some(),
            Excuse::State(state) => !self.open_now(world, state, None).is_empty(),
        })
    }
}
