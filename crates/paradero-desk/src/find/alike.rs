//! Before somebody new is recorded: who on record may be the same, and what to do when they are.

use std::collections::BTreeMap;

use paradero_record::PersonId;
use serde::Deserialize;

use crate::desk::{Ctx, Refusal};
use crate::find::read::Asked;
use crate::find::{Find, Places, found, plain_identifier};
use crate::input::NewPerson;
use crate::recording::{field, new_person, save_person};
use crate::view::{HitLine, ReasonLine};
use crate::watch::person_line;

/// How likely somebody on record has to be meant to be asked about, in percent.
const LIKELY: u8 = 20;
/// About how many is asked at most.
const SHOWN: usize = 6;

/// What came of recording somebody.
#[derive(Debug)]
pub enum PersonRecorded {
    /// They are on record, under this name in addresses.
    New(String),
    /// Nothing was recorded: these may be the same person.
    Alike(Vec<HitLine>),
}

/// Other names of somebody on record.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewName {
    /// The names, one a line.
    pub names: String,
}

/// Records a new person, unless somebody on record may be the same; those in `not_these` were shown already.
///
/// # Errors
///
/// When something typed is wrong, or the ledger fails.
pub fn record_person_unless_alike(ctx: &Ctx<'_>, input: &NewPerson) -> Result<PersonRecorded, Refusal> {
    let person = new_person(ctx, input)?;
    let seen: Vec<&str> = input.not_these.split_whitespace().collect();
    let alike = alike(ctx, input)?;
    if alike.iter().any(|hit| !seen.contains(&hit.person.person.as_str())) {
        return Ok(PersonRecorded::Alike(alike));
    }
    let id = person.id.to_string();
    save_person(ctx, person)?;
    Ok(PersonRecorded::New(id))
}

/// Records other names of somebody on record; whatever else is known of them stays. Names that are there already are left out.
///
/// # Errors
///
/// When there is no such person, or the ledger fails.
pub fn record_name(ctx: &Ctx<'_>, person: &str, input: &NewName) -> Result<String, Refusal> {
    let mut known = {
        let mut state = ctx.desk.state();
        state.catch_up(&ctx.desk.zone)?;
        state.base.people.get(&PersonId::new(person)).cloned().ok_or(Refusal::NotFound)?
    };
    let before = known.names.len();
    for name in input.names.lines().filter_map(field::some) {
        if name != known.label && !known.names.contains(&name) {
            known.names.push(name);
        }
    }
    if known.names.len() > before {
        save_person(ctx, known)?;
    }
    Ok(person.to_owned())
}

/// Everybody on record who may be the person of a form, the most likely first.
fn alike(ctx: &Ctx<'_>, input: &NewPerson) -> Result<Vec<HitLine>, Refusal> {
    let country = input.countries.split([',', ' ']).find(|code| !code.is_empty()).unwrap_or_default();
    let facts = Find { born: input.born.clone(), country: country.to_owned(), ..Find::default() };
    // What is typed into a field for a name is a name, whatever it looks like.
    let mut asked = Asked::read(&facts, ctx.now, &ctx.desk.zone, ctx.language);
    let mut hits: BTreeMap<String, HitLine> = BTreeMap::new();
    for name in std::iter::once(input.label.as_str()).chain(input.names.lines()).filter_map(field::some) {
        asked.name = super::read::without_remarks(&name);
        for hit in found(ctx, &facts, asked.clone())?.hits.into_iter().filter(|hit| hit.percent >= LIKELY) {
            let better = hits.get(&hit.person.person).is_none_or(|known| known.percent < hit.percent);
            if better {
                hits.insert(hit.person.person.clone(), hit);
            }
        }
    }
    for hit in with_the_number(ctx, &input.a_number)? {
        hits.insert(hit.person.person.clone(), hit);
    }
    let mut all: Vec<HitLine> = hits.into_values().collect();
    all.sort_by(|a, b| (b.percent, &a.person.person).cmp(&(a.percent, &b.person.person)));
    all.truncate(SHOWN);
    Ok(all)
}

/// Whoever has this A-number.
fn with_the_number(ctx: &Ctx<'_>, number: &str) -> Result<Vec<HitLine>, Refusal> {
    let plain = plain_identifier(number);
    if plain.is_empty() {
        return Ok(Vec::new());
    }
    let mut state = ctx.desk.state();
    state.catch_up(&ctx.desk.zone)?;
    let (finder, state) = state.finder(&ctx.viewer, Places::AsKnown);
    let says = ctx.language.choose("the same A-number", "el mismo número A").to_owned();
    let line = |id: &PersonId| person_line(ctx, state, id, state.board.standings.get(id));
    let hit = |person| HitLine {
        person,
        percent: 99,
        by_name: None,
        reasons: vec![ReasonLine { says: says.clone(), speaks: "for".to_owned() }],
    };
    Ok(finder.with_identifier(&plain).filter_map(|known| line(&known.id)).map(hit).collect())
}
