//! The rows in compact form: words by number, days in six bytes, in the order of list and id.

use std::ops::ControlFlow;

use super::day::Day;
use super::fields::{Field, Sort};
use super::words::{Gathered, NONE, Word, Words};
use super::work::in_order;
use super::{Called, LinkError, Lists, Plan, Progress, Row, Sex, Stage, go_on};
use crate::{Born, Name, Role, script, text};

/// At most so many surnames and so many given names of a row are kept.
pub(crate) const EACH: usize = 4;

/// One row without its other fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Person {
    /// Surnames, then [`NONE`].
    pub(crate) surnames: [Word; EACH],
    /// Given names, then [`NONE`].
    pub(crate) givens: [Word; EACH],
    /// The place.
    pub(crate) place: Word,
    /// The day of birth.
    pub(crate) born: Day,
    /// Two letters, or zero.
    pub(crate) country: u16,
    /// One of three, or zero.
    pub(crate) sex: u8,
    /// The list.
    pub(crate) list: u8,
}

impl Person {
    /// The surnames.
    pub(crate) fn surnames(&self) -> &[Word] {
        known(&self.surnames)
    }

    /// The given names.
    pub(crate) fn givens(&self) -> &[Word] {
        known(&self.givens)
    }
}

/// The words before the first that is none.
fn known(words: &[Word; EACH]) -> &[Word] {
    let count = words.iter().take_while(|&&word| word != NONE).count();
    words.get(..count).unwrap_or_default()
}

/// All rows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// The rows in order.
    pub(crate) people: Vec<Person>,
    /// Their ids.
    pub(crate) ids: Vec<u64>,
    /// The other fields, as many for each row as there are sorts; a day is packed in a number.
    pub(crate) others: Vec<Word>,
    /// The sorts of the other fields.
    pub(crate) sorts: Vec<Sort>,
    /// The words.
    pub(crate) words: Words,
    /// Which rows are compared.
    pub(crate) lists: Lists2,
    /// Rows without any name.
    pub(crate) nameless: u64,
}

/// Whether only rows of different lists are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Lists2 {
    /// All with all.
    #[default]
    All,
    /// Different lists only.
    Across,
}

impl Table {
    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.people.len()
    }

    /// The other fields of a row.
    pub(crate) fn others(&self, row: usize) -> &[Word] {
        let each = self.sorts.len();
        self.others.get(row * each..(row + 1) * each).unwrap_or_default()
    }

    /// Whether two rows may be compared.
    pub(crate) fn comparable(&self, a: &Person, b: &Person) -> bool {
        self.lists == Lists2::All || a.list != b.list
    }

    /// How many pairs of rows there are to compare.
    pub(crate) fn possible_pairs(&self) -> f64 {
        let all = count(self.len());
        match self.lists {
            Lists2::All => (all * (all - 1.0) / 2.0).max(1.0),
            Lists2::Across => {
                let left = count(self.people.iter().take_while(|person| person.list == 0).count());
                (left * (all - left)).max(1.0)
            }
        }
    }

    /// The place of a row by list and id.
    pub(crate) fn find(&self, list: u8, id: u64) -> Option<usize> {
        let first = self.people.partition_point(|person| person.list < list);
        let after = self.people.partition_point(|person| person.list <= list);
        let within = self.ids.get(first..after)?;
        within.binary_search(&id).ok().map(|at| first + at)
    }
}

/// A count as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "counts of rows and pairs stay far below 2^52")]
pub(crate) const fn count(number: usize) -> f64 {
    number as f64
}

/// A packed day for the other fields: year from 0 to 65,535 in the high half.
pub(crate) const fn pack(day: Day) -> Word {
    ((day.from as u32) << 16) | ((day.month as u32) << 8) | day.day as u32
}

/// The day in a packed number.
pub(crate) fn unpack(packed: Word) -> Day {
    if packed == NONE {
        return Day::default();
    }
    let [high, low, month, day] = packed.to_be_bytes();
    let year = u16::from_be_bytes([high, low]);
    Day { from: year, to: year, month, day }
}

