//! Shows what is found in a text: `show FILE [PUBLISHED] [ABOUT]`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example is a command")]

use paradero_prose::{Ask, Prose, Text, read, speech, time, who};

fn main() {
    let mut given = std::env::args().skip(1);
    let Some(Ok(content)) = given.next().map(std::fs::read_to_string) else {
        eprintln!("show FILE [PUBLISHED] [ABOUT]");
        return;
    };
    let published = given.next().and_then(|word| paradero_record::Moment::parse(&word).ok());
    let ask = Ask { published, about: given.next() };
    let text = Text::plain(content);
    let prose = Prose::of(&text);
    for block in &prose.blocks {
        println!(
            "{:<10} {} {}",
            block.section,
            block.sentences.len(),
            prose.words(block.span).chars().take(100).collect::<String>()
        );
    }
    let cast = who::find(&prose, &ask);
    for (id, entity) in cast.entities.iter().enumerate() {
        let mentions = cast.mentions.iter().filter(|mention| mention.entity == id).count();
        println!("who {id} {entity:?} {mentions}");
    }
    for time in time::find(&prose, &ask) {
        println!("time {:?} {:?} {}", prose.words(time.span), time.means, time.rule);
    }
    for speech in &speech::find(&prose, &cast).speeches {
        let who: Vec<&str> =
            speech.speakers.iter().filter_map(|id| cast.entities.get(*id)).map(|one| one.name.as_str()).collect();
        println!(
            "speech {who:?} {:?} {:?} {}: {}",
            speech.manner,
            speech.stance,
            speech.rule,
            prose.words_of(speech.tokens.clone())
        );
    }
    let reading = read(&text, &ask);
    for one in &reading.proposals {
        let who: Vec<&str> = one.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
        let when = one.told.moment.as_ref().map(ToString::to_string).unwrap_or_default();
        println!(
            "{} [{}] {when} {who:?} {} {} {:?} :: {:?} << {}",
            one.id,
            one.rule,
            one.stance,
            one.firmness,
            one.about,
            one.what,
            prose.words(one.span)
        );
    }
    for check in &reading.checks {
        println!("{} {} {:?} {}", check.severity, check.kind, check.statements, check.says.0);
    }
}
