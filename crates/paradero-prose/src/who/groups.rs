//! People without names: `his family`, `officials`, `the judge`, `una jueza`; whom they mean.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use paradero_record::Role;

use super::build::{Build, Draft};
use super::kin::is_relative;
use super::tables::{Gender, NOUNS, Noun, Tie, country_of_demonym};
use super::{EntityId, EntityKind, Form, Mention};
use crate::{Section, Sentence, Shape};

const POSSESSIVES: &[&str] = &[
    "his", "her", "their", "my", "our", "your", "su", "sus", "mi", "mis", "nuestra", "nuestro", "nuestros", "nuestras",
];
/// Articles and what stands in their place.
const DEFINITE: &[&str] =
    &["the", "this", "that", "el", "la", "los", "las", "este", "esta", "al", "del", "those", "these"];
const INDEFINITE: &[&str] = &["a", "an", "another", "un", "una", "otro", "otra", "one"];

/// Nouns before which a word for people only describes them.
const COMPOUND: &[&str] = &[
    "group",
    "groups",
    "locator",
    "center",
    "centers",
    "camp",
    "facility",
    "facilities",
    "community",
    "communities",
    "rights",
    "status",
    "visa",
    "visas",
    "office",
    "association",
    "union",
    "organization",
    "movement",
    "crisis",
    "detention",
    "hearing",
    "population",
    "program",
    "shelter",
    "parish",
    "camps",
    "filing",
    "families",
    "children",
    "smuggling",
    "flights",
    "flight",
    "charter",
    "plane",
    "contract",
    "contracts",
    "shutdown",
    "website",
    "database",
    "tracker",
    "account",
    "aid",
    "assistance",
    "workers",
    "labor",
];

/// Finds the groups and the persons that stand without a name.
pub(super) fn find(build: &mut Build<'_>, focus: Option<EntityId>) {
    let prose = build.prose;
    let mut named: Vec<(usize, EntityId)> = build
        .mentions
        .iter()
        .filter(|one| build.drafts[one.entity].entity.kind == EntityKind::Person)
        .map(|one| (one.tokens.start, one.entity))
        .collect();
    named.sort_unstable();
    let mut groups = Groups { focus, named, by_name: HashMap::new() };
    for sentence in &prose.sentences {
        if matches!(prose.block_of(sentence).section, Section::Furniture | Section::Related) {
            continue;
        }
        let loud = super::chunks::is_loud(prose, sentence);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at = groups.one(build, sentence, at, loud).unwrap_or(at).max(at + 1);
        }
    }
}

struct Groups {
    focus: Option<EntityId>,
    /// The persons named, by their place.
    named: Vec<(usize, EntityId)>,
    by_name: HashMap<String, EntityId>,
}

impl Groups {
    fn one(&mut self, build: &mut Build<'_>, sentence: &Sentence, at: usize, loud: bool) -> Option<usize> {
        let prose = build.prose;
        if build.is_taken(at) {
            return None;
        }
        let token = prose.tokens.get(at)?;
        if let Some(end) = self.counted(build, sentence, at) {
            return Some(end);
        }
        if token.shape == Shape::Number && sentence.tokens.contains(&(at + 2)) {
            return self.aged(build, sentence, at);
        }
        let (mut length, noun) = NOUNS.at(&prose.tokens, at, sentence.tokens.end)?;
        while length > 1 && build.is_taken(at + length - 1) {
            length -= 1;
        }
        let end = at + length;
        if (at..end).any(|at| build.is_taken(at)) {
            return None;
        }
        if noun.tie == Tie::Rank {
            let article = at.checked_sub(1).filter(|at| sentence.tokens.contains(at) && !build.is_taken(*at))?;
            let long = token.low.len() > 4 && matches!(prose.low(article), "la" | "el");
            let named = names_next(build, end) || prose.tokens.get(end).is_some_and(|next| next.shape.is_capital());
            if long && !named {
                self.addressed(build, article..end, noun);
            }
            return None;
        }
        if verb_here(build, at, length, noun) {
            return Some(end);
        }
        let start = start_of(build, sentence, at);
        if noun.many {
            self.group(build, start..end, noun, loud);
        } else {
            self.single(build, sentence, start..end, at, noun);
        }
        Some(end)
    }

