//! Search over people, sources and safeguards: people by names that sound or are spelled alike, everything by its words.

use crate::desk::{Ctx, Refusal, may_see};
use crate::find::{Find, Places, find, plain_identifier};
use crate::lists::is_hidden;
use crate::view::{FindView, PersonLine, SafeguardLine, SearchView, SourceLine};
use crate::watch::person_line;
use crate::{safeguard, source};

/// How many of each kind are shown at most.
const MOST: usize = 50;

/// Finds people as [`find`](crate::find()) does, by identifier and by the exact words of their names; sources by title and
/// publisher, safeguards by name, title and citation.
///
/// # Errors
///
/// When the ledger fails.
pub fn search(ctx: &Ctx<'_>, query: &str) -> Result<SearchView, Refusal> {
    search_for(ctx, &Find::name(query))
}

/// The same with what else is known of the person.
///
/// # Errors
///
/// When the ledger fails.
pub fn search_for(ctx: &Ctx<'_>, input: &Find) -> Result<SearchView, Refusal> {
    let query = input.name.trim();
    let found = find(ctx, input)?;
    let words = Words::of(query);
    let safeguards: Vec<SafeguardLine> = {
        let all = ctx.desk.pack.safeguards.iter();
        let matching = all.filter(|s| {
            let cited: Vec<&str> = s.citations.iter().map(|c| c.name.as_str()).collect();
            words.are_in(&format!("{} {} {} {}", s.id, s.title.english, s.title.spanish, cited.join(" ")))
        });
        matching.take(MOST).map(|s| safeguard::line(s, ctx)).collect()
    };
    let people = people(ctx, query, &found)?;
    let state = ctx.desk.state();
    let sources: Vec<SourceLine> = {
        // The source of a list is the list too.
        let is_seen = |id| state.base.lists.get(id).is_none_or(|list| may_see(list, &ctx.viewer));
        let all = state.base.sources.values().filter(|source| is_seen(&source.id));
        let matching = all
            .filter(|s| !is_hidden(&state.base, &s.id, &ctx.viewer))
            .filter(|s| words.are_in(&format!("{} {} {}", s.id, s.title, s.publisher.as_deref().unwrap_or_default())));
        matching.take(MOST).map(|s| source::line(s, ctx)).collect()
    };
    Ok(SearchView { query: query.to_owned(), found, people, sources, safeguards })
}

/// Who was found, then whoever has the identifier, then whoever has all words in their names.
fn people(ctx: &Ctx<'_>, query: &str, found: &FindView) -> Result<Vec<PersonLine>, Refusal> {
    let mut all: Vec<PersonLine> = found.hits.iter().map(|hit| hit.person.clone()).collect();
    let (words, identifier) = (Words::of(query), plain_identifier(query));
    // What is left of the text without a year and a country is a name too.
    let name = Words::of(&found.asked);
    let mut state = ctx.desk.state();
    state.catch_up(&ctx.desk.zone)?;
    let (finder, state) = state.finder(&ctx.viewer, Places::AsKnown);
    let by_number = finder.with_identifier(&identifier).filter(|_| !identifier.is_empty()).map(|known| &known.id);
    let by_words = state.base.people.values().filter(|p| {
        let identifiers: Vec<&str> = p.identifiers.iter().map(|(_, value)| value.as_str()).collect();
        let text = format!("{} {} {} {}", p.id, p.label, p.names.join(" "), identifiers.join(" "));
        words.are_in(&text) || name.are_in(&text)
    });
    for id in by_number.chain(by_words.take(MOST).map(|person| &person.id)) {
        if all.iter().all(|line| line.person != id.as_str()) {
            all.extend(person_line(ctx, state, id, state.board.standings.get(id)));
        }
    }
    Ok(all)
}

/// The words of a text, plain.
struct Words(Vec<String>);

impl Words {
    fn of(text: &str) -> Self {
        Self(plain(text).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether there are any and a text has them all.
    fn are_in(&self, text: &str) -> bool {
        let text = plain(text);
        !self.0.is_empty() && self.0.iter().all(|word| text.contains(word.as_str()))
    }
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
