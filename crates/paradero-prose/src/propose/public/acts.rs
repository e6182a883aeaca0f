//! What is done in public about a case: demands, inquiries and their answers, demonstrations, witnesses, groups and flights.

mod lists;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use paradero_record::{EventKind, Firmness, Measure, Moment, Role, Side, Speaker, Stance, Unit, Value};

use crate::propose::proposal;
use crate::read::Known;
use crate::speech::{Manner, Mood, Speech, Voice};
use crate::time::Means;
use crate::who::{EntityId, EntityKind};
use crate::{Proposal, Section, Tense, What};

use super::frame::{Line, lines};
use super::pattern::{Hit, Table};

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../../../tables/public_acts.txt")));

/// What happened in public, in the order of the text.
pub(super) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let mut found: Vec<Proposal> = Vec::new();
    let lists = lists::Lists::of(known);
    let mut asked = None;
    for line in lines(known) {
        if matches!(line.section, Section::Related | Section::Glossary) || line.elsewhere() {
            continue;
        }
        let before = found.len();
        if let Some(made) = lists.item(&line) {
            found.push(made);
        } else {
            of_line(&line, asked.is_some_and(|at| line.index <= at + 3), &mut found);
        }
        let asks = |one: &Proposal| matches!(one.rule, "act-inquiry" | "act-refusal");
        if found.iter().skip(before).any(asks) {
            asked = Some(line.index);
        }
    }
    found
}

/// The acts of a sentence; whether somebody was asked something shortly before decides on `No one has replied`.
fn of_line(line: &Line<'_, '_>, asked: bool, found: &mut Vec<Proposal>) {
    let mut taken: Vec<(Range<usize>, &str)> = Vec::new();
    for hit in TABLE.find(line.known, line.sentence.tokens.clone()) {
        let kind = hit.row.head(0);
        let again = taken.iter().any(|(one, other)| {
            let meets = one.start < hit.tokens.end && hit.tokens.start < one.end;
            let another = kind == "refusal" || matches!(line.low(hit.tokens.start), "otra" | "another");
            let near = one.end + 6 >= hit.tokens.start && *other == kind && !another;
            (meets && (*other == kind || rivals(other, kind))) || near
        });
        if again {
            continue;
        }
        if let Some(mut made) = act(line, &hit, kind, asked) {
            if made.told.moment.is_none() && paper(line.low(hit.verb)) {
                made.told = line.told_behind(hit.verb);
            }
            if made.told.moment.is_none() {
                later(line, &hit, found, &mut made);
            }
            taken.push((hit.tokens.clone(), kind));
            found.push(made);
        }
    }
}

/// `I wrote again three days later`: counted from what was done last before it, in the same paragraph.
fn later(line: &Line<'_, '_>, hit: &Hit<'_>, found: &[Proposal], made: &mut Proposal) {
    let time = line.known.times_within(hit.verb..line.clause(hit.verb).end).iter().find_map(|time| match time.means {
        Means::Offset(Measure::Exactly, length, Side::After) => Some((time, length)),
        _ => None,
    });
    let Some((time, length)) = time else { return };
    let span = line.known.prose.block_of(line.sentence).span;
    let last = found.iter().rev().find(|one| span.holds(one.span) && one.told.moment.is_some());
    let day = last.and_then(|one| one.told.moment.as_ref()?.to_string().parse::<jiff::civil::Date>().ok());
    let days = match length.unit {
        Unit::Day => i64::from(length.count),
        Unit::Week => i64::from(length.count) * 7,
        _ => return,
    };
    let moved = day.and_then(|day| day.checked_add(jiff::Span::new().days(days.min(5_000))).ok());
    if let Some(day) = moved {
        made.told.moment = Some(Moment::day(day));
        (made.told.span, made.told.worked_out, made.told.rule) = (Some(time.span), true, time.rule);
    }
}

/// Whether the same words are one or the other, not both.
fn rivals(one: &str, other: &str) -> bool {
    let pair = |a: &str, b: &str| (one == a && other == b) || (one == b && other == a);
    pair("inquiry", "refusal")
        || pair("inquiry", "demand")
        || pair("reply", "refusal")
        || pair("group_removed", "flights_departed")
}