    /// `both men`, `the two brothers`, `las tres mujeres`: as many of the persons watched over as were named last.
    fn counted(&mut self, build: &mut Build<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
        let prose = build.prose;
        let number = |at: usize| match prose.low(at) {
            "two" | "dos" | "2" => Some(2),
            "three" | "tres" | "3" => Some(3),
            "four" | "cuatro" | "4" => Some(4),
            _ => None,
        };
        let (count, from) = match prose.low(at) {
            "both" | "ambos" | "ambas" => (2, at + 1),
            "the" | "los" | "las" | "these" | "estos" | "estas" => (number(at + 1)?, at + 2),
            _ => return None,
        };
        let gender = match prose.low(from) {
            "men" | "brothers" | "hombres" | "hermanos" | "fathers" | "padres" => Gender::Male,
            "women" | "sisters" | "mujeres" | "hermanas" | "mothers" | "madres" => Gender::Female,
            "detainees" | "migrants" | "immigrants" | "asylum" | "residents" | "people" | "detenidos" | "migrantes"
            | "inmigrantes" | "venezolanos" | "jovenes" | "of" => Gender::Open,
            _ => return None,
        };
        let seekers = usize::from(matches!(prose.low(from), "asylum") && prose.low(from + 1).starts_with("seeker"));
        let end = from + 1 + seekers;
        if end > sentence.tokens.end || (at..end).any(|at| build.is_taken(at)) || prose.low(from) == "of" {
            return None;
        }
        let to = self.named.partition_point(|(start, _)| *start < at);
        let mut members: Vec<EntityId> = Vec::new();
        for (_, id) in self.named.get(..to).unwrap_or_default().iter().rev().take(60) {
            let draft = &build.drafts[*id];
            let fits = draft.entity.watched && (gender == Gender::Open || draft.gender.agrees(gender));
            if fits && !members.contains(id) && members.len() < count {
                members.push(*id);
            }
        }
        if members.len() != count {
            return None;
        }
        members.reverse();
        let name = prose.words_of(at..end).to_owned();
        let id = build.draft(Draft::of(name, EntityKind::Group));
        build.drafts[id].members = members;
        build.mention(at..end, id, Form::Description);
        Some(end)
    }

    /// `the 26-year-old (nurse)`.
    fn aged(&mut self, build: &mut Build<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
        let prose = build.prose;
        let old = prose.low(at + 1) == "-" && prose.low(at + 2).starts_with("year-old");
        let start = start_of(build, sentence, at);
        if !old || !DEFINITE.contains(&prose.low(start)) || start == at {
            return None;
        }
        let follows = (at + 3..(at + 6).min(sentence.tokens.end))
            .find(|at| NOUNS.at(&prose.tokens, *at, sentence.tokens.end).is_some());
        if follows.is_some() {
            return None;
        }
        let focus = self.focus?;
        build.mention(start..at + 3, focus, Form::Description);
        Some(at + 3)
    }

    fn group(&mut self, build: &mut Build<'_>, tokens: Range<usize>, noun: Noun, loud: bool) {
        let Tie::Role(role) = noun.tie else { return };
        if loud {
            return;
        }
        let prose = build.prose;
        let mut named = tokens.clone();
        // `attorneys for X`, `Supporters of X`, `Officials from the Department`: the name goes on, the mention does not.
        let joins = ["for", "of", "from", "with", "de", "del", "at"];
        if joins.contains(&prose.low(tokens.end))
            && let Some(next) = (tokens.end + 1..tokens.end + 3)
                .find(|at| build.is_taken(*at))
                .filter(|at| *at == tokens.end + 1 || DEFINITE.contains(&prose.low(tokens.end + 1)))
        {
            named.end = build.at(next).map_or(named.end, |one| one.tokens.end);
        }
        let before = tokens
            .start
            .checked_sub(1)
            .filter(|at| build.is_taken(*at) && !POSSESSIVES.contains(&prose.low(tokens.start)));
        let of = before.or((named.end > tokens.end).then_some(named.end - 1)).and_then(|at| organisation(build, at));
        if of.is_some() && before.is_some() {
            named.start = build.at(tokens.start - 1).map_or(named.start, |one| one.tokens.start);
        }
        let name = prose.words_of(named.clone()).to_owned();
        let id = self.entity(build, name, &named, EntityKind::Group);
        build.drafts[id].entity.role = Some(role_with(build, role, of));
        build.drafts[id].entity.of = of;
        build.mention(tokens, id, Form::Description);
    }

