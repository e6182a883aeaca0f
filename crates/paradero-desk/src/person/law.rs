//! The law beside a person's timeline: where the case stands, what follows by law, and what is only told.

use paradero_law::{positions, told};
use paradero_record::{Event, EventId, Tri, say};

use super::Page;
use crate::line::follows_from;
use crate::safeguard::places;
use crate::view::{EventRef, HoldingLine, PositionLine, ToldLine};

impl Page<'_> {
    /// Whether an event belongs on the timeline as of the day: what is to follow by law has not, and where only the latest
    /// of its kind counts, an earlier one no longer does.
    pub(super) fn is_shown(&self, event: &Event) -> bool {
        if follows_from(event).is_none() {
            return true;
        }
        let counts = |other: &Event| other.is_past(self.as_of).is_possible();
        let only_latest = self.ctx.desk.pack.derived.iter().any(|rule| rule.kind == event.kind && rule.only_latest);
        let superseded = only_latest
            && self.timeline.events.iter().any(|other| {
                other.kind == event.kind
                    && follows_from(other).is_some()
                    && other.is_past(self.as_of) == Tri::Yes
                    && other.bounds().0 > event.bounds().1
            });
        counts(event) && !superseded
    }

    /// Where the person and the case stand, track by track; tracks on which nothing on record puts them are left out.
    pub(super) fn positions(&self) -> Vec<PositionLine> {
        let (desk, language) = (self.ctx.desk, self.ctx.language);
        let found = positions(&desk.pack, self.record, self.timeline, &desk.holidays, self.as_of);
        let line = |position: paradero_law::Position| {
            let track = desk.pack.tracks.iter().find(|track| track.name == position.track)?;
            let state = |one: &paradero_law::Holding| HoldingLine {
                state: one.state.clone(),
                words: desk.pack.state_words(&one.state, language),
                possible: one.sure != Tri::Yes,
                since: self.first(&one.since),
            };
            let states: Vec<HoldingLine> = position.states.iter().map(state).collect();
            let words = track.words.say(language).to_owned();
            (!states.is_empty()).then_some(PositionLine { track: position.track, words, states })
        };
        found.into_iter().filter_map(line).collect()
    }

    /// The rules that are only told, beside what happened.
    pub(super) fn told(&self) -> Vec<ToldLine> {
        let (desk, language) = (self.ctx.desk, self.ctx.language);
        let found = told(&desk.pack, self.record, self.timeline, &desk.holidays, self.as_of);
        let line = |one: &paradero_law::Told| {
            let safeguard = desk.pack.safeguard(&one.safeguard)?;
            let shown = |id: &EventId| self.timeline.event(id).is_some_and(|event| self.is_shown(event));
            let about: Vec<EventRef> =
                one.about.iter().filter(|id| shown(id)).filter_map(|id| self.event_ref(id)).collect();
            (!about.is_empty()).then(|| ToldLine {
                safeguard: safeguard.id.clone(),
                title: safeguard.title.say(language).to_owned(),
                plain: safeguard.plain.say(language).to_owned(),
                cite: safeguard.citations.first().map_or_else(String::new, |citation| citation.name.clone()),
                unverified: safeguard.has_unverified(),
                disputed: !safeguard.disputed.is_empty(),
                places: places(safeguard, language),
                about,
            })
        };
        found.iter().filter_map(line).collect()
    }

    fn event_ref(&self, id: &EventId) -> Option<EventRef> {
        let event = self.timeline.event(id)?;
        let words = format!("{} {}", event.kind.say(self.ctx.language), say(&event.moment(), self.ctx.language));
        Some(EventRef { id: event.id.to_string(), words })
    }

    /// The first of several events, by when it was certainly over.
    fn first(&self, all: &[EventId]) -> Option<EventRef> {
        let first = all.iter().filter_map(|id| self.timeline.event(id)).min_by_key(|event| event.bounds().1)?;
        self.event_ref(&first.id)
    }
}
