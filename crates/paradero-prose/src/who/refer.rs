//! Pronouns: whom `he`, `her`, `su` and `yo` mean, where it is plain.

use std::ops::Range;

use paradero_record::{Language, Role};

use super::build::Build;
use super::clause::{is_suffered, learn_genders, nominative, owned, owns, owns_counsel, owns_kin, relate};
use super::kin::is_kin;
use super::saying::{declines_name, governed, is_say, says_next};
use super::tables::{Gender, NOUNS, Tie};
use super::{EntityId, EntityKind, Form};
use crate::{Section, Sentence, Shape};

/// What a pronoun is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pronoun {
    /// The one spoken of.
    Third(Gender, Case),
    /// Whoever speaks.
    First,
}

/// What a pronoun is in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Subject,
    Object,
    Owner,
}

fn pronoun(build: &Build<'_>, at: usize, language: Language) -> Option<Pronoun> {
    let prose = build.prose;
    let token = prose.tokens.get(at)?;
    let (male, female) = (Gender::Male, Gender::Female);
    Some(match (&*token.low, language) {
        ("he", Language::English) => Pronoun::Third(male, Case::Subject),
        ("she", Language::English) => Pronoun::Third(female, Case::Subject),
        ("him" | "himself", Language::English) => Pronoun::Third(male, Case::Object),
        ("his", Language::English) => Pronoun::Third(male, Case::Owner),
        ("her", Language::English) if owns(build, at) => Pronoun::Third(female, Case::Owner),
        ("her" | "hers" | "herself", Language::English) => Pronoun::Third(female, Case::Object),
        ("i" | "me" | "my" | "mine" | "myself", Language::English) => Pronoun::First,
        ("ella", Language::Spanish) => Pronoun::Third(female, spanish_case(build, at)),
        ("el", Language::Spanish) if prose.words(token.span).contains(['é', 'É']) => {
            Pronoun::Third(male, spanish_case(build, at))
        }
        ("su" | "sus", Language::Spanish) => Pronoun::Third(Gender::Open, Case::Owner),
        ("yo" | "me" | "mi" | "mis", Language::Spanish) => Pronoun::First,
        _ => return None,
    })
}

fn spanish_case(build: &Build<'_>, at: usize) -> Case {
    let before = at.checked_sub(1).map(|at| build.prose.low(at)).unwrap_or_default();
    if matches!(before, "a" | "de" | "con" | "para" | "por" | "en" | "sin" | "sobre" | "contra" | "hacia") {
        Case::Object
    } else {
        Case::Subject
    }
}

/// Finds whom the pronouns mean, sentence by sentence.
pub(super) fn find(build: &mut Build<'_>, focus: Option<EntityId>) {
    let prose = build.prose;
    build.mentions.sort_by_key(|mention| mention.tokens.start);
    build.number();
    learn_genders(build, focus);
    let named: Vec<(usize, EntityId)> = build
        .mentions
        .iter()
        .filter(|one| build.drafts[one.entity].entity.kind == EntityKind::Person)
        .map(|one| (one.tokens.start, one.entity))
        .collect();
    let author = author(build);
    let mut refer = Refer {
        focus,
        author,
        named,
        topic: None,
        spoke: None,
        quoter: None,
        label: None,
        block: usize::MAX,
        quoted: false,
    };
    for (number, sentence) in prose.sentences.iter().enumerate() {
        refer.sentence(build, number, sentence);
    }
}

/// Who signed the text, where exactly one person did.
fn author(build: &Build<'_>) -> Option<EntityId> {
    let signed = |span: crate::Span| {
        build.prose.blocks.iter().any(|block| block.section == Section::Byline && block.span.holds(span))
    };
    let mut found = build
        .mentions
        .iter()
        .filter(|one| build.drafts[one.entity].entity.kind == EntityKind::Person && signed(one.span))
        .map(|one| one.entity);
    let first = found.next()?;
    found.all(|one| one == first).then_some(first)
}

struct Refer {
    focus: Option<EntityId>,
    /// Who wrote the text, for `I` outside of quotation marks.
    author: Option<EntityId>,
    /// The persons named, by their place.
    named: Vec<(usize, EntityId)>,
    /// The subject of the last sentence.
    topic: Option<EntityId>,
    /// Who was last said to say something, and in which sentence.
    spoke: Option<(usize, EntityId)>,
    /// Who speaks within the open quotation marks.
    quoter: Option<EntityId>,
    /// Who speaks in this block, where it is part of a transcript.
    label: Option<EntityId>,
    block: usize,
    quoted: bool,
}

