//! An answer in words, in English and Spanish.

use crate::answer::{Agreement, Answer, Ask, Hit, Reason, Telling, What};
use crate::channel::How;
use crate::{BornLevel, Role};

/// The language of what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    En,
    /// Spanish.
    Es,
}

impl Tongue {
    /// The words of this language.
    const fn pick(self, en: &'static str, es: &'static str) -> &'static str {
        match self {
            Tongue::En => en,
            Tongue::Es => es,
        }
    }
}

/// Why somebody may be meant: `hernandes ~ hernandez: sounds alike; second surname (lopez) not said; country agrees`.
///
/// ```
/// use paradero_names::{Entry, Index, Name, Query, say, say::Tongue};
/// let index = Index::build([Entry::new(1, Name::of("Ana", "Hernández López"))]);
/// let answer = index.find(&Query::text("ana hernandes"));
/// assert_eq!(
///     say::hit(&answer.hits[0], Tongue::En),
///     "ana; hernandes ~ hernandez: sounds alike; second surname (lopez) not said"
/// );
/// ```
pub fn hit(hit: &Hit, tongue: Tongue) -> String {
    let said: Vec<String> = hit.reasons.iter().filter_map(|one| reason(one, tongue)).collect();
    said.join("; ")
}

/// One reason in words; nothing for one that a reader need not know.
pub fn reason(reason: &Reason, tongue: Tongue) -> Option<String> {
    let pick = |en, es| tongue.pick(en, es);
    match &reason.what {
        What::Word { typed, how: How::Exact, .. } => Some(typed.clone()),
        What::Word { typed, kept, how } => Some(format!("{typed} ~ {kept}: {}", way(*how, tongue))),
        What::NotTyped { role: Role::Particle, .. } => None,
        What::NotTyped { kept, role, nth } => {
            Some(format!("{} ({kept}) {}", place(*role, *nth, tongue), pick("not said", "no se dijo")))
        }
        What::NotKept { typed } => {
            Some(format!("{typed}: {}", pick("not in the kept name", "no está en el nombre registrado")))
        }
        What::Order if reason.bits > -3.0 => None,
        What::Order => Some(pick("words in another order", "palabras en otro orden").to_owned()),
        What::Born(level) => Some(born(*level, tongue).to_owned()),
        What::Country(agreement) => Some(format!("{} {}", pick("country", "país"), agrees(*agreement, tongue))),
        What::Place(agreement) => Some(format!("{} {}", pick("place", "lugar"), agrees(*agreement, tongue))),
    }
}

/// In which way a word stands for another.
pub fn way(how: How, tongue: Tongue) -> String {
    let pick = |en: &'static str, es: &'static str| tongue.pick(en, es).to_owned();
    match how {
        How::Exact => pick("the same", "igual"),
        How::Accents => pick("the same but for accents", "igual salvo los acentos"),
        How::Sound => pick("sounds alike", "suena igual"),
        How::ShortForm => pick("short form or other spelling", "diminutivo u otra grafía"),
        How::OtherScript => pick("another script", "otra escritura"),
        How::Initial => pick("initial", "inicial"),
        How::CutOff => pick("cut off", "cortado"),
        How::Letters(1) => pick("one letter", "una letra"),
        How::Letters(count) => format!("{count} {}", tongue.pick("letters", "letras")),
        How::SoundAndLetters(1) => pick("sounds alike but for one letter", "suena igual salvo una letra"),
        How::SoundAndLetters(count) => match tongue {
            Tongue::En => format!("sounds alike but for {count} letters"),
            Tongue::Es => format!("suena igual salvo {count} letras"),
        },
        How::Joined => pick("written together or apart", "escrito junto o separado"),
        How::Different => pick("different", "distinto"),
    }
}

/// Whether the name tells people apart, and what to ask next; empty if nothing is to be asked.
pub fn telling(telling: &Telling, tongue: Tongue) -> String {
    if telling.ask.is_empty() {
        return String::new();
    }
    let asks: Vec<&str> = telling.ask.iter().map(|one| ask(*one, tongue)).collect();
    let alike = match (telling.alike, tongue) {
        (0 | 1, _) => String::new(),
        (count, Tongue::En) => format!("About {count} people bear a name that fits as well. "),
        (count, Tongue::Es) => format!("Unas {count} personas llevan un nombre que concuerda igual de bien. "),
    };
    format!("{alike}{} {}.", tongue.pick("Ask for:", "Pregunte:"), asks.join(", "))
}

