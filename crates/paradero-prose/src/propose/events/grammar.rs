//! The grammar of one verb: its helpers, who does it and who suffers it, whose a noun is.

use std::ops::Range;

use paradero_record::Language;

use super::lexicon::{Form, Reading};
use super::words::{HANGS, MODALS, PARTICLES, PREPOSITIONS, WISHES, is_adverb, is_small};
use crate::Sentence;
use crate::read::Known;
use crate::who::{EntityId, EntityKind, Form as Naming, Mention};

/// How a verb is meant by the words that stand with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Real {
    /// It happened, or is so.
    Fact,
    /// It did not.
    Negated,
    /// It is to come.
    Future,
    /// It is only thought of.
    Unreal,
}

/// A verb with its helpers.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The first word of it.
    pub(super) start: usize,
    /// The verb.
    pub(super) verb: usize,
    /// How it is read.
    pub(super) reading: Reading,
    /// Whether the subject suffers it.
    pub(super) passive: bool,
    /// How it is meant.
    pub(super) real: Real,
    /// Whether it is about being able to.
    pub(super) able: bool,
    /// Whether it is about what somebody could: not by itself that they did.
    could: bool,
    /// Whether it goes on: `is held`, `está detenida`.
    pub(super) still: bool,
    /// The object that stands before a Spanish verb: `lo detuvieron`.
    pub(super) clitic: Option<usize>,
    /// Whether the one who speaks suffers or does it: `me detuvieron`, `fui deportado`.
    pub(super) first_person: bool,
    /// Whether it is done to the one who speaks: `me detuvieron`.
    pub(super) to_me: bool,
    /// Whether it has no subject of its own in the sentence: `after being held`, `tras ser detenido`.
    pub(super) hanging: bool,
}

/// Who fills a place in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Filler {
    /// Nobody is named.
    Missing,
    /// Something that is not in the cast.
    Other(Range<usize>),
    /// Somebody or something of the cast, and those named in a row with it.
    Found(Vec<EntityId>, Range<usize>),
}

impl Filler {
    /// Its words.
    pub(super) fn tokens(&self) -> Option<Range<usize>> {
        match self {
            Self::Missing => None,
            Self::Other(tokens) | Self::Found(_, tokens) => Some(tokens.clone()),
        }
    }
}

/// A sentence under the eyes of the rules.
#[derive(Clone, Copy)]
pub(super) struct View<'k, 't> {
    pub(super) known: &'k Known<'t>,
    pub(super) sentence: &'k Sentence,
    pub(super) language: Language,
}

