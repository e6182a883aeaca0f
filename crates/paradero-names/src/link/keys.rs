//! Which rows are worth comparing: blocks of rows that share a key, large ones refined by further keys.

use super::day::Day;
use super::fields::Sort;
use super::table::{Person, Table, unpack};
use super::words::{NONE, Word, without_particle};
use super::work::{in_order, join, scatter, text_key};

/// The bit that marks the last row of a block.
const LAST: u32 = 1 << 31;

/// What rows of a large block must also share.
#[derive(Debug, Clone, Copy)]
enum Trait {
    Year,
    MonthDay,
    Surnames,
    Givens,
    Country,
    Place,
    SurnameStart,
    GivenStart,
}

/// A way to make keys, and how its large blocks are refined, one trait after another.
#[derive(Debug, Clone, Copy)]
enum Family {
    /// A surname and a given name, in either place.
    SurnameGiven,
    /// A full birth date and a surname.
    DaySurname,
    /// A full birth date and a given name.
    DayGiven,
    /// Two surnames in either order.
    TwoSurnames,
    /// A full birth date.
    Day,
    /// The year and the beginnings of a surname and of a given name.
    YearStarts,
    /// All surnames, or all given names, written together.
    Together,
    /// Two given names and the year.
    TwoGivens,
    /// A given name and the beginning of a surname.
    GivenStart,
    /// A surname and the beginning of a given name.
    SurnameStart,
    /// A place and a surname.
    PlaceSurname,
    /// Another field by itself.
    Other(usize),
    /// Another field with a word of the name.
    OtherName(usize),
    /// Another field with the year of birth.
    OtherYear(usize),
}

impl Family {
    /// A block up to this size is compared in full; a larger one is refined. Weak keys may not cost much.
    const fn largest(self) -> usize {
        match self {
            Self::SurnameGiven | Self::DaySurname | Self::DayGiven | Self::TwoSurnames => 40,
            Self::Day | Self::Other(_) | Self::PlaceSurname | Self::OtherName(_) => 30,
            Self::YearStarts | Self::TwoGivens | Self::Together | Self::OtherYear(_) => 20,
            Self::GivenStart | Self::SurnameStart => 10,
        }
    }

    /// The traits by which a large block is refined.
    const fn refined_by(self) -> &'static [Trait] {
        use Trait::{Country, GivenStart, Givens, MonthDay, Place, SurnameStart, Surnames, Year};
        match self {
            Self::SurnameGiven => &[Surnames, Year, Givens, MonthDay, Country, Place],
            Self::DaySurname => &[Givens, Country],
            Self::DayGiven => &[Surnames, Country, SurnameStart],
            Self::TwoSurnames => &[Givens, Year, MonthDay, Country],
            Self::Day => &[Country, SurnameStart, GivenStart],
            Self::YearStarts => &[MonthDay, Surnames, Givens, Country],
            Self::Together => &[Year, Country],
            Self::TwoGivens => &[MonthDay, Surnames, SurnameStart],
            Self::GivenStart => &[Year, Givens, Surnames, MonthDay, Country],
            Self::SurnameStart => &[Year, Surnames, Givens, MonthDay, Country],
            Self::PlaceSurname => &[Givens, Year, MonthDay],
            Self::Other(_) => &[Surnames, Givens, MonthDay, Year],
            Self::OtherName(_) => &[Givens, Surnames, Year],
            Self::OtherYear(_) => &[MonthDay, Givens, Surnames, Country],
        }
    }
}

/// All blocks: their rows one after the other, and for each row where it stands in them.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    /// Rows in blocks, rising within each; the last one of a block is marked.
    rows: Vec<u32>,
    /// Where the places of each row begin.
    starts: Vec<u32>,
    /// The places of the rows in `rows`.
    places: Vec<u32>,
}

/// Makes the keys of rows.
struct Maker<'a> {
    table: &'a Table,
    /// The sound of each word without a particle that may be glued to it.
    bare: Vec<Word>,
    /// A key of the first three letters of each sound, and of the first.
    starts: Vec<(u64, u64)>,
}

