//! Words, sounds, names, countries and dates of birth: what they are read as, and that no text breaks them.

use paradero_names::channel::{How, Level, level, likeness};
use paradero_names::{Born, BornLevel, Country, Name, Role, sound, tables, text};
use proptest::prelude::*;

#[test]
fn words_are_plain() {
    for (text, words) in [
        ("Muñoz-O’Brien, José", "munoz obrien jose"),
        ("PeÃ±a GarcÃ\u{AD}a", "pena garcia"),
        ("peã±a", "pena"),
        ("MuÃƒÂ±oz", "munoz"),
        ("Pe&ntilde;a &#241;", "pena n"),
        ("Mu?oz Mu\u{FFFD}oz", "muoz muoz"),
        ("J.C. d'Ávila", "j c davila"),
        ("ÇELİK Łukasz Ørsted", "celik lukasz orsted"),
        ("João São", "joao sao"),
        ("Ã", "a"),
    ] {
        assert_eq!(text::plain(text), words, "{text}");
    }
}

#[test]
fn sounds_fold() {
    for group in [
        "vasquez basques vazquez",
        "hernandez ernandes hernandes",
        "guillermo guiyermo",
        "llesenia yesenia jesenia",
        "jimenez gimenez ximenez",
        "quispe kispe quizpe",
        "huaman guaman waman",
        "chavez shaves",
        "lopez l0pez",
    ] {
        let folds: Vec<String> = group.split(' ').map(sound::fold).collect();
        assert!(folds.windows(2).all(|pair| pair[0] == pair[1]), "{group}: {folds:?}");
    }
    assert_ne!(sound::fold("maria"), sound::fold("mario"));
}

/// The parts of a name as `text:Role`.
fn parts(name: &Name) -> String {
    let said: Vec<String> = name
        .parts()
        .iter()
        .map(|part| format!("{}:{}", part.text, format!("{:?}", part.role).chars().next().unwrap()))
        .collect();
    said.join(" ")
}

#[test]
fn names_have_parts() {
    for (free, expected) in [
        ("DE LA CRUZ LÓPEZ, Ana María", "de:P la:P cruz:S lopez:S ana:G maria:G"),
        ("Ana María de la Cruz", "ana:U maria:U de:P la:P cruz:U"),
        ("Ana LOPEZ-GARCIA", "ana:G lopez:S garcia:S"),
        ("Ana de la CRUZ", "ana:G de:P la:P cruz:S"),
        ("LOPEZ Ana", "lopez:S ana:G"),
        ("GARCIA, JOSE JR", "garcia:S jose:G"),
        ("王小明", "王:S 小明:G"),
        ("Sr.", "sr:U"),
        ("", ""),
        (",", ""),
    ] {
        assert_eq!(parts(&Name::parse(free)), expected, "{free}");
    }
    assert_eq!(parts(&Name::of("J.", "Ruiz y Ruiz")), "j:G ruiz:S y:P ruiz:S");
    assert_eq!(Name::of("RUIZ, Ana", "").parts()[0].role, Role::Surname);
}

#[test]
fn words_stand_for_words() {
    let how = |typed, kept| likeness(typed, kept).how;
    assert_eq!(how("jose", "José"), How::Accents);
    assert_eq!(how("jose", "jose"), How::Exact);
    assert_eq!(how("baca", "vaca"), How::Sound);
    assert_eq!(how("chuy", "jesus"), How::ShortForm);
    assert_eq!(how("muhammad", "mohamed"), How::ShortForm);
    assert_eq!(how("sergey", "сергей"), How::OtherScript);
    assert_eq!(how("محمد", "muhammad"), How::OtherScript);
    assert_eq!(how("j", "jose"), How::Initial);
    assert_eq!(how("hernand", "hernandez"), How::CutOff);
    assert_eq!(how("romera", "romero"), How::Letters(1));
    assert_eq!(how("bernandis", "vernandez"), How::SoundAndLetters(1));
    assert_eq!(how("xolotl", "garcia"), How::Different);
    let bits = |typed, kept| likeness(typed, kept).bits;
    assert!(bits("romero", "romero") > bits("rromero", "romero"));
    assert!(bits("hernandes", "hernandez") > bits("hernandex", "hernandez"));
    assert!(bits("romrro", "romero") > bits("rompro", "romero"));
    assert_eq!(level("baca", "vaca"), Level::Sound);
    assert_eq!(level("pepe", "jose"), Level::Related);
    assert_eq!(level("romera", "romero"), Level::Edited);
    assert_eq!(level("xolotl", "garcia"), Level::Different);
    assert!(!tables::related("yousef", "jose"));
}

