//! Numbers of people and things, with what they count, how exactly, and of which whole they are a part.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use paradero_record::{Measure, Stance};

use crate::propose::proposal;
use crate::read::Known;
use crate::speech::Mood;
use crate::who::EntityKind;
use crate::{Proposal, Section, Shape, What};

use super::frame::{Line, lines};

static COUNTED: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../tables/public_counted.txt").lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
});

/// The value of a word for a number, in English or Spanish; not `one`, which mostly is an article.
pub(in crate::propose) fn word(low: &str) -> Option<u64> {
    let small = |low: &str| SMALL.iter().find(|(word, _)| *word == low).map(|(_, value)| *value);
    if let Some(value) = small(low) {
        return Some(value);
    }
    let (tens, ones) = low.split_once('-')?;
    let (tens, ones) = (small(tens)?, if ones == "one" { 1 } else { small(ones)? });
    ((20..100).contains(&tens) && ones < 10).then_some(tens + ones)
}

#[rustfmt::skip]
const SMALL: &[(&str, u64)] = &[
    ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
    ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16),
    ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50),
    ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90), ("hundred", 100), ("thousand", 1000),
    ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9),
    ("diez", 10), ("once", 11), ("doce", 12), ("trece", 13), ("catorce", 14), ("quince", 15), ("dieciseis", 16),
    ("diecisiete", 17), ("dieciocho", 18), ("diecinueve", 19), ("veinte", 20), ("veintiuno", 21), ("veintiun", 21),
    ("veintidos", 22), ("veintitres", 23), ("veinticuatro", 24), ("veinticinco", 25), ("veintiseis", 26),
    ("veintisiete", 27), ("veintiocho", 28), ("veintinueve", 29), ("treinta", 30), ("cuarenta", 40), ("cincuenta", 50),
    ("sesenta", 60), ("setenta", 70), ("ochenta", 80), ("noventa", 90), ("cien", 100), ("ciento", 100),
    ("doscientos", 200), ("doscientas", 200), ("trescientos", 300), ("trescientas", 300), ("cuatrocientos", 400),
    ("quinientos", 500), ("seiscientos", 600), ("setecientos", 700), ("ochocientos", 800), ("novecientos", 900),
    ("mil", 1000),
];

/// A number as it stands: its value, whether it has decimals, and its words.
struct Numeral {
    value: u64,
    tokens: Range<usize>,
    digits: bool,
}

/// The counts of a text: those of its body first, what summaries repeat left out.
pub(super) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let mut found: Vec<(u64, String, Proposal)> = Vec::new();
    let told = |line: &Line<'_, '_>| line.section.tells() && line.section != Section::Glossary;
    for digest in [false, true] {
        let mut last_named: Option<(usize, u64, String)> = None;
        for line in lines(known).filter(|line| told(line) && line.section.is_digest() == digest) {
            let near = last_named.take().filter(|(index, ..)| *index + 1 == line.index);
            let earlier = near.map(|(_, value, of)| (value, of));
            let counts = of_line(&line, earlier);
            last_named =
                counts.iter().rfind(|(_, of, _)| !of.is_empty()).map(|(value, of, _)| (line.index, *value, of.clone()));
            for (value, of, proposal) in counts {
                let again = found.iter().any(|(other, named, one)| {
                    *other == value && (digest || (last(named) == last(&of) && one.span.meets(proposal.span)))
                });
                if !again {
                    found.push((value, of, proposal));
                }
            }
        }
    }
    found.into_iter().map(|(_, _, proposal)| proposal).collect()
}

fn last(of: &str) -> &str {
    of.rsplit(' ').next().unwrap_or(of)
}

