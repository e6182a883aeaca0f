//! Whether a person watched over fills the place in the sentence that a pattern asks for.

use std::ops::Range;

use paradero_record::{Language, Role};

use super::grammar::{self, Filler};
use super::pattern::{Mark, Pattern, Slot};
use super::roles::{self, With, owner, topic, topical};
use super::words::{PREPOSITIONS, is_clause_start};
use super::{Scene, watched};
use crate::who::EntityId;

/// Who is meant, and where it says so.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    /// The people watched over whom it happens to.
    pub(super) people: Vec<EntityId>,
    /// Who does it, or suffers it.
    pub(super) subject: Filler,
    /// The words that name the person.
    pub(super) own: Option<Range<usize>>,
    /// Whether nobody does it: `no one has heard from him`.
    pub(super) nobody: bool,
}

/// Words for relatives and lawyers, by which a party to the person is known.
const NEAR: &[&str] = &[
    "lawyer",
    "lawyers",
    "attorney",
    "attorneys",
    "counsel",
    "team",
    "clinic",
    "family",
    "mother",
    "father",
    "wife",
    "husband",
    "brother",
    "sister",
    "relatives",
    "parents",
    "son",
    "daughter",
    "partner",
    "cousin",
    "loved",
    "ones",
    "friends",
    "abogado",
    "abogada",
    "abogados",
    "abogadas",
    "defensa",
    "familia",
    "madre",
    "padre",
    "esposa",
    "esposo",
    "hermano",
    "hermana",
    "familiares",
    "padres",
    "hijo",
    "hija",
    "pareja",
    "clinica",
    "equipo",
    "mama",
    "papa",
    "primo",
    "hijos",
    "children",
    "kids",
    "sibling",
    "siblings",
    "boyfriend",
    "girlfriend",
    "novio",
    "novia",
    "marido",
    "consul",
    "consular",
    "pastor",
    "priest",
    "sacerdote",
    "parroco",
    "congresswoman",
    "congressman",
    "students",
];

/// Words for those who decide.
const JUDGES: &[&str] = &[
    "judge",
    "judges",
    "court",
    "courts",
    "juez",
    "jueza",
    "corte",
    "tribunal",
    "magistrado",
    "magistrada",
    "board",
    "ij",
];

/// Words for nobody.
const NOBODY: &[&str] = &["nobody", "none", "nadie", "ninguno", "ninguna", "ningun"];

/// Finds who fills the slot; nobody where it is somebody else, or a matter in general.
pub(super) fn fill(scene: Scene<'_, '_, '_>, pattern: &Pattern) -> Option<Filled> {
    let subject = subject(scene);
    let nobody = is_nobody(scene, &subject);
    let (people, own) = match &pattern.slot {
        Slot::Object => object(scene, &subject, With::Nothing)?,
        Slot::ObjectWith => object(scene, &subject, With::Preposition)?,
        Slot::Subject => by_subject(scene, &subject, pattern)?,
        Slot::Thing(nouns) => thing(scene, &subject, nouns)?,
        Slot::Party => party(scene, &subject, pattern)?,
        Slot::Whereabouts => whereabouts(scene, nobody)?,
        Slot::Topic => by_topic(scene, &subject, pattern)?,
        Slot::Counsel => counsel(scene)?,
    };
    if !pattern.by.is_empty() && !is_by(scene, &subject, pattern) {
        return None;
    }
    if pattern.has(Mark::Contact) && !near(scene, &subject) && !nobody && !scene.group.passive {
        return None;
    }
    if pattern.has(Mark::Judge) && !says(scene, &subject, JUDGES) {
        return None;
    }
    (!people.is_empty()).then_some(Filled { people, subject, own, nobody })
}

/// Whether the subject has one of the words that the pattern asks for.
fn is_by(scene: Scene<'_, '_, '_>, subject: &Filler, pattern: &Pattern) -> bool {
    // `was taken by ICE`: who did it stands behind.
    if scene.group.passive {
        let behind = (scene.group.verb + 1..scene.clause.end).find(|at| scene.view.is(*at, &["by", "por"]));
        return behind
            .is_some_and(|by| super::details::phrase(scene.view, &(by..scene.clause.end), &pattern.by).is_some());
    }
    let tokens = match subject.tokens() {
        Some(tokens) => tokens.start.saturating_sub(2).max(scene.clause.start)..scene.group.start,
        None => scene.clause.start..scene.clause.end,
    };
    super::details::phrase(scene.view, &tokens, &pattern.by).is_some()
}

