//! The record: sources, people, places, statements and judgements, as they were recorded.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::words;
use crate::{
    About, EventKind, Identity, Instant, List, Moment, Person, Place, Recorded, Resolution, Review, Row, RowId, Source,
    Statement, StatementId, Widening, Zone,
};

/// Declares a name that is text but not interchangeable with other names. It is copied far more often than it is made.
macro_rules! names {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes the text as a name.
            pub fn new(text: impl Into<Arc<str>>) -> Self {
                Self(text.into())
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

names! {
    /// The name of a source.
    SourceId;
    /// The name of a person or topic.
    PersonId;
    /// The name of a place.
    PlaceId;
    /// The name of an event or claim among those of one person.
    EventId;
}

impl EventId {
    /// The name of an event to which nobody gave one: its kind and moment.
    pub fn made(kind: EventKind, moment: &Moment) -> Self {
        let letter = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '.' };
        let moment: String = moment.to_string().chars().map(letter).collect();
        Self(format!("{kind}-{moment}").into())
    }
}

words! {
    /// What somebody judged about two reports.
    pub enum Sameness {
        /// They are one event.
        Same = "same", "one event", "un solo hecho";
        /// They are two events.
        Different = "different", "two events", "dos hechos";
        /// It cannot be told.
        Unsure = "unsure", "cannot be told", "no se puede saber";
    }
}

words! {
    /// How far somebody has come with an alarm.
    pub enum Progress {
        /// Somebody looked at it.
        Seen = "seen", "seen", "vista";
        /// Somebody is at work on it.
        Doing = "doing", "being worked on", "en curso";
        /// Somebody did what was to be done, or said why nothing is.
        Done = "done", "done", "atendida";
    }
}

/// Somebody's judgement whether two reports are of one event. The latest on a pair stands; earlier ones stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The person.
    pub person: PersonId,
    /// What was judged.
    pub sameness: Sameness,
    /// The first event.
    pub left: EventId,
    /// The second event.
    pub right: EventId,
    /// Why.
    pub because: String,
    /// By whom and when.
    pub recorded: Recorded,
}

/// What somebody did about an alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The person.
    pub person: PersonId,
    /// The safeguard and the event that set off the alarm, as the desk names it.
    pub alarm: String,
    /// How far it has come.
    pub progress: Progress,
    /// What was done, or why nothing is.
    pub because: String,
    /// By whom and when.
    pub recorded: Recorded,
}

/// Everything that was recorded, in the order of names; the order in which it arrived does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The time zone of what has no place of its own.
    pub zone: Zone,
    /// Places, by name.
    pub places: BTreeMap<PlaceId, Place>,
    /// Sources, by name.
    pub sources: BTreeMap<SourceId, Source>,
    /// People and topics, by name.
    pub people: BTreeMap<PersonId, Person>,
    /// Statements, by name.
    pub statements: BTreeMap<StatementId, Statement>,
    /// Judgements, oldest first.
    pub judgements: Vec<Judgement>,
    /// What was done about alarms, oldest first.
    pub acts: Vec<Act>,
    /// What lists say of themselves, by the source that each is.
    pub lists: BTreeMap<SourceId, List>,
    /// The rows of lists, by list and number.
    pub rows: BTreeMap<RowId, Row>,
    /// Who was judged to be whom, oldest first.
    pub identities: Vec<Identity>,
    /// What was decided about proposals, oldest first.
    pub reviews: Vec<Review>,
    /// How disagreements were answered, oldest first.
    pub resolutions: Vec<Resolution>,
}

