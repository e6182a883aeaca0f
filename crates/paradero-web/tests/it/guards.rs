//! Who may ask: foreign names, foreign sites, what is too large.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::desk::{Answer, demonstration, get, request, send};

async fn with_host(host: &str) -> Answer {
    let request = Request::builder().uri("/").header("host", host).body(Body::empty()).unwrap();
    send(&demonstration(), request).await
}

#[tokio::test]
async fn only_known_names_are_answered() {
    for host in ["127.0.0.1:8080", "localhost", "LOCALHOST:80", "[::1]:8080", "127.0.0.2", "desk.example:443"] {
        assert_eq!(with_host(host).await.status, StatusCode::OK, "{host}");
    }
    for host in
        ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.7", "", "desk.example.evil"]
    {
        let answer = with_host(host).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
        assert!(!answer.header("content-security-policy").is_empty(), "{host}");
        assert!(!answer.text.contains("Andry"), "{host} learns nothing");
    }
    let twice = Request::builder().uri("/").header("host", "localhost").header("host", "evil.example");
    let answer = send(&demonstration(), twice.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
}

/// A form for a new person, with the headers given.
async fn form(headers: &[(&str, &str)]) -> StatusCode {
    let mut request = Request::builder().method("POST").uri("/person/new");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    send(&demonstration(), request.body(Body::from("label=Ana")).unwrap()).await.status
}

#[tokio::test]
async fn forms_count_only_from_this_desk() {
    let host = ("host", "localhost:8080");
    let same = ("origin", "http://localhost:8080");
    let (other, none) = (("origin", "http://evil.example"), ("origin", "null"));
    for good in [
        &[host, ("sec-fetch-site", "same-origin")][..],
        &[host, ("sec-fetch-site", "none")],
        &[host, same],
        &[host, same, ("sec-fetch-site", "same-origin")],
    ] {
        assert_eq!(form(good).await, StatusCode::SEE_OTHER, "{good:?}");
    }
    for bad in [
        &[host][..],
        &[host, ("sec-fetch-site", "cross-site")],
        &[host, ("sec-fetch-site", "same-site")],
        &[host, same, ("sec-fetch-site", "cross-site")],
        &[host, other],
        &[host, none],
        &[host, ("origin", "http://localhost:9999")],
        &[host, ("origin", "garbage")],
    ] {
        assert_eq!(form(bad).await, StatusCode::FORBIDDEN, "{bad:?}");
    }
}

#[tokio::test]
async fn data_is_taken_from_programs_as_json_only() {
    let app = demonstration();
    for (origin, media, expected) in [
        ("", "application/json", StatusCode::CREATED),
        ("", "application/json; charset=utf-8", StatusCode::CREATED),
        ("", "text/plain", StatusCode::FORBIDDEN),
        ("http://evil.example", "application/json", StatusCode::FORBIDDEN),
        ("http://localhost", "text/plain", StatusCode::UNSUPPORTED_MEDIA_TYPE),
    ] {
        let mut request = Request::builder().method("POST").uri("/api/person").header("host", "localhost");
        if !origin.is_empty() {
            request = request.header("origin", origin);
        }
        let body = Body::from("{\"label\":\"Ana\"}");
        let answer = send(&app, request.header("content-type", media).body(body).unwrap()).await;
        assert_eq!(answer.status, expected, "{origin} {media}: {}", answer.text);
        assert_eq!(answer.header("content-type"), "application/json");
    }
}

#[tokio::test]
async fn what_is_too_large_is_refused() {
    let app = demonstration();
    let large = "label=".to_owned() + &"a".repeat(paradero_web::MOST_BYTES);
    for (path, media) in [("/person/new", "application/x-www-form-urlencoded"), ("/api/person", "application/json")] {
        let request = request("POST", path).header("content-type", media).body(Body::from(large.clone())).unwrap();
        let answer = send(&app, request).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert!(!answer.header("content-security-policy").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn no_other_site_is_told_that_it_may_read() {
    let app = demonstration();
    let request = request("GET", "/api/people").header("origin", "http://evil.example");
    let answer = send(&app, request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.header("access-control-allow-origin"), "");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(get(&app, "/healthz").await.text, "ok\n");
}
