//! Which of two events came first, by dates and by known orders.

use std::ops::Not as _;

use paradero_record::{Difference, Event, Tri};

use crate::clock::Clock;
use crate::view::View;

impl View<'_> {
    /// Whether `left` came before `right`, by at least a second. Dates are asked first, ties only where dates leave it open.
    pub(crate) fn before(&self, left: &Event, right: &Event) -> Tri {
        if left.id == right.id {
            return Tri::No;
        }
        match left.allowed.before(&right.allowed) {
            Tri::Maybe => {}
            certain => return certain,
        }
        match self.tied_difference(left, right) {
            Some(Difference { least: Some(least), .. }) if least > 0 => Tri::Yes,
            Some(Difference { most: Some(most), .. }) if most <= 0 => Tri::No,
            _ => Tri::Maybe,
        }
    }

    /// Whether `left` came before `right` or at the same time.
    pub(crate) fn not_after(&self, left: &Event, right: &Event) -> Tri {
        self.before(right, left).not()
    }

    /// Whether `late` came no more than the hours of a clock after `early`, by what ties the two; `Maybe` where nothing
    /// does or the clock does not count plain hours.
    pub(crate) fn is_within(&self, early: &Event, late: &Event, clock: Clock) -> Tri {
        let Clock::Hours(hours) = clock else { return Tri::Maybe };
        self.is_nearer(early, late, i64::from(hours) * 3600 + 1)
    }

    /// Whether `late` came less than so many seconds after `early`, by what ties the two.
    pub(crate) fn is_nearer(&self, early: &Event, late: &Event, seconds: i64) -> Tri {
        match self.tied_difference(early, late) {
            Some(Difference { most: Some(most), .. }) if most < seconds => Tri::Yes,
            Some(Difference { least: Some(least), .. }) if least >= seconds => Tri::No,
            _ => Tri::Maybe,
        }
    }

    /// How much later one event is than another, when statements tie both of them to others.
    fn tied_difference(&self, left: &Event, right: &Event) -> Option<Difference> {
        if !self.is_tied(left) || !self.is_tied(right) {
            return None;
        }
        let pair = (left.id.clone(), right.id.clone());
        if let Some(known) = self.differences.borrow().get(&pair) {
            return Some(*known);
        }
        let difference = self.timeline.difference(left, right);
        self.differences.borrow_mut().insert(pair, difference);
        Some(difference)
    }

    fn is_tied(&self, event: &Event) -> bool {
        self.tied.contains(&event.id) || event.also.iter().any(|id| self.tied.contains(id))
    }
}
