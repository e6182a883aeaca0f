//! What is said about a law: its year or era, how often it was used, what it requires, which agency decides.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use paradero_record::{EventKind, Moment, Stance};

use crate::propose::proposal;
use crate::read::Known;
use crate::speech::Mood;
use crate::who::EntityKind;
use crate::{Proposal, Section, What};

use super::frame::{Line, lines};
use super::pattern::{Table, year};

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../../../tables/public_laws.txt")));

/// Words for a law that was named before.
const AGAIN: &[(&str, &str)] = &[
    ("the", "law"),
    ("this", "law"),
    ("an", "old"),
    ("old", "law"),
    ("the", "act"),
    ("the", "statute"),
    ("that", "law"),
    ("la", "ley"),
    ("esta", "ley"),
    ("esa", "ley"),
    ("dicha", "ley"),
    ("esta", "norma"),
    ("esa", "norma"),
    ("dicha", "norma"),
    ("el", "tratado"),
    ("el", "estatuto"),
    ("the", "treaty"),
    ("this", "statute"),
    ("this", "act"),
    ("la", "norma"),
    ("a", "law"),
    ("a", "statute"),
    ("una", "norma"),
    ("una", "ley"),
    ("wartime", "law"),
    ("century-old", "law"),
    ("old", "laws"),
    ("century-old", "laws"),
    ("centuries-old", "law"),
    ("decades-old", "law"),
    ("1798", "law"),
    ("wartime", "authority"),
    ("18th-century", "law"),
];

/// The statements about laws, and that the Alien Enemies Act was used.
pub(super) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let mut found = Vec::new();
    let mut last: Option<(String, usize)> = None;
    let mut referred = false;
    for line in lines(known) {
        if line.section == Section::Related {
            continue;
        }
        let named = named(&line);
        if let Some((law, at)) = named.clone().or_else(|| again(&line, last.as_ref())) {
            statements(&line, &law, at, &mut found);
            last = Some((law, line.index));
        }
        if let Some((law, verb)) = use_of(&line) {
            uses(&line, &law, verb, &mut found);
        }
        if !referred && let Some(one) = referral(&line) {
            referred = true;
            found.push(one);
        }
    }
    found
}

/// The first law that a sentence names: its key or name, and where.
fn named(line: &Line<'_, '_>) -> Option<(String, usize)> {
    line.mentions().iter().find_map(|mention| {
        let entity = line.known.cast.entity(mention);
        let EntityKind::Law { key } = entity.kind else { return None };
        Some((key.map_or_else(|| entity.name.clone(), ToOwned::to_owned), mention.tokens.start))
    })
}

/// The law named before, where the sentence speaks of it again: `the law`, `it` right behind.
fn again(line: &Line<'_, '_>, last: Option<&(String, usize)>) -> Option<(String, usize)> {
    let of = line.sentence.tokens.clone();
    let pair = of.clone().find(|at| AGAIN.contains(&(line.low(*at), line.low(at + 1))));
    if let Some(at) = pair {
        let vague = matches!(
            line.low(at),
            "the" | "this" | "that" | "la" | "esta" | "esa" | "dicha" | "a" | "an" | "una" | "el"
        );
        return match last {
            Some((law, _)) => Some((law.clone(), at)),
            None if vague => dated(line).then(|| (line.words(at + 1..at + 2), at + 1)),
            None => Some((line.words(at..at + 2), at)),
        };
    }
    let (law, index) = last?;
    let it = of.clone().take(6).find(|at| matches!(line.low(*at), "it" | "its"));
    let spanish = matches!(line.low(of.start), "no" | "solo" | "nunca" | "permite" | "exige" | "requiere" | "fue");
    let near = index + 2 >= line.index;
    it.or(spanish.then_some(of.start)).filter(|_| near).map(|at| (law.clone(), at))
}

/// Whether a law that the text does not name is told apart by its year, or by how often or when it was used.
fn dated(line: &Line<'_, '_>) -> bool {
    let hits = TABLE.find(line.known, line.sentence.tokens.clone());
    hits.iter().any(|hit| matches!(hit.row.head(0), "year" | "used" | "never_used"))
}

