//! Days and times that have a name: holidays and eras, from the table beside this file.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::calendar::{Point, Rule};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Once in every year.
    Yearly(Rule),
    /// Once, from one point to another.
    Once(Point, Point),
}

/// A name's words behind its first, and what it stands for.
type Entry = (Vec<&'static str>, Named);

static NAMES: LazyLock<HashMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let lines = include_str!("names.txt").lines().filter(|line| !line.starts_with('#'));
    let mut entries: Vec<(&'static str, Entry)> = lines.filter_map(entry).collect();
    entries.sort_by_key(|(_, (words, _))| std::cmp::Reverse(words.len()));
    let mut names: HashMap<&'static str, Vec<Entry>> = HashMap::new();
    for (first, entry) in entries {
        names.entry(first).or_default().push(entry);
    }
    names
});

/// The words with which names begin.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("names.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_whitespace().next().and_then(|first| parts(first).next()))
}

/// The name that begins here: what it stands for, and how many words it has. `low` gives the words from here on; an owner's
/// `'s` is a word of its own.
pub(super) fn named<'t>(low: impl Fn(usize) -> &'t str) -> Option<(Named, usize)> {
    let entries = NAMES.get(low(0))?;
    let fits = |words: &[&str]| {
        (1..).zip(words).all(|(at, word)| low(at).strip_suffix('.').unwrap_or(low(at)) == word.trim_end_matches('.'))
    };
    entries.iter().find(|(words, _)| fits(words)).map(|(words, named)| (*named, words.len() + 1))
}

fn entry(line: &'static str) -> Option<(&'static str, Entry)> {
    let (name, what) = line.split_once('|')?;
    let mut words = name.split_whitespace().flat_map(parts);
    let first = words.next()?;
    Some((first, (words.collect(), meaning(what.trim())?)))
}

/// A word as the text is cut: what an owner's mark stands behind, and the mark.
fn parts(word: &'static str) -> impl Iterator<Item = &'static str> {
    let mark = word.find("'s").filter(|at| at + 2 == word.len()).or_else(|| word.strip_suffix('\'').map(str::len));
    let (head, tail) = mark.and_then(|at| word.split_at_checked(at)).unwrap_or((word, ""));
    [head, tail].into_iter().filter(|part| !part.is_empty())
}

fn meaning(what: &str) -> Option<Named> {
    let words: Vec<&str> = what.split_whitespace().collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<i8>().ok());
    match *words.first()? {
        "nth" => {
            let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
            let weekday = (1..).zip(days).find(|(_, day)| words.get(2) == Some(day))?.0;
            let (nth, month) = (number(1)?, number(3)?);
            let more = words.get(4).and_then(|more| more.parse().ok());
            let rule = more.map_or(Rule::Nth(nth, weekday, month), |more| Rule::NthAnd(nth, weekday, month, more));
            Some(Named::Yearly(rule))
        }
        "easter" => {
            let days = words.get(1)?;
            let (from, to) = days.split_once("..").unwrap_or((days, days));
            Some(Named::Yearly(Rule::Easter(from.parse().ok()?, to.parse().ok()?)))
        }
        date if date.len() == 5 => {
            let (month, day) = date.split_once('-')?;
            Some(Named::Yearly(Rule::Fixed(month.parse().ok()?, day.parse().ok()?)))
        }
        date if date.contains('/') => {
            let (from, to) = date.split_once('/')?;
            Some(Named::Once(Point::Year(from.parse().ok()?), Point::Year(to.parse().ok()?)))
        }
        date => date.parse().ok().map(|day| Named::Once(Point::Day(day), Point::Day(day))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        for line in include_str!("names.txt").lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            assert!(entry(line).is_some(), "{line}");
        }
    }
}