/// A row whose text is taken apart but whose words have no numbers yet.
struct Parsed {
    id: u64,
    person: Person,
    surnames: Vec<String>,
    givens: Vec<String>,
    place: Option<String>,
    others: Vec<Other>,
}

/// Another field on its way into the table.
enum Other {
    Nothing,
    Text(String),
    Day(Day),
}

/// So many rows are taken apart at a time.
const BATCH: usize = 16_384;
/// So many of them by one thread at a turn.
const TURN: usize = 1_024;

/// Reads all rows.
pub(crate) fn read(
    rows: impl IntoIterator<Item = Row>,
    plan: &Plan<'_>,
    progress: &mut impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Table, LinkError> {
    let mut gathered = Gathered::default();
    let mut raw = Raw::default();
    let mut rows = rows.into_iter();
    loop {
        let batch: Vec<Row> = rows.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        if plan.lists == Lists::Two
            && let Some(row) = batch.iter().find(|row| row.list > 1)
        {
            return Err(LinkError::UnknownList { list: row.list });
        }
        let turns: Vec<&[Row]> = batch.chunks(TURN).collect();
        let parsed = in_order(plan.threads, turns.len(), |turn| {
            turns.get(turn).into_iter().flat_map(|rows| rows.iter()).map(|row| parse(row, &plan.others)).collect()
        });
        for row in parsed.into_iter().flat_map(|rows: Vec<Parsed>| rows) {
            raw.take(row, &mut gathered);
        }
        if raw.people.len() > (i32::MAX as usize) {
            return Err(LinkError::TooManyRows);
        }
        go_on(progress, Stage::Reading, raw.people.len() as u64, 0)?;
    }
    raw.settle(gathered, plan)
}

/// Rows in the order in which they came.
#[derive(Default)]
struct Raw {
    people: Vec<Person>,
    ids: Vec<u64>,
    others: Vec<Word>,
}

impl Raw {
    /// Numbers the words of a row and keeps it.
    fn take(&mut self, row: Parsed, gathered: &mut Gathered) {
        let mut person = row.person;
        for (slot, word) in person.surnames.iter_mut().zip(&row.surnames) {
            *slot = gathered.number(word);
        }
        for (slot, word) in person.givens.iter_mut().zip(&row.givens) {
            *slot = gathered.number(word);
        }
        if let Some(place) = &row.place {
            person.place = gathered.number(place);
        }
        self.people.push(person);
        self.ids.push(row.id);
        self.others.extend(row.others.into_iter().map(|other| match other {
            Other::Nothing => NONE,
            Other::Text(text) => gathered.number(&text),
            Other::Day(day) => pack(day),
        }));
    }

    /// Puts rows and words in their final order.
    fn settle(self, gathered: Gathered, plan: &Plan<'_>) -> Result<Table, LinkError> {
        let (words, translation) = gathered.settle();
        let new = |old: Word| translation.get(old as usize).copied().unwrap_or(NONE);
        let mut order: Vec<u32> = (0..u32::try_from(self.people.len()).unwrap_or(0)).collect();
        let key = |row: u32| {
            let row = row as usize;
            (self.people.get(row).map_or(0, |person| person.list), self.ids.get(row).copied().unwrap_or(0))
        };
        order.sort_unstable_by_key(|&row| key(row));
        for pair in order.windows(2) {
            let (Some(&a), Some(&b)) = (pair.first(), pair.last()) else { continue };
            let same = if plan.lists == Lists::One { key(a).1 == key(b).1 } else { key(a) == key(b) };
            if same {
                return Err(LinkError::SameId { list: key(b).0, id: key(b).1 });
            }
        }
        let sorts: Vec<Sort> = plan.others.iter().map(|field| field.sort).collect();
        let mut table = Table {
            words,
            sorts,
            lists: if plan.lists == Lists::Two { Lists2::Across } else { Lists2::All },
            ..Table::default()
        };
        let each = table.sorts.len();
        for &row in &order {
            let row = row as usize;
            let Some(person) = self.people.get(row) else { continue };
            let mut person = *person;
            for word in person.surnames.iter_mut().chain(&mut person.givens).chain([&mut person.place]) {
                *word = new(*word);
            }
            table.nameless += u64::from(person.surnames().is_empty() && person.givens().is_empty());
            table.people.push(person);
            table.ids.push(self.ids.get(row).copied().unwrap_or(0));
            for (&old, &sort) in
                self.others.get(row * each..(row + 1) * each).unwrap_or_default().iter().zip(&table.sorts)
            {
                table.others.push(if sort == Sort::Date { old } else { new(old) });
            }
        }
        Ok(table)
    }
}

/// A table of the rows of an explanation, unsorted.
pub(crate) fn table_of(rows: &[&Row], fields: &[Field]) -> Table {
    let mut gathered = Gathered::default();
    let mut raw = Raw::default();
    for (place, row) in rows.iter().enumerate() {
        let mut parsed = parse(row, fields);
        // The place stands for list and id, so that the order is kept and no id is there twice.
        parsed.id = place as u64;
        parsed.person.list = 0;
        raw.take(parsed, &mut gathered);
    }
    let plan = Plan { others: fields.to_vec(), ..Plan::new() };
    raw.settle(gathered, &plan).unwrap_or_default()
}

/// Takes the text of a row apart.
fn parse(row: &Row, fields: &[Field]) -> Parsed {
    let (surnames, givens) = names(&row.called);
    let others = fields.iter().enumerate().map(|(at, field)| {
        let value = row.others.get(at).and_then(Option::as_deref).unwrap_or("");
        other(value, field.sort)
    });
    Parsed {
        id: row.id,
        person: Person {
            surnames: [NONE; EACH],
            givens: [NONE; EACH],
            place: NONE,
            born: row.born.as_ref().map_or_else(Day::default, day_of),
            country: row.country.map_or(0, crate::Country::to_number),
            sex: match row.sex {
                None => 0,
                Some(Sex::Female) => 1,
                Some(Sex::Male) => 2,
                Some(Sex::Other) => 3,
            },
            list: row.list,
        },
        surnames,
        givens,
        place: row.place.as_deref().map(text::plain).filter(|place| !place.is_empty()),
        others: others.collect(),
    }
}

/// One other field in the form in which it is compared.
fn other(value: &str, sort: Sort) -> Other {
    let text = match sort {
        Sort::Date => {
            let day = Born::parse(value).as_ref().map_or_else(Day::default, day_of);
            return if day.known() { Other::Day(day) } else { Other::Nothing };
        }
        Sort::Text => text::plain(value),
        Sort::Identifier | Sort::Number => {
            value.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        }
    };
    if text.is_empty() { Other::Nothing } else { Other::Text(text) }
}

/// The words of a name as surnames and given names, particles left out.
fn names(called: &Called) -> (Vec<String>, Vec<String>) {
    let name = match called {
        Called::Full(text) => Name::parse(text),
        Called::Parts { given, surname } => Name::of(given, surname),
    };
    let (mut surnames, mut givens, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for part in name.parts() {
        let word = script::latin(&part.text).into_owned();
        match part.role {
            _ if word.is_empty() => {}
            Role::Particle => {}
            Role::Surname => surnames.push(word),
            Role::Given => givens.push(word),
            Role::Unknown => unknown.push(word),
        }
    }
    // Nobody said which is which: one given name before one or two surnames, two before two.
    let given = match unknown.len() {
        0 | 1 => 0,
        2 | 3 => 1,
        many => many - 2,
    };
    surnames.extend(unknown.split_off(given));
    givens.extend(unknown);
    (surnames, givens)
}

/// A birth date in six bytes.
fn day_of(born: &Born) -> Day {
    let year = |year: i32| u16::try_from(year).unwrap_or(0);
    if let Some((of, month, day)) = born.day() {
        return Day { from: year(of), to: year(of), month, day };
    }
    if let Some((of, month)) = born.month() {
        return Day { from: year(of), to: year(of), month, day: 0 };
    }
    let (from, to) = born.years();
    Day { from: year(from), to: year(to), month: 0, day: 0 }
}
