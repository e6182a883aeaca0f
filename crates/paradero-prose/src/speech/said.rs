//! What a verb of saying says: the words behind it, before it, around it, or in the lines below.

use std::ops::Range;

use super::clauses::Ground;
use super::lexicon::Class;
use super::subjects::{Found, Frame};
use crate::{Markup, Shape};

/// What is said, and on which side of the verb.
pub(super) struct Said {
    pub(super) left: Option<Range<usize>>,
    pub(super) right: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
}

/// What is said, to the right of the verb or around `, X said,`.
pub(super) fn said(ground: &Ground<'_, '_>, frame: &Frame<'_>, verb: usize, found: &Found) -> Said {
    let behind = found.words.start > verb;
    let from = if behind { found.words.end } else { verb + 1 };
    let start = found.words.start.min(verb);
    let right = right(ground, frame, verb, from);
    if let Some((opens, right)) = right {
        return Said { left: None, right: Some(right), cue: start..opens };
    }
    let tail = (from..frame.words.end)
        .find(|at| !frame.has(*at) || ground.is_mark(*at) && !ground.any(*at, &["(", ")"]))
        .unwrap_or(frame.words.end);
    let left = parenthetical(ground, frame, verb, found, start);
    // `X said, and left`: what comes behind belongs to X's word only where something of it stood before.
    let bracketed = start.checked_sub(1).is_some_and(|at| frame.has(at) && ground.low(at) == ",");
    // `said Rosa, a neighbour.` tells who she is; `contó Rosa, un guardia le dijo …` goes on.
    let aside = behind
        && frame.has(tail + 1)
        && ground.any(tail + 1, &["a", "an", "the", "un", "una", "la", "el"])
        && !ground.verb_soon(tail + 2, frame.words.end, 5);
    let goes = ground.low(tail) == ","
        && !ground.is(tail + 1, Class::REL)
        && !aside
        && (left.is_some() || bracketed || !frame.has(tail + 1));
    let more = goes.then(|| kept(ground, tail + 1..end_of(ground, frame, tail + 1, verb))).flatten();
    let goes_on =
        more.filter(|more| ground.verb_soon(more.start, more.end, 40) || more.clone().any(|at| !frame.has(at)));
    Said { left, right: goes_on, cue: start..tail.max(verb + 1) }
}

/// What stands before `, X said` or behind a quotation.
pub(super) fn parenthetical(
    ground: &Ground<'_, '_>,
    frame: &Frame<'_>,
    verb: usize,
    found: &Found,
    start: usize,
) -> Option<Range<usize>> {
    // `department spokesman Craig Delano said`: a title before the name belongs to it.
    let title = |at: usize| {
        frame.has(at)
            && !ground.is_mark(at)
            && !ground.is(at, Class::VERB.or(Class::SUB).or(Class::COORD).or(Class::REL))
    };
    let titled = (frame.words.start..start).rev().take(8).take_while(|at| title(*at)).last().unwrap_or(start);
    let start = if titled > frame.words.start && found.words.start < verb { titled } else { start };
    let before = start.checked_sub(1)?;
    let dash = ground.is_dash(before);
    let quoted = before >= frame.words.start && (!frame.has(before) || dash);
    if before < frame.words.start {
        // “Where is he?” | Rosa asked.
        let asks = ground.any(before.wrapping_sub(1), &["?", "!", "…", ","])
            && ground.class(verb).is(Class::SAY.or(Class::WEAK).or(Class::TELL));
        let closes = asks
            && ground.token(before).is_some_and(|token| token.shape == Shape::Close)
            && ground
                .prose
                .sentence_at(before)
                .zip(ground.prose.sentence_at(verb))
                .is_some_and(|(a, b)| ground.prose.sentences[a].block == ground.prose.sentences[b].block);
        return closes.then(|| before.saturating_sub(1)..before + 1);
    }
    let comma = ground.any(before, &[",", "?", "!", "…", ")"]) && ground.is_mark(before);
    if !quoted && !comma {
        return None;
    }
    // `On Monday, Pruett said` has nothing said before it.
    let left = (frame.words.start..before)
        .rev()
        .find(|at| frame.has(*at) && ground.any(*at, &[";"]))
        .map_or(frame.words.start, |at| at + 1);
    let content = (left..before).any(|at| !frame.has(at) || ground.is(at, Class::VERB))
        || before > left + 1 && found.words.end > verb;
    let attributive =
        ground.class(verb).is(Class::SAY.or(Class::TELL).or(Class::WEAK).or(Class::BELIEVE).or(Class::DEMAND));
    let dashes = if dash { before } else { before + 1 };
    (content && attributive).then(|| kept(ground, left..dashes)).flatten()
}

