//! Counts against their parts, percentages against counts.

mod shares;

use std::ops::Range;

use super::case::{Case, Side};
use super::{CheckType, Severity};
use crate::{Shape, Token};

/// A number in the text.
#[derive(Clone, Debug)]
struct Number {
    value: f64,
    /// Half a unit of the last digit shown.
    half: f64,
    at: usize,
    percent: bool,
    money: bool,
    /// `about`, `more than`, `almost`: what stands before it, and by which side it may be off.
    loose: Loose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Loose {
    Exact,
    About,
    More,
    Less,
}

pub(super) fn check(case: &mut Case<'_>) {
    for sentence in 0..case.known.prose.sentences.len() {
        if !case.section(sentence).tells() {
            continue;
        }
        let numbers = numbers(case, case.tokens_of(sentence));
        if numbers.len() < 2 {
            continue;
        }
        parts(case, sentence, &numbers);
        money(case, sentence, &numbers);
        percentages(case, sentence, &numbers);
        shares::check(case, sentence, &numbers);
    }
    the_others(case);
}

fn word_number(low: &str) -> Option<f64> {
    Some(match low {
        "one" | "un" | "una" | "uno" => 1.0,
        "two" | "dos" => 2.0,
        "three" | "tres" => 3.0,
        "four" | "cuatro" => 4.0,
        "five" | "cinco" => 5.0,
        "six" | "seis" => 6.0,
        "seven" | "siete" => 7.0,
        "eight" | "ocho" => 8.0,
        "nine" | "nueve" => 9.0,
        "ten" | "diez" => 10.0,
        "eleven" | "once" => 11.0,
        "twelve" | "doce" => 12.0,
        "thirteen" | "trece" => 13.0,
        "fourteen" | "catorce" => 14.0,
        "fifteen" | "quince" => 15.0,
        "sixteen" | "dieciseis" => 16.0,
        "seventeen" | "diecisiete" => 17.0,
        "eighteen" | "dieciocho" => 18.0,
        "nineteen" | "diecinueve" => 19.0,
        "twenty" | "veinte" => 20.0,
        "thirty" | "treinta" => 30.0,
        "forty" | "cuarenta" => 40.0,
        "fifty" | "cincuenta" => 50.0,
        _ => return None,
    })
}

/// Reads digits: `1,240`, `1.240`, `77,5`, `2.5`.
fn digits(low: &str) -> Option<(f64, f64)> {
    if low.contains(['/', ':', '-']) {
        return None;
    }
    let marks: Vec<(usize, char)> = low.char_indices().filter(|(_, one)| matches!(one, ',' | '.')).collect();
    let behind = |at: usize| low.len() - at - 1;
    let is_decimal = marks.len() == 1 && marks.first().is_some_and(|(at, _)| behind(*at) != 3);
    let plain: String = if is_decimal {
        low.replace(',', ".")
    } else if marks.iter().all(|(at, _)| behind(*at) % 4 == 3) {
        low.replace([',', '.'], "")
    } else {
        return None;
    };
    let places = plain.split_once('.').map_or(0, |(_, rest)| rest.len());
    let unit = [1.0, 0.1, 0.01, 0.001].get(places)?;
    Some((plain.parse().ok()?, unit / 2.0))
}

fn numbers(case: &Case<'_>, tokens: Range<usize>) -> Vec<Number> {
    let prose = &case.known.prose;
    let mut found: Vec<Number> = Vec::new();
    for at in tokens.clone() {
        let Some(token) = prose.tokens.get(at) else { continue };
        let number = match token.shape {
            Shape::Number => digits(&token.low),
            Shape::Lower | Shape::Title => word_number(&token.low).map(|value| (value, 0.5)),
            _ => None,
        };
        let Some((value, half)) = number else { continue };
        if is_date(prose.tokens.as_slice(), at, value) || (value < 2.0 && !token.shape.eq(&Shape::Number)) {
            continue;
        }
        let low = |at: usize| prose.low(at);
        let before = at.checked_sub(1).filter(|at| tokens.contains(at));
        let percent = matches!(low(at + 1), "%" | "percent" | "pct")
            || (low(at + 1) == "per" && low(at + 2) == "cent")
            || (low(at + 1) == "por" && matches!(low(at + 2), "ciento" | "cien"));
        let money = before.is_some_and(|before| low(before) == "$")
            || matches!(low(at + 1), "dollars" | "dolares" | "usd" | "pesos");
        found.push(Number { value, half, at, percent, money, loose: loose(case, at, &tokens) });
    }
    found
}

/// Whether a number belongs to a date, a time of day, an age or a name.
fn is_date(tokens: &[Token], at: usize, value: f64) -> bool {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "jun.",
        "jul.",
        "aug.",
        "sep.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    const UNITS: &[&str] = &[
        "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minutes", "a.m.", "p.m.",
        "dias", "dia", "semanas", "meses", "anos", "horas", "minutos", "am", "pm", "st", "street", "ave",
    ];
    let low = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| &*token.low);
    let before = low(at.checked_sub(1));
    let (after, after2) = (low(Some(at + 1)), low(Some(at + 2)));
    let is_year = (1500.0..2100.0).contains(&value) && tokens.get(at).is_some_and(|token| token.low.len() == 4);
    let months = MONTHS.contains(&before) || MONTHS.contains(&after) || (after == "de" && MONTHS.contains(&after2));
    months
        || is_year
        || UNITS.contains(&after)
        || matches!(before, "ages" | "aged" | "no." | "section" | "title" | "h.r." | "s.b.")
        || (before == "," && after == "," && value < 100.0)
}

