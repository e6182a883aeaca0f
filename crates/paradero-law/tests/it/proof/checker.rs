//! A short checker of proofs: every leaf is found again on the timeline, and the verdict must follow from the leaves.
//!
//! Nothing of the evaluator is used, only what it judges and the clocks. Each doubt is taken by itself: a proof that takes several
//! together says so, and may leave less open than its leaves, never more.

use std::collections::BTreeSet;
use std::ops::Not as _;

use paradero_law::Outcome::{self, Crossed, Kept, NotShown, Running};
use paradero_law::clock::Clock;
use paradero_law::holiday::Holidays;
use paradero_law::{DuePair, Duty, Excuse, Limit, Pack, Pattern, Reason, Safeguard, Verdict, Within};
use paradero_record::Tri::{self, Maybe, No, Yes};
use paradero_record::{Event, EventId, Instant, Instants, Record, Timeline};

use super::look::{At, Look, by, named, over};

type Found = Result<(), String>;

/// A safeguard, and a verdict on it that is looked at.
pub(super) struct Checker<'a> {
    look: Look<'a>,
    safeguard: &'a Safeguard,
    verdict: &'a Verdict,
    trigger: &'a Event,
}

/// What is wrong with a verdict; nothing when its proof holds.
pub(super) fn check(
    (pack, holidays): (&Pack, &Holidays),
    (record, timeline): (&Record, &Timeline),
    as_of: Instant,
    verdict: &Verdict,
) -> Found {
    let safeguard = pack.safeguard(&verdict.safeguard).ok_or("no such safeguard")?;
    let trigger = verdict.trigger.as_ref().and_then(|id| timeline.event(id)).ok_or("no such trigger")?;
    let look = Look { pack, record, timeline, holidays, as_of, held: None };
    let checker = Checker { look, safeguard, verdict, trigger };
    checker.names()?;
    checker.verdict()
}

