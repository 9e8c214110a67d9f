//! Building instructions.

use std::ffi::{c_char, c_uint};

use inkwell::context::{AsContextRef, Context};
use inkwell::llvm_sys::LLVMAtomicOrdering;
use inkwell::llvm_sys::core::*;
use inkwell::llvm_sys::prelude::*;
use inkwell::module::Module;

use super::{AtomicOperation, Block, Predicate, Type, Value};

/// Builds instructions, always in front of a given one or at a block's end.
pub(crate) struct Builder(LLVMBuilderRef);

impl Drop for Builder {
    fn drop(&mut self) {
        llvm!(LLVMDisposeBuilder(self.0));
    }
}

const UNNAMED: *const c_char = c"".as_ptr();

/// Methods that build an instruction of two operands.
macro_rules! binary {
    ($($name:ident = $function:ident;)*) => {$(
        pub fn $name(&self, a: Value, b: Value) -> Value {
            Value(llvm!($function(self.0, a.0, b.0, UNNAMED)))
        }
    )*};
}

/// Methods that convert a value.
macro_rules! cast {
    ($($name:ident = $function:ident;)*) => {$(
        pub fn $name(&self, value: Value, ty: Type) -> Value {
            Value(llvm!($function(self.0, value.0, ty.0, UNNAMED)))
        }
    )*};
}

impl Builder {
    pub fn new(context: &Context) -> Builder {
        Builder(llvm!(LLVMCreateBuilderInContext(context.as_ctx_ref())))
    }

    pub fn before(&self, instruction: Value) {
        llvm!(LLVMPositionBuilderBefore(self.0, instruction.0));
    }

    pub fn at_end(&self, block: Block) {
        llvm!(LLVMPositionBuilderAtEnd(self.0, block.0));
    }

    binary! {
        add = LLVMBuildAdd; sub = LLVMBuildSub; mul = LLVMBuildMul; and = LLVMBuildAnd; or = LLVMBuildOr; xor = LLVMBuildXor;
        shl = LLVMBuildShl; lshr = LLVMBuildLShr; ashr = LLVMBuildAShr; udiv = LLVMBuildUDiv; sdiv = LLVMBuildSDiv;
        urem = LLVMBuildURem; srem = LLVMBuildSRem; fadd = LLVMBuildFAdd; fmul = LLVMBuildFMul; fdiv = LLVMBuildFDiv;
    }

    cast! {
        trunc = LLVMBuildTrunc; zext = LLVMBuildZExt; sext = LLVMBuildSExt; bitcast = LLVMBuildBitCast;
        int_to_pointer = LLVMBuildIntToPtr; pointer_to_int = LLVMBuildPtrToInt;
        signed_to_fp = LLVMBuildSIToFP;
        unsigned_to_fp = LLVMBuildUIToFP; fp_cast = LLVMBuildFPCast;
    }

    pub fn load(&self, ty: Type, pointer: Value) -> Value {
        let load = Value(llvm!(LLVMBuildLoad2(self.0, ty.0, pointer.0, UNNAMED)));
        load.set_alignment(1);
        load
    }

    pub fn store(&self, value: Value, pointer: Value) -> Value {
        let store = Value(llvm!(LLVMBuildStore(self.0, value.0, pointer.0)));
        store.set_alignment(1);
        store
    }

    pub fn offset(&self, context: &Context, pointer: Value, bytes: u64) -> Value {
        let mut index = [Type::integer(context, 64).constant(bytes).0];
        let byte = Type::integer(context, 8);
        Value(llvm!(LLVMBuildGEP2(
            self.0,
            byte.0,
            pointer.0,
            index.as_mut_ptr(),
            1,
            UNNAMED
        )))
    }

    /// An atomic operation, by whatever means.
    pub fn atomic(&self, operation: AtomicOperation, pointer: Value, value: Value) -> Value {
        Value(llvm!(LLVMBuildAtomicRMW(
            self.0,
            operation,
            pointer.0,
            value.0,
            LLVMAtomicOrdering::LLVMAtomicOrderingMonotonic,
            0
        )))
    }

    /// An atomic comparison and exchange: the old value and whether it was the expected one.
    pub fn compare_exchange(&self, pointer: Value, expected: Value, value: Value) -> Value {
        let order = LLVMAtomicOrdering::LLVMAtomicOrderingMonotonic;
        Value(llvm!(LLVMBuildAtomicCmpXchg(
            self.0, pointer.0, expected.0, value.0, order, order, 0
        )))
    }

