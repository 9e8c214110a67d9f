//! Arithmetic that LLVM leaves undefined for some operands: here it gets the results that PTX gives, or any fixed one.

use rbcdb_runtime_cpu::simt::protocol::Op;

use super::Lowering;
use super::accept::scalar;
use crate::llvm::raw::{self, Kind, Opcode, Predicate, Type, Value};
use crate::simulate::error::SimulateError;

/// Whether an operation is undefined for some operands.
pub(super) fn needs_care(opcode: Opcode) -> bool {
    use Opcode::*;
    matches!(
        opcode,
        LLVMUDiv
            | LLVMSDiv
            | LLVMURem
            | LLVMSRem
            | LLVMShl
            | LLVMLShr
            | LLVMAShr
            | LLVMFPToSI
            | LLVMFPToUI
            | LLVMFRem
            | LLVMExtractElement
            | LLVMInsertElement
            | LLVMShuffleVector
    )
}

impl Lowering<'_, '_> {
    /// Replaces one by a form that is always defined.
    pub(super) fn arithmetic(&mut self, at: Value) -> Result<(), SimulateError> {
        use Opcode::*;
        let operands = at.operands();
        let result = match (at.opcode(), operands.as_slice()) {
            (opcode @ (LLVMUDiv | LLVMSDiv | LLVMURem | LLVMSRem), [a, b]) => self.divide(at, opcode, *a, *b),
            (opcode @ (LLVMShl | LLVMLShr | LLVMAShr), [a, b]) => self.shift(opcode, *a, *b),
            (LLVMFPToSI, [a]) => Some(self.whole_number(*a, at.ty(), true)?),
            (LLVMFPToUI, [a]) => Some(self.whole_number(*a, at.ty(), false)?),
            (LLVMFRem, [a, b]) => Some(self.remainder(at, *a, *b)?),
            (LLVMExtractElement, [vector, index]) => self.clamp_index(at, *vector, *index, 1),
            (LLVMInsertElement, [vector, _, index]) => self.clamp_index(at, *vector, *index, 2),
            (LLVMShuffleVector, [a, b]) => self.shuffle(at, *a, *b),
            _ => None,
        };
        if let Some(result) = result {
            at.replace_with(result);
            at.erase();
        }
        Ok(())
    }

    /// A constant of an integer type, in every lane of a vector.
    pub(super) fn constant(&self, ty: Type, value: u64) -> Value {
        match ty.kind() {
            Kind::LLVMVectorTypeKind => raw::vector(&vec![
                ty.element().constant(value);
                usize::try_from(ty.length()).unwrap_or(0)
            ]),
            _ => ty.constant(value),
        }
    }

    /// All ones.
    fn ones(&self, ty: Type) -> Value {
        match ty.kind() {
            Kind::LLVMVectorTypeKind => raw::vector(&vec![
                self.ones(ty.element());
                usize::try_from(ty.length()).unwrap_or(0)
            ]),
            _ => self.builder.sub(ty.null(), ty.constant(1)),
        }
    }

    /// Division; `None` where the divisor is a constant that is neither 0 nor -1.
    fn divide(&mut self, at: Value, opcode: Opcode, a: Value, b: Value) -> Option<Value> {
        let ty = a.ty();
        let bits = scalar(ty).bits();
        let signed = matches!(opcode, Opcode::LLVMSDiv | Opcode::LLVMSRem);
        if let Some(divisor) = b.as_constant()
            && divisor != 0
            && !(signed && divisor == u64::MAX >> (64 - bits))
        {
            return None;
        }
        let one = self.constant(ty, 1);
        let zero = self.builder.compare(Predicate::LLVMIntEQ, b, ty.null());
        let any = self.any(zero)?;
        self.note(at, any, Op::DivisionByZero);
        let mut divisor = self.builder.select(zero, one, b);
        if signed {
            let least = self.constant(ty, 1 << (bits - 1));
            let is_least = self.builder.compare(Predicate::LLVMIntEQ, a, least);
            let is_minus_one = self.builder.compare(Predicate::LLVMIntEQ, b, self.ones(ty));
            let overflow = self.builder.and(is_least, is_minus_one);
            let any = self.any(overflow)?;
            self.note(at, any, Op::DivisionOverflow);
            // By 1 instead: the dividend, and remainder 0.
            divisor = self.builder.select(overflow, one, divisor);
        }
        let builder = &self.builder;
        Some(match opcode {
            Opcode::LLVMUDiv => builder.select(zero, self.ones(ty), builder.udiv(a, divisor)),
            Opcode::LLVMSDiv => builder.select(zero, self.ones(ty), builder.sdiv(a, divisor)),
            Opcode::LLVMURem => builder.select(zero, a, builder.urem(a, divisor)),
            _ => builder.select(zero, a, builder.srem(a, divisor)),
        })
    }

