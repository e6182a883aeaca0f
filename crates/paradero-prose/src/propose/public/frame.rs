//! What a rule needs to know around a word: the clause, who acts, of whom the words speak, and when.

use std::ops::Range;

use paradero_record::{Moment, Role, Speaker};

use crate::read::Known;
use crate::time::Means;
use crate::who::{Entity, EntityId, EntityKind, Form, Mention};
use crate::{Section, Sentence, Shape, Told};

/// A sentence that tells something, with what rules ask of it.
pub(in crate::propose) struct Line<'k, 't> {
    pub(in crate::propose) known: &'k Known<'t>,
    pub(in crate::propose) sentence: &'k Sentence,
    /// Its place in [`crate::Prose::sentences`].
    pub(in crate::propose) index: usize,
    pub(in crate::propose) section: Section,
}

/// All sentences of a text with the part in which they stand, questions and headings left out.
pub(in crate::propose) fn lines<'k, 't>(known: &'k Known<'t>) -> impl Iterator<Item = Line<'k, 't>> {
    known.prose.sentences.iter().enumerate().filter_map(move |(index, sentence)| {
        let section = known.prose.block_of(sentence).section;
        let skipped =
            matches!(section, Section::Furniture | Section::AboutPublisher | Section::Byline | Section::Heading);
        let line = Line { known, sentence, index, section };
        (!skipped && !line.asks() && !line.repeats()).then_some(line)
    })
}

