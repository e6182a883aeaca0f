//! What is owed: safeguards, the packs they are loaded in, the clocks they run by, and verdicts with their reasons.
//!
//! A **safeguard** is one duty that the law puts on an authority. Judged against a timeline as of an instant it gives
//! **verdicts**: *kept*, *running* (due at an instant), *not shown* (time is up and nothing in the record shows it) or
//! *crossed* (the record shows what should not have happened), each certain or possible, plain or contested. The record is
//! open: that nothing is recorded never proves that nothing happened.
//!
//! This crate is pure: no input or output, no clock on the wall, no panic on data. It gives no legal advice.

mod change;
pub mod clock;
pub mod columns;
mod compare;
mod condition;
mod decide;
mod derive;
mod due;
pub mod holiday;
mod judge;
mod jurisdiction;
mod lint;
mod notation;
mod pack;
mod say;
mod state;
pub mod suite;
mod suppose;
mod tell;
mod track;
mod verdict;
mod view;

pub use change::{Change, ComesTo, NewFact, Trial, Way, would_change};
pub use derive::complete;
pub use judge::{Docket, judge};
pub use lint::{Check, Finding, Severity, lint};
pub use pack::{
    AuthorityClass, Basis, Both, Citation, Condition, Derived, Duty, Element, Excuse, Forbidden, Jurisdiction, Lapse,
    Limit, Litigation, NamedClock, Operand, Pack, PackFault, Pattern, PlacePart, Safeguard, Stage, Standing, State,
    Track, Verified, Within,
};
pub use say::{
    say_change, say_clock, say_derived, say_duty, say_patterns, say_reason, say_state, say_status, say_track,
    say_verdict,
};
pub use tell::{Told, told};
pub use track::{Holding, Position, positions};
pub use verdict::{DuePair, Outcome, ReadingDue, Reason, Verdict};

/// The text of the pack that comes with the program.
pub const US_PACK: &str = concat!(
    include_str!("../packs/us/pack.law"),
    include_str!("../packs/us/states.law"),
    include_str!("../packs/us/tracks.law"),
    include_str!("../packs/us/screening.law"),
    include_str!("../packs/us/proceedings.law"),
    include_str!("../packs/us/protection.law"),
    include_str!("../packs/us/custody.law"),
    include_str!("../packs/us/records.law"),
    include_str!("../packs/us/alien_enemies.law"),
    include_str!("../packs/us/international.law"),
    include_str!("../packs/us/left_out.law"),
);
