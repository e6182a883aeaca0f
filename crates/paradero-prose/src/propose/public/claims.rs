//! What is claimed of a person or a case, what it rests on, and what answers it.

mod basis;
mod own;
mod stated;
mod words;

use std::ops::Range;
use std::sync::LazyLock;

use paradero_record::{Role, Speaker, Stance};

use crate::propose::proposal;
use crate::read::Known;
use crate::speech::{Mood, Voice};
use crate::{Proposal, Section, Shape, What};

use super::frame::{Line, SAYING, lines};
use super::pattern::{Hit, Table};
use basis::{basis, basis_of_last};
use words::{ALLEGE, DEPRIVED, GROUPS, NOT, REJECTS, VOUCHED};

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../../../tables/public_claims.txt")));

/// A claim that was proposed, by its topic and of whom.
struct Named {
    topic: &'static str,
    about: Option<String>,
    name: usize,
    index: usize,
}

/// The claims of a text and the answers to them.
pub(super) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let mut names: Vec<Named> = Vec::new();
    let mut found: Vec<Proposal> = Vec::new();
    for line in lines(known) {
        if line.section == Section::Related {
            found.extend(own::related(&line, &mut names));
        } else if line.section != Section::Glossary && !line.elsewhere() {
            let before = found.len();
            of_line(&line, &mut names, &mut found);
            if found.len() == before {
                basis_of_last(&line, &names, &mut found);
            }
            stated::official(&line, &mut names, &mut found);
            found.extend(own::analysis(&line, &mut names));
        }
    }
    found
}

fn of_line(line: &Line<'_, '_>, names: &mut Vec<Named>, found: &mut Vec<Proposal>) {
    let mut taken: Vec<(Range<usize>, &str)> = Vec::new();
    let mut hits = TABLE.find(line.known, line.sentence.tokens.clone());
    // What is denied goes before the bare denial.
    hits.sort_by_key(|hit| hit.row.head(0) == "answer");
    for hit in hits {
        let topic = hit.row.head(0);
        let overlaps = taken.iter().any(|(one, other)| {
            let same = *other == topic || topic == "answer" || *other == "terror" || topic == "terror";
            same && (one.start < hit.tokens.end && hit.tokens.start < one.end || *other == topic)
        });
        if overlaps {
            continue;
        }
        let answered = |named: &Named| {
            named.index == line.index && !matches!(named.topic, "record" | "pending" | "health" | "harm" | "conditions")
        };
        if topic == "answer" && names.iter().any(answered) {
            continue;
        }
        let Some(made) = claim(line, &hit, names) else { continue };
        let told =
            found.iter().rev().take(4).any(|one| one.span.meets(made.span) && family(one.rule) == family(made.rule));
        if told {
            continue;
        }
        taken.push((hit.tokens.clone(), topic));
        found.push(made);
    }
}

/// Rules whose claims over the same words are one.
fn family(rule: &str) -> &str {
    if rule == "claim-terror" { "claim-gang" } else { rule }
}

