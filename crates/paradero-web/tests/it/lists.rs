//! Lists: samples with everything in them, and the way from a file to a list and its next delivery.

use axum::Router;
use axum::body::Body;
use axum::http::StatusCode;
use paradero_desk::ListForm;
use paradero_desk::view::{
    AsideLine, ChangedRow, ColumnLine, DeliveryChanges, DeliveryLine, DifferenceLine, EarlierLine, ListCounts,
    ListLine, ListPreview, ListRowLine, ListView, StandingCounts, TakenLine,
};

use crate::desk::{Answer, application, demonstration, get, post, request, send};
use crate::samples::HOSTILE;

const FIRST: &str = include_str!("../../../../examples/roster-1.csv");
const SECOND: &str = include_str!("../../../../examples/roster-2.csv");

fn hostile() -> String {
    HOSTILE.to_owned()
}

pub(crate) fn line() -> ListLine {
    ListLine {
        id: "roster one/\"".to_owned(),
        title: hostile(),
        publisher: Some(hostile()),
        as_of: Some("on 16 November 2026".to_owned()),
        stated: Some(238),
        rows: 236,
        complete_for: Some(hostile()),
        series: Some(hostile()),
        standing: StandingCounts { somebody: 1, unsure: 2, nobody: 3, unseen: 230 },
    }
}

fn row(standing: &str) -> ListRowLine {
    ListRowLine {
        number: 17,
        name: hostile(),
        born: Some(hostile()),
        country: Some("VE".to_owned()),
        place: Some(hostile()),
        on: Some(hostile()),
        identifiers: vec![("A-number".to_owned(), hostile())],
        cells: vec![(hostile(), hostile())],
        standing: standing.to_owned(),
        people: vec![("made up".to_owned(), hostile())],
    }
}

fn bare_row() -> ListRowLine {
    ListRowLine {
        born: None,
        country: None,
        place: None,
        on: None,
        identifiers: Vec::new(),
        cells: Vec::new(),
        people: Vec::new(),
        ..row("unseen")
    }
}

pub(crate) fn list() -> ListView {
    let delivery = |id: &str| DeliveryLine { id: id.to_owned(), title: hostile(), as_of: Some(hostile()), rows: 3 };
    let difference = |before: &str, after: &str| DifferenceLine {
        what: hostile(),
        before: before.to_owned(),
        after: after.to_owned(),
    };
    ListView {
        list: line(),
        published: Some(hostile()),
        url: Some("javascript:alert(1)".to_owned()),
        file: Some("00ff".to_owned()),
        note: Some(hostile()),
        recorded: Some(hostile()),
        once: true,
        says: Some(hostile()),
        columns: Some(hostile()),
        tier: "team".to_owned(),
        page: 2,
        pages: 3,
        rows: ["somebody", "unsure", "nobody", "unseen"].map(row).into(),
        deliveries: vec![delivery("before"), delivery("roster one/\"")],
        changes: Some(DeliveryChanges {
            before: ("before".to_owned(), hostile()),
            complete: true,
            appeared: vec![row("unseen")],
            appeared_total: 2,
            vanished: vec![row("somebody")],
            vanished_total: 2,
            changed: vec![ChangedRow {
                row: row("unseen"),
                was: 3,
                differences: vec![difference(HOSTILE, ""), difference("", HOSTILE)],
            }],
            changed_total: 2,
            same: 1,
        }),
    }
}

pub(crate) fn bare_list() -> ListView {
    ListView {
        list: ListLine { publisher: None, as_of: None, stated: None, complete_for: None, series: None, ..line() },
        published: None,
        url: None,
        file: None,
        note: None,
        recorded: None,
        once: false,
        says: None,
        columns: None,
        page: 1,
        pages: 1,
        rows: vec![bare_row()],
        deliveries: Vec::new(),
        changes: None,
        ..list()
    }
}

pub(crate) fn preview() -> ListPreview {
    let pair = || vec![(hostile(), hostile())];
    let taken = |name: &str, choices| TakenLine {
        name: name.to_owned(),
        chosen: hostile(),
        words: hostile(),
        why: hostile(),
        choices,
    };
    ListPreview {
        hash: "00ff".to_owned(),
        name: hostile(),
        form: ListForm { title: hostile(), says: hostile(), tier: hostile(), once: hostile(), ..ListForm::default() },
        reading: hostile(),
        taken: vec![
            taken("sheet", pair()),
            taken("header", Vec::new()),
            taken("separator", pair()),
            taken("encoding", pair()),
        ],
        columns: vec![ColumnLine {
            letter: "A".to_owned(),
            heading: hostile(),
            samples: vec![hostile()],
            filled: 3,
            formulas: 2,
            field: "born".to_owned(),
            order: Some("dmy".to_owned()),
            guess: Some(hostile()),
            reason: Some(hostile()),
            told: Some(hostile()),
        }],
        more_columns: 2,
        fields: vec![("born".to_owned(), hostile())],
        orders: vec![("dmy".to_owned(), hostile())],
        rows: vec![row("unseen")],
        counts: ListCounts { rows: 15, kept: 1, nameless: 2, blank: 3, aside: 4, failed: 5 },
        aside: vec![AsideLine { row: 1, kind: "title".to_owned(), text: hostile() }],
        problems: vec![("C17".to_owned(), hostile()), (String::new(), hostile())],
        more_problems: 4,
        notices: vec![hostile()],
        stated_total: Some((17, 238)),
        earlier: Some(EarlierLine {
            id: "before".to_owned(),
            title: hostile(),
            as_of: Some(hostile()),
            rows: 3,
            whole: false,
            found: true,
            told: vec![hostile()],
        }),
        series: vec![hostile()],
        says: pair(),
        tiers: pair(),
        already: Some(("before".to_owned(), hostile())),
        trouble: Some(hostile()),
    }
}

