//! The oracle's own calendar: the days of a zone in a row, and where each clock ends.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use paradero_law::clock::Clock;
use paradero_law::holiday::Holidays;
use paradero_record::Zone;

/// The days of one zone around March 2025.
pub(crate) struct Days {
    all: Vec<Day>,
}

struct Day {
    begins: i64,
    date: Date,
    is_business: bool,
}

impl Days {
    /// From the middle of February to the end of July 2025.
    pub(crate) fn of(zone: &Zone, holidays: &Holidays) -> Self {
        let day = |n: i64| {
            let date = date(2025, 2, 15).saturating_add(n.days());
            Day { begins: zone.start_of_day(date).second(), date, is_business: holidays.is_business_day(date) }
        };
        Self { all: (0..166).map(day).collect() }
    }

    fn index(&self, at: i64) -> usize {
        self.all.partition_point(|day| day.begins <= at) - 1
    }

    /// The number of the day on which an instant lies.
    pub(crate) fn day(&self, at: i64) -> i64 {
        i64::try_from(self.index(at)).unwrap()
    }

    /// The first and last second of a day of the row.
    pub(crate) fn span(&self, day: i64) -> (i64, i64) {
        let day = usize::try_from(day).unwrap();
        (self.all[day].begins, self.all[day + 1].begins - 1)
    }

    /// The last second in time of what begins at an instant.
    pub(crate) fn end(&self, clock: Clock, from: i64) -> i64 {
        match clock {
            Clock::Hours(hours) => from + i64::from(hours) * 3600,
            Clock::CalendarDays(days) => self.all[self.index(from) + days as usize + 1].begins - 1,
            Clock::BusinessDays(days) => {
                let mut at = self.index(from);
                for _ in 0..days {
                    at += 1;
                    while !self.all[at].is_business {
                        at += 1;
                    }
                }
                self.all[at + 1].begins - 1
            }
            Clock::Months(months) => {
                let wanted = self.all[self.index(from)].date.saturating_add(i64::from(months).months());
                let at = self.all.partition_point(|day| day.date <= wanted);
                self.all[at].begins - 1
            }
            Clock::HoursOutsideWeekendsAndHolidays(_) | Clock::Years(_) => {
                panic!("no safeguard of the tests counts so")
            }
        }
    }
}
