//! Who fills which place in the sentence: who does it, whom it is done to, whose a noun is.

use std::ops::Range;

use paradero_record::Language;

use super::grammar::{Filler, Group, View};
use super::lexicon::Form;
use super::words::{ARTICLES, PARTICLES, PREPOSITIONS, is_adverb, is_boundary, is_clause_start, is_small};
use crate::who::{EntityId, EntityKind, Mention};

/// Who does it, or of what is suffered who suffers it: what stands before the verb.
pub(super) fn subject(view: View<'_, '_>, group: &Group) -> Filler {
    let before = before(view, group.start, 0);
    if before == Filler::Missing && view.language == Language::Spanish {
        return behind(view, group);
    }
    before
}

fn before(view: View<'_, '_>, group_start: usize, depth: usize) -> Filler {
    let mut at = group_start;
    for _ in 0..8 {
        let Some(last) = at.checked_sub(1).filter(|last| *last >= view.start()) else { return Filler::Missing };
        if let Some(time) = view.time_at(last) {
            let led =
                view.is(time.start.wrapping_sub(1), PREPOSITIONS) || view.is(time.start.wrapping_sub(1), ARTICLES);
            at = if led && time.start > view.start() { time.start - 1 } else { time.start };
            continue;
        }
        if let Some(mention) = view.mention(last) {
            let first = with_article(view, mention.tokens.start);
            if view.is(first.wrapping_sub(1), PREPOSITIONS) && first > view.start() {
                at = first - 1;
                continue;
            }
            if !view.is_somebody(mention) {
                return Filler::Other(mention.tokens.clone());
            }
            return in_a_row(view, mention);
        }
        match view.low(last) {
            "," if row(view, last, group_start) => return first_subject(view, last),
            // `Otro salvadoreño, detenido en Maryland`: somebody else.
            "," if another(view, last) => return Filler::Other(view.start()..last),
            "," | ")" | "-" => match opening(view, last, group_start) {
                Some(open) => at = open,
                None => return Filler::Missing,
            },
            "who" | "quien" | "quienes" | "which" | "that" | "que" | "whom" => {
                return antecedent(view, last, depth);
            }
            "and" | "y" | "e" | "but" | "pero" | "then" | "luego" | "or" | "o" => return first_subject(view, last),
            // `Barry “was arrested by officers”`.
            "\"" | "“" | "«" if last > view.start() && view.mention(last - 1).is_some() => at = last,
            "\"" | "“" | ":" | ";" | "”" | "«" | "»" => return Filler::Missing,
            "how" | "where" | "when" | "donde" | "cuando" | "as" | "while" | "mientras" | "because" | "porque"
            | "si" | "if" | "how " | "since" | "before" | "after" | "whether" | "although" | "though" | "aunque"
            | "until" => {
                return Filler::Missing;
            }
            _ => {
                let first = phrase_start(view, last);
                // `Ana, a baker from Turkey who`: of whom it is said what they are.
                if depth > 0
                    && let Some(mention) = described(view, first)
                {
                    return in_a_row(view, mention);
                }
                if first == last && (is_adverb(view.low(last)) || view.is(last, FIRSTS)) {
                    at = last;
                    continue;
                }
                if view.is(first.wrapping_sub(1), PREPOSITIONS) && first > view.start() {
                    at = first - 1;
                    continue;
                }
                return Filler::Other(first..last + 1);
            }
        }
    }
    Filler::Missing
}

/// Whether a sentence begins with somebody else, up to this mark.
fn another(view: View<'_, '_>, close: usize) -> bool {
    let first = view.start();
    let watched = || view.known.cast.within(first..close).iter().any(|mention| view.watched(mention.entity));
    view.is(first, &["otro", "otra", "otros", "otras", "another", "other"]) && close < first + 7 && !watched()
}

