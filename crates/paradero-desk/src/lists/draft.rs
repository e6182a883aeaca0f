//! A kept file read as the list that it would become.

use paradero_ledger::KeptFile;
use paradero_reader::mapping::{Fit, Mapping, entries};
use paradero_reader::sheet::{Book, Choice};
use paradero_reader::table::{Problem, Table};
use paradero_record::{EventKind, List, Row, Source, SourceId, say};

use super::columns::{self, Taken};
use super::form::{self, ListForm};
use super::rows::{self, Plan};
use super::{MOST_ROWS, by_day, open, unreadable};
use crate::desk::{Ctx, Refusal, may_see};
use crate::view::{EarlierLine, ListCounts};

/// The most bytes of the cells of one list on record: 48 MiB.
const MOST_BYTES: usize = 48 << 20;

/// How many problems are told with their place.
const PROBLEMS: usize = 50;

/// A list on record, with its source.
pub(super) struct Known {
    pub(super) list: List,
    pub(super) source: Source,
    pub(super) rows: usize,
}

/// The lists that the viewer may know of, the latest first.
pub(super) fn known(ctx: &Ctx<'_>) -> Vec<Known> {
    let state = ctx.desk.state();
    let base = &state.base;
    let mut all: Vec<&List> = base.lists.values().filter(|list| may_see(list, &ctx.viewer)).collect();
    all.sort_by_cached_key(|list| by_day(base, list));
    let both = all.into_iter().rev().filter_map(|list| {
        let source = base.sources.get(&list.source)?.clone();
        Some(Known { list: list.clone(), source, rows: base.rows_on(&list.source).count() })
    });
    both.collect()
}

/// What a file would become by a form.
pub(super) struct Draft {
    pub(super) book: Book,
    pub(super) table: Table,
    /// The series, typed or found.
    pub(super) series: String,
    pub(super) reading: String,
    pub(super) taken: Vec<Taken>,
    pub(super) earlier: Option<EarlierLine>,
    /// What the delivery before said of itself; only where the form is fresh.
    pub(super) proposed: Option<List>,
    /// About columns: what is different from the delivery before.
    pub(super) told: Vec<(Option<u16>, String)>,
    pub(super) rows: Vec<Row>,
    pub(super) counts: ListCounts,
    pub(super) problems: Vec<Problem>,
    pub(super) more_problems: usize,
    /// Why it cannot be recorded as it is.
    pub(super) trouble: Option<String>,
    /// The list that this sheet of this file is already.
    pub(super) already: Option<(String, String)>,
}

impl Draft {
    /// Reads a kept file as a form says; at most `most` of its rows are held, all are counted.
    pub(super) fn read(
        ctx: &Ctx<'_>,
        file: &KeptFile,
        form: &ListForm,
        id: &SourceId,
        most: usize,
    ) -> Result<Self, Refusal> {
        let book = open(ctx, &file.bytes, &file.details.name)?;
        let known = known(ctx);
        let mut table = book.table(&form.choice()).map_err(|error| unreadable(ctx, &error))?;
        let is_fresh = form.reading.is_empty();
        let before = Before::find(&known, form, &table, is_fresh);
        if let Some(sheet) = before.as_ref().and_then(|before| before.sheet(&book, &table, form)) {
            let choice = Choice { sheet: Some(sheet), ..form.choice() };
            table = book.table(&choice).map_err(|error| unreadable(ctx, &error))?;
        }
        let series = before.as_ref().and_then(|before| before.known.list.series.clone());
        let series = series.unwrap_or_else(|| form.series.trim().to_owned());
        let reading = form::reading(table.taken(), &series);
        let fit = before.as_ref().and_then(|before| Some(before.mapping.as_ref()?.fits(&table)));
        let taken = match &fit {
            _ if form.reading == reading => columns::chosen(&table, form),
            Some(fit) if fit.mapping.has_name() => columns::as_before(&table, fit),
            _ => columns::guessed(&table),
        };
        let told = fit.as_ref().map(|fit| columns::told(fit, &table, ctx.language)).unwrap_or_default();
        let already = already(&known, file, &book, &table);
        let proposed = before.as_ref().filter(|_| is_fresh).map(|before| before.known.list.clone());
        let earlier = before.map(|before| before.line(ctx, fit.as_ref(), &told));
        let mut draft = Self {
            book,
            table,
            series,
            reading,
            taken,
            earlier,
            proposed,
            told,
            rows: Vec::new(),
            counts: ListCounts::default(),
            problems: Vec::new(),
            more_problems: 0,
            trouble: None,
            already,
        };
        draft.read_rows(ctx, id, EventKind::find(form.says.trim()), most);
        Ok(draft)
    }

    fn read_rows(&mut self, ctx: &Ctx<'_>, id: &SourceId, says: Option<EventKind>, most: usize) {
        let mapping = columns::mapping(&self.table, &self.taken);
        let plan = Plan::new(&self.table, &self.taken, says);
        let counts = self.table.counts();
        self.counts = ListCounts {
            rows: counts.rows,
            kept: 0,
            nameless: 0,
            blank: counts.blank,
            aside: counts.aside,
            failed: counts.failed,
        };
        let mut told = Told::default();
        for problem in self.table.problems() {
            told.add(problem);
        }
        told.more += self.table.more_problems();
        let mut bytes = 0_usize;
        for (sheet, entry) in self.table.rows().zip(entries(&self.table, &mapping)) {
            for problem in &entry.problems {
                told.add(problem);
            }
            let Some(row) = plan.row(id, &sheet, &entry) else {
                self.counts.nameless += 1;
                continue;
            };
            self.counts.kept += 1;
            if self.rows.len() < most {
                bytes += rows::size(&row);
                self.rows.push(row);
            }
            if bytes > MOST_BYTES {
                break;
            }
        }
        (self.problems, self.more_problems) = (told.problems, told.more);
        self.trouble = trouble(ctx, &mapping, &self.counts, bytes);
    }

