//! PDF: objects by hayro-syntax; letters, order of reading and paragraphs by the modules here (ISO 32000-2, 9).

mod content;
mod flow;
mod font;
mod glyphs;
mod guard;
mod layout;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use paradero_prose::Meta;
use paradero_record::Moment;

use super::lines::{Lines, one_line};
use super::{Document, DocumentError, DocumentKind, DocumentLimits, cut_short, dates};
use crate::said::{Said, said};

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], limits: &DocumentLimits) -> Result<Document, DocumentError> {
    guard::check(bytes, limits)?;
    // The bytes come from strangers and a PDF has a thousand shapes: a panic in the library must not end the program that
    // reads many files. Everything it worked on is dropped with it, and nothing is shared.
    let read = catch_unwind(AssertUnwindSafe(|| read_pages(bytes, limits)));
    read.unwrap_or_else(|_| {
        Err(DocumentError::damaged("PDF", "its objects contradict each other", "sus objetos se contradicen"))
    })
}

fn read_pages(bytes: &[u8], limits: &DocumentLimits) -> Result<Document, DocumentError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| refusal(error, bytes))?;
    let count = pdf.pages().len();
    if count > limits.pages {
        let most = limits.pages;
        let (english, spanish) = (format!("it has more than {most} pages"), format!("tiene más de {most} páginas"));
        return Err(DocumentError::bomb(&english, &spanish));
    }
    if count == 0 {
        return Err(DocumentError::damaged("PDF", "it has no pages", "no tiene páginas"));
    }
    let mut drawing = content::Drawing::new(limits);
    let mut pages = Vec::with_capacity(count);
    for page in pdf.pages().iter() {
        let runs = drawing.page(page);
        pages.push(layout::lines(runs));
    }
    let dropped = flow::drop_running_heads(&mut pages);
    let mut lines = Lines::new(limits.text);
    flow::write(&pages, &mut lines);
    let mut said = notices(&pages, &drawing, dropped);
    if lines.is_cut() {
        said.push(cut_short(limits));
    }
    let text = lines.finish(meta(&pdf, bytes));
    let how = "paradero-reader pdf 1, hayro-syntax 0.9".to_owned();
    Ok(Document { text, kind: DocumentKind::Pdf, how, said, attachments: Vec::new() })
}

fn refusal(error: LoadPdfError, bytes: &[u8]) -> DocumentError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => DocumentError::password(),
        LoadPdfError::Decryption(_) => DocumentError::damaged(
            "encryption",
            "it is encrypted in a way that is not known, so that it cannot be opened even without a password",
            "está cifrado de un modo que no se conoce, y no se puede abrir ni siquiera sin contraseña",
        ),
        LoadPdfError::Invalid if memchr::memmem::find(bytes, b"%%EOF").is_none() => DocumentError::damaged(
            "PDF",
            "its end is missing, as after a broken download",
            "falta el final, como tras una descarga interrumpida",
        ),
        LoadPdfError::Invalid => {
            DocumentError::damaged("PDF", "its pages cannot be found", "no se encuentran sus páginas")
        }
    }
}

fn notices(pages: &[Vec<layout::Line>], drawing: &content::Drawing<'_>, dropped: usize) -> Vec<Said> {
    let mut said = Vec::new();
    let empty: Vec<usize> = (1..).zip(pages).filter(|(_, lines)| lines.is_empty()).map(|(number, _)| number).collect();
    if !empty.is_empty() && empty.len() < pages.len() {
        let list = list(&empty);
        said.push(said!(
            "No text on page {list}: a picture or blank. If it is a scan, read it with OCR first.",
            "Sin texto en la página {list}: imagen o en blanco. Si es un escaneo, páselo primero por OCR."
        ));
    }
    if drawing.unread > 0 {
        let count = drawing.unread;
        said.push(said!(
            "{count} letters could not be read: their font does not say what they are. Compare with the page.",
            "No se pudieron leer {count} letras: su fuente no dice cuáles son. Compare con la página."
        ));
    }
    if drawing.is_spent() {
        said.push(said!(
            "The file draws more than any document needs; what follows was left out.",
            "El archivo dibuja más de lo que necesita un documento; lo que sigue se omitió."
        ));
    }
    if dropped > 0 {
        said.push(said!(
            "{dropped} lines that stand at the edge of most pages were left out (running titles, page numbers).",
            "Se omitieron {dropped} líneas que se repiten al borde de las páginas (encabezados, números de página)."
        ));
    }
    said
}

/// 1, 2, 3 and so on, not all when there are many.
fn list(numbers: &[usize]) -> String {
    let shown: Vec<String> = numbers.iter().take(12).map(usize::to_string).collect();
    shown.join(", ") + if numbers.len() > 12 { ", …" } else { "" }
}

/// The information dictionary, and where that is silent the XMP, which stands uncompressed (ISO 16684-1).
fn meta(pdf: &Pdf, bytes: &[u8]) -> Meta {
    let info = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().and_then(|bytes| one_line(&glyphs::text_string(bytes)));
    let xmp = Xmp::find(bytes);
    let date = |own: &Option<hayro_syntax::object::DateTime>, name: &str| {
        own.as_ref().and_then(moment).or_else(|| dates::iso(&xmp.get(name)?))
    };
    Meta {
        title: text(&info.title).or_else(|| xmp.get("dc:title")),
        byline: text(&info.author).or_else(|| xmp.get("dc:creator")),
        // When a file was made is not when it was published: a page that is printed today may be years old.
        changed: date(&info.modification_date, "xmp:ModifyDate")
            .or_else(|| date(&info.creation_date, "xmp:CreateDate")),
        ..Meta::default()
    }
}

fn moment(date: &hayro_syntax::object::DateTime) -> Option<Moment> {
    let hours = i32::from(date.utc_offset_hour);
    let minutes = hours * 60 + i32::from(date.utc_offset_minute) * if hours < 0 { -1 } else { 1 };
    dates::civil((date.year, date.month, date.day), (date.hour, date.minute, date.second), minutes)
}

struct Xmp(String);

impl Xmp {
    fn find(bytes: &[u8]) -> Self {
        let packet = memchr::memmem::find(bytes, b"<x:xmpmeta").and_then(|start| {
            let rest = bytes.get(start..)?;
            let rest = rest.get(..rest.len().min(1 << 18))?;
            rest.get(..memchr::memmem::find(rest, b"</x:xmpmeta>")?)
        });
        Self(String::from_utf8_lossy(packet.unwrap_or_default()).into_owned())
    }

    /// What stands in the element, without the elements inside it; or in the attribute.
    fn get(&self, name: &str) -> Option<String> {
        if let Some((_, after)) = self.0.split_once(&format!("<{name}>")) {
            let (inside, _) = after.split_once(&format!("</{name}>"))?;
            let words: String =
                inside.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect();
            return one_line(&words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"));
        }
        let (_, after) = self.0.split_once(&format!("{name}=\""))?;
        one_line(after.split_once('"')?.0)
    }
}
