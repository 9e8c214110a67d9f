//! Reads a module and finds the kernel in it.

use inkwell::context::Context;
use inkwell::module::Module;

use crate::llvm::kernel_functions;
use crate::llvm::raw::{self, Value};
use crate::simulate::error::SimulateError;

/// Larger inputs aren't read.
const BYTES_MAX: usize = 32 << 20;
/// Brackets in brackets, at most: the reader recurses.
const NESTING_MAX: usize = 500;
/// The version of debug information that LLVM 22 understands.
const DEBUG_INFO_VERSION: u64 = 3;

/// Parses IR, as text or bitcode, and checks it. Text may come from anybody; call it in [`super::isolated`].
///
/// # Errors
/// If it isn't LLVM IR, is broken, too large or nested too deeply.
pub fn read<'c>(context: &'c Context, ir: &[u8]) -> Result<Module<'c>, SimulateError> {
    if ir.len() > BYTES_MAX {
        return Err(SimulateError::Unreadable(format!(
            "{} bytes, at most {BYTES_MAX} are taken",
            ir.len()
        )));
    }
    let bitcode = ir.starts_with(b"BC\xC0\xDE") || ir.starts_with(&[0xDE, 0xC0, 0x17, 0x0B]);
    if !bitcode {
        check_nesting(ir)?;
    }
    raw::read_without_upgrading_debug_info();
    let module = raw::parse(context, ir).map_err(SimulateError::Unreadable)?;
    module
        .verify()
        .map_err(|error| SimulateError::Unreadable(error.to_string().trim().to_owned()))?;
    if raw::debug_info_version(&module) != Some(DEBUG_INFO_VERSION) {
        raw::strip_debug_info(&module);
    }
    Ok(module)
}

/// Refuses text that is nested so deeply that reading it would take all of the stack.
fn check_nesting(text: &[u8]) -> Result<(), SimulateError> {
    let (mut depth, mut quoted, mut comment) = (0usize, false, false);
    for byte in text {
        match byte {
            b'\n' => comment = false,
            _ if comment => {}
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b';' => comment = true,
            b'(' | b'[' | b'{' | b'<' => depth += 1,
            b')' | b']' | b'}' | b'>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > NESTING_MAX {
            return Err(SimulateError::Unreadable(format!(
                "brackets are nested more than {NESTING_MAX} deep"
            )));
        }
    }
    Ok(())
}

/// The kernel of that name.
pub(super) fn find_kernel(module: &Module<'_>, name: &str) -> Result<Value, SimulateError> {
    let kernels = kernel_functions(module);
    kernels
        .iter()
        .copied()
        .find(|kernel| kernel.name() == name)
        .ok_or_else(|| SimulateError::NoKernel {
            kernel: name.to_owned(),
            available: kernels.iter().map(|kernel| kernel.name()).collect(),
        })
}

/// Refuses modules for other targets, whose types have another layout.
pub(super) fn check_target(module: &Module<'_>) -> Result<(), SimulateError> {
    let triple = module.get_triple();
    let triple = triple.as_str().to_string_lossy();
    if !triple.is_empty() && !triple.starts_with("nvptx64") {
        return Err(SimulateError::unsupported(format!(
            "the module is for `{triple}`, not for nvptx64"
        )));
    }
    let layout = module.get_data_layout();
    let layout = layout.as_str().to_string_lossy();
    // As clang's --nvptx-short-ptr makes them: other sizes of structures, other address arithmetic.
    for short in ["p:32", "p3:32", "p4:32", "p5:32"] {
        if layout.split('-').any(|part| part.starts_with(short)) {
            return Err(SimulateError::unsupported(format!(
                "the module's data layout has pointers of 32 bits (`{short}`)"
            )));
        }
    }
    if layout.split('-').any(|part| part == "E") {
        return Err(SimulateError::unsupported("the module's data layout is big-endian"));
    }
    Ok(())
}
