//! Any bytes at all end in a table or an error, and its rows add up.

use std::time::Duration;

use paradero_reader::Limits;
use paradero_reader::delivery::compare;
use paradero_reader::mapping::{Mapping, apply};
use paradero_reader::sheet::{self, Choice, Encoding, Separator};
use proptest::prelude::*;

use crate::make::{Workbook, adds_up, rows, stopwatch, zip};

/// Reads as a whole program would.
fn through(bytes: &[u8], choice: &Choice) {
    let limits = Limits { part: 8 << 20, unpacked: 16 << 20, ..Limits::default() };
    let Ok(book) = sheet::open_within(bytes, "x", &limits) else { return };
    let Ok(table) = book.table(choice) else { return };
    assert!(adds_up(&table), "{}", table.counts());
    let mapping = Mapping::guess(&table);
    assert!(mapping.fits(&table).is_whole() || table.columns().len() > 1);
    assert_eq!(mapping.to_string().parse::<Mapping>().unwrap(), mapping);
    let people = apply(&table, &mapping);
    assert_eq!(people.len(), table.len());
    assert_eq!(people, apply(&table, &mapping));
    let changes = compare(&people, &people, |_, _| false);
    assert_eq!(changes.appeared.len() + changes.same.len() + changes.changed.len(), people.len());
}

const TEXT: &str =
    "Lista,,\nNombre,F. Nac.,\"País, hoy\"\n\"Soto, Ana\",25/12/1993,VE\n=1+1,5/6/90,\"a \"\"b\"\"\"\nTotal: 2,,\n";

fn workbook() -> Workbook {
    let xml = rows(&[&["Name", "", "DOB"], &["First", "Last", ""], &["Ana", "Soto", "1/5/1993"]])
        + "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:C2\"/></mergeCells>";
    Workbook { strings: vec!["x".to_owned()], ..Workbook::one(&xml) }
}

/// A generator that needs no crate and gives the same bytes each time (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    fn damage(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            match self.below(5) {
                0 if !bytes.is_empty() => bytes[at] = self.below(256) as u8,
                1 if !bytes.is_empty() => bytes[at] ^= 1 << self.below(8),
                2 => bytes.truncate(at),
                3 => {
                    let piece = b"\"\0\n,;<>&\xFF\xD0/";
                    bytes.insert(at, piece[self.below(piece.len())]);
                }
                _ => {
                    let end = (at + self.below(40)).min(bytes.len());
                    let copy = bytes[at..end].to_vec();
                    bytes.splice(at..at, copy);
                }
            }
        }
    }
}

/// How long the fuzzing looks: `PARADERO_FUZZ_SECONDS`, where it is set.
#[expect(clippy::disallowed_methods, reason = "`xtask fuzz` sets how long the tests look")]
fn asked() -> Option<u64> {
    std::env::var("PARADERO_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok())
}

fn damaged(seconds: u64, mut make: impl FnMut(&mut Dice) -> Vec<u8>) {
    let begun = stopwatch();
    let mut dice = Dice(0x005E_ED0F_u64);
    let mut rounds = 0;
    let (seconds, most) = asked().map_or((seconds, 4_000), |asked| (asked, u32::MAX));
    while rounds < most && begun.elapsed() < Duration::from_secs(seconds) {
        let bytes = make(&mut dice);
        through(&bytes, &Choice::default());
        rounds += 1;
    }
    assert!(rounds > 50, "only {rounds} rounds");
}

#[test]
fn damaged_text_never_panics() {
    damaged(5, |dice| {
        let mut bytes = TEXT.as_bytes().to_vec();
        dice.damage(&mut bytes);
        bytes
    });
}

#[test]
fn damaged_workbooks_never_panic() {
    let whole = workbook().bytes();
    damaged(5, |dice| {
        let mut bytes = whole.clone();
        dice.damage(&mut bytes);
        bytes
    });
}

#[test]
fn damaged_parts_of_workbooks_never_panic() {
    damaged(5, |dice| {
        let mut parts = workbook().parts();
        let which = dice.below(parts.len());
        dice.damage(&mut parts[which].bytes);
        zip(&parts)
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), encoding in 0..6_usize, separator in 0..5_usize) {
        let choice = Choice { encoding: Encoding::ALL.get(encoding).copied(), separator: Separator::ALL.get(separator).copied(), ..Choice::default() };
        through(&bytes, &choice);
    }

    #[test]
    fn any_text_never_panics(text in "[a-c0-9,;\"\n\r\t A-Zñ/.:|=\u{0}-]{0,200}") {
        through(text.as_bytes(), &Choice::default());
        through(&text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(), &Choice::default());
    }

    #[test]
    fn any_mapping_and_date_never_panic(text in ".{0,40}") {
        if let Ok(mapping) = text.parse::<Mapping>() {
            prop_assert_eq!(mapping.to_string().parse::<Mapping>().unwrap(), mapping);
        }
        for order in paradero_reader::written_date::DateOrder::ALL {
            drop(paradero_reader::written_date::parse(&text, order, paradero_reader::written_date::Century::Birth));
        }
    }
}
