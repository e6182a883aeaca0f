//! Which way the verbs of a sentence lean: a date without a year has been, or is to come.

use super::reader::Reader;
use crate::Shape;

/// Which way from the day of publication a moment lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// It has been; also where nothing says.
    Past,
    /// It is to come.
    Future,
    /// It was set or planned: the nearest is meant, on either side.
    Near,
}

const PAST: &[&str] = &[
    "was", "were", "had", "did", "has", "have", "left", "came", "went", "took", "held", "sent", "put", "flew", "met",
    "saw", "began", "got", "gave", "found", "lost", "spoke", "wrote", "won", "fled", "brought", "fell", "fue",
    "fueron", "estaba", "estaban", "habia", "habian", "ha", "han", "dijo", "hizo", "tuvo", "vino", "pudo", "era",
    "eran", "iba", "fui", "hicieron", "trajo", "puso",
];

const FUTURE: &[&str] =
    &["will", "'ll", "shall", "won't", "upcoming", "vaya", "vayan", "proxima", "proximo", "proximas", "next"];

const PLANNED: &[&str] = &[
    "scheduled",
    "set",
    "expected",
    "planned",
    "slated",
    "due",
    "deadline",
    "programada",
    "programado",
    "programadas",
    "prevista",
    "previsto",
    "previstas",
    "fijada",
    "fijado",
    "fijo",
    "agendada",
    "agendado",
    "convocaron",
    "convoco",
    "convocan",
    "plazo",
    "vence",
    "planean",
    "planea",
    "plans",
    "rescheduled",
    "postponed",
    "calendared",
    "citado",
    "citada",
    "reprogramada",
    "aplazada",
    "pasaron",
    "awaits",
    "awaiting",
];

/// How many words are looked at on each side.
const REACH: usize = 14;

impl Reader<'_> {
    /// Which way the verb next to these tokens leans; `None` where none is found.
    pub(super) fn lean(&self, from: usize, to: usize) -> Option<Lean> {
        let before = (self.start..from).rev().take(REACH);
        let behind = (to..self.end).take(REACH);
        let (one, other) = (self.nearest(before, 4), self.nearest(behind, 4));
        match (one, other) {
            (Some((near, lean)), Some((far, other))) => Some(if near <= far { lean } else { other }),
            (one, other) => one.or(other).map(|(_, lean)| lean),
        }
    }

    /// The nearest verb that leans, and how far it is; a comma counts as some words more.
    fn nearest(&self, tokens: impl Iterator<Item = usize>, comma: usize) -> Option<(usize, Lean)> {
        let mut far = 0;
        for at in tokens {
            far += 1;
            if self.is(at, &[",", ";", "-", "("]) {
                far += comma;
            }
            if let Some(lean) = self.lean_of(at) {
                return Some((far, lean));
            }
        }
        None
    }

    /// Whether something had been done, or not, by a time: `had not replied by Wednesday`.
    pub(super) fn is_done(&self, from: usize) -> bool {
        const DONE: &[&str] = &["had", "hadn't", "did", "didn't", "habia", "habian"];
        (1..=6).any(|by| DONE.contains(&self.before(from, by)))
    }

    fn lean_of(&self, at: usize) -> Option<Lean> {
        if !self.shape(at).is_word() {
            return None;
        }
        let low = self.low(at);
        if PLANNED.contains(&low) {
            return Some(self.planned(at));
        }
        if FUTURE.contains(&low)
            || self.reads(at, &["going", "to"])
            || self.reads(at, &["va", "a"])
            || self.reads(at, &["van", "a"])
        {
            return Some(Lean::Future);
        }
        let lower = self.shape(at) == Shape::Lower;
        let written = self.written(at);
        if lower && (written.ends_with("rá") || written.ends_with("rán")) && low.len() > 4 {
            return Some(Lean::Future);
        }
        let conditional = lower
            && low.len() > 6
            && (low.ends_with("ria") || low.ends_with("rian"))
            && !matches!(low, "habrian" | "querian" | "corrian" | "morian" | "secretaria" | "victoria" | "historia");
        if conditional && (written.ends_with("ría") || written.ends_with("rían")) {
            return Some(Lean::Future);
        }
        let ended = low.len() > 4
            && low.ends_with("ed")
            && !matches!(low, "united" | "need" | "indeed" | "hundred" | "based" | "speed" | "proceed");
        let spanish = low.len() > 4 && (low.ends_with("aron") || low.ends_with("ieron"))
            || low.len() > 3 && written.ends_with('ó');
        (PAST.contains(&low) || lower && (ended || spanish)).then_some(Lean::Past)
    }

    /// What is set is to come, unless it was set.
    fn planned(&self, at: usize) -> Lean {
        let before = |lows: &[&str]| (1..=3).any(|by| lows.contains(&self.before(at, by)));
        if before(&["was", "were", "had", "estaba", "estaban", "habia", "tenia", "fue"]) {
            Lean::Near
        } else if before(&["is", "are", "now", "been", "esta", "estan", "queda", "quedo", "sigue"]) {
            Lean::Future
        } else {
            Lean::Near
        }
    }
}
