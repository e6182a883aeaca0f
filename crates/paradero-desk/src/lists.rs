//! Lists: a sheet of any shape becomes a source with its rows, and every delivery is held against the one before.
//!
//! The file is kept first, unchanged; what would become of it is shown and changed as often as somebody likes; then it is
//! recorded at once, or not at all.

mod changes;
mod columns;
mod draft;
mod form;
mod preview;
mod record;
mod rows;

use std::collections::BTreeMap;

use paradero_ledger::{FileHash, KeptFile, Recorded};
use paradero_reader::sheet::{self, Book, Choice, SheetError};
use paradero_reader::{Limits, Said};
use paradero_record::{Instant, List, PersonId, Record, Row, RowId, Sameness, SourceId, Who, Widening, say, standing};

use crate::desk::{Ctx, Refusal, Viewer, may_see};
use crate::input::FieldFault;
use crate::line::Lines;
use crate::matching::TAKEN_BACK;
use crate::view::{DeliveryLine, ListLine, ListView, StandingCounts};

pub use form::ListForm;
pub use preview::list_preview;
pub use record::{KeptList, record_list};

/// The most bytes that an uploaded list may have: 32 MiB.
pub const MOST_LIST_BYTES: usize = 32 << 20;

/// The most rows of one list on record; `paradero link` takes millions.
pub const MOST_ROWS: usize = 20_000;

/// How many rows a page shows.
const PAGE: usize = 100;

/// Within what a list is read. A workbook unpacks to more than the file has, and what is shown of it waits in memory.
fn limits() -> Limits {
    Limits {
        file: MOST_LIST_BYTES,
        unpacked: 512 << 20,
        part: 256 << 20,
        cells: 20_000_000,
        text: 256 << 20,
        ..Limits::default()
    }
}

/// Whether a source is a list that a viewer may not know of.
pub(crate) fn is_hidden(base: &Record, source: &SourceId, viewer: &Viewer) -> bool {
    base.lists.get(source).is_some_and(|list| !may_see(list, viewer))
}

/// Keeps an uploaded file unchanged and returns its SHA-256. The same file again adds nothing.
///
/// # Errors
///
/// When it is larger than [`MOST_LIST_BYTES`] or cannot be opened as a sheet (nothing is kept then), or the ledger fails.
pub fn keep_list(ctx: &Ctx<'_>, bytes: &[u8], name: &str) -> Result<String, Refusal> {
    let name = crate::recording::field::some(name).unwrap_or_else(|| "list.csv".to_owned());
    let name: String = name.chars().take(200).collect();
    let book = open(ctx, bytes, &name)?;
    book.table(&Choice::default()).map_err(|error| unreadable(ctx, &error))?;
    let media_type = if bytes.starts_with(b"PK") {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    } else {
        "text/csv"
    };
    let recorded = Recorded { at: ctx.now.second(), by: ctx.viewer.name.clone() };
    Ok(ctx.desk.state().ledger.keep_file(bytes, media_type, &name, &recorded)?.to_string())
}

fn open(ctx: &Ctx<'_>, bytes: &[u8], name: &str) -> Result<Book, Refusal> {
    sheet::open_within(bytes, name, &limits()).map_err(|error| unreadable(ctx, &error))
}

fn unreadable(ctx: &Ctx<'_>, error: &SheetError) -> Refusal {
    fault("file", error.say(ctx.language))
}

fn fault(field: &'static str, message: &str) -> Refusal {
    Refusal::Invalid(vec![FieldFault { field, message: message.to_owned() }])
}

fn said(said: &Said, ctx: &Ctx<'_>) -> String {
    said.say(ctx.language).to_owned()
}

/// The kept file of this hash.
fn kept_file(ctx: &Ctx<'_>, hash: &str) -> Result<KeptFile, Refusal> {
    let hash = FileHash::from_hex(hash).ok_or(Refusal::NotFound)?;
    ctx.desk.state().ledger.file(hash)?.ok_or(Refusal::NotFound)
}

/// Lists the lists that the viewer may know of, the latest first.
///
/// # Errors
///
/// None at present; the ledger is not asked.
pub fn lists(ctx: &Ctx<'_>) -> Result<Vec<ListLine>, Refusal> {
    let state = ctx.desk.state();
    let base = &state.base;
    let standings = Standings::of(base);
    let mut shown: Vec<&List> = base.lists.values().filter(|list| may_see(list, &ctx.viewer)).collect();
    shown.sort_by_cached_key(|list| by_day(base, list));
    Ok(shown.into_iter().rev().map(|list| line(ctx, base, list, &standings)).collect())
}

/// Lists stand in the order of their days; those without one come first.
fn by_day(base: &Record, list: &List) -> (Option<Instant>, SourceId) {
    (list.as_of.as_ref().and_then(|at| at.allows(&base.zone, &Widening::NONE).last()), list.source.clone())
}