/// What is known of the sentence that is read.
struct Here {
    number: usize,
    named: Vec<(usize, EntityId)>,
    /// The first subject of the sentence.
    subject: Option<EntityId>,
    /// The subject of the clause, and where it stands.
    clause: Option<(usize, EntityId)>,
    speaker: Option<EntityId>,
    /// Somebody who is not named is the subject.
    stranger: bool,
}

impl Refer {
    fn sentence(&mut self, build: &mut Build<'_>, number: usize, sentence: &Sentence) {
        let prose = build.prose;
        let block = prose.block_of(sentence);
        let language = block.language;
        if !block.section.tells() {
            return;
        }
        if sentence.block != self.block {
            (self.block, self.quoted, self.quoter) = (sentence.block, false, None);
            self.label = label(build, sentence);
        }
        let named = {
            let from = self.named.partition_point(|(at, _)| *at < sentence.tokens.start);
            let to = self.named.partition_point(|(at, _)| *at < sentence.tokens.end);
            self.named.get(from..to).unwrap_or_default().to_vec()
        };
        let (cued, speaker) = self.speaker(build, sentence, &named);
        let stranger = declines_name(prose, sentence.tokens.clone());
        let mut here = Here { number, named, subject: None, clause: None, speaker, stranger };
        let mut aside = None;
        for at in sentence.tokens.clone() {
            let Some(token) = prose.tokens.get(at) else { continue };
            self.mark(build, token.shape, at, sentence, &here);
            follow(build, at, &mut here);
            let starts = here.named.iter().find(|(start, _)| *start == at).map(|(_, id)| *id);
            if let Some(id) = starts {
                self.turn_round(build, at, &here);
                self.own_kin(build, at, &here);
                let id = build.at(at).map_or(id, |one| one.entity);
                if !self.quoted && self.is_aside(build, id, at) {
                    aside = aside.or(Some(id));
                } else if !self.quoted {
                    here.subject = here.subject.or(Some(id));
                }
                here.clause = if nominative(build, sentence, at) { Some((at, id)) } else { here.clause };
            }
            if build.is_taken(at) || !token.shape.is_word() {
                continue;
            }
            let Some(kind) = pronoun(build, at, language) else { continue };
            let Some(id) = self.whom(build, at, kind, &here) else { continue };
            if build.mention(at..at + 1, id, Form::Pronoun) {
                self.told(build, at, id, kind, &mut here, &mut aside);
            }
        }
        // What a pronoun said of who speaks is nearer than a name beside it.
        if self.spoke.is_none_or(|(last, _)| last != number) {
            self.spoke = cued.map(|id| (number, id)).or(self.spoke);
        }
        self.topic = here.subject.or(here.speaker).or(aside).or(self.topic);
    }

    /// Follows the quotation marks.
    fn mark(&mut self, build: &Build<'_>, shape: Shape, at: usize, sentence: &Sentence, here: &Here) {
        match shape {
            Shape::Open => {
                let said = (at.saturating_sub(5).max(sentence.tokens.start)..at).any(|at| is_say(build.prose.low(at)));
                let clause = here.clause.map(|(_, id)| id);
                self.quoter =
                    clause.filter(|_| said && !self.quoted).or_else(|| self.later(build, at)).or(here.speaker);
                self.quoted = true;
            }
            Shape::Close => self.quoted = false,
            _ => {}
        }
    }

    /// Keeps what a resolved pronoun says of the sentence.
    fn told(
        &mut self,
        build: &mut Build<'_>,
        at: usize,
        id: EntityId,
        kind: Pronoun,
        here: &mut Here,
        aside: &mut Option<EntityId>,
    ) {
        let owner = matches!(kind, Pronoun::Third(_, Case::Owner)) || is_own(build.prose.low(at));
        if owner {
            relate(build, at, id);
        }
        if let (Pronoun::Third(gender, _), Gender::Open) = (kind, build.drafts[id].gender) {
            build.drafts[id].gender = gender;
        }
        // Who tells the text is not whom it tells of.
        if self.quoted || kind == Pronoun::First && self.label.is_none() {
            return;
        }
        if matches!(kind, Pronoun::Third(_, Case::Subject)) {
            here.clause = Some((at, id));
            if says_next(build.prose, at + 1) {
                self.spoke = Some((here.number, id));
            }
        }
        if owner {
            *aside = aside.or(Some(id));
        } else {
            here.subject = here.subject.or(Some(id));
        }
    }

