//! The watch and the list of people.

use super::catalogue;

catalogue! {
    /// Texts of the watch and of the list of people.
    Watch {
        title = "Watch", "Vigilancia";
        lead = "{} person watched over.|{} people watched over.", "{} persona bajo vigilancia.|{} personas bajo vigilancia.";
        as_of_words = "The record as it stands {}.", "El registro tal como está {}.";
        next_change = "The next verdict can change by itself {}.", "El próximo resultado puede cambiar por sí solo {}.";
        alarms = "Alarms", "Alarmas";
        alarms_count = "{} open|{} open", "{} abierta|{} abiertas";
        alarms_lead = "The most urgent first. An alarm stays here until somebody says what they did about it.",
            "Primero las más urgentes. Una alarma se queda aquí hasta que alguien diga qué hizo al respecto.";
        alarms_none = "No alarm is open on this day.", "No hay ninguna alarma abierta en esta fecha.";
        cut = "The first {} are shown.", "Se muestran las primeras {}.";
        of_total = "There are {} in all.", "Hay {} en total.";
        act = "Do", "Qué hacer";
        answer = "Say what you did", "Decir qué hizo";
        done = "Done with", "Resueltas";
        done_lead = "Alarms that somebody has answered as done.", "Alarmas que alguien marcó como hechas.";
        clocks = "Clocks that run out soon", "Plazos que vencen pronto";
        clocks_none = "No clock runs out in the next days.", "Ningún plazo vence en los próximos días.";
        clocks_caption = "Duties whose time has not yet run out, the next one first", "Deberes cuyo plazo aún no termina, primero el más próximo";
        person = "Person", "Persona";
        safeguard = "Safeguard", "Salvaguarda";
        left = "Left", "Tiempo";
        look_for = "Who to look for today", "A quién buscar hoy";
        look_for_lead = "Search the locator, call or visit; then record what came of it.", "Busque en el localizador, llame o visite; después registre el resultado.";
        look_for_none = "Nobody needs to be looked for on this day.", "En esta fecha no hace falta buscar a nadie.";
        look_for_caption = "People whose whereabouts are old or not known", "Personas cuyo paradero es antiguo o no se conoce";
        why = "Why", "Por qué";
        last_place = "Last place", "Último lugar";
        days_since = "Days", "Días";
        days_none = "no word", "sin noticia";
        place_none = "not known", "no se sabe";
        check = "Record a search", "Registrar búsqueda";
        well = "People without an alarm", "Personas sin alarma";
        well_lead = "Nothing in the record asks for an act today. That is not proof that all is well.",
            "Nada en el registro pide actuar hoy. Eso no prueba que todo esté bien.";
        well_none = "Everybody watched over has an alarm.", "Todas las personas bajo vigilancia tienen una alarma.";
        whereabouts = "Where", "Dónde";
        alarms_column = "Alarms", "Alarmas";
        running_column = "Running", "En curso";
        people_title = "People", "Personas";
        people_caption = "Everybody on record", "Todas las personas registradas";
        people_none = "Nobody is on record yet.", "Todavía no hay nadie registrado.";
        people_count = "{} on record|{} on record", "{} registrada|{} registradas";
        new_person = "New person", "Persona nueva";
    }
}
