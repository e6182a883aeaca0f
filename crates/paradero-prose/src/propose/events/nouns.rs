//! Nouns that tell of events: `his deportation`, `the arrest, on March 3`, `at a hearing on March 3`, `the hearing is July 8`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::grammar::{self, Filler, View};
use super::lexicon::{Form, Reading};
use super::pattern::{Mark, Pattern};
use super::roles::{self, topical};
use super::words::{AFTERS, NEGATORS, PREVENTS, is_clause_start};
use super::{Event, details, watched};
use crate::Told;
use crate::speech::{Mood, Voice};
use crate::time::Means;
use crate::who::EntityId;

/// Words behind such a noun that make something else of it.
const COMPOUNDS: &[&str] = &[
    "order",
    "hearing",
    "flight",
    "proceedings",
    "warrant",
    "case",
    "officer",
    "center",
    "date",
    "request",
    "room",
    "officers",
    "flights",
    "orders",
    "notice",
    "campaign",
    "policy",
];

/// Words between owner and noun by which it is another matter.
const ELSE: &[&str] = &[
    "only", "prior", "previous", "past", "criminal", "earlier", "unico", "previo", "anterior", "unica", "previa",
    "possible", "eventual", "posible",
];

/// Words by which a noun is one certain thing that the text has spoken of or tells of now.
const DEFINES: &[&str] = &[
    "the", "that", "this", "next", "first", "second", "last", "la", "el", "esa", "ese", "proxima", "primera", "ultima",
    "segunda",
];

/// The event that a noun tells of, where it is somebody's who is watched over.
pub(super) fn event(
    view: View<'_, '_>,
    noun: usize,
    pattern: &'static Pattern,
    voice: &mut Option<Voice>,
) -> Option<Event> {
    let reading = Reading { lemma: 0, form: Form::Noun, clitic: false, plural: false };
    let group = grammar::noun(noun, noun, reading);
    let clause = details::clause(view, &group);
    let (people, tokens) = whose(view, noun, pattern, &clause)?;
    let first = tokens.start.min(noun);
    let behind = follows(view, first);
    // `two weeks after his arrest`: only what is counted from.
    let counted = behind
        && first > 1
        && view
            .known
            .times_within(first.saturating_sub(4)..first)
            .iter()
            .any(|time| matches!(time.means, Means::Offset(..)));
    if counted && !dated(view, noun, &clause) || (first..noun).any(|at| view.is(at, ELSE)) {
        return None;
    }
    if people.is_empty() || prevented(view, first, noun, pattern) || (pattern.has(Mark::After) && !behind) {
        return None;
    }
    let told = pattern.led.is_empty() || leads(view, first, pattern) && dated(view, noun, &clause);
    let is = !pattern.has(Mark::Is) || is_on(view, noun, &clause);
    let with = pattern.with.is_empty() || details::phrase(view, &clause, &pattern.with).is_some();
    if !told || !is || !with || details::phrase(view, &clause, &pattern.without).is_some() {
        return None;
    }
    let voice = voice.get_or_insert_with(|| view.known.voice(noun));
    let denied = voice.mood == Mood::Negated && (clause.start..noun).any(|at| view.is(at, NEGATORS));
    if denied || matches!(voice.mood, Mood::Supposed | Mood::General) {
        return None;
    }
    let group = grammar::noun(noun, first, reading);
    let places = details::places(view, &group, &clause);
    let mut attributes: BTreeMap<_, _> = pattern.set.iter().cloned().collect();
    details::write_places(view, pattern.kind, &places, &mut attributes);
    details::write_rest(view, pattern.kind, &clause, &mut attributes);
    let end = places.iter().map(|place| place.tokens.end).fold((noun + 1).max(tokens.end), usize::max);
    Some(Event {
        pattern,
        kind: pattern.kind,
        people,
        tokens: first..end,
        verb: noun,
        attributes,
        denied: false,
        voice: voice.clone(),
        told: Told::default(),
        clause,
        group,
    })
}

