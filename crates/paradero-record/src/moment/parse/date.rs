//! Reads one date or date-time with its qualifier.

use super::cursor::{Cursor, Fault};
use crate::moment::range::{LAST_OFFSET, LAST_YEAR};
use crate::moment::say::month_name;
use crate::moment::{Day, Offset, Qualifier, Season, Stated, Time, What, allow};
use crate::zone::calendar::days_in_month;

const LEVEL_TWO: &str = "only the whole date can be qualified: put ?, ~ or % at its end";

/// Two places of a date: a number, or `XX`.
enum Part {
    Number(u8),
    Unstated,
}

impl Cursor<'_> {
    /// Reads a date with its qualifier, to the end of the stretch.
    pub(super) fn stated(&mut self) -> Result<Stated, Fault> {
        let what = self.what()?;
        let qualifier = self.qualifier();
        if self.is_done() {
            return Ok(Stated { what, qualifier });
        }
        let fault =
            self.fault(if qualifier == Qualifier::Plain { what_follows(what) } else { "nothing after the qualifier" });
        Err(if qualifier == Qualifier::Plain { fault } else { fault.help(LEVEL_TWO) })
    }

    fn qualifier(&mut self) -> Qualifier {
        if self.eat(b'?') {
            Qualifier::Uncertain
        } else if self.eat(b'~') {
            Qualifier::Approximate
        } else if self.eat(b'%') {
            Qualifier::Both
        } else {
            Qualifier::Plain
        }
    }

    fn what(&mut self) -> Result<What, Fault> {
        if self.eat(b'Y') {
            return self.long_year();
        }
        let first = self.year()?;
        let What::Year(year) = first else {
            return Ok(first);
        };
        if !self.eat(b'-') {
            return Ok(first);
        }
        let before_month = self.clone();
        let month = self.part("a month of two digits, from 01 to 12, or a season from 21 to 24")?;
        match month {
            Part::Unstated => self.after_unstated_month(year),
            Part::Number(month @ 1..=12) => self.after_month(year, month),
            Part::Number(code) => match Season::ALL.into_iter().find(|season| season.code() == code) {
                Some(season) => Ok(What::Season(year, season)),
                None => Err(self
                    .fault_over(before_month.start()..self.start(), "a month from 01 to 12 or a season from 21 to 24")),
            },
        }
    }

    /// The year after a `Y`.
    fn long_year(&mut self) -> Result<What, Fault> {
        let negative = self.eat(b'-');
        let digits = self.digits();
        if digits.len() < 5 {
            let fault = self.fault("a year of more than four digits after Y");
            return Err(fault.help("years from -9999 to 9999 are written without Y"));
        }
        if digits.starts_with('0') {
            return Err(self.fault("a year that does not begin with 0 after Y"));
        }
        match digits.parse::<i64>() {
            Ok(year) if year <= LAST_YEAR => {
                self.skip(digits.len());
                Ok(What::Year(if negative { -year } else { year }))
            }
            _ => Err(self.fault("a year of at most eleven digits")),
        }
    }

    /// Four digits, of which the last one or two may be `X`, after a sign for years before 0000.
    fn year(&mut self) -> Result<What, Fault> {
        let negative = self.eat(b'-');
        let expected =
            if negative { "a year of four digits" } else { "a year of four digits, such as 2025, 202X or 20XX" };
        let Some(&places) = self.text().as_bytes().first_chunk::<4>() else {
            return Err(self.fault(expected));
        };
        let number = |places: &[u8]| places.iter().try_fold(0, |sum, place| Some(sum * 10 + digit(*place)?));
        let [a, b, c, _] = places;
        let what = match places {
            [_, _, b'X', b'X'] if !negative => number(&[a, b]).map(What::Century),
            [_, _, _, b'X'] if !negative => number(&[a, b, c]).map(What::Decade),
            _ => number(&places).map(|year| What::Year(if negative { -year } else { year })),
        };
        match what {
            None => Err(self.fault(expected)),
            Some(What::Year(0)) if negative => {
                Err(self.fault("a year other than 0000 after the sign").help("write 0000 for 1 BCE"))
            }
            Some(what) => {
                self.skip(4);
                Ok(what)
            }
        }
    }

    fn after_unstated_month(&mut self, year: i64) -> Result<What, Fault> {
        if !self.eat(b'-') {
            return Ok(What::SomeMonth(year));
        }
        let before_day = self.clone();
        match self.part("XX, as the month is XX")? {
            Part::Unstated => Ok(What::SomeDayOfYear(year)),
            Part::Number(_) => Err(before_day.fault("XX, as the month is XX")),
        }
    }

    fn after_month(&mut self, year: i64, month: u8) -> Result<What, Fault> {
        if !self.eat(b'-') {
            return Ok(What::Month(year, month));
        }
        let last = days_in_month(year, month);
        let expected = format!("a day from 01 to {last} in {} {year}", month_name(month));
        let before_day = self.clone();
        let day = match self.part(&format!("{expected}, in two digits"))? {
            Part::Unstated => return Ok(What::SomeDay(year, month)),
            Part::Number(day) if allow::is_day(year, month, day) => Day { year, month, day },
            Part::Number(_) => {
                return Err(self.fault_over(before_day.start()..self.start(), &expected));
            }
        };
        if self.eat(b'T') { self.time(day).map(What::Time) } else { Ok(What::Day(day)) }
    }

    /// Two digits, or two `X`, and no third of them.
    fn part(&mut self, expected: &str) -> Result<Part, Fault> {
        let token = self.token();
        // A time follows its day without a separator.
        let places = token.split_once('T').map_or(token, |(day, _)| day);
        let part = match *places.as_bytes() {
            [b'X', b'X'] => Part::Unstated,
            [tens, ones] => match (digit(tens), digit(ones)) {
                (Some(tens), Some(ones)) => Part::Number(small(tens * 10 + ones)),
                (Some(_), None) if ones == b'X' => {
                    return Err(self.fault(expected).help("write XX where the month or the day is not known in full"));
                }
                _ => return Err(self.fault(expected)),
            },
            _ => return Err(self.fault(expected)),
        };
        self.skip(2);
        Ok(part)
    }

    fn time(&mut self, day: Day) -> Result<Time, Fault> {
        let hour = self.unit(0..=23, "an hour from 00 to 23").map_err(|fault| {
            if fault.found == "`24`" {
                fault.help("midnight belongs to the next day: write it as 00:00 of that day")
            } else {
                fault
            }
        })?;
        if !self.eat(b':') {
            return Err(self.fault("`:` and the minutes"));
        }
        let minute = self.unit(0..=59, "minutes from 00 to 59")?;
        // A leap second is taken at its word; no table of them is kept.
        let second = if self.eat(b':') { Some(self.unit(0..=60, "seconds from 00 to 60")?) } else { None };
        if matches!(self.peek(), Some(b'.' | b',')) {
            return Err(self
                .fault("an offset such as -05:00 or the end of the time")
                .help("leave out parts of a second"));
        }
        Ok(Time { day, hour, minute, second, offset: self.offset()? })
    }

    fn offset(&mut self) -> Result<Offset, Fault> {
        if self.eat(b'Z') {
            return Ok(Offset::Utc);
        }
        let before = self.clone();
        let negative = match self.peek() {
            Some(b'+') => false,
            Some(b'-') => true,
            _ => return Ok(Offset::Local),
        };
        self.skip(1);
        let hours = self.unit(0..=14, "hours of an offset from 00 to 14")?;
        let minutes = if self.eat(b':') { self.unit(0..=59, "minutes of an offset from 00 to 59")? } else { 0 };
        let ahead = i16::from(hours) * 60 + i16::from(minutes);
        let written = before.start()..self.start();
        match (negative, ahead) {
            (true, 0) => Err(self.fault_over(written, "an offset other than -00:00").help("write Z for UTC")),
            (_, LAST_OFFSET..) if ahead > LAST_OFFSET => Err(self.fault_over(written, "an offset of at most 14:00")),
            (_, 0) => Ok(Offset::Utc),
            (true, _) => Ok(Offset::Ahead(-ahead)),
            (false, _) => Ok(Offset::Ahead(ahead)),
        }
    }

    /// Exactly two digits in a range.
    fn unit(&mut self, range: std::ops::RangeInclusive<u8>, expected: &str) -> Result<u8, Fault> {
        let digits = self.digits();
        match digits.parse::<u8>() {
            Ok(value) if digits.len() == 2 && range.contains(&value) => {
                self.skip(2);
                Ok(value)
            }
            _ if digits.is_empty() => Err(self.fault(expected)),
            _ => Err(self.fault_over(self.start()..self.start() + digits.len(), expected)),
        }
    }
}

/// What can stand behind a date that is complete as it is.
fn what_follows(what: What) -> &'static str {
    match what {
        What::Year(year) if (-9999..=9999).contains(&year) => {
            "`-` and a month, a qualifier (? ~ %) or the end of the date"
        }
        What::Month(..) => "`-` and a day, a qualifier (? ~ %) or the end of the date",
        What::Day(_) => "`T` and a time, a qualifier (? ~ %) or the end of the date",
        What::Time(Time { second: None, .. }) => "seconds, an offset, a qualifier (? ~ %) or the end of the date",
        _ => "a qualifier (? ~ %) or the end of the date",
    }
}

fn digit(place: u8) -> Option<i64> {
    place.is_ascii_digit().then(|| i64::from(place - b'0'))
}

/// Two digits are at most 99.
fn small(value: i64) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}