/// Who is described by a phrase behind a comma: `Ana, a 29-year-old baker`.
fn described<'k>(view: View<'k, '_>, first: usize) -> Option<&'k Mention> {
    let mut lead = first;
    while let Some(time) = lead.checked_sub(1).and_then(|at| view.time_at(at)) {
        lead = time.start;
    }
    if view.is(lead.wrapping_sub(1), &["a", "an", "the", "un", "una", "el", "la"]) {
        lead -= 1;
    }
    let comma = lead.checked_sub(1).filter(|at| view.low(*at) == ",")?;
    view.mention(comma.checked_sub(1)?).filter(|mention| view.is_somebody(mention))
}

/// Words that lead a sentence without being its subject.
const FIRSTS: &[&str] = &["primero", "first", "finalmente", "finally", "ahora", "hoy", "inicialmente", "mas", "tarde"];

/// The article or title before a mention belongs to it.
fn with_article(view: View<'_, '_>, start: usize) -> usize {
    let mut first = start;
    while first > view.start() && view.is(first - 1, ARTICLES) && view.mention(first - 1).is_none() {
        first -= 1;
    }
    first
}

/// Where a noun phrase that ends here begins.
fn phrase_start(view: View<'_, '_>, last: usize) -> usize {
    let mut first = last;
    while first > view.start() {
        let low = view.low(first - 1);
        let word = low.starts_with(|one: char| one.is_alphanumeric() || one == '\'');
        if !word || is_boundary(low) || view.is(first - 1, PREPOSITIONS) || view.time_at(first - 1).is_some() {
            break;
        }
        first -= 1;
    }
    first
}

/// `Ana, hondureña, madre de dos niñas, fue detenida`: the mark behind whom the sentence begins with, where only what
/// describes them stands between.
fn lead(view: View<'_, '_>, close: usize) -> Option<usize> {
    const RELATIVES: &[&str] = &[
        "who", "whom", "whose", "which", "that", "que", "quien", "quienes", "cuyo", "cuya", "said", "says", "dijo",
        ";", ":", "”", "“",
    ];
    let mention = view.known.cast.within(view.start()..close).iter().find(|one| view.is_somebody(one))?;
    let first = with_article(view, mention.tokens.start);
    let leads = first <= view.start() + 2
        || (view.start()..first).all(|at| view.time_at(at).is_some() || !view.is(at, &[",", "de"]))
            && first < view.start() + 8;
    let open = mention.tokens.end;
    let apart = view.is(open, &[","]) && open < close && leads && !view.is(first.wrapping_sub(1), PREPOSITIONS);
    (apart && !view.owns(mention) && !(open..close).any(|at| view.is(at, RELATIVES))).then_some(open)
}

/// What stands between marks before the verb is skipped: `Ana, a baker, was held`, `Ana Pérez (31) fue detenida`.
fn opening(view: View<'_, '_>, close: usize, group_start: usize) -> Option<usize> {
    let mark = match view.low(close) {
        ")" => "(",
        other => other,
    };
    if group_start == close + 1
        && view.low(close) == ","
        && let Some(open) = lead(view, close)
    {
        return Some(open);
    }
    if group_start == close + 1 || view.low(close) != "," {
        let from = close.saturating_sub(25).max(view.start());
        let found = (from..close).rev().find(|at| view.low(*at) == mark && !in_time(view, *at));
        if found.is_some() {
            return found;
        }
    }
    // `Ana, detained in March, …`: the word behind the comma is a participle that belongs to what stands before it.
    (view.low(close) == ","
        && view.mention(close.wrapping_sub(1)).is_some_and(|mention| {
            let first = with_article(view, mention.tokens.start);
            !view.is_place(mention) && first == view.start()
        }))
    .then_some(close)
}

