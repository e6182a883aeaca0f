//! Says a moment as people do, in English and in Spanish.

mod nouns;

use super::{Edge, Member, Moment, Offset, Shape, Stated, Time, What};
use nouns::Detail;
pub(super) use nouns::{MONTHS, month_name};

/// A language that Paradero speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English as in the United States, with the day before the month so that nobody mistakes one for the other.
    English,
    /// Spanish as in the Americas.
    Spanish,
}

/// Says when, with its preposition: "on 15 March 2025", "el 15 de marzo de 2025".
///
/// Nothing is lost but the offset of a time, which is said only for UTC and where a moment mixes several. A month or
/// year that all parts share is said once. Years before 1000 carry their era.
pub fn say(moment: &Moment, language: Language) -> String {
    let voice = Voice { language, says_offsets: mixes_offsets(moment) };
    match &moment.0 {
        Shape::Unknown => voice.pick("at an unknown time", "en fecha desconocida").to_owned(),
        Shape::One(stated) => voice.single(*stated),
        Shape::Interval(start, end) => voice.interval(*start, *end),
        Shape::Set(members) => voice.set(members),
    }
}

/// Times on several clocks cannot be told apart without their offsets.
fn mixes_offsets(moment: &Moment) -> bool {
    let mut offsets = moment.stated().filter_map(|stated| match stated.what {
        What::Time(time) => Some(time.offset),
        _ => None,
    });
    let first = offsets.next();
    offsets.any(|offset| Some(offset) != first)
}

/// Who speaks, and how.
#[derive(Clone, Copy)]
struct Voice {
    language: Language,
    says_offsets: bool,
}

impl Voice {
    fn pick<T>(self, english: T, spanish: T) -> T {
        match self.language {
            Language::English => english,
            Language::Spanish => spanish,
        }
    }

    /// One date with its preposition.
    fn single(self, stated: Stated) -> String {
        let about = stated.qualifier.is_approximate();
        let lead = match stated.what {
            What::Time(_) | What::SomeDay(..) | What::SomeDayOfYear(_) => self.pick("on ", ""),
            What::SomeMonth(_) => self.pick("in ", "en "),
            _ if about => self.pick("about ", "hacia "),
            what => self.preposition(what),
        };
        let detail = if about { Detail::FULL } else { Detail::BARE };
        format!("{lead}{}{}", self.noun(stated, detail), self.doubt(stated))
    }

    /// One date as part of a longer phrase.
    fn nested(self, stated: Stated) -> String {
        let says_about_itself =
            matches!(stated.what, What::Time(_) | What::SomeDay(..) | What::SomeDayOfYear(_) | What::SomeMonth(_));
        let about = stated.qualifier.is_approximate() && !says_about_itself;
        let lead = if about { self.pick("about ", "aproximadamente ") } else { "" };
        format!("{lead}{}{}", self.noun(stated, Detail::FULL), self.doubt(stated))
    }

