//! From time to a place on the axis: even where things happen, compressed where long nothing does.

use super::calendar::{DAY, days_of, month_of};

/// The axis.
///
/// Between two neighbouring knots time runs evenly. The first ten days of such a stretch count in full, the next twenty a
/// quarter, up to four months a fifteenth, the rest a sixtieth: a year without any news is as wide as twenty-five days with some.
#[derive(Debug)]
pub(super) struct Scale {
    /// Instants, in order, each with the weight of all that lies before.
    knots: Vec<(i64, i64)>,
    left: i64,
    right: i64,
}

/// A tick of the axis.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tick {
    /// Where, in tenths of a unit.
    pub(super) x: i64,
    /// What is written there.
    pub(super) label: String,
}

/// Width of one character on the axis, in tenths.
const CHARACTER: i64 = 74;

/// What an empty stretch of this many seconds counts.
fn weight(seconds: i64) -> i64 {
    let part = |from: i64, to: i64, share: i64| (seconds.min(to * DAY) - from * DAY).max(0) / share;
    part(0, 10, 1) + part(10, 30, 4) + part(30, 120, 15) + part(120, i64::MAX / DAY, 60)
}

impl Scale {
    /// Makes the axis from the instants that matter; none when there are none.
    pub(super) fn new(instants: &[i64], left: i64, right: i64) -> Option<Self> {
        let mut sorted = instants.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let (first, last) = (*sorted.first()?, *sorted.last()?);
        // Some air on both sides, so that no mark stands on the edge.
        sorted.insert(0, first.saturating_sub(2 * DAY));
        sorted.push(last.saturating_add(2 * DAY));
        let mut knots = Vec::with_capacity(sorted.len());
        let (mut before, mut sum) = (first.saturating_sub(2 * DAY), 0);
        for at in sorted {
            sum += weight(at.saturating_sub(before));
            knots.push((at, sum));
            before = at;
        }
        Some(Self { knots, left, right })
    }

    /// The place of an instant, in tenths of a unit; beyond the ends, the ends.
    pub(super) fn x(&self, second: i64) -> i64 {
        let after = self.knots.partition_point(|(at, _)| *at <= second);
        let total = self.knots.last().map_or(1, |(_, sum)| (*sum).max(1));
        let weight = match (after.checked_sub(1).and_then(|i| self.knots.get(i)), self.knots.get(after)) {
            (None, _) => 0,
            (Some((_, sum)), None) => *sum,
            (Some((from, low)), Some((to, high))) => {
                let part = i128::from(high - low) * i128::from(second - from) / i128::from((to - from).max(1));
                low + i64::try_from(part).unwrap_or(0)
            }
        };
        let run = i128::from(self.right - self.left) * i128::from(weight) / i128::from(total);
        self.left + i64::try_from(run).unwrap_or(0)
    }

    /// The middles of the stretches that are drawn much shorter than they were, in tenths.
    pub(super) fn breaks(&self) -> Vec<i64> {
        let pairs = self.knots.iter().zip(self.knots.iter().skip(1));
        let long = pairs.filter(|((from, low), (to, high))| to - from > 30 * DAY && (to - from) > 2 * (high - low));
        let wide = long.map(|((from, _), (to, _))| (self.x(*from), self.x(*to))).filter(|(low, high)| high - low > 160);
        wide.map(|(low, high)| i64::midpoint(low, high)).collect()
    }

    /// Ticks at the beginnings of months, and at some days of months that are drawn wide; none over another.
    pub(super) fn ticks(&self, months: &[&str]) -> Vec<Tick> {
        let (Some((first, _)), Some((last, _))) = (self.knots.first(), self.knots.last()) else { return Vec::new() };
        let mut taken: Vec<(i64, i64, Tick)> = Vec::new();
        let mut year_shown = None;
        let mut named = Vec::new();
        for (year, month) in month_starts(*first, *last) {
            let at = days_of(year, month, 1) * DAY;
            let name = usize::try_from(month - 1).ok().and_then(|index| months.get(index)).copied().unwrap_or("");
            let label = if year_shown == Some(year) { name.to_owned() } else { format!("{name} {year}") };
            if self.take(&mut taken, at, label) {
                year_shown = Some(year);
                named.push((year, month));
            }
        }
        // A day means nothing without its month beside it.
        for day in [15, 8, 22] {
            for &(year, month) in &named {
                self.take(&mut taken, days_of(year, month, day) * DAY, day.to_string());
            }
        }
        if named.len() < 2 {
            self.take_days(&mut taken, months, *first, *last);
        }
        taken.sort_by_key(|(low, _, _)| *low);
        taken.into_iter().map(|(_, _, tick)| tick).collect()
    }

