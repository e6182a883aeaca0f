//! What else is known: date of birth, country and place, in bits for and against.

use super::LEVELS;
use crate::answer::Agreement;
use crate::index::Index;
use crate::index::rows::Brief;
use crate::index::words::ratio;
use crate::{Born, BornLevel, Country, Query, text};

/// The first year of the table of years.
const FIRST_YEAR: i32 = 1800;
/// How often a country that somebody states is the one on the list.
const COUNTRY_HOLDS: f64 = 0.955;
/// How often a stated place is.
const PLACE_HOLDS: f64 = 0.6;
/// How much a fact can say in all.
const CAP: f64 = 14.0;

/// The facts of a query and what each outcome is worth.
pub(crate) struct Facts {
    born: Option<Born>,
    by_level: [f64; 8],
    /// Roughly the same by the year alone, in 64ths of a bit: first for an unknown year, then from [`FIRST_YEAR`] on.
    by_year: Vec<i32>,
    /// Roughly for the very day.
    day: Option<(i32, i32)>,
    country: Option<Country>,
    country_agrees: f64,
    country_differs: f64,
    /// The two in 64ths.
    country_fixed: (i32, i32),
    /// By place, from one; empty if no place was asked for.
    places: Vec<(Agreement, f64)>,
}

impl Facts {
    /// Weighs the facts of a query by how common each is in the index.
    pub(crate) fn of(index: &Index, query: &Query) -> Facts {
        let by_level = query.born.map_or([0.0; 8], |born| by_level(index, born));
        let value = |level: BornLevel| by_level.get(level as usize).copied().unwrap_or(0.0);
        let by_year = query.born.map_or_else(Vec::new, |born| {
            let (first, last) = born.years();
            let within = if born.day().is_some() {
                value(BornLevel::Near).max(value(BornLevel::Year)) + 2.0
            } else {
                value(if born.month().is_some() { BornLevel::Month } else { BornLevel::Year })
                    .max(value(BornLevel::Within))
            };
            let at = |year: i32| match (first - year).max(year - last) {
                ..=0 => within,
                1 => value(BornLevel::Near),
                _ => value(BornLevel::Far).max(value(BornLevel::Apart)),
            };
            std::iter::once(0).chain((FIRST_YEAR..FIRST_YEAR + 400).map(|year| fixed(at(year)))).collect()
        });
        let day =
            query.born.filter(|born| born.day().is_some()).map(|born| (born.days().0, fixed(value(BornLevel::Day))));
        let (country_agrees, country_differs) = query.country.map_or((0.0, 0.0), |country| {
            let count = index.rows.by_country.get(&country.to_number()).copied().unwrap_or(0);
            let known: u64 = index.rows.by_country.values().sum();
            let share = ratio(count + 1, known + 20);
            ((COUNTRY_HOLDS / share).log2().max(0.0), ((1.0 - COUNTRY_HOLDS) / (1.0 - share).max(0.01)).log2().min(0.0))
        });
        let places = query.place.as_deref().map_or_else(Vec::new, |place| places(index, place));
        Facts {
            born: query.born,
            by_level,
            by_year,
            day,
            country: query.country,
            country_agrees,
            country_differs,
            country_fixed: (fixed(country_agrees), fixed(country_differs)),
            places,
        }
    }

    /// All bits of a person's facts.
    pub(crate) fn bits(&self, index: &Index, person: u32) -> f64 {
        self.born_bits(index, person) + self.country_bits(index, person) + self.place_bits(index, person)
    }

    pub(crate) fn born_bits(&self, index: &Index, person: u32) -> f64 {
        let Some((asked, kept)) = self.born.zip(index.rows.born(person)) else { return 0.0 };
        self.by_level.get(asked.agreement(&kept) as usize).copied().unwrap_or(0.0)
    }

    pub(crate) fn country(&self, index: &Index, person: u32) -> Agreement {
        Agreement::of(self.country.as_ref(), index.rows.country(person).as_ref())
    }

    pub(crate) fn country_bits(&self, index: &Index, person: u32) -> f64 {
        match self.country(index, person) {
            Agreement::Agrees => self.country_agrees,
            Agreement::Differs => self.country_differs,
            _ => 0.0,
        }
    }

    pub(crate) fn place(&self, index: &Index, person: u32) -> Agreement {
        self.placed(index, person).map_or(Agreement::Unknown, |(agreement, _)| agreement)
    }

    pub(crate) fn place_bits(&self, index: &Index, person: u32) -> f64 {
        self.placed(index, person).map_or(0.0, |(_, bits)| bits)
    }

