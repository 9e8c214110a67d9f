//! Modules, and the way of their code into memory.

use std::ffi::{CStr, CString};
use std::sync::Once;

use inkwell::context::{AsContextRef, Context};
use inkwell::llvm_sys::core::*;
use inkwell::llvm_sys::debuginfo::LLVMStripModuleDebugInfo;
use inkwell::llvm_sys::ir_reader::LLVMParseIRInContext2;
use inkwell::llvm_sys::prelude::*;
use inkwell::llvm_sys::support::LLVMParseCommandLineOptions;
use inkwell::module::Module;

use super::{Type, Value, handle, text};

/// Reads text or bitcode; the message, if it is neither. (inkwell's way of reading keeps the input's copy for good.)
pub(crate) fn parse<'c>(context: &'c Context, ir: &[u8]) -> Result<Module<'c>, String> {
    let (mut module, mut message) = (std::ptr::null_mut(), std::ptr::null_mut());
    // The copy ends with the NUL that the reader of text wants.
    let buffer = llvm!(LLVMCreateMemoryBufferWithMemoryRangeCopy(
        ir.as_ptr().cast(),
        ir.len(),
        c"kernel".as_ptr()
    ));
    let failed = llvm!(LLVMParseIRInContext2(
        context.as_ctx_ref(),
        buffer,
        &mut module,
        &mut message
    )) != 0;
    llvm!(LLVMDisposeMemoryBuffer(buffer));
    if !failed && !module.is_null() {
        // SAFETY: a module of this context, which nobody else owns.
        return Ok(unsafe { Module::new(module) });
    }
    if message.is_null() {
        return Err("no reason is given".to_owned());
    }
    // SAFETY: LLVM gives a NUL-terminated string.
    let text = unsafe { CStr::from_ptr(message) }.to_string_lossy().trim().to_owned();
    llvm!(LLVMDisposeMessage(message));
    Err(text)
}

/// The functions of a module.
pub(crate) fn functions(module: &Module<'_>) -> Vec<Value> {
    let first = llvm!(LLVMGetFirstFunction(module.as_mut_ptr()));
    std::iter::successors(handle(first, Value), |f| handle(llvm!(LLVMGetNextFunction(f.0)), Value)).collect()
}

/// The global variables of a module.
pub(crate) fn globals(module: &Module<'_>) -> Vec<Value> {
    let first = llvm!(LLVMGetFirstGlobal(module.as_mut_ptr()));
    std::iter::successors(handle(first, Value), |g| handle(llvm!(LLVMGetNextGlobal(g.0)), Value)).collect()
}

/// The aliases of a module, with what they stand for.
pub(crate) fn aliases(module: &Module<'_>) -> Vec<(Value, Value)> {
    let first = llvm!(LLVMGetFirstGlobalAlias(module.as_mut_ptr()));
    std::iter::successors(handle(first, Value), |a| {
        handle(llvm!(LLVMGetNextGlobalAlias(a.0)), Value)
    })
    .filter_map(|alias| Some((alias, handle(llvm!(LLVMAliasGetAliasee(alias.0)), Value)?)))
    .collect()
}

/// Whether a module has functions that are chosen when it is loaded.
pub(crate) fn has_ifuncs(module: &Module<'_>) -> bool {
    !llvm!(LLVMGetFirstGlobalIFunc(module.as_mut_ptr())).is_null()
}

/// Whether a module has assembly of its own.
pub(crate) fn has_assembly(module: &Module<'_>) -> bool {
    let mut length = 0;
    llvm!(LLVMGetModuleInlineAsm(module.as_mut_ptr(), &mut length));
    length > 0
}

