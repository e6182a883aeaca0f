//! Lists: all of them, bringing one in, and one with its deliveries.

use askama::Template;
use paradero_desk::view::{ListLine, ListPreview, ListRowLine, ListView, TakenLine};
use paradero_desk::{FieldFault, ListForm};

use super::form::{Control, Group, Maker, Summary};
use super::{Frame, Unwritten, write};
use crate::link;
use crate::messages::{Lists as Words, Messages, Phrase};

#[derive(Template)]
#[template(path = "lists.html")]
struct ListsPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    lists: &'a [ListLine],
}

/// Every list that the viewer may know of.
///
/// # Errors
///
/// When the page cannot be written.
pub fn lists(frame: &Frame, lists: &[ListLine]) -> Result<String, Unwritten> {
    let m = frame.messages();
    write(&ListsPage { frame, m, title: m.lists.title.to_string(), section: "lists", lists })
}

#[derive(Template)]
#[template(path = "list_new.html")]
struct UploadPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    text: &'a str,
    fault: Option<&'a str>,
}

/// The form with which a list is brought in, with the text that was pasted and what is wrong with it.
///
/// # Errors
///
/// When the page cannot be written.
pub fn new_list(frame: &Frame, text: &str, fault: Option<&str>) -> Result<String, Unwritten> {
    let m = frame.messages();
    write(&UploadPage { frame, m, title: m.lists.upload_title.to_string(), section: "lists", text, fault })
}

#[derive(Template)]
#[template(path = "list_preview.html")]
struct PreviewPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a ListPreview,
    action: String,
    groups: Vec<Group>,
    summary: Vec<Summary>,
}

impl PreviewPage<'_> {
    fn label(&self, taken: &TakenLine) -> Phrase {
        match taken.name.as_str() {
            "sheet" => self.m.lists.taken_sheet,
            "header" => self.m.lists.taken_header,
            "separator" => self.m.lists.taken_separator,
            _ => self.m.lists.taken_encoding,
        }
    }

    fn shown(&self) -> Columns {
        Columns::of(&self.view.rows)
    }

    fn sums(&self) -> [(Phrase, usize); 5] {
        let (words, counts) = (&self.m.lists, &self.view.counts);
        [
            (words.count_kept, counts.kept),
            (words.count_nameless, counts.nameless),
            (words.count_blank, counts.blank),
            (words.count_aside, counts.aside),
            (words.count_failed, counts.failed),
        ]
    }
}

/// What a kept file would become, with everything that can be changed about it.
///
/// # Errors
///
/// When the page cannot be written.
pub fn list_preview(frame: &Frame, view: &ListPreview, faults: &[FieldFault]) -> Result<String, Unwritten> {
    let m = frame.messages();
    let make = Maker { prefix: "f", faults };
    let groups = vec![Group { legend: Some(m.lists.of_itself), fields: fields(&make, m, view) }];
    let summary = make.summary(&groups);
    let action = link::new_list(&view.hash);
    let title = m.lists.preview_title.to_string();
    write(&PreviewPage { frame, m, title, section: "lists", view, action, groups, summary })
}

fn fields(make: &Maker<'_>, m: &Messages, view: &ListPreview) -> Vec<super::form::Field> {
    let (words, form): (&Words, &ListForm) = (&m.lists, &view.form);
    let once = vec![("yes".to_owned(), words.once_yes.to_string())];
    vec![
        make.field("title", words.name, &form.title).needed(),
        make.field("as_of", words.as_of, &form.as_of).hint(words.as_of_hint),
        make.field("counts", words.stated, &form.counts).hint(words.stated_hint),
        make.field("complete_for", words.complete_for, &form.complete_for).hint(words.complete_hint),
        make.field("series", words.series, &form.series).hint(words.series_hint),
        make.field("once", words.once, &form.once).choose(words.once_no, once),
        make.field("says", words.says, &form.says).choose(words.says_none, view.says.clone()),
        make.field("publisher", words.publisher, &form.publisher),
        make.field("published", words.published, &form.published).hint(words.published_hint),
        make.field("url", words.url, &form.url),
        make.field("tier", words.tier, &form.tier).choose(m.form.choose, view.tiers.clone()).needed(),
    ]
}

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a ListView,
    told: Option<Phrase>,
}

impl ListPage<'_> {
    fn at(&self, page: usize) -> String {
        format!("{}?page={page}#rows", link::list(&self.view.list.id))
    }

    fn columns(&self) -> Columns {
        Columns::of(&self.view.rows)
    }
}

/// What a page of a list that was just recorded says of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brought {
    /// It was not.
    No,
    /// It is new.
    New,
    /// It was on record already.
    Already,
}

/// One list: what it says of itself, what changed since the delivery before, its rows.
///
/// # Errors
///
/// When the page cannot be written.
pub fn list(frame: &Frame, view: &ListView, brought: Brought) -> Result<String, Unwritten> {
    let m = frame.messages();
    let told = match brought {
        Brought::No => None,
        Brought::New => Some(m.lists.recorded_now),
        Brought::Already => Some(m.lists.recorded_already),
    };
    write(&ListPage { frame, m, title: view.list.title.clone(), section: "lists", view, told })
}

/// Which columns a table of rows needs.
struct Columns {
    born: bool,
    country: bool,
    place: bool,
    on: bool,
}

impl Columns {
    fn of(rows: &[ListRowLine]) -> Self {
        Self {
            born: rows.iter().any(|row| row.born.is_some()),
            country: rows.iter().any(|row| row.country.is_some()),
            place: rows.iter().any(|row| row.place.is_some()),
            on: rows.iter().any(|row| row.on.is_some()),
        }
    }
}

/// How a row stands, in words.
fn standing(m: &Messages, row: &ListRowLine) -> Phrase {
    match row.standing.as_str() {
        "somebody" => m.lists.is_somebody,
        "unsure" => m.lists.is_unsure,
        "nobody" => m.lists.is_nobody,
        _ => m.lists.is_unseen,
    }
}
