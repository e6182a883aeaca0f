//! Days and months, as far as an axis needs them: the proleptic Gregorian calendar in UTC.

/// Seconds of a day.
pub(super) const DAY: i64 = 86_400;

/// Days from 1970-01-01 to this date.
///
/// Years are counted from March, so that the leap day is the last of its year (Howard Hinnant, "chrono-Compatible Low-Level
/// Date Algorithms", `days_from_civil`).
pub(super) fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The year and month in which this second falls.
pub(super) fn month_of(second: i64) -> (i64, i64) {
    let days = second.div_euclid(DAY) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month)
}

/// The last second of a date written `2025-03-15`.
pub(super) fn second_of_date(text: &str) -> Option<i64> {
    Some(midnight(text)? + DAY - 1)
}

/// The second of an instant written `2025-03-15T17:26:00-05:00`; without a time, the first of its day.
pub(super) fn second_of_instant(text: &str) -> Option<i64> {
    let day = midnight(text.get(..10)?)?;
    let Some(clock) = text.get(11..16) else { return Some(day) };
    let (hours, minutes) = clock.split_once(':')?;
    let local = day + hours.parse::<i64>().ok()? * 3600 + minutes.parse::<i64>().ok()? * 60;
    Some(local - offset(text.get(16..).unwrap_or_default()).unwrap_or(0))
}

fn midnight(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, month, day): (i64, i64, i64) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let real = (0..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then(|| days_of(year, month, day) * DAY)
}

/// How far the local time is ahead of UTC, in seconds.
fn offset(tail: &str) -> Option<i64> {
    let tail = tail.split('[').next()?;
    let at = tail.rfind(['+', '-'])?;
    let (hours, minutes) = tail.get(at + 1..)?.split_once(':')?;
    let size = hours.parse::<i64>().ok()? * 3600 + minutes.parse::<i64>().ok()? * 60;
    Some(if tail.get(at..=at) == Some("-") { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_months_agree_over_four_centuries() {
        assert_eq!(days_of(1970, 1, 1), 0);
        assert_eq!(days_of(2000, 3, 1), 11_017);
        let mut days = days_of(1900, 1, 1);
        for year in 1900..2300 {
            for month in 1..=12 {
                assert_eq!(days_of(year, month, 1), days);
                assert_eq!(month_of(days * DAY), (year, month));
                let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
                days += match month {
                    2 => 28 + i64::from(leap),
                    4 | 6 | 9 | 11 => 30,
                    _ => 31,
                };
                assert_eq!(month_of(days * DAY - 1), (year, month));
            }
        }
    }

    #[test]
    fn instants_are_read_with_their_offset() {
        assert_eq!(second_of_instant("1970-01-02T00:30:00+01:30"), Some(DAY - 3600));
        assert_eq!(second_of_instant("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(second_of_instant("1970-01-01T00:00:00-05:00[America/Chicago]"), Some(5 * 3600));
        assert_eq!(second_of_date("1970-01-01"), Some(DAY - 1));
        for bad in ["", "yesterday", "1970-13-01", "1970-1", "é970-01-01", "1970-01-01Tab:cd"] {
            assert_eq!(second_of_instant(bad), None, "{bad}");
        }
    }
}
