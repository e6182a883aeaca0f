//! Made-up people: households whose members share surnames as families do, and namesakes with other birth dates.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::dice::{Dice, Pool};
use super::places::{COUNTRIES, Country, Custom};
use super::tables::Tables;

/// The day as of which ages count.
pub(super) const TODAY: Date = date(2026, 1, 1);

/// Birth dates are counted in days from here.
const ORIGIN: Date = date(1900, 1, 1);

/// Nobody is born after the autumn of 2009.
const YOUNGEST: i32 = 40_100;

/// No second surname.
const NO_SURNAME: u32 = u32::MAX;

/// No second given name.
const NO_GIVEN: u16 = u16::MAX;

/// One made-up person, in 24 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Person {
    first: u32,
    second: u32,
    /// People of one household have the same number.
    pub(super) household: u32,
    given: u16,
    given2: u16,
    born: u16,
    country: u8,
    place: u8,
    pub(super) is_woman: bool,
}

/// A name as its bearer writes it: small letters with accents, words apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TrueName {
    pub(super) given: Vec<String>,
    pub(super) first: Vec<String>,
    /// Empty for people of one surname.
    pub(super) second: Vec<String>,
}

impl Person {
    /// The numbers of all names: equal for namesakes.
    pub(super) fn names(&self) -> (u32, u32, u16, u16) {
        (self.first, self.second, self.given, self.given2)
    }

    pub(super) fn born(&self) -> Date {
        ORIGIN.saturating_add(i32::from(self.born).days())
    }

    pub(super) fn country(&self) -> &'static Country {
        COUNTRIES.get(usize::from(self.country)).unwrap_or(&COUNTRIES[0])
    }

    pub(super) fn place(&self) -> &'static str {
        self.country().places.get(usize::from(self.place)).copied().unwrap_or_default()
    }

    pub(super) fn name(&self, tables: &Tables) -> TrueName {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let mut given = words(tables.given(u32::from(self.given)));
        if self.given2 != NO_GIVEN {
            given.extend(words(tables.given(u32::from(self.given2))));
        }
        let second = if self.second == NO_SURNAME { Vec::new() } else { words(&tables.surname(self.second)) };
        TrueName { given, first: words(&tables.surname(self.first)), second }
    }
}

/// Makes up so many people, in no order, the same for the same seed.
pub(super) fn population(people: u32, seed: u64, tables: &Tables) -> Vec<Person> {
    let many = usize::try_from(people).unwrap_or(0);
    let mut maker = Maker { tables, dice: Dice::new(seed), countries: countries(), people: Vec::new(), household: 0 };
    // A household has at most four members.
    maker.people.reserve_exact(many + 4);
    while maker.people.len() < many {
        maker.household();
    }
    let Maker { mut people, mut dice, .. } = maker;
    people.truncate(many);
    for at in (1..people.len()).rev() {
        people.swap(at, dice.place(at + 1));
    }
    people
}

fn countries() -> Pool {
    let mut pool = Pool::default();
    for (at, country) in COUNTRIES.iter().enumerate() {
        pool.add(u32::try_from(at).unwrap_or(0), country.share);
    }
    pool
}

struct Maker<'a> {
    tables: &'a Tables,
    dice: Dice,
    countries: Pool,
    people: Vec<Person>,
    household: u32,
}

