//! The cases of the suite that name a safeguard, and what each comes to now.

use std::collections::BTreeSet;

use paradero_law::suite::{Case, Compared, shipped};
use paradero_law::{Outcome, Pack};
use paradero_record::{EventId, Instant, Language, Moment, Timeline, Zone, say};

use crate::demo::Example;
use crate::desk::Ctx;
use crate::extent::only;
use crate::line::bare;
use crate::time;
use crate::verdict::verdict_word;
use crate::view::{CaseLine, ExpectedLine};

/// Runs the shipped cases that name a safeguard, by name.
pub(super) fn cases(ctx: &Ctx<'_>, id: &str) -> Vec<CaseLine> {
    // Nothing else is asked, so nothing else need be judged.
    let pack = only(&ctx.desk.pack, &BTreeSet::from([id.to_owned()]));
    let naming = shipped().filter(|(_, text)| text.lines().any(|line| names(line, id)));
    let mut all: Vec<CaseLine> = naming.map(|(name, text)| run(ctx, &pack, id, name, text)).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

/// Whether a line of a case expects something of a safeguard.
fn names(line: &str, id: &str) -> bool {
    line.strip_prefix("#! expect ").is_some_and(|rest| rest.split_whitespace().next() == Some(id))
}

fn run(ctx: &Ctx<'_>, pack: &Pack, id: &str, name: &str, text: &str) -> CaseLine {
    let holidays = &ctx.desk.holidays;
    let mut line = CaseLine {
        name: name.to_owned(),
        title: name.to_owned(),
        about: String::new(),
        expects: Vec::new(),
        as_expected: false,
        fault: None,
        text: text.trim_end().to_owned(),
    };
    let mut case = match Case::parse(text, Example::text_of) {
        Ok(case) => case,
        Err(faults) => {
            line.fault = faults.first().map(|fault| fault.message.clone());
            return line;
        }
    };
    let (title, about) = first_sentence(&case.about);
    if !title.is_empty() {
        (line.title, line.about) = (title, about);
    }
    case.expectations.retain(|one| one.safeguard == id);
    let ran = case.run(pack, holidays);
    let timeline = case.whole(pack, holidays);
    let words = Words { timeline: &timeline, zone: &case.record.zone, language: ctx.language };
    line.fault = ran.diagnostics.first().map(|fault| fault.message.clone());
    line.as_expected = line.fault.is_none() && ran.compared.iter().all(Compared::is_as_expected);
    line.expects = ran
        .compared
        .iter()
        .map(|one| ExpectedLine {
            as_of: words.instant(one.as_of),
            expected: words.say(&one.expected),
            found: (!one.is_as_expected()).then(|| words.say(&one.found)),
        })
        .collect();
    line
}

/// The first sentence of a text of several lines, and the rest.
///
/// A point after a single letter or "v" is part of a name, as in *A.A.R.P. v. Trump*.
fn first_sentence(text: &str) -> (String, String) {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_end = |before: &str| {
        let last = before.rsplit([' ', '.']).next().unwrap_or_default();
        last.chars().count() > 1
    };
    let mut from = 0;
    while let Some(at) = joined.get(from..).and_then(|rest| rest.find(". ")) {
        let end = from + at;
        if joined.get(..end).is_some_and(is_end) {
            let rest = joined.get(end + 2..).unwrap_or_default();
            return (joined.get(..=end).unwrap_or_default().to_owned(), rest.to_owned());
        }
        from = end + 2;
    }
    (joined, String::new())
}

/// Says what a case expects in words; what it does not know stays as it is written.
struct Words<'a> {
    timeline: &'a Timeline,
    zone: &'a Zone,
    language: Language,
}

