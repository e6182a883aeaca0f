//! Instants as people type and read them.

use jiff::civil::Date;
use paradero_law::holiday::Holidays;
use paradero_record::notation::Day;
use paradero_record::{Instant, Language, Moment, MomentError, Precision, Widening, Zone};

/// The zone of a desk in which nothing else is said.
pub(crate) const DESK_ZONE: &str = "America/New_York";

/// The desk's zone.
pub(crate) fn desk_zone() -> Zone {
    Zone::parse(DESK_ZONE).unwrap_or_default()
}

/// The zone that a text names in its first `zone` line; universal time when it names none, as for its statements.
pub(crate) fn zone_of(text: &str) -> Zone {
    let named = text.lines().find_map(|line| line.strip_prefix("zone "));
    let name = named.and_then(|rest| rest.split_whitespace().next());
    name.and_then(|name| Zone::parse(name).ok()).unwrap_or_default()
}

/// Reads an instant that somebody typed: the last one that the moment allows, so that a date counts to its end.
///
/// A moment that leaves open which day is meant is refused: nobody can be judged as of a decade.
pub(crate) fn parse_until(text: &str, zone: &Zone) -> Result<Instant, MomentError> {
    let text = text.trim();
    let moment = Moment::parse(text)?;
    let is_plain = !moment.is_uncertain() && !moment.is_approximate() && !text.contains(['X', '/']);
    let is_one = matches!(
        moment.precision(),
        Precision::Year | Precision::Month | Precision::Day | Precision::Minute | Precision::Second
    );
    match moment.allows(zone, &Widening::NONE).last() {
        Some(last) if is_plain && is_one && !last.is_open() => Ok(last),
        _ => Err(MomentError {
            span: 0..text.len(),
            expected: "one day or time".to_owned(),
            found: format!("`{text}`"),
            help: Some("write a day such as 2025-03-15, or a time such as 2025-03-15T17:26".to_owned()),
        }),
    }
}

/// The day to which relative moments refer.
pub(crate) fn day(as_of: Instant, zone: &Zone) -> Day {
    let now = zone.civil(as_of);
    Day { now, holiday: last_holiday(now.date()) }
}

/// The last federal holiday, as observed, on or before a day.
fn last_holiday(day: Date) -> Date {
    let holidays = Holidays::federal();
    let mut at = day;
    // Two federal holidays are never further apart than 100 days (19 June and the first Monday of September less so).
    for _step in 0..120 {
        if holidays.name_on(at).is_some() {
            return at;
        }
        at = at.yesterday().unwrap_or(at);
    }
    day
}

/// The first instant of a range as EDTF: a date when it is the first second of one, otherwise a time.
pub(crate) fn first_edtf(at: Instant, zone: &Zone) -> Option<String> {
    let date = zone.day_of(at);
    edtf(at, zone, zone.start_of_day(date), date)
}

/// The last instant of a range as EDTF: a date when it is the last second of one, otherwise a time.
pub(crate) fn last_edtf(at: Instant, zone: &Zone) -> Option<String> {
    let date = zone.day_of(at);
    edtf(at, zone, zone.end_of_day(date), date)
}

fn edtf(at: Instant, zone: &Zone, edge: Instant, date: Date) -> Option<String> {
    if at.is_open() {
        return None;
    }
    Some(if at == edge { date.to_string() } else { Moment::at(at, zone).to_string() })
}

/// An instant as RFC 3339 in a zone.
pub(crate) fn rfc3339(at: Instant, zone: &Zone) -> String {
    Moment::at(at, zone).to_string()
}

/// An instant to the minute, in words, with the name of its zone: "on 15 March 2025 at 17:26 CDT".
pub(crate) fn say_minute(at: Instant, zone: &Zone, language: Language) -> String {
    let minute = at.plus_seconds(-at.second().rem_euclid(60));
    format!("{} {}", paradero_record::say(&Moment::minute_at(minute, zone), language), zone.abbreviation(at))
}

/// The same without the preposition: "15 March 2025 at 17:26 CDT".
pub(crate) fn name_minute(at: Instant, zone: &Zone, language: Language) -> String {
    let said = say_minute(at, zone, language);
    let bare = said.strip_prefix(language.choose("on ", "el ")).map(str::to_owned);
    bare.unwrap_or(said)
}

/// An instant's day, in words.
pub(crate) fn say_day(at: Instant, zone: &Zone, language: Language) -> String {
    paradero_record::say(&Moment::day(zone.day_of(at)), language)
}

/// How long until an instant, or since: "in 14 hours", "2 days ago".
pub(crate) fn say_left(seconds: i64, language: Language) -> String {
    let (count, unit) = match seconds.unsigned_abs() {
        s if s < 3600 => (s / 60, language.choose("minutes", "minutos")),
        s if s < 48 * 3600 => (s / 3600, language.choose("hours", "horas")),
        s => (s / 86_400, language.choose("days", "días")),
    };
    let unit = if count == 1 { unit.trim_end_matches('s') } else { unit };
    match (seconds >= 0, language) {
        (true, Language::English) => format!("in {count} {unit}"),
        (false, Language::English) => format!("{count} {unit} ago"),
        (true, Language::Spanish) => format!("en {count} {unit}"),
        (false, Language::Spanish) => format!("hace {count} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_counts_to_its_last_second() {
        let zone = Zone::parse("America/New_York").unwrap();
        let end = parse_until("2025-03-14", &zone).unwrap();
        assert_eq!(rfc3339(end, &zone), "2025-03-14T23:59:59-04:00");
    }

    #[test]
    fn holidays_are_never_further_than_the_search_goes() {
        let start = Date::constant(2000, 1, 1);
        for offset in 0..366 * 8 {
            let day = start.checked_add(jiff::Span::new().days(offset)).unwrap();
            assert!(Holidays::federal().name_on(last_holiday(day)).is_some(), "{day}");
        }
    }

    #[test]
    fn what_is_left_is_said_in_a_fitting_unit() {
        assert_eq!(say_left(3600 * 14, Language::English), "in 14 hours");
        assert_eq!(say_left(-86_400 * 2, Language::Spanish), "hace 2 días");
        assert_eq!(say_left(-86_400 * 3 / 2, Language::English), "36 hours ago");
        assert_eq!(say_left(60, Language::English), "in 1 minute");
    }
}
