//! Says the sum behind a due instant, line by line, in English and Spanish.

use jiff::civil::{Date, DateTime, Weekday};

use super::Clock;
use crate::holiday::Closure;
use paradero_record::Language;

/// One line of the sum behind a due instant. Dates and times are local to the place where the duty is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The clock starts.
    From {
        /// The local start.
        at: DateTime,
    },
    /// A day counts, for so many seconds.
    Counts {
        /// The local day.
        day: Date,
        /// How long it counts, in elapsed seconds.
        seconds: i64,
    },
    /// The clock stands still on a day.
    DoesNotCount {
        /// The local day.
        day: Date,
        /// Why it does not count.
        why: Closure,
    },
    /// Further days were worked out in the same way and are not listed.
    MoreDays {
        /// How many.
        days: u32,
    },
    /// Local clocks moved on the way: the wall clock shows so much more (or less) than the time that passed.
    ClocksChange {
        /// Seconds forward; negative is back.
        seconds: i64,
    },
    /// The count comes to a day.
    Reaches {
        /// The clock that was counted.
        clock: Clock,
        /// Its last day.
        day: Date,
    },
    /// The target month has no such day number, so its last day is taken.
    ShortMonth {
        /// The day number that it does not have.
        wanted: i8,
    },
    /// The clock ends: the strict reading.
    Ends {
        /// The last local instant.
        at: DateTime,
    },
    /// The last day, or a day after it, is not a business day.
    NotBusinessDay {
        /// The local day.
        day: Date,
        /// Why it is none.
        why: Closure,
    },
    /// Where the end would be if the rule moved it to the next business day. Shown, not granted.
    WouldRollTo {
        /// The last local instant of that day.
        at: DateTime,
    },
}

impl Step {
    /// Says the line, without a capital at the start and without a full stop.
    pub fn say(&self, language: Language) -> String {
        match language {
            Language::English => self.english(),
            Language::Spanish => self.spanish(),
        }
    }

    fn english(&self) -> String {
        let language = Language::English;
        match self {
            Self::From { at } => format!("from {}", moment(*at, language)),
            Self::Counts { day, seconds } => {
                format!("{} counts {}", short(*day, language), length(*seconds, language))
            }
            Self::DoesNotCount { day, why } => match why.name(language) {
                Some(name) => format!("{} is {name} and does not count", short(*day, language)),
                None => format!("{} does not count", short(*day, language)),
            },
            Self::MoreDays { days: 1 } => "and 1 more day in the same way".to_owned(),
            Self::MoreDays { days } => format!("and {days} more days in the same way"),
            Self::ClocksChange { seconds } => format!(
                "clocks go {} {} on the way; the time that passes is what counts",
                if *seconds < 0 { "back" } else { "forward" },
                length(*seconds, language),
            ),
            Self::Reaches { clock, day } => {
                format!("{} later is {}", clock.say(language), full(*day, language))
            }
            Self::ShortMonth { wanted } => {
                format!("that month has no day {wanted}, so its last day is taken")
            }
            Self::Ends { at } => format!("ends {}", moment(*at, language)),
            Self::NotBusinessDay { day, why } => match why.name(language) {
                Some(name) => format!("{} is {name}, not a business day", short(*day, language)),
                None => format!("{} is not a business day", short(*day, language)),
            },
            Self::WouldRollTo { at } => format!(
                "moved to the next business day it would end {}; this is shown, not granted",
                moment(*at, language)
            ),
        }
    }

