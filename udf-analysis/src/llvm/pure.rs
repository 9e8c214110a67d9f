//! Functions whose result is a function of their arguments, whatever they do inside: they needn't be inlined.
//!
//! *Lemma P*: let a function have no pointer among its parameters, and let it and all that it calls touch no memory but their
//! own variables and constants, and do nothing else that others see or that depends on the thread. Then it computes the same
//! from the same arguments, on whichever thread.

use foldhash::HashMap;

use crate::evaluate::is_pure_intrinsic;
use crate::loosen::{Rule, loosened};

use super::raw::{Block, Class, Opcode, Role, Value};

/// Smaller functions are inlined, where more is known of what they compute.
const INSTRUCTIONS_MIN: usize = 40;
/// Functions that compute integers may compute indices: these are inlined unless they are very large.
const INTEGER_INSTRUCTIONS_MIN: usize = 400;

/// What is known of functions.
#[derive(Default)]
pub struct Functions {
    /// Whether a function touches nothing but its own variables, constants and what its arguments point to. Of functions at
    /// work, that it doesn't: so recursion isn't taken for pure.
    contained: HashMap<Value, bool>,
}

impl Functions {
    /// Whether calls of the function are followed as one operation.
    pub fn is_opaque(&mut self, function: Value) -> bool {
        if function.is_declaration() || function.is_variadic() {
            return false;
        }
        let least = match function.value_type().result().class() {
            Class::Pointer | Class::Void => return false,
            Class::Int(_) => INTEGER_INSTRUCTIONS_MIN,
            _ => INSTRUCTIONS_MIN,
        };
        let size: usize = function.blocks().into_iter().map(|b| b.instructions().len()).sum();
        size >= least && self.is_pure(function)
    }

    /// Whether the result is a function of the arguments.
    pub fn is_pure(&mut self, function: Value) -> bool {
        let pointer = |value: Value| matches!(value.ty().class(), Class::Pointer | Class::Vector | Class::Other);
        !function.parameters().into_iter().any(pointer) && self.is_contained(function)
    }

    fn is_contained(&mut self, function: Value) -> bool {
        if let Some(&known) = self.contained.get(&function) {
            return known;
        }
        self.contained.insert(function, false);
        let mut instructions = function.blocks().into_iter().flat_map(Block::instructions);
        let contained = !function.is_declaration() && instructions.all(|i| self.is_harmless(i));
        self.contained.insert(function, contained);
        contained
    }

    fn is_harmless(&mut self, instruction: Value) -> bool {
        use Opcode::*;
        let operands = instruction.operands();
        let is_pointer = |value: &Value| value.ty().class() == Class::Pointer;
        match instruction.opcode() {
            LLVMRet => !operands.iter().any(is_pointer),
            LLVMBr | LLVMSwitch | LLVMUnreachable | LLVMAlloca | LLVMPHI | LLVMSelect | LLVMFreeze
            | LLVMGetElementPtr | LLVMBitCast | LLVMAddrSpaceCast => true,
            LLVMLoad => instruction.is_plain() && !is_pointer(&instruction) && is_own(operands[0], false),
            // An address that is stored could come back as data.
            LLVMStore => instruction.is_plain() && !is_pointer(&operands[0]) && is_own(operands[1], true),
            LLVMICmp => !operands.iter().any(is_pointer),
            LLVMFCmp | LLVMFNeg | LLVMAdd | LLVMFAdd | LLVMSub | LLVMFSub | LLVMMul | LLVMFMul | LLVMUDiv
            | LLVMSDiv | LLVMFDiv | LLVMURem | LLVMSRem | LLVMFRem | LLVMShl | LLVMLShr | LLVMAShr | LLVMAnd
            | LLVMOr | LLVMXor | LLVMTrunc | LLVMZExt | LLVMSExt | LLVMFPToUI | LLVMFPToSI | LLVMUIToFP
            | LLVMSIToFP | LLVMFPTrunc | LLVMFPExt | LLVMExtractValue | LLVMInsertValue | LLVMExtractElement
            | LLVMInsertElement | LLVMShuffleVector => true,
            LLVMCall => self.is_harmless_call(instruction),
            _ => false,
        }
    }

    fn is_harmless_call(&mut self, call: Value) -> bool {
        let callee = call.callee();
        if callee.role() != Role::Function {
            return false;
        }
        let arguments = call.call_arguments();
        let own = |value: &Value, written| value.ty().class() != Class::Pointer || is_own(*value, written);
        let name = callee.name();
        match name.strip_prefix("llvm.") {
            Some(name) if name.starts_with("memcpy") || name.starts_with("memmove") => {
                own(&arguments[0], true) && own(&arguments[1], false)
            }
            Some(name) if name.starts_with("memset") => own(&arguments[0], true),
            Some(name) => is_pure_intrinsic(name) || loosened(Rule::PureFunctions),
            // What is handed on may be written.
            None => arguments.iter().all(|a| own(a, true)) && self.is_contained(callee),
        }
    }
}

/// Whether an address is that of a variable of the function, of what a parameter points to, or of a constant that is only read.
fn is_own(address: Value, written: bool) -> bool {
    let (mut work, mut seen) = (vec![address], Vec::new());
    while let Some(value) = work.pop() {
        if seen.contains(&value) {
            continue;
        }
        seen.push(value);
        let own = match value.role() {
            Role::Argument | Role::Undefined | Role::Poison => true,
            Role::Global => !written && value.is_constant_global(),
            Role::Instruction | Role::Expression => match value.opcode() {
                Opcode::LLVMAlloca => true,
                Opcode::LLVMGetElementPtr | Opcode::LLVMBitCast | Opcode::LLVMAddrSpaceCast | Opcode::LLVMFreeze => {
                    work.push(value.operands()[0]);
                    true
                }
                Opcode::LLVMPHI => {
                    work.extend(value.incoming().into_iter().map(|(_, v)| v));
                    true
                }
                Opcode::LLVMSelect => {
                    work.extend(&value.operands()[1..]);
                    true
                }
                _ => false,
            },
            _ => false,
        };
        if !own {
            return false;
        }
    }
    true
}
