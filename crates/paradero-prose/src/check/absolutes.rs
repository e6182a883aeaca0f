//! Absolutes against instances: no visits and a visit, never in court and a hearing; and what is open-ended and ages.

use paradero_record::Stance;

use super::case::{Case, Side, Told1};
use super::cues::Hit;
use super::{CheckType, Severity};
use crate::{Section, Tense};

pub(super) fn check(case: &mut Case<'_>) {
    let events = case.events();
    against_instances(case);
    never(case, &events);
    open_ended(case);
}

/// Absolutes against instances, by the words for both.
pub(super) fn against_instances(case: &mut Case<'_>) {
    visits(case);
    contact(case);
    pairs(case);
}

/// Words that bound an absolute in time: then it may be true of that time alone.
const BOUNDED: &[&str] = &[
    "until",
    "initially",
    "week",
    "weeks",
    "days",
    "hours",
    "hasta",
    "semanas",
    "semana",
    "dias",
    "horas",
    "durante",
    "principio",
    "then",
    "entonces",
    "weekend",
    "covid",
    "pandemic",
    "pandemia",
    "today",
    "hoy",
    "yesterday",
    "ayer",
    "tonight",
    "yet",
    "far",
    "aun",
    "todavia",
];

const FAMILY: &[&str] = &[
    "family",
    "families",
    "familia",
    "familiar",
    "familiares",
    "relatives",
    "parientes",
    "wife",
    "mother",
    "husband",
    "esposo",
    "son",
    "daughter",
    "hijo",
    "hija",
    "madre",
    "esposa",
    "children",
    "hijos",
];
const COUNSEL: &[&str] = &[
    "lawyer",
    "lawyers",
    "attorney",
    "attorneys",
    "legal",
    "abogado",
    "abogada",
    "abogados",
    "student",
    "licenciada",
    "licenciado",
    "defensor",
    "defensora",
    "counsel",
    "consular",
    "consul",
    "chaplain",
    "priest",
    "clinic",
];

fn absolute(case: &Case<'_>, class: &str) -> Vec<Hit> {
    case.cue(class)
        .into_iter()
        .filter(|hit| case.section(hit.sentence).tells() && !case.has_word(hit.sentence, BOUNDED))
        .collect()
}

/// Whether the visits of an absolute are those of the family: `family visits`, `visits from relatives`, `visita de la familia`.
fn of_family(case: &Case<'_>, hit: &Hit) -> bool {
    let whole = case.tokens_of(hit.sentence);
    let near = hit.tokens.start..(hit.tokens.end + 4).min(whole.end);
    let mut words =
        near.map(|at| case.known.prose.low(at)).skip_while(|word| !word.starts_with("visit") && !FAMILY.contains(word));
    let joined: Vec<&str> =
        words.by_ref().take(5).take_while(|word| !matches!(*word, "," | "." | "and" | "y" | "ni" | "or")).collect();
    joined.iter().any(|word| FAMILY.contains(word))
}

fn of_counsel(case: &Case<'_>, hit: &Hit) -> bool {
    let whole = case.tokens_of(hit.sentence);
    let near = hit.tokens.start..(hit.tokens.end + 3).min(whole.end);
    near.map(|at| case.known.prose.low(at))
        .any(|word| matches!(word, "legal" | "lawyer" | "lawyers" | "attorney" | "attorneys" | "abogado" | "abogados"))
}

