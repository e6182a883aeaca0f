//! A text is kept, read, decided about, and remembered. Everybody in it is made up.

use paradero_desk::view::{ProposalLine, ReadingView};
use paradero_desk::{
    Belief, CheckFile, Ctx, Days, Decided, DecidedCounts, Desk, KeptText, Language, NewText, ReadingForm, Refusal,
    Tier, US_PACK, Viewer, decide, keep_text, person, reading, source, sources,
};

use crate::{ctx, pack};

const ARTICLE: &str = "Advocates ask where Ana Soto is (made up)\n\n\
By Rosa Quill, The Example Daily\n\n\
November 20, 2026\n\n\
Ana Soto, a Guatemalan cook, was arrested by ICE in Denver on November 3, 2026. \
On November 10, 2026, she was transferred to Mesa Clara Detention Center, her lawyer Luis Pardo said.\n\n\
Soto is a member of a gang, officials said. Her lawyer denies that she is a member of a gang.\n";

/// The same report elsewhere, with another line in front.
const COPY: &str = "As first told elsewhere (made up).\n\n";

fn empty_desk() -> Desk {
    Desk::open_in_memory(US_PACK, pack()).unwrap()
}

fn text(words: &str) -> NewText {
    NewText { text: words.to_owned(), published: "2026-11-20".to_owned(), ..NewText::default() }
}

fn keep(ctx: &Ctx<'_>, words: &str) -> KeptText {
    keep_text(ctx, &text(words)).unwrap()
}

fn read(ctx: &Ctx<'_>, id: &str) -> ReadingView {
    reading(ctx, id, &ReadingForm::default()).unwrap()
}

/// A form that decides the same about every proposal, with everybody found as new people.
fn all(view: &ReadingView, choice: &str) -> ReadingForm {
    let people = view.people.iter().filter(|found| found.choice.is_empty());
    let form = people.fold(ReadingForm::default(), |form, found| form.with("person", &found.number.to_string(), "new"));
    let open = view.proposals.iter().filter(|one| one.status == "open" && (choice != "accept" || one.recordable));
    open.fold(form, |form, one| form.with("choice", &one.id, choice).with("key", &one.id, &one.key))
}

fn recorded(decided: Decided) -> DecidedCounts {
    let counts = match decided {
        Decided::Recorded(counts) => Ok(counts),
        Decided::Faulty(view) => Err(faults(&view)),
    };
    counts.unwrap()
}

fn faulty(decided: Decided) -> ReadingView {
    let view = match decided {
        Decided::Faulty(view) => Ok(*view),
        Decided::Recorded(counts) => Err(counts),
    };
    view.map_err(|counts| format!("it was recorded: {counts:?}")).unwrap()
}

fn faults(view: &ReadingView) -> Vec<(String, String)> {
    let fields = view.proposals.iter().flat_map(|one| &one.fields);
    let of_fields = fields.filter_map(|field| Some((field.name.clone(), field.fault.clone()?)));
    let choices = view.proposals.iter().filter_map(|one| Some((format!("choice-{}", one.id), one.fault.clone()?)));
    let people = view.people.iter().filter_map(|one| Some((format!("person-{}", one.number), one.fault.clone()?)));
    of_fields.chain(choices).chain(people).chain(view.fault.clone().map(|fault| ("tier".to_owned(), fault))).collect()
}

fn event<'a>(view: &'a ReadingView, word: &str) -> &'a ProposalLine {
    let found = view.proposals.iter().find(|one| one.kind == "event" && one.says_kind(word));
    let all = || view.proposals.iter().map(|one| one.says.as_str()).collect::<Vec<_>>().join("\n");
    found.ok_or_else(|| format!("no {word} among {}", all())).unwrap()
}

trait Fields {
    fn fields_of(&self, name: &str) -> Option<&str>;
    fn says_kind(&self, word: &str) -> bool;
}

impl Fields for ProposalLine {
    fn fields_of(&self, name: &str) -> Option<&str> {
        let name = format!("{name}-{}", self.id);
        self.fields.iter().find(|field| field.name == name).map(|field| field.value.as_str())
    }