    /// Whoever fits and was named last, within so many words.
    fn last(&self, before: usize, reach: usize, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        let to = self.named.partition_point(|(at, _)| *at < before);
        let of = self.named.get(to.saturating_sub(60)..to).unwrap_or_default();
        of.iter().rev().take_while(|(at, _)| at + reach >= before).find(|(_, id)| fits(*id)).map(|(_, id)| *id)
    }

    fn entity(&mut self, build: &mut Build<'_>, name: String, tokens: &Range<usize>, kind: EntityKind) -> EntityId {
        let lows: Vec<&str> =
            tokens.clone().map(|at| build.prose.low(at)).filter(|low| !DEFINITE.contains(low)).collect();
        let key = lows.join(" ");
        if let Some(&id) = self.by_name.get(&key) {
            return id;
        }
        let id = build.draft(Draft::of(name, kind));
        self.by_name.insert(key, id);
        id
    }

    fn single(&mut self, build: &mut Build<'_>, sentence: &Sentence, tokens: Range<usize>, noun_at: usize, noun: Noun) {
        let prose = build.prose;
        let first = prose.low(tokens.start);
        // `Barry's lawyer`: the name before it is the owner.
        let of_name = tokens.start.checked_sub(2).filter(|_| matches!(prose.low(tokens.start - 1), "'s" | "'"));
        let of_name = of_name.and_then(|at| build.at(at)).filter(|one| is_person(build, one));
        let (owned, definite, indefinite) =
            (POSSESSIVES.contains(&first) || of_name.is_some(), DEFINITE.contains(&first), INDEFINITE.contains(&first));
        let plural_name = tokens.end < sentence.tokens.end && names_next(build, tokens.end);
        // Beside a name the words are the name's title.
        if plural_name || is_predicate(build, sentence, tokens.start) {
            return;
        }
        if matches!(first, "my" | "mi" | "our" | "nuestro" | "nuestra")
            && let Some(whom) = self.kin_of_speaker(build, sentence, tokens.start, noun)
            && is_relative(build, whom, prose.low(tokens.end - 1), noun)
        {
            build.mention(tokens, whom, Form::Description);
            return;
        }
        if noun.tie == Tie::Role(Role::Court)
            && matches!(
                prose.low(tokens.end - 1),
                "court" | "tribunal" | "corte" | "inmigracion" | "federal" | "apelaciones"
            )
            && !prose.low(noun_at).starts_with("jue")
        {
            let name = prose.words_of(tokens.clone()).to_owned();
            let id = self.entity(build, name, &(noun_at..tokens.end), EntityKind::Organisation);
            build.drafts[id].entity.role = Some(Role::Court);
            build.mention(tokens, id, Form::Description);
            return;
        }
        match noun.tie {
            Tie::Role(role) if owned || definite => self.known_role(build, tokens, noun_at, noun, role),
            Tie::Role(role) if indefinite => {
                let id = build.draft(Draft {
                    gender: noun.gender,
                    ..Draft::of(prose.words_of(tokens.clone()).to_owned(), EntityKind::Person)
                });
                build.drafts[id].entity.role = Some(role);
                build.mention(tokens, id, Form::Description);
            }
            Tie::Leader if definite => self.known_role(build, tokens, noun_at, noun, Role::Advocate),
            Tie::Watched | Tie::Someone | Tie::Work if definite || owned && noun.tie == Tie::Watched => {
                self.watched(build, tokens, noun_at, noun);
            }
            _ => {}
        }
    }

    /// Whom `my husband` may mean: the person watched over who was named last in this paragraph, else the person asked about.
    fn kin_of_speaker(&self, build: &Build<'_>, sentence: &Sentence, at: usize, noun: Noun) -> Option<EntityId> {
        let block = build.prose.block_of(sentence).span.start;
        let first = build.prose.token_at(block);
        let from = self.named.partition_point(|(start, _)| *start < first);
        let to = self.named.partition_point(|(start, _)| *start < at);
        let local = self.named.get(from..to).unwrap_or_default().iter().rev().map(|(_, id)| *id).find(|id| {
            let draft = &build.drafts[*id];
            draft.entity.watched && draft.gender.agrees(noun.gender)
        });
        local.or(self.focus)
    }

