//! How common each value is, so that rare agreement weighs more than common agreement.

use std::collections::BTreeMap;

use super::compare::{self, Compared};
use super::day::{Day, DayLevel};
use super::fields::{
    BORN, COUNTRY, FIXED, GIVEN, GIVEN_2, Kind, MOST, MOST_OTHERS, ORDER, OTHERS, PLACE, SEX, SURNAME, Sort, UNKNOWN,
    kind_of,
};
use super::near::Near;
use super::table::{Table, count, unpack};
use super::words::{NONE, Word, Words};
use super::work::{in_order, scatter};

/// How rare the words of one field are, in bits.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rarity {
    /// Of each word by itself.
    pub(crate) word: Vec<f32>,
    /// Of all words that sound like it.
    pub(crate) sound: Vec<f32>,
    /// Of all words that begin with it.
    pub(crate) part: Vec<f32>,
    /// Of each word, the country in which it is commonest, and by how many bits it is commoner there.
    pub(crate) home: Vec<(u16, f32)>,
}

/// How rare years and months are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Years {
    /// How much of the field lies in the years before each year, from 0 to 1; index 0 is [`FIRST_YEAR`].
    pub(crate) before: Vec<f64>,
}

/// The first year that is counted apart; earlier ones count as this.
const FIRST_YEAR: u16 = 1850;
/// The number of years counted.
const YEARS: usize = 400;

/// All rarities, and how often two different people stand at each level.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scale {
    pub(crate) surname: Rarity,
    pub(crate) given: Rarity,
    pub(crate) place: Rarity,
    pub(crate) others: Vec<Rarity>,
    pub(crate) born: Years,
    pub(crate) other_years: Vec<Years>,
    /// For each row, how rare its full birth date is.
    pub(crate) born_exact: Vec<f32>,
    /// Countries by number, with bits.
    pub(crate) countries: Vec<(u16, f32)>,
    /// Sexes by number.
    pub(crate) sexes: [f32; 4],
    /// For each field and level, the bits to add to the rarity: minus log2 of how often random pairs stand there.
    pub(crate) levels: Vec<[f32; 8]>,
    /// How often random pairs stand at each level, whatever the values.
    pub(crate) random: Vec<[f64; 8]>,
}

/// A share of a field as bits, smoothed toward the share of a word in a large population.
#[expect(clippy::cast_possible_truncation, reason = "bits need no more than the precision of f32")]
fn bits(found: f64, all: f64) -> f32 {
    const WEIGHT: f64 = 50.0;
    const USUAL: f64 = 1.0 / 3000.0;
    -(((found - 1.0).max(0.7) + WEIGHT * USUAL) / (all + WEIGHT)).min(1.0).log2() as f32
}

impl Rarity {
    /// From how many rows hold each word, of so many rows that hold any.
    pub(crate) fn of(words: &Words, counts: &[u32], all: f64) -> Self {
        let mut by_sound = vec![0_u64; counts.len()];
        for (word, &found) in counts.iter().enumerate() {
            let sound = words.sound(Word::try_from(word).unwrap_or(NONE));
            if let Some(slot) = by_sound.get_mut(sound as usize) {
                *slot += u64::from(found);
            }
        }
        let at = |word: usize| words.sound(Word::try_from(word).unwrap_or(NONE)) as usize;
        Self {
            word: counts.iter().map(|&found| bits(f64::from(found), all)).collect(),
            sound: (0..counts.len()).map(|word| bits(by_sound.get(at(word)).map_or(0.0, |&n| long(n)), all)).collect(),
            part: begin_with(words, counts).into_iter().map(|found| bits(long(found), all)).collect(),
            home: Vec::new(),
        }
    }

