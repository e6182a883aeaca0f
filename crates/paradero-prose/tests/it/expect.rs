//! What a careful reader finds in an article, and how much of it a reading finds; the format of `tests/articles/*.expect`.
#![expect(clippy::panic, reason = "what is expected is a part of the tests")]

use paradero_prose::{Ask, Check, Proposal, Reading, SourceField, Span, Text, What, read};
use paradero_record::{EventKind, Moment};

/// A line that says what is to be found, or may be.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) line: String,
    must: bool,
    kind: String,
    words: Vec<String>,
    when: Option<Vec<String>>,
    speaker: Option<String>,
    role: Option<String>,
    stance: Option<String>,
    firmness: Option<String>,
    span: Option<Span>,
}

/// A disagreement that is to be found.
#[derive(Debug)]
pub(crate) struct Disagreement {
    pub(crate) line: String,
    kind: String,
    spans: Vec<Span>,
}

/// What is expected of an article.
#[derive(Debug, Default)]
pub(crate) struct Article {
    pub(crate) text: Text,
    ask: Ask,
    expected: Vec<Expected>,
    nothing: Vec<Span>,
    disagreements: Vec<Disagreement>,
}

/// How a reading compares with what is expected.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) asked: usize,
    pub(crate) met: usize,
    /// Asked for, and met or found with another date, speaker or stance.
    pub(crate) found: usize,
    pub(crate) proposed: usize,
    pub(crate) right: usize,
    pub(crate) planted: usize,
    pub(crate) caught: usize,
    pub(crate) alarms: usize,
    pub(crate) false_alarms: usize,
    /// What was missed, wrong or not asked for, in words.
    pub(crate) told: Vec<String>,
}

impl Score {
    pub(crate) fn add(&mut self, other: &Self) {
        self.asked += other.asked;
        self.met += other.met;
        self.found += other.found;
        self.proposed += other.proposed;
        self.right += other.right;
        self.planted += other.planted;
        self.caught += other.caught;
        self.alarms += other.alarms;
        self.false_alarms += other.false_alarms;
    }

    pub(crate) fn say(&self) -> String {
        let share = |part: usize, whole: usize| (part * 1000 + whole * 5) / (whole * 10).max(1);
        format!(
            "met {}/{} {} % (found {} %), right {}/{} {} %, disagreements {}/{} {} %, false alarms {} of {}",
            self.met,
            self.asked,
            share(self.met, self.asked),
            share(self.found, self.asked),
            self.right,
            self.proposed,
            share(self.right, self.proposed),
            self.caught,
            self.planted,
            share(self.caught, self.planted),
            self.false_alarms,
            self.alarms,
        )
    }
}

/// Reads what is expected of a text.
pub(crate) fn parse(content: String, expect: &str) -> Article {
    let mut article = Article { text: Text::plain(content), ..Article::default() };
    for line in expect.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "published" => article.ask.published = Moment::parse(uncommented(rest)).ok().filter(|m| !m.is_unknown()),
            "about" => article.ask.about = fragments(rest).into_iter().next(),
            "nothing" => article.nothing.extend(fragments(rest).iter().filter_map(|one| place(&article.text, one))),
            "disagree" => {
                let spans = fragments(rest).iter().filter_map(|one| place(&article.text, one)).collect();
                let kind = rest.split([' ', '|']).next().unwrap_or_default().to_owned();
                article.disagreements.push(Disagreement { line: line.to_owned(), kind, spans });
            }
            "source" => article.expected.push(expected(&article.text, line, line, true)),
            "expect" | "may" => article.expected.push(expected(&article.text, line, rest, word == "expect")),
            other => panic!("{other:?} begins no line: {line}"),
        }
    }
    article
}

fn uncommented(rest: &str) -> &str {
    rest.split('#').next().unwrap_or_default().trim()
}

