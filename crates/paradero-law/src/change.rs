//! What would change a verdict: the smallest new facts, each tried before it is told.
//!
//! A fact is tried by putting a made-up statement that says it into a copy of the record and judging again. What is told is what that
//! came to, so nothing is claimed that was not tried. Where a doubt decides, both ways to settle it are tried.

mod bench;
mod date;
mod doubt;
mod missing;

use std::ops::Not as _;

use paradero_record::{
    Event, EventId, Instant, Language, Place, PlaceId, Record, Statement, StatementId, Timeline, Tri, Zone,
};

use crate::holiday::Holidays;
use crate::pack::{Pack, Pattern, PlacePart};
use crate::say::say_change;
use crate::verdict::{Outcome, Verdict};
use bench::Bench;

/// Something that is not on record, or not closely enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewFact {
    /// One of these happened in a stretch of time.
    Event {
        /// Any one of these.
        patterns: Vec<Pattern>,
        /// From the first to the last instant.
        over: (Instant, Instant),
    },
    /// One of these happened after an event, and no more than so many hours after it.
    Soon {
        /// Any one of these.
        patterns: Vec<Pattern>,
        /// After which event.
        after: EventId,
        /// How many hours at most.
        hours: u32,
    },
    /// The record of these is complete over a stretch of time.
    Complete {
        /// Of all of these.
        patterns: Vec<Pattern>,
        /// From the first to the last instant.
        over: (Instant, Instant),
    },
    /// An event came at or before an instant.
    By(EventId, Instant),
    /// An event came at or after an instant.
    Since(EventId, Instant),
    /// An event came before another.
    Before {
        /// The one that came first.
        earlier: EventId,
        /// The other.
        later: EventId,
    },
    /// An event came no more than so many hours after another.
    Within {
        /// The one that came first.
        earlier: EventId,
        /// The other.
        later: EventId,
        /// How many hours at most.
        hours: u32,
    },
    /// An event came so many hours before another, or earlier.
    Ahead {
        /// The one that came first.
        earlier: EventId,
        /// The other.
        later: EventId,
        /// How many hours at least.
        hours: u32,
    },
    /// An event happened, of which that is in doubt.
    Happened(EventId),
    /// An event did not happen, of which that is in doubt.
    DidNot(EventId),
    /// An attribute of an event has a word.
    Word(EventId, &'static str, String),
    /// A part of the place that an event names in an attribute is this.
    Part(EventId, &'static str, PlacePart, String),
    /// Somebody denies that an event happened.
    Denied(EventId),
}

/// What a verdict comes to: the worst and the best, nothing where it does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComesTo {
    /// The worst that is left open.
    pub worst: Option<Outcome>,
    /// The best.
    pub best: Option<Outcome>,
}

impl ComesTo {
    /// Nothing is left open.
    pub fn is_certain(self) -> bool {
        self.worst == self.best
    }

    fn of(verdict: &Verdict) -> Self {
        Self { worst: Some(verdict.worst), best: verdict.best }
    }
}

/// A made-up change of the record that makes a fact true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// A statement that says it.
    pub says: Option<Statement>,
    /// The statements that say otherwise: they are taken back.
    pub withdrawn: Vec<StatementId>,
    /// A place of which more is known.
    pub place: Option<(PlaceId, Place)>,
}

impl Trial {
    /// The record under this trial.
    #[must_use]
    pub fn put_into(&self, record: &Record) -> Record {
        let mut record = record.clone();
        for id in &self.withdrawn {
            record.statements.remove(id);
        }
        if let Some(statement) = &self.says {
            record.statements.insert(statement.id(), statement.clone());
        }
        if let Some((id, place)) = &self.place {
            record.places.insert(id.clone(), place.clone());
        }
        record
    }
}

/// One way to settle something: each of the trials, by itself, comes to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What was tried. More than one where any one of several events will do.
    pub trials: Vec<Trial>,
    /// What each of them comes to.
    pub comes_to: ComesTo,
}