/// The person named in the clause, else the one of whom the text speaks; not where it is about many.
fn by_topic(scene: Scene<'_, '_, '_>, subject: &Filler, pattern: &Pattern) -> Option<Found> {
    let view = scene.view;
    if general(scene)
        || (pattern.by.is_empty()
            && matches!(subject, Filler::Found(of, _) if watched(view, of).is_empty() && !near(scene, subject)))
    {
        return None;
    }
    let named = view.known.cast.within(scene.clause.clone()).iter().find(|one| view.watched(one.entity));
    let id = named.map(|one| one.entity).or_else(|| topical(view, scene.group.start))?;
    Some((vec![id], None))
}

/// `No one told her lawyer`; `nobody at ICE called me`, where the lawyer speaks.
fn counsel(scene: Scene<'_, '_, '_>) -> Option<Found> {
    const COUNSEL: &[&str] =
        &["lawyer", "lawyers", "attorney", "attorneys", "counsel", "abogado", "abogada", "abogados", "defensa"];
    let view = scene.view;
    let until = scene.clause.end.min(scene.group.verb + 6);
    let before = scene.group.start.saturating_sub(4).max(view.start())..scene.group.start;
    // `Her lawyer was not told`, `a su abogada no le avisaron`.
    let led = before.clone().find(|at| {
        view.is(*at, COUNSEL)
            && (scene.group.passive || view.is(at.wrapping_sub(2), &["a"]) || view.is(at - 1, &["al"]))
    });
    let noun = if scene.group.passive || led.is_some() {
        led
    } else {
        (scene.group.verb + 1..until).find(|at| view.is(*at, COUNSEL))
    };
    if let Some(noun) = noun {
        return topical(view, scene.group.start.max(noun)).map(|id| (vec![id], Some(noun..noun + 1)));
    }
    let told = view.is(scene.group.verb + 1, &["me", "us", "her", "him", "them"])
        || (scene.group.start..scene.group.verb).any(|at| view.is(at, &["me", "nos", "le", "les"]));
    let by_counsel = || {
        let voice = view.known.voice(scene.group.verb);
        voice
            .speakers
            .iter()
            .any(|id| view.known.cast.entities.get(*id).is_some_and(|one| one.role == Some(Role::Counsel)))
    };
    (told && by_counsel()).then(|| topical(view, scene.group.start).map(|id| (vec![id], None))).flatten()
}

type Found = (Vec<EntityId>, Option<Range<usize>>);

/// Who does or suffers it; of what hangs on another clause that clause's.
fn subject(scene: Scene<'_, '_, '_>) -> Filler {
    if scene.group.hanging { hanging(scene) } else { roles::subject(scene.view, scene.group) }
}

/// `After being held for a week, she was …`, `he was moved after being held`.
fn hanging(scene: Scene<'_, '_, '_>) -> Filler {
    let view = scene.view;
    let sentence = &view.sentence.tokens;
    let mentions = view.known.cast.within(sentence.clone());
    let counts = |one: &&crate::who::Mention| {
        view.watched(one.entity)
            && !view.owns(one)
            && !view.is(one.tokens.start.wrapping_sub(1), &["of", "for", "with", "by", "de", "por", "con"])
    };
    let before = mentions.iter().filter(|one| one.tokens.end <= scene.group.start).rfind(counts);
    let behind = || {
        let comma = (scene.group.verb..sentence.end).find(|at| view.low(*at) == ",")?;
        let mention = mentions.iter().find(|one| one.tokens.start > comma && !view.is_place(one))?;
        (mention.tokens.start <= comma + 3 && counts(&mention)).then_some(mention)
    };
    match before.or_else(behind) {
        Some(mention) => Filler::Found(vec![mention.entity], mention.tokens.clone()),
        None if view.language == Language::Spanish && mentions.iter().all(|one| view.is_place(one)) => {
            topical(view, scene.group.start)
                .map_or(Filler::Missing, |id| Filler::Found(vec![id], scene.group.start..scene.group.start + 1))
        }
        None => Filler::Missing,
    }
}

