//! The reading desk over HTTP: a text is brought in, decided and found again; a disagreement is answered.

use axum::Router;
use axum::body::Body;
use axum::http::StatusCode;

use crate::desk::{Answer, demonstration, get, post, request, send};

const ARTICLE: &str = "/source/jail-kept-roofer-for-ice-aft/reading";

async fn bring(app: &Router, text: &str) -> Answer {
    let body = format!(
        "--made-up\r\ncontent-disposition: form-data; name=\"text\"\r\n\r\n{text}\r\n--made-up\r\ncontent-disposition: form-data; name=\"published\"\r\n\r\n2025-03-07\r\n--made-up--\r\n"
    );
    let media = "multipart/form-data; boundary=made-up";
    send(app, request("POST", "/read").header("content-type", media).body(Body::from(body)).unwrap()).await
}

/// The value of the first field whose name begins so.
fn value_of(page: &str, name: &str) -> (String, String) {
    let rest = page.split(&format!("name=\"{name}")).nth(1).unwrap();
    let (id, rest) = rest.split_once('"').unwrap();
    let value = rest.split("value=\"").nth(1).unwrap().split('"').next().unwrap();
    (id.to_owned(), value.to_owned())
}

#[tokio::test]
async fn a_pasted_text_is_read_and_decided() {
    let app = demonstration();
    let empty = bring(&app, " ").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("Choose a file, or paste a text."));
    let text = "Baker held in Louisiana, sister says (made up)\n\nLucía Ensayo Prueba, a 29-year-old baker from Guatemala, was arrested on March 3, 2025, her sister said.";
    let kept = bring(&app, text).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let address = kept.header("location").to_owned();
    let page = get(&app, &address).await.text;
    assert!(page.contains("Lucía Ensayo Prueba") && page.contains("data-proposals"), "{page}");
    let (id, key) = value_of(&page, "key-");
    let nobody = post(&app, &address, &format!("choice-{id}=reject&key-{id}={key}&because-{id}=not+ours")).await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER, "{}", nobody.text);
    let again = get(&app, &address).await.text;
    assert!(again.contains("not ours") && again.contains("is-rejected"), "it is remembered with its reason");
    let same = bring(&app, text).await;
    assert!(same.header("location").ends_with("?told=already"), "the same text is the same source");
}

#[tokio::test]
async fn the_example_can_be_read_in_both_languages() {
    let app = demonstration();
    let english = get(&app, ARTICLE).await.text;
    assert!(english.contains("Wilmer Zelaya Mejía (99 %)") && english.contains("Where it disagrees"), "{english}");
    let spanish = get(&app, &format!("{ARTICLE}?lang=es")).await.text;
    assert!(spanish.contains("Lo que parece decir") && spanish.contains("Dónde discrepa"));
    assert_eq!(get(&app, "/source/visaverge/reading").await.status, StatusCode::NOT_FOUND, "it has no kept text");
}

#[tokio::test]
async fn a_disagreement_is_answered() {
    let app = demonstration();
    let page = get(&app, "/person/andry/disagreements").await.text;
    let (_, key) = value_of(&page, "key");
    let key_sent = key.replace(' ', "+");
    let address = "/person/andry/disagreements";
    let faulty = post(&app, address, &format!("key={key_sent}&outcome=explained&because=")).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.text.contains("id=\"faults\""), "{}", faulty.text);
    let answer = format!("key={key_sent}&outcome=explained&because=one+of+them+is+a+copy");
    assert_eq!(post(&app, address, &answer).await.status, StatusCode::SEE_OTHER);
    let answered = get(&app, address).await.text;
    let (_, behind) = answered.split_once("id=\"answered\"").unwrap();
    assert!(behind.contains("one of them is a copy") && behind.contains(&key), "{behind}");
}