    fn spanish(&self) -> String {
        let language = Language::Spanish;
        match self {
            Self::From { at } => format!("desde el {}", moment(*at, language)),
            Self::Counts { day, seconds } => {
                format!("el {} cuenta {}", short(*day, language), length(*seconds, language))
            }
            Self::DoesNotCount { day, why } => match why.name(language) {
                Some(name) => {
                    format!("el {} es feriado ({name}) y no cuenta", short(*day, language))
                }
                None => format!("el {} no cuenta", short(*day, language)),
            },
            Self::MoreDays { days: 1 } => "y 1 día más de la misma manera".to_owned(),
            Self::MoreDays { days } => format!("y {days} días más de la misma manera"),
            Self::ClocksChange { seconds } => format!(
                "los relojes se {} {} en el camino; lo que cuenta es el tiempo que pasa",
                if *seconds < 0 { "atrasan" } else { "adelantan" },
                length(*seconds, language),
            ),
            Self::Reaches { clock, day } => {
                format!("{} después es el {}", clock.say(language), full(*day, language))
            }
            Self::ShortMonth { wanted } => {
                format!("ese mes no tiene día {wanted}, así que se toma su último día")
            }
            Self::Ends { at } => format!("vence el {}", moment(*at, language)),
            Self::NotBusinessDay { day, why } => match why.name(language) {
                Some(name) => {
                    format!("el {} es feriado ({name}), no es día hábil", short(*day, language))
                }
                None => format!("el {} no es día hábil", short(*day, language)),
            },
            Self::WouldRollTo { at } => format!(
                "pasado al siguiente día hábil vencería el {}; se muestra, no se concede",
                moment(*at, language)
            ),
        }
    }
}

/// Says a day and a time, with seconds only where they are not zero.
fn moment(at: DateTime, language: Language) -> String {
    let day = full(at.date(), language);
    let comma = match language {
        Language::English => "",
        Language::Spanish => ",",
    };
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    match second {
        0 => format!("{day}{comma} {hour:02}:{minute:02}"),
        _ => format!("{day}{comma} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// Says a day with its year.
fn full(day: Date, language: Language) -> String {
    match language {
        Language::English => format!("{} {}", short(day, language), day.year()),
        Language::Spanish => format!("{} de {}", short(day, language), day.year()),
    }
}

/// Says a day without its year.
fn short(day: Date, language: Language) -> String {
    let [english, spanish] = weekday(day.weekday());
    let [month_english, month_spanish] = month(day.month());
    match language {
        Language::English => format!("{english} {} {month_english}", day.day()),
        Language::Spanish => format!("{spanish} {} de {month_spanish}", day.day()),
    }
}

/// Says a length of time in hours, minutes and seconds, leaving out what is zero. The sign is left out too.
fn length(seconds: i64, language: Language) -> String {
    let seconds = seconds.unsigned_abs();
    let units = match language {
        Language::English => [["hour", "hours"], ["minute", "minutes"], ["second", "seconds"]],
        Language::Spanish => [["hora", "horas"], ["minuto", "minutos"], ["segundo", "segundos"]],
    };
    let said: Vec<String> = [seconds / 3600, seconds / 60 % 60, seconds % 60]
        .into_iter()
        .zip(units)
        .filter(|(count, _)| *count > 0)
        .map(|(count, [one, many])| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    match (said.is_empty(), language) {
        (false, _) => said.join(" "),
        (true, Language::English) => "nothing".to_owned(),
        (true, Language::Spanish) => "nada".to_owned(),
    }
}

fn weekday(weekday: Weekday) -> [&'static str; 2] {
    match weekday {
        Weekday::Monday => ["Monday", "lunes"],
        Weekday::Tuesday => ["Tuesday", "martes"],
        Weekday::Wednesday => ["Wednesday", "miércoles"],
        Weekday::Thursday => ["Thursday", "jueves"],
        Weekday::Friday => ["Friday", "viernes"],
        Weekday::Saturday => ["Saturday", "sábado"],
        Weekday::Sunday => ["Sunday", "domingo"],
    }
}

fn month(month: i8) -> [&'static str; 2] {
    match month {
        1 => ["January", "enero"],
        2 => ["February", "febrero"],
        3 => ["March", "marzo"],
        4 => ["April", "abril"],
        5 => ["May", "mayo"],
        6 => ["June", "junio"],
        7 => ["July", "julio"],
        8 => ["August", "agosto"],
        9 => ["September", "septiembre"],
        10 => ["October", "octubre"],
        11 => ["November", "noviembre"],
        _ => ["December", "diciembre"],
    }
}
