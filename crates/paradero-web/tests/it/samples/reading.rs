//! Made-up readings and disagreements, also what nobody should type.

use std::collections::BTreeMap;

use paradero_desk::view::{
    AcceptedLine, AnswerLine, DisagreementCounts, DisagreementLine, DisagreementsView, FieldLine, FoundPersonLine,
    ParagraphLine, PieceLine, ProposalLine, ReadingCheckLine, ReadingCounts, ReadingView, ReviewLine,
    SideStatementLine, SourceFactLine,
};

use super::{HOSTILE, statement, text};

fn hostile() -> String {
    HOSTILE.to_owned()
}

fn fact(value: Option<String>, missing: bool) -> SourceFactLine {
    SourceFactLine { name: "publisher".to_owned(), label: hostile(), value, missing, note: text(HOSTILE) }
}

fn piece(words: &str, proposals: &[usize], status: &str) -> PieceLine {
    let proposals = proposals.to_vec();
    PieceLine { text: words.to_owned(), begins: proposals.clone(), proposals, status: status.to_owned() }
}

fn field(name: &str, options: Option<&str>) -> FieldLine {
    FieldLine {
        name: name.to_owned(),
        label: hostile(),
        value: hostile(),
        options: options.map(str::to_owned),
        proposed: text(HOSTILE),
        fault: text(HOSTILE),
    }
}

fn proposal(number: usize, status: &str) -> ProposalLine {
    ProposalLine {
        number,
        id: format!("p{number}"),
        key: "00ff".to_owned(),
        kind: "event".to_owned(),
        kind_words: "event".to_owned(),
        says: hostile(),
        quote: hostile(),
        place: "line 3".to_owned(),
        when: text(HOSTILE),
        moment: text("2025-03"),
        when_read: text(HOSTILE),
        worked_out: true,
        speaker: (number != 1).then(hostile),
        via: text(HOSTILE),
        quoted: true,
        stance: "denies".to_owned(),
        stance_words: "denies".to_owned(),
        firmness: "hedged".to_owned(),
        firmness_words: "hedged".to_owned(),
        hedge: text(HOSTILE),
        tense: "past".to_owned(),
        section: "text".to_owned(),
        about: Some(1),
        same: vec![2],
        rule: hostile(),
        checks: vec![1],
        status: status.to_owned(),
        status_words: status.to_owned(),
        recordable: number != 1,
        accepted: (status == "accepted").then(|| AcceptedLine {
            person: Some(("made up".to_owned(), hostile())),
            anchor: text("event-a b"),
            statement: text("00ff"),
            mended: true,
            recorded: text(HOSTILE),
        }),
        reviews: vec![ReviewLine {
            outcome: status.to_owned(),
            words: status.to_owned(),
            because: hostile(),
            recorded: hostile(),
            source: Some(("log book".to_owned(), hostile())),
        }],
        choice: "accept".to_owned(),
        fault: text(HOSTILE),
        fields: vec![field(&format!("when-p{number}"), None), field(&format!("role-p{number}"), Some("roles"))],
        because: hostile(),
    }
}

/// A reading with everything in it.
pub(crate) fn reading() -> ReadingView {
    let paragraph = |line: u32, page: Option<u32>, pieces: Vec<PieceLine>| ParagraphLine {
        line,
        page,
        section: "body".to_owned(),
        section_words: "text".to_owned(),
        language: "en".to_owned(),
        pieces,
    };
    let pair = || vec![("made_up".to_owned(), hostile())];
    ReadingView {
        source: "log book".to_owned(),
        title: hostile(),
        facts: vec![fact(text(HOSTILE), false), fact(None, true), fact(None, false)],
        file: "00ff".to_owned(),
        file_name: hostile(),
        text_file: "ff00".to_owned(),
        how: hostile(),
        said: vec![hostile()],
        about: hostile(),
        tier: "team".to_owned(),
        fault: text(HOSTILE),
        paragraphs: vec![
            paragraph(1, Some(1), vec![piece(HOSTILE, &[], ""), piece(HOSTILE, &[1, 2], "open")]),
            paragraph(3, None, vec![piece("a", &[3], "accepted"), piece("b", &[4], "rejected")]),
        ],
        proposals: vec![proposal(1, "open"), proposal(2, "open"), proposal(3, "accepted"), proposal(4, "rejected")],
        people: vec![FoundPersonLine {
            number: 1,
            name: hostile(),
            focus: true,
            proposals: 3,
            candidates: super::search().found.hits,
            choice: "somebody".to_owned(),
            chosen: text(HOSTILE),
            label: hostile(),
            fault: text(HOSTILE),
        }],
        checks: vec![ReadingCheckLine {
            number: 1,
            kind: "two_dates".to_owned(),
            kind_words: hostile(),
            severity: "contradiction".to_owned(),
            severity_words: "contradiction".to_owned(),
            says: hostile(),
            proposals: vec![1, 2],
            quotes: vec![hostile(), hostile()],
        }],
        counts: ReadingCounts { proposed: 4, open: 2, accepted: 1, rejected: 1 },
        options: BTreeMap::from([("roles".to_owned(), pair()), ("tiers".to_owned(), pair())]),
    }
}

/// A reading in which nothing was found.
pub(crate) fn bare_reading() -> ReadingView {
    ReadingView {
        facts: Vec::new(),
        said: Vec::new(),
        fault: None,
        paragraphs: Vec::new(),
        proposals: Vec::new(),
        people: Vec::new(),
        checks: Vec::new(),
        counts: ReadingCounts::default(),
        ..reading()
    }
}

/// Some of each sort.
pub(super) fn counts() -> DisagreementCounts {
    DisagreementCounts { contradictions: 1, tensions: 2, notes: 3, answered: 4 }
}

fn disagreement(answered: bool) -> DisagreementLine {
    let answer = AnswerLine {
        outcome: "wrong_source".to_owned(),
        words: hostile(),
        source: Some(("log book".to_owned(), hostile())),
        because: hostile(),
        recorded: hostile(),
    };
    let side = |anchor: &str| SideStatementLine {
        statement: statement("st-1", "asserts"),
        about: hostile(),
        anchor: anchor.to_owned(),
    };
    DisagreementLine {
        key: "two_dates 00ff ff00".to_owned(),
        anchor: "two_dates-00ff-ff00".to_owned(),
        kind: "two_dates".to_owned(),
        kind_words: hostile(),
        severity: "tension".to_owned(),
        severity_words: "tension".to_owned(),
        says: if answered { String::new() } else { hostile() },
        statements: vec![side("event-a b"), side("")],
        sources: vec![("log book".to_owned(), hostile())],
        two_events: !answered,
        answer: answered.then(|| answer.clone()),
        history: if answered { vec![answer.clone(), answer] } else { Vec::new() },
    }
}

/// A person's disagreements, one open and one answered.
pub(crate) fn disagreements() -> DisagreementsView {
    DisagreementsView {
        person: "made up".to_owned(),
        label: hostile(),
        made_up: true,
        counts: DisagreementCounts { contradictions: 0, tensions: 1, notes: 0, answered: 1 },
        open: vec![disagreement(false)],
        answered: vec![DisagreementLine {
            key: "note 1 2".to_owned(),
            anchor: "note-1-2".to_owned(),
            ..disagreement(true)
        }],
        outcomes: vec![("explained".to_owned(), hostile()), ("two_events".to_owned(), hostile())],
    }
}
