//! Which lines of a text are what: headline, summary, takeaways, text, glossary, furniture of a page.

use paradero_record::Language;

mod headline;
mod lists;
#[cfg(test)]
mod tests;

use headline::{headline, is_byline, is_dated, is_shouted};
use lists::{ALWAYS, FURNITURE, HEADINGS};

use super::{Prose, Section, folded};
use crate::{Markup, Span, Text};

/// The blocks of a text: every line that holds something; lines that were only wrapped are joined.
pub(super) fn lines(text: &Text) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.content.split_inclusive('\n') {
        let kept = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        lines.push(Span::new(from.min(start + line.len()), from + kept.len()));
        start += line.len();
    }
    if !is_wrapped(text, &lines) {
        lines.retain(|line| line.start < line.end);
        return lines;
    }
    join_wrapped(&text.content, &lines)
}

/// Whether paragraphs are broken into lines of about the same length, as in mail and plain text.
fn is_wrapped(text: &Text, lines: &[Span]) -> bool {
    let full = |line: &Span| (48..=100).contains(&(line.end - line.start));
    let held = lines.iter().filter(|line| line.start < line.end).count();
    if !text.markup.is_empty() || held < 4 || lines.iter().any(|line| line.end - line.start > 130) {
        return false;
    }
    let broken = lines.windows(2).filter(|pair| full(&pair[0]) && continues(&text.content, pair[0], pair[1])).count();
    broken * 3 >= held
}

/// Whether a line reads on in the next: it is not ended, or the next begins in small letters.
fn continues(content: &str, line: Span, next: Span) -> bool {
    let (line, next) = (line.of(content), next.of(content));
    let small = next.chars().next().is_some_and(|first| first.is_lowercase() || first.is_ascii_digit() || first == '(');
    !next.is_empty()
        && !is_item(next)
        && (small || !line.ends_with(['.', '!', '?', '”', '"', '»', ':']) || line.len() > 60)
}

fn join_wrapped(content: &str, lines: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    let mut before: Option<Span> = None;
    for &line in lines {
        let goes_on = before.is_some_and(|last| last.end - last.start >= 40 && continues(content, last, line));
        match joined.last_mut().filter(|_| goes_on) {
            Some(open) => open.end = line.end,
            None if line.start < line.end => joined.push(line),
            None => {}
        }
        before = (line.start < line.end).then_some(line);
    }
    joined
}

fn is_item(line: &str) -> bool {
    line.starts_with(['•', '*', '‣', '▪', '·', '◦', '●']) || (line.starts_with("- ") || line.starts_with("– "))
}

/// Says of each block in which language it is, by the commonest words; a block too short to tell has the text's.
pub(super) fn name_languages(prose: &mut Prose<'_>) {
    let votes: Vec<(usize, usize)> = (0..prose.blocks.len()).map(|block| vote(prose, block)).collect();
    let (english, spanish) = votes.iter().fold((0, 0), |sum, vote| (sum.0 + vote.0, sum.1 + vote.1));
    let named = prose.text.meta.language;
    prose.language = match (english, spanish) {
        (0, 0) => named.unwrap_or(Language::English),
        _ if spanish > english => Language::Spanish,
        _ => Language::English,
    };
    for (block, (english, spanish)) in votes.into_iter().enumerate() {
        prose.blocks[block].language = match english.cmp(&spanish) {
            std::cmp::Ordering::Greater if english > 1 => Language::English,
            std::cmp::Ordering::Less if spanish > 1 => Language::Spanish,
            _ => prose.language,
        };
    }
}

fn vote(prose: &Prose<'_>, block: usize) -> (usize, usize) {
    let tokens = prose.blocks[block].sentences.clone().flat_map(|sentence| prose.sentences[sentence].tokens.clone());
    tokens.fold((0, 0), |(english, spanish), token| match &*prose.tokens[token].low {
        "the" | "of" | "and" | "to" | "was" | "is" | "in" | "that" | "his" | "her" | "for" | "on" | "with" | "from"
        | "by" | "were" | "has" | "at" | "not" => (english + 1, spanish),
        "el" | "la" | "de" | "y" | "que" | "en" | "los" | "las" | "del" | "fue" | "por" | "con" | "su" | "una"
        | "un" | "para" | "se" | "desde" | "al" | "es" => (english, spanish + 1),
        _ => (english, spanish),
    })
}

