//! Statements about events: typed in full, or made by a locator check, a call or a visit.

use std::collections::BTreeMap;

use paradero_record::notation::{References, parse};
use paradero_record::{
    About, EventId, EventKind, Firmness, Language, Locus, Moment, PersonId, Record, Role, Source, SourceId, SourceKind,
    Speaker, Stance, Statement, Tier, Value, When,
};

use super::field::{Form, name_for, some};
use super::{empty, save};
use crate::choice::{Choice, choices};
use crate::desk::{Ctx, Refusal};
use crate::input::{Contact, LocatorCheck, NewStatement};

type Attributes = BTreeMap<&'static str, Value>;

/// Records a statement about an event.
///
/// # Errors
///
/// When something typed is wrong, there is no such person, or the ledger fails.
pub fn record_statement(ctx: &Ctx<'_>, person: &str, input: &NewStatement) -> Result<String, Refusal> {
    let id = PersonId::new(person);
    let known = ctx.desk.load(&id, &ctx.viewer)?;
    let mut form = Form::new(ctx.language);
    let source = source(ctx, &mut form, &input.source);
    let event = some(&input.event).and_then(|_| form.event("event", &input.event, &known.event_ids(&id)));
    let kind = match &event {
        Some(event) => super::kind_of(&known, &id, event),
        None if some(&input.event).is_some() => None,
        None => form.word("kind", &input.kind, EventKind::find),
    };
    let when = form.moment("when", &input.when);
    let attributes = kind.map(|kind| attributes(ctx, &mut form, kind, &input.attributes)).unwrap_or_default();
    let locus = Locus {
        page: form.number("page", &input.page),
        lines: form.lines("line", &input.line),
        quote: some(&input.quote),
    };
    let speakers = speakers(&mut form, input);
    let stance = form.word("stance", &input.stance, Stance::find);
    let firmness = form.word("firmness", &input.firmness, Firmness::find);
    let tier = form.word("tier", &input.tier, Tier::find);
    form.done()?;
    let (Some(kind), Some(source)) = (kind, source) else { return Err(Refusal::NotFound) };
    let moment = when.unwrap_or_else(Moment::unknown);
    let event = event.unwrap_or_else(|| event_name(&known, &id, kind, &moment));
    let statement = Statement {
        person: id,
        zone: ctx.desk.zone.clone(),
        source,
        locus,
        speakers,
        via: Vec::new(),
        stance: stance.unwrap_or(Stance::Asserts),
        firmness: firmness.unwrap_or(Firmness::Plain),
        about: About::Event { event, kind, when: When::At(moment), attributes },
        tier: tier.unwrap_or(Tier::Team),
        recorded: None,
    };
    save_statement(ctx, empty(ctx), statement)?;
    Ok(person.to_owned())
}

fn source(ctx: &Ctx<'_>, form: &mut Form, text: &str) -> Option<SourceId> {
    let id = SourceId::new(text.trim());
    if ctx.desk.state().base.sources.contains_key(&id) {
        return Some(id);
    }
    form.fault(
        "source",
        "choose a source that is on record, or add it first",
        "elija una fuente del registro, o agréguela primero",
    );
    None
}

fn speakers(form: &mut Form, input: &NewStatement) -> Vec<Speaker> {
    let Some(name) = some(&input.speaker) else { return Vec::new() };
    let role = form.word("role", &input.role, Role::find).unwrap_or(Role::Unknown);
    vec![Speaker { name, role }]
}

/// Reads attributes as they stand in the notation, by reading an event that has them.
fn attributes(ctx: &Ctx<'_>, form: &mut Form, kind: EventKind, text: &str) -> Attributes {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let snippet = format!("about x\nunknown {kind} as x {one_line}\n  x asserts\n");
    let parsed = parse(&snippet, None, References::Trusted);
    if let Some(fault) = parsed.diagnostics.first() {
        let help = fault.help.clone().unwrap_or_default();
        let text = format!("{}. {help}", fault.message);
        form.fault("attributes", &text, &text);
        return Attributes::new();
    }
    let found = parsed.record.statements.into_values().find_map(|s| match s.about {
        About::Event { attributes, .. } => Some(attributes),
        _ => None,
    });
    let found = found.unwrap_or_default();
    let state = ctx.desk.state();
    for value in found.values() {
        if let Value::Place(place) = value
            && !state.base.places.contains_key(place)
        {
            form.fault(
                "attributes",
                &format!("no place is called `{place}`; put an undeclared place in double quotes"),
                &format!("ningún lugar se llama `{place}`; ponga entre comillas dobles un lugar no declarado"),
            );
        }
    }
    found
}

/// The name of a new event: its kind and moment, and a number when that is taken.
fn event_name(known: &Record, person: &PersonId, kind: EventKind, moment: &Moment) -> EventId {
    let taken = known.event_ids(person);
    let first = EventId::made(kind, moment).to_string();
    let mut candidates = std::iter::once(first.clone()).chain((2u32..).map(|n| format!("{first}.{n}")));
    EventId::new(candidates.find(|name| !taken.contains(&EventId::new(name.clone()))).unwrap_or(first))
}