    /// Learns in which country each word is at home: names, places and countries go together, and what two people share because
    /// they are of one country must not count three times.
    fn settle<'a>(&mut self, rows: impl Iterator<Item = (u16, &'a [Word])>) {
        let mut all: Vec<u64> = Vec::new();
        let mut of_country: BTreeMap<u16, f64> = BTreeMap::new();
        for (country, words) in rows.filter(|(country, words)| *country != 0 && words.iter().any(|word| *word != NONE))
        {
            *of_country.entry(country).or_default() += 1.0;
            let known = words.iter().filter(|word| **word != NONE);
            all.extend(known.map(|word| (u64::from(*word) << 16) | u64::from(country)));
        }
        all.sort_unstable();
        self.home = vec![(0, 0.0); self.word.len()];
        for same in all.chunk_by(|a, b| a == b) {
            let Some(&first) = same.first() else { continue };
            let country = u16::try_from(first & 0xFFFF).unwrap_or(0);
            let word = usize::try_from(first >> 16).unwrap_or(usize::MAX);
            let (Some(slot), Some(&everywhere)) = (self.home.get_mut(word), self.word.get(word)) else { continue };
            let there = at_home(count(same.len()), of_country.get(&country).copied().unwrap_or(0.0), everywhere);
            if there > slot.1 {
                *slot = (country, there);
            }
        }
    }

    /// By how many bits a match of two words is commoner among people of a country.
    pub(crate) fn relief(&self, near: Near, a: Word, b: Word, country: u16) -> f32 {
        let of = |word: Word| {
            let home = self.home.get(word as usize).filter(|(home, _)| *home == country && country != 0);
            home.map_or(0.0, |(_, bits)| *bits)
        };
        match near {
            Near::Exact | Near::Sound | Near::Short | Near::Part => of(a).max(of(b)),
            Near::Slip | Near::Slips => 0.5 * of(a).max(of(b)),
            Near::Different => 0.0,
        }
    }

    /// The country in which a word is at home.
    pub(crate) fn home(&self, word: Word) -> u16 {
        self.home.get(word as usize).map_or(0, |(country, _)| *country)
    }

    /// The bits of a match of two words at a level; the share of the level itself is not in it.
    pub(crate) fn bits(&self, near: Near, a: Word, b: Word, words: &Words) -> f32 {
        let get = |of: &[f32], word: Word| of.get(word as usize).copied().unwrap_or(0.0);
        match near {
            Near::Exact => get(&self.word, a),
            Near::Sound | Near::Short => get(&self.sound, a).min(get(&self.sound, b)),
            Near::Slip | Near::Slips => 0.5 * get(&self.word, a).max(get(&self.word, b)),
            Near::Part => {
                let short = if words.text(a).len() <= words.text(b).len() { a } else { b };
                get(&self.part, short)
            }
            Near::Different => 0.0,
        }
    }

    /// The most that a slip may be worth: little more than the same word letter for letter.
    pub(crate) fn most(&self, a: Word, b: Word) -> f32 {
        let get = |word: Word| self.word.get(word as usize).copied().unwrap_or(0.0);
        get(a).min(get(b)) + 4.0
    }
}

/// By how many bits a word is commoner in a country than everywhere, from how many rows of it hold the word.
fn at_home(found: f64, rows: f64, everywhere: f32) -> f32 {
    const WEIGHT: f64 = 50.0;
    let overall = (-f64::from(everywhere)).exp2();
    let there = ((found - 1.0).max(0.7) + WEIGHT * overall) / (rows + WEIGHT);
    small((there / overall).log2().max(0.0))
}

/// A count of 64 bits as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub(crate) const fn long(number: u64) -> f64 {
    number as f64
}

/// For each word, how many rows hold a word that begins with it; the words are in the order of the alphabet.
fn begin_with(words: &Words, counts: &[u32]) -> Vec<u64> {
    let mut sums: Vec<u64> = counts.iter().map(|&found| u64::from(found)).collect();
    let mut open: Vec<usize> = Vec::new();
    let text = |word: usize| words.text(Word::try_from(word).unwrap_or(NONE));
    for (word, &found) in counts.iter().enumerate() {
        while open.last().is_some_and(|&begin| !text(word).starts_with(text(begin))) {
            open.pop();
        }
        for &begin in &open {
            if let Some(sum) = sums.get_mut(begin) {
                *sum += u64::from(found);
            }
        }
        open.push(word);
    }
    sums
}

