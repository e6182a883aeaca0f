//! Facts that are no events: who is named, in which role, which places, and what the text says of the people watched over.

mod people;
mod person;
mod places;
#[cfg(test)]
mod tests;

use crate::Proposal;
use crate::read::Known;

/// The proposals of these rules.
pub(crate) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let mut found = people::propose(known);
    found.extend(places::propose(known));
    found.extend(person::propose(known));
    found
}
