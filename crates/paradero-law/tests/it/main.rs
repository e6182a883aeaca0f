//! The tests of the law: one binary, so that it links once.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed, and one tells what it counted"
)]

mod fuzz;
mod malformed;
mod oracle;
mod said;
mod sound;
mod suite;
