//! Two dates for one event, and what may be one event under two dates.

use std::collections::{BTreeMap, BTreeSet};

use super::super::case::{Case, Side, Told1};
use super::super::cues::Hit;
use super::super::days::{Days, day_said, moment_said};
use super::super::{CheckType, Severity};
use crate::who::EntityKind;

/// Kinds that happen to a person once in a story, and within how many days two of them are one.
const ONCE: &[(&str, i64)] = &[
    ("removal_executed", 60),
    ("arrested", 20),
    ("cf_interview_held", 60),
    ("left_country", 200),
    ("asylum_application_filed", 200),
    ("ij_decision", 15),
    ("in_absentia_order", 60),
    ("habeas_filed", 20),
    ("died", 60),
    ("bond_decision", 10),
];

/// Tellings of one event whose dates exclude each other.
pub(super) fn two_dates(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let told = |one: &&Told1<'_>| one.happened() && one.days.is_some_and(Days::is_bounded);
    let mut by_event: BTreeMap<(&str, Option<&str>), Vec<&Told1<'_>>> = BTreeMap::new();
    for one in events.iter().filter(told) {
        by_event.entry((one.event, one.proposal.about.as_deref())).or_default().push(one);
    }
    for of in by_event.values() {
        if let Some((one, other)) = disjoint(of, i64::MAX) {
            dates_differ(case, one, other, false);
        }
    }
    for (kind, near) in ONCE {
        let of: Vec<&Told1<'_>> =
            events.iter().filter(told).filter(|one| one.kind == *kind && is_once(case, one)).collect();
        for (at, one) in of.iter().enumerate() {
            let same = |other: &&&Told1<'_>| {
                other.event != one.event && other.proposal.about == one.proposal.about && is_day(other) && is_day(one)
            };
            let apart = |other: &Told1<'_>| one.days.zip(other.days).map_or(0, |(a, b)| a.apart(b));
            let other = of
                .get(..at)
                .and_then(|before| before.iter().filter(same).find(|other| (1..=*near).contains(&apart(other))));
            let other = other.filter(|other| !is_of_another(case, one) && !is_of_another(case, other));
            if let Some(other) = other {
                dates_differ(case, other, one, true);
                break;
            }
        }
    }
}

/// Whether the block of a telling names another watched person than the one it is about: then whose it is may be mistaken.
fn is_of_another(case: &Case<'_>, one: &Told1<'_>) -> bool {
    let sentence = case.sentence_of(one.proposal.span);
    let Some(block) = case.known.prose.sentences.get(sentence).map(|of| of.block) else { return false };
    let Some(span) = case.known.prose.blocks.get(block).map(|of| of.span) else { return false };
    let prose = &case.known.prose;
    let tokens = prose.token_at(span.start)..prose.token_at(span.end);
    let other = |who: &crate::who::Entity| (who.watched || who.focus) && Some(&who.name) != one.proposal.about.as_ref();
    case.known.cast.within(tokens).iter().any(|mention| other(case.known.cast.entity(mention)))
}

pub(super) fn is_day(one: &Told1<'_>) -> bool {
    one.days.is_some_and(|days| days.last - days.first <= 1)
}

