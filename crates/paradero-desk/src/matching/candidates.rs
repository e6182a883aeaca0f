//! Which pairs may be one person: the rows of a list against everybody on record, or against the rows of another list.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::ControlFlow;

use paradero_names::link::{self, Called, Field, Judgement, Lists, Model, Partners, Plan, Sort};
use paradero_names::say::{Tongue, way};
use paradero_names::{Answer, Country, Entry, Hit, Index, Name, Query, Reason, What};
use paradero_reader::mapping;
use paradero_record::{Language, List, Person, Row, RowId, Sameness, Who, Zone};

use super::known::Known;
use super::sides::bare_code;
use crate::find::{born_of, without_remarks};
use crate::view::WhyLine;

/// Pairs that are less likely than this are not asked about.
const LEAST: f64 = 0.03;
/// What an identifier that agrees is worth, in bits: one in a hundred thousand is typed wrong and hits somebody else's.
const SHARED: f64 = 17.0;
/// What identifiers of one kind that differ take away.
const APART: f64 = -7.0;
/// How likely a name that does not fit at all is to be the person's, before the identifier is looked at.
const STRANGER: f64 = 1e-5;
/// Names whose evidence differs by less than this many bits fit as well as one another.
const AS_WELL: f64 = 2.0;
/// How many people are asked for, for each row.
const ASKED: usize = 12;

/// Two who may be one person.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The row of the list.
    pub(crate) row: RowId,
    /// The person, or the row of the other list.
    pub(crate) other: Who,
    /// The probability that they are one person.
    pub(crate) probability: f64,
    /// Why, in the language of whoever asked.
    pub(crate) reasons: Vec<WhyLine>,
    /// How many others fit the row's name as well, when nothing but the name agrees.
    pub(crate) name_alone: Option<usize>,
}

/// Everything from which candidates are found, owned, so that the desk is free while they are looked for.
pub(crate) struct Question {
    rows: Vec<Row>,
    others: Others,
    language: Language,
    zone: Zone,
}

enum Others {
    People(Vec<Person>),
    Rows { rows: Vec<Row>, once: bool, judged: Vec<(u64, u64, Judgement)> },
}

impl Question {
    /// Takes what is needed of what is known.
    pub(crate) fn of(known: &Known<'_>, list: &List, with: Option<&List>) -> Self {
        let rows: Vec<Row> = known.base.rows_on(&list.source).cloned().collect();
        let others = match with {
            None => Others::People(known.base.people.keys().filter_map(|id| known.person(id)).cloned().collect()),
            Some(other) => Others::Rows {
                rows: known.base.rows_on(&other.source).cloned().collect(),
                once: list.once && other.once,
                judged: judged(known, list, other),
            },
        };
        Self { rows, others, language: known.language, zone: known.base.zone.clone() }
    }

    /// A number that changes whenever the answer can change.
    pub(crate) fn print(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        matches!(self.language, Language::Spanish).hash(&mut hasher);
        hash_rows(&self.rows, &mut hasher);
        match &self.others {
            Others::People(people) => {
                for one in people {
                    (&one.id, &one.label, &one.born, &one.countries, &one.names, &one.identifiers).hash(&mut hasher);
                }
            }
            Others::Rows { rows, once, judged } => {
                hash_rows(rows, &mut hasher);
                (once, judged).hash(&mut hasher);
            }
        }
        hasher.finish()
    }

    /// The pairs, those first about which there is most doubt.
    pub(crate) fn answer(&self) -> Vec<Candidate> {
        let mut all = match &self.others {
            Others::People(people) => against_people(&self.rows, people, &self.zone, self.language),
            Others::Rows { rows, once, judged } => {
                let plan = Plan {
                    lists: Lists::Two,
                    partners: if *once { Partners::OneToOne } else { Partners::Free },
                    judgements: judged,
                    shown: LEAST,
                    ..Plan::new()
                };
                against_rows(&self.rows, rows, plan, &self.zone, self.language)
            }
        };
        let doubt = |one: &Candidate| (one.probability - 0.5).abs();
        all.sort_by(|a, b| {
            let likelier = b.probability.total_cmp(&a.probability);
            doubt(a).total_cmp(&doubt(b)).then(likelier).then((&a.row, &a.other).cmp(&(&b.row, &b.other)))
        });
        all
    }
}

