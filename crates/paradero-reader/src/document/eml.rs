//! Mails, and web pages saved as one file in the manner of a mail (.mht).

use mail_parser::{Address, HeaderName, Message, MessageParser, MimeHeaders, PartType};
use paradero_prose::{Markup, Meta};
use paradero_record::Moment;

use super::lines::{Lines, one_line};
use super::{Document, DocumentError, DocumentKind, DocumentLimits, cut_short, dates, html, letters};
use crate::said::{Said, said};

/// The most lines that begin a part or a mail inside; each costs the parser a place on its stack.
const BOUNDARIES: usize = 20_000;

/// Reads a mail: plain text where it has any, else its page.
pub(super) fn read(bytes: &[u8], limits: &DocumentLimits) -> Result<Document, DocumentError> {
    refuse_wild(bytes)?;
    // A header or body that the parser did not foresee must not end the program that reads a thousand files: what it was
    // doing is lost with it, and nothing is shared.
    let parsed = std::panic::catch_unwind(|| MessageParser::default().parse(bytes));
    let Some(mail) = parsed.ok().flatten() else {
        return Err(DocumentError::damaged("headers", "they are not those of a mail", "no son los de un correo"));
    };
    if mail.parts.len() > limits.parts {
        return Err(DocumentError::bomb("it has too many parts", "tiene demasiadas partes"));
    }
    if let Some(page) = saved_page(&mail) {
        return read_page(&mail, page, limits);
    }
    let mut said = Vec::new();
    let mut document = match body(&mail) {
        Some(PartType::Html(page)) => html::of_text(page, limits),
        Some(PartType::Text(words)) => plain(words, limits),
        _ => plain("", limits),
    };
    // A page inside a mail says nothing of its own about the mail.
    document.text.meta = Meta { links: std::mem::take(&mut document.text.meta.links), ..meta(&mail) };
    document.attachments = attachments(&mail);
    let count = document.attachments.len();
    if count > 0 {
        said.push(said!(
            "{count} attached files were not read; bring each as a file of its own.",
            "No se leyeron {count} archivos adjuntos; traiga cada uno como archivo propio."
        ));
    }
    if mail.parts.iter().any(|part| part.is_encoding_problem) {
        said.push(said!(
            "A part of the mail is not encoded as it says; some of its letters may be wrong.",
            "Una parte del correo no está codificada como dice; algunas letras pueden estar mal."
        ));
    }
    document.said.retain(|each: &Said| !each.say(paradero_record::Language::English).starts_with("No article"));
    document.said.splice(0..0, said);
    document.kind = DocumentKind::Eml;
    let page = if matches!(body(&mail), Some(PartType::Html(_))) { ", html5ever 0.40" } else { "" };
    document.how = format!("paradero-reader eml 1, mail-parser 0.11{page}");
    Ok(document)
}

/// Parts inside parts without end, and headers without end.
fn refuse_wild(bytes: &[u8]) -> Result<(), DocumentError> {
    let marks = memchr::memmem::find_iter(bytes, b"\n--").take(BOUNDARIES + 1).count();
    let inside = memchr::memmem::find_iter(&bytes.to_ascii_lowercase(), b"message/rfc822").take(101).count();
    if marks > BOUNDARIES || inside > 100 {
        return Err(DocumentError::bomb(
            "it has more parts, or more mails inside each other, than any mail program writes",
            "tiene más partes, o más correos uno dentro de otro, de los que escribe ningún programa",
        ));
    }
    let head = memchr::memmem::find(bytes, b"\r\n\r\n")
        .or_else(|| memchr::memmem::find(bytes, b"\n\n"))
        .unwrap_or(bytes.len());
    if head > 1 << 20 {
        return Err(DocumentError::bomb("its headers are longer than 1 MiB", "sus encabezados pasan de 1 MiB"));
    }
    Ok(())
}

/// The part to read: plain text with words in it, else a page.
fn body<'m>(mail: &'m Message<'_>) -> Option<&'m PartType<'m>> {
    let parts = || mail.text_bodies().chain(mail.html_bodies()).map(|part| &part.body);
    let plain = parts().find(|body| matches!(body, PartType::Text(words) if !words.trim().is_empty()));
    plain.or_else(|| parts().find(|body| matches!(body, PartType::Html(_)))).or_else(|| {
        // A mail that only passes another on.
        mail.parts.iter().find_map(|part| match &part.body {
            PartType::Message(inner) => {
                inner.parts.iter().map(|p| &p.body).find(|b| matches!(b, PartType::Text(_) | PartType::Html(_)))
            }
            _ => None,
        })
    })
}

