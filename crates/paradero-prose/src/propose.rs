//! Proposing: the rules that make statements of what a text says, each in the file of what it proposes.

mod assemble;
pub(crate) mod events;
pub(crate) mod facts;
pub(crate) mod public;
pub(crate) mod source;

use std::ops::Range;

use paradero_record::{Firmness, Speaker};

use crate::read::Known;
use crate::{Proposal, Span, Tense, Told, What};

/// All proposals of a text, in its order, named and with what tells the same event joined under one name.
pub(crate) fn all(known: &Known<'_>) -> Vec<Proposal> {
    let mut found = source::propose(known);
    found.extend(facts::propose(known));
    found.extend(events::propose(known));
    found.extend(public::propose(known));
    assemble::assemble(known, found)
}

/// A proposal that rests on these tokens, said as the text says them at `verb`.
pub(crate) fn proposal(
    known: &Known<'_>,
    what: What,
    tokens: Range<usize>,
    verb: usize,
    rule: &'static str,
) -> Proposal {
    let span = known.prose.span_of(tokens.clone());
    let voice = known.voice(verb);
    let speaker = |of: &usize| {
        let entity = &known.cast.entities[*of];
        Speaker { name: entity.name.clone(), role: entity.speaks_as() }
    };
    let section = known
        .prose
        .sentence_at(verb)
        .map_or(crate::Section::Body, |at| known.prose.block_of(&known.prose.sentences[at]).section);
    Proposal {
        id: String::new(),
        what,
        span,
        about: None,
        told: Told::default(),
        speakers: voice.speakers.iter().map(speaker).collect(),
        via: voice.via.iter().map(speaker).collect(),
        depth: voice.depth,
        quoted: voice.quoted,
        stance: voice.stance,
        firmness: voice.firmness,
        hedge: voice.hedge,
        tense: voice.tense,
        section,
        rule,
    }
}

/// A proposal about the text itself: in its own voice, plainly, as of its publication.
pub(crate) fn own(what: What, span: Span, section: crate::Section, rule: &'static str) -> Proposal {
    Proposal {
        id: String::new(),
        what,
        span,
        about: None,
        told: Told::default(),
        speakers: Vec::new(),
        via: Vec::new(),
        depth: 0,
        quoted: false,
        stance: paradero_record::Stance::Asserts,
        firmness: Firmness::Plain,
        hedge: None,
        tense: Tense::Present,
        section,
        rule,
    }
}
