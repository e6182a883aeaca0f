//! How firmly and in whose voice: hedged here and flat there, attributed here and the publisher's own there, a publisher that cites itself.

use std::collections::BTreeMap;

use paradero_record::{Firmness, Stance};

use super::case::{Case, Side, Told1};
use super::cues::Hit;
use super::{CheckType, Severity};
use crate::{Proposal, Section, SourceField, What};

pub(super) fn check(case: &mut Case<'_>) {
    let events = case.events();
    firmness(case, &events);
    identity(case, &events);
    whereabouts(case, &events);
    claims(case);
    lead(case);
    related(case);
    results(case, &events);
    self_citation(case);
}

/// Kinds that tell one departure.
const GONE: &[&str] = &["removal_executed", "boarded", "flights_departed", "departed_voluntarily"];

/// One event, hedged in one place and flat in the text's own voice in another.
fn firmness(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let tells = |one: &Told1<'_>| one.happened() && one.proposal.section == Section::Body;
    for hedged in events.iter().filter(|one| tells(one) && one.proposal.firmness == Firmness::Hedged) {
        let same = |one: &&Told1<'_>| {
            let moved = || {
                let state = |one: &Told1<'_>| super::events::state_of(case, case.sentence_of(one.proposal.span));
                one.kind == "transferred"
                    && hedged.kind == "transferred"
                    && one.proposal.about == hedged.proposal.about
                    && state(one).is_some()
                    && state(one) == state(hedged)
            };
            let event = one.event == hedged.event
                || moved()
                || (GONE.contains(&one.kind)
                    && GONE.contains(&hedged.kind)
                    && one.proposal.about == hedged.proposal.about);
            let voice =
                one.is_own() || one.proposal.speakers == hedged.proposal.speakers && !one.proposal.speakers.is_empty();
            let dates = one.days.zip(hedged.days).is_none_or(|(a, b)| a.meets(b));
            event
                && voice
                && dates
                && tells(one)
                && one.is_plain()
                && !one.proposal.span.meets(hedged.proposal.span)
                && one.kind != "located"
        };
        let Some(plain) = events.iter().find(same) else { continue };
        let says = ("hedged here, flat there".to_owned(), "con reserva aquí, firme allá".to_owned());
        let sides = vec![Case::side_of(hedged.proposal), Case::side_of(plain.proposal)];
        case.say(CheckType::Firmness, Severity::Tension, sides, says);
        return;
    }
    flew(case, events);
}

/// `is believed to have been on board` against `who flew to …` in the text's own voice.
fn flew(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let hedged = events.iter().find(|one| {
        GONE.contains(&one.kind) && one.proposal.firmness == Firmness::Hedged && one.proposal.section == Section::Body
    });
    let told = hedged.map(|one| (case.sentence_of(one.proposal.span), Case::side_of(one.proposal)));
    let by_words = || {
        let hit = case.cue_any("hedged_gone").find(|hit| case.section(hit.sentence) == Section::Body)?;
        Some((hit.sentence, case.side(hit)))
    };
    let Some((at_hedged, hedged)) = told.or_else(by_words) else { return };
    let about = case.about(at_hedged);
    let prose = &case.known.prose;
    let flat = (0..prose.sentences.len()).filter(|at| *at != at_hedged && case.section(*at) == Section::Body).find_map(
        |sentence| {
            let at = case.tokens_of(sentence).find(|at| matches!(prose.low(*at), "flew" | "flown" | "volo"))?;
            let said = case.is_own(at) && case.is_said(at) && !case.is_negated(at) && case.about(sentence) == about;
            said.then(|| case.side_at(at..at + 3, sentence))
        },
    );
    if let Some(flat) = flat {
        let says =
            ("believed to have left here, flat there".to_owned(), "se cree que salió aquí, firme allá".to_owned());
        case.say(CheckType::Firmness, Severity::Tension, vec![hedged, flat], says);
    }
}

