//! Turns of phrase that say whose word something is without a plain verb of saying.

use std::ops::Range;

use paradero_record::Stance;

use super::Manner;
use super::clauses::Ground;
use super::cues::Heard;
use super::lexicon::Class;
use super::said::{end_of, kept};
use super::subjects::{Found, Frame, Subject, Subjects};
use super::turns;

/// Finds the turn of phrase that begins here.
pub(super) fn at(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, word: usize) -> Vec<Heard> {
    if let Some(names) = according(subjects.ground, word) {
        return according_to(subjects, frame, word, names);
    }
    if let Some(end) = declines(subjects.ground, frame, word) {
        return declined(subjects, frame, word, end).into_iter().collect();
    }
    if let Some(noun) = proof(subjects.ground, frame, word) {
        return as_proof(subjects, frame, word, noun).into_iter().collect();
    }
    if let Some(heard) = turns::at(subjects, frame, word) {
        return heard;
    }
    nominal(subjects, frame, word).into_iter().collect()
}

/// Where, behind `according to`, the name begins.
fn according(ground: &Ground<'_, '_>, word: usize) -> Option<usize> {
    match (ground.low(word), ground.low(word + 1), ground.low(word + 2)) {
        ("according", "to", _) => Some(word + 2),
        ("segun", _, _) => Some(word + 1),
        ("de", "acuerdo", "con" | "a" | "al") => Some(word + 3),
        ("a", "decir" | "juicio" | "entender", "de" | "del") => Some(word + 3),
        ("en", "palabras" | "opinion", "de" | "del") => Some(word + 3),
        ("in", "the", "words" | "view" | "telling") if ground.low(word + 3) == "of" => Some(word + 4),
        ("per", _, _) if ground.is_subject(word + 1) => Some(word + 1),
        _ => None,
    }
}

fn according_to(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, word: usize, names: usize) -> Vec<Heard> {
    let ground = subjects.ground;
    // `según informó el diario`, `según contó su madre a CNN`
    let verb = (names..names + 4)
        .find(|at| frame.has(*at) && ground.is(*at, Class::CUE) && !ground.any(*at, &["nota", "cuenta"]));
    let verb = verb.filter(|verb| ground.low(word) == "segun" && (names..*verb).all(|at| ground.is(at, Class::SKIP)));
    if let Some(heard) = verb.and_then(|verb| turns::was_told(subjects, frame, word, verb)) {
        return heard;
    }
    let found = match verb {
        Some(verb) => subjects.behind(frame, verb).or(Some(Found { who: Subject::Left, words: verb..verb + 1 })),
        None if ground.is(names, Class::PRONOUN) && subjects.at(frame, names).is_none() => {
            Some(Found { who: Subject::Left, words: names..names + 1 })
        }
        None => subjects.at(frame, names),
    };
    let Some(found) = found.or_else(|| paper(ground, frame, names)) else { return Vec::new() };
    around(subjects, frame, word, &found, "according_to")
}

/// What is said before and behind a phrase that names the speaker.
pub(super) fn around(
    subjects: &Subjects<'_, '_>,
    frame: &Frame<'_>,
    word: usize,
    found: &Found,
    rule: &'static str,
) -> Vec<Heard> {
    let ground = subjects.ground;
    let tail = tail(subjects, frame, found.words.end);
    let comma = ground.low(tail) == "," && frame.has(tail);
    let leads = (frame.words.start..word).all(|at| ground.is_mark(at) || ground.is(at, Class::COORD))
        && word < frame.words.start + 3;
    let begin = (frame.words.start..word)
        .rev()
        .find(|at| frame.has(*at) && ground.any(*at, &[";"]))
        .map_or(frame.words.start, |at| at + 1);
    let left = if leads { None } else { kept(ground, begin..word) };
    let right = (comma || leads || ground.low(tail) == ":").then(|| kept(ground, tail..frame.words.end)).flatten();
    // `…, according to her sister, and was freed` goes on in her words only where it was put in between.
    let amid = right.filter(|_| leads || ground.low(word.wrapping_sub(1)) == "," || !ground.is(tail + 1, Class::COORD));
    let cue = word..tail;
    left.into_iter()
        .chain(amid)
        .map(|tokens| Heard {
            tokens,
            cue: cue.clone(),
            verb: word,
            who: found.who.clone(),
            manner: Manner::According,
            stance: Stance::Asserts,
            rule,
        })
        .collect()
}

