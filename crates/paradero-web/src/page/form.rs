//! The forms: what can be recorded, with what was typed and what is wrong with it.

use askama::Template;
use paradero_desk::view::{EventLine, PersonView, SourceLine};
use paradero_desk::{
    Choice, Contact, FieldFault, Language, LocatorCheck, NewJudgement, NewPerson, NewSource, NewStatement, choices,
};

use super::{Frame, Unwritten, fault_of, write};
use crate::link;
use crate::messages::{Form as Words, Messages, Phrase};

/// What can be recorded about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// A statement about an event.
    Statement,
    /// A search in the custody locator.
    Check,
    /// A call or visit.
    Contact,
    /// A judgement whether two reports are one event.
    Judgement,
}

impl FormKind {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Statement, Self::Check, Self::Contact, Self::Judgement];

    /// The word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Check => "check",
            Self::Contact => "contact",
            Self::Judgement => "judgement",
        }
    }

    /// Finds the form of this word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// What was typed into one of the forms about a person.
#[derive(Clone, Debug)]
pub enum Asked {
    /// Into the form for a statement.
    Statement(NewStatement),
    /// Into the form for a search.
    Check(LocatorCheck),
    /// Into the form for a call or visit.
    Contact(Contact),
    /// Into the form for a judgement.
    Judgement(NewJudgement),
}

impl Asked {
    /// The form as it is opened, with the choices made that are made most often.
    pub fn fresh(kind: FormKind) -> Self {
        match kind {
            FormKind::Statement => Self::Statement(NewStatement {
                stance: "asserts".to_owned(),
                firmness: "plain".to_owned(),
                tier: "team".to_owned(),
                ..NewStatement::default()
            }),
            FormKind::Check => Self::Check(LocatorCheck::default()),
            FormKind::Contact => Self::Contact(Contact::default()),
            FormKind::Judgement => Self::Judgement(NewJudgement::default()),
        }
    }

    fn kind(&self) -> FormKind {
        match self {
            Self::Statement(_) => FormKind::Statement,
            Self::Check(_) => FormKind::Check,
            Self::Contact(_) => FormKind::Contact,
            Self::Judgement(_) => FormKind::Judgement,
        }
    }
}

/// How a field is filled in.
pub(super) enum Control {
    /// One line.
    Line,
    /// Several lines.
    Area,
    /// One of a list: the word that is sent and the words that are shown.
    Choose(Vec<(String, String)>),
}

/// One field of a form.
pub(super) struct Field {
    pub(super) id: String,
    pub(super) name: &'static str,
    pub(super) label: Phrase,
    pub(super) hint: Option<Phrase>,
    pub(super) fault: Option<String>,
    pub(super) value: String,
    pub(super) control: Control,
    pub(super) needed: bool,
}

impl Field {
    /// The ids of what describes the field, for `aria-describedby`.
    pub(super) fn describes(&self) -> Option<String> {
        let fault = self.fault.as_ref().map(|_| format!("{}-fault", self.id));
        let hint = self.hint.map(|_| format!("{}-hint", self.id));
        let both: Vec<String> = fault.into_iter().chain(hint).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }

    pub(super) fn hint(mut self, hint: Phrase) -> Self {
        self.hint = Some(hint);
        self
    }

    pub(super) fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    fn area(mut self) -> Self {
        self.control = Control::Area;
        self
    }

    /// A list; what was typed and is not in it is not lost either.
    pub(super) fn choose(mut self, first: Phrase, mut list: Vec<(String, String)>) -> Self {
        if !self.value.is_empty() && list.iter().all(|(word, _)| *word != self.value) {
            list.push((self.value.clone(), self.value.clone()));
        }
        list.insert(0, (String::new(), first.to_string()));
        self.control = Control::Choose(list);
        self
    }
}

/// Fields that belong together.
pub(super) struct Group {
    pub(super) legend: Option<Phrase>,
    pub(super) fields: Vec<Field>,
}

