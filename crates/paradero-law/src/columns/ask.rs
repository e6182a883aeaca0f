//! What is asked of one event or one announcement: conditions, excuses, what came before it.

use paradero_record::Tri;

use super::engine::{NOT_NAMED, Next, Run, due, outcome};
use super::guard::{Applies, Moment, in_bits};
use super::sink::{Judged, Sink};
use super::tables::{Ask, Check, Due, Expect, NONE, Then, Warn, WarnAsk};

impl<const N: usize, S: Sink> Run<'_, N, S> {
    /// What the conditions of a duty leave of what time came to.
    pub(super) fn guarded(&mut self, expect: &Expect, at: usize, judged: Judged, detail: i64) {
        let Applies { applies, excused } = self.applies(expect.guard, self.held(at));
        if applies == Tri::No {
            return;
        }
        self.guarded_as(expect, at, (applies, excused), (judged, detail));
    }

    fn guarded_as(
        &mut self,
        expect: &Expect,
        at: usize,
        (applies, excused): (Tri, Tri),
        (judged, detail): (Judged, i64),
    ) {
        let is_named = expect.due != Due::Named || self.rows.names.get(at).is_some_and(|name| *name != NOT_NAMED);
        let by_itself = Tri::from(expect.self_excused).and(if is_named { Tri::Yes } else { Tri::Maybe });
        let (judged, detail) = match excused.or(by_itself) {
            Tri::Yes if judged != Judged::Kept => (Judged::Kept, if expect.self_excused { self.row(at) } else { -1 }),
            Tri::Yes => (judged, detail),
            _ if !is_named => (Judged::Open, -1),
            Tri::Maybe if judged != Judged::Kept => (Judged::Open, -1),
            _ => (judged, detail),
        };
        self.emit_if(expect.safeguard, at, applies, judged, detail);
    }

    /// What is owed once another safeguard was not kept in time.
    pub(super) fn then(&mut self, then: &Then, at: usize, (first, next): (Next, Next)) {
        let due = due(self.clocks, &self.rows, then.first.due, at);
        if then.first.due == Due::Never {
            return;
        }
        let moment = self.held(at);
        let of_first = self.applies(then.first.guard, moment);
        let own = self.applies(then.owed.guard, moment);
        let mut applies = of_first.applies.and(own.applies);
        if applies == Tri::No || of_first.excused == Tri::Yes {
            return;
        }
        if due == NOT_NAMED {
            self.emit(then.owed.safeguard, at, Judged::Open, -1);
            return;
        }
        let stamp = self.registers.stamp;
        let is_missed =
            !matches!(outcome(&self.rows, stamp, &then.first, first, due).0, Judged::Kept | Judged::Running);
        if !is_missed || then.first.self_excused {
            return;
        }
        if of_first.excused == Tri::Maybe {
            applies = applies.and(Tri::Maybe);
        }
        let end = self.clocks.end(then.table, due);
        let found = outcome(&self.rows, stamp, &then.owed, next, end);
        self.guarded_as(&then.owed, at, (applies, own.excused), found);
    }

    /// What only possibly applies is open.
    pub(super) fn emit_if(&mut self, safeguard: u16, at: usize, applies: Tri, judged: Judged, detail: i64) {
        match applies {
            Tri::Yes => self.emit(safeguard, at, judged, detail),
            Tri::Maybe => self.emit(safeguard, at, Judged::Open, -1),
            Tri::No => {}
        }
    }

    pub(super) fn check(&mut self, check: &Check<N>, at: usize) {
        let moment = self.held(at);
        if let Ask::Never { possible, .. } = check.ask
            && !moment.held.meets(possible)
        {
            return;
        }
        if check.guard != NONE && !self.may_apply(check.guard, at) {
            return;
        }
        let Applies { applies, excused } = self.applies(check.guard, moment);
        if applies == Tri::No {
            return;
        }
        match check.ask {
            Ask::Never { sure, possible } => {
                let holds = in_bits(moment.held, sure, possible);
                if holds == Tri::No {
                    return;
                }
                self.say(check.safeguard);
                let judged = excuse(Judged::Crossed, excused);
                self.emit_if(check.safeguard, at, applies.and(holds), judged, self.row(at));
            }
            Ask::Based(bases) => {
                let judged = excuse(Judged::NotShown, excused.or(self.based(bases, moment)));
                self.emit_if(check.safeguard, at, applies, judged, -1);
            }
            Ask::Before { seen, enough, set, lead, itself } => {
                let (mut came, mut in_time) = (moment.held.meets(seen), moment.held.meets(enough));
                let mut witness = None;
                if itself || S::ROWS {
                    let until = moment.at;
                    let other =
                        |other: &usize| *other != at && self.rows.at[*other] <= until && self.is_in(set, *other);
                    let first = (0..self.rows.at.len()).find(other);
                    witness = first;
                    came = first.is_some();
                    in_time = first.is_some_and(|w| lead == NONE || self.clocks.end(lead, self.rows.at[w]) <= until);
                }
                let judged = match (in_time, came) {
                    (true, _) => Judged::Kept,
                    (false, true) => Judged::Crossed,
                    (false, false) => Judged::NotShown,
                };
                let detail = witness.map_or(-1, |witness| self.row(witness));
                self.emit_if(check.safeguard, at, applies, excuse(judged, excused), detail);
            }
        }
    }

    /// Notes that a prohibition has a verdict of its own, so that none is given on the state alone.
    fn say(&mut self, safeguard: u16) {
        let stamp = self.registers.stamp;
        if let Some(said) = self.registers.said.get_mut(usize::from(safeguard)) {
            *said = stamp;
        }
    }

    pub(super) fn was_said(&self, safeguard: u16) -> bool {
        self.registers.said.get(usize::from(safeguard)) == Some(&self.registers.stamp)
    }

    /// What is forbidden or must be preceded is announced and has not come since.
    pub(super) fn warned(&mut self, warn: &Warn<N>, at: usize) {
        let as_of = self.rows.as_of;
        let named = self.rows.names.get(at).copied().filter(|name| *name != NOT_NAMED);
        if named.is_some_and(|named| named < as_of) {
            return;
        }
        let moment = Moment { held: self.held_until(as_of), at: as_of, index: Some(at), is_now: true };
        let Applies { applies, excused } = self.applies(warn.guard, moment);
        match warn.ask {
            WarnAsk::Never { sure, possible } => {
                let held = self.held_until(named.map_or(as_of, |named| named.max(as_of)));
                let applies = applies.and(in_bits(held, sure, possible));
                if applies == Tri::No || excused == Tri::Yes {
                    return;
                }
                self.say(warn.safeguard);
                let applies = if excused == Tri::Maybe { Tri::Maybe } else { applies };
                self.emit_if(warn.safeguard, at, applies, Judged::Running, named.unwrap_or(i64::MAX));
            }
            WarnAsk::Based(bases) => {
                let kept = excused.or(self.based(bases, moment));
                let detail = if kept == Tri::Yes { -1 } else { named.unwrap_or(i64::MAX) };
                self.emit_if(warn.safeguard, at, applies, excuse(Judged::Running, kept), detail);
            }
            WarnAsk::Before { set, lead } => {
                let due = named.map_or(i64::MAX, |named| named.saturating_sub(lead));
                let timely = |other: &usize| *other != at && self.rows.at[*other] <= due && self.is_in(set, *other);
                let shown = (0..self.rows.at.len()).find(timely);
                let missed = if as_of <= due { Judged::Running } else { Judged::NotShown };
                let (judged, detail) = match shown {
                    Some(shown) => (Judged::Kept, self.row(shown)),
                    None => (excuse(missed, excused), if excused == Tri::Yes { -1 } else { due }),
                };
                self.emit_if(warn.safeguard, at, applies, judged, detail);
            }
        }
    }
}

/// What is excused is kept; what may be excused is open, unless it is kept anyway.
fn excuse(judged: Judged, excused: Tri) -> Judged {
    match (judged, excused) {
        (Judged::Kept, _) | (_, Tri::Yes) => Judged::Kept,
        (_, Tri::Maybe) => Judged::Open,
        (judged, Tri::No) => judged,
    }
}
