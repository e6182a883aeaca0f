//! What is said in public: quotations, claims and their answers, counts, statements about law, demands, inquiries and refusals.

mod acts;
mod claims;
pub(in crate::propose) mod counts;
pub(in crate::propose) mod frame;
mod laws;
pub(in crate::propose) mod pattern;
mod quotes;
#[cfg(test)]
mod tests;

use crate::Proposal;
use crate::read::Known;

/// The proposals of these rules, in the order of the text.
pub(crate) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let mut found = quotes::propose(known);
    found.extend(counts::propose(known));
    found.extend(laws::propose(known));
    found.extend(claims::propose(known));
    found.extend(acts::propose(known));
    found
}
