//! The matching desk: who on a list may be whom, pair by pair, with what agrees and what differs.
//!
//! The engine proposes and a person judges: nothing is ever merged by itself. Pairs come in the order of doubt, nearest to
//! even odds first; what was judged does not come again, and what could not be told comes last.

mod candidates;
mod export;
mod known;
mod sides;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use paradero_names::link::Standing;
use paradero_record::{Instant, List, PersonId, RowId, Sameness, SourceId, Tier, Who};

use crate::desk::{Ctx, Refusal};
use crate::input::MatchQuery;
use crate::view::{IdentityLine, ListedLine, MatchView, PairLine, WhyLine};
use candidates::{Candidate, Question};
use known::{Stands, is_taken_back};
use sides::{Facts, sides};

pub use export::{Download, export_list};
pub(crate) use known::{Known, TAKEN_BACK, key, pair_key, parse_who};
pub(crate) use sides::contradict;

/// The candidates of the lists that were asked about last, so that going from pair to pair costs nothing.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Vec<(Asked, Arc<Vec<Candidate>>)>>);

/// What was asked: the list, the other list, by whom, and what the answer depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    list: SourceId,
    with: Option<SourceId>,
    tier: Tier,
    print: u64,
}

/// So many lists are kept; each is a few thousand pairs at most in practice.
const MOST_KEPT: usize = 4;

impl Kept {
    fn find(&self, asked: &Asked) -> Option<Arc<Vec<Candidate>>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| known == asked).map(|(_, candidates)| Arc::clone(candidates))
    }

    fn keep(&self, asked: Asked, candidates: &Arc<Vec<Candidate>>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // An older answer to the same question is of no use any more.
        kept.retain(|(known, _)| (&known.list, &known.with, known.tier) != (&asked.list, &asked.with, asked.tier));
        if kept.len() >= MOST_KEPT {
            kept.remove(0);
        }
        kept.push((asked, Arc::clone(candidates)));
    }
}

/// Shows the next pair of a list to look at, or the one that is asked for.
///
/// # Errors
///
/// When there is no such list, or none that the viewer may see.
pub fn matching(ctx: &Ctx<'_>, list: &str, asked: &MatchQuery) -> Result<MatchView, Refusal> {
    let (id, with) = (SourceId::new(list), other_list(&asked.with));
    let candidates = candidates_of(ctx, &id, with.as_ref())?;
    let state = ctx.desk.state();
    let known = known(ctx, &state.base);
    let list = known.list(&id).ok_or(Refusal::NotFound)?;
    let with = with.as_ref().map(|id| known.list(id).ok_or(Refusal::NotFound)).transpose()?;
    let queue = Queue::of(&known, &candidates);
    let shown = queue.shown(asked);
    let others = known.base.lists.values().filter(|other| other.source != id && known.list(&other.source).is_some());
    Ok(MatchView {
        list: known.list_ref(list),
        with: with.map(|with| known.list_ref(with)),
        lists: others.map(|other| known.list_ref(other)).collect(),
        pair: shown.map(|at| pair(ctx, &known, at)),
        next: shown.and_then(|at| queue.after(at)).map(|one| pair_key(&Who::Row(one.row.clone()), &one.other)),
        looked_at: queue.all.len() - queue.open.len(),
        total: queue.all.len(),
        unsure: queue.unsure.len(),
        alone: alone(&known, list, &candidates),
        last: last(ctx, &known, list, with),
    })
}

fn other_list(with: &str) -> Option<SourceId> {
    let with = with.trim();
    (!with.is_empty()).then(|| SourceId::new(with))
}

pub(crate) fn known<'a>(ctx: &'a Ctx<'_>, base: &'a paradero_record::Record) -> Known<'a> {
    Known { base, viewer: &ctx.viewer, language: ctx.language, until: None }
}

/// The candidates of a list, as they were found before when nothing changed since. The desk is free while they are looked for.
fn candidates_of(ctx: &Ctx<'_>, id: &SourceId, with: Option<&SourceId>) -> Result<Arc<Vec<Candidate>>, Refusal> {
    let question = {
        let mut state = ctx.desk.state();
        state.catch_up(&ctx.desk.zone)?;
        let known = known(ctx, &state.base);
        let list = known.list(id).ok_or(Refusal::NotFound)?;
        let with = with.map(|with| known.list(with).filter(|_| with != id).ok_or(Refusal::NotFound)).transpose()?;
        Question::of(&known, list, with)
    };
    let asked = Asked { list: id.clone(), with: with.cloned(), tier: ctx.viewer.tier, print: question.print() };
    if let Some(kept) = ctx.desk.matched.find(&asked) {
        return Ok(kept);
    }
    let candidates = Arc::new(question.answer());
    ctx.desk.matched.keep(asked, &candidates);
    Ok(candidates)
}

