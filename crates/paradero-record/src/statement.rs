//! Statements: one thing that one source says.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::words;
use crate::{EventId, EventKind, Moment, PersonId, PlaceId, SourceId, Zone};

words! {
    /// In what role somebody speaks.
    pub enum Role {
        /// The source in its own voice.
        Publisher = "publisher", "publisher", "medio";
        /// A lawyer of the person.
        Counsel = "counsel", "counsel", "abogado";
        /// A relative.
        Family = "family", "family", "familia";
        /// A friend.
        Friend = "friend", "friend", "amistad";
        /// The person.
        Person = "person", "the person", "la persona";
        /// Somebody who speaks for an authority.
        Official = "official", "official", "funcionario";
        /// A judge or court.
        Court = "court", "court", "tribunal";
        /// A legislator.
        Legislator = "legislator", "legislator", "legislador";
        /// An organisation or coalition, or somebody who speaks for it.
        Advocate = "advocate", "advocate", "defensor";
        /// Somebody who saw or heard.
        Witness = "witness", "witness", "testigo";
        /// A reporter or photographer.
        Journalist = "journalist", "journalist", "periodista";
        /// Somebody who answers a hotline or keeps the record.
        Volunteer = "volunteer", "volunteer", "voluntaria";
        /// Somebody whose role the source does not give.
        Unknown = "unknown", "role not given", "papel no indicado";
    }
}

words! {
    /// What a speaker does with what is said.
    pub enum Stance {
        /// Says that it is so.
        Asserts = "asserts", "says", "afirma";
        /// Says that it is not so.
        Denies = "denies", "denies", "niega";
        /// Passes on another's word.
        Reports = "reports", "passes on", "transmite";
        /// Asks for it.
        Demands = "demands", "demands", "exige";
        /// Was asked and did not answer.
        Declines = "declines", "declined to answer", "no quiso responder";
    }
}

words! {
    /// How firmly a statement is made; the later the firmer.
    pub enum Firmness {
        /// Worked out by whoever recorded it, not said in so many words.
        Inferred = "inferred", "inferred", "inferido";
        /// Said with a hedge: reportedly, believed to be.
        Hedged = "hedged", "hedged", "con reserva";
        /// Said plainly.
        Plain = "plain", "plain", "firme";
    }
}

words! {
    /// Who may see a statement; each includes those before it.
    pub enum Tier {
        /// The person's lawyers alone.
        Privileged = "privileged", "privileged", "reservado";
        /// The team that keeps the record.
        Team = "team", "team", "equipo";
        /// Partner organisations.
        Coalition = "coalition", "coalition", "coalición";
        /// Everybody.
        Public = "public", "public", "público";
    }
}

/// Who says something, and in what role.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Speaker {
    /// The name, or a description such as "U.S. officials".
    pub name: String,
    /// The role.
    pub role: Role,
}

/// Where in a source something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locus {
    /// The page, counted from 1.
    pub page: Option<u32>,
    /// The first and last line, counted from 1.
    pub lines: Option<(u32, u32)>,
    /// The words, as they stand there.
    pub quote: Option<String>,
}

/// When something came into the record, and through whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// When.
    pub at: Moment,
    /// Through whom.
    pub by: String,
}

/// How long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length {
    /// How many of the unit.
    pub count: u32,
    /// The unit.
    pub unit: Unit,
}

words! {
    /// A unit of length of time. Minutes and hours elapse; the others are counted on the calendar.
    pub enum Unit {
        /// Sixty seconds.
        Minute = "minutes", "minutes", "minutos";
        /// Sixty minutes.
        Hour = "hours", "hours", "horas";
        /// One step of the calendar.
        Day = "days", "days", "días";
        /// Seven days.
        Week = "weeks", "weeks", "semanas";
        /// The same day of another month.
        Month = "months", "months", "meses";
        /// The same day of another year.
        Year = "years", "years", "años";
    }
}

words! {
    /// How exactly a length is meant.
    pub enum Measure {
        /// Just so long.
        Exactly = "exactly", "", "";
        /// So long or longer.
        AtLeast = "at least", "at least", "al menos";
        /// So long or shorter.
        AtMost = "at most", "at most", "como mucho";
        /// So long, give or take a tenth and at least one unit.
        About = "about", "about", "unos";
    }
}

