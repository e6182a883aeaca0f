//! Clocks as tables over local days, so that no civil time is worked out while events are read.

use jiff::SignedDuration;
use jiff::civil::Date;
use paradero_record::{Instant, Zone};

use crate::clock::Clock;
use crate::holiday::Holidays;

const DAY: i64 = 86_400;

/// The most days that tables are made for, about 270 years; instants beyond are worked out one by one.
const MOST_DAYS: i64 = 100_000;

/// When clocks end that begin at an instant; several together end with the first of them.
#[derive(Clone, Debug)]
pub(super) struct Clocks {
    zone: Zone,
    holidays: Holidays,
    /// The first local date of the tables.
    first: Date,
    /// The first second of each local day, and of the day after the last.
    starts: Vec<i64>,
    /// How many seconds outside weekends and holidays lie before each of them.
    open: Vec<i64>,
    tables: Vec<Table>,
}

/// One clock, or several of which the first or the last to end counts.
#[derive(Clone, Debug)]
struct Table {
    clocks: Vec<Clock>,
    pick: Pick,
    way: Way,
}

/// Which of several clocks counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    First,
    Last,
}

#[derive(Clone, Debug)]
enum Way {
    /// So many seconds later.
    Seconds(i64),
    /// The last second that counts, by the day on which it began.
    Ends(Vec<i64>),
    /// So many seconds outside weekends and holidays.
    Open(i64),
    /// Each by itself.
    Each(Vec<u32>),
}

impl Clocks {
    /// Prepares for instants from one to another; others cost more.
    pub(super) fn new(zone: &Zone, holidays: &Holidays, from: Instant, until: Instant) -> Self {
        let mut first = zone.day_of(from);
        first = first.yesterday().unwrap_or(first);
        let days = (until.second().saturating_sub(from.second()) / DAY).clamp(0, MOST_DAYS) + 3;
        let (mut starts, mut open, mut day, mut seconds) = (Vec::new(), Vec::new(), first, 0);
        for _ in 0..days {
            let start = zone.start_of_day(day).second();
            starts.push(start);
            open.push(seconds);
            let Ok(next) = day.tomorrow() else { break };
            if holidays.is_business_day(day) {
                seconds += zone.start_of_day(next).second() - start;
            }
            day = next;
        }
        Self { zone: zone.clone(), holidays: holidays.clone(), first, starts, open, tables: Vec::new() }
    }

