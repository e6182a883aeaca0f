//! What the statements about one event allow for its moment, before it is tied to other events.

use super::offset::Offset;
use super::{Contradiction, affirms};
use crate::{
    Anchor, EventId, Firmness, Instant, Instants, Length, Measure, Side, Statement, StatementId, Unit, When, Widening,
    Zone,
};

/// The readings of an event's moment that its statements give.
#[derive(Clone, Debug)]
pub(super) struct Domain {
    readings: Vec<Reading>,
    /// What readings that can stand together allow: one piece where all can, several where they exclude each other.
    pieces: Vec<Piece>,
    allowed: Instants,
    /// What ties may count on: what is allowed, or all between the earliest and the latest of several pieces.
    span: Instants,
}

/// The instants that a choice of readings allows which cannot be made larger.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) set: Instants,
    pub(super) readings: Vec<usize>,
}

/// One set of instants and the statements that say it.
#[derive(Clone, Debug)]
struct Reading {
    set: Instants,
    statements: Vec<StatementId>,
    /// A statement says it in so many words, and not as a length or order.
    direct: bool,
    firmness: Firmness,
}

impl Domain {
    /// Reads the statements that affirm an event. Takes time in the square of the distinct readings.
    pub(super) fn of(statements: &[(&StatementId, &Statement)], zone: &Zone, widening: &Widening) -> Self {
        let mut readings: Vec<Reading> = Vec::new();
        // What nobody affirms is dated by those who deny it, so that it can be told when it is said not to have happened.
        let denied_alone = !statements.iter().any(|(_, s)| affirms(s));
        for (id, statement) in statements.iter().filter(|(_, s)| denied_alone || affirms(s)) {
            let crate::About::Event { when, .. } = &statement.about else {
                continue;
            };
            let Some(set) = reading(when, zone, widening) else {
                continue;
            };
            if set == Instants::all() || set.is_empty() {
                continue;
            }
            let direct = matches!(when, When::At(_));
            match readings.iter_mut().find(|r| r.set == set && r.direct == direct) {
                Some(one) => {
                    // The firmest stands first, to be named where one is enough.
                    let place = if statement.firmness > one.firmness { 0 } else { one.statements.len() };
                    one.statements.insert(place, (*id).clone());
                    one.firmness = one.firmness.max(statement.firmness);
                }
                None => readings.push(Reading {
                    set,
                    statements: vec![(*id).clone()],
                    direct,
                    firmness: statement.firmness,
                }),
            }
        }
        readings.sort_by_key(|reading| (reading.set.first(), reading.set.last(), reading.direct));
        let pieces = together(&readings);
        let allowed = pieces.iter().fold(Instants::none(), |all, piece| all.union(&piece.set));
        let span = if pieces.len() == 1 { allowed.clone() } else { allowed.hull() };
        Self { readings, pieces, allowed, span }
    }

    /// The instants that remain when as many readings as possible are taken together.
    ///
    /// Where readings exclude each other all that can stand together stay, side by side.
    pub(super) fn allowed(&self) -> &Instants {
        &self.allowed
    }

    /// What ties to other events may count on.
    pub(super) fn span(&self) -> &Instants {
        &self.span
    }

    /// What can stand together, where not everything can; nothing where everything does.
    pub(super) fn pieces(&self) -> &[Piece] {
        if self.pieces.len() == 1 { &[] } else { &self.pieces }
    }

    /// What is allowed from `first` to `last`. A piece that lies outside stays as it is: nobody's date is dropped because
    /// others contradict it.
    pub(super) fn narrowed(&self, first: Instant, last: Instant) -> Instants {
        self.pieces.iter().fold(Instants::none(), |all, piece| {
            let clipped = piece.set.clip(first, last);
            all.union(if clipped.is_empty() { &piece.set } else { &clipped })
        })
    }

    /// The statements that narrow the moment further than any stated one; empty when none do.
    pub(super) fn inferred_from(&self) -> Vec<StatementId> {
        if self.readings.iter().any(|r| r.direct && r.set == self.allowed) || self.pieces.len() != 1 {
            return Vec::new();
        }
        let needed = self.needed(|without| without.intersect(&self.allowed) == *without);
        let mut ids: Vec<StatementId> =
            needed.into_iter().filter_map(|reading| self.statement(reading).cloned()).collect();
        ids.sort();
        ids
    }

    /// The positions of all readings.
    pub(super) fn readings(&self) -> std::ops::Range<usize> {
        0..self.readings.len()
    }

