//! What only the body of a kernel function contains: positions in the launch, memory that threads share, barriers.
//!
//! A kernel function is run once by each thread of a launch; it returns `true`, which means nothing. Its threads share the
//! output array and the arrays in the shared memory of their block. What a thread reads there is what was written last: by itself,
//! or by another thread of its block before the last barrier. What else it may read depends on the order of threads, and that it doesn't is
//! for the launch-shape analysis to show.

use std::fmt;

use rbcdb_udf_abi::ScalarType;

use super::{Function, SiteId, Type, Value};

/// What a kernel function declares.
#[derive(Debug, Clone, PartialEq)]
pub struct Kernel {
    /// The output array.
    pub output: Declared,
    /// Arrays in the shared memory of a block.
    pub shared: Vec<Shared>,
    /// In the form that CPUs run ([`crate::kernel_rows`]): which parameter the output array is.
    pub rows: Option<u32>,
}

/// An array that threads share.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared {
    /// Its name in the source.
    pub name: String,
    /// The type of its elements.
    pub element: ScalarType,
}

/// An array in the shared memory of a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// Name and element.
    pub array: Declared,
    /// How many elements it has.
    pub length: u32,
}

/// One of the arrays that threads share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cells {
    /// The output array; zeros at first.
    Output,
    /// An array in the shared memory of a block, an index into [`Kernel::shared`]; unspecified at first.
    Shared(u32),
}

impl fmt::Display for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cells::Output => f.write_str("output"),
            Cells::Shared(n) => write!(f, "shared {n}"),
        }
    }
}

/// A dimension of a grid or block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// The one whose neighbours run side by side.
    X,
    /// The second.
    Y,
    /// The third.
    Z,
}

impl Dimension {
    /// All, in order.
    pub const ALL: [Dimension; 3] = [Dimension::X, Dimension::Y, Dimension::Z];

    /// `x`, `y` or `z`.
    pub fn letter(self) -> &'static str {
        match self {
            Dimension::X => "x",
            Dimension::Y => "y",
            Dimension::Z => "z",
        }
    }
}

/// What a thread can ask of its launch, in CUDA's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Register {
    /// `threadIdx`: the thread's position in its block.
    ThreadIdx,
    /// `blockIdx`: the block's position in the grid.
    BlockIdx,
    /// `blockDim`: threads per block.
    BlockDim,
    /// `gridDim`: blocks of the grid.
    GridDim,
}

impl Register {
    /// All, with their names in CUDA and PTX's names for them.
    pub const ALL: [(Register, &'static str, &'static str); 4] = [
        (Register::ThreadIdx, "threadIdx", "tid"),
        (Register::BlockIdx, "blockIdx", "ctaid"),
        (Register::BlockDim, "blockDim", "ntid"),
        (Register::GridDim, "gridDim", "nctaid"),
    ];

    fn names(self) -> (&'static str, &'static str) {
        let found = Register::ALL.iter().find(|(register, ..)| *register == self);
        found.map_or(("?", "?"), |(_, cuda, ptx)| (cuda, ptx))
    }

    /// The name in CUDA.
    pub fn name(self) -> &'static str {
        self.names().0
    }

    /// The name in PTX.
    pub fn ptx_name(self) -> &'static str {
        self.names().1
    }
}

/// An operation of a kernel function that gives a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum KernelOp {
    /// A position or size as I64, between 0 and 2³¹.
    Position(Register, Dimension),
    /// The number of elements, an I64.
    Length(Cells),
    /// Element `at`, widened. Fails with [`rbcdb_udf_abi::ErrorCode::IndexOutOfRange`] where there is none.
    Load {
        /// Of which array.
        cells: Cells,
        /// Which, an I64 that counts from 0.
        at: Value,
        /// Where it can fail.
        site: SiteId,
    },
}

/// What an atomic update does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AtomicOp {
    /// The sum, in the declared width: wraps around.
    Add,
    /// The less.
    Min,
    /// The greater.
    Max,
    /// Bitwise and.
    And,
    /// Bitwise or.
    Or,
    /// Bitwise exclusive or.
    Xor,
}

impl AtomicOp {
    /// All, with their names in Numba's `cuda.atomic`.
    pub const ALL: [(AtomicOp, &'static str); 6] = [
        (AtomicOp::Add, "add"),
        (AtomicOp::Min, "min"),
        (AtomicOp::Max, "max"),
        (AtomicOp::And, "and_"),
        (AtomicOp::Or, "or_"),
        (AtomicOp::Xor, "xor"),
    ];

    /// The name in `cuda.atomic`.
    pub fn name(self) -> &'static str {
        let found = AtomicOp::ALL.iter().find(|(op, _)| *op == self);
        found.map_or("?", |(_, name)| name)
    }

    /// Whether elements of this type can be updated so: not floats, whose sums depend on the order of threads.
    pub fn takes(element: ScalarType) -> bool {
        matches!(
            element,
            ScalarType::Int32 | ScalarType::UInt32 | ScalarType::Int64 | ScalarType::UInt64
        )
    }
}

/// An instruction of a kernel function.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    /// Sets element `at` to a value of the element's inside type, truncated to its width.
    Store {
        /// Of which array.
        cells: Cells,
        /// Which, an I64 that counts from 0.
        at: Value,
        /// To what.
        value: Value,
        /// Where it fails with [`rbcdb_udf_abi::ErrorCode::IndexOutOfRange`] if there is no such element.
        site: SiteId,
    },
    /// Sets element `at` to what the operation makes of it and the value, in one step that no other thread sees half done.
    Atomic {
        /// What it does.
        op: AtomicOp,
        /// Of which array.
        cells: Cells,
        /// Which, an I64 that counts from 0.
        at: Value,
        /// The second operand, as in [`Effect::Store`].
        value: Value,
        /// As in [`Effect::Store`].
        site: SiteId,
    },
    /// Waits until all threads of the block that haven't ended are here.
    Barrier,
}

impl Function {
    /// The type of an array's elements; `None` where the function has no such array.
    pub fn element_of(&self, cells: Cells) -> Option<ScalarType> {
        let kernel = self.kernel.as_ref()?;
        match cells {
            Cells::Output => Some(kernel.output.element),
            Cells::Shared(n) => kernel.shared.get(n as usize).map(|shared| shared.array.element),
        }
    }

    /// The same as the body sees it.
    pub fn inside_of(&self, cells: Cells) -> Option<Type> {
        self.element_of(cells).map(Type::of)
    }
}

/// `position threadIdx.x`, `length output`, `load shared 0, %1 @0`
impl fmt::Display for KernelOp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KernelOp::Position(register, dimension) => {
                write!(f, "position {}.{}", register.name(), dimension.letter())
            }
            KernelOp::Length(cells) => write!(f, "length {cells}"),
            KernelOp::Load { cells, at, site } => write!(f, "load {cells}, {at} {site}"),
        }
    }
}

/// `store output, %1, %2 @0`, `atomic add output, %1, %2 @0`, `barrier`
impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Effect::Store { cells, at, value, site } => write!(f, "store {cells}, {at}, {value} {site}"),
            Effect::Atomic {
                op,
                cells,
                at,
                value,
                site,
            } => write!(f, "atomic {} {cells}, {at}, {value} {site}", op.name()),
            Effect::Barrier => f.write_str("barrier"),
        }
    }
}

#[cfg(test)]
mod tests;
