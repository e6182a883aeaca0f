//! Every route of the table, asked of a desk with the examples.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use paradero_desk::Language;
use paradero_web::messages::Messages;
use paradero_web::routes::{Area, ROUTES, Verb, Who};

use crate::desk::{demonstration, get, post, request, send};
use crate::words::FORBIDDEN;

/// The path with names that the examples have.
fn concrete(path: &str) -> String {
    let id = match path {
        path if path.ends_with("/reading") => "jail-kept-roofer-for-ice-aft",
        path if path.contains("/source/") => "visaverge",
        path if path.contains("/safeguard/") => "CU-12",
        path if path.contains("/list/") => "roster-monday",
        _ => "andry",
    };
    path.replace("{id}", id)
}

fn gets() -> impl Iterator<Item = &'static paradero_web::routes::Route> {
    ROUTES.iter().filter(|route| route.method == Verb::Get && !route.path.contains("{hash}"))
}

#[tokio::test]
async fn every_route_answers_in_both_languages_with_all_headers() {
    let app = demonstration();
    for route in gets() {
        for language in ["en", "es"] {
            let path = format!("{}?lang={language}", concrete(route.path));
            let answer = get(&app, &path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(
                answer.header("content-security-policy").starts_with("default-src 'none'; style-src 'self';"),
                "{path}"
            );
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
            assert!(!answer.header("permissions-policy").is_empty(), "{path}");
            let cookie = answer.header("set-cookie");
            assert_eq!(cookie, format!("lang={language}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"), "{path}");
            match route.area {
                Area::Page => {
                    assert!(answer.header("content-type").starts_with("text/html"), "{path}");
                    assert_eq!(answer.header("cache-control"), "no-store", "{path}");
                    assert!(answer.text.contains(&format!("<html lang=\"{language}\">")), "{path}");
                    let judged = Messages::of(Language::find(language).unwrap()).frame.judged_by.text();
                    assert!(answer.text.contains(judged), "{path}: the pack");
                }
                Area::Data => {
                    assert_eq!(answer.header("content-type"), "application/json", "{path}");
                    assert!(serde_json::from_str::<serde_json::Value>(&answer.text).is_ok(), "{path}");
                }
                Area::File => {}
            }
        }
    }
}

#[tokio::test]
async fn nothing_says_what_is_never_said() {
    let app = demonstration();
    // The worked case and the pack quote others, who may use any word; what the desk says itself may not.
    for path in [
        "/?lang=en",
        "/?lang=es",
        "/about",
        "/about?lang=es",
        "/record",
        "/person/new",
        "/api",
        "/nope",
        "/people",
        "/safeguards",
        "/safeguards?lang=es",
    ] {
        let text = get(&app, path).await.text.to_lowercase();
        for word in FORBIDDEN {
            assert!(!text.contains(word), "{path} says {word}");
        }
    }
}

#[test]
fn the_table_holds_each_route_once_and_says_who_may_ask() {
    let all: BTreeSet<(&str, &str)> = ROUTES.iter().map(|route| (route.path, route.method.name())).collect();
    assert_eq!(all.len(), ROUTES.len());
    for route in ROUTES {
        assert_eq!(route.method == Verb::Post, route.who == Who::Recorder, "{}: whoever sends is recorded", route.path);
        assert!(!route.what.0.is_empty() && !route.what.1.is_empty(), "{}", route.path);
    }
    let open: Vec<&str> = ROUTES.iter().filter(|r| r.who == Who::Everybody).map(|r| r.path).collect();
    let expected = ["/about", "/api", "/assets/{hash}/{name}", "/favicon.ico", "/healthz", "/api/openapi.json"];
    assert_eq!(open, expected, "nothing else is open to everybody");
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let app = demonstration();
    for path in [
        "/nope",
        "/person/nobody",
        "/source/none",
        "/safeguard/XX-99",
        "/person/andry/record?form=nope",
        "/assets/00/desk.css",
    ] {
        let answer = get(&app, path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text.contains("<h1>Nothing is at this address</h1>"), "{path}");
        assert!(!answer.header("content-security-policy").is_empty(), "{path}");
    }
    let answer = get(&app, "/api/person/nobody?lang=es").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text.contains("No hay nada en esta dirección"), "{}", answer.text);
}

