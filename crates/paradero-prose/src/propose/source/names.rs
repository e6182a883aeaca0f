//! What a name at the head of a text names: an outlet, a domain, a post.

use std::ops::Range;

use crate::Prose;
use crate::prose::folded;

/// Whether what looks like an author is an outlet: a domain, a newsroom.
pub(super) fn is_outlet(prose: &Prose<'_>, range: &Range<usize>) -> bool {
    let last = range.end.checked_sub(1).map(|at| prose.low(at)).unwrap_or_default();
    let words = [
        "staff",
        "desk",
        "newsroom",
        "redaccion",
        "team",
        "editors",
        "equipo",
        "news",
        "times",
        "post",
        "wire",
        "press",
        "com",
        "magazine",
    ];
    words.contains(&last)
        || words.contains(&prose.low(range.start))
        || is_domain(prose.words_of(range.clone()))
        || prose.tokens.get(range.end).is_some_and(|token| token.is(".") && !token.spaced)
}

/// `VisaVerge.com`, `BorderDesk.net`.
pub(super) fn is_domain(words: &str) -> bool {
    let plain = folded(words.trim());
    let ends = [".com", ".net", ".org", ".news", ".info", ".co", ".mx", ".ve", ".es", ".us", ".tv"];
    !plain.contains(' ') && plain.len() > 5 && ends.iter().any(|end| plain.ends_with(end))
}

/// `Chief of Staff`, `Press Secretary`, `coordinador de prensa`: what somebody is, and no organisation.
pub(super) fn is_post(part: &str) -> bool {
    const POSTS: &[&str] = &[
        "chief",
        "director",
        "directora",
        "secretary",
        "secretaria",
        "secretario",
        "manager",
        "officer",
        "coordinator",
        "coordinador",
        "coordinadora",
        "spokesperson",
        "spokeswoman",
        "spokesman",
        "vocero",
        "vocera",
        "communications",
        "comunicaciones",
        "deputy",
        "aide",
        "assistant",
        "jefe",
        "jefa",
        "encargado",
        "encargada",
        "press",
        "media",
    ];
    let plain = folded(part);
    plain.split(' ').next().is_some_and(|first| POSTS.contains(&first))
        || plain.split(' ').next_back().is_some_and(|last| POSTS.contains(&last))
}