/// Records a search in the custody locator.
///
/// # Errors
///
/// When something typed is wrong, there is no such person, or the ledger fails.
pub fn record_check(ctx: &Ctx<'_>, person: &str, input: &LocatorCheck) -> Result<String, Refusal> {
    let mut form = Form::new(ctx.language);
    let mut attributes = Attributes::new();
    chosen(&mut form, &mut attributes, "result", &input.result, Choice::Results);
    if attributes.get("result") == Some(&Value::Word("found".to_owned())) && some(&input.place).is_none() {
        form.fault("place", "say which place it shows", "indique qué lugar muestra");
    }
    place(ctx, &mut attributes, &input.place);
    note(&mut attributes, &input.note);
    observed(
        ctx,
        form,
        person,
        &Observed { kind: "locator_checked", source: SourceKind::Locator, when: &input.when, attributes },
    )
}

/// Records a call or a visit.
///
/// # Errors
///
/// When something typed is wrong, there is no such person, or the ledger fails.
pub fn record_contact(ctx: &Ctx<'_>, person: &str, input: &Contact) -> Result<String, Refusal> {
    let mut form = Form::new(ctx.language);
    let mut attributes = Attributes::new();
    chosen(&mut form, &mut attributes, "channel", &input.channel, Choice::Channels);
    chosen(&mut form, &mut attributes, "answer", &input.answer, Choice::Answers);
    if let Some(with) = some(&input.with) {
        attributes.insert("with", Value::Text(with));
    }
    place(ctx, &mut attributes, &input.place);
    note(&mut attributes, &input.note);
    observed(
        ctx,
        form,
        person,
        &Observed { kind: "contact_event", source: SourceKind::Note, when: &input.when, attributes },
    )
}

/// Takes one word of a list as an attribute.
fn chosen(form: &mut Form, attributes: &mut Attributes, name: &'static str, text: &str, list: Choice) {
    let words = choices(list, Language::English);
    if let Some((word, _)) = form.word(name, text, |typed| words.iter().find(|(word, _)| word == typed)) {
        attributes.insert(name, Value::Word(word.clone()));
    }
}

/// A place by its short name or label when it is declared, otherwise as it was typed.
fn place(ctx: &Ctx<'_>, attributes: &mut Attributes, text: &str) {
    let Some(text) = some(text) else { return };
    let state = ctx.desk.state();
    let declared = state.base.places.values().find(|p| p.id.as_str() == text || p.label.eq_ignore_ascii_case(&text));
    attributes.insert("at", declared.map_or(Value::Text(text), |p| Value::Place(p.id.clone())));
}

fn note(attributes: &mut Attributes, text: &str) {
    if let Some(text) = some(text) {
        attributes.insert("note", Value::Text(text));
    }
}

/// What whoever keeps the record saw or did.
struct Observed<'a> {
    kind: &'static str,
    source: SourceKind,
    when: &'a str,
    attributes: Attributes,
}

/// Records an observation: the reader's own note of the day is its source.
fn observed(ctx: &Ctx<'_>, mut form: Form, person: &str, observed: &Observed<'_>) -> Result<String, Refusal> {
    let id = PersonId::new(person);
    let known = ctx.desk.load(&id, &ctx.viewer)?;
    let zone = &ctx.desk.zone;
    let when = form.moment("when", observed.when);
    form.done()?;
    let moment = when.unwrap_or_else(|| Moment::minute_at(ctx.now, zone));
    let Some(kind) = EventKind::find(observed.kind) else { return Err(Refusal::NotFound) };
    let day = zone.day_of(ctx.now);
    let by = &ctx.viewer.name;
    let title = match observed.source {
        SourceKind::Locator => format!("Locator searches of {day} by {by}"),
        _ => format!("Call and visit notes of {day} by {by}"),
    };
    let source = Source {
        publisher: Some(by.clone()),
        published: Some(Moment::day(day)),
        ..Source::new(SourceId::new(name_for(&title, |_| false)), title, observed.source)
    };
    let statement = Statement {
        person: id.clone(),
        zone: zone.clone(),
        source: source.id.clone(),
        locus: Locus::default(),
        speakers: vec![Speaker { name: by.clone(), role: Role::Volunteer }],
        via: Vec::new(),
        stance: Stance::Asserts,
        firmness: Firmness::Plain,
        about: About::Event {
            event: event_name(&known, &id, kind, &moment),
            kind,
            when: When::At(moment),
            attributes: observed.attributes.clone(),
        },
        tier: Tier::Team,
        recorded: None,
    };
    let mut record = empty(ctx);
    record.sources.insert(source.id.clone(), source);
    save_statement(ctx, record, statement)?;
    Ok(person.to_owned())
}

fn save_statement(ctx: &Ctx<'_>, mut record: Record, statement: Statement) -> Result<(), Refusal> {
    record.statements.insert(statement.id(), statement);
    save(ctx, &record)
}
