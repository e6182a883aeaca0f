//! Words that say when a law was made: a year, a war, so many years ago.

use std::ops::Range;

use super::super::case::Case;
use crate::Shape;

/// What words say of when a law was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// In these years.
    In(i64, i64),
    /// At least so many years ago.
    Ago(i64),
    /// About a hundred years ago, loosely.
    CenturyOld,
}

/// Words behind which the time of a law stands.
const DATES: &[&str] = &[
    "passed",
    "enacted",
    "signed",
    "adopted",
    "approved",
    "made",
    "written",
    "dates",
    "dating",
    "dated",
    "created",
    "established",
    "from",
    "of",
    "drafted",
    "ratified",
    "founded",
    "promulgada",
    "aprobada",
    "sancionada",
    "firmada",
    "creada",
    "creado",
    "data",
    "datan",
    "remonta",
    "adoptada",
    "aprobado",
    "aprobo",
    "promulgo",
    "escrita",
    "fundada",
    "redactada",
    "de",
    "del",
    "vieja",
    "law",
];

/// Words that may stand between: `dating back to the time of`, `enacted in`.
const SMALL: &[&str] = &[
    "back", "to", "in", "on", "the", "time", "times", "of", "de", "en", "la", "el", "los", "a", "se", "into", "law",
    "as", "far", "epoca", "tiempos", "year", "ano", "by", "congress", "era", "es", "far-off", "during", "durante",
    "es-de",
];

/// Words with which a year is that of a change or a use.
const CHANGED: &[&str] = &[
    "amended",
    "updated",
    "reformada",
    "enmendada",
    "since",
    "expired",
    "version",
    "proclamation",
    "proclamacion",
    "used",
    "invoked",
];

/// Words at a token that say when a law was made, and where they end.
pub(super) fn made(case: &Case<'_>, at: usize, whole: Range<usize>) -> Option<(Made, usize)> {
    let low = |step: usize| if at + step < whole.end { case.known.prose.low(at + step) } else { "" };
    if DATES.contains(&low(0)) {
        for step in 1..=7 {
            if !(1..step).all(|i| SMALL.contains(&low(i))) {
                break;
            }
            if let Some(((first, last), length)) = era(&low, step).or_else(|| decade(&low, step)) {
                // `of World War II` alone names the war; a law dates from it.
                let only_of =
                    (matches!(low(0), "of" | "de" | "del") && step == 1 && last - first < 50) || low(0) == "law";
                return (!only_of).then_some((Made::In(first, last), at + step + length));
            }
            if let Some(year) = year_at(case, at + step, &whole) {
                let from = at.saturating_sub(4).max(whole.start);
                let changed = (from..at + step).any(|i| CHANGED.contains(&case.known.prose.low(i)));
                return (!changed).then_some((Made::In(year, year), at + step + 1));
            }
        }
    }
    // `a World War II-era law`.
    if low(0) == "world" && low(1) == "war" && matches!(low(2), "ii-era" | "i-era") {
        let years = if low(2) == "ii-era" { (1939, 1945) } else { (1914, 1918) };
        return Some((Made::In(years.0, years.1), at + 3));
    }
    if let Some(((first, last), length)) = era(&low, 0)
        && matches!(low(length), "law" | "statute" | "act" | "measure")
    {
        return Some((Made::In(first, last), at + length + 1));
    }
    ago(case, at, whole)
}

/// A year in four digits.
fn year_at(case: &Case<'_>, at: usize, whole: &Range<usize>) -> Option<i64> {
    let token = case.known.prose.tokens.get(at).filter(|token| at < whole.end && token.shape == Shape::Number)?;
    token.low.parse::<i64>().ok().filter(|year| (1600..2100).contains(year))
}

/// A decade: `1950s`, `años cincuenta`, `años 50`; its years, and how many words name it.
fn decade<'a>(low: &impl Fn(usize) -> &'a str, from: usize) -> Option<((i64, i64), usize)> {
    const TENS: &[(&str, i64)] = &[
        ("veinte", 1920),
        ("treinta", 1930),
        ("cuarenta", 1940),
        ("cincuenta", 1950),
        ("sesenta", 1960),
        ("setenta", 1970),
        ("ochenta", 1980),
        ("noventa", 1990),
    ];
    let digits = low(from).strip_suffix("'s").or_else(|| low(from).strip_suffix('s'));
    let year = digits.and_then(|digits| digits.parse::<i64>().ok()).filter(|year| (1600..2100).contains(year));
    if let Some(year) = year.filter(|year| year % 10 == 0) {
        return Some(((year, if year % 100 == 0 { year + 99 } else { year + 9 }), 1));
    }
    let word = (low(from) == "anos").then(|| low(from + 1))?;
    let tens = TENS.iter().find(|(name, year)| *name == word || (year - 1900).to_string() == word);
    tens.map(|(_, year)| ((*year, year + 9), 2))
}

