//! The report form for families.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use paradero_desk::{FamilyReport, Refusal, Reported};

use super::{Desk, ask, frame, refuse, see_other, show};
use crate::body::Typed;
use crate::link;
use crate::page;
use crate::reader::Reader;

pub(crate) async fn open_report(State(app): Desk, reader: Reader) -> Response {
    show(&app, &reader, StatusCode::OK, page::report(&frame(&app, &reader), &FamilyReport::default(), &[], &[]))
}

pub(crate) async fn report(State(app): Desk, reader: Reader, Typed(typed): Typed<FamilyReport>) -> Response {
    let again = StatusCode::UNPROCESSABLE_ENTITY;
    let input = typed.clone();
    match ask(&app, &reader, move |ctx| paradero_desk::record_report(ctx, &input)).await {
        Ok(Reported::Recorded(id)) => see_other(&format!("/person/{}?recorded=yes", link::segment(&id))),
        Ok(Reported::Alike(alike)) => {
            show(&app, &reader, again, page::report(&frame(&app, &reader), &typed, &[], &alike))
        }
        Err(Refusal::Invalid(faults)) => {
            show(&app, &reader, again, page::report(&frame(&app, &reader), &typed, &faults, &[]))
        }
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}