/// The person who speaks, where one alone speaks and is watched over.
fn speaker(scene: Scene<'_, '_, '_>) -> Option<EntityId> {
    let voice = scene.view.known.voice(scene.group.verb);
    match voice.speakers.as_slice() {
        [one] if scene.view.watched(*one) => Some(*one),
        _ => None,
    }
}

fn object(scene: Scene<'_, '_, '_>, subject: &Filler, with: With) -> Option<Found> {
    if scene.group.passive {
        return by_name(scene, subject);
    }
    if scene.group.to_me {
        return Some((vec![speaker(scene)?], None));
    }
    let object = roles::object(scene.view, scene.group, with);
    match &object {
        Filler::Found(entities, tokens) => {
            // `Her lawyer spoke to her`: nobody speaks to themselves.
            let own = matches!(subject, Filler::Found(of, _) if entities.iter().all(|id| of.contains(id)));
            if own && scene.view.mention(tokens.start).is_some_and(|one| one.form == crate::who::Form::Pronoun) {
                return topical_but(scene, entities).map(|id| (vec![id], Some(tokens.clone())));
            }
            Some((watched(scene.view, entities), Some(tokens.clone())))
        }
        Filler::Missing => relative(scene),
        Filler::Other(_) => None,
    }
}

/// The person of whom the text speaks, unless it is one of these.
fn topical_but(scene: Scene<'_, '_, '_>, others: &[EntityId]) -> Option<EntityId> {
    topic(scene.view, scene.group.start).filter(|id| !others.contains(id))
}

/// `Both were taken to a jail`, `los dos fueron detenidos`: the people named last.
fn several(scene: Scene<'_, '_, '_>, tokens: &Range<usize>) -> Option<Vec<EntityId>> {
    let view = scene.view;
    let those = |at: usize| view.is(at.wrapping_sub(1), &["the", "these", "los", "las", "all"]);
    let many = tokens.clone().take(3).find_map(|at| match view.low(at) {
        "both" | "ambos" | "ambas" => Some(2),
        "two" | "dos" if those(at) => Some(2),
        "three" | "tres" if those(at) => Some(3),
        _ => None,
    })?;
    let mentions = &view.known.cast.mentions;
    let until = mentions.partition_point(|mention| mention.tokens.start < tokens.start);
    let mut people: Vec<EntityId> = Vec::new();
    for mention in mentions.get(..until)?.iter().rev().take(20) {
        let sentence = view.known.prose.sentence_at(mention.tokens.start)?;
        if view.known.prose.sentences.get(sentence)?.block + 2 < view.sentence.block || people.len() >= many {
            break;
        }
        if view.watched(mention.entity) && !people.contains(&mention.entity) {
            people.push(mention.entity);
        }
    }
    (!people.is_empty()).then_some(people)
}

/// `the man whom ICE deported`, `a quien detuvieron`.
fn relative(scene: Scene<'_, '_, '_>) -> Option<Found> {
    let view = scene.view;
    let from = scene.group.start.saturating_sub(6).max(view.sentence.tokens.start);
    let pronoun = (from..scene.group.start).rev().find(|at| view.is(*at, &["whom", "quien"]))?;
    let mut end = pronoun;
    while end > from && view.is(end - 1, &[",", "a"]) {
        end -= 1;
    }
    let near = view.mention(end.checked_sub(1)?).filter(|one| !view.is_place(one));
    // `Ana, a baker of 29, whom ICE took`: what describes stands between.
    let mention = near.or_else(|| {
        let from = end.saturating_sub(14).max(view.sentence.tokens.start);
        view.known.cast.within(from..end).iter().rfind(|one| view.watched(one.entity))
    })?;
    let led = view.is(pronoun, &["whom"]) || view.low(pronoun - 1) == "a";
    led.then(|| (watched(view, &[mention.entity]), Some(mention.tokens.clone())))
}

/// The subject where it is a person; the one spoken of where Spanish leaves it out.
fn by_name(scene: Scene<'_, '_, '_>, subject: &Filler) -> Option<Found> {
    match subject {
        Filler::Found(entities, tokens) => {
            let people = watched(scene.view, entities);
            let people = if people.is_empty() { several(scene, tokens).unwrap_or_default() } else { people };
            Some((people, Some(tokens.clone())))
        }
        Filler::Other(tokens) if several(scene, tokens).is_some() => {
            Some((several(scene, tokens)?, Some(tokens.clone())))
        }
        Filler::Other(tokens) if first_person(scene, tokens) => Some((vec![speaker(scene)?], None)),
        Filler::Other(tokens) => roles::ours_by_words(scene.view, tokens).map(|id| (vec![id], Some(tokens.clone()))),
        Filler::Missing if scene.group.first_person => Some((vec![speaker(scene)?], None)),
        Filler::Missing => left_out(scene).map(|id| (vec![id], None)),
    }
}