/// The pairs that are still to be looked at.
struct Queue<'a> {
    /// All of them, in the order of doubt.
    all: &'a [Candidate],
    /// The places of those on which no judgement stands.
    open: Vec<usize>,
    /// The places of those that could not be told.
    unsure: Vec<usize>,
}

impl<'a> Queue<'a> {
    fn of(known: &Known<'_>, all: &'a [Candidate]) -> Self {
        let standing = known.standing();
        let settled = Settled::of(known);
        let (mut open, mut unsure) = (Vec::new(), Vec::new());
        for (at, one) in all.iter().enumerate() {
            let row = Who::Row(one.row.clone());
            let pair = if row <= one.other { (&row, &one.other) } else { (&one.other, &row) };
            match standing.get(&pair).filter(|judged| !is_taken_back(judged)) {
                Some(judged) if judged.sameness == Sameness::Unsure => unsure.push(at),
                Some(_) => {}
                None if settled.has(known, one) => {}
                None => open.push(at),
            }
        }
        Self { all, open, unsure }
    }

    /// The pair to show: the one that is asked for, the one after the one that is named, or the first.
    fn shown(&self, asked: &MatchQuery) -> Option<&'a Candidate> {
        if let Some(at) = self.find(&asked.at) {
            return self.all.get(at);
        }
        match self.find(&asked.after) {
            Some(at) => self.following(at).or_else(|| self.first()),
            None => self.first(),
        }
    }

    fn find(&self, key: &str) -> Option<usize> {
        let (left, right) = key.trim().split_once(' ')?;
        let (Who::Row(row), other) = (parse_who(left)?, parse_who(right)?) else { return None };
        self.all.iter().position(|one| one.row == row && one.other == other)
    }

    fn first(&self) -> Option<&'a Candidate> {
        self.open.iter().chain(&self.unsure).next().and_then(|at| self.all.get(*at))
    }

    /// The next one in the order of doubt; those that could not be told come after all that nobody looked at.
    fn following(&self, at: usize) -> Option<&'a Candidate> {
        let later = |all: &[usize]| all.iter().copied().find(|other| *other > at);
        let next = if self.unsure.contains(&at) && self.open.is_empty() {
            later(&self.unsure)
        } else {
            later(&self.open).or_else(|| self.open.iter().copied().find(|other| *other != at))
        };
        next.or_else(|| self.unsure.iter().copied().find(|other| *other != at)).and_then(|next| self.all.get(next))
    }

    /// The pair after one that is skipped; nothing when there is no other.
    fn after(&self, one: &Candidate) -> Option<&'a Candidate> {
        let at = self.all.iter().position(|other| other.row == one.row && other.other == one.other)?;
        self.following(at)
    }
}

/// Rows about whom nothing is to be asked any more, since somebody said who they are.
struct Settled<'a> {
    /// Rows that were judged to be a person.
    people: BTreeSet<&'a RowId>,
    /// Rows that were judged to be on another list.
    lists: BTreeSet<(&'a RowId, &'a SourceId)>,
}

impl<'a> Settled<'a> {
    fn of(known: &Known<'a>) -> Self {
        let (mut people, mut lists) = (BTreeSet::new(), BTreeSet::new());
        for one in known.standing().into_values().filter(|one| one.sameness == Sameness::Same) {
            match one.pair() {
                (Who::Row(row), Who::Person(_)) | (Who::Person(_), Who::Row(row)) => {
                    people.insert(row);
                }
                (Who::Row(row), Who::Row(other)) => {
                    lists.extend([(row, &other.source), (other, &row.source)]);
                }
                (Who::Person(_), Who::Person(_)) => {}
            }
        }
        Self { people, lists }
    }

    /// A row is one person; it is one row of a list that names nobody twice.
    fn has(&self, known: &Known<'_>, one: &Candidate) -> bool {
        let Who::Row(other) = &one.other else { return self.people.contains(&one.row) };
        let is_found = |row: &RowId, list: &SourceId| {
            self.lists.contains(&(row, list)) && known.list(list).is_some_and(|list| list.once)
        };
        is_found(&one.row, &other.source) || is_found(other, &one.row.source)
    }
}

