//! Programs, and the judges that run them.

use paradero_record::{EventKind, Instant, Tri, Zone};

use super::alone::{Alone, Block, is_alone};
use super::clocks::Clocks;
use super::compile::Compiler;
use super::engine::{NOT_NAMED, Registers, Rows, Run};
use super::follow::{Followed, Rule};
use super::schema::{Attributes, Schema};
use super::sink::Sink;
use super::symbol::{Alphabet, Coder};
use super::tables::{NONE, Tables};
use super::{Code, Columns, Second};
use crate::condition::LOCATING;
use crate::holiday::Holidays;
use crate::pack::{Condition, Duty, Excuse, Operand, Pack, Pattern, Safeguard};

/// Where and as of when a program judges.
#[derive(Clone, Debug)]
pub struct Setting<'a> {
    /// The zone in which days are counted, for all rows alike.
    pub zone: &'a Zone,
    /// The holidays on which clocks stand still.
    pub holidays: &'a Holidays,
    /// The instant from which clocks are prepared: about that of the first event. Earlier ones are judged too, at more cost.
    pub from: Instant,
    /// As of which instant is judged, unless the columns say it for each person. Later rows do not count.
    pub as_of: Instant,
}

/// A safeguard that a program cannot judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its name.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// A pack compiled for columns of one meaning.
#[derive(Clone, Debug)]
pub struct Program {
    safeguards: Vec<String>,
    left_out: Vec<LeftOut>,
    coder: Coder,
    rules: Vec<Rule>,
    /// By symbol, whether something may follow from it by law.
    starts: Vec<bool>,
    clocks: Clocks,
    has_doubt: bool,
    as_of: i64,
    body: Body,
}

/// As many words of states as the pack needs.
#[derive(Clone, Debug)]
enum Body {
    One(Tables<1>),
    Two(Tables<2>),
    Four(Tables<4>),
    Eight(Tables<8>),
}

/// The most bits that a program has.
const MOST_BITS: usize = 512;

/// How many bits and timers one safeguard may need at most; past what is left of them, safeguards are left out.
const ROOM: usize = 64;

/// The most timers that a program has.
const MOST_TIMERS: usize = 56;

impl Program {
    /// Compiles a pack. What cannot be compiled is left out and named.
    pub fn compile(pack: &Pack, schema: &Schema, setting: &Setting<'_>) -> Self {
        let of_states = pack.states.values().flat_map(|s| s.from.iter().chain(&s.until)).cloned();
        let of_rules = pack.derived.iter().flat_map(|rule| {
            let lapses = rule.lapses.iter().flat_map(|lapse| lapse.from.iter().chain(&lapse.unless));
            let itself = Pattern { kind: rule.kind, with: Vec::new() };
            rule.on.iter().chain(lapses).cloned().chain([itself])
        });
        let locating = LOCATING.iter().filter_map(|name| EventKind::find(name));
        let locating = locating.map(|kind| Pattern { kind, with: Vec::new() });
        let has_places = pack.safeguards.iter().any(|safeguard| !safeguard.places.is_empty());
        let of_rules = of_rules.chain(locating.filter(|_| has_places));
        let of_states = of_states.chain(of_rules);
        let patterns: Vec<Pattern> = of_states.chain(pack.safeguards.iter().flat_map(patterns_of)).collect();
        let alphabet = Alphabet::new(patterns.iter());
        let mut clocks = Clocks::new(setting.zone, setting.holidays, setting.from, setting.as_of);
        // Once with room for all states, to see how many there are.
        let (wide, left_out) = compile::<8>(pack, schema, &alphabet, &mut clocks);
        let mut coder = alphabet.coder(schema);
        let mut code = |kind| alphabet.code_of(kind, schema, &mut coder);
        let rules = Rule::all(pack, &alphabet, &mut clocks, &mut code);
        let starts = (0..alphabet.len()).map(|symbol| rules.iter().any(|rule| rule.starts(symbol))).collect();
        let has_doubt = wide.doubts.iter().any(|doubts| !doubts.is_empty());
        let bits = wide.bits;
        let body = match bits {
            0..=64 => Body::One(compile::<1>(pack, schema, &alphabet, &mut clocks).0),
            65..=128 => Body::Two(compile::<2>(pack, schema, &alphabet, &mut clocks).0),
            129..=256 => Body::Four(compile::<4>(pack, schema, &alphabet, &mut clocks).0),
            _ => Body::Eight(wide),
        };
        Self {
            safeguards: pack.safeguards.iter().map(|s| s.id.clone()).collect(),
            left_out,
            coder,
            rules,
            starts,
            clocks,
            has_doubt,
            as_of: setting.as_of.second(),
            body,
        }
    }

