//! Values, read.

use std::ffi::c_uint;

use inkwell::context::Context;
use inkwell::llvm_sys::core::*;
use inkwell::llvm_sys::prelude::LLVMUseRef;
use inkwell::llvm_sys::{LLVMAtomicOrdering, LLVMValueKind};

use super::{
    AtomicOperation, Block, Class, Opcode, Predicate, Type, Value, enum_kind, handle, message, own_kind, text,
};

/// What part a value has in a function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
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
    /// Undef: any value, and another one each time.
    Undefined,
    /// What no program with a meaning uses.
    Poison,
    /// A constant expression.
    Expression,
    /// Inline assembly.
    Assembly,
    /// Another constant.
    Constant,
    /// Something else, such as metadata.
    Other,
}

impl Value {
    pub fn ty(self) -> Type {
        Type(llvm!(LLVMTypeOf(self.0)))
    }

    pub fn name(self) -> String {
        let mut length = 0;
        let pointer = llvm!(LLVMGetValueName2(self.0, &mut length));
        text(pointer, length)
    }

    pub fn kind(self) -> LLVMValueKind {
        llvm!(LLVMGetValueKind(self.0))
    }

    pub fn is_constant(self) -> bool {
        llvm!(LLVMIsConstant(self.0)) != 0
    }

    /// Whether it is undef or poison.
    pub fn is_undef(self) -> bool {
        llvm!(LLVMIsUndef(self.0)) != 0
    }

    pub fn is_null(self) -> bool {
        llvm!(LLVMIsNull(self.0)) != 0
    }

    /// The opcode of an instruction or constant expression.
    pub fn opcode(self) -> Opcode {
        match self.role() {
            Role::Expression => llvm!(LLVMGetConstOpcode(self.0)),
            _ => llvm!(LLVMGetInstructionOpcode(self.0)),
        }
    }

    pub fn operands(self) -> Vec<Value> {
        let count = llvm!(LLVMGetNumOperands(self.0)).max(0) as c_uint;
        (0..count).filter_map(|i| self.operand(i)).collect()
    }

    pub fn operand_count(self) -> u32 {
        llvm!(LLVMGetNumOperands(self.0)).max(0) as u32
    }

    pub fn operand(self, index: u32) -> Option<Value> {
        handle(llvm!(LLVMGetOperand(self.0, index)), Value)
    }

    /// The instructions and constants that use the value.
    pub fn users(self) -> Vec<Value> {
        let next = |use_: &LLVMUseRef| Some(llvm!(LLVMGetNextUse(*use_))).filter(|next| !next.is_null());
        let first = Some(llvm!(LLVMGetFirstUse(self.0))).filter(|first| !first.is_null());
        std::iter::successors(first, next)
            .map(|use_| Value(llvm!(LLVMGetUser(use_))))
            .collect()
    }

    pub fn is_used(self) -> bool {
        !llvm!(LLVMGetFirstUse(self.0)).is_null()
    }

    /// The value of an integer constant of up to 64 bits.
    pub fn as_constant(self) -> Option<u64> {
        let integer = self.kind() == LLVMValueKind::LLVMConstantIntValueKind && self.ty().bits() <= 64;
        integer.then(|| llvm!(LLVMConstIntGetZExtValue(self.0)))
    }

    /// The elements of a constant struct, array or vector that has any.
    pub fn aggregate_elements(self) -> Option<Vec<Value>> {
        use LLVMValueKind::*;
        matches!(
            self.kind(),
            LLVMConstantArrayValueKind | LLVMConstantStructValueKind | LLVMConstantVectorValueKind
        )
        .then(|| self.operands())
    }

    /// The bytes of a constant string.
    pub fn as_string(self) -> Option<Vec<u8>> {
        if self.kind() != LLVMValueKind::LLVMConstantDataArrayValueKind || llvm!(LLVMIsConstantString(self.0)) == 0 {
            return None;
        }
        let mut length = 0;
        let pointer = llvm!(LLVMGetAsString(self.0, &mut length));
        // SAFETY: LLVM gives a pointer to as many bytes, which live as long as the constant.
        Some(unsafe { std::slice::from_raw_parts(pointer.cast::<u8>(), length) }.to_vec())
    }

    /// The initial value of the variable that this pointer is.
    pub fn initializer_of_pointer(self) -> Option<Value> {
        let mut value = self;
        while value.kind() == LLVMValueKind::LLVMConstantExprValueKind {
            value = value.operand(0)?;
        }
        value.is_global().then(|| value.initializer()).flatten()
    }

    pub fn blocks(self) -> Vec<Block> {
        let mut raw = vec![std::ptr::null_mut(); llvm!(LLVMCountBasicBlocks(self.0)) as usize];
        llvm!(LLVMGetBasicBlocks(self.0, raw.as_mut_ptr()));
        raw.into_iter().map(Block).collect()
    }

    pub fn is_declaration(self) -> bool {
        llvm!(LLVMIsDeclaration(self.0)) != 0
    }

