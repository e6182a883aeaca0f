//! What is not on record and would change a verdict: an event in time, an excuse, what ends a state, a complete record, a denial.

use paradero_record::{About, Event, EventKind, Firmness, Instant, Length, Measure, Moment, Side, Stance, Unit, When};

use super::bench::{Bench, at};
use super::{Asked, Change, NewFact, Trial, Way};
use crate::clock::Clock;
use crate::pack::{Condition, Duty, Excuse, Pattern, Within};
use crate::verdict::{DuePair, Outcome, Reason};

/// How many kinds of events are tried for one fact.
const MOST_PATTERNS: usize = 4;

impl Asked<'_> {
    /// Puts what is missing among the changes.
    pub(super) fn missing(&self, bench: &mut Bench<'_>, found: &mut Vec<Change>) {
        let expected = self.expected();
        if !expected.is_empty() {
            found.extend(self.in_time(bench, &expected));
        }
        let excuses = self.excuses();
        if !excuses.is_empty() {
            found.extend(self.in_time(bench, &excuses));
        }
        match &self.safeguard.duty {
            Duty::Missed { of, .. } => found.extend(self.not_missed(bench, of)),
            Duty::Never { .. } => found.extend(self.ended(bench)),
            Duty::Basis { bases, .. } => {
                for basis in bases {
                    found.extend(self.based(bench, &basis.conditions));
                }
            }
            _ => {}
        }
        if self.verdict.worst == Outcome::NotShown {
            found.extend(self.complete(bench));
        }
        if self.verdict.worst == Outcome::Crossed && !self.verdict.is_contested() {
            found.extend(self.denied(bench));
        }
    }

    /// What is expected; of a state that may not last longer, what ends it.
    fn expected(&self) -> Vec<Pattern> {
        match &self.safeguard.duty {
            Duty::AtMost { state, .. } => self.pack.states.get(state).map(|s| s.until.clone()).unwrap_or_default(),
            duty => duty.asks().to_vec(),
        }
    }

    /// The events that excuse; of a state that excuses, those that open it.
    fn excuses(&self) -> Vec<Pattern> {
        let each = self.safeguard.unless.iter().flat_map(|excuse| match excuse {
            Excuse::Event(pattern) => vec![pattern.clone()],
            Excuse::State(name) => self.pack.states.get(name).map(|s| s.from.clone()).unwrap_or_default(),
        });
        each.collect()
    }

    /// One of several events, in the first of some stretches of time in which it changes anything.
    fn in_time(&self, bench: &mut Bench<'_>, patterns: &[Pattern]) -> Option<Change> {
        if let Some(change) = self.is_tight().then(|| self.soon(bench, patterns)).flatten() {
            return Some(change);
        }
        for (over, as_of) in self.stretches() {
            if let Some(change) = self.one_of(bench, patterns, over, as_of) {
                return Some(change);
            }
        }
        self.soon(bench, patterns)
    }

    /// Whether the date of what sets it off leaves less than half the time that is in time on every reading.
    fn is_tight(&self) -> bool {
        let bounds = self.trigger().map(Event::bounds).zip(self.verdict.due);
        bounds.is_some_and(|((first, last), due)| {
            let sure = due.earliest.second().saturating_sub(last.second());
            sure < due.earliest.second().saturating_sub(first.second()) / 2
        })
    }

    /// The stretches of time in which something new may count, the likeliest first, and as of when that is looked at.
    fn stretches(&self) -> Vec<((Instant, Instant), Instant)> {
        let Some(trigger) = self.trigger() else { return Vec::new() };
        let (first, last) = trigger.bounds();
        let due = self.verdict.due.map(|due| due.earliest).filter(|due| !due.is_open());
        let day = self.zone().start_of_day(self.zone().day_of(self.as_of));
        let mut all = Vec::new();
        match &self.safeguard.duty {
            Duty::Before { .. } | Duty::Basis { .. } | Duty::Never { .. } if first <= self.as_of => {
                let ready = due.map_or(first, |due| due.min(self.as_of));
                all.push(((Instant::MIN, ready.plus_seconds(-self.lead())), self.as_of));
                all.push(((last, self.as_of), self.as_of));
            }
            Duty::Before { .. } | Duty::Basis { .. } | Duty::Never { .. } => {}
            _ => {
                let until = due.unwrap_or(self.as_of);
                all.push(((last, until), self.as_of.max(until)));
                all.push(((day, self.as_of), self.as_of));
            }
        }
        all.retain(|((from, until), _)| from <= until);
        all
    }

    /// How many seconds before an event something must come, to be early enough on every day.
    fn lead(&self) -> i64 {
        let Duty::Before { at_least, .. } = &self.safeguard.duty else { return 0 };
        let lead = |clock: Clock| match clock {
            Clock::Hours(count) => i64::from(count) * 3600,
            // Days end at midnight: one more is always enough; months have up to 31 of them.
            other => hours(other) * 3600 * 10 / 9 + 86_400,
        };
        at_least.iter().map(|limit| lead(limit.clock)).max().unwrap_or(0)
    }

    /// One of several events in a stretch of time, those of them that come to the same.
    fn one_of(
        &self,
        bench: &mut Bench<'_>,
        patterns: &[Pattern],
        over: (Instant, Instant),
        as_of: Instant,
    ) -> Option<Change> {
        let when = at(over.0, over.1, self.zone());
        let (patterns, if_so) = self.any(bench, patterns, &when, as_of)?;
        Some(Change { fact: NewFact::Event { patterns, over }, as_of, if_so, if_not: None })
    }

    /// The events that change the verdict when they happen then, those of them that come to the same as the first.
    fn any(
        &self,
        bench: &mut Bench<'_>,
        patterns: &[Pattern],
        when: &When,
        as_of: Instant,
    ) -> Option<(Vec<Pattern>, Way)> {
        // What time alone comes to until then is no change by a new fact.
        let without = if as_of == self.as_of { bench.now } else { bench.comes_to(&Trial::default(), as_of)? };
        let mut same: Option<(Vec<Pattern>, Way)> = None;
        for pattern in patterns.iter().take(MOST_PATTERNS) {
            let Some(trial) = bench.new_event(pattern, when.clone(), self.zone()) else { continue };
            let comes_to = bench.comes_to(&trial, as_of)?;
            match &mut same {
                _ if comes_to == without => {}
                None => same = Some((vec![pattern.clone()], Way { trials: vec![trial], comes_to })),
                Some((patterns, way)) if way.comes_to == comes_to => {
                    patterns.push(pattern.clone());
                    way.trials.push(trial);
                }
                Some(_) => {}
            }
        }
        same
    }

    /// One of several events no more than the time after the one that sets it off, where its date leaves no stretch that is
    /// in time on every reading.
    fn soon(&self, bench: &mut Bench<'_>, patterns: &[Pattern]) -> Option<Change> {
        let (Duty::Expect { within: Within::Limits(limits), .. }
        | Duty::May { within: Within::Limits(limits), .. }
        | Duty::AtMost { limits, .. }) = &self.safeguard.duty
        else {
            return None;
        };
        let hours = u32::try_from(limits.iter().map(|limit| hours(limit.clock)).min()?).ok()?;
        let trigger = self.trigger().filter(|event| !event.derived)?;
        let when = When::Offset {
            measure: Measure::AtMost,
            length: Length { count: hours, unit: Unit::Hour },
            side: Side::After,
            anchor: paradero_record::Anchor::Event(trigger.id.clone()),
        };
        let (patterns, if_so) = self.any(bench, patterns, &when, self.as_of)?;
        let fact = NewFact::Soon { patterns, after: trigger.id.clone(), hours };
        Some(Change { fact, as_of: self.as_of, if_so, if_not: None })
    }

    /// That the other safeguard was kept after all.
    fn not_missed(&self, bench: &mut Bench<'_>, of: &str) -> Option<Change> {
        let Duty::Expect { expect, .. } = &self.pack.safeguard(of)?.duty else { return None };
        let due = self.verdict.reasons.iter().find_map(|reason| match reason {
            Reason::Missed(_, _, due) => Some(*due),
            _ => None,
        });
        let over = (self.trigger()?.bounds().1, due?.earliest);
        if over.0 > over.1 {
            return None;
        }
        self.one_of(bench, expect, over, self.as_of)
    }

    /// That a state, in which something must not happen, had ended before.
    fn ended(&self, bench: &mut Bench<'_>) -> Vec<Change> {
        let forbidden = self.verdict.reasons.iter().find_map(|reason| match reason {
            Reason::Forbidden(id) => self.event(id),
            _ => None,
        });
        let until = forbidden.map_or(self.as_of, |event| event.bounds().0.plus_seconds(-1));
        let each = self.verdict.reasons.iter().filter_map(|reason| match reason {
            Reason::State(name, _, since) => {
                let opened = since.iter().filter_map(|id| self.event(id)).map(|event| event.bounds().1).max()?;
                let until_of = &self.pack.states.get(name)?.until;
                (opened <= until).then(|| self.one_of(bench, until_of, (opened, until), self.as_of))?
            }
            _ => None,
        });
        each.collect()
    }

    /// That a state by which a basis holds had begun before.
    fn based(&self, bench: &mut Bench<'_>, conditions: &[Condition]) -> Option<Change> {
        let until = self.trigger()?.bounds().0.plus_seconds(-1);
        let until = until.min(self.as_of);
        // From the last thing on record before it, so that nothing which is on record ends it.
        let earlier = self.timeline.events.iter().map(|event| event.bounds().1).filter(|last| *last < until);
        let from = earlier.max().unwrap_or_else(|| until.plus_seconds(-86_400)).plus_seconds(1);
        let opens = |condition: &Condition| match condition {
            Condition::Holds(name) => self.pack.states.get(name).map(|state| state.from.clone()),
            _ => None,
        };
        let [patterns] = conditions.iter().filter_map(opens).collect::<Vec<_>>().try_into().ok()?;
        self.one_of(bench, &patterns, (from.min(until), until), self.as_of)
    }

    /// That the record of all that is expected is complete over the whole time.
    fn complete(&self, bench: &mut Bench<'_>) -> Option<Change> {
        let patterns = self.expected();
        let trigger = self.trigger()?;
        let (first, last) = trigger.bounds();
        let over = match (&self.safeguard.duty, self.verdict.due) {
            (Duty::Before { .. }, _) => (Instant::MIN, last),
            (Duty::Expect { within: Within::By(_), .. }, Some(due)) => (due.earliest, due.latest),
            (_, Some(DuePair { latest, .. })) => (first, latest),
            (_, None) => return None,
        };
        if patterns.is_empty() || over.1.is_open() || over.0 > over.1 {
            return None;
        }
        let mut kinds: Vec<EventKind> = patterns.iter().map(|pattern| pattern.kind).collect();
        kinds.sort();
        kinds.dedup();
        let about = About::Coverage { kinds, over: Moment::from_range(over.0, over.1, self.zone()) };
        let trial = Trial { says: Some(bench.statement(about, self.zone())), ..Trial::default() };
        let if_so = bench.way(trial, self.as_of).filter(|way| way.comes_to != bench.now)?;
        Some(Change { fact: NewFact::Complete { patterns, over }, as_of: self.as_of, if_so, if_not: None })
    }

    /// That somebody denies what should not have happened.
    fn denied(&self, bench: &mut Bench<'_>) -> Option<Change> {
        let event = self.trigger().filter(|event| !event.derived)?;
        let when = When::At(event.moment());
        let mut says = bench.says(&event.id, event.kind, when, &event.zone);
        (says.stance, says.firmness) = (Stance::Denies, Firmness::Plain);
        let trial = Trial { says: Some(says), ..Trial::default() };
        let if_so = bench.way(trial, self.as_of).filter(|way| way.comes_to != bench.now)?;
        Some(Change { fact: NewFact::Denied(event.id.clone()), as_of: self.as_of, if_so, if_not: None })
    }
}

/// How many hours fit into a length of time for certain.
fn hours(clock: Clock) -> i64 {
    let (count, each) = match clock {
        Clock::Hours(count) | Clock::HoursOutsideWeekendsAndHolidays(count) => (count, 1),
        Clock::CalendarDays(count) | Clock::BusinessDays(count) => (count, 24),
        Clock::Months(count) => (count, 28 * 24),
        Clock::Years(count) => (count, 365 * 24),
    };
    i64::from(count) * each
}
