//! Finding people, and what follows when somebody new is one of them.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use paradero_desk::{Find, NewName, NewPerson, PersonRecorded, Refusal};
use serde::Deserialize;

use super::{Desk, ask, frame, refuse, see_other, show, unread};
use crate::body::Typed;
use crate::link;
use crate::page;
use crate::reader::Reader;

type Queried<T> = Result<Query<T>, QueryRejection>;

/// What is searched for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SearchQuery {
    q: String,
    born: String,
    country: String,
}

impl SearchQuery {
    /// The question for the desk.
    pub(crate) fn find(self) -> Find {
        Find { name: self.q, born: self.born, country: self.country, ..Find::default() }
    }
}

pub(crate) async fn search(State(app): Desk, reader: Reader, query: Queried<SearchQuery>) -> Response {
    let typed = match query {
        Ok(Query(query)) => query.find(),
        Err(rejection) => return unread(&app, &reader, &rejection),
    };
    let asked = typed.clone();
    match ask(&app, &reader, move |ctx| paradero_desk::search_for(ctx, &asked)).await {
        Ok(view) => {
            let well = view.found.faults.is_empty();
            let status = if well { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            show(&app, &reader, status, page::search(&frame(&app, &reader), &view, &typed))
        }
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

pub(crate) async fn new_person(State(app): Desk, reader: Reader, Typed(typed): Typed<NewPerson>) -> Response {
    let input = typed.clone();
    let again = StatusCode::UNPROCESSABLE_ENTITY;
    match ask(&app, &reader, move |ctx| paradero_desk::record_person_unless_alike(ctx, &input)).await {
        Ok(PersonRecorded::New(id)) => see_other(&format!("/person/{}?recorded=person", link::segment(&id))),
        Ok(PersonRecorded::Alike(alike)) => {
            show(&app, &reader, again, page::is_it_one_of_these(&frame(&app, &reader), &typed, &alike))
        }
        Err(Refusal::Invalid(faults)) => {
            show(&app, &reader, again, page::record_person(&frame(&app, &reader), &typed, &faults))
        }
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}

pub(crate) async fn name(
    State(app): Desk,
    reader: Reader,
    Path(id): Path<String>,
    Typed(typed): Typed<NewName>,
) -> Response {
    match ask(&app, &reader, move |ctx| paradero_desk::record_name(ctx, &id, &typed)).await {
        Ok(id) => see_other(&format!("/person/{}?recorded=yes", link::segment(&id))),
        Err(refusal) => refuse(&app, &reader, refusal),
    }
}