impl Record {
    /// The statements about one person.
    pub fn statements_about<'a>(
        &'a self,
        person: &'a PersonId,
    ) -> impl Iterator<Item = (&'a StatementId, &'a Statement)> {
        self.statements.iter().filter(move |(_, statement)| statement.person == *person)
    }

    /// The record as it was known at `day`: without what was recorded later.
    ///
    /// ```
    /// use paradero_record::notation::{References, parse};
    /// use paradero_record::Instant;
    /// let text = "person ana \"Ana (made up)\"\n2025-03 arrested\n  call asserts recorded 2025-04-01 by \"Luz\"\n";
    /// let record = parse(text, None, References::Trusted).record;
    /// assert_eq!(record.known_on(Instant::MIN).statements.len(), 0);
    /// assert_eq!(record.known_on(Instant::MAX), record);
    /// ```
    ///
    /// What has no recorded time counts as recorded when its source was; what has neither was always known.
    /// A recorded time that is uncertain counts as late as it allows.
    #[must_use]
    pub fn known_on(&self, day: Instant) -> Self {
        let known = |recorded: Option<&Recorded>| recorded.is_none_or(|r| self.latest(&r.at) <= day);
        let of_source = |id: &SourceId| self.sources.get(id).and_then(|s| s.recorded.as_ref());
        let statements: BTreeMap<_, _> = self
            .statements
            .iter()
            .filter(|(_, s)| known(s.recorded.as_ref().or_else(|| of_source(&s.source))))
            .map(|(id, s)| (id.clone(), s.clone()))
            .collect();
        let cited: BTreeSet<&SourceId> = statements.values().map(|s| &s.source).collect();
        let sources = self.sources.iter().filter(|(id, source)| known(source.recorded.as_ref()) || cited.contains(id));
        Self {
            zone: self.zone.clone(),
            places: self.places.clone(),
            sources: sources.map(|(id, source)| (id.clone(), source.clone())).collect(),
            people: self.people.clone(),
            statements,
            judgements: self.judgements.iter().filter(|j| known(Some(&j.recorded))).cloned().collect(),
            acts: self.acts.iter().filter(|a| known(Some(&a.recorded))).cloned().collect(),
            lists: self
                .lists
                .iter()
                .filter(|(id, _)| known(of_source(id)))
                .map(|(a, b)| (a.clone(), b.clone()))
                .collect(),
            rows: self
                .rows
                .iter()
                .filter(|(id, _)| known(of_source(&id.source)))
                .map(|(a, b)| (a.clone(), b.clone()))
                .collect(),
            identities: self.identities.iter().filter(|one| known(Some(&one.recorded))).cloned().collect(),
            reviews: self.reviews.iter().filter(|one| known(Some(&one.recorded))).cloned().collect(),
            resolutions: self.resolutions.iter().filter(|one| known(Some(&one.recorded))).cloned().collect(),
        }
    }

    /// The last instant that a moment allows, in the record's own zone.
    pub(crate) fn latest(&self, moment: &Moment) -> Instant {
        moment.allows(&self.zone, &Widening::default()).last().unwrap_or(Instant::MAX)
    }

    /// Adds everything of `other`. What is there already stays as it is; of a statement that both have, the earlier
    /// recording counts. So the order in which records are added does not matter where they do not name one thing twice.
    pub fn add(&mut self, other: Self) {
        for (id, place) in other.places {
            self.places.entry(id).or_insert(place);
        }
        for (id, source) in other.sources {
            self.sources.entry(id).or_insert(source);
        }
        for (id, person) in other.people {
            self.people.entry(id).or_insert(person);
        }
        for (id, statement) in other.statements {
            self.add_statement(id, statement);
        }
        extend(&mut self.judgements, other.judgements);
        extend(&mut self.acts, other.acts);
        for (id, list) in other.lists {
            self.lists.entry(id).or_insert(list);
        }
        for (id, row) in other.rows {
            self.rows.entry(id).or_insert(row);
        }
        extend(&mut self.identities, other.identities);
        extend(&mut self.reviews, other.reviews);
        extend(&mut self.resolutions, other.resolutions);
        self.put_in_order();
    }

    /// Adds a statement; of the same one recorded twice, the earlier recording counts, and a stated one before none.
    pub(crate) fn add_statement(&mut self, id: StatementId, statement: Statement) {
        let recorded = |statement: &Statement| {
            let recorded = statement.recorded.as_ref();
            (recorded.is_none(), recorded.map(|r| (self.latest(&r.at), r.by.clone(), r.at.clone())))
        };
        let is_earlier = self.statements.get(&id).is_none_or(|known| recorded(&statement) < recorded(known));
        if is_earlier {
            self.statements.insert(id, statement);
        }
    }

    /// Puts judgements, acts and identities in order: the oldest first, then by person, then as they came. An identity that is
    /// there twice is kept once.
    pub fn put_in_order(&mut self) {
        let zone = self.zone.clone();
        let age = |recorded: &Recorded| recorded.at.allows(&zone, &Widening::default()).last().unwrap_or(Instant::MAX);
        self.judgements.sort_by_cached_key(|one| (age(&one.recorded), one.person.clone()));
        self.acts.sort_by_cached_key(|one| (age(&one.recorded), one.person.clone()));
        self.identities.sort_by_cached_key(|one| {
            let (first, second) = one.pair();
            (age(&one.recorded), first.clone(), second.clone())
        });
        self.identities.dedup();
        self.reviews.sort_by_cached_key(|one| (age(&one.recorded), one.proposal.clone()));
        self.reviews.dedup();
        self.resolutions.sort_by_cached_key(|one| (age(&one.recorded), one.person.clone(), one.disagreement.clone()));
        self.resolutions.dedup();
    }

    /// The names of all events and claims of a person.
    pub fn event_ids(&self, person: &PersonId) -> BTreeSet<EventId> {
        let about = self.statements_about(person).filter_map(|(_, s)| match &s.about {
            About::Event { event, .. } => Some(event.clone()),
            About::Claim { claim, .. } => Some(claim.clone()),
            About::Coverage { .. } => None,
        });
        about.collect()
    }
}

/// Adds what is not there yet.
fn extend<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    let new: Vec<T> = more.into_iter().filter(|one| !all.contains(one)).collect();
    all.extend(new);
}

impl Default for Zone {
    /// Universal time, for a record that names no zone.
    fn default() -> Self {
        Self::utc()
    }
}
