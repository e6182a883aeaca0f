//! The index over everybody on record, held in memory and brought up to date as people are recorded and rows are judged.

use std::collections::BTreeMap;

use paradero_names::{Answer, Country, Entry, Index, Name, Query};
use paradero_record::{Person, PersonId, Record, Row, Sameness, Subject, Tier, Who, Zone, standing};

use crate::board::PlaceName;
use crate::desk::{State, Viewer, may_see};
use crate::find::read::{born_of, without_remarks};

/// Everything by which somebody can be found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Known {
    /// Who.
    pub(crate) id: PersonId,
    /// All their names as written, that on the screen first, those of lists last.
    pub(crate) names: Vec<String>,
    born: Option<paradero_names::Born>,
    /// Their countries, as two-letter codes.
    pub(crate) countries: Vec<String>,
    place: Option<String>,
    /// Their identifiers, plain.
    pub(crate) identifiers: Vec<String>,
}

impl Known {
    /// The name of this number, when it is not the one on the screen.
    pub(crate) fn by_name(&self, number: usize) -> Option<String> {
        self.names.get(number).filter(|_| number > 0).cloned()
    }

    fn entry(&self, number: u64) -> Entry {
        // Somebody with two nationalities is from either; the index knows one country at most.
        let country = match self.countries.as_slice() {
            [one] => Country::named(one),
            _ => None,
        };
        let names = self.names.iter().map(|name| Name::parse(&without_remarks(name))).collect();
        Entry { id: number, names, born: self.born, country, place: self.place.clone() }
    }
}

/// The index, as one tier sees it.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    index: Index,
    /// By the number in the index.
    people: Vec<Known>,
    numbers: BTreeMap<PersonId, usize>,
    /// The ledger's last entry that it knows of.
    at: Option<u64>,
}

impl Finder {
    /// Who is meant by a question.
    pub(crate) fn find(&self, query: &Query) -> Answer {
        self.index.find(query)
    }

    /// The person of a number in the index.
    pub(crate) fn person(&self, number: u64) -> Option<&Known> {
        self.people.get(usize::try_from(number).ok()?)
    }

    /// Everybody with this identifier, already plain.
    pub(crate) fn with_identifier<'a>(&'a self, plain: &'a str) -> impl Iterator<Item = &'a Known> {
        self.people.iter().filter(move |known| known.identifiers.iter().any(|one| one == plain))
    }

    /// Takes in whoever is new or is known by something else than before. People are never taken from a record.
    fn learn(&mut self, all: Vec<Known>) {
        if self.people.is_empty() {
            let numbered = all.iter().enumerate();
            self.numbers = numbered.map(|(number, known)| (known.id.clone(), number)).collect();
            self.index = Index::build(all.iter().zip(0..).map(|(known, number)| known.entry(number)));
            self.people = all;
            return;
        }
        for known in all {
            let number = *self.numbers.entry(known.id.clone()).or_insert(self.people.len());
            let place = u64::try_from(number).unwrap_or(u64::MAX);
            match self.people.get_mut(number) {
                Some(before) if *before == known => {}
                Some(before) => {
                    self.index.add(known.entry(place));
                    *before = known;
                }
                None => {
                    self.index.add(known.entry(place));
                    self.people.push(known);
                }
            }
        }
    }
}

/// An index for each tier: what a tier may not see does not count in its answers.
#[derive(Debug, Default)]
pub(crate) struct Finders {
    privileged: Finder,
    team: Finder,
    coalition: Finder,
    public: Finder,
}

impl Finders {
    fn of(&self, tier: Tier) -> &Finder {
        match tier {
            Tier::Privileged => &self.privileged,
            Tier::Team => &self.team,
            Tier::Coalition => &self.coalition,
            Tier::Public => &self.public,
        }
    }

    fn of_mut(&mut self, tier: Tier) -> &mut Finder {
        match tier {
            Tier::Privileged => &mut self.privileged,
            Tier::Team => &mut self.team,
            Tier::Coalition => &mut self.coalition,
            Tier::Public => &mut self.public,
        }
    }
}

