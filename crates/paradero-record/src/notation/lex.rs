//! From text to lines of tokens, with the place of each.

use std::ops::Range;

use super::{Day, Diagnostic};

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word, a moment, a number: whatever stands between blanks.
    Word(String),
    /// Text in double quotes, without them.
    Text(String),
    /// One of `,` `|` `(` `)` `:`.
    Mark(char),
}

/// A token and its columns, counted from 1 in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub columns: Range<usize>,
    /// In which line; a statement may go on over several.
    pub line: usize,
}

/// A line with what is written on it, and the lines that go on with it joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, counted from 1.
    pub number: usize,
    /// Whether it belongs to the line above that is not indented.
    pub indented: bool,
    /// The tokens, at least one.
    pub tokens: Vec<Token>,
}

/// Splits a text into lines of tokens. Blank lines and comments are left out.
///
/// A line that is indented deeper than the first line of its block goes on with the line before it. Relative moments such
/// as `{today-3}` are replaced when `day` is given, and are an error otherwise. Takes time linear in the text.
pub fn lex(text: &str, day: Option<&Day>) -> (Vec<Line>, Vec<Diagnostic>) {
    let mut lexer =
        Lexer { day, lines: Vec::new(), diagnostics: Vec::new(), block_indent: None, faults: 0, chars: Vec::new() };
    for (index, raw) in text.lines().enumerate() {
        lexer.line(index + 1, raw.strip_suffix('\r').unwrap_or(raw));
    }
    (lexer.lines, lexer.diagnostics)
}

struct Lexer<'a> {
    day: Option<&'a Day>,
    lines: Vec<Line>,
    diagnostics: Vec<Diagnostic>,
    /// The indent of the first indented line of the block.
    block_indent: Option<usize>,
    /// How many faults the line at hand has.
    faults: usize,
    /// The characters of the line at hand; kept to be filled again.
    chars: Vec<char>,
}

/// How many faults of one line are told; a line that has more is not text that somebody wrote.
const FAULTS_OF_A_LINE: usize = 16;

