//! What lowered kernels and the emulator agree on: the requests, the thread's context, and the layout of addresses.
//!
//! A lowered kernel is one function `u32 kernel(ThreadContext *)`. It touches no memory but its own stack frame and what
//! the emulator hands it: before each load or store it asks for the address's place by [`Op::Access`], and everything
//! else that reaches beyond the thread (barriers, warp operations, traps) is a request, too.

use std::ffi::c_void;

/// A request's number. Its operands `a`, `b`, `c`, `d` and its answer are 64-bit values; floats travel as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u16)]
pub enum Op {
    /// Address `a`, `b` bytes, [`Access`] `c`: the place in memory.
    Access = 0,
    /// Move `c` bytes from address `b` to address `a`.
    Copy,
    /// Set `c` bytes at address `a` to byte `b`.
    Fill,
    /// Barrier `a` of `b` threads (0: all of the block): 0.
    Barrier,
    /// As [`Op::Barrier`], without waiting: 0.
    Arrive,
    /// As [`Op::Barrier`] with predicate `c`: the number of threads whose predicate is not zero.
    BarrierPopc,
    /// As [`Op::Barrier`] with predicate `c`: 1 if all predicates are not zero, otherwise 0.
    BarrierAnd,
    /// As [`Op::Barrier`] with predicate `c`: 1 if a predicate is not zero, otherwise 0.
    BarrierOr,
    /// Warp barrier of the lanes in mask `a`: 0.
    WarpSync,
    /// Mask `a`, value `b`, lane `c`, clamp `d` as PTX's `shfl.sync.idx`: the value, and the predicate in bit 32.
    ShuffleIndex,
    /// As [`Op::ShuffleIndex`] for `shfl.sync.up`.
    ShuffleUp,
    /// As [`Op::ShuffleIndex`] for `shfl.sync.down`.
    ShuffleDown,
    /// As [`Op::ShuffleIndex`] for `shfl.sync.bfly`.
    ShuffleButterfly,
    /// Mask `a`, predicate `b`: whether all hold.
    VoteAll,
    /// Mask `a`, predicate `b`: whether one holds.
    VoteAny,
    /// Mask `a`, predicate `b`: whether all are the same.
    VoteUniform,
    /// Mask `a`, predicate `b`: the lanes where it holds.
    VoteBallot,
    /// Mask `a`, value `b`: the lanes with this value.
    MatchAny,
    /// Mask `a`, value `b`: the mask and bit 32 if all values are equal, otherwise 0.
    MatchAll,
    /// Mask `a`, 32-bit value `b`: the sum; and so on for the following.
    ReduceAdd,
    /// The smallest signed value.
    ReduceMin,
    /// The largest signed value.
    ReduceMax,
    /// The smallest unsigned value.
    ReduceUmin,
    /// The largest unsigned value.
    ReduceUmax,
    /// Bitwise and.
    ReduceAnd,
    /// Bitwise or.
    ReduceOr,
    /// Bitwise exclusive or.
    ReduceXor,
    /// The lanes that run together.
    ActiveMask,
    /// A memory fence: 0. `a` is 1 for one that orders beyond the block.
    Fence,
    /// Steps taken so far: a clock.
    Clock,
    /// Function `a` of the kernel's table on `b`, `c`, `d`.
    Function,
    /// The steps are used up; there is no answer.
    OutOfSteps,
    /// A trap; there is no answer.
    Trap,
    /// The thread ends.
    Exit,
    /// A place that the program says is never reached; there is no answer.
    Unreachable,
    /// A failed assertion: the addresses `a` of its text and `b` of the function's name, or 0; there is no answer.
    Assertion,
    /// Division by zero: 0.
    DivisionByZero,
    /// The smallest number divided by -1: 0.
    DivisionOverflow,
    /// The thread fails with error word `a`, and ends.
    Raise,
}

impl Op {
    /// All requests, by number.
    const ALL: [Op; 39] = [
        Op::Access,
        Op::Copy,
        Op::Fill,
        Op::Barrier,
        Op::Arrive,
        Op::BarrierPopc,
        Op::BarrierAnd,
        Op::BarrierOr,
        Op::WarpSync,
        Op::ShuffleIndex,
        Op::ShuffleUp,
        Op::ShuffleDown,
        Op::ShuffleButterfly,
        Op::VoteAll,
        Op::VoteAny,
        Op::VoteUniform,
        Op::VoteBallot,
        Op::MatchAny,
        Op::MatchAll,
        Op::ReduceAdd,
        Op::ReduceMin,
        Op::ReduceMax,
        Op::ReduceUmin,
        Op::ReduceUmax,
        Op::ReduceAnd,
        Op::ReduceOr,
        Op::ReduceXor,
        Op::ActiveMask,
        Op::Fence,
        Op::Clock,
        Op::Function,
        Op::OutOfSteps,
        Op::Trap,
        Op::Exit,
        Op::Unreachable,
        Op::Assertion,
        Op::DivisionByZero,
        Op::DivisionOverflow,
        Op::Raise,
    ];

