//! Verdicts, reasons and duties in words, in English and Spanish.

mod block;
mod change;
mod duty;
mod reason;
mod word;

use paradero_record::{Event, Instant, Language, Moment, PlaceKind, Timeline, Zone, say};

use crate::pack::{Condition, Limit, Operand, Pack, Pattern, PlacePart};
use crate::verdict::{DuePair, Outcome, Reason, Verdict};

pub use block::{say_clock, say_derived, say_state, say_track};
pub use change::say_change;
pub use duty::{say_duty, say_status};
pub use reason::say_reason;
use word::word_words;

/// Says kinds joined by "or".
pub fn say_patterns(patterns: &[Pattern], language: Language) -> String {
    let each: Vec<String> = patterns.iter().map(|p| say_pattern(p, language)).collect();
    any_of(&each, language)
}

fn say_pattern(pattern: &Pattern, language: Language) -> String {
    let mut out = format!("“{}”", pattern.kind.say(language));
    for (name, word) in &pattern.with {
        let label = pattern.kind.attribute(name).map_or(*name, |a| language.choose(a.english, a.spanish));
        out.push_str(&format!(" ({label}: {})", word_words(word, language)));
    }
    out
}

/// Joins by "or". In Spanish it is "u" before a word that begins with the same sound.
fn any_of(each: &[String], language: Language) -> String {
    let mut out = String::new();
    for (n, one) in each.iter().enumerate() {
        let begins = one.trim_start_matches(['“', '"']).to_lowercase();
        let or = if begins.starts_with(['o', 'ó']) || begins.starts_with("ho") { " u " } else { " o " };
        if n > 0 {
            out.push_str(language.choose(" or ", or));
        }
        out.push_str(one);
    }
    out
}

/// Says an instant to the minute in a zone, with its preposition.
fn at(instant: Instant, zone: &Zone, language: Language) -> String {
    if instant.is_open() {
        return language.choose("at an unknown time", "en fecha desconocida").to_owned();
    }
    say(&Moment::minute_at(minute(instant), zone), language)
}

/// Down to the whole minute, so that the last second of a day reads 23:59.
fn minute(instant: Instant) -> Instant {
    instant.plus_seconds(-instant.second().rem_euclid(60))
}

/// Says a stretch, by days where it goes from the edge of one to the edge of another.
fn stretch(first: Instant, last: Instant, zone: &Zone, language: Language) -> String {
    let is_edge = |at: Instant| {
        at.is_open() || zone.start_of_day(zone.day_of(at)) == at || zone.end_of_day(zone.day_of(at)) == at
    };
    let (first, last) =
        if is_edge(first) && is_edge(last) { (first, last) } else { (minute(first), last_of_minute(last)) };
    say(&Moment::from_range(first, last, zone), language)
}

fn last_of_minute(instant: Instant) -> Instant {
    minute(instant).plus_seconds(59)
}

fn kind_words(timeline: &Timeline, id: &paradero_record::EventId, language: Language) -> String {
    timeline.event(id).map_or_else(|| id.to_string(), |event| format!("“{}”", event.kind.say(language)))
}

fn event_words(timeline: &Timeline, id: &paradero_record::EventId, language: Language) -> String {
    timeline.event(id).map_or_else(|| id.to_string(), |event| with_moment(event, language))
}

fn with_moment(event: &Event, language: Language) -> String {
    format!("“{}” {}", event.kind.say(language), say(&event.moment(), language))
}

/// Says what a verdict comes to, in one line: the worst, and the best where that is another.
pub fn say_verdict(verdict: &Verdict, zone: &Zone, language: Language) -> String {
    let mut out = worst(verdict, zone, language);
    if !verdict.is_certain() {
        out.push_str(best(verdict.best, language));
    }
    if verdict.is_contested() {
        out.push_str(language.choose(" — contested", " — en disputa"));
    }
    out
}

fn worst(verdict: &Verdict, zone: &Zone, language: Language) -> String {
    let is_certain = verdict.is_certain();
    let words = |certain: (&str, &str), possible: (&str, &str)| {
        let (english, spanish) = if is_certain { certain } else { possible };
        language.choose(english, spanish).to_owned()
    };
    match verdict.worst {
        // Nobody owed anything: a right that ran out was not "kept".
        Outcome::Kept if verdict.reasons.contains(&Reason::RightEnded) => words(
            ("Over: the time to use this right has ended", "Terminado: venció el plazo para usar este derecho"),
            (
                "Perhaps over: the time to use this right may have ended",
                "Quizá terminado: puede haber vencido el plazo para usar este derecho",
            ),
        ),
        Outcome::Kept => words(
            ("Kept on this record", "Cumplida según este registro"),
            ("Kept on this record, if it applies", "Cumplida según este registro, si se aplica"),
        ),
        Outcome::Running => {
            words(("Running", "En curso"), ("Possibly running", "Posiblemente en curso"))
                + &due(verdict, zone, language)
        }
        Outcome::NotShown if verdict.due.is_some() => words(
            (
                "Not shown: time is up and nothing in the record shows it",
                "No consta: el plazo venció y nada en el registro lo muestra",
            ),
            (
                "Possibly not shown: time may be up, and nothing in the record shows it for certain",
                "Quizá no consta: puede haber vencido el plazo, y nada en el registro lo muestra con certeza",
            ),
        ),
        Outcome::NotShown => words(
            ("Not shown: nothing in the record shows it", "No consta: nada en el registro lo muestra"),
            (
                "Possibly not shown: nothing in the record shows it for certain",
                "Quizá no consta: nada en el registro lo muestra con certeza",
            ),
        ),
        Outcome::Crossed => words(
            (
                "Crossed: the record shows what should not have happened",
                "Traspasada: el registro muestra lo que no debía ocurrir",
            ),
            (
                "Possibly crossed: the record may show what should not have happened",
                "Quizá traspasada: el registro puede mostrar lo que no debía ocurrir",
            ),
        ),
    }
}

