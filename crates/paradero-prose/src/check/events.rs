//! Events against events: two dates for one, one under two dates, what is missing between two, and different actors.

mod actors;
mod dates;

use super::case::{Case, FREED, Side, Told1};
use super::cues::Hit;
use super::days::{Days, day_said};
use super::{CheckType, Severity};
use crate::What;
use crate::who::EntityKind;

pub(super) use actors::agency_of;
use dates::{PUBLIC, is_day};

pub(super) fn check(case: &mut Case<'_>) {
    let events = case.events();
    dates::two_dates(case, &events);
    dates::two_arrests(case);
    dates::firsts(case, &events);
    dates::same_event(case, &events);
    again(case, &events);
    custody_after_removal(case, &events);
    held_after_release(case, &events);
    unmoved(case, &events);
    hearing_lost(case, &events);
    actors::actors(case, &events);
}

fn freed(case: &Case<'_>, events: &[Told1<'_>]) -> bool {
    events.iter().any(|one| FREED.contains(&one.kind) && one.happened())
        || case.cue("release").iter().any(|hit| !case.is_negated(hit.tokens.start) && is_fact(case, hit))
}

/// Whether a hit is no demand: `urge for his release` tells of none.
fn is_fact(case: &Case<'_>, hit: &Hit) -> bool {
    let asks = [
        "urge", "demand", "call", "seek", "ask", "hope", "push", "fight", "want", "exig", "pide", "pid", "reclam",
        "solicit", "lograr", "outcry", "securing",
    ];
    let lead = hit.tokens.start.saturating_sub(8).max(case.tokens_of(hit.sentence).start)..hit.tokens.start;
    !lead.clone().any(|at| asks.iter().any(|stem| case.known.prose.low(at).starts_with(stem)))
        && !lead.clone().any(|at| matches!(case.known.prose.low(at), "for" | "if" | "si" | "until" | "hasta"))
}

/// Arrested again, and no release before it is told.
fn again(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let Some(hit) = case
        .cue("again_arrest")
        .into_iter()
        .find(|hit| case.section(hit.sentence).tells() && !case.is_negated(hit.tokens.start))
    else {
        return;
    };
    if freed(case, events) {
        return;
    }
    let about = case.about(hit.sentence);
    let again_span = case.known.prose.span_of(hit.tokens.clone());
    let first_told = events.iter().find(|one| {
        (one.is_custody() || one.kind == "located")
            && one.happened()
            && one.proposal.span.end <= again_span.start
            && !one.proposal.section.is_digest()
            && one.proposal.about == about
            && case.sentence_of(one.proposal.span) != hit.sentence
    });
    let by_words = || {
        let before = |one: &Hit| {
            one.tokens.start < hit.tokens.start
                && one.sentence != hit.sentence
                && !case.section(one.sentence).is_digest()
        };
        let earlier = case.cue("custody").into_iter().find(before)?;
        Some(case.side(&earlier))
    };
    let first = first_told.map(|one| Case::side_of(one.proposal)).or_else(by_words);
    let (severity, says) = if first.is_some() {
        (
            Severity::Tension,
            (
                "arrested again here, in custody there; nothing tells of a release between".to_owned(),
                "un nuevo arresto aquí, en custodia allá; nada cuenta una liberación entre ambos".to_owned(),
            ),
        )
    } else {
        (
            Severity::Note,
            (
                "said again; no earlier arrest and no release are told".to_owned(),
                "dice de nuevo; no se cuenta ningún arresto ni liberación anterior".to_owned(),
            ),
        )
    };
    let sides = std::iter::once(case.side(&hit)).chain(first).collect();
    case.say(CheckType::MissingEvent, severity, sides, says);
}

/// Arrested in the country after a removal, without a return.
fn custody_after_removal(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let removals = events
        .iter()
        .filter(|one| matches!(one.kind, "removal_executed" | "departed_voluntarily") && one.happened() && is_day(one));
    for removal in removals {
        let later = |one: &&Told1<'_>| {
            one.is_custody()
                && one.happened()
                && one.proposal.about == removal.proposal.about
                && is_day(one)
                && one.days.zip(removal.days).is_some_and(|(after, before)| after.first > before.last + 1)
        };
        let back = events.iter().any(|one| {
            matches!(one.kind, "arrived" | "border_encounter" | "journey_leg")
                && one.proposal.span.start > removal.proposal.span.start
        });
        let Some(one) = events.iter().find(later).filter(|one| !back && !is_abroad(case, one)) else { continue };
        let (Some(gone), Some(held)) = (removal.days, one.days) else { continue };
        let (gone, held) = (day_said(gone.first), day_said(held.first));
        let says = (
            format!("removed on {}, arrested on {}; nothing tells of a return between", gone.0, held.0),
            format!("expulsión el {}, arresto el {}; nada cuenta un regreso entre ambos", gone.1, held.1),
        );
        let sides = vec![Case::side_of(removal.proposal), Case::side_of(one.proposal)];
        case.say(CheckType::MissingEvent, Severity::Tension, sides, says);
        return;
    }
}

