//! The reading desk: a text is kept with what it was taken from, shown with what it seems to say, and what is accepted is recorded.

mod decide;
mod faults;
mod fields;
mod form;
mod kept;
mod known;
mod marks;
mod page;
mod people;
mod say;
mod status;

use crate::desk::{Ctx, Refusal};
use crate::view::ReadingView;
use faults::Faults;
use known::Known;

pub use form::{NewText, ReadingForm};
pub(crate) use kept::is_readable;
pub use kept::keep_text;

/// The most bytes that a file to be read may have: 32 MiB.
pub const MOST_TEXT_BYTES: usize = 32 << 20;

/// What became of a text that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptText {
    /// The source's name in addresses.
    pub id: String,
    /// The same file was on record already, and nothing was added.
    pub already: bool,
}

/// How many things a decision put on record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct DecidedCounts {
    /// Proposals accepted.
    pub accepted: usize,
    /// Proposals rejected.
    pub rejected: usize,
    /// Proposals opened again.
    pub reopened: usize,
    /// People who are new.
    pub people: usize,
}

/// What came of decisions about proposals.
#[derive(Debug)]
pub enum Decided {
    /// Everything was recorded.
    Recorded(DecidedCounts),
    /// Nothing was recorded: something typed is wrong. The reading with everything that was typed and what is wrong beside it.
    Faulty(Box<ReadingView>),
}

/// Shows a kept text with what it seems to say; `typed` is what stands in the form already.
///
/// # Errors
///
/// When there is no such source, it has no text, the viewer may not see it, or the ledger fails.
pub fn reading(ctx: &Ctx<'_>, source: &str, typed: &ReadingForm) -> Result<ReadingView, Refusal> {
    let known = Known::of(ctx, source, typed)?;
    Ok(page::view(ctx, &known, typed, &Faults::default()))
}

/// Records decisions about proposals: all at once, or nothing. What is accepted becomes statements, names, places and facts about the
/// source; what is rejected is remembered wherever the same is proposed again. A proposal without a choice stays as it is.
///
/// # Errors
///
/// When there is no such source, it has no text, the viewer may not see it, or the ledger fails. What is wrong with what was typed is no
/// error, but comes back beside its fields: [`Decided::Faulty`].
pub fn decide(ctx: &Ctx<'_>, source: &str, input: &ReadingForm) -> Result<Decided, Refusal> {
    let known = Known::of(ctx, source, input)?;
    match decide::record(ctx, &known, input)? {
        Ok(counts) => Ok(Decided::Recorded(counts)),
        Err(faults) => Ok(Decided::Faulty(Box::new(page::view(ctx, &known, input, &faults)))),
    }
}