fn act(line: &Line<'_, '_>, hit: &Hit<'_>, kind: &str, asked: bool) -> Option<Proposal> {
    let voice = line.known.voice(hit.verb);
    if !stands(line, hit, kind, &voice, asked) {
        return None;
    }
    let event = EventKind::find(kind)?;
    let end = end_of(line, hit);
    let start = subject_start(line, hit);
    let mut attributes = attributes(line, hit, kind, end);
    attributes.retain(|name, _| event.attribute(name).is_some());
    let what = What::Event { event: String::new(), kind: event, attributes };
    let mut made = proposal(line.known, what, start..end, hit.verb, rule_of(kind));
    made.about = line.about(hit.verb);
    made.told = line.told(hit.verb);
    outside(line, hit, &mut made);
    if kind == "witness_account" && made.hedge.is_none() {
        // Whom they saw may be no more than believed.
        made.hedge = (hit.verb..end).find_map(|at| line.known.speeches.hedge_at(&line.known.prose, at));
        made.firmness = if made.hedge.is_some() { Firmness::Hedged } else { made.firmness };
    }
    speak(line, hit, kind, &mut made);
    Some(made)
}

/// That somebody demands, declines or denies is not their word but that of whoever tells it: the mouths around the act.
fn outside(line: &Line<'_, '_>, hit: &Hit<'_>, made: &mut Proposal) {
    let own = |speech: &&Speech| {
        let acts = matches!(speech.stance, Stance::Demands | Stance::Declines | Stance::Denies);
        let at = hit.tokens.contains(&speech.tokens.start)
            || speech.tokens.contains(&hit.tokens.start) && speech.tokens.start + 4 >= hit.tokens.start;
        acts && speech.manner != Manner::Quoted && (at || paper(line.low(hit.verb)))
    };
    let mut around = line.known.speeches.around(hit.verb).peekable();
    if around.peek().is_none_or(|speech| !own(speech)) {
        return;
    }
    let mut rest = around.skip_while(own);
    let named = |speech: &Speech| speech.speakers.iter().filter_map(|id| line.speaker(*id)).collect::<Vec<Speaker>>();
    let first = rest.next();
    made.speakers = first.map(named).unwrap_or_default();
    made.via = rest.flat_map(named).collect();
    made.quoted = first.is_some_and(|speech| speech.manner == Manner::Quoted);
    made.depth = u8::from(first.is_some()) + u8::from(!made.via.is_empty());
}

/// Who speaks and what they do with it. Where the text speaks in its own voice, what somebody did stays its word; only whoever
/// puts a question, declines to say, saw or confirmed speaks for themselves.
fn speak(line: &Line<'_, '_>, hit: &Hit<'_>, kind: &str, made: &mut Proposal) {
    let own = made.speakers.is_empty();
    let confirmed = kind == "flights_departed" && line.low(hit.verb).starts_with("confirm");
    let speaks = match kind {
        "witness_account" | "testimony" => true,
        "inquiry" => line.known.voice(hit.verb).depth == 0 && puts(line, hit),
        "refusal" => hit.row.head(2) == "speaks",
        _ => false,
    };
    if own && (speaks || confirmed) {
        made.speakers.extend(actors(line, hit, kind).into_iter().filter_map(|id| line.speaker(id)));
        made.depth = made.depth.max(u8::from(!made.speakers.is_empty()));
    }
    // Whoever is in custody refuses nothing to those who ask about them.
    let named = |name: &str| line.known.cast.entities.iter().any(|entity| entity.watched && entity.name == name);
    if kind == "refusal" && !own && made.stance == Stance::Declines && made.speakers.iter().all(|one| named(&one.name))
    {
        let others: Vec<_> = actors(line, hit, kind).into_iter().filter_map(|id| line.speaker(id)).collect();
        if !others.is_empty() {
            made.speakers = others;
        }
    }
    match hit.row.head(1) {
        "demands" => made.stance = Stance::Demands,
        "declines" => made.stance = Stance::Declines,
        _ if matches!(made.stance, Stance::Demands | Stance::Declines) => made.stance = Stance::Asserts,
        _ if kind == "witness_account" && own => made.stance = Stance::Asserts,
        _ => {}
    }
    if own && !speaks && made.speakers.is_empty() {
        made.speakers = line.attributed(hit.verb);
        made.depth = made.depth.max(u8::from(!made.speakers.is_empty()));
    }
    if own && speaks && made.speakers.is_empty() {
        made.speakers = line.actors(hit.verb);
        made.depth = made.depth.max(u8::from(!made.speakers.is_empty()));
    }
    if kind == "witness_account" {
        for speaker in &mut made.speakers {
            if speaker.role == Role::Unknown {
                speaker.role = Role::Witness;
            }
        }
    }
}

