//! Links CSV files whose truth is known and prints time, memory, precision, recall, calibration and false merges.
//!
//! ```text
//! link A.csv [B.csv] COLUMN=USE … [truth=COLUMN] [threads=N] [wanted=P] [partners=one|many|free] [model=FILE]
//! ```
//! `USE` is `given`, `surname`, `name`, `born`, `country`, `sex`, `place`, or `identifier`, `text`, `number`, `date` for other
//! fields. `truth` names the column that is the same for rows of one person. Quoted cells may not hold line ends.

#![expect(clippy::print_stdout, reason = "a report on the terminal")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::time::Instant;

use paradero_names::link::{Called, Field, Lists, Pair, Partners, Plan, Row, Sex, Sort, Stage, link};
use paradero_names::{Born, Country};

/// What the command line asks for.
#[derive(Default)]
struct Asked {
    files: Vec<String>,
    uses: Vec<(String, String)>,
    truth: String,
    threads: usize,
    wanted: f64,
    partners: String,
    model: Option<String>,
    most: usize,
}

fn asked() -> Asked {
    let mut asked = Asked { threads: 2, wanted: 0.5, partners: "one".into(), most: usize::MAX, ..Asked::default() };
    for word in std::env::args().skip(1) {
        match word.split_once('=') {
            None => asked.files.push(word),
            Some(("truth", column)) => asked.truth = column.into(),
            Some(("threads", number)) => asked.threads = number.parse().unwrap_or(2),
            Some(("rows", number)) => asked.most = number.parse().unwrap_or(usize::MAX),
            Some(("wanted", number)) => asked.wanted = number.parse().unwrap_or(0.5),
            Some(("partners", partners)) => asked.partners = partners.into(),
            Some(("model", file)) => asked.model = Some(file.into()),
            Some((column, used)) => asked.uses.push((column.into(), used.into())),
        }
    }
    asked
}

/// The cells of a line of CSV.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.trim_end_matches(['\r', '\n']).chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(letter),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// The rows of a file, with their truth and the plain name for finding namesakes.
struct Rows {
    lines: std::io::Lines<BufReader<File>>,
    uses: Vec<Option<String>>,
    list: u8,
    next: u64,
}

impl Rows {
    fn open(file: &str, asked: &Asked, list: u8) -> (Self, Option<usize>) {
        let mut lines = BufReader::with_capacity(1 << 20, File::open(file).unwrap()).lines();
        let head = cells(&lines.next().unwrap().unwrap());
        let used = |column: &String| asked.uses.iter().find(|(name, _)| name == column).map(|(_, used)| used.clone());
        let truth = head.iter().position(|column| *column == asked.truth);
        (Self { lines, uses: head.iter().map(used).collect(), list, next: 0 }, truth)
    }
}

impl Iterator for Rows {
    type Item = (Row, Vec<String>);

    fn next(&mut self) -> Option<Self::Item> {
        let cells = cells(&self.lines.next()?.unwrap());
        let (mut given, mut surname, mut full) = (String::new(), String::new(), None);
        let mut row = Row::new(self.next, self.list, Called::Full(String::new()));
        self.next += 1;
        for (cell, used) in cells.iter().zip(&self.uses) {
            let text = Some(cell.clone()).filter(|cell| !cell.is_empty());
            match used.as_deref() {
                Some("given") => given.clone_from(cell),
                Some("surname") => surname.clone_from(cell),
                Some("name") => full = text,
                Some("born") => row.born = Born::parse(cell),
                Some("country") => row.country = Country::named(cell),
                Some("sex") => {
                    row.sex = match cell.as_str() {
                        "M" | "m" => Some(Sex::Male),
                        "F" | "f" => Some(Sex::Female),
                        _ => None,
                    }
                }
                Some("place") => row.place = text,
                Some(_) => row.others.push(text),
                None => {}
            }
        }
        row.called = full.map_or(Called::Parts { given, surname }, Called::Full);
        Some((row, cells))
    }
}

/// The most memory that this process ever held, in MB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn ratio(a: u64, b: u64) -> f64 {
    a as f64 / (b as f64).max(1.0)
}

