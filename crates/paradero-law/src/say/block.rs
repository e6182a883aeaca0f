//! States, tracks, clocks and derived events in words: the blocks of a pack that several safeguards share.

use paradero_record::Language;

use super::duty::limits;
use super::{any_of, say_patterns, state_words};
use crate::pack::{Derived, Forbidden, Lapse, NamedClock, Pack, State, Track};

/// Says what a named clock counts, by each of its readings.
pub fn say_clock(clock: &NamedClock, language: Language) -> String {
    let (name, all) = (&clock.name, limits(&clock.limits, language));
    language.choose(format!("The clock “{name}” is {all}."), format!("El reloj “{name}” es de {all}."))
}

/// Says what opens and what closes a state.
pub fn say_state(state: &State, language: Language) -> String {
    let (words, from) = (state.words.say(language), say_patterns(&state.from, language));
    let mut out = language.choose(format!("“{words}”: from {from}"), format!("“{words}”: desde {from}"));
    if !state.until.is_empty() {
        let until = say_patterns(&state.until, language);
        out.push_str(&language.choose(format!("; until {until}"), format!("; hasta {until}")));
    }
    if !state.lasts.is_empty() {
        let lasts = limits(&state.lasts, language);
        out.push_str(
            &language
                .choose(format!("; it ends by itself after {lasts}"), format!("; termina solo después de {lasts}")),
        );
    }
    out.push('.');
    out
}

/// Says the states of a track, and each step that must not be taken in them.
pub fn say_track(track: &Track, pack: &Pack, language: Language) -> Vec<String> {
    let words = track.words.say(language);
    let states: Vec<String> = track.states.iter().map(|name| state_words(name, pack, language)).collect();
    let states = states.join(", ");
    let first = language.choose(
        format!("{words}, at most one of these at a time: {states}."),
        format!("{words}, como máximo uno a la vez: {states}."),
    );
    let step = |forbidden: &Forbidden| {
        let during: Vec<String> = forbidden.during.iter().map(|name| state_words(name, pack, language)).collect();
        let (never, during) = (say_patterns(&forbidden.never, language), any_of(&during, language));
        let by = forbidden.by.join(", ");
        language.choose(
            format!("Never {never} while this holds: {during} ({by})."),
            format!("Nunca {never} mientras se dé esto: {during} ({by})."),
        )
    };
    std::iter::once(first).chain(track.never.iter().map(step)).collect()
}

/// Says from what an event follows that nobody records.
pub fn say_derived(derived: &Derived, language: Language) -> Vec<String> {
    let kind = derived.kind.say(language);
    let mut out = Vec::new();
    if !derived.on.is_empty() {
        let on = say_patterns(&derived.on, language);
        out.push(
            language.choose(
                format!("“{kind}” follows at once from {on}."),
                format!("“{kind}” se sigue enseguida de {on}."),
            ),
        );
    }
    out.extend(derived.lapses.iter().map(|lapse| say_lapse(kind, lapse, language)));
    if derived.only_latest {
        out.push(language.choose("Only the latest of them counts.", "Solo cuenta el último de ellos.").to_owned());
    }
    out.push(
        language
            .choose(
                "Where the record has such an event itself, nothing is worked out.",
                "Si el registro ya tiene un hecho así, no se deduce nada.",
            )
            .to_owned(),
    );
    out
}

fn say_lapse(kind: &str, lapse: &Lapse, language: Language) -> String {
    let (from, time) = (say_patterns(&lapse.from, language), limits(&lapse.limits, language));
    let unless = match lapse.unless.as_slice() {
        [] => String::new(),
        some => format!(
            "{} {}",
            language.choose(", unless in that time", ", salvo que en ese plazo ocurra"),
            say_patterns(some, language)
        ),
    };
    language.choose(
        format!("“{kind}” follows {time} after {from}, by the longest reading{unless}."),
        format!("“{kind}” se sigue {time} después de {from}, por la lectura más larga{unless}."),
    )
}
