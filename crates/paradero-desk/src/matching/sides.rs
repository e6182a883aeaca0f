//! Two side by side, field by field, with the words marked that differ.

use std::collections::BTreeSet;

use paradero_names::channel::{self, Level};
use paradero_names::text;
use paradero_reader::mapping::Field;
use paradero_record::{Language, Moment, Person, Row, Who, Widening, Zone, say};

use super::known::Known;
use crate::find::plain_identifier;
use crate::view::{Mark, SideLine};

/// What is known of one side.
#[derive(Default)]
pub(crate) struct Facts {
    names: Vec<String>,
    pub(crate) born: Option<Moment>,
    countries: Vec<String>,
    place: Option<String>,
    pub(crate) identifiers: Vec<(String, String)>,
    cells: Vec<(String, String)>,
}

impl Facts {
    pub(crate) fn of(known: &Known<'_>, who: &Who) -> Self {
        match who {
            Who::Person(id) => known.person(id).map(Self::of_person).unwrap_or_default(),
            Who::Row(id) => known.row(id).map(Self::of_row).unwrap_or_default(),
        }
    }

    fn of_person(person: &Person) -> Self {
        Self {
            names: std::iter::once(&person.label).chain(&person.names).cloned().collect(),
            born: person.born.clone(),
            countries: person.countries.clone(),
            identifiers: person.identifiers.clone(),
            ..Self::default()
        }
    }

    fn of_row(row: &Row) -> Self {
        Self {
            names: vec![row.name.clone()],
            born: row.born.clone(),
            countries: row.country.iter().cloned().collect(),
            place: row.place.clone(),
            identifiers: row.identifiers.clone(),
            cells: row.cells.clone(),
        }
    }
}

/// Whether two birth dates cannot both be true, as far as each is known.
pub(crate) fn contradict(one: &Moment, other: &Moment, zone: &Zone) -> bool {
    let allowed = |moment: &Moment| moment.allows(zone, &Widening::default());
    allowed(one).intersect(&allowed(other)).is_empty()
}

/// The two, field by field; a field of which neither side says anything is left out.
pub(crate) fn sides(left: &Facts, right: &Facts, zone: &Zone, language: Language) -> Vec<SideLine> {
    let pick = |english: &'static str, spanish: &'static str| language.choose(english, spanish).to_owned();
    let mut lines = vec![by_words(pick("Name", "Nombre"), &left.names, &right.names, language)];
    lines.extend(born(left, right, zone, language));
    lines.push(whole(pick("Country", "País"), &left.countries, &right.countries, language));
    let place = |facts: &Facts| facts.place.iter().cloned().collect::<Vec<_>>();
    lines.push(by_words(pick("Place", "Lugar"), &place(left), &place(right), language));
    for kind in kinds(&left.identifiers, &right.identifiers) {
        let label = Field::Identifier(kind.to_owned()).say(language);
        let (one, other) = (of_kind(&left.identifiers, kind), of_kind(&right.identifiers, kind));
        lines.push(whole(label, &one, &other, language));
    }
    for heading in kinds(&left.cells, &right.cells) {
        let (one, other) = (of_kind(&left.cells, heading), of_kind(&right.cells, heading));
        lines.push(by_words(heading.to_owned(), &one, &other, language));
    }
    lines.retain(|line| !(line.left.is_empty() && line.right.is_empty()));
    lines
}

/// The headings of both, each once, in the order in which they come.
fn kinds<'a>(left: &'a [(String, String)], right: &'a [(String, String)]) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    left.iter().chain(right).map(|(kind, _)| kind.as_str()).filter(|kind| seen.insert(*kind)).collect()
}

fn of_kind(all: &[(String, String)], kind: &str) -> Vec<String> {
    all.iter().filter(|(one, value)| one == kind && !value.is_empty()).map(|(_, value)| value.clone()).collect()
}

fn born(left: &Facts, right: &Facts, zone: &Zone, language: Language) -> Option<SideLine> {
    let label = language.choose("Born", "Fecha de nacimiento").to_owned();
    let words = |moment: &Option<Moment>| moment.iter().map(|moment| bare(&say(moment, language))).collect::<Vec<_>>();
    let how = match (&left.born, &right.born) {
        (None, None) => return None,
        (Some(one), Some(other)) if one == other => How::Same,
        (Some(one), Some(other)) if contradict(one, other, zone) => How::Different,
        (Some(_), Some(_)) => How::Like,
        _ => How::Alone,
    };
    let marks = |all: Vec<String>| all.into_iter().map(|text| how.mark(text)).collect();
    Some(line(label, marks(words(&left.born)), marks(words(&right.born)), how, language))
}

