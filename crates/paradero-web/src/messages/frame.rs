//! What stands around every page.

use super::catalogue;

catalogue! {
    /// Texts of the frame: navigation, footer, the words for verdicts.
    Frame {
        skip = "Skip to the content", "Ir al contenido";
        product = "Paradero", "Paradero";
        navigation = "Main", "Principal";
        watch = "Watch", "Vigilancia";
        people = "People", "Personas";
        lists = "Lists", "Listas";
        sources = "Sources", "Fuentes";
        safeguards = "Safeguards", "Salvaguardas";
        record = "Record", "Registrar";
        search = "Search", "Buscar";
        search_label = "Search people, sources and safeguards", "Buscar personas, fuentes y salvaguardas";
        about = "About", "Acerca de";
        data = "Data (JSON)", "Datos (JSON)";
        language = "Language", "Idioma";
        english = "English", "English";
        spanish = "Español", "Español";
        demo = "Demonstration", "Demostración";
        demo_line = "One public case, from public reports, and made-up people beside it.", "Un caso público, según reportes públicos, y personas ficticias a su lado.";
        no_advice = "Paradero shows what the record says and does not say. It gives no legal advice: for that, ask a lawyer or an accredited representative.",
            "Paradero muestra lo que dice y lo que no dice el registro. No da consejo legal: para eso, pregunte a un abogado o a un representante acreditado.";
        judged_by = "Judged by the law pack", "Evaluado con el paquete legal";
        version = "version {}", "versión {}";
        digest = "digest {}", "huella {}";
        machine = "Everything stays on this machine.", "Todo se queda en esta computadora.";
        unverified = "UNVERIFIED", "SIN VERIFICAR";
        unverified_why = "Some part of the law behind this has not been read and checked for this pack. Read the citation before you rely on it.",
            "Alguna parte de la ley en que esto se apoya no se ha leído ni comprobado para este paquete. Lea la cita antes de apoyarse en ella.";
        made_up = "Made up", "Ficticia";
        made_up_why = "This person is invented.", "Esta persona es inventada.";
        topic = "Topic", "Tema";
        possible = "possible: the dates leave room", "posible: las fechas dejan margen";
        contested = "contested", "en disputa";
        kept = "kept", "cumplida";
        running = "running", "en curso";
        not_shown = "not shown", "no consta";
        crossed = "crossed", "traspasada";
        as_of = "As of", "A la fecha";
        as_of_hint = "What was owed on this day. Empty is now.", "Lo que se debía ese día. Vacío es ahora.";
        known_on = "As known on", "Según se sabía el";
        known_on_hint = "Only what had been recorded by this day. Empty is everything.", "Solo lo que ya estaba registrado ese día. Vacío es todo.";
        show = "Show", "Mostrar";
        back_to_now = "Back to now", "Volver a ahora";
        looking_back = "You are looking back: this page shows the record as of {}.", "Usted está mirando atrás: esta página muestra el registro a la fecha {}.";
        looking_known = "It shows only what had been recorded by {}.", "Muestra solo lo que ya estaba registrado el {}.";
        slider_as_of = "As of, by slider", "A la fecha, con el deslizador";
        slider_known_on = "As known on, by slider", "Según se sabía, con el deslizador";
        leaves = "leads out of this machine", "lleva fuera de esta computadora";
    }
}
