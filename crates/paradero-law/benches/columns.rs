//! How long it takes to judge columns: three rules, and the whole pack, over a million rows.

use divan::Bencher;
use divan::counter::ItemsCount;
use paradero_law::columns::{Columns, Counts, Findings, Judge, NotKept, Program, Schema, Setting};
use paradero_law::holiday::Holidays;
use paradero_law::{Pack, US_PACK};
use paradero_record::{EventKind, Instant, Zone};

fn main() {
    divan::main();
}

const ROWS: usize = 1_000_000;

const KINDS: [&str; 10] = [
    "custody_booked_in",
    "contact_event",
    "transferred",
    "counsel_notified",
    "cf_decision_issued",
    "hearing_scheduled",
    "hearing_held",
    "final_order_became_final",
    "removal_executed",
    "released",
];

const RULES: &str = r#"
pack three "Three rules (made up)"  version "1"

state hearing_set
  from    hearing_scheduled
  until   hearing_held | final_order_became_final

safeguard R-1 "Counsel is told within a day of a move"
  stage   custody
  when    transferred
  expect  counsel_notified
  within  24 hours
  cite    practice "made up"

safeguard R-2 "No removal while a hearing is set"
  stage   proceedings
  never   removal_executed
  while   hearing_set
  cite    practice "made up"

safeguard R-3 "A contact at least every fourteen days"
  stage   custody
  when    custody_booked_in | contact_event
  expect  contact_event | removal_executed | released
  within  336 hours
  cite    practice "made up"
"#;

/// Made-up rows, about ten a person.
fn rows() -> (Vec<u32>, Vec<i32>, Vec<u8>) {
    let mut seed = 7_u64;
    let mut dice = |sides: u64| {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) % sides).expect("a small number")
    };
    let (mut person, mut at, mut kind) = (Vec::new(), Vec::new(), Vec::new());
    let (mut who, mut time) = (0, 0);
    for _ in 0..ROWS {
        if dice(10) == 0 {
            who += 1;
            time = dice(100_000_000);
        }
        time += 60 + dice(700_000);
        person.push(who);
        at.push(i32::try_from(time).expect("within four years"));
        kind.push([0, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9][dice(13) as usize]);
    }
    (person, at, kind)
}

fn program(pack: &str) -> Program {
    let kinds = KINDS.iter().map(|name| EventKind::find(name)).collect();
    let setting = Setting {
        zone: &Zone::utc(),
        holidays: &Holidays::federal(),
        from: Instant::from_second(1_577_836_800),
        as_of: Instant::from_second(1_577_836_800 + 126_000_000),
    };
    Program::compile(&Pack::parse(pack).expect("a pack"), &Schema { kinds, ..Schema::default() }, &setting)
}

#[divan::bench]
fn sum(bencher: Bencher<'_, '_>) {
    let (person, at, kind) = rows();
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        let person: u64 = person.iter().map(|p| u64::from(*p)).sum();
        let at: i64 = at.iter().map(|at| i64::from(*at)).sum();
        let kind: u64 = kind.iter().map(|kind| u64::from(*kind)).sum();
        (person, at, kind)
    });
}

#[divan::bench(args = ["three rules", "the pack"])]
fn count(bencher: Bencher<'_, '_>, pack: &str) {
    let (person, at, kind) = rows();
    let columns = Columns::new(&person, &at, &kind, 1_577_836_800).expect("sorted");
    let program = program(if pack == "the pack" { US_PACK } else { RULES });
    let (mut judge, mut counts) = (Judge::new(&program), Counts::new(program.safeguards().len()));
    bencher.counter(ItemsCount::new(ROWS)).bench_local(|| judge.judge(&columns, &mut counts));
}

#[divan::bench(args = ["three rules", "the pack"])]
fn write_all(bencher: Bencher<'_, '_>, pack: &str) {
    let (person, at, kind) = rows();
    let columns = Columns::new(&person, &at, &kind, 1_577_836_800).expect("sorted");
    let program = program(if pack == "the pack" { US_PACK } else { RULES });
    let (mut judge, mut findings) = (Judge::new(&program), Findings::default());
    bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
        findings.clear();
        judge.judge(&columns, &mut findings);
        findings.len()
    });
}

#[divan::bench]
fn write_what_is_not_kept(bencher: Bencher<'_, '_>) {
    let (person, at, kind) = rows();
    let columns = Columns::new(&person, &at, &kind, 1_577_836_800).expect("sorted");
    let program = program(RULES);
    let (mut judge, mut findings) = (Judge::new(&program), NotKept::default());
    bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
        findings.0.clear();
        judge.judge(&columns, &mut findings);
        findings.0.len()
    });
}

#[divan::bench]
fn see_that_rows_are_sorted(bencher: Bencher<'_, '_>) {
    let (person, at, kind) = rows();
    bencher.counter(ItemsCount::new(ROWS)).bench(|| Columns::new(&person, &at, &kind, 0).is_ok());
}
