//! Where findings go: counted, or kept as columns.

use crate::verdict::Outcome;

/// What a safeguard comes to for one trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Judged {
    /// [`Outcome::Kept`], for certain.
    Kept,
    /// [`Outcome::Running`], for certain.
    Running,
    /// [`Outcome::NotShown`], for certain.
    NotShown,
    /// [`Outcome::Crossed`], for certain.
    Crossed,
    /// The columns do not say enough: to be judged by [`crate::judge`] from the statements.
    Open,
}

impl Judged {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 5] = [Self::Kept, Self::Running, Self::NotShown, Self::Crossed, Self::Open];

    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kept => Outcome::Kept.word(),
            Self::Running => Outcome::Running.word(),
            Self::NotShown => Outcome::NotShown.word(),
            Self::Crossed => Outcome::Crossed.word(),
            Self::Open => "open",
        }
    }
}

/// One finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The person's number.
    pub person: u32,
    /// The safeguard's number in the program.
    pub safeguard: u16,
    /// The row of the event that set it off, or that opened the state, among those of the chunk.
    pub trigger: u32,
    /// What it comes to.
    pub judged: Judged,
    /// Of what is kept or crossed the row of the event that shows it, -1 when there is none; of what runs or is not shown the
    /// second by which it is due, counted from 1970 in universal time, [`i64::MAX`] when the law gives no time.
    pub detail: i64,
}

/// Takes findings, block of people by block of people.
pub trait Sink {
    /// Whether it looks at rows; a sink that only counts spares looking for them.
    const ROWS: bool;

    /// Takes one.
    fn add(&mut self, finding: Finding);

    /// Takes one, or not; where both are as likely this spares the processor a guess.
    #[inline(always)]
    fn add_if(&mut self, finding: Finding, is_one: bool) {
        if is_one {
            self.add(finding);
        }
    }

    /// Is called after the last finding of a chunk.
    fn finish(&mut self) {}
}

/// Counts findings and keeps none.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Four banks for each safeguard, and eight places in each: those of [`Judged::ALL`] and three spare.
    ///
    /// One place raised again and again makes the processor wait for its own last write; rows in turn use another bank.
    counts: Vec<[u64; 8]>,
}

const BANKS: usize = 4;

impl Counts {
    /// Counts for so many safeguards.
    pub fn new(safeguards: usize) -> Self {
        Self { counts: vec![[0; 8]; safeguards * BANKS] }
    }

    /// How many findings of a safeguard came to this.
    pub fn of(&self, safeguard: usize, judged: Judged) -> u64 {
        let banks = self.counts.iter().skip(safeguard * BANKS).take(BANKS);
        banks.map(|counts| counts[judged as usize]).sum()
    }

    /// How many findings there were.
    pub fn sum(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    /// Adds what another part of the people came to.
    pub fn take(&mut self, other: &Self) {
        if self.counts.len() < other.counts.len() {
            self.counts.resize(other.counts.len(), [0; 8]);
        }
        for (own, more) in self.counts.iter_mut().zip(&other.counts) {
            for (own, more) in own.iter_mut().zip(more) {
                *own += more;
            }
        }
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.counts.fill([0; 8]);
    }
}

impl PartialEq for Counts {
    fn eq(&self, other: &Self) -> bool {
        let safeguards = 0..self.counts.len().max(other.counts.len()).div_ceil(BANKS);
        safeguards.into_iter().all(|n| Judged::ALL.iter().all(|judged| self.of(n, *judged) == other.of(n, *judged)))
    }
}

impl Eq for Counts {}

impl Sink for Counts {
    const ROWS: bool = false;

    #[inline(always)]
    fn add(&mut self, finding: Finding) {
        self.add_if(finding, true);
    }

    #[inline(always)]
    fn add_if(&mut self, finding: Finding, is_one: bool) {
        let bank = usize::from(finding.safeguard) * BANKS + finding.trigger as usize % BANKS;
        if let Some(counts) = self.counts.get_mut(bank) {
            counts[finding.judged as usize & 7] += u64::from(is_one);
        }
    }
}

/// How many findings are gathered before they are moved to the columns: what a core's first cache holds.
const BLOCK: usize = 1024;

/// Findings as columns. Their order depends on how the rows were cut into chunks and parts; [`Findings::sort`] gives one order.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The persons' numbers.
    pub person: Vec<u32>,
    /// The safeguards' numbers in the program.
    pub safeguard: Vec<u16>,
    /// The rows of the triggers.
    pub trigger: Vec<u32>,
    /// What each comes to.
    pub judged: Vec<Judged>,
    /// See [`Finding::detail`].
    pub detail: Vec<i64>,
    block: Block,
}

