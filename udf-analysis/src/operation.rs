//! Operations that gather values, in whatever order: what sums, trees of partial sums and atomic operations have in common.

use crate::summary::AtomicKind;
use crate::term::{AtomKind, Poly, Symbol, Terms};

/// An operation that gathers: associative and commutative, but for floating-point numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Integer addition.
    Add,
    /// The larger of signed integers.
    Max,
    /// The smaller of signed integers.
    Min,
    /// The larger of unsigned integers.
    UnsignedMax,
    /// The smaller of unsigned integers.
    UnsignedMin,
    /// Bitwise and.
    And,
    /// Bitwise or.
    Or,
    /// Bitwise exclusive or.
    Xor,
    /// Floating-point addition, in some order.
    FloatAdd,
}

impl Operation {
    /// Its name in terms.
    pub fn name(self) -> &'static str {
        match self {
            Operation::Add => "sum",
            Operation::Max => "maximum",
            Operation::Min => "minimum",
            Operation::UnsignedMax => "unsigned maximum",
            Operation::UnsignedMin => "unsigned minimum",
            Operation::And => "and of all",
            Operation::Or => "or of all",
            Operation::Xor => "xor of all",
            Operation::FloatAdd => "float sum",
        }
    }

    /// That of atomic operations.
    pub fn of_atomic(kind: AtomicKind) -> Option<Operation> {
        match kind {
            AtomicKind::Add => Some(Operation::Add),
            AtomicKind::Extremum(0) => Some(Operation::Max),
            AtomicKind::Extremum(1) => Some(Operation::Min),
            AtomicKind::Extremum(2) => Some(Operation::UnsignedMax),
            AtomicKind::Extremum(3) => Some(Operation::UnsignedMin),
            AtomicKind::And => Some(Operation::And),
            AtomicKind::Or => Some(Operation::Or),
            AtomicKind::Xor => Some(Operation::Xor),
            AtomicKind::FloatAdd => Some(Operation::FloatAdd),
            AtomicKind::Extremum(_) | AtomicKind::FloatExtremum(_) | AtomicKind::Other => None,
        }
    }

    /// The atomic operation that gathers in that way.
    pub fn atomic(self) -> AtomicKind {
        match self {
            Operation::Add => AtomicKind::Add,
            Operation::Max => AtomicKind::Extremum(0),
            Operation::Min => AtomicKind::Extremum(1),
            Operation::UnsignedMax => AtomicKind::Extremum(2),
            Operation::UnsignedMin => AtomicKind::Extremum(3),
            Operation::And => AtomicKind::And,
            Operation::Or => AtomicKind::Or,
            Operation::Xor => AtomicKind::Xor,
            Operation::FloatAdd => AtomicKind::FloatAdd,
        }
    }

    /// Whether what is gathered twice is as gathered once.
    pub fn is_idempotent(self) -> bool {
        !matches!(self, Operation::Add | Operation::Xor | Operation::FloatAdd)
    }

    /// Whether 0 changes nothing.
    pub fn ignores_zero(self) -> bool {
        matches!(self, Operation::Add | Operation::Or | Operation::Xor)
    }

    /// Whether a number of so many bytes changes nothing.
    pub fn ignores(self, number: i128, size: u64) -> bool {
        let bits = (8 * size).clamp(1, 64);
        let neutral = match self {
            Operation::Add | Operation::Or | Operation::Xor | Operation::UnsignedMax => 0,
            Operation::Max => 1 << (bits - 1),
            Operation::Min => (1 << (bits - 1)) - 1,
            Operation::And | Operation::UnsignedMin => -1,
            Operation::FloatAdd => return false,
        };
        (number - neutral).rem_euclid(1 << bits) == 0
    }

    /// Two terms that a term of so many bytes gathers, and how; sums of integers are told by their monomials instead.
    pub fn gathered(terms: &Terms, poly: Poly, size: u64) -> Option<(Operation, Poly, Poly)> {
        let width = 8 * size;
        // The larger of two numbers is one of as many bits if both are.
        let narrow = |poly: Poly| {
            let carried = matches!(terms.as_symbol(poly), Some(Symbol::Phi(..)));
            let limit = 1i128 << (width.clamp(1, 64) - 1);
            let (low, high) = terms.range(poly);
            carried || (low.is_some_and(|low| low >= -limit) && high.is_some_and(|high| high < limit))
        };
        match terms.kind(terms.as_atom(poly)?) {
            AtomKind::Max(a, b) if narrow(*a) && narrow(*b) => Some((Operation::Max, *a, *b)),
            AtomKind::Min(a, b) if narrow(*a) && narrow(*b) => Some((Operation::Min, *a, *b)),
            AtomKind::Apply { name, args, .. } => {
                let [a, b] = args[..] else { return None };
                let name = &**name;
                let operation = match name {
                    "LLVMFAdd float" if size == 4 => Operation::FloatAdd,
                    "LLVMFAdd double" if size == 8 => Operation::FloatAdd,
                    _ => {
                        let is = |what: &str| name.strip_prefix(what).and_then(|bits| bits.parse().ok()) == Some(width);
                        let all = [
                            ("and", Operation::And),
                            ("LLVMOr i", Operation::Or),
                            ("LLVMXor i", Operation::Xor),
                        ];
                        all.into_iter().find(|(what, _)| is(what))?.1
                    }
                };
                Some((operation, a, b))
            }
            _ => None,
        }
    }
}
