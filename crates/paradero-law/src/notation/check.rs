//! Whether the parts of a safeguard go together.

use std::collections::BTreeMap;

use paradero_record::notation::Diagnostic;

use super::part::Place;
use crate::pack::{Condition, Duty, Operand, Pattern, Within};

/// Finds every part that the duty has no use for, and every attribute that none of its triggers carries.
pub(super) fn check(places: &BTreeMap<&'static str, Place>, duty: &Duty, conditions: &[Condition]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let (used, name) = used(duty);
    for (part, place) in places.iter().filter(|(part, _)| DUTY_PARTS.contains(part) && !used.contains(part)) {
        let help = Some(format!("{name} takes: {}", used.join(", ")));
        faults.push(fault(place, format!("`{part}` has no place in {name}"), help));
    }
    for attribute in conditions.iter().flat_map(attributes) {
        if let Some(place) = places.get("if").filter(|_| !carries(triggers(duty), attribute)) {
            faults.push(fault(place, format!("nothing that sets it off has an attribute `{attribute}`"), None));
        }
    }
    if let (Duty::Expect { when, within: Within::By(attribute), .. }, Some(place)) = (duty, places.get("by"))
        && !when.iter().all(|pattern| pattern.kind.attribute(attribute).is_some())
    {
        faults.push(fault(place, format!("not everything that sets it off has an attribute `{attribute}`"), None));
    }
    if let (Duty::Elements { answered_by, .. }, Some(place)) = (duty, places.get("element"))
        && answered_by.is_empty()
    {
        let help = Some("add a line: answered by KIND | KIND".to_owned());
        faults.push(fault(place, "nothing answers these elements".to_owned(), help));
    }
    faults
}

/// The parts that say what is owed; the others may stand with any of them.
const DUTY_PARTS: &[&str] =
    &["when", "expect", "within", "by", "before", "never", "while", "in", "element", "answered", "warn"];

/// What a duty is called, and which parts it is made of.
fn used(duty: &Duty) -> (&'static [&'static str], &'static str) {
    match duty {
        Duty::Expect { within: Within::By(_), .. } => (&["when", "expect", "by"], "when … expect … by its …"),
        Duty::Expect { .. } => (&["when", "expect", "within"], "when … expect …"),
        Duty::Before { .. } => (&["before", "expect", "warn"], "before … expect …"),
        Duty::Never { .. } => (&["never", "while", "warn"], "never … while …"),
        Duty::AtMost { .. } => (&["in"], "at most … in …"),
        Duty::AtLeastEvery { .. } => (&["in", "expect"], "at least every … in …"),
        Duty::Basis { .. } => (&["before", "basis", "warn"], "before … basis …"),
        Duty::May { .. } => (&["when", "may", "within", "by"], "when … may …"),
        Duty::Missed { .. } => (&["missed", "expect", "within"], "missed … expect …"),
        Duty::Tells { .. } => (&["tells"], "tells …"),
        Duty::Elements { .. } => (&["element", "answered"], "elements"),
    }
}

/// What sets a duty off, as far as its parts say.
fn triggers(duty: &Duty) -> &[Pattern] {
    match duty {
        Duty::Expect { when, .. } => when,
        Duty::Before { before, .. } | Duty::Basis { before, .. } => before,
        Duty::May { when, .. } => when,
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
