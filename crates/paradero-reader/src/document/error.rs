//! Why a document could not be read, and what to do about it.

use std::fmt;

use paradero_record::Language;

use super::DocumentKind;
use crate::said::{Said, said};
use crate::sheet::{SheetError, SheetErrorKind};

/// What kind of trouble a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentErrorKind {
    /// There is nothing in it.
    Empty,
    /// It is larger than a bound; the sentence states the bound.
    TooLarge,
    /// It would unpack to far more than it is, or goes in circles: made to exhaust whoever opens it, or damaged.
    Bomb,
    /// It is locked with a password.
    Password,
    /// It is a kind of file that is not read; the sentence says what to save it as.
    OtherFormat,
    /// It is broken or cut off; the sentence says where.
    Damaged,
    /// It can be opened, but has no text: a scan is a picture.
    NoText,
}

/// Why a document could not be read: what happened, where, and what to do, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentError {
    kind: DocumentErrorKind,
    said: Said,
}

impl DocumentError {
    fn new(kind: DocumentErrorKind, said: Said) -> Self {
        Self { kind, said }
    }

    /// What kind of trouble it is.
    pub fn kind(&self) -> DocumentErrorKind {
        self.kind
    }

    /// What happened, where, and what to do.
    pub fn say(&self, language: Language) -> &str {
        self.said.say(language)
    }

    pub(super) fn empty() -> Self {
        let said = said!(
            "The file is empty. Was it saved, or copied whole?",
            "El archivo está vacío. ¿Se guardó o se copió completo?"
        );
        Self::new(DocumentErrorKind::Empty, said)
    }

    pub(super) fn too_large(most: usize) -> Self {
        let mib = most >> 20;
        let said = said!(
            "The file is larger than {mib} MiB, the most that is read. Split it, or keep only the pages that are needed.",
            "El archivo pasa de {mib} MiB, el máximo que se lee. Divídalo o deje solo las páginas necesarias."
        );
        Self::new(DocumentErrorKind::TooLarge, said)
    }

    /// `english` and `spanish` say what it would do, as in "it would unpack to more than 64 MiB".
    pub(super) fn bomb(english: &str, spanish: &str) -> Self {
        let said = said!(
            "The document was not read: {english}. Such files are made to exhaust a computer, or are damaged. Ask whoever sent it, or copy its words into a text file.",
            "El documento no se leyó: {spanish}. Esos archivos se hacen para agotar una computadora, o están dañados. Pregunte a quien lo envió o copie sus palabras en un archivo de texto."
        );
        Self::new(DocumentErrorKind::Bomb, said)
    }

    pub(super) fn password() -> Self {
        let said = said!(
            "The document is locked with a password. Open it with the password, save it without one, and bring that file.",
            "El documento está protegido con contraseña. Ábralo con la contraseña, guárdelo sin ella y traiga ese archivo."
        );
        Self::new(DocumentErrorKind::Password, said)
    }

    pub(super) fn other(english: &str, spanish: &str) -> Self {
        let said = said!(
            "This is {english}, not a document that can be read here. Save its text as .docx, .pdf, .html or .txt, or copy the words into a text file.",
            "Esto es {spanish}, no un documento que se pueda leer aquí. Guarde su texto como .docx, .pdf, .html o .txt, o copie las palabras en un archivo de texto."
        );
        Self::new(DocumentErrorKind::OtherFormat, said)
    }

    /// `part` is where: "page 3", "word/document.xml".
    pub(super) fn damaged(part: &str, english: &str, spanish: &str) -> Self {
        let said = said!(
            "The document is damaged: {part}: {english}. Fetch the file again; if it opens elsewhere, save it anew or copy its words into a text file.",
            "El documento está dañado: {part}: {spanish}. Obtenga el archivo otra vez; si abre en otro programa, guárdelo de nuevo o copie sus palabras en un archivo de texto."
        );
        Self::new(DocumentErrorKind::Damaged, said)
    }

    pub(super) fn no_text(kind: DocumentKind) -> Self {
        let said = match kind {
            DocumentKind::Pdf => said!(
                "There is no text in this PDF: its pages are pictures, as of a scan or a photograph. Read it with OCR (text recognition) first, and bring the result.",
                "No hay texto en este PDF: sus páginas son imágenes, como las de un escáner o una foto. Páselo primero por OCR (reconocimiento de texto) y traiga el resultado."
            ),
            _ => said!(
                "There are no words in this file ({kind}). Is it the right one, and was it saved whole?",
                "No hay palabras en este archivo ({kind}). ¿Es el correcto y se guardó completo?"
            ),
        };
        Self::new(DocumentErrorKind::NoText, said)
    }

    /// What the readers of zip and XML say, which were written for workbooks, said of a document.
    pub(super) fn of_sheet(error: &SheetError, part: &str) -> Self {
        match error.kind() {
            SheetErrorKind::Bomb | SheetErrorKind::TooLarge => Self::bomb(
                "its parts would unpack to far more than they are, or declare what no document has",
                "sus partes se desempaquetarían en mucho más de lo que son, o declaran lo que ningún documento tiene",
            ),
            SheetErrorKind::Password => Self::password(),
            _ => Self::damaged(
                part,
                "the part is missing, cut off or broken inside",
                "la parte falta, está cortada o está rota por dentro",
            ),
        }
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said.fmt(f)
    }
}

impl std::error::Error for DocumentError {}
