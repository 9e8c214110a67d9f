//! Code generation: typed IR → LLVM IR → x86-64 object, or PTX.
//!
//! The emitted module has one internal function per IR function, which computes one row ([`function`]), and a kernel. For
//! GPUs that is a grid-stride loop ([`grid`]). For CPUs it is the kernel of the call frame ([`kernel`]), which walks over a
//! batch in words of 64 rows, in one of two shapes:
//! - [`Shape::Lanes`], for bodies without loops: every row of a word is computed, whatever the mask says, in a loop of
//!   constant length that LLVM's loop vectoriser turns into SIMD code without checks or remainders. Failures are
//!   collected per row and looked at after the word, so that errors cost no branch in the loop.
//! - [`Shape::Rows`], for all others: only the rows of the mask, one after the other, each leaving at its first failure.
//!
//! The same bits everywhere: no fast-math flag is ever set, operations that LLVM leaves undefined for some inputs are
//! guarded, and math functions come from the device library alone.
//!
//! In reading order: [`emit`] (a thin layer over the LLVM builder), [`shape`] (what is decided before emitting),
//! [`function`], [`control`], [`operation`] and [`checked`] (a row), `user` (a row that is a user's LLVM IR), [`bits`], [`kernel`], [`lanes`] and [`rows`] (a batch),
//! [`grid`] (a batch on a GPU), [`compact`] (what a GPU does after a filter), [`device_lib`] (math),
//! [`target`] (passes, object), [`workers`] (the threads for it).

use inkwell::context::Context;
use inkwell::module::{Linkage, Module};

use crate::ir;

pub mod bits;
pub mod build_id;
pub mod checked;
pub mod compact;
pub mod control;
pub mod device_lib;
pub mod emit;
pub mod function;
pub mod grid;
pub mod kernel;
pub mod lanes;
pub mod operation;
mod raw;
pub mod rows;
pub mod shape;
pub mod target;
mod user;
pub mod workers;

#[cfg(test)]
mod tests;

pub use emit::Failure;
pub use shape::Shape;
pub use target::{GpuTarget, HostCpu, OptLevel};

use emit::Emitter;
use target::{Kind, ModuleTarget};

/// Emits the LLVM module for an IR module, not yet optimised.
///
/// # Errors
/// On an IR module that breaks the verifier's invariants, or one that LLVM's own verifier refuses.
pub fn emit_module<'c>(
    context: &'c Context,
    module: &ir::Module,
    target: &ModuleTarget,
    level: OptLevel,
) -> Result<Module<'c>, Failure> {
    let plan = shape::Plan::of(module, target.kind);
    let emitter = Emitter::new(context, target);
    let mut rows = Vec::with_capacity(module.functions.len());
    for (index, function) in module.functions.iter().enumerate() {
        rows.push(function::emit(&emitter, function, &plan, index, &rows)?);
    }
    match target.kind {
        Kind::Cpu => kernel::emit(&emitter, module, &plan, &rows)?,
        Kind::Gpu => grid::emit(&emitter, module, &plan, &rows)?,
    }
    if let Some(poll) = emitter.module.get_function(control::POLL) {
        poll.set_linkage(Linkage::Internal);
    }
    device_lib::link(&emitter, target)?;
    let lanes = target.kind == Kind::Gpu || plan.shape == Shape::Lanes;
    if lanes && level == OptLevel::Full {
        device_lib::inline_small(&emitter);
    }
    emitter.finish()
}
