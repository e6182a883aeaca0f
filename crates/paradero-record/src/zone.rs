//! Time zones by their IANA name, from a bundled database, so that the same record gives the same days on every machine.

pub(crate) mod calendar;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};

use crate::instant::{Instant, Instants};
use calendar::{DAY, cycle_seconds, date_of, day_number, fold};

/// A time zone of the IANA database, such as `America/Chicago`.
///
/// The rules come from the database that is compiled in; that of the machine is never read. Years beyond -9998 to 9998
/// take the clock of the same day a multiple of 400 years away. Cheap to clone. Two zones are equal when their names
/// are, even if one is an older name of the other.
#[derive(Clone)]
pub struct Zone {
    rules: TimeZone,
}

impl Zone {
    /// Universal time.
    pub const fn utc() -> Self {
        Self { rules: TimeZone::UTC }
    }

    /// Finds a zone by its IANA name, in any case. The error suggests the nearest name there is.
    pub fn parse(name: &str) -> Result<Self, ZoneError> {
        let found = TimeZoneDatabase::bundled().get(name).ok().filter(|zone| !zone.is_unknown());
        match found {
            Some(rules) if rules.iana_name().is_some() => Ok(Self { rules }),
            _ => Err(ZoneError { name: name.to_owned(), suggestion: nearest_name(name) }),
        }
    }

    /// The IANA name, spelled as in the database.
    pub fn name(&self) -> &str {
        self.rules.iana_name().unwrap_or("UTC")
    }

    /// The date on a calendar in this zone at the instant, clamped to the years -9999 to 9999.
    pub fn day_of(&self, instant: Instant) -> Date {
        let (year, month, day) = date_of(self.clock_at(instant).day);
        if year < -9999 {
            return Date::MIN;
        }
        let date = i16::try_from(year).ok().and_then(|year| Date::new(year, small(month), small(day)).ok());
        date.unwrap_or(Date::MAX)
    }

    /// The first second of a day. Where the clock skips midnight, the second after the skip.
    pub fn start_of_day(&self, date: Date) -> Instant {
        self.day_span(number_of(date)).0
    }

    /// The last second of a day. Where the clock skips it, the second before the skip; where the clock is put back
    /// across midnight, the last of the two readings.
    pub fn end_of_day(&self, date: Date) -> Instant {
        self.day_span(number_of(date)).1
    }

    /// The seconds at which a clock in this zone shows a date and time: one, or two where the clock was put back. A time
    /// that the clock skipped is read with the offset before the skip. Parts of a second are dropped.
    pub fn local(&self, time: DateTime) -> Instants {
        let of_day = i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
        self.local_span(number_of(time.date()), of_day, 1)
    }

    /// The first and the last second of a day. A day that the zone left out (Apia, 2011-12-30) is read with the offset
    /// before it.
    pub(crate) fn day_span(&self, number: i64) -> (Instant, Instant) {
        let start = match self.offset_of_reading(number, 0) {
            AmbiguousOffset::Unambiguous { offset } => read(number, 0, offset),
            AmbiguousOffset::Fold { before, .. } => read(number, 0, before),
            AmbiguousOffset::Gap { after, .. } => self.change_after(read(number, 0, after)),
        };
        let end = match self.offset_of_reading(number, DAY - 1) {
            AmbiguousOffset::Unambiguous { offset } => read(number, DAY - 1, offset),
            AmbiguousOffset::Fold { after, .. } => read(number, DAY - 1, after),
            AmbiguousOffset::Gap { after, .. } => self.change_after(read(number, DAY - 1, after)).plus_seconds(-1),
        };
        (start, if end < start { start.plus_seconds(DAY - 1) } else { end })
    }

    /// The seconds at which a clock shows a stretch of a day that begins `second` seconds after midnight and is at most
    /// a minute long.
    pub(crate) fn local_span(&self, number: i64, second: i64, length: i64) -> Instants {
        let last = second + length - 1;
        let (begins, ends) = (self.offset_of_reading(number, second), self.offset_of_reading(number, last));
        if begins == ends {
            let ranges = offsets(begins).map(|offset| (read(number, second, offset), read(number, last, offset)));
            return Instants::from_ranges(ranges);
        }
        // The clock changed inside the minute, as in 1883: every second is looked up by itself.
        Instants::from_ranges((second..=last).flat_map(|each| {
            offsets(self.offset_of_reading(number, each)).map(move |offset| {
                let instant = read(number, each, offset);
                (instant, instant)
            })
        }))
    }

    /// What a clock in this zone shows at an instant.
    pub(crate) fn clock_at(&self, instant: Instant) -> Clock {
        let (folded, cycles) = fold(instant.second().div_euclid(DAY));
        let within = folded * DAY + instant.second().rem_euclid(DAY);
        let offset = Timestamp::from_second(within).map_or(Offset::UTC, |timestamp| self.rules.to_offset(timestamp));
        Clock::new(within, offset.seconds()).later_by_cycles(cycles)
    }

    /// Which offsets a reading of the clock can have.
    fn offset_of_reading(&self, number: i64, second: i64) -> AmbiguousOffset {
        let (year, month, day) = date_of(fold(number).0);
        let date = Date::new(i16::try_from(year).unwrap_or(0), small(month), small(day));
        let part = |value: i64| i8::try_from(value).unwrap_or(0);
        let time = Time::new(part(second / 3600), part(second / 60 % 60), part(second % 60), 0);
        match (date, time) {
            (Ok(date), Ok(time)) => self.rules.to_ambiguous_timestamp(DateTime::from_parts(date, time)).offset(),
            _ => AmbiguousOffset::Unambiguous { offset: Offset::UTC },
        }
    }

