//! The text as a source: its title, publisher, author, day and address, and what of them is missing.

mod dates;
mod names;

use std::ops::Range;

use dates::{date_at, date_in};
use jiff::civil::Date;
use names::{is_domain, is_outlet, is_post};
use paradero_record::Moment;

use crate::prose::folded;
use crate::read::Known;
use crate::{Ask, Proposal, Prose, Section, SourceField, Span, What, who};

/// What is asked, with the day of publication filled in from the file or the text where nobody handed it over.
pub(crate) fn dated(prose: &Prose<'_>, ask: &Ask) -> Ask {
    let mut ask = ask.clone();
    if ask.published.is_none() {
        ask.published.clone_from(&prose.text.meta.published);
    }
    if ask.published.is_none() {
        ask.published = printed(prose).map(|(date, _)| Moment::day(date));
    }
    if ask.published.is_none() {
        ask.published = worked_out(prose).map(|(moment, _)| moment);
    }
    ask
}

/// The proposals about the text itself.
pub(crate) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let prose = &known.prose;
    let meta = &prose.text.meta;
    let mut found = Found { list: Vec::new() };
    let title = headline(prose);
    let at = title.or_else(|| prose.blocks.first().map(|block| block.span)).unwrap_or_default();
    match (&meta.title, title) {
        (_, Some(span)) => found.push(SourceField::Title(subject(prose.words(span)).to_owned()), span, "source.title"),
        (Some(title), None) => found.push(SourceField::Title(title.clone()), at, "source.title_of_file"),
        _ => {}
    }
    let byline = byline(prose);
    match (&meta.byline, &byline) {
        (_, Some((name, span))) => found.push(SourceField::Byline(name.clone()), *span, "source.byline"),
        (Some(name), None) => found.push(SourceField::Byline(name.clone()), at, "source.byline_of_file"),
        _ => {}
    }
    let publisher = publisher(prose);
    match (&meta.publisher, &publisher) {
        (_, Some((name, span))) => found.push(SourceField::Publisher(name.clone()), *span, "source.publisher"),
        (Some(name), None) => found.push(SourceField::Publisher(name.clone()), at, "source.publisher_of_file"),
        _ => {}
    }
    published(known, at, &mut found);
    if let Some(url) = &meta.url {
        found.push(SourceField::Url(url.clone()), at, "source.url_of_file");
    }
    if let Some(of) = &meta.copy_of {
        found.push(SourceField::CopyOf(of.clone()), at, "source.copy_of_file");
    }
    for (name, span) in copies(known, publisher.as_ref().map(|(name, _)| name.as_str())) {
        found.push(SourceField::CopyOf(name), span, "source.copy_of");
    }
    let press = title.is_some() && is_press(prose);
    let letter = is_letter(prose);
    if press && !is_release(prose) && !letter && byline.is_none() && meta.byline.is_none() {
        found.push(SourceField::Missing("byline"), at, "source.missing");
    }
    if (press || letter && title.is_some()) && publisher.is_none() && meta.publisher.is_none() {
        found.push(SourceField::Missing("publisher"), at, "source.missing");
    }
    if (press || letter) && printed(prose).is_none() && meta.published.is_none() {
        found.push(SourceField::Missing("published"), at, "source.missing");
    }
    found.list
}

struct Found {
    list: Vec<Proposal>,
}

impl Found {
    fn push(&mut self, field: SourceField, span: Span, rule: &'static str) {
        self.list.push(super::own(What::Source(field), span, Section::Headline, rule));
    }
}

fn published(known: &Known<'_>, at: Span, found: &mut Found) {
    let prose = &known.prose;
    if let Some((date, span)) = printed(prose) {
        let field = SourceField::Published { moment: Moment::day(date), worked_out: false };
        found.push(field, span, "source.published");
    } else if let Some(moment) = prose.text.meta.published.clone() {
        found.push(SourceField::Published { moment, worked_out: false }, at, "source.published_of_file");
    } else if let Some((moment, span)) = worked_out(prose)
        && known.ask.published.as_ref() == Some(&moment)
    {
        found.push(SourceField::Published { moment, worked_out: true }, span, "source.published_worked_out");
    }
}