    /// `Rosa said she saw her sister`: the sister is not Rosa but whose sister Rosa is.
    fn turn_round(&self, build: &mut Build<'_>, at: usize, here: &Here) {
        let Some(number) = build.number_at(at) else { return };
        let (whom, last) = {
            let Some(one) = build.mentions.get(number) else { return };
            (one.entity, build.prose.low(one.tokens.end.saturating_sub(1)))
        };
        let own =
            matches!(build.prose.low(at), "her" | "his" | "su") && build.drafts[whom].entity.role == Some(Role::Family);
        let Some(focus) = self.focus.filter(|focus| own && *focus != whom) else { return };
        let told = if self.quoted { None } else { here.clause.map(|(_, id)| id).or(here.subject) };
        let same = told == Some(whom) && is_kin(last);
        if same && let Some(one) = build.mentions.get_mut(number) {
            one.entity = focus;
        }
    }

    /// `My brother`, where he is watched over: who says so is family.
    fn own_kin(&self, build: &mut Build<'_>, at: usize, here: &Here) {
        if !matches!(build.prose.low(at), "my" | "mi" | "our" | "nuestro" | "nuestra") {
            return;
        }
        let says = if self.quoted { self.quoter.or(here.speaker) } else { self.label };
        let Some((says, one)) = says.zip(build.at(at)) else { return };
        let word = build.prose.low(one.tokens.end.saturating_sub(1));
        let client = matches!(word, "client" | "cliente" | "clienta");
        let about = build.drafts[one.entity].entity.watched;
        let draft = &mut build.drafts[says];
        let open = matches!(draft.entity.role, None | Some(Role::Unknown));
        if !about || draft.entity.kind != EntityKind::Person || draft.entity.watched {
            return;
        }
        if client && (open || draft.entity.role == Some(Role::Advocate)) {
            draft.entity.role = Some(Role::Counsel);
        } else if open && is_kin(word) {
            draft.entity.role = Some(Role::Family);
        }
    }

    /// Who is said to speak behind the quotation that opens here, where it goes on over more than one sentence.
    fn later(&self, build: &Build<'_>, at: usize) -> Option<EntityId> {
        let prose = build.prose;
        let sentence = prose.sentence_at(at).and_then(|one| prose.sentences.get(one))?;
        let last = prose.block_of(sentence).sentences.end.checked_sub(1)?;
        let end = prose.sentences.get(last)?.tokens.end;
        let shape = |at: usize| prose.tokens.get(at).map(|token| token.shape);
        let close = (at + 1..end.min(at + 160)).find(|at| shape(*at) == Some(Shape::Close))?;
        if close < sentence.tokens.end {
            return None;
        }
        let said = (close + 1..end.min(close + 9))
            .take_while(|at| shape(*at) != Some(Shape::Open))
            .find(|at| is_say(prose.low(*at)))?;
        let from = self.named.partition_point(|(start, _)| *start < close);
        let to = self.named.partition_point(|(start, _)| *start < end.min(said + 8));
        let near = self.named.get(from..to).unwrap_or_default();
        near.iter().min_by_key(|(start, _)| start.abs_diff(said)).map(|(_, id)| *id)
    }

    fn whom(&self, build: &Build<'_>, at: usize, kind: Pronoun, here: &Here) -> Option<EntityId> {
        if matches!(kind, Pronoun::Third(Gender::Open, _)) && is_of_nobody(build, at) {
            return None;
        }
        match kind {
            Pronoun::First if self.quoted => self.quoter.or(here.speaker),
            Pronoun::First => self.label.or(self.author),
            Pronoun::Third(..) if here.stranger && !self.quoted => None,
            Pronoun::Third(gender, case) => self.third(build, at, (gender, case), here),
        }
    }

    /// Whether a person named is not the subject: who only owns (`X's daughter`), or stands without a name beside the person asked about.
    fn is_aside(&self, build: &Build<'_>, id: EntityId, at: usize) -> bool {
        let end = build.at(at).map_or(at + 1, |mention| mention.tokens.end);
        matches!(build.prose.low(end), "'s" | "'")
            || Some(id) != self.focus
                && self.focus.is_some()
                && build.drafts[id].parts.is_empty()
                && build.prose.low(at).starts_with("un")
    }

