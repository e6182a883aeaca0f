//! One safeguard at a terminal, in both languages.

use paradero_desk::{Language, LawShowView, LawText, Pack, Reading, law_show, safeguard};

use super::with_desk;
use crate::{Failure, print};

pub(crate) fn show(text: &LawText, id: &str, language: Language) -> Result<(), Failure> {
    let pack = text.pack()?;
    let Some(both) = law_show(&pack, id, language) else {
        let near = nearest(&pack, id);
        return Err(Failure(format!("the pack has no safeguard `{id}`{near}\n`paradero law list` lists them")));
    };
    let view = with_desk(text, pack, language, |ctx| safeguard(ctx, id))?;
    let mut out = format!("{} {}\n", view.id, view.title);
    let first = language.choose(&both.english, &both.spanish);
    let second = language.choose(&both.spanish, &both.english);
    reading(&mut out, first);
    out.push_str(&format!("\n{} {}\n", view.id, second.title));
    reading(&mut out, second);
    out.push('\n');
    for citation in &view.citations {
        let force = language.choose("; in force: unverified", "; vigencia sin verificar");
        let force = if citation.in_force_unverified { force } else { "" };
        out.push_str(&format!("{} ({}): {}{force}\n", citation.name, citation.class, citation.verified));
        if let Some(url) = &citation.url {
            out.push_str(&format!("  {url}\n"));
        }
        for read in both.read.iter().filter(|read| read.name == citation.name) {
            let lead = language.choose("read", "leída").to_owned();
            let on = read.on_words.as_ref().map(|on| format!(" {on}")).unwrap_or_default();
            let copy = read.copy.as_ref().map(|copy| format!(": {copy}")).unwrap_or_default();
            out.push_str(&format!("  {lead}{on}{copy}\n"));
        }
        if let Some(quote) = &citation.quote {
            out.push_str(&format!("  “{quote}”\n"));
        }
    }
    rule(&mut out, &both, language);
    for text in [&view.disputed, &view.notes].into_iter().flatten() {
        out.push_str(&format!("\n{text}\n"));
    }
    out.push_str(&format!("\n{}\n\n", view.text));
    out.push_str(&format!(
        "{} {} {}, {}\n",
        l(language, "Law pack", "Paquete de ley"),
        view.pack.name,
        view.pack.version,
        both.digest
    ));
    print::text(&out);
    Ok(())
}

fn l<'a>(language: Language, english: &'a str, spanish: &'a str) -> &'a str {
    language.choose(english, spanish)
}

fn reading(out: &mut String, one: &Reading) {
    out.push_str(&format!("\n{}\n", one.plain));
    for sentence in one.judged.iter().chain(&one.courts) {
        out.push_str(&format!("  {sentence}\n"));
    }
    out.push_str(&format!("→ {}\n", one.then));
}

/// The versions of the rule, when there are more than one, and where it stands.
fn rule(out: &mut String, both: &LawShowView, language: Language) {
    if both.versions.len() > 1 {
        out.push_str(&format!("\n{}\n", l(language, "The same rule:", "La misma norma:")));
        for one in &both.versions {
            let always = l(language, "no dates given", "sin fechas");
            let effective = one.effective.as_deref().unwrap_or(always);
            out.push_str(&format!("  {:<9} {}  ({effective})\n", one.id, one.title));
        }
    }
    if !both.places.is_empty() {
        out.push_str(&format!("\n{} {}\n", l(language, "Stands in:", "Rige en:"), both.places.join(", ")));
    }
}

fn nearest(pack: &Pack, id: &str) -> String {
    let upper = id.to_uppercase();
    let found = pack.safeguards.iter().find(|s| s.id == upper || s.id.replace('-', "") == upper.replace('-', ""));
    found.map_or_else(String::new, |s| format!("; did you mean `{}`?", s.id))
}
