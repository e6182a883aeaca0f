//! What is read, what it is written as, and what is said about texts that are not moments.

use crate::moment;
use crate::subject::moment::{Moment, MomentError, Precision};

#[test]
fn each_form_has_one_canonical_text() {
    let cases = [
        ("2025-03-15T17:26-05", "2025-03-15T17:26-05:00"),
        ("2025-03-15T17:26+00:00", "2025-03-15T17:26Z"),
        ("2025-03-15T17:26:05+00", "2025-03-15T17:26:05Z"),
        ("2025-03-15T17:26+05:30", "2025-03-15T17:26+05:30"),
        ("[2025-03-07,2025-03-06]", "[2025-03-06,2025-03-07]"),
        ("[2025-03-06,2025-03-06]", "2025-03-06"),
        ("[2025-03-06~]", "2025-03-06~"),
        ("[1760-12..,..1700,1720]", "[..1700,1720,1760-12..]"),
        ("/", "unknown"),
        ("unknown", "unknown"),
    ];
    for (text, expected) in cases {
        assert_eq!(moment(text).to_string(), expected);
    }
    let canonical = [
        "0000",
        "-9999",
        "Y-10000",
        "-0044-03-15",
        "Y-17000",
        "201X?",
        "20XX",
        "2004-XX~",
        "1985-04-XX",
        "1985-XX-XX",
        "2001-21%",
        "2025-05-12~/2025-05-20?",
        "../2025-05-20",
        "/2025-05-20",
        "2025-05/",
        "2025-03-15T17:26%",
        "2016-12-31T23:59:60Z",
        "[1667,1760-12..]",
        "[1670..1672]",
        "2025-05-12/2025-05-12",
        "0987",
        "2025-03-15T17:26/2025-03-15T17:30-05:00",
        "2004-06-XX/2004-07-03",
        "[2025-03-15T01:30,2025-03-16]",
    ];
    for text in canonical {
        assert_eq!(moment(text).to_string(), text);
    }
}

#[test]
fn precision_and_qualifiers() {
    use Precision::{Century, Day, Decade, Interval, Minute, Month, Season, Second, Set, Unknown, Year};
    let cases = [
        ("unknown", Unknown, false, false),
        ("20XX?", Century, true, false),
        ("201X~", Decade, false, true),
        ("2025%", Year, true, true),
        ("2004-XX", Year, false, false),
        ("1985-XX-XX", Year, false, false),
        ("2025-21", Season, false, false),
        ("2025-03~", Month, false, true),
        ("2025-03-XX", Month, false, false),
        ("2025-03-15?", Day, true, false),
        ("2025-03-15T17:26", Minute, false, false),
        ("2025-03-15T17:26:00Z", Second, false, false),
        ("2025/2026?", Interval, true, false),
        ("../2025~", Interval, false, true),
        ("[2025,2026%]", Set, true, true),
        ("[..2025?]", Set, true, false),
    ];
    for (text, precision, uncertain, approximate) in cases {
        let moment = moment(text);
        let found = (moment.precision(), moment.is_uncertain(), moment.is_approximate());
        assert_eq!(found, (precision, uncertain, approximate), "{text}");
        assert_eq!(moment.is_unknown(), precision == Unknown);
    }
}

#[test]
fn a_moment_can_be_a_key() {
    let set: std::collections::BTreeSet<Moment> = ["2025", "unknown", "2025-03"].map(moment).into();
    assert!(set.contains(&Moment::unknown()) && set.len() == 3);
    assert_eq!("2025-03".parse::<Moment>(), Ok(moment("2025-03")));
}

/// The text with the wrong part marked, the sentence, and the help.
fn complaint(text: &str) -> String {
    let MomentError { span, help, .. } = Moment::parse(text).unwrap_err();
    let error = Moment::parse(text).unwrap_err();
    let parts = [text.get(..span.start), text.get(span.clone()), text.get(span.end..)].map(Option::unwrap);
    let help = help.map(|help| format!("; {help}")).unwrap_or_default();
    format!("{}«{}»{}: {error}{help}", parts[0], parts[1], parts[2])
}

