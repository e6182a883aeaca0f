//! Documents of Word: paragraphs, headings, lists, tables, footnotes (ECMA-376, part 1, 17).

use std::collections::BTreeMap;

use paradero_prose::{Markup, Meta};
use paradero_record::Language;
use quick_xml::events::BytesStart;

use super::lines::{Lines, one_line};
use super::{Document, DocumentError, DocumentKind, DocumentLimits, cut_short, dates};
use crate::said::{Said, said};
use crate::sheet::xml::{Node, Xml, attribute};
use crate::sheet::zip::Zip;

const MAIN: &str = "word/document.xml";

/// Reads a document of Word, or says what else the zip file is.
pub(super) fn read(bytes: &[u8], limits: &DocumentLimits) -> Result<Document, DocumentError> {
    let zip = Zip::open(bytes, &limits.of_zip()).map_err(|error| DocumentError::of_sheet(&error, "zip"))?;
    if !zip.has(MAIN) {
        return Err(other(&zip));
    }
    let mut said = notices(&zip);
    let styles = read_styles(&zip);
    let links = read_links(&zip);
    let meta = read_meta(&zip);
    let mut lines = Lines::new(limits.text);
    let mut writer = Writer { lines: &mut lines, styles: &styles, links: &links, state: State::default() };
    writer.part(&zip, MAIN)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if zip.has(notes) && writer.part(&zip, notes).is_err() {
            said.push(said!(
                "The notes of the document ({notes}) are damaged and were left out.",
                "Las notas del documento ({notes}) están dañadas y se omitieron."
            ));
        }
    }
    if writer.state.removed {
        said.push(said!(
            "Words that somebody marked as deleted were left out.",
            "Se omitieron las palabras que alguien marcó como eliminadas."
        ));
    }
    if lines.is_cut() {
        said.push(cut_short(limits));
    }
    let text = lines.finish(meta);
    let how = "paradero-reader docx 1, quick-xml 0.42".to_owned();
    Ok(Document { text, kind: DocumentKind::Docx, how, said, attachments: Vec::new() })
}

/// What a zip file is that holds no document of Word.
fn other(zip: &Zip<'_>) -> DocumentError {
    let starts = |folder: &str| zip.names().any(|name| name.starts_with(folder));
    if zip.has("EncryptedPackage") {
        DocumentError::password()
    } else if starts("xl/") {
        DocumentError::other(
            "a workbook of Excel (.xlsx), which is read as a list",
            "un libro de Excel (.xlsx), que se lee como lista",
        )
    } else if starts("ppt/") {
        DocumentError::other("a presentation (.pptx)", "una presentación (.pptx)")
    } else if zip.has("content.xml") {
        DocumentError::other("a document of LibreOffice (.odt)", "un documento de LibreOffice (.odt)")
    } else if starts("word/") || zip.has("[Content_Types].xml") {
        DocumentError::damaged(MAIN, "the part with the text is missing", "falta la parte con el texto")
    } else {
        DocumentError::other(
            "a compressed folder (.zip); take the files out of it",
            "una carpeta comprimida (.zip); saque los archivos",
        )
    }
}

fn notices(zip: &Zip<'_>) -> Vec<Said> {
    let mut said = Vec::new();
    let count = |start: &str| zip.names().filter(|name| name.starts_with(start)).count();
    let pictures = count("word/media/");
    if pictures > 0 {
        said.push(said!("{pictures} pictures were not read.", "No se leyeron {pictures} imágenes."));
    }
    if zip.has("word/comments.xml") {
        said.push(said!("Comments in the margin were left out.", "Se omitieron los comentarios al margen."));
    }
    if zip.has("word/vbaProject.bin") {
        said.push(said!(
            "The document brings macros; they were not run.",
            "El documento trae macros; no se ejecutaron."
        ));
    }
    said
}