fn print_f1(what: &str, good: u64, said: u64, all: u64) {
    let (p, r) = (ratio(good, said), ratio(good, all));
    println!(
        "{what}: P={p:.4} R={r:.4} F1={:.4}  ({good} of {said} said, {all} true)",
        2.0 * p * r / (p + r).max(1e-9)
    );
}

/// What is kept of each row for judging the answer: person and plain full name, as numbers.
#[derive(Default)]
struct Truth {
    people: Vec<Vec<u32>>,
    names: Vec<Vec<u32>>,
    numbers: HashMap<String, u32>,
}

impl Truth {
    fn number(&mut self, text: String) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap();
        *self.numbers.entry(text).or_insert(next)
    }
}

/// One line per tenth of probability: pairs, mean given, share right.
fn print_calibration(pairs: &[(u64, u64, f64)], same: impl Fn(u64, u64) -> bool) {
    const EDGES: [f64; 12] = [0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999];
    println!("calibration: given from, pairs, mean given, share right");
    for (at, from) in EDGES.iter().enumerate() {
        let to = EDGES.get(at + 1).copied().unwrap_or(1.1);
        let some: Vec<&(u64, u64, f64)> = pairs.iter().filter(|pair| pair.2 >= *from && pair.2 < to).collect();
        let right = some.iter().filter(|pair| same(pair.0, pair.1)).count() as u64;
        let mean = some.iter().map(|pair| pair.2).sum::<f64>() / ratio(some.len() as u64, 1).max(1.0);
        println!("  {from:<6} {:>9} {mean:.3} {:.3}", some.len(), ratio(right, some.len() as u64));
    }
}

