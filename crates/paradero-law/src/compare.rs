//! Which of two events came first, by dates and by known orders.

use std::ops::Not as _;

use paradero_record::Tri;

use crate::clock::Clock;
use crate::view::{Fact, View};

impl<'a> View<'a> {
    /// Whether `left` came before `right`, by at least a second. Dates are asked first, ties only where dates leave it open.
    pub(crate) fn before(&self, left: Fact<'a>, right: Fact<'a>) -> Tri {
        if self.source(left).at == self.source(right).at {
            return Tri::No;
        }
        let ((first, last), (other_first, other_last)) = (self.bounds(left), self.bounds(right));
        if last < other_first {
            Tri::Yes
        } else if first >= other_last {
            Tri::No
        } else {
            self.apart(right, left, 1)
        }
    }

    /// Whether `left` came before `right` or at the same time.
    pub(crate) fn not_after(&self, left: Fact<'a>, right: Fact<'a>) -> Tri {
        self.before(right, left).not()
    }

    /// Whether `late` came no more than the hours of a clock after `early`, by what ties the two; `Maybe` where the clock
    /// does not count plain hours.
    pub(crate) fn is_within(&self, early: Fact<'a>, late: Fact<'a>, clock: Clock) -> Tri {
        if let Clock::Hours(hours) = clock {
            return self.apart(late, early, i64::from(hours) * 3600 + 1).not();
        }
        self.doubt_day(early);
        Tri::Maybe
    }

    /// Notes that it is open on which of several days an event started a clock that counts days.
    pub(crate) fn doubt_day(&self, event: Fact<'a>) {
        let source = self.source(event);
        let at = self.derivations.get(&source.at).map_or(source.at, |derivation| derivation.source);
        let (first, last) = self.bounds(self.fact(at));
        if first < last {
            self.doubt(crate::suppose::Doubt::Within(at));
        }
    }
}