fn fragments(rest: &str) -> Vec<String> {
    rest.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn place(text: &Text, fragment: &str) -> Option<Span> {
    let start = text.content.find(fragment);
    assert!(start.is_some(), "not in the text: {fragment}");
    start.map(|start| Span::new(start, start + fragment.len()))
}

fn expected(text: &Text, line: &str, rest: &str, must: bool) -> Expected {
    let mut one = Expected {
        line: line.to_owned(),
        must,
        kind: String::new(),
        words: Vec::new(),
        when: None,
        speaker: None,
        role: None,
        stance: None,
        firmness: None,
        span: None,
    };
    for (index, field) in rest.split(" | ").map(str::trim).enumerate() {
        let (word, value) = field.split_once(' ').unwrap_or((field, ""));
        let unquoted = || value.trim_matches('"').to_owned();
        match word {
            _ if index == 0 => {
                word.clone_into(&mut one.kind);
                let quoted = fragments(value);
                let plain = value.split('"').step_by(2).collect::<String>();
                one.words = plain.split_whitespace().map(str::to_owned).chain(quoted).collect();
            }
            "when" => one.when = Some(value.split(" or ").map(|one| one.trim().to_owned()).collect()),
            "speaker" => one.speaker = Some(unquoted()),
            "role" => one.role = Some(value.to_owned()),
            "stance" => one.stance = Some(value.to_owned()),
            "firmness" => one.firmness = Some(value.to_owned()),
            _ if field.starts_with('"') => one.span = fragments(field).first().and_then(|one| place(text, one)),
            other => panic!("{other:?} is no field: {line}"),
        }
    }
    if matches!(one.kind.as_str(), "place") && one.span.is_none() {
        one.span = one.words.first().and_then(|one| place(text, one));
    }
    one
}

/// Reads an article and compares.
pub(crate) fn score(article: &Article) -> Score {
    let reading = read(&article.text, &article.ask);
    let mut score = Score::default();
    for one in article.expected.iter().filter(|one| one.must) {
        score.asked += 1;
        let found: Vec<&Proposal> = reading.proposals.iter().filter(|proposal| one.is_found(proposal)).collect();
        let wrong = found.first().map(|proposal| one.wrong(proposal)).unwrap_or_default();
        score.found += usize::from(!found.is_empty());
        if found.iter().any(|proposal| one.wrong(proposal).is_empty()) {
            score.met += 1;
        } else if found.is_empty() {
            score.told.push(format!("MISSED {}", one.line));
        } else {
            score.told.push(format!("OTHER  {}: {}", one.line, wrong.join(", ")));
        }
    }
    for proposal in &reading.proposals {
        score.proposed += 1;
        if article.is_right(proposal) {
            score.right += 1;
        } else {
            score.told.push(format!("WRONG  {}", tell(proposal, &article.text)));
        }
    }
    compare_checks(article, &reading, &mut score);
    score
}

fn compare_checks(article: &Article, reading: &Reading, score: &mut Score) {
    let meets = |one: &Disagreement, check: &Check| {
        one.kind == check.kind.word()
            && check.ranges.iter().any(|range| one.spans.iter().any(|span| span.meets(*range)))
    };
    for one in &article.disagreements {
        score.planted += 1;
        if reading.checks.iter().any(|check| meets(one, check)) {
            score.caught += 1;
        } else {
            score.told.push(format!("UNSEEN {}", one.line));
        }
    }
    for check in &reading.checks {
        score.alarms += 1;
        if !article.disagreements.iter().any(|one| meets(one, check)) {
            score.false_alarms += 1;
            let words: Vec<&str> = check.ranges.iter().map(|range| range.of(&article.text.content)).collect();
            score.told.push(format!("ALARM  {} {} {} {words:?}", check.severity, check.kind, check.says.0));
        }
    }
}

fn tell(proposal: &Proposal, text: &Text) -> String {
    let who: Vec<&str> = proposal.speakers.iter().map(|one| one.name.as_str()).collect();
    let when = proposal.told.moment.as_ref().map(ToString::to_string).unwrap_or_default();
    let words = proposal.span.of(&text.content);
    format!(
        "[{}] {:?} {when} {who:?} {} {} << {words}",
        proposal.rule, proposal.what, proposal.stance, proposal.firmness
    )
}

impl Article {
    /// Whether what is proposed is among what is asked for or may be found.
    fn is_right(&self, proposal: &Proposal) -> bool {
        let trapped = self.nothing.iter().any(|span| span.holds(proposal.span));
        let tells =
            matches!(proposal.what, What::Event { .. } | What::Claim { .. } | What::Count { .. } | What::Fact { .. });
        let listed = self.expected.iter().any(|one| one.is_found(proposal) && one.wrong(proposal).is_empty());
        listed && !(trapped && tells)
    }
}

impl Expected {
    /// Whether the proposal is of this kind and rests on these words.
    fn is_found(&self, proposal: &Proposal) -> bool {
        self.span.is_none_or(|span| span.meets(proposal.span)) && self.is_what(&proposal.what, proposal)
    }

    fn is_what(&self, what: &What, proposal: &Proposal) -> bool {
        let first = self.words.first().map_or("", String::as_str);
        let second = self.words.get(1).map_or("", String::as_str);
        match (self.kind.as_str(), what) {
            ("source", What::Source(field)) => is_field(field, first, second),
            ("event", What::Event { kind, .. }) => first.split('/').any(|one| EventKind::find(one) == Some(*kind)),
            ("name", What::Name { name }) => alike(name, first),
            ("role", What::Role { name, role, .. }) => role.word() == first && shares(name, second),
            ("fact", What::Fact { field, value }) => {
                *field == first && (second.is_empty() || same_value(value, second))
            }
            ("count", What::Count { number, .. }) => first.parse() == Ok(*number),
            ("law", What::Law { value, .. }) => {
                let moment = proposal.told.moment.as_ref().map(ToString::to_string).unwrap_or_default();
                !first.chars().next().is_some_and(|c| c.is_ascii_digit())
                    || value.contains(first)
                    || moment.contains(first)
            }
            ("claim", What::Claim { .. }) | ("quote", What::Quote { .. }) | ("place", What::Place { .. }) => true,
            _ => false,
        }
    }

    /// What the proposal says otherwise.
    fn wrong(&self, proposal: &Proposal) -> Vec<String> {
        let mut wrong = Vec::new();
        let when = proposal.told.moment.as_ref().map(ToString::to_string);
        if let Some(whens) = &self.when {
            let said = when.as_deref().unwrap_or("unknown");
            if !whens.iter().any(|one| one == said) {
                wrong.push(format!("when {said}"));
            }
        }
        let whose = matches!(self.kind.as_str(), "event" | "claim" | "quote");
        let names = || proposal.speakers.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ");
        if whose && self.must && !self.is_speaker(proposal) {
            wrong.push(format!("speaker {:?}", names()));
        }
        if self.stance.as_ref().is_some_and(|one| one.split(" or ").all(|one| one != proposal.stance.word())) {
            wrong.push(format!("stance {}", proposal.stance));
        }
        if self.firmness.as_ref().is_some_and(|one| one.split(" or ").all(|one| one != proposal.firmness.word())) {
            wrong.push(format!("firmness {}", proposal.firmness));
        }
        wrong
    }

    fn is_speaker(&self, proposal: &Proposal) -> bool {
        let role = self.role.as_deref().unwrap_or_default();
        match self.speaker.as_deref().filter(|one| !one.is_empty()) {
            None => proposal.speakers.is_empty() || self.kind == "quote" || role != "publisher" && !role.is_empty(),
            Some(_) if proposal.speakers.is_empty() => role == "publisher",
            Some(name) => proposal.speakers.iter().any(|one| shares(&one.name, name) || one.role.word() == role),
        }
    }
}

fn is_field(field: &SourceField, first: &str, second: &str) -> bool {
    match (first, field) {
        ("title", SourceField::Title(said)) | ("publisher", SourceField::Publisher(said)) => alike(said, second),
        ("byline", SourceField::Byline(said)) => shares(said, second),
        ("url", SourceField::Url(said)) => said.contains(second),
        ("published", SourceField::Published { .. }) => true,
        ("missing", SourceField::Missing(what)) => *what == second,
        ("copy", SourceField::CopyOf(said)) => shares(said, second),
        _ => false,
    }
}

fn plain(words: &str) -> String {
    let kept = words.to_lowercase();
    let fold = |one: char| match one {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    };
    kept.chars().map(fold).map(|one| if one.is_alphanumeric() { one } else { ' ' }).collect()
}

fn alike(one: &str, other: &str) -> bool {
    let words = |of: &str| plain(of).split_whitespace().collect::<Vec<_>>().join(" ");
    words(one) == words(other)
}

fn same_value(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    one.trim() == other.trim()
        || (other.trim().len() > 3 && one.contains(other.trim()))
        || (one.trim().len() > 3 && other.contains(one.trim()))
}

/// Whether two names share a word that is no title or article.
fn shares(one: &str, other: &str) -> bool {
    let empty =
        ["the", "her", "his", "their", "a", "an", "of", "de", "la", "el", "los", "las", "su", "sus", "mr", "ms", "mrs"];
    let (one, other) = (plain(one), plain(other));
    one.split_whitespace().any(|word| !empty.contains(&word) && other.split_whitespace().any(|known| known == word))
}
