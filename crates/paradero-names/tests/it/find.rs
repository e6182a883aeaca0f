//! The search: who is found, that answers do not depend on how the index came to be, and that no file breaks it.

use paradero_names::say::{self, Tongue};
use paradero_names::{Answer, Ask, Born, Country, Entry, Index, Name, OpenError, Query};
use proptest::prelude::*;

/// A small list of made-up people.
fn people() -> Vec<Entry> {
    let given =
        ["Ana", "José Luis", "María José", "Francisco", "Muhammad", "Sergei", "Rosa", "Jean-Pierre", "Brayan", "Wei"];
    let surnames = [
        "Hernández Quispe",
        "Xol Caal",
        "de la Cruz Pérez",
        "Zelaya",
        "Hassan",
        "Ivanov",
        "Tzoc Choc",
        "Baptiste",
        "García",
        "Zhang",
    ];
    let mut people = Vec::new();
    for (i, given) in (0u8..).zip(given) {
        for (j, surname) in (0u8..).zip(surnames) {
            let id = i * 10 + j;
            people.push(Entry {
                id: u64::from(id),
                names: vec![Name::of(given, surname)],
                born: Born::new(1970 + i32::from(i * 3 + j), Some(1 + j), Some(1 + i)),
                country: Country::named(["VE", "GT", "HN"][usize::from((i + j) % 3)]),
                place: Some(["Eloy", "Lumpkin"][usize::from(j % 2)].to_owned()),
            });
        }
    }
    people
}

/// The first hit of a query.
fn first(index: &Index, text: &str) -> Option<u64> {
    index.find(&Query::text(text)).hits.first().map(|hit| hit.id)
}

#[test]
fn names_are_found_as_they_are_said() {
    let index = Index::build(people());
    for (text, id) in [
        ("Ana Hernández Quispe", 0),
        ("ana ernandes kispe", 0),
        ("HERNANDEZ QUISPE, ANA", 0),
        ("quispe hernandez ana", 0),
        ("ana de la cruz", 2),
        ("ana delacruz", 2),
        ("dela cruz ana", 2),
        ("ana cruz", 2),
        ("mariajose garcia", 28),
        ("maria zelalla", 23),
        ("jose xol", 11),
        ("jose l xol", 11),
        ("pancho zelaya", 33),
        ("mohamed hasan", 44),
        ("сергей иванов", 55),
        ("محمد حسن", 44),
        ("rosita tsoc", 66),
        ("jean piere batis", 77),
        ("bryan garcia", 88),
        ("张伟", 99),
        ("chang wei", 99),
        ("zhangwei", 99),
        ("francisc0 ze1aya", 33),
        ("francizco selaya", 33),
        ("PeÃ±a francisco zelaya", 33),
    ] {
        let answer = index.find(&Query::text(text));
        assert_eq!(answer.hits.first().map(|hit| hit.id), Some(id), "{text}: {answer:#?}");
    }
    assert!(index.find(&Query::text("")).hits.is_empty());
    assert!(index.find(&Query::text("?!")).hits.is_empty());
}

#[test]
fn facts_decide_between_namesakes() {
    let same = |id, year, country: &str| Entry {
        born: Born::new(year, None, None),
        country: Country::named(country),
        ..Entry::new(id, Name::of("José", "García"))
    };
    let index = Index::build(
        (0..40).map(|id| same(id, 1960 + i32::try_from(id).unwrap(), if id % 2 == 0 { "VE" } else { "GT" })),
    );
    let answer = index.find(&Query::text("jose garcia"));
    assert_eq!(answer.telling.alike, 40);
    assert_eq!(answer.telling.ask[0], Ask::Year);
    assert!(say::telling(&answer.telling, Tongue::En).starts_with("About 40 people"));
    assert!(answer.hits.iter().all(|hit| hit.probability < 0.05));
    assert_eq!(answer.hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), (0..10).collect::<Vec<_>>());
    let answer = index
        .find(&Query::text("jose garcia").born(Born::parse("1977").unwrap()).country(Country::named("GT").unwrap()));
    assert_eq!(answer.hits[0].id, 17);
    assert!(answer.hits[0].probability > 3.0 * answer.hits[1].probability);
    let said = say::hit(&answer.hits[0], Tongue::En);
    assert_eq!(said, "jose; garcia; born in the same year; country agrees");
}

