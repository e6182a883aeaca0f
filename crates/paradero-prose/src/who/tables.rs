//! The tables of names: read once from the text files of this crate, one entry a line, `#` for comments.

use std::collections::HashMap;
use std::sync::LazyLock;

use paradero_record::{PlaceKind, Role};

pub(super) use super::quick::Quick;
use crate::prose::folded;
use crate::{Prose, Shape, Text, Token};

/// What a name of the tables names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Place { country: Option<&'static str>, kind: Option<PlaceKind>, land: Land },
    Organisation(Option<Role>),
    Law(&'static str),
}

/// How large a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Land {
    Country,
    State,
    Other,
}

/// Phrases that begin with the same word, the longest first.
type Phrases<T> = HashMap<Box<str>, Vec<(Vec<(Box<str>, Case)>, T)>, Quick>;

/// How a word of a table stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Any,
    Capital,
    Upper,
}

/// A table of phrases: the longest that begins at a token is found in one look-up.
pub(super) struct Table<T>(Phrases<T>);

impl<T: Copy> Table<T> {
    fn of(entries: impl Iterator<Item = (String, T)>) -> Self {
        let mut phrases: Phrases<T> = HashMap::default();
        for (name, meaning) in entries {
            let text = Text::plain(name);
            let prose = Prose::of(&text);
            let words: Vec<_> = prose.tokens.iter().map(|token| (token.low.clone(), case_of(token))).collect();
            if let Some((first, _)) = words.first().cloned() {
                phrases.entry(first).or_default().push((words, meaning));
            }
        }
        Self::sorted(phrases)
    }

    /// A table of common words, in small letters, which stand in any.
    fn of_common(entries: impl Iterator<Item = (String, T)>) -> Self {
        let mut phrases: Phrases<T> = HashMap::default();
        for (name, meaning) in entries {
            let words: Vec<_> = name.split_whitespace().map(|word| (word.into(), Case::Any)).collect();
            if let Some((first, _)) = words.first().cloned() {
                phrases.entry(first).or_default().push((words, meaning));
            }
        }
        Self::sorted(phrases)
    }

    fn sorted(mut phrases: Phrases<T>) -> Self {
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in phrases.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self(phrases)
    }

    /// The longest phrase that begins with this token: how many tokens, and what it means.
    pub(super) fn at(&self, tokens: &[Token], at: usize, end: usize) -> Option<(usize, T)> {
        let first = tokens.get(at)?;
        let list = self.0.get(&first.low)?;
        list.iter().find(|(words, _)| fits(tokens, at, end, words)).map(|(words, meaning)| (words.len(), *meaning))
    }

    /// The longest phrase that ends before this token.
    pub(super) fn before(&self, tokens: &[Token], start: usize, end: usize) -> Option<(usize, T)> {
        (start.max(end.saturating_sub(5))..end)
            .find_map(|at| self.at(tokens, at, end).filter(|(length, _)| at + length == end))
    }
}

fn fits(tokens: &[Token], at: usize, end: usize, words: &[(Box<str>, Case)]) -> bool {
    let Some(of) = tokens.get(at..(at + words.len()).min(end)) else { return false };
    of.len() == words.len()
        && of.iter().zip(words).all(|(token, (low, case))| {
            token.low == *low
                && match case {
                    Case::Any => true,
                    Case::Capital => token.shape != Shape::Lower,
                    Case::Upper => token.shape == Shape::Upper || token.shape == Shape::Mixed,
                }
        })
}

fn case_of(token: &Token) -> Case {
    match token.shape {
        Shape::Upper if token.low.chars().filter(|one| one.is_alphabetic()).count() > 1 => Case::Upper,
        Shape::Upper | Shape::Title => Case::Capital,
        _ => Case::Any,
    }
}

/// The lines of a table without comments.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn parts(list: &'static str, between: char) -> impl Iterator<Item = &'static str> {
    list.split(between).map(str::trim).filter(|part| !part.is_empty())
}

