//! Proposals in words: one line each, in the language of whoever reads.

use paradero_prose::{Proposal, SourceField, What};
use paradero_record::{About, Language, Speaker, Stance, Statement, When, say};

use crate::line::Lines;

/// What kind of thing a proposal is.
pub(super) fn kind(what: &What, language: Language) -> &'static str {
    let (english, spanish) = match what {
        What::Source(_) => ("about the source", "sobre la fuente"),
        What::Name { .. } => ("name", "nombre"),
        What::Role { .. } => ("role", "papel"),
        What::Fact { .. } => ("fact about a person", "dato de una persona"),
        What::Event { .. } => ("event", "hecho"),
        What::Claim { .. } => ("claim", "afirmación"),
        What::Quote { .. } => ("quotation", "cita"),
        What::Count { .. } => ("number", "cantidad"),
        What::Law { .. } => ("about a law", "sobre una ley"),
        What::Place { .. } => ("place", "lugar"),
    };
    language.choose(english, spanish)
}

/// What a proposal proposes, in one line; `draft` is the statement that it would become.
pub(super) fn sentence(proposal: &Proposal, draft: Option<&Statement>, lines: &Lines<'_>) -> String {
    let l = |english: &str, spanish: &str| lines.language.choose(english, spanish).to_owned();
    let name = proposal.about.as_deref();
    match &proposal.what {
        What::Source(field) => source(field, lines.language),
        What::Name { name: as_written } => match name.filter(|name| name != as_written) {
            Some(name) => format!("{}: {as_written} ({name})", l("Name", "Nombre")),
            None => format!("{}: {as_written}", l("Name", "Nombre")),
        },
        What::Role { name, role, title, of } => {
            let title = if title.is_empty() { role.say(lines.language) } else { title };
            let of = of.as_ref().map(|of| format!(", {of}")).unwrap_or_default();
            format!("{name}: {title}{of} ({})", role.say(lines.language))
        }
        What::Fact { field, value } => format!("{}: {value}", fact(field, lines.language)),
        What::Event { .. } => event(proposal, draft, lines),
        What::Claim { text, rests_on, .. } if rests_on.is_empty() => text.clone(),
        What::Claim { text, rests_on, .. } => {
            format!("{text} ({} {})", l("rests on", "se apoya en"), rests_on.join("; "))
        }
        What::Quote { words } => format!("“{words}”"),
        What::Count { number, measure, percent, of, part_of } => {
            let measure = match measure {
                paradero_record::Measure::Exactly => String::new(),
                other => format!("{} ", other.say(lines.language)),
            };
            let percent = if *percent { " %" } else { "" };
            let whole = part_of.map(|whole| format!(" ({} {whole})", l("of", "de"))).unwrap_or_default();
            format!("{measure}{number}{percent} {of}{whole}")
        }
        What::Law { law, field, value } => {
            format!("{}: {} {value}", law.replace('_', " "), law_field(field, lines.language))
        }
        What::Place { name, country } => match country {
            Some(country) => format!("{}: {name} ({country})", l("Place", "Lugar")),
            None => format!("{}: {name}", l("Place", "Lugar")),
        },
    }
}

fn event(proposal: &Proposal, draft: Option<&Statement>, lines: &Lines<'_>) -> String {
    let What::Event { kind, attributes, .. } = &proposal.what else { return String::new() };
    let when = match draft.map(|draft| &draft.about) {
        Some(About::Event { when, .. }) => lines.when(when),
        _ => None,
    };
    let attributes = attributes.iter().filter_map(|(name, value)| {
        let label = kind.attribute(name)?;
        Some(format!("{}: {}", lines.language.choose(label.english, label.spanish), lines.value(value)))
    });
    let tail: Vec<String> = when.into_iter().chain(attributes).collect();
    let words = kind.say(lines.language);
    let not = match proposal.stance {
        Stance::Denies => lines.language.choose("Not so: ", "No es así: "),
        _ => "",
    };
    let tail = if tail.is_empty() { String::new() } else { format!(", {}", tail.join("; ")) };
    format!("{not}{words}{tail}")
}

fn source(field: &SourceField, language: Language) -> String {
    let l = |english: &str, spanish: &str| language.choose(english, spanish).to_owned();
    match field {
        SourceField::Title(title) => format!("{}: {title}", l("Title", "Título")),
        SourceField::Publisher(publisher) => format!("{}: {publisher}", l("Publisher", "Medio")),
        SourceField::Byline(byline) => format!("{}: {byline}", l("Author", "Autoría")),
        SourceField::Published { moment, worked_out } => {
            let note =
                if *worked_out { l(" (worked out, not printed)", " (deducido, no impreso)") } else { String::new() };
            format!("{}: {}{note}", l("Published", "Publicado"), say(moment, language))
        }
        SourceField::Url(url) => format!("{}: {url}", l("Address", "Dirección")),
        SourceField::CopyOf(of) => format!("{}: {of}", l("Repeats a report of", "Repite un informe de")),
        SourceField::Missing(what) => {
            let what = match *what {
                "title" => l("a title", "título"),
                "publisher" => l("a publisher", "medio"),
                "byline" => l("an author", "autoría"),
                "published" => l("a day of publication", "fecha de publicación"),
                other => other.to_owned(),
            };
            language.choose(format!("The text shows no sign of {what}"), format!("El texto no muestra {what}"))
        }
    }
}

fn fact(field: &str, language: Language) -> String {
    let (english, spanish) = match field {
        "age" => ("Age", "Edad"),
        "nationality" => ("Nationality", "Nacionalidad"),
        "occupation" => ("Occupation", "Ocupación"),
        "orientation" => ("Orientation", "Orientación"),
        "status" => ("Status", "Situación"),
        other => (other, other),
    };
    language.choose(english, spanish).to_owned()
}

fn law_field(field: &str, language: Language) -> String {
    let (english, spanish) = match field {
        "year" => ("of the year", "del año"),
        "era" => ("of the time of", "de la época de"),
        "used" => ("used in", "usada en"),
        "never_used" => ("never used", "nunca usada"),
        "trigger" => ("applies upon", "se aplica ante"),
        "agency" => ("the agency is", "la agencia es"),
        "reach" => ("reaches", "alcanza a"),
        other => (other, other),
    };
    language.choose(english, spanish).to_owned()
}

/// Who speaks, with the role.
pub(super) fn speakers(all: &[Speaker], language: Language) -> Option<String> {
    let each: Vec<String> = all.iter().map(|s| format!("{} ({})", s.name, s.role.say(language))).collect();
    (!each.is_empty()).then(|| each.join(", "))
}

/// Page and line.
pub(super) fn place(draft: &paradero_record::Locus, language: Language) -> String {
    let page = draft.page.map(|page| format!("{} {page}", language.choose("page", "página")));
    let lines = draft.lines.map(|(first, last)| {
        if first == last {
            format!("{} {first}", language.choose("line", "línea"))
        } else {
            format!("{} {first}–{last}", language.choose("lines", "líneas"))
        }
    });
    [page, lines].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// When, where a field cannot say it as a moment.
pub(super) fn counted(when: &When, lines: &Lines<'_>) -> Option<String> {
    if matches!(when, When::At(_)) { None } else { lines.when(when) }
}
