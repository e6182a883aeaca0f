//! The law pack, and one safeguard.

use askama::Template;
use paradero_desk::FieldFault;
use paradero_desk::view::{FilterGroup, FilterLine, PackView, SafeguardView};

use super::{Frame, Unwritten, fault_of, typed_or, write};
use crate::link;
use crate::messages::{Messages, Phrase};

#[derive(Template)]
#[template(path = "safeguards.html")]
struct SafeguardsPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a PackView,
}

impl SafeguardsPage<'_> {
    /// What a filter narrows by.
    fn label(&self, group: &FilterGroup) -> Phrase {
        match group.name.as_str() {
            "stage" => self.m.law.by_stage,
            "class" => self.m.law.by_class,
            "verified" => self.m.law.by_verified,
            _ => self.m.law.by_standing,
        }
    }

    /// The page narrowed to this alone, or whole again where it already is.
    fn address(&self, group: &FilterGroup, choice: &FilterLine) -> String {
        let _ = self;
        if choice.chosen {
            return "/safeguards".to_owned();
        }
        format!("/safeguards?{}={}#list", group.name, link::segment(&choice.value))
    }
}

/// The law pack: its safeguards, perhaps narrowed, and what several of them share.
///
/// # Errors
///
/// When the page cannot be written.
pub fn safeguards(frame: &Frame, view: &PackView) -> Result<String, Unwritten> {
    let m = frame.messages();
    let title = m.reading.safeguards_title.to_string();
    write(&SafeguardsPage { frame, m, title, section: "safeguards", view })
}

#[derive(Template)]
#[template(path = "safeguard.html")]
struct SafeguardPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a SafeguardView,
    on: String,
    on_fault: Option<String>,
}

impl SafeguardPage<'_> {
    /// Whether it makes a difference on which day something happened.
    fn has_periods(&self) -> bool {
        self.view.history.iter().any(|one| one.effective.is_some())
    }
}

/// One safeguard: its text, its citation, its versions and cases, how it is judged, where it holds and does not. `on` is the day
/// for which the versions were asked, as typed.
///
/// # Errors
///
/// When the page cannot be written.
pub fn safeguard(frame: &Frame, view: &SafeguardView, on: &str, faults: &[FieldFault]) -> Result<String, Unwritten> {
    let m = frame.messages();
    let title = format!("{} {}", view.id, view.title);
    let on_fault = fault_of(faults, "on");
    let on = typed_or(on_fault.as_ref(), on, &view.on);
    write(&SafeguardPage { frame, m, title, section: "safeguards", view, on, on_fault })
}