fn headline(prose: &Prose<'_>) -> Option<Span> {
    prose.blocks.iter().find(|block| block.section == Section::Headline).map(|block| block.span)
}

/// The words of a subject line without `Subject:`.
fn subject(words: &str) -> &str {
    let plain = folded(words);
    let named = ["subject:", "asunto:"].iter().any(|one| plain.starts_with(one));
    words.split_once(':').filter(|_| named).map_or(words, |(_, rest)| rest).trim()
}

/// The place of the headline among the blocks, and of the first paragraph of running text.
fn head(prose: &Prose<'_>) -> (usize, usize) {
    let title = prose.blocks.iter().position(|block| block.section == Section::Headline).unwrap_or(0);
    let body =
        prose.blocks.iter().position(|block| block.section == Section::Body && block.span.end - block.span.start > 80);
    (title, body.unwrap_or(prose.blocks.len()))
}

/// Whether a text looks like an article: a headline, and paragraphs.
fn is_press(prose: &Prose<'_>) -> bool {
    let long =
        prose.blocks.iter().filter(|block| block.section == Section::Body && block.span.end - block.span.start > 110);
    long.count() > 2
}

fn is_release(prose: &Prose<'_>) -> bool {
    prose.blocks.iter().take(8).any(|block| {
        let plain = folded(prose.words(block.span));
        [
            "for immediate release",
            "press release",
            "para publicacion inmediata",
            "para difusion inmediata",
            "comunicado",
            "contact:",
            "media contact",
            "contacto:",
            "contacto de prensa",
        ]
        .iter()
        .any(|one| plain.starts_with(one))
    })
}

fn is_letter(prose: &Prose<'_>) -> bool {
    prose.blocks.iter().take(8).any(|block| {
        let plain = folded(prose.words(block.span));
        plain.len() < 80
            && [
                "dear ",
                "to whom ",
                "a quien ",
                "estimad",
                "querid",
                "open letter",
                "carta abierta",
                "hi ",
                "hello ",
                "from:",
                "de:",
                "subject:",
                "asunto:",
                "hola ",
            ]
            .iter()
            .any(|one| plain.starts_with(one))
    })
}

/// Who is named as author, with the words: `By Hannah Drexler, Staff Writer`; who signed a letter.
fn byline(prose: &Prose<'_>) -> Option<(String, Span)> {
    let (_, body) = head(prose);
    for (index, block) in prose.blocks.iter().enumerate().filter(|(_, block)| block.section == Section::Byline) {
        let tokens = tokens_of(prose, index);
        let by = tokens.clone().find(|at| prose.tokens.get(*at).is_some_and(|token| token.shape.is_word()));
        let Some(by) = by else { continue };
        let signed = index > body && is_letter(prose);
        let Some(from) = author_from(prose, by, tokens.end).or(signed.then_some(by)) else { continue };
        let named = name_at(prose, from, tokens.end);
        // Who is named without a person's name, as `WKVB Staff`, signs all the same; a domain or newsroom does not.
        let fits = |range: &Range<usize>| {
            !is_outlet(prose, range) || prose.low(range.end - 1) == "staff" && !is_domain(prose.low(range.start))
        };
        if let Some(range) = named.filter(fits) {
            let span = prose.span_of(range);
            return Some((prose.words(span).to_owned(), span));
        }
        let _ = block;
    }
    None
}