    /// A statement that gives a reading.
    pub(super) fn statement(&self, reading: usize) -> Option<&StatementId> {
        self.readings.get(reading).and_then(|reading| reading.statements.first())
    }

    /// What the chosen readings allow; all between the earliest and the latest where they exclude each other.
    pub(super) fn chosen(&self, chosen: &[usize]) -> Instants {
        let everything = self.intersection(chosen.iter().copied());
        if !everything.is_empty() {
            return everything;
        }
        let sets = chosen.iter().filter_map(|reading| self.readings.get(*reading));
        sets.fold(Instants::none(), |all, reading| all.union(&reading.set)).hull()
    }

    /// A smallest choice of readings that sets the first (or the last) instant no earlier (no later) than `bound`.
    pub(super) fn readings_of_end(&self, is_first: bool, bound: Instant) -> Vec<usize> {
        if self.pieces.len() != 1 {
            return self.readings().collect();
        }
        self.needed(|without| {
            if is_first { without.first() >= Some(bound) } else { without.last().is_some_and(|last| last <= bound) }
        })
    }

    /// Leaves readings out, one after the other, as long as what the others allow is still `enough`; those said in so many
    /// words go first, the firmest last.
    fn needed(&self, enough: impl Fn(&Instants) -> bool) -> Vec<usize> {
        let mut needed: Vec<usize> = self.readings().collect();
        needed.sort_by_key(|i| self.readings.get(*i).map(|r| (!r.direct, r.firmness)));
        let mut at = 0;
        while at < needed.len() {
            let without = self.intersection(needed.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, r)| *r));
            if enough(&without) {
                needed.remove(at);
            } else {
                at += 1;
            }
        }
        needed
    }

    fn is_contradicted(&self) -> bool {
        self.pieces.len() != 1
    }

    fn intersection(&self, indices: impl IntoIterator<Item = usize>) -> Instants {
        let sets = indices.into_iter().filter_map(|i| self.readings.get(i));
        sets.fold(Instants::all(), |all, reading| all.intersect(&reading.set))
    }

    /// The smallest sets of statements about this event's moment that cannot all be true.
    ///
    /// Stretches of time exclude each other in pairs or not at all (Helly's theorem on the line); only sets with holes can
    /// do so three at a time, and then one smallest set is reported.
    pub(super) fn contradictions(&self, event: &EventId) -> Vec<Contradiction> {
        let mut all = Vec::new();
        for left in 0..self.readings.len() {
            for right in left + 1..self.readings.len() {
                if self.intersection([left, right]).is_empty() {
                    all.push(self.contradiction(event, &[left, right]));
                }
            }
        }
        if all.is_empty() && self.is_contradicted() {
            let mut core: Vec<usize> = (0..self.readings.len()).collect();
            let mut at = 0;
            while at < core.len() {
                let without: Vec<usize> = core.iter().copied().filter(|i| *i != core[at]).collect();
                if self.intersection(without.iter().copied()).is_empty() {
                    core = without;
                } else {
                    at += 1;
                }
            }
            all.push(self.contradiction(event, &core));
        }
        all
    }

    fn contradiction(&self, event: &EventId, readings: &[usize]) -> Contradiction {
        let of = |i: &usize| self.readings.get(*i).and_then(|r| r.statements.first().cloned());
        let mut statements: Vec<StatementId> = readings.iter().filter_map(of).collect();
        statements.sort();
        statements.dedup();
        Contradiction { statements, events: vec![event.clone()] }
    }
}

/// What a statement says of the moment by itself; nothing when it refers to another event.
fn reading(when: &When, zone: &Zone, widening: &Widening) -> Option<Instants> {
    let literal = |anchor: &Anchor| match anchor {
        Anchor::Moment(moment) => Some(moment.allows(zone, widening)),
        Anchor::Event(_) => None,
    };
    match when {
        When::At(moment) => Some(moment.allows(zone, widening)),
        When::Offset { measure, length, side, anchor } => {
            let anchor = literal(anchor)?;
            Some(shifted(*measure, *length, *side, &anchor, zone))
        }
        When::Order { side, anchor } => Some(beside(*side, &literal(anchor)?)),
        When::SameDay(anchor) => Some(Offset::Days(Some(0), Some(0)).around(&literal(anchor)?, zone)),
    }
}