fn hash_rows(rows: &[Row], hasher: &mut DefaultHasher) {
    for one in rows {
        (&one.id, &one.name, &one.given, &one.surname, &one.born, &one.country, &one.place).hash(hasher);
        one.identifiers.hash(hasher);
    }
}

/// The judgements between two lists, as numbers of rows.
fn judged(known: &Known<'_>, list: &List, other: &List) -> Vec<(u64, u64, Judgement)> {
    let pair = |one: &Who, two: &Who| match (one, two) {
        (Who::Row(one), Who::Row(two)) if one.source == list.source && two.source == other.source => {
            Some((u64::from(one.number), u64::from(two.number)))
        }
        _ => None,
    };
    let numbers = |(left, right), sameness| {
        let (one, two) = pair(left, right).or_else(|| pair(right, left))?;
        match sameness {
            Sameness::Same => Some((one, two, Judgement::Same)),
            Sameness::Different => Some((one, two, Judgement::Different)),
            Sameness::Unsure => None,
        }
    };
    known.standing().into_iter().filter_map(|(pair, one)| numbers(pair, one.sameness)).collect()
}

pub(crate) const fn tongue(language: Language) -> Tongue {
    match language {
        Language::English => Tongue::En,
        Language::Spanish => Tongue::Es,
    }
}

fn name_of(row: &Row) -> Name {
    match (&row.given, &row.surname) {
        (Some(given), Some(surname)) => Name::of(given, surname),
        _ => Name::parse(&without_remarks(&row.name)),
    }
}

fn reason(words: String, bits: f64) -> WhyLine {
    WhyLine { words, speaks: if bits < 0.0 { "against" } else { "for" }.to_owned() }
}

/// What identifiers say: whether any is shared, and the sentences.
fn identifiers(one: &[(String, String)], other: &[(String, String)], language: Language) -> (f64, Vec<WhyLine>) {
    let (mut bits, mut reasons) = (0.0, Vec::new());
    let kinds: BTreeSet<&String> = one.iter().map(|(kind, _)| kind).collect();
    for kind in kinds {
        let of = |all: &[(String, String)]| -> BTreeSet<String> {
            all.iter()
                .filter(|(one, _)| one == kind)
                .map(|(_, value)| bare_code(value))
                .filter(|v| !v.is_empty())
                .collect()
        };
        let (here, there) = (of(one), of(other));
        if here.is_empty() || there.is_empty() {
            continue;
        }
        let shared = !here.is_disjoint(&there);
        let said = if shared { language.choose("the same", "igual") } else { language.choose("differs", "difiere") };
        let worth = if shared { SHARED } else { APART };
        bits += worth;
        reasons.push(reason(format!("{}: {said}", mapping::Field::Identifier(kind.clone()).say(language)), worth));
    }
    (bits, reasons)
}

/// A person who fits a row, before all who do are weighed against one another.
struct Fit<'a> {
    person: &'a Person,
    weight: f64,
    /// What the words of the name say, in bits.
    name: f64,
    /// Something besides the name agrees.
    more: bool,
    reasons: Vec<WhyLine>,
}

fn against_people(rows: &[Row], people: &[Person], zone: &Zone, language: Language) -> Vec<Candidate> {
    let entry = |(id, person): (usize, &Person)| Entry {
        id: id as u64,
        names: std::iter::once(&person.label)
            .chain(&person.names)
            .map(|name| Name::parse(&without_remarks(name)))
            .collect(),
        born: person.born.as_ref().and_then(|born| born_of(born, zone)),
        country: person.countries.first().and_then(|code| Country::named(code)),
        place: None,
    };
    let index = Index::build(people.iter().enumerate().map(entry));
    let code = |(kind, value): &(String, String)| (kind.clone(), bare_code(value));
    let mut bearers: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, person) in people.iter().enumerate() {
        for identifier in &person.identifiers {
            bearers.entry(code(identifier)).or_default().push(at);
        }
    }
    let mut all = Vec::new();
    for row in rows {
        let mut query = Query::of(name_of(row)).limit(ASKED);
        query.born = row.born.as_ref().and_then(|born| born_of(born, zone));
        query.country = row.country.as_deref().and_then(Country::named);
        let answer = index.find(&query);
        let bearing: BTreeSet<usize> =
            row.identifiers.iter().filter_map(|one| bearers.get(&code(one))).flatten().copied().collect();
        all.extend(fits(row, people, &answer, &bearing, language));
    }
    all
}

