//! Whether the parts of a safeguard go together.

use std::collections::BTreeMap;

use paradero_record::notation::Diagnostic;

use super::Place;
use crate::pack::{Condition, Duty, Operand, Pattern, Safeguard, Within};

/// Finds every part that the duty has no use for, and every attribute that none of its triggers carries.
pub(super) fn check(places: &BTreeMap<&'static str, Place>, safeguard: &Safeguard) -> Vec<Diagnostic> {
    let mut faults = useless(places, &safeguard.duty);
    let bases = match &safeguard.duty {
        Duty::Basis { bases, .. } => bases.iter().flat_map(|basis| &basis.conditions).collect(),
        _ => Vec::new(),
    };
    let triggers = triggers(&safeguard.duty);
    faults.extend(attributes_of(places.get("if"), safeguard.conditions.iter(), triggers));
    faults.extend(attributes_of(places.get("basis"), bases.into_iter(), triggers));
    faults.extend(time(places, &safeguard.duty));
    if let (Duty::Elements { answered_by, .. }, Some(place)) = (&safeguard.duty, places.get("element"))
        && answered_by.is_empty()
    {
        let help = Some("add a line: answered by KIND | KIND".to_owned());
        faults.push(fault(place, "nothing answers these elements".to_owned(), help));
    }
    faults
}

/// Finds every attribute that conditions ask for and none of the triggers carries.
pub(super) fn attributes_of<'a>(
    place: Option<&Place>,
    conditions: impl Iterator<Item = &'a Condition>,
    triggers: &[Pattern],
) -> Vec<Diagnostic> {
    let Some(place) = place else { return Vec::new() };
    let missing = conditions.flat_map(attributes).filter(|attribute| !carries(triggers, attribute));
    missing.map(|name| fault(place, format!("nothing that sets it off has an attribute `{name}`"), None)).collect()
}

fn useless(places: &BTreeMap<&'static str, Place>, duty: &Duty) -> Vec<Diagnostic> {
    let (used, name) = used(duty);
    let useless = places.iter().filter(|(part, _)| DUTY_PARTS.contains(part) && !used.contains(part));
    let told = |(part, place): (&&'static str, &Place)| {
        let help = Some(format!("{name} takes: {}", used.join(", ")));
        fault(place, format!("`{part}` has no place in {name}"), help)
    };
    useless.map(told).collect()
}

/// Finds a time that is missing, or that not every trigger names.
fn time(places: &BTreeMap<&'static str, Place>, duty: &Duty) -> Option<Diagnostic> {
    match duty {
        Duty::Expect { when, within: Within::By(attribute), .. }
        | Duty::May { when, within: Within::By(attribute), .. }
            if !carried_by_all(when, attribute) =>
        {
            let message = format!("not everything that sets it off has an attribute `{attribute}`");
            places.get("by").map(|place| fault(place, message, None))
        }
        // A named clock that could not be read has no length, which is told where it stands.
        Duty::Missed { limits, .. } if limits.is_empty() && !places.contains_key("within") => {
            let help = Some("add a line: within 24 hours".to_owned());
            places.get("missed").map(|place| fault(place, "it does not say by when".to_owned(), help))
        }
        _ => None,
    }
}

fn carried_by_all(triggers: &[Pattern], attribute: &str) -> bool {
    triggers.iter().all(|pattern| pattern.kind.attribute(attribute).is_some())
}

/// The parts that say what is owed; the others may stand with any of them.
const DUTY_PARTS: &[&str] = &[
    "when",
    "expect",
    "within",
    "by",
    "before",
    "never",
    "while",
    "at least",
    "at most",
    "at least every",
    "in",
    "basis",
    "may",
    "missed",
    "tells",
    "element",
    "answered",
    "warn",
    "unless",
];

/// What a duty is called, and which parts it is made of.
fn used(duty: &Duty) -> (&'static [&'static str], &'static str) {
    match duty {
        Duty::Expect { within: Within::By(_), .. } => (&["when", "expect", "by", "unless"], "when … expect … by its …"),
        Duty::Expect { .. } => (&["when", "expect", "within", "unless"], "when … expect …"),
        Duty::Before { .. } => (&["before", "expect", "at least", "warn", "unless"], "before … expect …"),
        Duty::Never { .. } => (&["never", "while", "warn", "unless"], "never … while …"),
        Duty::AtMost { .. } => (&["at most", "in", "unless"], "at most … in …"),
        Duty::AtLeastEvery { .. } => (&["at least every", "in", "expect", "unless"], "at least every … in …"),
        Duty::Basis { .. } => (&["before", "basis", "warn", "unless"], "before … basis …"),
        Duty::May { within: Within::By(_), .. } => (&["when", "may", "by", "unless"], "when … may … by its …"),
        Duty::May { .. } => (&["when", "may", "within", "unless"], "when … may …"),
        Duty::Missed { .. } => (&["missed", "expect", "within", "unless"], "missed … expect …"),
        Duty::Tells { .. } => (&["tells"], "tells …"),
        Duty::Elements { .. } => (&["element", "answered", "unless"], "elements"),
    }
}

/// What sets a duty off, as far as its parts say.
pub(crate) fn triggers(duty: &Duty) -> &[Pattern] {
    match duty {
        Duty::Expect { when, .. } | Duty::May { when, .. } => when,
        Duty::Before { before, .. } | Duty::Basis { before, .. } => before,
        Duty::Tells { about } => about,
        Duty::Never { never, .. } => never,
        Duty::AtMost { .. } | Duty::AtLeastEvery { .. } | Duty::Elements { .. } | Duty::Missed { .. } => &[],
    }
}

fn carries(triggers: &[Pattern], attribute: &str) -> bool {
    triggers.is_empty() || triggers.iter().any(|pattern| pattern.kind.attribute(attribute).is_some())
}

/// The attributes of the trigger that a condition asks about.
fn attributes(condition: &Condition) -> Vec<&'static str> {
    let of = |operand: &Operand| match operand {
        Operand::Attribute(name) | Operand::OfPlace(name, _) => Some(*name),
        Operand::PersonCountry | Operand::Given(..) | Operand::Word(_) => None,
    };
    match condition {
        Condition::Equal(left, right) | Condition::Differs(left, right) => {
            of(left).into_iter().chain(of(right)).collect()
        }
        Condition::Holds(_) | Condition::HoldsNot(_) => Vec::new(),
    }
}

fn fault((line, columns): &Place, message: String, help: Option<String>) -> Diagnostic {
    Diagnostic::new(*line, columns.clone(), message).help(help)
}
