//! Verbs of saying: whose they are, and what is said.

use std::ops::Range;

use paradero_record::Stance;

use super::Manner;
use super::acts::{acts, is_call_for, is_denied, is_passive, passive, silence};
use super::clauses::Ground;
use super::lexicon::Class;
use super::said::{Said, kept, said};
use super::subjects::{Found, Frame, Subject, Subjects};
use crate::Shape;

/// A stretch that is somebody's word, before it is known who a left-out subject is.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    pub(super) tokens: Range<usize>,
    pub(super) cue: Range<usize>,
    pub(super) verb: usize,
    pub(super) who: Subject,
    pub(super) manner: Manner,
    pub(super) stance: Stance,
    pub(super) rule: &'static str,
}

/// Finds what the verb of saying here says.
pub(super) fn at(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, verb: usize, before: &[Heard]) -> Vec<Heard> {
    let ground = subjects.ground;
    let class = ground.class(verb);
    if is_loose(ground, frame, verb)
        || is_own(ground, frame, verb)
        || (class.is(Class::WEAK) && ground.is(verb + 1, Class::VERB))
    {
        return Vec::new();
    }
    if is_passive(ground, frame, verb) {
        return passive(subjects, frame, verb);
    }
    let open = opens_frame(ground, frame, verb);
    let earlier =
        if open { subjects.behind(frame, verb).filter(|found| inverts(subjects, frame, verb, found)) } else { None };
    let bare = ground.low(verb).ends_with("ing") || ground.low(verb).ends_with("ndo");
    let found = earlier
        .or_else(|| if bare { subordinate(subjects, frame, verb, before) } else { None })
        .or_else(|| subjects.before(frame, verb))
        .or_else(|| subordinate(subjects, frame, verb, before))
        .or_else(|| spanish_behind(subjects, frame, verb))
        .or_else(|| subjects.somebody(frame, verb))
        .or_else(|| left_out(subjects, frame, verb));
    let Some(found) = found else { return Vec::new() };
    if is_noun(ground, verb, &found) {
        return Vec::new();
    }
    if is_denied(ground, &found, verb) {
        return silence(ground, frame, verb, found);
    }
    let calls_for = is_call_for(ground, frame, verb);
    if calls_for
        || class.is(Class::DENY.or(Class::DEMAND).or(Class::LINK).or(Class::ACCUSE))
            && !(class.is(Class::SAY) && ground.any(verb + 1, &["that", "que"]))
    {
        return acts(ground, frame, verb, found);
    }
    let mut said = said(ground, frame, verb, &found);
    if said.left.is_none() && said.right.is_none() {
        said.left = so_said(ground, frame, verb);
    }
    if class.is(Class::CALL) && said.left.is_none() && said.right.is_none() {
        return acts(ground, frame, verb, found);
    }
    heard(ground, verb, &found, said)
}

/// `Así lo confirmó ICE`: the sentence before is what is said.
fn so_said(ground: &Ground<'_, '_>, frame: &Frame<'_>, verb: usize) -> Option<Range<usize>> {
    let start = frame.words.start;
    let so = ground.low(start) == "asi" && verb <= start + 4 && frame.level == 0;
    let here = ground.prose.sentence_at(start).filter(|_| so)?;
    let before = ground.prose.sentences.get(here.checked_sub(1)?)?;
    let same = ground.prose.sentences.get(here).is_some_and(|one| one.block == before.block);
    kept(ground, before.tokens.clone()).filter(|_| same)
}

fn heard(ground: &Ground<'_, '_>, verb: usize, found: &Found, said: Said) -> Vec<Heard> {
    let right = said.right.map(|right| (right, "said"));
    let left = said.left.map(|left| (left, "said_behind"));
    left.into_iter()
        .chain(right)
        .map(|(tokens, rule)| Heard {
            stance: stance_of(ground, &tokens, verb),
            tokens,
            cue: said.cue.clone(),
            verb,
            who: found.who.clone(),
            manner: Manner::Reported,
            rule,
        })
        .collect()
}