/// One line of the summary of faults.
pub(super) struct Summary {
    pub(super) to: Option<String>,
    pub(super) label: Option<Phrase>,
    pub(super) message: String,
}

/// Makes fields: knows the faults, and the prefix that keeps ids apart.
pub(super) struct Maker<'a> {
    pub(super) prefix: &'a str,
    pub(super) faults: &'a [FieldFault],
}

impl Maker<'_> {
    pub(super) fn field(&self, name: &'static str, label: Phrase, value: &str) -> Field {
        let id = format!("{}-{name}", self.prefix);
        let fault = fault_of(self.faults, name);
        Field { id, name, label, hint: None, fault, value: value.to_owned(), control: Control::Line, needed: false }
    }

    /// Each fault with the field that it is about, when the form has it.
    pub(super) fn summary(&self, groups: &[Group]) -> Vec<Summary> {
        let find = |name: &str| groups.iter().flat_map(|group| &group.fields).find(|field| field.name == name);
        let line = |fault: &FieldFault| {
            let field = find(fault.field);
            let to = field.map(|field| format!("#{}", field.id));
            Summary { to, label: field.map(|field| field.label), message: fault.message.clone() }
        };
        self.faults.iter().map(line).collect()
    }
}

#[derive(Template)]
#[template(path = "form.html")]
struct FormPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    lead: Phrase,
    action: &'static str,
    groups: Vec<Group>,
    summary: Vec<Summary>,
    submit: Phrase,
}

/// The form for a new person.
///
/// # Errors
///
/// When the page cannot be written.
pub fn record_person(frame: &Frame, typed: &NewPerson, faults: &[FieldFault]) -> Result<String, Unwritten> {
    let m = frame.messages();
    let f = &m.form;
    let make = Maker { prefix: "f", faults };
    let groups = person_groups(&make, f, typed);
    let summary = make.summary(&groups);
    let (title, lead, submit) = (f.person_title.to_string(), f.person_lead, f.person_submit);
    write(&FormPage { frame, m, title, section: "record", lead, action: "/person/new", groups, summary, submit })
}

/// The fields for a person.
pub(super) fn person_groups(make: &Maker<'_>, f: &Words, typed: &NewPerson) -> Vec<Group> {
    let fields = vec![
        make.field("label", f.label, &typed.label).hint(f.label_hint).needed(),
        make.field("names", f.names, &typed.names).hint(f.names_hint).area(),
        make.field("born", f.born, &typed.born).hint(f.born_hint),
        make.field("countries", f.countries, &typed.countries).hint(f.countries_hint),
        make.field("a_number", f.a_number, &typed.a_number).hint(f.a_number_hint),
        make.field("note", f.note, &typed.note).area(),
    ];
    vec![Group { legend: None, fields }]
}

/// The form for a new source.
///
/// # Errors
///
/// When the page cannot be written.
pub fn record_source(frame: &Frame, typed: &NewSource, faults: &[FieldFault]) -> Result<String, Unwritten> {
    let m = frame.messages();
    let f = &m.form;
    let make = Maker { prefix: "f", faults };
    let kinds = choices(Choice::SourceKinds, frame.language);
    let fields = vec![
        make.field("title", f.source_name, &typed.title).hint(f.source_name_hint).needed(),
        make.field("publisher", f.publisher, &typed.publisher),
        make.field("kind", f.kind, &typed.kind).choose(f.choose, kinds).needed(),
        make.field("published", f.published, &typed.published).hint(f.moment_hint),
        make.field("url", f.url, &typed.url).hint(f.url_hint),
        make.field("note", f.note, &typed.note).area(),
    ];
    let groups = vec![Group { legend: None, fields }];
    let summary = make.summary(&groups);
    let (title, lead, submit) = (f.source_title.to_string(), f.source_lead, f.source_submit);
    write(&FormPage { frame, m, title, section: "record", lead, action: "/source/new", groups, summary, submit })
}