    /// The request with this number.
    pub(crate) fn from_number(number: u64) -> Option<Op> {
        Op::ALL.get(usize::try_from(number).ok()?).copied()
    }
}

/// How memory is accessed, packed into a request's operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access {
    /// Whether it is read.
    pub reads: bool,
    /// Whether it is written.
    pub writes: bool,
    /// Whether it is atomic.
    pub atomic: bool,
    /// Whether an atomic access takes over what other threads released.
    pub acquires: bool,
    /// Whether an atomic access releases what this thread wrote.
    pub releases: bool,
    /// The logarithm of the alignment that the program promises, in bytes.
    pub align_log2: u8,
}

impl Access {
    /// As an operand.
    pub fn pack(self) -> u64 {
        u64::from(self.reads)
            | u64::from(self.writes) << 1
            | u64::from(self.atomic) << 2
            | u64::from(self.acquires) << 3
            | u64::from(self.releases) << 4
            | u64::from(self.align_log2 & 63) << 8
    }

    /// From an operand.
    pub(crate) fn unpack(word: u64) -> Access {
        Access {
            reads: word & 1 != 0,
            writes: word & 2 != 0,
            atomic: word & 4 != 0,
            acquires: word & 8 != 0,
            releases: word & 16 != 0,
            align_log2: (word >> 8) as u8 & 63,
        }
    }
}

/// Asks the emulator: context, [`Op`] in the low half and the site (an index into the kernel's list) in the high half,
/// operands `a`, `b`, `c`, `d`.
pub type RequestFn = extern "C" fn(*mut ThreadContext, u64, u64, u64, u64, u64) -> u64;

/// What a thread knows of itself. Lowered code reads it at the offsets that [`offset`] gives.
#[derive(Debug)]
#[repr(C)]
pub struct ThreadContext {
    /// Asks the emulator.
    pub request: RequestFn,
    /// Steps left; below zero the thread must ask for [`Op::OutOfSteps`].
    pub steps: i64,
    /// The kernel's arguments, each at the offset that its [`super::Parameter`] says.
    pub arguments: *const u8,
    /// threadIdx.
    pub thread: [u32; 3],
    /// blockIdx.
    pub block: [u32; 3],
    /// blockDim.
    pub block_size: [u32; 3],
    /// gridDim.
    pub grid_size: [u32; 3],
    /// The lane within the warp.
    pub lane: u32,
    /// The warp within the block.
    pub warp: u32,
    /// Bytes of dynamic shared memory.
    pub dynamic_shared_bytes: u32,
    /// Bytes of shared memory.
    pub shared_bytes: u32,
    /// The emulator's own.
    pub(crate) yielder: *const c_void,
    /// The emulator's own: the memory in which accesses are looked up on the spot; null where each goes to the emulator.
    pub(crate) memory: *const c_void,
    /// The emulator's own: where the thread's local memory starts.
    pub(crate) local: u64,
}

/// Offsets of the context's fields, in bytes.
pub mod offset {
    use super::ThreadContext;
    use std::mem::offset_of;

    /// Of [`ThreadContext::request`].
    pub const REQUEST: usize = offset_of!(ThreadContext, request);
    /// Of [`ThreadContext::steps`].
    pub const STEPS: usize = offset_of!(ThreadContext, steps);
    /// Of [`ThreadContext::arguments`].
    pub const ARGUMENTS: usize = offset_of!(ThreadContext, arguments);
    /// Of [`ThreadContext::thread`].
    pub const THREAD: usize = offset_of!(ThreadContext, thread);
    /// Of [`ThreadContext::block`].
    pub const BLOCK: usize = offset_of!(ThreadContext, block);
    /// Of [`ThreadContext::block_size`].
    pub const BLOCK_SIZE: usize = offset_of!(ThreadContext, block_size);
    /// Of [`ThreadContext::grid_size`].
    pub const GRID_SIZE: usize = offset_of!(ThreadContext, grid_size);
    /// Of [`ThreadContext::lane`].
    pub const LANE: usize = offset_of!(ThreadContext, lane);
    /// Of [`ThreadContext::warp`].
    pub const WARP: usize = offset_of!(ThreadContext, warp);
    /// Of [`ThreadContext::dynamic_shared_bytes`].
    pub const DYNAMIC_SHARED_BYTES: usize = offset_of!(ThreadContext, dynamic_shared_bytes);
    /// Of [`ThreadContext::shared_bytes`].
    pub const SHARED_BYTES: usize = offset_of!(ThreadContext, shared_bytes);
}

