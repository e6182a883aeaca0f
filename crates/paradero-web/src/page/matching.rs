//! The matching desk: one pair at a time, side by side.

use askama::Template;
use paradero_desk::view::{MatchView, PairLine};
use paradero_desk::{FieldFault, NewIdentity};

use super::form::{Control, Field, Group, Maker, Summary};
use super::{Frame, Unwritten, write};
use crate::link;
use crate::messages::Messages;

#[derive(Template)]
#[template(path = "matching.html")]
struct MatchPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a MatchView,
    /// Where the form is sent, and where a judgement is taken back.
    action: String,
    back: String,
    with: &'a str,
    /// How far one has come: "17 of 40".
    progress: String,
    groups: Vec<Group>,
    summary: Vec<Summary>,
    /// The address of the pair after this one.
    skip: Option<String>,
}

/// The pair of the matching desk that is to be looked at, perhaps with a judgement that has to be looked at again.
///
/// # Errors
///
/// When the page cannot be written.
pub fn matching(
    frame: &Frame,
    view: &MatchView,
    typed: Option<&NewIdentity>,
    faults: &[FieldFault],
) -> Result<String, Unwritten> {
    let m = frame.messages();
    let with = view.with.as_ref().map_or("", |with| with.id.as_str());
    let groups = view.pair.as_ref().map(|pair| vec![group(m, pair, typed, faults)]).unwrap_or_default();
    let summary = Maker { prefix: "match", faults }.summary(&groups);
    let action = link::matching(&view.list.id);
    write(&MatchPage {
        frame,
        m,
        title: format!("{}: {}", m.matching.title, view.list.title),
        section: "lists",
        view,
        back: format!("{action}/back"),
        skip: view.next.as_ref().map(|_| skip(view, with)),
        action,
        with,
        progress: format!("{} {} {}", view.looked_at, m.matching.of, view.total),
        groups,
        summary,
    })
}

/// After the pair that is shown.
fn skip(view: &MatchView, with: &str) -> String {
    let after = view.pair.as_ref().map(|pair| pair.key.as_str()).unwrap_or_default();
    link::matching_after(&view.list.id, with, after)
}

fn group(m: &'static Messages, pair: &PairLine, typed: Option<&NewIdentity>, faults: &[FieldFault]) -> Group {
    let make = Maker { prefix: "match", faults };
    let typed = typed.filter(|typed| format!("{} {}", typed.left, typed.right) == pair.key);
    let because = typed.map_or(pair.because.as_str(), |typed| typed.because.as_str());
    let area = |field: Field| Field { control: Control::Area, ..field };
    let mut fields = vec![area(make.field("because", m.matching.because, because).hint(m.matching.because_hint))];
    if pair.births_contradict || faults.iter().any(|fault| fault.field == "again") {
        let again = typed.map_or("", |typed| typed.again.as_str());
        fields.push(area(make.field("again", m.matching.again, again)));
    }
    Group { legend: None, fields }
}