fn claim(line: &Line<'_, '_>, hit: &Hit<'_>, names: &mut Vec<Named>) -> Option<Proposal> {
    let topic = hit.row.head(0);
    // `can neither confirm nor deny` answers nothing.
    if topic == "answer" && matches!(line.low(hit.verb.wrapping_sub(1)), "nor" | "ni") {
        return None;
    }
    let voice = line.known.voice(hit.verb);
    let opener = alleges(line, hit.tokens.start);
    let source = named_source(line, hit, &voice, topic);
    if !stands(line, hit, &voice, topic, opener) && (source.is_empty() || !line.names_watched()) {
        return None;
    }
    let denies = denied(line, hit, &voice, topic);
    let tokens = content(line, hit, topic, opener);
    let about = line.about(hit.tokens.start);
    let name = name_of(names, topic, about.clone(), line.index);
    let text = line.words(tokens.clone());
    let rests_on = if matches!(topic, "gang" | "terror" | "crime" | "danger") { basis(line) } else { Vec::new() };
    let what = What::Claim { claim: format!("c{name}"), text, rests_on };
    let mut made = proposal(line.known, what, tokens, hit.verb, rule_of(topic));
    made.about = about;
    made.stance = match (denies, voice.stance) {
        (true, _) => Stance::Denies,
        (false, Stance::Reports) if !voice.via.is_empty() => Stance::Reports,
        _ => Stance::Asserts,
    };
    if !source.is_empty() {
        (made.speakers, made.depth) = (source, 1);
    }
    if topic == "crime" && made.speakers.is_empty() {
        made.speakers = line.attributed(hit.verb);
        made.depth = made.depth.max(u8::from(!made.speakers.is_empty()));
    }
    if made.speakers.is_empty()
        && let Some(at) = opener
    {
        made.speakers = line.actors(at);
        made.depth = made.depth.max(u8::from(!made.speakers.is_empty()));
    }
    // `his legal team and family say`: one speaker where the text names both in one breath.
    if let (Some(at), [only]) = (opener, made.speakers.as_mut_slice()) {
        let joined = line.actors(at).into_iter().find(|one| one.name != only.name && one.name.starts_with(&only.name));
        if let Some(joined) = joined {
            only.name = joined.name;
        }
    }
    // Nobody accuses themselves of ties: it is the word of those through whom it comes.
    if matches!(topic, "gang" | "terror" | "crime" | "danger") && made.stance == Stance::Reports {
        let own = made.speakers.iter().all(|one| made.about.as_ref() == Some(&one.name));
        if own && let Some(last) = made.via.pop() {
            made.speakers = vec![last];
            made.depth = made.depth.saturating_sub(1);
            made.stance = Stance::Asserts;
        }
    }
    // Whoever allegedly said something is not the one who alleges it.
    if topic == "alleged" && made.hedge.is_some() {
        let watched = |one: &Speaker| line.known.cast.entities.iter().any(|who| who.watched && who.name == one.name);
        made.speakers.retain(|one| !watched(one));
        made.depth = u8::from(!made.speakers.is_empty());
    }
    made.told = line.told(hit.verb);
    Some(made)
}

/// Whose word it is where the verb itself says so: whoever fears, rejects or denies; a source that the sentence names.
fn named_source(line: &Line<'_, '_>, hit: &Hit<'_>, voice: &Voice, topic: &str) -> Vec<Speaker> {
    let fears =
        ["fear", "fears", "feared", "worry", "worries", "worried", "afraid", "teme", "temen", "temio", "temian"];
    let rejects = !voice.quoted && REJECTS.iter().any(|start| line.low(hit.verb).starts_with(start));
    let before = hit.tokens.start.checked_sub(1).map_or("", |at| line.low(at));
    // `faced threats and fear for his life`: the noun is nobody's verb.
    let noun = matches!(line.low(hit.tokens.start), "fear" | "worry")
        && matches!(
            before,
            "and" | "or" | "of" | "in" | "with" | "the" | "his" | "her" | "their" | "a" | "by" | "from"
        );
    match topic {
        "risk" if fears.contains(&line.low(hit.tokens.start)) && !voice.quoted && !noun => {
            line.actors(hit.tokens.start)
        }
        "risk" if voice.speakers.is_empty() => line.source(hit.tokens.start),
        "answer" if rejects => line.answering(hit.verb),
        _ => Vec::new(),
    }
}

/// The verb of claiming that stands before these words in their sentence, or opens them.
fn alleges(line: &Line<'_, '_>, at: usize) -> Option<usize> {
    let of = line.sentence.tokens.clone();
    (of.start..(at + 1).min(of.end)).rev().take(30).find(|one| ALLEGE.contains(&line.low(*one)))
}

