//! Law packs: the safeguards and states that are loaded together.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use paradero_record::notation::Diagnostic;
use paradero_record::words;
use paradero_record::{EventKind, Instants, Language, Moment, Widening, Zone};
use sha2::{Digest, Sha256};

use crate::clock::Clock;

words! {
    /// At which stage of a person's way a safeguard is owed.
    pub enum Stage {
        /// Expedited removal and the screening of fear.
        Screening = "screening", "Screening at the border", "Evaluación en la frontera";
        /// Court proceedings, appeals, final orders, stays.
        Proceedings = "proceedings", "Court proceedings and final orders", "Tribunal y órdenes firmes";
        /// Asylum, withholding, third countries.
        Protection = "protection", "Protection and third countries", "Protección y terceros países";
        /// Arrest, detention, bond, transfer.
        Custody = "custody", "Arrest, custody and transfer", "Arresto, custodia y traslado";
        /// Records, representation, inquiries.
        Records = "records", "Records and representation", "Registros y representación";
        /// The Alien Enemies Act.
        AlienEnemies = "alien_enemies", "Alien Enemies Act", "Ley de Enemigos Extranjeros";
        /// International standards.
        International = "international", "International standards", "Normas internacionales";
    }
}

words! {
    /// What kind of authority a rule has.
    pub enum AuthorityClass {
        /// An act of Congress.
        Statute = "statute", "statute", "ley";
        /// A rule of an agency with the force of law.
        Regulation = "regulation", "regulation", "reglamento";
        /// The Constitution or a decision of the Supreme Court.
        Scotus = "scotus", "Supreme Court", "Corte Suprema";
        /// An order of another court.
        CourtOrder = "court_order", "court order", "orden judicial";
        /// An agency's own policy, binding on its staff.
        Policy = "policy", "agency policy", "política de la agencia";
        /// A standard in a detention contract.
        Standard = "standard", "detention standard", "norma de detención";
        /// A treaty that binds the United States.
        TreatyBinding = "treaty_binding", "treaty (binding)", "tratado (vinculante)";
        /// A treaty that does not.
        TreatyStandard = "treaty_standard", "treaty (standard, not binding on the U.S.)", "tratado (norma, no vinculante para EE. UU.)";
        /// What is done, without a rule behind it.
        Practice = "practice", "practice", "práctica";
    }
}

words! {
    /// How far the wording of a rule was checked; the later the better.
    pub enum Verified {
        /// Nobody has read it for this pack.
        Unverified = "unverified", "UNVERIFIED", "SIN VERIFICAR";
        /// Read as quoted or described by another.
        Secondary = "secondary", "read in a secondary source", "leída en una fuente secundaria";
        /// Read in the original, in an old version.
        PrimaryOld = "primary_old", "read in the original, old text", "leída en el original, texto antiguo";
        /// Read in the original.
        Primary = "primary", "read in the original", "leída en el original";
    }
}

words! {
    /// Where a rule stands in the courts.
    pub enum Standing {
        /// Nothing is known against it.
        InForce = "in_force", "in force", "vigente";
        /// A court has suspended it, or what set it aside.
        Stayed = "stayed", "stayed by a court", "suspendida por un tribunal";
        /// A court has set it aside.
        Vacated = "vacated", "set aside by a court", "anulada por un tribunal";
        /// A court has forbidden to apply it.
        Enjoined = "enjoined", "blocked by a court", "bloqueada por un tribunal";
        /// Courts differ on it.
        Split = "split", "courts differ", "los tribunales difieren";
        /// A court is to decide on it.
        Pending = "pending", "before a court", "ante un tribunal";
        /// Another rule has taken its place.
        Superseded = "superseded", "replaced by another rule", "reemplazada por otra regla";
        /// It is owed, but the law says that nobody can claim it in court by this rule alone.
        NotEnforceable = "not_enforceable", "owed, without a claim of its own in court", "debida, sin acción judicial propia";
        /// Nobody has checked.
        Unknown = "unknown", "not checked", "sin comprobar";
    }
}

/// Where a rule stood in the courts on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Litigation {
    /// How it stood.
    pub standing: Standing,
    /// On which day that was known.
    pub on: Moment,
    /// What happened, in plain words.
    pub words: Both,
}