/// Whether the comma stands between verbs in a row: `entró en 2021, pidió asilo en 2022 y …`.
fn row(view: View<'_, '_>, comma: usize, group_start: usize) -> bool {
    // `He was held in Texas, then flown to Louisiana`.
    if group_start == comma + 1 && view.is(group_start, &["then", "later", "luego", "despues"]) {
        return true;
    }
    if group_start != comma + 1 || view.language != Language::Spanish {
        return false;
    }
    let from =
        (view.start()..comma).rev().find(|at| view.low(*at) == "," && !in_time(view, *at)).unwrap_or(view.start());
    (from..comma).any(|at| {
        let readings = super::lexicon::LEXICON.readings(view.language, view.low(at));
        view.mention(at).is_none() && readings.iter().any(|one| one.form == Form::Past)
    })
}

fn in_time(view: View<'_, '_>, at: usize) -> bool {
    view.time_at(at).is_some()
}

/// Whom `who` means: what stands before it.
fn antecedent(view: View<'_, '_>, pronoun: usize, depth: usize) -> Filler {
    let comma = view.low(pronoun.wrapping_sub(1)) == ",";
    let end = if comma { pronoun - 1 } else { pronoun };
    let near = end.checked_sub(1).and_then(|last| view.mention(last)).is_some();
    let says = view.is(pronoun, &["that", "que"]) && !near;
    if says || depth > 2 {
        return Filler::Missing;
    }
    if near && view.is(pronoun, &["that", "que"]) {
        let mention = view.mention(end - 1);
        // `said Tuesday that`, `told Ana that was`: a clause of its own, unless a thing or person stands right before.
        return mention.filter(|one| view.is_somebody(one)).map_or(Filler::Missing, |one| in_a_row(view, one));
    }
    before(view, end, depth + 1)
}

/// The subject of the first verb in the row: `Ana was arrested and deported`.
fn first_subject(view: View<'_, '_>, conjunction: usize) -> Filler {
    let mut from = view.start();
    for at in (view.start()..conjunction).rev() {
        if is_clause_start(view.low(at)) {
            from = at + 1;
            break;
        }
    }
    for mention in view.known.cast.within(from..conjunction) {
        let first = with_article(view, mention.tokens.start);
        let led = first > view.start() && view.is(first - 1, PREPOSITIONS);
        if led || view.is_place(mention) || !view.is_somebody(mention) {
            continue;
        }
        if view.owns(mention) {
            return Filler::Other(mention.tokens.clone());
        }
        return in_a_row(view, mention);
    }
    let other = (from..conjunction).any(|at| view.low(at).ends_with('s') && !is_small(view.low(at)));
    if other && view.language == Language::English { Filler::Other(from..conjunction) } else { Filler::Missing }
}

/// A mention and those that stand in a row before it: `Ana and two others`.
fn in_a_row(view: View<'_, '_>, mention: &Mention) -> Filler {
    if view.owns(mention) {
        return Filler::Other(mention.tokens.clone());
    }
    let mut entities = vec![mention.entity];
    let mut first = with_article(view, mention.tokens.start);
    for _ in 0..6 {
        // `Ana and her cousin Pedro`.
        if first > view.start() + 2 && view.is(first - 2, &["his", "her", "their", "su", "my", "mi"]) {
            first -= 2;
        }
        if !view.is(first.wrapping_sub(1), &["and", "y", "e", ",", "with", "con", "&"]) || first <= view.start() {
            break;
        }
        let mut end = first - 1;
        while end > view.start() && view.is(end - 1, &[",", "along", "together", "junto"]) {
            end -= 1;
        }
        let Some(other) = end.checked_sub(1).and_then(|last| view.mention(last)) else { break };
        if !view.is_somebody(other) || view.owns(other) {
            break;
        }
        if view.low(first - 1) == "," && entities.len() == 1 {
            break;
        }
        entities.push(other.entity);
        first = with_article(view, other.tokens.start);
    }
    Filler::Found(entities, first..mention.tokens.end)
}