/// Says of each block what it is.
pub(super) fn name_sections(prose: &mut Prose<'_>) {
    let plains: Vec<String> = prose.blocks.iter().map(|block| plain_of(prose.words(block.span))).collect();
    let title = headline(prose, &plains);
    let mut under = Section::Body;
    let mut told = false;
    for block in 0..prose.blocks.len() {
        let words = prose.words(prose.blocks[block].span);
        let plain = &plains[block];
        let markup = markup_of(prose.text, prose.blocks[block].span);
        let late = block * 3 >= prose.blocks.len() * 2;
        let section = if Some(block) == title {
            Section::Headline
        } else if let Some(section) = opened(plain, words, late) {
            under = section;
            Section::Heading
        } else if let Some(section) = by_itself(plain, words, late) {
            section
        } else if title.is_some_and(|title| plains[title] == *plain) {
            Section::Caption
        } else if title.is_some_and(|title| block < title) && !is_sentence(words) {
            Section::Furniture
        } else {
            if ends_before(under, markup, words) {
                under = Section::Body;
            }
            let section = within(prose, block, under, markup);
            if ends_behind(under, words) {
                under = Section::Body;
            }
            section
        };
        // Below the headline and above the text, a line of its own says in short what follows.
        let deck =
            section == Section::Heading && under == Section::Body && !told && title.is_some_and(|title| block > title);
        let deck = deck && plain.split(' ').count() > 6 && !plain.ends_with('?');
        told |= section == Section::Body;
        prose.blocks[block].section = if deck { Section::Summary } else { section };
    }
    name_summary(prose);
    name_signature(prose);
    name_author(prose, &plains);
}

/// A line in small letters without accents and without the marks around it; of a paragraph its beginning, which is enough to tell.
fn plain_of(words: &str) -> String {
    let words = words.get(..words.floor_char_boundary(600)).unwrap_or(words);
    folded(words.trim_matches(|one: char| one.is_whitespace() || matches!(one, ':' | '#' | '*')))
}

/// `Home | Visas | Green Card`.
fn is_menu(plain: &str) -> bool {
    plain.matches(" | ").count() > 1 || plain.matches(" · ").count() > 1
}

/// What begins under a heading, where it is one that names something.
fn opened(plain: &str, words: &str, late: bool) -> Option<Section> {
    let bare = plain.strip_suffix(':').unwrap_or(plain);
    if let Some((_, section)) = HEADINGS.iter().find(|(words, _)| *words == bare) {
        return Some(*section);
    }
    let counted = bare.split_once(' ').is_some_and(|(number, what)| {
        number.bytes().all(|one| one.is_ascii_digit())
            && matches!(what, "comments" | "comment" | "comentarios" | "comentario" | "responses" | "replies")
    });
    if counted {
        return Some(Section::Furniture);
    }
    let about = ["about ", "acerca de ", "sobre el ", "sobre la ", "sobre los ", "quienes "];
    let short = words.len() < 70 && !words.trim_end().ends_with(['.', '?', '!']);
    (late && short && about.iter().any(|one| plain.starts_with(one))).then_some(Section::AboutPublisher)
}

