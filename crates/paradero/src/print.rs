//! Printing for a terminal.

use std::io::Write as _;

use paradero_desk::Language;
use paradero_desk::view::{AlarmLine, WatchView};
use serde_json::Value;

/// Prints a text as it is. A reader that has gone away is no fault of ours.
pub(crate) fn text(text: &str) {
    let mut out = std::io::stdout().lock();
    // `head` closes the pipe when it has enough.
    let _closed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints a line.
pub(crate) fn line(text_of_line: &str) {
    text(&format!("{text_of_line}\n"));
}

/// Prints JSON, indented.
pub(crate) fn json(value: &Value) {
    line(&serde_json::to_string_pretty(value).unwrap_or_default());
}

/// Prints what went wrong.
pub(crate) fn complain(message: &str) {
    let mut out = std::io::stderr().lock();
    let _closed = writeln!(out, "{message}");
}

/// Prints verdicts, contradictions and gaps of each person.
pub(crate) fn judged(judged: &Value, language: Language) {
    let l = |english: &str, spanish: &str| language.choose(english, spanish).to_owned();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut out = format!("{} {}\n", l("As of", "A fecha de"), word(&judged["as_of"]));
    let pack = &judged["pack"];
    let digest: String = word(&pack["digest"]).chars().take(12).collect();
    out.push_str(&format!(
        "{} {} {} ({digest})\n",
        l("Law pack", "Paquete de ley"),
        word(&pack["name"]),
        word(&pack["version"])
    ));
    for person in list(&judged["people"]) {
        if person["kind"] == "topic" && list(&person["contradictions"]).is_empty() {
            continue;
        }
        out.push_str(&format!("\n{}\n", word(&person["name"])));
        for verdict in list(&person["verdicts"]).iter().filter(|v| v["verdict"] != "kept") {
            let mark = if verdict["unverified"] == true {
                l(" [UNVERIFIED LAW]", " [LEY SIN VERIFICAR]")
            } else {
                String::new()
            };
            out.push_str(&format!("  {:<9} {}{mark}\n", word(&verdict["safeguard"]), word(&verdict["title"])));
            out.push_str(&format!("            {}\n", word(&verdict["says"])));
            for reason in list(&verdict["reasons"]) {
                out.push_str(&format!("            - {}\n", word(reason)));
            }
            out.push_str(&format!("            → {}\n", word(&verdict["then"])));
        }
        let kept = list(&person["verdicts"]).iter().filter(|v| v["verdict"] == "kept").count();
        if kept > 0 {
            out.push_str(&format!("  {kept} {}\n", l("kept", "cumplidas")));
        }
        for one in list(&person["contradictions"]).iter().chain(list(&person["gaps"])) {
            out.push_str(&format!("  ! {}\n", word(&one["says"])));
        }
        if let Some(next) = person["next_change"].as_str() {
            out.push_str(&format!("  {} {next}\n", l("Next change", "Próximo cambio")));
        }
    }
    out.push_str(&format!("\n{}\n", l("This is no legal advice.", "Esto no es asesoría legal.")));
    text(&out);
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Prints the watch.
pub(crate) fn watch(view: &WatchView, language: Language) {
    let l = |english: &str, spanish: &str| language.choose(english, spanish).to_owned();
    let mut out = format!("{} {}\n", l("The watch,", "Vigilancia,"), view.as_of_words);
    section(&mut out, &l("Alarms", "Alarmas"), &view.alarms, view.alarms_total, language);
    section(&mut out, &l("Clocks", "Plazos"), &view.clocks, view.clocks_total, language);
    out.push_str(&format!("\n{} ({})\n", l("Look for today", "Buscar hoy"), view.look_for_total));
    for one in &view.look_for {
        let place = one.last_place.as_deref().unwrap_or("–");
        out.push_str(&format!("  {}: {} — {place}\n", one.label, one.reason));
    }
    out.push_str(&format!("\n{} ({})\n", l("All well", "Sin alarmas"), view.well_total));
    for one in &view.well {
        out.push_str(&format!("  {}\n", one.label));
    }
    out.push_str(&format!("\n{}\n", l("This is no legal advice.", "Esto no es asesoría legal.")));
    text(&out);
}

fn section(out: &mut String, title: &str, alarms: &[AlarmLine], total: usize, language: Language) {
    out.push_str(&format!("\n{title} ({total})\n"));
    for alarm in alarms {
        let due = alarm.due.as_ref().map_or_else(String::new, |due| format!(" — {} ({})", due.words, due.left));
        let mut marks = String::new();
        if alarm.certainty == "possible" {
            marks.push_str(language.choose(", possible", ", posible"));
        }
        if alarm.contested {
            marks.push_str(language.choose(", contested", ", disputada"));
        }
        if alarm.unverified {
            marks.push_str(language.choose(" [UNVERIFIED LAW]", " [LEY SIN VERIFICAR]"));
        }
        out.push_str(&format!("  {} · {} {}{marks}{due}\n", alarm.label, alarm.safeguard, alarm.verdict_words));
        out.push_str(&format!("      {}\n      → {}\n", alarm.reason, alarm.then));
    }
}
