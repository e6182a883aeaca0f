//! What is said besides: where, by whom, under which law, when.

use std::collections::BTreeMap;
use std::ops::Range;

use paradero_record::{EventKind, Language, PlaceKind, Role, Value};

use super::grammar::{Filler, Group, View};
use super::lexicon::{Form, LEXICON};
use super::pattern::Phrase;
use super::words::{PREPOSITIONS, is_clause_start, is_small};
use crate::time::{Means, Time};
use crate::who::{EntityKind, Form as Naming};

/// Which way a place lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    To,
    From,
    At,
    Through,
    /// Right behind the verb: `left Venezuela`.
    Direct,
}

/// A place in a clause.
#[derive(Clone, Debug)]
pub(super) struct Where {
    pub(super) way: Way,
    pub(super) tokens: Range<usize>,
    pub(super) country: Option<&'static str>,
    /// The country, where the words name no more than it.
    pub(super) home: bool,
    /// Whether people are held there, as far as its words tell.
    pub(super) site: bool,
}

impl Where {
    /// Whether it is known to be in another country.
    pub(super) fn abroad(&self) -> bool {
        self.home || self.country.is_some_and(|country| country != "US")
    }
}

/// The clause of a verb: what its places and times are looked for in.
pub(super) fn clause(view: View<'_, '_>, group: &Group) -> Range<usize> {
    let sentence = view.sentence.tokens.clone();
    let mut start = group.start;
    while start > sentence.start {
        let low = view.low(start - 1);
        if view.known.times_within(start - 1..start).is_empty()
            && (is_clause_start(low)
                || matches!(low, "and" | "y" | "then" | "after" | "before" | "when" | "cuando" | "tras" | "“" | "as"))
        {
            break;
        }
        start -= 1;
    }
    let mut end = group.verb + 1;
    while end < sentence.end && !stops(view, end) {
        end = time_end(view, end).unwrap_or(end + 1);
    }
    start..end
}

fn time_end(view: View<'_, '_>, at: usize) -> Option<usize> {
    view.known.times_within(at..at + 1).first().map(|time| time.tokens.end)
}

/// Whether the clause ends before this token.
fn stops(view: View<'_, '_>, at: usize) -> bool {
    if time_end(view, at).is_some() || view.mention(at).is_some_and(|mention| mention.tokens.start < at) {
        return false;
    }
    let low = view.low(at);
    // `from that room`: no clause begins.
    if low == "that" && (view.is(at.wrapping_sub(1), PREPOSITIONS) || view.is(at + 1, DAYTIMES)) {
        return false;
    }
    match low {
        "," => {
            let next = at + 1;
            let goes_on = time_end(view, next).is_some()
                || view.is(next, &["in", "at", "to", "from", "on", "en", "desde", "near", "under", "bajo", "el", "a"])
                || view.mention(next).is_some_and(|mention| view.is_place(mention));
            !goes_on
        }
        "and" | "y" | "e" | "or" | "o" => {
            let next = at + 1;
            let row = view.low(next).starts_with(|one: char| one.is_ascii_digit())
                || view.is(next, &["other", "others", "otros", "otras", "dozens", "hundreds"])
                || view
                    .mention(next)
                    .is_some_and(|one| one.form != Naming::Pronoun && !verb_follows(view, one.tokens.end));
            !row
        }
        "since" if time_end(view, at + 1).is_some() => false,
        "before" if (at + 1..at + 5).any(|next| view.is(next, &["judge", "judges", "court", "magistrate"])) => false,
        "after" | "before" | "when" | "as" | "cuando" | "tras" | "antes" | "since" | "despite" | "." | "!" | "”"
        | "“" | "\"" | "luego" | "despues" | "amid" | "-" => true,
        "(" => false,
        // `where he was`, `que estaba`: what is learned stands there; other clauses begin.
        "where" | "donde" | "that" | "que" => {
            !view.is(at.wrapping_sub(1), KNOWS) && !view.is(at.wrapping_sub(2), KNOWS)
        }
        _ => is_clause_start(low),
    }
}

/// `that afternoon`: words behind which `that` begins no clause.
const DAYTIMES: &[&str] =
    &["afternoon", "morning", "night", "evening", "day", "week", "weekend", "month", "year", "summer", "same"];

const KNOWS: &[&str] = &[
    "know",
    "knew",
    "known",
    "learn",
    "learned",
    "learnt",
    "find",
    "found",
    "out",
    "discovered",
    "sabe",
    "saben",
    "sabia",
    "sabian",
    "supo",
    "supieron",
    "entero",
    "enteraron",
    "exactly",
    "discover",
];

