//! What each kind of duty comes to where every instant is known: written a second time, as plainly as it can be said.
//!
//! The evaluator reasons in three values over sets of dates. This one asks only "is this before that" of numbers, so that the
//! two do not share their mistakes. Clocks alone are shared; they have tests of their own.

use paradero_law::Outcome::{self, Crossed, Kept, NotShown, Running};
use paradero_law::clock::Clock;
use paradero_law::holiday::Holidays;
use paradero_record::{Instant, Zone};

/// Something at a known instant.
#[derive(Clone, Debug)]
pub(crate) struct Exact {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) at: i64,
    /// The moment that it names.
    pub(crate) names: Option<i64>,
}

/// That something did not happen over a stretch.
#[derive(Clone, Debug)]
pub(crate) struct Denied {
    pub(crate) kind: &'static str,
    pub(crate) over: (i64, i64),
}

/// A timeline without any doubt.
#[derive(Clone, Debug, Default)]
pub(crate) struct World {
    pub(crate) events: Vec<Exact>,
    pub(crate) denied: Vec<Denied>,
    /// The stretches over which the record of a kind is complete.
    pub(crate) complete: Vec<(&'static str, (i64, i64))>,
}

/// The safeguard, the event that set it off, and what it comes to.
pub(crate) type Finding = (&'static str, String, Outcome);

/// Who judges.
pub(crate) struct Oracle<'a> {
    pub(crate) zone: &'a Zone,
    pub(crate) holidays: &'a Holidays,
    pub(crate) now: i64,
}

impl Oracle<'_> {
    fn end(&self, clock: &str, from: i64) -> i64 {
        let clock = Clock::parse(clock).unwrap();
        clock.strict(Instant::from_second(from), self.zone, self.holidays).second()
    }

