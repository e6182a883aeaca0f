//! What a case says wrongly, and what it comes to.

use super::*;
use crate::US_PACK;

const RECORD: &str = "source letter \"A letter (made up)\"
  kind note
person ana \"Ana (made up)\"
2025-05-01 foia_filed as request
  letter asserts
";

fn faults(head: &str) -> Vec<(usize, String)> {
    let fault = |one: Diagnostic| (one.line, one.message);
    match Case::parse(&format!("{head}\n{RECORD}"), |_| None) {
        Err(diagnostics) => diagnostics.into_iter().map(fault).collect(),
        Ok(case) => {
            case.run(&Pack::parse(US_PACK).unwrap(), &Holidays::federal()).diagnostics.into_iter().map(fault).collect()
        }
    }
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let one = |head: &str| {
        let all = faults(head);
        assert_eq!(all.len(), 1, "{head}: {all:?}");
        all.into_iter().next().unwrap()
    };
    assert_eq!(one("# A\n#! as off 2025-05-20"), (2, "this is not something that a case says".to_owned()));
    assert_eq!(one("#! as of yesterday"), (1, "this is not a day or a minute".to_owned()));
    assert_eq!(one("#! as of unknown"), (1, "this is not a day or a minute".to_owned()));
    let early = "this is expected before it is said as of when";
    assert_eq!(one("#! expect RE-01 none"), (1, early.to_owned()));
    assert_eq!(one("#! as of 2025-05-20\n#! expect RE-01"), (2, "it does not say what is expected".to_owned()));
    let unknown = "`RE-001` is not a safeguard of the pack".to_owned();
    assert_eq!(one("#! as of 2025-05-20\n#! expect RE-001 none"), (2, unknown));
    let unknown = "`requst` is not an event of this case".to_owned();
    assert_eq!(one("#! as of 2025-05-20\n#! expect RE-01 requst none"), (2, unknown));
    assert_eq!(one("#! read elsewhere.paradero"), (1, "there is no file `elsewhere.paradero`".to_owned()));
}

#[test]
fn faults_of_the_record_are_told_too() {
    let diagnostics = Case::parse("2025-05-01 foia_fild\n", |_| None).unwrap_err();
    assert!(diagnostics.iter().any(|one| one.line == 1), "{diagnostics:?}");
    let nobody = Case::parse("# Nobody\n", |_| None).unwrap_err();
    assert_eq!(nobody[0].message, "the case is about nobody");
    let elsewhere = Case::parse("#! read b\n", |_| Some("persn a".to_owned())).unwrap_err();
    assert!(elsewhere[0].message.starts_with("`b` has a fault on line 1: "), "{elsewhere:?}");
}

#[test]
fn what_is_found_stands_beside_what_was_expected() {
    let pack = Pack::parse(US_PACK).unwrap();
    let ran = |lines: &str| {
        let text = format!("# One.\n#\n# Two.\n#! as of 2025-05-20\n{lines}\n{RECORD}");
        let case = Case::parse(&text, |_| None).unwrap();
        assert_eq!(case.about, "One.\n\nTwo.");
        case.run(&pack, &Holidays::federal())
    };
    let right = ran("#! expect RE-01 request  running certain\n#! expect CU-12 none\n#! expect CU-12 request none");
    assert!(right.is_as_expected(), "{right:?}");
    assert_eq!(right.compared.iter().map(|one| one.line).collect::<Vec<_>>(), [5, 6, 7]);
    let wrong =
        ran("#! expect RE-01 request kept certain due\n#! expect CU-12 request kept certain\n#! expect RE-01 none");
    assert!(!wrong.is_as_expected());
    let found: Vec<&str> = wrong.compared.iter().map(|one| one.found.as_str()).collect();
    assert!(found[0].starts_with("request running certain due 2025-05-"), "{found:?}");
    assert_eq!(found[1..], ["none", "request running certain"]);
    assert!(wrong.compared.iter().all(|one| !one.is_as_expected()));
}

#[test]
fn a_case_may_be_read_from_another_file() {
    let text = "#! read own.paradero\n#! as of 2025-05-20T10:00\n#! expect RE-01 request running certain\n";
    let case = Case::parse(text, |path| (path == "own.paradero").then(|| RECORD.to_owned())).unwrap();
    assert!(case.run(&Pack::parse(US_PACK).unwrap(), &Holidays::federal()).is_as_expected());
}

#[test]
fn what_follows_by_law_is_in_the_whole_timeline() {
    let text = "#! as of 2026-01-01
#! expect RP-09 final_order_became_final@decision none
source letter \"A letter (made up)\"
  kind note
person ana \"Ana (made up)\"
2025-05-01 ij_decision as decision  order removal
  letter asserts
";
    let (pack, holidays) = (Pack::parse(US_PACK).unwrap(), Holidays::federal());
    let case = Case::parse(text, |_| None).unwrap();
    let ran = case.run(&pack, &holidays);
    assert_eq!(ran.diagnostics, []);
    assert!(case.timeline.events.len() < case.whole(&pack, &holidays).events.len());
}
