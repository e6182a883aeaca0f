//! What is true stays allowed: a hidden course of events, statements that are true of it, and what is made of them.

use std::fmt::Write as _;

use jiff::civil::{Date, date};
use jiff::{Span, Timestamp, ToSpan as _};
use paradero_record::{EventId, Instant, Moment, Zone};
use proptest::prelude::*;

use crate::Story;
use crate::generate::Dice;

/// One event as it was: where, and at which second.
struct True {
    place: &'static str,
    zone: Zone,
    at: Instant,
}

impl True {
    fn random(dice: &mut Dice) -> Self {
        let (place, zone) = *dice.one(&[("san_diego", "America/Los_Angeles"), ("texas", "America/Chicago")]);
        let zone = Zone::parse(zone).unwrap();
        // Around both clock changes of 2025, so that days of 23 and of 25 hours occur.
        let begin = *dice.one(&[date(2025, 3, 5), date(2025, 10, 30), date(2025, 1, 25)]);
        let day = begin.checked_add(i64::try_from(dice.below(12)).unwrap().days()).unwrap();
        let at = zone.start_of_day(day).plus_seconds(i64::try_from(dice.below(82_000)).unwrap());
        Self { place, zone, at }
    }

    fn day(&self) -> Date {
        self.zone.day_of(self.at)
    }

    /// A moment that is true of it.
    fn moment(&self, dice: &mut Dice) -> String {
        let day = self.day();
        match dice.below(6) {
            0 => format!("{:04}-{:02}", day.year(), day.month()),
            1 => format!("{:04}", day.year()),
            2 => format!("{}/{}", day.checked_sub(3.days()).unwrap(), day.checked_add(2.days()).unwrap()),
            3 => format!("[{},{}]", day.checked_sub(9.days()).unwrap(), day),
            4 => Moment::minute_at(self.at, &self.zone).to_string(),
            _ => day.to_string(),
        }
    }

    /// A length before or after a date, or an order, that is true of it.
    fn by_date(&self, dice: &mut Dice) -> String {
        let count = 1 + i64::try_from(dice.below(50)).unwrap();
        let shifted = |span: Span| self.day().checked_add(span).unwrap();
        match dice.below(8) {
            0 => format!("{count} days before {}", shifted(count.days())),
            1 => format!("{count} days after {}", shifted((-count).days())),
            2 => format!("{count} weeks after {}", shifted((-count).weeks())),
            3 => format!("{count} months before {}", shifted(count.months())),
            4 => format!("at least {count} days before {}", shifted((count + 5).days())),
            5 => format!("at most {} days after {}", count + 2, shifted((-count).days())),
            6 => format!("before {}", shifted(count.days())),
            _ => format!("same day as {}", self.day()),
        }
    }

    /// A tie to another event that is true of both.
    fn by_event(&self, other: &Self, name: &str, dice: &mut Dice) -> String {
        let seconds = self.at.second() - other.at.second();
        let days = i64::from((self.day() - other.day()).get_days());
        let side = |ahead: i64| if ahead >= 0 { "after" } else { "before" };
        match dice.below(8) {
            0 if days == 0 => format!("same day as {name}"),
            0 | 1 => format!("{} days {} {name}", days.abs(), side(days)),
            2 => format!("at least {} days {} {name}", days.abs() - days.abs().min(2), side(days)),
            3 => format!("at most {} days {} {name}", days.abs() + 3, side(days)),
            4 => format!("at least {} hours {} {name}", seconds.abs() / 3600, side(seconds)),
            5 => format!("at most {} minutes {} {name}", seconds.abs() / 60 + 1, side(seconds)),
            6 => format!("about {} days {} {name}", (days.abs() - 1).max(0), side(days)),
            _ if seconds == 0 => format!("at most 1 hour after {name}"),
            _ => format!("{} {name}", side(seconds)),
        }
    }
}

fn notation(all: &[True], dice: &mut Dice) -> String {
    let mut text = String::new();
    let mut line = 0;
    for (i, event) in all.iter().enumerate() {
        let (place, number) = (event.place, i + 1);
        writeln!(text, "unknown arrested as e{i} at {place}\n  call line {number} asserts").unwrap();
        for _ in 0..dice.below(4) {
            let j = (i + 1 + dice.below(all.len() - 1)) % all.len();
            let said = match dice.below(4) {
                0 => format!("on {}", event.moment(dice)),
                1 => event.by_date(dice),
                _ => event.by_event(&all[j], &format!("e{j}"), dice),
            };
            line += 1;
            writeln!(text, "  article line {line} asserts {said}").unwrap();
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_truth_stays_allowed(seed in any::<u64>(), events in 2_usize..=6) {
        let mut dice = Dice::new(seed);
        let all: Vec<True> = (0..events).map(|_| True::random(&mut dice)).collect();
        let text = notation(&all, &mut dice);
        let story = Story::of(&text);
        let truth = || all.iter().map(|e| Timestamp::from(e.at).to_string()).collect::<Vec<_>>().join(" ");
        prop_assert!(story.timeline.contradictions.is_empty(), "{}\n{text}\n{:?}", truth(), story.contradictions());
        let found: Vec<_> = (0..events).map(|i| story.timeline.event(&EventId::new(format!("e{i}"))).unwrap()).collect();
        for (event, was) in found.iter().zip(&all) {
            prop_assert!(event.allowed.contains(was.at), "{} is not {:?}\n{text}{}", event.id, event.allowed, truth());
            let said = event.moment().allows(&event.zone, &paradero_record::Widening::default());
            prop_assert!(said.contains(was.at), "{} is said to be {}\n{text}", event.id, event.moment());
        }
        for (left, i) in found.iter().zip(&all) {
            for (right, j) in found.iter().zip(&all) {
                let later = j.at.second() - i.at.second();
                let known = story.timeline.difference(left, right);
                let is_sound = known.least.is_none_or(|least| least <= later) && known.most.is_none_or(|most| later <= most);
                prop_assert!(is_sound, "{} to {}: {known:?}, but {later}\n{text}{}", left.id, right.id, truth());
            }
        }
    }
}
