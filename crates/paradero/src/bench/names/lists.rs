//! Lists that never agree: rows of four sorts of sources about the same people, with who is who kept beside them.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::dice::Dice;
use super::people::Person;
use super::places::COUNTRIES;
use super::queries::titled;
use super::shape::{Rates, write_down};
use super::tables::{Tables, plain};

/// Where a row comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    Locator,
    Docket,
    Hotline,
    Press,
}

/// How the sources write names.
const LOCATOR: Rates = Rates {
    drop_second_given: 200,
    drop_first_given: 10,
    drop_second_surname: 180,
    drop_first_surname: 20,
    swap_surnames: 30,
    particles: 300,
    hyphen: 100,
    glue_surnames: 20,
    glue_given: 20,
    surname_as_given: 10,
    spelling: 20,
    heard: 20,
    slipped: 20,
    marks: 400,
    cut: 20,
    ..Rates::NONE
};

const DOCKET: Rates = Rates {
    drop_second_given: 300,
    drop_first_given: 20,
    initial: 100,
    drop_second_surname: 250,
    drop_first_surname: 30,
    swap_surnames: 30,
    particles: 300,
    hyphen: 120,
    glue_surnames: 10,
    surname_as_given: 15,
    spelling: 20,
    heard: 20,
    slipped: 20,
    scanned: 50,
    marks: 300,
    cut: 20,
    ..Rates::NONE
};

const HOTLINE: Rates = Rates {
    drop_second_given: 400,
    drop_first_given: 60,
    swap_given: 30,
    short: 120,
    spelling: 150,
    drop_second_surname: 300,
    drop_first_surname: 40,
    swap_surnames: 60,
    married: 20,
    particles: 400,
    heard: 120,
    slipped: 70,
    hyphen: 20,
    glue_surnames: 10,
    glue_given: 20,
    marks: 500,
    no_accents: 700,
    wrong_accents: 100,
    mangled: 15,
    ..Rates::NONE
};

const PRESS: Rates = Rates {
    drop_second_given: 300,
    drop_first_given: 30,
    drop_second_surname: 220,
    drop_first_surname: 20,
    swap_surnames: 30,
    particles: 200,
    spelling: 80,
    heard: 40,
    slipped: 30,
    scanned: 40,
    hyphen: 40,
    marks: 200,
    no_accents: 350,
    mangled: 20,
    ..Rates::NONE
};

/// How the official list of people prints names: what a search is held against.
pub(super) const OFFICIAL: Rates = Rates {
    drop_second_given: 100,
    drop_second_surname: 100,
    swap_surnames: 10,
    particles: 150,
    hyphen: 60,
    glue_surnames: 10,
    glue_given: 10,
    heard: 6,
    slipped: 6,
    marks: 400,
    cut: 5,
    ..Rates::NONE
};

impl Source {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Locator => "LOCATOR",
            Self::Docket => "DOCKET",
            Self::Hotline => "HOTLINE",
            Self::Press => "PRESS",
        }
    }

    fn rates(self) -> &'static Rates {
        match self {
            Self::Locator => &LOCATOR,
            Self::Docket => &DOCKET,
            Self::Hotline => &HOTLINE,
            Self::Press => &PRESS,
        }
    }

    /// In a thousand: no birth date, the year alone, a birth date with a fault, the country stated.
    fn facts(self) -> [u16; 4] {
        match self {
            Self::Locator => [20, 20, 40, 980],
            Self::Docket => [250, 100, 40, 800],
            Self::Hotline => [150, 250, 100, 920],
            Self::Press => [850, 100, 20, 750],
        }
    }
}

/// A name as the official list prints it, surname and given names apart, in capitals.
pub(super) fn printed(person: &Person, number: u32, seed: u64, tables: &Tables) -> (String, String) {
    let mut dice = Dice::of(seed ^ 0x0f, u64::from(number));
    let written = write_down(&person.name(tables), person.is_woman, &OFFICIAL, &mut dice);
    // One list in ten keeps the ñ.
    let capitals = |text: &str| if dice_keeps(number) { text.to_uppercase() } else { plain(text).to_uppercase() };
    (capitals(&written.surname), capitals(&written.given))
}

fn dice_keeps(number: u32) -> bool {
    number % 10 == 3
}

/// Which row it is: whose, from where, and the how-manieth.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowOf {
    /// The place of the person among all.
    pub(super) person: u32,
    pub(super) source: Source,
    nth: u8,
}