/// The subject behind a Spanish verb: `fue detenida Ana Pérez`.
fn behind(view: View<'_, '_>, group: &Group) -> Filler {
    let mut at = group.verb + 1;
    while at < view.end() && at < group.verb + 14 {
        if is_clause_start(view.low(at)) || view.is(at, &[",", ".", "y", "e"]) {
            break;
        }
        if let Some(mention) = view.mention(at) {
            let first = with_article(view, mention.tokens.start);
            if view.is_somebody(mention) && !view.is(first.wrapping_sub(1), PREPOSITIONS) && !view.owns(mention) {
                return row_behind(view, mention);
            }
            at = mention.tokens.end;
            continue;
        }
        at += 1;
    }
    Filler::Missing
}

/// A mention and those that stand in a row behind it.
fn row_behind(view: View<'_, '_>, mention: &Mention) -> Filler {
    let mut entities = vec![mention.entity];
    let mut end = mention.tokens.end;
    for _ in 0..6 {
        let mut at = end;
        while view.is(at, &[",", "and", "y", "e", "a", "the", "los", "las", "al"]) {
            at += 1;
        }
        let Some(other) = view.mention(at).filter(|other| at > end && view.is_somebody(other)) else { break };
        if view.low(end) == ","
            && !view.is(at - 1, &["and", "y", "e", "a"])
            && !view.is(other.tokens.end, &["and", "y", "e", ","])
        {
            break;
        }
        entities.push(other.entity);
        end = other.tokens.end;
    }
    Filler::Found(entities, mention.tokens.start..end)
}

/// Whom it is done to: what stands behind the verb.
pub(super) fn object(view: View<'_, '_>, group: &Group, with: With) -> Filler {
    if let Some(clitic) = group.clitic {
        if let Some(doubled) = doubled(view, group.start) {
            return doubled;
        }
        return match view.mention(clitic) {
            // `los agentes … lo entregaron`: one person is meant, no group.
            Some(mention)
                if !view.watched(mention.entity) && view.is(clitic, &["lo", "la"]) && !is_one(view, mention) =>
            {
                topic(view, clitic)
                    .map_or(Filler::Other(clitic..clitic + 1), |id| Filler::Found(vec![id], clitic..clitic + 1))
            }
            Some(mention) => Filler::Found(vec![mention.entity], clitic..clitic + 1),
            None => topic(view, clitic)
                .map_or(Filler::Other(clitic..clitic + 1), |id| Filler::Found(vec![id], clitic..clitic + 1)),
        };
    }
    if group.reading.clitic {
        let own = group.verb..group.verb + 1;
        return topic(view, group.verb).map_or(Filler::Other(own.clone()), |id| Filler::Found(vec![id], own));
    }
    let mut at = group.verb + 1;
    for _ in 0..10 {
        if let Some(time) = view.time_at(at) {
            at = time.end;
            continue;
        }
        if let Some(mention) = view.mention(at) {
            if view.owns(mention) {
                return Filler::Other(mention.tokens.clone());
            }
            return if view.is_somebody(mention) {
                row_behind(view, mention)
            } else {
                Filler::Other(mention.tokens.clone())
            };
        }
        let low = view.low(at);
        let led = with == With::Preposition
            && matches!(
                low,
                "to" | "with" | "from" | "con" | "contact" | "touch" | "contacto" | "comunicacion" | "directly"
            );
        let spanish = view.language == Language::Spanish && matches!(low, "a" | "al");
        if led || spanish || view.is(at, PARTICLES) || view.is(at, ARTICLES) || (is_adverb(low) && low != "there") {
            at += 1;
            continue;
        }
        break;
    }
    let low = view.low(at);
    if low.starts_with(char::is_alphanumeric) && !is_small(low) { Filler::Other(at..at + 1) } else { Filler::Missing }
}