/// The people who fit a row, each with their share of the probability.
fn fits(
    row: &Row,
    people: &[Person],
    answer: &Answer,
    bearing: &BTreeSet<usize>,
    language: Language,
) -> Vec<Candidate> {
    let place = |hit: &Hit| usize::try_from(hit.id).unwrap_or(usize::MAX);
    let mut fits: Vec<Fit<'_>> = Vec::new();
    for hit in &answer.hits {
        if let Some(person) = people.get(place(hit)) {
            fits.push(fit(row, person, hit, language));
        }
    }
    let named: BTreeSet<usize> = answer.hits.iter().map(place).collect();
    for person in bearing.difference(&named).filter_map(|at| people.get(*at)) {
        let (bits, reasons) = identifiers(&row.identifiers, &person.identifiers, language);
        let other = language.choose("the names have nothing in common", "los nombres no tienen nada en común");
        let reasons = std::iter::once(reason(other.to_owned(), -1.0)).chain(reasons).collect();
        fits.push(Fit { person, weight: STRANGER * bits.exp2(), name: f64::NEG_INFINITY, more: true, reasons });
    }
    let sum: f64 = answer.nobody.max(1e-9) + fits.iter().map(|fit| fit.weight).sum::<f64>();
    let as_well = |mine: f64| fits.iter().filter(|other| other.name >= mine - AS_WELL).count().saturating_sub(1);
    let candidate = |fit: &Fit<'_>| Candidate {
        row: row.id.clone(),
        other: Who::Person(fit.person.id.clone()),
        probability: fit.weight / sum,
        reasons: fit.reasons.clone(),
        name_alone: (!fit.more).then(|| as_well(fit.name)),
    };
    fits.iter().map(candidate).filter(|one| one.probability >= LEAST).collect()
}

fn fit<'a>(row: &Row, person: &'a Person, hit: &Hit, language: Language) -> Fit<'a> {
    let (bits, more_reasons) = identifiers(&row.identifiers, &person.identifiers, language);
    let is_name = |one: &Reason| {
        matches!(one.what, What::Word { .. } | What::NotTyped { .. } | What::NotKept { .. } | What::Order)
    };
    let name = hit.reasons.iter().filter(|one| is_name(one)).map(|one| one.bits).sum();
    let more = bits > 0.0 || hit.reasons.iter().any(|one| !is_name(one) && one.bits > 0.0);
    let said = hit.reasons.iter().filter_map(|one| Some(reason(sentence(one, tongue(language))?, one.bits)));
    Fit { person, weight: hit.probability * bits.exp2(), name, more, reasons: said.chain(more_reasons).collect() }
}

/// A reason of the engine; a word that is the same is said so.
fn sentence(one: &Reason, tongue: Tongue) -> Option<String> {
    let said = paradero_names::say::reason(one, tongue)?;
    match one.what {
        What::Word { how: how @ paradero_names::channel::How::Exact, .. } => {
            Some(format!("{said}: {}", way(how, tongue)))
        }
        _ => Some(said),
    }
}