/// Arrests by the words for them, each with the day named beside it: two days within three weeks for one person.
pub(super) fn two_arrests(case: &mut Case<'_>) {
    let again: Vec<Option<String>> = case.cue("again_arrest").iter().map(|hit| person_of(case, hit)).collect();
    if case.checks.iter().any(|one| one.kind == CheckType::TwoDates) {
        return;
    }
    let mut told: Vec<(Hit, Days, Option<String>)> = Vec::new();
    for hit in case.cue("arrest_flat") {
        let digest = case.section(hit.sentence) != crate::Section::Body;
        let clause = hit.tokens.start.saturating_sub(8).max(case.tokens_of(hit.sentence).start)
            ..(hit.tokens.end + 12).min(case.tokens_of(hit.sentence).end);
        let day = case.known.times_within(clause).iter().filter_map(|time| match &time.means {
            crate::time::Means::At(moment) => {
                let distance = time.tokens.start.abs_diff(hit.tokens.end);
                Days::of(moment).one().map(|day| (distance, day, time.tokens.start, time.tokens.end))
            }
            _ => None,
        });
        let Some((_, day, start, end)) = day.min() else { continue };
        if let Some(about) = person_of(case, &hit)
            .filter(|_| !is_of_kin(case, hit.tokens.start.saturating_sub(5)..hit.tokens.start, hit.sentence))
            .filter(|_| !digest && !case.is_negated(hit.tokens.start) && is_once_in(case, hit.sentence))
        {
            let tokens = hit.tokens.start.min(start)..hit.tokens.end.max(end);
            told.push((Hit { tokens, ..hit }, Days { first: day, last: day }, Some(about)));
        }
    }
    for (at, (hit, days, about)) in told.iter().enumerate() {
        if again.contains(about) {
            continue;
        }
        let other =
            told.iter().take(at).find(|(_, other, whose)| whose == about && (1..=20).contains(&days.apart(*other)));
        let Some((first, before, _)) = other else { continue };
        let (one, two) = (day_said(before.first), day_said(days.first));
        let says =
            (format!("arrest: {} here, {} there", one.0, two.0), format!("arresto: {} aquí, {} allá", one.1, two.1));
        let sides = vec![case.side(first), case.side(hit)];
        case.say(CheckType::TwoDates, Severity::Contradiction, sides, says);
        return;
    }
}

/// Who is meant by words about one watched person: named last in their block; where but one is watched, that one.
fn person_of(case: &Case<'_>, hit: &Hit) -> Option<String> {
    let cast = &case.known.cast;
    let watched: Vec<&str> =
        cast.entities.iter().filter(|who| who.focus || who.watched).map(|who| who.name.as_str()).collect();
    let block = case.known.prose.sentences.get(hit.sentence).map(|of| of.block)?;
    let first = case.known.prose.blocks.get(block)?.sentences.start;
    let tokens = case.tokens_of(first).start..case.tokens_of(hit.sentence).end;
    let named = cast
        .within(tokens)
        .iter()
        .filter(|mention| mention.tokens.start <= hit.tokens.start + 3)
        .map(|mention| cast.entity(mention))
        .rfind(|who| who.focus || who.watched);
    let span = case.known.prose.sentences.get(hit.sentence).map(|of| of.span)?;
    let told = || {
        let about = case.proposals.iter().filter(|one| one.span.meets(span)).find_map(|one| one.about.clone());
        about.filter(|name| watched.contains(&name.as_str()))
    };
    named.map(|who| who.name.clone()).or_else(told).or_else(|| (watched.len() < 2).then(|| case.focus()).flatten())
}

fn is_once_in(case: &Case<'_>, sentence: usize) -> bool {
    !case.has_word(
        sentence,
        &[
            "again",
            "another",
            "second",
            "others",
            "nuevamente",
            "segunda",
            "otra",
            "otro",
            "otros",
            "neighbor",
            "vecino",
            "cousin",
            "primo",
        ],
    )
}

/// Whether somebody else is told of within some words: `her brother was picked up`; who only says something is not meant.
fn is_of_kin(case: &Case<'_>, tokens: std::ops::Range<usize>, sentence: usize) -> bool {
    const KIN: &[&str] = &[
        "brother",
        "sister",
        "husband",
        "wife",
        "father",
        "mother",
        "son",
        "daughter",
        "cousin",
        "neighbor",
        "neighbors",
        "coworker",
        "coworkers",
        "friend",
        "friends",
        "uncle",
        "roommate",
        "workers",
        "men",
        "hermano",
        "hermana",
        "esposo",
        "esposa",
        "marido",
        "padre",
        "madre",
        "hijo",
        "hija",
        "primo",
        "prima",
        "vecino",
        "vecina",
        "vecinos",
        "companero",
        "companeros",
        "amigo",
        "amigos",
        "tio",
    ];
    let start = case.tokens_of(sentence).start;
    let low = |at: usize| case.known.prose.low(at);
    let says = |at: usize| {
        ["sa", "told", "tell", "wr", "rec", "ask", "call", "dij", "cont", "ase", "afirm", "expli"]
            .iter()
            .any(|stem| low(at + 1).starts_with(stem) || low(at + 2).starts_with(stem))
    };
    // `our neighbor Ana Robles was arrested` is of the person who is named.
    let named = |at: usize| case.known.prose.tokens.get(at + 1).is_some_and(|token| token.shape == crate::Shape::Title);
    tokens.into_iter().filter(|at| *at >= start).any(|at| KIN.contains(&low(at)) && !says(at) && !named(at))
}

