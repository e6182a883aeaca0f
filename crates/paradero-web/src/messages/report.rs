//! The report form for families; its page shows both languages, whatever the reader's own.

use super::catalogue;

catalogue! {
    /// Texts of the report form.
    Report {
        title = "Report of a family", "Reporte de la familia";
        lead = "About somebody who was taken and is missed. Only the name is needed; leave empty what you do not know.",
            "Sobre alguien a quien se llevaron y a quien buscan. Solo hace falta el nombre; deje vacío lo que no sepa.";
        part_person = "The person", "La persona";
        label = "Name, with both surnames", "Nombre y los dos apellidos";
        names = "Other names, nicknames", "Otros nombres, apodos";
        born = "Date of birth", "Fecha de nacimiento";
        age = "Or age", "O edad";
        country = "Country of birth", "País de nacimiento";
        a_number = "A-number, if known", "Número A, si lo sabe";
        part_last = "The last that you know", "Lo último que sabe";
        last_place = "Where was the person?", "¿Dónde estaba?";
        heard = "Last heard from on", "Última noticia, fecha";
        channel = "How", "Cómo";
        part_happened = "What happened", "Qué pasó";
        happened = "What happened", "Qué pasó";
        arrested = "Arrested", "Arresto";
        moved = "Moved elsewhere", "Traslado";
        not_found = "Cannot be found", "No aparece";
        other = "Something else", "Otra cosa";
        happened_when = "When", "Cuándo";
        happened_where = "Where, or where to", "Dónde, o a dónde";
        story = "In your words", "Con sus palabras";
        part_reporter = "Who reports", "Quién reporta";
        reporter = "Your name", "Su nombre";
        relation = "What are you to the person?", "¿Qué es de la persona?";
        phone = "Telephone", "Teléfono";
        reporter_hint = "Your name, telephone and words stay with the team; they are never made public.",
            "Su nombre, su teléfono y sus palabras quedan en el equipo; nunca se publican.";
        date_hint = "15 March 2025, March 2025, 1993", "15 de marzo de 2025, marzo de 2025, 1993";
        share = "Where and when the person was, and what happened, may be made public.",
            "Se puede publicar dónde y cuándo estuvo la persona y qué pasó.";
        submit = "Record the report", "Registrar el reporte";
        print_hint = "Printed empty, this form is one sheet of paper.", "Impreso vacío, este formulario es una hoja.";
        alike = "Is it one of these?", "¿Es una de estas personas?";
        alike_lead = "Somebody on record may be the same. Nothing was recorded yet; choose one, then record.",
            "Alguien del registro puede ser la misma persona. Aún no se registró nada; elija una y registre.";
        new_person = "None of these: somebody new", "Ninguna de estas: una persona nueva";
    }
}
