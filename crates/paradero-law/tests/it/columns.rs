//! The evaluator over columns comes to what the reference comes to, on every exact timeline.

use std::collections::{BTreeMap, BTreeSet};

use paradero_law::columns::{
    Codes, Columns, Counts, Findings, Judge, Judged, NotKept, Program, Schema, Second, Setting, Words,
};
use paradero_law::holiday::Holidays;
use paradero_law::{Pack, US_PACK, complete, judge};
use paradero_record::notation::{References, parse, render};
use paradero_record::{AttributeType, EventKind, Instant, PersonId, Record, Timeline, Tri, Value, ValueType, Zone};

use crate::duties::PACK;
use crate::generate::{Dice, case, second};

/// What the two packs above do not have: lengths in dispute, several states, excuses of every sort, events in two roles.
const MORE: &str = include_str!("columns.law");

/// Kinds whose place says where the person was held: two that differ make a move that nobody recorded.
const STAYS: &[&str] = &[
    "custody_booked_in",
    "hold_room_in",
    "ice_custody_started",
    "detainer_hold_started",
    "located",
    "custody_booked_out",
    "released",
    "transferred_to_hhs",
    "died",
    "transferred",
];

const ATTRIBUTES: &[&str] = &[
    "outcome", "result", "order", "ruling", "type", "reason", "basis", "answer", "warrant", "present", "detained",
    "about", "from", "to", "at", "country", "minor", "arriving", "of", "with",
];

/// The safeguard, the event that set it off, and what it comes to.
type Found = BTreeSet<(String, String, Judged)>;

/// Timelines as columns: one person after the other.
#[derive(Default)]
struct Table {
    person: Vec<u32>,
    at: Vec<i64>,
    kind: Vec<u16>,
    names: Vec<i64>,
    attributes: Vec<Vec<u8>>,
    country: Vec<u8>,
    until: Vec<i64>,
    events: Vec<String>,
    schema: Schema,
}

impl Table {
    fn new(record: &Record) -> Self {
        let words = ATTRIBUTES.iter().map(|name| Words { name: (*name).to_owned(), words: Vec::new() });
        let schema = Schema {
            kinds: EventKind::all().map(Some).collect(),
            attributes: words.collect(),
            places: record.places.values().cloned().collect(),
            countries: Vec::new(),
        };
        Self { attributes: vec![Vec::new(); ATTRIBUTES.len()], schema, ..Self::default() }
    }

    /// Adds a timeline; false when something about it is not exact.
    fn add(&mut self, number: u32, record: &Record, timeline: &Timeline, until: i64) -> bool {
        let countries = record.people.get(&timeline.person).map(|p| p.countries.as_slice()).unwrap_or_default();
        if !timeline.coverage.is_empty() || timeline.events.iter().any(|e| e.happened != Tri::Yes) {
            return false;
        }
        if timeline.events.iter().any(|e| e.bounds().0 != e.bounds().1 || !e.denied_by.is_empty()) {
            return false;
        }
        for event in &timeline.events {
            self.person.push(number);
            self.at.push(event.bounds().0.second());
            self.kind.push(u16::try_from(EventKind::all().position(|k| k == event.kind).unwrap()).unwrap());
            self.until.push(until);
            self.events.push(event.id.to_string());
            let named = event.attribute("for").and_then(|value| match value {
                Value::Moment(moment) => moment.exact_instant(),
                _ => None,
            });
            self.names.push(named.map_or(i64::NONE, Instant::second));
            for (column, name) in ATTRIBUTES.iter().enumerate() {
                let word = event.attribute(name).map(word);
                let code = word.map_or(0, |word| code(&mut self.schema.attributes[column].words, &word));
                self.attributes[column].push(code);
            }
            let country = if let [country] = countries { code(&mut self.schema.countries, country) } else { 0 };
            self.country.push(country);
        }
        true
    }