/// A fact that would change a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The fact.
    pub fact: NewFact,
    /// As of when it was tried: the instant of the verdict, or when the time that still runs is up.
    pub as_of: Instant,
    /// What its being so comes to.
    pub if_so: Way,
    /// What its not being so comes to, where that was tried too: then the fact decides.
    pub if_not: Option<Way>,
}

impl Change {
    /// Leaves nothing open, whichever way it is settled.
    pub fn decides(&self) -> bool {
        self.if_so.comes_to.is_certain() && self.if_not.as_ref().is_none_or(|way| way.comes_to.is_certain())
    }
}

/// How many changes are told of one verdict.
const MOST: usize = 3;

/// The smallest new facts that would change a verdict: those that leave nothing open first, then those that are said in the fewest
/// words; at most three, and where two leave nothing open only such. Of a verdict that is kept, none.
///
/// Give the timeline that was judged, with what [`crate::complete`] puts into it. Takes the time of at most 48 timelines and
/// judgements by one safeguard, a few where nothing is open; it is meant for one verdict that somebody looks at.
///
/// ```
/// use paradero_law::{Pack, US_PACK, holiday::Holidays, judge, would_change};
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
/// let changes = would_change(&pack, &record, &timeline, &Holidays::federal(), may_20, verdict);
/// assert!(changes.iter().any(|change| change.decides()));
/// ```
pub fn would_change(
    pack: &Pack,
    record: &Record,
    timeline: &Timeline,
    holidays: &Holidays,
    as_of: Instant,
    verdict: &Verdict,
) -> Vec<Change> {
    let Some(safeguard) = pack.safeguard(&verdict.safeguard).filter(|_| verdict.worst != Outcome::Kept) else {
        return Vec::new();
    };
    let (patterns, states) = doubt::patterns(safeguard, pack);
    let pack = bench::small(pack, safeguard, &patterns, &states);
    let mut bench = Bench::new(&pack, safeguard, record, holidays, verdict, &timeline.person);
    let asked = Asked { pack: &pack, safeguard, record, timeline, verdict, as_of, patterns };
    let mut found = Vec::new();
    asked.missing(&mut bench, &mut found);
    asked.doubts(&mut bench, &mut found);
    asked.best(found)
}

/// A verdict, and all that it rests on.
struct Asked<'a> {
    pack: &'a Pack,
    safeguard: &'a crate::pack::Safeguard,
    record: &'a Record,
    timeline: &'a Timeline,
    verdict: &'a Verdict,
    as_of: Instant,
    /// All that the safeguard asks the record for.
    patterns: Vec<Pattern>,
}

impl Asked<'_> {
    fn best(&self, mut found: Vec<Change>) -> Vec<Change> {
        let zone = &self.record.zone;
        found.sort_by_cached_key(|change| {
            let said = say_change(change, self.timeline, self.record, zone, Language::English);
            (change.decides().not(), self.weight(change), said.split(' ').count())
        });
        if found.iter().filter(|change| change.decides()).count() > 1 {
            found.retain(Change::decides);
        }
        found.truncate(MOST);
        found
    }

    /// What is already spoken of in the proof stands before what would have to come to light; what only takes a verdict back by
    /// doubt stands last.
    fn weight(&self, change: &Change) -> u8 {
        match &change.fact {
            NewFact::Denied(_) => 2,
            _ if change.if_not.is_none() && self.is_worse(change) => 1,
            _ => 0,
        }
    }

    /// What would only make it worse.
    fn is_worse(&self, change: &Change) -> bool {
        change.if_so.comes_to.worst >= Some(self.verdict.worst)
    }

    fn event(&self, id: &EventId) -> Option<&Event> {
        self.timeline.event(id)
    }

    /// The event that set it off.
    fn trigger(&self) -> Option<&Event> {
        self.verdict.trigger.as_ref().and_then(|id| self.event(id))
    }

    fn zone(&self) -> &Zone {
        self.trigger().map_or(&self.record.zone, |event| &event.zone)
    }
}

/// Whether an event is in doubt: hedged, or denied by some.
fn is_in_doubt(event: &Event) -> bool {
    event.happened == Tri::Maybe && !event.derived
}
