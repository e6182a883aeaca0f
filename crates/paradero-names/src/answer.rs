//! What is answered: who may be meant, how likely, and why.

use crate::channel::How;
use crate::{BornLevel, Role};

/// The answer to a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Who may be meant, the most likely first; of equally likely ones the lower id first.
    pub hits: Vec<Hit>,
    /// The probability that the person is not in the index, by the prior of the query.
    pub nobody: f64,
    /// Whether the name tells people apart.
    pub telling: Telling,
}

/// Somebody who may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The caller's number for the person.
    pub id: u64,
    /// Which of the person's names it was, counted from zero.
    pub name: usize,
    /// The probability that this is the person who is meant.
    pub probability: f64,
    /// log2 of how much likelier the query is if this person is meant than if anybody is.
    pub bits: f64,
    /// Word by word and fact by fact, what agrees and what does not; their bits add up to those of the hit.
    pub reasons: Vec<Reason>,
}

/// Something that speaks for or against a hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What it is.
    pub what: What,
    /// How many bits it gives or takes.
    pub bits: f64,
}

/// What a reason is about.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A typed word stands for a kept one.
    Word {
        /// As typed.
        typed: String,
        /// As kept (plain).
        kept: String,
        /// In which way.
        how: How,
    },
    /// A word of the kept name was not typed.
    NotTyped {
        /// The kept word.
        kept: String,
        /// What it is in the name.
        role: Role,
        /// Which of the person's surnames or given names it is, from one.
        nth: u8,
    },
    /// A typed word is not in the kept name.
    NotKept {
        /// The typed word.
        typed: String,
    },
    /// The words come in another order.
    Order,
    /// The dates of birth, at this level.
    Born(BornLevel),
    /// The countries.
    Country(Agreement),
    /// The places.
    Place(Agreement),
}

/// Whether a fact agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// It does.
    Agrees,
    /// In part: some words are the same.
    Partly,
    /// It does not.
    Differs,
    /// It is asked for and not known of the person.
    Unknown,
}

/// Whether a name by itself tells people apart, and what would.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// About how many people bear a name that fits about as well as the best.
    pub alike: u64,
    /// What to ask next, the most useful first; empty if one person is clearly meant.
    pub ask: Vec<Ask>,
}

/// What can be asked to tell people apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The year of birth.
    Year,
    /// The second surname.
    SecondSurname,
    /// A second given name.
    SecondGiven,
    /// The country.
    Country,
    /// The whole date of birth.
    FullDate,
    /// How the name is spelled: nobody fits well.
    Spelling,
}