    /// `her sister`, `the judge`: whoever was named in that role last; else somebody without a name.
    fn known_role(&mut self, build: &mut Build<'_>, tokens: Range<usize>, noun_at: usize, noun: Noun, role: Role) {
        let prose = build.prose;
        let word = prose.low(tokens.end - 1);
        if role == Role::Counsel && self.of_agency(build, &tokens, noun) {
            return;
        }
        let is_titled = |id: EntityId| {
            build.drafts[id]
                .entity
                .title
                .as_deref()
                .is_some_and(|title| crate::prose::folded(title).split(' ').any(|one| same_noun(one, word)))
        };
        let fits = |id: EntityId| {
            let draft = &build.drafts[id];
            let kind =
                draft.entity.kind == EntityKind::Person && draft.entity.role == Some(role) && !draft.entity.watched;
            kind && draft.gender.agrees(noun.gender)
                && (is_titled(id) || role != Role::Family && role != Role::Official && role != Role::Friend)
        };
        let mut found = self.last(tokens.start, 400, fits);
        // Before the name is told, or long after: where but one person is called so, else where but one has the role.
        let only = |wanted: &dyn Fn(EntityId) -> bool| {
            let mut ids = (0..build.drafts.len()).filter(|id| wanted(*id) && !build.drafts[*id].parts.is_empty());
            ids.next().filter(|_| ids.next().is_none())
        };
        if found.is_none() {
            found = only(&|id| fits(id) && is_titled(id)).or_else(|| only(&fits));
        }
        let id = found.unwrap_or_else(|| {
            let name = prose.words_of(tokens.clone()).to_owned();
            let id = self.entity(build, name, &(noun_at..tokens.end), EntityKind::Person);
            build.drafts[id].entity.role = Some(role);
            build.drafts[id].gender = noun.gender;
            id
        });
        build.mention(tokens, id, Form::Description);
    }

    /// `el abogado de ICE`, `the lawyer for the government`: speaks for the agency and not for whoever is in custody.
    fn of_agency(&mut self, build: &mut Build<'_>, tokens: &Range<usize>, noun: Noun) -> bool {
        let prose = build.prose;
        if !matches!(prose.low(tokens.end), "de" | "del" | "of" | "for" | "from" | "with") {
            return false;
        }
        let behind = tokens.end + 1 + usize::from(DEFINITE.contains(&prose.low(tokens.end + 1)));
        let of = organisation(build, behind).or_else(|| organisation(build, tokens.end + 1));
        let agency = of.is_some_and(|of| build.drafts[of].entity.role == Some(Role::Official));
        let state = matches!(prose.low(behind), "government" | "gobierno" | "administration" | "estado");
        if !agency && !state {
            return false;
        }
        let end = of.and_then(|_| build.at(behind)).map_or(behind + 1, |one| one.tokens.end);
        let name = prose.words_of(tokens.start..end).to_owned();
        let id = self.entity(build, name, &(tokens.start..end), EntityKind::Person);
        build.drafts[id].entity.role = Some(Role::Official);
        build.drafts[id].entity.of = of;
        build.drafts[id].gender = noun.gender;
        build.mention(tokens.clone(), id, Form::Description);
        true
    }

    /// `la señora`, `the doctor` without a name: whoever of that gender was named last and is not watched over, else who is.
    fn addressed(&self, build: &mut Build<'_>, tokens: Range<usize>, noun: Noun) {
        if noun.gender == Gender::Open {
            return;
        }
        let fits = |id: EntityId| build.drafts[id].gender == noun.gender && !build.drafts[id].parts.is_empty();
        if let Some(id) = self.last(tokens.start, 90, fits) {
            build.mention(tokens, id, Form::Description);
        }
    }

