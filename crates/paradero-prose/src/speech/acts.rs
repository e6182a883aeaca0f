//! Denials, demands, accusations and silence: verbs that are themselves what somebody says.

use paradero_record::Stance;

use super::Manner;
use super::clauses::Ground;
use super::cues::Heard;
use super::lexicon::Class;
use super::said::{end_of, kept, parenthetical};
use super::subjects::{Found, Frame, Subject, Subjects};

/// `was told`, `has been accused`: the subject is not the one who speaks.
pub(super) fn is_passive(ground: &Ground<'_, '_>, frame: &Frame<'_>, verb: usize) -> bool {
    const BE: &[&str] = &[
        "is", "are", "was", "were", "been", "be", "being", "fue", "fueron", "es", "son", "sido", "ser", "siendo",
        "estan", "esta", "getting", "got",
    ];
    let by =
        ground.any(verb + 1, &["by", "por"]) && ground.is(verb, Class::PARTICIPLE) && ground.prose_is_english(verb);
    let participle = ground.low(verb).ends_with("ed")
        || ground.any(
            verb,
            &[
                "said",
                "told",
                "known",
                "found",
                "held",
                "shown",
                "seen",
                "put",
                "understood",
                "thought",
                "felt",
                "heard",
                "written",
                "read",
            ],
        )
        || ground.is(verb, Class::PARTICIPLE);
    let back = (frame.words.start..verb).rev().take(4).find(|at| !ground.is(*at, Class::SKIP) || ground.any(*at, BE));
    by || participle && back.is_some_and(|back| ground.any(back, BE))
        || ground.any(verb, &["acusado", "acusada", "acusados", "acusadas", "senalado", "senalada", "senalados"])
        || (ground.any(verb, &["accused"]) && ground.any(verb + 1, &["of", "by"]))
}

/// `was accused by X of`, `was told by X that`.
pub(super) fn passive(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, verb: usize) -> Vec<Heard> {
    let ground = subjects.ground;
    let agent = |from: usize| {
        let by = (from..from + 3).find(|at| frame.has(*at) && ground.any(*at, &["by", "por"]))?;
        subjects.at(frame, by + 1)
    };
    let who = agent(verb + 1);
    let accuses = ground.is(verb, Class::ACCUSE);
    let tells =
        ground.is(verb, Class::TELL) && ground.any(verb, &["told", "informed", "warned", "notified", "assured"]);
    if !accuses && !tells {
        return Vec::new();
    }
    let from = who.as_ref().map_or(verb + 1, |found| found.words.end);
    let opens = |at: &usize| {
        let that =
            ground.low(*at) == "que" || ground.low(*at) == "that" && ground.verb_soon(at + 1, frame.words.end, 12);
        if accuses { ground.any(*at, &["of", "de"]) } else { that }
    };
    let start = (from..frame.words.end.min(from + 7)).find(opens);
    let start = start.or_else(|| {
        (!accuses && ground.is_subject(from) && ground.verb_soon(from, frame.words.end, 8))
            .then_some(from.wrapping_sub(1))
    });
    let Some(start) = start.map(|start| start + 1) else { return Vec::new() };
    let end = end_of(ground, frame, start, verb);
    let who = who.map_or(Subject::Unnamed, |found| found.who);
    let rule = if accuses { "accused" } else { "was_told" };
    kept(ground, start..end)
        .map(|tokens| Heard {
            tokens,
            cue: verb..verb + 1,
            verb,
            who,
            manner: Manner::Reported,
            stance: Stance::Asserts,
            rule,
        })
        .into_iter()
        .collect()
}

/// Whether subject and verb have a `not` between them.
pub(super) fn is_denied(ground: &Ground<'_, '_>, found: &Found, verb: usize) -> bool {
    let from =
        if found.words.end <= verb { found.words.end.max(verb.saturating_sub(6)) } else { verb.saturating_sub(3) };
    let quick = ground.any(verb.wrapping_sub(1), &["nor", "ni", "cannot", "yet"])
        || (from..verb).any(|at| ground.is(at, Class::NEG) && !ground.any(at + 1, &["only", "solo"]));
    quick || ground.any(found.words.start, &["no", "nobody", "nadie", "none"]) && found.words.end <= verb
}