    fn columns(&self) -> Columns<'_, u16, i64> {
        let attributes = self.attributes.iter().map(|codes| Codes::Small(codes)).collect();
        let columns = Columns::new(&self.person, &self.at, &self.kind, 0).unwrap();
        let columns = columns.with_names(&self.names).unwrap().with_attributes(attributes).unwrap();
        columns.with_country(Codes::Small(&self.country)).unwrap().with_ends(&self.until).unwrap()
    }
}

fn code(words: &mut Vec<String>, word: &str) -> u8 {
    let at = words.iter().position(|known| known == word).unwrap_or_else(|| {
        words.push(word.to_owned());
        words.len() - 1
    });
    u8::try_from(at + 1).unwrap()
}

fn word(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Word(text) => text.clone(),
        Value::Place(place) => place.to_string(),
        Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        other => format!("{other:?}"),
    }
}

/// What the reference comes to.
fn reference(pack: &Pack, record: &Record, timeline: &Timeline, now: i64) -> Found {
    let timeline = complete(pack, record, timeline.clone(), &Holidays::federal());
    let docket = judge(pack, record, &timeline, &Holidays::federal(), Instant::from_second(now));
    let each = docket.verdicts.iter().map(|verdict| {
        let judged = if verdict.best == Some(verdict.worst) {
            *Judged::ALL.iter().find(|judged| judged.word() == verdict.worst.word()).unwrap()
        } else {
            Judged::Open
        };
        // What follows by law from an event stands in the columns for that event.
        let trigger = verdict.trigger.as_ref().unwrap().to_string();
        (verdict.safeguard.clone(), trigger.rsplit('@').next().unwrap().to_owned(), judged)
    });
    each.collect()
}

/// What the columns come to, for each person.
fn by_columns(program: &Program, table: &Table) -> BTreeMap<u32, Found> {
    let mut findings = Findings::default();
    Judge::new(program).judge(&table.columns(), &mut findings);
    let mut all: BTreeMap<u32, Found> = BTreeMap::new();
    for at in 0..findings.len() {
        let finding = findings.get(at).unwrap();
        let trigger = table.events[finding.trigger as usize].clone();
        let safeguard = program.safeguards()[usize::from(finding.safeguard)].clone();
        all.entry(finding.person).or_default().insert((safeguard, trigger, finding.judged));
    }
    all
}

fn program(pack: &Pack, schema: &Schema, zone: &Zone) -> Program {
    let (from, as_of) = (Instant::from_second(1_735_000_000), Instant::from_second(1_780_000_000));
    Program::compile(pack, schema, &Setting { zone, holidays: &Holidays::federal(), from, as_of })
}

/// Judges many timelines both ways.
fn compare(pack: &Pack, zone: &Zone, texts: &[(String, i64)]) -> (usize, usize) {
    let parsed: Vec<(Record, Timeline, i64)> = texts.iter().map(|(text, now)| read(text, *now)).collect();
    let mut table = Table::new(&parsed[0].0);
    let mut taken = Vec::new();
    for (number, (record, timeline, now)) in parsed.iter().enumerate() {
        if table.add(u32::try_from(number).unwrap(), record, timeline, *now) {
            taken.push(number);
        }
    }
    let program = program(pack, &table.schema, zone);
    let left_out: BTreeSet<&str> = program.left_out().iter().map(|l| l.id.as_str()).collect();
    let own = by_columns(&program, &table);
    let (mut compared, mut left_open) = (0, 0);
    for number in taken {
        let (record, timeline, now) = &parsed[number];
        let mut expected = reference(pack, record, timeline, *now);
        expected.retain(|(safeguard, ..)| !left_out.contains(safeguard.as_str()));
        let mut found = own.get(&u32::try_from(number).unwrap()).cloned().unwrap_or_default();
        // What is left open is for the reference to say, which takes doubts together and so decides more of them.
        let open: BTreeSet<String> = found.iter().filter(|f| f.2 == Judged::Open).map(|f| f.0.clone()).collect();
        let count = expected.len();
        expected.retain(|(safeguard, ..)| !open.contains(safeguard));
        found.retain(|(safeguard, ..)| !open.contains(safeguard));
        left_open += count - expected.len();
        let missing: Vec<_> = expected.difference(&found).collect();
        let more: Vec<_> = found.difference(&expected).collect();
        let text = &texts[number].0;
        assert!(
            missing.is_empty() && more.is_empty(),
            "as of {}\n{text}\nmissing {missing:#?}\nmore {more:#?}",
            second(*now)
        );
        compared += expected.len();
    }
    (compared, left_open)
}