    /// `the young man`, `la mujer`, `her client`, `the makeup artist`: the person watched whom the text spoke of last.
    fn watched(&mut self, build: &mut Build<'_>, tokens: Range<usize>, noun_at: usize, noun: Noun) {
        let long = tokens.end > noun_at + 1;
        // `the other man` is nobody who was named before; `the nurse` only who was called one.
        let other = ["other", "second", "third", "another", "otro", "otra", "segundo", "segunda", "tercer", "next"];
        let apart = tokens.clone().any(|at| build.prose.tokens.get(at).is_some_and(|token| token.is_any(&other)));
        if apart || noun.tie == Tie::Work && !long && !is_called(build, tokens.end - 1) {
            return;
        }
        let gender = match (noun.gender, build.prose.low(tokens.start)) {
            (Gender::Open, "la" | "una" | "esta") => Gender::Female,
            (Gender::Open, "el" | "un" | "este" | "al" | "del") => Gender::Male,
            (gender, _) => gender,
        };
        let fits = |id: EntityId| {
            let draft = &build.drafts[id];
            draft.entity.watched && draft.gender.agrees(gender) && draft.entity.kind == EntityKind::Person
        };
        let last = self.last(tokens.start, 160, fits);
        let told = |focus: &EntityId| self.named.iter().any(|(at, id)| id == focus && *at < tokens.start);
        let id = last.or(self.focus.filter(|focus| fits(*focus) && told(focus)));
        if let Some(id) = id {
            if build.drafts[id].gender == Gender::Open {
                build.drafts[id].gender = gender;
            }
            build.mention(tokens, id, Form::Description);
        }
    }
}

/// Whether somebody is called so elsewhere, with an indefinite article or beside a name: `a makeup artist`, `carpintero nacido en`.
fn is_called(build: &Build<'_>, last: usize) -> bool {
    let prose = build.prose;
    let low = prose.low(last);
    let stem = |low: &str| low.trim_end_matches(['a', 'o', 'e']).to_owned();
    let stemmed = stem(low);
    (0..prose.tokens.len()).any(|at| {
        at != last
            && prose.tokens.get(at).is_some_and(|token| token.low.starts_with(&*stemmed) && stem(&token.low) == stemmed)
            && {
                let article = (at.saturating_sub(4)..at).any(|at| INDEFINITE.contains(&prose.low(at)));
                let beside = at > 1 && build.is_taken(at - 2) && prose.low(at - 1) == "," || build.is_taken(at + 1);
                article || beside
            }
    })
}

/// The role of a group, by the organisation for which it speaks.
fn role_with(build: &Build<'_>, role: Role, of: Option<EntityId>) -> Role {
    let theirs = of.and_then(|of| build.drafts.get(of)).and_then(|of| of.entity.role);
    match (role, theirs) {
        (Role::Official, Some(Role::Advocate)) => Role::Advocate,
        _ => role,
    }
}

/// Whether two words for people may be one: `attorney` and `lawyer` are not, `hermana` and `hermana` are.
fn same_noun(one: &str, other: &str) -> bool {
    let speaks = ["spokesperson", "spokesman", "spokeswoman", "portavoz", "vocero", "vocera"];
    one == other || speaks.contains(&one) && speaks.contains(&other)
}

/// Where the phrase of a word for people begins: its article or possessive, with adjectives between.
fn start_of(build: &Build<'_>, sentence: &Sentence, at: usize) -> usize {
    let prose = build.prose;
    let mut start = at;
    while start > sentence.tokens.start.max(at.saturating_sub(6)) && !build.is_taken(start - 1) {
        let Some(before) = prose.tokens.get(start - 1) else { break };
        let (low, shape) = (&*before.low, before.shape);
        if POSSESSIVES.contains(&low) || DEFINITE.contains(&low) && low != "that" || INDEFINITE.contains(&low) {
            return start - 1;
        }
        let describes = country_of_demonym(low).is_some()
            || adjective(low)
            || shape == Shape::Number && prose.low(start) == "-"
            || low == "-"
            || low.starts_with("year-old");
        if !describes {
            break;
        }
        start -= 1;
    }
    // Without an article the adjectives belong to it too, a comma or number does not.
    while start < at && !prose.tokens.get(start).is_some_and(|token| token.shape.is_word()) {
        start += 1;
    }
    start
}

/// Words that describe people between an article and the word for them.
const ADJECTIVES: &str = "\
    young gay elected local federal senior top immigration immigrant legal former longtime masked armed \
    other older younger elderly detained deported private pro bono civil rights human lgbtq lgbtq+ lgbt \
    community state county city national plainclothes unidentified undocumented trans transgender u.s. \
    american same two three four five several many some dos tres cuatro cinco varios varias joven propia \
    propio unos unas algunos algunas mayor menor newly new otros otras fellow jesuit catholic republican \
    democratic white house trump biden government prison jail border";