/// Whether an event is told of a place outside the United States.
fn is_abroad(case: &Case<'_>, one: &Told1<'_>) -> bool {
    let sentence = case.sentence_of(one.proposal.span);
    let mentions = case.known.cast.within(case.tokens_of(sentence)).iter();
    let mut lands = mentions.filter_map(|mention| match case.known.cast.entity(mention).kind {
        EntityKind::Place { country, .. } => country,
        _ => None,
    });
    lands.any(|land| land != "US")
}

/// Released on a day, and held or removed later, with no arrest between.
fn held_after_release(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let releases: Vec<&Told1<'_>> =
        events.iter().filter(|one| one.kind == "released" && one.happened() && is_day(one)).collect();
    for release in releases {
        let after = |one: &Told1<'_>| one.days.zip(release.days).is_some_and(|(later, day)| later.first > day.last);
        let same = |one: &Told1<'_>| one.proposal.about == release.proposal.about && one.happened();
        let removed = events.iter().find(|one| {
            matches!(one.kind, "removal_executed" | "transferred") && same(one) && is_day(one) && after(one)
        });
        let taken = events.iter().any(|one| one.is_custody() && same(one) && (one.days.is_none() || after(one)));
        let Some(removed) = removed.filter(|_| !taken && case.cue_any("again_arrest").next().is_none()) else {
            continue;
        };
        let (Some(out), Some(gone)) = (release.days, removed.days) else { continue };
        let (out, gone) = (day_said(out.first), day_said(gone.first));
        let says = (
            format!("released on {}, moved or removed on {}; nothing tells of an arrest between", out.0, gone.0),
            format!("liberación el {}, traslado o expulsión el {}; nada cuenta un arresto entre ambos", out.1, gone.1),
        );
        let sides = vec![Case::side_of(release.proposal), Case::side_of(removed.proposal)];
        case.say(CheckType::MissingEvent, Severity::Tension, sides, says);
        return;
    }
}

/// The states of the United States and large towns of each, in small letters without accents: by the last word of their names.
const STATES: &[(&str, &[&str])] = &[
    (
        "texas",
        &[
            "texas",
            "houston",
            "dallas",
            "antonio",
            "paso",
            "laredo",
            "brownsville",
            "mcallen",
            "conroe",
            "dilley",
            "raymondville",
        ],
    ),
    (
        "california",
        &[
            "california",
            "diego",
            "angeles",
            "francisco",
            "sacramento",
            "fresno",
            "bakersfield",
            "adelanto",
            "calexico",
            "ysidro",
            "mesa",
        ],
    ),
    ("arizona", &["arizona", "phoenix", "tucson", "eloy", "florence", "nogales", "yuma"]),
    ("florida", &["florida", "miami", "orlando", "tampa", "jacksonville", "miramar"]),
    ("louisiana", &["louisiana", "luisiana", "orleans", "jena", "winnfield", "basile", "alexandria"]),
    ("georgia", &["atlanta", "lumpkin", "folkston"]),
    ("york", &["york", "buffalo", "batavia", "rochester", "brooklyn", "manhattan"]),
    ("illinois", &["illinois", "chicago"]),
    ("massachusetts", &["massachusetts", "boston", "burlington"]),
    ("jersey", &["jersey", "newark", "elizabeth"]),
    ("colorado", &["colorado", "denver", "aurora"]),
    ("washington", &["seattle", "tacoma"]),
    ("virginia", &["virginia", "richmond", "farmville"]),
    ("maryland", &["maryland", "baltimore"]),
    ("pennsylvania", &["pennsylvania", "philadelphia", "filadelfia", "pittsburgh"]),
    ("nevada", &["nevada", "vegas", "reno"]),
    ("mexico", &["albuquerque", "chaparral", "otero"]),
    ("mississippi", &["mississippi", "misisipi", "natchez"]),
    ("tennessee", &["tennessee", "nashville", "memphis"]),
    ("minnesota", &["minnesota", "minneapolis"]),
    ("michigan", &["michigan", "detroit"]),
    ("ohio", &["ohio", "cleveland", "columbus", "cincinnati"]),
    ("indiana", &["indiana", "indianapolis"]),
    ("oregon", &["oregon", "portland"]),
    ("utah", &["utah"]),
    ("oklahoma", &["oklahoma"]),
    ("alabama", &["alabama", "birmingham"]),
    ("kansas", &["kansas", "wichita"]),
    ("nebraska", &["nebraska", "omaha"]),
    ("iowa", &["iowa"]),
    ("connecticut", &["connecticut", "hartford"]),
];

