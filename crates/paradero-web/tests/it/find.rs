//! Finding people on pages, and being asked whether somebody new is one of them.

use axum::http::StatusCode;
use serde_json::Value;

use crate::desk::{Answer, application, demonstration, get, post, post_json};

#[tokio::test]
async fn the_search_page_says_why_and_how_likely() {
    let app = demonstration();
    let page = get(&app, "/search?q=andri+hernandes+romero").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in
        ["href=\"/person/andry\"", "andri ~ Andry: sounds alike", "% likely", "name=\"born\"", "name=\"country\""]
    {
        assert!(page.text.contains(part), "{part}");
    }
    let page = get(&app, "/search?q=andri+hernandes+VE&lang=es").await.text;
    assert!(page.contains("Leído de lo que escribió: país VE."), "what was read out of the text is said");
    let page = get(&app, "/search?q=andri&born=lately&country=VE").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("value=\"lately\"") && page.text.contains("id=\"ask-born-fault\""));
    assert!(page.text.contains("href=\"/person/andry\""), "the rest goes on");
}

#[tokio::test]
async fn the_data_says_the_same() {
    let app = demonstration();
    let answer = get(&app, "/api/find?name=andri+hernandes+romero&country=VE&limit=3&typing=1").await;
    assert_eq!(answer.status, StatusCode::OK);
    let found: Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(found["hits"][0]["person"]["person"], "andry");
    assert!(found["hits"].as_array().unwrap().len() <= 3);
    assert_eq!(get(&app, "/api/find?name=a&born=lately").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(get(&app, "/api/find?name=a&name=b").await.status, StatusCode::BAD_REQUEST);
}

async fn record(app: &axum::Router, more: &str) -> Answer {
    let typed = "label=Andri+Hernandes+Romero&names=El+Andri&born=1993&countries=VE&a_number=&note=long+text";
    post(app, "/person/new", &format!("{typed}{more}")).await
}

#[tokio::test]
async fn somebody_new_may_be_one_of_those_on_record() {
    let app = demonstration();
    let asked = record(&app, "").await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [
        "Is it one of these?",
        "href=\"/person/andry\"",
        "action=\"/person/andry/name\"",
        "name=\"names\" value=\"Andri Hernandes Romero\nEl Andri\"",
        "value=\"1993\"",
        "value=\"VE\"",
        "El Andri</textarea>",
        "long text</textarea>",
        "name=\"not_these\" value=\"andry",
    ] {
        assert!(asked.text.contains(kept), "{kept}");
    }
    let shown = asked.text.split("name=\"not_these\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let new = record(&app, &format!("&not_these={}", shown.replace(' ', "+"))).await;
    assert_eq!(new.status, StatusCode::SEE_OTHER, "{}", new.text);
    assert!(new.header("location").starts_with("/person/andri-hernandes-romero"));
}

#[tokio::test]
async fn it_is_this_one_adds_a_name_and_nothing_else() {
    let app = demonstration();
    let before: Value = serde_json::from_str(&get(&app, "/api/person/andry").await.text).unwrap();
    let answer = post(&app, "/person/andry/name", "names=Andri+Hernandes+Romero%0AEl+Andri").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert_eq!(answer.header("location"), "/person/andry?recorded=yes");
    let after: Value = serde_json::from_str(&get(&app, "/api/person/andry").await.text).unwrap();
    let names = |view: &Value| view["names"].as_array().unwrap().len();
    assert_eq!(names(&after), names(&before) + 2);
    for field in ["label", "countries", "identifiers", "note", "events", "claims"] {
        assert_eq!(before[field], after[field], "{field}");
    }
    assert_eq!(post(&app, "/person/nobody/name", "names=x").await.status, StatusCode::NOT_FOUND);
    let sent = post_json(&app, "/api/person/andry/name", r#"{"names":"El Andri"}"#).await;
    assert_eq!(sent.status, StatusCode::CREATED, "the same again adds nothing: {}", sent.text);
}

#[tokio::test]
async fn a_birth_is_recorded_and_found_by() {
    let app = application(&[]);
    let answer = post(&app, "/person/new", "label=Casimira+Yupanqui&born=1988-02&countries=PE").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let page = get(&app, "/search?q=casimira+yupanki+1988").await.text;
    assert!(page.contains("born in the same year"), "{page}");
    let refused = post(&app, "/person/new", "label=Ana&born=lately").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("id=\"f-born-fault\"") && refused.text.contains("value=\"lately\""));
}

#[tokio::test]
async fn every_page_can_suggest_while_somebody_types() {
    let app = demonstration();
    for path in ["/", "/people", "/about", "/search?q=ana"] {
        let page = get(&app, path).await.text;
        assert_eq!(page.matches("data-suggest=\"q-list\"").count(), 1, "{path}");
        assert!(page.contains("<ul id=\"q-list\"") && page.contains("id=\"q-told\" class=\"unseen\" role=\"status\""));
    }
}