fn statements(line: &Line<'_, '_>, law: &str, at: usize, found: &mut Vec<Proposal>) {
    let mut fields: Vec<&str> = Vec::new();
    for hit in TABLE.find(line.known, line.sentence.tokens.clone()) {
        let field = hit.row.head(0);
        let never = field == "used" && fields.contains(&"never_used");
        if never || fields.contains(&field) || !applies(line, field, hit.verb) {
            continue;
        }
        fields.push(field);
        let tokens = if matches!(field, "reach" | "trigger") {
            hit.tokens.start..line.clause(hit.tokens.end.saturating_sub(1)).end.max(hit.tokens.end)
        } else if field == "era" {
            let behind = (hit.tokens.end..line.sentence.tokens.end).take_while(|at| line.shape(*at).is_capital());
            hit.tokens.start..hit.tokens.end + behind.count()
        } else {
            hit.tokens.clone()
        };
        let digits = tokens.clone().map(|at| line.low(at)).find(|low| year(low));
        let value = match (field, digits) {
            ("year", Some(year)) => year.to_owned(),
            _ => line.words(tokens.clone()),
        };
        let told = if field == "year" { Moment::parse(&value).ok() } else { None };
        let span = if tokens.start.abs_diff(at) <= 4 { at.min(tokens.start)..tokens.end } else { tokens };
        let what = What::Law { law: law.to_owned(), field: field_of(field), value };
        let mut made = proposal(line.known, what, span, hit.verb, rule_of(field));
        let timed = line.told(hit.verb);
        made.told = if told.is_some() {
            crate::Told { moment: told, rule: "law-year", ..crate::Told::default() }
        } else if field == "year" {
            timed
        } else {
            crate::Told::default()
        };
        if made.stance == Stance::Denies && field == "never_used" {
            made.stance = Stance::Asserts;
        }
        found.push(made);
    }
    direct_year(line, law, found);
}

/// `the 1798 law`, `the 1798 Alien Enemies Act`, `the Refugee Act of 1980`.
fn direct_year(line: &Line<'_, '_>, law: &str, found: &mut Vec<Proposal>) {
    let own = line.sentence.span;
    let told = found.iter().any(|one| own.holds(one.span) && matches!(&one.what, What::Law { field: "year", .. }));
    if told {
        return;
    }
    let mentions = line.mentions().iter();
    let law_at = |at: usize| {
        line.known
            .cast
            .at(at)
            .is_some_and(|mention| matches!(line.known.cast.entity(mention).kind, EntityKind::Law { .. }))
    };
    let within = mentions.flat_map(|mention| mention.tokens.clone()).find(|at| year(line.low(*at)) && law_at(*at));
    let before =
        line.sentence.tokens.clone().find(|at| {
            year(line.low(*at)) && (law_at(at + 1) || matches!(line.low(at + 1), "law" | "act" | "statute"))
        });
    let Some(at) = within.or(before) else { return };
    let value = line.low(at).to_owned();
    let moment = Moment::parse(&value).ok();
    let what = What::Law { law: law.to_owned(), field: "year", value };
    let tokens =
        line.known.cast.at(at + 1).filter(|_| law_at(at + 1)).map_or(at..at + 2, |mention| at..mention.tokens.end);
    let mut made = proposal(line.known, what, tokens, at, "law-year");
    made.told = crate::Told { moment, rule: "law-year", ..crate::Told::default() };
    found.push(made);
}

/// Whether a statement of this field may stand here: what somebody only supposes is none.
fn applies(line: &Line<'_, '_>, field: &str, verb: usize) -> bool {
    let supposed = line.known.voice(verb).mood == Mood::Supposed;
    let person = field == "reach" && line.has(line.sentence.tokens.clone(), &["if", "si"]);
    (!supposed || matches!(field, "reach" | "trigger")) && !person
}

