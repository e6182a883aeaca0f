//! The tests of the law: one binary, so that it links once.

mod oracle;
mod sound;
