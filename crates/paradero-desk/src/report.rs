//! What a family reports about somebody who is missed: one form, which ends as statements of one source.

mod statements;

use paradero_names::Country;
use paradero_reader::written_date::{Century, DateOrder, parse};
use paradero_record::{Moment, PersonId, Tier};
use serde::Deserialize;

use crate::choice::{Choice, choices};
use crate::desk::{Ctx, Refusal};
use crate::find::{NewName, PersonRecorded, record_name, record_person_unless_alike};
use crate::input::NewPerson;
use crate::recording::field::{Form, some};
use crate::view::HitLine;
use statements::record_said;

/// What a family types: everything as text, and empty what is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FamilyReport {
    /// The name of the person who is missed.
    pub label: String,
    /// Other names, one a line.
    pub names: String,
    /// Born when, as people write it.
    pub born: String,
    /// The age in years; counts when no birth is given.
    pub age: String,
    /// The country, by name or code.
    pub country: String,
    /// An A-number.
    pub a_number: String,
    /// Where the person was last known to be.
    pub last_place: String,
    /// When they were last heard from.
    pub heard: String,
    /// How: a word of [`Choice::Channels`].
    pub channel: String,
    /// What happened: `arrested`, `moved`, `not_found` or `other`.
    pub happened: String,
    /// When it happened.
    pub happened_when: String,
    /// Where, or for a move: whereto.
    pub happened_where: String,
    /// What they tell, in their own words.
    pub story: String,
    /// Who reports.
    pub reporter: String,
    /// What they are to the person: mother, neighbour.
    pub relation: String,
    /// How they can be reached.
    pub phone: String,
    /// `public` when what happened may be made public; anything else keeps it with the team.
    pub share: String,
    /// The name in addresses of the person on record whom they mean, `new` when none of those shown is meant, empty when nobody
    /// was asked yet.
    pub same: String,
    /// Those on record who were shown to be somebody else, after blanks.
    pub not_these: String,
}

/// What stands for somebody who is not on record; no person has this name in addresses.
const NEW: &str = "new";

/// What came of a report.
#[derive(Debug)]
pub enum Reported {
    /// It is on record, about the person with this name in addresses.
    Recorded(String),
    /// Nothing was recorded: one of these may be meant.
    Alike(Vec<HitLine>),
}

/// What a report says, read.
struct Read {
    person: NewPerson,
    born: Option<Moment>,
    last_place: Option<String>,
    heard: Option<Moment>,
    channel: Option<String>,
    happened: Option<Happened>,
    happened_when: Option<Moment>,
    happened_where: Option<String>,
    story: Option<String>,
    reporter: Option<String>,
    tier: Tier,
}

/// What happened, as the form asks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Happened {
    Arrested,
    Moved,
    NotFound,
    Other,
}

impl Happened {
    fn find(word: &str) -> Option<Self> {
        match word {
            "arrested" => Some(Self::Arrested),
            "moved" => Some(Self::Moved),
            "not_found" => Some(Self::NotFound),
            "other" => Some(Self::Other),
            _ => None,
        }
    }
}

/// Records what a family reports, unless somebody on record may be meant who was neither chosen nor ruled out.
///
/// Who reports and how to reach them stays with the team, and so does what they tell in their own words; only where and when
/// the person was, and what happened, become public, and that only when they say so.
///
/// # Errors
///
/// When something typed is wrong (everything at once, and nothing is recorded), the chosen person is not there, or the ledger
/// fails.
pub fn record_report(ctx: &Ctx<'_>, input: &FamilyReport) -> Result<Reported, Refusal> {
    let read = read(ctx, input)?;
    let id = match some(&input.same) {
        Some(id) if id != NEW => {
            ctx.desk.load(&PersonId::new(id.as_str()), &ctx.viewer)?;
            let names = format!("{}\n{}", input.label, input.names);
            record_name(ctx, &id, &NewName { names })?
        }
        _ => match record_person_unless_alike(ctx, &read.person)? {
            PersonRecorded::New(id) => id,
            PersonRecorded::Alike(hits) => return Ok(Reported::Alike(hits)),
        },
    };
    record_said(ctx, &PersonId::new(id.as_str()), &read)?;
    Ok(Reported::Recorded(id))
}

fn read(ctx: &Ctx<'_>, input: &FamilyReport) -> Result<Read, Refusal> {
    let mut form = Form::new(ctx.language);
    let label = form.required("label", &input.label);
    let born = date(&mut form, "born", &input.born, Century::Birth).or_else(|| aged(ctx, &mut form, &input.age));
    let country = country(&mut form, &input.country);
    let heard = date(&mut form, "heard", &input.heard, Century::Event);
    let happened_when = date(&mut form, "happened_when", &input.happened_when, Century::Event);
    let channels = choices(Choice::Channels, ctx.language);
    let channel = some(&input.channel)
        .and_then(|_| {
            form.word("channel", &input.channel, |word| channels.iter().find(|(one, _)| one == word).cloned())
        })
        .map(|(word, _)| word);
    let happened = some(&input.happened).and_then(|_| form.word("happened", &input.happened, Happened::find));
    let parts = [&input.reporter, &input.relation, &input.phone].map(|text| some(text));
    let reporter = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    form.done()?;
    let person = NewPerson {
        label,
        names: input.names.clone(),
        born: born.as_ref().map_or_else(String::new, ToString::to_string),
        countries: country.unwrap_or_default(),
        a_number: input.a_number.clone(),
        note: String::new(),
        not_these: if input.same.trim() == NEW { input.not_these.clone() } else { String::new() },
    };
    Ok(Read {
        person,
        born,
        last_place: some(&input.last_place),
        heard,
        channel,
        happened,
        happened_when,
        happened_where: some(&input.happened_where),
        story: some(&input.story),
        reporter: some(&reporter),
        tier: if input.share.trim() == "public" { Tier::Public } else { Tier::Team },
    })
}

/// A day as people write it; a fault when none can be read.
fn date(form: &mut Form, field: &'static str, text: &str, century: Century) -> Option<Moment> {
    let text = some(text)?;
    let moment = parse(&text, DateOrder::Either, century);
    if moment.is_none() {
        form.fault(
            field,
            "no date can be read here; write it as 15 March 2025, 2025-03 or 1993, or leave it empty and tell it in your words",
            "aquí no se puede leer una fecha; escríbala como 15 de marzo de 2025, 2025-03 o 1993, o déjela vacía y cuéntelo con sus palabras",
        );
    }
    moment
}

/// Born in one of two years, for somebody who is so old today.
fn aged(ctx: &Ctx<'_>, form: &mut Form, text: &str) -> Option<Moment> {
    let text = some(text)?;
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let Some(age) = digits.parse::<i64>().ok().filter(|age| *age <= 120) else {
        form.fault("age", "an age such as 34", "una edad como 34");
        return None;
    };
    let today = ctx.desk.zone.day_of(ctx.now).to_string();
    let year: i64 = today.split('-').next().and_then(|year| year.parse().ok())?;
    format!("{}/{}", year - age - 1, year - age).parse().ok()
}

fn country(form: &mut Form, text: &str) -> Option<String> {
    let text = some(text)?;
    let country = Country::named(&text);
    if country.is_none() {
        form.fault(
            "country",
            "no country of this name is known; write it as Guatemala, or GT",
            "no se conoce un país con ese nombre; escríbalo como Guatemala, o GT",
        );
    }
    country.map(|country| country.code().to_owned())
}
