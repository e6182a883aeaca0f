//! A search, and people who may be meant.

use paradero_desk::FieldFault;
use paradero_desk::view::{FindView, HitLine, PersonLine, ReasonLine, SearchView};

use super::{HOSTILE, person_line, safeguard_line, source_line, text};

/// Who may be meant: one by another name, one of whom little speaks.
pub(crate) fn alike() -> Vec<HitLine> {
    let reason = |speaks: &str| ReasonLine { says: format!("why {HOSTILE}"), speaks: speaks.to_owned() };
    let hit = |number: usize, percent| HitLine {
        person: PersonLine { person: format!("hit {number}"), ..person_line() },
        percent,
        by_name: (number == 0).then(|| HOSTILE.to_owned()),
        reasons: ["for", "against", "neither"].into_iter().map(reason).collect(),
    };
    vec![hit(0, 63), hit(1, 4)]
}

pub(crate) fn search() -> SearchView {
    SearchView {
        query: HOSTILE.to_owned(),
        found: FindView {
            asked: HOSTILE.to_owned(),
            read: vec!["born 1993".to_owned(), HOSTILE.to_owned()],
            hits: alike(),
            nobody: 30,
            outcome: "The first is likely the one.".to_owned(),
            telling: text(HOSTILE),
            faults: vec![FieldFault { field: "born", message: HOSTILE.to_owned() }],
        },
        people: vec![PersonLine { person: "hit 0".to_owned(), ..person_line() }, person_line()],
        sources: vec![source_line()],
        safeguards: vec![safeguard_line()],
    }
}
