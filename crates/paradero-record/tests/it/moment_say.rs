//! How moments are said in English and in Spanish.

use crate::moment;
use crate::subject::moment::{Language, say};

const DATES: &[(&str, &str, &str)] = &[
    ("2025-03", "in March 2025", "en marzo de 2025"),
    ("2025-03-15", "on 15 March 2025", "el 15 de marzo de 2025"),
    ("2025", "in 2025", "en 2025"),
    ("2025-03-15T17:26", "on 15 March 2025 at 17:26", "el 15 de marzo de 2025 a las 17:26"),
    ("2025-03-15T01:05-05:00", "on 15 March 2025 at 01:05", "el 15 de marzo de 2025 a la 01:05"),
    ("2025-03-15T17:26:05Z", "on 15 March 2025 at 17:26:05 UTC", "el 15 de marzo de 2025 a las 17:26:05 UTC"),
    ("2025-04~", "about April 2025", "hacia abril de 2025"),
    ("2025-04-02~", "about 2 April 2025", "hacia el 2 de abril de 2025"),
    ("2025-03-15T17:26~", "on 15 March 2025 at about 17:26", "el 15 de marzo de 2025 hacia las 17:26"),
    ("2025-12-12?", "on 12 December 2025 (uncertain)", "el 12 de diciembre de 2025 (incierto)"),
    ("2025-12%", "about December 2025 (uncertain)", "hacia diciembre de 2025 (incierto)"),
    ("2025-21", "in spring 2025", "en primavera de 2025"),
    ("2025-23~", "about autumn 2025", "hacia el otoño de 2025"),
    ("201X", "in the 2010s", "en la década de 2010"),
    ("201X~", "about the 2010s", "hacia la década de 2010"),
    ("19XX", "in the 1900s", "en los años 1900 a 1999"),
    ("190X", "in the years 1900 to 1909", "en los años 1900 a 1909"),
    ("2004-XX", "in some month of 2004", "en algún mes de 2004"),
    ("2004-XX~", "in some month about 2004", "en algún mes hacia 2004"),
    ("1985-04-XX", "on some day in April 1985", "algún día de abril de 1985"),
    ("1985-04-XX~", "on some day about April 1985", "algún día hacia abril de 1985"),
    ("1985-XX-XX?", "on some day in 1985 (uncertain)", "algún día de 1985 (incierto)"),
    ("-0043", "in 44 BCE", "en 44 a. C."),
    ("-0043-03-15", "on 15 March 44 BCE", "el 15 de marzo de 44 a. C."),
    ("0987", "in 987 CE", "en 987 d. C."),
    ("00XX", "in the years 1 BCE to 99 CE", "en los años 1 a. C. a 99 d. C."),
    ("Y17000", "in 17000", "en 17000"),
    ("unknown", "at an unknown time", "en fecha desconocida"),
];

#[test]
fn as_people_say_it() {
    check(DATES);
}