/// Whether a Spanish participle stands without `haber` or `ser`: `dicho documento`, `lo dicho`.
fn is_loose(ground: &Ground<'_, '_>, frame: &Frame<'_>, verb: usize) -> bool {
    const HELPERS: &[&str] = &[
        "ha", "han", "he", "hemos", "habia", "habian", "habria", "habrian", "haber", "habiendo", "hubiera", "fue",
        "fueron", "es", "sido", "ser",
    ];
    let low = ground.low(verb);
    let participle = low == "dicho" || low.ends_with("ado") || low.ends_with("ido");
    if !participle || ground.prose_is_english(verb) || ground.is(verb, Class::ACCUSE) {
        return false;
    }
    !(verb.saturating_sub(3).max(frame.words.start)..verb).any(|at| ground.any(at, HELPERS))
}

/// Whether it is the speaker's own: `I think`, `we know`, `you can learn`.
fn is_own(ground: &Ground<'_, '_>, frame: &Frame<'_>, verb: usize) -> bool {
    let back = (frame.words.start..verb).rev().take(4).find(|at| !ground.is(*at, Class::SKIP.or(Class::MODAL)));
    back.is_some_and(|back| ground.any(back, &["i", "we", "you", "yo", "usted", "nosotros"]))
        || ground.is(verb.wrapping_sub(1), Class::MODAL)
}

/// Whether what is said is said to be false, or is wished.
fn stance_of(ground: &Ground<'_, '_>, tokens: &Range<usize>, verb: usize) -> Stance {
    const FALSE: &[&str] = &[
        "false",
        "untrue",
        "falso",
        "falsa",
        "falsas",
        "falsos",
        "mentira",
        "baseless",
        "unfounded",
        "misleading",
        "inaccurate",
        "lie",
        "lies",
        "infundada",
        "infundado",
        "fabricated",
    ];
    let head = || tokens.clone().take(14).take_while(|at| !ground.any(*at, &[";", "but", "pero"]));
    let not_so = |at: usize| {
        ground.any(at, &["true", "cierto", "cierta", "verdad", "so"])
            && (at.saturating_sub(4)..at).any(|back| ground.is(back, Class::NEG))
    };
    let denies = head().any(|at| {
        ground.any(at, FALSE) && !(at.saturating_sub(2)..at).any(|back| ground.is(back, Class::NEG)) || not_so(at)
    });
    if denies && (!ground.is(verb, Class::WEAK) || ground.is(verb, Class::CALL)) {
        Stance::Denies
    } else {
        Stance::Asserts
    }
}

/// Whether the verb stands where a clause opens or behind a comma or a quotation, so that its subject may follow.
fn opens_frame(ground: &Ground<'_, '_>, frame: &Frame<'_>, verb: usize) -> bool {
    let back = (frame.words.start..verb).rev().find(|at| {
        !frame.has(*at) || !ground.any(*at, &["le", "les", "me", "nos", "se", "lo", "asi", "ha", "han", "habia"])
    });
    back.is_none_or(|back| !frame.has(back) || ground.is_mark(back) || ground.any(back, &["segun", "como", "as"]))
}

