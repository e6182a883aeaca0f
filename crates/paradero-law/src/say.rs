//! Verdicts, reasons and duties in words, in English and Spanish.

use paradero_record::{Instant, Instants, Language, Moment, Timeline, Tri, Zone, say};

use crate::pack::{Condition, Duty, Element, Excuse, Limit, Operand, Pack, Pattern, Safeguard, Within};
use crate::verdict::{Outcome, Reason, Verdict};

/// Says kinds joined by "or".
pub fn say_patterns(patterns: &[Pattern], language: Language) -> String {
    let each: Vec<String> = patterns.iter().map(|p| say_pattern(p, language)).collect();
    each.join(language.choose(" or ", " o "))
}

fn say_pattern(pattern: &Pattern, language: Language) -> String {
    let mut out = format!("“{}”", pattern.kind.say(language));
    for (name, word) in &pattern.with {
        let label = pattern.kind.attribute(name).map_or(*name, |a| language.choose(a.english, a.spanish));
        out.push_str(&format!(" ({label}: {})", word.replace('_', " ")));
    }
    out
}

/// Says an instant to the minute in a zone.
fn at(instant: Instant, zone: &Zone, language: Language) -> String {
    if instant.is_open() {
        return language.choose("an unknown time", "un momento desconocido").to_owned();
    }
    say(&Moment::minute_at(minute(instant), zone), language)
}

/// Down to the whole minute, so that the last second of a day reads 23:59.
fn minute(instant: Instant) -> Instant {
    instant.plus_seconds(-instant.second().rem_euclid(60))
}

fn event_words(timeline: &Timeline, id: &paradero_record::EventId, language: Language) -> String {
    match timeline.event(id) {
        Some(event) => format!("“{}” {}", event.kind.say(language), say(&event.moment(), language)),
        None => id.to_string(),
    }
}

fn possibly(sure: Tri, language: Language) -> &'static str {
    match sure {
        Tri::Yes => "",
        Tri::Maybe => language.choose(" (possibly)", " (posiblemente)"),
        Tri::No => language.choose(" (no)", " (no)"),
    }
}

/// Says what a verdict comes to, in one line.
pub fn say_verdict(verdict: &Verdict, zone: &Zone, language: Language) -> String {
    let mut out = match verdict.worst {
        Outcome::Kept => language.choose("Kept on this record", "Cumplida según este registro").to_owned(),
        Outcome::Running => match verdict.due {
            Some(due) => running(due.earliest, due.latest, zone, language),
            None => language.choose("Running; the law names no time", "En curso; la ley no fija plazo").to_owned(),
        },
        Outcome::NotShown => {
            language.choose("Not shown: nothing in the record shows it", "No consta: nada en el registro lo muestra").to_owned()
        }
        Outcome::Crossed => {
            language.choose("Crossed: the record shows what should not have happened", "Traspasada: el registro muestra lo que no debía ocurrir").to_owned()
        }
    };
    if !verdict.is_certain() {
        out.push_str(language.choose(" — possible: the record leaves room", " — posible: el registro deja margen"));
    }
    if verdict.is_contested() {
        out.push_str(language.choose(" — contested", " — disputada"));
    }
    out
}

fn running(earliest: Instant, latest: Instant, zone: &Zone, language: Language) -> String {
    let first = at(earliest, zone, language);
    if minute(earliest) == minute(latest) {
        return format!("{} {first}", language.choose("Running: due", "En curso: vence"));
    }
    let last = at(latest, zone, language);
    language.choose(
        format!("Running: may be late after “{first}”, certainly late after “{last}”"),
        format!("En curso: puede vencer “{first}”, vence con certeza “{last}”"),
    )
}

