//! Conditions on the trigger, the person and the places.

use paradero_record::notation::{Cursor, Stop, nearest};
use paradero_record::{ATTRIBUTES, AttributeType, EventKind, PlaceKind, ValueType};

use super::{Names, duty, suggestion};
use crate::jurisdiction::is_circuit;
use crate::pack::{Condition, Operand, PlacePart};

/// Reads `represented and from.aor != to.aor`.
pub(super) fn conditions(cursor: &mut Cursor<'_>, names: &mut Names) -> Result<Vec<Condition>, Stop> {
    let mut all = vec![condition(cursor, names)?];
    while cursor.take("and") {
        all.push(condition(cursor, names)?);
    }
    Ok(all)
}

fn condition(cursor: &mut Cursor<'_>, names: &mut Names) -> Result<Condition, Stop> {
    if cursor.take("not") {
        if matches!(cursor.word_at(1), Some("=" | "!=")) {
            let help = Some("write: attribute != word".to_owned());
            return Err(cursor.expected("a state after `not`", help));
        }
        return duty::state(cursor, names).map(Condition::HoldsNot);
    }
    if !matches!(cursor.word_at(1), Some("=" | "!=")) {
        return duty::state(cursor, names).map(Condition::Holds);
    }
    let left = operand(cursor)?;
    let equal = cursor.word("= or !=")? == "=";
    let right = right_operand(cursor)?;
    if let Operand::Word(word) = &right
        && let Some((message, help)) = never_said(&left, word)
    {
        return Err(cursor.back().fault(message, Some(help)));
    }
    Ok(if equal { Condition::Equal(left, right) } else { Condition::Differs(left, right) })
}

/// A word that is no attribute with a dot, and a text, are taken as they are.
fn right_operand(cursor: &mut Cursor<'_>) -> Result<Operand, Stop> {
    if cursor.is_text() {
        return cursor.text("a text").map(|text| Operand::Word(text.to_owned()));
    }
    match cursor.peek_word() {
        Some(word) if !word.contains('.') => {
            cursor.advance();
            Ok(Operand::Word(word.to_owned()))
        }
        _ => operand(cursor),
    }
}

/// Reads one side of a comparison.
fn operand(cursor: &mut Cursor<'_>) -> Result<Operand, Stop> {
    let word = cursor.word("an attribute or a word")?;
    match word.split_once('.') {
        Some(("person", "country")) => return Ok(Operand::PersonCountry),
        Some((name, part)) => match (attribute(name), EventKind::find(name)) {
            (Some(of), _) => return of_place(cursor, of, part),
            (None, Some(kind)) => return given(cursor, kind, part),
            (None, None) => {}
        },
        None => {
            if let Some(found) = attribute(word) {
                return Ok(Operand::Attribute(found.name));
            }
        }
    }
    let all = ATTRIBUTES.iter().map(|a| a.name).chain(["person.country"]).chain(EventKind::all().map(EventKind::name));
    let begins = word.split('.').next().unwrap_or(word);
    let help = nearest(begins, all).map(|meant| format!("did you mean `{meant}`?"));
    Err(cursor.back().expected("an attribute, `from.aor`, `to.country` or `person.country`", help))
}

fn attribute(name: &str) -> Option<&'static AttributeType> {
    ATTRIBUTES.iter().find(|a| a.name == name)
}

fn of_place(cursor: &mut Cursor<'_>, of: &'static AttributeType, part: &str) -> Result<Operand, Stop> {
    if of.value != ValueType::Place {
        let help = Some("a part of a place is asked of `at`, `from` or `to`, as in `at.state`".to_owned());
        return Err(cursor.back().fault(format!("`{}` is not a place", of.name), help));
    }
    place_part(part).map(|part| Operand::OfPlace(of.name, part)).ok_or_else(|| {
        let help = Some(suggestion(part, PLACE_PARTS));
        cursor.back().fault(format!("a place has no `{part}`"), help)
    })
}

fn given(cursor: &mut Cursor<'_>, kind: EventKind, name: &str) -> Result<Operand, Stop> {
    kind.attribute(name).map(|attribute| Operand::Given(kind, attribute.name)).ok_or_else(|| {
        let names: Vec<&str> = kind.attributes().map(|a| a.name).collect();
        let help = Some(suggestion(name, &names));
        cursor.back().fault(format!("`{kind}` has no attribute `{name}`"), help)
    })
}

pub(super) const PLACE_PARTS: &[&str] = &["aor", "country", "kind", "state", "circuit", "district"];

fn place_part(word: &str) -> Option<PlacePart> {
    match word {
        "aor" => Some(PlacePart::Aor),
        "country" => Some(PlacePart::Country),
        "kind" => Some(PlacePart::Kind),
        "state" => Some(PlacePart::State),
        "circuit" => Some(PlacePart::Circuit),
        "district" => Some(PlacePart::District),
        _ => None,
    }
}

/// What may be written for a federal circuit.
pub(super) const CIRCUITS: &str = "it may be: 1 to 11, or DC";

/// Why the left side is never this word, and what it may be.
fn never_said(left: &Operand, word: &str) -> Option<(String, String)> {
    let (name, words): (&str, Vec<&str>) = match left {
        Operand::Attribute(name) => (name, duty::words_of(attribute(name)?)?.to_vec()),
        Operand::Given(kind, name) => (name, duty::words_of(kind.attribute(name)?)?.to_vec()),
        Operand::OfPlace(_, PlacePart::Kind) => ("kind", PlaceKind::ALL.iter().map(|kind| kind.word()).collect()),
        Operand::OfPlace(_, PlacePart::Circuit) => {
            return (!is_circuit(word)).then(|| (format!("`circuit` is never `{word}`"), CIRCUITS.to_owned()));
        }
        Operand::OfPlace(_, PlacePart::State | PlacePart::Country) | Operand::PersonCountry => {
            let is_code = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            let what = if matches!(left, Operand::OfPlace(_, PlacePart::State)) { "state" } else { "country" };
            let help = "write two capital letters, as in `TX` or `VE`".to_owned();
            return (!is_code).then(|| (format!("`{word}` is not the code of a {what}"), help));
        }
        Operand::OfPlace(_, PlacePart::Aor | PlacePart::District) | Operand::Word(_) => return None,
    };
    (!words.contains(&word)).then(|| (format!("`{name}` is never `{word}`"), suggestion(word, &words)))
}
