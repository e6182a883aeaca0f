//! The words of attributes in Spanish: English has them as they are written in the notation.

use paradero_record::Language;

/// Each word that an attribute may have, in Spanish.
const WORDS: &[(&str, &str)] = &[
    ("administrative_order", "orden administrativa"),
    ("affirmed", "confirmada"),
    ("alien_enemies_act", "Ley de Enemigos Extranjeros"),
    ("allowed", "permitido"),
    ("air", "aire"),
    ("bond", "fianza"),
    ("court", "tribunal"),
    ("denied", "denegada"),
    ("dismissed", "desestimada"),
    ("expedited_order", "orden acelerada"),
    ("fear_review", "revisión del miedo"),
    ("final_order", "orden firme"),
    ("foot", "a pie"),
    ("found", "hallada"),
    ("granted", "concedida"),
    ("hospital", "hospital"),
    ("individual", "individual"),
    ("land", "tierra"),
    ("mail", "correo"),
    ("master", "preliminar"),
    ("message", "mensaje"),
    ("negative", "negativa"),
    ("no", "no"),
    ("no_answer", "sin respuesta"),
    ("not_found", "no hallada"),
    ("not_stated", "no declarada"),
    ("other", "otro"),
    ("parole", "parole"),
    ("phone", "teléfono"),
    ("positive", "positiva"),
    ("recognizance", "bajo palabra"),
    ("refused", "negado"),
    ("reinstated_order", "orden restablecida"),
    ("release", "liberación"),
    ("relief", "alivio"),
    ("remanded", "devuelta"),
    ("removal", "expulsión"),
    ("sea", "mar"),
    ("sustained", "admitida"),
    ("terminated", "terminada"),
    ("transfer", "traslado"),
    ("vacated", "anulada"),
    ("video", "video"),
    ("visa_waiver", "exención de visa"),
    ("visit", "visita"),
    ("voluntary_departure", "salida voluntaria"),
    ("wrong_place", "lugar equivocado"),
    ("yes", "sí"),
];

/// A word of the notation as people write it.
pub(super) fn word_words(word: &str, language: Language) -> String {
    let spanish = || WORDS.iter().find(|(own, _)| *own == word).map(|(_, spanish)| (*spanish).to_owned());
    let known = if language == Language::Spanish { spanish() } else { None };
    known.unwrap_or_else(|| word.replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_every_attribute_has_spanish() {
        for attribute in paradero_record::ATTRIBUTES {
            let paradero_record::ValueType::Word(words) = attribute.value else { continue };
            for word in words {
                assert!(WORDS.iter().any(|(own, _)| own == word), "{word} of {}", attribute.name);
            }
        }
    }
}
