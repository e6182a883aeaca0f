//! What a statement says about when: a moment, a length, an order, a day.

use super::Mentions;
use crate::notation::parse::{Cursor, EventId, Named, Stop, When, looks_like_moment, name};
use crate::{Anchor, Length, Measure, Side, Unit};

/// Reads a time, if one comes next.
pub(super) fn time(cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<Option<When>, Stop> {
    if cursor.take("on") {
        return cursor.moment().map(|moment| Some(When::At(moment)));
    }
    if cursor.take_all(&["same", "day", "as"]) {
        return anchor(cursor, mentions).map(|anchor| Some(When::SameDay(anchor)));
    }
    if let Some(side) = side(cursor) {
        return anchor(cursor, mentions).map(|anchor| Some(When::Order { side, anchor }));
    }
    let Some(measure) = measure(cursor) else {
        return Ok(None);
    };
    let length = length(cursor)?;
    let Some(side) = side(cursor) else {
        let help = Some("write: 55 days before 2025-05-09, or: 2 days after birthday".to_owned());
        return Err(cursor.expected("`before` or `after`", help));
    };
    let anchor = anchor(cursor, mentions)?;
    Ok(Some(When::Offset { measure, length, side, anchor }))
}

/// Reads how exactly a length is meant, if a length comes next.
///
/// `at least` and `about` may also be a place called so and the attribute of that name: what follows tells them apart.
fn measure(cursor: &mut Cursor<'_>) -> Option<Measure> {
    let is_unit =
        |word: &str| Unit::ALL.iter().any(|unit| unit.word() == word || unit.word().strip_suffix('s') == Some(word));
    let is_number = |cursor: &Cursor<'_>, ahead: usize| {
        cursor.word_at(ahead).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_length =
        |cursor: &Cursor<'_>, ahead: usize| is_number(cursor, ahead) || cursor.word_at(ahead + 1).is_some_and(is_unit);
    let found = if is_length(cursor, 2) && cursor.take_all(&["at", "least"]) {
        Measure::AtLeast
    } else if is_length(cursor, 2) && cursor.take_all(&["at", "most"]) {
        Measure::AtMost
    } else if is_length(cursor, 1) && cursor.take("about") {
        Measure::About
    } else if is_number(cursor, 0) {
        Measure::Exactly
    } else {
        return None;
    };
    Some(found)
}

fn side(cursor: &mut Cursor<'_>) -> Option<Side> {
    Side::ALL.iter().copied().find(|side| cursor.take(side.word()))
}

fn length(cursor: &mut Cursor<'_>) -> Result<Length, Stop> {
    let count = cursor.number("a number of days or the like")?;
    if count > 1_000_000 {
        return Err(cursor.back().fault("this length is out of reach", Some("at most 1000000".to_owned())));
    }
    let word = cursor.word("a unit")?;
    let unit = Unit::ALL.iter().copied().find(|u| u.word() == word || u.word().strip_suffix('s') == Some(word));
    let unit = unit.ok_or_else(|| {
        let help = cursor.suggest(word, Unit::ALL.iter().map(|u| u.word()));
        cursor.back().expected("minutes, hours, days, weeks, months or years", help)
    })?;
    Ok(Length { count, unit })
}

fn anchor(cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<Anchor, Stop> {
    let place = cursor.here();
    if cursor.peek_word().is_some_and(looks_like_moment) {
        return cursor.moment().map(Anchor::Moment);
    }
    let word = name(cursor, "a moment or an event's name")?;
    mentions.push((Named::Event, word.to_owned(), place));
    Ok(Anchor::Event(EventId::new(word)))
}
