//! Properties of every moment, over generated texts.

use proptest::prelude::*;

use crate::subject::moment::{Language, Moment, Widening, say};
use crate::subject::zone::Zone;

/// A date or time with its qualifier.
fn stated() -> impl Strategy<Value = String> {
    let year = prop_oneof![Just("2025"), Just("2024"), Just("0000"), Just("0987"), Just("-0044"), Just("9999")];
    let what = prop_oneof![
        year.clone().prop_map(str::to_owned),
        (10_000..99_999_999_999_i64).prop_map(|year| format!("Y{year}")),
        (10_000..99_999_999_999_i64).prop_map(|year| format!("Y-{year}")),
        (0..1000).prop_map(|decade| format!("{decade:03}X")),
        (0..100).prop_map(|century| format!("{century:02}XX")),
        (year.clone(), 1..13).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (year.clone(), 21..25).prop_map(|(year, season)| format!("{year}-{season}")),
        year.clone().prop_map(|year| format!("{year}-XX")),
        year.clone().prop_map(|year| format!("{year}-XX-XX")),
        (year.clone(), 1..13).prop_map(|(year, month)| format!("{year}-{month:02}-XX")),
        (year.clone(), 1..13, 1..29).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        (year, 1..13, 1..29, 0..24, 0..60, time_end()).prop_map(|(year, month, day, hour, minute, end)| {
            format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}{end}")
        }),
    ];
    (what, prop_oneof![4 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")])
        .prop_map(|(what, qualifier)| what + qualifier)
}

fn time_end() -> impl Strategy<Value = String> {
    let seconds = prop_oneof![Just(String::new()), (0..61).prop_map(|second| format!(":{second:02}"))];
    let offset = prop_oneof![
        Just(String::new()),
        Just("Z".to_owned()),
        (0..14, 0..60).prop_map(|(hours, minutes)| format!("+{hours:02}:{minutes:02}")),
        (1..15).prop_map(|hours| format!("-{hours:02}")),
    ];
    (seconds, offset).prop_map(|(seconds, offset)| seconds + &offset)
}

/// The text of any kind of moment.
pub(crate) fn moments() -> impl Strategy<Value = String> {
    let member = prop_oneof![
        3 => stated(),
        1 => stated().prop_map(|start| start + ".."),
        1 => stated().prop_map(|end| format!("..{end}")),
        1 => (stated(), stated()).prop_map(|(start, end)| format!("{start}..{end}")),
    ];
    let any = prop_oneof![
        4 => stated(),
        2 => (stated(), stated()).prop_map(|(start, end)| format!("{start}/{end}")),
        1 => stated().prop_map(|start| start + "/.."),
        1 => stated().prop_map(|end| format!("../{end}")),
        1 => stated().prop_map(|start| start + "/"),
        1 => stated().prop_map(|end| format!("/{end}")),
        2 => proptest::collection::vec(member, 1..5).prop_map(|members| format!("[{}]", members.join(","))),
        1 => Just("unknown".to_owned()),
    ];
    // Ends in the wrong order are refused; turning them around would hide the refusal.
    any.prop_filter("ends in order", |text| Moment::parse(text).is_ok())
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn the_canonical_text_reads_back(text in moments()) {
        let moment = Moment::parse(&text).unwrap();
        let canonical = moment.to_string();
        let again = Moment::parse(&canonical);
        prop_assert_eq!(again.as_ref(), Ok(&moment), "{} became {}", text, canonical);
        prop_assert_eq!(again.unwrap().to_string(), canonical);
    }

    #[test]
    fn every_moment_allows_something_and_can_be_said(text in moments()) {
        let moment = Moment::parse(&text).unwrap();
        for zone in ["America/Chicago", "Pacific/Apia", "UTC"] {
            let zone = Zone::parse(zone).unwrap();
            let allowed = moment.allows(&zone, &Widening::default());
            prop_assert!(!allowed.is_empty(), "{} in {}", text, zone);
            let canonical = Moment::parse(&moment.to_string()).unwrap().allows(&zone, &Widening::default());
            prop_assert_eq!(canonical, allowed);
        }
        for language in [Language::English, Language::Spanish] {
            let said = say(&moment, language);
            prop_assert!(!said.is_empty() && !said.contains("  ") && said.trim() == said, "{:?}", said);
        }
    }

    #[test]
    fn parse_never_panics(text in any::<String>()) {
        let error = Moment::parse(&text).err();
        prop_assert!(error.is_none_or(|error| text.get(error.span).is_some()));
    }

    #[test]
    fn parse_never_panics_on_what_looks_like_a_date(text in "[-0-9XYTZ?~%/.,:+ \\[\\]éa]{0,24}") {
        match Moment::parse(&text) {
            Ok(moment) => prop_assert_eq!(Moment::parse(&moment.to_string()), Ok(moment)),
            Err(error) => prop_assert!(text.get(error.span.clone()).is_some(), "{:?}", error),
        }
    }
}
