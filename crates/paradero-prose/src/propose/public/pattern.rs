//! Patterns of words in tables that people of the field can read and add to.
//!
//! A line is `head | head | pattern`, a pattern is words between spaces: `a/b` one of these, `exig*` what begins so, a mark `?`
//! behind it for what may be left out, `..` up to five words between and `...` up to twelve, `@who` somebody named, `@person`
//! somebody watched over, `@place`, `@law`, `@time`, `@num` and `@year`, `!a/b` not these, `^a` the word whose voice counts.
//! The first element is always a word.

use std::collections::HashMap;
use std::ops::Range;

use crate::Shape;
use crate::read::Known;
use crate::who::EntityKind;

/// A table of patterns, found by their first word.
pub(in crate::propose) struct Table {
    rows: Vec<Row>,
    whole: HashMap<&'static str, Vec<usize>>,
    begins: HashMap<&'static str, Vec<usize>>,
}

/// A line of a table: what stands before its pattern, and the pattern.
pub(in crate::propose) struct Row {
    /// The columns before the pattern.
    pub(in crate::propose) heads: Vec<&'static str>,
    items: Vec<Item>,
}

impl Row {
    /// A column before the pattern; empty where there is none.
    pub(in crate::propose) fn head(&self, at: usize) -> &'static str {
        self.heads.get(at).copied().unwrap_or_default()
    }
}

/// Where a pattern was found.
pub(in crate::propose) struct Hit<'a> {
    /// The line.
    pub(in crate::propose) row: &'a Row,
    /// Its words.
    pub(in crate::propose) tokens: Range<usize>,
    /// The word whose voice counts.
    pub(in crate::propose) verb: usize,
}

struct Item {
    what: Matches,
    optional: bool,
    verb: bool,
}

enum Matches {
    Words(Vec<Word>),
    Not(Vec<Word>),
    Gap(usize),
    Who,
    Person,
    Place,
    Law,
    Time,
    Number,
    Year,
}

