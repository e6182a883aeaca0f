//! Two names laid side by side: which words answer each other, in which order, and how near they are.

use super::near::Near;
use super::table::{EACH, Person};
use super::words::{Word, Words};

/// How the words of two names are ordered against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Order {
    /// As written.
    Straight,
    /// The first answers the second.
    Crossed,
    /// A given name answers a surname.
    Exchanged,
}

/// One place of a name: two words and how near they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Match {
    /// How near.
    pub(crate) near: Near,
    /// The word of the one.
    pub(crate) a: Word,
    /// The word of the other.
    pub(crate) b: Word,
}

/// Two names side by side: two surnames, two given names; nothing where one side has no word left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Side {
    /// Two places for surnames, two for given names.
    pub(crate) places: [Option<Match>; 4],
    /// The order of the surnames, if any of them answer each other.
    pub(crate) order: Option<Order>,
    /// The order of the given names, if any of them answer each other.
    pub(crate) order_2: Option<Order>,
}

/// The words of one part of two names and who answers whom.
struct Aligned {
    matches: [Option<Match>; 2],
    left_a: Left,
    left_b: Left,
    crossed: bool,
    found: usize,
}

/// Words that found no answer.
#[derive(Clone, Copy)]
struct Left {
    words: [Word; EACH],
    count: usize,
}

impl Left {
    /// The words of a list that are not marked as taken.
    fn of(all: &[Word], taken: u8) -> Self {
        let mut left = Self { words: [0; EACH], count: 0 };
        for (at, &word) in all.iter().enumerate() {
            if taken & (1 << at) == 0
                && let Some(slot) = left.words.get_mut(left.count)
            {
                *slot = word;
                left.count += 1;
            }
        }
        left
    }

    /// The words.
    fn words(&self) -> &[Word] {
        self.words.get(..self.count).unwrap_or_default()
    }
}

/// Lays two names side by side; symmetric but for the sides of the matches.
pub(crate) fn side(words: &Words, a: &Person, b: &Person) -> Side {
    let surnames = align(words, a.surnames(), b.surnames());
    let givens = align(words, a.givens(), b.givens());
    let mut side = put_together(words, surnames, givens);
    if good(&side) < 2 && !(a.givens().is_empty() && b.givens().is_empty()) {
        let exchanged = exchanged(words, a, b);
        if good(&exchanged) > good(&side) {
            side = exchanged;
        }
    }
    side
}

/// How many places agree at least in sound.
fn good(side: &Side) -> usize {
    side.places.iter().flatten().filter(|found| found.near <= Near::Slip).count()
}

/// Given names of the one against surnames of the other.
fn exchanged(words: &Words, a: &Person, b: &Person) -> Side {
    let one = align(words, a.surnames(), b.givens());
    let other = align(words, a.givens(), b.surnames());
    // Which of the two stands for the surnames must not depend on the side: the nearer one does.
    let key = |aligned: &Aligned| {
        aligned.matches.map(|found| found.map_or((Near::Different, 0, 0), |m| (m.near, m.a.min(m.b), m.a.max(m.b))))
    };
    let (first, second) = if key(&one) <= key(&other) { (one, other) } else { (other, one) };
    let mut side = put_together(words, first, second);
    (side.order, side.order_2) = (Some(Order::Exchanged), None);
    side
}

/// Two parts of a name as one.
fn put_together(words: &Words, mut surnames: Aligned, mut givens: Aligned) -> Side {
    let mut strays = [
        stray(words, surnames.left_a, givens.left_b, Turn::Surname),
        stray(words, surnames.left_b, givens.left_a, Turn::Given),
    ];
    // Which of the two comes first must not depend on the side.
    strays.sort_unstable_by_key(|found| found.map(|m| (m.near, m.a.min(m.b), m.a.max(m.b))));
    let mut exchanged = false;
    for found in strays.into_iter().flatten() {
        exchanged |= put(&mut surnames, found);
    }
    fill(&mut surnames);
    fill(&mut givens);
    let order = |part: &Aligned| match (part.found, part.crossed) {
        (0, _) => None,
        (_, false) => Some(Order::Straight),
        (_, true) => Some(Order::Crossed),
    };
    let (order, order_2) = if exchanged { (Some(Order::Exchanged), None) } else { (order(&surnames), order(&givens)) };
    let [s1, s2] = surnames.matches;
    let [g1, g2] = givens.matches;
    Side { places: [s1, s2, g1, g2], order, order_2 }
}

/// Whose surname a stray word is held against.
#[derive(Clone, Copy)]
enum Turn {
    Surname,
    Given,
}

