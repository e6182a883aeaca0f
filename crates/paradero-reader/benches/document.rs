//! How long it takes to read a PDF of 300 pages and a page of news. Everything in them is made up.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use paradero_reader::document;

fn main() {
    divan::main();
}

/// A PDF of so many pages of 45 lines, without compression.
fn pdf(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages).map(|at| format!("{} 0 R", 4 + at * 2)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {pages} /MediaBox [0 0 612 792] >>", kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for page in 0..pages {
        let mut drawing = String::from("BT /F1 10 Tf 14 TL 72 740 Td\n");
        for line in 0..45 {
            let _ = writeln!(
                drawing,
                "(Line {line} of page {page}: the caller says that nobody has answered the letter since.) Tj T*"
            );
        }
        drawing.push_str("ET");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + page * 2
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len()));
    }
    let mut out = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let (start, count) = (out.len(), places.len() + 1);
    let _ = write!(out, "xref\n0 {count}\n0000000000 65535 f \n");
    for place in places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let _ = write!(out, "trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    out.into_bytes()
}

/// A page of 2,300 words with the furniture of a newspaper.
fn page() -> String {
    let mut page = String::from("<!DOCTYPE html><html lang=en><head><title>A story (made up)</title></head><body>");
    for n in 0..200 {
        let _ = write!(page, "<nav class=menu><a href=/{n}>Section {n}</a></nav>");
    }
    page.push_str("<article><h1>A story (made up)</h1>");
    for n in 0..60 {
        let _ = write!(
            page,
            "<p>On day {n} the caller said, in the words of <a href=/{n}>the note</a>, that nobody had answered, and that the family would go on asking until somebody did, or until the office closed for the year.</p>"
        );
    }
    page + "</article></body></html>"
}

/// A PDF with text on 300 pages.
#[divan::bench(sample_count = 10)]
fn pdf_300_pages(bencher: Bencher) {
    let file = pdf(300);
    bencher
        .counter(ItemsCount::new(300_usize))
        .counter(BytesCount::of_slice(&file))
        .bench(|| document::open(&file, "a.pdf"));
}

/// One article.
#[divan::bench(sample_count = 50)]
fn html_article(bencher: Bencher) {
    let file = page();
    bencher.counter(BytesCount::of_str(&file)).bench(|| document::open(file.as_bytes(), "a.html"));
}
