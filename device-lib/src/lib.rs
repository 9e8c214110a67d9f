//! The one math library: every built-in function that the compiler does not emit as a single instruction.
//!
//! The same source is used twice, so that results agree bit by bit:
//! - the reference interpreter calls the functions through [`Builtin::call`];
//! - rustc compiles this crate to LLVM bitcode, whose `rbc_*` symbols are linked into compiled code.
//!
//! Invariants:
//! - Every function is total: it is defined for every input, never panics and never traps. Where CPython raises, the
//!   function returns what C99 Annex F prescribes (nan or an infinity), and the compiler detects the error by
//!   looking at arguments and results.
//! - Nothing here depends on the system's libm, on CPU features or on mutable state. The only operations that reach
//!   beyond plain arithmetic are those that IEEE 754 rounds correctly (`sqrt`, `mul_add`, `floor` and the like), which
//!   lower to LLVM intrinsics and give the same bits on every machine.
//! - No statement is contracted or reassociated; a fused multiply-add is written `mul_add`.
//!
//! Modules in the order of what builds on what: [`value`] the types of the table, [`table`] the list of functions,
//! then [`integer`], [`modular`] powers, [`rounding`], [`mixed`] integers and floats, the [`elementary`] real functions and
//! [`complex`].

pub mod complex;
pub mod elementary;
pub mod integer;
pub mod mixed;
pub mod modular;
pub mod rounding;
pub mod table;
pub mod value;

pub use table::{Builtin, Lanes, builtins, lookup};
pub use value::{Complex, Ty, Val};
