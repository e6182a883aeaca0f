//! Reading one line's tokens from left to right.

use super::{Diagnostic, Line, Token, TokenKind, nearest};
use crate::Moment;

/// Why a line cannot be read further; what is wrong is in the diagnostics already.
#[derive(Debug)]
pub struct Stop;

/// A place in a line, and where to put what is wrong with it.
pub struct Cursor<'a> {
    line: &'a Line,
    at: usize,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Cursor<'a> {
    /// Starts at the first token of a line.
    pub fn new(line: &'a Line, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self { line, at: 0, diagnostics }
    }

    /// The next token, without taking it.
    pub fn peek(&self) -> Option<&'a Token> {
        self.line.tokens.get(self.at)
    }

    /// The next token as a word, without taking it.
    pub fn peek_word(&self) -> Option<&'a str> {
        self.word_at(0)
    }

    /// The word `ahead` tokens further on.
    pub fn word_at(&self, ahead: usize) -> Option<&'a str> {
        match self.line.tokens.get(self.at + ahead).map(|t| &t.kind) {
            Some(TokenKind::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// Whether the next token is text.
    pub fn is_text(&self) -> bool {
        matches!(self.peek().map(|t| &t.kind), Some(TokenKind::Text(_)))
    }

    /// Whether everything was read.
    pub fn is_done(&self) -> bool {
        self.peek().is_none()
    }

    /// Takes the next token.
    pub fn advance(&mut self) -> Option<&'a Token> {
        let token = self.peek()?;
        self.at += 1;
        Some(token)
    }

    /// Takes the next token if it is this word.
    pub fn take(&mut self, word: &str) -> bool {
        let found = self.peek_word() == Some(word);
        self.at += usize::from(found);
        found
    }

    /// Takes these words if they all come next.
    pub fn take_all(&mut self, words: &[&str]) -> bool {
        let found = words.iter().enumerate().all(|(ahead, word)| self.word_at(ahead) == Some(word));
        self.at += if found { words.len() } else { 0 };
        found
    }

    /// Takes the next token if it is this mark.
    pub fn take_mark(&mut self, mark: char) -> bool {
        let found = matches!(self.peek().map(|t| &t.kind), Some(TokenKind::Mark(m)) if *m == mark);
        self.at += usize::from(found);
        found
    }

    /// Takes a word; `expected` says what it should be, as in "a source".
    pub fn word(&mut self, expected: &str) -> Result<&'a str, Stop> {
        match self.peek().map(|t| &t.kind) {
            Some(TokenKind::Word(word)) => {
                self.at += 1;
                Ok(word)
            }
            _ => Err(self.expected(expected, None)),
        }
    }

    /// Takes a text in quotes.
    pub fn text(&mut self, expected: &str) -> Result<&'a str, Stop> {
        match self.peek().map(|t| &t.kind) {
            Some(TokenKind::Text(text)) => {
                self.at += 1;
                Ok(text)
            }
            Some(TokenKind::Word(word)) => {
                let is_curly = word.starts_with(['“', '”', '„', '«', '‘', '’', '\'', '‟']);
                let help = if is_curly {
                    "use straight double quotes (\")".to_owned()
                } else {
                    format!("put it in double quotes: \"{}\"", shortened(word))
                };
                Err(self.expected(expected, Some(help)))
            }
            _ => Err(self.expected(expected, None)),
        }
    }

    /// Takes a moment. What is wrong with it is marked where it stands.
    pub fn moment(&mut self) -> Result<Moment, Stop> {
        let token = self.peek();
        let word = self.word("a moment such as 2025-03-15")?;
        Moment::parse(word).map_err(|error| {
            let message = error.to_string();
            if word.starts_with('[') && !word.ends_with(']') {
                let help = "write a set without blanks: [2025-03-06,2025-03-07]";
                return self.back().fault(message, Some(help.to_owned()));
            }
            // A relative moment was replaced, and its places in the text are not those of the word.
            let is_as_written = token.is_some_and(|t| t.columns.len() == word.chars().count());
            match token.filter(|_| is_as_written && error.help.is_none()) {
                Some(token) => {
                    let before = |end: usize| word.get(..end).unwrap_or(word).chars().count();
                    let first = token.columns.start + before(error.span.start);
                    let last = (token.columns.start + before(error.span.end)).max(first + 1);
                    self.diagnostics.push(Diagnostic::new(token.line, first..last, message));
                    Stop
                }
                None => self.back().fault(message, error.help),
            }
        })
    }

    /// Takes a whole number.
    pub fn number(&mut self, expected: &str) -> Result<u32, Stop> {
        let word = self.word(expected)?;
        word.parse().map_err(|_| self.back().expected(expected, None))
    }

    /// Takes one word of a list, and suggests the nearest when it is another.
    pub fn one_of<T>(
        &mut self,
        expected: &str,
        all: &[T],
        find: impl Fn(&T) -> &'static str + Copy,
    ) -> Result<&'a str, Stop> {
        let word = self.word(expected)?;
        if all.iter().any(|one| find(one) == word) {
            return Ok(word);
        }
        let help = self.suggest(word, all.iter().map(find));
        Err(self.back().expected(expected, help))
    }

    /// Says what was probably meant, or what may be written. A text with very many faults gets no more suggestions, so that
    /// the search for them stays in proportion to the text.
    pub(crate) fn suggest<'b>(&self, word: &str, all: impl Iterator<Item = &'b str>) -> Option<String> {
        (self.diagnostics.len() < MOST_SUGGESTIONS).then(|| suggest(word, all))
    }

    /// Goes back by one token.
    pub fn back(&mut self) -> &mut Self {
        self.at = self.at.saturating_sub(1);
        self
    }

    /// Notes that something else was expected here.
    pub fn expected(&mut self, expected: &str, help: Option<String>) -> Stop {
        let found = match self.peek().map(|t| &t.kind) {
            Some(TokenKind::Word(word)) => format!("`{}`", shortened(word)),
            Some(TokenKind::Text(text)) => format!("the text \"{}\"", shortened(text)),
            Some(TokenKind::Mark(mark)) => format!("`{mark}`"),
            None => "the end of the line".to_owned(),
        };
        self.fault(format!("expected {expected}, found {found}"), help)
    }

    /// Notes what is wrong with the next token.
    pub fn fault(&mut self, message: impl Into<String>, help: Option<String>) -> Stop {
        let (line, columns) = self.here();
        self.diagnostics.push(Diagnostic::new(line, columns, message).help(help));
        Stop
    }

    /// Notes what is wrong with what begins at a place that [`Cursor::here`] gave and ends before the next token.
    pub(crate) fn fault_at(
        &mut self,
        begins: (usize, std::ops::Range<usize>),
        message: &str,
        help: Option<String>,
    ) -> Stop {
        let (line, columns) = begins;
        let ends = self.at.checked_sub(1).and_then(|last| self.line.tokens.get(last)).filter(|last| last.line == line);
        let columns = columns.start..ends.map_or(columns.end, |last| last.columns.end);
        self.diagnostics.push(Diagnostic::new(line, columns, message).help(help));
        Stop
    }

    /// How many faults the text has so far.
    pub(crate) fn fault_count(&self) -> usize {
        self.diagnostics.len()
    }

    /// Goes to the token of this number, counted from 0.
    pub(crate) fn skip_to(&mut self, token: usize) {
        self.at = token;
    }

    /// Line and columns of the next token, or of the end of the line.
    pub fn here(&self) -> (usize, std::ops::Range<usize>) {
        match self.peek() {
            Some(token) => (token.line, token.columns.clone()),
            None => self
                .line
                .tokens
                .last()
                .map_or((self.line.number, 1..2), |last| (last.line, last.columns.end..last.columns.end + 1)),
        }
    }

    /// Notes what is left over, if anything is.
    pub fn finish(&mut self, expected: &str) -> Result<(), Stop> {
        if self.is_done() { Ok(()) } else { Err(self.expected(expected, None)) }
    }
}

/// After so many faults nothing is suggested any more.
pub(crate) const MOST_SUGGESTIONS: usize = 200;

/// Says what was probably meant, or what may be written.
pub(crate) fn suggest<'a>(word: &str, all: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = all.collect();
    if let Some(meant) = nearest(word, all.iter().copied()) {
        return format!("did you mean `{meant}`?");
    }
    let listed: Vec<&str> = all.into_iter().take(24).collect();
    format!("it may be: {}", listed.join(", "))
}

/// The beginning of a text that may be long, on one line.
pub(crate) fn shortened(text: &str) -> String {
    let start: String = text.chars().take(40).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(40).is_some() { format!("{start}…") } else { start }
}