impl Maker<'_> {
    /// One person, or several who belong together; the shares are of households.
    fn household(&mut self) {
        self.household += 1;
        let first = self.stranger();
        match self.dice.roll(1000) {
            0..640 => self.people.push(first),
            640..860 => self.siblings(first, 1),
            860..890 => self.siblings(first, 2),
            890..950 => self.parent_and_children(first),
            950..970 => self.namesakes(first),
            970..980 => self.father_and_son(first),
            _ => self.people.push(first),
        }
    }

    /// Somebody else of the same country with exactly the same names, born on another day.
    fn namesakes(&mut self, first: Person) {
        let mut other = Person { born: self.born(), place: self.place(first.country()), ..first };
        if other.born == first.born {
            other.born -= 400;
        }
        self.people.push(first);
        self.household += 1;
        other.household = self.household;
        self.people.push(other);
    }

    fn siblings(&mut self, first: Person, more: usize) {
        self.people.push(first);
        for _ in 0..more {
            let days = i32::try_from(self.dice.roll(8 * 365)).unwrap_or(0) + 300;
            let mut sibling = self.given_anew(first);
            let is_younger = self.dice.happens(500) && i32::from(first.born) + days <= YOUNGEST;
            sibling.born = later(first.born, if is_younger { days } else { -days });
            self.people.push(sibling);
        }
    }

    fn parent_and_children(&mut self, parent: Person) {
        let eldest = self.born();
        let parent = Person { born: self.generation_before(eldest), ..parent };
        self.people.push(parent);
        let other = self.surname(parent.country());
        for nth in 0..=i32::try_from(self.dice.roll(2)).unwrap_or(0) {
            let mut child = self.given_anew(parent);
            // A child bears the father's first surname, then the mother's.
            (child.first, child.second) = match (parent.second == NO_SURNAME, parent.is_woman) {
                (true, _) => (parent.first, NO_SURNAME),
                (false, true) => (other, parent.first),
                (false, false) => (parent.first, other),
            };
            let is_old_enough = i32::from(eldest) + nth * 800 <= YOUNGEST;
            child.born = later(eldest, if is_old_enough { nth * 800 } else { -nth * 300 });
            self.people.push(child);
        }
    }

    /// A son who bears all his father's given names; now and then both his surnames too.
    fn father_and_son(&mut self, father: Person) {
        let mut son = Person { born: self.born(), ..father };
        let father = Person { born: self.generation_before(son.born), ..father };
        if father.second != NO_SURNAME && !self.dice.happens(350) {
            son.second = self.surname(father.country());
        }
        self.people.push(father);
        self.people.push(son);
    }

    fn generation_before(&mut self, born: u16) -> u16 {
        later(born, -i32::try_from(17 * 365 + self.dice.roll(18 * 365)).unwrap_or(0))
    }

    /// Another person with the same surnames and country.
    fn given_anew(&mut self, like: Person) -> Person {
        let is_woman = self.dice.happens(200);
        let (given, given2) = self.given(like.country(), is_woman);
        Person { given, given2, is_woman, ..like }
    }

    fn stranger(&mut self) -> Person {
        let country = u8::try_from(self.countries.draw(&mut self.dice).unwrap_or(0)).unwrap_or(0);
        let nation = COUNTRIES.get(usize::from(country)).unwrap_or(&COUNTRIES[0]);
        let is_woman = self.dice.happens(200);
        let (given, given2) = self.given(nation, is_woman);
        let first = self.surname(nation);
        let has_two = match nation.custom {
            Custom::FatherMother => !self.dice.happens(60),
            Custom::MotherFather => self.dice.happens(600),
            Custom::One | Custom::Patronym => false,
        };
        let second = if has_two { self.surname(nation) } else { NO_SURNAME };
        let (born, place, household) = (self.born(), self.place(nation), self.household);
        Person { first, second, household, given, given2, born, country, place, is_woman }
    }

    fn surname(&mut self, country: &Country) -> u32 {
        let pool = one_of(country.surnames, &mut self.dice);
        self.tables.draw(pool, &mut self.dice)
    }

    /// One or two given names; a compound one stays alone. In place of the second one a father's name where that is the custom.
    fn given(&mut self, country: &Country, is_woman: bool) -> (u16, u16) {
        let pools = if is_woman { country.women } else { country.men };
        let mut draw = |pools: &[(&'static str, u64)]| {
            let pool = one_of(pools, &mut self.dice);
            u16::try_from(self.tables.draw(pool, &mut self.dice)).unwrap_or(0)
        };
        let given = draw(pools);
        let other = draw(if country.custom == Custom::Patronym { country.men } else { pools });
        let is_single = |given: u16| !self.tables.given(u32::from(given)).contains(' ');
        let in_a_thousand = match country.custom {
            Custom::FatherMother => 640,
            Custom::Patronym => 800,
            Custom::MotherFather | Custom::One => 250,
        };
        let has_two = given != other && is_single(given) && is_single(other) && self.dice.happens(in_a_thousand);
        (given, if has_two { other } else { NO_GIVEN })
    }

    /// Ages about 33, from 16 to 80; the sum of six throws is near a bell curve.
    fn born(&mut self) -> u16 {
        let ages = 16 * 365 + 5..80 * 365;
        let days = loop {
            let sum: u64 = (0..6).map(|_| self.dice.roll(5300)).sum();
            let days = i64::try_from(sum).unwrap_or(0) - 3850;
            if ages.contains(&days) {
                break days;
            }
        };
        let today = i64::from(ORIGIN.until(TODAY).map_or(0, |span| span.get_days()));
        u16::try_from(today - days).unwrap_or(0)
    }

    fn place(&mut self, country: &Country) -> u8 {
        let many = country.places.len();
        // The lower of two throws: the first places are the commoner.
        u8::try_from(self.dice.place(many).min(self.dice.place(many))).unwrap_or(0)
    }
}

fn later(born: u16, days: i32) -> u16 {
    u16::try_from((i32::from(born) + days).max(0)).unwrap_or(0)
}

/// One of several pools; their shares add up to a hundred.
fn one_of(pools: &[(&'static str, u64)], dice: &mut Dice) -> &'static str {
    let mut throw = dice.roll(100);
    for (pool, share) in pools {
        if throw < *share {
            return pool;
        }
        throw -= share;
    }
    pools.last().map_or("", |(pool, _)| pool)
}
