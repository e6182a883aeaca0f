//! The report form for families, asked for and filled in. Everybody is made up.

use axum::http::StatusCode;

use crate::desk::{application, get, post};

#[tokio::test]
async fn the_form_is_in_both_languages_whatever_the_reader_speaks() {
    let app = application(&[]);
    for language in ["en", "es"] {
        let page = get(&app, &format!("/report?lang={language}")).await.text;
        for words in ["Nombre y los dos apellidos", "Name, with both surnames", "Arresto / Arrested", "Llamada"] {
            let words = if words == "Llamada" { "No aparece / Cannot be found" } else { words };
            assert!(page.contains(words), "{language}: {words}");
        }
        assert!(
            page.find("Reporte de la familia") < page.find("<span class=\"beside-it\" lang=\"en\">Report of a family")
        );
        assert!(!page.contains("name=\"share\" value=\"public\" checked"), "nothing is public unless they say so");
    }
}

#[tokio::test]
async fn a_report_ends_on_the_page_of_the_person() {
    let app = application(&[]);
    let typed = "label=Luc%C3%ADa+Xol+Ficticia&born=1993&country=Guatemala&last_place=Calle+Inventada+5&heard=2026-11-20&channel=phone&happened=arrested&happened_when=2026-11-21&happened_where=&story=Se+la+llevaron&reporter=Rosa&relation=madre&phone=555-0100&same=&not_these=";
    let answer = post(&app, "/report", typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let person = answer.header("location").to_owned();
    assert!(person.starts_with("/person/lucia-xol-ficticia"), "{person}");
    let page = get(&app, &person).await.text;
    for words in ["Lucía Xol Ficticia", "Se la llevaron", "Arrested", "Family report about", "Rosa, madre, 555-0100"] {
        assert!(page.contains(words), "{words}");
    }
    // The same again: is it one of these?
    let asked = post(&app, "/report", typed).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [
        "name=\"same\" id=\"same-1\" value=\"lucia-xol-ficticia\"",
        "id=\"same-new\" value=\"new\"",
        "Se la llevaron</textarea>",
        "value=\"555-0100\"",
        "<option value=\"arrested\" selected>",
    ] {
        assert!(asked.text.contains(kept), "{kept}: {}", asked.text);
    }
    let chosen = post(&app, "/report", &typed.replace("same=&", "same=lucia-xol-ficticia&")).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.text);
    assert!(chosen.header("location").starts_with("/person/lucia-xol-ficticia?"));
}

#[tokio::test]
async fn nothing_typed_is_lost_on_a_fault() {
    let app = application(&[]);
    let answer =
        post(&app, "/report?lang=es", "label=&born=quien+sabe&story=largo+relato&share=public&phone=555&channel=phone")
            .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [
        "largo relato</textarea>",
        "value=\"quien sabe\"",
        "value=\"public\" checked",
        "value=\"555\"",
        "<option value=\"phone\" selected>",
        "href=\"#r-born\"",
        "id=\"r-label-fault\"",
        "id=\"faults\"",
    ] {
        assert!(answer.text.contains(kept), "{kept}");
    }
    assert_eq!(
        get(&app, "/people").await.text.matches("/person/").count(),
        get(&app, "/people").await.text.matches("/person/new").count()
    );
}
