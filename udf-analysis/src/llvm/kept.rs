//! Reads that LLVM's passes must leave.
//!
//! A store of what was just read from the same cell goes, and the read with it where nothing else needs it. To a thread alone
//! both are nothing; among others they may put an old value back over what another thread wrote. With the read left, that
//! other write is held against it.

use inkwell::context::Context;
use inkwell::module::Module;

use super::raw::{self, Builder, Opcode, Role, Type, Value};

/// Marks the reads of memory that the same function writes. The marks mean nothing to the passes but that the value is used, and
/// calls of `llvm.sideeffect` are nothing to whoever follows the code.
pub fn keep_reads(context: &Context, module: &Module<'_>) {
    let builder = Builder::new(context);
    for function in raw::functions(module) {
        let instructions: Vec<Value> = function
            .blocks()
            .into_iter()
            .flat_map(raw::Block::instructions)
            .collect();
        let written: Vec<Option<Value>> = instructions.iter().filter_map(|i| Some(base(stored_to(*i)?))).collect();
        let meets = |of: Option<Value>| written.iter().any(|w| w.is_none() || of.is_none() || *w == of);
        for pair in instructions.windows(2) {
            let (instruction, next) = (pair[0], pair[1]);
            match instruction.opcode() {
                // Passes leave the others in any case.
                Opcode::LLVMLoad if instruction.is_plain() && meets(base(instruction.operands()[0])) => {
                    builder.before(next);
                    builder.keep(module, instruction);
                }
                // A copy of a block of memory onto itself reads it.
                Opcode::LLVMCall if is_copy(instruction) => {
                    let (to, from) = (instruction.operands()[0], instruction.operands()[1]);
                    if base(to).is_none() || base(from).is_none() || base(to) == base(from) {
                        builder.before(instruction);
                        let byte = builder.load(Type::integer(context, 8), from);
                        builder.keep(module, byte);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The address that an instruction writes by a plain store or a copy.
fn stored_to(instruction: Value) -> Option<Value> {
    match instruction.opcode() {
        Opcode::LLVMStore => Some(instruction.operands()[1]),
        Opcode::LLVMCall if is_copy(instruction) => Some(instruction.operands()[0]),
        _ => None,
    }
}

fn is_copy(call: Value) -> bool {
    let callee = call.callee();
    callee.role() == Role::Function
        && ["llvm.memcpy", "llvm.memmove"]
            .iter()
            .any(|name| callee.name().starts_with(name))
}

/// The variable, argument or other object that an address counts from; none where that isn't seen.
fn base(mut address: Value) -> Option<Value> {
    loop {
        match address.role() {
            Role::Argument | Role::Global => return Some(address),
            Role::Instruction | Role::Expression => match address.opcode() {
                Opcode::LLVMAlloca => return Some(address),
                Opcode::LLVMGetElementPtr | Opcode::LLVMBitCast | Opcode::LLVMAddrSpaceCast | Opcode::LLVMFreeze => {
                    address = address.operands()[0];
                }
                _ => return None,
            },
            _ => return None,
        }
    }
}
