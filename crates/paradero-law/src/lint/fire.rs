//! Safeguards that no timeline sets off, and parts of them that come to nothing.

use std::collections::BTreeSet;

use paradero_record::Zone;

use super::{Check, Findings, Of, Severity, part};
use crate::notation::check::triggers;
use crate::notation::resolve::narrows;
use crate::pack::{Condition, Duty, Excuse, Operand, Pack, Pattern, Safeguard};

pub(super) fn search(pack: &Pack, findings: &mut Findings) {
    for safeguard in &pack.safeguards {
        let of = Of(safeguard.line, &safeguard.id);
        if let Some((english, spanish)) = why_never(safeguard, pack) {
            let then = (
                "Change what contradicts, or take the safeguard out.",
                "Cambie lo que se contradice, o quite la salvaguarda.",
            );
            let words = (format!("It can never be set off: {english}."), format!("Nunca puede activarse: {spanish}."));
            findings.push((Severity::Fault, Check::NeverFires), of, words, then);
        }
        idle(safeguard, pack, of, findings);
    }
}

type Why = (String, String);

/// Why nothing sets a safeguard off; nothing when something can.
fn why_never(safeguard: &Safeguard, pack: &Pack) -> Option<Why> {
    if safeguard.stands_in(&Zone::utc()).is_empty() {
        return Some(("its period is empty".to_owned(), "su período está vacío".to_owned()));
    }
    let first = triggers(&safeguard.duty);
    if !first.is_empty() && first.iter().all(is_impossible) {
        return Some((
            "no event matches what sets it off".to_owned(),
            "ningún hecho coincide con lo que la activa".to_owned(),
        ));
    }
    if let Some(why) = contradiction(&safeguard.conditions, first, pack) {
        return Some(why);
    }
    of_states(safeguard, pack).or_else(|| of_bases(safeguard, pack)).or_else(|| of_another(safeguard, pack))
}

/// Why the states of a duty never hold as it asks.
fn of_states(safeguard: &Safeguard, pack: &Pack) -> Option<Why> {
    let during: Vec<&String> = match &safeguard.duty {
        Duty::Never { during, .. } => during.iter().collect(),
        Duty::AtMost { state, .. } | Duty::AtLeastEvery { state, .. } => vec![state],
        _ => Vec::new(),
    };
    let whys = during.iter().map(|state| why_not_in(state, safeguard, pack));
    let mut whys = whys.collect::<Option<Vec<Why>>>()?;
    whys.pop()
}

/// Why a duty is never owed in a state.
fn why_not_in(state: &str, safeguard: &Safeguard, pack: &Pack) -> Option<Why> {
    if never_opens(state, pack) {
        return Some(unopened(state));
    }
    let also = [Condition::Holds(state.to_owned())];
    let excused = safeguard.unless.iter().any(|excuse| matches!(excuse, Excuse::State(own) if own == state));
    if excused {
        let english = format!("the state `{state}` excuses it, and it asks for that state");
        return Some((english, format!("el estado `{state}` la excusa, y ella pide ese estado")));
    }
    let all: Vec<Condition> = safeguard.conditions.iter().cloned().chain(also).collect();
    contradiction(&all, &[], pack)
}

/// Why none of the bases can hold: then nothing is ever lawful.
fn of_bases(safeguard: &Safeguard, pack: &Pack) -> Option<Why> {
    let Duty::Basis { before, bases } = &safeguard.duty else { return None };
    let each = bases.iter().map(|basis| contradiction(&basis.conditions, before, pack));
    let (english, spanish) = each.collect::<Option<Vec<Why>>>()?.pop()?;
    Some((format!("none of its bases can hold; {english}"), format!("ninguna de sus bases puede darse; {spanish}")))
}

fn of_another(safeguard: &Safeguard, pack: &Pack) -> Option<Why> {
    let Duty::Missed { of, .. } = &safeguard.duty else { return None };
    let other = pack.safeguard(of).filter(|other| !matches!(other.duty, Duty::Missed { .. }))?;
    why_never(other, pack)?;
    Some((format!("{of} can never be set off"), format!("{of} nunca puede activarse")))
}

/// Whether no event can match a pattern: one attribute, two words.
pub(super) fn is_impossible(pattern: &Pattern) -> bool {
    pattern.with.iter().any(|(name, word)| pattern.with.iter().any(|(other, said)| other == name && said != word))
}

fn never_opens(state: &str, pack: &Pack) -> bool {
    pack.states.get(state).is_some_and(|state| state.from.iter().all(is_impossible))
}

fn unopened(state: &str) -> Why {
    (format!("nothing opens the state `{state}`"), format!("nada abre el estado `{state}`"))
}

/// Why conditions cannot hold together, put to events of which one of these patterns is true.
fn contradiction(conditions: &[Condition], first: &[Pattern], pack: &Pack) -> Option<Why> {
    for (n, one) in conditions.iter().enumerate() {
        if let Condition::Holds(state) = one
            && never_opens(state, pack)
        {
            return Some(unopened(state));
        }
        if let Some(why) = against_trigger(one, first) {
            return Some(why);
        }
        let mut others = conditions.iter().take(n);
        if let Some(why) = others.find_map(|other| pair(other, one, pack).or_else(|| pair(one, other, pack))) {
            return Some(why);
        }
    }
    None
}

