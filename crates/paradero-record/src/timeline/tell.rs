//! What the statements about one person come to, one by one: what happened, what is given, claimed, covered.

use std::collections::BTreeMap;

use super::{Claim, Coverage, Given, Stated};
use crate::{
    About, EventId, EventKind, Firmness, Instant, Lane, Moment, PersonId, Record, Stance, Statement, StatementId, Tri,
    Widening,
};

pub(super) fn ids(statements: &[(&StatementId, &Statement)], keep: impl Fn(&Statement) -> bool) -> Vec<StatementId> {
    statements.iter().filter(|(_, s)| keep(s)).map(|(id, _)| (*id).clone()).collect()
}

/// Whether an event happened, by the stance and firmness of what is said.
pub(super) fn happened(statements: &[(&StatementId, &Statement)]) -> Tri {
    let denied = statements.iter().any(|(_, s)| s.denies());
    let supported = statements.iter().any(|(_, s)| affirms(s));
    let plainly = statements.iter().any(|(_, s)| affirms(s) && s.firmness == Firmness::Plain);
    match (supported, denied) {
        (true, false) if plainly => Tri::Yes,
        (true, _) => Tri::Maybe,
        (false, _) => Tri::No,
    }
}

/// Whether a statement says that its event happened.
///
/// Who demands something says that the demand happened, and not what is demanded.
pub(super) fn affirms(statement: &Statement) -> bool {
    let is_asked = |kind: EventKind| matches!(kind.lane(), Lane::Public | Lane::Inquiry);
    match (&statement.about, statement.stance) {
        (_, Stance::Asserts | Stance::Reports) => true,
        (About::Event { kind, .. }, Stance::Demands) => is_asked(*kind),
        _ => false,
    }
}

pub(super) fn stated(statements: &[(&StatementId, &Statement)]) -> Vec<Stated> {
    let mut all: Vec<Stated> = Vec::new();
    let denied_alone = !statements.iter().any(|(_, s)| affirms(s));
    for (id, statement) in statements.iter().filter(|(_, s)| denied_alone || affirms(s)) {
        let About::Event { when: crate::When::At(moment), .. } = &statement.about else {
            continue;
        };
        if moment.is_unknown() {
            continue;
        }
        match all.iter_mut().find(|one| one.moment == *moment) {
            Some(one) => one.by.push((*id).clone()),
            None => all.push(Stated { moment: moment.clone(), by: vec![(*id).clone()] }),
        }
    }
    all.sort_by(|a, b| b.by.len().cmp(&a.by.len()).then_with(|| a.moment.cmp(&b.moment)));
    all
}

pub(super) fn attributes(statements: &[(&StatementId, &Statement)]) -> BTreeMap<&'static str, Vec<Given>> {
    let mut all: BTreeMap<&'static str, Vec<Given>> = BTreeMap::new();
    for (id, statement) in statements.iter().filter(|(_, s)| affirms(s)) {
        let About::Event { attributes, .. } = &statement.about else {
            continue;
        };
        for (name, value) in attributes {
            let given = all.entry(name).or_default();
            match given.iter_mut().find(|g| g.value == *value) {
                Some(one) => one.by.push((*id).clone()),
                None => given.push(Given { value: value.clone(), by: vec![(*id).clone()] }),
            }
        }
    }
    for given in all.values_mut() {
        given.sort_by(|a, b| b.by.len().cmp(&a.by.len()).then_with(|| a.value.cmp(&b.value)));
    }
    all
}

pub(super) fn claims(record: &Record, person: &PersonId) -> Vec<Claim> {
    let mut all: BTreeMap<EventId, Claim> = BTreeMap::new();
    for (id, statement) in record.statements_about(person) {
        let About::Claim { claim, text, .. } = &statement.about else {
            continue;
        };
        let one = all.entry(claim.clone()).or_insert_with(|| Claim {
            id: claim.clone(),
            text: text.clone(),
            asserted_by: Vec::new(),
            denied_by: Vec::new(),
            other: Vec::new(),
        });
        match statement.stance {
            Stance::Asserts | Stance::Reports => one.asserted_by.push(id.clone()),
            Stance::Denies => one.denied_by.push(id.clone()),
            Stance::Demands | Stance::Declines => one.other.push(id.clone()),
        }
    }
    all.into_values().collect()
}

/// The stretches that are covered for certain: said plainly, denied by nobody, and with known ends.
pub(super) fn coverage(record: &Record, person: &PersonId, widening: &Widening) -> Vec<Coverage> {
    let mut all = Vec::new();
    let mut denied: Vec<(EventKind, (Instant, Instant))> = Vec::new();
    for (id, statement) in record.statements_about(person) {
        let About::Coverage { kinds, over } = &statement.about else {
            continue;
        };
        let allowed = over.allows(&statement.zone, widening);
        let (Some(first), Some(last)) = (allowed.first(), allowed.last()) else {
            continue;
        };
        let is_sure = !over.is_unknown()
            && !over.is_uncertain()
            && !over.is_approximate()
            && over.precision() != crate::Precision::Set
            && statement.firmness == Firmness::Plain;
        if statement.denies() {
            denied.extend(kinds.iter().map(|kind| (*kind, (first, last))));
        } else if statement.supports() && is_sure {
            all.push(Coverage { kinds: kinds.clone(), over: (first, last), by: id.clone() });
        }
    }
    for one in &mut all {
        let over = one.over;
        let meets = |other: &(Instant, Instant)| other.0 <= over.1 && over.0 <= other.1;
        one.kinds.retain(|kind| !denied.iter().any(|(other, stretch)| other == kind && meets(stretch)));
    }
    all.retain(|one| !one.kinds.is_empty());
    all
}

pub(super) fn reach(record: &Record, person: &PersonId, widening: &Widening) -> Option<Instant> {
    let last = |moment: &Moment| moment.allows(&record.zone, widening).last().filter(|last| *last < Instant::MAX);
    let of_statement = |statement: &Statement| {
        let source = record.sources.get(&statement.source);
        let recorded = statement.recorded.as_ref().or_else(|| source.and_then(|s| s.recorded.as_ref()));
        let published = source.and_then(|s| s.published.as_ref());
        published.and_then(last).or_else(|| recorded.and_then(|r| last(&r.at)))
    };
    record.statements_about(person).filter_map(|(_, s)| of_statement(s)).max()
}
