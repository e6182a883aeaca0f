//! Words for saying, as far as they tell whom a pronoun means.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::tables::NOUNS;
use crate::Prose;

/// Words for saying, in small letters without accents.
const SAYS: &str = "\
    said says say told tells asked asks wrote writes added adds explained explains recalled recalls called stated states \
    testified declared declares argued argues noted notes remembered replied insisted insists acknowledged confirmed \
    alleged announced warned claimed claims believes maintained responded stressed tweeted posted described reported \
    dijo dice decia conto cuenta afirmo afirma explico explica senalo senala relato relata agrego agrega escribio escribe \
    anadio anade recordo recuerda lamento lamenta pregunto pregunta aseguro asegura declaro declara manifesto manifiesta \
    comento comenta indico indica sostuvo sostiene preciso precisa advirtio advierte denuncio denuncia respondio responde \
    insistio insiste confirmo confirma aclaro aclara reitero reitera expreso expresa subrayo subraya detallo detalla";

/// Whether a word says that somebody says something.
pub(super) fn is_say(low: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str, super::tables::Quick>> =
        LazyLock::new(|| SAYS.split_ascii_whitespace().collect());
    WORDS.contains(low)
}

/// Whether the words here are what somebody who speaks does: `said`, `also announced`, `declined to`, `did not say`.
pub(super) fn says_next(prose: &Prose<'_>, at: usize) -> bool {
    let small = [
        "also",
        "later",
        "then",
        "has",
        "had",
        "tambien",
        "then",
        "did",
        "does",
        "would",
        "not",
        "ha",
        "habia",
        "no",
        "repeatedly",
    ];
    let verb = (at..at + 4).find(|at| !small.contains(&prose.low(*at))).unwrap_or(at);
    let low = prose.low(verb);
    is_say(low)
        || matches!(low, "declined" | "refused" | "agreed") && prose.low(verb + 1) == "to" && {
            let what = prose.low(verb + 2);
            is_say(what) || matches!(what, "comment" | "answer" | "discuss" | "name" | "say" | "give" | "elaborate")
        }
        || verb > at && matches!(low, "elaborate" | "comment" | "answer" | "respond")
}

/// Whether the name here hangs on a preposition, and so is not who speaks: `in the yard of his mother, X`.
pub(super) fn governed(prose: &Prose<'_>, start: usize, at: usize) -> bool {
    let mut at = at;
    let mut steps = 0;
    while at > start && steps < 7 {
        at -= 1;
        steps += 1;
        let low = prose.low(at);
        match low {
            "to" => return prose.low(at.saturating_sub(1)) != "according",
            "de" => return !matches!(prose.low(at.saturating_sub(1)), "palabras" | "parte"),
            "of" | "con" | "a" | "al" | "del" | "with" | "from" | "para" | "for" | "about" | "sobre" => {
                return low != "a" || prose.tokens.get(at).is_some_and(|_| is_spanish_a(prose, at));
            }
            "," | "the" | "la" | "el" | "don" | "dona" | "mr." | "mrs." | "ms." | "senor" | "senora" | "his"
            | "her" | "su" | "their" | "my" | "mi" | "sr." | "sra." => {}
            _ if NOUNS.at(&prose.tokens, at, at + 1).is_some() => {}
            _ => return false,
        }
    }
    false
}

/// `a` before a name in Spanish is a preposition, in English an article.
fn is_spanish_a(prose: &Prose<'_>, at: usize) -> bool {
    prose
        .sentence_at(at)
        .and_then(|one| prose.sentences.get(one))
        .is_some_and(|one| prose.block_of(one).language == paradero_record::Language::Spanish)
}

/// Whether a sentence tells of somebody who would not be named: `a person who asked not to be named`.
pub(super) fn declines_name(prose: &Prose<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|at| match prose.low(at) {
        "anonymity" | "anonimato" => true,
        "not" | "no" => {
            (at + 1..at + 4).any(|at| matches!(prose.low(at), "named" | "identified" | "identificado" | "identificada"))
        }
        _ => false,
    })
}
