//! Who does the saying: the subject of a verb, before it, behind it, shared or left out.

use std::ops::Range;

use super::clauses::Ground;
use super::lexicon::Class;
use crate::Shape;
use crate::who::{Cast, Entity, EntityId, EntityKind, Form, Mention};

/// The subject of a verb of saying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// These.
    Named(Vec<EntityId>),
    /// Somebody whom no mention covers.
    Unnamed,
    /// A paper named before, whose issuer speaks: `the statement`; its noun.
    Paper(usize),
    /// Somebody named before, whom no mention covers: `the woman`; the noun.
    Somebody(usize),
    /// Left out, or a pronoun that nobody resolved.
    Left,
    /// A pronoun, which more often means whoever spoke last than somebody else.
    Pronoun(EntityId),
}

/// A subject and where the words that say it begin and end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) who: Subject,
    pub(super) words: Range<usize>,
}

/// What subjects are looked for in: the words of one level of quotation within one sentence.
pub(super) struct Frame<'a> {
    pub(super) words: Range<usize>,
    /// The quotation in which each word of the text stands; what stands in another than the frame's is not looked into.
    pub(super) levels: &'a [u32],
    pub(super) level: u32,
}

impl Frame<'_> {
    /// Whether a word belongs to the frame and not to a quotation within it.
    pub(super) fn has(&self, at: usize) -> bool {
        self.words.contains(&at) && self.levels.get(at) == Some(&self.level)
    }
}

/// Finds subjects.
pub(super) struct Subjects<'a, 't> {
    pub(super) ground: &'a Ground<'a, 't>,
    pub(super) cast: &'a Cast,
}

impl Subjects<'_, '_> {
    fn ending(&self, end: usize) -> Option<&Mention> {
        let mention = end.checked_sub(1).and_then(|at| self.cast.at(at)).filter(|mention| mention.tokens.end == end);
        mention.filter(|mention| !self.is_possessive(mention))
    }

    fn beginning(&self, start: usize) -> Option<&Mention> {
        self.cast.at(start).filter(|mention| mention.tokens.start == start && !self.is_possessive(mention))
    }

    /// Whether a mention is only the `his` of `his attorney`.
    fn is_possessive(&self, mention: &Mention) -> bool {
        const WORDS: &[&str] = &[
            "his", "her", "their", "its", "my", "our", "su", "sus", "mi", "mis", "nuestro", "nuestra", "him", "them",
            "lo", "la", "le", "les", "se", "me", "nos", "te", "us",
        ];
        mention.tokens.len() == 1 && self.ground.any(mention.tokens.start, WORDS)
    }

    fn entity(&self, mention: &Mention) -> Option<&Entity> {
        self.cast.entities.get(mention.entity)
    }

    fn is_person(&self, mention: &Mention) -> bool {
        self.entity(mention).is_some_and(|entity| entity.kind == EntityKind::Person)
    }

