//! The patterns of `tables/events.txt`: which words tell of which event.

use std::sync::LazyLock;

use paradero_record::{EventKind, Value, ValueType};

use super::lexicon::LEXICON;

/// Which place in the sentence the person fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// The object, the subject of what is suffered, the owner of a noun.
    Object,
    /// As the object, also behind `to`, `with`, `from`.
    ObjectWith,
    /// The subject.
    Subject,
    /// The owner of the object, which is one of these nouns.
    Thing(Vec<Box<str>>),
    /// The person, or the person's lawyers or relatives.
    Party,
    /// Whom nobody knows to find: `no one knew where he was`.
    Whereabouts,
    /// The person has no place in it; it is the matter of whom the text speaks: `the phone rang`.
    Topic,
    /// The person's lawyer is told it, or the lawyer who speaks: `nobody at ICE called me`.
    Counsel,
}

/// What a pattern asks and gives besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A known country that is not the United States, behind `to`.
    ToAbroad,
    /// A known country that is not the United States, where it happens.
    AtAbroad,
    /// A place behind `to` that is not known to be abroad.
    ToUs,
    /// Any place behind `to`.
    ToAny,
    /// A country that is left.
    FromAbroad,
    /// A place where it is.
    AtAny,
    /// Only what is suffered: `was held`.
    Passive,
    /// Only what is done: `ICE holds him`.
    Active,
    /// Only as a state that goes on: `is detained`, `está detenida`.
    Still,
    /// Also where somebody was not able to.
    Able,
    /// Only where it is negated.
    Denied,
    /// What is said is that it is not so.
    Denies,
    /// A noun that tells of what happened only behind words such as `after`.
    After,
    /// What is set for a day to come.
    Future,
    /// The subject does it to themselves: `se entregó`, `turned himself in`.
    Itself,
    /// A call by phone.
    Calls,
    /// Somebody who is near the person does it.
    Contact,
    /// A judge or court does it.
    Judge,
    /// A place where people are held.
    AtSite,
    /// A way to a place where people are held.
    ToSite,
    /// A way from a place where people are held.
    FromSite,
    /// A noun that needs no owner: it is the matter of the person of whom the text speaks.
    Topic,
    /// A noun without an owner only where words about time follow.
    Dated,
    /// A noun of which it is said on which day it is.
    Is,
}

/// One line of the table.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// The kind of event.
    pub(super) kind: EventKind,
    /// Which place the person fills.
    pub(super) slot: Slot,
    /// Words of which one must stand in the clause.
    pub(super) with: Vec<Phrase>,
    /// Words of which none may stand in the clause.
    pub(super) without: Vec<Phrase>,
    /// Words of which one must stand in the subject.
    pub(super) by: Vec<Phrase>,
    /// Words of which one must stand right before a noun.
    pub(super) led: Vec<Phrase>,
    /// Words of which one must stand a little before, in this sentence or the last.
    pub(super) near: Vec<Phrase>,
    /// What it asks and gives besides.
    pub(super) marks: Vec<Mark>,
    /// Attributes.
    pub(super) set: Vec<(&'static str, Value)>,
}

impl Pattern {
    /// Whether it has this mark.
    pub(super) fn has(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }
}

/// Words in a row, in small letters without accents.
pub(super) type Phrase = Vec<Box<str>>;

/// All patterns, by their words.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    /// The patterns, in the order of the table.
    pub(super) all: Vec<Pattern>,
    /// The patterns of each verb of the lexicon.
    by_lemma: Vec<Vec<usize>>,
    /// The nouns, sorted, and their patterns.
    by_noun: Vec<(Box<str>, Vec<usize>)>,
}

/// The patterns of `tables/events.txt`.
pub(super) static PATTERNS: LazyLock<Patterns> =
    LazyLock::new(|| Patterns::parse(include_str!("../../../tables/events.txt")));

impl Patterns {
    fn parse(table: &str) -> Self {
        let mut found = Self { by_lemma: vec![Vec::new(); LEXICON.lemmas.len()], ..Self::default() };
        for line in lines(table) {
            let Ok((pattern, words)) = parse(line) else { continue };
            let at = found.all.len();
            for word in words {
                if let Some(noun) = word.strip_prefix("n.") {
                    match found.by_noun.iter_mut().find(|(known, _)| &**known == noun) {
                        Some((_, patterns)) => patterns.push(at),
                        None => found.by_noun.push((noun.into(), vec![at])),
                    }
                } else if let Some(patterns) = LEXICON.find(word).and_then(|lemma| found.by_lemma.get_mut(lemma)) {
                    patterns.push(at);
                }
            }
            found.all.push(pattern);
        }
        found.by_noun.sort();
        found
    }

    /// The patterns of a verb, in the order of the table.
    pub(super) fn of_verb(&self, lemma: usize) -> impl Iterator<Item = &Pattern> {
        self.by_lemma.get(lemma).map(Vec::as_slice).unwrap_or_default().iter().filter_map(|at| self.all.get(*at))
    }

