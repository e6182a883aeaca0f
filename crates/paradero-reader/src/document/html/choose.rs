//! Which part of a page is its article.
//!
//! Paragraphs are weighed by their words outside of links; the article is the smallest element that holds most of the
//! weight. What is called navigation, comments, advice to subscribe and the like is not looked at.

use super::dom::{Dom, Id, Kind, Step};

/// An article of fewer bytes than this in whole paragraphs is not told from the page around it.
const LEAST: usize = 250;

/// Words in the class or name of an element that is furniture, as whole words between hyphens, underscores and blanks.
const FURNITURE: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "sidebar",
    "footer",
    "comment",
    "comments",
    "disqus",
    "share",
    "sharing",
    "social",
    "related",
    "recommended",
    "recommendations",
    "newsletter",
    "subscribe",
    "subscription",
    "suscripcion",
    "promo",
    "cookie",
    "cookies",
    "consent",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "advert",
    "advertisement",
    "ads",
    "ad",
    "publicidad",
    "popup",
    "modal",
    "paywall",
    "trending",
    "toolbar",
    "skip",
    "relacionadas",
    "relacionados",
    "compartir",
    "comentarios",
    "masthead",
    "outbrain",
    "taboola",
    "pagination",
    "tags",
    "hidden",
];

/// The article of a page: where it stands, and the headline when that stands outside.
#[derive(Debug)]
pub(super) struct Article {
    /// The element that holds it.
    pub(super) body: Id,
    /// Headings, and lines beside them, that stand before it on the page.
    pub(super) head: Vec<Id>,
}

/// Whether nobody sees an element, or it is no text.
pub(super) fn is_unseen(dom: &Dom, id: Id) -> bool {
    let name = dom.name(id);
    if matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "embed"
            | "canvas"
            | "select"
            | "button"
            | "input"
            | "textarea"
            | "audio"
            | "video"
            | "map"
            | "datalist"
            | "dialog"
    ) {
        return true;
    }
    if name.is_empty() {
        return false;
    }
    dom.attribute(id, "hidden").is_some()
        || dom.attribute(id, "aria-hidden") == Some("true")
        || dom.attribute(id, "style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Whether an element is furniture of the page and not of the article.
pub(super) fn is_furniture(dom: &Dom, id: Id) -> bool {
    let name = dom.name(id);
    if name.is_empty() || matches!(name, "html" | "body" | "article" | "main") {
        return false;
    }
    if matches!(name, "nav" | "footer" | "aside" | "form") {
        return true;
    }
    if matches!(
        dom.attribute(id, "role"),
        Some("navigation" | "banner" | "complementary" | "contentinfo" | "search" | "dialog")
    ) {
        return true;
    }
    // Words inside a line are the article's, whatever their class.
    if matches!(name, "p" | "h1" | "h2" | "h3" | "a" | "em" | "strong" | "b" | "i" | "li" | "td" | "time") {
        return false;
    }
    ["class", "id"].iter().filter_map(|key| dom.attribute(id, key)).any(|value| {
        let words = value.split(|c: char| !c.is_ascii_alphanumeric());
        words.into_iter().take(40).any(|word| FURNITURE.iter().any(|f| word.eq_ignore_ascii_case(f)))
    })
}

/// Bytes of whole paragraphs in each node, by place.
fn weigh(dom: &Dom) -> Vec<usize> {
    let mut weight = vec![0_usize; dom.len()];
    let mut words = vec![0_usize; dom.len()];
    let mut linked = vec![0_usize; dom.len()];
    let mut links = 0_usize;
    for step in dom.walk(Dom::ROOT, |id| is_unseen(dom, id) || is_furniture(dom, id)) {
        match step {
            Step::Enter(id) => {
                links += usize::from(dom.name(id) == "a");
                if let (Some(text), Some(parent)) = (dom.text(id), dom.parent(id)) {
                    let count = text.trim().len();
                    add(&mut words, parent, count);
                    add(&mut linked, parent, if links > 0 { count } else { 0 });
                }
            }
            Step::Leave(id) => {
                links -= usize::from(dom.name(id) == "a" && links > 0);
                let (own, in_links) = (get(&words, id), get(&linked, id));
                if counts(dom.name(id)) && own >= 40 && in_links * 2 < own {
                    add(&mut weight, id, own - in_links);
                }
                let Some(parent) = dom.parent(id) else { continue };
                if is_inline(dom.name(id)) {
                    add(&mut words, parent, own);
                    add(&mut linked, parent, in_links);
                }
                let below = get(&weight, id);
                add(&mut weight, parent, below);
            }
        }
    }
    weight
}

fn get(of: &[usize], id: Id) -> usize {
    of.get(id).copied().unwrap_or(0)
}

fn add(to: &mut [usize], id: Id, count: usize) {
    if let Some(sum) = to.get_mut(id) {
        *sum += count;
    }
}

/// Elements whose own words make a paragraph.
fn counts(name: &str) -> bool {
    matches!(
        name,
        "p" | "div" | "td" | "li" | "blockquote" | "section" | "article" | "main" | "pre" | "dd" | "body" | "center"
    )
}

/// Elements inside a line.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "i"
            | "em"
            | "strong"
            | "span"
            | "font"
            | "u"
            | "s"
            | "small"
            | "big"
            | "sup"
            | "sub"
            | "q"
            | "cite"
            | "time"
            | "mark"
            | "abbr"
            | "code"
            | "ins"
            | "del"
            | "tt"
            | "label"
            | "bdi"
            | "bdo"
            | "dfn"
            | "kbd"
            | "var"
            | "wbr"
            | "data"
            | "nobr"
            | "acronym"
            | "strike"
            | "samp"
    )
}

