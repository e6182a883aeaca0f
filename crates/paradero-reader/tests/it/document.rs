//! What each kind of document gives: its words, marks, links, pages and metadata. Everything in them is made up.

use paradero_prose::Markup::{self, Blockquote, Caption, Cell, Heading, Item, Paragraph};
use paradero_prose::Span;
use paradero_reader::document::{self, Document, DocumentErrorKind, DocumentKind, DocumentLimits};
use paradero_record::Language;

use super::document_make::{docx, encoding_rs_like, flate, mail, paragraph, pdf, pdf_of, shown, stream};
use super::make::{part, zip};

/// Opens a document and holds what every text must hold.
pub(crate) fn open(bytes: &[u8], name: &str) -> Document {
    let document = document::open(bytes, name).unwrap();
    sound(&document);
    document
}

/// Every span lies in the text at the bounds of characters, in order, without overlap; lines are clean.
pub(crate) fn sound(document: &Document) {
    let text = &document.text;
    let mut end = 0;
    for (span, what) in &text.markup {
        assert!(span.start >= end && span.end > span.start, "{span:?} {what:?}");
        let words = text.content.get(span.start..span.end).expect("at the bounds of characters");
        assert!(!words.contains('\n') && !words.trim().is_empty(), "{words:?}");
        end = span.end;
    }
    for (span, address) in &text.meta.links {
        assert!(!text.content.get(span.start..span.end).expect("at the bounds").is_empty() && !address.is_empty());
    }
    let mut before = 0;
    for (number, page) in (1..).zip(&text.pages) {
        assert_eq!((page.number, page.span.start), (number, before));
        assert!(text.content.get(page.span.start..page.span.end).is_some());
        before = page.span.end;
    }
    assert!(!text.content.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "control characters");
    for said in &document.said {
        assert!(!said.say(Language::English).is_empty() && said.say(Language::English) != said.say(Language::Spanish));
    }
}

fn marks(document: &Document) -> Vec<(Markup, &str)> {
    document.text.markup.iter().map(|(span, what)| (*what, span.of(&document.text.content))).collect()
}

const ARTICLE: &str = r#"<!DOCTYPE html><html lang="es-MX"><head><meta charset="utf-8"><title>Trasladan a Ana Soto - El Ejemplo</title>
<link rel="canonical" href="https://ejemplo.test/nota"><meta property="og:site_name" content="El Ejemplo">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Otra"},{"@type":"NewsArticle","headline":"Trasladan a Ana Soto",
"datePublished":"2025-05-14T10:00:00-05:00","dateModified":"2025-05-15","author":[{"@type":"Person","name":"Luis Paz"},{"@type":"Person","name":"Eva Gil"}],"publisher":{"@type":"Organization","name":"El Ejemplo"},"isBasedOn":"https://agencia.test/original"}]}</script></head>
<body><nav><a href="/">Inicio</a> <a href="/mas">Más noticias</a></nav><header><h1>Trasladan a Ana Soto</h1><p class="dek">La mujer lleva once días sin poder llamar a su casa, dice su abogado.</p></header>
<div class="story"><p>Ana Soto fue trasladada el 12 de mayo, según <a href="https://ejemplo.test/acta">el acta
 del centro</a>, y desde entonces nadie ha podido hablar con ella; su familia la busca.</p>
<figure><img src="x"><figcaption>Una puerta, el lunes.</figcaption></figure>
<h2>Lo que dice la familia</h2><blockquote><p>«No sabemos dónde está», dijo su madre, que llamó a todas las puertas de la ciudad.</p></blockquote>
<ul><li>Pidió su expediente.</li><li>Llamó dos veces.</li></ul>
<table><tr><th>Fecha</th><th>Llamadas</th></tr><tr><td>12 de mayo</td><td>2</td></tr></table>
<p style="display: none">Texto que nadie ve y que por eso no es del artículo, aunque sea largo y tenga comas.</p>
<p>El centro no contestó a las preguntas que se le hicieron por escrito, ni el martes ni el miércoles de esta semana.</p>
<script>var x = "<p>no</p>";</script></div>
<div class="related-stories"><p>Otra nota larga sobre otra persona que no tiene nada que ver con esto, y que solo invita a leer.</p></div>
<footer><p>Derechos reservados de El Ejemplo, periódico inventado, que no existe en ninguna parte del mundo.</p></footer></body></html>"#;

