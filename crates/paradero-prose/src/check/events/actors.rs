//! Who is said to have done one act: agencies that do not contain each other.

use super::super::case::{Case, Told1};
use super::super::cues::Hit;
use super::super::{CheckType, Severity};

/// Agencies that arrest, by the words for them; those of one group do not clash.
const AGENCIES: &[(&str, &str, &[&str])] = &[
    (
        "ice",
        "ICE",
        &["ice", "ero", "immigration and customs enforcement", "inmigracion y control de aduanas", "la migra"],
    ),
    ("ice", "ICE", &["hsi", "homeland security investigations"]),
    (
        "border",
        "Border Patrol",
        &["border patrol", "patrulla fronteriza", "cbp", "customs and border protection", "proteccion fronteriza"],
    ),
    (
        "local",
        "local police",
        &[
            "sheriff",
            "sheriffs",
            "deputy",
            "deputies",
            "county officers",
            "alguacil",
            "alguaciles",
            "city police",
            "local police",
            "police officers",
            "policia local",
            "policia municipal",
            "policias",
            "troopers",
            "state police",
            "policia estatal",
        ],
    ),
    ("fbi", "FBI", &["fbi"]),
    ("dea", "DEA", &["dea"]),
    ("marshals", "U.S. Marshals", &["u.s. marshals", "us marshals"]),
    ("army", "soldiers", &["soldiers", "national guard", "guardia nacional"]),
];

/// Which agency the words of a name mean, where they mean one; umbrella words such as `federal agents` mean none.
pub(in crate::check) fn agency_of(words: &str) -> Option<(&'static str, &'static str)> {
    let plain = format!(" {} ", crate::prose::folded(words).replace(['.', ',', ';', '(', ')', '"'], " "));
    let plain = plain.replace(" u s ", " u.s. ");
    let of =
        |one: &&(&'static str, &'static str, &[&str])| one.2.iter().any(|name| plain.contains(&format!(" {name} ")));
    AGENCIES.iter().find(of).map(|(group, name, _)| (*group, *name))
}

