//! The same safeguards over columns of millions: a pack compiled to registers, and findings out as columns.
//!
//! [`crate::judge`] reads one person's statements, with their doubts, and gives the proof. This evaluator reads exact events,
//! sorted by person and time, and gives for each trigger what the safeguard comes to, so that one pass over a national release
//! finds the people whose files somebody must open. On exact timelines the two agree; a test holds them against each other.
//! What the columns do not say is never guessed: where an attribute that matters is not stated the finding is
//! [`Judged::Open`], and what a program cannot judge at all is named by [`Program::left_out`].
//!
//! A [`Program`] is made once for a pack, the meaning of the codes ([`Schema`]) and a zone. A [`Judge`] takes chunk after chunk
//! of [`Columns`], each holding whole people, and appends to a [`Sink`]. Memory is bounded by the longest person and by what
//! the sink keeps. For several cores give each its own judge and a part of [`Columns::split`]; this crate starts no thread.
//!
//! Time is linear in rows: for each row the states that its kind opens and closes (one word for 64 states), the duties that it
//! sets off, and the sets of expected events that it belongs to. Only warnings, elements and what is owed again and again look
//! through a person's rows once more. Events at one instant are handled together, as the reference does.
//!
//! Not read: dates that leave room, hedged or denied events, coverage, several values of one attribute. Such people belong to
//! the reference; leave the code 0 where sources differ.

#![expect(
    clippy::inline_always,
    clippy::needless_bitwise_bool,
    reason = "in the loop over rows a call or a branch costs more than the work between them"
)]

mod alone;
mod ask;
mod bits;
mod clocks;
mod compile;
mod condition;
mod duty;
mod engine;
mod follow;
mod guard;
mod last;
mod program;
mod schema;
mod sink;
mod symbol;
mod tables;

use std::fmt;

pub use program::{Judge, LeftOut, Program, Setting};
pub use schema::{Codes, Schema, Words};
pub use sink::{Counts, Finding, Findings, Judged, NotKept, Sink};

/// A number in a column of times: seconds.
pub trait Second: Copy + Into<i64> + PartialEq + Send + Sync {
    /// What stands for no moment in the moments that events name.
    const NONE: Self;
}

impl Second for i32 {
    const NONE: Self = Self::MIN;
}

impl Second for i64 {
    const NONE: Self = Self::MIN;
}

/// A code in a column of kinds.
pub trait Code: Copy + Into<usize> + Send + Sync {}

impl Code for u8 {}
impl Code for u16 {}

/// Events as borrowed columns of one length: those of one person one after the other, in the order of time.
#[derive(Clone, Debug)]
pub struct Columns<'a, K, T> {
    person: &'a [u32],
    at: &'a [T],
    kind: &'a [K],
    origin: i64,
    names: Option<&'a [T]>,
    attributes: Vec<Codes<'a>>,
    country: Option<Codes<'a>>,
    until: Option<&'a [T]>,
}

/// Why columns cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnFault {
    /// A column has another length than that of the people.
    Length {
        /// Which column.
        column: String,
        /// How many rows it has.
        rows: usize,
        /// How many it should have.
        expected: usize,
    },
    /// A row comes before the one above it: people are not sorted, or one person's events are not.
    Unsorted {
        /// The row, counted from 0.
        row: usize,
    },
    /// More rows than a chunk may have.
    TooLong,
}

impl fmt::Display for ColumnFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { column, rows, expected } => {
                write!(f, "the column `{column}` has {rows} rows, and that of the people has {expected}")
            }
            Self::Unsorted { row } => {
                write!(f, "row {row} belongs before the row above it: sort by person, then by time")
            }
            Self::TooLong => f.write_str("a chunk has at most 4,294,967,294 rows"),
        }
    }
}

impl std::error::Error for ColumnFault {}

impl<'a, K: Code, T: Second + Ord> Columns<'a, K, T> {
    /// Takes the three columns that every file has. Times count seconds from `origin`, itself counted from 1970 in universal
    /// time. Takes time in the rows, to see that they are sorted.
    ///
    /// # Errors
    ///
    /// When the lengths differ, the rows are not sorted by person and time, or there are too many.
    pub fn new(person: &'a [u32], at: &'a [T], kind: &'a [K], origin: i64) -> Result<Self, ColumnFault> {
        let columns =
            Self { person, at, kind, origin, names: None, attributes: Vec::new(), country: None, until: None };
        columns.check_length("at", at.len())?;
        columns.check_length("kind", kind.len())?;
        if u32::try_from(person.len()).is_ok_and(|rows| rows < u32::MAX) {
            match columns.first_unsorted() {
                Some(row) => Err(ColumnFault::Unsorted { row }),
                None => Ok(columns),
            }
        } else {
            Err(ColumnFault::TooLong)
        }
    }