/// What a line is wherever it stands.
fn by_itself(plain: &str, words: &str, late: bool) -> Option<Section> {
    let starts = |list: &[&str]| list.iter().any(|one| plain.starts_with(one));
    let marks = !plain.chars().any(char::is_alphanumeric);
    let release = starts(&[
        "for immediate release",
        "para publicacion inmediata",
        "para difusion inmediata",
        "embargoed until",
        "press release",
    ]);
    let contact = starts(&[
        "contact:",
        "media contact",
        "press contact",
        "contacto:",
        "contacto de prensa",
        "contacto para medios",
        "contactos:",
    ]);
    if is_caption(plain, words) {
        return Some(Section::Caption);
    }
    if words.len() < 260
        && starts(&["more from ", "mas de ", "also read", "read next", "next up", "lea mas", "ver tambien"])
        && (words.contains(": ") || words.contains(" | "))
    {
        return Some(Section::Related);
    }
    let greets = starts(&[
        "dear ",
        "to whom ",
        "a quien ",
        "estimad",
        "querid",
        "hola ",
        "hello ",
        "hi ",
        "a las autoridades",
        "to our ",
    ]);
    if greets && words.len() < 90 && words.trim_end().ends_with([':', ',']) {
        return Some(Section::Furniture);
    }
    let furniture =
        starts(ALWAYS) || starts(FURNITURE) && !is_sentence(words) || words.len() < 200 && plain.contains(" min read");
    if marks
        || (release || contact) && words.len() < 200
        || is_note(plain)
        || is_menu(plain) && words.len() < 160
        || furniture && words.len() < 200
    {
        return Some(Section::Furniture);
    }
    let credit = [
        " contributed to this ",
        " contribuyo a este ",
        " contribuyeron a este ",
        " colaboro en este ",
        "this story was produced",
        "this article was produced",
    ];
    let covers = late
        && (plain.contains(" covers ") || plain.contains(" cubre "))
        && words.len() < 140
        && (plain.contains(" for the ") || plain.contains(" para "));
    if words.len() < 300 && credit.iter().any(|one| plain.contains(one)) || covers || late && is_about(plain) {
        return Some(Section::AboutPublisher);
    }
    (is_byline(plain, words)
        || is_dated(plain)
        || starts(&["from:", "to:", "date:", "sent:", "cc:", "de:", "para:", "fecha:", "enviado:"])
            && words.len() < 120)
        .then_some(Section::Byline)
}

/// What a picture shows, or who took it.
fn is_caption(plain: &str, words: &str) -> bool {
    let starts = [
        "photo:",
        "photo by",
        "(photo",
        "foto:",
        "fotos:",
        "(foto",
        "foto de",
        "image:",
        "imagen:",
        "caption:",
        "photo courtesy",
        "file photo",
        "foto de archivo",
    ];
    starts.iter().any(|one| plain.starts_with(one))
        || plain.contains("(ap photo")
        || plain.ends_with("/ap)") && words.len() < 220
}

/// A note of the editors.
fn is_note(plain: &str) -> bool {
    let notes = [
        "editor's note",
        "editors' note",
        "nota de la redaccion",
        "nota del editor",
        "nota de redaccion",
        "correction:",
        "correccion:",
    ];
    notes.iter().any(|one| plain.starts_with(one))
}

/// Whether a publisher speaks of itself.
fn is_about(plain: &str) -> bool {
    let said = [
        " is a nonprofit",
        " is an independent",
        " is a premier",
        " is a nonpartisan",
        "our mission is",
        "our platform",
        " is a news ",
        " is an online ",
        " newsroom ",
        " es un medio ",
        " es una organizacion sin fines",
        " es un portal",
        "nuestra mision es",
        "sin fines de lucro que",
    ];
    said.iter().any(|one| plain.contains(one))
}

fn markup_of(text: &Text, span: Span) -> Option<Markup> {
    let at = text.markup.partition_point(|(of, _)| of.end <= span.start);
    text.markup.get(at).filter(|(of, _)| of.meets(span)).map(|(_, markup)| *markup)
}

/// Whether a line is a sentence of running text and not a heading.
fn is_sentence(words: &str) -> bool {
    words.len() > 60 && words.trim_end().ends_with(['.', '!', '?', '”', '"', '»', ')'])
}

/// What a line is by the heading that it stands under.
fn within(prose: &Prose<'_>, block: usize, under: Section, markup: Option<Markup>) -> Section {
    let words = prose.words(prose.blocks[block].span);
    let trimmed = words.trim_end();
    let quoted = words.starts_with(['“', '"', '«', '—', '–', '-', '¡']);
    let spoken = words.get(..2).is_some_and(|two| {
        matches!(two, "Q:" | "A:" | "P:" | "R:" | "Q." | "P." | "q:" | "a:" | "p:" | "r:" | "q." | "p.")
    }) || is_labelled(words);
    let short =
        words.len() < 90 && !trimmed.ends_with(['.', '!', ':', ';', ',', '”', '"', '»', ')']) && !is_item(words);
    let asks = trimmed.ends_with('?');
    let one = prose.blocks[block].sentences.len() == 1;
    match (under, markup) {
        (Section::Body, Some(Markup::Heading(_))) => Section::Heading,
        (Section::Body, Some(Markup::Caption)) => Section::Caption,
        (Section::Body, None) if is_numeral(words) => Section::Heading,
        (Section::Body, None) if short && one && !spoken && !(asks && quoted) => Section::Heading,
        (Section::Furniture, _) if words.len() > 300 => Section::AboutPublisher,
        (under, _) => under,
    }
}

