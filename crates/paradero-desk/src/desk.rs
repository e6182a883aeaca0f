//! The desk itself: the ledger, the pack, and what is held in memory of both.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, MutexGuard};

use paradero_law::Pack;
use paradero_law::holiday::Holidays;
use paradero_ledger::{EntryKind, Ledger, NewEntry, Standings};
use paradero_record::{
    About, Identity, Instant, Language, List, Moment, PersonId, Record, Recorded, Review, Row, RowId, SourceId,
    StatementId, Tier, Value, Who, Widening, Zone,
};

use crate::board::{Board, Judge, Reporter};
use crate::check::{CheckFile, read};
use crate::find::Finders;
use crate::input::FieldFault;
use crate::shelf::{self, Sheets};
use crate::time;

/// Everything that a use case needs: which desk, what time it is, in which language, for whom.
#[derive(Clone)]
pub struct Ctx<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// What time it is.
    pub now: Instant,
    /// The language of what is shown.
    pub language: Language,
    /// Who asks.
    pub viewer: Viewer,
}

impl Ctx<'_> {
    /// What standings are worked out with, for whoever asks.
    pub(crate) fn judge(&self) -> Judge<'_> {
        let desk = self.desk;
        let progress = desk.progress.as_ref();
        Judge { pack: &desk.pack, holidays: &desk.holidays, zone: &desk.zone, viewer: &self.viewer, progress }
    }

    /// The desk's state with every standing as of now.
    pub(crate) fn refreshed(&self) -> Result<MutexGuard<'_, State>, Refusal> {
        let mut state = self.desk.state();
        state.refresh(&self.judge(), self.now)?;
        Ok(state)
    }
}

/// Who asks, and up to which tier they may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The name under which what they do is recorded.
    pub name: String,
    /// The most confined tier that they may see.
    pub tier: Tier,
}

impl Viewer {
    /// Somebody of the team that keeps the record.
    pub fn team(name: &str) -> Self {
        Self { name: name.to_owned(), tier: Tier::Team }
    }

    /// The person's own lawyers, who may see everything.
    pub fn counsel(name: &str) -> Self {
        Self { name: name.to_owned(), tier: Tier::Privileged }
    }
}

/// Why something cannot be shown or recorded.
#[derive(Debug)]
pub enum Refusal {
    /// There is no such thing, or none that the reader may know of.
    NotFound,
    /// Something typed is wrong; every fault at once.
    Invalid(Vec<FieldFault>),
    /// The ledger failed; the hint says what to do.
    Broken {
        /// What happened.
        message: String,
        /// What to do.
        hint: String,
    },
}

impl From<paradero_ledger::Error> for Refusal {
    fn from(error: paradero_ledger::Error) -> Self {
        Self::Broken { message: error.to_string(), hint: error.hint().to_owned() }
    }
}

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Entries that are new.
    pub added: usize,
    /// Entries that were there already.
    pub already: usize,
}

/// A ledger written out as notation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The notation.
    pub text: String,
    /// How many statements it holds.
    pub statements: usize,
}

/// The desk: a ledger, a pack, and what is held in memory of both. Shared between threads.
pub struct Desk {
    pub(crate) pack: Pack,
    pub(crate) pack_text: String,
    pub(crate) holidays: Holidays,
    pub(crate) zone: Zone,
    progress: Option<Reporter>,
    /// What the matching desk found last.
    pub(crate) matched: crate::matching::Kept,
    state: Mutex<State>,
}

/// What changes: the ledger, what is not about one person, and the board.
pub(crate) struct State {
    pub(crate) ledger: Ledger,
    pub(crate) standings: Standings,
    /// Places, sources and people; no statements.
    pub(crate) base: Record,
    pub(crate) last_seq: BTreeMap<PersonId, u64>,
    /// The ledger's entry of each list: a new delivery can change what is known of whoever stood on the one before.
    list_seq: BTreeMap<SourceId, u64>,
    /// The ledger's last entry that `base` and `last_seq` know of.
    pub(crate) known_seq: u64,
    pub(crate) board: Board,
    /// By which names people are found.
    pub(crate) finders: Finders,
}

