//! What a cell of shared memory holds: what is known of how it was gathered.

use crate::operation::Operation;
use crate::term::{Cond, LoopId, Poly};

/// A value that a thread brings: a function of the thread, under a condition.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Brought {
    /// The value.
    pub value: Poly,
    /// Under which condition it is brought, besides what all have in common.
    pub guard: Cond,
    /// The loops around, but for those whose iterations are numbers.
    pub loops: Vec<LoopId>,
    /// The access that brings it.
    pub access: usize,
}

/// Which threads' values have been gathered, by the number of the value and of the thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// How, if there is more than one.
    pub operation: Option<Operation>,
    /// Sorted by the number of the value: the threads, as bits.
    pub members: Vec<(usize, Vec<u64>)>,
}

impl Gathered {
    /// Zero.
    pub fn nothing() -> Gathered {
        Gathered {
            operation: None,
            members: Vec::new(),
        }
    }

    /// One thread's value.
    pub fn one(value: usize, thread: usize, threads: usize) -> Gathered {
        let mut bits = vec![0u64; threads.div_ceil(64)];
        bits[thread / 64] |= 1 << (thread % 64);
        Gathered {
            operation: None,
            members: vec![(value, bits)],
        }
    }

    fn is_nothing(&self) -> bool {
        self.members.is_empty()
    }

    /// Both, gathered: none where they are gathered in different ways, or a member twice that counts twice.
    pub fn with(&self, other: &Gathered, operation: Operation) -> Option<Gathered> {
        if self.is_nothing() || other.is_nothing() {
            let one = if self.is_nothing() { other } else { self };
            // Nothing is zero.
            let same = one.operation.is_none_or(|own| own == operation);
            return (operation.ignores_zero() && same).then(|| one.clone());
        }
        let fits = |own: Option<Operation>| own.is_none_or(|own| own == operation);
        if !fits(self.operation) || !fits(other.operation) {
            return None;
        }
        let mut members = self.members.clone();
        for (value, bits) in &other.members {
            match members.binary_search_by_key(value, |(v, _)| *v) {
                Err(at) => members.insert(at, (*value, bits.clone())),
                Ok(at) => {
                    for (own, more) in members[at].1.iter_mut().zip(bits) {
                        if *own & more != 0 && !operation.is_idempotent() {
                            return None;
                        }
                        *own |= more;
                    }
                }
            }
        }
        Some(Gathered {
            operation: Some(operation),
            members,
        })
    }

    /// One or the other, by conditions of which exactly one holds: each value comes with its own.
    pub fn either(&self, other: &Gathered) -> Option<Gathered> {
        if self.operation.is_some() || other.operation.is_some() {
            return None;
        }
        let mut members = self.members.clone();
        members.extend(other.members.iter().cloned());
        members.sort_unstable_by_key(|(value, _)| *value);
        let twice = members.windows(2).any(|pair| pair[0].0 == pair[1].0);
        (!twice).then_some(Gathered {
            operation: None,
            members,
        })
    }
}

/// Which threads' values one thread finds, as far as that is the same for all threads and sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those of all threads of the block.
    All,
    /// Those up to its own.
    UpTo,
    /// Those before its own.
    Before,
    /// Its own.
    Own,
    /// Those from its own on.
    From,
    /// Those after its own.
    After,
    /// Of none.
    None,
}

/// All of them, the most general first.
pub const WHICH: [Which; 7] = [
    Which::All,
    Which::UpTo,
    Which::Before,
    Which::Own,
    Which::From,
    Which::After,
    Which::None,
];

impl Which {
    /// The threads, of 64 from `start` on, that a thread's own number stands for.
    fn word(self, own: usize, start: usize, threads: usize) -> u64 {
        let below = |end: usize| match end.saturating_sub(start) {
            0 => 0,
            64.. => u64::MAX,
            some => (1 << some) - 1,
        };
        match self {
            Which::All => below(threads),
            Which::UpTo => below(own + 1),
            Which::Before => below(own),
            Which::Own => below(own + 1) & !below(own),
            Which::From => below(threads) & !below(own),
            Which::After => below(threads) & !below(own + 1),
            Which::None => 0,
        }
    }

    fn fits(self, bits: &[u64], own: usize, threads: usize) -> bool {
        bits.iter()
            .enumerate()
            .all(|(i, word)| *word == self.word(own, 64 * i, threads))
    }
}

/// What all threads find at a read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pattern {
    /// How values are gathered.
    pub operation: Option<Operation>,
    /// For each value, by its number, which of [`WHICH`] don't fit, as bits.
    misfits: Vec<(usize, u8)>,
    /// Which don't fit what nobody found yet.
    misfits_of_none: u8,
}

impl Pattern {
    /// Takes up what a thread finds; whether something still fits.
    pub fn take(&mut self, gathered: &Gathered, thread: usize, threads: usize) -> bool {
        if let Some(operation) = gathered.operation {
            if self.operation.is_some_and(|own| own != operation) {
                return false;
            }
            self.operation = Some(operation);
        }
        for (value, _) in &gathered.members {
            if !self.misfits.iter().any(|(v, _)| v == value) {
                self.misfits.push((*value, self.misfits_of_none));
            }
        }
        let none = vec![0u64; threads.div_ceil(64)];
        let misfits = |bits: &[u64]| {
            let all = WHICH.iter().enumerate();
            let misfits = all.filter(|(_, which)| !which.fits(bits, thread, threads));
            misfits.fold(0u8, |mask, (number, _)| mask | 1 << number)
        };
        self.misfits_of_none |= misfits(&none);
        for (value, mask) in &mut self.misfits {
            let found = gathered.members.iter().find(|(v, _)| v == value);
            *mask |= misfits(found.map_or(&none, |(_, bits)| bits));
        }
        let open = (1u8 << WHICH.len()) - 1;
        self.misfits.iter().all(|(_, mask)| *mask != open)
    }

    /// For each value, by its number, the threads whose values are found.
    pub fn values(&self) -> impl Iterator<Item = (usize, Which)> {
        self.misfits.iter().filter_map(|(value, mask)| {
            let fits = WHICH.iter().enumerate().find(|(number, _)| mask >> number & 1 == 0);
            Some((*value, *fits?.1)).filter(|(_, which)| *which != Which::None)
        })
    }
}
