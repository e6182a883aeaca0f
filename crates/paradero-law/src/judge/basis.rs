//! Before each event the record shows that one of several bases holds.

use paradero_record::{EventId, Tri};

use super::{Excusing, Findings};
use crate::due::{Miss, Warning};
use crate::pack::{Basis, Condition, Pattern, Safeguard};
use crate::verdict::{Outcome, Reason, Verdict};
use crate::view::{Fact, Moment, View};

impl<'a> View<'a> {
    /// A verdict on each event that needs a basis, and on each that is announced. Every basis is tried, and told.
    pub(super) fn based(&self, safeguard: &'a Safeguard, before: &'a [Pattern], bases: &'a [Basis]) -> Vec<Verdict> {
        let happened = |view: &Self, event| view.is_based(safeguard, event, before, bases);
        let coming = |view: &Self, warning: &Warning<'a>| view.to_be_based(safeguard, warning, bases);
        self.each_and_announced(safeguard, before, happened, coming)
    }

    fn is_based(
        &self,
        safeguard: &'a Safeguard,
        event: Fact<'a>,
        before: &[Pattern],
        bases: &'a [Basis],
    ) -> Option<(EventId, Findings)> {
        let (applies, excused, mut reasons) = self.opened(safeguard, event, before)?;
        let (based, tried) = self.tried(bases, Moment::At(event));
        reasons.extend(tried);
        let (worst, best) = match excused.or(based) {
            Tri::Yes => (Outcome::Kept, Outcome::Kept),
            Tri::Maybe => (Outcome::NotShown, Outcome::Kept),
            Tri::No => (Outcome::NotShown, Outcome::NotShown),
        };
        let best = (applies == Tri::Yes).then_some(best);
        Some((event.id.clone(), Findings { worst, best, due: None, reasons }))
    }

    fn to_be_based(
        &self,
        safeguard: &'a Safeguard,
        warning: &Warning<'a>,
        bases: &'a [Basis],
    ) -> Option<(EventId, Findings)> {
        let moment = Moment::Now(Some(warning.event));
        let (applies, conditions) = self.applies(safeguard, moment, warning.ahead)?;
        let mut reasons = vec![Reason::Announced(warning.event.id.clone())];
        reasons.extend(conditions);
        let (excused, excuses) = self.excused(safeguard, Excusing::Now);
        reasons.extend(excuses);
        let (based, tried) = self.tried(bases, moment);
        reasons.extend(tried);
        let due = warning.named.map(|named| named.due);
        self.doubt_lead(warning, due, 0);
        let mut findings = self.outcome(applies, excused, based, Miss::NOT_SHOWN, due);
        findings.reasons = reasons;
        Some((warning.event.id.clone(), findings))
    }

    /// Whether one of the bases holds, with each that was tried.
    fn tried(&self, bases: &'a [Basis], moment: Moment<'a>) -> (Tri, Vec<Reason>) {
        let mut any = Tri::No;
        let mut reasons = Vec::new();
        for (n, basis) in bases.iter().enumerate() {
            let holds = basis.conditions.iter().map(|c| self.condition(c, moment)).fold(Tri::Yes, Tri::and);
            reasons.push(Reason::Basis(n, holds, self.openers(&basis.conditions, moment)));
            any = any.or(holds);
        }
        (any, reasons)
    }

    /// The events that opened the states which a basis asks for.
    fn openers(&self, conditions: &[Condition], moment: Moment<'a>) -> Vec<EventId> {
        let states = conditions.iter().filter_map(|condition| match condition {
            Condition::Holds(state) => Some(state),
            _ => None,
        });
        let mut all: Vec<EventId> = Vec::new();
        for state in states {
            let (_, since) = match moment {
                Moment::At(event) => self.holds_at(state, event),
                Moment::Now(_) => self.holds_now(state),
            };
            all.extend(since);
        }
        all.sort();
        all.dedup();
        all
    }
}
