//! The parts of safeguards and states, and which of them differ between two packs.

use paradero_law::{Derived, Duty, Limit, NamedClock, Safeguard, State, Track, Within};
use paradero_record::words;

words! {
    /// A part of a safeguard, a state, a track, a named length or a rule of derived events.
    pub enum Part {
        /// Its title, or what a state is in plain words.
        Title = "title", "title", "título";
        /// The sort of its duty.
        Duty = "duty", "the sort of duty", "la clase de deber";
        /// What sets it off or must not happen.
        Trigger = "trigger", "what sets it off", "lo que la activa";
        /// What is expected.
        Expected = "expected", "what is expected", "lo que se espera";
        /// How long.
        Limit = "limit", "the length of time", "el plazo";
        /// The states that it uses itself.
        State = "state", "the state", "el estado";
        /// Its conditions.
        Condition = "condition", "the conditions", "las condiciones";
        /// What excuses.
        Excuse = "unless", "what excuses", "lo que exime";
        /// What announces.
        Warning = "warn", "what raises the alarm beforehand", "lo que da la alarma antes";
        /// Since and until when it stands.
        Effective = "effective", "since and until when it stands", "desde y hasta cuándo rige";
        /// Where it stands.
        Place = "where", "where it stands", "dónde rige";
        /// How it stood in the courts.
        Courts = "status", "how it stood in the courts", "su situación en los tribunales";
        /// Who owes it.
        OwedBy = "owed_by", "who owes it", "quién la debe";
        /// Where it is written.
        Citation = "cite", "where it is written", "dónde está escrita";
        /// Plain words, next steps, notes, disputes.
        Words = "words", "what is told of it", "lo que se dice de ella";
        /// What opens a state.
        From = "from", "what opens it", "lo que lo abre";
        /// What closes a state.
        Until = "until", "what closes it", "lo que lo cierra";
        /// The track of a state.
        Track = "track", "its track", "su vía";
        /// The states of a track.
        States = "states", "its states", "sus estados";
        /// What a track forbids.
        Never = "never", "what it forbids", "lo que prohíbe";
        /// What an event follows from.
        Follows = "follows", "what it follows from", "de qué se sigue";
    }
}

/// Which parts of a safeguard differ.
pub(super) fn of_safeguard(old: &Safeguard, new: &Safeguard) -> Vec<Part> {
    let (a, b) = (Pieces::of(&old.duty), Pieces::of(&new.duty));
    let words =
        |one: &Safeguard| (one.stage, one.plain.clone(), one.then.clone(), one.notes.clone(), one.disputed.clone());
    differing(&[
        (Part::Title, old.title != new.title),
        (Part::Duty, a.sort != b.sort),
        (Part::Trigger, a.trigger != b.trigger),
        (Part::Expected, a.expected != b.expected),
        (Part::Limit, a.limits != b.limits),
        (Part::State, a.states != b.states),
        (Part::Condition, old.conditions != new.conditions),
        (Part::Excuse, old.unless != new.unless),
        (Part::Warning, old.warn != new.warn),
        (Part::Effective, old.effective != new.effective),
        (Part::Place, old.places != new.places),
        (Part::Courts, old.litigation != new.litigation),
        (Part::OwedBy, old.owed_by != new.owed_by),
        (Part::Citation, old.citations != new.citations),
        (Part::Words, words(old) != words(new)),
    ])
}

/// Which parts of a state differ.
pub(super) fn of_state(old: &State, new: &State) -> Vec<Part> {
    differing(&[
        (Part::Title, old.words != new.words),
        (Part::From, old.from != new.from),
        (Part::Until, old.until != new.until),
        (Part::Limit, old.lasts != new.lasts),
        (Part::Track, old.track != new.track),
    ])
}

/// Which parts of a track differ.
pub(super) fn of_track(old: &Track, new: &Track) -> Vec<Part> {
    differing(&[
        (Part::Title, old.words != new.words),
        (Part::States, old.states != new.states),
        (Part::Never, old.never != new.never),
    ])
}

/// Which parts of a named length differ.
pub(super) fn of_clock(old: &NamedClock, new: &NamedClock) -> Vec<Part> {
    differing(&[(Part::Limit, old.limits != new.limits)])
}

/// Which parts of a rule of derived events differ.
pub(super) fn of_derived(old: &Derived, new: &Derived) -> Vec<Part> {
    let follows = |one: &Derived| (one.on.clone(), one.lapses.clone(), one.only_latest);
    differing(&[(Part::Follows, follows(old) != follows(new))])
}

fn differing(all: &[(Part, bool)]) -> Vec<Part> {
    all.iter().filter(|(_, differs)| *differs).map(|(part, _)| *part).collect()
}

/// A duty in pieces that can be held against another's.
#[derive(PartialEq, Eq)]
struct Pieces {
    sort: &'static str,
    trigger: String,
    expected: String,
    limits: Vec<Limit>,
    states: Vec<String>,
}

impl Pieces {
    fn of(duty: &Duty) -> Self {
        let mut pieces =
            Self { sort: "", trigger: String::new(), expected: String::new(), limits: Vec::new(), states: Vec::new() };
        match duty {
            Duty::Expect { when, expect, within } => {
                pieces.set("expect", format!("{when:?}"), format!("{expect:?}"));
                match within {
                    Within::Limits(limits) => pieces.limits.clone_from(limits),
                    Within::By(attribute) => pieces.states.push((*attribute).to_owned()),
                    Within::NoTime => {}
                }
            }
            Duty::Before { before, expect, at_least } => {
                pieces.set("before", format!("{before:?}"), format!("{expect:?}"));
                pieces.limits.clone_from(at_least);
            }
            Duty::Never { never, during } => {
                pieces.set("never", format!("{never:?}"), String::new());
                pieces.states.clone_from(during);
            }
            Duty::AtMost { limits, state } => {
                pieces.set("at most", String::new(), String::new());
                pieces.limits.clone_from(limits);
                pieces.states.push(state.clone());
            }
            Duty::AtLeastEvery { clock, state, expect } => {
                pieces.set("at least every", String::new(), format!("{expect:?}"));
                pieces.limits.push(Limit { clock: *clock, reading: None });
                pieces.states.push(state.clone());
            }
            Duty::Basis { before, bases } => pieces.set("basis", format!("{before:?}"), format!("{bases:?}")),
            Duty::May { when, may, within } => {
                pieces.set("may", format!("{when:?}"), format!("{may:?}"));
                match within {
                    Within::Limits(limits) => pieces.limits.clone_from(limits),
                    Within::By(attribute) => pieces.states.push((*attribute).to_owned()),
                    Within::NoTime => {}
                }
            }
            Duty::Missed { of, expect, limits } => {
                pieces.set("missed", of.clone(), format!("{expect:?}"));
                pieces.limits.clone_from(limits);
            }
            Duty::Tells { about } => pieces.set("tells", format!("{about:?}"), String::new()),
            Duty::Elements { elements, answered_by } => {
                pieces.set("elements", String::new(), format!("{elements:?} {answered_by:?}"));
            }
        }
        pieces
    }

    fn set(&mut self, sort: &'static str, trigger: String, expected: String) {
        (self.sort, self.trigger, self.expected) = (sort, trigger, expected);
    }
}