/// A date without its preposition.
fn bare(said: &str) -> String {
    let leads = ["on ", "in ", "el ", "en "];
    leads.iter().find_map(|lead| said.strip_prefix(lead)).unwrap_or(said).to_owned()
}

/// An identifier for comparing; one that has no letters of this alphabet is compared as it is written.
pub(crate) fn bare_code(value: &str) -> String {
    let plain = plain_identifier(value);
    if plain.is_empty() { text::plain(value) } else { plain }
}

/// Values that agree as a whole or not at all, however they are written.
fn whole(label: String, left: &[String], right: &[String], language: Language) -> SideLine {
    let plain = |all: &[String]| all.iter().map(|value| bare_code(value)).collect::<BTreeSet<_>>();
    let (one, other) = (plain(left), plain(right));
    let how_of = |value: &str, others: &BTreeSet<String>| match others {
        others if others.is_empty() => How::Alone,
        others if others.contains(&bare_code(value)) => How::Same,
        _ => How::Different,
    };
    let marks =
        |all: &[String], others| all.iter().map(|value| how_of(value, others).mark(value.clone())).collect::<Vec<_>>();
    let how = match (one.is_empty() || other.is_empty(), one.is_disjoint(&other)) {
        (true, _) => How::Alone,
        (false, false) => How::Same,
        (false, true) => How::Different,
    };
    line(label, marks(left, &other), marks(right, &one), how, language)
}

/// Values word by word.
fn by_words(label: String, left: &[String], right: &[String], language: Language) -> SideLine {
    let words = |all: &[String]| {
        let each = all.iter().map(|value| value.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        each.reduce(|mut words, more| {
            words.push("·".to_owned());
            words.extend(more);
            words
        })
    };
    let (one, other) = (words(left).unwrap_or_default(), words(right).unwrap_or_default());
    let (here, there) = (marks(&one, &other), marks(&other, &one));
    let worst = |marks: &[Mark]| marks.iter().map(|mark| How::find(&mark.how)).max();
    // A name of several on one side that agrees is enough, so the side whose words are all found decides.
    let how = match (worst(&here), worst(&there)) {
        (Some(one), Some(other)) => one.min(other),
        _ => How::Alone,
    };
    line(label, here, there, how, language)
}

fn marks(words: &[String], others: &[String]) -> Vec<Mark> {
    let plain: Vec<String> = others.iter().map(|word| text::plain(word)).filter(|word| !word.is_empty()).collect();
    let how = |word: &str| {
        let bare = text::plain(word);
        let nearest = plain.iter().map(|other| channel::level(&bare, other)).min();
        match nearest {
            _ if bare.is_empty() => How::Same,
            None => How::Alone,
            Some(Level::Exact) => How::Same,
            Some(Level::Different) => How::Different,
            Some(_) => How::Like,
        }
    };
    words.iter().map(|word| how(word).mark(word.clone())).collect()
}

/// How a word or a field stands to the other side, from the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    Same,
    Like,
    Different,
    Alone,
}

impl How {
    const fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Like => "like",
            Self::Different => "different",
            Self::Alone => "alone",
        }
    }

    fn find(word: &str) -> Self {
        [Self::Same, Self::Like, Self::Different].into_iter().find(|how| how.word() == word).unwrap_or(Self::Alone)
    }

    fn mark(self, text: String) -> Mark {
        Mark { text, how: self.word().to_owned() }
    }

    const fn say(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Same, Language::English) => "the same",
            (Self::Same, Language::Spanish) => "igual",
            (Self::Like, Language::English) => "alike",
            (Self::Like, Language::Spanish) => "parecido",
            (Self::Different, Language::English) => "differs",
            (Self::Different, Language::Spanish) => "difiere",
            (Self::Alone, Language::English) => "on one side only",
            (Self::Alone, Language::Spanish) => "solo en un lado",
        }
    }
}

fn line(label: String, left: Vec<Mark>, right: Vec<Mark>, how: How, language: Language) -> SideLine {
    SideLine { label, left, right, how: how.word().to_owned(), words: how.say(language).to_owned() }
}