/// Flat tellings of where somebody is held.
fn held(case: &Case<'_>, events: &[Told1<'_>]) -> Option<Side> {
    let told = events.iter().find(|one| {
        one.kind == "located"
            && one.happened()
            && one.is_own()
            && one.is_plain()
            && one.proposal.section == Section::Body
            && one.proposal.tense == crate::Tense::Present
    });
    told.map(|one| Case::side_of(one.proposal)).or_else(|| {
        let own = |hit: &Hit| {
            case.section(hit.sentence) == Section::Body
                && case.is_own(hit.tokens.start)
                && !case.is_negated(hit.tokens.start)
        };
        case.cue("held_there").into_iter().find(own).map(|hit| case.side(&hit))
    })
}

/// `a man believed to be …` against the flat word that the person is held there.
fn identity(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let hedge = case.cue("identity_hedge").into_iter().find(|hit| {
        let after = hit.tokens.end..(hit.tokens.end + 3).min(case.tokens_of(hit.sentence).end);
        let named = case
            .known
            .cast
            .within(after)
            .iter()
            .any(|mention| case.known.cast.entity(mention).watched || case.known.cast.entity(mention).focus);
        named && case.section(hit.sentence) == Section::Body
    });
    let (Some(hedge), Some(flat)) = (hedge, held(case, events)) else { return };
    let says = (
        "only believed to be the person here; said flatly to be held there elsewhere".to_owned(),
        "aquí solo se cree que es la persona; en otro lugar se afirma que está ahí".to_owned(),
    );
    let sides = vec![case.side(&hedge), flat];
    case.say(CheckType::Firmness, Severity::Tension, sides, says);
}

/// `nobody knew where` against the flat word where the person is; silent where the text tells how it became known.
fn whereabouts(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let bounded = [
        "until",
        "then",
        "week",
        "weeks",
        "days",
        "hours",
        "hasta",
        "entonces",
        "dias",
        "semana",
        "semanas",
        "horas",
        "first",
        "principio",
        "initially",
        "night",
        "noche",
    ];
    let unknown = case
        .cue("unknown_where")
        .into_iter()
        .find(|hit| case.section(hit.sentence) == Section::Body && !case.has_word(hit.sentence, &bounded));
    let learned = events.iter().any(|one| matches!(one.kind, "whereabouts_learned" | "transferred") && one.happened())
        || events.iter().any(|one| {
            matches!(one.kind, "locator_checked" | "list_checked")
                && one.attribute("result").as_deref() == Some("found")
        });
    let found = |sentence: usize| {
        case.has_word(
            sentence,
            &[
                "located",
                "learned",
                "found",
                "traced",
                "localizaron",
                "supieron",
                "supo",
                "aparecio",
                "encontro",
                "encontraron",
                "enteraron",
                "entero",
            ],
        )
    };
    let Some(unknown) =
        unknown.filter(|hit| !learned && !(0..case.known.prose.sentences.len()).skip(hit.sentence).any(found))
    else {
        return;
    };
    let Some(flat) = held(case, events) else { return };
    let says = (
        "nobody knew where here; the place is said flatly there".to_owned(),
        "aquí nadie sabía dónde; allá se afirma el lugar".to_owned(),
    );
    let sides = vec![case.side(&unknown), flat];
    case.say(CheckType::Firmness, Severity::Tension, sides, says);
}

/// A claim that somebody is said to make here and the text makes its own there.
fn claims(case: &mut Case<'_>) {
    let mut by_claim: BTreeMap<&str, Vec<&Proposal>> = BTreeMap::new();
    for one in case.proposals.iter().filter(|one| one.section.tells()) {
        if let What::Claim { claim, .. } = &one.what {
            by_claim.entry(claim).or_default().push(one);
        }
    }
    for of in by_claim.values() {
        let own = of.iter().find(|one| {
            one.speakers.is_empty()
                && one.stance == Stance::Asserts
                && one.firmness == Firmness::Plain
                && one.section == Section::Body
        });
        let theirs = of.iter().find(|one| {
            !one.speakers.is_empty()
                && one.stance == Stance::Asserts
                && own.is_some_and(|own| case.sentence_of(own.span) != case.sentence_of(one.span))
        });
        let hedged = of.iter().find(|one| one.firmness == Firmness::Hedged && one.speakers.is_empty());
        let denied = of.iter().find(|one| one.stance == Stance::Denies);
        let Some(own) = own else { continue };
        let theirs = theirs.filter(|theirs| shared_words(case, own, theirs) >= if denied.is_some() { 1 } else { 2 });
        if let Some(theirs) = theirs {
            let who: Vec<&str> = theirs.speakers.iter().map(|one| one.name.as_str()).collect();
            let who = who.join(", ");
            let says = (
                format!("the text's own word here, the word of {who} there"),
                format!("palabra propia del texto aquí, palabra de {who} allá"),
            );
            let sides = [Some(own), Some(theirs), denied].into_iter().flatten().map(|one| Case::side_of(one)).collect();
            case.say(CheckType::Attribution, Severity::Tension, sides, says);
        } else if let Some(hedged) = hedged {
            let says = ("hedged here, flat there".to_owned(), "con reserva aquí, firme allá".to_owned());
            case.say(CheckType::Firmness, Severity::Tension, vec![Case::side_of(own), Case::side_of(hedged)], says);
        }
    }
}

