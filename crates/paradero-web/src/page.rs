//! Pages as pure functions: from what the desk says to HTML, the same bytes for the same input.

mod about;
mod error;
mod find;
mod form;
mod law;
mod lists;
mod matching;
mod person;
mod proposals;
mod reading;
mod report;
mod watch;

use askama::Template;
use paradero_desk::view::PackLine;
use paradero_desk::{Days, FieldFault, Language};

use crate::assets::{ADDRESSES, Addresses};
use crate::link;
use crate::messages::{Messages, Phrase};

pub use about::{about, api};
pub use error::{Trouble, error};
pub use find::{is_it_one_of_these, search};
pub use form::{Asked, FormKind, record, record_about, record_person, record_source};
pub use law::{safeguard, safeguards};
pub use lists::{Brought, list, list_preview, lists, new_list};
pub use matching::matching;
pub use person::{Answer, person};
pub use proposals::{ReadingTold, disagreements, new_text, reading};
pub use reading::{source, sources};
pub use report::report;
pub use watch::{people, watch};

/// What stands around a page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language of the page.
    pub language: Language,
    /// A line that says that this is a demonstration; empty for the catalogue's own.
    pub demo: Option<String>,
    /// The pack that judges at this desk.
    pub pack: Option<PackLine>,
    /// The path and query under which the page was asked for.
    pub address: String,
    /// As of which day and as known on which day the page was asked for, as typed.
    pub days: Days,
    /// What was just recorded, when the page follows a form.
    pub recorded: bool,
}

impl Frame {
    /// The frame of a page at this address, in this language, without anything special.
    pub fn new(language: Language, address: &str) -> Self {
        let address = address.to_owned();
        Self { language, demo: None, pack: None, address, days: Days::default(), recorded: false }
    }

    /// The texts in the language of the page.
    pub fn messages(&self) -> &'static Messages {
        Messages::of(self.language)
    }

    fn assets(&self) -> &'static Addresses {
        let _ = self;
        &ADDRESSES
    }

    fn here_in(&self, code: &str) -> String {
        link::with_language(&self.address, code)
    }

    /// A person's page on the day that this page shows.
    fn person(&self, id: &str) -> String {
        let mut query = String::new();
        for (name, value) in [("as_of", &self.days.as_of), ("known_on", &self.days.known_on)] {
            if !value.trim().is_empty() {
                query.push(if query.is_empty() { '?' } else { '&' });
                query.push_str(name);
                query.push('=');
                query.push_str(&link::segment(value.trim()));
            }
        }
        format!("/person/{}{query}", link::segment(id))
    }
}

/// The fields *as of* and *as known on*, with what is wrong with them.
#[derive(Debug)]
struct DaysForm {
    action: String,
    as_of: DayField,
    known_on: Option<DayField>,
}

/// One date field, with a slider when the reach of the record is known.
#[derive(Debug)]
struct DayField {
    name: &'static str,
    label: Phrase,
    hint: Phrase,
    slider_label: Phrase,
    value: String,
    fault: Option<String>,
    slider: Option<(String, String)>,
}

impl DayField {
    fn describes(&self) -> String {
        let hint = format!("{}-hint", self.name);
        if self.fault.is_some() { format!("{}-fault {hint}", self.name) } else { hint }
    }
}

/// What the faults say of this field.
fn fault_of(faults: &[FieldFault], field: &str) -> Option<String> {
    faults.iter().find(|fault| fault.field == field).map(|fault| fault.message.clone())
}

/// What was typed, when there is something wrong with it; otherwise what the view says.
fn typed_or(fault: Option<&String>, typed: &str, shown: &str) -> String {
    if fault.is_some() { typed.to_owned() } else { shown.to_owned() }
}

impl Frame {
    fn as_of_field(&self, shown: &str, faults: &[FieldFault], slider: Option<(String, String)>) -> DayField {
        let words = &self.messages().frame;
        let fault = fault_of(faults, "as_of");
        let value = typed_or(fault.as_ref(), &self.days.as_of, shown);
        let (label, hint, slider_label) = (words.as_of, words.as_of_hint, words.slider_as_of);
        DayField { name: "as_of", label, hint, slider_label, value, fault, slider }
    }

    fn known_on_field(&self, shown: &str, faults: &[FieldFault], slider: Option<(String, String)>) -> DayField {
        let words = &self.messages().frame;
        let fault = fault_of(faults, "known_on");
        let value = typed_or(fault.as_ref(), &self.days.known_on, shown);
        let (label, hint, slider_label) = (words.known_on, words.known_on_hint, words.slider_known_on);
        DayField { name: "known_on", label, hint, slider_label, value, fault, slider }
    }
}

/// A page that could not be written: a fault of the program, never of the record.
#[derive(Debug)]
pub struct Unwritten(askama::Error);

impl std::fmt::Display for Unwritten {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the page could not be written")
    }
}

impl std::error::Error for Unwritten {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// The first twelve digits of a digest, which is enough to tell two packs apart by eye.
fn short(digest: &str) -> String {
    digest.chars().take(12).collect()
}

/// Who may see what has this tier.
fn tier(m: &Messages, word: &str) -> Phrase {
    match word {
        "privileged" => m.person.tier_privileged,
        "team" => m.person.tier_team,
        "coalition" => m.person.tier_coalition,
        _ => m.person.tier_public,
    }
}

fn write(page: &impl Template) -> Result<String, Unwritten> {
    page.render().map_err(Unwritten)
}
