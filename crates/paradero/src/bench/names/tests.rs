//! What must hold of the made-up people and of what is done to their names.

use std::collections::{BTreeMap, BTreeSet};

use super::dice::Dice;
use super::lists::{people_for, printed, rows};
use super::people::{Person, TODAY, TrueName, population};
use super::queries::{Degree, queries};
use super::score::{Calibration, Found, Score};
use super::shape::{Rates, write_down};
use super::tables::{Tables, bare, plain};
use super::truth::{Right, Truth};
use super::write::World;
use super::{letters, words};

fn all_of(people: u32) -> (Tables, Vec<Person>) {
    let tables = Tables::load();
    let people = population(people, 1, &tables);
    (tables, people)
}

fn name(given: &str, first: &str, second: &str) -> TrueName {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    TrueName { given: words(given), first: words(first), second: words(second) }
}

/// What comes of a name under one rate, in many throws.
fn outcomes(name: &TrueName, rates: Rates) -> BTreeSet<(String, String)> {
    let one = |seed| {
        let written = write_down(name, true, &rates, &mut Dice::new(seed));
        (written.given, written.surname)
    };
    (0..400).map(one).collect()
}

fn holds(outcomes: &BTreeSet<(String, String)>, given: &str, surname: &str) -> bool {
    outcomes.contains(&(given.to_owned(), surname.to_owned()))
}

#[test]
fn the_same_seed_makes_the_same_people_and_another_makes_others() {
    let (tables, people) = all_of(3000);
    assert_eq!(people, population(3000, 1, &tables));
    assert_ne!(people, population(3000, 2, &tables));
    assert_eq!(size_of::<Person>(), 24);
    // Held here, so that it is seen when the people change and measurements can no longer be compared.
    let names: Vec<(String, String)> =
        (0u32..).zip(&people).take(3).map(|(number, person)| printed(person, number, 1, &tables)).collect();
    let names: Vec<String> = names.into_iter().map(|(surname, given)| format!("{surname}, {given}")).collect();
    assert_eq!(names, FIRST_THREE);
}

const FIRST_THREE: [&str; 3] = ["OLTIZ POLANCO, JUAN CARLOS", "LOPEZ CHUB, JONATHAN FRANCISCO", "LOPEZ, DIEGO"];

#[test]
fn people_are_grown_and_born_where_their_country_is() {
    let (tables, people) = all_of(20_000);
    let mut by_country: BTreeMap<&str, u32> = BTreeMap::new();
    for person in &people {
        let age = TODAY.year() - person.born().year();
        assert!((16..=110).contains(&age), "{age}");
        assert!(person.country().places.contains(&person.place()));
        let name = person.name(&tables);
        assert!(name.given.iter().chain(&name.first).chain(&name.second).all(|word| !word.is_empty()), "{name:?}");
        assert!(!name.given.is_empty() && !name.first.is_empty());
        *by_country.entry(person.country().code).or_default() += 1;
    }
    assert!(by_country["MX"] > by_country["GT"] && by_country["GT"] > by_country["CO"] && by_country["HT"] > 100);
}

#[test]
fn households_share_surnames_in_order_and_namesakes_do_not_share_birthdays() {
    let (_, people) = all_of(20_000);
    let (mut households, mut by_name) = (BTreeMap::<u32, Vec<&Person>>::new(), BTreeMap::<_, Vec<&Person>>::new());
    for person in &people {
        households.entry(person.household).or_default().push(person);
        by_name.entry(person.names()).or_default().push(person);
    }
    let together: Vec<&Vec<&Person>> = households.values().filter(|members| members.len() > 1).collect();
    assert!(together.len() > 2_000);
    let shares = |a: &Person, b: &Person| {
        let (a, b) = (a.names(), b.names());
        a.0 == b.0 || a.0 == b.1 || a.1 == b.0
    };
    assert!(together.iter().all(|members| members.windows(2).all(|pair| shares(pair[0], pair[1]))));
    let siblings = together.iter().filter(|members| {
        let (a, b) = (members[0].names(), members[1].names());
        (a.0, a.1) == (b.0, b.1) && (a.2, a.3) != (b.2, b.3)
    });
    assert!(siblings.count() > 1_000);
    let twice: Vec<&Vec<&Person>> = by_name.values().filter(|bearers| bearers.len() > 1).collect();
    let differ = twice.iter().filter(|bearers| bearers[0].born() != bearers[1].born()).count();
    assert!(twice.len() > 300 && differ * 100 > twice.len() * 99, "{} {differ}", twice.len());
    let father_and_son = twice.iter().filter(|bearers| bearers[0].household == bearers[1].household);
    assert!(father_and_son.count() > 5);
}

