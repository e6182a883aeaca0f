//! Lists as screens show them: what a file would become, the lists on record, and their deliveries compared.

use serde::Serialize;

use crate::lists::ListForm;

/// What was taken of a file, whether chosen or detected, and why.
#[derive(Clone, Debug, Serialize)]
pub struct TakenLine {
    /// `sheet`, `header`, `separator` or `encoding`: the field of the form.
    pub name: String,
    /// What is chosen in the form; empty leaves it to detection.
    pub chosen: String,
    /// What was taken, in words.
    pub words: String,
    /// Why.
    pub why: String,
    /// The choices, each as it is sent and in words; empty when it is typed.
    pub choices: Vec<(String, String)>,
}

/// One column of a file, and what it would be taken for.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnLine {
    /// Its letters in a spreadsheet.
    pub letter: String,
    /// What stands at its top.
    pub heading: String,
    /// Some of its values.
    pub samples: Vec<String>,
    /// In how many rows it holds something.
    pub filled: usize,
    /// How many of its values are formulas, told as they were when the file was saved.
    pub formulas: usize,
    /// What it is taken for: a word of [`ListPreview::fields`].
    pub field: String,
    /// How its days and months are written, when it is taken for dates: a word of [`ListPreview::orders`].
    pub order: Option<String>,
    /// What it seems to be, and how sure that is, in words.
    pub guess: Option<String>,
    /// Why it seems so.
    pub reason: Option<String>,
    /// What is different from the earlier delivery, in words.
    pub told: Option<String>,
}

/// Where every row of a sheet went: `rows` is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListCounts {
    /// All rows to the last that holds something.
    pub rows: usize,
    /// Rows that are kept.
    pub kept: usize,
    /// Rows without a name, which are not kept.
    pub nameless: usize,
    /// Rows without anything in them.
    pub blank: usize,
    /// Titles, headings and footers.
    pub aside: usize,
    /// Rows that could not be read.
    pub failed: usize,
}

/// A row that holds something and is nobody.
#[derive(Clone, Debug, Serialize)]
pub struct AsideLine {
    /// Its number.
    pub row: u32,
    /// What it is, in words.
    pub kind: String,
    /// What it says.
    pub text: String,
}

/// The delivery before, and how its columns fit.
#[derive(Clone, Debug, Serialize)]
pub struct EarlierLine {
    /// The list, for a link to `/list/{id}`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day that it is a list of, in words.
    pub as_of: Option<String>,
    /// How many rows it has.
    pub rows: usize,
    /// Every column that it had is there.
    pub whole: bool,
    /// Nobody named the series: it was found by its headings.
    pub found: bool,
    /// What moved, is missing or is new, in words.
    pub told: Vec<String>,
}

/// A kept file as the list that it would become; nothing of it is on record yet.
#[derive(Clone, Debug, Serialize)]
pub struct ListPreview {
    /// The kept file's SHA-256.
    pub hash: String,
    /// The file's name.
    pub name: String,
    /// What is typed and chosen, with what is proposed for the rest.
    pub form: ListForm,
    /// What the columns below are a reading of, so that a choice about another reading is not taken for one about this.
    pub reading: String,
    /// Sheet, headings, separator, encoding.
    pub taken: Vec<TakenLine>,
    /// The columns, at most a hundred.
    pub columns: Vec<ColumnLine>,
    /// How many columns there are beyond those shown; they are kept as printed.
    pub more_columns: usize,
    /// What a column can be taken for.
    pub fields: Vec<(String, String)>,
    /// How days and months can be written.
    pub orders: Vec<(String, String)>,
    /// The first ten rows as they would be kept.
    pub rows: Vec<ListRowLine>,
    /// Where every row went.
    pub counts: ListCounts,
    /// Titles, headings and footers, the first twenty.
    pub aside: Vec<AsideLine>,
    /// What could not be read, with its place: the first fifty.
    pub problems: Vec<(String, String)>,
    /// How many problems there are beyond those shown.
    pub more_problems: usize,
    /// What the file brings along that was not read.
    pub notices: Vec<String>,
    /// The row and number of a total that the sheet states.
    pub stated_total: Option<(u32, u64)>,
    /// The delivery before.
    pub earlier: Option<EarlierLine>,
    /// The series on record.
    pub series: Vec<String>,
    /// What a list can say of whoever stands on it.
    pub says: Vec<(String, String)>,
    /// Who may see it.
    pub tiers: Vec<(String, String)>,
    /// The list that this sheet of this file is already: name and title.
    pub already: Option<(String, String)>,
    /// Why it cannot be recorded as it is.
    pub trouble: Option<String>,
}

