//! The places of the case that a text names, each once: facilities, courts and offices, and where somebody is held.

use std::ops::Range;

use paradero_record::PlaceKind;

use crate::propose::own;
use crate::propose::public::frame::{Line, lines};
use crate::read::Known;
use crate::who::{EntityKind, Form, Mention};
use crate::{Proposal, Section, Shape, What};

/// The places of a text.
pub(super) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let mut seen = vec![false; known.cast.entities.len()];
    let mut found = Vec::new();
    for digest in [false, true] {
        for mention in &known.cast.mentions {
            let entity = known.cast.entity(mention);
            let EntityKind::Place { country, kind } = entity.kind else { continue };
            let section = section(known, mention.tokens.start);
            let told = section.tells() && !matches!(section, Section::Heading | Section::Glossary);
            if !told || section.is_digest() != digest || seen.get(mention.entity).copied().unwrap_or(true) {
                continue;
            }
            if !held(kind, known, mention) || mention.form == Form::Pronoun {
                continue;
            }
            if let Some(slot) = seen.get_mut(mention.entity) {
                *slot = true;
            }
            let what = What::Place { name: entity.name.clone(), country };
            found.push(own(what, mention.span, section, "place"));
        }
    }
    unlisted(known, &mut found);
    found
}

/// Places of custody that no table knows: `the jail at Geauga Forks`, `the Ironbound Annex`, `un centro que se llama Cypress Bend`.
fn unlisted(known: &Known<'_>, found: &mut Vec<Proposal>) {
    for line in lines(known) {
        if !line.section.tells() || line.section.is_digest() || line.section == Section::Glossary {
            continue;
        }
        let of = line.sentence.tokens.clone();
        for at in of.clone() {
            let Some(tokens) = named_behind(&line, at).or_else(|| named_before(&line, at)) else { continue };
            let span = known.prose.span_of(tokens.clone());
            let name = line.words(tokens.clone());
            let told = |one: &Proposal| match &one.what {
                What::Place { name: other, .. } => {
                    one.span.meets(span) || other.contains(&name) || name.contains(other)
                }
                _ => false,
            };
            if !found.iter().any(told) {
                found.push(own(What::Place { name, country: None }, span, line.section, "place-custody"));
            }
        }
    }
}

/// Words for places where people are held.
const HOLDS: &[&str] = &[
    "jail",
    "prison",
    "camp",
    "facility",
    "center",
    "centre",
    "annex",
    "lockup",
    "barracks",
    "carcel",
    "centro",
    "prision",
    "penal",
    "campamento",
    "lugar",
    "sitio",
    "albergue",
    "place",
];

/// `the jail at Geauga Forks`, `a prison called Bukele`, `un lugar que se llama Raymond Flats`.
fn named_behind(line: &Line<'_, '_>, at: usize) -> Option<Range<usize>> {
    if !HOLDS.contains(&line.low(at)) || line.shape(at) != Shape::Lower {
        return None;
    }
    let vague = matches!(line.low(at), "place" | "lugar" | "sitio" | "centro" | "center");
    let (step, called) = match (line.low(at + 1), line.low(at + 2), line.low(at + 3)) {
        ("called" | "named" | "llamado" | "llamada", _, _) => (2, true),
        ("known", "as", _) | ("they", "call", _) => (3, true),
        ("que", "se", "llama") => (4, true),
        ("at" | "in" | "near" | "outside", _, _) => (2, false),
        ("de" | "en", _, _) => (2, false),
        _ => return None,
    };
    let held = (called && held_near(line, at)) || (!vague && held_near(line, at));
    let to = capitals(line, at + step);
    let person = line.known.cast.at(at + step).is_some_and(|mention| {
        let kind = &line.known.cast.entity(mention).kind;
        !matches!(kind, EntityKind::Place { .. })
            || !called && matches!(kind, EntityKind::Place { country: Some(_), .. })
    });
    let from = if called { at + step } else { at };
    (held && !person && to > at + step).then_some(from..to)
}

