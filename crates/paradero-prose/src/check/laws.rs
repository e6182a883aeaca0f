//! What a text says of a law, against itself and against the table of law facts.

mod made;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::case::{Case, Side};
use super::cues::{BUCKETS, bucket};
use super::{CheckType, Severity};
use crate::law::{self, LawFact};
use crate::{Section, Shape};
use made::{Made, allowed, made};

#[derive(Clone, Debug)]
struct Said {
    made: Made,
    words: String,
    side: Side,
}

/// What a text says of one law.
#[derive(Default)]
struct Of {
    made: Vec<Said>,
    never: Vec<(Side, bool)>,
    few: Vec<Side>,
    used: Vec<Side>,
    war: Vec<Side>,
    invasion: bool,
}

/// A name of a law: its words, whether it stands in capitals, and the law's place in the table.
type Name = (Vec<String>, bool, usize);

/// The names of laws, by the first two letters of each.
static NAMES: LazyLock<Vec<Vec<Name>>> = LazyLock::new(|| {
    let mut names: Vec<Vec<Name>> = vec![Vec::new(); BUCKETS];
    for (at, fact) in law::all().iter().enumerate() {
        for name in fact.names.0.iter().chain(&fact.names.1) {
            let words: Vec<String> = name.split_whitespace().map(crate::prose::folded).collect();
            let loud = words.len() == 1 && name.chars().all(|one| one.is_uppercase() || !one.is_alphabetic());
            let place = words.first().and_then(|word| names.get_mut(bucket(word)));
            if let Some(list) = place {
                list.push((words, loud, at));
            }
        }
    }
    names
});

pub(super) fn check(case: &mut Case<'_>) {
    let found = found(case);
    for (at, of) in found {
        let Some(fact) = law::all().get(at) else { continue };
        against_table(case, fact, &of);
        against_itself(case, fact, &of);
        uses(case, fact, &of);
        trigger(case, fact, &of);
    }
}

/// The longest name of a law that begins at a token: which law, and where it ends.
fn named(case: &Case<'_>, at: usize, end: usize) -> Option<(usize, usize)> {
    let tokens = &case.known.prose.tokens;
    let token = tokens.get(at)?;
    let list = NAMES.get(bucket(&token.low))?;
    let fits = |(words, loud, _): &&Name| {
        at + words.len() <= end
            && words.iter().enumerate().all(|(i, word)| tokens.get(at + i).is_some_and(|token| token.is(word)))
            && (!*loud || token.shape == Shape::Upper)
    };
    list.iter().filter(fits).max_by_key(|(words, _, _)| words.len()).map(|(words, _, fact)| (*fact, at + words.len()))
}

/// What the text says of which law. `the law` means the one that was named last, in this block or the one before.
fn found(case: &Case<'_>) -> BTreeMap<usize, Of> {
    let prose = &case.known.prose;
    let mut all: BTreeMap<usize, Of> = BTreeMap::new();
    let mut last: Option<(usize, usize)> = None;
    let first = first_law(case);
    for (at, sentence) in prose.sentences.iter().enumerate() {
        let section = case.section(at);
        if !section.tells() || !prose.blocks.get(sentence.block).is_some_and(|_| true) {
            continue;
        }
        let whole = sentence.tokens.clone();
        let mut here: Vec<(usize, Range<usize>)> = Vec::new();
        let mut token = whole.start;
        while token < whole.end {
            match named(case, token, whole.end) {
                Some((law, end)) => {
                    here.push((law, token..end));
                    token = end;
                }
                None => token += 1,
            }
        }
        let spoken = case.has_word(
            at,
            &[
                "law",
                "laws",
                "act",
                "statute",
                "measure",
                "it",
                "its",
                "ley",
                "leyes",
                "norma",
                "norm",
                "decreto",
                "treaty",
                "tratado",
                "convencion",
            ],
        );
        let before = last.filter(|(_, block)| spoken && sentence.block <= block + 2).map(|(law, _)| law);
        // A digest may speak of `century-old laws` before the law is named.
        let early =
            || (section.is_digest() && case.has_word(at, &["law", "laws", "ley", "leyes"])).then_some(first).flatten();
        let of_sentence = here.first().map(|(law, _)| *law).or(before).or_else(early);
        if let Some(law) = of_sentence {
            says(case, at, &here, law, &mut all);
        }
        if let Some((law, _)) =
            here.iter().rfind(|(law, _)| law::all().get(*law).is_some_and(|fact| fact.class != "body"))
        {
            last = Some((*law, sentence.block));
        }
    }
    all
}