#[test]
fn reasons_add_up() {
    let index = Index::build(people());
    for text in ["ernandes ana maria", "jose x. caal", "delacruz perez rosita", "mariajose de la cruz"] {
        let query =
            Query::text(text).born(Born::parse("1980").unwrap()).country(Country::named("HN").unwrap()).place("eloy");
        let answer = index.find(&query);
        assert!(!answer.hits.is_empty());
        let sum: f64 = answer.hits.iter().map(|hit| hit.probability).sum::<f64>() + answer.nobody;
        assert!(sum <= 1.0 + 1e-9, "{sum}");
        for hit in &answer.hits {
            let sum: f64 = hit.reasons.iter().map(|reason| reason.bits).sum();
            assert!((sum - hit.bits).abs() < 1e-6, "{text}: {hit:#?}");
            assert!(!say::hit(hit, Tongue::Es).is_empty());
        }
    }
}

#[test]
fn nobody_is_an_answer() {
    let index = Index::build(people());
    assert!(index.find(&Query::text("wolfgang schwarzenberger")).nobody > 0.9);
    assert!(index.find(&Query::text("ana hernandez quispe")).nobody < 0.3);
    let sure = index.find(&Query::text("ana hernandez quispe").prior(1.0));
    assert!(sure.nobody.abs() < 1e-12);
}

#[test]
fn the_last_word_may_go_on() {
    let index = Index::build(people());
    let ids =
        |text: &str| index.find(&Query::text(text).unfinished()).hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>();
    assert_eq!(ids("ana hern")[0], 0);
    assert_eq!(ids("francisco zel")[0], 33);
    assert!(ids("ana h")[..2].iter().all(|id| [0, 4].contains(id)));
    assert!(ids("z").len() >= 10);
}

#[test]
fn people_have_many_names() {
    let mut entry = Entry::new(7, Name::of("Ana", "López"));
    entry.names.push(Name::of("Anita", "Müller"));
    let index = Index::build(people().into_iter().filter(|one| one.id != 7).chain([entry]));
    let answer = index.find(&Query::text("anita mueller"));
    assert_eq!((answer.hits[0].id, answer.hits[0].name), (7, 1));
    assert_eq!(answer.hits.iter().filter(|hit| hit.id == 7).count(), 1);
    assert_eq!(index.names(7), ["ana lopez", "anita muller"]);
}

#[test]
fn adding_and_removing_hold_at_once() {
    let mut index = Index::build(people());
    assert_eq!(first(&index, "ana hernandez quispe"), Some(0));
    assert!(index.remove(0) && !index.remove(0) && !index.contains(0));
    assert_ne!(first(&index, "ana hernandez quispe"), Some(0));
    index.add(Entry::new(1000, Name::of("Nayeli", "Ixcoy")));
    assert_eq!(first(&index, "nayely ishcoy"), Some(1000));
    index.add(Entry::new(1000, Name::of("Otra", "Persona")));
    assert_ne!(first(&index, "nayeli ixcoy"), Some(1000));
    assert_eq!(first(&index, "otra persona"), Some(1000));
    assert_eq!(index.len(), 100);
}

/// All that an answer says, for comparison.
fn all(index: &Index) -> Vec<Answer> {
    let queries = [
        "ana hernandez",
        "jose garcia",
        "dela cruz",
        "chang",
        "pancho",
        "maria jose xol caal",
        "zelalla francisco",
        "j garcia",
    ];
    let facts = queries.iter().map(|text| Query::text(text).born(Born::parse("1981").unwrap()).place("Eloy"));
    queries.iter().map(|text| Query::text(text)).chain(facts).map(|query| index.find(&query)).collect()
}

/// Saved and opened again.
fn again(index: &Index) -> Index {
    let mut bytes = Vec::new();
    index.save(&mut bytes).unwrap();
    Index::open(bytes.as_slice()).unwrap()
}

#[test]
fn answers_do_not_depend_on_how_the_index_came_to_be() {
    let at_once = Index::build(people());
    let mut backwards = Index::default();
    for entry in people().into_iter().rev() {
        backwards.add(entry);
    }
    let mut through_others =
        Index::build(people().into_iter().take(30).chain([Entry::new(5000, Name::of("Ana", "Garza"))]));
    for entry in people() {
        through_others.add(entry);
    }
    through_others.remove(5000);
    let expected = all(&at_once);
    assert_eq!(all(&backwards), expected);
    assert_eq!(all(&through_others), expected);
    assert_eq!(all(&again(&at_once)), expected);
    assert_eq!(all(&again(&through_others)), expected);
    assert_eq!(again(&through_others).len(), 100);
    let mut opened = again(&at_once);
    opened.remove(3);
    opened.add(people().swap_remove(3));
    assert_eq!(all(&opened), expected);
    // Of several with one id the last counts.
    let twice = Index::build([Entry::new(3, Name::of("Zoe", "Zzz"))].into_iter().chain(people()));
    assert_eq!(all(&twice), expected);
}

