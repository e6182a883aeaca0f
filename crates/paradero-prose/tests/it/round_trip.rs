//! Whatever is accepted can be written and read back; every range lies in its text; reading is deterministic.

use paradero_prose::{Ask, Text, accept, read};
use paradero_record::notation::{References, parse, write};
use paradero_record::{Moment, SourceId, SourceKind, Tier, Zone};
use proptest::prelude::*;

fn check(content: &str) {
    let text = Text::plain(content);
    let ask = Ask { published: Moment::parse("2025-05-14").ok(), about: None };
    let reading = read(&text, &ask);
    assert_eq!(reading, read(&text, &ask));
    for proposal in &reading.proposals {
        let span = proposal.span;
        assert!(content.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{proposal:?}");
    }
    for check in &reading.checks {
        assert!(check.ranges.iter().all(|span| content.get(span.start..span.end).is_some()), "{check:?}");
        let known = |id: &String| reading.proposals.iter().any(|proposal| proposal.id == *id);
        assert!(check.statements.iter().all(known), "{check:?}");
    }
    let source = accept::source(&reading, SourceId::new("page"), SourceKind::Press);
    let record = accept::everything(&reading, &text, source, &Zone::utc(), Tier::Public);
    let written = write(&record);
    let again = parse(&written, None, References::Checked);
    assert!(again.diagnostics.is_empty(), "{:?}\n{written}", again.diagnostics);
    assert_eq!(again.record, record, "{written}");
}

fn texts() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let folders = ["seen", "unseen"].map(|folder| std::fs::read_dir(root.join(folder)).unwrap());
    let files = folders.into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    files.sort();
    files.into_iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn what_is_accepted_of_articles_is_read_back() {
    for text in texts() {
        check(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_accepted_of_anything_is_read_back(text in "\\PC{0,400}") {
        check(&text);
    }

    /// Articles whose sentences were cut up and put together anew.
    #[test]
    fn what_is_accepted_of_shreds_is_read_back(cuts in proptest::collection::vec((0usize..15, 0usize..4000, 1usize..200), 1..12)) {
        let texts = texts();
        let mut shreds = String::new();
        for (which, from, length) in cuts {
            let text = &texts[which % texts.len()];
            shreds.extend(text.chars().skip(from).take(length));
            shreds.push(' ');
        }
        check(&shreds);
    }
}
