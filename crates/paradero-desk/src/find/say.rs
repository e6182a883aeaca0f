//! Reasons in words, with names as they are written rather than as they are compared.

use paradero_names::channel::How;
use paradero_names::say::Tongue;
use paradero_names::{Agreement, Answer, Hit, Query, Reason, Role, What, say, text};
use paradero_record::Language;

use crate::find::known::Known;
use crate::find::read::Asked;
use crate::view::ReasonLine;

/// The language of the answers.
pub(super) fn tongue(language: Language) -> Tongue {
    language.choose(Tongue::En, Tongue::Es)
}

/// A probability in whole percent; only what is certain is a hundred.
pub(super) fn percent(probability: f64) -> u8 {
    (0..=99).rev().find(|whole| f64::from(*whole) <= probability * 100.0 + 0.5).unwrap_or(0)
}

/// How sure the answer is.
pub(super) fn outcome(answer: &Answer, query: &Query, language: Language) -> String {
    let words = query.name.parts().iter().filter(|part| part.role != Role::Particle).count();
    let first = answer.hits.first().map_or(0.0, |hit| hit.probability);
    let said = match () {
        () if first >= 0.9 => {
            ("The first is very likely the one.", "La primera es muy probablemente la persona que busca.")
        }
        () if first >= 0.5 => ("The first is likely the one.", "La primera es probablemente la persona que busca."),
        () if words < 2 => (
            "One word of a name does not tell who is meant.",
            "Una sola palabra de un nombre no dice de quién se trata.",
        ),
        () if answer.nobody >= 0.5 => {
            ("Likely nobody of these is meant.", "Es probable que no sea ninguna de estas personas.")
        }
        () => ("Several people may be meant.", "Puede tratarse de varias personas."),
    };
    language.choose(said.0, said.1).to_owned()
}

/// Why somebody on record may be meant.
pub(super) fn reasons(hit: &Hit, asked: &Asked, known: &Known, language: Language) -> Vec<ReasonLine> {
    let has_country = |code: &str| known.countries.iter().any(|one| one.eq_ignore_ascii_case(code));
    let from_either = asked.country.is_some_and(|country| known.countries.len() > 1 && has_country(country.code()));
    let names: Vec<&str> = known.names.get(hit.name).map(String::as_str).into_iter().collect();
    let of_country = |what: &What| matches!(what, What::Country(Agreement::Unknown));
    let all = hit.reasons.iter().map(|reason| {
        let agrees = from_either && of_country(&reason.what);
        if agrees { Reason { what: What::Country(Agreement::Agrees), bits: 1.0 } } else { reason.clone() }
    });
    said(all, &asked.name, &names, language)
}

/// Reasons as lines: words that are the same come together and first, words that were not said together and last.
pub(super) fn said(
    reasons: impl Iterator<Item = Reason>,
    asked: &str,
    names: &[&str],
    language: Language,
) -> Vec<ReasonLine> {
    let (mut same, mut unsaid) = (Vec::new(), Vec::new());
    let mut others = Vec::new();
    for mut reason in reasons {
        let speaks = speaks(&reason);
        match &mut reason.what {
            What::Word { kept, how: How::Exact, .. } => {
                same.push(as_written(kept, names));
                continue;
            }
            What::Word { typed, kept, .. } => {
                *typed = as_written(typed, &[asked]);
                *kept = as_written(kept, names);
            }
            // Of which nobody said whether it is a given name or a surname.
            What::NotTyped { kept, role: Role::Unknown, .. } => {
                unsaid.push(as_written(kept, names));
                continue;
            }
            What::NotTyped { kept, .. } => *kept = as_written(kept, names),
            What::NotKept { typed } => *typed = as_written(typed, &[asked]),
            _ => {}
        }
        if let Some(says) = say::reason(&reason, tongue(language)) {
            others.push(ReasonLine { says, speaks: speaks.to_owned() });
        }
    }
    let mut all = Vec::new();
    if !same.is_empty() {
        let says = format!("{}: {}", same.join(" "), language.choose("the same", "igual"));
        all.push(ReasonLine { says, speaks: "for".to_owned() });
    }
    all.extend(others);
    if !unsaid.is_empty() {
        let says = format!("{}: {}", language.choose("not said", "no se dijo"), unsaid.join(" "));
        all.push(ReasonLine { says, speaks: "neither".to_owned() });
    }
    all
}

fn speaks(reason: &Reason) -> &'static str {
    match &reason.what {
        What::NotTyped { .. } | What::Country(Agreement::Unknown) | What::Place(Agreement::Unknown) => "neither",
        What::NotKept { .. } | What::Word { how: How::Different, .. } => "against",
        What::Country(Agreement::Differs) | What::Place(Agreement::Differs) => "against",
        _ if reason.bits < 0.0 => "against",
        _ => "for",
    }
}

/// A plain word as it is written in one of the names.
fn as_written(plain: &str, names: &[&str]) -> String {
    let words = names.iter().flat_map(|name| name.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-')));
    let trimmed = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let found = trimmed.filter(|word| !word.is_empty()).find(|word| text::plain(word) == plain);
    found.map_or_else(|| plain.to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_is_rounded_and_never_more_certain_than_it_is() {
        assert_eq!([0.0, 0.004, 0.2, 0.625, 0.994, 0.9999, 1.0].map(percent), [0, 0, 20, 63, 99, 99, 99]);
    }

    #[test]
    fn words_are_shown_as_they_are_written() {
        assert_eq!(as_written("hernandez", &["Ana HERNÁNDEZ-Soto"]), "HERNÁNDEZ");
        assert_eq!(as_written("lopez", &["Ana"]), "lopez");
    }
}
