//! What the rules of this part propose of single sentences, in both languages, and what they leave alone.

use paradero_record::Moment;

use crate::{Ask, Text, What, read};

fn check(rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let ask = Ask { published: Moment::parse("2025-05-14").ok(), about: Some("Ana Pérez Soto".to_owned()) };
        let proposals = read(&Text::plain(*text), &ask).proposals;
        let mut found: Vec<String> = proposals
            .iter()
            .filter_map(|one| {
                if let What::Fact { field, value } = &one.what { Some(format!("{field} {value}")) } else { None }
            })
            .collect();
        found.sort();
        if found != *expected {
            wrong.push(format!("{text}\n  found {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn facts_about_the_person() {
    check(&[
        (
            "Ana Pérez Soto is a 31-year-old gay Venezuelan asylum seeker.",
            &["age 31", "nationality VE", "orientation gay", "status asylum_seeker"],
        ),
        ("Ana Pérez Soto is a makeup artist who wanted safety.", &["occupation makeup artist"]),
        ("Ana Pérez Soto, 29, a baker from Honduras, was arrested.", &["age 29", "nationality HN", "occupation baker"]),
        ("Ana Pérez Soto, a citizen of Nepal, was moved.", &["nationality NP"]),
        ("Ana Pérez Soto, a lawful permanent resident, was stopped.", &["status lawful_permanent_resident"]),
        ("Ana Pérez Soto, a DACA recipient, was stopped.", &["status daca"]),
        ("Ana Pérez Soto, a mother of two, was arrested.", &["family mother of two"]),
        (
            "The family of Ana Pérez Soto met on Friday. Ana Pérez Soto was born in Guatemala on June 14, 1992.",
            &["born 1992-06-14", "nationality GT"],
        ),
        ("Ana Pérez Soto worked as a nurse.", &["occupation nurse"]),
        ("Ana Pérez Soto, de 31 años, fue detenida.", &["age 31"]),
        ("Ana Pérez Soto, de 34 años y originaria de Honduras, fue detenida.", &["age 34", "nationality HN"]),
        ("Ana Pérez Soto, ciudadana mexicana, fue detenida.", &["nationality MX"]),
        ("Ana Pérez Soto trabajaba como cocinera.", &["occupation cocinera"]),
        ("Ana Pérez Soto, madre de tres hijos, fue detenida.", &["family madre de tres hijos"]),
        ("Ana Pérez Soto es solicitante de asilo.", &["status asylum_seeker"]),
        ("Ana Pérez Soto is 52.", &["age 52"]),
        ("Ana Pérez Soto was taken. She is thirty-four, a seamstress.", &["age 34", "occupation seamstress"]),
        ("Ana Pérez Soto, oriunda de Tegucigalpa, Honduras, tiene 33 años.", &["age 33", "nationality HN"]),
        (
            "Ana Pérez Soto was taken with Luis Mora Gil, 51, a welder from Peru.",
            &["age 51", "nationality PE", "occupation welder"],
        ),
        ("The sheet lists a date of birth for Ana Pérez Soto of March 9, 1983.", &["born 1983-03-09"]),
        ("Ana Pérez Soto, nacida en Sonsonate el 2 de agosto de 2003, fue detenida.", &["born 2003-08-02"]),
        ("Ana Pérez Soto, enfermera venezolana, fue detenida.", &["nationality VE", "occupation enfermera"]),
        ("DHS removed Pérez Soto, 58, to Vietnam on May 2.", &["age 58"]),
        (
            "Ana Pérez Soto, boliviana, albañil, 46 años, madre de cuatro, fue detenida.",
            &["age 46", "family madre de cuatro", "nationality BO", "occupation albañil"],
        ),
        ("A lawful permanent resident since 1998, Ms. Pérez Soto was stopped.", &["status lawful_permanent_resident"]),
        ("Ana Pérez Soto, a welder, had temporary protected status until April.", &["occupation welder", "status tps"]),
        ("Ana Pérez Soto is stateless.", &["status stateless"]),
        ("Ana Pérez Soto es apátrida.", &["status stateless"]),
        ("Me llamo Edwin, tengo 24 años y escribo desde la cárcel.", &["age 24"]),
    ]);
}

#[test]
fn facts_about_others_are_left_alone() {
    check(&[
        ("Ana Pérez Soto was arrested by officers.", &[]),
        ("Ana Pérez Soto's lawyer, Laura Gómez, 45, was not told.", &[]),
        ("Ana Pérez Soto called her sister, a nurse.", &[]),
        ("Laura Gómez Ruiz, 45, a lawyer from Texas, spoke for Ana Pérez Soto.", &[]),
        ("Ana Pérez Soto is one of 52.", &[]),
        ("Ana Pérez Soto left Venezuela in May.", &[]),
        ("Ana Pérez Soto was sent to El Salvador.", &[]),
        ("Is Ana Pérez Soto a lawful permanent resident?", &[]),
        ("Ana Pérez Soto is not a U.S. citizen.", &[]),
        ("The Mexican government wrote to Ana Pérez Soto.", &[]),
        ("Ana Pérez Soto llamó a su hermana, enfermera.", &[]),
        ("Ana Pérez Soto salió de Venezuela en mayo.", &[]),
        ("El gobierno mexicano escribió a Ana Pérez Soto.", &[]),
        ("An asylum seeker may ask for a lawyer.", &[]),
        ("A lawful permanent resident may travel, said Laura Gómez, who met Ana Pérez Soto.", &[]),
        ("Ana Pérez Soto, 12 others and a guard were moved.", &[]),
        ("Ana Pérez Soto, tras 46 años de trabajo, fue detenida.", &[]),
    ]);
}
