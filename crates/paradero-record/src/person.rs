//! People watched over, topics, and places.

use crate::{PersonId, PlaceId, Zone};

/// Whether statements are about somebody or about something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Somebody watched over.
    Person,
    /// Something that people speak about, such as a law. No safeguard is judged on it.
    Topic,
}

/// Somebody watched over, or a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name in the notation and in addresses.
    pub id: PersonId,
    /// The name on a screen.
    pub label: String,
    /// Person or topic.
    pub subject: Subject,
    /// Countries of nationality, as two-letter codes (ISO 3166-1).
    pub countries: Vec<String>,
    /// Other names that sources use.
    pub names: Vec<String>,
    /// Identifiers such as an A-number, each with what it is.
    pub identifiers: Vec<(String, String)>,
    /// The person is made up, and every screen says so.
    pub made_up: bool,
    /// What whoever opens the record should know first.
    pub note: Option<String>,
}

/// A place that events name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The name in the notation.
    pub id: PlaceId,
    /// The name on a screen.
    pub label: String,
    /// Its country, as a two-letter code (ISO 3166-1).
    pub country: Option<String>,
    /// The ICE area of responsibility that it lies in.
    pub aor: Option<String>,
    /// The time zone in which its dates are meant.
    pub zone: Option<Zone>,
}
