//! What sources say besides about one event: who did it, how many, on what basis, where to, with what result.

use paradero_record::{Given, StatementId, Value};

use super::super::events::agency_of;
use super::super::{CheckType, Severity};
use super::Desk;

/// Attributes whose values exclude each other, with the type under which a difference is shown.
const WORDS: &[(&str, CheckType, &str, &str)] = &[
    ("basis", CheckType::LawFact, "the legal basis", "la base legal"),
    ("outcome", CheckType::Attribution, "the outcome", "el resultado"),
    ("ruling", CheckType::Attribution, "the ruling", "el fallo"),
    ("order", CheckType::Attribution, "the order", "la orden"),
    ("country", CheckType::Direction, "the country", "el país"),
];

pub(super) fn check(desk: &mut Desk<'_>) {
    let mut found = Vec::new();
    for event in desk.timeline.events.iter().filter(|event| !event.derived) {
        for (name, kind, english, spanish) in WORDS {
            let given = event.attributes.get(name).map(Vec::as_slice).unwrap_or_default();
            found.extend(words_differ(given).map(|(values, by)| {
                (
                    *kind,
                    Severity::Tension,
                    by,
                    (format!("{english}: {}", values.join(" / ")), format!("{spanish}: {}", values.join(" / "))),
                )
            }));
        }
        found.extend(counts_differ(event.attributes.get("count").map(Vec::as_slice).unwrap_or_default()));
        found.extend(actors_differ(event.attributes.get("by").map(Vec::as_slice).unwrap_or_default()));
        found.extend(places_differ(desk, event.attributes.get("to").map(Vec::as_slice).unwrap_or_default()));
    }
    for (kind, severity, statements, says) in found {
        desk.say(kind, severity, statements, says);
    }
}

type Found = (CheckType, Severity, Vec<StatementId>, (String, String));

fn by(given: &[&Given]) -> Vec<StatementId> {
    given.iter().flat_map(|one| one.by.iter().cloned()).collect()
}

fn words_differ(given: &[Given]) -> Option<(Vec<String>, Vec<StatementId>)> {
    let told: Vec<(&Given, String)> = given
        .iter()
        .filter_map(|one| match &one.value {
            Value::Word(word) if !matches!(word.as_str(), "not_stated" | "other") => Some((one, word.clone())),
            Value::Text(text) if text.len() == 2 => Some((one, text.clone())),
            _ => None,
        })
        .collect();
    let differ = told.first().is_some_and(|(_, first)| told.iter().any(|(_, other)| other != first));
    differ.then(|| {
        (told.iter().map(|(_, word)| word.clone()).collect(), by(&told.iter().map(|(one, _)| *one).collect::<Vec<_>>()))
    })
}

fn counts_differ(given: &[Given]) -> Option<Found> {
    let told: Vec<(&Given, i64)> = given
        .iter()
        .filter_map(|one| if let Value::Number(number) = one.value { Some((one, number)) } else { None })
        .collect();
    let (least, most) = (told.iter().map(|one| one.1).min()?, told.iter().map(|one| one.1).max()?);
    // `237 others` and `238` count the same people with and without the person.
    (most - least > 1).then(|| {
        let list: Vec<String> = told.iter().map(|one| one.1.to_string()).collect();
        let list = list.join(" / ");
        let says =
            (format!("the count of one group differs: {list}"), format!("difiere la cuenta de un mismo grupo: {list}"));
        (CheckType::Arithmetic, Severity::Tension, by(&told.iter().map(|one| one.0).collect::<Vec<_>>()), says)
    })
}

fn actors_differ(given: &[Given]) -> Option<Found> {
    let told: Vec<(&Given, (&str, &str))> = given
        .iter()
        .filter_map(|one| match &one.value {
            Value::Text(text) => Some((one, agency_of(text)?)),
            _ => None,
        })
        .collect();
    let first = told.first()?;
    let other = told.iter().find(|one| one.1.0 != first.1.0)?;
    let local = first.1.0 == "local" || other.1.0 == "local";
    let severity = if local { Severity::Contradiction } else { Severity::Tension };
    let says = (
        format!("by {} here, by {} there", first.1.1, other.1.1),
        format!("por {} aquí, por {} allá", first.1.1, other.1.1),
    );
    Some((CheckType::Actors, severity, by(&told.iter().map(|one| one.0).collect::<Vec<_>>()), says))
}

/// Destinations in different countries, where the places are declared.
fn places_differ(desk: &Desk<'_>, given: &[Given]) -> Option<Found> {
    let told: Vec<(&Given, &str, &str)> = given
        .iter()
        .filter_map(|one| match &one.value {
            Value::Place(id) => {
                let place = desk.record.places.get(id)?;
                Some((one, place.country.as_deref()?, place.label.as_str()))
            }
            _ => None,
        })
        .collect();
    let first = told.first()?;
    let other = told.iter().find(|one| one.1 != first.1)?;
    let says =
        (format!("to {} here, to {} there", first.2, other.2), format!("a {} aquí, a {} allá", first.2, other.2));
    Some((CheckType::Direction, Severity::Contradiction, by(&told.iter().map(|one| one.0).collect::<Vec<_>>()), says))
}