    /// Who is said to speak in a sentence, and who speaks within its quotation marks: who is named beside the word for saying, else
    /// outside of the marks; else who spoke or was spoken of last.
    fn speaker(
        &self,
        build: &Build<'_>,
        sentence: &Sentence,
        named: &[(usize, EntityId)],
    ) -> (Option<EntityId>, Option<EntityId>) {
        let prose = build.prose;
        let mut quoted = self.quoted;
        let mut outside: Vec<Range<usize>> = Vec::new();
        let mut start = sentence.tokens.start;
        for at in sentence.tokens.clone() {
            match prose.tokens.get(at).map(|token| token.shape) {
                Some(Shape::Open) if !quoted => {
                    outside.push(start..at);
                    quoted = true;
                }
                Some(Shape::Close) if quoted => (quoted, start) = (false, at + 1),
                _ => {}
            }
        }
        if !quoted {
            outside.push(start..sentence.tokens.end);
        }
        let fits = |at: &usize| !governed(prose, sentence.tokens.start, *at);
        let cued = outside.iter().find_map(|stretch| {
            let said = stretch.clone().find(|at| is_say(prose.low(*at)))?;
            // Behind `she said,` stands what is said, not who says it.
            let cut = prose.low(said + 1) == ",";
            named
                .iter()
                .filter(|(at, _)| stretch.contains(at) && fits(at) && !(cut && *at > said))
                .min_by_key(|(at, _)| at.abs_diff(said))
                .map(|(_, id)| *id)
        });
        let first = || {
            outside
                .iter()
                .find_map(|stretch| named.iter().find(|(at, _)| stretch.contains(at) && fits(at)).map(|(_, id)| *id))
        };
        let opens = sentence.tokens.clone().any(|at| prose.tokens.get(at).is_some_and(|one| one.shape == Shape::Open));
        let held = opens || self.quoted;
        let goes_on = self.quoter.filter(|_| self.quoted);
        (cued, if held { cued.or(goes_on).or_else(first).or(self.topic) } else { cued })
    }

    /// The watched person named last before a token, within so many words.
    fn watched_before(&self, build: &Build<'_>, at: usize, reach: usize) -> Option<EntityId> {
        let to = self.named.partition_point(|(start, _)| *start < at);
        let before = self.named.get(to.saturating_sub(40)..to).unwrap_or_default();
        before
            .iter()
            .rev()
            .take_while(|(start, _)| start + reach >= at)
            .find(|(_, id)| build.drafts[*id].entity.watched)
            .map(|(_, id)| *id)
    }

    /// Within another's quotation: the person watched over who was named last, else the person asked about.
    fn within_quotation(&self, build: &Build<'_>, at: usize, gender: Gender, here: &Here) -> Option<EntityId> {
        let quoter = self.quoter.or(here.speaker);
        let fits = |id: &EntityId| build.drafts[*id].gender.agrees(gender) && Some(*id) != quoter;
        let local = self.watched_before(build, at, 120);
        if let Some(id) = local.filter(fits) {
            return Some(id);
        }
        let topic = self.topic.filter(fits);
        let watched = topic.filter(|id| build.drafts[*id].entity.watched);
        let focus = self.focus.filter(fits).filter(|_| local.is_none_or(|local| Some(local) == quoter));
        watched.or(focus).or(topic.filter(|_| local.is_none()))
    }