#[test]
fn the_tables_are_plain() {
    for file in [include_str!("../../src/tables/short_forms.tsv"), include_str!("../../src/tables/spellings.tsv")] {
        for word in file.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split_whitespace()) {
            assert!(word.bytes().all(|c| c.is_ascii_lowercase()), "{word}");
        }
    }
    for line in include_str!("../../src/tables/scripts.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (word, latin) = line.split_once('\t').unwrap();
        assert_eq!(text::plain(word), word, "a key that no token can be");
        assert!(latin.bytes().all(|c| c.is_ascii_lowercase()), "{latin}");
    }
    for line in include_str!("../../src/tables/countries.tsv").lines().filter(|line| !line.starts_with('#')) {
        let code = line.get(..2).unwrap();
        for word in line.split('|') {
            let plain = text::plain(word);
            assert_eq!(Country::named(word).map(|country| country.code().to_owned()).as_deref(), Some(code), "{word}");
            assert!(plain == word || word == code, "{word}");
        }
    }
}

#[test]
fn countries_are_known() {
    for (name, code) in
        [("Venezolana", "VE"), ("MEX", "MX"), ("República Dominicana", "DO"), ("ve", "VE"), ("México", "MX")]
    {
        assert_eq!(Country::named(name).unwrap().code(), code, "{name}");
    }
    assert_eq!(Country::named("QQ"), None);
    assert_eq!(Country::named("nowhere"), None);
}

#[test]
fn births_agree_as_far_as_they_allow() {
    let level = |a: &str, b: &str| Born::parse(a).unwrap().agreement(&Born::parse(b).unwrap());
    assert_eq!(level("1993-05-31", "31/05/1993"), BornLevel::Day);
    assert_eq!(level("05/12/1993", "1993-12-05"), BornLevel::Day);
    assert_eq!(level("05/12/1993", "1993-05-12"), BornLevel::Day);
    assert_eq!(level("1993-05-12", "1993-12-05"), BornLevel::Slip);
    assert_eq!(level("1993-05", "1993-05-31"), BornLevel::Month);
    assert_eq!(level("1993", "1993-05-31"), BornLevel::Year);
    assert_eq!(level("199X", "1993-05-31"), BornLevel::Within);
    assert_eq!(level("1993-05-31", "1994-05-31"), BornLevel::Slip);
    assert_eq!(level("1993", "1994"), BornLevel::Near);
    assert_eq!(level("1993", "2013"), BornLevel::Apart);
    assert_eq!(Born::parse("31 de mayo de 1993").unwrap().to_string(), "1993-05-31");
    assert_eq!(Born::parse("May 31, 93").unwrap().to_string(), "1993-05-31");
    assert_eq!(Born::parse("1993-05-31T00:00:00").unwrap().to_string(), "1993-05-31");
    let aged = Born::aged(33, (2026, 11, 23)).unwrap();
    assert_eq!(aged.years(), (1992, 1993));
    assert_eq!(aged.agreement(&Born::parse("1993-11-23").unwrap()), BornLevel::Within);
    assert_eq!(aged.agreement(&Born::parse("1993-11-24").unwrap()), BornLevel::Near);
    for wrong in ["", "1993-13-01", "1993-02-30", "0", "99999999999", "1700", "----", "de de de"] {
        assert_eq!(Born::parse(wrong), None, "{wrong}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>(), other in any::<String>()) {
        let name = Name::parse(&text);
        prop_assert!(name.parts().iter().all(|part| !part.text.is_empty()));
        prop_assert!(Born::parse(&text).is_none_or(|born| born.years().0 >= 1800));
        prop_assert!(Country::named(&text).is_none_or(|country| country.code().len() == 2));
        prop_assert_eq!(level(&text, &other), level(&other, &text));
        prop_assert!(likeness(&text, &other).bits <= 0.0);
        for word in text::tokens(&text) {
            prop_assert_eq!(text::plain(&word), word.clone(), "plain words stay");
            sound::fold(&word);
        }
    }

    #[test]
    fn births_are_symmetric(a in (1900i32..2020, 1u8..=12, 1u8..=28), b in (1900i32..2020, 1u8..=12, 1u8..=28), how in 0..9) {
        let cut = |(year, month, day): (i32, u8, u8), how| Born::new(year, (how > 0).then_some(month), (how > 1).then_some(day)).unwrap();
        let (a, b) = (cut(a, how % 3), cut(b, how / 3));
        prop_assert_eq!(a.agreement(&b), b.agreement(&a));
        prop_assert!(a.agreement(&a) <= BornLevel::Year);
        prop_assert_eq!(Born::parse(&a.to_string()), Some(a));
    }
}
