//! Lists: all of them, bringing one in, one with its deliveries.

use std::sync::Arc;

use axum::extract::multipart::{Field, MultipartError, MultipartRejection};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use paradero_desk::{FieldFault, ListForm, Refusal};
use serde::Deserialize;

use super::{Desk, ask, frame, refuse, see_other, show, trouble, unread};
use crate::App;
use crate::body::Typed;
use crate::link;
use crate::messages::Messages;
use crate::page::{self, Brought, Trouble};
use crate::reader::Reader;

const AGAIN: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

pub(crate) async fn lists(State(app): Desk, reader: Reader) -> Response {
    match ask(&app, &reader, paradero_desk::lists).await {
        Ok(lists) => show(&app, &reader, StatusCode::OK, page::lists(&frame(&app, &reader), &lists)),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

pub(crate) async fn open_list(State(app): Desk, reader: Reader) -> Response {
    show(&app, &reader, StatusCode::OK, page::new_list(&frame(&app, &reader), "", None))
}

/// What was brought: the file's name and bytes, and the text that was pasted.
#[derive(Default)]
struct Carried {
    name: String,
    bytes: Vec<u8>,
    text: String,
}

/// Keeps the file of a list, or a text that was pasted, and sends the browser on to what it would become.
pub(crate) async fn new_list(
    State(app): Desk,
    reader: Reader,
    multipart: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(multipart) = multipart else { return trouble(&app, &reader, Trouble::Asked, None) };
    let words = &Messages::of(reader.language).lists;
    let brought = match read(multipart).await {
        Ok(brought) => brought,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let page = page::new_list(&frame(&app, &reader), "", Some(words.upload_large.text()));
            return show(&app, &reader, StatusCode::PAYLOAD_TOO_LARGE, page);
        }
        Err(_) => return trouble(&app, &reader, Trouble::Asked, None),
    };
    let Carried { name, bytes, text } = brought;
    let pasted = bytes.is_empty();
    if pasted && text.trim().is_empty() {
        let page = page::new_list(&frame(&app, &reader), "", Some(words.upload_nothing.text()));
        return show(&app, &reader, AGAIN, page);
    }
    let bytes = if pasted { text.clone().into_bytes() } else { bytes };
    let name = if pasted { "pasted.csv".to_owned() } else { name };
    match ask(&app, &reader, move |ctx| paradero_desk::keep_list(ctx, &bytes, &name)).await {
        Ok(hash) => see_other(&link::new_list(&hash)),
        Err(Refusal::Invalid(faults)) => upload_again(&app, &reader, &text, &faults),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

async fn read(mut multipart: Multipart) -> Result<Carried, MultipartError> {
    let mut brought = Carried::default();
    while let Some(field) = multipart.next_field().await? {
        match field.name() {
            Some("file") => {
                brought.name = file_name(&field);
                brought.bytes = field.bytes().await?.to_vec();
            }
            Some("text") => brought.text = String::from_utf8_lossy(&field.bytes().await?).into_owned(),
            _ => {}
        }
    }
    Ok(brought)
}

/// The last part of the name: some browsers send the folder as well.
pub(super) fn file_name(field: &Field<'_>) -> String {
    let name = field.file_name().unwrap_or_default();
    name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

fn upload_again(app: &App, reader: &Reader, text: &str, faults: &[FieldFault]) -> Response {
    let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    // A very long text is not sent back: it is there to be pasted again.
    let text = if text.len() > crate::MOST_BYTES { "" } else { text };
    show(app, reader, AGAIN, page::new_list(&frame(app, reader), text, Some(&messages.join(" "))))
}

pub(crate) async fn preview_list(
    State(app): Desk,
    reader: Reader,
    Path(hash): Path<String>,
    query: Result<Query<ListForm>, QueryRejection>,
) -> Response {
    match query {
        Ok(Query(form)) => show_preview(&app, &reader, hash, form, Vec::new()).await,
        Err(rejection) => unread(&app, &reader, &rejection),
    }
}

async fn show_preview(
    app: &Arc<App>,
    reader: &Reader,
    hash: String,
    form: ListForm,
    faults: Vec<FieldFault>,
) -> Response {
    match ask(app, reader, move |ctx| paradero_desk::list_preview(ctx, &hash, &form)).await {
        Ok(view) => {
            let status = if faults.is_empty() { StatusCode::OK } else { AGAIN };
            show(app, reader, status, page::list_preview(&frame(app, reader), &view, &faults))
        }
        // It cannot be read as it was chosen.
        Err(Refusal::Invalid(faults)) => upload_again(app, reader, "", &faults),
        Err(refusal) => refuse(app, reader, refusal),
    }
}

pub(crate) async fn record_list(
    State(app): Desk,
    reader: Reader,
    Path(hash): Path<String>,
    Typed(form): Typed<ListForm>,
) -> Response {
    let (name, input) = (hash.clone(), form.clone());
    match ask(&app, &reader, move |ctx| paradero_desk::record_list(ctx, &name, &input)).await {
        Ok(kept) => {
            let told = if kept.already { "already" } else { "list" };
            see_other(&format!("{}?recorded={told}", link::list(&kept.id)))
        }
        Err(Refusal::Invalid(faults)) => show_preview(&app, &reader, hash, form, faults).await,
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

/// Which rows of a list are asked for, and whether it was just recorded.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ListQuery {
    page: String,
    recorded: String,
}

impl ListQuery {
    /// The page, from 1; nothing when it is no number.
    pub(crate) fn page(&self) -> Option<usize> {
        if self.page.is_empty() { Some(1) } else { self.page.parse().ok() }
    }
}

pub(crate) async fn list(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    query: Result<Query<ListQuery>, QueryRejection>,
) -> Response {
    let query = match query {
        Ok(Query(query)) => query,
        Err(rejection) => return unread(&app, &reader, &rejection),
    };
    let Some(page) = query.page() else { return trouble(&app, &reader, Trouble::NotFound, None) };
    let brought = match query.recorded.as_str() {
        "" => Brought::No,
        "already" => Brought::Already,
        _ => Brought::New,
    };
    match ask(&app, &reader, move |ctx| paradero_desk::list(ctx, &id, page)).await {
        Ok(view) => show(&app, &reader, StatusCode::OK, page::list(&frame(&app, &reader), &view, brought)),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}
