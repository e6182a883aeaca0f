//! States and tracks that do not do what they say.

use std::collections::BTreeSet;

use paradero_record::EventKind;

use super::fire::is_impossible;
use super::{Check, Findings, Of, Severity, part};
use crate::notation::check::triggers;
use crate::notation::resolve::narrows;
use crate::pack::{Duty, Forbidden, Pack, State, Track};

pub(super) fn search(pack: &Pack, findings: &mut Findings) {
    let used: BTreeSet<&str> = pack.safeguards.iter().flat_map(part::states).collect();
    for state in pack.states.values() {
        one(state, used.contains(state.name.as_str()), findings);
    }
    for track in &pack.tracks {
        at_once(track, pack, findings);
        for forbidden in &track.never {
            not_forbidden(track, forbidden, pack, findings);
        }
    }
}

fn one(state: &State, is_used: bool, findings: &mut Findings) {
    let of = Of(state.line, &state.name);
    let closes = state.until.iter().any(|pattern| !is_impossible(pattern));
    if !closes && state.lasts.is_empty() {
        let words = ("Nothing closes this state: it holds for ever.", "Nada cierra este estado: se da para siempre.");
        let then = ("Add a line `until`, or `lasts`.", "Añada una línea `until`, o `lasts`.");
        findings.push((Severity::Warning, Check::NeverCloses), of, words, then);
    }
    if !is_used && state.track.is_none() {
        let words = ("No safeguard and no track asks for this state.", "Ninguna salvaguarda ni vía pide este estado.");
        let then =
            ("Keep it for screens and searches, or take it out.", "Déjelo para pantallas y búsquedas, o quítelo.");
        findings.push((Severity::Note, Check::Unused), of, words, then);
    }
    if EventKind::find(&state.name).is_some() {
        let words = (
            "A kind of event has the same name: in `unless` and `shown by` the event is meant.",
            "Un tipo de hecho tiene el mismo nombre: en `unless` y `shown by` se entiende el hecho.",
        );
        let then = ("Give the state a name of its own.", "Dé al estado un nombre propio.");
        findings.push((Severity::Note, Check::TwoMeanings), of, words, then);
    }
    for opener in state.from.iter().filter(|opener| state.until.iter().any(|closer| narrows(opener, closer))) {
        let words = (
            format!("`{}` opens this state, and closes it.", opener.kind),
            format!("`{}` abre este estado, y lo cierra.", opener.kind),
        );
        let then = ("Take it out of `from` or of `until`.", "Quítelo de `from` o de `until`.");
        findings.push((Severity::Warning, Check::Idle), of, words, then);
    }
    for opener in state.from.iter().filter(|opener| is_impossible(opener)) {
        let words = (
            format!("No event matches `{}` in `from`: one attribute would have two words.", opener.kind),
            format!("Ningún hecho coincide con `{}` en `from`: un atributo tendría dos palabras.", opener.kind),
        );
        findings.push(
            (Severity::Warning, Check::Idle),
            of,
            words,
            ("Take it out, or change it.", "Quítelo, o cámbielo."),
        );
    }
}

/// Finds events that open two states of one track.
fn at_once(track: &Track, pack: &Pack, findings: &mut Findings) {
    let states: Vec<&State> = track.states.iter().filter_map(|name| pack.states.get(name)).collect();
    for (n, one) in states.iter().enumerate() {
        for other in states.iter().skip(n + 1) {
            let both = one.from.iter().flat_map(|a| other.from.iter().map(move |b| (a, b)));
            for (a, b) in both.filter(|(a, b)| narrows(a, b) || narrows(b, a)) {
                let kind = if narrows(a, b) { a.kind } else { b.kind };
                let words = (
                    format!("`{kind}` opens `{}` and `{}`, of which only one can hold.", one.name, other.name),
                    format!("`{kind}` abre `{}` y `{}`, de los que solo uno puede darse.", one.name, other.name),
                );
                let then = ("Tell the two apart by an attribute.", "Distinga los dos por un atributo.");
                findings.push((Severity::Warning, Check::TwoAtOnce), Of(track.line, &track.name), words, then);
            }
        }
    }
}

/// Finds steps that a track forbids, and that the safeguards it names do not.
fn not_forbidden(track: &Track, forbidden: &Forbidden, pack: &Pack, findings: &mut Findings) {
    let of = Of(track.line, &track.name);
    let check = (Severity::Fault, Check::NotForbidden);
    let then = ("Name the safeguard that says so, or write one.", "Nombre la salvaguarda que lo dice, o escriba una.");
    let says = |id: &String, kind: EventKind| {
        let duty = pack.safeguard(id).map(|safeguard| &safeguard.duty);
        let forbids = |duty: &&Duty| matches!(duty, Duty::Never { .. } | Duty::Before { .. } | Duty::Basis { .. });
        duty.filter(forbids).is_some_and(|duty| triggers(duty).iter().any(|pattern| pattern.kind == kind))
    };
    for id in forbidden.by.iter().filter(|id| !forbidden.never.iter().any(|step| says(id, step.kind))) {
        let words = (
            format!("{id} does not forbid what this track forbids by it."),
            format!("{id} no prohíbe lo que esta vía prohíbe por ella."),
        );
        findings.push(check, of, words, then);
    }
    for step in forbidden.never.iter().filter(|step| !forbidden.by.iter().any(|id| says(id, step.kind))) {
        let words = (
            format!("No safeguard that this track names forbids `{}`.", step.kind),
            format!("Ninguna salvaguarda que esta vía nombra prohíbe `{}`.", step.kind),
        );
        findings.push(check, of, words, then);
    }
}