impl Blocks {
    /// Sorts all rows into blocks.
    pub(crate) fn of(table: &Table, threads: usize) -> Self {
        let maker = Maker::of(table);
        let families = families(table);
        let made = in_order(threads, families.len(), |at| families.get(at).map_or_else(Vec::new, |&f| maker.blocks(f)));
        let mut starts = vec![0_u32; table.len() + 1];
        for &row in made.iter().flatten() {
            if let Some(slot) = starts.get_mut((row & !LAST) as usize + 1) {
                *slot += 1;
            }
        }
        let mut sum = 0;
        for slot in &mut starts {
            sum += *slot;
            *slot = sum;
        }
        let rows = made.concat();
        drop(made);
        let mut next = starts.clone();
        let mut places = vec![0_u32; rows.len()];
        for (place, &row) in (0_u32..).zip(&rows) {
            if let Some(slot) = next.get_mut((row & !LAST) as usize) {
                if let Some(entry) = places.get_mut(*slot as usize) {
                    *entry = place;
                }
                *slot += 1;
            }
        }
        Self { rows, starts, places }
    }

    /// The rows after this one that share a block with it, rising, each once.
    pub(crate) fn partners(&self, table: &Table, row: usize, out: &mut Vec<u32>) {
        out.clear();
        let (Some(&from), Some(&to), Some(me)) =
            (self.starts.get(row), self.starts.get(row + 1), table.people.get(row))
        else {
            return;
        };
        for &place in self.places.get(from as usize..to as usize).unwrap_or_default() {
            let mut at = place as usize;
            while let Some(&here) = self.rows.get(at) {
                if at != place as usize {
                    out.push(here & !LAST);
                }
                if here & LAST != 0 {
                    break;
                }
                at += 1;
            }
        }
        out.sort_unstable();
        out.dedup();
        out.retain(|&other| table.people.get(other as usize).is_some_and(|other| table.comparable(me, other)));
    }
}

/// The families that the fields of a table allow.
fn families(table: &Table) -> Vec<Family> {
    let mut all = vec![
        Family::SurnameGiven,
        Family::DaySurname,
        Family::DayGiven,
        Family::TwoSurnames,
        Family::Day,
        Family::YearStarts,
        Family::Together,
        Family::TwoGivens,
        Family::GivenStart,
        Family::SurnameStart,
        Family::PlaceSurname,
    ];
    for (at, &sort) in table.sorts.iter().enumerate() {
        if sort != Sort::Date {
            all.push(Family::Other(at));
        }
        all.push(Family::OtherName(at));
        all.push(Family::OtherYear(at));
    }
    all
}

impl<'a> Maker<'a> {
    fn of(table: &'a Table) -> Self {
        let words = &table.words;
        let all = (0..words.len()).filter_map(|word| Word::try_from(word).ok());
        let bare = all.clone().map(|word| {
            let rest = without_particle(words.text(word)).and_then(|rest| words.find(rest));
            words.sound(rest.unwrap_or(word))
        });
        let starts = all.map(|word| {
            let fold: Vec<char> = words.fold(word).chars().take(3).collect();
            let three: String = fold.iter().collect();
            (text_key(&three), fold.first().map_or(0, |&letter| scatter(u64::from(letter))))
        });
        Self { table, bare: bare.collect(), starts: starts.collect() }
    }

    fn bare(&self, word: Word) -> u64 {
        u64::from(self.bare.get(word as usize).copied().unwrap_or(NONE))
    }

    fn start(&self, word: Word) -> u64 {
        self.starts.get(word as usize).map_or(0, |start| start.0)
    }

    fn letter(&self, word: Word) -> u64 {
        self.starts.get(word as usize).map_or(0, |start| start.1)
    }

