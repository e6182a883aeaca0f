//! What a text says of the people watched over: age, nationality, birth, occupation, status, orientation, family.

mod ages;

use std::ops::Range;
use std::sync::LazyLock;

use paradero_record::Stance;

use crate::propose::proposal;
use crate::propose::public::counts;
use crate::propose::public::frame::{Line, lines};
use crate::read::Known;
use crate::speech::Mood;
use crate::time::Means;
use crate::who::{EntityId, EntityKind, Form, Mention, country_of_demonym};
use crate::{Proposal, Section, Shape, What};

static OCCUPATIONS: LazyLock<Vec<(&'static str, Vec<&'static str>)>> =
    LazyLock::new(|| phrases(include_str!("../../../tables/facts_occupations.txt")));
static STATUS: LazyLock<Vec<(&'static str, Vec<&'static str>)>> =
    LazyLock::new(|| phrases(include_str!("../../../tables/facts_status.txt")));

/// The lines of a table: the value (where a line names one), and the words.
fn phrases(table: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut found: Vec<(&'static str, Vec<&'static str>)> = lines
        .map(|line| {
            let (value, words) = line.split_once('|').unwrap_or((line, line));
            (value.trim(), words.split_whitespace().collect())
        })
        .collect();
    found.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
    found
}

/// What is already known of whom.
type Seen = Vec<(EntityId, &'static str, String)>;

/// The facts of a text: those of its body first; a summary adds only what the body does not say.
pub(super) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let mut found = Vec::new();
    let mut seen: Seen = Vec::new();
    let told = |line: &Line<'_, '_>| line.section.tells() && line.section != Section::Glossary;
    for digest in [false, true] {
        for line in lines(known).filter(|line| told(line) && line.section.is_digest() == digest) {
            for zone in zones(&line) {
                of_zone(&line, &zone, &mut seen, &mut found);
            }
            birth(&line, &mut seen, &mut found);
        }
    }
    found
}

/// `A booking sheet lists his date of birth as March 9, 1983`: of the person of whom the sentence speaks.
fn birth(line: &Line<'_, '_>, seen: &mut Seen, found: &mut Vec<Proposal>) {
    let Some((day, tokens)) = ages::date_of_birth(line) else { return };
    let Some(of) = line.mentions().iter().find(|mention| line.known.cast.entity(mention).watched).map(|one| one.entity)
    else {
        return;
    };
    if seen.iter().any(|(one, field, value)| *one == of && *field == "born" && *value == day) {
        return;
    }
    let what = What::Fact { field: "born", value: day.clone() };
    let mut made = proposal(line.known, what, tokens.clone(), tokens.start, "fact-born");
    made.about = line.known.cast.entities.get(of).map(|entity| entity.name.clone());
    seen.push((of, "born", day));
    found.push(made);
}

/// A stretch that describes somebody watched over.
struct Zone {
    of: EntityId,
    tokens: Range<usize>,
    /// Whether a verb says it of them (`is`, `worked as`), or it stands beside the name.
    mention: Range<usize>,
}

/// The stretches of a sentence that describe somebody watched over.
fn zones(line: &Line<'_, '_>) -> Vec<Zone> {
    let mut found = Vec::new();
    let mentions = line.mentions();
    for (place, mention) in mentions.iter().enumerate() {
        let entity = line.known.cast.entity(mention);
        let told = entity.watched || described(line, mention);
        if !told || !matches!(entity.kind, EntityKind::Person) {
            continue;
        }
        let (of, own) = (mention.entity, mention.tokens.clone());
        let owner = owns(line, mention);
        if matches!(mention.form, Form::Description | Form::Full | Form::Short) {
            let start = before(line, own.start);
            found.push(Zone { of, tokens: start..own.end, mention: own.clone() });
        }
        if owner {
            continue;
        }
        let stop = mentions.get(place + 1..).and_then(|rest| {
            let other = rest.iter().find(|next| {
                let kind = &line.known.cast.entity(next).kind;
                next.entity != of && matches!(kind, EntityKind::Person | EntityKind::Group)
            });
            other.map(|next| next.tokens.start)
        });
        let stop = stop.unwrap_or(line.sentence.tokens.end);
        if let Some(tokens) = behind(line, own.end, stop) {
            // `Ana, a welder from Kharkiv, had temporary protected status`: what the verb behind says is of them too.
            let (open, verb) = (line.low(tokens.start) == ",", tokens.end);
            let says =
                open && line.low(verb.wrapping_sub(1)) == "," && verb < stop && COPULAS.contains(&line.low(verb));
            if says && let Some(tokens) = behind(line, verb, stop) {
                found.push(Zone { of, tokens, mention: own.clone() });
            }
            found.push(Zone { of, tokens, mention: own });
        }
    }
    found.extend(fronted(line));
    found.extend(opening(line));
    found
}

