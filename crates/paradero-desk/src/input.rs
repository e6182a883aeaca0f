//! What people type: the fields of every form, as text, and what is wrong with them.

use serde::Deserialize;

/// As of which day, and as known on which day; empty is now.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Days {
    /// An EDTF date or date-time; a date counts to its last second.
    #[serde(default)]
    pub as_of: String,
    /// An EDTF date or date-time.
    #[serde(default)]
    pub known_on: String,
}

/// By what the list of safeguards is narrowed; empty is not at all. Each is a word as in [`crate::view::FilterLine`].
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Narrow {
    /// The stage.
    #[serde(default)]
    pub stage: String,
    /// The class of authority of any citation.
    #[serde(default)]
    pub class: String,
    /// How far the least checked citation was, or `marked` for whatever carries the mark *unverified*.
    #[serde(default)]
    pub verified: String,
    /// How it stands in the courts, or `open` for what is in dispute or before a court.
    #[serde(default)]
    pub standing: String,
}

/// A new person.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NewPerson {
    /// The name.
    #[serde(default)]
    pub label: String,
    /// Other names, one a line.
    #[serde(default)]
    pub names: String,
    /// Born when, an EDTF date as far as known.
    #[serde(default)]
    pub born: String,
    /// Countries, as two-letter codes, after commas.
    #[serde(default)]
    pub countries: String,
    /// An A-number.
    #[serde(default)]
    pub a_number: String,
    /// A note.
    #[serde(default)]
    pub note: String,
    /// The names in addresses of those on record who were shown to be somebody else, after blanks.
    #[serde(default)]
    pub not_these: String,
}

/// A new source.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NewSource {
    /// The title.
    #[serde(default)]
    pub title: String,
    /// Who published it.
    #[serde(default)]
    pub publisher: String,
    /// The kind's word in the notation.
    #[serde(default)]
    pub kind: String,
    /// When it was published, as EDTF.
    #[serde(default)]
    pub published: String,
    /// Where it can be read.
    #[serde(default)]
    pub url: String,
    /// A note.
    #[serde(default)]
    pub note: String,
}

/// A new statement about an event.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NewStatement {
    /// The source's name.
    #[serde(default)]
    pub source: String,
    /// The page, counted from 1.
    #[serde(default)]
    pub page: String,
    /// The line, or first and last with a dash.
    #[serde(default)]
    pub line: String,
    /// The words, as they stand there.
    #[serde(default)]
    pub quote: String,
    /// Who speaks; empty for the source itself.
    #[serde(default)]
    pub speaker: String,
    /// The role's word.
    #[serde(default)]
    pub role: String,
    /// The stance's word.
    #[serde(default)]
    pub stance: String,
    /// The firmness's word.
    #[serde(default)]
    pub firmness: String,
    /// The name of an event that is on record already; empty for a new one.
    #[serde(default)]
    pub event: String,
    /// The kind's word, for a new event.
    #[serde(default)]
    pub kind: String,
    /// The moment, as EDTF.
    #[serde(default)]
    pub when: String,
    /// Attributes in the notation: `from otay  basis final_order`.
    #[serde(default)]
    pub attributes: String,
    /// The tier's word.
    #[serde(default)]
    pub tier: String,
}

/// A search in the custody locator.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct LocatorCheck {
    /// `found`, `not_found` or `wrong_place`.
    #[serde(default)]
    pub result: String,
    /// The place shown, when found.
    #[serde(default)]
    pub place: String,
    /// When, as EDTF; empty is now.
    #[serde(default)]
    pub when: String,
    /// A note.
    #[serde(default)]
    pub note: String,
}

/// A call or visit.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Contact {
    /// `phone`, `video`, `visit`, `mail` or `message`.
    #[serde(default)]
    pub channel: String,
    /// `allowed`, `refused` or `no_answer`.
    #[serde(default)]
    pub answer: String,
    /// Who was in contact.
    #[serde(default)]
    pub with: String,
    /// Where the person said they were.
    #[serde(default)]
    pub place: String,
    /// When, as EDTF; empty is now.
    #[serde(default)]
    pub when: String,
    /// A note.
    #[serde(default)]
    pub note: String,
}

/// A judgement whether two reports are one event.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NewJudgement {
    /// `same`, `different` or `unsure`.
    #[serde(default)]
    pub sameness: String,
    /// The first event.
    #[serde(default)]
    pub left: String,
    /// The second event.
    #[serde(default)]
    pub right: String,
    /// Why.
    #[serde(default)]
    pub because: String,
}

/// An answer to an alarm.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NewAct {
    /// The alarm's key.
    #[serde(default)]
    pub alarm: String,
    /// `seen`, `doing` or `done`.
    #[serde(default)]
    pub progress: String,
    /// What was done, or why nothing is.
    #[serde(default)]
    pub because: String,
}

/// Which pair of the matching desk is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct MatchQuery {
    /// The other list's name; empty for everybody on record.
    #[serde(default)]
    pub with: String,
    /// The pair to show; empty for the next one.
    #[serde(default)]
    pub at: String,
    /// The pair after which the next one is meant.
    #[serde(default)]
    pub after: String,
}

/// A judgement whether two are one person.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NewIdentity {
    /// The one: `person:ana` or `row:roster:17`.
    #[serde(default)]
    pub left: String,
    /// The other.
    #[serde(default)]
    pub right: String,
    /// `same`, `different` or `unsure`.
    #[serde(default)]
    pub sameness: String,
    /// Why; needed for the first two.
    #[serde(default)]
    pub because: String,
    /// Why all the same, where birth dates contradict each other.
    #[serde(default)]
    pub again: String,
}

/// A judgement whether two are one person, to be taken back.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NewTakeBack {
    /// The one.
    #[serde(default)]
    pub left: String,
    /// The other.
    #[serde(default)]
    pub right: String,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FieldFault {
    /// The field's name, as in the form.
    pub field: &'static str,
    /// What is wrong and what to write, in the language of the reader.
    pub message: String,
}
