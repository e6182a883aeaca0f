//! The single words that time is told with, in both languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use paradero_record::Unit;

use crate::who::Quick;

/// What a word can mean where time is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Word {
    #[default]
    Other,
    Month(i8),
    /// A short form of a month, which needs a day or a year beside it.
    ShortMonth(i8),
    /// 1 for Monday.
    Weekday(u8),
    Unit(Unit),
    Number(u32),
    Ordinal(u32),
    /// The EDTF code of a season.
    Season(i8),
    /// Days from today: `yesterday`.
    Today(i32),
    /// What has no meaning of its own, but can begin words about time.
    Lead,
    /// The same, of a word so common that a word of time has to follow soon.
    Common,
    /// What is of time only behind other words: `(to) date`.
    Near,
    /// What can begin words about time, and makes them of what stands before it.
    Both,
}

const MONTHS: [&[&str]; 12] = [
    &["january", "enero"],
    &["february", "febrero"],
    &["march", "marzo"],
    &["april", "abril"],
    &["may", "mayo"],
    &["june", "junio"],
    &["july", "julio"],
    &["august", "agosto"],
    &["september", "septiembre", "setiembre"],
    &["october", "octubre"],
    &["november", "noviembre"],
    &["december", "diciembre"],
];

const SHORT_MONTHS: [&[&str]; 12] = [
    &["jan", "ene"],
    &["feb"],
    &["mar"],
    &["apr", "abr"],
    &[],
    &["jun"],
    &["jul"],
    &["aug", "ago"],
    &["sep", "sept", "set"],
    &["oct"],
    &["nov"],
    &["dec", "dic"],
];

const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "lunes"],
    &["tuesday", "martes"],
    &["wednesday", "miercoles"],
    &["thursday", "jueves"],
    &["friday", "viernes"],
    &["saturday", "sabado"],
    &["sunday", "domingo"],
];

const UNITS: &[(Unit, &[&str])] = &[
    (Unit::Minute, &["minute", "minutes", "minuto", "minutos"]),
    (Unit::Hour, &["hour", "hours", "hora", "horas"]),
    (Unit::Day, &["day", "days", "dia", "dias"]),
    (Unit::Week, &["week", "weeks", "semana", "semanas"]),
    (Unit::Month, &["month", "months", "mes", "meses"]),
    (Unit::Year, &["year", "years", "ano", "anos"]),
];

const ENGLISH: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const SPANISH: [&str; 30] = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciseis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidos",
    "veintitres",
    "veinticuatro",
    "veinticinco",
    "veintiseis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];

/// The tens from twenty to ninety.
const TENS: [(&str, &str, u32); 8] = [
    ("twenty", "veinte", 20),
    ("thirty", "treinta", 30),
    ("forty", "cuarenta", 40),
    ("fifty", "cincuenta", 50),
    ("sixty", "sesenta", 60),
    ("seventy", "setenta", 70),
    ("eighty", "ochenta", 80),
    ("ninety", "noventa", 90),
];

const ORDINALS: [&str; 21] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
];

const SEASONS: &[(&str, i8)] = &[
    ("spring", 21),
    ("summer", 22),
    ("fall", 23),
    ("autumn", 23),
    ("winter", 24),
    ("primavera", 21),
    ("verano", 22),
    ("otono", 23),
    ("invierno", 24),
];

const TODAYS: &[(&str, i32)] = &[
    ("today", 0),
    ("tonight", 0),
    ("hoy", 0),
    ("yesterday", -1),
    ("ayer", -1),
    ("anoche", -1),
    ("anteayer", -2),
    ("antier", -2),
    ("anteanoche", -2),
    ("tomorrow", 1),
];

/// Words with which something about time can begin, where it does not begin with a number or a name. Nothing is looked for
/// behind any other word.
const LEADS: &[&str] = &[
    "one",
    "last",
    "past",
    "pasado",
    "pasada",
    "ultimo",
    "ultima",
    "this",
    "este",
    "esta",
    "next",
    "coming",
    "upcoming",
    "proximo",
    "proxima",
    "ese",
    "esa",
    "aquel",
    "aquella",
    "following",
    "siguiente",
    "ensuing",
    "previous",
    "preceding",
    "prior",
    "anterior",
    "between",
    "entre",
    "desde",
    "since",
    "until",
    "till",
    "through",
    "hasta",
    "'til",
    "before",
    "antes",
    "after",
    "tras",
    "despues",
    "luego",
    "starting",
    "beginning",
    "around",
    "about",
    "circa",
    "approximately",
    "roughly",
    "hacia",
    "cerca",
    "alrededor",
    "sobre",
    "aproximadamente",
    "early",
    "start",
    "principios",
    "comienzos",
    "inicios",
    "mid",
    "middle",
    "mediados",
    "late",
    "end",
    "finales",
    "fines",
    "final",
    "fin",
    "earlier",
    "later",
    "hace",
    "dentro",
    "manana",
    "overnight",
    "durante",
    "lleva",
    "llevaba",
    "llevan",
    "within",
    "nearly",
    "almost",
    "close",
    "just",
    "unos",
    "unas",
    "casi",
    "more",
    "over",
    "no",
    "longer",
    "mas",
    "poco",
    "well",
    "less",
    "under",
    "up",
    "fewer",
    "menos",
    "aged",
    "age",
    "turned",
    "turns",
    "turning",
    "when",
    "never",
    "nunca",
    "jamas",
    "thus",
    "currently",
    "presently",
    "right",
    "now",
    "still",
    "yet",
    "actualmente",
    "todavia",
    "aun",
    "sigue",
    "siguen",
    "previo",
    "previamente",
    "ahead",
    "posterior",
];