impl<'k> View<'k, '_> {
    pub(super) fn low(&self, at: usize) -> &'k str {
        if self.sentence.tokens.contains(&at) { self.known.prose.low(at) } else { "" }
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.low(at))
    }

    pub(super) fn start(&self) -> usize {
        self.sentence.tokens.start
    }

    pub(super) fn end(&self) -> usize {
        self.sentence.tokens.end
    }

    pub(super) fn mention(&self, at: usize) -> Option<&'k Mention> {
        self.known.cast.at(at)
    }

    pub(super) fn time_at(&self, at: usize) -> Option<Range<usize>> {
        let times = &self.known.times;
        let behind = times.partition_point(|time| time.tokens.end <= at);
        times.get(behind).filter(|time| time.tokens.contains(&at)).map(|time| time.tokens.clone())
    }

    /// Whether this is a place of the cast.
    pub(super) fn is_place(&self, mention: &Mention) -> bool {
        matches!(self.known.cast.entity(mention).kind, EntityKind::Place { .. })
    }

    pub(super) fn is_somebody(&self, mention: &Mention) -> bool {
        use EntityKind::{Group, Organisation, Person};
        matches!(self.known.cast.entity(mention).kind, Person | Group | Organisation)
    }

    /// Whether somebody is watched over, by their place in the cast.
    pub(super) fn watched(&self, id: EntityId) -> bool {
        self.known.cast.entities.get(id).is_some_and(|one| (one.watched || one.focus) && one.kind == EntityKind::Person)
    }

    /// Whether a mention owns what comes behind it: `her lawyer`, `Ana’s lawyer`.
    pub(super) fn owns(&self, mention: &Mention) -> bool {
        let end = mention.tokens.end;
        let last = self.low(end.saturating_sub(1));
        if self.is(end, &["'s", "'"]) || (mention.tokens.len() > 1 && matches!(last, "'s" | "'")) {
            // `He’s been held`: a helper, no owner.
            return !(mention.form == Naming::Pronoun || self.is(end + 1, &["been", "being"]));
        }
        match last {
            "his" | "its" | "their" | "su" | "sus" | "my" | "mi" | "mis" | "our" => true,
            "her" => {
                let next = self.low(end);
                // `ordered her deported to Mexico`, not `her deported brother`.
                let done = matches!(next, "deported" | "removed" | "detained" | "released" | "moved" | "transferred")
                    && (is_small(self.low(end + 1)) || !self.low(end + 1).starts_with(char::is_alphabetic));
                let open = next.is_empty() || done || self.time_at(end).is_some() || self.mention(end).is_some();
                !open
                    && next.starts_with(char::is_alphabetic)
                    && !is_small(next)
                    && !is_adverb(next)
                    && !matches!(
                        next,
                        "away" | "out" | "off" | "up" | "alone" | "incommunicado" | "alive" | "handcuffed"
                    )
            }
            _ => false,
        }
    }
}

/// Reads the helpers before a verb.
pub(super) fn group(view: View<'_, '_>, verb: usize, reading: Reading) -> Option<Group> {
    let mut group = Group {
        start: verb,
        verb,
        reading,
        passive: false,
        real: Real::Fact,
        able: false,
        could: false,
        still: false,
        clitic: None,
        first_person: false,
        to_me: false,
        hanging: false,
    };
    match view.language {
        Language::English => english(view, &mut group),
        Language::Spanish => spanish(view, &mut group),
    }
    .then_some(group)
}

/// The helpers of an English verb; false where it is none, or a noun.
fn english(view: View<'_, '_>, group: &mut Group) -> bool {
    let helpers = english_helpers(view, group);
    let form = group.reading.form;
    group.still = helpers.present && helpers.be;
    match form {
        Form::Either | Form::Participle => {
            group.passive = helpers.be && (helpers.been || !helpers.have);
            if !helpers.any() {
                return bare(view, group);
            }
        }
        Form::Ing => {
            if !helpers.be {
                // `before coming to the country`: what he did first is told there, not this.
                let led = view.is(group.start.wrapping_sub(1), HANGS)
                    && !view.is(group.start.wrapping_sub(1), &["before", "without"]);
                group.hanging = led || at_start(view, group.start);
                return group.hanging;
            }
            group.still = helpers.present;
        }
        Form::Base => {
            if helpers.to {
                purpose(view, group);
            } else if !helpers.any() {
                return false;
            }
        }
        Form::Past => {}
        Form::Present => group.still = true,
        Form::Irrealis | Form::Noun => return false,
    }
    if helpers.ing && helpers.be && !helpers.finite {
        group.hanging = true;
        if view.low(group.start.wrapping_sub(1)) == "without" {
            return false;
        }
    }
    !view.is(group.start.wrapping_sub(1), &["the", "a", "an"]) || group.start < group.verb
}

#[derive(Default)]
struct Helpers {
    be: bool,
    been: bool,
    have: bool,
    to: bool,
    ing: bool,
    present: bool,
    finite: bool,
    did: bool,
    base: bool,
}

impl Helpers {
    const fn any(&self) -> bool {
        self.be || self.have || self.to || self.did
    }
}