fn against_rows(rows: &[Row], others: &[Row], plan: Plan<'_>, zone: &Zone, language: Language) -> Vec<Candidate> {
    let kinds: BTreeSet<&String> = rows.iter().chain(others).flat_map(|row| &row.identifiers).map(|(k, _)| k).collect();
    // More kinds than the engine compares are not met with on real lists; the first ones are taken.
    let kinds: Vec<&String> = kinds.into_iter().take(12).collect();
    let fields = kinds.iter().map(|kind| Field::new(&kind.replace('_', " "), Sort::Identifier)).collect();
    let plan = Plan { others: fields, ..plan };
    let ours = rows.iter().map(|row| link_row(row, 0, &kinds, zone));
    let both = ours.chain(others.iter().map(|row| link_row(row, 1, &kinds, zone)));
    let mut pairs = Vec::new();
    let linked = link::link(both, &plan, &mut |_| ControlFlow::Continue(()), &mut |pair| pairs.push(pair));
    // Numbers of rows are unique within a list and the lists are two, so that nothing is refused.
    let Ok(linked) = linked else { return Vec::new() };
    let numbered = |rows: &[Row]| -> BTreeMap<u64, RowId> {
        rows.iter().map(|row| (u64::from(row.id.number), row.id.clone())).collect()
    };
    let (ours, theirs) = (numbered(rows), numbered(others));
    let mut rivals: BTreeMap<u64, Vec<Weighed>> = BTreeMap::new();
    for pair in &pairs {
        rivals.entry(pair.left).or_default().push(Weighed::of(pair, &linked.model));
    }
    let candidate = |pair: &link::Pair| {
        let weight = Weighed::of(pair, &linked.model);
        let rivals = rivals.get(&pair.left).map(Vec::as_slice).unwrap_or_default();
        let as_well = rivals.iter().filter(|one| one.right != pair.right && one.name >= weight.name - AS_WELL).count();
        Some(Candidate {
            row: ours.get(&pair.left)?.clone(),
            other: Who::Row(theirs.get(&pair.right)?.clone()),
            probability: pair.probability,
            reasons: pair.reasons.iter().map(|one| field_sentence(one, &linked.model, language)).collect(),
            name_alone: (!weight.more).then_some(as_well),
        })
    };
    pairs.iter().filter_map(candidate).collect()
}

/// What the name says of a pair of rows, and whether something else agrees.
struct Weighed {
    right: u64,
    name: f64,
    more: bool,
}

impl Weighed {
    fn of(pair: &link::Pair, model: &Model) -> Self {
        let is_name = |one: &&link::FieldReason| {
            let name = model.fields.get(one.field).map_or("", |field| field.name.as_str());
            matches!(name, "surname" | "surname-2" | "given" | "given-2" | "order" | "order-2")
        };
        let name = pair.reasons.iter().filter(is_name).map(|one| one.bits).sum();
        let more = pair.reasons.iter().any(|one| !is_name(&one) && one.bits > 0.0);
        Self { right: pair.right, name, more }
    }
}

/// A reason of the engine without its bits, which only compare with those of the same page.
fn field_sentence(one: &link::FieldReason, model: &Model, language: Language) -> WhyLine {
    let said = link::sentence(one, model, tongue(language));
    let words = said.rsplit_once(" (").map_or(said.as_str(), |(words, _)| words).to_owned();
    reason(words, one.bits)
}

fn link_row(row: &Row, list: u8, kinds: &[&String], zone: &Zone) -> link::Row {
    let called = match (&row.given, &row.surname) {
        (Some(given), Some(surname)) => Called::Parts { given: given.clone(), surname: surname.clone() },
        _ => Called::Full(without_remarks(&row.name)),
    };
    let of = |kind: &&String| row.identifiers.iter().find(|(one, _)| one == *kind).map(|(_, value)| bare_code(value));
    link::Row {
        born: row.born.as_ref().and_then(|born| born_of(born, zone)),
        country: row.country.as_deref().and_then(Country::named),
        place: row.place.clone(),
        others: kinds.iter().map(of).collect(),
        ..link::Row::new(u64::from(row.id.number), list, called)
    }
}

/// The person whom each row may most likely be, and how likely: nothing for a row that fits nobody.
pub(crate) fn likeliest(candidates: &[Candidate]) -> BTreeMap<&RowId, Vec<&Candidate>> {
    let mut by_row: BTreeMap<&RowId, Vec<&Candidate>> = BTreeMap::new();
    for one in candidates {
        by_row.entry(&one.row).or_default().push(one);
    }
    for all in by_row.values_mut() {
        all.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.other.cmp(&b.other)));
    }
    by_row
}
