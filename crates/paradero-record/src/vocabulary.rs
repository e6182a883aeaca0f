//! The event vocabulary: every kind of event, what it is called in both languages, and which attributes it may carry.

mod kinds;

use std::fmt;

use crate::Language;
use kinds::KINDS;

/// What the value of an attribute may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Free text.
    Text,
    /// A declared place, or free text for a place that nobody declared.
    Place,
    /// A moment, as in `hearing_scheduled for 2025-03-17`.
    Moment,
    /// `yes` or `no`.
    Flag,
    /// One word of a closed list.
    Word(&'static [&'static str]),
    /// A whole number.
    Number,
}

/// One attribute that an event may carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttributeType {
    /// The word in the notation and in conditions of safeguards.
    pub name: &'static str,
    /// What its value may be.
    pub value: ValueType,
    /// The word on an English screen.
    pub english: &'static str,
    /// The word on a Spanish screen.
    pub spanish: &'static str,
}

/// Which part of a person's way an event belongs to; a lane of the drawn timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// The way to the country and before.
    Journey,
    /// Where the person is held and moved.
    Custody,
    /// What courts and officers decide.
    Procedure,
    /// Counsel, family, consulates: who reaches the person.
    Contact,
    /// What authorities are asked, and what they answer.
    Inquiry,
    /// What is said and done in public.
    Public,
}

impl Lane {
    /// All lanes, in the order in which they are drawn.
    pub const ALL: [Self; 6] =
        [Self::Journey, Self::Custody, Self::Procedure, Self::Contact, Self::Inquiry, Self::Public];

    /// The lane's name on a screen.
    pub fn say(self, language: Language) -> &'static str {
        let (english, spanish) = match self {
            Self::Journey => ("Journey", "Camino"),
            Self::Custody => ("Custody", "Custodia"),
            Self::Procedure => ("Procedure", "Procedimiento"),
            Self::Contact => ("Contact", "Contacto"),
            Self::Inquiry => ("Inquiries", "Consultas"),
            Self::Public => ("In public", "En público"),
        };
        language.choose(english, spanish)
    }
}

/// A kind of event from the vocabulary.
///
/// ```
/// use paradero_record::EventKind;
/// let kind = EventKind::find("removal_executed").unwrap();
/// assert_eq!(kind.name(), "removal_executed");
/// assert!(EventKind::find("removal_excuted").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventKind(u16);

struct Row {
    name: &'static str,
    lane: Lane,
    english: &'static str,
    spanish: &'static str,
    attributes: &'static [&'static str],
}

impl EventKind {
    /// Finds the kind of this name.
    pub fn find(name: &str) -> Option<Self> {
        let index = KINDS.binary_search_by(|row| row.name.cmp(name)).ok()?;
        u16::try_from(index).ok().map(Self)
    }

    /// All kinds, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        (0u16..).take(KINDS.len()).map(Self)
    }

    /// The word in the notation.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The lane in which it is drawn.
    pub fn lane(self) -> Lane {
        self.row().lane
    }

    /// What a screen calls it.
    pub fn say(self, language: Language) -> &'static str {
        language.choose(self.row().english, self.row().spanish)
    }

    /// The attribute of this name, when this kind may carry it.
    pub fn attribute(self, name: &str) -> Option<&'static AttributeType> {
        let own = self.row().attributes.contains(&name);
        let shared = SHARED.contains(&name);
        (own || shared).then(|| ATTRIBUTES.iter().find(|a| a.name == name)).flatten()
    }

    /// All attributes that this kind may carry.
    pub fn attributes(self) -> impl Iterator<Item = &'static AttributeType> {
        ATTRIBUTES.iter().filter(move |a| self.row().attributes.contains(&a.name) || SHARED.contains(&a.name))
    }

    fn row(self) -> &'static Row {
        &KINDS[usize::from(self.0)]
    }
}

impl fmt::Debug for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Attributes that every kind may carry.
const SHARED: &[&str] = &["at", "by", "note", "form"];

