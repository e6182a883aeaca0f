//! A place in the text of a moment, and the faults that are found there.

use std::ops::Range;

/// How many letters of a wrong text an error repeats.
const LONGEST_SHOWN: usize = 40;

/// What is wrong with the text, before anybody guesses what was meant.
pub(in crate::moment) struct Fault {
    pub(super) span: Range<usize>,
    pub(super) expected: String,
    pub(super) found: String,
    pub(super) help: Option<&'static str>,
}

impl Fault {
    pub(super) fn help(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }
}

/// A stretch of the whole text that is still to be read.
#[derive(Clone)]
pub(super) struct Cursor<'a> {
    whole: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(whole: &'a str) -> Self {
        Self { whole, at: 0, end: whole.len() }
    }

    /// Where in the whole text the stretch begins, in bytes.
    pub(super) fn start(&self) -> usize {
        self.at
    }

    /// Where in the whole text the stretch ends, in bytes.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// What is still to be read.
    pub(super) fn text(&self) -> &'a str {
        self.whole.get(self.at..self.end).unwrap_or("")
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.end
    }

    /// The next byte. All of EDTF is ASCII; a byte of anything else fits nowhere.
    pub(super) fn peek(&self) -> Option<u8> {
        self.text().bytes().next()
    }

    /// Steps over a byte, if it is the next one.
    pub(super) fn eat(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// Steps over ASCII text that was looked at before.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.end);
    }

    /// The stretches before and after the first occurrence of a separator.
    pub(super) fn split_at_first(&self, separator: &str) -> Option<(Self, Self)> {
        let middle = self.at + self.text().find(separator)?;
        let (left, right) = (Self { end: middle, ..*self }, Self { at: middle + separator.len(), ..*self });
        Some((left, right))
    }

    /// The stretch between `[` and `]`, when they are its first and last letters.
    pub(super) fn inside_brackets(&self) -> Option<Self> {
        self.text().strip_prefix('[')?.strip_suffix(']')?;
        Some(Self { at: self.at + 1, end: self.end - 1, ..*self })
    }

    /// The run of digits that comes next.
    pub(super) fn digits(&self) -> &'a str {
        let text = self.text();
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        text.get(..length).unwrap_or("")
    }

    /// The word that comes next, or the one sign that does.
    pub(super) fn token(&self) -> &'a str {
        let text = self.text();
        let word = text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len());
        let length = if word == 0 { text.chars().next().map_or(0, char::len_utf8) } else { word };
        text.get(..length).unwrap_or("")
    }

    /// The next word does not fit here.
    pub(super) fn fault(&self, expected: &str) -> Fault {
        self.fault_over(self.at..self.at + self.token().len(), expected)
    }

    /// This stretch of the whole text does not fit here.
    pub(super) fn fault_over(&self, span: Range<usize>, expected: &str) -> Fault {
        let found = match self.whole.get(span.clone()) {
            None | Some("") => "nothing more".to_owned(),
            Some(" ") => "a space".to_owned(),
            Some(text) => {
                let shown: String = text.chars().take(LONGEST_SHOWN).collect();
                let rest = if shown.len() < text.len() { "…" } else { "" };
                format!("`{}{rest}`", shown.escape_debug())
            }
        };
        Fault { span, expected: expected.to_owned(), found, help: None }
    }
}