fn line(ctx: &Ctx<'_>, base: &Record, list: &List, standings: &Standings<'_>) -> ListLine {
    let source = base.sources.get(&list.source);
    let mut standing = StandingCounts::default();
    let mut rows = 0;
    for row in base.rows_on(&list.source) {
        rows += 1;
        *match standings.level(&row.id) {
            "somebody" => &mut standing.somebody,
            "unsure" => &mut standing.unsure,
            "nobody" => &mut standing.nobody,
            _ => &mut standing.unseen,
        } += 1;
    }
    ListLine {
        id: list.source.to_string(),
        title: source.map_or_else(|| list.source.to_string(), |source| source.title.clone()),
        publisher: source.and_then(|source| source.publisher.clone()),
        as_of: list.as_of.as_ref().map(|at| say(at, ctx.language)),
        stated: list.counts,
        rows,
        complete_for: list.complete_for.clone(),
        series: list.series.clone(),
        standing,
    }
}

/// Shows one list: what it says of itself, a hundred of its rows (`page` counts from 1), its deliveries, and what changed
/// since the one before.
///
/// # Errors
///
/// When there is no such list or page, or none that the viewer may know of.
pub fn list(ctx: &Ctx<'_>, id: &str, page: usize) -> Result<ListView, Refusal> {
    let id = SourceId::new(id);
    let state = ctx.desk.state();
    let base = &state.base;
    let list = base.lists.get(&id).filter(|list| may_see(list, &ctx.viewer)).ok_or(Refusal::NotFound)?;
    let source = base.sources.get(&id);
    let standings = Standings::of(base);
    let line = line(ctx, base, list, &standings);
    let pages = line.rows.div_ceil(PAGE).max(1);
    if page == 0 || page > pages {
        return Err(Refusal::NotFound);
    }
    let shown = base.rows_on(&id).skip((page - 1) * PAGE).take(PAGE);
    let rows = shown.map(|row| rows::line(ctx, base, row, &standings)).collect();
    let all: Vec<&List> = base.deliveries(&id).into_iter().filter(|list| may_see(list, &ctx.viewer)).collect();
    let at = all.iter().position(|one| one.source == id);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| all.get(at));
    let changes = before.map(|before| changes::between(ctx, base, before, list, &standings));
    let lines = Lines::new(base, ctx.language);
    Ok(ListView {
        published: source.and_then(|source| source.published.as_ref()).map(|at| say(at, ctx.language)),
        url: source.and_then(|source| source.url.clone()),
        file: source.and_then(|source| source.file.clone()),
        note: source.and_then(|source| source.note.clone()),
        recorded: source.and_then(|source| source.recorded.as_ref()).map(|recorded| lines.recorded(recorded)),
        once: list.once,
        says: list.says.map(|kind| kind.say(ctx.language).to_owned()),
        columns: list.columns.clone(),
        tier: list.tier.word().to_owned(),
        page,
        pages,
        rows,
        deliveries: all.iter().map(|list| delivery(ctx, base, list)).collect(),
        changes,
        list: line,
    })
}

fn delivery(ctx: &Ctx<'_>, base: &Record, list: &List) -> DeliveryLine {
    DeliveryLine {
        id: list.source.to_string(),
        title: title(base, list),
        as_of: list.as_of.as_ref().map(|at| say(at, ctx.language)),
        rows: base.rows_on(&list.source).count(),
    }
}

fn title(base: &Record, list: &List) -> String {
    base.sources.get(&list.source).map_or_else(|| list.source.to_string(), |source| source.title.clone())
}

/// How rows stand: by what was judged of them and people on record.
struct Standings<'a>(BTreeMap<&'a RowId, (Sameness, Vec<&'a PersonId>)>);

impl<'a> Standings<'a> {
    fn of(base: &'a Record) -> Self {
        let mut found: BTreeMap<&RowId, (Sameness, Vec<&PersonId>)> = BTreeMap::new();
        for (pair, one) in standing(&base.identities) {
            let (Who::Person(person), Who::Row(row)) = pair else { continue };
            if one.sameness == Sameness::Unsure && one.because == TAKEN_BACK {
                continue;
            }
            let held = found.entry(row).or_insert((one.sameness, Vec::new()));
            if weight(one.sameness) > weight(held.0) {
                *held = (one.sameness, Vec::new());
            }
            if one.sameness == held.0 {
                held.1.push(person);
            }
        }
        Self(found)
    }

    fn level(&self, row: &RowId) -> &'static str {
        match self.0.get(row).map(|found| found.0) {
            Some(Sameness::Same) => "somebody",
            Some(Sameness::Unsure) => "unsure",
            Some(Sameness::Different) => "nobody",
            None => "unseen",
        }
    }

    /// Who a row is, or may be.
    fn people(&self, row: &RowId) -> &[&'a PersonId] {
        match self.0.get(row) {
            Some((Sameness::Same | Sameness::Unsure, people)) => people,
            _ => &[],
        }
    }

    /// Who a row is for certain.
    fn somebody(&self, row: &Row) -> &[&'a PersonId] {
        if self.level(&row.id) == "somebody" { self.people(&row.id) } else { &[] }
    }
}

fn weight(sameness: Sameness) -> u8 {
    match sameness {
        Sameness::Same => 2,
        Sameness::Unsure => 1,
        Sameness::Different => 0,
    }
}
