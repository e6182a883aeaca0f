//! By which instant an event must have come for a verdict to be another: found by halving what its date leaves open.

use paradero_record::{Event, Instant};

use super::bench::{Bench, at};
use super::{Asked, Change, ComesTo, NewFact, Trial};
use crate::verdict::Reason;

impl Asked<'_> {
    /// The date of an event that decides, and by when.
    ///
    /// What its first and its last instant come to is tried; where they differ there is an instant after which the verdict is
    /// another. It is looked for among the edges that the record has, then among the days, then to the second.
    pub(super) fn date(&self, bench: &mut Bench<'_>, event: &Event, events: &[&Event]) -> Option<Change> {
        let edges = self.edges(event, events);
        let (first, last) = event.bounds();
        // Where the date has no end, a year beyond all else on record stands for it.
        let first = if first.is_open() { edges.first()?.plus_seconds(-YEAR) } else { first };
        let last = if last.is_open() { edges.last()?.plus_seconds(YEAR) } else { last };
        let early = self.exactly(bench, event, first)?;
        let late = self.exactly(bench, event, last)?;
        if early == late {
            return None;
        }
        let threshold = self.threshold(bench, event, (first, last), &edges, early)?;
        let (begin, end) = event.bounds();
        let before = self.tied(bench, event, at(begin, threshold, &event.zone));
        let after = self.tied(bench, event, at(threshold.plus_seconds(1), end, &event.zone));
        let by = NewFact::By(event.id.clone(), threshold);
        self.both(bench, by, before, Some(after))
    }

    fn exactly(&self, bench: &mut Bench<'_>, event: &Event, instant: Instant) -> Option<ComesTo> {
        let trial: Trial = self.tied(bench, event, at(instant, instant, &event.zone));
        bench.comes_to(&trial, self.as_of)
    }

    /// The last instant on which it comes to what the first comes to.
    fn threshold(
        &self,
        bench: &mut Bench<'_>,
        event: &Event,
        (first, last): (Instant, Instant),
        edges: &[Instant],
        early: ComesTo,
    ) -> Option<Instant> {
        let (mut same, mut other) = (first, last);
        let within: Vec<Instant> = edges.iter().copied().filter(|edge| same < *edge && *edge < other).collect();
        // Between two edges of the record.
        let (mut low, mut high) = (0, within.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let edge = *within.get(middle)?;
            if self.exactly(bench, event, edge)? == early {
                (same, low) = (edge, middle + 1);
            } else {
                (other, high) = (edge, middle);
            }
        }
        // Between two days, then between two seconds.
        while same.plus_seconds(1) < other {
            let half = Instant::from_second(i64::midpoint(same.second(), other.second()));
            let day = event.zone.end_of_day(event.zone.day_of(half));
            let begin = event.zone.start_of_day(event.zone.day_of(half)).plus_seconds(-1);
            let edge =
                [day, day.plus_seconds(1), begin, half].into_iter().find(|edge| same < *edge && *edge < other)?;
            if self.exactly(bench, event, edge)? == early {
                same = edge;
            } else {
                other = edge;
            }
        }
        Some(same)
    }

    /// Where something on record begins or ends, and so the likely places: each with the second before it.
    fn edges(&self, event: &Event, events: &[&Event]) -> Vec<Instant> {
        let others = events.iter().filter(|other| other.id != event.id).flat_map(|other| {
            let (first, last) = other.bounds();
            [first, last]
        });
        let readings = self.verdict.reasons.iter().flat_map(|reason| match reason {
            Reason::Clock(readings) => readings.iter().map(|reading| reading.due).collect(),
            _ => Vec::new(),
        });
        let due = readings.chain(self.verdict.due).flat_map(|due| [due.earliest, due.latest]);
        let mut all: Vec<Instant> = others
            .chain(due)
            .chain([self.as_of])
            .filter(|edge| !edge.is_open())
            .flat_map(|edge| [edge.plus_seconds(-1), edge])
            .collect();
        all.sort();
        all.dedup();
        all
    }
}

const YEAR: i64 = 366 * 86_400;