/// One act by agencies that do not contain each other.
pub(super) fn actors(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let arrests: Vec<(&Told1<'_>, (&str, &str))> = events
        .iter()
        .filter(|one| {
            matches!(one.kind, "arrested" | "border_encounter" | "ice_custody_started" | "local_custody_started")
        })
        .filter(|one| !one.proposal.section.is_digest())
        .filter_map(|one| {
            let named = one.attribute("by").and_then(|by| agency_of(&by));
            Some((one, named.or_else(|| agency_of(&words_around(case, one)))?))
        })
        .collect();
    for (at, (one, first)) in arrests.iter().enumerate() {
        for (other, second) in arrests.iter().skip(at + 1) {
            if first.0 == second.0 || one.proposal.about != other.proposal.about || !is_one_act(case, one, other) {
                continue;
            }
            let sentence = case.sentence_of(other.proposal.span);
            let severity =
                if first.0 == "local" || second.0 == "local" { Severity::Contradiction } else { Severity::Tension };
            let says = (
                format!("the arrest was by {} here, by {} there", first.1, second.1),
                format!("el arresto fue de {} aquí, de {} allá", spanish_agency(first.1), spanish_agency(second.1)),
            );
            let sides = vec![Case::side_of(one.proposal), Case::side_of(other.proposal)];
            case.say(CheckType::Actors, severity, sides, says);
            headline_takes_one(case, sentence, other);
            return;
        }
    }
    levels(case, events);
}

/// The words of a telling and some behind it, within its sentence.
fn words_around(case: &Case<'_>, one: &Told1<'_>) -> String {
    let prose = &case.known.prose;
    let sentence = case.tokens_of(case.sentence_of(one.proposal.span));
    let from = prose.token_at(one.proposal.span.start);
    // `Border Patrol agents detained her`: the agency may stand right before.
    let from = if matches!(prose.low(from), "agents" | "officers" | "agentes" | "oficiales") {
        from.saturating_sub(2).max(sentence.start)
    } else {
        from
    };
    let end = (prose.token_at(one.proposal.span.end.saturating_sub(1)) + 10).min(sentence.end);
    prose.words_of(from..end).to_owned()
}

fn spanish_agency(name: &str) -> &str {
    match name {
        "Border Patrol" => "la Patrulla Fronteriza",
        "local police" => "la policía local",
        "soldiers" => "soldados",
        other => other,
    }
}

/// Whether two tellings of an arrest are of one: the same name, or dates that meet; and no handing over makes two of it.
fn is_one_act(case: &Case<'_>, one: &Told1<'_>, other: &Told1<'_>) -> bool {
    let (a, b) = (case.sentence_of(one.proposal.span), case.sentence_of(other.proposal.span));
    let account = (a.saturating_sub(1)..=a + 1)
        .chain(b.saturating_sub(1)..=b + 1)
        .any(|at| case.sentence_has(at, "other_account"));
    if account {
        return true;
    }
    let handed = case.cue_any("handover").next().is_some()
        || case.cue_any("again_arrest").next().is_some()
        || case.cue_any("release").any(|hit| hit.tokens.start > 0);
    let same = one.event == other.event;
    let meets = one
        .days
        .zip(other.days)
        .is_some_and(|(x, y)| x.is_bounded() && y.is_bounded() && x.meets(y) && x.last - x.first < 2);
    (same || meets) && !handed
}

/// A headline that tells one of two accounts as the only one.
fn headline_takes_one(case: &mut Case<'_>, account: usize, other: &Told1<'_>) {
    let digest = |hit: &&Hit| case.section(hit.sentence).is_digest();
    let arrested = case.cue_any("custody").find(digest).cloned().or_else(|| {
        let prose = &case.known.prose;
        (0..prose.sentences.len()).filter(|at| case.section(*at) == crate::Section::Headline).find_map(|sentence| {
            let at = case
                .tokens_of(sentence)
                .find(|at| ["arrest", "detenid", "detain"].iter().any(|stem| prose.low(*at).starts_with(stem)))?;
            Some(Hit { class: "custody", tokens: at..at + 3, sentence })
        })
    });
    let Some(hit) = arrested else { return };
    // Only a headline that says how or where takes a side.
    let how = case.has_word(hit.sentence, &["at", "during", "in", "en", "durante", "tras", "inside", "outside"]);
    if !how || case.sentence_has(account, "custody") && case.section(account).is_digest() {
        return;
    }
    let says = (
        "the headline tells one account of the arrest; the text gives two".to_owned(),
        "el titular cuenta una versión del arresto; el texto da dos".to_owned(),
    );
    let sides = vec![case.side(&hit), Case::side_of(other.proposal)];
    case.say(CheckType::SummaryStronger, Severity::Tension, sides, says);
}

/// One removal by an agency's officers here and by the administration there: levels of one government, worth a note.
pub(super) fn levels(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let removals: Vec<&Told1<'_>> = events
        .iter()
        .filter(|one| {
            matches!(one.kind, "removal_executed" | "group_removed" | "aea_used")
                && !one.proposal.section.is_digest()
                && one.is_own()
        })
        .collect();
    let words = |one: &Told1<'_>| {
        let sentence = case.sentence_of(one.proposal.span);
        let before = if sentence > 0 && one.kind == "removal_executed" {
            case.known.prose.words_of(case.tokens_of(sentence - 1))
        } else {
            ""
        };
        let own = case.known.prose.words_of(case.tokens_of(sentence));
        (crate::prose::folded(own), crate::prose::folded(before))
    };
    let administration = removals.iter().find(|one| {
        words(one).0.contains("administration used")
            || words(one).0.contains("administration remov")
            || words(one).0.contains("administration deport")
            || words(one).0.contains("administracion deport")
            || words(one).0.contains("administracion uso")
            || words(one).0.contains("gobierno de trump deport")
    });
    let Some(administration) = administration else { return };
    let officers = |one: &&&Told1<'_>| {
        let (own, before) = words(one);
        let they = own.contains("they deported")
            || own.contains("they removed")
            || own.contains("lo deportaron")
            || own.contains("la deportaron");
        one.proposal.id != administration.proposal.id
            && (agency_of(&own).is_some_and(|agency| agency.0 == "ice")
                && (own.contains("ice deported") || own.contains("ice removed") || own.contains("ice deporto"))
                || (they && agency_of(&before).is_some_and(|agency| agency.0 == "ice")))
    };
    let Some(by_officers) = removals.iter().find(officers) else { return };
    let says = (
        "the removal was by ICE officers here, by the administration there: levels of one government".to_owned(),
        "la expulsión fue de agentes de ICE aquí, de la administración allá: niveles de un mismo gobierno".to_owned(),
    );
    let sides = vec![Case::side_of(by_officers.proposal), Case::side_of(administration.proposal)];
    case.say(CheckType::Actors, Severity::Note, sides, says);
}
