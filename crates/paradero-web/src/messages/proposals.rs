//! The reading desk: bringing a text in, and deciding what of it goes on record.

use super::catalogue;

catalogue! {
    /// Texts of the reading desk.
    Proposals {
        new_title = "Read a text", "Leer un texto";
        new_lead = "Bring in an article, a form, a mail or a PDF. The file is kept as it is; what it seems to say is proposed, line by line, and nothing goes on record until you accept it. Nothing is fetched from the network.",
            "Traiga un artículo, un formulario, un correo o un PDF. El archivo se guarda tal como es; lo que parece decir se propone, línea por línea, y nada entra en el registro hasta que usted lo acepte. No se busca nada en la red.";
        file = "The file", "El archivo";
        file_hint = "A saved web page, PDF, Word document, mail or plain text, at most 32 MiB.", "Una página guardada, un PDF, un documento de Word, un correo o texto, de 32 MiB como máximo.";
        text = "or the text itself", "o el texto mismo";
        text_hint = "Paste it here when there is no file.", "Péguelo aquí si no hay archivo.";
        from = "Where it is from", "De dónde viene";
        from_hint = "An address on the web, or how you came by it.", "Una dirección en la red, o cómo lo obtuvo.";
        name = "Title", "Título";
        name_hint = "Leave it empty to take it from the file.", "Déjelo vacío para tomarlo del archivo.";
        publisher = "Published by", "Publicado por";
        published = "Published on", "Publicado el";
        published_hint = "2025-05-14, or 2025-05. `Last Tuesday` is counted from this day.", "2025-05-14, o 2025-05. «El martes pasado» se cuenta desde este día.";
        kind = "What it is", "Qué es";
        kind_press = "an article or broadcast", "un artículo o programa";
        about = "Whom to read about", "Sobre quién se lee";
        about_hint = "A name as the text has it. Leave it empty when the text says it plainly.", "Un nombre como está en el texto. Déjelo vacío si el texto lo dice claramente.";
        tier = "Who may see what is accepted", "Quién puede ver lo que se acepte";
        tier_usual = "as usual: press is public, the rest is the team's", "lo habitual: la prensa es pública, lo demás es del equipo";
        submit = "Keep and read it", "Guardar y leer";
        nothing = "Choose a file, or paste a text.", "Elija un archivo o pegue un texto.";
        large = "The file is larger than 32 MiB. Take out pictures, or split it.", "El archivo pasa de 32 MiB. Quite imágenes o divídalo.";
        title = "Reading", "Lectura";
        already = "This file was on record already; nothing was added.", "Este archivo ya estaba en el registro; no se añadió nada.";
        recorded = "What you decided is on record.", "Lo que decidió está en el registro.";
        counts_open = "{} open", "{} sin decidir";
        counts_accepted = "{} on record", "{} en el registro";
        counts_rejected = "{} rejected", "{} rechazadas";
        facts = "The source", "La fuente";
        missing = "not given", "no consta";
        how = "Text taken by", "Texto extraído por";
        kept_file = "Kept file (SHA-256)", "Archivo guardado (SHA-256)";
        to_source = "The source and what it says on record", "La fuente y lo que dice en el registro";
        text_title = "The text", "El texto";
        proposals_title = "What it seems to say", "Lo que parece decir";
        proposals_none = "Nothing was understood well enough to propose. You can record statements by hand.", "No se entendió nada lo bastante bien para proponerlo. Puede registrar declaraciones a mano.";
        by_hand = "Record by hand", "Registrar a mano";
        keys = "Keys: n or ↓ next, p or ↑ before, a accept, r reject, m mend, u undo. Nothing is recorded until you press the button below.",
            "Teclas: n o ↓ siguiente, p o ↑ anterior, a aceptar, r rechazar, m corregir, u deshacer. Nada se registra hasta que pulse el botón de abajo.";
        accept = "accept", "aceptar";
        reject = "reject", "rechazar";
        later = "later", "más tarde";
        reopen = "open again", "abrir de nuevo";
        leave = "leave rejected", "dejar rechazada";
        choice = "What becomes of {}", "Qué pasa con {}";
        mend = "Mend", "Corregir";
        because = "Why (kept on record)", "Por qué (queda en el registro)";
        on_record = "On record", "En el registro";
        on_record_mended = "on record as you mended it", "en el registro tal como se corrigió";
        not_recordable = "This is for the reader: it makes no statement, and can only be rejected.", "Esto es para quien lee: no hace una declaración y solo se puede rechazar.";
        when = "When", "Cuándo";
        worked_out = "worked out from the day of publication", "deducido de la fecha de publicación";
        own_voice = "The text itself", "El propio texto";
        via = "through {}", "por medio de {}";
        hedge = "hedged by", "con reserva por";
        same = "also told in", "también en";
        disagrees = "disagrees with", "discrepa en";
        rule = "rule {}", "regla {}";
        from_other = "from", "de";
        people_title = "Who is meant", "Quién es";
        people_lead = "The text speaks of these people. Nothing about somebody is recorded before you say who they are.", "El texto habla de estas personas. Nada de alguien se registra antes de que usted diga quién es.";
        person_choose = "choose", "elija";
        person_new = "somebody new", "alguien nuevo";
        person_nobody = "nobody of ours", "nadie nuestro";
        person_label = "Name on record, if new", "Nombre en el registro, si es nuevo";
        person_found = "{} proposal is about them|{} proposals are about them", "{} propuesta trata de esta persona|{} propuestas tratan de esta persona";
        checks_title = "Where it disagrees", "Dónde discrepa";
        checks_none = "No disagreement was found. That is no proof that there is none.", "No se halló ninguna discrepancia. Eso no prueba que no la haya.";
        checks_lead = "With itself, with arithmetic, with the calendar, with the law. Look at both sides before you accept either.", "Consigo mismo, con la aritmética, con el calendario, con la ley. Mire los dos lados antes de aceptar uno.";
        read_again = "Read again", "Leer de nuevo";
        record = "Record what is decided", "Registrar lo decidido";
        undecided = "What is left at “later” stays open.", "Lo que quede en «más tarde» sigue abierto.";
        decided = "{} decided, not recorded yet", "{} decididas, sin registrar";
        marked = "proposal", "propuesta";
        line = "line", "línea";
        page = "page {}", "página {}";
        disagreements_title = "Where sources disagree", "Dónde discrepan las fuentes";
        disagreements_lead = "No word is preferred. Say how both can be so, that there are two events, or which source is wrong; the answer goes on record, and both sides stay.",
            "No se prefiere ninguna palabra. Diga cómo pueden ser ambas, que son dos hechos, o qué fuente se equivoca; la respuesta queda en el registro, y los dos lados se quedan.";
        disagreements_none = "Nothing is open.", "Nada está abierto.";
        disagreements_answered = "Answered", "Respondidas";
        answer = "Your answer", "Su respuesta";
        wrong_source = "The source that is wrong", "La fuente que se equivoca";
        no_source = "none", "ninguna";
        answer_because = "Why", "Por qué";
        answer_submit = "Record the answer", "Registrar la respuesta";
        earlier_answers = "Earlier answers", "Respuestas anteriores";
        gone = "It no longer shows: what is on record since then settles it.", "Ya no aparece: lo registrado desde entonces lo resuelve.";
        to_disagreements = "{} open disagreement|{} open disagreements", "{} discrepancia abierta|{} discrepancias abiertas";
        to_person = "To the person's page", "A la página de la persona";
        to_reading = "Read it: what it seems to say", "Leerla: lo que parece decir";
        to_new = "Read a text", "Leer un texto";
    }
}
