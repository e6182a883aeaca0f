//! Verdicts: what a safeguard comes to on a timeline, and the proof of it.

use paradero_record::{EventId, Instant, Instants, StatementId, Tri};

use crate::clock::Step;
use crate::pack::{Condition, Limit, Pattern};

/// What a safeguard comes to; the later the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The record shows that it was kept, or nothing touches it.
    Kept,
    /// The clock runs.
    Running,
    /// Time is up and nothing in the record shows it.
    NotShown,
    /// The record shows what should not have happened.
    Crossed,
}

impl Outcome {
    /// The word in the command's output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Running => "running",
            Self::NotShown => "not_shown",
            Self::Crossed => "crossed",
        }
    }

    /// All of them, the best first.
    pub const ALL: [Self; 4] = [Self::Kept, Self::Running, Self::NotShown, Self::Crossed];
}

/// A due instant as the dates leave it: late from, and certainly late after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DuePair {
    /// The last instant that is in time on the earliest reading of the dates.
    pub earliest: Instant,
    /// The last instant that is in time on the latest reading.
    pub latest: Instant,
}

/// One reading of a length of time, with its sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingDue {
    /// The length, and whose reading it is.
    pub limit: Limit,
    /// When it falls due.
    pub due: DuePair,
    /// The end of the next business day, where the last day is none: shown, never granted.
    pub rolled: Option<Instant>,
    /// The sum, from the earliest start.
    pub sum: Vec<Step>,
}

/// One step of the proof of a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// This event sets the safeguard off.
    Trigger(EventId),
    /// This event is what the safeguard forbids.
    Forbidden(EventId),
    /// This event announces what the safeguard forbids, or what must be preceded.
    Announced(EventId),
    /// A condition holds, or may.
    Condition(Condition, Tri),
    /// A state holds, or may, since these events.
    State(String, Tri, Vec<EventId>),
    /// A state does not hold on the record as far as it goes.
    NoState(String),
    /// The clock of each reading.
    Clock(Vec<ReadingDue>),
    /// The law names no time.
    NoTime,
    /// This event shows it, in time for certain or possibly.
    Shown(EventId, Tri),
    /// This event shows it, but too late.
    Late(EventId),
    /// This event shows it, but too shortly before.
    TooShort(EventId),
    /// Somebody says that it did not happen, and nobody that it did.
    Denied(EventId),
    /// Nothing of this kind is on record over this stretch.
    Nothing(Vec<Pattern>, Instants),
    /// The record of this kind is complete over this stretch, so that its silence counts.
    Covered(StatementId, (Instant, Instant)),
    /// This event or state excuses, or may.
    Excused(Option<EventId>, Option<String>, Tri),
    /// An element is shown, may be, or is not, by these events; its number in the safeguard.
    Element(usize, Tri, Vec<EventId>),
    /// The date of this event decides, and is not known closely enough.
    DateDecides(EventId),
    /// This event is asserted and denied.
    Contested(EventId),
    /// Nothing forbidden is on record so far.
    StillKept,
    /// A basis holds at the event, may, or does not, since these events; its number in the safeguard.
    Basis(usize, Tri, Vec<EventId>),
    /// The right was not used, and its time is over.
    RightEnded,
    /// Another safeguard was not kept in time, for certain or possibly, and its time ended then.
    Missed(String, Tri, DuePair),
    /// Each of these dates and doubts by itself leaves room; taken together they do not.
    Together(Vec<EventId>),
    /// The doubts are too many to go through together, so the verdict may be less decided than the record is.
    TooMany,
    /// Where the event took place is not on record, and the safeguard stands only in some places.
    PlaceUnknown,
}

/// What a safeguard comes to on a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The safeguard.
    pub safeguard: String,
    /// The event that set it off, or that opened the state.
    pub trigger: Option<EventId>,
    /// The worst that dates, doubts and silence allow.
    pub worst: Outcome,
    /// The best; none when on that reading the safeguard does not apply.
    pub best: Option<Outcome>,
    /// When it falls due, on the reading that ends first.
    pub due: Option<DuePair>,
    /// The proof, in the order in which a person would tell it.
    pub reasons: Vec<Reason>,
    /// The events that the proof rests on.
    pub events: Vec<EventId>,
    /// Events that somebody denies and on which it depends what the verdict is.
    pub contested: Vec<EventId>,
    /// The next instant at which it can change by the clock alone; when the dates of events let it change is among
    /// what [`crate::Docket::next_change`] knows.
    pub next_change: Option<Instant>,
}

impl Verdict {
    /// Every reading of the dates comes to the same.
    pub fn is_certain(&self) -> bool {
        self.best == Some(self.worst)
    }

    /// It rests on something that somebody denies.
    pub fn is_contested(&self) -> bool {
        !self.contested.is_empty()
    }

    /// The name under which somebody acts on it: the safeguard and what set it off.
    pub fn key(&self) -> String {
        match &self.trigger {
            Some(event) => format!("{} {event}", self.safeguard),
            None => self.safeguard.clone(),
        }
    }
}