/// Whether somebody puts a question by word of mouth who is not of the press: `the senator asked`, `la secretaría pidió`.
fn puts(line: &Line<'_, '_>, hit: &Hit<'_>) -> bool {
    let asks = ["ask", "press", "pid", "pregunt", "question", "exig", "demand"];
    let press = |id: EntityId| {
        let entity = line.known.cast.entities.get(id);
        let organised = entity.is_some_and(|entity| entity.kind == EntityKind::Organisation);
        match entity.and_then(|entity| entity.role) {
            None | Some(Role::Unknown) => !organised,
            Some(role) => matches!(role, Role::Journalist | Role::Publisher),
        }
    };
    asks.iter().any(|start| line.low(hit.verb).starts_with(start))
        && line.subject(hit.verb).is_some_and(|id| !press(id))
}

/// Who asks or refuses. A person in custody refuses nothing to the press: `he` there is whoever spoke last for an authority.
fn actors(line: &Line<'_, '_>, hit: &Hit<'_>, kind: &str) -> Vec<EntityId> {
    let found = line.subjects(hit.verb);
    let watched = |id: &EntityId| line.known.cast.entities.get(*id).is_some_and(|entity| entity.watched);
    if kind != "refusal" || !found.iter().any(watched) {
        return found;
    }
    let from = line.sentence.tokens.start.saturating_sub(60);
    let before = line.known.cast.within(from..line.sentence.tokens.start).iter().rev();
    let other = before.map(|mention| mention.entity).find(|id| {
        !watched(id) && line.known.cast.entities.get(*id).is_some_and(|entity| entity.kind == EntityKind::Person)
    });
    other.into_iter().collect()
}

/// Whether the event may stand here: it was done, and of this case.
fn stands(line: &Line<'_, '_>, hit: &Hit<'_>, kind: &str, voice: &Voice, asked: bool) -> bool {
    let declining = hit.row.head(1) == "declines";
    let demanding = kind == "demand";
    let mood = match voice.mood {
        Mood::General => matches!(kind, "inquiry" | "demonstration") && voice.tense == Tense::Past,
        Mood::Supposed => (demanding || declining) && !conditional(line, hit),
        Mood::Negated => declining || demanding || paper(line.low(hit.verb)),
        Mood::Said => true,
    };
    let before = hit.tokens.start.checked_sub(1).map_or("", |at| line.low(at));
    let noun =
        matches!(before, "the" | "a" | "his" | "her" | "its" | "no" | "any" | "this" | "that" | "la" | "una" | "su")
            && demanding
            && !matches!(line.low(hit.verb), "bring" | "free");
    let reader = line.has(hit.tokens.start.saturating_sub(4)..hit.tokens.start, &["you", "usted", "your"]);
    let asylum = kind == "inquiry" && line.has(hit.tokens.clone(), &["asylum", "asilo", "parole", "visa"]);
    let own_case = match kind {
        "witness_account" if visits(line, hit) => false,
        "witness_account" | "group_removed" => relevant(line) || line.has(hit.tokens.clone(), WITNESSES),
        "reply" => asked || office(line, hit) || (line.subject(hit.verb).is_some() && relevant_answer(line)),
        "refusal" | "inquiry" | "testimony" => {
            line.subject(hit.verb).is_some()
                || !voice.speakers.is_empty()
                || relevant(line)
                || line.names_authority()
                || asked
                || line.has(line.sentence.tokens.clone(), OFFICES)
                || line.has(hit.tokens.clone(), &["permitido", "allowed", "permitted", "answered"])
        }
        _ => true,
    };
    let first = line.sentence.tokens.start;
    let comma = line.sentence.tokens.clone().find(|at| line.low(*at) == ",");
    let premise = matches!(line.low(first), "if" | "si" | "unless" | "cuando" | "when")
        && comma.is_some_and(|at| hit.verb < at)
        && matches!(kind, "demand" | "refusal" | "inquiry" | "reply");
    mood && !premise && !noun && !reader && !asylum && own_case
}

