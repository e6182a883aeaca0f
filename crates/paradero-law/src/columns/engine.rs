//! The evaluator: each person's rows forwards for states, then backwards for what came after.
//!
//! Going backwards the next event of a set is one register, so that a duty `when … expect … within …` needs no list of what is
//! waiting: at its trigger the register tells whether something came, and when. States need the other direction; which of
//! them hold at each row is kept for the way back, in a few kilobytes that stay in the first cache. Registers are never
//! cleared: a stamp tells whether what they hold is of the person at hand.

use paradero_record::Tri;

use super::bits::Bits;
use super::clocks::Clocks;
use super::guard::Moment;
use super::schema::Attributes;
use super::sink::{Finding, Judged, Sink};
use super::tables::{Due, Expect, NONE, Tables, Turn};

/// Where nobody names a moment.
pub(super) const NOT_NAMED: i64 = i64::MIN;

/// What stays between people.
#[derive(Clone, Debug, Default)]
pub(super) struct Registers<const N: usize> {
    next: Vec<Next>,
    pub(super) stamp: u32,
    held: Vec<Bits<N>>,
    ends: Vec<i64>,
    /// The person for whom a prohibition was last said to be broken or to loom, by its number.
    pub(super) said: Vec<u32>,
    doubts: Vec<(u16, usize)>,
    /// Which safeguards are in doubt for the person at hand, one bit each.
    doubtful: Vec<u64>,
    later: Vec<Later>,
}

/// What was found on the way back and still has to be asked for conditions.
#[derive(Clone, Copy, Debug)]
struct Later {
    at: usize,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    /// A duty by its place, and what it came to as far as time goes.
    Expect(u32, Judged, i64),
    /// What is owed after a miss, by its place, and the next of both sets.
    Then(u32, Next, Next),
    /// Something announced that has not come since.
    Warn(u32),
    /// What is asked of what came before.
    Checks,
}

/// The next event of a set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Next {
    pub(super) at: i64,
    /// Its place among the person's rows, from the person's stamp on.
    pub(super) stamp: u32,
}

/// One person's rows up to the end of the person's record.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) person: u32,
    pub(super) at: &'a [i64],
    pub(super) symbols: &'a [u16],
    /// The moments that they name; empty when none does.
    pub(super) names: &'a [i64],
    /// The row of the chunk that the first of them is.
    pub(super) first: usize,
    /// The row that each stands for, counted from the first, and whether it follows by law from that row; empty where each is
    /// the next.
    pub(super) map: &'a [(u32, bool)],
    pub(super) as_of: i64,
    pub(super) tied: bool,
    pub(super) has_doubt: bool,
    /// The rules of which it is open whether something follows.
    pub(super) unsure: &'a [usize],
    pub(super) attributes: Attributes<'a>,
}

impl Rows<'_> {
    /// The row of the chunk.
    #[inline(always)]
    pub(super) fn row(&self, at: usize) -> usize {
        if self.map.is_empty() { self.first + at } else { self.mapped(at).0 }
    }

    /// The row in which it was recorded; nothing for what follows by law.
    pub(super) fn own_row(&self, at: usize) -> Option<usize> {
        if self.map.is_empty() {
            return Some(self.first + at);
        }
        Some(self.mapped(at)).filter(|(_, follows)| !follows).map(|(row, _)| row)
    }

    fn mapped(&self, at: usize) -> (usize, bool) {
        self.map.get(at).map_or((self.first, false), |(row, follows)| (self.first + *row as usize, *follows))
    }
}

/// One person being judged.
pub(super) struct Run<'a, const N: usize, S> {
    pub(super) tables: &'a Tables<N>,
    pub(super) clocks: &'a Clocks,
    pub(super) registers: &'a mut Registers<N>,
    pub(super) sink: &'a mut S,
    pub(super) rows: Rows<'a>,
    /// The states after the last row, and the timers that run.
    pub(super) open: Bits<N>,
    active: u64,
}

impl<const N: usize> Registers<N> {
    pub(super) fn new(tables: &Tables<N>) -> Self {
        Self {
            next: vec![Next::default(); tables.members.len() + 1],
            stamp: 1,
            held: Vec::new(),
            ends: vec![0; tables.timers.len()],
            said: vec![0; tables.standing.iter().map(|s| usize::from(s.safeguard) + 1).max().unwrap_or(0)],
            doubts: Vec::new(),
            doubtful: vec![0; 1024],
            later: Vec::new(),
        }
    }

