//! None of these while a state holds.

use std::ops::Not as _;

use paradero_record::Tri;

use super::{Findings, MustPrecede};
use crate::pack::{Pattern, Safeguard};
use crate::verdict::{Outcome, Reason, Verdict};
use crate::view::{Occurrence, View};

impl View<'_> {
    pub(super) fn never(&self, safeguard: &Safeguard, never: &[Pattern], during: &[String]) -> Vec<Verdict> {
        let forbidden = self.occurrences(never);
        let mut verdicts: Vec<Verdict> =
            forbidden.iter().filter_map(|occurrence| self.forbidden(safeguard, occurrence, during)).collect();
        if verdicts.is_empty() {
            verdicts.extend(self.standing(safeguard, during));
        }
        verdicts
    }

    /// The states that hold or may hold at an event, as reasons.
    fn states_at(&self, during: &[String], occurrence: &Occurrence<'_>) -> (Tri, Vec<Reason>) {
        let mut holds = Tri::No;
        let mut reasons = Vec::new();
        for name in during {
            let (sure, since) = self.holds_at(name, occurrence.event);
            reasons.push(if sure.is_possible() {
                Reason::State(name.clone(), sure, since)
            } else {
                Reason::NoState(name.clone())
            });
            holds = holds.or(sure);
        }
        (holds, reasons)
    }

    fn forbidden(&self, safeguard: &Safeguard, occurrence: &Occurrence<'_>, during: &[String]) -> Option<Verdict> {
        let (applies, conditions) = self.applies(safeguard, occurrence.event, occurrence.sure)?;
        let (holds, states) = self.states_at(during, occurrence);
        if !holds.is_possible() {
            return None;
        }
        let (excused, excuses) = self.excused(safeguard, occurrence.event, MustPrecede::Yes);
        let mut reasons = vec![Reason::Forbidden(occurrence.event.id.clone())];
        reasons.extend(conditions.into_iter().chain(states).chain(excuses));
        let certain = applies.and(holds).and(excused.not());
        let (worst, best) = match (certain, excused) {
            (_, Tri::Yes) => (Outcome::Kept, Some(Outcome::Kept)),
            (Tri::Yes, _) => (Outcome::Crossed, Some(Outcome::Crossed)),
            _ if applies == Tri::Maybe => (Outcome::Crossed, None),
            _ => (Outcome::Crossed, Some(Outcome::Kept)),
        };
        let findings = Findings { worst, best, due: None, reasons, next_change: None };
        Some(self.verdict(safeguard, Some(occurrence.event), findings))
    }

    /// While the state holds and nothing forbidden happened: kept so far, or running when it is announced.
    fn standing(&self, safeguard: &Safeguard, during: &[String]) -> Option<Verdict> {
        let mut holds = Tri::No;
        let mut reasons = Vec::new();
        let mut opener = None;
        for name in during {
            let (sure, since) = self.holds_now(name);
            if sure.is_possible() {
                opener = opener.or_else(|| since.first().cloned());
                reasons.push(Reason::State(name.clone(), sure, since));
            }
            holds = holds.or(sure);
        }
        let opener = self.timeline.event(&opener?)?;
        let (applies, conditions) = self.applies(safeguard, opener, holds)?;
        let (excused, excuses) = self.excused(safeguard, opener, MustPrecede::No);
        if excused == Tri::Yes {
            return None;
        }
        reasons.extend(conditions.into_iter().chain(excuses));
        let announced = self.announced(safeguard);
        let mut findings = Findings {
            worst: Outcome::Kept,
            best: (applies == Tri::Yes).then_some(Outcome::Kept),
            due: None,
            reasons: Vec::new(),
            next_change: None,
        };
        let trigger = match announced {
            Some(warning) => {
                findings.due = self.moment_of(warning.event, "for");
                reasons.insert(0, Reason::Announced(warning.event.id.clone()));
                findings.worst = Outcome::Running;
                findings.best = (applies.and(warning.sure).and(excused.not()) == Tri::Yes).then_some(Outcome::Running);
                findings.next_change = findings.due.map(|due| due.latest.plus_seconds(1));
                warning.event
            }
            None => {
                reasons.push(Reason::StillKept);
                opener
            }
        };
        findings.reasons = reasons;
        Some(self.verdict(safeguard, Some(trigger), findings))
    }

    /// The event that announces what is forbidden, when its own time is not over for certain.
    pub(super) fn announced(&self, safeguard: &Safeguard) -> Option<Occurrence<'_>> {
        let ahead = |o: &Occurrence<'_>| self.moment_of(o.event, "for").is_none_or(|due| due.latest >= self.as_of);
        self.occurrences(&safeguard.warn).into_iter().filter(ahead).last()
    }
}