    /// Whether a condition holds in a lane.
    fn any(&self, condition: Value) -> Option<Value> {
        if condition.ty().kind() != Kind::LLVMVectorTypeKind {
            return Some(condition);
        }
        let (function, ty) = raw::intrinsic(self.module, "llvm.vector.reduce.or", &[condition.ty()])?;
        Some(self.builder.call(ty, function, &[condition]))
    }

    /// Shifts by the width or more give zeros, or copies of the sign, as in PTX.
    pub(super) fn shift(&self, opcode: Opcode, a: Value, by: Value) -> Option<Value> {
        let ty = a.ty();
        let bits = u64::from(scalar(ty).bits());
        if by.as_constant().is_some_and(|by| by < bits) {
            return None;
        }
        let builder = &self.builder;
        // A width above 2^bits - 1, as of i1, can't be written as a value of the type; then nothing is too much.
        let inside = match bits {
            1 => builder.compare(Predicate::LLVMIntEQ, by, ty.null()),
            _ => builder.compare(Predicate::LLVMIntULT, by, self.constant(ty, bits)),
        };
        Some(match opcode {
            Opcode::LLVMAShr => builder.ashr(a, builder.select(inside, by, self.constant(ty, bits - 1))),
            opcode => {
                let safe = builder.select(inside, by, ty.null());
                let shifted = match opcode {
                    Opcode::LLVMShl => builder.shl(a, safe),
                    _ => builder.lshr(a, safe),
                };
                builder.select(inside, shifted, ty.null())
            }
        })
    }

    /// Rounds towards zero; saturates. NaN gives 0, or 2^(bits-1) from or to 64 bits (PTX ISA, `cvt`).
    pub(super) fn whole_number(&mut self, value: Value, ty: Type, signed: bool) -> Result<Value, SimulateError> {
        let name = if signed { "llvm.fptosi.sat" } else { "llvm.fptoui.sat" };
        let Some((function, function_type)) = raw::intrinsic(self.module, name, &[ty, value.ty()]) else {
            return Err(SimulateError::Llvm(format!("no intrinsic {name}")));
        };
        let result = self.builder.call(function_type, function, &[value]);
        let bits = scalar(ty).bits();
        let wide = bits == 64 || scalar(value.ty()).kind() == Kind::LLVMDoubleTypeKind;
        if !wide || bits > 64 {
            return Ok(result);
        }
        let nan = self.builder.is_nan(value);
        Ok(self.builder.select(nan, self.constant(ty, 1 << (bits - 1)), result))
    }

    fn remainder(&mut self, at: Value, a: Value, b: Value) -> Result<Value, SimulateError> {
        if !matches!(a.ty().kind(), Kind::LLVMFloatTypeKind | Kind::LLVMDoubleTypeKind) {
            return self.refuse(at, format!("frem of type `{}`", a.ty().text()));
        }
        self.math(at, "fmod", &[a, b])
    }

    /// An index beyond the vector means its first element.
    fn clamp_index(&mut self, at: Value, vector: Value, index: Value, operand: u32) -> Option<Value> {
        let length = vector.ty().length();
        if index.as_constant().is_none_or(|index| index >= length) {
            let index = self.builder.zext_or_trunc(index, self.types.i64);
            let inside = self.builder.compare(Predicate::LLVMIntULT, index, self.i64(length));
            let index = self.builder.select(inside, index, self.i64(0));
            at.set_operand(operand, index);
        }
        None
    }

    /// Lanes that a shuffle leaves open are the first.
    fn shuffle(&mut self, at: Value, a: Value, b: Value) -> Option<Value> {
        let mask = at.shuffle_mask();
        if mask.iter().all(Option::is_some) {
            return None;
        }
        let mask: Vec<Value> = mask.into_iter().map(|lane| self.i32(lane.unwrap_or(0))).collect();
        Some(self.builder.shuffle(a, b, raw::vector(&mask)))
    }
}
