//! What this is, and the same as data.

use askama::Template;

use super::{Frame, Unwritten, write};
use crate::messages::{Messages, Phrase};
use crate::routes::{Area, ROUTES, Who};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
}

/// What this is, what it cannot do, and what stays on this machine.
///
/// # Errors
///
/// When the page cannot be written.
pub fn about(frame: &Frame) -> Result<String, Unwritten> {
    let m = frame.messages();
    write(&AboutPage { frame, m, title: m.about.title.to_string(), section: "about" })
}

#[derive(Template)]
#[template(path = "api.html")]
struct ApiPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    rows: Vec<ApiRow>,
}

struct ApiRow {
    method: &'static str,
    path: &'static str,
    what: &'static str,
    who: Phrase,
}

/// The page that describes the data, from the table of routes.
///
/// # Errors
///
/// When the page cannot be written.
pub fn api(frame: &Frame) -> Result<String, Unwritten> {
    let m = frame.messages();
    let said = |who| match who {
        Who::Everybody => m.about.api_everybody,
        Who::Viewer => m.about.api_viewer,
        Who::Recorder => m.about.api_recorder,
    };
    let rows = ROUTES.iter().filter(|route| route.area == Area::Data).map(|route| ApiRow {
        method: route.method.name(),
        path: route.path,
        what: frame.language.choose(route.what.0, route.what.1),
        who: said(route.who),
    });
    let rows = rows.collect();
    write(&ApiPage { frame, m, title: m.about.api_title.to_string(), section: "data", rows })
}