/// A paper or people whom no mention covers: `according to court documents`; not `according to the law`.
fn paper(ground: &Ground<'_, '_>, frame: &Frame<'_>, from: usize) -> Option<Found> {
    let noun = (from..from + 5)
        .take_while(|at| frame.has(*at) && !ground.is_mark(*at))
        .find(|at| ground.is(*at, Class::DOC.or(Class::PEOPLE).or(Class::KIND)));
    noun.map(|noun| Found { who: Subject::Unnamed, words: from..noun + 1 })
}

/// The end of what belongs to the name: `the sister, Rosa, of Fort Wayne`.
fn tail(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, from: usize) -> usize {
    let ground = subjects.ground;
    let stop = (from..frame.words.end)
        .find(|at| !frame.has(*at) || ground.any(*at, &[",", ".", ";", ":", "("]) || ground.is_dash(*at));
    let stop = stop.unwrap_or(frame.words.end);
    let comma = ground.low(stop) == "," && ground.low(stop + 1) != "and";
    let inner = comma
        && stop > from
        && subjects.cast.at(stop + 1).is_none()
        && ground.any(stop + 1, &["a", "the", "who", "an", "quien", "que", "una", "un"]);
    if !inner {
        return stop;
    }
    (stop + 1..frame.words.end)
        .find(|at| frame.has(*at) && ground.any(*at, &[",", ".", ";"]))
        .unwrap_or(frame.words.end)
}

/// Where a refusal to answer begins, the end of its verb: `declined to comment`, `did not respond`, `no ha contestado`.
fn declines(ground: &Ground<'_, '_>, frame: &Frame<'_>, word: usize) -> Option<usize> {
    let low = ground.low(word);
    if ground.is(word, Class::FAIL.or(Class::DECLINE)) {
        let verb = if ground.any(word + 1, &["to", "a"]) { word + 2 } else { word + 1 };
        let before = ground.low(word.wrapping_sub(1));
        let holds = match low {
            "quiso" | "quisieron" => before == "no",
            "nego" | "negaron" | "niega" | "niegan" => before == "se",
            "failed" | "fails" | "unable" | "instead" | "incapaz" | "lejos" => false,
            _ => true,
        };
        return (holds && ground.is(verb, Class::UTTER)).then_some(verb + 1);
    }
    let not = ground.any(word, &["not", "no", "never", "nunca", "tampoco", "yet", "neither"]) || low.ends_with("n't");
    let verb = (word + 1..frame.words.end.min(word + 5)).find(|at| {
        let between = ground.is(*at, Class::SKIP) || ground.any(*at, &["yet", "immediately", "been"]);
        !between || ground.is(*at, Class::ANSWER)
    });
    let verb = verb.filter(|_| not)?;
    // `would not confirm`, `no precisó`: what somebody asked did not want to say.
    let would = ground.any(word.wrapping_sub(1), &["would", "could", "will", "can"])
        || matches!(low, "won't" | "wouldn't" | "couldn't" | "can't" | "cannot");
    let uttered = ground.is(verb, Class::UTTER) && would && verb <= word + 2
        || low == "no"
            && ground.any(
                verb,
                &["confirmo", "confirmaron", "preciso", "precisaron", "detallo", "aclaro", "aclararon", "revelo"],
            );
    if uttered && !ground.any(verb + 1, &["that", "que"]) {
        return Some(verb + 1);
    }
    if ground.is(verb, Class::ANSWER) {
        let calls = &["call", "calls", "message", "messages", "request", "requests", "email", "emails"];
        let about_calls = (verb + 1..verb + 8).any(|at| ground.any(at, calls));
        return (about_calls || !ground.low(verb).starts_with("return")).then_some(verb + 1);
    }
    let details = &["detalles", "explicaciones", "explicacion", "respuesta", "mas", "informacion"];
    let gives = ground.any(verb, &["dio", "dieron", "ofrecio", "ofrecieron"]) && ground.any(verb + 1, details);
    let said = low == "no" && (gives || ground.low(word + 1) == "comment");
    said.then_some(verb + 1)
}

