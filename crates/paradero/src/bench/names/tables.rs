//! The names that people are made from: the tables of Spain, lists for other peoples, and a rule for rare surnames.

use std::collections::BTreeMap;

use super::dice::{Dice, Pool};

const SURNAMES: &str = include_str!("tables/surnames.tsv");
const MEN: &str = include_str!("tables/men.tsv");
const WOMEN: &str = include_str!("tables/women.tsv");
const LISTS: &str = include_str!("tables/lists.txt");

/// Accents that the lists do not show.
const ACCENTED: &str = "raúl sofía lucía maría josé jesús ángel víctor héctor óscar césar andrés tomás nicolás martín julián \
    adrián iván simón hernán agustín joaquín fermín benjamín sebastián cristián fabián germán román gastón rubén belén inés mónica \
    verónica rocío íñigo álvaro elías matías isaías ramón león gómez peña muñoz ibáñez ordóñez bolaños patiño montaño acuña avendaño \
    castañeda treviño cedeño briceño quiñones zúñiga galván beltrán millán bazán roldán durán farfán albarrán garcía mejía díaz ríos \
    peláez páez báez sáenz sáez águila ávalos ángulo cáceres córdova cárdenas benítez asunción concepción encarnación";

/// From here on a surname's number is its place among the rare ones.
const RARE: u32 = 1 << 24;

/// How many rare surnames there are; Spain has as many with twenty bearers or more.
const RARE_MANY: u64 = 65_000;

/// Every name that may be given, by number.
#[derive(Debug)]
pub(super) struct Tables {
    surnames: Vec<String>,
    given: Vec<String>,
    pools: BTreeMap<String, Pool>,
    /// Beginnings and endings of which rare surnames are made.
    beginnings: Vec<String>,
    endings: Vec<String>,
}

/// Numbers for words, each word once.
#[derive(Default)]
struct Numbers {
    words: Vec<String>,
    known: BTreeMap<String, u32>,
}

impl Numbers {
    fn of(&mut self, word: String) -> u32 {
        let next = u32::try_from(self.words.len()).unwrap_or(0);
        *self.known.entry(word.clone()).or_insert_with(|| {
            self.words.push(word);
            next
        })
    }
}

impl Tables {
    /// Reads the tables that the program carries.
    pub(super) fn load() -> Self {
        let accents = accents();
        let (mut surnames, mut given) = (Numbers::default(), Numbers::default());
        let mut pools = BTreeMap::new();
        pools.insert("spain surnames".to_owned(), table(SURNAMES, &mut surnames, &accents));
        pools.insert("spain men".to_owned(), table(MEN, &mut given, &accents));
        pools.insert("spain women".to_owned(), table(WOMEN, &mut given, &accents));
        for (title, names) in sections() {
            let is_given = title.ends_with(" men") || title.ends_with(" women");
            let numbers = if is_given { &mut given } else { &mut surnames };
            let mut pool = Pool::default();
            let names: Vec<(String, u64)> =
                names.into_iter().map(|(name, weight)| (name.to_lowercase(), weight)).collect();
            for (name, weight) in names.iter().chain(&invented(title, &names)) {
                pool.add(numbers.of(name.clone()), *weight);
            }
            pools.insert(title.to_owned(), pool);
        }
        let commonest = lines(SURNAMES).map(|(name, _)| name.to_lowercase()).skip(300).take(6000);
        let (beginnings, endings) = halves(commonest);
        Self { surnames: surnames.words, given: given.words, pools, beginnings, endings }
    }

    /// Draws from a pool by its title. The pool of surnames of Spain gives a rare one now and then.
    pub(super) fn draw(&self, pool: &str, dice: &mut Dice) -> u32 {
        // 88.8 in 100 bear one of the commonest ten thousand, and the commoner of the rare ones are borne by more.
        if pool == "spain surnames" && dice.happens(112) {
            let most = dice.roll(RARE_MANY);
            let rank = dice.roll(most + 1);
            return RARE + u32::try_from(rank).unwrap_or(0);
        }
        self.pools.get(pool).and_then(|pool| pool.draw(dice)).unwrap_or(0)
    }

    /// A surname in small letters with its accents.
    pub(super) fn surname(&self, number: u32) -> String {
        if number >= RARE {
            return self.rare(number - RARE);
        }
        usize::try_from(number).ok().and_then(|at| self.surnames.get(at)).cloned().unwrap_or_default()
    }

    /// Given names, one or several, in small letters with their accents.
    pub(super) fn given(&self, number: u32) -> &str {
        usize::try_from(number).ok().and_then(|at| self.given.get(at)).map_or("", String::as_str)
    }

    /// A rare surname: the beginning of one and the ending of another.
    fn rare(&self, rank: u32) -> String {
        let mut dice = Dice::of(11, u64::from(rank));
        let (beginning, ending) = (dice.pick(&self.beginnings), dice.pick(&self.endings));
        format!("{}{}", beginning.map_or("", String::as_str), ending.map_or("", String::as_str))
    }
}

