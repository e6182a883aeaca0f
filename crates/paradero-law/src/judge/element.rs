//! Elements that are each shown or not, until somebody answers.

use paradero_record::{EventId, Instants, Tri};

use super::Findings;
use crate::pack::{Element, Excuse, Pattern, Safeguard};
use crate::verdict::{Outcome, Reason};
use crate::view::{Fact, Moment, Occurrence, View};

/// Whether the question that the elements make is answered, and since which event it stands.
#[derive(Clone, Copy)]
struct Question<'a> {
    answered: Tri,
    since: Fact<'a>,
    answer: Option<Occurrence<'a>>,
}

impl<'a> View<'a> {
    /// All elements shown and no answer since is *not shown*, an answer is *kept*. An answer counts when it comes not before
    /// the event that completes the elements; after it all of them must be shown anew to open the question again.
    pub(super) fn elements(
        &self,
        safeguard: &'a Safeguard,
        elements: &'a [Element],
        answered_by: &'a [Pattern],
    ) -> Option<(EventId, Findings)> {
        let found: Vec<Vec<Occurrence<'a>>> = elements.iter().map(|e| self.element(e)).collect();
        let shown = |events: &Vec<Occurrence<'_>>| events.iter().map(|o| o.sure).fold(Tri::No, Tri::or);
        let all = found.iter().map(shown).fold(Tri::Yes, Tri::and);
        let answers = self.occurrences(answered_by);
        let question = self.question_in_rounds(&found, &answers).or_else(|| self.question(&found, &answers))?;
        let (applies, mut reasons) = self.applies(safeguard, Moment::At(question.since), all)?;
        for (n, events) in found.iter().enumerate() {
            reasons.push(Reason::Element(n, shown(events), events.iter().map(|o| o.event.id.clone()).collect()));
        }
        reasons.push(match &question.answer {
            Some(answer) if question.answered.is_possible() => {
                Reason::Shown(answer.event.id.clone(), question.answered)
            }
            _ => {
                let from = self.bounds(question.since).0;
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
        let since = events().max_by_key(|o| (self.bounds(o.event).0, &o.event.id))?.event;
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

    /// Goes through the rounds of a question whose events are all certain and in a known order; nothing where they are not.
    fn question_in_rounds(&self, found: &[Vec<Occurrence<'a>>], answers: &[Occurrence<'a>]) -> Option<Question<'a>> {
        let mut all: Vec<Fact<'a>> = found.iter().flatten().chain(answers).map(|o| o.event).collect();
        let is_certain = found.iter().flatten().chain(answers).all(|o| o.sure == Tri::Yes);
        all.sort_by_key(|event| event.at);
        all.dedup_by_key(|event| event.at);
        let ranks = if is_certain { self.ranks(&all)? } else { return None };
        let rank = |o: &Occurrence<'a>| ranks.iter().find(|(at, _)| *at == o.event.at).map_or(0, |(_, rank)| *rank);
        let mut question: Option<Question<'a>> = None;
        loop {
            let after = question.and_then(|q| q.answer).map(|answer| rank(&answer));
            let is_new = |o: &&Occurrence<'a>| after.is_none_or(|after| rank(o) > after);
            let firsts: Option<Vec<&Occurrence<'a>>> =
                found.iter().map(|element| element.iter().filter(is_new).min_by_key(|o| rank(o))).collect();
            // Not all elements have been shown since the last answer.
            let Some(since) = firsts.and_then(|firsts| firsts.into_iter().max_by_key(|o| rank(o))) else {
                return question;
            };
            let in_turn = answers.iter().filter(|answer| rank(answer) >= rank(since));
            let answer = in_turn.min_by_key(|answer| rank(answer)).copied();
            let answered = Tri::from(answer.is_some());
            question = Some(Question { answered, since: since.event, answer });
            if answered == Tri::No {
                return question;
            }
        }
    }

    /// How many of the others came before each event; nothing where the order of any two is open.
    fn ranks(&self, all: &[Fact<'a>]) -> Option<Vec<(usize, usize)>> {
        let mut ranks = Vec::new();
        for event in all {
            let mut rank = 0;
            for other in all {
                match self.before(*other, *event) {
                    Tri::Yes => rank += 1,
                    Tri::No => {}
                    Tri::Maybe => return None,
                }
            }
            ranks.push((event.at, rank));
        }
        Some(ranks)
    }
}
