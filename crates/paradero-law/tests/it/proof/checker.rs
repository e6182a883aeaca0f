//! A short checker of proofs: every leaf is found again on the timeline, and the verdict must follow from the leaves.
//!
//! Nothing of the evaluator is used, only what it judges: the record, the timeline, the pack, and clocks. Each doubt is taken by
//! itself here; a proof that takes several together says so, and may come to less than they leave open, never to more.

use std::collections::BTreeSet;
use std::ops::Not as _;

use paradero_law::Outcome::{Crossed, Kept, NotShown, Running};
use paradero_law::clock::Clock;
use paradero_law::{Condition, Duty, DuePair, Excuse, Limit, Outcome, Pattern, ReadingDue, Reason, Safeguard, Verdict, Within};
use paradero_record::Tri::{self, Maybe, No, Yes};
use paradero_record::{Event, Instant, Instants, Moment, Value, Widening};

use super::look::{Look, Stretch, At, over};

type Pair = (Outcome, Option<Outcome>);

/// Leaves, and what follows from them.
struct Proof {
    leaves: Vec<Reason>,
    pair: Pair,
    due: Option<DuePair>,
}

/// What is wrong with a verdict; nothing when its proof holds.
pub(super) fn fault(look: &Look<'_>, verdict: &Verdict) -> Option<String> {
    check(look, verdict).err()
}

fn check(look: &Look<'_>, verdict: &Verdict) -> Result<(), String> {
    let safeguard = look.pack.safeguard(&verdict.safeguard).ok_or("no such safeguard")?;
    let trigger = verdict.trigger.as_ref().and_then(|id| look.timeline.event(id)).ok_or("no such event")?;
    let apart = |r: &&Reason| {
        !matches!(r, Reason::Together(_) | Reason::TooMany | Reason::DateDecides(_) | Reason::Contested(_))
    };
    let told: Vec<&Reason> = verdict.reasons.iter().filter(apart).collect();
    let prover = Prover { look, safeguard, trigger, told: &told };
    let proof = prover.prove()?;
    if told.len() != proof.leaves.len() || told.iter().any(|leaf| !proof.leaves.contains(leaf)) {
        return Err(format!("the leaves are {told:#?}\nand should be {:#?}", proof.leaves));
    }
    if verdict.due != proof.due {
        return Err(format!("due {:?}, not {:?}", proof.due, verdict.due));
    }
    let together = verdict.reasons.iter().any(|r| matches!(r, Reason::Together(_)));
    let follows = if together { is_inside((verdict.worst, verdict.best), proof.pair) } else { (verdict.worst, verdict.best) == proof.pair };
    if !follows {
        return Err(format!("{:?} follows, not {:?}", proof.pair, (verdict.worst, verdict.best)));
    }
    names(look, verdict)
}

/// Whether a pair leaves less open than another.
fn is_inside((worst, best): Pair, wide: Pair) -> bool {
    let is_better = |one: Option<Outcome>, other: Option<Outcome>| one < other;
    (worst, best) != wide && worst <= wide.0 && !is_better(best, wide.1) && best <= Some(worst)
}

/// The events that a verdict names are those of its leaves, with those that somebody denies and those whose date decides.
fn names(look: &Look<'_>, verdict: &Verdict) -> Result<(), String> {
    let of = |r: &Reason| if matches!(r, Reason::DateDecides(_) | Reason::Contested(_)) { Vec::new() } else { r.events() };
    let events: BTreeSet<_> = verdict.reasons.iter().flat_map(of).collect();
    if !verdict.events.iter().eq(&events) {
        return Err("the events are not those of the reasons".to_owned());
    }
    let found = || verdict.events.iter().filter_map(|id| look.timeline.event(id));
    let contested: Vec<_> = found().filter(|e| !e.denied_by.is_empty() && e.happened != No).map(|e| &e.id).collect();
    let told = |pick: fn(&Reason) -> Option<&paradero_record::EventId>| verdict.reasons.iter().filter_map(pick).collect::<Vec<_>>();
    if !verdict.contested.iter().eq(contested.iter().copied()) || told(|r| if let Reason::Contested(id) = r { Some(id) } else { None }) != contested {
        return Err("not all that is contested is told".to_owned());
    }
    let is_loose = |e: &&Event| e.bounds().1.second().saturating_sub(e.bounds().0.second()) > 86_400;
    let open = verdict.best != Some(verdict.worst);
    let loose: Vec<_> = found().filter(|e| open && is_loose(e)).map(|e| &e.id).collect();
    if told(|r| if let Reason::DateDecides(id) = r { Some(id) } else { None }) != loose {
        return Err("not all loose dates are told".to_owned());
    }
    Ok(())
}

