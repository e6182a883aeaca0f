//! Taking doubts together: the worst and the best that the record allows, and not only what each doubt by itself leaves open.
//!
//! A judgement in three values is never wrong, but where two of its doubts hang together it may leave open what both
//! decide. So an open judgement is looked at under suppositions: one of its doubts is settled either way, what contradicts the record
//! falls away, and so on until every supposition is decided, or until the worst and the best have both been found. A supposition that
//! is decided and does not contradict itself is a reading of the record; so what is found is exactly what the readings come to. Where
//! there are more suppositions than the limit, the wider pair stands and says so.

use std::collections::VecDeque;

use paradero_record::EventId;

use crate::judge::Findings;
use crate::suppose::{Doubt, Supposition};
use crate::verdict::{Outcome, Reason};
use crate::view::{Doubts, Fact, View};

/// What a judgement came to: the event that set it off, and what was found.
pub(crate) type Found = Option<(EventId, Findings)>;

/// How many suppositions are looked at for one verdict.
const MOST: u32 = 400;

/// Which outcomes some reading comes to.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// One bit for each outcome, and one for not applying at all.
    bits: u8,
}

impl Seen {
    fn bit(outcome: Option<Outcome>) -> u8 {
        outcome.map_or(1, |outcome| match outcome {
            Outcome::Kept => 2,
            Outcome::Running => 4,
            Outcome::NotShown => 8,
            Outcome::Crossed => 16,
        })
    }

    fn add(&mut self, outcome: Option<Outcome>) {
        self.bits |= Self::bit(outcome);
    }

    fn has(self, outcome: Option<Outcome>) -> bool {
        self.bits & Self::bit(outcome) != 0
    }

    /// Whether something at least as bad as the one and something at least as good as the other was seen.
    fn spans(self, worst: Option<Outcome>, best: Option<Outcome>) -> bool {
        // The bits rise from not applying to crossed.
        let (worst, best) = (Self::bit(worst), Self::bit(best));
        self.bits >= worst && self.bits & (best | (best - 1)) != 0
    }

    /// The best and the worst, not applying at all being better than anything.
    fn pair(self) -> Option<(Outcome, Option<Outcome>)> {
        let worst = Outcome::ALL.into_iter().rev().find(|outcome| self.has(Some(*outcome)))?;
        let best =
            if self.has(None) { None } else { Outcome::ALL.into_iter().find(|outcome| self.has(Some(*outcome))) };
        Some((worst, best))
    }
}

fn pair(found: &Found) -> (Option<Outcome>, Option<Outcome>) {
    found.as_ref().map_or((None, None), |(_, findings)| (Some(findings.worst), findings.best))
}

impl<'a> View<'a> {
    /// What a judgement comes to when all doubts are taken together.
    ///
    /// Takes the time of one judgement where nothing is open, and otherwise of at most 400.
    pub(crate) fn decide(&self, find: &impl Fn(&Self) -> Found) -> Found {
        self.forget_doubts();
        let (trigger, mut findings) = find(self)?;
        let doubts = self.doubts();
        if findings.best == Some(findings.worst) || doubts.all().next().is_none() {
            return Some((trigger, findings));
        }
        match self.settle(find, &doubts, &findings) {
            Settled::AsFound => {}
            Settled::TooMany => findings.reasons.push(Reason::TooMany),
            Settled::Never => return None,
            Settled::Narrower(worst, best) => {
                (findings.worst, findings.best) = (worst, best);
                let events = doubts.all().filter_map(|(doubt, _)| doubt.event()).map(|at| self.fact(at).id.clone());
                let mut events: Vec<EventId> = events.collect();
                events.sort();
                events.dedup();
                findings.reasons.push(Reason::Together(events));
            }
        }
        Some((trigger, findings))
    }

    /// Of some events, those that somebody denies and on which it depends what a judgement comes to.
    pub(crate) fn contested(&self, find: &impl Fn(&Self) -> Found, events: &[Fact<'a>]) -> Vec<EventId> {
        let matters = |event: &&Fact<'a>| {
            let doubt = Doubt::Happened(self.told(**event).at);
            let came_to = |holds| self.suppose(&self.supposed, &doubt, holds).map(|s| pair(&find(&self.under(s))));
            event.is_contested() && came_to(true) != came_to(false)
        };
        events.iter().filter(matters).map(|event| event.id.clone()).collect()
    }

    /// The event that sources tell of, for one that follows from it.
    fn told(&self, event: Fact<'a>) -> Fact<'a> {
        self.derivations.get(&event.at).map_or(event, |derivation| self.told(self.fact(derivation.source)))
    }

    fn settle(&self, find: &impl Fn(&Self) -> Found, doubts: &Doubts, found: &Findings) -> Settled {
        let mut seen = Seen::default();
        let mut open: VecDeque<Supposition> = VecDeque::new();
        self.part(&self.supposed, doubts, &mut open);
        let mut is_settled = false;
        for _ in 0..MOST {
            // One supposition is followed until it is decided; the next is one that differs from it in a doubt that was settled
            // early, since what is still missing is rarely found beside it.
            let next = if is_settled { open.pop_front() } else { open.pop_back() };
            let Some(supposed) = next else {
                return match seen.pair() {
                    // Nothing contradicted itself at first: what no supposition decides stays as it was found.
                    None if seen.bits == 0 => Settled::AsFound,
                    None => Settled::Never,
                    Some((worst, best)) if (worst, best) == (found.worst, found.best) => Settled::AsFound,
                    Some((worst, best)) => Settled::Narrower(worst, best),
                };
            };
            if self.left.get() == 0 {
                return Settled::TooMany;
            }
            self.left.set(self.left.get() - 1);
            let view = self.under(supposed);
            let (worst, best) = pair(&find(&view));
            let (supposed, doubts) = view.into_doubts();
            // What lies between what was seen already can add nothing, however it is settled.
            let is_more = !seen.spans(worst, best);
            is_settled = !is_more || worst == best || !self.part(&supposed, &doubts, &mut open);
            if is_settled && is_more {
                seen.add(worst);
                seen.add(best);
            }
            if seen.has(Some(found.worst)) && seen.has(found.best) {
                return Settled::AsFound;
            }
        }
        Settled::TooMany
    }

    /// Settles the first doubt that can be settled either way; false when there is none.
    fn part(&self, supposed: &Supposition, doubts: &Doubts, open: &mut VecDeque<Supposition>) -> bool {
        let mut all = doubts.all();
        let Some((doubt, is_now)) = all.find(|(doubt, _)| self.can_part(supposed, doubt)) else { return false };
        let parts = [true, false].into_iter().filter_map(|holds| self.suppose(supposed, doubt, holds));
        open.extend(parts.map(|mut part| {
            // Halves of a stretch of days meet anywhere, and that is no time at which anything changes.
            part.is_about_now |= is_now || matches!(doubt, Doubt::Within(_));
            part
        }));
        true
    }
}

/// What taking doubts together comes to.
enum Settled {
    /// The same as each doubt by itself.
    AsFound,
    /// Less is open.
    Narrower(Outcome, Option<Outcome>),
    /// It applies on no reading.
    Never,
    /// There are too many suppositions.
    TooMany,
}