    pub fn is_function(self) -> bool {
        self.kind() == LLVMValueKind::LLVMFunctionValueKind
    }

    pub fn is_global(self) -> bool {
        self.kind() == LLVMValueKind::LLVMGlobalVariableValueKind
    }

    pub fn is_intrinsic(self) -> bool {
        llvm!(LLVMGetIntrinsicID(self.0)) != 0
    }

    pub fn calling_convention(self) -> u32 {
        llvm!(LLVMGetFunctionCallConv(self.0))
    }

    pub fn parameters(self) -> Vec<Value> {
        let mut raw = vec![std::ptr::null_mut(); llvm!(LLVMCountParams(self.0)) as usize];
        llvm!(LLVMGetParams(self.0, raw.as_mut_ptr()));
        raw.into_iter().map(Value).collect()
    }

    /// The type of a function, of a global variable's content.
    pub fn value_type(self) -> Type {
        Type(llvm!(LLVMGlobalGetValueType(self.0)))
    }

    pub fn is_variadic(self) -> bool {
        llvm!(LLVMIsFunctionVarArg(LLVMGlobalGetValueType(self.0))) != 0
    }

    pub fn has_personality(self) -> bool {
        llvm!(LLVMHasPersonalityFn(self.0)) != 0
    }

    /// The type that a parameter's `byval` attribute names.
    pub fn byval(self, parameter: u32) -> Option<Type> {
        let kind = enum_kind("byval");
        let raw = llvm!(LLVMGetEnumAttributeAtIndex(self.0, parameter + 1, kind));
        (!raw.is_null()).then(|| Type(llvm!(LLVMGetTypeAttributeValue(raw))))
    }

    pub fn initializer(self) -> Option<Value> {
        handle(llvm!(LLVMGetInitializer(self.0)), Value)
    }

    pub fn is_constant_global(self) -> bool {
        llvm!(LLVMIsGlobalConstant(self.0)) != 0
    }

    pub fn is_thread_local(self) -> bool {
        llvm!(LLVMIsThreadLocal(self.0)) != 0
    }

    /// The function that a call calls, or whatever stands there.
    pub fn callee(self) -> Value {
        Value(llvm!(LLVMGetCalledValue(self.0)))
    }

    pub fn call_arguments(self) -> Vec<Value> {
        let count = llvm!(LLVMGetNumArgOperands(self.0));
        (0..count).filter_map(|i| self.operand(i)).collect()
    }

    pub fn called_type(self) -> Type {
        Type(llvm!(LLVMGetCalledFunctionType(self.0)))
    }

    pub fn operand_bundles(self) -> u32 {
        llvm!(LLVMGetNumOperandBundles(self.0))
    }

    pub fn alignment(self) -> u32 {
        llvm!(LLVMGetAlignment(self.0))
    }

    /// The ordering of a load, store or atomicrmw.
    pub fn ordering(self) -> inkwell::llvm_sys::LLVMAtomicOrdering {
        llvm!(LLVMGetOrdering(self.0))
    }

    pub fn allocated_type(self) -> Type {
        Type(llvm!(LLVMGetAllocatedType(self.0)))
    }

    pub fn shuffle_mask(self) -> Vec<Option<u32>> {
        let count = llvm!(LLVMGetNumMaskElements(self.0));
        (0..count)
            .map(|i| u32::try_from(llvm!(LLVMGetMaskValue(self.0, i))).ok())
            .collect()
    }

    /// Whether [`Value::mark_own`] marked it.
    pub fn is_own(self, context: &Context) -> bool {
        !llvm!(LLVMGetMetadata(self.0, own_kind(context))).is_null()
    }

    /// The source line, where the module has debug information.
    pub fn line(self) -> Option<u32> {
        // Of a constant expression, LLVM says nonsense.
        let line = match self.role() {
            Role::Instruction | Role::Function => llvm!(LLVMGetDebugLocLine(self.0)),
            _ => 0,
        };
        (line != 0).then_some(line)
    }

    /// The source file of [`Value::line`].
    pub fn file(self) -> Option<String> {
        let mut length = 0;
        let pointer = llvm!(LLVMGetDebugLocFilename(self.0, &mut length));
        Some(text(pointer, length as usize)).filter(|name| !name.is_empty())
    }

