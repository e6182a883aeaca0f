//! Ties that lead back to where they began, and whether they can be true.

use std::collections::BTreeMap;

use super::propagate::{Bounds, End};
use super::{Core, Network};
use crate::timeline::offset::Offset;

const DAY: i64 = 86_400;

/// Looks for a cycle of ties behind the first instant of an event. It is an error when the cycle cannot be true.
pub(super) fn check(network: &Network, at: usize, bounds: &Bounds) -> Result<(), Core> {
    let Some(ties) = find(at, bounds) else {
        return Ok(());
    };
    if !moves_for_certain(network, &ties) {
        return Ok(());
    }
    Err(Core { ties: ties.iter().map(|(t, _)| *t).collect(), ..Core::default() })
}

/// The ties of the last cycle on the way of a bound, each with the event that it is followed from, in their order.
fn find(at: usize, bounds: &Bounds) -> Option<Vec<(usize, usize)>> {
    let (mut at, mut way, mut seen) = (at, Vec::new(), BTreeMap::new());
    let mut bound = bounds.of[at][End::First as usize];
    loop {
        if let Some(begin) = seen.insert(at, way.len()) {
            let mut cycle: Vec<(usize, usize)> = way.split_off(begin);
            cycle.reverse();
            return Some(cycle);
        }
        let step = bounds.steps.get(bound.step?)?;
        way.push((step.tie, step.from));
        (at, bound) = (step.from, step.bound);
    }
}

/// Whether a first instant that is carried once around the ties comes back later than it was, wherever it begins.
///
/// Seconds add up. After a tie in days a first instant is the start of a day, so it is enough to begin there; days of 23
/// or 25 hours and clocks that differ from place to place are allowed for.
fn moves_for_certain(network: &Network, cycle: &[(usize, usize)]) -> bool {
    let step = |(t, from): &(usize, usize)| {
        // A tie of an event to itself can be followed either way; one of them is the one that moves.
        network.ties[*t].seen_from(*from).map(|(_, offset)| offset).max_by_key(|offset| offset.low())
    };
    let followed: Vec<Offset> = cycle.iter().filter_map(step).collect();
    let Some(begin) = followed.iter().position(|offset| matches!(offset, Offset::Days(..))) else {
        return followed.iter().map(|offset| offset.low()).sum::<i64>() > 0;
    };
    let is_one_zone = cycle.windows(2).all(|pair| network.zones[pair[0].1] == network.zones[pair[1].1]);
    let slack = if is_one_zone { 2 * 3600 } else { 28 * 3600 };
    let (mut day, mut second) = (0_i64, 0_i64);
    // From after the first tie in days, once around, to after that tie again.
    for offset in followed.iter().cycle().skip(begin + 1).take(followed.len()) {
        match offset {
            Offset::Seconds(..) => second = second.saturating_add(offset.low()),
            Offset::Days(..) => {
                if second != 0 {
                    let surely = (second - slack).div_euclid(DAY);
                    let is_onwards = second > 0 && is_one_zone;
                    day = day.saturating_add(if is_onwards { surely.max(0) } else { surely });
                    second = 0;
                }
                day = day.saturating_add(offset.low());
            }
        }
    }
    day > 0
}