#[test]
fn rare_surnames_are_many_and_common_ones_common() {
    let (tables, people) = all_of(20_000);
    let mut first: BTreeMap<String, u32> = BTreeMap::new();
    for person in &people {
        *first.entry(person.name(&tables).first.join(" ")).or_default() += 1;
    }
    let mut counts: Vec<u32> = first.values().copied().collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let common: u32 = counts.iter().take(100).sum();
    assert!(first.len() > 3_500, "{}", first.len());
    assert!((8_000..11_000).contains(&common), "{common}");
    assert!(first["garcía"] > 400 && first["hernández"] > 300);
    assert!(first.keys().any(|name| name.contains("de la ")));
}

#[test]
fn nothing_happens_where_no_rate_says_so() {
    let whole = name("maría josé", "de la cruz", "muñoz");
    assert_eq!(outcomes(&whole, Rates { no_accents: 0, ..Rates::NONE }).len(), 1);
    assert!(holds(&outcomes(&whole, Rates::NONE), "maria jose", "de la cruz muñoz"));
}

#[test]
fn each_rate_does_what_its_name_says() {
    let whole = name("maria jose", "de la cruz", "lopez");
    let check = |rates: Rates, given: &str, surname: &str| {
        let all = outcomes(&whole, rates);
        assert!(holds(&all, given, surname), "{given} {surname} is not among {all:?}");
    };
    check(Rates { drop_second_given: 1000, ..Rates::NONE }, "maria", "de la cruz lopez");
    check(Rates { drop_first_given: 1000, ..Rates::NONE }, "jose", "de la cruz lopez");
    check(Rates { swap_given: 1000, ..Rates::NONE }, "jose maria", "de la cruz lopez");
    check(Rates { initial: 1000, ..Rates::NONE }, "maria j", "de la cruz lopez");
    check(Rates { drop_second_surname: 1000, ..Rates::NONE }, "maria jose", "de la cruz");
    check(Rates { drop_first_surname: 1000, ..Rates::NONE }, "maria jose", "lopez");
    check(Rates { swap_surnames: 1000, ..Rates::NONE }, "maria jose", "lopez de la cruz");
    check(Rates { married: 1000, ..Rates::NONE }, "maria jose", "de la cruz de perez");
    check(Rates { hyphen: 1000, ..Rates::NONE }, "maria jose", "de la cruz-lopez");
    check(Rates { glue_surnames: 1000, ..Rates::NONE }, "maria jose", "de la cruzlopez");
    check(Rates { glue_given: 1000, ..Rates::NONE }, "mariajose", "de la cruz lopez");
    check(Rates { particles: 1000, ..Rates::NONE }, "maria jose", "cruz lopez");
    check(Rates { particles: 1000, ..Rates::NONE }, "maria jose", "delacruz lopez");
    check(Rates { cut: 1000, ..Rates::NONE }, "maria jose", "de la cruz l");
    check(Rates { short: 1000, ..Rates::NONE }, "mary jose", "de la cruz lopez");
    let all = outcomes(&name("ana", "xol", "caal"), Rates { surname_as_given: 1000, ..Rates::NONE });
    assert!(holds(&all, "ana xol", "caal"));
    let all = outcomes(&name("seydou", "n'diaye", ""), Rates { marks: 1000, ..Rates::NONE });
    assert!(holds(&all, "seydou", "ndiaye") && holds(&all, "seydou", "n diaye"));
    let all = outcomes(&name("raúl", "muñoz", ""), Rates { mangled: 1000, no_accents: 0, ..Rates::NONE });
    assert!(holds(&all, "raÃºl", "muÃ±oz") && all.iter().any(|(_, surname)| surname == "mu?oz"));
    assert!(all.iter().any(|(_, surname)| surname == "mu\u{fffd}oz"));
}

