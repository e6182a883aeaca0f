//! Where the statements of a person's record disagree, over all sources.

mod attributes;
mod quotes;
mod values;

use paradero_record::{
    About, Contradiction, Event, EventId, EventKind, Firmness, Language, Moment, PersonId, Record, Sameness, Source,
    SourceKind, Stance, Statement, StatementId, Timeline, When, say,
};

use super::case::{CUSTODY, FREED};
use super::days::{Days, day_said, moment_said};
use super::{CheckType, Severity};

/// A disagreement between statements of a person's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// What kind.
    pub kind: CheckType,
    /// How much is the matter.
    pub severity: Severity,
    /// The statements, by name.
    pub statements: Vec<StatementId>,
    /// Why, in one line, in English and in Spanish.
    pub says: (String, String),
}

impl Disagreement {
    /// The reason in this language.
    pub fn say(&self, language: Language) -> &str {
        language.choose(&self.says.0, &self.says.1)
    }
}

/// A statement with its name and its source.
pub(super) struct Said<'a> {
    pub(super) id: &'a StatementId,
    pub(super) statement: &'a Statement,
    pub(super) source: Option<&'a Source>,
}

impl<'a> Said<'a> {
    /// When its source was published.
    pub(super) fn published(&self) -> Option<&'a Moment> {
        self.source.and_then(|source| source.published.as_ref())
    }

    /// Whose word it is: the speakers, else the publisher or the source.
    pub(super) fn who(&self) -> String {
        let speakers: Vec<&str> = self.statement.speakers.iter().map(|one| one.name.as_str()).collect();
        let of_source = || {
            let publisher = self.source.and_then(|source| source.publisher.clone());
            publisher.unwrap_or_else(|| {
                self.source.map_or_else(|| self.statement.source.to_string(), |source| source.title.clone())
            })
        };
        if speakers.is_empty() { of_source() } else { speakers.join(", ") }
    }
}

/// What the checks over a record look at.
pub(super) struct Desk<'a> {
    pub(super) record: &'a Record,
    pub(super) person: &'a PersonId,
    pub(super) timeline: Timeline,
    pub(super) said: Vec<Said<'a>>,
    found: Vec<Disagreement>,
}

/// Where the statements about somebody disagree: the graver first, then by type and statements.
///
/// What the timeline finds (dates that exclude each other, lengths and orders that cannot be, moves that nobody tells) is taken from
/// it; the rest compares the statements about one event or claim, and the words that statements quote. Pairs of events that somebody
/// judged to be two are not called one. Takes the time of the timeline and the square of the events of one kind.
pub fn person(record: &Record, person: &PersonId) -> Vec<Disagreement> {
    let said = record.statements_about(person).map(|(id, statement)| {
        let source = record.sources.get(&statement.source);
        Said { id, statement, source }
    });
    let mut desk =
        Desk { record, person, timeline: Timeline::of(record, person), said: said.collect(), found: Vec::new() };
    desk.contradictions();
    desk.same_events();
    desk.gaps();
    desk.arrested_twice();
    desk.firmness();
    desk.stances();
    desk.copies();
    attributes::check(&mut desk);
    values::check(&mut desk);
    quotes::check(&mut desk);
    let mut found = desk.found;
    found.sort_by(|a, b| {
        (b.severity, a.kind, &a.statements, &a.says).cmp(&(a.severity, b.kind, &b.statements, &b.says))
    });
    found.dedup_by(|b, a| a.kind == b.kind && a.statements == b.statements);
    found
}

impl<'a> Desk<'a> {
    /// Adds a disagreement between at least one statement.
    pub(super) fn say(
        &mut self,
        kind: CheckType,
        severity: Severity,
        mut statements: Vec<StatementId>,
        says: (String, String),
    ) {
        statements.sort();
        statements.dedup();
        if !statements.is_empty() {
            self.found.push(Disagreement { kind, severity, statements, says });
        }
    }