#[derive(Template)]
#[template(path = "record_about.html")]
struct AboutPersonPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    view: &'a PersonView,
    tabs: Vec<Tab>,
    heading: Phrase,
    lead: Phrase,
    action: String,
    groups: Vec<Group>,
    summary: Vec<Summary>,
    submit: Phrase,
}

struct Tab {
    href: String,
    words: Phrase,
    here: bool,
}

/// The four forms about a person, one of them open.
///
/// # Errors
///
/// When the page cannot be written.
pub fn record_about(
    frame: &Frame,
    view: &PersonView,
    sources: &[SourceLine],
    asked: &Asked,
    faults: &[FieldFault],
) -> Result<String, Unwritten> {
    let m = frame.messages();
    let f = &m.form;
    let make = Maker { prefix: "f", faults };
    let kind = asked.kind();
    let (heading, lead, submit) = words_of(f, kind);
    let groups = match asked {
        Asked::Statement(typed) => statement_groups(&make, m, frame.language, typed, sources, &view.events),
        Asked::Check(typed) => vec![check_group(&make, f, frame.language, typed)],
        Asked::Contact(typed) => vec![contact_group(&make, f, frame.language, typed)],
        Asked::Judgement(typed) => vec![judgement_group(&make, f, frame.language, typed, &view.events)],
    };
    let summary = make.summary(&groups);
    let base = link::about_person(&view.id, "record");
    let tab = |one: FormKind| Tab {
        href: format!("{base}?form={}", one.word()),
        words: tab_words(f, one),
        here: one == kind,
    };
    let tabs = FormKind::ALL.into_iter().map(tab).collect();
    let title = f.record_for.with(&view.label);
    let action = link::about_person(&view.id, kind.word());
    let section = "record";
    write(&AboutPersonPage { frame, m, title, section, view, tabs, heading, lead, action, groups, summary, submit })
}

fn words_of(f: &Words, kind: FormKind) -> (Phrase, Phrase, Phrase) {
    match kind {
        FormKind::Statement => (f.statement_title, f.statement_lead, f.statement_submit),
        FormKind::Check => (f.check_title, f.check_lead, f.check_submit),
        FormKind::Contact => (f.contact_title, f.contact_lead, f.contact_submit),
        FormKind::Judgement => (f.judgement_title, f.judgement_lead, f.judgement_submit),
    }
}

fn tab_words(f: &Words, kind: FormKind) -> Phrase {
    match kind {
        FormKind::Statement => f.statement_tab,
        FormKind::Check => f.check_tab,
        FormKind::Contact => f.contact_tab,
        FormKind::Judgement => f.judgement_tab,
    }
}

fn statement_groups(
    make: &Maker<'_>,
    m: &Messages,
    language: Language,
    typed: &NewStatement,
    sources: &[SourceLine],
    events: &[EventLine],
) -> Vec<Group> {
    let f = &m.form;
    let source = |s: &SourceLine| (s.id.clone(), said_by(&s.title, s.publisher.as_deref()));
    let place = vec![
        make.field("source", f.source, &typed.source).choose(f.choose, sources.iter().map(source).collect()).needed(),
        make.field("page", f.page, &typed.page).hint(f.page_hint),
        make.field("line", f.line, &typed.line).hint(f.line_hint),
        make.field("quote", f.quote, &typed.quote).area(),
    ];
    let who = vec![
        make.field("speaker", f.speaker, &typed.speaker).hint(f.speaker_hint),
        make.field("role", f.role, &typed.role).choose(f.choose, choices(Choice::Roles, language)),
        make.field("stance", f.stance, &typed.stance).choose(f.choose, choices(Choice::Stances, language)).needed(),
        make.field("firmness", f.firmness, &typed.firmness).choose(f.choose, choices(Choice::Firmness, language)),
    ];
    let kinds = choices(Choice::Kinds, language);
    let what = vec![
        make.field("event", f.event, &typed.event).choose(f.event_new, event_choices(events)),
        make.field("kind", f.event_kind, &typed.kind).choose(f.choose, kinds).hint(f.event_kind_hint),
        make.field("when", f.when, &typed.when).hint(f.moment_hint),
        make.field("attributes", f.attributes, &typed.attributes).hint(f.attributes_hint),
    ];
    let tiers = choices(Choice::Tiers, language);
    let tier = vec![make.field("tier", f.tier, &typed.tier).choose(f.choose, tiers).needed()];
    vec![
        Group { legend: Some(f.part_where), fields: place },
        Group { legend: Some(f.part_who), fields: who },
        Group { legend: Some(f.part_what), fields: what },
        Group { legend: Some(f.part_tier), fields: tier },
    ]
}

