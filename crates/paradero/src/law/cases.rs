//! Running cases at a terminal.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use paradero_desk::{CaseFile, Language, LawTestView, Pack, law_test, shipped_cases};

use super::short;
use crate::args::LawTest;
use crate::pack::{self, text_of};
use crate::{Failure, language, print};

pub(crate) fn test(input: &LawTest) -> Result<ExitCode, Failure> {
    let language = language(input.lang);
    let pack = text_of(input.pack.as_deref())?.pack()?;
    let view = if input.cases.is_empty() { law_test(&pack, &shipped_cases()) } else { of_paths(&pack, &input.cases)? };
    if input.json {
        print::json(&serde_json::to_value(&view).unwrap_or_default());
    } else {
        told(&view, language);
    }
    Ok(ExitCode::from(if view.faults.is_empty() { u8::from(!view.failed.is_empty()) } else { 2 }))
}

fn of_paths(law: &Pack, paths: &[PathBuf]) -> Result<LawTestView, Failure> {
    let read = pack::cases(paths)?;
    // A case may name another file; it is looked for from where the case stands.
    let others: Vec<_> = read.iter().map(|(path, _)| beside(path)).collect();
    let cases: Vec<CaseFile<'_>> =
        read.iter().zip(&others).map(|((_, file), other)| CaseFile { file: file.clone(), other }).collect();
    Ok(law_test(law, &cases))
}

fn beside(path: &Path) -> impl Fn(&str) -> Option<String> + use<> {
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    move |name| pack::text(&folder.join(name)).ok().map(|file| file.text)
}

fn told(view: &LawTestView, language: Language) {
    for fault in &view.faults {
        print::complain(fault.trim_end());
    }
    let (expected, found) = (language.choose("expected", "se esperaba"), language.choose("found", "se halló"));
    let mut out = String::new();
    for one in &view.failed {
        out.push_str(&format!("{}:{}: {} ({})\n", one.file, one.line, one.safeguard, one.as_of));
        out.push_str(&format!("    {expected}: {}\n    {found}: {}\n", one.expected, one.found));
    }
    for (id, count) in &view.safeguards {
        let failed = match count.failed {
            0 => String::new(),
            n => language.choose(format!(", {n} failed"), format!(", {n} con fallo")),
        };
        let lines = count.as_expected;
        out.push_str(&language.choose(
            format!("{id:<9} {lines} as expected{failed}\n"),
            format!("{id:<9} {lines} como se esperaba{failed}\n"),
        ));
    }
    if !view.untested.is_empty() {
        let lead = language.choose("No case is about", "Ningún caso trata de");
        out.push_str(&format!("{lead}: {}\n", view.untested.join(", ")));
    }
    let (cases, lines, failed) = (view.cases, view.as_expected, view.failed.len());
    let digest = short(&view.digest);
    out.push_str(&language.choose(
        format!("{cases} cases by {digest}: {lines} lines as expected, {failed} failed\n"),
        format!("{cases} casos según {digest}: {lines} líneas como se esperaba, {failed} con fallo\n"),
    ));
    print::text(&out);
}
