//! The evaluator for programs without lists: a few duties of plain hours and prohibitions, as national rules are.
//!
//! Where every symbol sets off at most one duty and belongs to at most one set, a block of rows is judged without looking for
//! where a person begins: registers know whose they are. So there is next to nothing for the processor to guess, and guessing
//! wrong at the end of every person is what such a loop spends most of its time on.

use super::bits::Bits;
use super::sink::{Finding, Judged, Sink};
use super::tables::{Ask, Lone, NONE, Tables};

/// What stays between blocks.
#[derive(Clone, Debug, Default)]
pub(super) struct Alone<const N: usize> {
    next: Vec<Shown>,
    held: Vec<Bits<N>>,
    rest: Vec<u32>,
    ends: Vec<u32>,
}

/// The next event of a set, of the person who stands beside it.
#[derive(Clone, Copy, Debug, Default)]
struct Shown {
    at: i64,
    person: u32,
    /// Its row in the chunk, and one more; 0 for none.
    row: u32,
}

/// A block of rows of whole people.
#[derive(Clone, Copy)]
pub(super) struct Block<'a> {
    pub(super) people: &'a [u32],
    pub(super) at: &'a [i64],
    pub(super) symbols: &'a [u16],
    /// The row of the chunk that the first of them is.
    pub(super) first: usize,
    pub(super) as_of: i64,
}

impl Block<'_> {
    /// Whether no person has two events at one instant, and none after now.
    pub(super) fn is_even(&self) -> bool {
        let count = self.people.len();
        let (people, at) = (self.people, &self.at[..count]);
        let after = |n: usize| (people.get(n..).unwrap_or_default(), at.get(n..).unwrap_or_default());
        let (next_people, next_at) = after(1);
        let same = people.iter().zip(next_people).zip(at.iter().zip(next_at));
        let ties = same.fold(0, |ties, ((a, b), (from, until))| ties | (u64::from(a == b) & u64::from(from == until)));
        let late = at.iter().fold(0, |late, at| late | u64::from(*at > self.as_of));
        ties | late == 0
    }
}

/// The program's symbols one by one, when it can be judged in this way; nothing otherwise.
pub(super) fn is_alone<const N: usize>(tables: &Tables<N>) -> bool {
    let plain_checks = tables.checks.iter().all(|check| check.guard == NONE && matches!(check.ask, Ask::Never { .. }));
    let plain_standing = tables.standing.iter().all(|standing| standing.guard == NONE);
    let no_lists = tables.everys.is_empty() && tables.elements.is_empty() && tables.timers.is_empty();
    let no_doubts = tables.doubts.iter().all(Vec::is_empty);
    !tables.lone.is_empty() && plain_checks && plain_standing && no_lists && no_doubts
}

impl<const N: usize> Alone<N> {
    pub(super) fn new(tables: &Tables<N>) -> Self {
        Self { next: vec![Shown::default(); tables.members.len() + 1], ..Self::default() }
    }

    /// Forgets people: another chunk may use their numbers again.
    pub(super) fn begin(&mut self) {
        self.next.fill(Shown::default());
    }

    #[inline(never)]
    pub(super) fn judge<S: Sink>(&mut self, tables: &Tables<N>, block: Block<'_>, sink: &mut S) {
        self.forwards(tables, block);
        self.backwards(&tables.lone, block, sink);
        self.checks(tables, block, sink);
        self.standing(tables, block, sink);
    }

    /// Which states hold at each row, and where each person ends.
    fn forwards(&mut self, tables: &Tables<N>, block: Block<'_>) {
        let count = block.people.len();
        if self.held.len() < count {
            self.held.resize(count, Bits::NONE);
            self.ends.resize(count, 0);
            self.rest.resize(count, 0);
        }
        let (people, symbols) = (block.people, &block.symbols[..count]);
        let held = &mut self.held[..count];
        let shifts = tables.shifts.as_slice();
        let mut open = Bits::NONE;
        let mut person = people.first().copied().unwrap_or(0);
        for row in 0..count {
            let shift = &shifts[usize::from(symbols[row])];
            open = open.if_so(people[row] == person).or(shift.opens);
            person = people[row];
            held[row] = open;
            open = open.without(shift.closes);
        }
        let mut ends = 0;
        for row in 0..count {
            self.ends[ends] = u32::try_from(row).unwrap_or(0);
            ends += usize::from(people.get(row + 1) != Some(&people[row]));
        }
        self.ends.truncate(ends);
    }

