//! The reading desk: bringing a text in, deciding what of it goes on record, answering disagreements.

use std::sync::Arc;

use axum::extract::multipart::{Field, MultipartError, MultipartRejection};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use paradero_desk::{Decided, FieldFault, NewResolution, NewText, ReadingForm, Refusal};
use serde::Deserialize;

use super::lists::file_name;
use super::{Desk, ask, frame, refuse, see_other, show, trouble, unread};
use crate::App;
use crate::body::Typed;
use crate::link;
use crate::messages::Messages;
use crate::page::{self, ReadingTold, Trouble};
use crate::reader::Reader;

const AGAIN: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// Whom to read about, when the form is opened from a person's page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct NewTextQuery {
    about: String,
}

pub(crate) async fn open_text(
    State(app): Desk,
    reader: Reader,
    query: Result<Query<NewTextQuery>, QueryRejection>,
) -> Response {
    match query {
        Ok(Query(query)) => {
            let typed = NewText { about: query.about, ..NewText::default() };
            show(&app, &reader, StatusCode::OK, page::new_text(&frame(&app, &reader), &typed, &[]))
        }
        Err(rejection) => unread(&app, &reader, &rejection),
    }
}

/// Keeps a text and sends the browser on to its reading.
pub(crate) async fn new_text(
    State(app): Desk,
    reader: Reader,
    multipart: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(multipart) = multipart else { return trouble(&app, &reader, Trouble::Asked, None) };
    let words = &Messages::of(reader.language).proposals;
    let typed = match carried(multipart).await {
        Ok(typed) => typed,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let fault = FieldFault { field: "file", message: words.large.to_string() };
            let page = page::new_text(&frame(&app, &reader), &NewText::default(), &[fault]);
            return show(&app, &reader, StatusCode::PAYLOAD_TOO_LARGE, page);
        }
        Err(_) => return trouble(&app, &reader, Trouble::Asked, None),
    };
    if typed.bytes.is_empty() && typed.text.trim().is_empty() {
        let fault = FieldFault { field: "file", message: words.nothing.to_string() };
        return again(&app, &reader, typed, &[fault]);
    }
    let input = typed.clone();
    match ask(&app, &reader, move |ctx| paradero_desk::keep_text(ctx, &input)).await {
        Ok(kept) => {
            let told = if kept.already { "?told=already" } else { "" };
            see_other(&format!("{}{told}", link::reading(&kept.id)))
        }
        Err(Refusal::Invalid(faults)) => again(&app, &reader, typed, &faults),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

/// The form with what was typed. A very long text is not sent back: it is there to be pasted again.
fn again(app: &App, reader: &Reader, mut typed: NewText, faults: &[FieldFault]) -> Response {
    if typed.text.len() > crate::MOST_BYTES {
        typed.text.clear();
    }
    show(app, reader, AGAIN, page::new_text(&frame(app, reader), &typed, faults))
}

async fn carried(mut multipart: Multipart) -> Result<NewText, MultipartError> {
    let mut typed = NewText::default();
    while let Some(field) = multipart.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            typed.name = file_name(&field);
            typed.bytes = field.bytes().await?.to_vec();
            continue;
        }
        let into = match name.as_str() {
            "text" => &mut typed.text,
            "from" => &mut typed.from,
            "title" => &mut typed.title,
            "publisher" => &mut typed.publisher,
            "published" => &mut typed.published,
            "kind" => &mut typed.kind,
            "about" => &mut typed.about,
            "tier" => &mut typed.tier,
            _ => continue,
        };
        *into = words(field).await?;
    }
    Ok(typed)
}

async fn words(field: Field<'_>) -> Result<String, MultipartError> {
    Ok(String::from_utf8_lossy(&field.bytes().await?).into_owned())
}

/// Whom to read about, who may see it, and what was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ReadingQuery {
    about: String,
    tier: String,
    told: String,
}

pub(crate) async fn text_reading(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    query: Result<Query<ReadingQuery>, QueryRejection>,
) -> Response {
    let ReadingQuery { about, tier, told } = match query {
        Ok(Query(query)) => query,
        Err(rejection) => return unread(&app, &reader, &rejection),
    };
    let told = match told.as_str() {
        "already" => ReadingTold::Already,
        "recorded" => ReadingTold::Recorded,
        _ => ReadingTold::Nothing,
    };
    let form = ReadingForm { about, tier, ..ReadingForm::default() };
    match ask(&app, &reader, move |ctx| paradero_desk::reading(ctx, &id, &form)).await {
        Ok(view) => show(&app, &reader, StatusCode::OK, page::reading(&frame(&app, &reader), &view, told)),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

/// Records what was decided, or shows everything that was typed with what is wrong with it.
pub(crate) async fn decide(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Typed(form): Typed<ReadingForm>,
) -> Response {
    let (source, about) = (id.clone(), form.about.clone());
    match ask(&app, &reader, move |ctx| paradero_desk::decide(ctx, &source, &form)).await {
        Ok(Decided::Recorded(_)) => {
            let about = if about.is_empty() { String::new() } else { format!("&about={}", link::segment(&about)) };
            see_other(&format!("{}?told=recorded{about}#proposals", link::reading(&id)))
        }
        Ok(Decided::Faulty(view)) => {
            show(&app, &reader, AGAIN, page::reading(&frame(&app, &reader), &view, ReadingTold::Nothing))
        }
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

pub(crate) async fn disagreements(State(app): Desk, reader: Reader, Path(id): Path<String>) -> Response {
    show_disagreements(&app, &reader, id, None).await
}

async fn show_disagreements(
    app: &Arc<App>,
    reader: &Reader,
    id: String,
    asked: Option<(NewResolution, Vec<FieldFault>)>,
) -> Response {
    match ask(app, reader, move |ctx| paradero_desk::disagreements(ctx, &id)).await {
        Ok(view) => {
            let status = if asked.is_none() { StatusCode::OK } else { AGAIN };
            let asked = asked.as_ref().map(|(typed, faults)| (typed, faults.as_slice()));
            show(app, reader, status, page::disagreements(&frame(app, reader), &view, asked))
        }
        Err(refusal) => refuse(app, reader, refusal),
    }
}

pub(crate) async fn resolve(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Typed(typed): Typed<NewResolution>,
) -> Response {
    let (person, input) = (id.clone(), typed.clone());
    match ask(&app, &reader, move |ctx| paradero_desk::resolve(ctx, &person, &input)).await {
        Ok(person) => see_other(&link::about_person(&person, "disagreements")),
        Err(Refusal::Invalid(faults)) => show_disagreements(&app, &reader, id, Some((typed, faults))).await,
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}
