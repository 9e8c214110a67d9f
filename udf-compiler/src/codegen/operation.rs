//! Operations of one row. LLVM leaves some of them undefined for some inputs (division by zero, shifts by 64 and more);
//! there the operand is replaced by a harmless one and the result selected.

use inkwell::values::{BasicMetadataValueEnum, BasicValueEnum, FloatValue, IntValue};
use inkwell::{FloatPredicate, IntPredicate};
use rbcdb_device_lib::Builtin;

use super::device_lib;
use super::emit::{Failure, Value};
use super::function::{Row, invalid, push_value};
use crate::ir::{self, BinaryOp, Type, UnaryOp};

impl<'c> Row<'_, 'c> {
    pub(super) fn unary(&self, op: UnaryOp, a: ir::Value) -> Result<Value<'c>, Failure> {
        let (e, b) = (self.emitter, &self.emitter.builder);
        let (i64, f32, f64) = (e.i64_type(), e.f32_type(), e.f64_type());
        let unsigned = self.ty(a)? == Type::U64;
        Ok(match op {
            UnaryOp::Not | UnaryOp::BitNot => Value::Int(e.not(self.int(a)?)?),
            UnaryOp::NegWrap => Value::Int(b.build_int_neg(self.int(a)?, "")?),
            UnaryOp::FNeg => Value::Float(b.build_float_neg(self.float(a)?, "")?),
            UnaryOp::FAbs => self.float_intrinsic("llvm.fabs", a)?,
            UnaryOp::FSqrt => self.float_intrinsic("llvm.sqrt", a)?,
            UnaryOp::FFloor => self.float_intrinsic("llvm.floor", a)?,
            UnaryOp::FCeil => self.float_intrinsic("llvm.ceil", a)?,
            UnaryOp::FTrunc => self.float_intrinsic("llvm.trunc", a)?,
            UnaryOp::FRint => self.float_intrinsic("llvm.roundeven", a)?,
            UnaryOp::BoolToI64 => Value::Int(b.build_int_z_extend(self.int(a)?, i64, "")?),
            UnaryOp::I64AsU64 | UnaryOp::U64AsI64 => Value::Int(self.int(a)?),
            UnaryOp::IntToF64 if unsigned => Value::Float(b.build_unsigned_int_to_float(self.int(a)?, f64, "")?),
            UnaryOp::IntToF64 => Value::Float(b.build_signed_int_to_float(self.int(a)?, f64, "")?),
            UnaryOp::IntToF32 if unsigned => Value::Float(b.build_unsigned_int_to_float(self.int(a)?, f32, "")?),
            UnaryOp::IntToF32 => Value::Float(b.build_signed_int_to_float(self.int(a)?, f32, "")?),
            UnaryOp::F32ToF64 => Value::Float(b.build_float_ext(self.float(a)?, f64, "")?),
            UnaryOp::F64ToF32 => Value::Float(b.build_float_trunc(self.float(a)?, f32, "")?),
            UnaryOp::F64ToI64Sat => self.saturating("llvm.fptosi.sat", a)?,
            UnaryOp::F64ToU64Sat => self.saturating("llvm.fptoui.sat", a)?,
            UnaryOp::Re => Value::Float(self.complex(a)?.0),
            UnaryOp::Im => Value::Float(self.complex(a)?.1),
            UnaryOp::F64Bits => Value::Int(e.canonical_bits(self.float(a)?)?),
        })
    }

    pub(super) fn binary(&self, op: BinaryOp, x: ir::Value, y: ir::Value) -> Result<Value<'c>, Failure> {
        match self.ty(x)? {
            Type::F32 | Type::F64 => self.float_binary(op, self.float(x)?, self.float(y)?),
            Type::Bool | Type::I64 | Type::U64 => {
                let unsigned = self.ty(x)? != Type::I64;
                Ok(Value::Int(self.int_binary(op, unsigned, self.int(x)?, self.int(y)?)?))
            }
            Type::C128 => Err(invalid("an operation on complex numbers that is none")),
        }
    }

    fn int_binary(
        &self,
        op: BinaryOp,
        unsigned: bool,
        x: IntValue<'c>,
        y: IntValue<'c>,
    ) -> Result<IntValue<'c>, Failure> {
        let (e, b) = (self.emitter, &self.emitter.builder);
        let order = |signed, other| e.icmp(if unsigned { other } else { signed }, x, y);
        Ok(match op {
            BinaryOp::And | BinaryOp::BitAnd => e.and(x, y)?,
            BinaryOp::Or | BinaryOp::BitOr => e.or(x, y)?,
            BinaryOp::BitXor => e.xor(x, y)?,
            BinaryOp::AddWrap => b.build_int_add(x, y, "")?,
            BinaryOp::SubWrap => b.build_int_sub(x, y, "")?,
            BinaryOp::MulWrap => b.build_int_mul(x, y, "")?,
            BinaryOp::FloorDiv if unsigned => self.unsigned_division(x, y, false)?,
            BinaryOp::Mod if unsigned => self.unsigned_division(x, y, true)?,
            BinaryOp::FloorDiv => self.floor_division(x, y)?.0,
            BinaryOp::Mod => self.floor_division(x, y)?.1,
            BinaryOp::ShlWrap => self.shift_left(x, y)?,
            BinaryOp::Shr => self.shift_right(unsigned, x, y)?,
            BinaryOp::Eq => e.icmp(IntPredicate::EQ, x, y)?,
            BinaryOp::Ne => e.icmp(IntPredicate::NE, x, y)?,
            BinaryOp::Lt => order(IntPredicate::SLT, IntPredicate::ULT)?,
            BinaryOp::Le => order(IntPredicate::SLE, IntPredicate::ULE)?,
            BinaryOp::Gt => order(IntPredicate::SGT, IntPredicate::UGT)?,
            BinaryOp::Ge => order(IntPredicate::SGE, IntPredicate::UGE)?,
            BinaryOp::FAdd
            | BinaryOp::FSub
            | BinaryOp::FMul
            | BinaryOp::FDiv
            | BinaryOp::FCopysign
            | BinaryOp::Complex => {
                return Err(invalid("a float operation on integers"));
            }
        })
    }

    fn float_binary(&self, op: BinaryOp, x: FloatValue<'c>, y: FloatValue<'c>) -> Result<Value<'c>, Failure> {
        let (e, b) = (self.emitter, &self.emitter.builder);
        let compare = |predicate| Ok(Value::Int(e.fcmp(predicate, x, y)?));
        Ok(match op {
            BinaryOp::FAdd => Value::Float(b.build_float_add(x, y, "")?),
            BinaryOp::FSub => Value::Float(b.build_float_sub(x, y, "")?),
            BinaryOp::FMul => Value::Float(b.build_float_mul(x, y, "")?),
            BinaryOp::FDiv => Value::Float(b.build_float_div(x, y, "")?),
            BinaryOp::FCopysign => Value::Float(self.copysign(x, y)?),
            BinaryOp::Complex => Value::Complex(x, y),
            BinaryOp::Eq => return compare(FloatPredicate::OEQ),
            BinaryOp::Ne => return compare(FloatPredicate::UNE),
            BinaryOp::Lt => return compare(FloatPredicate::OLT),
            BinaryOp::Le => return compare(FloatPredicate::OLE),
            BinaryOp::Gt => return compare(FloatPredicate::OGT),
            BinaryOp::Ge => return compare(FloatPredicate::OGE),
            _ => return Err(invalid("an integer operation on floats")),
        })
    }

    /// The magnitude of `x` with the sign of `y`. The sign of a nan isn't observable: it counts as the canonical one's.
    fn copysign(&self, x: FloatValue<'c>, y: FloatValue<'c>) -> Result<FloatValue<'c>, Failure> {
        let (e, b) = (self.emitter, &self.emitter.builder);
        let signed = e.canonical_bits(y)?;
        let sign = match signed.get_type() == e.i32_type() {
            true => e.i32(1 << 31),
            false => e.u64(1 << 63),
        };
        let magnitude = b.build_bit_cast(x, sign.get_type(), "")?.into_int_value();
        let bits = e.or(e.and(signed, sign)?, e.and(magnitude, e.not(sign)?)?)?;
        Ok(b.build_bit_cast(bits, x.get_type(), "")?.into_float_value())
    }

    pub(super) fn select(&self, cond: ir::Value, x: ir::Value, y: ir::Value) -> Result<Value<'c>, Failure> {
        let (e, cond) = (self.emitter, self.int(cond)?);
        Ok(match (self.value(x)?, self.value(y)?) {
            (Value::Int(x), Value::Int(y)) => Value::Int(e.select_int(cond, x, y)?),
            (Value::Float(x), Value::Float(y)) => Value::Float(e.select_float(cond, x, y)?),
            (Value::Complex(xr, xi), Value::Complex(yr, yi)) => {
                Value::Complex(e.select_float(cond, xr, yr)?, e.select_float(cond, xi, yi)?)
            }
            _ => return Err(invalid("a selection between two types")),
        })
    }

    /// Calls a function of the device library.
    pub(super) fn builtin(&self, builtin: &Builtin, arguments: &[ir::Value]) -> Result<Value<'c>, Failure> {
        let mut passed: Vec<BasicMetadataValueEnum<'c>> = Vec::new();
        for argument in arguments {
            push_value(&mut passed, self.value(*argument)?);
        }
        let function = device_lib::declare(self.emitter, builtin);
        Ok(match self.emitter.call(function, &passed)? {
            BasicValueEnum::IntValue(value) => Value::Int(value),
            BasicValueEnum::FloatValue(value) => Value::Float(value),
            BasicValueEnum::StructValue(pair) => {
                let part = |n| self.emitter.builder.build_extract_value(pair, n, "");
                Value::Complex(part(0)?.into_float_value(), part(1)?.into_float_value())
            }
            _ => return Err(invalid("a builtin's result of unknown type")),
        })
    }

    fn complex(&self, a: ir::Value) -> Result<(FloatValue<'c>, FloatValue<'c>), Failure> {
        match self.value(a)? {
            Value::Complex(re, im) => Ok((re, im)),
            _ => Err(invalid("a complex number is needed")),
        }
    }

    fn float_intrinsic(&self, name: &str, a: ir::Value) -> Result<Value<'c>, Failure> {
        let a = self.float(a)?;
        let result = self.emitter.intrinsic(name, &[a.get_type().into()], &[a.into()])?;
        Ok(Value::Float(result.into_float_value()))
    }

    fn saturating(&self, name: &str, a: ir::Value) -> Result<Value<'c>, Failure> {
        let a = self.float(a)?;
        let types = [self.emitter.i64_type().into(), a.get_type().into()];
        Ok(Value::Int(
            self.emitter.intrinsic(name, &types, &[a.into()])?.into_int_value(),
        ))
    }

    /// Quotient (or remainder) of unsigned integers; 0 by zero.
    fn unsigned_division(&self, x: IntValue<'c>, y: IntValue<'c>, rest: bool) -> Result<IntValue<'c>, Failure> {
        let (e, b) = (self.emitter, &self.emitter.builder);
        let by_zero = e.icmp(IntPredicate::EQ, y, e.i64(0))?;
        let divisor = e.select_int(by_zero, e.i64(1), y)?;
        let result = match rest {
            true => b.build_int_unsigned_rem(x, divisor, "")?,
            false => b.build_int_unsigned_div(x, divisor, "")?,
        };
        e.select_int(by_zero, e.i64(0), result)
    }

    /// Quotient rounded down and remainder with the divisor's sign. By zero both are 0; by -1 the quotient is the wrapped
    /// negation, so that MIN // -1 is MIN.
    fn floor_division(&self, x: IntValue<'c>, y: IntValue<'c>) -> Result<(IntValue<'c>, IntValue<'c>), Failure> {
        let (e, b) = (self.emitter, &self.emitter.builder);
        let zero = e.i64(0);
        let by_zero = e.icmp(IntPredicate::EQ, y, zero)?;
        let by_minus_one = e.icmp(IntPredicate::EQ, y, e.i64(-1))?;
        let divisor = e.select_int(e.or(by_zero, by_minus_one)?, e.i64(1), y)?;
        let quotient = b.build_int_signed_div(x, divisor, "")?;
        let rest = b.build_int_signed_rem(x, divisor, "")?;
        let inexact = e.icmp(IntPredicate::NE, rest, zero)?;
        let signs_differ = e.icmp(IntPredicate::SLT, e.xor(rest, divisor)?, zero)?;
        let round_down = e.and(inexact, signs_differ)?;
        let one_less = b.build_int_sub(quotient, e.i64(1), "")?;
        let quotient = e.select_int(round_down, one_less, quotient)?;
        let rest = e.select_int(round_down, b.build_int_add(rest, divisor, "")?, rest)?;
        let negated = b.build_int_neg(x, "")?;
        let quotient = e.select_int(by_minus_one, negated, quotient)?;
        Ok((
            e.select_int(by_zero, zero, quotient)?,
            e.select_int(by_zero, zero, rest)?,
        ))
    }

    /// `x << count`; 0 where the count is outside 0..=63.
    fn shift_left(&self, x: IntValue<'c>, count: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        let (e, b) = (self.emitter, &self.emitter.builder);
        let inside = e.icmp(IntPredicate::ULE, count, e.i64(63))?;
        let shifted = b.build_left_shift(x, e.and(count, e.i64(63))?, "")?;
        e.select_int(inside, shifted, e.i64(0))
    }

    /// `x >> count`; beyond 63 all bits go, a negative count gives 0.
    fn shift_right(&self, unsigned: bool, x: IntValue<'c>, count: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        let (e, b) = (self.emitter, &self.emitter.builder);
        let inside = e.icmp(IntPredicate::ULE, count, e.i64(63))?;
        if unsigned {
            // Masked, not clamped: LLVM 22's NVPTX back end takes a count that is compared with the width for one of 32 bits.
            let shifted = b.build_right_shift(x, e.and(count, e.i64(63))?, false, "")?;
            return e.select_int(inside, shifted, e.i64(0));
        }
        let clamped = e.select_int(inside, count, e.i64(63))?;
        let shifted = b.build_right_shift(x, clamped, true, "")?;
        let negative = e.icmp(IntPredicate::SLT, count, e.i64(0))?;
        e.select_int(negative, e.i64(0), shifted)
    }
}