/// Verbs that go on saying what somebody is or has.
const COPULAS: &[&str] = &["is", "was", "has", "had", "holds", "es", "era", "tiene", "tenia"];

/// `A lawful permanent resident since 1998, Ana Pérez …`: what stands before the name of somebody watched over and opens the
/// sentence.
fn fronted(line: &Line<'_, '_>) -> Option<Zone> {
    let start = line.sentence.tokens.start;
    let article = matches!(line.low(start), "a" | "an" | "un" | "una" | "originario" | "originaria" | "born");
    let mention = line.mentions().iter().find(|one| line.known.cast.entity(one).kind == EntityKind::Person)?;
    let (entity, at) = (line.known.cast.entity(mention), mention.tokens.start);
    let title = usize::from(matches!(line.low(at.wrapping_sub(1)), "mr." | "ms." | "mrs." | "don" | "dona"));
    let comma = at.checked_sub(1 + title).filter(|comma| *comma > start && line.low(*comma) == ",")?;
    let near = article && entity.watched && comma < start + 16 && !owns(line, mention);
    near.then_some(Zone { of: mention.entity, tokens: start..comma, mention: start..start })
}

/// Whether somebody whom nothing marks as held is described as texts describe those of whom they tell: by age or country beside a
/// name in full, and by no office, profession towards the case or kinship.
fn described(line: &Line<'_, '_>, mention: &Mention) -> bool {
    let entity = line.known.cast.entity(mention);
    let plain = matches!(entity.role, None | Some(paradero_record::Role::Person | paradero_record::Role::Unknown));
    let (from, to) = (mention.tokens.end, (mention.tokens.end + 9).min(line.sentence.tokens.end));
    let back = |steps: usize| mention.tokens.start.checked_sub(steps).map_or("", |at| line.low(at));
    if matches!((back(2), back(1)), ("me", "llamo") | ("name", "is") | ("nombre", "es")) {
        return plain;
    }
    if !plain || line.low(from) != "," {
        return false;
    }
    // Of a single name only the age right behind it: `Consuelo, 71,`.
    let named = matches!(mention.form, Form::Full | Form::Short);
    let single = mention.tokens.len() < 2 || mention.form != Form::Full;
    let to = if single { from + 2 } else { to };
    let number = line.low(from + 1).parse().is_ok_and(|years: u32| (14..=99).contains(&years));
    let bare = named && number && line.low(from + 2) == ",";
    let aged =
        bare || named && line.known.times_within(from..to).iter().any(|time| matches!(time.means, Means::Age(_)));
    let article = matches!(line.low(from + 1), "a" | "an" | "un" | "una");
    let country = country_of_demonym(line.low(from + 1 + usize::from(article))).is_some();
    let national = !article || matches!(line.low(from + 3), "national" | "citizen" | "," | "immigrant" | "migrant");
    let from_country = !single && country && national;
    let office =
        line.has(from..to, OFFICES) || line.has(mention.tokens.start.saturating_sub(3)..mention.tokens.start, KIN);
    (aged || from_country) && !office
}

/// Words that make a description one of somebody who speaks or acts towards the case.
const OFFICES: &[&str] = &[
    "lawyer",
    "attorney",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "director",
    "senator",
    "mayor",
    "sheriff",
    "judge",
    "pastor",
    "organizer",
    "activist",
    "neighbor",
    "witness",
    "professor",
    "officer",
    "agent",
    "reporter",
    "journalist",
    "abogado",
    "abogada",
    "vocero",
    "vocera",
    "portavoz",
    "directora",
    "alcalde",
    "alcaldesa",
    "juez",
    "jueza",
    "agente",
    "activista",
    "vecino",
    "vecina",
    "testigo",
    "periodista",
    "concejal",
    "concejala",
    "diputado",
    "diputada",
];

