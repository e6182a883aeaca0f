//! The people who can be found: an index over all their names, held in memory, changed in place, saved to a file.

mod file;
pub(crate) mod near;
pub(crate) mod rows;
mod texts;
pub(crate) mod words;

use std::collections::BTreeMap;

pub use file::OpenError;

use crate::{Born, Country, Name, text};
use rows::{GONE, MOST_PARTS, Rows, pack, unpack};
use words::Words;

/// Somebody who can be found: a number of the caller's and what is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The caller's number for the person; each stands for one person.
    pub id: u64,
    /// All the names of the person.
    pub names: Vec<Name>,
    /// Date of birth, as far as known.
    pub born: Option<Born>,
    /// Country of birth or nationality.
    pub country: Option<Country>,
    /// A place that is known of the person: where they are held or live.
    pub place: Option<String>,
}

impl Entry {
    /// A person by one name, nothing else known.
    pub fn new(id: u64, name: Name) -> Entry {
        Entry { id, names: vec![name], ..Entry::default() }
    }
}

/// An index over the names of people.
///
/// Answers depend on who is in it, not on the order in which they came, nor on whether they came at once or one by one.
///
/// ```
/// use paradero_names::{Entry, Index, Name, Query};
///
/// let mut index = Index::build([
///     Entry::new(1, Name::of("Ana María", "Hernández Quispe")),
///     Entry::new(2, Name::of("Rosa", "Xol Caal")),
/// ]);
/// assert_eq!(index.find(&Query::text("hernandes, anna")).hits[0].id, 1);
/// index.add(Entry::new(3, Name::of("Rosita", "Choc Caal")));
/// index.remove(2);
/// assert_eq!(index.find(&Query::text("rosa choc")).hits[0].id, 3);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(crate) words: Words,
    pub(crate) rows: Rows,
    /// By word: the rows in which it comes, ascending, each once.
    pub(crate) postings: Vec<Vec<u32>>,
    /// People by the caller's number, for those who were in when the index was built or opened.
    sorted: Vec<u32>,
    /// People who came later, by the caller's number.
    later: BTreeMap<u64, u32>,
}

impl Index {
    /// An index of all these people. Of two with one id the later stays.
    pub fn build(people: impl IntoIterator<Item = Entry>) -> Index {
        let mut index = Index::default();
        for entry in people {
            index.append(entry, Filing::AtTheEnd);
        }
        index.words.settle();
        index.sort();
        // Of several with one id only the last is meant.
        let mut earlier = Vec::new();
        for pair in index.sorted.windows(2) {
            if let [a, b] = pair
                && index.rows.id(*a) == index.rows.id(*b)
            {
                earlier.push(*a);
            }
        }
        for person in earlier {
            index.take_out(person);
        }
        index.shrink();
        index
    }

    /// Adds a person, or puts them in the place of the one with the same id; they can be found at once.
    pub fn add(&mut self, entry: Entry) {
        self.remove(entry.id);
        let id = entry.id;
        if let Some(person) = self.append(entry, Filing::Now) {
            self.later.insert(id, person);
        }
    }

    /// Takes a person out; says whether they were in.
    pub fn remove(&mut self, id: u64) -> bool {
        let Some(person) = self.person(id) else { return false };
        self.later.remove(&id);
        self.take_out(person);
        true
    }

    /// How many people are in.
    pub fn len(&self) -> usize {
        usize::try_from(self.rows.people).unwrap_or(usize::MAX)
    }

    /// Whether nobody is in.
    pub fn is_empty(&self) -> bool {
        self.rows.people == 0
    }

    /// Whether a person is in.
    pub fn contains(&self, id: u64) -> bool {
        self.person(id).is_some()
    }

    /// The names of a person as plain words; empty if they are not in.
    pub fn names(&self, id: u64) -> Vec<String> {
        let Some(person) = self.person(id) else { return Vec::new() };
        self.rows_of(person)
            .map(|row| {
                let words: Vec<&str> =
                    self.rows.parts(row).iter().map(|part| self.words.text(unpack(*part).0)).collect();
                words.join(" ")
            })
            .collect()
    }

    /// The place in the columns of somebody who is in.
    fn person(&self, id: u64) -> Option<u32> {
        let is_in = |person: &u32| self.rows.country.get(*person as usize).is_some_and(|country| *country != GONE);
        if let Some(person) = self.later.get(&id) {
            return Some(*person).filter(is_in);
        }
        // Those of one id lie side by side; at most one of them is in.
        let from = self.sorted.partition_point(|person| self.rows.id(*person) < id);
        let same = self.sorted.get(from..)?.iter().take_while(|person| self.rows.id(**person) == id);
        same.copied().find(is_in)
    }