#[test]
fn a_page_gives_its_article_with_marks_links_and_metadata() {
    let document = open(ARTICLE.as_bytes(), "nota.html");
    assert_eq!(document.kind, DocumentKind::Html);
    let expected = [
        (Heading(1), "Trasladan a Ana Soto"),
        (Paragraph, "La mujer lleva once días sin poder llamar a su casa, dice su abogado."),
        (
            Paragraph,
            "Ana Soto fue trasladada el 12 de mayo, según el acta del centro, y desde entonces nadie ha podido hablar con ella; su familia la busca.",
        ),
        (Caption, "Una puerta, el lunes."),
        (Heading(2), "Lo que dice la familia"),
        (Blockquote, "«No sabemos dónde está», dijo su madre, que llamó a todas las puertas de la ciudad."),
        (Item, "Pidió su expediente."),
        (Item, "Llamó dos veces."),
        (Cell, "Fecha"),
        (Cell, "Llamadas"),
        (Cell, "12 de mayo"),
        (Cell, "2"),
        (
            Paragraph,
            "El centro no contestó a las preguntas que se le hicieron por escrito, ni el martes ni el miércoles de esta semana.",
        ),
    ];
    assert_eq!(marks(&document), expected);
    let meta = &document.text.meta;
    assert_eq!(meta.title.as_deref(), Some("Trasladan a Ana Soto"));
    assert_eq!(meta.byline.as_deref(), Some("Luis Paz, Eva Gil"));
    assert_eq!(meta.publisher.as_deref(), Some("El Ejemplo"));
    assert_eq!(meta.published.as_ref().unwrap().to_string(), "2025-05-14T10:00:00-05:00");
    assert_eq!(meta.changed.as_ref().unwrap().to_string(), "2025-05-15");
    assert_eq!(meta.copy_of.as_deref(), Some("https://agencia.test/original"));
    assert_eq!(meta.url.as_deref(), Some("https://ejemplo.test/nota"));
    assert_eq!(meta.language, Some(Language::Spanish));
    let (span, address) = meta.links.first().unwrap();
    assert_eq!(
        (span.of(&document.text.content), address.as_str()),
        ("el acta del centro", "https://ejemplo.test/acta")
    );
    assert_eq!(document.said, []);
    assert_eq!(document.how, "paradero-reader html 1, html5ever 0.40");
}

/// A page of nothing but metadata and two paragraphs; one row a way of saying it.
#[test]
fn metadata_is_found_however_a_page_says_it() {
    let check = |head: &str, body: &str, expected: [Option<&str>; 4]| {
        let page = format!("<html><head>{head}</head><body>{body}<p>Ana Soto called on Monday.</p></body></html>");
        let meta = open(page.as_bytes(), "a.html").text.meta;
        let date = meta.published.map(|moment| moment.to_string());
        assert_eq!(
            [meta.title.as_deref(), meta.byline.as_deref(), meta.publisher.as_deref(), date.as_deref()],
            expected,
            "{head} {body}"
        );
    };
    check("<title>Only a title</title>", "", [Some("Only a title"), None, None, None]);
    check(
        "<meta name=author content='Eva Gil'><meta name=date content=2025-05-14>",
        "",
        [None, Some("Eva Gil"), None, Some("2025-05-14")],
    );
    check(
        "<meta property='og:title' content='T'><meta property='article:published_time' content='2025-05-14T10:00:00+00:00'><meta property='og:site_name' content='S'>",
        "",
        [Some("T"), None, Some("S"), Some("2025-05-14T10:00:00Z")],
    );
    check(
        "",
        "<h1>H</h1><a rel=author href=/eva>By Eva Gil</a><time datetime='2025-05-14'>May</time>",
        [Some("H"), Some("Eva Gil"), None, Some("2025-05-14")],
    );
    check(
        "<meta property='article:author' content='https://ejemplo.test/eva'>",
        "<p class='byline'>Por Eva Gil</p>",
        [None, Some("Eva Gil"), None, None],
    );
    check("<script type='application/ld+json'>{broken</script><title>T</title>", "", [Some("T"), None, None, None]);
    check(
        "<script type='application/ld+json'>[{\"@type\":[\"Report\"],\"author\":\"Eva\"}]</script>",
        "",
        [None, Some("Eva"), None, None],
    );
    check("<meta property='og:site_name' content='S'><title>T | S</title>", "", [Some("T"), None, Some("S"), None]);
}