const INTERVALS: &[(&str, &str, &str)] = &[
    ("2025-05-12/2025-05-20", "between 12 and 20 May 2025", "entre el 12 y el 20 de mayo de 2025"),
    ("2025-05-12/2025-06-03", "between 12 May and 3 June 2025", "entre el 12 de mayo y el 3 de junio de 2025"),
    (
        "2024-12-30/2025-01-02",
        "between 30 December 2024 and 2 January 2025",
        "entre el 30 de diciembre de 2024 y el 2 de enero de 2025",
    ),
    // The same month of another year is not shared.
    (
        "2024-05-30/2025-05-02",
        "between 30 May 2024 and 2 May 2025",
        "entre el 30 de mayo de 2024 y el 2 de mayo de 2025",
    ),
    ("2025-03/2025-05", "between March and May 2025", "entre marzo y mayo de 2025"),
    ("2025-12/2026-01", "between December 2025 and January 2026", "entre diciembre de 2025 y enero de 2026"),
    ("2001/2005", "between 2001 and 2005", "entre 2001 y 2005"),
    ("2025-05-12/2025-05-12", "on 12 May 2025", "el 12 de mayo de 2025"),
    ("2025-21/2025-23", "between spring and autumn 2025", "entre la primavera y el otoño de 2025"),
    (
        "2025-03-15T17:26/2025-03-15T18:00",
        "on 15 March 2025 between 17:26 and 18:00",
        "el 15 de marzo de 2025 entre las 17:26 y las 18:00",
    ),
    (
        "2025-11-02T01:30-05:00/2025-11-02T01:10-06:00",
        "on 2 November 2025 between 01:30 (UTC-05:00) and 01:10 (UTC-06:00)",
        "el 2 de noviembre de 2025 entre la 01:30 (UTC-05:00) y la 01:10 (UTC-06:00)",
    ),
    (
        "2025-03-15T17:26/2025-03-16T02:00",
        "between 15 March 2025 at 17:26 and 16 March 2025 at 02:00",
        "entre el 15 de marzo de 2025 a las 17:26 y el 16 de marzo de 2025 a las 02:00",
    ),
    (
        "2025-04~/2025-05-20?",
        "between about April 2025 and 20 May 2025 (uncertain)",
        "entre aproximadamente abril de 2025 y el 20 de mayo de 2025 (incierto)",
    ),
    ("../2025-05-20", "by 20 May 2025", "hasta el 20 de mayo de 2025"),
    ("../2025-05", "in or before May 2025", "en mayo de 2025 o antes"),
    ("../2025-05~", "in or before about May 2025", "hacia mayo de 2025 o antes"),
    ("../2025-03-15T17:26", "by 17:26 on 15 March 2025", "hasta las 17:26 del 15 de marzo de 2025"),
    ("../2025-03-15T17:26~", "by 15 March 2025 at about 17:26", "hasta el 15 de marzo de 2025 hacia las 17:26"),
    ("2025-05-02/..", "from 2 May 2025 on", "desde el 2 de mayo de 2025"),
    ("2025-05?/..", "from May 2025 (uncertain) on", "desde mayo de 2025 (incierto)"),
    ("2025-22/..", "from summer 2025 on", "desde el verano de 2025"),
    ("2025-05-02/", "from 2 May 2025 on (end not stated)", "desde el 2 de mayo de 2025 (final no indicado)"),
    ("/2025-05-20", "by 20 May 2025 (start not stated)", "hasta el 20 de mayo de 2025 (comienzo no indicado)"),
];

#[test]
fn intervals_say_shared_parts_once() {
    check(INTERVALS);
}

#[test]
fn sets_say_what_may_be() {
    let cases = [
        ("[2025-03-06,2025-03-07]", "on 6 or 7 March 2025", "el 6 o el 7 de marzo de 2025"),
        ("[2025-03-06,2025-03-07,2025-03-09]", "on 6, 7 or 9 March 2025", "el 6, el 7 o el 9 de marzo de 2025"),
        ("[2025-02-28,2025-03-01]", "on 28 February or 1 March 2025", "el 28 de febrero o el 1 de marzo de 2025"),
        ("[2025-09,2025-10]", "in September or October 2025", "en septiembre u octubre de 2025"),
        ("[2025-22,2025-23]", "in summer or autumn 2025", "en verano u otoño de 2025"),
        ("[1667,1668]", "in 1667 or 1668", "en 1667 o 1668"),
        ("[1670..1672]", "between 1670 and 1672", "entre 1670 y 1672"),
        ("[..1984]", "in or before 1984", "en 1984 o antes"),
        ("[1760-12..]", "from December 1760 on", "desde diciembre de 1760"),
        ("[2025-03-06,2025-05]", "on 6 March 2025 or in May 2025", "el 6 de marzo de 2025 o en mayo de 2025"),
        (
            "[2025-03-06,2025-03-07?]",
            "on 6 March 2025 or on 7 March 2025 (uncertain)",
            "el 6 de marzo de 2025 o el 7 de marzo de 2025 (incierto)",
        ),
        (
            "[2025-03-15T17:26,2025-03-15T18:00]",
            "on 15 March 2025 at 17:26 or 18:00",
            "el 15 de marzo de 2025 a las 17:26 o las 18:00",
        ),
        (
            "[2025-03-15T17:26,2025-03-16T18:00]",
            "on 15 March 2025 at 17:26 or on 16 March 2025 at 18:00",
            "el 15 de marzo de 2025 a las 17:26 o el 16 de marzo de 2025 a las 18:00",
        ),
        ("[1667,1670..1672]", "in 1667 or between 1670 and 1672", "en 1667 o entre 1670 y 1672"),
    ];
    check(&cases);
}

fn check(cases: &[(&str, &str, &str)]) {
    for (text, english, spanish) in cases {
        assert_eq!(say(&moment(text), Language::English), *english, "{text}");
        assert_eq!(say(&moment(text), Language::Spanish), *spanish, "{text}");
    }
}
