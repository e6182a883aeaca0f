//! Lists: bringing one in, reading it, holding a delivery against the one before.

use super::catalogue;

catalogue! {
    /// Texts of the pages about lists.
    Lists {
        title = "Lists", "Listas";
        lead = "Each row of a list is kept as what that list says. It counts for a person once somebody judged that they are the same.",
            "Cada fila de una lista se guarda como lo que esa lista dice. Cuenta para una persona cuando alguien juzgó que es la misma.";
        new = "Bring in a list", "Traer una lista";
        none = "No list is on record yet.", "Todavía no hay listas registradas.";
        caption = "Lists, the latest first", "Listas, la más reciente primero";
        column_list = "List", "Lista";
        as_of = "List of", "Lista del";
        as_of_none = "no day stated", "sin día indicado";
        people = "People", "Personas";
        stated_rows = "{} stated", "{} declaradas";
        rows = "{} row|{} rows", "{} fila|{} filas";
        complete_for = "Claims to be complete for", "Dice estar completa para";
        complete_none = "It claims no completeness: who is absent from it is not missed.", "No dice estar completa: quien no está en ella no se echa en falta.";
        complete_nothing = "nothing", "nada";
        standing = "Who they are", "Quiénes son";
        somebody = "{} somebody on record|{} somebody on record", "{} es alguien registrado|{} son alguien registrado";
        unsure = "{} unsure", "{} sin seguridad";
        nobody = "{} judged to be nobody that they were held against", "{} juzgadas: nadie con quien se compararon";
        unseen = "{} not looked at", "{} sin revisar";
        is_somebody = "somebody on record", "alguien registrado";
        is_unsure = "unsure", "sin seguridad";
        is_nobody = "nobody they were held against", "nadie con quien se comparó";
        is_unseen = "not looked at", "sin revisar";
        who_are_they = "Who are they?", "¿Quiénes son?";

        upload_title = "Bring in a list", "Traer una lista";
        upload_lead = "A spreadsheet (.xlsx) or separated text (.csv, .txt) in any shape, at most 32 MiB. The file is kept unchanged; what it would become is shown before anything is recorded.",
            "Una hoja de cálculo (.xlsx) o texto separado (.csv, .txt) con cualquier forma, de 32 MiB como máximo. El archivo se guarda sin cambios; antes de registrar nada se muestra en qué se convertiría.";
        upload_file = "File", "Archivo";
        upload_text = "Or the text itself", "O el texto mismo";
        upload_text_hint = "Pasted from a spreadsheet or a message, headings included. Counts only when no file is chosen.",
            "Pegado de una hoja de cálculo o de un mensaje, con encabezados. Cuenta solo si no se elige un archivo.";
        upload_submit = "Show what it would become", "Mostrar en qué se convertiría";
        upload_nothing = "Choose a file, or paste the text of one.", "Elija un archivo o pegue el texto.";
        upload_large = "The file is larger than 32 MiB, the most that is taken here. Split it, or keep only the columns that are needed.",
            "El archivo pasa de 32 MiB, lo máximo que se acepta aquí. Divídalo o deje solo las columnas necesarias.";

        preview_title = "What the file would become", "En qué se convertiría el archivo";
        preview_lead = "Nothing of it is on record yet. Change what is not right and show it again.", "Nada de él está registrado todavía. Cambie lo que no esté bien y muéstrelo de nuevo.";
        preview_again = "Show it again", "Mostrar de nuevo";
        preview_record = "Record the list", "Registrar la lista";
        already = "This is on record already, and the same again adds nothing:", "Esto ya está registrado, y lo mismo otra vez no añade nada:";
        earlier = "The delivery before", "La entrega anterior";
        earlier_found = "Its headings are those of this series, so it was taken for the next delivery. Empty the series below if it is not.",
            "Sus encabezados son los de esta serie, así que se tomó como la siguiente entrega. Vacíe la serie abajo si no lo es.";
        earlier_whole = "Every column is where it was, or was followed by its heading.", "Cada columna está donde estaba, o se siguió por su encabezado.";
        earlier_not_whole = "Not every column was found.", "No se encontraron todas las columnas.";
        how_read = "How it was read", "Cómo se leyó";
        taken_sheet = "Sheet", "Hoja";
        taken_header = "Rows of headings", "Filas de encabezados";
        taken_header_hint = "A number such as 3, two such as 2-3, or none. Empty leaves it to detection.", "Un número como 3, dos como 2-3, o none si no hay. Vacío: se detecta.";
        taken_separator = "Separator", "Separador";
        taken_encoding = "Letters", "Letras";
        detected = "as detected", "lo detectado";
        why_taken = "Taken: {}", "Se tomó: {}";
        columns = "What each column says", "Qué dice cada columna";
        column = "Column", "Columna";
        column_samples = "Some of its values", "Algunos de sus valores";
        column_means = "Taken for", "Se toma como";
        column_field_of = "Column {} is taken for", "La columna {} se toma como";
        column_order_of = "Order of days and months in column {}", "Orden de días y meses en la columna {}";
        column_seems = "Seems: {}", "Parece: {}";
        column_empty = "no heading", "sin encabezado";
        column_filled = "filled in {} row|filled in {} rows", "con datos en {} fila|con datos en {} filas";
        column_formulas = "{} formula, as it was last saved|{} formulas, as they were last saved", "{} fórmula, como se guardó por última vez|{} fórmulas, como se guardaron por última vez";
        columns_more = "{} more column is kept as printed.|{} more columns are kept as printed.", "{} columna más se guarda como está impresa.|{} columnas más se guardan como están impresas.";
        counts = "Where every row goes", "Adónde va cada fila";
        count_rows = "rows in the sheet", "filas en la hoja";
        count_kept = "kept", "guardadas";
        count_nameless = "without a name, not kept", "sin nombre, no guardadas";
        count_blank = "blank", "en blanco";
        count_aside = "title, heading or footer", "título, encabezado o pie";
        count_failed = "not read", "no leídas";
        stated_total = "The sheet itself states a total of {}", "La propia hoja indica un total de {}";
        aside_row = "row {}", "fila {}";
        problems = "What could not be read, or is in doubt", "Lo que no se pudo leer o es dudoso";
        problems_more = "{} more", "{} más";
        notices = "What the file brings along and was not read", "Lo que el archivo trae y no se leyó";
        first_rows = "The first rows as they would be kept", "Las primeras filas como se guardarían";
        of_itself = "What the list says of itself", "Lo que la lista dice de sí misma";
        name = "Title", "Título";
        publisher = "Who made it", "Quién la hizo";
        published = "Published", "Publicada";
        as_of_hint = "The day, or the time, that it is a list of: 2025-03-10, 2025-03-10T08:00. A delivery of a series needs it.",
            "El día o la hora de los que es la lista: 2025-03-10, 2025-03-10T08:00. Una entrega de una serie lo necesita.";
        published_hint = "When it was published, if that is known: 2025-03-11.", "Cuándo se publicó, si se sabe: 2025-03-11.";
        url = "Address on the web", "Dirección en la web";
        stated = "People that it states", "Personas que declara";
        stated_hint = "Its own number, such as a total at its end; it may differ from its rows.", "Su propio número, como un total al final; puede diferir de sus filas.";
        complete_hint = "Only if the list claims it, such as: everybody held at one place. Then who vanishes from the next delivery is looked for.",
            "Solo si la lista lo dice, por ejemplo: todas las personas detenidas en un lugar. Así se busca a quien desaparece de la siguiente entrega.";
        series = "Series", "Serie";
        series_hint = "One word that its deliveries have in common. Empty when there will be only this one.", "Una palabra que sus entregas tienen en común. Vacío si solo habrá esta.";
        series_known = "On record: {}", "Registradas: {}";
        once = "Names nobody twice", "No nombra a nadie dos veces";
        once_no = "nobody says so", "nadie lo dice";
        once_yes = "yes: two of its rows are two people", "sí: dos de sus filas son dos personas";
        says = "What it says of whoever stands on it", "Lo que dice de quien está en ella";
        says_none = "that they stand on it", "que está en ella";
        tier = "Who may see it", "Quién puede verla";

        recorded_now = "The list was recorded.", "La lista se registró.";
        recorded_already = "It was on record already; nothing was added.", "Ya estaba registrada; no se añadió nada.";
        facts_file = "Kept file (SHA-256)", "Archivo guardado (SHA-256)";
        facts_counted = "Counted when it was recorded", "Contado al registrarla";
        facts_columns = "How its columns are read", "Cómo se leen sus columnas";
        facts_source = "The same as a source", "La misma como fuente";
        deliveries = "Deliveries", "Entregas";
        this_one = "this one", "esta";
        changes = "Since the delivery before", "Desde la entrega anterior";
        changes_lead = "Held against {}: by identifier, else by name and birth, else by what was judged.", "Comparada con {}: por identificador, si no por nombre y nacimiento, si no por lo que se juzgó.";
        appeared = "{} appeared", "{} aparecieron";
        vanished = "{} vanished", "{} desaparecieron";
        vanished_claims = "This list claims to be complete, so that somebody on record who is no longer on it is looked for.",
            "Esta lista dice estar completa, así que se busca a quien está registrado y ya no está en ella.";
        vanished_no_claim = "This list claims no completeness: being absent from it says nothing.", "Esta lista no dice estar completa: no estar en ella no dice nada.";
        changed = "{} changed", "{} cambiaron";
        same = "{} the same", "{} iguales";
        shown_first = "The first {} are shown.", "Se muestran los primeros {}.";
        before = "before", "antes";
        now = "now", "ahora";
        nothing = "nothing", "nada";
        was_row = "row {} before", "fila {} antes";
        rows_title = "Rows", "Filas";
        person = "Name as printed", "Nombre impreso";
        born = "Born", "Nacimiento";
        country = "Country", "País";
        place = "Place", "Lugar";
        on = "Date", "Fecha";
        rest = "Everything else", "Todo lo demás";
        page_of = "Page {}", "Página {}";
        page_before = "Rows before", "Filas anteriores";
        page_next = "Rows after", "Filas siguientes";
    }
}
