//! Dates as the metadata of files writes them, to moments; what is not a whole date is left alone.

use paradero_record::Moment;

/// A date of ISO 8601 and what is commonly written for it: `2025-05-14`, `2025-05-14T10:00:00.000+0000`, `2025-05-14 10:00`.
pub(super) fn iso(text: &str) -> Option<Moment> {
    let text = text.trim();
    let day = text.get(..10)?;
    if !day.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() }) {
        return None;
    }
    let whole = Moment::parse(day).ok()?;
    let rest = text.get(10..)?.trim_start_matches(['T', 't', ' ']);
    let digits = |at: usize| -> Option<u8> { rest.get(at..at + 2)?.parse().ok() };
    let (Some(hour), Some(minute), Some(":")) = (digits(0), digits(3), rest.get(2..3)) else { return Some(whole) };
    let (second, after) = match (rest.get(5..6), digits(6)) {
        (Some(":"), Some(second)) => (second, rest.get(8..).unwrap_or_default()),
        _ => (0, rest.get(5..).unwrap_or_default()),
    };
    let zone = after.trim_start_matches(|c: char| c == '.' || c == ',' || c.is_ascii_digit()).trim();
    let Some(offset) = offset(zone) else { return Some(whole) };
    // A day without its clock is better than nothing, where the clock makes no sense.
    Some(Moment::parse(&format!("{day}T{hour:02}:{minute:02}:{second:02}{offset}")).unwrap_or(whole))
}

/// `Z`, `+02`, `-0500` or `-05:00`, as EDTF writes it.
fn offset(zone: &str) -> Option<String> {
    if zone.eq_ignore_ascii_case("z") || zone.eq_ignore_ascii_case("utc") || zone.eq_ignore_ascii_case("gmt") {
        return Some("Z".to_owned());
    }
    let (sign, digits) = (zone.get(..1)?, zone.get(1..)?.replace([':', '\''], ""));
    if !matches!(sign, "+" | "-") || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match digits.len() {
        2 => Some(format!("{sign}{digits}:00")),
        4 => Some(format!("{sign}{}:{}", digits.get(..2)?, digits.get(2..)?)),
        _ => None,
    }
}

/// A moment from numbers of the clock and the offset in minutes from UTC.
pub(super) fn civil(date: (u16, u8, u8), clock: (u8, u8, u8), minutes: i32) -> Option<Moment> {
    let (year, month, day) = date;
    let (hour, minute, second) = clock;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (h, m) = (minutes.abs() / 60, minutes.abs() % 60);
    let offset = if minutes == 0 { "Z".to_owned() } else { format!("{sign}{h:02}:{m:02}") };
    let text = format!("{year:04}-{month:02}-{day:02}");
    Moment::parse(&format!("{text}T{hour:02}:{minute:02}:{second:02}{offset}")).or_else(|_| Moment::parse(&text)).ok()
}

#[cfg(test)]
mod tests {
    use super::iso;

    fn check(written: &str, expected: Option<&str>) {
        assert_eq!(iso(written).map(|m| m.to_string()).as_deref(), expected, "{written}");
    }

    #[test]
    fn dates_of_metadata_are_read() {
        check("2025-05-14", Some("2025-05-14"));
        check("2025-05-14T10:00:00Z", Some("2025-05-14T10:00:00Z"));
        check("2025-05-14T10:00:00.000Z", Some("2025-05-14T10:00:00Z"));
        check("2025-05-14T10:00:00+0000", Some("2025-05-14T10:00:00Z"));
        check("2025-05-14T10:00:00-05:00", Some("2025-05-14T10:00:00-05:00"));
        check("2025-05-14 10:00", Some("2025-05-14"));
        check("2025-05-14 10:00-06:00", Some("2025-05-14T10:00:00-06:00"));
        check(" 2025-05-14T10:00 ", Some("2025-05-14"));
        check("2025-05-14T99:00:00Z", Some("2025-05-14"));
        check("2025-02-30", None);
        check("May 14, 2025", None);
        check("2025", None);
        check("2025-05-1é", None);
    }
}
