//! A compiled program: what each symbol opens, closes, sets off and shows.

use paradero_record::Tri;

use super::bits::Bits;
use super::sink::Judged;

/// No guard, no row, no set.
pub(super) const NONE: u32 = u32::MAX;

/// A stretch of one of the flat lists.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Part {
    pub(super) first: u32,
    pub(super) last: u32,
}

impl Part {
    #[inline(always)]
    pub(super) fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.first as usize..self.last as usize).unwrap_or_default()
    }

    pub(super) fn is_empty(self) -> bool {
        self.first == self.last
    }
}

/// Everything by symbol, and the lists that it points into.
#[derive(Clone, Debug)]
pub(super) struct Tables<const N: usize> {
    pub(super) shifts: Vec<Shift<N>>,
    pub(super) symbols: Vec<OfSymbol<N>>,
    pub(super) hot: Vec<Hot>,
    /// Empty where some symbol has more.
    pub(super) lone: Vec<Lone>,
    pub(super) expects: Vec<Expect>,
    pub(super) checks: Vec<Check<N>>,
    pub(super) warns: Vec<Warn<N>>,
    pub(super) thens: Vec<Then>,
    /// The guards of bases.
    pub(super) bases: Vec<u32>,
    /// The sets that a symbol belongs to.
    pub(super) sets: Vec<u32>,
    /// By set and symbol, whether the symbol belongs to it.
    pub(super) members: Vec<Vec<bool>>,
    pub(super) timers: Vec<Timer<N>>,
    pub(super) timers_of: Vec<u32>,
    pub(super) guards: Vec<Guard<N>>,
    pub(super) states: Vec<Span<N>>,
    pub(super) standing: Vec<Standing<N>>,
    pub(super) everys: Vec<Every>,
    pub(super) elements: Vec<Elements<N>>,
    /// By symbol, the safeguards about which it leaves doubt.
    pub(super) doubts: Vec<Vec<u16>>,
    /// The guards of the rules by which something follows.
    pub(super) rules: Vec<u32>,
    /// By rule, the safeguards that ask for what follows by it.
    pub(super) touched: Vec<Vec<u16>>,
    /// How many bits the states need.
    pub(super) bits: usize,
}

/// What a symbol does to states.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift<const N: usize> {
    pub(super) opens: Bits<N>,
    /// What it closes and does not open.
    pub(super) closes: Bits<N>,
    pub(super) timers: Part,
}

/// What is rare about a symbol.
#[derive(Clone, Copy, Debug)]
pub(super) struct OfSymbol<const N: usize> {
    /// What it closes, its own openings among it.
    pub(super) until: Bits<N>,
    pub(super) checks: Part,
    pub(super) warns: Part,
    pub(super) thens: Part,
    pub(super) has_doubt: bool,
}

/// What a symbol sets off and shows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hot {
    pub(super) expects: Part,
    pub(super) sets: Part,
    /// Whether it has checks, warnings, or what is owed after a miss.
    pub(super) has_rest: bool,
}

/// The same where every symbol sets off at most one duty of plain seconds and belongs to at most one set: no list to go through,
/// so that the processor has nothing to guess. What a symbol does not have is the last of its list, which nobody reads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lone {
    pub(super) seconds: i64,
    pub(super) waits_for: u32,
    pub(super) belongs_to: u32,
    pub(super) safeguard: u16,
    pub(super) has_expect: bool,
    pub(super) has_rest: bool,
    pub(super) late: Judged,
    pub(super) missed: Judged,
}

/// By when something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// So many seconds after the trigger.
    Seconds(i64),
    /// By a table of clocks.
    Table(u32),
    /// By the moment that the trigger names.
    Named,
    /// At no time.
    Never,
}

/// After this symbol one of a set, in time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expect {
    pub(super) due: Due,
    pub(super) set: u32,
    /// [`NONE`] when nothing else is asked.
    pub(super) guard: u32,
    pub(super) safeguard: u16,
    /// What it comes to when time is up and one of the set came too late.
    pub(super) late: Judged,
    /// What it comes to when time is up and nothing came.
    pub(super) missed: Judged,
    /// The trigger itself excuses.
    pub(super) self_excused: bool,
    /// Nothing but the next event of the set and the time decides.
    pub(super) plain: bool,
}

/// What is owed after this symbol once another safeguard was not kept in time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Then {
    /// The other safeguard.
    pub(super) first: Expect,
    /// How long after the end of its time.
    pub(super) table: u32,
    pub(super) owed: Expect,
}