/// How the rows of a list stand; `rows` of the list is the sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StandingCounts {
    /// Somebody on record.
    pub somebody: usize,
    /// Judged unsure.
    pub unsure: usize,
    /// Judged to be nobody whom they were held against.
    pub nobody: usize,
    /// Not looked at yet.
    pub unseen: usize,
}

/// A list among the others.
#[derive(Clone, Debug, Serialize)]
pub struct ListLine {
    /// The name in addresses.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The day that it is a list of, in words.
    pub as_of: Option<String>,
    /// How many people it says that it is about.
    pub stated: Option<u32>,
    /// How many rows are on record.
    pub rows: usize,
    /// What it claims to be complete for.
    pub complete_for: Option<String>,
    /// What its deliveries have in common.
    pub series: Option<String>,
    /// How its rows stand.
    pub standing: StandingCounts,
}

/// A row of a list.
#[derive(Clone, Debug, Serialize)]
pub struct ListRowLine {
    /// Its number in the sheet.
    pub number: u32,
    /// The name as printed.
    pub name: String,
    /// Born, in words.
    pub born: Option<String>,
    /// The country, as a code.
    pub country: Option<String>,
    /// The place as printed.
    pub place: Option<String>,
    /// The row's own date, in words.
    pub on: Option<String>,
    /// Identifiers, each with what it is, in words.
    pub identifiers: Vec<(String, String)>,
    /// Everything else: heading and cell.
    pub cells: Vec<(String, String)>,
    /// `somebody`, `unsure`, `nobody` or `unseen`.
    pub standing: String,
    /// Who it is, or may be: name in addresses and label.
    pub people: Vec<(String, String)>,
}

/// One field that reads otherwise in the later delivery.
#[derive(Clone, Debug, Serialize)]
pub struct DifferenceLine {
    /// Which, in words.
    pub what: String,
    /// What the delivery before has; empty for nothing.
    pub before: String,
    /// What this one has; empty for nothing.
    pub after: String,
}

/// Somebody who stands on both deliveries, with something different.
#[derive(Clone, Debug, Serialize)]
pub struct ChangedRow {
    /// The row of this delivery.
    pub row: ListRowLine,
    /// The number of the row on the one before.
    pub was: u32,
    /// What differs.
    pub differences: Vec<DifferenceLine>,
}

/// What is different from the delivery before. Every row of both is counted once.
#[derive(Clone, Debug, Serialize)]
pub struct DeliveryChanges {
    /// The delivery before: name and title.
    pub before: (String, String),
    /// Whether this one claims to be complete, so that absence from it means something.
    pub complete: bool,
    /// Who is new, at most two hundred.
    pub appeared: Vec<ListRowLine>,
    /// How many are new.
    pub appeared_total: usize,
    /// Who is gone: rows of the delivery before, those on record first, at most two hundred.
    pub vanished: Vec<ListRowLine>,
    /// How many are gone.
    pub vanished_total: usize,
    /// Who changed, at most two hundred.
    pub changed: Vec<ChangedRow>,
    /// How many changed.
    pub changed_total: usize,
    /// How many are the same.
    pub same: usize,
}

/// A delivery of the same list.
#[derive(Clone, Debug, Serialize)]
pub struct DeliveryLine {
    /// The list's name in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day that it is a list of, in words.
    pub as_of: Option<String>,
    /// How many rows it has.
    pub rows: usize,
}

/// One list: what it says of itself, its rows, and what changed since the delivery before.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    /// What it says of itself, and how its rows stand.
    pub list: ListLine,
    /// When it was published, in words.
    pub published: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The kept file's SHA-256.
    pub file: Option<String>,
    /// How its rows were counted when it was recorded.
    pub note: Option<String>,
    /// When it was recorded and by whom.
    pub recorded: Option<String>,
    /// It names nobody twice.
    pub once: bool,
    /// What it says of whoever stands on it, in words.
    pub says: Option<String>,
    /// How its columns are read.
    pub columns: Option<String>,
    /// Its tier's word.
    pub tier: String,
    /// Which page of rows is shown, from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The rows of this page.
    pub rows: Vec<ListRowLine>,
    /// All deliveries of it, the oldest first; itself alone when it has no series.
    pub deliveries: Vec<DeliveryLine>,
    /// What is different from the delivery before.
    pub changes: Option<DeliveryChanges>,
}
