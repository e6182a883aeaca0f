//! Who may be meant by a name, how likely, and why.

use serde::Serialize;

use crate::input::FieldFault;
use crate::view::PersonLine;

/// Who may be meant.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FindView {
    /// The name that was looked for, without what was read out of the text.
    pub asked: String,
    /// What was taken from the text for a date of birth or a country, in words.
    pub read: Vec<String>,
    /// Who may be meant, the most likely first.
    pub hits: Vec<HitLine>,
    /// How likely it is that nobody on record is meant, in percent.
    pub nobody: u8,
    /// How sure the answer is, in a sentence.
    pub outcome: String,
    /// Whether the name tells people apart, and what to ask next.
    pub telling: Option<String>,
    /// What of the question could not be read, by field: `born`, `age`, `country`.
    pub faults: Vec<FieldFault>,
}

/// Somebody on record who may be meant.
#[derive(Clone, Debug, Serialize)]
pub struct HitLine {
    /// Who.
    pub person: PersonLine,
    /// How likely, in percent.
    pub percent: u8,
    /// The name by which they were found, when it is not the one on the screen.
    pub by_name: Option<String>,
    /// Word by word and fact by fact, why.
    pub reasons: Vec<ReasonLine>,
}

/// Something that speaks for or against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReasonLine {
    /// In words: "Hernandes ~ Hernández: sounds alike".
    pub says: String,
    /// `for`, `against`, or `neither`.
    pub speaks: String,
}

/// Who on a list may be meant.
#[derive(Clone, Debug, Serialize)]
pub struct FindListView {
    /// The file.
    pub file: String,
    /// How its columns were read, as `--map` takes it.
    pub mapping: String,
    /// The name that was looked for, without what was read out of the text.
    pub asked: String,
    /// What was taken from the text for a date of birth or a country, in words.
    pub read: Vec<String>,
    /// The rows that may be meant, the most likely first.
    pub hits: Vec<RowHitLine>,
    /// How likely it is that nobody on the list is meant, in percent.
    pub nobody: u8,
    /// How sure the answer is, in a sentence.
    pub outcome: String,
    /// Whether the name tells people apart, and what to ask next.
    pub telling: Option<String>,
    /// Where every row went.
    pub counts: RowCounts,
    /// Rows and cells that could not be read.
    pub problems: Vec<RowProblem>,
    /// How many problems there are beyond those.
    pub more_problems: usize,
}

/// A row of a list that may be meant.
#[derive(Clone, Debug, Serialize)]
pub struct RowHitLine {
    /// The row, as the sheet numbers it.
    pub row: u32,
    /// The name as the list has it.
    pub name: String,
    /// The birth as the list has it.
    pub born: Option<String>,
    /// The country as the list has it.
    pub country: Option<String>,
    /// The place as the list has it.
    pub place: Option<String>,
    /// How likely, in percent.
    pub percent: u8,
    /// Why.
    pub reasons: Vec<ReasonLine>,
}

/// Where the rows of a sheet went: `rows` is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RowCounts {
    /// All rows to the last that holds something.
    pub rows: usize,
    /// Rows that name somebody.
    pub people: usize,
    /// Rows of the table without a name.
    pub nameless: usize,
    /// Rows without anything in them.
    pub blank: usize,
    /// Titles, headings and footers.
    pub aside: usize,
    /// Rows that could not be read.
    pub failed: usize,
}

/// Something of a sheet that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowProblem {
    /// The row, as the sheet numbers it.
    pub row: Option<u32>,
    /// The place as a spreadsheet names it: `C17`.
    pub place: String,
    /// Why.
    pub reason: String,
}