/// The first hearing, told under two days.
pub(super) fn firsts(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let first = |one: &&Told1<'_>| {
        let sentence = case.sentence_of(one.proposal.span);
        matches!(one.kind, "hearing_held" | "hearing_scheduled" | "contact_event" | "cf_interview_held")
            && case.has_word(sentence, &["first", "primera", "primer"])
            && one.proposal.stance != paradero_record::Stance::Demands
    };
    let told: Vec<(&Told1<'_>, Days)> = events
        .iter()
        .filter(first)
        .filter_map(|one| {
            Some((one, one.days.filter(|days| days.one().is_some()).or_else(|| day_of_sentence(case, one))?))
        })
        .collect();
    let by_words = first_dates(case);
    let all: Vec<(Side, Days, Option<String>)> = told
        .iter()
        .map(|(one, days)| (Case::side_of(one.proposal), *days, one.proposal.about.clone()))
        .chain(by_words)
        .collect();
    for (at, (side, days, about)) in all.iter().enumerate() {
        let Some((other, before, _)) = all
            .iter()
            .take(at)
            .find(|(other, before, whose)| whose == about && days.apart(*before) > 0 && !other.span.meets(side.span))
        else {
            continue;
        };
        let (one, two) = (day_said(before.first), day_said(days.first));
        let says = (
            format!("the first one is told of {} here, of {} there", one.0, two.0),
            format!("la primera se cuenta el {} aquí, el {} allá", one.1, two.1),
        );
        let sides = vec![other.clone(), side.clone()];
        case.say(CheckType::SameEvent, Severity::Contradiction, sides, says);
        return;
    }
}

fn day_of_sentence(case: &Case<'_>, one: &Told1<'_>) -> Option<Days> {
    let times = case.known.times_within(case.tokens_of(case.sentence_of(one.proposal.span)));
    let mut days = times.iter().filter_map(|time| match &time.means {
        crate::time::Means::At(moment) => Some(Days::of(moment)).filter(|days| days.one().is_some()),
        _ => None,
    });
    days.next()
}

/// `her first court date, on the Friday after …`, `appeared before a judge for the first time`: by the words, with the first day named.
fn first_dates(case: &Case<'_>) -> Vec<(Side, Days, Option<String>)> {
    let prose = &case.known.prose;
    let mut found = Vec::new();
    for sentence in 0..prose.sentences.len() {
        let court = case.has_word(sentence, &["court", "judge", "hearing", "juez", "jueza", "audiencia", "tribunal"]);
        if case.section(sentence) != crate::Section::Body || !court {
            continue;
        }
        let first = case.tokens_of(sentence).find(|at| {
            let (next, after) = (prose.low(at + 1), prose.low(at + 2));
            matches!(prose.low(*at), "first" | "primera" | "primer")
                && (matches!(next, "court" | "hearing" | "appearance" | "audiencia" | "time" | "vez" | "comparecencia")
                    || matches!(after, "date" | "hearing"))
        });
        let times = case.known.times_within(case.tokens_of(sentence));
        let day = times.iter().find_map(|time| match &time.means {
            crate::time::Means::At(moment) => {
                Some((Days::of(moment), time.tokens.clone())).filter(|(days, _)| days.one().is_some())
            }
            _ => None,
        });
        if let (Some(at), Some((day, tokens))) = (first, day) {
            let side = case.side_at(at.min(tokens.start)..tokens.end.max(at + 2), sentence);
            found.push((side, day, case.about(sentence)));
        }
    }
    found
}