    /// The names of the pack's safeguards: a finding names one by its place here.
    pub fn safeguards(&self) -> &[String] {
        &self.safeguards
    }

    /// The safeguards that it does not judge, and why.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }
}

fn compile<const N: usize>(
    pack: &Pack,
    schema: &Schema,
    alphabet: &Alphabet,
    clocks: &mut Clocks,
) -> (Tables<N>, Vec<LeftOut>) {
    let mut compiler = Compiler::<N>::new(pack, schema, alphabet, clocks);
    compiler.rules();
    let mut left_out = Vec::new();
    for (number, safeguard) in pack.safeguards.iter().enumerate() {
        let reason = match u16::try_from(number) {
            _ if compiler.bits() + ROOM > MOST_BITS || compiler.tables.timers.len() > MOST_TIMERS => {
                Some("the pack has more states than a program holds".to_owned())
            }
            Ok(number) => {
                let reason = reason_to_leave_out(safeguard);
                if reason.is_none() {
                    compiler.add(number, safeguard);
                }
                reason
            }
            Err(_) => Some("the pack has more safeguards than a finding can number".to_owned()),
        };
        left_out.extend(reason.map(|reason| LeftOut { id: safeguard.id.clone(), reason }));
    }
    (compiler.finish(), left_out)
}

/// Why columns of single values cannot answer a safeguard, if they cannot.
fn reason_to_leave_out(safeguard: &Safeguard) -> Option<String> {
    let reason = match &safeguard.duty {
        Duty::Tells { .. } => "it is told and not judged",
        _ => return None,
    };
    Some(reason.to_owned())
}

/// All patterns of a safeguard itself; those of its states are the pack's.
fn patterns_of(safeguard: &Safeguard) -> Vec<Pattern> {
    let mut all: Vec<&Pattern> = match &safeguard.duty {
        Duty::Expect { when, expect, .. } => when.iter().chain(expect).collect(),
        Duty::Before { before, expect, .. } => before.iter().chain(expect).collect(),
        Duty::Never { never, .. } => never.iter().collect(),
        Duty::AtMost { .. } => Vec::new(),
        Duty::AtLeastEvery { expect, .. } | Duty::Missed { expect, .. } => expect.iter().collect(),
        Duty::Basis { before, .. } => before.iter().collect(),
        Duty::May { when, may, .. } => when.iter().chain(may).collect(),
        Duty::Tells { .. } => Vec::new(),
        Duty::Elements { elements, answered_by } => {
            let shown = elements.iter().flat_map(|element| &element.shown_by).filter_map(event);
            shown.chain(answered_by).collect()
        }
    };
    all.extend(safeguard.unless.iter().filter_map(event).chain(&safeguard.warn));
    let bases = match &safeguard.duty {
        Duty::Basis { bases, .. } => bases.as_slice(),
        _ => &[],
    };
    let conditions = safeguard.conditions.iter().chain(bases.iter().flat_map(|basis| &basis.conditions));
    let given = conditions.flat_map(|condition| match condition {
        Condition::Equal(left, right) | Condition::Differs(left, right) => vec![left, right],
        Condition::Holds(_) | Condition::HoldsNot(_) => Vec::new(),
    });
    let given = given.filter_map(|operand| match operand {
        Operand::Given(kind, _) => Some(Pattern { kind: *kind, with: Vec::new() }),
        _ => None,
    });
    given.chain(all.into_iter().cloned()).collect()
}

fn event(excuse: &Excuse) -> Option<&Pattern> {
    match excuse {
        Excuse::Event(pattern) => Some(pattern),
        Excuse::State(_) => None,
    }
}

