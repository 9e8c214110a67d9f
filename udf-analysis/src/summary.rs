//! What a kernel does, as symbolic terms: its memory accesses, each with the condition and the loops it stands under.

use foldhash::HashMap;

use crate::term::{Cond, LoopId, Poly, Substitution, Terms};

/// A memory that the kernel can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    /// What it is.
    pub kind: MemoryKind,
    /// What users call it.
    pub name: String,
    /// Its size in bytes, where the code says it.
    pub size: Option<u64>,
    /// Whether the kernel writes it.
    pub written: bool,
}

/// The kinds of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemoryKind {
    /// What a pointer parameter points to.
    Buffer,
    /// A variable of the module in global memory.
    Global,
    /// Read-only: constants and parameters passed by value.
    Constant,
    /// One per block.
    Shared,
    /// One per thread.
    Local,
}

/// The operation of an atomic access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AtomicKind {
    /// Integer addition (and subtraction, of the negative).
    Add,
    /// Minimum or maximum of integers, signed or not, told apart by the number.
    Extremum(u8),
    /// Bitwise and.
    And,
    /// Bitwise or.
    Or,
    /// Bitwise exclusive or.
    Xor,
    /// Floating-point addition.
    FloatAdd,
    /// Minimum or maximum of floating-point numbers, told apart by the number.
    FloatExtremum(u8),
    /// One that doesn't commute with itself.
    Other,
}

/// What an access does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It reads.
    Load,
    /// It writes a value.
    Store(Poly),
    /// It combines a value with what is there.
    Atomic {
        /// How.
        kind: AtomicKind,
        /// The value.
        value: Poly,
        /// Whether the program uses what was there before.
        used: bool,
    },
}

/// A place in the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The source line.
    pub line: Option<u32>,
    /// The number of the instruction in the order of evaluation.
    pub number: usize,
    /// The block of the kernel.
    pub block: usize,
}

/// A memory access.
#[derive(Debug, Clone)]
pub struct Access {
    /// What it does.
    pub action: Action,
    /// The memory's number.
    pub memory: u32,
    /// The first byte.
    pub offset: Poly,
    /// How many bytes.
    pub size: u64,
    /// Under which condition, besides that the loops' iterations are reached.
    pub guard: Cond,
    /// The loops around it, the outermost first.
    pub loops: Vec<LoopId>,
    /// Where.
    pub place: Place,
}

/// A place where threads meet: a barrier of a block's, an exchange between a warp's.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Under which condition.
    pub guard: Cond,
    /// The loops around it.
    pub loops: Vec<LoopId>,
    /// Where.
    pub place: Place,
}

/// An assertion about positions: where its place is reached, the condition holds, as no assertion fails.
#[derive(Debug, Clone)]
pub struct Bound {
    /// What is asserted.
    pub holds: Cond,
    /// Under which condition its place is reached, besides that the loops' iterations are.
    pub guard: Cond,
    /// The loops around it.
    pub loops: Vec<LoopId>,
}

/// Where a loop over launch-sized steps ended: the value of [`Symbol::After`].
#[derive(Debug, Clone, Copy)]
pub struct After {
    /// The loop.
    pub of: LoopId,
    /// Where it starts, and where it ends if it isn't entered.
    pub start: Poly,
    /// What it adds in each iteration.
    pub step: Poly,
    /// The number of an unknown that stands for the value where nothing better is found.
    pub unknown: u32,
}

/// A loop.
#[derive(Debug, Clone)]
pub struct LoopSummary {
    /// Under which condition it is entered.
    pub entry: Cond,
    /// That its iteration is followed by another, in terms of its `Iteration`.
    pub stay: Cond,
    /// That its iteration is reached, as a closed condition.
    pub reach: Cond,
    /// The integers that grow by the same step in each iteration: start and step.
    pub inductions: Vec<(Poly, Poly)>,
}

/// Something that is taken for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assumption {
    /// The value fits in so many bits, signed or not.
    Fits {
        /// The value.
        value: Poly,
        /// The width.
        bits: u32,
        /// Whether as a signed number.
        signed: bool,
    },
    /// The value is at least so much.
    AtLeast(Poly, i128),
    /// No assertion fails, and nothing else ends the kernel early.
    NoAbort,
    /// What is read through textures isn't written meanwhile.
    Textures,
    /// What is read from local arrays has been written.
    LocalsWritten,
    /// Parts of two buffers whose addresses are compared don't overlap.
    Apart(u32, u32),
}

