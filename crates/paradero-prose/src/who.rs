//! Who and where: people, groups, organisations, places and laws that a text names, and which words mean the same one.

mod build;
mod chunks;
mod clause;
mod groups;
mod kin;
mod people;
mod quick;
mod refer;
mod saying;
mod tables;
#[cfg(test)]
mod tests;
mod titles;
mod watched;

use std::ops::Range;

use paradero_record::{PlaceKind, Role};

use crate::{Ask, Prose, Span};

pub(crate) use quick::Quick;
pub(crate) use tables::country_of_demonym;

/// Somebody or something that a text names, as a place in [`Cast::entities`].
pub type EntityId = usize;

/// What kind of thing it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityKind {
    /// One person.
    Person,
    /// Several people without names: `his attorneys`, `officials`, `his family`.
    Group,
    /// An agency, company, court, outlet, coalition.
    Organisation,
    /// A place.
    Place {
        /// Its country, as a two-letter code, where the tables know it.
        country: Option<&'static str>,
        /// What kind of place, where the words say so.
        kind: Option<PlaceKind>,
    },
    /// A law, treaty or programme.
    Law {
        /// Its key in the table of law facts, where it has one: `alien_enemies_act`.
        key: Option<&'static str>,
    },
}

/// How words name something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The name in full.
    Full,
    /// A part of the name, or a short name.
    Short,
    /// `he`, `she`, `his`, `ella`, `su`; also the person left out in Spanish is not a mention.
    Pronoun,
    /// `the makeup artist`, `el joven`, `his attorney`.
    Description,
}

/// Somebody or something that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name as it stands, without titles; of a group the description: `his family`.
    pub name: String,
    /// What kind of thing.
    pub kind: EntityKind,
    /// The role in which they speak, where the text gives it.
    pub role: Option<Role>,
    /// The words for the role or office: `attorney`, `Representative`, `CEO`.
    pub title: Option<String>,
    /// The organisation for which they speak.
    pub of: Option<EntityId>,
    /// The person asked about.
    pub focus: bool,
    /// Somebody in custody or proceedings, the person asked about or another.
    pub watched: bool,
}

/// Words that name something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// Its words.
    pub tokens: Range<usize>,
    /// Whom or what.
    pub entity: EntityId,
    /// How.
    pub form: Form,
}

/// Everybody and everything that a text names.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// Who and what, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// The mentions, in order, not overlapping.
    pub mentions: Vec<Mention>,
    /// The person asked about, or whom the text is about.
    pub focus: Option<EntityId>,
    /// Groups whose members the text named, and who they are: `both men`, `las dos hermanas`.
    pub groups: Vec<(EntityId, Vec<EntityId>)>,
}

impl Entity {
    /// The role in which they speak: as the text gives it; whoever is watched over speaks as the person.
    pub fn speaks_as(&self) -> Role {
        let person = if self.focus || self.watched { Role::Person } else { Role::Unknown };
        self.role.unwrap_or(person)
    }
}

impl Cast {
    /// The persons of whom a group is made, where the text named them; none for others.
    pub fn members(&self, group: EntityId) -> &[EntityId] {
        self.groups.iter().find(|(id, _)| *id == group).map(|(_, members)| members.as_slice()).unwrap_or_default()
    }

    /// The mention of which this token is part.
    pub fn at(&self, token: usize) -> Option<&Mention> {
        let at = self.mentions.partition_point(|mention| mention.tokens.end <= token);
        self.mentions.get(at).filter(|mention| mention.tokens.contains(&token))
    }

    /// The mentions that begin within these tokens, in order.
    pub fn within(&self, tokens: Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let to = self.mentions.partition_point(|mention| mention.tokens.start < tokens.end);
        self.mentions.get(from..to).unwrap_or_default()
    }

    /// Whom or what a mention means.
    pub fn entity(&self, mention: &Mention) -> &Entity {
        &self.entities[mention.entity]
    }
}

/// Finds who and what a text names. Linear in the text.
pub fn find(prose: &Prose<'_>, ask: &Ask) -> Cast {
    let mut chunks = chunks::find(prose);
    chunks::outlets(prose, &mut chunks);
    let tags = titles::Titles { prose, chunks: &chunks }.all();
    let mut build = build::Build::new(prose, chunks.len());
    build.things(&chunks);
    let doubts = people::settle(&mut build, &chunks, &tags);
    watched::mark(&mut build);
    let focus = watched::focus(&build, ask.about.as_deref());
    people::decide(&mut build, &chunks, &tags, doubts, focus);
    watched::mark(&mut build);
    let focus = watched::focus(&build, ask.about.as_deref());
    build.tie();
    build.publish();
    groups::find(&mut build, focus);
    refer::find(&mut build, focus);
    watched::drop_kinship(&mut build, focus);
    build.done(focus)
}