fn of_line(line: &Line<'_, '_>, before: Option<(u64, String)>) -> Vec<(u64, String, Proposal)> {
    let mut found: Vec<(u64, String, Proposal)> = Vec::new();
    let mut whole: Option<(u64, String)> = None;
    let mut earlier = before;
    let mut at = line.sentence.tokens.start;
    while at < line.sentence.tokens.end {
        let Some(numeral) = numeral(line, at).or_else(|| single(line, at)) else {
            at += 1;
            continue;
        };
        at = numeral.tokens.end;
        if !usable(line, &numeral) {
            continue;
        }
        let plain = counted(line, &numeral, whole.as_ref());
        let bare = || elliptic(line, &numeral, earlier.as_ref()).or_else(|| listed(line, &numeral));
        let Some(counted) = plain.or_else(bare).filter(|_| !capacity(line, &numeral)) else { continue };
        if counted.part_of.is_none() && !counted.percent {
            earlier = Some((numeral.value, counted.of.clone()));
        }
        if within_whole(line, numeral.tokens.start) {
            whole = Some((numeral.value, counted.of.clone()));
        }
        at = at.max(counted.end);
        if let Some(part) = counted.part_of {
            if let Some((noun, from, to)) = &counted.whole_noun {
                let of = Counted { of: noun.clone(), end: *to, ..Counted::default() };
                let whole = Numeral { value: part, tokens: *from..*from + 1, digits: true };
                found.extend(count(line, &whole, &of));
            }
            whole = Some((part, counted.of.clone()));
        }
        found.extend(count(line, &numeral, &counted));
    }
    found
}

/// What a number counts.
#[derive(Default)]
struct Counted {
    of: String,
    end: usize,
    percent: bool,
    part_of: Option<u64>,
    /// What the whole counts, with its number's token and its end, where the words say so.
    whole_noun: Option<(String, usize, usize)>,
}

fn count(line: &Line<'_, '_>, numeral: &Numeral, counted: &Counted) -> Option<(u64, String, Proposal)> {
    let (measure, start) = measure(line, numeral.tokens.start);
    let voice = line.known.voice(numeral.tokens.start);
    let premise = line.has(line.sentence.tokens.start..numeral.tokens.start, PREMISES);
    if voice.mood == Mood::General || (voice.mood == Mood::Supposed && premise) {
        return None;
    }
    let what = What::Count {
        number: numeral.value,
        measure,
        percent: counted.percent,
        of: counted.of.clone(),
        part_of: counted.part_of,
    };
    let rule = if counted.percent { "count-percent" } else { "count" };
    let mut made = proposal(line.known, what, start..counted.end.max(numeral.tokens.end), numeral.tokens.start, rule);
    made.about = line.names_watched().then(|| line.about(numeral.tokens.start)).flatten();
    made.told = line.told(numeral.tokens.start);
    // A number is said of what is denied or demanded, it is not itself denied or demanded.
    made.stance = if made.stance == Stance::Reports { Stance::Reports } else { Stance::Asserts };
    Some((numeral.value, counted.of.clone(), made))
}

/// Words that make a number one that is only supposed.
const PREMISES: &[&str] =
    &["if", "could", "would", "might", "should", "whether", "may", "si", "podria", "podrian", "deberia", "habria"];

/// Reads a number in digits or words that begins here.
fn numeral(line: &Line<'_, '_>, at: usize) -> Option<Numeral> {
    if line.shape(at) == Shape::Number {
        let low = line.low(at);
        let value = digits(low)?;
        let million = matches!(line.low(at + 1), "million" | "millones" | "billion");
        return (!million).then_some(Numeral { value, tokens: at..at + 1, digits: true });
    }
    if matches!(line.low(at), "a" | "an" | "una" | "half" | "media" | "mitad") {
        return None;
    }
    let mut total = word(line.low(at))?;
    let mut end = at + 1;
    loop {
        let (joined, next) = if matches!(line.low(end), "y" | "and") { (true, end + 1) } else { (false, end) };
        let Some(more) = word(line.low(next)) else { break };
        let scale = more == 100 || more == 1000;
        let fits = if joined { more < 10 && total % 10 == 0 || total >= 100 } else { scale || total % 100 == 0 };
        if !fits || (joined && scale) || (total < 10 && !scale) {
            break;
        }
        total = if scale && total < more { total.checked_mul(more)? } else { total.checked_add(more)? };
        end = next + 1;
    }
    Some(Numeral { value: total, tokens: at..end, digits: false })
}

