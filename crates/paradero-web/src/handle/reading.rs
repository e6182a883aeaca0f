//! Pages that only show.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use paradero_desk::{Days, FieldFault, Narrow, Refusal};
use serde::Deserialize;

use super::{Desk, ask, frame, refuse, show, trouble, unread};
use crate::App;
use crate::page::{self, Asked, FormKind, Trouble};
use crate::reader::Reader;

type Queried<T> = Result<Query<T>, QueryRejection>;

pub(crate) async fn watch(State(app): Desk, reader: Reader, query: Queried<Days>) -> Response {
    let days = match query {
        Ok(Query(days)) => Days { known_on: String::new(), ..days },
        Err(rejection) => return unread(&app, &reader, &rejection),
    };
    let asked = days.clone();
    let (view, faults) = match ask(&app, &reader, move |ctx| paradero_desk::watch(ctx, &asked)).await {
        Ok(view) => (Ok(view), Vec::new()),
        // A date that cannot be read: now, with the date as it was typed and what is wrong with it.
        Err(Refusal::Invalid(faults)) => {
            (ask(&app, &reader, |ctx| paradero_desk::watch(ctx, &Days::default())).await, faults)
        }
        Err(refusal) => (Err(refusal), Vec::new()),
    };
    match view {
        Ok(view) => {
            let mut frame = frame(&app, &reader);
            frame.days = days;
            show(&app, &reader, status(&faults), page::watch(&frame, &view, &faults))
        }
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

fn status(faults: &[FieldFault]) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

pub(crate) async fn people(State(app): Desk, reader: Reader) -> Response {
    match ask(&app, &reader, paradero_desk::people).await {
        Ok(people) => show(&app, &reader, StatusCode::OK, page::people(&frame(&app, &reader), &people)),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

/// What the address of a person's page may ask for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct PersonQuery {
    #[serde(default)]
    as_of: String,
    #[serde(default)]
    known_on: String,
    #[serde(default)]
    recorded: String,
}

pub(crate) async fn person(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    query: Queried<PersonQuery>,
) -> Response {
    let query = match query {
        Ok(Query(query)) => query,
        Err(rejection) => return unread(&app, &reader, &rejection),
    };
    let days = Days { as_of: query.as_of, known_on: query.known_on };
    let recorded = !query.recorded.is_empty();
    show_person(&app, &reader, &id, days, recorded, None).await
}

/// A person's page, perhaps with an answer to an alarm that has to be looked at again.
pub(super) async fn show_person(
    app: &Arc<App>,
    reader: &Reader,
    id: &str,
    days: Days,
    recorded: bool,
    answer: Option<page::Answer>,
) -> Response {
    let (name, asked) = (id.to_owned(), days.clone());
    let (view, faults) = match ask(app, reader, move |ctx| paradero_desk::person(ctx, &name, &asked)).await {
        Ok(view) => (Ok(view), Vec::new()),
        Err(Refusal::Invalid(faults)) => {
            let name = id.to_owned();
            (ask(app, reader, move |ctx| paradero_desk::person(ctx, &name, &Days::default())).await, faults)
        }
        Err(refusal) => (Err(refusal), Vec::new()),
    };
    match view {
        Ok(view) => {
            let mut frame = frame(app, reader);
            frame.days = days;
            frame.recorded = recorded;
            let well = faults.is_empty() && answer.is_none();
            let status = if well { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            show(app, reader, status, page::person(&frame, &view, &faults, answer.as_ref()))
        }
        Err(refusal) => refuse(app, reader, refusal),
    }
}

pub(crate) async fn sources(State(app): Desk, reader: Reader) -> Response {
    match ask(&app, &reader, paradero_desk::sources).await {
        Ok(sources) => show(&app, &reader, StatusCode::OK, page::sources(&frame(&app, &reader), &sources)),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

pub(crate) async fn source(State(app): Desk, reader: Reader, Path(id): Path<String>) -> Response {
    match ask(&app, &reader, move |ctx| paradero_desk::source(ctx, &id)).await {
        Ok(view) => show(&app, &reader, StatusCode::OK, page::source(&frame(&app, &reader), &view)),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

pub(crate) async fn safeguards(State(app): Desk, reader: Reader, query: Queried<Narrow>) -> Response {
    let narrow = match query {
        Ok(Query(narrow)) => narrow,
        Err(rejection) => return unread(&app, &reader, &rejection),
    };
    match ask(&app, &reader, move |ctx| paradero_desk::pack(ctx, &narrow)).await {
        Ok(view) => show(&app, &reader, StatusCode::OK, page::safeguards(&frame(&app, &reader), &view)),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

/// For which day the versions of a rule are asked.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct OnQuery {
    /// The day, as typed.
    #[serde(default)]
    pub(crate) on: String,
}

pub(crate) async fn safeguard(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    query: Queried<OnQuery>,
) -> Response {
    let on = match query {
        Ok(Query(query)) => query.on,
        Err(rejection) => return unread(&app, &reader, &rejection),
    };
    let (name, asked) = (id.clone(), on.clone());
    let (view, faults) = match ask(&app, &reader, move |ctx| paradero_desk::safeguard_on(ctx, &name, &asked)).await {
        Ok(view) => (Ok(view), Vec::new()),
        // A day that cannot be read: the page without it, with the day as it was typed and what is wrong with it.
        Err(Refusal::Invalid(faults)) => {
            (ask(&app, &reader, move |ctx| paradero_desk::safeguard(ctx, &id)).await, faults)
        }
        Err(refusal) => (Err(refusal), Vec::new()),
    };
    match view {
        Ok(view) => show(&app, &reader, status(&faults), page::safeguard(&frame(&app, &reader), &view, &on, &faults)),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

pub(crate) async fn about(State(app): Desk, reader: Reader) -> Response {
    show(&app, &reader, StatusCode::OK, page::about(&frame(&app, &reader)))
}

pub(crate) async fn api_page(State(app): Desk, reader: Reader) -> Response {
    show(&app, &reader, StatusCode::OK, page::api(&frame(&app, &reader)))
}

pub(crate) async fn record(State(app): Desk, reader: Reader) -> Response {
    match ask(&app, &reader, paradero_desk::people).await {
        Ok(people) => show(&app, &reader, StatusCode::OK, page::record(&frame(&app, &reader), &people)),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

/// Which of the forms about a person is open.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct FormQuery {
    #[serde(default)]
    form: String,
}

pub(crate) async fn record_about(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    query: Queried<FormQuery>,
) -> Response {
    let word = match query {
        Ok(Query(query)) => query.form,
        Err(rejection) => return unread(&app, &reader, &rejection),
    };
    let kind = if word.is_empty() { Some(FormKind::Statement) } else { FormKind::find(&word) };
    let Some(kind) = kind else { return trouble(&app, &reader, Trouble::NotFound, None) };
    show_form(&app, &reader, id, &Asked::fresh(kind), &[], StatusCode::OK).await
}

/// The forms about a person, with what was typed and what is wrong with it.
pub(super) async fn show_form(
    app: &Arc<App>,
    reader: &Reader,
    id: String,
    asked: &Asked,
    faults: &[FieldFault],
    status: StatusCode,
) -> Response {
    let both = move |ctx: &paradero_desk::Ctx<'_>| {
        Ok((paradero_desk::person(ctx, &id, &Days::default())?, paradero_desk::sources(ctx)?))
    };
    match ask(app, reader, both).await {
        Ok((view, sources)) => {
            show(app, reader, status, page::record_about(&frame(app, reader), &view, &sources, asked, faults))
        }
        Err(refusal) => refuse(app, reader, refusal),
    }
}
