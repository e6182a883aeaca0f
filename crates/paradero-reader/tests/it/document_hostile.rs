//! Documents made to harm: each ends in text or in a clear error, in a moment.

#![expect(clippy::too_many_lines, reason = "one row a file: the list is the suite")]
#![expect(clippy::format_collect, reason = "harmful files are made once")]

use std::time::Instant;

use paradero_reader::document::{self, DocumentErrorKind};
use paradero_record::Language;

use super::document::sound;
use super::document_make::{FONT, docx, flate, mail, paragraph, pdf, pdf_of, shown, stream};
use super::make::{Part, part, zip};

/// The longest that one file may take. Unoptimised builds are about eight times slower than released ones.
const MILLISECONDS: u128 = if cfg!(debug_assertions) { 16_000 } else { 2_000 };

/// What must come of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Text.
    Text,
    /// An error of this kind.
    Error(DocumentErrorKind),
    /// Either: what a broken file still holds may be read.
    Either,
}

use DocumentErrorKind::{Bomb, Damaged, Empty, NoText, OtherFormat, Password};
use End::{Either, Error, Text};

#[expect(clippy::disallowed_methods, reason = "how long it takes is what is tested")]
#[expect(clippy::panic, reason = "a test that fails says what came instead")]
fn check(what: &str, bytes: &[u8], name: &str, end: End) {
    let start = Instant::now();
    let read = document::open(bytes, name);
    let took = start.elapsed().as_millis();
    assert!(took < MILLISECONDS, "{what}: {took} ms");
    match (&read, end) {
        (Ok(document), Text | Either) => {
            sound(document);
            assert!(document.text.content.len() <= 8 << 20, "{what}");
        }
        (Err(error), Error(kind)) => assert_eq!(error.kind(), kind, "{what}: {error}"),
        (Err(_), Either) => {}
        (other, _) => panic!("{what}: {:?}", other.as_ref().map(|d| d.text.content.get(..100))),
    }
    if let Err(error) = &read {
        assert!(error.say(Language::English).len() > 40 && error.say(Language::Spanish).len() > 40, "{what}");
    }
}

fn html(what: &str, page: &str, end: End) {
    check(what, page.as_bytes(), "a.html", end);
}

#[test]
fn pages() {
    let n = 100_000;
    html("100,000 nested blocks", &format!("<html>{}x{}", "<div>".repeat(n), "</div>".repeat(n)), Text);
    html("100,000 lists in each other", &format!("<html>{}x", "<ul><li>".repeat(n)), Text);
    html("100,000 bold in each other", &format!("<html>{}x", "<b>".repeat(n)), Text);
    html(
        "formats to be opened again in each paragraph",
        &format!("<html>{}{}", (0..400).map(|i| format!("<font a{i}=1>")).collect::<String>(), "<p>x".repeat(5_000)),
        Either,
    );
    html(
        "100,000 attributes in one tag",
        &format!("<html><p>x<a {}>y</a>", (0..n).map(|i| format!("a{i}=1 ")).collect::<String>()),
        Text,
    );
    html("an attribute of 5 MB", &format!("<html><img src='data:{}'><p>x</p>", "A".repeat(5 << 20)), Text);
    html("a tag without end", &format!("<html><p>x</p><a {}", "b".repeat(1 << 20)), Either);
    html("a comment without end", &format!("<html><p>x</p><!-- {}", "b ".repeat(1 << 19)), Either);
    html("a script without end", &format!("<html><p>x</p><script>{}", "if (a<b) c; ".repeat(100_000)), Text);
    html("200,000 wrong ends", &format!("<html><p>x{}", "</i></table>".repeat(n)), Text);
    html("text in a table that moves out of it", &format!("<html><table>{}", "x<tr>".repeat(50_000)), Either);
    html("200,000 entities", &format!("<html><p>{}", "&amp;&bogus;&#x1F600;&#xD800;".repeat(50_000)), Text);
    html("links in each other", &format!("<html>{}x", "<a href=x><p>".repeat(20_000)), Text);
    html(
        "JSON-LD in 100,000 lists",
        &format!("<html><script type='application/ld+json'>{}</script><p>x", "[".repeat(n)),
        Text,
    );
    html("tables in each other", &format!("<html>{}x", "<table><tr><td>".repeat(5_000)), Text);
    html("templates in each other", &format!("<html>{}x", "<template>".repeat(50_000)), Either);
    html("a line of 10 MB", &format!("<html><p>{}", "palabra ".repeat(1_310_720)), Text);
    html("bytes of zero and marks of direction", "<html><p>a\0b\u{202E}c\u{2066}d\u{7}</p>", Text);
    check(
        "letters that are not letters",
        b"<html><meta charset=utf-8><p>a\xED\xA0\x80b\xFF\xFE\x80</p>",
        "a.html",
        Text,
    );
    check("half a page in UTF-16", b"\xFF\xFE<\0h\0t\0m\0l\0>\0a\0\0\xD8b", "a.html", Text);
    check("only the mark of UTF-8", b"\xEF\xBB\xBF", "a.html", Error(NoText));
    check("nothing", b"", "a.html", Error(Empty));
    check("only blanks", b"  \n\n ", "a.txt", Error(NoText));
}

