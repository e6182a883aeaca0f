//! Narrowing against brute force: every way in which a few events can lie on a few days is tried.
//!
//! A day has as many slots as there are events, so that every order within a day can be told; then the events can lie on the
//! line of time if and only if they can lie on the slots.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::civil::{Date, date};
use paradero_record::{EventId, Timeline};
use proptest::prelude::*;

use crate::generate::Dice;
use crate::{Story, about_ana};

/// The most events, and so the slots of a day.
const SLOTS: i64 = 4;
/// The days on which every event may lie, counted from [`BEGIN`].
const WINDOW: i64 = 6;
const BEGIN: Date = date(2025, 3, 10);

/// What one statement says.
#[derive(Clone, Copy, Debug)]
enum Word {
    /// The event lies on one of these days.
    On(usize, i64, i64),
    /// The event lies so many days after another, from at least to at most.
    Days(usize, usize, i64, i64),
    /// The event comes before another.
    Before(usize, usize),
}

impl Word {
    fn random(events: usize, dice: &mut Dice) -> Self {
        let i = dice.below(events);
        let j = (i + 1 + dice.below(events - 1)) % events;
        let small = |dice: &mut Dice| i64::try_from(dice.below(4)).unwrap();
        match dice.below(6) {
            0 => {
                let (a, b) = (small(dice), small(dice) + 2);
                Self::On(i, a.min(b), a.max(b))
            }
            1 => Self::Before(i, j),
            2 => {
                let n = small(dice);
                Self::Days(i, j, n, n)
            }
            3 => Self::Days(i, j, small(dice), i64::MAX),
            4 => Self::Days(i, j, 0, small(dice)),
            _ => Self::Days(i, j, 0, 0),
        }
    }

    fn events(self) -> [usize; 2] {
        match self {
            Self::On(i, ..) => [i, i],
            Self::Days(i, j, ..) | Self::Before(i, j) => [i, j],
        }
    }

    /// Whether it is true of slots, as far as they are given.
    fn holds(self, slots: &[i64]) -> bool {
        let [i, j] = self.events();
        let (Some(a), Some(b)) = (slots.get(i), slots.get(j)) else {
            return true;
        };
        let (day, other) = (a.div_euclid(SLOTS), b.div_euclid(SLOTS));
        match self {
            Self::On(_, first, last) => (first..=last).contains(&day),
            Self::Days(_, _, least, most) => day - other >= least && (most == i64::MAX || day - other <= most),
            Self::Before(..) => a < b,
        }
    }

    /// The line of the notation that says it.
    fn line(self, number: usize) -> String {
        let day = |n: i64| BEGIN.checked_add(jiff::Span::new().days(n)).unwrap();
        let said = match self {
            Self::On(_, a, b) if a == b => format!("on {}", day(a)),
            Self::On(_, a, b) => format!("on {}/{}", day(a), day(b)),
            Self::Days(_, j, 0, 0) => format!("same day as e{j}"),
            Self::Days(_, j, a, b) if a == b => format!("{a} days after e{j}"),
            Self::Days(_, j, a, i64::MAX) => format!("at least {a} days after e{j}"),
            Self::Days(_, j, _, b) => format!("at most {b} days after e{j}"),
            Self::Before(_, j) => format!("before e{j}"),
        };
        format!("  article line {number} asserts {said}\n")
    }
}

/// The notation of what these say; every event exists, and the lines are numbered as the words are.
fn notation(events: usize, words: &[(usize, Word)]) -> String {
    let mut text = String::new();
    for event in 0..events {
        let number = event + 1;
        writeln!(text, "unknown arrested as e{event}\n  call line {number} asserts").unwrap();
        for (number, word) in words.iter().filter(|(_, word)| word.events()[0] == event) {
            text.push_str(&word.line(number + 1));
        }
    }
    text
}

/// Tries every way to place the events from `slots.len()` on; calls `found` with each that is true until it says to stop.
fn place(
    words: &[Word],
    slots: &mut Vec<i64>,
    events: usize,
    days: (i64, i64),
    found: &mut impl FnMut(&[i64]) -> bool,
) -> bool {
    let at = slots.len();
    if at == events {
        return found(slots);
    }
    let about: Vec<Word> = words.iter().filter(|word| word.events().contains(&at)).copied().collect();
    // What nothing is said about may lie anywhere: one slot is enough.
    let end = if about.is_empty() { days.0 * SLOTS + 1 } else { (days.1 + 1) * SLOTS };
    for slot in days.0 * SLOTS..end {
        slots.push(slot);
        let stop = about.iter().all(|word| word.holds(slots)) && place(words, slots, events, days, found);
        slots.pop();
        if stop {
            return true;
        }
    }
    false
}

