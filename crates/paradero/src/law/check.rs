//! Checking packs at a terminal.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use paradero_desk::{LawCheckView, law_check};
use serde_json::json;

use super::short;
use crate::args::LawCheck;
use crate::pack::text_of;
use crate::{Failure, language, print};

pub(crate) fn check(input: &LawCheck) -> Result<ExitCode, Failure> {
    let language = language(input.lang);
    let shipped = [PathBuf::from("shipped")];
    let packs: &[PathBuf] = if input.packs.is_empty() { &shipped } else { &input.packs };
    let mut checked = Vec::new();
    for path in packs {
        checked.push((path, law_check(&text_of(Some(path))?, language)));
    }
    if input.json {
        let each = checked.iter().map(|(path, view)| json!({ "pack": path.display().to_string(), "checked": view }));
        print::json(&json!({ "packs": each.collect::<Vec<_>>() }));
    } else {
        for (path, view) in &checked {
            told(path, view, language);
        }
    }
    let worst = checked.iter().map(|(_, view)| worst(view)).max().unwrap_or_default();
    Ok(ExitCode::from(worst))
}

fn worst(view: &LawCheckView) -> u8 {
    let is = |severity: &str| view.findings.iter().any(|one| one.severity == severity);
    if view.faults_total > 0 || is("fault") { 2 } else { u8::from(is("warning")) }
}

fn told(path: &Path, view: &LawCheckView, language: paradero_desk::Language) {
    if view.faults_total > 0 {
        print::complain(view.rendered.trim_end());
        return;
    }
    let mut out = String::new();
    for one in &view.findings {
        out.push_str(&format!("{}:{}: {}: {}: {}\n", one.file, one.line, one.severity_words, one.name, one.says));
        out.push_str(&format!("    → {}\n", one.then));
    }
    let count = |severity: &str| view.findings.iter().filter(|one| one.severity == severity).count();
    let (faults, warnings, notes) = (count("fault"), count("warning"), count("note"));
    let digest = short(view.digest.as_deref().unwrap_or_default());
    let sum = language.choose(
        format!("{faults} faults, {warnings} warnings, {notes} notes"),
        format!("{faults} fallas, {warnings} avisos, {notes} notas"),
    );
    out.push_str(&format!("{} ({digest}): {sum}\n", path.display()));
    print::text(&out);
}