/// Something that the analysis doesn't follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What.
    pub message: String,
    /// Where.
    pub line: Option<u32>,
    /// The instruction.
    pub instruction: Option<String>,
}

/// What a kernel does.
#[derive(Debug, Default)]
pub struct Summary {
    /// The memories, by their numbers.
    pub memories: Vec<Memory>,
    /// The accesses to memories that the kernel writes, in program order.
    pub accesses: Vec<Access>,
    /// The barriers, in program order.
    pub barriers: Vec<Meeting>,
    /// The exchanges of values within warps, in program order.
    pub exchanges: Vec<Meeting>,
    /// What is asserted of positions.
    pub bounds: Vec<Bound>,
    /// The loops.
    pub loops: HashMap<LoopId, LoopSummary>,
    /// Ends of loops that others go on from.
    pub afters: Vec<After>,
    /// What is taken for granted, with the line that asks for it.
    pub assumptions: Vec<(Assumption, Option<u32>)>,
    /// What isn't followed.
    pub problems: Vec<Problem>,
    /// What unknown values stand for, by their numbers.
    pub unknowns: Vec<Problem>,
}

impl Action {
    /// The action with variables replaced.
    pub fn substituted(&self, terms: &mut Terms, by: &mut Substitution) -> Action {
        match *self {
            Action::Load => Action::Load,
            Action::Store(value) => Action::Store(by.poly(terms, value)),
            Action::Atomic { kind, value, used } => Action::Atomic {
                kind,
                value: by.poly(terms, value),
                used,
            },
        }
    }
}

impl Access {
    /// The access with variables replaced.
    pub fn substituted(&self, terms: &mut Terms, by: &mut Substitution) -> Access {
        Access {
            action: self.action.substituted(terms, by),
            offset: by.poly(terms, self.offset),
            guard: by.cond(terms, self.guard),
            ..self.clone()
        }
    }
}

impl Bound {
    /// The assertion with variables replaced.
    pub fn substituted(&self, terms: &mut Terms, by: &mut Substitution) -> Bound {
        Bound {
            holds: by.cond(terms, self.holds),
            guard: by.cond(terms, self.guard),
            loops: self.loops.clone(),
        }
    }
}

impl LoopSummary {
    /// The loop with variables replaced.
    pub fn substituted(&self, terms: &mut Terms, by: &mut Substitution) -> LoopSummary {
        LoopSummary {
            entry: by.cond(terms, self.entry),
            stay: by.cond(terms, self.stay),
            reach: by.cond(terms, self.reach),
            inductions: self
                .inductions
                .iter()
                .map(|&(start, step)| (by.poly(terms, start), by.poly(terms, step)))
                .collect(),
        }
    }
}

impl Summary {
    /// What the kernel does with variables replaced.
    pub fn substituted(&self, terms: &mut Terms, by: &mut Substitution) -> Summary {
        let mut all = |meetings: &[Meeting]| -> Vec<Meeting> {
            let one = |meeting: &Meeting| Meeting {
                guard: by.cond(terms, meeting.guard),
                ..meeting.clone()
            };
            meetings.iter().map(one).collect()
        };
        let (barriers, exchanges) = (all(&self.barriers), all(&self.exchanges));
        let bounds = self.bounds.iter().map(|bound| bound.substituted(terms, by)).collect();
        Summary {
            bounds,
            memories: self.memories.clone(),
            accesses: self.accesses.iter().map(|a| a.substituted(terms, by)).collect(),
            barriers,
            exchanges,
            afters: self
                .afters
                .iter()
                .map(|after| After {
                    start: by.poly(terms, after.start),
                    step: by.poly(terms, after.step),
                    ..*after
                })
                .collect(),
            loops: self
                .loops
                .iter()
                .map(|(id, l)| (*id, l.substituted(terms, by)))
                .collect(),
            assumptions: self.assumptions.clone(),
            problems: self.problems.clone(),
            unknowns: self.unknowns.clone(),
        }
    }
}
