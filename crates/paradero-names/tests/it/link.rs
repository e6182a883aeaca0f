//! Linking: what must hold for any rows, on lists of made-up people.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use paradero_names::link::{
    Called, Field, Judgement, LinkError, Linked, Lists, Member, Model, Pair, Partners, Plan, Row, Sex, Sort, Standing,
    Veto, explain, link, sentence,
};
use paradero_names::say::Tongue;
use paradero_names::{Born, Country};
use proptest::prelude::*;

const GIVEN: [&str; 16] = [
    "Jose", "Maria", "Luis", "Ana", "Carlos", "Marta", "Kevin", "Rosa", "Wilmer", "Elena", "Andri", "Xiomara", "Pablo",
    "Lucia", "Yenifer", "Oscar",
];
const SURNAMES: [&str; 20] = [
    "Garcia",
    "Lopez",
    "Hernandez",
    "Perez",
    "Quispe",
    "Zelaya",
    "Tzoc",
    "Mejia",
    "Orellana",
    "Ical",
    "Bamaca",
    "Caal",
    "Portillo",
    "Vasquez",
    "Chavez",
    "Pineda",
    "Alvarado",
    "Escobar",
    "Guzman",
    "Salazar",
];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

/// Made-up people: ids from 0; people are told apart by id / 10, and every second person stands there twice.
fn people(count: usize, seed: u64) -> Vec<Row> {
    let mut dice = Dice(seed);
    let mut rows = Vec::new();
    for person in 0..count {
        let given = format!("{} {}", GIVEN[dice.roll(16)], GIVEN[dice.roll(16)]);
        let surname = format!("{} {}", SURNAMES[dice.roll(20)], SURNAMES[dice.roll(20)]);
        let born = Born::new(
            i32::try_from(1960 + dice.roll(45)).unwrap(),
            u8::try_from(1 + dice.roll(12)).ok(),
            u8::try_from(1 + dice.roll(28)).ok(),
        );
        let country = Country::named(["GT", "HN", "MX", "VE"][dice.roll(4)]);
        for copy in 0..=(person % 2) {
            let worn = if copy == 1 && dice.roll(2) == 0 { surname.replace('z', "s") } else { surname.clone() };
            let mut row =
                Row::new((person * 10 + copy) as u64, 0, Called::Parts { given: given.clone(), surname: worn });
            row.born = if copy == 1 && dice.roll(4) == 0 { None } else { born };
            row.country = country;
            row.sex = Some(if person % 3 == 0 { Sex::Female } else { Sex::Male });
            rows.push(row);
        }
    }
    rows
}

fn run(rows: Vec<Row>, plan: &Plan<'_>) -> (Linked, Vec<Pair>) {
    let mut pairs = Vec::new();
    let linked = link(rows, plan, &mut |_| ControlFlow::Continue(()), &mut |pair| pairs.push(pair)).unwrap();
    (linked, pairs)
}

fn together(linked: &Linked, a: u64, b: u64) -> bool {
    let has = |group: &[Member], id: u64| group.iter().any(|member| member.id == id);
    linked.groups.iter().any(|group| has(group, a) && has(group, b))
}

#[test]
fn the_same_rows_give_the_same_answer_in_any_order_and_with_any_threads() {
    let rows = people(400, 1);
    let (linked, pairs) = run(rows.clone(), &Plan::new());
    let mut turned = rows;
    turned.reverse();
    turned.rotate_left(137);
    for threads in [1, 2, 3] {
        let (again, same) = run(turned.clone(), &Plan { threads, ..Plan::new() });
        assert_eq!(pairs, same);
        assert_eq!(linked.groups, again.groups);
        assert_eq!(linked.model.to_string(), again.model.to_string());
        assert_eq!(linked.counts, again.counts);
    }
    assert!(pairs.windows(2).all(|two| (two[0].left, two[0].right) < (two[1].left, two[1].right)));
}