/// Says one step of a proof.
pub fn say_reason(
    reason: &Reason,
    safeguard: &Safeguard,
    pack: &Pack,
    timeline: &Timeline,
    zone: &Zone,
    language: Language,
) -> String {
    let event = |id| event_words(timeline, id, language);
    let l = |english: &str, spanish: &str| language.choose(english, spanish).to_owned();
    match reason {
        Reason::Trigger(id) => format!("{} {}", l("Set off by", "La activa"), event(id)),
        Reason::Forbidden(id) => format!("{} {}", l("On record:", "Consta:"), event(id)),
        Reason::Announced(id) => format!("{} {}", l("Announced by", "Lo anuncia"), event(id)),
        Reason::Condition(condition, sure) => {
            format!("{} {}{}", l("Applies if", "Se aplica si"), condition_words(condition, pack, language), possibly(*sure, language))
        }
        Reason::State(name, sure, since) => {
            let opened: Vec<String> = since.iter().map(event).collect();
            let since = if opened.is_empty() { String::new() } else { format!("{} {}", l(", since", ", desde"), opened.join("; ")) };
            format!("{}: {}{}{since}", l("At that time", "En ese momento"), pack.state_words(name, language), possibly(*sure, language))
        }
        Reason::NoState(name) => {
            format!("{}: {}", l("Not on record at that time", "No consta en ese momento"), pack.state_words(name, language))
        }
        Reason::Clock(readings) if readings.is_empty() => {
            l("Due at the time that the event itself names", "Vence en la fecha que el propio hecho indica")
        }
        Reason::Clock(readings) => readings.iter().map(|r| clock_words(r, zone, language)).collect::<Vec<_>>().join(" "),
        Reason::NoTime => l("The law names no time for it.", "La ley no fija un plazo."),
        Reason::Shown(id, sure) => format!("{} {}{}", l("Shown by", "Lo muestra"), event(id), possibly(*sure, language)),
        Reason::Late(id) => format!("{} {}", l("Shown, but after time was up:", "Consta, pero fuera de plazo:"), event(id)),
        Reason::TooShort(id) => format!("{} {}", l("Shown, but too shortly before:", "Consta, pero con muy poca antelación:"), event(id)),
        Reason::Denied(id) => format!("{} {}", l("Said not to have happened:", "Se afirma que no ocurrió:"), event(id)),
        Reason::Nothing(patterns, over) => nothing_words(patterns, over, zone, language),
        Reason::Covered(_, (from, to)) => format!(
            "{} {} – {}",
            l("The record of it is complete over", "El registro de ello está completo entre"),
            at(*from, zone, language),
            at(*to, zone, language)
        ),
        Reason::Excused(id, state, sure) => {
            let what = match (id, state) {
                (Some(id), _) => event(id),
                (None, Some(state)) => pack.state_words(state, language),
                (None, None) => String::new(),
            };
            format!("{} {what}{}", l("Excused by", "La excusa"), possibly(*sure, language))
        }
        Reason::Element(n, sure, by) => element_words(safeguard, *n, *sure, &by.iter().map(event).collect::<Vec<_>>(), language),
        Reason::DateDecides(id) => format!("{} {}", l("The date of this decides, and is not known closely enough:", "Decide esta fecha, que no se conoce con bastante precisión:"), event(id)),
        Reason::Contested(id) => format!("{} {}", l("Asserted by some and denied by others:", "Unos lo afirman y otros lo niegan:"), event(id)),
        Reason::StillKept => l("Nothing that it forbids is on record so far.", "Hasta ahora no consta nada de lo que prohíbe."),
    }
}

fn nothing_words(patterns: &[Pattern], over: &Instants, zone: &Zone, language: Language) -> String {
    let what = say_patterns(patterns, language);
    let (first, last) = (over.first().unwrap_or(Instant::MIN), over.last().unwrap_or(Instant::MAX));
    let tail = match (first.is_open(), last.is_open()) {
        (true, true) => String::new(),
        (true, false) => format!("{} {}", language.choose(" up to", " hasta"), at(last, zone, language)),
        (false, true) => format!("{} {}", language.choose(" since", " desde"), at(first, zone, language)),
        (false, false) => format!(
            "{} {} {} {}",
            language.choose(" from", " desde"),
            at(first, zone, language),
            language.choose("to", "hasta"),
            at(last, zone, language)
        ),
    };
    format!("{} {what}{tail}", language.choose("Nothing on record of", "No consta"))
}

fn clock_words(reading: &crate::verdict::ReadingDue, zone: &Zone, language: Language) -> String {
    let mut out = say_limit(&reading.limit, language);
    out.push_str(": ");
    let steps: Vec<String> = reading.sum.iter().map(|step| step.say(language)).collect();
    out.push_str(&steps.join("; "));
    if reading.due.earliest != reading.due.latest {
        out.push_str(language.choose("; at the latest ", "; a más tardar "));
        out.push_str(&at(reading.due.latest, zone, language));
    }
    if let Some(rolled) = reading.rolled {
        let shown = at(rolled, zone, language);
        out.push_str(&language.choose(
            format!("; if the last day moves to the next business day: {shown} (shown, not granted)"),
            format!("; si el último día pasa al siguiente día hábil: {shown} (se muestra, no se concede)"),
        ));
    }
    out.push('.');
    out
}

fn say_limit(limit: &Limit, language: Language) -> String {
    let clock = limit.clock.say(language);
    match &limit.reading {
        Some(reading) => format!("{clock} ({reading})"),
        None => clock,
    }
}

fn element_words(safeguard: &Safeguard, n: usize, sure: Tri, by: &[String], language: Language) -> String {
    let words = match &safeguard.duty {
        Duty::Elements { elements, .. } => elements.get(n).map(|e: &Element| e.words.say(language).to_owned()),
        _ => None,
    };
    let state = match sure {
        Tri::Yes => language.choose("shown", "consta"),
        Tri::Maybe => language.choose("possibly shown", "posiblemente consta"),
        Tri::No => language.choose("not shown", "no consta"),
    };
    let by = if by.is_empty() { String::new() } else { format!(": {}", by.join("; ")) };
    format!("({}) {} — {state}{by}", n + 1, words.unwrap_or_default())
}