/// `The 26-year-old Venezuelan nurse worked nights`, `Soy …`: a sentence that begins so, of the person asked about.
fn opening(line: &Line<'_, '_>) -> Option<Zone> {
    let start = line.sentence.tokens.start;
    let focus = line.known.cast.focus?;
    let the = matches!(line.low(start), "the" | "el" | "la" | "es" | "era" | "tiene" | "fue");
    let spanish = matches!(line.low(start), "es" | "era");
    let aged = line.known.times_within(start..start + 6).iter().any(|time| matches!(time.means, Means::Age(_)));
    let named = line
        .known
        .cast
        .within(start..start + 6)
        .iter()
        .any(|mention| line.known.cast.entity(mention).kind == EntityKind::Person);
    if !the || named || !(aged || spanish) {
        return None;
    }
    let tokens =
        behind(line, start, line.sentence.tokens.end).unwrap_or(start..(start + 7).min(line.sentence.tokens.end));
    Some(Zone { of: focus, tokens, mention: start..start })
}

/// Whether a mention only owns what comes next: `his lawyer`, `Pérez's sister`.
fn owns(line: &Line<'_, '_>, mention: &Mention) -> bool {
    let word = line.low(mention.tokens.end.saturating_sub(1));
    let genitive = matches!(line.low(mention.tokens.end), "'s" | "'");
    genitive
        || (mention.form == Form::Pronoun
            && matches!(word, "his" | "her" | "su" | "sus" | "their" | "him" | "lo" | "la" | "le"))
}

/// Where the words that describe a name from before begin: back to an article or a mark.
fn before(line: &Line<'_, '_>, at: usize) -> usize {
    let floor = line.sentence.tokens.start.max(at.saturating_sub(6));
    let mut start = at;
    while start > floor {
        let low = line.low(start - 1);
        let mark = !line.shape(start - 1).is_word() && line.shape(start - 1) != Shape::Number && low != "-";
        if mark
            || matches!(
                low,
                "the"
                    | "a"
                    | "an"
                    | "el"
                    | "la"
                    | "un"
                    | "una"
                    | "of"
                    | "de"
                    | "for"
                    | "by"
                    | "said"
                    | "to"
                    | "al"
                    | "del"
            )
        {
            break;
        }
        let other = line.known.cast.at(start - 1).is_some_and(|mention| {
            !line.known.cast.entity(mention).watched && line.known.cast.entity(mention).kind == EntityKind::Person
        });
        if other {
            break;
        }
        start -= 1;
    }
    start
}

/// The words behind a name that describe it: an apposition, or what a copula or a verb of work says.
fn behind(line: &Line<'_, '_>, at: usize, stop: usize) -> Option<Range<usize>> {
    let low = line.low(at);
    let copula = matches!(
        low,
        "is" | "was"
            | "'s"
            | "am"
            | "es"
            | "era"
            | "fue"
            | "soy"
            | "tiene"
            | "has"
            | "worked"
            | "works"
            | "working"
            | "trabaja"
            | "trabajaba"
            | "born"
            | "turned"
            | "cumplio"
            | "had"
            | "holds"
            | "tenia"
            | "who"
            | "que"
            | "nacio"
            | "identifies"
            | "arrived"
            | "came"
            | "aged"
            | "quien"
            | "i'm"
            | "nacido"
            | "nacida"
    );
    let apposition = matches!(low, "," | "(" | "de" | "from" | "-");
    if !copula && !apposition {
        return None;
    }
    let negated = matches!(line.low(at + 1), "not" | "no" | "never" | "nunca") || line.low(at.wrapping_sub(1)) == "no";
    if negated {
        return None;
    }
    let mut end = at + 1;
    let limit = stop.min(at + 24);
    while end < limit {
        let low = line.low(end);
        if matches!(
            low,
            ";" | "."
                | ":"
                | "said"
                | "says"
                | "dijo"
                | "because"
                | "porque"
                | "after"
                | "when"
                | "cuando"
                | "while"
                | "but"
        ) {
            break;
        }
        if apposition && end > at + 2 && VERBS.contains(&low) {
            break;
        }
        end += 1;
    }
    Some(at..end)
}