fn first_person(scene: Scene<'_, '_, '_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 1 && scene.view.is(tokens.start, &["i", "yo"])
}

fn left_out(scene: Scene<'_, '_, '_>) -> Option<EntityId> {
    let view = scene.view;
    if view.language != Language::Spanish || scene.group.reading.plural {
        return None;
    }
    // `que` and its like join a clause to what stands before it; the topic is the same.
    topic(view, scene.group.start)
}

fn by_subject(scene: Scene<'_, '_, '_>, subject: &Filler, pattern: &Pattern) -> Option<Found> {
    if scene.group.passive && !matches!(pattern.kind.name(), "locator_checked" | "list_checked") {
        // A participle without helpers may still be the past of what somebody does: `Ana fled`.
        let helped = scene.group.start < scene.group.verb;
        if helped && scene.view.language == Language::English {
            return None;
        }
    }
    if pattern.has(Mark::Calls) && !calls_kin(scene) {
        return None;
    }
    if let Filler::Other(tokens) = subject {
        if let Some(id) = roles::ours_by_words(scene.view, tokens) {
            return Some((vec![id], Some(tokens.clone())));
        }
        if first_person(scene, tokens) {
            return Some((vec![speaker(scene)?], None));
        }
        let name =
            tokens.clone().chain(tokens.end..tokens.end + 2).find(|at| scene.view.is(*at, &["name", "nombre"]))?;
        let Filler::Found(entities, own) = owner(scene.view, name) else { return None };
        return Some((watched(scene.view, &entities), Some(own)));
    }
    by_name(scene, subject)
}

/// Whether the one called is a relative, a friend or a lawyer.
fn calls_kin(scene: Scene<'_, '_, '_>) -> bool {
    let until = (scene.group.verb + 8).min(scene.clause.end);
    let clitic = (scene.group.start..scene.group.verb).any(|at| scene.view.is(at, &["me", "nos", "la", "lo", "le"]));
    let next = scene.group.verb + 1;
    let end = scene.view.is(next, &["from", "home", "collect", "again", "me", "us", "him", "them", "desde"])
        || scene.view.is(next, &["her"]) && scene.view.mention(next).is_some()
        || scene.view.time_at(next).is_some();
    clitic || end || (scene.group.verb + 1..until).any(|at| scene.view.is(at, NEAR))
}

/// The owner of the noun that is the object, or the subject of what is suffered.
fn thing(scene: Scene<'_, '_, '_>, subject: &Filler, nouns: &[Box<str>]) -> Option<Found> {
    let view = scene.view;
    let is = |at: &usize| nouns.iter().any(|noun| noun.contains(view.low(*at)) && two(scene, *at, noun));
    let behind = || (scene.group.verb + 1..scene.clause.end.min(scene.group.verb + 10)).find(is);
    let noun = if scene.group.passive || !matches!(subject, Filler::Found(..)) {
        let from = scene.group.start.saturating_sub(10).max(view.sentence.tokens.start);
        // `la audiencia, fijada para el 12 de enero`: the mark before the participle is passed over.
        let until = scene.group.start
            - usize::from(view.low(scene.group.start.saturating_sub(1)) == "," && scene.group.passive);
        let before = (from..until.max(from))
            .rev()
            .take_while(|at| !is_clause_start(view.low(*at)) && view.low(*at) != ",")
            .find(is);
        let itself =
            view.language == Language::Spanish && (scene.group.start..scene.group.verb).any(|at| view.low(at) == "se");
        match (scene.group.passive, view.language) {
            (true, Language::English) => before,
            (true, Language::Spanish) => before.or_else(behind),
            (false, _) if itself => behind().or(before),
            (false, _) => behind(),
        }
    } else {
        behind()
    }?;
    let own = match owner(view, noun) {
        Filler::Found(entities, tokens) => {
            return Some((watched(view, &entities), Some(tokens.start.min(noun)..tokens.end.max(noun + 1))));
        }
        Filler::Other(_) => return None,
        Filler::Missing => noun..noun + 1,
    };
    let given = (scene.group.verb + 1..noun).find_map(|at| view.mention(at)).filter(|one| view.watched(one.entity));
    if let Some(mention) = given {
        return Some((vec![mention.entity], Some(mention.tokens.start..noun + 1)));
    }
    if let Filler::Found(entities, _) = subject
        && !watched(view, entities).is_empty()
    {
        return Some((watched(view, entities), Some(own)));
    }
    let several = view.low(noun).ends_with('s') && !view.is(noun, &["proceedings"]);
    if several || !defined(scene, noun) {
        return None;
    }
    topical(view, noun).map(|id| (vec![id], Some(own)))
}

