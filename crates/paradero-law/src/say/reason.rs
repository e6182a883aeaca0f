//! The steps of a proof, one sentence each.

use paradero_record::{EventId, Instant, Instants, Language, Timeline, Tri, Zone};

use super::{at, condition_words, event_words, kind_words, minute, say_limit, say_patterns, state_words, stretch};
use crate::pack::{Duty, Pack, Pattern, Safeguard};
use crate::verdict::{ReadingDue, Reason};

/// Says one step of a proof.
pub fn say_reason(
    reason: &Reason,
    safeguard: &Safeguard,
    pack: &Pack,
    timeline: &Timeline,
    zone: &Zone,
    language: Language,
) -> String {
    Saying { safeguard, pack, timeline, zone, language }.reason(reason)
}

/// What a sentence is said about, and how.
struct Saying<'a> {
    safeguard: &'a Safeguard,
    pack: &'a Pack,
    timeline: &'a Timeline,
    zone: &'a Zone,
    language: Language,
}

impl Saying<'_> {
    fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::Trigger(id) => self.one(self.set_off_by(id), &self.event(id)),
            Reason::Forbidden(id) => self.one(("On record:", "Consta:"), &self.event(id)),
            Reason::Announced(id) => self.one(("Announced by", "Lo anuncia"), &self.event(id)),
            Reason::Condition(condition, sure) => {
                let lead = either(
                    *sure,
                    ("Condition met:", "Se cumple la condición:"),
                    ("Condition possibly met:", "Quizá se cumple la condición:"),
                );
                self.one(lead, &condition_words(condition, self.pack, self.language))
            }
            Reason::State(name, sure, since) => self.state(name, *sure, since),
            Reason::NoState(name) => self.one(
                ("Nothing on record shows that at that time:", "Nada en el registro muestra que en ese momento:"),
                &state_words(name, self.pack, self.language),
            ),
            Reason::Clock(readings) if !readings.is_empty() => {
                readings.iter().map(|r| self.clock(r)).collect::<Vec<_>>().join(" ")
            }
            Reason::Shown(id, sure) => self.one(self.shown_by(*sure), &self.event(id)),
            Reason::Late(id) => self.one(("On record, but too late:", "Consta, pero fuera de plazo:"), &self.event(id)),
            Reason::TooShort(id) => self
                .one(("On record, but too shortly before:", "Consta, pero con muy poca antelación:"), &self.event(id)),
            Reason::Denied(id) => self.one(
                ("Somebody says that this did not happen:", "Alguien dice que esto no ocurrió:"),
                &kind_words(self.timeline, id, self.language),
            ),
            Reason::Nothing(patterns, over) => self.nothing(patterns, over),
            Reason::Covered(_, (from, to)) => {
                let over = stretch(*from, *to, self.zone, self.language);
                let english = format!("The record of it is complete {over}: there its silence counts.");
                self.language
                    .choose(english, format!("El registro de ello está completo {over}: ahí su silencio cuenta."))
            }
            Reason::Excused(id, state, sure) => self.excused(id.as_ref(), state.as_ref(), *sure),
            Reason::Element(n, sure, by) => self.element(*n, *sure, by),
            Reason::DateDecides(id) => self.one(
                ("Not known closely enough to decide:", "No se conoce con bastante precisión para decidir:"),
                &self.event(id),
            ),
            Reason::Contested(id) => self.one(
                ("Some say that this happened and others deny it:", "Unos dicen que esto ocurrió y otros lo niegan:"),
                &kind_words(self.timeline, id, self.language),
            ),
            Reason::Basis(n, sure, since) => self.basis(*n, *sure, since),
            Reason::Missed(of, sure, due) => self.missed(of, *sure, due.earliest),
            Reason::Together(of) => {
                let each: Vec<String> = of.iter().map(|id| self.event(id)).collect();
                self.one(
                    (
                        "Each of these alone leaves room; taken together they do not:",
                        "Cada uno de estos por sí solo deja margen; tomados juntos, no:",
                    ),
                    &each.join("; "),
                )
            }
            Reason::Clock(_)
            | Reason::NoTime
            | Reason::StillKept
            | Reason::RightEnded
            | Reason::TooMany
            | Reason::PlaceUnknown => {
                let (english, spanish) = plain(reason);
                self.say(english, spanish)
            }
        }
    }

    /// How to lead in what sets a safeguard off: nobody recorded what was worked out.
    fn set_off_by(&self, id: &EventId) -> (&'static str, &'static str) {
        match self.timeline.event(id).filter(|event| event.derived) {
            Some(event) if event.kind.name() == "transferred" => (
                "Set off by a move that nobody recorded, worked out from where the person was before and after:",
                "Se activa con un traslado que nadie anotó, deducido de dónde estaba la persona antes y después:",
            ),
            Some(_) => (
                "Set off by what nobody recorded, and what follows by law from what is on record:",
                "Se activa con algo que nadie anotó y que por ley se sigue de lo que consta:",
            ),
            None => ("Set off by", "Se activa con"),
        }
    }

    fn shown_by(&self, sure: Tri) -> (&'static str, &'static str) {
        match &self.safeguard.duty {
            Duty::Elements { .. } => {
                either(sure, ("Answered by", "Lo responde"), ("Possibly answered by", "Quizá lo responde"))
            }
            _ => either(sure, ("Shown by", "Lo muestra"), ("Possibly shown by", "Quizá lo muestra")),
        }
    }

    fn say(&self, english: &str, spanish: &str) -> String {
        self.language.choose(english, spanish).to_owned()
    }

    fn one(&self, (english, spanish): (&str, &str), what: &str) -> String {
        format!("{} {what}.", self.language.choose(english, spanish))
    }

    fn event(&self, id: &EventId) -> String {
        event_words(self.timeline, id, self.language)
    }

    fn state(&self, name: &str, sure: Tri, since: &[EventId]) -> String {
        let (english, spanish) =
            either(sure, ("At that time:", "En ese momento:"), ("Possibly at that time:", "Quizá en ese momento:"));
        let opened: Vec<String> = since.iter().map(|id| self.event(id)).collect();
        let since = if opened.is_empty() {
            String::new()
        } else {
            format!("{} {}", self.language.choose(", since", ", desde"), opened.join("; "))
        };
        format!("{} {}{since}.", self.language.choose(english, spanish), state_words(name, self.pack, self.language))
    }

    fn nothing(&self, patterns: &[Pattern], over: &Instants) -> String {
        let what = say_patterns(patterns, self.language);
        let (first, last) = (over.first().unwrap_or(Instant::MIN), over.last().unwrap_or(Instant::MAX));
        let over = if first.is_open() && last.is_open() {
            String::new()
        } else {
            format!(", {}", stretch(first, last, self.zone, self.language))
        };
        format!("{}: {what}{over}.", self.language.choose("Nothing on record", "No consta"))
    }

    fn clock(&self, reading: &ReadingDue) -> String {
        let steps: Vec<String> = reading.sum.iter().map(|step| step.say(self.language)).collect();
        let mut out = say_limit(&reading.limit, self.language);
        out.push_str(": ");
        if steps.is_empty() {
            out.push_str(self.language.choose("when they begin is not known", "no se sabe cuándo empiezan a contar"));
        }
        out.push_str(&steps.join("; "));
        if minute(reading.due.earliest) != minute(reading.due.latest) && !reading.due.latest.is_open() {
            let latest = at(reading.due.latest, self.zone, self.language);
            out.push_str(&self.language.choose(
                format!("; begun as late as the dates allow, it ends {latest}"),
                format!("; contado desde lo más tarde que permiten las fechas, vence {latest}"),
            ));
        }
        out.push('.');
        out
    }

    fn excused(&self, id: Option<&EventId>, state: Option<&String>, sure: Tri) -> String {
        let lead = either(sure, ("Excused by", "Lo excusa"), ("Possibly excused by", "Quizá lo excusa"));
        let what = match (state, id) {
            (Some(state), _) => state_words(state, self.pack, self.language),
            (None, Some(id)) => self.event(id),
            (None, None) => String::new(),
        };
        self.one(lead, &what)
    }

    fn basis(&self, n: usize, sure: Tri, since: &[EventId]) -> String {
        let words = match &self.safeguard.duty {
            Duty::Basis { bases, .. } => bases.get(n).map_or("", |basis| basis.words.say(self.language)),
            _ => "",
        };
        let state = match sure {
            Tri::Yes => self.language.choose("on record", "consta"),
            Tri::Maybe => self.language.choose("possibly", "quizá"),
            Tri::No => self.language.choose("not on record", "no consta"),
        };
        let since: Vec<String> = since.iter().map(|id| self.event(id)).collect();
        let since = if since.is_empty() { String::new() } else { format!(": {}", since.join("; ")) };
        format!("({}) {words} — {state}{since}.", n + 1)
    }

    fn missed(&self, of: &str, sure: Tri, ended: Instant) -> String {
        let title = self.pack.safeguard(of).map_or("", |safeguard| safeguard.title.say(self.language));
        let (english, spanish) = either(
            sure,
            ("Not shown in time:", "No consta a tiempo:"),
            ("Possibly not in time:", "Quizá no a tiempo:"),
        );
        let lead = self.language.choose(english, spanish);
        let ended = at(ended, self.zone, self.language);
        self.language.choose(
            format!("{lead} {of} “{title}”; its time ended {ended}."),
            format!("{lead} {of} “{title}”; su plazo terminó {ended}."),
        )
    }

    fn element(&self, n: usize, sure: Tri, by: &[EventId]) -> String {
        let words = match &self.safeguard.duty {
            Duty::Elements { elements, .. } => elements.get(n).map_or("", |e| e.words.say(self.language)),
            _ => "",
        };
        let state = match sure {
            Tri::Yes => self.language.choose("shown", "consta"),
            Tri::Maybe => self.language.choose("possibly shown", "quizá consta"),
            Tri::No => self.language.choose("not shown", "no consta"),
        };
        let by: Vec<String> = by.iter().map(|id| self.event(id)).collect();
        let by = if by.is_empty() { String::new() } else { format!(": {}", by.join("; ")) };
        format!("({}) {words} — {state}{by}.", n + 1)
    }
}

/// The steps that are the same sentence each time.
fn plain(reason: &Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::Clock(_) => {
            ("It is due by the time that the event itself names.", "Vence en el momento que indica el propio hecho.")
        }
        Reason::NoTime => ("The law names no time.", "La ley no fija un plazo."),
        Reason::StillKept => {
            ("Nothing that it forbids is on record so far.", "Hasta ahora no consta nada de lo que prohíbe.")
        }
        Reason::RightEnded => (
            "The time for it is over, and nothing on record shows that it was used.",
            "El plazo terminó y nada en el registro muestra que se usó.",
        ),
        Reason::TooMany => (
            "There are too many open dates to go through together; more exact dates may decide it.",
            "Hay demasiadas fechas abiertas para examinarlas juntas; fechas más exactas pueden decidirlo.",
        ),
        Reason::PlaceUnknown => (
            "Where it happened is not on record closely enough, and the rule stands only in some places.",
            "No consta con bastante precisión dónde ocurrió, y la regla vale solo en algunos lugares.",
        ),
        _ => ("", ""),
    }
}

fn either<T>(sure: Tri, certainly: T, possibly: T) -> T {
    if sure == Tri::Yes { certainly } else { possibly }
}