/// Goes through a part that may be missing or broken: what it says is a help, not the text.
fn each_tag(zip: &Zip<'_>, part: &str, mut take: impl FnMut(Node<'_>)) {
    let Ok(mut xml) = Xml::open(zip, part) else { return };
    while let Ok(node) = xml.next() {
        if matches!(node, Node::End) {
            return;
        }
        take(node);
    }
}

/// What each style makes of a paragraph, by its name in the file.
fn read_styles(zip: &Zip<'_>) -> BTreeMap<String, Markup> {
    let mut styles = BTreeMap::new();
    let mut current = String::new();
    each_tag(zip, "word/styles.xml", |node| {
        let Node::Open(tag) = node else { return };
        match local(&tag) {
            "style" => current = attribute(&tag, "styleId").unwrap_or_default().into_owned(),
            "name" => {
                let name = attribute(&tag, "val").unwrap_or_default();
                if let Some(what) = of_style(&name) {
                    styles.insert(current.clone(), what);
                }
            }
            "outlineLvl" => {
                if let Some(level) = attribute(&tag, "val").and_then(|v| v.parse::<u8>().ok()).filter(|l| *l < 9) {
                    styles.entry(current.clone()).or_insert(Markup::Heading(level + 1));
                }
            }
            _ => {}
        }
    });
    styles
}

/// The names of Word's own styles, which stay English in files of any language, and those of programs that translate them.
fn of_style(name: &str) -> Option<Markup> {
    let name = name.to_lowercase();
    let level = name.chars().last().and_then(|c| c.to_digit(10)).and_then(|d| u8::try_from(d).ok()).unwrap_or(1).max(1);
    Some(match name.as_str() {
        "title" | "título" | "titulo" => Markup::Heading(1),
        "subtitle" | "subtítulo" => Markup::Heading(2),
        "caption" | "epígrafe" | "leyenda" => Markup::Caption,
        n if n.starts_with("heading") || n.starts_with("título") || n.starts_with("titulo") => Markup::Heading(level),
        n if n.contains("quote") || n.contains("cita") => Markup::Blockquote,
        n if n.starts_with("list ") || n.starts_with("lista") => Markup::Item,
        _ => return None,
    })
}

/// Where links lead, by their number in the text.
fn read_links(zip: &Zip<'_>) -> BTreeMap<String, String> {
    let mut links = BTreeMap::new();
    each_tag(zip, "word/_rels/document.xml.rels", |node| {
        let Node::Open(tag) = node else { return };
        if attribute(&tag, "Type").is_some_and(|kind| kind.ends_with("/hyperlink"))
            && let (Some(id), Some(target)) = (attribute(&tag, "Id"), attribute(&tag, "Target"))
        {
            links.insert(id.into_owned(), target.into_owned());
        }
    });
    links
}

fn read_meta(zip: &Zip<'_>) -> Meta {
    let mut meta = Meta::default();
    let (mut field, mut text) = (String::new(), String::new());
    each_tag(zip, "docProps/core.xml", |node| match node {
        Node::Open(tag) => {
            local(&tag).clone_into(&mut field);
            text.clear();
        }
        Node::Text(words) => text.push_str(&words),
        Node::Close(_) => {
            match field.as_str() {
                "title" => meta.title = one_line(&text),
                "creator" => meta.byline = one_line(&text),
                // When a file was made is not when it was published.
                "created" if meta.changed.is_none() => meta.changed = dates::iso(&text),
                "modified" => meta.changed = dates::iso(&text),
                "language" => {
                    let low = text.trim().to_lowercase();
                    meta.language = [("en", Language::English), ("es", Language::Spanish)]
                        .into_iter()
                        .find_map(|(tag, language)| low.starts_with(tag).then_some(language));
                }
                _ => {}
            }
            field.clear();
        }
        _ => {}
    });
    meta
}

fn local<'t>(tag: &'t BytesStart<'_>) -> &'t str {
    tag.local_name().into_inner()
}

