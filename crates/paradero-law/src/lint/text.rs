//! Words that are missing in a language, and citations that nobody can look up.

use super::{Check, Findings, Of, Severity};
use crate::pack::{Both, Citation, Duty, Pack, Safeguard, Verified};

pub(super) fn search(pack: &Pack, findings: &mut Findings) {
    for state in pack.states.values() {
        needed("its words", "sus palabras", &state.words, Of(state.line, &state.name), findings);
    }
    for track in &pack.tracks {
        needed("its words", "sus palabras", &track.words, Of(track.line, &track.name), findings);
    }
    for safeguard in &pack.safeguards {
        of_safeguard(safeguard, findings);
        for citation in &safeguard.citations {
            cited(citation, Of(safeguard.line, &safeguard.id), findings);
        }
    }
}

fn of_safeguard(safeguard: &Safeguard, findings: &mut Findings) {
    let of = Of(safeguard.line, &safeguard.id);
    needed("its title", "su título", &safeguard.title, of, findings);
    needed("its plain words", "sus palabras sencillas", &safeguard.plain, of, findings);
    let mut others = vec![
        ("what to do next", "qué hacer después", &safeguard.then),
        ("what is in dispute", "qué se discute", &safeguard.disputed),
        ("its note", "su nota", &safeguard.notes),
    ];
    others.extend(
        safeguard.litigation.iter().map(|one| ("what happened in court", "qué pasó en el tribunal", &one.words)),
    );
    match &safeguard.duty {
        Duty::Basis { bases, .. } => others.extend(bases.iter().map(|one| ("a basis", "una base", &one.words))),
        Duty::Elements { elements, .. } => {
            others.extend(elements.iter().map(|one| ("an element", "un elemento", &one.words)));
        }
        _ => {}
    }
    for (english, spanish, words) in others.into_iter().filter(|(_, _, words)| !words.is_empty()) {
        needed(english, spanish, words, of, findings);
    }
}

/// Notes a text that is missing in a language, or in both.
fn needed(english: &str, spanish: &str, words: &Both, of: Of<'_>, findings: &mut Findings) {
    let (in_english, in_spanish) = match (words.english.is_empty(), words.spanish.is_empty()) {
        (false, false) => return,
        (true, true) => ("", ""),
        (true, false) => (" in English", " en inglés"),
        (false, true) => (" in Spanish", " en español"),
    };
    let found = (format!("It does not say {english}{in_english}."), format!("No dice {spanish}{in_spanish}."));
    let then =
        ("Write it: half of the readers have only that language.", "Escríbalo: media clientela lee solo ese idioma.");
    findings.push((Severity::Warning, Check::Untold), of, found, then);
}

/// Notes a citation that was read in the original, and that a reader cannot find again.
fn cited(citation: &Citation, of: Of<'_>, findings: &mut Findings) {
    if citation.verified != Verified::Primary {
        return;
    }
    let missing: Vec<(&str, &str)> = [
        (citation.quote.is_none(), ("`quote`", "`quote`")),
        (citation.url.is_none(), ("`url`", "`url`")),
        (citation.read_on.is_none(), ("`read … in`", "`read … in`")),
    ]
    .into_iter()
    .filter_map(|(is_missing, name)| is_missing.then_some(name))
    .collect();
    if missing.is_empty() {
        return;
    }
    let names: Vec<&str> = missing.iter().map(|(english, _)| *english).collect();
    let words = (
        format!("“{}” was read in the original, and is without {}.", citation.name, names.join(" and ")),
        format!("“{}” se leyó en el original, y está sin {}.", citation.name, names.join(" y ")),
    );
    let then = ("Add a few of its words and where they are read.", "Añada unas palabras suyas y dónde se leen.");
    findings.push((Severity::Note, Check::Unquoted), of, words, then);
}
