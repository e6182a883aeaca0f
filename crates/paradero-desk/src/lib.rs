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
mod extent;
mod input;
mod law;
mod line;
mod person;
mod recording;
mod safeguard;
mod search;
mod shelf;
mod source;
mod stand;
mod time;
mod verdict;
pub mod view;
mod watch;

pub use board::Reporter;
pub use check::{Check, CheckFault, CheckFile, check, desk_day, instant_of};
pub use choice::{Choice, choices, kinds};
pub use demo::{EXAMPLES, Example};
pub use desk::{Belief, Ctx, Desk, Exported, Imported, Refusal, Viewer};
pub use input::{
    Contact, Days, FieldFault, LocatorCheck, Narrow, NewAct, NewJudgement, NewPerson, NewSource, NewStatement,
};
pub use law::{
    CaseFile, Change, FailedLine, FaultLine, FindingLine, LawCheckView, LawDiff, LawDiffView, LawShowView, LawTestView,
    LawText, MOST_LAW_BYTES, On, PartChange, ReadLine, Reading, SafeguardCount, VerdictChange, VerdictSide,
    VersionLine, law_check, law_diff, law_show, law_test, shipped_cases,
};
pub use paradero_law::{Pack, US_PACK};
pub use paradero_ledger::Error as LedgerError;
pub use paradero_record::{Instant, Language, Tier, Zone};
pub use person::{people, person};
pub use recording::{
    record_act, record_check, record_contact, record_judgement, record_person, record_source, record_statement,
};
pub use safeguard::{pack, safeguard, safeguard_on, safeguards};
pub use search::search;
pub use source::{source, sources};
pub use watch::watch;
