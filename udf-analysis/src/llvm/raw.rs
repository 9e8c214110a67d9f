//! LLVM's C interface, walked read-only: what inkwell doesn't show of a module.
//!
//! Every handle here borrows the [`Module`] it was taken from, which is not changed while handles live.

#![allow(unsafe_code, reason = "the one place that walks LLVM's C interface")]

use std::ffi::CStr;
use std::marker::PhantomData;

use inkwell::llvm_sys::core::*;
use inkwell::llvm_sys::prelude::*;
use inkwell::llvm_sys::target::{LLVMABISizeOfType, LLVMGetModuleDataLayout, LLVMOffsetOfElement, LLVMStoreSizeOfType};
use inkwell::llvm_sys::{LLVMAtomicOrdering, LLVMTypeKind, LLVMValueKind};
pub use inkwell::llvm_sys::{LLVMAtomicRMWBinOp as AtomicOp, LLVMIntPredicate, LLVMOpcode as Opcode};
use inkwell::module::Module;

/// A value of a module.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Value<'m>(LLVMValueRef, PhantomData<&'m ()>);

/// A basic block of a module.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Block<'m>(LLVMBasicBlockRef, PhantomData<&'m ()>);

/// A type of a module.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Type<'m>(LLVMTypeRef, PhantomData<&'m ()>);

/// The sizes of a module's types.
#[derive(Clone, Copy)]
pub struct Layout<'m>(inkwell::llvm_sys::target::LLVMTargetDataRef, PhantomData<&'m ()>);

/// What kind of value it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A parameter of the function.
    Argument,
    /// An instruction.
    Instruction,
    /// A global variable.
    Global,
    /// A function.
    Function,
    /// An integer constant.
    Int,
    /// A null pointer or a zero aggregate.
    Zero,
    /// Undef or poison.
    Undefined,
    /// A constant expression.
    Expression,
    /// Inline assembly.
    Assembly,
    /// Another constant.
    Constant,
    /// Something else, such as metadata.
    Other,
}

/// What kind of type it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// No value.
    Void,
    /// An integer of so many bits.
    Int(u32),
    /// A floating-point number of so many bits.
    Float(u32),
    /// A pointer.
    Pointer,
    /// A struct.
    Struct,
    /// An array.
    Array,
    /// A vector.
    Vector,
    /// Something else.
    Other,
}

fn text(pointer: *mut std::ffi::c_char) -> String {
    // SAFETY: LLVM's Print… functions return a NUL-terminated message that the caller disposes of.
    unsafe {
        let text = CStr::from_ptr(pointer).to_string_lossy().into_owned();
        LLVMDisposeMessage(pointer);
        text
    }
}

/// The sizes of a module's types.
pub fn layout<'m>(module: &'m Module<'_>) -> Layout<'m> {
    // SAFETY: the module is valid; its data layout lives as long as it does.
    Layout(unsafe { LLVMGetModuleDataLayout(module.as_mut_ptr()) }, PhantomData)
}

/// The functions of a module.
pub fn functions<'m>(module: &'m Module<'_>) -> Vec<Value<'m>> {
    // SAFETY: the list is walked from its first element by LLVM's own links.
    walk(unsafe { LLVMGetFirstFunction(module.as_mut_ptr()) }, |f| unsafe {
        LLVMGetNextFunction(f)
    })
}

/// The kernels that `!nvvm.annotations` names.
pub fn annotated_kernels(module: &Module<'_>) -> Vec<String> {
    let name = c"nvvm.annotations";
    // SAFETY: the operands are copied into a buffer of the length that LLVM gives; each is a metadata node as value.
    let nodes = unsafe {
        let count = LLVMGetNamedMetadataNumOperands(module.as_mut_ptr(), name.as_ptr());
        let mut nodes = vec![std::ptr::null_mut(); count as usize];
        LLVMGetNamedMetadataOperands(module.as_mut_ptr(), name.as_ptr(), nodes.as_mut_ptr());
        nodes
    };
    let mut kernels = Vec::new();
    for node in nodes {
        // SAFETY: as above; operands that are absent are null.
        let operands = unsafe {
            let mut operands = vec![std::ptr::null_mut(); LLVMGetMDNodeNumOperands(node) as usize];
            LLVMGetMDNodeOperands(node, operands.as_mut_ptr());
            operands
        };
        let Some((&function, properties)) = operands.split_first() else {
            continue;
        };
        let is_kernel = properties.iter().any(|&property| {
            let mut length = 0;
            // SAFETY: null and non-strings are told apart by LLVM, which returns null for the latter.
            unsafe {
                if property.is_null() {
                    return false;
                }
                let string = LLVMGetMDString(property, &mut length);
                !string.is_null()
                    && std::slice::from_raw_parts(string.cast::<u8>(), length as usize) == b"kernel".as_slice()
            }
        });
        if is_kernel && !function.is_null() {
            kernels.push(Value(function, PhantomData).name());
        }
    }
    kernels
}

