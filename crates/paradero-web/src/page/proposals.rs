//! The reading desk: bringing a text in, the text with its proposals, and where the sources of a person disagree.

use askama::Template;
use paradero_desk::view::{
    DisagreementLine, DisagreementsView, FieldLine, FoundPersonLine, PieceLine, ProposalLine, ReadingView,
};
use paradero_desk::{Choice, FieldFault, NewResolution, NewText, choices};

use super::form::{Control, Field, Group, Maker, Summary};
use super::{Frame, Unwritten, write};
use crate::link;
use crate::messages::{Messages, Phrase};

#[derive(Template)]
#[template(path = "read_new.html")]
struct NewTextPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    text: &'a str,
    faults: &'a [FieldFault],
    groups: Vec<Group>,
    summary: Vec<Summary>,
}

impl NewTextPage<'_> {
    fn fault(&self, name: &str) -> Option<&str> {
        self.faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str())
    }
}

/// The form with which a text is brought in, with what was typed and what is wrong with it.
///
/// # Errors
///
/// When the page cannot be written.
pub fn new_text(frame: &Frame, typed: &NewText, faults: &[FieldFault]) -> Result<String, Unwritten> {
    let m = frame.messages();
    let words = &m.proposals;
    let make = Maker { prefix: "f", faults };
    let (kinds, tiers) = (choices(Choice::SourceKinds, frame.language), choices(Choice::Tiers, frame.language));
    let fields = vec![
        make.field("published", words.published, &typed.published).hint(words.published_hint),
        make.field("about", words.about, &typed.about).hint(words.about_hint),
        make.field("from", words.from, &typed.from).hint(words.from_hint),
        make.field("title", words.name, &typed.title).hint(words.name_hint),
        make.field("publisher", words.publisher, &typed.publisher),
        make.field("kind", words.kind, &typed.kind).choose(words.kind_press, kinds),
        make.field("tier", words.tier, &typed.tier).choose(words.tier_usual, tiers),
    ];
    let groups = vec![Group { legend: None, fields }];
    let mut summary = make.summary(&groups);
    for (line, fault) in summary.iter_mut().zip(faults) {
        if fault.field == "file" {
            (line.to, line.label) = (Some("#f-file".to_owned()), Some(words.file));
        }
    }
    let title = words.new_title.to_string();
    write(&NewTextPage { frame, m, title, section: "sources", text: &typed.text, faults, groups, summary })
}

/// What a page of a reading says of what was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingTold {
    /// Nothing was done.
    Nothing,
    /// Decisions were recorded.
    Recorded,
    /// The file was on record already.
    Already,
}

#[derive(Template)]
#[template(path = "reading.html")]
struct ReadingPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a ReadingView,
    action: String,
    told: Option<Phrase>,
    faulty: usize,
}

impl ReadingPage<'_> {
    fn options(&self, name: Option<&String>) -> &[(String, String)] {
        name.and_then(|name| self.view.options.get(name)).map_or(&[], Vec::as_slice)
    }

    /// The list from which a field is chosen, with what it holds if the list lacks it.
    fn choices(&self, field: &FieldLine) -> Vec<(String, String)> {
        let mut all = self.options(field.options.as_ref()).to_vec();
        if all.iter().all(|(word, _)| *word != field.value) {
            all.insert(0, (field.value.clone(), field.value.clone()));
        }
        all
    }

    fn tiers(&self) -> &[(String, String)] {
        self.options(Some(&"tiers".to_owned()))
    }

    fn about(&self, proposal: &ProposalLine) -> Option<&str> {
        let number = proposal.about?;
        self.view.people.iter().find(|person| person.number == number).map(|person| person.name.as_str())
    }

    /// Whether something that was typed to mend it is wrong.
    fn is_wrong(&self, proposal: &ProposalLine) -> bool {
        let _ = self;
        proposal.fields.iter().any(|field| field.fault.is_some())
    }

    /// The first proposal that rests on the words.
    fn first(&self, piece: &PieceLine) -> usize {
        let _ = self;
        piece.proposals.first().copied().unwrap_or_default()
    }

    /// Whether a choice of a person is made.
    fn chosen(&self, person: &FoundPersonLine, choice: &str) -> bool {
        let _ = self;
        person.choice == choice
    }

    /// Whether somebody on record is chosen who is not among the candidates.
    fn other(&self, person: &FoundPersonLine) -> bool {
        let _ = self;
        let known = ["", "new", "nobody"].contains(&person.choice.as_str());
        !known && person.candidates.iter().all(|hit| hit.person.person != person.choice)
    }
}

