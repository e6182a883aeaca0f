//! Recording through forms: everything that can be recorded, and what happens when something is wrong.

use axum::http::StatusCode;

use crate::desk::{application, demonstration, get, post};

#[tokio::test]
async fn everything_can_be_recorded_from_an_empty_desk() {
    let app = application(&[]);
    let answer =
        post(&app, "/person/new", "label=Ana+Ficticia&names=Anita%0AA.+Ficticia&countries=VE&a_number=&note=made+up")
            .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let person = answer.header("location").split('?').next().unwrap().to_owned();
    let answer =
        post(&app, "/source/new", "title=Call+with+her+mother&publisher=the+hotline&kind=note&published=2026-11-20")
            .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let source = answer.header("location").strip_prefix("/source/").unwrap().to_owned();
    let statement = |kind: &str, when: &str| {
        format!(
            "source={source}&page=&line=3&quote=they+took+her&speaker=Rosa&role=family&stance=asserts&firmness=plain&event=&kind={kind}&when={when}&attributes=&tier=team"
        )
    };
    for (kind, when) in [("arrested", "2026-11-18"), ("transferred", "2026-11-19"), ("transferred", "2026-11-20")] {
        let answer = post(&app, &format!("{person}/statement"), &statement(kind, when)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert!(answer.header("location").starts_with(&person));
    }
    for (form, body) in [
        ("check", "result=not_found&place=&when=2026-11-21&note=tried+both+spellings"),
        ("contact", "channel=phone&answer=no_answer&with=Rosa&place=&when=2026-11-22&note="),
        ("judgement", "sameness=same&left=transferred-2026-11-19&right=transferred-2026-11-20&because=one+bus"),
    ] {
        let answer = post(&app, &format!("{person}/{form}"), body).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{form}: {}", answer.text);
    }
    let page = get(&app, &format!("{person}?recorded=yes")).await.text;
    for words in ["Ana Ficticia", "they took her", "Rosa (family)", "Arrested", "Recorded. Nothing was overwritten"] {
        assert!(page.contains(words), "{words} is on the page");
    }
    let key = page.split("name=\"alarm\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let act = format!("alarm={}&progress=doing&because=called+the+field+office", key.replace(' ', "+"));
    let answer = post(&app, &format!("{person}/act"), &act).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert!(answer.header("location").contains("#verdict-"));
    assert!(get(&app, &person).await.text.contains("called the field office"));
}

#[tokio::test]
async fn faults_come_back_with_everything_that_was_typed() {
    let app = demonstration();
    let typed = "source=visaverge&page=x&line=y&quote=%3Cb%3Ewords%3C%2Fb%3E&speaker=Somebody+Else&role=&stance=asserts&firmness=plain&event=&kind=arrested&when=the+ides&attributes=from+otay&tier=team";
    let answer = post(&app, "/person/andry/statement?lang=es", typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [
        "value=\"the ides\"",
        "value=\"x\"",
        "value=\"y\"",
        "&#60;b&#62;words&#60;/b&#62;</textarea>",
        "value=\"Somebody Else\"",
        "<option value=\"arrested\" selected>",
        "<option value=\"visaverge\" selected>",
        "value=\"from otay\"",
        "<html lang=\"es\">",
        "id=\"f-when-fault\"",
        "id=\"f-page-fault\"",
        "id=\"f-line-fault\"",
    ] {
        assert!(answer.text.contains(kept), "{kept} is there again");
    }
    for (path, typed, kept) in [
        ("/person/new", "label=&note=long+text", "long text</textarea>"),
        ("/source/new", "title=&url=javascript%3Aalert(1)", "value=\"javascript:alert(1)\""),
        ("/person/andry/check", "result=&note=tried", "tried</textarea>"),
        ("/person/andry/contact", "channel=&with=Rosa", "value=\"Rosa\""),
        ("/person/andry/judgement", "left=&because=one+trip", "one trip</textarea>"),
    ] {
        let answer = post(&app, path, typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(answer.text.contains(kept), "{path} keeps {kept}");
        assert!(answer.text.contains("aria-invalid=\"true\"") && answer.text.contains("id=\"faults\""), "{path}");
    }
}

#[tokio::test]
async fn an_answer_without_a_reason_stays_at_its_alarm() {
    let app = demonstration();
    let page = get(&app, "/person/andry").await.text;
    let key = page.split("name=\"alarm\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let typed = format!("alarm={}&progress=doing&because=", key.replace(' ', "+"));
    let answer = post(&app, "/person/andry/act", &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let anchor = paradero_web::link::anchor(&key);
    assert!(answer.text.contains(&format!("id=\"verdict-{anchor}\" open")), "the alarm is unfolded");
    assert!(answer.text.contains(&format!("href=\"#act-{anchor}-because\"")), "the summary leads to the field");
    assert!(answer.text.contains("<option value=\"doing\" selected>"));
    let stray = post(&app, "/person/andry/act", "alarm=XX-1+none&progress=done&because=x").await;
    assert_eq!(stray.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stray.text.contains("id=\"faults\""));
}

#[tokio::test]
async fn names_that_look_like_markup_stay_names() {
    let app = application(&[]);
    let answer = post(&app, "/person/new", "label=%3Cscript%3Ealert(1)%3C%2Fscript%3E+Ana").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let person = answer.header("location").to_owned();
    for path in [person.as_str(), "/people", "/", "/record", "/search?q=alert"] {
        let page = get(&app, path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.text.contains("<script>"), "{path}");
    }
}

#[tokio::test]
async fn nobody_is_recorded_about_who_is_not_there() {
    let app = demonstration();
    for form in ["statement", "check", "contact", "judgement", "act"] {
        let answer = post(
            &app,
            &format!("/person/nobody/{form}"),
            "because=x&sameness=same&alarm=CU-12&progress=done&result=not_found&channel=phone&answer=refused",
        )
        .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{form}: {}", answer.text);
    }
}
