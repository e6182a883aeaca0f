//! Finding somebody by a name as it was said, in a ledger or in a list.

use std::fmt::Write as _;
use std::process::ExitCode;

use paradero_desk::view::{FindListView, FindView, ReasonLine, RowCounts};
use paradero_desk::{Ctx, Find, Language, ListFile, Refusal, Viewer, find_in_list};

use crate::{Failure, args, desk_that_is, language, now, print, serve};

/// From which probability on, in percent, somebody was found.
const FOUND: u8 = 50;

pub(crate) fn find(input: &args::Find) -> Result<ExitCode, Failure> {
    let asked = Find {
        name: input.name.join(" "),
        born: input.born.clone().unwrap_or_default(),
        age: input.age.map(|age| age.to_string()).unwrap_or_default(),
        country: input.country.clone().unwrap_or_default(),
        place: input.place.clone().unwrap_or_default(),
        limit: input.limit.to_string(),
        typing: String::new(),
    };
    let likeliest = match &input.list {
        Some(path) => in_list(path, input, &asked)?,
        None => in_ledger(input, &asked)?,
    };
    Ok(if likeliest >= FOUND { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn in_ledger(input: &args::Find, asked: &Find) -> Result<u8, Failure> {
    let path = input.ledger.clone().map_or_else(|| serve::data_file("desk.ledger"), Ok)?;
    let desk = desk_that_is(&path, None)?;
    let language = language(input.lang);
    let ctx = Ctx { desk: &desk, now: now(), language, viewer: Viewer::counsel("find") };
    let view = paradero_desk::find(&ctx, asked)?;
    if !view.faults.is_empty() {
        return Err(Refusal::Invalid(view.faults).into());
    }
    if input.json {
        print::json(&serde_json::to_value(&view).unwrap_or_default());
    } else {
        print::text(&said(&view, language));
    }
    Ok(view.hits.first().map_or(0, |hit| hit.percent))
}

fn said(view: &FindView, language: Language) -> String {
    let l = |english: &'static str, spanish: &'static str| language.choose(english, spanish);
    let mut out = taken(&view.read, language);
    for hit in &view.hits {
        let person = &hit.person;
        let mark = if person.made_up { l(" [made up]", " [ficticia]") } else { "" };
        out.push_str(&format!("{}  {}{mark}  ({})\n", percent(hit.percent), person.label, person.person));
        if let Some(name) = &hit.by_name {
            out.push_str(&format!("       {}: {name}\n", l("by the name", "por el nombre")));
        }
        out.push_str(&why(&hit.reasons));
        if let Some(place) = &person.whereabouts {
            out.push_str(&format!("       {place}\n"));
        }
    }
    out.push_str(&conclusion(&view.outcome, view.nobody, view.telling.as_deref(), language));
    out
}

fn in_list(path: &std::path::Path, input: &args::Find, asked: &Find) -> Result<u8, Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Failure(format!("{name}: cannot be read: {error}")))?;
    let language = language(input.lang);
    let mapping = input.map.as_deref().unwrap_or_default();
    let view = find_in_list(ListFile { name: &name, bytes: &bytes, mapping }, asked, now(), language)?;
    for problem in &view.problems {
        print::complain(&format!("{name}:{}: {}", problem.place, problem.reason));
    }
    if view.more_problems > 0 {
        print::complain(&language.choose(
            format!("{name}: {} more could not be read", view.more_problems),
            format!("{name}: {} más no se pudieron leer", view.more_problems),
        ));
    }
    print::complain(&format!("{name}: {}", counted(view.counts, language)));
    if input.json {
        print::json(&serde_json::to_value(&view).unwrap_or_default());
    } else {
        print::text(&said_of_list(&view, language));
    }
    Ok(view.hits.first().map_or(0, |hit| hit.percent))
}

fn counted(counts: RowCounts, language: Language) -> String {
    let RowCounts { rows, people, nameless, blank, aside, failed } = counts;
    language.choose(
        format!(
            "{rows} rows: {people} with a name, {nameless} without, {blank} blank, {aside} title, heading or footer, \
             {failed} not read"
        ),
        format!(
            "{rows} filas: {people} con nombre, {nameless} sin nombre, {blank} en blanco, {aside} título, encabezado o \
             pie, {failed} sin leer"
        ),
    )
}

fn said_of_list(view: &FindListView, language: Language) -> String {
    let mut out = format!("{}: {}\n", language.choose("Columns", "Columnas"), view.mapping);
    out.push_str(&taken(&view.read, language));
    for hit in &view.hits {
        let row = language.choose("row", "fila");
        let facts: Vec<&str> =
            [&hit.born, &hit.country, &hit.place].into_iter().flatten().map(String::as_str).collect();
        let facts = if facts.is_empty() { String::new() } else { format!("  {}", facts.join(", ")) };
        // Writing into a String does not fail.
        writeln!(out, "{}  {}  ({row} {}){facts}", percent(hit.percent), hit.name, hit.row).ok();
        out.push_str(&why(&hit.reasons));
    }
    out.push_str(&conclusion(&view.outcome, view.nobody, view.telling.as_deref(), language));
    out
}

fn taken(read: &[String], language: Language) -> String {
    if read.is_empty() {
        return String::new();
    }
    format!("{}: {}\n", language.choose("Read from the text", "Leído del texto"), read.join("; "))
}

fn percent(percent: u8) -> String {
    format!("{percent:>3} %")
}

fn why(reasons: &[ReasonLine]) -> String {
    let sign = |speaks: &str| match speaks {
        "for" => '+',
        "against" => '-',
        _ => '.',
    };
    reasons.iter().fold(String::new(), |mut out, reason| {
        // Writing into a String does not fail.
        writeln!(out, "       {} {}", sign(&reason.speaks), reason.says).ok();
        out
    })
}

fn conclusion(outcome: &str, nobody: u8, telling: Option<&str>, language: Language) -> String {
    let none = language.choose("That none of them is meant", "Que no sea ninguna de ellas");
    let telling = telling.map_or_else(String::new, |telling| format!("{telling}\n"));
    format!("{outcome} {none}: {nobody} %.\n{telling}")
}
