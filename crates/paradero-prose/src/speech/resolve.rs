//! Whom the subject of a verb of saying means where it is left out, a pronoun, a paper, or a description.

use paradero_record::Role;

use super::attach::{Last, Told};
use super::cues::Heard;
use super::lexicon::Class;
use super::subjects::{Frame, Subject, Subjects};
use crate::who::{EntityId, EntityKind};

/// What a word tells of whether one is a woman or a man; also who the words for relatives and offices are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Woman,
    Man,
}

const WOMEN: &[&str] = &[
    "she",
    "her",
    "sister",
    "mother",
    "wife",
    "aunt",
    "daughter",
    "niece",
    "grandmother",
    "girlfriend",
    "mom",
    "woman",
    "spokeswoman",
    "congresswoman",
    "assemblywoman",
    "councilwoman",
    "ms",
    "mrs",
    "ella",
    "hermana",
    "madre",
    "mama",
    "esposa",
    "tia",
    "hija",
    "sobrina",
    "abuela",
    "novia",
    "mujer",
    "senora",
    "abogada",
    "vocera",
    "licenciada",
    "concejala",
    "dona",
    "directora",
    "jueza",
    "prima",
    "vecina",
    "senadora",
    "doctora",
];

const MEN: &[&str] = &[
    "he",
    "him",
    "brother",
    "father",
    "husband",
    "uncle",
    "son",
    "nephew",
    "grandfather",
    "boyfriend",
    "dad",
    "man",
    "spokesman",
    "congressman",
    "assemblyman",
    "councilman",
    "mr",
    "el",
    "hermano",
    "padre",
    "papa",
    "esposo",
    "tio",
    "hijo",
    "sobrino",
    "abuelo",
    "novio",
    "hombre",
    "senor",
    "abogado",
    "vocero",
    "licenciado",
    "concejal",
    "don",
    "director",
    "primo",
    "vecino",
    "senador",
    "doctor",
];

/// Nouns that with an article mean somebody told of before: anybody, and those who hold an office in the case.
pub(super) const NAMED_BEFORE: &[&str] = &[
    "woman",
    "man",
    "mujer",
    "hombre",
    "joven",
    "senora",
    "senor",
    "lawyer",
    "attorney",
    "abogado",
    "abogada",
    "jurista",
    "letrado",
    "letrada",
    "litigante",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "vocero",
    "vocera",
    "portavoz",
    "mother",
    "father",
    "sister",
    "brother",
    "wife",
    "husband",
    "madre",
    "padre",
    "hermano",
    "hermana",
    "esposo",
    "esposa",
    "funcionario",
    "funcionaria",
    "official",
];

/// Which role a noun of `NAMED_BEFORE` asks for.
fn role_of(noun: &str) -> Option<Role> {
    match noun {
        "woman" | "man" | "mujer" | "hombre" | "joven" | "senora" | "senor" => None,
        "lawyer" | "attorney" | "abogado" | "abogada" | "jurista" | "letrado" | "letrada" | "litigante" => {
            Some(Role::Counsel)
        }
        "spokesman" | "spokeswoman" | "spokesperson" | "vocero" | "vocera" | "portavoz" | "funcionario"
        | "funcionaria" | "official" => Some(Role::Official),
        _ => Some(Role::Family),
    }
}

impl Told<'_, '_> {
    /// Whom a verb's subject means.
    pub(super) fn resolve(&mut self, subjects: &Subjects<'_, '_>, one: &Heard) -> Vec<EntityId> {
        let (block, level) = (self.block(one.verb), self.level(one.verb));
        let who = match &one.who {
            Subject::Named(who) => who.clone(),
            Subject::Unnamed => Vec::new(),
            Subject::Paper(noun) => self.paper(subjects, one, *noun, block),
            Subject::Somebody(noun) => self.somebody(subjects, one, block, *noun).unwrap_or_default(),
            Subject::Pronoun(entity) => self.pronoun(subjects, one, *entity, block, level),
            Subject::Left => self.left(subjects, one, block, level),
        };
        if !who.is_empty() || matches!(one.who, Subject::Unnamed) {
            self.said.push(Last { who: who.clone(), at: one.verb, block, level });
        }
        who
    }

    fn is_person(&self, id: EntityId) -> bool {
        self.cast.entities.get(id).is_some_and(|entity| entity.kind == EntityKind::Person)
    }

    fn gender_of(&self, at: usize) -> Option<Gender> {
        let low = self.ground.low(at);
        let women = WOMEN.contains(&low);
        (women || MEN.contains(&low)).then_some(if women { Gender::Woman } else { Gender::Man })
    }

