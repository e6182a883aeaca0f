//! Holds the reference page against the code: what may be written is told there.

use std::fs;
use std::path::Path;

use paradero_record::{Progress, Role, Sameness, SourceKind, Stance, Tier, Unit};

use super::part::PARTS;
use super::{HEADS, STATE_PARTS};
use crate::pack::{AuthorityClass, Stage, Verified};

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/notation.md")).unwrap()
}

/// The words of a text that stand in backquotes or in its indented examples.
fn written(text: &str) -> Vec<String> {
    let (examples, rest): (Vec<&str>, Vec<&str>) =
        text.split_inclusive('\n').partition(|line| line.starts_with("    "));
    let examples = examples.into_iter().map(str::to_owned);
    // A stretch in backquotes may go on in the next line.
    let quoted: Vec<String> = rest.concat().split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let is_part = |c: char| !c.is_alphanumeric() && c != '_';
    examples.chain(quoted).flat_map(|code| code.split(is_part).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[track_caller]
fn each_is_written<'a>(what: &str, text: &str, words: impl IntoIterator<Item = &'a str>) {
    let written = written(text);
    for word in words {
        let told = word.split(' ').all(|one| written.iter().any(|word| word == one));
        assert!(told, "docs/notation.md does not tell of `{word}`, {what}");
    }
}

#[test]
fn everything_of_a_pack_is_told() {
    let page = page();
    let (_, owed) = page.split_once("## What is owed").unwrap();
    each_is_written("a line that is not indented", owed, HEADS.iter().copied());
    each_is_written("a part of a state", owed, STATE_PARTS.iter().copied());
    each_is_written("a part of a safeguard", owed, PARTS.iter().copied());
    each_is_written("a stage", owed, Stage::ALL.iter().map(|one| one.word()));
    each_is_written("a class of authority", owed, AuthorityClass::ALL.iter().map(|one| one.word()));
    each_is_written("how far it was checked", owed, Verified::ALL.iter().map(|one| one.word()));
}

#[test]
fn every_word_of_a_statement_is_told() {
    let page = page();
    let (happened, _) = page.split_once("## What is owed").unwrap();
    each_is_written("a stance", happened, Stance::ALL.iter().map(|one| one.word()));
    each_is_written("a role", happened, Role::ALL.iter().map(|one| one.word()));
    each_is_written("a kind of source", happened, SourceKind::ALL.iter().map(|one| one.word()));
    each_is_written("who may see it", happened, Tier::ALL.iter().map(|one| one.word()));
    each_is_written("a unit of length", happened, Unit::ALL.iter().map(|one| one.word()));
    each_is_written("a judgement", happened, Sameness::ALL.iter().map(|one| one.word()));
    each_is_written("how far an alarm has come", happened, Progress::ALL.iter().map(|one| one.word()));
}

#[test]
fn the_table_tells_of_no_part_that_there_is_not() {
    let page = page();
    let (_, owed) = page.split_once("## What is owed").unwrap();
    let rows = owed.lines().filter(|line| line.starts_with("| `"));
    let known = |word: &str| PARTS.contains(&word) || STATE_PARTS.contains(&word);
    for row in rows {
        let first = row.split('|').nth(1).unwrap();
        for word in first.split('`').skip(1).step_by(2) {
            let begins = word.split(' ').next().unwrap();
            assert!(known(begins), "docs/notation.md tells of `{word}`, which no pack may hold");
        }
    }
}