fn walk<'m>(first: LLVMValueRef, next: impl Fn(LLVMValueRef) -> LLVMValueRef) -> Vec<Value<'m>> {
    let mut values = Vec::new();
    let mut value = first;
    while !value.is_null() {
        values.push(Value(value, PhantomData));
        value = next(value);
    }
    values
}

impl<'m> Value<'m> {
    fn of(value: LLVMValueRef) -> Value<'m> {
        Value(value, PhantomData)
    }

    /// What kind of value it is.
    pub fn kind(self) -> Kind {
        // SAFETY: the value is valid while its module is borrowed.
        match unsafe { LLVMGetValueKind(self.0) } {
            LLVMValueKind::LLVMArgumentValueKind => Kind::Argument,
            LLVMValueKind::LLVMInstructionValueKind => Kind::Instruction,
            LLVMValueKind::LLVMGlobalVariableValueKind => Kind::Global,
            LLVMValueKind::LLVMFunctionValueKind => Kind::Function,
            LLVMValueKind::LLVMConstantIntValueKind => Kind::Int,
            LLVMValueKind::LLVMConstantPointerNullValueKind | LLVMValueKind::LLVMConstantAggregateZeroValueKind => {
                Kind::Zero
            }
            LLVMValueKind::LLVMUndefValueValueKind | LLVMValueKind::LLVMPoisonValueKind => Kind::Undefined,
            LLVMValueKind::LLVMConstantExprValueKind => Kind::Expression,
            LLVMValueKind::LLVMInlineAsmValueKind => Kind::Assembly,
            LLVMValueKind::LLVMConstantArrayValueKind
            | LLVMValueKind::LLVMConstantStructValueKind
            | LLVMValueKind::LLVMConstantVectorValueKind
            | LLVMValueKind::LLVMConstantDataArrayValueKind
            | LLVMValueKind::LLVMConstantDataVectorValueKind
            | LLVMValueKind::LLVMConstantFPValueKind => Kind::Constant,
            _ => Kind::Other,
        }
    }

    /// Its name; empty where it has none.
    pub fn name(self) -> String {
        let mut length = 0;
        // SAFETY: LLVM returns a pointer to `length` bytes that live as long as the value.
        unsafe {
            let name = LLVMGetValueName2(self.0, &mut length);
            String::from_utf8_lossy(std::slice::from_raw_parts(name.cast::<u8>(), length)).into_owned()
        }
    }

    /// Its text, as in a listing.
    pub fn text(self) -> String {
        // SAFETY: the value is valid.
        text(unsafe { LLVMPrintValueToString(self.0) }).trim().to_owned()
    }

    /// Its type.
    pub fn ty(self) -> Type<'m> {
        // SAFETY: the value is valid.
        Type(unsafe { LLVMTypeOf(self.0) }, PhantomData)
    }

    /// An integer constant's value, sign-extended; none beyond 64 bits.
    pub fn int(self) -> Option<i64> {
        match (self.kind(), self.ty().class()) {
            // SAFETY: it is an integer constant of at most 64 bits.
            (Kind::Int, Class::Int(bits)) if bits <= 64 => Some(unsafe { LLVMConstIntGetSExtValue(self.0) }),
            _ => None,
        }
    }

    /// A constant's elements, where it is an aggregate.
    pub fn element(self, index: u32) -> Option<Value<'m>> {
        // SAFETY: LLVM returns null where there is no such element.
        let element = unsafe { LLVMGetAggregateElement(self.0, index) };
        (!element.is_null()).then(|| Value::of(element))
    }

    /// The operands of an instruction or constant expression.
    pub fn operands(self) -> Vec<Value<'m>> {
        // SAFETY: indices below the number of operands.
        unsafe {
            let count = u32::try_from(LLVMGetNumOperands(self.0)).unwrap_or(0);
            (0..count).map(|i| Value::of(LLVMGetOperand(self.0, i))).collect()
        }
    }

    /// The opcode of an instruction or constant expression.
    pub fn opcode(self) -> Opcode {
        // SAFETY: callers ask instructions and constant expressions only; both are told apart here.
        unsafe {
            if self.kind() == Kind::Expression {
                LLVMGetConstOpcode(self.0)
            } else {
                LLVMGetInstructionOpcode(self.0)
            }
        }
    }

    /// The source line of an instruction.
    pub fn line(self) -> Option<u32> {
        // SAFETY: an instruction; 0 stands for no line.
        let line = unsafe { LLVMGetDebugLocLine(self.0) };
        (self.kind() == Kind::Instruction && line > 0).then_some(line)
    }

    /// The predicate of an integer comparison.
    pub fn int_predicate(self) -> LLVMIntPredicate {
        // SAFETY: callers ask integer comparisons only.
        unsafe { LLVMGetICmpPredicate(self.0) }
    }

    /// The predicate of a floating-point comparison, as a number that names it.
    pub fn float_predicate(self) -> u32 {
        // SAFETY: callers ask floating-point comparisons only.
        unsafe { LLVMGetFCmpPredicate(self.0) as u32 }
    }

    /// Whether a memory access is volatile.
    pub fn is_volatile(self) -> bool {
        // SAFETY: callers ask loads, stores and atomics only.
        unsafe { LLVMGetVolatile(self.0) != 0 }
    }

    /// Whether a load or store is atomic.
    pub fn is_atomic(self) -> bool {
        // SAFETY: callers ask loads and stores only.
        unsafe { LLVMGetOrdering(self.0) != LLVMAtomicOrdering::LLVMAtomicOrderingNotAtomic }
    }

    /// Whether an `or` is known to add: no bit is set on both sides.
    pub fn is_disjoint(self) -> bool {
        // SAFETY: callers ask `or` instructions only; constant expressions carry no such flag.
        self.kind() == Kind::Instruction && unsafe { LLVMGetIsDisjoint(self.0) != 0 }
    }

    /// Whether anything uses the value.
    pub fn is_used(self) -> bool {
        // SAFETY: the value is valid.
        unsafe { !LLVMGetFirstUse(self.0).is_null() }
    }

    /// The operation of an atomic read-modify-write.
    pub fn atomic_op(self) -> AtomicOp {
        // SAFETY: callers ask atomicrmw only.
        unsafe { LLVMGetAtomicRMWBinOp(self.0) }
    }

    /// What a call calls.
    pub fn callee(self) -> Value<'m> {
        // SAFETY: callers ask calls only.
        Value::of(unsafe { LLVMGetCalledValue(self.0) })
    }

    /// A call's arguments.
    pub fn arguments(self) -> Vec<Value<'m>> {
        // SAFETY: callers ask calls only; indices below the number of arguments.
        unsafe {
            (0..LLVMGetNumArgOperands(self.0))
                .map(|i| Value::of(LLVMGetOperand(self.0, i)))
                .collect()
        }
    }

    /// The element type that a getelementptr counts in.
    pub fn gep_type(self) -> Type<'m> {
        // SAFETY: callers ask getelementptr only.
        Type(unsafe { LLVMGetGEPSourceElementType(self.0) }, PhantomData)
    }

    /// The type that an alloca makes room for.
    pub fn allocated(self) -> Type<'m> {
        // SAFETY: callers ask allocas only.
        Type(unsafe { LLVMGetAllocatedType(self.0) }, PhantomData)
    }

    /// The type of a global variable's contents.
    pub fn global_type(self) -> Type<'m> {
        // SAFETY: callers ask globals only.
        Type(unsafe { LLVMGlobalGetValueType(self.0) }, PhantomData)
    }

    /// Whether a global variable is constant.
    pub fn is_constant_global(self) -> bool {
        // SAFETY: callers ask globals only.
        unsafe { LLVMIsGlobalConstant(self.0) != 0 }
    }

    /// The indices of extractvalue and insertvalue.
    pub fn indices(self) -> Vec<u32> {
        // SAFETY: callers ask those only; LLVM gives so many.
        unsafe {
            let count = LLVMGetNumIndices(self.0) as usize;
            std::slice::from_raw_parts(LLVMGetIndices(self.0), count).to_vec()
        }
    }

    /// The incoming values of a phi.
    pub fn incoming(self) -> Vec<(Block<'m>, Value<'m>)> {
        // SAFETY: callers ask phis only; indices below the count.
        unsafe {
            (0..LLVMCountIncoming(self.0))
                .map(|i| {
                    (
                        Block(LLVMGetIncomingBlock(self.0, i), PhantomData),
                        Value::of(LLVMGetIncomingValue(self.0, i)),
                    )
                })
                .collect()
        }
    }

    /// The successors of a terminator.
    pub fn successors(self) -> Vec<Block<'m>> {
        // SAFETY: callers ask terminators only; indices below the count.
        unsafe {
            (0..LLVMGetNumSuccessors(self.0))
                .map(|i| Block(LLVMGetSuccessor(self.0, i), PhantomData))
                .collect()
        }
    }

    /// The values of a switch's cases, in the order of its successors after the default.
    pub fn cases(self) -> Vec<Value<'m>> {
        // SAFETY: callers ask switches only; successor 0 is the default, the others have a value each.
        unsafe {
            (1..LLVMGetNumSuccessors(self.0))
                .map(|i| Value::of(LLVMGetSwitchCaseValue(self.0, i)))
                .collect()
        }
    }

    /// Whether a function has a body.
    pub fn has_body(self) -> bool {
        // SAFETY: callers ask functions only.
        unsafe { LLVMCountBasicBlocks(self.0) > 0 }
    }

    /// The calling convention of a function.
    pub fn calling_convention(self) -> u32 {
        // SAFETY: callers ask functions only.
        unsafe { LLVMGetFunctionCallConv(self.0) }
    }

    /// The parameters of a function.
    pub fn params(self) -> Vec<Value<'m>> {
        // SAFETY: callers ask functions only; indices below the count.
        unsafe {
            (0..LLVMCountParams(self.0))
                .map(|i| Value::of(LLVMGetParam(self.0, i)))
                .collect()
        }
    }

    /// The size that a pointer parameter passes by value.
    pub fn byval(self, index: u32) -> Option<Type<'m>> {
        // SAFETY: attribute indices start at 1 for parameters; absent attributes are null.
        unsafe {
            let kind = LLVMGetEnumAttributeKindForName(c"byval".as_ptr(), 5);
            let attribute = LLVMGetEnumAttributeAtIndex(self.0, index + 1, kind);
            (!attribute.is_null()).then(|| Type(LLVMGetTypeAttributeValue(attribute), PhantomData))
        }
    }

    /// The basic blocks of a function, the entry first.
    pub fn blocks(self) -> Vec<Block<'m>> {
        let mut blocks = Vec::new();
        // SAFETY: the list is walked from its first element by LLVM's own links.
        unsafe {
            let mut block = LLVMGetFirstBasicBlock(self.0);
            while !block.is_null() {
                blocks.push(Block(block, PhantomData));
                block = LLVMGetNextBasicBlock(block);
            }
        }
        blocks
    }

    /// The source's names of the function's parameters, by their index from 0, where there is debug information.
    pub fn debug_names(self) -> Vec<(usize, String)> {
        let mut names = Vec::new();
        for instruction in self.blocks().into_iter().flat_map(Block::instructions) {
            // SAFETY: records are walked by LLVM's own links; the variable is printed as a value of its context.
            unsafe {
                let context = LLVMGetTypeContext(LLVMTypeOf(instruction.0));
                let mut record = LLVMGetFirstDbgRecord(instruction.0);
                while !record.is_null() {
                    let variable = LLVMDbgVariableRecordGetVariable(record);
                    if !variable.is_null() {
                        let node = text(LLVMPrintValueToString(LLVMMetadataAsValue(context, variable)));
                        names.extend(parameter_name(&node));
                    }
                    record = LLVMGetNextDbgRecord(record);
                }
            }
        }
        names
    }
}