fn read(text: &str, now: i64) -> (Record, Timeline, i64) {
    let parsed = parse(text, None, References::Checked);
    assert!(parsed.diagnostics.is_empty(), "{}", render("case", text, &parsed.diagnostics));
    let timeline = Timeline::of(&parsed.record, &PersonId::new("p"));
    (parsed.record, timeline, now)
}

/// The kinds that a part of a pack's text names, and those of the states that it names.
fn kinds_near(block: &str, pack: &Pack) -> Vec<EventKind> {
    let words = || block.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let mut kinds: Vec<EventKind> = words().filter_map(EventKind::find).collect();
    for state in words().filter_map(|word| pack.states.get(word)) {
        kinds.extend(state.from.iter().chain(&state.until).map(|pattern| pattern.kind));
    }
    kinds
}

/// A timeline without doubts around one safeguard; some attributes are left out when it need not be complete.
fn made_up(dice: &mut Dice, zone: &Zone, kinds: &[EventKind], texts: &Texts, is_complete: bool) -> (String, i64) {
    const START: i64 = 1_740_000_000;
    let mut out = format!("zone {}\nsource s \"S (made up)\"\n  kind note\n", zone.name());
    out.push_str("place west \"W (made up)\"\n  country US\n  aor \"West\"\n  kind detention\n  state CA\n  district \"N.D. Cal.\"\n");
    out.push_str("place south \"S (made up)\"\n  country US\n  aor \"South\"\n  kind jail\n  state TX\n");
    out.push_str("place far \"F (made up)\"\n  country SV\nplace home \"H (made up)\"\n  country VE\n");
    out.push_str("person p \"P (made up)\"\n");
    if is_complete || dice.roll(2) == 0 {
        out.push_str("  countries VE\n");
    }
    let mut here = "west";
    let spread = [3, 20, 90][dice.index(3)];
    let mut at = START;
    let mut times = Vec::new();
    for number in 0..2 + dice.roll(10) {
        // One in six at the same instant as the one before.
        if dice.roll(6) != 0 {
            let step = i64::try_from(dice.roll(spread * 24 / 4)).unwrap() * 3600 + i64::try_from(dice.roll(3)).unwrap();
            at += step;
        }
        let kind = kinds[dice.index(kinds.len())];
        out.push_str(&format!("{} {} as e{number:02}", second(at), kind.name()));
        for attribute in kind.attributes() {
            let is_stated = is_complete || dice.roll(8) != 0;
            let value = value(dice, kind, attribute, texts, at, &mut here);
            if let Some(value) = value.filter(|_| is_stated) {
                out.push_str(&format!(" {} {value}", attribute.name));
            }
        }
        out.push_str("\n  s asserts\n");
        times.push(at);
    }
    let now = times[dice.index(times.len())] + i64::try_from(dice.roll(spread * 86_400)).unwrap() - 3600;
    (out, now)
}

fn value(
    dice: &mut Dice,
    kind: EventKind,
    attribute: &AttributeType,
    texts: &Texts,
    at: i64,
    here: &mut &'static str,
) -> Option<String> {
    let moves = kind.name() == "transferred";
    let one = |dice: &mut Dice, words: &[&str]| Some(words[dice.index(words.len())].to_owned());
    let quoted = |word: Option<String>| word.map(|word| format!("\"{word}\""));
    match (attribute.value, attribute.name) {
        (ValueType::Word(words), _) => one(dice, words),
        (ValueType::Flag, _) => one(dice, &["yes", "no"]),
        (ValueType::Moment, _) => {
            (dice.roll(5) != 0).then(|| second(at + i64::try_from(dice.roll(20 * 86_400)).unwrap() - 86_400))
        }
        (_, "country") => quoted(one(dice, &["VE", "SV", "US"])),
        (_, "from") if moves => Some((*here).to_owned()),
        (_, "to") if moves => {
            *here = ["west", "south"][dice.index(2)];
            Some((*here).to_owned())
        }
        (_, "at") if !STAYS.contains(&kind.name()) => one(dice, &["west", "south"]).filter(|_| dice.roll(3) == 0),
        (_, "to") if kind.name().starts_with("removal") => one(dice, &["far", "home"]),
        (ValueType::Text, _) => {
            let words = texts.get(attribute.name)?;
            (words.len() > 1).then(|| format!("\"{}\"", words[dice.index(words.len())]))
        }
        _ => None,
    }
}

