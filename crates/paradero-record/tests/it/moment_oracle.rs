//! What another implementation of EDTF (`edtf-core`) said of the same texts, kept as tables, and where we differ and why.

use crate::subject::moment::Moment;

/// What another implementation accepts as level 0 or 1, or refuses.
const BOTH_READ: [&str; 68] = [
    "1985-04-12",
    "1985-04",
    "1985",
    "0000",
    "0001",
    "9999",
    "2000-02-29",
    "1985-04-12T23:20:30",
    "1985-04-12T23:59:60Z",
    "1985-04-12T23:20:30+14:00",
    "1985-04-12T23:20:30-04",
    "1985-04-12T00:00:00-14",
    "1985-04-12T23:20:30+04:30",
    "1985-04-12T23:20:30+00:00",
    "1985-04-12T23:20:30+00",
    "-1985",
    "-0001",
    "-1985-04",
    "-1985-04-12",
    "-0004-02-29",
    "Y170000002",
    "Y-170000002",
    "Y10000",
    "Y-10000",
    "2001-21",
    "2001-22",
    "2001-23",
    "2001-24",
    "2001-21?",
    "2001-24~",
    "-0044-22",
    "1985-04-12?",
    "1985-04-12~",
    "1985-04-12%",
    "1985-04?",
    "1985~",
    "1985%",
    "-1985?",
    "Y17000%",
    "1985-04-XX",
    "1985-XX-XX",
    "2004-XX",
    "201X",
    "20XX",
    "201X?",
    "20XX~",
    "2004-XX%",
    "1985-04-XX~",
    "1964/2008",
    "2004-06/2006-08",
    "2004-02-01/2005-02-08",
    "2004-02-01/2005-02",
    "2004-02-01/2005",
    "2005/2006-02",
    "1985-04-12/..",
    "1985-04/..",
    "1985/..",
    "../1985-04-12",
    "1986-04/",
    "/1985",
    "/1985-04-12",
    "1984?/2004%",
    "1984-06?/2004-08?",
    "../1985-04-12?",
    "1985-04-12~/",
    "2004/2004",
    "2004-06/2004",
    "2001-21/2003",
];

const BOTH_REFUSE: [&str; 62] = [
    "",
    "hello",
    "19850412",
    "1985-102",
    "1985-W15",
    "P1Y2M",
    "R12/1985/1990",
    "1985Y4M12D",
    "198",
    "19",
    "1985-4-12",
    "2018-01-15/02-20",
    "1985-02-30",
    "1985-04-31",
    "2001-02-29",
    "1900-02-29",
    "1985-00",
    "1985-13",
    "2004-20",
    "1985-04-00",
    "1985-04-32",
    "2001-21-05",
    "1985-04-12T24:00:00",
    "1985-04-12T23:60:00",
    "1985-04-12T23:20:61",
    "1985-04-12T23:20:30+15:00",
    "1985-04-12T23:20:30-00:00",
    "1985-04-12T23:20:30-00",
    "1985-04-12T23:20:30+05:60",
    "1985-04-12T23:20:30.5",
    "1985-04-12T",
    "1985-04T10:00:00",
    "1985-04-12T23",
    "1985-04-12t23:20:30",
    "1985 -04",
    " 1985",
    "1985 ",
    "..1984",
    "1984..",
    "Y1985",
    "Y-1985",
    "Y018470",
    "Y",
    "-0000",
    "-12345",
    "Y20000-04",
    "../..",
    "../",
    "/..",
    "2004/2003",
    "2004-06/2004-05",
    "2004/2005/2006",
    "1985-04-12??",
    "-201X",
    "1985-",
    "1985-04-",
    "1985/04",
    "201x",
    "[]",
    "[1985",
    "[..]",
    "+1985",
];

/// What we read and another implementation does not read, or only as level 2, with the reason.
const ONLY_WE_READ: [(&str, &str); 12] = [
    ("unknown", "the word for an unknown date"),
    ("/", "an interval without any date is unknown"),
    ("1985-04-12T23:20", "sources say minutes, not seconds"),
    ("1985-04-12T23:20-05:00", "sources say minutes, not seconds"),
    ("1985-04-12T23:20:30~", "a time can be as uncertain as a day"),
    ("1985-04-12T10:00:00/1985-04-12T12:00:00", "something happened between two times"),
    ("-0044-03-15T12:00:00", "negative years have days, and days have times"),
    ("2004-06-XX/2004-07-03", "level 2 there; it costs nothing to read"),
    ("[1667,1760-12]", "level 2: one of a set"),
    ("[..1984]", "level 2: one of a set"),
    ("[1984..]", "level 2: one of a set"),
    ("[1670..1672]", "level 2: one of a set"),
];

/// Level 0 or 1 there, refused by us, with the reason.
const ONLY_THE_OTHER_READS: [(&str, &str); 2] = [
    ("Y123456789012", "more than eleven digits: no such year fits 64 bits of seconds"),
    ("Y999999999999999999", "the same"),
];

/// Level 2 forms that we do not read: nobody has needed them, and each would need a way of saying it.
const LEVEL_TWO: [&str; 14] = [
    "Y-17E7",
    "1950S2",
    "2001-34",
    "2004-06~-11",
    "?2004-06-11",
    "156X-12-25",
    "XXXX-12-XX",
    "1XXX-XX",
    "1560-X2",
    "XXXX",
    "{1960,1961-12}",
    "..2004-06-01/2004-06-20",
    "1985-XX-12",
    "2004-1X",
];

#[test]
fn what_both_read_is_read_and_what_both_refuse_is_not() {
    for text in BOTH_READ {
        let ours = Moment::parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(Moment::parse(&ours.to_string()), Ok(ours), "{text:?}");
    }
    for text in BOTH_REFUSE {
        assert!(Moment::parse(text).is_err(), "{text:?} was read");
    }
}

#[test]
fn exceptions_are_still_exceptions() {
    for (text, reason) in ONLY_WE_READ {
        assert!(Moment::parse(text).is_ok(), "{text:?}: {reason}");
    }
    for (text, reason) in ONLY_THE_OTHER_READS {
        assert!(Moment::parse(text).is_err(), "{text:?}: {reason}");
    }
    for text in LEVEL_TWO {
        assert!(Moment::parse(text).is_err(), "{text:?} was read");
    }
}
