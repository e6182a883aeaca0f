//! The law: the pack, the history of a rule, its cases, and where somebody stands by it.

use super::catalogue;

catalogue! {
    /// Texts about the law pack, and about the law on a person's page.
    Law {
        digest_whole = "the whole digest", "la huella completa";
        count_all = "{} safeguard|{} safeguards", "{} salvaguarda|{} salvaguardas";
        count_rules = "{} rule|{} rules", "{} regla|{} reglas";
        count_unverified = "{} with a part that nobody has verified|{} with a part that nobody has verified",
            "{} con alguna parte sin verificar|{} con alguna parte sin verificar";
        count_disputed = "{} in dispute or before a court|{} in dispute or before a court",
            "{} en disputa o ante un tribunal|{} en disputa o ante un tribunal";
        on_this_page = "On this page", "En esta página";
        narrow = "Narrow the list", "Reducir la lista";
        by_stage = "By stage", "Por etapa";
        by_class = "By authority", "Por autoridad";
        by_verified = "By how far it was checked", "Por cuánto se comprobó";
        by_standing = "By dispute and courts", "Por disputa y tribunales";
        narrowed = "Only: {}.", "Solo: {}.";
        narrowed_none = "No safeguard is all of this at once.", "Ninguna salvaguarda es todo esto a la vez.";
        show_all = "Show all", "Mostrar todas";
        of_all = "{} shown|{} shown", "{} mostrada|{} mostradas";
        told_mark = "told only", "solo se dice";
        told_why = "By this rule nobody owes an act in time: it is told beside what happened, and judged by nothing.",
            "Por esta regla nadie debe un acto a plazo: se dice junto a lo que ocurrió, y no se evalúa.";
        everywhere = "everywhere", "en todas partes";
        every_date = "every date", "toda fecha";
        asked_of = "Asked of what happened", "Se pregunta por lo ocurrido";
        stands_in = "Stands in", "Rige en";
        changes = "What changed lately", "Qué cambió últimamente";
        changes_lead = "What courts said and which versions begin, the latest first, as far as anybody has looked for this pack.",
            "Lo que dijeron los tribunales y qué versiones empiezan, lo último primero, hasta donde alguien lo ha mirado para este paquete.";
        tracks = "Where a person and a case can stand", "Dónde pueden estar una persona y un caso";
        tracks_lead = "At most one of each list holds at a time. A cross marks a step that must not be taken from there, with the safeguards that say so.",
            "De cada lista rige como máximo uno a la vez. Una cruz marca un paso que no debe darse desde ahí, con las salvaguardas que lo dicen.";
        never = "never", "nunca";
        opens = "What opens and closes each", "Qué abre y cierra cada uno";
        follows = "What follows by law", "Lo que se sigue por ley";
        follows_lead = "Nobody records these: the desk works them out from what is on record and marks them.",
            "Nadie anota esto: el sistema lo deduce de lo que consta y lo marca.";
        clocks = "Lengths of time under a name", "Plazos con nombre";
        clocks_caption = "Lengths of time, each with its readings", "Plazos, cada uno con sus lecturas";
        clock = "Name", "Nombre";
        readings = "Readings", "Lecturas";
        told = "Rules that are only told", "Reglas que solo se dicen";
        left_out = "What this pack does not ask", "Lo que este paquete no pregunta";
        both_readings = "The readings of the time", "Las lecturas del plazo";
        both_readings_lead = "All are shown. The shortest raises the alarm.", "Se muestran todas. La más corta da la alarma.";
        other_language = "The same in Spanish", "Lo mismo en inglés";
        read_on = "read {}", "leída {}";
        read_in = "in", "en";
        history = "Versions and halves of this rule", "Versiones y mitades de esta regla";
        history_lead = "An event is judged by the version that stood on its date, and at its place where the rule is not the same everywhere.",
            "Un hecho se evalúa por la versión que regía en su fecha, y en su lugar cuando la regla no es la misma en todas partes.";
        history_one = "The pack has one version of this rule.", "El paquete tiene una sola versión de esta regla.";
        this_one = "this page", "esta página";
        on = "Which stood on", "Cuál regía el";
        on_hint = "A day, a month or a year: 2025-07-01, 2025-07, 2025.", "Un día, un mes o un año: 2025-07-01, 2025-07, 2025.";
        on_answer = "Asked: {}.", "Fecha preguntada: {}.";
        stood_yes = "stood then", "regía entonces";
        stood_part = "stood for a part of it", "regía una parte";
        stood_no = "did not stand then", "no regía entonces";
        stood_from = "which stood on {}?", "¿cuál regía el {}?";
        suite = "Its cases", "Sus casos";
        suite_lead = "Made-up timelines, and the worked case, with what each should come to. They have just been run by this pack.",
            "Cronologías ficticias, y el caso real, con lo que cada una debe dar. Se acaban de evaluar con este paquete.";
        suite_none = "No case of the suite is about it yet.", "Ningún caso de la serie trata de ella todavía.";
        comes_to_it = "comes to what is expected", "da lo esperado";
        comes_otherwise = "comes to something else", "da otra cosa";
        as_of = "as of {}", "a la fecha {}";
        found = "found: {}", "resultado: {}";
        case_text = "The case as it is written", "El caso tal como está escrito";
        stands_now = "Where it stands", "En qué está";
        possibly = "possibly", "quizá";
        since = "since", "desde";
        follows_from = "Follows by law from", "Se sigue por ley de";
        nobody_recorded = "nobody recorded it", "nadie lo anotó";
        badge_by_law = "follows by law", "se sigue por ley";
        by_version = "by the rule as it stood: {}", "por la regla tal como regía: {}";
        told_beside = "What else the law says here", "Qué más dice aquí la ley";
        told_beside_lead = "Rules by which nobody owes an act in time, beside what they are about.",
            "Reglas por las que nadie debe un acto a plazo, junto a aquello de lo que tratan.";
        about = "About", "Sobre";
    }
}
