//! Code generation: typed IR → LLVM IR → x86-64 object, or PTX.
//!
//! The emitted module has one internal function per IR function, which computes one row ([`function`]), and a kernel. For
//! GPUs that is a grid-stride loop ([`grid`]). For CPUs it is the kernel of the call frame ([`kernel`]), which walks over a
//! batch in words of 64 rows, in one of two shapes:
//! - [`Shape::Lanes`]: several rows at once in vectors, under a lane mask ([`spmd`]).
//! - [`Shape::Rows`], where that doesn't pay: only the rows of the mask, one after the other, each leaving at its first
//!   failure.
//!
//! The threads of a GPU are its lanes: each computes rows one by one, by the same row functions.
//!
//! The same bits everywhere: no fast-math flag is ever set, operations that LLVM leaves undefined for some inputs are
//! guarded, and math functions come from the device library alone.
//!
//! In reading order: [`emit`] (a thin layer over the LLVM builder), [`shape`] and [`choice`] (what is decided before emitting), [`wide`],
//! [`operation`] and [`checked`] (operations on one row or several), `array`, [`function`] and [`control`] (a row), `user` (a row that
//! is a user's LLVM IR), [`spmd`] (several rows), [`bits`], [`kernel`], [`lanes`] and [`rows`] (a batch),
//! [`grid`] (a batch on a GPU), `launch` and `lines` (kernel functions), [`compact`] (what a GPU does after a filter), [`device_lib`] (math),
//! `conversions` (what AVX2 lacks), [`target`] (passes, object), [`workers`] (the threads for it).

use inkwell::context::Context;
use inkwell::module::{Linkage, Module};
use inkwell::values::FunctionValue;

use crate::ir;

mod array;
pub mod bits;
pub mod build_id;
pub mod checked;
pub mod choice;
pub mod compact;
pub mod control;
mod conversions;
pub mod device_lib;
pub mod emit;
pub mod function;
pub mod grid;
pub mod kernel;
pub mod lanes;
pub(crate) mod launch;
mod lines;
pub mod operation;
mod raw;
pub mod rows;
pub mod shape;
pub mod spmd;
pub mod target;
mod user;
pub mod wide;
pub mod workers;

#[cfg(test)]
mod tests;

pub use emit::Failure;
pub use shape::Shape;
pub use spmd::Lanes;
pub use spmd::library;
pub use target::{GpuTarget, HostCpu, OptLevel};

use emit::Emitter;
use target::{Kind, ModuleTarget};

/// Emits the LLVM module for an IR module, not yet optimised. Of the math library it contains what it calls; in lanes, it
/// refers to [`library`].
///
/// # Errors
/// On an IR module that breaks the verifier's invariants, or one that LLVM's own verifier refuses.
pub fn emit_module<'c>(
    context: &'c Context,
    module: &ir::Module,
    target: &ModuleTarget,
    plan: &shape::Plan,
) -> Result<Module<'c>, Failure> {
    let mut emitter = Emitter::new(context, target);
    if plan.is_kernel && !plan.polled {
        emitter.lines = Some(lines::Lines::new(&emitter));
    }
    let in_lanes = matches!(plan.shape, Shape::Lanes(_));
    let mut rows: Vec<Option<FunctionValue<'c>>> = Vec::with_capacity(module.functions.len());
    for (index, function) in module.functions.iter().enumerate() {
        rows.push(match in_lanes && function.user.is_none() {
            true => None,
            false => Some(function::emit(&emitter, function, plan, index, &rows)?),
        });
    }
    match target.kind {
        Kind::Cpu => kernel::emit(&emitter, module, plan, &rows)?,
        Kind::Gpu if module.entry().kernel.is_some() => launch::emit(&emitter, module, plan, &rows)?,
        Kind::Gpu => grid::emit(&emitter, module, plan, &rows)?,
    }
    if let Some(lines) = &emitter.lines {
        lines.finish();
    }
    if let Some(poll) = emitter.module.get_function(control::POLL) {
        poll.set_linkage(Linkage::Internal);
    }
    if !in_lanes {
        device_lib::link(&emitter, target)?;
    }
    if target.kind == Kind::Gpu && plan.level == OptLevel::Full {
        device_lib::inline_small(&emitter);
    }
    emitter.finish()
}
