//! What is said in public, over whole made-up texts in both languages: claims, answers, demands, counts, laws.

use paradero_prose::{Ask, Reading, Text, What, read};
use paradero_record::Moment;

const ENGLISH: &str = "\
Maria Lopez Cruz waits

Maria Lopez Cruz, a 42-year-old Honduran mother of three, was detained on April 3, 2025.

ICE officials say Lopez Cruz has gang affiliations. “My client has no ties to any gang,” said her attorney, John Weaver.

More than 200 people gathered outside the courthouse on Saturday to demand her release. The bishop called on ICE to release Lopez Cruz. ICE declined to comment.

The administration has used the Alien Enemies Act, a law from 1798, against Venezuelans.

If convicted of a crime, a green card holder can be deported.
";

const SPANISH: &str = "\
Julio Mena Ortiz sigue preso

Julio Mena Ortiz, un panadero salvadoreño de 38 años, fue arrestado el 3 de abril de 2025.

El Departamento de Seguridad Nacional lo acusa de ser miembro de una pandilla. «Julio no tiene ningún vínculo con pandillas», dijo su abogada, Clara Ríos.

Unos 120 vecinos se congregaron el sábado frente al ayuntamiento para pedir su libertad. ICE no respondió a la carta.

El gobierno usó la Ley de Enemigos Extranjeros, una ley de 1798.

Si lo condenan, un residente puede ser deportado.
";

fn reading(text: &str, about: &str) -> Reading {
    let ask = Ask { published: Moment::parse("2025-05-14").ok(), about: Some(about.to_owned()) };
    read(&Text::plain(text), &ask)
}

fn labels(reading: &Reading) -> Vec<String> {
    reading
        .proposals
        .iter()
        .filter_map(|one| match &one.what {
            What::Fact { field, value } => Some(format!("{field} {value}")),
            What::Claim { claim, .. } => Some(format!("{claim} {}", one.stance)),
            What::Count { number, of, .. } => Some(format!("{number} {of}")),
            What::Law { field, .. } => Some((*field).to_owned()),
            What::Event { kind, .. } if kind.name() != "arrested" => Some(kind.name().to_owned()),
            _ => None,
        })
        .collect()
}

#[test]
fn an_english_text() {
    let found = labels(&reading(ENGLISH, "Maria Lopez Cruz"));
    for expected in [
        "age 42",
        "nationality HN",
        "family mother of three",
        "c1 asserts",
        "c1 denies",
        "200 people",
        "demonstration",
        "demand",
        "refusal",
        "year",
    ] {
        assert!(found.iter().any(|one| one == expected), "{expected} in {found:?}");
    }
    assert!(!found.iter().any(|one| one.starts_with("status")), "{found:?}");
}

#[test]
fn a_spanish_text() {
    let found = labels(&reading(SPANISH, "Julio Mena Ortiz"));
    for expected in [
        "age 38",
        "nationality SV",
        "occupation panadero",
        "c1 asserts",
        "c1 denies",
        "120 vecinos",
        "demonstration",
        "demand",
        "refusal",
        "year",
    ] {
        assert!(found.iter().any(|one| one == expected), "{expected} in {found:?}");
    }
    assert!(!found.iter().any(|one| one.starts_with("status")), "{found:?}");
}

#[test]
fn every_proposal_rests_on_words_of_the_text() {
    for (text, about) in [(ENGLISH, "Maria Lopez Cruz"), (SPANISH, "Julio Mena Ortiz")] {
        for one in reading(text, about).proposals {
            let in_text = text.get(one.span.start..one.span.end).is_some_and(|words| !words.is_empty());
            let itself = matches!(one.what, What::Source(_));
            assert!(in_text || itself, "{one:?}");
        }
    }
}
