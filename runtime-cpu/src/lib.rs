//! Runs compiled functions over Arrow arrays on CPU threads: artifact + arrays in, array out. Links no LLVM and no
//! DataFusion.
//!
//! ```text
//! Artifact ── loader ──▶ Function ── call(arguments, rows) ──▶ array, or the first failing row
//! ```
//!
//! In reading order: [`arrow_types`] maps types, [`function`] is the entry point, [`loader`] turns an object file into
//! code in memory, `call` binds arrays to the call frame and builds the result, [`error`] says what went wrong; [`select`] moves the rows of
//! a mask together;
//! [`allocator`] is for programs that run many batches; [`simt`] runs GPU kernels on the CPU.
//!
//! Invariants:
//! - Memory is never writable and executable at once.
//! - `unsafe` is only in modules with `raw` in their name.
//! - Nothing here starts threads: callers parallelise by calling one [`Function`] from as many threads as they like.

#[cfg(not(all(target_arch = "x86_64", target_os = "linux")))]
compile_error!("rbcdb-runtime-cpu runs x86-64 code on Linux");

pub mod allocator;
pub mod arrow_types;
pub mod call;
pub mod cancel;
pub mod error;
pub mod function;
pub mod loader;
pub mod select;
pub mod simt;

pub use arrow_types::{arrow_type, parameter_type, scalar_type};
pub use cancel::{CancelFlag, CancelHook};
pub use error::{CallError, RowFailure};
pub use function::{Argument, CallStats, Function};
pub use loader::LoadError;
