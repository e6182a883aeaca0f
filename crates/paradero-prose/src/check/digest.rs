//! Headlines, summaries, takeaways, glossaries and closing summaries that say more than the text below them.

use paradero_record::{Firmness, Stance};

use super::case::{Case, Side, Told1};
use super::cues::Hit;
use super::voices::{gang_claims, is_flat_gang};
use super::{CheckType, Severity};
use crate::Section;

pub(super) fn check(case: &mut Case<'_>) {
    let events = case.events();
    done_already(case, &events);
    hedge_dropped(case, &events);
    perhaps_gone(case, &events);
    interview(case);
    proved(case);
    judged(case);
    accused(case);
}

fn in_digest(case: &Case<'_>, hit: &Hit) -> bool {
    let section = case.section(hit.sentence);
    section.is_digest() && section != Section::Glossary
}

fn in_body(case: &Case<'_>, hit: &Hit) -> bool {
    case.section(hit.sentence) == Section::Body
}

/// A digest that tells a removal which the text says has not happened.
fn done_already(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let is_done = |one: &&Told1<'_>| {
        one.kind == "removal_executed" && one.happened() && one.proposal.section != Section::Glossary
    };
    let in_text = events
        .iter()
        .find(|one| is_done(one) && one.proposal.section == Section::Body && one.proposal.about == case.focus());
    let denied = events.iter().find(|one| {
        one.kind == "removal_executed" && one.proposal.stance == Stance::Denies && one.proposal.section == Section::Body
    });
    let words = case.cue_any("not_removed").find(|hit| in_body(case, hit)).cloned();
    let not_yet = denied.map(|one| Case::side_of(one.proposal)).or_else(|| words.map(|hit| case.side(&hit)));
    let Some(not_yet) = not_yet.filter(|_| in_text.is_none()) else { return };
    let focus = case.focus();
    let same = |hit: &&Hit| {
        in_digest(case, hit)
            && !case.is_negated(hit.tokens.start)
            && case.is_said(hit.tokens.start)
            && case.about(hit.sentence) == focus
    };
    let mut sides: Vec<Side> = case.cue_any("removed_flat").filter(same).map(|hit| case.side(hit)).collect();
    if sides.is_empty() {
        sides.extend(
            events
                .iter()
                .filter(|one| is_done(one) && one.proposal.section.is_digest())
                .map(|one| Case::side_of(one.proposal)),
        );
    }
    // A headline in capitals leaves out the verb: `Nurse Deported Despite Pending Case`.
    let prose = &case.known.prose;
    let loud = (0..prose.sentences.len()).filter(|at| case.section(*at) == Section::Headline).find_map(|sentence| {
        let at = case.tokens_of(sentence).find(|at| {
            matches!(prose.low(*at), "deported" | "deportado" | "deportada" | "deportan" | "expulsado" | "expulsada")
        })?;
        let open = case.has_word(
            sentence,
            &["faces", "could", "may", "be", "fears", "podria", "teme", "not", "no", "if", "si", "after"],
        );
        (!open).then(|| case.side_at(at..at + 1, sentence))
    });
    sides.extend(loud.filter(|side| sides.iter().all(|one| !one.span.meets(side.span))));
    if sides.is_empty() {
        return;
    }
    sides.push(not_yet);
    let says = (
        "told as done in the summary; the text says that it has not happened".to_owned(),
        "contado como hecho en el resumen; el texto dice que no ha ocurrido".to_owned(),
    );
    case.say(CheckType::SummaryStronger, Severity::Contradiction, sides, says);
}

/// An event that the text tells only with a hedge, and a digest tells flatly.
fn hedge_dropped(case: &mut Case<'_>, events: &[Told1<'_>]) {
    for flat in events.iter().filter(|one| {
        one.proposal.section.is_digest()
            && one.proposal.section != Section::Glossary
            && one.is_plain()
            && one.is_own()
            && one.happened()
    }) {
        let body: Vec<&Told1<'_>> = events
            .iter()
            .filter(|one| one.event == flat.event && one.proposal.section == Section::Body && one.happened())
            .collect();
        let all_hedged = !body.is_empty() && body.iter().all(|one| one.proposal.firmness == Firmness::Hedged);
        let Some(hedged) = body.first().filter(|_| all_hedged) else { continue };
        let says = (
            "flat in the summary; hedged wherever the text tells it".to_owned(),
            "firme en el resumen; con reserva donde lo cuenta el texto".to_owned(),
        );
        let sides = vec![Case::side_of(flat.proposal), Case::side_of(hedged.proposal)];
        case.say(CheckType::SummaryStronger, Severity::Tension, sides, says);
        return;
    }
}