/// The law that the text names first, where it names but one that is no body.
fn first_law(case: &Case<'_>) -> Option<usize> {
    let prose = &case.known.prose;
    let mut laws: Vec<usize> = Vec::new();
    for sentence in &prose.sentences {
        for at in sentence.tokens.clone() {
            if let Some((law, _)) = named(case, at, sentence.tokens.end)
                && law::all().get(law).is_some_and(|fact| fact.class != "body")
                && !laws.contains(&law)
            {
                laws.push(law);
            }
        }
    }
    (laws.len() == 1).then(|| laws.first().copied()).flatten()
}

fn says(case: &Case<'_>, sentence: usize, here: &[(usize, Range<usize>)], law: usize, all: &mut BTreeMap<usize, Of>) {
    let whole = case.tokens_of(sentence);
    for at in whole.clone() {
        // The law is the one named last before the words, else the one of the sentence.
        let near = here.iter().rfind(|(_, tokens)| tokens.end <= at).map_or(law, |(law, _)| *law);
        let between =
            here.iter().rfind(|(_, tokens)| tokens.end <= at).map_or(at - whole.start, |(_, tokens)| at - tokens.end);
        if let Some((made, end)) =
            made(case, at, whole.clone()).filter(|_| between <= 26 && fits_law(case, near, at, here))
        {
            let of = all.entry(near).or_default();
            let words = case.known.prose.words_of(at..end).to_owned();
            if !of.made.iter().any(|said| said.side.span.meets(case.known.prose.span_of(at..end)) && said.made == made)
            {
                of.made.push(Said { made, words, side: case.side_at(at..end, sentence) });
            }
        }
    }
    let of = all.entry(law).or_default();
    let is_law = |class: &str| case.cue_any(class).filter(|hit| hit.sentence == sentence).cloned().collect::<Vec<_>>();
    for hit in is_law("never_used") {
        let words = crate::prose::folded(case.known.prose.words_of(hit.tokens.clone()));
        let law_like = words.contains("use")
            || words.contains("invok")
            || words.contains("appl")
            || words.contains("unprecedented")
            || words.contains("precedente")
            || words.contains("usad")
            || words.contains("utiliz")
            || words.contains("invoc")
            || words.contains("aplic");
        let qualified = case.has_word(
            sentence,
            &[
                "against",
                "contra",
                "peacetime",
                "gang",
                "migrants",
                "migrantes",
                "modern",
                "way",
                "banda",
                "paz",
                "legal",
                "this",
            ],
        );
        // `no consta que se haya usado contra los detenidos`: not on record for these people is no `never`.
        let of_these = case.has_word(sentence, &["detenidos", "detainees", "her", "case", "caso", "ella", "him"])
            && !case.has_word(sentence, &["now", "ahora", "before", "never", "nunca"]);
        if law_like && !of_these && case.is_said(hit.tokens.start) {
            of.never.push((case.side(&hit), qualified));
        }
    }
    for hit in is_law("few_used") {
        of.few.push(case.side(&hit));
    }
    for hit in is_law("used_here") {
        if !case.is_negated(hit.tokens.start)
            && case.is_said(hit.tokens.start)
            && case.section(sentence) == Section::Body
            && !case.has_word(sentence, &["no", "not"])
        {
            of.used.push(case.side(&hit));
        }
    }
    for hit in is_law("war_only") {
        of.war.push(case.side(&hit));
    }
    of.invasion |= case.sentence_has(sentence, "invasion");
}

/// Whether words that say a year can be of this law: a body was founded, not passed; and `of 1980`, `from 1798` stand behind a law.
fn fits_law(case: &Case<'_>, law: usize, at: usize, here: &[(usize, Range<usize>)]) -> bool {
    let low = |at: usize| case.known.prose.low(at);
    let body = law::all().get(law).is_some_and(|fact| fact.class == "body");
    let founded = matches!(low(at), "created" | "established" | "founded" | "creada" | "creado" | "fundada" | "creo");
    if body {
        return founded;
    }
    if !matches!(low(at), "of" | "from" | "de" | "del") {
        return true;
    }
    let behind = here.iter().any(|(_, tokens)| tokens.end <= at && at <= tokens.end + 1);
    let lawful = (at.saturating_sub(2)..at).any(|at| {
        matches!(
            low(at),
            "law"
                | "act"
                | "statute"
                | "ley"
                | "norma"
                | "decreto"
                | "treaty"
                | "tratado"
                | "es"
                | "is"
                | "statutes"
                | "leyes"
                | "laws"
        )
    });
    behind || lawful
}

fn year(case: &Case<'_>) -> i64 {
    case.published.map_or(2025, |days| super::days::year_of(days.last))
}

fn disagree(a: (i64, i64), b: (i64, i64)) -> bool {
    a.0 > b.1 || b.0 > a.1
}