    /// What part it has in a function.
    pub fn role(self) -> Role {
        match self.kind() {
            LLVMValueKind::LLVMArgumentValueKind => Role::Argument,
            LLVMValueKind::LLVMInstructionValueKind => Role::Instruction,
            LLVMValueKind::LLVMGlobalVariableValueKind => Role::Global,
            LLVMValueKind::LLVMFunctionValueKind => Role::Function,
            LLVMValueKind::LLVMConstantIntValueKind => Role::Int,
            LLVMValueKind::LLVMConstantPointerNullValueKind | LLVMValueKind::LLVMConstantAggregateZeroValueKind => {
                Role::Zero
            }
            LLVMValueKind::LLVMUndefValueValueKind => Role::Undefined,
            LLVMValueKind::LLVMPoisonValueKind => Role::Poison,
            LLVMValueKind::LLVMConstantExprValueKind => Role::Expression,
            LLVMValueKind::LLVMInlineAsmValueKind => Role::Assembly,
            LLVMValueKind::LLVMConstantArrayValueKind
            | LLVMValueKind::LLVMConstantStructValueKind
            | LLVMValueKind::LLVMConstantVectorValueKind
            | LLVMValueKind::LLVMConstantDataArrayValueKind
            | LLVMValueKind::LLVMConstantDataVectorValueKind
            | LLVMValueKind::LLVMConstantFPValueKind => Role::Constant,
            _ => Role::Other,
        }
    }

    /// Its text, as in a listing.
    pub fn text(self) -> String {
        message(llvm!(LLVMPrintValueToString(self.0))).trim().to_owned()
    }

    /// An integer constant's value, sign-extended; none beyond 64 bits.
    pub fn int(self) -> Option<i64> {
        match (self.role(), self.ty().class()) {
            (Role::Int, Class::Int(bits)) if bits <= 64 => Some(llvm!(LLVMConstIntGetSExtValue(self.0))),
            _ => None,
        }
    }

    /// The predicate of an integer comparison.
    pub fn int_predicate(self) -> Predicate {
        llvm!(LLVMGetICmpPredicate(self.0))
    }

    /// The predicate of a floating-point comparison, as a number that names it.
    pub fn float_predicate(self) -> u32 {
        llvm!(LLVMGetFCmpPredicate(self.0)) as u32
    }

    /// Whether a memory access is volatile.
    pub fn is_volatile(self) -> bool {
        llvm!(LLVMGetVolatile(self.0)) != 0
    }

    /// Whether a load or store is atomic.
    pub fn is_atomic(self) -> bool {
        self.ordering() != LLVMAtomicOrdering::LLVMAtomicOrderingNotAtomic
    }

    /// Whether a load or store is neither.
    pub fn is_plain(self) -> bool {
        !self.is_volatile() && !self.is_atomic()
    }

    /// Whether an `or` is known to add: no bit is set on both sides. Constant expressions carry no such flag.
    pub fn is_disjoint(self) -> bool {
        self.role() == Role::Instruction && llvm!(LLVMGetIsDisjoint(self.0)) != 0
    }

    /// The operation of an atomic read-modify-write.
    pub fn atomic_op(self) -> AtomicOperation {
        llvm!(LLVMGetAtomicRMWBinOp(self.0))
    }

    /// The element type that a getelementptr counts in.
    pub fn gep_type(self) -> Type {
        Type(llvm!(LLVMGetGEPSourceElementType(self.0)))
    }

    /// The indices of extractvalue and insertvalue.
    pub fn indices(self) -> Vec<u32> {
        let count = llvm!(LLVMGetNumIndices(self.0)) as usize;
        let pointer = llvm!(LLVMGetIndices(self.0));
        // SAFETY: LLVM gives a pointer to so many indices, which live as long as the instruction.
        unsafe { std::slice::from_raw_parts(pointer, count) }.to_vec()
    }

    /// The incoming values of a phi.
    pub fn incoming(self) -> Vec<(Block, Value)> {
        (0..llvm!(LLVMCountIncoming(self.0)))
            .map(|i| {
                (
                    Block(llvm!(LLVMGetIncomingBlock(self.0, i))),
                    Value(llvm!(LLVMGetIncomingValue(self.0, i))),
                )
            })
            .collect()
    }

    /// The successors of a terminator.
    pub fn successors(self) -> Vec<Block> {
        (0..llvm!(LLVMGetNumSuccessors(self.0)))
            .map(|i| Block(llvm!(LLVMGetSuccessor(self.0, i))))
            .collect()
    }

    /// The values of a switch's cases, in the order of its successors after the default.
    pub fn cases(self) -> Vec<Value> {
        (1..llvm!(LLVMGetNumSuccessors(self.0)))
            .map(|i| Value(llvm!(LLVMGetSwitchCaseValue(self.0, i))))
            .collect()
    }

    /// The source's names of the function's parameters, by their index from 0, where there is debug information.
    pub fn debug_names(self) -> Vec<(usize, String)> {
        let mut names = Vec::new();
        for instruction in self.blocks().into_iter().flat_map(Block::instructions) {
            let context = llvm!(LLVMGetTypeContext(instruction.ty().0));
            let mut record = llvm!(LLVMGetFirstDbgRecord(instruction.0));
            while !record.is_null() {
                let variable = llvm!(LLVMDbgVariableRecordGetVariable(record));
                if !variable.is_null() {
                    let node = Value(llvm!(LLVMMetadataAsValue(context, variable)));
                    names.extend(parameter_name(&node.text()));
                }
                record = llvm!(LLVMGetNextDbgRecord(record));
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