/// Deeds of which people are accused, by the beginnings of words for each.
const DEEDS: &[&[&str]] = &[
    &["assault", "attack", "agred", "atac", "golpe", "struck", "punch"],
    &["admit", "confess", "confes", "reconoc"],
    &["threat", "amenaz"],
    &["smuggl", "traffick", "trafic"],
    &["resist"],
    &["fled", "flee", "huy", "fug", "escap"],
    &["stole", "robb", "theft", "robo"],
    &["recruit", "reclut"],
    &["lied", "minti"],
    &["refus", "rechaz"],
];

/// A deed that a digest tells flatly, and the text only as what somebody alleges.
fn accused(case: &mut Case<'_>) {
    const WHOSE: &[&str] = &[
        "say", "accus", "alleg", "claim", "acus", "aleg", "segun", "dice", "asegur", "presunt", "deni", "nieg",
        "suppos",
    ];
    let sentences = 0..case.known.prose.sentences.len();
    let is_flat = |sentence: usize| {
        let whole = case.tokens_of(sentence);
        !case.sentence_has(sentence, "alleged")
            && !case.has_stem(sentence, WHOSE)
            && !whole.clone().any(|at| matches!(case.known.prose.low(at), ":" | "?" | "\u{201c}" | "\"" | "not" | "no"))
    };
    let body = |sentence: &usize| case.section(*sentence) == Section::Body;
    let alleged = |sentence: usize| {
        case.has_stem(sentence, &["alleg", "accus", "claim", "acus", "aleg", "presunt", "sosti", "supuest"])
    };
    let found = DEEDS.iter().find_map(|stems| {
        let digest = sentences
            .clone()
            .find(|at| case.section(*at) == Section::Headline && case.has_stem(*at, stems) && is_flat(*at))?;
        let of: Vec<usize> = sentences.clone().filter(body).filter(|at| case.has_stem(*at, stems)).collect();
        let told = of.iter().copied().find(|at| alleged(*at))?;
        let all = of.iter().all(|at| !is_flat(*at) || case.known.prose.low(case.tokens_of(*at).start) == "ice");
        let at = |sentence: usize| {
            let mut words = case.tokens_of(sentence);
            let at = words.find(|at| stems.iter().any(|stem| case.known.prose.low(*at).starts_with(stem)))?;
            Some(case.side_at(at..at + 1, sentence))
        };
        all.then(|| Some(vec![at(digest)?, at(told)?])).flatten()
    });
    let Some(sides) = found else { return };
    let says = (
        "a fact in the summary; alleged in the text".to_owned(),
        "un hecho en el resumen; alegado en el texto".to_owned(),
    );
    case.say(CheckType::SummaryStronger, Severity::Tension, sides, says);
}

/// A removal that a digest tells flatly, and the text only as what may have happened.
fn perhaps_gone(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let gone = |one: &&Told1<'_>| one.kind == "removal_executed" && one.happened() && one.is_plain() && one.is_own();
    let digest = events
        .iter()
        .filter(gone)
        .find(|one| one.proposal.section.is_digest() && one.proposal.section != Section::Glossary);
    let flat = events.iter().filter(gone).any(|one| one.proposal.section == Section::Body);
    let hedged = case.cue_any("hedged_gone").find(|hit| in_body(case, hit)).cloned();
    let (Some(digest), Some(hedged), false) = (digest, hedged, flat) else { return };
    let says = (
        "flat in the summary; hedged wherever the text tells it".to_owned(),
        "firme en el resumen; con reserva donde lo cuenta el texto".to_owned(),
    );
    let sides = vec![Case::side_of(digest.proposal), case.side(&hedged)];
    case.say(CheckType::SummaryStronger, Severity::Tension, sides, says);
}

