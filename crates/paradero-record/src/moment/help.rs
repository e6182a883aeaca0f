//! Guesses what was meant by a text that is not a moment, and writes it as one.

use super::parse::read;
use super::say::MONTHS;

/// Returns the moment, or the two moments, that somebody may have meant. Whatever is offered can be read.
pub(super) fn rewrite(text: &str) -> Option<String> {
    // Longer texts are not dates.
    if text.len() > 80 {
        return None;
    }
    let text = text.trim();
    let whole = [rewrite_date, rewrite_spelling].iter().find_map(|guess| guess(text).filter(|each| reads(each)));
    whole.or_else(|| rewrite_interval(text)).or_else(|| rewrite_either(text))
}

fn reads(text: &str) -> bool {
    read(text).is_ok()
}

/// `2025-05-12 to 2025-05-20`, `May 2025 – June 2025`, `12/05/…`: each end by itself.
fn rewrite_interval(text: &str) -> Option<String> {
    let separators = ["/", " to ", " until ", " al ", " hasta ", " a ", " - ", "–", "—"];
    separators.iter().find_map(|separator| {
        let (left, right) = text.split_once(separator)?;
        let end = |part: &str| {
            let part = part.trim();
            if reads(part) || matches!(part, "" | "..") { Some(part.to_owned()) } else { rewrite_date(part) }
        };
        let interval = format!("{}/{}", end(left)?, end(right)?);
        reads(&interval).then_some(interval)
    })
}

/// The right letters in the wrong case, with spaces, or with a blank before the time.
fn rewrite_spelling(text: &str) -> Option<String> {
    let upper = text.to_uppercase();
    let mut candidates = vec![text.to_owned(), text.replace(' ', ""), text.replacen(' ', "T", 1), upper];
    if matches!(text.to_lowercase().as_str(), "" | "?" | "unknown" | "n/a" | "desconocido" | "desconocida") {
        candidates.push("unknown".to_owned());
    }
    candidates.into_iter().find(|candidate| reads(candidate))
}

/// One date in figures or in words.
fn rewrite_date(text: &str) -> Option<String> {
    in_figures(text).or_else(|| decade(text)).or_else(|| in_words(text)).filter(|date| reads(date))
}

/// `2025-3-4`, `2025/03/15`, `20250315`, and days and months in either order where only one order is a date.
fn in_figures(text: &str) -> Option<String> {
    let parts = figures(text)?;
    match *parts.as_slice() {
        [year, month, day] if year > 999 => Some(format!("{year:04}-{month:02}-{day:02}")),
        [year, month] if year > 999 => Some(format!("{year:04}-{month:02}")),
        [month, year] if year > 999 => Some(format!("{year:04}-{month:02}")),
        [first, second, year] if year > 999 && (first > 12 || first == second) => {
            Some(format!("{year:04}-{second:02}-{first:02}"))
        }
        [first, second, year] if year > 999 && second > 12 => Some(format!("{year:04}-{first:02}-{second:02}")),
        [compact] if (10_000_101..=99_991_231).contains(&compact) => {
            Some(format!("{:04}-{:02}-{:02}", compact / 10_000, compact / 100 % 100, compact % 100))
        }
        _ => None,
    }
}

/// `03/04/2025` can be the fourth of March or the third of April: both are offered.
fn rewrite_either(text: &str) -> Option<String> {
    let &[first, second, year] = figures(text)?.as_slice() else {
        return None;
    };
    let american = format!("{year:04}-{first:02}-{second:02}");
    let european = format!("{year:04}-{second:02}-{first:02}");
    (year > 999 && reads(&american) && reads(&european)).then(|| format!("{american} or {european}, the year first"))
}

/// The numbers of a text that has nothing but numbers and `/`, `-` or `.` between them.
fn figures(text: &str) -> Option<Vec<u32>> {
    text.split(['/', '-', '.']).map(|part| if part.is_empty() { None } else { part.parse().ok() }).collect()
}

/// `March 2025`, `15 de marzo de 2025`, `March 15, 2025`, `about April 2025`, `spring 2025`.
fn in_words(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let (mut year, mut month, mut day, mut qualifier) = (None, None, None, "");
    for word in lower.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '.')) {
        // "15th", "1º": figures with an ending.
        let number: Option<u32> = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h', 'º', 'o']).parse().ok();
        match word {
            "" | "de" | "del" | "of" | "the" | "el" | "la" | "in" | "on" | "en" => {}
            "about" | "around" | "circa" | "ca" | "c" | "hacia" | "approximately" | "aproximadamente" => {
                qualifier = "~";
            }
            _ => match number {
                Some(number @ 1..=31) if day.is_none() => day = Some(number),
                Some(number @ 1000..=9999) if year.is_none() => year = Some(number),
                Some(_) => return None,
                None if month.is_none() => month = Some(month_code(word)?),
                None => return None,
            },
        }
    }
    let date = match (year?, month, day) {
        (year, Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (year, Some(month), None) => format!("{year}-{month:02}"),
        (year, None, None) => year.to_string(),
        (_, None, Some(_)) => return None,
    };
    Some(format!("{date}{qualifier}"))
}

/// The number of a month or season by its English or Spanish name, of which three letters are enough.
fn month_code(word: &str) -> Option<u8> {
    let seasons = [("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)];
    let estaciones = [("primavera", 21), ("verano", 22), ("otoño", 23), ("invierno", 24)];
    let season = seasons.iter().chain(&estaciones).find(|(name, _)| *name == word).map(|(_, code)| *code);
    let numbered = (1..).zip(MONTHS);
    let is_named = |name: &str| word.chars().count() >= 3 && name.to_lowercase().starts_with(word);
    season.or_else(|| {
        numbered.into_iter().find(|(_, names)| names.iter().any(|name| is_named(name))).map(|found| found.0)
    })
}

/// `1980s` and `the 1980s`.
fn decade(text: &str) -> Option<String> {
    let digits = text.strip_prefix("the ").unwrap_or(text).strip_suffix("0s")?;
    (digits.len() == 3).then(|| format!("{digits}X"))
}
