//! What a page says about itself: JSON-LD of schema.org, Open Graph, `meta`, `time`, `link`, `html lang`.

use paradero_prose::Meta;
use paradero_record::{Language, Moment};
use serde_json::Value;

use super::dom::{Dom, Id, Step};
use crate::document::dates;
use crate::document::lines::one_line;

/// The most bytes of one block of JSON-LD that is looked at, and the most things in it.
const JSON: usize = 1 << 20;
const THINGS: usize = 500;

/// All `meta` elements as name and content.
struct Named(Vec<(String, String)>);

impl Named {
    fn get(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.iter().find(|(n, _)| n == name).and_then(|(_, content)| one_line(content)))
    }
}

/// Reads what the page says about itself. JSON-LD goes before Open Graph, that before plain `meta`, that before the text.
pub(super) fn read(dom: &Dom) -> Meta {
    let mut meta = Meta::default();
    let mut named = Named(Vec::new());
    let (mut title, mut heading, mut time, mut author, mut canonical) = (None, None, None, None, None);
    for step in dom.walk(Dom::ROOT, |id| matches!(dom.name(id), "svg" | "math")) {
        let Step::Enter(id) = step else { continue };
        let attribute = |name: &str| dom.attribute(id, name);
        match dom.name(id) {
            "html" => meta.language = attribute("lang").or_else(|| attribute("xml:lang")).and_then(language),
            "title" if title.is_none() => title = one_line(&dom.words(id, 2000)),
            "h1" if heading.is_none() => heading = one_line(&dom.words(id, 2000)),
            "meta" => {
                let key = attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                if let (Some(key), Some(content)) = (key, attribute("content"))
                    && named.0.len() < THINGS
                {
                    named.0.push((key.trim().to_lowercase(), content.to_owned()));
                }
            }
            "link" if attribute("rel") == Some("canonical") => {
                canonical = canonical.or_else(|| attribute("href").and_then(one_line));
            }
            "time" if time.is_none() => time = attribute("datetime").and_then(dates::iso),
            "script" if attribute("type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json")) => {
                json_ld(dom, id, &mut meta);
            }
            _ if author.is_none() && is_author(dom, id) => author = one_line(&dom.words(id, 200)),
            _ => {}
        }
    }
    fill(&mut meta, &named);
    let site = meta.publisher.clone();
    meta.title = meta.title.or(heading).or_else(|| title.map(|t| without_site(&t, site.as_deref())));
    meta.byline = meta.byline.or(author).map(|name| without_by(&name));
    meta.published = meta.published.or(time);
    meta.url = canonical.or(meta.url);
    if meta.copy_of.is_none() {
        meta.copy_of = named.get(&["syndication-source", "original-source"]);
    }
    meta
}

fn fill(meta: &mut Meta, named: &Named) {
    let date = |names: &[&str]| -> Option<Moment> { named.get(names).and_then(|text| dates::iso(&text)) };
    let take = |to: &mut Option<String>, names: &[&str]| {
        if to.is_none() {
            *to = named.get(names);
        }
    };
    take(&mut meta.title, &["og:title", "twitter:title", "dc.title", "dcterms.title"]);
    take(&mut meta.byline, &["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"]);
    // Open Graph names the address of an author's page as well.
    if meta.byline.as_deref().is_some_and(|name| name.starts_with("http")) {
        meta.byline = named.get(&["parsely-author", "sailthru.author", "dc.creator", "byl"]);
    }
    take(&mut meta.publisher, &["og:site_name", "publisher", "dc.publisher", "application-name"]);
    take(&mut meta.url, &["og:url"]);
    let published = [
        "article:published_time",
        "datepublished",
        "parsely-pub-date",
        "date",
        "dc.date",
        "dcterms.created",
        "pubdate",
    ];
    meta.published = meta.published.take().or_else(|| date(&published));
    let changed = ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"];
    meta.changed = meta.changed.take().or_else(|| date(&changed));
    if meta.language.is_none() {
        meta.language = named.get(&["og:locale", "language", "dc.language"]).as_deref().and_then(language);
    }
}

