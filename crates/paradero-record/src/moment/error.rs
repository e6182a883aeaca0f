//! What is wrong with a text that should have been a moment.

use std::fmt;
use std::ops::Range;

/// A text that is not a moment: where, what was expected there, what was found, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MomentError {
    /// The bytes of the text that are wrong; empty, at its end, where something is missing.
    pub span: Range<usize>,
    /// What should stand there, as a noun phrase: "a month from 01 to 12".
    pub expected: String,
    /// What stands there: the text in backquotes, or "nothing more".
    pub found: String,
    /// What to do about it, when there is a good guess: "write 2025-03-04".
    pub help: Option<String>,
}

impl fmt::Display for MomentError {
    /// One sentence. The help stands apart, so that a screen can show it by itself.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl std::error::Error for MomentError {}
