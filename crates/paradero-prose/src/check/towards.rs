//! Directions that the places do not bear out, and bodies that do not decide what they are said to decide.

use paradero_record::Value;

use super::case::{Case, Side};
use super::cues::Hit;
use super::{CheckType, Severity};
use crate::who::EntityKind;
use crate::{Section, What};

pub(super) fn check(case: &mut Case<'_>) {
    direction(case);
    deciding(case);
    referred(case);
}

/// The countries of which a person is said to be; and where it is said.
fn own_countries(case: &Case<'_>, about: Option<&String>) -> Vec<String> {
    let of = case.proposals.iter().filter_map(|one| match &one.what {
        What::Fact { field: "nationality", value }
            if one.about.as_ref() == about || one.about.is_none() || about.is_none() =>
        {
            Some(value.clone())
        }
        _ => None,
    });
    let mut countries: Vec<String> = of.collect();
    countries.sort();
    countries.dedup();
    countries
}

/// The country of a place by its name, as far as the text's places tell.
fn country_of(case: &Case<'_>, name: &str) -> Option<&'static str> {
    let plain = crate::prose::folded(name);
    let of = case.known.cast.entities.iter().find_map(|one| match one.kind {
        EntityKind::Place { country: Some(country), .. } if crate::prose::folded(&one.name) == plain => Some(country),
        _ => None,
    });
    of.or_else(|| {
        case.proposals.iter().find_map(|one| match &one.what {
            What::Place { name, country: Some(country) } if crate::prose::folded(name) == plain => Some(*country),
            _ => None,
        })
    })
}

/// The first country that a sentence names from a token on.
fn country_from(case: &Case<'_>, from: usize, end: usize) -> Option<&'static str> {
    case.known.cast.within(from..end).iter().find_map(|mention| match case.known.cast.entity(mention).kind {
        EntityKind::Place { country, .. } => country.filter(|country| *country != "US"),
        _ => None,
    })
}

/// Where a person was removed to, by the text: the country, and the telling.
fn destination(case: &Case<'_>, about: Option<&String>) -> Option<(String, Side)> {
    let told = case.proposals.iter().rev().find_map(|one| {
        let What::Event { kind, attributes, .. } = &one.what else { return None };
        let of = matches!(
            kind.name(),
            "removal_executed" | "boarded" | "flights_departed" | "group_removed" | "removal_scheduled" | "journey_leg"
        ) && (one.about.as_ref() == about || one.about.is_none());
        let text = |name: &str| match attributes.get(name) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        if !of || one.section.is_digest() {
            return None;
        }
        let coded = text("country").filter(|code| code.len() == 2);
        let named =
            || text("to").or_else(|| text("country")).and_then(|name| country_of(case, &name)).map(str::to_owned);
        let by_words = || {
            let sentence = case.sentence_of(one.span);
            let whole = case.tokens_of(sentence);
            let from = case.known.prose.token_at(one.span.start);
            country_from(case, from, whole.end).map(str::to_owned)
        };
        let by_words = || if kind.name() == "journey_leg" { None } else { by_words() };
        let country = coded.or_else(named).or_else(by_words)?;
        // A leg on the way to the United States is no removal.
        let on_the_way = kind.name() == "journey_leg"
            && !case.has_stem(case.sentence_of(one.span), &["flew", "flown", "plane", "flight", "vol", "avion"]);
        (country != "US" && !on_the_way).then(|| (country, Case::side_of(one)))
    });
    told.or_else(|| {
        const FLIGHT: &[&str] = &["plane", "charter", "flight", "flown", "flew", "avion", "vuelo"];
        let prose = &case.known.prose;
        (0..prose.sentences.len()).filter(|at| case.section(*at) == Section::Body).find_map(|sentence| {
            let whole = case.tokens_of(sentence);
            let at = whole.clone().find(|at| FLIGHT.contains(&prose.low(*at)))?;
            let country = country_from(case, at, whole.end)?;
            Some((country.to_owned(), case.side_at(at..at + 2, sentence)))
        })
    })
}

/// `sent back` where the destination is not the person's country.
fn direction(case: &mut Case<'_>) {
    let hits: Vec<Hit> = case
        .cue_any("sent_back")
        .filter(|hit| case.section(hit.sentence).tells() && case.section(hit.sentence) != Section::Glossary)
        .cloned()
        .collect();
    for hit in hits {
        let voice = case.known.voice(hit.tokens.start);
        if matches!(voice.mood, crate::speech::Mood::Supposed | crate::speech::Mood::Negated) {
            continue;
        }
        let about = case.about(hit.sentence);
        let own = own_countries(case, about.as_ref());
        if own.is_empty() || !is_of_people(case, &hit) {
            continue;
        }
        let whole = case.tokens_of(hit.sentence);
        let lead = hit.tokens.start.saturating_sub(6).max(whole.start);
        let named = country_from(case, hit.tokens.start, (hit.tokens.end + 6).min(whole.end));
        let general = voice.mood == crate::speech::Mood::General
            || case.has_word(hit.sentence, &["those", "people", "quienes", "personas", "others", "otros"]);
        let of_person = !general
            && (lead..hit.tokens.start).any(|at| {
                matches!(case.known.prose.low(at), "he" | "she" | "him" | "her" | "lo" | "la" | "fue" | "was")
            })
            || case
                .known
                .cast
                .within(lead..hit.tokens.end)
                .iter()
                .any(|mention| case.known.cast.entity(mention).focus || case.known.cast.entity(mention).watched);
        let home = case.has_word(hit.sentence, &["home", "homeland", "pais", "patria", "casa"]);
        let (country, telling) = match named {
            Some(country) if own.iter().any(|one| one == country) => continue,
            Some(country) if of_person => (country.to_owned(), None),
            Some(_) => continue,
            None if home => continue,
            None => match destination(case, about.as_ref()) {
                Some((country, telling)) if !own.contains(&country) => (country, Some(telling)),
                _ => continue,
            },
        };
        let severity = if of_person { Severity::Contradiction } else { Severity::Tension };
        let own = own.join(", ");
        let says = (
            format!("said to be sent back; the destination is {country}, the person's country {own}"),
            format!("dice que fue devuelta; el destino es {country}, el país de la persona {own}"),
        );
        let sides = std::iter::once(case.side(&hit)).chain(telling).collect();
        case.say(CheckType::Direction, severity, sides, says);
        return;
    }
}

/// Whether the words are about people and not calls, letters, jail or work: `returned to court`, `returned to the center`.
fn is_of_people(case: &Case<'_>, hit: &Hit) -> bool {
    let after = case.known.prose.low(hit.tokens.end);
    let words = crate::prose::folded(case.known.prose.words_of(hit.tokens.clone()));
    let vague = words.starts_with("return")
        || words.starts_with("regres")
        || words.starts_with("devuelt")
        || words.starts_with("devolv")
        || words.starts_with("taken");
    let whole = case.tokens_of(hit.sentence);
    // `returned to` needs a country behind it; `sent back` and `deported back` say it by themselves.
    !vague
        || country_from(case, hit.tokens.start, (hit.tokens.end + 4).min(whole.end)).is_some()
            && !matches!(after, "court" | "jail" | "work" | "custody" | "ohio")
}

/// A decision that a body is said to take and does not.
fn deciding(case: &mut Case<'_>) {
    let hits: Vec<Hit> = case.cue_any("deciding").filter(|hit| case.section(hit.sentence).tells()).cloned().collect();
    if let (Some(agency), Some(judge)) = (case.cue("bond_by_agency").first(), case.cue("bond_by_judge").first())
        && agency.sentence != judge.sentence
    {
        let says = (
            "a judge decided on bond here, the agency there".to_owned(),
            "un juez decidió la fianza aquí, la agencia allá".to_owned(),
        );
        let sides = vec![case.side(agency), case.side(judge)];
        case.say(CheckType::DecidingBody, Severity::Tension, sides, says);
    }
    for hit in hits {
        let words = crate::prose::folded(case.known.prose.words_of(hit.tokens.clone()));
        let lead = hit.tokens.start.saturating_sub(3).max(case.tokens_of(hit.sentence).start)..hit.tokens.start;
        let negated = case.is_negated(hit.tokens.start)
            || lead.clone().any(|at| matches!(case.known.prose.low(at), "not" | "no" | "ni" | "cannot"))
            || words.contains(" not ")
            || words.contains(" no ");
        if negated || is_affirmative(case, &hit, &words) {
            continue;
        }
        let says = (
            "put before a body that does not decide it; a case before the court is decided by an immigration judge, an appeal by the Board".to_owned(),
            "puesto ante un órgano que no lo decide; un caso ante el tribunal lo decide un juez de inmigración, una apelación la Junta".to_owned(),
        );
        case.say(CheckType::DecidingBody, Severity::Tension, vec![case.side(&hit)], says);
    }
}

/// USCIS does decide asylum outside the court, and work permits; and `ICE denied an appeal for information` is none.
fn is_affirmative(case: &Case<'_>, hit: &Hit, words: &str) -> bool {
    let uscis = words.contains("uscis");
    let of_court = case.cue_any("in_court").next().is_some();
    let asylum = (words.contains("asylum") || words.contains("asilo"))
        && !words.contains("appeal")
        && !words.contains("apelac")
        && !words.contains("court");
    let records =
        case.has_word(hit.sentence, &["records", "foia", "information", "registros", "parole", "humanitarian"]);
    (uscis && asylum && !of_court) || records
}

/// A reader who is referred to USCIS where the case is before the court.
fn referred(case: &mut Case<'_>) {
    let Some(page) = case
        .cue_any("info_page")
        .find(|hit| crate::prose::folded(case.known.prose.words_of(case.tokens_of(hit.sentence))).contains("uscis"))
        .cloned()
    else {
        return;
    };
    let asylum = case.has_word(page.sentence, &["asylum", "asilo"]);
    let court = case
        .cue_any("in_court")
        .find(|hit| case.section(hit.sentence) == Section::Body && hit.sentence != page.sentence)
        .cloned();
    let Some(court) = court.filter(|_| asylum) else { return };
    let says = (
        "refers to USCIS; a case before the immigration court is decided by a judge".to_owned(),
        "remite a USCIS; un caso ante el tribunal de inmigración lo decide un juez".to_owned(),
    );
    case.say(CheckType::DecidingBody, Severity::Note, vec![case.side(&page), case.side(&court)], says);
}