/// Where the author's name begins behind `By`, `Posted by`, `Texto:`, `Conduce:`.
fn author_from(prose: &Prose<'_>, by: usize, end: usize) -> Option<usize> {
    let behind = match prose.low(by) {
        "by" | "por" | "autor" | "autora" | "author" | "from" | "de" | "texto" | "textos" | "conduce" | "presenta"
        | "host" | "reportaje" | "byline" => by + 1,
        "escrito" | "written" | "redactado" | "words" | "text" | "story" | "reporting" | "reported" | "posted"
        | "hosted" | "produced" | "publicado" | "published" => {
            (by + 1..by + 3).find(|at| matches!(prose.low(*at), "by" | "por"))? + 1
        }
        _ => return None,
    };
    let behind = if matches!(prose.low(behind), ":" | "de" | "y") { behind + 1 } else { behind };
    (behind < end).then_some(behind)
}

fn tokens_of(prose: &Prose<'_>, block: usize) -> Range<usize> {
    let Some(sentences) = prose.blocks.get(block).map(|block| block.sentences.clone()) else { return 0..0 };
    let of = prose.sentences.get(sentences).unwrap_or_default();
    of.first().zip(of.last()).map_or(0..0, |(first, last)| first.tokens.start..last.tokens.end)
}

/// The words of a name that begins here: capitals with small words between.
fn name_at(prose: &Prose<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let small = ["de", "del", "la", "los", "las", "y", "van", "von", "al", "da"];
    let mut to = from;
    let mut last = from;
    while to < end {
        let token = prose.tokens.get(to)?;
        if token.shape.is_capital() {
            last = to + 1;
        } else if !token.is_any(&small) || to == from {
            break;
        }
        to += 1;
    }
    (last > from + 1).then_some(from..last)
}

/// Who publishes it, as the text says, with the words.
pub(crate) fn publisher(prose: &Prose<'_>) -> Option<(String, Span)> {
    let (title, body) = head(prose);
    let block = |index: usize| prose.blocks.get(index).map(|block| (block.span, prose.words(block.span)));
    // `— By VisaVerge.com`, `By BorderDesk.net staff`.
    for one in prose.blocks.iter().filter(|one| one.section == Section::Byline) {
        let words = prose.words(one.span);
        if let Some(domain) = words.split_whitespace().find(|word| is_domain(word)) {
            return spanned(one.span, words, domain);
        }
        let named =
            ["Redacción ", "redacción ", "REDACCIÓN ", "Redaccion "].iter().find_map(|one| words.split_once(*one));
        if let Some(found) = named.and_then(|(_, name)| spanned(one.span, words, name.trim())) {
            return Some(found);
        }
    }
    let of_file = prose.text.meta.publisher.as_deref();
    if let Some(found) =
        of_file.and_then(|name| spanned(Span::new(0, prose.text.content.len()), &prose.text.content, name))
    {
        return Some(found);
    }
    in_byline(prose)
        .or_else(|| masthead(prose, title))
        .or_else(|| under_byline(prose, title, body))
        .or_else(|| contact(prose))
        .or_else(|| own_line(prose, title, body))
        .or_else(|| dateline(prose, body))
        .or_else(|| {
            // What a text says of its publisher at its end: `About X`, `© X`.
            let late = prose.blocks.len() / 2..prose.blocks.len();
            late.rev().filter_map(block).find_map(|(span, words)| {
                let plain = folded(words);
                let about = ["about the ", "about ", "acerca de ", "sobre el ", "sobre la "]
                    .iter()
                    .find(|one| plain.starts_with(**one));
                let own =
                    about.filter(|_| words.len() < 70 && !matches!(plain.as_str(), "about us" | "about the author"));
                own.and_then(|one| words.get(one.len()..))
                    .and_then(|name| spanned(span, words, name.trim_end_matches(':')))
            })
        })
}