#[tokio::test]
async fn a_wrong_method_is_said_so() {
    let app = demonstration();
    let answer = post(&app, "/people", "").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(answer.text.contains("does not take that"));
    assert_eq!(get(&app, "/person/andry/statement").await.status, StatusCode::METHOD_NOT_ALLOWED);
    let head = send(&app, request("HEAD", "/people").body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!((head.status, head.text.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn dates_that_cannot_be_read_keep_the_page_and_the_text() {
    let app = demonstration();
    for path in ["/?as_of=yesterday", "/person/andry?as_of=2025-03-15&known_on=yesterday"] {
        let answer = get(&app, path).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(answer.text.contains("value=\"yesterday\" type=\"text\""), "{path}");
        assert!(answer.text.contains("aria-invalid=\"true\""), "{path}");
    }
    assert_eq!(get(&app, "/?as_of=1&as_of=2").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(get(&app, "/api/watch?as_of=yesterday").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = get(&app, "/safeguard/CU-11?on=yesterday").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("value=\"yesterday\" type=\"text\"") && answer.text.contains("aria-invalid=\"true\""));
    assert_eq!(get(&app, "/api/safeguard/CU-11?on=yesterday").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_list_of_safeguards_is_narrowed_by_its_address() {
    let app = demonstration();
    let whole = get(&app, "/safeguards").await.text;
    for (query, group) in
        [("verified=marked", "#list"), ("standing=open", "#list"), ("class=treaty_standard", "international")]
    {
        let narrow = get(&app, &format!("/safeguards?{query}")).await;
        assert_eq!(narrow.status, StatusCode::OK, "{query}");
        assert!(narrow.text.contains("Show all") && narrow.text.contains(group), "{query}");
        assert!(narrow.text.len() < whole.len(), "{query}");
        assert!(whole.contains(&format!("href=\"/safeguards?{query}#list\"")), "{query} is linked");
    }
    let both = get(&app, "/safeguards?stage=custody&standing=pending").await.text;
    assert!(both.contains("/safeguard/CU-11\"") && !both.contains("/safeguard/AE-05\""));
    assert_eq!(get(&app, "/safeguards?stage=nope").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(get(&app, "/api/pack?stage=nope").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn which_version_stood_is_asked_by_the_address() {
    let app = demonstration();
    let page = get(&app, "/safeguard/CU-11?on=2025-07-01").await.text;
    assert_eq!(page.matches("stood then</strong>").count(), 1, "one version stood on a day");
    let row = page.split("stood then</strong>").next().unwrap().rsplit("<li").next().unwrap().to_owned();
    assert!(row.contains("CU-11.2"), "{row}");
}

#[tokio::test]
async fn looking_back_is_said_and_changes_what_is_shown() {
    let app = demonstration();
    let now = get(&app, "/person/andry").await.text;
    let then = get(&app, "/person/andry?as_of=2025-03-14").await.text;
    assert!(then.contains("You are looking back: this page shows the record as of 2025-03-14."), "it is said");
    assert!(!now.contains("You are looking back"));
    let known = get(&app, "/person/andry?known_on=2025-03-20").await.text;
    assert!(known.len() < now.len() / 2, "little was recorded by then: {} of {}", known.len(), now.len());
}

#[tokio::test]
async fn the_language_is_asked_for_by_query_then_cookie_then_header() {
    let app = demonstration();
    for (query, cookie, header, expected) in [
        ("", "", "", "en"),
        ("", "", "es-MX,es;q=0.9,en;q=0.5", "es"),
        ("", "x=y; lang=en", "es", "en"),
        ("?lang=es", "lang=en", "en", "es"),
        ("?lang=xx", "lang=es", "en", "es"),
    ] {
        let request =
            request("GET", &format!("/about{query}")).header("cookie", cookie).header("accept-language", header);
        let answer = send(&app, request.body(axum::body::Body::empty()).unwrap()).await;
        assert!(answer.text.contains(&format!("<html lang=\"{expected}\">")), "{query} {cookie} {header}");
    }
    let answer = get(&app, "/about").await;
    assert_eq!(answer.header("set-cookie"), "", "a cookie is set only when a language is chosen");
}

#[tokio::test]
async fn assets_are_named_by_their_content_and_kept() {
    let app = demonstration();
    let page = get(&app, "/about").await.text;
    for name in ["desk.css", "desk.js", "favicon.svg"] {
        let end = page.find(&format!("/{name}\"")).unwrap();
        let start = page.get(..end).unwrap().rfind("\"/assets/").unwrap() + 1;
        let address = page.get(start..end + name.len() + 1).unwrap();
        let answer = get(&app, address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(answer.header("cache-control").contains("immutable"), "{address}");
        assert!(answer.text.len() > 100, "{address}");
    }
}

#[tokio::test]
async fn every_link_of_the_worked_case_leads_somewhere() {
    let app = demonstration();
    for start in ["/", "/person/andry", "/source/visaverge", "/safeguard/CU-12", "/safeguard/CU-11"] {
        let page = get(&app, start).await.text;
        let links: BTreeSet<String> = page
            .split(" href=\"/")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(|link| format!("/{}", link.replace("&#38;", "&").replace("&amp;", "&")))
            .collect();
        assert!(links.len() > 10, "{start}");
        for link in links {
            let path = link.split('#').next().unwrap();
            assert_eq!(get(&app, path).await.status, StatusCode::OK, "{start} leads to {link}");
        }
    }
}