/// Why two conditions exclude one another.
fn pair(one: &Condition, other: &Condition, pack: &Pack) -> Option<Why> {
    match (one, other) {
        (Condition::Holds(a), Condition::HoldsNot(b)) if a == b => Some((
            format!("the state `{a}` would have to hold and not to hold"),
            format!("el estado `{a}` tendría que darse y no darse"),
        )),
        (Condition::Holds(a), Condition::Holds(b)) if a != b => {
            let track = |name: &String| pack.states.get(name).and_then(|state| state.track.as_ref());
            let track = track(a).filter(|own| track(b) == Some(own))?;
            Some((
                format!("`{a}` and `{b}` are states of the track `{track}`, which never hold at once"),
                format!("`{a}` y `{b}` son estados de la vía `{track}`, que nunca se dan a la vez"),
            ))
        }
        (Condition::Equal(a, Operand::Word(word)), Condition::Equal(b, Operand::Word(said)))
            if a == b && word != said && has_one_value(a) =>
        {
            Some((
                format!("one attribute would have to be `{word}` and `{said}`"),
                format!("un atributo tendría que ser `{word}` y `{said}`"),
            ))
        }
        (Condition::Equal(a, x), Condition::Differs(b, y)) if (a == b && x == y) || (a == y && x == b) => Some((
            "two sides would have to be equal and to differ".to_owned(),
            "dos lados tendrían que ser iguales y distintos".to_owned(),
        )),
        _ => None,
    }
}

/// Somebody may be a national of several countries, and there may be several events of a kind.
fn has_one_value(operand: &Operand) -> bool {
    matches!(operand, Operand::Attribute(_) | Operand::OfPlace(..))
}

/// Why a condition is never true of what sets the safeguard off.
fn against_trigger(condition: &Condition, first: &[Pattern]) -> Option<Why> {
    let (Condition::Equal(Operand::Attribute(name), Operand::Word(word))
    | Condition::Differs(Operand::Attribute(name), Operand::Word(word))) = condition
    else {
        return None;
    };
    let is_equal = matches!(condition, Condition::Equal(..));
    let excluded = |pattern: &Pattern| pattern.with.iter().any(|(own, said)| own == name && (said == word) != is_equal);
    (!first.is_empty() && first.iter().all(excluded)).then(|| {
        (
            format!("what sets it off and its condition ask for different words of `{name}`"),
            format!("lo que la activa y su condición piden palabras distintas de `{name}`"),
        )
    })
}

/// Finds parts of a safeguard that come to nothing, where something else of it can still set it off.
fn idle(safeguard: &Safeguard, pack: &Pack, of: Of<'_>, findings: &mut Findings) {
    let warning = (Severity::Warning, Check::Idle);
    let take_out = ("Take it out, or change it.", "Quítelo, o cámbielo.");
    let mut told = BTreeSet::new();
    for (part, pattern) in part::patterns(safeguard) {
        if is_impossible(pattern) && told.insert((part, pattern.kind)) {
            let kind = pattern.kind;
            let english = format!("No event matches `{kind}` in `{part}`: one attribute would have two words.");
            let spanish = format!("Ningún hecho coincide con `{kind}` en `{part}`: un atributo tendría dos palabras.");
            findings.push(warning, of, (english, spanish), take_out);
        }
    }
    if let Duty::Basis { before, bases } = &safeguard.duty {
        for (n, basis) in bases.iter().enumerate() {
            if let Some((english, spanish)) = contradiction(&basis.conditions, before, pack) {
                let words = (
                    format!("Basis {} can never hold: {english}.", n + 1),
                    format!("La base {} nunca puede darse: {spanish}.", n + 1),
                );
                findings.push(warning, of, words, take_out);
            }
        }
    }
    for excuse in &safeguard.unless {
        if let Some((english, spanish)) = excused_always(excuse, safeguard) {
            findings.push((Severity::Fault, Check::NeverFires), of, (english, spanish), take_out);
        }
    }
}

/// That a safeguard is excused by what sets it off, or by what it asks for.
fn excused_always(excuse: &Excuse, safeguard: &Safeguard) -> Option<Why> {
    let first = triggers(&safeguard.duty);
    match excuse {
        Excuse::Event(pattern) => {
            let is_own = !first.is_empty() && first.iter().all(|own| narrows(own, pattern));
            is_own.then(|| {
                let english = format!("It is always excused: `{}` sets it off, and excuses it.", pattern.kind);
                (english, format!("Siempre queda excusada: `{}` la activa y la excusa.", pattern.kind))
            })
        }
        Excuse::State(state) => {
            let is_asked = safeguard.conditions.contains(&Condition::Holds(state.clone()));
            is_asked.then(|| {
                let english = format!("It is always excused: it asks for the state `{state}`, which excuses it.");
                (english, format!("Siempre queda excusada: pide el estado `{state}`, que la excusa."))
            })
        }
    }
}
