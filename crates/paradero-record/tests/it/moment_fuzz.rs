//! Mutates texts of moments for a few seconds: reading never panics, and whatever is read holds what it promises.

use std::time::{Duration, Instant as Clock};

use crate::subject::moment::{Language, Moment, Widening, say};
use crate::subject::zone::Zone;

/// How many seconds the test looks: `PARADERO_FUZZ_SECONDS`, or 3.
#[expect(clippy::disallowed_methods, reason = "a longer look is asked for from outside")]
fn seconds() -> u64 {
    std::env::var("PARADERO_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3)
}

const CORPUS: [&str; 24] = [
    "2025-03-15T17:26-05:00",
    "2025-03-15T17:26:05Z",
    "2025-03-15",
    "2025-03",
    "2025-04~",
    "2025-12-12?",
    "2025-05-12/2025-05-20",
    "[2025-03-06,2025-03-07]",
    "../2025-05-20",
    "2025-05-02/",
    "unknown",
    "Y-99999999999%",
    "-9999-12-31T23:59:60",
    "9999-12-31T23:59+14:00",
    "20XX",
    "201X?",
    "1985-XX-XX",
    "1985-04-XX~",
    "2025-24",
    "[..1984]",
    "[1670..1672,1760-12..]",
    "0000-01-01",
    "15 de marzo de 2025",
    "May 12, 2025 to 03/15/2025",
];

const ALPHABET: &[u8] = b"0123456789-/.,:[]{}TYZXEWS?~%+ ade\xc3\xa9\xf0\x9f";

/// Marsaglia's xorshift: small, seeded, the same on every machine.
struct Xorshift(u64);

impl Xorshift {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap_or(0)
    }
}

fn mutate(text: &mut Vec<u8>, random: &mut Xorshift) {
    let letter = ALPHABET[random.below(ALPHABET.len())];
    let at = random.below(text.len() + 1);
    match random.below(6) {
        0 => text.insert(at, letter),
        1 if at < text.len() => text[at] = letter,
        2 if at < text.len() => drop(text.remove(at)),
        3 => text.truncate(at),
        4 => {
            let other = CORPUS[random.below(CORPUS.len())].as_bytes();
            let from = random.below(other.len());
            text.splice(at..at, other[from..].iter().copied());
        }
        _ => text.extend_from_slice(CORPUS[random.below(CORPUS.len())].as_bytes()),
    }
}

/// What must hold for any bytes. Returns whether they were a moment.
fn fuzz_moment(data: &[u8], zones: &[Zone]) -> bool {
    let Ok(text) = std::str::from_utf8(data) else {
        return false;
    };
    let moment = match Moment::parse(text) {
        Ok(moment) => moment,
        Err(error) => {
            assert!(text.get(error.span.clone()).is_some(), "{text:?}: {error:?} points outside the text");
            assert!(!error.expected.is_empty() && !error.found.is_empty(), "{text:?}: {error:?}");
            return false;
        }
    };
    let canonical = moment.to_string();
    assert_eq!(Moment::parse(&canonical).as_ref(), Ok(&moment), "{text:?} was written as {canonical:?}");
    for zone in zones {
        let allowed = moment.allows(zone, &Widening::default());
        let (Some(first), Some(last)) = (allowed.first(), allowed.last()) else {
            unreachable!("{text:?} allows nothing in {zone}")
        };
        let again = Moment::from_range(first, last, zone).allows(zone, &Widening::NONE);
        assert!(again.contains(first) && again.contains(last), "{text:?} in {zone}");
    }
    for language in [Language::English, Language::Spanish] {
        assert!(!say(&moment, language).is_empty());
    }
    true
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a bounded search needs to know when to stop")]
fn reading_holds_for_mutated_texts() {
    let zones = ["America/Chicago", "Pacific/Apia", "America/St_Johns"].map(|name| Zone::parse(name).unwrap());
    let started = Clock::now();
    let mut random = Xorshift(0x2025_0315_1726_0500);
    let (mut tried, mut read) = (0_u64, 0_u64);
    while tried % 64 != 0 || started.elapsed() < Duration::from_secs(seconds()) {
        let mut text = CORPUS[random.below(CORPUS.len())].as_bytes().to_vec();
        for _ in 0..random.below(5) {
            mutate(&mut text, &mut random);
        }
        read += u64::from(fuzz_moment(&text, &zones));
        tried += 1;
    }
    // A search that hardly ever reads a moment would prove little.
    assert!(read * 10 > tried, "only {read} of {tried} texts were moments");
}
