//! Moments that are relative to the day on which a file is read, for made-up examples that stay fresh.

use jiff::civil::DateTime;
use jiff::{Span, ToSpan};

/// The day and time to which `{today}` and `{now}` refer, and the last holiday for `{holiday}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The time that counts as now, local to the file's zone.
    pub now: DateTime,
    /// The last legal holiday on or before that day.
    pub holiday: jiff::civil::Date,
}

type Fault = (String, Option<String>);

/// Replaces every `{…}` in a word.
///
/// `{today-3}` is a date, `{now-20h}` a time to the minute, `{holiday-1}` a date counted from the last holiday.
pub(crate) fn resolve(word: &str, day: Option<&Day>) -> Result<String, Fault> {
    let Some(day) = day else {
        let help = Some("give the day on which the file is read, with --as-of".to_owned());
        return Err((format!("`{word}` is relative to a day, and no day was given"), help));
    };
    let mut out = String::new();
    let mut rest = word;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inside, tail)) = after.split_once('}') else {
            return Err((format!("`{word}` has a brace that is never closed"), Some("close it with `}`".to_owned())));
        };
        out.push_str(before);
        out.push_str(&one(inside, day)?);
        rest = tail;
    }
    out.push_str(rest);
    Ok(out)
}

fn one(inside: &str, day: &Day) -> Result<String, Fault> {
    let split = inside.find(['+', '-']).unwrap_or(inside.len());
    let (name, shift) = inside.split_at_checked(split).unwrap_or((inside, ""));
    let fault = || {
        let help = "write {today}, {today-3}, {now-20h}, {holiday} or {holiday-1}";
        (format!("`{{{inside}}}` is not a relative day"), Some(help.to_owned()))
    };
    match name {
        "today" => {
            shifted(day.now.date().to_datetime(jiff::civil::Time::midnight()), shift, "d").map(|d| d.date().to_string())
        }
        "holiday" => {
            shifted(day.holiday.to_datetime(jiff::civil::Time::midnight()), shift, "d").map(|d| d.date().to_string())
        }
        "now" => shifted(day.now, shift, "h").map(|d| d.strftime("%Y-%m-%dT%H:%M").to_string()),
        _ => None,
    }
    .ok_or_else(fault)
}

/// Moves by `+3`, `-20h` and the like; a shift without a unit is in `unit`.
fn shifted(from: DateTime, shift: &str, unit: &str) -> Option<DateTime> {
    if shift.is_empty() {
        return Some(from);
    }
    let digits = shift.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let named = shift.get(digits.len()..).filter(|u| !u.is_empty()).unwrap_or(unit);
    let count: i32 = digits.strip_prefix('+').unwrap_or(digits).parse().ok()?;
    from.checked_add(span(count, named)?).ok()
}

fn span(count: i32, unit: &str) -> Option<Span> {
    let count = count.clamp(-36_000, 36_000);
    match unit {
        "d" => Some(count.days()),
        "h" => Some(count.hours()),
        "m" => Some(count.minutes()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn day() -> Day {
        Day { now: date(2026, 11, 23).at(9, 30, 0, 0), holiday: date(2026, 11, 11) }
    }

    #[test]
    fn relative_days_are_replaced() {
        for (word, expected) in [
            ("{today}", "2026-11-23"),
            ("{today-3}", "2026-11-20"),
            ("{today+2}T09:00", "2026-11-25T09:00"),
            ("{now-20h}", "2026-11-22T13:30"),
            ("{holiday-1}T17:00", "2026-11-10T17:00"),
            ("{today-3}/{today}", "2026-11-20/2026-11-23"),
        ] {
            assert_eq!(resolve(word, Some(&day())).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_not_a_relative_day_is_a_fault() {
        for word in ["{tomorrow}", "{today-3", "{today-x}", "{now-3y}"] {
            assert!(resolve(word, Some(&day())).is_err(), "{word}");
        }
        assert!(resolve("{today}", None).is_err());
    }
}