fn is_author(dom: &Dom, id: Id) -> bool {
    if dom.name(id).is_empty() {
        return false;
    }
    let has = |key: &str, word: &str| {
        dom.attribute(id, key).is_some_and(|v| v.split_whitespace().any(|w| w.eq_ignore_ascii_case(word)))
    };
    has("rel", "author")
        || has("itemprop", "author")
        || ["byline", "author", "author-name", "autor", "firma"].iter().any(|c| has("class", c))
}

/// English or Spanish, where a page names one of them.
fn language(tag: &str) -> Option<Language> {
    match tag.trim().get(..2)?.to_ascii_lowercase().as_str() {
        "en" => Some(Language::English),
        "es" => Some(Language::Spanish),
        _ => None,
    }
}

fn without_by(name: &str) -> String {
    let low = name.to_lowercase();
    let cut = ["by ", "por "].iter().find(|word| low.starts_with(*word)).map_or(0, |word| word.len());
    name.get(cut..).unwrap_or(name).trim().to_owned()
}

/// "Headline - Site" without the site.
fn without_site(title: &str, site: Option<&str>) -> String {
    let Some(site) = site else { return title.to_owned() };
    let Some(head) = title.strip_suffix(site) else { return title.to_owned() };
    head.trim_end_matches(|c: char| c.is_whitespace() || "|-–—:·".contains(c)).to_owned()
}

/// Blocks of JSON-LD may be one thing, a list, or a graph; the one that is an article is read.
fn json_ld(dom: &Dom, id: Id, meta: &mut Meta) {
    let Some(text) = dom.children(id).find_map(|child| dom.text(child)).filter(|text| text.len() <= JSON) else {
        return;
    };
    // serde_json stops at 128 values inside each other.
    let Ok(value) =
        serde_json::from_str::<Value>(text.trim().trim_start_matches("//<![CDATA[").trim_end_matches("//]]>"))
    else {
        return;
    };
    let mut waiting = vec![&value];
    let mut seen = 0;
    while let Some(thing) = waiting.pop() {
        seen += 1;
        if seen > THINGS {
            return;
        }
        match thing {
            Value::Array(things) => waiting.extend(things.iter().rev().take(THINGS)),
            Value::Object(fields) => {
                if is_article(thing) {
                    return article(thing, meta);
                }
                waiting.extend(fields.get("@graph"));
                waiting.extend(fields.get("mainEntity"));
            }
            _ => {}
        }
    }
}

fn is_article(thing: &Value) -> bool {
    let is = |name: &str| {
        name.ends_with("Article") || matches!(name, "BlogPosting" | "Report" | "LiveBlogPosting" | "SocialMediaPosting")
    };
    match thing.get("@type") {
        Some(Value::String(name)) => is(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

fn article(thing: &Value, meta: &mut Meta) {
    let text = |key: &str| thing.get(key).and_then(Value::as_str).and_then(one_line);
    let date = |key: &str| text(key).and_then(|written| dates::iso(&written));
    meta.title = text("headline").or_else(|| text("name")).or(meta.title.take());
    meta.published = date("datePublished").or(meta.published.take());
    meta.changed = date("dateModified").or(meta.changed.take());
    meta.byline = thing.get("author").and_then(names).or(meta.byline.take());
    meta.publisher =
        thing.get("publisher").or_else(|| thing.get("sourceOrganization")).and_then(names).or(meta.publisher.take());
    meta.copy_of = thing.get("isBasedOn").or_else(|| thing.get("isBasedOnUrl")).and_then(names).or(meta.copy_of.take());
    let page = thing
        .get("mainEntityOfPage")
        .and_then(|page| page.as_str().or_else(|| page.get("@id").and_then(Value::as_str)));
    meta.url = text("url").or_else(|| page.and_then(one_line)).or(meta.url.take());
    meta.language = text("inLanguage").as_deref().and_then(language).or(meta.language);
}

/// The name of a person or organisation, or of several.
fn names(value: &Value) -> Option<String> {
    let one = |value: &Value| match value {
        Value::String(name) => one_line(name),
        Value::Object(fields) => {
            ["name", "url", "@id"].iter().find_map(|key| fields.get(*key)?.as_str().and_then(one_line))
        }
        _ => None,
    };
    match value {
        Value::Array(several) => {
            let all: Vec<String> = several.iter().take(20).filter_map(one).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        other => one(other),
    }
}
