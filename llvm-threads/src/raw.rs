//! What concerns LLVM in the whole process: what it calls when something goes wrong, and its options.

use std::ffi::{CStr, c_char, c_void};
use std::sync::Once;

use inkwell::context::AsContextRef;
use inkwell::llvm_sys::LLVMDiagnosticSeverity;
use inkwell::llvm_sys::core::{
    LLVMContextSetDiagnosticHandler, LLVMDisposeMessage, LLVMGetDiagInfoDescription, LLVMGetDiagInfoSeverity,
};
use inkwell::llvm_sys::error_handling::LLVMInstallFatalErrorHandler;
use inkwell::llvm_sys::prelude::LLVMDiagnosticInfoRef;
use inkwell::llvm_sys::support::LLVMParseCommandLineOptions;

/// How grave a report must be to be noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Errors and warnings are noted.
    Warning,
    /// Errors are.
    Error,
}

/// Has LLVM report its fatal errors to [`crate::give_up`]; it would end the process without a word otherwise.
pub(crate) fn install_fatal_error_handler() {
    static ONCE: Once = Once::new();
    // SAFETY: the handler has the type that LLVM calls, never unwinds, and is there as long as the process. LLVM takes one
    // handler only, which `Once` sees to.
    ONCE.call_once(|| unsafe { LLVMInstallFatalErrorHandler(Some(on_fatal_error)) });
}

/// Sets options of LLVM as its tools take them, for the whole process: the first call does. An option that LLVM doesn't know ends
/// the process, as every test would show that compiles anything.
pub fn set_options(options: &[&'static CStr]) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let program = [c"rbcdb"];
        let arguments: Vec<*const c_char> = program.iter().chain(options).map(|option| option.as_ptr()).collect();
        let Ok(count) = i32::try_from(arguments.len()) else {
            return;
        };
        // SAFETY: as many strings as said, which end in NUL and live as long as the process; LLVM keeps none of the array.
        unsafe { LLVMParseCommandLineOptions(count, arguments.as_ptr(), c"".as_ptr()) };
    });
}

extern "C" fn on_fatal_error(reason: *const c_char) {
    // SAFETY: LLVM passes a string that ends in NUL and lives as long as the call.
    let reason = unsafe { CStr::from_ptr(reason) };
    crate::give_up(&reason.to_string_lossy());
}

/// Has a context's reports kept for [`crate::take_notes`]; LLVM would end the process at the first error otherwise.
pub fn note<'c>(context: impl AsContextRef<'c>, least: Severity) {
    let handler = match least {
        Severity::Warning => on_diagnostic::<true>,
        Severity::Error => on_diagnostic::<false>,
    };
    // SAFETY: the context is valid while it is borrowed; the handler has the type that LLVM calls, never unwinds, is there
    // as long as the process, and takes nothing from the null pointer.
    unsafe { LLVMContextSetDiagnosticHandler(context.as_ctx_ref(), Some(handler), std::ptr::null_mut()) }
}

extern "C" fn on_diagnostic<const WARNINGS: bool>(diagnostic: LLVMDiagnosticInfoRef, _: *mut c_void) {
    // SAFETY: LLVM passes a diagnostic that is valid during the call; its description is a string of our own, which ends in
    // NUL and is given back by the function for it.
    unsafe {
        match LLVMGetDiagInfoSeverity(diagnostic) {
            LLVMDiagnosticSeverity::LLVMDSError => {}
            LLVMDiagnosticSeverity::LLVMDSWarning if WARNINGS => {}
            // Remarks tell what passes did.
            _ => return,
        }
        let text = LLVMGetDiagInfoDescription(diagnostic);
        crate::add_note(CStr::from_ptr(text).to_string_lossy().into_owned());
        LLVMDisposeMessage(text);
    }
}
