//! What an authority states of somebody that no line of the table knows: `ICE said that she has no permit and remains subject to …`.

use std::ops::Range;

use paradero_record::{Role, Stance};

use crate::propose::proposal;
use crate::speech::{Mood, Speech};
use crate::who::EntityKind;
use crate::{Proposal, Section, Shape, What};

use super::super::frame::Line;
use super::{Named, name_of};

/// The states that an authority says somebody is in, where nothing else was proposed of those words.
pub(super) fn official(line: &Line<'_, '_>, names: &mut Vec<Named>, found: &mut Vec<Proposal>) {
    if line.section.is_digest() || line.section == Section::Glossary || !line.names_watched() {
        return;
    }
    let speeches = &line.known.speeches.speeches;
    let from = speeches.partition_point(|speech| speech.tokens.start < line.sentence.tokens.start);
    let own = speeches.get(from..).unwrap_or_default().iter();
    for speech in own.take_while(|speech| speech.tokens.start < line.sentence.tokens.end) {
        let Some(verb) = authority(line, speech).then(|| state(line, &speech.tokens)).flatten() else { continue };
        let span = line.known.prose.span_of(speech.tokens.clone());
        if found.iter().rev().take(6).any(|one| one.span.meets(span)) {
            continue;
        }
        let mood = line.known.voice(verb).mood;
        if matches!(mood, Mood::Supposed | Mood::General) {
            continue;
        }
        let name = name_of(names, "stated", line.about(verb), line.index);
        let tokens = speech.tokens.start..speech.tokens.end.min(line.sentence.tokens.end);
        let what = What::Claim { claim: format!("c{name}"), text: line.words(tokens.clone()), rests_on: Vec::new() };
        let mut made = proposal(line.known, what, tokens, verb, "claim-stated");
        made.about = line.about(verb);
        made.stance = if mood == Mood::Negated { Stance::Denies } else { Stance::Asserts };
        made.told = line.told(verb);
        found.push(made);
    }
}

fn authority(line: &Line<'_, '_>, speech: &Speech) -> bool {
    let official = |id: &usize| line.known.cast.entities.get(*id).is_some_and(|one| one.role == Some(Role::Official));
    let states = !matches!(speech.stance, Stance::Declines | Stance::Demands);
    states && speech.speakers.iter().any(official)
}

/// The verb of a state that the words give to somebody watched over: behind them, or at the head of a fragment.
fn state(line: &Line<'_, '_>, of: &Range<usize>) -> Option<usize> {
    let first = of.clone().find(|at| line.shape(*at).is_word())?;
    let fragment = line.shape(first) == Shape::Lower && STATES.contains(&line.low(first)) && !event(line, first);
    if fragment {
        return Some(first);
    }
    let watched = line.known.cast.within(of.clone()).iter().filter(|one| line.known.cast.entity(one).watched);
    watched.take(2).find_map(|mention| {
        let from = mention.tokens.end;
        (from..(from + 3).min(of.end)).find(|at| STATES.contains(&line.low(*at)) && !event(line, *at))
    })
}

/// Whether the verb only helps to tell an event: `was arrested`, `has been moved`, `fue trasladada`, `is now at the jail`.
fn event(line: &Line<'_, '_>, at: usize) -> bool {
    let held = line
        .known
        .cast
        .within(at + 1..at + 6)
        .iter()
        .any(|mention| matches!(line.known.cast.entity(mention).kind, EntityKind::Place { kind: Some(_), .. }));
    if held {
        return true;
    }
    (at + 1..at + 4).any(|one| DONE.iter().any(|start| line.low(one).starts_with(start)))
}

const DONE: &[&str] = &[
    "arrest",
    "detain",
    "remov",
    "transfer",
    "deport",
    "releas",
    "mov",
    "taken",
    "flown",
    "sent",
    "held",
    "book",
    "encounter",
    "apprehend",
    "process",
    "return",
    "located",
    "brought",
    "deten",
    "traslad",
    "expuls",
    "liber",
    "entreg",
    "envi",
    "ingres",
    "puest",
    "put",
    "said",
    "dijo",
    "told",
    "called",
    "given",
    "boarded",
    "asked",
];

/// Verbs of a state or a failing.
const STATES: &[&str] = &[
    "is",
    "was",
    "has",
    "had",
    "remains",
    "remained",
    "entered",
    "violated",
    "failed",
    "lacks",
    "lacked",
    "admitted",
    "poses",
    "posed",
    "overstayed",
    "received",
    "stayed",
    "came",
    "es",
    "era",
    "tiene",
    "tenia",
    "permanece",
    "permanecia",
    "entro",
    "ingreso",
    "violo",
    "incumplio",
    "carece",
    "carecia",
    "admitio",
    "representa",
    "representaba",
    "cuenta",
    "recibio",
    "esta",
    "sigue",
];