    /// The patterns of a noun, in the order of the table.
    pub(super) fn of_noun(&self, low: &str) -> impl Iterator<Item = &Pattern> {
        let at = self.by_noun.binary_search_by(|(noun, _)| (**noun).cmp(low)).ok();
        let of = at.and_then(|at| self.by_noun.get(at)).map(|(_, of)| of.as_slice()).unwrap_or_default();
        of.iter().filter_map(|at| self.all.get(*at))
    }
}

/// The lines of a table, without comments and empty ones.
pub(super) fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Reads one line; an error says what it does not understand.
fn parse(line: &str) -> Result<(Pattern, Vec<&str>), String> {
    let mut fields = line.split('|').map(str::trim);
    let mut next = || fields.next().filter(|field| !field.is_empty()).ok_or_else(|| format!("too short: {line}"));
    let kind = next()?;
    let kind = EventKind::find(kind).ok_or_else(|| format!("no such kind: {kind}"))?;
    let words = next()?.split_whitespace().collect();
    let slot = slot(next()?)?;
    let empty = Vec::new;
    let (with, without, by, led, near) = (empty(), empty(), empty(), empty(), empty());
    let mut pattern = Pattern { kind, slot, with, without, by, led, near, marks: Vec::new(), set: Vec::new() };
    for field in fields {
        if let Some(words) = field.strip_prefix("with ") {
            pattern.with.extend(phrases(words));
        } else if let Some(words) = field.strip_prefix("without ") {
            pattern.without.extend(phrases(words));
        } else if let Some(words) = field.strip_prefix("by ") {
            pattern.by.extend(phrases(words));
        } else if let Some(words) = field.strip_prefix("near ") {
            pattern.near.extend(phrases(words));
        } else if let Some(words) = field.strip_prefix("led ") {
            pattern.led.extend(phrases(words));
        } else if let Some(set) = field.strip_prefix("set ") {
            pattern.set.push(attribute(kind, set)?);
        } else {
            pattern.marks.push(mark(field)?);
        }
    }
    Ok((pattern, words))
}

fn slot(field: &str) -> Result<Slot, String> {
    Ok(match field {
        "object" => Slot::Object,
        "object-with" => Slot::ObjectWith,
        "subject" => Slot::Subject,
        "party" => Slot::Party,
        "whereabouts" => Slot::Whereabouts,
        "topic" => Slot::Topic,
        "counsel" => Slot::Counsel,
        other => match other.strip_prefix("thing ") {
            Some(words) => Slot::Thing(words.split('/').map(Into::into).collect()),
            None => return Err(format!("no such slot: {other}")),
        },
    })
}

fn mark(field: &str) -> Result<Mark, String> {
    Ok(match field {
        "to abroad" => Mark::ToAbroad,
        "at abroad" => Mark::AtAbroad,
        "to us" => Mark::ToUs,
        "to any" => Mark::ToAny,
        "from abroad" => Mark::FromAbroad,
        "at any" => Mark::AtAny,
        "passive" => Mark::Passive,
        "active" => Mark::Active,
        "still" => Mark::Still,
        "able" => Mark::Able,
        "denied" => Mark::Denied,
        "denies" => Mark::Denies,
        "after" => Mark::After,
        "future" => Mark::Future,
        "self" => Mark::Itself,
        "calls" => Mark::Calls,
        "contact" => Mark::Contact,
        "judge" => Mark::Judge,
        "at site" => Mark::AtSite,
        "to site" => Mark::ToSite,
        "from site" => Mark::FromSite,
        "topic" => Mark::Topic,
        "dated" => Mark::Dated,
        "is" => Mark::Is,
        other => return Err(format!("no such option: {other}")),
    })
}

fn phrases(words: &str) -> impl Iterator<Item = Phrase> {
    words.split('/').map(|phrase| phrase.split_whitespace().map(Into::into).collect())
}

/// Reads `name=value` of an attribute that the kind may carry.
fn attribute(kind: EventKind, set: &str) -> Result<(&'static str, Value), String> {
    let (name, value) = set.split_once('=').ok_or_else(|| format!("no value: {set}"))?;
    let of = kind.attribute(name).ok_or_else(|| format!("{kind} has no {name}"))?;
    let value = match of.value {
        ValueType::Flag => Value::Flag(value == "yes"),
        ValueType::Word(words) if words.contains(&value) => Value::Word(value.to_owned()),
        ValueType::Text => Value::Text(value.to_owned()),
        _ => return Err(format!("{name} is not {value}")),
    };
    Ok((of.name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        for line in lines(include_str!("../../../tables/events.txt")) {
            let (_, words) = parse(line).unwrap_or_else(|error| panic!("{error} in {line}"));
            for word in words {
                assert!(
                    word.starts_with("n.") || LEXICON.find(word).is_some(),
                    "{word} is no verb of verbs.txt: {line}"
                );
            }
        }
        assert!(PATTERNS.all.len() > 90);
    }

    #[test]
    fn lines_that_are_wrong_say_why() {
        let check = |line: &str, expected: &str| assert_eq!(parse(line).unwrap_err(), expected);
        check("removed | deport | object", "no such kind: removed");
        check("released | free | owner", "no such slot: owner");
        check("released | free | object | sometimes", "no such option: sometimes");
        check("released | free | object | set judge=x", "released has no judge");
        check("released", "too short: released");
    }
}
