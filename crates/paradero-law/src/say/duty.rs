//! Duties in words: what the notation of a safeguard says, as sentences.

use paradero_record::Language;

use super::{any_of, condition_words, say_limit, say_pattern, say_patterns, state_words};
use crate::pack::{Duty, Excuse, Limit, Pack, Pattern, Safeguard, Within};

/// Says how a safeguard is judged: its duty as written in the notation, as sentences.
pub fn say_duty(safeguard: &Safeguard, pack: &Pack, language: Language) -> Vec<String> {
    let mut out = vec![main_sentence(&safeguard.duty, pack, language)];
    if !safeguard.conditions.is_empty() {
        let all: Vec<String> = safeguard.conditions.iter().map(|c| condition_words(c, pack, language)).collect();
        let (lead, and) = language.choose(("Only if", " and "), ("Solo si", " y "));
        out.push(format!("{lead}: {}.", all.join(and)));
    }
    if !safeguard.unless.is_empty() {
        out.push(format!("{}: {}.", language.choose("Unless", "Salvo"), excuses(&safeguard.unless, pack, language)));
    }
    if !safeguard.warn.is_empty() {
        let lead = language.choose("The alarm is raised already by", "La alarma se da ya con");
        out.push(format!("{lead} {}.", say_patterns(&safeguard.warn, language)));
    }
    out
}

fn main_sentence(duty: &Duty, pack: &Pack, language: Language) -> String {
    let patterns = |p: &[Pattern]| say_patterns(p, language);
    match duty {
        Duty::Expect { when, expect, within } => {
            let (when, expect, time) = (patterns(when), patterns(expect), time(within, language));
            language.choose(
                format!("After each {when}, one of these is expected{time}: {expect}."),
                format!("Después de cada {when} se espera{time}: {expect}."),
            )
        }
        Duty::Before { before, expect, at_least } => {
            let (before, expect) = (patterns(before), patterns(expect));
            let (english, spanish) = if at_least.is_empty() {
                ("Before".to_owned(), "Antes".to_owned())
            } else {
                let lead = limits(at_least, language);
                (format!("At least {lead} before"), format!("Al menos {lead} antes"))
            };
            language.choose(
                format!("{english} each {before}, one of these is expected: {expect}."),
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
            let (every, state, expect) = (clock.say(language), state_words(state, pack, language), patterns(expect));
            language.choose(
                format!("While this holds: {state}, one of these is expected at least every {every}: {expect}."),
                format!("Mientras se dé esto: {state}, se espera al menos cada {every}: {expect}."),
            )
        }
        Duty::Basis { .. } | Duty::May { .. } | Duty::Missed { .. } | Duty::Tells { .. } => String::new(),
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

fn time(within: &Within, language: Language) -> String {
    match within {
        Within::Limits(all) => format!("{} {}", language.choose(" within", " en"), limits(all, language)),
        Within::By(_) => {
            language.choose(" by the time that it names", " a más tardar en el momento que ese hecho indica").to_owned()
        }
        Within::NoTime => language.choose(" (the law names no time)", " (la ley no fija plazo)").to_owned(),
    }
}

fn limits(all: &[Limit], language: Language) -> String {
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
