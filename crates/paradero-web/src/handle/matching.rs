//! The matching desk: one pair at a time, and judgements that can be taken back.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use paradero_desk::{FieldFault, MatchQuery, NewIdentity, NewTakeBack, Refusal};
use serde::Deserialize;

use super::{Desk, ask, frame, refuse, see_other, show, unread};
use crate::App;
use crate::body::Typed;
use crate::link;
use crate::page;
use crate::reader::Reader;

pub(crate) async fn matching(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    query: Result<Query<MatchQuery>, QueryRejection>,
) -> Response {
    match query {
        Ok(Query(asked)) => show_pair(&app, &reader, id, asked, None, &[]).await,
        Err(rejection) => unread(&app, &reader, &rejection),
    }
}

async fn show_pair(
    app: &Arc<App>,
    reader: &Reader,
    id: String,
    asked: MatchQuery,
    typed: Option<&NewIdentity>,
    faults: &[FieldFault],
) -> Response {
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match ask(app, reader, move |ctx| paradero_desk::matching(ctx, &id, &asked)).await {
        Ok(view) => show(app, reader, status, page::matching(&frame(app, reader), &view, typed, faults)),
        Err(refusal) => refuse(app, reader, refusal),
    }
}

/// What the form of a pair sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PairForm {
    left: String,
    right: String,
    sameness: String,
    because: String,
    again: String,
    /// The other list; empty for everybody on record.
    with: String,
}

pub(crate) async fn judge_pair(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Typed(form): Typed<PairForm>,
) -> Response {
    let PairForm { left, right, sameness, because, again, with } = form;
    let typed = NewIdentity { left, right, sameness, because, again };
    let input = typed.clone();
    match ask(&app, &reader, move |ctx| paradero_desk::record_identity(ctx, &input)).await {
        Ok(pair) => see_other(&link::matching_after(&id, &with, &pair)),
        Err(Refusal::Invalid(faults)) => {
            let at = format!("{} {}", typed.left, typed.right);
            let asked = MatchQuery { with, at, after: String::new() };
            show_pair(&app, &reader, id, asked, Some(&typed), &faults).await
        }
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

/// Which judgement is taken back, and where from.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct BackForm {
    left: String,
    right: String,
    with: String,
}

/// Takes a judgement back and shows the pair again.
pub(crate) async fn take_back_pair(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Typed(form): Typed<BackForm>,
) -> Response {
    let input = NewTakeBack { left: form.left, right: form.right };
    match ask(&app, &reader, move |ctx| paradero_desk::take_back(ctx, &input)).await {
        Ok(pair) => see_other(&link::matching_at(&id, &form.with, &pair)),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

/// The same from a person's page.
pub(crate) async fn take_back_person(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Typed(input): Typed<NewTakeBack>,
) -> Response {
    match ask(&app, &reader, move |ctx| paradero_desk::take_back(ctx, &input)).await {
        Ok(_) => see_other(&format!("/person/{}?recorded=yes#identities", link::segment(&id))),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

/// The list with its judgements, to be kept as a file.
pub(crate) async fn export_list(State(app): Desk, reader: Reader, Path(id): Path<String>) -> Response {
    match ask(&app, &reader, move |ctx| paradero_desk::export_list(ctx, &id)).await {
        Ok(file) => {
            // A name of letters, digits, `-`, `_` and `.` needs no escapes in the header (RFC 6266).
            let disposition = format!("attachment; filename=\"{}\"", link::anchor(&file.name));
            let headers = [
                (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                (CONTENT_DISPOSITION, disposition),
                (CACHE_CONTROL, "no-store".to_owned()),
            ];
            (headers, file.bytes).into_response()
        }
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}
