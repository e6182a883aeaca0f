//! Patterns, states and lengths, as they stand on the lines of a safeguard.

use paradero_record::notation::{Cursor, Stop, nearest};
use paradero_record::{AttributeType, EventKind, ValueType};

use super::part::PARTS;
use super::{CLOCK_WORDS, Meant, Names, clock};
use crate::pack::{Excuse, Limit, Pattern};

/// Reads what stands between `|`, once at least.
pub(super) fn joined<T>(
    cursor: &mut Cursor<'_>,
    mut one: impl FnMut(&mut Cursor<'_>) -> Result<T, Stop>,
) -> Result<Vec<T>, Stop> {
    let mut all = vec![one(cursor)?];
    while cursor.take_mark('|') {
        all.push(one(cursor)?);
    }
    Ok(all)
}

/// Reads `KIND(attribute: word) | KIND`.
pub(super) fn patterns(cursor: &mut Cursor<'_>) -> Result<Vec<Pattern>, Stop> {
    joined(cursor, pattern)
}

/// Reads the name of a kind of event.
pub(super) fn kind(cursor: &mut Cursor<'_>) -> Result<EventKind, Stop> {
    let word = cursor.word("a kind of event")?;
    EventKind::find(word).ok_or_else(|| {
        let help = nearest(word, EventKind::all().map(EventKind::name)).map(|meant| format!("did you mean `{meant}`?"));
        cursor.back().fault(format!("`{word}` is not in the vocabulary of events"), help)
    })
}

fn pattern(cursor: &mut Cursor<'_>) -> Result<Pattern, Stop> {
    let kind = kind(cursor)?;
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
pub(super) fn words_of(attribute: &AttributeType) -> Option<&'static [&'static str]> {
    match attribute.value {
        ValueType::Word(words) => Some(words),
        ValueType::Flag => Some(&["yes", "no"]),
        _ => None,
    }
}

/// Reads patterns and states joined by `|`.
pub(super) fn excuses(cursor: &mut Cursor<'_>, names: &mut Names) -> Result<Vec<Excuse>, Stop> {
    joined(cursor, |cursor| match cursor.peek_word() {
        Some(word) if EventKind::find(word).is_none() => state(cursor, names).map(Excuse::State),
        _ => pattern(cursor).map(Excuse::Event),
    })
}

/// Reads the names of states joined by `|`.
pub(super) fn states(cursor: &mut Cursor<'_>, names: &mut Names) -> Result<Vec<String>, Stop> {
    joined(cursor, |cursor| state(cursor, names))
}

pub(super) fn state(cursor: &mut Cursor<'_>, names: &mut Names) -> Result<String, Stop> {
    names.mention(cursor, "a state", Meant::State)
}

/// Reads `24 hours reading "…" or 2 days reading "…"`, or the name of a clock.
pub(super) fn lengths(cursor: &mut Cursor<'_>, names: &Names) -> Result<Vec<Limit>, Stop> {
    let mut all = length(cursor, names)?;
    while takes_or(cursor) {
        all.extend(length(cursor, names)?);
    }
    Ok(all)
}

/// Reads lengths where no name may stand.
pub(super) fn plain_lengths(cursor: &mut Cursor<'_>) -> Result<Vec<Limit>, Stop> {
    let mut all = Vec::new();
    loop {
        if cursor.peek_word().is_some_and(is_name) && !cursor.word_at(1).is_some_and(|w| CLOCK_WORDS.contains(&w)) {
            let help = "begin with a number, as in `24 hours`; a clock does not name another one".to_owned();
            return Err(cursor.expected("a length", Some(help)));
        }
        all.push(limit(cursor)?);
        if !takes_or(cursor) {
            return Ok(all);
        }
    }
}

/// Takes `or`, unless it begins a part, as in `or within`.
fn takes_or(cursor: &mut Cursor<'_>) -> bool {
    !matches!(cursor.word_at(1), Some("within" | "at")) && cursor.take("or")
}

/// Whether a word can name a clock: a length begins with a number.
fn is_name(word: &str) -> bool {
    !word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'))
}

/// Reads one length, or the readings of a named one.
fn length(cursor: &mut Cursor<'_>, names: &Names) -> Result<Vec<Limit>, Stop> {
    let Some(word) = cursor.peek_word().filter(|word| is_name(word)) else { return Ok(vec![limit(cursor)?]) };
    if let Some(limits) = names.clocks.get(word) {
        cursor.advance();
        if cursor.peek_word() == Some("reading") {
            let help = format!("say whose reading it is where `{word}` is declared");
            return Err(cursor.fault("a named clock has its own readings", Some(help)));
        }
        return Ok(limits.clone());
    }
    // `two days` is a length that is not written in digits.
    if cursor.word_at(1).is_some_and(|unit| CLOCK_WORDS.contains(&unit)) {
        return Ok(vec![limit(cursor)?]);
    }
    if ["unless", "reading", "in", "or"].contains(&word) || PARTS.contains(&word) {
        return Err(cursor.expected("a length such as `24 hours`, or a named clock", None));
    }
    let help = match nearest(word, names.clocks.keys().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("begin with a number, as in `24 hours`, or declare it: clock {word} 24 hours"),
    };
    Err(cursor.fault(format!("`{word}` is neither a length nor a named clock"), Some(help)))
}

/// Reads `24 hours [reading "…"]`.
fn limit(cursor: &mut Cursor<'_>) -> Result<Limit, Stop> {
    let clock = clock(cursor)?;
    let reading = if cursor.take("reading") { Some(cursor.text("whose reading, in quotes")?.to_owned()) } else { None };
    Ok(Limit { clock, reading })
}
