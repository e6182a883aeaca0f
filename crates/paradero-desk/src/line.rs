//! Statements, events, contradictions and gaps as lines in a language.

use paradero_record::{
    About, Anchor, Contradiction, Event, EventId, Firmness, Gap, Given, Language, Measure, Moment, Record, Recorded,
    Side, Speaker, Statement, StatementId, Timeline, Unit, Value, When, say,
};

use crate::view::{AttributeLine, ContradictionLine, EventLine, GapLine, StatedLine, StatementLine};

/// Makes lines from a record in one language.
pub(crate) struct Lines<'a> {
    pub(crate) record: &'a Record,
    pub(crate) language: Language,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(record: &'a Record, language: Language) -> Self {
        Self { record, language }
    }

    fn l(&self, english: &'static str, spanish: &'static str) -> &'static str {
        self.language.choose(english, spanish)
    }

    pub(crate) fn statements(&self, ids: &[StatementId]) -> Vec<StatementLine> {
        ids.iter().filter_map(|id| self.statement(id)).collect()
    }

    /// A statement as a line; nothing when the record does not hold it, as when the reader may not see it.
    pub(crate) fn statement(&self, id: &StatementId) -> Option<StatementLine> {
        let statement = self.record.statements.get(id)?;
        let source = self.record.sources.get(&statement.source);
        let locus = &statement.locus;
        Some(StatementLine {
            id: id.to_string(),
            source: statement.source.to_string(),
            source_title: source.map_or_else(|| statement.source.to_string(), |s| s.title.clone()),
            publisher: source.and_then(|s| s.publisher.clone()),
            source_kind: source.map_or_else(String::new, |s| s.kind.say(self.language).to_owned()),
            place: self.place(statement),
            speaker: self.speakers(&statement.speakers),
            via: self.speakers(&statement.via),
            stance: statement.stance.word().to_owned(),
            stance_words: statement.stance.say(self.language).to_owned(),
            firmness: (statement.firmness != Firmness::Plain).then(|| statement.firmness.say(self.language).to_owned()),
            when: self.statement_when(statement),
            says: self.says(statement),
            rests_on: match &statement.about {
                About::Claim { rests_on, .. } => rests_on.clone(),
                _ => Vec::new(),
            },
            quote: locus.quote.clone(),
            tier: statement.tier.word().to_owned(),
            recorded: statement.recorded.as_ref().map(|r| self.recorded(r)),
        })
    }

    fn place(&self, statement: &Statement) -> Option<String> {
        let page = statement.locus.page.map(|page| format!("{} {page}", self.l("page", "página")));
        let lines = statement.locus.lines.map(|(first, last)| {
            if first == last {
                format!("{} {first}", self.l("line", "línea"))
            } else {
                format!("{} {first}–{last}", self.l("lines", "líneas"))
            }
        });
        match (page, lines) {
            (Some(page), Some(lines)) => Some(format!("{page}, {lines}")),
            (one, other) => one.or(other),
        }
    }

    fn speakers(&self, all: &[Speaker]) -> Option<String> {
        let each: Vec<String> = all.iter().map(|s| format!("{} ({})", s.name, s.role.say(self.language))).collect();
        (!each.is_empty()).then(|| each.join(", "))
    }

    pub(crate) fn recorded(&self, recorded: &Recorded) -> String {
        let by =
            if recorded.by.is_empty() { String::new() } else { format!("{} {}", self.l(", by", ", por"), recorded.by) };
        format!("{}{by}", say(&recorded.at, self.language))
    }

    fn statement_when(&self, statement: &Statement) -> Option<String> {
        let About::Event { when, .. } = &statement.about else { return None };
        self.when(when)
    }

    /// What a statement says of when, in words; nothing when it says nothing.
    pub(crate) fn when(&self, when: &When) -> Option<String> {
        match when {
            When::At(moment) if moment.is_unknown() => None,
            When::At(moment) => Some(say(moment, self.language)),
            When::Order { side, anchor } => Some(self.beside(*side, anchor)),
            When::SameDay(anchor) => {
                Some(format!("{} {}", self.l("on the same day:", "el mismo día:"), self.anchor(anchor)))
            }
            When::Offset { measure, length, side, anchor } => {
                let measure = if *measure == Measure::Exactly { "" } else { measure.say(self.language) };
                let unit: Unit = length.unit;
                let unit = self.unit(unit, length.count);
                let text = format!("{measure} {} {unit} {}", length.count, self.beside(*side, anchor));
                Some(text.trim_start().to_owned())
            }
        }
    }

    fn unit(&self, unit: Unit, count: u32) -> &'static str {
        let many = unit.say(self.language);
        match (count, unit, self.language) {
            (1, Unit::Month, Language::Spanish) => "mes",
            (1, _, _) => many.strip_suffix('s').unwrap_or(many),
            _ => many,
        }
    }

    /// "before 9 May", "antes del 9 de mayo".
    fn beside(&self, side: Side, anchor: &Anchor) -> String {
        let side = side.say(self.language);
        if let (Anchor::Moment(moment), Language::Spanish) = (anchor, self.language)
            && let Some(day) = say(moment, self.language).strip_prefix("el ")
        {
            return format!("{side}l {day}");
        }
        format!("{side} {}", self.anchor(anchor))
    }

    fn anchor(&self, anchor: &Anchor) -> String {
        match anchor {
            // A moment after "before" is named without its preposition.
            Anchor::Moment(moment) => bare(&say(moment, self.language)),
            Anchor::Event(event) => format!("“{}”", self.event_name(event)),
        }
    }

    /// The kind of an event among the statements of the record, in words.
    fn event_name(&self, id: &EventId) -> String {
        let of = |s: &Statement| match &s.about {
            About::Event { event, kind, .. } if event == id => Some(kind.say(self.language)),
            _ => None,
        };
        self.record.statements.values().find_map(of).map_or_else(|| id.to_string(), str::to_owned)
    }

    fn says(&self, statement: &Statement) -> Option<String> {
        match &statement.about {
            About::Claim { says, .. } => says.clone(),
            About::Coverage { over, .. } => Some(say(over, self.language)),
            About::Event { kind, attributes, .. } => {
                let each: Vec<String> = attributes
                    .iter()
                    .filter_map(|(name, value)| {
                        let label = kind.attribute(name)?;
                        Some(format!("{}: {}", self.language.choose(label.english, label.spanish), self.value(value)))
                    })
                    .collect();
                (!each.is_empty()).then(|| each.join("; "))
            }
        }
    }

    /// A statement as one sentence: who does what with which event, when.
    pub(crate) fn sentence(&self, id: &StatementId) -> String {
        let (Some(line), Some(statement)) = (self.statement(id), self.record.statements.get(id)) else {
            return String::new();
        };
        let who = line.speaker.or(line.publisher).unwrap_or(line.source_title);
        let what = match &statement.about {
            About::Event { kind, .. } => kind.say(self.language).to_owned(),
            About::Claim { text, .. } => text.clone(),
            About::Coverage { kinds, .. } => {
                let kinds: Vec<&str> = kinds.iter().map(|k| k.say(self.language)).collect();
                format!("{}: {}", self.l("the record is complete", "el registro está completo"), kinds.join(", "))
            }
        };
        let firmness = line.firmness.map_or_else(String::new, |f| format!(" ({f})"));
        let tail: Vec<String> = [line.when, line.says].into_iter().flatten().collect();
        let tail = if tail.is_empty() { String::new() } else { format!(" — {}", tail.join("; ")) };
        format!("{who} {}{firmness}: {what}{tail}", line.stance_words)
    }

    /// A value in words; places by their labels.
    pub(crate) fn value(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Place(id) => self.record.places.get(id).map_or_else(|| id.to_string(), |p| p.label.clone()),
            Value::Moment(moment) => say(moment, self.language),
            Value::Flag(true) => self.l("yes", "sí").to_owned(),
            Value::Flag(false) => "no".to_owned(),
            Value::Word(word) => self.word(word),
            Value::Number(number) => number.to_string(),
        }
    }

    /// A word of a closed list in the language.
    fn word(&self, word: &str) -> String {
        let spanish = match word {
            "positive" => "positivo",
            "negative" => "negativo",
            "found" => "encontrada",
            "not_found" => "no encontrada",
            "wrong_place" => "otro lugar",
            "removal" => "expulsión",
            "relief" => "alivio",
            "terminated" => "terminado",
            "voluntary_departure" => "salida voluntaria",
            "other" => "otro",
            "affirmed" => "confirmado",
            "vacated" => "anulado",
            "dismissed" => "desestimado",
            "sustained" => "admitido",
            "remanded" => "devuelto",
            "granted" => "concedido",
            "denied" => "denegado",
            "master" => "preliminar",
            "individual" => "individual",
            "bond" => "fianza",
            "fear_review" => "revisión de miedo",
            "release" => "liberación",
            "transfer" => "traslado",
            "court" => "tribunal",
            "hospital" => "hospital",
            "parole" => "permiso humanitario",
            "recognizance" => "palabra",
            "alien_enemies_act" => "Ley de Enemigos Extranjeros",
            "final_order" => "orden firme",
            "expedited_order" => "orden acelerada",
            "administrative_order" => "orden administrativa",
            "reinstated_order" => "orden reinstaurada",
            "visa_waiver" => "exención de visa",
            "not_stated" => "no indicada",
            "phone" => "teléfono",
            "video" => "video",
            "visit" => "visita",
            "mail" => "correo",
            "message" => "mensaje",
            "allowed" => "permitido",
            "refused" => "negado",
            "no_answer" => "sin respuesta",
            "air" => "aire",
            "land" => "tierra",
            "sea" => "mar",
            "foot" => "a pie",
            _ => word,
        };
        match word {
            "alien_enemies_act" if self.language == Language::English => "Alien Enemies Act".to_owned(),
            _ => self.language.choose(word, spanish).replace('_', " "),
        }
    }

    pub(crate) fn contradiction(&self, one: &Contradiction, timeline: &Timeline) -> String {
        let sentences: Vec<String> = one.statements.iter().map(|id| self.sentence(id)).collect();
        let events: Vec<&str> =
            one.events.iter().filter_map(|id| timeline.event(id)).map(|e| e.kind.say(self.language)).collect();
        let about = if events.is_empty() { String::new() } else { format!(" ({})", events.join(", ")) };
        format!(
            "{}{about}: {}",
            self.l("These cannot all be true", "No todo esto puede ser cierto"),
            sentences.join(self.l(" | against | ", " | frente a | "))
        )
    }

    pub(crate) fn gap(&self, gap: &Gap, timeline: &Timeline) -> String {
        let when = timeline.event(&gap.event).map_or_else(String::new, |e| say(&e.moment(), self.language));
        let (from, to) = (self.value(&gap.from), self.value(&gap.to));
        self.language.choose(
            format!("Moved from {from} to {to} with no transfer on record, {when}"),
            format!("Llevada de {from} a {to} sin traslado en el registro, {when}"),
        )
    }

    pub(crate) fn contradiction_line(&self, one: &Contradiction, timeline: &Timeline) -> ContradictionLine {
        ContradictionLine {
            says: self.contradiction(one, timeline),
            statements: self.statements(&one.statements),
            events: one.events.iter().map(ToString::to_string).collect(),
        }
    }

    pub(crate) fn gap_line(&self, gap: &Gap, timeline: &Timeline) -> GapLine {
        GapLine {
            says: self.gap(gap, timeline),
            after: gap.after.to_string(),
            before: gap.before.to_string(),
            first: gap.allowed.first().filter(|at| !at.is_open()).map(paradero_record::Instant::second),
            last: gap.allowed.last().filter(|at| !at.is_open()).map(paradero_record::Instant::second),
            statements: self.statements(&gap.statements),
        }
    }

    /// An event as a line; `as_of` tells what still lies ahead.
    pub(crate) fn event(&self, event: &Event, as_of: paradero_record::Instant) -> EventLine {
        let (first, last) = event.bounds();
        let second = |at: paradero_record::Instant| (!at.is_open()).then(|| at.second());
        let stated = event.stated.iter().map(|s| self.stated(&s.moment, &s.by, event)).collect();
        let is_past = event.allowed.first().is_none_or(|first| first <= as_of);
        EventLine {
            id: event.id.to_string(),
            kind: event.kind.name().to_owned(),
            words: event.kind.say(self.language).to_owned(),
            lane: paradero_record::Lane::ALL.iter().position(|lane| *lane == event.kind.lane()).unwrap_or_default(),
            when: say(&event.moment(), self.language),
            moment: event.moment().to_string(),
            first: second(first),
            last: second(last),
            stated,
            inferred_from: event.inferred_from.iter().map(ToString::to_string).collect(),
            contested: event.is_contested(),
            denied: event.happened == paradero_record::Tri::No && !event.denied_by.is_empty(),
            uncertain: match event.happened {
                paradero_record::Tri::Yes => false,
                paradero_record::Tri::Maybe => !event.is_contested(),
                paradero_record::Tri::No => event.denied_by.is_empty(),
            },
            derived: event.derived,
            ahead: !is_past,
            attributes: event.attributes.iter().map(|(name, given)| self.attribute(event, name, given)).collect(),
            // What follows by law nobody said: the statements are those of the event from which it follows.
            statements: if follows_from(event).is_some() { Vec::new() } else { self.statements(&event.statements) },
            follows_from: follows_from(event).map(str::to_owned),
            also: event.also.iter().map(ToString::to_string).collect(),
        }
    }

    fn stated(&self, moment: &Moment, by: &[StatementId], event: &Event) -> StatedLine {
        let allowed = moment.allows(&event.zone, &paradero_record::Widening::default());
        let second =
            |at: Option<paradero_record::Instant>| at.filter(|at| !at.is_open()).map(paradero_record::Instant::second);
        StatedLine {
            words: say(moment, self.language),
            moment: moment.to_string(),
            first: second(allowed.first()),
            last: second(allowed.last()),
            by: by.iter().map(ToString::to_string).collect(),
        }
    }

    fn attribute(&self, event: &Event, name: &str, given: &[Given]) -> AttributeLine {
        let label = event.kind.attribute(name).map_or(name, |a| self.language.choose(a.english, a.spanish));
        AttributeLine { label: label.to_owned(), values: given.iter().map(|g| self.value(&g.value)).collect() }
    }
}

/// The name of the event from which a derived one follows by law; nothing for a move worked out from places.
pub(crate) fn follows_from(event: &Event) -> Option<&str> {
    event.id.as_str().split_once('@').filter(|_| event.derived).map(|(_, source)| source)
}

/// Drops the preposition with which a moment is said by itself.
pub(crate) fn bare(text: &str) -> String {
    let prefixes = ["on ", "in ", "el ", "en "];
    let rest = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix));
    rest.unwrap_or(text).to_owned()
}