    /// Makes room for a person with so many rows, and a stamp for each row that none had before.
    fn begin(&mut self, rows: usize) {
        if self.held.len() < rows {
            self.held.resize(rows, Bits::NONE);
        }
        let count = u32::try_from(rows).unwrap_or(u32::MAX - 1);
        if self.stamp.checked_add(count).is_none() {
            self.next.fill(Next::default());
            self.said.fill(0);
            self.stamp = 1;
        }
    }
}

impl<'a, const N: usize, S: Sink> Run<'a, N, S> {
    #[inline(always)]
    pub(super) fn person(
        tables: &'a Tables<N>,
        clocks: &'a Clocks,
        registers: &'a mut Registers<N>,
        sink: &'a mut S,
        rows: Rows<'a>,
    ) {
        registers.begin(rows.at.len());
        let mut run = Self { tables, clocks, registers, sink, rows, open: Bits::NONE, active: 0 };
        if rows.has_doubt {
            run.note_doubts();
        }
        if rows.tied {
            run.forwards::<true>();
            run.backwards::<true>();
        } else {
            run.forwards::<false>();
            run.backwards::<false>();
        }
        if !run.registers.later.is_empty() {
            run.later();
        }
        run.last();
        run.registers.stamp += u32::try_from(rows.at.len()).unwrap_or(0);
    }

    /// Asks at some rows whether a guard's conditions hold.
    pub(super) fn ask(
        tables: &'a Tables<N>,
        clocks: &'a Clocks,
        registers: &'a mut Registers<N>,
        sink: &'a mut S,
        rows: Rows<'a>,
        guard: u32,
        asked: &mut [(usize, Tri)],
    ) {
        registers.begin(rows.at.len());
        let mut run = Self { tables, clocks, registers, sink, rows, open: Bits::NONE, active: 0 };
        run.forwards::<true>();
        for (at, holds) in asked {
            *holds = run.applies(guard, run.held(*at)).applies;
        }
    }

    /// What lacks an attribute that patterns ask for: the safeguards that may look at it are left open for this person.
    #[cold]
    fn note_doubts(&mut self) {
        self.registers.doubtful.fill(0);
        self.registers.doubts.clear();
        let follows = self.rows.unsure.iter().flat_map(|rule| self.tables.touched[*rule].iter().map(|s| (0, s)));
        let of_symbol = |(at, symbol): (usize, &u16)| {
            self.tables.doubts[usize::from(*symbol)].iter().map(move |safeguard| (at, safeguard))
        };
        let symbols = self.rows.symbols.iter().enumerate().flat_map(of_symbol);
        for (at, safeguard) in follows.chain(symbols) {
            {
                let word = &mut self.registers.doubtful[usize::from(safeguard / 64)];
                if *word & (1 << (safeguard % 64)) == 0 {
                    *word |= 1 << (safeguard % 64);
                    self.registers.doubts.push((*safeguard, at));
                }
            }
        }
        for n in 0..self.registers.doubts.len() {
            let (safeguard, at) = self.registers.doubts[n];
            self.add(safeguard, at, Judged::Open, -1);
        }
    }

    fn is_in_doubt(&self, safeguard: u16) -> bool {
        self.rows.has_doubt && self.registers.doubtful[usize::from(safeguard / 64)] & (1 << (safeguard % 64)) != 0
    }

    pub(super) fn emit(&mut self, safeguard: u16, at: usize, judged: Judged, detail: i64) {
        if !self.is_in_doubt(safeguard) {
            self.add(safeguard, at, judged, detail);
        }
    }

    #[inline(always)]
    fn add(&mut self, safeguard: u16, at: usize, judged: Judged, detail: i64) {
        let trigger = u32::try_from(self.rows.row(at)).unwrap_or(u32::MAX);
        self.sink.add(Finding { person: self.rows.person, safeguard, trigger, judged, detail });
    }

    /// The row of the chunk, as a detail.
    pub(super) fn row(&self, at: usize) -> i64 {
        i64::try_from(self.rows.row(at)).unwrap_or(-1)
    }

