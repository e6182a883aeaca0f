//! Words by which checks find what may disagree: a small table of patterns over the words of a sentence.

use std::ops::Range;
use std::sync::LazyLock;

use crate::{Section, Token};

use super::case::Case;

/// A word of a pattern: one of several, perhaps missing, or any words up to a number.
#[derive(Clone, Debug)]
enum Part {
    Word { alternatives: Vec<(&'static str, bool)>, optional: bool },
    Gap(usize),
}

/// Patterns, each of a class.
pub(super) struct Cues {
    patterns: Vec<(&'static str, Vec<Part>)>,
    /// The patterns that may begin with a word, by its first two letters.
    by_letters: Vec<Vec<usize>>,
}

/// Where a pattern was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) class: &'static str,
    pub(super) tokens: Range<usize>,
    pub(super) sentence: usize,
}

static TABLE: LazyLock<Cues> = LazyLock::new(|| Cues::parse(include_str!("../../tables/check_cues.txt")));

impl Cues {
    fn parse(table: &'static str) -> Self {
        let mut patterns = Vec::new();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let Some((class, all)) = line.split_once(':') else { continue };
            patterns
                .extend(all.split(';').map(|one| (class.trim(), parts(one))).filter(|(_, parts)| !parts.is_empty()));
        }
        let mut by_letters: Vec<Vec<usize>> = vec![Vec::new(); BUCKETS];
        for (at, (_, parts)) in patterns.iter().enumerate() {
            for bucket in first_buckets(parts) {
                if let Some(list) = by_letters.get_mut(bucket).filter(|list| list.last() != Some(&at)) {
                    list.push(at);
                }
            }
        }
        Self { patterns, by_letters }
    }

    /// Finds all patterns in the sentences that tell something, and in related headlines; in order.
    pub(super) fn find(case: &Case<'_>) -> Vec<Hit> {
        let table = &*TABLE;
        let prose = &case.known.prose;
        let mut hits = Vec::new();
        for (sentence, of) in prose.sentences.iter().enumerate() {
            let section = prose.block_of(of).section;
            if !(section.tells() || section == Section::Related) {
                continue;
            }
            let Some(words) = prose.tokens.get(..of.tokens.end) else { continue };
            for at in of.tokens.clone() {
                let Some(word) = words.get(at) else { continue };
                for &pattern in table.by_letters.get(bucket(&word.low)).map_or(&[][..], Vec::as_slice) {
                    let Some((class, parts)) = table.patterns.get(pattern) else { continue };
                    if let Some(end) = matched(parts, words, at) {
                        hits.push(Hit { class, tokens: at..end, sentence });
                    }
                }
            }
        }
        hits.dedup_by(|b, a| a.class == b.class && b.tokens.start < a.tokens.end && a.sentence == b.sentence);
        hits
    }
}

fn parts(pattern: &'static str) -> Vec<Part> {
    let part = |word: &'static str| match word {
        ".." => Part::Gap(4),
        "..." => Part::Gap(9),
        word => {
            let (word, optional) = word.strip_suffix('?').map_or((word, false), |word| (word, true));
            let alternative = |one: &'static str| one.strip_suffix('*').map_or((one, false), |one| (one, true));
            Part::Word { alternatives: word.split('|').map(alternative).collect(), optional }
        }
    };
    pattern.split_whitespace().map(part).collect()
}

/// How many pairs of first letters there are: 27 to the square, 0 for what is no letter.
pub(super) const BUCKETS: usize = 27 * 27;

/// The place of a word by its first two letters.
pub(super) fn bucket(word: &str) -> usize {
    let mut letters = word.bytes();
    let mut letter = || letters.next().filter(u8::is_ascii_lowercase).map_or(0, |one| usize::from(one - b'a') + 1);
    let first = letter();
    first * 27 + letter()
}

/// The places of all words with which a pattern may begin.
fn first_buckets(parts: &[Part]) -> Vec<usize> {
    let Some(Part::Word { alternatives, .. }) = parts.first() else { return Vec::new() };
    let mut buckets: Vec<usize> = alternatives.iter().map(|(word, _)| bucket(word)).collect();
    buckets.sort_unstable();
    buckets.dedup();
    buckets
}

/// Where the parts end that begin at a word.
fn matched(parts: &[Part], words: &[Token], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    match part {
        Part::Word { alternatives, optional } => {
            let fits = words.get(at).is_some_and(|word| {
                alternatives.iter().any(|(one, open)| if *open { word.low.starts_with(one) } else { word.is(one) })
            });
            let through = if fits { matched(rest, words, at + 1) } else { None };
            through.or_else(|| if *optional { matched(rest, words, at) } else { None })
        }
        Part::Gap(most) if rest.is_empty() => Some((at + most).min(words.len())),
        Part::Gap(most) => (0..=*most).find_map(|gap| matched(rest, words, at + gap)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Prose, Text};

    fn check(text: &str, pattern: &'static str, expected: Option<usize>) {
        let text = Text::plain(text);
        let prose = Prose::of(&text);
        assert_eq!(matched(&parts(pattern), &prose.tokens, 0), expected, "{pattern}");
    }

    #[test]
    fn patterns_match_words_gaps_and_beginnings() {
        check("detained him again", "detain* .. again", Some(3));
        check("detained him there once more again", "detain* .. again", Some(6));
        check("detained him", "detain* .. again", None);
        check("had used", "had never? used", Some(2));
        check("no ha sido", "no|ni ha sido", Some(3));
        check("left a center in Texas", "left .. center ...", Some(5));
    }

    #[test]
    fn the_table_has_no_empty_class() {
        assert!(TABLE.patterns.len() > 200);
        assert!(TABLE.patterns.iter().all(|(_, parts)| !first_buckets(parts).is_empty()));
    }
}
