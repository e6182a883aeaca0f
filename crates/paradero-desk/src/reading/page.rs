//! The reading desk's page: the text with its marks, the proposals, the people and the checks.

use std::collections::BTreeMap;

use paradero_prose::{Proposal, What, accept};
use paradero_record::{About, EventKind, SourceKind, Statement, ValueType, When, say};

use super::faults::Faults;
use super::fields::{events_list, fields};
use super::form::ReadingForm;
use super::known::Known;
use super::marks;
use super::people::{Found, Is};
use super::say as words;
use super::status::{Stand, Status};
use crate::choice::{Choice, choices};
use crate::desk::Ctx;
use crate::line::Lines;
use crate::reading::kept::is_readable;
use crate::view::{
    AcceptedLine, FieldLine, FoundPersonLine, ProposalLine, ReadingCheckLine, ReadingCounts, ReadingView, ReviewLine,
    SourceFactLine,
};

/// The page of a text, with what was typed and what is wrong with it.
pub(super) fn view(ctx: &Ctx<'_>, known: &Known, form: &ReadingForm, faults: &Faults) -> ReadingView {
    let record = known.drafted(ctx);
    let lines = Lines::new(&record, ctx.language);
    let page = Page { ctx, known, form, faults, lines };
    let proposals: Vec<ProposalLine> = (0..known.reading.proposals.len()).filter_map(|at| page.proposal(at)).collect();
    let opened = &known.opened;
    let tier = if form.tier.trim().is_empty() { opened.tier.word() } else { form.tier.trim() };
    ReadingView {
        source: opened.source.id.to_string(),
        title: opened.source.title.clone(),
        facts: page.facts(),
        file: opened.file.hash.to_string(),
        file_name: opened.file.name.clone(),
        text_file: opened.text_file.clone(),
        how: opened.how.clone(),
        said: opened.said.clone(),
        about: form.about.clone(),
        tier: tier.to_owned(),
        fault: faults.of("tier", ""),
        paragraphs: marks::paragraphs(&opened.text, &known.reading.proposals, &known.statuses, ctx.language),
        counts: counts(&known.statuses),
        people: known.people.iter().enumerate().map(|(at, found)| page.person(at, found)).collect(),
        checks: page.checks(),
        options: page.options(&proposals),
        proposals,
    }
}

fn counts(statuses: &[Status]) -> ReadingCounts {
    let of = |stand: Stand| statuses.iter().filter(|status| status.stand == stand).count();
    ReadingCounts {
        proposed: statuses.len(),
        open: of(Stand::Open),
        accepted: of(Stand::Accepted),
        rejected: of(Stand::Rejected),
    }
}

struct Page<'a> {
    ctx: &'a Ctx<'a>,
    known: &'a Known,
    form: &'a ReadingForm,
    faults: &'a Faults,
    lines: Lines<'a>,
}