#[test]
fn plain_texts() {
    check("a line of 10 MB", "x".repeat(10 << 20).as_bytes(), "a.txt", Text);
    check("ten million lines", "\n".repeat(10 << 20).as_bytes(), "a.txt", Error(NoText));
    check("control characters", &[1_u8, 2, 3].repeat(1000), "a.txt", Error(OtherFormat));
    check("bytes of zero", &[0_u8; 4096], "a.txt", Error(OtherFormat));
    check("writing turned around", "Ana\u{202E}otoS\u{202C} llamó".as_bytes(), "a.txt", Text);
    check("half of a pair in UTF-16", b"\xFF\xFEa\0\0\xD8b\0", "a.txt", Text);
    check("form feeds", "a\u{0C}".repeat(100_000).as_bytes(), "a.txt", Text);
}

fn page_with(contents: &[u8], extra: &[&[u8]]) -> Vec<u8> {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>".to_vec(),
        contents.to_vec(),
        FONT.as_bytes().to_vec(),
    ];
    objects.extend(extra.iter().map(|object| object.to_vec()));
    pdf_of(&objects, "")
}

fn catalogue(pages: &str) -> Vec<u8> {
    pdf_of(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), pages.as_bytes().to_vec()], "")
}

#[test]
fn pdfs() {
    let words = shown(&["Hola."], 72, 700, 10);
    let is = |what: &str, bytes: Vec<u8>, end: End| check(what, &bytes, "a.pdf", end);
    is("a page tree that is its own child", catalogue("<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), Either);
    is("no pages", catalogue("<< /Type /Pages /Kids [] /Count 0 >>"), Either);
    is("a count of two thousand million", catalogue("<< /Type /Pages /Kids [] /Count 2000000000 >>"), Either);
    is("no catalogue", b"%PDF-1.4\ntrailer << >>\n%%EOF".to_vec(), Error(Damaged));
    is("only its mark", b"%PDF-1.7".to_vec(), Error(Damaged));
    let whole = page_with(&stream("", &words), &[]);
    let text = String::from_utf8_lossy(&whole).into_owned();
    is("an older table that is itself", text.replace("/Size 6", "/Size 6 /Prev 9").into_bytes(), Either);
    let start = text.rsplit("startxref\n").next().and_then(|t| t.split('\n').next()).unwrap().to_owned();
    is(
        "an older table that is the same",
        text.replace("/Size 6", &format!("/Size 6 /Prev {start}")).into_bytes(),
        Either,
    );
    is(
        "a table that begins nowhere",
        text.replace(&format!("startxref\n{start}"), "startxref\n999999999999").into_bytes(),
        Text,
    );
    is("a huge table", text.replace("xref\n0 6", "xref\n0 99999999").into_bytes(), Either);
    is("a stream longer than the file", text.replace("/Length ", "/Length 99999999").into_bytes(), Either);
    is("a length that is itself", text.replacen("/Length ", "/Length 4 0 R /Old ", 1).into_bytes(), Either);
    is("a negative length", text.replace("/Length ", "/Length -").into_bytes(), Either);
    is(
        "a page of a thousand million zeros",
        page_with(&stream("/Filter /FlateDecode", &flate(&vec![b' '; 200 << 20])), &[]),
        Either,
    );
    let twice = flate(&flate(&vec![b' '; 100 << 20]));
    is("packed twice", page_with(&stream("/Filter [/FlateDecode /FlateDecode]", &twice), &[]), Error(NoText));
    is(
        "objects that unpack to 200 MB",
        page_with(
            &stream("", &words),
            &[&stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &flate(&vec![b' '; 200 << 20]))],
        ),
        Error(Bomb),
    );
    is(
        "the same, under a hidden name",
        page_with(
            &stream("", &words),
            &[&stream("/Type /Ob#6aStm /N 1 /#46irst 4 /Filter /FlateDecode", &flate(&vec![b' '; 200 << 20]))],
        ),
        Error(Bomb),
    );
    let form =
        "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >>";
    is(
        "a drawing that draws itself ten times",
        page_with(&stream("", b"/X Do"), &[&stream(form, &b"/X Do ".repeat(10))]),
        Either,
    );
    is(
        "a drawing that draws itself with words",
        page_with(
            &stream("", &[&words[..], b"/X Do"].concat()),
            &[&stream(form, &[&words[..], &b"/X Do ".repeat(3)].concat())],
        ),
        Either,
    );
    is(
        "lists in lists 100,000 deep",
        page_with(&stream("", &[&b"[".repeat(100_000)[..], &words[..]].concat()), &[]),
        Either,
    );
    is("dictionaries in each other", catalogue(&"<< /Kids ".repeat(100_000)), Error(Bomb));
    is("lists in the catalogue", catalogue(&"[".repeat(200_000)), Error(Bomb));
    is(
        "a million saved states",
        page_with(&stream("", &[&b"q ".repeat(1_000_000)[..], &words[..]].concat()), &[]),
        Text,
    );
    is("a million numbers without an operator", page_with(&stream("", &b"1 ".repeat(1_000_000)), &[]), Either);
    is(
        "places beyond all numbers",
        page_with(
            &stream(
                "",
                b"1e38 0 0 1e38 1e38 1e38 cm BT /F1 1e38 Tf (x) Tj ET BT /F1 10 Tf 99999999999999999999 0 Td (y) Tj ET",
            ),
            &[],
        ),
        Either,
    );
    let font = |own: &str| text.replace(FONT, own).into_bytes();
    is("a font that is no font", font("<< /Type /Font >>"), Either);
    is(
        "a font whose table is itself",
        font("<< /Type /Font /Subtype /Type0 /DescendantFonts [5 0 R] /ToUnicode 5 0 R >>"),
        Either,
    );
    is(
        "a font with endless widths",
        font("<< /Type /Font /Subtype /Type0 /DescendantFonts [<< /W [0 4294967295 1 0 99999999 2] >>] >>"),
        Either,
    );
    is(
        "changes at places that are none",
        font("<< /Type /Font /Subtype /Type1 /Encoding << /Differences [-5 /a 999999999999 /b /c] >> >>"),
        Either,
    );
    let cmap = format!("1 beginbfrange {} endbfrange", "<0000> <FFFF> <0041> ".repeat(2_000));
    is(
        "a table of letters without end",
        page_with(
            &stream("", &words.iter().map(|b| if *b == b'1' { b'1' } else { *b }).collect::<Vec<u8>>()),
            &[&stream("", cmap.as_bytes())],
        ),
        Text,
    );
    is(
        "an unknown lock",
        text.replace(
            "/Root 1 0 R",
            "/Root 1 0 R /Encrypt << /Filter /Standard /V 9 /R 9 /O (x) /U (x) /P -1 >> /ID [(a) (b)]",
        )
        .into_bytes(),
        Either,
    );
    let lock = "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /O <0000000000000000000000000000000000000000000000000000000000000000> /U <0000000000000000000000000000000000000000000000000000000000000000> /P -4 >> /ID [<00> <00>]";
    is(
        "a lock with a password",
        text.replace("/Root 1 0 R", &format!("/Root 1 0 R {lock}")).into_bytes(),
        Error(Password),
    );
    is(
        "a scan",
        page_with(&stream("", b"q 612 0 0 792 0 0 cm /X Do Q"), &[&stream("/Subtype /Image", b"x")]),
        Error(NoText),
    );
    is("6,000 pages", pdf(&vec![&b""[..]; 6_000], ""), Error(Bomb));
    is(
        "a million objects that are nothing",
        [&whole[..], &b"1 0 obj null endobj\n".repeat(100_000)[..]].concat(),
        Either,
    );
    for twentieth in 1..20 {
        let cut = whole.get(..whole.len() * twentieth / 20).unwrap();
        check("a PDF cut off", cut, "a.pdf", Either);
    }
}

#[test]
fn word_documents() {
    let is = |what: &str, bytes: Vec<u8>, end: End| check(what, &bytes, "a.docx", end);
    let with = |xml: String| zip(&[part("word/document.xml", xml)]);
    let whole = docx(&paragraph("", "Hola."));
    is("a part of 200 MB", zip(&[part("word/document.xml", vec![b' '; 200 << 20])]), Error(Bomb));
    is(
        "a part that claims little",
        zip(&[Part { claims: Some(10), ..part("word/document.xml", vec![b' '; 20 << 20]) }]),
        Error(Damaged),
    );
    is(
        "a part that claims much",
        zip(&[Part { claims: Some(u32::MAX), ..part("word/document.xml", "x") }]),
        Error(Bomb),
    );
    is(
        "a zip in a zip in a zip",
        zip(&[part("a.zip", zip(&[part("b.zip", zip(&[part("c", vec![0; 1 << 20])]))]))]),
        Error(OtherFormat),
    );
    is("no parts", zip(&[]), Error(OtherFormat));
    is(
        "no text part",
        zip(&[part("[Content_Types].xml", "<Types/>"), part("word/styles.xml", "<x/>")]),
        Error(Damaged),
    );
    is(
        "names that lead out of the folder",
        zip(&[
            part("../../etc/passwd", "x"),
            part(
                "word/document.xml",
                "<w:document><w:body><w:p><w:r><w:t>Hola.</w:t></w:r></w:p></w:body></w:document>",
            ),
        ]),
        Text,
    );
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    is(
        "a thousand million laughs",
        with(format!("<!DOCTYPE x [<!ENTITY l0 \"ja\">{laughs}]><w:document>&l9;</w:document>")),
        Error(Bomb),
    );
    is(
        "a file from outside",
        with("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><w:document>&f;</w:document>".to_owned()),
        Error(Bomb),
    );
    is("an entity that nobody declared", with("<w:document><w:t>&x;</w:t></w:document>".to_owned()), Error(Damaged));
    is("100,000 tags in each other", with("<w:p>".repeat(100_000)), Error(Damaged));
    is(
        "100,000 attributes",
        with(format!("<w:document {}/>", (0..100_000).map(|i| format!("a{i}='' ")).collect::<String>())),
        Error(NoText),
    );
    is(
        "a text of 10 MB",
        with(format!("<w:document><w:t>{}</w:t></w:document>", "x".repeat(10 << 20))),
        Error(Damaged),
    );
    is("locked parts", zip(&[Part { locked: 1, ..part("word/document.xml", "x") }]), Error(Password));
    is("20,000 parts", zip(&(0..20_000).map(|n| part(&format!("p{n}"), "")).collect::<Vec<_>>()), Error(Bomb));
    is(
        "styles that are broken",
        zip(&[part("word/styles.xml", "<a><b"), part("word/document.xml", "<w:p><w:r><w:t>Hola.</w:t></w:r></w:p>")]),
        Text,
    );
    for twentieth in 1..20 {
        check("a Word document cut off", whole.get(..whole.len() * twentieth / 20).unwrap(), "a.docx", Either);
    }
}

#[test]
fn mails() {
    let is = |what: &str, bytes: Vec<u8>, end: End| check(what, &bytes, "a.eml", end);
    is(
        "mails in mails 1,000 deep",
        mail("Content-Type: message/rfc822", &"Content-Type: message/rfc822\r\n\r\n".repeat(1_000)),
        Error(Bomb),
    );
    let nested: String =
        (0..1_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")).collect();
    is(
        "parts in parts 1,000 deep",
        mail(
            "Content-Type: multipart/mixed; boundary=b",
            &format!("--b\r\n{nested}Content-Type: text/plain\r\n\r\nhola"),
        ),
        Either,
    );
    is(
        "100,000 parts",
        mail("Content-Type: multipart/mixed; boundary=b", &"--b\r\n\r\nx\r\n".repeat(100_000)),
        Error(Bomb),
    );
    is("an empty boundary", mail("Content-Type: multipart/mixed; boundary=\"\"", "--\r\nhola\r\n----"), Either);
    is(
        "a boundary of 1 MB",
        mail(&format!("Content-Type: multipart/mixed; boundary={}", "b".repeat(900_000)), "--b\r\nhola"),
        Either,
    );
    is("headers of 5 MB", mail(&format!("X-Long: {}", "x".repeat(5 << 20)), "hola"), Error(Bomb));
    is("100,000 headers", mail(&"X: y\r\n".repeat(100_000), "hola"), Either);
    is("encoded words without end", mail(&format!("Subject: {}", "=?utf-8?Q?".repeat(50_000)), "hola"), Text);
    is("broken base64", mail("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64", "%%%%====aGk="), Either);
    is(
        "broken quoted-printable",
        mail("Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable", "=ZZ=\r\n=hola="),
        Either,
    );
    is("an unknown charset", mail("Content-Type: text/plain; charset=klingon", "hola"), Text);
    is("a date that is none", mail("Date: Foo, 99 Bar 99999 99:99:99 +9999", "hola"), Text);
    is("a page of 20,000 blocks", mail("Content-Type: text/html", &format!("{}hola", "<div>".repeat(20_000))), Text);
    is("quoted a thousand times", mail("Content-Type: text/plain", &format!("{} hola", ">".repeat(100_000))), Text);
    is("comments in addresses 100,000 deep", mail(&format!("Cc: {}", "(".repeat(100_000)), "hola"), Either);
    let whole =
        mail("Content-Type: multipart/mixed; boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\nhola\r\n--b--");
    for twentieth in 1..20 {
        check("a mail cut off", whole.get(..whole.len() * twentieth / 20).unwrap(), "a.eml", Either);
    }
}