#[test]
fn most_copies_are_found_and_few_others() {
    let (linked, _) = run(people(1000, 2), &Plan { wanted: 0.5, ..Plan::new() });
    let (mut good, mut said) = (0, 0);
    for group in &linked.groups {
        for (at, a) in group.iter().enumerate() {
            for b in group.iter().skip(at + 1) {
                said += 1;
                good += i32::from(a.id / 10 == b.id / 10);
            }
        }
    }
    assert!(good >= 480, "{good} of 500");
    assert!(said - good <= 10, "{said} said, {good} good");
}

#[test]
fn judgements_are_respected() {
    let rows = people(200, 3);
    let judged =
        [(10, 11, Judgement::Different), (20, 40, Judgement::Same), (30, 31, Judgement::Same), (5, 7, Judgement::Same)];
    let (linked, pairs) = run(rows, &Plan { judgements: &judged, ..Plan::new() });
    assert!(!together(&linked, 10, 11));
    assert!(together(&linked, 20, 40) && together(&linked, 30, 31));
    assert_eq!(linked.counts.unplaced, 1);
    let find = |left, right| pairs.iter().find(|pair| (pair.left, pair.right) == (left, right)).unwrap();
    assert_eq!((find(10, 11).standing, find(10, 11).veto), (Standing::Different, Some(Veto::Judged)));
    assert_eq!(find(20, 40).standing, Standing::Same);
}

#[test]
fn the_last_word_on_a_pair_counts() {
    let judged = [(10, 11, Judgement::Same), (11, 10, Judgement::Different)];
    let (linked, _) = run(people(50, 3), &Plan { judgements: &judged, ..Plan::new() });
    assert!(!together(&linked, 10, 11));
}

#[test]
fn a_list_that_holds_each_person_once_is_never_put_together() {
    let (linked, pairs) = run(people(300, 4), &Plan { once: vec![0], ..Plan::new() });
    assert!(linked.groups.is_empty());
    assert!(!pairs.is_empty() && pairs.iter().all(|pair| pair.veto == Some(Veto::OneList)));
}

#[test]
fn birth_dates_that_contradict_each_other_keep_namesakes_apart() {
    let mut rows = people(200, 5);
    for (id, born) in [(9_000, "1950-02-03"), (9_001, "1979-11-24")] {
        let mut row = Row::new(id, 0, Called::Parts { given: "Xiomara Yenifer".into(), surname: "Bamaca Tzoc".into() });
        row.born = Born::parse(born);
        rows.push(row);
    }
    let (linked, _) = run(rows.clone(), &Plan { wanted: 0.5, ..Plan::new() });
    assert!(!together(&linked, 9_000, 9_001));
    let judged = [(9_000, 9_001, Judgement::Same)];
    let (linked, _) = run(rows, &Plan { judgements: &judged, ..Plan::new() });
    assert!(together(&linked, 9_000, 9_001), "a person's word counts more");
}

#[test]
fn two_lists_one_to_one() {
    let rows: Vec<Row> =
        people(400, 6).into_iter().map(|row| Row { list: u8::from(row.id % 10 == 1), ..row }).collect();
    let plan = Plan { lists: Lists::Two, partners: Partners::OneToOne, wanted: 0.5, ..Plan::new() };
    let (linked, pairs) = run(rows, &plan);
    let good = linked.groups.iter().filter(|group| group[0].id / 10 == group[1].id / 10).count();
    assert!(good >= 190 && linked.groups.len() <= good + 4, "{good} of 200, {} said", linked.groups.len());
    let mut seen: BTreeMap<Member, u32> = BTreeMap::new();
    linked.groups.iter().flatten().for_each(|member| *seen.entry(*member).or_default() += 1);
    assert!(seen.values().all(|&times| times == 1));
    assert!(pairs.iter().all(|pair| pair.left % 10 == 0 && pair.right % 10 == 1));
}

