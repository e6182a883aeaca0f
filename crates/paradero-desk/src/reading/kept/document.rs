//! The one place at which files become texts.

use paradero_prose::Text;
use paradero_reader::document::{self, DocumentKind, DocumentLimits};
use paradero_record::Language;

use crate::reading::MOST_TEXT_BYTES;

/// A text as it was taken from a file.
pub(super) struct Taken {
    pub(super) text: Text,
    /// What took it.
    pub(super) how: String,
    pub(super) media_type: &'static str,
    /// What a reader should know.
    pub(super) said: Vec<String>,
}

/// Takes the text from a file.
///
/// # Errors
///
/// When it cannot be read; the sentence says why and what to do.
pub(super) fn open(bytes: &[u8], name: &str, language: Language) -> Result<Taken, String> {
    let limits = DocumentLimits { file: MOST_TEXT_BYTES, ..DocumentLimits::default() };
    let document = document::open_within(bytes, name, &limits).map_err(|error| error.say(language).to_owned())?;
    let mut said: Vec<String> = document.said.iter().map(|line| line.say(language).to_owned()).collect();
    if !document.attachments.is_empty() {
        let names = document.attachments.join(", ");
        said.push(language.choose(format!("Not read, attached: {names}"), format!("Sin leer, adjuntos: {names}")));
    }
    Ok(Taken { text: document.text, how: document.how, media_type: media_type(document.kind), said })
}

const fn media_type(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Html => "text/html",
        DocumentKind::Pdf => "application/pdf",
        DocumentKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        DocumentKind::Eml => "message/rfc822",
        DocumentKind::Plain => "text/plain",
        DocumentKind::Csv => "text/csv",
    }
}
