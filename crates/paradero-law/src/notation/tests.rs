//! Holds the reference page against the code: what may be written is told there.

mod read;

use std::fs;
use std::path::Path;

use paradero_record::{Progress, Role, Sameness, SourceKind, Stance, Tier, Unit};

use paradero_record::notation::{References, parse, render};

use super::HEADS;
use super::authority::CITE_PARTS;
use super::condition::PLACE_PARTS;
use super::follow::DERIVE_PARTS;
use super::part::PARTS;
use super::state::{STATE_PARTS, TRACK_PARTS};
use crate::lint::{Severity, lint};
use crate::pack::{
    AuthorityClass, Condition, Duty, Excuse, Operand, Pack, PlacePart, Stage, Standing, Verified, Within,
};

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
    each_is_written("a part of a track", owed, TRACK_PARTS.iter().copied());
    each_is_written("a part of a derived event", owed, DERIVE_PARTS.iter().copied());
    each_is_written("a part of a citation", owed, CITE_PARTS.iter().copied());
    each_is_written("a part of a place", owed, PLACE_PARTS.iter().copied());
    each_is_written("how it stands in the courts", owed, Standing::ALL.iter().map(|one| one.word()));
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
    // Each table of parts, up to the blank line that ends it.
    let tables = owed.split("\n\n").filter(|table| table.starts_with("| part") || table.starts_with("| block"));
    let rows: Vec<&str> = tables.flat_map(|table| table.lines().skip(2)).collect();
    assert!(rows.len() > 30, "the tables of parts are not found");
    let all = [PARTS, STATE_PARTS, TRACK_PARTS, DERIVE_PARTS, HEADS].concat();
    let known = |word: &str| all.contains(&word);
    for row in rows {
        let first = row.split('|').nth(1).unwrap();
        for word in first.split('`').skip(1).step_by(2) {
            let begins = word.split(' ').next().unwrap();
            assert!(known(begins), "docs/notation.md tells of `{word}`, which no pack may hold");
        }
    }
}

/// The examples of a part of the page, with every other line blank so that each keeps its number.
fn examples(text: &str) -> String {
    let of_line = |line: &str| line.strip_prefix("    ").map_or_else(|| "\n".to_owned(), |code| format!("{code}\n"));
    text.lines().map(of_line).collect()
}

fn owed() -> Pack {
    let page = page();
    let (_, owed) = page.split_once("## What is owed").unwrap();
    let text = examples(owed);
    Pack::parse(&text).unwrap_or_else(|fault| panic!("{}", render("docs/notation.md", &text, &fault.diagnostics)))
}

#[test]
fn the_examples_of_what_happened_are_read() {
    let page = page();
    let (happened, _) = page.split_once("## What is owed").unwrap();
    let text = examples(happened);
    let parsed = parse(&text, None, References::Checked);
    assert!(parsed.diagnostics.is_empty(), "{}", render("docs/notation.md", &text, &parsed.diagnostics));
    assert!(!parsed.record.statements.is_empty());
}

#[test]
fn the_examples_of_what_is_owed_are_one_pack() {
    let pack = owed();
    assert!(!pack.clocks.is_empty() && !pack.tracks.is_empty() && pack.derived.len() >= 2);
    let grave: Vec<_> = lint(&pack).into_iter().filter(|one| one.severity > Severity::Note).collect();
    assert!(grave.is_empty(), "{grave:#?}");
}

/// What kind of duty it is, and how its time is given.
fn duty_word(duty: &Duty) -> &'static str {
    match duty {
        Duty::Expect { within: Within::Limits(_), .. } => "within",
        Duty::Expect { within: Within::By(_), .. } => "by its",
        Duty::Expect { within: Within::NoTime, .. } => "no time",
        Duty::Before { .. } => "before",
        Duty::Never { .. } => "never",
        Duty::AtMost { .. } => "at most",
        Duty::AtLeastEvery { .. } => "at least every",
        Duty::Basis { .. } => "basis",
        Duty::May { .. } => "may",
        Duty::Missed { .. } => "missed",
        Duty::Tells { .. } => "tells",
        Duty::Elements { .. } => "elements",
    }
}

fn operands(condition: &Condition) -> Vec<&'static str> {
    let word = |operand: &Operand| match operand {
        Operand::Attribute(_) => "attribute",
        Operand::OfPlace(_, PlacePart::Aor) => "aor",
        Operand::OfPlace(_, PlacePart::Country) => "country",
        Operand::OfPlace(_, PlacePart::Kind) => "kind",
        Operand::OfPlace(_, PlacePart::State) => "state",
        Operand::OfPlace(_, PlacePart::Circuit) => "circuit",
        Operand::OfPlace(_, PlacePart::District) => "district",
        Operand::Given(..) => "given",
        Operand::PersonCountry => "person.country",
        Operand::Word(_) => "word",
    };
    match condition {
        Condition::Holds(_) => vec!["holds"],
        Condition::HoldsNot(_) => vec!["not"],
        Condition::Equal(left, right) => vec!["=", word(left), word(right)],
        Condition::Differs(left, right) => vec!["!=", word(left), word(right)],
    }
}

#[test]
fn every_construct_has_an_example() {
    let pack = owed();
    let mut found: Vec<&str> = Vec::new();
    for safeguard in &pack.safeguards {
        found.push(duty_word(&safeguard.duty));
        let bases = match &safeguard.duty {
            Duty::Basis { bases, .. } => bases.as_slice(),
            _ => &[],
        };
        let conditions = safeguard.conditions.iter().chain(bases.iter().flat_map(|basis| &basis.conditions));
        found.extend(conditions.flat_map(operands));
        found.extend(safeguard.unless.iter().map(|excuse| match excuse {
            Excuse::Event(_) => "unless an event",
            Excuse::State(_) => "unless a state",
        }));
        let parts = [
            (!safeguard.warn.is_empty(), "warn"),
            (!safeguard.places.is_empty(), "where"),
            (safeguard.litigation.len() > 1, "status"),
            (safeguard.effective.is_some() && safeguard.id.contains('.'), "a version"),
            (safeguard.citations.iter().any(|one| one.read_in.is_some()), "read"),
            (safeguard.citations.iter().any(|one| one.in_force_unverified), "in force unverified"),
        ];
        found.extend(parts.into_iter().filter_map(|(is_there, part)| is_there.then_some(part)));
    }
    found.extend(pack.derived.iter().filter(|one| one.only_latest).map(|_| "latest"));
    found.extend(pack.states.values().filter(|one| !one.lasts.is_empty()).map(|_| "lasts"));
    found.extend(pack.tracks.iter().filter(|one| !one.never.is_empty()).map(|_| "track never"));
    let wanted = "within,by its,before,never,at most,at least every,basis,may,missed,tells,elements,\
                  holds,not,=,!=,attribute,aor,country,kind,state,circuit,district,given,person.country,word,\
                  unless an event,unless a state,warn,where,status,a version,read,in force unverified,latest,lasts,track never";
    for one in wanted.split(',') {
        assert!(found.contains(&one), "docs/notation.md has no example of: {one}");
    }
}