    fn says_kind(&self, word: &str) -> bool {
        let words = paradero_desk::kinds(Language::English);
        let line = words.lines().find(|line| line.split_whitespace().next() == Some(word)).unwrap_or_default();
        let said = line.strip_prefix(word).unwrap_or_default().trim();
        !said.is_empty() && self.says.contains(said)
    }
}

fn entries(desk: &Desk) -> String {
    desk.verify().unwrap()
}

#[test]
fn a_text_is_kept_whole_and_the_same_again_adds_nothing() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let kept = keep(&ctx, ARTICLE);
    assert!(!kept.already);
    let before = entries(&desk);
    let again = keep_text(&ctx, &NewText { title: "Another title".to_owned(), ..text(ARTICLE) }).unwrap();
    assert_eq!(again, KeptText { id: kept.id.clone(), already: true });
    assert_eq!(entries(&desk), before);
    assert_eq!(sources(&ctx).unwrap().len(), 1);
    let view = source(&ctx, &kept.id).unwrap();
    assert!(view.readable && view.file.is_some());
    let view = read(&ctx, &kept.id);
    let words: Vec<String> =
        view.paragraphs.iter().map(|one| one.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect();
    let lines: Vec<&str> = ARTICLE.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(words, lines, "every word is on the page");
    for paragraph in &view.paragraphs {
        let line = ARTICLE.lines().nth(paragraph.line as usize - 1).unwrap();
        assert!(line.starts_with(&paragraph.pieces[0].text), "{} is line {}", paragraph.pieces[0].text, paragraph.line);
    }
    assert_eq!(view.tier, "public");
    assert!(view.facts.iter().any(|fact| fact.name == "publisher" && fact.missing));
}

#[test]
fn every_proposal_can_be_found_in_the_text() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let view = read(&ctx, &keep(&ctx, ARTICLE).id);
    assert!(view.counts.proposed >= 3 && view.counts.open + view.counts.accepted == view.counts.proposed);
    for one in view.proposals.iter().filter(|one| !one.quote.is_empty()) {
        assert!(ARTICLE.contains(&one.quote));
        let pieces = view.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
        let marked: String = pieces
            .clone()
            .filter(|piece| piece.proposals.contains(&one.number))
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(marked, one.quote.replace('\n', ""), "what is marked is what is quoted");
        assert_eq!(pieces.filter(|piece| piece.begins.contains(&one.number)).count(), 1);
        assert!(!one.says.is_empty() && !one.place.is_empty() && !one.kind_words.is_empty());
    }
    for field in view.proposals.iter().flat_map(|one| &one.fields) {
        let list = field.options.as_ref().map(|name| view.options.get(name));
        let chosen = list.is_none_or(|list| list.is_some_and(|list| list.iter().any(|(word, _)| *word == field.value)));
        assert!(chosen, "{} is none of {:?}", field.value, field.options);
    }
}

#[test]
fn what_is_accepted_is_in_the_record_and_nothing_else() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let id = keep(&ctx, ARTICLE).id;
    assert!(paradero_desk::people(&ctx).unwrap().is_empty(), "nothing is recorded unasked");
    let view = read(&ctx, &id);
    let counts = recorded(decide(&ctx, &id, &all(&view, "accept")).unwrap());
    let recordable = view.proposals.iter().filter(|one| one.status == "open" && one.recordable).count();
    assert_eq!((counts.accepted, counts.people), (recordable, view.people.len()));
    let view = read(&ctx, &id);
    assert!(view.proposals.iter().all(|one| one.status == "accepted" || !one.recordable), "{:#?}", view.proposals);
    let arrest = event(&view, "arrested");
    let accepted = arrest.accepted.as_ref().unwrap();
    assert!(!accepted.mended);
    let who = &accepted.person.as_ref().unwrap().0;
    let shown = person(&ctx, who, &Days::default()).unwrap();
    let held = shown.events.iter().find(|one| one.kind == "arrested").unwrap();
    assert_eq!(format!("event-{}", held.id), *accepted.anchor.as_ref().unwrap());
    assert_eq!(held.moment, "2026-11-03");
    assert_eq!(held.statements[0].source, id);
    assert_eq!(held.statements[0].tier, "public");
    assert!(ARTICLE.contains(held.statements[0].quote.as_ref().unwrap().trim_end_matches(" …")));
    assert!(source(&ctx, &id).unwrap().says.len() >= 2);
    // The same once more changes nothing.
    let before = entries(&desk);
    let again = all(&read(&ctx, &id), "accept");
    assert_eq!(recorded(decide(&ctx, &id, &again).unwrap()), DecidedCounts::default());
    assert_eq!(entries(&desk), before);
}

