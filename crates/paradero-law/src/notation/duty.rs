//! Patterns, conditions and lengths, as they stand on the lines of a safeguard.

use paradero_record::notation::{Cursor, Stop, Token, nearest};
use paradero_record::{AttributeType, EventKind, ValueType};

use super::clock;
use crate::pack::{Condition, Excuse, Limit, Operand, Pattern, PlacePart};

pub(super) type Mentions = Vec<(String, Option<Token>, usize)>;

/// Reads `KIND(attribute: word) | KIND`.
pub(super) fn patterns(cursor: &mut Cursor<'_>) -> Result<Vec<Pattern>, Stop> {
    let mut all = vec![pattern(cursor)?];
    while cursor.take_mark('|') {
        all.push(pattern(cursor)?);
    }
    Ok(all)
}

fn pattern(cursor: &mut Cursor<'_>) -> Result<Pattern, Stop> {
    let word = cursor.word("a kind of event")?;
    let Some(kind) = EventKind::find(word) else {
        let help = nearest(word, EventKind::all().map(EventKind::name)).map(|meant| format!("did you mean `{meant}`?"));
        return Err(cursor.back().fault(format!("`{word}` is not in the vocabulary of events"), help));
    };
    let mut with = Vec::new();
    if cursor.take_mark('(') {
        loop {
            let name = cursor.word("an attribute")?;
            let Some(attribute) = kind.attribute(name) else {
                let names: Vec<&str> = kind.attributes().map(|a| a.name).collect();
                let help = Some(super::suggestion(name, &names));
                return Err(cursor.back().fault(format!("`{kind}` has no attribute `{name}`"), help));
            };
            if !cursor.take_mark(':') {
                return Err(cursor.expected("`:`", Some(format!("write: {kind}({name}: word)"))));
            }
            let word = cursor.word("a word")?;
            if let Some(words) = words_of(attribute)
                && !words.contains(&word)
            {
                let help = Some(super::suggestion(word, words));
                return Err(cursor.back().fault(format!("`{name}` is never `{word}`"), help));
            }
            with.push((attribute.name, word.to_owned()));
            if cursor.take_mark(')') {
                break;
            }
            if !cursor.take_mark(',') {
                return Err(cursor.expected("`,` or `)`", None));
            }
        }
    }
    Ok(Pattern { kind, with })
}

/// The words that an attribute may have, where they are a closed list.
fn words_of(attribute: &AttributeType) -> Option<&'static [&'static str]> {
    match attribute.value {
        ValueType::Word(words) => Some(words),
        ValueType::Flag => Some(&["yes", "no"]),
        _ => None,
    }
}

/// Reads patterns and states joined by `|`.
pub(super) fn excuses(cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<Vec<Excuse>, Stop> {
    let mut all = vec![excuse(cursor, mentions)?];
    while cursor.take_mark('|') {
        all.push(excuse(cursor, mentions)?);
    }
    Ok(all)
}

fn excuse(cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<Excuse, Stop> {
    match cursor.peek_word() {
        Some(word) if EventKind::find(word).is_none() => state(cursor, mentions).map(Excuse::State),
        _ => pattern(cursor).map(Excuse::Event),
    }
}

/// Reads the names of states joined by `|`.
pub(super) fn states(cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<Vec<String>, Stop> {
    let mut all = vec![state(cursor, mentions)?];
    while cursor.take_mark('|') {
        all.push(state(cursor, mentions)?);
    }
    Ok(all)
}

pub(super) fn state(cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<String, Stop> {
    let (line, _) = cursor.here();
    let token = cursor.peek().cloned();
    let name = cursor.word("a state")?.to_owned();
    mentions.push((name.clone(), token, line));
    Ok(name)
}

/// Reads `24 hours [reading "…"]`.
pub(super) fn limit(cursor: &mut Cursor<'_>) -> Result<Limit, Stop> {
    let clock = clock(cursor)?;
    let reading = if cursor.take("reading") { Some(cursor.text("whose reading, in quotes")?.to_owned()) } else { None };
    Ok(Limit { clock, reading })
}

/// Reads `represented and from.aor != to.aor`.
pub(super) fn conditions(cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<Vec<Condition>, Stop> {
    let mut all = vec![condition(cursor, mentions)?];
    while cursor.take("and") {
        all.push(condition(cursor, mentions)?);
    }
    Ok(all)
}

fn condition(cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<Condition, Stop> {
    if cursor.take("not") {
        return state(cursor, mentions).map(Condition::HoldsNot);
    }
    if !matches!(cursor.word_at(1), Some("=" | "!=")) {
        return state(cursor, mentions).map(Condition::Holds);
    }
    let left = operand(cursor, false)?;
    let equal = cursor.word("= or !=")? == "=";
    let right = operand(cursor, true)?;
    if let (Operand::Attribute(name), Operand::Word(word)) = (&left, &right)
        && let Some(words) = paradero_record::ATTRIBUTES.iter().find(|a| a.name == *name).and_then(words_of)
        && !words.contains(&word.as_str())
    {
        let help = Some(super::suggestion(word, words));
        return Err(cursor.back().fault(format!("`{name}` is never `{word}`"), help));
    }
    Ok(if equal { Condition::Equal(left, right) } else { Condition::Differs(left, right) })
}

/// Reads one side of a comparison; a plain word on the right that is no attribute with a dot is taken as it is.
fn operand(cursor: &mut Cursor<'_>, is_right: bool) -> Result<Operand, Stop> {
    let word = cursor.word("an attribute or a word")?;
    let attribute = |name: &str| paradero_record::ATTRIBUTES.iter().find(|a| a.name == name).map(|a| a.name);
    match word.split_once('.') {
        Some(("person", "country")) => return Ok(Operand::PersonCountry),
        Some((name, part)) => {
            if let (Some(name), Some(part)) = (attribute(name), place_part(part)) {
                return Ok(Operand::OfPlace(name, part));
            }
            if let (Some(kind), Some(attribute)) = (EventKind::find(name), attribute(part)) {
                return Ok(Operand::Given(kind, attribute));
            }
        }
        None if is_right => return Ok(Operand::Word(word.to_owned())),
        None => {
            if let Some(name) = attribute(word) {
                return Ok(Operand::Attribute(name));
            }
        }
    }
    let names: Vec<&str> = paradero_record::ATTRIBUTES.iter().map(|a| a.name).collect();
    let help = nearest(word, names.iter().copied()).map(|meant| format!("did you mean `{meant}`?"));
    Err(cursor.back().expected("an attribute, `from.aor`, `to.country` or `person.country`", help))
}

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
