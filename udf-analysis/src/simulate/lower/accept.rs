//! Decides whether a kernel, with all it calls, is of a kind that can be lowered.

use foldhash::{HashMap, HashMapExt};
use inkwell::module::Module;

use super::library;
use crate::llvm::raw::{self, Kind, Layout, Opcode, Role, Type, Value};
use crate::simulate::error::SimulateError;

/// Instructions of the kernel once all calls are inlined.
const INSTRUCTIONS_MAX: u64 = 60_000;
/// Calls in calls.
const DEPTH_MAX: usize = 500;
/// Local variables times basic blocks, all calls inlined: so many values LLVM may have to make of the variables.
const MERGES_MAX: u64 = 4_000_000;
/// Parts of a local variable that LLVM treats as variables of their own, at most.
const VARIABLE_PARTS_MAX: u64 = 64;
/// Elements of a vector, or parts of a structure that is handled as one value.
const PARTS_MAX: u64 = 256;

/// Checks the kernel and all functions that it reaches, and gives these, callees first.
pub(super) fn accept(module: &Module<'_>, layout: Layout<'_>, kernel: Value) -> Result<Vec<Value>, SimulateError> {
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
    layout: Layout<'l>,
    /// The size of each function with all that it calls.
    sizes: HashMap<Value, Size>,
    /// The functions that are being looked at, caller first.
    path: Vec<Value>,
    done: Vec<Value>,
    /// Types that were looked at: their parts, and what is wrong with them.
    types: HashMap<Type, (u64, Option<String>)>,
}

/// How large code is.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    /// Instructions; those on many operands or wide values count more.
    instructions: u64,
    blocks: u64,
    /// Local variables, or parts of them.
    variables: u64,
}

impl Size {
    fn add(&mut self, other: Size) {
        self.instructions = self.instructions.saturating_add(other.instructions);
        self.blocks = self.blocks.saturating_add(other.blocks);
        self.variables = self.variables.saturating_add(other.variables);
    }

    fn check(self) -> Result<(), SimulateError> {
        if self.instructions > INSTRUCTIONS_MAX {
            return Err(SimulateError::unsupported(format!(
                "the kernel has more than {INSTRUCTIONS_MAX} instructions with all that it calls"
            )));
        }
        if self.variables.saturating_mul(self.blocks) > MERGES_MAX {
            return Err(SimulateError::unsupported(format!(
                "the kernel has {} local variables and {} basic blocks with all that it calls, which is too much",
                self.variables, self.blocks
            )));
        }
        Ok(())
    }
}