#[expect(clippy::disallowed_methods, reason = "an example that measures")]
#[expect(clippy::too_many_lines, reason = "one report, told from top to bottom")]
fn main() {
    let asked = asked();
    let mut truth = Truth::default();
    let sorts = asked.uses.iter().filter_map(|(name, used)| {
        let sort = match used.as_str() {
            "identifier" => Sort::Identifier,
            "text" => Sort::Text,
            "number" => Sort::Number,
            "date" => Sort::Date,
            _ => return None,
        };
        Some(Field::new(name, sort))
    });
    // The other fields come in the order of the file's columns.
    let head = cells(&BufReader::new(File::open(&asked.files[0]).unwrap()).lines().next().unwrap().unwrap());
    let mut others: Vec<Field> = sorts.collect();
    others.sort_by_key(|field| head.iter().position(|column| *column == field.name));
    let two = asked.files.len() > 1;
    let mut rows: Vec<Row> = Vec::new();
    for (list, file) in asked.files.iter().enumerate() {
        let (lines, column) = Rows::open(file, &asked, u8::try_from(list).unwrap());
        let (mut people, mut names) = (Vec::new(), Vec::new());
        for (row, cells) in lines.take(asked.most) {
            // FEBRL's ids say the person in their first two parts (rec-12-org, rec-12-dup-0).
            let person = column.and_then(|at| cells.get(at)).cloned().unwrap_or_default();
            let person = person.splitn(3, '-').take(2).collect::<Vec<_>>().join("-");
            people.push(truth.number(person));
            names.push(match &row.called {
                Called::Full(text) => truth.number(format!("name {text}")),
                Called::Parts { given, surname } => truth.number(format!("name {given} {surname}")),
            });
            rows.push(row);
        }
        truth.people.push(people);
        truth.names.push(names);
    }
    truth.numbers = HashMap::new();
    println!("{} rows read; other fields {others:?}; {} MB held by the example", rows.len(), peak());
    let model = asked.model.as_ref().map(|file| std::fs::read_to_string(file).unwrap().parse().unwrap());
    let plan = Plan {
        lists: if two { Lists::Two } else { Lists::One },
        partners: match asked.partners.as_str() {
            "one" => Partners::OneToOne,
            "many" => Partners::OneToMany,
            _ => Partners::Free,
        },
        others,
        wanted: asked.wanted,
        threads: asked.threads,
        model: model.as_ref(),
        ..Plan::new()
    };
    let start = Instant::now();
    let mut stage = (Stage::Reading, 0.0);
    let mut pairs: Vec<(u64, u64, f64)> = Vec::new();
    let mut samples: Vec<Pair> = Vec::new();
    let linked = link(
        rows,
        &plan,
        &mut |progress| {
            if progress.stage != stage.0 {
                let now = start.elapsed().as_secs_f64();
                println!("  {:?} until {now:.1} s, {} MB", stage.0, peak());
                stage = (progress.stage, now);
            }
            ControlFlow::Continue(())
        },
        &mut |pair| {
            pairs.push((pair.left, pair.right, pair.probability));
            if pairs.len().is_power_of_two() {
                samples.push(pair);
            }
        },
    )
    .unwrap();
    println!("linked in {:.1} s, peak {} MB, {:?}", start.elapsed().as_secs_f64(), peak(), linked.counts);
    if let Ok(file) = std::env::var("MODEL") {
        std::fs::write(file, linked.model.to_string()).unwrap();
    }
    if std::env::var("SHOW").is_ok() {
        println!("prior {:.2}", linked.model.prior);
        for field in &linked.model.fields {
            println!("  {}", field.name);
            for (name, (same, different)) in field.levels().iter().zip(field.same.iter().zip(&field.different)) {
                println!(
                    "    {name:14} same {same:.5} different {different:.6} bits {:+.1}",
                    (same / different).log2()
                );
            }
        }
        for pair in samples.iter().rev().take(6) {
            println!("  {} {} {:.3} {:?}", pair.left, pair.right, pair.probability, pair.reasons);
        }
    }
    let right = usize::from(two);
    let person = |list: usize, id: u64| truth.people[list][usize::try_from(id).unwrap()];
    let name = |list: usize, id: u64| truth.names[list][usize::try_from(id).unwrap()];
    let same = |a: u64, b: u64| person(0, a) == person(right, b);
    let mut all = 0;
    if two {
        let mut left: BTreeMap<u32, u64> = BTreeMap::new();
        truth.people[0].iter().for_each(|&one| *left.entry(one).or_default() += 1);
        all += truth.people[1].iter().map(|one| left.get(one).copied().unwrap_or(0)).sum::<u64>();
    } else {
        let mut sizes: BTreeMap<u32, u64> = BTreeMap::new();
        truth.people[0].iter().for_each(|&one| *sizes.entry(one).or_default() += 1);
        all += sizes.values().map(|size| size * (size - 1) / 2).sum::<u64>();
    }
    let found = pairs.iter().filter(|pair| same(pair.0, pair.1)).count() as u64;
    println!("true pairs among those handed out: {:.4}", ratio(found, all));
    for least in [0.25, 0.5, 0.75, 0.9, 0.95, 0.99] {
        let said: Vec<_> = pairs.iter().filter(|pair| pair.2 >= least).collect();
        let good = said.iter().filter(|pair| same(pair.0, pair.1)).count() as u64;
        print_f1(&format!("pairs >= {least:<4}"), good, said.len() as u64, all);
    }
    let (mut good, mut said, mut merged, mut namesakes) = (0, 0, 0, 0_u64);
    for group in &linked.groups {
        for (at, a) in group.iter().enumerate() {
            for b in group.iter().skip(at + 1).filter(|b| !two || a.list != b.list) {
                let (x, y) = (usize::from(a.list), usize::from(b.list));
                let is = person(x, a.id) == person(y, b.id);
                said += 1;
                good += u64::from(is);
                merged += u64::from(!is && name(x, a.id) == name(y, b.id));
            }
        }
    }
    print_f1("groups       ", good, said, all);
    let mut by_name: BTreeMap<u32, Vec<(usize, u32)>> = BTreeMap::new();
    for (list, names) in truth.names.iter().enumerate() {
        for (row, &one) in names.iter().enumerate() {
            by_name.entry(one).or_default().push((list, truth.people[list][row]));
        }
    }
    for rows in by_name.values() {
        for (at, a) in rows.iter().enumerate() {
            namesakes += rows.iter().skip(at + 1).filter(|b| (!two || a.0 != b.0) && a.1 != b.1).count() as u64;
        }
    }
    println!(
        "namesakes (same full name, two people): {namesakes} pairs, put together {merged} = {:.4}",
        ratio(merged, namesakes)
    );
    print_calibration(&pairs, same);
}
