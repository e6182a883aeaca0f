//! Keeping a text: the file unchanged, the text that was taken from it beside it, and the source that both are.

mod document;

use paradero_ledger::{FileDetails, FileHash, Recorded};
use paradero_prose::Text;
use paradero_record::{Derived, Record, Source, SourceId, SourceKind, Tier};

use super::form::NewText;
use super::{KeptText, MOST_TEXT_BYTES};
use crate::desk::{Belief, Ctx, Refusal, Viewer};
use crate::recording::field::{Form, clean, name_for, some};

/// How many characters a title has at most.
const TITLE: usize = 200;
/// The media type of a text that was taken from a file.
const PLAIN: &str = "text/plain; charset=utf-8";

/// A kept text, opened again.
pub(super) struct Opened {
    pub(super) source: Source,
    pub(super) file: FileDetails,
    pub(super) text: Text,
    pub(super) text_file: String,
    pub(super) how: String,
    pub(super) said: Vec<String>,
    pub(super) tier: Tier,
}

/// Keeps a text: the bytes as they are, the text that was taken from them, and the source that both are. The same bytes again are the
/// same source, and add nothing.
///
/// # Errors
///
/// When something typed is wrong or the file cannot be read (beside `file`, or `text` for pasted words; nothing is kept then), or the
/// ledger fails.
pub fn keep_text(ctx: &Ctx<'_>, input: &NewText) -> Result<KeptText, Refusal> {
    let mut form = Form::new(ctx.language);
    let (field, bytes, name) = brought(input);
    if bytes.is_empty() {
        form.fault("file", "choose a file, or paste a text", "elija un archivo o pegue un texto");
        return Err(form.refusal());
    }
    if bytes.len() > MOST_TEXT_BYTES {
        form.fault(field, "it is larger than 32 MiB", "tiene más de 32 MiB");
        return Err(form.refusal());
    }
    let hash = FileHash::of(bytes);
    if let Some(id) = already(ctx, hash) {
        return Ok(KeptText { id, already: true });
    }
    let taken = match document::open(bytes, &name, ctx.language) {
        Ok(taken) => taken,
        Err(message) => {
            form.worded(field, message);
            return Err(form.refusal());
        }
    };
    let mut source = source(ctx, &mut form, input, &taken.text, &name);
    let tier = tier(ctx, &mut form, &input.tier, source.kind);
    form.done()?;
    let recorded = Recorded { at: ctx.now.second(), by: ctx.viewer.name.clone() };
    {
        let mut state = ctx.desk.state();
        source.file = Some(state.ledger.keep_file(bytes, taken.media_type, &name, &recorded)?.to_string());
        let kept = state.ledger.keep_file(taken.text.content.as_bytes(), PLAIN, &format!("{name}.txt"), &recorded)?;
        source.derived = Some(Derived { file: kept.to_string(), by: taken.how, tier });
    }
    let id = source.id.to_string();
    let mut record = Record { zone: ctx.desk.zone.clone(), ..Record::default() };
    record.sources.insert(source.id.clone(), source);
    ctx.desk.append(&record, ctx.now, &ctx.viewer.name, Belief::Now)?;
    Ok(KeptText { id, already: false })
}

/// The field of the form, the bytes and the name of what was handed over.
fn brought(input: &NewText) -> (&'static str, &[u8], String) {
    if !input.bytes.is_empty() {
        let name = some(&input.name).unwrap_or_else(|| "file".to_owned());
        return ("file", &input.bytes, name.chars().take(TITLE).collect());
    }
    let text = if input.text.trim().is_empty() { "" } else { input.text.as_str() };
    ("text", text.as_bytes(), "pasted.txt".to_owned())
}

/// The source that has this very file and a text of it, if whoever asks may know of it.
fn already(ctx: &Ctx<'_>, hash: FileHash) -> Option<String> {
    let hash = hash.to_string();
    let state = ctx.desk.state();
    let found = state
        .base
        .sources
        .values()
        .find(|source| source.file.as_ref() == Some(&hash) && is_readable(source, &ctx.viewer))?;
    Some(found.id.to_string())
}