/// A row as its source has it; empty where the source says nothing.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) surname: String,
    pub(super) given: String,
    pub(super) born: String,
    pub(super) country: String,
    pub(super) sex: &'static str,
    pub(super) place: String,
}

/// So many rows about the people, six in ten of them with one row alone, in no order.
pub(super) fn rows(people: &[Person], many: usize, seed: u64) -> Vec<RowOf> {
    let mut dice = Dice::new(seed ^ 0x11);
    let mut rows = Vec::with_capacity(many + 4);
    for person in 0..u32::try_from(people.len()).unwrap_or(u32::MAX) {
        if rows.len() >= many {
            break;
        }
        let count = match dice.roll(100) {
            0..56 => 1,
            56..81 => 2,
            81..92 => 3,
            92..97 => 4,
            _ => 5,
        };
        for nth in 0..count {
            let source = match dice.roll(100) {
                _ if nth == 0 && dice.happens(750) => Source::Locator,
                0..35 => Source::Locator,
                35..65 => Source::Docket,
                65..90 => Source::Hotline,
                _ => Source::Press,
            };
            rows.push(RowOf { person, source, nth });
        }
    }
    rows.truncate(many);
    for at in (1..rows.len()).rev() {
        rows.swap(at, dice.place(at + 1));
    }
    rows
}

/// How many people are needed for so many rows.
pub(super) fn people_for(rows: u32) -> u32 {
    u32::try_from(u64::from(rows) * 6 / 10 + 10).unwrap_or(u32::MAX)
}

impl RowOf {
    /// What the source says of the person.
    pub(super) fn row(self, people: &[Person], seed: u64, tables: &Tables) -> Option<Row> {
        let person = people.get(usize::try_from(self.person).ok()?)?;
        let mut dice = Dice::of(seed ^ 0x22, u64::from(self.person) << 3 | u64::from(self.nth));
        let written = write_down(&person.name(tables), person.is_woman, self.source.rates(), &mut dice);
        let [none, year, fault, country] = self.source.facts();
        let capitals = matches!(self.source, Source::Locator | Source::Docket);
        let shown = |text: &str| if capitals { text.to_uppercase() } else { titled(text) };
        let born = born(person.born(), [none, year, fault], &mut dice);
        let stated = if dice.happens(country) { self.country(person, &mut dice) } else { String::new() };
        let sex = if person.is_woman { "F" } else { "M" };
        Some(Row {
            surname: shown(&written.surname),
            given: shown(&written.given),
            born,
            country: stated,
            sex: if dice.happens(850) { sex } else { "" },
            place: if dice.happens(400) { shown(person.place()) } else { String::new() },
        })
    }

    fn country(self, person: &Person, dice: &mut Dice) -> String {
        // Now and then somebody took one country for another.
        let wrong = if dice.happens(15) { dice.pick(COUNTRIES) } else { None };
        let country = wrong.unwrap_or(person.country());
        match self.source {
            Source::Locator => country.english.to_uppercase(),
            Source::Docket if dice.happens(500) => country.code.to_owned(),
            Source::Docket | Source::Press => country.english.to_owned(),
            Source::Hotline if dice.happens(300) => country.from_there.to_owned(),
            Source::Hotline => country.spanish.to_owned(),
        }
    }
}

/// The date as the source writes it.
fn born(born: Date, [none, year, fault]: [u16; 3], dice: &mut Dice) -> String {
    let throw = dice.roll(1000);
    if throw < u64::from(none) {
        return String::new();
    }
    if throw < u64::from(none + year) {
        return born.year().to_string();
    }
    let born = if dice.happens(fault) { faulty(born, dice) } else { born };
    born.to_string()
}

/// A birth date written down wrong; the same where the fault gives no date.
fn faulty(born: Date, dice: &mut Dice) -> Date {
    let (year, month, day) = (born.year(), born.month(), born.day());
    let of = |year, month, day| Date::new(year, month, day).unwrap_or(born);
    let sign = if dice.happens(500) { 1 } else { -1 };
    match dice.roll(100) {
        0..35 => of(year, day, month),
        35..60 => of(year + sign, month, day),
        60..80 => {
            let days = if dice.happens(500) { 1 } else { 10 };
            born.saturating_add((i32::from(sign) * days).days())
        }
        80..90 => of(year + 10 * sign, month, day),
        _ => of(year, i8::try_from(dice.roll(12)).unwrap_or(0) + 1, day),
    }
}