/// A digest that makes an asylum interview, or asylum, of a credible fear interview.
fn interview(case: &mut Case<'_>) {
    let wide: Vec<Side> =
        case.cue("asylum_interview").iter().filter(|hit| in_digest(case, hit)).map(|hit| case.side(hit)).collect();
    let narrow =
        case.cue_any("fear_interview").find(|hit| in_body(case, hit) && case.is_said(hit.tokens.start)).cloned();
    // A text that tells of asylum itself says no more in its summary.
    let granted = case
        .proposals
        .iter()
        .any(|one| super::events::is_kind(one, &["relief_granted", "asylum_decided"]) && one.section == Section::Body);
    let (false, Some(narrow)) = (wide.is_empty() || granted, narrow) else { return };
    let says = (
        "the summary says an asylum interview or asylum; the text, a screening of fear".to_owned(),
        "el resumen dice entrevista de asilo o asilo; el texto, una evaluación de miedo".to_owned(),
    );
    let mut sides = wide;
    sides.push(case.side(&narrow));
    case.say(CheckType::SummaryStronger, Severity::Tension, sides, says);
}

/// A digest in which an allegation has become proof, or a fact.
fn proved(case: &mut Case<'_>) {
    let (claimed, _) = gang_claims(case);
    let Some(claimed) = claimed else { return };
    let strong = |hit: &&Hit| {
        in_digest(case, hit)
            && (case.sentence_has(hit.sentence, "proved") && !case.is_negated(hit.tokens.start)
                || is_flat_gang(case, hit))
    };
    let Some(hit) = case.cue_any("gang_flat").find(strong).cloned() else { return };
    let proof = case.sentence_has(hit.sentence, "proved");
    let hedged = case.cue_any("gang_flat").any(|one| {
        in_body(case, one) && case.has_stem(one.sentence, &["presunt", "alleged", "tendri", "suspect", "supuest"])
    });
    let severity = if proof && hedged && case.section(hit.sentence) == Section::Headline {
        Severity::Contradiction
    } else {
        Severity::Tension
    };
    let says = if proof {
        (
            "proved or confirmed in the summary; alleged in the text".to_owned(),
            "probado o confirmado en el resumen; alegado en el texto".to_owned(),
        )
    } else {
        (
            "a fact in the summary; alleged in the text".to_owned(),
            "un hecho en el resumen; alegado en el texto".to_owned(),
        )
    };
    case.say(CheckType::SummaryStronger, severity, vec![case.side(&hit), claimed], says);
}

/// A digest that judges in its own voice what the text lets others judge.
fn judged(case: &mut Case<'_>) {
    let acts = [
        "removal",
        "deportation",
        "detention",
        "arrest",
        "removed",
        "deported",
        "detained",
        "deportacion",
        "detencion",
        "arresto",
        "expulsion",
        "deportado",
        "deportada",
    ];
    let own = |hit: &&Hit| {
        let near = hit.tokens.end..(hit.tokens.end + 2);
        let lead = hit.tokens.start.saturating_sub(2)..hit.tokens.start;
        let of_act = near.chain(lead).any(|at| acts.contains(&case.known.prose.low(at)));
        in_digest(case, hit)
            && case.is_own(hit.tokens.start)
            && of_act
            && !case.sentence_has(hit.sentence, "judged_by")
            && !case.has_stem(
                hit.sentence,
                &["say", "said", "argue", "call", "accus", "dice", "alega", "denunci", "acus", "sosti"],
            )
    };
    let Some(hit) = case.cue_any("judged").find(own).cloned() else { return };
    let Some(theirs) = case.cue_any("judged_by").find(|one| one.sentence != hit.sentence).cloned() else { return };
    let says = (
        "a judgement in the summary's own voice; elsewhere it is what others say".to_owned(),
        "un juicio en voz propia del resumen; en otro lugar es lo que dicen otros".to_owned(),
    );
    case.say(CheckType::SummaryStronger, Severity::Note, vec![case.side(&hit), case.side(&theirs)], says);
}