/// What is known at one place of a part.
#[derive(Default)]
struct State {
    what: Option<Markup>,
    is_item: bool,
    cells: usize,
    /// Inside a stretch that was deleted, or the second telling of a drawing.
    skipped: usize,
    in_text: bool,
    removed: bool,
    /// A note that separates, and says nothing.
    in_link: bool,
}

struct Writer<'a> {
    lines: &'a mut Lines,
    styles: &'a BTreeMap<String, Markup>,
    links: &'a BTreeMap<String, String>,
    state: State,
}

impl Writer<'_> {
    fn part(&mut self, zip: &Zip<'_>, part: &str) -> Result<(), DocumentError> {
        let broken = |error| DocumentError::of_sheet(&error, part);
        let mut xml = Xml::open(zip, part).map_err(broken)?;
        self.state = State { removed: self.state.removed, ..State::default() };
        loop {
            match xml.next().map_err(broken)? {
                Node::Open(tag) => self.open(&tag),
                Node::Text(words) => {
                    if self.state.in_text && self.state.skipped == 0 {
                        self.lines.push(&words);
                    }
                }
                Node::Close(tag) => self.close(tag.local_name().into_inner()),
                Node::End => break,
                Node::Other => {}
            }
            if self.lines.is_cut() {
                break;
            }
        }
        self.lines.end(Some(Markup::Paragraph));
        Ok(())
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let state = &mut self.state;
        match local(tag) {
            "del" | "moveFrom" | "Fallback" => {
                state.removed |= local(tag) == "del";
                state.skipped += 1;
            }
            _ if state.skipped > 0 => {}
            "p" => (state.what, state.is_item) = (None, false),
            "pStyle" => {
                state.what =
                    attribute(tag, "val").and_then(|id| self.styles.get(&*id).copied().or_else(|| of_style(&id)));
            }
            "numPr" => state.is_item = true,
            "outlineLvl" if state.what.is_none() => {
                state.what = attribute(tag, "val")
                    .and_then(|v| v.parse::<u8>().ok())
                    .filter(|l| *l < 9)
                    .map(|l| Markup::Heading(l + 1));
            }
            "t" => state.in_text = true,
            "tab" if !state.in_text => self.lines.push(" "),
            "br" | "cr" => self.lines.push(" "),
            "noBreakHyphen" => self.lines.push("-"),
            "tc" => state.cells += 1,
            "footnoteReference" | "endnoteReference" => {
                let number = attribute(tag, "id").unwrap_or_default();
                self.lines.push(&format!("[{number}]"));
            }
            "footnote" | "endnote" => {
                let kind = attribute(tag, "type").unwrap_or_default();
                if !kind.contains("eparator") && !kind.contains("otice") {
                    let number = attribute(tag, "id").unwrap_or_default();
                    self.lines.push(&format!("[{number}] "));
                }
            }
            "hyperlink" => {
                if let Some(target) = attribute(tag, "id").and_then(|id| self.links.get(&*id)) {
                    self.lines.open_link(target);
                    self.state.in_link = true;
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let state = &mut self.state;
        match name {
            "del" | "moveFrom" | "Fallback" => state.skipped = state.skipped.saturating_sub(1),
            _ if state.skipped > 0 => {}
            "t" => state.in_text = false,
            "p" if state.cells > 0 => self.lines.push(" "),
            "p" => {
                let item = if state.is_item { Markup::Item } else { Markup::Paragraph };
                let what = state.what.unwrap_or(item);
                self.lines.end(Some(what));
                (state.what, state.is_item) = (None, false);
            }
            "tc" => {
                state.cells = state.cells.saturating_sub(1);
                if state.cells == 0 {
                    self.lines.end_cell();
                }
            }
            "tr" if state.cells == 0 => self.lines.end(None),
            "hyperlink" if state.in_link => {
                self.lines.close_link();
                state.in_link = false;
            }
            _ => {}
        }
    }
}
