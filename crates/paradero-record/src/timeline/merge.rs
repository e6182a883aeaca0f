//! Which statements are about one event, by their names and by what people judged.

use std::collections::BTreeMap;

use crate::{About, EventId, EventKind, PersonId, Record, Sameness, Statement, StatementId, Value, Zone};

/// The statements about one event.
pub(super) struct Group<'a> {
    pub(super) id: EventId,
    pub(super) kind: EventKind,
    pub(super) statements: Vec<(&'a StatementId, &'a Statement)>,
    pub(super) also: Vec<EventId>,
}

/// Puts the statements about one event together, in the order of names.
///
/// The latest judgement on a pair of events stands. Events of different kinds are never joined.
pub(super) fn groups<'a>(record: &'a Record, person: &'a PersonId) -> Vec<Group<'a>> {
    let mut by_id: BTreeMap<&EventId, Group<'a>> = BTreeMap::new();
    for (id, statement) in record.statements_about(person) {
        let About::Event { event, kind, .. } = &statement.about else { continue };
        let group = by_id.entry(event).or_insert_with(|| Group {
            id: event.clone(),
            kind: *kind,
            statements: Vec::new(),
            also: Vec::new(),
        });
        group.statements.push((id, statement));
    }
    for (left, right) in joined(record, person) {
        join(&mut by_id, left, right);
    }
    by_id.into_values().collect()
}

/// The pairs that are judged to be one event, by the latest judgement on each pair.
fn joined<'a>(record: &'a Record, person: &PersonId) -> Vec<(&'a EventId, &'a EventId)> {
    let mut latest = BTreeMap::new();
    for judgement in record.judgements.iter().filter(|j| j.person == *person) {
        let pair = (judgement.left.clone().min(judgement.right.clone()), judgement.left.clone().max(judgement.right.clone()));
        latest.insert(pair, judgement);
    }
    let same = latest.into_values().filter(|j| j.sameness == Sameness::Same);
    same.map(|j| (&j.left, &j.right)).collect()
}

fn join<'a>(by_id: &mut BTreeMap<&'a EventId, Group<'a>>, left: &EventId, right: &EventId) {
    let holder = |by_id: &BTreeMap<&'a EventId, Group<'a>>, id: &EventId| {
        by_id.values().find(|g| g.id == *id || g.also.contains(id)).map(|g| g.id.clone())
    };
    let (Some(left), Some(right)) = (holder(by_id, left), holder(by_id, right)) else { return };
    let (keep, give) = if left <= right { (left, right) } else { (right, left) };
    let same_kind = by_id.get(&keep).map(|g| g.kind) == by_id.get(&give).map(|g| g.kind);
    if keep == give || !same_kind {
        return;
    }
    if let Some(given) = by_id.remove(&give)
        && let Some(group) = by_id.get_mut(&keep)
    {
        group.statements.extend(given.statements);
        group.statements.sort_by_key(|(id, _)| *id);
        group.also.push(given.id);
        group.also.extend(given.also);
        group.also.sort();
    }
}

/// The zone in which an event's dates are meant: of its `at`, else its `from`, else its `to`, else the record's.
pub(super) fn zone(record: &Record, group: &Group<'_>) -> Zone {
    for name in ["at", "from", "to"] {
        for (_, statement) in &group.statements {
            let About::Event { attributes, .. } = &statement.about else { continue };
            let Some(Value::Place(place)) = attributes.get(name) else { continue };
            if let Some(zone) = record.places.get(place).and_then(|p| p.zone.clone()) {
                return zone;
            }
        }
    }
    record.zone.clone()
}
