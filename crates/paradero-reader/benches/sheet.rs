//! How long it takes to read 100,000 rows of text, guess what they mean, and make people of them.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use paradero_reader::mapping::{Mapping, entries};
use paradero_reader::sheet::{self, Choice};

fn main() {
    divan::main();
}

const ROWS: usize = 100_000;

/// A list of made-up people.
fn list() -> String {
    let given = ["Ana María", "Luis", "José Andrés", "Eva", "Wilmer"];
    let surnames = ["Soto Paz", "Hernández", "Núñez Gil", "\"Ruiz, hijo\"", "Mora"];
    let mut text = String::from("A-Number,Apellidos,Nombres,F. Nac.,País,Centro\n");
    for row in 0..ROWS {
        let (g, s) = (given.get(row % 5).copied().unwrap_or(""), surnames.get(row / 5 % 5).copied().unwrap_or(""));
        let (day, month, year) = (row % 28 + 1, row % 12 + 1, 1950 + row % 55);
        writeln!(text, "{},{s},{g},{day}/{month}/{year},VE,Aurora", 200_000_000 + row).unwrap_or_default();
    }
    text
}

/// From bytes to a table: encoding, separator and headings detected.
#[divan::bench(sample_count = 20)]
fn read(bencher: Bencher) {
    let text = list();
    bencher.counter(ItemsCount::new(ROWS)).counter(BytesCount::of_str(&text)).bench(|| {
        sheet::open(text.as_bytes(), "list.csv")
            .and_then(|book| book.table(&Choice::default()))
            .map(|table| table.len())
    });
}

/// From a table to people.
#[divan::bench(sample_count = 20)]
fn people(bencher: Bencher) {
    let text = list();
    let Ok(table) = sheet::open(text.as_bytes(), "list.csv").and_then(|book| book.table(&Choice::default())) else {
        return;
    };
    let mapping = Mapping::guess(&table);
    bencher
        .counter(ItemsCount::new(ROWS))
        .bench(|| entries(&table, &mapping).filter(|entry| entry.born.is_some()).count());
}