/// Names of places, organisations and laws. The number is the line: all names of a line mean one.
pub(super) static NAMES: LazyLock<Table<(u32, Named)>> = LazyLock::new(|| {
    let places = lines(include_str!("../../tables/places.txt")).filter_map(place);
    let organisations = lines(include_str!("../../tables/organisations.txt")).filter_map(organisation);
    let laws = lines(include_str!("../../tables/laws.txt")).filter_map(law);
    let all = places.chain(organisations).chain(laws);
    Table::of(
        (0..)
            .zip(all)
            .flat_map(|(line, (names, meaning))| parts(names, ';').map(move |name| (name.to_owned(), (line, meaning)))),
    )
});

fn place(line: &'static str) -> Option<(&'static str, Named)> {
    let mut fields = line.split('|').map(str::trim);
    let (names, country, kind) = (fields.next()?, fields.next()?, fields.next()?);
    let land = match kind {
        "country" => Land::Country,
        "state" => Land::State,
        _ => Land::Other,
    };
    let country = (!country.is_empty()).then_some(country);
    Some((names, Named::Place { country, kind: PlaceKind::find(kind), land }))
}

fn organisation(line: &'static str) -> Option<(&'static str, Named)> {
    let (names, role) = line.split_once('|')?;
    Some((names, Named::Organisation(Role::find(role.trim()))))
}

fn law(line: &'static str) -> Option<(&'static str, Named)> {
    let (key, names) = line.split_once(':')?;
    Some((names, Named::Law(key)))
}

/// What a word for people says of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// A role towards the case.
    Role(Role),
    /// Who leads an organisation, and so has its role.
    Leader,
    /// Somebody in custody or proceedings.
    Watched,
    /// A person, no more.
    Someone,
    /// An occupation.
    Work,
    /// A form of address.
    Rank,
}

/// A woman, a man, or not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
    #[default]
    Open,
}

impl Gender {
    /// Whether both may be said of one person.
    pub(super) fn agrees(self, other: Self) -> bool {
        self == other || self == Self::Open || other == Self::Open
    }
}

/// A word for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) tie: Tie,
    pub(super) gender: Gender,
    pub(super) many: bool,
}

/// Words for people.
pub(super) static NOUNS: LazyLock<Table<Noun>> = LazyLock::new(|| {
    Table::of_common(lines(include_str!("../../tables/roles.txt")).flat_map(|line| {
        let (head, words) = line.split_once(':').unwrap_or_default();
        let noun = noun(head);
        parts(words, ',').filter_map(move |word| noun.map(|noun| (word.to_owned(), noun)))
    }))
});

fn noun(head: &str) -> Option<Noun> {
    let mut fields = head.split_whitespace();
    let tie = match fields.next()? {
        "leader" => Tie::Leader,
        "watched" => Tie::Watched,
        "someone" => Tie::Someone,
        "work" => Tie::Work,
        "rank" => Tie::Rank,
        role => Tie::Role(Role::find(role)?),
    };
    let gender = match fields.next()? {
        "f" => Gender::Female,
        "m" => Gender::Male,
        _ => Gender::Open,
    };
    Some(Noun { tie, gender, many: fields.next()? == "many" })
}

/// What the first or last words of a capitalised name say that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Organisation(Option<Role>),
    Place(PlaceKind),
}

/// Words with which names of organisations and places begin.
pub(super) static FIRST: LazyLock<Table<Head>> = LazyLock::new(|| heads("first"));
/// Words with which names of organisations and places end.
pub(super) static LAST: LazyLock<Table<Head>> = LazyLock::new(|| heads("last"));

fn heads(side: &'static str) -> Table<Head> {
    Table::of_common(lines(include_str!("../../tables/heads.txt")).flat_map(move |line| {
        let (head, words) = line.split_once(':').unwrap_or_default();
        let fields: Vec<&str> = head.split_whitespace().collect();
        let meaning = match fields.as_slice() {
            ["place", kind, of] if *of == side => PlaceKind::find(kind).map(Head::Place),
            [role, of] if *of == side => Some(Head::Organisation(Role::find(role))),
            _ => None,
        };
        parts(words, ',').filter_map(move |word| meaning.map(|meaning| (word.to_owned(), meaning)))
    }))
}

