//! Sources, safeguards, search, errors.

use super::catalogue;

catalogue! {
    /// Texts of the pages that are only read, and of what goes wrong.
    Reading {
        sources_title = "Sources", "Fuentes";
        sources_lead = "Everything that says something: forms, court records, counsel, family, searches, articles.",
            "Todo lo que dice algo: formularios, expedientes, abogados, familia, búsquedas, artículos.";
        sources_caption = "Sources on record", "Fuentes registradas";
        sources_none = "No source is on record yet.", "Todavía no hay ninguna fuente registrada.";
        new_source = "New source", "Fuente nueva";
        source = "Source", "Fuente";
        publisher = "Published by", "Publicada por";
        kind = "Kind", "Tipo";
        published = "Published", "Fecha";
        published_inferred = "worked out, not printed on the source", "deducida, no consta en la fuente";
        copy_of = "Republishes", "Reproduce";
        language = "Language", "Idioma";
        address = "Address", "Dirección";
        address_plain = "kept as written; not a web address", "tal como se escribió; no es una dirección web";
        recorded = "Recorded", "Registrada";
        file = "Kept file", "Archivo guardado";
        note = "Note", "Nota";
        says = "What it says", "Qué dice";
        says_lead = "In the order of its pages and lines.", "En el orden de sus páginas y líneas.";
        says_none = "Nothing has been recorded from it yet.", "Todavía no se ha registrado nada de ella.";
        against = "What others say against it ({})", "Qué dicen otros en contra ({})";
        against_none = "Nobody on record says otherwise.", "Nadie en el registro dice otra cosa.";
        safeguards_title = "Safeguards", "Salvaguardas";
        safeguards_lead = "Duties that the law puts on an authority, each with its citation.", "Deberes que la ley impone a una autoridad, cada uno con su cita.";
        safeguards_caption = "Safeguards of the law pack", "Salvaguardas del paquete legal";
        safeguards_none = "No law pack is loaded.", "No hay ningún paquete legal cargado.";
        safeguard = "Safeguard", "Salvaguarda";
        stage = "Stage", "Etapa";
        class = "Authority", "Autoridad";
        disputed_mark = "in dispute", "en disputa";
        plain = "In plain words", "En palabras sencillas";
        then = "Next step when it is not kept", "Siguiente paso cuando no se cumple";
        notes = "What to know", "Lo que hay que saber";
        disputed = "What is in dispute", "Lo que está en disputa";
        judged = "How it is judged", "Cómo se evalúa";
        notation = "As it is written in the law pack", "Tal como está escrita en el paquete legal";
        owed_by = "Owed by", "Lo debe";
        citations = "Where it is written", "Dónde está escrita";
        citations_caption = "Citations, each with how far it was checked", "Citas, cada una con lo que se comprobó";
        citation = "Citation", "Cita";
        verified = "Checked", "Comprobado";
        in_force_unverified = "whether it is still in force was not checked", "no se comprobó si sigue vigente";
        judged_on = "Where it now holds and does not", "Dónde se cumple ahora y dónde no";
        judged_on_caption = "People it was judged on, the worst first", "Personas en que se evaluó, primero lo peor";
        judged_on_none = "Nothing on record sets it off.", "Nada en el registro la activa.";
        verdict = "Verdict", "Resultado";
        reason = "Reason", "Motivo";
        law_language = "The law stands in the language in which it was written.", "La ley está en el idioma en que se escribió.";
        search_title = "Search", "Búsqueda";
        search_lead = "A name, part of a name, a place, a publisher, a citation.", "Un nombre, parte de un nombre, un lugar, un medio, una cita.";
        search_found = "{} found|{} found", "{} resultado|{} resultados";
        search_nothing = "Nothing was found for “{}”. Try fewer letters, or another spelling of the name.",
            "No se encontró nada para «{}». Pruebe con menos letras o con otra forma del nombre.";
        error_not_found = "Nothing is at this address", "No hay nada en esta dirección";
        error_not_found_help = "It may be misspelt, or it is something that you may not see. Search for the name instead.",
            "Puede estar mal escrita, o ser algo que usted no puede ver. Busque el nombre.";
        error_method = "This address does not take that", "Esta dirección no acepta eso";
        error_method_help = "Go back and use the form or the link on the page.", "Vuelva atrás y use el formulario o el enlace de la página.";
        error_broken = "Something went wrong here", "Algo falló aquí";
        error_broken_help = "Nothing that was recorded is lost. Try again; if it happens again, tell whoever looks after this desk.",
            "Lo registrado no se ha perdido. Intente de nuevo; si vuelve a pasar, avise a quien cuida este sistema.";
        error_asked = "This could not be read", "Esto no se pudo leer";
        error_asked_help = "Part of the address or of the form is not as it should be. Go back and try again.",
            "Una parte de la dirección o del formulario no está como debe. Vuelva atrás e intente de nuevo.";
        error_forbidden = "This did not come from this desk", "Esto no vino de este sistema";
        error_forbidden_help = "Only a form on one of these pages can record something. Open the page here and send it again.",
            "Solo un formulario de estas páginas puede registrar algo. Abra la página aquí y envíelo de nuevo.";
        error_host = "This desk does not answer under that name", "Este sistema no responde con ese nombre";
        error_host_help = "Open it under the address that it printed when it was started.", "Ábralo con la dirección que mostró al iniciarse.";
        error_large = "That is too large", "Es demasiado grande";
        error_large_help = "A form may hold one megabyte. Shorten the text, or keep the long part as a file beside the source.",
            "Un formulario admite un megabyte. Acorte el texto o guarde la parte larga como archivo junto a la fuente.";
        error_slow = "This took too long", "Esto tardó demasiado";
        error_slow_help = "Try again in a moment.", "Intente de nuevo en un momento.";
        error_home = "Back to the watch", "Volver a la vigilancia";
    }
}
