//! What disagrees between events.

use super::super::CheckType::{Actors, DurationDate, Firmness, MissingEvent, SameEvent, SummaryStronger, TwoDates};
use super::finds;

#[test]
fn two_dates_for_one_event() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        (
            "Ana Robles was arrested on March 4.\nThe arrest was on March 6.",
            &[
                "e1 arrested 2025-03-04 :: Ana Robles was arrested on March 4",
                "e1 arrested 2025-03-06 :: The arrest was on March 6",
            ],
            &["March 4", "March 6"],
        ),
        (
            "They deported Ana Robles on March 15.\nShe was deported on March 18, the lawyer said.",
            &[
                "e1 removal_executed 2025-03-15 :: They deported Ana Robles on March 15",
                "e2 removal_executed 2025-03-18 speaker=the_lawyer :: She was deported on March 18",
            ],
            &["March 15", "March 18"],
        ),
        (
            "A Ana Robles se la llevaron el 4 de septiembre.\nA Ana Robles la agarraron el 6 de septiembre.",
            &[],
            &["4 de septiembre", "6 de septiembre"],
        ),
        (
            "Ana Robles was arrested on Monday, March 10.\nAna Robles fue arrestada el martes 11 de marzo.",
            &[],
            &["March 10", "11 de marzo"],
        ),
        (
            "La deportaron el 15 de marzo.\nFue deportada el 20 de marzo.",
            &[
                "e1 removal_executed 2025-03-15 :: La deportaron el 15 de marzo",
                "e1 removal_executed 2025-03-20 :: Fue deportada el 20 de marzo",
            ],
            &["15 de marzo"],
        ),
    ];
    for (lines, specs, words) in cases {
        finds(TwoDates, "2025-10-14", lines, specs, words);
    }
}

#[test]
fn one_event_told_twice() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        (
            "On May 9, attorneys joined a state senator to urge her release.\nOn May 12, a large group with elected officials and lawyers held a demonstration, demanding her return.",
            &[
                "e1 demand 2025-05-09 demands :: attorneys joined a state senator to urge her release",
                "e2 demonstration 2025-05-12 :: a large group with elected officials and lawyers held a demonstration",
            ],
            &["attorneys joined", "demonstration"],
        ),
        (
            "On May 9 neighbors held a vigil outside the jail.\nThe vigil of May 10 outside the jail drew eighty people.",
            &[
                "e1 demonstration 2025-05-09 at=the_jail :: neighbors held a vigil outside the jail",
                "e2 demonstration 2025-05-10 at=the_jail :: The vigil of May 10 outside the jail",
            ],
            &["neighbors held a vigil", "The vigil of May 10"],
        ),
        (
            "El 28 de noviembre, unas 80 personas velaron frente a la oficina.\nGracias por la vigilia del 30 de noviembre frente a la oficina.",
            &[
                "e1 demonstration 2025-11-28 at=la_oficina :: unas 80 personas velaron frente a la oficina",
                "e2 demonstration at=la_oficina :: la vigilia del 30 de noviembre frente a la oficina",
            ],
            &["80 personas velaron"],
        ),
        (
            "On March 19 she appeared before an immigration judge for the first time.\nAt her first court date, on March 21, the judge gave her ninety seconds.",
            &[],
            &["March 19", "March 21"],
        ),
        (
            "El 9 de mayo, sus abogados y una concejal exigieron su liberación.\nEl 12 de mayo, funcionarios y abogados marcharon para exigir su libertad.",
            &[
                "e1 demand 2025-05-09 :: sus abogados y una concejal exigieron su liberación",
                "e2 demonstration 2025-05-12 :: funcionarios y abogados marcharon",
            ],
            &["sus abogados"],
        ),
    ];
    for (lines, specs, words) in cases {
        finds(SameEvent, "2025-12-05", lines, specs, words);
    }
}

#[test]
fn something_missing_between() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        (
            "Ana Robles was held in custody while her case was looked at.\nBut in March officers detained her again.",
            &["e1 located :: Ana Robles was held in custody", "e2 arrested 2025-03 :: officers detained her again"],
            &["held in custody", "detained her again"],
        ),
        (
            "ICE arrested Ana Robles in January.\nIn March she was re-arrested at home.",
            &["e1 arrested 2025-01 :: ICE arrested Ana Robles in January"],
            &["arrested Ana Robles", "re-arrested"],
        ),
        (
            "A Ana Robles la detuvieron en mayo.\nEn junio la volvieron a detener en la clínica.",
            &["e1 arrested 2025-05 :: la detuvieron en mayo"],
            &["volvieron a detener"],
        ),
        (
            "Ana Robles estuvo detenida en Texas desde enero.\nEn marzo fue arrestada de nuevo.",
            &["e1 located 2025-01 :: Ana Robles estuvo detenida en Texas"],
            &["arrestada de nuevo"],
        ),
        (
            "Ana Robles was removed on March 3.\nShe was arrested on May 9 in Ohio.",
            &[
                "e1 removal_executed 2025-03-03 :: Ana Robles was removed on March 3",
                "e2 arrested 2025-05-09 :: She was arrested on May 9",
            ],
            &["removed on March 3", "arrested on May 9"],
        ),
        (
            "Ana Robles was released on March 3.\nShe was deported on March 20.",
            &[
                "e1 released 2025-03-03 :: Ana Robles was released on March 3",
                "e2 removal_executed 2025-03-20 :: She was deported on March 20",
            ],
            &["released on March 3"],
        ),
        (
            "She had an appointment near San Diego.\nHer family has heard nothing since she left a detention center in Texas.",
            &["e1 appointment :: She had an appointment near San Diego"],
            &["left a detention center in Texas", "San Diego"],
        ),
    ];
    for (lines, specs, words) in cases {
        finds(MissingEvent, "2025-09-14", lines, specs, words);
    }
}

