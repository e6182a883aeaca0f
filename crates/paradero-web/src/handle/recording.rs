//! Forms that record: on success the browser is sent on, on faults the form comes back with everything that was typed.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use paradero_desk::{
    Contact, Ctx, Days, LocatorCheck, NewAct, NewJudgement, NewPerson, NewSource, NewStatement, Refusal,
};

use super::reading::{show_form, show_person};
use super::{Desk, ask, frame, refuse, see_other, show};
use crate::App;
use crate::body::Typed;
use crate::link;
use crate::page::{self, Answer, Asked};
use crate::reader::Reader;

const AGAIN: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

pub(crate) async fn open_person(State(app): Desk, reader: Reader) -> Response {
    let form = page::record_person(&frame(&app, &reader), &NewPerson::default(), &[]);
    show(&app, &reader, StatusCode::OK, form)
}

pub(crate) async fn open_source(State(app): Desk, reader: Reader) -> Response {
    let form = page::record_source(&frame(&app, &reader), &NewSource::default(), &[]);
    show(&app, &reader, StatusCode::OK, form)
}

pub(crate) async fn new_source(State(app): Desk, reader: Reader, Typed(typed): Typed<NewSource>) -> Response {
    let input = typed.clone();
    match ask(&app, &reader, move |ctx| paradero_desk::record_source(ctx, &input)).await {
        Ok(id) => see_other(&link::source(&id)),
        Err(Refusal::Invalid(faults)) => {
            show(&app, &reader, AGAIN, page::record_source(&frame(&app, &reader), &typed, &faults))
        }
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

pub(crate) async fn statement(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Typed(typed): Typed<NewStatement>,
) -> Response {
    let (person, input) = (id.clone(), typed.clone());
    let question = move |ctx: &Ctx<'_>| paradero_desk::record_statement(ctx, &person, &input);
    record(&app, &reader, id, Asked::Statement(typed), question).await
}

pub(crate) async fn check(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Typed(typed): Typed<LocatorCheck>,
) -> Response {
    let (person, input) = (id.clone(), typed.clone());
    let question = move |ctx: &Ctx<'_>| paradero_desk::record_check(ctx, &person, &input);
    record(&app, &reader, id, Asked::Check(typed), question).await
}

pub(crate) async fn contact(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Typed(typed): Typed<Contact>,
) -> Response {
    let (person, input) = (id.clone(), typed.clone());
    let question = move |ctx: &Ctx<'_>| paradero_desk::record_contact(ctx, &person, &input);
    record(&app, &reader, id, Asked::Contact(typed), question).await
}

pub(crate) async fn judgement(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Typed(typed): Typed<NewJudgement>,
) -> Response {
    let (person, input) = (id.clone(), typed.clone());
    let question = move |ctx: &Ctx<'_>| paradero_desk::record_judgement(ctx, &person, &input);
    record(&app, &reader, id, Asked::Judgement(typed), question).await
}

async fn record(
    app: &Arc<App>,
    reader: &Reader,
    person: String,
    asked: Asked,
    question: impl FnOnce(&Ctx<'_>) -> Result<String, Refusal> + Send + 'static,
) -> Response {
    match ask(app, reader, question).await {
        Ok(id) => see_other(&recorded(&id)),
        Err(Refusal::Invalid(faults)) => show_form(app, reader, person, &asked, &faults, AGAIN).await,
        Err(refusal) => refuse(app, reader, refusal),
    }
}

pub(crate) async fn act(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Typed(typed): Typed<NewAct>,
) -> Response {
    let (person, input) = (id.clone(), typed.clone());
    match ask(&app, &reader, move |ctx| paradero_desk::record_act(ctx, &person, &input)).await {
        Ok(id) => see_other(&format!("{}#verdict-{}", recorded(&id), link::anchor(&typed.alarm))),
        Err(Refusal::Invalid(faults)) => {
            show_person(&app, &reader, &id, Days::default(), false, Some(Answer { typed, faults })).await
        }
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

/// The page of the person about whom something was just recorded.
fn recorded(id: &str) -> String {
    format!("/person/{}?recorded=yes", link::segment(id))
}
