//! What a verb is not said again for: `was moved to Georgia on March 3, then to Texas, and in May to Arizona`.

use std::ops::Range;

use super::details::{self, Way};
use super::grammar::{Real, View};
use super::{Event, grammar};
use paradero_record::Value;

/// The steps behind the first, each with its own place and words about time.
pub(super) fn further(view: View<'_, '_>, event: &Event) -> Vec<Event> {
    let moves = matches!(event.kind.name(), "transferred" | "journey_leg" | "removal_executed");
    if !moves || event.group.real != Real::Fact || event.denied {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = event.tokens.end.max(event.verb + 1);
    for _ in 0..5 {
        let Some(Step { mark, from, to }) = step(view, at) else { break };
        let group = grammar::noun(from - 1, from, event.group.reading);
        let places = details::places(view, &group, &(from..to));
        let Some(place) = places.iter().find(|place| place.way == Way::To) else { break };
        let words = view.known.prose.words_of(place.tokens.clone()).trim().to_owned();
        let end = place.tokens.end;
        let mut next =
            Event { tokens: from..end.max(to), verb: from, clause: mark..end.max(to), group, ..event.clone() };
        next.attributes.retain(|name, _| !matches!(*name, "to" | "from" | "at"));
        if next.kind.attribute("to").is_some() {
            next.attributes.insert("to", Value::Text(words));
        }
        at = end.max(to);
        found.push(next);
    }
    found
}

/// A step: the mark before it, its preposition, where it ends.
struct Step {
    mark: usize,
    from: usize,
    to: usize,
}

/// The next step: its preposition and where it ends. Between the steps stand only marks, `then`, and words about time.
fn step(view: View<'_, '_>, from: usize) -> Option<Step> {
    const BETWEEN: &[&str] = &[
        ",",
        ";",
        "and",
        "y",
        "e",
        "then",
        "luego",
        "despues",
        "later",
        "finally",
        "finalmente",
        "on",
        "in",
        "el",
        "a",
        "again",
        "eventually",
        "from",
        "there",
        "de",
        "ahi",
        "alli",
        "before",
        "por",
        "ultimo",
    ];
    let mut at = from;
    let mut mark: Option<usize> = None;
    for _ in 0..12 {
        if let Some(time) = view.time_at(at) {
            at = time.end;
            continue;
        }
        let leads = view.is(at, &["to", "a", "al", "hacia", "into"]);
        if let Some(mark) = mark.filter(|_| leads && place_follows(view, at)) {
            return Some(Step { mark, from: at, to: end(view, at) });
        }
        // `; in October, to Texas`: the mark behind the time parts it not from its step.
        let within = mark.is_some() && view.is(at, &[","]) && view.time_at(at - 1).is_some();
        if view.is(at, &[",", ";", "and", "y", "e", "then", "luego"]) && !within {
            mark = Some(at);
        }
        if !view.is(at, BETWEEN) || at >= view.end() {
            return None;
        }
        at += 1;
    }
    None
}

fn place_follows(view: View<'_, '_>, at: usize) -> bool {
    (at + 1..at + 6)
        .take_while(|one| !view.is(*one, &[",", ".", ";", "and", "y"]))
        .any(|one| view.mention(one).is_some_and(|mention| view.is_place(mention)))
}

/// Where the words of a step end: with its place, and words about time right behind.
fn end(view: View<'_, '_>, from: usize) -> usize {
    let mut at = from + 1;
    while at < view.end() && !view.is(at, &[";", ".", "and", "y", "e", "then", "luego"]) {
        if view.is(at, &[","]) && view.time_at(at).is_none() && !continues(view, at) {
            break;
        }
        at = view.time_at(at).map_or(at + 1, |time: Range<usize>| time.end);
    }
    at
}

/// `to Conroe, Texas, then`: a mark within a place.
fn continues(view: View<'_, '_>, comma: usize) -> bool {
    view.mention(comma + 1).is_some_and(|mention| view.is_place(mention))
}
