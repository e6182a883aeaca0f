//! Of which time a clause speaks, by its helping verbs and endings.

use std::ops::Range;

use super::clauses::Ground;
use super::lexicon::Class;
use super::meaning::Meaning;
use crate::Tense;

/// Says of each clause of a sentence of which time it speaks; a clause without a verb speaks of that of the one before.
pub(super) fn of_sentence(ground: &Ground<'_, '_>, meaning: &mut Meaning, clauses: Range<usize>) {
    let found: Vec<Option<Tense>> =
        clauses.clone().map(|at| meaning.clauses.get(at).and_then(|clause| of_clause(ground, clause))).collect();
    let mut last = found.iter().copied().flatten().next().unwrap_or(Tense::Past);
    for (at, tense) in clauses.zip(found) {
        last = tense.unwrap_or(last);
        let Some(clause) = meaning.clauses.get(at).cloned() else { continue };
        meaning.tenses.get_mut(clause).unwrap_or_default().fill(last);
    }
}

/// The time of a clause: that of its first verb.
pub(super) fn of_clause(ground: &Ground<'_, '_>, clause: &Range<usize>) -> Option<Tense> {
    clause.clone().find_map(|at| of_verb(ground, clause, at))
}

fn of_verb(ground: &Ground<'_, '_>, clause: &Range<usize>, at: usize) -> Option<Tense> {
    const SET: &[&str] = &[
        "scheduled",
        "set",
        "due",
        "expected",
        "slated",
        "planned",
        "going",
        "programada",
        "programado",
        "prevista",
        "previsto",
        "fijada",
        "fijado",
        "agendada",
        "pautada",
        "citado",
        "citada",
        "senalada",
    ];
    let low = ground.low(at);
    let next = (at + 1..clause.end).find(|next| !ground.is(*next, Class::SKIP) || ground.any(*next, &["been", "be"]));
    let next = next.unwrap_or(clause.end);
    if ground.is(at, Class::FUTURE.or(Class::ENDS_FUTURE)) {
        return Some(Tense::Future);
    }
    match low {
        "is" | "are" | "am" | "'re" | "'m" | "esta" | "estan" if ground.any(next, SET) => return Some(Tense::Future),
        "is" | "are" if ground.low(next + 1) == "to" && ground.low(next + 2) == "have" => return Some(Tense::Past),
        "es" | "son" if ground.any(next, SET) => return Some(Tense::Future),
        "va" | "van" if ground.low(at + 1) == "a" => return Some(Tense::Future),
        "plans" | "intends" | "plan" | "intend" | "planea" | "planean" | "preve" if ground.is_infinitive(at + 1) => {
            return Some(Tense::Future);
        }
        "has" | "have" | "'ve" | "ha" | "han" | "he" | "hemos" if ground.is(at, Class::PRESENT) => {
            return Some(perfect(ground, next));
        }
        "'s" if !ground.is(at.wrapping_sub(1), Class::PRONOUN) => return None,
        "would" | "could" | "should" | "might" | "may" | "must" => return Some(modal(ground, clause, at)),
        "podria" | "podrian" | "deberia" | "deberian" | "seria" | "serian" if ground.low(at + 1) != "haber" => {
            return Some(Tense::Future);
        }
        "habria" | "habrian" => return Some(Tense::Past),
        "estaria" | "estarian" | "tendria" | "tendrian" => return Some(Tense::Present),
        _ => {}
    }
    let class = ground.class(at);
    if class.is(Class::PAST) {
        return Some(Tense::Past);
    }
    if class.is(Class::CONDITIONAL) {
        return Some(Tense::Future);
    }
    if class.is(Class::PRESENT) {
        return Some(Tense::Present);
    }
    if class.is(Class::ENDS_PAST) {
        return Some(Tense::Past);
    }
    (class.is(Class::CUE) && !class.is(Class::NOMINAL.or(Class::DOC)) && !low.ends_with("ing") && !low.ends_with("ndo"))
        .then_some(Tense::Present)
}

/// `has been detained` lasts; `has been moved` is over.
fn perfect(ground: &Ground<'_, '_>, next: usize) -> Tense {
    const LASTING: &[&str] = &[
        "detained",
        "held",
        "in",
        "locked",
        "imprisoned",
        "jailed",
        "missing",
        "there",
        "at",
        "without",
        "unable",
        "separated",
        "behind",
        "confined",
    ];
    let been = ground.any(next, &["been", "estado", "permanecido", "seguido"]);
    let state =
        ground.any(next + 1, LASTING) || ground.low(next + 1).ends_with("ing") || ground.low(next + 1).ends_with("ndo");
    let acts = ground.is(next, Class::PARTICIPLE)
        || ground.any(
            next,
            &[
                "been", "hecho", "dicho", "visto", "puesto", "escrito", "abierto", "vuelto", "become", "gone", "come",
                "begun",
            ],
        );
    if (been && state) || !acts { Tense::Present } else { Tense::Past }
}

/// `would`: what was to come; `could have`: what was.
fn modal(ground: &Ground<'_, '_>, clause: &Range<usize>, at: usize) -> Tense {
    let have = (at + 1..clause.end.min(at + 4)).any(|next| ground.low(next) == "have");
    let was = have || (ground.any(at, &["could", "might"]) && ground.low(at + 1) == "not");
    if was { Tense::Past } else { Tense::Future }
}

impl Ground<'_, '_> {
    /// Whether an infinitive, or `to` before one, stands here.
    pub(super) fn is_infinitive(&self, at: usize) -> bool {
        let low = self.low(at);
        let end = [
            "ar", "er", "ir", "arse", "erse", "irse", "arlo", "erlo", "irlo", "arla", "erla", "irla", "arlos", "arlas",
            "arle",
        ];
        low == "to"
            || (low.len() > 3
                && end.iter().any(|end| low.ends_with(end))
                && !self.any(
                    at,
                    &[
                        "her", "their", "other", "officer", "lugar", "mujer", "ayer", "under", "lawyer", "after",
                        "over", "center", "member",
                    ],
                ))
    }
}