/// The page of a file that a browser saved: it says so in a header of its own.
fn saved_page<'m>(mail: &'m Message<'_>) -> Option<&'m mail_parser::MessagePart<'m>> {
    let location = mail.header(HeaderName::Other("Snapshot-Content-Location".into())).is_some();
    let from = mail.header_raw(HeaderName::From).is_some_and(|from| from.to_lowercase().contains("<saved by"));
    let related = mail.content_type().is_some_and(|kind| kind.subtype() == Some("related")) && mail.to().is_none();
    if !(location || from || related) {
        return None;
    }
    mail.parts.iter().find(|part| matches!(part.body, PartType::Html(_)))
}

fn read_page(
    mail: &Message<'_>,
    page: &mail_parser::MessagePart<'_>,
    limits: &DocumentLimits,
) -> Result<Document, DocumentError> {
    let charset = page.content_type().and_then(|kind| kind.attribute("charset"));
    let mut document = match (&page.body, charset) {
        (PartType::Html(words), Some(_)) => html::of_text(words, limits),
        // Without a charset in its header the page says itself how its letters are meant; the bytes are those before decoding.
        (PartType::Html(words), None) => match letters::of_page(words.as_bytes()) {
            Some(_) => html::read(words.as_bytes(), Some("utf-8"), limits),
            None => html::of_text(words, limits),
        },
        _ => return Err(DocumentError::no_text(DocumentKind::Html)),
    };
    let address =
        mail.header_raw(HeaderName::Other("Snapshot-Content-Location".into())).or_else(|| page.content_location());
    if document.text.meta.url.is_none() {
        document.text.meta.url = address.and_then(one_line);
    }
    "paradero-reader html 1, mail-parser 0.11, html5ever 0.40".clone_into(&mut document.how);
    Ok(document)
}

fn meta(mail: &Message<'_>) -> Meta {
    let sender = mail.from().and_then(Address::first);
    let name = |text: Option<&str>| text.and_then(one_line);
    let address = sender.and_then(|from| from.address.as_deref());
    Meta {
        title: name(mail.subject()),
        byline: name(sender.and_then(|from| from.name.as_deref())).or_else(|| name(address)),
        publisher: None,
        published: mail.date().and_then(moment),
        ..Meta::default()
    }
}

fn moment(date: &mail_parser::DateTime) -> Option<Moment> {
    let minutes = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
    let minutes = if date.tz_before_gmt { -minutes } else { minutes };
    dates::civil((date.year, date.month, date.day), (date.hour, date.minute, date.second), minutes)
}

/// Names as they stand in the mail, without folders: they are shown, never used as paths.
fn attachments(mail: &Message<'_>) -> Vec<String> {
    let name = |part: &mail_parser::MessagePart<'_>| {
        let stated = part.attachment_name().and_then(|name| one_line(name.rsplit(['/', '\\']).next().unwrap_or(name)));
        let inner = match &part.body {
            PartType::Message(mail) => mail.subject().and_then(one_line),
            _ => None,
        };
        stated.or(inner).unwrap_or_else(|| "(without a name)".to_owned())
    };
    mail.attachments().take(1000).map(name).collect()
}

/// Plain words of a mail: lines as they are, quoted ones without their marks and as words of another.
fn plain(words: &str, limits: &DocumentLimits) -> Document {
    let mut lines = Lines::new(limits.text);
    for line in words.lines() {
        let quoted = line.trim_start_matches(['>', ' ']);
        let is_quoted = line.trim_start().starts_with('>');
        lines.push(if is_quoted { quoted } else { line });
        // What is wrapped at a width is for the reader of prose to see, so plain lines carry no mark.
        lines.end(is_quoted.then_some(Markup::Blockquote));
        if line.trim().is_empty() {
            lines.blank();
        }
    }
    let said = if lines.is_cut() { vec![cut_short(limits)] } else { Vec::new() };
    let text = lines.finish(Meta::default());
    Document { text, kind: DocumentKind::Eml, how: String::new(), said, attachments: Vec::new() }
}
