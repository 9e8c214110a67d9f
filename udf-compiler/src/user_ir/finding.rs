//! What is wrong with a user's IR: short makers of [`Diagnostic`]s for the codes of this module.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, codes};

/// The first thing found wrong. IR is made by programs: what follows a first mistake says little.
pub(super) type Finding = Box<Diagnostic>;

/// Not LLVM IR, or not as far as it is read here.
pub(super) fn syntax(span: Range<usize>, message: impl Into<String>) -> Finding {
    let hint = "the text is read as LLVM IR, as `clang -S -emit-llvm` and Numba's `inspect_llvm()` write it";
    Box::new(Diagnostic::new(codes::LLVM_SYNTAX, span, message).hint(hint))
}

/// IR that can be read, but breaks a rule of LLVM.
pub(super) fn invalid(span: Range<usize>, message: impl Into<String>) -> Finding {
    let hint = "the IR breaks a rule of LLVM; `opt -passes=verify` says more";
    Box::new(Diagnostic::new(codes::LLVM_INVALID, span, message).hint(hint))
}

/// Something that IR from a user must not contain.
pub(super) fn refused(span: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Finding {
    Box::new(Diagnostic::new(codes::LLVM_REFUSED, span, message).hint(hint))
}

/// A call of something that isn't there.
pub(super) fn no_callee(span: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Finding {
    Box::new(Diagnostic::new(codes::LLVM_CALL, span, message).hint(hint))
}

/// A use of memory that can't be checked.
pub(super) fn memory(span: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Finding {
    Box::new(Diagnostic::new(codes::LLVM_MEMORY, span, message).hint(hint))
}

/// More than a function may have of something.
pub(super) fn too_large(span: Range<usize>, message: impl Into<String>) -> Finding {
    let hint = "make the IR with optimisation (-O2), or split the function into several";
    Box::new(Diagnostic::new(codes::LLVM_TOO_LARGE, span, message).hint(hint))
}
