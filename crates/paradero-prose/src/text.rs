//! A text as it comes from a file: its words, and what the file says about itself.

use std::ops::Range;

use paradero_record::{Language, Moment};

/// A stretch of a text, in bytes of its content, always at the bounds of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

impl Span {
    /// The stretch between two bytes.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether the other lies within it.
    pub const fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether both share a byte.
    pub const fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest stretch that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The words; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// What a file says about itself outside its running text: in its metadata, its markup or its headers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The title.
    pub title: Option<String>,
    /// Who is named as author.
    pub byline: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// When it was published, where the file says so.
    pub published: Option<Moment>,
    /// When it was changed last, where the file says so.
    pub changed: Option<Moment>,
    /// Where it can be read.
    pub url: Option<String>,
    /// What it says it is a copy of: the address or the outlet.
    pub copy_of: Option<String>,
    /// The language that it names.
    pub language: Option<Language>,
    /// The links of the text: where each stands, and where it leads.
    pub links: Vec<(Span, String)>,
}

/// What the markup says that a stretch is. Where a file has no markup there are none, and the layout is guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// A heading of this level, from 1.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A caption of a picture.
    Caption,
    /// Words of another, set apart.
    Blockquote,
    /// A cell of a table.
    Cell,
    /// A paragraph.
    Paragraph,
}

/// A page of a document on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The page, counted from 1.
    pub number: u32,
    /// What of the text stands on it.
    pub span: Span,
}

/// A text to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The words. Lines end in `\n`; every paragraph, heading or item is a line of its own.
    pub content: String,
    /// What the file says about itself.
    pub meta: Meta,
    /// What the markup says of stretches, in order, not overlapping.
    pub markup: Vec<(Span, Markup)>,
    /// The pages, where it has any.
    pub pages: Vec<Page>,
}

impl Text {
    /// A text without metadata or markup.
    pub fn plain(content: impl Into<String>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }
}
