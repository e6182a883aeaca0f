//! The page for what goes wrong.

use askama::Template;

use super::{Frame, Unwritten, write};
use crate::messages::{Messages, Phrase};

/// What went wrong, as far as the reader can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing is there, or nothing that the reader may know of.
    NotFound,
    /// The address is there and takes no such request.
    Method,
    /// The address or the form cannot be read.
    Asked,
    /// The request came from another site.
    Forbidden,
    /// The desk was asked for under a name that is not its own.
    Host,
    /// The form is larger than a megabyte.
    Large,
    /// The answer took too long.
    Slow,
    /// The ledger or the program failed.
    Broken,
}

impl Trouble {
    /// What is said: what happened, and what to do.
    pub fn say(self, m: &Messages) -> (Phrase, Phrase) {
        let r = &m.reading;
        match self {
            Self::NotFound => (r.error_not_found, r.error_not_found_help),
            Self::Method => (r.error_method, r.error_method_help),
            Self::Asked => (r.error_asked, r.error_asked_help),
            Self::Forbidden => (r.error_forbidden, r.error_forbidden_help),
            Self::Host => (r.error_host, r.error_host_help),
            Self::Large => (r.error_large, r.error_large_help),
            Self::Slow => (r.error_slow, r.error_slow_help),
            Self::Broken => (r.error_broken, r.error_broken_help),
        }
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    help: Phrase,
    detail: Option<&'a str>,
}

/// The page for what went wrong, with the desk's own words when it has some.
///
/// # Errors
///
/// When the page cannot be written.
pub fn error(frame: &Frame, trouble: Trouble, detail: Option<&str>) -> Result<String, Unwritten> {
    let m = frame.messages();
    let (title, help) = trouble.say(m);
    write(&ErrorPage { frame, m, title: title.to_string(), section: "", help, detail })
}
