//! The part of LLVM's C interface that the lowering works with, as plain values.
//!
//! A [`Type`], [`Value`] or [`Block`] is valid as long as its module is, and until it is erased. The lowering holds them
//! only within one function whose module outlives them, and uses none after it erased it: that is what makes each
//! call below sound. LLVM's own requirements (an operand index in range, an instruction of the right kind) are the
//! callers' to fulfil; they look at [`Value::opcode`] or the type first.

use std::ffi::{CStr, c_char, c_uint};

use inkwell::context::{AsContextRef, Context};
use inkwell::llvm_sys::comdat::LLVMSetComdat;
use inkwell::llvm_sys::core::*;
use inkwell::llvm_sys::debuginfo::{
    LLVMGetSubprogram, LLVMInstructionGetDebugLoc, LLVMInstructionSetDebugLoc, LLVMSetSubprogram,
};
use inkwell::llvm_sys::prelude::*;
use inkwell::llvm_sys::target::{LLVMABISizeOfType, LLVMStoreSizeOfType, LLVMTargetDataRef};
pub(super) use inkwell::llvm_sys::{
    LLVMAtomicRMWBinOp as AtomicOperation, LLVMIntPredicate as Predicate, LLVMOpcode as Opcode, LLVMTypeKind as Kind,
};
use inkwell::llvm_sys::{LLVMAttributeFunctionIndex, LLVMAttributeReturnIndex, LLVMLinkage, LLVMValueKind};
use inkwell::targets::TargetData;

/// Calls LLVM.
macro_rules! llvm {
    ($function:ident($($argument:expr),* $(,)?)) => {{
        // SAFETY: the handles are live and of the right kind, as this module's header says.
        unsafe { $function($($argument),*) }
    }};
}

mod builder;
mod module;

pub(super) use builder::{Builder, vector};
pub(super) use module::{
    add_function, add_global, aliases, annotated_kernels, debug_info_version, functions, globals, has_assembly,
    has_ifuncs, intrinsic, load, parse, read_without_upgrading_debug_info, strip_debug_info,
};

/// A type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Type(LLVMTypeRef);

/// A value: constant, argument, instruction, global or function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Value(LLVMValueRef);

/// A basic block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Block(LLVMBasicBlockRef);

fn text(pointer: *const c_char, length: usize) -> String {
    if pointer.is_null() {
        return String::new();
    }
    // SAFETY: LLVM gives a pointer to as many bytes as it says, which live as long as the value that they belong to.
    let bytes = unsafe { std::slice::from_raw_parts(pointer.cast::<u8>(), length) };
    String::from_utf8_lossy(bytes).into_owned()
}

fn handle<H>(raw: LLVMValueRef, wrap: impl FnOnce(LLVMValueRef) -> H) -> Option<H> {
    (!raw.is_null()).then(|| wrap(raw))
}

impl Type {
    pub fn integer(context: &Context, bits: u32) -> Type {
        Type(llvm!(LLVMIntTypeInContext(context.as_ctx_ref(), bits)))
    }

    pub fn void(context: &Context) -> Type {
        Type(llvm!(LLVMVoidTypeInContext(context.as_ctx_ref())))
    }

    pub fn double(context: &Context) -> Type {
        Type(llvm!(LLVMDoubleTypeInContext(context.as_ctx_ref())))
    }

    pub fn pointer(context: &Context, space: u32) -> Type {
        Type(llvm!(LLVMPointerTypeInContext(context.as_ctx_ref(), space)))
    }

    pub fn function(result: Type, parameters: &[Type]) -> Type {
        let mut raw: Vec<LLVMTypeRef> = parameters.iter().map(|ty| ty.0).collect();
        Type(llvm!(LLVMFunctionType(
            result.0,
            raw.as_mut_ptr(),
            raw.len() as c_uint,
            0
        )))
    }

    pub fn kind(self) -> Kind {
        llvm!(LLVMGetTypeKind(self.0))
    }

    /// An integer's width.
    pub fn bits(self) -> u32 {
        llvm!(LLVMGetIntTypeWidth(self.0))
    }

    /// A pointer's address space.
    pub fn space(self) -> u32 {
        llvm!(LLVMGetPointerAddressSpace(self.0))
    }

    /// The elements' type of an array or vector.
    pub fn element(self) -> Type {
        Type(llvm!(LLVMGetElementType(self.0)))
    }

    /// The number of elements of an array or vector.
    pub fn length(self) -> u64 {
        match self.kind() {
            Kind::LLVMArrayTypeKind => llvm!(LLVMGetArrayLength2(self.0)),
            _ => llvm!(LLVMGetVectorSize(self.0)).into(),
        }
    }

    pub fn fields(self) -> Vec<Type> {
        let count = llvm!(LLVMCountStructElementTypes(self.0));
        (0..count)
            .map(|i| Type(llvm!(LLVMStructGetTypeAtIndex(self.0, i))))
            .collect()
    }

