//! Demands that stand as a list: `The senator calls on the department to:`, `La red exige:`, and its items.

use std::collections::BTreeMap;

use paradero_record::{EventKind, Stance, Value};

use crate::propose::proposal;
use crate::read::Known;
use crate::{Proposal, Sentence, Shape, What};

use super::super::frame::Line;

/// How many items a list of demands may have.
const MOST: usize = 12;

/// The lists of demands of a text.
pub(super) struct Lists {
    /// The blocks that open one, with the sentence that does.
    opened: Vec<(usize, usize)>,
}

/// Words that open a list of demands, before a colon.
const OPENS: &[&str] = &[
    "calls",
    "call",
    "demand",
    "demands",
    "demanding",
    "urge",
    "urges",
    "urging",
    "insist",
    "insists",
    "exige",
    "exigen",
    "exigimos",
    "pide",
    "piden",
    "pedimos",
    "demanda",
    "demandan",
    "demandamos",
    "reclama",
    "reclaman",
    "reclamamos",
    "exhorta",
    "exhortan",
    "exhortamos",
    "insta",
    "instan",
    "instamos",
    "solicita",
    "solicitan",
    "solicitamos",
    "demandas",
    "exigencias",
    "peticiones",
];

impl Lists {
    /// Finds what opens a list of demands, also where a short line looks like a heading or a signature.
    pub(super) fn of(known: &Known<'_>) -> Self {
        let sentences = known.prose.sentences.iter().enumerate();
        let opened =
            sentences.filter(|(_, sentence)| opens(known, sentence)).map(|(at, one)| (one.block, at)).collect();
        Self { opened }
    }

    /// The demand that this line is as an item of a list.
    pub(super) fn item(&self, line: &Line<'_, '_>) -> Option<Proposal> {
        let block = line.sentence.block;
        let to = self.opened.partition_point(|(opened, _)| *opened < block);
        let (opened, opener) =
            self.opened.get(to.checked_sub(1)?).copied().filter(|(opened, _)| opened + MOST >= block)?;
        let of = line.sentence.tokens.clone();
        let start = of.clone().find(|at| line.shape(*at).is_word())?;
        if start > of.start + 3 || !(marked(line) || matches!(line.low(start), "que" | "that")) {
            return None;
        }
        // Every block between is an item too.
        let first = |one: usize| {
            let place = line.known.prose.blocks.get(one).map(|block| block.sentences.start)?;
            let sentence = line.known.prose.sentences.get(place)?;
            Some(Line { known: line.known, sentence, index: place, section: line.section })
        };
        let item = |one: &Line<'_, '_>| {
            let start = one.sentence.tokens.start;
            marked(one) || matches!(one.low(start), "que" | "that") || one.sentence.tokens.is_empty()
        };
        if !(opened + 1..block).all(|one| first(one).is_none_or(|one| item(&one))) {
            return None;
        }
        let kind = EventKind::find("demand")?;
        let mut attributes = BTreeMap::new();
        if kind.attribute("of").is_some() {
            attributes.insert("of", Value::Text(line.words(start..of.end)));
        }
        let what = What::Event { event: String::new(), kind, attributes };
        let mut made = proposal(line.known, what, start..of.end, start, "act-demand");
        let opening = line.known.prose.sentences.get(opener).map_or(start, |sentence| sentence.tokens.start);
        made.about = line.about(if line.names_watched() { of.end } else { opening });
        made.stance = Stance::Demands;
        Some(made)
    }
}

/// Whether a line begins with the mark of an item, or its number stands before it as a sentence of its own.
fn marked(line: &Line<'_, '_>) -> bool {
    let of = line.sentence.tokens.clone();
    let mark = of.clone().take(3).any(|at| matches!(line.low(at), "-" | "•" | "*" | ")"));
    let number = line.shape(of.start) == Shape::Number;
    let before = line.index.checked_sub(1).and_then(|at| line.known.prose.sentences.get(at));
    let numbered = before.is_some_and(|before| {
        before.block == line.sentence.block
            && before.tokens.len() <= 2
            && line.shape(before.tokens.start) == Shape::Number
    });
    mark || number || numbered
}

/// Whether a sentence ends in a colon and asks for something.
fn opens(known: &Known<'_>, sentence: &Sentence) -> bool {
    let colon = sentence.tokens.clone().next_back().is_some_and(|last| known.prose.low(last) == ":");
    colon && sentence.tokens.clone().any(|at| OPENS.contains(&known.prose.low(at)))
}