/// How sure the answer is, in one sentence.
///
/// ```
/// use paradero_names::{Index, Query, say, say::Tongue};
/// let answer = Index::default().find(&Query::text("ana"));
/// assert_eq!(say::outcome(&answer, Tongue::En), "Nobody in the index fits.");
/// ```
pub fn outcome(answer: &Answer, tongue: Tongue) -> String {
    let pick = |en: &'static str, es: &'static str| tongue.pick(en, es).to_owned();
    match answer.hits.first().map(|hit| hit.probability) {
        None => pick("Nobody in the index fits.", "Nadie en el índice concuerda."),
        Some(first) if first >= 0.9 => {
            pick("The first is very likely the one.", "La primera es muy probablemente la persona.")
        }
        Some(first) if first >= 0.5 => pick("The first is likely the one.", "La primera es probablemente la persona."),
        Some(_) if answer.nobody >= 0.5 => {
            pick("The person is likely not in the index.", "Es probable que la persona no esté en el índice.")
        }
        Some(_) => pick("Several people may be meant.", "Puede tratarse de varias personas."),
    }
}

fn ask(ask: Ask, tongue: Tongue) -> &'static str {
    match ask {
        Ask::Year => tongue.pick("the year of birth", "el año de nacimiento"),
        Ask::SecondSurname => tongue.pick("the second surname", "el segundo apellido"),
        Ask::SecondGiven => tongue.pick("other given names", "otros nombres de pila"),
        Ask::Country => tongue.pick("the country", "el país"),
        Ask::FullDate => tongue.pick("the day and month of birth", "el día y el mes de nacimiento"),
        Ask::Spelling => tongue.pick("how the name is spelled", "cómo se escribe el nombre"),
    }
}

fn agrees(agreement: Agreement, tongue: Tongue) -> &'static str {
    match agreement {
        Agreement::Agrees => tongue.pick("agrees", "coincide"),
        Agreement::Partly => tongue.pick("agrees in part", "coincide en parte"),
        Agreement::Differs => tongue.pick("differs", "difiere"),
        Agreement::Unknown => tongue.pick("not known", "no consta"),
    }
}

fn born(level: BornLevel, tongue: Tongue) -> &'static str {
    match level {
        BornLevel::Day => tongue.pick("born on the same day", "misma fecha de nacimiento"),
        BornLevel::Month => tongue.pick("born in the same month", "mismo mes de nacimiento"),
        BornLevel::Year => tongue.pick("born in the same year", "mismo año de nacimiento"),
        BornLevel::Within => tongue.pick("age fits", "la edad concuerda"),
        BornLevel::Slip => {
            tongue.pick("date of birth differs by a slip", "la fecha de nacimiento difiere por un descuido")
        }
        BornLevel::Near => tongue.pick("date of birth is near", "fecha de nacimiento cercana"),
        BornLevel::Far => {
            tongue.pick("date of birth is a few years off", "fecha de nacimiento con algunos años de diferencia")
        }
        BornLevel::Apart => tongue.pick("date of birth differs", "la fecha de nacimiento difiere"),
    }
}

/// `second surname`, `given name`.
fn place(role: Role, nth: u8, tongue: Tongue) -> &'static str {
    match (role, nth) {
        (Role::Given, 1) => tongue.pick("first given name", "primer nombre"),
        (Role::Given, 2) => tongue.pick("second given name", "segundo nombre"),
        (Role::Given, _) => tongue.pick("further given name", "otro nombre"),
        (Role::Surname, 1) => tongue.pick("first surname", "primer apellido"),
        (Role::Surname, 2) => tongue.pick("second surname", "segundo apellido"),
        (Role::Surname, _) => tongue.pick("further surname", "otro apellido"),
        (Role::Particle | Role::Unknown, _) => tongue.pick("another word", "otra palabra"),
    }
}
