//! What must be known by heart: short forms of given names, spellings across transliteration, names in other scripts,
//! particles and words that are no part of a name.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words by word: the partners of each in the order of the file.
type Partners = BTreeMap<&'static str, Vec<&'static str>>;

/// Formal name, tab, short forms.
static SHORT: LazyLock<Partners> = LazyLock::new(|| directed(include_str!("tables/short_forms.tsv"), Direction::Down));
/// The same, from the short form to the formal ones.
static FULL: LazyLock<Partners> = LazyLock::new(|| directed(include_str!("tables/short_forms.tsv"), Direction::Up));
/// Lines of spellings of one name.
static SPELLINGS: LazyLock<Partners> = LazyLock::new(|| grouped(include_str!("tables/spellings.tsv")));
/// Word or character in another script, tab, Latin letters.
static SCRIPTS: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| lines(include_str!("tables/scripts.tsv")).filter_map(|line| line.split_once('\t')).collect());

/// The short forms and spellings by their sound.
static SOUNDS: LazyLock<BTreeMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut sounds: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for word in FULL.keys().chain(SPELLINGS.keys()) {
        let alike = sounds.entry(crate::sound::fold(word)).or_default();
        if !alike.contains(word) {
            alike.push(word);
        }
    }
    sounds
});

/// Which way a line of formal and short forms is read.
#[derive(Clone, Copy)]
enum Direction {
    Down,
    Up,
}

/// The short and pet forms of a given name in Spanish, English, Portuguese and French (plain words).
///
/// ```
/// assert!(paradero_names::tables::short_forms("francisco").contains(&"pancho"));
/// ```
pub fn short_forms(word: &str) -> &'static [&'static str] {
    SHORT.get(word).map_or(&[], Vec::as_slice)
}

/// The given names that a short form stands for.
///
/// ```
/// assert!(paradero_names::tables::full_forms("beto").contains(&"alberto"));
/// ```
pub fn full_forms(word: &str) -> &'static [&'static str] {
    FULL.get(word).map_or(&[], Vec::as_slice)
}

/// Other spellings of the same name, by transliteration or by language (`mohammed`, `muhammad`; `zhang`, `chang`).
pub fn spellings(word: &str) -> &'static [&'static str] {
    SPELLINGS.get(word).map_or(&[], Vec::as_slice)
}

/// The short forms and spellings that have this sound (see [`crate::sound::fold`]).
pub(crate) fn sounding(fold: &str) -> &'static [&'static str] {
    SOUNDS.get(fold).map_or(&[], Vec::as_slice)
}

/// A whole word or a single character of another script in Latin letters.
pub fn other_script(word: &str) -> Option<&'static str> {
    SCRIPTS.get(word).copied()
}

/// Whether two words are a name and its short form, two short forms of one name, or two spellings of it.
///
/// ```
/// use paradero_names::tables::related;
/// assert!(related("chuy", "jesus") && related("pepe", "chepe") && !related("yousef", "jose"));
/// ```
pub fn related(a: &str, b: &str) -> bool {
    short_forms(a).contains(&b)
        || full_forms(a).contains(&b)
        || spellings(a).contains(&b)
        || full_forms(a).iter().any(|full| full_forms(b).contains(full))
}

/// Whether a word is a particle: it belongs to the word that follows and says little by itself.
pub fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "la"
            | "las"
            | "lo"
            | "los"
            | "y"
            | "da"
            | "do"
            | "dos"
            | "das"
            | "di"
            | "du"
            | "des"
            | "le"
            | "van"
            | "von"
            | "der"
            | "den"
            | "el"
            | "al"
            | "ul"
            | "bin"
            | "bint"
            | "ibn"
            | "ben"
            | "san"
            | "santa"
            | "st"
            | "ste"
            | "saint"
            | "sainte"
            | "e"
            | "vda"
            | "viuda"
    )
}

/// Whether a word stands before or after a name without being part of it: a form of address or of descent.
pub fn is_address(word: &str) -> bool {
    matches!(
        word,
        "jr" | "sr"
            | "sra"
            | "srta"
            | "mr"
            | "mrs"
            | "ms"
            | "miss"
            | "dr"
            | "dra"
            | "lic"
            | "ing"
            | "ii"
            | "iii"
            | "iv"
            | "senor"
            | "senora"
            | "alias"
            | "aka"
    )
}

/// The lines that say something: comments and empty lines left out.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Formal names and their short forms, from one to the other.
fn directed(file: &'static str, direction: Direction) -> Partners {
    let mut out = Partners::new();
    for (formal, shorts) in lines(file).filter_map(|line| line.split_once('\t')) {
        for short in shorts.split(' ').filter(|short| !short.is_empty() && *short != formal) {
            let (from, to) = match direction {
                Direction::Down => (formal, short),
                Direction::Up => (short, formal),
            };
            let partners = out.entry(from).or_default();
            if !partners.contains(&to) {
                partners.push(to);
            }
        }
    }
    out
}

/// Every word of a line as the partner of every other.
fn grouped(file: &'static str) -> Partners {
    let mut out = Partners::new();
    for line in lines(file) {
        let words: Vec<&str> = line.split_whitespace().collect();
        for a in &words {
            for b in words.iter().filter(|b| *b != a) {
                let partners = out.entry(a).or_default();
                if !partners.contains(b) {
                    partners.push(b);
                }
            }
        }
    }
    out
}
