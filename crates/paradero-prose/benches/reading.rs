//! How long articles take to be read: one, and two thousand on two threads. The articles are the made-up ones of the tests, each long enough
//! to be as large as a real one.

use std::thread;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use paradero_prose::{Ask, Text, read};
use paradero_record::Moment;

fn main() {
    divan::main();
}

/// The made-up articles, one after another until they are as long as an article of 2,300 words (14,600 bytes).
fn articles() -> Vec<Text> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/seen");
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = files.filter_map(|file| file.ok().map(|file| file.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    let texts: Vec<String> = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let long = |from: usize| {
        let mut content = String::new();
        for text in texts.iter().cycle().skip(from) {
            content.push_str(text);
            content.push('\n');
            if content.len() >= 14_600 {
                return Text::plain(content);
            }
        }
        Text::default()
    };
    (0..texts.len()).map(long).collect()
}

fn ask() -> Ask {
    Ask { published: Moment::parse("2025-05-14").ok(), about: None }
}

#[divan::bench]
fn article(bencher: Bencher<'_, '_>) {
    let articles = articles();
    let Some(text) = articles.first() else { return };
    let ask = ask();
    bencher.counter(BytesCount::of_str(&text.content)).bench(|| read(text, &ask));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn two_thousand_on_two_threads(bencher: Bencher<'_, '_>) {
    let articles = articles();
    let ask = ask();
    let half = |articles: &[Text]| {
        articles.iter().cycle().take(1_000).map(|text| read(text, &ask).proposals.len()).sum::<usize>()
    };
    bencher.counter(ItemsCount::new(2_000_usize)).bench(|| {
        thread::scope(|scope| {
            let other = scope.spawn(|| half(&articles));
            half(&articles) + other.join().unwrap_or_default()
        })
    });
}