    fn doubt(self, stated: Stated) -> &'static str {
        if stated.qualifier.is_uncertain() { self.pick(" (uncertain)", " (incierto)") } else { "" }
    }

    fn preposition(self, what: What) -> &'static str {
        match what {
            What::Day(_) | What::Time(_) | What::SomeDay(..) | What::SomeDayOfYear(_) => self.pick("on ", ""),
            _ => self.pick("in ", "en "),
        }
    }

    fn interval(self, start: Edge, end: Edge) -> String {
        match (start, end) {
            (Edge::At(start), Edge::At(end)) => self.between(start, end),
            (Edge::Open, Edge::At(end)) => self.until(end),
            (Edge::At(start), Edge::Open) => self.from(start),
            (_, Edge::At(end)) => self.until(end) + self.pick(" (start not stated)", " (comienzo no indicado)"),
            (Edge::At(start), _) => self.from(start) + self.pick(" (end not stated)", " (final no indicado)"),
            _ => self.pick("at an unknown time", "en fecha desconocida").to_owned(),
        }
    }

    fn between(self, start: Stated, end: Stated) -> String {
        if start == end {
            return self.single(start);
        }
        if let Some((day, times)) = self.times_of_one_day(&[start, end]) {
            return self.pick("on ", "").to_owned()
                + &day
                + self.pick(" between ", " entre ")
                + &self.joined(&times, Link::And);
        }
        let nouns =
            self.sharing(&[start, end], Detail::FULL).unwrap_or_else(|| vec![self.nested(start), self.nested(end)]);
        self.pick("between ", "entre ").to_owned() + &self.joined(&nouns, Link::And)
    }

    fn until(self, end: Stated) -> String {
        match end.what {
            What::Time(time) if !end.qualifier.is_approximate() => {
                let (clock, day) = (self.clock(time), self.noun(Stated::plain(What::Day(time.day)), Detail::FULL));
                // "del 15 de marzo": "de" and "el" become one word.
                self.pick(format!("by {clock} on {day}"), format!("hasta {clock} d{day}")) + self.doubt(end)
            }
            What::Day(_) | What::Time(_) | What::SomeDay(..) | What::SomeDayOfYear(_) => {
                self.pick("by ", "hasta ").to_owned() + &self.nested(end)
            }
            // "By May" may leave May out; the whole of it is allowed.
            _ => self.pick(format!("in or before {}", self.nested(end)), format!("{} o antes", self.single(end))),
        }
    }

    fn from(self, start: Stated) -> String {
        let start = self.nested(start);
        self.pick(format!("from {start} on"), format!("desde {start}"))
    }

    fn set(self, members: &[Member]) -> String {
        let dates: Option<Vec<Stated>> = members
            .iter()
            .map(|member| match member {
                Member::One(stated) => Some(*stated),
                _ => None,
            })
            .collect();
        dates.and_then(|dates| self.plain_set(&dates)).unwrap_or_else(|| {
            let phrases: Vec<String> = members.iter().map(|member| self.member(*member)).collect();
            self.joined(&phrases, Link::Or)
        })
    }

    fn member(self, member: Member) -> String {
        match member {
            Member::One(stated) => self.single(stated),
            Member::Until(end) => self.until(end),
            Member::From(start) => self.from(start),
            Member::Between(start, end) => self.between(start, end),
        }
    }

    /// Dates of one kind after one preposition.
    fn plain_set(self, dates: &[Stated]) -> Option<String> {
        if let Some((day, times)) = self.times_of_one_day(dates) {
            return Some(
                self.pick("on ", "").to_owned() + &day + self.pick(" at ", " a ") + &self.joined(&times, Link::Or),
            );
        }
        let nouns = self.sharing(dates, Detail::BARE)?;
        let lead = self.preposition(dates.first()?.what);
        Some(lead.to_owned() + &self.joined(&nouns, Link::Or))
    }

    /// The day, and the times, when these are plain times of one day.
    fn times_of_one_day(self, dates: &[Stated]) -> Option<(String, Vec<String>)> {
        let plain: Option<Vec<Time>> = dates.iter().map(|stated| stated.plain_time()).collect();
        let times = plain?;
        let day = times.first()?.day;
        let same = times.iter().all(|time| time.day == day);
        same.then(|| {
            (
                self.noun(Stated::plain(What::Day(day)), Detail::FULL),
                times.iter().map(|time| self.clock(*time)).collect(),
            )
        })
    }

    /// The nouns of plain dates of one kind. What all of them share is said with the last one only.
    fn sharing(self, dates: &[Stated], detail: Detail) -> Option<Vec<String>> {
        let parts: Option<Vec<(u8, i64, u8)>> = dates.iter().map(|stated| stated.shareable()).collect();
        let parts = parts?;
        let &(kind, year, month) = parts.first()?;
        if parts.iter().any(|part| part.0 != kind) {
            return None;
        }
        let same_year = parts.iter().all(|part| part.1 == year);
        let same_month = same_year && parts.iter().all(|part| part.2 == month);
        let short = Detail { year: !same_year, month: !same_month, ..detail };
        let last = dates.len() - 1;
        let noun = |(index, stated): (usize, &Stated)| self.noun(*stated, if index == last { detail } else { short });
        Some(dates.iter().enumerate().map(noun).collect())
    }

    /// "a, b or c".
    fn joined(self, phrases: &[String], link: Link) -> String {
        let Some((last, others)) = phrases.split_last() else {
            return String::new();
        };
        if others.is_empty() {
            return last.clone();
        }
        let word = match (link, self.language) {
            (Link::And, Language::English) => "and",
            (Link::Or, Language::English) => "or",
            // "y" and "o" give way before their own sound: "otoño e invierno", "septiembre u octubre".
            (Link::And, Language::Spanish) if last.starts_with('i') => "e",
            (Link::And, Language::Spanish) => "y",
            (Link::Or, Language::Spanish) if last.starts_with('o') => "u",
            (Link::Or, Language::Spanish) => "o",
        };
        format!("{} {word} {last}", others.join(", "))
    }

    /// A time of day with its article in Spanish: "17:26", "las 17:26 UTC".
    fn clock(self, time: Time) -> String {
        let article = self.pick("", if time.hour == 1 { "la " } else { "las " });
        let seconds = time.second.map(|second| format!(":{second:02}")).unwrap_or_default();
        let offset = match time.offset {
            Offset::Utc => " UTC".to_owned(),
            Offset::Ahead(minutes) if self.says_offsets => {
                let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
                format!(" (UTC{sign}{:02}:{:02})", minutes / 60, minutes % 60)
            }
            Offset::Local | Offset::Ahead(_) => String::new(),
        };
        format!("{article}{:02}:{:02}{seconds}{offset}", time.hour, time.minute)
    }
}

/// What joins the last of several phrases.
#[derive(Clone, Copy)]
enum Link {
    And,
    Or,
}
