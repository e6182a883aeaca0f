//! Kinds of events, their attributes, and the values of those.

use super::{Attributes, Mentions};
use crate::notation::cursor::MOST_SUGGESTIONS;
use crate::notation::parse::{Cursor, EventKind, Named, PlaceId, Stop, Value, name, shortened};
use crate::{ValueType, notation};

pub(super) fn event_kind(cursor: &mut Cursor<'_>) -> Result<EventKind, Stop> {
    let word = cursor.word("a kind of event")?;
    EventKind::find(word).ok_or_else(|| {
        let help = (cursor.fault_count() < MOST_SUGGESTIONS).then(|| {
            match notation::nearest(word, EventKind::all().map(EventKind::name)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "the kinds are listed by `paradero law kinds`".to_owned(),
            }
        });
        cursor.back().fault(format!("`{}` is not in the vocabulary of events", shortened(word)), help)
    })
}

/// Reads one attribute and its value.
pub(super) fn attribute(
    cursor: &mut Cursor<'_>,
    kind: EventKind,
    attributes: &mut Attributes,
    mentions: &mut Mentions,
) -> Result<(), Stop> {
    let word = cursor.word("an attribute")?;
    let Some(found) = kind.attribute(word) else {
        let help = cursor.suggest(word, kind.attributes().map(|a| a.name));
        return Err(cursor.back().fault(format!("`{kind}` has no attribute `{}`", shortened(word)), help));
    };
    let place = cursor.here();
    let value = value(cursor, found.value, found.name)?;
    if let Value::Place(id) = &value {
        mentions.push((Named::Place, id.to_string(), place));
    }
    let known = attributes.insert(found.name, value);
    if known.is_none() {
        return Ok(());
    }
    let help = Some("keep one of them; another source's value goes on that source's line".to_owned());
    Err(cursor.back().fault(format!("`{word}` is given twice"), help))
}

fn value(cursor: &mut Cursor<'_>, expected: ValueType, of: &str) -> Result<Value, Stop> {
    match expected {
        ValueType::Text => Ok(Value::Text(cursor.text(&format!("the text of `{of}`, in quotes"))?.to_owned())),
        ValueType::Place if cursor.is_text() => Ok(Value::Text(cursor.text("a place")?.to_owned())),
        ValueType::Place => Ok(Value::Place(PlaceId::new(name(cursor, "a place")?))),
        ValueType::Moment => cursor.moment().map(Value::Moment),
        ValueType::Flag => match cursor.word("yes or no")? {
            "yes" => Ok(Value::Flag(true)),
            "no" => Ok(Value::Flag(false)),
            _ => Err(cursor.back().expected("yes or no", None)),
        },
        ValueType::Word(words) => {
            let word = cursor.one_of(&format!("a word for `{of}`"), words, |w| w)?;
            Ok(Value::Word(word.to_owned()))
        }
        ValueType::Number => {
            let word = cursor.word("a whole number")?;
            let number = word.parse().map_err(|_| cursor.back().expected("a whole number", None))?;
            Ok(Value::Number(number))
        }
    }
}

/// Reads an attribute of the head that a statement leaves out.
pub(super) fn left_out(cursor: &mut Cursor<'_>, kind: EventKind, head: &Attributes) -> Result<&'static str, Stop> {
    let word = cursor.word("an attribute of the event")?;
    if let Some(found) = kind.attribute(word).filter(|found| head.contains_key(found.name)) {
        return Ok(found.name);
    }
    let help = if head.is_empty() {
        Some("the first line has no attributes".to_owned())
    } else {
        cursor.suggest(word, head.keys().copied())
    };
    Err(cursor.back().fault(format!("the event's first line does not say `{}`", shortened(word)), help))
}