#[test]
fn hedged_here_and_flat_there() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        (
            "Ana Robles is believed to have been on board, her lawyer said.\nAna Robles, who flew to Accra on Wednesday, had no record.",
            &[],
            &["believed to have been", "flew to Accra"],
        ),
        (
            "She was reportedly moved to Texas.\nThe agency says little. She was moved to Texas in May.",
            &["e1 transferred hedged :: reportedly moved to Texas", "e1 transferred :: She was moved to Texas in May"],
            &["reportedly", "in May"],
        ),
        (
            "No one knew exactly where she was held.\nAna Robles is locked up in a prison abroad.",
            &["e1 located present :: Ana Robles is locked up in a prison abroad"],
            &["No one knew", "locked up"],
        ),
        (
            "Nadie sabe dónde está Ana Robles.\nAna Robles está recluida en una cárcel de Texas.",
            &["e1 located present :: Ana Robles está recluida en una cárcel"],
            &["Nadie sabe", "recluida"],
        ),
        (
            "On March 13 she was moved to a center in Texas.\nHabría sido trasladada a Texas.",
            &[
                "e1 transferred 2025-03-13 :: she was moved to a center in Texas",
                "e2 transferred hedged :: Habría sido trasladada a Texas",
            ],
            &["moved to a center", "Habría sido"],
        ),
    ];
    for (lines, specs, words) in cases {
        finds(Firmness, "2025-05-16", lines, specs, words);
    }
}

#[test]
fn different_actors_for_one_act() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        (
            "Ana Robles was stopped by Border Patrol agents on Feb. 3.\nA filing gives another account: Ana Robles was arrested by officers of ICE.",
            &[
                "e1 border_encounter 2025-02-03 by=Border_Patrol :: Ana Robles was stopped by Border Patrol",
                "e2 arrested by=ICE :: Ana Robles was arrested by officers of ICE",
            ],
            &["Border Patrol", "officers of ICE"],
        ),
        (
            "ICE agents arrested her inside the office.\nThe spokesman gave a different version: deputies arrested her at a traffic stop.",
            &[
                "e1 arrested by=ICE :: ICE agents arrested her",
                "e2 arrested speaker=The_spokesman :: deputies arrested her",
            ],
            &["ICE agents", "deputies"],
        ),
        (
            "Cuatro agentes de ICE la arrestaron en la oficina.\nEl vocero dio otra versión: alguaciles del condado la arrestaron en la calle.",
            &["e1 arrested :: agentes de ICE la arrestaron", "e2 arrested :: alguaciles del condado la arrestaron"],
            &["agentes de ICE", "alguaciles"],
        ),
        (
            "She was arrested by ICE on March 4.\nOn March 4 she was arrested by FBI agents.",
            &[
                "e1 arrested 2025-03-04 by=ICE :: She was arrested by ICE on March 4",
                "e1 arrested 2025-03-04 by=FBI :: she was arrested by FBI agents",
            ],
            &["by ICE", "by FBI"],
        ),
        (
            "La arrestó la Patrulla Fronteriza el 4 de marzo.\nEl 4 de marzo la arrestaron policías.",
            &[
                "e1 arrested 2025-03-04 :: La arrestó la Patrulla Fronteriza",
                "e1 arrested 2025-03-04 :: la arrestaron policías",
            ],
            &["Patrulla", "policías"],
        ),
    ];
    for (lines, specs, words) in cases {
        finds(Actors, "2025-05-16", lines, specs, words);
    }
    finds(
        SummaryStronger,
        "2025-05-16",
        "H: Mother arrested at a routine check-in in Ohio\nICE agents arrested her inside the office.\nThe spokesman gave a different version: deputies arrested her at a traffic stop.",
        &["e1 arrested by=ICE :: ICE agents arrested her", "e2 arrested :: deputies arrested her"],
        &["arrested at a routine"],
    );
}

#[test]
fn a_count_of_days_on_no_day() {
    finds(
        DurationDate,
        "2025-05-14",
        "In March 2025 they deported Ana Robles.\nHer lawyer said, “for 55 days, an asylum seeker that had a case pending has literally been disappeared.”",
        &["e1 removal_executed 2025-03 :: they deported Ana Robles"],
        &["55 days"],
    );
}