    /// What the words for somebody tell of their gender, if anything.
    fn gender(&self, id: EntityId) -> Option<Gender> {
        let entity = self.cast.entities.get(id)?;
        let words = entity.title.iter().chain(std::iter::once(&entity.name));
        words.flat_map(|words| words.split_whitespace()).find_map(|word| {
            let low = crate::prose::folded(word);
            let women = WOMEN.contains(&&*low) && low != "el";
            let man = MEN.contains(&&*low) && low != "el";
            (women || man).then_some(if women { Gender::Woman } else { Gender::Man })
        })
    }

    fn fits(&self, id: EntityId, gender: Option<Gender>) -> bool {
        gender.is_none_or(|gender| self.gender(id).is_none_or(|known| known == gender))
    }

    /// Whom a left-out subject or an unresolved pronoun means.
    fn left(&self, subjects: &Subjects<'_, '_>, one: &Heard, block: usize, level: u32) -> Vec<EntityId> {
        let low = self.ground.low(one.verb);
        // `Exigimos`, `me dijo`: the writer's own word, and a word to the one who speaks.
        let before = self.ground.low(one.verb.wrapping_sub(1));
        let own = !self.ground.prose_is_english(one.verb) && low.ends_with("mos");
        if own || matches!(before, "i" | "we" | "yo" | "you") {
            return Vec::new();
        }
        let several = self.ground.any(one.verb.wrapping_sub(1), &["they", "ellos", "ellas"])
            || !self.ground.prose_is_english(one.verb) && low.ends_with('n') && low != "segun";
        let gender = one.cue.clone().find_map(|at| self.gender_of(at).filter(|_| self.ground.is(at, Class::PRONOUN)));
        let told = if several || level > 0 { None } else { self.just_told(subjects, one, block, gender) };
        let last = || self.last(subjects, one, block, level, several);
        let who = told.unwrap_or_else(last);
        // `Luis was told, he said, that …`: the subject of the same sentence.
        let own = || {
            let tokens = self.ground.prose.sentence_at(one.verb).and_then(|at| self.ground.prose.sentences.get(at))?;
            let frame = Frame { words: tokens.tokens.clone(), levels: self.levels, level };
            match subjects.first(&frame, one.cue.start)?.who {
                Subject::Named(who) if matches!(who.as_slice(), [only] if self.is_person(*only) && self.fits(*only, gender)) => {
                    Some(who)
                }
                _ => None,
            }
        };
        if who.is_empty() && gender.is_some() && !several { own().unwrap_or(who) } else { who }
    }

    /// Whom a pronoun means: whoever spoke last in this paragraph, where one person did; behind a quotation the subject of
    /// the sentence before; else whom the cast says.
    fn pronoun(
        &self,
        subjects: &Subjects<'_, '_>,
        one: &Heard,
        entity: EntityId,
        block: usize,
        level: u32,
    ) -> Vec<EntityId> {
        if !self.is_person(entity) {
            return vec![entity];
        }
        let gender = one.cue.clone().find_map(|at| self.gender_of(at));
        let here =
            |last: &&Last| last.at < one.verb && last.level == level && last.block == block && !last.who.is_empty();
        let last = self.said.iter().rev().take(6).find(here);
        if let Some([only]) =
            last.map(|last| last.who.as_slice()).filter(|who| matches!(who, [only] if self.is_person(*only)))
        {
            return if self.fits(*only, gender) { vec![*only] } else { vec![entity] };
        }
        let behind = level == 0 && one.tokens.clone().any(|at| self.level(at) > 0) && one.tokens.start < one.cue.start;
        let told = if behind && last.is_none() { self.just_told(subjects, one, block, gender) } else { None };
        told.unwrap_or_else(|| vec![entity])
    }

    /// In a paragraph where nobody has spoken: the one person who is the subject of the sentence before.
    fn just_told(
        &self,
        subjects: &Subjects<'_, '_>,
        one: &Heard,
        block: usize,
        gender: Option<Gender>,
    ) -> Option<Vec<EntityId>> {
        let spoken =
            self.said.iter().rev().take(8).any(|last| last.at < one.verb && last.block == block && last.level == 0);
        let at = self.ground.prose.sentence_at(one.tokens.start.min(one.verb))?.checked_sub(1)?;
        if spoken || self.ground.prose.sentences.get(at)?.block != block {
            return None;
        }
        self.subject_of(subjects, at).filter(|id| self.fits(*id, gender)).map(|id| vec![id])
    }