/// How many rows are turned into symbols at a time: what stays in the first cache.
const BLOCK: usize = 2048;

/// Runs a program over chunks, one after the other. Its buffers are kept from chunk to chunk.
#[derive(Clone, Debug)]
pub struct Judge<'p> {
    program: &'p Program,
    registers: AnyRegisters,
    buffer: Buffer,
}

#[derive(Clone, Debug)]
enum AnyRegisters {
    One(Both<1>),
    Two(Both<2>),
    Four(Both<4>),
    Eight(Both<8>),
}

/// The registers of both evaluators; the second is there when the program can be judged without lists.
#[derive(Clone, Debug)]
struct Both<const N: usize> {
    registers: Registers<N>,
    alone: Option<Alone<N>>,
    followed: Followed,
}

impl<const N: usize> Both<N> {
    fn new(tables: &Tables<N>, program: &Program) -> Self {
        let alone = program.rules.is_empty() && is_alone(tables);
        Self {
            registers: Registers::new(tables),
            alone: alone.then(|| Alone::new(tables)),
            followed: Followed::default(),
        }
    }
}

/// Rows of a block as the evaluator reads them.
#[derive(Clone, Debug, Default)]
struct Buffer {
    at: Vec<i64>,
    symbols: Vec<u16>,
    names: Vec<i64>,
}

impl<'p> Judge<'p> {
    /// A judge with empty registers.
    pub fn new(program: &'p Program) -> Self {
        let registers = match &program.body {
            Body::One(tables) => AnyRegisters::One(Both::new(tables, program)),
            Body::Two(tables) => AnyRegisters::Two(Both::new(tables, program)),
            Body::Four(tables) => AnyRegisters::Four(Both::new(tables, program)),
            Body::Eight(tables) => AnyRegisters::Eight(Both::new(tables, program)),
        };
        Self { program, registers, buffer: Buffer::default() }
    }

    /// Judges whole people and gives every finding to the sink. Takes time in the rows, and for each in what its kind sets off.
    pub fn judge<K: Code, T: Second + Ord, S: Sink>(&mut self, columns: &Columns<'_, K, T>, sink: &mut S) {
        let (program, buffer) = (self.program, &mut self.buffer);
        match (&program.body, &mut self.registers) {
            (Body::One(tables), AnyRegisters::One(registers)) => run(program, tables, registers, buffer, columns, sink),
            (Body::Two(tables), AnyRegisters::Two(registers)) => run(program, tables, registers, buffer, columns, sink),
            (Body::Four(tables), AnyRegisters::Four(registers)) => {
                run(program, tables, registers, buffer, columns, sink);
            }
            (Body::Eight(tables), AnyRegisters::Eight(registers)) => {
                run(program, tables, registers, buffer, columns, sink);
            }
            // A judge is made for its program.
            _ => {}
        }
        sink.finish();
    }
}

fn run<const N: usize, K: Code, T: Second + Ord, S: Sink>(
    program: &Program,
    tables: &Tables<N>,
    registers: &mut Both<N>,
    buffer: &mut Buffer,
    columns: &Columns<'_, K, T>,
    sink: &mut S,
) {
    let people = columns.person;
    if let Some(alone) = &mut registers.alone {
        alone.begin();
    }
    let mut begin = 0;
    while begin < people.len() {
        let end = whole_people(people, begin);
        buffer.load(program, columns, begin, end);
        let block = Block {
            people: &people[begin..end],
            at: &buffer.at,
            symbols: &buffer.symbols,
            first: begin,
            as_of: program.as_of,
        };
        if let Some(alone) = registers.alone.as_mut().filter(|_| columns.until.is_none() && block.is_even()) {
            alone.judge(tables, block, sink);
            begin = end;
            continue;
        }
        people_of_block(
            program,
            tables,
            registers,
            buffer,
            (people, begin, end),
            columns.attributes(),
            &|row| columns.until.and_then(|until| until.get(row)).map(|until| columns.origin + (*until).into()),
            sink,
        );
        begin = end;
    }
}

