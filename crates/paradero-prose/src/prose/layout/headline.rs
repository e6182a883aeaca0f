//! The headline of a text, its byline and its date line, and the nameplates that are none of them.

use super::{by_itself, is_item, is_menu, is_sentence, markup_of, opened, plain_of};
use crate::{Markup, Prose};

/// The headline: what the file or its markup names; else the first long line before the running text that is no byline, date or
/// furniture. Short lines above it are the name of the outlet and of its part.
pub(super) fn headline(prose: &Prose<'_>, plains: &[String]) -> Option<usize> {
    let words = |block: usize| prose.words(prose.blocks[block].span);
    let long = (0..plains.len()).find(|block| is_sentence(words(*block)) && plains[*block].len() > 90);
    let head = 0..(long.unwrap_or(plains.len()).min(plains.len()) + 1).min(plains.len()).min(14);
    let marked = |block: &usize| matches!(markup_of(prose.text, prose.blocks[*block].span), Some(Markup::Heading(1)));
    if let Some(title) = prose.text.meta.title.as_deref().map(plain_of) {
        let named = |block: &usize| plains[*block].len() > 12 && title.contains(plains[*block].as_str());
        if let Some(block) = (0..plains.len().min(60)).find(named) {
            return Some(block);
        }
    }
    if let Some(block) = (0..plains.len().min(60)).find(marked) {
        return Some(block);
    }
    let fits = |block: &usize| {
        let (plain, words) = (&plains[*block], words(*block));
        words.len() > 14
            && words.len() < 220
            && !words.trim_end().ends_with(['.', ':', ',', ';'])
            && opened(plain, words, false).is_none()
            && by_itself(plain, words, false).is_none()
            && !is_item(words)
            && !words.starts_with('—')
            && markup_of(prose.text, prose.blocks[*block].span).is_none_or(|one| matches!(one, Markup::Heading(_)))
    };
    let menu = head.clone().filter(|block| is_menu(&plains[*block])).max().map_or(0, |menu| menu + 1);
    let candidates: Vec<usize> = head.filter(fits).collect();
    let mixed = candidates.iter().any(|block| !is_shouted(words(*block)));
    let score = |block: usize| {
        let signed = plains.get(block + 1).is_some_and(|next| is_signed(next));
        let length = i32::try_from(plains[block].split(' ').count().min(6)).unwrap_or(6);
        let shouted = mixed && is_shouted(words(block));
        let furniture = i32::from(is_nameplate(&plains[block], words(block))) * 6 + i32::from(shouted) * 4;
        (block >= menu, length + i32::from(signed) * 4 - furniture)
    };
    let best = candidates.iter().map(|block| score(*block)).max()?;
    candidates.into_iter().find(|block| score(*block) == best)
}

/// Whether all letters of a line are capitals.
pub(super) fn is_shouted(words: &str) -> bool {
    !words.chars().any(char::is_lowercase)
}

/// Whether a line says by whom the text is, and so stands under the headline: `by X`, `Posted by X`, `Texto: X`.
fn is_signed(plain: &str) -> bool {
    let written = plain.trim_start_matches(['-', ' ', '*', '|']);
    plain.len() < 90 && AUTHORS.iter().any(|one| written.starts_with(one))
}

/// Beginnings of lines that name an author, in small letters without accents.
const AUTHORS: &[&str] = &[
    "by ",
    "por ",
    "words by ",
    "text by ",
    "story by ",
    "reporting by ",
    "reported by ",
    "posted by ",
    "hosted by ",
    "written by ",
    "produced by ",
    "escrito por ",
    "texto de ",
    "texto:",
    "textos:",
    "reportaje de ",
    "reportaje:",
    "conduce:",
    "conduce ",
    "presenta:",
    "publicado por ",
    "redactado por ",
    "host:",
    "author:",
    "autor:",
    "autora:",
    "byline:",
];