#[test]
fn compound_given_names_lose_their_tail_whole() {
    let all = outcomes(&name("maria de los angeles", "xol", ""), Rates { drop_second_given: 1000, ..Rates::NONE });
    assert_eq!(all, BTreeSet::from([("maria".to_owned(), "xol".to_owned())]));
    let all = outcomes(&name("maria de los angeles", "xol", ""), Rates { drop_first_given: 1000, ..Rates::NONE });
    assert_eq!(all, BTreeSet::from([("angeles".to_owned(), "xol".to_owned())]));
}

#[test]
fn letters_are_heard_hit_and_scanned_wrong() {
    let all = |run: &dyn Fn(&mut Dice) -> Option<String>| -> BTreeSet<String> {
        (0..4000).filter_map(|seed| run(&mut Dice::new(seed))).collect()
    };
    let heard = all(&|dice| letters::heard("hernandez", dice));
    for expected in ["ernandez", "hernandes", "hernandis"] {
        assert!(heard.contains(expected), "{expected}: {heard:?}");
    }
    let heard = all(&|dice| letters::heard("jimenez", dice));
    assert!(heard.contains("himenez") && heard.contains("gimenez") && heard.contains("ximenez"), "{heard:?}");
    let heard = all(&|dice| letters::heard("quispe", dice));
    assert!(heard.contains("kispe") && heard.contains("keespe"), "{heard:?}");
    let heard = all(&|dice| letters::heard("castillo", dice));
    assert!(heard.contains("castiyo") && heard.contains("kastillo"), "{heard:?}");
    let scanned = all(&|dice| letters::scanned("hernandez", dice));
    assert!(scanned.contains("hemandez") && scanned.contains("bernandez"), "{scanned:?}");
    let slipped = all(&|dice| letters::slipped("lopez", dice));
    assert!(slipped.contains("lpoez") && slipped.contains("lpez") && slipped.contains("lopwz"), "{slipped:?}");
    assert!(letters::heard("", &mut Dice::new(1)).is_none() && letters::slipped("al", &mut Dice::new(1)).is_none());
    assert_eq!(letters::mangled("lopez", &mut Dice::new(1)), None);
}

#[test]
fn short_forms_and_spellings_are_found_without_accents() {
    let some = |run: fn(&str, &mut Dice) -> Option<&'static str>, name: &str| -> BTreeSet<&str> {
        (0..200).filter_map(|seed| run(name, &mut Dice::new(seed))).collect()
    };
    assert!(some(words::short, "francisco").contains("pancho"));
    assert!(some(words::spelled, "mohamed").contains("muhammad"));
    assert!(!some(words::spelled, "mohamed").contains("mohamed"));
    assert!(some(words::short, "zelaya").is_empty());
}

#[test]
fn accents_are_where_they_belong() {
    let (tables, people) = all_of(5_000);
    let words: BTreeSet<String> = people.iter().flat_map(|person| person.name(&tables).first).collect();
    for right in ["hernández", "gonzález", "lópez", "garcía", "muñoz"] {
        assert!(words.contains(right) && !words.contains(&plain(right)), "{right}");
    }
    assert_eq!(bare("muñóz"), "muñoz");
}

#[test]
fn queries_are_of_three_degrees_and_say_what_was_done() {
    let (tables, people) = all_of(5_000);
    let all = queries(&people, 2_000, 1, &tables);
    let many = |degree| all.iter().filter(|query| query.degree == degree).count();
    assert_eq!(Degree::ALL.map(many), [600, 900, 500]);
    let done = |degree| {
        let of: Vec<usize> = all.iter().filter(|query| query.degree == degree).map(|query| query.done.len()).collect();
        of.iter().sum::<usize>() * 100 / of.len()
    };
    let [light, medium, hard] = Degree::ALL.map(done);
    assert!(light < medium && medium < hard, "{light} {medium} {hard}");
    let off =
        all.iter().filter(|query| i16::from(query.year != people[query.person as usize].born().year()) == 1).count();
    assert!((180..300).contains(&off), "{off}");
    assert!(all.iter().all(|query| !query.text.trim().is_empty()));
    let says_year = all.iter().filter(|query| query.says_year).count();
    assert!((1_100..1_300).contains(&says_year), "{says_year}");
}