#[test]
fn levels_keep_their_order_after_training() {
    let (linked, _) = run(people(600, 7), &Plan::new());
    for field in &linked.model.fields {
        let worth = |name: &str| {
            let at = field.levels().iter().position(|level| *level == name)?;
            Some(field.same[at] / field.different[at])
        };
        let chain: Vec<f64> =
            ["exact", "sound", "slip", "slips", "different"].iter().filter_map(|name| worth(name)).collect();
        assert!(chain.windows(2).all(|two| two[0] >= two[1] * 0.999), "{}: {chain:?}", field.name);
    }
}

#[test]
fn a_model_is_printed_read_back_and_used_again() {
    let mut rows = people(300, 8);
    for row in &mut rows {
        row.place = Some("Tecoluca".into());
        row.others = vec![Some(format!("A-{}", row.id / 10)), Some("2025-03-15".into())];
    }
    let others = vec![Field::new("file", Sort::Identifier), Field::new("arrested", Sort::Date)];
    let plan = Plan { others: others.clone(), ..Plan::new() };
    let (linked, _) = run(rows.clone(), &plan);
    let text = linked.model.to_string();
    let model: Model = text.parse().unwrap();
    assert_eq!(model, linked.model);
    let (again, pairs) = run(rows.clone(), &Plan { model: Some(&model), ..plan });
    assert_eq!(again.model.to_string(), text);
    let pair = pairs.iter().find(|pair| pair.probability > 0.9).unwrap();
    let row = |id: u64| rows.iter().find(|row| row.id == id).unwrap();
    let reasons = explain(row(pair.left), row(pair.right), &model);
    let sum: f64 = model.prior + reasons.iter().map(|reason| reason.bits).sum::<f64>();
    assert!((sum - pair.bits).abs() < 0.01, "{sum} {}", pair.bits);
    for tongue in [Tongue::En, Tongue::Es] {
        assert!(reasons.iter().all(|reason| sentence(reason, &model, tongue).contains(": ")));
    }
    for (line, _) in text.lines().enumerate().step_by(7) {
        let cut: Vec<&str> = text.lines().take(line).collect();
        // A text cut off before its end is refused, unless only words of the last field are lost.
        if let Ok(shorter) = cut.join("\n").parse::<Model>() {
            assert_eq!(shorter.fields, model.fields);
        }
    }
    assert_eq!("paradero link model 1\nprior\tmuch".parse::<Model>().unwrap_err().line, 2);
    assert_eq!(
        link(rows, &Plan { model: Some(&model), ..Plan::new() }, &mut |_| ControlFlow::Continue(()), &mut |_| ())
            .unwrap_err(),
        LinkError::OtherFields
    );
}