/// A war or a century: its years, and how many words name it.
fn era<'a>(low: &impl Fn(usize) -> &'a str, from: usize) -> Option<((i64, i64), usize)> {
    let found = match (low(from), low(from + 1), low(from + 2)) {
        ("wwii", _, _) => ((1939, 1945), 1),
        ("world", "war", "ii" | "two" | "2") | ("second", "world", "war") | ("segunda", "guerra", "mundial") => {
            ((1939, 1945), 3)
        }
        ("world", "war", "i" | "one" | "1") | ("first", "world", "war") | ("primera", "guerra", "mundial") => {
            ((1914, 1918), 3)
        }
        ("cold", "war", _) | ("guerra", "fria", _) => ((1947, 1991), 2),
        ("civil", "war", _) => ((1861, 1865), 2),
        ("18th-century", _, _) => ((1701, 1800), 1),
        ("19th-century", _, _) => ((1801, 1900), 1),
        ("20th-century", _, _) => ((1901, 2000), 1),
        ("18th" | "eighteenth", "century", _) | ("siglo", "xviii", _) => ((1701, 1800), 2),
        ("19th" | "nineteenth", "century", _) | ("siglo", "xix", _) => ((1801, 1900), 2),
        ("20th" | "twentieth", "century", _) | ("siglo", "xx", _) => ((1901, 2000), 2),
        _ => return None,
    };
    Some(found)
}

fn ago(case: &Case<'_>, at: usize, whole: Range<usize>) -> Option<(Made, usize)> {
    let low = |step: usize| if at + step < whole.end { case.known.prose.low(at + step) } else { "" };
    if matches!(low(0), "century-old" | "centenaria" | "centenarias") || (low(0) == "100-year-old") {
        return Some((Made::CenturyOld, at + 1));
    }
    if matches!(low(0), "centuries-old" | "bicentenaria" | "bicentenarias") {
        return Some((Made::Ago(200), at + 1));
    }
    let number = |step: usize| low(step).parse::<i64>().ok().filter(|years| (20..400).contains(years));
    let dashed = low(0).strip_suffix("-year-old").and_then(|years| years.parse::<i64>().ok());
    if let Some(years) = dashed.filter(|years| (20..400).contains(years)) {
        let of_law = matches!(low(1), "law" | "statute" | "act" | "measure" | "wartime");
        return of_law.then_some((Made::Ago(-years), at + 2));
    }
    if matches!(low(0), "more" | "over") {
        let step = if low(1) == "than" { 2 } else { 1 };
        if low(step) == "half" && low(step + 1) == "a" && low(step + 2) == "century" {
            let old = (step + 3..step + 6).any(|i| matches!(low(i), "ago" | "old")) || spoken_of_age(case, at, &whole);
            return old.then_some((Made::Ago(50), at + step + 3));
        }
        let years = number(step)
            .or_else(|| matches!(low(step), "two").then_some(200).filter(|_| low(step + 1) == "centuries"))
            .or_else(|| (low(step) == "a" && low(step + 1) == "century").then_some(100));
        let end = (step + 1..step + 4).find(|i| matches!(low(*i), "ago" | "old"));
        return years.zip(end).map(|(years, end)| (Made::Ago(years), at + end + 1));
    }
    if low(0) == "mas" && low(1) == "de" && spoken_of_age(case, at, &whole) {
        let years = match (low(2), low(3)) {
            ("medio", "siglo") => Some(50),
            ("un", "siglo") => Some(100),
            ("dos", "siglos") => Some(200),
            _ => number(2),
        };
        return years.map(|years| (Made::Ago(years), at + 4));
    }
    if low(0) == "hace" {
        let step = if low(1) == "mas" && low(2) == "de" { 3 } else { 1 };
        let years = number(step)
            .or_else(|| (low(step) == "dos" && low(step + 1) == "siglos").then_some(200))
            .or_else(|| (low(step) == "un" && low(step + 1) == "siglo").then_some(100));
        return years.map(|years| (Made::Ago(if step == 3 { years } else { -years }), at + step + 2));
    }
    None
}

/// Whether a sentence says of how long a law has been in force.
fn spoken_of_age(case: &Case<'_>, at: usize, whole: &Range<usize>) -> bool {
    const AGE: &[&str] = &[
        "vigencia",
        "antiguedad",
        "vigente",
        "vigor",
        "existe",
        "force",
        "books",
        "law",
        "existence",
        "aprobada",
        "promulgada",
    ];
    (at.saturating_sub(12).max(whole.start)..(at + 12).min(whole.end)).any(|at| AGE.contains(&case.known.prose.low(at)))
}

/// The years in which a law can have been made, by what is said.
pub(super) fn allowed(made: &Made, year: i64) -> (i64, i64) {
    match made {
        Made::In(first, last) => (*first, *last),
        // Exactly so many years ago, give or take what is rounded.
        Made::Ago(years) if *years < 0 => {
            let slack = if years % 10 == 0 { 12 } else { 1 };
            (year + years - slack, year + years + slack)
        }
        Made::Ago(years) => (0, year - years + 1),
        Made::CenturyOld => (year - 140, year - 90),
    }
}
