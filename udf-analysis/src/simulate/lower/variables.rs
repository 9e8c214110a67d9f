//! Gives every variable an address in the emulator's address space, and takes it out of the module.

use rbcdb_runtime_cpu::simt::protocol::address::{self, Space};
use rbcdb_runtime_cpu::simt::{LocalVariable, SharedVariable, Variable};

use super::Lowering;
use crate::llvm::raw::{self, Opcode, Value};
use crate::simulate::error::SimulateError;
use inkwell::llvm_sys::LLVMValueKind;

/// Bytes of a variable, at most.
const BYTES_MAX: u64 = 64 << 20;

/// The module's variables.
#[derive(Default)]
pub(super) struct Globals {
    pub globals: Vec<Variable>,
    pub shared: Vec<SharedVariable>,
}

impl Lowering<'_, '_> {
    /// Places globals, and behind `locals` the local variables.
    pub(super) fn place_variables(&mut self, locals: &mut Vec<LocalVariable>) -> Result<Globals, SimulateError> {
        for function in raw::functions(self.module) {
            if function == self.entry {
                continue;
            }
            if !function.is_used() {
                function.delete_function();
            } else if !function.is_declaration() {
                return Err(SimulateError::unsupported(format!(
                    "the address of function `{}` is taken",
                    function.name()
                )));
            }
        }
        let globals = self.place_globals()?;
        self.place_locals(locals)?;
        Ok(globals)
    }

    fn place_globals(&mut self) -> Result<Globals, SimulateError> {
        let mut placed = Globals::default();
        let mut dynamic = None;
        for global in raw::globals(self.module) {
            if !global.is_used() {
                global.delete_global();
                continue;
            }
            let name = global.name();
            let refuse = |what: &str| Err(SimulateError::unsupported(format!("variable `{name}` {what}")));
            let (content, space) = (global.value_type(), global.ty().space());
            if global.is_thread_local() {
                return refuse("is thread-local");
            }
            if !content.is_sized() {
                return refuse("has no size");
            }
            let bytes = self.layout.stride(content);
            let initial = global.initializer();
            let at = match space {
                3 => {
                    if bytes > address::SHARED_BYTES_MAX {
                        return refuse("is larger than shared memory");
                    }
                    if initial.is_some_and(|initial| !initial.is_undef() && !initial.is_null()) {
                        return refuse("in shared memory has an initial value");
                    }
                    let index = match (initial, dynamic) {
                        // All names of dynamic shared memory mean the same.
                        (None, Some(index)) if bytes == 0 => index,
                        _ => placed.shared.len(),
                    };
                    if initial.is_none() && bytes == 0 {
                        dynamic = Some(index);
                    }
                    if index == placed.shared.len() {
                        if index >= address::SHARED_OBJECTS_MAX {
                            return refuse("is one shared variable too many");
                        }
                        let bytes = (initial.is_some() || bytes > 0).then_some(bytes);
                        let name = name.clone();
                        placed.shared.push(SharedVariable { name, bytes });
                    }
                    address::of(Space::Shared, index)
                }
                0 | 1 | 4 => {
                    let Some(initial) = initial else {
                        return refuse("is defined elsewhere");
                    };
                    if bytes > BYTES_MAX {
                        return refuse("is too large");
                    }
                    let index = placed.globals.len();
                    if index >= address::GLOBAL_OBJECTS_MAX {
                        return refuse("is one variable too many");
                    }
                    let initial = self
                        .template(index, initial)
                        .map_err(|what| SimulateError::unsupported(format!("variable `{name}` {what}")))?;
                    placed.globals.push(Variable {
                        name: name.clone(),
                        bytes,
                        initial,
                        writable: space != 4 && !global.is_constant_global(),
                    });
                    address::of(Space::Global, index)
                }
                other => return refuse(&format!("is in address space {other}")),
            };
            global.replace_with(self.i64(at).to_pointer(global.ty()));
            global.delete_global();
        }
        Ok(placed)
    }

    /// Keeps a variable's initial value as a constant of the object; `None` for zeros.
    fn template(&self, index: usize, initial: Value) -> Result<Option<String>, String> {
        if initial.is_null() || initial.is_undef() {
            return Ok(None);
        }
        check_initializer(initial, 0)?;
        let name = format!("rbc.init.{index}");
        let template = raw::add_global(self.module, &name, initial.ty());
        template.set_initializer(initial);
        template.set_constant_global();
        template.make_internal();
        // Another name, where the program has a variable of this one.
        Ok(Some(template.name()))
    }

    fn place_locals(&mut self, locals: &mut Vec<LocalVariable>) -> Result<(), SimulateError> {
        for (number, block) in self.entry.blocks().into_iter().enumerate() {
            for alloca in block.instructions() {
                if alloca.opcode() != Opcode::LLVMAlloca {
                    continue;
                }
                let count = alloca.operand(0).and_then(Value::as_constant);
                let Some(count) = count.filter(|_| number == 0) else {
                    return self.refuse(alloca, "a local variable whose size isn't fixed");
                };
                let ty = alloca.allocated_type();
                let bytes = self.layout.stride(ty).checked_mul(count);
                let Some(bytes) = bytes.filter(|bytes| *bytes <= address::LOCAL_BYTES_MAX) else {
                    let most = address::LOCAL_BYTES_MAX;
                    return self.refuse(alloca, format!("a local variable of more than {most} bytes"));
                };
                if locals.len() >= address::LOCAL_OBJECTS_MAX {
                    return self.refuse(alloca, "one local variable in memory too many");
                }
                let at = self
                    .i64(address::of(Space::Local, locals.len()))
                    .to_pointer(alloca.ty());
                let name = match alloca.name() {
                    name if name.is_empty() => "a local variable".to_owned(),
                    name => name,
                };
                locals.push(LocalVariable { name, bytes });
                alloca.replace_with(at);
                alloca.erase();
            }
        }
        Ok(())
    }
}

/// Refuses initial values that can't be written down as bytes.
fn check_initializer(value: Value, depth: usize) -> Result<(), String> {
    use LLVMValueKind::*;
    if depth > 1000 {
        return Err("has a deeply nested initial value".to_owned());
    }
    match value.kind() {
        LLVMConstantIntValueKind
        | LLVMConstantFPValueKind
        | LLVMConstantPointerNullValueKind
        | LLVMConstantAggregateZeroValueKind
        | LLVMConstantDataArrayValueKind
        | LLVMConstantDataVectorValueKind
        | LLVMUndefValueValueKind
        | LLVMPoisonValueKind
        | LLVMGlobalVariableValueKind => Ok(()),
        LLVMConstantArrayValueKind | LLVMConstantStructValueKind | LLVMConstantVectorValueKind => {
            (value.operands().into_iter()).try_for_each(|element| check_initializer(element, depth + 1))
        }
        LLVMConstantExprValueKind => match value.opcode() {
            Opcode::LLVMGetElementPtr
            | Opcode::LLVMBitCast
            | Opcode::LLVMAddrSpaceCast
            | Opcode::LLVMIntToPtr
            | Opcode::LLVMPtrToInt => {
                (value.operands().into_iter()).try_for_each(|operand| check_initializer(operand, depth + 1))
            }
            _ => Err("has an initial value that is computed".to_owned()),
        },
        LLVMFunctionValueKind => Err("holds the address of a function".to_owned()),
        _ => Err("has an initial value that isn't emulated".to_owned()),
    }
}