/// Where a safeguard stands: in the districts of a circuit, or in one district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Jurisdiction {
    /// A federal circuit: `1` to `11`, `DC`.
    Circuit(String),
    /// A federal district, such as `N.D. Cal.`
    District(String),
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Both {
    /// In English.
    pub english: String,
    /// In Spanish.
    pub spanish: String,
}

impl Both {
    /// The text in a language, or in the other one when it is missing.
    pub fn say(&self, language: Language) -> &str {
        let (own, other) = language.choose((&self.english, &self.spanish), (&self.spanish, &self.english));
        if own.is_empty() { other } else { own }
    }

    /// Whether nothing is said in either.
    pub fn is_empty(&self) -> bool {
        self.english.is_empty() && self.spanish.is_empty()
    }
}

/// A kind of event with conditions on its attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The kind.
    pub kind: EventKind,
    /// Attributes and the words that they must have.
    pub with: Vec<(&'static str, String)>,
}

/// An interval opened and closed by events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Its name in the notation.
    pub name: String,
    /// What it is, in plain words.
    pub words: Both,
    /// What opens it.
    pub from: Vec<Pattern>,
    /// What closes it.
    pub until: Vec<Pattern>,
    /// It closes by itself after so long; possibly after the shortest of several readings, certainly after the longest.
    pub lasts: Vec<Limit>,
    /// The track that it belongs to: what opens another state of the track closes it.
    pub track: Option<String>,
    /// The line of the pack on which it begins.
    pub line: usize,
}

/// States of which at most one holds at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Its name in the notation.
    pub name: String,
    /// The question that it answers, in plain words.
    pub words: Both,
    /// Its states, in the order in which they usually follow.
    pub states: Vec<String>,
    /// Which steps must not be taken, and which safeguards say so.
    pub never: Vec<Forbidden>,
    /// The line of the pack on which it begins.
    pub line: usize,
}

/// A step that must not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forbidden {
    /// What must not happen.
    pub never: Vec<Pattern>,
    /// In which states of the track.
    pub during: Vec<String>,
    /// The safeguards that say so.
    pub by: Vec<String>,
}

/// An event that follows by law from others, and that nobody records.
///
/// Where the record has an event of the kind itself, nothing is derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// What follows.
    pub kind: EventKind,
    /// It follows at the same instant from each of these.
    pub on: Vec<Pattern>,
    /// It follows when a time has run out.
    pub lapses: Vec<Lapse>,
    /// All must hold at the event from which it follows.
    pub conditions: Vec<Condition>,
    /// Only the latest of them counts.
    pub only_latest: bool,
    /// The line of the pack on which it begins.
    pub line: usize,
}

/// That a time runs out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// What starts the time.
    pub from: Vec<Pattern>,
    /// How long it is; the longest reading counts.
    pub limits: Vec<Limit>,
    /// What in time prevents that it runs out.
    pub unless: Vec<Pattern>,
}

/// A length of time under a name, for several safeguards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedClock {
    /// Its name in the notation.
    pub name: String,
    /// Its readings.
    pub limits: Vec<Limit>,
    /// The line of the pack on which it begins.
    pub line: usize,
}

/// A length of time that the law gives, and by which reading of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How long.
    pub clock: Clock,
    /// Whose reading it is, where the law is disputed.
    pub reading: Option<String>,
}

/// By when something is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// Within a length of time; several where the law is disputed.
    Limits(Vec<Limit>),
    /// By the moment that the trigger names in this attribute.
    By(&'static str),
    /// The law gives no time.
    NoTime,
}