/// What the text says against the table.
fn against_table(case: &mut Case<'_>, fact: &LawFact, of: &Of) {
    let (name, cited) = (fact.name(), fact.cited());
    for said in &of.made {
        if !disagree(allowed(&said.made, year(case)), fact.years)
            || of.made.iter().any(|other| contrasts(case, said, other, fact))
        {
            continue;
        }
        let years = if fact.years.0 == fact.years.1 {
            fact.years.0.to_string()
        } else {
            format!("{}-{}", fact.years.0, fact.years.1)
        };
        let severity = if said.made == Made::CenturyOld { Severity::Note } else { Severity::Contradiction };
        let says = (
            format!("said “{}”; {}: {years} ({})", said.words, name.0, cited.0),
            format!("dice «{}»; {}: {years} ({})", said.words, name.1, cited.1),
        );
        case.say(CheckType::LawFact, severity, vec![said.side.clone()], says);
    }
}

/// Whether another place of the text has it right and says otherwise: then both sides are shown.
fn contrasts(case: &Case<'_>, said: &Said, other: &Said, fact: &LawFact) -> bool {
    let of = |one: &Said| allowed(&one.made, year(case));
    other.made != said.made && !disagree(of(other), fact.years) && disagree(of(said), of(other))
}

/// Two places of the text that cannot both be right.
fn against_itself(case: &mut Case<'_>, fact: &LawFact, of: &Of) {
    let name = fact.name();
    for said in &of.made {
        let others: Vec<&Said> = of.made.iter().filter(|other| contrasts(case, said, other, fact)).collect();
        for other in others {
            let loose = said.made == Made::CenturyOld;
            let severity = if loose { Severity::Note } else { Severity::Contradiction };
            let says = (
                format!(
                    "{}: said “{}” here, “{}” there; the source says {} ({})",
                    name.0,
                    said.words,
                    other.words,
                    fact.years.0,
                    fact.cited().0
                ),
                format!(
                    "{}: dice «{}» aquí, «{}» allá; la fuente dice {} ({})",
                    name.1,
                    said.words,
                    other.words,
                    fact.years.0,
                    fact.cited().1
                ),
            );
            case.say(CheckType::LawFact, severity, vec![said.side.clone(), other.side.clone()], says);
        }
    }
}

/// `never used` against past uses of the table, and against `rarely used` in the text.
fn uses(case: &mut Case<'_>, fact: &LawFact, of: &Of) {
    if of.never.is_empty() {
        return;
    }
    let (name, cited) = (fact.name(), fact.cited());
    let never: Vec<Side> = of.never.iter().map(|(side, _)| side.clone()).collect();
    if !of.few.is_empty() {
        let says = (
            format!("{}: never or unprecedented here, few or rare uses there", name.0),
            format!("{}: nunca o sin precedentes aquí, pocos o raros usos allá", name.1),
        );
        let sides = never.iter().chain(&of.few).cloned().collect();
        case.say(CheckType::LawFact, Severity::Tension, sides, says);
    }
    let now = year(case);
    let past: Vec<_> = fact.uses.iter().filter(|(year, _)| *year < now).collect();
    if past.is_empty() || !of.few.is_empty() {
        return;
    }
    let list = |choose: fn(&law::Both) -> &'static str| {
        past.iter().map(|(_, use_)| choose(use_)).collect::<Vec<_>>().join(", ")
    };
    // `unprecedented` and `never against …` may mean this way of using it.
    let qualified = of.never.iter().all(|(_, qualified)| *qualified);
    let severity = if qualified { Severity::Tension } else { Severity::Contradiction };
    let says = (
        format!("said never used; {}: {} ({})", name.0, list(|both| both.0), cited.0),
        format!("dice que nunca se usó; {}: {} ({})", name.1, list(|both| both.1), cited.1),
    );
    case.say(CheckType::LawFact, severity, never, says);
}

/// A law that the text gives for war alone, and tells to have been used in the case.
fn trigger(case: &mut Case<'_>, fact: &LawFact, of: &Of) {
    let (Some(trigger), Some(war), Some(used)) = (fact.trigger, of.war.first(), of.used.first()) else { return };
    if of.invasion || !trigger.0.contains("war") {
        return;
    }
    let (name, cited) = (fact.name(), fact.cited());
    let says = (
        format!("given for war alone, and used here; {}: {} ({})", name.0, trigger.0, cited.0),
        format!("dado solo para la guerra, y usado aquí; {}: {} ({})", name.1, trigger.1, cited.1),
    );
    case.say(CheckType::LawFact, Severity::Note, vec![war.clone(), used.clone()], says);
}