    pub(super) fn find(&self, id: &StatementId) -> Option<&Said<'a>> {
        self.said.iter().find(|one| one.id == id)
    }

    /// The statements about an event that say that it was so.
    pub(super) fn support(&self, event: &Event) -> Vec<&Said<'a>> {
        event.statements.iter().filter_map(|id| self.find(id)).filter(|one| one.statement.supports()).collect()
    }

    fn kind_said(kind: EventKind) -> (String, String) {
        (kind.say(Language::English).to_lowercase(), kind.say(Language::Spanish).to_lowercase())
    }

    /// What the timeline cannot have all at once.
    fn contradictions(&mut self) {
        let all: Vec<Contradiction> = self.timeline.contradictions.clone();
        for one in all {
            let said: Vec<&Said<'_>> = one.statements.iter().filter_map(|id| self.find(id)).collect();
            let dated = said.iter().all(|one| matches!(&one.statement.about, About::Event { when: When::At(_), .. }));
            let kind = if dated { CheckType::TwoDates } else { CheckType::DurationDate };
            let soft = said.iter().any(|one| one.statement.firmness != Firmness::Plain);
            let severity = if soft { Severity::Tension } else { Severity::Contradiction };
            let of_event = said.iter().find_map(|one| match &one.statement.about {
                About::Event { kind, .. } => Some(Self::kind_said(*kind)),
                _ => None,
            });
            let event = of_event.unwrap_or_default();
            let each = |language: Language| -> String {
                let whens: Vec<String> =
                    said.iter().map(|one| format!("{} ({})", when_said(one.statement, language), one.who())).collect();
                whens.join("; ")
            };
            let says = (
                format!("{}: {}", event.0, each(Language::English)),
                format!("{}: {}", event.1, each(Language::Spanish)),
            );
            self.say(kind, severity, one.statements, says);
        }
    }

    /// Public acts within days with the same place or people: perhaps one.
    fn same_events(&mut self) {
        const KINDS: &[&str] = &[
            "demonstration",
            "press_event",
            "public_support",
            "demand",
            "hearing_held",
            "transferred",
            "removal_executed",
        ];
        let of =
            |event: &&Event| KINDS.contains(&event.kind.name()) && !event.derived && !self.support(event).is_empty();
        let acts: Vec<&Event> = self.timeline.events.iter().filter(of).collect();
        let mut found = Vec::new();
        for (at, one) in acts.iter().enumerate() {
            for other in acts.iter().skip(at + 1) {
                let (first, second) = (days_of(one), days_of(other));
                let public = KINDS.iter().position(|kind| *kind == one.kind.name()).is_some_and(|at| at < 4);
                let once = one.kind.name() == "removal_executed" && one.kind == other.kind;
                let near =
                    first.apart(second) <= if once { 30 } else { 10 } && first.is_bounded() && second.is_bounded();
                let kinds =
                    one.kind == other.kind || public && KINDS.iter().take(4).any(|kind| *kind == other.kind.name());
                let alike = once || (kinds && public && first.apart(second) > 0 && shares(one, other));
                if near && alike && !self.is_judged(&one.id, &other.id) {
                    let statements: Vec<StatementId> =
                        one.statements.iter().chain(&other.statements).cloned().collect();
                    let (a, b) = (moment_said(&one.moment()), moment_said(&other.moment()));
                    let kind = Self::kind_said(one.kind);
                    let says = (
                        format!("{}: perhaps one told twice, {} here and {} there", kind.0, a.0, b.0),
                        format!("{}: quizá una misma contada dos veces, {} aquí y {} allá", kind.1, a.1, b.1),
                    );
                    found.push((statements, says));
                }
            }
        }
        for (statements, says) in found {
            self.say(CheckType::SameEvent, Severity::Tension, statements, says);
        }
    }

    /// Whether somebody judged two events, whichever way.
    fn is_judged(&self, one: &EventId, other: &EventId) -> bool {
        self.record.judgements.iter().any(|judged| {
            judged.person == *self.person
                && judged.sameness == Sameness::Different
                && ((judged.left == *one && judged.right == *other) || (judged.left == *other && judged.right == *one))
        })
    }

    /// Moves that must have been and that nobody tells.
    fn gaps(&mut self) {
        let gaps = self.timeline.gaps.clone();
        for gap in gaps {
            let place = |value: &paradero_record::Value| match value {
                paradero_record::Value::Place(id) => {
                    self.record.places.get(id).map_or_else(|| id.to_string(), |place| place.label.clone())
                }
                paradero_record::Value::Text(text) | paradero_record::Value::Word(text) => text.clone(),
                _ => String::new(),
            };
            let (from, to) = (place(&gap.from), place(&gap.to));
            let says = (
                format!("at {from} here, at {to} there; no source tells of the move"),
                format!("en {from} aquí, en {to} allá; ninguna fuente cuenta el traslado"),
            );
            self.say(CheckType::MissingEvent, Severity::Note, gap.statements, says);
        }
    }

    /// Taken into custody, and arrested later, with no release told between.
    fn arrested_twice(&mut self) {
        let happened = |event: &&Event| !event.derived && event.happened != paradero_record::Tri::No;
        let of = |kinds: &'static [&'static str]| {
            self.timeline.events.iter().filter(happened).filter(move |event| kinds.contains(&event.kind.name()))
        };
        let freed: Vec<Days> = of(FREED).chain(of(&["removal_executed", "transferred_to_hhs"])).map(days_of).collect();
        let mut found = None;
        for later in of(&["arrested"]) {
            let again =
                self.support(later).iter().any(|one| one.statement.locus.quote.as_deref().is_some_and(is_again));
            let after = days_of(later);
            let earlier = of(CUSTODY).find(|event| {
                let before = days_of(event);
                let far = before.last + 3 < after.first;
                event.id != later.id
                    && (far || again && before.first <= after.last)
                    && !self.is_judged_same(&event.id, &later.id)
            });
            let Some(earlier) = earlier else { continue };
            let before = days_of(earlier);
            if freed.iter().any(|out| out.last >= before.first && out.first <= after.last) {
                continue;
            }
            let (a, b) = (moment_said(&earlier.moment()), moment_said(&later.moment()));
            let statements: Vec<StatementId> = earlier.statements.iter().chain(&later.statements).cloned().collect();
            found = Some((
                statements,
                (
                    format!("in custody {}, arrested {}; no source tells of a release between", a.0, b.0),
                    format!("bajo custodia {}, arresto {}; ninguna fuente cuenta una liberación entre ambos", a.1, b.1),
                ),
            ));
            break;
        }
        if let Some((statements, says)) = found {
            self.say(CheckType::MissingEvent, Severity::Tension, statements, says);
        }
    }

    fn is_judged_same(&self, one: &EventId, other: &EventId) -> bool {
        self.timeline.event(one).is_some_and(|event| event.also.contains(other))
    }

    /// One event, hedged in one source and flat in another.
    fn firmness(&mut self) {
        let mut found = Vec::new();
        for event in self.timeline.events.iter().filter(|event| !event.derived) {
            let support = self.support(event);
            let of = |firmness: Firmness| -> Vec<&&Said<'_>> {
                support.iter().filter(|one| one.statement.firmness == firmness).collect()
            };
            let (hedged, plain) = (of(Firmness::Hedged), of(Firmness::Plain));
            let (Some(first), Some(flat)) = (hedged.first(), plain.first()) else { continue };
            // A form or a court's paper settles what an article only supposed: worth knowing, no more.
            let settled = plain.iter().any(|one| {
                one.source.is_some_and(|source| {
                    matches!(
                        source.kind,
                        SourceKind::OfficialForm | SourceKind::CourtRecord | SourceKind::Counsel | SourceKind::Locator
                    )
                })
            });
            let one_source =
                hedged.iter().any(|one| plain.iter().any(|other| other.statement.source == one.statement.source));
            let severity = if one_source && !settled { Severity::Tension } else { Severity::Note };
            let kind = Self::kind_said(event.kind);
            let says = (
                format!("{}: hedged by {}, flat by {}", kind.0, first.who(), flat.who()),
                format!("{}: con reserva según {}, firme según {}", kind.1, first.who(), flat.who()),
            );
            let statements = hedged.iter().chain(&plain).map(|one| one.id.clone()).collect();
            found.push((severity, statements, says));
        }
        for (severity, statements, says) in found {
            self.say(CheckType::Firmness, severity, statements, says);
        }
    }

    /// What some say is so and others say is not; and what a publisher says as its own where others only claim it.
    fn stances(&mut self) {
        let mut found = Vec::new();
        let events = self
            .timeline
            .events
            .iter()
            .filter(|event| event.is_contested())
            .map(|event| (&event.statements, &event.denied_by));
        let claims: Vec<_> = self
            .timeline
            .claims
            .iter()
            .filter(|claim| !claim.denied_by.is_empty() && !claim.asserted_by.is_empty())
            .collect();
        let claims_of = claims.iter().map(|claim| (&claim.asserted_by, &claim.denied_by));
        for (of, denied) in events.chain(claims_of) {
            let asserted: Vec<&Said<'_>> = of
                .iter()
                .filter(|id| !denied.contains(id))
                .filter_map(|id| self.find(id))
                .filter(|one| one.statement.supports())
                .collect();
            let denying: Vec<&Said<'_>> = denied.iter().filter_map(|id| self.find(id)).collect();
            let (Some(yes), Some(no)) = (asserted.first(), denying.first()) else { continue };
            let is_claim = matches!(yes.statement.about, About::Claim { .. });
            let own = asserted.iter().find(|one| {
                let press = one.source.is_some_and(|source| source.kind == SourceKind::Press);
                one.statement.speakers.is_empty()
                    && one.statement.stance == Stance::Asserts
                    && one.statement.firmness == Firmness::Plain
                    && press
                    && is_claim
            });
            let severity = if own.is_some() { Severity::Tension } else { Severity::Note };
            let (yes, no) = (own.copied().unwrap_or(yes).who(), no.who());
            let says = if own.is_some() {
                (format!("{yes} says it as a fact; {no} denies it"), format!("{yes} lo da por hecho; {no} lo niega"))
            } else {
                (format!("{yes} says so; {no} denies it"), format!("{yes} lo afirma; {no} lo niega"))
            };
            let statements = asserted.iter().chain(&denying).map(|one| one.id.clone()).collect();
            found.push((severity, statements, says));
        }
        for (severity, statements, says) in found {
            self.say(CheckType::Attribution, severity, statements, says);
        }
    }

    /// A copy and what it copies, both counted for one event or claim.
    fn copies(&mut self) {
        let mut found: Vec<(String, Vec<StatementId>)> = Vec::new();
        for copy in self.record.sources.values() {
            let Some(of) = copy.copy_of.as_deref() else { continue };
            let of = crate::prose::folded(of);
            let is_original = |source: &Source| {
                let names = [
                    Some(source.id.as_str()),
                    source.publisher.as_deref(),
                    source.url.as_deref(),
                    Some(source.title.as_str()),
                ];
                source.id != copy.id
                    && source.copy_of.as_deref().map(crate::prose::folded) != Some(of.clone())
                    && names.into_iter().flatten().any(|name| name.len() > 3 && crate::prose::folded(name) == of)
            };
            let twin = |source: &Source| {
                source.id > copy.id && source.copy_of.as_deref().map(crate::prose::folded) == Some(of.clone())
            };
            for other in self.record.sources.values().filter(|source| is_original(source) || twin(source)) {
                let of_both: Vec<StatementId> = self
                    .said
                    .iter()
                    .filter(|one| one.statement.source == copy.id)
                    .flat_map(|one| {
                        let same = self.said.iter().filter(move |original| {
                            original.statement.source == other.id
                                && subject(original.statement) == subject(one.statement)
                        });
                        same.flat_map(|original| [one.id.clone(), original.id.clone()])
                    })
                    .collect();
                if !of_both.is_empty() {
                    found.push((copy.copy_of.clone().unwrap_or_default(), of_both));
                }
            }
        }
        for (of, statements) in found {
            let says = (
                format!("one report counted twice: a source is a copy of {of}"),
                format!("un mismo reportaje contado dos veces: una fuente es copia de {of}"),
            );
            self.say(CheckType::SelfCitation, Severity::Note, statements, says);
        }
    }
}

