//! Numbers of a cell as a person sees them: dates, leading zeros, no `.0`.

use super::styles::{Precision, Shown};
use crate::written_date::civil;

/// The last day that a sheet can hold: 9999-12-31.
const LAST_DAY: f64 = 2_958_465.999_999;

/// What a number became.
pub(super) enum Read {
    Number(String),
    Date(String),
    /// Meant as a date, and no day: negative, beyond the year 9999, or 29 February 1900.
    NoDate(String),
}

/// A number as it is shown.
pub(super) fn read(written: &str, shown: &Shown, from_1904: bool) -> Read {
    let written = written.trim();
    let Ok(value) = written.parse::<f64>() else { return Read::Number(written.to_owned()) };
    match shown {
        Shown::Plain => Read::Number(plain(value, written)),
        Shown::Mask(mask) => Read::Number(masked(value, mask).unwrap_or_else(|| plain(value, written))),
        Shown::Date(precision) => match date(value, *precision, from_1904) {
            Some(date) => Read::Date(date),
            None => Read::NoDate(plain(value, written)),
        },
    }
}

/// Fifteen digits, which is what a spreadsheet keeps; whole numbers without a point or an exponent.
fn plain(value: f64, written: &str) -> String {
    if value.is_finite() && value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    if !value.is_finite() || value.abs() >= 1e15 || value.abs() < 1e-4 {
        return written.to_owned();
    }
    // Before the point at most fifteen digits: what is left over goes behind it.
    let before = format!("{:.0}", value.abs().trunc()).len();
    let rounded = format!("{value:.digits$}", digits = 15_usize.saturating_sub(before));
    if rounded.contains('.') { rounded.trim_end_matches('0').trim_end_matches('.').to_owned() } else { rounded }
}

fn masked(value: f64, mask: &str) -> Option<String> {
    if value < 0.0 || value.fract() != 0.0 || value >= 1e15 {
        return None;
    }
    let width = mask.matches('0').count();
    let digits = format!("{value:0width$.0}");
    let mut digits = digits.chars();
    // Digits that do not fit the mask stand before it.
    let extra = digits.as_str().len().saturating_sub(width);
    let mut out: String = digits.by_ref().take(extra).collect();
    let mut first = true;
    for place in mask.chars() {
        if place == '0' {
            out.extend(digits.next());
            first = false;
        } else if first && extra > 0 {
            // Fixed text in front comes before the extra digits.
            out.insert(out.len() - extra, place);
        } else {
            out.push(place);
        }
    }
    Some(out)
}

/// The day of a serial number. In the 1900 system day 60 is 29 February 1900, which never was, and every day before
/// it is one too high.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 2,958,466")]
fn date(value: f64, precision: Precision, from_1904: bool) -> Option<String> {
    if !(0.0..=LAST_DAY).contains(&value) {
        return None;
    }
    // Half a second more, so that 17:26 is not 17:25:59.9999.
    let value = value + 0.5 / 86_400.0;
    let whole = value.trunc() as i64;
    let seconds = (value.fract() * 86_400.0) as i64;
    let clock = format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    if precision == Precision::Clock && whole == 0 {
        return Some(clock);
    }
    // 1970-01-01 is day 25,569 counted from 1900, and 24,107 counted from 1904.
    let days = match (from_1904, whole) {
        (true, days) => days - 24_107,
        (false, 0 | 60) => return None,
        (false, days @ 1..60) => days - 25_568,
        (false, days) => days - 25_569,
    };
    let (year, month, day) = civil(days);
    Some(match precision {
        Precision::Year => format!("{year:04}"),
        Precision::Month => format!("{year:04}-{month:02}"),
        Precision::Day if seconds == 0 => format!("{year:04}-{month:02}-{day:02}"),
        Precision::Day => format!("{year:04}-{month:02}-{day:02}"),
        Precision::Minute | Precision::Clock if seconds == 0 => format!("{year:04}-{month:02}-{day:02}"),
        Precision::Minute | Precision::Clock => format!("{year:04}-{month:02}-{day:02}T{clock}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(written: &str, precision: Precision, from_1904: bool) -> String {
        match read(written, &Shown::Date(precision), from_1904) {
            Read::Date(date) => date,
            Read::Number(number) | Read::NoDate(number) => format!("no date: {number}"),
        }
    }

    #[test]
    fn serial_numbers_are_days() {
        assert_eq!(shown("1", Precision::Day, false), "1900-01-01");
        assert_eq!(shown("59", Precision::Day, false), "1900-02-28");
        assert_eq!(shown("60", Precision::Day, false), "no date: 60");
        assert_eq!(shown("61", Precision::Day, false), "1900-03-01");
        assert_eq!(shown("45731", Precision::Day, false), "2025-03-15");
        assert_eq!(shown("44269", Precision::Day, true), "2025-03-15");
        assert_eq!(shown("0", Precision::Day, true), "1904-01-01");
        assert_eq!(shown("34090", Precision::Month, false), "1993-05");
        assert_eq!(shown("34090", Precision::Year, false), "1993");
        assert_eq!(shown("45731.726388888885", Precision::Minute, false), "2025-03-15T17:26");
        assert_eq!(shown("0.726388888888889", Precision::Clock, false), "17:26");
        assert_eq!(shown("2958465", Precision::Day, false), "9999-12-31");
        assert_eq!(shown("2958466", Precision::Day, false), "no date: 2958466");
        assert_eq!(shown("-3", Precision::Day, false), "no date: -3");
        assert_eq!(shown("NaN", Precision::Day, false), "no date: NaN");
    }

    #[test]
    fn numbers_are_printed_as_written() {
        let number = |written: &str, mask: Option<&str>| {
            let shown = mask.map_or(Shown::Plain, |m| Shown::Mask(m.to_owned()));
            match read(written, &shown, false) {
                Read::Number(number) => number,
                Read::Date(_) | Read::NoDate(_) => String::new(),
            }
        };
        assert_eq!(number("212345678.0", None), "212345678");
        assert_eq!(number("2.12345678E8", None), "212345678");
        assert_eq!(number("0.30000000000000004", None), "0.3");
        assert_eq!(number("-12.50", None), "-12.5");
        assert_eq!(number("1E400", None), "1E400");
        assert_eq!(number("99123456789012345678", None), "99123456789012345678");
        assert_eq!(number("12345678", Some("000000000")), "012345678");
        assert_eq!(number("12345678", Some("000-000-000")), "012-345-678");
        assert_eq!(number("12345678", Some("A000000000")), "A012345678");
        assert_eq!(number("1234", Some("A00")), "A1234");
    }
}