    /// Whom `he` means: the subject of the sentence, the topic, the person asked about, by what is said of him.
    fn third(&self, build: &Build<'_>, at: usize, (gender, case): (Gender, Case), here: &Here) -> Option<EntityId> {
        if self.quoted {
            return self.within_quotation(build, at, gender, here);
        }
        let before = at.checked_sub(1).map(|at| build.prose.low(at)).unwrap_or_default();
        let own = matches!(build.prose.low(at), "himself" | "herself")
            || matches!(before, "without" | "about" | "for" | "against" | "around" | "behind");
        let clause = here.clause.filter(|(start, _)| case == Case::Object && !own && start + 8 >= at);
        let not = clause.map(|(_, id)| id);
        let fits = |id: &EntityId| build.drafts[*id].gender.agrees(gender) && Some(*id) != not;
        let known = |id: &EntityId| build.drafts[*id].gender == gender || gender == Gender::Open;
        let focus = self.focus.filter(fits);
        let nearest = |wanted: &dyn Fn(&EntityId) -> bool| {
            here.named.iter().rev().find(|(start, id)| *start < at && fits(id) && wanted(id)).map(|(_, id)| *id)
        };
        let watched = |id: &EntityId| build.drafts[*id].entity.watched;
        let subject = here.subject.filter(fits);
        let topic = self.topic.filter(fits);
        let kin_of = |id: EntityId| gender != Gender::Open && known(&id);
        let own_kin = case == Case::Owner && owns_kin(build, at) && !subject.is_some_and(kin_of);
        if is_suffered(build, at) || case == Case::Owner && owns_counsel(build, at) || own_kin {
            let last = || self.watched_before(build, at, 160).filter(fits);
            return nearest(&watched).or(topic.filter(watched)).or_else(last).or(focus).or(subject);
        }
        if case == Case::Subject && says_next(build.prose, at + 1) {
            let spoke = self.spoke.filter(|(number, _)| number + 2 >= here.number).map(|(_, id)| id).filter(fits);
            if let Some(id) = here.subject.filter(|id| fits(id) && known(id)).or(spoke).or(topic) {
                return Some(id);
            }
        }
        let apart = |id: EntityId| {
            !known(&id) && build.drafts[id].entity.role.is_some() && focus.is_some_and(|focus| known(&focus))
        };
        if let Some(id) = subject {
            // An official or lawyer of unknown gender is not `he` while the person asked about may be.
            return if apart(id) { focus } else { Some(id) };
        }
        if let Some(id) = topic {
            let role = build.drafts[id].entity.role;
            let official = matches!(role, Some(Role::Journalist | Role::Official | Role::Court | Role::Legislator));
            let instead = apart(id) || official && focus.is_some_and(|focus| known(&focus));
            return if instead { focus } else { Some(id) };
        }
        let recent = || {
            let to = self.named.partition_point(|(start, _)| *start < at);
            let before = self.named.get(to.saturating_sub(12)..to).unwrap_or_default();
            before
                .iter()
                .rev()
                .take_while(|(start, _)| start + 140 >= at)
                .find(|(_, id)| fits(id) && (known(id) || !build.drafts[*id].parts.is_empty()))
                .map(|(_, id)| *id)
        };
        nearest(&known).or(focus).or_else(|| nearest(&|_| true)).or_else(recent)
    }
}

fn is_own(low: &str) -> bool {
    matches!(low, "his" | "her" | "su" | "sus" | "my" | "mi" | "mis")
}

/// Who speaks in a block of a transcript: the name in capitals before its colon.
fn label(build: &Build<'_>, sentence: &Sentence) -> Option<EntityId> {
    let prose = build.prose;
    let first = sentence.tokens.start;
    if prose.low(first) == "-" {
        // `—No sé nada —contó su esposa, Dilcia Maradiaga—.`
        let said = sentence.tokens.clone().skip(2).find(|at| prose.low(at - 1) == "-" && is_say(prose.low(*at)))?;
        let named = (said..sentence.tokens.end.min(said + 8)).filter_map(|at| build.at(at));
        return named.map(|one| one.entity).find(|id| build.drafts[*id].entity.kind == EntityKind::Person);
    }
    let one = build.at(first).filter(|one| one.tokens.start == first && prose.low(one.tokens.end) == ":")?;
    let loud = prose.tokens.get(first).is_some_and(|token| token.shape == Shape::Upper);
    (loud && build.drafts[one.entity].entity.kind == EntityKind::Person).then_some(one.entity)
}

/// Follows the clauses: a conjunction begins a new one; behind `who` its subject is the person before; a noun that nobody was named
/// by is a subject of its own.
fn follow(build: &Build<'_>, at: usize, here: &mut Here) {
    let prose = build.prose;
    match prose.low(at) {
        "that" | "where" | "when" | "which" | "because" | "until" | "while" | "if" | "but" | "whether" | "whom"
        | ";" | "que" | "cuando" | "donde" | "porque" | "pero" | "mientras" | "si" => here.clause = None,
        "who" | "quien" => {
            let before = at.checked_sub(1).map(|at| if prose.low(at) == "," { at.saturating_sub(1) } else { at });
            let whom = before.and_then(|at| build.at(at)).map(|one| one.entity);
            here.clause = whom.map(|id| (at, id));
        }
        "the" | "a" | "an" if !build.is_taken(at) => {
            let noun = (at + 1..at + 3).any(|at| {
                !build.is_taken(at) && NOUNS.at(&prose.tokens, at, at + 1).is_some_and(|(_, noun)| !noun.many)
            });
            here.clause = if noun { None } else { here.clause };
        }
        _ => {}
    }
}

/// `su directora`, `su puerta` with `usted`: whose it is, no name says.
fn is_of_nobody(build: &Build<'_>, at: usize) -> bool {
    let leads = owned(build, at) == Some(Tie::Leader);
    let you = (at.saturating_sub(14)..at + 14).any(|at| matches!(build.prose.low(at), "usted" | "ustedes"));
    leads || you
}