pub(crate) fn bare_preview() -> ListPreview {
    ListPreview {
        columns: Vec::new(),
        more_columns: 0,
        aside: Vec::new(),
        problems: Vec::new(),
        more_problems: 0,
        notices: Vec::new(),
        stated_total: None,
        earlier: None,
        series: Vec::new(),
        already: None,
        trouble: None,
        rows: vec![bare_row()],
        ..preview()
    }
}

/// A form with a file and a text, as a browser sends it.
fn multipart(file: &str, text: &str) -> String {
    format!(
        "--made-up\r\ncontent-disposition: form-data; name=\"file\"; filename=\"C:\\lists\\roster.csv\"\r\ncontent-type: text/csv\r\n\r\n{file}\r\n--made-up\r\ncontent-disposition: form-data; name=\"text\"\r\n\r\n{text}\r\n--made-up--\r\n"
    )
}

const MEDIA: &str = "multipart/form-data; boundary=made-up";

async fn upload(app: &Router, body: String) -> Answer {
    send(app, request("POST", "/lists/new").header("content-type", MEDIA).body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_file_becomes_a_list_without_script() {
    let app = application(&[]);
    let answer = upload(&app, multipart(FIRST, "")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let preview = answer.header("location").to_owned();
    assert!(preview.starts_with("/lists/new/") && preview.len() == "/lists/new/".len() + 64, "{preview}");
    let page = get(&app, &preview).await;
    assert_eq!(page.status, StatusCode::OK);
    for expected in
        ["<strong>12</strong>", "BEATRIS MONTOLLA ARCILLA", "name=\"field-D\"", "formmethod=\"post\"", "roster.csv"]
    {
        assert!(page.text.contains(expected), "{expected}");
    }
    assert!(get(&app, "/lists").await.text.contains("No list is on record yet."), "nothing is recorded yet");
    // A choice in the address changes what is shown.
    let other = get(&app, &format!("{preview}?separator=pipe&title=Other")).await;
    assert!(other.status == StatusCode::OK && other.text.contains("value=\"Other\""));
    let wrong = post(&app, &preview, "title=&tier=team").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("id=\"f-title-fault\""));
    let form = "title=Roster+%28made+up%29&as_of=2026-11-16&tier=team&series=mesa&complete_for=everybody&counts=7";
    let recorded = post(&app, &preview, form).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.text);
    let list = recorded.header("location").to_owned();
    let shown = get(&app, &list).await;
    assert!(shown.text.contains("The list was recorded.") && shown.text.contains("7 stated, 6 rows"), "{}", shown.text);
    assert!(shown.text.contains("/match\""), "it leads to who they are");
    let again = post(&app, &preview, form).await;
    assert!(again.header("location").ends_with("?recorded=already"));
    // The next delivery, pasted: its columns moved and are followed.
    let next = upload(&app, multipart("", SECOND)).await.header("location").to_owned();
    let page = get(&app, &next).await.text;
    assert!(page.contains("The delivery before") && page.contains("by its heading"), "{page}");
    let form = "title=Roster+2+%28made+up%29&as_of=2026-11-17&tier=team&series=mesa&complete_for=everybody";
    let second = post(&app, &next, form).await.header("location").to_owned();
    let page = get(&app, &second).await.text;
    for expected in ["1 appeared, 1 vanished, 2 changed, 3 the same", "<del>C-1</del>", "<ins>D-1</ins>"] {
        assert!(page.contains(expected), "{expected}");
    }
    let data = get(&app, &list.replace("/list/", "/api/list/")).await;
    assert_eq!(data.status, StatusCode::OK, "{}", data.text);
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_beside_the_field() {
    let app = application(&[]);
    for (body, expected) in [
        (multipart("", ""), "Choose a file, or paste the text of one."),
        (multipart("%PDF-1.7 made up", ""), "PDF"),
        (multipart("", "<!doctype html><p>"), "web page"),
    ] {
        let answer = upload(&app, body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains(expected) && answer.text.contains("id=\"f-file-fault\""), "{expected}");
    }
    let broken = upload(&app, "--made-up\r\nnonsense".to_owned()).await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    assert_eq!(post(&app, "/lists/new", "file=x").await.status, StatusCode::BAD_REQUEST, "not what the form sends");
    for path in ["/lists/new/00", "/lists/new/nope", "/list/none", "/list/none?page=2"] {
        assert_eq!(get(&app, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in [
        "/list/roster-monday?page=0",
        "/list/roster-monday?page=2",
        "/list/roster-monday?page=x",
        "/api/list/roster-monday?page=9",
    ] {
        assert_eq!(get(&demonstration(), path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn only_the_upload_may_be_large_and_only_from_this_desk() {
    let app = application(&[]);
    // More than any other form may carry, and it is a list all the same.
    let rows = "Ana Ficticia,1990\n".repeat(70_000);
    assert!(rows.len() > paradero_web::MOST_BYTES);
    let answer = upload(&app, multipart(&format!("Name,Born\n{rows}"), "")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let preview = get(&app, answer.header("location")).await;
    assert!(preview.text.contains("70000") && preview.text.contains("paradero link"));
    let long = "x".repeat(paradero_desk::MOST_LIST_BYTES + 2 * paradero_web::MOST_BYTES);
    let refused = upload(&app, multipart(&long, "")).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.text.contains("32 MiB"), "the bound is said");
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "http://evil.example"), ("x-none", "")] {
        let request = axum::http::Request::builder().method("POST").uri("/lists/new").header("host", "localhost");
        let request = request.header(name, value).header("content-type", MEDIA);
        let answer = send(&app, request.body(Body::from(multipart(FIRST, ""))).unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
}