fn declined(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, word: usize, end: usize) -> Option<Heard> {
    let ground = subjects.ground;
    let silent = (word..end).any(|at| ground.low(at) == "been");
    // `would not confirm`: the subject stands before the helping verb.
    let word = if frame.has(word.wrapping_sub(1)) && ground.is(word - 1, Class::MODAL.or(Class::FUTURE)) {
        word - 1
    } else {
        word
    };
    let joined = (frame.words.start..word)
        .rev()
        .take(4)
        .find(|at| !ground.is(*at, Class::SKIP))
        .is_some_and(|at| ground.is(at, Class::COORD));
    let first = || subjects.first(frame, word).map(|found| Found { who: found.who, words: word..word });
    let found = subjects.before(frame, word).or_else(|| if joined { first() } else { None });
    let spanish = !ground.prose_is_english(word);
    let found =
        found.or(if joined || spanish { Some(Found { who: Subject::Left, words: word..word }) } else { None })?;
    let who = if silent { Subject::Unnamed } else { found.who };
    let start = if found.words.is_empty() { word } else { found.words.end };
    let until = end_of(ground, frame, end, end - 1);
    let comma = (end..until).find(|at| frame.has(*at) && ground.any(*at, &[",", ";"]) && ground.low(at + 1) != "or");
    let tokens = kept(ground, start..comma.unwrap_or(until))?;
    Some(Heard {
        tokens,
        cue: found.words.start.min(word)..end,
        verb: word,
        who,
        manner: Manner::Reported,
        stance: Stance::Declines,
        rule: "declines",
    })
}

/// `pointed to tattoos as proof (that)`: the place behind `proof`.
fn proof(ground: &Ground<'_, '_>, frame: &Frame<'_>, word: usize) -> Option<usize> {
    const NOUNS: &[&str] = &[
        "proof",
        "evidence",
        "sign",
        "signs",
        "indication",
        "grounds",
        "prueba",
        "pruebas",
        "evidencia",
        "senal",
        "indicio",
    ];
    let points = ground.any(word, &["pointed", "point", "points", "pointing"]) && ground.low(word + 1) == "to"
        || ground.any(
            word,
            &[
                "cited",
                "cites",
                "cite",
                "citing",
                "used",
                "presented",
                "offered",
                "senalo",
                "senalaron",
                "senalan",
                "presento",
                "presentaron",
                "mostraron",
                "citaron",
                "citan",
                "cita",
                "uso",
                "usaron",
            ],
        );
    if !points {
        return None;
    }
    let reach = word + 1..frame.words.end.min(word + 24);
    let noun = reach.clone().find(|at| {
        frame.has(*at)
            && ground.any(*at, NOUNS)
            && (at.saturating_sub(3)..*at).any(|back| ground.any(back, &["as", "como"]))
    })?;
    Some(noun + 1)
}

fn as_proof(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, word: usize, noun: usize) -> Option<Heard> {
    let ground = subjects.ground;
    let found = subjects.before(frame, word).or_else(|| subjects.first(frame, word))?;
    let start = (noun..noun + 3)
        .take_while(|at| ground.any(*at, &["that", "of", "de", "que"]))
        .last()
        .map_or(noun, |at| at + 1);
    let tokens = kept(ground, start..end_of(ground, frame, start, word))?;
    Some(Heard {
        tokens,
        cue: found.words.start.min(word)..start,
        verb: word,
        who: found.who,
        manner: Manner::Reported,
        stance: Stance::Asserts,
        rule: "as_proof",
    })
}

