//! From a record to its notation. What is written is read back as the same record.
//!
//! Writing to a string cannot fail, which is why what `write!` returns is left alone.

mod list;
mod review;

pub use list::{write_identity, write_list, write_row};
pub use review::{write_resolution, write_review};

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::{
    About, Act, Anchor, EventId, Firmness, Judgement, Measure, Moment, Person, PersonId, Place, Record, Recorded,
    Source, Speaker, Statement, Subject, Tier, Unit, Value, When,
};

/// Writes a whole record: places, sources, lists with their rows, then each person with events, claims, coverage, judgements and acts.
///
/// The order depends on the names alone, so the same record gives the same bytes.
///
/// ```
/// use paradero_record::notation::{References, parse, write};
/// let text = "person ana \"Ana (made up)\"\n2025-03 arrested as a\n  call line 1 asserts hedged\n";
/// let record = parse(text, None, References::Trusted).record;
/// let again = parse(&write(&record), None, References::Checked).record;
/// assert_eq!(again.statements, record.statements);
/// ```
pub fn write(record: &Record) -> String {
    let mut out = zone_line(&record.zone);
    let mut in_force = record.zone.name().to_owned();
    for place in record.places.values() {
        out.push('\n');
        out.push_str(&write_place(place));
    }
    for source in record.sources.values() {
        out.push('\n');
        out.push_str(&write_source(source));
    }
    for list in record.lists.values() {
        out.push('\n');
        out.push_str(&write_list(list));
        record.rows_on(&list.source).for_each(|row| out.push_str(&write_row(row)));
    }
    let unlisted = record.rows.values().filter(|row| !record.lists.contains_key(&row.id.source));
    unlisted.for_each(|row| out.push_str(&write_row(row)));
    for person in record.people.values() {
        out.push('\n');
        out.push_str(&write_person(person));
        about_person(&mut out, record, &person.id, &mut in_force);
    }
    let named = record.statements.values().map(|s| &s.person);
    let named = named.chain(record.judgements.iter().map(|j| &j.person)).chain(record.acts.iter().map(|a| &a.person));
    let named = named.chain(record.resolutions.iter().map(|one| &one.person));
    let undeclared: BTreeSet<&PersonId> = named.filter(|id| !record.people.contains_key(*id)).collect();
    for id in undeclared {
        out.push('\n');
        out.push_str(&about_line(id));
        about_person(&mut out, record, id, &mut in_force);
    }
    if !record.identities.is_empty() || !record.reviews.is_empty() {
        out.push('\n');
    }
    record.identities.iter().for_each(|one| out.push_str(&write_identity(one)));
    record.reviews.iter().for_each(|one| out.push_str(&write_review(one)));
    out
}

/// The line that says whom the following is about.
pub fn about_line(person: &PersonId) -> String {
    format!("about {person}\n")
}

fn zone_line(zone: &crate::Zone) -> String {
    format!("zone {}\n", zone.name())
}

/// Writes what is about one person; `in_force` is the zone that the last line of that sort named.
fn about_person(out: &mut String, record: &Record, person: &PersonId, in_force: &mut String) {
    let mut groups: BTreeMap<Group, Vec<&Statement>> = BTreeMap::new();
    for (_, statement) in record.statements_about(person) {
        groups.entry(group(statement)).or_default().push(statement);
    }
    for ((_, zone, ..), statements) in &groups {
        out.push('\n');
        if zone != in_force {
            let _ = writeln!(out, "zone {zone}");
            zone.clone_into(in_force);
        }
        write_group(out, statements);
    }
    for judgement in record.judgements.iter().filter(|j| j.person == *person) {
        out.push_str(&write_judgement(judgement));
    }
    for act in record.acts.iter().filter(|a| a.person == *person) {
        out.push_str(&write_act(act));
    }
    for answer in record.resolutions.iter().filter(|one| one.person == *person) {
        out.push_str(&write_resolution(answer));
    }
}

/// What statements share that are written under one head: sort, zone, kind or text, and event.
type Group = (u8, String, String, EventId);

fn group(statement: &Statement) -> Group {
    let zone = statement.zone.name().to_owned();
    match &statement.about {
        About::Event { event, kind, .. } => (0, zone, kind.name().to_owned(), event.clone()),
        About::Claim { claim, text, .. } => (1, zone, text.clone(), claim.clone()),
        About::Coverage { .. } => (2, zone, head_line(&statement.about), EventId::new("")),
    }
}

