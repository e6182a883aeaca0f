//! What is asked after a person's last row: prohibitions kept so far, what is owed again and again, elements.

use paradero_record::Tri;

use super::bits::Bits;
use super::engine::Run;
use super::guard::{Applies, Moment, in_bits};
use super::sink::{Judged, Sink};
use super::tables::{Elements, Every, NONE, ShownBy, Span, Standing};

impl<const N: usize, S: Sink> Run<'_, N, S> {
    #[inline(always)]
    pub(super) fn last(&mut self) {
        let tables = self.tables;
        if tables.standing.is_empty() && tables.everys.is_empty() && tables.elements.is_empty() {
            return;
        }
        let now = self.held_until(self.rows.as_of);
        for standing in &tables.standing {
            if now.meets(standing.possible) && !self.was_said(standing.safeguard) {
                self.standing(standing, now);
            }
        }
        for every in &tables.everys {
            if tables.states.get(every.state).is_some_and(|state| now.meets(state.possible)) {
                self.every(every, now);
            }
        }
        for elements in &tables.elements {
            if elements.gates.iter().all(|gate| now.meets(*gate)) {
                self.elements(elements, now);
            }
        }
    }

    /// The state holds, and nothing forbidden happened or is announced: kept so far.
    fn standing(&mut self, standing: &Standing<N>, now: Bits<N>) {
        let moment = Moment { held: now, at: self.rows.as_of, index: None, is_now: true };
        let Applies { applies, excused } = self.applies(standing.guard, moment);
        let applies = applies.and(in_bits(now, standing.sure, standing.possible));
        if applies == Tri::No || excused == Tri::Yes {
            return;
        }
        let opener = if S::ROWS {
            let states = standing.states.iter().filter_map(|state| self.tables.states.get(*state));
            states.filter(|state| now.meets(state.possible)).find_map(|state| self.first_open(*state)).unwrap_or(0)
        } else {
            0
        };
        let applies = if excused == Tri::Maybe { Tri::Maybe } else { applies };
        self.emit_if(standing.safeguard, opener, applies, Judged::Kept, -1);
    }

    /// Due so long after the last of the expected, or after what opened the state where none has come.
    fn every(&mut self, every: &Every, now: Bits<N>) {
        let Some(state) = self.tables.states.get(every.state).copied() else { return };
        let Some(opener) = self.first_open(state) else { return };
        let Applies { applies, .. } = self.applies(every.guard, self.held(opener));
        let applies = applies.and(in_bits(now, state.sure, state.possible));
        let since = self.rows.at[opener];
        let came = (0..self.rows.at.len()).rev().take_while(|at| self.rows.at[*at] >= since);
        let trigger = came.into_iter().find(|at| self.is_in(every.set, *at)).unwrap_or(opener);
        let due = self.clocks.end(every.table, self.rows.at[trigger]);
        let judged = if self.rows.as_of <= due { Judged::Running } else { Judged::NotShown };
        self.emit_if(every.safeguard, trigger, applies, judged, due);
    }

    /// The first of the events that keep a state open now, certainly or possibly.
    fn first_open(&self, state: Span<N>) -> Option<usize> {
        let closers = self.last_closers(state.until);
        (0..self.rows.at.len())
            .find(|at| self.is_in(state.from, *at) && self.keeps_open(state, *at, closers) != Tri::No)
    }

    /// The last two events that close a state: the second counts for an event that both opens and closes it.
    fn last_closers(&self, until: u32) -> (Option<usize>, Option<usize>) {
        let mut closers = (0..self.rows.at.len()).rev().filter(|at| self.is_in(until, *at));
        (closers.next(), closers.next())
    }

    /// Whether an event that opened a state still keeps it open now.
    fn keeps_open(&self, state: Span<N>, opener: usize, closers: (Option<usize>, Option<usize>)) -> Tri {
        let closer = if closers.0 == Some(opener) { closers.1 } else { closers.0 };
        let at = self.rows.at[opener];
        if closer.is_some_and(|closer| self.rows.at[closer] >= at) {
            return Tri::No;
        }
        let is_over = |table: u32| table != NONE && self.clocks.end(table, at) < self.rows.as_of;
        match (is_over(state.lasts.0), is_over(state.lasts.1)) {
            (_, true) => Tri::No,
            (true, false) => Tri::Maybe,
            (false, false) => Tri::Yes,
        }
    }

    /// All elements shown and no answer since is not shown, an answer is kept; after an answer all of them must be shown anew.
    fn elements(&mut self, elements: &Elements<N>, now: Bits<N>) {
        let mut is_loose = false;
        let mut shown: Vec<Vec<usize>> = Vec::new();
        for shown_by in &elements.each {
            let mut rows: Vec<usize> = Vec::new();
            for by in shown_by {
                match by {
                    ShownBy::Set(set) => rows.extend((0..self.rows.at.len()).filter(|at| self.is_in(*set, *at))),
                    ShownBy::State(state) => {
                        let Some(state) = self.tables.states.get(*state) else { continue };
                        is_loose |= in_bits(now, state.sure, state.possible) == Tri::Maybe;
                        let closers = self.last_closers(state.until);
                        let keeps = |at: &usize| {
                            self.is_in(state.from, *at) && self.keeps_open(*state, *at, closers) != Tri::No
                        };
                        rows.extend((0..self.rows.at.len()).filter(keeps));
                    }
                }
            }
            if rows.is_empty() {
                return;
            }
            shown.push(rows);
        }
        let answers: Vec<usize> = (0..self.rows.at.len()).filter(|at| self.is_in(elements.answers, *at)).collect();
        let (since, judged, detail) = self.in_rounds(&shown, &answers);
        let Applies { applies, .. } = self.applies(elements.guard, self.held(since));
        let applies = if is_loose { applies.and(Tri::Maybe) } else { applies };
        self.emit_if(elements.safeguard, since, applies, judged, detail);
    }

    /// Round by round: the elements in the order in which they came, and the first answer after the last of them.
    fn in_rounds(&self, shown: &[Vec<usize>], answers: &[usize]) -> (usize, Judged, i64) {
        let at = |row: usize| self.rows.at[row];
        let mut found = (0, Judged::NotShown, i64::MAX);
        let mut after = None;
        loop {
            let is_new = |row: &usize| after.is_none_or(|after| at(*row) > after);
            let first = |rows: &Vec<usize>| rows.iter().copied().filter(is_new).min_by_key(|row| at(*row));
            let firsts: Option<Vec<usize>> = shown.iter().map(first).collect();
            let since = firsts.and_then(|firsts| firsts.into_iter().max_by_key(|row| at(*row)));
            let Some(since) = since else { return found };
            let Some(answer) = answers.iter().copied().find(|answer| at(*answer) >= at(since)) else {
                return (since, Judged::NotShown, i64::MAX);
            };
            found = (since, Judged::Kept, self.row(answer));
            after = Some(at(answer));
        }
    }
}
