//! The description for programs (`OpenAPI` 3.1), made from the table of routes and the table of shapes.

use serde_json::{Map, Value, json};

use super::shapes::{SHAPES, fields};
use crate::routes::{Area, ROUTES, Route, Verb, Who};

/// The document: every route that answers with data, what it takes and what it answers.
pub fn document() -> Value {
    let mut paths = Map::new();
    for route in ROUTES.iter().filter(|route| route.area == Area::Data) {
        let entry = paths.entry(route.path).or_insert_with(|| json!({}));
        if let Some(methods) = entry.as_object_mut() {
            methods.insert(route.method.name().to_ascii_lowercase(), operation(route));
        }
    }
    let schemas: Map<String, Value> =
        SHAPES.iter().map(|(name, shape)| ((*name).to_owned(), schema(name, shape))).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Paradero",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "What the record says and does not say about people in immigration custody. No legal advice.",
        },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn operation(route: &Route) -> Value {
    let mut responses = Map::new();
    match route.method {
        Verb::Get => {
            responses.insert("200".to_owned(), body("What was asked for.", &answer_of(route.path)));
        }
        Verb::Post => {
            responses.insert("201".to_owned(), body("Recorded.", &named("Recorded")));
            responses.insert("415".to_owned(), body("Not application/json.", &named("Trouble")));
        }
    }
    if route.method == Verb::Post || takes_a_word(route.path) {
        responses.insert("422".to_owned(), body("Something sent is wrong, field by field.", &named("Faults")));
    }
    if route.path.contains("{id}") || route.path.starts_with("/api/identity") {
        responses.insert("404".to_owned(), body("Nothing is there, or nothing that you may see.", &named("Trouble")));
    }
    let mut operation = json!({
        "summary": route.what.0,
        "operationId": operation_id(route),
        "parameters": parameters(route),
        "responses": responses,
        "x-who": match route.who {
            Who::Everybody => "everybody",
            Who::Viewer => "viewer",
            Who::Recorder => "recorder",
        },
    });
    if let (Verb::Post, Some(members)) = (route.method, operation.as_object_mut()) {
        let mut taken = body("The same fields as in the form.", &named(input_of(route.path)));
        if let Some(taken) = taken.as_object_mut() {
            taken.insert("required".to_owned(), json!(true));
        }
        members.insert("requestBody".to_owned(), taken);
    }
    operation
}

fn operation_id(route: &Route) -> String {
    let words = route.path.split('/').filter(|part| !part.is_empty() && !part.starts_with('{') && *part != "api");
    let name = words.collect::<Vec<_>>().join("_").replace(".json", "");
    format!("{}_{name}", route.method.name().to_ascii_lowercase())
}

fn parameters(route: &Route) -> Vec<Value> {
    let text = json!({ "type": "string" });
    let mut parameters = Vec::new();
    if route.path.contains("{id}") {
        parameters.push(json!({ "name": "id", "in": "path", "required": true, "schema": text }));
    }
    let mut query = |name: &str, description: &str| {
        parameters.push(json!({ "name": name, "in": "query", "description": description, "schema": text }));
    };
    if route.method == Verb::Get && takes_days(route.path) {
        query("as_of", "An EDTF date or date-time; what was owed then. Empty is now.");
    }
    if route.method == Verb::Get && route.path == "/api/person/{id}" {
        query("known_on", "An EDTF date or date-time; only what had been recorded by then.");
    }
    if route.path == "/api/pack" {
        for (name, what) in NARROWS {
            query(name, what);
        }
    }
    if route.path == "/api/safeguard/{id}" {
        query("on", "An EDTF date: which versions of the rule stood then.");
    }
    if route.path == "/api/list/{id}/match" {
        query("with", "The other list's name; empty for everybody on record.");
        query("at", "The pair to show, as in the answer; empty for the next one.");
        query("after", "The pair after which the next one is meant.");
    }
    if route.path == "/api/list/{id}" {
        query("page", "Which hundred rows, from 1.");
    }
    if route.path == "/api/search" {
        query("q", "The words to search for.");
    }
    if route.path == "/api/find" {
        query("name", "The name as it was said; a year of birth and a country may stand behind it.");
        query("age", "The age in years, today; counts when no birth is given.");
        query("place", "A place.");
        query("limit", "How many are wanted at most; ten when empty.");
        query("typing", "Not empty while the last word is still being typed.");
    }
    if matches!(route.path, "/api/find" | "/api/search") {
        query("born", "The birth as far as known: 1993, 1993-05, 1993-05-31.");
        query("country", "The country, as a code or a name.");
    }
    if route.who != Who::Everybody {
        query("lang", "The language of the answer: en or es. Otherwise Accept-Language.");
    }
    parameters
}

