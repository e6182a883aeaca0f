//! The matching desk over HTTP: a pair is judged by a form, the next one follows, and a judgement is taken back.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::desk::{application, demonstration, get, post, post_json};

const PAIR: &str = "left=row%3Aroster-monday%3A2&right=person%3Awilmer";

#[tokio::test]
async fn a_pair_is_judged_and_taken_back_without_script() {
    let app = demonstration();
    let first = get(&app, "/list/roster-monday/match").await.text;
    assert!(first.contains("0 of 2 looked at") && first.contains("1 row fits nobody here"), "{first}");
    assert!(first.contains("A name alone does not tell people apart"), "nothing but the name agrees");
    let form = format!("{PAIR}&because=the+mother+knows&sameness=same");
    let judged = post(&app, "/list/roster-monday/match", &form).await;
    assert_eq!(judged.status, StatusCode::SEE_OTHER);
    let next = judged.header("location").to_owned();
    assert_eq!(next, "/list/roster-monday/match?after=row%3Aroster-monday%3A2%20person%3Awilmer");
    let page = get(&app, &next).await.text;
    assert!(page.contains("1 of 2 looked at") && page.contains("SHOL"), "the next pair follows");
    assert!(page.contains("the mother knows") && page.contains("data-key=\"z\""), "what was judged last can be undone");
    let person = get(&app, "/person/wilmer").await.text;
    assert!(person.contains("ZELAYA MEGIA, WILMER") && person.contains("action=\"/person/wilmer/identity/back\""));
    let back = post(&app, "/list/roster-monday/match/back", PAIR).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    assert_eq!(back.header("location"), "/list/roster-monday/match?at=row%3Aroster-monday%3A2%20person%3Awilmer");
    let again = post(&app, "/person/wilmer/identity/back", PAIR).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "it is taken back once");
    assert!(get(&app, "/person/wilmer").await.text.contains("taken back"), "everything stays on record");
}

#[tokio::test]
async fn what_is_refused_keeps_what_was_typed() {
    let app = demonstration();
    let form = format!("{PAIR}&because=+&again=by+hand&sameness=same");
    let answer = post(&app, "/list/roster-monday/match?lang=es", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("esto no puede quedar vacío") && answer.text.contains("href=\"#match-because\""));
    assert!(answer.text.contains("value=\"person:wilmer\""), "the same pair is shown again");
    let other =
        post(&app, "/list/roster-monday/match", "left=row%3Anone%3A1&right=person%3Awilmer&sameness=same").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_person_page_takes_a_judgement_back() {
    let app = demonstration();
    post(&app, "/list/roster-monday/match", &format!("{PAIR}&because=x&sameness=different")).await;
    let back = post(&app, "/person/wilmer/identity/back", PAIR).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    assert_eq!(back.header("location"), "/person/wilmer?recorded=yes#identities");
}

#[tokio::test]
async fn a_list_is_held_against_another_and_goes_out_as_a_file() {
    let app = demonstration();
    let page = get(&app, "/list/roster-monday/match?with=docket-tuesday").await.text;
    assert!(page.contains("Docket of Tuesday (made up)") && page.contains("name=\"with\" value=\"docket-tuesday\""));
    let file = get(&app, "/list/roster-monday/export.csv").await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"roster-monday.csv\"");
    assert_eq!(file.header("cache-control"), "no-store");
    assert!(file.text.contains("'=1+1"), "no cell is a formula: {}", file.text);
    for path in ["/list/nothing/match", "/list/nothing/export.csv", "/list/roster-monday/match?with=nothing"] {
        assert_eq!(get(&app, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn programs_judge_too() {
    let app = demonstration();
    let body = json!({
        "left": "row:roster-monday:2", "right": "person:wilmer", "sameness": "same", "because": "the same bed",
    });
    let answer = post_json(&app, "/api/identity", &body.to_string()).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::CREATED, "/api/person/wilmer"));
    let person: Value = serde_json::from_str(&get(&app, "/api/person/wilmer").await.text).unwrap();
    assert_eq!(person["identities"][0]["because"], "the same bed");
    let rows = json!({ "left": "row:roster-monday:3", "right": "row:docket-tuesday:2", "sameness": "unsure" });
    let answer = post_json(&app, "/api/identity", &rows.to_string()).await;
    assert_eq!(answer.header("location"), "/api/list/roster-monday/match");
    let clash = json!({
        "left": "row:roster-monday:2", "right": "person:rosaura", "sameness": "same", "because": "a guess",
    });
    let answer = post_json(&app, "/api/identity", &clash.to_string()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("judged to be Wilmer Zelaya Mejía already"), "{}", answer.text);
    assert_eq!(post_json(&app, "/api/identity/back", &body.to_string()).await.status, StatusCode::CREATED);
    assert_eq!(post_json(&app, "/api/identity", &clash.to_string()).await.status, StatusCode::CREATED);
    let empty = application(&[]);
    assert_eq!(post_json(&empty, "/api/identity", &body.to_string()).await.status, StatusCode::NOT_FOUND);
}