    fn first_unsorted(&self) -> Option<usize> {
        let follows = |row: usize| {
            let (before, after) = (self.person[row - 1], self.person[row]);
            // Without branches, so that the compiler can look at many rows at once.
            (before < after) | ((before == after) & (self.at[row - 1] <= self.at[row]))
        };
        let blocks = (1..self.person.len()).step_by(4096);
        let end = |begin: usize| (begin + 4096).min(self.person.len());
        let bad = blocks.into_iter().find(|begin| !(*begin..end(*begin)).fold(true, |all, row| all & follows(row)))?;
        (bad..end(bad)).find(|row| !follows(*row))
    }

    fn check_length(&self, column: &str, rows: usize) -> Result<(), ColumnFault> {
        let expected = self.person.len();
        let fault = || ColumnFault::Length { column: column.to_owned(), rows, expected };
        if rows == expected { Ok(()) } else { Err(fault()) }
    }

    /// Adds the moments that events name in `for`, such as that of a hearing, in the unit of the times;
    /// [`Second::NONE`] where none is named.
    ///
    /// # Errors
    ///
    /// When the length differs.
    pub fn with_names(mut self, names: &'a [T]) -> Result<Self, ColumnFault> {
        self.check_length("names", names.len())?;
        self.names = Some(names);
        Ok(self)
    }

    /// Adds the attribute columns, in the order of [`Schema::attributes`].
    ///
    /// # Errors
    ///
    /// When a length differs.
    pub fn with_attributes(mut self, attributes: Vec<Codes<'a>>) -> Result<Self, ColumnFault> {
        for (number, codes) in attributes.iter().enumerate() {
            self.check_length(&format!("attribute {number}"), codes.len())?;
        }
        self.attributes = attributes;
        Ok(self)
    }

    /// Adds the person's nationality; the first row of each person counts.
    ///
    /// # Errors
    ///
    /// When the length differs.
    pub fn with_country(mut self, country: Codes<'a>) -> Result<Self, ColumnFault> {
        self.check_length("country", country.len())?;
        self.country = Some(country);
        Ok(self)
    }

    /// Adds how far each person's record reaches, in the unit of the times; the first row of each person counts. Judged is as
    /// of that instant, in the place of the program's own.
    ///
    /// # Errors
    ///
    /// When the length differs.
    pub fn with_ends(mut self, until: &'a [T]) -> Result<Self, ColumnFault> {
        self.check_length("until", until.len())?;
        self.until = Some(until);
        Ok(self)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.person.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.person.is_empty()
    }

    /// The row with which the last person begins: what comes before it holds whole people, whatever follows the last row.
    pub fn last_person(&self) -> usize {
        let last = self.person.last();
        self.person.partition_point(|person| Some(person) < last)
    }

    /// The rows from one to another. They should hold whole people.
    #[must_use]
    pub fn slice(&self, from: usize, until: usize) -> Self {
        let until = until.min(self.len());
        let from = from.min(until);
        Self {
            person: &self.person[from..until],
            at: &self.at[from..until],
            kind: &self.kind[from..until],
            origin: self.origin,
            names: self.names.map(|names| &names[from..until]),
            attributes: self.attributes.iter().map(|codes| codes.slice(from, until)).collect(),
            country: self.country.map(|codes| codes.slice(from, until)),
            until: self.until.map(|ends| &ends[from..until]),
        }
    }

    /// So many parts of about the same length, each of whole people, with the row at which each begins.
    pub fn split(&self, parts: usize) -> Vec<(usize, Self)> {
        let parts = parts.max(1);
        let cut = |part: usize| {
            let row = (self.len() / parts).saturating_mul(part);
            let person = self.person.get(row);
            if part == parts { self.len() } else { self.person.partition_point(|other| Some(other) < person) }
        };
        let cuts: Vec<usize> = (0..=parts).map(cut).collect();
        cuts.windows(2).map(|pair| (pair[0], self.slice(pair[0], pair[1]))).collect()
    }
}
