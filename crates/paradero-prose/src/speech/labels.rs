//! Transcripts: paragraphs that begin with a name and a colon are the word of whoever is named.

use super::lexicon::Class;
use super::quotes::{Quote, nest};
use crate::who::{Cast, EntityId, EntityKind};
use crate::{Prose, Shape};

/// A paragraph behind a label.
struct Labelled {
    /// The label's words, its colon and what is said.
    block: usize,
    name: std::ops::Range<usize>,
    end: usize,
    who: EntityId,
    asks: bool,
}

/// Adds the paragraphs of a transcript to the quotations; those of whoever asks the questions are the text's own.
pub(super) fn add(prose: &Prose<'_>, cast: &Cast, classes: &[Class], quotes: &mut Vec<Quote>) {
    let found: Vec<Labelled> =
        (0..prose.blocks.len()).filter_map(|block| labelled(prose, cast, classes, block)).collect();
    let mut names: Vec<EntityId> = found.iter().map(|one| one.who).collect();
    names.sort_unstable();
    names.dedup();
    if names.len() < 2 || found.len() < 3 {
        return;
    }
    let asked = |who: EntityId| found.iter().filter(|one| one.who == who && one.asks).count();
    let host =
        names.iter().copied().max_by_key(|who| (asked(*who), std::cmp::Reverse(*who))).filter(|who| asked(*who) > 1);
    let told = found.iter().filter(|one| Some(one.who) != host && one.name.end + 1 < one.end);
    quotes.extend(told.map(|one| Quote {
        inner: one.name.end + 1..one.end,
        outer: one.name.start..one.end,
        within: None,
        goes_on: false,
        dash: false,
        label: Some(one.who),
    }));
    debug_assert!(found.windows(2).all(|two| matches!(two, [a, b] if a.block < b.block)));
    quotes.sort_by_key(|quote| (quote.outer.start, std::cmp::Reverse(quote.outer.end)));
    nest(quotes);
}

/// The label of a paragraph, where it has one and a person of the text has that name.
fn labelled(prose: &Prose<'_>, cast: &Cast, classes: &[Class], block: usize) -> Option<Labelled> {
    let of = prose.blocks.get(block).filter(|block| block.section.tells())?;
    let sentences = prose.sentences.get(of.sentences.clone())?;
    let (start, end) = (sentences.first()?.tokens.start, sentences.last()?.tokens.end);
    let colon = (start..end.min(start + 6)).find(|at| prose.low(*at) == ":")?;
    let name = |at: usize| {
        prose.tokens.get(at).is_some_and(|token| token.shape.is_capital() || token.is_any(&["de", "del", "la"]))
    };
    if colon == start || colon + 1 >= end || !(start..colon).all(name) {
        return None;
    }
    // `Note:`, `Contact:` are no names.
    if classes.get(start).is_some_and(|class| class.is(Class::DOC.or(Class::CUE))) {
        return None;
    }
    let who = person(prose, cast, start..colon)?;
    let asks =
        (colon..end).any(|at| prose.tokens.get(at).is_some_and(|token| token.is("?") && token.shape == Shape::Mark));
    Some(Labelled { block, name: start..colon, end, who, asks })
}

/// The person of this name: all words of the label are of theirs.
fn person(prose: &Prose<'_>, cast: &Cast, name: std::ops::Range<usize>) -> Option<EntityId> {
    let is_person = |id: &EntityId| cast.entities.get(*id).is_some_and(|entity| entity.kind == EntityKind::Person);
    let fits = |id: &EntityId| {
        let whole = crate::prose::folded(&cast.entities[*id].name);
        let own = |at: usize| whole.split_whitespace().any(|word| word == prose.low(at));
        name.clone().all(own)
    };
    let known = cast.at(name.end.saturating_sub(1)).map(|mention| mention.entity).filter(is_person).filter(fits);
    known.or_else(|| (0..cast.entities.len()).find(|id| is_person(id) && fits(id)))
}