fn english_helpers(view: View<'_, '_>, group: &mut Group) -> Helpers {
    let mut helpers = Helpers::default();
    let (mut negated, mut unreal, mut future) = (false, false, false);
    let mut at = group.verb;
    let mut start = group.verb;
    while at > view.start() {
        at -= 1;
        let low = view.low(at);
        let named = view.mention(at).is_some_and(|mention| mention.form != Naming::Pronoun);
        if named && low != "'s" {
            break;
        }
        match low {
            "been" => (helpers.be, helpers.been) = (true, true),
            "being" => (helpers.be, helpers.ing) = (true, true),
            "be" => (helpers.be, helpers.base) = (true, true),
            "is" | "are" | "am" | "isn't" | "aren't" => {
                (helpers.be, helpers.present, helpers.finite) = (true, true, true);
            }
            "was" | "were" | "got" | "gets" | "get" | "wasn't" | "weren't" => {
                (helpers.be, helpers.finite) = (true, true);
            }
            "'s" | "'re" if at > view.start() && start <= at + 2 => {
                (helpers.be, helpers.present, helpers.finite) = (true, !helpers.been, true);
            }
            "has" | "have" | "hasn't" | "haven't" | "'ve" => {
                (helpers.have, helpers.present, helpers.finite) = (true, helpers.be, true);
            }
            "had" | "hadn't" => (helpers.have, helpers.finite) = (true, true),
            "having" => (helpers.have, helpers.ing) = (true, true),
            "did" | "does" | "do" | "didn't" | "doesn't" | "don't" => helpers.did = true,
            "to" if start == at + 1 && (helpers.be || group.reading.form == Form::Base || helpers.have) => {
                helpers.to = true;
                match governor(view, at) {
                    Some(Governor::Fact(skip)) => at -= skip,
                    Some(Governor::Able(skip)) => (group.able, at) = (true, at - skip),
                    Some(Governor::Unable(skip)) => (group.able, negated, at) = (true, true, at - skip),
                    Some(Governor::Not(skip)) => (negated, at) = (true, at - skip),
                    Some(Governor::Future(skip)) => (future, at) = (true, at - skip),
                    None => unreal = true,
                }
                // What was wanted or ordered is not yet so; `purpose` may say otherwise.
                helpers.did = helpers.did || !unreal;
            }
            "not" | "never" | "nor" | "neither" | "cannot" => {}
            "longer" if view.low(at.wrapping_sub(1)) == "no" => (negated, at) = (true, at - 1),
            "can" | "can't" | "could" | "couldn't" => {}
            "would" | "should" | "may" | "might" | "must" | "ought" | "wouldn't" | "shouldn't" | "'d" => {}
            "will" | "shall" | "won't" | "'ll" => {}
            "'m" => (helpers.be, helpers.present) = (true, true),
            _ if is_adverb(low) => {
                // An adverb belongs to the verb only where it stands among the helpers or right before.
                continue;
            }
            _ => break,
        }
        start = at;
        negated |= matches!(low, "not" | "never" | "nor" | "neither" | "cannot") || low.ends_with("n't");
        match low {
            "can" | "can't" | "cannot" | "could" | "couldn't" => {
                (group.able, group.could, helpers.did) = (true, true, true);
            }
            "would" | "should" | "may" | "might" | "must" | "ought" | "wouldn't" | "shouldn't" | "'d" => unreal = true,
            "will" | "shall" | "won't" | "'ll" => (future, helpers.did) = (true, true),
            _ => {}
        }
        if low == "may" && view.mention(at).is_some() {
            break;
        }
    }
    // `that she be released`: what is asked for.
    unreal |= helpers.base && !helpers.to && !future && !helpers.did;
    group.start = adverbs(view, start);
    group.real = real([negated, unreal, future, group.could]);
    helpers
}

/// The adverbs right before a verb belong to it.
fn adverbs(view: View<'_, '_>, mut start: usize) -> usize {
    while start > view.start() && is_adverb(view.low(start - 1)) && view.mention(start - 1).is_none() {
        start -= 1;
    }
    start
}