/// `no visits` against a visit.
fn visits(case: &mut Case<'_>) {
    let none = absolute(case, "no_visits");
    let Some(first) = none.first() else { return };
    let (family, counsel) = (none.iter().all(|hit| of_family(case, hit)), none.iter().all(|hit| of_counsel(case, hit)));
    let wished = [
        "ask", "request", "want", "hope", "permit", "allow", "schedul", "plan", "pedid", "pidio", "solicit", "quier",
        "dejen", "lunes",
    ];
    let instance = case.cue("visit").into_iter().find(|hit| {
        let lead = hit.tokens.start.saturating_sub(4).max(case.tokens_of(hit.sentence).start)..hit.tokens.start;
        let free = !lead.clone().any(|at| {
            let word = case.known.prose.low(at);
            wished.iter().any(|stem| word.starts_with(stem))
                || matches!(word, "to" | "if" | "could" | "would" | "not" | "no" | "never" | "nunca" | "para" | "que")
        });
        let by_counsel = case.has_word(hit.sentence, COUNSEL);
        let by_family = !by_counsel
            && case.has_word(
                hit.sentence,
                &[
                    "sister", "wife", "mother", "brother", "father", "madre", "esposa", "hermana", "hermano", "family",
                    "familia",
                ],
            );
        free && none.iter().all(|one| one.sentence != hit.sentence)
            && !case.is_negated(hit.tokens.start)
            && case.section(hit.sentence) == Section::Body
            && is_of_custody(case, hit)
            && !(family && by_counsel)
            && !(counsel && by_family)
    });
    let Some(instance) = instance else { return };
    let place = case.known.prose.words_of(instance.tokens.clone());
    let of_place = ["prison", "jail", "center", "facility", "camp", "centro", "penal", "carcel"]
        .iter()
        .any(|word| crate::prose::folded(place).contains(word))
        && case.known.prose.low(instance.tokens.start) == "visited";
    let severity =
        if of_place || first.sentence == instance.sentence { Severity::Tension } else { Severity::Contradiction };
    let says = ("no visits here; a visit there".to_owned(), "aquí no hay visitas; allá hubo una".to_owned());
    let sides = none.iter().map(|hit| case.side(hit)).chain([case.side(&instance)]).collect();
    case.say(CheckType::AbsoluteInstance, severity, sides, says);
}

/// Whether a visit is one to somebody in custody, not to an office or a country.
fn is_of_custody(case: &Case<'_>, hit: &Hit) -> bool {
    let words = crate::prose::folded(case.known.prose.words_of(hit.tokens.clone()));
    let named = |word: &str| words.contains(word);
    let at = [
        "prison", "jail", "center", "centre", "facility", "camp", "him", "her", "them", "detainee", "verlo", "verla",
        "visitarl", "across", "frente",
    ]
    .iter()
    .any(|word| named(word));
    at || case.has_stem(
        hit.sentence,
        &["prison", "jail", "detention", "carcel", "centro", "penal", "cell", "celda", "deput", "custod", "detenid"],
    ) || case
        .known
        .cast
        .within(case.tokens_of(hit.sentence))
        .iter()
        .any(|mention| case.known.cast.entity(mention).focus)
}

/// `no contact at all` against a call.
fn contact(case: &mut Case<'_>) {
    let Some(none) = absolute(case, "no_contact").into_iter().find(|hit| case.section(hit.sentence) == Section::Body)
    else {
        return;
    };
    let about = case.about(none.sentence);
    // What was before may be told as before: `since then`; only a call that is dated later speaks against it.
    let since = case.has_word(none.sentence, &["since", "desde", "after", "tras", "again", "more"]);
    let called = case.cue("call").into_iter().find(|hit| {
        hit.sentence != none.sentence
            && case.section(hit.sentence) == Section::Body
            && !case.is_negated(hit.tokens.start)
            && (case.about(hit.sentence) == about || case.has_word(hit.sentence, FAMILY))
            && is_by_person(case, hit)
            && (!since || is_after(case, hit))
    });
    let Some(called) = called else { return };
    let says = ("no contact at all here; a call there".to_owned(), "aquí ningún contacto; allá una llamada".to_owned());
    let sides = vec![case.side(&none), case.side(&called)];
    case.say(CheckType::AbsoluteInstance, Severity::Tension, sides, says);
}