/// How many words that carry meaning two tellings of a claim share.
fn shared_words(case: &Case<'_>, one: &Proposal, other: &Proposal) -> usize {
    let words = |of: &Proposal| -> std::collections::BTreeSet<String> {
        let plain = crate::prose::folded(case.known.prose.words(of.span));
        plain
            .split(|one: char| !one.is_alphanumeric())
            .filter(|word| {
                word.len() > 3
                    && !matches!(*word, "that" | "this" | "with" | "from" | "para" | "como" | "have" | "they")
            })
            .map(str::to_owned)
            .collect()
    };
    words(one).intersection(&words(other)).count()
}

/// The lead that calls somebody a member of a gang in the publisher's own voice, where elsewhere that is what an agency says.
fn lead(case: &mut Case<'_>) {
    let house = |hit: &&Hit| {
        case.section(hit.sentence) == Section::Body
            && !case.sentence_has(hit.sentence, "alleged")
            && case.is_house(hit.tokens.start)
            && !case.is_negated(hit.tokens.start)
            && case.is_said(hit.tokens.start)
            && !case.has_word(
                hit.sentence,
                &["prison", "cecot", "many", "that", "whether", "if", "si", "que", "not", "no", "none", "muchos"],
            )
    };
    let Some(flat) = case.cue_any("gang_flat").find(house).cloned() else { return };
    let claim = case
        .cue_any("gang_flat")
        .find(|hit| {
            hit.sentence != flat.sentence
                && case.section(hit.sentence) == Section::Body
                && case.sentence_has(hit.sentence, "alleged")
        })
        .cloned();
    let only = || {
        let prose = &case.known.prose;
        (0..prose.sentences.len())
            .find(|at| {
                *at != flat.sentence
                    && case.section(*at) == Section::Body
                    && case.has_stem(*at, &["pandilla", "gang", "banda"])
                    && case.has_stem(*at, &["dice", "says", "said", "claims", "alleg", "acus"])
            })
            .map(|at| {
                let tokens = case.tokens_of(at);
                case.side_at(tokens.start..tokens.start + 4, at)
            })
    };
    let Some(claimed) = claim.map(|hit| case.side(&hit)).or_else(only) else { return };
    let says = (
        "a fact in the text's own voice here; what an agency says there".to_owned(),
        "un hecho en voz propia del texto aquí; lo que dice una agencia allá".to_owned(),
    );
    let sides = vec![case.side(&flat), claimed];
    case.say(CheckType::Attribution, Severity::Tension, sides, says);
}

/// Whether the words say without reserve that people belong to a gang: no word of alleging in the sentence, and the text's own.
pub(super) fn is_flat_gang(case: &Case<'_>, hit: &Hit) -> bool {
    let at = hit.tokens.start;
    // `ICE: Gang member arrested` names whose word it is.
    let start = case.tokens_of(hit.sentence).start;
    if (start..start + 5).any(|at| case.known.prose.low(at) == ":") {
        return false;
    }
    !case.sentence_has(hit.sentence, "alleged") && case.is_own(at) && !case.is_negated(at) && case.is_said(at)
}

