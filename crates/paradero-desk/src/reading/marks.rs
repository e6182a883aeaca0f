//! The text cut into pieces at the words on which proposals rest.

use paradero_prose::{Proposal, Prose, Span, Text};
use paradero_record::Language;

use super::status::{Stand, Status};
use crate::view::{ParagraphLine, PieceLine};

/// The paragraphs of a text, with its proposals marked in them.
pub(super) fn paragraphs(
    text: &Text,
    proposals: &[Proposal],
    statuses: &[Status],
    language: Language,
) -> Vec<ParagraphLine> {
    let prose = Prose::of(text);
    let (mut line, mut counted) = (1u32, 0);
    let mut pages = text.pages.iter().peekable();
    let mut all = Vec::with_capacity(prose.blocks.len());
    for block in &prose.blocks {
        let between = text.content.get(counted..block.span.start).unwrap_or_default();
        line += u32::try_from(between.matches('\n').count()).unwrap_or_default();
        counted = block.span.start.max(counted);
        let mut page = None;
        while let Some(next) = pages.next_if(|next| next.span.start < block.span.end) {
            page = Some(next.number);
        }
        all.push(ParagraphLine {
            line,
            page,
            section: block.section.word().to_owned(),
            section_words: block.section.say(language).to_owned(),
            language: block.language.choose("en", "es").to_owned(),
            pieces: pieces(text, block.span, proposals, statuses),
        });
    }
    all
}

/// A stretch cut at every place where a proposal's words begin or end.
fn pieces(text: &Text, of: Span, proposals: &[Proposal], statuses: &[Status]) -> Vec<PieceLine> {
    let is_here = |one: &Proposal| one.span.start < one.span.end && one.span.meets(of);
    let here: Vec<(usize, &Proposal)> = proposals.iter().enumerate().filter(|(_, one)| is_here(one)).collect();
    let mut cuts = vec![of.start, of.end];
    for (_, one) in &here {
        cuts.extend([one.span.start, one.span.end].into_iter().filter(|at| (of.start..of.end).contains(at)));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |pair: &[usize]| {
        let [start, end] = *pair else { return None };
        let span = Span::new(start, end);
        let over: Vec<usize> = here.iter().filter(|(_, one)| one.span.holds(span)).map(|(at, _)| *at).collect();
        let begins = here.iter().filter(|(_, one)| one.span.start == start).map(|(at, _)| at + 1).collect();
        let status = status(&over, statuses);
        let proposals = over.into_iter().map(|at| at + 1).collect();
        Some(PieceLine { text: span.of(&text.content).to_owned(), proposals, begins, status })
    };
    cuts.windows(2).filter_map(piece).collect()
}

/// Open where anything is, accepted before rejected.
fn status(over: &[usize], statuses: &[Status]) -> String {
    let stands: Vec<Stand> = over.iter().filter_map(|at| statuses.get(*at)).map(|status| status.stand).collect();
    let order = [Stand::Open, Stand::Accepted, Stand::Rejected];
    let first = order.into_iter().find(|stand| stands.contains(stand));
    first.map_or("", Stand::word).to_owned()
}
