//! The fields in which a proposal can be mended: what stands in them, and what is made of what is typed.

use std::collections::BTreeMap;

use paradero_prose::accept::Accepted;
use paradero_prose::{SourceField, What};
use paradero_record::{About, EventKind, Firmness, Moment, Role, Speaker, Stance, Statement, Value, ValueType, When};

use super::faults::Faults;
use super::form::ReadingForm;
use super::known::Known;
use super::people::plain;
use super::say;
use crate::desk::Ctx;
use crate::line::Lines;
use crate::recording::field::clean;

/// One field of a proposal.
pub(super) struct Field {
    /// Without the proposal: `when`.
    pub(super) name: String,
    pub(super) label: String,
    pub(super) value: String,
    pub(super) options: Option<String>,
    pub(super) proposed: Option<String>,
}

impl Field {
    fn new(name: impl Into<String>, label: &str, value: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.to_owned(), value: value.into(), options: None, proposed: None }
    }

    fn of(self, options: &str) -> Self {
        Self { options: Some(options.to_owned()), ..self }
    }
}

/// The fields of a proposal, with what is proposed in them.
pub(super) fn fields(known: &Known, at: usize, lines: &Lines<'_>) -> Vec<Field> {
    let Some((proposal, draft)) = known.reading.proposals.get(at).zip(known.drafts.get(at)) else { return Vec::new() };
    let l = |english: &'static str, spanish: &'static str| lines.language.choose(english, spanish);
    let mut all = Vec::new();
    if !matches!(proposal.what, What::Source(_) | What::Place { .. } | What::Law { .. }) {
        let about = known.about(proposal).map(|at| (at + 1).to_string()).unwrap_or_default();
        all.push(Field::new("about", l("About", "Sobre"), about).of("about"));
    }
    match &proposal.what {
        What::Source(SourceField::Published { moment, .. }) => {
            all.push(Field::new("when", l("When", "Cuándo"), moment.to_string()));
        }
        What::Source(
            SourceField::Title(text)
            | SourceField::Publisher(text)
            | SourceField::Url(text)
            | SourceField::CopyOf(text),
        ) => all.push(Field::new("text", l("Text", "Texto"), text)),
        What::Name { name } | What::Place { name, .. } => all.push(Field::new("text", l("Name", "Nombre"), name)),
        _ => {}
    }
    if let Some(statement) = &draft.statement {
        of_statement(known, at, statement, lines, &mut all);
    }
    all
}

fn of_statement(known: &Known, at: usize, statement: &Statement, lines: &Lines<'_>, all: &mut Vec<Field>) {
    let l = |english: &'static str, spanish: &'static str| lines.language.choose(english, spanish);
    match &statement.about {
        About::Event { kind, when, attributes, .. } => {
            all.extend(event_field(known, at, *kind, l("Same as on record", "Ya en el registro")));
            all.push(Field::new("kind", l("Kind", "Tipo"), kind.name()).of("kinds"));
            let moment = match when {
                When::At(moment) if !moment.is_unknown() => moment.to_string(),
                _ => String::new(),
            };
            let proposed = say::counted(when, lines);
            all.push(Field { proposed, ..Field::new("when", l("When", "Cuándo"), moment) });
            all.extend(attribute_fields(*kind, attributes, lines));
        }
        About::Claim { text, says, .. } => {
            all.push(Field::new("text", l("Claim", "Afirmación"), text));
            if let Some(says) = says {
                all.push(Field::new("says", l("Value", "Valor"), says));
            }
        }
        About::Coverage { .. } => {}
    }
    for slot in 0..statement.speakers.len().max(1) {
        let speaker = statement.speakers.get(slot);
        let name = speaker.map_or("", |speaker| speaker.name.as_str());
        let role = speaker.map_or("", |speaker| speaker.role.word());
        all.push(Field::new(numbered("speaker", slot), l("Who speaks", "Quién habla"), name));
        all.push(Field::new(numbered("role", slot), l("Role", "Papel"), role).of("roles"));
    }
    all.push(Field::new("stance", l("Stance", "Postura"), statement.stance.word()).of("stances"));
    all.push(Field::new("firmness", l("Firmness", "Firmeza"), statement.firmness.word()).of("firmness"));
}

/// `speaker`, `speaker2` and so on.
fn numbered(name: &str, slot: usize) -> String {
    if slot == 0 { name.to_owned() } else { format!("{name}{}", slot + 1) }
}

