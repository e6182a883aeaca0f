//! What a pack that can be read may still have wrong: safeguards that never fire, clocks that contradict, words that are missing.

mod fire;
mod length;
mod part;
mod state;
mod text;

use paradero_record::words;

use crate::pack::{Both, Pack};

words! {
    /// How much a finding weighs.
    pub enum Severity {
        /// Something to know; nothing need be done.
        Note = "note", "note", "nota";
        /// Probably not what was meant.
        Warning = "warning", "warning", "aviso";
        /// The pack does not do what it says.
        Fault = "fault", "fault", "falla";
    }
}

words! {
    /// What a pack is searched for.
    pub enum Check {
        /// No timeline can set the safeguard off.
        NeverFires = "never_fires", "never fires", "nunca se activa";
        /// A pattern, a condition or an excuse that comes to nothing.
        Idle = "idle", "comes to nothing", "no lleva a nada";
        /// A state that nothing closes.
        NeverCloses = "never_closes", "never closes", "nunca se cierra";
        /// A state or a clock that nothing asks for.
        Unused = "unused", "not used", "sin uso";
        /// A name that means something else where it may stand.
        TwoMeanings = "two_meanings", "two meanings", "dos sentidos";
        /// Lengths of time that do not go together.
        Lengths = "lengths", "lengths of time", "plazos";
        /// A step that a track forbids, and that its safeguard does not.
        NotForbidden = "not_forbidden", "not forbidden", "no prohibido";
        /// Two states of a track that open at once.
        TwoAtOnce = "two_at_once", "two at once", "dos a la vez";
        /// Something is not said in one of the languages.
        Untold = "untold", "not said", "sin decir";
        /// A citation that nobody can look up.
        Unquoted = "unquoted", "not quoted", "sin cita";
    }
}

/// One thing that a pack may have wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// What was searched for.
    pub check: Check,
    /// The line of the pack on which the block begins that is meant.
    pub line: usize,
    /// The name of the safeguard, state, track, clock or kind that is meant.
    pub name: String,
    /// What was found, as one sentence.
    pub words: Both,
    /// What to do about it, as one sentence.
    pub then: Both,
}

/// Finds what a pack that can be read may still have wrong, in the order of its text.
///
/// Takes time in the square of the safeguards and of the states of a track.
///
/// ```
/// use paradero_law::{Pack, Severity, lint};
/// let text = "pack test \"Made up\" version \"1\"\nstate held\n  english \"held\" spanish \"detenida\"\n  from arrested\n";
/// let findings = lint(&Pack::parse(text).unwrap());
/// assert!(findings.iter().any(|one| one.name == "held" && one.severity == Severity::Warning));
/// ```
pub fn lint(pack: &Pack) -> Vec<Finding> {
    let mut findings = Findings { all: Vec::new() };
    fire::search(pack, &mut findings);
    length::search(pack, &mut findings);
    state::search(pack, &mut findings);
    text::search(pack, &mut findings);
    findings.all.sort_by(|a, b| (a.line, a.check, &a.name).cmp(&(b.line, b.check, &b.name)));
    findings.all.dedup();
    findings.all
}

/// What was found so far.
struct Findings {
    all: Vec<Finding>,
}

/// The block that is meant: its line and its name.
#[derive(Clone, Copy)]
struct Of<'a>(usize, &'a str);

impl Findings {
    /// Notes a finding; what it is and what to do, each in English and in Spanish.
    fn push(
        &mut self,
        (severity, check): (Severity, Check),
        Of(line, name): Of<'_>,
        words: (impl Into<String>, impl Into<String>),
        then: (impl Into<String>, impl Into<String>),
    ) {
        let both = |(english, spanish): (String, String)| Both { english, spanish };
        let words = both((words.0.into(), words.1.into()));
        let then = both((then.0.into(), then.1.into()));
        self.all.push(Finding { severity, check, line, name: name.to_owned(), words, then });
    }
}

#[cfg(test)]
mod tests;
