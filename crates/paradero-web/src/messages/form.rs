//! The forms: labels, hints, buttons.

use super::catalogue;

catalogue! {
    /// Texts of the forms.
    Form {
        faults_title = "{} field needs another look. Nothing was recorded, and nothing that you typed is lost.|{} fields need another look. Nothing was recorded, and nothing that you typed is lost.",
            "Hay {} campo por revisar. No se registró nada y no se perdió nada de lo que escribió.|Hay {} campos por revisar. No se registró nada y no se perdió nada de lo que escribió.";
        needed = "needed", "necesario";
        choose = "Choose", "Elija";
        moment_hint = "2025-03-15 for a day, 2025-03 for a month, 2025-03-15T17:26-05:00 for an hour, 2025-03-12/2025-03-15 for between.",
            "2025-03-15 para un día, 2025-03 para un mes, 2025-03-15T17:26-05:00 para una hora, 2025-03-12/2025-03-15 para entre dos días.";
        moment_now_hint = "Empty is now. Or 2025-03-15, 2025-03, 2025-03-15T17:26-05:00.", "Vacío es ahora. O bien 2025-03-15, 2025-03, 2025-03-15T17:26-05:00.";
        append_only = "Nothing is ever overwritten: a correction is a new statement.", "Nunca se borra nada: una corrección es una declaración nueva.";

        record_title = "Record", "Registrar";
        record_lead = "What do you know, and who says so?", "¿Qué sabe usted y quién lo dice?";
        record_new = "Something new", "Algo nuevo";
        record_about = "About somebody on record", "Sobre alguien registrado";
        record_about_lead = "Choose the person, then what you have: a statement, a locator search, a call or visit.",
            "Elija a la persona y después lo que tiene: una declaración, una búsqueda, una llamada o visita.";
        record_for = "Record about {}", "Registrar sobre {}";
        record_kinds = "What to record", "Qué registrar";
        back_to_person = "Back to {}", "Volver a {}";

        person_title = "New person", "Persona nueva";
        person_lead = "Somebody to be watched over. Only the name is needed; the rest can follow.",
            "Alguien a quien vigilar. Solo hace falta el nombre; lo demás puede venir después.";
        person_submit = "Record this person", "Registrar a esta persona";
        label = "Name", "Nombre";
        label_hint = "As the family writes it.", "Como lo escribe la familia.";
        names = "Other names and spellings", "Otros nombres y formas de escribirlo";
        names_hint = "One on each line; also as an official list misspells it.", "Uno por línea; también como lo escriben mal las listas oficiales.";
        born = "Born", "Nacimiento";
        born_hint = "As far as known: 1993-05-31, 1993-05 or 1993.", "Hasta donde se sabe: 1993-05-31, 1993-05 o 1993.";
        countries = "Nationality", "Nacionalidad";
        countries_hint = "Two letters each, with commas: VE, CO.", "Dos letras cada una, con comas: VE, CO.";
        a_number = "A-number", "Número A";
        a_number_hint = "Eight or nine digits. It is kept with the team and never made public.", "Ocho o nueve cifras. Queda en el equipo y nunca se publica.";
        note = "Note", "Nota";

        source_title = "New source", "Fuente nueva";
        source_lead = "Something that says things: a form, a court record, a call with the family, an article.",
            "Algo que dice cosas: un formulario, un expediente, una llamada con la familia, un artículo.";
        source_submit = "Record this source", "Registrar esta fuente";
        source_name = "Title", "Título";
        source_name_hint = "As printed; for a call, what it was: “Call with the mother”.", "Como está impreso; si fue una llamada, qué fue: «Llamada con la madre».";
        publisher = "Published by, or from whom", "Publicada por, o de quién";
        kind = "Kind", "Tipo";
        published = "When", "Cuándo";
        url = "Web address", "Dirección web";
        url_hint = "Begins with https:// or http://.", "Empieza con https:// o http://.";

        statement_tab = "Statement", "Declaración";
        statement_title = "A statement about an event", "Una declaración sobre un hecho";
        statement_lead = "One thing that one source says. If another source says otherwise, record that one too: both stay.",
            "Una cosa que dice una fuente. Si otra fuente dice otra cosa, regístrela también: quedan las dos.";
        statement_submit = "Record this statement", "Registrar esta declaración";
        part_where = "Where it is said", "Dónde se dice";
        part_who = "Who says it, and how", "Quién lo dice y cómo";
        part_what = "What is said to have happened", "Qué se dice que pasó";
        part_tier = "Who may see it", "Quién puede verla";
        source = "Source", "Fuente";
        source_missing = "Not in the list? Record the source first.", "¿No está en la lista? Registre primero la fuente.";
        page = "Page", "Página";
        page_hint = "Counted from 1.", "Se cuenta desde 1.";
        line = "Line", "Línea";
        line_hint = "26, or 26-28.", "26, o bien 26-28.";
        quote = "The words, as they stand there", "Las palabras, tal como están ahí";
        speaker = "Who speaks", "Quién habla";
        speaker_hint = "Empty when it is the source itself.", "Vacío si habla la propia fuente.";
        role = "In what role", "En qué papel";
        stance = "Stance", "Postura";
        firmness = "How firmly", "Con qué firmeza";
        event = "Event already on record", "Hecho ya registrado";
        event_new = "No: a new event", "No: un hecho nuevo";
        event_kind = "Kind of event", "Tipo de hecho";
        event_kind_hint = "For a new event only.", "Solo para un hecho nuevo.";
        when = "When it happened", "Cuándo pasó";
        attributes = "Particulars", "Detalles";
        attributes_hint = "Name and value, two spaces between pairs: from otay  to \"El Paso\"  basis final_order.",
            "Nombre y valor, dos espacios entre pares: from otay  to \"El Paso\"  basis final_order.";
        tier = "Seen by", "Visible para";

        check_tab = "Locator search", "Búsqueda";
        check_title = "A search in the custody locator", "Una búsqueda en el localizador de custodia";
        check_lead = "Not found is an answer too: record it. It is how a disappearance from the locator is noticed.",
            "«No aparece» también es una respuesta: regístrela. Así se nota cuando alguien deja de aparecer.";
        check_submit = "Record this search", "Registrar esta búsqueda";
        result = "What came of it", "Qué resultó";
        place_shown = "Place shown", "Lugar que muestra";
        place_shown_hint = "As the locator writes it, when the person was found.", "Como lo escribe el localizador, si la persona aparece.";
        when_search = "When", "Cuándo";

        contact_tab = "Call or visit", "Llamada o visita";
        contact_title = "A call or visit", "Una llamada o visita";
        contact_lead = "Reached or not: both are worth recording.", "Con o sin respuesta: las dos cosas vale la pena registrarlas.";
        contact_submit = "Record this contact", "Registrar este contacto";
        channel = "How", "Cómo";
        answer = "What came of it", "Qué resultó";
        with = "Who was in contact", "Quién estuvo en contacto";
        with_hint = "Mother, counsel, a volunteer of the hotline.", "La madre, el abogado, una voluntaria de la línea.";
        place_said = "Where the person said they were", "Dónde dijo la persona que estaba";
        when_contact = "When", "Cuándo";

        judgement_tab = "One event?", "¿Un hecho?";
        judgement_title = "Are two reports one event?", "¿Dos reportes son un mismo hecho?";
        judgement_lead = "A judgement joins or keeps apart two entries, with your reason. It can be taken back by another one.",
            "Un juicio une o separa dos entradas, con su motivo. Otro juicio puede cambiarlo.";
        judgement_submit = "Record this judgement", "Registrar este juicio";
        sameness = "Judgement", "Juicio";
        left = "One entry", "Una entrada";
        right = "The other entry", "La otra entrada";
        because = "Why", "Por qué";
        because_hint = "One or two sentences for whoever reads this next.", "Una o dos frases para quien lea esto después.";

        act_progress = "How far", "En qué punto";
        act_because = "What was done, or why nothing is", "Qué se hizo, o por qué no se hace nada";
        act_because_hint = "For a court, an official or a colleague who reads this later.", "Para un tribunal, una autoridad o una colega que lo lea después.";
        act_submit = "Record this answer", "Registrar esta respuesta";
    }
}
