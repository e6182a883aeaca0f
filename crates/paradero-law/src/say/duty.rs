//! Duties in words: what the notation of a safeguard says, as sentences.

use paradero_record::{Language, say};

use super::{any_of, condition_words, say_limit, say_pattern, say_patterns, state_words};
use crate::pack::{Basis, Condition, Duty, Excuse, Jurisdiction, Limit, Pack, Pattern, Safeguard, Within};

/// Says how a safeguard is judged: its duty as written in the notation, as sentences, with where and when it stands.
///
/// Worked out from the notation alone, so that somebody who knows the law can compare it with the text of the rule.
pub fn say_duty(safeguard: &Safeguard, pack: &Pack, language: Language) -> Vec<String> {
    let mut out = vec![main_sentence(&safeguard.duty, pack, language)];
    if !safeguard.conditions.is_empty() {
        let all = all_of(&safeguard.conditions, pack, language);
        out.push(format!("{}: {all}.", language.choose("Only if", "Solo si")));
    }
    if !safeguard.unless.is_empty() {
        out.push(format!("{}: {}.", language.choose("Unless", "Salvo"), excuses(&safeguard.unless, pack, language)));
    }
    if !safeguard.warn.is_empty() {
        let lead = language.choose("The alarm is raised already by", "La alarma se da ya con");
        out.push(format!("{lead} {}.", say_patterns(&safeguard.warn, language)));
    }
    if !safeguard.places.is_empty() {
        let each: Vec<String> = safeguard.places.iter().map(|place| jurisdiction(place, language)).collect();
        out.push(format!("{} {}.", language.choose("It stands only in", "Rige solo en"), any_of(&each, language)));
    }
    if let Some(effective) = &safeguard.effective {
        let lead = language.choose("It is asked only of what happens", "Se pregunta solo por lo que ocurre");
        out.push(format!("{lead} {}.", say(effective, language)));
    }
    out
}

/// Says how a safeguard stood in the courts: one sentence for each line of its status, the oldest first.
pub fn say_status(safeguard: &Safeguard, language: Language) -> Vec<String> {
    let one = |litigation: &crate::pack::Litigation| {
        let (standing, on) = (litigation.standing.say(language), say(&litigation.on, language));
        let lead = language.choose(format!("Known {on}: {standing}."), format!("Se sabía {on}: {standing}."));
        format!("{lead} {}", litigation.words.say(language)).trim_end().to_owned()
    };
    safeguard.litigation.iter().map(one).collect()
}

fn all_of(conditions: &[Condition], pack: &Pack, language: Language) -> String {
    let all: Vec<String> = conditions.iter().map(|c| condition_words(c, pack, language)).collect();
    all.join(language.choose(" and ", " y "))
}

fn jurisdiction(place: &Jurisdiction, language: Language) -> String {
    match place {
        Jurisdiction::Circuit(name) => {
            language.choose(format!("the federal circuit {name}"), format!("el circuito federal {name}"))
        }
        Jurisdiction::District(name) => {
            language.choose(format!("the federal district “{name}”"), format!("el distrito federal “{name}”"))
        }
    }
}