    /// The zone in which days are counted.
    pub(super) fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Makes the table of some clocks, once, and returns its number.
    pub(super) fn add(&mut self, clocks: &[Clock], pick: Pick) -> u32 {
        let known = self.tables.iter().position(|table| table.clocks == clocks && table.pick == pick);
        let at = known.unwrap_or_else(|| {
            let way = self.way(clocks, pick);
            self.tables.push(Table { clocks: clocks.to_vec(), pick, way });
            self.tables.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// The plain seconds of a table, when it is nothing else.
    pub(super) fn seconds(&self, table: u32) -> Option<i64> {
        match self.tables.get(table as usize).map(|table| &table.way) {
            Some(Way::Seconds(seconds)) => Some(*seconds),
            _ => None,
        }
    }

    fn way(&mut self, clocks: &[Clock], pick: Pick) -> Way {
        match clocks {
            [Clock::Hours(count)] => Way::Seconds(i64::from(*count) * 3600),
            // Past so many the clock itself stops at the end of the calendar.
            [Clock::HoursOutsideWeekendsAndHolidays(count)] if *count <= Clock::MAX_COUNT => {
                Way::Open(i64::from(*count) * 3600)
            }
            [clock] => Way::Ends(self.ends(*clock)),
            several => Way::Each(several.iter().map(|clock| self.add(&[*clock], pick)).collect()),
        }
    }

    /// For each day the end of a count of days, months or years that begins on it.
    fn ends(&self, clock: Clock) -> Vec<i64> {
        let begins = (0..self.starts.len()).map(|day| {
            let days = SignedDuration::from_hours(24 * i64::try_from(day).unwrap_or(0));
            let noon = self.zone.start_of_day(self.first.saturating_add(days)).plus_seconds(DAY / 2);
            clock.strict(noon, &self.zone, &self.holidays).second()
        });
        begins.collect()
    }

    /// The last second in time of a clock that begins at an instant.
    #[inline]
    pub(super) fn end(&self, table: u32, from: i64) -> i64 {
        let Some(table) = self.tables.get(table as usize) else { return i64::MAX };
        match &table.way {
            Way::Seconds(seconds) => from.saturating_add(*seconds),
            Way::Each(each) => {
                let ends = each.iter().map(|one| self.end(*one, from));
                let end = if table.pick == Pick::First { ends.min() } else { ends.max() };
                end.unwrap_or(i64::MAX)
            }
            Way::Ends(ends) => {
                let end = self.day(from).and_then(|day| ends.get(day));
                end.map_or_else(|| self.work_out(table, from), |end| (*end).max(from))
            }
            Way::Open(seconds) => self.open_end(*seconds, from).unwrap_or_else(|| self.work_out(table, from)),
        }
    }

    fn work_out(&self, table: &Table, from: i64) -> i64 {
        let ends = table.clocks.iter().map(|c| c.strict(Instant::from_second(from), &self.zone, &self.holidays));
        let end = if table.pick == Pick::First { ends.min() } else { ends.max() };
        end.map_or(i64::MAX, Instant::second)
    }

    /// The number of the local day that holds an instant: the last that has begun.
    fn day(&self, at: i64) -> Option<usize> {
        let first = *self.starts.first()?;
        // Local days are so nearly of one length that the guess is at most a day off.
        let guess = usize::try_from(at.checked_sub(first)? / DAY).ok().filter(|_| at >= first)?;
        let begun = |day: usize| self.starts.get(day).is_some_and(|start| *start <= at);
        let mut day = guess;
        while day > 0 && !begun(day) {
            day -= 1;
        }
        while begun(day + 1) {
            day += 1;
        }
        // The last day has no next one to tell its end.
        (begun(day) && day + 1 < self.starts.len()).then_some(day)
    }

    /// The first instant by which so many seconds outside weekends and holidays have passed.
    fn open_end(&self, seconds: i64, from: i64) -> Option<i64> {
        if seconds == 0 {
            return Some(from);
        }
        let day = self.day(from)?;
        let (start, open, next) = (*self.starts.get(day)?, *self.open.get(day)?, *self.open.get(day + 1)?);
        let passed = if next > open { open + (from - start) } else { open };
        let wanted = passed.checked_add(seconds)?;
        // The day before the first whose seconds are enough.
        let last = self.open.partition_point(|open| *open < wanted).checked_sub(1)?;
        let reached = last + 1 < self.open.len();
        reached.then(|| self.starts.get(last).map(|start| start + (wanted - self.open[last]))).flatten()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Clocks, Pick};
    use crate::clock::Clock;
    use crate::holiday::Holidays;
    use paradero_record::{Instant, Zone};

    #[test]
    fn tables_end_as_the_clocks_do() {
        let holidays = Holidays::federal().with_closed(date(2025, 1, 9), "Closed (made up)");
        for name in ["UTC", "America/New_York", "America/St_Johns", "Asia/Kolkata"] {
            let zone = Zone::parse(name).unwrap();
            let (from, until) = (1_700_000_000, 1_770_000_000);
            let mut clocks = Clocks::new(&zone, &holidays, Instant::from_second(from), Instant::from_second(until));
            let all = [
                Clock::Hours(24),
                Clock::HoursOutsideWeekendsAndHolidays(48),
                Clock::HoursOutsideWeekendsAndHolidays(0),
                Clock::HoursOutsideWeekendsAndHolidays(7),
                Clock::CalendarDays(10),
                Clock::CalendarDays(0),
                Clock::BusinessDays(20),
                Clock::Months(6),
                Clock::Years(1),
            ];
            let tables: Vec<u32> = all.iter().map(|clock| clocks.add(&[*clock], Pick::First)).collect();
            let both = clocks.add(&all[4..8], Pick::First);
            let latest = clocks.add(&all[4..8], Pick::Last);
            let edges =
                (-40..1_000).map(|day| zone.start_of_day(zone.day_of(Instant::from_second(from + day * 86_400))));
            let near = edges.flat_map(|edge| [-1, 0, 1, 7_201].map(|more| edge.second() + more));
            let far = (0..500).map(|n| from + n * 212_345 - 9_000_000);
            for at in near.chain(far) {
                let strict = |clock: &Clock| clock.strict(Instant::from_second(at), &zone, &holidays).second();
                for (clock, table) in all.iter().zip(&tables) {
                    assert_eq!(clocks.end(*table, at), strict(clock), "{clock} from {at} in {name}");
                }
                assert_eq!(Some(clocks.end(both, at)), all[4..8].iter().map(strict).min());
                assert_eq!(Some(clocks.end(latest, at)), all[4..8].iter().map(strict).max());
            }
        }
    }
}
