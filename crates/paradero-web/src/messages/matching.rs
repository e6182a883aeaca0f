//! The matching desk, and what was judged of somebody.

use super::catalogue;

catalogue! {
    /// Texts of the matching desk.
    Matching {
        title = "Who is who", "Quién es quién";
        lead = "Two at a time: are they one person? The desk only proposes; nothing is joined until somebody says so, and everything can be taken back.",
            "De dos en dos: ¿son una sola persona? El sistema solo propone; nada se une hasta que alguien lo diga, y todo se puede retirar.";
        against = "Held against", "Comparada con";
        everybody = "everybody on record", "todas las personas registradas";
        of = "of", "de";
        looked_at = "{} looked at", "{} vistos";
        unsure_count = "{} could not be told and comes last|{} could not be told and come last",
            "{} no se pudo saber y va al final|{} no se pudieron saber y van al final";
        alone_count = "{} row fits nobody here|{} rows fit nobody here", "{} fila no concuerda con nadie aquí|{} filas no concuerdan con nadie aquí";
        none = "There is nothing to compare: no row of this list fits anybody.", "No hay nada que comparar: ninguna fila de esta lista concuerda con nadie.";
        finished = "Every pair has been looked at.", "Ya se han visto todas las parejas.";
        pair = "Are these one person?", "¿Son una sola persona?";
        field = "Field", "Campo";
        compared = "Compared", "Comparación";
        says_nothing = "says nothing", "no dice nada";
        table = "Both sides, field by field", "Los dos lados, campo por campo";
        percent = "{} % that they are one person", "{} % de que sean una sola persona";
        why = "What speaks for and against", "Qué habla a favor y en contra";
        speaks_for = "for", "a favor";
        speaks_against = "against", "en contra";
        births = "The birth dates contradict each other.", "Las fechas de nacimiento se contradicen.";
        judged_unsure = "This pair was looked at before and could not be told.", "Esta pareja ya se vio y no se pudo saber.";
        because = "Why", "Por qué";
        because_hint = "Goes on record with your name. It is filled in with what the desk sees; change it as you like.",
            "Queda registrado con su nombre. Ya contiene lo que el sistema ve; cámbielo como quiera.";
        again = "Why all the same, although the birth dates contradict each other", "Por qué a pesar de que las fechas de nacimiento se contradicen";
        same = "One person", "Una sola persona";
        different = "Two people", "Dos personas";
        unsure = "Cannot be told", "No se puede saber";
        skip = "Skip", "Saltar";
        undo = "Undo", "Deshacer";
        last = "Judged last", "Último juicio";
        take_back = "Take back", "Retirar";
        keys = "Keys: s one person, d two people, u cannot be told, right arrow skip, z undo.",
            "Teclas: s una sola persona, d dos personas, u no se puede saber, flecha derecha saltar, z deshacer.";
        others = "What was judged of either already", "Lo que ya se juzgó de una u otra";
        other_lists = "Hold it against another list", "Compararla con otra lista";
        rows = "{} row|{} rows", "{} fila|{} filas";
        export = "Download with judgements (CSV)", "Descargar con los juicios (CSV)";
        to_list = "The list", "La lista";
        section = "Lists and judgements", "Listas y juicios";
        section_lead = "Which rows of lists were judged to be this person. A judgement that is taken back stays on record.",
            "Qué filas de listas se juzgaron como esta persona. Un juicio retirado queda en el registro.";
        listed_as = "Lists name this person", "Las listas nombran a esta persona";
        row = "row {}", "fila {}";
        earlier = "replaced by a later one", "reemplazado por uno posterior";
        and = "and", "y";
    }
}
