//! Measures the search: `search PEOPLE.csv QUERIES.csv [INDEX]` prints how often the right person comes first and among ten,
//! times, memory, and how far the probabilities can be trusted.
//!
//! People: `rec_id,name,surname,given,dob,country`. Queries: `qid,rec_id,query,birth_year,country,tier,ops`.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a program that measures and tells")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "shares of a few thousand queries"
)]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::time::Instant;

use paradero_names::{Born, Country, Entry, Hit, Index, Name, Query, say};

/// A row of the queries.
struct Asked {
    id: u64,
    text: String,
    born: Option<Born>,
    country: Option<Country>,
    degree: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (people, queries) = (args.next().ok_or("PEOPLE.csv is missing")?, args.next().ok_or("QUERIES.csv is missing")?);
    let kept = args.next();
    let start = Instant::now();
    let mut index = if let Some(file) = kept.as_deref().and_then(|path| File::open(path).ok()) {
        let index = Index::open(file)?;
        println!("opened in {:.3} s", start.elapsed().as_secs_f64());
        index
    } else {
        let text = std::fs::read_to_string(&people)?;
        let index = Index::build(text.lines().skip(1).filter_map(entry));
        println!("built in {:.2} s", start.elapsed().as_secs_f64());
        index
    };
    println!("{} people, memory {} now, {} at most", index.len(), memory("VmRSS"), memory("VmHWM"));
    if let Some(path) = kept.filter(|path| !std::path::Path::new(path).exists()) {
        let start = Instant::now();
        index.save(&mut BufWriter::new(File::create(&path)?))?;
        let length = std::fs::metadata(&path)?.len();
        println!("saved {} MB in {:.2} s", length / 1_000_000, start.elapsed().as_secs_f64());
    }
    let asked: Vec<Asked> = std::fs::read_to_string(&queries)?.lines().skip(1).filter_map(row).collect();
    for facts in [false, true] {
        measure(&index, &asked, facts);
    }
    absent(&mut index, &asked);
    let start = Instant::now();
    for id in 0..1000 {
        index.add(Entry::new(9_000_000_000 + id, Name::of("Zz", &format!("Nuevo{id}"))));
    }
    println!("added a thousand in {:.2} ms", start.elapsed().as_secs_f64() * 1e3);
    Ok(())
}

/// Asks all, with or without the facts.
fn measure(index: &Index, asked: &[Asked], facts: bool) {
    println!("\n{}", if facts { "name, year and country where stated" } else { "name alone" });
    let mut by_degree: BTreeMap<String, [u32; 4]> = BTreeMap::new();
    let mut times = Vec::new();
    let mut calibration: BTreeMap<usize, (u32, u32, f64)> = BTreeMap::new();
    let show = std::env::args().any(|arg| arg == "--misses");
    for one in asked {
        // Everybody who is asked for is there.
        let mut query = Query::text(&one.text).prior(0.99);
        if facts {
            query.born = one.born;
            query.country = one.country;
        }
        let start = Instant::now();
        let answer = index.find(&query);
        times.push(start.elapsed().as_secs_f64() * 1e3);
        let at = answer.hits.iter().position(|hit| hit.id == one.id);
        let sum = by_degree.entry(one.degree.clone()).or_default();
        let all = answer.hits.len() == 10;
        // A miss among people whom the query fits as well as the one who is meant cannot be helped.
        let full = || index.find(&query.clone().limit(1000));
        let namesakes = at.is_none() && all && tied(&full().hits, one.id);
        for (slot, hit) in sum.iter_mut().zip([true, at == Some(0), at.is_some(), namesakes]) {
            *slot += u32::from(hit);
        }
        if show && at.is_none() {
            let names = index.names(one.id).join(" | ");
            println!("MISS {} {:?} kept {names} tied={namesakes}", one.degree, one.text);
            let full = full();
            for hit in full.hits.iter().take(1).chain(full.hits.iter().filter(|hit| hit.id == one.id)) {
                println!("   {:.4} {:.1} {} : {}", hit.probability, hit.bits, index.names(hit.id).join("|"), said(hit));
            }
        }
        for hit in &answer.hits {
            let bin = ((hit.probability * 10.0) as usize).min(9);
            let bin = if hit.probability >= 0.99 { 10 } else { bin };
            let sum = calibration.entry(bin).or_default();
            sum.0 += 1;
            sum.1 += u32::from(hit.id == one.id);
            sum.2 += hit.probability;
        }
    }
    report(&by_degree, &mut times, &calibration);
}