impl Years {
    /// From days.
    pub(crate) fn of(days: impl Iterator<Item = Day>) -> Self {
        let mut counts = vec![0.0; YEARS];
        let mut all = 0.0;
        for year in days.filter_map(Day::year) {
            if let Some(slot) = counts.get_mut(place(year)) {
                *slot += 1.0;
                all += 1.0;
            }
        }
        // Every year from 1926 to 2025 is taken to hold one more in two hundred, so that no year is impossible.
        let usual = 1.0 / 100.0;
        let weight = 20.0;
        let mut sum = 0.0;
        let mut before = vec![0.0];
        for (at, found) in counts.iter().enumerate() {
            let year = usize::from(FIRST_YEAR) + at;
            let share = if (1926..2026).contains(&year) { usual } else { usual / 100.0 };
            sum += (found + weight * share) / (all + weight);
            before.push(sum);
        }
        Self { before }
    }

    /// How much of the field lies in these years.
    pub(crate) fn share(&self, from: u16, to: u16) -> f64 {
        let get = |at: usize| self.before.get(at).copied().unwrap_or(1.0);
        (get(place(to) + 1) - get(place(from))).max(1e-5)
    }

    /// The bits of two days at a level, without the share of the level itself.
    #[expect(clippy::cast_possible_truncation, reason = "bits need no more than the precision of f32")]
    pub(crate) fn bits(&self, level: DayLevel, a: Day, b: Day) -> f32 {
        let coarse = if width(a) >= width(b) { a } else { b };
        let share = match level {
            DayLevel::Exact => self.share(a.from, a.to) / 365.0,
            DayLevel::Month => self.share(coarse.from, coarse.to) / 12.0,
            DayLevel::Year => self.share(coarse.from, coarse.to),
            _ => return 0.0,
        };
        -share.min(1.0).log2() as f32
    }
}

/// How little is known of a day.
fn width(day: Day) -> u32 {
    u32::from(day.to - day.from.min(day.to)) * 400 + if day.month == 0 { 300 } else { 0 } + u32::from(day.day == 0)
}

/// The place of a year among those counted.
fn place(year: u16) -> usize {
    usize::from(year.saturating_sub(FIRST_YEAR)).min(YEARS - 1)
}

/// How many rows hold each word of a field.
fn counted<'a>(words: usize, rows: impl Iterator<Item = &'a [Word]>) -> (Vec<u32>, f64) {
    let mut counts = vec![0_u32; words];
    let mut all = 0.0;
    for row in rows {
        let mut any = false;
        for (at, &word) in row.iter().enumerate() {
            let again = row.iter().take(at).any(|&before| before == word);
            if let Some(slot) = counts.get_mut(word as usize)
                && !again
            {
                *slot += 1;
                any = true;
            }
        }
        all += if any { 1.0 } else { 0.0 };
    }
    (counts, all)
}

/// How many rows hold each word, for the model: surname, given, place, then the other fields of words.
pub(crate) fn counts(table: &Table) -> Vec<(Vec<u32>, f64)> {
    let words = table.words.len();
    let mut all = vec![
        counted(words, table.people.iter().map(super::table::Person::surnames)),
        counted(words, table.people.iter().map(super::table::Person::givens)),
        counted(words, table.people.iter().map(|person| std::slice::from_ref(&person.place))),
    ];
    for (at, &sort) in table.sorts.iter().enumerate() {
        all.push(if sort == Sort::Date {
            (Vec::new(), 0.0)
        } else {
            counted(words, (0..table.len()).map(|row| table.others(row).get(at..=at).unwrap_or_default()))
        });
    }
    all
}