/// `BERMÚDEZ: ¿Y usted?`: a line of a transcript, with the speaker before the colon in capitals.
fn is_labelled(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(label, rest)| {
        label.len() < 40
            && label.chars().filter(|one| one.is_alphabetic()).count() > 1
            && is_shouted(label)
            && label.split(' ').count() < 5
            && !rest.is_empty()
            && !is_shouted(rest)
            && !rest.contains(" | ")
    })
}

/// `IV.`, `3`, `2.`: the number of a part.
fn is_numeral(words: &str) -> bool {
    let bare = words.trim().trim_end_matches('.');
    !bare.is_empty()
        && bare.len() < 6
        && (bare.chars().all(|one| "IVXL".contains(one)) || bare.bytes().all(|one| one.is_ascii_digit()))
}

/// Whether what a heading named has ended before this block: takeaways are items or short, headlines of others are no paragraphs.
fn ends_before(under: Section, markup: Option<Markup>, words: &str) -> bool {
    match under {
        Section::Takeaway => !is_item(words) && !matches!(markup, Some(Markup::Item)) && words.len() >= 200,
        Section::Related => is_sentence(words) && words.len() > 140 && !is_item(words),
        Section::Glossary => words.len() > 400,
        _ => false,
    }
}

/// Whether what a heading named ends with this block: a summary is one paragraph.
fn ends_behind(under: Section, words: &str) -> bool {
    matches!(under, Section::Summary | Section::Nutshell) && is_sentence(words)
}

/// A short last line behind `Con fe,` or `Sincerely,` is who signed.
fn name_signature(prose: &mut Prose<'_>) {
    let from = prose.blocks.len().saturating_sub(5);
    let closing = (from..prose.blocks.len()).find(|block| {
        let words = prose.words(prose.blocks[*block].span);
        words.len() < 50 && words.trim_end().ends_with(',') && prose.blocks[*block].section == Section::Body
    });
    let Some(closing) = closing else { return };
    for block in closing..prose.blocks.len() {
        if prose.words(prose.blocks[block].span).len() < 90 {
            prose.blocks[block].section = if block == closing { Section::Furniture } else { Section::Byline };
        }
    }
}

/// A short last paragraph that begins with the name of whoever signed the text says who that is.
fn name_author(prose: &mut Prose<'_>, plains: &[String]) {
    let head = prose.blocks.iter().zip(plains).take(12);
    let signed = head.filter(|(block, _)| block.section == Section::Byline).map(|(_, plain)| plain.as_str());
    let mut names = signed.filter_map(|plain| {
        let words: Vec<&str> = plain.split([' ', ',', ':']).filter(|word| !word.is_empty()).collect();
        let by = words.iter().position(|word| matches!(*word, "by" | "por" | "texto" | "textos" | "conduce"))?;
        Some(words.get(by + 1..by + 3)?.join(" "))
    });
    let Some(name) = names.rfind(|name| name.len() > 5) else { return };
    for (block, plain) in prose.blocks.iter_mut().zip(plains).rev().take(3) {
        if block.section == Section::Body && plain.len() < 300 && plain.starts_with(&name) {
            block.section = Section::AboutPublisher;
        }
    }
}

/// A paragraph between the headline and the first heading, when takeaways or headings follow it at once, is a summary.
fn name_summary(prose: &mut Prose<'_>) {
    let Some(headline) = prose.blocks.iter().position(|block| block.section == Section::Headline) else { return };
    let mut at = headline + 1;
    while prose.blocks.get(at).is_some_and(|block| matches!(block.section, Section::Byline | Section::Furniture)) {
        at += 1;
    }
    let follows = prose.blocks.get(at + 1).map(|block| block.section);
    let named = prose
        .blocks
        .get(at + 1)
        .is_some_and(|block| opened(&plain_of(prose.words(block.span)), "", false) == Some(Section::Takeaway));
    let apart = named || matches!(follows, Some(Section::Byline));
    if apart && prose.blocks.get(at).is_some_and(|block| block.section == Section::Body) {
        prose.blocks[at].section = Section::Summary;
    }
}
