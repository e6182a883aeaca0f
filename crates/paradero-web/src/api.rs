//! The same as JSON: the views of the desk as they are, and the same inputs as the forms.

mod shapes;

pub(crate) mod openapi;

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use paradero_desk::{
    Contact, Ctx, Days, Find, LocatorCheck, MatchQuery, Narrow, NewAct, NewIdentity, NewJudgement, NewName, NewPerson,
    NewSource, NewStatement, NewTakeBack, Refusal,
};
use serde::Serialize;
use serde_json::json;

use crate::App;
use crate::body::Sent;
use crate::handle::{Desk, ListQuery, OnQuery, SearchQuery, ask, status_of};
use crate::link;
use crate::messages::Messages;
use crate::page::Trouble;
use crate::reader::Reader;

type Queried<T> = Result<Query<T>, QueryRejection>;

/// What went wrong, as JSON: a message, and what to do when that is known.
pub(crate) fn fault(status: StatusCode, message: &str, hint: Option<&str>) -> Response {
    (status, Json(json!({ "error": { "message": message, "hint": hint } }))).into_response()
}

/// The same as the page for what went wrong.
pub(crate) fn trouble(reader: &Reader, trouble: Trouble, detail: Option<&str>) -> Response {
    let (message, help) = trouble.say(Messages::of(reader.language));
    fault(status_of(trouble), detail.unwrap_or(message.text()), Some(help.text()))
}

fn refuse(reader: &Reader, refusal: Refusal) -> Response {
    match refusal {
        Refusal::NotFound => trouble(reader, Trouble::NotFound, None),
        Refusal::Invalid(faults) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "faults": faults }))).into_response()
        }
        Refusal::Broken { message, hint } => fault(StatusCode::INTERNAL_SERVER_ERROR, &message, Some(&hint)),
    }
}

/// Asks the desk and answers with what it says.
async fn answer<T: Serialize + Send + 'static>(
    app: &Arc<App>,
    reader: &Reader,
    question: impl FnOnce(&Ctx<'_>) -> Result<T, Refusal> + Send + 'static,
) -> Response {
    match ask(app, reader, question).await {
        Ok(view) => Json(view).into_response(),
        Err(refusal) => refuse(reader, refusal),
    }
}

/// Records, and answers with the name of what can now be looked at.
async fn take(
    app: &Arc<App>,
    reader: &Reader,
    at: &str,
    question: impl FnOnce(&Ctx<'_>) -> Result<String, Refusal> + Send + 'static,
) -> Response {
    match ask(app, reader, question).await {
        Ok(id) => {
            let address = format!("/api/{at}/{}", link::segment(&id));
            let location = HeaderValue::from_str(&address).unwrap_or_else(|_| HeaderValue::from_static("/api"));
            (StatusCode::CREATED, [(LOCATION, location)], Json(json!({ "id": id }))).into_response()
        }
        Err(refusal) => refuse(reader, refusal),
    }
}

pub(crate) async fn described() -> Response {
    Json(openapi::document()).into_response()
}

pub(crate) async fn watch(State(app): Desk, reader: Reader, query: Queried<Days>) -> Response {
    let Ok(Query(days)) = query else { return trouble(&reader, Trouble::Asked, None) };
    answer(&app, &reader, move |ctx| paradero_desk::watch(ctx, &days)).await
}

pub(crate) async fn people(State(app): Desk, reader: Reader) -> Response {
    answer(&app, &reader, paradero_desk::people).await
}

pub(crate) async fn person(State(app): Desk, reader: Reader, Path(id): Path<String>, query: Queried<Days>) -> Response {
    let Ok(Query(days)) = query else { return trouble(&reader, Trouble::Asked, None) };
    answer(&app, &reader, move |ctx| paradero_desk::person(ctx, &id, &days)).await
}

pub(crate) async fn lists(State(app): Desk, reader: Reader) -> Response {
    answer(&app, &reader, paradero_desk::lists).await
}

pub(crate) async fn list(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    query: Queried<ListQuery>,
) -> Response {
    let Ok(Query(query)) = query else { return trouble(&reader, Trouble::Asked, None) };
    let Some(page) = query.page() else { return trouble(&reader, Trouble::NotFound, None) };
    answer(&app, &reader, move |ctx| paradero_desk::list(ctx, &id, page)).await
}

pub(crate) async fn sources(State(app): Desk, reader: Reader) -> Response {
    answer(&app, &reader, paradero_desk::sources).await
}

pub(crate) async fn source(State(app): Desk, reader: Reader, Path(id): Path<String>) -> Response {
    answer(&app, &reader, move |ctx| paradero_desk::source(ctx, &id)).await
}

pub(crate) async fn safeguards(State(app): Desk, reader: Reader) -> Response {
    answer(&app, &reader, |ctx| Ok(paradero_desk::safeguards(ctx))).await
}

pub(crate) async fn pack(State(app): Desk, reader: Reader, query: Queried<Narrow>) -> Response {
    let Ok(Query(narrow)) = query else { return trouble(&reader, Trouble::Asked, None) };
    answer(&app, &reader, move |ctx| paradero_desk::pack(ctx, &narrow)).await
}

pub(crate) async fn safeguard(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    query: Queried<OnQuery>,
) -> Response {
    let Ok(Query(query)) = query else { return trouble(&reader, Trouble::Asked, None) };
    answer(&app, &reader, move |ctx| paradero_desk::safeguard_on(ctx, &id, &query.on)).await
}

pub(crate) async fn search(State(app): Desk, reader: Reader, query: Queried<SearchQuery>) -> Response {
    let Ok(Query(query)) = query else { return trouble(&reader, Trouble::Asked, None) };
    answer(&app, &reader, move |ctx| paradero_desk::search_for(ctx, &query.find())).await
}

pub(crate) async fn find(State(app): Desk, reader: Reader, query: Queried<Find>) -> Response {
    let Ok(Query(query)) = query else { return trouble(&reader, Trouble::Asked, None) };
    let question = move |ctx: &Ctx<'_>| {
        let found = paradero_desk::find(ctx, &query)?;
        if found.faults.is_empty() { Ok(found) } else { Err(Refusal::Invalid(found.faults)) }
    };
    answer(&app, &reader, question).await
}