/// From what is negated, unreal, to come and only possible, in this order.
const fn real(signs: [bool; 4]) -> Real {
    match signs {
        [_, true, _, _] | [false, _, false, true] | [true, _, true, _] => Real::Unreal,
        [_, _, true, _] => Real::Future,
        [true, ..] => Real::Negated,
        _ => Real::Fact,
    }
}

enum Governor {
    Fact(usize),
    Able(usize),
    Unable(usize),
    Not(usize),
    Future(usize),
}

/// What the word before `to` makes of what follows; with how many words it takes.
fn governor(view: View<'_, '_>, to: usize) -> Option<Governor> {
    let before = view.low(to.checked_sub(1)?);
    Some(match before {
        "managed" | "forced" | "compelled" | "obliged" | "allowed" | "permitted" | "used" | "continues"
        | "continued" | "proceeded" | "went" => Governor::Fact(1),
        "had" if !matches!(view.low(to + 1), "be") => Governor::Fact(1),
        "believed" | "thought" | "reported" | "known" | "understood" | "presumed" | "said" | "alleged" => {
            Governor::Fact(1)
        }
        "come" | "came" | "gone" if view.is(to + 1, &["see", "visit", "meet", "speak", "talk"]) => Governor::Fact(1),
        "intends" | "plans" => Governor::Future(1),
        "on" if view.low(to.wrapping_sub(2)) == "went" => Governor::Fact(2),
        "able" => Governor::Able(1),
        "unable" => Governor::Unable(1),
        "failed" | "refused" | "declined" => Governor::Not(1),
        "scheduled" | "set" | "due" | "expected" | "going" => Governor::Future(1),
        _ => return None,
    })
}

/// `used the Act to remove him`: what is told as a purpose of what was done happened too.
fn purpose(view: View<'_, '_>, group: &mut Group) {
    if group.real != Real::Unreal || group.able {
        return;
    }
    let from = group.start.saturating_sub(20).max(view.start());
    let used = (from..group.start).any(|at| view.is(at, &["used", "invoked", "invoking", "using", "relied"]));
    let thought = (from..group.start)
        .any(|at| view.is(at, WISHES) || view.is(at, &["could", "would", "may", "might", "if", "be"]));
    if used && !thought {
        group.real = Real::Fact;
        group.hanging = true;
    }
}

fn at_start(view: View<'_, '_>, at: usize) -> bool {
    at == view.start()
}

/// A participle without helpers: `Ana, detained in March`; `arrested and deported to`; or an active past.
fn bare(view: View<'_, '_>, group: &mut Group) -> bool {
    let before = view.low(group.start.wrapping_sub(1));
    if matches!(before, "the" | "a" | "an" | "el" | "la" | "los" | "las" | "un" | "una" | "as" | "of" | "como") {
        return false;
    }
    if group.reading.form == Form::Either && object_follows(view, group.verb) {
        return inherit(view, group);
    }
    // `she walked away`: no participle behind such a pronoun.
    // `met with her`, `quit in May`: nobody is met or quit so.
    let active = view.is(group.verb, &["met", "quit"]);
    group.passive = !active && !matches!(before, "she" | "he" | "they" | "i" | "we");
    inherit(view, group)
}

/// Whether what stands behind a verb can be its object.
fn object_follows(view: View<'_, '_>, verb: usize) -> bool {
    let mut at = verb + 1;
    while view.is(at, PARTICLES) || (is_adverb(view.low(at)) && view.mention(at).is_none()) {
        at += 1;
    }
    if view.time_at(at).is_some() {
        return false;
    }
    let low = view.low(at);
    view.mention(at).is_some_and(|mention| !view.is(mention.tokens.start, PREPOSITIONS))
        || matches!(low, "the" | "a" | "an" | "him" | "them" | "her" | "his" | "me" | "us" | "two" | "three")
        || (low.starts_with(char::is_alphabetic) && !is_small(low) && !is_adverb(low))
}