/// Words for places without a name.
pub(super) static FACILITIES: LazyLock<Table<PlaceKind>> = LazyLock::new(|| {
    Table::of_common(lines(include_str!("../../tables/facilities.txt")).flat_map(|line| {
        let (kind, words) = line.split_once(':').unwrap_or_default();
        let kind = PlaceKind::find(kind);
        parts(words, ',').filter_map(move |word| kind.map(|kind| (word.to_owned(), kind)))
    }))
});

/// What a word near a person says that happens to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Custody {
    /// The person before it suffers it: `was detained`.
    Subject,
    /// The person behind it suffers it: `detained X`.
    Object,
    /// The person's own: `X's deportation`.
    Own,
}

/// Words of custody, each with all that it can be.
pub(super) static CUSTODY: LazyLock<HashMap<Box<str>, Vec<Custody>, Quick>> = LazyLock::new(|| {
    let mut words: HashMap<Box<str>, Vec<Custody>, Quick> = HashMap::default();
    for line in lines(include_str!("../../tables/custody.txt")) {
        let (head, list) = line.split_once(':').unwrap_or_default();
        let custody = match head {
            "subject" => Custody::Subject,
            "object" => Custody::Object,
            _ => Custody::Own,
        };
        for word in list.split_whitespace() {
            words.entry(word.into()).or_default().push(custody);
        }
    }
    words
});

/// First names and their gender.
pub(super) static FIRST_NAMES: LazyLock<HashMap<String, Gender, Quick>> = LazyLock::new(|| {
    let mut names = HashMap::default();
    for line in lines(include_str!("../../tables/first-names.txt")) {
        let (head, list) = line.split_once(':').unwrap_or_default();
        let gender = match head {
            "f" => Gender::Female,
            "m" => Gender::Male,
            _ => Gender::Open,
        };
        for name in list.split_whitespace() {
            let known = names.entry(folded(name)).or_insert(gender);
            if *known != gender {
                *known = Gender::Open;
            }
        }
    }
    names
});

/// Words that are no part of a person's name.
pub(super) static NOT_NAMES: LazyLock<std::collections::HashSet<&'static str, Quick>> =
    LazyLock::new(|| lines(include_str!("../../tables/not-names.txt")).flat_map(str::split_whitespace).collect());

static DEMONYMS: LazyLock<HashMap<&'static str, &'static str, Quick>> = LazyLock::new(|| {
    lines(include_str!("../../tables/demonyms.txt"))
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(country, words)| words.split_whitespace().map(move |word| (word, country)))
        .collect()
});

/// The country, as a two-letter code, of a word for its people in small letters without accents: `venezuelan`, `hondureno`.
pub(crate) fn country_of_demonym(low: &str) -> Option<&'static str> {
    DEMONYMS.get(low).copied()
}

/// Whether a token may be part of a person's name by its look and by the tables.
pub(super) fn may_name(token: &Token) -> bool {
    token.shape.is_capital() && !NOT_NAMES.contains(&*token.low) && country_of_demonym(&token.low).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_in_full() {
        assert!(NAMES.0.len() > 250, "{}", NAMES.0.len());
        assert!(NOUNS.0.len() > 250 && FIRST.0.len() > 40 && LAST.0.len() > 80 && FACILITIES.0.len() > 20);
        assert!(FIRST_NAMES.len() > 700 && CUSTODY.len() > 100);
        for line in lines(include_str!("../../tables/places.txt")) {
            assert!(place(line).is_some(), "{line}");
        }
        for line in lines(include_str!("../../tables/roles.txt")) {
            assert!(line.split_once(':').and_then(|(head, _)| noun(head)).is_some(), "{line}");
        }
    }

    #[test]
    fn demonyms_name_countries() {
        for (low, expected) in [
            ("venezuelan", Some("VE")),
            ("venezolana", Some("VE")),
            ("hondureno", Some("HN")),
            ("hondurenas", Some("HN")),
            ("salvadorans", Some("SV")),
            ("haitian", Some("HT")),
            ("saudi", Some("SA")),
            ("ecuatoriano", Some("EC")),
            ("legal", None),
        ] {
            assert_eq!(country_of_demonym(low), expected, "{low}");
        }
    }
}
