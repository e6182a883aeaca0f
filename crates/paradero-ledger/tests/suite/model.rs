//! Any sequence of appends equals a plain list that takes each id once.

use paradero_ledger::{Appended, Change, Entry, EntryId, EntryKind, Error, Ledger, NewEntry, PersonEntries, Recorded};
use proptest::prelude::*;

use crate::samples::new_path;

/// What the ledger should be: a list.
#[derive(Default)]
struct Model(Vec<Entry>);

impl Model {
    /// Takes all of the entries, or returns the id that is known with other content.
    fn append(&mut self, entries: &[NewEntry], recorded: &Recorded) -> Result<Appended, String> {
        let before = self.0.len();
        for new in entries {
            match self.0.iter().find(|entry| entry.id == new.id) {
                None => self.0.push(Entry {
                    seq: self.0.len() as u64 + 1,
                    id: new.id.clone(),
                    kind: new.kind,
                    person: new.person.clone(),
                    tier: new.tier.clone(),
                    body: new.body.clone(),
                    recorded: recorded.clone(),
                }),
                Some(known)
                    if (known.kind, &known.person, &known.tier, &known.body)
                        == (new.kind, &new.person, &new.tier, &new.body) => {}
                Some(_) => {
                    self.0.truncate(before);
                    return Err(new.id.to_string());
                }
            }
        }
        let added = self.0.len() - before;
        Ok(Appended { added, already: entries.len() - added, last_seq: self.0.len() as u64 })
    }

    fn only(&self, wanted: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        self.0.iter().filter(|entry| wanted(entry)).cloned().collect()
    }

    fn people(&self) -> Vec<PersonEntries> {
        let mut names: Vec<&String> = self.0.iter().filter_map(|entry| entry.person.as_ref()).collect();
        names.sort();
        names.dedup();
        let row = |name: &String| {
            let own = self.only(|entry| entry.person.as_ref() == Some(name));
            PersonEntries { person: name.clone(), entries: own.len() as u64, last_seq: own.last().unwrap().seq }
        };
        names.into_iter().map(row).collect()
    }
}

/// Few ids, so that many come again; the content follows from the id, except for one in forty.
fn new_entry() -> impl Strategy<Value = NewEntry> {
    (0..60_usize, any::<u8>(), "\\PC{0,12}").prop_map(|(number, odd, text)| NewEntry {
        id: EntryId::new(format!("id-{number}")),
        kind: EntryKind::ALL[number % 6],
        person: ["ana", "ben", "ñandú 'x'"].get(number % 4).map(|name| (*name).to_owned()),
        tier: ["team", "public"].get(number % 3).map(|tier| (*tier).to_owned()),
        body: if odd < 6 { text } else { format!("body\0{number}\n") },
    })
}

fn calls() -> impl Strategy<Value = Vec<(Vec<NewEntry>, Recorded)>> {
    let recorded = (-5..5_i64, "[a-c]").prop_map(|(at, by)| Recorded { at, by });
    prop::collection::vec((prop::collection::vec(new_entry(), 0..6), recorded), 0..12)
}

fn check_equal(ledger: &Ledger, model: &Model) {
    assert_eq!(ledger.last_seq().unwrap(), model.0.len() as u64);
    for kind in EntryKind::ALL {
        assert_eq!(ledger.entries_of_kind(kind, 0).unwrap(), model.only(|entry| entry.kind == kind));
    }
    assert_eq!(ledger.people().unwrap(), model.people());
    for PersonEntries { person, .. } in model.people() {
        let of = |entry: &Entry| entry.person.as_ref() == Some(&person);
        assert_eq!(ledger.entries_of(&person, None).unwrap(), model.only(of));
        let mut read = Vec::new();
        ledger.read_of(&person, |said| read.push((said.body.to_owned(), said.at, said.by.to_owned()))).unwrap();
        let said = |entry: Entry| (entry.body, entry.recorded.at, entry.recorded.by);
        assert_eq!(read, model.only(of).into_iter().map(said).collect::<Vec<_>>());
        for at in [-6, -1, 0, 4] {
            let known = model.only(|entry| of(entry) && entry.recorded.at <= at);
            assert_eq!(ledger.entries_of(&person, Some(at)).unwrap(), known);
        }
    }
    for entry in &model.0 {
        assert_eq!(ledger.entry(&entry.id).unwrap().as_ref(), Some(entry));
    }
    let changes = |from: usize| -> Vec<Change> {
        model.0.iter().skip(from).map(|entry| Change { seq: entry.seq, person: entry.person.clone() }).collect()
    };
    assert_eq!(ledger.since(0).unwrap(), changes(0));
    assert_eq!(ledger.since(3).unwrap(), changes(3));
    assert_eq!(ledger.verify().unwrap().entries, model.0.len() as u64);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_ledger_is_a_list_that_takes_each_id_once(calls in calls()) {
        let mut ledger = Ledger::open_in_memory().unwrap();
        let mut model = Model::default();
        for (entries, recorded) in &calls {
            let head = ledger.head().unwrap();
            match (ledger.append(entries, recorded), model.append(entries, recorded)) {
                (Ok(found), Ok(expected)) => prop_assert_eq!(found, expected),
                (Err(Error::DifferentContent { id, .. }), Err(expected)) => {
                    prop_assert_eq!(id, expected);
                    prop_assert_eq!(ledger.head().unwrap(), head);
                }
                (found, expected) => prop_assert!(false, "{found:?} is not {expected:?}"),
            }
        }
        check_equal(&ledger, &model);
    }
}

proptest! {
    // Each case syncs to the disk several times.
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn closing_and_opening_again_changes_nothing(calls in calls()) {
        let (_folder, path) = new_path();
        let mut model = Model::default();
        for (entries, recorded) in &calls {
            let found = Ledger::open(&path).unwrap().append(entries, recorded);
            prop_assert_eq!(found.is_ok(), model.append(entries, recorded).is_ok());
        }
        check_equal(&Ledger::open(&path).unwrap(), &model);
    }
}
