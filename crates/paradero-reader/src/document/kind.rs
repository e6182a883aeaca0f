//! What kind of document a file is, by its bytes first and its name second.

use std::fmt;

use super::DocumentError;

/// A kind of document that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// A web page, or one saved with its pictures (.mht, .mhtml).
    Html,
    /// A PDF with text in it.
    Pdf,
    /// A document of Word and its relatives (.docx).
    Docx,
    /// A mail (.eml).
    Eml,
    /// Plain text.
    Plain,
    /// Text of cells; read as lines. As rows, it is read by [`crate::sheet`].
    Csv,
}

impl DocumentKind {
    /// The short name, as kept beside a file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Eml => "eml",
            Self::Plain => "plain",
            Self::Csv => "csv",
        }
    }
}

impl fmt::Display for DocumentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Beginnings of files that are not documents of text: the mark, and what such a file is in both languages.
const OTHERS: &[(&[u8], &str, &str)] = &[
    (b"{\\rtf", "a text document in rich text (.rtf)", "un documento de texto enriquecido (.rtf)"),
    (b"\x89PNG", "a picture (.png)", "una imagen (.png)"),
    (b"\xFF\xD8\xFF", "a picture (.jpg)", "una imagen (.jpg)"),
    (b"GIF8", "a picture (.gif)", "una imagen (.gif)"),
    (b"II*\0", "a picture (.tif)", "una imagen (.tif)"),
    (b"MM\0*", "a picture (.tif)", "una imagen (.tif)"),
    (b"\x1F\x8B", "a compressed file (.gz)", "un archivo comprimido (.gz)"),
    (b"Rar!", "a compressed file (.rar)", "un archivo comprimido (.rar)"),
    (b"7z\xBC\xAF", "a compressed file (.7z)", "un archivo comprimido (.7z)"),
    (b"BZh", "a compressed file (.bz2)", "un archivo comprimido (.bz2)"),
    (b"\xFD7zXZ", "a compressed file (.xz)", "un archivo comprimido (.xz)"),
    (b"\x28\xB5\x2F\xFD", "a compressed file (.zst)", "un archivo comprimido (.zst)"),
    (b"SQLite format 3\0", "a database (SQLite)", "una base de datos (SQLite)"),
    (b"\x7FELF", "a program", "un programa"),
    (b"\xCF\xFA\xED\xFE", "a program", "un programa"),
    (b"ID3", "a sound recording (.mp3)", "una grabación de sonido (.mp3)"),
    (b"OggS", "a sound recording (.ogg)", "una grabación de sonido (.ogg)"),
];

/// The kind of a file, or why it is not read.
pub(super) fn detect(bytes: &[u8], name: &str) -> Result<DocumentKind, DocumentError> {
    refuse_others(bytes)?;
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    // Readers look for the mark of a PDF in the first 1,024 bytes (ISO 32000-2, annex I).
    if memchr::memmem::find(start, b"%PDF-").is_some() {
        return Ok(DocumentKind::Pdf);
    }
    if bytes.starts_with(b"PK") {
        return Ok(DocumentKind::Docx);
    }
    let head = super::letters::peek(start).to_lowercase();
    let head = head.trim_start();
    if looks_like_page(head) {
        return Ok(DocumentKind::Html);
    }
    if looks_like_mail(head, &ending) {
        return Ok(DocumentKind::Eml);
    }
    Ok(match ending.as_str() {
        "html" | "htm" | "xhtml" if head.contains('<') || bytes.contains(&b'<') => DocumentKind::Html,
        "csv" | "tsv" => DocumentKind::Csv,
        _ => DocumentKind::Plain,
    })
}

fn looks_like_page(head: &str) -> bool {
    let mut rest = head;
    // What may stand before the first element: comments (browsers leave one in saved pages) and XML declarations.
    for _ in 0..16 {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?xml") {
            "?>"
        } else {
            break;
        };
        let Some((_, after)) = rest.split_once(end) else { return rest.starts_with("<!--") };
        rest = after;
    }
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<title",
        "<meta",
        "<article",
        "<main",
        "<div",
        "<p>",
        "<p ",
        "<h1",
        "<table",
        "<script",
    ]
    .iter()
    .any(|mark| rest.starts_with(mark))
}

/// A mail begins with headers. Plain text may begin with one word and a colon as well, so two that only mails have are asked for.
fn looks_like_mail(head: &str, ending: &str) -> bool {
    const HEADERS: [&str; 14] = [
        "from:",
        "to:",
        "subject:",
        "date:",
        "message-id:",
        "mime-version:",
        "received:",
        "return-path:",
        "delivered-to:",
        "content-type:",
        "x-mailer:",
        "dkim-signature:",
        "reply-to:",
        "cc:",
    ];
    let lines = || head.lines().take_while(|line| !line.trim().is_empty());
    let known = lines().filter(|line| HEADERS.iter().any(|header| line.starts_with(header))).count();
    let first_is_header = lines().next().is_some_and(|line| {
        line.starts_with("from ")
            || line.split_once(':').is_some_and(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace))
    });
    match ending {
        "eml" | "mht" | "mhtml" | "mbox" => first_is_header && known >= 1,
        "txt" | "md" | "csv" => {
            first_is_header && known >= 3 && (head.contains("mime-version:") || head.contains("message-id:"))
        }
        _ => first_is_header && known >= 3,
    }
}

/// Files that are often sent and hold no text that could be read here.
fn refuse_others(bytes: &[u8]) -> Result<(), DocumentError> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let has = |text: &str| memchr::memmem::find(bytes, &wide(text)).is_some();
        // A locked document is an old container with the new one inside, under this name (MS-OFFCRYPTO 2.3.4).
        if has("EncryptedPackage") {
            return Err(DocumentError::password());
        }
        if has("WordDocument") {
            return Err(DocumentError::other("an old Word document (.doc)", "un documento antiguo de Word (.doc)"));
        }
        return Err(DocumentError::other("an old Office file", "un archivo antiguo de Office"));
    }
    if bytes.starts_with(b"MZ") && bytes.get(..512).is_some_and(|head| head.contains(&0)) {
        return Err(DocumentError::other("a program", "un programa"));
    }
    if bytes.get(..12).is_some_and(|head| head.starts_with(b"RIFF") || head.get(4..8) == Some(b"ftyp")) {
        return Err(DocumentError::other("a picture, film or sound", "una imagen, película o sonido"));
    }
    match OTHERS.iter().find(|(mark, ..)| bytes.starts_with(mark)) {
        Some((_, english, spanish)) => Err(DocumentError::other(english, spanish)),
        None => Ok(()),
    }
}
