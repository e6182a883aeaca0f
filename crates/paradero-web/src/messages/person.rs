//! One person: where, the timeline, safeguards, claims, what the record cannot see.

use super::catalogue;

catalogue! {
    /// Texts of a person's page.
    Person {
        made_up = "This person is made up. Everything on this page is invented.", "Esta persona es ficticia. Todo en esta página es inventado.";
        topic = "This is a topic, not a person: what happened in public around the people on record.",
            "Esto es un tema, no una persona: lo que pasó en público alrededor de las personas registradas.";
        known_as = "Also", "También";
        countries = "Nationality", "Nacionalidad";
        where_now = "Where", "Dónde";
        where_unknown = "The record does not say.", "El registro no lo dice.";
        word_of = "On whose word ({})", "Según quién ({})";
        contact = "Last contact", "Último contacto";
        contact_none = "No contact is on record.", "No hay ningún contacto registrado.";
        reach = "The record ends {}.", "El registro termina {}.";
        record_here = "Record something", "Registrar algo";
        record_statement = "A statement", "Una declaración";
        record_check = "A locator search", "Una búsqueda en el localizador";
        record_contact = "A call or visit", "Una llamada o visita";
        record_judgement = "Two reports, one event?", "¿Dos reportes, un hecho?";
        recorded = "Recorded. Nothing was overwritten: it stands beside what was there.",
            "Registrado. No se borró nada: queda junto a lo que ya estaba.";
        more_alarms = "{} more|{} more", "{} más|{} más";
        to_alarms = "Alarms and clocks", "Alarmas y plazos";
        no_alarms = "No safeguard raises an alarm on this day.", "Ninguna salvaguarda da alarma en esta fecha.";
        day = "The day that is shown", "La fecha que se muestra";
        timeline = "Timeline", "Cronología";
        timeline_none = "Nothing is on record yet.", "Todavía no hay nada registrado.";
        drawing = "Timeline of {}, drawn. The list below says the same.", "Cronología de {}, dibujada. La lista de abajo dice lo mismo.";
        drawing_scroll = "Timeline, drawn (scrolls sideways)", "Cronología, dibujada (se desplaza de lado)";
        drawing_help = "How to read the drawing", "Cómo leer el dibujo";
        key_exact = "a day or an hour", "un día o una hora";
        key_band = "some time within: the date is not known better", "en algún momento dentro: la fecha no se sabe mejor";
        key_open = "open: before or after, nobody says how far", "abierto: antes o después, nadie dice cuánto";
        key_inferred = "dashed: inferred, hedged, or worked out from other statements", "punteado: inferido, con reservas o deducido de otras declaraciones";
        key_contested = "sources differ: one line for each stated date", "las fuentes difieren: una línea por cada fecha declarada";
        key_denied = "somebody says that it did not happen", "alguien dice que no ocurrió";
        key_gap = "nothing on record: a gap", "nada en el registro: un vacío";
        key_break = "a long empty stretch, drawn shorter than it was", "un tramo largo y vacío, dibujado más corto de lo que fue";
        key_number = "The numbers are those of the list.", "Los números son los de la lista.";
        undated = "{} entry without a date stands in the list only.|{} entries without a date stand in the list only.",
            "{} entrada sin fecha está solo en la lista.|{} entradas sin fecha están solo en la lista.";
        as_of_line = "as of", "a la fecha";
        alarm_lane = "Alarms", "Alarmas";
        gap_label = "gap", "vacío";
        list = "The same as a list", "Lo mismo en una lista";
        inferred_from = "Inferred from", "Deducido de";
        who_says = "Who says so ({})", "Quién lo dice ({})";
        nobody_says = "The desk put this between two other entries; nobody recorded it.", "El sistema puso esto entre otras dos entradas; nadie lo registró.";
        badge_contested = "contested", "en disputa";
        badge_denied = "denied", "negado";
        badge_uncertain = "hedged or inferred", "con reservas o inferido";
        badge_derived = "found by the desk", "hallado por el sistema";
        badge_ahead = "after this day", "después de esta fecha";
        badge_dates = "dates differ", "las fechas difieren";
        stated_dates = "Stated dates, side by side", "Fechas declaradas, lado a lado";
        also = "Joined with", "Unido con";
        rests_on = "rests on", "se apoya en";
        via = "through {}", "a través de {}";
        the_source = "the source itself", "la propia fuente";
        tier = "seen by: {}", "visible para: {}";
        tier_privileged = "privileged", "secreto profesional";
        tier_team = "the team", "el equipo";
        tier_coalition = "the coalition", "la coalición";
        tier_public = "everybody", "todo el mundo";
        safeguards = "Safeguards", "Salvaguardas";
        safeguards_lead = "What the law owes, and what the record shows of it on this day. An absence in the record is not proof.",
            "Lo que la ley debe y lo que el registro muestra de ello en esta fecha. Una ausencia en el registro no es prueba.";
        safeguards_none = "No safeguard applies to what is on record.", "Ninguna salvaguarda se aplica a lo que está registrado.";
        kept_folded = "{} kept|{} kept", "{} cumplida|{} cumplidas";
        why = "Why this verdict", "Por qué este resultado";
        would_change = "What would change it", "Qué lo cambiaría";
        means = "What it means", "Qué significa";
        then = "Next step", "Siguiente paso";
        because = "Rests on", "Se apoya en";
        because_none = "It rests on what the record does not show.", "Se apoya en lo que el registro no muestra.";
        owed_by = "Owed by", "Lo debe";
        cite = "Citation", "Cita";
        set_off_by = "Set off by", "Lo activó";
        see_event = "the entry on the timeline", "la entrada en la cronología";
        due = "Due", "Vence";
        due_certain = "certainly late after {}", "con certeza tarde después de {}";
        acts = "What was done so far", "Qué se hizo hasta ahora";
        acts_none = "Nobody has said yet what they did about this.", "Nadie ha dicho todavía qué hizo al respecto.";
        answer = "Answer this alarm", "Responder a esta alarma";
        full_text = "The whole safeguard", "La salvaguarda completa";
        claims = "Claims", "Afirmaciones";
        claims_lead = "What is said about the person that others answer. Both sides stand.", "Lo que se dice de la persona y otros responden. Quedan las dos partes.";
        for_it = "Says so", "Lo afirma";
        against_it = "Answers it", "Lo responde";
        other_side = "Demands and silence", "Exigencias y silencio";
        sides = "{} for it", "{} a favor";
        sides_against = "{} against", "{} en contra";
        sides_other = "{} besides", "{} además";
        unanswered = "Nobody on record has answered this.", "Nadie en el registro ha respondido a esto.";
        nobody = "Nobody on record.", "Nadie en el registro.";
        contradictions = "What cannot all be true", "Lo que no puede ser todo cierto";
        contradictions_lead = "Each is the smallest set of statements that exclude each other. The desk does not choose.",
            "Cada uno es el conjunto más pequeño de declaraciones que se excluyen. El sistema no elige.";
        dates_events = "They date", "Ponen fecha a";
        statements_folded = "{} statement|{} statements", "{} declaración|{} declaraciones";
        gaps = "Gaps", "Vacíos";
        gaps_lead = "Stretches about which nobody says anything.", "Tramos sobre los que nadie dice nada.";
        between = "Between", "Entre";
        and = "and", "y";
        blind = "What this record cannot see", "Lo que este registro no puede ver";
        blind_none = "Nothing beyond what every record cannot see: what nobody wrote down.", "Nada más que lo que ningún registro ve: lo que nadie escribió.";
        next_change = "The next verdict can change by itself {}.", "El próximo resultado puede cambiar por sí solo {}.";
        note = "Note", "Nota";
        months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "ene feb mar abr may jun jul ago sep oct nov dic";
        lanes = "Journey,Custody,Procedure,Contact,Inquiries,In public", "Camino,Custodia,Procedimiento,Contacto,Consultas,En público";
    }
}