const VERBS: &[&str] = &[
    "was", "were", "has", "had", "is", "are", "fue", "fueron", "esta", "ha", "habia", "llego", "suma", "salio", "told",
    "spent",
];

fn of_zone(line: &Line<'_, '_>, zone: &Zone, seen: &mut Seen, found: &mut Vec<Proposal>) {
    let mut add = |field: &'static str, value: String, tokens: Range<usize>, rule: &'static str| {
        let again = seen.iter().any(|(of, known, other)| *of == zone.of && *known == field && *other == value);
        if again || value.is_empty() {
            return;
        }
        let verb = tokens.start;
        if matches!(line.known.voice(verb).mood, Mood::Supposed | Mood::Negated) {
            return;
        }
        let mut made = proposal(line.known, What::Fact { field, value: value.clone() }, tokens, verb, rule);
        made.about = line.known.cast.entities.get(zone.of).map(|entity| entity.name.clone());
        if matches!(made.stance, Stance::Demands | Stance::Declines) {
            made.stance = Stance::Asserts;
        }
        seen.push((zone.of, field, value));
        found.push(made);
    };
    if let Some((years, tokens)) = ages::age(line, zone) {
        add("age", years.to_string(), tokens, "fact-age");
    }
    if let Some((country, tokens)) = nationality(line, zone) {
        add("nationality", country.to_owned(), tokens, "fact-nationality");
    }
    if let Some((words, tokens)) = occupation(line, zone) {
        add("occupation", words, tokens, "fact-occupation");
    }
    if let Some((value, tokens)) = phrase(line, &STATUS, &zone.tokens) {
        add("status", value.to_owned(), tokens, "fact-status");
    }
    if let Some((value, tokens)) = orientation(line, zone) {
        add("orientation", value.to_owned(), tokens, "fact-orientation");
    }
    if let Some(tokens) = family(line, zone) {
        add("family", line.words(tokens.clone()), tokens, "fact-family");
    }
    if let Some((day, tokens)) = ages::born(line, zone) {
        add("born", day, tokens, "fact-born");
    }
}

const KIN: &[&str] = &[
    "son",
    "daughter",
    "child",
    "children",
    "sister",
    "brother",
    "wife",
    "husband",
    "mother",
    "father",
    "hijo",
    "hija",
    "hijos",
    "hermano",
    "hermana",
    "esposa",
    "esposo",
    "madre",
    "padre",
    "baby",
    "girlfriend",
    "boyfriend",
    "cousin",
    "primo",
    "lawyer",
    "attorney",
    "abogada",
    "abogado",
    "partner",
    "niece",
    "nephew",
    "uncle",
    "aunt",
];

fn nationality(line: &Line<'_, '_>, zone: &Zone) -> Option<(&'static str, Range<usize>)> {
    for at in zone.tokens.clone() {
        let low = line.low(at);
        let behind = line.low(at + 1);
        let institution = matches!(
            behind,
            "government"
                | "embassy"
                | "consulate"
                | "gang"
                | "authorities"
                | "prison"
                | "border"
                | "gobierno"
                | "officials"
                | "military"
                | "police"
                | "citizenship"
                | "law"
                | "immigration"
                | "passport"
                | "food"
                | "restaurant"
        );
        if let Some(country) = country_of_demonym(low)
            && !institution
            && (line.shape(at).is_capital() || line.shape(at) == Shape::Lower && line.spanish())
            && country != "US"
            && !line.has(zone.mention.end.min(at)..at, KIN)
        {
            return Some((country, at..at + 1));
        }
        let opens = match low {
            "citizen" | "native" | "national" | "ciudadano" | "ciudadana" | "natural" | "nacional" => 1,
            "from" if at <= zone.mention.end + 1 || near_noun(line, zone, at) => 0,
            "originario" | "originaria" | "oriundo" | "oriunda" => 1,
            "born" | "nacido" | "nacida" | "nacio" => 1,
            _ => continue,
        };
        let from = at + opens + 1;
        let limit = zone.tokens.end.max(at + 9).min(line.sentence.tokens.end);
        let country = country_within(line, from, limit.min(from + 7));
        if let Some((country, end)) = country.filter(|(country, _)| *country != "US") {
            return Some((country, at..end));
        }
    }
    None
}