    pub fn parameters(self) -> Vec<Type> {
        let mut raw = vec![std::ptr::null_mut(); llvm!(LLVMCountParamTypes(self.0)) as usize];
        llvm!(LLVMGetParamTypes(self.0, raw.as_mut_ptr()));
        raw.into_iter().map(Type).collect()
    }

    /// The type of a function's result.
    pub fn result(self) -> Type {
        Type(llvm!(LLVMGetReturnType(self.0)))
    }

    pub fn is_sized(self) -> bool {
        llvm!(LLVMTypeIsSized(self.0)) != 0
    }

    /// Bytes that a load or store touches.
    pub fn store_bytes(self, layout: &TargetData) -> u64 {
        llvm!(LLVMStoreSizeOfType(data(layout), self.0))
    }

    /// Bytes from one to the next in an array.
    pub fn bytes(self, layout: &TargetData) -> u64 {
        llvm!(LLVMABISizeOfType(data(layout), self.0))
    }

    pub fn null(self) -> Value {
        Value(llvm!(LLVMConstNull(self.0)))
    }

    /// An integer constant.
    pub fn constant(self, value: u64) -> Value {
        Value(llvm!(LLVMConstInt(self.0, value, 0)))
    }

    /// A float constant.
    pub fn real(self, value: f64) -> Value {
        Value(llvm!(LLVMConstReal(self.0, value)))
    }

    pub fn text(self) -> String {
        let raw = llvm!(LLVMPrintTypeToString(self.0));
        // SAFETY: LLVM gives a NUL-terminated string.
        let text = unsafe { CStr::from_ptr(raw) }.to_string_lossy().into_owned();
        llvm!(LLVMDisposeMessage(raw));
        text
    }
}

