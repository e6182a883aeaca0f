//! Which of two events came first, by dates and by known orders.

use std::ops::Not as _;

use paradero_record::{Event, Instant, Timeline, Tri};

/// Whether `left` came before `right`, by at least a second.
pub(crate) fn before(timeline: &Timeline, left: &Event, right: &Event) -> Tri {
    if left.id == right.id {
        return Tri::No;
    }
    let difference = timeline.difference(left, right);
    match left.allowed.before(&right.allowed) {
        Tri::Maybe => {}
        certain => return certain,
    }
    if difference.least.is_some_and(|least| least > 0) {
        Tri::Yes
    } else if difference.most.is_some_and(|most| most <= 0) {
        Tri::No
    } else {
        Tri::Maybe
    }
}

/// Whether `left` came before `right` or at the same time.
pub(crate) fn not_after(timeline: &Timeline, left: &Event, right: &Event) -> Tri {
    before(timeline, right, left).not()
}

/// Whether `event` came at or before an instant.
pub(crate) fn by(event: &Event, instant: Instant) -> Tri {
    let (first, last) = event.bounds();
    if last <= instant {
        Tri::Yes
    } else if first <= instant {
        Tri::Maybe
    } else {
        Tri::No
    }
}
