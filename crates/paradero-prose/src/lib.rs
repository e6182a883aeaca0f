//! From running text to proposed statements, and where they disagree.
//!
//! A text is cut into blocks, sentences and words ([`Prose`]); in it are found who and where ([`who`]), when ([`time`]) and whose word
//! it is ([`speech`]); rules and tables make proposals of it ([`Proposal`]), each with the exact words it rests on; checks hold the
//! proposals against each other, arithmetic, the calendar and the law ([`Check`]). There is no model, nothing is fetched, and the same
//! text gives the same answer. What is not understood is left alone. Nothing here is a statement until a person accepts it.
//!
//! This crate is pure: no input or output, no clock, no panic on data. Everything is linear in the text but the checks, which
//! are quadratic in the proposals about one event.

pub mod accept;
mod check;
pub mod law;
mod proposal;
mod propose;
mod prose;
mod read;
pub mod speech;
mod text;
pub mod time;
pub mod who;

pub use check::{Check, CheckType, Disagreement, Severity, person as disagreements};
pub use proposal::{Proposal, SourceField, Tense, Told, What};
pub use prose::{Block, Prose, Section, Sentence, Shape, Token};
pub use read::{Ask, Reading, read};
pub use text::{Markup, Meta, Page, Span, Text};
