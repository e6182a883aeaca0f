//! Of whom a text speaks, and who on record they may be.

use paradero_prose::Reading;
use paradero_record::{Person, PersonId, Subject};

use super::form::ReadingForm;
use super::known::about;
use super::status::Status;
use crate::desk::{Ctx, Refusal};
use crate::find::{Find, find};
use crate::search::bare_letter;
use crate::view::HitLine;

/// For how many people found candidates are looked up.
const MOST: usize = 30;

/// Who somebody of a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Is {
    /// Nobody chose yet.
    Open,
    /// Nobody whom the record is about.
    Nobody,
    /// Somebody who is to be recorded.
    New,
    /// Somebody on record.
    On(PersonId),
    /// What was chosen is nothing of these.
    Wrong,
}

/// Somebody of whom a text speaks.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) focus: bool,
    pub(super) proposals: usize,
    pub(super) is: Is,
    pub(super) candidates: Vec<HitLine>,
}

impl Found {
    /// Who on record it is.
    pub(super) fn person(&self) -> Option<&PersonId> {
        match &self.is {
            Is::On(person) => Some(person),
            _ => None,
        }
    }

    /// The word of the choice in the form.
    pub(super) fn choice(&self) -> String {
        match &self.is {
            Is::Open | Is::Wrong => String::new(),
            Is::Nobody => "nobody".to_owned(),
            Is::New => "new".to_owned(),
            Is::On(person) => person.to_string(),
        }
    }
}

/// The people of a reading: whom it is about first, then as they come.
pub(super) fn found(reading: &Reading) -> Vec<Found> {
    let mut names: Vec<&String> = reading.about.iter().collect();
    for name in reading.proposals.iter().filter_map(|one| one.about.as_ref()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let one = |name: &String| Found {
        name: name.clone(),
        focus: reading.about.as_ref() == Some(name),
        proposals: 0,
        is: Is::Open,
        candidates: Vec::new(),
    };
    let mut people: Vec<Found> = names.into_iter().map(one).collect();
    for proposal in &reading.proposals {
        if let Some(found) = about(&people, proposal).and_then(|at| people.get_mut(at)) {
            found.proposals += 1;
        }
    }
    people
}

/// Says of each who they are: as chosen, else as was accepted before, else as asked, else whoever alone on record has the name.
pub(super) fn choose(
    ctx: &Ctx<'_>,
    people: &mut [Found],
    reading: &Reading,
    statuses: &[Status],
    asked: Option<&Person>,
    form: &ReadingForm,
) -> Result<(), Refusal> {
    let before: Vec<Option<PersonId>> =
        (0..people.len()).map(|at| accepted_as(people, at, reading, statuses)).collect();
    for (at, (found, before)) in people.iter_mut().zip(before).enumerate() {
        if at < MOST {
            found.candidates = find(ctx, &Find::name(&found.name))?.hits;
        }
        let number = (at + 1).to_string();
        found.is = if let Some(typed) = form.typed("person", &number).map(str::trim) {
            chosen(ctx, typed)
        } else {
            let asked = asked.filter(|_| found.focus).map(|person| person.id.clone());
            before.or(asked).or_else(|| named(ctx, &found.name)).map_or(Is::Open, Is::On)
        };
    }
    Ok(())
}

fn chosen(ctx: &Ctx<'_>, typed: &str) -> Is {
    match typed {
        "" => Is::Open,
        "nobody" => Is::Nobody,
        "new" => Is::New,
        id => {
            let id = PersonId::new(id);
            if ctx.desk.state().base.people.contains_key(&id) { Is::On(id) } else { Is::Wrong }
        }
    }
}

/// Who the statements are about that were accepted from what the text says of somebody.
fn accepted_as(people: &[Found], at: usize, reading: &Reading, statuses: &[Status]) -> Option<PersonId> {
    let own = reading.proposals.iter().zip(statuses).filter(|(one, _)| about(people, one) == Some(at));
    own.filter_map(|(_, status)| status.statement.as_ref()).map(|(_, statement)| statement.person.clone()).next()
}

/// Whoever alone on record has this name, to the letter but for accents and capitals.
fn named(ctx: &Ctx<'_>, name: &str) -> Option<PersonId> {
    let name = plain(name);
    let state = ctx.desk.state();
    let has_it = |person: &&Person| {
        person.subject == Subject::Person
            && std::iter::once(&person.label).chain(&person.names).any(|one| plain(one) == name)
    };
    let mut all = state.base.people.values().filter(has_it);
    let first = all.next()?;
    all.next().is_none().then(|| first.id.clone())
}

/// Small letters without accents, and without a remark in brackets.
pub(super) fn plain(name: &str) -> String {
    let name = crate::find::without_remarks(name);
    let words = name
        .split_whitespace()
        .map(|word| word.chars().flat_map(char::to_lowercase).map(bare_letter).collect::<String>());
    words.collect::<Vec<_>>().join(" ")
}