/// `was arrested and deported`, `could be arrested and deported`: what stands in a row shares the helpers.
fn inherit(view: View<'_, '_>, group: &mut Group) -> bool {
    if !view.is(group.start.wrapping_sub(1), &["and", "or", "y", "o", "e", ",", "then", "but", "pero"]) {
        return true;
    }
    let from = group.start.saturating_sub(12).max(view.start());
    for at in (from..group.start).rev() {
        if view.is(at, &[";", "that", "who", "que", "quien", "which"]) {
            break;
        }
        if view.is(at, MODALS) {
            group.real = Real::Unreal;
            return true;
        }
        if view.is(at, &["will", "to", "va", "van", "sera", "seran"]) && view.is(at + 1, &["be", "get", "a"]) {
            group.real = Real::Unreal;
            return true;
        }
    }
    true
}

/// The helpers of a Spanish verb; false where it is none, or a noun.
#[expect(clippy::too_many_lines, reason = "one list of the words that help a verb, read from right to left")]
fn spanish(view: View<'_, '_>, group: &mut Group) -> bool {
    let form = group.reading.form;
    let (mut ser, mut estar, mut haber, mut present) = (false, false, false, false);
    // `yo busqué`: only the accent tells it from the subjunctive.
    let mine = form == Form::Irrealis && view.known.prose.words_of(group.verb..group.verb + 1).ends_with('é');
    group.first_person |= mine;
    let thought = form == Form::Irrealis && !mine && !after_that(view, group.verb);
    let (mut negated, mut unreal, mut future, mut governed) = (false, thought, false, false);
    let mut at = group.verb;
    let mut start = group.verb;
    while at > view.start() {
        at -= 1;
        let low = view.low(at);
        let named = view.mention(at).is_some_and(|mention| mention.form != Naming::Pronoun);
        if named {
            break;
        }
        match low {
            "ser" | "sido" | "siendo" | "fue" | "fueron" | "era" | "eran" => ser = true,
            "es" | "son" => (ser, present) = (true, true),
            "fui" | "fuimos" => (ser, group.first_person) = (true, true),
            "esta" | "estan" | "sigue" | "siguen" | "permanece" | "permanecen" | "continua" | "encuentra" | "lleva" => {
                (estar, present) = (true, true);
            }
            "estaba" | "estaban" | "estuvo" | "estuvieron" | "permanecio" | "permanecia" | "seguia" | "encontraba"
            | "quedo" | "quedaron" | "estar" | "estado" | "estando" => estar = true,
            "estoy" | "sigo" | "estuve" => (estar, group.first_person) = (true, true),
            "ha" | "han" | "habia" | "habian" | "haber" | "hubo" | "habria" | "habrian" | "habiendo" => haber = true,
            "he" | "hemos" => (haber, group.first_person) = (true, true),
            "haya" | "hayan" | "hubiera" | "hubieran" | "hubiese" => (haber, unreal) = (true, true),
            "sera" | "seran" | "seria" | "serian" | "sea" | "sean" => {
                (ser, future) = (true, future || low.starts_with("sera"));
                unreal |= !low.starts_with("sera");
            }
            "lo" | "los" | "las" | "la" if form != Form::Participle || haber => group.clitic = Some(at),
            "le" | "les" | "se" | "te" => {}
            // `nos la movieron`: it is done to her.
            "me" | "nos" => group.to_me = group.clitic.is_none(),
            "no" | "nunca" | "jamas" | "tampoco" | "sin" => negated = true,
            "puede" | "pueden" | "podria" | "podrian" | "pudo" | "pudieron" | "podido" | "podia" | "podian"
            | "logro" | "lograron" | "logrado" | "consiguio" | "consiguieron" => {
                (group.able, governed) = (true, true);
                group.could |= matches!(low, "puede" | "pueden" | "podia" | "podian");
                unreal |= low.starts_with("podri");
            }
            "pudimos" | "podemos" | "logramos" => (group.able, governed, group.first_person) = (true, true, true),
            "debe" | "deben" | "debia" | "deberia" | "deberian" | "quiere" | "quieren" | "intento" | "intentaron"
            | "buscan" | "busca" | "pretende" | "pretenden" | "planea" | "intenta" | "intentan" => unreal = true,
            "a" if start == at + 1 && form == Form::Base => match view.low(at.wrapping_sub(1)) {
                "volvieron" | "volvio" | "vuelto" | "volvimos" | "volvi" | "obligado" | "obligada" | "obligaron"
                | "alcanzo" | "empezo" | "comenzo" => {
                    (governed, at) = (true, at - 1);
                }
                "va" | "van" | "iba" | "iban" => (future, governed, at) = (true, true, at - 1),
                _ => break,
            },
            "de" if start == at + 1 && (form == Form::Base || ser || haber) => match view.low(at.wrapping_sub(1)) {
                "dejo" | "dejaron" | "dejado" => (negated, governed, at) = (true, true, at - 1),
                "acaba" | "acababa" | "acaban" => (governed, at) = (true, at - 1),
                "despues" | "luego" | "antes" => (group.hanging, governed, at) = (true, true, at - 1),
                _ => break,
            },
            "que" if start == at + 1 && form == Form::Base => match view.low(at.wrapping_sub(1)) {
                "tuvo" | "tuvieron" => (governed, at) = (true, at - 1),
                _ => break,
            },
            "tras" | "al" if start == at + 1 && (form == Form::Base || haber || ser) => {
                (group.hanging, governed) = (true, true);
            }
            _ if is_adverb(low) => continue,
            _ => break,
        }
        start = at;
        if negated && matches!(low, "no" | "nunca" | "jamas") {
            break;
        }
    }
    group.start = adverbs(view, start);
    group.first_person |= form == Form::Past && view.low(group.verb).ends_with("mos");
    group.still = present && (estar || ser) || form == Form::Present;
    group.passive = form == Form::Participle && (ser || estar);
    // `habiendo sido`, `tras haber sido`: hangs on the main clause as well.
    group.real = real([negated, unreal, future, group.could]);
    match form {
        Form::Participle if !ser && !estar && !haber => bare(view, group),
        Form::Base if !governed => {
            purpose_spanish(view, group);
            group.real == Real::Fact
        }
        Form::Ing => {
            estar || {
                group.hanging = view.low(group.start.wrapping_sub(1)) == ",";
                false
            }
        }
        Form::Noun => false,
        _ => {
            !(view.is(group.start.wrapping_sub(1), &["el", "un", "una", "su", "este", "del", "al"])
                && group.start == group.verb)
        }
    }
}