#[test]
fn an_export_of_all_that_was_accepted_imports_to_the_same_record() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let id = keep(&ctx, ARTICLE).id;
    let view = read(&ctx, &id);
    recorded(decide(&ctx, &id, &all(&view, "accept")).unwrap());
    let text = desk.export(&Viewer::counsel("Ana")).unwrap().text;
    let other = empty_desk();
    let file = CheckFile { name: "export".to_owned(), text: text.clone() };
    other.import(&[file], ctx.now, "Ana", Belief::AsTold).unwrap();
    assert_eq!(other.export(&Viewer::counsel("Ana")).unwrap().text, text);
}

#[test]
fn what_was_rejected_is_remembered_wherever_it_is_proposed_again() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let id = keep(&ctx, ARTICLE).id;
    let view = read(&ctx, &id);
    let arrest = event(&view, "arrested");
    let form = ReadingForm::default().with("choice", &arrest.id, "reject").with(
        "because",
        &arrest.id,
        "the county says otherwise (made up)",
    );
    assert_eq!(recorded(decide(&ctx, &id, &form).unwrap()).rejected, 1);
    let copy = keep(&ctx, &format!("{COPY}{ARTICLE}")).id;
    assert_ne!(copy, id);
    for one in [&id, &copy] {
        let view = read(&ctx, one);
        let arrest = event(&view, "arrested");
        assert_eq!((arrest.status.as_str(), view.counts.rejected), ("rejected", 1), "{one}");
        let review = &arrest.reviews[0];
        assert_eq!(review.because, "the county says otherwise (made up)");
        assert!(review.recorded.contains("Ana"), "{}", review.recorded);
        assert_eq!(review.source.is_some(), *one == copy);
    }
    // What was accepted of the one is still open in the other: they are two sources.
    let view = read(&ctx, &copy);
    let form = ReadingForm::default().with("choice", &event(&view, "arrested").id, "reopen");
    assert_eq!(recorded(decide(&ctx, &copy, &form).unwrap()).reopened, 1);
    let view = read(&ctx, &id);
    let arrest = event(&view, "arrested");
    assert_eq!((arrest.status.as_str(), arrest.reviews.len()), ("open", 2));
    assert!(arrest.fields_of("when").is_some(), "it can be accepted now");
}

