//! Linking: which rows of two lists, or of one list, are the same person, with reasons and with groups.
//!
//! Rows that could be the same person are found through several keys (sound of a surname and a given name, day of
//! birth, identifiers …); large blocks are refined, not dropped. Each pair is weighed by the model of Fellegi and Sunter
//! (*A Theory for Record Linkage*, JASA 64, 1969): for every field, how much likelier its level of agreement is for one
//! person than for two, and rare values weigh more. What is unknown (how often one person's fields agree, how many
//! pairs are one person) is learnt from the rows themselves by expectation and maximisation over the patterns of
//! levels; nothing has to be labelled. The same rows give the same answer, in whatever order they come and with any number
//! of threads.
//!
//! ```
//! use std::ops::ControlFlow;
//! use paradero_names::link::{Called, Plan, Row, link};
//!
//! let row = |id, surname: &str, given: &str| {
//!     Row::new(id, 0, Called::Parts { given: given.into(), surname: surname.into() })
//! };
//! let rows = [row(1, "Zelaya Ical", "Marta"), row(2, "Selaya Ical", "Marta"), row(3, "Quispe", "Juan")]; // made up
//! let mut pairs = Vec::new();
//! let linked = link(rows, &Plan::new(), &mut |_| ControlFlow::Continue(()), &mut |pair| pairs.push(pair)).unwrap();
//! assert_eq!(pairs.len(), 1);
//! assert_eq!((pairs[0].left, pairs[0].right), (1, 2));
//! assert_eq!(linked.counts.rows, 3);
//! ```

mod assign;
mod compare;
mod day;
mod explain;
mod fields;
mod groups;
mod keys;
mod model;
mod model_text;
mod names;
mod near;
mod run;
mod scale;
mod table;
mod train;
mod words;
mod work;

use std::fmt;
use std::ops::ControlFlow;

use crate::{Born, Country};

pub use day::DayLevel;
pub use explain::{FieldReason, explain, sentence};
pub use fields::{Field, Sort};
pub use model::{FieldModel, Model};
pub use model_text::ModelError;
pub use near::Near;
pub use run::link;

/// How a row gives the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called {
    /// One text: the parts are guessed.
    Full(String),
    /// Given names and surnames in fields of their own.
    Parts {
        /// Given names.
        given: String,
        /// Surnames.
        surname: String,
    },
}

/// The sex that a list states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Anything else that is stated.
    Other,
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The number by which the caller knows the row; unique within its list, and over all lists with [`Lists::One`].
    pub id: u64,
    /// The list that the row comes from.
    pub list: u8,
    /// The name.
    pub called: Called,
    /// The birth date as far as known.
    pub born: Option<Born>,
    /// The country of birth or of citizenship.
    pub country: Option<Country>,
    /// The sex.
    pub sex: Option<Sex>,
    /// A place: town, state, facility.
    pub place: Option<String>,
    /// Other fields, in the order of [`Plan::others`].
    pub others: Vec<Option<String>>,
}

impl Row {
    /// A row of which only the name is known.
    pub const fn new(id: u64, list: u8, called: Called) -> Self {
        Self { id, list, called, born: None, country: None, sex: None, place: None, others: Vec::new() }
    }
}

/// Which rows are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lists {
    /// All rows with all others: one list, or several put together.
    One,
    /// Rows of list 0 with rows of list 1 only.
    Two,
}

/// How many partners a row may have between two lists; without meaning for one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partners {
    /// Each row has at most one partner.
    OneToOne,
    /// A row of list 0 may have many partners, a row of list 1 at most one.
    OneToMany,
    /// Any number.
    Free,
}

/// What a person said about two rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judgement {
    /// They are one person.
    Same,
    /// They are two people.
    Different,
}

/// What to link and how.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    /// Which rows are compared.
    pub lists: Lists,
    /// The lists that are stated to hold each person once: two of their rows are never one person.
    pub once: Vec<u8>,
    /// How many partners a row may have.
    pub partners: Partners,
    /// The sorts of the other fields, with their names.
    pub others: Vec<Field>,
    /// What people said: left id, right id (of list 0 and list 1 with [`Lists::Two`]). The last word on a pair counts.
    pub judgements: &'a [(u64, u64, Judgement)],
    /// The least probability with which rows are put together, 0.25 to 1.
    pub wanted: f64,
    /// The least probability with which a pair is handed out, 0 to 1.
    pub shown: f64,
    /// How many threads work, at least 1; the answer does not depend on it.
    pub threads: usize,
    /// A model to use instead of one learnt from these rows.
    pub model: Option<&'a Model>,
}