impl Desk {
    /// Opens the desk on a ledger file, which is made when it is not there.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened, is no ledger, or was written by a later version.
    pub fn open(path: &Path, pack_text: &str, pack: Pack) -> Result<Self, Refusal> {
        Self::with_ledger(Ledger::open(path)?, pack_text, pack)
    }

    /// Opens a desk that keeps nothing.
    ///
    /// # Errors
    ///
    /// When no memory can be had for it.
    pub fn open_in_memory(pack_text: &str, pack: Pack) -> Result<Self, Refusal> {
        Self::with_ledger(Ledger::open_in_memory()?, pack_text, pack)
    }

    fn with_ledger(ledger: Ledger, pack_text: &str, pack: Pack) -> Result<Self, Refusal> {
        let zone = time::desk_zone();
        let mut standings = Standings::open_beside(&ledger)?;
        let board = Board::load(&mut standings, &pack)?;
        let base = Record { zone: zone.clone(), ..Record::default() };
        let mut state = State {
            ledger,
            standings,
            base,
            last_seq: BTreeMap::new(),
            list_seq: BTreeMap::new(),
            known_seq: 0,
            board,
            finders: Finders::default(),
        };
        state.catch_up(&zone)?;
        let pack_text = pack_text.to_owned();
        let holidays = Holidays::federal();
        let matched = crate::matching::Kept::default();
        Ok(Self { pack, pack_text, holidays, zone, progress: None, matched, state: Mutex::new(state) })
    }

    /// Tells how far it has come while many standings are worked out, as after a large import: how many of how many.
    #[must_use]
    pub fn telling(self, progress: Reporter) -> Self {
        Self { progress: Some(progress), ..self }
    }

    /// The state; a thread that failed while it held it has left it whole, since the ledger alone is written to.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Checks the chain of the ledger: that no entry was changed, removed or put in between.
    ///
    /// # Errors
    ///
    /// When the chain is broken; the message names the first entry that does not fit.
    pub fn verify(&self) -> Result<String, Refusal> {
        let verified = self.state().ledger.verify()?;
        Ok(format!("{} entries, {} kept files, head {}", verified.entries, verified.files, verified.head))
    }

    /// Whether nothing was ever recorded here.
    ///
    /// # Errors
    ///
    /// When the ledger fails.
    pub fn is_empty(&self) -> Result<bool, Refusal> {
        Ok(self.state().ledger.last_seq()? == 0)
    }

    /// The pack by which this desk judges.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Imports notation files. The same again adds nothing.
    ///
    /// With `keep_recorded` what the files say of when they were recorded is believed, as in an example or a file that this
    /// desk exported; otherwise everything counts as recorded now.
    ///
    /// # Errors
    ///
    /// When any file has any fault (nothing is imported then), or the ledger fails.
    pub fn import(&self, files: &[CheckFile], now: Instant, by: &str, belief: Belief) -> Result<Imported, Refusal> {
        let record = read(files, now).map_err(|fault| Refusal::Broken {
            message: fault.0,
            hint: "nothing was imported; mend the lines that are named".to_owned(),
        })?;
        let record = self.without_earlier(record)?;
        self.refuse_others(&record)?;
        self.append(&record, now, by, belief)
    }

    /// Leaves out what a file says of somebody that the ledger has in these very words and that was added to since, as by another
    /// name: the same file again changes nothing.
    fn without_earlier(&self, mut record: Record) -> Result<Record, Refusal> {
        let state = self.state();
        for (id, person) in &mut record.people {
            let Some(known) = state.base.people.get(id).filter(|known| *known != person) else { continue };
            if state.ledger.entry(&shelf::entry_of(person))?.is_some() {
                *person = known.clone();
            }
        }
        Ok(record)
    }