/// What must be, or must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Duty {
    /// After each trigger one of the expected, in time.
    Expect {
        /// What sets it off.
        when: Vec<Pattern>,
        /// What is expected. The first is the act that is owed, and who denies it says that it was not done; the others
        /// may end the question.
        expect: Vec<Pattern>,
        /// By when.
        within: Within,
    },
    /// Before each trigger one of the expected, so long before.
    Before {
        /// What must be preceded.
        before: Vec<Pattern>,
        /// By what.
        expect: Vec<Pattern>,
        /// By how long; none when any length will do.
        at_least: Vec<Limit>,
    },
    /// None of these while one of these states holds.
    Never {
        /// What must not happen.
        never: Vec<Pattern>,
        /// While which states hold.
        during: Vec<String>,
    },
    /// A state may not last longer. What closes it too late shows that it went on until then.
    AtMost {
        /// How long.
        limits: Vec<Limit>,
        /// Which state.
        state: String,
    },
    /// While a state holds, one of the expected at least so often.
    AtLeastEvery {
        /// How often.
        clock: Clock,
        /// While which state holds.
        state: String,
        /// What is expected.
        expect: Vec<Pattern>,
    },
    /// Before each event the record shows that one of the bases holds.
    Basis {
        /// What needs a basis.
        before: Vec<Pattern>,
        /// All bases there are.
        bases: Vec<Basis>,
    },
    /// A right that ends: after each trigger one of these may be done, until the time is over. Never *not shown*: who does
    /// not use a right owes nothing.
    May {
        /// What sets it off.
        when: Vec<Pattern>,
        /// What may be done.
        may: Vec<Pattern>,
        /// Until when.
        within: Within,
    },
    /// What is owed once another safeguard was not kept in time; its clock begins when that one's ended.
    Missed {
        /// The other safeguard, one of `when … expect … within …`.
        of: String,
        /// What is owed then.
        expect: Vec<Pattern>,
        /// By when, from the end of the other's time.
        limits: Vec<Limit>,
    },
    /// A rule by which nobody owes an act in time: it is told beside these events, and judged by nothing.
    Tells {
        /// Beside which events.
        about: Vec<Pattern>,
    },
    /// Elements that are each shown or not, until somebody answers.
    Elements {
        /// The elements.
        elements: Vec<Element>,
        /// What takes the question away, when it comes not before the event that completes the elements. After an
        /// answer all of them must be shown anew.
        answered_by: Vec<Pattern>,
    },
}

impl Duty {
    /// The lengths of time that it gives: one, or a reading each where the law is disputed. Empty where the time is a moment that
    /// an event names, where none is given, and for [`Duty::AtLeastEvery`], whose length is a clock without readings.
    pub fn limits(&self) -> &[Limit] {
        match self {
            Self::Expect { within: Within::Limits(limits), .. }
            | Self::May { within: Within::Limits(limits), .. }
            | Self::Before { at_least: limits, .. }
            | Self::AtMost { limits, .. }
            | Self::Missed { limits, .. } => limits,
            _ => &[],
        }
    }

    /// What is asked of the record: the events that would keep it. Empty where something must not happen, or where a basis or
    /// an end of a state is asked for.
    pub fn asks(&self) -> &[Pattern] {
        match self {
            Self::Expect { expect, .. }
            | Self::Before { expect, .. }
            | Self::AtLeastEvery { expect, .. }
            | Self::Missed { expect, .. } => expect,
            Self::May { may, .. } => may,
            Self::Elements { answered_by, .. } => answered_by,
            Self::Never { .. } | Self::AtMost { .. } | Self::Basis { .. } | Self::Tells { .. } => &[],
        }
    }
}

/// One element of a standard, and what shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub words: Both,
    /// Events or states that show it.
    pub shown_by: Vec<Excuse>,
}

/// One basis that makes something lawful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// What it is.
    pub words: Both,
    /// All must hold at the event.
    pub conditions: Vec<Condition>,
}

/// An event or a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excuse {
    /// An event.
    Event(Pattern),
    /// A state, by its name.
    State(String),
}

/// A condition on the trigger, the person and the places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A state holds at the trigger.
    Holds(String),
    /// A state does not hold at the trigger.
    HoldsNot(String),
    /// Both sides are equal.
    Equal(Operand, Operand),
    /// The sides differ.
    Differs(Operand, Operand),
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// An attribute of the trigger.
    Attribute(&'static str),
    /// A part of the place that an attribute names.
    OfPlace(&'static str, PlacePart),
    /// An attribute of any event of a kind that came no later than the event; for what is announced, by now.
    Given(EventKind, &'static str),
    /// The person's nationality.
    PersonCountry,
    /// A word.
    Word(String),
}

/// A part of a declared place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacePart {
    /// Its ICE area of responsibility.
    Aor,
    /// Its country.
    Country,
    /// What kind of place it is.
    Kind,
    /// Its state of the United States.
    State,
    /// The federal circuit in which it lies.
    Circuit,
    /// The federal district in which it lies.
    District,
}

/// Where a rule is written, and how far that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What kind of authority it has.
    pub class: AuthorityClass,
    /// Its name, as a court would cite it.
    pub name: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// How far it was checked.
    pub verified: Verified,
    /// A few of its words.
    pub quote: Option<String>,
    /// Nobody has checked that it is still in force.
    pub in_force_unverified: bool,
    /// When somebody last read it for this pack.
    pub read_on: Option<Moment>,
    /// In which copy or report.
    pub read_in: Option<String>,
}