/// Whether a topic may be claimed here: somebody must say it, or it must be plain of whom the text speaks.
fn stands(line: &Line<'_, '_>, hit: &Hit<'_>, voice: &Voice, topic: &str, opener: Option<usize>) -> bool {
    let spoken = !voice.speakers.is_empty()
        || voice.quoted
        || line.known.speeches.around(hit.verb).any(|speech| speech.stance == Stance::Asserts);
    let counted = line.sentence.tokens.clone().any(|at| line.shape(at) == Shape::Number);
    let of_person = line.names_watched() || counted || line.has(line.sentence.tokens.clone(), GROUPS);
    match topic {
        "conditions" => voice.mood != Mood::Supposed || spoken,
        "whereabouts" => voice.mood != Mood::Supposed && (of_person || voice.mood == Mood::Negated),
        "record" => of_person || line.subject(hit.verb).is_some() || line.names_watched(),
        "alleged" => of_person || spoken,
        "error" => spoken && voice.mood != Mood::Supposed,
        "coerced" => spoken || (of_person && voice.mood == Mood::Said),
        "attempt" => {
            let crew = ["captain", "pilot", "crew", "piloto", "capitan", "comandante", "aterrizaje", "aterrizar"];
            (spoken || of_person || line.has(hit.tokens.clone(), &crew)) && voice.mood != Mood::Supposed
        }
        "health" if line.has(hit.tokens.clone(), &["hospital"]) || hospitalised(line, hit) => {
            matches!(voice.mood, Mood::Said)
        }
        "pending" => spoken && voice.mood != Mood::Supposed,
        "health" => {
            spoken
                && (of_person || everyone(line) || line.low(hit.tokens.start).starts_with("reci"))
                && voice.mood != Mood::Supposed
        }
        "gang" if !spoken && opener.is_none() => flat(line, hit, voice),
        "answer" => {
            (spoken || opener.is_some() || line.subject(hit.verb).is_some() || bare_answer(line, hit))
                && voice.mood != Mood::Supposed
        }
        "risk" => spoken && of_person,
        "harm" => spoken && (of_person || line.low(hit.verb).starts_with("dej")) && voice.mood == Mood::Said,
        // `No le permitieron hablar con su abogada, reclama la red`: whoever complains speaks, also behind the comma.
        "process" if DEPRIVED.contains(&line.low(hit.verb)) => {
            let complains = ["reclama", "reclaman", "denuncia", "denuncian", "jura", "juran", "lamenta", "complains"];
            let told = spoken || line.has(line.sentence.tokens.clone(), &complains);
            told && !matches!(voice.mood, Mood::Supposed | Mood::General)
        }
        "process" => {
            (spoken && voice.mood != Mood::Supposed)
                && (of_person || line.has(hit.tokens.clone(), &["everyone", "todos"]) || voice.quoted || everyone(line))
        }
        _ => {
            let general = matches!(voice.mood, Mood::Supposed | Mood::General);
            let vouched = topic == "crime" && line.has(line.sentence.tokens.clone(), VOUCHED);
            let said = spoken || opener.is_some() || vouched || (topic == "crime" && line.names_watched());
            let summed = line.section.is_digest() && opener.is_some_and(|at| line.subject(at).is_some());
            let authority = opener.and_then(|at| line.subject(at)).and_then(|id| line.known.cast.entities.get(id));
            let official = authority.is_some_and(|who| who.role == Some(Role::Official));
            let pronoun = of_person || spoken || summed || official || vouched;
            said && pronoun && !general
        }
    }
}

fn hospitalised(line: &Line<'_, '_>, hit: &Hit<'_>) -> bool {
    hit.tokens.clone().any(|at| line.low(at).starts_with("hospitaliz"))
}

/// The text's own flat word that somebody held is a member of a gang: `A gang member and a second man were picked up`.
fn flat(line: &Line<'_, '_>, hit: &Hit<'_>, voice: &Voice) -> bool {
    let member = (hit.tokens.start..hit.tokens.end)
        .any(|at| line.low(at).starts_with("member") || line.low(at).starts_with("miembro"));
    let taken = [
        "picked",
        "arrested",
        "detained",
        "caught",
        "custody",
        "deported",
        "removed",
        "llevo",
        "detenido",
        "arrestado",
    ];
    let done = line.has(line.sentence.tokens.clone(), &taken);
    let doubted = (line.sentence.tokens.start..hit.tokens.end).any(|at| {
        NOT.contains(&line.low(at)) || matches!(line.low(at), "alleged" | "suspected" | "accused" | "whether")
    });
    member && voice.mood == Mood::Said && !doubted && (line.names_watched() || line.index < 6) && done
}

fn everyone(line: &Line<'_, '_>) -> bool {
    line.has(line.sentence.tokens.clone(), &["everyone", "todos", "todas", "anyone"])
}

/// Whether a sentence is nothing but an answer: `No es verdad.`, `That is false.`
fn bare_answer(line: &Line<'_, '_>, hit: &Hit<'_>) -> bool {
    let _ = hit;
    line.sentence.tokens.len() < 10
}

/// Whether the words say that it is not so.
fn denied(line: &Line<'_, '_>, hit: &Hit<'_>, voice: &Voice, topic: &str) -> bool {
    if hit.row.head(1) == "denies" {
        return !matches!(topic, "conditions" | "whereabouts" | "process" | "harm" | "health");
    }
    if matches!(topic, "conditions" | "risk" | "whereabouts" | "harm" | "health" | "record" | "answer" | "alleged")
        || matches!(topic, "attempt" | "error" | "coerced")
        || (topic == "process" && DEPRIVED.contains(&line.low(hit.verb)))
    {
        return false;
    }
    // The verb of the claim itself says that something is lacking: `has no lawful status`, `entered without a visa`.
    if topic == "entry" || topic == "pending" {
        return false;
    }
    let refused = voice.stance == Stance::Denies && voice.mood != Mood::Negated;
    if topic == "absence" {
        // `did not appear` says that somebody was absent; only what stands before it denies that.
        let from = line.clause(hit.tokens.start).start.min(hit.tokens.start);
        return refused || (from..hit.tokens.start).any(|at| NOT.contains(&line.low(at)));
    }
    if voice.mood == Mood::Negated || refused {
        return true;
    }
    let clause = line.clause(hit.tokens.start).start.min(hit.tokens.start);
    let from = clause.max(hit.tokens.start.saturating_sub(8));
    (from..hit.tokens.end).any(|at| NOT.contains(&line.low(at)) || line.low(at).ends_with("n't"))
}

