//! The words: partial dates, sources, statements, events, and the timeline as their projection.
//!
//! A **statement** is one thing that one source says. An **event** exists only through statements; where they differ both
//! stay, side by side. A [`Timeline`] is what they come to, taken together: dates narrowed by what is said of lengths and
//! orders, contradictions as the smallest sets of statements that cannot all be true, gaps as gaps.
//!
//! This crate is pure: no input or output, no clock, no panic on data.

mod civil;
mod instant;
mod language;
mod list;
mod moment;
pub mod notation;
mod person;
mod record;
mod review;
mod source;
mod statement;
mod timeline;
mod vocabulary;
mod words;
mod zone;

pub use instant::{Instant, Instants, Tri};
pub use list::{Identity, List, Row, RowId, Who, reads_alike, standing};
pub use moment::{Language, Moment, MomentError, Precision, Reach, Widening, say};
pub use person::{Person, Place, PlaceKind, Subject};
pub use record::{Act, EventId, Judgement, PersonId, PlaceId, Progress, Record, Sameness, SourceId};
pub use review::{Resolution, ResolutionOutcome, Review, ReviewOutcome};
pub use source::{Derived, Source, SourceKind};
pub use statement::{
    About, Anchor, Firmness, Length, Locus, Measure, Recorded, Role, Side, Speaker, Stance, Statement, StatementId,
    Tier, Unit, Value, When,
};
pub use timeline::{Claim, Contradiction, Coverage, Difference, Event, Gap, Given, Link, Stated, Timeline};
pub use vocabulary::{ATTRIBUTES, AttributeType, EventKind, Lane, ValueType};
pub use zone::{Zone, ZoneError};
