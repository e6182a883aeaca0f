//! People watched over, topics, and places.

use crate::{Moment, PersonId, PlaceId, Zone, words};

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
    /// Born when, as far as known.
    pub born: Option<Moment>,
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

words! {
    /// What kind of place it is, as far as the law asks.
    pub enum PlaceKind {
        /// A facility in which people are detained for immigration.
        Detention = "detention", "detention facility", "centro de detención";
        /// A room for short stays at an agency's office.
        HoldRoom = "hold_room", "hold room", "sala de espera";
        /// A jail or prison of a state, a county or the Bureau of Prisons.
        Jail = "jail", "jail or prison", "cárcel o prisión";
        /// An immigration court.
        ImmigrationCourt = "immigration_court", "immigration court", "tribunal de inmigración";
        /// Another court.
        Court = "court", "court", "tribunal";
        /// An office of an agency.
        Office = "office", "office", "oficina";
        /// A port of entry.
        Port = "port", "port of entry", "puerto de entrada";
        /// An airport from which people are flown.
        Airport = "airport", "airport", "aeropuerto";
        /// A hospital.
        Hospital = "hospital", "hospital", "hospital";
        /// A shelter for children.
        Shelter = "shelter", "shelter", "albergue";
        /// Anything else.
        Other = "other", "other place", "otro lugar";
    }
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
    /// What kind of place it is.
    pub kind: Option<PlaceKind>,
    /// Its state of the United States, as a two-letter code; `PR`, `DC` and the territories too.
    pub state: Option<String>,
    /// The federal district in which it lies, such as `N.D. Cal.`
    pub district: Option<String>,
    /// The time zone in which its dates are meant.
    pub zone: Option<Zone>,
}
