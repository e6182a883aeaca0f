//! Finding people by a name as somebody said it, with what else is known: who may be meant, how likely, and why.

mod alike;
mod known;
mod read;
mod say;
mod sheet;

use paradero_names::say as words;
use paradero_names::{Answer, Hit, Query, Reason, What};
use paradero_record::Language;
use serde::Deserialize;

use crate::desk::{Ctx, Refusal};
use crate::view::{FindView, HitLine};
use crate::watch::person_line;

pub use alike::{NewName, PersonRecorded, record_name, record_person_unless_alike};
pub(crate) use known::{Finders, Places, plain_identifier};
pub(crate) use read::{Asked, born_of, without_remarks};
pub use sheet::{ListFile, find_in_list};

/// How many are shown when nothing else is asked for.
const SHOWN: usize = 10;
/// How many are shown at most.
const MOST: usize = 100;

/// Somebody who is looked for: everything as typed, and empty what is not known.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Find {
    /// The name as it was said; a year of birth and a country may stand behind it.
    pub name: String,
    /// The birth as far as known: `1993`, `1993-05`, `31 May 1993`.
    pub born: String,
    /// The age in years, today; counts when no birth is given.
    pub age: String,
    /// The country, as a code or a name.
    pub country: String,
    /// A place.
    pub place: String,
    /// How many are wanted at most; ten when empty.
    pub limit: String,
    /// Not empty while the last word is still being typed.
    pub typing: String,
}

impl Find {
    /// Looks for a name alone.
    pub fn name(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    fn limit(&self) -> usize {
        self.limit.trim().parse().unwrap_or(SHOWN).min(MOST)
    }
}

/// Finds who on record may be meant. What cannot be read of the question is left out and named in the answer.
///
/// The names that count are those of the record, and those of rows of lists that stand judged to be a person, as far as whoever
/// asks may see the list. The first call builds the index; later ones bring it up to date.
///
/// # Errors
///
/// When the ledger fails.
pub fn find(ctx: &Ctx<'_>, input: &Find) -> Result<FindView, Refusal> {
    let asked = Asked::read(input, ctx.now, &ctx.desk.zone, ctx.language);
    found(ctx, input, asked)
}

/// The same for a question that was read already.
pub(crate) fn found(ctx: &Ctx<'_>, input: &Find, asked: Asked) -> Result<FindView, Refusal> {
    let mut view = FindView { asked: asked.name.clone(), ..FindView::default() };
    if let Some(query) = asked.query(input) {
        let mut state = ctx.desk.state();
        state.catch_up(&ctx.desk.zone)?;
        let places = if query.place.is_some() { Places::Anew } else { Places::AsKnown };
        let (finder, state) = state.finder(&ctx.viewer, places);
        let answer = finder.find(&query);
        view.hits = plausible(&answer)
            .filter_map(|hit| {
                let known = finder.person(hit.id)?;
                let person = person_line(ctx, state, &known.id, state.board.standings.get(&known.id))?;
                let by_name = known.by_name(hit.name);
                let reasons = say::reasons(hit, &asked, known, ctx.language);
                Some(HitLine { person, percent: say::percent(hit.probability), by_name, reasons })
            })
            .collect();
        tell(&mut view, &answer, &query, ctx.language);
    } else {
        view.nobody = 100;
    }
    view.read = asked.taken;
    view.faults = asked.faults;
    Ok(view)
}

/// The hits that are worth a look: whose names speak for them, or most of what was typed does, and not far behind the best.
///
/// Among few people every name is common, so that a part of one says little in bits and is still what was asked for.
fn plausible(answer: &Answer) -> impl Iterator<Item = &Hit> {
    let best = answer.hits.first().map_or(0.0, |hit| hit.probability);
    let fits = |hit: &&Hit| hit.bits > 0.0 || bits_of_name(hit) > 0.0 || most_words_fit(hit);
    answer.hits.iter().filter(fits).filter(move |hit| hit.probability >= best / 200.0)
}

/// What the words of the name say, without the facts.
fn bits_of_name(hit: &Hit) -> f64 {
    let is_fact = |what: &What| matches!(what, What::Born(_) | What::Country(_) | What::Place(_));
    hit.reasons.iter().filter(|reason| !is_fact(&reason.what)).map(|reason| reason.bits).sum()
}

/// Whether more of the typed words are in the name than are not.
fn most_words_fit(hit: &Hit) -> bool {
    let count = |fits: &dyn Fn(&Reason) -> bool| hit.reasons.iter().filter(|reason| fits(reason)).count();
    let fit = count(&|reason| matches!(reason.what, What::Word { .. }) && reason.bits > 0.0);
    let not = count(&|reason| matches!(reason.what, What::NotKept { .. } | What::Word { .. }) && reason.bits <= 0.0);
    fit > not
}

fn tell(view: &mut FindView, answer: &Answer, query: &Query, language: Language) {
    let tongue = say::tongue(language);
    view.nobody = say::percent(answer.nobody);
    view.outcome = if view.hits.is_empty() {
        language.choose("Nobody on record fits.", "Nadie en el registro concuerda.").to_owned()
    } else {
        say::outcome(answer, query, language)
    };
    view.telling = Some(words::telling(&answer.telling, tongue)).filter(|said| !said.is_empty());
}

impl Asked {
    /// What the index is asked; nothing when there is no name.
    fn query(&self, input: &Find) -> Option<Query> {
        let name = paradero_names::Name::parse(&self.name);
        if name.is_empty() || !self.name.chars().any(char::is_alphabetic) {
            return None;
        }
        let mut query = Query::of(name).limit(input.limit());
        (query.born, query.country) = (self.born, self.country);
        query.place.clone_from(&self.place);
        Some(if input.typing.is_empty() { query } else { query.unfinished() })
    }
}
