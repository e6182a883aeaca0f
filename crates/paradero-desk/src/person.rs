//! One person: who, where, since when, what is owed, what is said and what cannot be seen.

mod law;

use paradero_law::{Outcome, Verdict, complete, judge};
use paradero_record::{Act, Event, EventKind, Instant, PersonId, Record, SourceKind, Subject, Timeline, Tri, say};

use crate::desk::{Ctx, Refusal};
use crate::input::Days;
use crate::line::{Lines, follows_from};
use crate::matching::identities_known;
use crate::stand::{ends, last_contact, last_place, on_cores};
use crate::view::{ClaimLine, ContactLine, PersonLine, PersonView, VerdictLine, WhereaboutsLine};
use crate::watch::{as_of, instant, pack_line, person_line};
use crate::{time, verdict};

/// Lists everybody, and the topics after them, by name.
pub fn people(ctx: &Ctx<'_>) -> Result<Vec<PersonLine>, Refusal> {
    let state = ctx.refreshed()?;
    let ids = state.base.people.keys();
    let mut all: Vec<PersonLine> =
        ids.filter_map(|id| person_line(ctx, &state, id, state.board.standings.get(id))).collect();
    all.sort_by(|a, b| (a.topic, &a.label, &a.person).cmp(&(b.topic, &b.label, &b.person)));
    Ok(all)
}

/// Shows one person as of a day, as known on a day.
///
/// # Errors
///
/// When there is no such person, or a day cannot be read.
pub fn person(ctx: &Ctx<'_>, id: &str, days: &Days) -> Result<PersonView, Refusal> {
    let id = PersonId::new(id);
    let as_of = as_of(ctx, &days.as_of)?;
    let known_on = instant(ctx, &days.known_on, "known_on")?;
    let mut record = ctx.desk.load(&id, &ctx.viewer)?;
    if let Some(day) = known_on {
        record = record.known_on(day);
    }
    let timeline = complete(&ctx.desk.pack, &record, Timeline::of(&record, &id), &ctx.desk.holidays);
    let page = Page { ctx, record: &record, timeline: &timeline, lines: Lines::new(&record, ctx.language), as_of };
    page.view(&id, known_on).ok_or(Refusal::NotFound)
}

struct Page<'a> {
    ctx: &'a Ctx<'a>,
    record: &'a Record,
    timeline: &'a Timeline,
    lines: Lines<'a>,
    as_of: Instant,
}