/// Whether these can all be true, however far the events lie apart: no further than all lengths together.
fn is_possible(words: &[Word], events: usize) -> bool {
    place(words, &mut Vec::new(), events, (-9, WINDOW + 9), &mut |_| true)
}

/// The first and last day of every event over all ways, if there is one. Every event is dated in the window.
fn tightest(words: &[Word], events: usize) -> Option<Vec<(i64, i64)>> {
    let mut bounds: Option<Vec<(i64, i64)>> = None;
    place(words, &mut Vec::new(), events, (0, WINDOW - 1), &mut |slots| {
        let days: Vec<i64> = slots.iter().map(|slot| slot.div_euclid(SLOTS)).collect();
        let bounds = bounds.get_or_insert_with(|| days.iter().map(|day| (*day, *day)).collect());
        for (bound, day) in bounds.iter_mut().zip(days) {
            *bound = (bound.0.min(day), bound.1.max(day));
        }
        false
    });
    bounds
}

fn words(seed: u64, events: usize, count: usize) -> Vec<(usize, Word)> {
    let mut dice = Dice::new(seed);
    let windows = (0..events).map(|event| Word::On(event, 0, WINDOW - 1));
    let random: Vec<Word> = (0..count).map(|_| Word::random(events, &mut dice)).collect();
    windows.chain(random).enumerate().collect()
}

fn day_bounds(timeline: &Timeline, event: usize) -> (i64, i64) {
    let event = timeline.event(&EventId::new(format!("e{event}"))).unwrap();
    let (first, last) = event.bounds();
    let day = |instant| i64::from((event.zone.day_of(instant) - BEGIN).get_days());
    (day(first), day(last))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn bounds_are_the_tightest_and_contradictions_the_smallest(
        seed in any::<u64>(), events in 2_usize..=4, count in 1_usize..9,
    ) {
        let numbered = words(seed, events, count);
        let plain: Vec<Word> = numbered.iter().map(|(_, word)| *word).collect();
        let text = notation(events, &numbered);
        let story = Story::of(&text);
        let found = &story.timeline.contradictions;
        match tightest(&plain, events) {
            Some(bounds) => {
                prop_assert!(found.is_empty(), "{text}\n{:?}", story.contradictions());
                for (event, expected) in bounds.into_iter().enumerate() {
                    prop_assert_eq!(day_bounds(&story.timeline, event), expected, "e{} of\n{}", event, text);
                }
            }
            None => prop_assert!(!found.is_empty(), "no contradiction found in\n{text}"),
        }
        for contradiction in found {
            let numbers: Vec<usize> = contradiction
                .statements
                .iter()
                .filter_map(|id| story.record.statements[id].locus.lines.map(|lines| lines.0 as usize - 1))
                .collect();
            let chosen: Vec<Word> = numbers.iter().map(|number| plain[*number]).collect();
            prop_assert!(!is_possible(&chosen, events), "{chosen:?} can all be true\n{text}");
            for left_out in 0..chosen.len() {
                let mut rest = chosen.clone();
                rest.remove(left_out);
                prop_assert!(is_possible(&rest, events), "{chosen:?} is not the smallest set\n{text}");
            }
        }
    }

    /// What narrowed a date is enough to narrow it, together with what is said of the event itself.
    #[test]
    fn what_is_given_as_the_reason_is_enough(seed in any::<u64>(), events in 2_usize..=4, count in 1_usize..7) {
        let numbered = words(seed, events, count);
        let story = Story::of(&notation(events, &numbered));
        if !story.timeline.contradictions.is_empty() {
            return Ok(());
        }
        for (at, event) in story.timeline.events.iter().enumerate() {
            let reasons: BTreeSet<usize> = event
                .inferred_from
                .iter()
                .filter_map(|id| story.record.statements[id].locus.lines.map(|lines| lines.0 as usize - 1))
                .collect();
            let of_its_own = |word: &Word| matches!(word, Word::On(i, ..) if event.id.as_str() == format!("e{i}"));
            let kept: Vec<(usize, Word)> = numbered
                .iter()
                .filter(|(number, word)| reasons.contains(number) || of_its_own(word))
                .copied()
                .collect();
            let fewer = Timeline::of(&about_ana(&notation(events, &kept)), &story.timeline.person);
            let again = fewer.event(&event.id).unwrap();
            prop_assert_eq!(again.bounds(), event.bounds(), "event {} of {:?}", at, numbered);
        }
    }
}