impl Words<'_> {
    fn instant(&self, at: Instant) -> String {
        let is_end_of_day = self.zone.end_of_day(self.zone.day_of(at)) == at;
        if is_end_of_day {
            time::say_day(at, self.zone, self.language)
        } else {
            time::say_minute(at, self.zone, self.language)
        }
    }

    fn say(&self, expected: &str) -> String {
        let each: Vec<String> = expected.split(" and ").map(|one| self.one(one)).collect();
        each.join("; ")
    }

    fn one(&self, expected: &str) -> String {
        let words: Vec<&str> = expected.split_whitespace().collect();
        let Some((verdict, event)) = split(&words) else { return expected.to_owned() };
        let event = event.map(|id| self.event(id));
        let said = match verdict {
            ["none", ..] => self.language.choose("it does not apply", "no se aplica").to_owned(),
            _ => self.verdict(verdict),
        };
        event.map_or(said.clone(), |event| format!("{event}: {said}"))
    }

    fn event(&self, id: &str) -> String {
        self.timeline.event(&EventId::new(id)).map_or_else(
            || id.to_owned(),
            |event| format!("{} {}", event.kind.say(self.language), say(&event.moment(), self.language)),
        )
    }

    /// `running possible best none contested due 2025-03-15T12:00 to …`, in words.
    fn verdict(&self, words: &[&str]) -> String {
        let mut out: Vec<String> = Vec::new();
        let mut rest = words.iter().copied().peekable();
        while let Some(word) = rest.next() {
            let said = match word {
                "best" => {
                    let best = rest.next().unwrap_or_default();
                    let best = match outcome(best) {
                        Some(outcome) => verdict_word(outcome, self.language),
                        None => self.language.choose("it does not apply", "no se aplica"),
                    };
                    self.language.choose(format!("at best {best}"), format!("en el mejor caso {best}"))
                }
                "due" => {
                    let first = self.moment(rest.next().unwrap_or_default());
                    if rest.next_if_eq(&"to").is_some() {
                        let last = self.moment(rest.next().unwrap_or_default());
                        self.language.choose(
                            format!("due between {} and {}", bare(&first), bare(&last)),
                            format!("vence entre {first} y {last}"),
                        )
                    } else {
                        self.language.choose(format!("due {first}"), format!("vence {first}"))
                    }
                }
                "certain" => self.language.choose("certain", "con certeza").to_owned(),
                "possible" => self.language.choose("possible", "posible").to_owned(),
                "contested" => self.language.choose("contested", "en disputa").to_owned(),
                word => outcome(word).map_or(word, |outcome| verdict_word(outcome, self.language)).to_owned(),
            };
            out.push(said);
        }
        out.join(", ")
    }

    fn moment(&self, text: &str) -> String {
        Moment::parse(text).map_or_else(|_| text.to_owned(), |moment| say(&moment, self.language))
    }
}

fn outcome(word: &str) -> Option<Outcome> {
    Outcome::ALL.into_iter().find(|outcome| outcome.word() == word)
}

/// The verdict of an expectation, and the event that it names.
fn split<'a, 'b>(words: &'a [&'b str]) -> Option<(&'a [&'b str], Option<&'b str>)> {
    let (first, rest) = words.split_first()?;
    if rest.is_empty() || outcome(first).is_some() { Some((words, None)) } else { Some((rest, Some(*first))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_in_a_name_ends_no_sentence() {
        assert_eq!(
            first_sentence("AE-05, as in A.A.R.P. v. Trump: a day. The rest\nis more."),
            ("AE-05, as in A.A.R.P. v. Trump: a day.".to_owned(), "The rest is more.".to_owned())
        );
        assert_eq!(first_sentence("One only"), ("One only".to_owned(), String::new()));
    }

    #[test]
    fn expectations_are_said_in_words() {
        let record = paradero_record::Record::default();
        let timeline = Timeline::of(&record, &paradero_record::PersonId::new("p"));
        let zone = Zone::utc();
        let words = |language| Words { timeline: &timeline, zone: &zone, language };
        let english = words(Language::English);
        assert_eq!(english.say("none"), "it does not apply");
        assert_eq!(english.say("move none"), "move: it does not apply");
        assert_eq!(
            english.say("move not_shown possible best none"),
            "move: not shown, possible, at best it does not apply"
        );
        assert_eq!(
            english.say("running certain contested due 2025-03-15T12:00 to 2025-03-16T12:00"),
            "running, certain, contested, due between 15 March 2025 at 12:00 and 16 March 2025 at 12:00"
        );
        assert_eq!(
            words(Language::Spanish).say("move kept certain and stay running certain"),
            "move: cumplida, con certeza; stay: en curso, con certeza"
        );
    }
}