/// Whether what stands behind the verb is its subject and not whom it tells or what it explains.
fn inverts(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, verb: usize, found: &Found) -> bool {
    let ground = subjects.ground;
    let low = ground.low(verb);
    if low.ends_with("ing") || low.ends_with("ndo") {
        return false;
    }
    let english = ground.prose_is_english(verb);
    let ends = |at: usize| !frame.has(at) || ground.is_mark(at) || ground.is(at, Class::REL);
    if english {
        let quoted = verb
            .checked_sub(1)
            .is_some_and(|at| !frame.has(at) || ground.token(at).is_some_and(|token| token.shape == Shape::Close));
        let tells =
            ground.any(verb, &["told", "tells", "informed", "notified", "warned", "reminded", "asked", "texted"]);
        let left = subjects.before(frame, verb).is_some();
        let after = ends(found.words.end)
            || ground.any(
                found.words.end,
                &[
                    "of",
                    "in",
                    "on",
                    "at",
                    "from",
                    "by",
                    "during",
                    "after",
                    "thursday",
                    "monday",
                    "tuesday",
                    "wednesday",
                    "friday",
                    "saturday",
                    "sunday",
                    "through",
                    "with",
                    "for",
                    "last",
                ],
            );
        return after
            && (quoted || !tells)
            && (!left || quoted || ends(found.words.end) || !ground.verb_soon(found.words.end, frame.words.end, 12))
            && !(tells && found.who == Subject::Left);
    }
    // `, lo rechazó: «…»` has its subject before it; `, contó, José Gregorio le dijo` is in brackets.
    !ground.is(found.words.end, Class::VERB) && !ground.any(found.words.end, &["le", "se", "les", "me", "no"])
}

/// `Dijo el abogado que …`, `Así lo informó ICE`.
fn spanish_behind(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, verb: usize) -> Option<Found> {
    let ground = subjects.ground;
    if ground.prose_is_english(verb) || ground.low(verb).ends_with("ndo") || ground.low(verb).ends_with('r') {
        return None;
    }
    subjects
        .behind(frame, verb)
        .filter(|found| found.who != Subject::Left && ground.any(found.words.end, &["que", ":", ".", ",", "en"]))
}

/// A participle or infinitive, or a verb joined to another: its subject is that of the main clause.
fn subordinate(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, verb: usize, before: &[Heard]) -> Option<Found> {
    let ground = subjects.ground;
    let low = ground.low(verb);
    let bare = low.ends_with("ing") || low.ends_with("ndo");
    let infinitive = ground.low(verb.wrapping_sub(1)) == "to" || (low.ends_with('r') && !ground.prose_is_english(verb));
    let joined = (frame.words.start..verb)
        .rev()
        .take(5)
        .find(|at| !ground.is(*at, Class::SKIP))
        .is_some_and(|at| ground.is(at, Class::COORD));
    if infinitive
        && ground
            .any(verb.wrapping_sub(2), &["declined", "refused", "nego", "wants", "wanted", "quiere", "quiso", "failed"])
    {
        return None;
    }
    // `to explain` is not yet said; `used it to claim` is.
    let claims = ["claim", "say", "argue", "allege", "urge", "demand", "request", "announce", "report", "deny"];
    let waits = infinitive && ground.prose_is_english(verb) && !claims.contains(&low);
    if waits || !bare && !infinitive && !joined {
        return None;
    }
    let last =
        before.iter().rev().find(|heard| frame.has(heard.verb) && heard.verb < verb && heard.verb >= frame.words.start);
    if let Some(last) = last {
        return Some(Found { who: last.who.clone(), words: verb..verb });
    }
    let who = subjects.first(frame, verb).map_or(Subject::Unnamed, |found| found.who);
    Some(Found { who, words: verb..verb })
}

