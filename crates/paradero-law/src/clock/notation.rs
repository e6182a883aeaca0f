//! Reads and writes clocks as a law pack has them.

use std::fmt;

use super::Clock;
use paradero_record::Language;

/// Why a text is not a clock, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockError {
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl fmt::Display for ClockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ClockError {}

const UNITS: &str = "`hours`, `hours excluding weekends and holidays`, `days`, `business days`, \
                     `months` or `years`";

pub(super) fn parse(text: &str) -> Result<Clock, ClockError> {
    let text = text.to_lowercase().replace(',', " ");
    let mut words = text.split_whitespace();
    let count = parse_count(words.next().unwrap_or_default())?;
    let unit = words.collect::<Vec<_>>().join(" ");
    match unit.as_str() {
        "hour" | "hours" => Ok(Clock::Hours(count)),
        "day" | "days" | "calendar day" | "calendar days" => Ok(Clock::CalendarDays(count)),
        "business day" | "business days" | "working day" | "working days" => Ok(Clock::BusinessDays(count)),
        "month" | "months" => Ok(Clock::Months(count)),
        "year" | "years" => Ok(Clock::Years(count)),
        unit if is_outside_weekends_and_holidays(unit) => Ok(Clock::HoursOutsideWeekendsAndHolidays(count)),
        "week" | "weeks" => Err(ClockError {
            message: "clocks do not count weeks".to_owned(),
            help: format!("write `{} days`", u64::from(count) * 7),
        }),
        "" => Err(ClockError {
            message: format!("`{count}` has no unit"),
            help: format!("write what is counted after it: {UNITS}"),
        }),
        unit => Err(ClockError {
            message: format!("`{unit}` is not something that a clock counts"),
            help: format!("write {UNITS}"),
        }),
    }
}

fn parse_count(word: &str) -> Result<u32, ClockError> {
    if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = match word {
            "" => "there is no clock here".to_owned(),
            word => format!("`{word}` is not a whole number"),
        };
        let help = "begin with a number, as in `24 hours` or `20 business days`".to_owned();
        return Err(ClockError { message, help });
    }
    // All digits, so the only way to fail is to be too large.
    word.parse().ok().filter(|&count| count <= Clock::MAX_COUNT).ok_or_else(|| ClockError {
        message: format!("`{word}` is more than a clock counts"),
        help: format!("write at most {}, or a larger unit", Clock::MAX_COUNT),
    })
}

/// Takes our wording and the regulation's, "excluding Saturdays, Sundays and holidays" (8 CFR 287.7(d)).
fn is_outside_weekends_and_holidays(unit: &str) -> bool {
    let closed = unit
        .strip_prefix("hours ")
        .or_else(|| unit.strip_prefix("hour "))
        .and_then(|rest| rest.strip_prefix("excluding ").or_else(|| rest.strip_prefix("outside ")));
    matches!(closed, Some("weekends and holidays" | "saturdays sundays and holidays"))
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Language::English))
    }
}

impl Clock {
    /// Says the clock in words. The English words are the notation: [`Clock::parse`] reads them back.
    pub fn say(self, language: Language) -> String {
        let (count, [english, spanish], rest) = match self {
            Self::Hours(count) => (count, [["hour", "hours"], ["hora", "horas"]], ["", ""]),
            Self::HoursOutsideWeekendsAndHolidays(count) => (
                count,
                [["hour", "hours"], ["hora", "horas"]],
                [" excluding weekends and holidays", " sin contar fines de semana ni feriados"],
            ),
            Self::CalendarDays(count) => (count, [["day", "days"], ["día", "días"]], ["", ""]),
            Self::BusinessDays(count) => {
                (count, [["business day", "business days"], ["día hábil", "días hábiles"]], ["", ""])
            }
            Self::Months(count) => (count, [["month", "months"], ["mes", "meses"]], ["", ""]),
            Self::Years(count) => (count, [["year", "years"], ["año", "años"]], ["", ""]),
        };
        let [english_rest, spanish_rest] = rest;
        let ([one, many], rest) = match language {
            Language::English => (english, english_rest),
            Language::Spanish => (spanish, spanish_rest),
        };
        format!("{count} {}{rest}", if count == 1 { one } else { many })
    }
}
