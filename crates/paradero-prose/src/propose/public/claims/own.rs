//! What a publisher says by itself: its own analysis as an authority, and headlines of its other articles.

use paradero_record::{Role, Speaker, Stance};

use crate::propose::proposal;
use crate::read::Known;
use crate::{Proposal, Section, What};

use super::super::frame::Line;
use super::{Named, TABLE, name_of};

/// A headline of another article that says as a fact what is alleged.
pub(super) fn related(line: &Line<'_, '_>, names: &mut Vec<Named>) -> Option<Proposal> {
    let of = line.sentence.tokens.clone();
    let hit =
        TABLE.find(line.known, of.clone()).into_iter().find(|hit| matches!(hit.row.head(0), "gang" | "terror"))?;
    let kin = line.known.cast.focus.is_some() && shares(line);
    let hedged = line.has(of.clone(), &["alleged", "suspected", "accused", "presuntos", "presunto", "supuestos"]);
    if hedged || !kin {
        return None;
    }
    let about = None;
    let name = name_of(names, "gang", line.about(hit.tokens.start), line.index);
    let what = What::Claim { claim: format!("c{name}"), text: line.words(of.clone()), rests_on: Vec::new() };
    let mut made = proposal(line.known, what, of, hit.verb, "related-headline");
    made.about = about;
    made.stance = Stance::Asserts;
    made.speakers = publisher(line.known).into_iter().collect();
    Some(made)
}

/// Whether a headline of another article tells of a group to which the text says the person belongs: the same people removed.
fn shares(line: &Line<'_, '_>) -> bool {
    let acts =
        ["sends", "sent", "deports", "deported", "flies", "flew", "removes", "removed", "envia", "deporta", "expulsa"];
    line.has(line.sentence.tokens.clone(), &acts)
}

/// The publisher as a speaker, where the text names it.
fn publisher(known: &Known<'_>) -> Option<Speaker> {
    let entity = known.cast.entities.iter().find(|entity| entity.role == Some(Role::Publisher))?;
    Some(Speaker { name: entity.name.clone(), role: Role::Publisher })
}

/// `Analysis from X suggests that …`: the publisher as its own authority.
pub(super) fn analysis(line: &Line<'_, '_>, names: &mut Vec<Named>) -> Option<Proposal> {
    let of = line.sentence.tokens.clone();
    let word = of.clone().take(6).find(|at| {
        matches!(line.low(*at), "analysis" | "analisis" | "review" | "investigation" | "investigacion" | "reporting")
    })?;
    if !matches!(line.low(word + 1), "from" | "by" | "de" | "del") {
        return None;
    }
    let name = outlet(line, word + 2)?;
    let verb = (word..of.end).find(|at| FINDS.contains(&line.low(*at)))?;
    let text = line.words(verb + 1 + usize::from(matches!(line.low(verb + 1), "that" | "que"))..of.end);
    let number = name_of(names, "analysis", None, line.index);
    let what = What::Claim { claim: format!("c{number}"), text, rests_on: Vec::new() };
    let mut made = proposal(line.known, what, word..of.end, verb, "self-analysis");
    made.speakers = vec![Speaker { name, role: Role::Publisher }];
    made.depth = 1;
    made.stance = Stance::Asserts;
    Some(made)
}

const FINDS: &[&str] = &[
    "suggests",
    "suggest",
    "shows",
    "show",
    "finds",
    "found",
    "indicates",
    "calcula",
    "sugiere",
    "muestra",
    "indica",
    "revela",
    "concluye",
    "reveals",
    "estimates",
    "estima",
    "concludes",
];

/// The name that begins here, where it is the publisher's: one that its own lines show, or that the cast takes for it.
fn outlet(line: &Line<'_, '_>, at: usize) -> Option<String> {
    let mut end = at;
    while end < at + 8 {
        let joins = matches!(line.low(end), "al" | "de" | "del" | "." | "com" | "net" | "org" | "info") && end > at;
        let capital = line.shape(end).is_capital();
        let known_end = !capital && !(joins && (line.shape(end + 1).is_capital() || line.low(end) != "de"));
        if known_end || (line.low(end) == "." && !matches!(line.low(end + 1), "com" | "net" | "org" | "info")) {
            break;
        }
        end += 1;
    }
    let name = line.words(at..end);
    let blocks = &line.known.prose.blocks;
    let shown = blocks.iter().enumerate().any(|(place, block)| {
        let own = place < 3 || matches!(block.section, Section::Byline | Section::AboutPublisher | Section::Furniture);
        own && line.known.prose.words(block.span).contains(&name)
    });
    let taken = publisher(line.known).is_some_and(|own| own.name == name);
    (!name.is_empty() && (shown || taken)).then_some(name)
}