/// The outlet behind the author's name: `By Nora Salas, The Marsh County Ledger`.
fn in_byline(prose: &Prose<'_>) -> Option<(String, Span)> {
    prose.blocks.iter().filter(|one| one.section == Section::Byline).find_map(|one| {
        let words = prose.words(one.span);
        let plain = folded(words);
        let (_, name) = words.split_once(", ").filter(|_| plain.starts_with("by ") || plain.starts_with("por "))?;
        let name = name.trim();
        let outlet = ["The ", "El ", "La ", "Diario ", "Radio ", "Agencia "].iter().any(|one| name.starts_with(one))
            || [" News", " Times", " Post", " Press", " Herald", " Tribune", " Courier"]
                .iter()
                .any(|one| name.ends_with(one));
        let fits = outlet && !is_post(name) && name.len() < 60 && !name.contains(|one: char| one.is_ascii_digit());
        fits.then(|| spanned(one.span, words, name)).flatten()
    })
}

/// A part of a block's words, with its span.
fn spanned(block: Span, words: &str, part: &str) -> Option<(String, Span)> {
    let at = words.find(part)?;
    let span = Span::new(block.start + at, block.start + at + part.len());
    (!part.is_empty()).then(|| (part.to_owned(), span))
}

/// The name of the outlet above the headline.
fn masthead(prose: &Prose<'_>, title: usize) -> Option<(String, Span)> {
    let above = prose.blocks.get(..title)?;
    let named = above.iter().find(|block| {
        let words = prose.words(block.span);
        let plain = folded(words);
        let short = plain.split(' ').count() <= 6 && words.len() < 60 && !words.contains('|') && !words.contains(':');
        let plain = plain.split_once(", ").map_or(plain.clone(), |(name, _)| name.to_owned());
        let generic = [
            "for release",
            "for immediate",
            "press release",
            "home",
            "menu",
            "news",
            "noticias",
            "opinion",
            "comunicado",
            "december",
            "open letter",
            "share",
            "skip",
            "advertis",
            "publicidad",
            "para publicacion",
        ];
        let section = matches!(block.section, Section::Furniture | Section::Heading | Section::Byline);
        let capital = words.chars().next().is_some_and(char::is_uppercase);
        section
            && short
            && capital
            && date_in(prose, &tokens_within(prose, block.span)).is_none()
            && !generic.iter().any(|one| plain.starts_with(one))
            && (plain.split(' ').count() > 1 || is_domain(words))
    })?;
    // Behind the name stands the frequency or the town: `Radio Ventana, 98.3 FM`.
    let words = prose.words(named.span).trim();
    let name = words.split_once(", ").map_or(words, |(name, _)| name).trim_end_matches(',');
    spanned(named.span, words, name)
}

/// The name of an organisation on a line of its own between the headline and the text.
fn own_line(prose: &Prose<'_>, title: usize, body: usize) -> Option<(String, Span)> {
    (title + 1..body).find_map(|index| {
        let block = prose.blocks.get(index).filter(|block| block.section == Section::Heading)?;
        let words = prose.words(block.span);
        let small = ["de", "del", "of", "the", "la", "el", "al", "for", "para", "y", "and", "por"];
        let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase) || small.contains(&word);
        let leads = prose.blocks.get(index + 1).is_some_and(|next| {
            matches!(
                next.section,
                Section::Takeaway | Section::Glossary | Section::Summary | Section::Nutshell | Section::Related
            )
        });
        let fits = !leads
            && (2..7).contains(&words.split(' ').count())
            && words.len() < 60
            && words.split(' ').all(capital)
            && date_in(prose, &tokens_within(prose, block.span)).is_none();
        fits.then(|| (words.to_owned(), block.span))
    })
}

fn tokens_within(prose: &Prose<'_>, span: Span) -> Range<usize> {
    prose.token_at(span.start)..prose.token_at(span.end.max(1).saturating_sub(1)) + 1
}

/// The outlet on a line of its own between the byline and the text.
fn under_byline(prose: &Prose<'_>, title: usize, body: usize) -> Option<(String, Span)> {
    let byline = (title..body).find(|index| {
        let plain = prose.blocks.get(*index).map(|block| folded(prose.words(block.span))).unwrap_or_default();
        plain.starts_with("by ") || plain.starts_with("por ")
    })?;
    let next = prose.blocks.get(byline + 1).filter(|_| byline + 1 < body)?;
    let words = prose.words(next.span);
    let fits = words.len() < 50
        && words.split(' ').count() < 6
        && words.split(' ').all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                || matches!(word, "de" | "del" | "of" | "the" | "la" | "el" | "al")
        })
        && date_in(prose, &tokens_within(prose, next.span)).is_none();
    fits.then(|| (words.to_owned(), next.span))
}