/// What officials are said to claim of a gang, and what is denied.
pub(super) fn gang_claims(case: &Case<'_>) -> (Option<Side>, Option<Side>) {
    let claim = |stance: Stance| {
        let of = |one: &&Proposal| {
            let gang = |text: &str| {
                let plain = crate::prose::folded(text);
                ["gang", "terroris", "banda", "pandill", "tren de aragua", "mara", "crimin"]
                    .iter()
                    .any(|word| plain.contains(word))
            };
            matches!(&one.what, What::Claim { text, .. } if gang(text) || gang(case.known.prose.words(one.span)))
                && one.stance == stance
                && one.section == Section::Body
                && !(one.speakers.is_empty() && stance == Stance::Asserts)
        };
        case.proposals.iter().find(of).map(Case::side_of)
    };
    let words = || {
        let of = |hit: &Hit| case.section(hit.sentence) == Section::Body && case.sentence_has(hit.sentence, "alleged");
        case.cue_any("gang_flat").find(|hit| of(hit)).map(|hit| case.side(hit))
    };
    let not = || {
        let prose = &case.known.prose;
        let denies = |sentence: usize| {
            case.section(sentence) == Section::Body
                && case.has_stem(sentence, &["not", "never", "no", "nunca", "den", "reject", "rechaz", "nieg", "neg"])
                && case.has_word(
                    sentence,
                    &[
                        "true",
                        "gang",
                        "cierto",
                        "verdad",
                        "banda",
                        "pandilla",
                        "allegation",
                        "denied",
                        "denies",
                        "niega",
                        "niegan",
                        "nego",
                    ],
                )
                && case.has_word(
                    sentence,
                    &[
                        "family",
                        "lawyer",
                        "lawyers",
                        "attorney",
                        "attorneys",
                        "team",
                        "familia",
                        "abogado",
                        "abogada",
                        "abogados",
                        "mother",
                        "madre",
                        "brother",
                        "sister",
                        "hermano",
                        "hermana",
                        "she",
                        "he",
                    ],
                )
        };
        let sentence = (0..prose.sentences.len()).find(|at| denies(*at))?;
        let whole = case.tokens_of(sentence);
        let side = case.side_at(whole.clone(), sentence);
        Some(Side { id: side.id, span: prose.span_of(whole) })
    };
    (claim(Stance::Asserts).or_else(words), claim(Stance::Denies).or_else(not))
}

/// A headline of the publisher that calls people members of a gang as a fact, where the text says that others claim and deny it.
fn related(case: &mut Case<'_>) {
    let flat = case
        .cue_any("gang_flat")
        .find(|hit| case.section(hit.sentence) == Section::Related && !case.sentence_has(hit.sentence, "alleged"))
        .cloned();
    let Some(flat) = flat else { return };
    let (claimed, denied) = gang_claims(case);
    let flat = case.side(&flat);
    if let Some(denied) = denied {
        let says = (
            "a fact in the publisher's own headline; denied in the text".to_owned(),
            "un hecho en el titular del propio medio; negado en el texto".to_owned(),
        );
        case.say(CheckType::Attribution, Severity::Contradiction, vec![flat.clone(), denied], says);
    }
    if let Some(claimed) = claimed {
        let says = (
            "a fact in the publisher's own headline; what officials claim in the text".to_owned(),
            "un hecho en el titular del propio medio; lo que alegan funcionarios en el texto".to_owned(),
        );
        case.say(CheckType::Attribution, Severity::Tension, vec![flat.clone(), claimed], says);
    }
    let prose = &case.known.prose;
    let thin = (0..prose.sentences.len()).find(|at| {
        case.section(*at) == Section::Body
            && case.has_word(*at, &["thin", "flimsy", "weak", "endeble", "endebles", "debiles"])
            && case.has_word(*at, &["evidence", "case", "pruebas", "evidencia", "caso"])
    });
    if let Some(thin) = thin {
        let at = case
            .tokens_of(thin)
            .find(|at| matches!(prose.low(*at), "thin" | "flimsy" | "weak" | "endeble" | "endebles" | "debiles"))
            .unwrap_or(0);
        let side = case.side_at(at..at + 1, thin);
        let says = (
            "a fact in the publisher's own headline; the text calls the evidence thin".to_owned(),
            "un hecho en el titular del propio medio; el texto llama endebles las pruebas".to_owned(),
        );
        case.say(CheckType::SummaryStronger, Severity::Tension, vec![flat, side], says);
    }
}