    /// The instant of the first clock change after the given one.
    fn change_after(&self, instant: Instant) -> Instant {
        let (folded, cycles) = fold(instant.second().div_euclid(DAY));
        let within = Instant::from_second(folded * DAY + instant.second().rem_euclid(DAY));
        let change = self.rules.following(within.into()).next().map(|change| Instant::from(change.timestamp()));
        change.map_or(instant, |change| change.plus_seconds(cycle_seconds(cycles)))
    }
}

/// What a clock shows: a day number, seconds after midnight, and the offset from UTC that it runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// Days since 1970-01-01 on the local calendar.
    pub(crate) day: i64,
    /// Seconds since midnight on the clock.
    pub(crate) second: i64,
    /// Seconds that the clock is ahead of UTC.
    pub(crate) offset: i32,
}

impl Clock {
    /// Reads a clock that is `offset` seconds ahead of UTC at a second since 1970.
    pub(crate) fn new(second: i64, offset: i32) -> Self {
        let local = second.saturating_add(i64::from(offset));
        Self { day: local.div_euclid(DAY), second: local.rem_euclid(DAY), offset }
    }

    /// The same clock some 400-year cycles later.
    fn later_by_cycles(self, cycles: i64) -> Self {
        Self { day: self.day + cycle_seconds(cycles) / DAY, ..self }
    }
}

/// Both readings of a repeated time, the one with the earlier offset of a skipped time, the one reading of any other.
fn offsets(kind: AmbiguousOffset) -> impl Iterator<Item = Offset> {
    let (first, second) = match kind {
        AmbiguousOffset::Unambiguous { offset } => (offset, None),
        AmbiguousOffset::Gap { before, .. } => (before, None),
        AmbiguousOffset::Fold { before, after } => (before, Some(after)),
    };
    [Some(first), second].into_iter().flatten()
}

/// The instant at which a clock of the given offset shows a day and a second of it.
fn read(number: i64, second: i64, offset: Offset) -> Instant {
    Instant::from_second(number * DAY + second - i64::from(offset.seconds()))
}

/// The day number of a jiff date, whose parts all fit.
fn number_of(date: Date) -> i64 {
    day_number(i64::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// A month or a day, which are at most 31.
fn small(value: u8) -> i8 {
    i8::try_from(value).unwrap_or(i8::MAX)
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Zone {}

impl PartialOrd for Zone {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Zone {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(name: &str) -> Result<Self, ZoneError> {
        Self::parse(name)
    }
}

/// A name that is not in the time zone database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneError {
    /// The name as it was given.
    pub name: String,
    /// The nearest name that exists, when one is near.
    pub suggestion: Option<String>,
}

impl fmt::Display for ZoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no time zone named `{}`", self.name)
    }
}

impl std::error::Error for ZoneError {}

/// What people in the United States call their zones, with the zone that most of them mean.
const SPOKEN: [(&str, &str); 16] = [
    ("et", "America/New_York"),
    ("edt", "America/New_York"),
    ("eastern", "America/New_York"),
    ("ct", "America/Chicago"),
    ("cst", "America/Chicago"),
    ("cdt", "America/Chicago"),
    ("central", "America/Chicago"),
    ("mt", "America/Denver"),
    ("mdt", "America/Denver"),
    ("mountain", "America/Denver"),
    ("pt", "America/Los_Angeles"),
    ("pst", "America/Los_Angeles"),
    ("pdt", "America/Los_Angeles"),
    ("pacific", "America/Los_Angeles"),
    ("texas", "America/Chicago"),
    ("california", "America/Los_Angeles"),
];

/// The name in the database that is nearest to what was written: by what people say, by the city, by spelling.
fn nearest_name(name: &str) -> Option<String> {
    let wanted = name.trim().to_lowercase().replace([' ', '-'], "_");
    if wanted.is_empty() || wanted.len() > 64 {
        return None;
    }
    let spoken = wanted.trim_end_matches("_time").trim_end_matches("_standard");
    if let Some((_, zone)) = SPOKEN.iter().find(|(said, _)| *said == spoken) {
        return Some((*zone).to_owned());
    }
    let database = TimeZoneDatabase::bundled();
    let scored = database.available().map(|each| {
        let full = each.as_str().to_lowercase();
        let city = full.rsplit('/').next().unwrap_or(&full);
        let distance = edits(&wanted, &full).min(edits(&wanted, city));
        (distance, each.as_str().to_owned())
    });
    // The name breaks ties, so that the answer does not depend on the order of the database.
    scored.min().filter(|(distance, _)| *distance <= wanted.len() / 3).map(|(_, best)| best)
}

/// Levenshtein's distance: how many letters must be added, dropped or changed.
fn edits(from: &str, to: &str) -> usize {
    let target: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=target.len()).collect();
    for (index, letter) in from.chars().enumerate() {
        let mut next = vec![index + 1];
        for (column, (other, costs)) in target.iter().zip(row.windows(2)).enumerate() {
            let [diagonal, above] = costs else { continue };
            let left = next.get(column).copied().unwrap_or(usize::MAX - 1);
            next.push((diagonal + usize::from(letter != *other)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}