/// Where things are in a kernel's address space. Each object stands in the middle of a window of its own, so that an
/// access before its start or after its end is told apart from one to its neighbour. Shared and local objects lie
/// below 4 GiB: programs keep their addresses in 32 bits. No address is one of the host's.
pub mod address {
    const SHARED_START: u64 = 0x4000_0000;
    const SHARED_LOG2: u32 = 22;
    const LOCAL_START: u64 = 0x8000_0000;
    const LOCAL_LOG2: u32 = 20;
    const LOCAL_END: u64 = 0xC000_0000;
    const GLOBAL_LOG2: u32 = 40;

    /// The most objects in shared memory.
    pub const SHARED_OBJECTS_MAX: usize = ((LOCAL_START - SHARED_START) >> SHARED_LOG2) as usize;
    /// The largest object in shared memory, in bytes.
    pub const SHARED_BYTES_MAX: u64 = 1 << (SHARED_LOG2 - 1);
    /// The most objects in a thread's local memory.
    pub const LOCAL_OBJECTS_MAX: usize = ((LOCAL_END - LOCAL_START) >> LOCAL_LOG2) as usize;
    /// The largest object in local memory, in bytes.
    pub const LOCAL_BYTES_MAX: u64 = 1 << (LOCAL_LOG2 - 1);
    /// The most buffers and global variables.
    pub const GLOBAL_OBJECTS_MAX: usize = (1 << 16) - 1;

    /// A kind of memory.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Space {
        /// Buffers and global variables.
        Global,
        /// A block's.
        Shared,
        /// A thread's.
        Local,
    }

    /// Where object `index` of a space starts.
    pub fn of(space: Space, index: usize) -> u64 {
        let index = index as u64;
        match space {
            Space::Global => ((index + 1) << GLOBAL_LOG2) + (1 << (GLOBAL_LOG2 - 1)),
            Space::Shared => SHARED_START + (index << SHARED_LOG2) + (1 << (SHARED_LOG2 - 1)),
            Space::Local => LOCAL_START + (index << LOCAL_LOG2) + (1 << (LOCAL_LOG2 - 1)),
        }
    }

    /// The object in whose window an address lies.
    pub(crate) fn object(address: u64) -> Option<(Space, usize)> {
        let index = |start: u64, log2: u32| ((address - start) >> log2) as usize;
        match address {
            0..SHARED_START => None,
            SHARED_START..LOCAL_START => Some((Space::Shared, index(SHARED_START, SHARED_LOG2))),
            LOCAL_START..LOCAL_END => Some((Space::Local, index(LOCAL_START, LOCAL_LOG2))),
            _ => match address >> GLOBAL_LOG2 {
                0 => None,
                window => Some((Space::Global, (window - 1) as usize)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::address::{Space, object, of};
    use super::*;

    #[test]
    fn requests_are_numbered_in_order() {
        for (number, op) in Op::ALL.iter().enumerate() {
            assert_eq!(*op as usize, number);
            assert_eq!(Op::from_number(number as u64), Some(*op));
        }
        assert_eq!(Op::from_number(Op::ALL.len() as u64), None);
    }

    #[test]
    fn accesses_keep_their_fields() {
        for bits in 0..32u8 {
            let access = Access {
                reads: bits & 1 != 0,
                writes: bits & 2 != 0,
                atomic: bits & 4 != 0,
                acquires: bits & 8 != 0,
                releases: bits & 16 != 0,
                align_log2: bits,
            };
            assert_eq!(Access::unpack(access.pack()), access);
        }
    }

    #[test]
    fn each_object_has_a_window_around_it() {
        for (space, index, reach) in [
            (Space::Global, 0, 1 << 38),
            (Space::Global, 77, 1 << 38),
            (Space::Shared, 0, 1 << 20),
            (Space::Shared, address::SHARED_OBJECTS_MAX - 1, 1 << 20),
            (Space::Local, 0, 1 << 18),
            (Space::Local, address::LOCAL_OBJECTS_MAX - 1, 1 << 18),
        ] {
            let at = of(space, index);
            for near in [at, at - reach, at + reach] {
                assert_eq!(object(near), Some((space, index)));
            }
        }
        for wild in [0, 8, 0x3fff_ffff, 0xC000_0000, 0xff_ffff_ffff] {
            assert_eq!(object(wild), None);
        }
    }
}
