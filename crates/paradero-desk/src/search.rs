//! Search over people, sources and safeguards: every word must occur, whatever its accents and case.

use crate::desk::{Ctx, Refusal};
use crate::view::{PersonLine, SafeguardLine, SearchView, SourceLine};
use crate::watch::person_line;
use crate::{safeguard, source};

/// How many of each kind are shown at most.
const MOST: usize = 50;

/// Finds people by any of their names and identifiers, sources by title and publisher, safeguards by name, title and
/// citation.
///
/// Takes time in everything that is searched; names that sound alike are not found yet.
pub fn search(ctx: &Ctx<'_>, query: &str) -> Result<SearchView, Refusal> {
    let words: Vec<String> = plain(query).split_whitespace().map(str::to_owned).collect();
    let found = |text: &str| !words.is_empty() && words.iter().all(|word| plain(text).contains(word.as_str()));
    let safeguards: Vec<SafeguardLine> = {
        let all = ctx.desk.pack.safeguards.iter();
        let matching = all.filter(|s| {
            let cited: Vec<&str> = s.citations.iter().map(|c| c.name.as_str()).collect();
            found(&format!("{} {} {} {}", s.id, s.title.english, s.title.spanish, cited.join(" ")))
        });
        matching.take(MOST).map(|s| safeguard::line(s, ctx)).collect()
    };
    let state = ctx.desk.state();
    let people: Vec<PersonLine> = {
        let all = state.base.people.values();
        let matching = all.filter(|p| {
            let identifiers: Vec<&str> = p.identifiers.iter().map(|(_, value)| value.as_str()).collect();
            found(&format!("{} {} {} {}", p.id, p.label, p.names.join(" "), identifiers.join(" ")))
        });
        matching.take(MOST).filter_map(|p| person_line(ctx, &state, &p.id, state.board.standings.get(&p.id))).collect()
    };
    let sources: Vec<SourceLine> = {
        let all = state.base.sources.values();
        let matching =
            all.filter(|s| found(&format!("{} {} {}", s.id, s.title, s.publisher.as_deref().unwrap_or_default())));
        matching.take(MOST).map(|s| source::line(s, ctx)).collect()
    };
    Ok(SearchView { query: query.to_owned(), people, sources, safeguards })
}

/// Lower case, without accents, whether they are part of their letter or stand behind it.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(bare_letter)
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .collect()
}

/// A lower-case letter of Spanish, Portuguese, French or Haitian Creole without its accent; others as they are.
pub(crate) fn bare_letter(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(plain("HERNÁNDEZ Núñez"), "hernandez nunez");
        assert_eq!(plain("Herna\u{301}ndez"), "hernandez");
    }
}