fn main_sentence(duty: &Duty, pack: &Pack, language: Language) -> String {
    let patterns = |p: &[Pattern]| say_patterns(p, language);
    match duty {
        Duty::Expect { when, expect, within } => {
            let (which, time) = (which(expect), time(within, language));
            let (when, expect) = (patterns(when), patterns(expect));
            language.choose(
                format!("After each {when}, {which} is expected{time}: {expect}."),
                format!("Después de cada {when} se espera{time}: {expect}."),
            )
        }
        Duty::Before { before, expect, at_least } => {
            let (which, before, expect) = (which(expect), patterns(before), patterns(expect));
            let (english, spanish) = if at_least.is_empty() {
                ("Before".to_owned(), "Antes".to_owned())
            } else {
                let lead = limits(at_least, language);
                (format!("At least {lead} before"), format!("Al menos {lead} antes"))
            };
            language.choose(
                format!("{english} each {before}, {which} is expected: {expect}."),
                format!("{spanish} de cada {before} se espera: {expect}."),
            )
        }
        Duty::Never { never, during } => {
            let states: Vec<String> = during.iter().map(|s| state_words(s, pack, language)).collect();
            let (never, states) = (patterns(never), any_of(&states, language));
            language.choose(
                format!("Never {never} while this holds: {states}."),
                format!("Nunca {never} mientras se dé esto: {states}."),
            )
        }
        Duty::AtMost { limits: all, state } => {
            let (most, state) = (limits(all, language), state_words(state, pack, language));
            language.choose(
                format!("This may last at most {most}: {state}."),
                format!("Esto puede durar como máximo {most}: {state}."),
            )
        }
        Duty::AtLeastEvery { clock, state, expect } => {
            let (which, every) = (which(expect), clock.say(language));
            let (state, expect) = (state_words(state, pack, language), patterns(expect));
            language.choose(
                format!("While this holds: {state}, {which} is expected at least every {every}: {expect}."),
                format!("Mientras se dé esto: {state}, se espera al menos cada {every}: {expect}."),
            )
        }
        Duty::Basis { before, bases } => basis(before, bases, pack, language),
        Duty::May { when, may, within } => {
            let (when, may, time) = (patterns(when), patterns(may), end(within, language));
            language.choose(
                format!("After each {when}, this may be done{time}: {may}. Who does not use the right owes nothing."),
                format!(
                    "Después de cada {when} se puede hacer esto{time}: {may}. Quien no usa el derecho no debe nada."
                ),
            )
        }
        Duty::Missed { of, expect, limits: all } => {
            let (which, expect, time) = (which(expect), patterns(expect), limits(all, language));
            let title = pack.safeguard(of).map(|other| other.title.say(language)).unwrap_or_default();
            language.choose(
                format!("Once {of} (“{title}”) was not kept in time, {which} is expected within {time}, counted from the end of that time: {expect}."),
                format!("Cuando {of} (“{title}”) no se cumplió a tiempo, se espera en {time}, a contar desde que venció aquel plazo: {expect}."),
            )
        }
        Duty::Tells { about } => {
            let about = patterns(about);
            language.choose(
                format!("It is told beside each {about}; nothing is asked of the record."),
                format!("Se dice junto a cada {about}; no se pide nada al registro."),
            )
        }
        Duty::Elements { elements, answered_by } => {
            let each = elements.iter().enumerate().map(|(n, e)| format!("({}) {}", n + 1, e.words.say(language)));
            let (each, answers) = (each.collect::<Vec<_>>().join("; "), patterns(answered_by));
            language.choose(
                format!("Each of these is shown or not: {each}. Once all are, the question stands until one of these answers it: {answers}."),
                format!("Cada uno de estos elementos consta o no: {each}. Cuando constan todos, la pregunta queda abierta hasta que la responda: {answers}."),
            )
        }
    }
}

fn basis(before: &[Pattern], bases: &[Basis], pack: &Pack, language: Language) -> String {
    let one = |(n, basis): (usize, &Basis)| {
        format!("({}) {} [{}]", n + 1, basis.words.say(language), all_of(&basis.conditions, pack, language))
    };
    let each: Vec<String> = bases.iter().enumerate().map(one).collect();
    let (before, each) = (say_patterns(before, language), each.join("; "));
    language.choose(
        format!("At each {before}, one of these bases must hold: {each}."),
        format!("En cada {before} debe darse una de estas bases: {each}."),
    )
}

fn which(expect: &[Pattern]) -> &'static str {
    if expect.len() == 1 { "this" } else { "one of these" }
}

/// Until when a right can be used.
fn end(within: &Within, language: Language) -> String {
    match within {
        Within::By(_) => {
            language.choose(" until the time that it names", " hasta el momento que ese hecho indica").to_owned()
        }
        Within::NoTime => language.choose(" (no last day)", " (sin último día)").to_owned(),
        Within::Limits(_) => time(within, language),
    }
}

fn time(within: &Within, language: Language) -> String {
    match within {
        Within::Limits(all) => format!("{} {}", language.choose(" within", " en"), limits(all, language)),
        Within::By(_) => {
            language.choose(" by the time that it names", " a más tardar en el momento que ese hecho indica").to_owned()
        }
        Within::NoTime => language.choose(" (the law names no time)", " (la ley no fija plazo)").to_owned(),
    }
}

pub(super) fn limits(all: &[Limit], language: Language) -> String {
    let each: Vec<String> = all.iter().map(|limit| say_limit(limit, language)).collect();
    each.join(language.choose(", or ", ", o "))
}

fn excuses(all: &[Excuse], pack: &Pack, language: Language) -> String {
    let each: Vec<String> = all
        .iter()
        .map(|excuse| match excuse {
            Excuse::Event(pattern) => say_pattern(pattern, language),
            Excuse::State(state) => state_words(state, pack, language),
        })
        .collect();
    any_of(&each, language)
}
