//! How long it takes to build, to open and to ask an index of twenty thousand made-up people.

use divan::Bencher;
use paradero_names::{Born, Country, Entry, Index, Name, Query};

fn main() {
    divan::main();
}

/// Made-up people: every name is put together from a few syllables, so that many sound alike.
fn people(count: u64) -> impl Iterator<Item = Entry> {
    const HEADS: [&str; 12] = ["her", "ro", "gar", "mo", "xo", "qui", "va", "ce", "lo", "tzo", "ja", "pe"];
    const MIDDLES: [&str; 8] = ["nan", "me", "ci", "li", "ra", "zqu", "ba", "lla"];
    const TAILS: [&str; 9] = ["dez", "ro", "a", "ez", "es", "ia", "c", "jo", "na"];
    let word = |seed: u64| {
        let pick = |list: &[&'static str], shift: u32| {
            let mixed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift;
            let at = usize::try_from(mixed % list.len() as u64).unwrap_or(0);
            list.get(at).copied().unwrap_or("")
        };
        format!("{}{}{}", pick(&HEADS, 20), pick(&MIDDLES, 30), pick(&TAILS, 40))
    };
    (0..count).map(move |id| Entry {
        born: Born::new(1960 + i32::try_from(id % 45).unwrap_or(0), Some(5), None),
        country: Country::named(if id % 3 == 0 { "VE" } else { "GT" }),
        ..Entry::new(id, Name::of(&word(id), &format!("{} {}", word(id * 7 + 1), word(id * 13 + 5))))
    })
}

#[divan::bench]
fn build(bencher: Bencher) {
    bencher.bench(|| Index::build(people(20_000)));
}

#[divan::bench]
fn open(bencher: Bencher) {
    let mut bytes = Vec::new();
    Index::build(people(20_000)).save(&mut bytes).expect("a Vec takes all bytes");
    bencher.bench(|| Index::open(bytes.as_slice()));
}

#[divan::bench(args = ["hernandez", "gramero hernandes", "quillas vazquero xomenajo"])]
fn find(bencher: Bencher, text: &str) {
    let index = Index::build(people(20_000));
    let query = Query::text(text);
    bencher.bench(|| index.find(&query));
}

#[divan::bench]
fn add(bencher: Bencher) {
    let index = Index::build(people(20_000));
    bencher.with_inputs(|| index.clone()).bench_values(|mut index| {
        people(20_100).skip(20_000).for_each(|entry| index.add(entry));
        index
    });
}
