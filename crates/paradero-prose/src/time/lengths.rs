//! Lengths of time and ages: for 55 days, a week after, the 19-day detention, 31-year-old.

use paradero_record::{Length, Measure, Side, Unit};

use super::Means;
use super::lexicon::{self, Word};
use super::reader::Reader;
use super::said::{Form, Found, Frame};
use crate::Shape;

/// How exactly, how long, and the token behind it.
type Measured = (Measure, Length, usize);

/// Words before `de 31 años` of which no person has the age.
const NO_PERSON: &[&str] = &[
    "pena",
    "penas",
    "sentencia",
    "condena",
    "condenas",
    "periodo",
    "plazo",
    "plazos",
    "prohibicion",
    "historia",
    "experiencia",
    "contrato",
    "mas",
    "cerca",
    "menos",
    "alrededor",
    "despues",
    "antes",
    "luego",
    "dentro",
    "vigencia",
    "espera",
    "ley",
    "castigo",
    "veto",
    "maximo",
    "minimo",
    "carcel",
    "prision",
    "trayectoria",
    "matrimonio",
    "uno",
    "lucha",
    "norma",
    "carrera",
    "edad",
];

impl Reader<'_> {
    /// How exactly a number is meant.
    fn measure(&self, at: usize) -> (Measure, usize) {
        let known: &[(Measure, &[&[&str]])] = &[
            (
                Measure::About,
                &[
                    &["about"],
                    &["around"],
                    &["roughly"],
                    &["nearly"],
                    &["almost"],
                    &["some"],
                    &["approximately"],
                    &["close", "to"],
                    &["just", "under"],
                    &["unos"],
                    &["unas"],
                    &["casi"],
                    &["cerca", "de"],
                    &["alrededor", "de"],
                    &["aproximadamente"],
                    &["como"],
                ],
            ),
            (
                Measure::AtLeast,
                &[
                    &["more", "than"],
                    &["over"],
                    &["at", "least"],
                    &["just", "over"],
                    &["no", "less", "than"],
                    &["longer", "than"],
                    &["no", "fewer", "than"],
                    &["mas", "de"],
                    &["al", "menos"],
                    &["por", "lo", "menos"],
                    &["poco", "mas", "de"],
                    &["no", "menos", "de"],
                    &["un", "poco", "mas", "de"],
                    &["como", "minimo"],
                    &["well", "over"],
                ],
            ),
            (
                Measure::AtMost,
                &[
                    &["less", "than"],
                    &["under"],
                    &["up", "to"],
                    &["at", "most"],
                    &["no", "more", "than"],
                    &["fewer", "than"],
                    &["within"],
                    &["menos", "de"],
                    &["hasta"],
                    &["como", "maximo"],
                    &["a", "lo", "sumo"],
                    &["no", "mas", "de"],
                ],
            ),
        ];
        let fits = known.iter().filter_map(|(measure, phrases)| Some((*measure, self.phrase(at, phrases)?)));
        fits.max_by_key(|(_, next)| *next).unwrap_or((Measure::Exactly, at))
    }

    /// A length with how exactly it is meant: `nearly three weeks`, `más de 19 días`, `19-day`, `a year and a half`.
    pub(super) fn measured(&self, at: usize) -> Option<Measured> {
        let (measure, start) = match self.word(at) {
            Word::Number(_) => (Measure::Exactly, at),
            Word::Lead | Word::Common => self.measure(at),
            _ if self.low(at).contains(|one: char| one.is_ascii_digit() || one == '-') => (Measure::Exactly, at),
            _ => return None,
        };
        let (length, end) = self.length_alone(start)?;
        Some((measure, length, end))
    }

    fn length_alone(&self, at: usize) -> Option<(Length, usize)> {
        if let Some((head, tail)) = self.low(at).rsplit_once('-')
            && let (Some(count @ 1..), Word::Unit(unit)) = (lexicon::number(head), lexicon::word(tail))
        {
            return Some((Length { count, unit }, at + 1));
        }
        let (count, next) = match self.low(at) {
            "a" | "an" | "un" | "una" if matches!(self.word(at + 1), Word::Unit(_)) => (1, at + 1),
            "one" | "una-sola" => (1, at + 1),
            _ => self.number(at)?,
        };
        let half = self.phrase(next, &[&["and", "a", "half"]]);
        let hyphen = self.low(next) == "-" && lexicon::is_digits(self.low(at));
        let next = if hyphen { next + 1 } else { half.unwrap_or(next) };
        let next = self.past(
            next,
            &[
                "full",
                "whole",
                "straight",
                "long",
                "consecutive",
                "entire",
                "more",
                "additional",
                "calendar",
                "largos",
                "largas",
                "calendario",
            ],
        );
        let Word::Unit(unit) = self.word(next) else { return None };
        let end = self.past(
            next + 1,
            &["completos", "completas", "consecutivos", "seguidos", "enteros", "naturales", "calendario"],
        );
        let behind = self.phrase(end, &[&["and", "a", "half"], &["y", "medio"], &["y", "media"]]);
        match (unit, half.or(behind)) {
            (_, None) => Some((Length { count, unit }, end)),
            (Unit::Year, Some(_)) => {
                let count = count.checked_mul(12)?.checked_add(6)?;
                Some((Length { count, unit: Unit::Month }, behind.unwrap_or(end)))
            }
            (Unit::Day, Some(_)) => {
                let count = count.checked_mul(24)?.checked_add(12)?;
                Some((Length { count, unit: Unit::Hour }, behind.unwrap_or(end)))
            }
            (Unit::Hour, Some(_)) => {
                let count = count.checked_mul(60)?.checked_add(30)?;
                Some((Length { count, unit: Unit::Minute }, behind.unwrap_or(end)))
            }
            _ => None,
        }
    }

    /// A length, an offset or an age that begins here.
    pub(super) fn length(&self, at: usize) -> Option<Found> {
        self.age(at).or_else(|| self.next_day(at)).or_else(|| self.lasting(at))
    }

    fn plain(from: usize, to: usize, means: Means, rule: &'static str) -> Found {
        Found { from, to, form: Form::Plain(means), rule }
    }

    fn lasting(&self, at: usize) -> Option<Found> {
        let lead: &[&[&str]] = &[
            &["for"],
            &["for", "the", "past"],
            &["for", "the", "last"],
            &["for", "a", "total", "of"],
            &["for", "another"],
            &["durante"],
            &["durante", "los", "ultimos"],
            &["durante", "las", "ultimas"],
            &["por"],
            &["lleva"],
            &["llevaba"],
            &["llevan"],
            &["lleva", "ya"],
            &["desde", "hace"],
            &["hace"],
            &["after"],
            &["tras"],
            &["luego", "de"],
            &["despues", "de"],
            &["a", "los"],
            &["a", "las"],
            &["a", "la"],
            &["within"],
            &["in"],
            &["en"],
        ];
        let start = self.phrase(at, lead).unwrap_or(at);
        let (mut measure, length, end) = self.measured(start)?;
        if self.is(at, &["within"]) {
            measure = Measure::AtMost;
        }
        if self.is_no_length(at, start, end) {
            return None;
        }
        if self.is(at, &["hace"]) && !self.is(end, &["que"]) {
            return None;
        }
        let led = start > at && !self.is(at, &["a"]);
        if let Some(found) = self.offset(at, start, (measure, length, end)) {
            return Some(found);
        }
        let one = matches!(self.low(start), "a" | "an" | "un" | "una") && length.count == 1;
        if one && !led {
            return None;
        }
        let adjective = self.low(start).contains('-') || self.low(start + 1) == "-";
        let from = if adjective { start } else { at };
        Some(Self::plain(from, end, Means::Lasting(measure, length), "length"))
    }

    /// What looks like a length and is none: a time of day, a rate, an age, a count per time, business days.
    fn is_no_length(&self, at: usize, start: usize, end: usize) -> bool {
        let before = self.before(at, 1);
        matches!(
            before,
            "every"
                | "each"
                | "cada"
                | "per"
                | "once"
                | "twice"
                | "times"
                | "$"
                | "first"
                | "past"
                | "last"
                | "ultimos"
                | "ultimas"
                | "veces"
                | "vez"
                | "los"
                | "las"
        ) && start == at
            || self.is(end, &["old", "olds", "ago", "atras"])
            || self.is(end, &["from"]) && self.is(end + 1, &["now", "today"])
            || self.reads(end, &["de", "edad"])
            || self.low(end) == "-" && self.is(end + 1, &["old", "olds"])
    }

    /// A length before or after something: `a week after`, `two days later`, `48 horas después`, `within 24 hours of`.
    fn offset(&self, at: usize, start: usize, (measure, length, end): Measured) -> Option<Found> {
        let later: &[&[&str]] = &[
            &["after"],
            &["later"],
            &["afterward"],
            &["afterwards"],
            &["following"],
            &["thereafter"],
            &["despues", "de"],
            &["despues", "del"],
            &["despues"],
            &["mas", "tarde"],
            &["luego", "de"],
            &["luego"],
            &["tras"],
            &["later", ",", "after"],
        ];
        let earlier: &[&[&str]] = &[
            &["before"],
            &["earlier"],
            &["prior", "to"],
            &["prior"],
            &["beforehand"],
            &["previously"],
            &["antes", "de"],
            &["antes", "del"],
            &["antes"],
            &["previo", "a"],
            &["previos", "a"],
            &["ahead", "of"],
            &["shy", "of"],
        ];
        let bare = start == at || self.is(at, &["within", "in", "en", "a"]);
        let (side, to) = match (self.phrase(end, later), self.phrase(end, earlier)) {
            (Some(to), _) if bare => (Side::After, to),
            (_, Some(to)) if bare => (Side::Before, to),
            _ if self.is(at, &["within"]) && self.is(end, &["of", "from"]) => (Side::After, end + 1),
            _ if self.is(at, &["a"])
                && start > at
                && (self.is(end, &["de", "del", "lo", "la", "se", "fue", ","]) || self.low(end).is_empty()) =>
            {
                (Side::After, self.past(end, &["de", "del"]))
            }
            _ => return None,
        };
        let dated = self.phrase(to, &[&["the"], &["el"]]).unwrap_or(to);
        if let Some((said, end, _)) = self.moment_of_date(dated) {
            return Some(Found {
                from: at,
                to: end,
                form: Form::Moment(Frame::Moved(measure, length, side), said),
                rule: "offset-date",
            });
        }
        Some(Self::plain(at, to, Means::Offset(measure, length, side), "offset"))
    }

    /// `the next day`, `al día siguiente`, `the day before`, `la víspera`: a day after or before what was told.
    fn next_day(&self, at: usize) -> Option<Found> {
        let parts = ["day", "morning", "afternoon", "evening", "night"];
        let partes = ["dia", "manana", "tarde", "noche", "madrugada"];
        let start = self.past(at, &["the", "al", "el", "la", "a"]);
        let start = self.past(start, &["la"]);
        let two = |first: &[&str], second: &[&str]| self.is(start, first) && self.is(start + 1, second);
        let day = |side, to| {
            let length = Length { count: 1, unit: Unit::Day };
            let dated = self.phrase(to, &[&["the"], &["el"]]).unwrap_or(to);
            if self.is(to.saturating_sub(1), &["after", "before", "de"])
                && let Some((said, end, _)) = self.moment_of_date(dated)
            {
                let form = Form::Moment(Frame::Moved(Measure::Exactly, length, side), said);
                return Some(Found { from: at, to: end, form, rule: "offset-date" });
            }
            Some(Self::plain(at, to, Means::Offset(Measure::Exactly, length, side), "next-day"))
        };
        if start == at && !self.is(at, &["next", "following", "visperas"]) {
            return None;
        }
        if two(&["next", "following"], &parts) || two(&partes, &["siguiente"]) {
            return day(Side::After, start + 2);
        }
        if two(&["previous", "preceding"], &parts) || two(&partes, &["anterior", "previo", "previa"]) {
            return day(Side::Before, start + 2);
        }
        if self.is(at, &["the"]) && two(&parts, &["after"]) && !self.was(at, &["day"]) {
            return day(Side::After, start + 2);
        }
        if self.is(at, &["the"]) && two(&parts, &["before"]) {
            return if self.is(start + 2, &["yesterday"]) { None } else { day(Side::Before, start + 2) };
        }
        if self.is(start, &["vispera", "visperas"]) {
            return day(Side::Before, self.past(start + 1, &["de", "del"]));
        }
        None
    }

    /// `31-year-old`, `aged 31`, `de 31 años`, `turned 31`, `Ana Pérez, 31,`.
    fn age(&self, at: usize) -> Option<Found> {
        let found =
            |count: u32, from, to| (1..=115).contains(&count).then(|| Self::plain(from, to, Means::Age(count), "age"));
        let low = self.low(at);
        let old = low.strip_suffix("-year-old").or_else(|| low.strip_suffix("-years-old"));
        if let Some(count) = old.and_then(lexicon::number) {
            return found(count, at, at + 1);
        }
        match low {
            "aged" | "age" if lexicon::is_digits(self.low(at + 1)) => return found(self.number(at + 1)?.0, at, at + 2),
            "age" if self.is(at + 1, &["of"]) => {
                return self.number(at + 2).and_then(|(count, end)| found(count, at, end));
            }
            "turned" | "turns" | "turning" => {
                let (count, end) = self.number(at + 1).filter(|(count, _)| *count < 116)?;
                let bare = !matches!(self.word(end), Word::Unit(_)) && !self.shape(end).is_word()
                    || self.is(end, &["in", "on", "while", "the", "this", "last", "and", "years"]);
                return if bare { found(count, at, self.past(end, &["years"])) } else { None };
            }
            _ => {}
        }
        if let Some((count, end)) = self.number(at).filter(|(count, _)| (1..=115).contains(count)) {
            return self.age_by_number(at, count, end);
        }
        self.age_of_when(at)
    }

    fn age_by_number(&self, at: usize, count: u32, end: usize) -> Option<Found> {
        let found = |from, to| Some(Self::plain(from, to, Means::Age(count), "age"));
        if self.low(end) == "-" && self.is(end + 1, &["year-old", "years-old", "ano", "anos"]) {
            return found(at, end + 2);
        }
        if let Some(to) = self.phrase(
            end,
            &[
                &["years", "old"],
                &["years", "of", "age"],
                &["anos", "de", "edad"],
                &["year", "old"],
                &["anos", "cumplidos"],
            ],
        ) {
            return found(at, to);
        }
        if self.is(end, &["anos"]) {
            return self.spanish_age(at, end).and_then(|from| found(from, end + 1));
        }
        let digits = lexicon::is_digits(self.low(at)) && (14..=99).contains(&count);
        let name = |by: usize| {
            at.checked_sub(by)
                .is_some_and(|at| at >= self.start && self.shape(at) == Shape::Title && self.word(at) == Word::Other)
        };
        let apposed =
            self.was(at, &[","]) && name(2) && name(3) && self.is(end, &[",", ".", ")"]) && !self.is_listed(end);
        let bracketed = self.was(at, &["("]) && name(2) && name(3) && self.is(end, &[")"]);
        (digits && (apposed || bracketed)).then(|| found(at, end))?
    }

    /// Whether a list of numbers goes on behind the comma.
    fn is_listed(&self, at: usize) -> bool {
        let next = self.past(at + 1, &["and", "y", "or", "o"]);
        self.shape(next) == Shape::Number
    }

    /// Where an age in Spanish begins; `None` where the years are no age.
    fn spanish_age(&self, at: usize, end: usize) -> Option<usize> {
        if self.is(end + 1, &["de"]) && !self.is(end + 2, &["edad"])
            || self.is(end + 1, &["despues", "antes", "atras", "mas"])
        {
            return None;
        }
        let before = at.checked_sub(1)?;
        let owned = self.reads(before, &["sus"]) && self.was(before, &["a", "con", "de"]);
        if owned {
            return Some(before.saturating_sub(1));
        }
        let by = match self.low(before) {
            "de" => !self.was(before, NO_PERSON) && before > self.start,
            "tiene" | "tenia" | "cumplio" | "cumple" | "cumplia" | "cumplir" | "(" => true,
            "con" | "los" => {
                self.was(before, &["a", ",", "tenia"])
                    || self.low(before) == "con" && self.shape_before(before) == Shape::Mark
            }
            "," => {
                self.shape_before(before) == Shape::Title
                    || (2..=3).any(|by| matches!(self.before(before, by), "tiene" | "tenia" | "cumple"))
            }
            "ya" | "ahora" | "solo" | "apenas" => self.was(before, &["tiene", "tenia", "cumplio"]),
            _ => false,
        };
        by.then_some(if self.is(before, &["de", "tiene", "tenia", "cumplio", "cumple", "cumplia", "cumplir"]) {
            before
        } else {
            at
        })
    }

    /// `when he was 22`, `cuando tenía 22 años` (told above).
    fn age_of_when(&self, at: usize) -> Option<Found> {
        if !self.is(at, &["when", "since"])
            || !self.is(at + 1, &["he", "she", "they", "i"])
            || !self.is(at + 2, &["was", "were"])
        {
            return None;
        }
        let start = self.past(at + 3, &["just", "only", "about"]);
        let (count, end) = self.number(start).filter(|(count, _)| (1..=115).contains(count))?;
        let bare = !self.shape(end).is_word() || self.is(end, &["and", "years", "he", "she", "in", "to"]);
        let end = self.phrase(end, &[&["years", "old"]]).unwrap_or(end);
        bare.then(|| Self::plain(start, end, Means::Age(count), "age"))
    }
}
