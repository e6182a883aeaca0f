//! Lists of people: what a list says of itself, its rows, and who judged which row to be whom.
//!
//! A row is a statement whose person is not known: what it says counts for a person once somebody judged that they are the
//! same, and no longer once somebody judged otherwise. Nothing is copied, so that a judgement can be taken back.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::{
    About, EventId, EventKind, Firmness, Locus, Moment, PersonId, Record, Recorded, Sameness, SourceId, Stance,
    Statement, Tier, Value, When,
};

/// What a list says of itself, beside what its source says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The source that it is.
    pub source: SourceId,
    /// The day, or the time, that it is a list of.
    pub as_of: Option<Moment>,
    /// How many people it says that it is about: its denominator.
    pub counts: Option<u32>,
    /// What it claims to be complete for, in words; nothing when it claims nothing, and then who is absent from it is not missed.
    pub complete_for: Option<String>,
    /// What the deliveries of one list have in common.
    pub series: Option<String>,
    /// It names nobody twice, so that two of its rows are two people.
    pub once: bool,
    /// What it says of whoever stands on it; that they stand on it, when nothing else.
    pub says: Option<EventKind>,
    /// How its columns are read, for the next delivery.
    pub columns: Option<String>,
    /// Who may see its rows.
    pub tier: Tier,
}

/// Names a row: the list, and the number of the row as whoever opens the list counts it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId {
    /// The list.
    pub source: SourceId,
    /// From 1.
    pub number: u32,
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.source, self.number)
    }
}

impl RowId {
    /// Reads `list:17`.
    pub fn parse(text: &str) -> Option<Self> {
        let (source, number) = text.rsplit_once(':')?;
        let number = number.parse().ok().filter(|number| *number > 0)?;
        (!source.is_empty()).then(|| Self { source: SourceId::new(source), number })
    }
}

/// A row of a list: one person as the list has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub id: RowId,
    /// The name as it is printed.
    pub name: String,
    /// The given names, where the list has them apart.
    pub given: Option<String>,
    /// The surnames, where the list has them apart.
    pub surname: Option<String>,
    /// Born when.
    pub born: Option<Moment>,
    /// The country, as a two-letter code (ISO 3166-1).
    pub country: Option<String>,
    /// Where, as it is printed.
    pub place: Option<String>,
    /// The row's own moment; that of the list when it has none.
    pub on: Option<Moment>,
    /// Identifiers such as an A-number, each with what it is.
    pub identifiers: Vec<(String, String)>,
    /// Everything else, as printed: heading and cell.
    pub cells: Vec<(String, String)>,
}

/// Somebody on record, or somebody on a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// A person.
    Person(PersonId),
    /// A row of a list.
    Row(RowId),
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(person) => write!(f, "person {person}"),
            Self::Row(row) => write!(f, "row {} {}", row.source, row.number),
        }
    }
}

/// Somebody's judgement whether two are one person. The latest on a pair stands; earlier ones stay on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// What was judged.
    pub sameness: Sameness,
    /// The one.
    pub left: Who,
    /// The other.
    pub right: Who,
    /// Why.
    pub because: String,
    /// By whom and when.
    pub recorded: Recorded,
}

impl Identity {
    /// The two, in the order of their names.
    pub fn pair(&self) -> (&Who, &Who) {
        if self.left <= self.right { (&self.left, &self.right) } else { (&self.right, &self.left) }
    }

    /// The other of the two, when this is one of them.
    pub fn other(&self, one: &Who) -> Option<&Who> {
        match one {
            _ if self.left == *one => Some(&self.right),
            _ if self.right == *one => Some(&self.left),
            _ => None,
        }
    }
}

/// The judgements that stand: the latest on each pair. `identities` are the oldest first.
pub fn standing<'a>(identities: impl IntoIterator<Item = &'a Identity>) -> BTreeMap<(&'a Who, &'a Who), &'a Identity> {
    identities.into_iter().map(|one| (one.pair(), one)).collect()
}

impl Record {
    /// The rows that stand judged to be this person, in the order of their names.
    pub fn rows_of(&self, person: &PersonId) -> Vec<&Row> {
        Shelf { lists: self, identities: &self.identities }.rows_of(person)
    }

    /// Puts in what the lists say of everybody whom a row was judged to be, as statements of the lists.
    ///
    /// To be called once, on a record as it was read.
    #[must_use]
    pub fn with_lists(mut self) -> Self {
        let told = Shelf { lists: &self, identities: &self.identities }.told();
        for statement in told {
            self.add_statement(statement.id(), statement);
        }
        self
    }

    /// The same where the lists and their rows stand in another record. Takes time in the identities of this one, and for each row
    /// that is somebody in the rows of the next delivery.
    #[must_use]
    pub fn with_lists_of(mut self, lists: &Self) -> Self {
        let told = Shelf { lists, identities: &self.identities }.told();
        for statement in told {
            self.add_statement(statement.id(), statement);
        }
        self
    }

