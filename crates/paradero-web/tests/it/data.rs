//! The JSON and its description: they say the same.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use paradero_web::routes::{Area, ROUTES};
use serde::Serialize;
use serde_json::{Value, json};

use crate::desk::{application, demonstration, get, post_json};
use crate::samples;

#[test]
fn the_description_has_exactly_the_routes() {
    let document = paradero_web::openapi();
    let described: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| methods.as_object().unwrap().keys().map(|m| (path.clone(), m.to_uppercase())))
        .collect();
    let routed: BTreeSet<(String, String)> = ROUTES
        .iter()
        .filter(|route| route.area == Area::Data)
        .map(|route| (route.path.to_owned(), route.method.name().to_owned()))
        .collect();
    assert_eq!(described, routed);
}

#[test]
fn every_reference_of_the_description_leads_to_a_shape() {
    let document = paradero_web::openapi();
    let text = document.to_string();
    let shapes = document["components"]["schemas"].as_object().unwrap();
    for name in text.split("#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(shapes.contains_key(name), "{name}");
    }
    let mut ids = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            assert!(ids.insert(operation["operationId"].to_string()), "{path} {method}: the id stands twice");
            assert_eq!(method == "post", operation["requestBody"].is_object(), "{path} {method}");
        }
    }
}

/// Holds a value against a schema of the description, as far as the description goes.
fn hold(document: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return hold(document, &document["components"]["schemas"][name], value, &format!("{at}:{name}"));
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        if !value.is_null() {
            hold(document, &choices[0], value, at);
        }
        return;
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    assert!(kinds.contains(&kind), "{at} is {kind}, described as {kinds:?}");
    if let Some(items) = value.as_array() {
        for item in items {
            hold(document, &schema["items"], item, &format!("{at}[]"));
        }
    }
    if let (Some(members), Some(described)) = (value.as_object(), schema["properties"].as_object()) {
        let (there, said): (BTreeSet<&String>, BTreeSet<&String>) =
            (members.keys().collect(), described.keys().collect());
        assert_eq!(there, said, "{at}");
        for (name, member) in members {
            hold(document, &described[name], member, &format!("{at}.{name}"));
        }
    }
}

fn hold_sample(name: &str, sample: &impl Serialize) {
    let document = paradero_web::openapi();
    let schema = json!({ "$ref": format!("#/components/schemas/{name}") });
    hold(&document, &schema, &serde_json::to_value(sample).unwrap(), name);
}

#[test]
fn every_shape_is_what_the_desk_says() {
    hold_sample("PersonView", &samples::person());
    hold_sample("PersonView", &samples::bare_person());
    hold_sample("WatchView", &samples::watch());
    hold_sample("SourceView", &samples::source("https://example.org"));
    hold_sample("SafeguardView", &samples::safeguard());
    hold_sample("PackView", &samples::law_pack());
    hold_sample("SearchView", &samples::search());
    hold_sample("ListView", &crate::lists::list());
    hold_sample("ListView", &crate::lists::bare_list());
    hold_sample("MatchView", &samples::matching());
    hold_sample("MatchView", &samples::matched());
}

#[tokio::test]
async fn every_answer_is_as_described() {
    let (app, document) = (demonstration(), paradero_web::openapi());
    for (path, methods) in document["paths"].as_object().unwrap() {
        let Some(operation) = methods.get("get").filter(|_| path != "/api/openapi.json") else { continue };
        let id = if path.contains("source") {
            "visaverge"
        } else if path.contains("safeguard") {
            "CU-12"
        } else if path.contains("/list/") {
            "roster-monday"
        } else {
            "andry"
        };
        let answer = get(&app, &format!("{}?q=her&lang=es", path.replace("{id}", id))).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        hold(&document, schema, &serde_json::from_str(&answer.text).unwrap(), path);
    }
}

#[tokio::test]
async fn programs_record_what_forms_record() {
    let app = application(&[]);
    let answer = post_json(&app, "/api/person", r#"{"label":"Ana Ficticia","countries":"VE"}"#).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let id = serde_json::from_str::<Value>(&answer.text).unwrap()["id"].as_str().unwrap().to_owned();
    assert_eq!(answer.header("location"), format!("/api/person/{id}"));
    assert_eq!(get(&app, answer.header("location")).await.status, StatusCode::OK);
    let source = post_json(&app, "/api/source", r#"{"title":"Call","kind":"note","published":"2026-11-20"}"#).await;
    assert_eq!(source.status, StatusCode::CREATED, "{}", source.text);
    let source = serde_json::from_str::<Value>(&source.text).unwrap()["id"].as_str().unwrap().to_owned();
    for (form, body) in [
        (
            "statement",
            json!({ "source": source, "stance": "asserts", "kind": "arrested", "when": "2026-11-18", "tier": "team", "firmness": "plain" }),
        ),
        ("check", json!({ "result": "not_found" })),
        ("contact", json!({ "channel": "phone", "answer": "refused" })),
        ("judgement", json!({ "sameness": "unsure", "left": "arrested-2026-11-18", "right": "", "because": "x" })),
        ("act", json!({ "alarm": "CU-12", "progress": "seen", "because": "x" })),
    ] {
        let answer = post_json(&app, &format!("/api/person/{id}/{form}"), &body.to_string()).await;
        let expected = if form == "judgement" { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CREATED };
        assert_eq!(answer.status, expected, "{form}: {}", answer.text);
    }
}

#[tokio::test]
async fn faults_are_named_field_by_field() {
    let app = application(&[]);
    let answer = post_json(&app, "/api/person", r#"{"label":"","countries":"Venezuela"}"#).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let faults = serde_json::from_str::<Value>(&answer.text).unwrap();
    let fields: Vec<&str> =
        faults["faults"].as_array().unwrap().iter().filter_map(|fault| fault["field"].as_str()).collect();
    assert_eq!(fields, ["label", "countries"]);
    for bad in ["", "[]", "{\"label\":3}", "not json"] {
        assert_eq!(post_json(&app, "/api/person", bad).await.status, StatusCode::BAD_REQUEST, "{bad}");
    }
}
