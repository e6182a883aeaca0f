//! The cast while it is being put together: entities and mentions in the order in which they are found.

use std::collections::HashMap;
use std::ops::Range;

use paradero_record::{PlaceKind, Role};

use super::chunks::{Chunk, Class};
use super::tables::Gender;
use super::titles::Tag;
use super::{Cast, Entity, EntityId, EntityKind, Form, Mention};
use crate::prose::folded;
use crate::{Prose, Section, Span};

/// An entity with what is known of it only while it is found.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) entity: Entity,
    pub(super) gender: Gender,
    /// The parts of a person's name.
    pub(super) parts: Vec<Box<str>>,
    /// Of a group, who it is made of.
    pub(super) members: Vec<EntityId>,
}

impl Draft {
    pub(super) fn of(name: String, kind: EntityKind) -> Self {
        let entity = Entity { name, kind, role: None, title: None, of: None, focus: false, watched: false };
        Self { entity, gender: Gender::Open, parts: Vec::new(), members: Vec::new() }
    }
}

pub(super) struct Build<'p> {
    pub(super) prose: &'p Prose<'p>,
    pub(super) drafts: Vec<Draft>,
    pub(super) mentions: Vec<Mention>,
    /// The mention of which each token is part, counted from one; nought where it is part of none.
    taken: Vec<u32>,
    /// The entity of each chunk, for the organisations that titles name.
    of_chunk: Vec<Option<EntityId>>,
    /// Whose tag waits for its organisation.
    waiting: Vec<(EntityId, usize)>,
}

impl<'p> Build<'p> {
    pub(super) fn new(prose: &'p Prose<'p>, chunks: usize) -> Self {
        Self {
            prose,
            drafts: Vec::new(),
            mentions: Vec::new(),
            taken: vec![0; prose.tokens.len()],
            of_chunk: vec![None; chunks],
            waiting: Vec::new(),
        }
    }

    pub(super) fn draft(&mut self, draft: Draft) -> EntityId {
        self.drafts.push(draft);
        self.drafts.len() - 1
    }