/// A number in digits without decimals: `1,250`, `1.250`, `12`; one decimal is cut off (`77,5` is 77).
fn digits(low: &str) -> Option<u64> {
    if low.chars().all(|letter| letter.is_ascii_digit()) {
        return low.parse().ok();
    }
    if !low.chars().all(|letter| letter.is_ascii_digit() || letter == ',' || letter == '.') {
        return None;
    }
    let mut parts = low.split([',', '.']);
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    if rest.iter().all(|part| part.len() == 3) {
        return format!("{first}{}", rest.concat()).parse().ok();
    }
    (rest.len() == 1).then(|| first.parse().ok()).flatten()
}

/// Whether a number may count something: no date, age, money, section, address, name or furniture.
fn usable(line: &Line<'_, '_>, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    let time = line.known.times.iter();
    let timed = time.skip_while(|time| time.tokens.end <= start).take(1).any(|time| time.tokens.start < end);
    let before = start.checked_sub(1).map_or("", |at| line.low(at));
    let after = line.low(end);
    let money = matches!(before, "$" | "€" | "us$") || matches!(after, "dollars" | "dolares" | "euros" | "usd");
    let cited = matches!(
        before,
        "section"
            | "title"
            | "article"
            | "articulo"
            | "seccion"
            | "§"
            | "no."
            | "chapter"
            | "number"
            | "numero"
            | "room"
            | "unit"
            | "route"
            | "age"
            | "ages"
            | "aged"
            | "edades"
            | "edad"
            | "form"
            | "channel"
            | "page"
            | "calle"
            | "avenida"
            | "carrera"
            | "cfr"
            | "c.f.r."
            | "u.s.c."
            | "#"
            | "+"
            | "act"
            | "ley"
    );
    let unit = UNITS.contains(&after) || (after == "de" && line.has(end + 1..end + 2, MONTHS));
    let aged = before == "de" && line.has(end..end + 4, &["anos", "meses"]);
    let named = line.shape(end).is_capital() && line.shape(start.wrapping_sub(1)).is_capital() && numeral.digits;
    let hyphen = after == "-" && line.known.prose.tokens.get(end).is_some_and(|token| !token.spaced);
    !(timed || money || cited || unit || aged || named || hyphen)
}