    /// The rows of one list, in their order.
    pub fn rows_on<'a>(&'a self, source: &SourceId) -> impl Iterator<Item = &'a Row> + use<'a> {
        let first = RowId { source: source.clone(), number: 0 };
        let source = source.clone();
        self.rows.range(first..).map(|(_, row)| row).take_while(move |row| row.id.source == source)
    }

    /// The deliveries of one list, the oldest first: the lists of its series, or itself alone.
    pub fn deliveries(&self, source: &SourceId) -> Vec<&List> {
        let Some(list) = self.lists.get(source) else { return Vec::new() };
        let same =
            |other: &&List| other.source == list.source || (other.series.is_some() && other.series == list.series);
        let mut all: Vec<&List> = self.lists.values().filter(same).collect();
        all.sort_by_cached_key(|list| (list.as_of.as_ref().map(|at| self.latest(at)), list.source.clone()));
        all
    }
}

/// Lists with their rows, and what was judged of them.
struct Shelf<'a> {
    lists: &'a Record,
    identities: &'a [Identity],
}

impl<'a> Shelf<'a> {
    fn rows_of(&self, person: &PersonId) -> Vec<&'a Row> {
        let who = Who::Person(person.clone());
        let standing = standing(self.identities);
        let same = standing.values().filter(|one| one.sameness == Sameness::Same);
        let mut rows: Vec<&Row> = same
            .filter_map(|one| match one.other(&who)? {
                Who::Row(row) => self.lists.rows.get(row),
                Who::Person(_) => None,
            })
            .collect();
        rows.sort_by(|a, b| a.id.cmp(&b.id));
        rows
    }

    /// What the lists say of everybody: each row, and each later delivery that no longer has them.
    fn told(&self) -> Vec<Statement> {
        let both = self.identities.iter().flat_map(|one| [&one.left, &one.right]);
        let people: BTreeSet<&PersonId> = both
            .filter_map(|who| match who {
                Who::Person(person) => Some(person),
                Who::Row(_) => None,
            })
            .collect();
        let mut told = Vec::new();
        for person in people {
            let rows = self.rows_of(person);
            told.extend(rows.iter().filter_map(|row| self.told_by_row(row, person)));
            told.extend(rows.iter().filter_map(|row| self.no_longer(row, &rows, person)));
        }
        told
    }

    fn told_by_row(&self, row: &Row, person: &PersonId) -> Option<Statement> {
        let list = self.lists.lists.get(&row.id.source)?;
        let moment = row.on.clone().or_else(|| list.as_of.clone()).unwrap_or_else(Moment::unknown);
        let event = EventId::new(format!("{}.{}", row.id.source, row.id.number));
        let (kind, found) = match list.says {
            Some(kind) => (kind, None),
            None => (EventKind::find("list_checked")?, Some("found")),
        };
        let mut attributes = BTreeMap::new();
        attributes.extend(found.map(|word| ("result", Value::Word(word.to_owned()))));
        attributes.extend(row.place.as_ref().map(|place| ("at", self.place(place))));
        let about = About::Event { event, kind, when: When::At(moment), attributes };
        let lines = Some((row.id.number, row.id.number));
        let locus = Locus { lines, quote: Some(row.name.clone()), ..Locus::default() };
        Some(self.said_by(list, person, locus, Firmness::Plain, about))
    }

    /// That the next delivery of a list, which claims to be complete, does not have somebody whom the one before had. That is
    /// worked out from the two, and therefore inferred.
    fn no_longer(&self, row: &Row, rows: &[&Row], person: &PersonId) -> Option<Statement> {
        let deliveries = self.lists.deliveries(&row.id.source);
        let at = deliveries.iter().position(|list| list.source == row.id.source)?;
        let next = deliveries.get(at + 1)?;
        next.complete_for.as_ref()?;
        let is_there = rows.iter().any(|other| other.id.source == next.source);
        if is_there || self.lists.rows_on(&next.source).any(|other| reads_alike(row, other)) {
            return None;
        }
        let about = About::Event {
            event: EventId::new(format!("{}.{}.absent", next.source, row.id.source)),
            kind: EventKind::find("list_checked")?,
            when: When::At(next.as_of.clone().unwrap_or_else(Moment::unknown)),
            attributes: BTreeMap::from([("result", Value::Word("not_found".to_owned()))]),
        };
        Some(self.said_by(next, person, Locus::default(), Firmness::Inferred, about))
    }

    fn said_by(&self, list: &List, person: &PersonId, locus: Locus, firmness: Firmness, about: About) -> Statement {
        Statement {
            person: person.clone(),
            zone: self.lists.zone.clone(),
            source: list.source.clone(),
            locus,
            speakers: Vec::new(),
            via: Vec::new(),
            stance: Stance::Asserts,
            firmness,
            about,
            tier: list.tier,
            recorded: self.lists.sources.get(&list.source).and_then(|source| source.recorded.clone()),
        }
    }

    /// Where, as a declared place if one bears this name.
    fn place(&self, place: &str) -> Value {
        let known = self.lists.places.values().find(|one| one.label == place || one.id.as_str() == place);
        known.map_or_else(|| Value::Text(place.to_owned()), |one| Value::Place(one.id.clone()))
    }
}

/// Whether two rows of two deliveries read alike: an identifier, or name and birth to the letter.
pub fn reads_alike(one: &Row, other: &Row) -> bool {
    let shared = one.identifiers.iter().any(|identifier| other.identifiers.contains(identifier));
    shared || (one.born == other.born && reads_the_same(&one.name, &other.name))
}

/// Whether two names are the same but for case and blanks.
fn reads_the_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        text.split_whitespace()
            .flat_map(|word| word.chars().chain([' ']))
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    one == other || letters(one) == letters(other)
}