fn verb_follows(view: View<'_, '_>, at: usize) -> bool {
    let readings = LEXICON.readings(view.language, view.low(at));
    readings.iter().any(|one| one.form != Form::Noun)
        || view.is(
            at,
            &["was", "were", "is", "are", "has", "have", "had", "fue", "fueron", "ha", "han", "esta", "said", "dijo"],
        )
}

/// The first of these phrases that stands in the clause.
pub(super) fn phrase(view: View<'_, '_>, clause: &Range<usize>, phrases: &[Phrase]) -> Option<Range<usize>> {
    clause.clone().find_map(|at| {
        phrases.iter().find_map(|phrase| {
            let fits =
                !phrase.is_empty() && phrase.iter().enumerate().all(|(step, word)| view.low(at + step) == &**word);
            fits.then(|| at..at + phrase.len())
        })
    })
}

/// The places behind a verb and those that lead the clause.
pub(super) fn places(view: View<'_, '_>, group: &Group, clause: &Range<usize>) -> Vec<Where> {
    let mut found = Vec::new();
    let mut at = clause.start;
    let mut behind_verb = false;
    while at < clause.end {
        if at > group.verb && !behind_verb {
            behind_verb = true;
            if let Some(place) = place(view, at, Way::Direct) {
                at = place.tokens.end;
                found.push(place);
                continue;
            }
        }
        let motion = at > group.verb;
        let way = match view.low(at) {
            "to" | "into" | "hacia" | "hasta" | "toward" => Some(Way::To),
            "a" | "al" if view.language == Language::Spanish => Some(Way::To),
            "from" | "desde" => Some(Way::From),
            "de" | "del" if motion => Some(Way::From),
            "of" if motion && view.low(at.wrapping_sub(1)) == "out" => Some(Way::From),
            "at" | "in" | "inside" | "en" | "near" | "outside" | "dentro" => Some(Way::At),
            "through" | "across" | "por" => Some(Way::Through),
            _ => None,
        };
        let place = way
            .filter(|way| motion || matches!(way, Way::At))
            .filter(|_| view.mention(at).is_none() && time_end(view, at).is_none())
            .and_then(|way| place(view, at + 1, way));
        match place {
            Some(place) => {
                at = place.tokens.end;
                found.push(place);
            }
            None => at = time_end(view, at).unwrap_or(at + 1),
        }
    }
    found
}

/// Nouns of places that need no name.
const FACILITIES: &[&str] = &[
    "center",
    "centre",
    "jail",
    "prison",
    "facility",
    "camp",
    "airport",
    "penitentiary",
    "gulag",
    "centro",
    "carcel",
    "prision",
    "penal",
    "instalacion",
    "aeropuerto",
    "megaprision",
    "mega-prison",
    "megacarcel",
    "base",
    "hospital",
    "processing",
    "cell",
    "celda",
    "annex",
    "anexo",
    "penitenciaria",
    "albergue",
    "reclusorio",
];

/// A place that begins here, with the places that say where it lies.
fn place(view: View<'_, '_>, from: usize, way: Way) -> Option<Where> {
    let mut at = from;
    let mut words = 0;
    if view.is(from, PREPOSITIONS)
        && view.mention(from).is_none()
        && (view.low(from) != "a" || view.language == Language::Spanish)
    {
        return None;
    }
    while words < 7 {
        if let Some(mention) = view.mention(at) {
            if view.is_place(mention) {
                break;
            }
            // `his country`, `the ICE facility`.
            if mention.form == Naming::Pronoun
                || matches!(view.known.cast.entity(mention).kind, EntityKind::Organisation)
            {
                (at, words) = (mention.tokens.end, words + 1);
                continue;
            }
            return None;
        }
        let low = view.low(at);
        if FACILITIES.contains(&low) && !view.is(at + 1, &["center", "centre", "facility"]) {
            break;
        }
        if matches!(low, "country" | "homeland" | "pais" | "patria")
            && view.is(at.wrapping_sub(1), &["his", "her", "home", "su", "origin", "third", "native"])
        {
            return Some(Where { way, tokens: from..at + 1, country: None, home: true, site: false });
        }
        if matches!(low, "country" | "pais") && view.is(at.wrapping_sub(1), &["this", "este"]) {
            return Some(Where { way, tokens: from..at + 1, country: Some("US"), home: false, site: false });
        }
        // `the Ironbound Annex in Newark`: what has a name and lies in a place is one.
        let named = words > 0
            && view.is(at, &["in", "en", "near", ","])
            && view.known.prose.tokens.get(at - 1).is_some_and(|token| token.shape == crate::Shape::Title)
            && view.mention(at + 1).is_some_and(|mention| view.is_place(mention))
            && matches!(way, Way::To | Way::At | Way::From);
        if named {
            return Some(chain(view, from, at - 1, way));
        }
        let goes_on = low.starts_with(char::is_alphabetic) || low == "'s" || low == "-" || low == "(";
        if !goes_on
            || (is_small(low) && !matches!(low, "of" | "de" | "del") && !(low == "a" && at == from))
            || time_end(view, at).is_some()
            || (way == Way::Direct && words > 1)
        {
            return None;
        }
        (at, words) = (at + 1, words + 1);
    }
    (words < 7).then(|| chain(view, from, at, way))
}