    fn placed(&self, index: &Index, person: u32) -> Option<(Agreement, f64)> {
        let place = index.rows.place.get(person as usize)?.checked_sub(1)?;
        self.places.get(place as usize).copied()
    }

    /// Roughly all bits in 64ths, without reading a date apart.
    #[inline]
    pub(crate) fn rough(&self, index: &Index, row: u32, brief: Brief) -> i32 {
        let mut sum = self.by_year.get(brief.year()).copied().unwrap_or(0);
        if let Some((day, bits)) = self.day
            && sum > 0
            && let Some(born) = index.rows.person_of(row).and_then(|person| index.rows.born(person))
            && born.days() == (day, day)
        {
            sum = bits;
        }
        if let Some(country) = self.country {
            sum += match brief.country() {
                kept if kept == country.to_number() => self.country_fixed.0,
                0 => 0,
                _ => self.country_fixed.1,
            };
        }
        if !self.places.is_empty()
            && let Some(person) = index.rows.person_of(row)
        {
            sum += fixed(self.place_bits(index, person));
        }
        sum
    }

    /// The most that the facts can give, in 64ths.
    pub(crate) fn most(&self) -> i32 {
        let born = self.by_level.iter().copied().fold(0.0, f64::max);
        let place = self.places.iter().map(|(_, bits)| *bits).fold(0.0, f64::max);
        fixed(born + self.country_agrees + place)
    }
}

/// Bits as 64ths.
#[expect(clippy::cast_possible_truncation, reason = "a score of names lies far inside")]
pub(crate) fn fixed(bits: f64) -> i32 {
    (bits * 64.0).round().clamp(-1e6, 1e6) as i32
}

/// What each level of a date of birth is worth: how often it comes when the person is the same, over how often by chance.
fn by_level(index: &Index, born: Born) -> [f64; 8] {
    let known: u64 = index.rows.by_year.values().sum();
    let share = |from: i32, to: i32| {
        let count: u64 = if from <= to { index.rows.by_year.range(from..=to).map(|(_, count)| count).sum() } else { 0 };
        ratio(2 * count + 1, 2 * known + 160)
    };
    let (first, last) = born.years();
    let inside = share(first, last);
    let around = share(first - 1, last + 1) - inside + 0.004;
    let far = (share(first - 3, last + 3) - share(first - 1, last + 1)).max(0.004);
    // If the same person is meant, and by chance; where one side knows less a higher level cannot come.
    let pair = |level: BornLevel| -> (f64, f64) {
        match (level, born.day().is_some(), born.month().is_some()) {
            (BornLevel::Day, ..) => (0.82, inside / 365.0),
            (BornLevel::Month, true, _) => (0.9, inside / 12.0),
            (BornLevel::Month, ..) => (0.84, inside / 12.0),
            (BornLevel::Year, ..) => (0.85, inside),
            (BornLevel::Within, ..) => (0.8, inside),
            (BornLevel::Slip, ..) => (0.09, 0.004 + inside / 20.0),
            (BornLevel::Near, true, _) => (0.04, inside + 0.01),
            (BornLevel::Near, ..) => (0.10, around),
            (BornLevel::Far, true, _) => (0.02, around),
            (BornLevel::Far, ..) => (0.03, far + 0.02),
            (BornLevel::Apart, ..) => (0.02, (1.0 - inside - around).max(0.1)),
        }
    };
    LEVELS.map(|level| {
        let (same, chance) = pair(level);
        (same / chance.max(1e-9)).log2().clamp(-CAP, CAP)
    })
}

/// How the asked place stands to each that is known.
fn places(index: &Index, asked: &str) -> Vec<(Agreement, f64)> {
    let asked = text::tokens(asked);
    let all: u64 = index.rows.by_place.values().sum();
    (0..index.rows.places.len())
        .filter_map(|place| u32::try_from(place).ok())
        .map(|place| {
            let kept: Vec<&str> = index.rows.places.get(place).split(' ').collect();
            let shared = asked.iter().filter(|word| word.len() > 2 && kept.contains(&word.as_str())).count();
            let share = ratio(index.rows.by_place.get(&(place + 1)).copied().unwrap_or(0) + 1, all + 10);
            if asked.iter().map(String::as_str).eq(kept.iter().copied()) {
                (Agreement::Agrees, (PLACE_HOLDS / share).log2().clamp(0.0, CAP))
            } else if shared > 0 {
                (Agreement::Partly, (0.25 / (share + 0.05)).log2().clamp(0.0, 4.0))
            } else {
                (Agreement::Differs, -1.2)
            }
        })
        .collect()
}