impl Page<'_> {
    fn view(&self, id: &PersonId, known_on: Option<Instant>) -> Option<PersonView> {
        let desk = self.ctx.desk;
        let zone = &desk.zone;
        let person = self.record.people.get(id)?;
        let docket = judge(&desk.pack, self.record, self.timeline, &desk.holidays, self.as_of);
        let topic = person.subject == Subject::Topic;
        let (identities, listed) = identities_known(self.ctx, id, known_on);
        Some(PersonView {
            id: id.to_string(),
            label: person.label.clone(),
            topic,
            made_up: person.made_up,
            countries: person.countries.clone(),
            names: person.names.clone(),
            identifiers: person.identifiers.clone(),
            listed,
            identities,
            note: person.note.clone(),
            as_of: time::rfc3339(self.as_of, zone),
            as_of_date: zone.day_of(self.as_of).to_string(),
            known_on: known_on.map(|at| zone.day_of(at).to_string()),
            slider: self.slider(),
            whereabouts: if topic { None } else { self.whereabouts() },
            positions: self.positions(),
            contact: if topic { None } else { Some(self.contact()) },
            reach: self.timeline.reach.map(|at| time::say_day(at, zone, self.ctx.language)),
            events: self.in_order().into_iter().map(|e| self.lines.event(e, self.as_of)).collect(),
            claims: self.claims(),
            contradictions: self
                .timeline
                .contradictions
                .iter()
                .map(|c| self.lines.contradiction_line(c, self.timeline))
                .collect(),
            disagreements: crate::disagreements::count(self.record, id),
            gaps: self.timeline.gaps.iter().map(|g| self.lines.gap_line(g, self.timeline)).collect(),
            verdicts: self.verdicts(&docket.verdicts),
            told: self.told(),
            next_change: docket.next_change.map(|at| time::say_minute(at, zone, self.ctx.language)),
            blind: if topic { Vec::new() } else { self.blind() },
            pack: pack_line(self.ctx),
        })
    }

    /// The events in the order in which a person would tell them: by when each began to be possible; one that is only known to
    /// have been before something, by that; one of which nothing is known, last.
    fn in_order(&self) -> Vec<&Event> {
        let mut all: Vec<&Event> = self.timeline.events.iter().filter(|event| self.is_shown(event)).collect();
        all.sort_by_key(|event| match event.bounds() {
            (first, last) if first.is_open() => last,
            (first, _) => first,
        });
        all
    }

    /// From the first dated event to today or the last one.
    fn slider(&self) -> (String, String) {
        let zone = &self.ctx.desk.zone;
        let dated = |at: &Instant| !at.is_open();
        let firsts = self.timeline.events.iter().map(|e| e.bounds().0).filter(dated);
        let lasts = self.timeline.events.iter().map(|e| e.bounds().1).filter(dated);
        let first = firsts.min().unwrap_or(self.as_of).min(self.as_of);
        let last = lasts.max().unwrap_or(self.ctx.now).max(self.ctx.now).max(self.as_of);
        (zone.day_of(first).to_string(), zone.day_of(last).to_string())
    }

    fn verdicts(&self, verdicts: &[Verdict]) -> Vec<VerdictLine> {
        let acts: Vec<&Act> = self.record.acts.iter().filter(|a| a.person == self.timeline.person).collect();
        let mut sorted: Vec<&Verdict> = verdicts.iter().collect();
        sorted.sort_by_key(|v| self.urgency(v));
        let (pack, timeline) = (&self.ctx.desk.pack, self.timeline);
        // What would change a verdict is tried, a millisecond for each.
        let line = |v: &&Verdict| verdict::line(v, pack, timeline, &self.lines, &acts, self.as_of);
        on_cores(&sorted, line).into_iter().flatten().collect()
    }

    /// What runs out within three days first, then what was missed, then other clocks, then what is kept.
    fn urgency(&self, verdict: &Verdict) -> (u8, bool, i64) {
        let due = verdict.due.map_or(i64::MAX, |due| due.earliest.second());
        let class = match verdict.worst {
            Outcome::Running if due.saturating_sub(self.as_of.second()) <= 3 * 86_400 => 0,
            Outcome::Crossed => 1,
            Outcome::NotShown => 2,
            Outcome::Running => 3,
            Outcome::Kept => 4,
        };
        (class, !verdict.is_certain(), if matches!(class, 0 | 3) { due } else { 0 })
    }

    fn claims(&self) -> Vec<ClaimLine> {
        let each = self.timeline.claims.iter().map(|claim| ClaimLine {
            id: claim.id.to_string(),
            text: claim.text.clone(),
            asserted: self.lines.statements(&claim.asserted_by),
            denied: self.lines.statements(&claim.denied_by),
            other: self.lines.statements(&claim.other),
            unanswered: claim.denied_by.is_empty(),
        });
        each.collect()
    }

    fn whereabouts(&self) -> Option<WhereaboutsLine> {
        let language = self.ctx.language;
        let (event, place) = last_place(self.timeline, self.as_of)?;
        let place = match place {
            Some(place) => self.lines.value(place),
            None => language.choose("not on record", "no consta").to_owned(),
        };
        let place = if ends(event) { format!("{}: {place}", event.kind.say(language)) } else { place };
        Some(WhereaboutsLine {
            place,
            sure: self.sure(event),
            since: Some(say(&event.moment(), language)),
            event: Some(event.id.to_string()),
            by: self.lines.statements(&event.statements),
        })
    }

    /// How sure the last word of where somebody is stands.
    fn sure(&self, event: &Event) -> String {
        let language = self.ctx.language;
        let text = match (event.happened, event.is_contested(), event.derived) {
            _ if follows_from(event).is_some() => {
                language.choose("follows by law; nobody recorded it", "se sigue por ley; nadie lo anotó")
            }
            (_, _, true) => language
                .choose("worked out by the desk; nobody recorded it", "deducido por el registro; nadie lo anotó"),
            (_, true, _) => language.choose("contested", "disputado"),
            (Tri::Yes, _, _) => language.choose("stated plainly", "dicho con firmeza"),
            _ => language.choose("hedged or inferred", "con reserva o inferido"),
        };
        text.to_owned()
    }

    fn contact(&self) -> ContactLine {
        let language = self.ctx.language;
        let Some((event, channel)) = last_contact(self.timeline, self.as_of) else {
            let words = language.choose("no contact on record", "no consta ningún contacto").to_owned();
            return ContactLine { words, days: None, event: None };
        };
        let seconds = self.as_of.second().saturating_sub(event.bounds().1.min(self.as_of).second());
        let channel = channel.map_or_else(String::new, |value| format!(" ({})", self.lines.value(value)));
        let left = time::say_left(-seconds.max(1), language);
        ContactLine {
            words: format!("{left}{channel}"),
            days: Some(seconds / 86_400),
            event: Some(event.id.to_string()),
        }
    }

    /// What this record cannot see, in sentences.
    fn blind(&self) -> Vec<String> {
        let l = |english: &str, spanish: &str| self.ctx.language.choose(english, spanish).to_owned();
        let mut all = Vec::new();
        if let Some(reach) = self.timeline.reach {
            let day = time::say_day(reach, &self.ctx.desk.zone, self.ctx.language);
            all.push(self.ctx.language.choose(
                format!("The record reaches to what was published or noted {day}. What came later is not in it."),
                format!("El registro llega hasta lo publicado o anotado {day}. Lo posterior no está en él."),
            ));
        }
        if self.timeline.coverage.is_empty() {
            all.push(l(
                "No source says that its record is complete for any stretch of time, so silence proves nothing.",
                "Ninguna fuente afirma que su registro esté completo en algún período; el silencio no prueba nada.",
            ));
        }
        if self.has_no(&[SourceKind::OfficialForm, SourceKind::CourtRecord]) {
            all.push(l(
                "No official form and no court record is among the sources: what they say is not known here.",
                "Entre las fuentes no hay formularios oficiales ni expedientes judiciales: no se sabe aquí lo que dicen.",
            ));
        }
        all.push(self.locator());
        all.push(l(
            "Court dockets of immigration cases are not public, and a sealed or unrecorded act leaves no trace here.",
            "Los expedientes de inmigración no son públicos, y un acto reservado o no anotado no deja huella aquí.",
        ));
        all
    }

    fn has_no(&self, kinds: &[SourceKind]) -> bool {
        let mut sources = self.record.statements.values().filter_map(|s| self.record.sources.get(&s.source));
        !sources.any(|source| kinds.contains(&source.kind))
    }

    fn locator(&self) -> String {
        let language = self.ctx.language;
        let searched = EventKind::find("locator_checked");
        let searches =
            self.timeline.events.iter().filter(|e| Some(e.kind) == searched && e.is_past(self.as_of).is_possible());
        match searches.max_by_key(|e| e.bounds().1) {
            Some(event) => {
                let when = say(&event.moment(), language);
                language.choose(
                    format!("The custody locator was last searched {when}; it can lag by days and drops people after removal."),
                    format!("El localizador se consultó por última vez {when}; puede tardar días y borra a quien es expulsado."),
                )
            }
            None => language
                .choose(
                    "No search of the custody locator is on record.",
                    "No consta ninguna búsqueda en el localizador.",
                )
                .to_owned(),
        }
    }
}
