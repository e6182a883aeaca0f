//! Sources: what says things, who published it and when.

use crate::words;
use crate::{Moment, Recorded, SourceId, Tier};

words! {
    /// What kind of thing a source is.
    pub enum SourceKind {
        /// A form that an agency fills in, such as an I-862.
        OfficialForm = "official_form", "official form", "formulario oficial";
        /// A filing, transcript or order of a court.
        CourtRecord = "court_record", "court record", "expediente judicial";
        /// An agency's own statement, web page or letter.
        Government = "government", "government", "gobierno";
        /// The person's lawyers.
        Counsel = "counsel", "counsel", "abogados";
        /// The person's family.
        Family = "family", "family", "familia";
        /// The person.
        Person = "person", "the person", "la persona";
        /// A look-up in the custody locator.
        Locator = "locator", "locator search", "búsqueda en el localizador";
        /// A newspaper, broadcaster or web site.
        Press = "press", "press", "prensa";
        /// A non-governmental organisation.
        Organisation = "organisation", "organisation", "organización";
        /// A legislator's or legislature's release or letter.
        Legislator = "legislator", "legislator", "legislador";
        /// A list of people.
        List = "list", "list", "lista";
        /// A note by whoever keeps the record: a call, a visit.
        Note = "note", "note", "nota";
    }
}

/// The text that was taken from a kept file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// The SHA-256 of the kept text, in hexadecimal.
    pub file: String,
    /// What took it from the file, with its version.
    pub by: String,
    /// Who may see it.
    pub tier: Tier,
}

/// Something that says things.
///
/// Its kept file, when there is one, is named by the SHA-256 of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name under which statements cite it.
    pub id: SourceId,
    /// Its title, in its own language.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// What kind of thing it is.
    pub kind: SourceKind,
    /// When it was published.
    pub published: Option<Moment>,
    /// The publication date was worked out and is not printed on the source.
    pub published_inferred: bool,
    /// Where it can be read.
    pub url: Option<String>,
    /// What it republishes, when it is a copy or relays another outlet.
    pub copy_of: Option<String>,
    /// Its language, as a two-letter code.
    pub language: Option<String>,
    /// The SHA-256 of the kept file, in hexadecimal.
    pub file: Option<String>,
    /// The text that was taken from the kept file, kept beside it.
    pub derived: Option<Derived>,
    /// What a reader of the source should know.
    pub note: Option<String>,
    /// When it came into the record, and through whom.
    pub recorded: Option<Recorded>,
}

impl Source {
    /// A source of which nothing else is known yet.
    pub fn new(id: SourceId, title: impl Into<String>, kind: SourceKind) -> Self {
        Self {
            id,
            title: title.into(),
            publisher: None,
            kind,
            published: None,
            published_inferred: false,
            url: None,
            copy_of: None,
            language: None,
            file: None,
            derived: None,
            note: None,
            recorded: None,
        }
    }
}
