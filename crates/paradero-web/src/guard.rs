//! What stands before every route: who may ask, for how long, and the headers of every answer.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN, REFERRER_POLICY, SET_COOKIE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::timeout;

use crate::App;
use crate::handle::trouble;
use crate::page::Trouble;
use crate::reader::{Reader, asked_for};

/// How long an answer may take, with the reading of what the request carries.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long the language cookie is kept, in seconds: a year.
const COOKIE_AGE: u32 = 31_536_000;

/// What a page may load: its own style, script and pictures, and nothing else from anywhere.
pub(crate) const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
     form-action 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Lets a request through to its route when it comes under a known name and, if it changes something, from this desk.
pub(crate) async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let reader = Reader::of(request.uri(), request.headers());
    let chosen = asked_for(request.uri());
    let refused = if !is_own_host(request.uri(), request.headers(), &app.hosts) {
        Some(Trouble::Host)
    } else if !request.method().is_safe() && !is_own_page(request.headers()) {
        Some(Trouble::Forbidden)
    } else {
        None
    };
    let mut response = if let Some(refused) = refused {
        trouble(&app, &reader, refused, None)
    } else {
        match timeout(PATIENCE, next.run(request)).await {
            Ok(response) => response,
            Err(_late) => trouble(&app, &reader, Trouble::Slow, None),
        }
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Some(language) = chosen.filter(|_| refused.is_none()) {
        let cookie = format!("lang={}; Path=/; Max-Age={COOKIE_AGE}; HttpOnly; SameSite=Lax", language.code());
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            headers.append(SET_COOKIE, value);
        }
    }
    response
}

/// The headers of every answer.
const HEADERS: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Whether the request names this machine or a configured host.
///
/// Another site can point a name of its own at 127.0.0.1 and have a browser read this desk under it (DNS rebinding); the
/// `Host` header then says that name.
fn is_own_host(uri: &Uri, headers: &HeaderMap, hosts: &[String]) -> bool {
    let mut named = headers.get_all(HOST).iter();
    let (first, second) = (named.next(), named.next());
    if second.is_some() {
        return false;
    }
    let header = first.and_then(|value| value.to_str().ok());
    let authority = header.or_else(|| uri.authority().map(axum::http::uri::Authority::as_str));
    authority.is_some_and(|authority| is_known(host_of(authority), hosts))
}

fn is_known(host: &str, hosts: &[String]) -> bool {
    let address = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    let loopback = address.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    loopback || host.eq_ignore_ascii_case("localhost") || hosts.iter().any(|known| host.eq_ignore_ascii_case(known))
}

/// The host without its port; `[::1]` keeps its brackets.
fn host_of(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !host.is_empty() => host,
        _ => authority,
    }
}

/// Whether a request that changes something comes from a page of this desk.
///
/// Browsers say where a request comes from (`Sec-Fetch-Site`; older ones only `Origin`). A program that says neither may send
/// JSON, which no other site's form can: a browser would have to ask first, and nothing here answers that question.
fn is_own_page(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    if headers.contains_key(ORIGIN) {
        let origin = text(&ORIGIN).and_then(|origin| origin.split_once("://")).map(|(_, authority)| authority);
        return origin.is_some() && origin == text(&HOST);
    }
    is_json(headers)
}

/// Whether the request says that it carries JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let media = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    media.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_and_configured_names_are_known() {
        let hosts = vec!["desk.example".to_owned()];
        for good in ["localhost", "127.0.0.1:8080", "127.9.9.9", "[::1]:80", "[::1]", "LOCALHOST:1", "desk.example:443"]
        {
            assert!(is_known(host_of(good), &hosts), "{good}");
        }
        for bad in
            ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "0.0.0.0", "x:y"]
        {
            assert!(!is_known(host_of(bad), &hosts), "{bad}");
        }
    }
}
