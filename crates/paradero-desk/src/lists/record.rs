//! A kept file becomes a list on record: source, list and rows at once, or nothing.

use paradero_record::{EventKind, List, Record, Source, SourceId, SourceKind, Tier};

use super::draft::Draft;
use super::form::ListForm;
use super::{MOST_ROWS, columns, kept_file};
use crate::desk::{Belief, Ctx, Refusal};
use crate::recording::field::{Form, name_for, some};
use crate::view::ListCounts;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptList {
    /// The list's name in addresses.
    pub id: String,
    /// It was on record already, and nothing was added.
    pub already: bool,
}

/// Records a kept file as a list with all its rows. The same sheet of the same file again adds nothing.
///
/// # Errors
///
/// When there is no such file, it cannot be read as chosen, it has more than [`MOST_ROWS`] rows, something typed is wrong, or
/// the ledger fails; nothing is recorded then.
pub fn record_list(ctx: &Ctx<'_>, hash: &str, input: &ListForm) -> Result<KeptList, Refusal> {
    let file = kept_file(ctx, hash)?;
    let mut form = Form::new(ctx.language);
    let title = form.required("title", &input.title);
    let as_of = form.moment("as_of", &input.as_of);
    let id = new_name(ctx, &title, &input.as_of);
    let draft = Draft::read(ctx, &file, input, &id, MOST_ROWS)?;
    if let Some((id, _)) = draft.already {
        return Ok(KeptList { id, already: true });
    }
    let series = some(&draft.series).map(|series| series_name(&series));
    if series.is_some() && as_of.is_none() && input.as_of.trim().is_empty() {
        form.fault(
            "as_of",
            "a delivery needs its day, so that it stands in its order",
            "una entrega necesita su día para quedar en su orden",
        );
    }
    let list = List {
        source: id.clone(),
        as_of,
        counts: form.number("counts", &input.counts),
        complete_for: some(&input.complete_for),
        series,
        once: input.once.trim() == "yes",
        says: some(&input.says).and_then(|word| form.word("says", &word, EventKind::find)),
        columns: Some(columns::text(&draft.table, &draft.taken, draft.sheet())),
        tier: tier(ctx, &mut form, &input.tier),
    };
    let source = Source {
        publisher: some(&input.publisher),
        published: form.moment("published", &input.published),
        url: form.url("url", &input.url),
        file: Some(file.details.hash.to_string()),
        note: Some(counted(ctx, &draft.counts, draft.sheet())),
        ..Source::new(id.clone(), title, SourceKind::List)
    };
    if let Some(trouble) = &draft.trouble {
        form.fault("list", trouble, trouble);
    }
    form.done()?;
    let mut record = Record { zone: ctx.desk.zone.clone(), ..Record::default() };
    record.sources.insert(id.clone(), source);
    record.lists.insert(id.clone(), list);
    record.rows.extend(draft.rows.into_iter().map(|row| (row.id.clone(), row)));
    ctx.desk.append(&record, ctx.now, &ctx.viewer.name, Belief::Now)?;
    Ok(KeptList { id: id.to_string(), already: false })
}

fn new_name(ctx: &Ctx<'_>, title: &str, as_of: &str) -> SourceId {
    let state = ctx.desk.state();
    let taken = |id: &str| state.base.sources.contains_key(&SourceId::new(id));
    SourceId::new(name_for(&format!("{} {as_of}", title.chars().take(28).collect::<String>()), taken))
}

/// A name that the notation can write without quotes; one that is so already stays.
fn series_name(series: &str) -> String {
    let is_name = series.starts_with(|c: char| c.is_ascii_lowercase())
        && series.len() <= 60
        && series.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-');
    if is_name { series.to_owned() } else { name_for(series, |_| false) }
}

/// Who may see it: nobody records what they could not see themselves afterwards.
fn tier(ctx: &Ctx<'_>, form: &mut Form, word: &str) -> Tier {
    let tier = form.word("tier", word, Tier::find).unwrap_or(Tier::Privileged);
    if Tier::find(word.trim()).is_some() && tier < ctx.viewer.tier {
        form.fault(
            "tier",
            "you could not see it yourself: choose a tier that you may see",
            "usted no podría verla: elija un nivel que pueda ver",
        );
    }
    tier
}

/// How the rows were counted, for whoever reads the source.
fn counted(ctx: &Ctx<'_>, counts: &ListCounts, sheet: Option<&str>) -> String {
    let ListCounts { rows, kept, nameless, blank, aside, failed } = counts;
    let words = ctx.language.choose(
        format!(
            "{rows} rows: {kept} kept, {nameless} without a name, {blank} blank, {aside} title, heading or footer, {failed} not read."
        ),
        format!(
            "{rows} filas: {kept} guardadas, {nameless} sin nombre, {blank} en blanco, {aside} título, encabezado o pie, {failed} no leídas."
        ),
    );
    match sheet {
        Some(sheet) => ctx.language.choose(format!("Sheet \"{sheet}\", {words}"), format!("Hoja «{sheet}», {words}")),
        None => words,
    }
}