/// Results of interviews that the text tells as its own, and elsewhere only as the lawyer's word.
fn results(case: &mut Case<'_>, events: &[Told1<'_>]) {
    const RESULTS: &[&str] = &["cf_decision_issued", "cf_interview_held"];
    let of: Vec<&Told1<'_>> = events
        .iter()
        .filter(|one| RESULTS.contains(&one.kind) && one.happened() && one.proposal.section != Section::Glossary)
        .collect();
    let Some(theirs) = of.iter().find(|one| !one.is_own() && one.proposal.section == Section::Body) else { return };
    let own: Vec<&&Told1<'_>> =
        of.iter().filter(|one| one.is_own() && one.is_plain() && one.proposal.about == theirs.proposal.about).collect();
    // A text that tells the result as its own in full, with a date, has it from its own knowledge.
    if own.iter().any(|one| one.days.is_some_and(super::days::Days::is_bounded)) {
        return;
    }
    let who: Vec<&str> = theirs.proposal.speakers.iter().map(|one| one.name.as_str()).collect();
    let who = who.join(", ");
    for one in own {
        let says = (
            format!("the text's own word here, the word of {who} there"),
            format!("palabra propia del texto aquí, palabra de {who} allá"),
        );
        let sides = vec![Case::side_of(one.proposal), Case::side_of(theirs.proposal)];
        case.say(CheckType::Attribution, Severity::Note, sides, says);
    }
}

/// The names of the publisher, in small letters without accents.
fn publisher(case: &Case<'_>) -> Vec<String> {
    let proposed = case.proposals.iter().filter_map(|one| match &one.what {
        What::Source(SourceField::Publisher(name)) => Some(name.clone()),
        _ => None,
    });
    let mut names: Vec<String> = proposed.chain(case.known.prose.text.meta.publisher.clone()).collect();
    if names.is_empty() {
        // A page whose first line is a name and nothing else: `BorderDesk.net`.
        let first = case.known.prose.blocks.first().map(|block| case.known.prose.words(block.span).trim());
        names.extend(first.filter(|line| line.len() < 40 && line.len() > 4 && !line.contains('|')).map(str::to_owned));
    }
    let mut plain: Vec<String> = names.iter().map(|name| crate::prose::folded(name)).collect();
    let short: Vec<String> = plain
        .iter()
        .filter_map(|name| {
            name.strip_prefix("the ").or_else(|| name.strip_prefix("el ")).or_else(|| name.strip_prefix("la "))
        })
        .filter(|name| name.contains(' '))
        .map(str::to_owned)
        .collect();
    plain.extend(short);
    plain
}

/// `Analysis from VisaVerge.com suggests` on the pages of VisaVerge.com.
fn self_citation(case: &mut Case<'_>) {
    let names = publisher(case);
    let hits: Vec<Hit> =
        case.cue_any("own_study").filter(|hit| case.section(hit.sentence) == Section::Body).cloned().collect();
    for hit in hits {
        let whole = case.tokens_of(hit.sentence);
        let words =
            crate::prose::folded(case.known.prose.words_of(hit.tokens.start..(hit.tokens.end + 8).min(whole.end)));
        let lead = crate::prose::folded(case.known.prose.words_of(hit.tokens.clone()));
        let named = |name: &String| {
            name.len() > 3
                && words.get(lead.len()..).is_some_and(|rest| {
                    let rest = rest.trim_start_matches([' ', ',', '\u{201c}', '"']);
                    let rest = rest
                        .strip_prefix("the ")
                        .or_else(|| rest.strip_prefix("el "))
                        .or_else(|| rest.strip_prefix("la "))
                        .unwrap_or(rest);
                    rest.starts_with(name.as_str())
                })
        };
        let Some(name) = names.iter().find(|name| named(name)) else { continue };
        let says = (format!("the publisher cites itself: {name}"), format!("el medio se cita a sí mismo: {name}"));
        let side = case.side(&hit);
        case.say(CheckType::SelfCitation, Severity::Note, vec![side], says);
        return;
    }
}
