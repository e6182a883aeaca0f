//! The report form for families: like paper, Spanish first and English beside.

use askama::Template;
use paradero_desk::view::HitLine;
use paradero_desk::{Choice, FamilyReport, FieldFault, Language, choices};

use super::form::Summary;
use super::{Frame, Unwritten, fault_of, write};
use crate::messages::{Messages, Phrase, Report as Words};

/// One text in both languages.
struct Both {
    es: Phrase,
    en: Phrase,
}

/// How a field is filled in.
enum Control {
    /// One line.
    Line,
    /// So many lines.
    Area(u8),
    /// One of a list, with the words in both languages.
    Choose(Vec<(String, String)>),
}

/// One field.
struct Field {
    id: String,
    name: &'static str,
    label: Both,
    hint: Option<Both>,
    fault: Option<String>,
    value: String,
    control: Control,
    needed: bool,
    /// How much of the line it takes: `whole`, `half`, `third`.
    width: &'static str,
}

impl Field {
    fn describes(&self) -> Option<String> {
        let fault = self.fault.as_ref().map(|_| format!("{}-fault", self.id));
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let both: Vec<String> = fault.into_iter().chain(hint).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }

    fn wide(mut self, width: &'static str) -> Self {
        self.width = width;
        self
    }

    fn control(mut self, control: Control) -> Self {
        self.control = control;
        self
    }

    fn hint(mut self, hint: Both) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// Fields that belong together.
struct Part {
    legend: Both,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage<'a> {
    frame: &'a Frame,
    m: &'static Messages,
    es: &'static Messages,
    en: &'static Messages,
    title: String,
    section: &'static str,
    parts: Vec<Part>,
    summary: Vec<Summary>,
    alike: &'a [HitLine],
    shown: String,
    typed: &'a FamilyReport,
}

/// The form, with what was typed, what is wrong with it, and who on record may be meant.
///
/// # Errors
///
/// When the page cannot be written.
pub fn report(
    frame: &Frame,
    typed: &FamilyReport,
    faults: &[FieldFault],
    alike: &[HitLine],
) -> Result<String, Unwritten> {
    let m = frame.messages();
    let (es, en) = (Messages::of(Language::Spanish), Messages::of(Language::English));
    let parts = parts(&Maker { r: (&es.report, &en.report), faults }, typed);
    let summary = faults.iter().map(|fault| summary_of(frame.language, &parts, fault)).collect();
    let shown: Vec<&str> = alike.iter().map(|hit| hit.person.person.as_str()).collect();
    let shown = if alike.is_empty() { typed.not_these.clone() } else { shown.join(" ") };
    let (title, section) = (m.report.title.to_string(), "record");
    write(&ReportPage { frame, m, es, en, title, section, parts, summary, alike, shown, typed })
}

fn summary_of(language: Language, parts: &[Part], fault: &FieldFault) -> Summary {
    let field = parts.iter().flat_map(|part| &part.fields).find(|field| field.name == fault.field);
    Summary {
        to: field.map(|field| format!("#{}", field.id)),
        label: field.map(|field| language.choose(field.label.en, field.label.es)),
        message: fault.message.clone(),
    }
}

struct Maker<'a> {
    r: (&'static Words, &'static Words),
    faults: &'a [FieldFault],
}

impl Maker<'_> {
    fn both(&self, of: impl Fn(&Words) -> Phrase) -> Both {
        Both { es: of(self.r.0), en: of(self.r.1) }
    }

    fn field(&self, name: &'static str, of: impl Fn(&Words) -> Phrase, value: &str) -> Field {
        Field {
            id: format!("r-{name}"),
            name,
            label: self.both(of),
            hint: None,
            fault: fault_of(self.faults, name),
            value: value.to_owned(),
            control: Control::Line,
            needed: false,
            width: "half",
        }
    }

    /// A day, with how to write one.
    fn day(&self, name: &'static str, of: impl Fn(&Words) -> Phrase, value: &str) -> Field {
        self.field(name, of, value).hint(self.both(|r| r.date_hint))
    }

    /// The channels in both languages; what was typed and is none of them is not lost.
    fn channels(value: &str) -> Control {
        let spanish = choices(Choice::Channels, Language::Spanish);
        let english = choices(Choice::Channels, Language::English);
        let pairs = spanish.into_iter().zip(english).map(|((word, es), (_, en))| (word, format!("{es} / {en}")));
        Control::Choose(with_typed(pairs.collect(), value))
    }

    fn happenings(&self, value: &str) -> Control {
        let both = |of: fn(&Words) -> Phrase| format!("{} / {}", of(self.r.0), of(self.r.1));
        let list = [
            ("arrested", both(|r| r.arrested)),
            ("moved", both(|r| r.moved)),
            ("not_found", both(|r| r.not_found)),
            ("other", both(|r| r.other)),
        ];
        Control::Choose(with_typed(list.into_iter().map(|(word, words)| (word.to_owned(), words)).collect(), value))
    }
}

fn with_typed(mut list: Vec<(String, String)>, value: &str) -> Vec<(String, String)> {
    if !value.is_empty() && list.iter().all(|(word, _)| word != value) {
        list.push((value.to_owned(), value.to_owned()));
    }
    list.insert(0, (String::new(), String::new()));
    list
}

fn parts(make: &Maker<'_>, typed: &FamilyReport) -> Vec<Part> {
    let name = Field { needed: true, ..make.field("label", |r| r.label, &typed.label).wide("whole") };
    let person = vec![
        name,
        make.field("names", |r| r.names, &typed.names).control(Control::Area(2)).wide("whole"),
        make.day("born", |r| r.born, &typed.born),
        make.field("age", |r| r.age, &typed.age),
        make.field("country", |r| r.country, &typed.country),
        make.field("a_number", |r| r.a_number, &typed.a_number),
    ];
    let last = vec![
        make.field("last_place", |r| r.last_place, &typed.last_place).wide("whole"),
        make.day("heard", |r| r.heard, &typed.heard),
        make.field("channel", |r| r.channel, &typed.channel).control(Maker::channels(&typed.channel)),
    ];
    let happened = vec![
        make.field("happened", |r| r.happened, &typed.happened).control(make.happenings(&typed.happened)),
        make.day("happened_when", |r| r.happened_when, &typed.happened_when),
        make.field("happened_where", |r| r.happened_where, &typed.happened_where).wide("whole"),
        make.field("story", |r| r.story, &typed.story).control(Control::Area(5)).wide("whole"),
    ];
    let reporter = vec![
        make.field("reporter", |r| r.reporter, &typed.reporter).hint(make.both(|r| r.reporter_hint)).wide("whole"),
        make.field("relation", |r| r.relation, &typed.relation),
        make.field("phone", |r| r.phone, &typed.phone),
    ];
    vec![
        Part { legend: make.both(|r| r.part_person), fields: person },
        Part { legend: make.both(|r| r.part_last), fields: last },
        Part { legend: make.both(|r| r.part_happened), fields: happened },
        Part { legend: make.both(|r| r.part_reporter), fields: reporter },
    ]
}