/// Reads `!DILocalVariable(name: "a", arg: 1, …)`.
fn parameter_name(node: &str) -> Option<(usize, String)> {
    let field = |key: &str, end: char| {
        let rest = &node[node.find(key)? + key.len()..];
        Some(rest[..rest.find(end)?].to_owned())
    };
    let name = field("name: \"", '"')?;
    let index: usize = field("arg: ", ',')?.parse().ok()?;
    Some((index.checked_sub(1)?, name))
}

impl<'m> Block<'m> {
    /// The instructions, in order.
    pub fn instructions(self) -> Vec<Value<'m>> {
        // SAFETY: the list is walked from its first element by LLVM's own links.
        walk(unsafe { LLVMGetFirstInstruction(self.0) }, |i| unsafe {
            LLVMGetNextInstruction(i)
        })
    }
}

impl<'m> Type<'m> {
    /// What kind of type it is.
    pub fn class(self) -> Class {
        // SAFETY: the type is valid; widths are asked of integers only.
        unsafe {
            match LLVMGetTypeKind(self.0) {
                LLVMTypeKind::LLVMVoidTypeKind => Class::Void,
                LLVMTypeKind::LLVMIntegerTypeKind => Class::Int(LLVMGetIntTypeWidth(self.0)),
                LLVMTypeKind::LLVMHalfTypeKind | LLVMTypeKind::LLVMBFloatTypeKind => Class::Float(16),
                LLVMTypeKind::LLVMFloatTypeKind => Class::Float(32),
                LLVMTypeKind::LLVMDoubleTypeKind => Class::Float(64),
                LLVMTypeKind::LLVMPointerTypeKind => Class::Pointer,
                LLVMTypeKind::LLVMStructTypeKind => Class::Struct,
                LLVMTypeKind::LLVMArrayTypeKind => Class::Array,
                LLVMTypeKind::LLVMVectorTypeKind => Class::Vector,
                _ => Class::Other,
            }
        }
    }

