//! Finding people, and asking whether somebody new is one of them.

use super::catalogue;

catalogue! {
    /// Texts of the search page and of what is asked before somebody new is recorded.
    Find {
        words = "Name or words", "Nombre o palabras";
        words_hint = "As you heard it. A name with another spelling is found too.", "Como lo oyó. También se encuentra un nombre escrito de otro modo.";
        born = "Born", "Nacimiento";
        born_hint = "As far as known: 1993, 1993-05, 1993-05-31.", "Hasta donde se sabe: 1993, 1993-05, 1993-05-31.";
        country = "Country", "País";
        country_hint = "VE, Venezuela.", "VE, Venezuela.";
        submit = "Search with these", "Buscar con estos datos";
        read = "Read from what you typed:", "Leído de lo que escribió:";
        percent = "{} %", "{} %";
        likely = "{} % likely", "probabilidad del {} %";
        possible = "possible", "posible";
        by_name = "Found by the name “{}”.", "Por el nombre «{}».";
        speaks_for = "agrees:", "coincide:";
        speaks_against = "differs:", "difiere:";
        speaks_neither = "not known:", "no se sabe:";
        nobody = "That none of them is meant: {} %.", "Que no sea ninguna de ellas: {} %.";
        others = "Others with these words or this number", "Otras con estas palabras o este número";
        alike_title = "Is it one of these?", "¿Es una de estas personas?";
        alike_lead = "Nothing was recorded yet. These people on record may be the one that you typed; what agrees and what differs stands beside each.",
            "Todavía no se registró nada. Estas personas del registro podrían ser la que escribió; junto a cada una está lo que coincide y lo que difiere.";
        it_is = "It is this one: {}", "Es esta: {}";
        it_is_hint = "Adds “{}” to the names of this person. Nothing else of them changes.", "Agrega «{}» a los nombres de esta persona. Nada más cambia.";
        not_these = "None of them", "Ninguna de ellas";
        not_these_lead = "Then record somebody new. What you typed is still here.", "Entonces registre a una persona nueva. Lo que escribió sigue aquí.";
        not_these_submit = "No, record a new person", "No, registrar a una persona nueva";
        suggested = "One person may be meant|{} people may be meant", "Puede ser una persona|Pueden ser {} personas";
        suggested_none = "Nobody yet with such a name", "Nadie todavía con un nombre así";
    }
}
