//! A date of birth as far as it is known, and how far two of them allow each other.

use std::fmt;

/// A date of birth as the days that it allows.
///
/// Days are counted in the proleptic Gregorian calendar; years from 1800 to 2199 are taken for births, others refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Born {
    /// First allowed day, counted from 1970-01-01.
    first: i32,
    /// Last allowed day.
    last: i32,
    /// Whether `05/12/1993` left open which number is the month; the days then say month first.
    either_order: bool,
}

/// How two dates of birth stand to each other, from the strongest agreement to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BornLevel {
    /// The same day on both sides.
    Day,
    /// The same month on both sides, and no day against it.
    Month,
    /// The same year on both sides, and no month against it.
    Year,
    /// A range (from an age) that the other lies in.
    Within,
    /// Full dates that differ by exchanged day and month, by one digit, or by a day.
    Slip,
    /// Full dates that share the year, or years that differ by one.
    Near,
    /// Full dates that share day and month; years further apart share the last digit or lie within three years.
    Far,
    /// Nothing in common.
    Apart,
}

/// A day as year, month and day.
type Ymd = (i32, u8, u8);

impl Born {
    /// A date of birth from its year, and month and day where known. A day without a month is refused.
    pub fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Born> {
        if !(1800..2200).contains(&year) {
            return None;
        }
        let (first, last) = match (month, day) {
            (None, None) => ((year, 1, 1), (year, 12, 31)),
            (Some(month), None) => ((year, month, 1), (year, month, days_in(year, month)?)),
            (Some(month), Some(day)) => ((year, month, day), (year, month, day)),
            (None, Some(_)) => return None,
        };
        Some(Born { first: day_number(first)?, last: day_number(last)?, either_order: false })
    }

    /// Somebody who is so many years old on a day (`(year, month, day)`), give or take nothing.
    pub fn aged(years: u8, on: (i32, u8, u8)) -> Option<Born> {
        let (year, month, day) = on;
        day_number(on)?;
        let back = |years: i32| {
            let year = year - years;
            day_number((year, month, day.min(days_in(year, month)?)))
        };
        let (first, last) = (back(i32::from(years) + 1)? + 1, back(i32::from(years))?);
        (first <= last).then_some(Born { first, last, either_order: false })
    }

