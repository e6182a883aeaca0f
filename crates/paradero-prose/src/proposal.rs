//! Proposals: what a text seems to say, with the words it rests on. Nothing is a statement until a person accepts it.

use std::collections::BTreeMap;

use paradero_record::{EventKind, Firmness, Length, Measure, Moment, Role, Side, Speaker, Stance, Value, words};

use crate::{Section, Span};

words! {
    /// Which time the words speak of, seen from the day of publication.
    pub enum Tense {
        /// What was.
        Past = "past", "past", "pasado";
        /// What is, on the day of publication.
        Present = "present", "present", "presente";
        /// What is announced or set.
        Future = "future", "to come", "por venir";
    }
}

/// What is proposed about the text itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceField {
    /// Its title.
    Title(String),
    /// Its publisher.
    Publisher(String),
    /// Its author.
    Byline(String),
    /// The day or stretch in which it was published; `worked_out` where the text does not print it.
    Published {
        /// When.
        moment: Moment,
        /// Whether it is worked out from what the text tells.
        worked_out: bool,
    },
    /// Its address.
    Url(String),
    /// The outlet whose report it repeats.
    CopyOf(String),
    /// What a source of this sort shows and this one does not: `title`, `publisher`, `byline`, `published`.
    Missing(&'static str),
}

/// What is said about when; resolved as far as the text allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The moment, as EDTF; `None` where the text gives none.
    pub moment: Option<Moment>,
    /// The words that gave it.
    pub span: Option<Span>,
    /// A length before or after another event of this text: how exactly, how long, on which side, and of which event (its
    /// name, see [`What::Event`]).
    pub offset: Option<(Measure, Length, Side, String)>,
    /// Before or after another event of this text, by any length.
    pub order: Option<(Side, String)>,
    /// How long it lasted or has lasted, as said.
    pub lasting: Option<(Measure, Length)>,
    /// Whether year, month or day were worked out from the day of publication.
    pub worked_out: bool,
    /// The rule that read it; empty where there is no moment.
    pub rule: &'static str,
}

/// What a proposal proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Something about the text as a source.
    Source(SourceField),
    /// A name of a person.
    Name {
        /// The name as it stands.
        name: String,
    },
    /// What somebody is towards the case.
    Role {
        /// Their name as it stands.
        name: String,
        /// The role.
        role: Role,
        /// The words for it: `attorney`, `mayor of …`.
        title: String,
        /// For whom they act or speak.
        of: Option<String>,
    },
    /// A fact about a person that is no event: `age`, `nationality`, `occupation`, `orientation`, `status`.
    Fact {
        /// Which.
        field: &'static str,
        /// Its value: a number of years, a two-letter country, or the words.
        value: String,
    },
    /// An event of the vocabulary.
    Event {
        /// Its name within this text, `e1` and so on. Proposals with the same name tell the same event.
        event: String,
        /// Its kind.
        kind: EventKind,
        /// What is said besides.
        attributes: BTreeMap<&'static str, Value>,
    },
    /// Something said about a person or the case that others may dispute.
    Claim {
        /// The name of the claim within this text, `c1` and so on. What affirms and what denies it have the same.
        claim: String,
        /// What is claimed, in the words of the text.
        text: String,
        /// What it rests on, as said.
        rests_on: Vec<String>,
    },
    /// Words in quotation marks.
    Quote {
        /// The words, without the marks.
        words: String,
    },
    /// A number of people or things.
    Count {
        /// The number.
        number: u64,
        /// How exactly it is meant.
        measure: Measure,
        /// Whether it is a share in percent.
        percent: bool,
        /// What is counted, as said.
        of: String,
        /// The whole of which it is a part, as said.
        part_of: Option<u64>,
    },
    /// Something said about a law.
    Law {
        /// The law's key in the table of law facts, or its name as it stands.
        law: String,
        /// What is said: `year`, `era`, `used`, `never_used`, `trigger`, `agency`, `reach`.
        field: &'static str,
        /// The value.
        value: String,
    },
    /// A place.
    Place {
        /// Its name as it stands.
        name: String,
        /// Its country, where the tables know it.
        country: Option<&'static str>,
    },
}

impl What {
    /// The word of its kind, as in the JSON.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Source(_) => "source",
            Self::Name { .. } => "name",
            Self::Role { .. } => "role",
            Self::Fact { .. } => "fact",
            Self::Event { .. } => "event",
            Self::Claim { .. } => "claim",
            Self::Quote { .. } => "quote",
            Self::Count { .. } => "count",
            Self::Law { .. } => "law",
            Self::Place { .. } => "place",
        }
    }
}

/// One thing that a text seems to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its name within this text: `p1` and so on, in the order of the text.
    pub id: String,
    /// What it proposes.
    pub what: What,
    /// The words that it rests on.
    pub span: Span,
    /// Of whom it speaks, by the fullest name in this text; nobody where it speaks of no person.
    pub about: Option<String>,
    /// When, as said.
    pub told: Told,
    /// Who speaks; nobody where the text speaks in its own voice.
    pub speakers: Vec<Speaker>,
    /// Through whom the speakers' word comes to the text, the nearest to the text last.
    pub via: Vec<Speaker>,
    /// How many mouths the word went through: 0 in the text's own voice, 1 where somebody is quoted, and so on.
    pub depth: u8,
    /// Whether the words stand in quotation marks.
    pub quoted: bool,
    /// What the speaker does with it.
    pub stance: Stance,
    /// How firmly.
    pub firmness: Firmness,
    /// The words that hedge it.
    pub hedge: Option<Span>,
    /// Which time the words speak of.
    pub tense: Tense,
    /// In which part of the text it stands.
    pub section: Section,
    /// The rule that proposed it.
    pub rule: &'static str,
}