/// `A mi hermano lo detuvieron`, `a un vecino mío lo deportaron`: the object, which stands before and is taken up again.
fn doubled(view: View<'_, '_>, start: usize) -> Option<Filler> {
    let from = start.saturating_sub(8).max(view.start());
    let leads = |at: usize| {
        view.is(at, &["a", "al"])
            && !view.is(at + 1, &["parecer", "menos", "final", "fin", "principio"])
            && (at == view.start() || view.is(at - 1, &["y", ",", "que", "“", "«", "\"", ":", ";", "—", "-", "si"]))
    };
    let first = (from..start).rev().take_while(|at| !view.is(*at, &[",", ".", ";"])).find(|at| leads(*at))?;
    if view.time_at(first).is_some() || first + 1 >= start {
        return None;
    }
    let named = view.known.cast.within(first + 1..start);
    if let Some(mention) = named.iter().find(|mention| view.is_somebody(mention) && !view.owns(mention)) {
        return Some(Filler::Found(vec![mention.entity], mention.tokens.clone()));
    }
    if named.iter().any(|mention| view.is_place(mention)) {
        return None;
    }
    match ours_by_words(view, &(first + 1..start)) {
        Some(id) => Some(Filler::Found(vec![id], first + 1..start)),
        None => Some(Filler::Other(first + 1..start)),
    }
}

fn is_one(view: View<'_, '_>, mention: &Mention) -> bool {
    view.known.cast.entity(mention).kind == EntityKind::Person
}

/// Whether a preposition may lead to the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum With {
    /// None.
    Nothing,
    /// `with`, `to`, `from`.
    Preposition,
}

/// Whose a noun is: `his deportation`, `Ana’s deportation`, `la deportación de Ana`.
pub(super) fn owner(view: View<'_, '_>, noun: usize) -> Filler {
    let mut at = noun;
    for _ in 0..6 {
        let Some(last) = at.checked_sub(1).filter(|last| *last >= view.start()) else { break };
        if let Some(mention) = view.mention(last) {
            let owns = view.owns(mention)
                || view.is(mention.tokens.end, &["'s", "'"])
                || view.is(last, &["her", "his", "su", "sus"]);
            return if owns && view.is_somebody(mention) {
                Filler::Found(vec![mention.entity], mention.tokens.clone())
            } else {
                Filler::Missing
            };
        }
        let low = view.low(last);
        let skip = matches!(low, "'s" | "'")
            || (low.starts_with(char::is_alphabetic) && !is_small(low) && !view.is(last, ARTICLES));
        if !skip {
            break;
        }
        at = last;
    }
    owner_behind(view, noun)
}

fn owner_behind(view: View<'_, '_>, noun: usize) -> Filler {
    let mut at = noun + 1;
    while view.language == Language::Spanish && at < noun + 4 && !view.is(at, &["de", "del", "contra", "para"]) {
        if !view.low(at).starts_with(char::is_alphabetic) || view.is(at, PREPOSITIONS) || is_boundary(view.low(at)) {
            return Filler::Missing;
        }
        at += 1;
    }
    if !view.is(at, &["of", "for", "de", "del", "against", "contra", "para"]) {
        return Filler::Missing;
    }
    let purpose = view.is(at, &["for", "para"]);
    at += 1;
    // `la audiencia de fianza`: what sort it is.
    if view.is(
        at,
        &["fianza", "inmigracion", "asilo", "control", "deportacion", "rutina", "meritos", "fondo", "miedo", "trabajo"],
    ) {
        return Filler::Missing;
    }
    if view.time_at(at).is_some() || view.time_at(at + 1).is_some() {
        return Filler::Missing;
    }
    while view.is(at, ARTICLES) && view.mention(at).is_none() {
        at += 1;
    }
    match view.mention(at).filter(|mention| view.is_somebody(mention) && !view.owns(mention)) {
        Some(mention) => row_behind(view, mention),
        None if purpose => Filler::Missing,
        None => Filler::Other(at..at + 1),
    }
}