/// Whether a call lies after the last arrest or move that has a day, by the day in its sentence.
fn is_after(case: &Case<'_>, hit: &Hit) -> bool {
    let times = case.known.times_within(case.tokens_of(hit.sentence));
    let called = times.iter().find_map(|time| match &time.means {
        crate::time::Means::At(moment) => super::days::Days::of(moment).one(),
        _ => None,
    });
    let moved = case
        .events()
        .iter()
        .filter(|one| one.is_custody() || one.kind == "transferred")
        .filter_map(|one| one.days?.one())
        .max();
    let begun = moved.or_else(|| {
        let arrests =
            case.cue_any("arrest_flat").flat_map(|arrest| case.known.times_within(case.tokens_of(arrest.sentence)));
        arrests
            .filter_map(|time| match &time.means {
                crate::time::Means::At(moment) => super::days::Days::of(moment).one(),
                _ => None,
            })
            .max()
    });
    called.zip(begun).is_some_and(|(called, begun)| called > begun)
}

/// Whether a call is with the person: he or she calls, or somebody speaks with him or her.
fn is_by_person(case: &Case<'_>, hit: &Hit) -> bool {
    let start = hit.tokens.start.saturating_sub(3).max(case.tokens_of(hit.sentence).start);
    let lead: Vec<&str> = (start..hit.tokens.start).map(|at| case.known.prose.low(at)).collect();
    let who = case
        .known
        .cast
        .within(start..(hit.tokens.end + 2))
        .iter()
        .any(|mention| case.known.cast.entity(mention).focus || case.known.cast.entity(mention).watched);
    who || case
        .has_word(hit.sentence, &["husband", "wife", "son", "daughter", "hijo", "hija", "esposo", "esposa", "marido"])
        || lead.iter().any(|word| matches!(*word, "he" | "she"))
        || matches!(case.known.prose.low(hit.tokens.start), "me" | "nos" | "le")
}

/// Other absolutes, each with its instances; only where one voice says both.
fn pairs(case: &mut Case<'_>) {
    const PAIRS: &[(&str, &str, &str, &str)] = &[
        (
            "clean_record",
            "record_told",
            "no record here; a conviction there",
            "aquí sin antecedentes; allá una condena",
        ),
        ("never_missed", "missed", "never missed one here; missed one there", "aquí nunca faltó; allá faltó a una"),
        (
            "no_judge",
            "judge_told",
            "never before a judge here; a judge's decision or hearing there",
            "aquí nunca ante un juez; allá una decisión o audiencia de un juez",
        ),
    ];
    for (none, some, english, spanish) in PAIRS {
        let Some(absolute) = absolute(case, none).into_iter().find(|hit| case.section(hit.sentence) == Section::Body)
        else {
            continue;
        };
        let about = case.about(absolute.sentence);
        let voice = case.known.voice(absolute.tokens.start).speakers;
        let instance = case.cue(some).into_iter().find(|hit| {
            let other = case.known.voice(hit.tokens.start).speakers;
            hit.sentence != absolute.sentence
                && case.section(hit.sentence) == Section::Body
                && (*some == "missed" || !case.is_negated(hit.tokens.start))
                && case.about(hit.sentence) == about
                && is_of_person(case, hit.sentence, about.as_deref())
                && (other == voice || other.is_empty())
                && !case.has_word(
                    hit.sentence,
                    &["if", "may", "who", "whoever", "quien", "si", "can", "puede", "tomorrow", "will"],
                )
        });
        let Some(instance) = instance else { continue };
        let sides = vec![case.side(&absolute), case.side(&instance)];
        case.say(CheckType::AbsoluteInstance, Severity::Tension, sides, ((*english).to_owned(), (*spanish).to_owned()));
    }
}

/// Whether a sentence is about the person: it names the person, or in Spanish leaves the subject out and names nobody else.
fn is_of_person(case: &Case<'_>, sentence: usize, about: Option<&str>) -> bool {
    let cast = &case.known.cast;
    let mentions = cast.within(case.tokens_of(sentence));
    let of_person = mentions.iter().any(|mention| Some(cast.entity(mention).name.as_str()) == about);
    let spanish = case
        .known
        .prose
        .sentences
        .get(sentence)
        .is_some_and(|of| case.known.prose.block_of(of).language == paradero_record::Language::Spanish);
    let others = mentions.iter().any(|mention| {
        matches!(cast.entity(mention).kind, crate::who::EntityKind::Person | crate::who::EntityKind::Group)
    });
    of_person
        || (spanish
            && !others
            && !case.has_word(sentence, &["hombre", "mujer", "vecino", "vecina", "otro", "otra", "joven"]))
}

