//! Putting proposals together: in order, named, each thing once, and what tells the same event under one name.

use std::collections::BTreeMap;

use paradero_record::{EventKind, Lane, Moment, Stance, Value, Widening, Zone};

use crate::read::Known;
use crate::{Proposal, What};

/// Orders, names and joins proposals.
pub(crate) fn assemble(known: &Known<'_>, mut found: Vec<Proposal>) -> Vec<Proposal> {
    found.retain(|proposal| {
        !proposal.span.of(&known.prose.text.content).is_empty() || matches!(proposal.what, What::Source(_))
    });
    found.sort_by(|one, other| (one.span, one.rule).cmp(&(other.span, other.rule)));
    once(&mut found);
    for (index, proposal) in found.iter_mut().enumerate() {
        proposal.id = format!("p{}", index + 1);
    }
    name_events(known, &mut found);
    found
}

/// Leaves out what is proposed twice from the same words; the one that says more stays.
fn once(found: &mut Vec<Proposal>) {
    let mut kept: Vec<Proposal> = Vec::new();
    for proposal in found.drain(..) {
        // What meets it begins before its end, and only the last few can: they are in order.
        let twin = kept.iter().rposition(|other| same(other, &proposal)).filter(|at| at + 12 > kept.len());
        match twin.and_then(|at| kept.get_mut(at)) {
            Some(other) if weight(&proposal) > weight(other) => *other = proposal,
            Some(_) => {}
            None => kept.push(proposal),
        }
    }
    *found = kept;
}

/// Whether two proposals propose one thing from the same words.
fn same(one: &Proposal, other: &Proposal) -> bool {
    if !one.span.meets(other.span) || one.about != other.about {
        return false;
    }
    match (&one.what, &other.what) {
        (What::Event { kind, .. }, What::Event { kind: as_kind, .. }) => kind == as_kind && one.stance == other.stance,
        (What::Name { name }, What::Name { name: as_name }) => name == as_name,
        (what, as_what) => one.span == other.span && what == as_what,
    }
}

fn weight(proposal: &Proposal) -> (bool, usize, usize) {
    let attributes = match &proposal.what {
        What::Event { attributes, .. } => attributes.len(),
        _ => 0,
    };
    (proposal.told.moment.is_some(), attributes, proposal.span.end - proposal.span.start)
}

/// What one name stands for, as far as it has been told.
struct Group {
    kind: EventKind,
    about: Option<String>,
    moments: Vec<Moment>,
    countries: Vec<&'static str>,
    /// Whether it is one more of its kind: `detained again`.
    again: bool,
    denied: bool,
}

/// Gives every event its name; what tells of the same event gets the same.
fn name_events(known: &Known<'_>, found: &mut [Proposal]) {
    let mut groups: Vec<Group> = Vec::new();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..found.len() {
        let Some((one, given)) = group(known, found, at) else { continue };
        let joined = groups.iter().rposition(|group| joins(group, &one));
        let index = joined.unwrap_or(groups.len());
        match groups.get_mut(index) {
            Some(group) => {
                group.moments.extend(one.moments);
                group.countries.extend(one.countries);
                group.again |= one.again;
            }
            None => groups.push(one),
        }
        names.entry(given).or_insert(index);
        if let Some(What::Event { event, .. }) = found.get_mut(at).map(|proposal| &mut proposal.what) {
            *event = format!("e{}", index + 1);
        }
    }
    for proposal in found.iter_mut() {
        let own = match &proposal.what {
            What::Event { event, .. } => event.clone(),
            _ => String::new(),
        };
        // Nothing is counted from itself: two tellings of one event may have come together under its name.
        let name = |given: &str| names.get(given).map(|index| format!("e{}", index + 1)).filter(|named| *named != own);
        proposal.told.offset = proposal.told.offset.take().and_then(|(measure, length, side, of)| {
            if of.starts_with('@') {
                name(&of).map(|of| (measure, length, side, of))
            } else {
                Some((measure, length, side, of))
            }
        });
        proposal.told.order =
            proposal.told.order.take().and_then(|(side, of)| {
                if of.starts_with('@') { name(&of).map(|of| (side, of)) } else { Some((side, of)) }
            });
    }
}

