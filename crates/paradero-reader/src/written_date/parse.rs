//! Reads one date as a list writes it.

use paradero_record::Moment;

use super::DateOrder;
use crate::plain::plain;

/// Which century a year of two digits is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Century {
    /// A birth: 30 to 99 are 1930 to 1999, 00 to 29 are 2000 to 2029.
    Birth,
    /// Something that a list of this century tells: 2000 to 2099.
    Event,
}

/// The days and months of a date, where 0 means not stated.
#[derive(Clone, Copy)]
#[expect(clippy::struct_field_names, reason = "a day of a month is called a day")]
struct Day {
    year: u32,
    month: u32,
    day: u32,
}

/// Reads a date: ISO 8601 and EDTF, `5/12/1993`, `12 de mayo de 1993`, `Dec-93`, `1993`, `c. 1990`, `00/05/1993`.
/// `None` when it is no date that exists.
///
/// ```
/// use paradero_reader::written_date::{Century, DateOrder, parse};
/// let read = |text, order| parse(text, order, Century::Birth).map(|m| m.to_string());
/// assert_eq!(read("05/12/1993", DateOrder::Either).unwrap(), "[1993-05-12,1993-12-05]");
/// assert_eq!(read("05/12/1993", DateOrder::DayFirst).unwrap(), "1993-12-05");
/// assert_eq!(read("25/12/1993", DateOrder::Either).unwrap(), "1993-12-25");
/// assert_eq!(read("3 de marzo del 2001", DateOrder::Either).unwrap(), "2001-03-03");
/// assert_eq!(read("31/02/1993", DateOrder::DayFirst), None);
/// ```
pub fn parse(text: &str, order: DateOrder, century: Century) -> Option<Moment> {
    let text = text.trim();
    if text.is_empty() || text.len() > 80 {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'/') && text.contains('/') {
        // What most lists have: no word can be in it, and no standard knows it.
        return moment_of(&numeric(&numbers(text), order, century)?, "");
    }
    let about = is_about(text);
    if !about
        && text.starts_with(|c: char| c.is_ascii_digit() || "[./".contains(c))
        && let Ok(moment) = text.replacen(' ', "T", usize::from(has_clock(text))).parse::<Moment>()
        && plausible(text)
    {
        return Some(moment);
    }
    let doubt = match (about, text.ends_with('?')) {
        (true, false) => "~",
        (false, true) => "?",
        (true, true) => "%",
        (false, false) => "",
    };
    moment_of(&days(text, order, century)?, doubt)
}

/// One day, or one of several.
fn moment_of(days: &[Day], doubt: &str) -> Option<Moment> {
    let mut written: Vec<String> = days.iter().map(|day| written(*day, doubt)).collect::<Option<_>>()?;
    written.dedup();
    match written.as_slice() {
        [one] => one.parse().ok(),
        several => format!("[{}]", several.join(",")).parse().ok(),
    }
}

/// Whether a date is only about right: "c. 1990", "hacia 1990".
fn is_about(text: &str) -> bool {
    let start: String = text.chars().take(12).flat_map(char::to_lowercase).collect();
    let words = ["~", "≈", "c.", "ca.", "circa", "approx", "aprox", "about", "hacia", "alrededor"];
    words.iter().any(|word| start.starts_with(word))
}

/// An EDTF value that nobody means by a date in a list: `12` is no century, `0005` no year.
fn plausible(text: &str) -> bool {
    text.starts_with(['[', '.', '/'])
        || text.get(..4).is_some_and(|year| {
            ("1850".."2200").contains(&year) && year.bytes().all(|b| b.is_ascii_digit() || b == b'X')
        })
}

/// `1993-05-12 10:30`, as programs write what the standard joins by a T.
fn has_clock(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(10) == Some(&b' ') && bytes.get(13) == Some(&b':') && bytes.get(4) == Some(&b'-')
}

fn written(day: Day, doubt: &str) -> Option<String> {
    let Day { year, month, day } = day;
    Some(match (month, day) {
        (0, 0) => format!("{year:04}{doubt}"),
        (1..=12, 0) => format!("{year:04}-{month:02}{doubt}"),
        (1..=12, day) if day <= days_in(year, month) => format!("{year:04}-{month:02}-{day:02}{doubt}"),
        _ => return None,
    })
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The numbers of a text with how many digits each has; at most eight, before any time of day.
pub(crate) fn numbers(text: &str) -> Vec<(u32, usize)> {
    let mut found = Vec::new();
    for part in text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).take(8) {
        found.push((part.parse().unwrap_or(u32::MAX), part.len()));
    }
    // "5/12/1993 0:00": what follows the first three numbers is a time of day.
    if found.len() > 3 && text.contains(':') {
        found.truncate(3);
    }
    found
}

