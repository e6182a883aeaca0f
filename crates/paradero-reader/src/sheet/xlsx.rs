//! XLSX workbooks (ECMA-376, ISO/IEC 29500): which sheets there are, and their cells.

mod cells;
mod number;
mod strings;
mod styles;

use std::sync::Arc;

use super::xml::{Node, Xml, attribute};
use super::zip::Zip;
use super::{Sheet, SheetError};
use crate::limits::Limits;
use crate::said::{Said, said};
use styles::Styles;

/// What the sheets of a workbook share.
struct Shared {
    text: Arc<str>,
    /// Where each shared string starts in `text`, and its length.
    strings: Vec<(u32, u32)>,
    styles: Styles,
    /// Days are counted from 1904, as on old Macs.
    from_1904: bool,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    hidden: bool,
}

/// Reads all sheets of a workbook, and what there is to say about it.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<(Vec<Sheet>, Vec<Said>), SheetError> {
    let zip = Zip::open(bytes, limits)?;
    let book = find_book(&zip)?;
    let (listed, from_1904) = read_book(&zip, &book)?;
    if listed.len() > limits.sheets {
        let (count, most) = (listed.len(), limits.sheets);
        return Err(SheetError::bomb(&said!(
            "it has {count} sheets, and at most {most} are read",
            "tiene {count} hojas, y se leen como máximo {most}"
        )));
    }
    let relations = read_relations(&zip, &relations_of(&book))?;
    let folder = book.rsplit_once('/').map_or("", |(folder, _)| folder);
    let target = |kind: &str| relations.iter().find(|r| r.kind.ends_with(kind)).map(|r| path(folder, &r.target));
    let (text, strings) = match target("/sharedStrings") {
        Some(part) if zip.has(&part) => strings::read(&zip, &part, limits)?,
        _ => (Arc::default(), Vec::new()),
    };
    let styles = match target("/styles") {
        Some(part) if zip.has(&part) => Styles::read(&zip, &part)?,
        _ => Styles::default(),
    };
    let shared = Shared { text, strings, styles, from_1904 };
    let mut sheets = Vec::new();
    // Two sheets may name one part; each is unpacked again, so the sum is held too.
    let mut unpacked = 0_u64;
    for sheet in listed {
        let found = relations.iter().find(|r| r.id == sheet.relation && !r.external && r.kind.ends_with("/worksheet"));
        let Some(found) = found else { continue };
        let part = path(folder, &found.target);
        unpacked = unpacked.saturating_add(zip.size(&part));
        if unpacked > limits.unpacked {
            return Err(SheetError::bomb(&said!("its sheets repeat each other", "sus hojas se repiten unas a otras")));
        }
        let cells = cells::read(&zip, &part, &sheet.name, &shared, limits);
        sheets.push(Sheet::new(sheet.name, sheet.hidden, cells.map(Arc::new)));
    }
    if sheets.is_empty() {
        return Err(SheetError::no_sheets());
    }
    Ok((sheets, notices(&zip)))
}

/// What a workbook brings along that is not read.
fn notices(zip: &Zip<'_>) -> Vec<Said> {
    let mut notices = Vec::new();
    if zip.names().any(|name| name.ends_with("vbaproject.bin")) {
        notices.push(said!(
            "The workbook contains macros. They were not run; only the cells were read.",
            "El libro contiene macros. No se ejecutaron; solo se leyeron las celdas."
        ));
    }
    if zip.names().any(|name| name.starts_with("xl/externallinks/")) {
        notices.push(said!(
            "The workbook refers to other files. They were not opened; cells that use them have the value of the last time it was saved.",
            "El libro remite a otros archivos. No se abrieron; las celdas que los usan tienen el valor de la última vez que se guardó."
        ));
    }
    notices
}

fn find_book(zip: &Zip<'_>) -> Result<String, SheetError> {
    if zip.has("_rels/.rels") {
        let relations = read_relations(zip, "_rels/.rels")?;
        if let Some(found) = relations.iter().find(|r| r.kind.ends_with("/officeDocument") && !r.external) {
            let book = path("", &found.target);
            let lower = book.to_lowercase();
            if lower.starts_with("word/") {
                return Err(SheetError::other_format("a Word document", "un documento de Word"));
            }
            if lower.ends_with("workbook.bin") {
                return Err(SheetError::other_format("a binary workbook (.xlsb)", "un libro binario (.xlsb)"));
            }
            return Ok(book);
        }
    }
    if zip.has("xl/workbook.xml") {
        return Ok("xl/workbook.xml".to_owned());
    }
    if zip.has("content.xml") {
        return Err(SheetError::other_format(
            "an OpenDocument file (.ods or .odt)",
            "un archivo OpenDocument (.ods u .odt)",
        ));
    }
    Err(SheetError::other_format("a zip archive without a workbook", "un archivo zip sin libro"))
}

fn read_book(zip: &Zip<'_>, part: &str) -> Result<(Vec<Listed>, bool), SheetError> {
    let mut xml = Xml::open(zip, part)?;
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Node::Open(tag) => match tag.local_name().as_ref() {
                "workbookPr" => from_1904 = attribute(&tag, "date1904").is_some_and(|v| v == "1" || v == "true"),
                "sheet" => sheets.push(Listed {
                    name: attribute(&tag, "name").unwrap_or_default().into_owned(),
                    relation: attribute(&tag, "id").unwrap_or_default().into_owned(),
                    hidden: attribute(&tag, "state").is_some_and(|state| state != "visible"),
                }),
                _ => {}
            },
            Node::End => return Ok((sheets, from_1904)),
            _ => {}
        }
    }
}

/// How one part names another.
struct Relation {
    id: String,
    kind: String,
    target: String,
    external: bool,
}

fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    path(folder, &format!("_rels/{name}.rels"))
}

fn read_relations(zip: &Zip<'_>, part: &str) -> Result<Vec<Relation>, SheetError> {
    let mut xml = Xml::open(zip, part)?;
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.local_name().as_ref() == "Relationship" => {
                let value = |name| attribute(&tag, name).unwrap_or_default().into_owned();
                relations.push(Relation {
                    id: value("Id"),
                    kind: value("Type"),
                    target: value("Target"),
                    external: value("TargetMode") == "External",
                });
            }
            Node::End => return Ok(relations),
            _ => {}
        }
    }
}

/// A target of a relation as the name of a part.
fn path(folder: &str, target: &str) -> String {
    let whole = if target.starts_with('/') { target.to_owned() } else { format!("{folder}/{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
