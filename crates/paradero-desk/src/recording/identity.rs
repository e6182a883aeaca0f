//! Recording who was judged to be whom. Nothing is merged: a judgement stands until another takes its place.

use std::collections::BTreeSet;

use paradero_record::{Identity, Moment, Sameness, Who};

use super::field::{Form, some};
use super::{empty, now, save};
use crate::desk::{Ctx, Refusal};
use crate::input::{NewIdentity, NewTakeBack};
use crate::matching::{Known, TAKEN_BACK, contradict, known, parse_who};

/// Records a judgement whether two are one person, under the viewer's name; returns the two as they stand in the form.
///
/// # Errors
///
/// When something typed is wrong, when it goes against a judgement that stands or against what a list says of itself, or when
/// the ledger fails. Birth dates that contradict each other are accepted once the reason is given again.
pub fn record_identity(ctx: &Ctx<'_>, input: &NewIdentity) -> Result<String, Refusal> {
    let mut form = Form::new(ctx.language);
    let sameness = form.word("sameness", &input.sameness, Sameness::find);
    let because = match sameness {
        Some(Sameness::Unsure) => some(&input.because),
        _ => Some(form.required("because", &input.because)),
    };
    let (left, right) = two(ctx, &mut form, &input.left, &input.right)?;
    let again = some(&input.again);
    if sameness == Some(Sameness::Same) {
        let state = ctx.desk.state();
        let known = known(ctx, &state.base);
        if let Some(against) = against(ctx, &known, &left, &right, again.is_some()) {
            form.worded(against.field, against.message);
        }
    }
    form.done()?;
    let because = match (because, again) {
        (Some(because), Some(again)) if because != again => format!("{because}; {again}"),
        (because, again) => because.or(again).unwrap_or_else(|| cannot_be_told(ctx)),
    };
    keep(ctx, left, right, sameness.unwrap_or(Sameness::Unsure), because)
}

/// Takes a judgement back: the pair is open again, and everything stays on record.
///
/// # Errors
///
/// When there is no such judgement that stands, or the ledger fails.
pub fn take_back(ctx: &Ctx<'_>, input: &NewTakeBack) -> Result<String, Refusal> {
    let mut form = Form::new(ctx.language);
    let (left, right) = two(ctx, &mut form, &input.left, &input.right)?;
    form.done()?;
    {
        let state = ctx.desk.state();
        let standing = known(ctx, &state.base).standing();
        let pair = if left <= right { (&left, &right) } else { (&right, &left) };
        let stands = standing.get(&pair).ok_or(Refusal::NotFound)?;
        if stands.sameness == Sameness::Unsure && stands.because == TAKEN_BACK {
            return Err(Refusal::NotFound);
        }
    }
    keep(ctx, left, right, Sameness::Unsure, TAKEN_BACK.to_owned())
}

fn cannot_be_told(ctx: &Ctx<'_>) -> String {
    ctx.language.choose("it cannot be told", "no se puede saber").to_owned()
}

fn keep(ctx: &Ctx<'_>, left: Who, right: Who, sameness: Sameness, because: String) -> Result<String, Refusal> {
    let pair = crate::matching::pair_key(&left, &right);
    let mut record = empty(ctx);
    record.identities.push(Identity { sameness, left, right, because, recorded: now(ctx) });
    save(ctx, &record)?;
    Ok(pair)
}

/// The two, who must be known to whoever judges, and not be one.
fn two(ctx: &Ctx<'_>, form: &mut Form, left: &str, right: &str) -> Result<(Who, Who), Refusal> {
    let mut state = ctx.desk.state();
    state.catch_up(&ctx.desk.zone)?;
    let known = known(ctx, &state.base);
    let find = |text: &str| parse_who(text).filter(|who| known.is_known(who));
    let both = find(left).zip(find(right)).ok_or(Refusal::NotFound)?;
    if both.0 == both.1 {
        form.fault("right", "choose two different rows or people", "elija dos filas o personas distintas");
    }
    Ok(both)
}

/// Why two cannot be judged one person as things stand.
struct Against {
    field: &'static str,
    message: String,
}

fn against(ctx: &Ctx<'_>, known: &Known<'_>, left: &Who, right: &Who, again: bool) -> Option<Against> {
    let (ours, theirs) = (group(known, left, right), group(known, right, left));
    if ours.contains(right) {
        return None;
    }
    let clash = two_people(ctx, known, left, right, &ours, &theirs)
        .or_else(|| told_apart(ctx, known, &ours, &theirs))
        .or_else(|| on_one_list(ctx, known, &ours, &theirs));
    if let Some(message) = clash {
        return Some(Against { field: "sameness", message });
    }
    let message = births(ctx, known, &ours, &theirs).filter(|_| !again)?;
    Some(Against { field: "again", message })
}

/// Everybody who stands judged to be this one, without the pair that is being judged.
fn group(known: &Known<'_>, one: &Who, but: &Who) -> BTreeSet<Who> {
    let standing = known.standing();
    let same: Vec<&Identity> = standing.into_values().filter(|one| one.sameness == Sameness::Same).collect();
    let mut group = BTreeSet::from([one.clone()]);
    let mut reached = vec![one.clone()];
    while let Some(at) = reached.pop() {
        for other in same.iter().filter_map(|judged| judged.other(&at)) {
            let is_this = (&at == one && other == but) || (&at == but && other == one);
            if !is_this && group.insert(other.clone()) {
                reached.push(other.clone());
            }
        }
    }
    group
}