/// `a detention center in Texas`, `El Salvador’s Terrorism Confinement Center (CECOT)`.
fn chain(view: View<'_, '_>, from: usize, at: usize, way: Way) -> Where {
    let mut end = at;
    let (mut country, mut site) = (None, false);
    let first = if view.is(from, &["the", "el", "la"]) && view.mention(from).is_none() { from + 1 } else { from };
    for _ in 0..5 {
        match view.mention(end).filter(|mention| view.is_place(mention)) {
            Some(mention) => {
                if let EntityKind::Place { country: known, kind } = view.known.cast.entity(mention).kind {
                    country = country.or(known);
                    site |= matches!(kind, Some(PlaceKind::Detention | PlaceKind::Jail | PlaceKind::HoldRoom));
                }
                end = mention.tokens.end;
                // `the Adams County facility`.
                if let Some(facility) = facility_near(view, end).filter(|at| *at < end + 3) {
                    end = facility + 1;
                }
            }
            None => end += 1,
        }
        let mut next = end;
        while view.is(next, &["'s", "(", ",", "in", "en", "de", "near"]) && next < end + 2 {
            next += 1;
        }
        let article = usize::from(view.is(next, &["the", "el", "la", "los"]));
        let goes_on = next > end && view.mention(next + article).is_some_and(|one| view.is_place(one))
            || view.low(end) == "'s"
                && view.low(end + 1).starts_with(char::is_alphabetic)
                && facility_near(view, end + 1).is_some();
        if !goes_on {
            break;
        }
        end = match view.mention(next + article).filter(|one| view.is_place(one)) {
            Some(_) => next + article,
            None => facility_near(view, end + 1).unwrap_or(end),
        };
    }
    let tokens = first..end.max(first + 1);
    let held =
        |at: usize| FACILITIES.contains(&view.low(at)) && !view.is(at, &["airport", "aeropuerto", "hospital", "base"]);
    let site = site || tokens.clone().any(held);
    Where { way, tokens, country, home: false, site }
}

fn facility_near(view: View<'_, '_>, from: usize) -> Option<usize> {
    (from..from + 5).take_while(|at| !is_small(view.low(*at))).find(|at| FACILITIES.contains(&view.low(*at)))
}

/// Writes the places to the attributes that the kind may carry.
pub(super) fn write_places(
    view: View<'_, '_>,
    kind: EventKind,
    places: &[Where],
    into: &mut BTreeMap<&'static str, Value>,
) {
    for place in places {
        let name = match (place.way, kind.name()) {
            (Way::To | Way::At | Way::Direct, "arrived") | (Way::To, "journey_leg") => "to",
            (Way::Through | Way::Direct | Way::At, "journey_leg") => "at",
            (Way::From | Way::Direct, "left_country") => "from",
            (Way::To, _) if kind.attribute("to").is_some() => "to",
            (Way::From, _) if kind.attribute("from").is_some() => "from",
            (Way::At, "removal_executed" | "transferred") => continue,
            (Way::At, _) => "at",
            (Way::To, "border_encounter" | "appointment" | "custody_booked_in") => "at",
            _ => continue,
        };
        let words = view.known.prose.words_of(place.tokens.clone()).trim().to_owned();
        if kind.attribute(name).is_some() && !words.is_empty() {
            into.entry(name).or_insert(Value::Text(words));
        }
    }
}

