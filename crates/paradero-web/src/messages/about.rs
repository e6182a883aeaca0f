//! What this is, what it cannot do, and what stays on this machine.

use super::catalogue;

catalogue! {
    /// Texts of the page about the product and of the page about its data.
    About {
        title = "About Paradero", "Acerca de Paradero";
        what = "What this is", "Qué es";
        what_1 = "Paradero is Spanish for whereabouts, as in: se desconoce su paradero, their whereabouts are unknown. It keeps watch over people in immigration custody.",
            "Paradero, como en: se desconoce su paradero. Vigila por las personas que están en custodia migratoria.";
        what_2 = "It puts scattered reports into one timeline for each person, every entry with its sources; holds the timeline against the safeguards that the law owes; and raises an alarm when something owed is not on record.",
            "Reúne reportes dispersos en una cronología por persona, con sus fuentes en cada entrada; la compara con las salvaguardas que la ley debe; y da la alarma cuando algo debido no consta en el registro.";
        what_3 = "Where sources differ, both stay, side by side. Nothing is edited or deleted: a correction is a new statement.",
            "Cuando las fuentes difieren, quedan las dos, lado a lado. Nada se edita ni se borra: una corrección es una declaración nueva.";
        verdicts = "The four verdicts", "Los cuatro resultados";
        kept = "The record shows what was owed.", "El registro muestra lo que se debía.";
        running = "There is still time: the clock runs.", "Todavía hay tiempo: el plazo corre.";
        not_shown = "The time is up and nothing in the record shows it. That is not proof that it did not happen.",
            "El plazo terminó y nada en el registro lo muestra. Eso no prueba que no ocurrió.";
        crossed = "The record shows what should not have happened.", "El registro muestra algo que no debía ocurrir.";
        certainty = "A verdict is possible, and not certain, when a date leaves room; it is contested when somebody denies what it rests on.",
            "Un resultado es posible, y no seguro, cuando una fecha deja margen; está en disputa cuando alguien niega aquello en que se apoya.";
        cannot = "What it cannot do", "Lo que no puede hacer";
        cannot_1 = "It gives no legal advice and draws no legal conclusion. It shows what the record says, what it does not say, and the text that is cited; a person decides what follows.",
            "No da consejo legal ni saca conclusiones legales. Muestra lo que dice el registro, lo que no dice y el texto que se cita; lo demás lo decide una persona.";
        cannot_2 = "It sees only what somebody recorded. It cannot search the locator by itself, and it does not know what an authority knows.",
            "Ve solo lo que alguien registró. No puede buscar en el localizador por sí solo y no sabe lo que sabe una autoridad.";
        cannot_3 = "What is marked UNVERIFIED has not been read in the source for this law pack. Read it before you rely on it.",
            "Lo marcado SIN VERIFICAR no se ha leído en la fuente para este paquete legal. Léalo antes de apoyarse en ello.";
        privacy = "Privacy", "Privacidad";
        privacy_1 = "Everything stays on this machine. The pages load nothing from elsewhere, send nothing elsewhere, and count nobody. One cookie keeps the language that you chose.",
            "Todo se queda en esta computadora. Las páginas no cargan nada de fuera, no envían nada fuera y no cuentan visitas. Una sola cookie guarda el idioma que eligió.";
        privacy_2 = "Each statement has a tier that says who may see it: privileged, team, coalition, public. What you may not see is absent here, and so is the fact that it exists.",
            "Cada declaración tiene un nivel que dice quién puede verla: secreto profesional, equipo, coalición, pública. Lo que usted no puede ver no aparece aquí, ni tampoco el hecho de que exista.";
        privacy_3 = "Links to sources lead out of this machine. Whoever runs that site can see that you opened it.",
            "Los enlaces a las fuentes salen de esta computadora. Quien administra ese sitio puede ver que usted lo abrió.";
        keyboard = "Reading and printing", "Leer e imprimir";
        keyboard_1 = "Every page works with the keyboard alone, without script, on a phone and on paper. Paper shows what is folded on the screen, and the addresses of links that lead outside.",
            "Todas las páginas funcionan solo con el teclado, sin scripts, en el teléfono y en papel. El papel muestra lo que en la pantalla está plegado y las direcciones de los enlaces que salen fuera.";
        api_title = "The same as data", "Lo mismo como datos";
        api_lead = "Every page can be had as JSON, with the same statements behind the same words.", "Cada página se puede obtener como JSON, con las mismas declaraciones detrás de las mismas palabras.";
        api_description = "The description for programs (OpenAPI)", "La descripción para programas (OpenAPI)";
        api_caption = "What answers, and who may ask", "Qué responde y quién puede preguntar";
        api_method = "Method", "Método";
        api_path = "Address", "Dirección";
        api_what = "What", "Qué";
        api_who = "Who", "Quién";
        api_everybody = "everybody who reaches this desk", "quien llegue a este sistema";
        api_viewer = "the viewer, as far as the tier reaches", "quien mira, hasta donde llega su nivel";
        api_recorder = "the viewer, under their own name", "quien mira, con su propio nombre";
        api_language = "Ask for a language with ?lang=en or ?lang=es, or with Accept-Language.", "Pida un idioma con ?lang=en o ?lang=es, o con Accept-Language.";
        api_post = "To record, send a JSON object with content-type application/json. The answer is 201 with the id, or 422 with the faults, field by field.",
            "Para registrar, envíe un objeto JSON con content-type application/json. La respuesta es 201 con el id, o 422 con las faltas, campo por campo.";
    }
}