/// `the family's claim that`, `las acusaciones de que`, `the allegation by ICE that`.
fn nominal(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, word: usize) -> Option<Heard> {
    let ground = subjects.ground;
    let paper = ground.any(word, &["statement", "declaration", "declaracion", "version"]);
    let held = ground.is(word, Class::NOMINAL) || (paper && ground.any(word + 1, &["that", "de"]));
    if !held {
        return None;
    }
    let owner = word.checked_sub(1)?;
    if ground.any(owner, &["to", "not", "also"]) || ground.is(owner, Class::PRONOUN.or(Class::MODAL)) {
        return None;
    }
    if subjects.cast.at(owner).is_some_and(|mention| mention.tokens.end == word && subjects.speaks(mention))
        && ground.low(owner) != "'s"
        && !ground.any(owner, &["his", "her", "their", "su", "sus"])
    {
        // `his family claim that`: a verb.
        return None;
    }
    let opens = (word + 1..frame.words.end.min(word + 7))
        .take_while(|at| frame.has(*at) && !ground.is_mark(*at))
        .find(|at| ground.low(*at) == "that" || (ground.low(*at) == "que" && ground.low(at.wrapping_sub(1)) == "de"))?;
    let own = (owner.saturating_sub(1)..=owner).rev().find(|at| {
        ground.low(*at) == "'s" || ground.token(*at).is_some_and(|token| token.low.ends_with("s'") || token.is("'"))
    });
    let mention = own.and_then(|own| subjects.cast.at(own.saturating_sub(1)).or(subjects.cast.at(own)));
    let behind = (word + 1..opens).find(|at| ground.any(*at, &["by", "from", "of", "de", "del", "por"]));
    let who = match (mention.filter(|mention| subjects.speaks(mention)), behind) {
        (Some(mention), _) => Subject::Named(vec![mention.entity]),
        (None, Some(by)) => subjects.at(frame, by + 1).map_or(Subject::Unnamed, |found| found.who),
        _ => Subject::Unnamed,
    };
    let end = clause_end(ground, frame, opens + 1);
    let tokens = kept(ground, opens + 1..end)?;
    Some(Heard {
        tokens,
        cue: owner..opens + 1,
        verb: word,
        who,
        manner: Manner::Reported,
        stance: Stance::Asserts,
        rule: "their_claim",
    })
}

/// The end of what a noun holds: up to the next comma or the verb of the main clause.
fn clause_end(ground: &Ground<'_, '_>, frame: &Frame<'_>, from: usize) -> usize {
    let mut verbs = 0;
    for at in from..frame.words.end {
        if frame.has(at) && ground.any(at, &[",", ";"]) {
            return at;
        }
        if ground.is(at, Class::PAST.or(Class::PRESENT))
            && !ground.is(at, Class::PARTICIPLE)
            && !ground.is(at.wrapping_sub(1), Class::VERB)
        {
            verbs += 1;
            if verbs > 1
                && !(from..at).rev().take(6).any(|back| ground.is(back, Class::COORD.or(Class::SUB).or(Class::REL)))
            {
                return at;
            }
        }
    }
    frame.words.end
}

/// The words of one level of quotation in a sentence.
pub(super) fn frame_of<'a>(
    ground: &Ground<'_, '_>,
    levels: &'a [u32],
    inner: &[Range<usize>],
    sentence: usize,
    word: usize,
) -> Option<Frame<'a>> {
    let level = levels.get(word).copied()?;
    let tokens = ground.prose.sentences.get(sentence)?.tokens.clone();
    let within = (level as usize).checked_sub(1).and_then(|at| inner.get(at));
    let words = within.map_or(tokens.clone(), |inner| tokens.start.max(inner.start)..tokens.end.min(inner.end));
    Some(Frame { words, levels, level })
}
