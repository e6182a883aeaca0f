//! What each kind of duty comes to where every instant is known.

use paradero_law::Outcome::{self, Crossed, Kept, NotShown, Running};
use paradero_law::{Condition, Duty, Element, Excuse, Limit, Pattern, Safeguard, Within};

use super::{Exact, Finding, Oracle, STANDING, WHOLE, When, World};

/// What something should have been done after.
struct After<'p> {
    when: &'p [Pattern],
    expect: &'p [Pattern],
    /// What comes too late shows that it was not done before.
    is_state: bool,
}

impl Oracle<'_> {
    pub(super) fn judge_one(&self, n: usize, safeguard: &Safeguard, world: &World, found: &mut Vec<Finding>) {
        match &safeguard.duty {
            Duty::Expect { when, expect, within } => {
                let after = After { when, expect, is_state: false };
                self.expect(n, safeguard, world, &after, within, found);
            }
            Duty::AtMost { limits, state } => {
                let state = self.state(state);
                let after = After { when: &state.from, expect: &state.until, is_state: true };
                self.expect(n, safeguard, world, &after, &Within::Limits(limits.clone()), found);
            }
            Duty::May { when, may, within } => self.may(n, safeguard, world, (when, may), within, found),
            Duty::Missed { of, expect, limits } => self.missed(n, safeguard, world, of, (expect, limits), found),
            Duty::Before { before, expect, at_least } => {
                self.before(n, safeguard, world, (before, expect), at_least, found);
            }
            Duty::Basis { before, bases } => {
                let is_based = |when: When<'_>| bases.iter().any(|basis| self.all_hold(world, &basis.conditions, when));
                self.based(n, safeguard, world, before, is_based, found);
            }
            Duty::Never { never, during } => self.never(n, safeguard, world, never, during, found),
            Duty::AtLeastEvery { clock, state, expect } => {
                let Some(start) = self.open_now(world, state, None).into_iter().min() else { return };
                let last = self.past(world, expect).map(|e| e.at).max().map_or(start, |last| last.max(start));
                let due = self.days.end(*clock, last);
                let outcome = match self.now > due {
                    true if Self::is_crossed(world, expect, last, due) => Crossed,
                    true => NotShown,
                    false => Running,
                };
                found.push((n, WHOLE, outcome));
            }
            Duty::Elements { elements, answered_by } => {
                found.extend(self.elements(world, elements, answered_by).map(|outcome| (n, WHOLE, outcome)));
            }
            Duty::Tells { .. } => {}
        }
    }

    /// Whether the act that is owed, the first of the expected, is denied for all of a stretch, or the record of all expected
    /// is complete over it.
    fn is_crossed(world: &World, expect: &[Pattern], from: i64, until: i64) -> bool {
        let is_false = |event: u16| world.events.iter().any(|e| e.id == event && e.happened);
        let denied = world
            .denied
            .iter()
            .any(|d| d.kind == expect[0].kind && d.over.0 <= from && until <= d.over.1 && !is_false(d.event));
        let covered = |pattern: &Pattern| {
            // Stretches are joined from second to second.
            let mut at = from;
            loop {
                let of_kind = world.complete.iter().filter(|(kind, _)| *kind == pattern.kind);
                let reach = of_kind.filter(|(_, over)| over.0 <= at && at <= over.1).map(|(_, over)| over.1).max();
                match reach {
                    Some(reach) if reach >= until => return true,
                    Some(reach) => at = reach + 1,
                    None => return false,
                }
            }
        };
        denied || expect.iter().all(covered)
    }

    /// By when something is due; nothing where the law names no time. Of several readings the earliest counts.
    fn due(&self, trigger: &Exact, within: &Within) -> Option<i64> {
        match within {
            Within::Limits(limits) => limits.iter().map(|limit| self.days.end(limit.clock, trigger.at)).min(),
            Within::By(_) => Some(trigger.names.unwrap()),
            Within::NoTime => None,
        }
    }

    fn is_shown(&self, world: &World, trigger: &Exact, expect: &[Pattern], due: Option<i64>) -> bool {
        let timely = |e: &Exact| e.id != trigger.id && trigger.at <= e.at && due.is_none_or(|due| e.at <= due);
        self.past(world, expect).any(timely)
    }

    fn expect(
        &self,
        n: usize,
        safeguard: &Safeguard,
        world: &World,
        after: &After<'_>,
        within: &Within,
        found: &mut Vec<Finding>,
    ) {
        for trigger in self.past(world, after.when) {
            if !self.applies(world, safeguard, When::At(trigger)) {
                continue;
            }
            let due = self.due(trigger, within);
            let kept =
                self.excused_after(world, safeguard, trigger, due) || self.is_shown(world, trigger, after.expect, due);
            let outcome = match due {
                _ if kept => Kept,
                Some(due) if self.now > due => {
                    let from = if matches!(within, Within::By(_)) { due } else { trigger.at };
                    let late = |e: &Exact| e.id != trigger.id && e.at > due && trigger.at <= e.at;
                    let is_late = after.is_state && self.past(world, after.expect).any(late);
                    if is_late || Self::is_crossed(world, after.expect, from, due) { Crossed } else { NotShown }
                }
                _ => Running,
            };
            found.push((n, trigger.id, outcome));
        }
    }

    /// A right that ends: it runs until then, unless it is used.
    fn may(
        &self,
        n: usize,
        safeguard: &Safeguard,
        world: &World,
        (when, may): (&[Pattern], &[Pattern]),
        within: &Within,
        found: &mut Vec<Finding>,
    ) {
        for trigger in self.past(world, when).filter(|e| self.applies(world, safeguard, When::At(e))) {
            let due = self.due(trigger, within);
            let is_over = due.is_some_and(|due| self.now > due)
                || self.excused_after(world, safeguard, trigger, due)
                || self.is_shown(world, trigger, may, due);
            found.push((n, trigger.id, if is_over { Kept } else { Running }));
        }
    }

    /// What is owed once another was not kept in time, from the end of that one's time.
    fn missed(
        &self,
        n: usize,
        safeguard: &Safeguard,
        world: &World,
        of: &str,
        (expect, limits): (&[Pattern], &[Limit]),
        found: &mut Vec<Finding>,
    ) {
        let first = self.pack.safeguard(of).unwrap();
        let Duty::Expect { when, expect: first_expected, within } = &first.duty else { panic!("not an `expect`") };
        for trigger in self.past(world, when) {
            let of_first = self.due(trigger, within).unwrap();
            let missed = self.applies(world, first, When::At(trigger))
                && self.now > of_first
                && !self.excused_after(world, first, trigger, Some(of_first))
                && !self.is_shown(world, trigger, first_expected, Some(of_first));
            if !missed || !self.applies(world, safeguard, When::At(trigger)) {
                continue;
            }
            let due = limits.iter().map(|limit| self.days.end(limit.clock, of_first)).min().unwrap();
            let kept = self.excused_after(world, safeguard, trigger, Some(due))
                || self.is_shown(world, trigger, expect, Some(due));
            let outcome = match self.now > due {
                _ if kept => Kept,
                true if Self::is_crossed(world, expect, trigger.at, due) => Crossed,
                true => NotShown,
                false => Running,
            };
            found.push((n, trigger.id, outcome));
        }
    }

    /// What announces something that has not come since, and whose own time is not over.
    fn warnings<'w>(
        &self,
        world: &'w World,
        safeguard: &Safeguard,
        coming: &[Pattern],
    ) -> impl Iterator<Item = &'w Exact> {
        let ahead =
            |w: &&Exact| w.names.is_none_or(|at| self.now <= at) && !self.past(world, coming).any(|c| w.at <= c.at);
        self.past(world, &safeguard.warn).filter(ahead)
    }

    fn before(
        &self,
        n: usize,
        safeguard: &Safeguard,
        world: &World,
        (before, expect): (&[Pattern], &[Pattern]),
        at_least: &[Limit],
        found: &mut Vec<Finding>,
    ) {
        for event in self.past(world, before).filter(|e| self.applies(world, safeguard, When::At(e))) {
            let earlier = || self.past(world, expect).filter(|e| e.at <= event.at && e.id != event.id);
            let is_early = |e: &Exact| at_least.iter().all(|limit| self.days.end(limit.clock, e.at) <= event.at);
            let outcome = if self.excused_before(world, safeguard, event) || earlier().any(is_early) {
                Kept
            } else if earlier().next().is_some() || Self::is_crossed(world, expect, i64::MIN, event.at) {
                Crossed
            } else {
                NotShown
            };
            found.push((n, event.id, outcome));
        }
        // Of what is announced only hours can be counted backwards.
        let lead = at_least.iter().map(|limit| self.days.end(limit.clock, 1_741_000_000) - 1_741_000_000).max();
        for warning in self.warnings(world, safeguard, before) {
            if !self.applies(world, safeguard, When::Now(Some(warning))) {
                continue;
            }
            let due = warning.names.map(|at| at - lead.unwrap_or(0));
            let timely = |e: &Exact| e.id != warning.id && due.is_none_or(|due| e.at <= due);
            let kept = self.excused_now(world, safeguard) || self.past(world, expect).any(timely);
            found.push((n, warning.id, self.unless_due(kept, due)));
        }
    }

    fn unless_due(&self, kept: bool, due: Option<i64>) -> Outcome {
        match due {
            _ if kept => Kept,
            Some(due) if self.now > due => NotShown,
            _ => Running,
        }
    }

    fn based(
        &self,
        n: usize,
        safeguard: &Safeguard,
        world: &World,
        before: &[Pattern],
        is_based: impl Fn(When<'_>) -> bool,
        found: &mut Vec<Finding>,
    ) {
        for event in self.past(world, before).filter(|e| self.applies(world, safeguard, When::At(e))) {
            let kept = self.excused_before(world, safeguard, event) || is_based(When::At(event));
            found.push((n, event.id, if kept { Kept } else { NotShown }));
        }
        for warning in self.warnings(world, safeguard, before) {
            let now = When::Now(Some(warning));
            if self.applies(world, safeguard, now) {
                let kept = self.excused_now(world, safeguard) || is_based(now);
                found.push((n, warning.id, self.unless_due(kept, warning.names)));
            }
        }
    }

    fn never(
        &self,
        n: usize,
        safeguard: &Safeguard,
        world: &World,
        never: &[Pattern],
        during: &[String],
        found: &mut Vec<Finding>,
    ) {
        for event in self.past(world, never) {
            let holds = during.iter().any(|state| self.holds_at(world, state, event.at));
            if holds && self.applies(world, safeguard, When::At(event)) {
                let excused = self.excused_before(world, safeguard, event);
                found.push((n, event.id, if excused { Kept } else { Crossed }));
            }
        }
        let holds_until = |then| during.iter().any(|state| !self.open_now(world, state, then).is_empty());
        if self.excused_now(world, safeguard) {
            return;
        }
        for warning in self.warnings(world, safeguard, never) {
            if holds_until(warning.names) && self.applies(world, safeguard, When::Now(Some(warning))) {
                found.push((n, warning.id, Running));
            }
        }
        let compares = |c: &Condition| matches!(c, Condition::Equal(..) | Condition::Differs(..));
        if safeguard.conditions.iter().any(compares) {
            // What is to come of an event that nobody has announced can be compared with nothing.
            return;
        }
        if holds_until(None) && self.applies(world, safeguard, When::Now(None)) {
            found.push((n, STANDING, Kept));
        }
    }

    /// Each element shown, until somebody answers; then all of them anew.
    fn elements(&self, world: &World, elements: &[Element], answered_by: &[Pattern]) -> Option<Outcome> {
        let shown = |element: &Element| {
            let each = element.shown_by.iter().flat_map(|by| match by {
                Excuse::Event(pattern) => self.past(world, std::slice::from_ref(pattern)).map(|e| e.at).collect(),
                Excuse::State(state) => self.open_now(world, state, None),
            });
            each.collect::<Vec<i64>>()
        };
        let shown: Vec<Vec<i64>> = elements.iter().map(shown).collect();
        let (mut after, mut outcome) = (i64::MIN, None);
        loop {
            let firsts: Option<Vec<i64>> =
                shown.iter().map(|all| all.iter().copied().filter(|at| *at > after).min()).collect();
            let Some(complete) = firsts.and_then(|firsts| firsts.into_iter().max()) else { return outcome };
            let answers = self.past(world, answered_by).map(|a| a.at);
            let Some(answer) = answers.filter(|at| *at >= complete).min() else { return Some(NotShown) };
            outcome = Some(Kept);
            after = answer;
        }
    }
}