/// Verbs that take what is asked or recalled: `asked whether`, `recuerda cómo`.
const ASKING: &[&str] = &[
    "asked",
    "asks",
    "ask",
    "wondered",
    "wonder",
    "know",
    "knows",
    "knew",
    "pregunto",
    "pregunta",
    "preguntan",
    "asking",
    "explained",
    "explico",
    "told",
    "described",
    "describes",
    "recalled",
    "recalls",
    "recounted",
    "remembers",
    "recuerda",
    "recordo",
    "relato",
    "relata",
    "narro",
    "narra",
    "conto",
    "cuenta",
    "describio",
    "describe",
];

/// What is said behind the verb, and where it begins.
fn right(ground: &Ground<'_, '_>, frame: &Frame<'_>, verb: usize, from: usize) -> Option<(usize, Range<usize>)> {
    let class = ground.class(verb);
    let end = frame.words.end;
    let range = |start: usize| {
        let items = list_below(ground, start, end);
        items.or_else(|| kept(ground, start..end_of(ground, frame, start, verb))).map(|range| (start, range))
    };
    for at in from..end.min(from + 16) {
        if !frame.has(at) {
            // She said, “…”; but `said he was “moved”` says all of it.
            if class.is(Class::SAY) && (from + 1..at).any(|at| ground.is(at, Class::VERB)) && ground.is_subject(from) {
                break;
            }
            return range(at);
        }
        let low = ground.low(at);
        if low == ":" && !(class.is(Class::SAY) && (from..at).any(|at| ground.is(at, Class::VERB))) {
            return range(at + 1);
        }
        if low == "that" && ground.is(at.wrapping_sub(1), Class::COORD)
            || at > from
                && !low.ends_with("ing")
                && ground.is(at, Class::SAY)
                && !ground.is(at, Class::NOMINAL.or(Class::DOC))
        {
            break;
        }
        if low == "que" && ground.any(at.wrapping_sub(1), &["el", "la", "los", "las", "lo"]) {
            break;
        }
        if matches!(low, "that" | "que")
            && ground.is(at, Class::SUB)
            && (low == "que" || ground.is_subject(at + 1) || ground.verb_soon(at + 1, end, 20) || !frame.has(at + 2))
        {
            return range(at + 1);
        }
        let asks =
            matches!(low, "if" | "whether" | "where" | "why" | "how" | "si" | "donde" | "como") && !ground.is_mark(at);
        if asks && at <= from + 3 && ground.any(verb, ASKING) {
            return range(at);
        }
        if low == "," && frame.has(at + 1) || low == ";" || ground.is(at, Class::REL) {
            break;
        }
    }
    if class.is(Class::TELL) && !class.is(Class::SAY) && ground.prose_is_english(verb) {
        let whom = (from..end.min(from + 6)).take_while(|at| !ground.is_mark(*at)).find(|at| {
            frame.has(*at)
                && ground.is_subject(*at)
                && *at > from
                && ground.verb_soon(*at, end, 7)
                && ground.verb_starts(*at, end)
        })?;
        return range(whom);
    }
    if !class.is(Class::SAY.or(Class::BELIEVE)) {
        return None;
    }
    bare_clause(ground, frame, from).and_then(range)
}

/// A clause without `that`: `said her client called her`; in Spanish an infinitive: `dijo haber enviado`.
fn bare_clause(ground: &Ground<'_, '_>, frame: &Frame<'_>, from: usize) -> Option<usize> {
    const ASIDE: &[&str] = &[
        "in", "on", "at", "by", "to", "during", "through", "from", "via", "after", "before", "of", "with", "for",
        "about", "as",
    ];
    let end = frame.words.end;
    if !frame.has(from) || ground.is_mark(from) {
        return None;
    }
    if !ground.prose_is_english(from) {
        let first = if ground.any(from, &["no", "nunca"]) { from + 1 } else { from };
        return (ground.is_infinitive(first) || ground.any(first, &["haber", "ser"])).then_some(from);
    }
    // Words of time and place may stand before: `said Thursday she was`, `said in an email her client`.
    if ground.any(from, ASIDE) {
        let pronoun = (from + 1..end.min(from + 8))
            .take_while(|at| frame.has(*at) && !ground.is_mark(*at))
            .find(|at| ground.any(*at, &["he", "she", "they", "it", "we", "there"]));
        return pronoun.filter(|at| ground.verb_soon(*at + 1, end, 4));
    }
    let stop = (from..end)
        .find(|at| frame.has(*at) && (ground.any(*at, &[",", ";", ":"]) || ground.is(*at, Class::REL)))
        .unwrap_or(end);
    let verb = (from + 1..stop).any(|at| frame.has(at) && ground.is(at, Class::VERB) && !ground.any(at, &["'s"]))
        || (ground.is(from, Class::PRONOUN) && stop > from + 1);
    let across = ground.low(stop) == ","
        && ground.is_subject(from)
        && (stop..end.min(stop + 25)).any(|at| ground.is(at, Class::PAST.or(Class::PRESENT)))
        && !ground.any(stop + 1, &["who", "a", "an", "the", "which", "and", "but"]);
    (verb || across).then_some(from)
}

