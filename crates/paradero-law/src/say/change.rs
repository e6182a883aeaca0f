//! What would change a verdict, in words: one sentence each.

use paradero_record::{EventId, Instant, Language, Moment, PlaceKind, Record, Timeline, Zone, say};

use super::{event_words, kind_words, last_of_minute, minute, say_patterns, stretch, word_words};
use crate::change::{Change, ComesTo, NewFact, Way};
use crate::clock::Clock;
use crate::pack::{Pattern, PlacePart};
use crate::verdict::Outcome;

/// Says what would change a verdict, and to what.
///
/// The zone is that of the verdict's event, for instants that belong to no event.
pub fn say_change(change: &Change, timeline: &Timeline, record: &Record, zone: &Zone, language: Language) -> String {
    let saying = Saying { timeline, record, zone, language };
    match &change.if_not {
        Some(if_not) => saying.decides(&change.fact, &change.if_so, if_not),
        None => saying.would(&change.fact, &change.if_so),
    }
}

struct Saying<'a> {
    timeline: &'a Timeline,
    record: &'a Record,
    zone: &'a Zone,
    language: Language,
}

impl Saying<'_> {
    fn choose(&self, english: String, spanish: String) -> String {
        self.language.choose(english, spanish)
    }

    /// "If …, this would be kept."
    fn would(&self, fact: &NewFact, so: &Way) -> String {
        let (condition, comes_to) = (self.supposed(fact), self.would_be(so.comes_to));
        self.choose(format!("If {condition}, {comes_to}."), format!("Si {condition}, {comes_to}."))
    }

    /// What is supposed, after "if".
    fn supposed(&self, fact: &NewFact) -> String {
        match fact {
            NewFact::Event { patterns, over } => {
                let (what, when) = (self.patterns(patterns), self.over(*over));
                self.choose(format!("the record showed {what}{when}"), format!("el registro mostrara {what}{when}"))
            }
            NewFact::Soon { patterns, after, hours } => {
                let (what, event, time) = (self.patterns(patterns), self.kind(after), self.hours(*hours));
                self.choose(
                    format!("the record showed {what} no more than {time} after {event}"),
                    format!("el registro mostrara {what} no más de {time} después de {event}"),
                )
            }
            NewFact::Complete { patterns, over } => {
                let (what, when) = (self.patterns(patterns), self.over(*over));
                self.choose(
                    format!("somebody said that the record of {what} is complete{when}, and it held nothing"),
                    format!("alguien afirmara que el registro de {what} está completo{when}, y nada contuviera"),
                )
            }
            NewFact::By(event, at) => {
                let (event, by) = (self.kind(event), self.by(event, *at));
                self.choose(format!("{event} came {by}"), format!("{event} fue {by}"))
            }
            NewFact::Since(event, at) => {
                let (event, since) = (self.kind(event), self.after(event, *at));
                self.choose(format!("{event} came {since}"), format!("{event} fue {since}"))
            }
            NewFact::Before { earlier, later } => {
                let (earlier, later) = (self.kind(earlier), self.kind(later));
                self.choose(format!("{earlier} came before {later}"), format!("{earlier} fue antes de {later}"))
            }
            NewFact::Within { earlier, later, hours } => {
                let (earlier, later, time) = (self.kind(earlier), self.kind(later), self.hours(*hours));
                self.choose(
                    format!("{later} came no more than {time} after {earlier}"),
                    format!("{later} fue no más de {time} después de {earlier}"),
                )
            }
            NewFact::Ahead { earlier, later, hours } => {
                let (earlier, later, time) = (self.kind(earlier), self.kind(later), self.hours(*hours));
                self.choose(
                    format!("{earlier} came at least {time} before {later}"),
                    format!("{earlier} fue al menos {time} antes de {later}"),
                )
            }
            NewFact::Happened(event) => {
                let event = self.kind(event);
                self.choose(
                    format!("it were certain that {event} happened"),
                    format!("fuera cierto que ocurrió {event}"),
                )
            }
            NewFact::DidNot(event) => {
                let event = self.kind(event);
                self.choose(
                    format!("it were certain that {event} did not happen"),
                    format!("fuera cierto que no ocurrió {event}"),
                )
            }
            NewFact::Word(event, name, word) => {
                let (event, label, word) = (self.kind(event), self.label(name), self.word(word));
                self.choose(
                    format!("the record gave “{word}” as “{label}” of {event}"),
                    format!("el registro diera “{word}” como “{label}” de {event}"),
                )
            }
            NewFact::Part(event, name, part, value) => {
                let (place, words) = (self.place(event, name), self.part(*part, value));
                self.choose(format!("{place} were {words}"), format!("{place} fuera {words}"))
            }
            NewFact::Denied(event) => {
                let event = self.event(event);
                self.choose(format!("somebody denied {event}"), format!("alguien negara {event}"))
            }
        }
    }

    /// "The date of … decides: by … it is kept, after that not shown."
    fn decides(&self, fact: &NewFact, so: &Way, not: &Way) -> String {
        let (yes, no) = (self.is(so.comes_to), self.is(not.comes_to));
        match fact {
            NewFact::By(event, at) => {
                let (words, by) = (self.kind(event), self.by(event, *at));
                self.choose(
                    format!("The date of {words} decides: {by} {yes}, after that {no}."),
                    format!("Decide la fecha de {words}: {by}, {yes}; después, {no}."),
                )
            }
            NewFact::Part(event, name, part, value) => {
                let (place, words) = (self.place(event, name), self.part(*part, value));
                self.choose(
                    format!("Where {place} lies decides: if it is {words}, {yes}; if not, {no}."),
                    format!("Decide dónde está {place}: si es {words}, {yes}; si no, {no}."),
                )
            }
            NewFact::Word(event, name, word) => {
                let (event, label, word) = (self.kind(event), self.label(name), self.word(word));
                self.choose(
                    format!("What “{label}” is at {event} decides: if “{word}”, {yes}; if not, {no}."),
                    format!("Decide qué es “{label}” en {event}: si “{word}”, {yes}; si no, {no}."),
                )
            }
            NewFact::Happened(event) => {
                let event = self.kind(event);
                self.choose(
                    format!("Whether {event} happened decides: if it did, {yes}; if not, {no}."),
                    format!("Decide si ocurrió {event}: si ocurrió, {yes}; si no, {no}."),
                )
            }
            other => {
                let whether = self.whether(other);
                self.choose(
                    format!("Whether {whether} decides: if so, {yes}; if not, {no}."),
                    format!("Decide si {whether}: si es así, {yes}; si no, {no}."),
                )
            }
        }
    }

    /// What is asked, after "whether"; the same words as after "if", which are of the past.
    fn whether(&self, fact: &NewFact) -> String {
        self.supposed(fact)
    }

    /// "this would be kept".
    fn would_be(&self, comes_to: ComesTo) -> String {
        let Some(worst) = comes_to.worst else {
            return self.language.choose("this would not apply", "la salvaguarda no se aplicaría").to_owned();
        };
        let would = |outcome| match outcome {
            Outcome::Kept => ("be kept", "quedaría cumplida"),
            Outcome::Running => ("be running", "seguiría en curso"),
            Outcome::NotShown => ("be not shown", "quedaría en “no consta”"),
            Outcome::Crossed => ("be crossed", "quedaría traspasada"),
        };
        let (english, spanish) = would(worst);
        if comes_to.is_certain() {
            return self.choose(format!("this would {english}"), format!("la salvaguarda {spanish}"));
        }
        let (best, mejor) = comes_to.best.map_or(("not apply", "no se aplicaría"), would);
        self.choose(
            format!("this would {english} at worst, and at best {best}"),
            format!("la salvaguarda, en el peor caso, {spanish} y, en el mejor, {mejor}"),
        )
    }

    /// "it is kept".
    fn is(&self, comes_to: ComesTo) -> String {
        let Some(worst) = comes_to.worst else {
            return self.language.choose("it does not apply", "no se aplica").to_owned();
        };
        let is = |outcome| match outcome {
            Outcome::Kept => ("kept", "queda cumplida"),
            Outcome::Running => ("running", "sigue en curso"),
            Outcome::NotShown => ("not shown", "no consta"),
            Outcome::Crossed => ("crossed", "queda traspasada"),
        };
        let (english, spanish) = is(worst);
        if comes_to.is_certain() {
            return self.choose(format!("it is {english}"), spanish.to_owned());
        }
        let best = comes_to.best.map_or(("not applicable", "no se aplica"), is);
        self.choose(
            format!("it stays open between {english} and {}", best.0),
            format!("queda abierto entre “{spanish}” y “{}”", best.1),
        )
    }

    fn patterns(&self, patterns: &[Pattern]) -> String {
        say_patterns(patterns, self.language)
    }

    fn event(&self, id: &EventId) -> String {
        event_words(self.timeline, id, self.language)
    }

    /// An event by its kind alone, where there is no other of it.
    fn kind(&self, id: &EventId) -> String {
        let kind = self.timeline.event(id).map(|event| event.kind);
        let same = self.timeline.events.iter().filter(|event| Some(event.kind) == kind).count();
        if same == 1 { kind_words(self.timeline, id, self.language) } else { self.event(id) }
    }

    fn hours(&self, hours: u32) -> String {
        let clock =
            if hours > 72 && hours.is_multiple_of(24) { Clock::CalendarDays(hours / 24) } else { Clock::Hours(hours) };
        clock.say(self.language)
    }

    /// A stretch with a space before it; nothing where it has no ends.
    fn over(&self, (first, last): (Instant, Instant)) -> String {
        if first.is_open() && last.is_open() {
            return String::new();
        }
        // After the last second of a day is from the next day on.
        let is_end = !first.is_open() && self.zone.end_of_day(self.zone.day_of(first)) == first && first < last;
        let first = if is_end { first.plus_seconds(1) } else { first };
        let is_short = first.second().saturating_add(60) >= last.second();
        let last = if is_short { last_of_minute(first) } else { last };
        format!(" {}", stretch(first, last, self.zone, self.language))
    }

    /// "by 12 May 2025", by the clock of the event.
    fn by(&self, event: &EventId, at: Instant) -> String {
        let zone = self.zone_of(event);
        let at = if zone.end_of_day(zone.day_of(at)) == at { at } else { last_of_minute(at) };
        say(&Moment::from_range(Instant::MIN, at, zone), self.language)
    }

    fn after(&self, event: &EventId, at: Instant) -> String {
        let zone = self.zone_of(event);
        let at = if zone.start_of_day(zone.day_of(at)) == at { at } else { minute(at) };
        say(&Moment::from_range(at, Instant::MAX, zone), self.language)
    }

    fn zone_of(&self, event: &EventId) -> &Zone {
        self.timeline.event(event).map_or(self.zone, |event| &event.zone)
    }

    fn label(&self, name: &str) -> String {
        let found = paradero_record::ATTRIBUTES.iter().find(|a| a.name == name);
        found.map_or_else(|| name.to_owned(), |a| self.language.choose(a.english, a.spanish).to_owned())
    }

    fn word(&self, word: &str) -> String {
        word_words(word, self.language)
    }

    /// A place as it is called.
    fn place(&self, event: &EventId, name: &str) -> String {
        let id = self.timeline.event(event).and_then(|event| event.place(name));
        let label = id.and_then(|id| self.record.places.get(id)).map(|place| place.label.clone());
        format!("“{}”", label.unwrap_or_default())
    }

    fn part(&self, part: PlacePart, value: &str) -> String {
        let (english, spanish) = match part {
            PlacePart::Aor => ("in the area of", "del área de"),
            PlacePart::Country => ("in the country", "del país"),
            PlacePart::State => ("in the state", "del estado"),
            PlacePart::Circuit => ("in the federal circuit", "del circuito federal"),
            PlacePart::District => ("in the federal district", "del distrito federal"),
            PlacePart::Kind => {
                let kind = PlaceKind::find(value).map_or(value, |kind| kind.say(self.language));
                return self.choose(format!("a place of the kind “{kind}”"), format!("un lugar del tipo “{kind}”"));
            }
        };
        self.choose(format!("{english} {value}"), format!("{spanish} {value}"))
    }
}
