//! A reading as JSON. Ranges are in characters of the text, the first included and the last not.

use paradero_prose::{Check, Proposal, SourceField, Span, Told, What, accept};
use paradero_record::{Speaker, Value as AttributeValue};
use serde_json::{Map, Value, json};

use super::Done;

/// Where characters begin, so that a place in bytes can be told in characters.
struct Characters(Vec<usize>);

impl Characters {
    fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).collect())
    }

    fn range(&self, span: Span) -> Value {
        json!([self.at(span.start), self.at(span.end)])
    }

    fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start < byte)
    }
}

pub(super) fn whole(done: &Done<'_>) -> Value {
    let characters = Characters::of(&done.document.text.content);
    let proposals: Vec<Value> = done.reading.proposals.iter().map(|one| proposal(done, &characters, one)).collect();
    let checks: Vec<Value> = done.reading.checks.iter().map(|one| check(done, &characters, one)).collect();
    json!({ "source": source(done, &characters), "proposals": proposals, "checks": checks })
}

fn source(done: &Done<'_>, characters: &Characters) -> Value {
    let mut out = Map::new();
    let (document, reading) = (done.document, done.reading);
    out.insert("file".to_owned(), json!(done.name));
    out.insert("kind".to_owned(), json!(document.kind.name()));
    out.insert("derived_by".to_owned(), json!(document.how));
    for name in ["title", "publisher", "byline", "published", "url", "copy_of"] {
        out.insert(name.to_owned(), Value::Null);
    }
    let mut missing = Vec::new();
    let mut worked_out = false;
    for one in &reading.proposals {
        let What::Source(field) = &one.what else { continue };
        let (name, value) = match field {
            SourceField::Title(text) => ("title", text.clone()),
            SourceField::Publisher(text) => ("publisher", text.clone()),
            SourceField::Byline(text) => ("byline", text.clone()),
            SourceField::Url(text) => ("url", text.clone()),
            SourceField::CopyOf(text) => ("copy_of", text.clone()),
            SourceField::Published { moment, worked_out: inferred } => {
                worked_out |= inferred;
                ("published", moment.to_string())
            }
            SourceField::Missing(what) => {
                missing.push(*what);
                continue;
            }
        };
        if out.get(name).is_none_or(Value::is_null) {
            out.insert(name.to_owned(), json!(value));
        }
    }
    if out.get("published").is_none_or(Value::is_null) {
        out.insert("published".to_owned(), json!(reading.published.as_ref().map(ToString::to_string)));
    }
    out.insert("published_worked_out".to_owned(), json!(worked_out));
    out.insert("missing".to_owned(), json!(missing));
    out.insert("about".to_owned(), json!(reading.about));
    out.insert("characters".to_owned(), json!(characters.0.len()));
    let said = document
        .said
        .iter()
        .map(|one| both(one.say(paradero_desk::Language::English), one.say(paradero_desk::Language::Spanish)));
    out.insert("notes".to_owned(), said.collect());
    out.insert("attachments".to_owned(), json!(document.attachments));
    Value::Object(out)
}

fn both(english: &str, spanish: &str) -> Value {
    json!({ "en": english, "es": spanish })
}

fn proposal(done: &Done<'_>, characters: &Characters, one: &Proposal) -> Value {
    let text = &done.document.text;
    let locus = accept::locus(one.span, text);
    let mut out = json!({
        "id": one.id,
        "kind": one.what.kind(),
        "range": characters.range(one.span),
        "quote": one.span.of(&text.content),
        "page": locus.page,
        "line": locus.lines.map(|(first, _)| first),
        "section": one.section.word(),
        "about": one.about,
        "when": one.told.moment.as_ref().map(ToString::to_string),
        "speaker": one.speakers.first().map(|speaker| speaker.name.as_str()),
        "role": one.speakers.first().map_or("publisher", |speaker| speaker.role.word()),
        "speakers": one.speakers.iter().map(speaker).collect::<Vec<_>>(),
        "via": one.via.iter().map(speaker).collect::<Vec<_>>(),
        "depth": one.depth,
        "quoted": one.quoted,
        "stance": one.stance.word(),
        "firmness": one.firmness.word(),
        "hedge": one.hedge.map(|span| span.of(&text.content)),
        "tense": one.tense.word(),
        "rule": one.rule,
    });
    if let Some(out) = out.as_object_mut() {
        out.extend(time(&one.told, characters));
        out.extend(fields(&one.what));
    }
    out
}

