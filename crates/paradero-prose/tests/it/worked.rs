//! The article with which the project began, where it lies beside the checkout: what it says, by line. Its words are not in the repository.

use paradero_prose::{Ask, Proposal, Reading, Text, What, read};
use paradero_record::Moment;

/// The line, what is proposed there (the kind, or the kind of event), when, and a word of the speaker's name; `-` for none, `*` for any.
const ROWS: &[(usize, &str, &str, &str)] = &[
    (18, "fact", "*", "-"),
    (18, "left_country", "2024-05", "-"),
    (18, "journey_leg", "*", "-"),
    (18, "appointment_made|appointment", "*", "-"),
    (24, "cf_decision_issued", "*", "Toczylowski"),
    (26, "arrested", "2025-03", "-"),
    (26, "removal_executed", "2025-03", "-"),
    (28, "count", "*", "-"),
    (28, "law", "*", "-"),
    (28, "aea_used|law", "*", "-"),
    (28, "claim", "*", "fficials"),
    (30, "claim", "*", "officials"),
    (30, "claim", "*", "family"),
    (32, "quote", "*", "Cargioli"),
    (36, "located", "*", "-"),
    (36, "claim", "*", "-"),
    (38, "contact_event", "*", "-"),
    (38, "quote", "*", "Cargioli"),
    (40, "witness_account|contact_event|located", "*", "*"),
    (46, "demand|public_support", "2025-05-09", "-"),
    (47, "demonstration", "2025-05-12", "-"),
    (48, "inquiry", "*", "-"),
    (49, "press_event", "2025-04-21/2025-04-30", "-"),
    (50, "public_support", "*", "-"),
    (52, "quote", "*", "Hollendoner"),
    (52, "quote", "*", "Nadler"),
    (56, "demonstration", "2025-05-01", "-"),
    (60, "law", "*", "-"),
    (74, "refusal", "../2025-05-14", "*"),
    (108, "law", "1798", "-"),
    (124, "claim", "*", "*"),
];

#[test]
fn the_worked_article_is_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/facts/article.txt");
    let Ok(content) = std::fs::read_to_string(path) else {
        println!("the worked article is not here; the made-up articles are read all the same");
        return;
    };
    let text = Text::plain(content);
    let about = Some("Andry Hernández Romero".to_owned());
    let reading = read(&text, &Ask { published: Moment::parse("2025-05-14").ok(), about });
    let missed: Vec<_> = ROWS.iter().filter(|row| !is_found(&reading, &text, row)).collect();
    assert!(missed.len() * 100 <= ROWS.len() * 15, "{missed:#?}");
}

fn is_found(reading: &Reading, text: &Text, (line, kinds, when, who): &(usize, &str, &str, &str)) -> bool {
    let on_line = |one: &&Proposal| line_of(text, one.span.start) == *line;
    reading.proposals.iter().filter(on_line).any(|one| {
        let kind = match &one.what {
            What::Event { kind, .. } => kind.name(),
            other => other.kind(),
        };
        let moment = one.told.moment.as_ref().map(ToString::to_string).unwrap_or_default();
        let speaks = match *who {
            "*" => true,
            "-" => one.speakers.is_empty(),
            name => one.speakers.iter().any(|speaker| speaker.name.contains(name)),
        };
        kinds.split('|').any(|known| known == kind) && (*when == "*" || *when == moment) && speaks
    })
}

fn line_of(text: &Text, byte: usize) -> usize {
    text.content.get(..byte).unwrap_or_default().matches('\n').count() + 1
}