/// One duty that the law puts on an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Safeguard {
    /// Its name, such as `CU-12`.
    pub id: String,
    /// What it is, in both languages.
    pub title: Both,
    /// At which stage it is owed.
    pub stage: Stage,
    /// What must be, or must not be.
    pub duty: Duty,
    /// All must hold at the trigger.
    pub conditions: Vec<Condition>,
    /// Any of them excuses: an event after a trigger and in time, or before what is forbidden or must be preceded; a state
    /// that holds then.
    pub unless: Vec<Excuse>,
    /// Events that announce what is forbidden or must be preceded, until the time that they name (`for`) has passed or
    /// what they announce has come.
    pub warn: Vec<Pattern>,
    /// Who owes it.
    pub owed_by: Vec<String>,
    /// Where it is written.
    pub citations: Vec<Citation>,
    /// Since and until when it stands.
    pub effective: Option<Moment>,
    /// Where it stands; everywhere when empty.
    pub places: Vec<Jurisdiction>,
    /// How it stood in the courts, the latest last.
    pub litigation: Vec<Litigation>,
    /// What is in dispute.
    pub disputed: Both,
    /// What it means.
    pub plain: Both,
    /// What to do next.
    pub then: Both,
    /// What a reader must know.
    pub notes: Both,
    /// The line of the pack on which it begins.
    pub line: usize,
}

impl Safeguard {
    /// The least checked of its citations.
    pub fn verified(&self) -> Verified {
        self.citations.iter().map(|c| c.verified).min().unwrap_or(Verified::Unverified)
    }

    /// The rule of which it is a half or a version: its name up to the point, as `ER-01` for `ER-01.1`.
    pub fn rule(&self) -> &str {
        self.id.split('.').next().unwrap_or(&self.id)
    }

    /// Whether any part of it was never checked: a citation, or that it is still in force.
    pub fn has_unverified(&self) -> bool {
        self.verified() == Verified::Unverified || self.citations.iter().any(|c| c.in_force_unverified)
    }

    /// The instants at which it stands, by the dates of a zone.
    pub fn stands_in(&self, zone: &Zone) -> Instants {
        match &self.effective {
            Some(moment) => moment.allows(zone, &Widening::default()),
            None => Instants::all(),
        }
    }
}

/// Safeguards and states that are loaded together.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Its short name.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its text, in hexadecimal.
    pub digest: String,
    /// The states, by name.
    pub states: BTreeMap<String, State>,
    /// The tracks of states, in the order of the text.
    pub tracks: Vec<Track>,
    /// What follows by law from recorded events.
    pub derived: Vec<Derived>,
    /// The named lengths of time, by name.
    pub clocks: BTreeMap<String, NamedClock>,
    /// The safeguards, by name.
    pub safeguards: Vec<Safeguard>,
}

/// A pack that cannot be loaded; every fault of its text at once.
#[derive(Clone, Debug)]
pub struct PackFault {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl std::fmt::Display for PackFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the law pack has {} faults", self.diagnostics.len())
    }
}

impl std::error::Error for PackFault {}

impl Pack {
    /// Reads a pack from its notation.
    ///
    /// # Errors
    ///
    /// When anything is wrong with the text: a pack with a fault judges nobody.
    pub fn parse(text: &str) -> Result<Self, PackFault> {
        let (mut pack, diagnostics) = crate::notation::parse(text);
        if !diagnostics.is_empty() {
            return Err(PackFault { diagnostics });
        }
        let digest = Sha256::digest(text.as_bytes());
        for byte in digest {
            // Writing to a string cannot fail.
            let _ = write!(pack.digest, "{byte:02x}");
        }
        Ok(pack)
    }

    /// Finds a safeguard by its name.
    pub fn safeguard(&self, id: &str) -> Option<&Safeguard> {
        self.safeguards.iter().find(|safeguard| safeguard.id == id)
    }

    /// The plain words of a state, or its name.
    pub fn state_words(&self, name: &str, language: Language) -> String {
        self.states.get(name).map_or_else(|| name.to_owned(), |state| state.words.say(language).to_owned())
    }
}
