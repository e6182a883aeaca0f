//! The desk: every use case once, as a function of a context and an input.
//!
//! It is the one boundary that screens and commands talk to. Below it nobody knows users, HTTP or HTML; above it nobody
//! knows SQL, the notation's parser or the evaluator. It decides who may see what: every statement passes one filter, and
//! what is hidden is absent.

mod board;
mod check;
mod choice;
mod demo;
mod desk;
mod input;
mod line;
mod person;
mod recording;
mod safeguard;
mod search;
mod shelf;
mod source;
mod time;
mod verdict;
pub mod view;
mod watch;

pub use check::{Check, CheckFault, CheckFile, check, desk_day, instant_of};
pub use choice::{Choice, choices, kinds};
pub use demo::{EXAMPLES, Example};
pub use desk::{Belief, Ctx, Desk, Exported, Imported, Refusal, Viewer};
pub use input::{Contact, Days, FieldFault, LocatorCheck, NewAct, NewJudgement, NewPerson, NewSource, NewStatement};
pub use paradero_law::{Pack, US_PACK};
pub use paradero_ledger::Error as LedgerError;
pub use paradero_record::{Instant, Language, Tier, Zone};
pub use person::{people, person};
pub use recording::{
    record_act, record_check, record_contact, record_judgement, record_person, record_source, record_statement,
};
pub use safeguard::{safeguard, safeguards};
pub use search::search;
pub use source::{source, sources};
pub use watch::watch;