/// The owner; of a certain thing without one the person of whom the text speaks.
fn whose(
    view: View<'_, '_>,
    noun: usize,
    pattern: &Pattern,
    clause: &Range<usize>,
) -> Option<(Vec<EntityId>, Range<usize>)> {
    match roles::owner(view, noun) {
        Filler::Found(entities, tokens) => return Some((watched(view, &entities), tokens)),
        Filler::Other(_) if of_another(view, noun) => return None,
        Filler::Other(_) => {}
        Filler::Missing => {}
    }
    if !pattern.has(Mark::Topic) {
        return None;
    }
    let first = phrase_start(view, noun);
    let certain = (first..noun).any(|at| view.is(at, DEFINES))
        || !pattern.led.is_empty()
        || !pattern.with.is_empty()
        || pattern.has(Mark::Is);
    let dated = !pattern.has(Mark::Dated) || dated(view, noun, clause);
    let apart = view.is(first.wrapping_sub(1), AFTERS) && pattern.led.is_empty();
    if !certain || !dated || apart || of_another(view, noun) {
        return None;
    }
    Some((vec![topical(view, noun)?], first..noun + 1))
}

/// `the arrest of 24 men`: theirs, not the person's.
fn of_another(view: View<'_, '_>, noun: usize) -> bool {
    const RULINGS: &[&str] = &["denial", "order", "decision", "ruling"];
    view.is(noun + 1, &["of", "against", "contra", "'s"]) && !(noun + 2..noun + 5).any(|at| view.is(at, RULINGS))
        || (view.is(noun + 1, &["de", "del"])
            && view.time_at(noun + 2).is_none()
            && !view.is(noun + 2, &["fianza", "inmigracion", "la", "asilo", "control"]))
}

/// Where the phrase of the noun begins: its article.
fn phrase_start(view: View<'_, '_>, noun: usize) -> usize {
    const ARTICLES: &[&str] = &["the", "a", "an", "la", "el", "una", "un", "that", "this", "esa", "ese"];
    let from = noun.saturating_sub(4).max(view.start());
    (from..noun).rev().find(|at| view.is(*at, ARTICLES)).unwrap_or(noun)
}

/// Whether words about time stand close behind the noun.
fn dated(view: View<'_, '_>, noun: usize, clause: &Range<usize>) -> bool {
    let until = clause.end.min(noun + 9);
    view.known.times_within(noun + 1..until).iter().any(|time| details::moment(time).is_some())
}

fn prevented(view: View<'_, '_>, first: usize, noun: usize, pattern: &Pattern) -> bool {
    // What is set for a day may be the next one.
    if pattern.has(Mark::Is) || pattern.has(Mark::Future) {
        return view.is(noun + 1, COMPOUNDS);
    }
    let before = first.saturating_sub(5).max(view.start())..first;
    before.clone().any(|at| view.is(at, PREVENTS))
        || (first..noun).any(|at| view.is(at, PREVENTS))
        || view.is(noun + 1, COMPOUNDS)
}

/// Whether it stands behind `after` and its like.
fn follows(view: View<'_, '_>, first: usize) -> bool {
    first > view.start() && view.is(first - 1, AFTERS)
        || first > view.start() + 1 && view.is(first - 2, AFTERS) && view.is(first - 1, &["the", "la", "su", "el"])
}

/// Whether one of the words that the pattern asks for leads the noun: `at a hearing`.
fn leads(view: View<'_, '_>, first: usize, pattern: &Pattern) -> bool {
    let ends_before = |phrase: &[Box<str>]| {
        let Some(from) = first.checked_sub(phrase.len()) else { return false };
        phrase.iter().enumerate().all(|(step, word)| view.low(from + step) == &**word)
    };
    pattern.led.iter().any(|phrase| ends_before(phrase))
}

/// Whether it is said on which day it is: `the hearing is on July 8`, `la audiencia de fianza será el 2 de abril`.
fn is_on(view: View<'_, '_>, noun: usize, clause: &Range<usize>) -> bool {
    const IS: &[&str] = &["is", "'s", "be", "es", "era", "sera", "seria", "queda", "quedo"];
    let mut at = noun + 1;
    while at < clause.end.min(noun + 6) && !view.is(at, IS) {
        if is_clause_start(view.low(at)) || view.is(at, &[",", "and", "y"]) || view.time_at(at).is_some() {
            return false;
        }
        at += 1;
    }
    if !view.is(at, IS) {
        return false;
    }
    let mut at = at + 1;
    while view.is(at, &["on", "now", "ahora", "para", "el", "not", "until"]) && view.time_at(at).is_none() {
        at += 1;
    }
    view.time_at(at).is_some() && view.known.times_within(at..at + 1).iter().any(|time| details::moment(time).is_some())
}
