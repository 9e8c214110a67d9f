//! Flags that a kernel polls: words that somebody else would set, to end it early.
//!
//! A volatile or atomic read of a buffer that the kernel itself doesn't write, of which it only asks whether there is 0, is taken
//! to find 0; the report says so. What is done once the flag is set is no part of what is claimed.

use crate::evaluate::Written;
use crate::llvm::raw::{Opcode, Predicate, Role, Value};
use crate::loosen::{Rule, loosened};

/// Puts 0 in the place of reads of flags; the parameters that point to them, by their index.
pub fn unset(function: Value) -> Vec<usize> {
    let written = Written::by(function);
    let parameters = function.parameters();
    let mut flags = Vec::new();
    for read in function.blocks().into_iter().flat_map(|block| block.instructions()) {
        if read.opcode() != Opcode::LLVMLoad || read.is_plain() {
            continue;
        }
        let root = root(read.operands()[0]);
        let Some(index) = parameters.iter().position(|p| *p == root) else {
            continue;
        };
        let by_value = u32::try_from(index).is_ok_and(|index| function.byval(index).is_some());
        if by_value || (written.contains(root) && !loosened(Rule::Flags)) || !is_asked(read) {
            continue;
        }
        read.replace_with(read.ty().null());
        read.erase();
        if !flags.contains(&index) {
            flags.push(index);
        }
    }
    flags
}

/// What a report says of a flag that it takes to be unset.
pub fn assumption(name: &str) -> String {
    format!("{PREFIX}{name}{SUFFIX}")
}

/// The flag that such a sentence is about.
pub fn flag_of(assumption: &str) -> Option<&str> {
    assumption.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)
}

const PREFIX: &str = "the flag ";
const SUFFIX: &str = " is 0, and nobody sets it";

/// Whether it is only asked whether a value is 0.
fn is_asked(value: Value) -> bool {
    value.users().iter().all(|user| {
        user.opcode() == Opcode::LLVMICmp
            && matches!(user.int_predicate(), Predicate::LLVMIntEQ | Predicate::LLVMIntNE)
            && user.operands().iter().any(|operand| operand.int() == Some(0))
    })
}

/// What an address counts from.
fn root(mut address: Value) -> Value {
    while address.role() == Role::Instruction
        && matches!(
            address.opcode(),
            Opcode::LLVMGetElementPtr | Opcode::LLVMAddrSpaceCast | Opcode::LLVMBitCast
        )
    {
        address = address.operands()[0];
    }
    address
}
