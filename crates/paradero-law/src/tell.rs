//! What the law says beside events without asking anything of the record.

use paradero_record::{EventId, Instant, Record, Subject, Timeline, Tri};

use crate::holiday::Holidays;
use crate::pack::{Duty, Pack, Safeguard};
use crate::view::{Base, Fact, Moment};

/// A rule that is only told, and the events on record beside which it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The safeguard, one of `tells`.
    pub safeguard: String,
    /// The events, in the order of the timeline.
    pub about: Vec<EventId>,
}

/// Finds the rules that are only told and that are about something that has or may have happened by an instant, in the order
/// of the pack. Where a rule certainly did not stand at the time or the place of an event, it is not told beside it.
///
/// The timeline is one that [`crate::complete`] has gone over. Takes time in such rules times events.
///
/// ```
/// use paradero_law::{Pack, US_PACK, holiday::Holidays, told};
/// use paradero_record::notation::{References, parse};
/// use paradero_record::{Instant, PersonId, Timeline};
///
/// let text = r#"
/// source letter "A letter (made up)"
///   kind note
/// person ana "Ana (made up)"
/// 2025-05-01 ij_decision as decision  order removal
///   letter asserts
/// "#;
/// let record = parse(text, None, References::Checked).record;
/// let timeline = Timeline::of(&record, &PersonId::new("ana"));
/// let pack = Pack::parse(US_PACK).unwrap();
/// let may_20 = Instant::from_second(1_747_699_200);
/// let all = told(&pack, &record, &timeline, &Holidays::federal(), may_20);
/// assert!(all.iter().any(|one| one.safeguard == "RP-09.1" && one.about[0].as_str() == "decision"));
/// ```
pub fn told(pack: &Pack, record: &Record, timeline: &Timeline, holidays: &Holidays, as_of: Instant) -> Vec<Told> {
    let base = Base::new(pack, record, timeline, holidays, as_of);
    let view = base.view();
    if view.person.is_some_and(|person| person.subject == Subject::Topic) {
        return Vec::new();
    }
    let beside = |safeguard: &Safeguard| {
        let Duty::Tells { about } = &safeguard.duty else { return None };
        let is_about = |event: &Fact<'_>| {
            let found = view.occurrence(*event, about).sure.and(view.stands(safeguard, Moment::At(*event)));
            let holds = safeguard.conditions.iter().map(|condition| view.condition(condition, Moment::At(*event)));
            holds.fold(found, Tri::and).is_possible()
        };
        let about: Vec<EventId> =
            view.of_kinds(about).into_iter().filter(is_about).map(|event| event.id.clone()).collect();
        (!about.is_empty()).then(|| Told { safeguard: safeguard.id.clone(), about })
    };
    pack.safeguards.iter().filter_map(beside).collect()
}
