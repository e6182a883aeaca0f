//! Before and after without a length, the same day, now, never.

use paradero_record::Side;

use super::Means;
use super::lexicon::{self, Word};
use super::reader::Reader;
use super::said::{Form, Found};

/// Before whom somebody stands, where `before` is no word about time.
const BENCHES: &[&str] = &[
    "judge",
    "judges",
    "court",
    "courts",
    "magistrate",
    "panel",
    "jury",
    "committee",
    "congress",
    "board",
    "senate",
    "tribunal",
    "justice",
    "justices",
    "commission",
    "council",
    "cameras",
    "reporters",
    "crowd",
    "us",
    "them",
    "god",
];

/// What is told of by the word for it, behind `desde`.
const HAPPENINGS: &[&str] = &[
    "arresto",
    "traslado",
    "secuestro",
    "vuelo",
    "juicio",
    "inicio",
    "comienzo",
    "ingreso",
    "fallo",
    "regreso",
    "operativo",
];

impl Reader<'_> {
    /// Words about time that name no moment and no length.
    pub(super) fn order(&self, at: usize) -> Option<Found> {
        let plain = |to, means, rule| Some(Found { from: at, to, form: Form::Plain(means), rule });
        if self.is_never(at) {
            return plain(at + 1, Means::Never, "never");
        }
        if self.reads(at, &["until", "now"])
            && (at..at + 8).any(|at| self.is(at, &["not", "never", "no"]) || self.low(at).ends_with("n't"))
        {
            return plain(at + 2, Means::Never, "until-now-never");
        }
        if let Some(to) = self.same_day(at) {
            return plain(to, Means::SameDay, "same-day");
        }
        if let Some(to) = self.now(at) {
            return Some(Found { from: at, to, form: Form::Now, rule: "as-of" });
        }
        let (side, to) = self.side(at)?;
        plain(to, Means::Order(side), "order")
    }

    fn is_never(&self, at: usize) -> bool {
        self.is(at, &["never", "nunca", "jamas"]) && !self.was(at, &["mas"])
    }

    /// `the same day`, `that evening`, `ese mismo día`, `esa noche`.
    fn same_day(&self, at: usize) -> Option<usize> {
        const PARTS: &[&str] =
            &["day", "morning", "afternoon", "evening", "night", "dia", "manana", "tarde", "noche", "madrugada"];
        let next = self.phrase(
            at,
            &[
                &["the", "same"],
                &["that", "same"],
                &["that", "very"],
                &["that"],
                &["later", "that"],
                &["later", "that", "same"],
                &["later", "the", "same"],
                &["earlier", "that"],
                &["el", "mismo"],
                &["la", "misma"],
                &["ese"],
                &["ese", "mismo"],
                &["esa"],
                &["esa", "misma"],
                &["aquel"],
                &["aquel", "mismo"],
                &["aquella"],
                &["aquella", "misma"],
                &["este", "mismo"],
            ],
        )?;
        (self.is(next, PARTS) && !self.is(next + 1, &["one", "they", "he", "she", "-", "care"])
            || self.is(next, PARTS) && self.is(at, &["later", "the"]))
        .then_some(next + 1)
    }

    /// `so far`, `to date`, `currently`, `hasta ahora`, `aún no`.
    fn now(&self, at: usize) -> Option<usize> {
        const PHRASES: &[&[&str]] = &[
            &["so", "far"],
            &["thus", "far"],
            &["to", "date"],
            &["to", "this", "day"],
            &["until", "now"],
            &["up", "to", "now"],
            &["as", "of", "now"],
            &["as", "of", "publication"],
            &["as", "of", "this", "writing"],
            &["at", "press", "time"],
            &["at", "the", "time", "of", "publication"],
            &["currently"],
            &["presently"],
            &["at", "present"],
            &["right", "now"],
            &["now"],
            &["still"],
            &["yet", "to"],
            &["at", "this", "time"],
            &["at", "the", "moment"],
            &["hasta", "ahora"],
            &["hasta", "la", "fecha"],
            &["hasta", "el", "momento"],
            &["hasta", "hoy"],
            &["hasta", "el", "dia", "de", "hoy"],
            &["a", "la", "fecha"],
            &["al", "dia", "de", "hoy"],
            &["al", "cierre", "de", "esta", "edicion"],
            &["actualmente"],
            &["en", "la", "actualidad"],
            &["todavia"],
            &["aun", "no"],
            &["hoy", "en", "dia"],
            &["hoy", "dia"],
            &["ahora", "mismo"],
            &["ahora"],
            &["por", "ahora"],
            &["de", "momento"],
            &["por", "el", "momento"],
            &["en", "este", "momento"],
            &["en", "estos", "momentos"],
            &["a", "dia", "de", "hoy"],
            &["sigue", "sin"],
            &["siguen", "sin"],
            &["hasta", "este", "momento"],
            &["al", "momento", "de", "esta", "publicacion"],
        ];
        if let Some(to) = self.phrase(at, PHRASES) {
            let quiet = self.is(at, &["now", "still", "ahora"])
                && to == at + 1
                && (self.shape(at).is_capital() && self.shape_before(at).is_capital()
                    || self.is(to, &["known", "that", "bien", "que", "-"])
                    || self.was(at, &["from", "by", "until", "stood", "standing", "a", "hasta", "de", "for"]));
            return (!quiet).then_some(to);
        }
        // `aún` has its accent where it means still.
        (self.is(at, &["aun"]) && self.written(at).contains(['ú', 'Ú'])).then_some(at + 1)
    }

    /// `before his hearing`, `después de la audiencia`, `since he left`, `hasta que`.
    fn side(&self, at: usize) -> Option<(Side, usize)> {
        let next = at + 1;
        let read = match self.low(at) {
            "before" if self.is_before_in_time(next) => (Side::Before, next),
            "after" if self.is_after_in_time(at) => (Side::After, next),
            "prior" if self.is(next, &["to"]) => (Side::Before, next + 1),
            "previo" | "previamente" if self.is(next, &["a", "al"]) => (Side::Before, next + 1),
            "ahead" if self.is(next, &["of"]) => (Side::Before, next + 1),
            "antes" if self.is(next, &["de", "del", "que"]) && !self.reads(next, &["que", "nada"]) => {
                (Side::Before, next + 1)
            }
            "despues" | "luego" if self.is(next, &["de", "del", "que"]) => (Side::After, next + 1),
            "posterior" if self.is(next, &["a", "al"]) => (Side::After, next + 1),
            "tras"
                if !self.reads(next, &["las", "rejas"]) && !self.is(next, &["las"])
                    || self.is(at, &["tras"]) && self.is(next, &["la", "su", "el"]) =>
            {
                (Side::After, next)
            }
            "following" if self.is_following(at) => (Side::After, next),
            "since" if self.is_since(next) => (Side::After, next),
            "desde" if self.is(next, &["que", "entonces"]) || self.is_happening(next) => {
                (Side::After, self.past(next, &["que", "entonces"]))
            }
            "until" | "till" if self.is_until(next) => (Side::Before, next),
            "hasta" if self.is(next, &["que"]) => (Side::Before, next + 1),
            _ => return None,
        };
        Some(read)
    }

    fn is_before_in_time(&self, next: usize) -> bool {
        let benched = (next..next + 5).take_while(|at| self.shape(*at).is_word()).any(|at| {
            self.is(at, BENCHES)
                && !self.is(
                    at + 1,
                    &[
                        "hearing",
                        "hearings",
                        "date",
                        "appearance",
                        "session",
                        "could",
                        "ruled",
                        "'s",
                        "had",
                        "ordered",
                        "decided",
                        "order",
                    ],
                )
        });
        let hour = self.is(next, &["dawn", "sunrise", "noon", "midnight", "daybreak", "long"]);
        self.shape(next).is_word() && !benched && !hour
    }

    fn is_after_in_time(&self, at: usize) -> bool {
        let repeated = self.before(at, 1) == self.low(at + 1) && !self.before(at, 1).is_empty();
        self.shape(at + 1).is_word()
            && !repeated
            && !self.is(at + 1, &["all"])
            && !self.was(at, &["named", "look", "looked", "looking", "looks", "went", "goes", "take", "takes"])
    }

    fn is_following(&self, at: usize) -> bool {
        let owned =
            self.is(at + 1, &["his", "her", "their", "the", "a", "an", "my", "our", "its"]) || self.low(at + 2) == "'s";
        let verb = self.was(
            at,
            &["the", "was", "were", "is", "are", "be", "been", "a", "by", "of", "not", "like", "people", "about"],
        );
        owned && !verb && !self.is(at + 2, &["law", "rules", "case", "orders", "news", "story"])
    }

    /// Whether `since` tells time and gives no reason.
    fn is_since(&self, next: usize) -> bool {
        let reason = (next..next + 4).any(|at| {
            self.is(
                at,
                &[
                    "is", "are", "has", "have", "can", "cannot", "could", "would", "will", "do", "does", "may",
                    "might", "should", "must",
                ],
            )
        });
        let clause = self.shape(next).is_word() && !matches!(self.word(next), Word::Number(_));
        clause && !reason && lexicon::year(self.low(next)).is_none()
    }

    fn is_until(&self, next: usize) -> bool {
        self.is(next, &["his", "her", "their", "the", "he", "she", "they", "a", "it", "after"])
            && !self.is(next + 1, &["end", "point"])
    }

    /// Whether a thing that happens is named behind `desde`, and no place.
    fn is_happening(&self, at: usize) -> bool {
        if !self.is(at, &["la", "el", "su", "mi", "los", "las", "sus"]) {
            return false;
        }
        let low = self.low(at + 1);
        HAPPENINGS.contains(&low)
            || low.ends_with("cion")
                && !matches!(low, "estacion" | "institucion" | "organizacion" | "embarcacion" | "nacion" | "direccion")
            || matches!(
                low,
                "llegada"
                    | "salida"
                    | "captura"
                    | "audiencia"
                    | "muerte"
                    | "redada"
                    | "entrevista"
                    | "noticia"
                    | "partida"
            )
            || low == "dia" && self.is(at + 2, &["en", "que", "de"])
            || low == "momento"
    }

    /// Whether a word can begin words about time at all; most cannot.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        match self.word(at) {
            Word::Other => {
                self.low(at).starts_with(|first: char| first.is_ascii_digit())
                    || self.low(at).contains('-') && self.shape(at).is_word()
            }
            Word::Common => (at + 1..at + 6).any(|at| self.is_hot(at)),
            Word::Near => false,
            _ => true,
        }
    }

    /// Whether a word is of time, so that what stands before it is worth a look.
    fn is_hot(&self, at: usize) -> bool {
        match self.word(at) {
            Word::Other => self.low(at).contains(|one: char| one.is_ascii_digit() || one == '-'),
            Word::Lead | Word::Common => false,
            _ => true,
        }
    }
}
