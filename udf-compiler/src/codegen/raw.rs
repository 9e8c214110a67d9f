//! The LLVM calls that inkwell marks unsafe.

use inkwell::builder::{Builder, BuilderError};
use inkwell::context::{AsContextRef, Context};
use inkwell::llvm_sys::bit_reader::LLVMGetBitcodeModuleInContext2;
use inkwell::llvm_sys::core::{LLVMBuildGEP2, LLVMCreateMemoryBufferWithMemoryRange};
use inkwell::module::Module;
use inkwell::types::BasicType;
use inkwell::values::{AsValueRef, IntValue, PointerValue, VectorValue};

/// The address of element `index` of an array of `ty` at `base`.
pub(super) fn element<'c>(
    builder: &Builder<'c>,
    ty: impl BasicType<'c>,
    base: PointerValue<'c>,
    index: IntValue<'c>,
) -> Result<PointerValue<'c>, BuilderError> {
    // SAFETY: building the instruction reads no memory; `ty` is sized, `base` a pointer and there is one index, which is
    // all that LLVM requires of it. No `inbounds` is claimed.
    unsafe { builder.build_gep(ty, base, &[index], "") }
}

/// The addresses of several elements of an array of `ty` at `base`, by their numbers.
pub(super) fn elements<'c>(
    builder: &Builder<'c>,
    ty: impl BasicType<'c>,
    base: PointerValue<'c>,
    numbers: VectorValue<'c>,
) -> Result<VectorValue<'c>, BuilderError> {
    let mut indices = [numbers.as_value_ref()];
    // SAFETY: as for `element`, with one vector of integers for an index, which makes the result a vector of pointers. The
    // type, the pointer and the numbers belong to the builder's context; the name is an empty C string.
    unsafe {
        let places = LLVMBuildGEP2(
            builder.as_mut_ptr(),
            ty.as_type_ref(),
            base.as_value_ref(),
            indices.as_mut_ptr(),
            1,
            c"".as_ptr(),
        );
        Ok(VectorValue::new(places))
    }
}

/// Reads bitcode without parsing function bodies: LLVM parses each when it is first needed.
pub(super) fn read_lazily<'c>(context: &'c Context, bitcode: &'static [u8]) -> Result<Module<'c>, String> {
    let mut module = std::ptr::null_mut();
    // SAFETY: the buffer refers to memory that lives as long as the process, and bitcode needs no terminating NUL. The
    // reader takes the buffer over, whether it succeeds or not; on success `module` is a valid module of `context`,
    // which nobody else owns.
    unsafe {
        let buffer =
            LLVMCreateMemoryBufferWithMemoryRange(bitcode.as_ptr().cast(), bitcode.len(), c"device_lib".as_ptr(), 0);
        match LLVMGetBitcodeModuleInContext2(context.as_ctx_ref(), buffer, &mut module) {
            0 => Ok(Module::new(module)),
            _ => Err("the device library's bitcode can't be read".to_owned()),
        }
    }
}
