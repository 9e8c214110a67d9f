//! One function of the kernel and all that it calls: `i32 kernel(ptr thread)`, which takes the kernel's arguments from
//! where the thread's context says.

use inkwell::context::Context;
use inkwell::module::Module;
use rbcdb_runtime_cpu::simt::protocol::address::{self, Space};
use rbcdb_runtime_cpu::simt::protocol::offset;
use rbcdb_runtime_cpu::simt::{LocalVariable, Parameter, ParameterKind};

use super::instrument::define_operands;
use crate::llvm::raw::{self, Builder, Kind, Layout, Opcode, Type, Value};
use crate::simulate::error::SimulateError;

/// Prepares the functions for inlining and makes the one that calls the kernel. Also gives the kernel's parameters, and
/// the local variables that hold those of them that are structures.
pub(super) fn make(
    context: &Context,
    module: &Module<'_>,
    layout: Layout<'_>,
    kernel: Value,
    functions: &[Value],
) -> Result<(Value, Vec<Parameter>, Vec<LocalVariable>), SimulateError> {
    let byval: Vec<Option<Type>> = (0..kernel.parameters().len() as u32)
        .map(|index| kernel.byval(index))
        .collect();
    delete_metadata_globals(module);
    for function in raw::functions(module) {
        if !function.is_declaration() {
            function.make_internal();
        }
    }
    for function in functions {
        prepare(context, *function, *function == kernel);
    }
    let (pointer, word) = (Type::pointer(context, 0), Type::integer(context, 32));
    let entry = raw::add_function(module, c"", Type::function(word, &[pointer]));
    let builder = Builder::new(context);
    builder.at_end(entry.append_block(context));
    let place = builder.offset(context, entry.parameters()[0], offset::ARGUMENTS as u64);
    let block = own(context, builder.load(pointer, place));
    let (mut parameters, mut locals, mut arguments) = (Vec::new(), Vec::new(), Vec::new());
    let mut end = 0usize;
    for (index, (parameter, byval)) in kernel.parameters().into_iter().zip(byval).enumerate() {
        let name = match parameter.name() {
            name if name.is_empty() => format!("argument {}", index + 1),
            name => name,
        };
        let ty = parameter.ty();
        let kind = if let Some(structure) = byval {
            let bytes = layout.stride(structure);
            if locals.len() >= address::LOCAL_OBJECTS_MAX || bytes > address::LOCAL_BYTES_MAX {
                return Err(SimulateError::unsupported(
                    "too many or too large structures as parameters",
                ));
            }
            let at = address::of(Space::Local, locals.len());
            arguments.push(Type::integer(context, 64).constant(at).to_pointer(ty));
            let local = locals.len();
            locals.push(LocalVariable {
                name: name.clone(),
                bytes,
            });
            let bytes = bytes as usize;
            ParameterKind::Structure { local, bytes }
        } else {
            let offset = end.next_multiple_of(16);
            let bytes = layout.store_size(ty) as usize;
            end = offset + bytes;
            let place = builder.offset(context, block, offset as u64);
            arguments.push(load_argument(context, &builder, ty, place));
            match ty.kind() {
                Kind::LLVMPointerTypeKind => ParameterKind::Pointer { offset },
                _ => ParameterKind::Value { offset, bytes },
            }
        };
        parameters.push(Parameter { name, kind });
    }
    builder
        .call(kernel.value_type(), kernel, &arguments)
        .stand_in(entry, kernel);
    builder.ret(Some(word.constant(0)));
    Ok((entry, parameters, locals))
}

/// An argument. A value of bits that don't fill its bytes is cut out of these.
fn load_argument(context: &Context, builder: &Builder, ty: Type, place: Value) -> Value {
    if ty.kind() == Kind::LLVMIntegerTypeKind && !ty.bits().is_multiple_of(8) {
        let whole = Type::integer(context, ty.bits().next_multiple_of(8));
        return builder.trunc(own(context, builder.load(whole, place)), ty);
    }
    own(context, builder.load(ty, place))
}

fn own(context: &Context, load: Value) -> Value {
    load.mark_own(context);
    load
}

/// Deletes the lists that keep functions and variables alive.
fn delete_metadata_globals(module: &Module<'_>) {
    for global in raw::globals(module) {
        if matches!(
            global.name().as_str(),
            "llvm.used" | "llvm.compiler.used" | "llvm.global_ctors" | "llvm.global_dtors"
        ) && !global.is_used()
        {
            global.delete_global();
        }
    }
}

/// Makes a function one that is always inlined, without attributes and metadata that promise something. `byval` stays
/// but for the kernel: the inliner makes the copy that it asks for.
fn prepare(context: &Context, function: Value, is_kernel: bool) {
    function.set_calling_convention(0);
    function.clear_attributes(is_kernel);
    function.add_attribute(context, "alwaysinline");
    function.add_attribute(context, "nounwind");
    for instruction in function.blocks().into_iter().flat_map(raw::Block::instructions) {
        instruction.clear_metadata();
        instruction.drop_promises();
        // Inlining folds constants.
        define_operands(context, instruction);
        if instruction.opcode() == Opcode::LLVMCall {
            instruction.clear_call_attributes(false);
            instruction.set_call_convention(0);
        }
    }
}
