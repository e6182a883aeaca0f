//! Plain text and text of cells: letters, line ends, pages.

use paradero_prose::{Meta, Page, Span, Text};

use super::{Document, DocumentError, DocumentKind, DocumentLimits, cut_short, letters};
use crate::said::said;

/// Reads plain text. Lines stay as they are: where a text is wrapped at a width, the layout is for the reader of prose to see.
pub(super) fn read(bytes: &[u8], kind: DocumentKind, limits: &DocumentLimits) -> Result<Document, DocumentError> {
    let (words, guessed) = letters::read(bytes, None);
    let mut said: Vec<_> = guessed.into_iter().collect();
    let mut made = Made { content: String::with_capacity(words.len().min(limits.text)), pages: Vec::new(), start: 0 };
    let (mut turns, mut control) = (0_usize, 0_usize);
    let mut letters = words.chars().peekable();
    while let Some(c) = letters.next() {
        if made.content.len() + 4 > limits.text {
            said.push(cut_short(limits));
            break;
        }
        match c {
            '\r' => {
                letters.next_if_eq(&'\n');
                made.content.push('\n');
            }
            '\n' | '\t' => made.content.push(c),
            '\u{0B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => made.content.push('\n'),
            '\u{0C}' => made.end_page(),
            '\u{A0}' => made.content.push(' '),
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => turns += 1,
            '\u{AD}' => {}
            c if c.is_control() => control += 1,
            c => made.content.push(c),
        }
    }
    if control > made.content.len() / 10 {
        return Err(DocumentError::other(
            "a file of bytes that are not letters",
            "un archivo de bytes que no son letras",
        ));
    }
    let count = turns + control;
    if count > 0 {
        said.push(said!(
            "{count} characters that cannot be seen, or that turn the direction of writing, were left out.",
            "Se omitieron {count} caracteres que no se ven o que cambian la dirección de la escritura."
        ));
    }
    if !made.pages.is_empty() {
        made.end_page();
    }
    let text = Text { content: made.content, meta: Meta::default(), markup: Vec::new(), pages: made.pages };
    let how = "paradero-reader plain 1".to_owned();
    Ok(Document { text, kind, how, said, attachments: Vec::new() })
}

struct Made {
    content: String,
    pages: Vec<Page>,
    start: usize,
}

impl Made {
    /// A form feed ends a page.
    fn end_page(&mut self) {
        if !self.content.is_empty() && !self.content.ends_with('\n') {
            self.content.push('\n');
        }
        let number = u32::try_from(self.pages.len() + 1).unwrap_or(u32::MAX);
        self.pages.push(Page { number, span: Span::new(self.start, self.content.len()) });
        self.start = self.content.len();
    }
}