#[test]
fn what_is_mended_is_recorded_as_it_was_mended() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let id = keep(&ctx, ARTICLE).id;
    let view = read(&ctx, &id);
    let arrest = event(&view, "arrested").id.clone();
    let form = ReadingForm { tier: "team".to_owned(), ..ReadingForm::default() }
        .with("person", "1", "new")
        .with("label", "1", "Ana Soto Ruiz (made up)")
        .with("choice", &arrest, "accept")
        .with("when", &arrest, "2026-11-04")
        .with("at", &arrest, "Mesa Clara")
        .with("speaker", &arrest, "the family")
        .with("role", &arrest, "family")
        .with("firmness", &arrest, "hedged")
        .with("kind", &arrest, "custody_booked_in");
    let counts = recorded(decide(&ctx, &id, &form).unwrap());
    assert_eq!((counts.accepted, counts.people), (1, 1));
    let view = read(&ctx, &id);
    let accepted = view.proposals.iter().find(|one| one.id == arrest).unwrap();
    assert_eq!(accepted.status, "accepted");
    let line = accepted.accepted.as_ref().unwrap();
    assert!(line.mended);
    assert_eq!(line.person.as_ref().unwrap().1, "Ana Soto Ruiz (made up)");
    assert_eq!(view.people[0].choice, line.person.as_ref().unwrap().0, "and the rest is about the same person");
    let shown = person(&ctx, &view.people[0].choice, &Days::default()).unwrap();
    let booked = shown.events.iter().find(|one| one.kind == "custody_booked_in").unwrap();
    let statement = &booked.statements[0];
    assert_eq!((booked.moment.as_str(), statement.tier.as_str()), ("2026-11-04", "team"));
    assert_eq!(statement.speaker.as_deref(), Some("the family (family)"));
    assert!(statement.firmness.is_some() && statement.says.as_deref().unwrap().contains("Mesa Clara"));
}

#[test]
fn faults_stand_beside_their_fields_and_nothing_is_half_recorded() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let id = keep(&ctx, ARTICLE).id;
    let view = read(&ctx, &id);
    let before = entries(&desk);
    let arrest = event(&view, "arrested").id.clone();
    let typed = [("when", "on All Souls"), ("stance", "whispers"), ("role", "uncle"), ("kind", "kidnapped")];
    let form = typed.iter().fold(all(&view, "accept"), |form, (field, value)| form.with(field, &arrest, value));
    let again = faulty(decide(&ctx, &id, &form).unwrap());
    let faults = faults(&again);
    for (field, value) in typed {
        let name = format!("{field}-{arrest}");
        assert!(faults.iter().any(|(of, _)| *of == name), "{name} among {faults:?}");
        let shown = again.proposals.iter().flat_map(|one| &one.fields).find(|one| one.name == name).unwrap();
        assert_eq!(shown.value, value, "nothing typed is lost");
    }
    assert!(
        again.proposals.iter().filter(|one| one.recordable && one.status == "open").all(|one| one.choice == "accept")
    );
    assert_eq!(entries(&desk), before);
    // Nobody chose who it is about, a page of yesterday, a choice that is none, a tier that is none.
    let one = |form: ReadingForm| {
        let view = faulty(decide(&ctx, &id, &form).unwrap());
        self::faults(&view).into_iter().map(|(field, _)| field).collect::<Vec<_>>()
    };
    let accept = ReadingForm::default().with("choice", &arrest, "accept");
    assert_eq!(one(accept.clone()), ["person-1"]);
    assert_eq!(one(accept.clone().with("person", "1", "nobody")), [format!("choice-{arrest}")]);
    assert_eq!(one(accept.clone().with("person", "1", "no-such-person")), ["person-1"]);
    assert_eq!(one(accept.clone().with("key", &arrest, "0000")), [format!("choice-{arrest}")]);
    assert_eq!(one(ReadingForm::default().with("choice", &arrest, "perhaps")), [format!("choice-{arrest}")]);
    assert_eq!(one(ReadingForm { tier: "everybody".to_owned(), ..accept.with("person", "1", "new") }), ["tier"]);
    assert_eq!(entries(&desk), before);
}