#[test]
fn letters_are_read_as_they_were_written() {
    let (latin, _) = encoding_rs_like("<html><head>%</head><body><p>Mañana llamará Núñez.</p></body></html>");
    let with = |meta: &str| -> Vec<u8> {
        let at = latin.iter().position(|b| *b == b'%').unwrap();
        [latin.get(..at).unwrap(), meta.as_bytes(), latin.get(at + 1..).unwrap()].concat()
    };
    let utf16 = |text: &str| -> Vec<u8> {
        [&[0xFF, 0xFE][..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat()
    };
    let wanted = "Mañana llamará Núñez.";
    // bytes, name, whether something is said
    for (bytes, name, said) in [
        (with("<meta charset=iso-8859-1>"), "a.html", false),
        (with("<meta http-equiv=content-type content='text/html; charset=windows-1252'>"), "a.html", false),
        (with(""), "a.html", true),
        (with("<meta charset=utf-8>"), "a.html", true),
        (with("<meta charset=nonsense>"), "a.html", true),
        (format!("<html><meta charset=windows-1252><body><p>{wanted}").into_bytes(), "a.html", true),
        (utf16(&format!("<html><body><p>{wanted}")), "a.html", false),
        (format!("\u{FEFF}<p>{wanted}").into_bytes(), "a.html", false),
        (format!("\u{FEFF}{wanted}").into_bytes(), "a.txt", false),
        (encoding_rs_like(wanted).0, "a.txt", true),
        (utf16(wanted), "a.txt", false),
        (wanted.encode_utf16().flat_map(u16::to_le_bytes).collect(), "a.txt", true),
        (
            mail(
                "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable",
                "Ma=F1ana llamar=E1 N=FA=F1ez.",
            ),
            "a.eml",
            false,
        ),
        (
            mail(
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
                "TWHDsWFuYSBsbGFtYXLDoSBOw7rDsWV6Lg==",
            ),
            "a.eml",
            false,
        ),
    ] {
        let document = open(&bytes, name);
        assert_eq!(document.text.content.trim(), wanted, "{name}");
        assert_eq!(!document.said.is_empty(), said, "{:?}", document.said);
    }
}

#[test]
fn a_page_without_an_article_gives_all_that_can_be_seen() {
    let document =
        open(b"<body><div>Short.</div><div>Also short &amp; plain.<br>Next line.</div><style>p{}</style>", "a.html");
    assert_eq!(document.text.content, "Short.\nAlso short & plain.\nNext line.\n");
}

#[test]
fn a_pdf_gives_paragraphs_pages_and_metadata() {
    let mut one = shown(&["Traslado de Ana Soto"], 72, 720, 20);
    one.extend(shown(
        &[
            "Ana Soto was moved on 12 May 2025 from the center (made up) to another one, and nobo-",
            "dy told her lawyer, who had asked twice in writing for the reason of the transfer.",
            "Her mother called.",
            "El señor Núñez llamó el 14 de mayo y preguntó por la audiencia; le dijeron que no",
            "había ninguna, y que volviera a llamar",
        ],
        72,
        690,
        10,
    ));
    let two = shown(&["la semana siguiente. No lo hizo."], 72, 720, 10);
    let info = "/Title (Acta) /Author <FEFF0045007600610020004D00F1> /CreationDate (D:20250514093000-05'00')";
    let document = open(&pdf(&[&one, &two], info), "acta.pdf");
    let expected = "Traslado de Ana Soto\n\
        Ana Soto was moved on 12 May 2025 from the center (made up) to another one, and nobody told her lawyer, who had asked twice in writing for the reason of the transfer.\n\
        Her mother called.\n";
    let content = &document.text.content;
    assert!(content.starts_with(expected) || content.contains("transfer. Her mother called.\n"), "{content}");
    assert!(content.contains("que volviera a llamar la semana siguiente. No lo hizo.\n"), "{content}");
    assert_eq!(document.text.markup.first().map(|m| m.1), Some(Heading(1)));
    assert_eq!(document.text.pages.len(), 2);
    assert!(document.text.pages.get(1).unwrap().span.of(content).trim_start().starts_with("la semana siguiente"));
    let meta = &document.text.meta;
    assert_eq!((meta.title.as_deref(), meta.byline.as_deref()), (Some("Acta"), Some("Eva Mñ")));
    assert_eq!(meta.published, None, "when a file was made is not when it was published");
    assert_eq!(meta.changed.as_ref().unwrap().to_string(), "2025-05-14T09:30:00-05:00");
}

#[test]
fn two_columns_are_read_one_behind_the_other() {
    let left: Vec<String> = (0..12).map(|n| format!("left column line {n} goes on and on and on so")).collect();
    let right: Vec<String> = (0..12).map(|n| format!("right column line {n} goes on and on and on")).collect();
    let refs = |of: &[String]| -> Vec<String> { of.to_vec() };
    let mut page = shown(&["A title over both of the columns of this page (made up), quite long"], 72, 740, 10);
    page.extend(shown(&refs(&left).iter().map(String::as_str).collect::<Vec<_>>(), 72, 700, 10));
    page.extend(shown(&refs(&right).iter().map(String::as_str).collect::<Vec<_>>(), 320, 700, 10));
    let content = open(&pdf(&[&page], ""), "a.pdf").text.content;
    let (l11, r0) = (content.find("left column line 11").unwrap(), content.find("right column line 0").unwrap());
    assert!(content.starts_with("A title over") && l11 < r0, "{content}");
    // Cells of a table stay on their row.
    let mut form = Vec::new();
    for (row, (label, value)) in [
        ("Name:", "Ana Soto"),
        ("Born:", "1993"),
        ("Country:", "VE"),
        ("Center:", "Aurora"),
        ("Case:", "none"),
        ("Bond:", "no"),
    ]
    .iter()
    .enumerate()
    {
        form.extend(shown(&[label], 72, 700 - 20 * row as u32, 10));
        form.extend(shown(&[value], 300, 700 - 20 * row as u32, 10));
    }
    let document = open(&pdf(&[&form], ""), "a.pdf");
    assert!(document.text.content.starts_with("Name:\tAna Soto\nBorn:\t1993\n"), "{}", document.text.content);
    assert_eq!(marks(&document).first(), Some(&(Cell, "Name:")));
}

#[test]
fn fonts_with_tables_ligatures_and_two_bytes_are_read() {
    let cmap = "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <FB01> <0002> <00F1> endbfchar \
        1 beginbfrange <0010> <0029> <0061> endbfrange 1 beginbfrange <0040> <0041> [<0041> <00480069>] endbfrange";
    let objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 7 0 R >> >> >>".to_vec(),
        // fi, n, space by a gap, the word "Hi" as one glyph, then Differences with /fi and /ntilde
        stream("", b"BT /F1 10 Tf 50 700 Td [<0001> <001D> -400 <0041>] TJ ET BT /F2 10 Tf 50 650 Td (\x01\x02 ok) Tj ET"),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /DW 500 /W [1 [500] 16 41 500] >>] >>".to_vec(),
        stream("", cmap.as_bytes()),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Y /FirstChar 1 /Widths [500 500] /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /ntilde] >> >>".to_vec(),
    ];
    let content = open(&pdf_of(&objects, ""), "a.pdf").text.content;
    assert_eq!(content, "fin Hi\nfiñ ok\n");
}

