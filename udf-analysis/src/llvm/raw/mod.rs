//! The part of LLVM's C interface that the analysis and the emulator's lowering work with, as plain values: types here,
//! [`value`] to read, [`change`] and [`build`] to write, [`module`] for whole modules.
//!
//! A [`Type`], [`Value`] or [`Block`] is valid as long as its module is, and until it is erased. Its users hold it only while
//! they hold the module, in one function that outlives whatever keeps handles, and use none after they erased it: that is
//! what makes each call below sound. LLVM's own requirements (an operand index in range, an instruction of the right kind)
//! are the callers' to fulfil; they look at [`Value::opcode`] or the type first.

use std::ffi::{CStr, c_char, c_uint};
use std::marker::PhantomData;

use inkwell::context::{AsContextRef, Context};
use inkwell::llvm_sys::core::*;
use inkwell::llvm_sys::prelude::*;
use inkwell::llvm_sys::target::{
    LLVMABISizeOfType, LLVMGetModuleDataLayout, LLVMOffsetOfElement, LLVMStoreSizeOfType, LLVMTargetDataRef,
};
pub(crate) use inkwell::llvm_sys::{
    LLVMAtomicRMWBinOp as AtomicOperation, LLVMIntPredicate as Predicate, LLVMOpcode as Opcode, LLVMTypeKind as Kind,
};
use inkwell::module::Module;
use inkwell::targets::TargetData;

/// Calls LLVM.
macro_rules! llvm {
    ($function:ident($($argument:expr),* $(,)?)) => {{
        // SAFETY: the handles are live and of the right kind, as this module's header says.
        unsafe { $function($($argument),*) }
    }};
}

mod build;
mod change;
mod module;
mod value;

pub(crate) use build::{Builder, vector};
pub(crate) use module::{
    add_function, add_global, aliases, annotated_kernels, debug_info_version, functions, globals, has_assembly,
    has_ifuncs, intrinsic, load, parse, read_without_upgrading_debug_info, strip_debug_info,
};
pub(crate) use value::Role;

/// A type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Type(LLVMTypeRef);

/// A value: constant, argument, instruction, global or function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Value(LLVMValueRef);

/// A basic block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Block(LLVMBasicBlockRef);

/// The sizes of types: a module's, or a target's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout<'l>(LLVMTargetDataRef, PhantomData<&'l ()>);

/// What kind of type it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
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

/// A message of LLVM's, which is given back.
fn message(raw: *mut c_char) -> String {
    // SAFETY: LLVM gives a NUL-terminated string.
    let text = unsafe { CStr::from_ptr(raw) }.to_string_lossy().into_owned();
    llvm!(LLVMDisposeMessage(raw));
    text
}

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

    /// The type of a struct's field.
    pub fn field(self, index: u32) -> Option<Type> {
        (index < llvm!(LLVMCountStructElementTypes(self.0)))
            .then(|| Type(llvm!(LLVMStructGetTypeAtIndex(self.0, index))))
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
        message(llvm!(LLVMPrintTypeToString(self.0)))
    }

    /// What kind of type it is.
    pub fn class(self) -> Class {
        match self.kind() {
            Kind::LLVMVoidTypeKind => Class::Void,
            Kind::LLVMIntegerTypeKind => Class::Int(self.bits()),
            Kind::LLVMHalfTypeKind | Kind::LLVMBFloatTypeKind => Class::Float(16),
            Kind::LLVMFloatTypeKind => Class::Float(32),
            Kind::LLVMDoubleTypeKind => Class::Float(64),
            Kind::LLVMPointerTypeKind => Class::Pointer,
            Kind::LLVMStructTypeKind => Class::Struct,
            Kind::LLVMArrayTypeKind => Class::Array,
            Kind::LLVMVectorTypeKind => Class::Vector,
            _ => Class::Other,
        }
    }
}

impl<'l> Layout<'l> {
    /// A module's own.
    pub fn of(module: &'l Module<'_>) -> Layout<'l> {
        Layout(llvm!(LLVMGetModuleDataLayout(module.as_mut_ptr())), PhantomData)
    }

    /// A target's.
    pub fn of_target(data: &'l TargetData) -> Layout<'l> {
        Layout(data.as_mut_ptr(), PhantomData)
    }

    /// Bytes from one to the next in an array; 0 for a type without a size.
    pub fn stride(self, ty: Type) -> u64 {
        if !ty.is_sized() {
            return 0;
        }
        llvm!(LLVMABISizeOfType(self.0, ty.0))
    }

    /// Bytes that a load or store touches; 0 for a type without a size.
    pub fn store_size(self, ty: Type) -> u64 {
        if !ty.is_sized() {
            return 0;
        }
        llvm!(LLVMStoreSizeOfType(self.0, ty.0))
    }

    /// Where a struct's field lies, in bytes.
    pub fn field_offset(self, ty: Type, index: u32) -> u64 {
        llvm!(LLVMOffsetOfElement(self.0, ty.0, index))
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
