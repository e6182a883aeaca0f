//! A kept text with what it seems to say, and how each proposal stands with the record: what both the page and decisions need.

use std::collections::{BTreeMap, BTreeSet};

use paradero_prose::accept::{Accepted, Into, accept, key};
use paradero_prose::{Ask, Proposal, Reading, What, read};
use paradero_record::{About, Anchor, EventId, EventKind, Moment, Person, PersonId, Record, Statement, Subject, When};

use super::form::ReadingForm;
use super::kept::{self, Opened};
use super::people::{self, Found};
use super::status::{self, Status};
use crate::desk::{Ctx, Refusal};
use crate::recording::field::some;

/// The name of nobody yet: the person of a statement whose person is not chosen.
const SOMEBODY: &str = "somebody";

/// Everything about a kept text.
pub(super) struct Known {
    pub(super) opened: Opened,
    pub(super) reading: Reading,
    /// By what each proposal is remembered.
    pub(super) keys: Vec<String>,
    /// What accepting each would add, about somebody who is not chosen yet.
    pub(super) drafts: Vec<Accepted>,
    pub(super) people: Vec<Found>,
    pub(super) statuses: Vec<Status>,
    /// What is on record of everybody who is chosen or was written about from this source.
    pub(super) records: BTreeMap<PersonId, Record>,
}

impl Known {
    pub(super) fn of(ctx: &Ctx<'_>, source: &str, form: &ReadingForm) -> Result<Self, Refusal> {
        let opened = kept::opened(ctx, source)?;
        let asked = asked_about(ctx, &form.about);
        let name = asked.as_ref().map_or_else(|| some(&form.about), |person| Some(person.label.clone()));
        let ask = Ask { published: opened.source.published.clone(), about: name };
        let reading = read(&opened.text, &ask);
        let keys: Vec<String> = reading.proposals.iter().map(|one| key(one, &opened.text)).collect();
        let into = Into {
            source: opened.source.id.clone(),
            person: PersonId::new(SOMEBODY),
            zone: ctx.desk.zone.clone(),
            tier: opened.tier,
            events: BTreeMap::new(),
            recorded: None,
        };
        let mut drafts: Vec<Accepted> = reading.proposals.iter().map(|one| accept(one, &opened.text, &into)).collect();
        drafts.iter_mut().filter_map(|draft| draft.statement.as_mut()).for_each(not_beside_itself);
        let mut records = status::records(ctx, &opened.source.id)?;
        let mut statuses = status::of_statements(ctx, &opened.source.id, &drafts, &keys, &records);
        let mut people = people::found(&reading);
        people::choose(ctx, &mut people, &reading, &statuses, asked.as_ref(), form)?;
        for id in people.iter().filter_map(Found::person) {
            if !records.contains_key(id) {
                records.insert(id.clone(), ctx.desk.load(id, &ctx.viewer)?);
            }
        }
        status::of_the_rest(ctx, &opened.source, &reading, &people, &mut statuses);
        Ok(Self { opened, reading, keys, drafts, people, statuses, records })
    }

    /// The place in `people` of whom a proposal is about: whom it names, else whom the text is about.
    pub(super) fn about(&self, proposal: &Proposal) -> Option<usize> {
        about(&self.people, proposal)
    }

    /// Whether accepting it would put something into the record.
    pub(super) fn is_recordable(&self, at: usize) -> bool {
        let is_source = self.reading.proposals.get(at).is_some_and(|one| recordable_source(&one.what));
        // The name of somebody who is not watched over has no place in the record by itself.
        let is_name = self.reading.proposals.get(at).is_some_and(|one| one.about.is_some());
        let adds = |one: &Accepted| one.statement.is_some() || one.place.is_some() || (one.name.is_some() && is_name);
        is_source || self.drafts.get(at).is_some_and(adds)
    }

    /// The drafted statements with their places, as a record of which lines can be made.
    pub(super) fn drafted(&self, ctx: &Ctx<'_>) -> Record {
        let mut record = Record { zone: ctx.desk.zone.clone(), ..Record::default() };
        let statements = self.drafts.iter().filter_map(|draft| draft.statement.clone());
        record.statements.extend(statements.map(|statement| (statement.id(), statement)));
        record.places.clone_from(&ctx.desk.state().base.places);
        record
    }

