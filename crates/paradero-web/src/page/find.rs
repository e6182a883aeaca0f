//! Who may be meant: the search page, and what is asked before somebody new is recorded.

use askama::Template;
use paradero_desk::view::{HitLine, PersonLine, SearchView};
use paradero_desk::{FieldFault, Find, NewPerson};

use super::form::{Control, Group, Maker, Summary, person_groups};
use super::{Frame, Unwritten, write};
use crate::link;
use crate::messages::{Messages, Phrase};

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a SearchView,
    groups: Vec<Group>,
    summary: Vec<Summary>,
    hits: Vec<Hit<'a>>,
    others: Vec<PersonLine>,
    found: usize,
    /// Whether enough was said to tell how likely it is that nobody of them is meant.
    tells: bool,
}

/// From which probability on, in percent, it is shown as a number: below it somebody is possible, and a number would say more than
/// is known.
const TELLING: u8 = 10;

/// Somebody who may be meant, with what can be done about it.
struct Hit<'a> {
    line: &'a HitLine,
    ask: Option<Ask>,
}

/// The button that says that it is this one.
struct Ask {
    action: String,
    /// The name that was typed.
    name: String,
    /// All names that were typed, one a line.
    names: String,
}

/// What a search found among people, sources and safeguards, with the question as it was typed.
///
/// # Errors
///
/// When the page cannot be written.
pub fn search(frame: &Frame, view: &SearchView, typed: &Find) -> Result<String, Unwritten> {
    let m = frame.messages();
    let make = Maker { prefix: "ask", faults: &view.found.faults };
    let fields = vec![
        make.field("q", m.find.words, &view.query).hint(m.find.words_hint),
        make.field("born", m.find.born, &typed.born).hint(m.find.born_hint),
        make.field("country", m.find.country, &typed.country).hint(m.find.country_hint),
    ];
    let groups = vec![Group { legend: None, fields }];
    let is_hit = |person: &PersonLine| view.found.hits.iter().any(|hit| hit.person.person == person.person);
    let others: Vec<PersonLine> = view.people.iter().filter(|person| !is_hit(person)).cloned().collect();
    let hits: Vec<Hit<'_>> = view.found.hits.iter().map(|line| Hit { line, ask: None }).collect();
    let tells = view.found.hits.first().is_some_and(|hit| hit.percent >= TELLING);
    let found = hits.len() + others.len() + view.sources.len() + view.safeguards.len();
    let (title, summary) = (m.reading.search_title.to_string(), make.summary(&groups));
    write(&SearchPage { frame, m, title, section: "search", view, groups, summary, hits, others, found, tells })
}

#[derive(Template)]
#[template(path = "alike.html")]
struct AlikePage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    hits: Vec<Hit<'a>>,
    /// The names in addresses of those who are shown.
    shown: String,
    groups: Vec<Group>,
}

/// Whether somebody new is one of those on record, with everything that was typed.
///
/// # Errors
///
/// When the page cannot be written.
pub fn is_it_one_of_these(frame: &Frame, typed: &NewPerson, alike: &[HitLine]) -> Result<String, Unwritten> {
    let m = frame.messages();
    let no_faults: &[FieldFault] = &[];
    let groups = person_groups(&Maker { prefix: "f", faults: no_faults }, &m.form, typed);
    let names = format!("{}\n{}", typed.label.trim(), typed.names.trim());
    let ask = |person: &str| Ask {
        action: link::about_person(person, "name"),
        name: typed.label.trim().to_owned(),
        names: names.trim().to_owned(),
    };
    let hits = alike.iter().map(|line| Hit { line, ask: Some(ask(&line.person.person)) }).collect();
    let shown: Vec<&str> = alike.iter().map(|hit| hit.person.person.as_str()).collect();
    let (title, shown) = (m.find.alike_title.to_string(), shown.join(" "));
    write(&AlikePage { frame, m, title, section: "record", hits, shown, groups })
}

impl Hit<'_> {
    /// How likely it is, in words.
    fn likely(&self, m: &Messages) -> String {
        let percent = self.line.percent;
        if percent >= TELLING { m.find.likely.with(percent) } else { m.find.possible.to_string() }
    }
}

/// The word that says for readers whether a reason speaks for somebody.
fn speaks(m: &Messages, word: &str) -> Phrase {
    match word {
        "for" => m.find.speaks_for,
        "against" => m.find.speaks_against,
        _ => m.find.speaks_neither,
    }
}

/// The sign that says the same at a glance.
fn sign(word: &str) -> &'static str {
    match word {
        "for" => "+",
        "against" => "−",
        _ => "·",
    }
}