/// Whether a relative or lawyer only saw the person: a visit, not an account of what was done to them.
fn visits(line: &Line<'_, '_>, hit: &Hit<'_>) -> bool {
    let near = line.subject(hit.verb).and_then(|id| line.known.cast.entities.get(id)?.role);
    let close = matches!(near, Some(Role::Family | Role::Counsel | Role::Friend));
    let done =
        ["being", "taken", "dragged", "beaten", "handcuffed", "led", "forced", "como", "cuando", "how", "as", "when"];
    close
        && matches!(line.low(hit.verb), "saw" | "vio" | "vieron")
        && !line.has(hit.verb..line.clause(hit.verb).end, &done)
}

/// Words for what carries a question.
fn paper(low: &str) -> bool {
    matches!(low, "letter" | "letters" | "request" | "requests" | "inquiry" | "carta" | "cartas" | "solicitud")
}

/// Who or what makes it plain that somebody tells what they saw.
const WITNESSES: &[&str] = &[
    "cries",
    "cellmate",
    "cellmates",
    "roommate",
    "dormmate",
    "bunkmate",
    "guard",
    "prisoner",
    "last",
    "haberlo",
    "haberla",
    "haberlos",
    "haberlas",
    "exguardia",
    "exdetenido",
    "exdetenida",
    "excompanero",
    "excompanera",
    "exrecluso",
    "exreclusa",
    "ultimo",
    "ultima",
    "ultimos",
    "ultimas",
];

/// Those to whom questions are put.
const OFFICES: &[&str] = &[
    "senator",
    "senators",
    "congressman",
    "congresswoman",
    "congress",
    "embassy",
    "consulate",
    "agency",
    "department",
    "facility",
    "jail",
    "ice",
    "dhs",
    "consulado",
    "embajada",
    "oficina",
    "carcel",
    "senador",
    "senadores",
    "cancilleria",
    "ministry",
    "ministerio",
    "warden",
    "spokesman",
    "spokeswoman",
    "portavoz",
    "vocero",
    "vocera",
    "condado",
    "county",
    "lawyers",
    "attorneys",
    "abogados",
    "abogada",
    "penal",
    "subcommittee",
    "committee",
    "comision",
];

/// Whether an office answers: `the public affairs office wrote back`, `su oficina respondió`.
fn office(line: &Line<'_, '_>, hit: &Hit<'_>) -> bool {
    let from = line.clause(hit.verb).start.min(hit.verb);
    let answers = line
        .subject(hit.verb)
        .and_then(|id| line.known.cast.entities.get(id))
        .is_some_and(|entity| matches!(entity.role, Some(Role::Official | Role::Legislator)) && !entity.watched);
    let behind =
        line.has(hit.verb..line.clause(hit.verb).end, &["carcel", "penal", "consulado", "embajada", "oficina"]);
    answers || behind || line.has(from..hit.verb, &["office", "oficina", "staff", "aide", "spokesperson", "prensa"])
}

fn conditional(line: &Line<'_, '_>, hit: &Hit<'_>) -> bool {
    line.has(line.sentence.tokens.start..hit.tokens.start, &["if", "si", "would", "could", "might", "should", "podria"])
}

fn relevant(line: &Line<'_, '_>) -> bool {
    line.names_watched()
}

fn relevant_answer(line: &Line<'_, '_>) -> bool {
    line.has(
        line.sentence.tokens.clone(),
        &[
            "letter",
            "letters",
            "request",
            "email",
            "statement",
            "inquiry",
            "carta",
            "solicitud",
            "correo",
            "oficio",
            "consulta",
        ],
    )
}

/// Where the words end on which it rests: the clause's end.
fn end_of(line: &Line<'_, '_>, hit: &Hit<'_>) -> usize {
    let last = hit.tokens.end.saturating_sub(1).max(hit.tokens.start);
    line.clause(last).end.max(hit.tokens.end)
}