#[test]
fn who_is_on_record_already_is_chosen_and_told_of_no_second_event() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let record = "source call \"A call (made up)\"\n  kind family\n\nperson ana \"Ana Soto\"\n  made up\n\n\
        2026-11-03  arrested as taken\n  call asserts\n";
    let file = CheckFile { name: "made-up".to_owned(), text: record.to_owned() };
    desk.import(&[file], ctx.now, "Ana", Belief::Now).unwrap();
    let id = keep(&ctx, ARTICLE).id;
    let view = read(&ctx, &id);
    assert_eq!((view.people[0].name.as_str(), view.people[0].choice.as_str()), ("Ana Soto", "ana"));
    assert!(view.people[0].candidates.iter().any(|hit| hit.person.person == "ana"));
    let arrest = event(&view, "arrested");
    assert_eq!(arrest.fields_of("event"), Some("taken"), "the kind and the very day are on record");
    let form = ReadingForm::default().with("choice", &arrest.id, "accept");
    recorded(decide(&ctx, &id, &form).unwrap());
    let shown = person(&ctx, "ana", &Days::default()).unwrap();
    let arrests: Vec<_> = shown.events.iter().filter(|one| one.kind == "arrested").collect();
    assert_eq!((arrests.len(), arrests[0].statements.len()), (1, 2));
    // Nobody is found in a text whom the form says to be somebody else.
    let other = ReadingForm::default().with("person", "1", "nobody");
    assert_eq!(reading(&ctx, &id, &other).unwrap().people[0].choice, "nobody");
}

#[test]
fn a_time_that_counts_from_another_event_needs_that_event() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let words = "Ana Soto (made up) was arrested in Denver on November 3, 2026.\n\n\
        Two days after she was arrested, Soto was transferred to Mesa Clara Detention Center.\n\n\
        Since her arrest, her family has not been able to speak with Soto.\n";
    let id = keep(&ctx, words).id;
    let view = read(&ctx, &id);
    let is_counted =
        |one: &&ProposalLine| one.says_kind("contact_event") && one.fields.iter().any(|field| field.proposed.is_some());
    let counted = view.proposals.iter().find(is_counted).unwrap();
    let alone = ReadingForm::default().with("person", "1", "new").with("choice", &counted.id, "accept");
    let again = faulty(decide(&ctx, &id, &alone).unwrap());
    assert_eq!(faults(&again)[0].0, format!("when-{}", counted.id));
    let typed = alone.clone().with("when", &counted.id, "2026-11-05");
    let both = alone.with("choice", &event(&view, "arrested").id, "accept");
    assert_eq!(recorded(decide(&ctx, &id, &both).unwrap()).accepted, 2);
    assert!(read(&ctx, &id).proposals.iter().all(|one| one.accepted.as_ref().is_none_or(|line| !line.mended)));
    let other = empty_desk();
    let ctx = crate::ctx(&other);
    let id = keep(&ctx, words).id;
    assert_eq!(recorded(decide(&ctx, &id, &typed).unwrap()).accepted, 1);
}

#[test]
fn a_file_that_cannot_be_read_leaves_nothing_behind() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let before = entries(&desk);
    let hostile: [&[u8]; 4] =
        [b"\x00\x01\x02\x03", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"%PDF-1.7\nnot one", b"PK\x03\x04broken"];
    for (bytes, language) in hostile.into_iter().zip(Language::ALL.iter().cycle()) {
        let ctx = Ctx { language: *language, ..ctx.clone() };
        let input = NewText { bytes: bytes.to_vec(), name: "file.bin".to_owned(), ..NewText::default() };
        let Err(Refusal::Invalid(faults)) = keep_text(&ctx, &input) else { panic!("{bytes:?} was read") };
        assert_eq!(faults.len(), 1);
        assert!(faults[0].field == "file" && faults[0].message.len() > 10, "{faults:?}");
    }
    let typed = NewText {
        kind: "rumour".to_owned(),
        published: "last week".to_owned(),
        from: "https://not an address".to_owned(),
        tier: "secret".to_owned(),
        ..text(ARTICLE)
    };
    let Err(Refusal::Invalid(faults)) = keep_text(&ctx, &typed) else { panic!("it was kept") };
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["kind", "published", "from", "tier"]);
    let Err(Refusal::Invalid(faults)) = keep_text(&ctx, &text(" \n ")) else { panic!("nothing was kept") };
    assert_eq!(faults[0].field, "file");
    assert_eq!(entries(&desk), before, "no file, no source");
    assert!(sources(&ctx).unwrap().is_empty());
}