    /// Refuses names that are on record for something else: nothing is overwritten by an import.
    fn refuse_others(&self, record: &Record) -> Result<(), Refusal> {
        let state = self.state();
        let mut taken = Vec::new();
        let others =
            record.people.iter().filter(|(id, one)| state.base.people.get(*id).is_some_and(|known| known != *one));
        taken.extend(others.map(|(id, _)| format!("person or topic `{id}`")));
        let others =
            record.places.iter().filter(|(id, one)| state.base.places.get(*id).is_some_and(|known| known != *one));
        taken.extend(others.map(|(id, _)| format!("place `{id}`")));
        let bare = |source: &paradero_record::Source| paradero_record::Source { recorded: None, ..source.clone() };
        let others = record
            .sources
            .iter()
            .filter(|(id, one)| state.base.sources.get(*id).is_some_and(|known| bare(known) != bare(one)));
        taken.extend(others.map(|(id, _)| format!("source `{id}`")));
        let unknown = record.acts.iter().find(|act| {
            let safeguard = act.alarm.split_whitespace().next().unwrap_or_default();
            self.pack.safeguard(safeguard).is_none()
        });
        if let Some(act) = unknown {
            return Err(Refusal::Broken {
                message: format!("an act is about `{}`, and the law pack has no such safeguard", act.alarm),
                hint: "`paradero law list` lists them; nothing was imported".to_owned(),
            });
        }
        if taken.is_empty() {
            return Ok(());
        }
        Err(Refusal::Broken {
            message: format!("on record already, and declared otherwise: {}", taken.join(", ")),
            hint: "give what is new another short name, or declare it as the record has it; nothing was imported"
                .to_owned(),
        })
    }

    /// Appends a record to the ledger, and reads again whom it touches.
    pub(crate) fn append(&self, record: &Record, now: Instant, by: &str, belief: Belief) -> Result<Imported, Refusal> {
        let mut batches: BTreeMap<(i64, String), Vec<NewEntry>> = BTreeMap::new();
        for piece in shelf::pieces(record) {
            let told = piece.recorded.filter(|_| belief == Belief::AsTold);
            let key = told.map_or_else(|| (now.second(), by.to_owned()), |told| (self.latest(&told), told.by));
            batches.entry(key).or_default().push(piece.entry);
        }
        let mut state = self.state();
        state.catch_up(&self.zone)?;
        let mut imported = Imported { added: 0, already: 0 };
        for ((at, by), entries) in batches {
            let appended = state.ledger.append(&entries, &paradero_ledger::Recorded { at, by })?;
            imported.added += appended.added;
            imported.already += appended.already;
        }
        let recorded = Recorded { at: Moment::at(now, &self.zone), by: by.to_owned() };
        state.learn(record, &recorded)?;
        Ok(imported)
    }

    fn latest(&self, recorded: &Recorded) -> i64 {
        let last = recorded.at.allows(&self.zone, &Widening::NONE).last().filter(|at| !at.is_open());
        last.unwrap_or(Instant::from_second(0)).second()
    }

    /// Writes out everything that a viewer may see, as notation that can be imported again.
    ///
    /// # Errors
    ///
    /// When the ledger fails.
    pub fn export(&self, viewer: &Viewer) -> Result<Exported, Refusal> {
        let people: Vec<PersonId> = self.state().base.people.keys().cloned().collect();
        let mut all = may_list(self.state().base.clone(), viewer);
        for person in &people {
            let one = self.state().said(person, viewer, &self.zone)?;
            all.statements.extend(one.statements);
            all.judgements.extend(one.judgements);
            all.acts.extend(one.acts);
            all.resolutions.extend(one.resolutions);
        }
        // What was decided about words goes no further than the words.
        let (seen, sources) = (&all.statements, &all.sources);
        all.resolutions.retain(|one| {
            one.disagreement.split_whitespace().skip(1).all(|id| seen.contains_key(&StatementId::from_text(id)))
        });
        all.reviews
            .retain(|one| sources.get(&one.source).is_some_and(|source| crate::reading::is_readable(source, viewer)));
        let statements = all.statements.len();
        Ok(Exported { text: paradero_record::notation::write(&all), statements })
    }