/// `después de que la jueza le fijara una fianza`: the subjunctive of what has happened.
fn after_that(view: View<'_, '_>, verb: usize) -> bool {
    let from = verb.saturating_sub(9).max(view.start());
    (from..verb).any(|at| {
        view.is(at, &["que"])
            && (view.is(at.wrapping_sub(1), &["de"]) && view.is(at.wrapping_sub(2), &["despues", "luego"])
                || view.is(at.wrapping_sub(1), &["desde"]))
    })
}

/// `usó la ley para expulsar a Ana`.
fn purpose_spanish(view: View<'_, '_>, group: &mut Group) {
    let from = group.start.saturating_sub(20).max(view.start());
    let used = view.low(group.start.wrapping_sub(1)) == "para"
        && (from..group.start).any(|at| {
            view.is(at, &["uso", "utilizo", "invoco", "usaron", "utilizaron", "invocando", "sirvio", "sirvieron"])
        });
    group.real = if used && group.real == Real::Fact { Real::Fact } else { Real::Unreal };
    group.hanging = used;
}

/// A noun that stands for a verb.
pub(super) fn noun(noun: usize, start: usize, reading: Reading) -> Group {
    Group {
        start,
        verb: noun,
        reading,
        passive: false,
        real: Real::Fact,
        able: false,
        could: false,
        still: false,
        clitic: None,
        first_person: false,
        to_me: false,
        hanging: false,
    }
}