    fn past<'w>(&self, world: &'w World, kinds: &[&str]) -> Vec<&'w Exact> {
        world.events.iter().filter(|e| kinds.contains(&e.kind) && e.at <= self.now).collect()
    }

    /// What keeps a state open at an instant, for what happens there; closings at the instant itself come after it.
    fn open_at<'w>(&self, world: &'w World, state: &State, at: i64) -> Vec<&'w Exact> {
        let closed =
            |o: &Exact| self.past(world, state.until).iter().any(|c| c.id != o.id && o.at <= c.at && c.at < at);
        let lapsed = |o: &Exact| state.lasts.is_some_and(|clock| self.end(clock, o.at) < at);
        self.past(world, state.from).into_iter().filter(|o| o.at <= at && !closed(o) && !lapsed(o)).collect()
    }

    /// What keeps a state open now and until a moment that is announced.
    fn open_now<'w>(&self, world: &'w World, state: &State, then: Option<i64>) -> Vec<&'w Exact> {
        let closed = |o: &Exact| self.past(world, state.until).iter().any(|c| c.id != o.id && o.at <= c.at);
        let until = then.map_or(self.now, |then| then.max(self.now));
        let lapsed = |o: &Exact| state.lasts.is_some_and(|clock| self.end(clock, o.at) < until);
        self.past(world, state.from).into_iter().filter(|o| !closed(o) && !lapsed(o)).collect()
    }

    fn is_crossed(world: &World, expect: &[&str], from: i64, until: i64) -> bool {
        let denied = world.denied.iter().any(|d| d.kind == expect[0] && d.over.0 <= from && until <= d.over.1);
        let covered = |kind: &&str| {
            // Every second of the stretch; stretches are joined by brute force.
            let mut at = from;
            loop {
                let reach = world
                    .complete
                    .iter()
                    .filter(|(k, over)| k == kind && over.0 <= at && at <= over.1)
                    .map(|(_, o)| o.1)
                    .max();
                match reach {
                    Some(reach) if reach >= until => return true,
                    Some(reach) => at = reach + 1,
                    None => return false,
                }
            }
        };
        denied || expect.iter().all(covered)
    }

    /// After each of `when` one of `expect` within the clocks, all of which must be met.
    pub(crate) fn expect(&self, id: &'static str, world: &World, duty: &Expect) -> Vec<Finding> {
        let mut all = Vec::new();
        for trigger in self.past(world, duty.when) {
            if duty.condition.as_ref().is_some_and(|state| self.open_at(world, state, trigger.at).is_empty()) {
                continue;
            }
            let due = if duty.by_its {
                Some(trigger.names.unwrap())
            } else {
                duty.clocks.iter().map(|clock| self.end(clock, trigger.at)).min()
            };
            let timely = |e: &&Exact| e.id != trigger.id && trigger.at <= e.at && due.is_none_or(|due| e.at <= due);
            let excused = self.past(world, duty.unless).iter().any(timely);
            let shown = self.past(world, duty.expected).iter().any(timely);
            let is_late = duty.is_state
                && self
                    .past(world, duty.expected)
                    .iter()
                    .any(|e| e.id != trigger.id && due.is_some_and(|due| e.at > due) && trigger.at <= e.at);
            let outcome = match due {
                _ if excused || shown => Kept,
                Some(due) if self.now > due => {
                    let from = if duty.by_its { due } else { trigger.at };
                    let crossed = is_late || Self::is_crossed(world, duty.expected, from, due);
                    if crossed { Crossed } else { NotShown }
                }
                _ => Running,
            };
            all.push((id, trigger.id.clone(), outcome));
        }
        all
    }

    fn warnings<'w>(&self, world: &'w World, warn: &[&str], coming: &[&str]) -> Vec<&'w Exact> {
        let came = self.past(world, coming);
        let ahead = |w: &&Exact| w.names.is_none_or(|at| self.now <= at) && !came.iter().any(|c| w.at <= c.at);
        self.past(world, warn).into_iter().filter(ahead).collect()
    }

    /// Before each of `before` one of `expect`, so many hours before.
    pub(crate) fn before(&self, id: &'static str, world: &World, duty: &Before) -> Vec<Finding> {
        let mut all = Vec::new();
        let lead = duty.hours * 3600;
        for event in self.past(world, duty.trigger) {
            if duty.condition.as_ref().is_some_and(|state| self.open_at(world, state, event.at).is_empty()) {
                continue;
            }
            let earlier: Vec<&Exact> =
                self.past(world, duty.expected).into_iter().filter(|e| e.at <= event.at).collect();
            let excused = self.past(world, duty.unless).iter().any(|u| u.at <= event.at);
            let outcome = if excused || earlier.iter().any(|e| event.at - e.at >= lead) {
                Kept
            } else if !earlier.is_empty() || Self::is_crossed(world, duty.expected, i64::MIN, event.at) {
                Crossed
            } else {
                NotShown
            };
            all.push((id, event.id.clone(), outcome));
        }
        for warning in self.warnings(world, duty.warn, duty.trigger) {
            if duty.condition.as_ref().is_some_and(|state| self.open_now(world, state, None).is_empty()) {
                continue;
            }
            let due = warning.names.map(|at| at - lead);
            let excused = !self.past(world, duty.unless).is_empty();
            let shown = self.past(world, duty.expected).iter().any(|e| due.is_none_or(|due| e.at <= due));
            let outcome = match due {
                _ if excused || shown => Kept,
                Some(due) if self.now > due => NotShown,
                _ => Running,
            };
            all.push((id, warning.id.clone(), outcome));
        }
        all
    }

    /// None of `never` while the state holds.
    pub(crate) fn never(&self, id: &'static str, world: &World, duty: &Never) -> Vec<Finding> {
        let mut all = Vec::new();
        for event in self.past(world, duty.forbidden) {
            if self.open_at(world, &duty.state, event.at).is_empty() {
                continue;
            }
            let excused = self.past(world, duty.unless).iter().any(|u| u.at <= event.at);
            all.push((id, event.id.clone(), if excused { Kept } else { Crossed }));
        }
        for warning in self.warnings(world, duty.warn, duty.forbidden) {
            let holds = !self.open_now(world, &duty.state, warning.names).is_empty();
            if holds && self.past(world, duty.unless).is_empty() {
                all.push((id, warning.id.clone(), Running));
            }
        }
        all
    }

    /// While the state holds, one of `expect` at least so often.
    pub(crate) fn every(
        &self,
        id: &'static str,
        world: &World,
        clock: &str,
        state: &State,
        expect: &[&str],
    ) -> Vec<Finding> {
        let open = self.open_now(world, state, None);
        let Some(start) = open.iter().map(|o| o.at).min() else { return Vec::new() };
        let last = self.past(world, expect).iter().map(|e| e.at).max().map_or(start, |last| last.max(start));
        let due = self.end(clock, last);
        let outcome = match self.now > due {
            true if Self::is_crossed(world, expect, last, due) => Crossed,
            true => NotShown,
            false => Running,
        };
        vec![(id, String::new(), outcome)]
    }

    /// Each element shown, until somebody answers; then all of them anew.
    pub(crate) fn elements(
        &self,
        id: &'static str,
        world: &World,
        elements: &[&[&str]],
        answers: &[&str],
    ) -> Vec<Finding> {
        let mut after = i64::MIN;
        let mut outcome = None;
        loop {
            let first = |kinds: &&[&str]| self.past(world, kinds).iter().map(|e| e.at).filter(|at| *at > after).min();
            let firsts: Option<Vec<i64>> = elements.iter().map(first).collect();
            let Some(complete) = firsts.and_then(|f| f.into_iter().max()) else { break };
            let answer = self.past(world, answers).iter().map(|a| a.at).filter(|at| *at >= complete).min();
            let Some(answer) = answer else {
                outcome = Some(NotShown);
                break;
            };
            outcome = Some(Kept);
            after = answer;
        }
        outcome.map(|outcome| (id, String::new(), outcome)).into_iter().collect()
    }
}

/// A state of the test's pack.
pub(crate) struct State {
    pub(crate) from: &'static [&'static str],
    pub(crate) until: &'static [&'static str],
    pub(crate) lasts: Option<&'static str>,
}

/// After each of `when` one of `expect`.
#[derive(Default)]
pub(crate) struct Expect {
    pub(crate) when: &'static [&'static str],
    pub(crate) expected: &'static [&'static str],
    pub(crate) clocks: &'static [&'static str],
    pub(crate) by_its: bool,
    pub(crate) unless: &'static [&'static str],
    pub(crate) condition: Option<State>,
    pub(crate) is_state: bool,
}

/// Before each of `before` one of `expect`.
pub(crate) struct Before {
    pub(crate) trigger: &'static [&'static str],
    pub(crate) expected: &'static [&'static str],
    pub(crate) hours: i64,
    pub(crate) unless: &'static [&'static str],
    pub(crate) warn: &'static [&'static str],
    pub(crate) condition: Option<State>,
}

/// None of `never` while the state holds.
pub(crate) struct Never {
    pub(crate) forbidden: &'static [&'static str],
    pub(crate) state: State,
    pub(crate) unless: &'static [&'static str],
    pub(crate) warn: &'static [&'static str],
}