fn condition_words(condition: &Condition, pack: &Pack, language: Language) -> String {
    match condition {
        Condition::Holds(state) => pack.state_words(state, language),
        Condition::HoldsNot(state) => format!("{}: {}", language.choose("not", "no"), pack.state_words(state, language)),
        Condition::Equal(left, right) => compared(left, right, language.choose("is", "es"), language),
        Condition::Differs(left, right) => compared(left, right, language.choose("differs from", "es distinto de"), language),
    }
}

fn compared(left: &Operand, right: &Operand, verb: &str, language: Language) -> String {
    format!("{} {verb} {}", operand_words(left, language), operand_words(right, language))
}

fn operand_words(operand: &Operand, language: Language) -> String {
    let label = |name: &str| {
        let found = paradero_record::ATTRIBUTES.iter().find(|a| a.name == name);
        found.map_or_else(|| name.to_owned(), |a| language.choose(a.english, a.spanish).to_owned())
    };
    match operand {
        Operand::Attribute(name) => label(name),
        Operand::Aor("from") => language.choose("the area left", "el área de salida").to_owned(),
        Operand::Aor(_) => language.choose("the area of arrival", "el área de llegada").to_owned(),
        Operand::CountryOf(name) => format!("{} ({})", language.choose("the country", "el país"), label(name)),
        Operand::PersonCountry => language.choose("the person's nationality", "la nacionalidad de la persona").to_owned(),
        Operand::Word(word) => word.replace('_', " "),
    }
}

/// Says how a safeguard is judged: its duty as written in the notation, as sentences.
pub fn say_duty(safeguard: &Safeguard, pack: &Pack, language: Language) -> Vec<String> {
    let l = |english: &str, spanish: &str| language.choose(english, spanish).to_owned();
    let patterns = |p: &[Pattern]| say_patterns(p, language);
    let limits = |all: &[Limit]| all.iter().map(|x| say_limit(x, language)).collect::<Vec<_>>().join(language.choose(", or ", ", o "));
    let mut out = vec![match &safeguard.duty {
        Duty::Expect { when, expect, within } => {
            let time = match within {
                Within::Limits(all) => format!("{} {}", l(" within", " en"), limits(all)),
                Within::By(_) => l(" by the time that it names", " a más tardar en la fecha que indica"),
                Within::NoTime => l(" (no time is named)", " (sin plazo fijado)"),
            };
            format!("{} {}: {} {}{time}.", l("After each", "Después de cada"), patterns(when), l("expects", "se espera"), patterns(expect))
        }
        Duty::Before { before, expect, at_least } => {
            let lead = if at_least.is_empty() { String::new() } else { format!("{} {}", l(", at least", ", al menos"), limits(at_least) + &l(" before", " antes")) };
            format!("{} {}: {} {}{lead}.", l("Before each", "Antes de cada"), patterns(before), l("expects", "se espera"), patterns(expect))
        }
        Duty::Never { never, during } => {
            let states: Vec<String> = during.iter().map(|s| pack.state_words(s, language)).collect();
            format!("{} {} {} {}.", l("Never", "Nunca"), patterns(never), l("while", "mientras"), states.join(language.choose(", or ", ", o ")))
        }
        Duty::AtMost { limits: all, state } => {
            format!("{} ({}): {} {}.", l("This may not last longer", "Esto no puede durar más"), pack.state_words(state, language), l("at most", "como máximo"), limits(all))
        }
        Duty::AtLeastEvery { clock, state, expect } => format!(
            "{} {}: {} {} {}.",
            l("While", "Mientras"),
            pack.state_words(state, language),
            patterns(expect),
            l("at least every", "al menos cada"),
            clock.say(language)
        ),
        Duty::Elements { elements, answered_by } => {
            let each: Vec<String> = elements.iter().enumerate().map(|(n, e)| format!("({}) {}", n + 1, e.words.say(language))).collect();
            format!("{}: {}. {} {}.", l("Each element is shown or not", "Cada elemento consta o no"), each.join("; "), l("Answered by", "Lo responde"), patterns(answered_by))
        }
    }];
    if !safeguard.conditions.is_empty() {
        let all: Vec<String> = safeguard.conditions.iter().map(|c| condition_words(c, pack, language)).collect();
        out.push(format!("{} {}.", l("Only if", "Solo si"), all.join(language.choose(" and ", " y "))));
    }
    if !safeguard.unless.is_empty() {
        let all: Vec<String> = safeguard.unless.iter().map(|e| excuse_words(e, pack, language)).collect();
        out.push(format!("{} {}.", l("Unless", "Salvo"), all.join(language.choose(" or ", " o "))));
    }
    if !safeguard.warn.is_empty() {
        out.push(format!("{} {}.", l("The alarm is raised already by", "La alarma se da ya con"), patterns(&safeguard.warn)));
    }
    out
}

fn excuse_words(excuse: &Excuse, pack: &Pack, language: Language) -> String {
    match excuse {
        Excuse::Event(pattern) => say_pattern(pattern, language),
        Excuse::State(state) => pack.state_words(state, language),
    }
}