    /// The record of one person: what is said about them and may be seen, with all places and sources.
    ///
    /// The one place at which statements pass from the ledger to anybody: what a viewer may not see is absent from here on.
    pub(crate) fn load(&self, person: &PersonId, viewer: &Viewer) -> Result<Record, Refusal> {
        self.state().load(person, viewer, &self.zone)
    }
}

/// Whether what a file says of when it was recorded is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belief {
    /// It is recorded now.
    Now,
    /// As the file says.
    AsTold,
}

impl State {
    pub(crate) fn load(&self, person: &PersonId, viewer: &Viewer, zone: &Zone) -> Result<Record, Refusal> {
        Ok(seen(self.read(person, zone)?, &self.base, viewer))
    }

    /// The same without what lists say, which is worked out from their rows.
    fn said(&self, person: &PersonId, viewer: &Viewer, zone: &Zone) -> Result<Record, Refusal> {
        Ok(allowed(self.read(person, zone)?, &self.base, viewer))
    }

    fn read(&self, person: &PersonId, zone: &Zone) -> Result<Record, Refusal> {
        if !self.base.people.contains_key(person) {
            return Err(Refusal::NotFound);
        }
        let mut sheets = Sheets::default();
        self.ledger.read_of(person.as_str(), |said| sheets.add(said))?;
        Ok(sheets.read(zone))
    }

    /// Reads what is new of places, sources and people when somebody else has written to the ledger.
    pub(crate) fn catch_up(&mut self, zone: &Zone) -> Result<(), Refusal> {
        let last = self.ledger.last_seq()?;
        if last == self.known_seq {
            return Ok(());
        }
        for kind in [EntryKind::Place, EntryKind::Source, EntryKind::Person, EntryKind::Judgement] {
            let entries = self.ledger.entries_of_kind(kind, self.known_seq)?;
            let read = shelf::record(&entries, zone);
            self.list_seq.extend(entries.iter().filter_map(|entry| Some((list_of(&entry.body)?, entry.seq))));
            self.base.places.extend(read.places);
            self.base.sources.extend(read.sources);
            self.base.people.extend(read.people);
            self.take_lists(read.lists, read.rows, read.identities);
            self.base.reviews.extend(read.reviews);
        }
        self.base.put_in_order();
        if self.known_seq == 0 {
            let people = self.ledger.people()?;
            self.last_seq = people.into_iter().map(|p| (PersonId::new(p.person), p.last_seq)).collect();
        } else {
            let changes = self.ledger.since(self.known_seq)?.into_iter();
            self.last_seq.extend(changes.filter_map(|change| Some((PersonId::new(change.person?), change.seq))));
        }
        self.touch_listed();
        self.known_seq = last;
        Ok(())
    }

    fn take_lists(&mut self, lists: BTreeMap<SourceId, List>, rows: BTreeMap<RowId, Row>, identities: Vec<Identity>) {
        self.base.lists.extend(lists);
        self.base.rows.extend(rows);
        if !identities.is_empty() {
            self.base.identities.extend(identities);
            self.base.put_in_order();
        }
    }

    /// Whoever stands on a list is known anew when another delivery of it comes.
    fn touch_listed(&mut self) {
        for one in &self.base.identities {
            let (Who::Person(person), Who::Row(row)) = one.pair() else { continue };
            let deliveries = self.base.deliveries(&row.source);
            let latest = deliveries.iter().filter_map(|list| self.list_seq.get(&list.source)).max().copied();
            let known = self.last_seq.entry(person.clone()).or_default();
            *known = latest.unwrap_or_default().max(*known);
        }
    }

