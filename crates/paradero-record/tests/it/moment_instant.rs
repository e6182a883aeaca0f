//! Sets of instants against sets of integers, and three-valued answers against all pairs.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::subject::instant::{Instant, Instants, Tri};

const TRIS: [Tri; 3] = [Tri::Yes, Tri::Maybe, Tri::No];

fn at(second: i64) -> Instant {
    Instant::from_second(second)
}

#[test]
fn kleene_tables() {
    use Tri::{Maybe, No, Yes};
    let and = TRIS.map(|a| TRIS.map(|b| a.and(b)));
    assert_eq!(and, [[Yes, Maybe, No], [Maybe, Maybe, No], [No, No, No]]);
    let or = TRIS.map(|a| TRIS.map(|b| a.or(b)));
    assert_eq!(or, [[Yes, Yes, Yes], [Yes, Maybe, Maybe], [Yes, Maybe, No]]);
    assert_eq!(TRIS.map(|a| !a), [No, Maybe, Yes]);
    assert_eq!([Tri::from(true), Tri::from(false)], [Yes, No]);
    assert_eq!(TRIS.map(Tri::is_possible), [true, true, false]);
    assert_eq!(TRIS.map(Tri::is_certain), [true, false, false]);
}

#[test]
fn open_ends_stay_open() {
    assert_eq!(Instant::MIN.plus_seconds(5), Instant::MIN);
    assert_eq!(Instant::MAX.plus_seconds(-5), Instant::MAX);
    assert_eq!(at(i64::MAX - 1).plus_seconds(9), Instant::MAX);
    assert_eq!(at(-3).plus_seconds(5), at(2));
    assert_eq!(Instants::all().shifted(-7), Instants::all());
    assert_eq!(Instants::range(at(1), Instant::MAX).shifted(-7), Instants::range(at(-6), Instant::MAX));
}

#[test]
fn a_timestamp_is_the_second_it_falls_in() {
    let half_before = "1969-12-31T23:59:58.5Z".parse::<jiff::Timestamp>().unwrap();
    assert_eq!(Instant::from(half_before), at(-2));
    assert_eq!(Instant::from("1970-01-01T00:00:01.9Z".parse::<jiff::Timestamp>().unwrap()), at(1));
    assert_eq!(jiff::Timestamp::from(Instant::MAX).as_second(), jiff::Timestamp::MAX.as_second());
    assert_eq!(jiff::Timestamp::from(Instant::MIN), jiff::Timestamp::MIN);
    assert_eq!([at(0).to_string(), Instant::MAX.to_string()], ["1970-01-01T00:00:00Z", ".."]);
}

#[test]
fn touching_ranges_are_one() {
    let set = Instants::from_ranges([(at(5), at(9)), (at(1), at(4)), (at(20), at(3)), (at(12), at(12))]);
    assert_eq!(set.ranges(), [(at(1), at(9)), (at(12), at(12))]);
    assert_eq!(set.hull().ranges(), [(at(1), at(12))]);
    assert_eq!((set.first(), set.last()), (Some(at(1)), Some(at(12))));
    assert!(Instants::from_ranges([(at(0), Instant::MAX), (Instant::MIN, at(-1))]) == Instants::all());
}

#[test]
fn an_empty_set_answers_maybe() {
    let (none, all) = (Instants::none(), Instants::all());
    assert!(none.is_empty() && none.hull().is_empty() && none.first().is_none());
    assert_eq!([none.before(&all), all.before(&none), none.within(&all)], [Tri::Maybe; 3]);
    assert_eq!(all.within(&none), Tri::No);
}

fn ranges() -> impl Strategy<Value = Vec<(i64, i64)>> {
    proptest::collection::vec((0..40_i64, 0..6_i64).prop_map(|(first, length)| (first, first + length - 1)), 0..6)
}

fn set_of(ranges: &[(i64, i64)]) -> Instants {
    Instants::from_ranges(ranges.iter().map(|&(first, last)| (at(first), at(last))))
}

fn seconds_of(ranges: &[(i64, i64)]) -> BTreeSet<i64> {
    ranges.iter().flat_map(|&(first, last)| first..=last).collect()
}

fn listed(set: &Instants) -> BTreeSet<i64> {
    set.ranges().iter().flat_map(|(first, last)| first.second()..=last.second()).collect()
}

/// The answer by looking at every case.
fn judged(cases: &[bool]) -> Tri {
    match (cases.iter().any(|case| *case), cases.iter().all(|case| *case)) {
        _ if cases.is_empty() => Tri::Maybe,
        (_, true) => Tri::Yes,
        (false, _) => Tri::No,
        _ => Tri::Maybe,
    }
}

proptest! {
    #[test]
    fn sets_agree_with_sets_of_integers(a in ranges(), b in ranges(), low in 0..40_i64, high in 0..40_i64) {
        let (set_a, set_b, all_a, all_b) = (set_of(&a), set_of(&b), seconds_of(&a), seconds_of(&b));
        prop_assert_eq!(listed(&set_a), all_a.clone());
        prop_assert_eq!(listed(&set_a.union(&set_b)), &all_a | &all_b);
        prop_assert_eq!(listed(&set_a.intersect(&set_b)), &all_a & &all_b);
        let window: BTreeSet<i64> = (low..=high).collect();
        prop_assert_eq!(listed(&set_a.clip(at(low), at(high))), &all_a & &window);
        prop_assert_eq!(listed(&set_a.shifted(7)), all_a.iter().map(|second| second + 7).collect());
        for second in -1..50 {
            prop_assert_eq!(set_a.contains(at(second)), all_a.contains(&second));
        }
        // The normal form: what is equal as a set is equal as a value.
        prop_assert_eq!(set_a.union(&set_b), set_b.union(&set_a));
        prop_assert_eq!(set_a.intersect(&set_a), set_a);
    }

    #[test]
    fn answers_agree_with_all_pairs(a in ranges(), b in ranges()) {
        let (set_a, set_b, all_a, all_b) = (set_of(&a), set_of(&b), seconds_of(&a), seconds_of(&b));
        let pairs: Vec<bool> = all_a.iter().flat_map(|x| all_b.iter().map(move |y| x < y)).collect();
        prop_assert_eq!(set_a.before(&set_b), judged(&pairs));
        let inside: Vec<bool> = all_a.iter().map(|x| all_b.contains(x)).collect();
        prop_assert_eq!(set_a.within(&set_b), judged(&inside));
    }
}
