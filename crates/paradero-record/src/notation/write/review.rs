//! Writing what was decided about proposals and disagreements.

use super::quoted;
use crate::{Resolution, Review};

/// Writes a decision about a proposal.
pub fn write_review(one: &Review) -> String {
    let (at, who) = (&one.recorded.at, quoted(&one.recorded.by));
    let (key, quote) = (quoted(&one.proposal), quoted(&one.quote));
    let because = quoted(&one.because);
    format!("proposal {} {} {key} quote {quote} by {who} on {at} because {because}\n", one.outcome, one.source)
}

/// Writes an answer to a disagreement; it stands under the line that says whom it is about.
pub fn write_resolution(one: &Resolution) -> String {
    let (at, who) = (&one.recorded.at, quoted(&one.recorded.by));
    format!(
        "disagreement {} {} by {who} on {at} because {}\n",
        one.outcome,
        quoted(&one.disagreement),
        quoted(&one.because)
    )
}