fn two_people(
    ctx: &Ctx<'_>,
    known: &Known<'_>,
    left: &Who,
    right: &Who,
    ours: &BTreeSet<Who>,
    theirs: &BTreeSet<Who>,
) -> Option<String> {
    if matches!((left, right), (Who::Person(_), Who::Person(_))) {
        return None;
    }
    let people = |group: &'_ BTreeSet<Who>| group.iter().find(|who| matches!(who, Who::Person(_))).cloned();
    let (one, other) = people(ours).zip(people(theirs))?;
    if one == other {
        return None;
    }
    // Whichever of the two is not being judged now was judged before.
    let before = if one == *left || one == *right { &other } else { &one };
    let by = who_said(known, left, right, before);
    Some(ctx.language.choose(
        format!(
            "This was judged to be {} already{by}, and nobody is two people. Take that judgement back first, or say that these are two people.",
            known.label(before)
        ),
        format!(
            "Esto ya se juzgó como {}{by}, y nadie es dos personas. Retire primero ese juicio, o diga que son dos personas.",
            known.label(before)
        ),
    ))
}

/// By whom and when one of the two was judged to be somebody.
fn who_said(known: &Known<'_>, left: &Who, right: &Who, before: &Who) -> String {
    let lines = known.identities_on(before);
    let keys = [crate::matching::key(left), crate::matching::key(right)];
    let line = lines.iter().find(|line| {
        line.stands && line.sameness == "same" && (keys.contains(&line.left.key) || keys.contains(&line.right.key))
    });
    line.map(|line| format!(" ({})", line.recorded)).unwrap_or_default()
}

fn told_apart(ctx: &Ctx<'_>, known: &Known<'_>, ours: &BTreeSet<Who>, theirs: &BTreeSet<Who>) -> Option<String> {
    let is_between = |one: &&Identity| {
        (ours.contains(&one.left) && theirs.contains(&one.right))
            || (ours.contains(&one.right) && theirs.contains(&one.left))
    };
    let standing = known.standing();
    let different = standing.into_values().filter(|one| one.sameness == Sameness::Different);
    // A judgement on the very pair is replaced by this one; only one on others who stand with them is against it.
    let one = different.filter(is_between).find(|_| ours.len() + theirs.len() > 2)?;
    let (left, right) = (known.label(&one.left), known.label(&one.right));
    Some(ctx.language.choose(
        format!(
            "{left} and {right} were judged two people by {}; with this they would be one. Take that judgement back first.",
            one.recorded.by
        ),
        format!(
            "{} juzgó que {left} y {right} son dos personas; con esto serían una sola. Retire primero ese juicio.",
            one.recorded.by
        ),
    ))
}

fn on_one_list(ctx: &Ctx<'_>, known: &Known<'_>, ours: &BTreeSet<Who>, theirs: &BTreeSet<Who>) -> Option<String> {
    let rows = |group: &BTreeSet<Who>| -> Vec<paradero_record::RowId> {
        let row = |who: &Who| match who {
            Who::Row(row) => known.list(&row.source).filter(|list| list.once).map(|_| row.clone()),
            Who::Person(_) => None,
        };
        group.iter().filter_map(row).collect()
    };
    let there = rows(theirs);
    let clash = rows(ours).into_iter().find_map(|row| {
        let other = there.iter().find(|other| other.source == row.source && **other != row)?;
        Some((row, other.clone()))
    });
    let (one, other) = clash?;
    let title = known.list(&one.source).map(|list| known.list_ref(list).title).unwrap_or_default();
    let (first, second) = (one.number.min(other.number), one.number.max(other.number));
    Some(ctx.language.choose(
        format!("{title} names nobody twice, and rows {first} and {second} would be one person."),
        format!("{title} no nombra a nadie dos veces, y las filas {first} y {second} serían una sola persona."),
    ))
}

fn births(ctx: &Ctx<'_>, known: &Known<'_>, ours: &BTreeSet<Who>, theirs: &BTreeSet<Who>) -> Option<String> {
    let born = |who: &Who| -> Option<Moment> {
        match who {
            Who::Person(id) => known.person(id)?.born.clone(),
            Who::Row(id) => known.row(id)?.born.clone(),
        }
    };
    let there: Vec<Moment> = theirs.iter().filter_map(born).collect();
    let zone = &ctx.desk.zone;
    let clash = ours
        .iter()
        .filter_map(born)
        .find_map(|one| there.iter().find(|other| contradict(&one, other, zone)).map(|other| (one.clone(), other)));
    let (one, other) = clash?;
    Some(ctx.language.choose(
        format!("The birth dates contradict each other ({one} and {other}). If it is one person all the same, say again why."),
        format!("Las fechas de nacimiento se contradicen ({one} y {other}). Si aun así es una sola persona, diga de nuevo por qué."),
    ))
}
