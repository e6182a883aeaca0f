//! Which statements are about one event, by their names and by what people judged.

use std::collections::{BTreeMap, BTreeSet};

use super::affirms;
use crate::{
    About, EventId, EventKind, Judgement, PersonId, PlaceId, Record, Sameness, Statement, StatementId, Value, Zone,
};

/// The statements about one event.
pub(super) struct Group<'a> {
    pub(super) id: EventId,
    pub(super) kind: EventKind,
    pub(super) statements: Vec<(&'a StatementId, &'a Statement)>,
    pub(super) also: Vec<EventId>,
}

impl Group<'_> {
    fn names(&self, id: &EventId) -> bool {
        self.id == *id || self.also.contains(id)
    }
}

/// Puts the statements about one event together, in the order of names.
///
/// The latest judgement on a pair of events stands. Events of different kinds are never joined, and neither are two that are
/// judged to be different, whatever each of them is joined to.
pub(super) fn groups<'a>(record: &'a Record, person: &'a PersonId) -> Vec<Group<'a>> {
    let mut by_id: BTreeMap<&EventId, Vec<(&StatementId, &Statement)>> = BTreeMap::new();
    for (id, statement) in record.statements_about(person) {
        if let About::Event { event, .. } = &statement.about {
            by_id.entry(event).or_default().push((id, statement));
        }
    }
    let group = |(id, statements): (&'a EventId, Vec<(&'a StatementId, &'a Statement)>)| {
        kind(&statements).map(|kind| (id, Group { id: id.clone(), kind, statements, also: Vec::new() }))
    };
    let mut by_id: BTreeMap<&EventId, Group<'a>> = by_id.into_iter().filter_map(group).collect();
    let (same, different) = judged(record, person);
    for (left, right) in same {
        join(&mut by_id, left, right, &different);
    }
    by_id.into_values().collect()
}

/// The kind that most statements about an event give; the first of the vocabulary where as many give another.
fn kind(statements: &[(&StatementId, &Statement)]) -> Option<EventKind> {
    let mut counts: BTreeMap<EventKind, usize> = BTreeMap::new();
    for (_, statement) in statements {
        if let About::Event { kind, .. } = &statement.about {
            *counts.entry(*kind).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(kind, count)| (*count, std::cmp::Reverse(*kind))).map(|(kind, _)| kind)
}

type Pairs<'a> = Vec<(&'a EventId, &'a EventId)>;

/// The pairs that are judged to be one event, the latest first, and those judged to be two, by the latest judgement on each.
fn judged<'a>(record: &'a Record, person: &PersonId) -> (Pairs<'a>, Pairs<'a>) {
    let mut oldest_first: Vec<&Judgement> = record.judgements.iter().filter(|j| j.person == *person).collect();
    oldest_first.sort_by_key(|judgement| record.latest(&judgement.recorded.at));
    let mut seen = BTreeSet::new();
    let (mut same, mut different) = (Vec::new(), Vec::new());
    for judgement in oldest_first.into_iter().rev() {
        let (left, right) = (&judgement.left, &judgement.right);
        if !seen.insert((left.min(right), left.max(right))) {
            continue;
        }
        match judgement.sameness {
            Sameness::Same => same.push((left, right)),
            Sameness::Different => different.push((left, right)),
            Sameness::Unsure => {}
        }
    }
    (same, different)
}

fn join<'a>(by_id: &mut BTreeMap<&'a EventId, Group<'a>>, left: &EventId, right: &EventId, different: &Pairs<'_>) {
    let holder = |id: &EventId| by_id.values().find(|g| g.names(id));
    let (Some(left), Some(right)) = (holder(left), holder(right)) else {
        return;
    };
    let is_parted = |(a, b): &(&EventId, &EventId)| left.names(a) && right.names(b) || left.names(b) && right.names(a);
    if left.id == right.id || left.kind != right.kind || different.iter().any(is_parted) {
        return;
    }
    let (keep, give) = (left.id.clone().min(right.id.clone()), left.id.clone().max(right.id.clone()));
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

/// The zone in which an event's dates are meant: of its `at`, else its `from`, else its `to`, else the zone in which its statements were made.
///
/// Where sources name several places, that of the place named most often, the first by name among equals.
pub(super) fn zone(record: &Record, group: &Group<'_>) -> Zone {
    for name in ["at", "from", "to"] {
        let mut counts: BTreeMap<&PlaceId, usize> = BTreeMap::new();
        for (_, statement) in group.statements.iter().filter(|(_, s)| affirms(s)) {
            let About::Event { attributes, .. } = &statement.about else {
                continue;
            };
            if let Some(Value::Place(place)) = attributes.get(name) {
                *counts.entry(place).or_default() += 1;
            }
        }
        let zoned = counts.into_iter().filter_map(|(id, count)| {
            record.places.get(id).and_then(|place| place.zone.as_ref()).map(|zone| (count, std::cmp::Reverse(id), zone))
        });
        if let Some((_, _, zone)) = zoned.max() {
            return zone.clone();
        }
    }
    let made = group.statements.first().map(|(_, s)| s.zone.clone());
    made.unwrap_or_else(|| record.zone.clone())
}