#[test]
fn running_titles_are_left_out_and_said() {
    let pages: Vec<Vec<u8>> = (1..=4)
        .map(|n| {
            let mut page = shown(&["Informe inventado"], 72, 770, 10);
            page.extend(shown(
                &[&format!("Ana Soto llamó {n} veces, dice el acta."), "Nadie contestó.", "Volvió a llamar."],
                72,
                600,
                10,
            ));
            page.extend(shown(&[&format!("Página {n} de 4")], 72, 20, 10));
            page
        })
        .collect();
    let document = open(&pdf(&pages.iter().map(Vec::as_slice).collect::<Vec<_>>(), ""), "a.pdf");
    assert!(
        !document.text.content.contains("Informe") && !document.text.content.contains("Página"),
        "{}",
        document.text.content
    );
    assert!(document.said.iter().any(|said| said.say(Language::English).starts_with("8 lines")), "{:?}", document.said);
}

#[test]
fn a_scan_says_that_it_is_one() {
    let error = document::open(&pdf(&[b"q 100 0 0 100 0 0 cm /Im1 Do Q"], ""), "scan.pdf").unwrap_err();
    assert_eq!(error.kind(), DocumentErrorKind::NoText);
    assert!(error.say(Language::English).contains("OCR") && error.say(Language::Spanish).contains("imágenes"));
    let mixed = open(&pdf(&[&shown(&["Words here."], 72, 700, 10), b"q Q"], ""), "a.pdf");
    assert!(
        mixed.said.iter().any(|said| said.say(Language::English).starts_with("No text on page 2")),
        "{:?}",
        mixed.said
    );
}