/// `the York Springs holding center`, `taken to the Ironbound Annex in Newark`.
fn named_before(line: &Line<'_, '_>, at: usize) -> Option<Range<usize>> {
    let noun = HOLDS.contains(&line.low(at)) && !matches!(line.low(at), "center" | "centre" | "place" | "facility");
    let kinds = ["holding", "processing", "detention", "transit", "staging", "intake", "county", "parish"];
    let sort = HOLDS.contains(&line.low(at)) && kinds.contains(&line.low(at.wrapping_sub(1)));
    let known =
        line.known.cast.at(at).is_some_and(|mention| line.known.cast.entity(mention).kind != EntityKind::Person);
    if !(sort || noun && !known) {
        return None;
    }
    let mut start = at - usize::from(sort && line.shape(at - 1) == Shape::Lower);
    let end = at + 1;
    let floor = line.sentence.tokens.start;
    let last = start;
    let person = |at: usize| {
        line.known.cast.at(at).is_some_and(|mention| line.known.cast.entity(mention).kind == EntityKind::Person)
    };
    while start > floor && line.shape(start - 1).is_capital() && !person(start - 1) {
        start -= 1;
    }
    let capital = start < last && start > floor;
    (capital && held_near(line, start)).then_some(start..end)
}

/// Whether the words before say that somebody is held or taken there.
fn held_near(line: &Line<'_, '_>, at: usize) -> bool {
    let from = line.sentence.tokens.start.max(at.saturating_sub(9));
    line.has(from..at, HELD)
}

const HELD: &[&str] = &[
    "held",
    "detained",
    "jailed",
    "locked",
    "taken",
    "moved",
    "transferred",
    "booked",
    "spent",
    "days",
    "nights",
    "weeks",
    "sent",
    "brought",
    "flown",
    "kept",
    "detenido",
    "detenida",
    "preso",
    "presa",
    "recluido",
    "recluida",
    "tienen",
    "tiene",
    "tenian",
    "trasladado",
    "trasladada",
    "trasladaron",
    "llevado",
    "llevada",
    "llevaron",
    "ingresado",
    "ingresada",
    "ingresaron",
    "internado",
    "internada",
    "encerrado",
    "encerrada",
    "permanecio",
    "estuvo",
    "enviado",
    "enviada",
    "esta",
    "estaba",
    "aparecio",
    "hallaba",
    "encuentra",
    "is",
    "was",
    "are",
    "mandaron",
    "metieron",
    "dias",
];

/// Where the capitals that begin here end, with `of` and `de` between them.
fn capitals(line: &Line<'_, '_>, at: usize) -> usize {
    let mut end = at;
    while end < at + 7 {
        let joins = matches!(line.low(end), "of" | "de" | "del" | "la" | "los") && end > at;
        if !(line.shape(end).is_capital() || joins && line.shape(end + 1).is_capital()) {
            break;
        }
        end += 1;
    }
    end
}

fn section(known: &Known<'_>, token: usize) -> Section {
    let sentence = known.prose.sentence_at(token).and_then(|at| known.prose.sentences.get(at));
    sentence.map_or(Section::Body, |sentence| known.prose.block_of(sentence).section)
}

/// Whether a place is one of the case: a facility, or a town in which the words before say that somebody is held.
fn held(kind: Option<PlaceKind>, known: &Known<'_>, mention: &Mention) -> bool {
    let named = known.prose.tokens.get(mention.tokens.clone()).unwrap_or_default();
    let articles = ["the", "el", "la", "los", "las"];
    let capital = named.iter().any(|token| token.shape.is_capital() && !token.is_any(&articles));
    let vague = named.first().is_some_and(|token| token.is_any(&["a", "an", "un", "una"]));
    // `Saltmarsh Correctional Partners` is a company.
    let company = ["partners", "corporation", "corp", "corp.", "inc", "inc.", "group", "company", "officers"];
    let owner = company.contains(&known.prose.low(mention.tokens.end));
    if vague || owner || kind == Some(PlaceKind::Office) {
        return false;
    }
    match kind {
        Some(PlaceKind::Other) | None => {
            let from = mention.tokens.start.saturating_sub(5);
            let words = [
                "held",
                "detained",
                "jail",
                "prison",
                "room",
                "locked",
                "detenido",
                "detenida",
                "preso",
                "recluido",
                "carcel",
                "jailed",
                "presa",
                "recluida",
                "encerrado",
                "encerrada",
            ];
            let moves = ["transferred", "moved", "taken", "booked", "trasladado", "trasladada", "ingresado", "llevado"];
            let named = kind == Some(PlaceKind::Other);
            let near = |at: usize| {
                let low = known.prose.low(at);
                words.contains(&low) || named && moves.contains(&low)
            };
            capital && (from..mention.tokens.start).any(near)
        }
        Some(_) => capital,
    }
}
