//! Two packs held against each other, at a terminal.

use std::process::ExitCode;

use paradero_desk::{
    Ctx, Language, LawDiff, LawDiffView, On, PartChange, VerdictChange, VerdictSide, Viewer, law_diff,
};

use super::short;
use crate::args::LawDiff as Arguments;
use crate::pack::text_of;
use crate::{Failure, desk_that_is, files, language, now, print};

pub(crate) fn diff(input: &Arguments) -> Result<ExitCode, Failure> {
    let language = language(input.lang);
    let (old, new) = (text_of(Some(&input.old))?.pack()?, text_of(Some(&input.new))?.pack()?);
    let files = files(&input.files)?;
    let desk = input.ledger.as_deref().map(|path| desk_that_is(path, None)).transpose()?;
    let ctx = desk.as_ref().map(|desk| Ctx { desk, now: now(), language, viewer: Viewer::counsel("law diff") });
    let on = match &ctx {
        Some(ctx) => On::Desk(ctx),
        None if files.is_empty() => On::Nobody,
        None => On::Files(&files),
    };
    let as_of = input.as_of.as_deref();
    let view = law_diff(&LawDiff { old: &old, new: &new, on, as_of, now: now(), language })?;
    if input.json {
        print::json(&serde_json::to_value(&view).unwrap_or_default());
    } else {
        told(&view, language);
    }
    Ok(ExitCode::from(u8::from(!view.verdicts.is_empty())))
}

fn told(view: &LawDiffView, language: Language) {
    let mut out = String::new();
    for (mark, pack) in [('-', &view.old), ('+', &view.new)] {
        out.push_str(&format!("{mark} {} {} ({})\n", pack.name, pack.version, short(&pack.digest)));
    }
    view.parts.iter().for_each(|one| part(&mut out, one));
    if view.parts.is_empty() {
        out.push_str(language.choose("\nNothing differs.\n", "\nNada difiere.\n"));
    }
    if let Some(as_of) = &view.as_of {
        let (people, verdicts) = (view.people, view.verdicts.len());
        out.push_str(&language.choose(
            format!("\nAs of {as_of}: {verdicts} verdicts change, of {people} people\n"),
            format!("\nA fecha de {as_of}: cambian {verdicts} veredictos, de {people} personas\n"),
        ));
        view.verdicts.iter().for_each(|one| verdict(&mut out, one, language));
    }
    print::text(&out);
}

fn part(out: &mut String, one: &PartChange) {
    let of = if one.of_words.is_empty() { String::new() } else { format!(": {}", one.of_words.join(", ")) };
    out.push_str(&format!("\n{} {} — {}{of}\n", one.sort, one.name, one.change_words));
    one.before.iter().for_each(|sentence| out.push_str(&format!("  - {sentence}\n")));
    one.after.iter().for_each(|sentence| out.push_str(&format!("  + {sentence}\n")));
}

fn verdict(out: &mut String, one: &VerdictChange, language: Language) {
    let trigger = one.trigger_words.as_ref().or(one.trigger.as_ref());
    let trigger = trigger.map(|words| format!(" — {words}")).unwrap_or_default();
    out.push_str(&format!("\n{}: {} {}{trigger}\n", one.label, one.safeguard, one.title));
    for (mark, side) in [('-', &one.before), ('+', &one.after)] {
        out.push_str(&format!("  {mark} {}\n", side_words(side.as_ref(), language)));
    }
    if !one.why.is_empty() {
        out.push_str(&format!("    {}: {}\n", language.choose("because of", "por"), one.why.join(", ")));
    }
}

fn side_words(side: Option<&VerdictSide>, language: Language) -> String {
    let Some(side) = side else {
        return language.choose("no verdict", "sin veredicto").to_owned();
    };
    let due = match (&side.due_earliest, &side.due_latest) {
        (Some(first), Some(last)) if first == last => format!(" ({first})"),
        (Some(first), Some(last)) => format!(" ({first} … {last})"),
        _ => String::new(),
    };
    format!("[{}] {}{due}", short(&side.pack), side.says)
}
