//! Shares in words against their counts: `half of those on board, 12 of 40`, `dos de cada tres`.

use super::super::case::Case;
use super::super::{CheckType, Severity};
use super::{Loose, Number, is_part_of, loose, number_side, shown, word_number};

/// A share in words that begins at a token: in hundredths, and how many words name it.
fn share(case: &Case<'_>, at: usize) -> Option<(f64, usize)> {
    let low = |step: usize| case.known.prose.low(at + step);
    if low(0) == "half" || (low(0) == "la" && low(1) == "mitad") {
        return Some((50.0, 1 + usize::from(low(0) == "la")));
    }
    let count = if low(0) == "a" { 1.0 } else { word_number(low(0))? };
    let low_of = |word: &str| match word {
        "third" | "thirds" | "tercio" | "tercios" | "tercera" | "terceras" => Some(3.0),
        "quarter" | "quarters" | "cuarto" | "cuartos" | "cuarta" | "cuartas" => Some(4.0),
        "fifth" | "fifths" | "quinto" | "quintos" | "quinta" | "quintas" => Some(5.0),
        "tenth" | "tenths" | "decima" | "decimas" => Some(10.0),
        _ => None,
    };
    let (parts, words) = match (low(1), low(2), low(3)) {
        ("de", "cada", of) => (word_number(of)?, 4),
        ("out", "of", "every") => (word_number(low(4))?, 5),
        ("in" | "of", "every", of) => (word_number(of)?, 4),
        ("out", "of", of) => (word_number(of)?, 4),
        ("in", of, _) => (word_number(of)?, 3),
        (part, "parte" | "partes", _) => (low_of(part)?, 3),
        (part, _, _) => (low_of(part)?, 2),
    };
    (count < parts).then_some((100.0 * count / parts, words))
}

/// Compares a share in words with the two counts set beside it by commas or brackets.
pub(super) fn check(case: &mut Case<'_>, sentence: usize, numbers: &[Number]) {
    let whole = case.tokens_of(sentence);
    let low = |at: usize| case.known.prose.low(at);
    let mut found = None;
    for at in whole.clone() {
        let Some((share, words)) = share(case, at).filter(|_| at == whole.start || low(at - 1) != "and") else {
            continue;
        };
        let of_share = at..at + words;
        let counts: Vec<&Number> =
            numbers.iter().filter(|one| !one.percent && !one.money && !of_share.contains(&one.at)).collect();
        let pair = counts.windows(2).find_map(|pair| {
            let [a, b] = pair else { return None };
            let (part, all) = if a.value <= b.value { (*a, *b) } else { (*b, *a) };
            let aside = a.at > at
                && a.at - at <= 14
                && matches!(low(a.at - 1), "," | "(" | "\u{2014}")
                && (b.at + 1..b.at + 4).any(|at| matches!(low(at), "," | ")" | "." | "\u{2014}"));
            let summed = b.at < at
                && at - b.at <= 10
                && at > whole.start
                && matches!(low(at - 1), "," | "or" | "o" | "decir" | "(");
            ((aside || summed) && is_part_of(case, sentence, part, all)).then_some((part.clone(), all.clone()))
        });
        let Some((part, all)) = pair else { continue };
        let right = 100.0 * part.value / all.value;
        let fits = match loose(case, at, &whole) {
            Loose::More => right >= share - 2.0,
            Loose::Less => right <= share + 2.0,
            _ => (right - share).abs() <= 5.0,
        };
        if !fits {
            found = Some((of_share, share, part, all, right));
            break;
        }
    }
    let Some((of_share, share, part, all, right)) = found else { return };
    let said = case.known.prose.words_of(of_share.clone()).to_owned();
    let (part_said, all_said, right, share) = (
        shown(part.value),
        shown(all.value),
        shown((right * 10.0).round() / 10.0),
        shown((share * 10.0).round() / 10.0),
    );
    let says = (
        format!("{part_said} of {all_said} is {right} %, said “{said}”, {share} %"),
        format!("{part_said} de {all_said} es {right} %, dice «{said}», {share} %"),
    );
    let (first, last) = (part.at.min(all.at), part.at.max(all.at));
    let sides = vec![number_side(case, of_share, sentence), number_side(case, first..last + 1, sentence)];
    case.say(CheckType::Percentage, Severity::Contradiction, sides, says);
}
