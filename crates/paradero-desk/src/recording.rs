//! Recording: what people type becomes statements, judgements and acts; every fault is named beside its field.

pub(crate) mod field;
mod identity;
mod statement;

use paradero_record::{
    Act, EventId, Instant, Judgement, Language, Moment, MomentError, Person, PersonId, Progress, Record, Recorded,
    Sameness, Source, SourceId, SourceKind, Subject,
};

use crate::desk::{Belief, Ctx, Refusal};
use crate::input::{FieldFault, NewAct, NewJudgement, NewPerson, NewSource};
use field::{Form, name_for};

pub use identity::{record_identity, take_back};
pub use statement::{record_check, record_contact, record_statement};

/// What is wrong with a moment that somebody typed.
pub(crate) fn moment_fault(field: &'static str, error: &MomentError, language: Language) -> FieldFault {
    let help = error.help.clone().unwrap_or_default();
    let message = language.choose(
        format!("{error}. {help}"),
        format!(
            "No es una fecha que se pueda leer. Escriba, por ejemplo, 2025-03-15, 2025-03 o 2025-03-15T17:26. {help}"
        ),
    );
    FieldFault { field, message: message.trim().to_owned() }
}

/// Records a new person; returns the name in addresses.
///
/// # Errors
///
/// When something typed is wrong, or the ledger fails.
pub fn record_person(ctx: &Ctx<'_>, input: &NewPerson) -> Result<String, Refusal> {
    let person = new_person(ctx, input)?;
    let id = person.id.to_string();
    save_person(ctx, person)?;
    Ok(id)
}

/// The person that a form tells of, not recorded yet.
pub(crate) fn new_person(ctx: &Ctx<'_>, input: &NewPerson) -> Result<Person, Refusal> {
    let mut form = Form::new(ctx.language);
    let label = form.required("label", &input.label);
    let countries = form.countries("countries", &input.countries);
    let born = form.moment("born", &input.born);
    form.done()?;
    let taken = |id: &str| ctx.desk.state().base.people.contains_key(&PersonId::new(id));
    let id = PersonId::new(name_for(&label, taken));
    let lines = input.names.lines().map(str::trim).filter(|line| !line.is_empty());
    let a_number = field::some(&input.a_number).map(|number| ("a_number".to_owned(), number));
    Ok(Person {
        id,
        label,
        subject: Subject::Person,
        born,
        countries,
        names: lines.map(str::to_owned).collect(),
        identifiers: a_number.into_iter().collect(),
        made_up: false,
        note: field::some(&input.note),
    })
}

/// Records a person, or what is now known of one: a later entry stands in the place of an earlier one.
pub(crate) fn save_person(ctx: &Ctx<'_>, person: Person) -> Result<(), Refusal> {
    let mut record = empty(ctx);
    record.people.insert(person.id.clone(), person);
    save(ctx, &record)
}

/// Records a new source; returns the name in addresses.
///
/// # Errors
///
/// When something typed is wrong, or the ledger fails.
pub fn record_source(ctx: &Ctx<'_>, input: &NewSource) -> Result<String, Refusal> {
    let mut form = Form::new(ctx.language);
    let title = form.required("title", &input.title);
    let kind = form.word("kind", &input.kind, SourceKind::find);
    let published = form.moment("published", &input.published);
    let url = form.url("url", &input.url);
    form.done()?;
    let taken = |id: &str| ctx.desk.state().base.sources.contains_key(&SourceId::new(id));
    let id = SourceId::new(name_for(&title, taken));
    let source = Source {
        publisher: field::some(&input.publisher),
        published,
        url,
        note: field::some(&input.note),
        ..Source::new(id.clone(), title, kind.unwrap_or(SourceKind::Note))
    };
    let mut record = empty(ctx);
    record.sources.insert(id.clone(), source);
    save(ctx, &record)?;
    Ok(id.to_string())
}

/// Records a judgement whether two reports are one event.
///
/// # Errors
///
/// When something typed is wrong, there is no such person, or the ledger fails.
pub fn record_judgement(ctx: &Ctx<'_>, person: &str, input: &NewJudgement) -> Result<String, Refusal> {
    let id = PersonId::new(person);
    let known = ctx.desk.load(&id, &ctx.viewer)?;
    let events = known.event_ids(&id);
    let mut form = Form::new(ctx.language);
    let sameness = form.word("sameness", &input.sameness, Sameness::find);
    let left = form.event("left", &input.left, &events);
    let right = form.event("right", &input.right, &events);
    let because = form.required("because", &input.because);
    if left.is_some() && left == right {
        form.fault("right", "choose two different events", "elija dos hechos distintos");
    }
    let (Some(left_id), Some(right_id)) = (&left, &right) else { return Err(form.refusal()) };
    if sameness == Some(Sameness::Same) && kind_of(&known, &id, left_id) != kind_of(&known, &id, right_id) {
        form.fault(
            "right",
            "these are events of two kinds; only events of one kind can be one event",
            "son hechos de dos tipos; solo hechos de un mismo tipo pueden ser uno solo",
        );
    }
    form.done()?;
    let judgement = Judgement {
        person: id,
        sameness: sameness.unwrap_or(Sameness::Unsure),
        left: left_id.clone(),
        right: right_id.clone(),
        because,
        recorded: now(ctx),
    };
    let mut record = empty(ctx);
    record.judgements.push(judgement);
    save(ctx, &record)?;
    Ok(person.to_owned())
}

fn kind_of(record: &Record, person: &PersonId, event: &EventId) -> Option<paradero_record::EventKind> {
    record.statements_about(person).find_map(|(_, s)| match &s.about {
        paradero_record::About::Event { event: id, kind, .. } if id == event => Some(*kind),
        _ => None,
    })
}

/// Records what somebody did about an alarm.
///
/// # Errors
///
/// When something typed is wrong, there is no such person, or the ledger fails.
pub fn record_act(ctx: &Ctx<'_>, person: &str, input: &NewAct) -> Result<String, Refusal> {
    let id = PersonId::new(person);
    ctx.desk.load(&id, &ctx.viewer)?;
    let mut form = Form::new(ctx.language);
    let alarm = form.required("alarm", &input.alarm);
    let progress = form.word("progress", &input.progress, Progress::find);
    let because = form.required("because", &input.because);
    let safeguard = alarm.split_whitespace().next().unwrap_or_default();
    if !alarm.is_empty() && ctx.desk.pack.safeguard(safeguard).is_none() {
        form.fault(
            "alarm",
            "no safeguard of the pack has this name",
            "ninguna salvaguarda del paquete tiene este nombre",
        );
    }
    form.done()?;
    let mut record = empty(ctx);
    let progress = progress.unwrap_or(Progress::Seen);
    record.acts.push(Act { person: id, alarm, progress, because, recorded: now(ctx) });
    save(ctx, &record)?;
    Ok(person.to_owned())
}

fn empty(ctx: &Ctx<'_>) -> Record {
    Record { zone: ctx.desk.zone.clone(), ..Record::default() }
}

fn now(ctx: &Ctx<'_>) -> Recorded {
    Recorded { at: instant_moment(ctx, ctx.now), by: ctx.viewer.name.clone() }
}

fn instant_moment(ctx: &Ctx<'_>, at: Instant) -> Moment {
    Moment::at(at, &ctx.desk.zone)
}

fn save(ctx: &Ctx<'_>, record: &Record) -> Result<(), Refusal> {
    ctx.desk.append(record, ctx.now, &ctx.viewer.name, Belief::Now)?;
    Ok(())
}
