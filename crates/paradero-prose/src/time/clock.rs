//! Times of day, before and behind the day.

use super::dates::Moment;
use super::lexicon;
use super::reader::{Read, Reader};
use super::said::{Partial, Said};

impl Reader<'_> {
    /// Past the words for a part of the day behind a day: `morning`, `por la noche`.
    pub(super) fn past_part_of_day(&self, at: usize) -> usize {
        const PARTS: &[&str] = &["morning", "afternoon", "evening", "night", "manana", "tarde", "noche", "madrugada"];
        let lead = self.phrase(at, &[&["por", "la"], &["en", "la"], &["de", "la"], &["in", "the"]]).unwrap_or(at);
        if self.is(lead, PARTS) {
            return lead + 1;
        }
        if self.is(at, &["early"]) && self.is(at + 1, PARTS) { at + 2 } else { at }
    }

    /// A time of day behind a day: `at 6:30 p.m.`, `a las 6:30 de la tarde`.
    pub(super) fn clock_behind(&self, said: Said, at: usize) -> (Said, usize) {
        let at = self.past_part_of_day(at);
        let comma = self.past(at, &[","]);
        let lead = self.phrase(
            comma,
            &[
                &["at"],
                &["a", "las"],
                &["a", "la"],
                &["at", "around"],
                &["at", "about"],
                &["around"],
                &["at", "approximately"],
            ],
        );
        let clock = lead
            .and_then(|next| self.clock(next))
            .filter(|_| matches!(said, Said::Date(Partial { day: Some(_), .. }) | Said::Weekday(..) | Said::Day(..)));
        match clock {
            Some((clock, end)) => (said.at_clock(Some(clock)), end),
            None => (said, at),
        }
    }

    /// A time of day with the day behind it: `6:30 p.m. on March 14`, `las seis de la mañana del martes`.
    pub(super) fn clock_first(&self, at: usize) -> Option<Moment> {
        let (clock, end) = self.clock(self.past(at, &["las"]))?;
        let mut next = self.past(end, &[","]);
        next = self.past(next, &["on", "of", "del", "de", "el"]);
        next = self.past(next, &["el"]);
        let (said, end, rule) = self.date(next).or_else(|| self.relative(next))?;
        let day = matches!(said, Said::Date(Partial { day: Some(_), .. }) | Said::Weekday(..) | Said::Day(..));
        day.then_some((said.at_clock(Some(clock)), end, rule))
    }

    /// A time of day: `6:30 p.m.`, `6pm`, `18:30`, `6:30 de la tarde`, `seis de la mañana`.
    fn clock(&self, at: usize) -> Read<(i8, i8)> {
        let low = self.low(at);
        let digits = low.starts_with(|first: char| first.is_ascii_digit());
        let figures = if digits { low.trim_end_matches(['a', 'p', 'm', 'h', 's', '.']) } else { low };
        let glued = low.get(figures.len()..).filter(|rest| !rest.is_empty());
        let (hour, minute) = match figures.split_once([':', '.']) {
            Some((hour, minute)) => (hour.parse::<i8>().ok()?, minute.get(..2)?.parse::<i8>().ok()?),
            None if lexicon::is_digits(figures) => (figures.parse().ok()?, 0),
            None => (i8::try_from(lexicon::number(low)?).ok()?, 0),
        };
        let mut next = at + 1;
        let mut minute = minute;
        if let Some((more, end)) = [("media", 30), ("cuarto", 15)]
            .iter()
            .find(|(word, _)| self.reads(next, &["y", word]))
            .map(|(_, more)| (*more, next + 2))
        {
            (minute, next) = (more, end);
        }
        let colon = figures.contains(':');
        let (hour, next) = self.half(hour, glued, next).or_else(|| (hour >= 13 && colon).then_some((hour, next)))?;
        let zones = ["et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt"];
        let next = self
            .phrase(next, &[&["local", "time"], &["hora", "local"], &["eastern", "time"]])
            .unwrap_or_else(|| self.past(next, &zones));
        is_clock((hour, minute)).then_some(((hour, minute), next))
    }

    /// Which half of the day: `p.m.`, `de la tarde`.
    fn half(&self, hour: i8, glued: Option<&str>, at: usize) -> Read<i8> {
        let apart = if self.reads(at + 1, &[".", "m"]) && matches!(self.low(at), "a" | "p") {
            Some(self.past(at + 3, &["."]))
        } else {
            None
        };
        let (word, next) = match glued {
            None if apart.is_some() => (if self.is(at, &["a"]) { "am" } else { "pm" }, apart?),
            Some(glued) => (glued, at),
            None => match self.phrase(at, &[&["de", "la"], &["in", "the"], &["por", "la"]]) {
                Some(next) => (self.low(next), next + 1),
                None => (self.low(at), at + 1),
            },
        };
        let hour = match word {
            "am" | "a.m" | "a.m." | "manana" | "madrugada" | "morning" => hour % 12,
            "pm" | "p.m" | "p.m." | "tarde" | "noche" | "afternoon" | "evening" if hour <= 12 => hour % 12 + 12,
            "h" | "hs" | "hrs" | "horas" => hour,
            _ => return None,
        };
        Some((hour, next))
    }
}

/// Whether an hour and a minute are on a clock.
pub(super) fn is_clock((hour, minute): (i8, i8)) -> bool {
    (0..24).contains(&hour) && (0..60).contains(&minute)
}