impl Scale {
    /// From the rows themselves.
    pub(crate) fn of(table: &Table, threads: usize) -> Self {
        let counted = counts(table);
        let mut rarities = counted.iter().map(|(counts, all)| Rarity::of(&table.words, counts, *all));
        let (mut surname, mut given, mut place) = (
            rarities.next().unwrap_or_default(),
            rarities.next().unwrap_or_default(),
            rarities.next().unwrap_or_default(),
        );
        let others: Vec<Rarity> = rarities.collect();
        surname.settle(table.people.iter().map(|person| (person.country, person.surnames())));
        given.settle(table.people.iter().map(|person| (person.country, person.givens())));
        place.settle(table.people.iter().map(|person| (person.country, std::slice::from_ref(&person.place))));
        let born = Years::of(table.people.iter().map(|person| person.born));
        let other_years = (0..table.sorts.len())
            .map(|at| Years::of((0..table.len()).map(|row| unpack(table.others(row).get(at).copied().unwrap_or(NONE)))))
            .collect();
        let mut scale = Self {
            surname,
            given,
            place,
            others,
            born_exact: exact_days(table, &born),
            born,
            other_years,
            countries: countries(table),
            sexes: sexes(table),
            levels: vec![[0.0; 8]; OTHERS + table.sorts.len()],
            random: vec![[0.0; 8]; OTHERS + table.sorts.len()],
        };
        scale.sample(table, threads);
        scale
    }

    /// Learns from random pairs how often two people stand at each level.
    fn sample(&mut self, table: &Table, threads: usize) {
        const TURNS: usize = 64;
        // As many random pairs in each turn as there are rows: 640,000 in all are enough for a list of any length.
        let each = (table.len() as u64).clamp(64, 10_000);
        let this = &*self;
        let sums = in_order(threads, TURNS, |turn| sample_turn(table, this, turn as u64, each));
        let fields = self.levels.len();
        for field in 0..fields {
            let kind = kind_at(table, field);
            let mut shares = [0.0_f64; 8];
            let mut weighted = [0.0_f64; 8];
            for sum in &sums {
                for level in 0..8 {
                    shares[level] += sum.get(field).map_or(0.0, |found| found.hits[level]);
                    weighted[level] += sum.get(field).map_or(0.0, |found| found.inverse[level]);
                }
            }
            let all: f64 = shares.iter().sum();
            let usual = usual_random(kind);
            // As if fifty more random pairs had been seen, so that a level that was not met is not impossible.
            for level in 0..kind.levels().len() {
                let usual = usual.get(level).copied().unwrap_or(0.0);
                let rest = (shares[level] + 50.0 * usual) / (all + 50.0);
                let share = (weighted[level] + 50.0 * usual) / (all + 50.0);
                if let Some(slot) = self.random.get_mut(field) {
                    slot[level] = rest;
                }
                if let Some(slot) = self.levels.get_mut(field)
                    && !by_value(kind, level)
                {
                    slot[level] = small(-share.log2());
                }
            }
        }
    }
}

/// A number of 64 bits in 32.
#[expect(clippy::cast_possible_truncation, reason = "bits need no more than the precision of f32")]
pub(crate) const fn small(value: f64) -> f32 {
    value as f32
}

/// The kind of a field of the pattern.
pub(crate) fn kind_at(table: &Table, field: usize) -> Kind {
    match FIXED.get(field) {
        Some((_, kind)) => *kind,
        None => table.sorts.get(field - OTHERS).map_or(Kind::Word, |&sort| kind_of(sort)),
    }
}

/// Whether the rarity of the value says all about how often two people agree so.
fn by_value(kind: Kind, level: usize) -> bool {
    match kind {
        Kind::Word => matches!(level, 0 | 1 | 2 | 5),
        Kind::Day => matches!(level, 0 | 4 | 5),
        Kind::Equal => level == 0,
        Kind::Order => false,
    }
}

/// How often two people stand at each level where nothing is known yet (for words: over the rarity of the value).
const fn usual_random(kind: Kind) -> &'static [f64] {
    match kind {
        Kind::Word => &[0.005, 0.002, 0.0005, 0.005, 0.01, 0.01, 0.965],
        Kind::Order => &[0.53, 0.4, 0.07],
        Kind::Day => &[0.0001, 0.0001, 0.002, 0.004, 0.002, 0.02, 0.04, 0.93],
        Kind::Equal => &[0.3, 0.7],
    }
}

/// What a turn of random pairs found in one field.
#[derive(Clone, Copy, Default)]
struct Found {
    hits: [f64; 8],
    inverse: [f64; 8],
}