/// Who did it: the subject of what is done, `by …` of what is suffered.
pub(super) fn write_actor(
    view: View<'_, '_>,
    group: &Group,
    clause: &Range<usize>,
    subject: &Filler,
    into: &mut BTreeMap<&'static str, Value>,
) {
    let actor = if group.passive {
        (group.verb..clause.end)
            .find(|at| view.is(*at, &["by", "por"]))
            .and_then(|by| (by + 1..by + 4).find_map(|at| view.mention(at)))
            .map(|mention| (mention.entity, mention.tokens.clone()))
    } else if let Filler::Found(entities, tokens) = subject {
        entities.first().map(|entity| (*entity, tokens.clone()))
    } else {
        None
    };
    let Some((entity, tokens)) = actor else { return };
    let Some(of) = view.known.cast.entities.get(entity) else { return };
    let acts = matches!(of.kind, EntityKind::Organisation | EntityKind::Group) || of.role == Some(Role::Official);
    if acts && !view.watched(entity) && !matches!(of.role, Some(Role::Counsel | Role::Family)) {
        let pronoun = view.mention(tokens.start).is_some_and(|one| one.form == Naming::Pronoun);
        // Nobody is named where even the fullest name is `they`.
        if matches!(&*crate::prose::folded(&of.name), "they" | "ellos" | "we" | "nosotros") {
            return;
        }
        let words = if pronoun { of.name.clone() } else { view.known.prose.words_of(tokens).to_owned() };
        into.insert("by", Value::Text(words));
    }
}

/// The law under which somebody is removed, the judge, how somebody was reached.
pub(super) fn write_rest(
    view: View<'_, '_>,
    kind: EventKind,
    clause: &Range<usize>,
    into: &mut BTreeMap<&'static str, Value>,
) {
    let sentence = &view.sentence.tokens;
    if kind.attribute("basis").is_some() && !into.contains_key("basis") {
        let act = view.known.cast.within(sentence.clone()).iter().any(|mention| {
            matches!(view.known.cast.entity(mention).kind, EntityKind::Law { key: Some("alien_enemies_act") })
        });
        let named = sentence
            .clone()
            .any(|at| view.is(at, &["enemies", "enemigos"]) && view.is(at + 1, &["act", "extranjeros"]));
        if act || named {
            into.insert("basis", Value::Word("alien_enemies_act".to_owned()));
        }
    }
    if kind.attribute("judge").is_some() {
        let judge = view.known.cast.within(clause.clone()).iter().find(|mention| {
            let entity = view.known.cast.entity(mention);
            entity.kind == EntityKind::Person && entity.role == Some(Role::Court) && mention.form != Naming::Pronoun
        });
        if let Some(judge) = judge {
            into.insert("judge", Value::Text(view.known.cast.entity(judge).name.clone()));
        }
    }
    if kind.attribute("channel").is_some() {
        let says = |words: &[&str]| clause.clone().any(|at| view.is(at, words));
        let channel = if says(&["video", "videollamada"]) {
            Some("video")
        } else if says(&[
            "phone",
            "phoned",
            "telephone",
            "call",
            "called",
            "calls",
            "telefono",
            "llamada",
            "llamo",
            "llamar",
        ]) {
            Some("phone")
        } else if says(&["visit", "visited", "visita", "visitar", "visito", "visitaron"]) {
            Some("visit")
        } else {
            None
        };
        if let Some(channel) = channel {
            into.insert("channel", Value::Word(channel.to_owned()));
        }
    }
}

/// The words about time that belong to a verb: those of its clause, the nearest first; else those that lead the sentence.
pub(super) fn times<'k>(view: View<'k, '_>, group: &Group, clause: &Range<usize>) -> Vec<&'k Time> {
    let mut own: Vec<&Time> = view.known.times_within(clause.clone()).iter().collect();
    own.sort_by_key(|time| {
        let behind = time.tokens.start > group.verb;
        (time.tokens.start.abs_diff(group.verb) + usize::from(!behind) * 6, time.tokens.start)
    });
    if !own.iter().any(|time| moment(time).is_some()) {
        own.extend(leading(view, group));
    }
    own
}

fn leading<'k>(view: View<'k, '_>, group: &Group) -> Option<&'k Time> {
    let sentence = &view.sentence.tokens;
    let time =
        view.known.times_within(sentence.clone()).first().filter(|time| time.tokens.start <= sentence.start + 3)?;
    if moment(time).is_none() && time.means != Means::SameDay || time.tokens.end > group.start {
        return None;
    }
    let comma = (time.tokens.end..group.start).rev().find(|at| view.low(*at) == ",").unwrap_or(time.tokens.end);
    let apart = (comma..group.start).any(|at| {
        view.is(
            at,
            &[
                "who", "which", "that", "after", "before", "since", "when", "because", "quien", "que", "tras",
                "despues", "antes", "where", "donde", ";", "whose",
            ],
        )
    });
    (!apart).then_some(time)
}

/// The moment that words about time give an event.
pub(super) fn moment(time: &Time) -> Option<&paradero_record::Moment> {
    match &time.means {
        Means::At(moment) | Means::Since(moment) | Means::Until(moment) | Means::AsOf(moment) => Some(moment),
        _ => None,
    }
}
