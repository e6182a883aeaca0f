//! Writing lists, rows, and who was judged to be whom.

use super::{part, quoted};
use crate::{Identity, List, Row, Tier};

/// Writes what a list says of itself.
pub fn write_list(list: &List) -> String {
    let mut out = format!("list {}\n", list.source);
    part(&mut out, "as of", list.as_of.as_ref().map(ToString::to_string).as_deref());
    part(&mut out, "counts", list.counts.map(|count| count.to_string()).as_deref());
    part(&mut out, "complete for", list.complete_for.as_deref().map(quoted).as_deref());
    part(&mut out, "series", list.series.as_deref());
    part(&mut out, "once", list.once.then_some(""));
    part(&mut out, "says", list.says.map(crate::EventKind::name));
    part(&mut out, "columns", list.columns.as_deref().map(quoted).as_deref());
    part(&mut out, "tier", (list.tier != Tier::Public).then(|| list.tier.word()));
    out
}

/// Writes a row.
pub fn write_row(row: &Row) -> String {
    let mut out = format!("row {} {} {}\n", row.id.source, row.id.number, quoted(&row.name));
    part(&mut out, "given", row.given.as_deref().map(quoted).as_deref());
    part(&mut out, "surname", row.surname.as_deref().map(quoted).as_deref());
    part(&mut out, "born", row.born.as_ref().map(ToString::to_string).as_deref());
    part(&mut out, "country", row.country.as_deref());
    part(&mut out, "place", row.place.as_deref().map(quoted).as_deref());
    part(&mut out, "on", row.on.as_ref().map(ToString::to_string).as_deref());
    for (kind, value) in &row.identifiers {
        part(&mut out, "identifier", Some(&format!("{kind} {}", quoted(value))));
    }
    for (heading, cell) in &row.cells {
        part(&mut out, "cell", Some(&format!("{} {}", quoted(heading), quoted(cell))));
    }
    out
}

/// Writes who was judged to be whom.
pub fn write_identity(one: &Identity) -> String {
    format!("identity {} {} {} {} because {}\n", one.sameness, one.left, one.right, by_on(one), quoted(&one.because))
}

fn by_on(one: &Identity) -> String {
    format!("by {} on {}", quoted(&one.recorded.by), one.recorded.at)
}