#[test]
fn rows_of_lists_are_about_the_people_and_say_so_each_in_its_way() {
    let (tables, people) = all_of(people_for(4_000));
    let rows = rows(&people, 4_000, 1);
    assert_eq!(rows.len(), 4_000);
    let all: Vec<_> = rows.iter().filter_map(|of| Some((of, of.row(&people, 1, &tables)?))).collect();
    assert_eq!(all.len(), 4_000);
    let persons: BTreeSet<u32> = rows.iter().map(|of| of.person).collect();
    assert!(persons.len() > 2_000 && persons.len() < 2_500);
    let of =
        |source: &str| all.iter().filter(|(of, _)| of.source.word() == source).map(|(_, row)| row).collect::<Vec<_>>();
    assert!(of("LOCATOR").iter().all(|row| row.surname == row.surname.to_uppercase()));
    let (press, locator) = (of("PRESS"), of("LOCATOR"));
    let undated =
        |rows: &[&super::lists::Row]| rows.iter().filter(|row| row.born.is_empty()).count() * 100 / rows.len();
    assert!(undated(&press) > 70 && undated(&locator) < 10);
    assert!(all.iter().all(|(_, row)| row.born.is_empty() || row.born.len() == 4 || row.born.len() == 10));
}

#[test]
fn scores_count_ranks_and_equal_names() {
    let (tables, people) = all_of(2_000);
    let world = World { people: &people, seed: 1, tables: &tables };
    let asked = queries(&people, 3, 1, &tables);
    let target = |at: usize| asked[at].person;
    let far: Vec<u32> = (0..12).map(|at| (target(2) + 1 + at) % 2_000).chain([target(2)]).collect();
    let found = [
        Found { query: 0, milliseconds: 1.0, people: vec![target(0)] },
        Found { query: 1, milliseconds: 3.0, people: vec![(target(1) + 1) % 2_000, target(1)] },
        Found { query: 2, milliseconds: 2.0, people: far },
    ];
    let score = Score::of("a test", &found, &asked, &world);
    assert_eq!((score.all.queries, score.all.first, score.all.among_ten), (3, 1, 2));
    assert!((score.percentile(50) - 2.0).abs() < 1e-9 && (score.percentile(99) - 3.0).abs() < 1e-9);
}

#[test]
fn calibration_counts_what_was_said_and_right() {
    let mut calibration = Calibration::default();
    for (probability, right) in [(0.95, true), (0.93, true), (0.91, false), (0.2, false), (1.0, true)] {
        calibration.add(probability, right);
    }
    let all: Vec<(f64, u64, u64)> =
        calibration.buckets().map(|(from, bucket)| (from, bucket.given, bucket.right)).collect();
    assert_eq!(all, [(0.2, 1, 0), (0.9, 3, 2), (0.99, 1, 1)]);
}

#[test]
fn links_are_held_against_who_is_who() {
    let (_, people) = all_of(people_for(500));
    let rows = rows(&people, 500, 1);
    let truth = Truth { rows: &rows, people: &people };
    let groups: Vec<(u32, u32)> = (0u32..).zip(&rows).map(|(row, of)| (row, of.person)).collect();
    let right = truth.judge("right", std::iter::empty(), &groups);
    assert!(right.groups.there_are > 100);
    assert_eq!(right.groups, Right { said: right.groups.there_are, true_ones: right.groups.there_are, ..right.groups });
    assert_eq!((right.namesakes.1, right.relatives.1), (0, 0));
    let one: Vec<(u32, u32)> = groups.iter().map(|(row, _)| (*row, 0)).collect();
    let wrong = truth.judge("all one", [(0, 1, 0.95)].into_iter(), &one);
    assert_eq!(wrong.groups.said, 500 * 499 / 2);
    assert_eq!((wrong.relatives.1, wrong.namesakes.1), (wrong.relatives.0, wrong.namesakes.0));
    assert!(wrong.relatives.0 > 0 && wrong.pairs.said == 1);
}
