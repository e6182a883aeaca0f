//! Compares readings with what careful readers found: `score TEXT EXPECT …` in pairs; `-v` before them tells what differs.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example is a command")]

#[path = "../tests/it/expect.rs"]
mod expect;

use std::fs;

fn main() {
    let mut given: Vec<String> = std::env::args().skip(1).collect();
    let tells = given.first().is_some_and(|first| first == "-v");
    given.drain(..usize::from(tells));
    let mut sum = expect::Score::default();
    for pair in given.chunks(2) {
        let [text, expected] = pair else { continue };
        let (Ok(text_read), Ok(expected)) = (fs::read_to_string(text), fs::read_to_string(expected)) else {
            eprintln!("cannot read {text}");
            continue;
        };
        let score = expect::score(&expect::parse(text_read, &expected));
        println!("{text}\n  {}", score.say());
        if tells {
            score.told.iter().for_each(|line| println!("    {line}"));
        }
        sum.add(&score);
    }
    println!("all: {}", sum.say());
}