/// Whether `from` stands behind a noun that describes the person: `a teacher from Guinea`, `24, from Honduras`.
fn near_noun(line: &Line<'_, '_>, zone: &Zone, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| line.low(at));
    let moved = [
        "fled",
        "left",
        "came",
        "deported",
        "removed",
        "moved",
        "away",
        "flown",
        "sent",
        "flew",
        "taken",
        "arrived",
        "crossed",
        "escaped",
        "released",
        "transferred",
        "received",
        "heard",
        "order",
    ];
    let verb = line.has(zone.tokens.start..at, &moved);
    !verb && (before == "," || line.shape(at.saturating_sub(1)).is_word())
}

/// The country of the first place whose country the tables know.
fn country_within(line: &Line<'_, '_>, from: usize, to: usize) -> Option<(&'static str, usize)> {
    line.known.cast.within(from..to).iter().find_map(|mention| match line.known.cast.entity(mention).kind {
        EntityKind::Place { country: Some(country), .. } => Some((country, mention.tokens.end)),
        _ => None,
    })
}

fn occupation(line: &Line<'_, '_>, zone: &Zone) -> Option<(String, Range<usize>)> {
    let (_, tokens) = phrase(line, &OCCUPATIONS, &zone.tokens)?;
    let kin = line.has(zone.mention.end.min(tokens.start)..tokens.start, KIN);
    let before = tokens.start.checked_sub(1).map_or("", |at| line.low(at));
    let of_other =
        matches!(before, "his" | "her" | "su" | "the" | "to" | "by" | "with" | "sus" | "their" | "por" | "con" | "al")
            && tokens.start > zone.mention.end;
    let works = matches!(line.low(tokens.end), "union" | "'s" | "visa" | "loan" | "loans");
    (!kin && !of_other && !works).then(|| (line.words(tokens.clone()), tokens))
}

/// The longest phrase of a table that stands within a stretch, and its value.
fn phrase(
    line: &Line<'_, '_>,
    table: &[(&'static str, Vec<&'static str>)],
    within: &Range<usize>,
) -> Option<(&'static str, Range<usize>)> {
    table.iter().find_map(|(value, words)| {
        let starts = within.start..(within.end + 1).saturating_sub(words.len()).max(within.start);
        let at = starts.clone().find(|at| words.iter().enumerate().all(|(step, word)| line.low(at + step) == *word))?;
        Some((*value, at..at + words.len()))
    })
}

fn orientation(line: &Line<'_, '_>, zone: &Zone) -> Option<(&'static str, Range<usize>)> {
    zone.tokens.clone().find_map(|at| {
        let value = match line.low(at) {
            "gay" | "homosexual" => "gay",
            "lesbian" | "lesbiana" => "lesbian",
            "bisexual" => "bisexual",
            "transgender" | "trans" | "transgenero" => "transgender",
            "queer" => "queer",
            "nonbinary" | "non-binary" => "nonbinary",
            _ => return None,
        };
        let group = matches!(line.low(at + 1), "rights" | "men" | "people" | "community" | "bar" | "club" | "center");
        (!group).then_some((value, at..at + 1))
    })
}

/// `father of two`, `madre de tres hijos`.
fn family(line: &Line<'_, '_>, zone: &Zone) -> Option<Range<usize>> {
    zone.tokens.clone().find_map(|at| {
        let parent = matches!(
            line.low(at),
            "father" | "mother" | "parent" | "padre" | "madre" | "dad" | "mom" | "grandmother" | "grandfather"
        );
        let of = matches!(line.low(at + 1), "of" | "de");
        let number = counts::word(line.low(at + 2)).is_some()
            || matches!(line.low(at + 2), "one" | "un" | "una")
            || line.shape(at + 2) == Shape::Number;
        let children = matches!(
            line.low(at + 3),
            "hijos"
                | "hijas"
                | "children"
                | "ninos"
                | "ninas"
                | "hijo"
                | "hija"
                | "child"
                | "sons"
                | "daughters"
                | "kids"
                | "boys"
                | "girls"
        );
        (parent && of && number).then_some(at..at + 3 + usize::from(children))
    })
}