    /// Ticks at single days, each with its month: for an axis on which hardly a month begins.
    fn take_days(&self, taken: &mut Vec<(i64, i64, Tick)>, months: &[&str], first: i64, last: i64) {
        let days = (1..=90).map(|ahead| (first.div_euclid(DAY) + ahead) * DAY).take_while(|at| *at <= last);
        let mut year_shown = None;
        for at in days {
            let (year, month) = month_of(at);
            let day = at.div_euclid(DAY) - days_of(year, month, 1) + 1;
            let name = usize::try_from(month - 1).ok().and_then(|index| months.get(index)).copied().unwrap_or("");
            let shown = year_shown == Some(year);
            let label = if shown { format!("{day} {name}") } else { format!("{day} {name} {year}") };
            if self.take(taken, at, label) {
                year_shown = Some(year);
            }
        }
    }

    fn take(&self, taken: &mut Vec<(i64, i64, Tick)>, at: i64, label: String) -> bool {
        let inside = self.knots.first().is_some_and(|(first, _)| at >= *first)
            && self.knots.last().is_some_and(|(last, _)| at <= *last);
        let x = self.x(at);
        let half = i64::try_from(label.chars().count()).unwrap_or(0) * CHARACTER / 2 + 30;
        let (low, high) = (x - half, x + half);
        let free = taken.iter().all(|(other_low, other_high, _)| high < *other_low || low > *other_high);
        let room = low >= self.left - 100 && high <= self.right + 100;
        let fits = inside && free && room;
        if fits {
            taken.push((low, high, Tick { x, label }));
        }
        fits
    }
}

/// The first days of months from the one after `first` to the one of `last`. An axis over centuries gets the first six hundred.
fn month_starts(first: i64, last: i64) -> impl Iterator<Item = (i64, i64)> {
    let (year, month) = month_of(first);
    let months = (1..=600).map(move |ahead| {
        let count = year * 12 + month - 1 + ahead;
        (count.div_euclid(12), count.rem_euclid(12) + 1)
    });
    months.take_while(move |(year, month)| days_of(*year, *month, 1) * DAY <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_and_long_nothing_is_short() {
        let knots = [0, DAY, 2 * DAY, 400 * DAY, 401 * DAY];
        let scale = Scale::new(&knots, 0, 10_000).unwrap();
        let places: Vec<i64> = knots.iter().map(|at| scale.x(*at)).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
        let (day, long) = (places[1] - places[0], places[3] - places[2]);
        assert!(long < 30 * day, "398 empty days are {long} wide, one day is {day}");
        assert_eq!(scale.breaks().len(), 1);
        assert!(Scale::new(&[], 0, 10).is_none());
    }

    #[test]
    fn a_few_days_have_ticks_too() {
        let months = ["Jan"; 12];
        let scale = Scale::new(&[20_440 * DAY, 20_442 * DAY], 1000, 9000).unwrap();
        let labels: Vec<String> = scale.ticks(&months).into_iter().map(|tick| tick.label).collect();
        assert!(labels.len() >= 4 && labels[0].ends_with(" 2025"), "{labels:?}");
    }

    #[test]
    fn extreme_instants_do_not_overflow() {
        let scale = Scale::new(&[i64::MIN / 4, 0, i64::MAX / 4], 0, 1000).unwrap();
        assert!(scale.x(i64::MIN) >= 0 && scale.x(i64::MAX) <= 1000);
    }

    #[test]
    fn no_tick_stands_over_another() {
        let instants: Vec<i64> = (0..60).map(|day| (20_000 + day * 3) * DAY).collect();
        let scale = Scale::new(&instants, 1000, 9000).unwrap();
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let ticks = scale.ticks(&months);
        assert!(ticks.len() >= 6, "{ticks:?}");
        for pair in ticks.windows(2) {
            assert!(pair[1].x - pair[0].x > 200, "{pair:?}");
        }
    }
}