impl Walk<'_> {
    fn function(&mut self, function: Value) -> Result<Size, SimulateError> {
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
        let mut size = Size::default();
        for block in function.blocks() {
            size.blocks += 1;
            for instruction in block.instructions() {
                size.add(self.instruction(instruction)?);
                size.check()?;
            }
        }
        self.path.pop();
        self.sizes.insert(function, size);
        self.done.push(function);
        Ok(size)
    }

    /// Checks one; its size with what it calls.
    fn instruction(&mut self, at: Value) -> Result<Size, SimulateError> {
        let refuse = |what: String| {
            let line = at.line();
            Err(SimulateError::Unsupported { what, line })
        };
        let opcode = at.opcode();
        if let Some(what) = refused(opcode) {
            return refuse(what.to_owned());
        }
        let mut size = Size {
            instructions: 1 + u64::from(at.operand_count()) / 4,
            ..Size::default()
        };
        let mut widest = 1;
        if opcode != Opcode::LLVMCall {
            let operands = at.operands().into_iter().map(Value::ty);
            for ty in operands.chain([at.ty()]) {
                let (parts, problem) = self.ty(ty);
                if let Some(what) = problem {
                    return refuse(what);
                }
                widest = widest.max(parts);
            }
        }
        size.instructions += 2 * (widest - 1);
        match opcode {
            Opcode::LLVMCall => {
                size.add(self.call(at)?);
            }
            Opcode::LLVMUDiv | Opcode::LLVMSDiv | Opcode::LLVMURem | Opcode::LLVMSRem => {
                let scalar = scalar(at.ty());
                if scalar.kind() == Kind::LLVMIntegerTypeKind && scalar.bits() > 64 {
                    return refuse(format!("division of integers of {} bits", scalar.bits()));
                }
            }
            Opcode::LLVMAtomicRMW | Opcode::LLVMAtomicCmpXchg => {
                let value = at.operand(1).map(Value::ty);
                if value.is_none_or(|ty| self.layout.store_size(ty) > 8) {
                    return refuse("an atomic operation on more than 8 bytes".to_owned());
                }
            }
            Opcode::LLVMAlloca if !at.allocated_type().is_sized() => {
                return refuse("a local variable without a size".to_owned());
            }
            Opcode::LLVMAlloca => {
                size.variables = self.ty(at.allocated_type()).0.clamp(1, VARIABLE_PARTS_MAX);
            }
            _ => {}
        }
        Ok(size)
    }

    fn call(&mut self, call: Value) -> Result<Size, SimulateError> {
        let refuse = |what: String| {
            let line = call.line();
            Err(SimulateError::Unsupported { what, line })
        };
        let callee = call.callee();
        if callee.role() == Role::Assembly {
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
            // Which of them isn't emulated shows when it is replaced.
            let mut size = Size {
                instructions: 8,
                ..Size::default()
            };
            for operand in call.call_arguments() {
                size.instructions += 2 * self.ty(operand.ty()).0;
            }
            return Ok(size);
        }
        if call.operand_bundles() > 0 {
            return refuse(format!("a call of `{name}` with operand bundles"));
        }
        for ty in call.called_type().parameters().into_iter().chain([call.ty()]) {
            if let (_, Some(what)) = self.ty(ty) {
                return refuse(what);
            }
        }
        if callee.is_declaration() {
            let Some(expected) = library::signature(&name) else {
                return refuse(format!("a call of `{name}`, which the module doesn't define"));
            };
            if callee.is_variadic() || library::signature_of(call.called_type()) != expected {
                let ty = call.called_type().text();
                return refuse(format!(
                    "a call of `{name}` of type `{ty}`, which isn't the type of that function"
                ));
            }
            return Ok(Size {
                instructions: 8,
                ..Size::default()
            });
        }
        let parameters = callee.parameters().len() as u32;
        if (0..parameters).any(|index| callee.byval(index).is_some_and(|ty| !ty.is_sized())) {
            return refuse(format!("function `{name}` takes a structure without a size"));
        }
        self.function(callee)
    }

    /// The parts of a type, and what is wrong with it.
    fn ty(&mut self, ty: Type) -> (u64, Option<String>) {
        if let Some(known) = self.types.get(&ty) {
            return known.clone();
        }
        let mut parts = 0;
        let problem = check_type(ty, &mut parts, 0).or_else(|| {
            (parts > PARTS_MAX).then(|| format!("a value of type `{}`, of more than {PARTS_MAX} parts", ty.text()))
        });
        let result = (parts.max(1), problem);
        self.types.insert(ty, result.clone());
        result
    }
}

/// The type of a vector's elements; other types themselves.
pub(super) fn scalar(ty: Type) -> Type {
    match ty.kind() {
        Kind::LLVMVectorTypeKind => ty.element(),
        _ => ty,
    }
}

fn check_type(ty: Type, parts: &mut u64, depth: usize) -> Option<String> {
    if depth > 64 || *parts > PARTS_MAX {
        return Some("a value of a deeply nested type".to_owned());
    }
    match ty.kind() {
        Kind::LLVMVoidTypeKind | Kind::LLVMLabelTypeKind | Kind::LLVMMetadataTypeKind => None,
        Kind::LLVMIntegerTypeKind if ty.bits() <= 128 => {
            *parts += 1;
            None
        }
        Kind::LLVMHalfTypeKind | Kind::LLVMBFloatTypeKind | Kind::LLVMFloatTypeKind | Kind::LLVMDoubleTypeKind => {
            *parts += 1;
            None
        }
        Kind::LLVMPointerTypeKind => {
            *parts += 1;
            (!matches!(ty.space(), 0 | 1 | 3 | 4 | 5)).then(|| format!("a pointer to address space {}", ty.space()))
        }
        Kind::LLVMVectorTypeKind | Kind::LLVMArrayTypeKind => {
            let (length, element) = (ty.length(), ty.element());
            if length > PARTS_MAX {
                *parts = length;
                return None;
            }
            let mut each = 0;
            let problem = check_type(element, &mut each, depth + 1);
            *parts = parts.saturating_add(each.saturating_mul(length));
            problem
        }
        Kind::LLVMStructTypeKind if ty.is_sized() => {
            // An empty one counts, too: structures of structures of such grow fast.
            *parts += 1;
            ty.fields()
                .into_iter()
                .find_map(|field| check_type(field, parts, depth + 1))
        }
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