    /// Which states hold at each row. What happens at one instant opens before anything is judged and closes after all is.
    #[inline(always)]
    fn forwards<const TIED: bool>(&mut self) {
        let (mut open, mut active) = (Bits::NONE, 0_u64);
        let count = self.rows.at.len();
        let shifts = self.tables.shifts.as_slice();
        let held = &mut self.registers.held[..count];
        let (times, symbols) = (&self.rows.at[..count], &self.rows.symbols[..count]);
        let mut begin = 0;
        while begin < count {
            let end = if TIED { group_end(times, begin) } else { begin + 1 };
            for at in begin..end {
                let of = &shifts[usize::from(symbols[at])];
                if !of.timers.is_empty() {
                    for timer in of.timers.of(&self.tables.timers_of) {
                        let timer_of = &self.tables.timers[*timer as usize];
                        let begun = active & (1 << timer) != 0 || open.meets(timer_of.bit);
                        if timer_of.turn == Turn::Ends || !begun {
                            self.registers.ends[*timer as usize] = self.clocks.end(timer_of.table, times[at]);
                            active |= 1 << timer;
                        }
                    }
                }
                open = open.or(of.opens);
            }
            if active != 0 {
                (open, active) = run_timers(self.tables, &self.registers.ends, open, active, times[begin]);
            }
            if TIED {
                held[begin..end].fill(open);
                open = open.without(closed_together(self.tables, &symbols[begin..end]));
            } else {
                held[begin] = open;
                open = open.without(shifts[usize::from(symbols[begin])].closes);
            }
            begin = end;
        }
        (self.open, self.active) = (open, active);
    }

    /// The states that hold now and do not end by themselves before an instant.
    pub(super) fn held_until(&self, at: i64) -> Bits<N> {
        match self.active {
            0 => self.open,
            active => run_timers(self.tables, &self.registers.ends, self.open, active, at).0,
        }
    }

    /// Whether the states at a row let a guard hold.
    #[inline(always)]
    pub(super) fn may_apply(&self, guard: u32, at: usize) -> bool {
        let held = self.registers.held[at];
        let guard = &self.tables.guards[guard as usize];
        held.has_all(guard.need_possible) & !held.meets(guard.not_sure)
    }

    pub(super) fn held(&self, at: usize) -> Moment<N> {
        Moment { held: self.registers.held[at], at: self.rows.at[at], index: Some(at), is_now: false }
    }

    /// What came after each row. Only what the next events and the time decide is said at once; the rest is asked afterwards,
    /// so that this loop needs few registers of the processor.
    #[inline(always)]
    fn backwards<const TIED: bool>(&mut self) {
        let Self { tables, clocks, rows, .. } = *self;
        let (times, symbols) = (rows.at, &rows.symbols[..rows.at.len()]);
        let is_whole = rows.has_doubt;
        let mut end = times.len();
        while end > 0 {
            let begin = if TIED { group_begin(times, end) } else { end - 1 };
            for at in (begin..end).rev() {
                let hot = &tables.hot[usize::from(symbols[at])];
                let expects = hot.expects.of(&tables.expects);
                for (number, expect) in expects.iter().enumerate() {
                    // Most conditions fail by the states alone.
                    if expect.guard != NONE && !self.may_apply(expect.guard, at) {
                        continue;
                    }
                    let next = self.next::<TIED>(expect.set, at, begin, end);
                    let due = due(clocks, &rows, expect.due, at);
                    let (judged, detail) = outcome(&rows, self.registers.stamp, expect, next, due);
                    if expect.plain && !is_whole {
                        self.add(expect.safeguard, at, judged, detail);
                    } else {
                        let number = hot.expects.first + u32::try_from(number).unwrap_or(0);
                        self.registers.later.push(Later { at, what: What::Expect(number, judged, detail) });
                    }
                }
                if hot.has_rest {
                    self.rest::<TIED>(at, begin, end);
                }
            }
            for at in (begin..end).rev() {
                let hot = &tables.hot[usize::from(symbols[at])];
                let next = Next { at: times[at], stamp: self.registers.stamp + u32::try_from(at).unwrap_or(0) };
                for set in hot.sets.of(&tables.sets) {
                    self.registers.next[*set as usize] = next;
                }
            }
            end = begin;
        }
    }

    /// What was put off on the way back.
    #[inline(never)]
    fn later(&mut self) {
        let tables = self.tables;
        let later = std::mem::take(&mut self.registers.later);
        for Later { at, what } in &later {
            match *what {
                What::Expect(number, judged, detail) => {
                    let expect = &tables.expects[number as usize];
                    self.guarded(expect, *at, judged, detail);
                }
                What::Then(number, first, next) => self.then(&tables.thens[number as usize], *at, (first, next)),
                What::Warn(number) => self.warned(&tables.warns[number as usize], *at),
                What::Checks => {
                    let of = &tables.symbols[usize::from(self.rows.symbols[*at])];
                    for check in of.checks.of(&tables.checks) {
                        self.check(check, *at);
                    }
                }
            }
        }
        self.registers.later = later;
        self.registers.later.clear();
    }

