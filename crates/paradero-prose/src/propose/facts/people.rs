//! The people that a text names, and their roles towards the case, each once.

use std::ops::Range;

use paradero_record::Role;

use crate::propose::{own, proposal};
use crate::read::Known;
use crate::who::{Entity, EntityId, EntityKind, Form, Mention};
use crate::{Proposal, Section, What};

/// The names and roles of a text.
pub(super) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let mut best: Vec<Option<(u8, &Mention)>> = vec![None; known.cast.entities.len()];
    for mention in &known.cast.mentions {
        let Some(rank) = rank(known, mention) else { continue };
        if let Some(slot) = best.get_mut(mention.entity)
            && slot.is_none_or(|(other, _)| rank < other)
        {
            *slot = Some((rank, mention));
        }
    }
    let mut found = Vec::new();
    for (id, entity) in known.cast.entities.iter().enumerate() {
        if entity.kind != EntityKind::Person || entity.role == Some(Role::Publisher) {
            continue;
        }
        let Some((_, mention)) = best.get(id).copied().flatten() else { continue };
        let section = section(known, mention.tokens.start);
        let what = What::Name { name: entity.name.clone() };
        let mut name = own(what, mention.span, section, "name");
        name.about = entity.watched.then(|| entity.name.clone());
        found.push(name);
        found.extend(role(known, id, entity, mention));
    }
    found
}

/// How well a mention shows the name: in full in the text first; nothing where it is no name or stands in page furniture.
fn rank(known: &Known<'_>, mention: &Mention) -> Option<u8> {
    let section = section(known, mention.tokens.start);
    if !section.tells() || matches!(section, Section::Heading | Section::Glossary) {
        return None;
    }
    let words = known.prose.words(mention.span);
    let entity = known.cast.entity(mention);
    let full = words.contains(&entity.name);
    match (mention.form, section.is_digest()) {
        (Form::Full, false) if full => Some(0),
        (Form::Full, true) if full => Some(1),
        (Form::Full, _) => Some(2),
        (Form::Short, _) if full => Some(3),
        _ => None,
    }
}

fn section(known: &Known<'_>, token: usize) -> Section {
    let sentence = known.prose.sentence_at(token).and_then(|at| known.prose.sentences.get(at));
    sentence.map_or(Section::Body, |sentence| known.prose.block_of(sentence).section)
}

/// The role of somebody named, with the words for it where they stand near the name.
fn role(known: &Known<'_>, id: EntityId, entity: &Entity, first: &Mention) -> Option<Proposal> {
    let role = entity.role.filter(|role| !matches!(role, Role::Unknown | Role::Person | Role::Publisher))?;
    if entity.watched {
        return None;
    }
    let title = entity.title.clone().unwrap_or_default();
    let named = known.cast.mentions.iter().filter(|mention| {
        mention.entity == id
            && matches!(mention.form, Form::Full | Form::Short)
            && section(known, mention.tokens.start).tells()
    });
    let near = named.filter(|_| !title.is_empty()).find_map(|mention| with_title(known, mention, &title));
    let tokens = near.unwrap_or_else(|| first.tokens.clone());
    let of = entity.of.and_then(|of| known.cast.entities.get(of)).map(|of| of.name.clone());
    let what = What::Role { name: entity.name.clone(), role, title, of };
    let mut made = proposal(known, what, tokens.clone(), tokens.start, "role");
    made.about = known.cast.focus.and_then(|focus| known.cast.entities.get(focus)).map(|entity| entity.name.clone());
    // That somebody has a role is the text's own word, also where they speak.
    made.speakers.clear();
    made.via.clear();
    (made.depth, made.quoted, made.stance) = (0, false, paradero_record::Stance::Asserts);
    Some(made)
}

/// The stretch from the title to the name, or the other way round, where both stand close together.
fn with_title(known: &Known<'_>, mention: &Mention, title: &str) -> Option<Range<usize>> {
    let sentence = known.prose.sentences.get(known.prose.sentence_at(mention.tokens.start)?)?;
    let folded = crate::prose::folded(title);
    let head = folded.split_whitespace().next()?;
    let from = sentence.tokens.start.max(mention.tokens.start.saturating_sub(10));
    let to = sentence.tokens.end.min(mention.tokens.end + 12);
    if let Some(at) = (from..mention.tokens.start).rev().find(|at| known.prose.low(*at) == head) {
        return Some(at..mention.tokens.end);
    }
    let at = (mention.tokens.end..to).find(|at| known.prose.low(*at) == head)?;
    Some(mention.tokens.start..(at + folded.split_whitespace().count()).min(to))
}