/// Which event of the record it is, where the person has any of the kind.
fn event_field(known: &Known, at: usize, kind: EventKind, label: &str) -> Option<Field> {
    let proposal = known.reading.proposals.get(at).filter(|one| !matches!(one.what, What::Law { .. }))?;
    let number = known.about(proposal)?;
    let person = known.people.get(number)?.person()?;
    if known.events(person, kind).is_empty() {
        return None;
    }
    let joined = known.joined(at, person).map(|event| event.to_string()).unwrap_or_default();
    Some(Field::new("event", label, joined).of(&events_list(number, kind)))
}

/// The name of the list of the events of a kind that somebody has on record.
pub(super) fn events_list(number: usize, kind: EventKind) -> String {
    format!("events-{}-{kind}", number + 1)
}

fn attribute_fields(kind: EventKind, attributes: &BTreeMap<&'static str, Value>, lines: &Lines<'_>) -> Vec<Field> {
    let is_shown = |name: &str| {
        attributes.contains_key(name) || (matches!(name, "at" | "from" | "to") && kind.attribute(name).is_some())
    };
    let of = paradero_record::ATTRIBUTES.iter().filter(|one| is_shown(one.name));
    let field = |one: &paradero_record::AttributeType| {
        let value = attributes.get(one.name).map(|value| as_typed(value, lines)).unwrap_or_default();
        let field = Field::new(one.name, lines.language.choose(one.english, one.spanish), value);
        match one.value {
            ValueType::Flag => field.of("flags"),
            ValueType::Word(_) => field.of(&format!("words-{}", one.name)),
            _ => field,
        }
    };
    of.map(field).collect()
}

/// A value as it is typed into a field.
fn as_typed(value: &Value, lines: &Lines<'_>) -> String {
    match value {
        Value::Text(text) | Value::Word(text) => text.clone(),
        Value::Place(_) => lines.value(value),
        Value::Moment(moment) => moment.to_string(),
        Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
    }
}

/// What was typed otherwise than it is proposed, by field.
pub(super) fn typed(known: &Known, at: usize, form: &ReadingForm, lines: &Lines<'_>) -> BTreeMap<String, String> {
    let id = known.reading.proposals.get(at).map_or("", |one| one.id.as_str());
    let own = fields(known, at, lines).into_iter().map(|field| (field.name, field.value));
    let other = own.filter_map(|(name, value)| {
        let typed = clean(form.typed(&name, id)?);
        (typed != clean(&value)).then_some((name, typed))
    });
    let mut all: BTreeMap<String, String> = other.collect();
    // An attribute that the kind proposed does not have can be typed once another kind is chosen.
    for name in ["at", "from", "to"] {
        if let Some(typed) =
            form.typed(name, id).map(clean).filter(|typed| !typed.is_empty() && all.contains_key("kind"))
        {
            all.insert(name.to_owned(), typed);
        }
    }
    all
}

/// Mends what an accepted proposal adds, by what was typed.
pub(super) fn mend(
    ctx: &Ctx<'_>,
    id: &str,
    typed: &BTreeMap<String, String>,
    accepted: &mut Accepted,
    faults: &mut Faults,
) {
    if let Some(text) = typed.get("text") {
        if text.is_empty() {
            faults.add(ctx, "text", id, "this cannot be empty", "esto no puede quedar vacío");
        }
        if let Some(name) = &mut accepted.name {
            name.clone_from(text);
        }
        if let Some(place) = &mut accepted.place {
            place.label.clone_from(text);
            place.country = None;
        }
    }
    let Some(statement) = &mut accepted.statement else { return };
    match &mut statement.about {
        About::Event { kind, when, attributes, .. } => {
            if let Some(word) = typed.get("kind") {
                match EventKind::find(word) {
                    Some(found) => *kind = found,
                    None => faults.choose(ctx, "kind", id),
                }
            }
            if let Some(text) = typed.get("when") {
                *when = When::At(moment(ctx, text, id, faults).unwrap_or_else(Moment::unknown));
            }
            mend_attributes(ctx, id, typed, *kind, attributes, faults);
        }
        About::Claim { text, says, .. } => {
            if let Some(typed) = typed.get("text") {
                text.clone_from(typed);
            }
            if let Some(typed) = typed.get("says") {
                *says = Some(typed.clone()).filter(|said| !said.is_empty());
            }
        }
        About::Coverage { .. } => {}
    }
    mend_voice(ctx, id, typed, statement, faults);
}