impl Lexer<'_> {
    fn line(&mut self, number: usize, raw: &str) {
        self.faults = 0;
        let raw = if number == 1 { raw.strip_prefix('\u{feff}').unwrap_or(raw) } else { raw };
        let mut chars = std::mem::take(&mut self.chars);
        chars.clear();
        chars.extend(raw.chars());
        self.tokens_of(number, &chars);
        self.chars = chars;
    }

    fn tokens_of(&mut self, number: usize, chars: &[char]) {
        let indent = chars.iter().take_while(|c| c.is_whitespace()).count();
        if chars.iter().take(indent).any(|c| *c == '\t') {
            self.fault(number, 1..indent + 1, "a tab indents this line", Some("use spaces".to_owned()));
        }
        let tokens = self.tokens(number, chars, indent);
        if tokens.is_empty() {
            return;
        }
        if indent == 0 {
            self.block_indent = None;
        } else if *self.block_indent.get_or_insert(indent) < indent
            && let Some(last) = self.lines.last_mut()
        {
            last.tokens.extend(tokens);
            return;
        }
        self.lines.push(Line { number, indented: indent > 0, tokens });
    }

    fn tokens(&mut self, number: usize, chars: &[char], mut at: usize) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(12);
        while let Some(&c) = chars.get(at) {
            let start = at;
            let kind = match c {
                '#' if at == 0 || chars.get(at - 1).is_none_or(|before| before.is_whitespace()) => {
                    break;
                }
                _ if c.is_whitespace() => {
                    at += 1;
                    continue;
                }
                ',' | '|' | '(' | ')' => {
                    at += 1;
                    TokenKind::Mark(c)
                }
                '"' => TokenKind::Text(self.quoted(number, chars, &mut at)),
                _ => self.word(number, chars, &mut at),
            };
            let columns = start + 1..at + 1;
            // A word that ends in a colon is a name and a mark, as in `outcome: positive`.
            if let TokenKind::Word(word) = &kind
                && word.len() > 1
                && let Some(name) = word.strip_suffix(':')
            {
                let name = TokenKind::Word(name.to_owned());
                tokens.push(Token { kind: name, columns: columns.start..columns.end - 1, line: number });
                let mark = columns.end - 1..columns.end;
                tokens.push(Token { kind: TokenKind::Mark(':'), columns: mark, line: number });
            } else {
                tokens.push(Token { kind, columns, line: number });
            }
        }
        tokens
    }

    fn quoted(&mut self, number: usize, chars: &[char], at: &mut usize) -> String {
        let start = *at;
        let mut text = String::with_capacity(48);
        *at += 1;
        while let Some(&c) = chars.get(*at) {
            *at += 1;
            match c {
                '"' => return text,
                '\\' => self.escaped(number, chars, at, &mut text),
                _ => {
                    self.plain(number, *at, c);
                    text.push(c);
                }
            }
        }
        *at = chars.len();
        let help = Some("end the text with a straight double quote (\")".to_owned());
        self.fault(number, start + 1..chars.len() + 1, "this text is never closed", help);
        text
    }

    /// Reads what follows a backslash inside a text.
    fn escaped(&mut self, number: usize, chars: &[char], at: &mut usize, text: &mut String) {
        let start = *at;
        *at += 1;
        match chars.get(start) {
            Some('n') => text.push('\n'),
            Some(&c @ ('"' | '\\')) => text.push(c),
            Some('u') => {
                if let Some((c, end)) = code(chars, start + 1) {
                    text.push(c);
                    *at = end;
                } else {
                    let help = "write the number of a character in hexadecimal, such as \\u{e9}";
                    let message = "`\\u` is not followed by a character's number";
                    self.fault(number, start..start + 2, message, Some(help.to_owned()));
                }
            }
            // The text is not closed either, which is told.
            None => {}
            Some(&c) => {
                text.push(c);
                let help = Some("write \\\" for a quote, \\\\ for a backslash, \\n for a new line".to_owned());
                self.fault(number, start..start + 2, "this backslash begins nothing that is known", help);
            }
        }
    }

    /// Notes a character that nobody can see. `column` counts from 1.
    fn plain(&mut self, number: usize, column: usize, c: char) {
        if c.is_control() && c != '\t' {
            let message = format!("a control character (U+{:04X}) stands here", u32::from(c));
            self.fault(number, column..column + 1, &message, Some("take it out".to_owned()));
        }
    }

    fn fault(&mut self, number: usize, columns: Range<usize>, message: &str, help: Option<String>) {
        self.faults += 1;
        if self.faults <= FAULTS_OF_A_LINE {
            self.diagnostics.push(Diagnostic::new(number, columns, message).help(help));
        }
    }

    /// Reads to the next blank or mark; a set of moments in brackets is one word.
    fn word(&mut self, number: usize, chars: &[char], at: &mut usize) -> TokenKind {
        let start = *at;
        let bracketed = chars.get(start) == Some(&'[');
        while let Some(&c) = chars.get(*at) {
            let ends = c.is_whitespace() || c == '"' || (!bracketed && matches!(c, ',' | '|' | '(' | ')'));
            if ends {
                break;
            }
            *at += 1;
            self.plain(number, *at, c);
        }
        let mut word = String::with_capacity(*at - start + 4);
        word.extend(chars.get(start..*at).unwrap_or_default());
        if !word.contains('{') {
            return TokenKind::Word(word);
        }
        match super::relative::resolve(&word, self.day) {
            Ok(resolved) => TokenKind::Word(resolved),
            Err((message, help)) => {
                self.fault(number, start + 1..*at + 1, &message, help);
                TokenKind::Word("unknown".to_owned())
            }
        }
    }
}

/// Reads `{e9}`: the character, and where the reading goes on.
fn code(chars: &[char], at: usize) -> Option<(char, usize)> {
    let inside = chars.get(at..)?.strip_prefix(&['{'])?;
    let digits: String = inside.iter().take(7).take_while(|c| **c != '}').collect();
    let is_closed = inside.get(digits.chars().count()) == Some(&'}');
    let number = u32::from_str_radix(&digits, 16).ok().filter(|_| is_closed && !digits.starts_with('+'))?;
    Some((char::from_u32(number)?, at + 1 + digits.len() + 1))
}