/// Where they begin: with who acts, where the clause names them.
fn subject_start(line: &Line<'_, '_>, hit: &Hit<'_>) -> usize {
    let clause = line.clause(hit.tokens.start);
    let mentions = line.known.cast.within(clause.start..hit.tokens.start);
    mentions.first().map_or(hit.tokens.start, |mention| mention.tokens.start).min(hit.tokens.start)
}

fn attributes(line: &Line<'_, '_>, hit: &Hit<'_>, kind: &str, end: usize) -> BTreeMap<&'static str, Value> {
    let mut given = BTreeMap::new();
    let mut text = |name: &'static str, words: String| {
        if !words.is_empty() {
            given.insert(name, Value::Text(words));
        }
    };
    match kind {
        "demand" | "inquiry" | "refusal" | "reply" => {
            text("of", line.words(hit.verb + 1..end));
            if let Some(with) = object(line, hit, end) {
                text("with", with);
            }
        }
        "demonstration" | "press_event" | "public_support" => {
            if let Some(who) = line.subject(hit.verb).and_then(|id| line.known.cast.entities.get(id)) {
                text("by", who.name.clone());
            }
            if let Some(at) = place(line, hit) {
                text("at", at);
            }
        }
        "witness_account" => text("about", line.words(hit.verb + 1..end)),
        "group_removed" | "flights_departed" | "prisoner_exchange" => {
            if let Some(number) = number(line, hit) {
                given.insert("count", Value::Number(number));
            }
        }
        "law_enacted" | "report_published" | "media_report" => text("about", line.words(hit.verb + 1..end)),
        _ => {}
    }
    given
}

/// To whom a question or demand is put: the first named behind the verb.
fn object(line: &Line<'_, '_>, hit: &Hit<'_>, end: usize) -> Option<String> {
    let behind = line.known.cast.within(hit.verb + 1..end).iter();
    let entity = behind
        .map(|mention| line.known.cast.entity(mention))
        .find(|entity| super::frame::acts(entity) && !entity.watched)?;
    Some(entity.name.clone())
}

/// Where it was: behind `outside`, `frente a`, `at`.
fn place(line: &Line<'_, '_>, hit: &Hit<'_>) -> Option<String> {
    let of = hit.tokens.start..line.sentence.tokens.end;
    let at = of.clone().find(|at| matches!(line.low(*at), "outside" | "frente" | "at" | "ante" | "afuera"))?;
    let start = at + 1;
    let skip = usize::from(matches!(line.low(start), "a" | "al" | "de" | "the"));
    let stop = line.clause(start).end.min(start + 10);
    let ends = ["on", "to", "for", "para", "el", "los", "with", "while", "in", "during", "durante", "este", "this"];
    let end = (start + skip + 1..stop)
        .find(|at| ends.contains(&line.low(*at)) || line.known.times_within(*at..at + 1).len() == 1);
    Some(line.words(start + skip..end.unwrap_or(stop)))
}

fn number(line: &Line<'_, '_>, hit: &Hit<'_>) -> Option<i64> {
    let at = hit.tokens.clone().find(|at| line.shape(*at) == crate::Shape::Number)?;
    line.low(at).replace(',', "").parse().ok()
}

fn rule_of(kind: &str) -> &'static str {
    match kind {
        "demand" => "act-demand",
        "inquiry" => "act-inquiry",
        "refusal" => "act-refusal",
        "reply" => "act-reply",
        "demonstration" => "act-demonstration",
        "press_event" => "act-press-event",
        "public_support" => "act-support",
        "witness_account" => "act-witness",
        "testimony" => "act-testimony",
        "report_published" => "act-report",
        "media_report" => "act-media-report",
        "group_removed" => "act-group-removed",
        "flights_departed" => "act-flights",
        "prisoner_exchange" => "act-exchange",
        "denial" => "act-denial",
        _ => "act-law",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_can_be_found_and_names_a_kind() {
        assert_eq!(TABLE.lost(), Vec::<usize>::new());
        for text in include_str!("../../../tables/public_acts.txt").lines().filter(|line| line.contains('|')) {
            if let Some(kind) = text.split('|').next().filter(|kind| !kind.starts_with('#')) {
                assert!(EventKind::find(kind.trim()).is_some(), "{kind}");
            }
        }
    }
}
