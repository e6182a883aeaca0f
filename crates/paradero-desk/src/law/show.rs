//! One safeguard in full: its reading in both languages, the versions of its rule, the courts, and who read it where.

use paradero_law::{Pack, Safeguard, say_duty, say_status};
use paradero_record::{Language, say};
use serde::Serialize;

use crate::safeguard::places;

/// One safeguard in full.
#[derive(Clone, Debug, Serialize)]
pub struct LawShowView {
    /// Its name.
    pub id: String,
    /// The digest of the pack that it stands in.
    pub digest: String,
    /// In English.
    pub english: Reading,
    /// In Spanish.
    pub spanish: Reading,
    /// The versions and halves of the same rule, itself among them.
    pub versions: Vec<VersionLine>,
    /// Where it stands; everywhere when empty.
    pub places: Vec<String>,
    /// When and in which copy each citation was read.
    pub read: Vec<ReadLine>,
}

/// A safeguard in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Reading {
    /// Its title.
    pub title: String,
    /// What it means.
    pub plain: String,
    /// How it is judged, worked out from the notation.
    pub judged: Vec<String>,
    /// How it stood in the courts, the oldest first.
    pub courts: Vec<String>,
    /// What to do next.
    pub then: String,
}

/// A version or half of a rule.
#[derive(Clone, Debug, Serialize)]
pub struct VersionLine {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Since and until when it stands, as EDTF; none when the pack does not say.
    pub effective: Option<String>,
}

/// When and where a citation was read.
#[derive(Clone, Debug, Serialize)]
pub struct ReadLine {
    /// The citation.
    pub name: String,
    /// On which day, as EDTF.
    pub on: Option<String>,
    /// The same in words.
    pub on_words: Option<String>,
    /// In which copy or report.
    pub copy: Option<String>,
}

/// Shows one safeguard in both languages; `language` is that of what is not told in both. Nothing when there is none.
pub fn law_show(pack: &Pack, id: &str, language: Language) -> Option<LawShowView> {
    let safeguard = pack.safeguard(id)?;
    let versions = pack.safeguards.iter().filter(|other| other.rule() == safeguard.rule());
    let read = safeguard.citations.iter().filter(|citation| citation.read_on.is_some() || citation.read_in.is_some());
    Some(LawShowView {
        id: safeguard.id.clone(),
        digest: pack.digest.clone(),
        english: reading(safeguard, pack, Language::English),
        spanish: reading(safeguard, pack, Language::Spanish),
        versions: versions
            .map(|one| VersionLine {
                id: one.id.clone(),
                title: one.title.say(language).to_owned(),
                effective: one.effective.as_ref().map(ToString::to_string),
            })
            .collect(),
        places: places(safeguard, language),
        read: read
            .map(|citation| ReadLine {
                name: citation.name.clone(),
                on: citation.read_on.as_ref().map(ToString::to_string),
                on_words: citation.read_on.as_ref().map(|on| say(on, language)),
                copy: citation.read_in.clone(),
            })
            .collect(),
    })
}

fn reading(safeguard: &Safeguard, pack: &Pack, language: Language) -> Reading {
    Reading {
        title: safeguard.title.say(language).to_owned(),
        plain: safeguard.plain.say(language).to_owned(),
        judged: say_duty(safeguard, pack, language),
        courts: say_status(safeguard, language),
        then: safeguard.then.say(language).to_owned(),
    }
}