/// A surname written among the given names: a word left over there that sounds like a surname left over here.
fn stray(words: &Words, surnames: Left, others: Left, turn: Turn) -> Option<Match> {
    let pairs = surnames.words().iter().flat_map(|&word| others.words().iter().map(move |&other| (word, other)));
    let (word, other) = pairs.into_iter().find(|&(word, other)| words.sound(word) == words.sound(other))?;
    let near = if word == other { Near::Exact } else { Near::Sound };
    let (a, b) = if matches!(turn, Turn::Surname) { (word, other) } else { (other, word) };
    Some(Match { near, a, b })
}

/// Puts a match in the next free place; false if there is none.
fn put(aligned: &mut Aligned, found: Match) -> bool {
    let Some(slot) = aligned.matches.iter_mut().find(|slot| slot.is_none()) else { return false };
    *slot = Some(found);
    aligned.found += 1;
    true
}

/// Where both sides have words left, they differ.
fn fill(aligned: &mut Aligned) {
    let both = aligned.left_a.count.min(aligned.left_b.count);
    let pairs = aligned.left_a.words.iter().zip(&aligned.left_b.words).take(both);
    let mut empty = aligned.matches.iter_mut().filter(|slot| slot.is_none());
    for (&a, &b) in pairs {
        let Some(slot) = empty.next() else { break };
        *slot = Some(Match { near: Near::Different, a, b });
    }
}

/// Who answers whom: the nearest first, then those in the same place.
fn align(words: &Words, a: &[Word], b: &[Word]) -> Aligned {
    let mut found = [(Near::Different, 0_u8, 0_u8, (0, 0), 0_u8, 0_u8); EACH * EACH];
    let mut count = 0;
    for (i, &x) in (0_u8..).zip(a) {
        for (j, &y) in (0_u8..).zip(b) {
            let near = words.near(x, y);
            if near != Near::Different
                && let Some(slot) = found.get_mut(count)
            {
                // Which of two crossed pairs comes first must not depend on the side.
                *slot = (near, i.abs_diff(j), i + j, (x.min(y), x.max(y)), i, j);
                count += 1;
            }
        }
    }
    let found = found.get_mut(..count).unwrap_or_default();
    found.sort_unstable();
    let (mut taken_a, mut taken_b) = (0_u8, 0_u8);
    let mut aligned = Aligned {
        matches: [None; 2],
        left_a: Left { words: [0; EACH], count: 0 },
        left_b: Left { words: [0; EACH], count: 0 },
        crossed: false,
        found: 0,
    };
    if let Some(matches) = glued(words, a, b) {
        return Aligned { matches, found: 2, ..aligned };
    }
    for &(near, _, _, _, i, j) in &*found {
        if taken_a & (1 << i) != 0 || taken_b & (1 << j) != 0 {
            continue;
        }
        let (Some(&x), Some(&y)) = (a.get(usize::from(i)), b.get(usize::from(j))) else { continue };
        taken_a |= 1 << i;
        taken_b |= 1 << j;
        aligned.found += 1;
        aligned.crossed |= i != j;
        place(&mut aligned, Match { near, a: x, b: y }, i == j && i >= 1);
    }
    aligned.left_a = Left::of(a, taken_a);
    aligned.left_b = Left::of(b, taken_b);
    aligned
}

/// A match of the second words goes to the second place, any other to the first that is free.
fn place(aligned: &mut Aligned, found: Match, second: bool) {
    let [first, last] = &mut aligned.matches;
    let slot = match (first.is_none(), last.is_none(), second) {
        (_, true, true) | (false, true, _) => last,
        (true, _, _) => first,
        (false, false, _) => return,
    };
    *slot = Some(found);
}

/// Two words of one side that are one word of the other (`garcialopez`), as two matches.
fn glued(words: &Words, a: &[Word], b: &[Word]) -> Option<[Option<Match>; 2]> {
    let (one, first, second) = match (a, b) {
        ([one], [first, second]) | ([first, second], [one]) => (*one, *first, *second),
        _ => return None,
    };
    let found = |word| Some(Match { near: Near::Sound, a: word, b: word });
    is_glued(words, one, first, second).then(|| [found(first), found(second)])
}

/// Whether a word is two others written together, up to one slip.
fn is_glued(words: &Words, one: Word, first: Word, second: Word) -> bool {
    let (one, first, second) = (words.text(one), words.text(first), words.text(second));
    if one.len().abs_diff(first.len() + second.len()) > 1 || one.len() < 6 {
        return false;
    }
    let together = [first.as_bytes(), second.as_bytes()].concat();
    super::near::slips(one.as_bytes(), &together, 1).is_some()
}