/// The words of each attribute of free text that a pack asks for, and another.
type Texts = BTreeMap<&'static str, Vec<String>>;

fn asked(pack: &str) -> Texts {
    let parts: Vec<&str> = pack.split([',', '(', ')']).map(str::trim).collect();
    let texts = ATTRIBUTES.iter().map(|name| {
        let named = parts.iter().filter_map(|part| part.strip_prefix(name)?.strip_prefix(": "));
        let mut words: BTreeSet<String> = named.map(|word| word.trim_matches('"').to_owned()).collect();
        words.insert("something else".to_owned());
        (*name, words.into_iter().collect())
    });
    texts.collect()
}

fn zones() -> [Zone; 2] {
    ["UTC", "America/New_York"].map(|name| Zone::parse(name).unwrap())
}

fn many_made_up(pack_text: &str, seed: u64, is_complete: bool) -> usize {
    let pack = Pack::parse(pack_text).unwrap();
    let blocks: Vec<&str> = pack_text.split("\nsafeguard ").skip(1).collect();
    let (mut compared, mut left_open, texts) = (0, 0, asked(pack_text));
    let rounds = if cfg!(debug_assertions) { 8 } else { 60 };
    for (number, zone) in (0..rounds).flat_map(|n| zones().into_iter().map(move |zone| (n, zone))) {
        let mut dice = Dice(seed + number);
        let made = blocks.iter().map(|block| {
            let kinds = kinds_near(block, &pack);
            made_up(&mut dice, &zone, &kinds, &texts, is_complete)
        });
        let made: Vec<(String, i64)> = made.collect();
        let found = compare(&pack, &zone, &made);
        compared += found.0;
        left_open += found.1;
    }
    assert!(!is_complete || left_open * 4 < compared, "{left_open} are left open");
    compared
}

#[test]
fn columns_agree_on_the_whole_pack() {
    let compared = many_made_up(US_PACK, 11, true);
    assert!(compared > 10_000, "{compared}");
}

#[test]
fn columns_agree_on_every_form_of_a_duty() {
    let compared = many_made_up(PACK, 12, true) + many_made_up(MORE, 13, true);
    assert!(compared > 2_000, "{compared}");
}

#[test]
fn what_is_not_stated_is_left_open_and_never_guessed() {
    let compared = many_made_up(US_PACK, 14, false) + many_made_up(MORE, 15, false);
    assert!(compared > 5_000, "{compared}");
}

#[test]
fn columns_agree_on_completions() {
    let pack = Pack::parse(PACK).unwrap();
    for zone in zones() {
        let texts = (4_000_000..4_008_000).filter_map(|seed| {
            let mut dice = Dice(seed);
            let case = case(&mut dice, &zone);
            let completions = case.completions(&zone);
            let world = completions.get(dice.index(completions.len().max(1)))?;
            Some((case.exact(&zone, world), case.now))
        });
        let texts: Vec<(String, i64)> = texts.collect();
        let compared = compare(&pack, &zone, &texts).0;
        assert!(compared > 700, "{compared}");
    }
}

/// Little columns for what does not depend on packs.
fn columns<'a>(person: &'a [u32], at: &'a [i32], kind: &'a [u8]) -> Columns<'a, u8, i32> {
    Columns::new(person, at, kind, 1_577_836_800).unwrap()
}