#[derive(Clone, Debug)]
struct Block {
    length: usize,
    person: Box<[u32; BLOCK]>,
    safeguard: Box<[u16; BLOCK]>,
    trigger: Box<[u32; BLOCK]>,
    judged: Box<[Judged; BLOCK]>,
    detail: Box<[i64; BLOCK]>,
}

impl Default for Block {
    fn default() -> Self {
        Self {
            length: 0,
            person: Box::new([0; BLOCK]),
            safeguard: Box::new([0; BLOCK]),
            trigger: Box::new([0; BLOCK]),
            judged: Box::new([Judged::Kept; BLOCK]),
            detail: Box::new([0; BLOCK]),
        }
    }
}

impl Findings {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.person.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.person.is_empty()
    }

    /// Forgets all findings and keeps the room for the next.
    pub fn clear(&mut self) {
        self.person.clear();
        self.safeguard.clear();
        self.trigger.clear();
        self.judged.clear();
        self.detail.clear();
        self.block.length = 0;
    }

    /// Sorts by person, trigger and safeguard. Takes time in the findings times their logarithm, and as much room again.
    pub fn sort(&mut self) {
        let mut all: Vec<Finding> = (0..self.len()).filter_map(|at| self.get(at)).collect();
        all.sort_unstable_by_key(|f| (f.person, f.trigger, f.safeguard, f.judged, f.detail));
        self.clear();
        for finding in all {
            self.put(finding, true);
        }
        self.flush();
    }

    /// One finding by its place.
    pub fn get(&self, at: usize) -> Option<Finding> {
        Some(Finding {
            person: *self.person.get(at)?,
            safeguard: *self.safeguard.get(at)?,
            trigger: *self.trigger.get(at)?,
            judged: *self.judged.get(at)?,
            detail: *self.detail.get(at)?,
        })
    }

    #[inline(always)]
    fn put(&mut self, finding: Finding, keep: bool) {
        let block = &mut self.block;
        let at = block.length % BLOCK;
        block.person[at] = finding.person;
        block.safeguard[at] = finding.safeguard;
        block.trigger[at] = finding.trigger;
        block.judged[at] = finding.judged;
        block.detail[at] = finding.detail;
        block.length += usize::from(keep);
        if block.length == BLOCK {
            self.flush();
        }
    }

    #[inline(never)]
    fn flush(&mut self) {
        let block = &mut self.block;
        let length = block.length.min(BLOCK);
        self.person.extend_from_slice(&block.person[..length]);
        self.safeguard.extend_from_slice(&block.safeguard[..length]);
        self.trigger.extend_from_slice(&block.trigger[..length]);
        self.judged.extend_from_slice(&block.judged[..length]);
        self.detail.extend_from_slice(&block.detail[..length]);
        block.length = 0;
    }
}

impl Sink for Findings {
    const ROWS: bool = true;

    #[inline(always)]
    fn add(&mut self, finding: Finding) {
        self.put(finding, true);
    }

    #[inline(always)]
    fn add_if(&mut self, finding: Finding, is_one: bool) {
        self.put(finding, is_one);
    }

    fn finish(&mut self) {
        self.flush();
    }
}

/// Keeps what somebody may have to look at: all findings but those that are kept.
#[derive(Clone, Debug, Default)]
pub struct NotKept(
    /// The findings.
    pub Findings,
);

impl Sink for NotKept {
    const ROWS: bool = true;

    #[inline(always)]
    fn add(&mut self, finding: Finding) {
        self.0.put(finding, finding.judged != Judged::Kept);
    }

    #[inline(always)]
    fn add_if(&mut self, finding: Finding, is_one: bool) {
        self.0.put(finding, is_one & (finding.judged != Judged::Kept));
    }

    fn finish(&mut self) {
        self.0.flush();
    }
}
