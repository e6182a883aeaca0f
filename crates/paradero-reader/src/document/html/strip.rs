//! The words of a page that is too wild to be made a tree: tags out, blocks to lines, in one pass.

use crate::document::lines::Lines;

/// Elements that begin a new line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "td",
    "table",
    "section",
    "article",
    "blockquote",
    "title",
    "header",
    "footer",
];
/// Entities that pages in English and Spanish use.
const ENTITIES: &[(&str, &str)] = &[
    ("amp;", "&"),
    ("lt;", "<"),
    ("gt;", ">"),
    ("quot;", "\""),
    ("apos;", "'"),
    ("nbsp;", " "),
    ("aacute;", "á"),
    ("eacute;", "é"),
    ("iacute;", "í"),
    ("oacute;", "ó"),
    ("uacute;", "ú"),
    ("ntilde;", "ñ"),
    ("Ntilde;", "Ñ"),
    ("uuml;", "ü"),
    ("iquest;", "¿"),
    ("iexcl;", "¡"),
    ("mdash;", "—"),
    ("ndash;", "–"),
    ("ldquo;", "“"),
    ("rdquo;", "”"),
    ("lsquo;", "‘"),
    ("rsquo;", "’"),
];

/// Writes the words of a page.
pub(super) fn write(page: &str, lines: &mut Lines) {
    let mut rest = page;
    while let Some((words, tag)) = rest.split_once('<') {
        put(words, lines);
        let name: String =
            tag.chars().take(12).take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '!' | '-')).collect();
        let name = name.to_ascii_lowercase();
        let name = name.trim_start_matches('/');
        // What ends the tag: a comment ends otherwise, and what scripts and styles hold is not text.
        let end = match name {
            _ if name.starts_with("!--") => "-->",
            "script" if !tag.starts_with('/') => "</script",
            "style" if !tag.starts_with('/') => "</style",
            _ => ">",
        };
        if BLOCKS.contains(&name) {
            lines.end(None);
        }
        // Without its end nothing is text any more.
        let Some((_, after)) = tag.split_once(end) else { return lines.end(None) };
        rest = after;
        if lines.is_cut() {
            return lines.end(None);
        }
    }
    put(rest, lines);
    lines.end(None);
}

fn put(words: &str, lines: &mut Lines) {
    let mut pieces = words.split('&');
    lines.push(pieces.next().unwrap_or_default());
    for piece in pieces {
        let known = ENTITIES.iter().find_map(|(name, letter)| Some((*letter, piece.strip_prefix(name)?)));
        let (letter, after) = known.unwrap_or(("&", piece));
        lines.push(letter);
        lines.push(after);
    }
}