fn field_of(field: &str) -> &'static str {
    match field {
        "year" => "year",
        "era" => "era",
        "never_used" => "never_used",
        "used" => "used",
        "trigger" => "trigger",
        "agency" => "agency",
        _ => "reach",
    }
}

fn rule_of(field: &str) -> &'static str {
    match field {
        "year" => "law-year",
        "era" => "law-era",
        "never_used" => "law-never-used",
        "used" => "law-used",
        "trigger" => "law-trigger",
        _ => "law-reach",
    }
}

/// That somebody used a law: the law, and the verb.
fn use_of(line: &Line<'_, '_>) -> Option<(String, usize)> {
    let verb = line.sentence.tokens.clone().find(|at| {
        matches!(
            line.low(*at),
            "used"
                | "invoked"
                | "invoking"
                | "invokes"
                | "invoco"
                | "invocando"
                | "uso"
                | "utilizo"
                | "aplico"
                | "usaron"
        )
    })?;
    let law = line.mentions().iter().find(|mention| {
        let start = mention.tokens.start;
        start > verb && start <= verb + 7 && matches!(line.known.cast.entity(mention).kind, EntityKind::Law { .. })
    })?;
    let before = verb.checked_sub(1).map_or("", |at| line.low(at));
    let passive = matches!(before, "be" | "being" | "to" | "been" | "never" | "not" | "nunca" | "no" | "su" | "el");
    let EntityKind::Law { key } = line.known.cast.entity(law).kind else { return None };
    let name = key.map_or_else(|| line.known.cast.entity(law).name.clone(), ToOwned::to_owned);
    (!passive).then_some((name, verb))
}

fn uses(line: &Line<'_, '_>, law: &str, verb: usize, found: &mut Vec<Proposal>) {
    if line.known.voice(verb).mood != Mood::Said {
        return;
    }
    let end = line.clause(verb).end.max(verb + 1);
    let start = line.clause(verb).start;
    let value = line.words(start..end);
    let own = line.sentence.span;
    let told = found.iter().any(|one| own.holds(one.span) && matches!(one.what, What::Law { field: "used", .. }));
    if !told {
        let what = What::Law { law: law.to_owned(), field: "used", value };
        found.push(proposal(line.known, what, verb..end, verb, "law-used"));
    }
    if law.contains("alien_enem") || law.to_lowercase().contains("alien enem") {
        let Some(kind) = EventKind::find("aea_used") else { return };
        let event = What::Event { event: String::new(), kind, attributes: BTreeMap::new() };
        let mut made = proposal(line.known, event, start..end, verb, "aea-used");
        made.told = line.told(verb);
        made.about = line.names_watched().then(|| line.about(verb)).flatten();
        found.push(made);
    }
}

/// Whom a text sends its readers to for a process: an agency's page of information.
fn referral(line: &Line<'_, '_>) -> Option<Proposal> {
    let of = line.sentence.tokens.clone();
    let page = of.clone().find(|at| matches!(line.low(*at), "page" | "website" | "site" | "pagina" | "sitio"))?;
    let reader = line.has(of.clone(), &["you", "usted", "ustedes", "readers", "puede", "visite", "visit"]);
    let topic = line.has(of, &["asylum", "asilo", "immigration", "process", "processes", "proceso", "rights", "visa"]);
    let agency = line.mentions().iter().rev().find(|mention| {
        mention.tokens.start < page + 4 && line.known.cast.entity(mention).kind == EntityKind::Organisation
    })?;
    if !reader || !topic {
        return None;
    }
    let value = line.known.cast.entity(agency).name.clone();
    let law = if line.has(line.sentence.tokens.clone(), &["asylum", "asilo"]) { "asylum" } else { "immigration" };
    let what = What::Law { law: law.to_owned(), field: "agency", value };
    Some(proposal(line.known, what, line.sentence.tokens.clone(), page, "referral"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_can_be_found() {
        assert_eq!(TABLE.lost(), Vec::<usize>::new());
    }
}