/// A kept text with what it seems to say.
///
/// # Errors
///
/// When the page cannot be written.
pub fn reading(frame: &Frame, view: &ReadingView, told: ReadingTold) -> Result<String, Unwritten> {
    let m = frame.messages();
    let told = match told {
        ReadingTold::Nothing => None,
        ReadingTold::Recorded => Some(m.proposals.recorded),
        ReadingTold::Already => Some(m.proposals.already),
    };
    let wrong = |proposal: &&ProposalLine| {
        proposal.fault.is_some() || proposal.fields.iter().any(|field| field.fault.is_some())
    };
    let people = view.people.iter().filter(|person| person.fault.is_some()).count();
    let faulty = view.proposals.iter().filter(wrong).count() + people + usize::from(view.fault.is_some());
    let title = format!("{}: {}", m.proposals.title, view.title);
    write(&ReadingPage { frame, m, title, section: "sources", view, action: link::reading(&view.source), told, faulty })
}

#[derive(Template)]
#[template(path = "disagreements.html")]
struct DisagreementsPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a DisagreementsView,
    action: String,
    asked: Option<(&'a NewResolution, &'a [FieldFault])>,
    summary: Vec<Summary>,
}

impl DisagreementsPage<'_> {
    /// Whether this one was answered just now, and the answer has to be looked at again.
    fn is_asked(&self, one: &DisagreementLine) -> bool {
        self.asked.is_some_and(|(typed, _)| typed.key == one.key)
    }

    /// The fields with which a disagreement is answered, with what was typed.
    fn groups(&self, one: &DisagreementLine) -> Vec<Group> {
        let (typed, faults) = match self.asked.filter(|(typed, _)| typed.key == one.key) {
            Some((typed, faults)) => (Some(typed), faults),
            None => (None, [].as_slice()),
        };
        let words = &self.m.proposals;
        let prefix = format!("d-{}", one.anchor);
        let make = Maker { prefix: &prefix, faults };
        let outcomes = self.view.outcomes.iter().filter(|(word, _)| one.two_events || word != "two_events");
        let value = |of: fn(&NewResolution) -> &String| typed.map(of).cloned().unwrap_or_default();
        let outcome = value(|typed| &typed.outcome);
        let source = value(|typed| &typed.source);
        let because = value(|typed| &typed.because);
        let area = make.field("because", words.answer_because, &because).needed();
        vec![Group {
            legend: None,
            fields: vec![
                make.field("outcome", words.answer, &outcome)
                    .choose(self.m.form.choose, outcomes.cloned().collect())
                    .needed(),
                make.field("source", words.wrong_source, &source).choose(words.no_source, one.sources.clone()),
                Field { control: Control::Area, ..area },
            ],
        }]
    }
}

/// Where the sources of a person disagree, perhaps with an answer that has to be looked at again.
///
/// # Errors
///
/// When the page cannot be written.
pub fn disagreements(
    frame: &Frame,
    view: &DisagreementsView,
    asked: Option<(&NewResolution, &[FieldFault])>,
) -> Result<String, Unwritten> {
    let m = frame.messages();
    let title = format!("{}: {}", m.proposals.disagreements_title, view.label);
    let action = link::about_person(&view.person, "disagreements");
    let mut page = DisagreementsPage { frame, m, title, section: "people", view, action, asked, summary: Vec::new() };
    page.summary = faults_of(&page);
    write(&page)
}

/// What is wrong with an answer, each fault with the field that it is about.
fn faults_of(page: &DisagreementsPage<'_>) -> Vec<Summary> {
    let Some((typed, faults)) = page.asked else { return Vec::new() };
    let mut all = page.view.open.iter().chain(&page.view.answered);
    let groups = all.find(|one| one.key == typed.key).map(|one| page.groups(one)).unwrap_or_default();
    Maker { prefix: "d", faults }.summary(&groups)
}
