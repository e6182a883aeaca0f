//! What people type: the fields of every form, as text, and what is wrong with them.

use serde::Deserialize;

/// As of which day, and as known on which day; empty is now.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Days {
    /// An EDTF date or date-time; a date counts to its last second.
    pub as_of: String,
    /// An EDTF date or date-time.
    pub known_on: String,
}

/// By what the list of safeguards is narrowed; empty is not at all. Each is a word as in [`crate::view::FilterLine`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Narrow {
    /// The stage.
    pub stage: String,
    /// The class of authority of any citation.
    pub class: String,
    /// How far the least checked citation was, or `marked` for whatever carries the mark *unverified*.
    pub verified: String,
    /// How it stands in the courts, or `open` for what is in dispute or before a court.
    pub standing: String,
}

/// A new person.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewPerson {
    /// The name.
    pub label: String,
    /// Other names, one a line.
    pub names: String,
    /// Born when, an EDTF date as far as known.
    pub born: String,
    /// Countries, as two-letter codes, after commas.
    pub countries: String,
    /// An A-number.
    pub a_number: String,
    /// A note.
    pub note: String,
    /// The names in addresses of those on record who were shown to be somebody else, after blanks.
    pub not_these: String,
}

/// A new source.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewSource {
    /// The title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The kind's word in the notation.
    pub kind: String,
    /// When it was published, as EDTF.
    pub published: String,
    /// Where it can be read.
    pub url: String,
    /// A note.
    pub note: String,
}

/// A new statement about an event.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewStatement {
    /// The source's name.
    pub source: String,
    /// The page, counted from 1.
    pub page: String,
    /// The line, or first and last with a dash.
    pub line: String,
    /// The words, as they stand there.
    pub quote: String,
    /// Who speaks; empty for the source itself.
    pub speaker: String,
    /// The role's word.
    pub role: String,
    /// The stance's word.
    pub stance: String,
    /// The firmness's word.
    pub firmness: String,
    /// The name of an event that is on record already; empty for a new one.
    pub event: String,
    /// The kind's word, for a new event.
    pub kind: String,
    /// The moment, as EDTF.
    pub when: String,
    /// Attributes in the notation: `from otay  basis final_order`.
    pub attributes: String,
    /// The tier's word.
    pub tier: String,
}

/// A search in the custody locator.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LocatorCheck {
    /// `found`, `not_found` or `wrong_place`.
    pub result: String,
    /// The place shown, when found.
    pub place: String,
    /// When, as EDTF; empty is now.
    pub when: String,
    /// A note.
    pub note: String,
}

/// A call or visit.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// `phone`, `video`, `visit`, `mail` or `message`.
    pub channel: String,
    /// `allowed`, `refused` or `no_answer`.
    pub answer: String,
    /// Who was in contact.
    pub with: String,
    /// Where the person said they were.
    pub place: String,
    /// When, as EDTF; empty is now.
    pub when: String,
    /// A note.
    pub note: String,
}

/// A judgement whether two reports are one event.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewJudgement {
    /// `same`, `different` or `unsure`.
    pub sameness: String,
    /// The first event.
    pub left: String,
    /// The second event.
    pub right: String,
    /// Why.
    pub because: String,
}

/// An answer to an alarm.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewAct {
    /// The alarm's key.
    pub alarm: String,
    /// `seen`, `doing` or `done`.
    pub progress: String,
    /// What was done, or why nothing is.
    pub because: String,
}

/// Which pair of the matching desk is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MatchQuery {
    /// The other list's name; empty for everybody on record.
    pub with: String,
    /// The pair to show; empty for the next one.
    pub at: String,
    /// The pair after which the next one is meant.
    pub after: String,
}

/// A judgement whether two are one person.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewIdentity {
    /// The one: `person:ana` or `row:roster:17`.
    pub left: String,
    /// The other.
    pub right: String,
    /// `same`, `different` or `unsure`.
    pub sameness: String,
    /// Why; needed for the first two.
    pub because: String,
    /// Why all the same, where birth dates contradict each other.
    pub again: String,
}

/// A judgement whether two are one person, to be taken back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewTakeBack {
    /// The one.
    pub left: String,
    /// The other.
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
