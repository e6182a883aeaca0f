//! The watch, and the list of people.

use askama::Template;
use paradero_desk::FieldFault;
use paradero_desk::view::{PersonLine, WatchView};

use super::{DaysForm, Frame, Unwritten, write};
use crate::messages::Messages;

#[derive(Template)]
#[template(path = "watch.html")]
struct WatchPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a WatchView,
    days: DaysForm,
}

/// The watch: alarms, clocks, who to look for today, people without an alarm.
///
/// # Errors
///
/// When the page cannot be written.
pub fn watch(frame: &Frame, view: &WatchView, faults: &[FieldFault]) -> Result<String, Unwritten> {
    let m = frame.messages();
    let as_of = frame.as_of_field(&view.as_of_date, faults, None);
    let days = DaysForm { action: "/".to_owned(), as_of, known_on: None };
    write(&WatchPage { frame, m, title: m.watch.title.to_string(), section: "watch", view, days })
}

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    people: &'a [PersonLine],
}

/// Everybody on record.
///
/// # Errors
///
/// When the page cannot be written.
pub fn people(frame: &Frame, people: &[PersonLine]) -> Result<String, Unwritten> {
    let m = frame.messages();
    write(&PeoplePage { frame, m, title: m.watch.people_title.to_string(), section: "people", people })
}
