//! Full dates as heads of texts print them: `May 14, 2025`, `14 de mayo de 2025`, `5/14/2025`.

use std::ops::Range;

use jiff::civil::Date;
use paradero_record::Language;

use crate::{Prose, Shape, Span};

/// The first full date within these tokens.
pub(super) fn date_in(prose: &Prose<'_>, tokens: &Range<usize>) -> Option<(Date, Span)> {
    tokens.clone().find_map(|at| {
        let (date, end) = date_at(prose, at)?;
        let mut start = at;
        // The weekday and what joins it belong to the words.
        while start > tokens.start
            && (weekday(prose.low(start - 1))
                || prose.low(start - 1) == "," && start > tokens.start + 1 && weekday(prose.low(start - 2)))
        {
            start -= 1;
        }
        (end <= tokens.end).then(|| (date, prose.span_of(start..end)))
    })
}

fn weekday(low: &str) -> bool {
    const DAYS: &[&str] = &[
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
    DAYS.contains(&low)
}

/// A month by its name in either language.
fn month(low: &str) -> Option<i8> {
    const MONTHS: &[(&str, i8)] = &[
        ("jan", 1),
        ("ene", 1),
        ("feb", 2),
        ("mar", 3),
        ("apr", 4),
        ("abr", 4),
        ("may", 5),
        ("jun", 6),
        ("jul", 7),
        ("aug", 8),
        ("ago", 8),
        ("sep", 9),
        ("set", 9),
        ("oct", 10),
        ("nov", 11),
        ("dec", 12),
        ("dic", 12),
    ];
    const LONG: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    let short = low.trim_end_matches('.');
    let full = LONG.contains(&short) || short.len() <= 4 && short.len() >= 3;
    MONTHS.iter().find(|(name, _)| short.starts_with(name) && full).map(|(_, month)| *month)
}

/// A full date that begins at this token, and where it ends.
pub(super) fn date_at(prose: &Prose<'_>, at: usize) -> Option<(Date, usize)> {
    let number = |at: usize| -> Option<i16> {
        let low = prose.low(at);
        low.trim_end_matches(|one: char| one.is_ascii_lowercase()).parse().ok()
    };
    let of = |at: usize| if matches!(prose.low(at), "de" | "del" | "," | "of") { at + 1 } else { at };
    let year = |at: usize| number(at).filter(|year| (1900..2200).contains(year));
    let day = |at: usize| number(at).filter(|day| (1..=31).contains(day)).and_then(|day| i8::try_from(day).ok());
    if let Some(month) = month(prose.low(at)) {
        let day = day(at + 1)?;
        let year_at = of(at + 2);
        return Date::new(year(year_at)?, month, day).ok().map(|date| (date, year_at + 1));
    }
    if prose.tokens.get(at)?.shape != Shape::Number && prose.tokens.get(at)?.shape != Shape::Mixed {
        return None;
    }
    if let Some(date) = numeric(prose, at) {
        return Some((date, at + 1));
    }
    let day = day(at)?;
    let month_at = of(at + 1);
    let month = month(prose.low(month_at))?;
    let year_at = of(month_at + 1);
    Date::new(year(year_at)?, month, day).ok().map(|date| (date, year_at + 1))
}

/// `2025-05-14`, `5/14/2025`; in Spanish the day comes first.
fn numeric(prose: &Prose<'_>, at: usize) -> Option<Date> {
    let parts: Vec<i16> = prose.low(at).split(['-', '/', '.']).map_while(|part| part.parse().ok()).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let small = |number: i16| i8::try_from(number).ok();
    if (1900..2200).contains(first) {
        return Date::new(*first, small(*second)?, small(*third)?).ok();
    }
    let (month, day) = match prose.language {
        Language::English if *first <= 12 => (*first, *second),
        _ if *second <= 12 => (*second, *first),
        _ => (*first, *second),
    };
    (1900..2200).contains(third).then(|| Date::new(*third, small(month)?, small(day)?).ok()).flatten()
}
