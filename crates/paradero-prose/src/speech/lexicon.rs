//! Which words say whose word something is and how it is meant.

use std::collections::HashMap;
use std::sync::LazyLock;

use paradero_record::Language;

use crate::{Prose, Shape, Token};

/// The classes of `words.txt` that a word is in, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u64);

macro_rules! classes {
    ($($name:ident = $bit:literal, $word:literal, $doc:literal;)*) => {
        impl Class {
            $(#[doc = $doc] pub(super) const $name: Self = Self(1 << $bit);)*

            fn named(word: &str) -> Self {
                match word { $($word => Self::$name,)* _ => Self(0) }
            }
        }
    };
}

classes! {
    SAY = 0, "say", "Takes a clause with or without `that`.";
    TELL = 1, "tell", "As `SAY`, with whom it is told between.";
    WEAK = 2, "weak", "Gives somebody's word only with `that`, a colon or a quotation.";
    BELIEVE = 3, "believe", "An opinion.";
    DENY = 4, "deny", "A denial.";
    DEMAND = 5, "demand", "A demand.";
    CALL = 6, "call", "What somebody calls something.";
    LINK = 7, "link", "Ties somebody to an allegation.";
    ACCUSE = 8, "accuse", "An accusation.";
    NOMINAL = 9, "nominal", "A noun that holds somebody's word.";
    DOC = 10, "doc", "A paper that says something.";
    PEOPLE = 11, "people", "A noun for people who speak.";
    SKIP = 12, "skip", "May stand between a subject and its verb.";
    PAST = 13, "past", "Past.";
    PRESENT = 14, "present", "Present.";
    FUTURE = 15, "future", "Future.";
    MODAL = 16, "modal", "Could, would, should.";
    NEG = 17, "neg", "Not.";
    SUB = 18, "sub", "Begins a clause.";
    REL = 19, "rel", "Begins a relative clause.";
    COORD = 20, "coord", "And, but, or.";
    HEDGE = 21, "hedge", "Hedges its clause.";
    HEDGENOUN = 22, "hedgenoun", "Hedges the noun behind it.";
    RULE = 23, "rule", "As a rule.";
    KIND = 24, "kind", "People or things of a kind.";
    ONEKIND = 25, "onekind", "One of a kind.";
    WANT = 26, "want", "What follows is only wished, feared or tried.";
    FAIL = 27, "fail", "What follows did not happen.";
    PRONOUN = 28, "pronoun", "A personal pronoun.";
    DECLINE = 29, "decline", "Does not want to.";
    UTTER = 30, "utter", "What somebody declines to do.";
    ANSWER = 31, "answer", "What somebody asked did not do.";
    FINITE = 40, "finite", "A verb with a person and a time, by its ending.";
    ENDS_PAST = 41, "ends past", "A past ending.";
    ENDS_FUTURE = 42, "ends future", "A future ending.";
    CONDITIONAL = 43, "conditional", "The Spanish conditional.";
    PARTICIPLE = 44, "participle", "A participle by its ending.";
    SPANISH = 45, "spanish", "Stands in a Spanish paragraph.";
}

impl Class {
    /// Any verb that gives somebody's word.
    pub(super) const CUE: Self = Self(0x1ff);
    /// Any verb with a person and a time.
    pub(super) const VERB: Self =
        Self(Self::PAST.0 | Self::PRESENT.0 | Self::FUTURE.0 | Self::MODAL.0 | Self::FINITE.0);

    /// Whether it is in one of these classes.
    pub(super) const fn is(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Both classes together.
    pub(super) const fn or(self, other: Self) -> Self {
        self.with(other)
    }
}

/// Whether a hedge before or on a verb of saying hedges what is said, and not who says it.
pub(super) fn hedges_saying(low: &str) -> bool {
    low.ends_with("ly") && low != "likely"
        || low.ends_with("mente")
        || matches!(low, "habria" | "habrian" | "al" | "may" | "might" | "quizas" | "quiza" | "perhaps")
}

type Table = HashMap<&'static str, Class>;

static ENGLISH: LazyLock<Table> = LazyLock::new(|| table("en "));
static SPANISH: LazyLock<Table> = LazyLock::new(|| table("es "));

fn table(language: &str) -> Table {
    let mut table = Table::new();
    for line in include_str!("words.txt").lines() {
        let Some((class, words)) = line.strip_prefix(language).and_then(|line| line.split_once(':')) else { continue };
        for word in words.split_whitespace() {
            let entry = table.entry(word).or_default();
            *entry = entry.with(Class::named(class));
        }
    }
    table
}

/// The classes of every word of a text, in its order.
pub(super) fn classes(prose: &Prose<'_>) -> Vec<Class> {
    let mut classes = Vec::with_capacity(prose.tokens.len());
    for block in &prose.blocks {
        let tokens =
            block.sentences.clone().filter_map(|at| prose.sentences.get(at)).flat_map(|one| one.tokens.clone());
        for token in tokens.filter_map(|at| prose.tokens.get(at)) {
            classes.push(match block.language {
                Language::Spanish => spanish(token, prose.words(token.span)).with(Class::SPANISH),
                Language::English => english(token),
            });
        }
    }
    classes
}

fn english(token: &Token) -> Class {
    if !token.shape.is_word() && !token.low.starts_with('\'') {
        return Class::default();
    }
    let low = &*token.low;
    let mut class = ENGLISH.get(low).copied().unwrap_or_default();
    if low.ends_with("ly")
        && low.len() > 4
        && token.shape == Shape::Lower
        && !matches!(low, "family" | "only" | "daily" | "early")
    {
        class = class.with(Class::SKIP);
    }
    let participle = (low.ends_with("ed")
        && low.len() > 3
        && !matches!(low, "need" | "united" | "bed" | "hundred" | "indeed" | "speed"))
        || matches!(
            low,
            "taken"
                | "held"
                | "sent"
                | "given"
                | "seen"
                | "known"
                | "brought"
                | "flown"
                | "beaten"
                | "told"
                | "shown"
                | "put"
                | "kept"
                | "found"
                | "lost"
                | "left"
                | "made"
                | "let"
                | "driven"
                | "written"
        );
    if participle && token.shape == Shape::Lower {
        class = class.with(Class::PARTICIPLE).with(Class::FINITE).with(Class::ENDS_PAST);
    }
    if low.ends_with("n't") {
        class = class.with(Class::NEG);
    }
    class
}

fn spanish(token: &Token, word: &str) -> Class {
    if !token.shape.is_word() {
        return Class::default();
    }
    let low = &*token.low;
    let mut class = SPANISH.get(low).copied().unwrap_or_default();
    // Accents decide: `él`, `sí` and `sé` are not `el`, `si` and `se`; `cálculo` and `denuncio` are no verbs of the past.
    let bare = word.is_ascii();
    if (low == "el" && bare) || (matches!(low, "si" | "se") && !bare) {
        class = Class::default();
    }
    if needs_accent(low) && !word.ends_with('ó') {
        class = Class::default();
    }
    if low.ends_with("mente") && low.len() > 7 {
        class = class.with(Class::SKIP);
    }
    class.with(ending(token, low, word))
}

/// Whether a word of the table is a past form only with its accent: `denuncio` is not `denunció`.
fn needs_accent(low: &str) -> bool {
    const PLAIN: &[&str] = &[
        "dicho",
        "dijo",
        "sostuvo",
        "hizo",
        "pudo",
        "puso",
        "quiso",
        "vino",
        "tuvo",
        "estuvo",
        "supo",
        "hubo",
        "trajo",
        "expuso",
        "detuvo",
        "incluso",
        "solo",
        "mismo",
        "no",
        "yo",
        "o",
        "ninguno",
        "presunto",
        "supuesto",
        "acusado",
        "senalado",
        "abogado",
        "hermano",
        "padre",
        "esposo",
        "amigo",
        "vecino",
        "companero",
        "amenazado",
        "miedo",
        "dio",
        "vio",
        "lejos",
        "quiero",
        "tengo",
        "interno",
        "preso",
        "refugiado",
        "detenido",
        "ciudadano",
        "testigo",
        "funcionario",
        "como",
        "comunicado",
        "correo",
        "escrito",
        "documento",
        "registro",
        "memorando",
        "recurso",
        "alegato",
        "cuando",
        "como",
        "pero",
        "sino",
        "cuyo",
        "acaso",
        "luego",
        "lo",
        "tampoco",
        "estudio",
    ];
    low.ends_with('o') && !["ndo", "ado", "ido"].iter().any(|end| low.ends_with(end)) && !PLAIN.contains(&low)
}

/// What a Spanish ending says about a word.
fn ending(token: &Token, low: &str, word: &str) -> Class {
    const NOUNS: &[&str] = &[
        "policia",
        "compania",
        "dia",
        "dias",
        "garantia",
        "fiscalia",
        "mayoria",
        "minoria",
        "familia",
        "todavia",
        "guardia",
        "cercania",
        "alcaldia",
        "panaderia",
        "jamas",
        "ademas",
        "detras",
        "atras",
        "quiza",
        "mama",
        "papa",
        "alla",
        "aca",
        "energia",
        "cancilleria",
        "abogacia",
        "defensoria",
        "secretaria",
        "ciudadania",
        "tambien",
        "aqui",
        "alli",
        "asi",
        "mi",
        "si",
        "el",
        "porque",
        "cafe",
        "valle",
        "fe",
        "pie",
        "sobre",
        "segun",
    ];
    if token.shape != Shape::Lower || NOUNS.contains(&low) {
        return Class::default();
    }
    let finite = Class::FINITE;
    let long = low.len() > 4;
    if long && (low.ends_with("ria") || low.ends_with("rian")) && !word.is_ascii() {
        return finite.with(Class::CONDITIONAL);
    }
    if long && ["rá", "rán", "remos", "ré"].iter().any(|end| word.ends_with(end)) {
        return finite.with(Class::ENDS_FUTURE);
    }
    let past = word.ends_with('ó')
        || (long && word.ends_with('é'))
        || (long && word.ends_with('í'))
        || (long
            && (low.ends_with("aron")
                || low.ends_with("ieron")
                || low.ends_with("eron")
                || low.ends_with("aba")
                || low.ends_with("aban")))
        || (long && (word.ends_with("ía") || word.ends_with("ían") || word.ends_with("imos")));
    if past {
        return finite.with(Class::ENDS_PAST);
    }
    let participle =
        long && ["ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"].iter().any(|end| low.ends_with(end));
    if participle { Class::PARTICIPLE } else { Class::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Text;

    #[test]
    fn every_line_of_the_table_names_a_class() {
        for line in include_str!("words.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (head, words) = line.split_once(':').unwrap();
            let class = head.strip_prefix("en ").or(head.strip_prefix("es ")).unwrap();
            assert!(Class::named(class) != Class::default() && !words.trim().is_empty(), "{line}");
        }
    }

    #[test]
    fn accents_decide() {
        let text =
            Text::plain("La denuncia de la madre no fue oída y él denunció que el juez lo detendrá; el denuncio.");
        let prose = Prose::of(&text);
        let classes = classes(&prose);
        let has = |word: &str, class: Class| {
            let at = prose.tokens.iter().position(|token| prose.words(token.span) == word).unwrap();
            classes[at].is(class)
        };
        assert!(has("denunció", Class::TELL) && !has("denuncio", Class::TELL));
        assert!(has("él", Class::PRONOUN) && !has("el", Class::PRONOUN));
        assert!(has("detendrá", Class::ENDS_FUTURE));
    }
}
