//! Replaces what the emulator has to see, and what LLVM leaves undefined, in the one function that is left.

use inkwell::context::Context;
use inkwell::llvm_sys::LLVMAtomicOrdering;
use rbcdb_runtime_cpu::simt::protocol::{Access, Op, offset};

use super::{Lowering, accept, arithmetic};
use crate::llvm::raw::{self, Kind, Opcode, Type, Value};
use crate::simulate::error::SimulateError;

impl Lowering<'_, '_> {
    /// Goes over all instructions once.
    pub(super) fn instrument(&mut self) -> Result<(), SimulateError> {
        let blocks: Vec<Vec<Value>> = self.entry.blocks().into_iter().map(raw::Block::instructions).collect();
        for instructions in blocks {
            let Some(body) = instructions.iter().find(|at| at.opcode() != Opcode::LLVMPHI) else {
                continue;
            };
            self.builder.before(*body);
            self.count_steps(instructions.len() as u64);
            for instruction in instructions {
                if !instruction.is_own(self.context) {
                    self.instruction(instruction)?;
                }
            }
        }
        Ok(())
    }

    fn instruction(&mut self, at: Value) -> Result<(), SimulateError> {
        at.drop_promises();
        define_operands(self.context, at);
        self.builder.before(at);
        match at.opcode() {
            Opcode::LLVMLoad => self.load(at),
            Opcode::LLVMStore => self.store(at),
            Opcode::LLVMAtomicRMW | Opcode::LLVMAtomicCmpXchg => self.atomic(at),
            Opcode::LLVMFence => {
                self.request(at, "fence", Op::Fence, &[]);
                at.erase();
                Ok(())
            }
            Opcode::LLVMUnreachable => {
                self.request(at, "unreachable", Op::Unreachable, &[]);
                self.builder.ret(Some(self.i32(1)));
                at.erase();
                Ok(())
            }
            Opcode::LLVMCall => self.call(at),
            opcode if arithmetic::needs_care(opcode) => self.arithmetic(at),
            _ => Ok(()),
        }
    }

    /// Charges the steps of a block where it starts.
    fn count_steps(&mut self, steps: u64) {
        let step = match self.step {
            Some(step) => step,
            None => {
                let step = self.make_step();
                self.step = Some(step);
                step
            }
        };
        self.builder
            .call(step.value_type(), step, &[self.thread, self.i64(steps)]);
    }

    /// `void step(ptr thread, i64 n)`: takes n steps off, and asks when none are left.
    fn make_step(&self) -> Value {
        let ty = Type::function(Type::void(self.context), &[self.types.pointer, self.types.i64]);
        let step = raw::add_function(self.module, c"rbc.step", ty);
        step.make_internal();
        let (thread, steps) = (step.parameters()[0], step.parameters()[1]);
        let [first, out, end] = std::array::from_fn(|_| step.append_block(self.context));
        let builder = raw::Builder::new(self.context);
        builder.at_end(first);
        let place = builder.offset(self.context, thread, offset::STEPS as u64);
        let left = builder.sub(builder.load(self.types.i64, place), steps);
        builder.store(left, place);
        builder.branch(builder.compare(raw::Predicate::LLVMIntSLT, left, self.i64(0)), out, end);
        builder.at_end(out);
        self.request_numbered(&builder, thread, self.i64(Op::OutOfSteps as u64), &[]);
        builder.ret(None);
        builder.at_end(end);
        builder.ret(None);
        step
    }

    /// `void note(ptr thread, i1 odd, i64 request)`: makes the request where something is odd.
    pub(super) fn note(&mut self, at: Value, odd: Value, op: Op) {
        let note = match self.note {
            Some(note) => note,
            None => {
                let note = self.make_note();
                self.note = Some(note);
                note
            }
        };
        let site = self.site(at, "division");
        let number = self.i64(op as u64 | u64::from(site) << 32);
        self.builder.call(note.value_type(), note, &[self.thread, odd, number]);
    }

    fn make_note(&self) -> Value {
        let parameters = [self.types.pointer, self.types.i1, self.types.i64];
        let ty = Type::function(Type::void(self.context), &parameters);
        let note = raw::add_function(self.module, c"rbc.note", ty);
        note.make_internal();
        let parameters = note.parameters();
        let [first, odd, end] = std::array::from_fn(|_| note.append_block(self.context));
        let builder = raw::Builder::new(self.context);
        builder.at_end(first);
        builder.branch(parameters[1], odd, end);
        builder.at_end(odd);
        self.request_numbered(&builder, parameters[0], parameters[2], &[]);
        builder.ret(None);
        builder.at_end(end);
        builder.ret(None);
        note
    }

    /// Asks for the place of an access in memory.
    pub(super) fn place(&mut self, at: Value, operation: &str, address: Value, bytes: u64, access: Access) -> Value {
        let address = self.builder.pointer_to_int(address, self.types.i64);
        let operands = [address, self.i64(bytes), self.i64(access.pack())];
        let place = self.request(at, operation, Op::Access, &operands);
        self.builder.int_to_pointer(place, self.types.pointer)
    }