/// Where a block ends that begins at a row and holds whole people.
fn whole_people(people: &[u32], begin: usize) -> usize {
    let mut end = (begin + BLOCK).min(people.len());
    if end == people.len() {
        return end;
    }
    while end > begin && people[end] == people[end - 1] {
        end -= 1;
    }
    if end == begin {
        end = begin + people[begin..].iter().take_while(|person| **person == people[begin]).count();
    }
    end
}

#[expect(clippy::too_many_arguments, reason = "the inner loop takes its tables, its registers and its rows apart")]
fn people_of_block<const N: usize, S: Sink>(
    program: &Program,
    tables: &Tables<N>,
    registers: &mut Both<N>,
    buffer: &Buffer,
    (people, begin, end): (&[u32], usize, usize),
    attributes: Attributes<'_>,
    until: &dyn Fn(usize) -> Option<i64>,
    sink: &mut S,
) {
    let people = &people[begin..end];
    let (times, symbols) = (&buffer.at[..people.len()], &buffer.symbols[..people.len()]);
    let mut first = 0;
    while first < people.len() {
        let person = people[first];
        let (mut last, mut tied) = (first + 1, false);
        while last < people.len() && people[last] == person {
            tied |= times[last] == times[last - 1];
            last += 1;
        }
        let next = last;
        let as_of = until(begin + first).unwrap_or(program.as_of);
        while last > first && times[last - 1] > as_of {
            last -= 1;
        }
        let (all, symbols) = (&symbols[first..next], &symbols[first..last]);
        let has_doubt = program.has_doubt && symbols.iter().any(|s| tables.symbols[usize::from(*s)].has_doubt);
        let rows = Rows {
            person,
            at: &times[first..last],
            symbols,
            names: buffer.names.get(first..last).unwrap_or_default(),
            first: begin + first,
            map: &[],
            as_of,
            tied,
            has_doubt,
            unsure: &[],
            attributes,
        };
        let followed = &mut registers.followed;
        let rows = if program.rules.is_empty() || !symbols.iter().any(|s| program.starts[usize::from(*s)]) {
            rows
        } else {
            let symbol = |code, row: usize| program.coder.symbol_of(code, begin + first + row, &attributes);
            let inner = &mut registers.registers;
            let mut asked = |so_far: &Followed, rule: usize, sources: &mut Vec<(usize, Tri)>| {
                let guard = tables.rules[rule];
                if guard != NONE {
                    let rows = so_far.rows(rows, &[]);
                    Run::ask(tables, &program.clocks, inner, &mut *sink, rows, guard, sources);
                }
            };
            let own = (rows.at, symbols, rows.names);
            followed.fill(&program.rules, &program.clocks, own, all, as_of, &symbol, &mut asked);
            if followed.is_more_than(symbols.len()) { followed.rows(rows, &followed.unsure) } else { rows }
        };
        Run::person(tables, &program.clocks, &mut registers.registers, sink, rows);
        first = next;
    }
}

impl Buffer {
    fn load<K: Code, T: Second + Ord>(
        &mut self,
        program: &Program,
        columns: &Columns<'_, K, T>,
        begin: usize,
        end: usize,
    ) {
        let origin = columns.origin;
        self.at.clear();
        self.at.extend(columns.at[begin..end].iter().map(|at| origin + (*at).into()));
        self.symbols.clear();
        let coder = &program.coder;
        let kinds = &columns.kind[begin..end];
        if coder.is_plain() {
            let symbol = |kind: &K| coder.kinds.get((*kind).into()).map_or(0, |code| code.symbol);
            self.symbols.extend(kinds.iter().map(symbol));
        } else {
            let attributes = columns.attributes();
            let symbol = |(row, kind): (usize, &K)| coder.symbol((*kind).into(), row, &attributes);
            self.symbols.extend((begin..end).zip(kinds).map(symbol));
        }
        if let Some(names) = columns.names {
            let name = |name: &T| if *name == T::NONE { NOT_NAMED } else { origin + (*name).into() };
            self.names.clear();
            self.names.extend(names[begin..end].iter().map(name));
        } else {
            self.names.clear();
        }
    }
}

impl<K, T> Columns<'_, K, T> {
    fn attributes(&self) -> Attributes<'_> {
        Attributes { columns: &self.attributes, country: self.country }
    }
}