    /// The sheet that was read, when the book has several.
    pub(super) fn sheet(&self) -> Option<&str> {
        sheet_name(&self.book, &self.table)
    }
}

#[derive(Default)]
struct Told {
    problems: Vec<Problem>,
    more: usize,
}

impl Told {
    fn add(&mut self, problem: &Problem) {
        if self.problems.len() < PROBLEMS {
            self.problems.push(problem.clone());
        } else {
            self.more += 1;
        }
    }
}

fn sheet_name<'a>(book: &Book, table: &'a Table) -> Option<&'a str> {
    (book.sheets().len() > 1).then(|| table.taken().sheet.0.as_str())
}

/// Why a list cannot be recorded as it is read.
fn trouble(ctx: &Ctx<'_>, mapping: &Mapping, counts: &ListCounts, bytes: usize) -> Option<String> {
    let kept = counts.kept;
    let (english, spanish) = if !mapping.has_name() {
        (
            "No column is taken for a name. Choose which one holds the names.".to_owned(),
            "Ninguna columna se toma como nombre. Elija cuál contiene los nombres.".to_owned(),
        )
    } else if kept == 0 {
        (
            "No row has a name. Is it the right sheet, and are the headings where they are said to be?".to_owned(),
            "Ninguna fila tiene nombre. ¿Es la hoja correcta y están los encabezados donde se indica?".to_owned(),
        )
    } else if kept > MOST_ROWS {
        (
            format!(
                "The list has {kept} rows with a name; {MOST_ROWS} can be recorded. Split it, or hold it against another file with the command `paradero link`."
            ),
            format!(
                "La lista tiene {kept} filas con nombre; se pueden registrar {MOST_ROWS}. Divídala, o compárela con otro archivo con el comando `paradero link`."
            ),
        )
    } else if bytes > MOST_BYTES {
        (
            "The cells of the list hold more than 48 MiB. Leave out the columns that are not needed.".to_owned(),
            "Las celdas de la lista pasan de 48 MiB. Omita las columnas que no hagan falta.".to_owned(),
        )
    } else {
        return None;
    };
    Some(ctx.language.choose(english, spanish))
}

fn already(known: &[Known], file: &KeptFile, book: &Book, table: &Table) -> Option<(String, String)> {
    let hash = file.details.hash.to_string();
    let sheet = sheet_name(book, table);
    let same = |one: &&Known| {
        let noted = one.list.columns.as_deref().and_then(columns::sheet_of);
        one.source.file.as_deref() == Some(hash.as_str()) && (noted.is_none() || noted.as_deref() == sheet)
    };
    known.iter().find(same).map(|one| (one.list.source.to_string(), one.source.title.clone()))
}

/// The delivery before.
struct Before<'a> {
    known: &'a Known,
    mapping: Option<Mapping>,
    /// Nobody named the series.
    found: bool,
}

impl<'a> Before<'a> {
    /// The latest list of the series that is named; where the form is fresh, of the series whose columns are all there.
    fn find(known: &'a [Known], form: &ListForm, table: &Table, is_fresh: bool) -> Option<Self> {
        let series = form.series.trim();
        if !series.is_empty() {
            let known = known.iter().find(|one| one.list.series.as_deref() == Some(series))?;
            return Some(Self { known, mapping: columns::mapping_of(&known.list), found: false });
        }
        if !is_fresh {
            return None;
        }
        known.iter().filter(|one| one.list.series.is_some()).find_map(|one| {
            let mapping = columns::mapping_of(&one.list)?;
            let headed = mapping.assignments().iter().filter(|column| column.heading.is_some()).count();
            let fit = mapping.fits(table);
            (headed >= 2 && fit.is_whole() && fit.mapping.has_name()).then_some(Self {
                known: one,
                mapping: Some(mapping),
                found: true,
            })
        })
    }

    /// The sheet that was read then, when this book has it too and nobody chose.
    fn sheet(&self, book: &Book, table: &Table, form: &ListForm) -> Option<String> {
        let sheet = self.known.list.columns.as_deref().and_then(columns::sheet_of)?;
        let is_there = book.sheets().iter().any(|one| one.name() == sheet && one.error().is_none());
        (form.sheet.is_empty() && is_there && table.taken().sheet.0 != sheet).then_some(sheet)
    }

    fn line(&self, ctx: &Ctx<'_>, fit: Option<&Fit>, told: &[(Option<u16>, String)]) -> EarlierLine {
        EarlierLine {
            id: self.known.list.source.to_string(),
            title: self.known.source.title.clone(),
            as_of: self.known.list.as_of.as_ref().map(|at| say(at, ctx.language)),
            rows: self.known.rows,
            whole: fit.is_some_and(Fit::is_whole),
            found: self.found,
            told: told.iter().map(|(_, words)| words.clone()).collect(),
        }
    }
}