/// Before a moment is before it begins, and after it is after it ends, as people say it: not on that day, not in that
/// month. Where the moment has no such edge, the order to some instant that it allows is all that is said.
fn beside(side: Side, anchor: &Instants) -> Instants {
    let (Some(first), Some(last)) = (anchor.first(), anchor.last()) else { return Instants::none() };
    let edge = |own: Instant, other: Instant| if own.is_open() { other } else { own };
    match side {
        Side::Before => Instants::range(Instant::MIN, edge(first, last).plus_seconds(-1)),
        Side::After => Instants::range(edge(last, first).plus_seconds(1), Instant::MAX),
    }
}

/// A length before or after a moment. Months and years are counted on the calendar, to the day.
fn shifted(measure: Measure, length: Length, side: Side, anchor: &Instants, zone: &Zone) -> Instants {
    let (months, unit) = match length.unit {
        Unit::Month => (i64::from(length.count), 1),
        Unit::Year => (i64::from(length.count) * 12, 12),
        _ => return Offset::of(measure, length, side).around(anchor, zone),
    };
    let (Some(first), Some(last)) = (anchor.first(), anchor.last()) else {
        return Instants::none();
    };
    let slack = (months / 10).max(unit);
    let sign = if side == Side::Before { -1 } else { 1 };
    let start = |months: i64| month_shifted(first, months, zone).map_or(Instant::MIN, |days| days.0);
    let end = |months: i64| month_shifted(last, months, zone).map_or(Instant::MAX, |days| days.1);
    match (measure, side) {
        (Measure::Exactly, _) => Instants::range(start(sign * months), end(sign * months)),
        (Measure::AtLeast, Side::Before) => Instants::range(Instant::MIN, end(-months)),
        (Measure::AtLeast, Side::After) => Instants::range(start(months), Instant::MAX),
        (Measure::AtMost, Side::Before) => Instants::range(start(-months), last),
        (Measure::AtMost, Side::After) => Instants::range(first, end(months)),
        (Measure::About, _) => {
            let (nearest, farthest) = ((months - slack).max(0), months + slack);
            let (low, high) = if sign < 0 { (-farthest, -nearest) } else { (nearest, farthest) };
            Instants::range(start(low), end(high))
        }
    }
}

/// The days so many months away, from the first that may be meant to the last: the same day of the other month, its last
/// day where it is shorter, and every day to the end of it from the last day of a month. Nothing when an open end or the
/// calendar's limit is reached.
fn month_shifted(from: Instant, months: i64, zone: &Zone) -> Option<(Instant, Instant)> {
    if from.is_open() {
        return None;
    }
    let day = zone.day_of(from);
    let other = day.checked_add(jiff::Span::new().try_months(months).ok()?).ok()?;
    let last = if day == day.last_of_month() { other.last_of_month() } else { other };
    Some((zone.start_of_day(other), zone.end_of_day(last)))
}

/// What every choice of readings that can stand together and cannot be made larger allows.
fn together(readings: &[Reading]) -> Vec<Piece> {
    let everything = readings.iter().fold(Instants::all(), |all, r| all.intersect(&r.set));
    if !everything.is_empty() {
        return vec![Piece { set: everything, readings: (0..readings.len()).collect() }];
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (first, last) in segments(readings) {
        let cover: Vec<usize> = (0..readings.len()).filter(|i| readings[*i].set.contains(first)).collect();
        let segment = Instants::range(first, last);
        match pieces.iter_mut().find(|piece| piece.readings == cover) {
            Some(piece) => piece.set = piece.set.union(&segment),
            None if cover.is_empty() => {}
            None => pieces.push(Piece { set: segment, readings: cover }),
        }
    }
    let is_within =
        |a: &Piece, b: &Piece| a.readings != b.readings && a.readings.iter().all(|i| b.readings.contains(i));
    let largest = pieces.iter().filter(|piece| !pieces.iter().any(|other| is_within(piece, other)));
    largest.cloned().collect()
}

/// Stretches within which each reading either holds throughout or not at all.
fn segments(readings: &[Reading]) -> Vec<(Instant, Instant)> {
    let mut starts: Vec<Instant> = vec![Instant::MIN];
    for (first, last) in readings.iter().flat_map(|r| r.set.ranges()) {
        starts.push(*first);
        if *last < Instant::MAX {
            starts.push(last.plus_seconds(1));
        }
    }
    starts.sort();
    starts.dedup();
    let ends = starts.iter().skip(1).map(|next| next.plus_seconds(-1)).chain([Instant::MAX]);
    starts.iter().copied().zip(ends).collect()
}