    /// Reads what people write: `1993`, `1993-05`, `1993-05-31`, `199X`, `05/31/1993`, `31.5.93`, `05/12/1993` (month or day
    /// first: left open), `31 May 1993`, `mayo de 1993`. Two-digit years from 30 on are of the 1900s.
    ///
    /// ```
    /// use paradero_names::{Born, BornLevel};
    /// let month = Born::parse("1993-05").unwrap();
    /// assert_eq!(month.agreement(&Born::parse("31/05/1993").unwrap()), BornLevel::Month);
    /// ```
    pub fn parse(text: &str) -> Option<Born> {
        let text = text.trim().to_lowercase();
        let text = text.split(['t', ' ']).next().filter(|head| head.len() == 10 && head.contains('-')).unwrap_or(&text);
        if let Some(decade) = unknown_digits(text) {
            return Some(decade);
        }
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !matches!(*word, "de" | "del" | "of")).collect();
        match words.as_slice() {
            [one] if one.len() == 8 => compact(one),
            [year] => Born::new(full_year(year)?, None, None),
            [a, b] => pair(a, b),
            [a, b, c] => triple(a, b, c),
            _ => None,
        }
    }

    /// The first and the last year that it allows.
    pub fn years(&self) -> (i32, i32) {
        (civil(self.first).0, civil(self.last).0)
    }

    /// The first year that it allows.
    pub(crate) fn first_year(&self) -> i32 {
        civil(self.first).0
    }

    /// The first and the last day that it allows, counted from 1970-01-01.
    pub const fn days(&self) -> (i32, i32) {
        (self.first, self.last)
    }

    /// The day, if it is known to the day.
    pub fn day(&self) -> Option<(i32, u8, u8)> {
        (self.first == self.last).then(|| civil(self.first))
    }

    /// The year and month, if they are known.
    pub fn month(&self) -> Option<(i32, u8)> {
        let ((year, month, _), (last_year, last_month, _)) = (civil(self.first), civil(self.last));
        (year == last_year && month == last_month).then_some((year, month))
    }

    /// Whether day and month may stand in either order (`05/12/1993`).
    pub const fn is_either_order(&self) -> bool {
        self.either_order
    }

    /// How far the two allow each other. Symmetric.
    pub fn agreement(&self, other: &Born) -> BornLevel {
        let straight = self.straight(other);
        let left = self.turned().map_or(BornLevel::Apart, |turned| turned.straight(other));
        let right = other.turned().map_or(BornLevel::Apart, |turned| self.straight(&turned));
        straight.min(left).min(right)
    }

    /// The other reading of a date whose order is open.
    fn turned(&self) -> Option<Born> {
        let (year, month, day) = self.day().filter(|_| self.either_order)?;
        Born::new(year, Some(day), Some(month))
    }

    /// The agreement of two dates taken as they are.
    fn straight(&self, other: &Born) -> BornLevel {
        if let (Some(a), Some(b)) = (self.day(), other.day()) {
            return of_days(self.first, a, other.first, b);
        }
        let overlap = self.first <= other.last && other.first <= self.last;
        if overlap {
            let whole_years = |born: &Born| civil(born.first).0 == civil(born.last).0;
            return match (self.month(), other.month()) {
                (Some(_), Some(_)) => BornLevel::Month,
                _ if whole_years(self) && whole_years(other) => BornLevel::Year,
                _ => BornLevel::Within,
            };
        }
        let gap = if self.first > other.last { self.first - other.last } else { other.first - self.last };
        let ((first, _), (other_first, _)) = (self.years(), other.years());
        if gap <= 366 {
            BornLevel::Near
        } else if gap <= 3 * 366 || (first - other_first) % 10 == 0 && gap < 11 * 366 {
            BornLevel::Far
        } else {
            BornLevel::Apart
        }
    }

    /// As one number, for a column.
    pub(crate) fn to_bits(self) -> u64 {
        let span = u64::from((self.last - self.first).unsigned_abs()) & 0x7FFF_FFFF;
        (u64::from(self.first.cast_unsigned()) << 32) | (span << 1) | u64::from(self.either_order)
    }

    /// Back from a column; nothing if no date of birth has this number.
    pub(crate) fn from_bits(bits: u64) -> Option<Born> {
        let first = u32::try_from(bits >> 32).ok()?.cast_signed();
        let span = i32::try_from((bits >> 1) & 0x7FFF_FFFF).ok()?;
        let last = first.checked_add(span)?;
        let allowed = (-62_500..85_000).contains(&first) && last < 85_000;
        allowed.then_some(Born { first, last, either_order: bits & 1 == 1 })
    }
}

impl fmt::Display for Born {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((year, month, day), (last_year, _, _)) = (civil(self.first), civil(self.last));
        match (self.day(), self.month()) {
            (Some(_), _) => write!(f, "{year:04}-{month:02}-{day:02}"),
            (_, Some(_)) => write!(f, "{year:04}-{month:02}"),
            _ if year == last_year => write!(f, "{year:04}"),
            _ => write!(f, "{year:04}/{last_year:04}"),
        }
    }
}

/// The agreement of two full dates.
fn of_days(a_number: i32, a: Ymd, b_number: i32, b: Ymd) -> BornLevel {
    if a == b {
        return BornLevel::Day;
    }
    let exchanged = a.0 == b.0 && a.1 == b.2 && a.2 == b.1;
    let year_slip = a.1 == b.1 && a.2 == b.2 && (digits_differing(a.0, b.0) == 1 || (a.0 - b.0).abs() == 1);
    let day_slip = a.0 == b.0 && a.1 == b.1 && digits_differing(i32::from(a.2), i32::from(b.2)) == 1;
    let month_slip = a.0 == b.0 && a.2 == b.2;
    if exchanged || year_slip || day_slip || month_slip || (a_number - b_number).abs() == 1 {
        BornLevel::Slip
    } else if a.0 == b.0 || (a_number - b_number).abs() <= 31 {
        BornLevel::Near
    } else if a.1 == b.1 && a.2 == b.2 || (a.0 - b.0).abs() == 1 {
        BornLevel::Far
    } else {
        BornLevel::Apart
    }
}