#[test]
fn no_broken_file_opens() {
    let index = Index::build(people().into_iter().take(12));
    let mut bytes = Vec::new();
    index.save(&mut bytes).unwrap();
    for length in 0..bytes.len() {
        assert!(Index::open(&bytes[..length]).is_err(), "cut at {length}");
    }
    for at in 0..bytes.len() {
        for change in [1u8, 0x80, 0xFF] {
            let mut broken = bytes.clone();
            broken[at] ^= change;
            assert!(Index::open(broken.as_slice()).is_err(), "changed at {at}");
        }
    }
    bytes.push(0);
    assert!(matches!(Index::open(bytes.as_slice()), Err(OpenError::Broken { .. })));
    assert!(matches!(Index::open(&b"something else entirely"[..]), Err(OpenError::NotAnIndex)));
    assert!(matches!(Index::open(&b"paradero\xFF\0\0\0"[..]), Err(OpenError::OtherVersion { found: 255, .. })));
    // A length that no file has must not be believed.
    let mut long = b"paradero\x01\0\0\0".to_vec();
    long.extend_from_slice(&u32::MAX.to_le_bytes());
    long.extend_from_slice(&[0; 20]);
    assert!(matches!(Index::open(long.as_slice()), Err(OpenError::Broken { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any people and any question: no panic, hits in order, everybody found by their own name.
    #[test]
    fn any_people_are_found(names in prop::collection::vec(("\\PC{0,20}", "\\PC{0,20}"), 1..12), query in any::<String>()) {
        let mut index = Index::default();
        for (id, (given, surname)) in names.iter().enumerate() {
            index.add(Entry::new(id as u64, Name::of(given, surname)));
        }
        let answer = index.find(&Query::text(&query).limit(100));
        prop_assert!(answer.hits.windows(2).all(|pair| pair[0].bits >= pair[1].bits));
        let built = Index::build(names.iter().enumerate().map(|(id, (given, surname))| Entry::new(id as u64, Name::of(given, surname))));
        prop_assert_eq!(built.find(&Query::text(&query).limit(100)), answer);
        for (id, (given, surname)) in names.iter().enumerate() {
            let name = Name::of(given, surname);
            if !name.is_empty() {
                let found = index.find(&Query::of(name).limit(100));
                prop_assert!(found.hits.iter().any(|hit| hit.id == id as u64), "{} {}", given, surname);
            }
        }
    }

    /// The whole file with its check sum made right again, so that the checks behind it are tried too.
    #[test]
    fn a_forged_file_opens_or_not_but_never_panics(at in 12usize..600, value in any::<u8>(), query in "[a-z]{1,8} [a-z]{1,8}") {
        let mut bytes = Vec::new();
        Index::build(people().into_iter().take(9)).save(&mut bytes).unwrap();
        let body = bytes.len() - 8;
        let at = at * (body - 12) / 600 + 12;
        if let Some(byte) = bytes.get_mut(at.min(body - 1)) {
            *byte = value;
        }
        let sum = check_sum(&bytes[..body]);
        bytes.truncate(body);
        bytes.extend_from_slice(&sum.to_le_bytes());
        if let Ok(index) = Index::open(bytes.as_slice()) {
            index.find(&Query::text(&query));
            index.find(&Query::text("ana hernandez"));
        }
    }
}

/// The sum as the file format says: what one write was is summed eight bytes at a time, the rest byte by byte.
fn check_sum(bytes: &[u8]) -> u64 {
    let mut sum = 0x9E37_79B9_7F4A_7C15u64;
    let mut turn = |word: u64| {
        let mixed = (sum ^ word).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        sum = mixed ^ (mixed >> 32);
    };
    let mut piece = |bytes: &[u8]| {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            turn(u64::from_le_bytes(chunk.try_into().unwrap()));
        }
        chunks.remainder().iter().for_each(|byte| turn(u64::from(*byte) + 0x100));
    };
    piece(&bytes[..8]);
    piece(&bytes[8..12]);
    let mut at = 12;
    // Columns by the size of their numbers, in the order of the file.
    for size in [1, 4, 1, 4, 4, 4, 4, 1, 4, 4, 4, 4, 8, 8, 2, 4] {
        let Some(length) = bytes.get(at..at + 8) else { break };
        piece(length);
        let count = u64::from_le_bytes(length.try_into().unwrap());
        at += 8;
        let end = usize::try_from(count).unwrap_or(usize::MAX).saturating_mul(size).saturating_add(at).min(bytes.len());
        bytes.get(at..end).unwrap_or(&[]).chunks(1 << 16).for_each(&mut piece);
        at = end;
    }
    sum
}