pub(crate) async fn name(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Sent(sent): Sent<NewName>,
) -> Response {
    take(&app, &reader, "person", move |ctx| paradero_desk::record_name(ctx, &id, &sent)).await
}

pub(crate) async fn new_person(State(app): Desk, reader: Reader, Sent(sent): Sent<NewPerson>) -> Response {
    take(&app, &reader, "person", move |ctx| paradero_desk::record_person(ctx, &sent)).await
}

pub(crate) async fn new_source(State(app): Desk, reader: Reader, Sent(sent): Sent<NewSource>) -> Response {
    take(&app, &reader, "source", move |ctx| paradero_desk::record_source(ctx, &sent)).await
}

pub(crate) async fn statement(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Sent(sent): Sent<NewStatement>,
) -> Response {
    take(&app, &reader, "person", move |ctx| paradero_desk::record_statement(ctx, &id, &sent)).await
}

pub(crate) async fn check(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Sent(sent): Sent<LocatorCheck>,
) -> Response {
    take(&app, &reader, "person", move |ctx| paradero_desk::record_check(ctx, &id, &sent)).await
}

pub(crate) async fn contact(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Sent(sent): Sent<Contact>,
) -> Response {
    take(&app, &reader, "person", move |ctx| paradero_desk::record_contact(ctx, &id, &sent)).await
}

pub(crate) async fn judgement(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Sent(sent): Sent<NewJudgement>,
) -> Response {
    take(&app, &reader, "person", move |ctx| paradero_desk::record_judgement(ctx, &id, &sent)).await
}

pub(crate) async fn act(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Sent(sent): Sent<NewAct>,
) -> Response {
    take(&app, &reader, "person", move |ctx| paradero_desk::record_act(ctx, &id, &sent)).await
}

pub(crate) async fn matching(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    query: Queried<MatchQuery>,
) -> Response {
    let Ok(Query(asked)) = query else { return trouble(&reader, Trouble::Asked, None) };
    answer(&app, &reader, move |ctx| paradero_desk::matching(ctx, &id, &asked)).await
}

pub(crate) async fn identity(State(app): Desk, reader: Reader, Sent(sent): Sent<NewIdentity>) -> Response {
    let answered = ask(&app, &reader, move |ctx| paradero_desk::record_identity(ctx, &sent)).await;
    judged(&reader, answered)
}

pub(crate) async fn take_back(State(app): Desk, reader: Reader, Sent(sent): Sent<NewTakeBack>) -> Response {
    let answered = ask(&app, &reader, move |ctx| paradero_desk::take_back(ctx, &sent)).await;
    judged(&reader, answered)
}

/// A judgement was recorded: it can be looked at with the person whom it is about, else with the list.
fn judged(reader: &Reader, answered: Result<String, Refusal>) -> Response {
    let pair = match answered {
        Ok(pair) => pair,
        Err(refusal) => return refuse(reader, refusal),
    };
    let person = pair.split(' ').find_map(|who| who.strip_prefix("person:"));
    let row = pair.split(' ').find_map(|who| who.strip_prefix("row:")).and_then(|row| row.rsplit_once(':'));
    let address = match (person, row) {
        (Some(person), _) => format!("/api/person/{}", link::segment(person)),
        (None, Some((list, _))) => format!("/api{}", link::matching(list)),
        (None, None) => "/api".to_owned(),
    };
    let location = HeaderValue::from_str(&address).unwrap_or_else(|_| HeaderValue::from_static("/api"));
    (StatusCode::CREATED, [(LOCATION, location)], Json(json!({ "id": pair }))).into_response()
}
