//! Dates as they are written: days, months, years, times of day.

use jiff::civil::Date;

use paradero_record::Side;

use super::clock::is_clock;
use super::lexicon::{self, Word};
use super::names::{Named, named};
use super::reader::{Read, Reader};
use super::said::{Part, Partial, Said, Turn};
use crate::Shape;

/// A moment read, the token behind it, and the rule that read it.
pub(super) type Moment = (Said, usize, &'static str);

/// Words that make a month or a year of what stands behind them.
const LEADS: &[&str] = &[
    "in",
    "of",
    "since",
    "until",
    "till",
    "by",
    "from",
    "to",
    "through",
    "during",
    "throughout",
    "before",
    "after",
    "and",
    "between",
    "around",
    "about",
    "early",
    "mid",
    "late",
    "last",
    "this",
    "next",
    "past",
    "circa",
    "en",
    "de",
    "del",
    "desde",
    "hasta",
    "durante",
    "entre",
    "y",
    "hacia",
    "este",
    "pasado",
    "proximo",
    "ultimo",
    "para",
    "a",
    "tras",
];

/// What a month alone is said of, where its name could be another word: `his March hearing`.
const OF_MONTHS: &[&str] = &[
    "hearing",
    "hearings",
    "arrest",
    "arrests",
    "interview",
    "order",
    "orders",
    "flight",
    "flights",
    "raid",
    "raids",
    "ruling",
    "rulings",
    "deportation",
    "deportations",
    "removal",
    "removals",
    "statement",
    "letter",
    "memo",
    "appointment",
    "report",
    "release",
    "decision",
    "visit",
    "call",
    "transfer",
    "detention",
    "date",
    "check-in",
    "filing",
    "protest",
    "rally",
    "trial",
];

impl Reader<'_> {
    /// A moment that begins here, article or `last` and the like included.
    pub(super) fn moment(&self, at: usize) -> Option<Moment> {
        let at = self.past(at, &["the", "el", "la"]);
        if let Some(found) = self.named(at) {
            return Some(found);
        }
        if let Some(found) = self.vague(at) {
            return Some(found);
        }
        self.date(at).or_else(|| self.relative(at)).or_else(|| self.clock_first(at)).or_else(|| self.stretch(at))
    }

    /// A holiday or a date, without words before it.
    pub(super) fn moment_of_date(&self, at: usize) -> Option<Moment> {
        self.named(at).or_else(|| self.date(at))
    }

    /// A holiday or an era, with the year behind it.
    fn named(&self, at: usize) -> Option<Moment> {
        let turned = self.turn(at).filter(|(turn, _)| matches!(turn, Turn::Last | Turn::This | Turn::Next));
        let (turn, start) = turned.unwrap_or((Turn::Bare, at));
        let (what, words) = named(|by| self.low(start + by))?;
        if !self.shape(start).is_capital() && self.shape(start) != Shape::Number && !self.spanish {
            return None;
        }
        let mut end = start + words;
        match what {
            Named::Once(from, to) => Some((Said::Fixed(from, to, false), end, "era")),
            Named::Yearly(rule) => {
                let (year, behind) = self.year_behind(end).map_or((None, end), |(year, end)| (Some(year), end));
                end = behind;
                let (turn, end) = self.turn_behind(end).unwrap_or((turn, end));
                Some((Said::Holiday(rule, year, turn), end, "holiday"))
            }
        }
    }

    /// `about March 3`, `early March`, `a principios de marzo`, `the end of 2024`.
    fn vague(&self, at: usize) -> Option<Moment> {
        let about: &[&[&str]] = &[
            &["around"],
            &["about"],
            &["circa"],
            &["approximately"],
            &["roughly"],
            &["hacia"],
            &["cerca", "de"],
            &["cerca", "del"],
            &["alrededor", "de"],
            &["alrededor", "del"],
            &["sobre"],
            &["aproximadamente"],
            &["or", "about"],
        ];
        if let Some(next) = self.phrase(at, about) {
            let next = self.past(next, &["el", "la", "the", "en"]);
            let (said, end, rule) =
                self.date(next).filter(|(said, ..)| matches!(said, Said::Date(_) | Said::Fixed(..)))?;
            return Some((said.about(), end, rule));
        }
        let (part, next) = self.part(at)?;
        let next = self.past(next, &["the", "el", "la"]);
        let (said, end, rule) = self.date(next).or_else(|| self.relative(next)).or_else(|| self.lone_year(next))?;
        Some((said.part(part)?, end, if rule == "year" { "part-of-year" } else { "part-of" }))
    }

    fn part(&self, at: usize) -> Read<Part> {
        let at = self.past(at, &["a"]);
        let (part, mut next) = match self.low(at) {
            "early" | "beginning" | "start" | "principios" | "comienzos" | "inicios" => (Part::Early, at + 1),
            "mid" | "middle" | "mediados" => (Part::Mid, at + 1),
            "late" | "end" | "finales" | "fines" => (Part::Late, at + 1),
            "final" | "fin" if self.is(at + 1, &["de", "del"]) && !self.is(at + 2, &["semana"]) => (Part::Late, at + 1),
            "earlier" if self.turn(at + 1).is_some() || self.is(at + 1, &["in"]) => (Part::Earlier, at + 1),
            "later" if self.turn(at + 1).is_some() => (Part::Later, at + 1),
            _ => return None,
        };
        let open = matches!(self.low(at), "early" | "late" | "mid" | "earlier" | "later");
        if self.is(next, &["of", "de", "del", "in", "-"]) {
            next += 1;
        } else if !open {
            return None;
        }
        Some((part, next))
    }

    /// A date, by what its first word is.
    pub(super) fn date(&self, at: usize) -> Option<Moment> {
        if let Some(found) = self.hyphened(at) {
            return Some(found);
        }
        let found = match self.word(at) {
            Word::Weekday(weekday) => self.weekday(at, weekday),
            Word::Month(month) | Word::ShortMonth(month) => self.month_first(at, month),
            _ => self
                .figures(at)
                .or_else(|| self.day_first(at))
                .or_else(|| self.lone_year(at))
                .or_else(|| self.age_of_years(at)),
        };
        let (said, end, rule) = found?;
        let (said, end) = self.clock_behind(said, end);
        Some((said, end, rule))
    }

    /// `mid-March`, `late-2024`.
    fn hyphened(&self, at: usize) -> Option<Moment> {
        let (part, rest) = self.low(at).split_once('-')?;
        let part = match part {
            "early" => Part::Early,
            "mid" => Part::Mid,
            "late" => Part::Late,
            _ => return None,
        };
        let partial = match lexicon::word(rest) {
            Word::Month(month) | Word::ShortMonth(month) => {
                let (year, end) = self.year_behind(at + 1).map_or((None, at + 1), |(year, end)| (Some(year), end));
                return Some((
                    Said::Date(Partial { month: Some(month), year, part: Some(part), ..Partial::default() }),
                    end,
                    "part-of",
                ));
            }
            _ => Partial { year: Some(lexicon::year(rest)?), part: Some(part), ..Partial::default() },
        };
        Some((Said::Date(partial), at + 1, "part-of-year"))
    }

    /// A weekday, with the date behind it or alone.
    fn weekday(&self, at: usize, weekday: u8) -> Option<Moment> {
        let spanish = self.spanish || !self.low(at).ends_with("day");
        if self.shape_before(at) == Shape::Title && self.was(at, &["santo", "san", "don", "black"]) {
            return None;
        }
        let mut next = self.past(at + 1, &[","]);
        next = self.past(next, &["the", "el", "dia"]);
        let dated = self.month_or_day(next).filter(|(said, ..)| matches!(said, Said::Date(date) if date.day.is_some()));
        if let Some((Said::Date(date), end, rule)) = dated {
            let rule = if rule == "month-day" { "weekday-month-day" } else { "weekday-date" };
            return Some((Said::Date(Partial { weekday: Some(weekday), ..date }), end, rule));
        }
        if let Some(end) = self.day_number(at, next) {
            let day = lexicon::day(self.low(end - 1));
            let (said, end) =
                self.clock_behind(Said::Date(Partial { weekday: Some(weekday), day, ..Partial::default() }), end);
            return Some((said, end, "weekday-day"));
        }
        let article =
            ["el", "del", "al", "este", "pasado", "proximo", "ese", "aquel", "siguiente", "mismo", "ultimo", "manana"];
        let alone = if spanish { self.was(at, &article) } else { self.shape(at).is_capital() };
        let recurring = self.is(at + 1, &["school", "schools", "mass", "best", "times", "night"]) && !spanish && {
            self.low(at + 1) != "night" || self.is(at + 2, &["football", "live"])
        };
        if !alone || recurring || self.was(at, &["every", "each", "cada", "los", "todos", "a", "un"]) {
            return None;
        }
        if let Some(found) = self.beside_holiday(at + 1, weekday) {
            return Some(found);
        }
        let turned = self.turn_behind(at + 1);
        let (turn, end) = turned.unwrap_or((Turn::Bare, at + 1));
        let (said, end) = self.clock_behind(Said::Weekday(weekday, turn, None), self.past_part_of_day(end));
        Some((said, end, "weekday"))
    }

    /// `el viernes 6`, `Friday the 13th`: where a day without a month ends; a number that counts is none.
    fn day_number(&self, weekday: usize, at: usize) -> Option<usize> {
        lexicon::day(self.low(at)).filter(|_| !matches!(self.word(at), Word::Number(_)))?;
        let spanish = self.spanish && at == weekday + 1 && self.shape(at) == Shape::Number;
        let english = at == weekday + 2 && self.is(weekday + 1, &["the"]) && self.shape(at) == Shape::Mixed;
        let counts =
            self.low(at + 1).ends_with('s') && self.low(at + 1).len() > 3 && !self.is(at + 1, &["pues", "tras"])
                || self.is(at + 1, &["%", "mil", "a", "por", "$"]) && self.shape(at + 2) == Shape::Number;
        ((spanish || english) && !counts).then_some(at + 1)
    }

    /// `the Friday after Thanksgiving`, `el lunes antes de Pascua`.
    fn beside_holiday(&self, at: usize, weekday: u8) -> Option<Moment> {
        let (side, next) = match self.low(at) {
            "after" | "following" => (Side::After, at + 1),
            "before" => (Side::Before, at + 1),
            "despues" if self.is(at + 1, &["de", "del"]) => (Side::After, at + 2),
            "antes" if self.is(at + 1, &["de", "del"]) => (Side::Before, at + 2),
            _ => return None,
        };
        let next = self.past(next, &["the", "el", "la"]);
        match self.named(next)? {
            (Said::Holiday(rule, year, _), end, _) => {
                Some((Said::Beside(weekday, side, rule, year), end, "weekday-beside-holiday"))
            }
            _ => None,
        }
    }

    fn month_or_day(&self, at: usize) -> Option<Moment> {
        match self.word(at) {
            Word::Month(month) | Word::ShortMonth(month) => self.month_first(at, month),
            _ => self.figures(at).or_else(|| self.day_first(at)),
        }
    }

    /// `May 9, 2025`, `May 9-11`, `May 2025`, `May`.
    fn month_first(&self, at: usize, month: i8) -> Option<Moment> {
        let short = matches!(self.word(at), Word::ShortMonth(_));
        let english = !self.is_spanish_month(at);
        if english && !self.shape(at).is_capital() {
            return None;
        }
        let with = Partial { month: Some(month), ..Partial::default() };
        let day_at = if english { self.past(at + 1, &["the"]) } else { at + 1 };
        if let Some(found) = self.days_behind(with, day_at).filter(|_| english) {
            return Some(found);
        }
        if let Some((year, end)) = self.year_behind(at + 1) {
            let lean = self.shape(at).is_capital() || !english;
            return lean.then_some((Said::Date(Partial { year: Some(year), ..with }), end, "month-year"));
        }
        if let Some(found) = self.months_to(with, at + 1) {
            return Some(found);
        }
        (!short && self.is_month_alone(at, month)).then_some((Said::Date(with), at + 1, "month")).map(
            |(said, end, rule)| {
                let (turn, end) = self.turn_behind(end).filter(|_| !english).unwrap_or((Turn::Bare, end));
                (said.turned(turn), end, rule)
            },
        )
    }

    fn is_spanish_month(&self, at: usize) -> bool {
        self.low(at).ends_with('o') && self.low(at) != "ago"
            || self.is(at, &["abril", "septiembre", "setiembre", "octubre", "noviembre", "diciembre"])
    }

    /// `March to May 2025`, `March–May`: from month to month.
    fn months_to(&self, with: Partial, at: usize) -> Option<Moment> {
        if self.low(at) != "-" {
            return None;
        }
        let (Word::Month(month) | Word::ShortMonth(month)) = self.word(at + 1) else { return None };
        let (year, end) = self.year_behind(at + 2).map_or((None, at + 2), |(year, end)| (Some(year), end));
        let to = Partial { month: Some(month), year, ..Partial::default() };
        Some((Said::Range(with, to), end, "month-month"))
    }

    /// The day or days behind a month, and the year behind them.
    fn days_behind(&self, with: Partial, at: usize) -> Option<Moment> {
        let low = self.low(at);
        let (first, last) = match low.split_once('-') {
            Some((first, last)) => (lexicon::day(first)?, Some(lexicon::day(last)?)),
            None => (lexicon::day(low).filter(|_| self.is_day(at))?, None),
        };
        let (last, end) = match last {
            Some(last) => (Some(last), at + 1),
            None if self.is(at + 1, &["-"]) && lexicon::year(self.low(at + 2)).is_none() => {
                lexicon::day(self.low(at + 2))
                    .filter(|day| *day > first)
                    .map_or((None, at + 1), |day| (Some(day), at + 3))
            }
            None => (None, at + 1),
        };
        let (year, end) = self.year_behind(end).map_or((None, end), |(year, end)| (Some(year), end));
        let told = self.that_year(end).filter(|_| year.is_none());
        let turn = if told.is_some() { Turn::That } else { with.turn };
        let end = told.unwrap_or(end);
        let date = Partial { day: Some(first), year, turn, ..with };
        let rule = if year.is_some() { "month-day-year" } else { "month-day" };
        match last {
            Some(last) => Some((Said::Range(date, Partial { day: Some(last), ..date }), end, "month-days")),
            None => Some((Said::Date(date), end, rule)),
        }
    }

    /// Whether a number behind a month is its day and no count: not before a unit or a percent sign.
    fn is_day(&self, at: usize) -> bool {
        let word = matches!(self.word(at), Word::Number(_));
        !word
            && !self
                .is(at + 1, &["%", "percent", "million", "years", "months", "weeks", "days", "people", "men", "women"])
    }

    /// `9 May 2025`, `9 de mayo de 2025`, `the 9th of May`, `1º de mayo`, `el día 9`, `the 9th`.
    fn day_first(&self, at: usize) -> Option<Moment> {
        let named = self.is(at, &["dia"]);
        let day_at = if named { at + 1 } else { at };
        let day = lexicon::day(self.low(day_at))?;
        let of = self.past(day_at + 1, &["de", "of", "del"]);
        let of = self.past(of, &["mes", "de"]);
        let of = if self.is(of.saturating_sub(1), &["mes"]) { self.past(of, &["de"]) } else { of };
        if let Word::Month(month) | Word::ShortMonth(month) = self.word(of)
            && (self.is_spanish_month(of) || self.shape(of).is_capital())
            && !(self.low(of) == "may" && self.shape(of) == Shape::Lower)
        {
            let with = Partial { day: Some(day), month: Some(month), ..Partial::default() };
            let (year, end) = self.year_behind(of + 1).map_or((None, of + 1), |(year, end)| (Some(year), end));
            let (turn, end) = self.turn_behind(end).filter(|_| year.is_none()).unwrap_or((Turn::Bare, end));
            let rule = if year.is_some() { "month-day-year" } else { "month-day" };
            return Some((Said::Date(Partial { year, turn, ..with }), end, rule));
        }
        let ordinal = self.shape(at) == Shape::Mixed && self.low(at).ends_with(['t', 'd', 'h']);
        let leaning = ordinal && self.was(at, &["the"]) && self.is_clause_end(at + 1);
        let alone = named && self.was(at, &["el", "del", "al"]) && !self.is(day_at + 1, &["de"]);
        let date = Partial { day: Some(day), ..Partial::default() };
        (leaning || alone).then_some((Said::Date(date), day_at + 1, "day-of-month"))
    }

    fn is_clause_end(&self, at: usize) -> bool {
        self.low(at).is_empty()
            || matches!(self.shape(at), Shape::Mark | Shape::Close)
            || self
                .is(at, &["and", "y", "at", "a", "he", "she", "they", "when", "cuando", "in", "en", "se", "lo", "la"])
    }

    /// `9 al 12 de mayo`, `the 9th to the 12th of May`.
    pub(super) fn days_of_one_month(&self, at: usize, joints: &[&str]) -> Read<Said> {
        let at = self.past(at, &["the", "el"]);
        let first = lexicon::day(self.low(at)).filter(|_| self.is(at + 1, joints))?;
        let second = self.past(at + 2, &["the", "el"]);
        let (said, end, _) = self.day_first(second)?;
        match said {
            Said::Date(date) if date.month.is_some() => {
                Some((Said::Range(Partial { day: Some(first), ..date }, date), end))
            }
            _ => None,
        }
    }

    /// `2025-05-09`, `5/9/2025`, `9.5.2025`; `5/9` where it is led by a preposition.
    fn figures(&self, at: usize) -> Option<Moment> {
        let low = self.low(at);
        if !low.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        if let Some(date) = low.get(..10).and_then(|day| day.parse::<Date>().ok()) {
            let clock = low
                .get(11..16)
                .and_then(|clock| clock.split_once(':'))
                .filter(|_| low.as_bytes().get(10) == Some(&b't'));
            let clock = clock.and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
            let partial = Partial { clock: clock.filter(|clock| is_clock(*clock)), ..partial_of(date) };
            return (low.len() == 10 || clock.is_some()).then_some((Said::Date(partial), at + 1, "iso-date"));
        }
        let mark = ['/', '.', '-'].into_iter().find(|mark| low.contains(*mark))?;
        let mut parts = low.split(mark);
        let (first, second) = (parts.next()?, parts.next()?);
        let two = |part: &str| (part.len() <= 2).then(|| part.parse::<i8>().ok())?;
        let (first, second) = (two(first)?, two(second)?);
        let last = parts.next();
        if parts.next().is_some() || (mark != '/' && last.is_none_or(|year| year.len() != 4)) {
            return None;
        }
        let year = match last {
            Some(year) if year.len() == 4 => Some(lexicon::year(year)?),
            Some(year) => Some(2000 + i16::from(two(year)?)),
            None if self.was(at, &["on", "since", "by", "el", "del", "until"])
                && second > 0
                && (first, second) != (24, 7) =>
            {
                None
            }
            None => return None,
        };
        let day_leads = (self.spanish || mark == '.') && second <= 12 || first > 12;
        let (day, month) = if day_leads { (first, second) } else { (second, first) };
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(())?;
        let partial = Partial { year, month: Some(month), day: Some(day), ..Partial::default() };
        Some((Said::Date(partial), at + 1, if year.is_some() { "figures" } else { "figures-day" }))
    }

    /// The day of the month named before: `May 9 and 12, 2025`.
    pub(super) fn day_of_same_month(&self, first: Said, at: usize) -> Option<Moment> {
        let Said::Date(with @ Partial { day: Some(_), month: Some(_), .. }) = first else { return None };
        let day = lexicon::day(self.low(at)).filter(|_| self.is_day(at))?;
        let (year, end) = self.year_behind(at + 1).map_or((None, at + 1), |(year, end)| (Some(year), end));
        Some((Said::Date(Partial { day: Some(day), year, weekday: None, clock: None, ..with }), end, "month-day"))
    }

    /// A month by its name alone, where nothing else is meant by it.
    fn is_month_alone(&self, at: usize, month: i8) -> bool {
        if self.is_spanish_month(at) {
            let led = self.was(at, LEADS) || self.was(at, &["el", "mes"]) || self.turn_behind(at + 1).is_some();
            return led && (self.shape(at) == Shape::Lower || self.was(at, &["en", "desde", "hasta"]));
        }
        if self.shape(at).is_capital() && self.shape(at + 1) == Shape::Title && self.shape_before(at) == Shape::Title {
            return false;
        }
        let led = self.was(at, LEADS);
        let name = matches!(month, 4 | 6 | 8)
            && self.shape(at + 1) == Shape::Title
            && !matches!(self.word(at + 1), Word::Weekday(_));
        match month {
            3 | 5 => led && !self.was(at, &["to", "and", "y", "a", "de"]) || self.is(at + 1, OF_MONTHS),
            _ if name => self.was(at, &["in", "since", "last", "late", "early"]),
            4 | 6 | 8 => led || self.is(at + 1, OF_MONTHS),
            _ => true,
        }
    }
}

fn partial_of(date: Date) -> Partial {
    Partial { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), ..Partial::default() }
}