    fn load(&mut self, at: Value) -> Result<(), SimulateError> {
        let ty = at.ty();
        let Some(address) = at.operand(0) else { return Ok(()) };
        let access = Access {
            reads: true,
            writes: false,
            ..ordered(at)
        };
        let value = self.load_from(at, "load", ty, address, access)?;
        at.replace_with(value);
        at.erase();
        Ok(())
    }

    /// A checked load.
    pub(super) fn load_from(
        &mut self,
        at: Value,
        operation: &str,
        ty: Type,
        address: Value,
        access: Access,
    ) -> Result<Value, SimulateError> {
        let bytes = self.layout.store_size(ty);
        let place = self.place(at, operation, address, bytes, access);
        if ty.kind() == Kind::LLVMIntegerTypeKind && !ty.bits().is_multiple_of(8) {
            // Bits beyond the type's may be set in memory; code generation takes them for zeros.
            let whole = Type::integer(self.context, bytes as u32 * 8);
            let whole = self.builder.load(whole, place);
            return Ok(self.builder.trunc(whole, ty));
        }
        if has_odd_parts(ty) {
            return self.refuse(at, format!("a load of type `{}`", ty.text()));
        }
        Ok(self.builder.load(ty, place))
    }

    fn store(&mut self, at: Value) -> Result<(), SimulateError> {
        let (Some(value), Some(address)) = (at.operand(0), at.operand(1)) else {
            return Ok(());
        };
        let access = Access {
            reads: false,
            writes: true,
            ..ordered(at)
        };
        let place = self.place(at, "store", address, self.layout.store_size(value.ty()), access);
        self.builder.store(value, place);
        at.erase();
        Ok(())
    }

    /// A checked store of a function's result.
    pub(super) fn store_to(&mut self, at: Value, operation: &str, value: Value, address: Value) {
        let bytes = self.layout.store_size(value.ty());
        let access = Access {
            reads: false,
            writes: true,
            atomic: false,
            acquires: false,
            releases: false,
            align_log2: bytes.trailing_zeros() as u8,
        };
        let place = self.place(at, operation, address, bytes, access);
        self.builder.store(value, place);
    }

    /// Atomic operations only change their address here: threads take turns, so that they are made of plain loads and
    /// stores afterwards.
    fn atomic(&mut self, at: Value) -> Result<(), SimulateError> {
        let (Some(address), Some(value)) = (at.operand(0), at.operand(1)) else {
            return Ok(());
        };
        let bytes = self.layout.store_size(value.ty());
        let operation = match at.opcode() {
            Opcode::LLVMAtomicRMW => "atomicrmw",
            _ => "cmpxchg",
        };
        let access = Access {
            reads: true,
            writes: true,
            atomic: true,
            // Clang marks CUDA's atomic functions as sequentially consistent, though these order nothing.
            acquires: false,
            releases: false,
            align_log2: log2(at.alignment()),
        };
        let place = self.place(at, operation, address, bytes, access);
        at.set_operand(0, place);
        at.set_volatile(false);
        Ok(())
    }
}

/// Replaces undef and poison by zero.
pub(super) fn define_operands(context: &Context, at: Value) {
    let count = at.operand_count();
    // A call's last operand is what it calls.
    let count = if at.opcode() == Opcode::LLVMCall {
        count.saturating_sub(1)
    } else {
        count
    };
    for index in 0..count {
        let Some(operand) = at.operand(index) else { continue };
        if operand.is_constant()
            && let Some(defined) = define(context, operand)
        {
            at.set_operand(index, defined);
        }
    }
}

/// A constant without undef, where it has some.
fn define(context: &Context, constant: Value) -> Option<Value> {
    if matches!(
        constant.ty().kind(),
        Kind::LLVMMetadataTypeKind | Kind::LLVMLabelTypeKind
    ) {
        return None;
    }
    if constant.is_undef() {
        return Some(constant.ty().null());
    }
    let elements = constant.aggregate_elements()?;
    let mut changed = false;
    let defined: Vec<Value> = elements
        .into_iter()
        .map(|element| match define(context, element) {
            Some(defined) => {
                changed = true;
                defined
            }
            None => element,
        })
        .collect();
    changed.then(|| constant.with_elements(context, &defined))
}

/// The alignment and order of a load or store.
fn ordered(at: Value) -> Access {
    use LLVMAtomicOrdering::*;
    let ordering = at.ordering();
    Access {
        reads: false,
        writes: false,
        atomic: ordering != LLVMAtomicOrderingNotAtomic,
        acquires: matches!(
            ordering,
            LLVMAtomicOrderingAcquire | LLVMAtomicOrderingSequentiallyConsistent
        ),
        releases: matches!(
            ordering,
            LLVMAtomicOrderingRelease | LLVMAtomicOrderingSequentiallyConsistent
        ),
        align_log2: log2(at.alignment()),
    }
}

fn log2(alignment: u32) -> u8 {
    alignment.max(1).trailing_zeros() as u8
}

/// Whether a structure or vector has integers that don't fill their bytes.
fn has_odd_parts(ty: Type) -> bool {
    match ty.kind() {
        Kind::LLVMIntegerTypeKind => !ty.bits().is_multiple_of(8),
        Kind::LLVMArrayTypeKind | Kind::LLVMVectorTypeKind => has_odd_parts(accept::scalar(ty.element())),
        Kind::LLVMStructTypeKind => ty.fields().into_iter().any(has_odd_parts),
        _ => false,
    }
}