fn speaker(one: &Speaker) -> Value {
    json!({ "name": one.name, "role": one.role.word() })
}

/// What is said about when, besides the moment.
fn time(told: &Told, characters: &Characters) -> Map<String, Value> {
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| out.insert(name.to_owned(), value);
    if let Some(span) = told.span {
        put("when_range", characters.range(span));
    }
    if told.worked_out {
        put("worked_out", json!(true));
    }
    if let Some((measure, length, side, event)) = &told.offset {
        let (count, unit) = (length.count, length.unit.word());
        put(
            "offset",
            json!({ "measure": measure.word(), "count": count, "unit": unit, "side": side.word(), "event": event }),
        );
    }
    if let Some((side, event)) = &told.order {
        put("order", json!({ "side": side.word(), "event": event }));
    }
    if let Some((measure, length)) = &told.lasting {
        put("lasting", json!({ "measure": measure.word(), "count": length.count, "unit": length.unit.word() }));
    }
    out
}

/// What each kind of proposal says of itself. The field with the name of the kind is always text.
fn fields(what: &What) -> Map<String, Value> {
    let value = match what {
        What::Source(field) => source_field(field),
        What::Name { name } => json!({ "name": name }),
        What::Role { name, role, title, of } => json!({ "name": name, "holds": role.word(), "title": title, "of": of }),
        What::Fact { field, value } => json!({ "fact": field, "value": value }),
        What::Event { event, kind, attributes } => {
            let attributes: Map<String, Value> =
                attributes.iter().map(|(name, value)| ((*name).to_owned(), attribute(value))).collect();
            json!({ "event": kind.name(), "event_name": event, "attributes": attributes })
        }
        What::Claim { claim, text, rests_on } => json!({ "claim": text, "claim_name": claim, "rests_on": rests_on }),
        What::Quote { words } => json!({ "words": words }),
        What::Count { number, measure, percent, of, part_of } => {
            json!({ "count": number, "measure": measure.word(), "percent": percent, "of": of, "part_of": part_of })
        }
        What::Law { law, field, value } => json!({ "law": law, "field": field, "value": value }),
        What::Place { name, country } => json!({ "place": name, "country": country }),
    };
    value.as_object().cloned().unwrap_or_default()
}

fn source_field(field: &SourceField) -> Value {
    match field {
        SourceField::Title(text) => json!({ "source": "title", "value": text }),
        SourceField::Publisher(text) => json!({ "source": "publisher", "value": text }),
        SourceField::Byline(text) => json!({ "source": "byline", "value": text }),
        SourceField::Published { moment, worked_out } => {
            json!({ "source": "published", "value": moment.to_string(), "worked_out": worked_out })
        }
        SourceField::Url(text) => json!({ "source": "url", "value": text }),
        SourceField::CopyOf(text) => json!({ "source": "copy_of", "value": text }),
        SourceField::Missing(what) => json!({ "source": "missing", "value": what }),
    }
}

fn attribute(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::Text(text) | AttributeValue::Word(text) => json!(text),
        AttributeValue::Place(place) => json!(place.to_string()),
        AttributeValue::Moment(moment) => json!(moment.to_string()),
        AttributeValue::Flag(flag) => json!(flag),
        AttributeValue::Number(number) => json!(number),
    }
}

fn check(done: &Done<'_>, characters: &Characters, one: &Check) -> Value {
    let content = &done.document.text.content;
    json!({
        "type": one.kind.word(),
        "severity": one.severity.word(),
        "statements": one.statements,
        "ranges": one.ranges.iter().map(|span| characters.range(*span)).collect::<Vec<_>>(),
        "quotes": one.ranges.iter().map(|span| span.of(content)).collect::<Vec<_>>(),
        "says": both(&one.says.0, &one.says.1),
    })
}
