//! Entries: what a caller hands in, and what the ledger hands back.

use std::fmt;

/// Names an entry by its content.
///
/// The caller derives it, for example as a hash over the kind and the body; the ledger only compares it. Two entries
/// with the same id must be the same entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(String);

impl EntryId {
    /// Wraps an id. A blank one is refused when it is appended, not here.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says what sort of thing an entry is. Stored as a lower-case word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// Something that says things: a form, a court record, an article.
    Source,
    /// Somebody watched over.
    Person,
    /// A place where something happened.
    Place,
    /// One thing that one source says.
    Statement,
    /// What somebody on the team decided about the record, such as that two names are one person.
    Judgement,
    /// What somebody on the team did, such as answering an alarm.
    Act,
}

impl EntryKind {
    /// Every kind, in the order of the design.
    pub const ALL: [Self; 6] = [Self::Source, Self::Person, Self::Place, Self::Statement, Self::Judgement, Self::Act];

    /// Returns the word under which the kind is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Person => "person",
            Self::Place => "place",
            Self::Statement => "statement",
            Self::Judgement => "judgement",
            Self::Act => "act",
        }
    }

    /// Finds the kind with this word, exactly as [`EntryKind::as_str`] writes it.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An entry that is to be appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// Derived from the content by the caller; not blank.
    pub id: EntryId,
    /// What sort of thing it is.
    pub kind: EntryKind,
    /// The person whose record it belongs to, if it belongs to one; not blank.
    pub person: Option<String>,
    /// Who may see it, in the caller's word; not blank.
    pub tier: Option<String>,
    /// The entry itself, opaque here.
    pub body: String,
}

/// Says when something was recorded, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Seconds since 1970-01-01T00:00:00 UTC. The ledger takes it as told: it reads no clock, and does not ask that the
    /// times of successive appends rise, because clocks are set back. The order of entries is [`Entry::seq`].
    pub at: i64,
    /// Who recorded it; not blank.
    pub by: String,
}

/// An entry as the ledger keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The place in the ledger, from 1, without gaps.
    pub seq: u64,
    /// Derived from the content by the caller.
    pub id: EntryId,
    /// What sort of thing it is.
    pub kind: EntryKind,
    /// The person whose record it belongs to.
    pub person: Option<String>,
    /// Who may see it, in the caller's word.
    pub tier: Option<String>,
    /// The entry itself.
    pub body: String,
    /// When it was first recorded, and by whom.
    pub recorded: Recorded,
}

/// An entry while it is read, for callers that read hundreds of thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    /// The entry itself.
    pub body: &'a str,
    /// When it was first recorded, in seconds since 1970 UTC.
    pub at: i64,
    /// By whom.
    pub by: &'a str,
}

/// What an append did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Entries that are new.
    pub added: usize,
    /// Entries that were there already, or that stood twice in the same append.
    pub already: usize,
    /// The last place in the ledger afterwards; 0 while it is empty.
    pub last_seq: u64,
}

/// One person's share of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonEntries {
    /// The person's id.
    pub person: String,
    /// How many entries belong to the person.
    pub entries: u64,
    /// The place of the person's latest entry.
    pub last_seq: u64,
}

/// One entry that came after a known place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The entry's place.
    pub seq: u64,
    /// The person whose record it belongs to; none for a source, a place or anything else that may touch many.
    pub person: Option<String>,
}
