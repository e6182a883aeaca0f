//! A person's page: where, the timeline drawn and as a list, safeguards, claims, what the record cannot see.

use std::collections::BTreeMap;

use askama::Template;
use paradero_desk::view::{EventLine, PersonView, StatementLine, VerdictLine};
use paradero_desk::{FieldFault, NewAct};

use super::form::{Control, Group, Maker, Summary, act_groups};
use super::{DaysForm, Frame, Unwritten, write};
use crate::messages::Messages;
use crate::{draw, link};

/// How many alarms are listed beside the timeline before the rest is folded.
const BRIEF: usize = 6;

/// What was typed in answer to an alarm, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was typed.
    pub typed: NewAct,
    /// What is wrong.
    pub faults: Vec<FieldFault>,
}

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a PersonView,
    days: DaysForm,
    drawing: Option<draw::Drawing>,
    /// Each statement, and the event or claim in which it stands on this page.
    homes: BTreeMap<&'a str, (&'a str, &'a StatementLine)>,
    open: Vec<VerdictRow<'a>>,
    kept: Vec<VerdictRow<'a>>,
    summary: Vec<Summary>,
}

/// A verdict, with the form to answer it.
struct VerdictRow<'a> {
    verdict: &'a VerdictLine,
    prefix: String,
    groups: Vec<Group>,
    unfolded: bool,
}

impl PersonPage<'_> {
    /// Whether this is the place on the page at which the statement has its anchor.
    fn is_home(&self, statement: &str, home: &str) -> bool {
        self.homes.get(statement).is_some_and(|(at, _)| *at == home)
    }

    fn find_statement(&self, id: &str) -> Option<&StatementLine> {
        self.homes.get(id).map(|(_, statement)| *statement)
    }

    fn find_event(&self, id: &str) -> Option<&EventLine> {
        self.view.events.iter().find(|event| event.id == id || event.also.iter().any(|other| other == id))
    }
}

/// A person as of a day.
///
/// # Errors
///
/// When the page cannot be written.
pub fn person(
    frame: &Frame,
    view: &PersonView,
    faults: &[FieldFault],
    answer: Option<&Answer>,
) -> Result<String, Unwritten> {
    let m = frame.messages();
    let slider = Some(view.slider.clone());
    let known = view.known_on.as_deref().unwrap_or_default();
    let days = DaysForm {
        action: format!("/person/{}", link::segment(&view.id)),
        as_of: frame.as_of_field(&view.as_of_date, faults, slider.clone()),
        known_on: Some(frame.known_on_field(known, faults, slider)),
    };
    let rows = view.verdicts.iter().map(|verdict| verdict_row(frame, m, verdict, answer));
    let (kept, open): (Vec<_>, Vec<_>) = rows.partition(|row| row.verdict.verdict == "kept");
    let summary = answer.map(|answer| summary_of(&open, answer)).unwrap_or_default();
    write(&PersonPage {
        frame,
        m,
        title: view.label.clone(),
        section: "people",
        view,
        days,
        drawing: draw::timeline(view, m),
        homes: homes(view),
        open,
        kept,
        summary,
    })
}

fn homes(view: &PersonView) -> BTreeMap<&str, (&str, &StatementLine)> {
    let mut homes = BTreeMap::new();
    for event in &view.events {
        for statement in &event.statements {
            homes.entry(statement.id.as_str()).or_insert((event.id.as_str(), statement));
        }
    }
    for claim in &view.claims {
        for statement in claim.asserted.iter().chain(&claim.denied).chain(&claim.other) {
            homes.entry(statement.id.as_str()).or_insert((claim.id.as_str(), statement));
        }
    }
    homes
}

fn verdict_row<'a>(
    frame: &Frame,
    m: &'static Messages,
    verdict: &'a VerdictLine,
    answer: Option<&Answer>,
) -> VerdictRow<'a> {
    let mine = answer.filter(|answer| answer.typed.alarm == verdict.key);
    let prefix = format!("act-{}", link::anchor(&verdict.key));
    let make = Maker { prefix: &prefix, faults: mine.map_or(&[], |answer| answer.faults.as_slice()) };
    let (progress, because) =
        mine.map_or(("", ""), |answer| (answer.typed.progress.as_str(), answer.typed.because.as_str()));
    let groups = act_groups(&make, &m.form, frame.language, progress, because);
    VerdictRow { verdict, prefix, groups, unfolded: mine.is_some() }
}

/// The faults of an answer, each with the field of the alarm that it was meant for.
fn summary_of(open: &[VerdictRow<'_>], answer: &Answer) -> Vec<Summary> {
    let row = open.iter().find(|row| row.unfolded);
    let (prefix, groups) = row.map_or(("", &[][..]), |row| (row.prefix.as_str(), row.groups.as_slice()));
    Maker { prefix, faults: &answer.faults }.summary(groups)
}