    /// The events of this kind that somebody has on record, with one statement of each.
    pub(super) fn events(&self, person: &PersonId, kind: EventKind) -> BTreeMap<EventId, &Statement> {
        let Some(record) = self.records.get(person) else { return BTreeMap::new() };
        let mut events = BTreeMap::new();
        for statement in record.statements.values().filter(|statement| statement.person == *person) {
            if let About::Event { event, kind: of, .. } = &statement.about
                && *of == kind
            {
                events.entry(event.clone()).or_insert(statement);
            }
        }
        events
    }

    /// Which event of the record an event of the text is, as far as that is plain: a proposal of the same event was accepted as it, or
    /// just one of its kind is on record at the very moment that any of them tells.
    pub(super) fn joined(&self, at: usize, person: &PersonId) -> Option<EventId> {
        let What::Event { event: own, .. } = &self.reading.proposals.get(at)?.what else { return None };
        let (mut accepted, mut told) = (None, BTreeSet::new());
        for (proposal, status) in self.reading.proposals.iter().zip(&self.statuses) {
            let What::Event { event, kind, .. } = &proposal.what else { continue };
            if event != own {
                continue;
            }
            if let Some((_, statement)) = &status.statement
                && statement.person == *person
                && let About::Event { event, .. } = &statement.about
            {
                accepted.get_or_insert_with(|| event.clone());
            }
            told.extend(self.told_at(person, *kind, proposal.told.moment.as_ref()));
        }
        accepted.or_else(|| told.pop_first().filter(|_| told.is_empty()))
    }

    /// The events of a kind that somebody has on record at just this moment.
    fn told_at(&self, person: &PersonId, kind: EventKind, moment: Option<&Moment>) -> Vec<EventId> {
        let Some((record, moment)) = self.records.get(person).zip(moment) else { return Vec::new() };
        let said = |statement: &Statement| match &statement.about {
            About::Event { event, kind: of, when: When::At(at), .. } if *of == kind && at == moment => {
                Some(event.clone())
            }
            _ => None,
        };
        record.statements_about(person).filter_map(|(_, statement)| said(statement)).collect()
    }
}

/// Whom a proposal is about, as a place among the people found.
pub(super) fn about(people: &[Found], proposal: &Proposal) -> Option<usize> {
    match (&proposal.what, &proposal.about) {
        (What::Law { .. } | What::Place { .. } | What::Source(_), _) => None,
        (_, Some(name)) => people.iter().position(|found| found.name == *name),
        // The name of somebody who speaks or decides is no name of the person.
        (What::Name { .. }, None) => None,
        (_, None) => people.iter().position(|found| found.focus),
    }
}

/// Whether it is a fact about the source that the record has room for.
pub(super) fn recordable_source(what: &What) -> bool {
    use paradero_prose::SourceField::{CopyOf, Published, Publisher, Title, Url};
    matches!(what, What::Source(Title(_) | Publisher(_) | Published { .. } | Url(_) | CopyOf(_)))
}

/// The person on record about whom the text is to be read, when one is named by their name in addresses.
fn asked_about(ctx: &Ctx<'_>, about: &str) -> Option<Person> {
    let id = PersonId::new(about.trim());
    ctx.desk.state().base.people.get(&id).filter(|person| person.subject == Subject::Person).cloned()
}

/// Nothing happens before or after itself: two names of the text may turn out to be one event of the record.
pub(super) fn not_beside_itself(statement: &mut Statement) {
    let About::Event { event, when, .. } = &mut statement.about else { return };
    let own = match when {
        When::Offset { anchor: Anchor::Event(anchor), .. }
        | When::Order { anchor: Anchor::Event(anchor), .. }
        | When::SameDay(Anchor::Event(anchor)) => anchor == event,
        _ => false,
    };
    if own {
        *when = When::At(Moment::unknown());
    }
}