    /// Takes in what was just appended, so that it need not be read again.
    fn learn(&mut self, record: &Record, recorded: &Recorded) -> Result<(), Refusal> {
        let last = self.ledger.last_seq()?;
        self.base.places.extend(record.places.clone());
        self.base.people.extend(record.people.clone());
        for (id, source) in &record.sources {
            let mut source = source.clone();
            source.recorded.get_or_insert_with(|| recorded.clone());
            self.base.sources.insert(id.clone(), source);
        }
        let about = record.statements.values().map(|s| &s.person);
        let judged = record.judgements.iter().map(|j| &j.person).chain(record.acts.iter().map(|a| &a.person));
        let judged = judged.chain(record.resolutions.iter().map(|one| &one.person));
        let linked = record.identities.iter().flat_map(|one| [&one.left, &one.right]).filter_map(|who| match who {
            Who::Person(person) => Some(person),
            Who::Row(_) => None,
        });
        let touched: BTreeSet<&PersonId> = about.chain(judged).chain(linked).chain(record.people.keys()).collect();
        for person in touched {
            self.last_seq.insert(person.clone(), self.ledger.last_seq_of(person.as_str())?);
        }
        self.list_seq.extend(record.lists.keys().map(|list| (list.clone(), last)));
        let recorded_now = |one: &Identity| Identity { recorded: recorded.clone(), ..one.clone() };
        let identities = record.identities.iter().map(recorded_now).collect();
        self.take_lists(record.lists.clone(), record.rows.clone(), identities);
        let reviewed = record.reviews.iter().map(|one| Review { recorded: recorded.clone(), ..one.clone() });
        self.base.reviews.extend(reviewed);
        if !record.reviews.is_empty() {
            self.base.put_in_order();
        }
        self.touch_listed();
        self.known_seq = last;
        Ok(())
    }
}

/// The list that an entry declares, when it declares one.
fn list_of(body: &str) -> Option<SourceId> {
    let name = body.strip_prefix("list ")?.split_whitespace().next()?;
    Some(SourceId::new(name))
}

/// What a viewer may see of what is said about somebody, what lists say among it, with the sources that it cites and the places
/// that it names.
pub(crate) fn seen(record: Record, base: &Record, viewer: &Viewer) -> Record {
    allowed(record.with_lists_of(base), base, viewer)
}

/// Whether a viewer may see a list and its rows; what they may not see is absent.
pub(crate) fn may_see(list: &List, viewer: &Viewer) -> bool {
    list.tier >= viewer.tier
}

/// The lists that a viewer may see, with their rows and what was judged of them.
fn may_list(mut base: Record, viewer: &Viewer) -> Record {
    // The source of a list is the list too.
    base.sources.retain(|id, _| base.lists.get(id).is_none_or(|list| may_see(list, viewer)));
    base.lists.retain(|_, list| may_see(list, viewer));
    base.rows.retain(|row, _| base.lists.contains_key(&row.source));
    let is_seen = |who: &Who| match who {
        Who::Person(_) => true,
        Who::Row(row) => base.lists.contains_key(&row.source),
    };
    base.identities.retain(|one| is_seen(&one.left) && is_seen(&one.right));
    base
}

/// The one filter that every statement passes.
fn allowed(mut record: Record, base: &Record, viewer: &Viewer) -> Record {
    record.statements.retain(|_, statement| statement.tier >= viewer.tier);
    for statement in record.statements.values() {
        if !record.sources.contains_key(&statement.source)
            && let Some(source) = base.sources.get(&statement.source)
        {
            record.sources.insert(source.id.clone(), source.clone());
        }
        let About::Event { attributes, .. } = &statement.about else { continue };
        for value in attributes.values() {
            if let Value::Place(id) = value
                && !record.places.contains_key(id)
                && let Some(place) = base.places.get(id)
            {
                record.places.insert(id.clone(), place.clone());
            }
        }
    }
    record
}