fn write_group(out: &mut String, statements: &[&Statement]) {
    let Some(first) = statements.first() else {
        return;
    };
    let head = dated(statements).unwrap_or(first);
    out.push_str(&head_line(&head.about));
    for statement in statements {
        out.push_str(&statement_line(statement, &head.about));
        if let Some(recorded) = &statement.recorded {
            out.pop();
            let _ = writeln!(out, "  recorded {}", by(recorded));
        }
    }
}

/// The first statement that has a moment of its own, whose moment the head then says.
fn dated<'a>(statements: &[&'a Statement]) -> Option<&'a Statement> {
    let is_dated =
        |s: &&&Statement| matches!(&s.about, About::Event { when: When::At(moment), .. } if !moment.is_unknown());
    statements.iter().find(is_dated).copied()
}

/// Writes one statement so that it can be read alone; without when it was recorded.
pub fn write_statement(statement: &Statement) -> String {
    let mut out = String::with_capacity(240);
    out.push_str(&zone_line(&statement.zone));
    out.push_str(&about_line(&statement.person));
    out.push_str(&head_line(&statement.about));
    out.push_str(&statement_line(statement, &statement.about));
    out
}

fn head_line(about: &About) -> String {
    match about {
        About::Event { event, kind, when, attributes } => {
            let moment = match when {
                When::At(moment) => moment.to_string(),
                _ => "unknown".to_owned(),
            };
            let mut line = format!("{moment} {kind} as {event}");
            for (name, value) in attributes {
                let _ = write!(line, " {name} {}", write_value(value));
            }
            line + "\n"
        }
        About::Claim { claim, text, .. } => format!("claim {claim} {}\n", quoted(text)),
        About::Coverage { kinds, over } => {
            let kinds: Vec<&str> = kinds.iter().map(|k| k.name()).collect();
            format!("coverage {} {over}\n", kinds.join(", "))
        }
    }
}

fn statement_line(statement: &Statement, head: &About) -> String {
    let mut line = format!("  {}", statement.source);
    let locus = &statement.locus;
    if let Some(page) = locus.page {
        let _ = write!(line, " page {page}");
    }
    match locus.lines {
        Some((first, last)) if first == last => {
            let _ = write!(line, " line {first}");
        }
        Some((first, last)) => {
            let _ = write!(line, " line {first}-{last}");
        }
        None => {}
    }
    line.push_str(&speakers("", &statement.speakers));
    line.push_str(&speakers(" via", &statement.via));
    let _ = write!(line, " {}", statement.stance);
    if statement.firmness != Firmness::Plain {
        let _ = write!(line, " {}", statement.firmness);
    }
    line.push_str(&differences(&statement.about, head));
    if let Some(quote) = &locus.quote {
        let _ = write!(line, " quote {}", quoted(quote));
    }
    if statement.tier != Tier::Public {
        let _ = write!(line, " tier {}", statement.tier);
    }
    line + "\n"
}

/// What a statement says otherwise than the head of its group.
fn differences(own: &About, head: &About) -> String {
    let mut out = String::new();
    match (own, head) {
        (About::Event { when, attributes, .. }, About::Event { when: head_when, attributes: head_attributes, .. }) => {
            let unsaid = When::At(Moment::unknown());
            let head_when = if matches!(head_when, When::At(_)) { head_when } else { &unsaid };
            if when != head_when {
                let _ = write!(out, " {}", write_when(when));
            }
            for (name, value) in attributes {
                if head_attributes.get(name) != Some(value) {
                    let _ = write!(out, " {name} {}", write_value(value));
                }
            }
            let without: Vec<&str> =
                head_attributes.keys().filter(|name| !attributes.contains_key(*name)).copied().collect();
            if !without.is_empty() {
                let _ = write!(out, " without {}", without.join(", "));
            }
        }
        (About::Claim { says, rests_on, .. }, _) => {
            if let Some(says) = says {
                let _ = write!(out, " says {}", quoted(says));
            }
            if !rests_on.is_empty() {
                let all: Vec<String> = rests_on.iter().map(|r| quoted(r)).collect();
                let _ = write!(out, " rests on {}", all.join(", "));
            }
        }
        _ => {}
    }
    out
}

fn write_when(when: &When) -> String {
    match when {
        When::At(moment) => format!("on {moment}"),
        When::Order { side, anchor } => format!("{side} {}", write_anchor(anchor)),
        When::SameDay(anchor) => format!("same day as {}", write_anchor(anchor)),
        When::Offset { measure, length, side, anchor } => {
            let measure = if *measure == Measure::Exactly { String::new() } else { format!("{measure} ") };
            let unit: Unit = length.unit;
            format!("{measure}{} {unit} {side} {}", length.count, write_anchor(anchor))
        }
    }
}

