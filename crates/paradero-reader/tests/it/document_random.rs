//! Random bytes and broken documents: always text or a clear error.

use std::sync::LazyLock;

use paradero_reader::document;
use proptest::prelude::*;

use super::document::sound;
use super::document_make::{docx, mail, paragraph, pdf, shown};

/// One small document of each kind.
static WHOLE: LazyLock<Vec<(Vec<u8>, &str)>> = LazyLock::new(|| {
    let page = "<html lang=es><head><meta charset=utf-8><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script></head><body><h1>Año</h1><ul><li>uno<table><tr><td>a<td>b</table></ul><blockquote>«dos»</blockquote><p>tres <a href=x>cuatro</a></body></html>";
    vec![
        (page.as_bytes().to_vec(), "a.html"),
        (pdf(&[&shown(&["Ana Soto (inventada)", "llamó ayer."], 72, 700, 10)], "/Title (x)"), "a.pdf"),
        (docx(&paragraph("<w:numPr/>", "Ana Soto")), "a.docx"),
        (
            mail(
                "Content-Type: multipart/alternative; boundary=b",
                "--b\r\nContent-Type: text/plain\r\n\r\n> hola\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>hola\r\n--b--",
            ),
            "a.eml",
        ),
    ]
});

fn check(bytes: &[u8], name: &str) {
    if let Ok(document) = document::open(bytes, name) {
        sound(&document);
        assert_eq!(document::open(bytes, name).as_ref(), Ok(&document), "the same bytes give the same text");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 1..400), start in prop::sample::select(vec![&b""[..], b"%PDF-1.4\n", b"<html>", b"PK\x03\x04", b"From: a\nTo: b\nSubject: c\n"])) {
        check(&[start, &bytes].concat(), "a");
    }

    #[test]
    fn broken_documents_are_read_or_refused(which in 0_usize..4, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let (mut bytes, name) = WHOLE.get(which).cloned().unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            *bytes.get_mut(at).unwrap() = byte;
        }
        check(&bytes, name);
    }

    #[test]
    fn pages_of_random_tags_are_sound(pieces in prop::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<a href=x>", "</a>", "<li>", "<ul>", "</ul>", "<blockquote>", "</blockquote>", "<h2>", "</h2>",
        "<b>", "</b>", "<br>", "<article>", "</article>", "<div class=nav>", "</div>", "<script>", "</script>", "<template>", "<select>", "<svg>", "ñandú ", "una línea larga de texto, con comas, que cuenta como un párrafo ", "&aacute;", "<form>", "<body>", "<figcaption>",
    ]), 1..80)) {
        check(format!("<html>{}", pieces.concat()).as_bytes(), "a.html");
    }
}