/// Whether a line is the name or the motto of an outlet, office or bulletin and no headline.
fn is_nameplate(plain: &str, words: &str) -> bool {
    const STARTS: &[&str] = &[
        "office of ",
        "oficina de ",
        "oficina del ",
        "despacho de ",
        "from the office of",
        "notes from ",
        "news from ",
        "noticias de ",
        "notas de ",
        "your daily ",
        "your source ",
        "your guide ",
        "the voice of ",
        "la voz de ",
        "tu fuente ",
        "community bulletin",
        "boletin ",
        "newsletter ",
        "weekly bulletin",
        "bulletin of ",
        "a publication of",
        "una publicacion de",
        "serving ",
        "independent news",
        "al servicio de",
        "desde 1",
        "desde 2",
        "since 1",
        "since 2",
        "vol.",
        "volume ",
        "issue ",
        "edicion ",
        "ano ",
        "district ",
        "distrito ",
        "special to ",
        "especial para ",
        "statement no",
        "comunicado no",
        "comunicado publico",
    ];
    let station = plain.split([' ', ',']).any(|word| {
        matches!(word, "fm" | "am" | "tv")
            || word.split('.').count() == 2 && word.parse::<f32>().is_ok() && plain.contains(" fm")
    });
    let parts = [" | ", " · ", " • ", " — "].iter().any(|one| words.contains(one)) && plain.split(' ').count() < 16;
    STARTS.iter().any(|one| plain.starts_with(one)) || station || parts && !words.trim_end().ends_with('?')
}

/// Whether a line says who wrote the text, or when.
pub(super) fn is_byline(plain: &str, words: &str) -> bool {
    let written = plain.trim_start_matches(['-', ' ', '*', '|']);
    let says = [
        "escrito por",
        "written by",
        "published",
        "publicado",
        "updated",
        "actualizado",
        "posted on",
        "redaccion",
        "staff report",
        "redactado por",
    ];
    let capital = words
        .split_whitespace()
        .skip_while(|word| !word.chars().any(char::is_alphabetic))
        .nth(1)
        .is_some_and(|next| next.chars().next().is_some_and(char::is_uppercase));
    let by = (written.starts_with("by ") || written.starts_with("por ")) && capital && written.split(' ').count() < 14;
    let posts =
        ["editor", "reporter", "correspondent", "staff writer", "periodista", "reportera", "reportero", "corresponsal"];
    let committee =
        (written.starts_with("by the ") || written.starts_with("por el ") || written.starts_with("por la "))
            && written.split(' ').count() < 6
            && words.split_whitespace().next_back().is_some_and(|last| last.starts_with(char::is_uppercase));
    let called = words.split_whitespace().skip(2).any(|word| word.starts_with(char::is_uppercase));
    let named = is_signed(plain) && (capital || called || written.contains(": "));
    words.len() < 120
        && (by
            || committee
            || named
            || says.iter().any(|one| written.starts_with(one))
            || written.contains("| redaccion"))
        && !words.trim_end().ends_with(['.', '?', '!'])
        || words.len() < 40 && posts.iter().any(|one| written.ends_with(one))
}

/// A line that says a day and no more, also with a place before it: `May 16, 2025`, `Jueves 19 de junio de 2025`.
pub(super) fn is_dated(plain: &str) -> bool {
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "ene", "abr", "ago", "dic",
        "set",
    ];
    if plain.len() >= 80 {
        return false;
    }
    let words: Vec<&str> = plain.split([' ', ',', '.', '|', '/', '-']).filter(|word| !word.is_empty()).collect();
    let year = words.iter().any(|word| {
        word.len() == 4
            && (word.starts_with("20") || word.starts_with("19"))
            && word.bytes().all(|one| one.is_ascii_digit())
    });
    let month = words.iter().any(|word| MONTHS.iter().any(|month| word.starts_with(month)) && word.len() < 11);
    let numbered = |word: &&&str| {
        let bare = ["st", "nd", "rd", "th", "º", "o"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        bare.bytes().all(|one| one.is_ascii_digit()) && !bare.is_empty()
    };
    let numbers = words.iter().filter(numbered).count();
    plain.len() < 80
        && words.len() < 12
        && !plain.ends_with(['.', '?', '!'])
        && year
        && (month && numbers > 1 || numbers > 2)
}