/// Reads a moment; nothing where nothing is typed, or what is typed cannot be read.
pub(super) fn moment(ctx: &Ctx<'_>, text: &str, id: &str, faults: &mut Faults) -> Option<Moment> {
    if text.is_empty() {
        return None;
    }
    match Moment::parse(text) {
        Ok(moment) => Some(moment),
        Err(error) => {
            faults.worded("when", id, crate::recording::moment_fault("when", &error, ctx.language).message);
            None
        }
    }
}

fn mend_attributes(
    ctx: &Ctx<'_>,
    id: &str,
    typed: &BTreeMap<String, String>,
    kind: EventKind,
    attributes: &mut BTreeMap<&'static str, Value>,
    faults: &mut Faults,
) {
    for one in paradero_record::ATTRIBUTES {
        match typed.get(one.name).map(String::as_str) {
            Some("") => drop(attributes.remove(one.name)),
            Some(text) => match value(text, one.value) {
                Some(value) => drop(attributes.insert(one.name, value)),
                None => faults.add(ctx, one.name, id, "this cannot be read here", "esto no se puede leer aquí"),
            },
            None => {}
        }
        if attributes.contains_key(one.name) && kind.attribute(one.name).is_none() {
            let (english, spanish) = (
                "an event of this kind does not have this: leave it empty",
                "un hecho de este tipo no tiene esto: déjelo vacío",
            );
            faults.add(ctx, one.name, id, english, spanish);
        }
    }
}

fn value(text: &str, sort: ValueType) -> Option<Value> {
    match sort {
        ValueType::Text | ValueType::Place => Some(Value::Text(text.to_owned())),
        ValueType::Moment => Moment::parse(text).ok().map(Value::Moment),
        ValueType::Flag => match text {
            "yes" => Some(Value::Flag(true)),
            "no" => Some(Value::Flag(false)),
            _ => None,
        },
        ValueType::Word(words) => words.contains(&text).then(|| Value::Word(text.to_owned())),
        ValueType::Number => text.parse().ok().map(Value::Number),
    }
}

fn mend_voice(
    ctx: &Ctx<'_>,
    id: &str,
    typed: &BTreeMap<String, String>,
    statement: &mut Statement,
    faults: &mut Faults,
) {
    if let Some(word) = typed.get("stance") {
        match Stance::find(word) {
            Some(stance) => statement.stance = stance,
            None => faults.choose(ctx, "stance", id),
        }
    }
    if let Some(word) = typed.get("firmness") {
        match Firmness::find(word) {
            Some(firmness) => statement.firmness = firmness,
            None => faults.choose(ctx, "firmness", id),
        }
    }
    let slots = statement.speakers.len().max(1);
    let mut speakers = Vec::new();
    for slot in 0..slots {
        let (name_field, role_field) = (numbered("speaker", slot), numbered("role", slot));
        let before = statement.speakers.get(slot);
        let name = typed.get(&name_field).cloned().or_else(|| before.map(|speaker| speaker.name.clone()));
        let role = match typed.get(&role_field) {
            Some(word) if word.is_empty() => Role::Unknown,
            Some(word) => Role::find(word).unwrap_or_else(|| {
                faults.choose(ctx, &role_field, id);
                Role::Unknown
            }),
            None => before.map_or(Role::Unknown, |speaker| speaker.role),
        };
        speakers.extend(name.filter(|name| !name.is_empty()).map(|name| Speaker { name, role }));
    }
    statement.speakers = speakers;
}

/// Puts declared places in the place of their names.
pub(super) fn declare_places(statement: &mut Statement, places: &[&paradero_record::Place]) {
    let About::Event { kind, attributes, .. } = &mut statement.about else { return };
    for (name, value) in attributes.iter_mut() {
        let is_place = kind.attribute(name).is_some_and(|one| one.value == ValueType::Place);
        if let (true, Value::Text(text)) = (is_place, &*value) {
            let written = plain(text);
            if let Some(place) = places.iter().find(|place| plain(&place.label) == written || place.id.as_str() == text)
            {
                *value = Value::Place(place.id.clone());
            }
        }
    }
}