    /// The blocks of one family, each rising and marked at its end.
    fn blocks(&self, family: Family) -> Vec<u32> {
        let mut keyed: Vec<(u64, u32)> = Vec::new();
        let mut keys = Vec::new();
        for row in 0..self.table.len() {
            keys.clear();
            self.keys(family, row, &mut keys);
            keys.sort_unstable();
            keys.dedup();
            let number = u32::try_from(row).unwrap_or(0);
            keyed.extend(keys.iter().map(|&key| (key, number)));
        }
        keyed.sort_unstable();
        let mut out = Vec::new();
        for block in keyed.chunk_by(|a, b| a.0 == b.0) {
            if block.len() < 2 {
                continue;
            }
            let rows: Vec<u32> = block.iter().map(|(_, row)| *row).collect();
            self.refine(rows, family.refined_by(), family.largest(), &mut out);
        }
        out
    }

    /// Takes a block as it is, or refines it by the traits that are left.
    fn refine(&self, rows: Vec<u32>, traits: &[Trait], largest: usize, out: &mut Vec<u32>) {
        if rows.len() <= largest {
            push(rows, out);
            return;
        }
        let mut keys = Vec::new();
        let mut covered: Vec<u32> = Vec::new();
        for (at, &by) in traits.iter().enumerate() {
            let mut keyed: Vec<(u64, u32)> = Vec::with_capacity(rows.len());
            for &row in &rows {
                keys.clear();
                self.traits(by, row as usize, &mut keys);
                keyed.extend(keys.iter().map(|&key| (key, row)));
            }
            keyed.sort_unstable();
            keyed.dedup();
            let left = traits.get(at + 1..).unwrap_or_default();
            for block in keyed.chunk_by(|a, b| a.0 == b.0) {
                // A trait that all rows share refines nothing.
                if block.len() >= 2 && block.len() < rows.len() {
                    let part: Vec<u32> = block.iter().map(|(_, row)| *row).collect();
                    covered.extend(&part);
                    self.refine(part, left, largest, out);
                }
            }
        }
        covered.sort_unstable();
        self.windows(rows.into_iter().filter(|row| covered.binary_search(row).is_err()).collect(), largest, out);
    }

    /// Rows that no trait tells apart: each with its neighbours when they are sorted by all that is known.
    fn windows(&self, mut rows: Vec<u32>, largest: usize, out: &mut Vec<u32>) {
        rows.sort_by_cached_key(|&row| self.table.people.get(row as usize).map(|p| (p.born, p.surnames, p.givens)));
        for from in (0..rows.len()).step_by(largest / 2) {
            let to = (from + largest).min(rows.len());
            let mut part = rows.get(from..to).unwrap_or_default().to_vec();
            part.sort_unstable();
            push(part, out);
            if to == rows.len() {
                break;
            }
        }
    }

    /// The keys of a row in a family.
    fn keys(&self, family: Family, row: usize, out: &mut Vec<u64>) {
        let Some(person) = self.table.people.get(row) else { return };
        let (surnames, givens) = (person.surnames(), person.givens());
        let day = full_key(person.born);
        match family {
            Family::SurnameGiven => pairs(surnames, givens, out, |s, g| {
                let (s, g) = (self.bare(s), self.bare(g));
                join(s.min(g), s.max(g))
            }),
            Family::DaySurname => out.extend(
                day.into_iter()
                    .flat_map(|day| surnames.iter().map(move |&s| (day, s)))
                    .map(|(day, s)| join(day, self.bare(s))),
            ),
            Family::DayGiven => out.extend(
                day.into_iter()
                    .flat_map(|day| givens.iter().map(move |&g| (day, g)))
                    .map(|(day, g)| join(day, self.bare(g))),
            ),
            Family::TwoSurnames => self.two(surnames, 0, out),
            Family::Day => out.extend(day),
            Family::YearStarts => {
                if let Some(year) = person.born.year() {
                    pairs(surnames, givens, out, |s, g| join(u64::from(year), join(self.start(s), self.start(g))));
                }
            }
            Family::Together => self.together(person, out),
            Family::TwoGivens => {
                if let Some(year) = person.born.year() {
                    self.two(givens, u64::from(year), out);
                }
            }
            Family::GivenStart => pairs(surnames, givens, out, |s, g| join(self.bare(g), self.start(s))),
            Family::SurnameStart => pairs(surnames, givens, out, |s, g| join(self.bare(s), self.start(g))),
            Family::PlaceSurname => {
                if person.place != NONE {
                    out.extend(surnames.iter().map(|&s| join(u64::from(person.place), self.bare(s))));
                }
            }
            Family::Other(at) => out.extend(self.other(row, at)),
            Family::OtherName(at) => {
                if let Some(value) = self.other(row, at) {
                    out.extend(surnames.iter().chain(givens).map(|&word| join(value, self.bare(word))));
                }
            }
            Family::OtherYear(at) => {
                if let (Some(value), Some(year)) = (self.other(row, at), person.born.year()) {
                    out.push(join(value, u64::from(year)));
                }
            }
        }
    }