const fn text(name: &'static str, english: &'static str, spanish: &'static str) -> AttributeType {
    AttributeType { name, value: ValueType::Text, english, spanish }
}

const fn place(name: &'static str, english: &'static str, spanish: &'static str) -> AttributeType {
    AttributeType { name, value: ValueType::Place, english, spanish }
}

const fn word(
    name: &'static str,
    words: &'static [&'static str],
    english: &'static str,
    spanish: &'static str,
) -> AttributeType {
    AttributeType { name, value: ValueType::Word(words), english, spanish }
}

const fn flag(name: &'static str, english: &'static str, spanish: &'static str) -> AttributeType {
    AttributeType { name, value: ValueType::Flag, english, spanish }
}

const fn number(name: &'static str, english: &'static str, spanish: &'static str) -> AttributeType {
    AttributeType { name, value: ValueType::Number, english, spanish }
}

/// Every attribute, once: the same word means the same thing in every kind.
pub const ATTRIBUTES: &[AttributeType] = &[
    place("at", "at", "en"),
    place("from", "from", "desde"),
    place("to", "to", "hasta"),
    text("by", "by", "por"),
    text("with", "with", "con"),
    text("of", "of", "a"),
    text("about", "about", "sobre"),
    text("note", "note", "nota"),
    text("form", "form", "formulario"),
    text("country", "country", "país"),
    text("judge", "judge", "juez"),
    text("attorney", "attorney", "abogado"),
    text("charge", "charge", "cargo"),
    text("flight", "flight", "vuelo"),
    AttributeType { name: "for", value: ValueType::Moment, english: "for", spanish: "para" },
    number("count", "count", "cantidad"),
    number("amount", "amount (US dollars)", "monto (dólares)"),
    flag("warrant", "with a warrant", "con orden"),
    flag("present", "person present", "persona presente"),
    flag("arriving", "arriving at a port of entry", "llegada a un puerto de entrada"),
    flag("minor", "under 18", "menor de 18"),
    flag("detained", "while detained", "estando detenida"),
    word("outcome", &["positive", "negative"], "outcome", "resultado"),
    word("result", &["found", "not_found", "wrong_place"], "result", "resultado"),
    word("order", &["removal", "relief", "terminated", "voluntary_departure", "other"], "order", "orden"),
    word(
        "ruling",
        &["affirmed", "vacated", "dismissed", "sustained", "remanded", "granted", "denied"],
        "ruling",
        "fallo",
    ),
    word("type", &["master", "individual", "bond", "fear_review", "other"], "type", "tipo"),
    word("reason", &["release", "transfer", "removal", "court", "hospital", "other"], "reason", "motivo"),
    word("release", &["bond", "parole", "recognizance", "other"], "release", "liberación"),
    word(
        "basis",
        &[
            "alien_enemies_act",
            "final_order",
            "expedited_order",
            "administrative_order",
            "reinstated_order",
            "voluntary_departure",
            "visa_waiver",
            "not_stated",
            "other",
        ],
        "basis",
        "base",
    ),
    word("channel", &["phone", "video", "visit", "mail", "message"], "channel", "canal"),
    word("answer", &["allowed", "refused", "no_answer"], "answer", "respuesta"),
    word("mode", &["air", "land", "sea", "foot"], "mode", "medio"),
];

const fn row(
    name: &'static str,
    lane: Lane,
    english: &'static str,
    spanish: &'static str,
    attributes: &'static [&'static str],
) -> Row {
    Row { name, lane, english, spanish, attributes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_sorted_and_once() {
        assert!(KINDS.windows(2).all(|pair| pair[0].name < pair[1].name));
    }

    #[test]
    fn every_attribute_named_exists() {
        for row in KINDS {
            for name in row.attributes {
                assert!(ATTRIBUTES.iter().any(|a| a.name == *name), "{} of {}", name, row.name);
            }
        }
    }

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in EventKind::all() {
            assert_eq!(EventKind::find(kind.name()), Some(kind));
        }
    }
}
