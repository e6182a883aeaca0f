//! A kept file shown as the list that it would become: nothing is recorded.

use paradero_reader::mapping::{Confidence, Field};
use paradero_reader::sheet::{Encoding, Header, Separator, Sheet};
use paradero_reader::table::{AsideKind, Column, Table};
use paradero_reader::written_date::DateOrder;
use paradero_record::{EventKind, Language, SourceId, Tier};

use super::draft::{Draft, known};
use super::form::{ListForm, header_word};
use super::{columns, kept_file, rows, said};
use crate::choice::{Choice, choices};
use crate::desk::{Ctx, Refusal};
use crate::view::{AsideLine, ColumnLine, ListPreview, TakenLine};

/// How many rows are shown as they would be kept.
const SHOWN_ROWS: usize = 10;

/// How many titles, headings and footers are shown.
const SHOWN_ASIDE: usize = 20;

/// Shows what a kept file would become: which sheet, headings, separator and encoding were taken and why, each column with
/// what it is taken for, the first rows, and where every row goes.
///
/// # Errors
///
/// When there is no such file, or it cannot be read as chosen.
pub fn list_preview(ctx: &Ctx<'_>, hash: &str, form: &ListForm) -> Result<ListPreview, Refusal> {
    let file = kept_file(ctx, hash)?;
    let draft = Draft::read(ctx, &file, form, &SourceId::new("preview"), SHOWN_ROWS)?;
    let mut series: Vec<String> = known(ctx).into_iter().filter_map(|one| one.list.series).collect();
    series.sort();
    series.dedup();
    let table = &draft.table;
    let shown = table.columns().iter().take(columns::SHOWN);
    Ok(ListPreview {
        hash: file.details.hash.to_string(),
        name: file.details.name.clone(),
        form: proposed(form, &draft, &file.details.name),
        reading: draft.reading.clone(),
        taken: taken(ctx, &draft, form),
        columns: shown.map(|column| column_line(ctx, column, &draft)).collect(),
        more_columns: table.columns().len().saturating_sub(columns::SHOWN),
        fields: fields(&draft, ctx.language),
        orders: DateOrder::ALL.map(|one| (one.name().to_owned(), one.say(ctx.language).to_owned())).to_vec(),
        rows: draft.rows.iter().map(|row| rows::bare_line(ctx, row)).collect(),
        counts: draft.counts,
        aside: aside(table, ctx.language),
        problems: draft.problems.iter().map(|one| (one.place(), said(&one.reason, ctx))).collect(),
        more_problems: draft.more_problems,
        notices: draft.book.notices().iter().map(|notice| said(notice, ctx)).collect(),
        stated_total: table.stated_total(),
        earlier: draft.earlier.clone(),
        series,
        says: choices(Choice::Kinds, ctx.language),
        tiers: choices(Choice::Tiers, ctx.language),
        already: draft.already.clone(),
        trouble: draft.trouble.clone(),
    })
}

/// The form with what is proposed for what nobody has typed yet.
fn proposed(form: &ListForm, draft: &Draft, name: &str) -> ListForm {
    let mut form = form.clone();
    form.series.clone_from(&draft.series);
    if !form.reading.is_empty() {
        return form;
    }
    let fill = |slot: &mut String, value: Option<String>| {
        if slot.is_empty() {
            *slot = value.unwrap_or_default();
        }
    };
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    fill(&mut form.title, Some(stem.to_owned()));
    fill(&mut form.counts, draft.table.stated_total().map(|(_, total)| total.to_string()));
    let before = draft.proposed.as_ref();
    fill(&mut form.complete_for, before.and_then(|list| list.complete_for.clone()));
    fill(&mut form.once, before.and_then(|list| list.once.then(|| "yes".to_owned())));
    fill(&mut form.says, before.and_then(|list| list.says).map(|kind| kind.name().to_owned()));
    fill(&mut form.tier, Some(before.map_or(Tier::Team, |list| list.tier).word().to_owned()));
    form
}

fn taken(ctx: &Ctx<'_>, draft: &Draft, form: &ListForm) -> Vec<TakenLine> {
    let taken = draft.table.taken();
    let (sheet, why) = &taken.sheet;
    let mut lines = Vec::new();
    if draft.book.sheets().len() > 1 {
        let choice = |one: &Sheet| (one.name().to_owned(), sheet_words(one, ctx.language));
        lines.push(TakenLine {
            name: "sheet".to_owned(),
            chosen: form.sheet.clone(),
            words: sheet.clone(),
            why: said(why, ctx),
            choices: draft.book.sheets().iter().map(choice).collect(),
        });
    }
    let (header, why) = &taken.header;
    lines.push(TakenLine {
        name: "header".to_owned(),
        chosen: form.header.clone(),
        words: header_words(*header, ctx.language),
        why: said(why, ctx),
        choices: Vec::new(),
    });
    if let Some((separator, why)) = &taken.separator {
        let words = |one: Separator| separator_words(one, ctx.language).to_owned();
        lines.push(TakenLine {
            name: "separator".to_owned(),
            chosen: form.separator.clone(),
            words: words(*separator),
            why: said(why, ctx),
            choices: Separator::ALL.map(|one| (one.name().to_owned(), words(one))).to_vec(),
        });
    }
    if let Some((encoding, why)) = &taken.encoding {
        lines.push(TakenLine {
            name: "encoding".to_owned(),
            chosen: form.encoding.clone(),
            words: encoding.name().to_owned(),
            why: said(why, ctx),
            choices: Encoding::ALL.map(|one| (one.name().to_owned(), one.name().to_owned())).to_vec(),
        });
    }
    lines
}