fn group(known: &Known<'_>, found: &[Proposal], at: usize) -> Option<(Group, String)> {
    let proposal = found.get(at)?;
    let What::Event { event, kind, attributes } = &proposal.what else { return None };
    // A name of its own keeps rules apart that number from nought each.
    let given = if event.starts_with('@') { event.clone() } else { format!("{}#{event}", proposal.id) };
    let words = proposal.span.of(&known.prose.text.content).to_lowercase();
    let again = words.split(|one: char| !one.is_alphanumeric()).any(|word| {
        matches!(word, "again" | "nuevamente" | "re" | "redetained" | "rearrested" | "volvieron" | "volvió" | "second")
    });
    let group = Group {
        kind: *kind,
        about: proposal.about.clone(),
        moments: proposal.told.moment.iter().cloned().collect(),
        countries: attributes.get("to").and_then(|to| country(known, to)).into_iter().collect(),
        again: again && kind.name() == "arrested",
        denied: proposal.stance == Stance::Denies,
    };
    Some((group, given))
}

/// The country of a place that an attribute names, where the cast knows it.
fn country(known: &Known<'_>, value: &Value) -> Option<&'static str> {
    let Value::Text(words) = value else { return None };
    known.cast.entities.iter().find_map(|entity| match entity.kind {
        crate::who::EntityKind::Place { country, .. } if words.contains(entity.name.as_str()) => country,
        _ => None,
    })
}

/// Kinds of which one person has many; each telling is its own unless its moment says that it is the same.
fn is_many(kind: EventKind) -> bool {
    matches!(kind.lane(), Lane::Contact | Lane::Inquiry | Lane::Public)
        || matches!(
            kind.name(),
            "journey_leg"
                | "transferred"
                | "hearing_held"
                | "locator_checked"
                | "located"
                | "arrived"
                | "motion_filed"
                | "court_order"
        )
}

/// Whether both tell of one event: the same kind and person, moments that can be one, not two countries.
fn joins(group: &Group, one: &Group) -> bool {
    if group.kind != one.kind || group.about != one.about || (one.again && !group.again) {
        return false;
    }
    let moments = group.moments.iter().all(|moment| one.moments.iter().all(|other| meet(moment, other)));
    let countries = group.countries.iter().all(|country| one.countries.iter().all(|other| country == other));
    let known = !group.moments.is_empty() && !one.moments.is_empty();
    let may =
        if is_many(one.kind) { known || one.kind.name() == "located" } else { !(group.again && !one.again && !known) };
    moments && countries && may && (group.denied == one.denied || one.kind.name() == "located")
}

/// Whether two moments share an instant.
fn meet(one: &Moment, other: &Moment) -> bool {
    let (zone, widening) = (Zone::utc(), Widening::default());
    !one.allows(&zone, &widening).intersect(&other.allows(&zone, &widening)).is_empty()
}

#[cfg(test)]
mod tests {
    use crate::{Ask, Text, What, read};

    /// The events (kind and what they are counted from) of a made-up text about Lidia Paz (made up).
    fn told(text: &str) -> Vec<(&'static str, bool, bool)> {
        let ask = Ask { published: None, about: Some("Lidia Paz".to_owned()) };
        let reading = read(&Text::plain(text.to_owned()), &ask);
        let told = |proposal: &crate::Proposal| match &proposal.what {
            What::Event { event, kind, .. } => {
                let of = |anchor: Option<&String>| anchor.is_some_and(|anchor| anchor == event);
                let counted = proposal.told.offset.is_some() || proposal.told.order.is_some();
                let itself = of(proposal.told.offset.as_ref().map(|(_, _, _, anchor)| anchor))
                    || of(proposal.told.order.as_ref().map(|(_, anchor)| anchor));
                Some((kind.name(), counted, itself))
            }
            _ => None,
        };
        reading.proposals.iter().filter_map(told).collect()
    }

    #[test]
    fn nothing_is_counted_from_itself() {
        let check = |text: &str, expected: &[(&'static str, bool, bool)]| assert_eq!(told(text), expected, "{text}");
        check(
            "Lidia Paz was arrested in March 2025. Lidia Paz was released two weeks after her arrest.",
            &[("arrested", false, false), ("released", true, false)],
        );
        check(
            "Lidia Paz was arrested in March 2025. Lidia Paz was arrested after her arrest.",
            &[("arrested", false, false), ("arrested", false, false)],
        );
        check("Lidia Paz’s bond was paid on Monday. She did not walk out.", &[]);
    }
}