    fn backwards<S: Sink>(&mut self, lone: &[Lone], block: Block<'_>, sink: &mut S) {
        let count = block.people.len();
        let (people, times, symbols) = (&block.people[..count], &block.at[..count], &block.symbols[..count]);
        let (next, rest, as_of) = (self.next.as_mut_slice(), &mut self.rest[..count], block.as_of);
        let mut rests = 0;
        let mut number = u32::try_from(block.first + count).unwrap_or(u32::MAX);
        for row in (0..count).rev() {
            let (of, from, person) = (&lone[usize::from(symbols[row])], times[row], people[row]);
            let shown = next[of.waits_for as usize];
            let due = from + of.seconds;
            let has = (shown.row != 0) & (shown.person == person);
            let in_time = has & (shown.at <= due);
            let up = if has { of.late } else { of.missed };
            let missed = if as_of <= due { Judged::Running } else { up };
            let judged = if in_time { Judged::Kept } else { missed };
            let detail = if in_time { i64::from(shown.row) - 1 } else { due };
            let finding = Finding { person, safeguard: of.safeguard, trigger: number - 1, judged, detail };
            sink.add_if(finding, of.has_expect);
            next[of.belongs_to as usize] = Shown { at: from, person, row: number };
            number -= 1;
            rest[rests] = u32::try_from(row).unwrap_or(0);
            rests += usize::from(of.has_rest);
        }
        self.rest.truncate(rests);
    }

    fn checks<S: Sink>(&mut self, tables: &Tables<N>, block: Block<'_>, sink: &mut S) {
        for row in &self.rest {
            let row = *row as usize;
            let of = &tables.symbols[usize::from(block.symbols[row])];
            for check in of.checks.of(&tables.checks) {
                let Ask::Never { sure, .. } = check.ask else { continue };
                if self.held[row].meets(sure) {
                    sink.add(block.finding(row, check.safeguard, Judged::Crossed, row));
                }
            }
        }
        self.rest.resize(self.held.len(), 0);
    }

    /// The prohibitions whose state holds after a person's last row: kept so far, where nothing forbidden was said.
    fn standing<S: Sink>(&mut self, tables: &Tables<N>, block: Block<'_>, sink: &mut S) {
        for standing in &tables.standing {
            for row in &self.ends {
                let row = *row as usize;
                let now = self.held[row].without(tables.shifts[usize::from(block.symbols[row])].closes);
                if now.meets(standing.possible) && !self.was_broken(tables, block, row, standing.safeguard) {
                    let opener = if S::ROWS { first_open(tables, block, row, &standing.states, now) } else { row };
                    let finding = block.finding(opener, standing.safeguard, Judged::Kept, opener);
                    sink.add(Finding { detail: -1, ..finding });
                }
            }
        }
        self.ends.resize(self.held.len(), 0);
    }

    /// Whether a prohibition was broken by any event of the person whose last row this is.
    fn was_broken(&self, tables: &Tables<N>, block: Block<'_>, last: usize, safeguard: u16) -> bool {
        let mut row = last;
        loop {
            let of = &tables.symbols[usize::from(block.symbols[row])];
            for check in of.checks.of(&tables.checks) {
                let Ask::Never { sure, .. } = check.ask else { continue };
                if check.safeguard == safeguard && self.held[row].meets(sure) {
                    return true;
                }
            }
            if row == 0 || block.people[row - 1] != block.people[last] {
                return false;
            }
            row -= 1;
        }
    }
}

impl Block<'_> {
    fn finding(&self, row: usize, safeguard: u16, judged: Judged, witness: usize) -> Finding {
        let trigger = u32::try_from(self.first + row).unwrap_or(u32::MAX);
        let detail = i64::try_from(self.first + witness).unwrap_or(-1);
        Finding { person: self.people[row], safeguard, trigger, judged, detail }
    }
}

/// The first of the events that keep open the first of some states that holds after a person's last row.
fn first_open<const N: usize>(
    tables: &Tables<N>,
    block: Block<'_>,
    last: usize,
    states: &[usize],
    now: Bits<N>,
) -> usize {
    let mut held = states.iter().filter_map(|state| tables.states.get(*state)).filter(|s| now.meets(s.possible));
    let Some(state) = held.next() else { return last };
    let is_in = |set: u32, row: usize| tables.members[set as usize][usize::from(block.symbols[row])];
    let mut opener = last;
    for row in (0..=last).rev().take_while(|row| block.people[*row] == block.people[last]) {
        if is_in(state.from, row) {
            opener = row;
        }
        if is_in(state.until, row) {
            break;
        }
    }
    opener
}