#[test]
fn it_stops_when_it_is_told_to() {
    for after in 0..8 {
        let mut asked = 0;
        let mut progress = |_| {
            asked += 1;
            if asked > after { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        assert_eq!(link(people(100, 9), &Plan::new(), &mut progress, &mut |_| ()).unwrap_err(), LinkError::Stopped);
    }
}

#[test]
fn rows_that_cannot_be_told_apart_are_refused() {
    let row = |id| Row::new(id, 0, Called::Full("Ana Lopez".into()));
    let go = |rows: Vec<Row>, plan: &Plan<'_>| {
        link(rows, plan, &mut |_| ControlFlow::Continue(()), &mut |_| ()).unwrap_err()
    };
    assert_eq!(go(vec![row(1), row(1)], &Plan::new()), LinkError::SameId { list: 0, id: 1 });
    let two = Plan { lists: Lists::Two, ..Plan::new() };
    assert_eq!(go(vec![Row { list: 2, ..row(1) }], &two), LinkError::UnknownList { list: 2 });
}

#[test]
fn nothing_and_one_row_are_no_error() {
    for count in 0..3 {
        let (linked, _) = run(people(count, 10).into_iter().take(count).collect(), &Plan::new());
        assert_eq!(linked.counts.rows, count as u64);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_taken_and_explained_alike_from_both_sides(
        names in prop::collection::vec(("\\PC{0,24}", "[a-zñáé' -]{0,20}", "[0-9/-]{0,10}"), 2..24),
    ) {
        let rows: Vec<Row> = names
            .iter()
            .enumerate()
            .map(|(id, (full, surname, born))| {
                let called = if id % 2 == 0 {
                    Called::Full(full.clone())
                } else {
                    Called::Parts { given: full.clone(), surname: surname.clone() }
                };
                let mut row = Row::new(id as u64, 0, called);
                row.born = Born::parse(born);
                row.place = Some(surname.clone());
                row
            })
            .collect();
        let (linked, pairs) = run(rows.clone(), &Plan { shown: 0.0, wanted: 0.5, ..Plan::new() });
        for pair in &pairs {
            prop_assert!((0.0..=1.0).contains(&pair.probability));
        }
        for group in &linked.groups {
            for a in group {
                for b in group.iter().filter(|b| b.id > a.id) {
                    let vetoed = pairs.iter().any(|p| (p.left, p.right) == (a.id, b.id) && p.veto.is_some());
                    prop_assert!(!vetoed);
                }
            }
        }
        for two in rows.windows(2) {
            let bits = |a: &Row, b: &Row| -> Vec<(usize, &'static str, f64)> {
                explain(a, b, &linked.model).into_iter().map(|reason| (reason.field, reason.level, reason.bits)).collect()
            };
            prop_assert_eq!(bits(&two[0], &two[1]), bits(&two[1], &two[0]));
        }
    }
}

/// People of three countries, each with names and places of its own; every tenth stands there twice, with a slip.
fn communities(count: usize, seed: u64) -> (Vec<Row>, usize) {
    const PLACES: [[&str; 3]; 3] =
        [["Centre", "Artibonite", "Nippes"], ["Hunan", "Hubei", "Shandong"], ["Puno", "Cusco", "Tacna"]];
    const CODES: [&str; 3] = ["HT", "CN", "PE"];
    let mut dice = Dice(seed);
    let (mut rows, mut copies) = (Vec::new(), 0);
    for person in 0..count {
        // Most are of one country, few of the others: what they share among themselves looks rare in the whole list.
        let country = [0, 1, 2, 2, 2, 2, 2, 2][dice.roll(8)];
        let of = |dice: &mut Dice, list: &[&str], each: usize| list[country * each + dice.roll(each)].to_owned();
        let (given, surname) = (of(&mut dice, &GIVEN, 5), of(&mut dice, &SURNAMES, 6));
        let day = |dice: &mut Dice| u8::try_from(1 + dice.roll(12)).ok();
        let born = Born::new(i32::try_from(1960 + dice.roll(45)).unwrap(), day(&mut dice), day(&mut dice));
        let id = u64::try_from(person * 10).unwrap();
        let row = |id, surname: &str, born| Row {
            born,
            country: Country::named(CODES[country]),
            place: Some(PLACES[country][person % 3].to_owned()),
            ..Row::new(id, 0, Called::Parts { given: given.clone(), surname: surname.to_owned() })
        };
        rows.push(row(id, &surname, born));
        if person % 10 == 0 {
            copies += 1;
            rows.push(row(id + 1, &surname.replace('e', "i"), born));
        }
    }
    (rows, copies)
}

#[test]
fn people_of_one_country_are_not_taken_for_one_person() {
    let (rows, copies) = communities(3_000, 11);
    let (linked, pairs) = run(rows, &Plan::new());
    let said: Vec<&Pair> = pairs.iter().filter(|pair| pair.probability >= 0.5).collect();
    let right = said.iter().filter(|pair| pair.left / 10 == pair.right / 10).count();
    assert!(right * 10 >= copies * 8 && right * 10 >= said.len() * 8, "{right} of {} said, {copies} true", said.len());
    assert!(linked.groups.iter().all(|group| group.len() < 5));
}