    /// The key of another field.
    fn other(&self, row: usize, at: usize) -> Option<u64> {
        let value = self.table.others(row).get(at).copied().filter(|&value| value != NONE)?;
        match self.table.sorts.get(at) {
            Some(Sort::Date) => full_key(unpack(value)),
            Some(Sort::Text) => Some(u64::from(self.table.words.sound(value))),
            _ => Some(u64::from(value)),
        }
    }

    /// Every two words of a list in either order.
    fn two(&self, words: &[Word], with: u64, out: &mut Vec<u64>) {
        for (at, &first) in words.iter().enumerate() {
            for &second in words.iter().skip(at + 1) {
                let (a, b) = (self.bare(first), self.bare(second));
                out.push(join(with, join(a.min(b), a.max(b))));
            }
        }
    }

    /// Surnames written together with the first given name, and given names with the first surname.
    fn together(&self, person: &Person, out: &mut Vec<u64>) {
        let (Some(&surname), Some(&given)) = (person.surnames().first(), person.givens().first()) else { return };
        let glue = |list: &[Word]| {
            let text: String = list.iter().map(|&word| self.table.words.text(word)).collect();
            text_key(&crate::sound::fold(&text))
        };
        out.push(join(glue(person.surnames()), self.bare(given)));
        out.push(join(glue(person.givens()), self.bare(surname)));
    }

    /// The values of a trait of a row.
    fn traits(&self, by: Trait, row: usize, out: &mut Vec<u64>) {
        let Some(person) = self.table.people.get(row) else { return };
        match by {
            Trait::Year => out.extend(person.born.year().map(u64::from)),
            Trait::MonthDay => {
                let (month, day) = (person.born.month, person.born.day);
                if month != 0 && day != 0 {
                    out.push(u64::from(month.min(day)) * 64 + u64::from(month.max(day)));
                }
            }
            Trait::Surnames => out.extend(person.surnames().iter().map(|&word| self.bare(word))),
            Trait::Givens => out.extend(person.givens().iter().map(|&word| self.bare(word))),
            Trait::Country => out.extend(Some(u64::from(person.country)).filter(|&country| country != 0)),
            Trait::Place => out.extend(Some(u64::from(person.place)).filter(|&place| place != u64::from(NONE))),
            Trait::SurnameStart => out.extend(person.surnames().iter().map(|&word| self.letter(word))),
            Trait::GivenStart => out.extend(person.givens().iter().map(|&word| self.letter(word))),
        }
    }
}

/// A key for every surname with every given name.
fn pairs(surnames: &[Word], givens: &[Word], out: &mut Vec<u64>, key: impl Fn(Word, Word) -> u64) {
    for &surname in surnames {
        for &given in givens {
            out.push(key(surname, given));
        }
    }
}

/// A full day as a key; day and month in either order.
fn full_key(day: Day) -> Option<u64> {
    let (low, high) = (day.month.min(day.day), day.month.max(day.day));
    day.full().then(|| scatter((u64::from(day.from) << 16) | (u64::from(low) << 8) | u64::from(high)))
}

/// Adds a block, its last row marked.
fn push(mut rows: Vec<u32>, out: &mut Vec<u32>) {
    if rows.len() >= 2
        && let Some(last) = rows.last_mut()
    {
        *last |= LAST;
        out.append(&mut rows);
    }
}