/// The items below a line that ends with a colon: `Supporters argue that:`
fn list_below(ground: &Ground<'_, '_>, start: usize, end: usize) -> Option<Range<usize>> {
    if start + 1 < end && !(ground.low(start) == ":" && start + 1 == end) {
        return None;
    }
    let prose = ground.prose;
    let block = prose.sentences.get(prose.sentence_at(end.checked_sub(1)?)?)?.block;
    let first = |block: usize| {
        prose.blocks.get(block).and_then(|block| prose.sentences.get(block.sentences.start)).map(|one| one.tokens.start)
    };
    let is_item = |block: usize| {
        let marked = first(block).is_some_and(|at| ground.any(at, &["•", "-", "*", "‣", "▪", "·", "◦", "●"]));
        let span = prose.blocks.get(block).map(|block| block.span).unwrap_or_default();
        marked
            || prose
                .text
                .markup
                .iter()
                .any(|(of, markup)| of.meets(span) && matches!(markup, Markup::Item | Markup::Blockquote))
    };
    let quoted = first(block + 1).and_then(|at| ground.token(at)).is_some_and(|token| token.shape == Shape::Open);
    let mut last = block;
    while is_item(last + 1) || (quoted && last == block) {
        last += 1;
    }
    let begin = first(block + 1).filter(|_| last > block)?;
    let until = prose
        .blocks
        .get(last)
        .and_then(|block| block.sentences.clone().last())
        .and_then(|at| prose.sentences.get(at))?
        .tokens
        .end;
    Some(begin..until)
}

/// Where what is said ends: with the frame, or where somebody else begins to speak or act.
pub(super) fn end_of(ground: &Ground<'_, '_>, frame: &Frame<'_>, start: usize, verb: usize) -> usize {
    let relative = ground.is(verb.wrapping_sub(1), Class::REL);
    for at in start..frame.words.end {
        if !frame.has(at) {
            continue;
        }
        let comma = ground.low(at) == ",";
        let after = at + usize::from(comma);
        if relative && comma && ground.is(at + 1, Class::VERB) {
            return at;
        }
        if comma
            && !ground.any(after + 1, &["also", "tambien", "rather", "simply"])
            && ground.any(after, &["but", "pero", "whereas", "although", "though", "aunque", "while", "mientras"])
            && at > start + 1
        {
            return at;
        }
        let speaks_on = |at: usize| {
            (at + 1..at + 9)
                .any(|at| frame.has(at) && ground.is(at, Class::SAY.or(Class::DENY)) && !ground.is(at, Class::NOMINAL))
        };
        if at > start && ground.low(at) == ";" && speaks_on(at) {
            return at;
        }
        let joins = ground.any(after, &["and", "y", "e", "but", "pero"]);
        if joins && at > start && another_speaks(ground, frame, after + 1) {
            return at;
        }
    }
    frame.words.end
}

/// Whether behind an `and` a verb of saying comes, at once or behind a short subject.
fn another_speaks(ground: &Ground<'_, '_>, frame: &Frame<'_>, from: usize) -> bool {
    const ACTS: Class = Class::SAY.or(Class::DENY).or(Class::TELL).or(Class::DEMAND).or(Class::CALL);
    let plain = |at: usize| ground.is(at, ACTS) && !ground.is(at, Class::NOMINAL.or(Class::DOC)) && frame.has(at);
    if plain(from) || (ground.is(from, Class::SKIP) && plain(from + 1)) {
        return true;
    }
    if ground.any(from, &["declined", "refused", "did", "no", "rehuso", "declino"]) {
        return ground.any(from + 1, &["to", "not", "dio", "quiso", "respondio", "contesto", "ofrecio"]);
    }
    if ground.any(from, &["that", "que"]) || !ground.is_subject(from) {
        return false;
    }
    (from + 1..from + 6)
        .take_while(|at| frame.has(*at) && !ground.is_mark(*at) && !ground.is(*at, Class::PAST) || plain(*at))
        .any(plain)
}

/// A stretch without the marks at its ends; nothing where nothing is left.
pub(super) fn kept(ground: &Ground<'_, '_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let (mut start, mut end) = (tokens.start, tokens.end);
    let trims = |at: usize| {
        ground
            .token(at)
            .is_some_and(|token| token.shape == Shape::Mark && !token.is_any(&["¿", "?", "¡", "!", ")", "("]))
    };
    while start < end && trims(start) {
        start += 1;
    }
    while start < end && trims(end - 1) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

impl Ground<'_, '_> {
    /// Whether from here a subject and, within a few words and without a mark, its verb follow.
    fn verb_starts(&self, at: usize, end: usize) -> bool {
        (at + 1..end.min(at + 7)).take_while(|at| !self.is_mark(*at)).any(|at| self.is(at, Class::VERB))
    }
}