/// Whether the noun of two words stands here whole: `court date`.
fn two(scene: Scene<'_, '_, '_>, at: usize, noun: &str) -> bool {
    let mut words = noun.split(' ');
    match (words.next(), words.next()) {
        (Some(first), Some(second)) => scene.view.low(at) == second && scene.view.low(at.wrapping_sub(1)) == first,
        _ => scene.view.low(at) == noun,
    }
}

/// Whether an article or `next` stands before the noun, so that one certain thing is meant.
fn defined(scene: Scene<'_, '_, '_>, noun: usize) -> bool {
    let from = noun.saturating_sub(4);
    (from..noun).any(|at| {
        scene
            .view
            .is(at, &["the", "a", "an", "next", "la", "el", "una", "un", "proxima", "that", "esa", "le", "another"])
    })
}

/// The person, or lawyers and relatives, or a judge towards the person.
fn party(scene: Scene<'_, '_, '_>, subject: &Filler, pattern: &Pattern) -> Option<Found> {
    let view = scene.view;
    if let Filler::Found(entities, tokens) = subject {
        let people = watched(view, entities);
        if !people.is_empty() {
            return Some((people, Some(tokens.clone())));
        }
    }
    if (scene.group.first_person || we(scene, subject)) && !scene.group.passive {
        return speaker(scene).or_else(|| of_those_near(scene)).map(|id| (vec![id], None));
    }
    let from = scene.group.verb + 1;
    let given = view.known.cast.within(from..scene.clause.end).iter().find(|one| {
        view.watched(one.entity)
            && (one.tokens.start == from || !view.is(one.tokens.start.wrapping_sub(1), &["by", "por"]))
    });
    if let Some(mention) = given {
        return Some((vec![mention.entity], Some(mention.tokens.clone())));
    }
    let clitic = (scene.group.start..scene.group.verb).find(|at| view.is(*at, &["le", "lo", "la"]));
    if let Some(clitic) = clitic {
        return topical(view, clitic).map(|id| (vec![id], Some(clitic..clitic + 1)));
    }
    if view.low(scene.group.verb + 1).parse::<u32>().is_ok_and(|many| many > 1) {
        return None;
    }
    let spoken = match subject {
        Filler::Missing => view.language == Language::Spanish && !scene.group.reading.plural,
        _ => near(scene, subject) || says(scene, subject, JUDGES) || (scene.group.passive && single(scene, subject)),
    };
    let decides = matches!(pattern.kind.name(), "court_order" | "stay_granted" | "bond_decision");
    if !spoken || (decides && general(scene)) {
        return None;
    }
    owner_within(scene, subject).or_else(|| topic(view, scene.group.start)).map(|id| (vec![id], None))
}

fn we(scene: Scene<'_, '_, '_>, subject: &Filler) -> bool {
    subject.tokens().is_some_and(|tokens| {
        tokens.len() == 1 && scene.view.is(tokens.start, &["we", "i", "nosotros", "nosotras", "yo"])
    })
}

/// The person of whom lawyers, relatives and those who help speak as `we`: `we filed a petition`.
fn of_those_near(scene: Scene<'_, '_, '_>) -> Option<EntityId> {
    let voice = scene.view.known.voice(scene.group.verb);
    let near = voice.speakers.iter().all(|id| {
        let role = scene.view.known.cast.entities.get(*id).and_then(|one| one.role);
        !matches!(role, Some(Role::Official | Role::Court | Role::Legislator | Role::Journalist))
    });
    if near { topical(scene.view, scene.group.start) } else { None }
}

