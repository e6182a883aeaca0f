//! Tests of the checks: what disagrees is found, what agrees stays silent. Everybody in them is made up.

mod events;
mod found;
mod fresh;
mod record;
mod silent;

use std::collections::BTreeMap;

use paradero_record::{EventKind, Firmness, Length, Measure, Moment, Role, Side, Speaker, Stance, Unit, Value};

use super::{Check, CheckType, all};
use crate::read::Known;
use crate::{Ask, Markup, Proposal, Prose, Section, SourceField, Span, Tense, Text, Told, What, speech, time, who};

/// The person of the tests.
const ANA: &str = "Ana Robles";

/// Reads lines as blocks: `H:` a headline, `S:` a summary, `K:` a takeaway, `G:` a glossary, `N:` a closing summary, `R:` a related headline.
fn text(lines: &str) -> (Text, Vec<Section>) {
    let (mut text, mut sections) = (Text::default(), Vec::new());
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (section, words) = match line.split_once(": ") {
            Some(("H", words)) => (Section::Headline, words),
            Some(("S", words)) => (Section::Summary, words),
            Some(("K", words)) => (Section::Takeaway, words),
            Some(("G", words)) => (Section::Glossary, words),
            Some(("N", words)) => (Section::Nutshell, words),
            Some(("R", words)) => (Section::Related, words),
            _ => (Section::Body, line),
        };
        let start = text.content.len();
        text.content.push_str(words);
        text.markup.push((Span::new(start, text.content.len()), Markup::Paragraph));
        text.content.push('\n');
        sections.push(section);
    }
    (text, sections)
}

/// Checks lines of text together with proposals, each written `WHAT … :: words of the text`.
///
/// `e1 arrested 2025-03-05 hedged by=ICE who=Ana speaker=officials denies`, `age 31`, `nationality VE`, `claim c1 …`, `undated`,
/// `publisher NAME`.
fn checked(published: &str, lines: &str, specs: &[&str]) -> Vec<Check> {
    let (text, sections) = text(lines);
    let ask = Ask { published: Moment::parse(published).ok(), about: Some(ANA.to_owned()) };
    let mut prose = Prose::of(&text);
    assert_eq!(prose.blocks.len(), sections.len(), "{lines}");
    for (block, section) in prose.blocks.iter_mut().zip(sections) {
        block.section = section;
    }
    let cast = who::find(&prose, &ask);
    let times = time::find(&prose, &ask);
    let speeches = speech::find(&prose, &cast);
    let known = Known { prose, cast, times, speeches, ask };
    let proposals: Vec<Proposal> = specs.iter().enumerate().map(|(at, spec)| proposal(&known, at, spec)).collect();
    all(&known, &proposals)
}

fn proposal(known: &Known<'_>, at: usize, spec: &str) -> Proposal {
    let (head, words) = spec.split_once(" :: ").unwrap_or((spec, ""));
    let content = &known.prose.text.content;
    let start = content.find(words).unwrap_or_else(|| panic!("not in the text: {words}"));
    let span = Span::new(start, start + words.len());
    let sentence = known.prose.sentence_at(known.prose.token_at(start)).unwrap_or(0);
    let section = known.prose.block_of(&known.prose.sentences[sentence]).section;
    let fields: Vec<&str> = head.split(' ').collect();
    let value = |name: &str| fields.iter().find_map(|one| one.strip_prefix(name)?.strip_prefix('='));
    let has = |word: &str| fields.contains(&word);
    let what = what(&fields);
    let speakers = value("speaker").map(|name| Speaker { name: name.replace('_', " "), role: Role::Unknown });
    let moment =
        fields.iter().find(|one| one.starts_with('2') && one.len() > 3).and_then(|one| Moment::parse(one).ok());
    let offset = value("days").map(|days| {
        let (count, event) = days.split_once('@').unwrap();
        (Measure::Exactly, Length { count: count.parse().unwrap(), unit: Unit::Day }, Side::After, event.to_owned())
    });
    Proposal {
        id: format!("p{}", at + 1),
        about: match what {
            What::Source(_) => None,
            _ => Some(value("who").unwrap_or(ANA).replace('_', " ")),
        },
        what,
        span,
        told: Told { span: moment.is_some().then_some(span), moment, offset, ..Told::default() },
        depth: u8::from(speakers.is_some()),
        speakers: speakers.into_iter().collect(),
        via: Vec::new(),
        quoted: false,
        stance: if has("denies") {
            Stance::Denies
        } else if has("demands") {
            Stance::Demands
        } else {
            Stance::Asserts
        },
        firmness: if has("hedged") { Firmness::Hedged } else { Firmness::Plain },
        hedge: None,
        tense: if has("present") { Tense::Present } else { Tense::Past },
        section,
        rule: "test",
    }
}

fn what(fields: &[&str]) -> What {
    let second = fields.get(1).copied().unwrap_or_default();
    match fields[0] {
        "age" => What::Fact { field: "age", value: second.to_owned() },
        "nationality" => What::Fact { field: "nationality", value: second.to_owned() },
        "undated" => What::Source(SourceField::Missing("published")),
        "publisher" => What::Source(SourceField::Publisher(fields[1..].join(" "))),
        "claim" => What::Claim { claim: second.to_owned(), text: String::new(), rests_on: Vec::new() },
        event => {
            let kind = EventKind::find(second).unwrap_or_else(|| panic!("no kind: {second}"));
            let mut attributes = BTreeMap::new();
            for name in ["by", "to", "at", "with"] {
                let value = fields.iter().find_map(|one| one.strip_prefix(name)?.strip_prefix('='));
                attributes.extend(value.map(|value| (name, Value::Text(value.replace('_', " ")))));
            }
            What::Event { event: event.to_owned(), kind, attributes }
        }
    }
}

/// Checks that a disagreement of this type is found, with words of both sides.
fn finds(kind: CheckType, published: &str, lines: &str, specs: &[&str], words: &[&str]) {
    let checks = checked(published, lines, specs);
    let content = text(lines).0.content;
    let met = |check: &&Check| {
        check.kind == kind
            && words.iter().all(|one| {
                let start = content.find(one).unwrap_or_else(|| panic!("not in the text: {one}"));
                check.ranges.iter().any(|range| range.meets(Span::new(start, start + one.len())))
            })
    };
    assert!(checks.iter().any(|check| met(&check)), "{kind} is not found in: {lines}\n{checks:#?}");
    for check in &checks {
        let says = [&check.says.0, &check.says.1];
        assert!(says.iter().all(|one| !one.is_empty() && !one.contains('\n')), "{check:?}");
        let never = ["violat", "illegal", "enforced disappear"];
        let quotes = check.kind == CheckType::LawFact;
        assert!(
            quotes || says.iter().all(|one| never.iter().all(|word| !one.to_lowercase().contains(word))),
            "{check:?}"
        );
    }
}

/// Checks that nothing is found.
fn silent(published: &str, lines: &str, specs: &[&str]) {
    let checks = checked(published, lines, specs);
    assert!(checks.is_empty(), "false alarm in: {lines}\n{checks:#?}");
}
