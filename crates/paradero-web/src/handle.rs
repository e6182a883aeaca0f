//! The pages' handlers: ask the desk, write the page.

mod find;
mod lists;
mod matching;
mod proposals;
mod reading;
mod recording;
mod report;

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::QueryRejection;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use paradero_desk::view::PackLine;
use paradero_desk::{Ctx, Refusal};

use crate::App;
use crate::api;
use crate::assets;
use crate::page::{self, Frame, Trouble, Unwritten};
use crate::reader::Reader;

pub(crate) use find::{SearchQuery, name, new_person, search};
pub(crate) use lists::{ListQuery, list, lists, new_list, open_list, preview_list, record_list};
pub(crate) use matching::{export_list, judge_pair, matching, take_back_pair, take_back_person};
pub(crate) use proposals::{decide, disagreements, new_text, open_text, resolve, text_reading};
pub(crate) use reading::{
    OnQuery, about, api_page, people, person, record, record_about, safeguard, safeguards, source, sources, watch,
};
pub(crate) use recording::{act, check, contact, judgement, new_source, open_person, open_source, statement};
pub(crate) use report::{open_report, report};

/// What every page handler is given.
pub(crate) type Desk = State<Arc<App>>;

/// Asks the desk on a thread that may wait: the ledger reads from disk.
pub(crate) async fn ask<T: Send + 'static>(
    app: &Arc<App>,
    reader: &Reader,
    question: impl FnOnce(&Ctx<'_>) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let (app, language) = (Arc::clone(app), reader.language);
    let answer = tokio::task::spawn_blocking(move || {
        let ctx = Ctx { desk: &app.desk, now: (app.clock)(), language, viewer: app.viewer.clone() };
        question(&ctx)
    });
    answer.await.unwrap_or_else(|failed| {
        let message = if failed.is_panic() { "the desk stopped in the middle of this" } else { "the desk is closing" };
        Err(Refusal::Broken { message: message.to_owned(), hint: String::new() })
    })
}

/// The frame of a page for this reader.
pub(crate) fn frame(app: &App, reader: &Reader) -> Frame {
    let pack = app.desk.pack();
    let pack = PackLine {
        name: pack.id.clone(),
        title: pack.title.clone(),
        version: pack.version.clone(),
        digest: pack.digest.clone(),
    };
    let mut frame = Frame::new(reader.language, &reader.address);
    frame.demo.clone_from(&app.demo);
    frame.pack = Some(pack);
    frame
}

/// The page, or the page that says that it could not be written.
pub(crate) fn show(app: &App, reader: &Reader, status: StatusCode, page: Result<String, Unwritten>) -> Response {
    match page {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => trouble(app, reader, Trouble::Broken, None),
    }
}

/// The page for what the desk refused; faults of a form are shown beside its fields instead, and end here only by mistake.
pub(crate) fn refuse(app: &App, reader: &Reader, refusal: Refusal) -> Response {
    match refusal {
        Refusal::NotFound => trouble(app, reader, Trouble::NotFound, None),
        Refusal::Invalid(faults) => {
            let messages: Vec<String> = faults.into_iter().map(|fault| fault.message).collect();
            trouble(app, reader, Trouble::Asked, Some(&messages.join(" ")))
        }
        Refusal::Broken { message, hint } => {
            let detail = [message, hint].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
            trouble(app, reader, Trouble::Broken, Some(&detail))
        }
    }
}

/// The answer to a request that went wrong, as a page or, under `/api`, as JSON.
pub(crate) fn trouble(app: &App, reader: &Reader, trouble: Trouble, detail: Option<&str>) -> Response {
    if reader.address.starts_with("/api/") {
        return api::trouble(reader, trouble, detail);
    }
    let status = status_of(trouble);
    match page::error(&frame(app, reader), trouble, detail) {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    }
}

/// The status that says what went wrong (RFC 9110, section 15).
pub(crate) fn status_of(trouble: Trouble) -> StatusCode {
    match trouble {
        Trouble::NotFound => StatusCode::NOT_FOUND,
        Trouble::Method => StatusCode::METHOD_NOT_ALLOWED,
        Trouble::Asked => StatusCode::BAD_REQUEST,
        Trouble::Forbidden => StatusCode::FORBIDDEN,
        Trouble::Host => StatusCode::MISDIRECTED_REQUEST,
        Trouble::Large => StatusCode::PAYLOAD_TOO_LARGE,
        Trouble::Slow => StatusCode::GATEWAY_TIMEOUT,
        Trouble::Broken => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Sends the browser on after a form, so that going back and forth records nothing twice (RFC 9110, section 15.4.4).
pub(crate) fn see_other(address: &str) -> Response {
    let location = HeaderValue::from_str(address).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
}

/// A query that cannot be read.
pub(crate) fn unread(app: &App, reader: &Reader, _rejection: &QueryRejection) -> Response {
    trouble(app, reader, Trouble::Asked, None)
}

pub(crate) async fn not_found(State(app): Desk, reader: Reader) -> Response {
    trouble(&app, &reader, Trouble::NotFound, None)
}

pub(crate) async fn method_not_allowed(State(app): Desk, reader: Reader) -> Response {
    trouble(&app, &reader, Trouble::Method, None)
}

/// Says that the server answers; it says nothing of the record.
pub(crate) async fn health() -> &'static str {
    "ok\n"
}

pub(crate) async fn asset(
    State(app): Desk,
    reader: Reader,
    path: Result<axum::extract::Path<(String, String)>, axum::extract::rejection::PathRejection>,
) -> Response {
    let found = path.ok().and_then(|path| assets::find_asset(&path.0.0, &path.0.1));
    let Some(asset) = found else { return trouble(&app, &reader, Trouble::NotFound, None) };
    // The address names the content, so what it answers never changes.
    let headers = [(CONTENT_TYPE, asset.media), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, asset.text).into_response()
}

pub(crate) async fn favicon() -> Response {
    let icon = assets::icon();
    ([(CONTENT_TYPE, icon.media), (CACHE_CONTROL, "public, max-age=86400")], icon.text).into_response()
}
