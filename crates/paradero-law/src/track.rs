//! Where somebody stands: on each track the states that hold, or may, as of an instant.

use paradero_record::{EventId, Instant, Record, Subject, Timeline, Tri};

use crate::holiday::Holidays;
use crate::pack::Pack;
use crate::view::Base;

/// Where somebody stands on one track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The track, by its name in the pack.
    pub track: String,
    /// The states that hold or may hold, in the order of the track. One that holds for certain stands alone; several may
    /// hold where dates or doubts leave it open; none where nothing on record opens one.
    pub states: Vec<Holding>,
}

/// A state that holds, or may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The state, by its name in the pack.
    pub state: String,
    /// [`Tri::Yes`] or [`Tri::Maybe`].
    pub sure: Tri,
    /// The events that opened it, or may have.
    pub since: Vec<EventId>,
}

/// Finds where somebody stands on each track of a pack, in the order of the pack. A topic stands nowhere.
///
/// The timeline is one that [`crate::complete`] has gone over. Takes time in states times openers times closers.
///
/// ```
/// use paradero_law::{Pack, complete, holiday::Holidays, positions};
/// use paradero_record::notation::{References, parse};
/// use paradero_record::{Instant, PersonId, Timeline};
///
/// let pack = Pack::parse(r#"
/// pack made "Made up" version "1"
/// track place
///   english "Where"  spanish "Dónde"
///   states  held | free
/// state held
///   english "held"  spanish "detenida"
///   track   place
///   from    custody_booked_in
/// state free
///   english "free"  spanish "libre"
///   track   place
///   from    released
/// "#).unwrap();
/// let text = r#"
/// source letter "A letter (made up)"
///   kind note
/// person ana "Ana (made up)"
/// 2025-05-01 custody_booked_in as booked
///   letter asserts
/// "#;
/// let record = parse(text, None, References::Checked).record;
/// let timeline = Timeline::of(&record, &PersonId::new("ana"));
/// let may_20 = Instant::from_second(1_747_699_200);
/// let found = positions(&pack, &record, &timeline, &Holidays::federal(), may_20);
/// assert_eq!((found[0].track.as_str(), found[0].states[0].state.as_str()), ("place", "held"));
/// assert_eq!(found[0].states[0].since[0].as_str(), "booked");
/// ```
pub fn positions(
    pack: &Pack,
    record: &Record,
    timeline: &Timeline,
    holidays: &Holidays,
    as_of: Instant,
) -> Vec<Position> {
    let base = Base::new(pack, record, timeline, holidays, as_of);
    let view = base.view();
    if view.person.is_some_and(|person| person.subject == Subject::Topic) {
        return Vec::new();
    }
    let holding = |name: &String| {
        let (sure, since) = view.holds_now(name);
        sure.is_possible().then(|| Holding { state: name.clone(), sure, since })
    };
    let position = |track: &crate::pack::Track| {
        let mut states: Vec<Holding> = track.states.iter().filter_map(holding).collect();
        // At most one holds: one that does for certain leaves no room for another.
        if states.iter().any(|one| one.sure == Tri::Yes) {
            states.retain(|one| one.sure == Tri::Yes);
        }
        Position { track: track.name.clone(), states }
    };
    pack.tracks.iter().map(position).collect()
}

#[cfg(test)]
mod tests {
    use paradero_record::notation::{References, parse};
    use paradero_record::{Moment, PersonId, Widening, Zone};

    use super::*;
    use crate::{US_PACK, complete};

    fn at(text: &str, day: &str) -> Vec<(String, Tri, Vec<String>)> {
        let head = "source letter \"A letter (made up)\"\n  kind note\nperson ana \"Ana (made up)\"\n";
        let parsed = parse(&format!("{head}{text}"), None, References::Checked);
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        let (pack, holidays) = (Pack::parse(US_PACK).unwrap(), Holidays::federal());
        let timeline = Timeline::of(&parsed.record, &PersonId::new("ana"));
        let timeline = complete(&pack, &parsed.record, timeline, &holidays);
        let day = Moment::parse(day).unwrap().allows(&Zone::utc(), &Widening::NONE).last().unwrap();
        let found = positions(&pack, &parsed.record, &timeline, &holidays, day);
        assert_eq!(found.len(), pack.tracks.len());
        let each = found.into_iter().flat_map(|one| one.states);
        each.map(|one| (one.state, one.sure, one.since.iter().map(ToString::to_string).collect())).collect()
    }

    const CASE: &str = "2025-05-01 custody_booked_in as booked\n  letter asserts\n\
                        2025-05-02 nta_filed_with_court as filed\n  letter asserts\n\
                        2025-06-02 ij_decision as decision  order removal\n  letter asserts\n";

    fn held(state: &str, sure: Tri, since: &[&str]) -> (String, Tri, Vec<String>) {
        (state.to_owned(), sure, since.iter().map(|one| (*one).to_owned()).collect())
    }

    #[test]
    fn one_state_of_each_track_holds_at_a_time() {
        assert_eq!(
            at(CASE, "2025-05-20"),
            [held("ice_detained", Tri::Yes, &["booked"]), held("in_court", Tri::Yes, &["filed"])]
        );
        assert_eq!(
            at(CASE, "2025-06-10"),
            [held("ice_detained", Tri::Yes, &["booked"]), held("appeal_time", Tri::Yes, &["decision"])]
        );
    }

    #[test]
    fn what_follows_by_law_moves_on_too() {
        let found = at(CASE, "2025-08-01");
        assert_eq!(found[1], held("order_final", Tri::Yes, &["final_order_became_final@decision"]), "{found:?}");
    }

    #[test]
    fn a_date_that_leaves_room_leaves_both_open() {
        let found = at(&format!("{CASE}2025-06 released as out\n  letter asserts\n"), "2025-06-15");
        let custody: Vec<&str> = found.iter().filter(|one| one.1 == Tri::Maybe).map(|one| one.0.as_str()).collect();
        assert!(custody.contains(&"ice_detained") && custody.len() > 1, "{found:?}");
    }

    #[test]
    fn before_anything_happened_nothing_holds() {
        assert!(at(CASE, "2025-01-01").is_empty());
    }
}