/// Whether a telling is not one of a second time: no `again` and nobody else in its sentence.
fn is_once(case: &Case<'_>, one: &Told1<'_>) -> bool {
    let sentence = case.sentence_of(one.proposal.span);
    let first = case.known.prose.token_at(one.proposal.span.start);
    !case.sentence_has(sentence, "again_arrest")
        && !is_of_kin(case, first.saturating_sub(4)..first + 3, sentence)
        && !case.has_word(
            sentence,
            &["again", "another", "second", "others", "nuevamente", "segunda", "otra", "otro", "otros"],
        )
}

fn disjoint<'t>(of: &[&'t Told1<'t>], near: i64) -> Option<(&'t Told1<'t>, &'t Told1<'t>)> {
    for (at, one) in of.iter().enumerate() {
        let apart = |other: &Told1<'_>| one.days.zip(other.days).map_or(0, |(a, b)| a.apart(b));
        let other = of.get(at + 1..).and_then(|rest| rest.iter().find(|other| (1..=near).contains(&apart(other))));
        if let Some(other) = other {
            return Some((one, other));
        }
    }
    None
}

fn dates_differ(case: &mut Case<'_>, one: &Told1<'_>, other: &Told1<'_>, two_names: bool) {
    let (Some(first), Some(second)) = (one.moment(), other.moment()) else { return };
    let same_voice = one.proposal.speakers == other.proposal.speakers;
    let apart = one.days.zip(other.days).map_or(0, |(a, b)| a.apart(b));
    let firm = same_voice && one.is_plain() && other.is_plain() && apart > 1 && !two_names;
    let severity = if firm { Severity::Contradiction } else { Severity::Tension };
    let (first, second) = (moment_said(first), moment_said(second));
    let kind = (
        one_kind(one).map_or(one.kind, |kind| kind.say(paradero_record::Language::English)).to_lowercase(),
        one_kind(one).map_or(one.kind, |kind| kind.say(paradero_record::Language::Spanish)).to_lowercase(),
    );
    let says = (
        format!("{}: {} here, {} there", kind.0, first.0, second.0),
        format!("{}: {} aquí, {} allá", kind.1, first.1, second.1),
    );
    case.say(CheckType::TwoDates, severity, vec![Case::side_of(one.proposal), Case::side_of(other.proposal)], says);
}

fn one_kind(one: &Told1<'_>) -> Option<paradero_record::EventKind> {
    paradero_record::EventKind::find(one.kind)
}

pub(super) const PUBLIC: &[&str] = &["demonstration", "press_event", "demand", "public_support"];

/// Two public acts within days with the same people, place or purpose: perhaps one.
pub(super) fn same_event(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let acts: Vec<&Told1<'_>> = events
        .iter()
        .filter(|one| {
            let done = one.happened() || one.proposal.stance == paradero_record::Stance::Demands;
            PUBLIC.contains(&one.kind) && done && one.proposal.tense != crate::Tense::Future
        })
        .filter(|one| one.days.is_some_and(|days| days.last - days.first <= 1))
        .collect();
    for (at, one) in acts.iter().enumerate() {
        for other in acts.iter().skip(at + 1) {
            let apart = one.days.zip(other.days).map_or(0, |(a, b)| a.apart(b));
            let dated = (1..=10).contains(&apart) && one.event != other.event;
            if !dated || !is_alike(case, one, other) {
                continue;
            }
            let day = |of: &Told1<'_>| of.days.map(|days| day_said(days.first)).unwrap_or_default();
            let (first, second) = (day(one), day(other));
            let says = (
                format!("perhaps one event: {} here, {} there, with the same people or purpose", first.0, second.0),
                format!(
                    "quizá un mismo acto: {} aquí, {} allá, con las mismas personas o el mismo fin",
                    first.1, second.1
                ),
            );
            let sides = vec![Case::side_of(one.proposal), Case::side_of(other.proposal)];
            case.say(CheckType::SameEvent, Severity::Tension, sides, says);
            return;
        }
    }
}