fn small_program() -> Program {
    let pack = "pack t \"T (made up)\"  version \"1\"\n\nsafeguard R-1 \"told\"\n  stage custody\n  when transferred\n  \
                expect counsel_notified\n  within 24 hours\n  cite practice \"none\"\n";
    let kinds = ["transferred", "counsel_notified"].map(EventKind::find).to_vec();
    let schema = Schema { kinds, ..Schema::default() };
    program(&Pack::parse(pack).unwrap(), &schema, &Zone::utc())
}

#[test]
fn chunks_and_parts_come_to_the_same() {
    let mut dice = Dice(5);
    let (mut person, mut at, mut kind) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..900_u32 {
        let mut time = i32::try_from(dice.roll(1_000_000)).unwrap();
        // One person has more rows than fit in a block.
        let rows = if number == 400 { 5_000 } else { dice.roll(12) };
        for _ in 0..rows {
            time += i32::try_from(dice.roll(60_000)).unwrap();
            person.push(number * 3);
            at.push(time);
            kind.push(u8::try_from(dice.roll(4)).unwrap());
        }
    }
    let program = small_program();
    let all = columns(&person, &at, &kind);
    let (mut whole, mut counts) = (Findings::default(), Counts::new(1));
    Judge::new(&program).judge(&all, &mut whole);
    Judge::new(&program).judge(&all, &mut counts);
    assert_eq!(counts.sum(), whole.len() as u64);
    let mut judge = Judge::new(&program);
    for parts in [1, 2, 3, 7, 2_000] {
        let (mut joined, mut sum) = (Vec::new(), Counts::default());
        for (first, part) in all.split(parts) {
            let (mut findings, mut counts) = (Findings::default(), Counts::new(1));
            judge.judge(&part, &mut findings);
            judge.judge(&part, &mut counts);
            sum.take(&counts);
            let rows = findings.trigger.iter().map(|row| *row + u32::try_from(first).unwrap());
            joined.extend(rows.zip(findings.judged.iter().copied()));
        }
        joined.sort_unstable();
        let mut one: Vec<(u32, Judged)> = whole.trigger.iter().copied().zip(whole.judged.iter().copied()).collect();
        one.sort_unstable();
        assert_eq!(joined, one, "{parts} parts");
        assert_eq!(sum, counts);
    }
    let mut not_kept = NotKept::default();
    Judge::new(&program).judge(&all, &mut not_kept);
    let kept = counts.of(0, Judged::Kept);
    assert!(kept > 0);
    assert_eq!(not_kept.0.len() as u64, counts.sum() - kept);
    assert!(!not_kept.0.judged.contains(&Judged::Kept));
}

#[test]
fn a_finding_names_its_rows_and_its_due_time() {
    let program = small_program();
    let (person, at, kind) = ([7, 7, 8, 8], [165_000_000, 165_080_000, 170_000_000, 170_086_401], [0, 1, 0, 1]);
    let mut findings = Findings::default();
    Judge::new(&program).judge(&columns(&person, &at, &kind), &mut findings);
    findings.sort();
    let rows: Vec<_> = (0..findings.len()).filter_map(|n| findings.get(n)).collect();
    let brief: Vec<_> = rows.iter().map(|f| (f.person, f.trigger, f.judged, f.detail)).collect();
    let due = 1_577_836_800 + 170_000_000 + 86_400;
    assert_eq!(brief, [(7, 0, Judged::Kept, 1), (8, 2, Judged::NotShown, due)]);
}

#[test]
fn unsorted_columns_are_refused_with_the_row() {
    let fault = |person: &[u32], at: &[i32]| {
        let kind = vec![0_u8; at.len()];
        Columns::new(person, at, &kind, 0).unwrap_err().to_string()
    };
    assert!(fault(&[1, 2, 1], &[1, 1, 1]).starts_with("row 2 "));
    assert!(fault(&[1, 1, 1], &[1, 3, 2]).starts_with("row 2 "));
    let mut person: Vec<u32> = (0..10_000).collect();
    person[5_000] = 4_000;
    assert!(fault(&person, &vec![0; 10_000]).starts_with("row 5000 "));
    assert!(fault(&[1, 2], &[1]).contains("`at` has 1 rows"));
}
