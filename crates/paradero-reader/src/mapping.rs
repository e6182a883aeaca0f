//! Which column of a sheet means what: guessed with reasons, changed by people, kept for the next delivery.

mod apply;
mod fit;
mod guess;
mod notation;
mod words;

use paradero_record::{EventKind, Language};

pub use apply::{Dated, Entry, Identifier, apply, entries};
pub use fit::{Fit, Moved};
pub use notation::MappingError;

use crate::said::Said;
use crate::table::Table;
use crate::written_date::DateOrder;

pub(crate) use guess::{guess_columns, knows_heading};

/// What a column says about a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The whole name.
    Name,
    /// Given names. Several columns are put together in their order.
    Given,
    /// The surname, or both.
    Surname,
    /// The second surname, as `Apellido materno`.
    SecondSurname,
    /// The date of birth.
    Born,
    /// The age in years.
    Age,
    /// The year of birth.
    BirthYear,
    /// The country of nationality or birth.
    Country,
    /// The sex or gender, as the list says it.
    Sex,
    /// Where the person is held, or is from.
    Place,
    /// Something that tells people apart, with what it is: `a_number`, `passport`. Lower-case letters and `_`.
    Identifier(String),
    /// The day of an event.
    Date(EventKind),
    /// Anything else that is kept with the row.
    Note,
    /// Nothing: the column is left out.
    Ignore,
}

impl Field {
    /// Fields without a parameter.
    pub const PLAIN: [Self; 12] = [
        Self::Name,
        Self::Given,
        Self::Surname,
        Self::SecondSurname,
        Self::Born,
        Self::Age,
        Self::BirthYear,
        Self::Country,
        Self::Sex,
        Self::Place,
        Self::Note,
        Self::Ignore,
    ];

    /// The kinds of identifier that are guessed; others may be written.
    pub const IDENTIFIERS: [&'static str; 5] = ["a_number", "passport", "national_id", "case", "booking"];

    /// The word in a mapping's text: `given`, `identifier.passport`, `date.removal_executed`.
    pub fn name(&self) -> String {
        match self {
            Self::Identifier(kind) => format!("identifier.{kind}"),
            Self::Date(kind) => format!("date.{kind}"),
            plain => plain.word().to_owned(),
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Given => "given",
            Self::Surname => "surname",
            Self::SecondSurname => "second_surname",
            Self::Born => "born",
            Self::Age => "age",
            Self::BirthYear => "birth_year",
            Self::Country => "country",
            Self::Sex => "sex",
            Self::Place => "place",
            Self::Identifier(_) => "identifier",
            Self::Date(_) => "date",
            Self::Note => "note",
            Self::Ignore => "ignore",
        }
    }

    /// The field of this name; `None` when there is no such field, kind of event, or form of identifier.
    pub fn find(name: &str) -> Option<Self> {
        if let Some(kind) = name.strip_prefix("identifier.") {
            let fine = !kind.is_empty()
                && kind.len() <= 40
                && kind.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
            return fine.then(|| Self::Identifier(kind.to_owned()));
        }
        if let Some(kind) = name.strip_prefix("date.") {
            return EventKind::find(kind).map(Self::Date);
        }
        Self::PLAIN.into_iter().find(|field| field.word() == name)
    }

    /// What a screen calls it.
    pub fn say(&self, language: Language) -> String {
        let (english, spanish) = match self {
            Self::Name => ("whole name", "nombre completo"),
            Self::Given => ("given names", "nombres"),
            Self::Surname => ("surname", "apellido"),
            Self::SecondSurname => ("second surname", "segundo apellido"),
            Self::Born => ("date of birth", "fecha de nacimiento"),
            Self::Age => ("age", "edad"),
            Self::BirthYear => ("year of birth", "año de nacimiento"),
            Self::Country => ("country", "país"),
            Self::Sex => ("sex", "sexo"),
            Self::Place => ("place", "lugar"),
            Self::Note => ("note", "nota"),
            Self::Ignore => ("left out", "se omite"),
            Self::Date(kind) => return format!("{}: {}", language.choose("date", "fecha"), kind.say(language)),
            Self::Identifier(kind) => return identifier(kind, language),
        };
        language.choose(english, spanish).to_owned()
    }
}

fn identifier(kind: &str, language: Language) -> String {
    let (english, spanish) = match kind {
        "a_number" => ("A-number", "número A"),
        "passport" => ("passport", "pasaporte"),
        "national_id" => ("national identity number", "documento de identidad"),
        "case" => ("case number", "número de caso"),
        "booking" => ("booking number", "número de ingreso"),
        other => (other, other),
    };
    language.choose(english, spanish).to_owned()
}

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// The cells only look so.
    Weak,
    /// The heading contains known words, or all cells have the form.
    Likely,
    /// The heading is known.
    Sure,
}

impl Confidence {
    /// The word on a screen.
    pub fn say(self, language: Language) -> &'static str {
        let (english, spanish) = match self {
            Self::Weak => ("perhaps", "quizás"),
            Self::Likely => ("likely", "probable"),
            Self::Sure => ("sure", "seguro"),
        };
        language.choose(english, spanish)
    }
}

/// What a column seems to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// What it says about a person.
    pub field: Field,
    /// How its days and months are written, as far as its dates tell.
    pub order: DateOrder,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why.
    pub reason: Said,
}

/// One column and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// What it says about a person.
    pub field: Field,
    /// The column, 0 for A; `None` when only the heading is stated.
    pub column: Option<u16>,
    /// The heading, by which a moved column is followed; `None` when only the letter is stated.
    pub heading: Option<String>,
    /// How days and months are written; matters only for dates.
    pub order: DateOrder,
}

/// Which column means what.
///
/// Its text form is what a command takes and what is kept for the next delivery:
///
/// ```
/// use paradero_reader::mapping::{Field, Mapping};
/// let mapping: Mapping = "given=C, surname=B, born:dmy=F \"F. Nac.\", identifier.a_number=\"A-Number\"".parse().unwrap();
/// assert_eq!(mapping.assignments()[2].column, Some(5));
/// assert_eq!(mapping.to_string().parse::<Mapping>().unwrap(), mapping);
///
/// let error = "given=C, surnam=B".parse::<Mapping>().unwrap_err();
/// assert_eq!(error.to_string(), "item 2, \"surnam=B\": there is no field \"surnam\"; did you mean \"surname\"?");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    assignments: Vec<Assignment>,
}

impl Mapping {
    /// A mapping of these assignments.
    pub fn of(assignments: Vec<Assignment>) -> Self {
        Self { assignments }
    }

    /// What the headings and cells of a table suggest; each column's reason is in its [`guess`](crate::table::Column).
    pub fn guess(table: &Table) -> Self {
        let assigned = table.columns().iter().filter_map(|column| {
            let guess = column.guess.as_ref().filter(|guess| guess.field != Field::Ignore)?;
            Some(Assignment {
                field: guess.field.clone(),
                column: Some(column.index),
                heading: Some(column.heading.clone()).filter(|h| !h.is_empty()),
                order: guess.order,
            })
        });
        Self { assignments: assigned.collect() }
    }

    /// The assignments, in their order.
    pub fn assignments(&self) -> &[Assignment] {
        &self.assignments
    }

    /// Whether it says how people are called; without that no row is anybody.
    pub fn has_name(&self) -> bool {
        self.assignments.iter().any(|a| matches!(a.field, Field::Name | Field::Given | Field::Surname))
    }
}
