//! Web pages: the tree that a browser would make, its article, and what it says about itself.

mod choose;
mod dom;
mod meta;
mod strip;
mod walk;

use paradero_prose::Meta;

use super::lines::Lines;
use super::{Document, DocumentKind, DocumentLimits, cut_short, letters};
use crate::said::said;

/// Reads a page; `stated` is the encoding that came with it from outside, as in the header of a mail's part.
pub(super) fn read(bytes: &[u8], stated: Option<&str>, limits: &DocumentLimits) -> Document {
    let named = stated.map(str::to_owned).or_else(|| letters::of_page(bytes));
    let (page, guessed) = letters::read(bytes, named.as_deref());
    let mut document = of_text(&page, limits);
    document.said.splice(0..0, guessed);
    document
}

/// Reads a page whose letters are known.
pub(super) fn of_text(page: &str, limits: &DocumentLimits) -> Document {
    let mut lines = Lines::new(limits.text);
    let mut said = Vec::new();
    let mut meta = Meta::default();
    match dom::parse(page, limits) {
        Ok(dom) => {
            meta = meta::read(&dom);
            let choice = choose::article(&dom);
            match &choice {
                Some(article) => walk::write(&dom, article, &mut lines),
                None => walk::write_all(&dom, &mut lines),
            }
            if choice.is_none() && lines.len() > 1500 {
                said.push(said!(
                    "No article was found on the page; all its visible text was taken.",
                    "No se encontró un artículo en la página; se tomó todo su texto visible."
                ));
            }
        }
        Err(dom::Trouble::Wild) => {
            strip::write(page, &mut lines);
            said.push(said!(
                "The page nests its elements too deeply, or has too many; its words were taken without their order of headings and lists.",
                "La página anida demasiado sus elementos, o tiene demasiados; se tomaron sus palabras sin el orden de títulos y listas."
            ));
        }
    }
    if lines.is_cut() {
        said.push(cut_short(limits));
    }
    let text = lines.finish(meta);
    let how = "paradero-reader html 1, html5ever 0.40".to_owned();
    Document { text, kind: DocumentKind::Html, how, said, attachments: Vec::new() }
}