impl<'k> Line<'k, '_> {
    /// Whether it is a question.
    fn asks(&self) -> bool {
        let last = self.sentence.tokens.clone().rev().find(|at| {
            self.known.prose.tokens.get(*at).is_some_and(|token| token.shape != Shape::Close && !token.is(")"))
        });
        let quoted = self.sentence.tokens.clone().any(|at| self.shape(at) == Shape::Open);
        last.is_some_and(|at| self.known.prose.low(at) == "?") && !quoted
    }

    /// Whether it says the headline again, as captions of pictures do.
    fn repeats(&self) -> bool {
        let prose = &self.known.prose;
        let headline = prose.blocks.iter().take(12).find(|block| block.section == Section::Headline);
        let again = headline.is_some_and(|block| prose.words(block.span) == prose.words(self.sentence.span));
        again && self.section != Section::Headline
    }

    /// Whether its block is in Spanish.
    pub(in crate::propose) fn spanish(&self) -> bool {
        self.known.prose.block_of(self.sentence).language == paradero_record::Language::Spanish
    }

    /// The small letters of a token.
    pub(in crate::propose) fn low(&self, at: usize) -> &'k str {
        self.known.prose.low(at)
    }

    /// What a token looks like.
    pub(in crate::propose) fn shape(&self, at: usize) -> Shape {
        self.known.prose.tokens.get(at).map_or(Shape::Mark, |token| token.shape)
    }

    /// The words between two tokens, without marks at their ends.
    pub(in crate::propose) fn words(&self, tokens: Range<usize>) -> String {
        let words = self.known.prose.words_of(tokens);
        words.trim_matches(|mark: char| mark.is_whitespace() || ",;:.".contains(mark)).to_owned()
    }

    /// Whether one of these words stands between two tokens.
    pub(in crate::propose) fn has(&self, within: Range<usize>, words: &[&str]) -> bool {
        within.clone().any(|at| words.contains(&self.low(at)))
    }

    /// The mentions that begin within it.
    pub(in crate::propose) fn mentions(&self) -> &'k [Mention] {
        self.known.cast.within(self.sentence.tokens.clone())
    }

    /// Whether it names somebody watched over, also by a pronoun.
    pub(in crate::propose) fn names_watched(&self) -> bool {
        self.mentions().iter().any(|mention| self.known.cast.entity(mention).watched)
    }

    /// The clause around a token: from the mark or joining word before it to the one behind.
    pub(in crate::propose) fn clause(&self, at: usize) -> Range<usize> {
        let of = &self.sentence.tokens;
        let start = (of.start..at).rev().find(|one| self.parts(*one)).map_or(of.start, |one| one + 1);
        let end = (at + 1..of.end).find(|one| self.parts(*one)).unwrap_or(of.end);
        start..end
    }

    fn parts(&self, at: usize) -> bool {
        // `Immigration and Customs Enforcement` is one name.
        if self.known.cast.at(at).is_some_and(|mention| mention.tokens.start < at && at + 1 < mention.tokens.end) {
            return false;
        }
        matches!(self.low(at), "," | ";" | ":" | "(" | ")" | "→" | "but" | "pero" | "while" | "mientras" | "y" | "and")
            || matches!(self.shape(at), Shape::Open | Shape::Close)
            || (self.low(at) == "-" && self.known.prose.tokens.get(at).is_some_and(|token| token.spaced))
    }

    /// Where what begins here ends: the sentence's end, a semicolon, or a mark that closes the quotation in which it stands.
    pub(in crate::propose) fn content_end(&self, from: usize) -> usize {
        let of = &self.sentence.tokens;
        let mut open = 0_u32;
        for at in from..of.end {
            match self.shape(at) {
                Shape::Open => open += 1,
                Shape::Close if open == 0 && self.low(at) != "'" => return at,
                Shape::Close => open = open.saturating_sub(1),
                _ if self.low(at) == ";" => return at,
                _ if open == 0 && self.low(at) == "," && self.tag(at + 1) => return at,
                _ => {}
            }
        }
        of.end
    }

    /// Whether `X said` ends the sentence from here.
    fn tag(&self, at: usize) -> bool {
        let rest = at..self.sentence.tokens.end.min(at + 12);
        let said = rest.clone().find(|one| SAYING.contains(&self.low(*one)));
        let speaker = self.known.cast.at(at).is_some() || SAYING.contains(&self.low(at)) || self.low(at) == "according";
        let stop = rest.clone().find(|one| self.low(*one) == ",");
        speaker && (self.low(at) == "according" || said.is_some_and(|said| stop.is_none_or(|stop| said < stop)))
    }

    /// Who does what a word tells: the nearest before it that no preposition governs, else the sentence's first.
    pub(in crate::propose) fn subject(&self, verb: usize) -> Option<EntityId> {
        let actors = |from: usize| {
            self.known
                .cast
                .within(from..verb)
                .iter()
                .filter(|mention| mention.tokens.end <= verb && acts(self.known.cast.entity(mention)))
                .collect::<Vec<_>>()
        };
        let found = actors(self.sentence.tokens.start);
        let free = |mention: &&&Mention| {
            let before = mention.tokens.start.checked_sub(1).map_or("", |at| self.low(at));
            let further = mention.tokens.start.checked_sub(2).map_or("", |at| self.low(at));
            let article = matches!(before, "the" | "el" | "la" | "los" | "las" | "his" | "her" | "su" | "sus");
            let owner = matches!(self.low(mention.tokens.end), "'s" | "'");
            let pronoun = mention.form == Form::Pronoun
                && matches!(self.low(mention.tokens.start), "his" | "her" | "their" | "su" | "sus" | "him" | "them");
            !owner && !pronoun && !governs(if article { further } else { before })
        };
        let chosen = found.iter().rev().find(free).or_else(|| found.first().filter(free));
        chosen.map(|mention| mention.entity)
    }

    /// Who does what a word tells, with those that `and` joins to them.
    pub(in crate::propose) fn subjects(&self, verb: usize) -> Vec<EntityId> {
        let Some(main) = self.subject(verb) else { return Vec::new() };
        let within = self.known.cast.within(self.sentence.tokens.start..verb);
        let Some(at) = within.iter().rposition(|mention| mention.entity == main) else { return vec![main] };
        let mut found = vec![main];
        if let Some([before, own]) = at.checked_sub(1).and_then(|from| within.get(from..=at)) {
            let joined = own
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|joint| matches!(self.low(joint), "and" | "y" | "e") && before.tokens.end == joint);
            if joined && acts(self.known.cast.entity(before)) {
                found.insert(0, before.entity);
            }
        }
        // `Attorneys joined the senator to urge`: both do it.
        let infinitive = verb.checked_sub(1).is_some_and(|at| matches!(self.low(at), "to" | "para"));
        if infinitive
            && let Some(first) = within.iter().find(|mention| acts(self.known.cast.entity(mention)))
            && !found.contains(&first.entity)
            && !self.known.cast.entity(first).watched
        {
            found.insert(0, first.entity);
        }
        found
    }

    /// Who does what a word tells, as speakers; `his legal team and family` under one name where the text does not part them.
    pub(in crate::propose) fn actors(&self, verb: usize) -> Vec<Speaker> {
        let subjects = self.subjects(verb);
        if subjects.is_empty() {
            return self.unnamed(verb).into_iter().collect();
        }
        let [only] = subjects.as_slice() else {
            return subjects.into_iter().filter_map(|id| self.speaker(id)).collect();
        };
        let mut speakers: Vec<Speaker> = self.speaker(*only).into_iter().collect();
        let within = self.known.cast.within(self.sentence.tokens.start..verb);
        if let (Some(mention), Some(speaker)) = (within.iter().rfind(|one| one.entity == *only), speakers.first_mut()) {
            let behind = mention.tokens.end;
            let joined = matches!(self.low(behind), "and" | "y" | "e") && verb > behind + 1 && verb <= behind + 4;
            if joined && (behind + 1..verb).all(|at| self.shape(at) == Shape::Lower) {
                speaker.name = self.words(mention.tokens.start..verb);
            }
        }
        speakers
    }

    /// Who answers a claim: who acts; where that is whom others speak of (`he said that she was removed and denied that …`), the one
    /// who speaks before them.
    pub(in crate::propose) fn answering(&self, verb: usize) -> Vec<Speaker> {
        let within = self.known.cast.within(self.sentence.tokens.start..verb);
        let last = self.subject(verb).and_then(|id| within.iter().rfind(|one| one.entity == id));
        let spoken_of = last.is_some_and(|one| self.known.cast.entity(one).watched && one.tokens.end + 2 < verb);
        let says = |one: &&Mention| {
            let entity = self.known.cast.entity(one);
            let before = one.tokens.start.checked_sub(1).map_or("", |at| self.low(at));
            acts(entity) && !entity.watched && one.form != Form::Pronoun && !governs(before)
        };
        let other = within.iter().find(says).filter(|_| spoken_of).and_then(|one| self.speaker(one.entity));
        other.map_or_else(|| self.actors(verb), |other| vec![other])
    }

    /// `The clinic disputes this`: an actor that is no entity, an article and a noun right before the verb.
    fn unnamed(&self, verb: usize) -> Option<Speaker> {
        let start = self.clause(verb).start;
        if let Some(kin) = self.of_somebody(start, verb) {
            return Some(kin);
        }
        let article = matches!(self.low(start), "the" | "la" | "el" | "los" | "las" | "his" | "her" | "su" | "sus");
        let noun = start + 1;
        let auxiliary = (noun + 1..verb).all(|at| {
            matches!(
                self.low(at),
                "has"
                    | "have"
                    | "had"
                    | "did"
                    | "does"
                    | "not"
                    | "no"
                    | "ha"
                    | "han"
                    | "se"
                    | "lo"
                    | "also"
                    | "immediately"
            )
        });
        if !article || verb <= noun || !auxiliary || self.shape(noun) != Shape::Lower {
            return None;
        }
        let role = if AUTHORITY.contains(&self.low(noun)) { Role::Official } else { Role::Unknown };
        Some(Speaker { name: self.words(start..noun + 1), role })
    }

    /// `Marvin's family denies it`: those who belong to somebody, right before the verb.
    fn of_somebody(&self, start: usize, verb: usize) -> Option<Speaker> {
        let noun = (start + 2..verb).rev().take(3).find(|at| matches!(self.low(at.wrapping_sub(1)), "'s" | "'"))?;
        let role = match self.low(noun) {
            "family" | "relatives" | "mother" | "father" | "wife" | "husband" | "sister" | "brother" | "parents"
            | "daughter" | "son" | "partner" | "cousin" | "aunt" | "uncle" => Role::Family,
            "lawyer" | "lawyers" | "attorney" | "attorneys" | "counsel" | "legal" => Role::Counsel,
            "supporters" | "friends" | "coworkers" | "neighbors" | "colleagues" => Role::Friend,
            _ => return None,
        };
        Some(Speaker { name: self.words(start..verb), role })
    }

    /// Whom the words before a quotation or a claim name as its source: `According to X`, `Según X`, or a speech of the sentence.
    pub(in crate::propose) fn source(&self, at: usize) -> Vec<Speaker> {
        let of = self.sentence.tokens.start..at;
        let named = of.clone().find_map(|one| {
            let next = match (self.low(one), self.low(one + 1), self.low(one + 2)) {
                ("according", "to", _) => one + 2,
                ("segun", _, _) => one + 1,
                ("de", "acuerdo", "con") => one + 3,
                _ => return None,
            };
            self.known.cast.at(next).or_else(|| self.known.cast.at(next + 1)).map(|mention| mention.entity)
        });
        if let Some(id) = named {
            return self.speaker(id).into_iter().collect();
        }
        let said = self
            .known
            .speeches
            .speeches
            .iter()
            .filter(|speech| of.contains(&speech.cue.start) && speech.cue.end <= at && !speech.speakers.is_empty());
        said.max_by_key(|speech| speech.cue.start)
            .map(|speech| speech.speakers.iter().filter_map(|id| self.speaker(*id)).collect())
            .unwrap_or_default()
    }

    /// Whom the sentence names as its source, before or behind: `according to her brother`, `según su familia`.
    pub(in crate::propose) fn attributed(&self, at: usize) -> Vec<Speaker> {
        let of = self.sentence.tokens.clone();
        let named = of.filter(|one| *one != at).find_map(|one| {
            let next = match (self.low(one), self.low(one + 1), self.low(one + 2)) {
                ("according", "to", _) => one + 2,
                ("segun", _, _) => one + 1,
                ("de", "acuerdo", "con" | "a") => one + 3,
                _ => return None,
            };
            self.known.cast.at(next).or_else(|| self.known.cast.at(next + 1)).map(|mention| mention.entity)
        });
        named.and_then(|id| self.speaker(id)).into_iter().collect()
    }

    /// Whether it names an authority: an agency, officials, or words for one.
    pub(in crate::propose) fn names_authority(&self) -> bool {
        let named = self.mentions().iter().any(|mention| {
            let entity = self.known.cast.entity(mention);
            entity.kind == EntityKind::Organisation || entity.role == Some(Role::Official)
        });
        named || self.has(self.sentence.tokens.clone(), AUTHORITY)
    }

    /// Of whom it speaks: the watched person nearest before, then behind in the sentence, then before; else the one asked about.
    pub(in crate::propose) fn about(&self, at: usize) -> Option<String> {
        let watched = |mention: &&Mention| self.known.cast.entity(mention).watched;
        let own = self.mentions();
        let before = own.iter().filter(|mention| mention.tokens.start <= at).rev().find(watched);
        let from = at.saturating_sub(80);
        let chosen = before
            .or_else(|| own.iter().find(watched))
            .or_else(|| self.known.cast.within(from..self.sentence.tokens.start).iter().rev().find(watched));
        let entity = chosen.map(|mention| mention.entity).or(self.known.cast.focus)?;
        self.known.cast.entities.get(entity).map(|entity| entity.name.clone())
    }

    /// When: the words about time of the clause, else those that lead the sentence.
    pub(in crate::propose) fn told(&self, verb: usize) -> Told {
        let usable = |time: &&crate::time::Time| moment(&time.means).is_some();
        let all = self.known.times_within(self.sentence.tokens.clone());
        let clause = self.clause(verb);
        let near = all
            .iter()
            .filter(usable)
            .filter(|time| clause.contains(&time.tokens.start) && !self.of_other(verb, time.tokens.start))
            .min_by_key(|time| (time.tokens.start < verb, time.tokens.start.abs_diff(verb)));
        let lead = all.iter().find(usable).filter(|time| {
            time.tokens.start <= self.sentence.tokens.start + 4 || time.tokens.start.abs_diff(verb) <= 4
        });
        let found = near.or(lead.filter(|time| !self.of_other(verb, time.tokens.start)));
        found.map(|time| self.at(time)).unwrap_or_default()
    }

    /// When, by the first words about time behind a noun: `the request that we sent on May 2`.
    pub(in crate::propose) fn told_behind(&self, noun: usize) -> Told {
        let times = self.known.times_within(noun..self.clause(noun).end);
        times.iter().find(|time| moment(&time.means).is_some()).map(|time| self.at(time)).unwrap_or_default()
    }

    fn at(&self, time: &crate::time::Time) -> Told {
        let moment = self.reach(&time.means);
        Told { moment, span: Some(time.span), worked_out: time.worked_out, rule: time.rule, ..Told::default() }
    }

    /// Whether words about time belong to a noun or clause of its own: `the record that we asked for on May 2`, `my letter of June 2`.
    fn of_other(&self, verb: usize, time: usize) -> bool {
        let noun = self.low(time.wrapping_sub(2));
        let carries = matches!(noun, "as" | "comunicado" | "statement" | "nota" | "release" | "boletin");
        let joined = matches!(self.low(time.wrapping_sub(1)), "of" | "del")
            && self.shape(time.wrapping_sub(2)) == Shape::Lower
            && !carries
            && verb + 2 < time;
        let relative = (verb + 1..time).any(|at| {
            matches!(self.low(at), "that" | "which" | "who" | "que" | "when" | "cuando" | "whom" | "where" | "donde")
                && at > verb + 2
        });
        verb < time && (joined || relative)
    }

    /// The moment that words about time give, with an end or beginning on the day of publication where they leave it open.
    fn reach(&self, means: &Means) -> Option<Moment> {
        let given = moment(means)?;
        let written = given.to_string();
        if written.contains('/') {
            return Some(given.clone());
        }
        let published = self.known.ask.published.as_ref().map(ToString::to_string);
        let open = match means {
            Means::AsOf(_) | Means::Until(_) => format!("../{written}"),
            Means::Since(_) => format!("{written}/{}", published.unwrap_or_else(|| "..".to_owned())),
            _ => return Some(given.clone()),
        };
        Some(Moment::parse(&open).unwrap_or_else(|_| given.clone()))
    }

    /// Somebody as a speaker.
    pub(in crate::propose) fn speaker(&self, of: EntityId) -> Option<Speaker> {
        let entity = self.known.cast.entities.get(of)?;
        Some(Speaker { name: entity.name.clone(), role: entity.speaks_as() })
    }

    /// Whether it speaks of another case: `another man`, `otro feligrés`, and of nobody watched over.
    pub(in crate::propose) fn elsewhere(&self) -> bool {
        let of = self.sentence.tokens.clone();
        let other = of
            .clone()
            .any(|at| matches!(self.low(at), "another" | "otro" | "otra") && OTHERS.contains(&self.low(at + 1)));
        other && !self.names_watched()
    }
}