/// The same, of words so common that they are looked behind only where a word of time follows soon.
const COMMON: &[&str] = &[
    "the", "el", "la", "a", "an", "al", "un", "una", "de", "del", "en", "in", "on", "for", "to", "from", "at", "por",
    "as", "or", "so", "las", "that", "some", "como",
];

/// Words that are of time together with what stands before them.
const NEAR: &[&str] =
    &["fecha", "actualidad", "momento", "momentos", "cierre", "date", "present", "moment", "press", "far", "entonces"];

/// Leads that make something of time of what stands before them, too.
const BOTH: &[&str] = &["vispera", "visperas", "ahora", "weekend", "decada", "siglo"];

static WORDS: LazyLock<HashMap<&'static str, Word, Quick>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Word, Quick> =
        super::names::first_words().map(|first| (first, Word::Both)).collect();
    words.extend(LEADS.iter().map(|lead| (*lead, Word::Lead)));
    words.extend(COMMON.iter().map(|common| (*common, Word::Common)));
    words.extend(NEAR.iter().map(|near| (*near, Word::Near)));
    words.extend(BOTH.iter().map(|both| (*both, Word::Both)));
    for (number, month) in (1..).zip(MONTHS) {
        words.extend(month.iter().map(|name| (*name, Word::Month(number))));
    }
    for (number, month) in (1..).zip(SHORT_MONTHS) {
        words.extend(month.iter().map(|name| (*name, Word::ShortMonth(number))));
    }
    for (number, weekday) in (1..).zip(WEEKDAYS) {
        words.extend(weekday.iter().map(|name| (*name, Word::Weekday(number))));
    }
    for (unit, names) in UNITS {
        words.extend(names.iter().map(|name| (*name, Word::Unit(*unit))));
    }
    words.extend(ENGLISH.iter().zip(0..).map(|(name, number)| (*name, Word::Number(number))));
    words.extend(SPANISH.iter().zip(0..).map(|(name, number)| (*name, Word::Number(number))));
    for (english, spanish, number) in TENS {
        words.extend([(english, Word::Number(number)), (spanish, Word::Number(number))]);
    }
    words.extend([("veintiun", Word::Number(21)), ("hundred", Word::Number(100)), ("cien", Word::Number(100))]);
    words.extend(ORDINALS.iter().zip(1..).map(|(name, number)| (*name, Word::Ordinal(number))));
    words.extend([("primero", Word::Ordinal(1))]);
    words.extend(SEASONS.iter().map(|(name, code)| (*name, Word::Season(*code))));
    words.extend(TODAYS.iter().map(|(name, days)| (*name, Word::Today(*days))));
    words
});

/// What a word can mean, by its small letters without accents.
pub(super) fn word(low: &str) -> Word {
    WORDS.get(low.strip_suffix('.').unwrap_or(low)).copied().unwrap_or_default()
}

/// A number in digits or words: `55`, `1,250`, `thirty-one`, `twenty`.
pub(super) fn number(low: &str) -> Option<u32> {
    if low.starts_with(|first: char| first.is_ascii_digit()) {
        return digits(low);
    }
    match word(low) {
        Word::Number(number) => return Some(number),
        Word::Other | Word::Lead | Word::Common | Word::Near | Word::Both => {}
        _ => return None,
    }
    let (tens, ones) = low.split_once('-')?;
    match (word(tens), word(ones)) {
        (Word::Number(tens @ 20..=90), Word::Number(ones @ 1..=9)) => Some(tens + ones),
        _ => None,
    }
}

fn digits(low: &str) -> Option<u32> {
    if low.bytes().all(|one| one.is_ascii_digit()) {
        return low.parse().ok();
    }
    let mut parts = low.split([',', '.']);
    let head = parts.next()?;
    let whole = (1..=3).contains(&head.len()) && parts.all(|part| part.len() == 3);
    let joined: String = low.chars().filter(char::is_ascii_digit).collect();
    (whole && low.chars().all(|one| one.is_ascii_digit() || matches!(one, ',' | '.'))).then(|| joined.parse().ok())?
}

/// A day of a month: `9`, `9th`, `1º`, `first`, `uno`, `veintiuno`.
pub(super) fn day(low: &str) -> Option<i8> {
    let figures = low.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h', 'º', 'ª', 'o', '°']);
    let number: u32 = match word(low) {
        Word::Ordinal(number) => number,
        _ if figures.len() <= 2 && !figures.is_empty() && low.len() <= 4 && is_digits(figures) => {
            figures.parse().ok()?
        }
        Word::Number(number) => number,
        _ => return None,
    };
    i8::try_from(number).ok().filter(|day| (1..=31).contains(day))
}

/// A year in four digits, from 1500 to 2100.
pub(super) fn year(low: &str) -> Option<i16> {
    (low.len() == 4 && is_digits(low)).then(|| low.parse().ok())?.filter(|year| (1500..=2100).contains(year))
}

/// Whether a word is made of digits alone.
pub(super) fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|one| one.is_ascii_digit())
}