    /// Writes a person into the columns.
    fn append(&mut self, entry: Entry, filing: Filing) -> Option<u32> {
        let person = u32::try_from(self.rows.ids.len()).ok()?;
        // Rows and parts are counted in 32 bits; beyond that nobody fits in.
        let room = self.rows.parts.len() + entry.names.len().saturating_mul(MOST_PARTS);
        u32::try_from(room.max(self.rows.person.len() + entry.names.len() + 1)).ok()?;
        self.rows.ids.push(entry.id);
        self.rows.born.push(entry.born.map_or(0, Born::to_bits));
        self.rows.country.push(entry.country.map_or(0, Country::to_number));
        let place = entry.place.map(|place| text::plain(&place)).filter(|place| !place.is_empty());
        let place = place.and_then(|place| self.rows.places.intern(&place)).map_or(0, |place| place + 1);
        self.rows.place.push(place);
        self.rows.tally(person);
        let mut names = entry.names;
        names.retain(|name| !name.is_empty());
        for name in &names {
            self.append_name(person, name, filing);
        }
        Some(person)
    }

    /// Writes one name of a person.
    fn append_name(&mut self, person: u32, name: &Name, filing: Filing) {
        let row = u32::try_from(self.rows.person.len()).unwrap_or(u32::MAX);
        let before = self.rows.parts.len();
        for part in name.parts().iter().take(MOST_PARTS) {
            let word = match filing {
                Filing::Now => self.words.intern(&part.text),
                Filing::AtTheEnd => self.words.intern_unfiled(&part.text),
            };
            let Some((word, packed)) = word.and_then(|word| Some((word, pack(word, part.role)?))) else { continue };
            self.rows.parts.push(packed);
            self.words.tally(word);
            self.post(word, row);
        }
        self.rows.ends.push(u32::try_from(self.rows.parts.len()).unwrap_or(u32::MAX));
        self.rows.person.push(person);
        self.rows.push_brief(person, self.rows.parts.len() - before);
    }

    /// Notes that a word comes in a row.
    fn post(&mut self, word: u32, row: u32) {
        if self.postings.len() <= word as usize {
            self.postings.resize(word as usize + 1, Vec::new());
        }
        if let Some(list) = self.postings.get_mut(word as usize)
            && list.last() != Some(&row)
        {
            list.push(row);
        }
    }

    /// Marks a person as gone and takes their words and facts out of all counts.
    fn take_out(&mut self, person: u32) {
        self.rows.untally(person);
        for row in self.rows_of(person) {
            let parts: Vec<u32> = self.rows.parts(row).to_vec();
            for part in parts {
                self.words.untally(unpack(part).0);
            }
            self.rows.strike(row);
        }
        if let Some(country) = self.rows.country.get_mut(person as usize) {
            *country = GONE;
        }
    }

    /// The rows of a person; they lie side by side and ascend with the person.
    pub(crate) fn rows_of(&self, person: u32) -> std::ops::Range<u32> {
        let from = self.rows.person.partition_point(|of| *of < person);
        let to = self.rows.person.partition_point(|of| *of <= person);
        u32::try_from(from).unwrap_or(0)..u32::try_from(to).unwrap_or(0)
    }

    /// Sorts the people by id (then by when they came).
    fn sort(&mut self) {
        let ids = &self.rows.ids;
        self.sorted = (0..ids.len()).filter_map(|person| u32::try_from(person).ok()).collect();
        if !ids.is_sorted() {
            self.sorted.sort_by_key(|person| ids.get(*person as usize).copied());
        }
        self.later = BTreeMap::new();
    }

    /// Gives room back that growing took.
    fn shrink(&mut self) {
        self.postings.iter_mut().for_each(Vec::shrink_to_fit);
        self.postings.shrink_to_fit();
        self.rows.parts.shrink_to_fit();
        self.rows.ends.shrink_to_fit();
        self.rows.person.shrink_to_fit();
        self.rows.brief.shrink_to_fit();
        self.rows.ids.shrink_to_fit();
        self.rows.born.shrink_to_fit();
        self.rows.country.shrink_to_fit();
        self.rows.place.shrink_to_fit();
    }
}

/// When the sounds of new words are filed.
#[derive(Clone, Copy)]
enum Filing {
    Now,
    AtTheEnd,
}
