//! Gaps: where something must have happened between two events and nothing says so.

use std::collections::BTreeMap;

use super::{Event, Given, Timeline};
use crate::{EventId, EventKind, Instants, Record, StatementId, Tri, Value};

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
/// Only events that say where the person is held count; a country alone is no such place. Takes time in the events.
pub(super) fn add_gaps(timeline: &mut Timeline, record: &Record) {
    let mut gaps = Vec::new();
    let held: Vec<&Event> = timeline.events.iter().filter(|e| stay(e).is_some() && e.happened != Tri::No).collect();
    for pair in held.windows(2) {
        let [before, after] = pair else { continue };
        if let Some(gap) = between(before, after) {
            gaps.push(gap);
        }
    }
    let Some(kind) = EventKind::find("transferred") else { return };
    for gap in &gaps {
        timeline.events.push(derived(gap, kind, record, timeline));
    }
    timeline.gaps = gaps;
    timeline.sort();
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

fn between(before: &Event, after: &Event) -> Option<Gap> {
    let from = stay(before)?.1?;
    let to = stay(after)?.0?;
    if from == to {
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
        allowed: Instants::range(first, last),
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
