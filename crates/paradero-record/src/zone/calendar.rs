//! The proleptic Gregorian calendar over any year: day numbers, month lengths, and the fold into the years jiff knows.

/// Seconds in a day without a clock change.
pub(crate) const DAY: i64 = 86_400;

/// Days in 400 years, after which the calendar (weekdays too) repeats: 400 * 365 + 97 leap days.
const CYCLE: i64 = 146_097;

/// Day number of -9998-01-01, the first day that is looked up in a zone as it is.
const FIRST_DAY: i64 = day_number(-9998, 1, 1);

/// Day number of 9998-12-31, the last day that is looked up in a zone as it is.
const LAST_DAY: i64 = day_number(9998, 12, 31);

/// Counts the days from 1970-01-01 to a date of the proleptic Gregorian calendar, where the year 0 exists.
///
/// The year is counted from March, so that the leap day comes last and months have a regular length: 153 days in
/// every five.
pub(crate) const fn day_number(year: i64, month: u8, day: u8) -> i64 {
    let month = month as i64;
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day as i64 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    // 719,468 days lie between 0000-03-01 and 1970-01-01.
    era * CYCLE + day_of_era - 719_468
}

/// The inverse of [`day_number`]: year, month, day.
pub(crate) fn date_of(number: i64) -> (i64, u8, u8) {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(CYCLE);
    let day_of_era = shifted.rem_euclid(CYCLE);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = narrow(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    let month = narrow(if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 });
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// The number of days in a month, 28 to 31.
pub(crate) const fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Moves a day into the years that jiff knows by whole 400-year cycles; returns it with the number of cycles taken off.
///
/// Clock changes of the far future follow a yearly rule, and the far past has none, so a day and the same day 400
/// years away have the same clock.
pub(crate) const fn fold(number: i64) -> (i64, i64) {
    let cycles = if number > LAST_DAY {
        (number - LAST_DAY + CYCLE - 1) / CYCLE
    } else if number < FIRST_DAY {
        -((FIRST_DAY - number + CYCLE - 1) / CYCLE)
    } else {
        0
    };
    (number - cycles * CYCLE, cycles)
}

/// The seconds in a number of 400-year cycles.
pub(crate) const fn cycle_seconds(cycles: i64) -> i64 {
    cycles * CYCLE * DAY
}

/// Months and days are far below 256; the sum above cannot exceed it.
fn narrow(value: i64) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}