/// An event that is said never to have happened here and to have happened there, by one voice.
fn never(case: &mut Case<'_>, events: &[Told1<'_>]) {
    for denied in
        events.iter().filter(|one| one.proposal.stance == Stance::Denies && one.proposal.section == Section::Body)
    {
        let sentence = case.sentence_of(denied.proposal.span);
        let absolute = case.has_word(sentence, &["never", "nunca", "jamas"]) && !case.has_word(sentence, BOUNDED);
        let said = |one: &&Told1<'_>| {
            // Contact is many things: no visit says nothing of a call.
            let channel =
                denied.attribute("channel").is_some() && denied.attribute("channel") == one.attribute("channel");
            one.kind == denied.kind
                && (one.kind != "contact_event" || channel)
                && one.happened()
                && one.proposal.about == denied.proposal.about
                && one.proposal.speakers == denied.proposal.speakers
                && one.proposal.section == Section::Body
                && one.proposal.tense == Tense::Past
                && case.sentence_of(one.proposal.span) != sentence
        };
        let Some(one) = events.iter().find(said).filter(|_| absolute) else { continue };
        let says = ("never here; told as done there".to_owned(), "aquí nunca; allá contado como hecho".to_owned());
        let sides = vec![Case::side_of(denied.proposal), Case::side_of(one.proposal)];
        case.say(CheckType::AbsoluteInstance, Severity::Contradiction, sides, says);
        return;
    }
}

/// What is said to be so far: it ages, and the text gives no day up to which it is so.
fn open_ended(case: &mut Case<'_>) {
    let mut hits: Vec<Hit> = case.cue_any("open").cloned().collect();
    if case.undated {
        hits.extend(case.cue_any("open_since").cloned());
    }
    hits.sort_by_key(|hit| hit.tokens.start);
    let mut last = usize::MAX;
    for hit in hits {
        let section = case.section(hit.sentence);
        let times = case.known.times_within(case.tokens_of(hit.sentence));
        let near = |time: &&crate::time::Time| {
            time.tokens.start.abs_diff(hit.tokens.end).min(hit.tokens.start.abs_diff(time.tokens.end)) <= 3
        };
        let apart =
            |time: &&crate::time::Time| time.tokens.end <= hit.tokens.start || hit.tokens.end <= time.tokens.start;
        let dated = times.iter().filter(near).filter(apart).any(|time| {
            matches!(&time.means, crate::time::Means::At(moment) | crate::time::Means::AsOf(moment) if super::days::Days::of(moment).one().is_some())
        });
        let told = section == Section::Body || section == Section::Takeaway;
        // A moment of the past is no state: `until now unknown`, `so far away`.
        let other = matches!(case.known.prose.low(hit.tokens.end), "away" | "as" | "apart" | "from");
        let negated = case.has_word(
            hit.sentence,
            &[
                "not", "no", "never", "yet", "hasn't", "haven't", "refused", "without", "nunca", "sin", "ni", "none",
                "nobody", "nadie", "silent", "only", "solo", "remain", "ninguna", "ningun",
            ],
        );
        if dated || !told || other || !negated || last == hit.sentence || !states(case, &hit) {
            continue;
        }
        last = hit.sentence;
        let says = (
            "open-ended: so up to a day that the text does not give; it ages".to_owned(),
            "sin fecha de corte: así hasta un día que el texto no da; envejece".to_owned(),
        );
        let side: Side =
            case.side_at(case.tokens_of(hit.sentence).start.max(hit.tokens.start)..hit.tokens.end + 4, hit.sentence);
        case.say(CheckType::OpenEnded, Severity::Note, vec![side], says);
    }
}

/// Whether the words are no quotation of a feeling and no question.
fn states(case: &Case<'_>, hit: &Hit) -> bool {
    let voice = case.known.voice(hit.tokens.start);
    !voice.quoted && !case.has_word(hit.sentence, &["?", "¿"]) && case.is_said(hit.tokens.start)
}