    pub fn call(&self, ty: Type, function: Value, arguments: &[Value]) -> Value {
        let mut raw: Vec<LLVMValueRef> = arguments.iter().map(|value| value.0).collect();
        Value(llvm!(LLVMBuildCall2(
            self.0,
            ty.0,
            function.0,
            raw.as_mut_ptr(),
            raw.len() as c_uint,
            UNNAMED
        )))
    }

    /// A use of a value that passes must leave, though it does nothing.
    pub fn keep(&self, module: &Module<'_>, value: Value) {
        const NAME: &str = "llvm.sideeffect";
        const TAG: &str = "kept";
        let id = llvm!(LLVMLookupIntrinsicID(NAME.as_ptr().cast(), NAME.len()));
        let function = llvm!(LLVMGetIntrinsicDeclaration(
            module.as_mut_ptr(),
            id,
            std::ptr::null_mut(),
            0
        ));
        let ty = llvm!(LLVMGlobalGetValueType(function));
        let mut arguments = [value.0];
        let mut bundles = [llvm!(LLVMCreateOperandBundle(
            TAG.as_ptr().cast(),
            TAG.len(),
            arguments.as_mut_ptr(),
            1
        ))];
        llvm!(LLVMBuildCallWithOperandBundles(
            self.0,
            ty,
            function,
            std::ptr::null_mut(),
            0,
            bundles.as_mut_ptr(),
            1,
            UNNAMED
        ));
        llvm!(LLVMDisposeOperandBundle(bundles[0]));
    }

    pub fn compare(&self, predicate: Predicate, a: Value, b: Value) -> Value {
        Value(llvm!(LLVMBuildICmp(self.0, predicate, a.0, b.0, UNNAMED)))
    }

    pub fn is_nan(&self, value: Value) -> Value {
        let predicate = inkwell::llvm_sys::LLVMRealPredicate::LLVMRealUNO;
        Value(llvm!(LLVMBuildFCmp(self.0, predicate, value.0, value.0, UNNAMED)))
    }

    pub fn fcompare_less(&self, a: Value, b: Value) -> Value {
        let predicate = inkwell::llvm_sys::LLVMRealPredicate::LLVMRealOLT;
        Value(llvm!(LLVMBuildFCmp(self.0, predicate, a.0, b.0, UNNAMED)))
    }

    pub fn select(&self, condition: Value, yes: Value, no: Value) -> Value {
        Value(llvm!(LLVMBuildSelect(self.0, condition.0, yes.0, no.0, UNNAMED)))
    }

    pub fn extract(&self, aggregate: Value, index: u32) -> Value {
        Value(llvm!(LLVMBuildExtractValue(self.0, aggregate.0, index, UNNAMED)))
    }

    pub fn insert(&self, aggregate: Value, element: Value, index: u32) -> Value {
        Value(llvm!(LLVMBuildInsertValue(
            self.0,
            aggregate.0,
            element.0,
            index,
            UNNAMED
        )))
    }

    pub fn shuffle(&self, a: Value, b: Value, mask: Value) -> Value {
        Value(llvm!(LLVMBuildShuffleVector(self.0, a.0, b.0, mask.0, UNNAMED)))
    }

    pub fn branch(&self, condition: Value, yes: Block, no: Block) {
        llvm!(LLVMBuildCondBr(self.0, condition.0, yes.0, no.0));
    }

    pub fn ret(&self, value: Option<Value>) {
        match value {
            Some(value) => llvm!(LLVMBuildRet(self.0, value.0)),
            None => llvm!(LLVMBuildRetVoid(self.0)),
        };
    }
}

/// A constant vector.
pub(crate) fn vector(elements: &[Value]) -> Value {
    let mut raw: Vec<LLVMValueRef> = elements.iter().map(|value| value.0).collect();
    Value(llvm!(LLVMConstVector(raw.as_mut_ptr(), raw.len() as c_uint)))
}

impl Builder {
    /// An integer in another width, its upper bits cut off or zero.
    pub fn zext_or_trunc(&self, value: Value, ty: Type) -> Value {
        match value.ty().bits().cmp(&ty.bits()) {
            std::cmp::Ordering::Less => self.zext(value, ty),
            std::cmp::Ordering::Equal => value,
            std::cmp::Ordering::Greater => self.trunc(value, ty),
        }
    }
}
