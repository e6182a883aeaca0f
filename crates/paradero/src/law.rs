//! Reading the law pack at a terminal.

use std::process::ExitCode;

use paradero_desk::{Ctx, Desk, Language, Pack, Refusal, US_PACK, Viewer, kinds, safeguard, safeguards};

use crate::args::Law;
use crate::{Failure, language, now, print};

pub(crate) fn law(input: &Law, pack: &Pack) -> Result<ExitCode, Failure> {
    match input {
        Law::List { lang } => list(pack, language(*lang))?,
        Law::Show { id, lang } => show(pack, id, language(*lang))?,
        Law::Kinds { lang } => print::text(&kinds(language(*lang))),
    }
    Ok(ExitCode::SUCCESS)
}

fn with_desk<T>(pack: &Pack, language: Language, run: impl Fn(&Ctx<'_>) -> Result<T, Refusal>) -> Result<T, Failure> {
    let desk = Desk::open_in_memory(US_PACK, pack.clone())?;
    let ctx = Ctx { desk: &desk, now: now(), language, viewer: Viewer::counsel("law") };
    Ok(run(&ctx)?)
}

fn list(pack: &Pack, language: Language) -> Result<(), Failure> {
    let lines = with_desk(pack, language, |ctx| Ok(safeguards(ctx)))?;
    let mut out = format!("{} — {}, {}\n", pack.title, pack.id, pack.version);
    let mut stage = String::new();
    for line in lines {
        if line.stage != stage {
            stage.clone_from(&line.stage);
            out.push_str(&format!("\n{stage}\n"));
        }
        let mark = if line.unverified { language.choose(" [UNVERIFIED]", " [SIN VERIFICAR]") } else { "" };
        out.push_str(&format!("  {:<9} {}{mark}\n            {}\n", line.id, line.title, line.cite));
    }
    print::text(&out);
    Ok(())
}

fn show(pack: &Pack, id: &str, language: Language) -> Result<(), Failure> {
    if pack.safeguard(id).is_none() {
        let near = nearest(pack, id);
        return Err(Failure(format!("the pack has no safeguard `{id}`{near}\n`paradero law list` lists them")));
    }
    let view = with_desk(pack, language, |ctx| safeguard(ctx, id))?;
    let mut out = format!("{} {}\n\n{}\n", view.id, view.title, view.plain);
    for sentence in &view.judged {
        out.push_str(&format!("  {sentence}\n"));
    }
    out.push('\n');
    for citation in &view.citations {
        let force = language.choose("; in force: unverified", "; vigencia sin verificar");
        let force = if citation.in_force_unverified { force } else { "" };
        out.push_str(&format!("{} ({}): {}{force}\n", citation.name, citation.class, citation.verified));
        if let Some(url) = &citation.url {
            out.push_str(&format!("  {url}\n"));
        }
        if let Some(quote) = &citation.quote {
            out.push_str(&format!("  “{quote}”\n"));
        }
    }
    for text in [&view.disputed, &view.notes].into_iter().flatten() {
        out.push_str(&format!("\n{text}\n"));
    }
    out.push_str(&format!("\n→ {}\n\n{}\n", view.then, view.text));
    print::text(&out);
    Ok(())
}

fn nearest(pack: &Pack, id: &str) -> String {
    let upper = id.to_uppercase();
    let found = pack.safeguards.iter().find(|s| s.id == upper || s.id.replace('-', "") == upper.replace('-', ""));
    found.map_or_else(String::new, |s| format!("; did you mean `{}`?", s.id))
}
