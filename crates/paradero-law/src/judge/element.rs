//! Elements that are each shown or not, until somebody answers.

use paradero_record::{Event, EventId, Instants, Tri};

use super::Findings;
use crate::pack::{Element, Excuse, Pattern, Safeguard};
use crate::verdict::{Outcome, Reason};
use crate::view::{Moment, Occurrence, View};

/// Whether the question that the elements make is answered, and since which event it stands.
struct Question<'a> {
    answered: Tri,
    since: &'a Event,
    answer: Option<Occurrence<'a>>,
}

impl<'a> View<'a> {
    /// All elements shown and no answer since is *not shown*, an answer is *kept*. An answer counts when it comes not before
    /// the event that completes the elements; after it all of them must be shown anew to open the question again.
    pub(super) fn elements(
        &self,
        safeguard: &Safeguard,
        elements: &[Element],
        answered_by: &[Pattern],
    ) -> Option<(EventId, Findings)> {
        let found: Vec<Vec<Occurrence<'a>>> = elements.iter().map(|e| self.element(e)).collect();
        let shown = |events: &Vec<Occurrence<'_>>| events.iter().map(|o| o.sure).fold(Tri::No, Tri::or);
        let all = found.iter().map(shown).fold(Tri::Yes, Tri::and);
        let answers = self.occurrences(answered_by);
        let question = question_in_rounds(&found, &answers).or_else(|| self.question(&found, &answers))?;
        let (applies, mut reasons) = self.applies(safeguard, Moment::At(question.since), all)?;
        for (n, events) in found.iter().enumerate() {
            reasons.push(Reason::Element(n, shown(events), events.iter().map(|o| o.event.id.clone()).collect()));
        }
        reasons.push(match &question.answer {
            Some(answer) if question.answered.is_possible() => {
                Reason::Shown(answer.event.id.clone(), question.answered)
            }
            _ => {
                let from = question.since.bounds().0;
                Reason::Nothing(answered_by.to_vec(), Instants::range(from, self.as_of.max(from)))
            }
        });
        let (worst, best) = match question.answered {
            Tri::Yes => (Outcome::Kept, Outcome::Kept),
            Tri::Maybe => (Outcome::NotShown, Outcome::Kept),
            Tri::No => (Outcome::NotShown, Outcome::NotShown),
        };
        let best = (applies == Tri::Yes).then_some(best);
        Some((question.since.id.clone(), Findings { worst, best, due: None, reasons }))
    }

    /// The events that show an element.
    fn element(&self, element: &Element) -> Vec<Occurrence<'a>> {
        let each = element.shown_by.iter().flat_map(|by| match by {
            Excuse::Event(pattern) => self.occurrences(std::slice::from_ref(pattern)),
            Excuse::State(name) => self.open_now(name),
        });
        each.collect()
    }

    /// Whether it is answered where the order of events leaves room: for certain only by what certainly came after
    /// everything that shows an element, certainly not when no answer can have come after all of them were shown.
    fn question(&self, found: &[Vec<Occurrence<'a>>], answers: &[Occurrence<'a>]) -> Option<Question<'a>> {
        let events = || found.iter().flatten();
        let since = events().max_by_key(|o| (o.event.bounds().0, &o.event.id))?.event;
        let counts = |answer: &Occurrence<'_>| {
            let after = |o: &Occurrence<'_>| self.not_after(o.event, answer.event);
            let after_all = events().map(after).fold(Tri::Yes, Tri::and);
            let may_complete = found.iter().all(|element| element.iter().any(|o| after(o).is_possible()));
            if after_all == Tri::Yes { answer.sure } else { answer.sure.and(Tri::from(may_complete)).and(Tri::Maybe) }
        };
        let best = answers.iter().map(|answer| (counts(answer), *answer)).max_by_key(|(sure, _)| *sure);
        let answered = best.as_ref().map_or(Tri::No, |(sure, _)| *sure);
        Some(Question { answered, since, answer: best.map(|(_, answer)| answer) })
    }
}

/// Goes through the rounds of a question whose events are all certain and follow one another without overlap; nothing
/// where they are not.
fn question_in_rounds<'a>(found: &[Vec<Occurrence<'a>>], answers: &[Occurrence<'a>]) -> Option<Question<'a>> {
    let mut all: Vec<&Occurrence<'a>> = found.iter().flatten().chain(answers).collect();
    all.sort_by_key(|o| (o.event.bounds(), &o.event.id));
    all.dedup_by_key(|o| &o.event.id);
    let follow = |pair: &[&Occurrence<'a>]| matches!(pair, [a, b] if a.event.bounds().1 < b.event.bounds().0);
    if all.iter().any(|o| o.sure != Tri::Yes) || !all.windows(2).all(follow) {
        return None;
    }
    let mut question: Option<Question<'a>> = None;
    loop {
        let after = question.as_ref().and_then(|q| q.answer.as_ref()).map(|a| a.event.bounds().0);
        let is_new = |o: &&Occurrence<'a>| after.is_none_or(|after| o.event.bounds().0 > after);
        let firsts: Option<Vec<&Occurrence<'a>>> =
            found.iter().map(|element| element.iter().filter(is_new).min_by_key(|o| o.event.bounds())).collect();
        // Not all elements have been shown since the last answer.
        let Some(since) = firsts.and_then(|firsts| firsts.into_iter().max_by_key(|o| o.event.bounds())) else {
            return question;
        };
        let in_turn = answers.iter().filter(|a| a.event.bounds().0 >= since.event.bounds().0);
        let answer = in_turn.min_by_key(|a| a.event.bounds()).copied();
        let answered = Tri::from(answer.is_some());
        question = Some(Question { answered, since: since.event, answer });
        if answered == Tri::No {
            return question;
        }
    }
}