fn source(ctx: &Ctx<'_>, form: &mut Form, input: &NewText, text: &Text, name: &str) -> Source {
    let title = some(&input.title).unwrap_or_else(|| title_of(text, name));
    let kind = match some(&input.kind) {
        Some(word) => form.word("kind", &word, SourceKind::find).unwrap_or(SourceKind::Press),
        None => SourceKind::Press,
    };
    let taken = |id: &str| ctx.desk.state().base.sources.contains_key(&SourceId::new(id));
    let short: String = title.chars().take(28).collect();
    let mut source = Source::new(SourceId::new(name_for(&short, taken)), title, kind);
    source.publisher = some(&input.publisher);
    source.published = form.moment("published", &input.published);
    match some(&input.from) {
        Some(from) if from.starts_with("https://") || from.starts_with("http://") => {
            source.url = form.url("from", &from);
        }
        from => source.note = from,
    }
    source
}

/// What the file calls itself, else its first line, else its name.
fn title_of(text: &Text, name: &str) -> String {
    let first = || text.content.lines().find_map(some);
    let title = text.meta.title.as_deref().and_then(some).or_else(first).unwrap_or_else(|| clean(name));
    title.chars().take(TITLE).collect()
}

/// Who may see a text of this kind where nobody said otherwise.
pub(super) fn usual_tier(kind: SourceKind) -> Tier {
    if kind == SourceKind::Press { Tier::Public } else { Tier::Team }
}

/// Who may see it: nobody records what they could not see themselves afterwards.
fn tier(ctx: &Ctx<'_>, form: &mut Form, word: &str, kind: SourceKind) -> Tier {
    let Some(word) = some(word) else { return usual_tier(kind).max(ctx.viewer.tier) };
    let tier = form.word("tier", &word, Tier::find);
    if tier.is_some_and(|tier| tier < ctx.viewer.tier) {
        form.fault(
            "tier",
            "you could not see it yourself: choose a tier that you may see",
            "usted no podría verlo: elija un nivel que pueda ver",
        );
    }
    tier.unwrap_or(Tier::Privileged)
}

/// Who may see the text of a source.
fn tier_of(source: &Source) -> Tier {
    source.derived.as_ref().map_or(Tier::Privileged, |derived| derived.tier)
}

/// Whether a source has a text that somebody may read.
pub(crate) fn is_readable(source: &Source, viewer: &Viewer) -> bool {
    source.file.is_some() && source.derived.is_some() && tier_of(source) >= viewer.tier
}

/// Opens a kept text again.
pub(super) fn opened(ctx: &Ctx<'_>, id: &str) -> Result<Opened, Refusal> {
    let (source, file, kept) = {
        let mut state = ctx.desk.state();
        state.catch_up(&ctx.desk.zone)?;
        let source = state.base.sources.get(&SourceId::new(id)).filter(|source| is_readable(source, &ctx.viewer));
        let source = source.cloned().ok_or(Refusal::NotFound)?;
        let (file, text) = source.file.as_ref().zip(source.derived.as_ref()).ok_or(Refusal::NotFound)?;
        let (file, text) = FileHash::from_hex(file).zip(FileHash::from_hex(&text.file)).ok_or(Refusal::NotFound)?;
        let file = state.ledger.file(file)?.ok_or(Refusal::NotFound)?;
        let text = state.ledger.file(text)?.ok_or(Refusal::NotFound)?;
        (source, file, text)
    };
    let content = String::from_utf8_lossy(&kept.bytes).into_owned();
    let taken = document::open(&file.bytes, &file.details.name, ctx.language).ok();
    let (text, mut said) = match taken.filter(|taken| taken.text.content == content) {
        Some(taken) => (taken.text, taken.said),
        None => (Text::plain(content), vec![otherwise(ctx)]),
    };
    said.retain(|line| !line.is_empty());
    let how = source.derived.as_ref().map(|derived| derived.by.clone()).unwrap_or_default();
    let tier = tier_of(&source);
    Ok(Opened { source, file: file.details, text, text_file: kept.details.hash.to_string(), how, said, tier })
}

fn otherwise(ctx: &Ctx<'_>) -> String {
    ctx.language
        .choose(
            "The text is shown as it was taken when the file was kept; taken again, it would read otherwise.",
            "El texto se muestra como se tomó al guardar el archivo; tomado de nuevo, sería otro.",
        )
        .to_owned()
}