const MONTHS: &[&str] = &[
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

const UNITS: &[&str] = &[
    "day",
    "days",
    "hour",
    "hours",
    "minute",
    "minutes",
    "min",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "a.m.",
    "p.m.",
    "am",
    "pm",
    "mile",
    "miles",
    "feet",
    "foot",
    "pounds",
    "acres",
    "times",
    "comments",
    "comment",
    "shares",
    "likes",
    "views",
    "degrees",
    "credits",
    "dias",
    "dia",
    "horas",
    "hora",
    "minutos",
    "semanas",
    "meses",
    "mes",
    "ano",
    "anos",
    "veces",
    "millas",
    "kilometros",
    "metros",
    "libras",
    "comentarios",
    "o'clock",
    "hectareas",
    "seconds",
    "segundos",
    "decades",
    "decadas",
    "centuries",
    "siglos",
    "st",
    "street",
    "ave",
    "avenue",
    "road",
];

/// What stands before a number and says how exactly it is meant, with where that begins.
fn measure(line: &Line<'_, '_>, at: usize) -> (Measure, usize) {
    let back = |steps: usize| at.checked_sub(steps).filter(|at| *at >= line.sentence.tokens.start);
    let low = |steps: usize| back(steps).map_or("", |at| line.low(at));
    let two = (low(2), low(1));
    match two {
        ("at", "least") | ("more" | "greater", "than") | ("al", "menos") | ("mas", "de") | ("no", "fewer") => {
            (Measure::AtLeast, at - 2)
        }
        ("por", "menos") => (Measure::AtLeast, at - 2),
        ("lo", "menos") => (Measure::AtLeast, back(3).unwrap_or(at - 2)),
        ("fewer" | "less", "than") if low(3) == "no" => (Measure::AtLeast, at - 3),
        ("fewer" | "less", "than") | ("at", "most") | ("up", "to") | ("menos", "de") | ("como", "maximo" | "mucho") => {
            (Measure::AtMost, at - 2)
        }
        ("many", "as") => (Measure::AtMost, back(3).unwrap_or(at - 2)),
        ("cerca" | "alrededor", "de") => (Measure::About, at - 2),
        (_, "over") if !matches!(low(2), "all" | "turned" | "took") => (Measure::AtLeast, at - 1),
        (
            _,
            "about" | "around" | "roughly" | "nearly" | "almost" | "approximately" | "some" | "unos" | "unas" | "casi",
        ) => (Measure::About, at - 1),
        (_, "aproximadamente" | "alguns" | "circa") => (Measure::About, at - 1),
        (_, "hasta") => (Measure::AtMost, at - 1),
        (_, "exactly" | "exactamente") => (Measure::Exactly, at - 1),
        _ => (Measure::Exactly, at),
    }
}

/// Whether `of the 40`, `de los 40` stands here, and begins the sentence.
fn within_whole(line: &Line<'_, '_>, at: usize) -> bool {
    let Some(two) = at.checked_sub(2) else { return false };
    let leads = two <= line.sentence.tokens.start + 1;
    leads && matches!((line.low(two), line.low(two + 1)), ("of", "the" | "those" | "these") | ("de", "los" | "las"))
}

fn counted(line: &Line<'_, '_>, numeral: &Numeral, whole: Option<&(u64, String)>) -> Option<Counted> {
    let end = numeral.tokens.end;
    if let Some(found) = percent(line, numeral, whole) {
        return Some(found);
    }
    if let Some(found) = part(line, end) {
        return Some(found);
    }
    if let Some((of, end)) = noun(line, end, numeral) {
        let part_of =
            whole.filter(|(whole, _)| *whole > numeral.value && takes_part(line, end)).map(|(whole, _)| *whole);
        return Some(Counted { of, end, part_of, ..Counted::default() });
    }
    // Without a noun: a part of the whole that the sentence named (`two were let go`), or people who came (`fuimos doce`).
    let before = numeral.tokens.start.checked_sub(1).map_or("", |at| line.low(at));
    if let Some((total, of)) = whole.filter(|(total, _)| *total > numeral.value && takes_part(line, end)) {
        return Some(Counted { of: of.clone(), end: end + 1, part_of: Some(*total), ..Counted::default() });
    }
    let came = matches!(before, "fuimos" | "eramos" | "fueron" | "llegamos" | "acudimos");
    let more = matches!(measure(line, numeral.tokens.start).0, Measure::AtLeast)
        && line.has(line.sentence.tokens.clone(), &["fuimos", "eramos", "acudimos", "llegamos"]);
    (came || more).then(|| Counted { of: "personas".to_owned(), end, ..Counted::default() })
}

/// `and one from Peru`, `y una de Cuba`: one, where it ends a list of where people are from.
fn single(line: &Line<'_, '_>, at: usize) -> Option<Numeral> {
    let one = matches!(line.low(at), "one" | "uno" | "una");
    let listed = matches!(line.low(at.wrapping_sub(1)), "and" | "y" | "," | "plus");
    (one && listed && origin(line, at + 1).is_some()).then(|| Numeral { value: 1, tokens: at..at + 1, digits: false })
}

/// Where `from Haiti`, `de Cuba` ends, when it begins here.
fn origin(line: &Line<'_, '_>, at: usize) -> Option<usize> {
    let from = matches!(line.low(at), "from" | "de");
    let place = [at + 1, at + 2].into_iter().find_map(|one| line.known.cast.at(one)).filter(|_| from)?;
    matches!(line.known.cast.entity(place).kind, EntityKind::Place { .. }).then_some(place.tokens.end)
}

/// `his name was on the list of 238 that …`, `en la lista de los 252`, `junto con otros 251`.
fn listed(line: &Line<'_, '_>, numeral: &Numeral) -> Option<Counted> {
    let start = numeral.tokens.start;
    let back = |steps: usize| start.checked_sub(steps).map_or("", |at| line.low(at));
    let end = numeral.tokens.end;
    let open = !line.shape(end).is_word() || matches!(line.low(end), "that" | "who" | "which" | "que" | "whom");
    let others = matches!(back(1), "otros" | "otras" | "others").then_some(start.saturating_sub(1));
    let article = usize::from(matches!(back(1), "los" | "las" | "the"));
    let list = matches!(back(1 + article), "of" | "de") && matches!(back(2 + article), "list" | "lista");
    let noun = others.or_else(|| list.then(|| start.saturating_sub(2 + article)))?;
    open.then(|| Counted { of: line.words(noun..noun + 1), end, ..Counted::default() })
}

/// How many a building has room for counts nobody: `capacidad para 2.400 personas`.
fn capacity(line: &Line<'_, '_>, numeral: &Numeral) -> bool {
    let start = numeral.tokens.start;
    line.has(start.saturating_sub(3)..start, &["capacidad", "capacity", "capable", "aforo"])
}

/// A number whose noun stands elsewhere: `five from Haiti`, `21 of them parents`, `Twelve were let go`, `sixty of us`, `eran 96`.
fn elliptic(line: &Line<'_, '_>, numeral: &Numeral, earlier: Option<&(u64, String)>) -> Option<Counted> {
    let end = numeral.tokens.end;
    let within = earlier.filter(|(total, _)| *total > numeral.value);
    let part = |end: usize| {
        within.map(|(total, of)| Counted { of: of.clone(), end, part_of: Some(*total), ..Counted::default() })
    };
    let (one, two) = (line.low(end), line.low(end + 1));
    if matches!((one, two), ("of", "us") | ("de", "nosotros" | "nosotras")) {
        return Some(Counted { of: line.words(end..end + 2), end: end + 2, ..Counted::default() });
    }
    if matches!((one, two), ("of", "them" | "whom" | "these" | "those") | ("de", "ellos" | "ellas")) {
        return part(end + 2);
    }
    if matches!((one, two), ("of", "the" | "those" | "these") | ("de", "las" | "los"))
        && COUNTED.contains(line.low(end + 2))
    {
        let whole = within.filter(|(_, of)| last(of) == line.low(end + 2)).map(|(total, _)| *total);
        return Some(Counted { of: line.words(end + 2..end + 3), end: end + 3, part_of: whole, ..Counted::default() });
    }
    if let Some(end) = origin(line, end) {
        return part(end);
    }
    let (start, first) = (numeral.tokens.start, line.sentence.tokens.start);
    let opens = measure(line, start).1 <= first + 1;
    if opens
        && takes_part(line, end)
        && matches!(one, "were" | "are" | "have" | "had" | "fueron" | "estan" | "siguen" | "quedaron" | "tienen")
    {
        return part(end + 1);
    }
    let before = start.checked_sub(1).map_or("", |at| line.low(at));
    let stops = matches!(one, "." | "," | ":" | ";" | "in" | "en" | "");
    let sums = matches!(before, "eran" | "son" | "suman" | "sumaban" | "totaling" | "totalling" | "numbered")
        || before == "were"
            && line.low(start.wrapping_sub(2)) == "there"
            && matches!((one, two), ("in", "all" | "total"));
    (sums && stops).then(|| {
        let of = earlier.map_or_else(|| "personas".to_owned(), |(_, of)| of.clone());
        Counted { of, end, ..Counted::default() }
    })
}

/// Whether a verb of what happens to a part follows.
fn takes_part(line: &Line<'_, '_>, at: usize) -> bool {
    let low = line.low(at);
    matches!(
        low,
        "were" | "are" | "was" | "have" | "had" | "did" | "fueron" | "eran" | "estan" | "tienen" | "siguen" | "no"
    ) || (low.len() > 4
        && (low.ends_with("ed") || low.ends_with("aron") || low.ends_with("ieron") || low.ends_with("amos")))
}

fn percent(line: &Line<'_, '_>, numeral: &Numeral, whole: Option<&(u64, String)>) -> Option<Counted> {
    let at = numeral.tokens.end;
    let behind = match (line.low(at), line.low(at + 1)) {
        ("%" | "percent", _) => at + 1,
        ("per" | "por", "cent" | "ciento") => at + 2,
        _ => return None,
    };
    let mut from = behind;
    if matches!(line.low(from), "of" | "de" | "del") {
        from += 1;
    }
    while matches!(line.low(from), "the" | "all" | "los" | "las" | "those" | "these" | "sus" | "their" | "its") {
        from += 1;
    }
    let total = (line.shape(from) == Shape::Number).then(|| digits(line.low(from))).flatten();
    let from = if total.is_some() { from + 1 } else { from };
    let (of, end) = match noun(line, from, numeral) {
        Some(found) if behind != from || from == at + 1 => found,
        _ => (whole.map(|(_, of)| of.clone()).unwrap_or_default(), behind),
    };
    Some(Counted { of, end, percent: true, part_of: total, ..Counted::default() })
}

/// `of the 238`, `de los 24`: the whole behind a part.
fn part(line: &Line<'_, '_>, at: usize) -> Option<Counted> {
    let of = matches!(line.low(at), "of" | "de");
    let the = matches!(line.low(at + 1), "the" | "those" | "these" | "los" | "las" | "its" | "their" | "sus");
    let number = if the { at + 2 } else { at + 1 };
    let value = if of { numeral(line, number)? } else { return None };
    if value.value < 2 || !usable(line, &value) {
        return None;
    }
    let end = value.tokens.end;
    let named = noun(line, end, &value);
    let (of, stop) = named.clone().unwrap_or_else(|| (String::new(), end));
    let whole_noun = named.map(|(noun, stop)| (noun, value.tokens.start, stop));
    Some(Counted { of, end: stop, part_of: Some(value.value), whole_noun, percent: false })
}

/// What is counted behind a number: up to three words before a noun of the table; behind digits any plural.
fn noun(line: &Line<'_, '_>, from: usize, numeral: &Numeral) -> Option<(String, usize)> {
    let stop = line.sentence.tokens.end.min(from + 5);
    for at in from..stop {
        let low = line.low(at);
        if COUNTED.contains(low) {
            return Some((line.words(from..at + 1), at + 1));
        }
        let plain = line.shape(at).is_word() && !STOPS.contains(&low);
        if !plain {
            break;
        }
        let plural = numeral.digits && at == from && line.shape(at) == Shape::Lower && low.len() > 4;
        if plural && low.ends_with('s') && !low.ends_with("ss") && !VERBS.contains(&low) {
            return Some((line.words(from..at + 1), at + 1));
        }
    }
    None
}

const STOPS: &[&str] = &[
    "of", "in", "on", "at", "to", "and", "or", "the", "a", "were", "was", "are", "is", "had", "have", "has", "by",
    "for", "who", "that", "from", "with", "de", "en", "y", "o", "el", "la", "los", "las", "que", "a", "por", "para",
    "con", "fueron", "than", "as", "if", "but", "her", "his", "their", "when",
];

const VERBS: &[&str] = &["says", "works", "lives", "makes", "takes", "entonces", "despues", "menos", "antes", "hours"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_and_digits() {
        for (low, value) in
            [("two", Some(2)), ("twenty-two", Some(22)), ("veintiun", Some(21)), ("one", None), ("so-so", None)]
        {
            assert_eq!(word(low), value, "{low}");
        }
        for (low, value) in
            [("1,250", Some(1250)), ("1.250", Some(1250)), ("77,5", Some(77)), ("5/12", None), ("12:30", None)]
        {
            assert_eq!(digits(low), value, "{low}");
        }
    }
}
