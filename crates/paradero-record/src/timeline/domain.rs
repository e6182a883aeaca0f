//! What the statements about one event allow for its moment, before it is tied to other events.

use super::offset::Offset;
use super::{Contradiction, affirms};
use crate::{
    Anchor, EventId, Firmness, Instant, Instants, Length, Measure, Side, Statement, StatementId, Unit, When, Widening, Zone,
};

/// The readings of an event's moment that its statements give.
#[derive(Clone, Debug)]
pub(super) struct Domain {
    readings: Vec<Reading>,
    allowed: Instants,
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
        for (id, statement) in statements.iter().filter(|(_, s)| affirms(s)) {
            let crate::About::Event { when, .. } = &statement.about else { continue };
            let Some(set) = reading(when, zone, widening) else { continue };
            if set == Instants::all() || set.is_empty() {
                continue;
            }
            let direct = matches!(when, When::At(_));
            match readings.iter_mut().find(|r| r.set == set && r.direct == direct) {
                Some(one) => {
                    one.statements.push((*id).clone());
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
        readings.sort_by(|a, b| (a.set.first(), a.set.last(), a.direct).cmp(&(b.set.first(), b.set.last(), b.direct)));
        let allowed = together(&readings);
        Self { readings, allowed }
    }

    /// The domain of an event of which nobody says when.
    pub(super) fn undated() -> Self {
        Self { readings: Vec::new(), allowed: Instants::all() }
    }

    /// The instants that remain when as many readings as possible are taken together.
    ///
    /// Where readings exclude each other all that can stand together stay, side by side.
    pub(super) fn allowed(&self) -> Instants {
        self.allowed.clone()
    }

    /// The statements that narrow the moment further than any stated one; empty when none do.
    pub(super) fn inferred_from(&self) -> Vec<StatementId> {
        if self.readings.iter().any(|r| r.direct && r.set == self.allowed) || self.is_contradicted() {
            return Vec::new();
        }
        self.reasons(&self.allowed)
    }

    /// A smallest choice of readings whose intersection lies within `set`; those said in so many words are spared last.
    pub(super) fn reasons(&self, set: &Instants) -> Vec<StatementId> {
        let mut needed: Vec<&Reading> = self.readings.iter().collect();
        needed.sort_by_key(|r| (!r.direct, r.firmness));
        let mut at = 0;
        while at < needed.len() {
            let rest = needed.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, r)| &r.set);
            let without = rest.fold(Instants::all(), |all, set| all.intersect(set));
            if !without.is_empty() && without.intersect(set) == without {
                needed.remove(at);
            } else {
                at += 1;
            }
        }
        let mut ids: Vec<StatementId> = needed.iter().filter_map(|r| r.statements.first().cloned()).collect();
        ids.sort();
        ids
    }

    /// The statement that says the first (or last) instant allowed.
    pub(super) fn reason_of_bound(&self, bound: Instant) -> Vec<StatementId> {
        let says = |r: &&Reading| r.set.ranges().iter().any(|(first, last)| *first == bound || *last == bound);
        let firmest = self.readings.iter().filter(says).max_by_key(|r| (r.firmness, r.direct));
        firmest.and_then(|r| r.statements.first().cloned()).into_iter().collect()
    }

    fn is_contradicted(&self) -> bool {
        !self.readings.is_empty() && self.intersection(0..self.readings.len()).is_empty()
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
                if self.intersection(without.iter().copied()).is_empty() { core = without } else { at += 1 }
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
        When::Order { side, anchor } => Some(Offset::order(*side).from_moment(&literal(anchor)?, zone)),
        When::SameDay(anchor) => Some(Offset::Days(Some(0), Some(0)).from_moment(&literal(anchor)?, zone)),
    }
}

/// A length before or after a moment. Months and years are counted on the calendar, to the day.
fn shifted(measure: Measure, length: Length, side: Side, anchor: &Instants, zone: &Zone) -> Instants {
    let months = match length.unit {
        Unit::Month => i64::from(length.count),
        Unit::Year => i64::from(length.count) * 12,
        _ => return Offset::of(measure, length, side).from_moment(anchor, zone),
    };
    let (Some(first), Some(last)) = (anchor.first(), anchor.last()) else { return Instants::none() };
    let slack = if measure == Measure::About { (months / 10).max(1) } else { 0 };
    let sign = if side == Side::Before { -1 } else { 1 };
    let start = month_shifted(first, sign * months, zone, Instant::MIN).map_or(Instant::MIN, |d| d.0);
    let end = month_shifted(last, sign * months, zone, Instant::MAX).map_or(Instant::MAX, |d| d.1);
    match (measure, side) {
        (Measure::Exactly, _) => Instants::range(start, end),
        (Measure::AtLeast, Side::Before) => Instants::range(Instant::MIN, end),
        (Measure::AtLeast, Side::After) => Instants::range(start, Instant::MAX),
        (Measure::AtMost, Side::Before) => Instants::range(start, last),
        (Measure::AtMost, Side::After) => Instants::range(first, end),
        (Measure::About, _) => {
            let low = month_shifted(first, sign * months - slack, zone, Instant::MIN).map_or(Instant::MIN, |d| d.0);
            let high = month_shifted(last, sign * months + slack, zone, Instant::MAX).map_or(Instant::MAX, |d| d.1);
            Instants::range(low, high)
        }
    }
}

/// The day so many months away; nothing when an open end or the calendar's limit is reached.
fn month_shifted(from: Instant, months: i64, zone: &Zone, open: Instant) -> Option<(Instant, Instant)> {
    if from == open || from.is_open() {
        return None;
    }
    let date = zone.day_of(from).checked_add(jiff::Span::new().try_months(months).ok()?).ok()?;
    Some((zone.start_of_day(date), zone.end_of_day(date)))
}

/// The instants that satisfy a largest choice of readings, for every choice that cannot be made larger.
fn together(readings: &[Reading]) -> Instants {
    let everything = readings.iter().fold(Instants::all(), |all, r| all.intersect(&r.set));
    if !everything.is_empty() {
        return everything;
    }
    let mut pieces: Vec<(Instants, Vec<bool>)> = Vec::new();
    for (first, last) in segments(readings) {
        let cover: Vec<bool> = readings.iter().map(|r| r.set.contains(first)).collect();
        if cover.iter().any(|c| *c) {
            pieces.push((Instants::range(first, last), cover));
        }
    }
    let is_within = |a: &[bool], b: &[bool]| a.iter().zip(b).all(|(a, b)| !a || *b);
    let largest = pieces.iter().filter(|(_, cover)| {
        !pieces.iter().any(|(_, other)| other != cover && is_within(cover, other))
    });
    largest.fold(Instants::none(), |all, (set, _)| all.union(set))
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
