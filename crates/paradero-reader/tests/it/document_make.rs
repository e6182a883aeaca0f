//! Makes small documents: a PDF writer of a few lines, Word documents, mails. Everything in them is made up.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::make::{part, zip};

/// Bytes as a Flate stream.
pub(crate) fn flate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A PDF of objects numbered from 1; the first is the catalogue.
pub(crate) fn pdf_of(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
            .bytes(),
    );
    out
}

/// A stream with its dictionary.
pub(crate) fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let mut out = format!("<< {dict} /Length {} >>\nstream\n", data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream");
    out
}

pub(crate) const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/// A PDF with one stream of drawing a page, packed, in Helvetica as /F1.
pub(crate) fn pdf(pages: &[&[u8]], info: &str) -> Vec<u8> {
    let count = pages.len();
    let kids: Vec<String> = (0..count).map(|at| format!("{} 0 R", 5 + at * 2)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{}] /Count {count} /MediaBox [0 0 612 792] >>", kids.join(" ")).into_bytes(),
        FONT.as_bytes().to_vec(),
        format!("<< {info} >>").into_bytes(),
    ];
    for (at, page) in pages.iter().enumerate() {
        let own = format!(
            "<< /Type /Page /Parent 2 0 R /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            6 + at * 2
        );
        objects.push(own.into_bytes());
        objects.push(stream("/Filter /FlateDecode", &flate(page)));
    }
    pdf_of(&objects, "/Info 4 0 R")
}

/// Drawing that shows these lines from the place downwards, as Windows writes letters.
pub(crate) fn shown(lines: &[&str], x: u32, y: u32, size: u32) -> Vec<u8> {
    let mut out = format!("BT /F1 {size} Tf {} TL {x} {y} Td\n", size + 2).into_bytes();
    for line in lines {
        let (bytes, ..) = encoding_rs_like(line);
        out.push(b'(');
        for byte in bytes {
            if matches!(byte, b'(' | b')' | b'\\') {
                out.push(b'\\');
            }
            out.push(byte);
        }
        out.extend(b") Tj T*\n");
    }
    out.extend(b"ET\n");
    out
}

/// Latin-1 is the beginning of Unicode, which is enough for Spanish.
pub(crate) fn encoding_rs_like(text: &str) -> (Vec<u8>, bool) {
    let bytes = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    (bytes, text.is_ascii())
}

/// A document of Word with this body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    zip(&[
        part("[Content_Types].xml", "<Types/>"),
        part("word/document.xml", format!("<w:document xmlns:w='w' xmlns:r='r'><w:body>{body}</w:body></w:document>")),
        part(
            "word/styles.xml",
            "<w:styles xmlns:w='w'><w:style w:styleId='Ttulo1'><w:name w:val='heading 1'/></w:style><w:style w:styleId='Cita'><w:name w:val='Quote'/></w:style></w:styles>",
        ),
        part(
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id='rId1' Type='http://x/hyperlink' Target='https://ejemplo.test/acta'/></Relationships>",
        ),
        part(
            "word/footnotes.xml",
            "<w:footnotes xmlns:w='w'><w:footnote w:id='-1' w:type='separator'><w:p/></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>Una nota (inventada).</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
        part(
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'><dc:title>Carta &amp; acta</dc:title><dc:creator>Ana Soto</dc:creator><dcterms:created>2025-05-14T10:00:00Z</dcterms:created><dcterms:modified>2025-05-15T11:30:00Z</dcterms:modified></cp:coreProperties>",
        ),
    ])
}

/// One paragraph of Word.
pub(crate) fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>")
}

/// A mail with these headers and this body.
pub(crate) fn mail(headers: &str, body: &str) -> Vec<u8> {
    format!("From: Ana Soto <ana@ejemplo.test>\r\nTo: luis@ejemplo.test\r\nSubject: =?utf-8?Q?Llamada_de_la_ma=C3=B1ana?=\r\nDate: Wed, 14 May 2025 09:30:00 -0500\r\nMIME-Version: 1.0\r\n{headers}\r\n\r\n{body}").into_bytes()
}
