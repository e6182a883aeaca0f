//! A reading for a terminal: the source, what it seems to say line by line, and where it disagrees.

use std::fmt::Write as _;

use paradero_desk::Language;
use paradero_prose::{Proposal, SourceField, What, accept};
use paradero_record::{Firmness, Measure, Value};

use super::{Done, l};

/// How many characters of a passage are shown.
const SHOWN: usize = 100;

pub(super) fn whole(done: &Done<'_>, language: Language) -> String {
    let mut out = head(done, language);
    for one in done.reading.proposals.iter().filter(|one| !matches!(one.what, What::Source(_))) {
        out.push_str(&proposal(done, one, language));
    }
    out.push_str(&checks(done, language));
    out
}

fn head(done: &Done<'_>, language: Language) -> String {
    let mut out = format!("{} ({})\n", done.name, done.document.how);
    let mut missing = Vec::new();
    for one in &done.reading.proposals {
        let What::Source(field) = &one.what else { continue };
        let (name, value) = match field {
            SourceField::Title(text) => (l(language, "title", "título"), text.clone()),
            SourceField::Publisher(text) => (l(language, "publisher", "medio"), text.clone()),
            SourceField::Byline(text) => (l(language, "author", "autor"), text.clone()),
            SourceField::Url(text) => (l(language, "address", "dirección"), text.clone()),
            SourceField::CopyOf(text) => (l(language, "copy of", "copia de"), text.clone()),
            SourceField::Published { moment, worked_out } => {
                let how = if *worked_out { l(language, " (worked out)", " (deducida)") } else { "" };
                (l(language, "published", "publicado"), format!("{moment}{how}"))
            }
            SourceField::Missing(what) => {
                missing.push(*what);
                continue;
            }
        };
        let _ = writeln!(out, "  {name}: {value}");
    }
    if !missing.is_empty() {
        let _ = writeln!(out, "  {}: {}", l(language, "not given", "no consta"), missing.join(", "));
    }
    if let Some(about) = &done.reading.about {
        let _ = writeln!(out, "  {}: {about}", l(language, "read about", "leído sobre"));
    }
    out.push('\n');
    out
}

fn proposal(done: &Done<'_>, one: &Proposal, language: Language) -> String {
    let text = &done.document.text;
    let locus = accept::locus(one.span, text);
    let line = locus.lines.map(|(first, _)| first).unwrap_or_default();
    let when = one.told.moment.as_ref().map(|moment| format!("{moment}  ")).unwrap_or_default();
    let mut out = format!("{:<5} {}{line:<4} {when}{}\n", one.id, l(language, "L", "L"), says(&one.what, language));
    let _ = writeln!(out, "      {}", voice(one, language));
    let words: String = one.span.of(&text.content).chars().take(SHOWN).collect();
    let more = if words.len() < one.span.end - one.span.start { "…" } else { "" };
    let _ = writeln!(out, "      “{words}{more}”  [{}]", one.rule);
    out
}

/// Whose word it is, and how firmly it is given.
fn voice(one: &Proposal, language: Language) -> String {
    let named = |all: &[paradero_record::Speaker]| {
        let each: Vec<String> = all.iter().map(|one| format!("{} ({})", one.name, one.role.say(language))).collect();
        each.join(", ")
    };
    let own = one.depth == 0;
    let who = match (own, one.speakers.is_empty()) {
        (true, _) => l(language, "the text itself", "el propio texto").to_owned(),
        (false, true) => l(language, "somebody unnamed", "alguien sin nombre").to_owned(),
        (false, false) => named(&one.speakers),
    };
    let mut out = format!("{who} {}", one.stance.say(language));
    if one.firmness != Firmness::Plain {
        let _ = write!(out, ", {}", one.firmness.say(language));
    }
    if !one.via.is_empty() {
        let _ = write!(out, ", {} {}", l(language, "through", "por medio de"), named(&one.via));
    }
    if let Some(about) = &one.about {
        let _ = write!(out, ", {} {about}", l(language, "about", "sobre"));
    }
    out
}

fn says(what: &What, language: Language) -> String {
    match what {
        What::Source(_) => String::new(),
        What::Name { name } => format!("{}: {name}", l(language, "name", "nombre")),
        What::Role { name, role, title, of } => {
            let of = of.as_ref().map(|of| format!(", {of}")).unwrap_or_default();
            format!("{name}: {title}{of} ({})", role.say(language))
        }
        What::Fact { field, value } => format!("{field}: {value}"),
        What::Event { event, kind, attributes } => {
            let each = attributes.iter().map(|(name, value)| format!("  {name} {}", attribute(value)));
            format!("{} [{event}]{}", kind.say(language), each.collect::<String>())
        }
        What::Claim { claim, text, rests_on } => {
            let on = l(language, "rests on", "se apoya en");
            let rests = if rests_on.is_empty() { String::new() } else { format!("  {on} {}", rests_on.join(", ")) };
            format!("{} [{claim}]: {text}{rests}", l(language, "claim", "afirmación"))
        }
        What::Quote { .. } => l(language, "quotation", "cita").to_owned(),
        What::Count { number, measure, percent, of, part_of } => {
            let measure =
                if *measure == Measure::Exactly { String::new() } else { format!("{} ", measure.say(language)) };
            let percent = if *percent { " %" } else { "" };
            let whole = part_of.map(|whole| format!(" ({} {whole})", l(language, "of", "de"))).unwrap_or_default();
            format!("{}: {measure}{number}{percent} {of}{whole}", l(language, "count", "cantidad"))
        }
        What::Law { law, field, value } => format!("{}: {law}, {field}: {value}", l(language, "law", "ley")),
        What::Place { name, country } => {
            let country = country.map(|code| format!(" ({code})")).unwrap_or_default();
            format!("{}: {name}{country}", l(language, "place", "lugar"))
        }
    }
}

fn attribute(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("“{text}”"),
        Value::Word(word) => word.clone(),
        Value::Place(place) => place.to_string(),
        Value::Moment(moment) => moment.to_string(),
        Value::Flag(true) => "yes".to_owned(),
        Value::Flag(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
    }
}

fn checks(done: &Done<'_>, language: Language) -> String {
    let (proposals, checks) = (&done.reading.proposals, &done.reading.checks);
    let mut out = format!(
        "\n{} {}, {} {}\n",
        proposals.len(),
        l(language, "proposals", "propuestas"),
        checks.len(),
        l(language, "disagreements", "discrepancias")
    );
    for one in checks {
        let _ = writeln!(out, "{}: {}. {}", one.severity.say(language), one.kind.say(language), one.say(language));
        for range in &one.ranges {
            let words: String = range.of(&done.document.text.content).chars().take(SHOWN).collect();
            let _ = writeln!(out, "      “{words}”");
        }
        let _ = writeln!(out, "      {}", one.statements.join(", "));
    }
    let nothing = l(
        language,
        "Nothing of this is on record. What a text says is not what happened: read it, and decide.",
        "Nada de esto está en el registro. Lo que dice un texto no es lo que ocurrió: léalo y decida.",
    );
    let _ = writeln!(out, "\n{nothing}");
    out
}