#[test]
fn a_word_document_gives_headings_lists_tables_and_notes() {
    let body = [
        paragraph("<w:pStyle w:val='Ttulo1'/>", "Carta a la autoridad"),
        "<w:p><w:r><w:t xml:space='preserve'>Ana Soto pide </w:t></w:r><w:hyperlink r:id='rId1'><w:r><w:t>su expediente</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t><w:footnoteReference w:id='2'/></w:r><w:del><w:r><w:t>Borrado.</w:t></w:r></w:del></w:p>".to_owned(),
        paragraph("<w:numPr/>", "Primero"),
        paragraph("<w:pStyle w:val='Cita'/>", "No sabemos nada."),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("", "Fecha"), paragraph("", "12 de mayo")),
    ];
    let document = open(&docx(&body.concat()), "carta.docx");
    assert_eq!(
        document.text.content,
        "Carta a la autoridad\nAna Soto pide su expediente.[2]\nPrimero\nNo sabemos nada.\nFecha\t12 de mayo\n[2] Una nota (inventada).\n"
    );
    let kinds: Vec<Markup> = document.text.markup.iter().map(|m| m.1).collect();
    assert_eq!(kinds, [Heading(1), Paragraph, Item, Blockquote, Cell, Cell, Paragraph]);
    let meta = &document.text.meta;
    assert_eq!((meta.title.as_deref(), meta.byline.as_deref()), (Some("Carta & acta"), Some("Ana Soto")));
    assert_eq!(meta.published, None);
    assert_eq!(meta.changed.as_ref().unwrap().to_string(), "2025-05-15T11:30:00Z");
    assert_eq!(
        meta.links.first().map(|(span, to)| (span.of(&document.text.content), to.as_str())),
        Some(("su expediente", "https://ejemplo.test/acta"))
    );
    assert!(document.said.iter().any(|said| said.say(Language::Spanish).contains("eliminadas")));
}