    pub(super) fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).is_none_or(|of| *of > 0)
    }

    /// The mention of which a token is part.
    pub(super) fn at(&self, token: usize) -> Option<&Mention> {
        let number = self.taken.get(token).copied()?;
        self.mentions.get(usize::try_from(number).ok()?.checked_sub(1)?)
    }

    /// The place among the mentions of the one that begins with this token.
    pub(super) fn number_at(&self, token: usize) -> Option<usize> {
        let number = usize::try_from(self.taken.get(token).copied()?).ok()?.checked_sub(1)?;
        self.mentions.get(number).filter(|one| one.tokens.start == token).map(|_| number)
    }

    /// Says again of each token of which mention it is part, after their order has changed.
    pub(super) fn number(&mut self) {
        for (number, mention) in (1_u32..).zip(&self.mentions) {
            if let Some(of) = self.taken.get_mut(mention.tokens.clone()) {
                of.fill(number);
            }
        }
    }

    /// Adds a mention, unless its words are part of another.
    pub(super) fn mention(&mut self, tokens: Range<usize>, entity: EntityId, form: Form) -> bool {
        if tokens.is_empty() || tokens.clone().any(|at| self.is_taken(at)) {
            return false;
        }
        let number = u32::try_from(self.mentions.len() + 1).unwrap_or(u32::MAX);
        if let Some(of) = self.taken.get_mut(tokens.clone()) {
            of.fill(number);
        }
        self.mentions.push(Mention { span: self.prose.span_of(tokens.clone()), tokens, entity, form });
        true
    }

    /// Gives a person what the words beside the name say.
    pub(super) fn tag(&mut self, id: EntityId, tag: &Tag) {
        if let Some(of) = tag.of {
            self.waiting.push((id, of));
        }
        let prose = self.prose;
        let Some(draft) = self.drafts.get_mut(id) else { return };
        if draft.gender == Gender::Open || tag.gender != Gender::Open && tag.role == Some(Role::Family) {
            draft.gender = if tag.gender == Gender::Open { draft.gender } else { tag.gender };
        }
        draft.entity.watched |= tag.watched;
        let stronger = match (draft.entity.role, tag.role) {
            (_, None) => false,
            (None | Some(Role::Unknown), Some(_)) => true,
            (Some(Role::Advocate), Some(Role::Counsel)) => true,
            _ => false,
        };
        if stronger {
            draft.entity.role = tag.role;
            draft.entity.title = tag.title.clone().map(|title| prose.words_of(title).to_owned());
        }
    }

    /// Makes entities of places, organisations and laws; those of one line of a table, or of one name, are one.
    pub(super) fn things(&mut self, chunks: &[Chunk]) {
        let mut by_name: HashMap<String, EntityId> = HashMap::new();
        let mut by_line: HashMap<u32, EntityId> = HashMap::new();
        let mut held: Option<EntityId> = None;
        for (at, chunk) in chunks.iter().enumerate() {
            let Some((kind, role)) = thing(&chunk.class) else { continue };
            let (name, end) = self.name_of(chunk);
            let key = key_of(self.prose, chunk.tokens.start..end);
            let known = chunk.line.and_then(|line| by_line.get(&line)).or_else(|| by_name.get(&key)).copied();
            let known = known.filter(|id| same_kind(&self.drafts[*id].entity.kind, &kind));
            let known = known.or(held.filter(|_| self.is_bare(chunk)));
            let holds = matches!(kind, EntityKind::Place { kind: Some(PlaceKind::Jail | PlaceKind::Detention), .. });
            let id = known.unwrap_or_else(|| {
                let mut draft = Draft::of(name.clone(), kind);
                draft.entity.role = role;
                self.draft(draft)
            });
            held = if holds { Some(id) } else { held };
            let entity = &mut self.drafts[id].entity;
            if name.chars().count() > entity.name.chars().count() && matches!(entity.kind, EntityKind::Organisation) {
                entity.name = name;
            }
            if let Some(line) = chunk.line {
                by_line.entry(line).or_insert(id);
            }
            by_name.entry(key).or_insert(id);
            if let Some(short) = chunk.acronym {
                by_name.insert(key_of(self.prose, short..short + 1), id);
            }
            self.of_chunk[at] = Some(id);
            // An outlet is also called by the last word of its name: `the Ledger`.
            if matches!(chunk.class, Class::Organisation(Some(Role::Journalist))) && end > chunk.tokens.start + 1 {
                by_name.entry(key_of(self.prose, end - 1..end)).or_insert(id);
            }
            let form = if matches!(chunk.class, Class::Place { described: true, .. }) {
                Form::Description
            } else {
                Form::Full
            };
            self.mention(chunk.tokens.clone(), id, form);
        }
        self.acronyms(&by_name);
    }

    /// `the prison`, `la cárcel`: the place of that sort that was named last.
    fn is_bare(&self, chunk: &Chunk) -> bool {
        let kind = matches!(
            chunk.class,
            Class::Place { described: true, kind: Some(PlaceKind::Jail | PlaceKind::Detention), country: None, .. }
        );
        let definite = matches!(self.prose.low(chunk.tokens.start), "the" | "la" | "el" | "this" | "ese" | "esa");
        kind && definite
            && chunk.tokens.len() <= 3
            && !chunk.tokens.clone().any(|at| {
                self.prose.tokens.get(at).is_some_and(|token| token.shape.is_capital() && at > chunk.tokens.start)
            })
    }

    /// Acronyms that the text defines, where they stand alone.
    fn acronyms(&mut self, by_name: &HashMap<String, EntityId>) {
        for at in 0..self.prose.tokens.len() {
            let Some(token) = self.prose.tokens.get(at) else { continue };
            if super::chunks::is_acronym(token)
                && !self.is_taken(at)
                && let Some(&id) = by_name.get(&*token.low)
            {
                self.mention(at..at + 1, id, Form::Short);
            }
        }
    }

    /// The name of a chunk without its article and acronym, and where it ends.
    fn name_of(&self, chunk: &Chunk) -> (String, usize) {
        let end = chunk.acronym.map_or(chunk.tokens.end, |short| short.saturating_sub(1));
        (self.prose.words_of(chunk.tokens.start..end).to_owned(), end)
    }

    /// The outlet itself speaks as publisher; who signed the text is a journalist.
    pub(super) fn publish(&mut self) {
        let prose = self.prose;
        let publisher = crate::propose::source::publisher(prose).map(|(name, _)| folded(&name));
        let signed: Vec<Span> =
            prose.blocks.iter().filter(|one| one.section == Section::Byline).map(|one| one.span).collect();
        let by: Vec<EntityId> = self
            .mentions
            .iter()
            .filter(|one| signed.iter().any(|block| block.holds(one.span)))
            .map(|one| one.entity)
            .collect();
        for (id, draft) in self.drafts.iter_mut().enumerate() {
            let entity = &mut draft.entity;
            let own = publisher.as_deref() == Some(folded(&entity.name).as_str());
            if own && entity.kind == EntityKind::Organisation {
                entity.role = Some(Role::Publisher);
            }
            let writes = entity.kind == EntityKind::Person && entity.role.is_none() && !entity.watched;
            if writes && by.contains(&id) {
                entity.role = Some(Role::Journalist);
            }
        }
    }

    /// Ties people to the organisations that their titles named.
    pub(super) fn tie(&mut self) {
        for (id, chunk) in std::mem::take(&mut self.waiting) {
            let of = self.of_chunk.get(chunk).copied().flatten();
            let Some(draft) = self.drafts.get_mut(id) else { continue };
            draft.entity.of = draft.entity.of.or(of.filter(|of| *of != id));
        }
    }

    /// The cast: mentions in order, entities in the order of their first mention; those without a mention fall away.
    pub(super) fn done(mut self, focus: Option<EntityId>) -> Cast {
        self.mentions.sort_by_key(|mention| mention.tokens.start);
        let mut places: Vec<Option<EntityId>> = vec![None; self.drafts.len()];
        let mut entities = Vec::new();
        for mention in &mut self.mentions {
            let old = mention.entity;
            let new = *places[old].get_or_insert_with(|| {
                entities.push(self.drafts[old].entity.clone());
                entities.len() - 1
            });
            mention.entity = new;
        }
        for entity in &mut entities {
            entity.of = entity.of.and_then(|of| places.get(of).copied().flatten());
        }
        let focus = focus.and_then(|focus| places.get(focus).copied().flatten());
        if let Some(entity) = focus.and_then(|focus| entities.get_mut(focus)) {
            (entity.focus, entity.watched) = (true, true);
        }
        let new = |old: EntityId| places.get(old).copied().flatten();
        let groups = self.drafts.iter().enumerate().filter(|(_, draft)| !draft.members.is_empty());
        let groups = groups
            .filter_map(|(old, draft)| Some((new(old)?, draft.members.iter().copied().filter_map(new).collect())))
            .collect();
        Cast { entities, mentions: self.mentions, focus, groups }
    }
}

fn thing(class: &Class) -> Option<(EntityKind, Option<Role>)> {
    Some(match class {
        Class::Place { country, kind, .. } => (EntityKind::Place { country: *country, kind: *kind }, None),
        Class::Organisation(role) => (EntityKind::Organisation, *role),
        Class::Law(key) => (EntityKind::Law { key: *key }, None),
        Class::Name => return None,
    })
}

fn same_kind(one: &EntityKind, other: &EntityKind) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

/// A name in small letters without accents and without its article.
fn key_of(prose: &Prose<'_>, tokens: Range<usize>) -> String {
    let mut key = String::new();
    for (index, at) in tokens.enumerate() {
        let low = prose.low(at);
        if index == 0 && matches!(low, "the" | "a" | "an" | "el" | "la" | "un" | "una") {
            continue;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(low);
    }
    key
}
