//! After each trigger one of the expected, in time; and what may last only so long.

use std::ops::Not as _;

use paradero_record::{EventId, Instant, Instants, Tri};

use super::{Excusing, Findings};
use crate::due::{Begins, Due, Edge, Miss, Window};
use crate::pack::{Limit, Pattern, Safeguard, Within};
use crate::verdict::{DuePair, Reason, Verdict};
use crate::view::{Fact, Moment, View};

/// What coming too late comes to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lateness {
    /// It may have been done in time besides: *not shown*.
    LeavesOpen,
    /// What ends a state late shows that the state went on until then: *crossed*.
    Crosses,
}

/// What is owed after an event.
#[derive(Clone, Copy)]
pub(super) struct Owed<'d> {
    pub(super) expect: &'d [Pattern],
    pub(super) due: Option<&'d Due>,
    pub(super) window: Window,
    pub(super) lateness: Lateness,
}

/// What came after a trigger.
pub(super) struct Shown {
    pub(super) in_time: Tri,
    pub(super) late: Tri,
    pub(super) reasons: Vec<Reason>,
}

impl<'a> View<'a> {
    pub(super) fn expect(
        &self,
        safeguard: &'a Safeguard,
        when: &'a [Pattern],
        expect: &'a [Pattern],
        within: &'a Within,
    ) -> Vec<Verdict> {
        self.expect_each(safeguard, when, expect, within, Lateness::LeavesOpen)
    }

    /// A state may not last longer: what closes it is expected within the limit of what opened it.
    pub(super) fn at_most(&self, safeguard: &'a Safeguard, limits: &[Limit], state: &str) -> Vec<Verdict> {
        let Some(state) = self.pack.states.get(state) else { return Vec::new() };
        let within = Within::Limits(limits.to_vec());
        self.expect_each(safeguard, &state.from, &state.until, &within, Lateness::Crosses)
    }

    fn expect_each(
        &self,
        safeguard: &'a Safeguard,
        when: &'a [Pattern],
        expect: &'a [Pattern],
        within: &Within,
        lateness: Lateness,
    ) -> Vec<Verdict> {
        let find = |view: &Self, event| view.expect_after(safeguard, event, (when, expect), within, lateness);
        self.on_each(safeguard, when, find)
    }

    fn expect_after(
        &self,
        safeguard: &'a Safeguard,
        event: Fact<'a>,
        (when, expect): (&[Pattern], &[Pattern]),
        within: &Within,
        lateness: Lateness,
    ) -> Option<(EventId, Findings)> {
        let sure = self.occurrence(event, when).sure;
        let (applies, conditions) = self.applies(safeguard, Moment::At(event), sure)?;
        let due = self.due(within, event);
        let mut reasons = vec![Reason::Trigger(event.id.clone())];
        reasons.extend(conditions);
        let excused = self.excused_after(safeguard, event, due.as_ref(), &mut reasons);
        // What is due by a moment is owed at that moment; a denial of an earlier day says nothing of it.
        let window = match (within, &due) {
            (Within::By(_), Some(due)) => Window::at(due.pair),
            _ => Window::after(self.bounds(event), due.as_ref().map(|due| due.pair), self.as_of),
        };
        let owed = Owed { expect, due: due.as_ref(), window, lateness };
        Some((event.id.clone(), self.answered(event, &owed, applies, excused, reasons)))
    }

    /// The clock of what an event makes due, and whether something excuses from it.
    pub(super) fn excused_after(
        &self,
        safeguard: &Safeguard,
        event: Fact<'a>,
        due: Option<&Due>,
        reasons: &mut Vec<Reason>,
    ) -> Tri {
        reasons.push(due.map_or(Reason::NoTime, |due| Reason::Clock(due.readings.clone())));
        let (excused, excuses) = self.excused(safeguard, Excusing::After(event, due));
        reasons.extend(excuses);
        excused
    }

    /// What became of something owed after an event: done in time, too late, denied, or nothing of it on record.
    pub(super) fn answered(
        &self,
        event: Fact<'a>,
        owed: &Owed<'_>,
        applies: Tri,
        excused: Tri,
        mut reasons: Vec<Reason>,
    ) -> Findings {
        let Owed { expect, due, window, lateness } = *owed;
        let shown = self.shown_after(event, expect, due);
        reasons.extend(shown.reasons);
        let mut miss = Miss::NOT_SHOWN;
        if shown.in_time != Tri::Yes && excused != Tri::Yes {
            miss = self.missed(expect, window, &Edge::After(event, due), &mut reasons);
        }
        if lateness == Lateness::Crosses {
            miss = miss.or_crossed(shown.late);
        }
        if shown.in_time == Tri::No {
            reasons.push(self.nothing(expect, self.bounds(event).0, due.map(|due| due.pair)));
        }
        let findings = self.outcome_after(event, applies, excused, shown.in_time, miss, due);
        Findings { reasons, ..findings }
    }

    /// By when something is due after a trigger; nothing where the law names no time.
    pub(super) fn due(&self, within: &Within, trigger: Fact<'a>) -> Option<Due> {
        match within {
            Within::Limits(limits) => self.due_after(limits, trigger),
            Within::By(attribute) => {
                // Where the moment is not on record it may be any.
                let open = DuePair { earliest: Instant::MIN, latest: Instant::MAX };
                let pair = self.named(trigger, attribute).map_or(open, |named| named.due);
                Some(Due { pair, readings: Vec::new(), begins: Begins::WithIt })
            }
            Within::NoTime => None,
        }
    }

    /// Whether one of the expected came after the trigger and in time, and whether one came too late.
    pub(super) fn shown_after(&self, trigger: Fact<'a>, expect: &[Pattern], due: Option<&Due>) -> Shown {
        let mut shown = Shown { in_time: Tri::No, late: Tri::No, reasons: Vec::new() };
        for witness in self.occurrences(expect).iter().filter(|w| w.event.at != trigger.at) {
            let after = witness.sure.and(self.not_after(trigger, witness.event));
            if !after.is_possible() {
                continue;
            }
            let timely = self.in_time(trigger, witness.event, due);
            let good = after.and(timely);
            let id = witness.event.id.clone();
            shown.reasons.push(if good.is_possible() { Reason::Shown(id, good) } else { Reason::Late(id) });
            shown.in_time = shown.in_time.or(good);
            shown.late = shown.late.or(after.and(timely.not()));
        }
        shown
    }

    /// That nothing of the expected is on record from an instant until it is due or until now.
    pub(super) fn nothing(&self, expect: &[Pattern], from: Instant, due: Option<DuePair>) -> Reason {
        let until = due.map_or(self.as_of, |due| due.latest.min(self.as_of));
        Reason::Nothing(expect.to_vec(), Instants::range(from, until.max(from)))
    }
}