fn check_group(make: &Maker<'_>, f: &Words, language: Language, typed: &LocatorCheck) -> Group {
    let results = choices(Choice::Results, language);
    let fields = vec![
        make.field("result", f.result, &typed.result).choose(f.choose, results).needed(),
        make.field("place", f.place_shown, &typed.place).hint(f.place_shown_hint),
        make.field("when", f.when_search, &typed.when).hint(f.moment_now_hint),
        make.field("note", f.note, &typed.note).area(),
    ];
    Group { legend: None, fields }
}

fn contact_group(make: &Maker<'_>, f: &Words, language: Language, typed: &Contact) -> Group {
    let fields = vec![
        make.field("channel", f.channel, &typed.channel).choose(f.choose, choices(Choice::Channels, language)).needed(),
        make.field("answer", f.answer, &typed.answer).choose(f.choose, choices(Choice::Answers, language)).needed(),
        make.field("with", f.with, &typed.with).hint(f.with_hint),
        make.field("place", f.place_said, &typed.place),
        make.field("when", f.when_contact, &typed.when).hint(f.moment_now_hint),
        make.field("note", f.note, &typed.note).area(),
    ];
    Group { legend: None, fields }
}

fn judgement_group(
    make: &Maker<'_>,
    f: &Words,
    language: Language,
    typed: &NewJudgement,
    events: &[EventLine],
) -> Group {
    let fields = vec![
        make.field("left", f.left, &typed.left).choose(f.choose, event_choices(events)).needed(),
        make.field("right", f.right, &typed.right).choose(f.choose, event_choices(events)).needed(),
        make.field("sameness", f.sameness, &typed.sameness)
            .choose(f.choose, choices(Choice::Sameness, language))
            .needed(),
        make.field("because", f.because, &typed.because).hint(f.because_hint).area().needed(),
    ];
    Group { legend: None, fields }
}

/// Events that somebody recorded, each by its time and kind; what the desk found by itself cannot be spoken about.
fn event_choices(events: &[EventLine]) -> Vec<(String, String)> {
    let shown = |event: &EventLine| (event.id.clone(), format!("{}: {} ({})", event.when, event.words, event.id));
    events.iter().filter(|event| !event.derived).map(shown).collect()
}

fn said_by(title: &str, publisher: Option<&str>) -> String {
    publisher.map_or_else(|| title.to_owned(), |publisher| format!("{title} ({publisher})"))
}

#[derive(Template)]
#[template(path = "record.html")]
struct RecordPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    title: String,
    section: &'static str,
    people: &'a [paradero_desk::view::PersonLine],
}

/// Where recording begins: something new, or about whom.
///
/// # Errors
///
/// When the page cannot be written.
pub fn record(frame: &Frame, people: &[paradero_desk::view::PersonLine]) -> Result<String, Unwritten> {
    let m = frame.messages();
    write(&RecordPage { frame, m, title: m.form.record_title.to_string(), section: "record", people })
}

/// The fields of an answer to an alarm, each with an id of its own on a page with many alarms.
pub(super) fn act_groups(make: &Maker<'_>, f: &Words, language: Language, progress: &str, because: &str) -> Vec<Group> {
    let fields = vec![
        make.field("progress", f.act_progress, progress).choose(f.choose, choices(Choice::Progress, language)).needed(),
        make.field("because", f.act_because, because).hint(f.act_because_hint).area().needed(),
    ];
    vec![Group { legend: None, fields }]
}