fn sheet_words(sheet: &Sheet, language: Language) -> String {
    let (name, rows) = (sheet.name(), sheet.rows());
    if sheet.error().is_some() {
        return language.choose(format!("{name} (cannot be read)"), format!("{name} (no se puede leer)"));
    }
    let hidden = if sheet.is_hidden() { language.choose(", hidden", ", oculta") } else { "" };
    language.choose(format!("{name} ({rows} rows{hidden})"), format!("{name} ({rows} filas{hidden})"))
}

fn header_words(header: Header, language: Language) -> String {
    let rows = header_word(header);
    match header {
        Header::None => language.choose("none", "ninguno").to_owned(),
        Header::Row(_) => language.choose(format!("row {rows}"), format!("fila {rows}")),
        Header::Rows(..) => language.choose(format!("rows {rows}"), format!("filas {rows}")),
    }
}

fn separator_words(separator: Separator, language: Language) -> &'static str {
    match separator {
        Separator::Comma => language.choose("comma ,", "coma ,"),
        Separator::Semicolon => language.choose("semicolon ;", "punto y coma ;"),
        Separator::Tab => language.choose("tab", "tabulador"),
        Separator::Pipe => language.choose("bar |", "barra |"),
    }
}

fn column_line(ctx: &Ctx<'_>, column: &Column, draft: &Draft) -> ColumnLine {
    let taken = draft.taken.iter().find(|one| one.column == column.index);
    let field = taken.map_or(Field::Note, |one| one.field.clone());
    let is_date = matches!(field, Field::Born | Field::Date(_));
    let told = draft.told.iter().find(|(index, _)| *index == Some(column.index));
    let guess = column.guess.as_ref();
    let sure = |confidence: Confidence| confidence.say(ctx.language);
    ColumnLine {
        letter: column.letter.clone(),
        heading: column.heading.clone(),
        samples: column.samples.iter().map(|sample| short(sample)).collect(),
        filled: column.filled,
        formulas: column.formulas,
        field: field.name(),
        order: taken.filter(|_| is_date).map(|one| one.order.name().to_owned()),
        guess: guess.map(|guess| format!("{} ({})", guess.field.say(ctx.language), sure(guess.confidence))),
        reason: guess.map(|guess| said(&guess.reason, ctx)),
        told: told.map(|(_, words)| words.clone()),
    }
}

/// A sample that does not fill the screen.
fn short(text: &str) -> String {
    let mut letters = text.chars();
    let short: String = letters.by_ref().take(60).collect();
    if letters.next().is_some() { short + "…" } else { short }
}

/// What a column can be taken for: the plain fields, identifiers, and the dates that lists have most often; whatever else a
/// column is taken for already stands among them.
fn fields(draft: &Draft, language: Language) -> Vec<(String, String)> {
    let dates = ["ice_custody_started", "transferred", "released", "removal_executed", "arrested", "entered_us"];
    let identifiers = Field::IDENTIFIERS.into_iter().map(|kind| Field::Identifier(kind.to_owned()));
    let dates = dates.into_iter().filter_map(EventKind::find).map(Field::Date);
    let taken = draft.taken.iter().map(|one| one.field.clone());
    let mut all: Vec<Field> = Vec::new();
    for field in Field::PLAIN.into_iter().chain(identifiers).chain(dates).chain(taken) {
        if !all.contains(&field) {
            all.push(field);
        }
    }
    all.into_iter().map(|field| (field.name(), words(&field, language))).collect()
}

fn words(field: &Field, language: Language) -> String {
    match field {
        Field::Note => language.choose("kept as printed", "se guarda como está impreso").to_owned(),
        other => other.say(language),
    }
}

fn aside(table: &Table, language: Language) -> Vec<AsideLine> {
    let kind = |kind: AsideKind| match kind {
        AsideKind::Title => language.choose("title", "título"),
        AsideKind::Heading => language.choose("headings", "encabezados"),
        AsideKind::Repeated => language.choose("headings again", "encabezados repetidos"),
        AsideKind::Footer => language.choose("footer", "pie"),
    };
    let line = |one: &paradero_reader::table::Aside| AsideLine {
        row: one.row,
        kind: kind(one.kind).to_owned(),
        text: one.text.clone(),
    };
    table.aside().iter().take(SHOWN_ASIDE).map(line).collect()
}