/// Whether where people are has to be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Places {
    /// It has: somebody asks for a place, and places change without anything being recorded.
    Anew,
    /// It has not.
    AsKnown,
}

impl State {
    /// The index as a viewer may see it, up to date, and the state beside it.
    pub(crate) fn finder(&mut self, viewer: &Viewer, places: Places) -> (&Finder, &Self) {
        if self.finders.of(viewer.tier).at != Some(self.known_seq) || places == Places::Anew {
            let all = everybody(self, viewer);
            let finder = self.finders.of_mut(viewer.tier);
            finder.learn(all);
            finder.at = Some(self.known_seq);
        }
        (self.finders.of(viewer.tier), self)
    }
}

fn everybody(state: &State, viewer: &Viewer) -> Vec<Known> {
    let rows = rows_by_person(&state.base, viewer);
    let people = state.base.people.values().filter(|person| person.subject == Subject::Person);
    let known = |person: &Person| {
        let rows = rows.get(&person.id).map(Vec::as_slice).unwrap_or_default();
        known(person, rows, &state.base.zone, place_of(state, &person.id))
    };
    people.map(known).collect()
}

/// The rows that stand judged to be each person, of the lists that the viewer may see.
fn rows_by_person<'a>(base: &'a Record, viewer: &Viewer) -> BTreeMap<&'a PersonId, Vec<&'a Row>> {
    let mut all: BTreeMap<&PersonId, Vec<&Row>> = BTreeMap::new();
    for one in standing(&base.identities).into_values().filter(|one| one.sameness == Sameness::Same) {
        let (Who::Person(person), Who::Row(row)) = one.pair() else { continue };
        let is_seen = base.lists.get(&row.source).is_some_and(|list| may_see(list, viewer));
        if let Some(row) = base.rows.get(row).filter(|_| is_seen) {
            all.entry(person).or_default().push(row);
        }
    }
    all
}

fn known(person: &Person, rows: &[&Row], zone: &Zone, place: Option<String>) -> Known {
    let mut names = vec![person.label.clone()];
    let of_rows = rows.iter().map(|row| &row.name);
    for name in person.names.iter().chain(of_rows) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let mut births = person.born.iter().chain(rows.iter().filter_map(|row| row.born.as_ref()));
    let born = births.find_map(|moment| born_of(moment, zone));
    let mut countries = person.countries.clone();
    if countries.is_empty() {
        countries = rows.iter().filter_map(|row| row.country.clone()).take(1).collect();
    }
    let of_rows = rows.iter().flat_map(|row| &row.identifiers);
    let identifiers = person.identifiers.iter().chain(of_rows).map(|(_, value)| plain_identifier(value)).collect();
    let place = place.or_else(|| rows.iter().find_map(|row| row.place.clone()));
    Known { id: person.id.clone(), names, born, countries, place, identifiers }
}

/// Where the board last saw somebody.
fn place_of(state: &State, person: &PersonId) -> Option<String> {
    match state.board.standings.get(person)?.spot.as_ref()?.place.as_ref()? {
        PlaceName::Declared(id) => {
            let place = state.base.places.get(&paradero_record::PlaceId::new(id.clone()))?;
            Some(place.label.clone())
        }
        PlaceName::Written(text) => Some(text.clone()),
    }
}

/// An identifier for comparing: letters and digits alone, in upper case; an A-number with or without its A, dashes and zeros.
pub(crate) fn plain_identifier(text: &str) -> String {
    let plain: String = text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let digits = plain.strip_prefix('A').unwrap_or(&plain);
    if !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) {
        return digits.trim_start_matches('0').to_owned();
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_a_number_is_one_however_it_is_written() {
        for written in ["A 012-345-678", "a012345678", "12345678", "012 345 678"] {
            assert_eq!(plain_identifier(written), "12345678", "{written}");
        }
        assert_eq!(plain_identifier("P-77x"), "P77X");
        assert_eq!(plain_identifier("---"), "");
    }
}
