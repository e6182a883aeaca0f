//! None of these while a state holds.

use std::ops::Not as _;

use paradero_record::{EventId, Tri};

use super::{Excusing, Findings};
use crate::due::Warning;
use crate::pack::{Pattern, Safeguard};
use crate::verdict::{Outcome, Reason, Verdict};
use crate::view::{Fact, Moment, View};

impl<'a> View<'a> {
    /// A verdict on each forbidden event while the state held, and on each that is announced while it holds; when there is
    /// neither, one on the state that holds.
    pub(super) fn never(&self, safeguard: &'a Safeguard, never: &'a [Pattern], during: &'a [String]) -> Vec<Verdict> {
        let happened = |view: &Self, event| view.forbidden(safeguard, event, never, during);
        let coming = |view: &Self, warning: &Warning<'a>| view.looming(safeguard, warning, during);
        let mut verdicts = self.each_and_announced(safeguard, never, happened, coming);
        if verdicts.is_empty() {
            verdicts.extend(self.verdict(safeguard, |view: &Self| view.standing(safeguard, during)));
        }
        verdicts
    }

    fn forbidden(
        &self,
        safeguard: &'a Safeguard,
        event: Fact<'a>,
        never: &[Pattern],
        during: &[String],
    ) -> Option<(EventId, Findings)> {
        let sure = self.occurrence(event, never).sure;
        let (applies, conditions) = self.applies(safeguard, Moment::At(event), sure)?;
        let (holds, states) = self.states_at(during, event);
        if !holds.is_possible() {
            return None;
        }
        let (excused, excuses) = self.excused(safeguard, Excusing::Before(event));
        let mut reasons = vec![Reason::Forbidden(event.id.clone())];
        reasons.extend(conditions.into_iter().chain(states).chain(excuses));
        let (worst, best) = match excused {
            Tri::Yes => (Outcome::Kept, Outcome::Kept),
            Tri::Maybe => (Outcome::Crossed, Outcome::Kept),
            Tri::No => (Outcome::Crossed, Outcome::Crossed),
        };
        let best = (applies.and(holds) == Tri::Yes).then_some(best);
        Some((event.id.clone(), Findings { worst, best, due: None, reasons }))
    }

    /// The states that hold or may hold at an event, as reasons.
    fn states_at(&self, during: &[String], event: Fact<'a>) -> (Tri, Vec<Reason>) {
        let mut holds = Tri::No;
        let mut reasons = Vec::new();
        for name in during {
            let (sure, since) = self.holds_at(name, event);
            let state = Reason::State(name.clone(), sure, since);
            reasons.push(if sure.is_possible() { state } else { Reason::NoState(name.clone()) });
            holds = holds.or(sure);
        }
        (holds, reasons)
    }

    /// What is forbidden is announced, and the state holds: *running* until then.
    fn looming(
        &self,
        safeguard: &'a Safeguard,
        warning: &Warning<'a>,
        during: &[String],
    ) -> Option<(EventId, Findings)> {
        let (holds, states, _) = self.one_holds_now(during, Some(warning));
        let sure = warning.ahead.and(holds);
        let (applies, conditions) = self.applies(safeguard, Moment::Now(Some(warning.event)), sure)?;
        let (excused, excuses) = self.excused(safeguard, Excusing::Now);
        if excused == Tri::Yes {
            return None;
        }
        let mut reasons = vec![Reason::Announced(warning.event.id.clone())];
        reasons.extend(states.into_iter().chain(conditions).chain(excuses));
        let best = (applies.and(excused.not()) == Tri::Yes).then_some(Outcome::Running);
        let due = warning.named.map(|named| named.due);
        Some((warning.event.id.clone(), Findings { worst: Outcome::Running, best, due, reasons }))
    }

    /// The state holds, and nothing forbidden happened or is announced: kept so far.
    fn standing(&self, safeguard: &'a Safeguard, during: &[String]) -> Option<(EventId, Findings)> {
        let (holds, mut reasons, opener) = self.one_holds_now(during, None);
        let (applies, conditions) = self.applies(safeguard, Moment::Now(None), holds)?;
        let (excused, excuses) = self.excused(safeguard, Excusing::Now);
        if excused == Tri::Yes {
            return None;
        }
        reasons.extend(conditions.into_iter().chain(excuses));
        reasons.push(Reason::StillKept);
        let best = (applies.and(excused.not()) == Tri::Yes).then_some(Outcome::Kept);
        Some((opener?, Findings { worst: Outcome::Kept, best, due: None, reasons }))
    }
}