/// In how many of the last four decimal digits two numbers differ.
fn digits_differing(a: i32, b: i32) -> u32 {
    let (mut a, mut b, mut count) = (a.unsigned_abs(), b.unsigned_abs(), 0);
    for _ in 0..4 {
        count += u32::from(a % 10 != b % 10);
        a /= 10;
        b /= 10;
    }
    count
}

/// `199X`, `19XX`, `199?`: a range of years.
fn unknown_digits(text: &str) -> Option<Born> {
    let head = text.trim_end_matches(['x', '?', 'u', '_']);
    let unknown = text.len().checked_sub(head.len())?;
    if text.len() != 4 || !(1..=2).contains(&unknown) {
        return None;
    }
    let known: i32 = head.parse().ok()?;
    let width = if unknown == 1 { 10 } else { 100 };
    let (first, last) = (Born::new(known * width, None, None)?, Born::new(known * width + width - 1, None, None)?);
    Some(Born { first: first.first, last: last.last, either_order: false })
}

/// `19930531`.
fn compact(word: &str) -> Option<Born> {
    let number: u32 = word.parse().ok()?;
    let part = |value: u32| u8::try_from(value).ok();
    let year = i32::try_from(number / 10_000).ok()?;
    Born::new(year, Some(part(number / 100 % 100)?), Some(part(number % 100)?))
}

/// `1993-05`, `05/1993`, `mayo 1993`.
fn pair(a: &str, b: &str) -> Option<Born> {
    let (year, month) = if a.len() == 4 && a.bytes().all(|c| c.is_ascii_digit()) { (a, b) } else { (b, a) };
    Born::new(full_year(year)?, Some(month_number(month)?), None)
}

/// Three numbers or words: the year at either end, the month by name or by what is possible.
fn triple(a: &str, b: &str, c: &str) -> Option<Born> {
    let number = |word: &str| word.parse::<u8>().ok();
    if a.len() == 4 {
        return Born::new(full_year(a)?, Some(month_number(b)?), Some(number(c)?));
    }
    let year = full_year(c)?;
    match (number(a), number(b)) {
        (Some(day), None) => Born::new(year, Some(month_number(b)?), Some(day)),
        (None, Some(day)) => Born::new(year, Some(month_number(a)?), Some(day)),
        (Some(first), Some(second)) if first > 12 => Born::new(year, Some(second), Some(first)),
        (Some(first), Some(second)) => {
            let born = Born::new(year, Some(first), Some(second))?;
            Some(Born { either_order: second <= 12 && first != second, ..born })
        }
        (None, None) => None,
    }
}

/// A year of four digits, or of two.
fn full_year(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok()?;
    match word.len() {
        4 => Some(year),
        2 => Some(if year >= 30 { 1900 + year } else { 2000 + year }),
        _ => None,
    }
}

/// How the names of the months begin in English and Spanish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene"],
    &["feb"],
    &["mar"],
    &["apr", "abr"],
    &["may"],
    &["jun"],
    &["jul"],
    &["aug", "ago"],
    &["sep", "set"],
    &["oct"],
    &["nov"],
    &["dec", "dic"],
];

/// A month by number or by its name in English or Spanish (three letters are enough).
fn month_number(word: &str) -> Option<u8> {
    if let Ok(number) = word.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let found = MONTHS.iter().position(|starts| starts.iter().any(|start| word.starts_with(start)))?;
    u8::try_from(found + 1).ok()
}

/// How many days a month has; nothing if there is no such month.
fn days_in(year: i32, month: u8) -> Option<u8> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar (counted by eras of 400 years from 1 March).
fn day_number((year, month, day): Ymd) -> Option<i32> {
    if !(1600..2400).contains(&year) || day == 0 || day > days_in(year, month)? {
        return None;
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let month_from_march = (i32::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

/// The day of a number: the way back of [`day_number`].
fn civil(number: i32) -> Ymd {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
}
