//! Where statements disagree: with each other, with arithmetic, with the calendar, with the law.

mod absolutes;
mod calendar;
mod case;
mod cues;
mod days;
mod digest;
mod events;
mod laws;
mod person;
mod sums;
#[cfg(test)]
mod tests;
mod towards;
mod voices;

use paradero_record::{Language, words};

use crate::read::Known;
use crate::{Proposal, Span};
use case::Case;

pub use person::{Disagreement, person};

words! {
    /// How much is the matter.
    pub enum Severity {
        /// Worth knowing.
        Note = "note", "note", "nota";
        /// Hard to have both.
        Tension = "tension", "tension", "tensión";
        /// Both cannot be so.
        Contradiction = "contradiction", "contradiction", "contradicción";
    }
}

words! {
    /// What kind of disagreement it is.
    pub enum CheckType {
        /// A date against a length of time.
        DurationDate = "duration_date", "a date against a length of time", "una fecha frente a una duración";
        /// A date against an age.
        AgeDate = "age_date", "a date against an age", "una fecha frente a una edad";
        /// A weekday against a date.
        WeekdayDate = "weekday_date", "a weekday against a date", "un día de la semana frente a una fecha";
        /// Counts that do not add up.
        Arithmetic = "arithmetic", "counts that do not add up", "cuentas que no cuadran";
        /// A percentage that does not fit its counts.
        Percentage = "percentage", "a percentage against counts", "un porcentaje frente a cuentas";
        /// Two dates for one event.
        TwoDates = "two_dates", "two dates for one event", "dos fechas para un hecho";
        /// What may be one event told under two dates or names.
        SameEvent = "same_event", "perhaps one event told twice", "quizá un mismo hecho contado dos veces";
        /// Something must have happened between that nobody tells.
        MissingEvent = "missing_event", "something is missing between", "falta algo entre ambas";
        /// The same thing said more and less firmly.
        Firmness = "firmness", "hedged here, flat there", "con reserva aquí, firme allá";
        /// The publisher says as its own what it elsewhere puts in another's mouth.
        Attribution = "attribution", "own voice here, attributed there", "voz propia aquí, atribuido allá";
        /// A publisher cites itself.
        SelfCitation = "self_citation", "the publisher cites itself", "el medio se cita a sí mismo";
        /// An absolute against an instance.
        AbsoluteInstance = "absolute_instance", "an absolute against an instance", "un absoluto frente a un caso";
        /// Different actors for one act.
        Actors = "actors", "different actors for one act", "actores distintos para un acto";
        /// A body that decides confused with one that informs.
        DecidingBody = "deciding_body", "not the body that decides", "no es el órgano que decide";
        /// A direction that the places do not bear out.
        Direction = "direction", "a direction that the places do not bear out", "una dirección que los lugares no confirman";
        /// A summary that says more than its body.
        SummaryStronger = "summary_stronger", "the summary says more than the text", "el resumen dice más que el texto";
        /// Something open-ended that has no as-of date, and ages.
        OpenEnded = "open_ended", "open-ended, without a date", "sin fecha de corte";
        /// A fact of law that a source of law says otherwise.
        LawFact = "law_fact", "against what the law's sources say", "frente a lo que dicen las fuentes de la ley";
    }
}

/// One disagreement, with both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What kind.
    pub kind: CheckType,
    /// How much is the matter.
    pub severity: Severity,
    /// The proposals on both sides, by their names; in the order of the text.
    pub statements: Vec<String>,
    /// The words on both sides.
    pub ranges: Vec<Span>,
    /// Why, in one line, in English and in Spanish.
    pub says: (String, String),
}

impl Check {
    /// The reason in this language.
    pub fn say(&self, language: Language) -> &str {
        language.choose(&self.says.0, &self.says.1)
    }
}

/// All disagreements of a text with itself, arithmetic, the calendar and the law; the graver first, then in its order.
///
/// Linear in the text and the proposals, but for the proposals about one event or claim, which are compared in pairs.
pub(crate) fn all(known: &Known<'_>, proposals: &[Proposal]) -> Vec<Check> {
    let mut case = Case::of(known, proposals);
    calendar::check(&mut case);
    sums::check(&mut case);
    events::check(&mut case);
    voices::check(&mut case);
    digest::check(&mut case);
    absolutes::check(&mut case);
    towards::check(&mut case);
    laws::check(&mut case);
    merged(case.checks)
}

/// One check for each pair of sides and type: of two that rest on the same words the graver stays.
fn merged(mut checks: Vec<Check>) -> Vec<Check> {
    checks.sort_by(|a, b| (b.severity, &a.ranges, a.kind, &a.says).cmp(&(a.severity, &b.ranges, b.kind, &b.says)));
    let mut kept: Vec<Check> = Vec::new();
    for check in checks {
        let within = |one: &Check| {
            one.kind == check.kind
                && check.ranges.iter().all(|range| one.ranges.iter().any(|other| other.meets(*range)))
        };
        if !kept.iter().any(within) {
            kept.push(check);
        }
    }
    kept
}