impl Page<'_> {
    fn l(&self, english: &str, spanish: &str) -> String {
        self.ctx.language.choose(english, spanish).to_owned()
    }

    fn proposal(&self, at: usize) -> Option<ProposalLine> {
        let (known, language) = (self.known, self.ctx.language);
        let one = known.reading.proposals.get(at)?;
        let (status, draft) = (known.statuses.get(at)?, known.drafts.get(at)?.statement.as_ref());
        let text = &known.opened.text;
        let locus = draft.map_or_else(|| accept::locus(one.span, text), |draft| draft.locus.clone());
        let moment = one.told.moment.as_ref();
        let recordable = known.is_recordable(at);
        Some(ProposalLine {
            number: at + 1,
            id: one.id.clone(),
            key: known.keys.get(at)?.clone(),
            kind: one.what.kind().to_owned(),
            kind_words: words::kind(&one.what, language).to_owned(),
            says: words::sentence(one, draft, &self.lines),
            quote: one.span.of(&text.content).to_owned(),
            place: words::place(&locus, language),
            when: self.when(draft).or_else(|| moment.map(|moment| say(moment, language))),
            moment: moment.map(ToString::to_string),
            when_read: one.told.span.map(|span| span.of(&text.content).to_owned()),
            worked_out: one.told.worked_out,
            speaker: words::speakers(&one.speakers, language),
            via: words::speakers(&one.via, language),
            quoted: one.quoted,
            stance: one.stance.word().to_owned(),
            stance_words: one.stance.say(language).to_owned(),
            firmness: one.firmness.word().to_owned(),
            firmness_words: one.firmness.say(language).to_owned(),
            hedge: one.hedge.map(|span| span.of(&text.content).to_owned()),
            tense: one.tense.say(language).to_owned(),
            section: one.section.say(language).to_owned(),
            about: known.about(one).map(|at| at + 1),
            same: self.same(at, one),
            rule: one.rule.to_owned(),
            checks: self.checks_of(&one.id),
            status: status.stand.word().to_owned(),
            status_words: self.stand(status.stand),
            recordable,
            accepted: (status.stand == Stand::Accepted).then(|| self.accepted(status)),
            reviews: self.reviews(status),
            choice: self.form.typed("choice", &one.id).unwrap_or("open").to_owned(),
            fault: self.faults.of("choice", &one.id),
            fields: if recordable && status.stand != Stand::Accepted { self.fields(at, one) } else { Vec::new() },
            because: self.form.typed("because", &one.id).unwrap_or_default().to_owned(),
        })
    }

    fn when(&self, draft: Option<&Statement>) -> Option<String> {
        match &draft?.about {
            About::Event { when, .. } => self.lines.when(when),
            _ => None,
        }
    }

    /// The other proposals of the same event or claim.
    fn same(&self, at: usize, one: &Proposal) -> Vec<usize> {
        let Some(own) = name(&one.what) else { return Vec::new() };
        let others = self.known.reading.proposals.iter().enumerate().filter(|(other, _)| *other != at);
        others.filter(|(_, other)| name(&other.what) == Some(own)).map(|(at, _)| at + 1).collect()
    }

    fn checks_of(&self, id: &str) -> Vec<usize> {
        let checks = self.known.reading.checks.iter().enumerate();
        checks.filter(|(_, check)| check.statements.iter().any(|of| of == id)).map(|(at, _)| at + 1).collect()
    }

    fn stand(&self, stand: Stand) -> String {
        match stand {
            Stand::Open => self.l("open", "abierta"),
            Stand::Accepted => self.l("in the record", "en el registro"),
            Stand::Rejected => self.l("rejected", "rechazada"),
        }
    }

    fn accepted(&self, status: &Status) -> AcceptedLine {
        let statement = status.statement.as_ref();
        let person = statement.map(|(_, statement)| &statement.person).or(status.person.as_ref());
        let anchor = statement.and_then(|(_, statement)| match &statement.about {
            About::Event { event, .. } => Some(format!("event-{event}")),
            About::Claim { claim, .. } => Some(format!("claim-{claim}")),
            About::Coverage { .. } => None,
        });
        let state = self.ctx.desk.state();
        let label = |id| state.base.people.get(id).map_or_else(|| id.to_string(), |person| person.label.clone());
        AcceptedLine {
            person: person.map(|id| (id.to_string(), label(id))),
            anchor,
            statement: statement.map(|(id, _)| id.to_string()),
            mended: status.mended,
            recorded: statement
                .and_then(|(_, one)| one.recorded.as_ref())
                .map(|recorded| self.lines.recorded(recorded)),
        }
    }

    fn reviews(&self, status: &Status) -> Vec<ReviewLine> {
        let state = self.ctx.desk.state();
        let line = |review: &paradero_record::Review| {
            let own = review.source == self.known.opened.source.id;
            let source = state.base.sources.get(&review.source).filter(|_| !own);
            let is_seen = own || source.is_some_and(|source| is_readable(source, &self.ctx.viewer));
            ReviewLine {
                outcome: review.outcome.word().to_owned(),
                words: review.outcome.say(self.ctx.language).to_owned(),
                because: if is_seen { review.because.clone() } else { String::new() },
                recorded: self.lines.recorded(&review.recorded),
                source: source.filter(|_| is_seen).map(|source| (source.id.to_string(), source.title.clone())),
            }
        };
        status.reviews.iter().rev().map(line).collect()
    }

    fn fields(&self, at: usize, one: &Proposal) -> Vec<FieldLine> {
        let line = |field: super::fields::Field| FieldLine {
            name: format!("{}-{}", field.name, one.id),
            label: field.label,
            value: self.form.typed(&field.name, &one.id).map_or(field.value, str::to_owned),
            options: field.options,
            proposed: field.proposed,
            fault: self.faults.of(&field.name, &one.id),
        };
        fields(self.known, at, &self.lines).into_iter().map(line).collect()
    }

    fn person(&self, at: usize, found: &Found) -> FoundPersonLine {
        let number = (at + 1).to_string();
        let state = self.ctx.desk.state();
        let label = |person| state.base.people.get(person).map(|person| person.label.clone());
        FoundPersonLine {
            number: at + 1,
            name: found.name.clone(),
            focus: found.focus,
            proposals: found.proposals,
            candidates: found.candidates.clone(),
            choice: match found.is {
                Is::Wrong => self.form.typed("person", &number).unwrap_or_default().to_owned(),
                _ => found.choice(),
            },
            chosen: found.person().and_then(label),
            label: self.form.typed("label", &number).unwrap_or(&found.name).to_owned(),
            fault: self.faults.of("person", &number),
        }
    }

    fn checks(&self) -> Vec<ReadingCheckLine> {
        let number = |id: &String| self.known.reading.proposals.iter().position(|one| one.id == *id).map(|at| at + 1);
        let line = |(at, check): (usize, &paradero_prose::Check)| ReadingCheckLine {
            number: at + 1,
            kind: check.kind.word().to_owned(),
            kind_words: check.kind.say(self.ctx.language).to_owned(),
            severity: check.severity.word().to_owned(),
            severity_words: check.severity.say(self.ctx.language).to_owned(),
            says: check.say(self.ctx.language).to_owned(),
            proposals: check.statements.iter().filter_map(number).collect(),
            quotes: check.ranges.iter().map(|span| span.of(&self.known.opened.text.content).to_owned()).collect(),
        };
        self.known.reading.checks.iter().enumerate().map(line).collect()
    }

    fn facts(&self) -> Vec<SourceFactLine> {
        let source = &self.known.opened.source;
        let wanted = |name: &str| match name {
            "publisher" | "published" => true,
            "url" => source.kind == SourceKind::Press,
            _ => false,
        };
        let fact = |name: &str, label: String, value: Option<String>| SourceFactLine {
            missing: value.is_none() && wanted(name),
            name: name.to_owned(),
            label,
            value,
            note: None,
        };
        let language = self.ctx.language;
        let published = source.published.as_ref().map(|at| say(at, language));
        let mut published = fact("published", self.l("Published", "Publicado"), published);
        if source.published_inferred {
            published.note = Some(self.l("worked out, not printed", "deducido, no impreso"));
        }
        let recorded = source.recorded.as_ref().map(|recorded| self.lines.recorded(recorded));
        vec![
            fact("title", self.l("Title", "Título"), Some(source.title.clone())),
            fact("publisher", self.l("Publisher", "Medio"), source.publisher.clone()),
            fact("kind", self.l("Kind", "Tipo"), Some(source.kind.say(language).to_owned())),
            published,
            fact("url", self.l("Address", "Dirección"), source.url.clone()),
            fact("copy_of", self.l("Repeats", "Repite"), source.copy_of.clone()),
            fact("language", self.l("Language", "Idioma"), source.language.clone()),
            fact("note", self.l("Note", "Nota"), source.note.clone()),
            fact("recorded", self.l("Kept", "Guardado"), recorded),
        ]
    }

    /// The lists that the fields shown are chosen from.
    fn options(&self, proposals: &[ProposalLine]) -> BTreeMap<String, Vec<(String, String)>> {
        let language = self.ctx.language;
        let mut options = BTreeMap::new();
        let people = self.known.people.iter().enumerate();
        let mut about: Vec<(String, String)> =
            people.map(|(at, found)| ((at + 1).to_string(), found.name.clone())).collect();
        about.insert(0, (String::new(), self.l("choose", "elija")));
        options.insert("about".to_owned(), about);
        options.insert("tiers".to_owned(), choices(Choice::Tiers, language));
        let used = proposals.iter().flat_map(|one| &one.fields).filter_map(|field| field.options.as_ref());
        for name in used {
            if !options.contains_key(name) {
                options.insert(name.clone(), self.list(name));
            }
        }
        options
    }

    fn list(&self, name: &str) -> Vec<(String, String)> {
        let language = self.ctx.language;
        let none = (String::new(), self.l("not said", "no dicho"));
        match name {
            "kinds" => choices(Choice::Kinds, language),
            "roles" => std::iter::once(none).chain(choices(Choice::Roles, language)).collect(),
            "stances" => choices(Choice::Stances, language),
            "firmness" => choices(Choice::Firmness, language),
            "flags" => vec![none, ("yes".to_owned(), self.l("yes", "sí")), ("no".to_owned(), "no".to_owned())],
            _ => match name.strip_prefix("words-") {
                Some(attribute) => std::iter::once(none).chain(self.words_of(attribute)).collect(),
                None => self.events(name),
            },
        }
    }

    fn words_of(&self, attribute: &str) -> Vec<(String, String)> {
        let of = paradero_record::ATTRIBUTES.iter().find(|one| one.name == attribute);
        let Some(ValueType::Word(all)) = of.map(|one| one.value) else { return Vec::new() };
        let say = |word: &str| self.lines.value(&paradero_record::Value::Word(word.to_owned()));
        all.iter().map(|word| ((*word).to_owned(), say(word))).collect()
    }

    /// The events of one kind that somebody has on record, by the name of their list.
    fn events(&self, name: &str) -> Vec<(String, String)> {
        let mut all = vec![(String::new(), self.l("an event of its own", "un hecho propio"))];
        for (at, found) in self.known.people.iter().enumerate() {
            let Some(person) = found.person() else { continue };
            let Some(kind) = EventKind::all().find(|kind| events_list(at, *kind) == name) else { continue };
            for (event, statement) in self.known.events(person, kind) {
                let when = match &statement.about {
                    About::Event { when: When::At(moment), .. } if moment.is_unknown() => None,
                    About::Event { when, .. } => self.lines.when(when),
                    _ => None,
                };
                let when = when.map(|when| format!(", {when}")).unwrap_or_default();
                all.push((event.to_string(), format!("{}{when} ({event})", kind.say(self.ctx.language))));
            }
        }
        all
    }
}

/// The name of the event or claim within the text. Events and claims have names of two sorts.
fn name(what: &What) -> Option<&str> {
    match what {
        What::Event { event: name, .. } | What::Claim { claim: name, .. } => {
            Some(name).filter(|name| !name.is_empty()).map(String::as_str)
        }
        _ => None,
    }
}
