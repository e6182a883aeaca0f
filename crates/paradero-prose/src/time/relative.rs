//! Moments told from the day of publication or from another: yesterday, last week, two weeks ago, that Friday.

use paradero_record::Unit;

use super::dates::Moment;
use super::lexicon::Word;
use super::reader::Reader;
use super::said::{Said, Turn};
use crate::Shape;

impl Reader<'_> {
    /// Words about a moment that is told from another.
    pub(super) fn relative(&self, at: usize) -> Option<Moment> {
        match self.word(at) {
            Word::Today(days) => return self.day_from_today(at, days),
            Word::Season(code) => return self.season(at, at, code, Turn::Bare),
            Word::Unit(unit) => return self.unit_turned_behind(at, unit),
            _ => {}
        }
        self.fixed_words(at)
            .or_else(|| self.weekend(at, at, Turn::Bare))
            .or_else(|| self.turned(at))
            .or_else(|| self.ago(at))
    }

    fn day_from_today(&self, at: usize, days: i32) -> Option<Moment> {
        let owner = self.low(at + 1) == "'s" && days == 0;
        let idle = self.reads(at, &["hoy", "en", "dia"]) || self.reads(at, &["hoy", "dia"]) || self.was(at, &["usa"]);
        if owner || idle || (days == 0 && self.shape(at) == Shape::Title && self.shape_before(at) == Shape::Title) {
            return None;
        }
        let (said, end) = self.clock_behind(Said::Day(days, None), self.past_part_of_day(at + 1));
        Some((said, end, "day-from-publication"))
    }

    /// `this morning`, `last night`, `esta mañana`, `overnight`, `the day before yesterday`.
    fn fixed_words(&self, at: usize) -> Option<Moment> {
        let days: &[(&[&str], i32)] = &[
            (&["last", "night"], -1),
            (&["last", "evening"], -1),
            (&["this", "morning"], 0),
            (&["this", "afternoon"], 0),
            (&["this", "evening"], 0),
            (&["esta", "manana"], 0),
            (&["esta", "tarde"], 0),
            (&["esta", "noche"], 0),
            (&["esta", "madrugada"], 0),
            (&["day", "before", "yesterday"], -2),
            (&["day", "after", "tomorrow"], 2),
            (&["pasado", "manana"], 2),
            (&["dia", "de", "hoy"], 0),
            (&["dia", "de", "ayer"], -1),
            (&["dia", "de", "manana"], 1),
        ];
        if let Some((words, days)) = days.iter().find(|(words, _)| self.reads(at, words)) {
            let (said, end) = self.clock_behind(Said::Day(*days, None), at + words.len());
            return Some((said, end, "day-from-publication"));
        }
        let tomorrow = self.is(at, &["manana"])
            && !self.was(at, &["la", "una", "esta", "de", "cada", "toda", "por", "misma", "media", "el"])
            && self.shape(at) == Shape::Lower;
        if tomorrow {
            return Some((Said::Day(1, None), at + 1, "day-from-publication"));
        }
        (self.is(at, &["overnight"]) && !self.was(at, &["an", "the", "of"])).then_some((
            Said::Overnight,
            at + 1,
            "overnight",
        ))
    }

    fn weekend(&self, from: usize, at: usize, turn: Turn) -> Option<Moment> {
        let end = if self.is(at, &["weekend"]) { at + 1 } else { self.phrase(at, &[&["fin", "de", "semana"]])? };
        let (turn, end) = self.turn_behind(end).unwrap_or((turn, end));
        let _ = from;
        let led =
            turn != Turn::Bare || self.was(at, &["the", "el"]) && !self.was(at.saturating_sub(1), &["every", "on"]);
        led.then_some((Said::Weekend(turn), end, "weekend"))
    }

    /// `last week`, `el próximo lunes`, `this spring`, `that Friday`, `next March`.
    fn turned(&self, at: usize) -> Option<Moment> {
        let (turn, next) = self.turn(at)?;
        match self.word(next) {
            Word::Weekday(weekday) => {
                let dated = self.dated_weekday(next);
                if dated.is_some() {
                    return dated;
                }
                let (said, end) =
                    self.clock_behind(Said::Weekday(weekday, turn, None), self.past_part_of_day(next + 1));
                let rule = match turn {
                    Turn::Next => "weekday-next",
                    Turn::This => "weekday-this",
                    Turn::That | Turn::Following | Turn::Previous => "weekday-of-story",
                    _ => "weekday-last",
                };
                Some((said, end, rule))
            }
            Word::Month(_) | Word::ShortMonth(_) => {
                let (said, end, _) = self.dated(next)?;
                Some((said.turned(turn), end, "month-turned"))
            }
            Word::Season(code) => self.season(at, next, code, turn),
            Word::Unit(unit) => self.unit(at, next, unit, turn),
            _ if self.is(next, &["weekend", "fin"]) => self.weekend(at, next, turn),
            _ if self.is(at, &["el", "la"]) => None,
            _ => self.dated(next).filter(|(said, _, rule)| {
                turn == Turn::Last && self.spanish && *rule == "month-day" && said.weekday().is_none()
            }),
        }
    }

    fn dated(&self, at: usize) -> Option<Moment> {
        self.moment_of_date(at)
    }

    fn dated_weekday(&self, at: usize) -> Option<Moment> {
        self.moment_of_date(at).filter(|(_, _, rule)| matches!(*rule, "weekday-month-day" | "weekday-date"))
    }

    /// `last week`, `this month`, `that year`, `the following month`.
    fn unit(&self, from: usize, at: usize, unit: Unit, turn: Turn) -> Option<Moment> {
        let singular = !self.low(at).ends_with('s') || self.is(at, &["mes"]);
        let whole = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
        // `this past week` is last week; `the past year` and `el último año` are lengths; `that day` is told elsewhere.
        let length = self.is(from, &["past", "ultimo", "ultima"])
            && self.was(from, &["the", "el", "la"])
            && !self.is(at, &["semana"]);
        let school = self.is(at + 1, &["old", "olds", "-"]) || self.is(at, &["week"]) && self.is(at + 1, &["long"]);
        (singular && whole && !length && !school).then_some((Said::Unit(unit, turn, None), at + 1, "unit-turned"))
    }

    /// `la semana pasada`, `el mes que viene`, `el año siguiente`.
    fn unit_turned_behind(&self, at: usize, unit: Unit) -> Option<Moment> {
        if !matches!(unit, Unit::Week | Unit::Month | Unit::Year)
            || self.low(at).ends_with('s') && !self.is(at, &["mes"])
        {
            return None;
        }
        let (turn, end) = self.turn_behind(at + 1)?;
        Some((Said::Unit(unit, turn, None), end, "unit-turned"))
    }

    /// `last summer`, `the spring of 2019`, `verano de 2023`, `el verano pasado`, `that winter`.
    fn season(&self, from: usize, at: usize, code: i8, turn: Turn) -> Option<Moment> {
        let _ = from;
        if let Some((year, end)) = self.year_behind(at + 1) {
            return Some((Said::Season(code, Some(year), Turn::Bare, false), end, "season-year"));
        }
        if let Some((turn, end)) = self.turn_behind(at + 1) {
            return Some((Said::Season(code, None, turn, false), end, "season-turned"));
        }
        if turn != Turn::Bare {
            return Some((Said::Season(code, None, turn, false), at + 1, "season-turned"));
        }
        let start = if self.was(at, &["the", "el", "la"]) { at.saturating_sub(1) } else { at };
        let led = self.was(start, &["in", "since", "during", "en", "durante", "desde", "until"]) && start < at
            || self.was(at, &["since"]);
        led.then_some((Said::Season(code, None, Turn::Bare, false), at + 1, "season"))
    }

    /// `two weeks ago`, `hace dos semanas`, `more than 100 years ago`, `in two weeks` to come.
    fn ago(&self, at: usize) -> Option<Moment> {
        if self.is(at, &["hace"]) {
            let (measure, length, end) = self.measured(at + 1)?;
            // `hace 17 días que no duerme en casa` is a length.
            return (!self.is(end, &["que"])).then_some((Said::Ago(measure, length), end, "ago"));
        }
        if self.reads(at, &["dentro", "de"]) {
            let (measure, length, end) = self.measured(at + 2)?;
            return Some((Said::Ahead(measure, length), end, "ahead"));
        }
        let (measure, length, end) = self.measured(at)?;
        if self.is(end, &["ago"]) || (self.is(end, &["atras"])) {
            return Some((Said::Ago(measure, length), end + 1, "ago"));
        }
        self.phrase(end, &[&["from", "now"], &["from", "today"]])
            .map(|end| (Said::Ahead(measure, length), end, "ahead"))
    }
}