    /// A pointer's address space.
    pub fn address_space(self) -> u32 {
        // SAFETY: callers ask pointers only.
        unsafe { LLVMGetPointerAddressSpace(self.0) }
    }

    /// The type of an array's or vector's elements.
    pub fn element(self) -> Type<'m> {
        // SAFETY: callers ask arrays and vectors only.
        Type(unsafe { LLVMGetElementType(self.0) }, PhantomData)
    }

    /// How many elements an array has.
    pub fn length(self) -> u64 {
        // SAFETY: callers ask arrays only.
        unsafe { LLVMGetArrayLength2(self.0) }
    }

    /// The type of a struct's field.
    pub fn field(self, index: u32) -> Option<Type<'m>> {
        // SAFETY: callers ask structs only; the index is checked.
        unsafe {
            (index < LLVMCountStructElementTypes(self.0))
                .then(|| Type(LLVMStructGetTypeAtIndex(self.0, index), PhantomData))
        }
    }

    /// Whether the type has a size.
    pub fn is_sized(self) -> bool {
        // SAFETY: the type is valid.
        unsafe { LLVMTypeIsSized(self.0) != 0 }
    }

    /// Its text.
    pub fn text(self) -> String {
        // SAFETY: the type is valid.
        text(unsafe { LLVMPrintTypeToString(self.0) })
    }
}

impl<'m> Layout<'m> {
    /// The distance of two neighbours in an array, in bytes.
    pub fn stride(self, ty: Type<'m>) -> u64 {
        if !ty.is_sized() {
            return 0;
        }
        // SAFETY: the type has a size.
        unsafe { LLVMABISizeOfType(self.0, ty.0) }
    }

    /// How many bytes a store writes.
    pub fn store_size(self, ty: Type<'m>) -> u64 {
        if !ty.is_sized() {
            return 0;
        }
        // SAFETY: the type has a size.
        unsafe { LLVMStoreSizeOfType(self.0, ty.0) }
    }

    /// Where a struct's field lies, in bytes.
    pub fn field_offset(self, ty: Type<'m>, index: u32) -> u64 {
        // SAFETY: callers have checked the index by `Type::field`.
        unsafe { LLVMOffsetOfElement(self.0, ty.0, index) }
    }
}
