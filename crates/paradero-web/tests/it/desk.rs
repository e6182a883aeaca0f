//! A desk in memory with the examples, and a way to ask it.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use paradero_desk::{Belief, CheckFile, Ctx, Desk, EXAMPLES, Instant, Language, Pack, US_PACK, Viewer, keep_article};
use paradero_web::{App, app};
use tower::ServiceExt as _;

/// 2026-11-23T22:00:00Z, the day at which the examples are looked at.
pub(crate) const NOW: i64 = 1_795_471_200;

/// Two lists on which made-up people of the examples stand.
const LISTS: &str = r#"source roster-monday "Roster of Monday (made up)"
  kind list
list roster-monday
  as of 2026-11-16
  once
  tier team
row roster-monday 2 "ZELAYA MEGIA, WILMER"
  place "Eloy"
  cell "Bed" "=1+1"
row roster-monday 3 "SHOL CAAL, ROSAURA"
row roster-monday 4 "NOBODY KNOWN, SO FAR"

source docket-tuesday "Docket of Tuesday (made up)"
  kind list
list docket-tuesday
  as of 2026-11-17
  tier team
row docket-tuesday 1 "Wilmer Zelaya"
row docket-tuesday 2 "Rosaura Xol"
"#;

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    /// A header's text, empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// The application on an empty desk, or on one with the examples.
pub(crate) fn application(examples: &[paradero_desk::Example]) -> Router {
    let now = Instant::from_second(NOW);
    let desk = Desk::open_in_memory(US_PACK, Pack::parse(US_PACK).unwrap()).unwrap();
    if !examples.is_empty() {
        let lists = CheckFile { name: "lists.paradero".to_owned(), text: LISTS.to_owned() };
        desk.import(&[lists], Instant::from_second(NOW - 86_400), "the demonstration", Belief::Now).unwrap();
    }
    for example in examples {
        desk.import(&[example.file()], now, "the demonstration", Belief::AsTold).unwrap();
    }
    if !examples.is_empty() {
        let viewer = Viewer::team("the demonstration");
        keep_article(&Ctx { desk: &desk, now, language: Language::English, viewer }).unwrap();
    }
    app(App {
        desk: Arc::new(desk),
        clock: Arc::new(move || now),
        viewer: Viewer::team("the desk"),
        demo: Some(String::new()),
        hosts: vec!["desk.example".to_owned()],
    })
}

/// The application with the examples.
pub(crate) fn demonstration() -> Router {
    application(&EXAMPLES)
}

/// A request from a page of the desk, as a browser sends it.
pub(crate) fn request(method: &str, path: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path).header("host", "127.0.0.1:8080").header("sec-fetch-site", "same-origin")
}

/// Sends a request and reads the whole answer.
pub(crate) async fn send(app: &Router, request: Request<Body>) -> Answer {
    let response = app.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 16 * 1024 * 1024).await.unwrap();
    Answer { status: parts.status, headers: parts.headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
}

/// Asks for a page.
pub(crate) async fn get(app: &Router, path: &str) -> Answer {
    send(app, request("GET", path).body(Body::empty()).unwrap()).await
}

/// Sends a form.
pub(crate) async fn post(app: &Router, path: &str, form: &str) -> Answer {
    let request = request("POST", path).header("content-type", "application/x-www-form-urlencoded");
    send(app, request.body(Body::from(form.to_owned())).unwrap()).await
}

/// Sends JSON as a program does, without what a browser adds.
pub(crate) async fn post_json(app: &Router, path: &str, json: &str) -> Answer {
    let request = Request::builder().method("POST").uri(path).header("host", "localhost");
    let request = request.header("content-type", "application/json");
    send(app, request.body(Body::from(json.to_owned())).unwrap()).await
}