/// The organisation of a release's contact line: the last of its parts that is a name.
fn contact(prose: &Prose<'_>) -> Option<(String, Span)> {
    let block = prose.blocks.iter().take(8).find(|block| {
        let plain = folded(prose.words(block.span));
        ["contact:", "media contact:", "press contact:", "contacto:", "contacto de prensa:"]
            .iter()
            .any(|one| plain.starts_with(one))
    })?;
    let words = prose.words(block.span);
    let (_, rest) = words.split_once(':')?;
    let named = |part: &&str| {
        part.split(' ').count() > 1
            && !part.contains('@')
            && !is_post(part)
            && part.chars().next().is_some_and(char::is_uppercase)
            && !part.contains(|one: char| one.is_ascii_digit())
    };
    let part = rest.split(',').map(str::trim).filter(named).nth(1)?;
    spanned(block.span, words, part)
}

/// The agency in the dateline: `EL PASO, Texas (Continental Wire) —`.
fn dateline(prose: &Prose<'_>, body: usize) -> Option<(String, Span)> {
    let tokens = tokens_of(prose, body);
    let window = tokens.start..tokens.end.min(tokens.start + 14);
    let open = window.clone().find(|at| prose.low(*at) == "(")?;
    let close = (open + 1..window.end).find(|at| prose.low(*at) == ")")?;
    let after = prose.low(close + 1);
    let name = prose.span_of(open + 1..close);
    let capital = prose.tokens.get(open + 1).is_some_and(|token| token.shape.is_capital());
    (capital && matches!(after, "-" | "." | ".-")).then(|| (prose.words(name).to_owned(), name))
}

/// Outlets whose report the text says that it repeats, with the words.
fn copies(known: &Known<'_>, publisher: Option<&str>) -> Vec<(String, Span)> {
    const CUES: &[&[&str]] = &[
        &["segun", "informo"],
        &["segun", "reporto"],
        &["segun", "publico"],
        &["segun", "informa"],
        &["segun", "reporta"],
        &["con", "informacion", "de"],
        &["with", "information", "from"],
        &["originally", "appeared", "in"],
        &["originally", "appeared", "on"],
        &["originally", "published", "by"],
        &["originally", "published", "in"],
        &["originally", "published", "on"],
        &["first", "published", "by"],
        &["first", "published", "in"],
        &["first", "published", "on"],
        &["first", "appeared", "in"],
        &["first", "reported", "by"],
        &["republished", "from"],
        &["reprinted", "from"],
        &["publicado", "originalmente", "en"],
        &["publicado", "originalmente", "por"],
        &["publicada", "originalmente", "en"],
        &["publicada", "originalmente", "por"],
        &["tomado", "de"],
    ];
    let prose = &known.prose;
    let mut found: Vec<(String, Span)> = Vec::new();
    for sentence in &prose.sentences {
        for at in sentence.tokens.clone() {
            let cue =
                CUES.iter().find(|cue| cue.iter().enumerate().all(|(index, word)| prose.low(at + index) == *word));
            let Some(cue) = cue else { continue };
            let behind = at + cue.len();
            if let Some((name, end)) = outlet(known, behind, sentence.tokens.end)
                && publisher.is_none_or(|own| folded(own) != folded(&name))
                && !found.iter().any(|(known, _)| *known == name)
            {
                found.push((name, prose.span_of(at..end)));
            }
        }
    }
    found
}