/// Whether two public acts share a place, a named person, or two groups of people and the purpose; and neither says `another`.
fn is_alike(case: &Case<'_>, one: &Told1<'_>, other: &Told1<'_>) -> bool {
    let (a, b) = (case.sentence_of(one.proposal.span), case.sentence_of(other.proposal.span));
    if a == b {
        return false;
    }
    let apart = [
        "another",
        "second",
        "third",
        "again",
        "earlier",
        "later",
        "also",
        "separate",
        "previous",
        "next",
        "weekly",
        "otra",
        "otro",
        "segunda",
        "segundo",
        "tambien",
        "nuevamente",
        "anterior",
        "siguiente",
        "posterior",
        "each",
        "cada",
        "following",
        "luego",
        "despues",
        "then",
    ];
    if case.has_word(a, &apart) || case.has_word(b, &apart) {
        return false;
    }
    let kinds = |x: &str, y: &str| {
        x == y || matches!((x, y), (_, "demonstration" | "press_event" | "demand" | "public_support"))
    };
    if !kinds(one.kind, other.kind) {
        return false;
    }
    let (here, there) = (place_of(case, one, a), place_of(case, other, b));
    if let (Some(here), Some(there)) = (&here, &there) {
        return here == there;
    }
    let who = |sentence: usize| -> BTreeSet<usize> {
        let mentions = case.known.cast.within(case.tokens_of(sentence)).iter();
        let people = mentions.filter(|mention| {
            let who = case.known.cast.entity(mention);
            matches!(who.kind, EntityKind::Person | EntityKind::Organisation) && !who.focus && !who.watched
        });
        people.map(|mention| mention.entity).collect()
    };
    let named = who(a).intersection(&who(b)).count() > 0;
    let groups = |sentence: usize| -> BTreeSet<usize> {
        GROUPS.iter().enumerate().filter(|(_, stems)| case.has_stem(sentence, stems)).map(|(at, _)| at).collect()
    };
    let shared = groups(a).intersection(&groups(b)).count();
    let purpose = |sentence: usize| {
        case.has_stem(
            sentence,
            &["release", "return", "free", "libera", "libert", "regres", "retorn", "demand", "exig"],
        )
    };
    named || (shared >= 2 && purpose(a) && purpose(b))
}

/// Who takes part in public acts, by the beginnings of words.
const GROUPS: &[&[&str]] = &[
    &["lawyer", "attorney", "abogad", "legal"],
    &[
        "senator",
        "representative",
        "congress",
        "elected",
        "mayor",
        "council",
        "legislator",
        "lawmaker",
        "senador",
        "diputad",
        "concejal",
        "alcald",
        "funcionarios",
    ],
    &["famil", "relative", "mother", "sister", "brother", "madre", "herman", "pariente"],
    &["pastor", "priest", "clergy", "bishop", "sacerdote", "obispo", "parroqui", "church", "iglesia"],
    &["student", "teacher", "estudiant", "maestr", "profesor"],
    &["union", "coworker", "sindicat", "trabajador", "compañer", "companer"],
    &["neighbor", "vecin"],
];

fn place_of(case: &Case<'_>, one: &Told1<'_>, sentence: usize) -> Option<String> {
    one.attribute("at").map(|at| crate::prose::folded(&at)).or_else(|| {
        let mentions = case.known.cast.within(case.tokens_of(sentence)).iter();
        let mut places = mentions
            .filter(|mention| matches!(case.known.cast.entity(mention).kind, EntityKind::Place { kind: Some(_), .. }));
        places.next().map(|mention| crate::prose::folded(&case.known.cast.entity(mention).name))
    })
}