/// By what the safeguards of the pack can be narrowed.
const NARROWS: [(&str, &str); 4] = [
    ("stage", "Only safeguards of this stage, a word of the notation."),
    ("class", "Only safeguards with a citation of this class of authority, a word of the notation."),
    ("verified", "Only safeguards whose least checked citation is so, a word of the notation; or marked."),
    ("standing", "Only safeguards that stand so in the courts, a word of the notation; or open."),
];

/// Whether something in the query of a path can be wrong by itself.
fn takes_a_word(path: &str) -> bool {
    takes_days(path) || matches!(path, "/api/pack" | "/api/safeguard/{id}" | "/api/find")
}

fn takes_days(path: &str) -> bool {
    matches!(path, "/api/watch" | "/api/person/{id}")
}

/// What a path answers with.
fn answer_of(path: &str) -> Value {
    let list = |name| json!({ "type": "array", "items": named(name) });
    match path {
        "/api/watch" => named("WatchView"),
        "/api/people" => list("PersonLine"),
        "/api/person/{id}" => named("PersonView"),
        "/api/lists" => list("ListLine"),
        "/api/list/{id}" => named("ListView"),
        "/api/sources" => list("SourceLine"),
        "/api/source/{id}" => named("SourceView"),
        "/api/pack" => named("PackView"),
        "/api/safeguards" => list("SafeguardLine"),
        "/api/safeguard/{id}" => named("SafeguardView"),
        "/api/find" => named("FindView"),
        "/api/search" => named("SearchView"),
        "/api/list/{id}/match" => named("MatchView"),
        _ => json!({ "type": "object" }),
    }
}

/// What a path takes.
fn input_of(path: &str) -> &'static str {
    match path.rsplit('/').next() {
        Some("person") => "NewPerson",
        Some("source") => "NewSource",
        Some("statement") => "NewStatement",
        Some("check") => "LocatorCheck",
        Some("contact") => "Contact",
        Some("judgement") => "NewJudgement",
        Some("identity") => "NewIdentity",
        Some("back") => "NewTakeBack",
        Some("name") => "NewName",
        _ => "NewAct",
    }
}

fn named(shape: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{shape}") })
}

fn body(description: &str, schema: &Value) -> Value {
    json!({ "description": description, "content": { "application/json": { "schema": schema } } })
}

/// A shape as JSON Schema. What is sent may leave fields out; what is answered has them all.
fn schema(name: &str, shape: &str) -> Value {
    let properties: Map<String, Value> = fields(shape).map(|(field, kind)| (field.to_owned(), typed(kind))).collect();
    let mut schema = json!({ "type": "object", "properties": properties });
    let sent = matches!(name, "LocatorCheck" | "Contact") || name.starts_with("New");
    if let (false, Some(members)) = (sent, schema.as_object_mut()) {
        members.insert("required".to_owned(), fields(shape).map(|(field, _)| field).collect());
    }
    schema
}

fn typed(kind: &str) -> Value {
    if let Some(item) = kind.strip_suffix("[]") {
        return json!({ "type": "array", "items": typed(item) });
    }
    if let Some(item) = kind.strip_suffix('?') {
        return if item.starts_with(char::is_uppercase) {
            json!({ "oneOf": [typed(item), { "type": "null" }] })
        } else {
            json!({ "type": [item, "null"] })
        };
    }
    match kind {
        "pair" => json!({ "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 2 }),
        "string" | "integer" | "boolean" => json!({ "type": kind }),
        shape => named(shape),
    }
}
