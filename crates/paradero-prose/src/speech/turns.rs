//! Rarer turns of phrase: `by his account`, `as she tells it`, `gave another account: …`, `according to what they were told`.

use paradero_record::Stance;

use super::Manner;
use super::cues::Heard;
use super::lexicon::Class;
use super::phrases::around;
use super::said::{end_of, kept};
use super::subjects::{Found, Frame, Subject, Subjects};

/// Finds the turn of phrase that begins here.
pub(super) fn at(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, word: usize) -> Option<Vec<Heard>> {
    match subjects.ground.low(word) {
        "by" | "in" => account(subjects, frame, word),
        "way" | "as" => telling(subjects, frame, word),
        ":" => version(subjects, frame, word),
        _ => None,
    }
}

/// `By Ana's account, …`, `in her telling, …`
fn account(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, word: usize) -> Option<Vec<Heard>> {
    let ground = subjects.ground;
    let noun = (word + 2..word + 9)
        .take_while(|at| frame.has(*at) && !ground.any(*at, &[",", ".", ";"]))
        .find(|at| ground.any(*at, &["account", "accounts", "telling", "version", "words"]))?;
    let own = ground.any(noun - 1, &["'s", "'", "own", "his", "her", "their"]);
    let found = subjects.at(frame, word + 1).or_else(|| subjects.owner(word + 1)).filter(|_| own)?;
    let found = Found { who: found.who, words: word + 1..noun + 1 };
    Some(around(subjects, frame, word, &found, "account"))
}

/// `as Ana tells it`, `the way Ana tells it`
fn telling(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, word: usize) -> Option<Vec<Heard>> {
    let ground = subjects.ground;
    let verb = (word + 2..word + 8).take_while(|at| frame.has(*at) && !ground.is_mark(*at)).find(|at| {
        ground.any(*at, &["tells", "tell", "told", "remembers", "sees", "recalls", "describes"])
            && ground.low(at + 1) == "it"
    })?;
    let found = subjects.at(frame, word + 1)?;
    let found = Found { who: found.who, words: word + 1..verb + 2 };
    Some(around(subjects, frame, word - usize::from(ground.low(word.wrapping_sub(1)) == "the"), &found, "telling"))
}

/// `gave another account in an email: …`: a colon behind a noun for words, in a clause with a subject and no verb of saying.
fn version(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, colon: usize) -> Option<Vec<Heard>> {
    const NOUNS: &[&str] = &[
        "account",
        "version",
        "explanation",
        "answer",
        "reply",
        "response",
        "statement",
        "message",
        "letter",
        "email",
        "note",
        "words",
        "versiones",
        "explicacion",
        "respuesta",
        "mensaje",
        "carta",
        "correo",
        "nota",
        "comunicado",
        "palabras",
        "reason",
        "reasons",
        "claim",
        "story",
        "relato",
        "frase",
        "argumento",
    ];
    let ground = subjects.ground;
    let before = frame.words.start..colon;
    let noun = before.clone().rev().take(10).find(|at| frame.has(*at) && ground.any(*at, NOUNS))?;
    let gives = |at: &usize| {
        ground.any(
            *at,
            &[
                "gave", "gives", "offered", "offers", "had", "has", "sent", "sends", "issued", "left", "posted",
                "provided", "dio", "da", "ofrecio", "ofrece", "envio", "mando", "emitio", "dejo", "publico", "tiene",
                "tuvo",
            ],
        )
    };
    let verb = before.clone().find(gives).filter(|verb| *verb < noun)?;
    let says = Class::SAY.or(Class::TELL);
    if (verb..colon).any(|at| ground.is(at, says) && !ground.is(at, Class::NOMINAL.or(Class::DOC))) {
        return None;
    }
    let found = subjects.before(frame, verb).or_else(|| subjects.first(frame, verb))?;
    if matches!(found.who, Subject::Unnamed | Subject::Left) {
        return None;
    }
    let tokens = kept(ground, colon + 1..end_of(ground, frame, colon + 1, verb))?;
    Some(vec![Heard {
        tokens,
        cue: found.words.start.min(verb)..colon,
        verb: colon,
        who: found.who,
        manner: Manner::Reported,
        stance: Stance::Asserts,
        rule: "gave_account",
    }])
}

/// `según le dijeron a su abogado`: the word of one who was told, and of nobody known who told.
pub(super) fn was_told(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, word: usize, verb: usize) -> Option<Vec<Heard>> {
    let ground = subjects.ground;
    let clitic = (word + 1..verb).any(|at| ground.any(at, &["le", "les"]));
    if !clitic || !ground.low(verb).ends_with('n') {
        return None;
    }
    let to = (verb + 1..verb + 6).find(|at| frame.has(*at) && ground.any(*at, &["a", "al"]))?;
    let told = subjects.at(frame, to + 1)?;
    let mut heard = around(subjects, frame, word, &told, "was_told");
    let inner: Vec<Heard> = heard.iter().map(|one| Heard { who: Subject::Unnamed, ..one.clone() }).collect();
    heard.extend(inner);
    Some(heard)
}
