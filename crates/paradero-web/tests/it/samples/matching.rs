//! Made-up pairs of the matching desk, also what nobody should type.

use paradero_desk::view::{IdentityLine, ListRef, Mark, MatchView, PairLine, SideLine, WhoLine, WhyLine};

use super::{HOSTILE, text};

fn who(person: Option<&str>) -> WhoLine {
    WhoLine {
        key: person.map_or_else(|| "row:roster monday:17".to_owned(), |person| format!("person:{person}")),
        label: format!("Ana {HOSTILE}"),
        what: format!("row 17 of {HOSTILE}"),
        person: person.map(str::to_owned),
        list: person.is_none().then(|| "roster monday".to_owned()),
        row: person.is_none().then_some(17),
        made_up: person.is_some(),
    }
}

/// A judgement whether two are one person; one that was taken back no longer stands.
pub(crate) fn identity(sameness: &str) -> IdentityLine {
    IdentityLine {
        left: who(None),
        right: who(Some("made up")),
        sameness: sameness.to_owned(),
        words: sameness.replace('_', " "),
        because: HOSTILE.to_owned(),
        recorded: "on 2 April 2025, by the desk".to_owned(),
        stands: sameness != "taken_back",
        revocable: sameness != "taken_back",
    }
}

fn list_ref(id: &str) -> ListRef {
    ListRef { id: id.to_owned(), title: format!("List {HOSTILE}"), as_of: text("on 1 April 2025"), rows: 2, once: true }
}

/// The matching desk with a pair that has everything.
pub(crate) fn matching() -> MatchView {
    let mark = |how: &str| Mark { text: HOSTILE.to_owned(), how: how.to_owned() };
    let side = |how: &str| SideLine {
        label: HOSTILE.to_owned(),
        left: vec![mark(how), mark("same")],
        right: if how == "alone" { Vec::new() } else { vec![mark(how)] },
        how: how.to_owned(),
        words: how.to_owned(),
    };
    let why = |speaks: &str| WhyLine { words: HOSTILE.to_owned(), speaks: speaks.to_owned() };
    MatchView {
        list: list_ref("roster monday"),
        with: Some(list_ref("docket")),
        lists: vec![list_ref("docket"), ListRef { as_of: None, ..list_ref("other") }],
        pair: Some(PairLine {
            key: "row:roster monday:17 person:made up".to_owned(),
            left: who(None),
            right: who(Some("made up")),
            percent: 51,
            likely: "it could be either".to_owned(),
            sides: ["same", "like", "different", "alone"].map(side).into(),
            reasons: vec![why("for"), why("against")],
            name_alone: text("A name alone."),
            births_contradict: true,
            judged: Some(identity("unsure")),
            others: vec![identity("different"), identity("same")],
            because: HOSTILE.to_owned(),
        }),
        next: text("row:roster monday:18 person:made up"),
        looked_at: 1,
        total: 3,
        unsure: 1,
        alone: 2,
        last: Some(identity("same")),
    }
}

/// The matching desk when all pairs were looked at.
pub(crate) fn matched() -> MatchView {
    MatchView { with: None, lists: Vec::new(), pair: None, next: None, looked_at: 3, last: None, ..matching() }
}
