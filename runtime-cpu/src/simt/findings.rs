//! What an emulated launch is found to do wrong.

use std::collections::HashMap;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// Two threads access the same memory without order, one of them writes, and not both are atomic.
    Race,
    /// Two threads write the same value to the same memory without order.
    EqualWrites,
    /// An access outside of every object that the thread can reach. The launch ends there.
    OutOfBounds,
    /// A write to constant memory. The launch ends there.
    ReadOnly,
    /// An address that isn't a multiple of the alignment that the access promises. The launch ends there.
    Misaligned,
    /// Threads of a block meet at different barrier instructions.
    DivergentBarrier,
    /// Threads wait at barriers or warp operations which others never reach. The launch ends there.
    Deadlock,
    /// A warp operation whose mask lacks the calling lane, or a barrier with an impossible number of threads. The
    /// launch ends there.
    InvalidSynchronization,
    /// The limit of steps is reached. The launch ends there.
    StepLimit,
    /// Looking for races takes more memory than it may. The launch ends there.
    RaceMemory,
    /// An assertion failed. The launch ends there.
    Assertion,
    /// A trap was executed. The launch ends there.
    Trap,
    /// A place was reached that the program declares unreachable. The launch ends there.
    Unreachable,
    /// Integer division by zero; the quotient is all ones and the remainder the dividend.
    DivisionByZero,
    /// The smallest integer divided by -1; the quotient is the dividend and the remainder zero.
    DivisionOverflow,
}

impl FindingKind {
    /// Whether the launch ends there, so that its outputs mean nothing.
    pub fn ends_launch(self) -> bool {
        match self {
            FindingKind::Race
            | FindingKind::EqualWrites
            | FindingKind::DivergentBarrier
            | FindingKind::DivisionByZero
            | FindingKind::DivisionOverflow => false,
            FindingKind::OutOfBounds
            | FindingKind::ReadOnly
            | FindingKind::Misaligned
            | FindingKind::Deadlock
            | FindingKind::InvalidSynchronization
            | FindingKind::StepLimit
            | FindingKind::RaceMemory
            | FindingKind::Assertion
            | FindingKind::Trap
            | FindingKind::Unreachable => true,
        }
    }

    /// Its name in output for programs.
    pub fn name(self) -> &'static str {
        match self {
            FindingKind::Race => "race",
            FindingKind::EqualWrites => "equal_writes",
            FindingKind::OutOfBounds => "out_of_bounds",
            FindingKind::ReadOnly => "read_only",
            FindingKind::Misaligned => "misaligned",
            FindingKind::DivergentBarrier => "divergent_barrier",
            FindingKind::Deadlock => "deadlock",
            FindingKind::InvalidSynchronization => "invalid_synchronization",
            FindingKind::StepLimit => "step_limit",
            FindingKind::RaceMemory => "race_memory",
            FindingKind::Assertion => "assertion",
            FindingKind::Trap => "trap",
            FindingKind::Unreachable => "unreachable",
            FindingKind::DivisionByZero => "division_by_zero",
            FindingKind::DivisionOverflow => "division_overflow",
        }
    }
}

/// A thread of a launch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ThreadId {
    /// Its blockIdx.
    pub block: [u32; 3],
    /// Its threadIdx.
    pub thread: [u32; 3],
}

/// Accessed memory.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The buffer or variable in or near which it is.
    pub object: Option<String>,
    /// That object's size.
    pub object_bytes: u64,
    /// Bytes from the object's start; the address where there is no object.
    pub offset: i64,
    /// How many bytes are accessed.
    pub bytes: u64,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// The thread that it was found in.
    pub thread: ThreadId,
    /// Where in the program: an index into the kernel's list of sites.
    pub site: u32,
    /// The other thread and its site: of a race, of a divergent barrier.
    pub other: Option<(ThreadId, u32)>,
    /// The memory, where it is about memory.
    pub place: Option<Place>,
    /// The text of a failed assertion.
    pub text: Option<String>,
    /// How often: findings of one kind at the same sites are counted, and the first is shown.
    pub count: u64,
}

/// More different findings aren't kept.
const FINDINGS_MAX: usize = 256;

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Finding>,
    index: HashMap<(FindingKind, u32, Option<u32>), usize>,
}

impl Findings {
    /// Adds or counts.
    pub fn add(&mut self, finding: Finding) {
        let key = (finding.kind, finding.site, finding.other.map(|(_, site)| site));
        if let Some(at) = self.index.get(&key) {
            self.list[*at].count += 1;
        } else if self.list.len() < FINDINGS_MAX {
            self.index.insert(key, self.list.len());
            self.list.push(finding);
        }
    }

    /// Counts a finding that is there already; whether it is.
    pub fn count(&mut self, kind: FindingKind, site: u32, other: Option<u32>) -> bool {
        match self.index.get(&(kind, site, other)) {
            Some(at) => {
                self.list[*at].count += 1;
                true
            }
            None => self.list.len() >= FINDINGS_MAX,
        }
    }

    /// All, in the order in which they were found.
    pub fn into_list(self) -> Vec<Finding> {
        self.list
    }
}