/// Takes every second of those who are asked for out of the index, and holds the probabilities against that.
fn absent(index: &mut Index, asked: &[Asked]) {
    for one in asked.iter().step_by(2) {
        index.remove(one.id);
    }
    println!("\nevery second one taken out, year and country where stated: nobody, stated, right");
    let mut nobody: BTreeMap<usize, (u32, u32, f64)> = BTreeMap::new();
    let mut calibration: BTreeMap<usize, (u32, u32, f64)> = BTreeMap::new();
    let note = |table: &mut BTreeMap<usize, (u32, u32, f64)>, probability: f64, right: bool| {
        let sum = table.entry(((probability * 10.0) as usize).min(9)).or_default();
        sum.0 += 1;
        sum.1 += u32::from(right);
        sum.2 += probability;
    };
    for one in asked {
        let mut query = Query::text(&one.text);
        query.born = one.born;
        query.country = one.country;
        let answer = index.find(&query);
        note(&mut nobody, answer.nobody, !index.contains(one.id));
        for hit in &answer.hits {
            note(&mut calibration, hit.probability, hit.id == one.id);
        }
    }
    table(&nobody);
    println!("hits, stated, right");
    table(&calibration);
}

fn table(calibration: &BTreeMap<usize, (u32, u32, f64)>) {
    for (bin, (count, right, stated)) in calibration {
        let from = if *bin == 10 { 0.99 } else { *bin as f64 / 10.0 };
        println!(
            "  from {from:.2}: {count:6}  {:.3}  {:.3}",
            stated / f64::from(*count),
            f64::from(*right) / f64::from(*count)
        );
    }
}

fn report(by_degree: &BTreeMap<String, [u32; 4]>, times: &mut [f64], calibration: &BTreeMap<usize, (u32, u32, f64)>) {
    let mut total = [0; 4];
    for (degree, sum) in by_degree {
        line(degree, *sum);
        total.iter_mut().zip(sum).for_each(|(total, sum)| *total += sum);
    }
    line("all", total);
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).or(times.last()).copied().unwrap_or(0.0);
    println!(
        "p50 {:.2} ms, p90 {:.2} ms, p99 {:.2} ms, most {:.2} ms; memory {} at most",
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0),
        memory("VmHWM")
    );
    println!("probability: hits, stated, right");
    table(calibration);
}

/// Whether the person scores like the tenth: a tie that only more facts could break.
fn tied(hits: &[Hit], id: u64) -> bool {
    let tenth = hits.get(9).map(|hit| hit.bits);
    let found = hits.iter().find(|hit| hit.id == id).map(|hit| hit.bits);
    matches!((tenth, found), (Some(tenth), Some(found)) if found >= tenth - 0.01)
        || (found.is_none() && hits.len() == 1000 && hits.last().map(|hit| hit.bits) >= tenth.map(|bits| bits - 0.01))
}

fn said(hit: &Hit) -> String {
    let reasons: Vec<String> = hit
        .reasons
        .iter()
        .map(|reason| {
            format!(
                "{} {:+.1}",
                say::reason(reason, say::Tongue::En).unwrap_or_else(|| format!("{:?}", reason.what)),
                reason.bits
            )
        })
        .collect();
    reasons.join("; ")
}

fn line(degree: &str, [count, first, ten, tied]: [u32; 4]) {
    let share = |part: u32| f64::from(part) / f64::from(count.max(1));
    println!(
        "  {degree:7} {count:5}  hit@1 {:.3}  hit@10 {:.3}  of the misses {tied} are ties",
        share(first),
        share(ten)
    );
}

/// Fields of a line with quotes.
fn fields(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    for c in line.trim_end().chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(String::new()),
            _ => {
                if let Some(last) = out.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    out
}

fn entry(line: &str) -> Option<Entry> {
    let fields = fields(line);
    let [id, name, _, _, born, country] = fields.as_slice() else { return None };
    Some(Entry {
        id: id.parse().ok()?,
        names: vec![Name::parse(name)],
        born: Born::parse(born),
        country: Country::named(country),
        place: None,
    })
}

fn row(line: &str) -> Option<Asked> {
    let fields = fields(line);
    let [_, id, text, year, country, degree, _] = fields.as_slice() else { return None };
    Some(Asked {
        id: id.parse().ok()?,
        text: text.clone(),
        born: Born::parse(year),
        country: Country::named(country),
        degree: degree.clone(),
    })
}

/// A line of what the system says of this process.
fn memory(what: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(what));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)).and_then(|number| number.parse::<u64>().ok());
    kilobytes.map_or_else(|| "unknown".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1024))
}