    /// The next event of a set at or after one, itself not counted.
    #[inline(always)]
    fn next<const TIED: bool>(&self, set: u32, at: usize, begin: usize, end: usize) -> Next {
        if TIED && end - begin > 1 {
            let other = (begin..end).find(|other| *other != at && self.is_in(set, *other));
            if let Some(other) = other {
                let stamp = self.registers.stamp + u32::try_from(other).unwrap_or(0);
                return Next { at: self.rows.at[other], stamp };
            }
        }
        self.registers.next[set as usize]
    }

    /// Whether what happened in a row belongs to a set.
    pub(super) fn is_in(&self, set: u32, at: usize) -> bool {
        let member = self.tables.members.get(set as usize);
        member.is_some_and(|member| member[usize::from(self.rows.symbols[at])])
    }

    #[inline(never)]
    fn rest<const TIED: bool>(&mut self, at: usize, begin: usize, end: usize) {
        let tables = self.tables;
        let of = &tables.symbols[usize::from(self.rows.symbols[at])];
        if !of.checks.is_empty() {
            self.registers.later.push(Later { at, what: What::Checks });
        }
        for number in of.thens.first..of.thens.last {
            let then = &tables.thens[number as usize];
            let first = self.next::<TIED>(then.first.set, at, begin, end);
            let next = self.next::<TIED>(then.owed.set, at, begin, end);
            self.registers.later.push(Later { at, what: What::Then(number, first, next) });
        }
        for number in of.warns.first..of.warns.last {
            let warn = &tables.warns[number as usize];
            let next = self.next::<TIED>(warn.coming, at, begin, end);
            if !warn.itself && next.stamp < self.registers.stamp {
                self.registers.later.push(Later { at, what: What::Warn(number) });
            }
        }
    }
}

/// By when something is due that a row sets off.
#[inline(always)]
pub(super) fn due(clocks: &Clocks, rows: &Rows<'_>, due: Due, at: usize) -> i64 {
    let from = rows.at[at];
    match due {
        Due::Seconds(seconds) => from + seconds,
        Due::Table(table) => clocks.end(table, from),
        Due::Never => i64::MAX,
        Due::Named => rows.names.get(at).copied().unwrap_or(NOT_NAMED),
    }
}

/// What the next event of a set and the time come to.
#[inline(always)]
pub(super) fn outcome(rows: &Rows<'_>, stamp: u32, expect: &Expect, next: Next, due: i64) -> (Judged, i64) {
    let has = next.stamp >= stamp;
    let in_time = has & (next.at <= due);
    let up = if has { expect.late } else { expect.missed };
    let missed = if rows.as_of <= due { Judged::Running } else { up };
    let shown = i64::try_from(rows.row(next.stamp.wrapping_sub(stamp) as usize)).unwrap_or(-1);
    // A right that is over was not used: nothing shows it.
    let unshown = if missed == Judged::Kept { -1 } else { due };
    (if in_time { Judged::Kept } else { missed }, if in_time { shown } else { unshown })
}

/// Ends what has lasted its time before an instant, and begins what has waited long enough.
fn run_timers<const N: usize>(tables: &Tables<N>, ends: &[i64], open: Bits<N>, active: u64, at: i64) -> (Bits<N>, u64) {
    let (mut open, mut left, mut active) = (open, active, active);
    while left != 0 {
        let number = left.trailing_zeros() as usize;
        left &= left - 1;
        let (timer, end) = (&tables.timers[number], ends[number]);
        match timer.turn {
            Turn::Ends if end < at => {
                open = open.without(timer.bit);
                active &= !(1 << number);
            }
            Turn::Begins if end <= at => {
                open = open.or(timer.bit);
                active &= !(1 << number);
            }
            _ => {}
        }
    }
    (open, active)
}

/// What events at one instant close: each closes what the others opened until then, and none what it opens itself.
fn closed_together<const N: usize>(tables: &Tables<N>, symbols: &[u16]) -> Bits<N> {
    let (mut once, mut twice, mut by_itself) = (Bits::NONE, Bits::NONE, Bits::NONE);
    for symbol in symbols {
        let of = &tables.symbols[usize::from(*symbol)];
        twice = twice.or(once.without(once.without(of.until)));
        once = once.or(of.until);
        by_itself = by_itself.or(of.until.without(tables.shifts[usize::from(*symbol)].closes));
    }
    once.without(by_itself.without(twice))
}

fn group_end(times: &[i64], begin: usize) -> usize {
    let same = times[begin..].iter().take_while(|at| **at == times[begin]).count();
    begin + same
}

fn group_begin(times: &[i64], end: usize) -> usize {
    let same = times[..end].iter().rev().take_while(|at| **at == times[end - 1]).count();
    end - same
}