/// The moment that words about time give.
pub(in crate::propose) fn moment(means: &Means) -> Option<&Moment> {
    match means {
        Means::At(moment) | Means::Since(moment) | Means::Until(moment) | Means::AsOf(moment) => Some(moment),
        _ => None,
    }
}

/// Whether somebody or something can act and speak.
pub(in crate::propose) fn acts(entity: &Entity) -> bool {
    matches!(entity.kind, EntityKind::Person | EntityKind::Group | EntityKind::Organisation)
}

fn governs(low: &str) -> bool {
    matches!(
        low,
        "of" | "for"
            | "from"
            | "to"
            | "with"
            | "against"
            | "by"
            | "about"
            | "outside"
            | "at"
            | "on"
            | "in"
            | "like"
            | "de"
            | "del"
            | "para"
            | "por"
            | "con"
            | "contra"
            | "a"
            | "al"
            | "en"
            | "ante"
            | "sobre"
            | "behind"
            | "without"
            | "sin"
    )
}

const AUTHORITY: &[&str] = &[
    "agency",
    "department",
    "officials",
    "government",
    "administration",
    "authorities",
    "officers",
    "ministry",
    "embassy",
    "consulate",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "agencia",
    "departamento",
    "gobierno",
    "autoridades",
    "agentes",
    "funcionarios",
    "ministerio",
    "embajada",
    "consulado",
    "vocero",
    "vocera",
    "portavoz",
    "office",
    "oficina",
];

const OTHERS: &[&str] = &[
    "man",
    "woman",
    "detainee",
    "client",
    "case",
    "person",
    "migrant",
    "worker",
    "student",
    "family",
    "feligres",
    "hombre",
    "mujer",
    "detenido",
    "detenida",
    "cliente",
    "caso",
    "persona",
    "migrante",
    "trabajador",
    "estudiante",
    "joven",
    "familia",
    "venezolano",
    "venezolana",
];

/// Verbs of saying, as they stand after or before whoever says it.
pub(in crate::propose) const SAYING: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "tells",
    "added",
    "explained",
    "stated",
    "wrote",
    "writes",
    "argued",
    "argues",
    "noted",
    "insisted",
    "recalled",
    "asked",
    "dijo",
    "dice",
    "dicen",
    "dijeron",
    "afirmo",
    "afirma",
    "afirman",
    "explico",
    "senalo",
    "indico",
    "agrego",
    "conto",
    "relato",
    "aseguro",
    "declaro",
    "sostuvo",
    "sostiene",
    "escribio",
    "preciso",
    "informo",
    "recordo",
    "denuncio",
    "anadio",
    "pidio",
    "insistio",
    "called",
    "replied",
    "respondio",
    "lamento",
];