enum Word {
    Whole(&'static str),
    Begins(&'static str),
}

impl Word {
    fn reads(&self, low: &str) -> bool {
        match self {
            Self::Whole(word) => *word == low,
            Self::Begins(start) => low.starts_with(start),
        }
    }
}

/// How many letters of what words begin with find a line.
const LETTERS: usize = 3;

impl Table {
    /// Reads a table; lines that cannot be read are left out, and a test sees that there are none.
    pub(in crate::propose) fn parse(text: &'static str) -> Self {
        let mut table = Self { rows: Vec::new(), whole: HashMap::new(), begins: HashMap::new() };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut heads: Vec<&'static str> = line.split('|').map(str::trim).collect();
            let Some(pattern) = heads.pop() else { continue };
            table.push(Row { heads, items: pattern.split_whitespace().map(item).collect() });
        }
        table
    }

    fn push(&mut self, row: Row) {
        let at = self.rows.len();
        if let Some(Item { what: Matches::Words(words), .. }) = row.items.first() {
            for word in words {
                match word {
                    Word::Whole(word) => self.whole.entry(word).or_default().push(at),
                    Word::Begins(start) => {
                        if let Some(key) = start.get(..LETTERS) {
                            self.begins.entry(key).or_default().push(at);
                        }
                    }
                }
            }
        }
        self.rows.push(row);
    }

    /// The lines that no word finds; for the test of a table.
    #[cfg(test)]
    pub(in crate::propose) fn lost(&self) -> Vec<usize> {
        let found = |at: &usize| {
            self.whole.values().flatten().any(|one| one == at) || self.begins.values().flatten().any(|one| one == at)
        };
        (0..self.rows.len()).filter(|at| !found(at)).collect()
    }

    /// All places within a stretch where a line is found, in order.
    pub(in crate::propose) fn find<'a>(&'a self, known: &Known<'_>, of: Range<usize>) -> Vec<Hit<'a>> {
        let mut hits = Vec::new();
        for start in of.clone() {
            let low = known.prose.low(start);
            let whole = self.whole.get(low);
            let begins = low.get(..LETTERS).and_then(|key| self.begins.get(key));
            for row in whole.into_iter().chain(begins).flatten().filter_map(|at| self.rows.get(*at)) {
                let mut verb = start;
                if let Some(end) = reach(known, &row.items, start, of.end, &mut verb) {
                    hits.push(Hit { row, tokens: start..end, verb });
                }
            }
        }
        hits
    }
}

fn item(written: &'static str) -> Item {
    let (written, optional) = written.strip_suffix('?').map_or((written, false), |rest| (rest, true));
    let (written, verb) = written.strip_prefix('^').map_or((written, false), |rest| (rest, true));
    let what = match written {
        ".." => Matches::Gap(5),
        "..." => Matches::Gap(12),
        "@who" => Matches::Who,
        "@person" => Matches::Person,
        "@place" => Matches::Place,
        "@law" => Matches::Law,
        "@time" => Matches::Time,
        "@num" => Matches::Number,
        "@year" => Matches::Year,
        _ => match written.strip_prefix('!') {
            Some(rest) => Matches::Not(words(rest)),
            None => Matches::Words(words(written)),
        },
    };
    Item { what, optional, verb }
}

fn words(written: &'static str) -> Vec<Word> {
    written.split('/').map(|word| word.strip_suffix('*').map_or(Word::Whole(word), Word::Begins)).collect()
}

const ARTICLES: &[&str] = &["the", "el", "la", "los", "las", "both", "its", "their"];

/// Where the items end when they begin here.
fn reach(known: &Known<'_>, items: &[Item], at: usize, end: usize, verb: &mut usize) -> Option<usize> {
    let Some((item, rest)) = items.split_first() else { return Some(at) };
    if let Matches::Gap(most) = item.what {
        for skip in 0..=most {
            if let Some(found) = reach(known, rest, at + skip, end, verb) {
                return Some(found);
            }
            let stop = at + skip >= end
                || known.prose.tokens.get(at + skip).is_none_or(|token| token.is_any(&[";", "!", "?", "→"]));
            if stop {
                return None;
            }
        }
        return None;
    }
    if let Some(next) = step(known, item, at, end) {
        let kept = *verb;
        if item.verb {
            *verb = at;
        }
        if let Some(found) = reach(known, rest, next, end, verb) {
            return Some(found);
        }
        *verb = kept;
    }
    if item.optional { reach(known, rest, at, end, verb) } else { None }
}

/// Where one item ends when it begins here.
fn step(known: &Known<'_>, item: &Item, at: usize, end: usize) -> Option<usize> {
    if let Matches::Not(words) = &item.what {
        return (at >= end || !words.iter().any(|word| word.reads(known.prose.low(at)))).then_some(at);
    }
    let token = known.prose.tokens.get(at).filter(|_| at < end)?;
    let mention = |wanted: fn(&EntityKind) -> bool| {
        // An article before a name is no part of the pattern.
        let from = if token.is_any(ARTICLES) && known.cast.at(at).is_none() { at + 1 } else { at };
        let mention =
            known.cast.at(from).filter(|mention| mention.tokens.start == from || mention.tokens.start + 1 == from)?;
        wanted(&known.cast.entity(mention).kind).then_some(mention.tokens.end)
    };
    match &item.what {
        Matches::Words(words) => words.iter().any(|word| word.reads(&token.low)).then_some(at + 1),
        Matches::Who => mention(|kind| !matches!(kind, EntityKind::Place { .. } | EntityKind::Law { .. })),
        Matches::Person => {
            let mention = known.cast.at(at)?;
            known.cast.entity(mention).watched.then_some(mention.tokens.end)
        }
        Matches::Place => mention(|kind| matches!(kind, EntityKind::Place { .. })),
        Matches::Law => mention(|kind| matches!(kind, EntityKind::Law { .. })),
        Matches::Time => known.times_within(at..at + 1).first().map(|time| time.tokens.end),
        Matches::Number => {
            (token.shape == Shape::Number || super::counts::word(&token.low).is_some()).then_some(at + 1)
        }
        Matches::Year => year(&token.low).then_some(at + 1),
        Matches::Gap(_) | Matches::Not(_) => None,
    }
}

/// Whether a word is a year from 1700 to 2099.
pub(in crate::propose) fn year(low: &str) -> bool {
    low.len() == 4 && low.parse::<u16>().is_ok_and(|year| (1700..2100).contains(&year))
}
