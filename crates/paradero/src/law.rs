//! Reading, checking and comparing law packs at a terminal.

mod cases;
mod check;
mod diff;
#[cfg(feature = "arrow")]
mod judge;
mod show;

use std::process::ExitCode;

use paradero_desk::{Ctx, Desk, Language, LawText, Pack, Refusal, Viewer, kinds, safeguards};

use crate::args::Law;
use crate::pack::text_of;
use crate::{Failure, language, now, print};

pub(crate) fn law(input: &Law) -> Result<ExitCode, Failure> {
    match input {
        Law::List { pack, lang } => list(&text_of(pack.as_deref())?, language(*lang))?,
        Law::Show { id, pack, lang } => show::show(&text_of(pack.as_deref())?, id, language(*lang))?,
        Law::Kinds { lang } => print::text(&kinds(language(*lang))),
        #[cfg(feature = "arrow")]
        Law::Judge(input) => return judge::judge(input),
        Law::Check(input) => return check::check(input),
        Law::Diff(input) => return diff::diff(input),
        Law::Test(input) => return cases::test(input),
    }
    Ok(ExitCode::SUCCESS)
}

fn with_desk<T>(
    text: &LawText,
    pack: Pack,
    language: Language,
    run: impl Fn(&Ctx<'_>) -> Result<T, Refusal>,
) -> Result<T, Failure> {
    let desk = Desk::open_in_memory(text.text(), pack)?;
    let ctx = Ctx { desk: &desk, now: now(), language, viewer: Viewer::counsel("law") };
    Ok(run(&ctx)?)
}

fn list(text: &LawText, language: Language) -> Result<(), Failure> {
    let pack = text.pack()?;
    let mut out = format!("{} — {}, {}\n", pack.title, pack.id, pack.version);
    let lines = with_desk(text, pack, language, |ctx| Ok(safeguards(ctx)))?;
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

/// The first letters of a digest, enough to tell packs apart.
fn short(digest: &str) -> String {
    digest.chars().take(12).collect()
}
