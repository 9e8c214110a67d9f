//! Decides whether a kernel, with all it calls, is of a kind that can be lowered.

use std::collections::HashMap;

use inkwell::module::Module;
use inkwell::targets::TargetData;

use super::raw::{self, Kind, Opcode, Type, Value};
use crate::simulate::error::SimulateError;

/// Instructions of the kernel once all calls are inlined.
const INSTRUCTIONS_MAX: u64 = 60_000;
/// Calls in calls.
const DEPTH_MAX: usize = 500;
/// Elements of a vector, or scalars in a structure that is handled as one value.
const SCALARS_MAX: u64 = 256;

/// Checks the kernel and all functions that it reaches, and gives these, callees first.
pub(super) fn accept(module: &Module<'_>, layout: &TargetData, kernel: Value) -> Result<Vec<Value>, SimulateError> {
    if raw::has_assembly(module) {
        return Err(SimulateError::unsupported("the module has inline assembly"));
    }
    if raw::has_ifuncs(module) {
        return Err(SimulateError::unsupported("the module has ifuncs"));
    }
    for (alias, target) in raw::aliases(module) {
        alias.replace_with(target);
    }
    let mut walk = Walk {
        layout,
        sizes: HashMap::new(),
        path: Vec::new(),
        done: Vec::new(),
        types: HashMap::new(),
    };
    walk.function(kernel)?;
    Ok(walk.done)
}

struct Walk<'l> {
    layout: &'l TargetData,
    /// Instructions of each function with all that it calls.
    sizes: HashMap<Value, u64>,
    /// The functions that are being looked at, caller first.
    path: Vec<Value>,
    done: Vec<Value>,
    /// Types that were looked at, with what is wrong with them.
    types: HashMap<Type, Option<String>>,
}

impl Walk<'_> {
    fn function(&mut self, function: Value) -> Result<u64, SimulateError> {
        if let Some(size) = self.sizes.get(&function) {
            return Ok(*size);
        }
        if self.path.contains(&function) {
            return Err(SimulateError::unsupported(format!(
                "function `{}` calls itself",
                function.name()
            )));
        }
        if self.path.len() >= DEPTH_MAX {
            return Err(SimulateError::unsupported(format!(
                "calls are nested more than {DEPTH_MAX} deep"
            )));
        }
        if function.is_variadic() {
            return Err(SimulateError::unsupported(format!(
                "function `{}` takes a variable number of arguments",
                function.name()
            )));
        }
        if function.has_personality() {
            return Err(SimulateError::unsupported(format!(
                "function `{}` handles exceptions",
                function.name()
            )));
        }
        self.path.push(function);
        let mut size = 0u64;
        for block in function.blocks() {
            for instruction in block.instructions() {
                size = size.saturating_add(1 + self.instruction(instruction)?);
                if size > INSTRUCTIONS_MAX {
                    return Err(SimulateError::unsupported(format!(
                        "the kernel has more than {INSTRUCTIONS_MAX} instructions with all that it calls"
                    )));
                }
            }
        }
        self.path.pop();
        self.sizes.insert(function, size);
        self.done.push(function);
        Ok(size)
    }

    /// Checks one; the size of what it calls.
    fn instruction(&mut self, at: Value) -> Result<u64, SimulateError> {
        let refuse = |what: String| {
            let line = at.line();
            Err(SimulateError::Unsupported { what, line })
        };
        let opcode = at.opcode();
        if let Some(what) = refused(opcode) {
            return refuse(what.to_owned());
        }
        if opcode != Opcode::LLVMCall {
            let operands = at.operands().into_iter().map(Value::ty);
            for ty in operands.chain([at.ty()]) {
                if let Some(what) = self.ty(ty) {
                    return refuse(what);
                }
            }
        }
        match opcode {
            Opcode::LLVMCall => return self.call(at),
            Opcode::LLVMUDiv | Opcode::LLVMSDiv | Opcode::LLVMURem | Opcode::LLVMSRem => {
                let scalar = scalar(at.ty());
                if scalar.kind() == Kind::LLVMIntegerTypeKind && scalar.bits() > 64 {
                    return refuse(format!("division of integers of {} bits", scalar.bits()));
                }
            }
            Opcode::LLVMAtomicRMW | Opcode::LLVMAtomicCmpXchg => {
                let value = at.operand(1).map(Value::ty);
                if value.is_none_or(|ty| ty.store_bytes(self.layout) > 8) {
                    return refuse("an atomic operation on more than 8 bytes".to_owned());
                }
            }
            Opcode::LLVMAlloca if !at.allocated_type().is_sized() => {
                return refuse("a local variable without a size".to_owned());
            }
            _ => {}
        }
        Ok(0)
    }

    fn call(&mut self, call: Value) -> Result<u64, SimulateError> {
        let refuse = |what: String| {
            let line = call.line();
            Err(SimulateError::Unsupported { what, line })
        };
        let Some(callee) = call.callee() else {
            return refuse("an indirect call".to_owned());
        };
        if callee.kind() == inkwell::llvm_sys::LLVMValueKind::LLVMInlineAsmValueKind {
            return refuse("inline assembly".to_owned());
        }
        if !callee.is_function() {
            return refuse("an indirect call".to_owned());
        }
        let name = callee.name();
        if callee.value_type() != call.called_type() {
            return refuse(format!("a call of `{name}` with another type than it has"));
        }
        if callee.is_intrinsic() {
            // What isn't emulated is found when it is replaced; these never reach that point.
            return Ok(8);
        }
        if call.operand_bundles() > 0 {
            return refuse(format!("a call of `{name}` with operand bundles"));
        }
        for ty in call.called_type().parameters().into_iter().chain([call.ty()]) {
            if let Some(what) = self.ty(ty) {
                return refuse(what);
            }
        }
        if callee.is_declaration() {
            return if super::library::is_known(&name) {
                Ok(8)
            } else {
                refuse(format!("a call of `{name}`, which the module doesn't define"))
            };
        }
        let parameters = callee.parameters().len() as u32;
        if (0..parameters).any(|index| callee.byval(index).is_some_and(|ty| !ty.is_sized())) {
            return refuse(format!("function `{name}` takes a structure without a size"));
        }
        self.function(callee)
    }

    /// What is wrong with a type.
    fn ty(&mut self, ty: Type) -> Option<String> {
        if let Some(known) = self.types.get(&ty) {
            return known.clone();
        }
        let mut scalars = 0;
        let problem = check_type(ty, &mut scalars, 0).or_else(|| {
            (scalars > SCALARS_MAX)
                .then(|| format!("a value of type `{}`, of more than {SCALARS_MAX} parts", ty.text()))
        });
        self.types.insert(ty, problem.clone());
        problem
    }
}

