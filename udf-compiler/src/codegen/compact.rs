//! The kernel that moves values of chosen rows together, so that only they come back from a GPU: written by hand, since it is
//! the same for all functions.

use inkwell::context::Context;
use inkwell::memory_buffer::MemoryBuffer;
use inkwell::module::Module;

use super::emit::Failure;
use super::target::ModuleTarget;

/// LLVM IR that defines the kernel, with the parameters [`rbcdb_udf_abi::gpu::CompactParameter`].
pub const TEXT: &str = include_str!("compact.ll");

/// The module for a target.
pub(crate) fn module<'c>(context: &'c Context, target: &ModuleTarget) -> Result<Module<'c>, Failure> {
    let mut text = TEXT.as_bytes().to_vec();
    text.push(0);
    let buffer = MemoryBuffer::create_from_memory_range_copy(&text, "compact");
    let module = context.create_module_from_ir(buffer);
    let module = module.map_err(|error| Failure::Llvm(error.to_string()))?;
    target.describe(&module);
    for function in module.get_functions().filter(|f| f.count_basic_blocks() > 0) {
        for attribute in target.attributes(context) {
            function.add_attribute(inkwell::attributes::AttributeLoc::Function, attribute);
        }
    }
    Ok(module)
}