/// Of whom the text speaks here, else the person asked about.
pub(super) fn topic(view: View<'_, '_>, before: usize) -> Option<EntityId> {
    topical(view, before).or_else(|| view.known.cast.focus.filter(|focus| view.watched(*focus)))
}

/// Of whom the text speaks here: the last watched person named before this word, in this block or the two before; else
/// the one asked about, where nobody else is watched over in the text.
pub(super) fn topical(view: View<'_, '_>, before: usize) -> Option<EntityId> {
    named_last(view, before).or_else(|| {
        let focus = view.known.cast.focus.filter(|focus| view.watched(*focus))?;
        let alone = (0..view.known.cast.entities.len()).all(|id| id == focus || !view.watched(id));
        alone.then_some(focus)
    })
}

fn named_last(view: View<'_, '_>, before: usize) -> Option<EntityId> {
    let first_block = view.sentence.block.saturating_sub(2);
    let mentions = &view.known.cast.mentions;
    let until = mentions.partition_point(|mention| mention.tokens.start < before);
    mentions.get(..until)?.iter().rev().take(40).find_map(|mention| {
        let sentence = view.known.prose.sentence_at(mention.tokens.start)?;
        let near = view.known.prose.sentences.get(sentence)?.block >= first_block;
        (near && view.watched(mention.entity)).then_some(mention.entity)
    })
}

/// Words for relatives and clients, as those near the person name the person.
const OURS: &[&str] = &[
    "client",
    "husband",
    "wife",
    "brother",
    "sister",
    "son",
    "daughter",
    "father",
    "mother",
    "dad",
    "mom",
    "cousin",
    "nephew",
    "niece",
    "uncle",
    "aunt",
    "partner",
    "boyfriend",
    "girlfriend",
    "fiance",
    "fiancee",
    "boy",
    "cliente",
    "clienta",
    "defendido",
    "defendida",
    "representado",
    "representada",
    "esposo",
    "esposa",
    "marido",
    "mujer",
    "hermano",
    "hermana",
    "hijo",
    "hija",
    "padre",
    "madre",
    "papa",
    "mama",
    "primo",
    "prima",
    "sobrino",
    "sobrina",
    "tio",
    "tia",
    "pareja",
    "novio",
    "novia",
    "muchacho",
    "muchacha",
    "nino",
    "nina",
    "companero",
    "companera",
    "hermanito",
    "hermanita",
    "viejo",
];

/// The person of whom the text speaks, where those near the person name them by what they are to each other: `my
/// brother`, `her client`. Not where the one who speaks is the person.
pub(super) fn ours(view: View<'_, '_>, id: EntityId) -> Option<EntityId> {
    let entity = view.known.cast.entities.get(id)?;
    let (first, rest) = entity.name.split_once(' ')?;
    let noun = rest.rsplit(' ').next().unwrap_or(rest);
    meant(view, &crate::prose::folded(first), &crate::prose::folded(noun))
}

/// As [`ours`], of words that are not in the cast.
pub(super) fn ours_by_words(view: View<'_, '_>, tokens: &Range<usize>) -> Option<EntityId> {
    if tokens.len() > 4 {
        return None;
    }
    meant(view, view.low(tokens.start), view.low(tokens.end.saturating_sub(1)))
}

fn meant(view: View<'_, '_>, first: &str, noun: &str) -> Option<EntityId> {
    let mine = matches!(first, "my" | "our" | "mi" | "nuestro" | "nuestra");
    let client = matches!(noun, "client" | "cliente" | "clienta" | "defendido" | "defendida" | "representado")
        && matches!(first, "his" | "her" | "their" | "its" | "su");
    if !(client || mine && OURS.contains(&noun)) {
        return None;
    }
    let voice = view.known.voice(view.start());
    let own = voice.speakers.iter().any(|speaker| view.watched(*speaker));
    if own && mine { None } else { topic(view, view.end()) }
}