fn loose(case: &Case<'_>, at: usize, tokens: &Range<usize>) -> Loose {
    let from = at.saturating_sub(3).max(tokens.start);
    let words: Vec<&str> = (from..at).map(|at| case.known.prose.low(at)).collect();
    let has = |all: &[&str]| words.iter().any(|word| all.contains(word));
    if has(&[
        "about",
        "around",
        "roughly",
        "approximately",
        "some",
        "unos",
        "unas",
        "cerca",
        "aproximadamente",
        "alrededor",
    ]) {
        Loose::About
    } else if has(&["more", "over", "least", "than", "menos"]) || words.windows(2).any(|pair| pair == ["mas", "de"]) {
        if has(&["less", "fewer", "under"]) { Loose::Less } else { Loose::More }
    } else if has(&["nearly", "almost", "just", "casi"]) {
        Loose::Less
    } else {
        Loose::Exact
    }
}

const KINDS_OF_PEOPLE: &[&str] = &[
    "men",
    "women",
    "boys",
    "girls",
    "children",
    "adults",
    "minors",
    "teenagers",
    "toddlers",
    "babies",
    "hombres",
    "mujeres",
    "ninos",
    "ninas",
    "menores",
    "adultos",
    "adultas",
    "adolescentes",
    "bebes",
    "varones",
];

/// `24 people, 15 men and 8 women`: a list of parts behind their whole, or before a total.
fn parts(case: &mut Case<'_>, sentence: usize, numbers: &[Number]) {
    let plain: Vec<&Number> = numbers.iter().filter(|one| !one.percent).collect();
    let mut from = 0;
    while from + 1 < plain.len() {
        let Some(list) = list_from(case, &plain, from) else {
            from += 1;
            continue;
        };
        let until = from + list;
        let items = plain.get(from..until).unwrap_or_default();
        let whole = whole_before(case, &plain, from, items).or_else(|| total_after(case, &plain, until));
        let Some(whole) = whole else {
            // `24 people, 15 men and 8 women`: the first number may be the whole of the others.
            from += 1;
            continue;
        };
        compare(case, sentence, whole, items);
        from = until;
    }
}

/// How many numbers from here on make a list: commas between, and `and` or `y` before the last.
fn list_from(case: &Case<'_>, numbers: &[&Number], from: usize) -> Option<usize> {
    let low = |at: usize| case.known.prose.low(at);
    let mut count = 1;
    while let Some(pair) = numbers.get(from + count - 1).zip(numbers.get(from + count)) {
        let between: Vec<&str> = (pair.0.at + 1..pair.1.at).map(low).collect();
        let marks = between.iter().filter(|word| matches!(**word, "," | ";")).count();
        let depth = if pair.1.money { between.len() } else { 3 };
        let of_them = |one: &Number| {
            matches!((low(one.at + 1), low(one.at + 2)), ("of", "them" | "whom") | ("de", "ellos" | "ellas"))
        };
        let last =
            between.iter().rev().take(depth).any(|word| matches!(*word, "and" | "y" | "e" | "&" | "plus" | "mas"))
                || (of_them(pair.0) && of_them(pair.1));
        let broken = between.iter().any(|word| matches!(*word, ":" | "(" | ")" | "." | "-" | "—"))
            || between.len() > 9
            || pair.0.money != pair.1.money;
        if broken || !(marks > 0 || last) {
            return None;
        }
        count += 1;
        if last {
            return Some(count);
        }
    }
    None
}