/// What a verb with `not` says: that nobody says where or whether, or that they do not believe it.
pub(super) fn silence(ground: &Ground<'_, '_>, frame: &Frame<'_>, verb: usize, found: Found) -> Vec<Heard> {
    let asks = ground.any(
        verb + 1,
        &[
            "whether", "where", "why", "how", "which", "what", "who", "if", "when", "si", "donde", "cuando", "quien",
            "cual", "adonde", "que", "por",
        ],
    );
    let class = ground.class(verb);
    let silent = asks && class.is(Class::SAY.or(Class::TELL)) && ground.low(verb + 1) != "que";
    let doubts = class.is(Class::BELIEVE) && ground.any(verb + 1, &["that", "que"]);
    if !silent && !doubts {
        return Vec::new();
    }
    let start = if found.words.end <= verb { found.words.end } else { verb };
    let tokens = if doubts {
        verb + 2..end_of(ground, frame, verb + 2, verb)
    } else {
        start..end_of(ground, frame, verb + 1, verb)
    };
    let (stance, rule) = if doubts { (Stance::Denies, "does_not_believe") } else { (Stance::Declines, "did_not_say") };
    let cue = found.words.start.min(verb)..verb + 1;
    kept(ground, tokens)
        .map(|tokens| Heard { tokens, cue, verb, who: found.who, manner: Manner::Reported, stance, rule })
        .into_iter()
        .collect()
}

/// Denials, demands and accusations: the verb belongs to what is said.
pub(super) fn acts(ground: &Ground<'_, '_>, frame: &Frame<'_>, verb: usize, found: Found) -> Vec<Heard> {
    let class = ground.class(verb);
    let colon = (verb + 1..frame.words.end.min(verb + 12)).find(|at| frame.has(*at) && ground.low(*at) == ":");
    let behind = found.words.start > verb;
    let end = colon.unwrap_or_else(|| end_of(ground, frame, verb + 1, verb));
    let (stance, rule) = if class.is(Class::DENY) {
        (Stance::Denies, "denies")
    } else if class.is(Class::DEMAND) || is_call_for(ground, frame, verb) {
        (Stance::Demands, "demands")
    } else if class.is(Class::CALL) {
        (Stance::Asserts, "calls")
    } else {
        (Stance::Asserts, "accuses")
    };
    // Links and opinions of what is seen need somebody who speaks: `the road links two towns` says nothing.
    if is_ruling(ground, verb, end)
        || stance == Stance::Demands
            && found.words.start > verb
            && found.who == Subject::Unnamed
            && colon.is_none()
            && frame.has(verb.wrapping_sub(1))
    {
        return Vec::new();
    }
    if class.is(Class::LINK.or(Class::CALL)) && matches!(found.who, Subject::Unnamed) && stance != Stance::Demands {
        return Vec::new();
    }
    if class.is(Class::LINK) && !(verb + 1..end).any(|at| ground.any(at, &["to", "with", "con", "a"])) {
        return Vec::new();
    }
    if class.is(Class::CALL)
        && stance == Stance::Demands
        && (ground.is(verb + 2, Class::PEOPLE)
            || (ground.any(verb + 2, &["his", "her", "their", "my"]) && ground.is(verb + 3, Class::PEOPLE)))
        && !(verb + 3..end).any(|at| ground.low(at) == "to")
    {
        return Vec::new();
    }
    if class.is(Class::CALL)
        && ground.any(verb, &["called", "call", "calls", "calling", "llamo", "llaman"])
        && !is_opinion(ground, frame, verb)
    {
        return Vec::new();
    }
    if class.is(Class::DEMAND) && found.who == Subject::Left && found.words.start < found.words.end && end <= verb + 1 {
        return Vec::new();
    }
    let start = if behind || found.words.is_empty() { verb } else { found.words.end.min(verb) };
    let cue = found.words.start.min(verb)..verb + 1;
    let mut heard: Vec<Heard> = kept(ground, start..end)
        .map(|tokens| Heard {
            tokens,
            cue: cue.clone(),
            verb,
            who: found.who.clone(),
            manner: Manner::Reported,
            stance,
            rule,
        })
        .into_iter()
        .collect();
    let quote = colon.and_then(|colon| kept(ground, colon + 1..end_of(ground, frame, colon + 1, verb)));
    // A quotation before `, pidió el senador` is what is said.
    let left = if colon.is_none() { parenthetical(ground, frame, verb, &found, cue.start) } else { None };
    let left = left.filter(|left| behind || !frame.has(left.end.saturating_sub(1)));
    heard.extend(quote.or(left).map(|tokens| Heard {
        tokens,
        cue,
        verb,
        who: found.who,
        manner: Manner::Reported,
        stance: if class.is(Class::DENY) { Stance::Asserts } else { stance },
        rule: "said",
    }));
    heard
}