fn adjective(low: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str, super::tables::Quick>> =
        LazyLock::new(|| ADJECTIVES.split_ascii_whitespace().collect());
    WORDS.contains(low)
}

/// Whether a word that can also be a verb or something else is one here: `agent` never, `counsel` rarely, `guards` seldom.
fn verb_here(build: &Build<'_>, at: usize, length: usize, noun: Noun) -> bool {
    let prose = build.prose;
    let low = prose.low(at);
    let before = at.checked_sub(1).map(|at| prose.low(at)).unwrap_or_default();
    let after = prose.low(at + length);
    let listed = matches!(before, "and" | "y" | "e") && at > 1 && build.is_taken(at - 2);
    let noun_like =
        listed || POSSESSIVES.contains(&before) || DEFINITE.contains(&before) || INDEFINITE.contains(&before);
    // `the federal detainee locator`, `the volunteer group`, `the Immigrant Justice Clinic`: the word describes another.
    let capitals = |at: usize| prose.tokens.get(at).is_some_and(|token| token.shape.is_capital());
    if COMPOUND.contains(&after)
        || !noun.many && capitals(at) && capitals(at + length) && !before.is_empty() && !build.is_taken(at + length)
    {
        return true;
    }
    if matches!(low, "government" | "gobierno" | "administration")
        && (INDEFINITE.contains(&before) || matches!(before, "county" | "city" | "new"))
    {
        return true;
    }
    if after == "-" && prose.tokens.get(at + length).is_some_and(|token| !token.spaced) {
        return true;
    }
    match low {
        "government" | "administration" | "police" | "gobierno" | "administracion" | "policia" | "coalition"
        | "defensa" | "media" | "family" | "familia" => {
            !noun_like
                && length == 1
                && !prose.tokens.get(at).is_some_and(|token| token.shape.is_capital())
                && !adjective(before)
                || [
                    "of",
                    "members",
                    "member",
                    "filing",
                    "reunification",
                    "unit",
                    "court",
                    "detention",
                    "bond",
                    "fund",
                    "of",
                ]
                .contains(&after)
                    && low != "government"
                    && low != "administration"
        }
        "fiscal" | "agente" | "guardia" | "prima" | "interno" | "titular" | "secretaria" | "head" | "chair"
        | "guard" | "representative" | "official" | "oficial" | "expert" | "fiscales" => !noun_like,
        "court" | "corte" | "tribunal" => {
            !noun_like
                || ["hearing", "case", "date", "order", "file", "documents", "records", "filing", "papers"]
                    .contains(&after)
        }
        "counsel" => noun.tie != Tie::Role(Role::Counsel) || !noun_like,
        _ => false,
    }
}

/// Whether a person's name follows at once, or behind a comma.
fn names_next(build: &Build<'_>, at: usize) -> bool {
    let prose = build.prose;
    let next = match prose.low(at) {
        "," if ["la", "el", "the"].contains(&prose.low(at + 1)) => at + 2,
        "," => at + 1,
        _ => at,
    };
    let rank = usize::from(NOUNS.at(&prose.tokens, next, next + 1).is_some_and(|(_, noun)| noun.tie == Tie::Rank));
    build.at(next + rank).is_some_and(|one| one.tokens.start == next + rank && is_person(build, one))
}

/// Whether the words say what somebody is, as in `X is the sister`, `X, the sister,`: then they are no mention.
fn is_predicate(build: &Build<'_>, sentence: &Sentence, start: usize) -> bool {
    let prose = build.prose;
    let Some(before) = start.checked_sub(1).filter(|at| *at >= sentence.tokens.start) else { return false };
    if !["is", "was", "es", "era", ",", "as", "como", "-"].contains(&prose.low(before)) {
        return false;
    }
    before
        .checked_sub(1)
        .and_then(|at| build.at(at))
        .is_some_and(|one| one.tokens.end == before && is_person(build, one))
}

fn is_person(build: &Build<'_>, mention: &Mention) -> bool {
    build.drafts[mention.entity].entity.kind == EntityKind::Person && mention.form != Form::Pronoun
}

/// The organisation that a token is part of.
fn organisation(build: &Build<'_>, at: usize) -> Option<EntityId> {
    let found = build.at(at)?;
    (build.drafts[found.entity].entity.kind == EntityKind::Organisation).then_some(found.entity)
}
