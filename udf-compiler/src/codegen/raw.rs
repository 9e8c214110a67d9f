//! The LLVM calls that inkwell marks unsafe.

use std::ffi::{CStr, c_char, c_void};
use std::sync::Once;

use inkwell::builder::{Builder, BuilderError};
use inkwell::context::{AsContextRef, Context};
use inkwell::llvm_sys::LLVMDiagnosticSeverity;
use inkwell::llvm_sys::bit_reader::LLVMGetBitcodeModuleInContext2;
use inkwell::llvm_sys::core::{
    LLVMContextSetDiagnosticHandler, LLVMCreateMemoryBufferWithMemoryRange, LLVMDisposeMessage,
    LLVMGetDiagInfoDescription, LLVMGetDiagInfoSeverity,
};
use inkwell::llvm_sys::error_handling::LLVMInstallFatalErrorHandler;
use inkwell::llvm_sys::prelude::LLVMDiagnosticInfoRef;
use inkwell::module::Module;
use inkwell::types::BasicType;
use inkwell::values::{IntValue, PointerValue};

use super::workers;

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

/// Has LLVM report its fatal errors to [`workers::give_up`]; it would end the process without a word otherwise.
pub(super) fn install_fatal_error_handler() {
    static ONCE: Once = Once::new();
    // SAFETY: the handler has the type that LLVM calls, never unwinds, and is there as long as the process. LLVM takes one
    // handler only, which `Once` sees to.
    ONCE.call_once(|| unsafe { LLVMInstallFatalErrorHandler(Some(on_fatal_error)) });
}

extern "C" fn on_fatal_error(reason: *const c_char) {
    // SAFETY: LLVM passes a string that ends in NUL and lives as long as the call.
    let reason = unsafe { CStr::from_ptr(reason) };
    workers::give_up(&reason.to_string_lossy());
}

/// Has a context report errors to [`workers::note`]; LLVM would end the process at the first of them otherwise.
pub(super) fn note_errors<'c>(context: &impl AsContextRef<'c>) {
    // SAFETY: the context is valid while it is borrowed; the handler has the type that LLVM calls, never unwinds, is there
    // as long as the process, and takes nothing from the null pointer.
    unsafe { LLVMContextSetDiagnosticHandler(context.as_ctx_ref(), Some(on_diagnostic), std::ptr::null_mut()) }
}

extern "C" fn on_diagnostic(diagnostic: LLVMDiagnosticInfoRef, _: *mut c_void) {
    // SAFETY: LLVM passes a diagnostic that is valid during the call; its description is a string of our own, which ends in
    // NUL and is given back by the function for it.
    unsafe {
        if LLVMGetDiagInfoSeverity(diagnostic) != LLVMDiagnosticSeverity::LLVMDSError {
            return;
        }
        let text = LLVMGetDiagInfoDescription(diagnostic);
        workers::note(&CStr::from_ptr(text).to_string_lossy());
        LLVMDisposeMessage(text);
    }
}