/// Which event or claim a statement is about.
fn subject(statement: &Statement) -> Option<&EventId> {
    match &statement.about {
        About::Event { event, .. } => Some(event),
        About::Claim { claim, .. } => Some(claim),
        About::Coverage { .. } => None,
    }
}

pub(super) fn days_of(event: &Event) -> Days {
    Days::of(&event.moment())
}

/// Whether two public acts share a place, or words of who took part.
fn shares(one: &Event, other: &Event) -> bool {
    let words = |event: &Event, names: &[&str]| -> std::collections::BTreeSet<String> {
        let values = names.iter().filter_map(|name| event.attributes.get(name)).flatten();
        let texts = values.filter_map(|given| match &given.value {
            paradero_record::Value::Text(text) => Some(crate::prose::folded(text)),
            paradero_record::Value::Place(place) => Some(place.to_string()),
            _ => None,
        });
        texts
            .flat_map(|text| {
                text.split(|one: char| !one.is_alphanumeric())
                    .filter(|word| word.len() > 4)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let (here, there) = (words(one, &["at"]), words(other, &["at"]));
    if !here.is_empty() && !there.is_empty() {
        return here.intersection(&there).count() > 0;
    }
    let people = ["with", "by", "of"];
    words(one, &people).intersection(&words(other, &people)).count() > 0
}

fn is_again(quote: &str) -> bool {
    let plain = crate::prose::folded(quote);
    ["again", "de nuevo", "nuevamente", "otra vez", "volvieron a", "volvio a", "rearrest", "re-arrest"]
        .iter()
        .any(|word| plain.contains(word))
}

/// What a statement says about when, in this language.
fn when_said(statement: &Statement, language: Language) -> String {
    use paradero_record::Anchor;
    let About::Event { when, .. } = &statement.about else { return String::new() };
    let anchor = |anchor: &Anchor| match anchor {
        Anchor::Moment(moment) => {
            let said = moment_said(moment);
            language.choose(said.0, said.1)
        }
        Anchor::Event(event) => event.to_string(),
    };
    match when {
        When::At(moment) if moment.is_unknown() => say(moment, language),
        When::At(moment) => {
            let said = moment_said(moment);
            language.choose(said.0, said.1)
        }
        When::Offset { measure, length, side, anchor: of } => {
            let said = super::days::length_said(*measure, *length);
            format!("{} {} {}", language.choose(said.0, said.1), side.say(language), anchor(of))
        }
        When::Order { side, anchor: of } => format!("{} {}", side.say(language), anchor(of)),
        When::SameDay(of) => format!("{} {}", language.choose("the day of", "el día de"), anchor(of)),
    }
}

/// A day in words, for reasons of the parts of this file.
pub(super) fn said_day(day: i64) -> (String, String) {
    day_said(day)
}
