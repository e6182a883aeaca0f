//! Where quotation marks open and close, and dialogue behind dashes.

use std::ops::Range;

use paradero_record::Language;

use super::lexicon::Class;
use crate::who::EntityId;
use crate::{Block, Prose, Shape};

/// Words set apart as somebody's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// The words between the marks.
    pub(super) inner: Range<usize>,
    /// The words with their marks.
    pub(super) outer: Range<usize>,
    /// The quotation within which it stands.
    pub(super) within: Option<usize>,
    /// Whether it goes on from the quotation of the paragraph before, which was left open.
    pub(super) goes_on: bool,
    /// Whether it is said behind a dash: `—No sé —dijo ella—. Nada.`
    pub(super) dash: bool,
    /// Whose paragraph of a transcript it is: `ANA ROJAS: No sé.`
    pub(super) label: Option<EntityId>,
}

/// The quotations of a text, by their beginning; those within others behind these.
pub(super) fn find(prose: &Prose<'_>, classes: &[Class]) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut left_open = false;
    for block in &prose.blocks {
        let tokens = tokens_of(prose, block);
        let first = quotes.len();
        dialogue(prose, classes, block, &tokens, &mut quotes);
        let open = marks(prose, &tokens, &mut quotes);
        if left_open && quotes.get(first).is_some_and(|quote: &Quote| quote.outer.start == tokens.start) {
            quotes[first].goes_on = true;
        }
        left_open = open;
    }
    quotes.sort_by_key(|quote| (quote.inner.start, std::cmp::Reverse(quote.inner.end)));
    nest(&mut quotes);
    quotes
}

fn tokens_of(prose: &Prose<'_>, block: &Block) -> Range<usize> {
    let sentences = prose.sentences.get(block.sentences.clone()).unwrap_or_default();
    sentences.first().zip(sentences.last()).map_or(0..0, |(first, last)| first.tokens.start..last.tokens.end)
}

/// Pairs the marks of a block; says whether its last paragraph quotation was left open.
fn marks(prose: &Prose<'_>, tokens: &Range<usize>, quotes: &mut Vec<Quote>) -> bool {
    let mut open: Vec<(usize, char)> = Vec::new();
    for at in tokens.clone() {
        let Some(token) = prose.tokens.get(at) else { break };
        let Some(mark) = prose.words(token.span).chars().next() else { continue };
        match token.shape {
            Shape::Open => open.push((at, mark)),
            Shape::Close => {
                let fits = open.iter().rposition(|(_, opening)| pairs(*opening, mark));
                let Some(fits) = fits else { continue };
                let start = open[fits].0;
                open.truncate(fits);
                if start + 1 < at {
                    quotes.push(quote(start + 1..at, start..at + 1));
                }
            }
            _ => {}
        }
    }
    // A single mark left open is an apostrophe; a double one is a quotation that the next paragraph takes up, or a slip.
    let left = open.iter().find(|(_, mark)| !matches!(mark, '\'' | '‘' | '’'));
    let Some(&(start, _)) = left else { return false };
    let begins = start == tokens.start || quotes.last().is_some_and(|last: &Quote| last.outer.end < start);
    if start + 2 < tokens.end && (begins || tokens.end - start < 200) {
        quotes.push(quote(start + 1..tokens.end, start..tokens.end));
    }
    true
}

fn quote(inner: Range<usize>, outer: Range<usize>) -> Quote {
    Quote { inner, outer, within: None, goes_on: false, dash: false, label: None }
}

const fn pairs(open: char, close: char) -> bool {
    matches!((open, close), ('“' | '„' | '"', '”' | '"') | ('«', '»') | ('‹', '›') | ('‘' | '\'' | '’', '’' | '\''))
}

/// Dialogue behind dashes: what is said from the first dash to the next, and again behind what the narrator puts in between.
fn dialogue(prose: &Prose<'_>, classes: &[Class], block: &Block, tokens: &Range<usize>, quotes: &mut Vec<Quote>) {
    let dash =
        |at: usize| prose.tokens.get(at).is_some_and(|token| matches!(prose.words(token.span), "—" | "–" | "―" | "-"));
    let spaced = |at: usize| prose.tokens.get(at).is_some_and(|token| token.spaced);
    if !dash(tokens.start) || (spaced(tokens.start + 1) && block.language != Language::Spanish) {
        return;
    }
    let incise = |at: usize| dash(at) && spaced(at) && at > tokens.start && says_soon(classes, at + 1);
    let inner = (tokens.start + 1..tokens.end).find(|at| incise(*at));
    // A dash and a space begin an item of a list, unless somebody is said to say it.
    if inner.is_none() && spaced(tokens.start + 1) {
        return;
    }
    let until = inner.unwrap_or(tokens.end);
    push(prose, quotes, tokens.start, until);
    let Some(said) = inner else { return };
    let Some(back) = (said + 1..tokens.end).find(|at| dash(*at)) else { return };
    push(prose, quotes, back, tokens.end);
}

fn push(prose: &Prose<'_>, quotes: &mut Vec<Quote>, dash: usize, until: usize) {
    let mark = |at: &usize| prose.tokens.get(*at).is_some_and(|token| token.is_any(&[".", ",", ";", ":"]));
    let from = (dash + 1..until).find(|at| !mark(at)).unwrap_or(until);
    if from < until {
        quotes.push(Quote { dash: true, ..quote(from..until, dash..until) });
    }
}

/// Whether a verb of saying comes within the next words.
fn says_soon(classes: &[Class], at: usize) -> bool {
    classes.get(at..(at + 3).min(classes.len())).is_some_and(|next| next.iter().any(|class| class.is(Class::CUE)))
}

/// Says of each quotation within which it stands.
pub(super) fn nest(quotes: &mut [Quote]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..quotes.len() {
        while open.last().is_some_and(|last| quotes[*last].inner.end <= quotes[at].outer.start) {
            open.pop();
        }
        quotes[at].within = open.last().copied();
        open.push(at);
    }
}