words! {
    /// On which side of the anchor.
    pub enum Side {
        /// Earlier than the anchor.
        Before = "before", "before", "antes de";
        /// Later than the anchor.
        After = "after", "after", "después de";
    }
}

/// What an offset or an order is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// A moment.
    Moment(Moment),
    /// Another event of the same person.
    Event(EventId),
}

/// What a statement says about when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// At this moment.
    At(Moment),
    /// So long before or after the anchor.
    Offset {
        /// How exactly the length is meant.
        measure: Measure,
        /// How long.
        length: Length,
        /// On which side.
        side: Side,
        /// From what.
        anchor: Anchor,
    },
    /// Before or after the anchor, by any length.
    Order {
        /// On which side.
        side: Side,
        /// Of what.
        anchor: Anchor,
    },
    /// On the same day as the anchor.
    SameDay(Anchor),
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Free text.
    Text(String),
    /// A declared place.
    Place(PlaceId),
    /// A moment.
    Moment(Moment),
    /// Yes or no.
    Flag(bool),
    /// A word of the attribute's list.
    Word(String),
    /// A whole number.
    Number(i64),
}

/// What a statement is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// That an event happened, when, and with which attributes.
    Event {
        /// Which event; statements with the same one are about the same event.
        event: EventId,
        /// Its kind.
        kind: EventKind,
        /// What is said about when.
        when: When,
        /// What is said besides.
        attributes: BTreeMap<&'static str, Value>,
    },
    /// A claim about the person.
    Claim {
        /// Which claim.
        claim: EventId,
        /// What is claimed.
        text: String,
        /// The value that this statement gives, where the claim is a question such as an age.
        says: Option<String>,
        /// What the statement rests on.
        rests_on: Vec<String>,
    },
    /// That the source's record of these kinds of events is complete over a stretch of time.
    Coverage {
        /// Of which kinds.
        kinds: Vec<EventKind>,
        /// Over which stretch.
        over: Moment,
    },
}

/// One thing that one source says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The person or topic.
    pub person: PersonId,
    /// The zone in which its times are meant, where its event names no place that has one.
    pub zone: Zone,
    /// The source.
    pub source: SourceId,
    /// Where in the source.
    pub locus: Locus,
    /// Who speaks, when it is not the source itself.
    pub speakers: Vec<Speaker>,
    /// Through whom the speaker's word comes to the source.
    pub via: Vec<Speaker>,
    /// What the speaker does with it.
    pub stance: Stance,
    /// How firmly.
    pub firmness: Firmness,
    /// What it is about.
    pub about: About,
    /// Who may see it.
    pub tier: Tier,
    /// When it came into the record, and through whom.
    pub recorded: Option<Recorded>,
}

/// The name of a statement: the first sixteen hexadecimal digits of the SHA-256 of its canonical text.
///
/// The same words from the same place have the same name, whoever records them and when; so an import can be repeated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId(Arc<str>);

impl StatementId {
    /// The name of the statement that is written so.
    pub(crate) fn of(canonical: &str) -> Self {
        let digest = Sha256::digest(canonical.as_bytes());
        let digits = digest.iter().take(8).flat_map(|byte| [byte >> 4, byte & 15]);
        let digits = digits.filter_map(|digit| char::from_digit(u32::from(digit), 16));
        Self(digits.collect::<String>().into())
    }

    /// Takes a name as it stands in an address or a ledger.
    pub fn from_text(text: &str) -> Self {
        Self(text.into())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Statement {
    /// Its name: what it says and where, without when it was recorded.
    pub fn id(&self) -> StatementId {
        StatementId::of(&crate::notation::write_statement(self))
    }

    /// Whether the statement supports that it is so.
    pub fn supports(&self) -> bool {
        matches!(self.stance, Stance::Asserts | Stance::Reports)
    }

    /// Whether the statement says that it is not so.
    pub fn denies(&self) -> bool {
        self.stance == Stance::Denies
    }
}
