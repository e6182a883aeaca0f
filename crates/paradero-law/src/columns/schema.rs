//! What the codes in the columns stand for.

use std::collections::BTreeMap;

use paradero_record::{EventKind, Place, Tri};

use crate::jurisdiction::{circuit, lies_in};
use crate::pack::{Jurisdiction, PlacePart};

/// What the codes in the columns stand for. Codes are small whole numbers; 0 always says that nothing is stated, but in the
/// column of kinds, where every code stands for a kind.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// What each code of the column of kinds stands for; nothing for what the vocabulary has no kind for.
    pub kinds: Vec<Option<EventKind>>,
    /// The attribute columns, in the order in which they are given.
    pub attributes: Vec<Words>,
    /// The declared places that attributes name by their ids.
    pub places: Vec<Place>,
    /// The countries of the column of nationalities: code 1 stands for the first.
    pub countries: Vec<String>,
}

/// What the codes of one attribute column stand for.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The attribute's word in the notation, such as `outcome`.
    pub name: String,
    /// Its values as the notation has them: code 1 stands for the first. A place is named by its id.
    pub words: Vec<String>,
}

/// The codes of one column.
#[derive(Clone, Copy, Debug)]
pub enum Codes<'a> {
    /// At most 255 words.
    Small(&'a [u8]),
    /// At most 65,535 words.
    Wide(&'a [u16]),
}

impl Codes<'_> {
    /// The code of a row; 0 beyond the last.
    #[inline]
    pub fn at(&self, row: usize) -> u16 {
        match self {
            Self::Small(codes) => codes.get(row).copied().map_or(0, u16::from),
            Self::Wide(codes) => codes.get(row).copied().unwrap_or(0),
        }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        match self {
            Self::Small(codes) => codes.len(),
            Self::Wide(codes) => codes.len(),
        }
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn slice(&self, from: usize, until: usize) -> Self {
        match self {
            Self::Small(codes) => Self::Small(codes.get(from..until).unwrap_or_default()),
            Self::Wide(codes) => Self::Wide(codes.get(from..until).unwrap_or_default()),
        }
    }
}

/// The columns that conditions read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attributes<'a> {
    pub(super) columns: &'a [Codes<'a>],
    pub(super) country: Option<Codes<'a>>,
}

impl Attributes<'_> {
    #[inline]
    pub(super) fn code(&self, column: usize, row: usize) -> u16 {
        self.columns.get(column).map_or(0, |codes| codes.at(row))
    }
}

impl Schema {
    /// For each code of a column whether the place lies in one of some jurisdictions; nothing for what is no declared place.
    pub(super) fn lie_in(&self, column: usize, all: &[Jurisdiction]) -> Vec<Option<Tri>> {
        let place = |id: &String| self.places.iter().find(|place| place.id.as_str() == id);
        let words = self.attributes.get(column).map(|words| words.words.as_slice()).unwrap_or_default();
        std::iter::once(None).chain(words.iter().map(|id| place(id).map(|place| lies_in(place, all)))).collect()
    }

    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.attributes.iter().position(|words| words.name == name)
    }
}

/// Every word of a program once, so that words of different columns can be compared. 0 is no word.
#[derive(Clone, Debug, Default)]
pub(super) struct Dictionary(BTreeMap<String, u32>);

impl Dictionary {
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.0.len() + 1).unwrap_or(0);
        *self.0.entry(word.to_owned()).or_insert(next)
    }

    /// For each code of a column the number of its word.
    pub(super) fn of_words(&mut self, words: &[String]) -> Vec<u32> {
        let mut numbers = vec![0];
        numbers.extend(words.iter().map(|word| self.number(word)));
        numbers
    }

    /// For each code of a column of places the number of a part of the place.
    pub(super) fn of_places(&mut self, ids: &[String], places: &[Place], part: PlacePart) -> Vec<u32> {
        let mut numbers = vec![0];
        numbers.extend(ids.iter().map(|id| {
            let place = places.iter().find(|place| place.id.as_str() == id);
            place.and_then(|place| part_of(place, part)).map_or(0, |word| self.number(&word))
        }));
        numbers
    }
}

fn part_of(place: &Place, part: PlacePart) -> Option<String> {
    match part {
        PlacePart::Aor => place.aor.clone(),
        PlacePart::Country => place.country.clone(),
        PlacePart::Kind => place.kind.map(|kind| kind.word().to_owned()),
        PlacePart::State => place.state.clone(),
        PlacePart::District => place.district.clone(),
        PlacePart::Circuit => circuit(place).map(ToOwned::to_owned),
    }
}