#[test]
fn a_mail_gives_its_headers_words_quotations_and_attachments() {
    let body = "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nLlamé hoy.\r\n\r\nEl lunes, Luis escribió:\r\n> ¿Hay noticias?\r\n> > No.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Otra cosa</p>\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"../../acta.pdf\"\r\n\r\nx\r\n--b--\r\n";
    let document = open(&mail("Content-Type: multipart/mixed; boundary=b", body), "a.eml");
    assert_eq!(document.kind, DocumentKind::Eml);
    assert_eq!(document.text.content.trim_end(), "Llamé hoy.\n\nEl lunes, Luis escribió:\n¿Hay noticias?\nNo.");
    assert_eq!(marks(&document), [(Blockquote, "¿Hay noticias?"), (Blockquote, "No.")]);
    let meta = &document.text.meta;
    assert_eq!((meta.title.as_deref(), meta.byline.as_deref()), (Some("Llamada de la mañana"), Some("Ana Soto")));
    assert_eq!(meta.published.as_ref().unwrap().to_string(), "2025-05-14T09:30:00-05:00");
    assert_eq!(document.attachments, ["acta.pdf"]);
    let page = open(
        &mail(
            "Content-Type: text/html; charset=utf-8",
            "<p>Solo <b>página</b>.</p><blockquote>Dijo que no.</blockquote>",
        ),
        "b.eml",
    );
    assert_eq!(marks(&page), [(Paragraph, "Solo página."), (Blockquote, "Dijo que no.")]);
}

#[test]
fn a_page_saved_as_one_file_is_a_page() {
    let page = ARTICLE.replace('=', "=3D");
    let file = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ejemplo.test/guardada\r\nSubject: x\r\nDate: Thu, 15 May 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"bb\"\r\n\r\n--bb\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://ejemplo.test/guardada\r\n\r\n{page}\r\n--bb--\r\n"
    );
    let document = open(file.as_bytes(), "nota.mhtml");
    assert_eq!(document.kind, DocumentKind::Html);
    assert_eq!(marks(&document).len(), 13);
    assert_eq!(document.text.meta.title.as_deref(), Some("Trasladan a Ana Soto"));
}

#[test]
fn plain_text_keeps_its_lines_and_pages() {
    let document = open("uno\r\ndos\rtres\u{0C}cuatro\u{0}\u{202E}\n".as_bytes(), "a.txt");
    assert_eq!(document.text.content, "uno\ndos\ntres\ncuatro\n");
    let pages: Vec<(u32, Span)> = document.text.pages.iter().map(|page| (page.number, page.span)).collect();
    assert_eq!(pages, [(1, Span::new(0, 13)), (2, Span::new(13, 20))]);
    assert_eq!(open(b"a,b\n1,2\n", "a.csv").kind, DocumentKind::Csv);
    assert_eq!(open(b"To: all who read this\n\nHello.", "a.txt").kind, DocumentKind::Plain);
    let limits = DocumentLimits { text: 100, ..DocumentLimits::default() };
    let cut = document::open_within("palabra ".repeat(100).as_bytes(), "a.txt", &limits).unwrap();
    assert!(cut.text.content.len() <= 100 && cut.said.len() == 1);
}

#[test]
fn other_files_are_refused_by_name() {
    for (bytes, english, spanish) in [
        (&b"{\\rtf1 x}"[..], "rich text (.rtf)", "texto enriquecido"),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
            "old Word document",
            "antiguo de Word",
        ),
        (b"\x89PNG\r\n\x1a\n", "picture (.png)", "imagen (.png)"),
        (b"\xFF\xD8\xFF\xE0", "picture (.jpg)", "imagen (.jpg)"),
        (b"SQLite format 3\0....", "database (SQLite)", "base de datos"),
        (b"\x7FELF\x02", "a program", "un programa"),
        (b"\x1F\x8B\x08", "(.gz)", "(.gz)"),
        (b"\x01\x02\x03\x04\x05\x06\x0E\x0F", "not letters", "no son letras"),
        (&zip(&[part("a.txt", "x")]), "compressed folder (.zip)", "carpeta comprimida"),
        (&zip(&[part("xl/workbook.xml", "<x/>")]), "workbook of Excel", "libro de Excel"),
    ] {
        let error = document::open(bytes, "x").unwrap_err();
        assert_eq!(error.kind(), DocumentErrorKind::OtherFormat, "{error}");
        assert!(
            error.say(Language::English).contains(english) && error.say(Language::Spanish).contains(spanish),
            "{error}"
        );
    }
    assert_eq!(flate(b"").len(), 8);
}