fn write_anchor(anchor: &Anchor) -> String {
    match anchor {
        Anchor::Moment(moment) => moment.to_string(),
        Anchor::Event(event) => event.to_string(),
    }
}

fn write_value(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Place(place) => place.to_string(),
        Value::Moment(moment) => moment.to_string(),
        Value::Flag(true) => "yes".to_owned(),
        Value::Flag(false) => "no".to_owned(),
        Value::Word(word) => word.clone(),
        Value::Number(number) => number.to_string(),
    }
}

fn speakers(before: &str, all: &[Speaker]) -> String {
    if all.is_empty() {
        return String::new();
    }
    let each: Vec<String> = all.iter().map(|s| format!("{}, {}", quoted(&s.name), s.role)).collect();
    format!("{before} {}", each.join(", "))
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() && c != '\t' => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

fn by(recorded: &Recorded) -> String {
    format!("{} by {}", recorded.at, quoted(&recorded.by))
}

/// Writes a place.
pub fn write_place(place: &Place) -> String {
    let mut out = format!("place {} {}\n", place.id, quoted(&place.label));
    part(&mut out, "country", place.country.as_deref());
    part(&mut out, "aor", place.aor.as_deref().map(quoted).as_deref());
    part(&mut out, "kind", place.kind.map(crate::PlaceKind::word));
    part(&mut out, "state", place.state.as_deref());
    part(&mut out, "district", place.district.as_deref().map(quoted).as_deref());
    part(&mut out, "zone", place.zone.as_ref().map(crate::Zone::name));
    out
}

/// Writes a source, with when it was recorded.
pub fn write_source(source: &Source) -> String {
    let mut out = format!("source {} {}\n", source.id, quoted(&source.title));
    part(&mut out, "publisher", source.publisher.as_deref().map(quoted).as_deref());
    part(&mut out, "kind", Some(source.kind.word()));
    let inferred = if source.published_inferred { " inferred" } else { "" };
    part(&mut out, "published", source.published.as_ref().map(|m| format!("{m}{inferred}")).as_deref());
    part(&mut out, "url", source.url.as_deref().map(quoted).as_deref());
    part(&mut out, "copy of", source.copy_of.as_deref().map(quoted).as_deref());
    part(&mut out, "language", source.language.as_deref());
    part(&mut out, "file", source.file.as_ref().map(|hash| format!("sha256:{hash}")).as_deref());
    let derived = source.derived.as_ref().map(|text| {
        let tier = if text.tier == Tier::Public { String::new() } else { format!(" tier {}", text.tier) };
        format!("sha256:{} by {}{tier}", text.file, quoted(&text.by))
    });
    part(&mut out, "text", derived.as_deref());
    part(&mut out, "note", source.note.as_deref().map(quoted).as_deref());
    part(&mut out, "recorded", source.recorded.as_ref().map(by).as_deref());
    out
}

/// Writes a person or topic.
pub fn write_person(person: &Person) -> String {
    let what = if person.subject == Subject::Person { "person" } else { "topic" };
    let mut out = format!("{what} {} {}\n", person.id, quoted(&person.label));
    part(&mut out, "born", person.born.as_ref().map(ToString::to_string).as_deref());
    if !person.countries.is_empty() {
        part(&mut out, "countries", Some(&person.countries.join(", ")));
    }
    for name in &person.names {
        part(&mut out, "name", Some(&quoted(name)));
    }
    for (kind, value) in &person.identifiers {
        part(&mut out, "identifier", Some(&format!("{kind} {}", quoted(value))));
    }
    if person.made_up {
        part(&mut out, "made up", Some(""));
    }
    part(&mut out, "note", person.note.as_deref().map(quoted).as_deref());
    out
}

fn part(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        out.push_str(format!("  {name} {value}").trim_end());
        out.push('\n');
    }
}

/// Writes a judgement.
pub fn write_judgement(one: &Judgement) -> String {
    let (at, who) = (&one.recorded.at, quoted(&one.recorded.by));
    format!("{} {} {} by {who} on {at} because {}\n", one.sameness, one.left, one.right, quoted(&one.because))
}

/// Writes an act.
pub fn write_act(one: &Act) -> String {
    let (at, who) = (&one.recorded.at, quoted(&one.recorded.by));
    format!("act {} {} by {who} on {at} because {}\n", quoted(&one.alarm), one.progress, quoted(&one.because))
}
