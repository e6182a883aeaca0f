//! Cutting sentences into clauses: stretches with one verb, so that a `not` or a `perhaps` stays where it belongs.

use std::ops::Range;

use super::lexicon::Class;
use super::quotes::Quote;
use crate::{Prose, Shape, Token};

/// What the rules of this part look at: the words, their classes, and where clauses begin.
pub(super) struct Ground<'a, 't> {
    pub(super) prose: &'a Prose<'t>,
    pub(super) classes: &'a [Class],
}

impl<'a> Ground<'a, '_> {
    /// The small-letter form of a token; empty where there is none.
    pub(super) fn low(&self, at: usize) -> &'a str {
        self.prose.tokens.get(at).map_or("", |token| &token.low)
    }

    /// The token.
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.prose.tokens.get(at)
    }

    /// The classes of a token; none where there is no token.
    pub(super) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or_default()
    }

    /// Whether a token is in one of these classes.
    pub(super) fn is(&self, at: usize, of: Class) -> bool {
        self.class(at).is(of)
    }

    /// Whether a token is one of these words.
    pub(super) fn any(&self, at: usize, lows: &[&str]) -> bool {
        lows.contains(&self.low(at))
    }

    /// Whether a token is a mark.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| matches!(token.shape, Shape::Mark | Shape::Open | Shape::Close))
    }

    /// Whether a token is a dash between words, not a hyphen.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.is("-") && (token.spaced || !matches!(self.prose.words(token.span), "-" | "‐" | "‑"))
        })
    }

    /// Whether here a name, a pronoun or an article begins what may be a subject.
    pub(super) fn is_subject(&self, at: usize) -> bool {
        const DETERMINERS: &[&str] = &[
            "the", "a", "an", "his", "her", "their", "its", "this", "these", "those", "some", "many", "no", "our",
            "my", "your", "el", "la", "los", "las", "un", "una", "su", "sus", "este", "esta", "estos", "mi", "nuestro",
            "nuestra", "ningun", "ninguna", "that", "there", "nobody", "nadie", "all", "everyone", "none",
        ];
        self.is(at, Class::PRONOUN)
            || self.any(at, DETERMINERS)
            || self.token(at).is_some_and(|token| token.shape.is_capital())
    }

    /// Whether a verb stands here before the next mark or word that begins a clause, within so many words.
    pub(super) fn verb_soon(&self, from: usize, end: usize, within: usize) -> bool {
        for at in from..end.min(from + within) {
            if self.is(at, Class::VERB) || (at > from && self.is(at, Class::CUE) && !self.is(at, Class::NOMINAL)) {
                return true;
            }
            if at > from && (self.is_mark(at) && !self.any(at, &["'s"]) || self.is(at, Class::REL)) {
                return false;
            }
        }
        false
    }
}

/// Where each clause of a text begins: `true` for its first token.
pub(super) fn cut(ground: &Ground<'_, '_>, quotes: &[Quote]) -> Vec<Range<usize>> {
    let mut starts = vec![false; ground.prose.tokens.len() + 1];
    for quote in quotes.iter().filter(|quote| quote.inner.len() > 3) {
        for at in [quote.inner.start, quote.outer.end] {
            if let Some(start) = starts.get_mut(at) {
                *start = true;
            }
        }
    }
    let mut clauses = Vec::with_capacity(ground.prose.sentences.len() * 3);
    for sentence in &ground.prose.sentences {
        let mut start = sentence.tokens.start;
        let mut verb = false;
        for at in sentence.tokens.clone() {
            let begun = starts.get(at).copied().unwrap_or_default();
            if at > start && (begun || begins(ground, start, at, sentence.tokens.end, verb)) {
                clauses.push(start..at);
                (start, verb) = (at, false);
            }
            verb = verb || ground.is(at, Class::VERB) || (ground.is(at, Class::CUE) && !ground.is(at, Class::NOMINAL));
        }
        clauses.push(start..sentence.tokens.end);
    }
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// Whether a clause begins here; `verb` says whether the one that is open has a verb.
fn begins(ground: &Ground<'_, '_>, start: usize, at: usize, end: usize, verb: bool) -> bool {
    let before = at - 1;
    if ground.any(before, &[";", ":", "(", ")", "…"]) || ground.is_dash(before) {
        return true;
    }
    if ground.any(before, &["?", "!", "."]) && ground.is_mark(before) {
        return true;
    }
    if ground.is(at, Class::REL) {
        return true;
    }
    if ground.is(at, Class::SUB) && at > start + usize::from(ground.is(start, Class::COORD)) {
        return subordinates(ground, at, end);
    }
    if ground.low(before) == "," {
        let from = if ground.is(at, Class::COORD) { at + 1 } else { at };
        let opened = verb || ground.is(start, Class::SUB) || ground.low(start).ends_with("ing");
        return opened && (ground.verb_soon(from, end, 10) || ground.low(at).ends_with("ing"));
    }
    if ground.is(at, Class::COORD) && verb {
        let next = (at + 1..end).find(|next| !ground.is(*next, Class::SKIP)).unwrap_or(end);
        let subject = ground.is_subject(at + 1) || ground.is(at + 1, Class::KIND.or(Class::PEOPLE));
        return ground.is(next, Class::VERB)
            || (next > at + 1 && ground.is(next - 1, Class::VERB))
            || ground.is(next, Class::CUE)
            || (subject && ground.verb_soon(at + 1, end, 7));
    }
    // `said he was`: what is said begins behind the verb.
    let says =
        ground.is(before, Class::SAY.or(Class::BELIEVE).or(Class::TELL)) && !ground.is(before, Class::PARTICIPLE);
    (says || ground.any(before, &["claimed", "announced", "believed", "alleged", "argued"]))
        && ground.is_subject(at)
        && ground.verb_soon(at + 1, end, 7)
}

/// Whether a word like `that`, `since` or `como` begins a clause here.
fn subordinates(ground: &Ground<'_, '_>, at: usize, end: usize) -> bool {
    const ALWAYS: &[&str] = &[
        "if", "whether", "when", "while", "because", "although", "though", "unless", "where", "why", "si", "cuando",
        "mientras", "porque", "aunque", "donde", "how",
    ];
    let before = at.saturating_sub(1);
    match ground.low(at) {
        "que" => !ground.any(before, &["tiene", "tienen", "tuvo", "tenia", "hay", "mas", "menos", "lo", "del"]),
        "that" => {
            !ground.any(before, &["of", "from", "in", "on", "at", "by", "for", "with", "after", "before", "to"])
                && ground.verb_soon(at + 1, end, 12)
        }
        word if ALWAYS.contains(&word) => true,
        _ => ground.verb_soon(at + 1, end, 7),
    }
}
