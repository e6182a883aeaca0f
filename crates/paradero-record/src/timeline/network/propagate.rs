//! Carrying bounds along ties until nothing moves.

use std::borrow::Cow;
use std::collections::VecDeque;

use super::{Core, Network, cycle};
use crate::{Instant, Instants};

/// Which bound of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    First,
    Last,
}

/// A bound of one event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) at: Instant,
    /// The step that set it; none where the event's own statements did.
    pub(super) step: Option<usize>,
}

/// How a bound came over a tie from the bound of another event. Steps are never forgotten: a bound may move again on account
/// of one that rests on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) tie: usize,
    /// The event whose bound was carried over, and what that bound was.
    pub(super) from: usize,
    pub(super) bound: Bound,
    /// The bound was moved over a hole in what the event's own statements allow.
    pub(super) snapped: bool,
}

/// The first and the last instant of every event, and every step by which they came about.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds {
    pub(super) of: Vec<[Bound; 2]>,
    pub(super) steps: Vec<Step>,
}

/// How often one bound may move. Only ties in days of unequal length, or dates with many holes, move one so often; then the
/// bounds reached so far are true, if not the tightest.
const MOST_MOVES: u32 = 4_000;

/// How often a bound may move where no dates limit it, in the search for ties that contradict by themselves.
const MOST_UNDATED_MOVES: u32 = 64;

/// The ties of a network, with what each event may be by its own statements.
pub(super) struct Problem<'a> {
    pub(super) network: &'a Network,
    pub(super) allowed: Vec<Cow<'a, Instants>>,
}

impl Problem<'_> {
    /// The bounds to which the active ties lead, or what may contradict.
    pub(super) fn solve(&self, active: &[bool]) -> Result<Bounds, Core> {
        let bounds = self.dated(active)?;
        self.undated(active, &bounds)?;
        Ok(bounds)
    }

    /// Looks for ties that contradict each other whatever the dates are, among events that no date reaches: every event
    /// begins on the same day, and a bound that comes round to its event moves for ever.
    fn undated(&self, active: &[bool], dated: &Bounds) -> Result<(), Core> {
        let begin = Bound { at: Instant::from_second(0), step: None };
        let (none, end) = (Bound { at: Instant::MIN, ..begin }, Bound { at: Instant::MAX, ..begin });
        let is_open = |at: usize| self.is_tied(at) && dated.of[at][0].at == Instant::MIN;
        let of = (0..self.allowed.len()).map(|at| [if is_open(at) { begin } else { none }, end]).collect();
        let mut run = Run::new(self, active, of, MOST_UNDATED_MOVES);
        run.has_dates = false;
        run.queue = (0..self.allowed.len()).filter(|at| is_open(*at)).map(|at| (at, End::First)).collect();
        run.settle()
    }

    fn dated(&self, active: &[bool]) -> Result<Bounds, Core> {
        let own = |allowed: &Cow<'_, Instants>| {
            let bound = |at| Bound { at, step: None };
            [bound(allowed.first().unwrap_or(Instant::MIN)), bound(allowed.last().unwrap_or(Instant::MAX))]
        };
        let bounds = self.allowed.iter().map(own).collect();
        let mut run = Run::new(self, active, bounds, MOST_MOVES);
        for at in (0..self.allowed.len()).filter(|at| self.is_tied(*at)) {
            for end in [End::First, End::Last] {
                if !run.bounds.of[at][end as usize].at.is_open() {
                    run.queue.push_back((at, end));
                }
            }
        }
        run.settle()?;
        Ok(run.bounds)
    }

    fn is_tied(&self, at: usize) -> bool {
        !self.network.touching[at].is_empty()
    }

    /// Moves a bound over the holes of what the event's own statements allow.
    fn snapped(&self, at: usize, instant: Instant, end: End) -> Instant {
        let ranges = self.allowed[at].ranges();
        let kept = match end {
            End::First => ranges.iter().find(|range| range.1 >= instant).map(|range| range.0.max(instant)),
            End::Last => ranges.iter().rev().find(|range| range.0 <= instant).map(|range| range.1.min(instant)),
        };
        kept.unwrap_or(instant)
    }
}

/// One run of the bounds to their fixed point.
struct Run<'a> {
    problem: &'a Problem<'a>,
    active: &'a [bool],
    bounds: Bounds,
    queue: VecDeque<(usize, End)>,
    queued: Vec<[bool; 2]>,
    moves: Vec<[u32; 2]>,
    most_moves: u32,
    has_dates: bool,
}

impl<'a> Run<'a> {
    fn new(problem: &'a Problem<'a>, active: &'a [bool], of: Vec<[Bound; 2]>, most_moves: u32) -> Self {
        let count = of.len();
        let bounds = Bounds { of, steps: Vec::new() };
        let (queued, moves) = (vec![[false; 2]; count], vec![[0; 2]; count]);
        Self { problem, active, bounds, queue: VecDeque::new(), queued, moves, most_moves, has_dates: true }
    }

    fn settle(&mut self) -> Result<(), Core> {
        let network = self.problem.network;
        while let Some((at, end)) = self.queue.pop_front() {
            self.queued[at][end as usize] = false;
            for &t in network.touching[at].iter().filter(|t| self.active[**t]) {
                for (to, offset) in network.ties[t].seen_from(at) {
                    let (here, there) = (&network.zones[at], &network.zones[to]);
                    let bound = self.bounds.of[at][end as usize];
                    let carried = match end {
                        // Without dates one clock and equal days do; whether a cycle can be true is looked at closely.
                        End::First if !self.has_dates => offset.earliest_of_equal_days(bound.at),
                        End::First => offset.earliest(bound.at, here, there),
                        End::Last => offset.latest(bound.at, here, there),
                    };
                    self.carry(carried, (to, end), Step { tie: t, from: at, bound, snapped: false })?;
                }
            }
        }
        Ok(())
    }

    /// Takes a bound that was carried over a tie from another event, if it is tighter than what is known.
    fn carry(&mut self, carried: Instant, (to, end): (usize, End), step: Step) -> Result<(), Core> {
        let known = self.bounds.of[to][end as usize].at;
        let is_tighter = |instant: Instant| {
            if end == End::First { instant > known } else { instant < known }
        };
        if !is_tighter(carried) || self.moves[to][end as usize] >= self.most_moves {
            return Ok(());
        }
        let at = if self.has_dates { self.problem.snapped(to, carried, end) } else { carried };
        self.bounds.of[to][end as usize] = Bound { at, step: Some(self.bounds.steps.len()) };
        self.bounds.steps.push(Step { snapped: at != carried, ..step });
        let network = self.problem.network;
        if self.bounds.of[to][0].at > self.bounds.of[to][1].at {
            return Err(network.suspects(to, &self.bounds));
        }
        self.moves[to][end as usize] += 1;
        let moves = self.moves[to][end as usize];
        if end == End::First && moves >= 4 && moves.is_power_of_two() {
            cycle::check(network, to, &self.bounds)?;
        }
        if !std::mem::replace(&mut self.queued[to][end as usize], true) {
            self.queue.push_back((to, end));
        }
        Ok(())
    }
}