/// One pair, side by side.
fn pair(ctx: &Ctx<'_>, known: &Known<'_>, one: &Candidate) -> PairLine {
    let (left, right) = (Who::Row(one.row.clone()), one.other.clone());
    let (here, there) = (Facts::of(known, &left), Facts::of(known, &right));
    let zone = &ctx.desk.zone;
    let births_contradict = here.born.as_ref().zip(there.born.as_ref()).is_some_and(|(a, b)| contradict(a, b, zone));
    let on_left = known.identities_on(&left).into_iter();
    let on_right = known
        .identities_on(&right)
        .into_iter()
        .filter(|line| line.left.key != key(&left) && line.right.key != key(&left));
    let (judged, others): (Vec<IdentityLine>, Vec<IdentityLine>) =
        on_left.chain(on_right).filter(|line| line.revocable).partition(|line| {
            [&line.left.key, &line.right.key].into_iter().all(|side| *side == key(&left) || *side == key(&right))
        });
    PairLine {
        key: pair_key(&left, &right),
        left: known.who(&left),
        right: known.who(&right),
        percent: percent(one.probability),
        likely: likely(ctx, one.probability),
        sides: sides(&here, &there, zone, ctx.language),
        name_alone: one.name_alone.map(|others| name_alone(ctx, others)),
        births_contradict,
        judged: judged.into_iter().next(),
        others,
        because: because(&one.reasons),
        reasons: one.reasons.clone(),
    }
}

/// A probability in percent; certainty is nobody's but a person's.
fn percent(probability: f64) -> u8 {
    let rounded = (probability * 100.0).round();
    (1..=99_u8).rev().find(|percent| f64::from(*percent) <= rounded).unwrap_or(1)
}

fn likely(ctx: &Ctx<'_>, probability: f64) -> String {
    let pick = |english: &'static str, spanish: &'static str| ctx.language.choose(english, spanish).to_owned();
    match Standing::of(probability) {
        Standing::Same => pick("very likely one person", "muy probablemente una sola persona"),
        Standing::Likely => pick("likely one person", "probablemente una sola persona"),
        Standing::Unsure => {
            pick("it could be either: somebody must look", "puede ser una cosa o la otra: hay que mirar")
        }
        Standing::Different => pick("likely two people", "probablemente dos personas"),
    }
}

fn name_alone(ctx: &Ctx<'_>, others: usize) -> String {
    let pick = |english: &'static str, spanish: &'static str| ctx.language.choose(english, spanish);
    let lead = pick("A name alone does not tell people apart", "Un nombre por sí solo no distingue a las personas");
    let more = match others {
        0 => pick("nothing else agrees", "nada más coincide").to_owned(),
        1 => pick("1 other fits as well", "1 más concuerda igual de bien").to_owned(),
        _ => format!("{others} {}", pick("others fit as well", "más concuerdan igual de bien")),
    };
    format!("{lead}: {more}.")
}

/// The reasons on one line, as the judgement takes them over.
fn because(reasons: &[WhyLine]) -> String {
    reasons.iter().map(|one| one.words.as_str()).collect::<Vec<_>>().join("; ")
}

/// How many rows may be nobody who is known, and were not judged either.
fn alone(known: &Known<'_>, list: &List, candidates: &[Candidate]) -> usize {
    let mut met: BTreeSet<&RowId> = candidates.iter().map(|one| &one.row).collect();
    met.extend(Settled::of(known).people);
    known.base.rows_on(&list.source).filter(|row| !met.contains(&row.id)).count()
}

/// What whoever asks judged last between these two, so that it can be undone at once.
fn last(ctx: &Ctx<'_>, known: &Known<'_>, list: &List, with: Option<&List>) -> Option<IdentityLine> {
    let is_on = |who: &Who, list: &List| matches!(who, Who::Row(row) if row.source == list.source);
    let is_other = |who: &Who| match with {
        Some(with) => is_on(who, with),
        None => matches!(who, Who::Person(_)),
    };
    let is_here = |one: &&paradero_record::Identity| {
        let (left, right) = one.pair();
        (is_on(left, list) && is_other(right)) || (is_on(right, list) && is_other(left))
    };
    let standing = known.standing();
    let mine = known.identities().filter(is_here).filter(|one| one.recorded.by == ctx.viewer.name);
    let one = mine.filter(|one| standing.get(&one.pair()).is_some_and(|latest| std::ptr::eq(*latest, *one))).last()?;
    Some(known.identity(one, Stands::Yes)).filter(|line| line.revocable)
}

/// Everything that was judged of a person, the latest first, and the names that lists give them.
///
/// # Errors
///
/// When there is no such person.
pub fn identities_of(ctx: &Ctx<'_>, person: &str) -> Result<(Vec<IdentityLine>, Vec<ListedLine>), Refusal> {
    let id = PersonId::new(person);
    {
        let mut state = ctx.desk.state();
        state.catch_up(&ctx.desk.zone)?;
        known(ctx, &state.base).person(&id).ok_or(Refusal::NotFound)?;
    }
    Ok(identities_known(ctx, &id, None))
}

/// The same as far as it was recorded by an instant.
pub(crate) fn identities_known(
    ctx: &Ctx<'_>,
    person: &PersonId,
    known_on: Option<Instant>,
) -> (Vec<IdentityLine>, Vec<ListedLine>) {
    let state = ctx.desk.state();
    let known = Known { until: known_on, ..known(ctx, &state.base) };
    (known.identities_on(&Who::Person(person.clone())), known.names_of(person))
}
