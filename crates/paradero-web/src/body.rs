//! What a request carries: a form from a page, or JSON from a program.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::Response;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::App;
use crate::api;
use crate::guard::is_json;
use crate::handle::trouble;
use crate::page::Trouble;
use crate::reader::Reader;

/// What was typed into a form of a page.
pub(crate) struct Typed<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Typed<T> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Response> {
        let reader = Reader::of(request.uri(), request.headers());
        match axum::extract::Form::<T>::from_request(request, app).await {
            Ok(form) => Ok(Self(form.0)),
            Err(rejection) => {
                let large = rejection.status() == StatusCode::PAYLOAD_TOO_LARGE;
                Err(trouble(app, &reader, if large { Trouble::Large } else { Trouble::Asked }, None))
            }
        }
    }
}

/// What a program sent.
pub(crate) struct Sent<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Sent<T> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Response> {
        let reader = Reader::of(request.uri(), request.headers());
        if !is_json(request.headers()) {
            let message = "send a JSON object with content-type application/json";
            return Err(api::fault(StatusCode::UNSUPPORTED_MEDIA_TYPE, message, None));
        }
        let bytes = match Bytes::from_request(request, app).await {
            Ok(bytes) => bytes,
            Err(rejection) => return Err(unread(&reader, &rejection)),
        };
        // An object first: a list would be taken for the fields in their order.
        let object = serde_json::from_slice::<Map<String, Value>>(&bytes);
        object.and_then(|object| serde_json::from_value(Value::Object(object))).map(Self).map_err(|error| {
            let message = format!("this is not the JSON object that is expected: {error}");
            api::fault(StatusCode::BAD_REQUEST, &message, None)
        })
    }
}

fn unread(reader: &Reader, rejection: &BytesRejection) -> Response {
    let large = rejection.status() == StatusCode::PAYLOAD_TOO_LARGE;
    api::trouble(reader, if large { Trouble::Large } else { Trouble::Asked }, None)
}
