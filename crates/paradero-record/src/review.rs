//! What somebody decided about proposals and disagreements.

use std::fmt;

use crate::{PersonId, Recorded, SourceId, words};

words! {
    /// What was decided about something that a reader proposed. What is accepted is a statement, and needs no word here.
    pub enum ReviewOutcome {
        /// It is not to be recorded.
        Rejected = "rejected", "rejected", "rechazada";
        /// It may be proposed again.
        Reopened = "reopened", "open again", "abierta de nuevo";
    }
}

/// A decision about something that a reader proposed. The latest on a proposal stands, whichever source it came from; earlier ones stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// What was decided.
    pub outcome: ReviewOutcome,
    /// The source from which it was proposed.
    pub source: SourceId,
    /// The proposal's key: what it proposes and the words it rests on, not where they stand.
    pub proposal: String,
    /// The words.
    pub quote: String,
    /// Why.
    pub because: String,
    /// By whom and when.
    pub recorded: Recorded,
}

/// How a disagreement was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResolutionOutcome {
    /// Both can be so.
    Explained,
    /// They tell of two events.
    TwoEvents,
    /// This source is wrong.
    WrongSource(SourceId),
}

impl ResolutionOutcome {
    /// The word in the notation and in forms.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Explained => "explained",
            Self::TwoEvents => "two_events",
            Self::WrongSource(_) => "wrong",
        }
    }
}

impl fmt::Display for ResolutionOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongSource(source) => write!(f, "wrong {source}"),
            other => f.write_str(other.word()),
        }
    }
}

/// An answer to a disagreement between statements. The latest on a disagreement stands; earlier ones stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The person.
    pub person: PersonId,
    /// The disagreement's key: its type and the names of the statements on both sides.
    pub disagreement: String,
    /// The answer.
    pub outcome: ResolutionOutcome,
    /// Why.
    pub because: String,
    /// By whom and when.
    pub recorded: Recorded,
}