/// The named lists and their names with weights.
fn sections() -> impl Iterator<Item = (&'static str, Vec<(&'static str, u64)>)> {
    LISTS.split("\n[").skip(1).filter_map(|section| {
        let (title, names) = section.split_once("]\n")?;
        let weighed = |(at, name): (usize, &'static str)| {
            let (name, times) = name.trim().split_once('*').unwrap_or((name.trim(), "1"));
            (name, 100_000 * times.parse::<u64>().unwrap_or(1) / (at as u64 + 8))
        };
        Some((title, names.split(',').filter(|name| !name.trim().is_empty()).enumerate().map(weighed).collect()))
    })
}

/// The lines of a table: a name, a tab, a weight.
fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, u64)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(name, weight)| (name, weight.parse().unwrap_or(1)))
}

fn table(table: &'static str, numbers: &mut Numbers, accents: &BTreeMap<String, String>) -> Pool {
    let mut pool = Pool::default();
    for (name, weight) in lines(table) {
        let words: Vec<String> = name.to_lowercase().split(' ').map(|word| accented(word, accents)).collect();
        pool.add(numbers.of(words.join(" ")), weight);
    }
    pool
}

/// How words without accents are written with them, as the lists write them.
fn accents() -> BTreeMap<String, String> {
    let lists = sections().filter(|(title, _)| !matches!(title.get(..2), Some("HT" | "BR" | "WA")));
    let names: Vec<String> = lists.flat_map(|(_, names)| names).map(|(name, _)| name.to_lowercase()).collect();
    let words = names.iter().flat_map(|name| name.split(' ')).chain(ACCENTED.split_whitespace());
    words.map(|word| (bare(word), word.to_owned())).filter(|(bare, word)| bare != word).collect()
}

fn accented(word: &str, accents: &BTreeMap<String, String>) -> String {
    if let Some(written) = accents.get(word) {
        return written.clone();
    }
    // Hernandez is Hernández: the vowel before the last syllable.
    let Some(stem) = word.strip_suffix("ez").filter(|stem| stem.chars().count() > 2) else {
        return word.to_owned();
    };
    let vowel = stem.char_indices().rev().find(|(_, letter)| "aeiou".contains(*letter));
    match vowel.and_then(|(at, letter)| Some((stem.get(..at)?, acute(letter)?, stem.get(at + 1..)?))) {
        Some((before, letter, after)) => format!("{before}{letter}{after}ez"),
        None => word.to_owned(),
    }
}

/// A vowel with its accent.
pub(super) fn acute(letter: char) -> Option<char> {
    Some(match letter {
        'a' => 'á',
        'e' => 'é',
        'i' => 'í',
        'o' => 'ó',
        'u' => 'ú',
        _ => return None,
    })
}

/// The letters without accents; ñ stays.
pub(super) fn bare(text: &str) -> String {
    let letter = |letter: char| match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'î' | 'ï' => 'i',
        'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ü' | 'û' => 'u',
        'ç' => 'c',
        other => other,
    };
    text.chars().map(letter).collect()
}

/// The letters without any mark, ñ too.
pub(super) fn plain(text: &str) -> String {
    bare(text).replace('ñ', "n")
}

/// More names of a list's kind, for lists far shorter than the names that are borne: four in ten bear one of these. Chinese
/// given names are put together from two, others from the beginning of one and the ending of another.
fn invented(title: &str, names: &[(String, u64)]) -> Vec<(String, u64)> {
    const SHORT: [&str; 6] = ["HT", "AR", "RU", "IN", "WA", "CN"];
    let is_short = SHORT.iter().any(|country| title.starts_with(country)) && title != "CN surnames";
    let (mut beginnings, mut endings) = halves(names.iter().map(|(name, _)| name.clone()));
    if title.starts_with("CN") {
        beginnings = names.iter().map(|(name, _)| name.clone()).filter(|name| name.len() < 5).collect();
        endings.clone_from(&beginnings);
    }
    if !is_short {
        return Vec::new();
    }
    let many = 400;
    let weight = names.iter().map(|(_, weight)| weight).sum::<u64>() * 2 / 3 / many;
    let mut dice = Dice::of(12, title.len() as u64);
    let mut one = || Some(format!("{}{}", dice.pick(&beginnings)?, dice.pick(&endings)?));
    (0..many).filter_map(|_| one()).map(|name| (name, weight)).collect()
}

/// Beginnings that end with a vowel, and endings that begin with a consonant, of single names.
fn halves(names: impl Iterator<Item = String>) -> (Vec<String>, Vec<String>) {
    let (mut beginnings, mut endings) = (Vec::new(), Vec::new());
    for name in names.filter(|name| name.chars().all(char::is_alphabetic)) {
        let letters: Vec<char> = name.chars().collect();
        let is_vowel = |at: usize| letters.get(at).is_some_and(|letter| "aeiou".contains(*letter));
        let cut = (2..letters.len().saturating_sub(2))
            .find(|at| is_vowel(at - 1) && !is_vowel(*at) && *at > letters.len() / 3);
        if let Some(cut) = cut.filter(|cut| *cut <= 6 && letters.len() - cut <= 6) {
            beginnings.push(letters.iter().take(cut).collect());
            endings.push(letters.iter().skip(cut).collect());
        }
    }
    (beginnings, endings)
}
