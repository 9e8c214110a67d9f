//! Changing values.

use std::ffi::c_uint;

use inkwell::context::{AsContextRef, Context};
use inkwell::llvm_sys::comdat::LLVMSetComdat;
use inkwell::llvm_sys::core::*;
use inkwell::llvm_sys::debuginfo::{
    LLVMGetSubprogram, LLVMInstructionGetDebugLoc, LLVMInstructionSetDebugLoc, LLVMSetSubprogram,
};
use inkwell::llvm_sys::prelude::*;
use inkwell::llvm_sys::{LLVMAttributeFunctionIndex, LLVMAttributeReturnIndex, LLVMLinkage};

use super::{Block, Kind, Opcode, Type, Value, enum_kind, own_kind};

impl Value {
    pub fn set_name(self, name: &str) {
        llvm!(LLVMSetValueName2(self.0, name.as_ptr().cast(), name.len()));
    }

    pub fn set_operand(self, index: u32, value: Value) {
        llvm!(LLVMSetOperand(self.0, index, value.0));
    }

    pub fn replace_with(self, value: Value) {
        llvm!(LLVMReplaceAllUsesWith(self.0, value.0));
    }

    /// Removes an instruction that nobody uses.
    pub fn erase(self) {
        llvm!(LLVMInstructionEraseFromParent(self.0));
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

    /// This address as a constant pointer of a type.
    pub fn to_pointer(self, ty: Type) -> Value {
        Value(llvm!(LLVMConstIntToPtr(self.0, ty.0)))
    }

    pub fn set_calling_convention(self, convention: u32) {
        llvm!(LLVMSetFunctionCallConv(self.0, convention));
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

    /// Lets a call be inlined.
    pub fn allow_inlining(self) {
        llvm!(LLVMRemoveCallSiteEnumAttribute(
            self.0,
            LLVMAttributeFunctionIndex,
            enum_kind("noinline")
        ));
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

    pub fn set_initializer(self, value: Value) {
        llvm!(LLVMSetInitializer(self.0, value.0));
    }

    pub fn set_constant_global(self) {
        llvm!(LLVMSetGlobalConstant(self.0, 1));
    }

    pub fn delete_global(self) {
        llvm!(LLVMDeleteGlobal(self.0));
    }

    pub fn set_call_convention(self, convention: u32) {
        llvm!(LLVMSetInstructionCallConv(self.0, convention));
    }

    pub fn set_alignment(self, bytes: u32) {
        llvm!(LLVMSetAlignment(self.0, bytes));
    }

    pub fn set_volatile(self, volatile: bool) {
        llvm!(LLVMSetVolatile(self.0, volatile.into()));
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
}
