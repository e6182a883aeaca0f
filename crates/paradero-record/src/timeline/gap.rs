//! Gaps: where something must have happened between two events and nothing says so.

use std::collections::BTreeMap;

use super::{Event, Given, Timeline};
use crate::{EventId, EventKind, Instant, Instants, Record, StatementId, Tri, Value};

/// A move that must have happened between two events and is not on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The last event at the place before.
    pub after: EventId,
    /// The first event at the place after.
    pub before: EventId,
    /// Where the person was before.
    pub from: Value,
    /// Where the person was after.
    pub to: Value,
    /// When the move can have been.
    pub allowed: Instants,
    /// The statements about both.
    pub statements: Vec<StatementId>,
    /// The name of the event that the engine puts in the gap.
    pub event: EventId,
}

/// Finds the moves that nobody recorded and puts a derived `transferred` event in the place of each.
///
/// Only events that say where the person is held count; a country alone is no such place, and what may have been at any
/// time says nothing about moves. Takes time in the square of these events.
pub(super) fn add_gaps(timeline: &mut Timeline, record: &Record) {
    let mut gaps = Vec::new();
    for pair in in_order(timeline, record).windows(2) {
        let [before, after] = pair else { continue };
        if let Some(gap) = between(before, after, record) {
            gaps.push(gap);
        }
    }
    let Some(kind) = EventKind::find("transferred") else {
        return;
    };
    for gap in &gaps {
        timeline.events.push(derived(gap, kind, record, timeline));
    }
    timeline.gaps = gaps;
    timeline.sort();
}

/// The events that say where the person was, in an order that their dates and ties allow and that needs few moves: among
/// those that can come next, one that begins where the person is, else the one that must have been the earliest.
fn in_order<'a>(timeline: &'a Timeline, record: &Record) -> Vec<&'a Event> {
    let is_dated = |event: &Event| event.bounds() != (Instant::MIN, Instant::MAX);
    let mut left: Vec<&Event> =
        timeline.events.iter().filter(|e| stay(e).is_some() && e.happened != Tri::No && is_dated(e)).collect();
    left.sort_by(|a, b| (a.bounds().1, a.bounds().0, &a.id).cmp(&(b.bounds().1, b.bounds().0, &b.id)));
    let later: BTreeMap<&EventId, Vec<Option<i64>>> = left
        .iter()
        .filter_map(|event| timeline.network.tied(&event.id).map(|at| (&event.id, timeline.network.most_later(at))))
        .collect();
    let surely_before = |a: &Event, b: &Event| {
        let most = later.get(&b.id).zip(timeline.network.tied(&a.id));
        a.bounds().1 < b.bounds().0
            || most.and_then(|(most, at)| most.get(at).copied().flatten()).is_some_and(|most| most < 0)
    };
    // How many of the events that are left must come before each.
    let mut waits: Vec<usize> =
        left.iter().map(|event| left.iter().filter(|other| surely_before(other, event)).count()).collect();
    let (mut ordered, mut here): (Vec<&Event>, Option<&Value>) = (Vec::new(), None);
    let mut open: Vec<usize> = (0..left.len()).collect();
    while let Some(earliest) = open.first().copied() {
        let mut next = open.iter().copied().filter(|i| waits[*i] == 0).peekable();
        let first = next.peek().copied().unwrap_or(earliest);
        let begins_here = |event: &Event| {
            let begin = stay(event).and_then(|(begin, _)| begin);
            here.zip(begin).is_some_and(|(here, begin)| is_one_place(here, begin, record))
        };
        let chosen = next.find(|i| begins_here(left[*i])).unwrap_or(first);
        open.retain(|i| *i != chosen);
        for i in &open {
            waits[*i] -= usize::from(surely_before(left[chosen], left[*i]));
        }
        here = stay(left[chosen]).and_then(|(_, end)| end);
        ordered.push(left[chosen]);
    }
    ordered
}

/// Whether two values name one place: the same one, or one by its label.
fn is_one_place(left: &Value, right: &Value, record: &Record) -> bool {
    let label = |value: &Value| match value {
        Value::Place(id) => record.places.get(id).map_or_else(|| id.to_string(), |place| place.label.clone()),
        Value::Text(text) => text.clone(),
        _ => String::new(),
    };
    left == right || label(left).to_lowercase() == label(right).to_lowercase()
}

/// Where an event shows the person at its beginning and at its end.
fn stay(event: &Event) -> Option<(Option<&Value>, Option<&Value>)> {
    let value = |name: &str| event.attribute(name);
    match event.kind.name() {
        "custody_booked_in" | "hold_room_in" | "ice_custody_started" | "detainer_hold_started" | "located" => {
            value("at").map(|at| (Some(at), Some(at)))
        }
        "transferred" => Some((value("from"), value("to"))),
        "custody_booked_out" => value("at").map(|at| (Some(at), value("to").or(Some(at)))),
        "removal_executed" => value("from").map(|from| (Some(from), None)),
        "released" | "transferred_to_hhs" | "died" => Some((value("at"), None)),
        _ => None,
    }
}

fn between(before: &Event, after: &Event, record: &Record) -> Option<Gap> {
    let from = stay(before)?.1?;
    let to = stay(after)?.0?;
    if is_one_place(from, to, record) {
        return None;
    }
    let (first, last) = (before.bounds().0, after.bounds().1);
    let mut statements: Vec<StatementId> = before.statements.iter().chain(&after.statements).cloned().collect();
    statements.sort();
    statements.dedup();
    Some(Gap {
        after: before.id.clone(),
        before: after.id.clone(),
        from: from.clone(),
        to: to.clone(),
        allowed: Instants::range(first.min(last), first.max(last)),
        statements,
        event: EventId::new(format!("move-after-{}", before.id)),
    })
}

/// The move itself: certain if both ends are, dated between them, with the statements about both as its reasons.
fn derived(gap: &Gap, kind: EventKind, record: &Record, timeline: &Timeline) -> Event {
    let ends = [&gap.after, &gap.before].map(|id| timeline.event(id));
    let happened = ends.iter().map(|e| e.map_or(Tri::Maybe, |e| e.happened)).fold(Tri::Yes, Tri::and);
    let given = |value: &Value| vec![Given { value: value.clone(), by: gap.statements.clone() }];
    Event {
        id: gap.event.clone(),
        kind,
        statements: gap.statements.clone(),
        denied_by: Vec::new(),
        happened,
        stated: Vec::new(),
        zone: ends[0].map_or_else(|| record.zone.clone(), |e| e.zone.clone()),
        allowed: gap.allowed.clone(),
        inferred_from: gap.statements.clone(),
        attributes: BTreeMap::from([("from", given(&gap.from)), ("to", given(&gap.to))]),
        derived: true,
        also: Vec::new(),
    }
}