/// The article of a page, where it has one.
pub(super) fn article(dom: &Dom) -> Option<Article> {
    let weight = weigh(dom);
    let total = get(&weight, Dom::ROOT);
    if total < LEAST {
        return None;
    }
    let mut body = stated(dom, &weight, total).unwrap_or(Dom::ROOT);
    let inside = get(&weight, body);
    // Down to the smallest element that holds nearly all of it.
    while let Some(child) =
        dom.children(body).find(|child| get(&weight, *child) * 10 >= inside * 9 && !is_leaf(dom, *child))
    {
        body = child;
    }
    if matches!(dom.name(body), "" | "html") {
        body = dom
            .children(Dom::ROOT)
            .find_map(|html| dom.children(html).find(|id| dom.name(*id) == "body"))
            .unwrap_or(body);
    }
    Some(Article { body, head: head(dom, body) })
}

/// One paragraph alone is not an article with its headings.
fn is_leaf(dom: &Dom, id: Id) -> bool {
    matches!(dom.name(id), "p" | "pre" | "li" | "td" | "blockquote")
        || !dom
            .children(id)
            .any(|child| !dom.name(child).is_empty() && !is_inline(dom.name(child)) && dom.name(child) != "br")
}

/// The element that the page itself calls the article, when it holds a good part of the words.
fn stated(dom: &Dom, weight: &[usize], total: usize) -> Option<Id> {
    let mut best = None;
    for id in 0..dom.len() {
        let Some(Kind::Element(..)) = dom.node(id).map(|n| &n.kind) else { continue };
        let rank = if dom.attribute(id, "itemprop").is_some_and(|p| p.split_whitespace().any(|p| p == "articleBody")) {
            3
        } else if dom.name(id) == "article" {
            2
        } else if dom.name(id) == "main" || dom.attribute(id, "role") == Some("main") {
            1
        } else {
            continue;
        };
        let own = get(weight, id);
        // Several on one page are a list of articles, unless one holds most.
        if own * 10 >= total * 4 && best.is_none_or(|(r, w, _)| (rank, own) > (r, w)) {
            best = Some((rank, own, id));
        }
    }
    best.map(|(.., id)| id)
}

/// The first heading of the page before the article, with the lines that stand beside it.
fn head(dom: &Dom, body: Id) -> Vec<Id> {
    let inside_has_one =
        dom.walk(body, |id| is_unseen(dom, id)).any(|s| matches!(s, Step::Enter(id) if dom.name(id) == "h1"));
    if inside_has_one {
        return Vec::new();
    }
    let skip = |id: Id| is_unseen(dom, id) || is_furniture(dom, id);
    let before = dom.walk(Dom::ROOT, skip).take_while(|step| *step != Step::Enter(body));
    let headings = before.filter_map(|step| match step {
        Step::Enter(id) if dom.name(id) == "h1" => Some(id),
        _ => None,
    });
    let Some(title) = headings.last() else { return Vec::new() };
    let mut head = vec![title];
    // A line under the headline says in short what the article says; names and dates beside it are metadata.
    let beside = std::iter::successors(dom.node(title).and_then(|n| n.next), |at| dom.node(*at).and_then(|n| n.next));
    for id in beside.take(6).take_while(|id| *id != body) {
        if matches!(dom.name(id), "h2" | "p") && dom.words(id, 2000).trim().len() >= 40 {
            head.push(id);
        }
    }
    head
}