/// The type of a vector's elements; other types themselves.
pub(super) fn scalar(ty: Type) -> Type {
    match ty.kind() {
        Kind::LLVMVectorTypeKind => ty.element(),
        _ => ty,
    }
}

fn check_type(ty: Type, scalars: &mut u64, depth: usize) -> Option<String> {
    if depth > 64 || *scalars > SCALARS_MAX {
        return Some("a value of a deeply nested type".to_owned());
    }
    match ty.kind() {
        Kind::LLVMVoidTypeKind | Kind::LLVMLabelTypeKind | Kind::LLVMMetadataTypeKind => None,
        Kind::LLVMIntegerTypeKind if ty.bits() <= 128 => {
            *scalars += 1;
            None
        }
        Kind::LLVMHalfTypeKind | Kind::LLVMBFloatTypeKind | Kind::LLVMFloatTypeKind | Kind::LLVMDoubleTypeKind => {
            *scalars += 1;
            None
        }
        Kind::LLVMPointerTypeKind => {
            *scalars += 1;
            (!matches!(ty.space(), 0 | 1 | 3 | 4 | 5)).then(|| format!("a pointer to address space {}", ty.space()))
        }
        Kind::LLVMVectorTypeKind | Kind::LLVMArrayTypeKind => {
            let (length, element) = (ty.length(), ty.element());
            if length > SCALARS_MAX {
                *scalars = length;
                return None;
            }
            let mut each = 0;
            let problem = check_type(element, &mut each, depth + 1);
            *scalars = scalars.saturating_add(each.saturating_mul(length));
            problem
        }
        Kind::LLVMStructTypeKind if ty.is_sized() => ty
            .fields()
            .into_iter()
            .find_map(|field| check_type(field, scalars, depth + 1)),
        _ => Some(format!("a value of type `{}`", ty.text())),
    }
}

/// Instructions that aren't lowered.
fn refused(opcode: Opcode) -> Option<&'static str> {
    use Opcode::*;
    match opcode {
        LLVMRet | LLVMBr | LLVMSwitch | LLVMUnreachable | LLVMAdd | LLVMFAdd | LLVMSub | LLVMFSub | LLVMMul
        | LLVMFMul | LLVMUDiv | LLVMSDiv | LLVMFDiv | LLVMURem | LLVMSRem | LLVMFRem | LLVMShl | LLVMLShr
        | LLVMAShr | LLVMAnd | LLVMOr | LLVMXor | LLVMAlloca | LLVMLoad | LLVMStore | LLVMGetElementPtr | LLVMTrunc
        | LLVMZExt | LLVMSExt | LLVMFPToUI | LLVMFPToSI | LLVMUIToFP | LLVMSIToFP | LLVMFPTrunc | LLVMFPExt
        | LLVMPtrToInt | LLVMIntToPtr | LLVMBitCast | LLVMAddrSpaceCast | LLVMICmp | LLVMFCmp | LLVMPHI | LLVMCall
        | LLVMSelect | LLVMExtractElement | LLVMInsertElement | LLVMShuffleVector | LLVMExtractValue
        | LLVMInsertValue | LLVMFreeze | LLVMFence | LLVMAtomicCmpXchg | LLVMAtomicRMW | LLVMFNeg => None,
        LLVMIndirectBr => Some("an indirect branch"),
        LLVMVAArg => Some("a variable number of arguments"),
        LLVMInvoke | LLVMResume | LLVMLandingPad | LLVMCleanupRet | LLVMCatchRet | LLVMCatchPad | LLVMCleanupPad
        | LLVMCatchSwitch => Some("exceptions"),
        LLVMCallBr => Some("inline assembly"),
        _ => Some("an instruction that isn't emulated"),
    }
}
