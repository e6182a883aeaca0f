//! Files of running text (a saved page, a PDF, a Word document, a mail, plain text), opened within bounds.

mod dates;
mod docx;
mod eml;
mod error;
mod html;
mod kind;
mod letters;
mod lines;
mod pdf;
mod plain;

use paradero_prose::Text;

pub use error::{DocumentError, DocumentErrorKind};
pub use kind::DocumentKind;

use crate::limits::Limits;
use crate::said::{Said, said};

/// The bounds within which a document is read. Beyond the first five it is refused with an error that states the bound;
/// a text that is too long is cut, and [`Document::said`] says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentLimits {
    /// Bytes of the file.
    pub file: usize,
    /// Parts of a zip or a mail.
    pub parts: usize,
    /// Bytes of one part or stream when unpacked.
    pub part: usize,
    /// Bytes of all parts or streams together when unpacked.
    pub unpacked: usize,
    /// Pages of a PDF.
    pub pages: usize,
    /// Elements inside each other on a web page; a browser stops at 512 as well.
    pub depth: usize,
    /// Elements and stretches of text of a web page.
    pub nodes: usize,
    /// Steps of drawing in a PDF: one operator or one letter each.
    pub steps: usize,
    /// Bytes of the text; what goes beyond is left out.
    pub text: usize,
}

impl Default for DocumentLimits {
    fn default() -> Self {
        Self {
            file: 64 << 20,
            parts: 10_000,
            part: 64 << 20,
            unpacked: 256 << 20,
            pages: 5_000,
            depth: 512,
            nodes: 1_000_000,
            steps: 20_000_000,
            text: 8 << 20,
        }
    }
}

impl DocumentLimits {
    /// The same bounds in the words of the zip reader.
    fn of_zip(&self) -> Limits {
        let (part, unpacked) = (self.part as u64, self.unpacked as u64);
        Limits { file: self.file, parts: self.parts, part, unpacked, ..Limits::default() }
    }
}

/// A document that has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its words, what it says about itself, its markup and pages.
    pub text: Text,
    /// What kind of file it is, by its bytes.
    pub kind: DocumentKind,
    /// What derived the text, with versions: kept beside it, so that it can be derived again.
    pub how: String,
    /// What a reader should know: an encoding that was guessed, pages without text, parts left out, a text cut short.
    pub said: Vec<Said>,
    /// The names of the files that came with a mail. They are not read.
    pub attachments: Vec<String>,
}

/// Opens a document within the default [`DocumentLimits`].
///
/// What it is shows in its bytes; the name decides only between plain text and CSV, and between a mail and a text that begins like one.
///
/// ```
/// use paradero_reader::document::{self, DocumentKind};
///
/// // Made up.
/// let page = "<html lang=es><title>Nota</title><body><p>Ana Soto lleva <a href='https://ejemplo.test/x'>tres días</a> sin llamar.</p></body>";
/// let document = document::open(page.as_bytes(), "nota.html").unwrap();
/// assert_eq!(document.kind, DocumentKind::Html);
/// assert_eq!(document.text.content, "Ana Soto lleva tres días sin llamar.\n");
/// let (span, address) = &document.text.meta.links[0];
/// assert_eq!((span.of(&document.text.content), address.as_str()), ("tres días", "https://ejemplo.test/x"));
/// ```
pub fn open(bytes: &[u8], name: &str) -> Result<Document, DocumentError> {
    open_within(bytes, name, &DocumentLimits::default())
}

/// Opens a document within these limits.
pub fn open_within(bytes: &[u8], name: &str, limits: &DocumentLimits) -> Result<Document, DocumentError> {
    if bytes.is_empty() {
        return Err(DocumentError::empty());
    }
    if bytes.len() > limits.file {
        return Err(DocumentError::too_large(limits.file));
    }
    let mut document = match kind::detect(bytes, name)? {
        DocumentKind::Html => Ok(html::read(bytes, None, limits)),
        DocumentKind::Pdf => pdf::read(bytes, limits),
        DocumentKind::Docx => docx::read(bytes, limits),
        DocumentKind::Eml => eml::read(bytes, limits),
        DocumentKind::Plain => plain::read(bytes, DocumentKind::Plain, limits),
        DocumentKind::Csv => plain::read(bytes, DocumentKind::Csv, limits),
    }?;
    if document.text.content.trim().is_empty() {
        return Err(DocumentError::no_text(document.kind));
    }
    document.said.dedup();
    Ok(document)
}

/// What is said of a text that was cut.
fn cut_short(limits: &DocumentLimits) -> Said {
    let mib = limits.text >> 20;
    said!(
        "The text is longer than {mib} MiB; what follows was left out. Split the file to read the rest.",
        "El texto pasa de {mib} MiB; lo que sigue se omitió. Divida el archivo para leer el resto."
    )
}