fn ensure(holds: bool, what: &str) -> Found {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

impl<'a> Checker<'a> {
    /// The verdict names the events of its leaves, whom somebody denies, and whose date leaves room.
    fn names(&self) -> Found {
        let verdict = self.verdict;
        let events: BTreeSet<EventId> = verdict.reasons.iter().flat_map(Reason::events).collect();
        ensure(verdict.events.iter().eq(&events), "the events are not those of the reasons")?;
        let found: Vec<&'a Event> = events.iter().filter_map(|id| self.look.timeline.event(id)).collect();
        ensure(found.len() == events.len(), "no such event")?;
        let told = |reason: &Reason| verdict.reasons.iter().filter(|r| *r == reason).count();
        let is_long = |e: &Event| e.bounds().1.second().saturating_sub(e.bounds().0.second()) > 86_400;
        for event in &found {
            let is_loose = is_long(event) && verdict.best != Some(verdict.worst);
            let mut matters = event.is_contested() && self.comes_to(event, true) != self.comes_to(event, false);
            // Which answer counts, and what follows by law from what else, is not worked out anew.
            if !self.is_worked_out() {
                matters = event.is_contested() && verdict.contested.contains(&event.id);
            }
            ensure(told(&Reason::Contested(event.id.clone())) == usize::from(matters), "contested")?;
            ensure(told(&Reason::DateDecides(event.id.clone())) == usize::from(is_loose), "loose dates")?;
        }
        let contested =
            verdict.reasons.iter().filter_map(|r| if let Reason::Contested(id) = r { Some(id) } else { None });
        ensure(verdict.contested.iter().eq(contested), "others are contested")?;
        Ok(())
    }

    /// Whether what follows where an event happened can be worked out here.
    fn is_worked_out(&self) -> bool {
        let is_open = |event: &Event| event.derived && event.happened == Maybe;
        let is_whole = matches!(self.safeguard.duty, Duty::Elements { .. });
        !is_whole && !self.look.timeline.events.iter().any(is_open)
    }

    /// What follows where an event happened, or did not.
    fn comes_to(&self, event: &'a Event, happened: bool) -> Option<(Outcome, Option<Outcome>)> {
        let held = self.look.told(event);
        let look = Look { held: Some((&held.id, happened)), ..self.look };
        let Self { safeguard, verdict, trigger, .. } = *self;
        let (worst, best, _) = Checker { look, safeguard, verdict, trigger }.follow(&mut Vec::new())?;
        Some((worst, best))
    }

    /// The leaves that a rule of the duty makes, and what follows from them, against what the verdict says.
    fn verdict(&self) -> Found {
        let mut leaves = Vec::new();
        let Some((worst, best, due)) = self.follow(&mut leaves) else {
            return Err(format!("nothing follows from {:#?}", self.verdict.reasons));
        };
        let apart = |r: &&Reason| {
            !matches!(r, Reason::Together(_) | Reason::TooMany | Reason::DateDecides(_) | Reason::Contested(_))
        };
        let told: Vec<&Reason> = self.verdict.reasons.iter().filter(apart).collect();
        ensure(told.iter().all(|leaf| leaves.contains(leaf)), &format!("told {told:#?}\nfound {leaves:#?}"))?;
        ensure(leaves.iter().all(|leaf| told.contains(&leaf)), &format!("told {told:#?}\nfound {leaves:#?}"))?;
        ensure(self.verdict.due == due, &format!("due {due:?}, told {:?}", self.verdict.due))?;
        let (own, wide) = ((self.verdict.worst, self.verdict.best), (worst, best));
        let is_inside = own != wide && own.0 <= wide.0 && own.1 >= wide.1 && own.1 <= Some(own.0);
        let is_together = self.verdict.reasons.iter().any(|r| matches!(r, Reason::Together(_)));
        ensure(if is_together { is_inside } else { own == wide }, &format!("{wide:?} follows, told {own:?}"))
    }

    /// By the rule of each kind of duty: its leaves, the worst, the best, and when it is due.
    fn follow(&self, leaves: &mut Vec<Reason>) -> Option<(Outcome, Option<Outcome>, Option<DuePair>)> {
        let (look, trigger, id) = (&self.look, self.trigger, self.trigger.id.clone());
        let is_announced = self.verdict.reasons.iter().any(|r| matches!(r, Reason::Announced(_)));
        let at = if is_announced { At::Now(None) } else { At::Event(trigger) };
        Some(match &self.safeguard.duty {
            Duty::Expect { when, expect, within } => self.after(leaves, when, expect, within, false)?,
            Duty::AtMost { limits, state } => {
                let state = look.pack.states.get(state)?;
                self.after(leaves, &state.from, &state.until, &Within::Limits(limits.clone()), true)?
            }
            Duty::May { when, may, within } => {
                leaves.push(Reason::Trigger(id));
                let applies = self.applies(leaves, look.sure(when, trigger), at)?;
                let (due, dues) = self.due(leaves, within);
                let done = self.excused(leaves, at, Some(&dues)).or(self.shown(leaves, may, &dues).0);
                let time = over(due, look.as_of);
                if time == Yes && !leaves.iter().any(|leaf| matches!(leaf, Reason::Shown(..))) {
                    leaves.push(Reason::RightEnded);
                }
                let best = if done == Yes || time != No || done == Maybe { Kept } else { Running };
                let worst = if done == Yes || time == Yes { Kept } else { Running };
                (worst, (applies == Yes).then_some(best), due)
            }
            Duty::Missed { of, expect, limits } => self.missed(leaves, of, expect, limits)?,
            Duty::Before { before, expect, at_least } => self.before(leaves, at, before, expect, at_least)?,
            Duty::Basis { before, bases } => {
                let (sure, named) = self.head(leaves, is_announced, before);
                let applies = self.applies(leaves, sure, at)?;
                let mut kept = self.excused(leaves, at, None);
                for (n, basis) in bases.iter().enumerate() {
                    let holds =
                        basis.conditions.iter().map(|c| look.condition(c, at, self.subject())).fold(Yes, Tri::and);
                    leaves.push(Reason::Basis(n, holds, look.openers(&basis.conditions, at)));
                    kept = kept.or(holds);
                }
                let due = if is_announced { named } else { None };
                let time = if is_announced { over(due, look.as_of) } else { Yes };
                let (worst, best) = outcome(applies, kept, time, No);
                (worst, best, due)
            }
            Duty::Never { never, during } => self.never(leaves, is_announced, never, during)?,
            Duty::AtLeastEvery { clock, state, expect } => self.every(leaves, *clock, state, expect)?,
            Duty::Elements { .. } => self.elements(leaves)?,
            Duty::Tells { .. } => return None,
        })
    }

    /// What sets it off, or announces it, with the moment that is announced.
    fn head(&self, leaves: &mut Vec<Reason>, is_announced: bool, kinds: &[Pattern]) -> (Tri, Option<DuePair>) {
        let id = self.trigger.id.clone();
        if !is_announced {
            leaves.push(Reason::Trigger(id));
            return (self.look.sure(kinds, self.trigger), None);
        }
        leaves.push(Reason::Announced(id));
        let due = named(self.trigger, "for").map(|(_, due)| due);
        let came = self.look.occurrences(kinds).into_iter();
        let since = came.map(|(e, sure)| sure.and(self.look.before(e, self.trigger).not())).fold(No, Tri::or);
        let still = over(due, self.look.as_of).not();
        (self.look.sure(&self.safeguard.warn, self.trigger).and(still).and(since.not()), due)
    }

    fn applies(&self, leaves: &mut Vec<Reason>, sure: Tri, at: At<'a>) -> Option<Tri> {
        let mut applies = sure.and(self.stands(at));
        for condition in &self.safeguard.conditions {
            let holds = self.look.condition(condition, at, self.subject());
            leaves.push(Reason::Condition(condition.clone(), holds));
            applies = applies.and(holds);
        }
        applies.is_possible().then_some(applies)
    }

    /// The event that conditions ask: none where a state alone is looked at.
    fn subject(&self) -> Option<&'a Event> {
        (!self.verdict.reasons.contains(&Reason::StillKept)).then_some(self.trigger)
    }

    /// Whether it stood then. Where it stands in some places only, the verdict is believed about the place.
    fn stands(&self, at: At<'a>) -> Tri {
        let then = match at {
            At::Event(event) => event.allowed.within(&self.safeguard.stands_in(&event.zone)),
            At::Now(_) => self.safeguard.stands_in(&self.look.record.zone).contains(self.look.as_of).into(),
        };
        if self.safeguard.places.is_empty() || self.verdict.best.is_some() { then } else { then.and(Maybe) }
    }

    /// By when it is due: on each reading, and on the first of them.
    fn due(&self, leaves: &mut Vec<Reason>, within: &Within) -> (Option<DuePair>, Vec<(DuePair, Option<Clock>)>) {
        let open = DuePair { earliest: Instant::MIN, latest: Instant::MAX };
        match within {
            Within::NoTime => {
                leaves.push(Reason::NoTime);
                (None, Vec::new())
            }
            Within::By(name) => {
                leaves.push(Reason::Clock(Vec::new()));
                let due = named(self.trigger, name).map_or(open, |(_, due)| due);
                (Some(due), vec![(due, None)])
            }
            Within::Limits(limits) => {
                let readings = self.look.readings(limits, self.trigger.bounds(), &self.trigger.zone);
                leaves.push(Reason::Clock(readings.clone()));
                let dues: Vec<_> = readings.iter().map(|r| (r.due, Some(r.limit.clock))).collect();
                (first_of(&dues), dues)
            }
        }
    }

    /// How surely something excuses: what came after the trigger and in time where something is due, else before it.
    fn excused(&self, leaves: &mut Vec<Reason>, at: At<'a>, dues: Option<&[(DuePair, Option<Clock>)]>) -> Tri {
        let mut all = No;
        for excuse in &self.safeguard.unless {
            let (sure, event, state) = match excuse {
                Excuse::State(name) => {
                    let open = self.look.open(name, at);
                    (any(&open), open.first().map(|(e, _)| e.id.clone()), Some(name.clone()))
                }
                Excuse::Event(pattern) => {
                    let timely = |e: &Event| match (at, dues) {
                        (At::Now(_), _) => Yes,
                        (At::Event(t), None) => self.look.before(t, e).not(),
                        (At::Event(t), Some(dues)) => self.look.before(e, t).not().and(self.in_time(e, dues)),
                    };
                    let each = self.look.occurrences(std::slice::from_ref(pattern)).into_iter();
                    let best = each.map(|(e, sure)| (sure.and(timely(e)), e)).max_by_key(|(sure, _)| *sure);
                    best.map_or((No, None, None), |(sure, e)| (sure, Some(e.id.clone()), None))
                }
            };
            if sure.is_possible() {
                leaves.push(Reason::Excused(event, state, sure));
            }
            all = all.or(sure);
        }
        all
    }

    fn in_time(&self, witness: &Event, dues: &[(DuePair, Option<Clock>)]) -> Tri {
        dues.iter().map(|(due, clock)| self.look.in_time(self.trigger, witness, *due, *clock)).fold(Yes, Tri::and)
    }

    /// What came after the trigger: whether in time, and whether too late.
    fn shown(&self, leaves: &mut Vec<Reason>, expect: &[Pattern], dues: &[(DuePair, Option<Clock>)]) -> (Tri, Tri) {
        let (mut shown, mut late) = (No, No);
        for (witness, sure) in self.look.others(expect, self.trigger) {
            let after = sure.and(self.look.before(witness, self.trigger).not());
            let (timely, id) = (self.in_time(witness, dues), witness.id.clone());
            let good = after.and(timely);
            if after.is_possible() {
                leaves.push(if good.is_possible() { Reason::Shown(id, good) } else { Reason::Late(id) });
                (shown, late) = (shown.or(good), late.or(after.and(timely.not())));
            }
        }
        (shown, late)
    }

    fn nothing(&self, expect: &[Pattern], from: Instant, due: Option<DuePair>) -> Reason {
        let until = due.map_or(self.look.as_of, |due| due.latest.min(self.look.as_of)).max(from);
        Reason::Nothing(expect.to_vec(), Instants::range(from, until))
    }

    /// After the trigger one of the expected, in time.
    fn after(
        &self,
        leaves: &mut Vec<Reason>,
        when: &[Pattern],
        expect: &[Pattern],
        within: &Within,
        late_crosses: bool,
    ) -> Option<(Outcome, Option<Outcome>, Option<DuePair>)> {
        leaves.push(Reason::Trigger(self.trigger.id.clone()));
        let applies = self.applies(leaves, self.look.sure(when, self.trigger), At::Event(self.trigger))?;
        let (due, dues) = self.due(leaves, within);
        let from = match (within, due) {
            (Within::By(_), Some(due)) => (due.earliest, due.latest),
            _ => self.trigger.bounds(),
        };
        Some(self.then(leaves, applies, expect, (due, &dues), from, late_crosses))
    }

    fn then(
        &self,
        leaves: &mut Vec<Reason>,
        applies: Tri,
        expect: &[Pattern],
        (due, dues): (Option<DuePair>, &[(DuePair, Option<Clock>)]),
        from: (Instant, Instant),
        late_crosses: bool,
    ) -> (Outcome, Option<Outcome>, Option<DuePair>) {
        let excused = self.excused(leaves, At::Event(self.trigger), Some(dues));
        let (shown, late) = self.shown(leaves, expect, dues);
        let mut crossed = if late_crosses { late } else { No };
        if shown != Yes && excused != Yes {
            let until = due.map_or((self.look.as_of, self.look.as_of), |due| (due.earliest, due.latest));
            crossed = crossed.or(self.look.crossed(leaves, expect, from, until));
        }
        if shown == No {
            leaves.push(self.nothing(expect, self.trigger.bounds().0, due));
        }
        let (worst, best) = outcome(applies, excused.or(shown), over(due, self.look.as_of), crossed);
        (worst, best, due)
    }

    /// What is owed once another safeguard was missed.
    fn missed(
        &self,
        leaves: &mut Vec<Reason>,
        of: &str,
        expect: &[Pattern],
        limits: &[Limit],
    ) -> Option<(Outcome, Option<Outcome>, Option<DuePair>)> {
        let other = self.look.pack.safeguard(of)?;
        let Duty::Expect { when, expect: first, within } = &other.duty else { return None };
        let own = Checker { look: self.look, safeguard: other, verdict: self.verdict, trigger: self.trigger };
        let (at, mut unused) = (At::Event(self.trigger), Vec::new());
        let applied = own.applies(&mut unused, self.look.sure(when, self.trigger), at)?;
        let (due, dues) = own.due(&mut unused, within);
        let kept = own.excused(&mut unused, at, Some(&dues)).or(own.shown(&mut unused, first, &dues).0);
        let missed = applied.and(over(due, self.look.as_of)).and(kept.not());
        leaves.extend([Reason::Trigger(self.trigger.id.clone()), Reason::Missed(of.to_owned(), missed, due?)]);
        let applies = self.applies(leaves, missed, at)?;
        let readings = self.look.readings(limits, (due?.earliest, due?.latest), &self.trigger.zone);
        leaves.push(Reason::Clock(readings.clone()));
        let dues: Vec<_> = readings.iter().map(|r| (r.due, None)).collect();
        Some(self.then(leaves, applies, expect, (first_of(&dues), &dues), self.trigger.bounds(), false))
    }

    /// Before the trigger one of the expected, so long before; or before what is announced.
    fn before(
        &self,
        leaves: &mut Vec<Reason>,
        at: At<'a>,
        before: &[Pattern],
        expect: &[Pattern],
        at_least: &[Limit],
    ) -> Option<(Outcome, Option<Outcome>, Option<DuePair>)> {
        let is_announced = matches!(at, At::Now(_));
        let (sure, named) = self.head(leaves, is_announced, before);
        let applies = self.applies(leaves, sure, at)?;
        let excused = self.excused(leaves, at, None);
        let lead = at_least.iter().map(|limit| lead(limit.clock)).max().unwrap_or(0);
        let due = named
            .map(|due| DuePair { earliest: due.earliest.plus_seconds(-lead), latest: due.latest.plus_seconds(-lead) });
        let (mut shown, mut short) = (No, No);
        for (witness, sure) in self.look.others(expect, self.trigger) {
            let (earlier, enough) = if is_announced {
                (sure, due.map_or(Yes, |due| by(witness.bounds(), due)))
            } else {
                let enough = at_least.iter().map(|limit| self.look.long_before(witness, self.trigger, limit));
                (sure.and(self.look.before(self.trigger, witness).not()), enough.fold(Yes, Tri::and))
            };
            let (good, id) = (earlier.and(enough), witness.id.clone());
            if earlier.is_possible() {
                leaves.push(if good.is_possible() { Reason::Shown(id, good) } else { Reason::TooShort(id) });
                (shown, short) = (shown.or(good), short.or(earlier.and(enough.not())));
            }
        }
        let (time, mut crossed) = if is_announced { (over(due, self.look.as_of), No) } else { (Yes, short) };
        if !is_announced && excused.or(shown) != Yes {
            let begin = (Instant::MIN, Instant::MIN);
            crossed = crossed.or(self.look.crossed(leaves, expect, begin, self.trigger.bounds()));
        }
        if is_announced && shown == No {
            leaves.push(self.nothing(expect, Instant::MIN, due));
        } else if shown.or(short) == No {
            leaves.push(Reason::Nothing(expect.to_vec(), Instants::range(Instant::MIN, self.trigger.bounds().1)));
        }
        let (worst, best) = outcome(applies, excused.or(shown), time, crossed);
        Some((worst, best, due))
    }

    /// Something forbidden in a state, or announced in it, or the state alone.
    fn never(
        &self,
        leaves: &mut Vec<Reason>,
        is_announced: bool,
        never: &[Pattern],
        during: &[String],
    ) -> Option<(Outcome, Option<Outcome>, Option<DuePair>)> {
        let is_forbidden = self.verdict.reasons.iter().any(|r| matches!(r, Reason::Forbidden(_)));
        let (mut sure, mut due) = (Yes, None);
        if is_announced {
            (sure, due) = self.head(leaves, true, never);
        } else if is_forbidden {
            leaves.push(Reason::Forbidden(self.trigger.id.clone()));
            sure = self.look.sure(never, self.trigger);
        }
        let named = if is_announced { named(self.trigger, "for") } else { None };
        let at = if is_forbidden { At::Event(self.trigger) } else { At::Now(named) };
        let mut holds = No;
        for state in during {
            let open = self.look.open(state, at);
            let since: Vec<EventId> = open.iter().map(|(e, _)| e.id.clone()).collect();
            match any(&open) {
                No if is_forbidden => leaves.push(Reason::NoState(state.clone())),
                No => {}
                sure => leaves.push(Reason::State(state.clone(), sure, since)),
            }
            holds = holds.or(any(&open));
        }
        let at = if is_forbidden { at } else { At::Now(None) };
        let applies = self.applies(leaves, sure.and(holds), at)?;
        let excused = self.excused(leaves, at, None);
        if is_forbidden {
            let (worst, best) = outcome(applies, excused, Yes, Yes);
            return Some((worst, best, None));
        }
        if !is_announced {
            // Nothing that is forbidden happened, or is announced, for certain.
            leaves.push(Reason::StillKept);
            let opens = |leaf: &Reason| {
                self.look.held.is_some()
                    || matches!(leaf, Reason::State(_, _, since) if since.first() == Some(&self.trigger.id))
            };
            leaves.iter().find(|leaf| matches!(leaf, Reason::State(..))).filter(|leaf| opens(leaf))?;
        }
        let outcome = if is_announced { Running } else { Kept };
        (excused != Yes).then(|| (outcome, (applies.and(excused.not()) == Yes).then_some(outcome), due))
    }

    /// While a state holds one of the expected at least so often; judged from the last of them.
    fn every(
        &self,
        leaves: &mut Vec<Reason>,
        clock: Clock,
        state: &str,
        expect: &[Pattern],
    ) -> Option<(Outcome, Option<Outcome>, Option<DuePair>)> {
        let look = &self.look;
        let open = look.open(state, At::Now(None));
        let (opener, _) = open.iter().min_by_key(|(e, _)| e.bounds())?;
        leaves.push(Reason::State(state.to_owned(), any(&open), open.iter().map(|(e, _)| e.id.clone()).collect()));
        let applies = self.applies(leaves, any(&open), At::Event(opener))?;
        let first = open.iter().map(|(e, _)| e.bounds().0).min()?;
        let certain = open.iter().filter(|(_, sure)| *sure == Yes || any(&open) != Yes).map(|(e, _)| e.bounds().1);
        let mut from = (first, if any(&open) == Yes { certain.min()? } else { certain.max()? });
        let came: Vec<_> = look.occurrences(expect).into_iter().filter(|(e, _)| e.bounds().1 >= first).collect();
        for (witness, sure) in &came {
            from.1 = from.1.max(witness.bounds().1);
            from.0 = if *sure == Yes { from.0.max(witness.bounds().0) } else { from.0 };
        }
        let limits = [Limit { clock, reading: None }];
        let due = look.readings(&limits, from, &opener.zone).first()?.due;
        let last = came.iter().max_by_key(|(e, sure)| (*sure, e.bounds().1, e.bounds().0));
        leaves.push(match last {
            Some((e, sure)) => Reason::Shown(e.id.clone(), *sure),
            None => self.nothing(expect, opener.bounds().0, Some(due)),
        });
        (self.look.held.is_some() || last.map_or(*opener, |(e, _)| *e).id == self.trigger.id).then_some(())?;
        leaves.push(Reason::Clock(look.readings(&limits, self.trigger.bounds(), &self.trigger.zone)));
        let crossed = look.crossed(leaves, expect, from, (due.earliest, due.latest));
        let (worst, best) = outcome(applies, No, over(Some(due), look.as_of), crossed);
        Some((worst, best, Some(due)))
    }

    /// All elements shown, and whether somebody answered since.
    fn elements(&self, leaves: &mut Vec<Reason>) -> Option<(Outcome, Option<Outcome>, Option<DuePair>)> {
        let Duty::Elements { elements, answered_by } = &self.safeguard.duty else { return None };
        let look = &self.look;
        let mut found = Vec::new();
        for (n, element) in elements.iter().enumerate() {
            let shown_by = element.shown_by.iter().flat_map(|by| match by {
                Excuse::Event(pattern) => look.occurrences(std::slice::from_ref(pattern)),
                Excuse::State(state) => look.open(state, At::Now(None)),
            });
            let events: Vec<(&Event, Tri)> = shown_by.collect();
            leaves.push(Reason::Element(n, any(&events), events.iter().map(|(e, _)| e.id.clone()).collect()));
            found.push(events);
        }
        found.iter().flatten().find(|(e, _)| e.id == self.trigger.id)?;
        let mut heads = Vec::new();
        let all = found.iter().map(|events| any(events)).fold(Yes, Tri::and);
        let applies = self.applies(&mut heads, all, At::Event(self.trigger))?;
        leaves.extend(heads);
        let answers = look.occurrences(answered_by);
        let after = |a: &Event, o: &Event| look.before(a, o).not();
        // Whether every element has an event before (or after) an answer, as surely as one can.
        let each = |of: &dyn Fn(&Event) -> Tri| {
            let one = |events: &Vec<(&Event, Tri)>| events.iter().map(|(e, sure)| sure.and(of(e))).fold(No, Tri::or);
            found.iter().map(one).fold(Yes, Tri::and)
        };
        let answered = |(a, sure): &(&Event, Tri)| {
            let (complete, anew) = (each(&|e| after(a, e)), each(&|e| look.before(a, e)));
            // What comes after everything answers it, whatever of that happened.
            let is_last = found.iter().flatten().all(|(e, _)| after(a, e) == Yes);
            sure.and(if is_last { Yes } else { complete.and(anew.not()) })
        };
        let told =
            self.verdict.reasons.iter().find_map(|r| if let Reason::Shown(id, s) = r { Some((id, *s)) } else { None });
        if let Some((id, sure)) = told {
            answers.iter().find(|answer| answer.0.id == *id && (answered(answer) == sure || sure == Maybe))?;
            leaves.push(Reason::Shown(id.clone(), sure));
        } else {
            // Since every answer something may have been shown anew.
            let anew = |(a, _): &(&'a Event, Tri)| found.iter().flatten().any(|(e, _)| look.before(a, e) != No);
            answers.iter().all(|answer| answered(answer) != Yes || anew(answer)).then_some(())?;
            let from = self.trigger.bounds().0;
            leaves.push(Reason::Nothing(answered_by.clone(), Instants::range(from, look.as_of.max(from))));
        }
        let (worst, best) = outcome(applies, told.map_or(No, |(_, sure)| sure), Yes, No);
        Some((worst, best, None))
    }
}

/// What follows: kept where it is shown, running while time is left, then not shown, or crossed.
fn outcome(applies: Tri, kept: Tri, time: Tri, crossed: Tri) -> (Outcome, Option<Outcome>) {
    let missed = |sure: bool| if sure { Crossed } else { NotShown };
    let (worst, best) = match (kept, time) {
        (Yes, _) => (Kept, Kept),
        (_, No) => (Running, Running),
        (_, Maybe) => (missed(crossed.is_possible()), Running),
        (_, Yes) => (missed(crossed.is_possible()), missed(crossed == Yes)),
    };
    (worst, (applies == Yes).then_some(if kept == Maybe { Kept } else { best }))
}

fn any(open: &[(&Event, Tri)]) -> Tri {
    open.iter().map(|(_, sure)| *sure).fold(No, Tri::or)
}

fn first_of(dues: &[(DuePair, Option<Clock>)]) -> Option<DuePair> {
    let earliest = dues.iter().map(|(due, _)| due.earliest).min()?;
    Some(DuePair { earliest, latest: dues.iter().map(|(due, _)| due.latest).min()? })
}

/// How many seconds before what is announced: days as 24 hours, months as 31 days.
fn lead(clock: Clock) -> i64 {
    let (count, hours) = match clock {
        Clock::Hours(count) | Clock::HoursOutsideWeekendsAndHolidays(count) => (count, 1),
        Clock::CalendarDays(count) | Clock::BusinessDays(count) => (count, 24),
        Clock::Months(count) => (count, 31 * 24),
        Clock::Years(count) => (count, 366 * 24),
    };
    i64::from(count) * hours * 3600
}