struct Prover<'a> {
    look: &'a Look<'a>,
    safeguard: &'a Safeguard,
    trigger: &'a Event,
    told: &'a [&'a Reason],
}

impl Prover<'_> {
    fn prove(&self) -> Result<Proof, String> {
        let announced = self.told.iter().any(|r| matches!(r, Reason::Announced(_)));
        match &self.safeguard.duty {
            Duty::Expect { when, expect, within } => self.expect(when, expect, within, false),
            Duty::AtMost { limits, state } => {
                let state = self.look.pack.states.get(state).ok_or("no such state")?;
                self.expect(&state.from, &state.until, &Within::Limits(limits.clone()), true)
            }
            Duty::Before { expect, at_least, .. } if announced => self.announced(Some((expect, at_least)), None),
            Duty::Before { before, expect, at_least } => self.before(before, expect, at_least),
            Duty::Basis { .. } if announced => self.announced(None, Some(())),
            Duty::Basis { before, .. } => {
                let (applies, mut leaves) = self.applies(self.look.sure(before, self.trigger), At::Event(self.trigger), Reason::Trigger(self.trigger.id.clone()));
                let based = self.excuses(At::Event(self.trigger), None, &mut leaves).or(self.bases(At::Event(self.trigger), &mut leaves));
                Ok(Proof { leaves, pair: pair(applies, based, (NotShown, NotShown)), due: None })
            }
            Duty::Never { never, during } => self.never(never, during, announced),
            Duty::May { when, may, within } => self.may(when, may, within),
            Duty::Missed { of, expect, limits } => self.missed(of, expect, limits),
            Duty::AtLeastEvery { clock, state, expect } => self.every(*clock, state, expect),
            Duty::Elements { elements, answered_by } => self.elements(elements, answered_by),
            Duty::Tells { .. } => Err("nothing judges this".to_owned()),
        }
    }

    /// How surely the safeguard applies, with the first leaf and those of its conditions.
    fn applies(&self, sure: Tri, at: At<'_>, head: Reason) -> (Tri, Vec<Reason>) {
        let (mut applies, mut leaves) = (sure.and(self.look.stands(self.safeguard, at)), vec![head]);
        for condition in &self.safeguard.conditions {
            let holds = self.look.condition(condition, at);
            leaves.push(Reason::Condition(condition.clone(), holds));
            applies = applies.and(holds);
        }
        (applies, leaves)
    }

    /// How surely something excuses; after the trigger and in time, where something falls due, and otherwise before it.
    fn excuses(&self, at: At<'_>, due: Option<Option<&[ReadingDue]>>, leaves: &mut Vec<Reason>) -> Tri {
        let mut all = No;
        for excuse in &self.safeguard.unless {
            let (sure, event, state) = match excuse {
                Excuse::State(name) => {
                    let open = self.look.open(name, at);
                    (any(&open), open.first().map(|(e, _)| e.id.clone()), Some(name.clone()))
                }
                Excuse::Event(pattern) => {
                    let timely = |e: &Event| match (at, due) {
                        (At::Event(t), Some(due)) => self.look.before(e, t).not().and(self.in_time(e, due)),
                        (At::Event(t), None) => self.look.before(t, e).not(),
                        _ => Yes,
                    };
                    let each = self.look.occurrences(std::slice::from_ref(pattern)).into_iter().map(|(e, sure)| (sure.and(timely(e)), e));
                    each.max_by_key(|(sure, _)| *sure).map_or((No, None, None), |(sure, e)| (sure, Some(e.id.clone()), None))
                }
            };
            if sure != No {
                leaves.push(Reason::Excused(event, state, sure));
            }
            all = all.or(sure);
        }
        all
    }

    fn in_time(&self, witness: &Event, due: Option<&[ReadingDue]>) -> Tri {
        due.map_or(Yes, |readings| readings.iter().map(|r| self.look.by(self.trigger, witness, r)).fold(Yes, Tri::and))
    }

    /// What was shown in time and what too late after the trigger.
    fn shown(&self, expect: &[Pattern], due: Option<&[ReadingDue]>, leaves: &mut Vec<Reason>) -> (Tri, Tri) {
        let (mut shown, mut late) = (No, No);
        for (witness, sure) in self.look.occurrences(expect).into_iter().filter(|(e, _)| e.id != self.trigger.id) {
            let after = sure.and(self.look.before(witness, self.trigger).not());
            let timely = self.in_time(witness, due);
            if after != No {
                let good = after.and(timely);
                let id = witness.id.clone();
                leaves.push(if good == No { Reason::Late(id) } else { Reason::Shown(id, good) });
                (shown, late) = (shown.or(good), late.or(after.and(timely.not())));
            }
        }
        (shown, late)
    }

    fn readings(&self, limits: &[Limit], from: (Instant, Instant)) -> Vec<ReadingDue> {
        let mut all: Vec<ReadingDue> = limits.iter().map(|limit| self.look.reading(limit, from, &self.trigger.zone)).collect();
        all.sort_by_key(|r| (r.due.earliest, r.due.latest));
        all
    }

    fn expect(&self, when: &[Pattern], expect: &[Pattern], within: &Within, crosses: bool) -> Result<Proof, String> {
        let (applies, mut leaves) = self.applies(self.look.sure(when, self.trigger), At::Event(self.trigger), Reason::Trigger(self.trigger.id.clone()));
        let (readings, due) = self.due(within, &mut leaves)?;
        let bounds = self.trigger.bounds();
        let window = match (within, due) {
            (Within::By(_), Some(due)) => ((due.earliest, due.latest), (due.earliest, due.latest)),
            (_, due) => (bounds, due.map_or((self.look.as_of, self.look.as_of), |due| (due.earliest, due.latest))),
        };
        self.after(applies, leaves, expect, &readings, due, window, crosses)
    }

    /// The readings by which something is due; one without a length where the trigger names the moment.
    fn due(&self, within: &Within, leaves: &mut Vec<Reason>) -> Result<(Option<Vec<ReadingDue>>, Option<DuePair>), String> {
        Ok(match within {
            Within::NoTime => {
                leaves.push(Reason::NoTime);
                (None, None)
            }
            Within::Limits(limits) => {
                let readings = self.readings(limits, self.trigger.bounds());
                leaves.push(Reason::Clock(readings.clone()));
                let due = first_of(&readings).ok_or("no reading")?;
                (Some(readings), Some(due))
            }
            Within::By(name) => {
                leaves.push(Reason::Clock(Vec::new()));
                let (_, due) = self.look.named(self.trigger, name).unwrap_or((Instant::MIN, DuePair { earliest: Instant::MIN, latest: Instant::MAX }));
                let limit = Limit { clock: Clock::Months(0), reading: None };
                (Some(vec![ReadingDue { limit, due, rolled: None, sum: Vec::new() }]), Some(due))
            }
        })
    }

    #[expect(clippy::too_many_arguments, reason = "each is one of the things that were found out before")]
    fn after(&self, applies: Tri, mut leaves: Vec<Reason>, expect: &[Pattern], readings: &Option<Vec<ReadingDue>>, due: Option<DuePair>, window: Stretch, crosses: bool) -> Result<Proof, String> {
        let readings = readings.as_deref();
        let excused = self.excuses(At::Event(self.trigger), Some(readings), &mut leaves);
        let (shown, late) = self.shown(expect, readings, &mut leaves);
        let mut crossed = if crosses { late } else { No };
        if shown != Yes && excused != Yes {
            crossed = crossed.or(self.look.crossed(expect, window, &mut leaves));
        }
        if shown == No {
            leaves.push(self.look.nothing(expect, self.trigger.bounds().0, due));
        }
        let miss = (if crossed == No { NotShown } else { Crossed }, if crossed == Yes { Crossed } else { NotShown });
        Ok(Proof { leaves, pair: self.timed(applies, excused.or(shown), miss, due), due })
    }

    /// What follows: kept, or what time has come to.
    fn timed(&self, applies: Tri, kept: Tri, miss: (Outcome, Outcome), due: Option<DuePair>) -> Pair {
        pair(applies, kept, match over(due, self.look.as_of) {
            No => (Running, Running),
            Maybe => (miss.0, Running),
            Yes => miss,
        })
    }

    fn before(&self, before: &[Pattern], expect: &[Pattern], at_least: &[Limit]) -> Result<Proof, String> {
        let at = At::Event(self.trigger);
        let (applies, mut leaves) = self.applies(self.look.sure(before, self.trigger), at, Reason::Trigger(self.trigger.id.clone()));
        let excused = self.excuses(at, None, &mut leaves);
        let (mut shown, mut short) = (No, No);
        for (witness, sure) in self.look.occurrences(expect).into_iter().filter(|(e, _)| e.id != self.trigger.id) {
            let earlier = sure.and(self.look.before(self.trigger, witness).not());
            let enough = at_least.iter().map(|limit| self.look.long_before(witness, self.trigger, limit)).fold(Yes, Tri::and);
            if earlier != No {
                let (good, id) = (earlier.and(enough), witness.id.clone());
                leaves.push(if good == No { Reason::TooShort(id) } else { Reason::Shown(id, good) });
                (shown, short) = (shown.or(good), short.or(earlier.and(enough.not())));
            }
        }
        let mut crossed = short;
        if excused.or(shown) != Yes {
            crossed = crossed.or(self.look.crossed(expect, ((Instant::MIN, Instant::MIN), self.trigger.bounds()), &mut leaves));
        }
        if shown.or(short) == No {
            leaves.push(Reason::Nothing(expect.to_vec(), Instants::range(Instant::MIN, self.trigger.bounds().1)));
        }
        let miss = (if crossed == No { NotShown } else { Crossed }, if crossed == Yes { Crossed } else { NotShown });
        Ok(Proof { leaves, pair: pair(applies, excused.or(shown), miss), due: None })
    }

    fn bases(&self, at: At<'_>, leaves: &mut Vec<Reason>) -> Tri {
        let Duty::Basis { bases, .. } = &self.safeguard.duty else { return No };
        let mut all = No;
        for (n, basis) in bases.iter().enumerate() {
            let holds = basis.conditions.iter().map(|c| self.look.condition(c, at)).fold(Yes, Tri::and);
            let open = basis.conditions.iter().flat_map(|c| if let Condition::Holds(state) = c { self.look.open(state, at) } else { Vec::new() });
            let since: BTreeSet<_> = open.map(|(e, _)| e.id.clone()).collect();
            leaves.push(Reason::Basis(n, holds, since.into_iter().collect()));
            all = all.or(holds);
        }
        all
    }

    /// Something is announced that must be preceded, or must have a basis.
    fn announced(&self, expect: Option<(&[Pattern], &[Limit])>, _basis: Option<()>) -> Result<Proof, String> {
        let (Duty::Before { before: coming, .. } | Duty::Basis { before: coming, .. }) = &self.safeguard.duty else { return Err("nothing to announce".to_owned()) };
        let (ahead, named) = self.look.ahead(self.safeguard, self.trigger, coming);
        let at = At::Announced(self.trigger);
        let (applies, mut leaves) = self.applies(ahead, at, Reason::Announced(self.trigger.id.clone()));
        let excused = self.excuses(at, None, &mut leaves);
        let lead = expect.map_or(0, |(_, at_least)| at_least.iter().map(|limit| lead(limit.clock)).max().unwrap_or(0));
        let due = named.map(|(_, due)| DuePair { earliest: due.earliest.plus_seconds(-lead), latest: due.latest.plus_seconds(-lead) });
        let Some((expect, _)) = expect else {
            let based = self.bases(at, &mut leaves);
            return Ok(Proof { leaves, pair: self.timed(applies, excused.or(based), (NotShown, NotShown), due), due });
        };
        let mut shown = No;
        for (witness, sure) in self.look.occurrences(expect).into_iter().filter(|(e, _)| e.id != self.trigger.id) {
            let (good, id) = (sure.and(due.map_or(Yes, |due| over(Some(due), witness.bounds()).not())), witness.id.clone());
            leaves.push(if good == No { Reason::TooShort(id) } else { Reason::Shown(id, good) });
            shown = shown.or(good);
        }
        if shown == No {
            leaves.push(self.look.nothing(expect, Instant::MIN, due));
        }
        Ok(Proof { leaves, pair: self.timed(applies, excused.or(shown), (NotShown, NotShown), due), due })
    }