/// The whole before a list: the number before it, with a colon, a comma, a dash or a bracket between.
fn whole_before<'n>(
    case: &Case<'_>,
    numbers: &[&'n Number],
    from: usize,
    items: &[&Number],
) -> Option<(&'n Number, bool)> {
    let whole = numbers.get(from.checked_sub(1)?)?;
    let first = items.first()?;
    let low = |at: usize| case.known.prose.low(at);
    let between: Vec<&str> = (whole.at + 1..first.at).map(low).collect();
    let mark = between.last().copied()?;
    let colon = between.iter().any(|word| matches!(*word, ":"));
    let open = matches!(mark, ":" | "," | "-" | "(" | "—") || colon;
    let people = items.iter().all(|one| (1..=2).any(|step| is_kind_of_people(case, one.at + step)));
    let partial = between.iter().any(|word| {
        matches!(
            *word,
            "including"
                | "among"
                | "incluidos"
                | "incluidas"
                | "incluyendo"
                | "entre"
                | "such"
                | "como"
                | "least"
                | "with"
                | "con"
                | "killing"
                | "injuring"
                | "after"
                | "plus"
                | "besides"
                | "ademas"
        )
    });
    // `3 men, 4 women and 5 children`: parts of one kind are no whole of the next.
    let noun = |one: &Number| (1..=2).find_map(|step| class_of(case, one.at + step));
    let same_kind = noun(whole).is_some() && noun(whole) == noun(first);
    let of_them = matches!(low(first.at + 2), "them" | "whom" | "ellos" | "ellas");
    // `30 workers, of whom 12 were men, 10 were women and 5 were children` leaves nobody out.
    let sorts = |low: &str| KINDS_OF_PEOPLE.contains(&low);
    let all_kinds = items.len() > 2 && items.iter().all(|one| (1..=2).any(|step| sorts(low(one.at + step))));
    let open = open || (all_kinds && matches!(mark, "whom" | "cuales" | "ellos" | "quienes"));
    let fits = open && between.len() <= 14 && whole.money == first.money && (colon || people || of_them) && !same_kind;
    (fits && (colon || !partial)).then_some((*whole, false))
}

/// Which kind of word for people stands at a token: 1 for men and women, 2 for people of a country.
fn class_of(case: &Case<'_>, at: usize) -> Option<u8> {
    if KINDS_OF_PEOPLE.contains(&case.known.prose.low(at)) {
        return Some(1);
    }
    is_kind_of_people(case, at).then_some(2)
}

fn is_kind_of_people(case: &Case<'_>, at: usize) -> bool {
    let low = case.known.prose.low(at);
    // Words for people of a country: Venezuelans, Haitians, hondureños; they are capitals in English.
    let titled = case.known.prose.tokens.get(at).is_some_and(|token| token.shape == Shape::Title && low.ends_with('s'));
    let spanish = ["anos", "enos", "ianos", "anas", "enas", "tecos", "enses"]
        .iter()
        .any(|end| low.len() > 6 && low.ends_with(end));
    KINDS_OF_PEOPLE.contains(&low) || titled || spanish
}

/// A total behind a list: `…, 41 in all`, `for a total of 41`, `en total 41`.
fn total_after<'n>(case: &Case<'_>, numbers: &[&'n Number], until: usize) -> Option<(&'n Number, bool)> {
    let whole = numbers.get(until)?;
    let last = numbers.get(until.checked_sub(1)?)?;
    let low = |at: usize| case.known.prose.low(at);
    let between: Vec<&str> = (last.at + 1..whole.at).map(low).collect();
    let behind: Vec<&str> = (whole.at + 1..whole.at + 5).map(low).collect();
    let total = |words: &[&str]| {
        words.iter().any(|word| matches!(*word, "total" | "all" | "altogether" | "overall" | "suma" | "suman"))
    };
    let close = between.len() <= 9 && whole.money == last.money;
    (close && (total(&between) || (total(&behind) && behind.first() != Some(&"of")))).then_some((*whole, false))
}