    /// The one person who is the subject of a sentence.
    fn subject_of(&self, subjects: &Subjects<'_, '_>, sentence: usize) -> Option<EntityId> {
        let tokens = self.ground.prose.sentences.get(sentence)?.tokens.clone();
        let frame = Frame { words: tokens.clone(), levels: self.levels, level: 0 };
        match subjects.first(&frame, tokens.end)?.who {
            Subject::Named(who) if matches!(who.as_slice(), [only] if self.is_person(*only)) => who.first().copied(),
            _ => None,
        }
    }

    /// Whoever spoke last before a verb without a subject; a verb of several does not go with one person. Where nobody has
    /// spoken near and one person is told of, that person.
    fn last(&self, subjects: &Subjects<'_, '_>, one: &Heard, block: usize, level: u32, several: bool) -> Vec<EntityId> {
        let near = |last: &&Last| last.at < one.verb && (last.level == level || level == 0) && last.block + 2 >= block;
        let found = self.said.iter().rev().take(6).find(near);
        let who = found.map(|last| last.who.clone()).unwrap_or_default();
        let single = matches!(who.as_slice(), [only] if self.is_person(*only));
        if several {
            return if single { Vec::new() } else { who };
        }
        // A word of one who remembers goes with a person, not with the office that spoke in the paragraph before.
        let office = found.is_some_and(|last| last.block != block) && !single;
        let person = || {
            let first = self.ground.prose.blocks.get(block.checked_sub(1)?)?.sentences.start;
            self.subject_of(subjects, first)
        };
        if (office || who.is_empty())
            && level == 0
            && one.rule != "demands"
            && let Some(id) = person().filter(|_| one.tokens.clone().any(|at| self.level(at) > 0))
        {
            return vec![id];
        }
        who
    }

    /// Somebody whom only `the woman`, `el jurista` names: whoever spoke last here, or is told of in the sentence before.
    fn somebody(&self, subjects: &Subjects<'_, '_>, one: &Heard, block: usize, noun: usize) -> Option<Vec<EntityId>> {
        if self.level(one.verb) > 0 {
            return None;
        }
        let (gender, role) = (self.gender_of(noun), role_of(self.ground.low(noun)));
        let fits = |id: EntityId| {
            let known = self.cast.entities.get(id).and_then(|entity| entity.role);
            self.is_person(id) && self.fits(id, gender) && (role.is_none() || role == known)
        };
        let here = |last: &&Last| last.at < one.verb && last.level == 0 && last.block + 1 >= block;
        let spoke = self.said.iter().rev().take(4).filter(here).find_map(|last| match last.who.as_slice() {
            [only] if fits(*only) => Some(*only),
            _ => None,
        });
        let told = || self.just_told(subjects, one, block, gender).filter(|who| who.iter().all(|id| fits(*id)));
        spoke.map(|only| vec![only]).or_else(told)
    }

    /// Whose paper speaks (`the statement said`): whoever issued it in the sentences before.
    fn paper(&self, subjects: &Subjects<'_, '_>, one: &Heard, noun: usize, block: usize) -> Vec<EntityId> {
        let Some(here) = self.ground.prose.sentence_at(one.tokens.start.min(one.verb)) else { return Vec::new() };
        for at in (here.saturating_sub(4)..here).rev() {
            let Some(sentence) = self.ground.prose.sentences.get(at).filter(|of| of.block + 1 >= block) else { break };
            let named = sentence.tokens.clone().find(|at| {
                self.ground.is(*at, Class::DOC)
                    && (self.ground.low(*at) == self.ground.low(noun)
                        || is_word(self.ground.low(*at)) && is_word(self.ground.low(noun)))
            });
            let Some(named) = named else { continue };
            let frame = Frame { words: sentence.tokens.clone(), levels: self.levels, level: 0 };
            if let Some(who) = subjects.issuer(&frame, named) {
                return who;
            }
            let Some(found) = subjects.first(&frame, sentence.tokens.end) else { continue };
            return match found.who {
                Subject::Named(who) => who,
                Subject::Pronoun(id) => vec![id],
                _ => Vec::new(),
            };
        }
        Vec::new()
    }
}

/// Whether a paper is somebody's word to others: a release is a statement, a letter a message.
fn is_word(low: &str) -> bool {
    matches!(
        low,
        "statement"
            | "release"
            | "letter"
            | "email"
            | "e-mail"
            | "message"
            | "notice"
            | "comunicado"
            | "carta"
            | "correo"
            | "mensaje"
            | "nota"
            | "escrito"
            | "declaracion"
            | "post"
            | "publicacion"
    )
}
