//! Sources.

use askama::Template;
use paradero_desk::view::{SourceLine, SourceView};

use super::{Frame, Unwritten, write};
use crate::messages::Messages;

#[derive(Template)]
#[template(path = "sources.html")]
struct SourcesPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    sources: &'a [SourceLine],
}

/// Every source on record.
///
/// # Errors
///
/// When the page cannot be written.
pub fn sources(frame: &Frame, sources: &[SourceLine]) -> Result<String, Unwritten> {
    let m = frame.messages();
    write(&SourcesPage { frame, m, title: m.reading.sources_title.to_string(), section: "sources", sources })
}

#[derive(Template)]
#[template(path = "source.html")]
struct SourcePage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a SourceView,
}

/// One source: what it says, in order, and what others say against it.
///
/// # Errors
///
/// When the page cannot be written.
pub fn source(frame: &Frame, view: &SourceView) -> Result<String, Unwritten> {
    let m = frame.messages();
    write(&SourcePage { frame, m, title: view.title.clone(), section: "sources", view })
}