/// What it comes to at best.
fn best(best: Option<Outcome>, language: Language) -> &'static str {
    match best {
        Some(Outcome::Kept) => language.choose("; at best it is kept", "; en el mejor caso, cumplida"),
        Some(Outcome::Running) => {
            language.choose("; at best the clock still runs", "; en el mejor caso, el plazo aún corre")
        }
        Some(_) => language.choose("; at best it is only not shown", "; en el mejor caso, solo no consta"),
        None => language.choose("; or it does not apply", "; o no se aplica"),
    }
}

/// When what runs is due.
fn due(verdict: &Verdict, zone: &Zone, language: Language) -> String {
    let Some(DuePair { earliest, latest }) = verdict.due else {
        let names_none = verdict.reasons.contains(&Reason::NoTime);
        let (english, spanish) = if names_none {
            ("; the law names no time", "; la ley no fija plazo")
        } else {
            ("; no time is known", "; no se conoce la fecha")
        };
        return language.choose(english, spanish).to_owned();
    };
    if earliest.is_open() && latest.is_open() {
        return language.choose("; when it is due is not known", "; no se sabe cuándo vence").to_owned();
    }
    let (first, last) = (at(earliest, zone, language), at(latest, zone, language));
    if first == last {
        return language.choose(format!(": due {first}"), format!(": vence {first}"));
    }
    match (earliest.is_open(), latest.is_open()) {
        (true, _) => language.choose(
            format!(": may be late already, certainly late after: {last}"),
            format!(": quizá ya venció; con certeza, después de: {last}"),
        ),
        (_, true) => language.choose(
            format!(": may be late after: {first}; no last day is known"),
            format!(": puede vencer {first}; no se conoce la última fecha posible"),
        ),
        _ => language.choose(
            format!(": may be late after: {first}; certainly late after: {last}"),
            format!(": puede vencer {first}; vence con certeza {last}"),
        ),
    }
}

fn say_limit(limit: &Limit, language: Language) -> String {
    let clock = limit.clock.say(language);
    match &limit.reading {
        Some(reading) => format!("{clock} ({reading})"),
        None => clock,
    }
}

/// A state in quotes.
fn state_words(name: &str, pack: &Pack, language: Language) -> String {
    format!("“{}”", pack.state_words(name, language))
}

fn condition_words(condition: &Condition, pack: &Pack, language: Language) -> String {
    match condition {
        Condition::Holds(state) => state_words(state, pack, language),
        Condition::HoldsNot(state) => {
            format!("{} {}", language.choose("not", "no"), state_words(state, pack, language))
        }
        Condition::Equal(left, right) => compared(left, right, language.choose("is", "es"), language),
        Condition::Differs(left, right) => compared(left, right, language.choose("is not", "no es"), language),
    }
}

fn compared(left: &Operand, right: &Operand, verb: &str, language: Language) -> String {
    let right = match (left, right) {
        // A kind of place has names of its own, and others than the words of attributes.
        (Operand::OfPlace(_, PlacePart::Kind), Operand::Word(word)) => {
            PlaceKind::find(word).map(|kind| format!("“{}”", kind.say(language)))
        }
        _ => None,
    }
    .unwrap_or_else(|| operand_words(right, language));
    format!("{} {verb} {right}", operand_words(left, language))
}

fn operand_words(operand: &Operand, language: Language) -> String {
    let label = |name: &str| {
        let found = paradero_record::ATTRIBUTES.iter().find(|a| a.name == name);
        found.map_or_else(|| name.to_owned(), |a| language.choose(a.english, a.spanish).to_owned())
    };
    let place = |name: &str, english: &str, spanish: &str| match name {
        "from" => language.choose(format!("the {english} left"), format!("{spanish} de salida")),
        "to" => language.choose(format!("the {english} of arrival"), format!("{spanish} de llegada")),
        _ => language.choose(format!("the {english}"), spanish.to_owned()),
    };
    match operand {
        Operand::Attribute(name) => format!("“{}”", label(name)),
        Operand::OfPlace(name, PlacePart::Aor) => place(name, "area", "el área"),
        Operand::OfPlace(name, PlacePart::Country) => place(name, "country", "el país"),
        Operand::OfPlace(name, PlacePart::Kind) => place(name, "kind of place", "el tipo de lugar"),
        Operand::OfPlace(name, PlacePart::State) => place(name, "state", "el estado"),
        Operand::OfPlace(name, PlacePart::Circuit) => place(name, "federal circuit", "el circuito federal"),
        Operand::OfPlace(name, PlacePart::District) => place(name, "federal district", "el distrito federal"),
        Operand::Given(kind, name) => format!("“{}” ({})", label(name), kind.say(language)),
        Operand::PersonCountry => language.choose("a country of the person's", "un país de la persona").to_owned(),
        Operand::Word(word) => format!("“{}”", word_words(word, language)),
    }
}
