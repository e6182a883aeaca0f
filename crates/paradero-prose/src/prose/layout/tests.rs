//! Pages of all sorts and the sections expected of their lines (made up).

use crate::{Prose, Text};

const LONG: &str = "Ana Ruiz Soto was detained on Monday, her lawyer said, and nobody has told her family where she is being held since then, although they asked the agency three times and wrote to the court twice last week.";

fn check(table: &[(&str, &str)]) {
    let content: Vec<&str> = table.iter().map(|(line, _)| if *line == "LONG" { LONG } else { *line }).collect();
    let text = Text::plain(content.join("\n\n"));
    let prose = Prose::of(&text);
    let found: Vec<String> = prose
        .blocks
        .iter()
        .map(|block| format!("{}: {}", block.section, prose.words(block.span).chars().take(40).collect::<String>()))
        .collect();
    let expected: Vec<String> = content
        .iter()
        .zip(table)
        .map(|(line, (_, section))| format!("{section}: {}", line.chars().take(40).collect::<String>()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn news_pages() {
    check(&[
        ("MarlowDesk.net", "furniture"),
        ("Home | Visas | Work", "furniture"),
        ("Nurse Deported Despite Pending Case in Marlow", "headline"),
        ("By Hannah Drexel", "byline"),
        ("May 16, 2025", "byline"),
        ("Key Takeaways", "heading"),
        ("• Ana Ruiz Soto was detained.", "takeaway"),
        ("LONG", "body"),
        ("Who Is Ana Ruiz Soto?", "heading"),
        ("LONG", "body"),
        ("“Where is she?”", "body"),
        ("Photo: Ana Ruiz Soto at home, in a picture of her family", "caption"),
        ("Advertisement", "furniture"),
        ("Editor's note: names were changed.", "furniture"),
        ("LONG", "body"),
        ("Read more:", "heading"),
        ("Man Freed After 80 Days in Marlow", "related"),
        ("0 Comments", "heading"),
        ("Continue reading", "furniture"),
    ]);
}

#[test]
fn letters_and_releases_in_spanish() {
    check(&[
        ("PARA PUBLICACIÓN INMEDIATA", "furniture"),
        ("Contacto de prensa: Iker Salas, 555 0100", "furniture"),
        ("Piden la libertad de una enfermera de Marlow", "headline"),
        ("Jueves 19 de junio de 2025", "byline"),
        ("LONG", "body"),
        ("Foto: la enfermera en su casa, en una imagen de la familia", "caption"),
        ("Nota de la redacción: se cambiaron nombres.", "furniture"),
        ("LONG", "body"),
        ("Con fe,", "furniture"),
        ("Rosa Ruiz Soto", "byline"),
    ]);
}

#[test]
fn nameplates_mottos_and_transcripts() {
    check(&[
        ("WMRL News 7 | Marlow First", "furniture"),
        ("ICE: Nurse, second woman picked up in Marlow operation", "headline"),
        ("by WMRL Staff", "byline"),
        ("Thu, January 22nd 2026 at 6:14 PM", "byline"),
        ("LONG", "body"),
        ("IV.", "heading"),
        ("LONG", "body"),
        ("Stay with News 7 on air and online as we follow this story.", "furniture"),
        ("MORE FROM WMRL: Parade routes announced | Freeze warning", "related"),
    ]);
    check(&[
        ("The Marlow Porch", "furniture"),
        ("Notes from a visitor in the Marlow valley", "furniture"),
        ("Your questions about Ana, answered as well as I can", "headline"),
        ("Posted by Winnie Hostel on June 17, 2025", "byline"),
        ("LONG", "body"),
    ]);
    check(&[
        ("Radio Marlow, 98.3 FM", "furniture"),
        ("«Me llamó y se cortó»: una familia busca a los suyos", "headline"),
        ("Conduce: Iker Salas", "byline"),
        ("LONG", "body"),
        ("SALAS: —¿Y usted supo adónde la llevaron?", "body"),
        ("LONG", "body"),
    ]);
    check(&[
        ("OFFICE OF STATE SENATOR ANA SOLER", "furniture"),
        ("PRESS RELEASE", "furniture"),
        ("Senator Soler Demands Answers on a Nurse Lost in Custody", "headline"),
        ("FOR RELEASE: October 21, 2025", "byline"),
        ("LONG", "body"),
    ]);
    check(&[
        ("The Lamp on the Sill in Marlow", "headline"),
        ("Words by Leona Abar", "byline"),
        ("LONG", "body"),
        ("LONG", "body"),
        ("Leona Abar teaches writing in Marlow. Photographs by Gene Prud.", "about_publisher"),
    ]);
}