/// The outlet that is named within a few words: a known one, or any organisation or name in capitals.
fn outlet(known: &Known<'_>, from: usize, end: usize) -> Option<(String, usize)> {
    let prose = &known.prose;
    let until = end.min(from + 6);
    let mention = known.cast.within(from..until).iter().find(|mention| {
        let entity = known.cast.entity(mention);
        let press = matches!(entity.role, Some(paradero_record::Role::Journalist | paradero_record::Role::Publisher));
        entity.kind == who::EntityKind::Organisation && (press || entity.role.is_none())
    });
    if let Some(mention) = mention {
        return Some((prose.words(mention.span).to_owned(), mention.tokens.end));
    }
    let capital = (from..until).find(|at| prose.tokens.get(*at).is_some_and(|token| token.shape.is_capital()))?;
    let named = [
        "diario",
        "periodico",
        "newspaper",
        "website",
        "site",
        "portal",
        "medio",
        "cadena",
        "agencia",
        "revista",
        "magazine",
        "the",
        "el",
        "la",
        "estadounidense",
    ];
    let lead = (from..capital).any(|at| named.contains(&prose.low(at)));
    let mut stop = capital;
    while stop < end && prose.tokens.get(stop).is_some_and(|token| token.shape.is_capital()) {
        stop += 1;
    }
    let person =
        known.cast.at(capital).is_some_and(|mention| known.cast.entity(mention).kind != who::EntityKind::Organisation);
    (lead && !person).then(|| (prose.words_of(capital..stop).to_owned(), stop))
}

/// The day that the text prints as its own, with the words: in the head, in the dateline, or behind `Published`.
fn printed(prose: &Prose<'_>) -> Option<(Date, Span)> {
    let (_, body) = head(prose);
    let mut updated = None;
    for (index, block) in prose.blocks.iter().enumerate() {
        let plain_head = index < body
            && !matches!(block.section, Section::Summary | Section::Takeaway | Section::Headline | Section::Heading);
        let named = block.section == Section::Byline;
        if !plain_head && !named {
            continue;
        }
        let tokens = tokens_of(prose, index);
        let Some(found) = date_in(prose, &tokens) else { continue };
        let plain = folded(prose.words(block.span));
        if plain.starts_with("updated") || plain.starts_with("actualizado") || plain.starts_with("last updated") {
            updated = updated.or(Some(found));
        } else {
            return Some(found);
        }
    }
    // `Caracas, 9 de abril de 2025.- …`: within the first words of the text, before a dash.
    let dateline = (body..prose.blocks.len().min(body + 3)).find_map(|block| {
        let tokens = tokens_of(prose, block);
        let window = tokens.start..tokens.end.min(tokens.start + 16);
        let dash = window.clone().find(|at| matches!(prose.low(*at), "-" | "(") && *at > window.start)?;
        date_in(prose, &(window.start..dash))
    });
    dateline.or(updated)
}

/// The stretch in which a text was published that prints no day: from the latest day that it tells as past, open at the end.
fn worked_out(prose: &Prose<'_>) -> Option<(Moment, Span)> {
    let coming = [
        "will",
        "scheduled",
        "next",
        "until",
        "set",
        "programada",
        "fijada",
        "proxima",
        "proximo",
        "sera",
        "hasta",
        "deadline",
        "upcoming",
        "expires",
        "would",
        "vence",
        "para",
    ];
    let mut latest: Option<(Date, Span)> = None;
    for sentence in prose.sentences.iter().filter(|sentence| prose.block_of(sentence).section.tells()) {
        if sentence.tokens.clone().any(|at| coming.contains(&prose.low(at))) {
            continue;
        }
        for at in sentence.tokens.clone() {
            let Some((date, end)) = date_at(prose, at) else { continue };
            if latest.as_ref().is_none_or(|(last, _)| date > *last) {
                latest = Some((date, prose.span_of(at..end)));
            }
        }
    }
    let (date, span) = latest?;
    Moment::parse(&format!("{date}/..")).ok().map(|moment| (moment, span))
}

#[cfg(test)]
mod tests;