pub(super) fn state_of(case: &Case<'_>, sentence: usize) -> Option<&'static str> {
    let words = case.known.prose.tokens.get(case.tokens_of(sentence))?;
    words.iter().rev().find_map(|word| STATES.iter().find(|(_, towns)| word.is_any(towns)).map(|(state, _)| *state))
}

/// Left a centre in another state than the one where the person was before, and no move is told.
fn unmoved(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let Some(hit) = case.cue("left_center").into_iter().find(|hit| case.section(hit.sentence).tells()) else { return };
    let Some(state) = state_of(case, hit.sentence) else { return };
    let moved = events.iter().any(|one| {
        matches!(one.kind, "transferred" | "custody_booked_in" | "transfer_announced")
            && state_of(case, case.sentence_of(one.proposal.span)) == Some(state)
            && case.sentence_of(one.proposal.span) != hit.sentence
    }) || case
        .cue("not_told_moved")
        .iter()
        .any(|one| one.sentence != hit.sentence && state_of(case, one.sentence) == Some(state));
    if moved {
        return;
    }
    let sentences = 0..hit.sentence;
    let told = |sentence: usize| {
        case.section(sentence) == crate::Section::Body && state_of(case, sentence).is_some_and(|one| one != state)
    };
    let person = |sentence: usize| {
        let span = case.known.prose.sentences.get(sentence).map(|of| of.span).unwrap_or_default();
        case.sentence_has(sentence, "custody")
            || events.iter().any(|one| one.proposal.span.meets(span) && one.happened() && !PUBLIC.contains(&one.kind))
    };
    let here = sentences
        .clone()
        .any(|sentence| state_of(case, sentence) == Some(state) && case.sentence_has(sentence, "custody"));
    let Some(before) = sentences.rev().find(|sentence| told(*sentence) && person(*sentence)).filter(|_| !here) else {
        return;
    };
    let side = Side {
        id: case.side_at(case.tokens_of(before), before).id,
        span: case.known.prose.sentences.get(before).map(|of| of.span).unwrap_or_default(),
    };
    let says = (
        "left a place of detention in one state; last told of in another, and no move is told".to_owned(),
        "salió de un lugar de detención en un estado; antes se cuenta en otro, y no se cuenta ningún traslado"
            .to_owned(),
    );
    let sides = vec![case.side(&hit), side];
    case.say(CheckType::MissingEvent, Severity::Note, sides, says);
}

/// A hearing that was to come, without any date, before a removal; and nothing tells what became of it.
fn hearing_lost(case: &mut Case<'_>, events: &[Told1<'_>]) {
    const OF_COURT: &[&str] =
        &["hearing_held", "hearing_rescheduled", "in_absentia_order", "ij_decision", "proceedings_terminated"];
    let hearings: Vec<&Told1<'_>> =
        events.iter().filter(|one| one.kind == "hearing_scheduled" && !one.proposal.section.is_digest()).collect();
    let dated = hearings.iter().any(|one| one.attributes.contains_key("for") || one.days.and_then(Days::one).is_some());
    let told = events.iter().any(|one| OF_COURT.contains(&one.kind));
    let removed =
        events.iter().find(|one| one.kind == "removal_executed" && one.happened() && !one.proposal.section.is_digest());
    let (Some(hearing), Some(removed)) = (hearings.last(), removed.filter(|_| !dated && !told)) else { return };
    let says = (
        "the hearing has no date here, and nothing tells what became of it after the removal".to_owned(),
        "la audiencia no tiene fecha aquí, y nada cuenta qué fue de ella tras la expulsión".to_owned(),
    );
    let sides = vec![Case::side_of(hearing.proposal), Case::side_of(removed.proposal)];
    case.say(CheckType::MissingEvent, Severity::Note, sides, says);
}

/// Whether a proposal is an event of these kinds.
pub(super) fn is_kind(proposal: &crate::Proposal, kinds: &[&str]) -> bool {
    matches!(&proposal.what, What::Event { kind, .. } if kinds.contains(&kind.name()))
}
