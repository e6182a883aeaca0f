//! From the tree of a page to lines.

use paradero_prose::Markup;

use super::choose::{Article, is_furniture, is_inline, is_unseen};
use super::dom::{Dom, Id, Step};
use crate::document::lines::Lines;

/// Writes the article, its headline first.
pub(super) fn write(dom: &Dom, article: &Article, lines: &mut Lines) {
    for id in article.head.iter().chain([&article.body]) {
        put(dom, *id, lines, |id| is_unseen(dom, id) || is_furniture(dom, id));
    }
}

/// Writes all that can be seen.
pub(super) fn write_all(dom: &Dom, lines: &mut Lines) {
    put(dom, Dom::ROOT, lines, |id| is_unseen(dom, id) || matches!(dom.name(id), "nav" | "footer"));
}

/// What an element makes of the lines inside it.
fn what(name: &str) -> Option<Markup> {
    Some(match name {
        "h1" => Markup::Heading(1),
        "h2" => Markup::Heading(2),
        "h3" => Markup::Heading(3),
        "h4" => Markup::Heading(4),
        "h5" => Markup::Heading(5),
        "h6" => Markup::Heading(6),
        "li" | "dt" | "dd" => Markup::Item,
        "figcaption" | "caption" => Markup::Caption,
        "blockquote" => Markup::Blockquote,
        _ => return None,
    })
}

fn put(dom: &Dom, from: Id, lines: &mut Lines, skip: impl Fn(Id) -> bool) {
    // Elements that say what their lines are, the innermost last; rows of tables stay on one line.
    let mut inside: Vec<Markup> = Vec::new();
    let mut rows = 0_usize;
    for step in dom.walk(from, skip) {
        if lines.is_cut() {
            break;
        }
        match step {
            Step::Enter(id) => {
                if let Some(text) = dom.text(id) {
                    lines.push(text);
                    continue;
                }
                let name = dom.name(id);
                if !is_inline(name) && (rows == 0 || name == "tr") {
                    end(lines, &inside);
                }
                match name {
                    "a" => dom
                        .attribute(id, "href")
                        .filter(|at| leads_somewhere(at))
                        .into_iter()
                        .for_each(|at| lines.open_link(at)),
                    "br" if rows > 0 => lines.push(" "),
                    "tr" => rows += 1,
                    "td" | "th" if rows > 0 => lines.end_cell(),
                    _ if rows > 0 && !is_inline(name) => lines.push(" "),
                    _ => {}
                }
                inside.extend(what(name));
            }
            Step::Leave(id) => {
                let name = dom.name(id);
                match name {
                    "a" => lines.close_link(),
                    "tr" => {
                        rows = rows.saturating_sub(1);
                        lines.end_cell();
                    }
                    "td" | "th" if rows > 0 => lines.end_cell(),
                    _ if rows > 0 && !is_inline(name) => lines.push(" "),
                    _ => {}
                }
                if !is_inline(name) && !name.is_empty() && rows == 0 {
                    end(lines, &inside);
                }
                if what(name).is_some() {
                    inside.pop();
                }
            }
        }
    }
    end(lines, &inside);
}

/// A line is what the innermost element around it says; words set apart stay so inside lists.
fn end(lines: &mut Lines, inside: &[Markup]) {
    let quoted = inside.contains(&Markup::Blockquote);
    let innermost = inside.last().copied().unwrap_or(Markup::Paragraph);
    lines.end(Some(if quoted { Markup::Blockquote } else { innermost }));
}

fn leads_somewhere(address: &str) -> bool {
    let address = address.trim();
    !address.is_empty()
        && !address.starts_with('#')
        && !address.to_ascii_lowercase().starts_with("javascript:")
        && address.len() < 4096
}