/// A Spanish verb without a subject, an English one behind a quotation: whoever spoke last.
fn left_out(subjects: &Subjects<'_, '_>, frame: &Frame<'_>, verb: usize) -> Option<Found> {
    let ground = subjects.ground;
    let low = ground.low(verb);
    if ground.prose_is_english(verb) || low.ends_with('r') || low.ends_with("ndo") {
        return None;
    }
    let mut start = verb;
    while start > frame.words.start && frame.has(start - 1) && ground.is(start - 1, Class::SKIP) {
        start -= 1;
    }
    let impersonal = (start..verb).any(|at| ground.low(at) == "se") && ground.low(verb + 1) == "que";
    if impersonal && ground.is(verb, Class::BELIEVE) {
        return None;
    }
    // `Un compañero suyo, Nelson, me contó`: a name that the cast does not know stands before the comma.
    let comma = ground.low(start.wrapping_sub(1)) == "," && start > frame.words.start + 2;
    let name = comma && ground.token(start - 2).is_some_and(|token| token.shape.is_capital());
    // `Un análisis del diario, citado ayer, calcula`: the subject opens the sentence, and no verb goes with it.
    let first = frame.words.start;
    let noun = comma
        && ground.is_subject(first)
        && ground.token(first).is_some_and(|token| {
            token.shape == Shape::Lower || token.is_any(&["un", "una", "el", "la", "los", "las", "su"])
        })
        && !(first..start).any(|at| ground.is(at, Class::VERB));
    let apart = name || noun;
    let who = if impersonal || apart { Subject::Unnamed } else { Subject::Left };
    let opens = start == frame.words.start
        || ground.is_mark(start - 1)
        || !frame.has(start - 1)
        || ground.is(start - 1, Class::SUB.or(Class::COORD).or(Class::REL))
        || led_in(ground, frame, start);
    opens.then_some(Found { who, words: start..start })
}

/// Whether only words of time or place stand between here and the beginning of the clause: `En noviembre le contó`.
fn led_in(ground: &Ground<'_, '_>, frame: &Frame<'_>, start: usize) -> bool {
    let mark = (frame.words.start..start).rev().take(7).find(|at| !frame.has(*at) || ground.is_mark(*at));
    let first = mark.map_or(frame.words.start, |at| at + 1);
    start - first.min(start) < 7
        && ground.any(
            first,
            &["en", "desde", "tras", "hoy", "ayer", "luego", "despues", "entonces", "durante", "anoche", "ahora"],
        )
        && !(first..start).any(|at| ground.is(at, Class::VERB))
}

/// Whether the word is a noun here: `the claims`, `la denuncia`, `su demanda`.
fn is_noun(ground: &Ground<'_, '_>, verb: usize, found: &Found) -> bool {
    const ARTICLES: &[&str] = &[
        "the", "a", "an", "his", "her", "their", "its", "this", "these", "those", "no", "any", "some", "several",
        "such", "'s", "of", "el", "un", "una", "su", "sus", "esta", "este", "estas", "cada", "de", "en", "con",
        "sobre", "una", "sin", "por", "in", "for", "on", "with", "new", "under", "from", "by", "without",
    ];
    let low = ground.low(verb);
    let spanish_article = ground.any(verb.wrapping_sub(1), &["la", "las", "los"])
        && found.words.end < verb
        && matches!(found.who, Subject::Left);
    let amid = found.words.end == verb && found.words.start < verb;
    let noun = matches!(
        low,
        "state"
            | "states"
            | "report"
            | "reports"
            | "claim"
            | "claims"
            | "demand"
            | "demands"
            | "request"
            | "requests"
            | "call"
            | "calls"
            | "petition"
            | "petitions"
            | "link"
            | "links"
            | "plead"
            | "note"
            | "notes"
            | "point"
            | "points"
            | "post"
            | "posts"
            | "figures"
            | "figure"
            | "hold"
            | "holds"
            | "rules"
            | "rule"
            | "cites"
            | "finds"
            | "estimate"
            | "estimates"
            | "read"
            | "ask"
            | "see"
            | "tie"
            | "ties"
            | "contest"
            | "dispute"
            | "disputes"
            | "complaint"
    );
    let prefix = ground.any(verb.wrapping_sub(1), &["a", "no", "the"]) && !ground.prose_is_english(verb);
    let article = ground.any(verb.wrapping_sub(1), ARTICLES) && !amid && !prefix;
    let capital = ground.token(verb).is_some_and(|token| token.shape.is_capital()) && noun;
    article
        || spanish_article
        || capital
        || (noun && found.words.is_empty() && !ground.any(verb.wrapping_sub(1), &["to", "and", "or", ",", "also"]))
}
