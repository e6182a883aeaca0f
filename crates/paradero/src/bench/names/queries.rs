//! Queries as they are typed while somebody is on the phone: a name in three degrees of distortion, and what else is known.

use super::dice::Dice;
use super::people::{Person, TODAY};
use super::shape::{Rates, write_down};
use super::tables::Tables;

/// How far a query is from the name that it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Degree {
    Light,
    Medium,
    Hard,
}

impl Degree {
    pub(super) const ALL: [Self; 3] = [Self::Light, Self::Medium, Self::Hard];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }

    fn rates(self) -> Rates {
        match self {
            Self::Light => LIGHT,
            Self::Medium => MEDIUM,
            Self::Hard => HARD,
        }
    }
}

const LIGHT: Rates = Rates {
    drop_second_given: 350,
    drop_second_surname: 250,
    heard: 40,
    slipped: 40,
    particles: 200,
    no_accents: 600,
    wrong_accents: 60,
    swap_surnames: 20,
    hyphen: 30,
    spelling: 60,
    marks: 300,
    mangled: 15,
    cut: 10,
    married: 10,
    ..Rates::NONE
};

const MEDIUM: Rates = Rates {
    drop_second_given: 400,
    drop_first_given: 40,
    swap_given: 30,
    initial: 20,
    short: 120,
    spelling: 180,
    drop_second_surname: 220,
    drop_first_surname: 30,
    swap_surnames: 80,
    married: 30,
    particles: 400,
    heard: 180,
    slipped: 100,
    scanned: 30,
    hyphen: 50,
    glue_surnames: 20,
    glue_given: 30,
    marks: 500,
    surname_as_given: 20,
    no_accents: 700,
    wrong_accents: 100,
    mangled: 25,
    cut: 25,
};

const HARD: Rates = Rates {
    drop_second_given: 250,
    drop_first_given: 60,
    swap_given: 50,
    initial: 40,
    short: 200,
    spelling: 300,
    drop_second_surname: 120,
    drop_first_surname: 40,
    swap_surnames: 100,
    married: 40,
    particles: 500,
    heard: 450,
    slipped: 250,
    scanned: 80,
    hyphen: 50,
    glue_surnames: 40,
    glue_given: 50,
    marks: 700,
    surname_as_given: 40,
    no_accents: 750,
    wrong_accents: 120,
    mangled: 40,
    cut: 50,
};

/// One query and whom it asks for.
#[derive(Clone, Debug)]
pub(super) struct Query {
    /// The place of the person among all.
    pub(super) person: u32,
    pub(super) text: String,
    /// The year of birth as the caller remembers it; one in eight is a year off.
    pub(super) year: i16,
    /// The age that goes with that year.
    pub(super) age: u16,
    /// Two letters.
    pub(super) country: &'static str,
    /// What the caller says beside the name.
    pub(super) says_year: bool,
    /// The caller says the age rather than the year.
    pub(super) says_age: bool,
    pub(super) says_country: bool,
    pub(super) degree: Degree,
    pub(super) done: Vec<&'static str>,
}

/// Makes queries for people drawn at random: 30 in 100 light, 45 medium, 25 hard.
pub(super) fn queries(people: &[Person], many: u32, seed: u64, tables: &Tables) -> Vec<Query> {
    (0..many).map(|number| query(people, number, seed, tables)).collect()
}

fn query(people: &[Person], number: u32, seed: u64, tables: &Tables) -> Query {
    let mut dice = Dice::of(seed ^ 0x51, u64::from(number));
    let person = dice.place(people.len());
    let degree = match number % 20 {
        0..6 => Degree::Light,
        6..15 => Degree::Medium,
        _ => Degree::Hard,
    };
    let mut query = Query {
        person: u32::try_from(person).unwrap_or(0),
        text: String::new(),
        year: 0,
        age: 0,
        country: "",
        says_year: dice.happens(600),
        says_age: dice.happens(250),
        says_country: dice.happens(850),
        degree,
        done: Vec::new(),
    };
    let Some(person) = people.get(person) else { return query };
    let written = write_down(&person.name(tables), person.is_woman, &degree.rates(), &mut dice);
    query.done = written.done;
    query.text = ordered(&written.given, &written.surname, &mut dice);
    let off = if dice.happens(120) { dice.pick(&[-1, 1]).copied().unwrap_or(0) } else { 0 };
    let born = person.born();
    query.year = born.year() + off;
    let has_had_birthday = (TODAY.month(), TODAY.day()) >= (born.month(), born.day());
    query.age = u16::try_from(TODAY.year() - query.year - i16::from(!has_had_birthday)).unwrap_or(0);
    query.country = person.country().code;
    query
}

/// Given names first, surnames first, or with a comma; in small letters, capitals, or as names are written.
fn ordered(given: &str, surname: &str, dice: &mut Dice) -> String {
    let text = match dice.roll(1000) {
        0..720 => format!("{given} {surname}"),
        720..890 => format!("{surname} {given}"),
        _ => format!("{surname}, {given}"),
    };
    match dice.roll(100) {
        0..60 => text,
        60..85 => titled(&text),
        _ => text.to_uppercase(),
    }
}

/// With a capital at the start of every word.
pub(super) fn titled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_start = true;
    for letter in text.chars() {
        if is_start {
            out.extend(letter.to_uppercase());
        } else {
            out.push(letter);
        }
        is_start = matches!(letter, ' ' | '-');
    }
    out
}