/// The functions that `!nvvm.annotations` names as kernels.
pub(crate) fn annotated_kernels(module: &Module<'_>) -> Vec<Value> {
    const NAME: &CStr = c"nvvm.annotations";
    let mut nodes =
        vec![std::ptr::null_mut(); llvm!(LLVMGetNamedMetadataNumOperands(module.as_mut_ptr(), NAME.as_ptr())) as usize];
    llvm!(LLVMGetNamedMetadataOperands(
        module.as_mut_ptr(),
        NAME.as_ptr(),
        nodes.as_mut_ptr()
    ));
    let mut kernels = Vec::new();
    for node in nodes {
        let mut operands = vec![std::ptr::null_mut(); llvm!(LLVMGetMDNodeNumOperands(node)) as usize];
        llvm!(LLVMGetMDNodeOperands(node, operands.as_mut_ptr()));
        let Some(function) = operands.first().copied().and_then(|raw| handle(raw, Value)) else {
            continue;
        };
        let kernel = operands.iter().skip(1).step_by(2).any(|raw| {
            let mut length = 0;
            !raw.is_null() && !llvm!(LLVMIsAMDString(*raw)).is_null() && {
                let pointer = llvm!(LLVMGetMDString(*raw, &mut length));
                text(pointer, length as usize) == "kernel"
            }
        });
        if kernel && function.is_function() {
            kernels.push(function);
        }
    }
    kernels
}

/// Adds a function.
pub(crate) fn add_function(module: &Module<'_>, name: &CStr, ty: Type) -> Value {
    Value(llvm!(LLVMAddFunction(module.as_mut_ptr(), name.as_ptr(), ty.0)))
}

/// Adds a global variable.
pub(crate) fn add_global(module: &Module<'_>, name: &str, ty: Type) -> Value {
    let name = CString::new(name).unwrap_or_default();
    Value(llvm!(LLVMAddGlobal(module.as_mut_ptr(), ty.0, name.as_ptr())))
}

/// An intrinsic's declaration for these overloaded types.
pub(crate) fn intrinsic(module: &Module<'_>, name: &str, types: &[Type]) -> Option<(Value, Type)> {
    let id = llvm!(LLVMLookupIntrinsicID(name.as_ptr().cast(), name.len()));
    if id == 0 {
        return None;
    }
    let mut raw: Vec<LLVMTypeRef> = types.iter().map(|ty| ty.0).collect();
    let function = Value(llvm!(LLVMGetIntrinsicDeclaration(
        module.as_mut_ptr(),
        id,
        raw.as_mut_ptr(),
        raw.len()
    )));
    Some((function, function.value_type()))
}

/// Removes what debuggers want.
pub(crate) fn strip_debug_info(module: &Module<'_>) {
    llvm!(LLVMStripModuleDebugInfo(module.as_mut_ptr()));
}

/// Loads an image that [`super::lower`] made.
pub(crate) fn load(
    image: rbcdb_runtime_cpu::simt::Image,
) -> Result<rbcdb_runtime_cpu::simt::Kernel, rbcdb_runtime_cpu::LoadError> {
    // SAFETY: the lowering made the object, by the emulator's protocol.
    unsafe { rbcdb_runtime_cpu::simt::Kernel::load(image) }
}

/// Has LLVM's reader hand out modules as they are, once for the process. By itself it looks at their debug information,
/// and ends the process where a module is broken.
pub(crate) fn read_without_upgrading_debug_info() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let arguments = [c"rbcdb".as_ptr(), c"-disable-auto-upgrade-debug-info".as_ptr()];
        llvm!(LLVMParseCommandLineOptions(2, arguments.as_ptr(), c"".as_ptr()));
    });
}

/// The version of a module's debug information.
pub(crate) fn debug_info_version(module: &Module<'_>) -> Option<u64> {
    const KEY: &str = "Debug Info Version";
    let flag = llvm!(LLVMGetModuleFlag(module.as_mut_ptr(), KEY.as_ptr().cast(), KEY.len()));
    if flag.is_null() {
        return None;
    }
    let value = llvm!(LLVMMetadataAsValue(LLVMGetModuleContext(module.as_mut_ptr()), flag));
    // A constant as metadata is a node of one operand.
    let mut operands = vec![std::ptr::null_mut(); llvm!(LLVMGetMDNodeNumOperands(value)) as usize];
    llvm!(LLVMGetMDNodeOperands(value, operands.as_mut_ptr()));
    operands.first().and_then(|raw| handle(*raw, Value))?.as_constant()
}