/// Whether something is asked for or refused, and not said: `pidió asilo`, `denied him bond`, `le negó la fianza`.
fn is_ruling(ground: &Ground<'_, '_>, verb: usize, end: usize) -> bool {
    const THINGS: &[&str] = &[
        "asylum",
        "bond",
        "bail",
        "motion",
        "request",
        "requests",
        "petition",
        "application",
        "appeal",
        "entry",
        "access",
        "parole",
        "visa",
        "stay",
        "release",
        "protection",
        "asilo",
        "fianza",
        "mocion",
        "solicitud",
        "peticion",
        "apelacion",
        "recurso",
        "entrada",
        "acceso",
        "visado",
        "refugio",
        "libertad",
        "proteccion",
        "permiso",
        "visita",
        "contact",
        "visits",
    ];
    let class = ground.class(verb);
    if ground.any(verb + 1, &["that", "que"]) {
        return false;
    }
    let near = verb + 1..end.min(verb + 5);
    let thing = || near.clone().any(|at| ground.any(at, THINGS));
    let refused = ground.any(verb.wrapping_sub(1), &["le", "les"]) && ground.low(verb + 1) != "que";
    if class.is(Class::DENY) {
        refused
            || thing()
                && ground.any(
                    verb,
                    &[
                        "denied",
                        "denies",
                        "deny",
                        "rejected",
                        "rejects",
                        "negaron",
                        "nego",
                        "niega",
                        "rechazo",
                        "rechazaron",
                        "denying",
                    ],
                )
    } else {
        class.is(Class::DEMAND)
            && ground.any(
                verb + 1,
                &[
                    "asylum",
                    "asilo",
                    "refugio",
                    "bond",
                    "proteccion",
                    "protection",
                    "fianza",
                    "ayuda",
                    "perdon",
                    "help",
                ],
            )
    }
}

/// Whether `called` names an opinion of something: `called the situation shocking`, not `called his mother`.
fn is_opinion(ground: &Ground<'_, '_>, frame: &Frame<'_>, verb: usize) -> bool {
    (verb + 1..verb + 9).take_while(|at| frame.words.contains(at)).any(|at| !frame.has(at))
        || (ground.any(verb + 1, &["for", "on"]) && !ground.is(verb + 3, Class::PEOPLE))
        || (ground.any(verb + 1, &["it", "the", "this", "his", "her"])
            && !ground.any(
                verb + 2,
                &[
                    "mother", "family", "wife", "husband", "lawyer", "attorney", "police", "sister", "brother",
                    "father", "office", "number",
                ],
            )
            && ground.any(
                verb + 3,
                &[
                    "a",
                    "an",
                    "shocking",
                    "unlawful",
                    "cruel",
                    "wrong",
                    "inhumane",
                    "unjust",
                    "outrageous",
                    "false",
                    "unconstitutional",
                    "unacceptable",
                    "illegal",
                ],
            ))
}

/// `calls for his release`, `call on the agency to free him`; not `called on Sunday`.
pub(super) fn is_call_for(ground: &Ground<'_, '_>, frame: &Frame<'_>, verb: usize) -> bool {
    let on = ground.any(verb + 1, &["on", "upon"]);
    let whom = on && (verb + 2..verb + 16).any(|at| frame.has(at) && ground.low(at) == "to");
    ground.is(verb, Class::CALL) && (whom || ground.low(verb + 1) == "for")
}