/// What is asked at an event of what came before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Check<const N: usize> {
    pub(super) safeguard: u16,
    pub(super) guard: u32,
    pub(super) ask: Ask<N>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Ask<const N: usize> {
    /// None of these states holds.
    Never { sure: Bits<N>, possible: Bits<N> },
    /// One of a set came before, and long enough before. With `itself` the trigger belongs to the set.
    Before { seen: Bits<N>, enough: Bits<N>, set: u32, lead: u32, itself: bool },
    /// One of these guards holds.
    Based(Part),
}

/// What an announcement is judged by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Warn<const N: usize> {
    pub(super) safeguard: u16,
    pub(super) guard: u32,
    /// What is announced.
    pub(super) coming: u32,
    /// The announcement is what it announces.
    pub(super) itself: bool,
    pub(super) ask: WarnAsk<N>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum WarnAsk<const N: usize> {
    Never { sure: Bits<N>, possible: Bits<N> },
    Before { set: u32, lead: i64 },
    Based(Part),
}

/// A bit that changes by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timer<const N: usize> {
    pub(super) bit: Bits<N>,
    pub(super) table: u32,
    pub(super) turn: Turn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The state ends after its length, counted from the latest opener.
    Ends,
    /// The bit is set so long after the first.
    Begins,
}

/// What must hold for a safeguard to apply, and what excuses.
#[derive(Clone, Debug)]
pub(super) struct Guard<const N: usize> {
    pub(super) need_sure: Bits<N>,
    pub(super) need_possible: Bits<N>,
    pub(super) not_sure: Bits<N>,
    pub(super) not_possible: Bits<N>,
    pub(super) excuse_sure: Bits<N>,
    pub(super) excuse_possible: Bits<N>,
    /// The stretches in which it stands; everywhere when there is none given.
    pub(super) stands: Option<Vec<(i64, i64)>>,
    pub(super) tests: Vec<Test>,
    /// Where it stands; everywhere when there is none given.
    pub(super) place: Option<Where>,
}

/// By code of the columns of places: whether the place lies where a safeguard stands.
#[derive(Clone, Debug)]
pub(super) struct Where {
    /// The places that an event names, the first of them counting.
    pub(super) own: Vec<(usize, Vec<Option<Tri>>)>,
    /// The kinds of events that tell where the person is from then on.
    pub(super) locating: u32,
    /// The places that these tell.
    pub(super) left_at: Vec<(usize, Vec<Option<Tri>>)>,
}

/// That two sides are equal, or differ.
#[derive(Clone, Debug)]
pub(super) struct Test {
    pub(super) left: Side,
    pub(super) right: Side,
    pub(super) equal: bool,
}

/// One side: a number of the dictionary, 0 where nobody states it.
#[derive(Clone, Debug)]
pub(super) enum Side {
    Word(u32),
    /// By the codes of columns; the first of them that has a word.
    Columns(Vec<(usize, Vec<u32>)>),
    /// By the code of a column; what follows by law has the attributes of what it follows from.
    Inherited(usize, Vec<u32>),
    Country(Vec<u32>),
    /// Of any row of a set that came no later, by the code in a column; where there is no such row it equals nothing.
    Given(u32, Option<usize>, Vec<u32>),
}

/// A state with what opens and closes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span<const N: usize> {
    pub(super) sure: Bits<N>,
    pub(super) possible: Bits<N>,
    pub(super) from: u32,
    pub(super) until: u32,
    /// The tables of its shortest and its longest length; [`NONE`] when it does not end by itself.
    pub(super) lasts: (u32, u32),
}

/// A prohibition that is kept so far while one of its states holds.
#[derive(Clone, Debug)]
pub(super) struct Standing<const N: usize> {
    pub(super) safeguard: u16,
    pub(super) guard: u32,
    pub(super) possible: Bits<N>,
    pub(super) sure: Bits<N>,
    pub(super) states: Vec<usize>,
}

/// At least so often while a state holds.
#[derive(Clone, Debug)]
pub(super) struct Every {
    pub(super) safeguard: u16,
    pub(super) guard: u32,
    pub(super) state: usize,
    pub(super) table: u32,
    pub(super) set: u32,
}

/// What shows an element.
#[derive(Clone, Copy, Debug)]
pub(super) enum ShownBy {
    Set(u32),
    State(usize),
}

/// Elements that are each shown or not, until somebody answers.
#[derive(Clone, Debug)]
pub(super) struct Elements<const N: usize> {
    pub(super) safeguard: u16,
    pub(super) guard: u32,
    /// What shows each, in the order of the pack.
    pub(super) each: Vec<Vec<ShownBy>>,
    /// For each the bits that must have one in common with what was ever seen or holds now.
    pub(super) gates: Vec<Bits<N>>,
    pub(super) answers: u32,
}