fn data(layout: &TargetData) -> LLVMTargetDataRef {
    layout.as_mut_ptr()
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

    pub fn set_name(self, name: &str) {
        llvm!(LLVMSetValueName2(self.0, name.as_ptr().cast(), name.len()));
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

    /// The opcode of an instruction.
    pub fn opcode(self) -> Opcode {
        llvm!(LLVMGetInstructionOpcode(self.0))
    }

    /// The opcode of a constant expression.
    pub fn constant_opcode(self) -> Opcode {
        llvm!(LLVMGetConstOpcode(self.0))
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

    pub fn set_operand(self, index: u32, value: Value) {
        llvm!(LLVMSetOperand(self.0, index, value.0));
    }

    pub fn is_used(self) -> bool {
        !llvm!(LLVMGetFirstUse(self.0)).is_null()
    }

    pub fn replace_with(self, value: Value) {
        llvm!(LLVMReplaceAllUsesWith(self.0, value.0));
    }

    /// Removes an instruction that nobody uses.
    pub fn erase(self) {
        llvm!(LLVMInstructionEraseFromParent(self.0));
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

    /// A constant like this aggregate, of other elements.
    pub fn with_elements(self, context: &Context, elements: &[Value]) -> Value {
        let mut raw: Vec<LLVMValueRef> = elements.iter().map(|value| value.0).collect();
        let (pointer, count) = (raw.as_mut_ptr(), raw.len() as c_uint);
        let ty = self.ty();
        Value(match ty.kind() {
            Kind::LLVMArrayTypeKind => llvm!(LLVMConstArray2(ty.element().0, pointer, count.into())),
            Kind::LLVMStructTypeKind if llvm!(LLVMGetStructName(ty.0)).is_null() => {
                llvm!(LLVMConstStructInContext(
                    context.as_ctx_ref(),
                    pointer,
                    count,
                    LLVMIsPackedStruct(ty.0)
                ))
            }
            Kind::LLVMStructTypeKind => llvm!(LLVMConstNamedStruct(ty.0, pointer, count)),
            _ => llvm!(LLVMConstVector(pointer, count)),
        })
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

    /// This address as a constant pointer of a type.
    pub fn to_pointer(self, ty: Type) -> Value {
        Value(llvm!(LLVMConstIntToPtr(self.0, ty.0)))
    }

    // Functions.

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

    pub fn set_calling_convention(self, convention: u32) {
        llvm!(LLVMSetFunctionCallConv(self.0, convention));
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

    /// Removes all attributes of a function; `byval` of parameters only if asked to.
    pub fn clear_attributes(self, and_byval: bool) {
        let kept = if and_byval { 0 } else { enum_kind("byval") };
        let count = llvm!(LLVMCountParams(self.0));
        for index in (0..=count).chain([LLVMAttributeFunctionIndex]) {
            let mut raw = vec![std::ptr::null_mut(); llvm!(LLVMGetAttributeCountAtIndex(self.0, index)) as usize];
            llvm!(LLVMGetAttributesAtIndex(self.0, index, raw.as_mut_ptr()));
            for attribute in raw {
                if llvm!(LLVMIsStringAttribute(attribute)) != 0 {
                    let mut length = 0;
                    let key = llvm!(LLVMGetStringAttributeKind(attribute, &mut length));
                    llvm!(LLVMRemoveStringAttributeAtIndex(self.0, index, key, length));
                } else {
                    let kind = llvm!(LLVMGetEnumAttributeKind(attribute));
                    if kind != kept {
                        llvm!(LLVMRemoveEnumAttributeAtIndex(self.0, index, kind));
                    }
                }
            }
        }
    }

    /// Removes all attributes of a call; `byval` of arguments only if asked to.
    pub fn clear_call_attributes(self, and_byval: bool) {
        let kept = if and_byval { 0 } else { enum_kind("byval") };
        let count = llvm!(LLVMGetNumArgOperands(self.0));
        for index in (LLVMAttributeReturnIndex..=count).chain([LLVMAttributeFunctionIndex]) {
            let mut raw = vec![std::ptr::null_mut(); llvm!(LLVMGetCallSiteAttributeCount(self.0, index)) as usize];
            llvm!(LLVMGetCallSiteAttributes(self.0, index, raw.as_mut_ptr()));
            for attribute in raw {
                if llvm!(LLVMIsStringAttribute(attribute)) != 0 {
                    let mut length = 0;
                    let key = llvm!(LLVMGetStringAttributeKind(attribute, &mut length));
                    llvm!(LLVMRemoveCallSiteStringAttribute(self.0, index, key, length));
                } else {
                    let kind = llvm!(LLVMGetEnumAttributeKind(attribute));
                    if kind != kept {
                        llvm!(LLVMRemoveCallSiteEnumAttribute(self.0, index, kind));
                    }
                }
            }
        }
        llvm!(LLVMSetTailCall(self.0, 0));
    }

    /// Gives a function an attribute without a value.
    pub fn add_attribute(self, context: &Context, name: &str) {
        let attribute = llvm!(LLVMCreateEnumAttribute(context.as_ctx_ref(), enum_kind(name), 0));
        llvm!(LLVMAddAttributeAtIndex(self.0, LLVMAttributeFunctionIndex, attribute));
    }

    /// Gives a function an attribute of two strings.
    pub fn add_text_attribute(self, context: &Context, name: &str, value: &str) {
        let attribute = llvm!(LLVMCreateStringAttribute(
            context.as_ctx_ref(),
            name.as_ptr().cast(),
            name.len() as c_uint,
            value.as_ptr().cast(),
            value.len() as c_uint,
        ));
        llvm!(LLVMAddAttributeAtIndex(self.0, LLVMAttributeFunctionIndex, attribute));
    }

    pub fn make_internal(self) {
        llvm!(LLVMSetLinkage(self.0, LLVMLinkage::LLVMInternalLinkage));
        llvm!(LLVMSetVisibility(
            self.0,
            inkwell::llvm_sys::LLVMVisibility::LLVMDefaultVisibility
        ));
        llvm!(LLVMSetDLLStorageClass(
            self.0,
            inkwell::llvm_sys::LLVMDLLStorageClass::LLVMDefaultStorageClass
        ));
        llvm!(LLVMSetComdat(self.0, std::ptr::null_mut()));
    }

    pub fn append_block(self, context: &Context) -> Block {
        Block(llvm!(LLVMAppendBasicBlockInContext(
            context.as_ctx_ref(),
            self.0,
            c"".as_ptr()
        )))
    }

    pub fn delete_function(self) {
        llvm!(LLVMDeleteFunction(self.0));
    }

    // Global variables.

    pub fn initializer(self) -> Option<Value> {
        handle(llvm!(LLVMGetInitializer(self.0)), Value)
    }

    pub fn set_initializer(self, value: Value) {
        llvm!(LLVMSetInitializer(self.0, value.0));
    }

    pub fn is_constant_global(self) -> bool {
        llvm!(LLVMIsGlobalConstant(self.0)) != 0
    }

    pub fn set_constant_global(self) {
        llvm!(LLVMSetGlobalConstant(self.0, 1));
    }

    pub fn is_thread_local(self) -> bool {
        llvm!(LLVMIsThreadLocal(self.0)) != 0
    }

    pub fn delete_global(self) {
        llvm!(LLVMDeleteGlobal(self.0));
    }

    // Instructions.

    /// The function that a call calls, or whatever stands there.
    pub fn callee(self) -> Option<Value> {
        handle(llvm!(LLVMGetCalledValue(self.0)), Value)
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

    pub fn set_call_convention(self, convention: u32) {
        llvm!(LLVMSetInstructionCallConv(self.0, convention));
    }

    pub fn alignment(self) -> u32 {
        llvm!(LLVMGetAlignment(self.0))
    }

    pub fn set_alignment(self, bytes: u32) {
        llvm!(LLVMSetAlignment(self.0, bytes));
    }

    pub fn set_volatile(self, volatile: bool) {
        llvm!(LLVMSetVolatile(self.0, volatile.into()));
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

    /// Removes promises that make a result poison where they are broken, for the operations that have such.
    pub fn drop_promises(self) {
        use Opcode::*;
        match self.opcode() {
            LLVMAdd | LLVMSub | LLVMMul | LLVMShl | LLVMTrunc => {
                llvm!(LLVMSetNUW(self.0, 0));
                llvm!(LLVMSetNSW(self.0, 0));
            }
            LLVMUDiv | LLVMSDiv | LLVMLShr | LLVMAShr => llvm!(LLVMSetExact(self.0, 0)),
            LLVMZExt | LLVMUIToFP => llvm!(LLVMSetNNeg(self.0, 0)),
            LLVMOr => llvm!(LLVMSetIsDisjoint(self.0, 0)),
            LLVMICmp => llvm!(LLVMSetICmpSameSign(self.0, 0)),
            LLVMGetElementPtr => llvm!(LLVMGEPSetNoWrapFlags(self.0, 0)),
            _ => {}
        }
        if llvm!(LLVMCanValueUseFastMathFlags(self.0)) != 0 {
            llvm!(LLVMSetFastMathFlags(self.0, 0));
        }
    }

    /// Removes all metadata but the source line.
    pub fn clear_metadata(self) {
        let mut count = 0;
        let entries = llvm!(LLVMInstructionGetAllMetadataOtherThanDebugLoc(self.0, &mut count));
        let kinds: Vec<u32> = (0..count as c_uint)
            .map(|i| llvm!(LLVMValueMetadataEntriesGetKind(entries, i)))
            .collect();
        llvm!(LLVMDisposeValueMetadataEntries(entries));
        // The source line is number 0: LLVM 22 lists it, too, whatever the function's name says.
        for kind in kinds.into_iter().filter(|kind| *kind != 0) {
            llvm!(LLVMSetMetadata(self.0, kind, std::ptr::null_mut()));
        }
    }

    /// Marks an instruction as the lowering's own.
    pub fn mark_own(self, context: &Context) {
        let node = llvm!(LLVMMDNodeInContext2(context.as_ctx_ref(), std::ptr::null_mut(), 0));
        let node = llvm!(LLVMMetadataAsValue(context.as_ctx_ref(), node));
        llvm!(LLVMSetMetadata(self.0, own_kind(context), node));
    }

    /// Whether [`Value::mark_own`] marked it.
    pub fn is_own(self, context: &Context) -> bool {
        !llvm!(LLVMGetMetadata(self.0, own_kind(context))).is_null()
    }

    /// Makes this call, in `caller`, look as if it stood in the function that it calls: where the caller has no place in
    /// the source, inlining forgets the callee's.
    pub fn stand_in(self, caller: Value, callee: Value) {
        let subprogram = llvm!(LLVMGetSubprogram(callee.0));
        let mut places = callee.blocks().into_iter().flat_map(Block::instructions);
        let place = places.find_map(|at| {
            let place = llvm!(LLVMInstructionGetDebugLoc(at.0));
            (!place.is_null()).then_some(place)
        });
        if let Some(place) = place.filter(|_| !subprogram.is_null()) {
            llvm!(LLVMSetSubprogram(caller.0, subprogram));
            llvm!(LLVMInstructionSetDebugLoc(self.0, place));
        }
    }

    /// The source line, where the module has debug information.
    pub fn line(self) -> Option<u32> {
        let line = llvm!(LLVMGetDebugLocLine(self.0));
        (line != 0).then_some(line)
    }

    /// The source file of [`Value::line`].
    pub fn file(self) -> Option<String> {
        let mut length = 0;
        let pointer = llvm!(LLVMGetDebugLocFilename(self.0, &mut length));
        Some(text(pointer, length as usize)).filter(|name| !name.is_empty())
    }
}

impl Block {
    pub fn instructions(self) -> Vec<Value> {
        let first = llvm!(LLVMGetFirstInstruction(self.0));
        std::iter::successors(handle(first, Value), |value| {
            handle(llvm!(LLVMGetNextInstruction(value.0)), Value)
        })
        .collect()
    }
}

fn enum_kind(name: &str) -> c_uint {
    llvm!(LLVMGetEnumAttributeKindForName(name.as_ptr().cast(), name.len()))
}

fn own_kind(context: &Context) -> c_uint {
    const NAME: &str = "rbcdb.own";
    llvm!(LLVMGetMDKindIDInContext(
        context.as_ctx_ref(),
        NAME.as_ptr().cast(),
        NAME.len() as c_uint
    ))
}