    pub(super) fn speaks(&self, mention: &Mention) -> bool {
        let kind = self.entity(mention).map(|entity| &entity.kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Group | EntityKind::Organisation))
    }

    /// The subject before a verb.
    pub(super) fn before(&self, frame: &Frame<'_>, verb: usize) -> Option<Found> {
        let mut at = verb;
        while at > frame.words.start
            && frame.has(at - 1)
            && self.ground.is(at - 1, Class::SKIP)
            && self.ending(at).is_none()
        {
            at -= 1;
        }
        let last = at.checked_sub(1).filter(|last| *last >= frame.words.start && frame.has(*last))?;
        if self.ground.low(last) == "," {
            return self.set_apart(frame, last);
        }
        if self.ground.low(last) == ")" {
            if let Some(mention) = self.ending(last + 1) {
                return Some(self.chain(frame, mention.clone()));
            }
            let open = (frame.words.start..last).rev().take(20).find(|at| self.ground.low(*at) == "(")?;
            return self.before(frame, open);
        }
        if self.ground.is(last, Class::REL) || (self.ground.any(last, &["que", "that"]) && self.antecedent_speaks(last))
        {
            let comma = usize::from(self.ground.low(last.wrapping_sub(1)) == ",");
            let mention = self.ending(last - comma)?;
            let found = self.chain(frame, mention.clone());
            return Some(Found { who: found.who, words: found.words.start..last });
        }
        if self.ground.is(last, Class::COORD)
            || self.ground.is_mark(last)
            || self.ground.is(last, Class::SUB)
            || self.ground.any(last, &["to", "a", "de", "por", "para", "of", "for", "by", "al"])
        {
            return None;
        }
        if let Some(mention) = self.ending(last + 1) {
            if let Some(to) = self.audience_before(frame, mention, verb) {
                let several = self.ground.low(verb).ends_with('n');
                return several.then_some(Found { who: Subject::Unnamed, words: to..mention.tokens.end });
            }
            return Some(self.chain(frame, mention.clone()));
        }
        self.uncovered(frame, last)
    }

    /// `A su madre le dijeron`: whom it is told stands before the verb, and nobody says who tells; `a Ana le dijo un guardia`
    /// has its subject behind.
    fn audience_before(&self, frame: &Frame<'_>, mention: &Mention, verb: usize) -> Option<usize> {
        let clitic = (mention.tokens.end..verb).any(|at| self.ground.any(at, &["le", "les", "lo", "la", "los", "las"]));
        let start = self.article(frame, mention.tokens.start);
        let to = if self.ground.low(start) == "a" { Some(start) } else { start.checked_sub(1) };
        to.filter(|at| clitic && frame.has(*at) && self.ground.any(*at, &["a", "al"]))
    }

    fn antecedent_speaks(&self, last: usize) -> bool {
        let comma = usize::from(self.ground.low(last.wrapping_sub(1)) == ",");
        comma == 1 && self.ending(last.saturating_sub(1)).is_some_and(|mention| self.speaks(mention))
    }

    fn named(&self, mention: &Mention) -> Subject {
        let place = self.entity(mention).is_some_and(|entity| matches!(entity.kind, EntityKind::Law { .. }));
        match mention.form {
            _ if place => Subject::Unnamed,
            Form::Pronoun => Subject::Pronoun(mention.entity),
            _ => Subject::Named(vec![mention.entity]),
        }
    }

    /// A subject that no mention covers: a pronoun, or a noun.
    fn uncovered(&self, frame: &Frame<'_>, last: usize) -> Option<Found> {
        const ARTICLES: &[&str] = &[
            "the", "a", "an", "this", "that", "these", "his", "her", "their", "its", "my", "our", "el", "la", "los",
            "las", "un", "una", "su", "sus", "este", "esta", "mi",
        ];
        if self.ground.is(last, Class::PRONOUN) {
            return Some(Found { who: Subject::Left, words: last..last + 1 });
        }
        let token = self.ground.token(last)?;
        let verb =
            self.ground.is(last, Class::VERB) && !self.ground.is(last, Class::PARTICIPLE) && !token.shape.is_capital();
        if (!token.shape.is_word() && token.shape != Shape::Number) || self.ground.any(last, ARTICLES) || verb {
            return None;
        }
        let mut start = last;
        while start > frame.words.start
            && last - start < 6
            && frame.has(start - 1)
            && !self.ground.is_mark(start - 1)
            && !self.ground.is(start - 1, Class::SUB.or(Class::COORD))
        {
            start -= 1;
        }
        if self.ground.any(start, &["en", "desde", "tras", "durante"]) {
            return None;
        }
        let noun = self.ground.is(last, Class::PEOPLE.or(Class::DOC).or(Class::KIND))
            || token.shape.is_capital()
            || last > start && self.ground.is_subject(start);
        // `his legal team and family`, of which only the first is known.
        let joined = start.checked_sub(1).filter(|and| frame.has(*and) && self.ground.any(*and, &["and", "y", "e"]));
        let other =
            joined.and_then(|and| self.ending(and)).filter(|other| self.speaks(other) && frame.has(other.tokens.start));
        if let Some(other) = other.filter(|_| noun && last - start < 3) {
            return Some(Found { who: self.named(other), words: self.article(frame, other.tokens.start)..last + 1 });
        }
        noun.then(|| Found { who: self.unnamed(frame, start, last), words: start..last + 1 })
    }

    /// Who speaks where no mention covers the words: the organisation whose office it is, whoever issued the paper, somebody
    /// named before, or nobody known.
    fn unnamed(&self, frame: &Frame<'_>, start: usize, noun: usize) -> Subject {
        const DEFINITE: &[&str] = &["the", "this", "that", "el", "la", "este", "esta", "ese", "esa", "dicho", "dicha"];
        // What a machine shows is no office's word.
        if self.ground.any(noun, &["locator", "website", "site", "app", "system", "localizador", "sistema", "sitio"]) {
            return Subject::Unnamed;
        }
        let owner = (noun.saturating_sub(5).max(frame.words.start)..noun)
            .rev()
            .take_while(|at| frame.has(*at) && (!self.ground.is_mark(*at) || self.is_owning(*at)))
            .find(|at| self.is_owning(*at));
        let owner = owner.and_then(|at| self.ending(at).or(self.cast.at(at))).filter(|one| self.is_organisation(one));
        if let Some(owner) = owner {
            return self.named(owner);
        }
        let definite = self.ground.any(start, DEFINITE);
        if definite && self.ground.is(noun, Class::DOC) {
            return Subject::Paper(noun);
        }
        if definite && start + 2 >= noun && self.ground.any(noun, super::resolve::NAMED_BEFORE) {
            return Subject::Somebody(noun);
        }
        Subject::Unnamed
    }

    /// Whose a noun is, by the `his` before it.
    pub(super) fn owner(&self, at: usize) -> Option<Found> {
        let mention = self.cast.at(at).filter(|one| one.tokens.start == at && self.speaks(one))?;
        Some(Found { who: self.named(mention), words: mention.tokens.clone() })
    }

    fn is_owning(&self, at: usize) -> bool {
        self.ground.any(at, &["'s", "'"])
    }

    fn is_organisation(&self, mention: &Mention) -> bool {
        self.entity(mention).is_some_and(|entity| entity.kind == EntityKind::Organisation)
    }

    /// Whoever issued a paper, where the words around its noun say so: `ICE's letter`, `a statement from his family`.
    pub(super) fn issuer(&self, frame: &Frame<'_>, noun: usize) -> Option<Vec<EntityId>> {
        let own = (noun.saturating_sub(3)..noun).rev().find(|at| self.is_owning(*at)).and_then(|at| self.ending(at));
        if let Some(own) = own.filter(|own| self.speaks(own)) {
            return Some(vec![own.entity]);
        }
        let by = self.ground.any(noun + 1, &["from", "by", "of", "de", "del", "por"]);
        match self.at(frame, noun + 2).filter(|_| by)?.who {
            Subject::Named(who) => Some(who),
            _ => None,
        }
    }

    /// The subject whose mention ends before the verb: what it belongs to, and those joined to it.
    fn chain(&self, frame: &Frame<'_>, last: Mention) -> Found {
        const LINKS: &[&str] = &["of", "for", "from", "at", "with", "in", "de", "del", "para", "en", "por"];
        let mut mention = last;
        loop {
            let start = self.article(frame, mention.tokens.start);
            let Some(link) = start.checked_sub(1).filter(|at| frame.has(*at)) else { break };
            if self.ground.low(link) == "'s" || !self.ground.any(link, LINKS) {
                break;
            }
            if let Some(outer) = self.ending(link).filter(|_| frame.has(link.wrapping_sub(1))) {
                mention = outer.clone();
                continue;
            }
            let noun = link
                .checked_sub(1)
                .filter(|at| frame.has(*at) && self.ground.token(*at).is_some_and(|token| token.shape.is_word()));
            let Some(noun) = noun else { break };
            let words = self.article(frame, noun)..mention.tokens.end;
            let speaks = self.ground.is(noun, Class::DOC) && self.speaks(&mention)
                || self.is_office(noun) && self.is_organisation(&mention);
            let who = if speaks { self.named(&mention) } else { self.unnamed(frame, words.start, noun) };
            return Found { who, words };
        }
        self.joined(frame, &mention)
    }

    /// Whether a noun is somebody who speaks for an organisation.
    fn is_office(&self, noun: usize) -> bool {
        self.ground.any(
            noun,
            &[
                "spokesman",
                "spokeswoman",
                "spokesperson",
                "spokespeople",
                "official",
                "officials",
                "representative",
                "representatives",
                "office",
                "attorney",
                "attorneys",
                "lawyer",
                "lawyers",
                "director",
                "vocero",
                "vocera",
                "portavoz",
                "funcionario",
                "funcionaria",
                "funcionarios",
                "oficina",
                "representante",
                "abogado",
                "abogada",
                "abogados",
                "director",
                "directora",
                "coordinador",
                "coordinadora",
                "head",
                "chief",
                "organizer",
                "organizers",
                "leaders",
                "members",
                "miembros",
                "dirigentes",
                "voceros",
            ],
        )
    }

    /// `his legal team and family`: both.
    fn joined(&self, frame: &Frame<'_>, mention: &Mention) -> Found {
        let mut start = self.article(frame, mention.tokens.start);
        let mut who = vec![mention.entity];
        while let Some(and) = start.checked_sub(1).filter(|at| frame.has(*at)) {
            let list = self.ground.low(and) == "," && who.len() > 1;
            if !self.ground.any(and, &["and", "y", "e"]) && !list {
                break;
            }
            let comma = usize::from(!list && self.ground.low(and.wrapping_sub(1)) == ",");
            let Some(other) =
                self.ending(and - comma).filter(|other| self.speaks(other) && frame.has(other.tokens.start))
            else {
                break;
            };
            who.insert(0, other.entity);
            start = self.article(frame, other.tokens.start);
        }
        let law = self.entity(mention).is_some_and(|entity| matches!(entity.kind, EntityKind::Law { .. }));
        let who = if law || who.len() == 1 { self.named(mention) } else { Subject::Named(who) };
        Found { who, words: start..mention.tokens.end }
    }

    /// The beginning of a mention with its article, adjectives and numbers that the mention leaves out.
    fn article(&self, frame: &Frame<'_>, start: usize) -> usize {
        const BEFORE: &[&str] = &[
            "the", "a", "an", "el", "la", "los", "las", "un", "una", "su", "sus", "his", "her", "their", "many",
            "some", "both",
        ];
        let Some(before) = start.checked_sub(1).filter(|at| frame.has(*at)) else { return start };
        if self.ground.any(before, BEFORE) && self.ending(start).is_none() { before } else { start }
    }

    /// The subject before a comma: `Grant Hollis, vocero de ICE, dijo`.
    fn set_apart(&self, frame: &Frame<'_>, comma: usize) -> Option<Found> {
        let mut nearest: Option<&Mention> = None;
        for at in (frame.words.start..comma).rev().take(30) {
            if !frame.has(at) || self.ground.any(at, &[";", ":"]) {
                break;
            }
            if self.ground.low(at) != "," {
                continue;
            }
            let Some(mention) = self.ending(at).filter(|mention| self.speaks(mention)) else { continue };
            if nearest.is_none() || self.is_person(mention) && !nearest.is_some_and(|old| self.is_person(old)) {
                nearest = Some(mention);
            }
        }
        let Some(outer) = nearest else { return self.named_before(frame, comma) };
        let inner =
            self.ending(comma).filter(|inner| self.is_person(inner) && matches!(inner.form, Form::Full | Form::Short));
        let plain = outer.form == Form::Description;
        let who = inner.filter(|_| plain).map_or_else(|| self.joined(frame, outer).who, |inner| self.named(inner));
        let start = self.article(frame, outer.tokens.start);
        Some(Found { who, words: start..comma + 1 })
    }

    /// `A person at the airport who asked not to be named said`: somebody, with a clause between.
    pub(super) fn somebody(&self, frame: &Frame<'_>, verb: usize) -> Option<Found> {
        let start = frame.words.start;
        let one = self
            .ground
            .any(start, &["a", "an", "one", "another", "two", "three", "several", "un", "una", "otro", "otra", "dos"]);
        let noun = (start + 1..start + 5).find(|at| frame.has(*at) && self.ground.is(*at, Class::PEOPLE))?;
        let clause =
            (noun..verb).any(|at| frame.has(at) && (self.ground.is(at, Class::REL) || self.ground.low(at) == "que"));
        let says = self.ground.any(verb + 1, &["that", "que"]);
        (one && clause && says).then_some(Found { who: Subject::Unnamed, words: start..verb })
    }

    /// `Su abogada, Noemí Arrieta, explicó` where no mention covers the description.
    fn named_before(&self, frame: &Frame<'_>, comma: usize) -> Option<Found> {
        // `Her attorney, Priya Nair of Fort Wayne, said`
        let opens = |at: &usize| {
            self.ground.low(*at) == "," && self.ground.is(at.wrapping_sub(1), Class::PEOPLE) && frame.has(*at)
        };
        let first = (frame.words.start..comma).find(opens).and_then(|at| Some((at, self.beginning(at + 1)?)));
        if let Some((at, name)) = first.filter(|(_, name)| self.is_person(name)) {
            return Some(Found { who: self.named(name), words: self.article(frame, at - 1)..comma + 1 });
        }
        let inner = self.ending(comma).filter(|inner| self.speaks(inner))?;
        let before = inner.tokens.start.checked_sub(2)?;
        let people = (before.saturating_sub(2)..=before).any(|at| frame.has(at) && self.ground.is(at, Class::PEOPLE));
        let described = frame.has(before) && self.ground.low(before + 1) == "," && people;
        described.then(|| Found { who: self.named(inner), words: self.article(frame, before)..comma + 1 })
    }

    /// A description that no mention covers, with the name behind it: `su esposa, Dilcia Maradiaga`.
    fn described(&self, frame: &Frame<'_>, start: usize) -> Option<Found> {
        let noun = (start..start + 5)
            .take_while(|at| frame.has(*at) && !self.ground.is_mark(*at))
            .find(|at| self.ground.is(*at, Class::PEOPLE.or(Class::DOC)))?;
        let end = (noun + 1..noun + 4).find(|at| self.ground.low(*at) == ",").unwrap_or(noun + 1);
        let comma = usize::from(self.ground.low(end) == ",");
        let name = self
            .beginning(end + comma)
            .filter(|name| frame.has(end) && self.is_person(name) && matches!(name.form, Form::Full | Form::Short));
        if let Some(name) = name {
            return Some(Found { who: self.named(name), words: start..name.tokens.end });
        }
        let links = self.ground.any(noun + 1, &["of", "for", "from", "at", "de", "del"]);
        let of = (noun + 2..noun + 4).find_map(|at| self.beginning(at)).filter(|_| links);
        let of = of.filter(|of| {
            frame.has(of.tokens.start)
                && (self.ground.is(noun, Class::DOC) && self.speaks(of)
                    || self.is_office(noun) && self.is_organisation(of))
        });
        if let Some(of) = of {
            return Some(Found { who: self.named(of), words: start..of.tokens.end });
        }
        Some(Found { who: self.unnamed(frame, start, noun), words: start..noun + 1 })
    }

    /// The subject behind a verb: `said her sister, Rosa`; `dijo al diario Carmen Marcano`.
    pub(super) fn behind(&self, frame: &Frame<'_>, verb: usize) -> Option<Found> {
        let mut at = verb + 1;
        while frame.has(at)
            && (self.ground.low(at).ends_with("mente")
                || self.ground.any(at, &["tambien", "ademas", "despues", "luego", "entonces", "hoy", "ayer", "later"]))
        {
            at += 1;
        }
        if self.ground.any(at, &["a", "al"]) {
            at = self.audience(frame, at)?;
        }
        let start = at;
        let reach = (at..at + 6).take_while(|at| {
            frame.has(*at) && !self.ground.is_mark(*at) && !self.ground.is(*at, Class::SUB.or(Class::COORD))
        });
        for word in reach {
            if let Some(mention) = self.beginning(word).filter(|mention| self.speaks(mention)) {
                return Some(self.named_behind(frame, start, mention));
            }
            if self.cast.at(word).is_some()
                || self.ground.any(word, &["in", "on", "en", "por", "de", "to", "during", "at"])
            {
                break;
            }
        }
        let pronoun = self.ground.is(start, Class::PRONOUN);
        if pronoun && frame.has(start) {
            return Some(Found { who: Subject::Left, words: start..start + 1 });
        }
        let article = self.ground.any(
            start,
            &["the", "a", "an", "el", "la", "los", "las", "un", "una", "su", "sus", "his", "her", "their", "one"],
        );
        self.described(frame, start).filter(|_| article && frame.has(start))
    }

    /// A mention behind the verb; where a name follows a description, the name.
    fn named_behind(&self, frame: &Frame<'_>, start: usize, mention: &Mention) -> Found {
        let end = mention.tokens.end;
        let comma = self.ground.low(end) == ",";
        let next = self.beginning(end + usize::from(comma)).filter(|next| frame.has(next.tokens.start));
        let named = next.filter(|next| {
            self.is_person(next) && mention.form == Form::Description && matches!(next.form, Form::Full | Form::Short)
        });
        if let Some(named) = named {
            return Found { who: self.named(named), words: start..named.tokens.end };
        }
        if mention.form == Form::Pronoun {
            return Found { who: self.named(mention), words: start..end };
        }
        let mut who = vec![mention.entity];
        let mut end = end;
        while self.ground.any(end, &["and", "y", "e"]) {
            let Some(other) = self.beginning(end + 1).or(self.beginning(end + 2)).filter(|other| self.speaks(other))
            else {
                break;
            };
            who.push(other.entity);
            end = other.tokens.end;
        }
        Found { who: Subject::Named(who), words: start..end }
    }

    /// The end of the words for whom something is told: `al Ledger`, `a una emisora local`.
    fn audience(&self, frame: &Frame<'_>, at: usize) -> Option<usize> {
        let first = (at + 1..at + 4).find_map(|at| self.beginning(at));
        if let Some(mention) = first {
            // `al diario Ana Rojas`: the newspaper is told, and she tells.
            let start = mention.tokens.start;
            let noun = start > at + 1 && !self.ground.any(start - 1, &["el", "la", "los", "las", "un", "una", "su"]);
            return Some(if noun && self.is_person(mention) { start } else { mention.tokens.end });
        }
        // A newspaper that no mention covers: capitals or an article and a noun.
        let mut end = at + 1;
        while frame.has(end) && end < at + 4 && !self.ground.is_mark(end) && self.cast.at(end).is_none() {
            end += 1;
        }
        (end > at + 1).then_some(end)
    }

    /// The first subject of a frame before a word: that of the main clause.
    pub(super) fn first(&self, frame: &Frame<'_>, until: usize) -> Option<Found> {
        const PREPOSITIONS: &[&str] = &[
            "of",
            "in",
            "on",
            "at",
            "for",
            "from",
            "to",
            "with",
            "by",
            "after",
            "before",
            "during",
            "near",
            "against",
            "about",
            "a",
            "de",
            "del",
            "en",
            "con",
            "por",
            "para",
            "desde",
            "tras",
            "ante",
            "al",
            "since",
            "'s",
            "according",
            "as",
        ];
        let mentions = self.cast.within(frame.words.start..until);
        let found = mentions.iter().find(|mention| {
            let start = self.article(frame, mention.tokens.start);
            let after = start.checked_sub(1).filter(|at| frame.words.contains(at));
            self.speaks(mention)
                && frame.has(mention.tokens.start)
                && self.ground.low(mention.tokens.end) != "'s"
                && !after.is_some_and(|at| self.ground.any(at, PREPOSITIONS))
        })?;
        // Of a name behind its description, the name.
        let next = self
            .beginning(found.tokens.end + 1)
            .filter(|_| self.ground.low(found.tokens.end) == "," && found.form == Form::Description);
        let best = next.filter(|next| self.is_person(next) && next.tokens.end <= until).unwrap_or(found);
        Some(Found { who: self.named(best), words: found.tokens.start..best.tokens.end })
    }

    /// Who is named first in these words, where nothing but an article and adjectives stands before.
    pub(super) fn at(&self, frame: &Frame<'_>, from: usize) -> Option<Found> {
        for word in (from..from + 5).take_while(|at| frame.has(*at) && !self.ground.is_mark(*at)) {
            if let Some(mention) = self.beginning(word) {
                return self.speaks(mention).then(|| self.named_behind(frame, from, mention));
            }
            if self.ground.any(word, &["of", "de", "del", "from", "by", "that", "que"]) && word > from {
                let doc = self.ground.is(word - 1, Class::DOC) || self.is_office(word - 1);
                if !doc || self.ground.any(word, &["that", "que"]) {
                    break;
                }
            }
        }
        self.described(frame, from)
    }
}