#[test]
fn errors_point_at_the_place_and_suggest() {
    let cases = [
        "2025-«13»: expected a month from 01 to 12 or a season from 21 to 24, found `13`",
        "2025-«00»: expected a month from 01 to 12 or a season from 21 to 24, found `00`",
        "2025-04-«31»: expected a day from 01 to 30 in April 2025, found `31`",
        "2025-02-«29»: expected a day from 01 to 28 in February 2025, found `29`",
        "2025-04-«31»T10:00: expected a day from 01 to 30 in April 2025, found `31`",
        "2025-«3»-4: expected a month of two digits, from 01 to 12, or a season from 21 to 24, found `3`; write 2025-03-04",
        "2025-03-«4»: expected a day from 01 to 31 in March 2025, in two digits, found `4`; write 2025-03-04",
        "«03/15/2025»: expected a date with `-` between its parts, or an interval with one `/`, found `03/15/2025`; write 2025-03-15",
        "«»: expected a date such as 2025, 2025-03 or 2025-03-15, found nothing more; write unknown",
        "«March» 2025: expected a year of four digits, such as 2025, 202X or 20XX, found `March`; write 2025-03",
        "2025-03-15T«24»:00: expected an hour from 00 to 23, found `24`; midnight belongs to the next day: write it as 00:00 of that day",
        "2025-03-15T17«»: expected `:` and the minutes, found nothing more",
        "2025-03-15T17:26:05«.»123Z: expected an offset such as -05:00 or the end of the time, found `.`; leave out parts of a second",
        "2025-03-15T17:26«-00:00»: expected an offset other than -00:00, found `-00:00`; write Z for UTC",
        "2025-03-15T17:26+«15»:00: expected hours of an offset from 00 to 14, found `15`",
        "2025-03-15T17:26«+14:30»: expected an offset of at most 14:00, found `+14:30`",
        "Y«1985»: expected a year of more than four digits after Y, found `1985`; years from -9999 to 9999 are written without Y",
        "Y«123456789012»: expected a year of at most eleven digits, found `123456789012`",
        "1985~«-»04: expected nothing after the qualifier, found `-`; only the whole date can be qualified: put ?, ~ or % at its end",
        "2025-05-20/«2025-05-12»: expected a date that is not before 2025-05-20, found `2025-05-12`; write the earlier date first",
        "[1672..«1670»]: expected a date that is not before 1672, found `1670`; write the earlier date first",
        "«../..»: expected a date on at least one side of `/`, found `../..`; write unknown where nobody stated a date",
        "«2004/2005/2006»: expected a date with `-` between its parts, or an interval with one `/`, found `2004/2005/2006`",
        "[2025-03-06,2025-03-07«»: expected `]` at the end of the set, found nothing more",
        "[2025-03-06,«»]: expected a year of four digits, such as 2025, 202X or 20XX, found nothing more",
        "«{»1960,1961}: expected one date, or one of a set in [ ], found `{`; { } means all of them: state each date by itself",
        "2025-«1X»: expected a month of two digits, from 01 to 12, or a season from 21 to 24, found `1X`; write XX where the month or the day is not known in full",
        "1985-XX-«12»: expected XX, as the month is XX, found `12`",
        "«ééé»: expected a year of four digits, such as 2025, 202X or 20XX, found `ééé`",
        "2025-21«-»05: expected a qualifier (? ~ %) or the end of the date, found `-`",
    ];
    for expected in cases {
        let marked = expected.split_once("»").map(|(start, rest)| (start, rest.split(": ").next().unwrap()));
        let (start, rest) = marked.unwrap();
        let text = start.replace('«', "") + rest;
        assert_eq!(complaint(&text), expected);
    }
}

#[test]
fn what_people_write_is_rewritten() {
    let cases = [
        ("2025/03/15", "2025-03-15"),
        ("20250315", "2025-03-15"),
        ("2025.3.4", "2025-03-04"),
        ("3/2025", "2025-03"),
        ("15.03.2025", "2025-03-15"),
        ("03/04/2025", "2025-03-04 or 2025-04-03, the year first"),
        ("15 March 2025", "2025-03-15"),
        ("March 15, 2025", "2025-03-15"),
        ("15th of March 2025", "2025-03-15"),
        ("Mar 2025", "2025-03"),
        ("marzo de 2025", "2025-03"),
        ("el 15 de marzo de 2025", "2025-03-15"),
        ("1º de abril de 2025", "2025-04-01"),
        ("about April 2025", "2025-04~"),
        ("hacia abril de 2025", "2025-04~"),
        ("c. 2025", "2025~"),
        ("spring 2025", "2025-21"),
        ("otoño de 2025", "2025-23"),
        ("the 1980s", "198X"),
        ("1980s", "198X"),
        ("201x", "201X"),
        (" 2025-03-15 ", "2025-03-15"),
        ("2025-03-15 17:26", "2025-03-15T17:26"),
        ("2025-03-15t17:26z", "2025-03-15T17:26Z"),
        ("[2025-03-06, 2025-03-07]", "[2025-03-06,2025-03-07]"),
        ("May 12, 2025 to May 20, 2025", "2025-05-12/2025-05-20"),
        ("2025-05-12 / 2025-05-20", "2025-05-12/2025-05-20"),
        ("Unknown", "unknown"),
        ("?", "unknown"),
    ];
    for (text, expected) in cases {
        let help = Moment::parse(text).unwrap_err().help;
        assert_eq!(help, Some(format!("write {expected}")), "{text}");
    }
    for text in ["Tuesday", "31 February 2025", "2025-13-45", "12", "March", "99/99/2025", "2024-25"] {
        assert_eq!(Moment::parse(text).unwrap_err().help, None, "{text}");
    }
}

#[test]
fn ends_are_refused_only_when_no_zone_puts_them_in_order() {
    let read = [
        "2025-03-15T17:26:05/2025-03-15T17:26:05",
        "2025-03-15T17:26Z/2025-03-15T12:26-05:00",
        // In Tokyo, 20:00 on the clock is 11:00 UTC.
        "2025-03-15T20:00/2025-03-15T18:00Z",
        "2025-03-15T18:00-05:00/2025-03-15",
        "2025-12-31/2025",
    ];
    for text in read {
        assert_eq!(moment(text).to_string(), text);
    }
    for text in [
        "2025-03-15T17:26:06/2025-03-15T17:26:05",
        "2025-03-15T17:27Z/2025-03-15T12:26-05:00",
        "2025-03-16T20:00/2025-03-15T03:00Z",
    ] {
        assert!(Moment::parse(text).is_err(), "{text}");
    }
}
