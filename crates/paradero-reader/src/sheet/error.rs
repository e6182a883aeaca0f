//! Why a file could not be read, and what to do about it.

use std::fmt;

use paradero_record::Language;

use crate::said::{Said, said};

/// What kind of trouble a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetErrorKind {
    /// There is nothing in it.
    Empty,
    /// It is larger than a bound; the sentence states the bound.
    TooLarge,
    /// It would unpack to far more than it is: made to exhaust whoever opens it, or damaged.
    Bomb,
    /// It is locked with a password.
    Password,
    /// It is a kind of file that is not read; the sentence says what to save it as.
    OtherFormat,
    /// It is broken or cut off; the sentence says where.
    Damaged,
    /// The workbook has no sheet of cells.
    NoSheets,
    /// The choice names a sheet that is not there.
    NoSuchSheet,
}

/// Why a file or sheet could not be read: what happened, where, and what to do, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetError {
    kind: SheetErrorKind,
    said: Said,
}

impl SheetError {
    pub(crate) fn new(kind: SheetErrorKind, said: Said) -> Self {
        Self { kind, said }
    }

    /// What kind of trouble it is.
    pub fn kind(&self) -> SheetErrorKind {
        self.kind
    }

    /// What happened, where, and what to do.
    pub fn say(&self, language: Language) -> &str {
        self.said.say(language)
    }

    pub(crate) fn empty() -> Self {
        let said = said!(
            "The file is empty. Was it saved, or copied whole?",
            "El archivo está vacío. ¿Se guardó o se copió completo?"
        );
        Self::new(SheetErrorKind::Empty, said)
    }

    pub(crate) fn file_too_large(most: usize) -> Self {
        let mib = most >> 20;
        let said = said!(
            "The file is larger than {mib} MiB, the most that is read. Split it, or keep only the columns that are needed.",
            "El archivo pasa de {mib} MiB, el máximo que se lee. Divídalo o deje solo las columnas necesarias."
        );
        Self::new(SheetErrorKind::TooLarge, said)
    }

    pub(crate) fn sheet_too_large(sheet: &str, bound: &Said) -> Self {
        let (english, spanish) = (bound.say(Language::English), bound.say(Language::Spanish));
        let said = said!(
            "Sheet \"{sheet}\": {english}, which is the most that is read. Split it, or keep only what is needed.",
            "Hoja «{sheet}»: {spanish}, que es el máximo que se lee. Divídala o deje solo lo necesario."
        );
        Self::new(SheetErrorKind::TooLarge, said)
    }

    pub(crate) fn bomb(what: &Said) -> Self {
        let (english, spanish) = (what.say(Language::English), what.say(Language::Spanish));
        let said = said!(
            "The workbook was not opened: {english}. Such files are made to exhaust a computer. Ask whoever sent it, or have it saved again as CSV.",
            "El libro no se abrió: {spanish}. Esos archivos se hacen para agotar una computadora. Pregunte a quien lo envió o pida que lo guarden como CSV."
        );
        Self::new(SheetErrorKind::Bomb, said)
    }

    pub(crate) fn password() -> Self {
        let said = said!(
            "The workbook is locked with a password. Open it with the password, save it without one, and bring that file.",
            "El libro está protegido con contraseña. Ábralo con la contraseña, guárdelo sin ella y traiga ese archivo."
        );
        Self::new(SheetErrorKind::Password, said)
    }

    pub(crate) fn other_format(english: &str, spanish: &str) -> Self {
        let said = said!(
            "This is {english}, not a sheet that can be read here. Open it in a spreadsheet program and save it as .xlsx or .csv.",
            "Esto es {spanish}, no una hoja que se pueda leer aquí. Ábralo en un programa de hojas de cálculo y guárdelo como .xlsx o .csv."
        );
        Self::new(SheetErrorKind::OtherFormat, said)
    }

    pub(crate) fn damaged(part: &str, english: &str, spanish: &str) -> Self {
        let said = said!(
            "The workbook is damaged: {part}: {english}. Fetch the file again; if it opens in a spreadsheet program, save it anew.",
            "El libro está dañado: {part}: {spanish}. Obtenga el archivo otra vez; si abre en un programa de hojas de cálculo, guárdelo de nuevo."
        );
        Self::new(SheetErrorKind::Damaged, said)
    }

    pub(crate) fn no_sheets() -> Self {
        let said = said!(
            "The workbook has no sheet with cells. Is it the right file?",
            "El libro no tiene ninguna hoja con celdas. ¿Es el archivo correcto?"
        );
        Self::new(SheetErrorKind::NoSheets, said)
    }

    pub(crate) fn no_such_sheet(wanted: &str, sheets: &str) -> Self {
        let said = said!(
            "There is no sheet \"{wanted}\". The sheets are: {sheets}.",
            "No hay ninguna hoja «{wanted}». Las hojas son: {sheets}."
        );
        Self::new(SheetErrorKind::NoSuchSheet, said)
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said.fmt(f)
    }
}

impl std::error::Error for SheetError {}