/// The watched person who owns a word of the subject: `her lawyers`.
fn owner_within(scene: Scene<'_, '_, '_>, subject: &Filler) -> Option<EntityId> {
    let tokens = subject.tokens()?;
    scene.view.known.cast.within(tokens).iter().find(|one| scene.view.watched(one.entity)).map(|one| one.entity)
}

/// Whether the clause speaks of many: `deportations`, `the migrants`.
fn general(scene: Scene<'_, '_, '_>) -> bool {
    scene.clause.clone().any(|at| {
        scene.view.is(
            at,
            &[
                "migrants",
                "immigrants",
                "deportations",
                "people",
                "detainees",
                "migrantes",
                "deportaciones",
                "administration",
                "policy",
                "flights",
                "vuelos",
            ],
        )
    })
}

fn single(scene: Scene<'_, '_, '_>, subject: &Filler) -> bool {
    subject.tokens().is_some_and(|tokens| {
        let last = scene.view.low(tokens.end.saturating_sub(1));
        !last.ends_with('s') && !scene.view.is(tokens.start.wrapping_sub(1), PREPOSITIONS)
    })
}

/// Whether the subject is near the person: a relative, a friend, a lawyer.
fn near(scene: Scene<'_, '_, '_>, subject: &Filler) -> bool {
    if says(scene, subject, NEAR) || we(scene, subject) && of_those_near(scene).is_some() {
        return true;
    }
    let Filler::Found(entities, _) = subject else {
        let left_out = *subject == Filler::Missing && scene.view.language == Language::Spanish;
        return scene.group.first_person || left_out && (scene.group.able || scene.group.reading.clitic);
    };
    entities.iter().any(|id| {
        let role = scene.view.known.cast.entities.get(*id).and_then(|one| one.role);
        matches!(role, Some(Role::Counsel | Role::Family | Role::Friend | Role::Legislator)) && scene.is_human(*id)
            || matches!(role, Some(Role::Counsel))
    })
}

/// Whether the subject is put in one of these words.
fn says(scene: Scene<'_, '_, '_>, subject: &Filler, words: &[&str]) -> bool {
    if subject.tokens().is_some_and(|mut tokens| tokens.any(|at| scene.view.is(at, words))) {
        return true;
    }
    let Filler::Found(entities, _) = subject else { return false };
    entities.iter().any(|id| {
        let entity = scene.view.known.cast.entities.get(*id);
        let court = words == JUDGES && entity.is_some_and(|one| one.role == Some(Role::Court));
        court || entity.is_some_and(|one| crate::prose::folded(&one.name).split(' ').any(|word| words.contains(&word)))
    })
}

fn is_nobody(scene: Scene<'_, '_, '_>, subject: &Filler) -> bool {
    let tokens = subject.tokens().unwrap_or(scene.group.start..scene.group.start);
    let from = tokens.start.saturating_sub(1).max(scene.view.sentence.tokens.start);
    (from..tokens.end).any(|at| {
        scene.view.is(at, NOBODY)
            || (scene.view.low(at) == "no" && scene.view.is(at + 1, &["one", "relative", "lawyer", "family"]))
            || (scene.view.low(at) == "neither")
    })
}

/// `no one knew where he was`, `no se sabe dónde está`.
fn whereabouts(scene: Scene<'_, '_, '_>, nobody: bool) -> Option<Found> {
    let view = scene.view;
    let negated = nobody
        || scene.group.real == grammar::Real::Negated
        || (scene.group.start.saturating_sub(2)..scene.group.verb).any(|at| view.is(at, NOBODY));
    if !negated {
        return None;
    }
    let sentence = &view.sentence.tokens;
    let until = (scene.group.verb + 8).min(sentence.end);
    let place =
        (scene.group.verb + 1..until).find(|at| view.is(*at, &["where", "donde", "whereabouts", "paradero"]))?;
    let named = view.known.cast.within(scene.group.verb + 1..(place + 5).min(sentence.end));
    let person = named.iter().find(|one| view.watched(one.entity));
    if person.is_none() && (view.language == Language::English || !named.iter().all(|one| view.is_place(one))) {
        return None;
    }
    let id = person.map(|one| one.entity).or_else(|| topic(view, place))?;
    let end = person.map_or(place + 1, |one| one.tokens.end.max(place + 1));
    let verb = (end..(end + 2).min(sentence.end)).take_while(|at| !view.is(*at, &[",", ".", "or", "o"])).count();
    Some((vec![id], Some(place..end + verb)))
}
