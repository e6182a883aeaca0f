//! Heads of texts and what is expected of them as sources (made up).

use super::*;
use crate::{Text, read};

const BODY: &str = "Ana Ruiz Soto was detained on Monday, her lawyer said, and nobody has told her family where she is being held since then.\n\nA judge will hear the case on Friday, according to a notice that her lawyer shared with this newspaper on Tuesday evening.\n\nThe agency did not answer three questions that were sent to its press office by mail over the past several days.\n";

/// What is proposed about a text as a source, in words.
fn fields(text: &str) -> Vec<String> {
    let reading = read(&Text::plain(text), &Ask::default());
    let said = reading.proposals.into_iter().filter_map(|one| match one.what {
        What::Source(SourceField::Title(name)) => Some(format!("title {name}")),
        What::Source(SourceField::Publisher(name)) => Some(format!("publisher {name}")),
        What::Source(SourceField::Byline(name)) => Some(format!("byline {name}")),
        What::Source(SourceField::CopyOf(name)) => Some(format!("copy {name}")),
        What::Source(SourceField::Missing(name)) => Some(format!("missing {name}")),
        What::Source(SourceField::Published { moment, .. }) => Some(format!("published {moment}")),
        _ => None,
    });
    said.collect()
}

/// The beginning of a text, its end, and what its source is proposed to be.
const SOURCES: &[(&str, &str, &str)] = &[
    (
        "The Marlow Courier\n\nNurse taken from a parking lot in Marlow\n\nBy Hannah Drexel, Staff Writer\nPublished Thursday, Sept. 11, 2025",
        "",
        "publisher The Marlow Courier",
    ),
    (
        "The Marlow Courier\n\nNurse taken from a parking lot in Marlow\n\nBy Hannah Drexel, Staff Writer\nPublished Thursday, Sept. 11, 2025",
        "",
        "byline Hannah Drexel",
    ),
    (
        "The Marlow Courier\n\nNurse taken from a parking lot in Marlow\n\nBy Hannah Drexel, Staff Writer\nPublished Thursday, Sept. 11, 2025",
        "",
        "published 2025-09-11",
    ),
    (
        "Radio Marlow, 98.3 FM\n\n«Me llamó y se cortó»: una familia busca\n\nConduce: Iker Salas",
        "",
        "publisher Radio Marlow",
    ),
    (
        "Radio Marlow, 98.3 FM\n\n«Me llamó y se cortó»: una familia busca\n\nConduce: Iker Salas",
        "",
        "byline Iker Salas",
    ),
    (
        "The Marlow Porch\n\nNurse taken from a lot in Marlow\n\nWords by Leona Abar\n\nMay 16, 2025",
        "",
        "byline Leona Abar",
    ),
    ("Vuelve a casa una enfermera de Marlow\n\nTexto: Leona Abar", "", "byline Leona Abar"),
    ("Nurse taken from a lot in Marlow\n\nPosted by Leona Abar on June 17, 2025", "", "byline Leona Abar"),
    ("Nurse taken from a lot in Marlow\n\nby WMRL Staff", "", "byline WMRL Staff"),
    (
        "COMUNICADO PÚBLICO 14/2025\n\nExigimos saber dónde está Ana Ruiz Soto\n\nRed Puerta de Marlow",
        "",
        "publisher Red Puerta de Marlow",
    ),
    (
        "OFFICE OF SENATOR ANA SOLER\n\nSenator Soler demands answers on a nurse\n\nMEDIA CONTACT: Ed Iman, Chief of Staff",
        "",
        "publisher OFFICE OF SENATOR ANA SOLER",
    ),
    ("Nurse taken from a parking lot in Marlow\n\nMay 16, 2025", "", "published 2025-05-16"),
    ("Nurse taken from a parking lot in Marlow\n\nMay 16, 2025", "", "missing byline"),
    ("Nurse taken from a parking lot in Marlow", "— By MarlowDesk.net", "publisher MarlowDesk.net"),
    ("Nurse taken from a parking lot in Marlow", "— By MarlowDesk.net", "missing byline"),
    ("Nurse taken from a parking lot in Marlow", "", "missing published"),
    ("Nurse taken from a parking lot in Marlow", "", "missing publisher"),
    ("Nurse taken from a parking lot in Marlow", "", "title Nurse taken from a parking lot in Marlow"),
    (
        "Nurse taken from a parking lot in Marlow",
        "This story was first published by the Marlow Courier in June.",
        "copy Marlow Courier",
    ),
    (
        "El Heraldo del Norte\n\nArrestan a enfermera en un estacionamiento de Marlow\n\nPor Maritza Ocampo Lira\nJueves 19 de junio de 2025",
        "",
        "byline Maritza Ocampo Lira",
    ),
    (
        "El Heraldo del Norte\n\nArrestan a enfermera en un estacionamiento de Marlow\n\nPor Maritza Ocampo Lira\nJueves 19 de junio de 2025",
        "",
        "published 2025-06-19",
    ),
    (
        "Arrestan a enfermera en un estacionamiento de Marlow\n\nPublicado el 14 de mayo de 2025",
        "",
        "published 2025-05-14",
    ),
    ("Arrestan a enfermera en un estacionamiento de Marlow\n\nRedacción Norte al Día", "", "publisher Norte al Día"),
    (
        "Arrestan a enfermera en un estacionamiento de Marlow",
        "La enfermera fue arrestada el martes, según informó CNN.",
        "copy CNN",
    ),
    (
        "FOR IMMEDIATE RELEASE\nDecember 2, 2025\n\nContact: Joan Pryb, Communications, Corvale Law School\n\nClinic asks a judge to free a cook in Corvale",
        "",
        "publisher Corvale Law School",
    ),
    ("FOR IMMEDIATE RELEASE\nDecember 2, 2025\n\nClinic asks a judge to free a cook in Corvale", "", "!missing byline"),
];

#[test]
fn sources_say_who_when_and_what() {
    let mut wrong = Vec::new();
    for (head, tail, expected) in SOURCES.iter().copied() {
        let found = fields(&format!("{head}\n\n{BODY}\n{tail}\n"));
        let (absent, wanted) = expected.strip_prefix('!').map_or((false, expected), |one| (true, one));
        if found.iter().any(|one| one == wanted) == absent {
            wrong.push(format!("{head} … {tail}\n  {expected}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_day_that_is_not_printed_is_worked_out_as_open() {
    let text = Text::plain(
        "Ana Ruiz was detained on May 9, 2025. Friends marched on May 12, 2025. A hearing is scheduled for June 3, 2025.",
    );
    let asked = dated(&Prose::of(&text), &Ask::default());
    assert_eq!(asked.published.map(|moment| moment.to_string()).as_deref(), Some("2025-05-12/.."));
}
