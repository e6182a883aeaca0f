//! Shows what the reader makes of a file: `cargo run -p paradero-reader --example sheet FILE [MAPPING]`.

#![expect(clippy::print_stdout, reason = "a program that shows something")]

use std::error::Error;

use paradero_reader::mapping::{Mapping, entries};
use paradero_reader::sheet::{self, Choice};
use paradero_record::Language::English;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name a file: cargo run -p paradero-reader --example sheet FILE [MAPPING]")?;
    let book = sheet::open(&std::fs::read(&path)?, &path)?;
    for sheet in book.sheets() {
        let trouble = sheet.error().map(|error| format!(": {error}")).unwrap_or_default();
        println!("sheet \"{}\", {} rows{trouble}", sheet.name(), sheet.rows());
    }
    for notice in book.notices() {
        println!("{notice}");
    }
    let table = book.table(&Choice::default())?;
    let taken = table.taken();
    println!("taken: sheet \"{}\" ({}), {:?} ({})", taken.sheet.0, taken.sheet.1, taken.header.0, taken.header.1);
    if let Some((encoding, why)) = &taken.encoding {
        println!("  {encoding}: {why}");
    }
    if let Some((separator, why)) = &taken.separator {
        println!("  {separator}: {why}");
    }
    println!("{}", table.counts());
    for column in table.columns() {
        println!("  {} \"{}\", {} filled, such as {:?}", column.letter, column.heading, column.filled, column.samples);
        if let Some(guess) = &column.guess {
            println!("     {} ({}): {}", guess.field.say(English), guess.confidence.say(English), guess.reason);
        }
    }
    let mapping = arguments.next().map_or_else(|| Ok(Mapping::guess(&table)), |text| text.parse())?;
    println!("mapping: {mapping}");
    for (missing, why) in mapping.fits(&table).missing {
        println!("missing: {missing}: {why}");
    }
    for problem in table.problems().iter().take(20) {
        println!("problem {}: {}", problem.place(), problem.reason);
    }
    for entry in entries(&table, &mapping).take(5) {
        println!("row {}: {entry:?}", entry.row);
    }
    Ok(())
}