/// What is claimed: behind a verb of saying and `that`, from there; else the clause.
fn content(line: &Line<'_, '_>, hit: &Hit<'_>, topic: &str, opener: Option<usize>) -> Range<usize> {
    let of = line.sentence.tokens.clone();
    if topic == "whereabouts" {
        return hit.tokens.start..line.content_end(hit.tokens.start).max(hit.tokens.end);
    }
    if topic == "conditions" {
        let end = line.content_end(hit.tokens.start).max(hit.tokens.end);
        let start =
            if line.low(hit.tokens.start) == "no" { hit.tokens.start } else { line.clause(hit.tokens.start).start };
        return start.min(hit.tokens.start)..end;
    }
    let said = opener
        .filter(|at| *at < hit.tokens.start)
        .into_iter()
        .chain((of.start..hit.tokens.start).rev().find(|at| SAYING.contains(&line.low(*at))))
        .max();
    let quote = (of.start..hit.tokens.start).rev().find(|at| line.shape(*at) == Shape::Open);
    let closed = quote.filter(|quote| !(*quote..hit.tokens.start).any(|at| line.shape(at) == Shape::Close));
    let mut start = said.map_or(of.start, |at| at + 1).max(closed.map_or(of.start, |at| at + 1));
    while start < hit.tokens.start
        && matches!(line.low(start), "that" | "que" | "," | ":" | "as" | "to" | "him" | "her" | "de")
    {
        start += 1;
    }
    let start = start.min(hit.tokens.start);
    // The verb of claiming belongs to it where nothing else stands before the topic.
    let whole = matches!(line.low(start), "he" | "she" | "they" | "i");
    let start = if !whole && hit.tokens.start == start && said.is_some_and(|at| at + 1 == start) && closed.is_none() {
        start - 1
    } else {
        start
    };
    start..line.content_end(hit.tokens.start).max(hit.tokens.end)
}

/// The number of the claim with this topic of this person; an answer takes the claim that stands nearest before it.
fn name_of(names: &mut Vec<Named>, topic: &'static str, about: Option<String>, index: usize) -> usize {
    if topic == "answer" {
        let next = names.iter().map(|named| named.name).max().unwrap_or(0) + 1;
        let near = names.last().filter(|last| last.index + 4 >= index).map(|last| last.name);
        // What the text tells only by its denial is a claim of its own.
        let name = near.unwrap_or(next);
        if near.is_none() {
            names.push(Named { topic: "denied", about, name, index });
        }
        return name;
    }
    let topic = if matches!(topic, "gang" | "terror") { "gang" } else { topic };
    let same = names.iter().find(|named| named.topic == topic && named.about == about).map(|named| named.name);
    let name = same.unwrap_or(names.iter().map(|named| named.name).max().unwrap_or(0) + 1);
    names.push(Named { topic, about, name, index });
    name
}

fn rule_of(topic: &str) -> &'static str {
    match topic {
        "gang" => "claim-gang",
        "terror" => "claim-terror",
        "crime" => "claim-crime",
        "danger" => "claim-danger",
        "order" => "claim-order",
        "process" => "claim-process",
        "mandatory" => "claim-mandatory",
        "entry" => "claim-entry",
        "harm" => "claim-harm",
        "risk" => "claim-risk",
        "absence" => "claim-absence",
        "health" => "claim-health",
        "pending" => "claim-pending",
        "record" => "claim-record",
        "alleged" => "claim-alleged",
        "attempt" => "claim-attempt",
        "coerced" => "claim-coerced",
        "error" => "claim-error",
        "conditions" => "claim-conditions",
        "whereabouts" => "claim-whereabouts",
        _ => "claim-answer",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_can_be_found() {
        assert_eq!(TABLE.lost(), Vec::<usize>::new());
    }
}
