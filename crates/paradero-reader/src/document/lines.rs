//! Builds a text line by line, with exact spans of what its markup and links say.

use paradero_prose::{Markup, Meta, Page, Span, Text};

/// A text under construction: words are added to a line, the line is ended with what it is.
#[derive(Debug)]
pub(super) struct Lines {
    content: String,
    markup: Vec<(Span, Markup)>,
    links: Vec<(Span, String)>,
    pages: Vec<Page>,
    most: usize,
    cut: bool,
    /// Where the current line begins.
    start: usize,
    /// Where its current cell begins.
    cell: usize,
    /// A space stands between what was added and what comes.
    gap: bool,
    open_link: Option<(usize, String)>,
}

/// What a character of a file becomes in a text.
fn tame(c: char) -> Option<char> {
    Some(match c {
        c if c.is_whitespace() => ' ',
        // Marks that turn the direction of writing can make a text look other than it is; the rest cannot be seen.
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {
            return None;
        }
        c if c.is_control() => return None,
        c => c,
    })
}

impl Lines {
    /// Builds a text of at most so many bytes.
    pub(super) fn new(most: usize) -> Self {
        Self {
            content: String::new(),
            markup: Vec::new(),
            links: Vec::new(),
            pages: Vec::new(),
            most,
            cut: false,
            start: 0,
            cell: 0,
            gap: false,
            open_link: None,
        }
    }

    /// Whether something was left out because the text became too long.
    pub(super) fn is_cut(&self) -> bool {
        self.cut
    }

    /// Whether nothing stands on the current line yet.
    pub(super) fn line_is_empty(&self) -> bool {
        self.content.len() == self.start
    }

    /// How much has been written.
    pub(super) fn len(&self) -> usize {
        self.content.len()
    }

    /// Adds words to the line; white space of any kind becomes one space.
    pub(super) fn push(&mut self, words: &str) {
        for c in words.chars().filter_map(tame) {
            if c == ' ' {
                self.gap = true;
                continue;
            }
            if self.content.len() + 6 > self.most {
                self.cut = true;
                return;
            }
            if self.gap && self.content.len() > self.start && !self.content.ends_with('\t') {
                self.content.push(' ');
            }
            if let Some((at, _)) = &mut self.open_link
                && *at == usize::MAX
            {
                *at = self.content.len();
            }
            self.gap = false;
            self.content.push(c);
        }
    }

    /// What follows is a link, until [`Lines::close_link`].
    pub(super) fn open_link(&mut self, address: &str) {
        self.open_link = Some((usize::MAX, address.to_owned()));
    }

    /// Ends a link; one without words is forgotten.
    pub(super) fn close_link(&mut self) {
        if let Some((start, address)) = self.open_link.take()
            && start < self.content.len()
        {
            self.links.push((Span::new(start, self.content.len()), address));
        }
    }

    /// Ends a cell of a table; the next one stands on the same line, behind a tab.
    pub(super) fn end_cell(&mut self) {
        self.split_link();
        if self.content.len() > self.cell {
            self.markup.push((Span::new(self.cell, self.content.len()), Markup::Cell));
            self.content.push('\t');
        }
        self.cell = self.content.len();
        self.gap = false;
    }

    /// Ends the line; an empty one leaves nothing behind.
    pub(super) fn end(&mut self, what: Option<Markup>) {
        self.split_link();
        let cells = self.cell > self.start;
        while self.content.len() > self.start && self.content.ends_with('\t') {
            self.content.pop();
        }
        self.gap = false;
        if self.content.len() > self.start {
            if let Some(what) = what
                && !cells
            {
                self.markup.push((Span::new(self.start, self.content.len()), what));
            }
            self.content.push('\n');
        }
        self.start = self.content.len();
        self.cell = self.start;
    }

    /// Takes back a hyphen that only divides a word at the end of a line, when `next` goes on in small letters. Words that begin
    /// like one of `kept` keep theirs. Tells whether nothing belongs between the two lines.
    pub(super) fn take_hyphen(&mut self, kept: &[&str], next: &str) -> bool {
        let Some(head) = self.content.strip_suffix('-') else { return false };
        let word = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let divides = word.chars().next_back().is_some_and(char::is_lowercase)
            && next.trim_start().starts_with(char::is_lowercase)
            && self.content.len() > self.start
            && !self.gap;
        if divides && !kept.contains(&word.to_lowercase().as_str()) {
            self.content.pop();
        }
        divides
    }

    /// Leaves an empty line between paragraphs that are wrapped at a width.
    pub(super) fn blank(&mut self) {
        if !self.content.is_empty() && !self.content.ends_with("\n\n") && self.line_is_empty() {
            self.content.push('\n');
            self.start = self.content.len();
            self.cell = self.start;
        }
    }

    /// A link over the end of a line goes on as another in the next.
    fn split_link(&mut self) {
        if let Some((_, address)) = self.open_link.clone() {
            self.close_link();
            self.open_link(&address);
        }
    }

    /// Ends a page that began at this byte.
    pub(super) fn page(&mut self, number: u32, start: usize) {
        self.pages.push(Page { number, span: Span::new(start, self.content.len()) });
    }

    /// The text with what the file says about itself.
    pub(super) fn finish(mut self, meta: Meta) -> Text {
        self.end(None);
        let mut links = self.links;
        links.extend(meta.links.iter().cloned());
        Text { content: self.content, meta: Meta { links, ..meta }, markup: self.markup, pages: self.pages }
    }
}

/// One line of words: white space of any kind as one space, without what cannot be seen. `None` when nothing is left.
pub(super) fn one_line(words: &str) -> Option<String> {
    let mut lines = Lines::new(4096);
    lines.push(words);
    (!lines.content.is_empty()).then_some(lines.content)
}