impl Plan<'_> {
    /// One list, one thread, groups from 0.5, pairs from 0.05.
    pub const fn new() -> Self {
        Self {
            lists: Lists::One,
            once: Vec::new(),
            partners: Partners::Free,
            others: Vec::new(),
            judgements: &[],
            wanted: 0.5,
            shown: 0.05,
            threads: 1,
            model: None,
        }
    }
}

impl Default for Plan<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// In plain words, what a probability means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// At least 0.95, or a person said so: the same person.
    Same,
    /// At least 0.75: likely the same person.
    Likely,
    /// At least 0.25: a person must look.
    Unsure,
    /// Less, or a veto: different people.
    Different,
}

impl Standing {
    /// The standing of a probability.
    pub fn of(probability: f64) -> Self {
        match probability {
            p if p >= 0.95 => Self::Same,
            p if p >= 0.75 => Self::Likely,
            p if p >= 0.25 => Self::Unsure,
            _ => Self::Different,
        }
    }
}

/// Why two rows can never be one person, whatever their fields say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Veto {
    /// A person said that they are different.
    Judged,
    /// Both stand on a list that holds each person once.
    OneList,
    /// Their birth dates contradict each other.
    Born,
}

/// Two rows that may be the same person.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The smaller id, or the id in list 0.
    pub left: u64,
    /// The larger id, or the id in list 1.
    pub right: u64,
    /// The probability that they are one person, given how well other rows fit where partners are limited.
    pub probability: f64,
    /// The evidence in bits: log2 of the odds, the prior included.
    pub bits: f64,
    /// The probability in plain words; a judgement and a veto come first.
    pub standing: Standing,
    /// What forbids that they are one person.
    pub veto: Option<Veto>,
    /// What a person said.
    pub judged: Option<Judgement>,
    /// What each field that is known on both sides adds, in the order of the model.
    pub reasons: Vec<FieldReason>,
}

/// A row in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// Its list.
    pub list: u8,
    /// Its id.
    pub id: u64,
}

/// What was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Rows read.
    pub rows: u64,
    /// Rows without any name.
    pub nameless: u64,
    /// Pairs of rows that were compared.
    pub compared: u64,
    /// Pairs handed out.
    pub pairs: u64,
    /// Groups of at least two rows.
    pub groups: u64,
    /// Rows in such groups.
    pub grouped: u64,
    /// Judgements whose rows are not there.
    pub unplaced: u64,
}

/// The answer.
#[derive(Debug, Clone)]
pub struct Linked {
    /// Groups of at least two rows that are one person, each in order, in the order of their first rows.
    pub groups: Vec<Vec<Member>>,
    /// The model that was used.
    pub model: Model,
    /// What was counted.
    pub counts: Counts,
}

/// What the work is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Rows are read; how many there will be is not known.
    Reading,
    /// Rows are sorted by keys.
    Keys,
    /// The model is learnt.
    Training,
    /// Pairs are compared and handed out.
    Comparing,
    /// Groups are made.
    Grouping,
}

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub stage: Stage,
    /// Steps done in this stage.
    pub done: u64,
    /// Steps in this stage; zero when not known.
    pub of: u64,
}

/// Asks the caller whether to go on.
pub(crate) fn go_on(
    progress: &mut impl FnMut(Progress) -> ControlFlow<()>,
    stage: Stage,
    done: u64,
    of: u64,
) -> Result<(), LinkError> {
    match progress(Progress { stage, done, of }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(LinkError::Stopped),
    }
}

/// Why rows were not linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkError {
    /// The caller stopped it.
    Stopped,
    /// Two rows bear the same id.
    SameId {
        /// The list.
        list: u8,
        /// The id.
        id: u64,
    },
    /// A row of a list other than 0 and 1 where two lists are linked.
    UnknownList {
        /// The list.
        list: u8,
    },
    /// More rows than can be numbered (2,147,483,647).
    TooManyRows,
    /// More other fields than can be compared (19).
    TooManyFields,
    /// The model was made for other fields.
    OtherFields,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stopped => f.write_str("stopped before the end"),
            Self::SameId { list, id } => write!(f, "two rows of list {list} have the id {id}"),
            Self::UnknownList { list } => write!(f, "a row says list {list}, but only lists 0 and 1 are linked"),
            Self::TooManyRows => f.write_str("more than 2,147,483,647 rows"),
            Self::TooManyFields => f.write_str("more than 19 other fields"),
            Self::OtherFields => f.write_str("the model was made for other fields than these rows have"),
        }
    }
}

impl std::error::Error for LinkError {}
