//! Reads the text of a moment: intervals, sets and their ends. The dates themselves are read in `parse/date.rs`.

mod cursor;
mod date;

use super::allow::Widening;
use super::{Edge, Member, Moment, MomentError, Shape, Stated, help};
use crate::instant::{Instant, Instants};
use crate::zone::Zone;
use cursor::{Cursor, Fault};

/// See [`Moment::parse`].
pub(super) fn parse(text: &str) -> Result<Moment, MomentError> {
    read(text).map_err(|fault| {
        let help =
            help::rewrite(text).map(|better| format!("write {better}")).or_else(|| fault.help.map(str::to_owned));
        MomentError { span: fault.span, expected: fault.expected, found: fault.found, help }
    })
}

/// Reads a moment, without looking for what may have been meant.
pub(super) fn read(text: &str) -> Result<Moment, Fault> {
    let mut whole = Cursor::new(text);
    let shape = match text.as_bytes() {
        b"unknown" | b"/" => Shape::Unknown,
        [] => {
            let fault = whole.fault("a date such as 2025, 2025-03 or 2025-03-15");
            return Err(fault.help("write unknown where nobody stated a date"));
        }
        [b'[', ..] => read_set(&whole)?,
        [b'{', ..] => {
            let fault = whole.fault("one date, or one of a set in [ ]");
            return Err(fault.help("{ } means all of them: state each date by itself"));
        }
        _ if text.contains('/') => read_interval(&whole)?,
        _ => Shape::One(whole.stated()?),
    };
    Ok(Moment(shape))
}

fn read_interval(whole: &Cursor<'_>) -> Result<Shape, Fault> {
    let Some((left, right)) = whole.split_at_first("/") else {
        return Err(whole.fault("an interval"));
    };
    if right.text().contains('/') {
        let expected = "a date with `-` between its parts, or an interval with one `/`";
        return Err(whole.fault_over(whole.start()..whole.end(), expected));
    }
    let (start, end) = (read_edge(&left)?, read_edge(&right)?);
    match (start, end) {
        (Edge::At(first), Edge::At(last)) => check_order(first, last, &right)?,
        (Edge::Open | Edge::Unstated, Edge::Open | Edge::Unstated) => {
            let fault = whole.fault_over(whole.start()..whole.end(), "a date on at least one side of `/`");
            return Err(fault.help("write unknown where nobody stated a date"));
        }
        _ => {}
    }
    Ok(Shape::Interval(start, end))
}

fn read_edge(part: &Cursor<'_>) -> Result<Edge, Fault> {
    match part.text() {
        "" => Ok(Edge::Unstated),
        ".." => Ok(Edge::Open),
        text if text.starts_with("..") || text.ends_with("..") => {
            let fault = part.fault_over(part.start()..part.end(), "a date or `..` alone as the end of an interval");
            Err(fault.help("write ../2025-05-20 for any time until then, and 2025-05-20/.. for any time from then on"))
        }
        _ => part.clone().stated().map(Edge::At),
    }
}

fn read_set(whole: &Cursor<'_>) -> Result<Shape, Fault> {
    let Some(mut rest) = whole.inside_brackets() else {
        let end = whole.end();
        return Err(whole.fault_over(end..end, "`]` at the end of the set"));
    };
    let mut members = Vec::new();
    while let Some((member, after)) = rest.split_at_first(",") {
        members.push(read_member(&member)?);
        rest = after;
    }
    members.push(read_member(&rest)?);
    Ok(shape_of_set(members))
}

/// Sets have no order and no repetition: sorted by time they are equal when they mean the same.
fn shape_of_set(members: Vec<Member>) -> Shape {
    let mut keyed: Vec<_> = members.into_iter().map(|member| (plain_reading(member), member)).collect();
    keyed.sort_unstable();
    keyed.dedup();
    match keyed.as_slice() {
        [(_, Member::One(only))] => Shape::One(*only),
        _ => Shape::Set(keyed.into_iter().map(|(_, member)| member).collect()),
    }
}

fn plain_reading(member: Member) -> (Option<Instant>, Option<Instant>) {
    let allowed = member.allows(reading_in_utc);
    (allowed.first(), allowed.last())
}

fn reading_in_utc(stated: Stated) -> Instants {
    stated.allows(&Zone::utc(), &Widening::NONE)
}

fn read_member(part: &Cursor<'_>) -> Result<Member, Fault> {
    let Some((left, right)) = part.split_at_first("..") else {
        return part.clone().stated().map(Member::One);
    };
    match (left.text(), right.text()) {
        ("", "") => Err(part.fault_over(part.start()..part.end(), "a date before or after `..`")),
        ("", _) => right.clone().stated().map(Member::Until),
        (_, "") => left.clone().stated().map(Member::From),
        _ => {
            let (first, last) = (left.clone().stated()?, right.clone().stated()?);
            check_order(first, last, &right)?;
            Ok(Member::Between(first, last))
        }
    }
}

/// No zone is 16 hours from UTC, so that a text read in UTC instead is never off by more.
const LARGEST_OFFSET: i64 = 16 * 3600;

/// Refuses a second date that certainly comes before the first. Where only one of them depends on the zone of the
/// place, every zone gets the benefit of the doubt.
fn check_order(first: Stated, last: Stated, at: &Cursor<'_>) -> Result<(), Fault> {
    let room = if first.what.depends_on_zone() == last.what.depends_on_zone() { 0 } else { LARGEST_OFFSET };
    let (start, end) = (reading_in_utc(first).first(), reading_in_utc(last).last());
    match (start, end) {
        (Some(start), Some(end)) if start > end.plus_seconds(room) => {
            let fault = at.fault_over(at.start()..at.end(), &format!("a date that is not before {first}"));
            Err(fault.help("write the earlier date first"))
        }
        _ => Ok(()),
    }
}
