//! The compiler: a parsed function → typed IR → checks → LLVM → artifact. Pure: no I/O, no Arrow arrays.
//!
//! Modules in the order that data flows: [`request`] (what is asked), [`frontend`] (parse, resolve and type, lower),
//! [`ir`] (the typed IR and its reference interpreter), [`kernel_rows`] (kernel functions for CPUs), [`simplify`] (typed IR that costs less), [`codegen`] (LLVM), [`pipeline`] (the one place that orders the
//! stages and times them); [`user_ir`] reads, checks and tames LLVM IR that users bring; [`diagnostic`] is how each of them reports what a user wrote wrong.

pub mod codegen;
pub mod diagnostic;
pub mod frontend;
pub mod ir;
pub mod kernel_rows;
pub mod pipeline;
mod range;
pub mod request;
pub mod simplify;
pub mod user_ir;

pub use diagnostic::{Diagnostic, Diagnostics};
pub use request::{Callee, CompileRequest, EmptyEnvironment, Environment};
