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
mod disagreements;
mod extent;
mod find;
mod input;
mod law;
mod line;
mod lists;
mod matching;
mod person;
mod reading;
mod recording;
mod report;
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
pub use demo::{ARTICLE, EXAMPLES, Example, keep_article};
pub use desk::{Belief, Ctx, Desk, Exported, Imported, Refusal, Viewer};
pub use disagreements::{NewResolution, disagreements, resolve};
pub use find::{Find, ListFile, NewName, PersonRecorded, find, find_in_list, record_name, record_person_unless_alike};
pub use input::{
    Contact, Days, FieldFault, LocatorCheck, MatchQuery, Narrow, NewAct, NewIdentity, NewJudgement, NewPerson,
    NewSource, NewStatement, NewTakeBack,
};
pub use law::{
    CaseFile, Change, FailedLine, FaultLine, FindingLine, LawCheckView, LawDiff, LawDiffView, LawShowView, LawTestView,
    LawText, MOST_LAW_BYTES, On, PartChange, ReadLine, Reading, SafeguardCount, VerdictChange, VerdictSide,
    VersionLine, law_check, law_diff, law_show, law_test, shipped_cases,
};
pub use lists::{KeptList, ListForm, MOST_LIST_BYTES, MOST_ROWS, keep_list, list, list_preview, lists, record_list};
pub use matching::{Download, export_list, identities_of, matching};
pub use paradero_law::{Pack, US_PACK};
pub use paradero_ledger::Error as LedgerError;
pub use paradero_record::{Instant, Language, Tier, Zone};
pub use person::{people, person};
pub use reading::{
    Decided, DecidedCounts, KeptText, MOST_TEXT_BYTES, NewText, ReadingForm, decide, keep_text, reading,
};
pub use recording::{
    record_act, record_check, record_contact, record_identity, record_judgement, record_person, record_source,
    record_statement, take_back,
};
pub use report::{FamilyReport, Reported, record_report};
pub use safeguard::{pack, safeguard, safeguard_on, safeguards};
pub use search::{search, search_for};
pub use source::{source, sources};
pub use stand::on_cores;
pub use watch::watch;