/// `$3,200 and $2,900. That makes $6,500 in all`: amounts of one sentence, and their total in the next.
fn money(case: &mut Case<'_>, sentence: usize, numbers: &[Number]) {
    let amounts: Vec<&Number> = numbers.iter().filter(|one| one.money && one.loose == Loose::Exact).collect();
    let next = case.tokens_of(sentence + 1);
    if amounts.len() < 2
        || !case.has_word(sentence + 1, &["total", "all", "altogether", "makes", "suma", "suman", "hacen", "sum"])
    {
        return;
    }
    let prose = &case.known.prose;
    let block = |at: usize| prose.sentences.get(at).map(|of| of.block);
    let total: Vec<Number> = numbers_of(case, next).into_iter().filter(|one| one.money).collect();
    if let ([total], true) = (total.as_slice(), block(sentence) == block(sentence + 1)) {
        compare(case, sentence, (total, false), &amounts);
    }
}

fn numbers_of(case: &Case<'_>, tokens: Range<usize>) -> Vec<Number> {
    numbers(case, tokens)
}

fn compare(case: &mut Case<'_>, sentence: usize, (whole, _): (&Number, bool), items: &[&Number]) {
    let sum: f64 = items.iter().map(|one| one.value).sum();
    let loose = items.iter().any(|one| one.loose != Loose::Exact) || whole.loose == Loose::About;
    // Parts that are said to be of the whole need not be all of it, but are no more.
    let of_them =
        items.iter().any(|one| matches!(case.known.prose.low(one.at + 2), "them" | "whom" | "ellos" | "ellas"));
    let fits = match whole.loose {
        _ if of_them => sum <= whole.value,
        _ if loose => (sum - whole.value).abs() <= whole.value * 0.1 + 2.0,
        Loose::More => sum >= whole.value,
        Loose::Less => sum <= whole.value,
        _ => (sum - whole.value).abs() < 0.5,
    };
    if fits {
        return;
    }
    let list: Vec<String> = items.iter().map(|one| shown(one.value)).collect();
    let (list, sum, whole_said) = (list.join(" + "), shown(sum), shown(whole.value));
    let says = (format!("{list} is {sum}, said {whole_said}"), format!("{list} son {sum}, dice {whole_said}"));
    let end = items.last().map_or(whole.at, |one| one.at);
    let first = items.first().map_or(whole.at, |one| one.at);
    let sides = vec![number_side(case, whole.at..whole.at + 1, sentence), number_side(case, first..end + 2, sentence)];
    case.say(CheckType::Arithmetic, Severity::Contradiction, sides, says);
}

fn number_side(case: &Case<'_>, tokens: Range<usize>, sentence: usize) -> Side {
    let sentence = case.known.prose.sentence_at(tokens.start).unwrap_or(sentence);
    let whole = case.tokens_of(sentence);
    let tokens = tokens.start.max(whole.start)..tokens.end.min(whole.end);
    let side = case.side_at(tokens.clone(), sentence);
    Side { id: side.id, span: side.span.with(case.known.prose.span_of(tokens)) }
}

fn shown(value: f64) -> String {
    if (value - value.round()).abs() < 1e-9 { format!("{value:.0}") } else { format!("{value:.1}") }
}

/// `18 of 24, or 75 percent`: a share against its counts.
fn percentages(case: &mut Case<'_>, sentence: usize, numbers: &[Number]) {
    for (at, share) in numbers.iter().enumerate().filter(|(_, one)| one.percent) {
        let near = |pair: &(&Number, &Number)| {
            let (part, whole) = pair;
            part.at.abs_diff(share.at).min(whole.at.abs_diff(share.at)) <= 16
        };
        let counts: Vec<&Number> = numbers.iter().filter(|one| !one.percent && !one.money).collect();
        let pairs = counts.iter().enumerate().flat_map(|(i, one)| {
            counts.iter().enumerate().filter(move |(j, _)| *j != i).map(move |(_, other)| (*one, *other))
        });
        let Some((part, whole)) = pairs.filter(|(part, whole)| is_part_of(case, sentence, part, whole)).find(near)
        else {
            continue;
        };
        let _ = at;
        share_of(case, sentence, share, part, whole);
    }
}

