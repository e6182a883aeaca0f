//! What is typed and chosen about a list, and what of a file it chooses.

use std::collections::BTreeMap;

use paradero_reader::sheet::{Choice, Encoding, Header, Separator};
use paradero_reader::table::Taken;
use serde::{Deserialize, Serialize};

/// What is typed and chosen about a list. The default leaves everything to detection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct ListForm {
    /// The title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When it was published, as EDTF.
    pub published: String,
    /// Where it can be read.
    pub url: String,
    /// The day, or the time, that it is a list of, as EDTF.
    pub as_of: String,
    /// How many people it says that it is about.
    pub counts: String,
    /// What it claims to be complete for.
    pub complete_for: String,
    /// What its deliveries have in common.
    pub series: String,
    /// `yes` when it names nobody twice.
    pub once: String,
    /// What it says of whoever stands on it: the word of a kind of event, or nothing.
    pub says: String,
    /// The tier's word.
    pub tier: String,
    /// The sheet's name; empty leaves it to detection, as with the next three.
    pub sheet: String,
    /// The rows of headings: `none`, `3` or `2-3`.
    pub header: String,
    /// The separator's word.
    pub separator: String,
    /// The encoding's word.
    pub encoding: String,
    /// Which reading of the file the columns are about: [`ListPreview::reading`](crate::view::ListPreview::reading).
    pub reading: String,
    /// The columns: `field-C` says what column C is taken for, `order-C` how its days and months are written.
    #[serde(flatten)]
    pub columns: BTreeMap<String, String>,
}

impl ListForm {
    /// What of the file is chosen. What cannot be read as a choice is left to detection.
    pub(super) fn choice(&self) -> Choice {
        Choice {
            sheet: Some(self.sheet.clone()).filter(|sheet| !sheet.trim().is_empty()),
            header: header(&self.header),
            separator: Separator::find(self.separator.trim()),
            encoding: Encoding::find(self.encoding.trim()),
        }
    }

    /// What a column is chosen to be.
    pub(super) fn field(&self, letter: &str) -> Option<&str> {
        self.columns.get(&format!("field-{letter}")).map(String::as_str)
    }

    /// How days and months of a column are chosen to be read.
    pub(super) fn order(&self, letter: &str) -> Option<&str> {
        self.columns.get(&format!("order-{letter}")).map(String::as_str)
    }
}

/// Reads `none`, `3` or `2-3`.
fn header(text: &str) -> Option<Header> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("none") {
        return Some(Header::None);
    }
    match text.split_once('-') {
        Some((first, last)) => Some(Header::Rows(first.trim().parse().ok()?, last.trim().parse().ok()?)),
        None => text.parse().ok().map(Header::Row),
    }
}

/// The rows of headings as they are typed.
pub(super) fn header_word(header: Header) -> String {
    match header {
        Header::None => "none".to_owned(),
        Header::Row(row) => row.to_string(),
        Header::Rows(first, last) => format!("{first}-{last}"),
    }
}

/// Which reading of a file a choice of columns is about.
pub(super) fn reading(taken: &Taken, series: &str) -> String {
    let separator = taken.separator.as_ref().map_or("", |taken| taken.0.name());
    let encoding = taken.encoding.as_ref().map_or("", |taken| taken.0.name());
    format!("{}|{separator}|{encoding}|{}|{}", header_word(taken.header.0), taken.sheet.0, series.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_typed_as_they_are_written() {
        for header_rows in [Header::None, Header::Row(3), Header::Rows(2, 3)] {
            assert_eq!(header(&header_word(header_rows)), Some(header_rows));
        }
        for nothing in ["", "auto", "-1", "2-", "x-3"] {
            assert_eq!(header(nothing), None, "{nothing}");
        }
    }
}
