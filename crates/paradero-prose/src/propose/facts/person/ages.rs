//! How old somebody is, and when they were born.

use std::ops::Range;

use crate::Shape;
use crate::propose::public::counts;
use crate::propose::public::frame::Line;
use crate::time::Means;

use super::{KIN, Zone};

/// An age with the words for it: `31-year-old`, `, 31,`, `is thirty-four`, `de 31 años de edad`.
pub(super) fn age(line: &Line<'_, '_>, zone: &Zone) -> Option<(u32, Range<usize>)> {
    let times = line.known.times_within(zone.tokens.clone());
    let said = times.iter().find_map(|time| match time.means {
        Means::Age(years) => Some((years, time.tokens.clone())),
        _ => None,
    });
    let Some((years, tokens)) = said else {
        return plain(line, zone).or_else(|| has_years(line, zone)).or_else(|| beside(line, zone));
    };
    let earlier = tokens.start.checked_sub(2).map_or(["", ""], |at| [line.low(at), line.low(at + 1)]);
    let then = earlier.iter().any(|low| matches!(*low, "when" | "cuando" | "was" | "since" | "desde" | "ages"));
    let turned = line.has(zone.tokens.start..tokens.end, &["turned", "cumplio", "turns"]);
    let of_child = line.has(zone.mention.end..tokens.start, KIN);
    let was = line.low(zone.tokens.start) == "was" && earlier.first() != Some(&"when");
    (!of_child && (!then || turned || was)).then_some((years, tokens))
}

/// `is 52.`, `was sixty then`, `is thirty-four, a seamstress`: a number right behind a copula that counts nothing else.
fn plain(line: &Line<'_, '_>, zone: &Zone) -> Option<(u32, Range<usize>)> {
    let at = zone.tokens.start;
    let led = |at: usize| matches!(line.low(at.wrapping_sub(1)), "when" | "if" | "cuando");
    if !matches!(line.low(at), "is" | "was" | "'s" | "turned" | "turns" | "am" | "i'm") || led(zone.mention.start) {
        return None;
    }
    let number = at + 1 + usize::from(matches!(line.low(at + 1), "now" | "only" | "just" | "about"));
    let low = line.low(number);
    let years = if line.shape(number) == Shape::Number { low.parse().ok() } else { counts::word(low) }?;
    let next = line.low(number + 1);
    let alone = matches!(next, "," | "." | ";" | "and" | "now" | "then" | "but" | ")" | "")
        || number + 1 >= line.sentence.tokens.end;
    let years = u32::try_from(years).ok().filter(|years| (1..=110).contains(years))?;
    alone.then_some((years, number..number + 1))
}

/// `Phan, 58, to Vietnam`, `Choque, boliviano, albañil, 46 años, padre de cuatro`: an age between commas beside the name.
fn beside(line: &Line<'_, '_>, zone: &Zone) -> Option<(u32, Range<usize>)> {
    let open = zone.tokens.start;
    if !matches!(line.low(open), "," | "(") || zone.mention.end != open {
        return None;
    }
    let marks = |at: usize| matches!(line.low(at), "," | "." | ";" | ")");
    let years = |at: usize| line.low(at).parse().ok().filter(|years: &u32| (1..=110).contains(years));
    if let Some(found) = years(open + 1).filter(|_| marks(open + 2)) {
        return Some((found, open + 1..open + 2));
    }
    let at = (open..zone.tokens.end.min(open + 9)).find(|at| {
        line.low(*at) == "," && line.low(at + 2) == "anos" && (marks(at + 3) || at + 3 >= line.sentence.tokens.end)
    })?;
    years(at + 1).map(|found| (found, at + 1..at + 3))
}

/// `tiene, pues, 27 años`: a number of years behind the verb of having.
fn has_years(line: &Line<'_, '_>, zone: &Zone) -> Option<(u32, Range<usize>)> {
    let verb = zone.tokens.clone().find(|at| matches!(line.low(*at), "tiene" | "tenia" | "cumplio" | "tengo"))?;
    let at = (verb + 1..(verb + 6).min(line.sentence.tokens.end)).find(|at| line.low(at + 1) == "anos")?;
    let years: u32 = line.low(at).parse().ok().filter(|years| (1..=110).contains(years))?;
    let lasting = matches!(line.low(at + 2), "de" | "en") && !matches!(line.low(at + 3), "edad");
    (!lasting).then_some((years, at..at + 2))
}

/// A birth with its day: `born in Gorkha, Nepal, on June 14, 1992`, `nacida el 2 de mayo de 1990`, `date of birth: 3/9/1983`.
pub(super) fn born(line: &Line<'_, '_>, zone: &Zone) -> Option<(String, Range<usize>)> {
    let at = zone.tokens.clone().find(|at| matches!(line.low(*at), "born" | "nacio" | "nacido" | "nacida"))?;
    day(line, at, &["and", "who", "que", "came", "entered", "llego"])
}

/// `a date of birth of March 9, 1983`, `fecha de nacimiento`: of the person of whom the sentence speaks.
pub(super) fn date_of_birth(line: &Line<'_, '_>) -> Option<(String, Range<usize>)> {
    let of = line.sentence.tokens.clone();
    let at = of.clone().find(|at| {
        let english = matches!((line.low(*at), line.low(at + 2)), ("date" | "year" | "day", "birth"));
        let spanish = line.low(*at) == "fecha" && line.low(at + 2) == "nacimiento";
        english || spanish || line.low(*at) == "birthdate" || line.low(*at) == "dob"
    })?;
    day(line, at, &[])
}

/// The first day or month behind a word, where none of these stands between.
fn day(line: &Line<'_, '_>, at: usize, stops: &[&str]) -> Option<(String, Range<usize>)> {
    let times = line.known.times_within(at..(at + 14).min(line.sentence.tokens.end));
    times.iter().find_map(|time| match &time.means {
        Means::At(moment) if !line.has(at..time.tokens.start, stops) => Some((moment.to_string(), at..time.tokens.end)),
        _ => None,
    })
}