/// `18 of the 24`, `18 de los 24`, `of the 24 … 18`, `de los 40 obreros, 31`.
fn is_part_of(case: &Case<'_>, sentence: usize, part: &Number, whole: &Number) -> bool {
    let low = |at: usize| case.known.prose.low(at);
    if part.value > whole.value || whole.value < 2.0 {
        return false;
    }
    if part.at < whole.at {
        let between: Vec<&str> = (part.at + 1..whole.at).map(low).collect();
        let of = between.iter().position(|word| matches!(*word, "of" | "de" | "out"));
        return between.len() <= 5 && of.is_some_and(|of| between.len() - of <= 4) && !between.contains(&",");
    }
    let before: Vec<&str> =
        (whole.at.saturating_sub(3).max(case.tokens_of(sentence).start)..whole.at).map(low).collect();
    let of = before.iter().any(|word| matches!(*word, "of" | "de" | "out"));
    of && part.at - whole.at <= 14
}

fn share_of(case: &mut Case<'_>, sentence: usize, share: &Number, part: &Number, whole: &Number) {
    let right = 100.0 * part.value / whole.value;
    let off = share.value - right;
    let step = share.half * 2.0;
    let fits = match share.loose {
        Loose::Exact => off.abs() < step + 1e-6,
        Loose::About => off.abs() <= 4.0,
        Loose::More => (-6.0..=step).contains(&off),
        Loose::Less => (-step..=6.0).contains(&off),
    };
    let loose_counts = part.loose != Loose::Exact || whole.loose != Loose::Exact;
    if fits || (loose_counts && off.abs() <= 6.0) {
        return;
    }
    let (right, part_said, whole_said, said) =
        (shown((right * 10.0).round() / 10.0), shown(part.value), shown(whole.value), shown(share.value));
    let says = (
        format!("{part_said} of {whole_said} is {right} %, said {said} %"),
        format!("{part_said} de {whole_said} es {right} %, dice {said} %"),
    );
    let (first, last) = (part.at.min(whole.at), part.at.max(whole.at));
    let sides = vec![number_side(case, first..last + 1, sentence), number_side(case, share.at..share.at + 2, sentence)];
    case.say(CheckType::Percentage, Severity::Contradiction, sides, says);
}

/// `12 petitions; judges granted five of them; the other nine`: what is left against the whole.
fn the_others(case: &mut Case<'_>) {
    let prose = &case.known.prose;
    let mut found = Vec::new();
    for sentence in 0..prose.sentences.len() {
        if !case.section(sentence).tells() {
            continue;
        }
        for at in case.tokens_of(sentence) {
            let low = |at: usize| prose.low(at);
            let other = matches!(low(at), "other" | "remaining" | "otros" | "otras")
                && at.checked_sub(1).is_some_and(|before| matches!(low(before), "the" | "los" | "las"));
            if !other {
                continue;
            }
            let first = sentence.saturating_sub(1);
            let same_block =
                prose.sentences.get(first).zip(prose.sentences.get(sentence)).is_some_and(|(a, b)| a.block == b.block);
            let start = case.tokens_of(if same_block { first } else { sentence }).start;
            let before: Vec<Number> =
                numbers(case, start..at).into_iter().filter(|one| !one.percent && !one.money).collect();
            let rest = numbers(case, at..(at + 3).min(case.tokens_of(sentence).end));
            if let (Some(rest), [whole, part]) = (rest.first(), before.as_slice()) {
                let back = prose.low(whole.at.saturating_sub(1));
                let of_whole = matches!(back, "the" | "los" | "las" | "of" | "de")
                    || prose.low(part.at + 1) == "of"
                    || prose.low(part.at + 1) == "de";
                if of_whole
                    && whole.loose == Loose::Exact
                    && part.value < whole.value
                    && (part.value + rest.value - whole.value).abs() > 0.5
                {
                    found.push((sentence, whole.clone(), part.clone(), rest.clone(), at));
                }
            }
        }
    }
    for (sentence, whole, part, rest, at) in found {
        let (part_said, rest_said, sum, whole_said) =
            (shown(part.value), shown(rest.value), shown(part.value + rest.value), shown(whole.value));
        let says = (
            format!("{part_said} + {rest_said} is {sum}, said {whole_said}"),
            format!("{part_said} + {rest_said} son {sum}, dice {whole_said}"),
        );
        let of = case.known.prose.sentence_at(whole.at).unwrap_or(sentence);
        let sides = vec![number_side(case, whole.at..whole.at + 1, of), number_side(case, at..at + 2, sentence)];
        case.say(CheckType::Arithmetic, Severity::Contradiction, sides, says);
    }
}