/// All days that a text may mean; none when it is no date.
fn days(text: &str, order: DateOrder, century: Century) -> Option<Vec<Day>> {
    let simple = plain(text);
    let found = numbers(&simple_clock(text));
    let months: Vec<u32> =
        simple.split(' ').filter_map(|word| month(word.trim_matches(|c: char| c.is_ascii_digit()))).collect();
    let words = simple
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty() && month(word).is_none())
        .all(|word| FILLERS.contains(&word));
    if !words {
        return None;
    }
    match (months.as_slice(), found.as_slice()) {
        ([month], [(day, 1 | 2), year]) => Some(one(full_year(*year, century)?, *month, *day)),
        ([month], [(year, 4), (day, 1 | 2)]) => Some(one(*year, *month, *day)),
        ([month], [year]) => Some(one(full_year(*year, century)?, *month, 0)),
        ([], found) => numeric(found, order, century),
        _ => None,
    }
}

fn one(year: u32, month: u32, day: u32) -> Vec<Day> {
    vec![Day { year, month, day }]
}

/// All days that numbers alone may mean.
fn numeric(found: &[(u32, usize)], order: DateOrder, century: Century) -> Option<Vec<Day>> {
    match found {
        [(year, 4)] if (1850..2200).contains(year) => Some(one(*year, 0, 0)),
        [(number, 8)] if (18_500_000..22_000_000).contains(number) => {
            Some(one(number / 10_000, number / 100 % 100, number % 100))
        }
        [(year, 4), (month, 1 | 2)] | [(month, 1 | 2), (year, 4)] => Some(one(*year, *month, 0)),
        [(year, 4), (month, 1 | 2), (day, 1 | 2)] => Some(one(*year, *month, *day)),
        [(first, 1 | 2), (second, 1 | 2), year] => Some(two_orders(*first, *second, full_year(*year, century)?, order)),
        _ => None,
    }
}

/// The text without a time of day behind the date.
fn simple_clock(text: &str) -> String {
    match text.find(':') {
        Some(colon) => {
            let before = text.get(..colon).unwrap_or_default();
            before.rsplit_once([' ', 'T', ',']).map_or(before, |(date, _)| date).to_owned()
        }
        None => text.to_owned(),
    }
}

fn two_orders(first: u32, second: u32, year: u32, order: DateOrder) -> Vec<Day> {
    let day_first = Day { year, month: second, day: first };
    let month_first = Day { year, month: first, day: second };
    match (first > 12, second > 12) {
        // Evidence within the date itself is stronger than the column's.
        (true, false) => vec![day_first],
        (false, true) => vec![month_first],
        _ if first == second => vec![day_first],
        // "00/05/1993": nobody stated the day, whichever comes first.
        _ if first == 0 => vec![Day { year, month: second, day: 0 }],
        _ if second == 0 => vec![Day { year, month: first, day: 0 }],
        _ => match order {
            DateOrder::DayFirst | DateOrder::Misread => vec![day_first],
            DateOrder::MonthFirst => vec![month_first],
            DateOrder::Either => vec![month_first, day_first],
        },
    }
}

fn full_year((year, digits): (u32, usize), century: Century) -> Option<u32> {
    match (digits, century) {
        (4, _) if (1850..2200).contains(&year) => Some(year),
        (2, Century::Birth) if year >= 30 => Some(1900 + year),
        (2, _) => Some(2000 + year),
        _ => None,
    }
}

/// Words inside a date that say nothing.
const FILLERS: &[&str] = &[
    "de",
    "del",
    "of",
    "the",
    "st",
    "nd",
    "rd",
    "th",
    "a",
    "el",
    "en",
    "c",
    "ca",
    "circa",
    "approx",
    "approximately",
    "aprox",
    "aproximadamente",
    "about",
    "hacia",
    "alrededor",
    "t",
    "z",
    "am",
    "pm",
    "m",
    "p",
    "born",
    "nacido",
    "on",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
];

/// The number of a month by its English or Spanish name or its first letters.
fn month(word: &str) -> Option<u32> {
    Some(match word {
        "january" | "jan" | "enero" | "ene" => 1,
        "february" | "feb" | "febrero" => 2,
        "march" | "mar" | "marzo" => 3,
        "april" | "apr" | "abril" | "abr" => 4,
        "may" | "mayo" => 5,
        "june" | "jun" | "junio" => 6,
        "july" | "jul" | "julio" => 7,
        "august" | "aug" | "agosto" | "ago" => 8,
        "september" | "sep" | "sept" | "septiembre" | "setiembre" | "set" => 9,
        "october" | "oct" | "octubre" => 10,
        "november" | "nov" | "noviembre" => 11,
        "december" | "dec" | "diciembre" | "dic" => 12,
        _ => return None,
    })
}

/// The civil date of a number of days since 1970-01-01, between the years 0 and 9999.
pub(crate) fn civil(days: i64) -> (i64, i64, i64) {
    // Years that start in March end with the leap day.
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}