#[test]
fn who_may_not_see_a_text_cannot_read_it() {
    let desk = empty_desk();
    let counsel = ctx(&desk);
    let id = keep_text(&counsel, &NewText { tier: "privileged".to_owned(), ..text(ARTICLE) }).unwrap().id;
    let team = Ctx { viewer: Viewer::team("Luz"), ..counsel.clone() };
    assert!(matches!(reading(&team, &id, &ReadingForm::default()), Err(Refusal::NotFound)));
    assert!(matches!(decide(&team, &id, &ReadingForm::default()), Err(Refusal::NotFound)));
    assert!(!source(&team, &id).unwrap().readable);
    let view = read(&counsel, &id);
    assert_eq!(view.tier, "privileged", "what is accepted of it is for the same eyes");
    recorded(decide(&counsel, &id, &all(&view, "accept")).unwrap());
    let who = read(&counsel, &id).people[0].choice.clone();
    assert!(person(&team, &who, &Days::default()).unwrap().events.is_empty());
    let Err(Refusal::Invalid(faults)) = keep_text(&team, &NewText { tier: "privileged".to_owned(), ..text(COPY) })
    else {
        panic!("nobody records what they could not see")
    };
    assert_eq!(faults[0].field, "tier");
    let public = Ctx { viewer: Viewer { name: "reader".to_owned(), tier: Tier::Public }, ..counsel.clone() };
    let note = keep_text(&counsel, &NewText { kind: "family".to_owned(), ..text(COPY) }).unwrap().id;
    assert!(matches!(reading(&public, &note, &ReadingForm::default()), Err(Refusal::NotFound)), "the team's as a rule");
    assert!(reading(&team, &note, &ReadingForm::default()).is_ok());
    assert!(matches!(reading(&team, "no-such-source", &ReadingForm::default()), Err(Refusal::NotFound)));
}

#[test]
fn a_saved_page_is_read_by_its_markup_and_its_facts_can_be_accepted() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let page = "<html lang=en><head><title>Where is Ana Soto? (made up)</title>\
        <meta property=og:site_name content='The Example Daily'>\
        <meta property=article:published_time content='2026-11-20T08:00:00-05:00'></head><body><article>\
        <h1>Where is Ana Soto? (made up)</h1><p>Ana Soto was arrested in Denver on November 3, 2026.</p></article></body></html>";
    let input = NewText { bytes: page.as_bytes().to_vec(), name: "saved.html".to_owned(), ..NewText::default() };
    let id = keep_text(&ctx, &input).unwrap().id;
    assert_eq!(source(&ctx, &id).unwrap().title, "Where is Ana Soto? (made up)");
    let view = read(&ctx, &id);
    assert!(view.how.contains("html") && view.file != view.text_file && view.file_name == "saved.html", "{}", view.how);
    let missing = |view: &ReadingView, name: &str| view.facts.iter().any(|fact| fact.name == name && fact.missing);
    assert!(missing(&view, "published") && missing(&view, "publisher"), "nothing is recorded unasked");
    recorded(decide(&ctx, &id, &all(&view, "accept")).unwrap());
    let view = read(&ctx, &id);
    assert!(!missing(&view, "published") && !missing(&view, "publisher"), "{:#?}", view.facts);
    assert_eq!(view.counts.open, view.proposals.iter().filter(|one| !one.recordable).count());
    assert_eq!(sources(&ctx).unwrap().len(), 1);
}

#[test]
fn the_page_speaks_both_languages() {
    let desk = empty_desk();
    let english = ctx(&desk);
    let id = keep(&english, ARTICLE).id;
    let spanish = Ctx { language: Language::Spanish, ..english.clone() };
    let (one, other) = (read(&english, &id), read(&spanish, &id));
    assert_eq!(one.proposals.len(), other.proposals.len());
    assert_ne!(event(&one, "arrested").says, other.proposals[event(&one, "arrested").number - 1].says);
    assert!(one.proposals.iter().zip(&other.proposals).all(|(a, b)| a.kind_words != b.kind_words && a.key == b.key));
    assert!(one.proposals.iter().zip(&other.proposals).all(|(a, b)| a.status_words != b.status_words));
}