/// Compares random pairs; pairs that agree in everything that matters are not random ones.
fn sample_turn(table: &Table, scale: &Scale, turn: u64, each: u64) -> Vec<Found> {
    let mut sums = vec![Found::default(); scale.levels.len()];
    let rows = table.len() as u64;
    if rows < 2 {
        return sums;
    }
    let pick = |seed: u64| usize::try_from(scatter(seed) % rows).unwrap_or(0);
    for step in 0..each {
        let seed = (turn * each + step) * 2;
        let (a, b) = (pick(seed), pick(seed + 1));
        let (Some(x), Some(y)) = (table.people.get(a), table.people.get(b)) else { continue };
        if a == b || !table.comparable(x, y) {
            continue;
        }
        let compared = compare::compare(table, scale, a, b);
        if likely_same(&compared) {
            continue;
        }
        for (field, sum) in sums.iter_mut().enumerate() {
            let level = compared.levels.get(field).copied().unwrap_or(UNKNOWN);
            if let Some(slot) = sum.hits.get_mut(usize::from(level)) {
                *slot += 1.0;
                let bits = compared.bits.get(field).copied().unwrap_or(0.0);
                if let Some(slot) = sum.inverse.get_mut(usize::from(level)) {
                    *slot += f64::from(bits.min(9.0)).exp2();
                }
            }
        }
    }
    sums
}

/// Surname and given name alike and the birth date not against it: most likely one person, met by chance in a short list.
fn likely_same(compared: &Compared) -> bool {
    let at = |field: usize| compared.levels.get(field).copied().unwrap_or(UNKNOWN);
    at(SURNAME) <= 1 && at(GIVEN) <= 1 && (at(BORN) <= 5 || (at(BORN) == UNKNOWN && at(GIVEN_2) <= 1))
}

/// How rare the full birth date of each row is: placeholders such as 1 January are common.
fn exact_days(table: &Table, years: &Years) -> Vec<f32> {
    let mut days: Vec<Day> = table.people.iter().map(|person| person.born).filter(|day| day.full()).collect();
    days.sort_unstable();
    let all = count(days.len());
    let weight = all / 2.0 + 50.0;
    table
        .people
        .iter()
        .map(|person| {
            let day = person.born;
            if !day.full() {
                return 0.0;
            }
            let same = days.partition_point(|other| *other <= day) - days.partition_point(|other| *other < day);
            let usual = years.share(day.from, day.to) / 365.0;
            small(-(((count(same) - 2.0).max(0.0) + weight * usual) / (all + weight)).log2())
        })
        .collect()
}

/// How rare each country is.
fn countries(table: &Table) -> Vec<(u16, f32)> {
    let mut all: Vec<u16> = table.people.iter().map(|person| person.country).filter(|&country| country != 0).collect();
    all.sort_unstable();
    let total = count(all.len());
    all.chunk_by(|a, b| a == b)
        .filter_map(|same| Some((*same.first()?, small(-((count(same.len()) + 1.0) / (total + 4.0)).log2()))))
        .collect()
}

/// How rare each sex is.
fn sexes(table: &Table) -> [f32; 4] {
    let mut counts = [1.0_f64; 4];
    for person in &table.people {
        if person.sex != 0
            && let Some(slot) = counts.get_mut(usize::from(person.sex))
        {
            *slot += 1.0;
        }
    }
    let all: f64 = counts.iter().skip(1).sum();
    counts.map(|found| small(-(found / all).log2()))
}

/// The bits that fixed fields other than words get from their values.
pub(crate) fn value_bits(scale: &Scale, field: usize, number: u16) -> f32 {
    match field {
        COUNTRY => scale
            .countries
            .binary_search_by_key(&number, |(country, _)| *country)
            .ok()
            .and_then(|at| scale.countries.get(at))
            .map_or(6.0, |(_, bits)| *bits),
        SEX => scale.sexes.get(usize::from(number)).copied().unwrap_or(1.0),
        _ => 0.0,
    }
}

// The pattern holds every fixed field and the others.
const _: () = assert!(OTHERS + MOST_OTHERS == MOST && ORDER < OTHERS && PLACE < OTHERS);
